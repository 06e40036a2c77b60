//! Answer to a device that asks before it acts by itself.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::fmt::Display;
use cot_primitives::{json, DeviceId, DeviceStatus, InspectDevices, SlotId};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_runtime::traits::Zero;

use crate::*;

/// [`StartCheck`] of `T`.
pub type StartCheckOf<T> = StartCheck<BalanceOf<T>>;

/// Reason for which a device may not act by itself now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Obstacle {
	/// The device is not claimed.
	#[codec(index = 0)]
	UnknownDevice,
	/// The device may not attest.
	#[codec(index = 1)]
	DeviceSuspended,
	/// The slot has no subscription.
	#[codec(index = 2)]
	NotSubscribed,
	/// The household has ended the subscription.
	#[codec(index = 3)]
	Unsubscribed,
	/// The plan has ended.
	#[codec(index = 4)]
	PlanEnded,
	/// The price has risen above the household's limit.
	#[codec(index = 5)]
	PriceAboveLimit,
	/// The allowance is used up.
	#[codec(index = 6)]
	AllowanceUsedUp,
	/// A debt has to be paid first.
	#[codec(index = 7)]
	DebtOwed,
	/// The period's budget is used up.
	#[codec(index = 8)]
	BudgetUsedUp,
}

/// Answer to a device that is about to act by itself in a slot.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct StartCheck<Balance> {
	/// True if there is no obstacle.
	pub may_start: bool,
	/// Every reason against it.
	pub obstacles: Vec<Obstacle>,
	/// Amount that allowance and budget pay for, in thousandths of the plan's unit.
	pub amount_left: u64,
	/// Plan; none without a subscription.
	pub plan: Option<PlanId>,
	/// Price of a whole unit now; none without a subscription.
	#[serde(serialize_with = "json::decimal_or_null")]
	pub price: Option<Balance>,
	/// Allowance that is not charged.
	#[serde(serialize_with = "json::decimal")]
	pub allowance: Balance,
	/// Tokens owed.
	#[serde(serialize_with = "json::decimal")]
	pub debt: Balance,
	/// Rest of the period's budget; none without a budget.
	#[serde(serialize_with = "json::decimal_or_null")]
	pub budget_left: Option<Balance>,
}

impl<T: Config> Pallet<T> {
	/// Returns whether a device may act by itself in a slot, with every reason against it.
	pub fn may_start(device: DeviceId, slot: SlotId) -> StartCheckOf<T> {
		let mut obstacles = Vec::new();
		match T::Devices::device(device) {
			None => obstacles.push(Obstacle::UnknownDevice),
			Some(info) if info.status == DeviceStatus::Suspended => {
				obstacles.push(Obstacle::DeviceSuspended);
			},
			Some(_) => {},
		}
		let Ok((record, plan)) = Self::subscription(device, slot) else {
			obstacles.push(Obstacle::NotSubscribed);
			return StartCheck {
				may_start: false,
				obstacles,
				amount_left: 0,
				plan: None,
				price: None,
				allowance: Zero::zero(),
				debt: Zero::zero(),
				budget_left: None,
			};
		};
		let now = Self::now();
		obstacles.extend(record.end_by(&plan, now).map(|end| match end.reason {
			EndReason::Unsubscribed => Obstacle::Unsubscribed,
			EndReason::PlanEnded => Obstacle::PlanEnded,
			EndReason::PriceAboveLimit => Obstacle::PriceAboveLimit,
			EndReason::DeviceChanged => Obstacle::NotSubscribed,
		}));
		let price = plan.price_at(now);
		let (allowance, budget_left) = (record.free(), record.budget_left(now));
		let payable = |tokens| amount_for(tokens, price);
		if payable(allowance) == 0 {
			obstacles.push(Obstacle::AllowanceUsedUp);
		}
		if !record.debt.is_zero() {
			obstacles.push(Obstacle::DebtOwed);
		}
		if budget_left.is_some_and(|left| payable(left) == 0) {
			obstacles.push(Obstacle::BudgetUsedUp);
		}
		let may_start = obstacles.is_empty();
		let tokens = budget_left.map_or(allowance, |left| left.min(allowance));
		StartCheck {
			may_start,
			obstacles,
			amount_left: if may_start { payable(tokens) } else { 0 },
			plan: Some(record.plan),
			price: Some(price),
			allowance,
			debt: record.debt,
			budget_left,
		}
	}
}
