//! Creation, change and closure of programs.

use cot_primitives::{InspectManufacturers, TokenId};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{
		fungibles::{metadata::Mutate as _, Create, Inspect, Mutate},
		Contains,
	},
};
use sp_runtime::{
	traits::{One, Saturating, Zero},
	ArithmeticError, DispatchError,
};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_create_program(
		manufacturer: T::AccountId,
		name: TokenName,
		symbol: TokenSymbol,
		decimals: u8,
		market_supply: BalanceOf<T>,
		terms: ProgramTermsOf<T>,
	) -> DispatchResult {
		ensure!(T::Manufacturers::is_approved(&manufacturer), Error::<T>::ManufacturerNotApproved);
		Self::insert_program(manufacturer, name, symbol, decimals, market_supply, terms)
	}

	/// Creates a program without requiring that its manufacturer is approved.
	pub(crate) fn insert_program(
		manufacturer: T::AccountId,
		name: TokenName,
		symbol: TokenSymbol,
		decimals: u8,
		market_supply: BalanceOf<T>,
		terms: ProgramTermsOf<T>,
	) -> DispatchResult {
		ensure!(!Programs::<T>::contains_key(&manufacturer), Error::<T>::ProgramExists);
		ensure!(
			is_displayable(&name) && is_symbol(&symbol) && decimals <= MAX_DECIMALS,
			Error::<T>::InvalidMetadata
		);
		let unique = in_upper_case(&symbol);
		let is_taken = Symbols::<T>::contains_key(&unique) || T::ReservedSymbols::contains(&unique);
		ensure!(!is_taken, Error::<T>::SymbolTaken);
		terms.validate(market_supply).map_err(Error::<T>::from)?;
		let token = Self::free_token()?;
		let next_token = token.checked_add(1).ok_or(ArithmeticError::Overflow)?;

		// Sufficient, so that a household without any other balance can be paid; a minimum balance
		// of one unit, so that no payout is too small.
		let admin = Self::account_id();
		T::Tokens::create(token, admin.clone(), true, BalanceOf::<T>::one())?;
		T::Tokens::set(token, &admin, name.into_inner(), symbol.into_inner(), decimals)?;
		let program = Program::new(token, terms.clone(), market_supply);
		let reserve = program.market_reserve;
		for (owner, amount) in
			[(&manufacturer, market_supply.saturating_sub(reserve)), (&admin, reserve)]
		{
			if !amount.is_zero() {
				T::Tokens::mint_into(token, owner, amount)?;
			}
		}
		NextTokenId::<T>::put(next_token);
		Symbols::<T>::insert(unique, &manufacturer);
		Programs::<T>::insert(&manufacturer, program);

		Self::deposit_event(Event::ProgramCreated { manufacturer, token, market_supply, terms });
		Ok(())
	}

	/// Returns the first identifier of a token that nobody has taken.
	fn free_token() -> Result<TokenId, DispatchError> {
		let first = NextTokenId::<T>::get();
		(0..=MAX_TAKEN_IDS)
			.map_while(|taken| first.checked_add(taken))
			.find(|token| !T::Tokens::asset_exists(*token))
			.ok_or_else(|| Error::<T>::TokenIdsTaken.into())
	}

	pub(crate) fn do_change_terms(
		manufacturer: T::AccountId,
		terms: ProgramTermsOf<T>,
	) -> DispatchResult {
		let mut program = Programs::<T>::get(&manufacturer).ok_or(Error::<T>::UnknownProgram)?;
		ensure!(program.closes_with.is_none(), Error::<T>::ProgramClosing);
		let now = Self::now();
		ensure!(!program.awaits_change(now), Error::<T>::ChangeAnnounced);
		terms.validate(program.market_supply).map_err(Error::<T>::from)?;
		ensure!(
			terms.epoch_length == program.terms.epoch_length,
			Error::<T>::EpochLengthCannotChange
		);
		ensure!(terms.max_supply == program.terms.max_supply, Error::<T>::MaxSupplyCannotChange);

		// The record has room for one announcement: one that has taken effect makes way first.
		if let Some(current) = program.epoch_at(now) {
			Self::adopt_due_terms(&manufacturer, &mut program, current);
		}
		let old = program.terms.clone();
		let from = program.announce(terms.clone(), now);
		Programs::<T>::insert(&manufacturer, program);

		Self::deposit_event(Event::TermsAnnounced { manufacturer, from, old, new: terms });
		Ok(())
	}

	pub(crate) fn do_close_program(manufacturer: T::AccountId) -> DispatchResult {
		let closes_with = Programs::<T>::try_mutate(&manufacturer, |program| {
			let program = program.as_mut().ok_or(Error::<T>::UnknownProgram)?;
			ensure!(program.closes_with.is_none(), Error::<T>::ProgramClosing);
			let closes_with = program.epoch_after_notice(Self::now());
			program.closes_with = Some(closes_with);
			Ok::<_, Error<T>>(closes_with)
		})?;
		Self::deposit_event(Event::ClosureAnnounced { manufacturer, closes_with });
		Ok(())
	}
}

/// Identifiers in a row, taken by others, that a new token skips: governance creates tokens too. As
/// many are looked up at most.
pub(crate) const MAX_TAKEN_IDS: u32 = 64;

/// Returns true if the text is a symbol that looks like no other one.
fn is_symbol(text: &[u8]) -> bool {
	!text.is_empty() && text.iter().all(u8::is_ascii_alphanumeric)
}

/// Returns the symbol in upper case, in which it is unique.
pub(crate) fn in_upper_case(symbol: &TokenSymbol) -> TokenSymbol {
	TokenSymbol::truncate_from(symbol.to_ascii_uppercase())
}

/// Returns true if wallets can display the text.
fn is_displayable(text: &[u8]) -> bool {
	!text.is_empty() && core::str::from_utf8(text).is_ok()
}
