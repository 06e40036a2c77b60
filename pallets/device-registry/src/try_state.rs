#![cfg(any(feature = "try-runtime", test))]

use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::{
	traits::{Saturating, Zero},
	TryRuntimeError,
};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet's storage.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_bonds_are_held()?;
		Self::check_deposits_are_held()?;
		Self::check_indexes_match_devices()?;
		Self::check_manufacturers_count_their_devices()?;
		Self::check_slots_are_valid()
	}

	/// Held as manufacturer bond = what the manufacturer's record says, for every account.
	fn check_bonds_are_held() -> Result<(), TryRuntimeError> {
		for account in frame_system::Account::<T>::iter_keys() {
			let recorded = Manufacturers::<T>::get(&account).map(|m| m.bond).unwrap_or_default();
			let held = T::Currency::balance_on_hold(&HoldReason::ManufacturerBond.into(), &account);
			ensure!(held == recorded, "a manufacturer's bond differs from what is held");
		}
		Ok(())
	}

	/// Held as device deposit = sum over the devices the account pays for, for every account.
	fn check_deposits_are_held() -> Result<(), TryRuntimeError> {
		let mut owed = BTreeMap::<T::AccountId, BalanceOf<T>>::new();
		for device in Devices::<T>::iter_values() {
			let sum = owed.entry(device.deposit_payer).or_insert_with(Zero::zero);
			*sum = sum.saturating_add(device.deposit);
		}
		for account in frame_system::Account::<T>::iter_keys() {
			let recorded = owed.remove(&account).unwrap_or_default();
			let held = T::Currency::balance_on_hold(&HoldReason::DeviceDeposit.into(), &account);
			ensure!(held == recorded, "device deposits differ from what is held");
		}
		ensure!(owed.is_empty(), "a device deposit is owed by an account that does not exist");
		Ok(())
	}

	/// Each device stands once in each index, and nothing else does.
	fn check_indexes_match_devices() -> Result<(), TryRuntimeError> {
		let devices = Devices::<T>::iter().count();
		for (id, device) in Devices::<T>::iter() {
			ensure!(id > 0 && id <= LastDeviceId::<T>::get(), "a device id was never assigned");
			ensure!(
				DeviceOfKey::<T>::get(device.key) == Some(id),
				"a device is missing from the index by key"
			);
			ensure!(
				DeviceOfSerial::<T>::get(&device.manufacturer, &device.serial) == Some(id),
				"a device is missing from the index by serial"
			);
			ensure!(
				DevicesOf::<T>::contains_key(&device.owner, id),
				"a device is missing from the index by owner"
			);
		}
		ensure!(DeviceOfKey::<T>::iter().count() == devices, "orphan in the index by key");
		ensure!(DeviceOfSerial::<T>::iter().count() == devices, "orphan in the index by serial");
		ensure!(DevicesOf::<T>::iter().count() == devices, "orphan in the index by owner");
		Ok(())
	}

	/// A manufacturer's counter equals the number of its devices.
	fn check_manufacturers_count_their_devices() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<T::AccountId, u32>::new();
		for device in Devices::<T>::iter_values() {
			counted.entry(device.manufacturer).or_default().saturating_accrue(1);
		}
		for (account, manufacturer) in Manufacturers::<T>::iter() {
			ensure!(
				manufacturer.devices == counted.remove(&account).unwrap_or_default(),
				"a manufacturer miscounts its devices"
			);
		}
		ensure!(counted.is_empty(), "a device has an unregistered manufacturer");
		Ok(())
	}

	/// Only devices have slots, and each slot's configuration is valid.
	fn check_slots_are_valid() -> Result<(), TryRuntimeError> {
		for (device, slots) in SlotsOf::<T>::iter() {
			ensure!(Devices::<T>::contains_key(device), "slots of a device that does not exist");
			ensure!(
				slots.values().all(|slot| slot.is_valid()),
				"a slot's configuration is invalid"
			);
		}
		Ok(())
	}
}
