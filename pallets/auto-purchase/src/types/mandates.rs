//! Memberships and mandates: the permissions of households.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt::Display;
use cot_primitives::{json, Moment, Quantity, ServiceLevel, Supply, TokenId};
use frame_support::{
	traits::{tokens::Balance as BalanceT, ConstU32},
	BoundedVec,
};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_core::H256;
use sp_runtime::Permill;

use super::{
	token_or_null, Arbiters, AssetKind, CodeCheck, OfferId, OrderId, Spending,
	MAX_MANDATE_MERCHANTS, MAX_MANDATE_OFFERS,
};

/// A household's membership at a manufacturer's token gate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Membership<Balance> {
	/// Manufacturer's token at the time of joining or renewing.
	pub token: TokenId,
	/// Amount of the gate at that time.
	pub min_hold: Balance,
	/// Amount of the token that is frozen in the household's account: that of the gate, and more
	/// for every mandate but the first.
	pub frozen: Balance,
	/// Time of joining or renewing in Unix seconds.
	pub joined_at: Moment,
	/// Mandates that depend on this membership.
	pub mandates: u32,
}

impl<Balance: BalanceT> Membership<Balance> {
	/// Returns the amount to freeze for this number of mandates, of which each but the first takes
	/// the share `each` of the gate, rounded up.
	pub fn hold_for(&self, mandates: u32, each: Permill) -> Balance {
		let more = each.mul_ceil(self.min_hold).saturating_mul(mandates.saturating_sub(1).into());
		self.min_hold.saturating_add(more)
	}
}

/// Offers that a mandate may buy.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Choice<AccountId> {
	/// The named offers only.
	#[codec(index = 0)]
	Offers(BoundedVec<OfferId, ConstU32<MAX_MANDATE_OFFERS>>),
	/// Any offer of these merchants for the slot's commodity. Of each merchant, only the cheapest
	/// offers with stock that suit mandate and slot are considered: `MAX_MANDATE_OFFERS` divided
	/// by the number of merchants, out of [`LISTED_PER_OFFER`](super::LISTED_PER_OFFER) times as
	/// many.
	#[codec(index = 1)]
	Category {
		/// The merchants.
		merchants: BoundedVec<AccountId, ConstU32<MAX_MANDATE_MERCHANTS>>,
		/// Longest acceptable lead time in seconds.
		max_lead_time: Moment,
	},
}

impl<AccountId> Choice<AccountId> {
	/// Returns the number of offers or merchants named.
	pub fn len(&self) -> u32 {
		let named = match self {
			Self::Offers(offers) => offers.len(),
			Self::Category { merchants, .. } => merchants.len(),
		};
		named.try_into().unwrap_or(u32::MAX)
	}

	/// Returns true if none is named.
	pub fn is_empty(&self) -> bool {
		self.len() == 0
	}
}

/// Effect of a mandate: orders, or only rehearsals of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum MandateMode {
	/// The mandate places orders.
	#[codec(index = 0)]
	Live,
	/// The mandate rehearses: an event tells the purchase, and nothing is held, ordered or
	/// counted.
	#[codec(index = 1)]
	Test,
}

/// Bounds that a household sets to the purchases for one slot.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct MandateTerms<AccountId, Balance> {
	/// Offers to choose from.
	pub choice: Choice<AccountId>,
	/// Orders, or only rehearsals.
	pub mode: MandateMode,
	/// Asset to pay with; in JSON the token's identifier, or null for the native coin.
	#[serde(serialize_with = "token_or_null")]
	pub asset: AssetKind,
	/// Highest price of one whole unit of the slot: a kilogram, a litre, a piece.
	#[serde(serialize_with = "json::decimal")]
	pub max_unit_price: Balance,
	/// Highest value of one order, without the fee of its delivery.
	#[serde(serialize_with = "json::decimal")]
	pub max_order_value: Balance,
	/// Highest fee of one delivery, of which nothing counts in the two bounds above and all of it
	/// in the budget.
	#[serde(serialize_with = "json::decimal")]
	pub max_delivery_fee: Balance,
	/// Highest value of all orders within any period.
	#[serde(serialize_with = "json::decimal")]
	pub budget: Balance,
	/// Length of a budget period in seconds.
	pub period: Moment,
	/// Stock up to which an order may fill the slot.
	pub par_level: Quantity,
	/// Probability that the stock lasts until an order arrives: running out against stock that
	/// lies about.
	pub service_level: ServiceLevel,
	/// Seconds in which the household may cancel an order, and in which other orders join it to
	/// travel together.
	pub cancel_window: Moment,
	/// Expiry in Unix seconds, from which nothing is bought.
	pub expires_at: Moment,
	/// Arbiters whom the household accepts. If it names some, it buys only of merchants that have
	/// agreed on one of them with the manufacturer; else governance decides its disputes.
	pub arbiters: Arbiters<AccountId>,
	/// Codes with which the household takes the goods at its door; without them, its device and
	/// its word are all the proof there is.
	pub codes: Option<CodeChain>,
}

