//! Behaviour of the engine as a household sees it.

use codec::MaxEncodedLen;
use cot_pattern::{
	Behaviour, Change, Decision, Moment, Observation, Params, Quantity, RestockCause, Rhythm,
	SlotState, Transition, WaitReason,
};

const HOUR: Moment = 3_600;
const DAY: Moment = 24 * HOUR;
const RESOLUTION: Quantity = 50;

/// A slot and its clock.
#[derive(Default)]
struct Home {
	params: Params,
	slot: SlotState,
	now: Moment,
}

impl Home {
	fn read(&mut self, level: Quantity, cause: RestockCause) -> Observation {
		self.slot.observe(&self.params, RESOLUTION, self.now, level, |_| cause)
	}

	/// Fills the slot up to `full` by hand and empties it evenly, one reading a day.
	fn live_one_cycle(&mut self, full: Quantity, days: u32) -> Observation {
		let restock = self.read(full, RestockCause::Household);
		for day in 1..=days {
			self.now += DAY;
			if day < days {
				self.read(full - full / days * day, RestockCause::Household);
			}
		}
		restock
	}

	/// Returns a home that restocks so evenly that its rhythm is established.
	fn settled(full: Quantity, days: u32) -> Self {
		let mut home = Self { now: 1_500_000_000, ..Self::default() };
		home.read(0, RestockCause::Household);
		for _ in 0..8 {
			home.live_one_cycle(full, days);
		}
		assert!(matches!(home.slot.rhythm(&home.params), Rhythm::Established { .. }));
		home
	}

	fn decide(&self, lead_days: Moment) -> Decision {
		self.slot.decide(&self.params, lead_days * DAY, Quantity::MAX)
	}
}

#[test]
fn a_slot_takes_at_most_69_bytes() {
	assert_eq!(SlotState::max_encoded_len(), 69);
}

#[test]
fn nothing_is_known_of_a_new_slot() {
	let home = Home::default();
	assert_eq!(home.slot.level(), None);
	assert_eq!(home.slot.last_reading_at(), None);
	assert_eq!(home.slot.rhythm(&home.params), Rhythm::Learning { repetitions: 0 });
	assert_eq!(home.slot.forecast(&home.params), None);
	assert_eq!(home.slot.reorder_point(&home.params, DAY), None);
	assert_eq!(home.decide(2), Decision::Wait(WaitReason::NothingSeen));
}

#[test]
fn changes_within_the_resolution_add_up_until_they_show() {
	let mut home = Home::default();
	assert_eq!(home.read(1_000, RestockCause::Household).change, Change::Steady);
	assert_eq!(home.read(960, RestockCause::Household).change, Change::Steady);
	assert_eq!(home.slot.level(), Some(1_000));
	assert_eq!(home.read(940, RestockCause::Household).change, Change::Fall(60));
	assert_eq!(home.read(990, RestockCause::Household).change, Change::Steady);
	assert_eq!(home.read(991, RestockCause::Household).change, Change::Rise(51));
}

#[test]
fn three_repetitions_establish_a_rhythm() {
	let mut home = Home { now: 1_500_000_000, ..Home::default() };
	home.read(0, RestockCause::Household);
	// The first restock begins the first cycle, the second ends it, and from then on there is a
	// forecast to keep to.
	let seen: Vec<_> = (0..6).map(|_| home.live_one_cycle(2_000, 8)).collect();
	let transitions: Vec<_> = seen.iter().map(|seen| seen.transition).collect();
	assert_eq!(transitions, [None, None, None, None, Some(Transition::Established), None]);
	assert_eq!(seen.last().and_then(|seen| seen.behaviour), Some(Behaviour::Conforming));
	let Rhythm::Established { interval, size } = home.slot.rhythm(&home.params) else {
		panic!("not established")
	};
	assert_eq!(interval, 8 * DAY);
	assert!((1_600..=2_000).contains(&size), "{size}");
}

#[test]
fn buying_by_hand_long_before_the_slot_is_empty_deviates() {
	let mut home = Home::settled(2_000, 10);
	home.read(2_000, RestockCause::Household);
	home.now += 2 * DAY;
	home.read(1_600, RestockCause::Household);
	home.now += DAY;
	assert_eq!(home.read(3_600, RestockCause::Household).behaviour, Some(Behaviour::Deviating));
}

#[test]
fn a_restock_in_the_night_deviates() {
	for (hours_late, behaviour) in
		[(0, Behaviour::Conforming), (8, Behaviour::Conforming), (9, Behaviour::Deviating)]
	{
		let mut home = Home::settled(2_000, 8);
		home.live_one_cycle(2_000, 8);
		home.now += hours_late * HOUR;
		assert_eq!(
			home.read(2_000, RestockCause::Household).behaviour,
			Some(behaviour),
			"{hours_late}"
		);
	}
}

