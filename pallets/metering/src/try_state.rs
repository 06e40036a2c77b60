//! Invariants of this pallet's data, one check each.

#![cfg(any(feature = "try-runtime", test))]

use alloc::collections::BTreeMap;
use cot_primitives::{InspectDevices, TokenAccounts, TokenId};
use frame_support::{
	ensure,
	traits::{fungible::hold::Inspect as _, fungibles::hold::Inspect as _},
};
use sp_runtime::{
	traits::{Saturating, Zero},
	TryRuntimeError,
};

use crate::{subscriptions::allowance, *};

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_allowances()?;
		Self::check_deposits()?;
		Self::check_plans()?;
		Self::check_subscriptions()?;
		Self::check_visits()
	}

	/// The tokens held in each account are the sum of its allowances and of what is stranded; in
	/// other accounts none are.
	fn check_allowances() -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<(T::AccountId, TokenId), BalanceOf<T>> =
			T::TokenAccounts::token_accounts()
				.into_iter()
				.map(|place| (place, Zero::zero()))
				.collect();
		for (_, _, record) in Subscriptions::<T>::iter() {
			let plan = Plans::<T>::get(record.plan).ok_or("a subscription has no plan")?;
			sums.entry((record.household, plan.token))
				.or_insert_with(Zero::zero)
				.saturating_accrue(record.allowance);
		}
		for (household, token, amount) in Stranded::<T>::iter() {
			sums.entry((household, token)).or_insert_with(Zero::zero).saturating_accrue(amount);
		}
		for ((household, token), sum) in sums {
			let held = T::Tokens::balance_on_hold(token, &allowance::<T>(), &household);
			ensure!(held == sum, "what is held is not the sum of the allowances");
		}
		Ok(())
	}

	/// The deposits of every account are held from it, and from other accounts nothing.
	fn check_deposits() -> Result<(), TryRuntimeError> {
		let mut plans: BTreeMap<T::AccountId, BalanceOf<T>> = BTreeMap::new();
		for (_, plan) in Plans::<T>::iter() {
			plans
				.entry(plan.manufacturer)
				.or_insert_with(Zero::zero)
				.saturating_accrue(plan.deposit);
		}
		let mut subscriptions: BTreeMap<T::AccountId, BalanceOf<T>> = BTreeMap::new();
		for (_, _, record) in Subscriptions::<T>::iter() {
			subscriptions
				.entry(record.household)
				.or_insert_with(Zero::zero)
				.saturating_accrue(record.deposit);
		}
		for account in frame_system::Account::<T>::iter_keys() {
			for (reason, deposits) in
				[(HoldReason::Plan, &plans), (HoldReason::Subscription, &subscriptions)]
			{
				let deposit = deposits.get(&account).copied().unwrap_or_else(Zero::zero);
				let held = T::Currency::balance_on_hold(&reason.into(), &account);
				ensure!(held == deposit, "a deposit differs from what is held");
			}
		}
		Ok(())
	}

	/// Each plan has prices in the order of their times, is listed under its manufacturer, and
	/// counts its subscriptions.
	fn check_plans() -> Result<(), TryRuntimeError> {
		let mut counts: BTreeMap<PlanId, u32> = BTreeMap::new();
		for (_, _, record) in Subscriptions::<T>::iter() {
			counts.entry(record.plan).or_insert(0).saturating_inc();
		}
		for (id, plan) in Plans::<T>::iter() {
			ensure!(id < NextPlanId::<T>::get(), "a plan's identifier is not assigned yet");
			ensure!(!plan.prices.is_empty(), "a plan has no price");
			ensure!(
				plan.prices
					.iter()
					.zip(plan.prices.iter().skip(1))
					.all(|(one, next)| one.from < next.from),
				"prices are not in the order of their times"
			);
			ensure!(plan.prices.iter().all(|price| !price.amount.is_zero()), "a price is zero");
			let count = counts.get(&id).copied().unwrap_or(0);
			ensure!(plan.subscriptions == count, "a plan counts other subscriptions than it has");
			ensure!(
				PlansOf::<T>::contains_key(&plan.manufacturer, id),
				"a plan is not listed under its manufacturer"
			);
		}
		ensure!(
			PlansOf::<T>::iter_keys().count() == Plans::<T>::iter_keys().count(),
			"a plan is listed that does not exist"
		);
		Ok(())
	}

	/// Each subscription is of its household's device and of a plan; what is charged is within the
	/// allowance, and a debt within its bound and only where the allowance is used up.
	fn check_subscriptions() -> Result<(), TryRuntimeError> {
		for (device, _, record) in Subscriptions::<T>::iter() {
			let plan = Plans::<T>::get(record.plan).ok_or("a subscription has no plan")?;
			let info = T::Devices::device(device).ok_or("a subscription has no device")?;
			ensure!(info.household == record.household, "a subscription is of another household");
			ensure!(record.due <= record.allowance, "more is charged than there is");
			ensure!(record.debt <= plan.max_debt, "a debt exceeds its bound");
			ensure!(
				record.debt.is_zero() || record.free().is_zero(),
				"a debt is owed beside a free allowance"
			);
			ensure!(
				record.debt.is_zero() == record.debt_since.is_none(),
				"a debt has no time, or a time no debt"
			);
			ensure!(
				record.stuck_since.is_none() || !record.due.is_zero(),
				"nothing is due and cannot be settled"
			);
		}
		Ok(())
	}

	/// Each subscription is filed for one visit, in an hour that is not passed over.
	fn check_visits() -> Result<(), TryRuntimeError> {
		for (device, slot, record) in Subscriptions::<T>::iter() {
			ensure!(
				Visits::<T>::contains_key(record.visit, (device, slot)),
				"a subscription is not filed for its visit"
			);
			ensure!(
				VisitCursor::<T>::get().is_none_or(|cursor| cursor <= record.visit),
				"a visit was passed over"
			);
		}
		ensure!(
			Visits::<T>::iter_keys().count() == Subscriptions::<T>::iter_keys().count(),
			"a visit is filed of no subscription"
		);
		Ok(())
	}
}
