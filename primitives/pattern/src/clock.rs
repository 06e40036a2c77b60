//! Time of day at which a household restocks, or does another thing.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{Moment, DAY};

/// Seconds of the day in which a household does not restock: those opposite to its usual time.
pub(crate) const NIGHT: u32 = 8 * 3_600;

/// Usual time of day in units of two seconds, as a mean on the circle: midnight lies between eleven
/// and one (Mardia 1972).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub(crate) struct Clock(u16);

impl Clock {
	/// Moves towards the time of day of `at` by `gain` thousandths, the shorter way round.
	pub fn learn(&mut self, gain: u16, at: Moment) {
		let (ahead, behind) = self.ways(at);
		let part = |way: u32| way * u32::from(gain.min(1_000)) / 1_000;
		let step = if ahead <= behind { part(ahead) } else { DAY - part(behind) };
		let usual = (self.seconds() + step) % DAY;
		self.0 = u16::try_from(usual / 2).unwrap_or_default();
	}

	/// Returns true if `at` lies in the night.
	pub fn is_night(&self, at: Moment) -> bool {
		self.distance(at) > (DAY - NIGHT) / 2
	}

	/// Returns the seconds on the circle between the usual time of day and that of `at`.
	pub fn distance(&self, at: Moment) -> u32 {
		let (ahead, behind) = self.ways(at);
		ahead.min(behind)
	}

	/// Returns the usual time in seconds.
	pub fn seconds(&self) -> u32 {
		u32::from(self.0) * 2 % DAY
	}

	/// Returns the seconds on the circle from the usual time to that of `at`, forwards and
	/// backwards.
	fn ways(&self, at: Moment) -> (u32, u32) {
		let time = u32::try_from(at % u64::from(DAY)).unwrap_or_default();
		let ahead = (time + DAY - self.seconds()) % DAY;
		(ahead, DAY - ahead)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const HOUR: Moment = 3_600;

	#[test]
	fn the_mean_goes_the_shorter_way_round() {
		let mut clock = Clock::default();
		clock.learn(1_000, 23 * HOUR);
		assert_eq!(clock, Clock(23 * 1_800));
		clock.learn(500, 25 * HOUR);
		assert_eq!(clock, Clock(0));
		clock.learn(500, 46 * HOUR);
		assert_eq!(clock, Clock(23 * 1_800));
	}

	#[test]
	fn the_night_lies_opposite_to_the_usual_time() {
		let clock = Clock(20 * 1_800);
		let night: Vec<_> = (0..24).filter(|hour| clock.is_night(hour * HOUR + 1_800)).collect();
		assert_eq!(night, [4, 5, 6, 7, 8, 9, 10, 11]);
		assert!(!clock.is_night(4 * HOUR) && clock.is_night(4 * HOUR + 1));
		assert!(!clock.is_night(12 * HOUR) && clock.is_night(12 * HOUR - 1));
	}

	#[test]
	fn no_time_is_out_of_range() {
		for mut clock in [Clock(0), Clock(u16::MAX)] {
			clock.is_night(Moment::MAX);
			clock.learn(u16::MAX, Moment::MAX);
			assert!(clock.seconds() < DAY);
		}
	}
}
