//! Automatic payouts in idle weight.

use crate::{mock::*, *};
use frame_support::{
	assert_ok, assert_storage_noop,
	traits::{Get, Hooks},
	weights::Weight,
};
use sp_runtime::TokenError;

type W = <Test as Config>::WeightInfo;

/// The households of unpaid shares of an epoch of `FROST`, in the order in which they are paid.
fn queue(epoch: u32) -> Vec<AccountId> {
	Shares::<Test>::iter_key_prefix((FROST, epoch)).collect()
}

fn failed(household: AccountId, epoch: u32) -> Event<Test> {
	let error = TokenError::Blocked.into();
	Event::RewardFailed { manufacturer: FROST, household, epoch, error }
}

#[test]
fn every_step_has_a_weight_and_one_payout_fits_into_a_block() {
	for weight in [
		W::create_program(),
		W::claim_for(),
		W::change_terms(),
		W::close_program(),
		W::force_release(),
		W::forfeit(),
		W::next_pending_epoch(),
		W::visit_epoch(),
		W::pay_share(),
		W::note_presence(),
		W::provide_liquidity(),
		W::release_vested(),
		W::next_fund(),
		W::buy_back(),
	] {
		assert!(weight.all_gt(Weight::zero()));
	}
	build_and_execute(Rewards::integrity_test);
}

#[test]
fn idle_blocks_only_look_when_nothing_was_ever_earned() {
	build_and_execute(|| {
		create_program(FROST);
		assert_storage_noop!(assert_eq!(idle(Weight::MAX), W::next_pending_epoch()));
	});
}

#[test]
fn nobody_is_paid_before_the_epoch_has_ended() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		advance(EPOCH - 1);
		assert_storage_noop!(assert_eq!(idle(Weight::MAX), W::next_pending_epoch()));

		advance(1);
		reset_events();
		idle(Weight::MAX);
		assert_eq!(events(), vec![paid(ALICE, 0, 10, 100), settled(0, 1, 10, 100)]);
	});
}

#[test]
fn everybody_is_paid_in_one_block_with_room() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1), (BOB, 2), (CAROL, 3)]);
		let order = queue(0);

		// Pays three, looks for a fourth, then for another epoch.
		assert_eq!(idle(Weight::MAX), weight_of(4) + W::next_pending_epoch());

		assert_eq!(balance(FIRST_TOKEN, ALICE), 100);
		assert_eq!(balance(FIRST_TOKEN, BOB), 200);
		assert_eq!(balance(FIRST_TOKEN, CAROL), 300);
		let mut expected: Vec<_> = order
			.iter()
			.map(|household| {
				let points = 10 * (*household as u32 - 9);
				paid(*household, 0, points, Balance::from(points) * 10)
			})
			.collect();
		expected.push(settled(0, 3, 60, 600));
		assert_eq!(events(), expected);
		assert_eq!(PendingPayouts::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_settled_epoch_is_not_visited_again() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		idle(Weight::MAX);
		assert_storage_noop!(assert_eq!(idle(Weight::MAX), W::next_pending_epoch()));
	});
}

#[test]
fn a_full_block_pays_nobody() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		let almost = weight_of(1) - Weight::from_parts(1, 0);
		for limit in [Weight::zero(), W::next_pending_epoch(), almost] {
			idle(limit);
			assert_eq!(balance(FIRST_TOKEN, ALICE), 0);
		}
		assert_eq!(events(), vec![]);
		assert_eq!(idle(weight_of(1)), weight_of(1));
		assert_eq!(balance(FIRST_TOKEN, ALICE), 100);
	});
}

#[test]
fn room_for_proof_limits_payouts_as_well_as_time() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1), (BOB, 1)]);
		let limit = Weight::from_parts(u64::MAX, weight_of(1).proof_size());
		idle(limit);
		assert_eq!(queue(0).len(), 1);
	});
}

#[test]
fn payouts_go_on_where_the_block_before_stopped() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1), (BOB, 1), (CAROL, 1)]);
		let order = queue(0);

		for household in &order {
			idle(weight_of(1));
			let mut expected = vec![paid(*household, 0, 10, 100)];
			if order.last() == Some(household) {
				expected.push(settled(0, 3, 30, 300));
			}
			assert_eq!(events(), expected);
			Rewards::do_try_state().expect("an interrupted payout keeps every invariant");
		}
		assert_eq!(PendingPayouts::<Test>::iter().count(), 0);
	});
}

#[test]
fn an_interrupted_payout_remembers_whom_it_paid_last() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1), (BOB, 1), (CAROL, 1)]);
		let order = queue(0);
		idle(weight_of(2));
		assert_eq!(
			PendingPayouts::<Test>::iter_values().collect::<Vec<_>>(),
			vec![PendingPayout { epoch: 0, resume_after: order.get(1).copied() }]
		);
	});
}

#[test]
fn claims_between_two_blocks_do_not_disturb_the_payout() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1), (BOB, 1), (CAROL, 1)]);
		let order = queue(0);
		idle(weight_of(1));
		assert_ok!(claim_for(FROST, 0, order[1]));
		idle(Weight::MAX);
		assert_eq!(
			events(),
			vec![
				paid(order[0], 0, 10, 100),
				paid(order[1], 0, 10, 100),
				paid(order[2], 0, 10, 100),
				settled(0, 3, 30, 300),
			]
		);
	});
}

