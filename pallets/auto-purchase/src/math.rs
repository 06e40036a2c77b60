//! Pure arithmetic of product numbers, prices and sizes.

use core::cmp::Ordering;
use cot_primitives::{Moment, Quantity, DAY};
use frame_support::traits::tokens::Balance as BalanceT;
use sp_core::U256;
use sp_runtime::{traits::SaturatedConversion, Permill};

/// First number with more than 14 digits.
const GTIN_END: u64 = 100_000_000_000_000;

/// Thousandths of a slot's unit that make a whole one: a kilogram, a litre, a piece.
const WHOLE_UNIT: Quantity = 1_000;

/// Returns true if `gtin` is a GTIN-14 with a right check digit (GS1 General Specifications,
/// 7.9.1): counted from the right, the digits weigh 1, 3, 1, 3 .. and their sum is a multiple of
/// 10. Shorter GTINs are padded with zeros, which weigh nothing.
pub fn is_gtin14(gtin: u64) -> bool {
	if gtin == 0 || gtin >= GTIN_END {
		return false;
	}
	let (mut rest, mut weight, mut sum) = (gtin, 1, 0);
	while rest > 0 {
		sum += (rest % 10) * weight;
		weight = 4 - weight;
		rest /= 10;
	}
	sum % 10 == 0
}

/// Returns the units of `unit_size` for a demand of `wanted`: the nearest number, at least one, but
/// no more than fit in `room`. Zero if not even one fits.
pub fn units_for(wanted: Quantity, room: Quantity, unit_size: Quantity) -> u32 {
	let Some(fitting) = room.checked_div(unit_size) else { return 0 };
	nearest_units(wanted, unit_size).max(1).min(fitting)
}

/// Returns the units of `price` that `limit` pays for, rounded down. A price of zero buys nothing:
/// no offer has it.
pub fn affordable_units<Balance: BalanceT>(limit: Balance, price: Balance) -> u32 {
	limit.checked_div(&price).unwrap_or_default().saturated_into()
}

/// Compares two offers by price per quantity, exactly: `price / size` against `other_price /
/// other_size`.
pub fn compare_prices<Balance: BalanceT>(
	(price, size): (Balance, Quantity),
	(other_price, other_size): (Balance, Quantity),
) -> Ordering {
	let wide = |price: Balance, size: Quantity| {
		U256::from(price.saturated_into::<u128>()).saturating_mul(U256::from(size))
	};
	wide(price, other_size).cmp(&wide(other_price, size))
}

/// Compares two offers by price per quantity that comes, exactly: `price / size` divided by the
/// share of good orders, which is a `(good, all)` with `0 < good <= all`.
pub fn compare_risks<Balance: BalanceT>(
	(price, size, (good, all)): (Balance, Quantity, (u64, u64)),
	(other_price, other_size, (other_good, other_all)): (Balance, Quantity, (u64, u64)),
) -> Ordering {
	let wide = |price: Balance, size: Quantity, all: u64, good: u64| {
		// 128 + 32 + 34 + 34 bits fit: a count of orders is at most twice a `u32`, and a constant.
		U256::from(price.saturated_into::<u128>())
			.saturating_mul(U256::from(size))
			.saturating_mul(U256::from(all))
			.saturating_mul(U256::from(good))
	};
	wide(price, other_size, all, other_good).cmp(&wide(other_price, size, other_all, good))
}

/// Returns true if an offer of `price` for `size` thousandths of a slot's unit costs at most `most`
/// for a whole unit.
pub fn is_within_unit_price<Balance: BalanceT>(
	price: Balance,
	size: Quantity,
	most: Balance,
) -> bool {
	compare_prices((price, size), (most, WHOLE_UNIT)).is_le()
}

/// Returns the price by quantity, as a number that sorts offers: exact to a part in 2^32 of the
/// asset's smallest unit, and saturated at the largest number.
pub fn price_per_size<Balance: BalanceT>(price: Balance, size: Quantity) -> u128 {
	let scaled = U256::from(price.saturated_into::<u128>()) << 32;
	let quotient = scaled.checked_div(U256::from(size)).unwrap_or(U256::MAX);
	quotient.try_into().unwrap_or(u128::MAX)
}

