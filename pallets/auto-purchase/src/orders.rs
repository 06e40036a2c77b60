//! Calls about orders: cancel, decline, accept, ship, hand over, confirm, expire.

use cot_primitives::Moment;
use frame_support::{ensure, pallet_prelude::*};
use sp_core::H256;

use crate::{
	open_order::{Next, OpenOrder},
	*,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_cancel(who: T::AccountId, id: OrderId) -> DispatchResult {
		let order = OpenOrder::<T>::of_household(id, &who)?;
		order.ensure_allows(Step::Cancel)?;
		order.ensure_cancellable()?;
		order.advance(Step::Cancel, Next::Cancelled(CancelReason::ByHousehold))
	}

	pub(crate) fn do_decline(
		who: T::AccountId,
		id: OrderId,
		reason: DeclineReason,
	) -> DispatchResult {
		let order = OpenOrder::<T>::of_merchant(id, &who)?;
		order.ensure_allows(Step::Decline)?;
		order.ensure_on_time()?;
		order.advance(Step::Decline, Next::Cancelled(CancelReason::Declined(reason)))
	}

	pub(crate) fn do_accept(who: T::AccountId, id: OrderId) -> DispatchResult {
		let order = OpenOrder::<T>::of_merchant(id, &who)?;
		order.ensure_allows(Step::Accept)?;
		order.ensure_cancel_window_over()?;
		order.ensure_on_time()?;

		let deadline = Self::now().saturating_add(T::ShipWindow::get());
		let reference = order.order_ref();
		order.advance(Step::Accept, Next::Open(OrderState::Accepted, deadline))?;
		Self::deposit_event(Event::OrderAccepted { order: reference, deadline });
		Ok(())
	}

	pub(crate) fn do_ship(
		who: T::AccountId,
		id: OrderId,
		tracking: H256,
		arrives_from: Moment,
	) -> DispatchResult {
		let mut order = OpenOrder::<T>::of_merchant(id, &who)?;
		order.ensure_allows(Step::Ship)?;
		order.ensure_on_time()?;
		let now = Self::now();
		let deadline = order.record.promised_for.max(now).saturating_add(T::DeliveryGrace::get());
		ensure!(arrives_from < deadline, Error::<T>::InvalidArrival);

		let Purchase { device, slot, .. } = order.record.purchase;
		LastShippedOf::<T>::insert(device, slot, id);
		// A merchant cannot know the second in which its call is executed.
		let arrives_from = arrives_from.max(now);
		order.record.tracking = Some(tracking);
		let shipped = OrderState::Shipped { at: now, arrives_from, arrives_until: deadline };
		let reference = order.order_ref();
		order.advance(Step::Ship, Next::Open(shipped, deadline))?;
		Self::deposit_event(Event::OrderShipped {
			order: reference,
			tracking,
			arrives_from,
			deadline,
		});
		Ok(())
	}

	pub(crate) fn do_hand_over(who: T::AccountId, id: OrderId, code: H256) -> DispatchResult {
		let mut order = OpenOrder::<T>::of_merchant(id, &who)?;
		order.ensure_allows(Step::HandOver)?;
		order.ensure_on_time()?;
		ensure!(!order.record.is_handed_over, Error::<T>::AlreadyHandedOver);
		let check = order.record.code.ok_or(Error::<T>::NoCode)?;
		ensure!(check.accepts(code), Error::<T>::WrongCode);
		let Purchase { device, slot, .. } = order.record.purchase;
		// From the code of a later order, which its courier is given, this one can be computed.
		ensure!(LastShippedOf::<T>::get(device, slot) == Some(id), Error::<T>::CodeOutdated);

		Mandates::<T>::mutate(device, slot, |mandate| {
			// A mandate that was given since has another chain of codes.
			let mandate = mandate.as_mut().filter(|mandate| mandate.first_order <= id);
			if let Some(codes) = mandate.and_then(|mandate| mandate.codes.as_mut()) {
				codes.learn(&check, code);
			}
		});
		let (now, former) = (Self::now(), order.record.deadline);
		let (state, deadline) = match order.record.state {
			OrderState::Shipped { .. } => {
				let until = now.saturating_add(T::DisputeWindow::get());
				(OrderState::Delivered { at: now }, until)
			},
			OrderState::Disputed { by, since, .. } => {
				(OrderState::Disputed { by, since, goods: Goods::Arrived }, former)
			},
			state => (state, former),
		};
		let is_delivery = !order.record.state.has_arrived();
		order.record.is_handed_over = true;
		let reference = order.order_ref();
		order.advance(Step::HandOver, Next::Open(state, deadline))?;
		Self::deposit_event(Event::GoodsHandedOver { order: reference.clone(), code });
		if is_delivery {
			let (stock_before, proof) = (None, DeliveryProof::Code);
			Self::deposit_event(Event::OrderDelivered { order: reference, stock_before, proof });
		}
		Ok(())
	}

	pub(crate) fn do_confirm(who: T::AccountId, id: OrderId) -> DispatchResult {
		let order = OpenOrder::<T>::of_household(id, &who)?;
		order.ensure_allows(Step::Confirm)?;

		if !order.record.state.has_arrived() {
			Self::deposit_event(Event::OrderDelivered {
				order: order.order_ref(),
				stock_before: None,
				proof: DeliveryProof::Household,
			});
		}
		order.advance(Step::Confirm, Next::Closed)
	}

	pub(crate) fn do_expire(id: OrderId) -> DispatchResult {
		let order = OpenOrder::<T>::find(id)?;
		order.ensure_overdue()?;
		order.expire()
	}
}
