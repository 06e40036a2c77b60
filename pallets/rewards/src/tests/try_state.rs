//! Detection of corrupt storage.

use crate::{mock::*, *};
use frame_support::{
	assert_ok, storage::with_transaction, traits::fungibles::Mutate, weights::Weight,
};
use sp_runtime::{DispatchError, TransactionOutcome};

/// Checks that `try_state` reports `message` after `corrupt`, then undoes the corruption.
fn detects(message: &'static str, corrupt: impl FnOnce()) {
	let undone = with_transaction(|| {
		corrupt();
		assert_eq!(Rewards::do_try_state(), Err(DispatchError::Other(message)));
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	});
	assert_ok!(undone);
	assert_ok!(Rewards::do_try_state());
}

fn change_program(change: impl FnOnce(&mut Program<Balance>)) {
	Programs::<Test>::mutate(FROST, |program| change(program.as_mut().unwrap()));
}

fn change_total(change: impl FnOnce(&mut EpochTotal<Balance>)) {
	EpochTotals::<Test>::mutate(FROST, 0, |total| change(total.as_mut().unwrap()));
}

/// An open epoch with two shares.
fn open_epoch(test: impl FnOnce()) {
	build_and_execute(|| {
		create_program(FROST);
		learn(FROST, ALICE, 1);
		learn(FROST, BOB, 1);
		test();
	});
}

/// A closed epoch with one share paid and one not.
fn half_paid_epoch(test: impl FnOnce()) {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1), (BOB, 1)]);
		idle(weight_of(1));
		assert_eq!(program(FROST).reserved, 100);
		test();
	});
}

fn end_of_first_epoch() -> SortedMoment {
	(START + EPOCH).to_be_bytes()
}

#[test]
fn an_empty_chain_is_valid() {
	build_and_execute(|| {
		assert_ok!(Rewards::do_try_state());
	});
}

#[test]
fn invalid_terms_are_detected() {
	open_epoch(|| {
		detects("a program has invalid terms", || {
			change_program(|program| program.terms.max_reward_per_point = 0);
		});
	});
}

#[test]
fn a_shared_token_is_detected() {
	open_epoch(|| {
		create_program(TORA);
		detects("two programs share a token", || {
			change_program(|frost| frost.token = program(TORA).token);
		});
	});
}

#[test]
fn an_unassigned_token_is_detected() {
	open_epoch(|| {
		detects("a program's token is not assigned yet", || {
			NextTokenId::<Test>::put(FIRST_TOKEN);
		});
	});
}

#[test]
fn a_missing_token_is_detected() {
	open_epoch(|| {
		detects("a program's token does not exist", || {
			NextTokenId::<Test>::put(100);
			change_program(|program| program.token = 50);
		});
	});
}

/// Gives the token's roles to these accounts, in the order of owner, issuer, admin, freezer.
fn set_roles(roles: [AccountId; 4], min_balance: Balance, is_sufficient: bool) {
	let [owner, issuer, admin, freezer] = roles;
	assert_ok!(Assets::force_asset_status(
		RuntimeOrigin::root(),
		FIRST_TOKEN,
		owner,
		issuer,
		admin,
		freezer,
		min_balance,
		is_sufficient,
		false,
	));
}

#[test]
fn a_token_with_another_role_is_detected() {
	open_epoch(|| {
		let pallet = Rewards::account_id();
		for (index, message) in [
			"a program's token has another owner",
			"a program's token has another issuer",
			"a program's token has another admin",
			"a program's token has another freezer",
		]
		.into_iter()
		.enumerate()
		{
			let mut roles = [pallet; 4];
			roles[index] = STRANGER;
			detects(message, || set_roles(roles, 1, true));
		}
	});
}

#[test]
fn a_token_with_another_minimum_balance_is_detected() {
	open_epoch(|| {
		detects("a program's token has another minimum balance", || {
			set_roles([Rewards::account_id(); 4], 1_000, true);
		});
	});
}

#[test]
fn a_token_that_does_not_keep_accounts_alive_is_detected() {
	open_epoch(|| {
		detects("a program's token does not keep accounts alive", || {
			set_roles([Rewards::account_id(); 4], 1, false);
		});
	});
}

#[test]
fn symbols_of_no_program_and_programs_without_one_are_detected() {
	open_epoch(|| {
		let message = "the symbols are not those of the programs' tokens";
		detects(message, || Symbols::<Test>::remove(symbol()));
		detects(message, || Symbols::<Test>::insert(TokenSymbol::default(), TORA));
		detects(message, || Symbols::<Test>::insert(symbol(), TORA));
	});
}

#[test]
fn missing_liquidity_is_detected() {
	build_and_execute(|| {
		create_program_and_market(FROST, 500, terms());
		let message = "a program's liquidity is not there";
		detects(message, || change_program(|program| program.market_reserve += 1));
		detects(message, || {
			assert_ok!(<Assets as Mutate<AccountId>>::transfer(
				FIRST_TOKEN,
				&Rewards::account_id(),
				&STRANGER,
				1,
				frame_support::traits::tokens::Preservation::Expendable
			));
		});
	});
}

