//! The exchange of the presets, and fees in any token that it trades.

use codec::Encode;
use cot_primitives::{DeviceKey, TokenId};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::GetDispatchInfo,
	traits::{fungible::Mutate as _, fungibles::Mutate as _, TypedGet},
};
use pallet_asset_conversion_tx_payment::ChargeAssetTxPayment;
use sp_runtime::{
	generic::SignedPayload,
	traits::Dispatchable,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	ApplyExtrinsicResult,
};

use super::*;
use configs::money::{AssetKind, CollatorPot};

const LGT_TOKEN: TokenId = 1;
/// The token that is created next, after those of the preset's two programs.
const NEXT_TOKEN: TokenId = 3;
const COT: AssetKind = AssetKind::Native;
const LG_TOKEN: AssetKind = AssetKind::WithId(LGT_TOKEN);

fn key(suri: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(suri, None).unwrap()
}

fn account(suri: &str) -> AccountId {
	key(suri).public().into()
}

/// Owns tokens and not one coin.
const HOUSEHOLD: &str = "//Household";

/// The development chain in its first block, on which a household owns a hundred LG Tokens.
fn exchange(test: impl FnOnce()) {
	preset_ext(sp_genesis_builder::DEV_RUNTIME_PRESET).execute_with(|| {
		System::set_block_number(1);
		give(LGT_TOKEN, &account(HOUSEHOLD), 100 * LGT);
		test();
	});
}

/// LG gives some of what it kept of its market supply.
fn give(token: TokenId, to: &AccountId, amount: Balance) {
	let from = if token == LGT_TOKEN { AccountId::from(LG) } else { account("//Tora") };
	let dest = to.clone().into();
	assert_ok!(Assets::transfer(RuntimeOrigin::signed(from), token.into(), dest, amount));
}

/// Spendable balance of an account.
fn owned(asset: &AssetKind, suri: &str) -> Balance {
	match asset {
		AssetKind::Native => Balances::free_balance(account(suri)),
		AssetKind::WithId(token) => Assets::balance(*token, account(suri)),
	}
}

fn quote(from: &AssetKind, to: &AssetKind, amount: Balance) -> Option<Balance> {
	Exchange::quote_price_exact_tokens_for_tokens(from.clone(), to.clone(), amount, true)
}

fn swap(path: &[AssetKind], amount: Balance, at_least: Balance) -> RuntimeCall {
	pallet_asset_conversion::Call::swap_exact_tokens_for_tokens {
		path: path.iter().cloned().map(Box::new).collect(),
		amount_in: amount,
		amount_out_min: at_least,
		send_to: account(HOUSEHOLD),
		keep_alive: false,
	}
	.into()
}

/// A second manufacturer with a token and a pool of its own.
fn open_second_market() -> TokenId {
	let origin = approve("//Tora");
	let name = b"Tora Token".to_vec().try_into().unwrap();
	let symbol = b"TORA".to_vec().try_into().unwrap();
	let market = 10_000 * UNIT;
	let terms = pallet_rewards::ProgramTerms { max_supply: Balance::MAX, ..lg_terms() };
	assert_ok!(Rewards::create_program(origin.clone(), name, symbol, 12, market, terms));
	let token = Rewards::token_of(&account("//Tora")).unwrap();
	let (coins, tokens) = (1_000 * UNIT, 5_000 * UNIT);
	assert_ok!(Rewards::provide_liquidity(origin, coins, tokens, coins, tokens));
	token
}

/// A transaction of an account's first nonce whose fee is paid in this asset.
fn transaction(suri: &str, call: RuntimeCall, asset: Option<AssetKind>) -> UncheckedExtrinsic {
	let mut extension = views::plain_extension();
	extension.0 .8 = ChargeAssetTxPayment::from(0, asset);
	let payload = SignedPayload::new(call.clone(), extension.clone()).unwrap();
	let signature = payload.using_encoded(|payload| key(suri).sign(payload));
	UncheckedExtrinsic::new_signed(call, account(suri).into(), signature.into(), extension)
}

fn apply(suri: &str, call: RuntimeCall, asset: Option<AssetKind>) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(transaction(suri, call, asset))
}

fn send_tokens(amount: Balance) -> RuntimeCall {
	let target = account("//Bob").into();
	RuntimeCall::Assets(pallet_assets::Call::transfer { id: LGT_TOKEN.into(), target, amount })
}

