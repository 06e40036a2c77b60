use cot_primitives::{EpochIndex, InspectManufacturers};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{
		fungibles::{metadata::Mutate as _, Create, Mutate},
		Defensive,
	},
};
use sp_runtime::{
	traits::{One, Saturating, Zero},
	ArithmeticError,
};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_create_program(
		manufacturer: T::AccountId,
		name: TokenName,
		symbol: TokenSymbol,
		decimals: u8,
		terms: ProgramTermsOf<T>,
	) -> DispatchResult {
		ensure!(T::Manufacturers::is_approved(&manufacturer), Error::<T>::ManufacturerNotApproved);
		Self::insert_program(manufacturer, name, symbol, decimals, terms)
	}

	/// Creates a program without asking whether its manufacturer is approved.
	pub(crate) fn insert_program(
		manufacturer: T::AccountId,
		name: TokenName,
		symbol: TokenSymbol,
		decimals: u8,
		terms: ProgramTermsOf<T>,
	) -> DispatchResult {
		ensure!(!Programs::<T>::contains_key(&manufacturer), Error::<T>::ProgramExists);
		ensure!(
			is_label(&name) && is_label(&symbol) && decimals <= MAX_DECIMALS,
			Error::<T>::InvalidMetadata
		);
		terms.validate().map_err(Error::<T>::from)?;
		let token = NextTokenId::<T>::get();
		let next_token = token.checked_add(1).ok_or(ArithmeticError::Overflow)?;

		// Sufficient, so that a household that owns nothing else can be paid; a minimum of one unit, so that no payout
		// is too small.
		let admin = Self::account_id();
		T::Tokens::create(token, admin.clone(), true, BalanceOf::<T>::one())?;
		T::Tokens::set(token, &admin, name.into_inner(), symbol.into_inner(), decimals)?;
		NextTokenId::<T>::put(next_token);
		Programs::<T>::insert(&manufacturer, Program::new(token, terms.clone()));

		Self::deposit_event(Event::ProgramCreated { manufacturer, token, terms });
		Ok(())
	}

	pub(crate) fn do_claim_for(
		manufacturer: T::AccountId,
		epoch: EpochIndex,
		owner: T::AccountId,
	) -> DispatchResult {
		Self::settle_share(&manufacturer, epoch, owner)
	}

	/// Pays one household's share of an ended epoch and, with the last share, forgets the epoch.
	pub(crate) fn settle_share(
		manufacturer: &T::AccountId,
		epoch: EpochIndex,
		owner: T::AccountId,
	) -> DispatchResult {
		let mut program = Programs::<T>::get(manufacturer).ok_or(Error::<T>::UnknownProgram)?;
		ensure!(program.has_ended(epoch, Self::now()), Error::<T>::EpochNotEnded);
		let points =
			PointsOf::<T>::get((manufacturer, epoch, &owner)).ok_or(Error::<T>::NothingToClaim)?;
		let mut total = EpochTotals::<T>::get(manufacturer, epoch)
			.defensive_proof("an epoch has a total as long as it has shares; qed")
			.ok_or(Error::<T>::NothingToClaim)?;

		program.close(epoch, &mut total);
		let amount = program.payout(epoch, &total, points);
		if !amount.is_zero() {
			T::Tokens::mint_into(program.token, &owner, amount)?;
		}

		program.minted.saturating_accrue(amount);
		program.reserved.saturating_reduce(amount);
		total.minted.saturating_accrue(amount);
		total.settled_points = total.settled_points.saturating_add(points.into());
		PointsOf::<T>::remove((manufacturer, epoch, &owner));
		Self::deposit_event(Event::RewardPaid {
			manufacturer: manufacturer.clone(),
			owner,
			epoch,
			points,
			amount,
		});

		if total.settled_points == total.points {
			// What rounding left of the epoch's budget was never minted: later epochs may.
			program.reserved.saturating_reduce(total.budget.saturating_sub(total.minted));
			if let Some(end) = program.end_of(epoch) {
				PendingPayouts::<T>::remove(end.to_be_bytes(), manufacturer);
			}
			EpochTotals::<T>::remove(manufacturer, epoch);
			Self::deposit_event(Event::EpochSettled {
				manufacturer: manufacturer.clone(),
				epoch,
				points: total.points,
				minted: total.minted,
			});
		} else {
			EpochTotals::<T>::insert(manufacturer, epoch, total);
		}
		Programs::<T>::insert(manufacturer, program);
		Ok(())
	}
}

/// Whether wallets can show it.
fn is_label(bytes: &[u8]) -> bool {
	!bytes.is_empty() && core::str::from_utf8(bytes).is_ok()
}