#[test]
fn a_supply_beyond_its_maximum_is_detected() {
	half_paid_epoch(|| {
		let message = "a program has promised more than its maximum supply";
		detects(message, || {
			change_program(|program| program.minted = program.terms.max_supply + 1);
		});
		// Minted and reserved together count, also where they overflow.
		detects(message, || {
			change_program(|program| program.minted = program.terms.max_supply);
		});
		detects(message, || {
			change_program(|program| program.reserved = Balance::MAX);
		});
	});
}

#[test]
fn tokens_from_elsewhere_are_detected() {
	half_paid_epoch(|| {
		detects("a program's token was minted outside the pallet", || {
			Assets::mint_into(FIRST_TOKEN, &STRANGER, 1).unwrap();
		});
	});
}

#[test]
fn burned_tokens_are_valid() {
	half_paid_epoch(|| {
		change_program(|program| program.terms.max_supply += 1);
		idle(Weight::MAX);
		assert_ok!(Assets::burn(
			RuntimeOrigin::signed(Rewards::account_id()),
			FIRST_TOKEN,
			ALICE,
			30
		));
		assert_ok!(Rewards::do_try_state());
	});
}

#[test]
fn an_epoch_of_no_program_is_detected() {
	open_epoch(|| {
		detects("an epoch belongs to no program", || Programs::<Test>::remove(FROST));
	});
}

#[test]
fn an_epoch_that_has_not_begun_is_detected() {
	open_epoch(|| {
		detects("an epoch has points before it began", || {
			let total = EpochTotals::<Test>::get(FROST, 0).unwrap();
			EpochTotals::<Test>::insert(FROST, 1, total);
		});
	});
}

#[test]
fn an_epoch_that_minted_more_than_its_budget_is_detected() {
	half_paid_epoch(|| {
		detects("an epoch settled more than its budget", || {
			change_total(|total| total.minted = total.budget + 1);
		});
	});
}

#[test]
fn a_budget_beyond_the_terms_is_detected() {
	half_paid_epoch(|| {
		detects("an epoch's budget is more than the terms allow", || {
			change_total(|total| total.budget = 1_001);
		});
	});
}

#[test]
fn a_settled_open_epoch_is_detected() {
	open_epoch(|| {
		let message = "an open epoch was settled";
		detects(message, || change_total(|total| total.settled_weight = 1));
		detects(message, || change_total(|total| total.budget = 1));
	});
}

#[test]
fn a_closed_current_epoch_is_detected() {
	open_epoch(|| {
		detects("the current epoch is closed", || {
			change_program(|program| program.open_epoch = None);
		});
	});
}

#[test]
fn a_wrong_reserve_is_detected() {
	half_paid_epoch(|| {
		let message = "a program's reserve is not what its epochs still owe";
		detects(message, || change_program(|program| program.reserved += 1));
		detects(message, || change_program(|program| program.reserved -= 1));
	});
}

#[test]
fn a_wrong_total_is_detected() {
	half_paid_epoch(|| {
		let message = "an epoch's weight is not the sum of its shares";
		detects(message, || change_total(|total| total.weight += 1));
		detects(message, || change_total(|total| total.settled_weight -= 1));
		detects(message, || {
			let household = Shares::<Test>::iter_key_prefix((FROST, 0)).next().unwrap();
			Shares::<Test>::insert((FROST, 0, household), share(11));
		});
	});
}

#[test]
fn wrong_counts_of_an_unsettled_epoch_are_detected() {
	open_epoch(|| {
		let message = "an epoch's households or points are not those of its shares";
		detects(message, || change_total(|total| total.households += 1));
		detects(message, || change_total(|total| total.points -= 1));
	});
}

#[test]
fn wrong_counts_of_a_half_settled_epoch_are_detected() {
	half_paid_epoch(|| {
		let message = "an epoch has more households or points than it ever had";
		detects(message, || change_total(|total| total.households = 1));
		detects(message, || change_total(|total| total.points = 10));
	});
}

#[test]
fn a_forfeit_beyond_the_budget_is_detected() {
	half_paid_epoch(|| {
		let message = "an epoch settled more than its budget";
		detects(message, || change_total(|total| total.forfeited = 101));
		detects(message, || change_total(|total| total.forfeited = Balance::MAX));
	});
}

#[test]
fn points_after_the_program_was_closed_are_detected() {
	open_epoch(|| {
		detects("an epoch has points after its program was closed", || {
			change_program(|program| program.closes_with = Some(0));
		});
	});
}

#[test]
fn an_invalid_announcement_is_detected() {
	open_epoch(|| {
		let announce = |terms| {
			change_program(|program| program.announced = Some(Announcement { from: 2, terms }));
		};
		detects("a program has announced invalid terms", || {
			announce(ProgramTerms { household_cap: 0, ..terms() });
		});
		let message = "a program has announced a change of a fixed term";
		detects(message, || announce(ProgramTerms { max_supply: 10_001, ..terms() }));
		detects(message, || announce(ProgramTerms { epoch_length: EPOCH + 1, ..terms() }));
	});
}

