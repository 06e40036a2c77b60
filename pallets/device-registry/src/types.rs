use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{DeviceKey, DeviceStatus, Moment, Serial};
use frame_support::{
	traits::{fungible, ConstU32},
	BoundedVec,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::Config;

/// Amount of the native coin.
pub type BalanceOf<T> =
	<<T as Config>::Currency as fungible::Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// A manufacturer's record with the runtime's types.
pub type ManufacturerOf<T> = Manufacturer<BalanceOf<T>>;
/// A device's record with the runtime's types.
pub type DeviceOf<T> = Device<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// Name under which a manufacturer is known, UTF-8.
pub type ManufacturerName = BoundedVec<u8, ConstU32<64>>;

/// How far a manufacturer may act.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ManufacturerStatus {
	/// Registered, and waiting for governance.
	#[codec(index = 0)]
	Pending,
	/// Its vouchers count.
	#[codec(index = 1)]
	Approved,
}

/// A registered manufacturer.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Manufacturer<Balance> {
	/// How far it may act.
	pub status: ManufacturerStatus,
	/// The key that signs its vouchers.
	pub voucher_key: DeviceKey,
	/// What is held from it as its bond.
	pub bond: Balance,
	/// How many of its devices are registered.
	pub devices: u32,
	/// Name under which it is known, UTF-8.
	pub name: ManufacturerName,
}

/// A claimed device.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Device<AccountId, Balance> {
	/// The household that owns it.
	pub owner: AccountId,
	/// The manufacturer that vouched for it.
	pub manufacturer: AccountId,
	/// The key it signs with.
	pub key: DeviceKey,
	/// Its serial number.
	pub serial: Serial,
	/// Whether it may attest.
	pub status: DeviceStatus,
	/// Counts its owners, from zero.
	pub epoch: u32,
	/// What is held for it.
	pub deposit: Balance,
	/// The account the deposit is held from.
	pub deposit_payer: AccountId,
	/// When it was claimed, in Unix seconds.
	pub claimed_at: Moment,
}

/// A manufacturer that is there from the start.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisManufacturer<AccountId> {
	/// The manufacturer.
	pub account: AccountId,
	/// Its name, at most 64 bytes of UTF-8.
	pub name: String,
	/// The key that signs its vouchers.
	pub voucher_key: DeviceKey,
}
