use crate::{mock::*, *};
use cot_primitives::Behaviour;
use frame_support::{assert_storage_noop, weights::Weight};

fn standing() -> RewardStanding<AccountId, Balance> {
	RewardStanding {
		manufacturer: FROST,
		token: FIRST_TOKEN,
		balance: 0,
		epoch: Some(0),
		epoch_ends_at: Some(START + EPOCH),
		points: 0,
		streak_level: 0,
		multiplier: 100,
		expected_payout: 0,
		unpaid: 0,
		withheld: 0,
		history: vec![],
	}
}

#[test]
fn a_household_without_points_or_tokens_stands_nowhere() {
	build_and_execute(|| {
		create_program(FROST);
		assert_eq!(Rewards::rewards_of(ALICE), vec![]);
		learn(FROST, BOB, 1);
		assert_eq!(Rewards::rewards_of(ALICE), vec![]);
	});
}

#[test]
fn points_of_the_current_epoch_show_what_they_would_pay_now() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 3);
		assert_eq!(
			Rewards::rewards_of(ALICE),
			vec![RewardStanding { points: 30, expected_payout: 300, ..standing() }]
		);

		// Others join, and the budget has to do for all.
		learn(FROST, BOB, 17);
		assert_eq!(
			Rewards::rewards_of(ALICE),
			vec![RewardStanding { points: 30, expected_payout: 150, ..standing() }]
		);
	});
}

#[test]
fn the_expected_payout_is_what_is_paid_when_nothing_else_happens() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 7);
		learn(FROST, BOB, 16);
		earn(FROST, BOB, Behaviour::Deviating);
		let expected: Vec<_> =
			Rewards::rewards_of(ALICE).into_iter().map(|view| view.expected_payout).collect();
		advance(EPOCH);
		idle(Weight::MAX);
		assert_eq!(expected, vec![balance(FIRST_TOKEN, ALICE)]);
	});
}

#[test]
fn an_ended_epoch_shows_what_it_owes() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		advance(EPOCH);
		let after = RewardStanding {
			epoch: Some(1),
			epoch_ends_at: Some(START + 2 * EPOCH),
			unpaid: 100,
			..standing()
		};
		assert_eq!(Rewards::rewards_of(ALICE), vec![after.clone()]);

		// Points of the next epoch close the one before; the answer stays.
		learn(FROST, ALICE, 2);
		assert_eq!(
			Rewards::rewards_of(ALICE),
			vec![RewardStanding { points: 20, expected_payout: 200, ..after }]
		);
	});
}

#[test]
fn a_paid_household_shows_its_balance() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		idle(Weight::MAX);
		assert_eq!(
			Rewards::rewards_of(ALICE),
			vec![RewardStanding {
				balance: 100,
				streak_level: 1,
				multiplier: 110,
				history: vec![EpochReward { epoch: 0, points: 10, amount: 100 }],
				epoch: Some(1),
				epoch_ends_at: Some(START + 2 * EPOCH),
				..standing()
			}]
		);
	});
}

#[test]
fn every_program_answers_for_itself() {
	build_and_execute(|| {
		create_program(FROST);
		create_program(TORA);
		learn(FROST, ALICE, 1);
		learn(TORA, ALICE, 2);
		let mut views: Vec<_> = Rewards::rewards_of(ALICE)
			.into_iter()
			.map(|view| (view.manufacturer, view.token, view.points))
			.collect();
		views.sort();
		assert_eq!(views, vec![(FROST, 1, 10), (TORA, 2, 20)]);
	});
}

#[test]
fn looking_changes_nothing() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		assert_storage_noop!(Rewards::rewards_of(ALICE));
	});
}
