use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_pattern::SlotState;
use cot_primitives::{
	Batch, DeviceSignature, Evidence, Moment, Quantity, SessionMode, SlotConfig, SlotId, MAX_SLOTS,
};
use frame_support::{traits::ConstU32, BoundedBTreeMap, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

use crate::{bucket::Bucket, days::ActiveDays, earned::Earned};

/// Most batches in one `attest_many`.
pub const MAX_BATCHES: u32 = 64;
/// Most bytes of one leaf of evidence: a raw reading with its context, not a picture.
pub const MAX_LEAF: u32 = 1_024;
/// Most hashes in a proof: a tree whose leaves are counted in 32 bits is no deeper.
pub const MAX_PROOF: u32 = 32;

/// A leaf of evidence as it was recorded.
pub type Leaf = BoundedVec<u8, ConstU32<MAX_LEAF>>;
/// The hashes that lead from a leaf to its root.
pub type Proof = BoundedVec<H256, ConstU32<MAX_PROOF>>;

/// A batch with its device's signature.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SignedBatch {
	/// What the device observed.
	pub batch: Batch,
	/// The device's signature over it.
	pub signature: DeviceSignature,
}

/// All sessions in one mode.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Total {
	/// How much was done, in thousandths of the slot's unit.
	pub amount: u64,
	/// How many seconds it took.
	pub seconds: u64,
}

/// What the chain remembers of an activity.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Sessions {
	/// When the last session ended, in Unix seconds.
	pub ended_at: Moment,
	/// What people did.
	pub manual: Total,
	/// What the device did.
	pub autonomous: Total,
	/// The days on which people did something.
	pub active_days: ActiveDays,
}

impl Sessions {
	/// Adds a session that ended at `ended_at`.
	pub fn add(&mut self, mode: SessionMode, amount: Quantity, seconds: u32, ended_at: Moment) {
		let total = match mode {
			SessionMode::Manual => &mut self.manual,
			SessionMode::Autonomous => &mut self.autonomous,
		};
		total.amount = total.amount.saturating_add(amount.into());
		total.seconds = total.seconds.saturating_add(seconds.into());
		self.ended_at = ended_at;
	}
}

/// What was learned from a slot's readings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Learned {
	/// Nothing has been read since the slot was configured, or since the device has its owner.
	#[codec(index = 0)]
	Nothing {
		/// The first moment that its next reading may be of, in Unix seconds: no time is attested
		/// twice.
		next_at: Moment,
	},
	/// The pattern in the levels of a stock.
	#[codec(index = 1)]
	Stock(SlotState),
	/// The sessions of an activity.
	#[codec(index = 2)]
	Activity(Sessions),
}

impl Default for Learned {
	fn default() -> Self {
		Self::Nothing { next_at: 0 }
	}
}

impl Learned {
	/// Whether this is learned from such a slot's readings.
	pub fn suits(&self, config: &SlotConfig) -> bool {
		match self {
			Self::Nothing { .. } => true,
			Self::Stock(_) => matches!(config, SlotConfig::Stock(_)),
			Self::Activity(_) => matches!(config, SlotConfig::Activity(_)),
		}
	}

	/// The first moment that the slot's next reading may be of.
	pub fn next_at(&self) -> Moment {
		match self {
			Self::Nothing { next_at } => *next_at,
			Self::Stock(pattern) => pattern.last_reading_at().map_or(0, |at| at.saturating_add(1)),
			Self::Activity(sessions) => sessions.ended_at,
		}
	}

	/// Forgets everything but the time it is of.
	pub(crate) fn forget(&mut self) {
		*self = Self::Nothing { next_at: self.next_at() };
	}

	/// Begins anew where nothing is learned yet, or where it was learned from a slot of another
	/// kind.
	pub(crate) fn follow(&mut self, config: &SlotConfig) {
		if matches!(self, Self::Nothing { .. }) || !self.suits(config) {
			*self = match config {
				SlotConfig::Stock(_) => Self::Stock(SlotState::default()),
				SlotConfig::Activity(_) => Self::Activity(Sessions::default()),
			};
		}
	}
}

/// What the chain remembers of one slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SlotRecord {
	/// What was learned from its readings.
	pub learned: Learned,
	/// What it has earned against its caps.
	pub earned: Earned,
}

impl SlotRecord {
	/// The pattern, if the slot holds a stock that has been read.
	pub fn pattern(&self) -> Option<&SlotState> {
		match &self.learned {
			Learned::Stock(pattern) => Some(pattern),
			Learned::Nothing { .. } | Learned::Activity(_) => None,
		}
	}

	/// The sessions, if the slot is an activity that has been read.
	pub fn sessions(&self) -> Option<&Sessions> {
		match &self.learned {
			Learned::Activity(sessions) => Some(sessions),
			Learned::Nothing { .. } | Learned::Stock(_) => None,
		}
	}
}

/// What the chain remembers of one device's readings.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DeviceState {
	/// Sequence number of the last accepted batch; zero before the first.
	#[codec(compact)]
	pub sequence: u64,
	/// Chain time of the last accepted batch, in Unix seconds.
	#[codec(compact)]
	pub last_seen: Moment,
	/// The batches that it may still send for nothing.
	pub bucket: Bucket,
	/// Its slots that have been read.
	pub slots: BoundedBTreeMap<SlotId, SlotRecord, ConstU32<MAX_SLOTS>>,
}

/// The evidence that one batch committed to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Commitment {
	/// Sequence number of the batch.
	#[codec(compact)]
	pub sequence: u64,
	/// What it committed to.
	pub evidence: Evidence,
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Budget of a slot's state with its number, in bytes.
	const SLOT_BUDGET: usize = 80;

	#[test]
	fn a_slot_fits_its_budget() {
		assert!(SlotId::max_encoded_len() + SlotRecord::max_encoded_len() <= SLOT_BUDGET);
	}
}
