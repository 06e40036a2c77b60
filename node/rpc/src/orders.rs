//! What the methods about orders, merchants and offers answer, as JSON.

use cot_primitives::{Commodity, DeviceId, Moment, Quantity, SlotId, TokenId};
use cot_runtime_api::{MerchantView, OfferView, OrderParty, OrderStage, OrderView, ReputationView};
use serde::Serialize;
use sp_core::{crypto::AccountId32, Bytes, H256};

use crate::Amount;

/// How far an order has come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Stage {
	/// Paid into escrow.
	Placed {
		/// Until when the household may cancel it.
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
	/// The goods are there.
	Delivered {
		/// Since when.
		at: Moment,
	},
	/// Household and merchant disagree, and an arbiter decides.
	Disputed {
		/// Who has begun.
		by: Party,
		/// When.
		since: Moment,
		/// Whether the device has seen the goods.
		arrived: bool,
	},
}

/// One of the two who have an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Party {
	/// Who pays.
	Household,
	/// Who delivers.
	Merchant,
}

impl From<OrderParty> for Party {
	fn from(party: OrderParty) -> Self {
		match party {
			OrderParty::Household => Self::Household,
			OrderParty::Merchant => Self::Merchant,
		}
	}
}

/// An open order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
	/// Number of the order.
	pub order: u64,
	/// The household that pays.
	pub household: AccountId32,
	/// The merchant that delivers.
	pub merchant: AccountId32,
	/// The manufacturer that gets the commission.
	pub manufacturer: AccountId32,
	/// The device that ran short.
	pub device: DeviceId,
	/// The slot that ran short.
	pub slot: SlotId,
	/// The offer it was placed on.
	pub offer: u32,
	/// GTIN-14 of the product, with leading zeros.
	pub product: String,
	/// How many are bought.
	pub units: u32,
	/// Stock they hold together.
	pub quantity: Quantity,
	/// How much of it the device has seen arriving.
	pub received: Quantity,
	/// Price of one.
	pub unit_price: Amount,
	/// Price of all, in escrow.
	pub value: Amount,
	/// The token it is paid in; `null` is the native coin.
	pub asset: Option<TokenId>,
	/// Share of the value that goes to the manufacturer, in millionths.
	pub commission_ppm: u32,
	/// How far it has come.
	pub stage: Stage,
	/// When it was placed.
	pub placed_at: Moment,
	/// When the goods are to be at the door.
	pub promised_for: Moment,
	/// When the next step is due.
	pub deadline: Moment,
	/// What the merchant gave as tracking.
	pub tracking: Option<H256>,
	/// The dispute about it; `null` if there is none.
	pub dispute: Option<Dispute>,
}

/// What the arbiter of a dispute looks at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Dispute {
	/// Held from whoever has begun, in the native coin.
	pub deposit: Amount,
	/// Hash of what it shows.
	pub evidence: H256,
	/// Hash of what the other one shows.
	pub answer: Option<H256>,
}

impl From<OrderView<AccountId32, u128>> for Order {
	fn from(view: OrderView<AccountId32, u128>) -> Self {
		Self {
			order: view.order,
			household: view.household,
			merchant: view.merchant,
			manufacturer: view.manufacturer,
			device: view.device,
			slot: view.slot,
			offer: view.offer,
			product: format!("{:014}", view.product),
			units: view.units,
			quantity: view.quantity,
			received: view.received,
			unit_price: Amount(view.unit_price),
			value: Amount(view.value),
			asset: view.asset,
			commission_ppm: view.commission.deconstruct(),
			stage: match view.stage {
				OrderStage::Placed { cancellable_until } => Stage::Placed { cancellable_until },
				OrderStage::Accepted => Stage::Accepted,
				OrderStage::Shipped { at, arrives_from } => Stage::Shipped { at, arrives_from },
				OrderStage::Delivered { at } => Stage::Delivered { at },
				OrderStage::Disputed { by, since, arrived } => {
					Stage::Disputed { by: by.into(), since, arrived }
				},
			},
			placed_at: view.placed_at,
			promised_for: view.promised_for,
			deadline: view.deadline,
			tracking: view.tracking,
			dispute: view.dispute.map(|dispute| Dispute {
				deposit: Amount(dispute.deposit),
				evidence: dispute.evidence,
				answer: dispute.answer,
			}),
		}
	}
}

/// How the orders of a merchant have ended, in thousandths of an order; older ones count less.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reputation {
	/// Paid in full.
	pub settled: u32,
	/// Expired because the merchant missed a deadline, and half of those that expired unseen.
	pub late: u32,
	/// Disputed, and the household got something back.
	pub disputed: u32,
}

impl From<ReputationView> for Reputation {
	fn from(view: ReputationView) -> Self {
		let ReputationView { settled, late, disputed } = view;
		Self { settled, late, disputed }
	}
}

/// A merchant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Merchant {
	/// Name under which it is known.
	pub name: String,
	/// Address of its web site; empty if it has none.
	pub site: String,
	/// What is held from it as its bond.
	pub bond: Amount,
	/// Whether that is enough for its offers to be bought.
	pub bond_is_full: bool,
	/// Offers it has.
	pub offers: u32,
	/// Partnerships it has, those proposed and those ending included.
	pub partnerships: u32,
	/// Orders it has not finished.
	pub open_orders: u32,
	/// How its orders have ended.
	pub reputation: Reputation,
}

impl From<MerchantView<u128>> for Merchant {
	fn from(view: MerchantView<u128>) -> Self {
		Self {
			name: String::from_utf8_lossy(&view.name).into_owned(),
			site: String::from_utf8_lossy(&view.site).into_owned(),
			bond: Amount(view.bond),
			bond_is_full: view.bond_is_full,
			offers: view.offers,
			partnerships: view.partnerships,
			open_orders: view.open_orders,
			reputation: view.reputation.into(),
		}
	}
}

/// An offer with stock.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
	/// Number of the offer.
	pub offer: u32,
	/// Who sells.
	pub merchant: AccountId32,
	/// How its orders have ended.
	pub reputation: Reputation,
	/// GTIN-14 of the product, with leading zeros.
	pub product: String,
	/// What the product is.
	pub category: Commodity,
	/// Stock that one unit brings.
	pub unit_size: Quantity,
	/// Price of one unit.
	pub price: Amount,
	/// The token it is paid in; `null` is the native coin.
	pub asset: Option<TokenId>,
	/// Seconds from the end of an order's cancel window to the door.
	pub lead_time: Moment,
	/// Units left.
	pub stock: u32,
	/// Nothing is sold from this time on.
	pub expires_at: Moment,
	/// Where it stands in the list of its category; the next page begins after it.
	pub place: Bytes,
}

impl From<OfferView<AccountId32, u128>> for Offer {
	fn from(view: OfferView<AccountId32, u128>) -> Self {
		Self {
			offer: view.offer,
			merchant: view.merchant,
			reputation: view.reputation.into(),
			product: format!("{:014}", view.product),
			category: view.category,
			unit_size: view.unit_size,
			price: Amount(view.price),
			asset: view.asset,
			lead_time: view.lead_time,
			stock: view.stock,
			expires_at: view.expires_at,
			place: Bytes(view.place),
		}
	}
}
