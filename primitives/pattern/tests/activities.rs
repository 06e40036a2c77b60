//! Behaviour of the patterns of activities.

use codec::{Decode, Encode, MaxEncodedLen};
use cot_pattern::{
	ActivityObservation, ActivityParams, ActivityState, Behaviour, Habit, Moment, Routine,
	Transition,
};
use proptest::prelude::*;

const DAY: Moment = 86_400;
const HOUR: Moment = 3_600;
/// Midnight of a Monday.
const MONDAY: Moment = 1_500_249_600;

/// Observes a session of half an hour at each time.
fn live(
	state: &mut ActivityState,
	times: impl IntoIterator<Item = Moment>,
) -> Vec<ActivityObservation> {
	let params = ActivityParams::default();
	times.into_iter().map(|at| state.observe(&params, at, 1_800)).collect()
}

/// Returns sessions at an hour on the days that are chosen, of so many from a Monday on.
fn on(days: u64, hour: Moment, is_chosen: impl Fn(u64) -> bool) -> Vec<Moment> {
	(0..days).filter(|day| is_chosen(*day)).map(|day| MONDAY + day * DAY + hour * HOUR).collect()
}

fn lived(times: &[Moment]) -> ActivityState {
	let mut state = ActivityState::default();
	live(&mut state, times.iter().copied());
	state
}

fn routine(state: &ActivityState) -> Option<Routine> {
	match state.habit() {
		Habit::Established { routine, .. } => Some(routine),
		Habit::Learning { .. } | Habit::Lapsed => None,
	}
}

fn behaviour(state: &mut ActivityState, at: Moment) -> Option<Behaviour> {
	live(state, [at]).first().and_then(|seen| seen.behaviour)
}

#[test]
fn the_largest_state_takes_at_most_eighty_bytes() {
	assert!(ActivityState::max_encoded_len() <= 80, "{}", ActivityState::max_encoded_len());
	// No field has values that do not decode.
	let largest = vec![u8::MAX; ActivityState::max_encoded_len()];
	let state = ActivityState::decode(&mut &largest[..]).expect("any bytes are a state");
	assert_eq!(state.encode(), largest);
}

#[test]
fn a_daily_routine_is_established_within_three_weeks() {
	let mut state = ActivityState::default();
	let seen = live(&mut state, on(30, 20, |_| true));
	let established = seen.iter().position(|seen| seen.transition == Some(Transition::Established));
	assert!(established.is_some_and(|day| (10..21).contains(&day)), "{established:?}");
	assert_eq!(routine(&state), Some(Routine::Daily));
	assert!(seen.iter().rev().take(5).all(|seen| seen.behaviour == Some(Behaviour::Conforming)));
	assert!(state.quality() > 800);
}

#[test]
fn a_weekly_routine_expects_its_day_and_hour() {
	let mut state = lived(&on(20 * 7, 10, |day| day % 7 == 5));
	assert!(routine(&state).is_some());
	let next = state.expected_next().expect("it is established");
	let saturday = MONDAY + (20 * 7 + 5) * DAY + 10 * HOUR;
	assert!((next.from..=next.to).contains(&saturday), "{next:?}");
	assert!(next.to - next.from <= 2 * HOUR);
	let Habit::Established { time, interval, seconds, .. } = state.habit() else {
		panic!("it is established");
	};
	assert_eq!((time, interval, seconds), (36_000, 7 * DAY, 1_800));
	assert_eq!(behaviour(&mut state.clone(), saturday), Some(Behaviour::Conforming));
	assert_eq!(behaviour(&mut state.clone(), saturday + 6 * HOUR), Some(Behaviour::Deviating));
	assert_eq!(behaviour(&mut state, saturday - 3 * DAY), Some(Behaviour::Deviating));
}

#[test]
fn working_days_are_told_from_the_weekend() {
	let state = lived(&on(12 * 7, 7, |day| day % 7 < 5));
	assert!(routine(&state).is_some());
	let next = state.expected_next().expect("it is established");
	assert!((next.from..=next.to).contains(&(MONDAY + 12 * 7 * DAY + 7 * HOUR)), "{next:?}");
}

#[test]
fn a_regular_household_is_established_within_weeks() {
	let first = |is_chosen: fn(u64) -> bool| {
		let days: Vec<_> = (0..364).filter(|day| is_chosen(*day)).collect();
		let mut state = ActivityState::default();
		let seen = live(&mut state, on(364, 18, is_chosen));
		let place = seen.iter().position(|seen| seen.transition.is_some());
		place.and_then(|place| days.get(place).copied())
	};
	assert_eq!(first(|day| day % 7 == 5), Some(33));
	assert_eq!(first(|day| day % 7 == 1 || day % 7 == 4), Some(25));
	assert_eq!(first(|day| day % 7 < 5), Some(23));
	assert_eq!(first(|day| day % 3 == 0), Some(15));
	assert_eq!(first(|_| true), Some(15));
}

