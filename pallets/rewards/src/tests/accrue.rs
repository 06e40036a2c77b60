//! Granting of points and the caps that bound them.

use crate::{mock::*, *};
use cot_pattern::Params;
use cot_primitives::{
	AccrueRewards, Behaviour, InspectToken, LearningParams, Points, RewardedAction, SlotCaps,
};
use frame_support::{assert_storage_noop, weights::Weight};

fn accrue(behaviour: Behaviour, caps: &mut SlotCaps) -> Points {
	Rewards::accrue(&FROST, &ALICE, restock(behaviour), caps)
}

#[test]
fn learning_earns_until_the_allowance_of_the_slot_is_used_up() {
	build_and_execute(|| {
		create_program(FROST);
		reset_events();
		let mut slot = SlotCaps::default();

		assert_eq!(accrue(Behaviour::Learning, &mut slot), 10);
		assert_eq!(accrue(Behaviour::Learning, &mut slot), 10);
		assert_eq!(accrue(Behaviour::Learning, &mut slot), 5);
		assert_storage_noop!(assert_eq!(accrue(Behaviour::Learning, &mut slot), 0));

		assert_eq!(slot, SlotCaps { learning_points: 25, ..Default::default() });
		assert_eq!(
			events(),
			vec![
				accrued(ALICE, 0, Earning::Learning, 10),
				accrued(ALICE, 0, Earning::Learning, 10),
				accrued(ALICE, 0, Earning::Learning, 5),
			]
		);
	});
}

#[test]
fn the_learning_allowance_is_not_renewed_by_a_new_epoch() {
	build_and_execute(|| {
		create_program(FROST);
		let mut slot = SlotCaps { learning_points: 25, ..Default::default() };
		learn(FROST, BOB, 1);
		advance(EPOCH);
		assert_storage_noop!(assert_eq!(accrue(Behaviour::Learning, &mut slot), 0));
	});
}

#[test]
fn deviating_earns_up_to_its_cap_in_each_epoch() {
	build_and_execute(|| {
		create_program(FROST);
		reset_events();
		let mut slot = SlotCaps::default();

		assert_eq!(accrue(Behaviour::Deviating, &mut slot), 4);
		assert_eq!(accrue(Behaviour::Deviating, &mut slot), 2);
		assert_storage_noop!(assert_eq!(accrue(Behaviour::Deviating, &mut slot), 0));
		advance(EPOCH);
		assert_eq!(accrue(Behaviour::Deviating, &mut slot), 4);

		assert_eq!(slot, SlotCaps { learning_points: 0, period_points: 4, period: 1 });
		assert_eq!(
			events(),
			vec![
				accrued(ALICE, 0, Earning::Deviating, 4),
				accrued(ALICE, 0, Earning::Deviating, 2),
				accrued(ALICE, 1, Earning::Deviating, 4),
			]
		);
	});
}

#[test]
fn learning_and_deviating_have_separate_caps() {
	build_and_execute(|| {
		create_program(FROST);
		let mut slot = SlotCaps { learning_points: 25, ..Default::default() };
		assert_eq!(accrue(Behaviour::Deviating, &mut slot), 4);
		assert_eq!(slot.learning_points, 25);
	});
}

#[test]
fn conforming_earns_nothing() {
	build_and_execute(|| {
		create_program(FROST);
		let mut slot = SlotCaps::default();
		assert_storage_noop!(assert_eq!(accrue(Behaviour::Conforming, &mut slot), 0));
		assert_eq!(slot, SlotCaps::default());
	});
}

#[test]
fn nothing_is_earned_without_a_program() {
	build_and_execute(|| {
		let mut slot = SlotCaps::default();
		assert_storage_noop!(assert_eq!(accrue(Behaviour::Learning, &mut slot), 0));
		assert_eq!(slot, SlotCaps::default());
	});
}

#[test]
fn nothing_is_earned_while_the_manufacturer_is_suspended_but_earlier_points_are_paid() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		Approved::set(vec![TORA]);

		let mut slot = SlotCaps::default();
		assert_storage_noop!(assert_eq!(accrue(Behaviour::Learning, &mut slot), 0));
		assert_eq!(slot, SlotCaps::default());

		idle(Weight::MAX);
		assert_eq!(events(), vec![paid(ALICE, 0, 10, 100), settled(0, 1, 10, 100)]);
	});
}

