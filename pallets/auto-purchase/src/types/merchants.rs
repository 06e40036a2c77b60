//! Merchants with their reputation, partnerships and offers.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt::{Debug, Display};
use cot_primitives::{json, Commodity, Moment, Quantity, Unit};
use frame_support::{
	traits::{tokens::Balance as BalanceT, ConstU32, Defensive},
	BoundedVec,
};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_runtime::Permill;

use super::{
	token_or_null, AssetKind, Gtin, MerchantName, MerchantSite, OfferId, MAX_ARBITERS,
	MAX_COMPLAINANTS,
};
use crate::math;

/// Seller to households.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct Merchant<Balance> {
	/// Bond held from the merchant, out of which penalties are paid.
	#[serde(serialize_with = "json::decimal")]
	pub bond: Balance,
	/// Name, in UTF-8.
	#[serde(serialize_with = "json::utf8")]
	pub name: MerchantName,
	/// Address of its web site, in UTF-8; empty if it has none.
	#[serde(serialize_with = "json::utf8")]
	pub site: MerchantSite,
	/// Published offers that are not withdrawn.
	pub offers: u32,
	/// Partnerships that were agreed, including those ending.
	pub partnerships: u32,
	/// Open orders.
	pub open_orders: u32,
	/// Penalties that the open orders may cost, which the bond covers.
	#[serde(serialize_with = "json::decimal")]
	pub at_stake: Balance,
	/// Penalties of the orders that have expired unseen, less those of orders paid since.
	#[serde(serialize_with = "json::decimal")]
	pub unseen: Balance,
	/// Outcomes of its orders.
	pub reputation: Reputation,
}

/// Outcome of an order for its merchant's reputation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
	/// The order was paid in full.
	Settled,
	/// The order expired because the merchant missed a deadline.
	Late,
	/// The order expired with the goods unseen; the fault cannot be told.
	Unseen,
	/// The merchant declined the order.
	Declined,
	/// The merchant declined the order in the second half of its time to accept.
	DeclinedLate,
	/// The order was disputed, and the household got something back.
	Disputed,
}

impl Outcome {
	/// Returns the count of the outcome, in thousandths of an order.
	pub const fn weight(self) -> u32 {
		match self {
			Self::Settled | Self::Late | Self::Disputed => Reputation::ONE,
			Self::Unseen | Self::DeclinedLate => Reputation::ONE / 2,
			Self::Declined => Reputation::ONE / 8,
		}
	}
}

/// Outcomes of a merchant's orders in thousandths of an order. Each count is halved at the end of
/// every `ReputationHalfLife`, so that recent orders count most.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reputation {
	/// Orders paid in full.
	pub settled: u32,
	/// Orders that expired because the merchant missed a deadline, half of those that expired
	/// unseen or that it declined late, and an eighth of the others that it declined.
	pub late: u32,
	/// Orders of which a household got something back after a dispute.
	pub disputed: u32,
	/// Start of the current half-life in Unix seconds.
	#[serde(skip)]
	pub since: Moment,
}

impl Reputation {
	/// Count of one order.
	pub const ONE: u32 = 1_000;

	/// Count of the good orders with which every merchant begins.
	pub const PRIOR: u32 = 8 * Self::ONE;

	/// Returns the reputation at `now`, which does not depend on how often it was updated before.
	pub fn at(self, now: Moment, half_life: Moment) -> Self {
		let periods = now.saturating_sub(self.since).checked_div(half_life).unwrap_or_default();
		Self {
			settled: math::halved(self.settled, periods),
			late: math::halved(self.late, periods),
			disputed: math::halved(self.disputed, periods),
			since: self.since.saturating_add(periods.saturating_mul(half_life)),
		}
	}

	/// Counts the outcome of one more order, whose weight is [`Outcome::weight`] or less.
	pub fn count(&mut self, outcome: Outcome, weight: u32) {
		let count = match outcome {
			Outcome::Settled => &mut self.settled,
			Outcome::Late | Outcome::Unseen | Outcome::Declined | Outcome::DeclinedLate => {
				&mut self.late
			},
			Outcome::Disputed => &mut self.disputed,
		};
		*count = count.saturating_add(weight);
	}

	/// Returns the number of late and disputed orders.
	pub fn complaints(&self) -> u32 {
		self.late.saturating_add(self.disputed)
	}

