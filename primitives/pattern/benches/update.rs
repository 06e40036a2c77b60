//! Cost of one reading of a slot, and of a decision.
#![allow(missing_docs)]

use std::hint::black_box;

use cot_pattern::{
	Moment, Params, Quantity, RestockCause, Rhythm, ServiceLevel, SlotState, Supply,
};
use criterion::{criterion_group, criterion_main, BatchSize, Criterion};

const DAY: Moment = 86_400;
const FULL: Quantity = 2_000;
const SUPPLY: Supply =
	Supply { lead_time: 2 * DAY, par_level: FULL, service_level: ServiceLevel::Balanced };
const RESOLUTION: Quantity = 50;

/// Returns a slot that was filled every eight days for so many days and read once a day, and the
/// time of its last reading.
fn lived(days: u32) -> (SlotState, Moment) {
	let (mut slot, mut at) = (SlotState::default(), 1_500_000_000);
	for day in 0..days {
		at += DAY;
		let level = FULL - FULL / 8 * (day % 8);
		slot.observe(&Params::default(), RESOLUTION, at, level, |_| RestockCause::Household);
	}
	(slot, at)
}

fn update(criterion: &mut Criterion) {
	let params = Params::default();
	// Both were last read with an eighth of the stock left.
	let (learning, early) = lived(32);
	let (established, late) = lived(80);
	assert!(matches!(learning.rhythm(), Rhythm::Learning { .. }));
	assert!(matches!(established.rhythm(), Rhythm::Established { .. }));

	let mut observe = |name: &str, slot: SlotState, at: Moment, level: Quantity| {
		criterion.bench_function(name, |bencher| {
			bencher.iter_batched_ref(
				|| slot,
				|slot| {
					slot.observe(&params, RESOLUTION, black_box(at), black_box(level), |_| {
						RestockCause::Household
					})
				},
				BatchSize::SmallInput,
			);
		});
	};
	observe("learning slot, restock", learning, early + DAY, FULL);
	observe("established slot, restock", established, late + DAY, FULL);
	let (half_full, at) = lived(77);
	observe("established slot, consumption", half_full, at + DAY, FULL / 4);

	criterion.bench_function("established slot, forecast and decision", |bencher| {
		bencher.iter(|| {
			let slot = black_box(&established);
			(slot.forecast(&params), slot.decide(&params, &SUPPLY))
		});
	});
}

criterion_group!(benches, update);
criterion_main!(benches);
