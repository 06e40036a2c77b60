//! Croston's method for intermittent demand, with the correction of Syntetos and Boylan.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::math::{clamp_u32, mul_div, smooth};

/// Size and interval of an intermittent demand, each smoothed at its events only (Croston 1972).
///
/// Both are kept in 2^-32 of their unit, so that rounding stays far below what smoothing forgets.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Croston {
	size: u64,
	interval: u64,
}

impl Croston {
	/// Learns from a demand of `size` units, `interval` periods after the previous one, with
	/// `alpha` in thousandths. The first demand counts in full.
	pub fn observe(&mut self, alpha: u16, size: u32, interval: u32) {
		let first = *self == Self::default();
		let gain = if first { 1_000 } else { alpha };
		self.size = smooth(self.size, u64::from(size) << 32, gain);
		self.observe_interval(gain, interval);
	}

	/// Learns from an interval without a size.
	pub(crate) fn observe_interval(&mut self, alpha: u16, interval: u32) {
		self.interval = smooth(self.interval, u64::from(interval) << 32, alpha);
	}

	/// Adds `size` to the demand that was observed last, with the same `alpha`.
	pub(crate) fn enlarge(&mut self, alpha: u16, size: u32) {
		let part = mul_div(u64::from(size) << 32, u64::from(alpha.min(1_000)), 1_000);
		self.size = self.size.saturating_add(part);
	}

	/// Returns the smoothed size in whole units.
	pub fn size(&self) -> u32 {
		round(self.size)
	}

	/// Returns the smoothed interval in whole periods.
	pub fn interval(&self) -> u32 {
		round(self.interval)
	}

	/// Returns the demand in `periods` in whole units (Croston 1972).
	pub fn demand(&self, periods: u64) -> u64 {
		if self.interval == 0 {
			return 0;
		}
		mul_div(self.size, periods, self.interval)
	}

	/// Returns the demand in `periods` without Croston's upward bias: `(1 - alpha / 2)` of it
	/// (Syntetos and Boylan 2005).
	pub fn unbiased_demand(&self, alpha: u16, periods: u64) -> u64 {
		mul_div(self.demand(periods), 2_000 - u64::from(alpha.min(1_000)), 2_000)
	}

	/// Returns the periods in which `quantity` is demanded at the unbiased rate.
	pub(crate) fn duration(&self, alpha: u16, quantity: u64) -> u64 {
		let periods = mul_div(quantity, self.interval, self.size);
		mul_div(periods, 2_000, 2_000 - u64::from(alpha.min(1_000)))
	}
}

/// Rounds 2^-32 of a unit to whole units.
fn round(fixed: u64) -> u32 {
	clamp_u32(fixed.saturating_add(1 << 31) >> 32)
}
