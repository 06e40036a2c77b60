//! Records of plans and subscriptions, and the rules of their values.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{Activity, Moment, Quantity, SessionUnit, Spending, TokenId};
use frame_support::{
	traits::{tokens::Balance as BalanceT, ConstU32},
	BoundedVec,
};
use scale_info::TypeInfo;
use sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding, traits::SaturatedConversion, Permill,
	Rounding,
};

use crate::BalanceOf;

/// Identifier of a service plan; counted by the chain from 1.
pub type PlanId = u32;
/// Number of an hour, counted from 1970; subscriptions are visited in the hour they are filed
/// under.
pub type VisitHour = u64;

/// Prices that a plan remembers, the announced one included: enough for one change a day of those
/// that a late session may ask for.
pub const MAX_PRICES: u32 = 16;
/// Thousandths in a whole unit, for which prices are.
pub const THOUSANDTHS: u32 = 1_000;
/// Seconds whose visits are filed together.
pub const HOUR_SECONDS: Moment = 3_600;
/// Hours between two visits of a subscription: a day.
pub const VISIT_EVERY: VisitHour = 24;

type AccountOf<T> = <T as frame_system::Config>::AccountId;

/// A [`Plan`] of this runtime.
pub type PlanOf<T> = Plan<AccountOf<T>, BalanceOf<T>>;
/// [`PlanTerms`] of this runtime.
pub type PlanTermsOf<T> = PlanTerms<BalanceOf<T>>;
/// A [`Subscription`] of this runtime.
pub type SubscriptionOf<T> = Subscription<AccountOf<T>, BalanceOf<T>>;
/// [`SubscriptionLimits`] of this runtime.
pub type SubscriptionLimitsOf<T> = SubscriptionLimits<BalanceOf<T>>;

/// Price of a plan from a time on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Price<Balance> {
	/// Time from which it holds, in Unix seconds.
	pub from: Moment,
	/// Tokens for a whole unit, in their smallest unit.
	pub amount: Balance,
}

/// Terms under which a manufacturer's devices act by themselves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct PlanTerms<Balance> {
	/// Activity that is charged for.
	pub activity: Activity,
	/// Unit of the amount of its sessions.
	pub unit: SessionUnit,
	/// Tokens for a whole unit, in their smallest unit.
	pub price: Balance,
	/// Share of each charge that is burned; the rest is the manufacturer's.
	pub burned: Permill,
	/// Most tokens that one subscription may owe.
	pub max_debt: Balance,
}

/// A service plan, which any number of devices may subscribe to.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Plan<AccountId, Balance> {
	/// Manufacturer of the devices.
	pub manufacturer: AccountId,
	/// Token of the manufacturer, in which sessions are paid.
	pub token: TokenId,
	/// Activity that is charged for.
	pub activity: Activity,
	/// Unit of the amount of its sessions.
	pub unit: SessionUnit,
	/// Prices in the order of their times: the earlier ones of sessions that are attested late,
	/// the one in force, and an announced one.
	pub prices: BoundedVec<Price<Balance>, ConstU32<MAX_PRICES>>,
	/// Share of each charge that is burned; the rest is the manufacturer's.
	pub burned: Permill,
	/// Most tokens that one subscription may owe.
	pub max_debt: Balance,
	/// Number of changes since it was published.
	pub version: u32,
	/// Time at which it ends, in Unix seconds; none while it is not closed.
	pub ends_at: Option<Moment>,
	/// Subscriptions that refer to it.
	pub subscriptions: u32,
	/// Coins held from the manufacturer.
	pub deposit: Balance,
}

impl<AccountId, Balance: BalanceT> Plan<AccountId, Balance> {
	/// Returns the price in force at a time: the earliest that is remembered, if that was later.
	pub fn price_at(&self, at: Moment) -> Balance {
		let in_force = self.prices.iter().rev().find(|price| price.from <= at);
		in_force.or(self.prices.first()).map_or(Balance::zero(), |price| price.amount)
	}

	/// Returns the time after `since` from which the price is above `limit`, if there is any.
	pub fn rises_above(&self, limit: Balance, since: Moment) -> Option<Moment> {
		let rise = self.prices.iter().find(|price| price.from > since && price.amount > limit);
		rise.map(|price| price.from)
	}

	/// Forgets the prices that were no longer in force at a time.
	pub fn forget_before(&mut self, at: Moment) {
		let passed = self.prices.iter().filter(|price| price.from <= at).count();
		let forgotten = passed.saturating_sub(1);
		let mut index = 0usize;
		self.prices.retain(|_| {
			let keep = index >= forgotten;
			index = index.saturating_add(1);
			keep
		});
	}

