//! Payouts by claim.

use crate::{mock::*, *};
use cot_primitives::Behaviour;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{traits::BadOrigin, TokenError};

#[test]
fn anybody_claims_for_a_household_and_the_household_is_paid() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 2), (BOB, 1)]);

		assert_ok!(claim_for(FROST, 0, ALICE));

		assert_eq!(balance(FIRST_TOKEN, ALICE), 200);
		assert_eq!(balance(FIRST_TOKEN, STRANGER), 0);
		assert_eq!(Shares::<Test>::get((FROST, 0, ALICE)), None);
		assert_eq!(EpochTotals::<Test>::get(FROST, 0), Some(total(2, 30, 20, 200, 300)));
		assert_eq!(program(FROST).minted, 200);
		assert_eq!(program(FROST).reserved, 100);
		assert_eq!(events(), vec![paid(ALICE, 0, 20, 200)]);
	});
}

#[test]
fn the_last_claim_settles_the_epoch_and_leaves_nothing_behind() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 2), (BOB, 1)]);

		assert_ok!(claim_for(FROST, 0, ALICE));
		assert_ok!(claim_for(FROST, 0, BOB));

		assert_eq!(
			events(),
			vec![paid(ALICE, 0, 20, 200), paid(BOB, 0, 10, 100), settled(0, 2, 30, 300)]
		);
		assert_eq!(program(FROST).minted, 300);
		assert_eq!(program(FROST).reserved, 0);
		assert_eq!(program(FROST).open_epoch, None);
		assert_eq!(EpochTotals::<Test>::iter().count(), 0);
		assert_eq!(Shares::<Test>::iter().count(), 0);
		assert_eq!(PendingPayouts::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_household_that_owns_nothing_else_is_paid() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		assert!(!System::account_exists(&ALICE));
		assert_ok!(claim_for(FROST, 0, ALICE));
		assert!(System::account_exists(&ALICE));
	});
}

#[test]
fn claiming_fails_unsigned() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		assert_noop!(Rewards::claim_for(RuntimeOrigin::none(), FROST, 0, ALICE), BadOrigin);
	});
}

#[test]
fn claiming_fails_without_a_program() {
	build_and_execute(|| {
		assert_noop!(claim_for(FROST, 0, ALICE), Error::<Test>::UnknownProgram);
	});
}

#[test]
fn claiming_fails_before_the_program_has_begun() {
	build_and_execute(|| {
		create_program(FROST);
		assert_noop!(claim_for(FROST, 0, ALICE), Error::<Test>::EpochNotEnded);
	});
}

#[test]
fn claiming_fails_until_the_epoch_has_ended() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		advance(EPOCH - 1);
		assert_noop!(claim_for(FROST, 0, ALICE), Error::<Test>::EpochNotEnded);
		advance(1);
		assert_ok!(claim_for(FROST, 0, ALICE));
		assert_noop!(claim_for(FROST, 1, ALICE), Error::<Test>::EpochNotEnded);
	});
}

#[test]
fn claiming_fails_for_the_last_epoch_there_could_be() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		assert_noop!(claim_for(FROST, u32::MAX, ALICE), Error::<Test>::EpochNotEnded);
	});
}

#[test]
fn claiming_fails_twice_and_for_those_who_earned_nothing() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1), (BOB, 1)]);
		assert_ok!(claim_for(FROST, 0, ALICE));
		assert_noop!(claim_for(FROST, 0, ALICE), Error::<Test>::UnknownShare);
		assert_noop!(claim_for(FROST, 0, STRANGER), Error::<Test>::UnknownShare);
		assert_ok!(claim_for(FROST, 0, BOB));
		assert_noop!(claim_for(FROST, 0, BOB), Error::<Test>::UnknownShare);
	});
}

#[test]
fn claiming_fails_when_the_token_refuses_the_household() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		block_account(FIRST_TOKEN, ALICE);
		assert_noop!(claim_for(FROST, 0, ALICE), TokenError::Blocked);

		unblock_account(FIRST_TOKEN, ALICE);
		reset_events();
		assert_ok!(claim_for(FROST, 0, ALICE));
		assert_eq!(events(), vec![paid(ALICE, 0, 10, 100), settled(0, 1, 10, 100)]);
	});
}

#[test]
fn a_lone_household_gets_no_more_than_the_maximum_per_point() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		assert_ok!(claim_for(FROST, 0, ALICE));
		assert_eq!(balance(FIRST_TOKEN, ALICE), 10 * terms().max_reward_per_point);
	});
}