/// Hash chain of codes: each is the BLAKE2b-256 hash of the next one (Lamport, 1981).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeChain {
	/// End of the chain: the hash of the first order's code.
	pub end: H256,
	/// Number of codes before the end.
	pub count: u32,
}

/// Codes of a mandate that are left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Codes {
	/// Code with the highest number that was shown; at first the end of the chain.
	pub known: H256,
	/// Its number.
	pub known_link: u32,
	/// Number of the next order's code.
	pub next: u32,
	/// Number of the last code.
	pub last: u32,
}

impl From<CodeChain> for Codes {
	fn from(CodeChain { end, count }: CodeChain) -> Self {
		Self { known: end, known_link: 0, next: 1, last: count }
	}
}

impl Codes {
	/// Takes the next code for an order. There is none once all are taken, or while it is more than
	/// 255 links from the last one that was shown.
	pub fn take(&mut self) -> Option<CodeCheck> {
		let steps = self.next.checked_sub(self.known_link)?.try_into().ok()?;
		if self.next > self.last || steps == 0 {
			return None;
		}
		let check = CodeCheck { link: self.next, anchor: self.known, steps };
		self.next = self.next.saturating_add(1);
		Some(check)
	}

	/// Learns the code that `check` has accepted.
	pub fn learn(&mut self, check: &CodeCheck, code: H256) {
		if check.link > self.known_link {
			self.known = code;
			self.known_link = check.link;
		}
	}
}

/// A household's standing, bounded permission to buy for one slot.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Mandate<AccountId, Balance> {
	/// Household that gave it.
	pub household: AccountId,
	/// Manufacturer of the device, at whose gate the household is a member.
	pub manufacturer: AccountId,
	/// Bounds of the purchases.
	pub terms: MandateTerms<AccountId, Balance>,
	/// Longest lead time of its offers. While the stock outlasts it, no offer is considered.
	pub longest_lead_time: Moment,
	/// Time at which it was given, in Unix seconds.
	pub given_at: Moment,
	/// First order that could be placed under it. Earlier ones were placed under another one.
	pub first_order: OrderId,
	/// Value of the orders of the last budget period.
	pub spending: Spending<Balance>,
	/// Codes that are left.
	pub codes: Option<Codes>,
}

impl<AccountId: PartialEq, Balance: BalanceT> Mandate<AccountId, Balance> {
	/// Returns true if the mandate has not expired and was given by `household` for a device of
	/// `manufacturer`.
	pub fn holds_for(&self, household: &AccountId, manufacturer: &AccountId, now: Moment) -> bool {
		self.household == *household
			&& self.manufacturer == *manufacturer
			&& now < self.terms.expires_at
	}

	/// Returns the value of the orders of the last budget period.
	pub fn spent(&self, now: Moment) -> Balance {
		self.spending.total(now, self.terms.period)
	}

	/// Returns the terms of supply by goods that take `lead_time` from the end of the cancel
	/// window.
	pub fn supply(&self, lead_time: Moment) -> Supply {
		let MandateTerms { par_level, service_level, .. } = self.terms;
		Supply { lead_time: self.time_to_door(lead_time), par_level, service_level }
	}

	/// Returns the seconds from an order to the door: the cancel window plus `lead_time`.
	pub fn time_to_door(&self, lead_time: Moment) -> Moment {
		self.terms.cancel_window.saturating_add(lead_time)
	}
}

/// Status of purchasing on the whole chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Purchasing {
	/// Orders are placed.
	#[default]
	#[codec(index = 0)]
	Open,
	/// Governance has stopped new orders; open ones finish.
	#[codec(index = 1)]
	Paused,
}
