//! Behaviour of the engine as a household sees it.

use codec::MaxEncodedLen;
use cot_pattern::{
	Behaviour, Decision, Moment, Observation, Params, Quantity, RestockCause, Rhythm, ServiceLevel,
	SlotState, Supply, Transition, WaitReason,
};
use RestockCause::Household;

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

	/// Reads the level a minute later.
	fn read_again(&mut self, level: Quantity) -> Observation {
		self.now += 60;
		self.read(level, Household)
	}

	/// Fills the slot up to `full` by hand and empties it evenly, one reading a day. Returns the
	/// observation that confirms the restock.
	fn live_one_cycle(&mut self, full: Quantity, days: u32) -> Observation {
		let mut restocked = self.read(full, Household);
		for day in 1..=days {
			self.now += DAY;
			if day < days {
				let seen = self.read(full - full / days * day, Household);
				if seen.restock.is_some() {
					restocked = seen;
				}
			}
		}
		restocked
	}

	/// Returns a home that restocks so evenly that its rhythm is established.
	fn settled(full: Quantity, days: u32) -> Self {
		let mut home = Self { now: 1_500_000_000, ..Self::default() };
		home.read(0, Household);
		for _ in 0..8 {
			home.live_one_cycle(full, days);
		}
		assert!(matches!(home.slot.rhythm(), Rhythm::Established { .. }));
		assert!(home.slot.is_learned(&home.params));
		home
	}

	fn decide(&self, lead_days: Moment) -> Decision {
		self.decide_up_to(lead_days, Quantity::MAX)
	}

	fn decide_up_to(&self, lead_days: Moment, par_level: Quantity) -> Decision {
		let service_level = ServiceLevel::Balanced;
		let supply = Supply { lead_time: lead_days * DAY, par_level, service_level };
		self.slot.decide(&self.params, &supply)
	}

	fn reorder_point(&self, lead_days: Moment, service_level: ServiceLevel) -> Option<Quantity> {
		self.slot.reorder_point(&self.params, lead_days * DAY, service_level)
	}
}

/// Returns the behaviour of the restock that was observed.
fn behaviour(seen: Observation) -> Option<Behaviour> {
	seen.restock.and_then(|restock| restock.behaviour)
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
	assert_eq!(home.slot.rhythm(), Rhythm::Learning { repetitions: 0 });
	assert_eq!(home.slot.forecast(&home.params), None);
	assert_eq!(home.reorder_point(1, ServiceLevel::Balanced), None);
	assert_eq!(home.decide(2), Decision::Wait(WaitReason::NothingSeen));
}

#[test]
fn changes_within_the_resolution_add_up_until_they_show() {
	let mut home = Home::default();
	for (level, used) in [(1_000, 0), (960, 0), (940, 60), (930, 0), (925, 0)] {
		assert_eq!(home.read_again(level).used, used, "{level}");
	}
	assert_eq!(home.slot.level(), Some(940));
	home.now += 2 * DAY;
	assert!(!home.read_again(990).is_unconfirmed);
	assert!(home.read_again(991).is_unconfirmed);
	// What waits for its confirmation is shown, but not counted.
	assert_eq!(home.slot.level(), Some(991));
	let restock = home.read_again(991).restock;
	assert_eq!(restock.map(|restock| restock.quantity), Some(51));
}

#[test]
fn three_repetitions_establish_a_rhythm() {
	let mut home = Home { now: 1_500_000_000, ..Home::default() };
	home.read(0, Household);
	// The first restock begins the first cycle, the second ends it, and from then on there is a
	// forecast to keep to.
	let seen: Vec<_> = (0..6).map(|_| home.live_one_cycle(2_000, 8)).collect();
	let transitions: Vec<_> = seen.iter().map(|seen| seen.transition).collect();
	assert_eq!(transitions, [None, None, None, None, Some(Transition::Established), None]);
	assert_eq!(seen.last().copied().and_then(behaviour), Some(Behaviour::Conforming));
	let Rhythm::Established { interval, size } = home.slot.rhythm() else {
		panic!("not established")
	};
	assert_eq!(interval, 8 * DAY);
	assert!((1_900..=2_000).contains(&size), "{size}");
}

/// Fills the slot up at each of these intervals of days and returns the number of the purchase
/// after which it is learned.
fn learned_after(intervals: &[u32]) -> Option<usize> {
	let mut home = Home { now: 1_500_000_000, ..Home::default() };
	home.read(2_000, Household);
	let mut learned = None;
	for (purchase, days) in (2..).zip(intervals) {
		home.live_one_cycle(2_000, *days);
		if learned.is_none() && home.slot.is_learned(&home.params) {
			learned = Some(purchase);
		}
	}
	learned
}

