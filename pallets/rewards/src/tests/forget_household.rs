//! Removal of households.

use crate::{mock::*, *};
use cot_primitives::{Behaviour, Moment};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, weights::Weight};
use sp_runtime::traits::BadOrigin;

/// Epochs after its last points from which a household can be forgotten.
const LATER: u32 = MAX_HISTORY + 1;

fn forget(household: AccountId) -> DispatchResult {
	Rewards::forget_household(RuntimeOrigin::signed(STRANGER), FROST, household)
}

fn forgotten(household: AccountId) -> Event<Test> {
	Event::HouseholdForgotten { manufacturer: FROST, household }
}

/// Advances by this many epochs and pays every household.
fn pass(epochs: u32) {
	advance(EPOCH * Moment::from(epochs));
	idle(Weight::MAX);
	reset_events();
}

/// A household that has earned points in so many epochs in a row, and is in the last of them.
fn household_of(epochs: u32, terms: ProgramTerms<Balance>, test: impl FnOnce()) {
	build_and_execute(|| {
		VestsOver::set(0);
		create_program_with(FROST, ProgramTerms { halving_epochs: 0, ..terms });
		learn(FROST, ALICE, 1);
		for _ in 1..epochs {
			pass(1);
			learn(FROST, ALICE, 1);
		}
		test();
	});
}

#[test]
fn anybody_forgets_a_household_nine_epochs_after_its_last_points() {
	household_of(1, terms(), || {
		pass(LATER - 1);
		advance(EPOCH - 1);
		assert_noop!(forget(ALICE), Error::<Test>::HouseholdActive);
		advance(1);
		assert_ok!(forget(ALICE));
		assert_eq!(events(), vec![forgotten(ALICE)]);
		assert_eq!(Households::<Test>::get(FROST, ALICE), None);
		assert_eq!(balance(FIRST_TOKEN, ALICE), 100);
	});
}

#[test]
fn a_household_is_known_until_its_streak_has_run_out() {
	let streak = StreakTerms { step_percent: 10, max_level: 20 };
	household_of(12, ProgramTerms { streak, ..terms() }, || {
		// One missed epoch is forgiven, and eleven levels take an epoch each.
		pass(12);
		assert_noop!(forget(ALICE), Error::<Test>::HouseholdActive);
		pass(1);
		assert_ok!(forget(ALICE));
		assert_eq!(events(), vec![forgotten(ALICE)]);
	});
}

#[test]
fn a_household_that_is_owed_something_is_not_forgotten() {
	household_of(1, terms(), || {
		sanction(FROST, ALICE);
		pass(LATER);
		assert_noop!(forget(ALICE), Error::<Test>::HouseholdUnpaid);
		lift_sanction(FROST, ALICE);
		assert_noop!(forget(ALICE), Error::<Test>::HouseholdUnpaid);
		assert_ok!(claim_for(FROST, 0, ALICE));
		assert_ok!(forget(ALICE));
		assert_eq!(
			events(),
			vec![paid(ALICE, 0, 10, 100), settled(0, 1, 10, 100), forgotten(ALICE)]
		);
	});
}

#[test]
fn each_share_that_is_not_settled_keeps_its_household() {
	household_of(1, terms(), || {
		sanction(FROST, ALICE);
		advance(EPOCH);
		learn(FROST, ALICE, 1);
		assert_eq!(Households::<Test>::get(FROST, ALICE).unwrap().unpaid, 2);
		pass(LATER);
		assert_ok!(Rewards::forfeit(RuntimeOrigin::root(), FROST, 0, ALICE));
		assert_noop!(forget(ALICE), Error::<Test>::HouseholdUnpaid);
		assert_ok!(Rewards::force_release(RuntimeOrigin::root(), FROST, 1, ALICE));
		assert_ok!(forget(ALICE));
	});
}

#[test]
fn a_forgotten_household_begins_anew() {
	household_of(3, terms(), || {
		pass(LATER);
		assert_ok!(forget(ALICE));
		assert_noop!(forget(ALICE), Error::<Test>::UnknownHousehold);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 10);
		assert_eq!(
			Households::<Test>::get(FROST, ALICE),
			Some(Household { unpaid: 1, ..Household::new(2 + LATER) })
		);
		assert_eq!(Shares::<Test>::get((FROST, 2 + LATER, ALICE)), Some(share(10)));
	});
}

#[test]
fn households_of_a_closed_program_are_forgotten_too() {
	household_of(1, terms(), || {
		assert_ok!(Rewards::close_program(RuntimeOrigin::signed(FROST)));
		pass(LATER);
		assert_ok!(forget(ALICE));
	});
}

#[test]
fn a_streak_that_new_terms_have_ended_keeps_no_household() {
	let streak = StreakTerms { step_percent: 10, max_level: 40 };
	household_of(20, ProgramTerms { streak, halving_epochs: 0, ..terms() }, || {
		let none = StreakTerms { step_percent: 0, max_level: 0 };
		let changed = ProgramTerms { streak: none, halving_epochs: 0, ..terms() };
		pass(LATER - 1);
		assert_ok!(Rewards::change_terms(RuntimeOrigin::signed(FROST), changed));
		pass(1);
		assert_noop!(forget(ALICE), Error::<Test>::HouseholdActive);
		pass(1);
		assert_ok!(forget(ALICE));
	});
}

#[test]
fn forgetting_fails_unsigned_and_where_nothing_is_known() {
	household_of(1, terms(), || {
		let unsigned = Rewards::forget_household(RuntimeOrigin::none(), FROST, ALICE);
		assert_eq!(unsigned, Err(BadOrigin.into()));
		assert_noop!(forget(BOB), Error::<Test>::UnknownHousehold);
		let of_nobody = Rewards::forget_household(RuntimeOrigin::signed(ALICE), TORA, ALICE);
		assert_noop!(of_nobody, Error::<Test>::UnknownProgram);
	});
}