#[test]
fn a_busy_epoch_shares_its_budget_by_points() {
	build_and_execute(|| {
		// 200 points share 1,000.
		create_ended_epoch(&[(ALICE, 15), (BOB, 5)]);
		assert_ok!(claim_for(FROST, 0, ALICE));
		assert_ok!(claim_for(FROST, 0, BOB));
		assert_eq!(
			events(),
			vec![paid(ALICE, 0, 150, 750), paid(BOB, 0, 50, 250), settled(0, 2, 200, 1_000)]
		);
	});
}

#[test]
fn payouts_round_down_and_the_dust_is_never_minted() {
	build_and_execute(|| {
		// Three equal shares of 1,000.
		create_ended_epoch(&[(ALICE, 4), (BOB, 4), (CAROL, 4)]);
		for household in [ALICE, BOB, CAROL] {
			assert_ok!(claim_for(FROST, 0, household));
			assert_eq!(balance(FIRST_TOKEN, household), 333);
		}
		assert_eq!(issuance(FIRST_TOKEN), 999);
		assert_eq!(program(FROST).minted, 999);
		assert_eq!(program(FROST).reserved, 0);
	});
}

#[test]
fn a_share_too_small_for_one_unit_is_settled_for_nothing() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { epoch_budget: 2, max_supply: 2, ..terms() });
		learn(FROST, ALICE, 4);
		assert_eq!(earn(FROST, BOB, Behaviour::Deviating), 4);
		advance(EPOCH);
		reset_events();

		assert_ok!(claim_for(FROST, 0, BOB));
		assert_ok!(claim_for(FROST, 0, ALICE));

		assert_eq!(events(), vec![paid(BOB, 0, 4, 0), paid(ALICE, 0, 40, 1), settled(0, 2, 44, 1)]);
		assert_eq!(balance(FIRST_TOKEN, BOB), 0);
	});
}

#[test]
fn the_order_of_claims_changes_nothing() {
	let payouts = |order: [AccountId; 3]| {
		let mut paid = Vec::new();
		build_and_execute(|| {
			create_ended_epoch(&[(ALICE, 7), (BOB, 11), (CAROL, 5)]);
			for household in order {
				assert_ok!(claim_for(FROST, 0, household));
			}
			paid = [ALICE, BOB, CAROL].map(|household| balance(FIRST_TOKEN, household)).to_vec();
		});
		paid
	};
	assert_eq!(payouts([ALICE, BOB, CAROL]), payouts([CAROL, BOB, ALICE]));
}

#[test]
fn later_epochs_are_paid_from_a_halved_budget() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { halving_epochs: 2, ..terms() });
		learn(FROST, BOB, 1);
		advance(2 * EPOCH);
		learn(FROST, ALICE, 20);
		advance(EPOCH);
		assert_ok!(claim_for(FROST, 2, ALICE));
		assert_eq!(balance(FIRST_TOKEN, ALICE), 500);
	});
}

#[test]
fn an_epoch_is_paid_what_is_left_of_the_maximum_supply() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { max_supply: 1_300, ..terms() });
		learn(FROST, ALICE, 10);
		advance(EPOCH);
		learn(FROST, BOB, 10);
		advance(EPOCH);
		reset_events();

		assert_ok!(claim_for(FROST, 0, ALICE));
		assert_ok!(claim_for(FROST, 1, BOB));

		assert_eq!(
			events(),
			vec![
				paid(ALICE, 0, 100, 1_000),
				settled(0, 1, 100, 1_000),
				paid(BOB, 1, 100, 300),
				settled(1, 1, 100, 300),
			]
		);
		assert_eq!(program(FROST).minted, program(FROST).terms.max_supply);
	});
}

#[test]
fn claiming_a_later_epoch_first_takes_nothing_from_an_earlier_one() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { max_supply: 1_300, ..terms() });
		learn(FROST, ALICE, 10);
		advance(EPOCH);
		learn(FROST, BOB, 10);
		advance(EPOCH);

		assert_ok!(claim_for(FROST, 1, BOB));
		assert_ok!(claim_for(FROST, 0, ALICE));

		assert_eq!(balance(FIRST_TOKEN, ALICE), 1_000);
		assert_eq!(balance(FIRST_TOKEN, BOB), 300);
	});
}

#[test]
fn what_rounding_left_of_one_epoch_is_there_for_the_next() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { max_supply: 1_000, ..terms() });
		// Mints 999 of 1,000.
		for household in [ALICE, BOB, CAROL] {
			learn(FROST, household, 4);
		}
		advance(EPOCH);
		for household in [ALICE, BOB, CAROL] {
			assert_ok!(claim_for(FROST, 0, household));
		}
		learn(FROST, ALICE, 1);
		advance(EPOCH);
		assert_ok!(claim_for(FROST, 1, ALICE));
		assert_eq!(issuance(FIRST_TOKEN), 1_000);
	});
}
