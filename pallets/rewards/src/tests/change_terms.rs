//! Announcement of new terms and their effect.

use crate::{mock::*, *};
use cot_pattern::Params;
use cot_primitives::{AccrueRewards, Behaviour, LearningParams};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, weights::Weight};
use sp_runtime::traits::BadOrigin;

fn change(terms: ProgramTerms<Balance>) -> DispatchResult {
	Rewards::change_terms(RuntimeOrigin::signed(FROST), terms)
}

fn announced(from: u32, old: ProgramTerms<Balance>, new: ProgramTerms<Balance>) -> Event<Test> {
	Event::TermsAnnounced { manufacturer: FROST, from, old, new }
}

/// Terms by which a restock earns this much.
fn worth(learning_points: u32) -> ProgramTerms<Balance> {
	ProgramTerms { learning_points, ..terms() }
}

/// Terms by which an epoch has this budget.
fn budget(epoch_budget: Balance) -> ProgramTerms<Balance> {
	ProgramTerms { epoch_budget, ..terms() }
}

/// A restock that earns this much.
fn learn_at(points: u32) {
	assert_eq!(earn(FROST, ALICE, Behaviour::Learning), points);
}

/// A program of `FROST` in its first epoch.
fn running_program(test: impl FnOnce()) {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		reset_events();
		test();
	});
}

#[test]
fn before_the_first_epoch_new_terms_hold_at_once() {
	build_and_execute(|| {
		create_program(FROST);
		reset_events();
		assert_ok!(change(worth(7)));
		assert_eq!(events(), vec![announced(0, terms(), worth(7))]);
		assert_eq!(program(FROST).terms, worth(7));
		assert_eq!(program(FROST).announced, None);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 7);
	});
}

#[test]
fn new_terms_hold_after_one_whole_epoch_of_notice() {
	running_program(|| {
		// In the last second of the first epoch.
		advance(EPOCH - 1);
		assert_ok!(change(worth(7)));
		assert_eq!(events(), vec![announced(2, terms(), worth(7))]);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 10);
		advance(1);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 10);
		advance(EPOCH - 1);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 10);
		assert_eq!(program(FROST).announced, Some(Announcement { from: 2, terms: worth(7) }));
		advance(1);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 7);
		assert_eq!(program(FROST).terms, worth(7));
		assert_eq!(program(FROST).announced, None);
	});
}

#[test]
fn patterns_are_learned_by_the_terms_that_hold() {
	running_program(|| {
		let pattern = Params { repetitions: 5, ..Params::default() };
		assert_ok!(change(ProgramTerms { pattern, ..terms() }));
		advance(2 * EPOCH - 1);
		assert_eq!(Rewards::learning_params(&FROST), Params::default());
		advance(1);
		assert_eq!(Rewards::learning_params(&FROST), pattern);
	});
}

#[test]
fn what_is_announced_holds_until_the_last_second_before_it_takes_effect() {
	running_program(|| {
		assert_ok!(change(worth(7)));
		assert_noop!(change(worth(5)), Error::<Test>::ChangeAnnounced);
		advance(2 * EPOCH - 1);
		assert_noop!(change(worth(5)), Error::<Test>::ChangeAnnounced);
		// Not even to what held before.
		assert_noop!(change(terms()), Error::<Test>::ChangeAnnounced);
		advance(1);
		assert_ok!(change(worth(5)));
		assert_eq!(
			events(),
			vec![announced(2, terms(), worth(7)), announced(4, worth(7), worth(5))]
		);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 7);
	});
}

#[test]
fn before_the_first_epoch_terms_change_as_often_as_one_likes() {
	build_and_execute(|| {
		create_program(FROST);
		reset_events();
		assert_ok!(change(worth(7)));
		assert_ok!(change(worth(5)));
		assert_eq!(
			events(),
			vec![announced(0, terms(), worth(7)), announced(0, worth(7), worth(5))]
		);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 5);
	});
}