#[test]
fn every_third_day_is_a_routine_of_pauses() {
	let state = lived(&on(150, 18, |day| day % 3 == 0));
	assert_eq!(routine(&state), Some(Routine::Pauses));
}

#[test]
fn the_hour_may_lie_on_both_sides_of_midnight() {
	let around = |shift: Moment| {
		on(60, 24, |_| true)
			.into_iter()
			.zip([-1_200i64, 1_200].into_iter().cycle())
			.map(|(at, off)| at.saturating_add_signed(off) + shift)
			.collect::<Vec<_>>()
	};
	// The same household in any time zone.
	for hour in 0..24 {
		let state = lived(&around(hour * HOUR));
		assert_eq!(routine(&state), Some(Routine::Daily), "{hour}");
		assert!(state.quality() > 800, "{hour}");
		assert_eq!(state.quality(), lived(&around(0)).quality(), "{hour}");
		// And once a week.
		let weekly: Vec<_> = (0..20)
			.zip([0, 2_400].into_iter().cycle())
			.map(|(week, off)| MONDAY + week * 7 * DAY + hour * HOUR - 1_200 + off)
			.collect();
		let state = lived(&weekly);
		assert!(routine(&state).is_some() && state.quality() > 800, "{hour}: {state:?}");
	}
}

#[test]
fn further_sessions_of_a_day_belong_to_its_occasion() {
	let once = on(40, 8, |_| true);
	let often: Vec<_> = once.iter().flat_map(|at| [*at, at + 4 * HOUR, at + 9 * HOUR]).collect();
	let mut state = ActivityState::default();
	let seen = live(&mut state, often);
	assert!(seen.chunks(3).all(|day| day[0].behaviour.is_some()
		&& day[1..].iter().all(|seen| *seen == ActivityObservation::default())));
	assert_eq!(routine(&state), Some(Routine::Daily));
}

#[test]
fn a_burst_is_one_occasion_even_across_the_bounds_of_the_day() {
	let mut state = lived(&on(40, 12, |_| true));
	let midnight = MONDAY + 41 * DAY - 120;
	let seen = live(&mut state, (0..200).map(|minute| midnight + minute * 60));
	assert_eq!(seen.iter().filter(|seen| seen.behaviour.is_some()).count(), 1);
}

#[test]
fn a_routine_outlives_a_holiday_but_not_a_long_pause() {
	let weeks = on(20 * 7, 10, |day| day % 7 == 5);
	let saturday = |week: u64| MONDAY + (week * 7 + 5) * DAY + 10 * HOUR;
	let mut state = lived(&weeks);
	assert_eq!(behaviour(&mut state, saturday(22)), Some(Behaviour::Conforming));
	let mut state = lived(&weeks);
	let seen = live(&mut state, [saturday(25)]);
	assert_eq!(seen[0].transition, Some(Transition::Lapsed));
	assert_eq!((state.habit(), state.quality()), (Habit::Lapsed, 0));
	assert_eq!(state.expected_next(), None);
	// It is learned again.
	live(&mut state, (26..46).map(saturday));
	assert!(routine(&state).is_some());
}

#[test]
fn a_changed_routine_deviates_until_it_is_learned_anew() {
	let mut state = lived(&on(20 * 7, 8, |day| day % 7 == 1));
	let later = on(60 * 7, 19, |day| day % 7 == 4 && day > 150);
	let seen = live(&mut state, later);
	let deviates = |seen: &&ActivityObservation| seen.behaviour == Some(Behaviour::Deviating);
	assert!(seen.iter().take(4).all(|seen| deviates(&seen)));
	assert!(seen.iter().rev().take(10).all(|seen| seen.behaviour == Some(Behaviour::Conforming)));
	let next = state.expected_next().expect("it is established");
	let friday = MONDAY + (60 * 7 + 4) * DAY + 19 * HOUR;
	assert!((next.from..=next.to).contains(&friday), "{next:?}");
}

#[test]
fn a_household_that_loses_its_routine_lapses() {
	let mut state = lived(&on(20 * 7, 8, |day| day % 7 == 1));
	let mut random = 7u64;
	// On one day in seven, at random hours.
	let erratic = (141..800u64).filter_map(|day| {
		random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
		let draw = random >> 33;
		draw.is_multiple_of(7).then_some(MONDAY + day * DAY + draw / 7 % DAY)
	});
	let seen = live(&mut state, erratic);
	assert!(seen.iter().any(|seen| seen.transition == Some(Transition::Lapsed)));
	assert_eq!(routine(&state), None);
}

