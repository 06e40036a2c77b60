//! Block work: counts the time in which there were no blocks, and executes passed deadlines,
//! bounded and metered, and never stopped by one order.

use alloc::vec::Vec;
use frame_support::{
	defensive,
	storage::with_storage_layer,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use sp_runtime::traits::Saturating;

use crate::{open_order::OpenOrder, *};

impl<T: Config> Pallet<T> {
	/// Spends at most `TickWeight` of `meter` on passed deadlines.
	pub(crate) fn tick(meter: &mut WeightMeter) {
		let mut own = WeightMeter::with_limit(T::TickWeight::get().min(meter.remaining()));
		Self::drain(&mut own);
		meter.consume(own.consumed());
	}

	/// Empties the hours that have passed, oldest first. The cursor stays at an hour until that is
	/// empty, so that a backlog is only late.
	fn drain(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::tick_base()).is_err() {
			return;
		}
		let now = Self::now();
		Self::count_halt(now);
		// Deadlines filed under the current hour had passed when it began.
		let current: DeadlineHour = now / HOUR_SECONDS;
		let Some(first) = DeadlineCursor::<T>::get() else {
			// No order is older than the first block that has a time.
			if now > 0 {
				DeadlineCursor::<T>::put(current);
			}
			return;
		};
		let mut cursor = first;
		while cursor <= current && Self::drain_hour(cursor, meter).is_ok() {
			cursor = cursor.saturating_add(1);
		}
		if cursor != first {
			DeadlineCursor::<T>::put(cursor);
		}
	}

	/// Counts the time since the last block as a halt, if it is `MaxBlockGap` or longer: up to
	/// [`MAX_HALT`], for which everybody gets more time.
	fn count_halt(now: Moment) {
		let last = LastBlockAt::<T>::get().unwrap_or(now);
		LastBlockAt::<T>::put(now);
		let seconds = now.saturating_sub(last);
		if seconds < MaxBlockGap::<T>::get() {
			return;
		}
		let counted = seconds.min(MAX_HALT);
		HaltedSeconds::<T>::mutate(|halted| halted.saturating_accrue(counted));
		Self::deposit_event(Event::HaltCounted { seconds, counted });
	}

	/// Executes all deadlines of one hour. Fails if `meter` does not carry that many; the others
	/// stay.
	fn drain_hour(hour: DeadlineHour, meter: &mut WeightMeter) -> Result<(), ()> {
		meter.try_consume(T::WeightInfo::tick_hour())?;
		let each = Self::deadline_weight();
		let affordable = meter
			.remaining()
			.checked_div_per_component(&each)
			.and_then(|orders| usize::try_from(orders).ok())
			.unwrap_or_default();
		// Collected first, because executing removes entries. One more than `meter` carries shows
		// that the hour is not empty.
		let due: Vec<OrderId> =
			Deadlines::<T>::iter_key_prefix(hour).take(affordable.saturating_add(1)).collect();
		for id in due {
			meter.try_consume(each)?;
			Self::execute_deadline(hour, id);
		}
		Ok(())
	}

	/// Executes one deadline, or files it later if the chain has stood still since it was filed. A
	/// failure changes nothing but the deadline, which is tried again a
	/// day later, so that the hour empties; after [`MAX_TRIES`] failures the order is written off.
	fn execute_deadline(hour: DeadlineHour, id: OrderId) {
		let Ok(order) = OpenOrder::<T>::find(id) else {
			defensive!("every deadline is that of an open order");
			Deadlines::<T>::remove(hour, id);
			return;
		};
		if !order.record.is_overdue(Self::now()) {
			let deadline = order.record.deadline;
			order.write(deadline);
			return;
		}
		let due = order.clone();
		if let Err(error) = with_storage_layer(|| due.expire()) {
			Self::deposit_event(Event::OrderStuck { order: order.order_ref(), error });
			if order.record.tries.saturating_add(1) < MAX_TRIES {
				order.retry_later();
			} else {
				order.write_off();
			}
		}
	}

	/// Returns the most that one deadline takes in a block's work: it refunds, pays, or fails for
	/// the last time.
	pub(crate) fn deadline_weight() -> Weight {
		T::WeightInfo::tick_refund()
			.max(T::WeightInfo::tick_payment())
			.max(T::WeightInfo::tick_write_off())
	}

	/// Returns the most that one deadline takes in a call.
	pub(crate) fn expire_weight() -> Weight {
		T::WeightInfo::expire_refund().max(T::WeightInfo::expire_payment())
	}
}
