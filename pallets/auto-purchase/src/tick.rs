//! Deadlines that pass without anybody calling: bounded, metered, and never stopped by one order.

use alloc::vec::Vec;
use frame_support::{
	defensive,
	storage::with_storage_layer,
	traits::Get,
	weights::{Weight, WeightMeter},
};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Spends at most `TickWeight` of `meter` on passed deadlines.
	pub(crate) fn tick(meter: &mut WeightMeter) {
		let mut own = WeightMeter::with_limit(T::TickWeight::get().min(meter.remaining()));
		Self::drain(&mut own);
		meter.consume(own.consumed());
	}

	/// Empties the hours that have passed, oldest first. The cursor stays at an hour until it is
	/// empty, so that a backlog is only ever late.
	fn drain(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::tick_base()).is_err() {
			return;
		}
		let now = Self::now();
		// The hour that is running; deadlines filed under it have passed when it began.
		let current: Bucket = now / BUCKET_SECONDS;
		let Some(first) = DeadlineCursor::<T>::get() else {
			// No order is older than the first block that has a time.
			if now > 0 {
				DeadlineCursor::<T>::put(current);
			}
			return;
		};
		let mut cursor = first;
		while cursor <= current && Self::drain_bucket(cursor, meter).is_ok() {
			cursor = cursor.saturating_add(1);
		}
		if cursor != first {
			DeadlineCursor::<T>::put(cursor);
		}
	}

	/// Carries out all deadlines of one hour. Fails when `meter` does not carry that many; the rest
	/// stays.
	fn drain_bucket(bucket: Bucket, meter: &mut WeightMeter) -> Result<(), ()> {
		meter.try_consume(T::WeightInfo::tick_bucket())?;
		let each = Self::order_weight();
		let affordable = meter
			.remaining()
			.checked_div_per_component(&each)
			.and_then(|orders| usize::try_from(orders).ok())
			.unwrap_or_default();
		// Collected first: the entries are removed on the way, and one more than can be paid for
		// tells that there are more.
		let due: Vec<OrderId> =
			Deadlines::<T>::iter_key_prefix(bucket).take(affordable.saturating_add(1)).collect();
		for id in due {
			meter.try_consume(each)?;
			Self::carry_out(bucket, id);
		}
		Ok(())
	}

	/// Carries one deadline out. What fails changes nothing and is tried again a day later, so that
	/// the hour empties; what has failed [`MAX_TRIES`] times is written off.
	fn carry_out(bucket: Bucket, id: OrderId) {
		let Some(order) = Orders::<T>::get(id) else {
			defensive!("every deadline is that of an open order");
			Deadlines::<T>::remove(bucket, id);
			return;
		};
		if let Err(error) = with_storage_layer(|| Self::lapse(id, order.clone())) {
			let merchant = order.merchant.clone();
			Self::deposit_event(Event::OrderStuck { order: id, merchant, error });
			if order.tries.saturating_add(1) < MAX_TRIES {
				Self::try_again(id, order);
			} else {
				Self::write_off(id, order);
			}
		}
	}

	/// What carrying one deadline out takes at most: it refunds, it pays, or it fails for the last
	/// time.
	pub(crate) fn order_weight() -> Weight {
		T::WeightInfo::tick_refund()
			.max(T::WeightInfo::tick_payment())
			.max(T::WeightInfo::tick_write_off())
	}

	/// What carrying one deadline out by hand takes at most.
	pub(crate) fn expire_weight() -> Weight {
		T::WeightInfo::expire_refund().max(T::WeightInfo::expire_payment())
	}
}
