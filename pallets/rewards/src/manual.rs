//! A household's manual activity of the last days.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::SaturatedConversion;

/// Days up to and including one, over which a household's active days are counted.
pub const ACTIVE_DAYS: u32 = 8;
/// Days that are remembered. Readings are attested up to a week late, by clocks that are minutes
/// ahead, so that those of nine days arrive side by side. Were a day forgotten before, going back
/// to it would fill its cap again.
const REMEMBERED: usize = 9;

/// Manual activity of a household on one day, counted from the Unix epoch.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ManualDay {
	/// Seconds of all its sessions that count.
	pub seconds: u32,
	/// Points granted for them.
	pub points: u16,
}

/// Manual activity of a household on the last nine days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ManualDays {
	/// Newest day with activity.
	newest: u32,
	/// That day and those before it.
	days: [ManualDay; REMEMBERED],
}

impl ManualDays {
	/// Adds seconds of a session to its day; none if the day is too long ago to be remembered.
	/// Returns the day and the number of active days among the eight up to and including it.
	pub fn add(&mut self, day: u32, seconds: u32) -> Option<(&mut ManualDay, u32)> {
		let passed = day.saturating_sub(self.newest).saturated_into::<usize>().min(REMEMBERED);
		self.days.rotate_right(passed);
		self.days.iter_mut().take(passed).for_each(|day| *day = ManualDay::default());
		self.newest = self.newest.max(day);
		let age = self.newest.saturating_sub(day).saturated_into::<usize>();
		let entry = self.days.get_mut(age)?;
		entry.seconds = entry.seconds.saturating_add(seconds);
		let until_then = self.days.iter().skip(age).take(ACTIVE_DAYS as usize);
		let active_days = until_then.filter(|day| day.seconds > 0).count().saturated_into();
		Some((self.days.get_mut(age)?, active_days))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// An arbitrary day, far from zero.
	const DAY: u32 = 20_000;

	/// Active days returned for each day as a second is added to it; zero for a forgotten one.
	fn counts(days: &[u32]) -> Vec<u32> {
		let mut manual = ManualDays::default();
		days.iter().map(|day| manual.add(DAY + day, 1).map_or(0, |(_, count)| count)).collect()
	}

	#[test]
	fn a_day_counts_once_however_often_it_is_added() {
		assert_eq!(counts(&[0, 0, 1, 1, 1]), [1, 1, 2, 2, 2]);
	}

	#[test]
	fn eight_days_in_a_row_are_all_there_is_to_reach() {
		assert_eq!(counts(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), [1, 2, 3, 4, 5, 6, 7, 8, 8, 8]);
	}

	#[test]
	fn days_of_rest_are_no_days() {
		assert_eq!(counts(&[0, 1, 4]), [1, 2, 3]);
		// Five days a week, after the first.
		assert_eq!(counts(&[0, 1, 2, 3, 4, 7, 8, 9, 10, 11]), [1, 2, 3, 4, 5, 6, 6, 6, 6, 6]);
	}

	#[test]
	fn a_day_counts_for_a_week_after_it_and_no_longer() {
		assert_eq!(counts(&[0, 7]), [1, 2]);
		assert_eq!(counts(&[0, 8]), [1, 1]);
		assert_eq!(counts(&[0, 9]), [1, 1]);
		assert_eq!(counts(&[0, 1_000]), [1, 1]);
	}

	#[test]
	fn an_earlier_day_counts_what_was_before_it_and_is_remembered() {
		assert_eq!(counts(&[0, 5, 3, 5, 6]), [1, 2, 2, 3, 4]);
		assert_eq!(counts(&[0, 8, 8, 0]), [1, 1, 1, 1]);
	}

	#[test]
	fn a_day_that_is_too_long_ago_counts_nothing() {
		assert_eq!(counts(&[9, 0, 9]), [1, 0, 1]);
		assert_eq!(counts(&[100, 0, 100]), [1, 0, 1]);
	}

	#[test]
	fn the_seconds_of_a_day_add_up_while_it_is_remembered() {
		let mut manual = ManualDays::default();
		for (day, seconds) in [(0, 10), (8, 5), (0, 10), (8, 5)] {
			manual.add(DAY + day, seconds).unwrap();
		}
		assert_eq!(manual.add(DAY, 0).unwrap().0.seconds, 20);
		assert_eq!(manual.add(DAY + 8, 0).unwrap().0.seconds, 10);
		assert!(manual.add(DAY + 9, 1).is_some());
		assert!(manual.add(DAY, 1).is_none());
	}

	#[test]
	fn no_day_is_out_of_range() {
		let mut manual = ManualDays::default();
		let mut add = |day| manual.add(day, u32::MAX).map(|(day, count)| (day.seconds, count));
		assert_eq!(add(u32::MAX), Some((u32::MAX, 1)));
		assert_eq!(add(0), None);
		assert_eq!(add(u32::MAX), Some((u32::MAX, 1)));
	}
}
