//! Liquidity that stays in a token's pool.

use cot_primitives::TokenMarket;
use frame_support::{
	assert_noop, assert_ok, dispatch::DispatchResult, traits::fungible::Inspect as _,
};
use sp_runtime::{traits::BadOrigin, DispatchError, TokenError};

use crate::{mock::*, *};

/// A program with a market supply of which 250 are left for the pool.
fn program_with_market(test: impl FnOnce()) {
	build_and_execute(|| {
		create_program_and_market(FROST, 500, terms());
		reset_events();
		test();
	});
}

fn provide(coins: Balance, tokens: Balance, least: (Balance, Balance)) -> DispatchResult {
	Rewards::provide_liquidity(RuntimeOrigin::signed(FROST), coins, tokens, least.0, least.1)
}

fn provided(coins: Balance, tokens: Balance, left: Balance) -> Event<Test> {
	Event::LiquidityProvided { manufacturer: FROST, coins, tokens, left }
}

#[test]
fn the_first_liquidity_makes_the_price() {
	program_with_market(|| {
		let all = RuntimeOrigin::signed(Rewards::account_id());
		assert_ok!(Balances::transfer_all(all, STRANGER, false));
		assert_ok!(provide(1_000, 200, (1_000, 200)));
		assert_eq!(events(), vec![provided(1_000, 200, 50)]);
		assert_eq!(Exchange::reserves(FIRST_TOKEN), Some((1_000, 200)));
		assert_eq!(balance(FIRST_TOKEN, FROST), 250);
		// The pallet's account needs a coin of its own to own shares.
		assert_eq!(Balances::balance(&FROST), COINS - 1_000 - EXISTENTIAL_DEPOSIT);
		assert_eq!(program(FROST).market_reserve, 50);
	});
}

#[test]
fn more_liquidity_comes_at_the_price_of_the_pool_and_the_rest_is_kept() {
	program_with_market(|| {
		assert_ok!(provide(1_000, 100, (0, 0)));
		reset_events();
		// A tenth of a token for a coin: the coins are the fewer, then the tokens.
		assert_ok!(provide(500, 100, (500, 50)));
		assert_ok!(provide(5_000, 100, (1_000, 100)));
		assert_eq!(events(), vec![provided(500, 50, 100), provided(1_000, 100, 0)]);
		assert_eq!(Exchange::reserves(FIRST_TOKEN), Some((2_500, 250)));
		assert_eq!(balance(FIRST_TOKEN, FROST), 250);
		assert_eq!(balance(FIRST_TOKEN, Rewards::account_id()), 0);
	});
}

#[test]
fn liquidity_fails_at_a_worse_price_than_the_manufacturer_accepts() {
	program_with_market(|| {
		assert_ok!(provide(1_000, 100, (0, 0)));
		assert_noop!(provide(500, 100, (500, 51)), DispatchError::Other("price"));
	});
}

#[test]
fn liquidity_fails_beyond_the_market_supply_that_is_left() {
	program_with_market(|| {
		assert_noop!(provide(1_000, 251, (0, 0)), Error::<Test>::MarketSupplyUsedUp);
		assert_ok!(provide(1_000, 250, (0, 0)));
		assert_noop!(provide(1_000, 1, (0, 0)), Error::<Test>::MarketSupplyUsedUp);
	});
}

#[test]
fn liquidity_fails_beyond_the_coins_of_the_manufacturer() {
	program_with_market(|| {
		assert_noop!(provide(COINS, 100, (0, 0)), TokenError::NotExpendable);
	});
}

#[test]
fn liquidity_fails_unsigned_and_without_a_program() {
	program_with_market(|| {
		assert_noop!(Rewards::provide_liquidity(RuntimeOrigin::none(), 1, 1, 0, 0), BadOrigin);
		assert_noop!(
			Rewards::provide_liquidity(RuntimeOrigin::signed(TORA), 1, 1, 0, 0),
			Error::<Test>::UnknownProgram
		);
	});
}