/// Fee of the last transaction in a token.
fn token_fee() -> Balance {
	System::events()
		.into_iter()
		.find_map(|record| match record.event {
			RuntimeEvent::AssetTxPayment(
				pallet_asset_conversion_tx_payment::Event::AssetTxFeePaid { actual_fee, .. },
			) => Some(actual_fee),
			_ => None,
		})
		.expect("a fee was paid in a token")
}

#[test]
fn the_presets_trade_ten_tokens_for_a_coin() {
	for id in preset_names() {
		preset_ext(id.as_ref()).execute_with(|| {
			assert_eq!(Exchange::get_reserves(COT, LG_TOKEN).unwrap(), POOL);
			assert_eq!(POOL.1 / LGT, 10 * POOL.0 / UNIT);
			assert_eq!(Assets::balance(LGT_TOKEN, AccountId::from(LG)), MARKET_SUPPLY - POOL.1);
			let program = pallet_rewards::Programs::<Runtime>::get(AccountId::from(LG)).unwrap();
			assert_eq!(program.minted, MARKET_SUPPLY);
			assert_eq!(Assets::total_supply(LGT_TOKEN), MARKET_SUPPLY);
		});
	}
}

#[test]
fn nobody_takes_the_liquidity_of_the_genesis_out() {
	for id in preset_names() {
		preset_ext(id.as_ref()).execute_with(|| {
			System::set_block_number(1);
			let pool = pallet_asset_conversion::Pools::<Runtime>::get((COT, LG_TOKEN)).unwrap();
			let shares = |who| PoolAssets::balance(pool.lp_token, who);
			assert_eq!(shares(AccountId::from(LG)), 0);
			assert!(shares(Rewards::account_id()) > 0);
			let withdrawn = Exchange::remove_liquidity(
				RuntimeOrigin::signed(LG.into()),
				Box::new(COT),
				Box::new(LG_TOKEN),
				1_000,
				0,
				0,
				LG.into(),
			);
			assert!(withdrawn.is_err());
			assert_eq!(Exchange::get_reserves(COT, LG_TOKEN).unwrap(), POOL);
		});
	}
}

#[test]
fn liquidity_that_a_manufacturer_provides_later_stays_too() {
	exchange(|| {
		let token = open_second_market();
		let tora = account("//Tora");
		let (coins, tokens) = (1_000 * UNIT, 5_000 * UNIT);
		let pool = AssetKind::WithId(token);
		assert_eq!(Exchange::get_reserves(COT, pool.clone()).unwrap(), (coins, tokens));
		assert_eq!(Assets::balance(token, &tora), 5_000 * UNIT);
		let lp = pallet_asset_conversion::Pools::<Runtime>::get((COT, pool)).unwrap().lp_token;
		assert_eq!(PoolAssets::balance(lp, tora), 0);
	});
}

/// A manufacturer that governance has approved, with coins for a pool.
fn approve(suri: &str) -> RuntimeOrigin {
	let maker = account(suri);
	assert_ok!(Balances::mint_into(&maker, 10_000 * UNIT));
	let name: pallet_device_registry::ManufacturerName =
		suri.as_bytes()[2..].to_vec().try_into().unwrap();
	let key = DeviceKey::Ed25519(public::<ed25519::Pair>(suri));
	let origin = RuntimeOrigin::signed(maker.clone());
	assert_ok!(DeviceRegistry::register_manufacturer(origin.clone(), name.clone(), key));
	assert_ok!(DeviceRegistry::force_approve_manufacturer(RuntimeOrigin::root(), maker, name));
	origin
}

#[test]
fn no_token_has_the_symbol_of_the_coin_or_of_the_lg_token() {
	exchange(|| {
		let fake = approve("//Fake");
		let create = |symbol: &[u8]| {
			let symbol = symbol.to_vec().try_into().unwrap();
			let name = b"LG Token".to_vec().try_into().unwrap();
			Rewards::create_program(fake.clone(), name, symbol, 6, 0, lg_terms())
		};
		for symbol in [&b"LGT"[..], b"lgt", b"COT", b"Cot"] {
			assert_noop!(create(symbol), pallet_rewards::Error::<Runtime>::SymbolTaken);
		}
		assert_ok!(create(b"LGT2"));
	});
}

