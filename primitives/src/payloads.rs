use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

use crate::{DeviceId, DeviceKey, Moment, Quantity, SlotId};

/// Most readings in one batch.
pub const MAX_READINGS: u32 = 256;

/// Number a manufacturer gives a model of its devices.
pub type ModelId = u32;
/// Serial number a manufacturer gives a device.
pub type Serial = BoundedVec<u8, ConstU32<32>>;

/// What a signed payload is for. The purpose is part of what is signed, so that no signature serves
/// two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
	/// A [`Voucher`], signed by a manufacturer.
	Voucher,
	/// A [`Claim`], signed by a device.
	Claim,
	/// A [`Rotation`], signed by a device's next key.
	Rotate,
	/// A [`Batch`], signed by a device.
	Attest,
}

impl Purpose {
	/// The domain separator that begins every hashed payload of this purpose.
	pub const fn domain(self) -> &'static [u8] {
		match self {
			Self::Voucher => b"cot/voucher/v1",
			Self::Claim => b"cot/claim/v1",
			Self::Rotate => b"cot/rotate/v1",
			Self::Attest => b"cot/attest/v1",
		}
	}
}

/// The 32 bytes that are signed: `blake2_256(domain ++ genesis_hash ++ SCALE(payload))`.
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

/// Who pays the refundable deposit of a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub enum DepositPayer {
	/// The household that claims the device.
	#[codec(index = 0)]
	Owner,
	/// The manufacturer that signed the voucher.
	#[codec(index = 1)]
	Manufacturer,
}

/// A manufacturer's statement that a device is its own.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Voucher<AccountId> {
	/// The manufacturer that vouches.
	pub manufacturer: AccountId,
	/// Serial number of the device, unique under this manufacturer.
	pub serial: Serial,
	/// Public key of the device.
	pub key: DeviceKey,
	/// The model it is, whose published slots the device begins with.
	pub model: Option<ModelId>,
	/// Who pays the device's deposit.
	pub deposit_payer: DepositPayer,
	/// The voucher is void from this time on, in Unix seconds.
	#[codec(compact)]
	pub expires_at: Moment,
}

/// A device's statement that a household owns it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Claim<AccountId> {
	/// The manufacturer that vouches for the device.
	pub manufacturer: AccountId,
	/// Serial number of the device. It is used once, so that no claim outlives what it was made
	/// for.
	pub serial: Serial,
	/// Public key of the device.
	pub key: DeviceKey,
	/// The household that may claim it.
	pub owner: AccountId,
	/// The ownership epoch that the claim begins: zero for the device's first owner. A claim once
	/// used begins none again.
	#[codec(compact)]
	pub epoch: u32,
	/// The claim is void from this time on, in Unix seconds.
	#[codec(compact)]
	pub expires_at: Moment,
}

/// The statement of a device's next key that it takes over from the one before.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Rotation<AccountId> {
	/// The device whose key changes.
	#[codec(compact)]
	pub device: DeviceId,
	/// The household that owns it.
	pub owner: AccountId,
	/// The key it signed with so far.
	pub old_key: DeviceKey,
	/// The key it signs with from then on, and signs this with.
	pub new_key: DeviceKey,
	/// The rotation is void from this time on, in Unix seconds.
	#[codec(compact)]
	pub expires_at: Moment,
}

/// Who was at work in a session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub enum SessionMode {
	/// A person: somebody drove.
	#[codec(index = 0)]
	Manual,
	/// The device itself: it drove.
	#[codec(index = 1)]
	Autonomous,
}

/// What was observed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum ReadingKind {
	/// Stock in the slot, in thousandths of its unit.
	#[codec(index = 0)]
	Level(#[codec(compact)] Quantity),
	/// One session of the slot's activity, which began at the reading's time.
	#[codec(index = 1)]
	Session {
		/// Who was at work.
		mode: SessionMode,
		/// How much was done, in thousandths of the slot's unit.
		#[codec(compact)]
		amount: Quantity,
		/// How many seconds it took.
		#[codec(compact)]
		seconds: u32,
	},
}

/// One observation of one slot at one time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Reading {
	/// The slot observed.
	pub slot: SlotId,
	/// Seconds after the batch's `window_start`.
	#[codec(compact)]
	pub offset: u32,
	/// What was observed.
	pub kind: ReadingKind,
}

/// Commitment to raw data kept off chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Evidence {
	/// Root of the Merkle tree over the data's leaves.
	pub root: H256,
	/// How many leaves the tree has. It is signed, because a root alone does not tell.
	#[codec(compact)]
	pub leaves: u32,
}

/// Readings of one device, signed by it under [`Purpose::Attest`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Batch {
	/// The device that observed.
	#[codec(compact)]
	pub device: DeviceId,
	/// One more than that of the device's batch before; the first is 1.
	#[codec(compact)]
	pub sequence: u64,
	/// Time the readings' offsets count from, in Unix seconds.
	#[codec(compact)]
	pub window_start: Moment,
	/// The observations, in order of time for each slot.
	pub readings: BoundedVec<Reading, ConstU32<MAX_READINGS>>,
	/// Commitment to the raw data behind the readings.
	pub evidence: Option<Evidence>,
}

impl Batch {
	/// Time of one of this batch's readings, in Unix seconds.
	pub fn time_of(&self, reading: &Reading) -> Moment {
		self.window_start.saturating_add(Moment::from(reading.offset))
	}
}

impl<AccountId: Encode> Voucher<AccountId> {
	/// What the manufacturer's voucher key signs.
	pub fn signing_hash(&self, genesis: &H256) -> [u8; 32] {
		signing_hash(Purpose::Voucher, genesis, self)
	}
}

impl<AccountId: Encode> Claim<AccountId> {
	/// What the device signs.
	pub fn signing_hash(&self, genesis: &H256) -> [u8; 32] {
		signing_hash(Purpose::Claim, genesis, self)
	}
}

impl<AccountId: Encode> Rotation<AccountId> {
	/// What the device's next key signs.
	pub fn signing_hash(&self, genesis: &H256) -> [u8; 32] {
		signing_hash(Purpose::Rotate, genesis, self)
	}
}

impl Batch {
	/// What the device signs.
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
