//! Orders of households and merchants.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::fmt::Display;
use cot_primitives::{Commodity, DeviceId, Moment, Quantity, SlotId, TokenId};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_core::H256;
use sp_runtime::Permill;

use crate::json;

/// One of the two who have an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum OrderParty {
	/// Who pays.
	Household,
	/// Who delivers.
	Merchant,
}

/// How far an order has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum OrderStage {
	/// Paid into escrow; the household may still cancel it.
	Placed {
		/// Until when.
		cancellable_until: Moment,
	},
	/// The merchant has taken it on.
	Accepted,
	/// It is on its way.
	Shipped {
		/// Since when.
		at: Moment,
		/// When it is at the door at the earliest.
		arrives_from: Moment,
	},
	/// The goods are in the slot.
	Delivered {
		/// Since when that is attested.
		at: Moment,
	},
	/// Household and merchant disagree, and an arbiter decides.
	Disputed {
		/// Who has begun.
		by: OrderParty,
		/// When.
		since: Moment,
		/// Whether the device has seen the goods.
		arrived: bool,
	},
}

/// What the arbiter of a dispute looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct DisputeView<Balance> {
	/// Held from whoever has begun, in the native coin.
	#[serde(serialize_with = "json::decimal")]
	pub deposit: Balance,
	/// Hash of what it shows.
	pub evidence: H256,
	/// Hash of what the other one shows.
	pub answer: Option<H256>,
}

/// An open order.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct OrderView<AccountId, Balance> {
	/// Number of the order.
	pub order: u64,
	/// The household that pays.
	pub household: AccountId,
	/// The merchant that delivers.
	pub merchant: AccountId,
	/// The manufacturer that gets the commission.
	pub manufacturer: AccountId,
	/// The device that ran short.
	pub device: DeviceId,
	/// The slot that ran short.
	pub slot: SlotId,
	/// The offer it was placed on.
	pub offer: u32,
	/// GTIN-14 of the product.
	#[serde(serialize_with = "json::gtin")]
	pub product: u64,
	/// How many are bought.
	pub units: u32,
	/// Stock they hold together.
	pub quantity: Quantity,
	/// How much of it the device has seen arriving.
	pub received: Quantity,
	/// Price of one.
	#[serde(serialize_with = "json::decimal")]
	pub unit_price: Balance,
	/// Price of all, in escrow.
	#[serde(serialize_with = "json::decimal")]
	pub value: Balance,
	/// The token it is paid in, the native coin if none.
	pub asset: Option<TokenId>,
	/// Share of the value that goes to the manufacturer.
	#[serde(rename = "commissionPpm", serialize_with = "json::ppm")]
	pub commission: Permill,
	/// How far it has come.
	pub stage: OrderStage,
	/// When it was placed.
	pub placed_at: Moment,
	/// When the goods are to be at the door.
	pub promised_for: Moment,
	/// When the next step is due.
	pub deadline: Moment,
	/// What the merchant gave as tracking.
	pub tracking: Option<H256>,
	/// The dispute about it, if there is one.
	pub dispute: Option<DisputeView<Balance>>,
}

/// How the orders of a merchant have ended, in thousandths of an order; older ones count less.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReputationView {
	/// Paid in full.
	pub settled: u32,
	/// Expired because the merchant missed a deadline, and half of those that expired unseen.
	pub late: u32,
	/// Disputed, and the household got something back.
	pub disputed: u32,
}

/// A merchant.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct MerchantView<Balance> {
	/// How it calls itself, in UTF-8.
	#[serde(serialize_with = "json::utf8")]
	pub name: Vec<u8>,
	/// Where it can be found, in UTF-8; empty if nowhere.
	#[serde(serialize_with = "json::utf8")]
	pub site: Vec<u8>,
	/// What is held from it.
	#[serde(serialize_with = "json::decimal")]
	pub bond: Balance,
	/// Whether that is enough for its offers to be bought.
	pub bond_is_full: bool,
	/// Offers it has.
	pub offers: u32,
	/// Partnerships it has, those proposed and those ending included.
	pub partnerships: u32,
	/// Orders it has not finished.
	pub open_orders: u32,
	/// How its orders have ended.
	pub reputation: ReputationView,
}

/// An offer with stock.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct OfferView<AccountId, Balance> {
	/// Number of the offer.
	pub offer: u32,
	/// Who sells.
	pub merchant: AccountId,
	/// How its orders have ended.
	pub reputation: ReputationView,
	/// GTIN-14 of the product.
	#[serde(serialize_with = "json::gtin")]
	pub product: u64,
	/// What the product is.
	pub category: Commodity,
	/// Stock that one unit brings.
	pub unit_size: Quantity,
	/// Price of one unit.
	#[serde(serialize_with = "json::decimal")]
	pub price: Balance,
	/// The token it is paid in, the native coin if none.
	pub asset: Option<TokenId>,
	/// Seconds from the end of an order's cancel window to the door.
	pub lead_time: Moment,
	/// Units left.
	pub stock: u32,
	/// Nothing is sold from this time on.
	pub expires_at: Moment,
	/// Where it stands in the list of its category: the next page begins after it.
	#[serde(serialize_with = "json::hex")]
	pub place: Vec<u8>,
}