	/// Returns the number of orders that ended well, and that of all orders. Both count
	/// [`Self::PRIOR`] good orders in advance, so that one bad order does not decide about a
	/// newcomer.
	pub fn good_of_all(&self) -> (u64, u64) {
		let good = u64::from(Self::PRIOR).saturating_add(self.settled.into());
		(good, good.saturating_add(self.complaints().into()))
	}

	/// Returns true if the share of complaints allows more orders: a quarter at most.
	pub fn is_good(&self) -> bool {
		let (good, all) = self.good_of_all();
		all.saturating_sub(good).saturating_mul(4) <= all
	}
}

/// Households that have complained about a merchant in one half-life of its reputation, each with
/// the complaints that were counted, in thousandths of an order; the last one first.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Complainants<AccountId> {
	/// Start of the half-life in Unix seconds.
	since: Moment,
	counts: BoundedVec<(AccountId, u32), ConstU32<MAX_COMPLAINANTS>>,
}

// The derived one would ask for a default account.
impl<AccountId> Default for Complainants<AccountId> {
	fn default() -> Self {
		Self { since: 0, counts: BoundedVec::default() }
	}
}

impl<AccountId: Clone + PartialEq + Debug> Complainants<AccountId> {
	/// Admits a complaint of this weight in the half-life that began at `since`. Returns what of it
	/// counts: the complaints of one household count as those about one order, so that no household
	/// alone decides about a merchant. If there are too many, the earliest is forgotten.
	pub fn admit(&mut self, household: &AccountId, weight: u32, since: Moment) -> u32 {
		if self.since != since {
			*self = Self { since, counts: BoundedVec::default() };
		}
		let former = self.counts.iter().position(|(who, _)| who == household);
		let counted = former.map_or(0, |place| self.counts.remove(place).1);
		let admitted = weight.min(Reputation::ONE.saturating_sub(counted));
		let count = (household.clone(), counted.saturating_add(admitted));
		let _ = self
			.counts
			.force_insert_keep_left(0, count)
			.defensive_proof("there is a first place; qed");
		admitted
	}
}

/// Status of a partnership.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum PartnershipStatus {
	/// The manufacturer has proposed it.
	#[codec(index = 0)]
	Proposed,
	/// The merchant has agreed.
	#[codec(index = 1)]
	Active,
	/// One of them has given notice.
	#[codec(index = 2)]
	Ending {
		/// End of the notice in Unix seconds; no order is placed from then on.
		at: Moment,
	},
	/// It has ended, and is remembered because both belong together.
	#[codec(index = 3)]
	Ended,
}

impl PartnershipStatus {
	/// Returns true if it was agreed on and has not ended.
	pub const fn is_agreed(self) -> bool {
		matches!(self, Self::Active | Self::Ending { .. })
	}
}

/// Accounts that may decide disputes.
pub type Arbiters<AccountId> = BoundedVec<AccountId, ConstU32<MAX_ARBITERS>>;

/// A manufacturer's terms for a merchant that sells to its households.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Partnership<AccountId> {
	/// Manufacturer's share of each settled order.
	pub commission: Permill,
	/// Arbiters on whom both agree. One of those on whom the household agrees too is drawn for
	/// each order.
	pub arbiters: Arbiters<AccountId>,
	/// Status of the agreement.
	pub status: PartnershipStatus,
	/// True if manufacturer and merchant belong together, so that the manufacturer's devices are
	/// no witnesses of the merchant's deliveries.
	pub affiliated: bool,
}

impl<AccountId> Partnership<AccountId> {
	/// Returns true if orders can be placed under it.
	pub fn is_good(&self, now: Moment) -> bool {
		match self.status {
			PartnershipStatus::Proposed | PartnershipStatus::Ended => false,
			PartnershipStatus::Active => true,
			PartnershipStatus::Ending { at } => now < at,
		}
	}
}

/// Terms of a delivery, in an offer's asset. Both are for all orders of a household that travel
/// together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct DeliveryTerms<Balance> {
	/// Fee of the delivery.
	#[serde(serialize_with = "json::decimal")]
	pub fee: Balance,
	/// Value of goods below which the merchant need not deliver.
	#[serde(serialize_with = "json::decimal")]
	pub minimum: Balance,
}

impl<Balance: BalanceT> DeliveryTerms<Balance> {
	/// Returns true if orders gain nothing by travelling together.
	pub fn is_free(&self) -> bool {
		self.fee.is_zero() && self.minimum.is_zero()
	}
}

