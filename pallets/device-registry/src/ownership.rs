//! Changes of a device's owner. At any time it has one, the account that its record names.

use cot_primitives::{
	Claim, DeviceGuard, DeviceId, DeviceSignature, DeviceStatus, Moment, OnDeviceChange,
};
use frame_support::pallet_prelude::*;
use sp_runtime::ArithmeticError;

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_offer_transfer(
		owner: T::AccountId,
		device: DeviceId,
		to: T::AccountId,
		expires_at: Option<Moment>,
	) -> DispatchResult {
		let record = Self::owned_device(&owner, device)?;
		ensure!(to != owner, Error::<T>::AlreadyOwner);
		ensure!(expires_at.is_none_or(|end| Self::now() < end), Error::<T>::OfferExpired);
		Self::begin_transfer(device, record, Transfer::Offered { to, expires_at })
	}

	pub(crate) fn do_accept_transfer(
		who: T::AccountId,
		device: DeviceId,
		max_deposit: BalanceOf<T>,
	) -> DispatchResult {
		let record = Self::registered_device(device)?;
		let expires_at = match &record.transfer {
			Some(Transfer::Offered { to, expires_at }) if *to == who => *expires_at,
			_ => return Err(Error::<T>::NotOffered.into()),
		};
		ensure!(expires_at.is_none_or(|end| Self::now() < end), Error::<T>::OfferExpired);
		Self::hand_over(device, record, who, max_deposit)
	}

	pub(crate) fn do_cancel_transfer(owner: T::AccountId, device: DeviceId) -> DispatchResult {
		let mut record = Self::owned_device(&owner, device)?;
		let old = record.transfer.take().ok_or(Error::<T>::UnknownTransfer)?;

		Self::store_device(device, record);
		Self::deposit_event(Event::TransferCancelled { device, owner, old });
		Ok(())
	}

	pub(crate) fn do_release(owner: T::AccountId, device: DeviceId) -> DispatchResult {
		let record = Self::owned_device(&owner, device)?;
		ensure!(record.transfer != Some(Transfer::Released), Error::<T>::AlreadyReleased);
		Self::begin_transfer(device, record, Transfer::Released)
	}

	pub(crate) fn do_claim_released(
		who: T::AccountId,
		claim: Claim<T::AccountId>,
		signature: DeviceSignature,
		max_deposit: BalanceOf<T>,
	) -> DispatchResult {
		let device = DeviceOfKey::<T>::get(claim.key).ok_or(Error::<T>::UnknownDevice)?;
		let record = Self::registered_device(device)?;
		ensure!(record.transfer == Some(Transfer::Released), Error::<T>::NotReleased);
		ensure!(record.owner != who, Error::<T>::AlreadyOwner);
		ensure!(
			Some(claim.ownership) == record.ownership.checked_add(1),
			Error::<T>::ClaimForAnotherOwnership
		);
		ensure!(claim.life == record.life, Error::<T>::ClaimForAnotherLife);
		Self::ensure_claim_is_for(&claim, &record.manufacturer, &record.serial, &who)?;
		Self::ensure_device_signed(&claim, &signature)?;
		Self::hand_over(device, record, who, max_deposit)
	}

	/// Replaces any pending transfer with `new`.
	fn begin_transfer(
		device: DeviceId,
		mut record: DeviceOf<T>,
		new: TransferOf<T>,
	) -> DispatchResult {
		Self::ensure_may_transfer(device, &record)?;

		let owner = record.owner.clone();
		let old = record.transfer.replace(new.clone());
		Self::store_device(device, record);
		Self::deposit_event(Event::TransferBegun { device, owner, old, new });
		Ok(())
	}

	/// Ensures that no household gets rid of a sanction, and that none receives goods that another
	/// one pays for.
	fn ensure_may_transfer(device: DeviceId, record: &DeviceOf<T>) -> DispatchResult {
		ensure!(!record.is_revoked(), Error::<T>::DeviceRevoked);
		ensure!(record.sanction.is_none(), Error::<T>::SanctionInForce);
		T::DeviceGuard::ensure_may_transfer(device)
	}

	/// Makes `to` the owner, if the deposits do not exceed `max_deposit`.
	pub(crate) fn hand_over(
		device: DeviceId,
		mut record: DeviceOf<T>,
		to: T::AccountId,
		max_deposit: BalanceOf<T>,
	) -> DispatchResult {
		Self::ensure_may_transfer(device, &record)?;
		ensure!(Self::deposit_of_owner(&record) <= max_deposit, Error::<T>::DepositTooHigh);
		let ownership = record.ownership.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let from = record.owner.clone();
		Self::move_deposits(&record, &from, &to)?;
		// Its voucher is used up.
		record.life = Self::end_takeover(device, &from)?.unwrap_or(record.life);

		// Slots, report interval and protection stay with the device.
		record.owner = to.clone();
		record.owner_status = DeviceStatus::Active;
		record.transfer = None;
		record.ownership = ownership;
		record.owned_since = Self::now();
		Self::store_device(device, record);
		DevicesOf::<T>::remove(&from, device);
		DevicesOf::<T>::insert(&to, device, ());
		T::OnDeviceChange::on_owner_changed(device);
		Self::deposit_event(Event::DeviceTransferred { device, from, to, ownership });
		Ok(())
	}
}
