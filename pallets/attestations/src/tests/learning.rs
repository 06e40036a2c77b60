//! Levels: patterns, points for restocks, low stocks.

use cot_primitives::{Behaviour, Moment, RestockCause, RewardedAction, DAY};
use frame_support::assert_ok;

use crate::{mock::*, *};

/// Consumes `MILK` from `from` in daily portions of 1,000, then restocks it to `from`: one cycle of
/// `from / 1,000` days.
fn run_one_cycle(from: u32) {
	let days = from / 1_000;
	for day in 1..=days {
		pass(DAY);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, from - day * 1_000)])));
	}
	pass(3_600);
	assert_ok!(attest(next_batch(vec![level(MILK, 0, from)])));
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
	assert_ok!(attest(next_batch(vec![level(MILK, 0, 4_000)])));
	for _ in 0..20 {
		run_one_cycle(4_000);
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
		assert_eq!(
			events()[1..],
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
					sequence: 2,
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
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 3_000)])));
		assert_eq!(intervals(), vec![None]);
		// The rest of the same trip, then another trip an hour after its start.
		pass(600);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 4_000)])));
		assert_eq!(intervals(), vec![]);
		pass(3_000);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 5_000), level(MILK, 60, 0)])));
		pass(5_000);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 5_000)])));
		assert_eq!(intervals(), vec![Some(3_600), Some(5_000)]);
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
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 5_000)])));
		assert_eq!(intervals(), vec![Some(7_200)]);
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
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 10_000)])));
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
		Household::mandate(FRIDGE, MILK);
		Household::mandate(FRIDGE, EGGS);
		let readings = vec![
			level(MILK, 0, 100),
			level(EGGS, 0, 6_000),
			level(MILK, 60, 4_000),
			level(EGGS, 60, 200),
			level(MILK, 120, 3_000),
		];
		assert_ok!(attest(next_batch(readings)));
		assert_eq!(Household::take_levels(), vec![(MILK, 3_000), (EGGS, 200)]);
	});
}

#[test]
fn rises_within_one_shopping_trip_are_one_restock() {
	build_and_execute(|| {
		let readings = vec![level(MILK, 0, 1_000), level(MILK, 60, 2_000), level(MILK, 120, 4_000)];
		assert_ok!(attest(next_batch(readings)));
		assert_eq!(restocks(), vec![(RestockCause::Household, Behaviour::Learning, 10)]);
	});
}

#[test]
fn a_rhythm_that_is_broken_again_and_again_lapses() {
	build_and_execute(|| {
		establish();
		events();
		for days in [20, 100, 500, 2_500, 12_500] {
			pass(60);
			assert_ok!(attest(next_batch(vec![level(MILK, 0, 0)])));
			pass(days * DAY);
			assert_ok!(attest(next_batch(vec![level(MILK, 0, 4_000)])));
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
		pass(DAY);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 500)])));
		assert_eq!(lows().len(), 1);
		pass(DAY);
		// Filled and nearly emptied within one batch.
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 4_000), level(MILK, 60, 500)])));
		assert_eq!(lows().len(), 1);
		pass(3_600);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 4_000)])));
		assert_eq!(lows(), vec![]);
		pass(DAY);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 300)])));
		assert_eq!(lows().len(), 1);
	});
}

#[test]
fn a_stock_without_a_rhythm_is_never_reported_low() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 4_000), level(MILK, 60, 0)])));
		assert_eq!(lows(), vec![]);
	});
}
