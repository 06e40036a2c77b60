//! What devices that pay nothing are told.

use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::Moment;

/// Whether a device reports as it means to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum Presence {
	/// It has never reported.
	#[codec(index = 0)]
	Unseen,
	/// It has reported, and has not said how often it means to.
	#[codec(index = 1)]
	Unscheduled,
	/// It has reported within the interval it means to be silent for at most.
	#[codec(index = 2)]
	Online,
	/// It should have reported.
	#[codec(index = 3)]
	Offline {
		/// Since when, in Unix seconds.
		since: Moment,
	},
}

/// How a device stands with the chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
	/// Sequence number of its last accepted batch; zero before the first.
	pub sequence: u64,
	/// Chain time of that batch, in Unix seconds.
	pub last_seen: Option<Moment>,
	/// Whether it reports as it means to.
	pub presence: Presence,
	/// How many batches it could send now for nothing.
	pub free_batches: u32,
}

/// Why a batch is not let into the free lane, as the number in `InvalidTransaction::Custom` and,
/// for what only has to wait, in `UnknownTransaction::Custom`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum RefusalCode {
	/// To wait for: no device has this identifier yet.
	UnknownDevice = 1,
	/// To wait for: the device is suspended.
	DeviceSuspended = 2,
	/// To wait for: the device has no slot of this number yet.
	UnknownSlot = 3,
	/// A reading is of another kind than its slot attests.
	WrongKindOfReading = 4,
	/// A session took no time.
	SessionWithoutTime = 5,
	/// The batch or a reading is too far behind the chain.
	ReadingTooOld = 6,
	/// A reading or session begins before the slot's last one is over.
	ReadingsOutOfOrder = 7,
	/// To wait for: the batch or a reading is further ahead of the chain than a clock may drift.
	ReadingFromFuture = 8,
	/// To wait for: batches are missing before this one, more than the device may send at once.
	SequenceGap = 9,
	/// To wait for: the device has used its free batches up.
	FreeLaneExhausted = 10,
	/// It began before its device had its present owner.
	BeforeOwner = 11,
	/// It commits to evidence without leaves.
	EmptyEvidence = 12,
	/// Nothing that a batch can be refused for.
	Other = 255,
}

impl From<u8> for RefusalCode {
	fn from(code: u8) -> Self {
		use RefusalCode::*;
		[
			UnknownDevice,
			DeviceSuspended,
			UnknownSlot,
			WrongKindOfReading,
			SessionWithoutTime,
			ReadingTooOld,
			ReadingsOutOfOrder,
			ReadingFromFuture,
			SequenceGap,
			FreeLaneExhausted,
			BeforeOwner,
			EmptyEvidence,
		]
		.into_iter()
		.find(|known| *known as u8 == code)
		.unwrap_or(Other)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_number_has_a_meaning() {
		for code in 1..=12 {
			assert_eq!(RefusalCode::from(code) as u8, code);
		}
		for code in [0, 13, 255] {
			assert_eq!(RefusalCode::from(code), RefusalCode::Other);
		}
	}
}