/// Returns `count` halved `times` times, rounded down.
pub fn halved(count: u32, times: u64) -> u32 {
	u32::try_from(times).ok().and_then(|times| count.checked_shr(times)).unwrap_or_default()
}

/// Returns the manufacturer's share of `value`, rounded down: the odd unit stays with the merchant,
/// which is paid the rest.
pub fn commission_of<Balance: BalanceT>(value: Balance, rate: Permill) -> Balance {
	rate.mul_floor(value)
}

/// Returns the seconds in which `quantity` is used at a rate per day; none at a rate of zero.
pub fn duration_of(quantity: Quantity, rate_per_day: Quantity) -> Moment {
	let day_quantities = Moment::from(quantity).saturating_mul(DAY);
	day_quantities.checked_div(rate_per_day.into()).unwrap_or_default()
}

/// Returns what is used in `seconds` if `quantity` lasts so many seconds; nothing if that is not
/// known.
pub fn used_in(seconds: Moment, quantity: Quantity, lasts: Moment) -> Quantity {
	let used = Moment::from(quantity).saturating_mul(seconds).checked_div(lasts);
	used.unwrap_or_default().saturated_into()
}

/// Returns the number of units of `unit_size` that is nearest to `quantity`; half a unit is one.
pub fn nearest_units(quantity: Quantity, unit_size: Quantity) -> u32 {
	let whole = quantity.checked_div(unit_size).unwrap_or_default();
	let part = quantity.checked_rem(unit_size).unwrap_or_default();
	whole.saturating_add(u32::from(part > 0 && part >= unit_size.div_ceil(2)))
}

/// Returns true if a sensor of this `resolution` sees a unit of `size` beyond doubt: half a unit is
/// no noise either.
pub fn is_seen(size: Quantity, resolution: Quantity) -> bool {
	size >= resolution.saturating_mul(2)
}

/// Returns the least rise that can be a parcel of `quantity`, which comes in units of `unit_size`:
/// an eighth of it, but no more than a sensor of this `resolution` may see of a unit, because goods
/// are put in one by one, and no less than half a unit.
pub fn least_parcel(quantity: Quantity, unit_size: Quantity, resolution: Quantity) -> Quantity {
	let one = unit_size.saturating_sub(resolution);
	quantity.div_ceil(8).min(one).max(unit_size.div_ceil(2))
}

