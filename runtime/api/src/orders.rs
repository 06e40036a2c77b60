//! Orders of households and merchants, and the offers they are placed on.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::fmt::Display;
use cot_primitives::{json, Commodity, Moment, Quantity, Unit};
use pallet_auto_purchase::{
	token_or_null, AssetKind, Basket, DeliveryTerms, Dispute, Gtin, Merchant, OfferId, Order,
	OrderId, Reputation,
};
use scale_info::TypeInfo;
use serde::Serialize;

/// An open order with its basket and its dispute.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct OrderView<AccountId, Balance> {
	/// Number of the order.
	pub order: OrderId,
	/// The order itself.
	#[serde(flatten)]
	pub record: Order<AccountId, Balance>,
	/// Orders it travels with; none if its delivery costs nothing and has no minimum.
	pub basket: Option<BasketView<AccountId, Balance>>,
	/// Dispute over it; none if it is undisputed.
	pub dispute: Option<Dispute<Balance>>,
}

/// A basket with its number.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct BasketView<AccountId, Balance> {
	/// First of its orders, by which it is known.
	pub first: OrderId,
	/// The basket itself.
	#[serde(flatten)]
	pub record: Basket<AccountId, Balance>,
}

/// A merchant with what its bond still covers.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct MerchantView<Balance> {
	/// The merchant itself.
	#[serde(flatten)]
	pub record: Merchant<Balance>,
	/// Part of the bond that backs no open order. Orders are placed with the merchant as long as
	/// it covers their penalties.
	#[serde(serialize_with = "json::decimal")]
	pub bond_left: Balance,
}

/// An offer with stock.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct OfferView<AccountId, Balance> {
	/// Number of the offer.
	pub offer: OfferId,
	/// Merchant that sells.
	pub merchant: AccountId,
	/// Outcomes of the merchant's orders.
	pub reputation: Reputation,
	/// GTIN-14 of the product.
	#[serde(serialize_with = "json::gtin")]
	pub product: Gtin,
	/// Category of the product.
	pub category: Commodity,
	/// Goods in one unit of the offer, in thousandths of `measure`.
	pub unit_size: Quantity,
	/// Unit of measure of the goods.
	pub measure: Unit,
	/// Price of one unit.
	#[serde(serialize_with = "json::decimal")]
	pub price: Balance,
	/// Token of the price; in JSON null for the native coin.
	#[serde(serialize_with = "token_or_null")]
	pub asset: AssetKind,
	/// Seconds from the end of an order's cancel window to the household's door.
	pub lead_time: Moment,
	/// Units left.
	pub stock: u32,
	/// Time from which on the offer no longer sells.
	pub expires_at: Moment,
	/// Fee of a delivery, and least value of goods that is delivered.
	pub delivery: DeliveryTerms<Balance>,
	/// Place in the list of the category; the next page begins after it.
	#[serde(serialize_with = "json::hex")]
	pub place: Vec<u8>,
}
