//! Records of devices and of their readings.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_pattern::SlotState;
use cot_primitives::{
	Batch, DeviceInfo, DeviceSignature, Evidence, Moment, Quantity, SessionMode, SlotConfig,
	SlotId, Slots, Watch, MAX_SLOTS,
};
use frame_support::{traits::ConstU32, BoundedBTreeMap, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

use crate::{earned::Earned, rate_limit::RateLimit};

/// Maximum number of batches in one `attest_many`.
pub const MAX_BATCHES: u32 = 64;
/// Maximum size of one leaf of evidence in bytes: a raw reading with its context, not a picture.
pub const MAX_LEAF: u32 = 1_024;
/// Maximum number of hashes in a proof: a tree whose leaves are counted in 32 bits is no deeper.
pub const MAX_PROOF: u32 = 32;

/// A leaf of evidence as it was recorded.
pub type Leaf = BoundedVec<u8, ConstU32<MAX_LEAF>>;
/// Hashes that lead from a leaf to the root.
pub type MerkleProof = BoundedVec<H256, ConstU32<MAX_PROOF>>;

/// A batch with its device's signature.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SignedBatch {
	/// Readings of the device.
	pub batch: Batch,
	/// Signature of the device over the batch.
	pub signature: DeviceSignature,
}

/// Fault of one reading, for which it is skipped while the rest of its batch counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum ReadingFault {
	/// The device has no slot of this number.
	#[codec(index = 0)]
	UnknownSlot,
	/// The reading does not match the kind of its slot.
	#[codec(index = 1)]
	WrongKind,
	/// The session has a duration of zero.
	#[codec(index = 2)]
	WithoutTime,
	/// The reading is not later than the slot's reading before, or the session began before the
	/// last one ended.
	#[codec(index = 3)]
	OutOfOrder,
	/// The reading is further ahead of the chain than any clock that runs.
	#[codec(index = 4)]
	FromFuture,
	/// The reading is older than `LateWindow`.
	#[codec(index = 5)]
	TooOld,
	/// The reading is of a former household.
	#[codec(index = 6)]
	BeforeOwner,
}

/// Total of all sessions in one mode.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Total {
	/// Amount in thousandths of the slot's unit.
	pub amount: u64,
	/// Duration in seconds.
	pub seconds: u64,
}

/// Record of an activity.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Sessions {
	/// End of the last session in Unix seconds.
	pub ended_at: Moment,
	/// Total of manual sessions.
	pub manual: Total,
	/// Total of autonomous sessions.
	pub autonomous: Total,
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

/// Knowledge of a slot from its readings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Learned {
	/// No reading since the slot was configured or the device changed hands.
	#[codec(index = 0)]
	Nothing {
		/// Earliest time of the next reading in Unix seconds: no time is attested twice.
		next_at: Moment,
	},
	/// Pattern in the levels of a stock.
	#[codec(index = 1)]
	Stock(SlotState),
	/// Sessions of an activity.
	#[codec(index = 2)]
	Activity(Sessions),
}

impl Default for Learned {
	fn default() -> Self {
		Self::Nothing { next_at: 0 }
	}
}

impl Learned {
	/// Returns true if this can be learned from readings of a slot so configured.
	pub fn suits(&self, config: &SlotConfig) -> bool {
		match self {
			Self::Nothing { .. } => true,
			Self::Stock(_) => matches!(config, SlotConfig::Stock(_)),
			Self::Activity(_) => matches!(config, SlotConfig::Activity(_)),
		}
	}

	/// Returns the earliest time of the slot's next reading in Unix seconds.
	pub fn next_at(&self) -> Moment {
		match self {
			Self::Nothing { next_at } => *next_at,
			Self::Stock(pattern) => pattern.last_reading_at().map_or(0, |at| at.saturating_add(1)),
			Self::Activity(sessions) => sessions.ended_at,
		}
	}

	/// Forgets everything but the time of the last reading.
	pub(crate) fn forget(&mut self) {
		*self = Self::Nothing { next_at: self.next_at() };
	}

	/// Starts an empty record if nothing is learned yet, or if the slot was of another kind.
	pub(crate) fn prepare_for(&mut self, config: &SlotConfig) {
		if matches!(self, Self::Nothing { .. }) || !self.suits(config) {
			*self = match config {
				SlotConfig::Stock(_) => Self::Stock(SlotState::default()),
				SlotConfig::Activity(_) => Self::Activity(Sessions::default()),
			};
		}
	}
}

