//! Traits that neighbours call: the attestations pallet with readings, the device registry with
//! changes of devices.

use alloc::collections::BTreeSet;

use cot_pattern::{Params, SlotState};
use cot_primitives::{
	DeviceGuard, DeviceId, OnDeviceChange, PurchaseFromPattern, RestockCause, Rise, Searched,
	SlotId, SlotReading, Watch, WatchSlots,
};
use frame_support::{ensure, pallet_prelude::*};

use crate::*;

impl<T: Config> PurchaseFromPattern<T::AccountId> for Pallet<T> {
	fn watch_of(device: DeviceId, slot: SlotId) -> Watch {
		let is_open = OpenOrderOf::<T>::contains_key(device, slot);
		let mandate = Mandates::<T>::get(device, slot).filter(|_| !is_open);
		Watch {
			supply: mandate.map(|mandate| mandate.supply(mandate.longest_lead_time)),
			awaits_goods: is_open || ArrivingOrderOf::<T>::contains_key(device, slot),
		}
	}

	fn on_restock(reading: &SlotReading<T::AccountId>, rise: Rise) -> RestockCause {
		Self::explain_rise(reading, &rise)
	}

	fn on_level(
		reading: &SlotReading<T::AccountId>,
		params: &Params,
		pattern: &SlotState,
	) -> Searched {
		Self::buy_if_needed(reading, params, pattern)
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
	/// Does nothing: what a call needs of a device it asks the registry.
	fn on_updated(_: DeviceId) {}

	/// Ends the slot's mandate and cool-down. An open order was for the former goods and finishes
	/// by itself; the rest of a delivered one is no longer expected.
	fn on_slot_changed(device: DeviceId, slot: SlotId) {
		ArrivingOrderOf::<T>::remove(device, slot);
		CoolingDown::<T>::remove(device, slot);
		Setbacks::<T>::remove(device, slot);
		LastShippedOf::<T>::remove(device, slot);
		Self::update_watch(device, slot);
		if let Some(mandate) = Mandates::<T>::get(device, slot) {
			Self::remove_mandate(device, slot, mandate);
		}
	}

	/// Ends the mandates and cool-downs of the former household in all slots.
	fn on_owner_changed(device: DeviceId) {
		let affected: BTreeSet<_> = Mandates::<T>::iter_key_prefix(device)
			.chain(OpenOrderOf::<T>::iter_key_prefix(device))
			.chain(ArrivingOrderOf::<T>::iter_key_prefix(device))
			.chain(CoolingDown::<T>::iter_key_prefix(device))
			.chain(Setbacks::<T>::iter_key_prefix(device))
			.chain(LastShippedOf::<T>::iter_key_prefix(device))
			.collect();
		for slot in affected {
			Self::on_slot_changed(device, slot);
		}
	}

	fn on_retired(device: DeviceId) {
		Self::on_owner_changed(device);
	}
}

impl<T: Config> Pallet<T> {
	/// Tells whether the slot has a mandate or waits for goods, whenever that may have changed.
	pub(crate) fn update_watch(device: DeviceId, slot: SlotId) {
		T::Readings::watch(device, slot, Self::watch_of(device, slot));
	}
}
