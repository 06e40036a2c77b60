//! Levels: patterns, points for restocks, low stocks.

use cot_primitives::{Behaviour, Moment, RestockCause, RewardedAction, SlotConfig, StockSlot, DAY};
use frame_support::assert_ok;

use crate::{mock::*, *};

/// Attests a level of `MILK`, and again a minute later, which confirms it.
fn attest_twice(amount: u32) {
	assert_ok!(attest(next_batch(vec![level(MILK, 0, amount)])));
	pass(60);
	assert_ok!(attest(next_batch(vec![level(MILK, 0, amount)])));
}

/// Passes some seconds, then attests a level twice.
fn attest_twice_from(seconds: Moment, amount: u32) {
	pass(seconds);
	attest_twice(amount);
}

/// Consumes `MILK` from `from` in daily portions of 1,000, then restocks it to `from`: one cycle of
/// `from / 1,000` days.
fn run_one_cycle(from: u32) {
	let days = from / 1_000;
	for day in 1..=days {
		pass(DAY);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, from - day * 1_000)])));
	}
	pass(3_600);
	attest_twice(from);
}

fn restocks() -> Vec<(RestockCause, Behaviour, u32)> {
	events()
		.into_iter()
		.filter_map(|event| match event {
			Event::Restocked { cause, behaviour, points, .. } => Some((cause, behaviour, points)),
			_ => None,
		})
		.collect()
}

/// Runs regular cycles until the rhythm of `MILK` is established.
fn establish() {
	establish_with(4_000);
}

/// Runs regular cycles of `from / 1,000` days until the rhythm of `MILK` is established.
fn establish_with(from: u32) {
	assert_ok!(attest(next_batch(vec![level(MILK, 0, from)])));
	for _ in 0..20 {
		run_one_cycle(from);
		if established() {
			return;
		}
	}
	panic!("a perfectly regular household establishes a rhythm within twenty cycles");
}

fn established() -> bool {
	System::read_events_for_pallet::<Event<Test>>()
		.iter()
		.any(|event| matches!(event, Event::RhythmEstablished { .. }))
}

#[test]
fn restocks_earn_while_the_pattern_is_learned() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 1_000)])));
		pass(DAY);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 3_000)])));
		// One reading proves nothing yet.
		assert!(restocks().is_empty());
		pass(60);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 3_000)])));
		assert_eq!(
			events(),
			[
				Event::Restocked {
					device: FRIDGE,
					slot: MILK,
					at: START + DAY,
					quantity: 2_000,
					cause: RestockCause::Household,
					behaviour: Behaviour::Learning,
					points: LEARNING_POINTS,
				},
				Event::BatchAccepted {
					device: FRIDGE,
					household: HOUSEHOLD,
					sequence: 3,
					readings: 1,
					points: LEARNING_POINTS
				},
			]
		);
	});
}

/// Returns the restocks passed to the rewards since the last call, by the time since the one
/// before.
fn intervals() -> Vec<Option<Moment>> {
	let interval_of = |action| match action {
		RewardedAction::Restock { interval, .. } => interval,
		RewardedAction::Manual { .. } => panic!("a stock has no sessions"),
	};
	Household::take_actions().into_iter().map(interval_of).collect()
}

#[test]
fn a_restock_is_an_action_with_the_time_since_the_one_before() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 1_000)])));
		assert_eq!(intervals(), vec![]);
		pass(DAY);
		attest_twice(3_000);
		assert_eq!(intervals(), vec![None]);
		// The rest of the same trip, then another trip an hour after its start.
		pass(540);
		attest_twice(4_000);
		assert_eq!(intervals(), vec![]);
		pass(2_940);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 3_000)])));
		attest_twice_from(1, 5_000);
		pass(5_000);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 2_600)])));
		attest_twice_from(1, 6_000);
		assert_eq!(intervals(), vec![Some(3_601), Some(5_061)]);
	});
}

#[test]
fn the_time_since_a_delivery_counts_as_the_time_since_any_restock() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 1_000)])));
		Household::expect_delivery();
		pass(DAY);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 3_000)])));
		assert_eq!(intervals(), vec![]);
		pass(7_200);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 2_000)])));
		attest_twice_from(1, 5_000);
		assert_eq!(intervals(), vec![Some(7_201)]);
	});
}

#[test]
fn a_regular_household_establishes_a_rhythm_of_its_interval_and_size() {
	build_and_execute(|| {
		establish();
		let (interval, size) = events()
			.into_iter()
			.find_map(|event| match event {
				Event::RhythmEstablished { device: FRIDGE, slot: MILK, interval, quantity } => {
					Some((interval, quantity))
				},
				_ => None,
			})
			.unwrap();
		let cycle = 4 * DAY + 3_600;
		assert!(interval.abs_diff(cycle) < 3_600, "learned {interval}, lived {cycle}");
		assert!(size.abs_diff(4_000) < 50, "learned {size}");
	});
}

