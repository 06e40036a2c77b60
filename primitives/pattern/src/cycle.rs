//! Time between two restocks.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	math::{clamp_u32, mul_div},
	Quantity, DAY,
};

/// Time and consumption since the last restock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub(crate) struct Cycle {
	/// Seconds from the restock to the last reading.
	pub elapsed: u32,
	/// Consumption since the restock.
	pub consumed: Quantity,
	/// Seconds from the restock to the next one, as last forecast; zero before the first forecast.
	pub expected: u32,
	/// Consumption since the last full day.
	today: Quantity,
	/// Sum of the squared consumption of each full day.
	squares: u64,
}

impl Cycle {
	/// Advances the time to the next reading.
	pub fn advance(&mut self, seconds: u32) {
		let day = self.day();
		self.elapsed = self.elapsed.saturating_add(seconds);
		if self.day() > day {
			let used = u64::from(core::mem::take(&mut self.today));
			self.squares = self.squares.saturating_add(used * used);
		}
	}

	/// Adds `fall`, which the latest reading showed, to the consumption.
	pub fn consume(&mut self, fall: Quantity) {
		self.consumed = self.consumed.saturating_add(fall);
		self.today = self.today.saturating_add(fall);
	}

	/// Takes a fall back that was none.
	pub fn take_back(&mut self, fall: Quantity) {
		self.consumed = self.consumed.saturating_sub(fall);
		let earlier = u64::from(fall.saturating_sub(self.today));
		self.squares = self.squares.saturating_sub(earlier * earlier);
		self.today = self.today.saturating_sub(fall);
	}

	/// Returns the portion in which the stock is used: variance over mean of the daily consumption
	/// (the index of dispersion, Fisher 1925), which is the size of one portion when their number
	/// is Poisson. `None` without two full days and a fall.
	pub fn portion(&self) -> Option<Quantity> {
		let days = u64::from(self.day().saturating_sub(1));
		let used = u64::from(self.consumed.saturating_sub(self.today));
		if days < 2 || used == 0 {
			return None;
		}
		let excess = self.squares.saturating_mul(days).saturating_sub(used * used);
		Some(clamp_u32(mul_div(excess, 1, used.saturating_mul(days - 1))))
	}

	/// Returns the day of the cycle, which a reading on the hour of the restock ends.
	fn day(&self) -> u32 {
		self.elapsed.div_ceil(DAY)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// A cycle that is read every `step` seconds until it ends.
	fn cycle(step: u32, falls: &[Quantity]) -> Cycle {
		let mut cycle = Cycle::default();
		for fall in falls {
			cycle.advance(step);
			cycle.consume(*fall);
		}
		cycle.advance(1);
		cycle
	}

	#[test]
	fn the_portion_is_the_index_of_dispersion() {
		// Mean 250, variance 4 / 3 of its square.
		assert_eq!(cycle(DAY, &[500, 0, 500, 0]).portion(), Some(333));
		assert_eq!(cycle(DAY, &[250, 250, 250]).portion(), Some(0));
	}

	#[test]
	fn the_portion_does_not_depend_on_how_often_the_slot_is_read() {
		let twice_a_day = cycle(DAY / 2, &[250, 250, 0, 0, 500, 0, 0, 0]);
		assert_eq!(twice_a_day.portion(), Some(333));
		let on_change = [(0.5, 500), (2.5, 500), (4.2, 0)].iter().fold(
			(Cycle::default(), 0.0),
			|(mut cycle, now), (day, fall)| {
				cycle.advance(((day - now) * f64::from(DAY)) as u32);
				cycle.consume(*fall);
				(cycle, *day)
			},
		);
		assert_eq!(on_change.0.portion(), Some(333));
	}

	#[test]
	fn a_portion_needs_two_full_days_and_a_fall() {
		assert_eq!(cycle(DAY, &[]).portion(), None);
		assert_eq!(cycle(DAY, &[250]).portion(), None);
		assert_eq!(cycle(DAY, &[0, 0, 0]).portion(), None);
	}

	#[test]
	fn the_largest_falls_saturate() {
		let huge = cycle(DAY, &[Quantity::MAX; 300]);
		assert_eq!(huge.consumed, Quantity::MAX);
		assert!(huge.portion().is_some());
		assert_eq!(cycle(u32::MAX, &[1, 1]).elapsed, u32::MAX);
	}
}
