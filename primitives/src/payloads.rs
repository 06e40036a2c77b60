//! Payloads that devices and manufacturers sign off chain, and the hash that they sign.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

use crate::{DeviceId, DeviceKey, Moment, Quantity, SlotId};

/// Maximum number of readings in a batch.
pub const MAX_READINGS: u32 = 256;

/// Number that a manufacturer gives a model of its devices.
pub type ModelId = u32;
/// Serial number that a manufacturer gives a device.
pub type Serial = BoundedVec<u8, ConstU32<32>>;

/// Purpose of a signed payload. It is signed with the payload, so that no signature serves two
/// purposes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
	/// A [`Voucher`], signed with a manufacturer's voucher key.
	Voucher,
	/// A [`Claim`], signed by a device.
	Claim,
	/// A [`Rotation`], signed by a device's next key.
	Rotate,
	/// A [`Batch`], signed by a device.
	Attest,
}

impl Purpose {
	/// Returns the domain separator that precedes every hashed payload of this purpose.
	pub const fn domain(self) -> &'static [u8] {
		match self {
			Self::Voucher => b"cot/voucher/v1",
			Self::Claim => b"cot/claim/v1",
			Self::Rotate => b"cot/rotate/v1",
			Self::Attest => b"cot/attest/v1",
		}
	}
}

/// Returns the 32 bytes to sign: `blake2_256(domain ++ genesis_hash ++ SCALE(payload))`.
///
/// The genesis hash binds the signature to one chain.
pub fn signing_hash<Payload: Encode>(
	purpose: Purpose,
	genesis: &H256,
	payload: &Payload,
) -> [u8; 32] {
	let mut message = Vec::from(purpose.domain());
	message.extend_from_slice(genesis.as_bytes());
	payload.encode_to(&mut message);
	sp_io::hashing::blake2_256(&message)
}

/// Payer of the refundable deposit of a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DepositPayer {
	/// The household that claims the device.
	#[codec(index = 0)]
	Owner,
	/// The manufacturer that signed the voucher.
	#[codec(index = 1)]
	Manufacturer,
}

/// Statement of a manufacturer that a device is its own, signed under [`Purpose::Voucher`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Voucher<AccountId> {
	/// Manufacturer that vouches for the device.
	pub manufacturer: AccountId,
	/// Number of the manufacturer's voucher key that signs the voucher, such as that of a factory.
	#[codec(compact)]
	pub issuer: u32,
	/// Serial number of the device, unique under this manufacturer.
	pub serial: Serial,
	/// Life of the serial number, zero for the first. A device that was retired or revoked, came
	/// back, was repaired or replaced lives on by a voucher of a higher life.
	#[codec(compact)]
	pub life: u32,
	/// Public key of the device.
	pub key: DeviceKey,
	/// Model of the device, whose published slots it begins with; none without a model.
	pub model: Option<ModelId>,
	/// Payer of the device's deposit.
	pub deposit_payer: DepositPayer,
	/// Expiry in Unix seconds: the voucher is void from then on.
	#[codec(compact)]
	pub expires_at: Moment,
}

/// Consent of a device to one household as its owner, signed under [`Purpose::Claim`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Claim<AccountId> {
	/// Manufacturer that vouches for the device.
	pub manufacturer: AccountId,
	/// Serial number of the device.
	pub serial: Serial,
	/// Life of the serial number. It is used up by the first claim, so that no claim outlives its
	/// registration.
	#[codec(compact)]
	pub life: u32,
	/// Public key of the device.
	pub key: DeviceKey,
	/// Household that may claim the device.
	pub owner: AccountId,
	/// Ownership that the claim begins: the number of owners before, zero for the first. A claim
	/// serves one ownership only.
	#[codec(compact)]
	pub ownership: u32,
	/// Expiry in Unix seconds: the claim is void from then on.
	#[codec(compact)]
	pub expires_at: Moment,
}

/// Statement of a device's next key that it replaces the present one, signed under
/// [`Purpose::Rotate`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Rotation<AccountId> {
	/// Device whose key changes.
	#[codec(compact)]
	pub device: DeviceId,
	/// Household that owns the device.
	pub owner: AccountId,
	/// Present key of the device.
	pub old_key: DeviceKey,
	/// Next key of the device, which signs the rotation.
	pub new_key: DeviceKey,
	/// Expiry in Unix seconds: the rotation is void from then on.
	#[codec(compact)]
	pub expires_at: Moment,
}

/// Actor of a session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SessionMode {
	/// A person, as at the wheel of a car.
	#[codec(index = 0)]
	Manual,
	/// The device itself, as a car that drives itself.
	#[codec(index = 1)]
	Autonomous,
}

