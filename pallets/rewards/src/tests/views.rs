//! Summaries and their JSON form.

use crate::{mock::*, *};
use cot_primitives::Behaviour;
use frame_support::{assert_storage_noop, weights::Weight};
use serde_json::json;

fn summary() -> RewardSummary<AccountId, Balance> {
	RewardSummary {
		manufacturer: FROST,
		token: FIRST_TOKEN,
		balance: 0,
		vesting: 0,
		vested_at: None,
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
			vec![RewardSummary { points: 30, expected_payout: 300, ..summary() }]
		);

		// Others join, and the budget has to do for all.
		learn(FROST, BOB, 17);
		assert_eq!(
			Rewards::rewards_of(ALICE),
			vec![RewardSummary { points: 30, expected_payout: 150, ..summary() }]
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
		let after = RewardSummary {
			epoch: Some(1),
			epoch_ends_at: Some(START + 2 * EPOCH),
			streak_level: 1,
			multiplier: 110,
			unpaid: 100,
			..summary()
		};
		assert_eq!(Rewards::rewards_of(ALICE), vec![after.clone()]);

		// Points of the next epoch close the one before; the answer stays.
		learn(FROST, ALICE, 2);
		assert_eq!(
			Rewards::rewards_of(ALICE),
			vec![RewardSummary { points: 20, expected_payout: 220, ..after }]
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
			vec![RewardSummary {
				balance: 100,
				vesting: 90,
				vested_at: Some(START + EPOCH + VESTING_PERIOD),
				streak_level: 1,
				multiplier: 110,
				history: vec![EpochReward { epoch: 0, points: 10, amount: 100 }],
				epoch: Some(1),
				epoch_ends_at: Some(START + 2 * EPOCH),
				..summary()
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

#[test]
fn what_is_withheld_shows_as_such() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		sanction(FROST, ALICE);
		let summary = Rewards::rewards_of(ALICE).remove(0);
		assert_eq!((summary.unpaid, summary.withheld), (100, 100));
		lift_sanction(FROST, ALICE);
		let summary = Rewards::rewards_of(ALICE).remove(0);
		assert_eq!((summary.unpaid, summary.withheld), (100, 0));
	});
}

#[test]
fn who_owns_tokens_stands_somewhere_before_the_first_epoch() {
	build_and_execute(|| {
		create_program_and_market(FROST, 500, terms());
		let expected =
			RewardSummary { balance: 250, epoch: None, epoch_ends_at: None, ..summary() };
		assert_eq!(Rewards::rewards_of(FROST), vec![expected]);
	});
}

#[test]
fn a_household_that_has_earned_stands_somewhere_even_without_tokens() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		sanction(FROST, ALICE);
		assert_eq!(Rewards::forfeit(RuntimeOrigin::root(), FROST, 0, ALICE), Ok(()));
		advance(2 * EPOCH);
		let summary = Rewards::rewards_of(ALICE).remove(0);
		assert_eq!((summary.epoch, summary.streak_level, summary.unpaid), (Some(3), 0, 0));
	});
}

#[test]
fn a_manufacturer_without_a_program_has_none() {
	build_and_execute(|| assert_eq!(Rewards::program_of(FROST), None));
}

#[test]
fn a_program_that_has_not_begun_shows_what_it_promises() {
	build_and_execute(|| {
		create_program_and_market(FROST, 500, terms());
		assert_eq!(
			Rewards::program_of(FROST),
			Some(ProgramSummary {
				token: FIRST_TOKEN,
				issued: 500,
				burned: 0,
				burn_fund: 0,
				reserved: 0,
				cap_left: 9_500,
				epoch: None,
				epoch_ends_at: None,
				epoch_budget: 1_000,
				points: 0,
				active_households: 0,
				// Ten halvings of a thousand.
				epochs_to_come: Some(100),
				terms: terms(),
				announced: None,
				closes_with: None,
			})
		);
	});
}

#[test]
fn a_running_program_shows_its_current_epoch() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 3);
		learn(FROST, BOB, 1);
		advance(EPOCH);
		learn(FROST, CAROL, 1);
		idle(weight_of(1));

		let summary = Rewards::program_of(FROST).unwrap();

		assert_eq!(summary.issued + summary.reserved, 400);
		assert_eq!(summary.cap_left, 9_600);
		assert_eq!((summary.epoch, summary.epoch_ends_at), (Some(1), Some(START + 2 * EPOCH)));
		assert_eq!((summary.points, summary.active_households), (10, 1));
		assert_eq!(summary.epochs_to_come, Some(99));
		// An epoch without points has no active households.
		advance(EPOCH);
		let summary = Rewards::program_of(FROST).unwrap();
		assert_eq!((summary.epoch, summary.points, summary.active_households), (Some(2), 0, 0));
	});
}

#[test]
fn a_program_shows_what_it_has_announced_until_it_holds() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		let changed = ProgramTerms { epoch_budget: 50, halving_epochs: 0, ..terms() };
		let origin = RuntimeOrigin::signed(FROST);
		assert_eq!(Rewards::change_terms(origin, changed.clone()), Ok(()));
		let view = || Rewards::program_of(FROST).unwrap();

		let announcement = Announcement { from: 2, terms: changed.clone() };
		assert_eq!((view().terms, view().announced), (terms(), Some(announcement)));
		// The budget of the announced terms never ends.
		assert_eq!((view().epoch_budget, view().epochs_to_come), (1_000, None));
		advance(2 * EPOCH);
		assert_eq!((view().terms, view().announced), (changed, None));
		assert_eq!((view().epoch_budget, view().epochs_to_come), (50, None));
	});
}

