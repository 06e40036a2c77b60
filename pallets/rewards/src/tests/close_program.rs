//! Closure of programs.

use crate::{mock::*, *};
use cot_primitives::{Behaviour, InspectToken};
use frame_support::{
	assert_noop, assert_ok, assert_storage_noop, dispatch::DispatchResult, weights::Weight,
};
use sp_runtime::traits::BadOrigin;

fn close() -> DispatchResult {
	Rewards::close_program(RuntimeOrigin::signed(FROST))
}

fn closing(closes_with: u32) -> Event<Test> {
	Event::ClosureAnnounced { manufacturer: FROST, closes_with }
}

#[test]
fn a_program_that_has_not_begun_closes_at_once() {
	build_and_execute(|| {
		create_program(FROST);
		reset_events();
		assert_ok!(close());
		assert_eq!(events(), vec![closing(0)]);
		assert_storage_noop!(assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 0));
	});
}

#[test]
fn a_program_closes_after_one_whole_epoch_of_notice() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		advance(EPOCH - 1);
		reset_events();
		assert_ok!(close());
		assert_eq!(events(), vec![closing(2)]);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 10);
		advance(EPOCH);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 10);
		advance(1);
		assert_storage_noop!(assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 0));
	});
}

#[test]
fn everything_earned_before_is_paid_and_the_token_stays() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		assert_ok!(close());
		advance(EPOCH);
		learn(FROST, BOB, 1);
		advance(5 * EPOCH);
		reset_events();
		idle(Weight::MAX);
		assert_eq!(
			events(),
			vec![
				paid(ALICE, 0, 10, 100),
				settled(0, 1, 10, 100),
				paid(BOB, 1, 10, 100),
				settled(1, 1, 10, 100),
			]
		);
		assert_eq!(Rewards::token_of(&FROST), Some(FIRST_TOKEN));
		assert_eq!(issuance(FIRST_TOKEN), 200);
		assert_eq!(EpochTotals::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_closed_program_is_closed_for_good() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		assert_ok!(close());
		let refused = || {
			assert_noop!(close(), Error::<Test>::ProgramClosing);
			let origin = RuntimeOrigin::signed(FROST);
			assert_noop!(
				Rewards::change_terms(origin.clone(), terms()),
				Error::<Test>::ProgramClosing
			);
			assert_noop!(
				Rewards::create_program(origin, name(), symbol(), 6, 0, terms()),
				Error::<Test>::ProgramExists
			);
		};
		refused();
		advance(10 * EPOCH);
		refused();
	});
}

#[test]
fn announced_terms_hold_for_what_is_left() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		let origin = RuntimeOrigin::signed(FROST);
		assert_ok!(Rewards::change_terms(origin, ProgramTerms { learning_points: 7, ..terms() }));
		advance(EPOCH);
		assert_ok!(close());
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 10);
		advance(EPOCH);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 7);
		advance(EPOCH);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 0);
	});
}

#[test]
fn closing_fails_unsigned_and_without_a_program() {
	build_and_execute(|| {
		assert_noop!(Rewards::close_program(RuntimeOrigin::none()), BadOrigin);
		assert_noop!(close(), Error::<Test>::UnknownProgram);
	});
}
