//! What every call begins with: whose the record is, and whether its owner may act.

use cot_primitives::{DeviceId, Moment};
use frame_support::{pallet_prelude::*, traits::UnixTime};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::traits::Zero;

use crate::*;

impl<T: Config> Pallet<T> {
	/// Chain time in Unix seconds.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	/// Hash of the first block, which binds signatures to this chain.
	pub(crate) fn genesis_hash() -> H256 {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		H256::from_slice(genesis.as_ref())
	}

	/// A device of this household.
	pub(crate) fn owned_device(
		owner: &T::AccountId,
		device: DeviceId,
	) -> Result<DeviceOf<T>, Error<T>> {
		let record = Devices::<T>::get(device).ok_or(Error::<T>::UnknownDevice)?;
		ensure!(record.owner == *owner, Error::<T>::NotOwner);
		Ok(record)
	}

	/// A manufacturer whose word counts.
	pub(crate) fn approved_manufacturer(
		manufacturer: &T::AccountId,
	) -> Result<ManufacturerOf<T>, Error<T>> {
		let record =
			Manufacturers::<T>::get(manufacturer).ok_or(Error::<T>::UnknownManufacturer)?;
		match record.status {
			ManufacturerStatus::Pending => Err(Error::<T>::ManufacturerNotApproved),
			ManufacturerStatus::Suspended => Err(Error::<T>::ManufacturerSuspended),
			ManufacturerStatus::Leaving { .. } => Err(Error::<T>::ManufacturerLeaving),
			ManufacturerStatus::Approved => {
				ensure!(record.bond >= T::ManufacturerBond::get(), Error::<T>::BondTooSmall);
				Ok(record)
			},
		}
	}

	/// A device that this manufacturer, whose word counts, has vouched for.
	pub(crate) fn vouched_device(
		manufacturer: &T::AccountId,
		device: DeviceId,
	) -> Result<DeviceOf<T>, Error<T>> {
		let record = Devices::<T>::get(device).ok_or(Error::<T>::UnknownDevice)?;
		ensure!(record.manufacturer == *manufacturer, Error::<T>::NotManufacturer);
		Self::approved_manufacturer(manufacturer)?;
		Ok(record)
	}
}
