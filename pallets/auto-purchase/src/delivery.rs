//! Arrival of goods: the meaning of a slot's rise for its orders.

use cot_primitives::{Moment, Quantity, RestockCause, Rise, SlotReading, DAY};
use frame_support::{
	storage::with_storage_layer,
	traits::{Defensive, Get},
};

use crate::{
	open_order::{Next, OpenOrder},
	*,
};

/// Longest time to the next reading in seconds: a slot is read daily, and a day may be left out.
const READING_SECONDS: Moment = 2 * DAY;

type ReadingOf<'a, T> = SlotReading<'a, <T as frame_system::Config>::AccountId>;

impl<T: Config> OpenOrder<T> {
	/// Returns true if the rise is goods of an awaited order.
	pub(crate) fn is_delivery(&self, reading: &ReadingOf<T>, rise: &Rise) -> bool {
		self.may_be_delivery(reading, rise) && self.is_sure(reading, rise)
	}

	/// Returns true if the rise would be goods of an awaited order, were it sure.
	fn may_be_delivery(&self, reading: &ReadingOf<T>, rise: &Rise) -> bool {
		self.record.is_deliverable(rise.at) && goods_in(rise) >= self.least_parcel(reading)
	}

	/// Returns true if the rise is the rest of a delivered order. One unit too many is the
	/// sensor's tolerance, more is the household's own.
	pub(crate) fn is_rest(&self, reading: &ReadingOf<T>, rise: &Rise) -> bool {
		goods_in(rise) >= self.least_parcel(reading)
			&& rise.shown <= self.most_missing()
			&& self.is_sure(reading, rise)
	}

	/// Returns true if two readings show the rise, or if it is so small that the household may use
	/// it up before a second one. One reading alone proves nothing more: a broken sensor shows a
	/// full slot.
	fn is_sure(&self, reading: &ReadingOf<T>, rise: &Rise) -> bool {
		let Order { purchase, lasts, .. } = &self.record;
		let soon_used = math::used_in(READING_SECONDS, purchase.quantity, *lasts);
		rise.is_confirmed || rise.shown <= soon_used.saturating_add(reading.config.resolution)
	}

	/// Returns the quantity that has not been seen.
	fn missing(&self) -> Quantity {
		self.record.purchase.quantity.saturating_sub(self.record.received)
	}

	/// Returns the goods that may still come: whole units that have not been seen. Less than a unit
	/// was used before the device looked, and what was handed over and seen has come.
	pub(crate) fn to_come(&self) -> Quantity {
		if self.record.is_handed_over && self.record.received > 0 {
			return 0;
		}
		let unit_size = self.record.purchase.unit_size();
		let units = self.missing().checked_div(unit_size).unwrap_or_default();
		units.saturating_mul(unit_size)
	}

	/// Returns the most that can be goods of the order: what is missing, and a unit.
	fn most_missing(&self) -> Quantity {
		self.missing().saturating_add(self.record.purchase.unit_size())
	}

	/// Returns true if the rise replaces an order that can still be cancelled.
	pub(crate) fn is_replaced_by(&self, rise: &Rise) -> bool {
		self.record.state.is_cancellable(rise.at) && rise.quantity >= self.threshold()
	}

	/// Returns the least rise that can be a parcel. Were it less, bottles that are put back would
	/// add up to a delivery.
	fn least_parcel(&self, reading: &ReadingOf<T>) -> Quantity {
		let purchase = &self.record.purchase;
		math::least_parcel(purchase.quantity, purchase.unit_size(), reading.config.resolution)
	}

	/// Returns the quantity whose arrival proves the delivery.
	fn threshold(&self) -> Quantity {
		math::delivery_threshold(self.record.purchase.quantity, T::DeliveryThreshold::get())
	}

