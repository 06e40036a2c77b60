//! Charges for sessions. The batch that attests them reads and writes one record, and burns and
//! pays nothing.

use cot_primitives::{MeterSessions, MeteredSession, Moment, Quantity};
use frame_support::pallet_prelude::*;
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

/// Parts of a cost: what it is, what the allowance pays of it, and what is owed.
type Parts<Balance> = (Balance, Balance, Balance);

impl<T: Config> MeterSessions<T::AccountId> for Pallet<T> {
	fn on_session(session: &MeteredSession<T::AccountId>) {
		let MeteredSession { device, slot, household, at, amount } = *session;
		let found = Self::subscription(device, slot)
			.ok()
			.filter(|(record, _)| record.household == *household);
		let (plan, outcome, parts) = match found {
			None => (None, SessionOutcome::NotSubscribed, Parts::default()),
			Some((mut record, plan)) => {
				let now = Self::now();
				if let Some(end) = record.end_by(&plan, now) {
					Self::end(device, slot, &mut record, end);
				}
				let (outcome, parts) = Self::charge(&mut record, &plan, at, amount, now);
				let id = record.plan;
				Subscriptions::<T>::insert(device, slot, record);
				(Some(id), outcome, parts)
			},
		};
		let (cost, from_allowance, owed) = parts;
		Self::deposit_event(Event::SessionMetered {
			device,
			slot,
			household: household.clone(),
			plan,
			at,
			amount,
			outcome,
			cost,
			from_allowance,
			owed,
			unpaid: cost.saturating_sub(from_allowance).saturating_sub(owed),
		});
	}

	fn weight_of_session() -> Weight {
		T::WeightInfo::on_session()
	}
}

impl<T: Config> Pallet<T> {
	/// Charges for a session of a subscribed slot by the price in force when it began.
	fn charge(
		record: &mut SubscriptionOf<T>,
		plan: &PlanOf<T>,
		at: Moment,
		amount: Quantity,
		now: Moment,
	) -> (SessionOutcome, Parts<BalanceOf<T>>) {
		let uncharged = |outcome| (outcome, Parts::default());
		let was_paused = record.pause.is_some_and(|(from, until)| (from..until).contains(&at));
		if at < record.begun_at || was_paused {
			return uncharged(SessionOutcome::NotCovered);
		}
		if let Some(end) = record.end.filter(|end| end.at <= at) {
			return uncharged(end.reason.into());
		}
		if record.budget_left(now).is_some_and(|left| left.is_zero()) {
			return uncharged(SessionOutcome::BudgetUsedUp);
		}
		let (cost, is_most) = cost_of(plan.price_at(at), amount);
		let (used, owed) = record.charge(cost, plan.max_debt, now);
		let outcome = match is_most {
			true => SessionOutcome::ChargedMost,
			false => SessionOutcome::Charged,
		};
		(outcome, (cost, used, owed))
	}
}
