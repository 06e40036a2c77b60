//! Streaks and the history of payouts.

use crate::{mock::*, *};
use cot_primitives::{AccrueRewards, Behaviour, Moment, DAY};
use frame_support::{assert_ok, assert_storage_noop, traits::fungibles::Mutate, weights::Weight};

fn multiplier(epoch: u32, household: AccountId) -> u16 {
	Shares::<Test>::get((FROST, epoch, household)).expect("the household has a share").multiplier
}

fn level(household: AccountId) -> u8 {
	Households::<Test>::get(FROST, household).expect("the household was active").level
}

/// Lets `ALICE` earn in each of these epochs and returns what her points count in each.
fn multipliers(epochs: &[u32]) -> Vec<u16> {
	let mut found = Vec::new();
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { halving_epochs: 0, ..terms() });
		let mut now = 0;
		for epoch in epochs {
			advance(EPOCH * u64::from(epoch - now));
			now = *epoch;
			learn(FROST, ALICE, 1);
			found.push(multiplier(*epoch, ALICE));
		}
	});
	found
}

#[test]
fn each_epoch_in_a_row_adds_a_level_up_to_the_highest() {
	assert_eq!(multipliers(&[0, 1, 2, 3, 4]), [100, 110, 120, 130, 130]);
}

#[test]
fn one_missed_epoch_keeps_the_level() {
	assert_eq!(multipliers(&[0, 1, 3, 4]), [100, 110, 110, 120]);
}

#[test]
fn each_further_missed_epoch_takes_a_level() {
	assert_eq!(multipliers(&[0, 1, 2, 5]), [100, 110, 120, 110]);
	assert_eq!(multipliers(&[0, 1, 2, 7]), [100, 110, 120, 100]);
}

#[test]
fn the_level_of_an_epoch_is_fixed_with_its_first_points() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		advance(EPOCH);
		learn(FROST, ALICE, 2);
		earn(FROST, ALICE, Behaviour::Deviating);
		let streak = Share { points: 24, multiplier: 110 };
		assert_eq!(Shares::<Test>::get((FROST, 1, ALICE)), Some(streak));
		assert_eq!(level(ALICE), 1);
	});
}

#[test]
fn a_streak_earns_a_larger_part_of_a_busy_epoch() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { epoch_budget: 2_100, ..terms() });
		learn(FROST, ALICE, 1);
		advance(EPOCH);
		idle(Weight::MAX);
		learn(FROST, ALICE, 50);
		learn(FROST, BOB, 50);
		advance(EPOCH);
		reset_events();
		idle(Weight::MAX);
		// 55,000 and 50,000 hundredths share 2,100.
		assert_eq!(balance(FIRST_TOKEN, ALICE), 100 + 1_100);
		assert_eq!(balance(FIRST_TOKEN, BOB), 1_000);
	});
}

#[test]
fn in_a_quiet_epoch_a_streak_is_paid_beyond_the_maximum_of_a_point() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		advance(EPOCH);
		learn(FROST, ALICE, 1);
		advance(EPOCH);
		reset_events();
		idle(Weight::MAX);
		assert_eq!(
			events(),
			vec![
				paid(ALICE, 0, 10, 100),
				settled(0, 1, 10, 100),
				paid(ALICE, 1, 10, 110),
				settled(1, 1, 10, 110),
			]
		);
	});
}

/// A sign of life of a household's device.
fn attend(household: AccountId) -> Moment {
	Rewards::note_presence(&FROST, &household)
}

#[test]
fn a_household_for_which_the_chain_buys_keeps_its_streak() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { halving_epochs: 0, ..terms() });
		learn(FROST, ALICE, 1);
		// Its devices attest week after week, and nothing that they see earns a point.
		for epoch in 1..=12 {
			advance(EPOCH);
			assert_eq!(attend(ALICE), START + (epoch + 1) * EPOCH);
		}
		assert_eq!(level(ALICE), 3);
		learn(FROST, ALICE, 1);
		assert_eq!(multiplier(12, ALICE), 130);
	});
}

#[test]
fn a_sign_of_life_counts_once_an_epoch() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		for _ in 0..3 {
			attend(ALICE);
		}
		assert_eq!(level(ALICE), 0);
		advance(EPOCH);
		for _ in 0..3 {
			attend(ALICE);
		}
		assert_eq!(level(ALICE), 1);
		learn(FROST, ALICE, 1);
		assert_eq!((level(ALICE), multiplier(1, ALICE)), (1, 110));
	});
}

