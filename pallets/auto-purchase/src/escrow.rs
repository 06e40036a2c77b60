//! What orders do to money.

use frame_support::{
	ensure,
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{
		fungible::MutateHold as _,
		fungibles::{hold::Mutate as _, Inspect as _},
		tokens::{DepositConsequence, Fortitude, Precision, Provenance, Restriction},
	},
};
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Pays `amount` of the escrow to the merchant, less the manufacturer's share of it. Returns
	/// what each got.
	pub(crate) fn pay_out(
		order: &OrderOf<T>,
		amount: BalanceOf<T>,
	) -> Result<(BalanceOf<T>, BalanceOf<T>), DispatchError> {
		let commission = Self::payable_commission(order, amount);
		let merchant_amount = amount.saturating_sub(commission);
		Self::pay(order, &order.manufacturer, commission)?;
		Self::pay(order, &order.merchant, merchant_amount)?;
		Ok((merchant_amount, commission))
	}

	/// The commission, or nothing when the manufacturer's account cannot take it: the merchant has
	/// delivered and does not wait for that.
	fn payable_commission(order: &OrderOf<T>, amount: BalanceOf<T>) -> BalanceOf<T> {
		let commission = math::commission_of(amount, order.commission);
		let takes = T::Assets::can_deposit(
			order.asset.clone(),
			&order.manufacturer,
			commission,
			Provenance::Extant,
		);
		match takes {
			DepositConsequence::Success => commission,
			_ => Zero::zero(),
		}
	}

	/// Pays out of the escrow. Forced, because a freeze the household sets later must not reach
	/// what it already owes.
	fn pay(order: &OrderOf<T>, to: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		T::Assets::transfer_on_hold(
			order.asset.clone(),
			&escrow::<T>(),
			&order.household,
			to,
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Force,
		)
		.map(|_| ())
	}

	/// Gives `amount` of the escrow, and of the budget, back to the household.
	pub(crate) fn give_back(order: &OrderOf<T>, amount: BalanceOf<T>) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		T::Assets::release(
			order.asset.clone(),
			&escrow::<T>(),
			&order.household,
			amount,
			Precision::Exact,
		)?;
		let mandate =
			Self::mandate_of(order).filter(|mandate| mandate.period_start <= order.placed_at);
		if let Some(mut mandate) = mandate {
			mandate.spent = mandate.spent.saturating_sub(amount);
			Mandates::<T>::insert(order.device, order.slot, mandate);
		}
		Ok(())
	}

	/// The mandate of the order's slot, if it is still its household's.
	pub(crate) fn mandate_of(order: &OrderOf<T>) -> Option<MandateOf<T>> {
		Mandates::<T>::get(order.device, order.slot)
			.filter(|mandate| mandate.owner == order.household)
	}

	/// Pays the household from the merchant's bond, as far as that reaches. An account that cannot
	/// take so little gets nothing; the refund does not wait for that.
	pub(crate) fn penalise(order: &OrderOf<T>) -> BalanceOf<T> {
		let bond = Merchants::<T>::get(&order.merchant).map_or(Zero::zero(), |m| m.bond);
		let penalty = T::LatePenalty::get().min(bond);
		let paid: Result<BalanceOf<T>, DispatchError> = with_storage_layer(|| {
			T::Currency::transfer_on_hold(
				&merchant_bond::<T>(),
				&order.merchant,
				&order.household,
				penalty,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)
		});
		let paid = paid.unwrap_or_else(|_| Zero::zero());
		Self::update_merchant(&order.merchant, |merchant| {
			merchant.bond = merchant.bond.saturating_sub(paid);
		});
		paid
	}

	/// Releases an order's value if its ledger allows that; else writes down that it stays held.
	/// Returns what was released.
	pub(crate) fn release_or_strand(order: &OrderOf<T>) -> BalanceOf<T> {
		if with_storage_layer(|| Self::give_back(order, order.value)).is_ok() {
			return order.value;
		}
		Stranded::<T>::mutate(&order.household, &order.asset, |stranded| {
			stranded.saturating_accrue(order.value);
		});
		Zero::zero()
	}

	pub(crate) fn do_release_stranded(household: T::AccountId, asset: AssetKind) -> DispatchResult {
		let amount = Stranded::<T>::take(&household, &asset);
		ensure!(!amount.is_zero(), Error::<T>::NothingStranded);
		T::Assets::release(asset.clone(), &escrow::<T>(), &household, amount, Precision::Exact)?;
		Self::deposit_event(Event::StrandedReleased { household, asset, amount });
		Ok(())
	}
}