#[test]
fn conforming_to_an_established_rhythm_earns_nothing() {
	build_and_execute(|| {
		establish();
		events();
		run_one_cycle(4_000);
		assert_eq!(restocks(), vec![(RestockCause::Household, Behaviour::Conforming, 0)]);
	});
}

#[test]
fn deviating_from_an_established_rhythm_earns_a_little() {
	build_and_execute(|| {
		establish();
		events();
		pass(3_600);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 3_000)])));
		attest_twice_from(1, 10_000);
		assert_eq!(
			restocks(),
			vec![(RestockCause::Household, Behaviour::Deviating, DEVIATION_POINTS)]
		);
	});
}

#[test]
fn a_delivered_order_conforms_and_earns_nothing() {
	build_and_execute(|| {
		establish();
		events();
		Household::expect_delivery();
		pass(3_600);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 10_000)])));
		assert_eq!(restocks(), vec![(RestockCause::Order, Behaviour::Conforming, 0)]);
	});
}

#[test]
fn an_order_earns_nothing_even_while_learning() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 1_000)])));
		Household::expect_delivery();
		pass(DAY);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 3_000)])));
		let earned: u32 = restocks().iter().map(|(_, _, points)| points).sum();
		assert_eq!(earned, 0);
	});
}

#[test]
fn only_the_newest_level_of_each_slot_is_a_reason_to_buy() {
	build_and_execute(|| {
		for slot in [MILK, EGGS] {
			teach(slot);
			Household::mandate(FRIDGE, slot);
		}
		let readings = vec![
			level(MILK, 0, 4_000),
			level(EGGS, 0, 4_000),
			level(MILK, 60, 3_900),
			level(EGGS, 60, 3_800),
			level(MILK, 120, 3_700),
		];
		assert_ok!(attest(next_batch(readings)));
		assert_eq!(Household::take_levels(), vec![(MILK, 3_700), (EGGS, 3_800)]);
	});
}

/// A batch of slots that nobody watches, that last, or of which nothing is learned, reads nothing
/// of the purchases: it costs what it would without them.
#[test]
fn only_a_watched_slot_that_runs_out_is_reported_to_the_purchases() {
	build_and_execute(|| {
		teach(MILK);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 4_000)])));
		Household::mandate(FRIDGE, EGGS);
		pass(60);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 3_900), level(EGGS, 0, 10)])));
		assert_eq!(Household::take_levels(), vec![]);
		Household::mandate(FRIDGE, MILK);
		pass(60);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 3_800)])));
		assert_eq!(Household::take_levels(), vec![(MILK, 3_800)]);
	});
}

#[test]
fn rises_within_one_shopping_trip_are_one_restock() {
	build_and_execute(|| {
		let levels = [(0, 1_000), (60, 2_000), (120, 2_000), (180, 4_000), (240, 4_000)];
		let readings = levels.map(|(offset, amount)| level(MILK, offset, amount));
		assert_ok!(attest(next_batch(readings.into())));
		assert_eq!(restocks(), vec![(RestockCause::Household, Behaviour::Learning, 10)]);
	});
}

#[test]
fn a_rhythm_that_is_broken_again_and_again_lapses() {
	build_and_execute(|| {
		establish();
		events();
		for days in [20, 40, 80] {
			pass(60);
			attest_twice(0);
			for _ in 0..days {
				pass(DAY);
				assert_ok!(attest(next_batch(vec![level(MILK, 0, 0)])));
			}
			pass(60);
			attest_twice(4_000);
		}
		assert!(events().contains(&Event::RhythmLapsed { device: FRIDGE, slot: MILK }));
	});
}

fn lows() -> Vec<Event<Test>> {
	events().into_iter().filter(|event| matches!(event, Event::LowStockDetected { .. })).collect()
}

#[test]
fn a_low_stock_is_reported_once() {
	build_and_execute(|| {
		establish();
		events();
		for left in [3_000, 2_000] {
			pass(DAY);
			assert_ok!(attest(next_batch(vec![level(MILK, 0, left)])));
			assert_eq!(lows(), vec![], "at {left}");
		}
		let mut reported = Vec::new();
		for left in [1_000, 500, 0] {
			pass(DAY / 2);
			assert_ok!(attest(next_batch(vec![level(MILK, 0, left)])));
			reported.extend(lows());
		}
		let [Event::LowStockDetected { device: FRIDGE, slot: MILK, seconds_left, .. }] =
			reported[..]
		else {
			panic!("one event, not {reported:?}");
		};
		assert!(seconds_left <= LOW_NOTICE);
	});
}

