//! Readings of a slot: at fixed hours, as sensors give them.

use crate::{purchases::Slot, stock::Random};

const DAY: u64 = 86_400;
/// Time of day of a daily reading.
const HOUR: u64 = 21 * 3_600;
/// Readings a day at most.
const MOST: u64 = 24;

/// Times and errors of the readings.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Readings {
	/// Number a day at even intervals, one of them at 21:00.
	pub a_day: u64,
	/// Share of them at which everything is taken out of the slot.
	pub out: f64,
	/// True if the slot is also read right after each restock.
	pub at_restocks: bool,
}

impl Default for Readings {
	fn default() -> Self {
		Self { a_day: 1, out: 0.0, at_restocks: false }
	}
}

impl Readings {
	/// Returns the number a day that a word names.
	pub fn parse_a_day(word: &str) -> Result<u64, String> {
		word.parse()
			.ok()
			.filter(|number| (1..=MOST).contains(number) && MOST.is_multiple_of(*number))
			.ok_or(format!("not a number of readings that divides {MOST} hours: {word}"))
	}

	/// Returns the share of readings that a word names.
	pub fn parse_share(word: &str) -> Result<f64, String> {
		word.parse()
			.ok()
			.filter(|share| (0.0..=0.5).contains(share))
			.ok_or(format!("not a share between 0 and 0.5: {word}"))
	}

	/// Returns the sorted times of the readings on the days of `first` to `last`.
	pub fn times(&self, first: u64, last: u64) -> impl Iterator<Item = u64> {
		let step = DAY / self.a_day;
		let start = first / DAY * DAY + HOUR % step;
		(start..(last / DAY + 1) * DAY).step_by(step as usize)
	}

	/// Returns the random numbers of a slot that [`Self::is_out`] draws.
	pub fn random(&self, slot: &Slot) -> Random {
		Random::seeded(&format!("{}/{}/out", slot.household, slot.name))
	}

	/// Returns true if everything is taken out at the next reading.
	pub fn is_out(&self, random: &mut Random) -> bool {
		random.fraction() < self.out
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn readings_are_at_even_intervals_with_one_at_21() {
		let hours = |a_day| {
			let readings = Readings { a_day, ..Readings::default() };
			readings.times(DAY + 5, 2 * DAY).map(|at| at / 3_600).collect::<Vec<_>>()
		};
		assert_eq!(hours(1), [45, 69]);
		assert_eq!(hours(4), [27, 33, 39, 45, 51, 57, 63, 69]);
	}

	#[test]
	fn numbers_and_shares_out_of_range_are_refused() {
		assert_eq!(Readings::parse_a_day("4"), Ok(4));
		for word in ["0", "5", "25", "-1", "x"] {
			assert!(Readings::parse_a_day(word).is_err(), "{word}");
		}
		assert_eq!(Readings::parse_share("0.03"), Ok(0.03));
		for word in ["-0.1", "0.6", "nan", "x"] {
			assert!(Readings::parse_share(word).is_err(), "{word}");
		}
	}
}
