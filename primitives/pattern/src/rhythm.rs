use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{Moment, Params, Quantity};

/// What is known of the restocks of a slot.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
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
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Verdict {
	/// There was no established rhythm to judge it by.
	Learning,
	/// It kept to the established rhythm.
	Conforming,
	/// It did not.
	Deviating,
}

/// What a restock did to the rhythm.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Transition {
	/// It was the last repetition that was needed.
	Established,
	/// It was the last miss that is allowed.
	Lapsed,
}

/// The ladder `Learning -> Established -> Lapsed -> Learning`, with the restocks in a row that count on each rung.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
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
			(_, false) => {
				*self = Self::Learning { repetitions: 0 };
				(Verdict::Learning, None)
			},
			(_, true) => {
				let repetitions = match *self {
					Self::Learning { repetitions } => repetitions.saturating_add(1),
					_ => 1,
				};
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
}
