//! Calls about allowances and debts.

use cot_primitives::{DeviceId, InspectFrozen, SlotId, TokenId};
use frame_support::{
	ensure,
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{
		fungibles::{Inspect as _, MutateHold as _},
		tokens::{Fortitude, Precision, Preservation},
	},
};
use sp_runtime::traits::{Saturating, Zero};

use crate::{subscriptions::allowance, *};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_top_up(
		from: T::AccountId,
		device: DeviceId,
		slot: SlotId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let (mut record, plan) = Self::subscription(device, slot)?;
		ensure!(!amount.is_zero(), Error::<T>::ZeroTerms);
		let has_ended = record.end_by(&plan, Self::now()).is_some();
		ensure!(!has_ended || !record.debt.is_zero(), Error::<T>::SubscriptionEnded);
		ensure!(Self::spendable(plan.token, &from) >= amount, Error::<T>::InsufficientTokens);
		let household = record.household.clone();
		if from == household {
			T::Tokens::hold(plan.token, &allowance::<T>(), &household, amount)?;
		} else {
			T::Tokens::transfer_and_hold(
				plan.token,
				&allowance::<T>(),
				&from,
				&household,
				amount,
				Precision::Exact,
				Preservation::Expendable,
				Fortitude::Polite,
			)?;
		}

		let owed = record.debt;
		record.add(amount);
		let (debt_paid, free) = (owed.saturating_sub(record.debt), record.free());
		Self::deposit_event(Event::ToppedUp {
			device,
			slot,
			household,
			from,
			amount,
			debt_paid,
			free,
		});
		Self::settle_due(device, slot, &mut record, &plan);
		Subscriptions::<T>::insert(device, slot, record);
		Ok(())
	}

	/// Returns the tokens that an account can spend. Holds and freezes may overlap, but an
	/// allowance is spent and frozen tokens must not be.
	fn spendable(token: TokenId, who: &T::AccountId) -> BalanceOf<T> {
		T::Tokens::balance(token, who).saturating_sub(T::Frozen::frozen(token, who))
	}

	pub(crate) fn do_withdraw(
		who: T::AccountId,
		device: DeviceId,
		slot: SlotId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let (mut record, plan) = Self::subscription_of(&who, device, slot)?;
		ensure!(!amount.is_zero(), Error::<T>::ZeroTerms);
		ensure!(amount <= record.free(), Error::<T>::InsufficientAllowance);
		T::Tokens::release(plan.token, &allowance::<T>(), &who, amount, Precision::Exact)?;

		record.allowance = record.allowance.saturating_sub(amount);
		let free = record.free();
		Self::deposit_event(Event::Withdrawn { device, slot, household: who, amount, free });
		Self::settle_due(device, slot, &mut record, &plan);
		Subscriptions::<T>::insert(device, slot, record);
		Ok(())
	}

	pub(crate) fn do_forgive_debt(
		who: T::AccountId,
		device: DeviceId,
		slot: SlotId,
	) -> DispatchResult {
		let (mut record, plan) = Self::subscription(device, slot)?;
		ensure!(plan.manufacturer == who, Error::<T>::NotManufacturer);
		let amount = record.debt;
		ensure!(!amount.is_zero(), Error::<T>::NoDebt);

		record.debt = Zero::zero();
		record.debt_since = None;
		let household = record.household.clone();
		Subscriptions::<T>::insert(device, slot, record);
		Self::deposit_event(Event::DebtForgiven {
			device,
			slot,
			household,
			manufacturer: who,
			amount,
		});
		Ok(())
	}

	/// Releases the rest of an allowance, or notes that the ledger refuses it.
	pub(crate) fn release_or_strand(
		household: &T::AccountId,
		token: TokenId,
		amount: BalanceOf<T>,
	) {
		if amount.is_zero() {
			return;
		}
		let released = with_storage_layer(|| {
			T::Tokens::release(token, &allowance::<T>(), household, amount, Precision::Exact)
		});
		if released.is_err() {
			Stranded::<T>::mutate(household, token, |stranded| stranded.saturating_accrue(amount));
			let household = household.clone();
			Self::deposit_event(Event::AllowanceStranded { household, token, amount });
		}
	}

	pub(crate) fn do_release_stranded(household: T::AccountId, token: TokenId) -> DispatchResult {
		let amount = Stranded::<T>::take(&household, token);
		ensure!(!amount.is_zero(), Error::<T>::NothingStranded);
		T::Tokens::release(token, &allowance::<T>(), &household, amount, Precision::Exact)?;
		Self::deposit_event(Event::StrandedReleased { household, token, amount });
		Ok(())
	}
}
