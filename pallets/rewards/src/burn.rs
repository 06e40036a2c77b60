//! The token's sink: a share of each commission buys the program's token and burns it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{Moment, OnCommission, OnTokensBurned, TokenId, TokenMarket};
use frame_support::{
	pallet_prelude::DispatchResult,
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect as _, Mutate as _, NativeOrWithId},
		fungibles::Mutate as _,
		tokens::{Fortitude, Precision, Preservation},
		Get,
	},
	weights::WeightMeter,
};
use scale_info::TypeInfo;
use sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding,
	traits::{AtLeast32BitUnsigned, SaturatedConversion, Saturating, Zero},
	DispatchError, FixedPointNumber, FixedU128, Permill, Rounding,
};

use crate::*;

/// One purchase takes at most this part of the pool's coins, so that it moves the price by less
/// than the fee of buying before it and selling after it.
const CHUNK: Permill = Permill::from_parts(2_000);
/// Most that a purchase may fall short of what the pool's reserves promise, its fee included.
const SLIPPAGE: Permill = Permill::from_percent(1);
/// Rate below which nothing is bought, as a part of the mean rate: somebody has just made the token
/// dear.
const LOWEST_RATE: Permill = Permill::from_percent(90);
/// Weight of the latest rate in the mean rate: one in so many.
const MEMORY: u32 = 16;

/// Coins collected for a program's token.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct BurnFund<Balance> {
	/// Coins that will buy tokens.
	pub coins: Balance,
	/// Time of the next purchase in Unix seconds.
	pub next_at: Moment,
	/// Mean of the tokens that a coin has bought at the last times; none before the first.
	pub mean_rate: Option<FixedU128>,
}

impl<Balance: AtLeast32BitUnsigned + Copy> BurnFund<Balance> {
	/// Notes the pool's rate. Returns true if it is not far below the mean of the last ones, with
	/// which it counts from then on.
	fn accepts(&mut self, coins: Balance, tokens: Balance) -> bool {
		let rate = FixedU128::saturating_from_rational::<u128, u128>(
			tokens.saturated_into(),
			coins.saturated_into(),
		);
		let Some(mean) = self.mean_rate else {
			self.mean_rate = Some(rate);
			return true;
		};
		let weight = FixedU128::saturating_from_rational(1u32, MEMORY);
		let kept = FixedU128::from_u32(1).saturating_sub(weight).saturating_mul(mean);
		self.mean_rate = Some(kept.saturating_add(weight.saturating_mul(rate)));
		rate >= mean.saturating_mul(LOWEST_RATE.into())
	}
}

impl<T: Config> OnCommission<T::AccountId, NativeOrWithId<TokenId>, BalanceOf<T>> for Pallet<T> {
	fn on_commission(
		manufacturer: &T::AccountId,
		asset: &NativeOrWithId<TokenId>,
		amount: BalanceOf<T>,
	) {
		let share = T::BurnShare::get().mul_floor(amount);
		let Some(program) = Programs::<T>::get(manufacturer).filter(|_| !share.is_zero()) else {
			return;
		};
		let collected = with_storage_layer(|| match asset {
			NativeOrWithId::Native => Self::collect(manufacturer, share),
			NativeOrWithId::WithId(token) if *token == program.token => {
				Self::burn(manufacturer.clone(), manufacturer, Zero::zero(), share)
			},
			NativeOrWithId::WithId(_) => Ok(()),
		});
		// A manufacturer that cannot pay holds up no order.
		if let Err(error) = collected {
			let manufacturer = manufacturer.clone();
			Self::deposit_event(Event::ShareNotCollected { manufacturer, share, error });
		}
	}
}

