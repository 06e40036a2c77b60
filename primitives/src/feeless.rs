//! Answers to devices that pay nothing: their quota, and the reason of a refusal.

use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::Moment;

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

/// Sequence, presence and feeless quota of a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceQuota {
	/// Sequence number of the last accepted batch; zero before the first.
	pub sequence: u64,
	/// Chain time of that batch, in Unix seconds; none before the first.
	pub last_seen: Option<Moment>,
	/// Punctuality against the announced interval.
	pub presence: Presence,
	/// Feeless batches left now.
	pub free_batches: u32,
}

/// Reason for which a feeless batch is refused.
///
/// It is the number in `InvalidTransaction::Custom`. A temporary reason, after which the same batch
/// may be sent again, is the number in `UnknownTransaction::Custom`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum RefusalCode {
	/// Temporary: no device has this identifier.
	UnknownDevice = 1,
	/// Temporary: the device is suspended.
	DeviceSuspended = 2,
	/// Temporary: the device has no slot of this number.
	UnknownSlot = 3,
	/// A reading is not of the kind that its slot attests.
	WrongKindOfReading = 4,
	/// A session lasts zero seconds.
	SessionWithoutTime = 5,
	/// The batch or a reading is older than the chain accepts.
	ReadingTooOld = 6,
	/// A reading or session begins before the slot's previous one ended.
	ReadingsOutOfOrder = 7,
	/// Temporary: the batch or a reading is further ahead of the chain time than a clock may
	/// drift.
	ReadingFromFuture = 8,
	/// Temporary: more batches are missing before this one than the device may send at once.
	SequenceGap = 9,
	/// Temporary: the device's quota of feeless batches is used up.
	FeelessQuotaExhausted = 10,
	/// The batch began before the device belonged to its present household.
	BeforeOwner = 11,
	/// The evidence has no leaves.
	EmptyEvidence = 12,
	/// Any other number or error; none is expected of a batch.
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
			FeelessQuotaExhausted,
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