#[test]
fn the_epoch_that_ended_first_is_paid_first() {
	build_and_execute(|| {
		let long = ProgramTerms { epoch_length: 3 * EPOCH, ..terms() };
		create_program_with(FROST, long);
		create_program(TORA);
		learn(FROST, ALICE, 1);
		learn(TORA, BOB, 1);
		advance(EPOCH);
		learn(TORA, CAROL, 1);
		advance(10 * EPOCH);
		reset_events();

		idle(Weight::MAX);

		let tora_paid = |household, epoch| Event::RewardPaid {
			manufacturer: TORA,
			household,
			epoch,
			points: 10,
			amount: 100,
			vesting: vesting_of(100),
		};
		let tora_settled = |epoch| Event::EpochSettled {
			manufacturer: TORA,
			epoch,
			households: 1,
			points: 10,
			minted: 100,
			forfeited: 0,
		};
		assert_eq!(
			events(),
			vec![
				tora_paid(BOB, 0),
				tora_settled(0),
				tora_paid(CAROL, 1),
				tora_settled(1),
				paid(ALICE, 0, 10, 100),
				settled(0, 1, 10, 100),
			]
		);
	});
}

#[test]
fn two_programs_whose_epochs_end_together_are_both_paid() {
	build_and_execute(|| {
		create_program(FROST);
		create_program(TORA);
		learn(FROST, ALICE, 1);
		learn(TORA, ALICE, 2);
		advance(EPOCH);
		idle(Weight::MAX);
		assert_eq!(balance(program(FROST).token, ALICE), 100);
		assert_eq!(balance(program(TORA).token, ALICE), 200);
	});
}

#[test]
fn a_payout_that_fails_blocks_nobody_else() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1), (BOB, 1), (CAROL, 1)]);
		let order = queue(0);
		block_account(FIRST_TOKEN, order[1]);

		idle(Weight::MAX);

		assert_eq!(
			events(),
			vec![paid(order[0], 0, 10, 100), failed(order[1], 0), paid(order[2], 0, 10, 100)]
		);
		assert_eq!(balance(FIRST_TOKEN, order[1]), 0);
		assert_eq!(EpochTotals::<Test>::get(FROST, 0), Some(total(3, 30, 20, 200, 300)));
		assert_eq!(program(FROST).reserved, 100);
	});
}

#[test]
fn a_payout_that_failed_is_left_to_claims() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1), (BOB, 1)]);
		block_account(FIRST_TOKEN, ALICE);
		idle(Weight::MAX);
		reset_events();
		assert_storage_noop!(assert_eq!(idle(Weight::MAX), W::next_pending_epoch()));

		unblock_account(FIRST_TOKEN, ALICE);
		reset_events();
		assert_ok!(claim_for(FROST, 0, ALICE));
		assert_eq!(events(), vec![paid(ALICE, 0, 10, 100), settled(0, 2, 20, 200)]);
		assert_eq!(balance(FIRST_TOKEN, ALICE), 100);
	});
}

#[test]
fn an_epoch_whose_only_payout_fails_keeps_its_budget() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		block_account(FIRST_TOKEN, ALICE);
		reset_events();

		idle(Weight::MAX);

		assert_eq!(events(), vec![failed(ALICE, 0)]);
		assert_eq!(program(FROST).open_epoch, None);
		assert_eq!(program(FROST).reserved, 100);
		assert_eq!(EpochTotals::<Test>::get(FROST, 0), Some(total(1, 10, 0, 0, 100)));
	});
}

#[test]
fn a_failure_at_the_end_of_a_block_is_not_tried_again_in_the_next() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1), (BOB, 1)]);
		let order = queue(0);
		block_account(FIRST_TOKEN, order[0]);
		reset_events();

		idle(weight_of(1));
		assert_eq!(events(), vec![failed(order[0], 0)]);
		idle(weight_of(1));
		assert_eq!(events(), vec![paid(order[1], 0, 10, 100)]);
		idle(weight_of(1));
		assert_eq!(events(), vec![]);
		assert_eq!(PendingPayouts::<Test>::iter().count(), 0);
	});
}

#[test]
fn many_households_are_paid_over_many_blocks() {
	build_and_execute(|| {
		create_program_with(
			FROST,
			ProgramTerms { epoch_budget: 100_000, max_supply: 100_000, ..terms() },
		);
		for household in 1_000..1_100 {
			learn(FROST, household, 1);
		}
		advance(EPOCH);

		let mut blocks = 0;
		while PendingPayouts::<Test>::iter().next().is_some() {
			idle(weight_of(7));
			blocks += 1;
		}

		assert_eq!(blocks, 15);
		assert_eq!(issuance(FIRST_TOKEN), 10_000);
		assert!((1_000..1_100).all(|household| balance(FIRST_TOKEN, household) == 100));
	});
}

#[test]
fn the_runtime_pays_in_its_idle_hook() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		let max_block = <<Test as frame_system::Config>::BlockWeights as Get<
			frame_system::limits::BlockWeights,
		>>::get()
		.max_block;
		<AllPalletsWithSystem as frame_support::traits::OnIdle<u64>>::on_idle(2, max_block);
		assert_eq!(balance(FIRST_TOKEN, ALICE), 100);
	});
}
