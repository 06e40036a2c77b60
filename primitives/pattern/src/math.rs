//! Integer arithmetic that saturates instead of wrapping.

/// Returns `a * b / c`, rounded down, at most `u64::MAX`; `u64::MAX` if `c` is zero.
pub fn mul_div(a: u64, b: u64, c: u64) -> u64 {
	(u128::from(a) * u128::from(b))
		.checked_div(u128::from(c))
		.map_or(u64::MAX, |quotient| u64::try_from(quotient).unwrap_or(u64::MAX))
}

/// Returns the value, or `u32::MAX` if it is larger.
pub fn clamp_u32(value: u64) -> u32 {
	u32::try_from(value).unwrap_or(u32::MAX)
}

/// Returns `mean + gain * (value - mean)` with `gain` in thousandths, rounded to nearest.
pub fn smooth(mean: u64, value: u64, gain: u16) -> u64 {
	let gain = u128::from(gain.min(1_000));
	let sum = u128::from(value) * gain + u128::from(mean) * (1_000 - gain) + 500;
	u64::try_from(sum / 1_000).unwrap_or(u64::MAX)
}

/// Returns [`smooth`] of values that fit 32 bits.
pub fn smooth_u32(mean: u32, value: u32, gain: u16) -> u32 {
	clamp_u32(smooth(u64::from(mean), u64::from(value), gain))
}

/// Returns the logarithm to base 2 in 2^-8, rounded down, and that of one for zero: the integer
/// part by the leading bit, each further bit by squaring (Knuth 1997, section 1.2.2).
pub fn log2(value: u32) -> i32 {
	let value = value.max(1);
	let whole = value.ilog2();
	// In [1, 2), in 2^-31.
	let mut rest = u64::from(value) << (31 - whole);
	let mut bits = whole;
	for _ in 0..8 {
		rest = (rest * rest) >> 31;
		let bit = u32::from(rest >= 1 << 32);
		rest >>= bit;
		bits = bits << 1 | bit;
	}
	i32::try_from(bits).unwrap_or_default()
}

/// Returns the quantile of the standard normal distribution at `chance` thousandths, in
/// thousandths.
///
/// It is tabulated, with a straight line between two points of the table; zero below one half, and
/// above 999 the quantile at 999.
pub fn normal_quantile(chance: u16) -> u64 {
	const TABLE: [(u16, u64); 13] = [
		(500, 0),
		(600, 253),
		(700, 524),
		(750, 674),
		(800, 842),
		(850, 1_036),
		(900, 1_282),
		(925, 1_440),
		(950, 1_645),
		(975, 1_960),
		(985, 2_170),
		(995, 2_576),
		(999, 3_090),
	];
	let (mut low, mut at_low) = (500, 0);
	for (high, at_high) in TABLE {
		if chance <= high {
			let part = u64::from(chance.saturating_sub(low));
			let whole = u64::from(high.saturating_sub(low)).max(1);
			return at_low + (at_high - at_low) * part / whole;
		}
		(low, at_low) = (high, at_high);
	}
	at_low
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn mul_div_saturates() {
		assert_eq!(mul_div(7, 10, 4), 17);
		assert_eq!(mul_div(u64::MAX, u64::MAX, 1), u64::MAX);
		assert_eq!(mul_div(u64::MAX, u64::MAX, u64::MAX), u64::MAX);
		assert_eq!(mul_div(1, 1, 0), u64::MAX);
	}

	#[test]
	fn smoothing_moves_by_the_gain_and_stays_between_both_values() {
		assert_eq!(smooth(1_000, 2_000, 250), 1_250);
		assert_eq!(smooth(1_000, 0, 1_000), 0);
		assert_eq!(smooth(u64::MAX, u64::MAX, 500), u64::MAX);
		assert_eq!(smooth(3, 9, u16::MAX), 9);
	}

	#[test]
	fn logarithms_are_those_of_floating_point_rounded_down() {
		assert_eq!([0, 1, 2, 3, 1 << 31].map(log2), [0, 0, 256, 405, 31 * 256]);
		for value in (1..5_000).chain((0..5_000).map(|step| u32::MAX - step * 800_000)) {
			let exact = f64::from(value).log2() * 256.0;
			assert!((exact - f64::from(log2(value)) - 0.5).abs() <= 0.51, "{value}");
		}
	}

	#[test]
	fn quantiles_grow_and_hit_the_table() {
		assert_eq!(normal_quantile(0), 0);
		assert_eq!(normal_quantile(500), 0);
		assert_eq!(normal_quantile(900), 1_282);
		assert_eq!(normal_quantile(999), 3_090);
		assert_eq!(normal_quantile(u16::MAX), 3_090);
		assert!((500..999).all(|chance| normal_quantile(chance) <= normal_quantile(chance + 1)));
	}
}
