//! Traits implemented for neighbouring pallets: what changes of a device, and of the purchases'
//! interest in it, mean for its record.

use cot_primitives::{DeviceId, InspectDevices, OnDeviceChange, SlotId, Watch, WatchSlots};
use frame_support::defensive;

use crate::*;

impl<T: Config> OnDeviceChange for Pallet<T> {
	/// Keeps the facts of the record in step with the registry.
	fn on_updated(device: DeviceId) {
		let Some(info) = T::Devices::device(device) else {
			defensive!("a device that has changed is registered");
			return;
		};
		let configs = T::Devices::slots(device);
		States::<T>::mutate(device, |state| match state {
			Some(state) => {
				state.info = info;
				state.configure(&configs);
			},
			None => *state = Some(DeviceState::new(info, &configs)),
		});
	}

	/// Forgets the pattern of the former goods. Earned points stay counted, or the household could
	/// fill the slot's caps again by configuring it anew.
	fn on_slot_changed(device: DeviceId, slot: SlotId) {
		States::<T>::mutate(device, |state| {
			if let Some(record) = state.as_mut().and_then(|state| state.slots.get_mut(&slot)) {
				record.learned.forget();
			}
		});
	}

	/// Forgets the former household's patterns. The sequence continues, so that no batch is
	/// accepted twice, and so do the caps, or a household could fill them again by transferring the
	/// device to itself.
	fn on_owner_changed(device: DeviceId) {
		States::<T>::mutate(device, |state| {
			if let Some(state) = state {
				// The new household has not been noted yet.
				state.noted_until = 0;
			}
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

impl<T: Config> WatchSlots for Pallet<T> {
	fn watch(device: DeviceId, slot: SlotId, watch: Watch) {
		// A device that was retired has no record any more.
		States::<T>::mutate(device, |state| {
			if let Some(record) = state.as_mut().and_then(|state| state.slots.get_mut(&slot)) {
				record.watch = watch;
			}
		});
	}
}
