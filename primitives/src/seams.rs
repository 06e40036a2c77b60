//! The traits through which the pallets meet. Each has a `()` implementation that does nothing or
//! knows nothing, so that a runtime can leave a neighbour out.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
pub use cot_pattern::Cause as RestockCause;
use cot_pattern::{Params, SlotState};
use frame_support::{traits::ConstU32, weights::Weight, BoundedBTreeMap};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::{
	DeviceId, DeviceKey, DeviceSignature, Moment, Points, Quantity, SlotConfig, SlotId, SlotPoints,
	SlotSet, StockSlot, TokenId, MAX_SLOTS,
};

/// The slots of one device by their number.
pub type Slots = BoundedBTreeMap<SlotId, SlotConfig, ConstU32<MAX_SLOTS>>;

/// Whether a device may attest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DeviceStatus {
	/// It may attest.
	#[codec(index = 0)]
	Active,
	/// Its owner or its manufacturer has stopped it.
	#[codec(index = 1)]
	Suspended,
}

/// Why a manufacturer stops a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub enum SanctionReason {
	/// It measures or reports wrongly.
	#[codec(index = 0)]
	Fault,
	/// Somebody has changed what it is or what it says.
	#[codec(index = 1)]
	Tampered,
	/// It was taken from its owner.
	#[codec(index = 2)]
	Stolen,
	/// Its kind is called back.
	#[codec(index = 3)]
	Recalled,
	/// None of the others.
	#[codec(index = 4)]
	Other,
}

/// What other pallets need to know of a device.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeviceInfo<AccountId> {
	/// The household that owns it.
	pub owner: AccountId,
	/// The manufacturer that vouched for it.
	pub manufacturer: AccountId,
	/// The key it signs with.
	pub key: DeviceKey,
	/// Whether it may attest.
	pub status: DeviceStatus,
	/// The most seconds it means to be silent, if it has said so.
	pub report_interval: Option<Moment>,
	/// What it saw before this time, in Unix seconds, it did not see for this household.
	pub not_before: Moment,
}

/// Looks devices and their slots up; implemented by the device registry.
pub trait InspectDevices<AccountId> {
	/// The device, if it is claimed.
	fn device(id: DeviceId) -> Option<DeviceInfo<AccountId>>;
	/// All slots of the device.
	fn slots(id: DeviceId) -> Slots;
	/// One slot of the device.
	fn slot(id: DeviceId, slot: SlotId) -> Option<SlotConfig> {
		Self::slots(id).get(&slot).copied()
	}
}

impl<AccountId> InspectDevices<AccountId> for () {
	fn device(_: DeviceId) -> Option<DeviceInfo<AccountId>> {
		None
	}
	fn slots(_: DeviceId) -> Slots {
		Slots::new()
	}
}

/// Looks manufacturers up; implemented by the device registry.
pub trait InspectManufacturers<AccountId> {
	/// Whether governance has approved the manufacturer.
	fn is_approved(manufacturer: &AccountId) -> bool;
}

impl<AccountId> InspectManufacturers<AccountId> for () {
	fn is_approved(_: &AccountId) -> bool {
		false
	}
}

/// Knows which households manufacturers have something against; implemented by the device registry.
pub trait InspectSanctions<AccountId> {
	/// Whether a device of this household is under a sanction of this manufacturer.
	fn is_sanctioned(manufacturer: &AccountId, owner: &AccountId) -> bool;
}

impl<AccountId> InspectSanctions<AccountId> for () {
	fn is_sanctioned(_: &AccountId, _: &AccountId) -> bool {
		false
	}
}

/// What verifying a signature takes beyond an Ed25519 one, with which every benchmark signs;
/// implemented by the device registry, which measures it.
pub trait SignatureSurcharge {
	/// The weight to add for this signature's scheme.
	fn of(signature: &DeviceSignature) -> Weight;
}

impl SignatureSurcharge for () {
	fn of(_: &DeviceSignature) -> Weight {
		Weight::zero()
	}
}

/// Told by the device registry when what others have built on a device no longer holds.
pub trait OnDeviceChange {
	/// Whether something is under way that needs the slot to stay what it is.
	fn forbids_slot_change(_device: DeviceId, _slot: SlotId) -> bool {
		false
	}
	/// Whether something is under way that needs the device to stay with its household.
	fn forbids_leaving(_device: DeviceId) -> bool {
		false
	}
	/// The slot holds something else, or nothing, from now on: whatever was learned or granted for
	/// it ends.
	fn on_slot_changed(device: DeviceId, slot: SlotId);
	/// The device has another household from now on: whatever was learned or granted for any of its
	/// slots ends.
	fn on_owner_changed(device: DeviceId);
	/// The device is gone: as when its owner changed, and no record of it remains.
	fn on_retired(device: DeviceId);
}

impl OnDeviceChange for () {
	fn on_slot_changed(_: DeviceId, _: SlotId) {}
	fn on_owner_changed(_: DeviceId) {}
	fn on_retired(_: DeviceId) {}
}