#[test]
fn three_whole_cycles_are_enough_to_order_however_the_household_shops() {
	// The level of the first reading is no purchase that was seen, so that the first cycle begins
	// with the second one.
	let regular = [8, 8, 8, 8, 8, 8];
	let erratic = [8, 3, 21, 5, 13, 9];
	assert_eq!(learned_after(&regular), Some(6));
	assert_eq!(learned_after(&erratic), Some(6));
	assert_eq!(learned_after(&regular[..4]), None);
}

#[test]
fn buying_by_hand_long_before_the_slot_is_empty_deviates() {
	let mut home = Home::settled(2_000, 10);
	home.read(2_000, Household);
	home.now += 2 * DAY;
	home.read(1_600, Household);
	home.now += DAY;
	assert!(home.read(3_600, Household).is_unconfirmed);
	assert_eq!(behaviour(home.read_again(3_600)), Some(Behaviour::Deviating));
}

/// A household that buys two litres a week, of which a third is left then.
#[test]
fn shopping_weekly_with_a_third_left_is_a_rhythm_whose_learning_ends() {
	let mut home = Home { now: 1_500_000_000, ..Home::default() };
	home.read(1_000, Household);
	let mut behaviours = Vec::new();
	for day in 1..70u32 {
		home.now += DAY;
		let seen = home.read(3_000 - 285 * (day % 7), Household);
		behaviours.extend(behaviour(seen));
	}
	assert_eq!(behaviours[..5], [Behaviour::Learning; 5]);
	assert_eq!(behaviours[5..], [Behaviour::Conforming; 5]);
	// Three days after the last purchase it buys again.
	home.now += DAY;
	home.read(3_000, Household);
	home.now += 3 * DAY;
	home.read(2_145, Household);
	home.read_again(4_000);
	assert_eq!(behaviour(home.read_again(4_000)), Some(Behaviour::Deviating));
}

#[test]
fn a_restock_in_the_night_deviates() {
	for (hours_late, expected) in
		[(0, Behaviour::Conforming), (8, Behaviour::Conforming), (9, Behaviour::Deviating)]
	{
		let mut home = Home::settled(2_000, 8);
		home.live_one_cycle(2_000, 8);
		home.now += hours_late * HOUR;
		home.read(2_000, Household);
		assert_eq!(behaviour(home.read_again(2_000)), Some(expected), "{hours_late}");
	}
}

#[test]
fn a_household_that_moves_to_another_time_of_day_is_followed() {
	let mut home = Home::settled(2_000, 8);
	home.now += 6 * HOUR;
	let evenings: Vec<_> = (0..8).map(|_| behaviour(home.live_one_cycle(2_000, 8))).collect();
	assert_eq!(evenings, [Some(Behaviour::Conforming); 8]);
	home.now += 5 * HOUR;
	assert_eq!(behaviour(home.live_one_cycle(2_000, 8)), Some(Behaviour::Conforming));
}

