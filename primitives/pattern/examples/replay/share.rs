//! Shares of a count.

/// Returns `part / whole`; `None` if `whole` is zero.
pub fn share(part: usize, whole: usize) -> Option<f64> {
	(whole > 0).then(|| part as f64 / whole as f64)
}