#[test]
fn an_announcement_that_has_taken_effect_is_not_replaced() {
	running_program(|| {
		assert_ok!(change(worth(7)));
		advance(2 * EPOCH);
		assert_ok!(change(worth(5)));
		assert_eq!(
			events(),
			vec![announced(2, terms(), worth(7)), announced(4, worth(7), worth(5))]
		);
		assert_eq!(program(FROST).terms, worth(7));
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 7);
	});
}

#[test]
fn an_ended_epoch_is_paid_by_the_terms_that_held_in_it_whoever_looks_first() {
	let lookers: [fn(); 4] = [
		|| {},
		|| assert_eq!(claim_for(FROST, 0, ALICE), Ok(())),
		|| assert_eq!(change(budget(7)), Ok(())),
		|| learn(FROST, BOB, 1),
	];
	for look in lookers {
		build_and_execute(|| {
			create_program(FROST);
			// 200 points share what there is.
			learn(FROST, ALICE, 20);
			assert_ok!(change(budget(400)));
			advance(5 * EPOCH);
			look();
			idle(Weight::MAX);
			assert_eq!(balance(FIRST_TOKEN, ALICE), 1_000);
		});
	}
}

#[test]
fn the_last_epoch_of_the_old_terms_and_the_first_of_the_new_are_each_paid_by_their_own() {
	running_program(|| {
		assert_ok!(change(budget(400)));
		advance(EPOCH);
		learn(FROST, BOB, 20);
		advance(EPOCH);
		learn(FROST, CAROL, 20);
		advance(EPOCH);
		reset_events();
		idle(Weight::MAX);
		assert_eq!(
			events(),
			vec![
				paid(ALICE, 0, 10, 100),
				settled(0, 1, 10, 100),
				paid(BOB, 1, 200, 1_000),
				settled(1, 1, 200, 1_000),
				paid(CAROL, 2, 200, 400),
				settled(2, 1, 200, 400),
			]
		);
	});
}

#[test]
fn a_withheld_share_of_the_old_terms_is_worth_what_it_was() {
	running_program(|| {
		sanction(FROST, ALICE);
		assert_ok!(change(ProgramTerms { max_reward_per_point: 1, ..terms() }));
		advance(3 * EPOCH);
		learn(FROST, BOB, 1);
		idle(Weight::MAX);
		lift_sanction(FROST, ALICE);
		reset_events();
		assert_ok!(claim_for(FROST, 0, ALICE));
		assert_eq!(events(), vec![paid(ALICE, 0, 10, 100), settled(0, 1, 10, 100)]);
	});
}

#[test]
fn the_budget_halves_anew_from_the_epoch_with_which_the_terms_begin() {
	running_program(|| {
		advance(9 * EPOCH);
		// The budget has not halved yet: that would be in the tenth epoch after the first.
		assert_eq!(program(FROST).budget_of(9), 1_000);
		assert_ok!(change(ProgramTerms { halving_epochs: 2, ..budget(600) }));
		let program = program(FROST);
		assert_eq!(program.budget_of(10), 500);
		assert_eq!(program.budget_of(11), 600);
		assert_eq!(program.budget_of(12), 600);
		assert_eq!(program.budget_of(13), 300);
	});
}

#[test]
fn terms_with_the_same_budget_leave_its_halving_as_it_was() {
	running_program(|| {
		advance(7 * EPOCH);
		assert_ok!(change(worth(7)));
		// The first halving falls to the tenth epoch, announced or adopted.
		let budgets = || [9, 10, 19, 20].map(|epoch| program(FROST).budget_of(epoch));
		assert_eq!(budgets(), [1_000, 500, 500, 250]);
		advance(2 * EPOCH);
		learn_at(7);
		assert_eq!(program(FROST).announced, None);
		assert_eq!(program(FROST).budget_from, 0);
		assert_eq!(budgets(), [1_000, 500, 500, 250]);
	});
}

#[test]
fn another_budget_and_another_halving_each_begin_to_halve_anew() {
	for (terms, later) in [
		(budget(999), [999, 999, 499]),
		(ProgramTerms { halving_epochs: 11, ..terms() }, [1_000, 1_000, 1_000]),
	] {
		running_program(|| {
			assert_ok!(change(terms));
			let budgets = || [2, 11, 12].map(|epoch| program(FROST).budget_of(epoch));
			assert_eq!(budgets(), later);
			advance(2 * EPOCH);
			learn_at(10);
			assert_eq!(program(FROST).budget_from, 2);
			assert_eq!(budgets(), later);
		});
	}
}

