//! Fees in tokens: the price of now, and the highest one that somebody can bring about.

use cot_primitives::TokenId;
use cot_runtime_api::TokenFee;
use pallet_asset_conversion::{Config as ExchangeConfig, Pools};
use pallet_rewards::Programs;
use sp_core::U256;

use crate::{configs::money::AssetKind, Assets, Balance, Exchange, PoolAssets, Rewards, Runtime};

/// Returns what a fee in coins costs in a token; none if the token has no pool with so many coins.
pub fn token_fee(token: TokenId, fee: Balance) -> Option<TokenFee<Balance>> {
	let now = Exchange::quote_price_tokens_for_exact_tokens(
		AssetKind::WithId(token),
		AssetKind::Native,
		fee,
		true,
	)?;
	Some(TokenFee { now, most: most_for(token, fee) })
}

/// Returns the most tokens that a fee can cost.
fn most_for(token: TokenId, fee: Balance) -> Option<Balance> {
	let pair = (AssetKind::Native, AssetKind::WithId(token));
	let (coins, tokens) = Exchange::get_reserves(pair.0.clone(), pair.1.clone()).ok()?;
	let shares = Pools::<Runtime>::get(pair)?.lp_token;
	let locked = PoolAssets::balance(shares, Rewards::account_id());
	let all = PoolAssets::total_supply(shares);
	let to_come = Programs::<Runtime>::iter_values()
		.find(|program| program.token == token)
		.map_or(0, |program| program.terms.epoch_budget);
	let supply = Assets::total_supply(token).checked_add(to_come)?;

	// What remains of coins and tokens when all other liquidity is withdrawn, and then of the coins
	// when all other tokens are sold. The fee of the swaps would leave more.
	let rest = |reserve: Balance| -> Option<Balance> {
		let share = U256::from(reserve).checked_mul(locked.into())?.checked_div(all.into())?;
		share.try_into().ok()
	};
	let product = U256::from(rest(coins)?).checked_mul(rest(tokens)?.into())?;
	let coins_left: Balance = product.checked_div(supply.into())?.try_into().ok()?;
	let swap_fee = <Runtime as ExchangeConfig>::MaxSwapFee::get();
	Exchange::get_amount_in(swap_fee, &fee, &supply, &coins_left).ok()
}