#[test]
fn random_days_establish_hardly_anything() {
	let mut random = 0x9e37_79b9_7f4a_7c15_u64;
	let mut draw = || {
		random ^= random << 13;
		random ^= random >> 7;
		random ^= random << 17;
		random >> 40
	};
	let mut established = 0;
	for household in 0..1_000 {
		// On one day in two to one in eight, for a year, at the same hour.
		let one_in = 2 + household % 7;
		let days: Vec<_> = (0..365).map(|_| draw() % one_in == 0).collect();
		let mut state = ActivityState::default();
		let times = on(365, 18, |day| days.get(day as usize) == Some(&true));
		let seen = live(&mut state, times);
		established += usize::from(seen.iter().any(|seen| seen.transition.is_some()));
	}
	assert!(established <= 60, "{established} of 1000");
}

#[test]
fn a_clock_that_goes_backwards_changes_no_day() {
	let mut state = lived(&on(40, 8, |_| true));
	let (habit, next) = (state.habit(), state.expected_next());
	for at in [0, MONDAY, MONDAY + 39 * DAY, MONDAY + 39 * DAY + 7 * HOUR] {
		assert_eq!(live(&mut state, [at]), [ActivityObservation::default()]);
		assert_eq!((state.habit(), state.expected_next()), (habit, next));
	}
}

fn extreme_time() -> impl Strategy<Value = Moment> {
	prop_oneof![
		Just(0),
		Just(Moment::MAX),
		Just(u64::from(u32::MAX)),
		1_500_000_000..1_600_000_000u64,
		any::<Moment>()
	]
}

fn extreme_seconds() -> impl Strategy<Value = u32> {
	prop_oneof![Just(0), Just(u32::MAX), 0..20_000u32, any::<u32>()]
}

fn any_params() -> impl Strategy<Value = ActivityParams> {
	(any::<u16>(), any::<u8>(), any::<u8>(), any::<u8>()).prop_map(
		|(alpha, evidence, repetitions, misses)| ActivityParams {
			alpha,
			evidence,
			repetitions,
			misses,
		},
	)
}

/// Any state that decodes, reached or not.
fn any_state() -> impl Strategy<Value = ActivityState> {
	let bytes = proptest::collection::vec(any::<u8>(), ActivityState::max_encoded_len());
	let decoded = bytes
		.prop_map(|bytes| ActivityState::decode(&mut &bytes[..]).expect("any bytes are a state"));
	prop_oneof![Just(ActivityState::default()), decoded]
}

proptest! {
	#[test]
	fn nothing_panics_or_grows_whatever_is_observed(
		params in any_params(),
		mut state in any_state(),
		sessions in proptest::collection::vec((extreme_time(), extreme_seconds()), 0..60),
	) {
		for (at, seconds) in sessions {
			let was_established = routine(&state).is_some();
			let seen = state.observe(&params, at, seconds);
			prop_assert!(state.encoded_size() <= 80);
			prop_assert_eq!(ActivityState::decode(&mut &state.encode()[..]), Ok(state));
			prop_assert!(state.quality() <= 1_000 && state.chance() <= 1_000);
			let is_established = routine(&state).is_some();
			prop_assert!(is_established || state.quality() == 0);
			prop_assert!(is_established || state.expected_next().is_none());
			if let Some(next) = state.expected_next() {
				prop_assert!(next.from <= next.to);
			}
			let changes = match seen.transition {
				Some(Transition::Established) => (false, true),
				Some(Transition::Lapsed) => (true, false),
				None => (was_established, was_established),
			};
			prop_assert_eq!(changes, (was_established, is_established));
		}
	}

	#[test]
	fn a_session_is_judged_at_most_once_a_day(
		steps in proptest::collection::vec((0..2 * DAY, 0..7_200u32), 1..200),
	) {
		let (mut state, mut at) = (ActivityState::default(), MONDAY);
		let (mut judged, params) = (0, ActivityParams::default());
		for (passed, seconds) in steps {
			at += passed;
			judged += u64::from(state.observe(&params, at, seconds).behaviour.is_some());
		}
		// The bounds of the day move with the usual time of day, by less than a day.
		prop_assert!(judged <= (at - MONDAY) / DAY + 3);
	}

	#[test]
	fn whole_weeks_later_the_same_is_learned(
		steps in proptest::collection::vec(HOUR..4 * DAY, 1..120),
		weeks in 1..500u64,
	) {
		let mut at = MONDAY;
		let times: Vec<_> = steps
			.into_iter()
			.map(|passed| {
				at += passed;
				at
			})
			.collect();
		let (mut early, mut late) = (ActivityState::default(), ActivityState::default());
		let shift = weeks * 7 * DAY;
		let seen = live(&mut early, times.iter().copied());
		prop_assert_eq!(seen, live(&mut late, times.iter().map(|at| at + shift)));
		prop_assert_eq!((early.habit(), early.quality()), (late.habit(), late.quality()));
	}
}