#[test]
fn a_coin_of_governance_does_not_end_all_future_programs() {
	exchange(|| {
		let governance = account("//Alice").into();
		let next = NEXT_TOKEN.into();
		assert_ok!(Assets::force_create(RuntimeOrigin::root(), next, governance, true, 1));
		assert_eq!(open_second_market(), NEXT_TOKEN + 1);
	});
}

#[test]
fn a_swap_brings_what_was_quoted() {
	exchange(|| {
		let offer = 50 * LGT;
		let expected = quote(&LG_TOKEN, &COT, offer).unwrap();
		assert!(expected > 49 * UNIT / 10 && expected < 5 * UNIT);
		let call = swap(&[LG_TOKEN, COT], offer, expected);
		assert_ok!(call.dispatch(RuntimeOrigin::signed(account(HOUSEHOLD))));
		assert_eq!(owned(&COT, HOUSEHOLD), expected);
		assert_eq!(owned(&LG_TOKEN, HOUSEHOLD), 50 * LGT);
	});
}

#[test]
fn a_swap_that_would_bring_less_than_the_household_wants_changes_nothing() {
	exchange(|| {
		let expected = quote(&LG_TOKEN, &COT, LGT).unwrap();
		let call = swap(&[LG_TOKEN, COT], LGT, expected + 1);
		let swapped = frame_support::storage::with_storage_layer(|| {
			call.dispatch(RuntimeOrigin::signed(account(HOUSEHOLD))).map_err(|error| error.error)
		});
		let error = pallet_asset_conversion::Error::<Runtime>::ProvidedMinimumNotSufficientForSwap;
		assert_eq!(swapped.unwrap_err(), error.into());
		assert_eq!(owned(&LG_TOKEN, HOUSEHOLD), 100 * LGT);
	});
}

#[test]
fn two_tokens_trade_through_the_coin() {
	exchange(|| {
		let tora = AssetKind::WithId(open_second_market());
		assert_eq!(quote(&LG_TOKEN, &tora, LGT), None, "every pool has the coin on one side");

		let coins = quote(&LG_TOKEN, &COT, 50 * LGT).unwrap();
		let expected = quote(&COT, &tora, coins).unwrap();
		let call = swap(&[LG_TOKEN, COT, tora.clone()], 50 * LGT, expected);
		assert_ok!(call.dispatch(RuntimeOrigin::signed(account(HOUSEHOLD))));
		assert_eq!(owned(&tora, HOUSEHOLD), expected);
		assert_eq!(owned(&COT, HOUSEHOLD), 0);
	});
}

#[test]
fn no_pool_is_without_the_coin() {
	exchange(|| {
		let tora = AssetKind::WithId(open_second_market());
		assert_noop!(
			Exchange::create_pool(
				RuntimeOrigin::signed(account("//Tora")),
				Box::new(LG_TOKEN),
				Box::new(tora)
			),
			pallet_asset_conversion::Error::<Runtime>::InvalidAssetPair
		);
	});
}

#[test]
fn a_household_without_a_coin_pays_the_fee_in_its_token() {
	exchange(|| {
		let pot = Balances::free_balance(CollatorPot::get());
		assert_eq!(apply(HOUSEHOLD, send_tokens(LGT), Some(LG_TOKEN)), Ok(Ok(())));

		let fee = token_fee();
		assert!(fee > 0 && fee < LGT);
		assert_eq!(owned(&LG_TOKEN, HOUSEHOLD), 99 * LGT - fee);
		assert_eq!(owned(&COT, HOUSEHOLD), 0);
		let (coins, tokens) = Exchange::get_reserves(COT, LG_TOKEN).unwrap();
		assert_eq!(tokens, POOL.1 + fee);
		// The collators get coins, as from everybody.
		assert_eq!(Balances::free_balance(CollatorPot::get()) - pot, POOL.0 - coins);
	});
}

#[test]
fn what_a_call_did_not_take_is_given_back_in_the_token() {
	exchange(|| {
		// Charged for all three, but the first fails, and the others are not tried.
		let call: RuntimeCall = pallet_utility::Call::batch {
			calls: vec![swap(&[LG_TOKEN, COT], 1_000 * LGT, 0), send_tokens(1), send_tokens(1)],
		}
		.into();
		let info = call.get_dispatch_info();
		let length = transaction(HOUSEHOLD, call.clone(), Some(LG_TOKEN)).encoded_size() as u32;
		let before = TransactionPayment::compute_fee(length, &info, 0);
		let before =
			Exchange::quote_price_tokens_for_exact_tokens(LG_TOKEN, COT, before, true).unwrap();

		assert_eq!(apply(HOUSEHOLD, call, Some(LG_TOKEN)), Ok(Ok(())));

		let fee = token_fee();
		assert!(fee < before, "{fee} of {before}");
		assert_eq!(owned(&LG_TOKEN, HOUSEHOLD), 100 * LGT - fee);
	});
}

