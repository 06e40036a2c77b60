//! Rhythm of a household's restocks, and the steps by which it is established and lapses.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{math::mul_div, Moment, Params, Quantity};

/// Rhythm of the restocks of a slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Rhythm {
	/// Too few restocks in a row have conformed.
	Learning {
		/// Conforming restocks in a row.
		repetitions: u8,
	},
	/// The household restocks by a pattern.
	Established {
		/// Usual time between two restocks, in seconds.
		interval: Moment,
		/// Usual size of a restock.
		size: Quantity,
	},
	/// The household no longer keeps to the pattern it had.
	Lapsed,
}

/// Relation of a restock to the rhythm before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Behaviour {
	/// No rhythm was established.
	Learning,
	/// The restock kept to the established rhythm.
	Conforming,
	/// The restock did not keep to the established rhythm.
	Deviating,
}

/// Change of the rhythm by a restock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Transition {
	/// The restock established the rhythm.
	Established,
	/// The rhythm lapsed with the restock.
	Lapsed,
}

/// Ladder `Learning -> Established -> Lapsed -> Learning`, with the restocks in a row that count on
/// each rung (misses in a row as a tracking signal: Trigg 1964), at most 63.
///
/// The rung is in the two upper bits of a byte, the count in the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub(crate) struct Phase(u8);

/// Rung of the ladder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Rung {
	/// Conforming restocks are counted.
	Learning,
	/// Misses are counted.
	Established,
	/// Nothing is counted.
	Lapsed,
}

impl Phase {
	const MOST: u8 = 63;

	fn new(rung: Rung, count: u8) -> Self {
		let rung = match rung {
			Rung::Learning => 0,
			Rung::Established => 1,
			Rung::Lapsed => 2,
		};
		Self(rung << 6 | count.min(Self::MOST))
	}

	/// Returns the rung and the count.
	pub fn get(self) -> (Rung, u8) {
		let rung = match self.0 >> 6 {
			0 => Rung::Learning,
			1 => Rung::Established,
			_ => Rung::Lapsed,
		};
		(rung, self.0 & Self::MOST)
	}

	/// Advances by a restock of the household, which `conforms` if it lay inside the control band.
	pub fn step(&mut self, params: &Params, conforms: bool) -> (Behaviour, Option<Transition>) {
		self.climb(params.repetitions, params.misses, conforms, true)
	}

	/// Advances by one event. So many that conform in a row establish the pattern, if it
	/// `is_proven`; so many `misses` in a row lapse it.
	pub fn climb(
		&mut self,
		repetitions: u8,
		misses: u8,
		conforms: bool,
		is_proven: bool,
	) -> (Behaviour, Option<Transition>) {
		let (least, most) = (repetitions, misses);
		let (rung, count) = self.get();
		match (rung, conforms) {
			(Rung::Established, true) => {
				*self = Self::new(Rung::Established, 0);
				(Behaviour::Conforming, None)
			},
			(Rung::Established, false) => {
				let misses = count.saturating_add(1);
				let lapses = misses >= most;
				*self = if lapses {
					Self::new(Rung::Lapsed, 0)
				} else {
					Self::new(Rung::Established, misses)
				};
				(Behaviour::Deviating, lapses.then_some(Transition::Lapsed))
			},
			(Rung::Learning | Rung::Lapsed, false) => {
				*self = Self::new(Rung::Learning, 0);
				(Behaviour::Learning, None)
			},
			(Rung::Learning | Rung::Lapsed, true) => {
				let repetitions = if rung == Rung::Learning { count } else { 0 }.saturating_add(1);
				let establishes = is_proven && repetitions >= least;
				*self = if establishes {
					Self::new(Rung::Established, 0)
				} else {
					Self::new(Rung::Learning, repetitions)
				};
				(Behaviour::Learning, establishes.then_some(Transition::Established))
			},
		}
	}

	/// Lapses an established pattern, and begins to count anew on the other rungs.
	pub fn interrupt(&mut self) -> Option<Transition> {
		let is_established = self.get().0 == Rung::Established;
		*self = Self::new(if is_established { Rung::Lapsed } else { Rung::Learning }, 0);
		is_established.then_some(Transition::Lapsed)
	}

	/// Returns the behaviour of a restock that the household did not choose.
	pub fn excused(self) -> Behaviour {
		match self.get().0 {
			Rung::Established => Behaviour::Conforming,
			Rung::Learning | Rung::Lapsed => Behaviour::Learning,
		}
	}
}

/// Returns true if a restock after `interval` seconds lies inside the control band around the
/// `expected` one.
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
		use Behaviour::*;
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