#[test]
fn a_sign_of_life_earns_nothing_and_begins_no_epoch() {
	build_and_execute(|| {
		assert_storage_noop!(assert_eq!(attend(ALICE), START + DAY));
		create_program(FROST);
		assert_storage_noop!(assert_eq!(attend(ALICE), START + DAY));
		learn(FROST, BOB, 1);
		assert_eq!(attend(ALICE), START + EPOCH);
		assert_eq!(Shares::<Test>::get((FROST, 0, ALICE)), None);
		assert_eq!(EpochTotals::<Test>::get(FROST, 0), Some(total(1, 10, 0, 0, 0)));
	});
}

#[test]
fn nobody_is_noted_once_the_program_is_closed() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, BOB, 1);
		assert_ok!(Rewards::close_program(RuntimeOrigin::signed(FROST)));
		assert_eq!(attend(ALICE), START + EPOCH);
		advance(2 * EPOCH);
		assert_storage_noop!(assert_eq!(attend(ALICE), Moment::MAX));
	});
}

#[test]
fn streaks_belong_to_a_household_and_a_program() {
	build_and_execute(|| {
		create_program(FROST);
		create_program(TORA);
		learn(FROST, ALICE, 1);
		advance(EPOCH);
		learn(FROST, ALICE, 1);
		learn(FROST, BOB, 1);
		learn(TORA, ALICE, 1);
		assert_eq!(multiplier(1, ALICE), 110);
		assert_eq!(multiplier(1, BOB), 100);
		let tora = Shares::<Test>::get((TORA, 0, ALICE)).unwrap();
		assert_eq!(tora, share(10));
	});
}

#[test]
fn moving_tokens_changes_no_streak() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		idle(Weight::MAX);
		let before: Vec<_> = Households::<Test>::iter().collect();
		assert_ok!(<Assets as Mutate<AccountId>>::transfer(
			FIRST_TOKEN,
			&ALICE,
			&BOB,
			10,
			frame_support::traits::tokens::Preservation::Expendable
		));
		assert_eq!(Households::<Test>::iter().collect::<Vec<_>>(), before);
		learn(FROST, BOB, 1);
		assert_eq!(multiplier(1, BOB), 100);
	});
}

#[test]
fn a_new_step_holds_from_its_epoch_on() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		let streak = StreakTerms { step_percent: 50, max_level: 1 };
		let changed = ProgramTerms { streak, ..terms() };
		assert_ok!(Rewards::change_terms(RuntimeOrigin::signed(FROST), changed));
		advance(EPOCH);
		learn(FROST, ALICE, 1);
		assert_eq!(multiplier(1, ALICE), 110);
		advance(EPOCH);
		learn(FROST, ALICE, 1);
		assert_eq!(multiplier(2, ALICE), 150);
		assert_eq!(multiplier(1, ALICE), 110);
		assert_eq!(level(ALICE), 1);
	});
}

#[test]
fn payouts_are_remembered_in_the_order_in_which_they_were_paid() {
	build_and_execute(|| {
		create_program(FROST);
		for _ in 0..3 {
			learn(FROST, ALICE, 1);
			advance(EPOCH);
		}
		for epoch in [2, 0, 1] {
			assert_ok!(claim_for(FROST, epoch, ALICE));
		}
		let history = Households::<Test>::get(FROST, ALICE).unwrap().history;
		let epochs: Vec<_> = history.iter().map(|reward| reward.epoch).collect();
		assert_eq!(epochs, [2, 0, 1]);
	});
}

#[test]
fn the_last_eight_payouts_are_remembered() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { halving_epochs: 0, ..terms() });
		for _ in 0..MAX_HISTORY + 2 {
			learn(FROST, ALICE, 1);
			advance(EPOCH);
			idle(Weight::MAX);
		}
		let history = Households::<Test>::get(FROST, ALICE).unwrap().history;
		let epochs: Vec<_> = history.iter().map(|reward| reward.epoch).collect();
		assert_eq!(epochs, (2..MAX_HISTORY + 2).collect::<Vec<_>>());
		assert_eq!(history.first(), Some(&EpochReward { epoch: 2, points: 10, amount: 120 }));
		assert_eq!(history.last(), Some(&EpochReward { epoch: 9, points: 10, amount: 130 }));
	});
}
