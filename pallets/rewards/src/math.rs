//! Arithmetic of epochs and shares, on plain integers.

use cot_primitives::EpochIndex;
use sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding, traits::SaturatedConversion, Rounding,
};

/// Returns the budget of an epoch: `initial`, halved once every `halving_epochs` epochs, rounded
/// down.
///
/// Zero `halving_epochs` means that it never halves.
pub fn decayed_budget(initial: u128, halving_epochs: u32, epoch: EpochIndex) -> u128 {
	let halvings = epoch.checked_div(halving_epochs).unwrap_or(0);
	initial.checked_shr(halvings).unwrap_or(0)
}

/// Returns the number of epochs with a budget that begins as `initial` and halves once every
/// `halving_epochs`; none if it never ends.
pub fn epochs_with_budget(initial: u128, halving_epochs: u32) -> Option<EpochIndex> {
	let halvings = u128::BITS.saturating_sub(initial.leading_zeros());
	(halving_epochs > 0).then(|| halving_epochs.saturating_mul(halvings))
}

/// Returns the amount set aside for an epoch whose shares weigh `weight` hundredths of a point: the
/// least of its `budget`, of the `room` under the maximum supply, and of `max_per_point` for each
/// point, rounded down.
pub fn pot(budget: u128, room: u128, weight: u64, max_per_point: u128) -> u128 {
	let at_most =
		multiply_by_rational_with_rounding(max_per_point, weight.into(), 100, Rounding::Down)
			.unwrap_or(u128::MAX);
	budget.min(room).min(at_most)
}

/// Returns the part of `pot` for a share of `weight` among shares that weigh `total`, rounded down:
/// the remainder is not minted.
pub fn payout(weight: u64, total: u64, pot: u128) -> u128 {
	// A share is at most the whole. Clamping ensures this for any input, so the quotient fits.
	let weight = weight.min(total);
	multiply_by_rational_with_rounding(pot, weight.into(), total.into(), Rounding::Down)
		.unwrap_or(0)
}

/// Returns the part of `amount` for `left` of `whole` seconds, rounded up; nothing of no time.
pub fn share_rounded_up(amount: u128, left: u64, whole: u64) -> u128 {
	let left = left.min(whole);
	multiply_by_rational_with_rounding(amount, left.into(), whole.into(), Rounding::Up).unwrap_or(0)
}

/// Returns the mean of two times, weighted by their amounts, rounded down; zero without any amount.
pub fn mean(one: (u128, u64), other: (u128, u64)) -> u64 {
	let (low, high) = if one.1 <= other.1 { (one, other) } else { (other, one) };
	let sum = low.0.saturating_add(high.0);
	// The higher amount is at most the sum, so the product fits.
	let above = multiply_by_rational_with_rounding(
		high.1.saturating_sub(low.1).into(),
		high.0,
		sum,
		Rounding::Down,
	);
	above.map_or(0, |above| low.1.saturating_add(above.saturated_into()))
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
	fn a_budget_lasts_until_its_last_halving() {
		assert_eq!(epochs_with_budget(1_000, 0), None);
		assert_eq!(epochs_with_budget(1, 10), Some(10));
		assert_eq!(epochs_with_budget(1_000, 10), Some(100));
		assert_eq!(epochs_with_budget(1_024, 10), Some(110));
		assert_eq!(epochs_with_budget(u128::MAX, u32::MAX), Some(EpochIndex::MAX));
	}

	#[test]
	fn the_pot_is_the_tightest_of_its_three_bounds() {
		assert_eq!(pot(100, 1_000, 5_000, 3), 100);
		assert_eq!(pot(100, 70, 5_000, 3), 70);
		assert_eq!(pot(100, 1_000, 1_000, 3), 30);
		assert_eq!(pot(u128::MAX, u128::MAX, u64::MAX, u128::MAX), u128::MAX);
	}

	#[test]
	fn hundredths_of_a_point_are_paid_for_rounded_down() {
		assert_eq!(pot(100, 1_000, 199, 1), 1);
		assert_eq!(pot(100, 1_000, 200, 1), 2);
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
		assert_eq!(payout(u64::MAX, u64::MAX, u128::MAX), u128::MAX);
		assert_eq!(payout(u64::MAX, 1, u128::MAX), u128::MAX);
		assert_eq!(payout(u32::MAX.into(), u64::MAX, u128::MAX), u128::MAX / 4_294_967_297);
	}

	proptest! {
		#[test]
		fn the_sum_of_payouts_is_the_pot_less_one_unit_a_share_at_most(
			shares in prop::collection::vec(0..=u64::from(u32::MAX) * 500, 1..50),
			pot: u128,
		) {
			let total: u64 = shares.iter().sum();
			let paid = shares
				.iter()
				.try_fold(0u128, |sum, weight| sum.checked_add(payout(*weight, total, pot)))
				.expect("payouts never sum beyond u128");
			prop_assert!(paid <= pot);
			if total > 0 {
				prop_assert!(pot - paid < shares.len() as u128);
			}
		}

		#[test]
		fn no_point_is_paid_more_than_its_maximum(
			weight in 1..u64::MAX / 2,
			others in 0..u64::MAX / 2,
			budget: u128,
			room: u128,
			max_per_point in 0..u128::from(u64::MAX),
		) {
			let total = weight + others;
			let pot = pot(budget, room, total, max_per_point);
			prop_assert!(pot <= budget && pot <= room);
			prop_assert!(payout(weight, total, pot) <= u128::from(weight) * max_per_point / 100);
		}

		#[test]
		fn more_points_never_pay_less(
			a in 0..u64::MAX / 2,
			b in 0..u64::MAX / 2,
			others in 0..u64::MAX / 2,
			pot: u128,
		) {
			let total = a.max(b) + others;
			prop_assert!(payout(a.min(b), total, pot) <= payout(a.max(b), total, pot));
		}

		#[test]
		fn the_payout_is_the_exact_quotient(
			weight in 1..1_000_000u64,
			others: u32,
			pot in 0..u64::MAX,
		) {
			let total = weight + u64::from(others);
			let exact = u128::from(pot) * u128::from(weight) / u128::from(total);
			prop_assert_eq!(payout(weight, total, pot.into()), exact);
		}

		#[test]
		fn a_budget_is_gone_exactly_when_its_epochs_are(
			initial in 1..u128::MAX,
			halving_epochs in 1..1_000u32,
		) {
			let epochs = epochs_with_budget(initial, halving_epochs).expect("it halves");
			prop_assert!(decayed_budget(initial, halving_epochs, epochs - 1) > 0);
			prop_assert_eq!(decayed_budget(initial, halving_epochs, epochs), 0);
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