#[test]
fn a_household_that_moves_to_another_time_of_day_is_followed() {
	let mut home = Home::settled(2_000, 8);
	home.now += 6 * HOUR;
	let evenings: Vec<_> = (0..8).map(|_| home.live_one_cycle(2_000, 8).behaviour).collect();
	assert_eq!(evenings, [Some(Behaviour::Conforming); 8]);
	home.now += 5 * HOUR;
	assert_eq!(home.live_one_cycle(2_000, 8).behaviour, Some(Behaviour::Conforming));
}

#[test]
fn an_even_interval_is_a_rhythm_even_if_it_goes_round_the_clock() {
	for hours in [5, 8, 36, 100, 175, 500] {
		let mut home = Home { now: 1_500_000_000, ..Home::default() };
		home.read(0, RestockCause::Household);
		let mut behaviours = Vec::new();
		for _ in 0..40 {
			behaviours.extend(home.read(5_000, RestockCause::Household).behaviour);
			for part in 1..=4 {
				home.now += hours * HOUR / 5;
				home.read(5_000 - 1_000 * part, RestockCause::Household);
			}
			home.now += hours * HOUR / 5;
		}
		let (learning, established) = behaviours.split_at(8);
		assert_eq!(learning[..4], [Behaviour::Learning; 4], "{hours}");
		assert!(established.iter().all(|behaviour| *behaviour == Behaviour::Conforming), "{hours}");
	}
}

#[test]
fn using_more_and_buying_earlier_still_conforms() {
	let mut home = Home::settled(2_000, 10);
	let seen: Vec<_> = (0..6).map(|_| home.live_one_cycle(2_000, 5).behaviour).collect();
	assert_eq!(seen, [Some(Behaviour::Conforming); 6]);
	let rate = home.slot.forecast(&home.params).map_or(0, |forecast| forecast.rate_per_day);
	assert!((330..=400).contains(&rate), "{rate}");
}

#[test]
fn leaving_the_slot_empty_lapses_the_rhythm_and_new_repetitions_restore_it() {
	let mut home = Home::settled(2_000, 8);
	let mut transitions = Vec::new();
	for _ in 0..3 {
		transitions.extend(home.live_one_cycle(2_000, 8).transition);
		home.read(0, RestockCause::Household);
		home.now += 30 * DAY;
	}
	assert_eq!(transitions, [Transition::Lapsed]);
	assert_eq!(home.slot.rhythm(&home.params), Rhythm::Lapsed);
	assert_eq!(home.decide(2), Decision::Wait(WaitReason::NotEstablished));
	for _ in 0..6 {
		transitions.extend(home.live_one_cycle(2_000, 8).transition);
	}
	assert_eq!(transitions, [Transition::Lapsed, Transition::Established]);
}

#[test]
fn bags_of_one_trip_are_one_restock() {
	let mut bags = Home::settled(2_000, 8);
	let mut trip = Home::settled(2_000, 8);
	bags.read(1_200, RestockCause::Household);
	bags.now += HOUR / 2;
	let second = bags.read(3_000, RestockCause::Household);
	trip.read(3_000, RestockCause::Household);
	assert_eq!(second.change, Change::Rise(1_800));
	assert_eq!((second.behaviour, second.transition), (None, None));
	let size = |home: &Home| match home.slot.rhythm(&home.params) {
		Rhythm::Established { size, .. } => size,
		_ => 0,
	};
	assert_eq!(size(&bags), size(&trip));
}

#[test]
fn a_restock_comes_so_long_after_the_one_before() {
	let mut home = Home { now: 1_500_000_000, ..Home::default() };
	let mut interval = |pause, level, cause| {
		home.now += pause;
		home.read(level, cause).interval
	};
	assert_eq!(interval(0, 500, RestockCause::Household), None);
	assert_eq!(interval(DAY, 0, RestockCause::Household), None);
	// The first rise that was ever seen follows no other.
	assert_eq!(interval(DAY, 2_000, RestockCause::Household), None);
	assert_eq!(interval(DAY, 1_000, RestockCause::Household), None);
	assert_eq!(interval(DAY, 1_000, RestockCause::Household), None);
	assert_eq!(interval(5, 2_000, RestockCause::Household), Some(172_805));
	// An order and what comes after it count alike.
	assert_eq!(interval(2 * HOUR, 3_000, RestockCause::Order), Some(7_200));
	assert_eq!(interval(HOUR, 4_000, RestockCause::Household), Some(3_600));
}

#[test]
fn the_bags_of_one_trip_come_so_long_after_its_first() {
	let mut home = Home::settled(2_000, 8);
	home.read(2_000, RestockCause::Household);
	let mut bag = |pause, level, cause| {
		home.now += pause;
		let bag = home.read(level, cause);
		(bag.behaviour, bag.interval)
	};
	assert_eq!(bag(1_800, 3_000, RestockCause::Household), (None, Some(1_800)));
	let conforming = Some(Behaviour::Conforming);
	assert_eq!(bag(1_799, 4_000, RestockCause::Order), (conforming, Some(3_599)));
	// An hour after it began, another trip begins.
	let deviating = Some(Behaviour::Deviating);
	assert_eq!(bag(1, 5_000, RestockCause::Household), (deviating, Some(3_600)));
}

