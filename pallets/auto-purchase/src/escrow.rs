//! Effects of orders on money: payments, refunds, penalties, and escrows that a ledger refuses to
//! move.

use cot_primitives::{DeviceId, Moment, OnCommission, SlotId};
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
		let (merchant_amount, commission) = self.pay_out(to_merchant)?;
		let refund = self.record.purchase.value.saturating_sub(to_merchant);
		self.refund(refund)?;
		let (penalty, fine) = (Zero::zero(), Zero::zero());
		Ok(Moved { refund, merchant_amount, commission, penalty, fine })
	}

	/// Pays `amount` of what is held from the household to the merchant, less the manufacturer's
	/// share of it. Returns both parts.
	pub(crate) fn pay_out(
		&self,
		amount: BalanceOf<T>,
	) -> Result<(BalanceOf<T>, BalanceOf<T>), DispatchError> {
		let Purchase { manufacturer, merchant, asset, .. } = &self.record.purchase;
		let commission = self.payable_commission(amount);
		let merchant_amount = amount.saturating_sub(commission);
		self.pay(manufacturer, commission)?;
		self.pay(merchant, merchant_amount)?;
		if !commission.is_zero() {
			T::OnCommission::on_commission(manufacturer, asset, commission);
		}
		Ok((merchant_amount, commission))
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
	pub(crate) fn pay(&self, to: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
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

	/// Releases `amount` of the escrow to the household.
	fn refund(&self, amount: BalanceOf<T>) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let Purchase { household, device, slot, asset, .. } = &self.record.purchase;
		let spent = (self.id, self.record.placed_at);
		Self::give_back(household, asset, (*device, *slot), spent, amount)
	}

	/// Releases `amount` of an escrow to the household, and restores it to the budgets out of which
	/// the order `spent_by` has spent it: that of the slot's mandate, and that of the household.
	pub(crate) fn give_back(
		household: &T::AccountId,
		asset: &AssetKind,
		(device, slot): (DeviceId, SlotId),
		(spent_by, spent_at): (OrderId, Moment),
		amount: BalanceOf<T>,
	) -> DispatchResult {
		T::Assets::release(asset.clone(), &escrow::<T>(), household, amount, Precision::Exact)?;
		let mandate = Mandates::<T>::get(device, slot)
			.filter(|mandate| mandate.household == *household && mandate.first_order <= spent_by);
		if let Some(mut mandate) = mandate {
			let period = mandate.terms.period;
			mandate.spending.take_back(amount, spent_at, period);
			Mandates::<T>::insert(device, slot, mandate);
		}
		Pallet::<T>::update_limit(household, asset, |limit| {
			// What has not counted makes no room.
			if limit.first_order <= spent_by {
				limit.spending.take_back(amount, spent_at, limit.period);
			}
		});
		Ok(())
	}

	/// Pays the household from the merchant's bond, as far as that reaches, and returns the amount.
	/// An account that cannot take so little gets nothing; the refund does not wait for that.
	pub(crate) fn penalise(&self) -> BalanceOf<T> {
		let Purchase { household, merchant, .. } = &self.record.purchase;
		let bond = Merchants::<T>::get(merchant).map_or(Zero::zero(), |record| record.bond);
		let penalty = self.record.penalty.min(bond);
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

	/// Burns the order's penalty out of the merchant's bond, if others went unseen before it that
	/// were worth more than what was paid since. Returns the amount.
	///
	/// One unseen order may be the fault of a household that keeps its device silent; a merchant
	/// that is paid for less than what goes unseen ships next to nothing. The household gets none
	/// of it, or its silence would pay.
	pub(crate) fn fine(&self) -> BalanceOf<T> {
		let merchant = &self.record.purchase.merchant;
		let Some(Merchant { bond, .. }) =
			Merchants::<T>::get(merchant).filter(|record| !record.unseen.is_zero())
		else {
			return Zero::zero();
		};
		let fine = self.record.penalty.min(bond);
		let reason = merchant_bond::<T>();
		let burned = with_storage_layer(|| {
			T::Currency::burn_held(&reason, merchant, fine, Precision::Exact, Fortitude::Force)
		});
		let burned = burned.unwrap_or_else(|_| Zero::zero());
		Pallet::<T>::update_merchant(merchant, |merchant| {
			merchant.bond = merchant.bond.saturating_sub(burned);
		});
		burned
	}

	/// Releases the value to the household if its ledger allows that; records it as stranded
	/// otherwise. Returns the amount released.
	pub(crate) fn release_or_strand(&self) -> BalanceOf<T> {
		let Purchase { household, asset, value, .. } = &self.record.purchase;
		if with_storage_layer(|| self.refund(*value)).is_ok() {
			return *value;
		}
		Stranded::<T>::mutate(household, asset, |stranded| {
			stranded.values.saturating_accrue(*value);
		});
		Zero::zero()
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the penalty for a missed deadline of an order of this `value`: a share of it, and at
	/// most `LatePenalty`. An asset without a price has none.
	pub(crate) fn penalty_for(asset: &AssetKind, value: BalanceOf<T>) -> BalanceOf<T> {
		let value = T::Prices::native_value(asset, value).unwrap_or_else(Zero::zero);
		T::PenaltyShare::get().mul_floor(value).min(T::LatePenalty::get())
	}

	/// Returns the most that such a penalty can be, without a look at the prices.
	pub(crate) fn most_penalty_for(asset: &AssetKind, value: BalanceOf<T>) -> BalanceOf<T> {
		match asset {
			AssetKind::Native => Self::penalty_for(asset, value),
			AssetKind::WithId(_) => T::LatePenalty::get(),
		}
	}

	pub(crate) fn do_release_stranded(account: T::AccountId, asset: AssetKind) -> DispatchResult {
		let StrandedFunds { values, deposits } = Stranded::<T>::take(&account, &asset);
		let amount = values.saturating_add(deposits);
		ensure!(!amount.is_zero(), Error::<T>::NothingStranded);
		for (reason, part) in [(escrow::<T>(), values), (dispute_deposit::<T>(), deposits)] {
			if !part.is_zero() {
				T::Assets::release(asset.clone(), &reason, &account, part, Precision::Exact)?;
			}
		}
		Self::deposit_event(Event::StrandedReleased { account, asset, amount });
		Ok(())
	}
}
