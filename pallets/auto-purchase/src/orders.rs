//! The steps of an order, and the indexes that point at it.

use cot_primitives::{Moment, Quantity};
use frame_support::{ensure, pallet_prelude::*, traits::UnixTime};
use sp_core::H256;
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Chain time in seconds.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	pub(crate) fn do_cancel(who: T::AccountId, id: OrderId) -> DispatchResult {
		let order = Self::order_for(id, Step::Cancel, |order| {
			ensure!(order.household == who, Error::<T>::NotHousehold);
			Ok(())
		})?;
		ensure!(order.state.is_cancellable(Self::now()), Error::<T>::CancelWindowOver);
		Self::call_off(id, order, CancelReason::ByHousehold)
	}

	pub(crate) fn do_accept(who: T::AccountId, id: OrderId) -> DispatchResult {
		let mut order = Self::order_at(&who, id, Step::Accept)?;
		let now = Self::now();
		ensure!(!order.state.is_cancellable(now), Error::<T>::CancelWindowOpen);
		ensure!(!order.is_overdue(now), Error::<T>::DeadlineMissed);

		order.state = OrderState::Accepted;
		let deadline = now.saturating_add(T::ShipWindow::get());
		Self::put_off(id, order, deadline);
		Self::deposit_event(Event::OrderAccepted { order: id, merchant: who, deadline });
		Ok(())
	}

	pub(crate) fn do_ship(
		who: T::AccountId,
		id: OrderId,
		tracking: H256,
		arrives_from: Moment,
	) -> DispatchResult {
		let mut order = Self::order_at(&who, id, Step::Ship)?;
		let now = Self::now();
		ensure!(!order.is_overdue(now), Error::<T>::DeadlineMissed);
		let deadline = order.promised_for.max(now).saturating_add(T::DeliveryGrace::get());
		ensure!(arrives_from < deadline, Error::<T>::InvalidArrival);
		// A merchant cannot know the second in which its call is carried out.
		let arrives_from = arrives_from.max(now);

		order.state = OrderState::Shipped { at: now, arrives_from };
		order.tracking = Some(tracking);
		Self::put_off(id, order, deadline);
		Self::deposit_event(Event::OrderShipped {
			order: id,
			merchant: who,
			tracking,
			arrives_from,
			deadline,
		});
		Ok(())
	}

	pub(crate) fn do_confirm(who: T::AccountId, id: OrderId) -> DispatchResult {
		let order = Self::order_for(id, Step::Confirm, |order| {
			ensure!(order.household == who, Error::<T>::NotHousehold);
			Ok(())
		})?;
		if !order.state.has_arrived() {
			Self::deposit_event(Event::OrderDelivered {
				order: id,
				merchant: order.merchant.clone(),
				stock_before: None,
				proof: Proof::Household,
			});
		}
		Self::settle(id, order)
	}

	pub(crate) fn do_expire(id: OrderId) -> DispatchResult {
		let order = Self::order_for(id, Step::Lapse, |_| Ok(()))?;
		ensure!(order.is_overdue(Self::now()), Error::<T>::DeadlineNotReached);
		Self::lapse(id, order)
	}

	/// An open order that may take this step; `is_allowed` says whether the caller may make it.
	pub(crate) fn order_for(
		id: OrderId,
		step: Step,
		is_allowed: impl FnOnce(&OrderOf<T>) -> DispatchResult,
	) -> Result<OrderOf<T>, DispatchError> {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::UnknownOrder)?;
		is_allowed(&order)?;
		ensure!(order.state.allows(step), Error::<T>::WrongState);
		Ok(order)
	}

	/// An open order at this merchant that may take this step.
	pub(crate) fn order_at(
		merchant: &T::AccountId,
		id: OrderId,
		step: Step,
	) -> Result<OrderOf<T>, DispatchError> {
		Self::order_for(id, step, |order| {
			ensure!(order.merchant == *merchant, Error::<T>::NotMerchant);
			Ok(())
		})
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

	/// Writes an open order back with the deadline of its next step.
	pub(crate) fn put_off(id: OrderId, mut order: OrderOf<T>, deadline: Moment) {
		order.tries = 0;
		Self::write(id, order, deadline);
	}

	/// Writes an order back whose deadline could not be carried out, to be tried again.
	pub(crate) fn try_again(id: OrderId, mut order: OrderOf<T>) {
		order.tries = order.tries.saturating_add(1);
		let deadline = Self::now().saturating_add(RETRY_SECONDS);
		Self::write(id, order, deadline);
	}

	fn write(id: OrderId, mut order: OrderOf<T>, deadline: Moment) {
		Deadlines::<T>::remove(bucket_of(order.deadline), id);
		Deadlines::<T>::insert(bucket_of(deadline), id, ());
		order.deadline = deadline;
		Orders::<T>::insert(id, order);
	}

	/// Takes a rise as goods of an order that can have arrived. Enough of them are the delivery,
	/// and payment follows after the dispute window; an order in dispute is delivered too, and the
	/// arbiter still decides.
	pub(crate) fn receive(
		id: OrderId,
		mut order: OrderOf<T>,
		rise: Quantity,
		stock_before: Quantity,
	) {
		order.received = order.received.saturating_add(rise);
		let (merchant, received) = (order.merchant.clone(), order.received);
		let proof = math::proof_of(order.quantity, T::DeliveryProof::get());
		if order.state.has_arrived() || received < proof {
			Self::follow_arrival(id, &order);
			Orders::<T>::insert(id, order);
			return Self::deposit_event(Event::GoodsSeen { order: id, merchant, received });
		}
		// The slot may run out again before the money has moved.
		OpenOrderOf::<T>::remove(order.device, order.slot);
		let now = Self::now();
		let (state, deadline) = match order.state {
			OrderState::Disputed { by, since, .. } => {
				(OrderState::Disputed { by, since, goods: Goods::Arrived }, None)
			},
			_ => {
				let deadline = now.saturating_add(T::DisputeWindow::get());
				(OrderState::Delivered { at: now }, Some(deadline))
			},
		};
		order.state = state;
		Self::follow_arrival(id, &order);
		match deadline {
			Some(deadline) => Self::put_off(id, order, deadline),
			None => Orders::<T>::insert(id, order),
		}
		let (stock_before, proof) = (Some(stock_before), Proof::Reading);
		Self::deposit_event(Event::OrderDelivered { order: id, merchant, stock_before, proof });
	}

	/// Notes whether more goods of an order may come though enough have arrived.
	fn follow_arrival(id: OrderId, order: &OrderOf<T>) {
		if !order.state.has_arrived() {
			return;
		}
		if order.received < order.quantity {
			ArrivingOrderOf::<T>::insert(order.device, order.slot, id);
		} else {
			Self::forget_arrival(id, order);
		}
		Self::update_concern(order.device, order.slot);
	}

	fn forget_arrival(id: OrderId, order: &OrderOf<T>) {
		if ArrivingOrderOf::<T>::get(order.device, order.slot) == Some(id) {
			ArrivingOrderOf::<T>::remove(order.device, order.slot);
		}
	}

	/// Removes an order with everything that points at it. Its own escrow is empty by then. `mark`
	/// is what its end does to the merchant's name.
	pub(crate) fn close(id: OrderId, order: &OrderOf<T>, mark: Option<Mark>) {
		if order.state.is_awaited() {
			OpenOrderOf::<T>::remove(order.device, order.slot);
		}
		Self::forget_arrival(id, order);
		Self::update_concern(order.device, order.slot);
		Self::return_deposit(id, order);
		OrdersOf::<T>::remove(&order.household, id);
		OrdersAt::<T>::remove(&order.merchant, id);
		Deadlines::<T>::remove(bucket_of(order.deadline), id);
		Orders::<T>::remove(id);
		Self::update_merchant(&order.merchant, |merchant| {
			merchant.open_orders.saturating_dec();
			if let Some(mark) = mark {
				Self::mark(merchant, mark);
			}
		});
	}

	/// Calls an order off that the merchant has not accepted.
	pub(crate) fn call_off(id: OrderId, order: OrderOf<T>, reason: CancelReason) -> DispatchResult {
		let refund = order.value;
		Self::give_back(&order, refund)?;
		// Nobody keeps goods back for somebody who orders and calls off all day.
		let until = Self::now().saturating_add(T::CancelCoolDown::get());
		CoolingDown::<T>::insert(order.device, order.slot, until);
		Self::put_back_stock(order.offer, order.units);
		Self::close(id, &order, None);
		let merchant = order.merchant;
		Self::deposit_event(Event::OrderCancelled { order: id, merchant, reason, refund });
		Ok(())
	}

	/// Pays the merchant and the manufacturer.
	pub(crate) fn settle(id: OrderId, order: OrderOf<T>) -> DispatchResult {
		let (merchant_amount, commission) = Self::pay_out(&order, order.value)?;
		Self::close(id, &order, Some(Mark::Settled));
		let merchant = order.merchant;
		Self::deposit_event(Event::OrderSettled {
			order: id,
			merchant,
			merchant_amount,
			commission,
		});
		Ok(())
	}

	/// Carries out what an order's passed deadline means.
	pub(crate) fn lapse(id: OrderId, order: OrderOf<T>) -> DispatchResult {
		let (_, money) = order.state.stage().after(Step::Lapse).ok_or(Error::<T>::WrongState)?;
		let mark = match money {
			Money::Paid => return Self::settle(id, order),
			Money::Returned => Mark::Unseen,
			Money::ReturnedWithPenalty => Mark::Late,
			Money::Stays | Money::Split => return Err(Error::<T>::WrongState.into()),
		};
		let refund = order.value;
		Self::give_back(&order, refund)?;
		let penalty = match mark {
			Mark::Late => Self::penalise(&order),
			_ => Zero::zero(),
		};
		Self::close(id, &order, Some(mark));
		let merchant = order.merchant;
		Self::deposit_event(Event::OrderExpired { order: id, merchant, refund, penalty });
		Ok(())
	}

	/// Closes an order that its ledger would not carry out. What cannot be released to the
	/// household stays held, and is written down for it.
	pub(crate) fn write_off(id: OrderId, order: OrderOf<T>) {
		let released = Self::release_or_strand(&order);
		let stranded = order.value.saturating_sub(released);
		Self::close(id, &order, None);
		let merchant = order.merchant;
		Self::deposit_event(Event::OrderWrittenOff { order: id, merchant, released, stranded });
	}
}