#[test]
fn an_order_that_arrives_right_after_a_purchase_conforms() {
	let mut home = Home::settled(2_000, 8);
	home.read(2_000, RestockCause::Household);
	for minutes in [10, 180] {
		home.now += minutes * 60;
		let level = home.slot.level().unwrap_or_default();
		let delivery = home.read(level + 2_000, RestockCause::Order);
		assert_eq!(delivery.behaviour, Some(Behaviour::Conforming));
	}
}

#[test]
fn an_even_household_is_served_the_day_before_it_is_too_late() {
	let mut home = Home::settled(2_000, 8);
	home.read(2_000, RestockCause::Household);
	let mut days_to_the_order = 0;
	while home.decide(2) == Decision::Wait(WaitReason::AboveReorderPoint) {
		home.now += DAY;
		days_to_the_order += 1;
		home.read(2_000 - 250 * days_to_the_order, RestockCause::Household);
	}
	assert_eq!(days_to_the_order, 5);
}

#[test]
fn an_order_fills_up_to_the_par_level_and_no_further() {
	let mut home = Home::settled(2_000, 8);
	home.read(2_000, RestockCause::Household);
	home.now += 6 * DAY;
	home.read(500, RestockCause::Household);
	let decide = |par_level| home.slot.decide(&home.params, 2 * DAY, par_level);
	assert_eq!(decide(1_000), Decision::Order { quantity: 500 });
	assert_eq!(decide(500), Decision::Wait(WaitReason::StockCoversPar));
	assert_eq!(decide(0), Decision::Wait(WaitReason::StockCoversPar));
	assert!(matches!(decide(9_000), Decision::Order { quantity: 1_600..=2_000 }));
}

#[test]
fn a_longer_delivery_and_a_higher_service_level_raise_the_reorder_point() {
	let mut home = Home::settled(2_000, 8);
	home.live_one_cycle(2_000, 9);
	let at = |lead_days, service_level| {
		let params = Params { service_level, ..home.params };
		home.slot.reorder_point(&params, lead_days * DAY)
	};
	assert!(at(1, 900) < at(2, 900));
	assert!(at(2, 900) < at(2, 990));
}

/// A year in which the chain does all the buying, at a rate of use that doubles half-way.
#[test]
fn buying_for_a_household_neither_drifts_nor_unlearns_its_rhythm() {
	let mut home = Home::settled(2_000, 8);
	let (mut level, mut arrives, mut days_empty) = (2_000, None, 0);
	home.read(level, RestockCause::Household);
	let mut intervals = Vec::new();
	for day in 0..360u32 {
		home.now += DAY;
		level = u32::saturating_sub(level, if day < 180 { 250 } else { 500 });
		days_empty += u32::from(level == 0);
		home.read(level, RestockCause::Household);
		if arrives == Some(day) {
			arrives = None;
			level += 2_000;
			let seen = home.read(level, RestockCause::Order);
			assert_eq!((seen.behaviour, seen.transition), (Some(Behaviour::Conforming), None));
		}
		if let (None, Decision::Order { .. }) = (arrives, home.decide(2)) {
			arrives = Some(day + 2);
		}
		let Rhythm::Established { interval, .. } = home.slot.rhythm(&home.params) else {
			panic!("unlearned on day {day}")
		};
		intervals.push(interval / HOUR);
	}
	// What two litres last, less what was left in the slot when it was filled by hand.
	let (first, second) = intervals.split_at(180);
	assert!(first.iter().all(|hours| (150..=200).contains(hours)), "{first:?}");
	assert!(second.last().is_some_and(|hours| (75..=110).contains(hours)), "{second:?}");
	assert!(days_empty <= 2, "{days_empty}");
}

/// Three years of orders for a household that uses an eighth of two litres at random moments, once
/// a day on average.
#[test]
fn buying_for_an_erratic_household_keeps_it_supplied() {
	let mut home = Home::settled(2_000, 8);
	let (mut level, mut arrives, mut days_empty, mut orders) = (2_000, None, 0, 0);
	home.read(level, RestockCause::Household);
	let mut random = 0x9e37_79b9_7f4a_7c15_u64;
	for day in 0..1_080u32 {
		home.now += DAY;
		for _ in 0..4 {
			random ^= random << 13;
			random ^= random >> 7;
			random ^= random << 17;
			level = u32::saturating_sub(level, if random >> 62 == 0 { 250 } else { 0 });
		}
		days_empty += u32::from(level == 0);
		home.read(level, RestockCause::Household);
		if arrives == Some(day) {
			arrives = None;
			level += 2_000;
			home.read(level, RestockCause::Order);
		}
		if let (None, Decision::Order { .. }) = (arrives, home.decide(2)) {
			arrives = Some(day + 2);
			orders += 1;
		}
	}
	let Rhythm::Established { interval, .. } = home.slot.rhythm(&home.params) else {
		panic!("unlearned")
	};
	assert!((5 * DAY..=11 * DAY).contains(&interval), "{interval}");
	assert!(days_empty <= 54, "{days_empty}");
	assert!((110..=160).contains(&orders), "{orders}");
}
