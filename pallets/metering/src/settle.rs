//! Settlement: what is charged to an allowance is burned and paid, and what has ended is removed.

use cot_primitives::{DeviceId, InspectManufacturers, Moment, OnTokensBurned, SlotId};
use frame_support::{
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{
		fungibles::hold::Mutate as _,
		tokens::{Fortitude, Precision, Restriction},
	},
};
use sp_runtime::traits::{Saturating, Zero};

use crate::{subscriptions::allowance, *};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_settle(device: DeviceId, slot: SlotId) -> DispatchResult {
		let (record, plan) = Self::subscription(device, slot)?;
		if let Some(record) = Self::visit(device, slot, record, &plan) {
			Subscriptions::<T>::insert(device, slot, record);
		}
		Ok(())
	}

	/// Brings a subscription up to date: notes its end, settles what is due, and forgets a debt
	/// whose time is over. Returns it; none if it was removed.
	pub(crate) fn visit(
		device: DeviceId,
		slot: SlotId,
		mut record: SubscriptionOf<T>,
		plan: &PlanOf<T>,
	) -> Option<SubscriptionOf<T>> {
		let now = Self::now();
		if let Some(end) = record.end_by(plan, now) {
			Self::end(device, slot, &mut record, end);
		}
		Self::settle_due(device, slot, &mut record, plan);
		Self::forget_old_debts(device, slot, &mut record, plan, now);
		let is_over = record.end.is_some_and(|end| {
			let last = end.at.saturating_add(T::LateWindow::get());
			last <= now && record.debt.is_zero() && record.due.is_zero()
		});
		if is_over {
			Self::remove_subscription(device, slot, record, plan);
			return None;
		}
		Some(record)
	}

	/// Burns and pays what is due. If the ledger refuses, it stays due, and an event tells.
	pub(crate) fn settle_due(
		device: DeviceId,
		slot: SlotId,
		record: &mut SubscriptionOf<T>,
		plan: &PlanOf<T>,
	) {
		let due = record.due;
		if due.is_zero() {
			return;
		}
		let household = record.household.clone();
		let burned = plan.burned.mul_floor(due);
		let paid = due.saturating_sub(burned);
		match with_storage_layer(|| Self::burn_and_pay(&household, plan, burned, paid)) {
			Ok(()) => {
				record.due = Zero::zero();
				record.allowance = record.allowance.saturating_sub(due);
				record.stuck_since = None;
				if !burned.is_zero() {
					T::OnTokensBurned::on_tokens_burned(&plan.manufacturer, burned);
				}
				let (manufacturer, token) = (plan.manufacturer.clone(), plan.token);
				Self::deposit_event(Event::Settled {
					device,
					slot,
					household,
					manufacturer,
					token,
					burned,
					paid,
				});
			},
			Err(error) => {
				record.stuck_since.get_or_insert(Self::now());
				Self::deposit_event(Event::SettlementFailed {
					device,
					slot,
					household,
					due,
					error,
				});
			},
		}
	}

	/// Burns and pays tokens out of an allowance. Both are forced, because a freeze that the
	/// household sets later must not reach what it already owes.
	fn burn_and_pay(
		household: &T::AccountId,
		plan: &PlanOf<T>,
		burned: BalanceOf<T>,
		paid: BalanceOf<T>,
	) -> DispatchResult {
		if !burned.is_zero() {
			T::Tokens::burn_held(
				plan.token,
				&allowance::<T>(),
				household,
				burned,
				Precision::Exact,
				Fortitude::Force,
			)?;
		}
		if !paid.is_zero() {
			T::Tokens::transfer_on_hold(
				plan.token,
				&allowance::<T>(),
				household,
				&plan.manufacturer,
				paid,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)?;
		}
		Ok(())
	}

	/// Forgets a debt `DebtLapse` after it could be paid last: its plan has ended, or its
	/// manufacturer is not approved any more. So it does with what is due and cannot be settled.
	fn forget_old_debts(
		device: DeviceId,
		slot: SlotId,
		record: &mut SubscriptionOf<T>,
		plan: &PlanOf<T>,
		now: Moment,
	) {
		let has_lapsed = |since: Moment| since.saturating_add(T::DebtLapse::get()) <= now;
		if record.stuck_since.is_some_and(has_lapsed) {
			Self::lapse(device, slot, record, plan, record.due);
			record.due = Zero::zero();
			record.stuck_since = None;
			// What is free again pays what else is owed.
			record.add(Zero::zero());
		}
		let ended_at = plan.ends_at.filter(|end| *end <= now);
		let Some(since) = record.debt_since else { return };
		let is_over = match ended_at {
			Some(end) => has_lapsed(since.max(end)),
			None => has_lapsed(since) && !T::Manufacturers::is_approved(&plan.manufacturer),
		};
		if is_over {
			Self::lapse(device, slot, record, plan, record.debt);
			record.debt = Zero::zero();
			record.debt_since = None;
		}
	}

	/// Tells that an amount is forgotten.
	pub(crate) fn lapse(
		device: DeviceId,
		slot: SlotId,
		record: &SubscriptionOf<T>,
		plan: &PlanOf<T>,
		amount: BalanceOf<T>,
	) {
		Self::deposit_event(Event::DebtLapsed {
			device,
			slot,
			household: record.household.clone(),
			manufacturer: plan.manufacturer.clone(),
			amount,
		});
	}
}
