//! The core agrees with `statsforecast`; `croston_vectors.py` writes the vectors.

use cot_pattern::Croston;
use serde::Deserialize;

/// The smoothing constant of the reference, in thousandths.
const ALPHA: u16 = 100;
/// Periods of one forecast, so that a whole number carries nine digits of it.
const PERIODS: u64 = 1_000_000_000;

#[derive(Deserialize)]
struct Vector {
	demand: Vec<u32>,
	classic: f64,
	sba: f64,
}

fn assert_close(ours: u64, reference: f64) {
	let ours = ours as f64 / PERIODS as f64;
	assert!((ours / reference - 1.0).abs() < 1e-6, "{ours} is not {reference}");
}

#[test]
fn forecasts_agree_with_statsforecast() {
	let vectors: Vec<Vector> =
		serde_json::from_str(include_str!("croston_vectors.json")).expect("valid vectors");
	assert!(vectors.len() >= 12);
	for Vector { demand, classic, sba } in vectors {
		let mut croston = Croston::default();
		let mut interval = 0;
		for size in demand {
			interval += 1;
			if size > 0 {
				croston.observe(ALPHA, size, interval);
				interval = 0;
			}
		}
		assert_close(croston.demand(PERIODS), classic);
		assert_close(croston.unbiased_demand(ALPHA, PERIODS), sba);
	}
}

#[test]
fn the_largest_demands_saturate() {
	let mut croston = Croston::default();
	assert_eq!(croston.demand(PERIODS), 0);
	croston.observe(u16::MAX, u32::MAX, 0);
	croston.observe(u16::MAX, u32::MAX, u32::MAX);
	assert_eq!((croston.size(), croston.interval()), (u32::MAX, u32::MAX));
	assert_eq!(croston.demand(u64::MAX), u64::MAX);
}
