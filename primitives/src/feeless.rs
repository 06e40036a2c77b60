//! Answers to devices that pay nothing: what they need to begin, and the reason of a refusal.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

use crate::{Moment, SlotId};

/// Punctuality of a device against the interval it announced.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum Presence {
	/// The device has never reported.
	#[codec(index = 0)]
	Unseen,
	/// The device has reported and has announced no interval.
	#[codec(index = 1)]
	Unscheduled,
	/// The last report is no older than the announced interval.
	#[codec(index = 2)]
	Online,
	/// A report is overdue.
	#[codec(index = 3)]
	Offline {
		/// End of the announced interval, in Unix seconds.
		since: Moment,
	},
}

/// Earliest time of a slot's next reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NextReading {
	/// Slot of the device.
	pub slot: SlotId,
	/// Earliest time of its next reading in Unix seconds; zero before the first.
	pub next_at: Moment,
}

/// Everything that a device needs to begin, even one that has lost its memory and its clock.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceQuota {
	/// Chain time in Unix seconds.
	pub now: Moment,
	/// Sequence number of the last accepted batch; zero before the first.
	pub sequence: u64,
	/// Hash that the device signed of that batch; none before the first.
	pub batch_hash: Option<H256>,
	/// Chain time of that batch, in Unix seconds; none before the first.
	pub last_seen: Option<Moment>,
	/// Punctuality against the announced interval.
	pub presence: Presence,
	/// Feeless batches left now.
	pub free_batches: u32,
	/// Feeless batches that are left when none was sent for long.
	pub burst: u32,
	/// Seconds until one more feeless batch is left.
	pub refill: Moment,
	/// Time at which the next feeless batch may be sent, in Unix seconds; chain time if one is
	/// left.
	pub next_free_at: Moment,
	/// Oldest reading that is accepted now, in Unix seconds.
	pub accepts_from: Moment,
	/// Newest reading that is accepted now, in Unix seconds.
	pub accepts_until: Moment,
	/// Earliest next reading of each slot, in order of the slots' numbers.
	pub slots: Vec<NextReading>,
}

/// Answer to a device that asks whether a feeless batch would be accepted now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Admission {
	/// The batch may be submitted.
	#[codec(index = 0)]
	Admissible,
	/// This very batch is the device's last accepted one.
	#[codec(index = 1)]
	Accepted,
	/// The batch is refused.
	#[codec(index = 2)]
	Refused {
		/// Reason of the refusal.
		reason: RefusalCode,
		/// Seconds after which the same batch may be sent again; none if it is refused for good.
		retry_after: Option<Moment>,
		/// Least sequence number that the chain takes; none of an unknown device.
		expected_sequence: Option<u64>,
	},
}

/// Reason for which a feeless batch is refused.
///
/// It is the number in `InvalidTransaction::Custom`. A temporary reason, after which the same batch
/// may be sent again, is the number in `UnknownTransaction::Custom`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[repr(u8)]
pub enum RefusalCode {
	/// Temporary: no device has this identifier.
	UnknownDevice = 1,
	/// Temporary: the device is suspended.
	DeviceSuspended = 2,
	/// Temporary: the device has no slot of this number.
	UnknownSlot = 3,
	/// Temporary: a reading is not of the kind that its slot attests.
	WrongKindOfReading = 4,
	/// A session lasts zero seconds.
	SessionWithoutTime = 5,
	/// The batch is older than the chain accepts.
	ReadingTooOld = 6,
	/// A reading or session begins before the slot's previous one ended.
	ReadingsOutOfOrder = 7,
	/// Temporary: the batch or a reading is further ahead of the chain time than a clock may
	/// drift.
	ReadingFromFuture = 8,
	/// A batch of this number or a higher one was accepted before. `InvalidTransaction::Stale` to
	/// a pool.
	SequenceReplayed = 9,
	/// Temporary: the device's quota of feeless batches is used up.
	FeelessQuotaExhausted = 10,
	/// The batch began before the device belonged to its present household.
	BeforeOwner = 11,
	/// The evidence has no leaves.
	EmptyEvidence = 12,
	/// The batch is not signed by the device's key. `InvalidTransaction::BadProof` to a pool.
	InvalidSignature = 13,
	/// The sequence number is too far above that of the last accepted batch.
	SequenceTooFar = 14,
	/// Temporary: the batch that this one follows has not been accepted.
	PredecessorMissing = 15,
	/// The batch is said to follow itself or a later one.
	InvalidPredecessor = 16,
	/// Any other number or error; none is expected of a batch.
	Other = 255,
}

impl RefusalCode {
	/// Every reason that has a meaning.
	pub const ALL: [Self; 16] = [
		Self::UnknownDevice,
		Self::DeviceSuspended,
		Self::UnknownSlot,
		Self::WrongKindOfReading,
		Self::SessionWithoutTime,
		Self::ReadingTooOld,
		Self::ReadingsOutOfOrder,
		Self::ReadingFromFuture,
		Self::SequenceReplayed,
		Self::FeelessQuotaExhausted,
		Self::BeforeOwner,
		Self::EmptyEvidence,
		Self::InvalidSignature,
		Self::SequenceTooFar,
		Self::PredecessorMissing,
		Self::InvalidPredecessor,
	];

	/// Returns true if the same batch may be accepted later.
	pub const fn is_temporary(self) -> bool {
		match self {
			Self::UnknownDevice
			| Self::DeviceSuspended
			| Self::UnknownSlot
			| Self::WrongKindOfReading
			| Self::ReadingFromFuture
			| Self::FeelessQuotaExhausted
			| Self::PredecessorMissing => true,
			Self::SessionWithoutTime
			| Self::ReadingTooOld
			| Self::ReadingsOutOfOrder
			| Self::SequenceReplayed
			| Self::SequenceTooFar
			| Self::InvalidPredecessor
			| Self::BeforeOwner
			| Self::EmptyEvidence
			| Self::InvalidSignature
			| Self::Other => false,
		}
	}
}

impl From<u8> for RefusalCode {
	fn from(code: u8) -> Self {
		Self::ALL.into_iter().find(|known| *known as u8 == code).unwrap_or(Self::Other)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_number_has_a_meaning() {
		for code in 1..=16 {
			assert_eq!(RefusalCode::from(code) as u8, code);
		}
		for code in [0, 17, 255] {
			assert_eq!(RefusalCode::from(code), RefusalCode::Other);
		}
	}
}