#[test]
fn a_stock_that_was_restocked_and_runs_low_again_is_reported_again() {
	build_and_execute(|| {
		establish();
		events();
		pass(DAY);
		attest_twice(500);
		assert_eq!(lows().len(), 1);
		pass(2 * DAY);
		// Filled and nearly emptied within one batch.
		let levels = [(0, 4_000), (30, 4_000), (60, 500), (90, 500)];
		let readings = levels.map(|(offset, amount)| level(MILK, offset, amount));
		assert_ok!(attest(next_batch(readings.into())));
		assert_eq!(lows().len(), 1);
		pass(3_600);
		attest_twice(4_000);
		assert_eq!(lows(), vec![]);
		pass(DAY);
		attest_twice(300);
		assert_eq!(lows().len(), 1);
	});
}

#[test]
fn one_reading_of_an_empty_slot_reports_no_low_stock() {
	build_and_execute(|| {
		establish_with(8_000);
		events();
		pass(DAY);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 0)])));
		pass(60);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 7_000)])));
		assert_eq!(lows(), vec![]);
	});
}

/// Errors of a sensor: nothing, full, more than full, and the largest number.
const ERRORS: [u32; 4] = [0, CAPACITY, CAPACITY + 1, u32::MAX];

#[test]
fn one_reading_of_an_error_neither_earns_nor_lapses() {
	for error in ERRORS {
		build_and_execute(|| {
			establish();
			events();
			let before = pattern_of(MILK);
			// Every fourth day for sixty days, beside right readings of an untouched slot.
			for day in 0..60 {
				pass(DAY);
				let amount = if day % 4 == 3 { error } else { 4_000 };
				assert_ok!(attest(next_batch(vec![level(MILK, 0, amount)])));
			}
			assert_eq!(restocks(), vec![], "{error}");
			assert_eq!(pattern_of(MILK).rhythm(), before.rhythm());
			assert_eq!(pattern_of(MILK).cycles(), before.cycles());
		});
	}
}

#[test]
fn a_broken_sensor_earns_nothing_while_the_pattern_is_learned() {
	for error in ERRORS {
		build_and_execute(|| {
			for day in 0..60 {
				pass(DAY);
				let amount = if day % 4 == 3 { error } else { 1_000 };
				assert_ok!(attest(next_batch(vec![level(MILK, 0, amount)])));
			}
			assert_eq!(restocks(), vec![], "{error}");
			assert_eq!(pattern_of(MILK).cycles(), 0);
		});
	}
}

#[test]
fn three_weeks_offline_are_no_deviation() {
	build_and_execute(|| {
		establish();
		events();
		for days in [21, 35] {
			pass(days * DAY);
			attest_twice(10_000);
			pass(DAY);
			attest_twice(1_000);
		}
		let behaviours: Vec<_> = restocks().iter().map(|(_, behaviour, _)| *behaviour).collect();
		assert_eq!(behaviours, vec![Behaviour::Conforming; 2]);
	});
}

#[test]
fn a_stock_whose_use_is_not_learned_is_never_reported_low() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 4_000), level(MILK, 60, 0)])));
		assert_eq!(lows(), vec![]);
	});
}

/// The input of the report: a full fridge that nobody opens, whose scale reads a little more or
/// less from day to day.
#[test]
fn the_noise_of_a_scale_earns_nothing() {
	build_and_execute(|| {
		for day in 0..80 {
			pass(DAY);
			let noise = [0, 250, 250, 0][day % 4];
			assert_ok!(attest(next_batch(vec![level(MILK, 0, 9_000 + noise)])));
		}
		let rises = restocks().len();
		assert!(rises > 10, "only {rises} rises");
		assert_eq!(Household::take_actions(), vec![]);
	});
}

#[test]
fn a_corrected_capacity_keeps_what_was_learned_unless_the_level_is_above_it() {
	build_and_execute(|| {
		let with_capacity = |capacity| match stock_slot() {
			SlotConfig::Stock(stock) => SlotConfig::Stock(StockSlot { capacity, ..stock }),
			SlotConfig::Activity(_) => panic!("a stock"),
		};
		teach(MILK);
		let pattern = pattern_of(MILK);
		Household::correct_slot(MILK, with_capacity(9_000));
		assert_eq!(pattern_of(MILK), pattern);
		Household::correct_slot(MILK, with_capacity(3_000));
		let next_at = pattern.last_reading_at().unwrap() + 1;
		assert_eq!(record_of(FRIDGE).slots[&MILK].learned, Learned::Nothing { next_at });
	});
}