	/// Returns true if the plan has ended.
	pub fn has_ended(&self, now: Moment) -> bool {
		self.ends_at.is_some_and(|end| end <= now)
	}
}

/// Cost of an amount, in thousandths of a unit, at a price for a whole one: rounded up, and the
/// largest number with `true` if it exceeds that.
pub fn cost_of<Balance: BalanceT>(price: Balance, amount: Quantity) -> (Balance, bool) {
	let cost = multiply_by_rational_with_rounding(
		price.saturated_into::<u128>(),
		amount.into(),
		THOUSANDTHS.into(),
		Rounding::Up,
	);
	match cost.map(|cost| (cost, cost.saturated_into::<Balance>())) {
		Some((cost, balance)) if balance.saturated_into::<u128>() == cost => (balance, false),
		_ => (Balance::max_value(), true),
	}
}

/// Amount in thousandths of a unit that so many tokens pay at a price for a whole one, rounded
/// down.
pub fn amount_for<Balance: BalanceT>(tokens: Balance, price: Balance) -> u64 {
	let amount = multiply_by_rational_with_rounding(
		tokens.saturated_into::<u128>(),
		THOUSANDTHS.into(),
		price.saturated_into::<u128>(),
		Rounding::Down,
	);
	amount.map_or(u64::MAX, SaturatedConversion::saturated_into)
}

/// Tokens that a subscription may use in any period of a length.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Budget<Balance> {
	/// Tokens, in their smallest unit.
	pub amount: Balance,
	/// Length of a period in seconds.
	pub period: Moment,
}

/// Limits that a household sets to a subscription.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SubscriptionLimits<Balance> {
	/// Highest price for a whole unit. A higher one ends the subscription when it takes effect.
	pub max_price: Balance,
	/// Tokens that may be used in any period; none if the allowance is the only bound.
	pub budget: Option<Budget<Balance>>,
}

/// Reason for which a subscription has ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum EndReason {
	/// The household has ended it.
	#[codec(index = 0)]
	Unsubscribed,
	/// Its plan has ended.
	#[codec(index = 1)]
	PlanEnded,
	/// The price has risen above the household's limit.
	#[codec(index = 2)]
	PriceAboveLimit,
	/// The device has another owner or was retired, or its slot serves another purpose.
	#[codec(index = 3)]
	DeviceChanged,
}

/// End of a subscription.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct End {
	/// Time in Unix seconds.
	pub at: Moment,
	/// Reason.
	pub reason: EndReason,
}

/// A household's subscription of one slot, with its allowance.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Subscription<AccountId, Balance> {
	/// Household that pays.
	pub household: AccountId,
	/// Plan.
	pub plan: PlanId,
	/// Limits of the household.
	pub limits: SubscriptionLimits<Balance>,
	/// Time from which a rise of the price counts against the limit, in Unix seconds.
	pub limited_since: Moment,
	/// Tokens charged in the last period of the budget.
	pub spending: Spending<Balance>,
	/// Start in Unix seconds. Earlier sessions are not charged.
	pub begun_at: Moment,
	/// Time in which it had ended before it was resumed; sessions that began then are not charged.
	pub pause: Option<(Moment, Moment)>,
	/// Tokens held in the household's account.
	pub allowance: Balance,
	/// Part of the allowance that is charged, and is to be burned and paid.
	pub due: Balance,
	/// Tokens owed beyond the allowance.
	pub debt: Balance,
	/// Time since which there is a debt, in Unix seconds.
	pub debt_since: Option<Moment>,
	/// Time since which the charged part can be neither burned nor paid, in Unix seconds.
	pub stuck_since: Option<Moment>,
	/// End, if it has ended. The record stays for sessions that are attested late.
	pub end: Option<End>,
	/// Hour of the next visit.
	pub visit: VisitHour,
	/// Coins held from the household.
	pub deposit: Balance,
}

impl<AccountId, Balance: BalanceT> Subscription<AccountId, Balance> {
	/// Returns the part of the allowance that is not charged.
	pub fn free(&self) -> Balance {
		self.allowance.saturating_sub(self.due)
	}

	/// Returns the rest of the budget; none if there is no budget.
	pub fn budget_left(&self, now: Moment) -> Option<Balance> {
		let Budget { amount, period } = self.limits.budget?;
		Some(amount.saturating_sub(self.spending.total(now, period)))
	}

