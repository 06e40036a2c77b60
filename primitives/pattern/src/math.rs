//! Integer arithmetic that saturates instead of wrapping.

/// Seconds of a day.
pub const DAY: u64 = 86_400;

/// `a * b / c`, rounded down, at most `u64::MAX`; `u64::MAX` if `c` is zero.
pub fn mul_div(a: u64, b: u64, c: u64) -> u64 {
	(u128::from(a) * u128::from(b))
		.checked_div(u128::from(c))
		.map_or(u64::MAX, |quotient| u64::try_from(quotient).unwrap_or(u64::MAX))
}

/// The value, or `u32::MAX` if it is larger.
pub fn clamp_u32(value: u64) -> u32 {
	u32::try_from(value).unwrap_or(u32::MAX)
}

/// `mean + gain * (value - mean)` with `gain` in thousandths, rounded to nearest.
pub fn smooth(mean: u64, value: u64, gain: u16) -> u64 {
	let gain = u128::from(gain.min(1_000));
	let sum = u128::from(value) * gain + u128::from(mean) * (1_000 - gain) + 500;
	u64::try_from(sum / 1_000).unwrap_or(u64::MAX)
}
