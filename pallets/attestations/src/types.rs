use codec::{Decode, Encode, MaxEncodedLen};
use cot_pattern::SlotState;
use cot_primitives::{Moment, SlotId, SlotLedger, MAX_SLOTS};
use frame_support::{traits::ConstU32, BoundedBTreeMap};
use scale_info::TypeInfo;

/// What the chain remembers of one slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SlotRecord {
	/// What was learned from its levels.
	pub pattern: SlotState,
	/// What it has earned against its caps.
	pub ledger: SlotLedger,
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
	/// Its slots that have been read.
	pub slots: BoundedBTreeMap<SlotId, SlotRecord, ConstU32<MAX_SLOTS>>,
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
