//! Parameters of learning.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Speed of learning. Fractions are in thousandths, times in seconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct Params {
	/// Smoothing constant: weight of the newest cycle, in thousandths.
	pub alpha: u16,
	/// Half width of the control band, which is the permitted distance of a restock from its
	/// forecast, in thousandths of the longer of the two intervals.
	pub band: u16,
	/// Half width of the control band in seconds; the narrower of the two applies.
	pub tolerance: u32,
	/// Whole cycles of use after which the slot is learned, and conforming restocks in a row that
	/// establish a rhythm.
	pub repetitions: u8,
	/// Deviating restocks in a row after which a rhythm lapses.
	pub misses: u8,
}

/// Parameter that is out of range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum ParamsError {
	/// `alpha` is not in 1..=1000.
	AlphaOutOfRange,
	/// `band` is not in 1..=999.
	BandOutOfRange,
	/// `tolerance` is not between an hour and 365 days.
	ToleranceOutOfRange,
	/// `repetitions` is not in 1..=20.
	RepetitionsOutOfRange,
	/// `misses` is not in 1..=20.
	MissesOutOfRange,
}

impl Params {
	/// Returns parameters of these values, if all are in range.
	pub fn new(
		alpha: u16,
		band: u16,
		tolerance: u32,
		repetitions: u8,
		misses: u8,
	) -> Result<Self, ParamsError> {
		let params = Self { alpha, band, tolerance, repetitions, misses };
		params.validate().map(|()| params)
	}

	/// Ensures that values that were decoded, not constructed, are in range. The engine is safe
	/// with any values, but only useful with valid ones.
	pub fn validate(&self) -> Result<(), ParamsError> {
		let bounds = [
			((1..=1_000).contains(&self.alpha), ParamsError::AlphaOutOfRange),
			((1..=999).contains(&self.band), ParamsError::BandOutOfRange),
			((3_600..=31_536_000).contains(&self.tolerance), ParamsError::ToleranceOutOfRange),
			((1..=20).contains(&self.repetitions), ParamsError::RepetitionsOutOfRange),
			((1..=20).contains(&self.misses), ParamsError::MissesOutOfRange),
		];
		bounds.into_iter().try_for_each(|(holds, error)| if holds { Ok(()) } else { Err(error) })
	}
}

/// Values tuned on real households; `docs/pattern.md` has the figures.
impl Default for Params {
	fn default() -> Self {
		Self { alpha: 200, band: 430, tolerance: 6 * 86_400, repetitions: 3, misses: 2 }
	}
}
