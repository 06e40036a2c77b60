//! Calls about orders: cancel, decline, accept, ship, confirm, expire.

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
		order.advance(Step::Accept, Next::Open(OrderState::Accepted, deadline))?;
		Self::deposit_event(Event::OrderAccepted { order: id, merchant: who, deadline });
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

		// A merchant cannot know the second in which its call is executed.
		let arrives_from = arrives_from.max(now);
		order.record.tracking = Some(tracking);
		let shipped = OrderState::Shipped { at: now, arrives_from };
		order.advance(Step::Ship, Next::Open(shipped, deadline))?;
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
		let order = OpenOrder::<T>::of_household(id, &who)?;
		order.ensure_allows(Step::Confirm)?;

		if !order.record.state.has_arrived() {
			Self::deposit_event(Event::OrderDelivered {
				order: id,
				merchant: order.merchant(),
				stock_before: None,
				proof: DeliveryProof::Household,
			});
		}
		order.advance(Step::Confirm, Next::Closed)
	}

	pub(crate) fn do_expire(id: OrderId) -> DispatchResult {
		let order = OpenOrder::<T>::find(id)?;
		order.ensure_overdue()?;
		order.advance(Step::Expire, Next::Closed)
	}
}