#[test]
fn epochs_to_come_are_counted_by_the_last_terms_that_will_hold() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { halving_epochs: 0, ..terms() });
		learn(FROST, ALICE, 1);
		let to_come = || Rewards::program_of(FROST).unwrap().epochs_to_come;
		assert_eq!(to_come(), None);
		let changed = ProgramTerms { epoch_budget: 3, halving_epochs: 5, ..terms() };
		let origin = RuntimeOrigin::signed(FROST);
		assert_eq!(Rewards::change_terms(origin.clone(), changed), Ok(()));
		// Two until they begin, and twice five with a budget.
		assert_eq!(to_come(), Some(12));
		advance(11 * EPOCH);
		assert_eq!(to_come(), Some(1));
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 10);
		advance(EPOCH);
		assert_eq!(to_come(), Some(0));
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 0);
	});
}

#[test]
fn terms_that_would_begin_when_the_program_closes_do_not_count() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { epoch_budget: 1, halving_epochs: 1, ..terms() });
		learn(FROST, ALICE, 1);
		let origin = RuntimeOrigin::signed(FROST);
		assert_eq!(Rewards::change_terms(origin.clone(), terms()), Ok(()));
		let to_come = || Rewards::program_of(FROST).unwrap().epochs_to_come;
		assert_eq!(to_come(), Some(102));
		assert_eq!(Rewards::close_program(origin), Ok(()));
		assert_eq!(to_come(), Some(1));
	});
}

#[test]
fn a_program_has_no_budget_from_the_epoch_with_which_it_closes() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		assert_eq!(Rewards::close_program(RuntimeOrigin::signed(FROST)), Ok(()));
		let budget = || Rewards::program_of(FROST).unwrap().epoch_budget;
		advance(2 * EPOCH - 1);
		assert_eq!(budget(), 1_000);
		advance(1);
		assert_eq!(budget(), 0);
	});
}

#[test]
fn a_program_has_epochs_to_come_until_it_closes_or_everything_is_minted() {
	build_and_execute(|| {
		create_program_with(
			FROST,
			ProgramTerms { max_supply: 1_000, halving_epochs: 0, ..terms() },
		);
		learn(FROST, ALICE, 10);
		let to_come = || Rewards::program_of(FROST).unwrap().epochs_to_come;
		assert_eq!(to_come(), None);
		assert_eq!(Rewards::close_program(RuntimeOrigin::signed(FROST)), Ok(()));
		assert_eq!(to_come(), Some(2));
		advance(EPOCH);
		assert_eq!(to_come(), Some(1));
		idle(Weight::MAX);
		assert_eq!(issuance(FIRST_TOKEN), 1_000);
		assert_eq!(to_come(), Some(0));
		assert_eq!(Rewards::program_of(FROST).unwrap().epoch_budget, 0);
		advance(9 * EPOCH);
		assert_eq!(to_come(), Some(0));
	});
}

#[test]
fn a_summary_of_rewards_is_json_with_decimal_amounts() {
	let summary = RewardSummary {
		balance: Balance::MAX,
		epoch: None,
		epoch_ends_at: None,
		multiplier: 110,
		history: vec![EpochReward { epoch: 1, points: 30, amount: 31_500_000 }],
		..summary()
	};
	assert_eq!(
		serde_json::to_value(summary).unwrap(),
		json!({
			"manufacturer": FROST,
			"token": FIRST_TOKEN,
			"balance": "340282366920938463463374607431768211455",
			"vesting": "0",
			"vestedAt": null,
			"epoch": null,
			"epochEndsAt": null,
			"points": 0,
			"streakLevel": 0,
			"multiplierPercent": 110,
			"expectedPayout": "0",
			"unpaid": "0",
			"withheld": "0",
			"history": [{ "epoch": 1, "points": 30, "amount": "31500000" }],
		})
	);
}

#[test]
fn a_summary_of_a_program_is_json_with_its_terms_but_for_the_parameters_of_learning() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { max_supply: Balance::MAX, ..terms() });
		learn(FROST, ALICE, 1);
		let changed = ProgramTerms { epoch_budget: 50, max_supply: Balance::MAX, ..terms() };
		assert_eq!(Rewards::change_terms(RuntimeOrigin::signed(FROST), changed), Ok(()));
		let terms = |epoch_budget: &str| {
			json!({
				"epochLength": EPOCH,
				"epochBudget": epoch_budget,
				"halvingEpochs": 10,
				"maxSupply": "340282366920938463463374607431768211455",
				"maxRewardPerPoint": "10",
				"householdCap": 1_000,
				"minInterval": MIN_INTERVAL,
				"learningPoints": 10,
				"learningAllowance": 25,
				"deviationPoints": 4,
				"deviationCap": 6,
				"manualPoints": 3,
				"manualSeconds": 600,
				"manualCap": 12,
				"streakStepPercent": 10,
				"streakMaxLevel": 3,
			})
		};
		assert_eq!(
			serde_json::to_value(Rewards::program_of(FROST)).unwrap(),
			json!({
				"token": FIRST_TOKEN,
				"issued": "0",
				"burned": "0",
				"burnFund": "0",
				"reserved": "0",
				"capLeft": "340282366920938463463374607431768211455",
				"epoch": 0,
				"epochEndsAt": START + EPOCH,
				"epochBudget": "1000",
				"points": 10,
				"activeHouseholds": 1,
				"epochsToCome": 62,
				"terms": terms("1000"),
				"announced": { "from": 2, "terms": terms("50") },
				"closesWith": null,
			})
		);
	});
}