#[test]
fn the_first_points_begin_the_first_epoch() {
	build_and_execute(|| {
		create_program(FROST);
		advance(5 * EPOCH + 7);
		reset_events();

		learn(FROST, ALICE, 1);

		let program = program(FROST);
		assert_eq!(program.started_at, Some(START + 5 * EPOCH + 7));
		assert_eq!(program.open_epoch, Some(0));
		assert_eq!(program.end_of(0), Some(START + 6 * EPOCH + 7));
		assert_eq!(events(), vec![accrued(ALICE, 0, Earning::Learning, 10)]);
	});
}

#[test]
fn an_epoch_ends_before_its_last_second_is_over() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		advance(EPOCH - 1);
		learn(FROST, ALICE, 1);
		advance(1);
		reset_events();
		learn(FROST, ALICE, 1);

		assert_eq!(events(), vec![accrued(ALICE, 1, Earning::Learning, 10)]);
		assert_eq!(Shares::<Test>::get((FROST, 0, ALICE)), Some(share(20)));
		assert_eq!(
			Shares::<Test>::get((FROST, 1, ALICE)),
			Some(Share { points: 10, multiplier: 110 })
		);
	});
}

#[test]
fn epochs_without_points_leave_nothing_behind() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { halving_epochs: 0, ..terms() });
		learn(FROST, ALICE, 1);
		advance(100 * EPOCH);
		idle(Weight::MAX);
		assert_eq!(EpochTotals::<Test>::iter().count(), 0);

		learn(FROST, ALICE, 1);
		assert_eq!(EpochTotals::<Test>::iter_key_prefix(FROST).collect::<Vec<_>>(), vec![100]);
	});
}

#[test]
fn the_points_of_all_households_add_up() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 2);
		learn(FROST, BOB, 1);
		earn(FROST, BOB, Behaviour::Deviating);

		assert_eq!(Shares::<Test>::get((FROST, 0, ALICE)), Some(share(20)));
		assert_eq!(Shares::<Test>::get((FROST, 0, BOB)), Some(share(14)));
		assert_eq!(EpochTotals::<Test>::get(FROST, 0), Some(total(2, 34, 0, 0, 0)));
	});
}

#[test]
fn programs_do_not_share_points() {
	build_and_execute(|| {
		create_program(FROST);
		create_program(TORA);
		learn(FROST, ALICE, 1);
		advance(10);
		learn(TORA, ALICE, 2);

		assert_eq!(Shares::<Test>::get((FROST, 0, ALICE)), Some(share(10)));
		assert_eq!(Shares::<Test>::get((TORA, 0, ALICE)), Some(share(20)));
	});
}

#[test]
fn points_of_a_new_epoch_close_the_one_before() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 3);
		advance(EPOCH);
		learn(FROST, ALICE, 1);

		assert_eq!(program(FROST).open_epoch, Some(1));
		assert_eq!(program(FROST).reserved, 300);
		assert_eq!(EpochTotals::<Test>::get(FROST, 0), Some(total(1, 30, 0, 0, 300)));
	});
}

#[test]
fn nothing_is_earned_once_the_maximum_supply_is_minted() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { max_supply: 1_000, ..terms() });
		learn(FROST, ALICE, 10);
		advance(EPOCH);
		idle(Weight::MAX);
		assert_eq!(program(FROST).minted, 1_000);

		assert_storage_noop!(assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 0));
	});
}

#[test]
fn nothing_is_promised_while_all_that_is_left_is_set_aside() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { max_supply: 1_000, ..terms() });
		learn(FROST, ALICE, 10);
		advance(EPOCH);
		sanction(FROST, ALICE);
		// All of the supply is the withheld share's, whether its epoch is closed already or not.
		assert_storage_noop!(assert_eq!(earn(FROST, BOB, Behaviour::Learning), 0));
		idle(Weight::MAX);
		assert_eq!((program(FROST).minted, program(FROST).cap_left()), (0, 0));
		assert_storage_noop!(assert_eq!(earn(FROST, BOB, Behaviour::Learning), 0));
		assert_eq!(Rewards::program_of(FROST).unwrap().epochs_to_come, Some(0));
		// What is forfeited can be earned again, and is paid.
		frame_support::assert_ok!(Rewards::forfeit(RuntimeOrigin::root(), FROST, 0, ALICE));
		learn(FROST, BOB, 10);
		advance(EPOCH);
		idle(Weight::MAX);
		assert_eq!(balance(FIRST_TOKEN, BOB), 1_000);
	});
}

