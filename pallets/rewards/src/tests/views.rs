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
			streak_level: 1,
			multiplier: 110,
			unpaid: 100,
			..standing()
		};
		assert_eq!(Rewards::rewards_of(ALICE), vec![after.clone()]);

		// Points of the next epoch close the one before; the answer stays.
		learn(FROST, ALICE, 2);
		assert_eq!(
			Rewards::rewards_of(ALICE),
			vec![RewardStanding { points: 20, expected_payout: 220, ..after }]
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

#[test]
fn what_is_withheld_shows_as_such() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		sanction(FROST, ALICE);
		let standing = Rewards::rewards_of(ALICE).remove(0);
		assert_eq!((standing.unpaid, standing.withheld), (100, 100));
		lift_sanction(FROST, ALICE);
		let standing = Rewards::rewards_of(ALICE).remove(0);
		assert_eq!((standing.unpaid, standing.withheld), (100, 0));
	});
}

#[test]
fn who_owns_tokens_stands_somewhere_before_the_first_epoch() {
	build_and_execute(|| {
		create_program_and_market(FROST, 500, terms());
		let expected =
			RewardStanding { balance: 500, epoch: None, epoch_ends_at: None, ..standing() };
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
		let standing = Rewards::rewards_of(ALICE).remove(0);
		assert_eq!((standing.epoch, standing.streak_level, standing.unpaid), (Some(3), 0, 0));
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
			Some(ProgramStanding {
				token: FIRST_TOKEN,
				issued: 500,
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

		let standing = Rewards::program_of(FROST).unwrap();

		assert_eq!(standing.issued + standing.reserved, 400);
		assert_eq!(standing.cap_left, 9_600);
		assert_eq!((standing.epoch, standing.epoch_ends_at), (Some(1), Some(START + 2 * EPOCH)));
		assert_eq!((standing.points, standing.active_households), (10, 1));
		assert_eq!(standing.epochs_to_come, Some(99));
		// An epoch without points yet has nobody.
		advance(EPOCH);
		let standing = Rewards::program_of(FROST).unwrap();
		assert_eq!((standing.epoch, standing.points, standing.active_households), (Some(2), 0, 0));
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
		// What is announced never ends.
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