#[test]
fn an_even_interval_is_a_rhythm_even_if_it_goes_round_the_clock() {
	for hours in [5, 8, 36, 100, 175, 350] {
		let mut home = Home { now: 1_500_000_000, ..Home::default() };
		home.read(0, Household);
		let mut behaviours = Vec::new();
		for _ in 0..40 {
			behaviours.extend(behaviour(home.read(5_000, Household)));
			for part in 1..=4 {
				home.now += hours * HOUR / 5;
				let seen = home.read(5_000 - 1_000 * part, Household);
				behaviours.extend(behaviour(seen));
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
	let seen: Vec<_> = (0..6).map(|_| behaviour(home.live_one_cycle(2_000, 5))).collect();
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
		for _ in 0..30 {
			home.read(0, Household);
			home.now += DAY;
		}
	}
	assert_eq!(transitions, [Transition::Lapsed]);
	assert_eq!(home.slot.rhythm(), Rhythm::Lapsed);
	assert!(matches!(home.decide(2), Decision::Order { quantity: 1_990..=2_020 }));
	for _ in 0..6 {
		transitions.extend(home.live_one_cycle(2_000, 8).transition);
	}
	assert_eq!(transitions, [Transition::Lapsed, Transition::Established]);
}

#[test]
fn bags_of_one_trip_are_one_restock() {
	let mut bags = Home::settled(2_000, 8);
	let mut trip = Home::settled(2_000, 8);
	// The level goes on rising, so that only the last bag is confirmed.
	bags.read(1_200, Household);
	bags.now += HOUR / 2;
	assert!(bags.read(3_000, Household).is_unconfirmed);
	let first = bags.read_again(3_000).restock.map_or(0, |restock| restock.quantity);
	assert!((2_990..=3_010).contains(&first), "{first}");
	// Another bag within an hour belongs to the same restock.
	bags.now += HOUR / 2;
	bags.read(4_000, Household);
	let second = bags.read_again(4_000);
	assert_eq!((behaviour(second), second.transition), (None, None));
	trip.read(4_000, Household);
	trip.read_again(4_000);
	let sizes = (bags.slot.usual_restock(), trip.slot.usual_restock());
	assert!(sizes.0.abs_diff(sizes.1) <= 10, "{sizes:?}");
}

#[test]
fn a_restock_comes_so_long_after_the_one_before() {
	let mut home = Home { now: 1_500_000_000, ..Home::default() };
	let mut interval = |pause, level, cause| {
		home.now += pause;
		home.read(level, cause).restock.map(|restock| restock.interval)
	};
	assert_eq!(interval(0, 500, Household), None);
	assert_eq!(interval(DAY, 0, Household), None);
	// The first rise that was ever seen follows no other.
	assert_eq!(interval(DAY, 2_000, Household), None);
	assert_eq!(interval(DAY, 1_000, Household), Some(None));
	assert_eq!(interval(DAY, 1_000, Household), None);
	assert_eq!(interval(5, 2_300, Household), None);
	assert_eq!(interval(5, 2_300, Household), Some(Some(172_805)));
	// Before anything is used, all belongs to the restock of then.
	assert_eq!(interval(2 * HOUR, 3_300, RestockCause::Order), Some(Some(7_205)));
	assert_eq!(interval(HOUR, 4_300, Household), None);
	assert_eq!(interval(HOUR, 4_300, Household), Some(Some(10_805)));
}

#[test]
fn the_bags_of_one_trip_come_so_long_after_its_first() {
	let mut home = Home::settled(2_000, 8);
	home.read(2_000, Household);
	home.read_again(2_000);
	// The restock came at the first of both readings.
	let mut bag = |pause, level, cause| {
		home.now += pause;
		home.read(level, cause).restock.map(|restock| (restock.behaviour, restock.interval))
	};
	assert_eq!(bag(1_740, 3_000, Household), None);
	assert_eq!(bag(60, 3_000, Household), Some((None, Some(1_800))));
	let conforming = Some(Behaviour::Conforming);
	assert_eq!(bag(1_739, 4_000, RestockCause::Order), Some((conforming, Some(3_599))));
	// An hour after it began, and after something was used, another trip begins.
	assert_eq!(bag(0, 3_900, Household), None);
	assert_eq!(bag(1, 5_000, Household), None);
	let deviating = Some(Behaviour::Deviating);
	assert_eq!(bag(1, 5_000, Household), Some((deviating, Some(3_600))));
}

#[test]
fn an_order_that_arrives_right_after_a_purchase_conforms() {
	let mut home = Home::settled(2_000, 8);
	home.read(2_000, Household);
	home.read_again(2_000);
	for minutes in [10, 180] {
		home.now += minutes * 60;
		let level = home.slot.level().unwrap_or_default();
		let delivery = home.read(level + 2_000, RestockCause::Order);
		assert_eq!(behaviour(delivery), Some(Behaviour::Conforming));
	}
}

#[test]
fn an_even_household_is_served_before_it_is_too_late() {
	let mut home = Home::settled(2_000, 8);
	home.read(2_000, Household);
	let mut days_to_the_order = 0;
	while home.decide(2) == Decision::Wait(WaitReason::AboveReorderPoint) {
		home.now += DAY;
		days_to_the_order += 1;
		home.read(2_000 - 250 * days_to_the_order, Household);
	}
	// An order of the fifth day would come on the seventh, of the fourth with two portions left.
	assert_eq!(days_to_the_order, 4);
}

#[test]
fn an_order_fills_up_to_the_par_level_and_no_further() {
	let mut home = Home::settled(2_000, 8);
	home.read(2_000, Household);
	home.now += 6 * DAY;
	home.read(500, Household);
	let decide = |par_level| home.decide_up_to(2, par_level);
	assert_eq!(decide(1_000), Decision::Order { quantity: 500 });
	assert_eq!(decide(500), Decision::Wait(WaitReason::StockCoversPar));
	assert_eq!(decide(0), Decision::Wait(WaitReason::StockCoversPar));
	assert!(matches!(decide(9_000), Decision::Order { quantity: 1_900..=2_000 }));
}

#[test]
fn a_longer_delivery_and_a_higher_service_level_raise_the_reorder_point() {
	let mut home = Home::settled(2_000, 8);
	home.live_one_cycle(2_000, 9);
	let at = |lead_days, service_level| home.reorder_point(lead_days, service_level);
	assert!(at(1, ServiceLevel::Balanced) < at(2, ServiceLevel::Balanced));
	assert!(at(2, ServiceLevel::Low) < at(2, ServiceLevel::Balanced));
	assert!(at(2, ServiceLevel::Balanced) < at(2, ServiceLevel::High));
}

/// A year in which the chain does all the buying, at a rate of use that doubles half-way.
#[test]
fn buying_for_a_household_neither_drifts_nor_unlearns_its_rhythm() {
	let mut home = Home::settled(2_000, 8);
	let (mut level, mut arrives, mut days_empty) = (2_000, None, 0);
	home.read(level, Household);
	let mut intervals = Vec::new();
	for day in 0..360u32 {
		home.now += DAY;
		level = u32::saturating_sub(level, if day < 180 { 250 } else { 500 });
		days_empty += u32::from(level == 0);
		home.read(level, Household);
		if arrives == Some(day) {
			arrives = None;
			level += 2_000;
			let seen = home.read(level, RestockCause::Order);
			assert_eq!((behaviour(seen), seen.transition), (Some(Behaviour::Conforming), None));
		}
		if let (None, Decision::Order { .. }) = (arrives, home.decide(2)) {
			arrives = Some(day + 2);
		}
		let Rhythm::Established { interval, .. } = home.slot.rhythm() else {
			panic!("unlearned on day {day}")
		};
		intervals.push(interval / HOUR);
	}
	// What two litres last, less what was left in the slot when it was filled by hand.
	let (first, second) = intervals.split_at(180);
	assert!(first.iter().all(|hours| (150..=200).contains(hours)), "{first:?}");
	assert!(second.last().is_some_and(|hours| (75..=110).contains(hours)), "{second:?}");
	// While it learns that the use has doubled.
	assert!(days_empty <= 3, "{days_empty}");
}

/// Three years of orders for a household that uses an eighth of two litres at random moments, once
/// a day on average.
#[test]
fn buying_for_an_erratic_household_keeps_it_supplied() {
	let mut home = Home::settled(2_000, 8);
	let (mut level, mut arrives, mut days_empty, mut orders) = (2_000, None, 0, 0);
	home.read(level, Household);
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
		home.read(level, Household);
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
	let Rhythm::Established { interval, .. } = home.slot.rhythm() else { panic!("unlearned") };
	assert!((5 * DAY..=11 * DAY).contains(&interval), "{interval}");
	assert!(days_empty <= 54, "{days_empty}");
	assert!((110..=160).contains(&orders), "{orders}");
}

/// Reads a household that fills two litres up every eight days at 21:00, with `wrong` in the place
/// of the reading of one day. Returns the decision of that day, and of all restocks and transitions
/// how many there were.
fn with_one_wrong_reading(day: u32, wrong: Option<Quantity>) -> (Decision, usize, usize) {
	let mut home = Home { now: 1_500_000_000, ..Home::default() };
	let (mut restocks, mut transitions) = (0, 0);
	let mut decision = Decision::Wait(WaitReason::NothingSeen);
	for today in 0..72 {
		home.now += DAY;
		let level = 2_000 - 250 * (today % 8);
		let level = wrong.filter(|_| today == day).unwrap_or(level);
		let seen = home.read(level, Household);
		restocks += usize::from(seen.restock.is_some());
		transitions += usize::from(seen.transition.is_some());
		if today == day {
			decision = home.decide(2);
		}
	}
	(decision, restocks, transitions)
}

#[test]
fn one_wrong_reading_neither_counts_as_a_restock_nor_orders_nor_changes_the_rhythm() {
	for day in 2..70 {
		let (decision, restocks, transitions) = with_one_wrong_reading(day, None);
		// The stock was low already, or was until a restock that the reading leaves unconfirmed.
		let earlier = [1, 2].map(|ago| with_one_wrong_reading(day - ago, None).0);
		let ordered = [[decision].as_slice(), &earlier]
			.concat()
			.iter()
			.any(|it| matches!(it, Decision::Order { .. }));
		for wrong in [0, 100, 500, 1_000, 1_500, 2_000, 2_500, 8_000, Quantity::MAX] {
			let lied = with_one_wrong_reading(day, Some(wrong));
			assert_eq!((lied.1, lied.2), (restocks, transitions), "{wrong} on day {day}");
			let orders = matches!(lied.0, Decision::Order { .. });
			// What four days use is believed at once.
			let is_possible = (2_250 - 250 * (day % 8)).saturating_sub(wrong) <= 1_000;
			assert!(!orders || ordered || is_possible, "{wrong} on day {day}");
		}
	}
}

#[test]
fn what_was_taken_out_for_a_day_is_no_restock_when_it_is_back() {
	let mut home = Home::settled(2_000, 8);
	home.read(2_000, Household);
	home.read_again(2_000);
	let clean = home.slot;
	// A bottle of half a litre is on the table for six hours, and used from.
	home.now += 6 * HOUR;
	assert_eq!(home.read(1_500, Household).used, 500);
	home.now += 6 * HOUR;
	let back = home.read(1_900, Household);
	assert_eq!((back.restock, back.is_unconfirmed), (None, false));
	assert_eq!(home.slot.level(), Some(1_900));
	assert_eq!(home.slot.cycles(), clean.cycles());
	// After more than a day it is bought anew.
	home.now += 6 * HOUR;
	home.read(1_500, Household);
	home.now += 31 * HOUR;
	assert!(home.read(1_900, Household).is_unconfirmed);
	assert!(home.read_again(1_900).restock.is_some());
}

#[test]
fn a_sudden_fall_orders_once_the_next_reading_confirms_it() {
	let mut home = Home::settled(4_000, 16);
	home.read(4_000, Household);
	home.now += DAY;
	home.read(3_750, Household);
	home.now += DAY;
	let fall = home.read(500, Household);
	assert_eq!((fall.used, fall.is_unconfirmed), (0, true));
	assert_eq!(home.decide(2), Decision::Wait(WaitReason::AboveReorderPoint));
	assert_eq!(home.slot.level(), Some(500));
	assert_eq!(home.read_again(500).used, 3_250);
	assert!(matches!(home.decide(2), Decision::Order { .. }));
}

#[test]
fn use_that_a_restock_hides_counts_for_size_and_rate() {
	// Half a litre a day, filled up every third day at noon, read daily at 18:00: half of a day's
	// use or more lies between the restock and the readings beside it.
	let mut home = Home { now: 1_500_000_000 / DAY * DAY + 18 * HOUR, ..Home::default() };
	for day in 0..90 {
		home.now += DAY;
		// Filled to 1,750 at noon of the first day, a quarter of a day before it is read.
		home.read(1_625 - 500 * (day % 3), Household);
	}
	let rate = home.slot.forecast(&home.params).map_or(0, |forecast| forecast.rate_per_day);
	assert!((480..=520).contains(&rate), "{rate}");
	assert!((1_450..=1_550).contains(&home.slot.usual_restock()), "{:?}", home.slot);
}

#[test]
fn weeks_without_a_reading_are_not_weeks_without_use() {
	for (days, is_judged) in [(2, true), (3, true), (4, false), (21, false), (35, false)] {
		let mut home = Home::settled(2_000, 8);
		home.live_one_cycle(2_000, 4);
		let before = home.slot;
		home.now += (days - 1) * DAY;
		home.read(2_000, Household);
		let seen = home.read_again(2_000);
		let learned = home.slot.cycles() - before.cycles();
		assert_eq!(learned, u8::from(is_judged), "{days}");
		// A restock after an unknown time keeps the rhythm as it is.
		assert!(!is_judged || behaviour(seen).is_some());
		assert!(is_judged || behaviour(seen) == Some(Behaviour::Conforming), "{days}");
		assert!(matches!(home.slot.rhythm(), Rhythm::Established { .. }));
		home.live_one_cycle(2_000, 8);
		let Rhythm::Established { interval, .. } = home.slot.rhythm() else {
			panic!("lapsed after {days} days")
		};
		assert!((6 * DAY..=9 * DAY).contains(&interval), "{days}: {interval}");
	}
}

#[test]
fn a_scale_that_creeps_on_an_untouched_slot_shows_one_restock() {
	let mut home = Home { now: 1_500_000_000, ..Home::default() };
	let mut behaviours = 0;
	for day in 0..120 {
		home.now += DAY;
		behaviours += usize::from(behaviour(home.read(1_000 + 20 * day, Household)).is_some());
	}
	assert_eq!((behaviours, home.slot.cycles()), (1, 0));
	assert!(!home.slot.is_learned(&home.params));
}

/// Noise of a quarter of the resolution, as the sum of twelve even draws.
#[test]
fn noise_of_a_quarter_of_the_resolution_is_neither_use_nor_restock() {
	let mut home = Home { now: 1_500_000_000, ..Home::default() };
	let mut random = 0x9e37_79b9_7f4a_7c15_u64;
	let mut restocks = 0;
	for _ in 0..5_000 {
		home.now += DAY / 4;
		let mut noise = 0.0;
		for _ in 0..12 {
			random ^= random << 13;
			random ^= random >> 7;
			random ^= random << 17;
			noise += (random >> 40) as f64 / (1u64 << 24) as f64 - 0.5;
		}
		let level = (1_000.0 + noise * f64::from(RESOLUTION) / 4.0) as Quantity;
		restocks += usize::from(home.read(level, Household).restock.is_some());
	}
	assert_eq!((restocks, home.slot.cycles()), (0, 0));
}

#[test]
fn three_weeks_of_holiday_order_nothing_and_end_no_rhythm() {
	let mut home = Home::settled(2_000, 8);
	home.read(2_000, Household);
	for day in 1..=21 {
		home.now += DAY;
		// Half of it is used before, then nothing.
		home.read(2_000 - 250 * day.min(4), Household);
		assert!(day < 4 || !matches!(home.decide(1), Decision::Order { .. }), "{day}");
	}
	assert!(matches!(home.slot.rhythm(), Rhythm::Established { .. }));
	home.live_one_cycle(2_000, 8);
	assert!(matches!(home.slot.rhythm(), Rhythm::Established { .. }));
}

#[test]
fn a_week_of_guests_is_followed_and_forgotten() {
	let mut home = Home::settled(2_000, 8);
	let rate = |home: &Home| home.slot.forecast(&home.params).map_or(0, |it| it.rate_per_day);
	let usual = rate(&home);
	home.live_one_cycle(2_000, 4);
	home.live_one_cycle(2_000, 4);
	assert!(rate(&home) > usual + usual / 5);
	for _ in 0..6 {
		home.live_one_cycle(2_000, 8);
	}
	assert!(rate(&home) < usual + usual / 8, "{} {usual}", rate(&home));
	assert!(matches!(home.slot.rhythm(), Rhythm::Established { .. }));
}

/// Milk of eight days and juice of twelve in one compartment, which cannot be told apart.
#[test]
fn two_kinds_of_goods_in_one_compartment_are_supplied_as_their_sum() {
	let mut home = Home { now: 1_500_000_000, ..Home::default() };
	for day in 0..120u32 {
		home.now += DAY;
		home.read(2_000 - 250 * (day % 8) + 1_200 - 100 * (day % 12), Household);
	}
	assert!(home.slot.is_learned(&home.params));
	let rate = home.slot.forecast(&home.params).map_or(0, |forecast| forecast.rate_per_day);
	assert!((300..=400).contains(&rate), "{rate}");
}

#[test]
fn a_slot_that_is_filled_from_the_cellar_is_learned_as_if_it_were_bought() {
	let mut home = Home { now: 1_500_000_000, ..Home::default() };
	home.read(0, Household);
	for _ in 0..8 {
		home.live_one_cycle(1_000, 4);
	}
	// What is in the cellar, the slot does not know.
	assert!(matches!(home.decide(2), Decision::Order { .. }));
}

#[test]
fn a_state_that_goes_on_in_another_device_stays_learned() {
	let mut home = Home::settled(2_000, 8);
	home.live_one_cycle(2_000, 4);
	let cycles = home.slot.cycles();
	// The new device is put up ten days later and filled.
	home.now += 10 * DAY;
	home.read(2_000, Household);
	home.live_one_cycle(2_000, 8);
	assert!(home.slot.is_learned(&home.params) && home.slot.cycles() == cycles);
	home.live_one_cycle(2_000, 8);
	assert_eq!(home.slot.cycles(), cycles + 1);
	assert!(matches!(home.slot.rhythm(), Rhythm::Established { .. }));
}