impl<A: OnDeviceChange, B: OnDeviceChange> OnDeviceChange for (A, B) {
	fn forbids_slot_change(device: DeviceId, slot: SlotId) -> bool {
		A::forbids_slot_change(device, slot) || B::forbids_slot_change(device, slot)
	}

	fn forbids_leaving(device: DeviceId) -> bool {
		A::forbids_leaving(device) || B::forbids_leaving(device)
	}

	fn on_slot_changed(device: DeviceId, slot: SlotId) {
		A::on_slot_changed(device, slot);
		B::on_slot_changed(device, slot);
	}

	fn on_owner_changed(device: DeviceId) {
		A::on_owner_changed(device);
		B::on_owner_changed(device);
	}

	fn on_retired(device: DeviceId) {
		A::on_retired(device);
		B::on_retired(device);
	}
}

/// How a household's own restock relates to the slot's learned pattern: while there is none,
/// living normally earns; once it holds, conforming earns nothing and deviating from it by
/// hand, which is labour, earns a little.
pub use cot_pattern::Verdict as Behaviour;

/// What a slot has already earned, kept beside its pattern so that caps cost no storage access of
/// their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SlotLedger {
	/// Points ever earned by learning.
	pub learning_points: SlotPoints,
	/// Points earned in `period` by what is capped period by period.
	pub period_points: SlotPoints,
	/// The period that `period_points` counts: the epoch for a stock, the day since the Unix epoch
	/// for an activity.
	pub period: u32,
}

/// What a device has attested that may be worth points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
	/// The household filled a slot by hand.
	Restock {
		/// How that relates to what was learned.
		behaviour: Behaviour,
		/// Seconds since the slot's last restock, whoever made it; none if none was ever seen.
		interval: Option<Moment>,
	},
	/// A person did what the device could have done by itself.
	Manual {
		/// How long, in seconds.
		seconds: u32,
		/// The day it began on, counted from the Unix epoch.
		day: u32,
		/// On how many of the eight days up to that one, itself included, something was done by
		/// hand.
		active_days: u8,
	},
}

/// Accrues points for attested behaviour; implemented by the rewards pallet.
pub trait AccrueRewards<AccountId> {
	/// Parameters by which patterns are learned for this manufacturer's devices.
	fn pattern_params(manufacturer: &AccountId) -> Params;
	/// Adds what `deed` earns to the current epoch and to `ledger`; returns the points added, zero
	/// when a cap is reached or the manufacturer runs no program.
	fn accrue(
		manufacturer: &AccountId,
		owner: &AccountId,
		deed: Deed,
		ledger: &mut SlotLedger,
	) -> Points;
}

impl<AccountId> AccrueRewards<AccountId> for () {
	fn pattern_params(_: &AccountId) -> Params {
		Params::default()
	}
	fn accrue(_: &AccountId, _: &AccountId, _: Deed, _: &mut SlotLedger) -> Points {
		0
	}
}

/// Knows each manufacturer's token; implemented by the rewards pallet.
pub trait InspectToken<AccountId> {
	/// The token of the manufacturer's reward program.
	fn token_of(manufacturer: &AccountId) -> Option<TokenId>;
}

impl<AccountId> InspectToken<AccountId> for () {
	fn token_of(_: &AccountId) -> Option<TokenId> {
		None
	}
}

/// One accepted level reading, with what is known of its slot.
#[derive(Clone, Copy, Debug)]
pub struct SlotReading<'a, AccountId> {
	/// The device that attested it.
	pub device: DeviceId,
	/// The slot it observed.
	pub slot: SlotId,
	/// The household that owns the device.
	pub owner: &'a AccountId,
	/// The manufacturer of the device.
	pub manufacturer: &'a AccountId,
	/// The slot's configuration.
	pub config: &'a StockSlot,
	/// When it was observed, in Unix seconds.
	pub at: Moment,
	/// The observed stock.
	pub level: Quantity,
}

/// Buys what is about to run out; implemented by the auto-purchase pallet.
pub trait PurchaseFromPattern<AccountId> {
	/// The slots whose readings can make it buy, or undo or complete a purchase. It is told of no
	/// others.
	fn slots_of_concern(device: DeviceId) -> SlotSet;
	/// Who caused a rise of `rise` from the level before. A shipped order takes it as its proof of
	/// delivery.
	fn restock_cause(reading: &SlotReading<AccountId>, rise: Quantity) -> RestockCause;
	/// The slot's pattern after `reading`: places an order where a mandate allows and the pattern
	/// asks for it.
	fn on_level(reading: &SlotReading<AccountId>, params: &Params, pattern: &SlotState);
}

impl<AccountId> PurchaseFromPattern<AccountId> for () {
	fn slots_of_concern(_: DeviceId) -> SlotSet {
		SlotSet::default()
	}
	fn restock_cause(_: &SlotReading<AccountId>, _: Quantity) -> RestockCause {
		RestockCause::Household
	}
	fn on_level(_: &SlotReading<AccountId>, _: &Params, _: &SlotState) {}
}
