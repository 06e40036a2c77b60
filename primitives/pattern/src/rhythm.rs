use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{math::mul_div, Moment, Params, Quantity};

/// What is known of the restocks of a slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Rhythm {
	/// Not enough conforming restocks in a row yet.
	Learning {
		/// How many there are.
		repetitions: u8,
	},
	/// The household has a pattern.
	Established {
		/// Usual time between two restocks, in seconds.
		interval: Moment,
		/// Usual size of a restock.
		size: Quantity,
	},
	/// There was a pattern; the household no longer keeps to it.
	Lapsed,
}

/// How a restock relates to what was learned before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Verdict {
	/// There was no established rhythm to judge it by.
	Learning,
	/// It kept to the established rhythm.
	Conforming,
	/// It did not.
	Deviating,
}

/// What a restock did to the rhythm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Transition {
	/// It was the last repetition that was needed.
	Established,
	/// It was the last miss that is allowed.
	Lapsed,
}

/// The ladder `Learning -> Established -> Lapsed -> Learning`, with the restocks in a row that
/// count on each rung.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub(crate) enum Phase {
	Learning { repetitions: u8 },
	Established { misses: u8 },
	Lapsed,
}

impl Default for Phase {
	fn default() -> Self {
		Self::Learning { repetitions: 0 }
	}
}

impl Phase {
	/// Takes in whether one restock of the household lay inside the control band.
	pub fn step(&mut self, params: &Params, conforms: bool) -> (Verdict, Option<Transition>) {
		match (*self, conforms) {
			(Self::Established { .. }, true) => {
				*self = Self::Established { misses: 0 };
				(Verdict::Conforming, None)
			},
			(Self::Established { misses }, false) => {
				let misses = misses.saturating_add(1);
				let lapses = misses >= params.misses;
				*self = if lapses { Self::Lapsed } else { Self::Established { misses } };
				(Verdict::Deviating, lapses.then_some(Transition::Lapsed))
			},
			(Self::Learning { .. } | Self::Lapsed, false) => {
				*self = Self::Learning { repetitions: 0 };
				(Verdict::Learning, None)
			},
			(Self::Learning { .. } | Self::Lapsed, true) => {
				let repetitions = self.repetitions().saturating_add(1);
				let establishes = repetitions >= params.repetitions;
				*self = if establishes {
					Self::Established { misses: 0 }
				} else {
					Self::Learning { repetitions }
				};
				(Verdict::Learning, establishes.then_some(Transition::Established))
			},
		}
	}

	/// The verdict on a restock that the household did not choose.
	pub fn excused(&self) -> Verdict {
		match self {
			Self::Established { .. } => Verdict::Conforming,
			Self::Learning { .. } | Self::Lapsed => Verdict::Learning,
		}
	}

	fn repetitions(&self) -> u8 {
		match self {
			Self::Learning { repetitions } => *repetitions,
			Self::Established { .. } | Self::Lapsed => 0,
		}
	}
}

/// Whether a restock after `interval` seconds lies inside the control band around the `expected`
/// one.
pub(crate) fn conforms(params: &Params, expected: u32, interval: u32) -> bool {
	let error = u64::from(expected.abs_diff(interval));
	let band = mul_div(u64::from(expected.max(interval)), u64::from(params.band), 1_000);
	expected > 0 && error <= band.min(u64::from(params.tolerance))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn params() -> Params {
		Params { repetitions: 2, misses: 2, band: 500, tolerance: 1_000, ..Params::default() }
	}

	#[test]
	fn the_band_is_relative_up_to_the_tolerance() {
		assert!(conforms(&params(), 100, 200) && conforms(&params(), 200, 100));
		assert!(!conforms(&params(), 100, 201) && !conforms(&params(), 201, 100));
		assert!(conforms(&params(), 10_000, 11_000));
		assert!(!conforms(&params(), 10_000, 11_001));
	}

	#[test]
	fn nothing_conforms_to_no_expectation() {
		assert!(!conforms(&params(), 0, 0));
	}

	#[test]
	fn repetitions_in_a_row_establish_and_misses_in_a_row_lapse() {
		use Verdict::*;
		let mut phase = Phase::default();
		let steps = [true, false, true, true, false, true, false, false, true, true]
			.map(|conforms| phase.step(&params(), conforms));
		let expected = [
			(Learning, None),
			(Learning, None),
			(Learning, None),
			(Learning, Some(Transition::Established)),
			(Deviating, None),
			(Conforming, None),
			(Deviating, None),
			(Deviating, Some(Transition::Lapsed)),
			(Learning, None),
			(Learning, Some(Transition::Established)),
		];
		assert_eq!(steps, expected);
	}
}
