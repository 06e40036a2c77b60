//! Calls about subscriptions: a household begins one, limits it and ends it.

use cot_primitives::{
	DeviceId, InspectDevices, InspectManufacturers, Moment, SlotConfig, SlotId, Spending,
};
use frame_support::{
	defensive, ensure,
	pallet_prelude::*,
	traits::{fungible::MutateHold as _, fungibles::MutateHold as _, tokens::Precision, Defensive},
};
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_subscribe(
		household: T::AccountId,
		device: DeviceId,
		slot: SlotId,
		plan: PlanId,
		limits: SubscriptionLimitsOf<T>,
	) -> DispatchResult {
		let info = T::Devices::device(device).ok_or(Error::<T>::UnknownDevice)?;
		ensure!(info.household == household, Error::<T>::NotHousehold);
		let config = T::Devices::slot(device, slot).ok_or(Error::<T>::UnknownSlot)?;
		let mut terms = Plans::<T>::get(plan).ok_or(Error::<T>::UnknownPlan)?;
		ensure!(terms.manufacturer == info.manufacturer, Error::<T>::ForeignPlan);
		ensure!(
			T::Manufacturers::is_approved(&terms.manufacturer),
			Error::<T>::ManufacturerNotApproved
		);
		let is_metered = matches!(config, SlotConfig::Activity(config)
			if (config.activity, config.unit) == (terms.activity, terms.unit));
		ensure!(is_metered, Error::<T>::ActivityMismatch);
		ensure!(terms.ends_at.is_none(), Error::<T>::PlanClosed);
		let now = Self::now();
		Self::ensure_limits(&limits, &terms, now)?;

		let former = Subscriptions::<T>::get(device, slot);
		let resumed = match former {
			None => None,
			Some(former) => {
				let of_plan = Plans::<T>::get(former.plan).ok_or(Error::<T>::UnknownPlan)?;
				let end = former.end_by(&of_plan, now).ok_or(Error::<T>::AlreadySubscribed)?;
				ensure!(former.debt.is_zero(), Error::<T>::DebtOwed);
				if former.plan == plan {
					Some((former, end))
				} else {
					Self::remove_subscription(device, slot, former, &of_plan);
					None
				}
			},
		};
		let record = match resumed {
			Some((former, end)) => Self::resumed(former, end, limits, now),
			None => {
				let deposit = T::SubscriptionDeposit::get();
				T::Currency::hold(&HoldReason::Subscription.into(), &household, deposit)?;
				terms.subscriptions.saturating_inc();
				Plans::<T>::insert(plan, terms);
				let visit = (now / HOUR_SECONDS).saturating_add(VISIT_EVERY);
				Visits::<T>::insert(visit, (device, slot), ());
				Subscription {
					household: household.clone(),
					plan,
					limits,
					limited_since: now,
					spending: Spending::default(),
					begun_at: now,
					pause: None,
					allowance: Zero::zero(),
					due: Zero::zero(),
					debt: Zero::zero(),
					debt_since: None,
					stuck_since: None,
					end: None,
					visit,
					deposit,
				}
			},
		};
		Subscriptions::<T>::insert(device, slot, record);
		Self::deposit_event(Event::Subscribed { device, slot, household, plan, limits });
		Ok(())
	}

	/// Returns a subscription that goes on after it had ended. What began before the end is still
	/// charged, what began since is not; of two such times the later one is remembered, and what
	/// began before the earlier one is not charged any more.
	fn resumed(
		former: SubscriptionOf<T>,
		end: End,
		limits: SubscriptionLimitsOf<T>,
		now: Moment,
	) -> SubscriptionOf<T> {
		let begun_at = former.pause.map_or(former.begun_at, |(_, resumed_at)| resumed_at);
		let mut record = Self::with_limits(former, limits, now);
		record.begun_at = begun_at;
		record.pause = Some((end.at, now));
		record.end = None;
		record
	}

	/// Returns a subscription with other limits.
	fn with_limits(
		mut record: SubscriptionOf<T>,
		limits: SubscriptionLimitsOf<T>,
		now: Moment,
	) -> SubscriptionOf<T> {
		let period = |limits: &SubscriptionLimitsOf<T>| limits.budget.map(|budget| budget.period);
		if period(&record.limits) != period(&limits) {
			record.spending = Spending::default();
		}
		record.limits = limits;
		record.limited_since = now;
		record
	}

	/// Ensures that limits allow anything at the plan's price.
	fn ensure_limits(
		limits: &SubscriptionLimitsOf<T>,
		plan: &PlanOf<T>,
		now: Moment,
	) -> DispatchResult {
		let is_zero = |budget: Budget<BalanceOf<T>>| budget.amount.is_zero() || budget.period == 0;
		ensure!(!limits.budget.is_some_and(is_zero), Error::<T>::ZeroTerms);
		ensure!(plan.price_at(now) <= limits.max_price, Error::<T>::PriceAboveLimit);
		Ok(())
	}

	pub(crate) fn do_set_limits(
		who: T::AccountId,
		device: DeviceId,
		slot: SlotId,
		limits: SubscriptionLimitsOf<T>,
	) -> DispatchResult {
		let (record, plan) = Self::subscription_of(&who, device, slot)?;
		let now = Self::now();
		ensure!(record.end_by(&plan, now).is_none(), Error::<T>::SubscriptionEnded);
		Self::ensure_limits(&limits, &plan, now)?;

		let old = record.limits;
		Subscriptions::<T>::insert(device, slot, Self::with_limits(record, limits, now));
		Self::deposit_event(Event::LimitsSet { device, slot, household: who, old, new: limits });
		Ok(())
	}

	pub(crate) fn do_unsubscribe(
		who: T::AccountId,
		device: DeviceId,
		slot: SlotId,
	) -> DispatchResult {
		let (mut record, plan) = Self::subscription_of(&who, device, slot)?;
		let now = Self::now();
		ensure!(record.end_by(&plan, now).is_none(), Error::<T>::SubscriptionEnded);
		let free = record.free();
		if !free.is_zero() {
			T::Tokens::release(plan.token, &allowance::<T>(), &who, free, Precision::Exact)?;
			record.allowance = record.allowance.saturating_sub(free);
		}

		let end = End { at: now, reason: EndReason::Unsubscribed };
		Self::end(device, slot, &mut record, end);
		Subscriptions::<T>::insert(device, slot, record);
		if !free.is_zero() {
			let (household, amount) = (who, free);
			let free = Zero::zero();
			Self::deposit_event(Event::Withdrawn { device, slot, household, amount, free });
		}
		Ok(())
	}

	/// Notes the end of a subscription, unless it is noted already.
	pub(crate) fn end(device: DeviceId, slot: SlotId, record: &mut SubscriptionOf<T>, end: End) {
		if record.end.is_some() {
			return;
		}
		record.end = Some(end);
		Self::deposit_event(Event::SubscriptionEnded {
			device,
			slot,
			household: record.household.clone(),
			plan: record.plan,
			at: end.at,
			reason: end.reason,
		});
	}

	/// Removes a subscription without a debt, and releases what is held for it. What is due is
	/// settled first; what cannot be settled lapses.
	pub(crate) fn remove_subscription(
		device: DeviceId,
		slot: SlotId,
		mut record: SubscriptionOf<T>,
		plan: &PlanOf<T>,
	) {
		Self::settle_due(device, slot, &mut record, plan);
		if !record.due.is_zero() {
			Self::lapse(device, slot, &record, plan, record.due);
		}
		let Subscription { household, allowance: released, plan: id, visit, deposit, .. } = record;
		Visits::<T>::remove(visit, (device, slot));
		Subscriptions::<T>::remove(device, slot);
		Plans::<T>::mutate_extant(id, |plan| plan.subscriptions.saturating_dec());
		let reason = HoldReason::Subscription.into();
		T::Currency::release(&reason, &household, deposit, Precision::BestEffort).defensive().ok();
		Self::release_or_strand(&household, plan.token, released);
		Self::deposit_event(Event::SubscriptionRemoved { device, slot, household, released });
	}

	/// Returns the subscription of a slot, of which `who` is the household, and its plan.
	pub(crate) fn subscription_of(
		who: &T::AccountId,
		device: DeviceId,
		slot: SlotId,
	) -> Result<(SubscriptionOf<T>, PlanOf<T>), DispatchError> {
		let (record, plan) = Self::subscription(device, slot)?;
		ensure!(record.household == *who, Error::<T>::NotHousehold);
		Ok((record, plan))
	}

	/// Returns the subscription of a slot and its plan.
	pub(crate) fn subscription(
		device: DeviceId,
		slot: SlotId,
	) -> Result<(SubscriptionOf<T>, PlanOf<T>), DispatchError> {
		let record =
			Subscriptions::<T>::get(device, slot).ok_or(Error::<T>::UnknownSubscription)?;
		let Some(plan) = Plans::<T>::get(record.plan) else {
			defensive!("a plan stays as long as it has subscriptions");
			return Err(Error::<T>::UnknownPlan.into());
		};
		Ok((record, plan))
	}
}

/// Hold reason of allowances.
pub(crate) fn allowance<T: Config>() -> T::RuntimeHoldReason {
	HoldReason::Allowance.into()
}
