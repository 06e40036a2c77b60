//! Limits to the spending of a household over a sliding period.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{Moment, Spending};
use scale_info::TypeInfo;

use super::{AssetKind, OrderId};

/// Limit that a household sets to the value of all its orders in one asset.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SpendingLimit<Balance> {
	/// Asset of the orders.
	pub asset: AssetKind,
	/// Highest value within any period.
	pub amount: Balance,
	/// Length of a period in seconds.
	pub period: Moment,
	/// Value of the orders of the last one.
	pub spending: Spending<Balance>,
	/// First order that counts: that of the first of the limits that have replaced each other.
	pub first_order: OrderId,
}
