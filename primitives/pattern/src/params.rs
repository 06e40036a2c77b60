use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// How fast a slot learns and how sure it has to be. The fractions count thousandths.
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
	Serialize,
	Deserialize,
)]
pub struct Params {
	/// Smoothing constant, in thousandths: the weight of the newest cycle.
	pub alpha: u16,
	/// Half width of the control band, in thousandths of the mean absolute deviation.
	pub band: u16,
	/// Conforming restocks in a row that establish a rhythm.
	pub repetitions: u8,
	/// Deviating restocks in a row that make it lapse.
	pub misses: u8,
	/// Chance that an order arrives in time, in thousandths.
	pub service_level: u16,
}

/// Why [`Params`] cannot be used.
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
pub enum ParamsError {
	/// `alpha` is not in 1..=1000.
	AlphaOutOfRange,
	/// `band` is zero or more than 10 deviations.
	BandOutOfRange,
	/// `repetitions` is not in 1..=20.
	RepetitionsOutOfRange,
	/// `misses` is not in 1..=20.
	MissesOutOfRange,
	/// `service_level` is not in 500..=999.
	ServiceLevelOutOfRange,
}

impl Params {
	/// Checks the values and puts them together.
	pub fn new(
		alpha: u16,
		band: u16,
		repetitions: u8,
		misses: u8,
		service_level: u16,
	) -> Result<Self, ParamsError> {
		let params = Self { alpha, band, repetitions, misses, service_level };
		params.validate().map(|()| params)
	}

	/// Whether values that were decoded, not constructed, can be used. The engine is safe with any values, but only
	/// useful with valid ones.
	pub fn validate(&self) -> Result<(), ParamsError> {
		let bounds = [
			((1..=1_000).contains(&self.alpha), ParamsError::AlphaOutOfRange),
			((1..=10_000).contains(&self.band), ParamsError::BandOutOfRange),
			((1..=20).contains(&self.repetitions), ParamsError::RepetitionsOutOfRange),
			((1..=20).contains(&self.misses), ParamsError::MissesOutOfRange),
			((500..=999).contains(&self.service_level), ParamsError::ServiceLevelOutOfRange),
		];
		bounds.into_iter().try_for_each(|(holds, error)| if holds { Ok(()) } else { Err(error) })
	}
}

impl Default for Params {
	fn default() -> Self {
		Self { alpha: 200, band: 2_000, repetitions: 3, misses: 3, service_level: 950 }
	}
}
