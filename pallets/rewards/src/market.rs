//! Liquidity of a program's token, which stays in its pool for ever.

use cot_primitives::TokenMarket;
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{
		fungible::{Inspect as _, Mutate as _},
		fungibles::{Inspect as _, Mutate as _},
		tokens::Preservation,
	},
};
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_provide_liquidity(
		manufacturer: T::AccountId,
		most: (BalanceOf<T>, BalanceOf<T>),
		least: (BalanceOf<T>, BalanceOf<T>),
	) -> DispatchResult {
		let mut program = Programs::<T>::get(&manufacturer).ok_or(Error::<T>::UnknownProgram)?;
		let token = program.token;
		ensure!(most.1 <= program.market_reserve, Error::<T>::MarketSupplyUsedUp);

		let admin = Self::account_id();
		// An account without a coin cannot own shares of a pool.
		if T::Coins::balance(&admin).is_zero() {
			let minimum = T::Coins::minimum_balance();
			T::Coins::transfer(&manufacturer, &admin, minimum, Preservation::Preserve)?;
		}
		// The exchange takes both from one account, and leaves what it does not need there.
		let owned = Self::coins_and_tokens(&manufacturer, token);
		T::Market::open(&manufacturer, token)?;
		T::Tokens::transfer(token, &admin, &manufacturer, most.1, Preservation::Expendable)?;
		let before = Self::coins_and_tokens(&manufacturer, token);
		T::Market::provide(&manufacturer, token, most, least, &admin)?;
		let after = Self::coins_and_tokens(&manufacturer, token);
		let coins = before.0.saturating_sub(after.0);
		let tokens = before.1.saturating_sub(after.1);
		let rest = after.1.saturating_sub(owned.1);
		if !rest.is_zero() {
			T::Tokens::transfer(token, &manufacturer, &admin, rest, Preservation::Expendable)?;
		}
		program.market_reserve.saturating_reduce(tokens);
		let left = program.market_reserve;
		Programs::<T>::insert(&manufacturer, program);
		Self::deposit_event(Event::LiquidityProvided { manufacturer, coins, tokens, left });
		Ok(())
	}

	/// Returns the balances of an account in coins and in a token.
	fn coins_and_tokens(
		who: &T::AccountId,
		token: cot_primitives::TokenId,
	) -> (BalanceOf<T>, BalanceOf<T>) {
		(T::Coins::balance(who), T::Tokens::balance(token, who))
	}
}
