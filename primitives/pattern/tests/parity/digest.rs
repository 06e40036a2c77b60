//! Digest of one run of the engine, by which two builds of it are compared.

use codec::{Encode, Output};
use cot_pattern::{
	ActivityParams, ActivityState, Params, RestockCause, ServiceLevel, SlotState, Supply,
};

/// 64-bit FNV-1a hash of the bytes written to it.
struct Hash(u64);

impl Output for Hash {
	fn write(&mut self, bytes: &[u8]) {
		for byte in bytes {
			self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
		}
	}
}

/// Returns the hash of all observations, decisions and states of an irregular household over so
/// many readings, each followed by a session of an activity.
pub fn digest(readings: u32) -> u64 {
	let (activity_params, mut activity) = (ActivityParams::default(), ActivityState::default());
	let (params, mut slot, mut hash) = (Params::default(), SlotState::default(), Hash(0));
	let supply =
		Supply { lead_time: 172_800, par_level: 4_000, service_level: ServiceLevel::Balanced };
	let (mut random, mut at, mut level) = (0x9e37_79b9_7f4a_7c15_u64, 1_500_000_000, 0u32);
	for _ in 0..readings {
		// xorshift64
		random ^= random << 13;
		random ^= random >> 7;
		random ^= random << 17;
		let draw = random >> 40;
		at += 40_000 + draw % 90_000;
		let restock = level == 0 || draw % 41 == 0;
		level = if restock {
			level + 2_000
		} else {
			level.saturating_sub(125 * u32::from(draw % 2 == 0))
		};
		let cause = if draw % 5 == 0 { RestockCause::Order } else { RestockCause::Household };
		slot.observe(&params, 60, at, level, |_| cause).encode_to(&mut hash);
		slot.decide(&params, &supply).encode_to(&mut hash);
		slot.encode_to(&mut hash);
		// On every third day for some months, then at random times.
		let is_regular = at >> 23 & 1 == 0;
		let begin = if is_regular { at / 259_200 * 259_200 + 68_400 + draw % 1_800 } else { at };
		let seconds = u32::try_from(draw % 7_200).unwrap_or_default();
		activity.observe(&activity_params, begin, seconds).encode_to(&mut hash);
		(activity.habit(), activity.expected_next()).encode_to(&mut hash);
		(activity.quality(), activity.chance()).encode_to(&mut hash);
		activity.encode_to(&mut hash);
	}
	hash.0
}
