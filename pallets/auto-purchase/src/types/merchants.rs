//! Who sells what, to whose households.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{Commodity, Moment, Quantity};
use frame_support::traits::tokens::Balance as BalanceT;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Permill;

use super::{AssetKind, Gtin, MerchantName, MerchantSite, OfferId};
use crate::math;

/// Somebody who sells to households.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Merchant<Balance> {
	/// What is held from it; penalties are paid out of it.
	pub bond: Balance,
	/// How it calls itself.
	pub name: MerchantName,
	/// Where it can be found; empty if nowhere.
	pub site: MerchantSite,
	/// Offers it has published and not withdrawn.
	pub offers: u32,
	/// Partnerships it has, those proposed and those ending included.
	pub partnerships: u32,
	/// Orders it has not finished.
	pub open_orders: u32,
	/// How its orders have ended.
	pub reputation: Reputation,
}

/// How an order ended for its merchant's name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
	/// It was paid in full.
	Settled,
	/// It expired because the merchant missed a deadline.
	Late,
	/// It expired because nobody has seen the goods: nobody can tell whose fault that is.
	Unseen,
	/// It was disputed, and the household got something back.
	Disputed,
}

impl Mark {
	/// How much of an order it counts.
	pub const fn weight(self) -> u32 {
		match self {
			Self::Settled | Self::Late | Self::Disputed => Reputation::ONE,
			Self::Unseen => Reputation::ONE / 2,
		}
	}
}

/// How a merchant's orders have ended, the recent ones counting most: each count is halved at the
/// end of every `ReputationHalfLife`. Counts are in thousandths of an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Reputation {
	/// Orders that were paid in full.
	pub settled: u32,
	/// Orders that expired because the merchant missed a deadline, and half of those that expired
	/// unseen.
	pub late: u32,
	/// Orders of which a household got something back after a dispute.
	pub disputed: u32,
	/// From when on they count in full, in Unix seconds.
	pub since: Moment,
}

impl Reputation {
	/// One order.
	pub const ONE: u32 = 1_000;

	/// What is left of it at `now`. However often somebody looked in between, it is the same.
	pub fn at(self, now: Moment, half_life: Moment) -> Self {
		let periods = now.saturating_sub(self.since).checked_div(half_life).unwrap_or_default();
		Self {
			settled: math::halved(self.settled, periods),
			late: math::halved(self.late, periods),
			disputed: math::halved(self.disputed, periods),
			since: self.since.saturating_add(periods.saturating_mul(half_life)),
		}
	}

	/// Counts how one more order has ended.
	pub fn count(&mut self, mark: Mark, now: Moment, half_life: Moment) {
		*self = self.at(now, half_life);
		let count = match mark {
			Mark::Settled => &mut self.settled,
			Mark::Late | Mark::Unseen => &mut self.late,
			Mark::Disputed => &mut self.disputed,
		};
		*count = count.saturating_add(mark.weight());
	}

	/// What speaks against the merchant.
	pub fn complaints(&self) -> u32 {
		self.late.saturating_add(self.disputed)
	}
}

/// How far a manufacturer and a merchant have come to terms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum PartnershipStatus {
	/// The manufacturer has asked.
	#[codec(index = 0)]
	Proposed,
	/// The merchant has agreed.
	#[codec(index = 1)]
	Active,
	/// One of them has given notice.
	#[codec(index = 2)]
	Ending {
		/// Nothing more is ordered from this time on, in Unix seconds.
		at: Moment,
	},
}

/// A manufacturer's terms for a merchant that sells to its households.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Partnership {
	/// Share of each settled order that goes to the manufacturer.
	pub commission: Permill,
	/// Whether the merchant has agreed, and whether one of them has given notice.
	pub status: PartnershipStatus,
}

impl Partnership {
	/// Whether orders can be placed under it.
	pub fn is_good(&self, now: Moment) -> bool {
		match self.status {
			PartnershipStatus::Proposed => false,
			PartnershipStatus::Active => true,
			PartnershipStatus::Ending { at } => now < at,
		}
	}
}

/// A merchant's price for a product. It never changes: a new price is a new offer.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer<AccountId, Balance> {
	/// Who sells.
	pub merchant: AccountId,
	/// GTIN-14 of the product.
	pub product: Gtin,
	/// What the product is; it is bought for slots of the same commodity only.
	pub category: Commodity,
	/// How much stock one unit sold brings, in thousandths of the slot's unit.
	pub unit_size: Quantity,
	/// Price of one unit sold.
	pub price: Balance,
	/// What the price is paid in.
	pub asset: AssetKind,
	/// Seconds from the end of an order's cancel window to the household's door.
	pub lead_time: Moment,
	/// Units left to sell.
	pub stock: u32,
	/// Nothing is sold from this time on, in Unix seconds.
	pub expires_at: Moment,
}

impl<AccountId, Balance: BalanceT> Offer<AccountId, Balance> {
	/// Its place in the catalogue.
	pub fn rank(&self, id: OfferId) -> Rank {
		Rank::new(math::price_per_size(self.price, self.unit_size), id)
	}
}

/// An offer's place in the catalogue: the cheapest first, then the oldest. The bytes sort as the
/// numbers do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Rank {
	price: [u8; 16],
	id: [u8; 4],
}

impl Rank {
	/// The place of the offer `id` that asks for `price` by some measure that all offers share.
	pub fn new(price: u128, id: OfferId) -> Self {
		Self { price: price.to_be_bytes(), id: id.to_be_bytes() }
	}

	/// The offer that has this place.
	pub fn offer(&self) -> OfferId {
		OfferId::from_be_bytes(self.id)
	}
}
