//! Runtime API of Chain of Things: the read surface for wallets, merchants and gateways.
//!
//! Each record is declared once: the pallets' own where one pallet has the whole answer, a record
//! of this crate around it where the runtime joins several. JSON-RPC returns them as they are.
//!
//! Units: times are seconds since the Unix epoch, durations seconds, stock is counted in
//! thousandths of the slot's unit, amounts of money in the smallest unit of their coin or token.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod devices;
mod fees;
mod happenings;
mod households;
mod orders;
mod rewards;

pub use devices::{
	DeviceView, FleetState, FleetView, ManufacturedDevice, ManufacturerStatus, ManufacturerView,
	ProfileView, SanctionView, SlotView, TakeoverView, VoucherKeyView,
};
pub use fees::TokenFee;
pub use happenings::{BlockHappenings, Happening, HappeningFilter};
pub use households::{FundsView, HouseholdView, LimitView, MandateView, MembershipView};
pub use orders::{BasketView, MerchantView, OfferView, OrderView};
pub use rewards::{ProgramView, RewardView};

use alloc::vec::Vec;
use codec::Codec;
use cot_primitives::{
	Admission, Batch, Commodity, DeviceId, DeviceQuota, DeviceSignature, ModelId, Serial, SlotId,
	TokenId, WhyNot,
};
use pallet_auto_purchase::OrderId;
use pallet_metering::StartCheck;

sp_api::decl_runtime_apis! {
	/// Devices, rewards and orders.
	pub trait CotApi<AccountId, Balance>
	where
		AccountId: Codec,
		Balance: Codec,
	{
		/// Returns a device; none if the identifier is unknown.
		fn device(device: DeviceId) -> Option<DeviceView<AccountId, Balance>>;
		/// Returns the devices of an account that follow the device `after`, or the first ones: at
		/// most `limit`, and never more than 64. The next page begins after the last device of this
		/// one.
		fn devices(
			account: AccountId,
			after: Option<DeviceId>,
			limit: u32,
		) -> Vec<DeviceView<AccountId, Balance>>;
		/// Returns the device that has a serial number under its manufacturer; none if no device
		/// has.
		fn device_of_serial(manufacturer: AccountId, serial: Serial) -> Option<DeviceId>;
		/// Returns a manufacturer; none if the account is not registered as one.
		fn manufacturer(account: AccountId) -> Option<ManufacturerView<Balance>>;
		/// Returns the slots of a device in order of their numbers; none if the device is unknown.
		fn slots(device: DeviceId) -> Option<Vec<SlotView>>;
		/// Returns the figures of an account in every reward program in which it has earned points
		/// or whose token it owns.
		fn rewards(account: AccountId) -> Vec<RewardView<AccountId, Balance>>;
		/// Returns the reward program of a manufacturer; none if it runs none.
		fn program(manufacturer: AccountId) -> Option<ProgramView<Balance>>;
		/// Returns the open orders that an account pays for or delivers, in order of their numbers.
		fn orders(account: AccountId) -> Vec<OrderView<AccountId, Balance>>;
		/// Returns every reason against buying for a slot now; none if the device has no such slot,
		/// or there is nothing to buy for it.
		fn why_not(device: DeviceId, slot: SlotId) -> Option<WhyNot>;
		/// Returns a merchant; none if the account is not registered as one.
		fn merchant(account: AccountId) -> Option<MerchantView<Balance>>;
		/// Returns the offers of a category that have stock and follow the place `after`, or the
		/// first ones: at most `limit`, and never more than 64. Those that have expired and not been
		/// withdrawn are included. Offers of one merchant stand together, the cheapest first. The
		/// next page begins after the place of the last offer of this one, even if that is withdrawn
		/// meanwhile; the page is empty if `after` is no place.
		fn offers(
			category: Commodity,
			after: Option<Vec<u8>>,
			limit: u32,
		) -> Vec<OfferView<AccountId, Balance>>;
		/// Returns an open order; none if it is closed, or was never placed.
		fn order(order: OrderId) -> Option<OrderView<AccountId, Balance>>;
		/// Returns an account as a household.
		fn household(account: AccountId) -> HouseholdView<AccountId, Balance>;
		/// Returns the mandate of a slot; none if it has none.
		fn mandate(device: DeviceId, slot: SlotId) -> Option<MandateView<AccountId, Balance>>;
		/// Returns whether a device may act by itself in a slot, for how long, and every reason
		/// against it.
		fn may_start(device: DeviceId, slot: SlotId) -> StartCheck<Balance>;
		/// Returns the devices of a manufacturer whose serial numbers follow `after`, or the first
		/// ones: at most `limit`, which counts as 1 to 64. Of 1,024 serial numbers those devices are
		/// returned that are in the `state` and of the `model`, where one is given. The order is
		/// that of hashes.
		fn fleet(
			manufacturer: AccountId,
			after: Option<Serial>,
			limit: u32,
			state: Option<FleetState>,
			model: Option<ModelId>,
		) -> FleetView<AccountId, Balance>;
		/// Returns what happened in the block at whose state this is asked, as far as `filter`
		/// selects it.
		fn happenings(filter: HappeningFilter<AccountId>) -> BlockHappenings<AccountId>;
		/// Returns what a fee of so many coins costs in a token now, and at most; none if the token
		/// has no pool with so many coins.
		fn token_fee(token: TokenId, fee: Balance) -> Option<TokenFee<Balance>>;
	}

	/// Feeless transactions of devices.
	pub trait AttestationApi {
		/// Returns everything that a device needs to begin: chain time, last sequence number and
		/// batch, next time of each slot, feeless batches left; none if the device is unknown.
		fn quota(device: DeviceId) -> Option<DeviceQuota>;
		/// Returns the transaction that carries a batch with its device's signature, in the encoding
		/// that `author_submitExtrinsic` accepts.
		fn attestation(batch: Batch, signature: DeviceSignature) -> Vec<u8>;
		/// Returns whether a batch with its device's signature would be accepted feeless now, and
		/// if not, why, whether to send it again, and when. Asked before each submission, it keeps
		/// from a pool what the pool would ban for half an hour.
		fn admission(batch: Batch, signature: DeviceSignature) -> Admission;
	}
}
