//! What wallets and gateways ask the chain about devices, rewards and orders.
//!
//! Amounts of stock are thousandths of the slot's unit, times are seconds since the Unix epoch.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

mod devices;

pub use devices::{DeviceView, ManufacturerStanding, ManufacturerView, SanctionView, TransferView};

use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use cot_pattern::{Forecast, Rhythm};
use cot_primitives::{
	Batch, DeviceId, DeviceSignature, EpochIndex, Moment, Points, Quantity, Serial, SlotConfig,
	SlotId, Standing, TokenId,
};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::Permill;

/// One slot of a device as the chain sees it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SlotView {
	/// Number of the slot.
	pub slot: SlotId,
	/// What the owner says it holds.
	pub config: SlotConfig,
	/// Stock at the last reading.
	pub level: Option<Quantity>,
	/// When that was.
	pub read_at: Option<Moment>,
	/// What is known of its restocks.
	pub rhythm: Rhythm,
	/// What is expected of its stock from the last reading on.
	pub forecast: Option<Forecast>,
	/// Whether the household lets the chain buy for it.
	pub mandated: bool,
	/// The order that is open for it.
	pub open_order: Option<u64>,
}

/// How a household stands in one reward program.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct RewardView<AccountId, Balance> {
	/// The manufacturer that runs the program.
	pub manufacturer: AccountId,
	/// The token it pays.
	pub token: TokenId,
	/// What the household owns of the token, held and frozen amounts included.
	pub balance: Balance,
	/// The current epoch.
	pub epoch: EpochIndex,
	/// When it ends.
	pub epoch_ends_at: Moment,
	/// Points earned in it.
	pub points: Points,
	/// What they would be paid if the epoch ended now.
	pub expected_payout: Balance,
	/// What earlier epochs still owe.
	pub unpaid: Balance,
	/// What a household must own of the token for the chain to buy for it, if the manufacturer lets it.
	pub gate: Option<Balance>,
	/// Whether the household has joined.
	pub member: bool,
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
	},
	/// The goods are in the slot, or the household said so.
	Delivered {
		/// Since when.
		at: Moment,
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

sp_api::decl_runtime_apis! {
	/// Devices, rewards and orders of a household.
	pub trait CotApi<AccountId, Balance>
	where
		AccountId: Codec,
		Balance: Codec,
	{
		/// A device; none if there is no such device.
		fn device(device: DeviceId) -> Option<DeviceView<AccountId, Balance>>;
		/// Devices of an account after the device `after`, or the first ones: at most `limit`, and never more than 64. The
		/// next page begins after the last device of this one.
		fn devices(
			owner: AccountId,
			after: Option<DeviceId>,
			limit: u32,
		) -> Vec<DeviceView<AccountId, Balance>>;
		/// The device that has this serial number under its manufacturer.
		fn device_of_serial(manufacturer: AccountId, serial: Serial) -> Option<DeviceId>;
		/// A manufacturer; none if the account is not registered as one.
		fn manufacturer(account: AccountId) -> Option<ManufacturerView<Balance>>;
		/// The slots of a device in order of their number; none if there is no such device.
		fn slots(device: DeviceId) -> Option<Vec<SlotView>>;
		/// How an account stands in every reward program that it has a share in or a token of.
		fn rewards(owner: AccountId) -> Vec<RewardView<AccountId, Balance>>;
		/// The open orders that an account pays for or delivers, in order of their number.
		fn orders(account: AccountId) -> Vec<OrderView<AccountId, Balance>>;
	}

	/// The lane in which devices attest and pay nothing.
	pub trait AttestationApi {
		/// How a device stands with the chain; nothing if there is no such device.
		fn standing(device: DeviceId) -> Option<Standing>;
		/// The transaction that brings a batch with its device's signature, as `author_submitExtrinsic` takes it.
		fn attestation(batch: Batch, signature: DeviceSignature) -> Vec<u8>;
	}
}