#[test]
fn a_call_that_fails_is_paid_for_in_the_token() {
	exchange(|| {
		let failed = apply(HOUSEHOLD, send_tokens(1_000 * LGT), Some(LG_TOKEN)).unwrap();
		assert!(failed.is_err());
		assert_eq!(owned(&LG_TOKEN, HOUSEHOLD), 100 * LGT - token_fee());
	});
}

#[test]
fn a_fee_in_a_token_without_a_pool_is_refused() {
	exchange(|| {
		let payment = Err(TransactionValidityError::Invalid(InvalidTransaction::Payment));
		let unknown = AssetKind::WithId(77);
		assert_eq!(apply(HOUSEHOLD, send_tokens(LGT), Some(unknown)), payment);
		// Nor does it help to own it.
		assert_ok!(Assets::force_create(
			RuntimeOrigin::root(),
			78.into(),
			account(HOUSEHOLD).into(),
			true,
			1
		));
		assert_ok!(Assets::mint_into(78, &account(HOUSEHOLD), UNIT));
		assert_eq!(apply(HOUSEHOLD, send_tokens(LGT), Some(AssetKind::WithId(78))), payment);
		assert_eq!(owned(&LG_TOKEN, HOUSEHOLD), 100 * LGT);
	});
}

#[test]
fn a_fee_beyond_what_is_owned_is_refused() {
	exchange(|| {
		let payment = Err(TransactionValidityError::Invalid(InvalidTransaction::Payment));
		give(LGT_TOKEN, &account("//Poor"), 1);
		assert_eq!(apply("//Poor", send_tokens(1), Some(LG_TOKEN)), payment);
		assert_eq!(apply(HOUSEHOLD, send_tokens(1), None), payment);
	});
}

/// Between signature and block, the manufacturer that owns most tokens sold them all to the pool,
/// and the fee of a transfer was all that the household had.
#[test]
fn a_fee_in_a_token_stays_within_the_bound_that_a_wallet_shows() {
	exchange(|| {
		let signed = transaction(HOUSEHOLD, send_tokens(LGT), Some(LG_TOKEN));
		let info = send_tokens(LGT).get_dispatch_info();
		let coins = TransactionPayment::compute_fee(signed.encoded_size() as u32, &info, 0);
		let shown = views::token_fee(LGT_TOKEN, coins).unwrap();
		let most = shown.most.unwrap();
		assert!(shown.now < most && most < 10 * shown.now, "{shown:?}");

		// LG brings liquidity of its own and takes it out again, as far as it can.
		let lg = AccountId::from(LG);
		let all_tokens = Assets::balance(LGT_TOKEN, &lg);
		let provide = Exchange::add_liquidity(
			RuntimeOrigin::signed(lg.clone()),
			Box::new(COT),
			Box::new(LG_TOKEN),
			POOL.0,
			all_tokens / 2,
			1,
			1,
			lg.clone(),
		);
		assert_ok!(provide);
		assert!(views::token_fee(LGT_TOKEN, coins).unwrap().most.unwrap() <= most);
		let pool = pallet_asset_conversion::Pools::<Runtime>::get((COT, LG_TOKEN)).unwrap();
		let shares = PoolAssets::balance(pool.lp_token, &lg);
		assert_ok!(Exchange::remove_liquidity(
			RuntimeOrigin::signed(lg.clone()),
			Box::new(COT),
			Box::new(LG_TOKEN),
			shares,
			0,
			0,
			lg.clone(),
		));
		// Then it sells all that it has.
		let sell = pallet_asset_conversion::Call::swap_exact_tokens_for_tokens {
			path: vec![Box::new(LG_TOKEN), Box::new(COT)],
			amount_in: Assets::balance(LGT_TOKEN, &lg),
			amount_out_min: 1,
			send_to: lg.clone(),
			keep_alive: false,
		};
		assert_ok!(RuntimeCall::from(sell).dispatch(RuntimeOrigin::signed(lg)));

		assert_eq!(Executive::apply_extrinsic(signed), Ok(Ok(())));
		let paid = token_fee();
		assert!(paid > 3 * shown.now, "the attack raises the fee: {paid} of {shown:?}");
		assert!(paid <= most, "{paid} is more than {shown:?}");
	});
}

