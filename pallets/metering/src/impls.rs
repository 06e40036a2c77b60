//! Traits that the device registry calls with changes of devices.

use alloc::vec::Vec;

use cot_primitives::{DeviceGuard, DeviceId, OnDeviceChange, SlotId};
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::traits::Zero;

use crate::*;

impl<T: Config> DeviceGuard for Pallet<T> {
	/// A debt stays with the slot that has made it.
	fn ensure_slot_may_change(device: DeviceId, slot: SlotId) -> DispatchResult {
		let record = Subscriptions::<T>::get(device, slot);
		ensure!(record.is_none_or(|record| record.debt.is_zero()), Error::<T>::DebtOwed);
		Ok(())
	}

	/// A debt is neither inherited nor escaped.
	fn ensure_may_transfer(device: DeviceId) -> DispatchResult {
		let owes =
			Subscriptions::<T>::iter_prefix_values(device).any(|record| !record.debt.is_zero());
		ensure!(!owes, Error::<T>::DebtOwed);
		Ok(())
	}
}

impl<T: Config> OnDeviceChange for Pallet<T> {
	/// Does nothing: what a call needs of a device it asks the registry.
	fn on_updated(_: DeviceId) {}

	/// Ends the slot's subscription and releases its allowance. Where the guard was not asked, its
	/// debt lapses.
	fn on_slot_changed(device: DeviceId, slot: SlotId) {
		let Ok((mut record, plan)) = Self::subscription(device, slot) else { return };
		let end = End { at: Self::now(), reason: EndReason::DeviceChanged };
		Self::end(device, slot, &mut record, end);
		if !record.debt.is_zero() {
			Self::lapse(device, slot, &record, &plan, record.debt);
			record.debt = Zero::zero();
		}
		Self::remove_subscription(device, slot, record, &plan);
	}

	/// Ends the subscriptions of all slots; the allowances stay the former household's.
	fn on_owner_changed(device: DeviceId) {
		let slots: Vec<SlotId> = Subscriptions::<T>::iter_key_prefix(device).collect();
		for slot in slots {
			Self::on_slot_changed(device, slot);
		}
	}

	fn on_retired(device: DeviceId) {
		Self::on_owner_changed(device);
	}
}