/// A merchant's price for a product. It never changes: a new price is a new offer.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct Offer<AccountId, Balance> {
	/// Merchant that sells.
	pub merchant: AccountId,
	/// GTIN-14 of the product.
	#[serde(serialize_with = "json::gtin")]
	pub product: Gtin,
	/// Commodity of the product; it is bought only for slots of the same one.
	pub category: Commodity,
	/// Goods in one unit of the offer, in thousandths of `measure`.
	pub unit_size: Quantity,
	/// Unit of measure of the goods; they are bought only for slots that are measured in it.
	pub measure: Unit,
	/// Price of one unit.
	#[serde(serialize_with = "json::decimal")]
	pub price: Balance,
	/// Asset of the price; in JSON the token's identifier, or null for the native coin.
	#[serde(serialize_with = "token_or_null")]
	pub asset: AssetKind,
	/// Seconds from the end of an order's cancel window to the household's door.
	pub lead_time: Moment,
	/// Units left to sell.
	pub stock: u32,
	/// Expiry in Unix seconds, from which nothing is sold.
	pub expires_at: Moment,
	/// Fee of a delivery, and least value of goods that is delivered.
	pub delivery: DeliveryTerms<Balance>,
}

impl<AccountId, Balance: BalanceT> Offer<AccountId, Balance> {
	/// Returns the offer's place in the catalogue.
	pub fn rank(&self, id: OfferId) -> Rank {
		Rank::new(math::price_per_size(self.price, self.unit_size), self.unit_size, id)
	}
}

/// Place of an offer in the catalogue: the cheapest first, then the smallest, then the oldest. Its
/// bytes sort as the numbers do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Rank {
	price: [u8; 16],
	size: [u8; 4],
	id: [u8; 4],
}

impl Rank {
	/// Returns the place of the offer `id`, whose `price` is by a measure that all offers share,
	/// and one unit of which has this `size`.
	pub fn new(price: u128, size: Quantity, id: OfferId) -> Self {
		Self { price: price.to_be_bytes(), size: size.to_be_bytes(), id: id.to_be_bytes() }
	}

	/// Returns the goods in one unit of the offer.
	pub fn size(&self) -> Quantity {
		Quantity::from_be_bytes(self.size)
	}

	/// Returns the offer that has this place.
	pub fn offer(&self) -> OfferId {
		OfferId::from_be_bytes(self.id)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::{json, to_value};

	#[test]
	fn a_merchant_in_json() {
		let merchant = Merchant {
			bond: 990_000_000_000_000u128,
			name: MerchantName::truncate_from(b"G-Market".to_vec()),
			site: MerchantSite::truncate_from(b"https://g-market.example".to_vec()),
			offers: 2,
			partnerships: 1,
			open_orders: 3,
			at_stake: 30_000_000_000_000,
			unseen: 15_000_000_000_000,
			reputation: Reputation { settled: 12_500, late: 1_000, disputed: 0, since: 5 },
		};
		assert_eq!(
			to_value(merchant).unwrap(),
			json!({
				"bond": "990000000000000",
				"name": "G-Market",
				"site": "https://g-market.example",
				"offers": 2,
				"partnerships": 1,
				"openOrders": 3,
				"atStake": "30000000000000",
				"unseen": "15000000000000",
				"reputation": { "settled": 12_500, "late": 1_000, "disputed": 0 },
			})
		);
	}

	#[test]
	fn an_offer_in_json() {
		let offer = Offer {
			merchant: 2,
			product: 614_141_000_012,
			category: Commodity::Category(10_000_025),
			unit_size: 1_000,
			measure: Unit::Litre,
			price: 1_000_000_000_000u128,
			asset: AssetKind::WithId(7),
			lead_time: 86_400,
			stock: 40,
			expires_at: 1_483_336_800,
			delivery: DeliveryTerms { fee: 3_000_000_000_000, minimum: 20_000_000_000_000 },
		};
		assert_eq!(
			to_value(offer).unwrap(),
			json!({
				"merchant": 2,
				"product": "00614141000012",
				"category": { "category": 10_000_025 },
				"unitSize": 1_000,
				"measure": "litre",
				"price": "1000000000000",
				"asset": 7,
				"leadTime": 86_400,
				"stock": 40,
				"expiresAt": 1_483_336_800,
				"delivery": { "fee": "3000000000000", "minimum": "20000000000000" },
			})
		);
	}
}
