//! Baskets: orders of a household at one merchant that travel together.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt::Display;
use cot_primitives::{json, DeviceId, Moment, SlotId};
use frame_support::traits::tokens::Balance as BalanceT;
use scale_info::TypeInfo;
use serde::Serialize;

use super::{AssetKind, DeliveryTerms};

/// Orders of a household at one merchant that travel together, in one asset and under the same
/// terms of delivery. It exists as long as one of them is open. In JSON it leaves out what it
/// shares with each of its orders.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct Basket<AccountId, Balance> {
	/// Household that pays.
	#[serde(skip)]
	pub household: AccountId,
	/// Merchant that sells.
	#[serde(skip)]
	pub merchant: AccountId,
	/// Asset of its orders.
	#[serde(skip)]
	pub asset: AssetKind,
	/// Fee and minimum.
	pub delivery: DeliveryTerms<Balance>,
	/// End of the first order's cancel window in Unix seconds, until which other orders join.
	pub joinable_until: Moment,
	/// Open orders.
	pub orders: u32,
	/// Value of all orders that were not cancelled, open or not.
	#[serde(serialize_with = "json::decimal")]
	pub value: Balance,
	/// True once the merchant has been paid the fee. Until then it is held from the household.
	pub is_fee_paid: bool,
	/// Device and slot of the first order, whose mandate pays the fee out of its budget.
	#[serde(skip)]
	pub opened_for: (DeviceId, SlotId),
	/// Time of the first order in Unix seconds.
	#[serde(skip)]
	pub opened_at: Moment,
	/// Seconds for which the chain had stood still, of all its time, when it was opened. What it
	/// has stood still since is added to `joinable_until`.
	#[serde(skip)]
	pub halted: Moment,
}

impl<AccountId, Balance: BalanceT> Basket<AccountId, Balance> {
	/// Moves the end of joining by what the chain has stood still since it was set, given the
	/// `halted` seconds of all its time, as the first order's cancel window moves.
	pub fn catch_up(&mut self, halted: Moment) {
		let since = halted.saturating_sub(self.halted);
		self.halted = halted;
		self.joinable_until = self.joinable_until.saturating_add(since);
	}

	/// Returns true if orders of this asset under these terms still join at `now`.
	pub fn is_joinable(
		&self,
		asset: &AssetKind,
		delivery: &DeliveryTerms<Balance>,
		now: Moment,
	) -> bool {
		self.asset == *asset && self.delivery == *delivery && now < self.joinable_until
	}

	/// Returns true if the merchant need not deliver.
	pub fn is_below_minimum(&self) -> bool {
		self.value < self.delivery.minimum
	}

	/// Returns the fee that is held from the household.
	pub fn held_fee(&self) -> Balance {
		match self.is_fee_paid {
			true => Balance::zero(),
			false => self.delivery.fee,
		}
	}
}
