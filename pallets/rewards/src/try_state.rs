//! Checks of the storage's invariants.

#![cfg(any(feature = "try-runtime", test))]

use alloc::collections::{BTreeMap, BTreeSet};

use codec::Decode;
use frame_support::{
	ensure,
	traits::{
		fungible,
		fungibles::{freeze::Inspect as _, metadata::Inspect as _, roles::Inspect as _, Inspect},
		tokens::{DepositConsequence, Provenance},
	},
};
use sp_runtime::{
	traits::{CheckedAdd, CheckedSub, Hash, One, TrailingZeroInput, Zero},
	TryRuntimeError,
};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the pallet's storage.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::programs_own_their_token_alone()?;
		Self::tokens_belong_to_the_pallet_alone()?;
		Self::supplies_stay_within_their_maximum()?;
		Self::epochs_stay_within_their_budget()?;
		Self::reserves_equal_what_closed_epochs_still_owe()?;
		Self::totals_are_the_sum_of_settled_and_unsettled_shares()?;
		Self::shares_belong_to_an_epoch_and_a_household()?;
		Self::households_count_their_unpaid_shares()?;
		Self::pending_payouts_point_at_their_epoch()?;
		Self::symbols_are_those_of_programs()?;
		Self::what_vests_is_frozen()?;
		Self::funds_are_covered()
	}

	/// Ensures that each program has valid terms, current and announced, and an existing token of
	/// its own.
	fn programs_own_their_token_alone() -> Result<(), TryRuntimeError> {
		let next_token = NextTokenId::<T>::get();
		let mut tokens = BTreeSet::new();
		for (_, program) in Programs::<T>::iter() {
			let market_supply = program.market_supply;
			ensure!(program.terms.validate(market_supply).is_ok(), "a program has invalid terms");
			if let Some(Announcement { terms, .. }) = &program.announced {
				ensure!(
					terms.validate(market_supply).is_ok(),
					"a program has announced invalid terms"
				);
				ensure!(
					terms.epoch_length == program.terms.epoch_length
						&& terms.max_supply == program.terms.max_supply,
					"a program has announced a change of a fixed term"
				);
			}
			ensure!(tokens.insert(program.token), "two programs share a token");
			ensure!(program.token < next_token, "a program's token is not assigned yet");
			ensure!(T::Tokens::asset_exists(program.token), "a program's token does not exist");
		}
		Ok(())
	}

	/// Ensures that each program's token has the pallet's account in its four roles, keeps accounts
	/// alive and is paid in single units: otherwise somebody else can mint or freeze it, or small
	/// households cannot be paid.
	fn tokens_belong_to_the_pallet_alone() -> Result<(), TryRuntimeError> {
		let admin = Some(Self::account_id());
		for (_, program) in Programs::<T>::iter() {
			let token = program.token;
			ensure!(T::Tokens::owner(token) == admin, "a program's token has another owner");
			ensure!(T::Tokens::issuer(token) == admin, "a program's token has another issuer");
			ensure!(T::Tokens::admin(token) == admin, "a program's token has another admin");
			ensure!(T::Tokens::freezer(token) == admin, "a program's token has another freezer");
			ensure!(
				T::Tokens::minimum_balance(token) == One::one(),
				"a program's token has another minimum balance"
			);
			// An account that nobody owns, of which there is nothing on the chain.
			let number = T::Hashing::hash_of(&(b"nobody", token));
			let nobody = T::AccountId::decode(&mut TrailingZeroInput::new(number.as_ref()))
				.map_err(|_| "an account is made of any bytes")?;
			ensure!(
				T::Tokens::can_deposit(token, &nobody, One::one(), Provenance::Extant)
					== DepositConsequence::Success,
				"a program's token does not keep accounts alive"
			);
		}
		Ok(())
	}

	/// Ensures that each symbol is that of a program's token, and each token's symbol is recorded.
	fn symbols_are_those_of_programs() -> Result<(), TryRuntimeError> {
		let mut symbols = BTreeMap::new();
		for (manufacturer, program) in Programs::<T>::iter() {
			let symbol = TokenSymbol::truncate_from(T::Tokens::symbol(program.token));
			symbols.insert(programs::in_upper_case(&symbol), manufacturer);
		}
		let recorded: BTreeMap<_, _> = Symbols::<T>::iter().collect();
		ensure!(symbols == recorded, "the symbols are not those of the programs' tokens");
		Ok(())
	}

	/// Ensures that the minted and reserved amounts of a program stay within its maximum supply and
	/// account for every token in existence.
	fn supplies_stay_within_their_maximum() -> Result<(), TryRuntimeError> {
		for (_, program) in Programs::<T>::iter() {
			let promised = program.minted.checked_add(&program.reserved);
			ensure!(
				promised.is_some_and(|promised| promised <= program.terms.max_supply),
				"a program has promised more than its maximum supply"
			);
			ensure!(
				program.market_supply <= program.minted,
				"a program has minted less than the market's supply"
			);
			ensure!(
				program.market_reserve <= program.market_supply
					&& program.market_reserve
						<= T::Tokens::balance(program.token, &Self::account_id()),
				"a program's liquidity is not there"
			);
			// The issuance is lower where tokens were burned.
			ensure!(
				program
					.minted
					.checked_sub(&program.burned)
					.is_some_and(|left| { T::Tokens::total_issuance(program.token) <= left }),
				"a program's token was minted outside the pallet"
			);
		}
		Ok(())
	}

	/// Ensures that no epoch has settled more than its budget, and that no budget exceeds the
	/// terms. An open epoch has neither.
	fn epochs_stay_within_their_budget() -> Result<(), TryRuntimeError> {
		for (manufacturer, epoch, total) in EpochTotals::<T>::iter() {
			let program =
				Programs::<T>::get(&manufacturer).ok_or("an epoch belongs to no program")?;
			let current = program.epoch_at(Self::now());
			ensure!(
				current.is_some_and(|current| epoch <= current),
				"an epoch has points before it began"
			);
			ensure!(
				program.closes_with.is_none_or(|closes_with| epoch < closes_with),
				"an epoch has points after its program was closed"
			);
			ensure!(
				total
					.minted
					.checked_add(&total.forfeited)
					.is_some_and(|settled| settled <= total.budget),
				"an epoch settled more than its budget"
			);
			// The terms by which earlier epochs were closed are not stored any more.
			ensure!(
				epoch < program.budget_from || total.budget <= program.budget_of(epoch),
				"an epoch's budget is more than the terms allow"
			);
			if program.open_epoch == Some(epoch) {
				ensure!(
					total.budget.is_zero() && total.settled_weight == 0,
					"an open epoch was settled"
				);
			} else {
				ensure!(current != Some(epoch), "the current epoch is closed");
			}
		}
		Ok(())
	}

	/// Ensures that a program's reserve equals the amounts that its closed epochs may still mint.
	fn reserves_equal_what_closed_epochs_still_owe() -> Result<(), TryRuntimeError> {
		let mut owed = BTreeMap::<T::AccountId, BalanceOf<T>>::new();
		for (manufacturer, _, total) in EpochTotals::<T>::iter() {
			let sum = owed.entry(manufacturer).or_default();
			*sum = sum.checked_add(&total.reserved()).ok_or("what epochs owe is out of range")?;
		}
		for (manufacturer, program) in Programs::<T>::iter() {
			ensure!(
				program.reserved == owed.remove(&manufacturer).unwrap_or_default(),
				"a program's reserve is not what its epochs still owe"
			);
		}
		Ok(())
	}

	/// Ensures that an epoch's total is the sum of its settled and unsettled shares, and that an
	/// epoch without shares is removed.
	fn totals_are_the_sum_of_settled_and_unsettled_shares() -> Result<(), TryRuntimeError> {
		for (manufacturer, epoch, total) in EpochTotals::<T>::iter() {
			let (mut households, mut points, mut unsettled) = (0u32, 0u64, 0u64);
			for share in Shares::<T>::iter_prefix_values((&manufacturer, epoch)) {
				ensure!(share.points > 0, "a share is empty");
				households = households.saturating_add(1);
				points = points.checked_add(share.points.into()).ok_or("points overflow")?;
				unsettled = unsettled.checked_add(share.weight()).ok_or("shares overflow")?;
			}
			ensure!(households > 0, "an epoch without shares was not removed");
			ensure!(
				total.settled_weight.checked_add(unsettled) == Some(total.weight),
				"an epoch's weight is not the sum of its shares"
			);
			let counted = (total.households, total.points);
			match total.settled_weight {
				0 => ensure!(
					(households, points) == counted,
					"an epoch's households or points are not those of its shares"
				),
				_ => ensure!(
					households < counted.0 && points < counted.1,
					"an epoch has more households or points than it ever had"
				),
			}
		}
		Ok(())
	}

	/// Ensures that every share is counted in an epoch's total, with a possible multiplier, and
	/// that its household's record covers the epoch.
	fn shares_belong_to_an_epoch_and_a_household() -> Result<(), TryRuntimeError> {
		for ((manufacturer, epoch, household), share) in Shares::<T>::iter() {
			ensure!(
				EpochTotals::<T>::contains_key(&manufacturer, epoch),
				"a share belongs to no epoch"
			);
			ensure!(
				(100..=MAX_STREAK_BONUS.saturating_add(100)).contains(&share.multiplier),
				"a share's multiplier exceeds that of any streak"
			);
			ensure!(
				Households::<T>::get(&manufacturer, &household)
					.is_some_and(|record| record.last_present >= epoch),
				"a share belongs to a household that was not present"
			);
		}
		Ok(())
	}

	/// Ensures that a household belongs to a program that has begun, and counts its unsettled
	/// shares.
	fn households_count_their_unpaid_shares() -> Result<(), TryRuntimeError> {
		let mut shares = BTreeMap::<(T::AccountId, T::AccountId), u32>::new();
		for (manufacturer, _, household) in Shares::<T>::iter_keys() {
			let count = shares.entry((manufacturer, household)).or_default();
			*count = count.saturating_add(1);
		}
		for (manufacturer, household, record) in Households::<T>::iter() {
			let current =
				Programs::<T>::get(&manufacturer).and_then(|program| program.epoch_at(Self::now()));
			ensure!(
				current.is_some_and(|current| record.last_present <= current),
				"a household was present before its program began"
			);
			ensure!(
				record.unpaid == shares.remove(&(manufacturer, household)).unwrap_or(0),
				"a household's unpaid shares are not those it has"
			);
		}
		Ok(())
	}

	/// Ensures that every pending payout stands at the end of an epoch with points, and that an
	/// open epoch has one.
	fn pending_payouts_point_at_their_epoch() -> Result<(), TryRuntimeError> {
		for (end, manufacturer, pending) in PendingPayouts::<T>::iter() {
			let program = Programs::<T>::get(&manufacturer)
				.ok_or("a pending payout belongs to no program")?;
			ensure!(
				program.end_of(pending.epoch).map(u64::to_be_bytes) == Some(end),
				"a pending payout does not stand at the end of its epoch"
			);
			ensure!(
				EpochTotals::<T>::contains_key(&manufacturer, pending.epoch),
				"a pending payout has nothing to pay"
			);
		}
		for (manufacturer, program) in Programs::<T>::iter() {
			let Some(open) = program.open_epoch else { continue };
			let end = program.end_of(open).ok_or("a program has an epoch but has not begun")?;
			ensure!(
				PendingPayouts::<T>::get(end.to_be_bytes(), &manufacturer)
					.is_some_and(|pending| pending.epoch == open),
				"an open epoch has no pending payout"
			);
		}
		Ok(())
	}

	/// Ensures that of each household exactly what vests by its record is frozen.
	fn what_vests_is_frozen() -> Result<(), TryRuntimeError> {
		let reason = FreezeReason::Vesting.into();
		for (manufacturer, household, record) in Households::<T>::iter() {
			let program =
				Programs::<T>::get(&manufacturer).ok_or("a household belongs to no program")?;
			let frozen = T::Freezer::balance_frozen(program.token, &reason, &household);
			ensure!(frozen == record.vesting.amount, "what vests is not what is frozen");
		}
		Ok(())
	}

	/// Ensures that the pallet's account has the coins of all funds.
	fn funds_are_covered() -> Result<(), TryRuntimeError> {
		let mut coins = BalanceOf::<T>::zero();
		for (manufacturer, fund) in BurnFunds::<T>::iter() {
			ensure!(Programs::<T>::contains_key(manufacturer), "a fund belongs to no program");
			coins = coins.checked_add(&fund.coins).ok_or("funds overflow")?;
		}
		let owned = <T::Coins as fungible::Inspect<_>>::total_balance(&Self::account_id());
		ensure!(coins <= owned, "the coins of the funds are not there");
		Ok(())
	}
}
