//! The share of commissions that buys tokens and burns them.

use cot_primitives::{OnCommission, TokenMarket};
use frame_support::{
	assert_ok, assert_storage_noop,
	traits::{
		fungible::{Inspect as _, NativeOrWithId},
		Hooks,
	},
	weights::{Weight, WeightMeter},
};
use sp_runtime::ArithmeticError;

use crate::{mock::*, *};

/// Coins and tokens of the pool.
const POOL: (Balance, Balance) = (100_000, 100_000);

/// A program whose token trades one for a coin, of which the manufacturer owns a hundred thousand.
fn market(test: impl FnOnce()) {
	build_and_execute(|| {
		let terms = ProgramTerms { max_supply: 4_000_000, ..terms() };
		create_program_and_market(FROST, 200_000, terms);
		let (coins, tokens) = POOL;
		let origin = RuntimeOrigin::signed(FROST);
		assert_ok!(Rewards::provide_liquidity(origin, coins, tokens, coins, tokens));
		reset_events();
		test();
	});
}

fn commission(amount: Balance) {
	Rewards::on_commission(&FROST, &NativeOrWithId::Native, amount);
}

fn fund() -> BurnFund<Balance> {
	BurnFunds::<Test>::get(FROST).expect("something was collected")
}

fn burned(coins: Balance, tokens: Balance) -> Event<Test> {
	Event::TokensBurned { manufacturer: FROST, coins, tokens }
}

#[test]
fn half_of_a_commission_in_coins_is_collected() {
	market(|| {
		let before = Balances::balance(&FROST);
		commission(301);
		assert_eq!(Balances::balance(&FROST), before - 150);
		assert_eq!(fund().coins, 150);
		assert_eq!(Rewards::program_of(FROST).unwrap().burn_fund, 150);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn the_next_block_buys_tokens_and_burns_them() {
	market(|| {
		commission(200);
		poll();
		// A hundred coins, of which the exchange keeps three thousandths.
		assert_eq!(events(), vec![burned(100, 99)]);
		assert_eq!(fund().coins, 0);
		assert_eq!((program(FROST).burned, program(FROST).minted), (99, 200_000));
		assert_eq!(issuance(FIRST_TOKEN), 200_000 - 99);
		assert_eq!(Exchange::reserves(FIRST_TOKEN), Some((100_100, 99_901)));
		assert_eq!(balance(FIRST_TOKEN, Rewards::account_id()), 0);
		// What was burned is not minted again.
		assert_eq!(program(FROST).cap_left(), 3_800_000);
	});
}

#[test]
fn one_purchase_takes_a_small_part_of_the_pool_and_the_next_has_to_wait() {
	market(|| {
		commission(2_000);
		poll();
		assert_eq!(fund().coins, 800);
		for _ in 0..3 {
			poll();
		}
		advance(BURN_INTERVAL - 1);
		poll();
		assert_eq!(fund().coins, 800);
		advance(1);
		poll();
		assert_eq!(fund().coins, 600);
	});
}

#[test]
fn buying_before_a_purchase_and_selling_after_it_loses() {
	for stake in [100, 1_000, 10_000, 50_000] {
		market(|| {
			commission(1_000_000 / 10);
			let coins = Balances::balance(&STRANGER);
			assert_ok!(<Balances as frame_support::traits::fungible::Mutate<_>>::mint_into(
				&STRANGER,
				stake + 1
			));
			let tokens = Exchange::buy(&STRANGER, FIRST_TOKEN, stake, 0).unwrap();
			poll();
			// What the pool would give for them, less its fee.
			let (reserve, left) = Exchange::reserves(FIRST_TOKEN).unwrap();
			let paid = tokens * (1_000 - SWAP_FEE);
			let got = reserve * paid / (left * 1_000 + paid);
			assert!(coins == 0 && got < stake, "{got} for {stake}");
		});
	}
}

#[test]
fn nothing_is_bought_while_somebody_has_made_the_token_dear() {
	market(|| {
		commission(2_000);
		poll();
		reset_events();
		assert_ok!(<Balances as frame_support::traits::fungible::Mutate<_>>::mint_into(
			&STRANGER, 50_001
		));
		assert_ok!(Exchange::buy(&STRANGER, FIRST_TOKEN, 50_000, 0));
		for _ in 0..10 {
			advance(BURN_INTERVAL);
			poll();
		}
		assert_eq!(events(), vec![]);
		assert_eq!(fund().coins, 800);
		// A price that lasts is the price.
		for _ in 0..60 {
			advance(BURN_INTERVAL);
			poll();
		}
		assert_eq!(fund().coins, 0);
	});
}

#[test]
fn a_share_in_the_token_itself_is_burned_at_once() {
	market(|| {
		Rewards::on_commission(&FROST, &NativeOrWithId::WithId(FIRST_TOKEN), 1_000);
		assert_eq!(events(), vec![burned(0, 500)]);
		assert_eq!(balance(FIRST_TOKEN, FROST), 100_000 - 500);
		assert_eq!(program(FROST).burned, 500);
	});
}

#[test]
fn a_commission_in_another_token_or_without_a_program_is_left_alone() {
	market(|| {
		assert_storage_noop!({
			Rewards::on_commission(&FROST, &NativeOrWithId::WithId(77), 1_000);
			Rewards::on_commission(&TORA, &NativeOrWithId::Native, 1_000);
			commission(1);
		});
	});
}

#[test]
fn a_manufacturer_that_cannot_pay_holds_up_no_order() {
	market(|| {
		commission(10 * COINS);
		let error = ArithmeticError::Underflow.into();
		let share = 5 * COINS;
		assert_eq!(events(), vec![Event::ShareNotCollected { manufacturer: FROST, share, error }]);
		assert_eq!(BurnFunds::<Test>::get(FROST), None);
	});
}

#[test]
fn coins_wait_until_there_is_a_pool() {
	build_and_execute(|| {
		create_program(FROST);
		reset_events();
		commission(200);
		poll();
		assert_eq!(events(), vec![]);
		assert_eq!(fund().coins, 100);
	});
}

#[test]
fn a_purchase_that_fails_keeps_the_coins_and_is_told() {
	market(|| {
		commission(200);
		// The exchange's account may send no tokens.
		block_account(FIRST_TOKEN, pool_of(FIRST_TOKEN));
		poll();
		let [Event::BuyBackFailed { manufacturer: FROST, .. }] = events()[..] else {
			panic!("the purchase failed");
		};
		assert_eq!(fund().coins, 100);
		unblock_account(FIRST_TOKEN, pool_of(FIRST_TOKEN));
		advance(BURN_INTERVAL);
		poll();
		assert_eq!(fund().coins, 0);
	});
}

#[test]
fn each_block_visits_the_next_fund_within_its_weight() {
	market(|| {
		create_program_with(TORA, terms());
		commission(200);
		Rewards::on_commission(&TORA, &NativeOrWithId::Native, 200);
		let mut meter = WeightMeter::with_limit(Weight::zero());
		Rewards::on_poll(1, &mut meter);
		assert_eq!(LastFund::<Test>::get(), None);
		let mut visited = Vec::new();
		for _ in 0..4 {
			poll();
			visited.extend(LastFund::<Test>::get());
		}
		assert_ne!(visited[0], visited[1]);
		assert_eq!(visited[..2], visited[2..]);
	});
}
