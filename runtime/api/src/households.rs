//! Households: memberships, mandates, funds and limits.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::fmt::Display;
use cot_primitives::{json, DeviceId, Moment, SlotId, TokenId};
use pallet_auto_purchase::{token_or_null, AssetKind, MandateTerms, Purchasing};
use scale_info::TypeInfo;
use serde::Serialize;

/// An account as a household.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct HouseholdView<AccountId, Balance> {
	/// Status of purchasing on the whole chain.
	pub purchasing: Purchasing,
	/// End of the household's own pause in Unix seconds, which is the largest number if it has
	/// none; none if it has not paused.
	pub paused_until: Option<Moment>,
	/// Memberships at the gates of manufacturers.
	pub memberships: Vec<MembershipView<AccountId, Balance>>,
	/// Funds in the native coin, and in each token of a membership, a limit or an open order.
	pub funds: Vec<FundsView<Balance>>,
	/// Limits of what all its orders may cost.
	pub limits: Vec<LimitView<Balance>>,
}

/// Membership of a household at a manufacturer's gate.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct MembershipView<AccountId, Balance> {
	/// Manufacturer.
	pub manufacturer: AccountId,
	/// Its token.
	pub token: TokenId,
	/// Amount that is frozen.
	#[serde(serialize_with = "json::decimal")]
	pub frozen: Balance,
	/// Amount of the gate today, to which `renew` goes over; none if the gate is closed.
	#[serde(serialize_with = "json::decimal_or_null")]
	pub gate: Option<Balance>,
	/// Mandates that depend on it. While there are any, the household cannot leave.
	pub mandates: u32,
	/// Time in Unix seconds from which it may leave.
	pub may_leave_at: Moment,
}

/// Funds of a household in one asset.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct FundsView<Balance> {
	/// Asset; in JSON the token's identifier, or null for the native coin.
	#[serde(serialize_with = "token_or_null")]
	pub asset: AssetKind,
	/// Amount that it can transfer.
	#[serde(serialize_with = "json::decimal")]
	pub free: Balance,
	/// Amount held for open orders and the fees of their deliveries.
	#[serde(serialize_with = "json::decimal")]
	pub in_orders: Balance,
	/// Amount held for disputes that it has opened.
	#[serde(serialize_with = "json::decimal")]
	pub in_disputes: Balance,
	/// Amount frozen at gates.
	#[serde(serialize_with = "json::decimal")]
	pub frozen: Balance,
}

/// Limit of what all orders of a household may cost in one asset.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct LimitView<Balance> {
	/// Asset; in JSON the token's identifier, or null for the native coin.
	#[serde(serialize_with = "token_or_null")]
	pub asset: AssetKind,
	/// Highest value within any period.
	#[serde(serialize_with = "json::decimal")]
	pub amount: Balance,
	/// Length of a period in seconds.
	pub period: Moment,
	/// Value of the orders of the last period.
	#[serde(serialize_with = "json::decimal")]
	pub spent: Balance,
}

/// Mandate for a slot.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct MandateView<AccountId, Balance> {
	/// Device.
	pub device: DeviceId,
	/// Slot.
	pub slot: SlotId,
	/// Household that gave it.
	pub household: AccountId,
	/// Manufacturer at whose gate the household is a member.
	pub manufacturer: AccountId,
	/// Bounds of the purchases.
	pub terms: MandateTerms<AccountId, Balance>,
	/// Time at which it was given, in Unix seconds.
	pub given_at: Moment,
	/// Value of the orders of the last period.
	#[serde(serialize_with = "json::decimal")]
	pub spent: Balance,
	/// Rest of the budget. Periods slide: what an order has cost is free again a period later, or
	/// an eighth of it more.
	#[serde(serialize_with = "json::decimal")]
	pub budget_left: Balance,
	/// Number of the code that the next order takes, counted from the end of the chain; none if
	/// the mandate has no codes, or none left.
	pub next_code: Option<u32>,
	/// Time in Unix seconds until which the slot buys nothing, if it cools down.
	pub cooling_down_until: Option<Moment>,
}
