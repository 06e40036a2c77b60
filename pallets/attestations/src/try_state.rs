#![cfg(any(feature = "try-runtime", test))]

use cot_primitives::InspectDevices;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

use crate::*;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet's storage.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (id, state) in States::<T>::iter() {
			Self::check_device_exists(id)?;
			Self::check_sequence_is_used(&state)?;
			Self::check_slots_are_configured(id, &state)?;
		}
		Ok(())
	}

	/// No record of a device that is not registered.
	fn check_device_exists(id: cot_primitives::DeviceId) -> Result<(), TryRuntimeError> {
		ensure!(T::Devices::device(id).is_some(), "a state of a device that does not exist");
		Ok(())
	}

	/// A state is made by an accepted batch, and the first sequence number is one.
	fn check_sequence_is_used(state: &DeviceState) -> Result<(), TryRuntimeError> {
		ensure!(state.sequence > 0, "a state without an accepted batch");
		Ok(())
	}

	/// A device's slots are within bounds: each has a configuration, and its level fits the capacity.
	fn check_slots_are_configured(
		id: cot_primitives::DeviceId,
		state: &DeviceState,
	) -> Result<(), TryRuntimeError> {
		let slots = T::Devices::slots(id);
		for (slot, record) in &state.slots {
			let config = slots.get(slot).ok_or("a record of a slot that is not configured")?;
			ensure!(
				record.pattern.level().is_none_or(|level| config
					.stock()
					.is_some_and(|stock| level <= stock.capacity)),
				"a slot holds more than its capacity"
			);
		}
		Ok(())
	}
}
