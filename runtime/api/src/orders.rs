//! Orders of households and merchants.

use codec::{Decode, Encode};
use cot_primitives::{DeviceId, Moment, Quantity, SlotId, TokenId};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::Permill;

/// One of the two who have an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum OrderParty {
	/// Who pays.
	Household,
	/// Who delivers.
	Merchant,
}

/// How far an order has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
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
		/// Since when.
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

/// An open order.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
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
	pub product: u64,
	/// How many are bought.
	pub units: u32,
	/// Stock they hold together.
	pub quantity: Quantity,
	/// How much of it the device has seen arriving.
	pub received: Quantity,
	/// Price of one.
	pub unit_price: Balance,
	/// Price of all, in escrow.
	pub value: Balance,
	/// The token it is paid in, the native coin if none.
	pub asset: Option<TokenId>,
	/// Share of the value that goes to the manufacturer.
	pub commission: Permill,
	/// How far it has come.
	pub stage: OrderStage,
	/// When it was placed.
	pub placed_at: Moment,
	/// When the next step is due.
	pub deadline: Moment,
	/// What the merchant gave as tracking.
	pub tracking: Option<H256>,
}