/// Observation by a reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum ReadingKind {
	/// Stock in the slot, in thousandths of its unit.
	#[codec(index = 0)]
	Level(#[codec(compact)] Quantity),
	/// A session of the slot's activity that began at the reading's time.
	#[codec(index = 1)]
	Session {
		/// Actor of the session.
		mode: SessionMode,
		/// Amount in thousandths of the slot's unit.
		#[codec(compact)]
		amount: Quantity,
		/// Length in seconds.
		#[codec(compact)]
		seconds: u32,
	},
}

/// One observation of one slot at one time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Reading {
	/// Observed slot.
	pub slot: SlotId,
	/// Seconds after the batch's `window_start`.
	#[codec(compact)]
	pub offset: u32,
	/// Observed level or session.
	pub kind: ReadingKind,
}

/// Commitment to raw data kept off chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Evidence {
	/// Root of the Merkle tree over the data's leaves.
	pub root: H256,
	/// Number of leaves, which the root alone does not determine.
	#[codec(compact)]
	pub leaves: u32,
}

/// Readings of one device, signed by it under [`Purpose::Attest`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Batch {
	/// Device that made the observations.
	#[codec(compact)]
	pub device: DeviceId,
	/// Number of the batch: above that of each batch before it, 1 for the first.
	#[codec(compact)]
	pub sequence: u64,
	/// Number of the batch that has to be accepted before this one; 0 for none. With it, no fork
	/// of the chain takes this batch and leaves that one out.
	#[codec(compact)]
	pub after: u64,
	/// Time in Unix seconds from which the readings' offsets count.
	#[codec(compact)]
	pub window_start: Moment,
	/// Observations, in order of time for each slot.
	pub readings: BoundedVec<Reading, ConstU32<MAX_READINGS>>,
	/// Commitment to the raw data behind the readings.
	pub evidence: Option<Evidence>,
}

impl Batch {
	/// Returns true if the number of the batch that this one follows is odd: two batches that
	/// follow each other differ in that.
	pub const fn is_odd(&self) -> bool {
		self.after % 2 == 1
	}

	/// Returns the time of one of this batch's readings in Unix seconds.
	pub fn time_of(&self, reading: &Reading) -> Moment {
		self.window_start.saturating_add(Moment::from(reading.offset))
	}
}

impl<AccountId: Encode> Voucher<AccountId> {
	/// Returns the hash that the manufacturer's voucher key signs.
	pub fn signing_hash(&self, genesis: &H256) -> [u8; 32] {
		signing_hash(Purpose::Voucher, genesis, self)
	}
}

impl<AccountId: Encode> Claim<AccountId> {
	/// Returns the hash that the device signs.
	pub fn signing_hash(&self, genesis: &H256) -> [u8; 32] {
		signing_hash(Purpose::Claim, genesis, self)
	}
}

impl<AccountId: Encode> Rotation<AccountId> {
	/// Returns the hash that the device's next key signs.
	pub fn signing_hash(&self, genesis: &H256) -> [u8; 32] {
		signing_hash(Purpose::Rotate, genesis, self)
	}
}

impl Batch {
	/// Returns the hash that the device signs.
	pub fn signing_hash(&self, genesis: &H256) -> [u8; 32] {
		signing_hash(Purpose::Attest, genesis, self)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn batch() -> Batch {
		Batch {
			device: 1,
			sequence: 1,
			after: 0,
			window_start: 1_483_228_800,
			readings: BoundedVec::truncate_from(alloc::vec![Reading {
				slot: 0,
				offset: 60,
				kind: ReadingKind::Level(2_000),
			}]),
			evidence: None,
		}
	}

	#[test]
	fn the_hash_depends_on_purpose_chain_and_payload() {
		let here = H256::repeat_byte(1);
		let hash = batch().signing_hash(&here);
		assert_eq!(hash, batch().signing_hash(&here));
		assert_ne!(hash, batch().signing_hash(&H256::repeat_byte(2)));
		assert_ne!(hash, signing_hash(Purpose::Claim, &here, &batch()));
		assert_ne!(hash, Batch { sequence: 2, ..batch() }.signing_hash(&here));
	}

	/// They find room in a pool side by side, and no two others of a device do.
	#[test]
	fn batches_that_follow_each_other_differ_in_parity() {
		let follows = |after| Batch { sequence: after + 1, after, ..batch() };
		for after in 0..9 {
			assert_ne!(follows(after).is_odd(), follows(after + 1).is_odd());
		}
		assert!(!batch().is_odd());
	}

	#[test]
	fn a_reading_costs_few_bytes() {
		assert!(batch().readings[0].encoded_size() <= 8);
	}

	#[test]
	fn offsets_saturate_at_the_end_of_time() {
		let late = Batch { window_start: Moment::MAX, ..batch() };
		assert_eq!(late.time_of(&late.readings[0]), Moment::MAX);
	}
}
