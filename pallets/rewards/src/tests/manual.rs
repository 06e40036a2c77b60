//! Points of manual sessions.

use crate::{mock::*, *};
use cot_primitives::{AccrueRewards, Behaviour, Points, RewardedAction, SlotCaps};
use frame_support::assert_storage_noop;

/// Drives so long on a day after driving on so many of the last eight, that one included.
fn drive(seconds: u32, day: u32, active_days: u8, slot: &mut SlotCaps) -> Points {
	Rewards::accrue(&FROST, &ALICE, RewardedAction::Manual { seconds, day, active_days }, slot)
}

#[test]
fn each_full_span_of_a_manual_session_earns() {
	build_and_execute(|| {
		create_program(FROST);
		reset_events();
		for (seconds, points) in [(600, 3), (1_199, 3), (1_200, 6), (2_400, 12)] {
			assert_eq!(drive(seconds, 7, 8, &mut SlotCaps::default()), points);
		}
		assert_eq!(
			events(),
			[3, 3, 6, 12].map(|points| accrued(ALICE, 0, Earning::Manual, points)).to_vec()
		);
	});
}

#[test]
fn less_than_a_span_earns_nothing() {
	build_and_execute(|| {
		create_program(FROST);
		let mut slot = SlotCaps::default();
		assert_storage_noop!(assert_eq!(drive(599, 7, 8, &mut slot), 0));
		assert_eq!(slot, SlotCaps::default());
	});
}

#[test]
fn a_day_of_manual_sessions_earns_up_to_its_cap_and_the_next_day_has_its_own() {
	build_and_execute(|| {
		create_program(FROST);
		let mut slot = SlotCaps::default();
		assert_eq!(drive(1_800, 7, 8, &mut slot), 9);
		assert_eq!(drive(1_800, 7, 8, &mut slot), 3);
		assert_storage_noop!(assert_eq!(drive(1_800, 7, 8, &mut slot), 0));
		assert_eq!(slot, SlotCaps { learning_points: 0, period_points: 12, period: 7 });
		assert_eq!(drive(1_800, 8, 8, &mut slot), 9);
		assert_eq!(slot, SlotCaps { learning_points: 0, period_points: 9, period: 8 });
	});
}

#[test]
fn who_seldom_drives_earns_a_part_of_the_cap_rounded_up() {
	build_and_execute(|| {
		create_program(FROST);
		// Eighths of twelve.
		for (active_days, cap) in
			[(0, 0), (1, 2), (2, 3), (3, 5), (4, 6), (5, 8), (6, 9), (7, 11), (8, 12), (255, 12)]
		{
			let mut slot = SlotCaps::default();
			assert_eq!(drive(u32::MAX, 7, active_days, &mut slot), cap, "{active_days} days");
		}
	});
}

#[test]
fn manual_sessions_earn_nothing_where_the_terms_say_so() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { manual_points: 0, manual_seconds: 0, ..terms() });
		assert_storage_noop!(assert_eq!(drive(u32::MAX, 7, 8, &mut SlotCaps::default()), 0));
		create_program_with(TORA, ProgramTerms { manual_points: 0, ..terms() });
		let action = RewardedAction::Manual { seconds: u32::MAX, day: 7, active_days: 8 };
		let slot = &mut SlotCaps::default();
		assert_storage_noop!(assert_eq!(Rewards::accrue(&TORA, &ALICE, action, slot), 0));
	});
}

#[test]
fn manual_driving_counts_towards_the_cap_of_the_household() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { household_cap: 15, ..terms() });
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 10);
		assert_eq!(drive(2_400, 7, 8, &mut SlotCaps::default()), 5);
	});
}
