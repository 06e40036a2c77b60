//! Traits that neighbours call: the attestations pallet with readings, the device registry with
//! changes of devices.

use cot_pattern::{Params, SlotState};
use cot_primitives::{
	DeviceGuard, DeviceId, OnDeviceChange, PurchaseFromPattern, RestockCause, Rise, SlotId,
	SlotReading, SlotSet,
};
use frame_support::{ensure, pallet_prelude::*};

use crate::*;

impl<T: Config> PurchaseFromPattern<T::AccountId> for Pallet<T> {
	fn watched_slots(device: DeviceId) -> SlotSet {
		WatchedSlots::<T>::get(device)
	}

	fn on_restock(reading: &SlotReading<T::AccountId>, rise: Rise) -> RestockCause {
		Self::explain_rise(reading, &rise)
	}

	fn on_level(reading: &SlotReading<T::AccountId>, params: &Params, pattern: &SlotState) {
		Self::buy_if_needed(reading, params, pattern);
	}
}

impl<T: Config> DeviceGuard for Pallet<T> {
	/// A slot that waits for goods must go on seeing them: a change would make its sensor forget
	/// the level before.
	fn ensure_slot_may_change(device: DeviceId, slot: SlotId) -> DispatchResult {
		ensure!(!OpenOrderOf::<T>::contains_key(device, slot), Error::<T>::GoodsAwaited);
		Ok(())
	}

	/// The device that saw the shortage has to see the goods arrive, for the household that pays.
	fn ensure_may_transfer(device: DeviceId) -> DispatchResult {
		let awaits = OpenOrderOf::<T>::iter_key_prefix(device).next().is_some();
		ensure!(!awaits, Error::<T>::GoodsAwaited);
		Ok(())
	}
}

impl<T: Config> OnDeviceChange for Pallet<T> {
	/// Ends the slot's mandate and cool-down. An open order was for the former goods and finishes
	/// by itself; the rest of a delivered one is no longer expected.
	fn on_slot_changed(device: DeviceId, slot: SlotId) {
		ArrivingOrderOf::<T>::remove(device, slot);
		CoolingDown::<T>::remove(device, slot);
		Self::update_watched(device, slot);
		if let Some(mandate) = Mandates::<T>::get(device, slot) {
			Self::remove_mandate(device, slot, mandate);
		}
	}

	/// Ends the mandates and cool-downs of the former household in all slots.
	fn on_owner_changed(device: DeviceId) {
		// A slot that only cools down is not watched.
		let mut affected = WatchedSlots::<T>::get(device);
		for slot in CoolingDown::<T>::iter_key_prefix(device) {
			affected.insert(slot);
		}
		for slot in (SlotId::MIN..=SlotId::MAX).filter(|slot| affected.contains(*slot)) {
			Self::on_slot_changed(device, slot);
		}
	}

	fn on_retired(device: DeviceId) {
		Self::on_owner_changed(device);
	}
}

impl<T: Config> Pallet<T> {
	/// Records whether the slot has a mandate or waits for goods, whenever that may have changed.
	pub(crate) fn update_watched(device: DeviceId, slot: SlotId) {
		let is_watched = Mandates::<T>::contains_key(device, slot)
			|| OpenOrderOf::<T>::contains_key(device, slot)
			|| ArrivingOrderOf::<T>::contains_key(device, slot);
		WatchedSlots::<T>::mutate_exists(device, |slots| {
			let mut watched = slots.unwrap_or_default();
			if is_watched {
				watched.insert(slot);
			} else {
				watched.remove(slot);
			}
			*slots = Some(watched).filter(|watched| !watched.is_empty());
		});
	}
}
