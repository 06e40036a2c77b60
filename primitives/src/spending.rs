//! Spending over a sliding period.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::tokens::Balance as BalanceT;
use scale_info::TypeInfo;

use crate::Moment;

/// Parts of a period in which spending is counted. A purchase counts for a period, and for up to
/// one part more.
const PARTS: u64 = 8;

/// Amount spent in the last period, whatever period that is: there is no edge of one over
/// which two budgets could be spent at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Spending<Balance> {
	/// Number of the newest part, counted from 1970.
	newest: u64,
	/// Values of that part and of the eight before it, the newest first.
	values: [Balance; 9],
}

/// Returns the number of the part of a time.
fn part_of(at: Moment, period: Moment) -> u64 {
	at.checked_div(period.div_ceil(PARTS).max(1)).unwrap_or_default()
}

impl<Balance: BalanceT> Spending<Balance> {
	/// Returns the spending with `now` in its newest part.
	fn at(self, now: Moment, period: Moment) -> Self {
		let newest = part_of(now, period).max(self.newest);
		let passed = usize::try_from(newest.saturating_sub(self.newest)).unwrap_or(usize::MAX);
		let mut values = [Balance::zero(); 9];
		for (new, old) in values.iter_mut().skip(passed).zip(self.values) {
			*new = old;
		}
		Self { newest, values }
	}

	/// Returns the value of the orders of the last period.
	pub fn total(self, now: Moment, period: Moment) -> Balance {
		let values = self.at(now, period).values;
		values.into_iter().fold(Balance::zero(), |sum, value| sum.saturating_add(value))
	}

	/// Adds an order of now.
	pub fn add(&mut self, value: Balance, now: Moment, period: Moment) {
		*self = self.at(now, period);
		let [newest, ..] = &mut self.values;
		*newest = newest.saturating_add(value);
	}

	/// Takes back what an order of the time `at` has not cost after all.
	pub fn take_back(&mut self, value: Balance, at: Moment, period: Moment) {
		let age = self.newest.checked_sub(part_of(at, period));
		let age = age.and_then(|age| usize::try_from(age).ok());
		if let Some(part) = age.and_then(|age| self.values.get_mut(age)) {
			*part = part.saturating_sub(value);
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn an_order_counts_for_a_period_and_a_part_of_it_at_most() {
		let mut spending = Spending::default();
		spending.add(100u128, 800, 80);
		for (now, total) in [(800, 100), (880, 100), (889, 100), (890, 0), (u64::MAX, 0)] {
			assert_eq!(spending.total(now, 80), total, "{now}");
		}
	}

	#[test]
	fn what_is_taken_back_is_that_of_its_time() {
		let mut spending = Spending::default();
		spending.add(100u128, 800, 80);
		spending.add(50, 810, 80);
		spending.take_back(60, 800, 80);
		assert_eq!(spending.total(810, 80), 90);
		// Long ago, and not yet.
		spending.take_back(60, 100, 80);
		spending.take_back(60, 900, 80);
		assert_eq!(spending.total(810, 80), 90);
	}

	proptest! {
		/// No period has more in it than is counted at its end.
		#[test]
		fn no_period_is_underestimated(
			steps in prop::collection::vec((0u64..50, 1u128..100), 1..40), period in 1u64..200,
		) {
			let mut spending = Spending::default();
			let mut orders = vec![];
			let mut now = 1_000;
			for (step, value) in steps {
				now += step;
				orders.push((now, value));
				spending.add(value, now, period);
				let within: u128 =
					orders.iter().filter(|(at, _)| at + period > now).map(|(_, value)| value).sum();
				let longest = 9 * period.div_ceil(8);
				let nearly: u128 =
					orders.iter().filter(|(at, _)| at + longest > now).map(|(_, value)| value).sum();
				let total = spending.total(now, period);
				prop_assert!(within <= total && total <= nearly, "{within} {total} {nearly}");
			}
		}
	}
}