#[test]
fn a_fee_in_a_token_without_locked_liquidity_has_no_bound() {
	exchange(|| {
		let (governance, bob) = (account("//Alice"), account("//Bob"));
		let root = RuntimeOrigin::root();
		assert_ok!(Assets::force_create(root, NEXT_TOKEN.into(), governance.into(), true, 1));
		assert_eq!(views::token_fee(NEXT_TOKEN, UNIT), None, "no pool");
		assert_ok!(Assets::mint_into(NEXT_TOKEN, &bob, 1_000 * UNIT));
		let origin = RuntimeOrigin::signed(bob.clone());
		let pair = || (Box::new(COT), Box::new(AssetKind::WithId(NEXT_TOKEN)));
		let (coin, token) = pair();
		assert_ok!(Exchange::create_pool(origin.clone(), coin, token));
		let (coin, token) = pair();
		let (coins, tokens) = (100 * UNIT, 100 * UNIT);
		assert_ok!(Exchange::add_liquidity(origin, coin, token, coins, tokens, coins, tokens, bob));
		let fee = views::token_fee(NEXT_TOKEN, UNIT).unwrap();
		assert!(fee.now > UNIT && fee.now < 102 * UNIT / 100);
		assert_eq!(fee.most, None);
		assert_eq!(views::token_fee(NEXT_TOKEN, 100 * UNIT), None, "more than the pool has");
	});
}

#[test]
fn a_swap_and_a_transfer_of_what_it_brought_are_one_transaction() {
	exchange(|| {
		let expected = quote(&LG_TOKEN, &COT, 50 * LGT).unwrap();
		let dest = account("//New").into();
		let calls = vec![
			swap(&[LG_TOKEN, COT], 50 * LGT, expected * 9 / 10),
			pallet_balances::Call::transfer_keep_alive { dest, value: UNIT }.into(),
		];
		let batch = pallet_utility::Call::batch_all { calls }.into();
		assert_eq!(apply(HOUSEHOLD, batch, Some(LG_TOKEN)), Ok(Ok(())));
		assert_eq!(owned(&COT, "//New"), UNIT);
		// The fee was taken from the same pool before the swap.
		assert!(owned(&COT, HOUSEHOLD) >= expected * 9 / 10 - UNIT);
		assert_eq!(owned(&LG_TOKEN, HOUSEHOLD), 50 * LGT - token_fee());
	});
}

/// Half of its commissions buys LG's token in its pool, a little an hour, and burns it.
#[test]
fn commissions_buy_the_token_and_burn_it() {
	use cot_primitives::OnCommission;
	use frame_support::{traits::Hooks, weights::WeightMeter};

	exchange(|| {
		let lg = AccountId::from(LG);
		let poll = |hours: u64| {
			pallet_timestamp::Now::<Runtime>::put(hours * 3_600_000);
			Rewards::on_poll(1, &mut WeightMeter::new());
		};
		let program = || pallet_rewards::Programs::<Runtime>::get(AccountId::from(LG)).unwrap();
		let before = Balances::free_balance(&lg);
		Rewards::on_commission(&lg, &COT, 1_000 * UNIT);
		assert_eq!(Balances::free_balance(&lg), before - 500 * UNIT);
		poll(1);
		// A five-hundredth of the pool.
		let (coins, tokens) = Exchange::get_reserves(COT, LG_TOKEN).unwrap();
		assert_eq!(coins, POOL.0 + 200 * UNIT);
		assert_eq!(program().burned, POOL.1 - tokens);
		assert_eq!(Assets::total_supply(LGT_TOKEN), MARKET_SUPPLY - program().burned);
		poll(1);
		assert_eq!(Exchange::get_reserves(COT, LG_TOKEN).unwrap(), (coins, tokens));
		poll(2);
		poll(3);
		let (coins, _) = Exchange::get_reserves(COT, LG_TOKEN).unwrap();
		assert_eq!(coins, POOL.0 + 500 * UNIT);
		// Ten tokens for a coin, less the fee and what the purchases themselves cost.
		assert!((4_940..4_985).contains(&(program().burned / LGT)), "{}", program().burned);
		assert_ok!(Rewards::do_try_state());
	});
}
