//! What happened in a block.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use cot_primitives::{json, DeviceId, Moment};
use scale_info::TypeInfo;
use serde::{Serialize, Serializer};

/// Selection of happenings.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo)]
pub enum HappeningFilter<AccountId> {
	/// Everything.
	#[codec(index = 0)]
	All,
	/// What names the account in any part, or a device that it owns and nobody else.
	#[codec(index = 1)]
	Account(AccountId),
	/// What concerns the device.
	#[codec(index = 2)]
	Device(DeviceId),
	/// What concerns the account as a merchant.
	#[codec(index = 3)]
	Merchant(AccountId),
}

/// Happenings of one block.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize"))]
pub struct BlockHappenings<AccountId> {
	/// Number of the block.
	pub number: u32,
	/// Chain time of the block in Unix seconds.
	pub time: Moment,
	/// Happenings, in their order.
	pub happenings: Vec<Happening<AccountId>>,
}

/// One event, told by the runtime that has emitted it, so that a reader needs no metadata.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize"))]
pub struct Happening<AccountId> {
	/// Place of the event in its block, counted from zero.
	pub index: u32,
	/// Transaction that has caused it, by its place in the block; none for a hook.
	pub extrinsic: Option<u32>,
	/// Name of the pallet in UTF-8, such as `AutoPurchase`.
	#[serde(serialize_with = "json::utf8")]
	pub pallet: Vec<u8>,
	/// Name of the event in UTF-8, such as `OrderPlaced`.
	#[serde(serialize_with = "json::utf8")]
	pub event: Vec<u8>,
	/// Accounts that it names; the owner of its device if it names none.
	pub accounts: Vec<AccountId>,
	/// Merchant among them.
	pub merchant: Option<AccountId>,
	/// Device that it concerns.
	pub device: Option<DeviceId>,
	/// Fields of the event: a JSON object in UTF-8, whose names are in camelCase. Integers of more
	/// than 64 bits are decimal strings, bytes hexadecimal, accounts SS58 addresses; a value of an
	/// enumeration is its name, or an object with its name and its content.
	#[serde(serialize_with = "object")]
	pub data: Vec<u8>,
}

/// Serializes the fields of an event as the object that they are.
fn object<S: Serializer>(data: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
	let value: serde_json::Value = serde_json::from_slice(data).unwrap_or_default();
	value.serialize(serializer)
}

impl<AccountId: PartialEq> HappeningFilter<AccountId> {
	/// Returns true if the happening is selected.
	pub fn selects(&self, happening: &Happening<AccountId>) -> bool {
		match self {
			Self::All => true,
			Self::Account(account) => happening.accounts.contains(account),
			Self::Device(device) => happening.device == Some(*device),
			Self::Merchant(account) => happening.merchant.as_ref() == Some(account),
		}
	}
}
