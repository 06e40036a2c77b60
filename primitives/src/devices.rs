//! Devices as the registry describes them to other pallets.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedBTreeMap};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::{DeviceKey, Moment, SlotConfig, SlotId, SlotSet, MAX_SLOTS};

/// The slots of one device by their number.
pub type Slots = BoundedBTreeMap<SlotId, SlotConfig, ConstU32<MAX_SLOTS>>;

/// Permission of a device to attest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DeviceStatus {
	/// The device may attest.
	#[codec(index = 0)]
	Active,
	/// The device may not attest: its owner or its manufacturer has suspended it.
	#[codec(index = 1)]
	Suspended,
}

/// Grounds on which a manufacturer suspends or revokes a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SanctionReason {
	/// The device measures or reports wrongly.
	#[codec(index = 0)]
	Fault,
	/// The device's hardware, firmware or readings were manipulated.
	#[codec(index = 1)]
	Tampered,
	/// The device was stolen from its owner.
	#[codec(index = 2)]
	Stolen,
	/// The device's model is recalled.
	#[codec(index = 3)]
	Recalled,
	/// Any other reason.
	#[codec(index = 4)]
	Other,
}

/// A claimed device, as the registry describes it to other pallets.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DeviceInfo<AccountId> {
	/// Household that owns the device.
	pub household: AccountId,
	/// Manufacturer that vouched for the device.
	pub manufacturer: AccountId,
	/// Public key of the device's signatures.
	pub key: DeviceKey,
	/// Permission to attest.
	pub status: DeviceStatus,
	/// Longest announced silence in seconds; none if none is announced.
	pub report_interval: Option<Moment>,
	/// Slots that measure what the device's model does, as its manufacturer published it.
	pub modelled: SlotSet,
	/// Start of the present ownership in Unix seconds; earlier observations were made for another
	/// household.
	pub not_before: Moment,
}