#[test]
fn a_budget_that_has_halved_to_nothing_is_not_brought_back_by_other_points() {
	running_program(|| {
		advance(98 * EPOCH);
		assert_ok!(change(worth(7)));
		advance(EPOCH);
		// A thousand has a tenth and last half in the epochs from 90 to 99.
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 10);
		advance(EPOCH);
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 0);
	});
}

#[test]
fn what_the_market_got_counts_for_a_new_budget_as_for_the_first() {
	build_and_execute(|| {
		create_program_and_market(FROST, 500, terms());
		assert_noop!(change(budget(9_501)), Error::<Test>::BudgetExceedsMaxSupply);
		assert_ok!(change(budget(9_500)));
		learn(FROST, ALICE, 1);
		assert_noop!(change(budget(9_501)), Error::<Test>::BudgetExceedsMaxSupply);
		assert_ok!(change(budget(9_499)));
	});
}

#[test]
fn what_slots_have_earned_counts_under_the_new_terms() {
	running_program(|| {
		let mut slot = cot_primitives::SlotCaps::default();
		let earn =
			|slot: &mut _| Rewards::accrue(&FROST, &ALICE, restock(Behaviour::Learning), slot);
		assert_eq!(earn(&mut slot) + earn(&mut slot), 20);
		assert_ok!(change(ProgramTerms { learning_allowance: 15, ..terms() }));
		advance(2 * EPOCH);
		assert_eq!(earn(&mut slot), 0);
	});
}

#[test]
fn a_change_fails_unsigned() {
	running_program(|| {
		assert_noop!(Rewards::change_terms(RuntimeOrigin::none(), terms()), BadOrigin);
	});
}

#[test]
fn a_change_fails_without_a_program() {
	running_program(|| {
		let origin = RuntimeOrigin::signed(TORA);
		assert_noop!(Rewards::change_terms(origin, terms()), Error::<Test>::UnknownProgram);
	});
}

#[test]
fn the_length_of_an_epoch_and_the_maximum_supply_never_change() {
	let refused = || {
		for epoch_length in [EPOCH - 1, EPOCH + 1] {
			assert_noop!(
				change(ProgramTerms { epoch_length, ..terms() }),
				Error::<Test>::EpochLengthCannotChange
			);
		}
		for max_supply in [9_999, 10_001] {
			assert_noop!(
				change(ProgramTerms { max_supply, ..terms() }),
				Error::<Test>::MaxSupplyCannotChange
			);
		}
	};
	running_program(refused);
	// Nor before the first points.
	build_and_execute(|| {
		create_program(FROST);
		refused();
	});
}

#[test]
fn terms_that_cannot_be_kept_are_refused() {
	running_program(|| {
		for (terms, error) in [
			(ProgramTerms { epoch_length: 0, ..terms() }, Error::<Test>::InvalidEpochLength),
			(budget(0), Error::<Test>::ZeroBudget),
			(budget(10_001), Error::<Test>::BudgetExceedsMaxSupply),
			(worth(26), Error::<Test>::InvalidPoints),
			(ProgramTerms { household_cap: 9, ..terms() }, Error::<Test>::HouseholdCapTooLow),
			(
				ProgramTerms { streak: StreakTerms { step_percent: 201, max_level: 2 }, ..terms() },
				Error::<Test>::StreakTooHigh,
			),
			(
				ProgramTerms { pattern: Params { alpha: 0, ..Params::default() }, ..terms() },
				Error::<Test>::InvalidPatternParams,
			),
		] {
			assert_noop!(change(terms), error);
		}
	});
}

#[test]
fn a_manufacturer_that_is_not_approved_may_still_change_its_terms() {
	running_program(|| {
		Approved::set(vec![]);
		assert_ok!(change(worth(7)));
	});
}