	/// Returns the end by now, if the subscription has ended: the first of those that its plan and
	/// the household have brought about.
	pub fn end_by(&self, plan: &Plan<AccountId, Balance>, now: Moment) -> Option<End> {
		let of_plan = plan.ends_at.map(|at| End { at, reason: EndReason::PlanEnded });
		let of_price = plan
			.rises_above(self.limits.max_price, self.limited_since)
			.map(|at| End { at, reason: EndReason::PriceAboveLimit });
		[self.end, of_price, of_plan]
			.into_iter()
			.flatten()
			.filter(|end| end.at <= now)
			.min_by_key(|end| end.at)
	}

	/// Adds tokens to the allowance. A debt is paid first.
	pub fn add(&mut self, tokens: Balance) {
		self.allowance = self.allowance.saturating_add(tokens);
		let paid = self.debt.min(self.free());
		self.debt = self.debt.saturating_sub(paid);
		self.due = self.due.saturating_add(paid);
		if self.debt.is_zero() {
			self.debt_since = None;
		}
	}

	/// Charges a cost to the allowance, and what exceeds it as a debt up to a bound. Returns both
	/// parts.
	pub fn charge(&mut self, cost: Balance, max_debt: Balance, now: Moment) -> (Balance, Balance) {
		let used = cost.min(self.free());
		let room = max_debt.saturating_sub(self.debt);
		let owed = cost.saturating_sub(used).min(room);
		self.due = self.due.saturating_add(used);
		self.debt = self.debt.saturating_add(owed);
		if !owed.is_zero() {
			self.debt_since.get_or_insert(now);
		}
		if let Some(Budget { period, .. }) = self.limits.budget {
			self.spending.add(used.saturating_add(owed), now, period);
		}
		(used, owed)
	}
}

/// Outcome of a session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum SessionOutcome {
	/// It was charged, as far as the allowance and the bound of debts reach.
	#[codec(index = 0)]
	Charged,
	/// It was charged the largest number, which its cost exceeds.
	#[codec(index = 1)]
	ChargedMost,
	/// Its slot has no subscription.
	#[codec(index = 2)]
	NotSubscribed,
	/// It began before its slot was subscribed, or while the subscription had ended.
	#[codec(index = 3)]
	NotCovered,
	/// It began after the household had ended the subscription.
	#[codec(index = 4)]
	Unsubscribed,
	/// It began after the plan had ended.
	#[codec(index = 5)]
	PlanEnded,
	/// It began after the price had risen above the household's limit.
	#[codec(index = 6)]
	PriceAboveLimit,
	/// The period's budget was used up.
	#[codec(index = 7)]
	BudgetUsedUp,
}

impl From<EndReason> for SessionOutcome {
	fn from(reason: EndReason) -> Self {
		match reason {
			EndReason::Unsubscribed => Self::Unsubscribed,
			EndReason::PlanEnded => Self::PlanEnded,
			EndReason::PriceAboveLimit => Self::PriceAboveLimit,
			EndReason::DeviceChanged => Self::NotSubscribed,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_cost_is_rounded_up_and_saturates() {
		assert_eq!(cost_of(100u128, 1_000), (100, false));
		assert_eq!(cost_of(100u128, 1), (1, false));
		assert_eq!(cost_of(100u128, 0), (0, false));
		assert_eq!(cost_of(u128::MAX, 1_001), (u128::MAX, true));
		assert_eq!(cost_of(u128::MAX, 1_000), (u128::MAX, false));
		assert_eq!(cost_of(u64::MAX, 1_001), (u64::MAX, true));
	}

	#[test]
	fn tokens_pay_for_an_amount_rounded_down() {
		assert_eq!(amount_for(99u128, 100), 990);
		assert_eq!(amount_for(1u128, 3), 333);
		assert_eq!(amount_for(u128::MAX, 1), u64::MAX);
		assert_eq!(amount_for(1u128, 0), u64::MAX);
	}

	proptest! {
		/// The amount that tokens pay for costs no more than they are.
		#[test]
		fn an_amount_costs_no_more_than_what_pays_for_it(
			tokens in 0u128..1_000_000_000_000, price in 1u128..1_000_000_000,
		) {
			let amount = amount_for(tokens, price).min(Quantity::MAX.into());
			let (cost, _) = cost_of(price, amount.saturated_into());
			prop_assert!(cost <= tokens, "{cost} {tokens}");
		}
	}
}