	/// Counts a rise as goods of the order. Enough of them are the delivery, and payment follows
	/// after the dispute window; an order in dispute is delivered too, and the arbiter still
	/// decides. Returns the cause of the rise.
	pub(crate) fn receive(mut self, rise: &Rise) -> RestockCause {
		let order = self.order_ref();
		// The use to expect since the last reading explains what is missing, and no more.
		let seen = rise.shown.max(goods_in(rise).min(self.missing()));
		let received = self.record.received.saturating_add(seen);
		self.record.received = received;
		let deadline = self.record.deadline;
		if self.record.state.has_arrived() || received < self.threshold() {
			self.follow_arrival();
			self.write(deadline);
			let stock_before = rise.level_before;
			Pallet::<T>::deposit_event(Event::GoodsSeen { order, stock_before, received });
			return RestockCause::Order;
		}
		let now = Pallet::<T>::now();
		let next = match self.record.state {
			OrderState::Disputed { by, since, .. } => {
				Next::Open(OrderState::Disputed { by, since, goods: Goods::Arrived }, deadline)
			},
			_ => Next::Open(
				OrderState::Delivered { at: now },
				now.saturating_add(T::DisputeWindow::get()),
			),
		};
		let delivered = self
			.advance(Step::Arrive, next)
			.defensive_proof("only what is shipped or in dispute is deliverable; qed");
		if delivered.is_err() {
			return RestockCause::Household;
		}
		Pallet::<T>::deposit_event(Event::OrderDelivered {
			order,
			stock_before: Some(rise.level_before),
			proof: DeliveryProof::Reading,
		});
		RestockCause::Order
	}

	/// Gives the readings of a shipped order more time, if a single one has shown its goods and the
	/// next one may come after the deadline. The goods themselves get none: the order waits once,
	/// and not for longer than [`READING_SECONDS`].
	fn await_second_reading(self, rise: &Rise) {
		let deadline = rise.at.saturating_add(READING_SECONDS);
		let is_shipped = self.record.state.stage() == Stage::Shipped;
		if is_shipped && self.record.deadline < deadline {
			let order = self.order_ref();
			self.write(deadline);
			Pallet::<T>::deposit_event(Event::DeadlineExtended { order, deadline });
		}
	}

	/// Records whether more goods of a delivered order may come.
	pub(crate) fn follow_arrival(&self) {
		if !self.record.state.has_arrived() {
			return;
		}
		let Purchase { device, slot, quantity, .. } = self.record.purchase;
		if self.record.received < quantity {
			ArrivingOrderOf::<T>::insert(device, slot, self.id);
		} else {
			self.forget_arrival();
		}
		Pallet::<T>::update_watch(device, slot);
	}

	/// Expects no more goods of the order.
	pub(crate) fn forget_arrival(&self) {
		let Purchase { device, slot, .. } = self.record.purchase;
		if ArrivingOrderOf::<T>::get(device, slot) == Some(self.id) {
			ArrivingOrderOf::<T>::remove(device, slot);
		}
	}

	/// Cancels the order, whose slot was restocked by hand. If the ledger refuses, the order stays
	/// as it is, and an event tells so.
	pub(crate) fn cancel_as_restocked(self) {
		let order = self.order_ref();
		let cancelled = with_storage_layer(|| {
			self.advance(Step::Restock, Next::Cancelled(CancelReason::Restocked))
		});
		if let Err(error) = cancelled {
			Pallet::<T>::deposit_event(Event::OrderStuck { order, error });
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Delivers the order that explains the rise, or cancels the one that it replaces. Returns the
	/// cause of the rise.
	pub(crate) fn explain_rise(reading: &ReadingOf<T>, rise: &Rise) -> RestockCause {
		let awaited = OpenOrder::<T>::awaited_at(reading);
		if let Some(order) = awaited.clone().filter(|order| order.is_delivery(reading, rise)) {
			return order.receive(rise);
		}
		let arriving = OpenOrder::<T>::arriving_at(reading);
		if let Some(order) = arriving.filter(|order| order.is_rest(reading, rise)) {
			return order.receive(rise);
		}
		match awaited {
			Some(order) if order.is_replaced_by(rise) => order.cancel_as_restocked(),
			Some(order) if order.may_be_delivery(reading, rise) => order.await_second_reading(rise),
			_ => {},
		}
		RestockCause::Household
	}
}

/// Returns the goods that a rise shows: the use to expect since the last reading hides some of
/// them, but no more than what it leaves to be seen. Were it more, any small rise after a day of
/// silence would be a parcel.
fn goods_in(rise: &Rise) -> Quantity {
	rise.quantity.min(rise.shown.saturating_mul(2))
}
