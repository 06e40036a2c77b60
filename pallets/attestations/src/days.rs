//! Days of manual activity, remembered in eight bits.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::SaturatedConversion;

/// Days with manual activity among the last eight. Days are counted from the Unix epoch.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct ActiveDays {
	/// Newest day with activity.
	newest: u32,
	/// One bit for each day: the lowest for the newest, the next for the day before.
	history: u8,
}

impl ActiveDays {
	/// Adds activity on `day`. Returns the number of active days among the eight days up to and
	/// including `day`.
	pub fn add(&mut self, day: u32) -> u8 {
		let passed = day.saturating_sub(self.newest);
		self.history = self.history.checked_shl(passed).unwrap_or(0);
		self.newest = self.newest.max(day);
		let age = self.newest.saturating_sub(day);
		self.history |= 1u8.checked_shl(age).unwrap_or(0);
		let until_then = self.history.checked_shr(age).unwrap_or(0);
		// A day too old to be remembered still counts itself.
		until_then.count_ones().max(1).saturated_into()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// An arbitrary day, far from zero.
	const DAY: u32 = 20_000;

	/// Active days returned for each day as it is added.
	fn counts(days: &[u32]) -> Vec<u8> {
		let mut active = ActiveDays::default();
		days.iter().map(|day| active.add(DAY + day)).collect()
	}

	#[test]
	fn the_first_day_counts_alone() {
		assert_eq!(counts(&[0]), [1]);
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
		assert_eq!(counts(&[0, 5, 5, 0]), [1, 2, 2, 1]);
	}

	#[test]
	fn a_day_that_is_too_early_to_be_remembered_counts_alone() {
		assert_eq!(counts(&[8, 1, 0, 8]), [1, 1, 1, 2]);
		assert_eq!(counts(&[100, 0, 100]), [1, 1, 1]);
	}

	#[test]
	fn no_day_is_out_of_range() {
		let mut active = ActiveDays::default();
		assert_eq!([u32::MAX, 0, u32::MAX].map(|day| active.add(day)), [1, 1, 1]);
	}
}