/// Record of one slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SlotRecord {
	/// Configuration, as the registry has it; none of a slot that was removed.
	pub config: Option<SlotConfig>,
	/// Watch of the purchases over its readings.
	pub watch: Watch,
	/// Knowledge from its readings.
	pub learned: Learned,
	/// Points earned against its caps.
	pub earned: Earned,
}

impl SlotRecord {
	/// Returns the pattern, if the slot holds a stock that has been read.
	pub fn pattern(&self) -> Option<&SlotState> {
		match &self.learned {
			Learned::Stock(pattern) => Some(pattern),
			Learned::Nothing { .. } | Learned::Activity(_) => None,
		}
	}

	/// Returns the sessions, if the slot is an activity that has been read.
	pub fn sessions(&self) -> Option<&Sessions> {
		match &self.learned {
			Learned::Activity(sessions) => Some(sessions),
			Learned::Nothing { .. } | Learned::Stock(_) => None,
		}
	}
}

/// Record of one device: everything that a batch which buys nothing reads and writes of it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DeviceState<AccountId> {
	/// Facts about the device, as the registry has them.
	pub info: DeviceInfo<AccountId>,
	/// Sequence number of the last accepted batch; zero before the first.
	#[codec(compact)]
	pub sequence: u64,
	/// Hash that the device signed of that batch; zero before the first.
	pub batch_hash: H256,
	/// Chain time of that batch, in Unix seconds; zero before the first.
	#[codec(compact)]
	pub last_seen: Moment,
	/// Time in Unix seconds from which the rewards are told again that the device attests.
	#[codec(compact)]
	pub noted_until: Moment,
	/// End of the time that manual sessions of any slot have counted, in Unix seconds.
	#[codec(compact)]
	pub manual_until: Moment,
	/// Rate limit of its feeless batches.
	pub rate_limit: RateLimit,
	/// Records of its slots, and of removed ones that were read.
	pub slots: BoundedBTreeMap<SlotId, SlotRecord, ConstU32<MAX_SLOTS>>,
}

impl<AccountId> DeviceState<AccountId> {
	/// Returns the record of a device that has sent nothing yet.
	pub fn new(info: DeviceInfo<AccountId>, configs: &Slots) -> Self {
		let mut state = Self {
			info,
			sequence: 0,
			batch_hash: H256::zero(),
			last_seen: 0,
			noted_until: 0,
			manual_until: 0,
			rate_limit: RateLimit::default(),
			slots: BoundedBTreeMap::new(),
		};
		state.configure(configs);
		state
	}

	/// Takes over the configurations of the slots. What was read and earned of them stays, as long
	/// as a level fits its slot.
	pub(crate) fn configure(&mut self, configs: &Slots) {
		for (slot, record) in self.slots.iter_mut() {
			record.config = configs.get(slot).copied();
			let capacity = record.config.and_then(|config| Some(config.stock()?.capacity));
			if record.pattern().is_some_and(|pattern| pattern.level() > capacity) {
				// There is no such stock.
				record.learned.forget();
			}
		}
		self.slots.retain(|_, record| *record != SlotRecord::default());
		for (slot, config) in configs {
			if !self.slots.contains_key(slot) {
				let record = SlotRecord { config: Some(*config), ..SlotRecord::default() };
				let inserted = self.slots.try_insert(*slot, record);
				debug_assert!(inserted.is_ok(), "there are no more numbers of slots than records");
			}
		}
	}

	/// Returns the configuration of a slot.
	pub(crate) fn config(&self, slot: SlotId) -> Option<&SlotConfig> {
		self.slots.get(&slot)?.config.as_ref()
	}
}

/// Evidence that one batch committed to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Commitment {
	/// Sequence number of the batch.
	#[codec(compact)]
	pub sequence: u64,
	/// Root and number of leaves.
	pub evidence: Evidence,
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Budget of what is learned of a slot with its number, in bytes.
	const SLOT_BUDGET: usize = 80;

	#[test]
	fn a_slot_fits_its_budget() {
		let learned = Learned::max_encoded_len() + Earned::max_encoded_len();
		assert!(SlotId::max_encoded_len() + learned <= SLOT_BUDGET);
	}
}
