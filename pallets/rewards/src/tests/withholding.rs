//! Withheld payouts, their release and their forfeit.

use crate::{mock::*, *};
use frame_support::{
	assert_noop, assert_ok, assert_storage_noop, dispatch::DispatchResult, weights::Weight,
};
use sp_runtime::{traits::BadOrigin, TokenError};

fn force_release(manufacturer: AccountId, epoch: u32, household: AccountId) -> DispatchResult {
	Rewards::force_release(RuntimeOrigin::root(), manufacturer, epoch, household)
}

fn forfeit(manufacturer: AccountId, epoch: u32, household: AccountId) -> DispatchResult {
	Rewards::forfeit(RuntimeOrigin::root(), manufacturer, epoch, household)
}

/// Runs `test` in an ended epoch with shares of two households, of which `ALICE` is sanctioned.
fn sanctioned_household(test: impl FnOnce()) {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1), (BOB, 2)]);
		sanction(FROST, ALICE);
		test();
	});
}

/// The same after the automatic payout.
fn withheld_share(test: impl FnOnce()) {
	sanctioned_household(|| {
		idle(Weight::MAX);
		reset_events();
		test();
	});
}

#[test]
fn the_payout_of_a_sanctioned_household_waits_and_the_others_are_paid() {
	sanctioned_household(|| {
		idle(Weight::MAX);

		let mut told = events();
		// The order is that of storage, which nobody chooses.
		told.sort_by_key(|event| matches!(event, Event::RewardPaid { .. }));
		assert_eq!(told, vec![withheld(ALICE, 0, 10, 100), paid(BOB, 0, 20, 200)]);
		assert_eq!(balance(FIRST_TOKEN, ALICE), 0);
		assert_eq!(Shares::<Test>::get((FROST, 0, ALICE)), Some(share(10)));
		assert_eq!(EpochTotals::<Test>::get(FROST, 0), Some(total(2, 30, 20, 200, 300)));
		assert_eq!(program(FROST).reserved, 100);
		assert_eq!(PendingPayouts::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_withheld_payout_is_told_once() {
	withheld_share(|| {
		assert_storage_noop!(idle(Weight::MAX));
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn a_withheld_payout_at_the_end_of_a_block_is_not_tried_again_in_the_next() {
	sanctioned_household(|| {
		sanction(FROST, BOB);
		idle(weight_of(1));
		assert_eq!(events().len(), 1);
		idle(weight_of(1));
		assert_eq!(events().len(), 1);
		idle(weight_of(1));
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn claiming_fails_for_a_sanctioned_household() {
	sanctioned_household(|| {
		assert_noop!(claim_for(FROST, 0, ALICE), Error::<Test>::HouseholdSanctioned);
		assert_ok!(claim_for(FROST, 0, BOB));
	});
}

#[test]
fn anybody_claims_a_withheld_share_once_the_sanction_is_over() {
	withheld_share(|| {
		lift_sanction(FROST, ALICE);
		assert_ok!(claim_for(FROST, 0, ALICE));
		assert_eq!(events(), vec![paid(ALICE, 0, 10, 100), settled(0, 2, 30, 300)]);
		assert_eq!(balance(FIRST_TOKEN, ALICE), 100);
		assert_eq!(program(FROST).reserved, 0);
	});
}

#[test]
fn a_sanction_of_one_manufacturer_does_not_bother_another() {
	build_and_execute(|| {
		create_program(FROST);
		create_program(TORA);
		learn(FROST, ALICE, 1);
		learn(TORA, ALICE, 1);
		sanction(TORA, ALICE);
		advance(EPOCH);
		idle(Weight::MAX);
		assert_eq!(balance(program(FROST).token, ALICE), 100);
		assert_eq!(balance(program(TORA).token, ALICE), 0);
	});
}

#[test]
fn a_withheld_share_keeps_its_worth_while_others_come_and_go() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { max_supply: 1_000, ..terms() });
		learn(FROST, ALICE, 1);
		advance(EPOCH);
		sanction(FROST, ALICE);
		// Everything that is left goes to others, and then there is nothing to earn.
		learn(FROST, BOB, 90);
		for _ in 0..3 {
			advance(EPOCH);
			idle(Weight::MAX);
			assert_eq!(earn(FROST, BOB, cot_primitives::Behaviour::Learning), 0);
		}
		assert_eq!(issuance(FIRST_TOKEN), 900);
		lift_sanction(FROST, ALICE);
		assert_ok!(claim_for(FROST, 0, ALICE));
		assert_eq!(balance(FIRST_TOKEN, ALICE), 100);
	});
}

#[test]
fn a_sanctioned_household_goes_on_earning() {
	withheld_share(|| {
		assert_eq!(earn(FROST, ALICE, cot_primitives::Behaviour::Learning), 10);
		let streak = Share { points: 10, multiplier: 110 };
		assert_eq!(Shares::<Test>::get((FROST, 1, ALICE)), Some(streak));
	});
}

#[test]
fn governance_releases_what_is_withheld() {
	withheld_share(|| {
		assert_ok!(force_release(FROST, 0, ALICE));
		assert_eq!(events(), vec![paid(ALICE, 0, 10, 100), settled(0, 2, 30, 300)]);
		assert_eq!(balance(FIRST_TOKEN, ALICE), 100);
		assert_eq!(program(FROST).reserved, 0);
	});
}

#[test]
fn governance_takes_away_what_is_withheld() {
	withheld_share(|| {
		assert_ok!(forfeit(FROST, 0, ALICE));

		assert_eq!(
			events(),
			vec![
				forfeited(ALICE, 0, 10, 100),
				Event::EpochSettled {
					manufacturer: FROST,
					epoch: 0,
					households: 2,
					points: 30,
					minted: 200,
					forfeited: 100,
				},
			]
		);
		assert_eq!(balance(FIRST_TOKEN, ALICE), 0);
		assert_eq!(program(FROST).minted, 200);
		assert_eq!(program(FROST).reserved, 0);
		assert_eq!(program(FROST).cap_left(), 9_800);
		assert_eq!(EpochTotals::<Test>::iter().count(), 0);
		assert!(Households::<Test>::get(FROST, ALICE).unwrap().history.is_empty());
	});
}

#[test]
fn a_forfeit_leaves_the_shares_of_others_unchanged() {
	build_and_execute(|| {
		// 200 points share 1,000.
		create_ended_epoch(&[(ALICE, 10), (BOB, 5), (CAROL, 5)]);
		sanction(FROST, ALICE);
		assert_ok!(forfeit(FROST, 0, ALICE));
		assert_eq!(program(FROST).reserved, 500);
		assert_eq!(program(FROST).cap_left(), 9_500);
		assert_eq!(
			EpochTotals::<Test>::get(FROST, 0),
			Some(EpochTotal { forfeited: 500, ..total(3, 200, 100, 0, 1_000) })
		);
		idle(Weight::MAX);
		assert_eq!(balance(FIRST_TOKEN, BOB), 250);
		assert_eq!(balance(FIRST_TOKEN, CAROL), 250);
	});
}

#[test]
fn later_epochs_may_mint_what_was_forfeited() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { max_supply: 1_000, ..terms() });
		learn(FROST, ALICE, 10);
		advance(EPOCH);
		sanction(FROST, ALICE);
		idle(Weight::MAX);
		assert_eq!(program(FROST).cap_left(), 0);
		assert_ok!(forfeit(FROST, 0, ALICE));

		learn(FROST, BOB, 10);
		advance(EPOCH);
		idle(Weight::MAX);
		assert_eq!(balance(FIRST_TOKEN, BOB), 1_000);
	});
}

#[test]
fn a_forfeit_before_the_payout_has_begun_closes_the_epoch() {
	sanctioned_household(|| {
		assert_ok!(forfeit(FROST, 0, ALICE));
		assert_eq!(program(FROST).open_epoch, None);
		assert_eq!(events(), vec![forfeited(ALICE, 0, 10, 100)]);
		idle(Weight::MAX);
		assert_eq!(balance(FIRST_TOKEN, BOB), 200);
	});
}

#[test]
fn only_governance_judges() {
	withheld_share(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::signed(FROST)] {
			assert_noop!(Rewards::force_release(origin.clone(), FROST, 0, ALICE), BadOrigin);
			assert_noop!(Rewards::forfeit(origin, FROST, 0, ALICE), BadOrigin);
		}
	});
}