impl<T: Config> OnTokensBurned<T::AccountId, BalanceOf<T>> for Pallet<T> {
	fn on_tokens_burned(manufacturer: &T::AccountId, tokens: BalanceOf<T>) {
		let counted = Programs::<T>::mutate_extant(manufacturer, |program| {
			program.burned.saturating_accrue(tokens);
			true
		});
		if counted {
			let (manufacturer, coins) = (manufacturer.clone(), Zero::zero());
			Self::deposit_event(Event::TokensBurned { manufacturer, coins, tokens });
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Takes coins of the manufacturer into its fund.
	fn collect(manufacturer: &T::AccountId, share: BalanceOf<T>) -> DispatchResult {
		let admin = Self::account_id();
		// The first coins of all keep the account alive.
		let kept = match T::Coins::balance(&admin).is_zero() {
			true => T::Coins::minimum_balance(),
			false => Zero::zero(),
		};
		T::Coins::transfer(manufacturer, &admin, share, Preservation::Preserve)?;
		BurnFunds::<T>::mutate(manufacturer, |fund| {
			fund.get_or_insert_default().coins.saturating_accrue(share.saturating_sub(kept));
		});
		Ok(())
	}

	/// Burns tokens of `owner` that were bought for `coins`.
	fn burn(
		manufacturer: T::AccountId,
		owner: &T::AccountId,
		coins: BalanceOf<T>,
		tokens: BalanceOf<T>,
	) -> DispatchResult {
		let burned = Programs::<T>::try_mutate(&manufacturer, |program| {
			let program = program.as_mut().ok_or(Error::<T>::UnknownProgram)?;
			let burned = T::Tokens::burn_from(
				program.token,
				owner,
				tokens,
				Preservation::Expendable,
				Precision::Exact,
				Fortitude::Polite,
			)?;
			program.burned.saturating_accrue(burned);
			Ok::<_, DispatchError>(burned)
		})?;
		Self::deposit_event(Event::TokensBurned { manufacturer, coins, tokens: burned });
		Ok(())
	}

	/// Buys tokens for one fund and burns them, if its time has come. Each block visits the next
	/// fund.
	pub(crate) fn buy_back(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::next_fund()).is_err() {
			return;
		}
		let Some(manufacturer) = Self::next_fund() else { return };
		if meter.try_consume(T::WeightInfo::buy_back()).is_err() {
			return;
		}
		LastFund::<T>::put(&manufacturer);
		let Some(mut fund) = BurnFunds::<T>::get(&manufacturer) else { return };
		let now = Self::now();
		if fund.coins.is_zero() || now < fund.next_at {
			return;
		}
		fund.next_at = now.saturating_add(T::BurnInterval::get());
		let bought = with_storage_layer(|| Self::buy_for(&manufacturer, &mut fund));
		BurnFunds::<T>::insert(&manufacturer, fund);
		if let Err(error) = bought {
			Self::deposit_event(Event::BuyBackFailed { manufacturer, error });
		}
	}

	/// Returns the fund after the one that was visited last.
	fn next_fund() -> Option<T::AccountId> {
		let after = LastFund::<T>::get().map(BurnFunds::<T>::hashed_key_for);
		after
			.and_then(|key| BurnFunds::<T>::iter_keys_from(key).next())
			.or_else(|| BurnFunds::<T>::iter_keys().next())
	}

	/// Spends a small part of the pool's coins, or less if the fund has less.
	fn buy_for(manufacturer: &T::AccountId, fund: &mut BurnFund<BalanceOf<T>>) -> DispatchResult {
		let program = Programs::<T>::get(manufacturer).ok_or(Error::<T>::UnknownProgram)?;
		let Some((coins, tokens)) = T::Market::reserves(program.token) else { return Ok(()) };
		let spent = fund.coins.min(CHUNK.mul_floor(coins));
		if spent.is_zero() || !fund.accepts(coins, tokens) {
			return Ok(());
		}
		let promised: BalanceOf<T> = multiply_by_rational_with_rounding(
			tokens.saturated_into(),
			spent.saturated_into(),
			coins.saturating_add(spent).saturated_into(),
			Rounding::Down,
		)
		.unwrap_or(0)
		.saturated_into();
		let least = promised.saturating_sub(SLIPPAGE.mul_ceil(promised));
		let admin = Self::account_id();
		let bought = T::Market::buy(&admin, program.token, spent, least)?;
		fund.coins.saturating_reduce(spent);
		Self::burn(manufacturer.clone(), &admin, spent, bought)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_rate_far_below_the_mean_is_not_accepted_until_it_has_lasted() {
		let mut fund = BurnFund::<u128>::default();
		assert!(fund.accepts(1_000, 1_000));
		assert!(fund.accepts(1_000, 900));
		// Twice as dear, for a while.
		let refused = (0..100).take_while(|_| !fund.accepts(1_000, 500)).count();
		assert!((20..50).contains(&refused), "{refused}");
		assert!(fund.accepts(1_000, 2_000));
	}
}
