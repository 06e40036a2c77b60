//! The arithmetic of epochs and shares, on plain integers.

use cot_primitives::{EpochIndex, Points};
use sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};

/// What an epoch may mint by its number: `initial`, halved once every `halving_epochs` epochs, rounded down.
///
/// Zero `halving_epochs` means that it never halves.
pub fn decayed_budget(initial: u128, halving_epochs: u32, epoch: EpochIndex) -> u128 {
	let halvings = epoch.checked_div(halving_epochs).unwrap_or(0);
	initial.checked_shr(halvings).unwrap_or(0)
}

/// What is set aside for an epoch in which `points` were earned: no more than its `budget`, than the `room` left under
/// the maximum supply, and than `max_per_point` for each point.
pub fn pot(budget: u128, room: u128, points: u64, max_per_point: u128) -> u128 {
	budget.min(room).min(u128::from(points).saturating_mul(max_per_point))
}

/// The part of `pot` that `points` of the epoch's `total` points are worth, rounded down: what is lost to rounding is
/// never minted.
pub fn payout(points: Points, total: u64, pot: u128) -> u128 {
	// A share is at most the whole. Clamping makes that true of any input, so the product of the division fits.
	let points = u64::from(points).min(total);
	multiply_by_rational_with_rounding(pot, points.into(), total.into(), Rounding::Down)
		.unwrap_or(0)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn the_budget_halves_at_the_first_epoch_of_each_period() {
		assert_eq!(decayed_budget(1_000, 10, 0), 1_000);
		assert_eq!(decayed_budget(1_000, 10, 9), 1_000);
		assert_eq!(decayed_budget(1_000, 10, 10), 500);
		assert_eq!(decayed_budget(1_000, 10, 30), 125);
		assert_eq!(decayed_budget(1_000, 10, 40), 62);
	}

	#[test]
	fn a_budget_without_halving_stays() {
		assert_eq!(decayed_budget(1_000, 0, EpochIndex::MAX), 1_000);
	}

	#[test]
	fn a_budget_ends_at_zero_however_often_it_halves() {
		assert_eq!(decayed_budget(u128::MAX, 1, 127), 1);
		assert_eq!(decayed_budget(u128::MAX, 1, 128), 0);
		assert_eq!(decayed_budget(u128::MAX, 1, EpochIndex::MAX), 0);
	}

	#[test]
	fn the_pot_is_the_tightest_of_its_three_bounds() {
		assert_eq!(pot(100, 1_000, 50, 3), 100);
		assert_eq!(pot(100, 70, 50, 3), 70);
		assert_eq!(pot(100, 1_000, 10, 3), 30);
		assert_eq!(pot(u128::MAX, u128::MAX, u64::MAX, u128::MAX), u128::MAX);
	}

	#[test]
	fn a_share_of_nothing_is_nothing() {
		assert_eq!(payout(0, 10, 100), 0);
		assert_eq!(payout(5, 10, 0), 0);
		assert_eq!(payout(5, 0, 100), 0);
	}

	#[test]
	fn payouts_round_down() {
		assert_eq!(payout(1, 3, 100), 33);
		assert_eq!(payout(2, 3, 100), 66);
		assert_eq!(payout(3, 3, 100), 100);
	}

	#[test]
	fn the_largest_numbers_do_not_overflow() {
		assert_eq!(payout(Points::MAX, Points::MAX.into(), u128::MAX), u128::MAX);
		assert_eq!(payout(Points::MAX, u64::MAX, u128::MAX), u128::MAX / 4_294_967_297);
	}

	proptest! {
		#[test]
		fn the_sum_of_payouts_is_the_pot_less_one_unit_a_share_at_most(
			shares in prop::collection::vec(any::<Points>(), 1..50),
			pot: u128,
		) {
			let total: u64 = shares.iter().copied().map(u64::from).sum();
			let paid = shares
				.iter()
				.try_fold(0u128, |sum, points| sum.checked_add(payout(*points, total, pot)))
				.expect("payouts never sum beyond u128");
			prop_assert!(paid <= pot);
			if total > 0 {
				prop_assert!(pot - paid < shares.len() as u128);
			}
		}

		#[test]
		fn no_point_is_paid_more_than_its_maximum(
			points in 1..=Points::MAX,
			others: Points,
			budget: u128,
			room: u128,
			max_per_point: u128,
		) {
			let total = u64::from(points) + u64::from(others);
			let pot = pot(budget, room, total, max_per_point);
			prop_assert!(pot <= budget && pot <= room);
			let paid = payout(points, total, pot);
			prop_assert!(paid <= u128::from(points).saturating_mul(max_per_point));
		}

		#[test]
		fn more_points_never_pay_less(a: Points, b: Points, others: Points, pot: u128) {
			let total = u64::from(a.max(b)) + u64::from(others);
			prop_assert!(payout(a.min(b), total, pot) <= payout(a.max(b), total, pot));
		}

		#[test]
		fn the_payout_is_the_exact_quotient(points in 1..1_000_000u32, others: u32, pot in 0..u64::MAX) {
			let total = u64::from(points) + u64::from(others);
			let exact = u128::from(pot) * u128::from(points) / u128::from(total);
			prop_assert_eq!(payout(points, total, pot.into()), exact);
		}

		#[test]
		fn a_later_epoch_never_has_a_larger_budget(
			initial: u128,
			halving_epochs: u32,
			epoch in 0..EpochIndex::MAX,
		) {
			prop_assert!(
				decayed_budget(initial, halving_epochs, epoch + 1)
					<= decayed_budget(initial, halving_epochs, epoch)
			);
		}
	}
}