#[test]
fn governance_judges_nobody_who_is_not_sanctioned() {
	sanctioned_household(|| {
		assert_noop!(force_release(FROST, 0, BOB), Error::<Test>::HouseholdNotSanctioned);
		assert_noop!(forfeit(FROST, 0, BOB), Error::<Test>::HouseholdNotSanctioned);
		lift_sanction(FROST, ALICE);
		assert_noop!(force_release(FROST, 0, ALICE), Error::<Test>::HouseholdNotSanctioned);
		assert_noop!(forfeit(FROST, 0, ALICE), Error::<Test>::HouseholdNotSanctioned);
	});
}

#[test]
fn governance_judges_no_epoch_that_has_not_ended() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		sanction(FROST, ALICE);
		advance(EPOCH - 1);
		assert_noop!(force_release(FROST, 0, ALICE), Error::<Test>::EpochNotEnded);
		assert_noop!(forfeit(FROST, 0, ALICE), Error::<Test>::EpochNotEnded);
		advance(1);
		assert_ok!(forfeit(FROST, 0, ALICE));
	});
}

#[test]
fn governance_judges_nothing_that_is_not_there() {
	withheld_share(|| {
		assert_noop!(force_release(TORA, 0, ALICE), Error::<Test>::UnknownProgram);
		assert_noop!(forfeit(TORA, 0, ALICE), Error::<Test>::UnknownProgram);
		assert_noop!(force_release(FROST, 0, CAROL), Error::<Test>::UnknownShare);
		assert_noop!(forfeit(FROST, 0, CAROL), Error::<Test>::UnknownShare);
		assert_ok!(forfeit(FROST, 0, ALICE));
		assert_noop!(forfeit(FROST, 0, ALICE), Error::<Test>::UnknownShare);
		assert_noop!(force_release(FROST, 0, ALICE), Error::<Test>::UnknownShare);
	});
}

#[test]
fn a_release_fails_when_the_token_refuses_the_household() {
	withheld_share(|| {
		block_account(FIRST_TOKEN, ALICE);
		assert_noop!(force_release(FROST, 0, ALICE), TokenError::Blocked);
		assert_ok!(forfeit(FROST, 0, ALICE));
	});
}
