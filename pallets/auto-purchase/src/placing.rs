//! Placing of orders: a reading that meets all conditions becomes an order, or its rehearsal.

use alloc::vec::Vec;
use cot_pattern::{Params, SlotState};
use cot_primitives::{Moment, Quantity, Searched, SlotReading};
use frame_support::{
	defensive, pallet_prelude::*, storage::with_storage_layer, traits::fungibles::hold::Mutate as _,
};
use sp_runtime::{traits::Saturating, ArithmeticError};

use crate::{check::PurchaseCheck, open_order::OpenOrder, *};

/// Goods to order, and the reason.
struct NewOrder<T: Config> {
	purchase: PurchaseOf<T>,
	offer: OfferOf<T>,
	/// Stock that triggers the order.
	level: Quantity,
	/// Seconds in which the household uses the goods, as it is expected to.
	lasts: Moment,
	/// True if readings prove no delivery.
	needs_code: bool,
}

impl<T: Config> Pallet<T> {
	/// Buys for the slot of the reading if its mandate, its pattern and all other conditions allow
	/// it. A mandate that is over is removed; a refusal is told, unless it is the usual case.
	/// Returns how far the search went.
	pub(crate) fn buy_if_needed(
		reading: &SlotReading<T::AccountId>,
		params: &Params,
		pattern: &SlotState,
	) -> Searched {
		let (device, slot) = (reading.device, reading.slot);
		let Some(mandate) = Mandates::<T>::get(device, slot) else { return Searched::Conditions };
		let check = PurchaseCheck::<T>::new(reading, Some(&mandate), params, pattern);
		let refusal = check.refusals().next();
		let searched = match check.best.get() {
			Some(_) => Searched::Offers,
			None => Searched::Conditions,
		};
		match refusal {
			None => Self::buy(check, reading, &mandate),
			Some(Refusal::MandateOver) => Self::remove_mandate(device, slot, mandate),
			Some(reason) if reason.is_quiet() => {},
			Some(reason) => Self::tell_refusal(reading, reason),
		}
		searched
	}

	/// Buys what a check without a refusal has chosen, or rehearses it.
	fn buy(check: PurchaseCheck<T>, reading: &SlotReading<T::AccountId>, mandate: &MandateOf<T>) {
		let rate = check.pattern.forecast(check.params).map_or(0, |forecast| forecast.rate_per_day);
		let Some((candidate, units)) = check.into_choice() else {
			defensive!("where no condition refuses, there is something to buy");
			return;
		};
		let (offer, level) = (candidate.offer.clone(), reading.level);
		let lead_time = offer.lead_time;
		let (arbiters, needs_code) = (candidate.arbiters.clone(), candidate.needs_code);
		let purchase = candidate.purchase(reading, mandate, units);
		let lasts = math::duration_of(purchase.quantity, rate);
		match mandate.terms.mode {
			MandateMode::Test => {
				Self::deposit_event(Event::PurchaseRehearsed { purchase, lead_time, level });
			},
			MandateMode::Live => {
				let placed = with_storage_layer(|| {
					let order = NewOrder { purchase, offer, level, lasts, needs_code };
					Self::place(order, mandate.clone(), &arbiters)
				});
				if let Err(error) = placed {
					defensive!("what can be held is held", error);
					Self::tell_refusal(reading, Refusal::InsufficientFunds);
				}
			},
		}
	}

	fn tell_refusal(reading: &SlotReading<T::AccountId>, reason: Refusal) {
		let SlotReading { device, slot, household, .. } = reading;
		let (device, slot, household) = (*device, *slot, (*household).clone());
		Self::deposit_event(Event::PurchaseRefused { device, slot, household, reason });
	}

	/// Holds the value, and the fee of the delivery if it opens a basket, takes the units from the
	/// offer's stock, counts what is held in the budgets, and opens the order.
	fn place(
		order: NewOrder<T>,
		mut mandate: MandateOf<T>,
		arbiters: &ArbitersOf<T>,
	) -> DispatchResult {
		let NewOrder { purchase, offer: terms, level, lasts, needs_code } = order;
		let lead_time = terms.lead_time;
		let now = Self::now();
		let Purchase { device, slot, offer, units, value, .. } = purchase;
		T::Assets::hold(purchase.asset.clone(), &escrow::<T>(), &purchase.household, value)?;
		let id = NextOrderId::<T>::get();
		NextOrderId::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Self::take_stock(offer, units);

		let cancellable_until = now.saturating_add(mandate.terms.cancel_window);
		let window = mandate.terms.cancel_window;
		let (basket, delivery_fee) = Self::put_into_basket(id, &purchase, &terms, window)?;
		let spent = value.saturating_add(delivery_fee);
		mandate.spending.add(spent, now, mandate.terms.period);
		Self::update_limit(&purchase.household, &purchase.asset, |limit| {
			limit.spending.add(spent, now, limit.period);
		});
		let promised_for = cancellable_until.saturating_add(lead_time);
		let deadline = cancellable_until.saturating_add(T::AcceptWindow::get());
		let arbiter = Self::draw_arbiter(id, arbiters, &mandate, &purchase.merchant);
		let code = mandate.codes.as_mut().and_then(Codes::take);
		Mandates::<T>::insert(device, slot, mandate);
		CoolingDown::<T>::remove(device, slot);
		let penalty = Self::penalty_for(&purchase.asset, value);
		let order = Order {
			purchase: purchase.clone(),
			basket,
			received: 0,
			code,
			is_handed_over: false,
			needs_code,
			arbiter: arbiter.clone(),
			promised_for,
			state: OrderState::Placed { cancellable_until },
			placed_at: now,
			deadline,
			penalty,
			lasts,
			halted: HaltedSeconds::<T>::get(),
			tries: 0,
			tracking: None,
		};
		OpenOrder::<T>::open(id, order);
		Self::deposit_event(Event::OrderPlaced {
			order: purchase.order_ref(id),
			purchase,
			lead_time,
			promised_for,
			level,
			cancellable_until,
			deadline,
			code,
			arbiter,
			needs_code,
			basket,
			delivery_fee,
		});
		Ok(())
	}

	/// Draws the order's arbiter, by turns, from those on whom all agree.
	fn draw_arbiter(
		id: OrderId,
		agreed: &ArbitersOf<T>,
		mandate: &MandateOf<T>,
		merchant: &T::AccountId,
	) -> Option<T::AccountId> {
		let common: Vec<_> = Self::common_arbiters(agreed, mandate, merchant).collect();
		let turn = id.checked_rem(common.len().try_into().unwrap_or_default())?;
		common.get(usize::try_from(turn).ok()?).map(|arbiter| (*arbiter).clone())
	}
}