#[test]
fn nothing_is_earned_once_the_budget_has_halved_to_zero() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { halving_epochs: 1, ..terms() });
		learn(FROST, ALICE, 1);
		advance(9 * EPOCH);
		learn(FROST, ALICE, 1);
		advance(EPOCH);
		assert_storage_noop!(assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 0));
	});
}

#[test]
fn a_household_earns_no_more_than_its_cap_in_an_epoch() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { household_cap: 33, ..terms() });
		learn(FROST, ALICE, 3);
		let mut slot = SlotCaps::default();
		assert_eq!(accrue(Behaviour::Learning, &mut slot), 3);
		assert_eq!(slot.learning_points, 3);
		assert_storage_noop!(assert_eq!(accrue(Behaviour::Learning, &mut slot), 0));
		// Points beyond the household's cap are left to its slot.
		assert_eq!(slot.learning_points, 3);
		// Another household has a cap of its own, and so has the next epoch.
		assert_eq!(earn(FROST, BOB, Behaviour::Learning), 10);
		advance(EPOCH);
		assert_eq!(accrue(Behaviour::Learning, &mut slot), 10);
	});
}

#[test]
fn a_total_that_is_full_takes_no_more() {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		let before = EpochTotals::<Test>::get(FROST, 0).unwrap();
		for full in [
			EpochTotal { weight: u64::MAX, ..before.clone() },
			EpochTotal { points: u64::MAX, ..before.clone() },
		] {
			EpochTotals::<Test>::insert(FROST, 0, full);
			let mut slot = SlotCaps::default();
			assert_storage_noop!(assert_eq!(accrue(Behaviour::Learning, &mut slot), 0));
			assert_eq!(slot, SlotCaps::default());
		}
		EpochTotals::<Test>::insert(FROST, 0, before);
	});
}

#[test]
fn the_first_restock_ever_seen_in_a_slot_earns_nothing() {
	build_and_execute(|| {
		create_program_with(FROST, ProgramTerms { min_interval: 0, ..terms() });
		for behaviour in [Behaviour::Learning, Behaviour::Deviating] {
			let action = RewardedAction::Restock { behaviour, interval: None };
			let mut slot = SlotCaps::default();
			assert_storage_noop!(assert_eq!(Rewards::accrue(&FROST, &ALICE, action, &mut slot), 0));
			assert_eq!(slot, SlotCaps::default());
		}
	});
}

#[test]
fn a_restock_too_soon_after_the_last_earns_nothing() {
	build_and_execute(|| {
		create_program(FROST);
		for behaviour in [Behaviour::Learning, Behaviour::Deviating] {
			let action = RewardedAction::Restock { behaviour, interval: Some(MIN_INTERVAL - 1) };
			let mut slot = SlotCaps::default();
			assert_storage_noop!(assert_eq!(Rewards::accrue(&FROST, &ALICE, action, &mut slot), 0));
			assert!(accrue(behaviour, &mut slot) > 0);
		}
	});
}

#[test]
fn patterns_are_learned_by_the_terms_of_the_program() {
	build_and_execute(|| {
		let pattern = Params { repetitions: 5, ..Params::default() };
		create_program_with(FROST, ProgramTerms { pattern, ..terms() });

		assert_eq!(Rewards::learning_params(&FROST), pattern);
		assert_eq!(Rewards::learning_params(&TORA), Params::default());
	});
}

#[test]
fn the_token_of_a_manufacturer_is_known() {
	build_and_execute(|| {
		create_program(TORA);
		assert_eq!(Rewards::token_of(&TORA), Some(FIRST_TOKEN));
		assert_eq!(Rewards::token_of(&FROST), None);
	});
}
