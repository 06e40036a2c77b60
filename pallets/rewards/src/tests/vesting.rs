//! Vesting of payouts.

use frame_support::{
	assert_noop, assert_ok,
	traits::{fungibles::Mutate, tokens::Preservation},
	weights::Weight,
};
use sp_runtime::{traits::BadOrigin, DispatchError, TokenError};

use crate::{mock::*, *};

fn release(household: AccountId) -> Result<(), DispatchError> {
	Rewards::release_vested(RuntimeOrigin::signed(STRANGER), FROST, household)
}

fn released(household: AccountId, released: Balance, locked: Balance) -> Event<Test> {
	Event::VestedReleased { manufacturer: FROST, household, released, locked }
}

/// `ALICE` sells tokens.
fn sell(amount: Balance) -> Result<Balance, DispatchError> {
	let expendable = Preservation::Expendable;
	<Assets as Mutate<AccountId>>::transfer(FIRST_TOKEN, &ALICE, &STRANGER, amount, expendable)
}

/// `ALICE` was paid 260 tokens for the first epoch, which has just ended.
fn paid_household(test: impl FnOnce()) {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 26), (BOB, 26)]);
		idle(Weight::MAX);
		assert_eq!(balance(FIRST_TOKEN, ALICE), 500);
		reset_events();
		test();
	});
}

#[test]
fn nine_tenths_of_a_payout_are_frozen_and_one_is_spendable_at_once() {
	paid_household(|| {
		assert_eq!(frozen(ALICE), 450);
		assert_noop!(sell(51), TokenError::Frozen);
		assert_ok!(sell(50));
	});
}

#[test]
fn a_payout_is_released_evenly_over_thirteen_weeks() {
	paid_household(|| {
		for (epochs, locked) in [(1, 416), (1, 382), (10, 35), (1, 0)] {
			advance(epochs * EPOCH);
			assert_ok!(release(ALICE));
			assert_eq!(frozen(ALICE), locked);
		}
		assert_eq!(
			events(),
			vec![
				released(ALICE, 34, 416),
				released(ALICE, 34, 382),
				released(ALICE, 347, 35),
				released(ALICE, 35, 0),
			]
		);
		assert_ok!(sell(500));
	});
}

#[test]
fn each_payout_releases_what_is_due_of_the_ones_before() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { halving_epochs: 0, ..terms() });
		learn(FROST, ALICE, 10);
		advance(EPOCH);
		idle(Weight::MAX);
		assert_eq!(frozen(ALICE), 900);
		advance(12 * EPOCH);
		learn(FROST, ALICE, 1);
		advance(EPOCH);
		idle(Weight::MAX);
		// All of the first has vested; a hundred are paid for the second.
		assert_eq!(balance(FIRST_TOKEN, ALICE), 1_100);
		assert_eq!(frozen(ALICE), 90);
	});
}

#[test]
fn a_release_fails_when_nothing_more_has_vested() {
	paid_household(|| {
		assert_noop!(release(ALICE), Error::<Test>::NothingVested);
		assert_noop!(release(CAROL), Error::<Test>::UnknownHousehold);
		advance(14 * EPOCH);
		assert_ok!(release(ALICE));
		assert_noop!(release(ALICE), Error::<Test>::NothingVested);
	});
}

#[test]
fn a_release_fails_unsigned_and_without_a_program() {
	paid_household(|| {
		assert_noop!(Rewards::release_vested(RuntimeOrigin::none(), FROST, ALICE), BadOrigin);
		let origin = RuntimeOrigin::signed(STRANGER);
		assert_noop!(Rewards::release_vested(origin, TORA, ALICE), Error::<Test>::UnknownProgram);
	});
}

#[test]
fn a_household_is_not_forgotten_while_its_rewards_vest() {
	paid_household(|| {
		advance(12 * EPOCH);
		let origin = RuntimeOrigin::signed(STRANGER);
		assert_noop!(
			Rewards::forget_household(origin.clone(), FROST, ALICE),
			Error::<Test>::HouseholdVesting
		);
		advance(EPOCH);
		assert_ok!(Rewards::forget_household(origin, FROST, ALICE));
		assert_eq!(frozen(ALICE), 0);
		assert_ok!(sell(500));
	});
}

#[test]
fn a_household_sees_what_vests_and_until_when() {
	paid_household(|| {
		let summary = Rewards::rewards_of(ALICE).remove(0);
		assert_eq!((summary.balance, summary.vesting), (500, 450));
		assert_eq!(summary.vested_at, Some(START + EPOCH + VESTING_PERIOD));
		advance(VESTING_PERIOD);
		let summary = Rewards::rewards_of(ALICE).remove(0);
		assert_eq!((summary.balance, summary.vesting, summary.vested_at), (500, 0, None));
	});
}
