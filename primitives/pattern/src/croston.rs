use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::math::{mul_div, smooth};

/// Size and interval of an intermittent demand, each smoothed at its events only (Croston 1972).
///
/// Both are kept in 2^-32 of their unit, so that the smoothing loses nothing that matters.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Croston {
	size: u64,
	interval: u64,
}

impl Croston {
	/// Takes one demand in: `size` units, `interval` periods after the one before. The first is taken as it is.
	pub fn observe(&mut self, alpha: u16, size: u32, interval: u32) {
		let (size, interval) = (u64::from(size) << 32, u64::from(interval) << 32);
		if *self == Self::default() {
			*self = Self { size, interval };
		} else {
			self.size = smooth(self.size, size, alpha);
			self.interval = smooth(self.interval, interval, alpha);
		}
	}

	/// Smoothed size, in whole units.
	pub fn size(&self) -> u32 {
		round(self.size)
	}

	/// Smoothed interval, in whole periods.
	pub fn interval(&self) -> u32 {
		round(self.interval)
	}

	/// Demand per `periods`, in whole units (Croston 1972).
	pub fn rate(&self, periods: u64) -> u64 {
		if self.interval == 0 {
			return 0;
		}
		mul_div(self.size, periods, self.interval)
	}

	/// Demand per `periods` without Croston's upward bias: `(1 - alpha / 2) * rate` (Syntetos and Boylan 2005).
	pub fn unbiased_rate(&self, alpha: u16, periods: u64) -> u64 {
		mul_div(self.rate(periods), 2_000 - u64::from(alpha.min(1_000)), 2_000)
	}
}

/// Rounds 2^-32 of a unit to whole units.
fn round(fixed: u64) -> u32 {
	crate::math::clamp_u32(fixed.saturating_add(1 << 31) >> 32)
}
