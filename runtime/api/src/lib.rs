//! What wallets and gateways ask the chain about devices, rewards and orders.
//!
//! Amounts of stock are thousandths of the slot's unit, times are seconds since the Unix epoch.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

mod devices;
mod json;
mod orders;
mod rewards;

pub use devices::{
	DeviceView, ManufacturerStanding, ManufacturerView, SanctionView, SlotView, TransferView,
};
pub use orders::{
	DisputeView, MerchantView, OfferView, OrderParty, OrderStage, OrderView, ReputationView,
};
pub use rewards::{AnnouncedView, PayoutView, ProgramView, RewardView, TermsView};

use alloc::vec::Vec;
use codec::Codec;
use cot_primitives::{
	Batch, Commodity, DeviceId, DeviceSignature, Serial, SlotId, Standing, WhyNot,
};

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
		/// How the reward program of a manufacturer stands; none if it runs none.
		fn program(manufacturer: AccountId) -> Option<ProgramView<Balance>>;
		/// The open orders that an account pays for or delivers, in order of their number.
		fn orders(account: AccountId) -> Vec<OrderView<AccountId, Balance>>;
		/// Everything that stands against buying for a slot now; none if there is no such slot, or nothing to buy for it.
		fn why_not(device: DeviceId, slot: SlotId) -> Option<WhyNot>;
		/// A merchant; none if the account is not registered as one.
		fn merchant(account: AccountId) -> Option<MerchantView<Balance>>;
		/// Offers of a category that have stock, those that have expired and not been withdrawn included, after the place
		/// `after`, or the first ones: at most `limit`, and never more than 64. Those of one merchant stand together, the
		/// cheapest first. The next page begins after the place of the last offer of this one, even if that is withdrawn
		/// meanwhile; after what is no place there is nothing.
		fn offers(
			category: Commodity,
			after: Option<Vec<u8>>,
			limit: u32,
		) -> Vec<OfferView<AccountId, Balance>>;
	}

	/// The lane in which devices attest and pay nothing.
	pub trait AttestationApi {
		/// How a device stands with the chain; nothing if there is no such device.
		fn standing(device: DeviceId) -> Option<Standing>;
		/// The transaction that brings a batch with its device's signature, as `author_submitExtrinsic` takes it.
		fn attestation(batch: Batch, signature: DeviceSignature) -> Vec<u8>;
	}
}
