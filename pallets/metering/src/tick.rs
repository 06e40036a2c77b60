//! Block work: visits each subscription once a day, bounded and metered.

use alloc::vec::Vec;
use cot_primitives::{DeviceId, SlotId};
use frame_support::{
	defensive,
	traits::Get,
	weights::{Weight, WeightMeter},
};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Spends at most `TickWeight` of `meter` on visits.
	pub(crate) fn tick(meter: &mut WeightMeter) {
		let mut own = WeightMeter::with_limit(T::TickWeight::get().min(meter.remaining()));
		Self::visit_passed_hours(&mut own);
		meter.consume(own.consumed());
	}

	/// Empties the hours that have passed, oldest first. The cursor stays at an hour until that is
	/// empty, so that a backlog is only late.
	pub(crate) fn visit_passed_hours(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::tick_base()).is_err() {
			return;
		}
		let current: VisitHour = Self::now() / HOUR_SECONDS;
		let Some(first) = VisitCursor::<T>::get() else {
			// No subscription is older than the first block that has a time.
			if current > 0 {
				VisitCursor::<T>::put(current);
			}
			return;
		};
		let mut cursor = first;
		while cursor <= current && Self::visit_hour(cursor, current, meter).is_ok() {
			cursor = cursor.saturating_add(1);
		}
		if cursor != first {
			VisitCursor::<T>::put(cursor);
		}
	}

	/// Visits all subscriptions of an hour. Fails if `meter` does not carry that many; the others
	/// stay.
	pub(crate) fn visit_hour(
		hour: VisitHour,
		current: VisitHour,
		meter: &mut WeightMeter,
	) -> Result<(), ()> {
		meter.try_consume(T::WeightInfo::tick_hour())?;
		let each = Self::visit_weight();
		let affordable = meter
			.remaining()
			.checked_div_per_component(&each)
			.and_then(|visits| usize::try_from(visits).ok())
			.unwrap_or_default();
		// Collected first, because a visit removes entries. One more than `meter` carries shows
		// that the hour is not empty.
		let due: Vec<(DeviceId, SlotId)> =
			Visits::<T>::iter_key_prefix(hour).take(affordable.saturating_add(1)).collect();
		for (device, slot) in due {
			meter.try_consume(each)?;
			Self::visit_and_file(hour, current, device, slot);
		}
		Ok(())
	}

	/// Visits a subscription, and files it a day later.
	pub(crate) fn visit_and_file(
		hour: VisitHour,
		current: VisitHour,
		device: DeviceId,
		slot: SlotId,
	) {
		Visits::<T>::remove(hour, (device, slot));
		let Ok((record, plan)) = Self::subscription(device, slot) else {
			defensive!("every visit is that of a subscription");
			return;
		};
		if let Some(mut record) = Self::visit(device, slot, record, &plan) {
			record.visit = current.max(hour).saturating_add(VISIT_EVERY);
			Visits::<T>::insert(record.visit, (device, slot), ());
			Subscriptions::<T>::insert(device, slot, record);
		}
	}

	/// Returns the most that one visit takes: it settles, and goes on or removes.
	pub(crate) fn visit_weight() -> Weight {
		T::WeightInfo::tick_settle().max(T::WeightInfo::tick_remove())
	}
}
