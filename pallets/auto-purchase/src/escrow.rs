//! Effects of orders on money: payments, refunds, penalties, and escrows that a ledger refuses to
//! move.

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

use crate::{
	open_order::{Moved, OpenOrder},
	*,
};

impl<T: Config> OpenOrder<T> {
	/// Pays `to_merchant` of the escrow to the merchant, less the manufacturer's share of it, and
	/// releases the rest to the household.
	pub(crate) fn divide(
		&self,
		to_merchant: BalanceOf<T>,
	) -> Result<Moved<BalanceOf<T>>, DispatchError> {
		let Purchase { manufacturer, merchant, value, .. } = &self.record.purchase;
		let commission = self.payable_commission(to_merchant);
		let merchant_amount = to_merchant.saturating_sub(commission);
		self.pay(manufacturer, commission)?;
		self.pay(merchant, merchant_amount)?;
		let refund = value.saturating_sub(to_merchant);
		self.refund(refund)?;
		Ok(Moved { refund, merchant_amount, commission, penalty: Zero::zero() })
	}

	/// Returns the commission, or zero if the manufacturer's account cannot take it: the merchant
	/// has delivered and does not wait for that.
	fn payable_commission(&self, amount: BalanceOf<T>) -> BalanceOf<T> {
		let Purchase { asset, manufacturer, commission, .. } = &self.record.purchase;
		let commission = math::commission_of(amount, *commission);
		if commission.is_zero() {
			return commission;
		}
		let takes =
			T::Assets::can_deposit(asset.clone(), manufacturer, commission, Provenance::Extant);
		match takes {
			DepositConsequence::Success => commission,
			_ => Zero::zero(),
		}
	}

	/// Pays out of the escrow. The transfer is forced, because a freeze that the household sets
	/// later must not reach what it already owes.
	fn pay(&self, to: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		T::Assets::transfer_on_hold(
			self.record.purchase.asset.clone(),
			&escrow::<T>(),
			&self.record.purchase.household,
			to,
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Force,
		)
		.map(|_| ())
	}

	/// Releases `amount` of the escrow to the household, and restores it to the budget of the
	/// period in which it was spent.
	fn refund(&self, amount: BalanceOf<T>) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let Purchase { household, device, slot, asset, .. } = &self.record.purchase;
		T::Assets::release(asset.clone(), &escrow::<T>(), household, amount, Precision::Exact)?;
		let mandate = Mandates::<T>::get(device, slot).filter(|mandate| {
			mandate.household == *household && mandate.period_start <= self.record.placed_at
		});
		if let Some(mut mandate) = mandate {
			mandate.spent = mandate.spent.saturating_sub(amount);
			Mandates::<T>::insert(device, slot, mandate);
		}
		Ok(())
	}

	/// Pays the household from the merchant's bond, as far as that reaches, and returns the amount.
	/// An account that cannot take so little gets nothing; the refund does not wait for that.
	pub(crate) fn penalise(&self) -> BalanceOf<T> {
		let Purchase { household, merchant, .. } = &self.record.purchase;
		let bond = Merchants::<T>::get(merchant).map_or(Zero::zero(), |record| record.bond);
		let penalty = T::LatePenalty::get().min(bond);
		let paid: Result<BalanceOf<T>, DispatchError> = with_storage_layer(|| {
			T::Currency::transfer_on_hold(
				&merchant_bond::<T>(),
				merchant,
				household,
				penalty,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)
		});
		let paid = paid.unwrap_or_else(|_| Zero::zero());
		Pallet::<T>::update_merchant(merchant, |merchant| {
			merchant.bond = merchant.bond.saturating_sub(paid);
		});
		paid
	}

	/// Releases the value to the household if its ledger allows that; records it as stranded
	/// otherwise. Returns the amount released.
	pub(crate) fn release_or_strand(&self) -> BalanceOf<T> {
		let Purchase { household, asset, value, .. } = &self.record.purchase;
		if with_storage_layer(|| self.refund(*value)).is_ok() {
			return *value;
		}
		Stranded::<T>::mutate(household, asset, |stranded| stranded.saturating_accrue(*value));
		Zero::zero()
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_release_stranded(household: T::AccountId, asset: AssetKind) -> DispatchResult {
		let amount = Stranded::<T>::take(&household, &asset);
		ensure!(!amount.is_zero(), Error::<T>::NothingStranded);
		T::Assets::release(asset.clone(), &escrow::<T>(), &household, amount, Precision::Exact)?;
		Self::deposit_event(Event::StrandedReleased { household, asset, amount });
		Ok(())
	}
}
