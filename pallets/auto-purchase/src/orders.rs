//! What orders do to money and to the indexes that point at them, whoever caused it.

use alloc::vec::Vec;
use cot_primitives::Moment;
use frame_support::{
	defensive,
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
	/// The open orders of a household, oldest first.
	pub fn orders_of(household: &T::AccountId) -> Vec<(OrderId, OrderOf<T>)> {
		let mut orders: Vec<_> = OrdersOf::<T>::iter_key_prefix(household)
			.filter_map(|id| Some((id, Orders::<T>::get(id)?)))
			.collect();
		orders.sort_unstable_by_key(|(id, _)| *id);
		orders
	}

	/// Writes a new order with everything that points at it. Its value is held by then.
	pub(crate) fn open(id: OrderId, order: OrderOf<T>) {
		OpenOrderOf::<T>::insert(order.device, order.slot, id);
		Self::update_concern(order.device, order.slot);
		OrdersOf::<T>::insert(&order.household, id, ());
		OrdersAt::<T>::insert(&order.merchant, id, ());
		Deadlines::<T>::insert(bucket_of(order.deadline), id, ());
		Self::update_merchant(&order.merchant, |merchant| merchant.open_orders.saturating_inc());
		Orders::<T>::insert(id, order);
	}

	/// Writes an open order back with another deadline.
	pub(crate) fn put_off(id: OrderId, mut order: OrderOf<T>, deadline: Moment) {
		Deadlines::<T>::remove(bucket_of(order.deadline), id);
		Deadlines::<T>::insert(bucket_of(deadline), id, ());
		order.deadline = deadline;
		Orders::<T>::insert(id, order);
	}

	/// Removes an order with everything that points at it. Nothing is held for it by then. `credit` is what its end does
	/// to the merchant's name.
	fn close(id: OrderId, order: &OrderOf<T>, credit: impl FnOnce(&mut MerchantOf<T>)) {
		if order.state.is_awaited() {
			OpenOrderOf::<T>::remove(order.device, order.slot);
			Self::update_concern(order.device, order.slot);
		}
		OrdersOf::<T>::remove(&order.household, id);
		OrdersAt::<T>::remove(&order.merchant, id);
		Deadlines::<T>::remove(bucket_of(order.deadline), id);
		Orders::<T>::remove(id);
		Self::update_merchant(&order.merchant, |merchant| {
			merchant.open_orders.saturating_dec();
			credit(merchant);
		});
	}

	/// Changes the record of a merchant that is known to exist.
	pub(crate) fn update_merchant(
		merchant: &T::AccountId,
		change: impl FnOnce(&mut MerchantOf<T>),
	) {
		Merchants::<T>::mutate(merchant, |merchant| match merchant {
			Some(merchant) => change(merchant),
			None => {
				defensive!("merchants cannot leave");
			},
		});
	}

	/// Calls an order off that the merchant has not accepted.
	pub(crate) fn call_off(id: OrderId, order: OrderOf<T>, reason: CancelReason) -> DispatchResult {
		Self::refund(&order)?;
		Offers::<T>::mutate_extant(order.offer, |offer| {
			offer.stock = offer.stock.saturating_add(order.units);
		});
		Self::close(id, &order, |_| ());
		Self::deposit_event(Event::OrderCancelled { order: id, reason, refund: order.value });
		Ok(())
	}

	/// Pays the merchant and the manufacturer.
	pub(crate) fn settle(id: OrderId, order: OrderOf<T>) -> DispatchResult {
		let commission = Self::payable_commission(&order);
		let merchant_amount = order.value.saturating_sub(commission);
		Self::pay(&order, &order.manufacturer, commission)?;
		Self::pay(&order, &order.merchant, merchant_amount)?;
		Self::close(id, &order, |merchant| merchant.settled.saturating_inc());
		Self::deposit_event(Event::OrderSettled { order: id, merchant_amount, commission });
		Ok(())
	}

	/// The commission, or nothing when the manufacturer's account cannot take it: the merchant has delivered and does not
	/// wait for that.
	fn payable_commission(order: &OrderOf<T>) -> BalanceOf<T> {
		let commission = math::commission_of(order.value, order.commission);
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

	/// Pays out of the escrow. Forced, because a freeze the household sets later must not reach what it already owes.
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

	/// Carries out what an order's passed deadline means.
	pub(crate) fn lapse(id: OrderId, order: OrderOf<T>) -> DispatchResult {
		match order.state.at_deadline() {
			AtDeadline::Settle => Self::settle(id, order),
			AtDeadline::Expire => {
				Self::refund(&order)?;
				let penalty = Self::penalise(&order);
				Self::close(id, &order, |merchant| {
					merchant.late.saturating_inc();
					merchant.bond = merchant.bond.saturating_sub(penalty);
				});
				Self::deposit_event(Event::OrderExpired {
					order: id,
					refund: order.value,
					penalty,
				});
				Ok(())
			},
			AtDeadline::Refund => {
				Self::refund(&order)?;
				Self::close(id, &order, |_| ());
				Self::deposit_event(Event::OrderExpired {
					order: id,
					refund: order.value,
					penalty: Zero::zero(),
				});
				Ok(())
			},
		}
	}

	/// Gives the household its money and its budget back.
	fn refund(order: &OrderOf<T>) -> DispatchResult {
		T::Assets::release(
			order.asset.clone(),
			&escrow::<T>(),
			&order.household,
			order.value,
			Precision::Exact,
		)?;
		let mandate = Mandates::<T>::get(order.device, order.slot).filter(|mandate| {
			mandate.owner == order.household && mandate.period_start <= order.placed_at
		});
		if let Some(mut mandate) = mandate {
			mandate.spent = mandate.spent.saturating_sub(order.value);
			Mandates::<T>::insert(order.device, order.slot, mandate);
		}
		Ok(())
	}

	/// Pays the household from the merchant's bond, as far as that reaches. An account that cannot take so little gets
	/// nothing; the refund does not wait for that.
	fn penalise(order: &OrderOf<T>) -> BalanceOf<T> {
		let bond = Merchants::<T>::get(&order.merchant).map_or(Zero::zero(), |m| m.bond);
		let penalty = T::LatePenalty::get().min(bond);
		let paid: Result<_, DispatchError> = with_storage_layer(|| {
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
		paid.unwrap_or_else(|_| Zero::zero())
	}
}
