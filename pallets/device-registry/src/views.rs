//! Read functions behind the runtime API.

use alloc::vec::Vec;
use cot_primitives::{DeviceId, Serial};
use sp_runtime::SaturatedConversion;

use crate::*;

impl<T: Config> Pallet<T> {
	/// Returns a device, if it is registered.
	pub fn device_record(device: DeviceId) -> Option<DeviceOf<T>> {
		Devices::<T>::get(device)
	}

	/// Returns a page of the devices of `owner`: those after the device `after`, or the first ones,
	/// at most `limit` and never more than 64. The next page begins after the last device of this
	/// one.
	///
	/// The order is that of the hashed storage keys, which no account can choose.
	pub fn devices_of(
		owner: T::AccountId,
		after: Option<DeviceId>,
		limit: u32,
	) -> Vec<(DeviceId, DeviceOf<T>)> {
		let ids = match after {
			// The key need not exist: a page continues after a device that is gone meanwhile.
			Some(after) => DevicesOf::<T>::iter_key_prefix_from(
				&owner,
				DevicesOf::<T>::hashed_key_for(&owner, after),
			),
			None => DevicesOf::<T>::iter_key_prefix(&owner),
		};
		ids.take(limit.min(MAX_PAGE).saturated_into())
			.filter_map(|id| Some((id, Devices::<T>::get(id)?)))
			.collect()
	}

	/// Returns the status of a serial number, if it was claimed or revoked.
	pub fn serial_status(manufacturer: T::AccountId, serial: Serial) -> Option<SerialStatusOf<T>> {
		Serials::<T>::get(manufacturer, serial)
	}

	/// Returns the takeover of a device, if one is under way.
	pub fn takeover(device: DeviceId) -> Option<TakeoverOf<T>> {
		Takeovers::<T>::get(device)
	}

	/// Returns the profile that a manufacturer has asked for, if governance has not approved it.
	pub fn proposed_profile(manufacturer: T::AccountId) -> Option<Profile> {
		ProposedProfiles::<T>::get(manufacturer)
	}

	/// Returns the open voucher keys of a manufacturer by their numbers.
	pub fn voucher_keys(manufacturer: T::AccountId) -> Vec<(u32, VoucherKey)> {
		let mut keys: Vec<_> = VoucherKeys::<T>::iter_prefix(manufacturer).collect();
		keys.sort_by_key(|(number, _)| *number);
		keys
	}

	/// Returns a manufacturer, if it is registered.
	pub fn manufacturer_record(manufacturer: T::AccountId) -> Option<ManufacturerOf<T>> {
		Manufacturers::<T>::get(manufacturer)
	}
}
