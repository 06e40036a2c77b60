//! Baskets: orders of a household at one merchant share a delivery, its fee and its minimum.

use cot_primitives::Moment;
use frame_support::{
	defensive, pallet_prelude::*, storage::with_storage_layer, traits::fungibles::hold::Mutate as _,
};
use sp_runtime::traits::{Saturating, Zero};

use crate::{open_order::OpenOrder, *};

/// Placing.
impl<T: Config> Pallet<T> {
	/// Returns the basket that an order of this offer joins now, if the household may cancel it for
	/// so long: it must not be able to once the merchant has had to accept the first one.
	pub(crate) fn joinable_basket(
		household: &T::AccountId,
		offer: &OfferOf<T>,
		cancel_window: Moment,
	) -> Option<(OrderId, BasketOf<T>)> {
		if offer.delivery.is_free() {
			return None;
		}
		let id = LastBasketOf::<T>::get(household, &offer.merchant)?;
		let (basket, now) = (Self::basket(id)?, Self::now());
		let accept_until = basket.joinable_until.saturating_add(T::AcceptWindow::get());
		let is_settled_in_time = now.saturating_add(cancel_window) < accept_until;
		let joins = is_settled_in_time && basket.is_joinable(&offer.asset, &offer.delivery, now);
		joins.then_some((id, basket))
	}

	/// Puts the order `id` into a basket: it joins the one that is open, or opens one and holds the
	/// fee of the delivery. Returns the basket and the fee held.
	pub(crate) fn put_into_basket(
		id: OrderId,
		purchase: &PurchaseOf<T>,
		offer: &OfferOf<T>,
		cancel_window: Moment,
	) -> Result<(Option<OrderId>, BalanceOf<T>), DispatchError> {
		let Purchase { household, merchant, device, slot, value, .. } = purchase;
		if offer.delivery.is_free() {
			return Ok((None, Zero::zero()));
		}
		if let Some((basket_id, mut basket)) =
			Self::joinable_basket(household, offer, cancel_window)
		{
			basket.orders.saturating_inc();
			basket.value.saturating_accrue(*value);
			Baskets::<T>::insert(basket_id, basket);
			return Ok((Some(basket_id), Zero::zero()));
		}
		let fee = offer.delivery.fee;
		if !fee.is_zero() {
			T::Assets::hold(offer.asset.clone(), &escrow::<T>(), household, fee)?;
		}
		let basket = Basket {
			household: household.clone(),
			merchant: merchant.clone(),
			asset: offer.asset.clone(),
			delivery: offer.delivery,
			joinable_until: Self::now().saturating_add(cancel_window),
			orders: 1,
			value: *value,
			is_fee_paid: fee.is_zero(),
			opened_for: (*device, *slot),
			opened_at: Self::now(),
			halted: HaltedSeconds::<T>::get(),
		};
		LastBasketOf::<T>::insert(household, merchant, id);
		Baskets::<T>::insert(id, basket);
		Ok((Some(id), fee))
	}
}

/// End of an order.
impl<T: Config> OpenOrder<T> {
	fn basket(&self) -> Option<(OrderId, BasketOf<T>)> {
		let id = self.record.basket?;
		let basket = Baskets::<T>::get(id);
		if basket.is_none() {
			defensive!("a basket exists as long as one of its orders is open");
		}
		Some((id, basket?))
	}

	/// Returns true if all that travels with the order is worth less than the merchant's minimum.
	pub(crate) fn is_below_minimum(&self) -> bool {
		self.basket().is_some_and(|(_, basket)| basket.is_below_minimum())
	}

	/// Takes the order, which ends, out of its basket. The first one that is paid pays the delivery
	/// too; the last one releases the fee, if none was. What the household takes back no longer
	/// counts for the merchant's minimum; what the merchant declines does.
	pub(crate) fn leave_basket(&self, is_taken_back: bool, is_paid: bool) -> DispatchResult {
		let Some((id, mut basket)) = self.basket() else { return Ok(()) };
		if is_paid && !basket.held_fee().is_zero() {
			let fee = basket.held_fee();
			let (_, commission) = self.pay_out(fee)?;
			basket.is_fee_paid = true;
			let Purchase { household, merchant, manufacturer, .. } = self.record.purchase.clone();
			Pallet::<T>::deposit_event(Event::DeliveryFeePaid {
				basket: id,
				household,
				merchant,
				manufacturer,
				fee,
				commission,
			});
		}
		if is_taken_back {
			basket.value.saturating_reduce(self.record.purchase.value);
		}
		basket.orders.saturating_dec();
		if basket.orders > 0 {
			Baskets::<T>::insert(id, basket);
			return Ok(());
		}
		Self::release_fee(id, &basket)?;
		Self::remove_basket(id, &basket);
		Ok(())
	}

	/// Takes an order that is written off out of its basket. A fee that the ledger refuses to
	/// release is recorded as stranded.
	pub(crate) fn leave_basket_or_strand(&self) {
		let Err(_) = with_storage_layer(|| self.leave_basket(false, false)) else {
			return;
		};
		let Some((id, basket)) = self.basket() else { return };
		let fee = basket.held_fee();
		Stranded::<T>::mutate(&basket.household, &basket.asset, |stranded| {
			stranded.values.saturating_accrue(fee);
		});
		Self::remove_basket(id, &basket);
		let Basket { household, merchant, .. } = basket;
		let stranded = Event::DeliveryFeeStranded { basket: id, household, merchant, fee };
		Pallet::<T>::deposit_event(stranded);
	}

	/// Releases the fee that is held from the household, and restores it to the budgets out of
	/// which it was spent.
	fn release_fee(id: OrderId, basket: &BasketOf<T>) -> DispatchResult {
		let fee = basket.held_fee();
		if fee.is_zero() {
			return Ok(());
		}
		let Basket { household, merchant, asset, opened_for, opened_at, .. } = basket.clone();
		Self::give_back(&household, &asset, opened_for, (id, opened_at), fee)?;
		let released = Event::DeliveryFeeReleased { basket: id, household, merchant, fee };
		Pallet::<T>::deposit_event(released);
		Ok(())
	}

	fn remove_basket(id: OrderId, Basket { household, merchant, .. }: &BasketOf<T>) {
		Baskets::<T>::remove(id);
		if LastBasketOf::<T>::get(household, merchant) == Some(id) {
			LastBasketOf::<T>::remove(household, merchant);
		}
	}
}
