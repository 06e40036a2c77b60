//! Points of manual sessions.

use crate::{mock::*, *};
use cot_primitives::{AccrueRewards, Behaviour, Points, RewardedAction, SlotCaps};
use frame_support::assert_storage_noop;

/// A day long after the beginning, counted from the Unix epoch.
const TODAY: u32 = 20_000;

/// `ALICE` drives so long on a day, in a slot.
fn drive_in(slot: &mut SlotCaps, seconds: u32, day: u32) -> Points {
	Rewards::accrue(&FROST, &ALICE, RewardedAction::Manual { seconds, day }, slot)
}

/// `ALICE` drives so long on a day, in a new slot.
fn drive(seconds: u32, day: u32) -> Points {
	drive_in(&mut SlotCaps::default(), seconds, day)
}

/// A program that has begun, under which `ALICE` has driven a moment on each of these days before
/// today.
fn after_driving_on(days: u32, test: impl FnOnce()) {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, BOB, 1);
		for ago in (1..=days).rev() {
			assert_eq!(drive(1, TODAY - ago), 0);
		}
		reset_events();
		test();
	});
}

#[test]
fn each_full_span_of_a_day_earns() {
	for (seconds, points) in [(599, 0), (600, 3), (1_199, 3), (1_200, 6), (2_400, 12)] {
		after_driving_on(7, || {
			assert_eq!(drive(seconds, TODAY), points);
			let expected = (points > 0).then(|| accrued(ALICE, 0, Earning::Manual, points));
			assert_eq!(events(), expected.into_iter().collect::<Vec<_>>());
		});
	}
}

#[test]
fn four_short_sessions_earn_what_one_as_long_does() {
	// 14 minutes and 59 seconds, four times, or a minute sixty times: less than a span each.
	let points_of = |sessions: &[u32]| {
		let mut points = 0;
		after_driving_on(7, || {
			let terms = ProgramTerms { manual_points: 1, manual_seconds: 900, ..terms() };
			Programs::<Test>::mutate(FROST, |program| program.as_mut().unwrap().terms = terms);
			points = sessions.iter().map(|seconds| drive(*seconds, TODAY)).sum();
		});
		points
	};
	assert_eq!(points_of(&[3_600]), 4);
	assert_eq!(points_of(&[900; 4]), 4);
	assert_eq!(points_of(&[899; 4]), 3);
	assert_eq!(points_of(&[60; 60]), 4);
}

#[test]
fn seconds_too_few_to_earn_change_nothing_but_the_record_of_the_day() {
	after_driving_on(7, || {
		let mut slot = SlotCaps::default();
		assert_eq!(drive_in(&mut slot, 599, TODAY), 0);
		assert_eq!(slot, SlotCaps::default());
		assert_eq!(Shares::<Test>::get((FROST, 0, ALICE)), None);
		assert_eq!(drive_in(&mut slot, 1, TODAY), 3);
	});
}

#[test]
fn the_first_seconds_begin_the_first_epoch() {
	build_and_execute(|| {
		create_program(FROST);
		assert_eq!(drive(599, TODAY), 0);
		assert_eq!(program(FROST).started_at, Some(START));
		assert_eq!(program(FROST).open_epoch, None);
		assert_eq!(drive(1, TODAY), 2);
		assert_eq!(program(FROST).open_epoch, Some(0));
	});
}

#[test]
fn a_day_of_manual_sessions_earns_up_to_its_cap_and_the_next_day_has_its_own() {
	after_driving_on(7, || {
		assert_eq!(drive(1_800, TODAY), 9);
		assert_eq!(drive(1_800, TODAY), 3);
		assert_eq!(drive(1_800, TODAY), 0);
		assert_eq!(drive(1_800, TODAY + 1), 9);
	});
}

#[test]
fn a_household_has_one_cap_a_day_over_all_its_slots_and_devices() {
	after_driving_on(7, || {
		let points: Points = (0..16).map(|_| drive(7_200, TODAY)).sum();
		assert_eq!(points, 12);
		// Another household has its own.
		let action = RewardedAction::Manual { seconds: 7_200, day: TODAY };
		assert_eq!(Rewards::accrue(&FROST, &BOB, action, &mut SlotCaps::default()), 2);
	});
}

#[test]
fn a_slot_has_one_cap_a_day_whoever_drives() {
	after_driving_on(7, || {
		let mut slot = SlotCaps::default();
		assert_eq!(drive_in(&mut slot, 2_400, TODAY), 12);
		assert_eq!(slot, SlotCaps { learning_points: 0, period_points: 12, period: TODAY });
		let action = RewardedAction::Manual { seconds: 2_400, day: TODAY };
		assert_eq!(Rewards::accrue(&FROST, &BOB, action, &mut slot), 0);
	});
}

#[test]
fn going_back_to_an_earlier_day_does_not_fill_its_cap_again() {
	after_driving_on(7, || {
		for _ in 0..3 {
			drive(7_200, TODAY);
			drive(7_200, TODAY - 7);
			drive(7_200, TODAY + 1);
		}
		let points = Shares::<Test>::get((FROST, 0, ALICE)).unwrap().points;
		// An eighth for the first day, the rest for the last two.
		assert_eq!(points, 2 + 12 + 12);
		assert_eq!(drive(7_200, TODAY - 8), 0, "that day is forgotten and earns nothing");
	});
}

#[test]
fn who_seldom_drives_earns_a_part_of_the_cap_rounded_up() {
	// Eighths of twelve.
	for (days_before, cap) in [2, 3, 5, 6, 8, 9, 11, 12, 12].into_iter().enumerate() {
		after_driving_on(days_before as u32, || {
			assert_eq!(drive(u32::MAX, TODAY), cap, "after {days_before} days");
		});
	}
}

#[test]
fn manual_sessions_earn_nothing_where_the_terms_say_so() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { manual_points: 0, manual_seconds: 0, ..terms() });
		assert_storage_noop!(assert_eq!(drive(u32::MAX, TODAY), 0));
		create_program_with(TORA, ProgramTerms { manual_points: 0, ..terms() });
		let action = RewardedAction::Manual { seconds: u32::MAX, day: TODAY };
		let slot = &mut SlotCaps::default();
		assert_storage_noop!(assert_eq!(Rewards::accrue(&TORA, &ALICE, action, slot), 0));
	});
}

#[test]
fn manual_driving_counts_towards_the_cap_of_the_household() {
	after_driving_on(7, || {
		let capped = ProgramTerms { household_cap: 15, ..terms() };
		Programs::<Test>::mutate(FROST, |program| program.as_mut().unwrap().terms = capped);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 10);
		assert_eq!(drive(2_400, TODAY), 5);
	});
}
