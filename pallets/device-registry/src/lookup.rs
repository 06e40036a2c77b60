//! Records with which a call begins, the checks of its sender, and the way back to the storage.

use cot_primitives::{unix_now, DeviceId, Moment, OnDeviceChange};
use frame_support::pallet_prelude::*;
use sp_runtime::traits::Zero;

use crate::*;

impl<T: Config> Pallet<T> {
	/// Returns the chain time in Unix seconds.
	pub(crate) fn now() -> Moment {
		unix_now::<T::Time>()
	}

	/// Returns a registered device.
	pub(crate) fn registered_device(device: DeviceId) -> Result<DeviceOf<T>, Error<T>> {
		Devices::<T>::get(device).ok_or(Error::<T>::UnknownDevice)
	}

	/// Returns the device if `owner` owns it.
	pub(crate) fn owned_device(
		owner: &T::AccountId,
		device: DeviceId,
	) -> Result<DeviceOf<T>, Error<T>> {
		let record = Self::registered_device(device)?;
		ensure!(record.owner == *owner, Error::<T>::NotOwner);
		Ok(record)
	}

	/// Returns the device if `manufacturer` has vouched for it, is approved and nothing of its bond
	/// is missing.
	pub(crate) fn vouched_device(
		manufacturer: &T::AccountId,
		device: DeviceId,
	) -> Result<DeviceOf<T>, Error<T>> {
		let record = Self::device_made_by(manufacturer, device)?;
		Self::approved_manufacturer(manufacturer)?;
		Ok(record)
	}

	/// Returns the device if `manufacturer` has vouched for it and may part with it: as an approved
	/// one, or when the time is over for which governance has suspended it. Then its devices, and
	/// what it has paid for them, are no longer kept by governance's silence.
	pub(crate) fn device_to_part_with(
		manufacturer: &T::AccountId,
		device: DeviceId,
	) -> Result<DeviceOf<T>, Error<T>> {
		let record = Self::device_made_by(manufacturer, device)?;
		match Self::registered_manufacturer(manufacturer)?.status {
			ManufacturerStatus::Suspended { until } if Self::now() >= until => {},
			_ => {
				Self::approved_manufacturer(manufacturer)?;
			},
		}
		Ok(record)
	}

	/// Returns the device if `manufacturer`, whatever its status, has vouched for it.
	fn device_made_by(
		manufacturer: &T::AccountId,
		device: DeviceId,
	) -> Result<DeviceOf<T>, Error<T>> {
		let record = Self::registered_device(device)?;
		ensure!(record.manufacturer == *manufacturer, Error::<T>::NotManufacturer);
		Ok(record)
	}

	/// Stores a device and tells the other pallets, which keep copies of its facts.
	pub(crate) fn store_device(device: DeviceId, record: DeviceOf<T>) {
		Devices::<T>::insert(device, record);
		T::OnDeviceChange::on_updated(device);
	}

	/// Returns a registered manufacturer.
	pub(crate) fn registered_manufacturer(
		manufacturer: &T::AccountId,
	) -> Result<ManufacturerOf<T>, Error<T>> {
		Manufacturers::<T>::get(manufacturer).ok_or(Error::<T>::UnknownManufacturer)
	}

	/// Returns the manufacturer if it is approved and nothing of its bond is missing.
	pub(crate) fn approved_manufacturer(
		manufacturer: &T::AccountId,
	) -> Result<ManufacturerOf<T>, Error<T>> {
		let record = Self::registered_manufacturer(manufacturer)?;
		match record.status {
			ManufacturerStatus::Pending => Err(Error::<T>::ManufacturerNotApproved),
			ManufacturerStatus::Suspended { .. } => Err(Error::<T>::ManufacturerSuspended),
			ManufacturerStatus::Leaving { .. } => Err(Error::<T>::ManufacturerLeaving),
			ManufacturerStatus::Approved => {
				// A bond that a runtime upgrade has raised is no fault of the manufacturer's.
				ensure!(record.missing.is_zero(), Error::<T>::BondTooSmall);
				Ok(record)
			},
		}
	}
}
