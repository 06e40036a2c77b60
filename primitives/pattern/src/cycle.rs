use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	math::{clamp_u32, mul_div},
	Quantity,
};

/// What has happened since the last restock.
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
pub(crate) struct Cycle {
	/// Seconds from the restock to the last reading.
	pub elapsed: u32,
	/// Stock right after the restock.
	pub start: Quantity,
	/// What was used since.
	pub consumed: Quantity,
	/// Seconds from the restock to the next one, as last forecast; zero if there was nothing to forecast from.
	pub expected: u32,
	/// Sum of the squares of the falls.
	squares: u64,
	/// Readings since the restock, at most 255.
	readings: u8,
}

impl Cycle {
	/// Begins with a restock that filled the slot up to `start`.
	pub fn new(start: Quantity) -> Self {
		Self { elapsed: 0, start, consumed: 0, expected: 0, squares: 0, readings: 0 }
	}

	/// Takes in that a reading showed `fall` less than the one before.
	pub fn consume(&mut self, fall: Quantity) {
		self.consumed = self.consumed.saturating_add(fall);
		self.squares = self.squares.saturating_add(u64::from(fall) * u64::from(fall));
		self.readings = self.readings.saturating_add(1);
	}

	/// Whether more than a quarter of the stock is left. Later forecasts of the end are no longer forecasts.
	pub fn is_open(&self) -> bool {
		u64::from(self.consumed) * 4 < u64::from(self.start) * 3
	}

	/// The portions in which the stock is used: variance over mean of the falls between readings (the index of dispersion,
	/// Fisher 1925), which is the size of one portion when their number is Poisson. `None` without two readings and a fall.
	pub fn portion(&self) -> Option<Quantity> {
		let others = u64::from(self.readings.checked_sub(1)?);
		if others == 0 || self.consumed == 0 {
			return None;
		}
		let consumed = u64::from(self.consumed);
		let squares = self.squares.saturating_mul(u64::from(self.readings));
		let excess = squares.saturating_sub(consumed.saturating_mul(consumed));
		Some(clamp_u32(mul_div(excess, 1, consumed.saturating_mul(others))))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn cycle(falls: &[Quantity]) -> Cycle {
		let mut cycle = Cycle::new(10_000);
		falls.iter().for_each(|fall| cycle.consume(*fall));
		cycle
	}

	#[test]
	fn the_portion_is_the_index_of_dispersion() {
		// Mean 250, variance (250^2 * 4) / 3.
		assert_eq!(cycle(&[500, 0, 500, 0]).portion(), Some(333));
		assert_eq!(cycle(&[250, 250, 250]).portion(), Some(0));
	}

	#[test]
	fn a_portion_needs_two_readings_and_a_fall() {
		assert_eq!(cycle(&[]).portion(), None);
		assert_eq!(cycle(&[250]).portion(), None);
		assert_eq!(cycle(&[0, 0, 0]).portion(), None);
	}

	#[test]
	fn the_largest_falls_saturate() {
		let huge = cycle(&[Quantity::MAX; 300]);
		assert_eq!(huge.consumed, Quantity::MAX);
		assert!(huge.portion().is_some());
	}
}