/// Returns the rise that proves the delivery of `quantity`, rounded up, at least one thousandth.
pub fn delivery_threshold(quantity: Quantity, share: Permill) -> Quantity {
	share.mul_ceil(quantity).max(1)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// Returns the GTIN-14 of 13 digits, with its check digit computed from the left as in GS1's
	/// table.
	fn with_check_digit(digits: u64) -> u64 {
		let padded = format!("{digits:013}");
		let sum: u64 = padded
			.bytes()
			.enumerate()
			.map(|(i, digit)| u64::from(digit - b'0') * if i % 2 == 0 { 3 } else { 1 })
			.sum();
		digits * 10 + (10 - sum % 10) % 10
	}

	#[test]
	fn published_numbers_are_gtins() {
		// GS1's own example, an EAN-13, an EAN-8 and a UPC-A.
		for gtin in [6_291_041_500_213, 4_006_381_333_931, 73_513_537, 36_000_291_452] {
			assert!(is_gtin14(gtin), "{gtin}");
		}
	}

	#[test]
	fn other_numbers_are_not() {
		for gtin in [0, 1, 6_291_041_500_214, 4_006_381_333_932, GTIN_END, u64::MAX] {
			assert!(!is_gtin14(gtin), "{gtin}");
		}
	}

	#[test]
	fn units_round_to_the_nearest_and_are_at_least_one() {
		assert_eq!(units_for(2_499, 9_000, 1_000), 2);
		assert_eq!(units_for(2_500, 9_000, 1_000), 3);
		assert_eq!(units_for(1, 9_000, 1_000), 1);
		assert_eq!(units_for(0, 9_000, 1_000), 1);
		assert_eq!(units_for(3, 9, 3), 1);
	}

	#[test]
	fn units_never_exceed_the_room() {
		assert_eq!(units_for(2_500, 2_999, 1_000), 2);
		assert_eq!(units_for(2_500, 999, 1_000), 0);
		assert_eq!(units_for(2_500, 1_000, 1_000), 1);
		assert_eq!(units_for(2_500, 1_000, 0), 0);
		assert_eq!(units_for(Quantity::MAX, Quantity::MAX, 1), Quantity::MAX);
	}

	#[test]
	fn affordable_units_round_down() {
		assert_eq!(affordable_units(99u128, 10), 9);
		assert_eq!(affordable_units(9u128, 10), 0);
		assert_eq!(affordable_units(9u128, 0), 0);
		assert_eq!(affordable_units(u128::MAX, 1), u32::MAX);
	}

	#[test]
	fn prices_compare_by_quantity_without_overflow() {
		assert_eq!(compare_prices((100u128, 1_000), (190, 2_000)), Ordering::Greater);
		assert_eq!(compare_prices((100u128, 1_000), (200, 2_000)), Ordering::Equal);
		assert_eq!(
			compare_prices((u128::MAX, Quantity::MAX), (u128::MAX, Quantity::MAX - 1)),
			Ordering::Less
		);
	}

	#[test]
	fn a_risk_is_a_price_by_the_share_of_good_orders() {
		let (sure, unsure) = ((8_000, 8_000), (8_000, 8_500));
		assert_eq!(compare_risks((100u128, 1, sure), (101, 1, sure)), Ordering::Less);
		// One order in seventeen failed: 6.25 % more.
		assert_eq!(compare_risks((100u128, 1, unsure), (106, 1, sure)), Ordering::Greater);
		assert_eq!(compare_risks((1_600u128, 1, unsure), (1_700, 1, sure)), Ordering::Equal);
		assert_eq!(compare_risks((100u128, 1, unsure), (107, 1, sure)), Ordering::Less);
		let most = u64::from(u32::MAX) * 3;
		assert_eq!(
			compare_risks((u128::MAX, 1, (1, most)), (u128::MAX, u32::MAX, (most, most))),
			Ordering::Greater
		);
	}

	#[test]
	fn a_unit_price_is_that_of_a_whole_unit() {
		// Half a litre for 100 is 200 a litre.
		assert!(is_within_unit_price(100u128, 500, 200));
		assert!(!is_within_unit_price(100u128, 500, 199));
		assert!(is_within_unit_price(1u128, 1, 1_000));
		assert!(!is_within_unit_price(1u128, 1, 999));
		assert!(is_within_unit_price(u128::MAX, Quantity::MAX, u128::MAX));
		assert!(!is_within_unit_price(u128::MAX, 1, u128::MAX));
	}

	#[test]
	fn the_dearest_offers_are_as_dear_as_a_number_can_say() {
		assert_eq!(price_per_size(1u128, 1), 1 << 32);
		assert_eq!(price_per_size(u128::MAX, 1), u128::MAX);
		assert_eq!(price_per_size(1u128, 0), u128::MAX);
		assert_eq!(price_per_size(0u128, 7), 0);
	}

	#[test]
	fn halving_ends_at_nothing() {
		assert_eq!(
			[0, 1, 2, 31, 32, 1 << 32, u64::MAX].map(|times| halved(7, times)),
			[7, 3, 1, 0, 0, 0, 0]
		);
	}

	#[test]
	fn commission_rounds_down() {
		assert_eq!(commission_of(199u128, Permill::from_percent(5)), 9);
		assert_eq!(commission_of(19u128, Permill::from_percent(5)), 0);
		assert_eq!(commission_of(u128::MAX, Permill::one()), u128::MAX);
	}

	#[test]
	fn use_is_a_share_of_what_lasts() {
		assert_eq!(used_in(2 * DAY, 1_500, 6 * DAY), 500);
		assert_eq!(used_in(2 * DAY, 1_500, DAY), 3_000);
		assert_eq!(used_in(DAY, 1_500, 0), 0);
		assert_eq!(used_in(Moment::MAX, Quantity::MAX, 1), Quantity::MAX);
	}

	#[test]
	fn a_unit_is_seen_that_is_twice_as_large_as_what_is_noise() {
		assert!(is_seen(100, 50));
		assert!(!is_seen(99, 50));
		assert!(is_seen(1, 0));
		assert!(is_seen(Quantity::MAX, Quantity::MAX));
	}

	#[test]
	fn a_parcel_is_an_eighth_but_no_more_than_a_unit_and_no_less_than_half_of_one() {
		assert_eq!(least_parcel(8_000, 500, 50), 450);
		assert_eq!(least_parcel(3_600, 500, 50), 450);
		assert_eq!(least_parcel(3_592, 500, 50), 449);
		assert_eq!(least_parcel(1_500, 500, 50), 250);
		assert_eq!(least_parcel(8_000, 500, 400), 250);
		assert_eq!(least_parcel(1_501, 1_501, 10), 751);
		assert_eq!(least_parcel(1, 1, 0), 1);
	}

	#[test]
	fn a_delivery_takes_half_rounded_up() {
		assert_eq!(delivery_threshold(1_001, Permill::from_percent(50)), 501);
		assert_eq!(delivery_threshold(1_000, Permill::zero()), 1);
	}

	proptest! {
		#[test]
		fn exactly_one_check_digit_is_right(digits in 1u64..10_000_000_000_000) {
			let right = with_check_digit(digits);
			for last in 0..10 {
				let gtin = digits * 10 + last;
				prop_assert_eq!(is_gtin14(gtin), gtin == right);
			}
		}

		#[test]
		fn swapping_unequal_neighbours_is_noticed_unless_they_differ_by_five(
			digits in 1u64..10_000_000_000_000, place in 0u32..13,
		) {
			let gtin = with_check_digit(digits);
			let (low, high) = (gtin / 10u64.pow(place) % 10, gtin / 10u64.pow(place + 1) % 10);
			let swapped = gtin - low * 10u64.pow(place) - high * 10u64.pow(place + 1)
				+ high * 10u64.pow(place) + low * 10u64.pow(place + 1);
			prop_assert_eq!(is_gtin14(swapped), low.abs_diff(high) % 5 == 0);
		}

		#[test]
		fn a_number_that_is_smaller_is_of_a_price_that_is_not_larger(
			price: u64, size in 1u32.., other_price: u64, other_size in 1u32..,
		) {
			let (one, other) = (
				price_per_size(u128::from(price), size),
				price_per_size(u128::from(other_price), other_size),
			);
			let exact = compare_prices(
				(u128::from(price), size),
				(u128::from(other_price), other_size),
			);
			prop_assert!(one == other || one.cmp(&other) == exact);
		}

		#[test]
		fn commission_and_rest_make_the_whole(value: u128, parts in 0u32..=1_000_000) {
			let share = commission_of(value, Permill::from_parts(parts));
			prop_assert!(share <= value);
			let exact = U256::from(value) * U256::from(parts) / U256::from(1_000_000);
			prop_assert_eq!(U256::from(share), exact);
		}

		#[test]
		fn units_fit_and_are_near(wanted: u32, room: u32, unit_size in 1u32..) {
			let units = u64::from(units_for(wanted, room, unit_size));
			let size = u64::from(unit_size);
			prop_assert!(units * size <= u64::from(room));
			if units > 1 && (units + 1) * size <= u64::from(room) {
				prop_assert!((units * size).abs_diff(u64::from(wanted)) * 2 <= size);
			}
		}
	}
}
