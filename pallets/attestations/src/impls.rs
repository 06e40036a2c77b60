//! Traits implemented for neighbouring pallets: what changes of a device mean for its records.

use cot_primitives::{DeviceId, OnDeviceChange, SlotId};

use crate::*;

impl<T: Config> OnDeviceChange for Pallet<T> {
	/// Forgets the pattern of the former goods. Earned points stay counted, or the household could
	/// fill the slot's caps again by configuring it anew.
	fn on_slot_changed(device: DeviceId, slot: SlotId) {
		States::<T>::mutate_exists(device, |state| {
			if let Some(record) = state.as_mut().and_then(|state| state.slots.get_mut(&slot)) {
				record.learned.forget();
			}
		});
	}

	/// Forgets the former household's patterns. The sequence continues, so that no batch is
	/// accepted twice, and so do the caps, or a household could fill them again by transferring the
	/// device to itself.
	fn on_owner_changed(device: DeviceId) {
		States::<T>::mutate_exists(device, |state| {
			for (_, record) in state.iter_mut().flat_map(|state| state.slots.iter_mut()) {
				record.learned.forget();
			}
		});
	}

	fn on_retired(device: DeviceId) {
		States::<T>::remove(device);
		Commitments::<T>::remove(device);
	}
}