#[test]
fn a_multiplier_beyond_any_streak_is_detected() {
	open_epoch(|| {
		for multiplier in [99, 501] {
			detects("a share's multiplier exceeds that of any streak", || {
				Shares::<Test>::insert((FROST, 0, ALICE), Share { points: 10, multiplier });
				change_total(|total| total.weight = 1_000 + 10 * u64::from(multiplier));
			});
		}
	});
}

#[test]
fn a_share_of_a_household_that_was_not_present_is_detected() {
	open_epoch(|| {
		detects("a share belongs to a household that was not present", || {
			Households::<Test>::remove(FROST, ALICE);
		});
	});
}

#[test]
fn a_wrong_count_of_unpaid_shares_is_detected() {
	half_paid_epoch(|| {
		let message = "a household's unpaid shares are not those it has";
		for household in [ALICE, BOB] {
			for unpaid in [-1, 1] {
				detects(message, || {
					Households::<Test>::mutate(FROST, household, |record| {
						let record = record.as_mut().unwrap();
						record.unpaid = record.unpaid.wrapping_add_signed(unpaid);
					});
				});
			}
		}
	});
}

#[test]
fn a_household_of_no_epoch_is_detected() {
	open_epoch(|| {
		let message = "a household was present before its program began";
		detects(message, || Households::<Test>::insert(TORA, ALICE, Household::new(0)));
		detects(message, || Households::<Test>::insert(FROST, CAROL, Household::new(1)));
	});
}

#[test]
fn a_market_supply_that_was_never_minted_is_detected() {
	open_epoch(|| {
		detects("a program has minted less than the market's supply", || {
			change_program(|program| program.market_supply = 1);
		});
	});
}

#[test]
fn a_budget_beyond_what_the_market_left_is_detected() {
	open_epoch(|| {
		let beyond = |program: &mut Program<Balance>| {
			program.market_supply = 9_001;
			program.minted = 9_001;
		};
		detects("a program has invalid terms", || change_program(beyond));
	});
}

#[test]
fn an_empty_share_is_detected() {
	open_epoch(|| {
		detects("a share is empty", || Shares::<Test>::insert((FROST, 0, CAROL), share(0)));
	});
}

#[test]
fn an_epoch_that_owes_nobody_is_detected() {
	open_epoch(|| {
		detects("an epoch without shares was not removed", || {
			Shares::<Test>::remove((FROST, 0, ALICE));
			Shares::<Test>::remove((FROST, 0, BOB));
		});
	});
}

#[test]
fn a_share_of_no_epoch_is_detected() {
	open_epoch(|| {
		detects("a share belongs to no epoch", || {
			Shares::<Test>::insert((FROST, 7, ALICE), share(1));
		});
	});
}

#[test]
fn a_pending_payout_of_no_program_is_detected() {
	open_epoch(|| {
		detects("a pending payout belongs to no program", || {
			PendingPayouts::<Test>::insert(end_of_first_epoch(), TORA, PendingPayout::new(0));
		});
	});
}

#[test]
fn a_pending_payout_at_the_wrong_time_is_detected() {
	open_epoch(|| {
		detects("a pending payout does not stand at the end of its epoch", || {
			PendingPayouts::<Test>::insert((START + 1).to_be_bytes(), FROST, PendingPayout::new(0));
		});
	});
}

#[test]
fn a_pending_payout_of_a_settled_epoch_is_detected() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		idle(Weight::MAX);
		detects("a pending payout has nothing to pay", || {
			PendingPayouts::<Test>::insert(end_of_first_epoch(), FROST, PendingPayout::new(0));
		});
	});
}

#[test]
fn an_open_epoch_that_nobody_will_pay_is_detected() {
	open_epoch(|| {
		detects("an open epoch has no pending payout", || {
			PendingPayouts::<Test>::remove(end_of_first_epoch(), FROST);
		});
	});
}

#[test]
fn vesting_that_is_not_frozen_is_detected() {
	build_and_execute(|| {
		create_ended_epoch(&[(ALICE, 1)]);
		idle(Weight::MAX);
		let message = "what vests is not what is frozen";
		detects(message, || {
			Households::<Test>::mutate(FROST, ALICE, |record| {
				record.as_mut().unwrap().vesting.amount += 1;
			});
		});
		detects(message, || {
			Rewards::freeze(FIRST_TOKEN, &ALICE, 0).unwrap();
		});
	});
}

#[test]
fn funds_that_are_not_there_are_detected() {
	open_epoch(|| {
		let fund = |coins| BurnFund { coins, ..Default::default() };
		detects("the coins of the funds are not there", || {
			BurnFunds::<Test>::insert(FROST, fund(COINS + 1));
		});
		detects("a fund belongs to no program", || BurnFunds::<Test>::insert(TORA, fund(1)));
	});
}
