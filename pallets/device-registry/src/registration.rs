//! How a device joins, renews its key, and goes for good.

use cot_primitives::{
	Claim, DeviceId, DeviceSignature, DeviceStatus, OnDeviceChange, Rotation, Serial, Voucher,
};
use frame_support::{pallet_prelude::*, storage::with_storage_layer};
use sp_runtime::{traits::Saturating, ArithmeticError};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_claim(owner: T::AccountId, request: ClaimRequestOf<T>) -> DispatchResult {
		let now = Self::now();
		let mut manufacturer = Self::ensure_claim_is_good(&owner, &request)?;
		let id = LastDeviceId::<T>::get().checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let Voucher { manufacturer: vouched_by, serial, key, model, deposit_payer, .. } =
			request.voucher;
		let published = model.and_then(|model| Models::<T>::get(&vouched_by, model));
		let (slots, report_interval) = match &published {
			Some(Model { template, .. }) => (template.slots.clone(), template.report_interval),
			None => Default::default(),
		};
		let device = Device {
			owner,
			manufacturer: vouched_by,
			key,
			serial,
			model,
			owner_status: DeviceStatus::Active,
			sanction: None,
			protected_until: 0,
			transfer: None,
			epoch: 0,
			report_interval,
			deposit: T::DeviceDeposit::get(),
			deposit_payer,
			slot_deposit: Self::slot_deposit_of(&slots),
			claimed_at: now,
			owned_since: now,
		};
		Self::hold_deposit(HoldReason::DeviceDeposit, device.payer(), device.deposit)?;
		Self::hold_deposit(HoldReason::SlotDeposit, &device.owner, device.slot_deposit)?;

		LastDeviceId::<T>::put(id);
		manufacturer.devices.saturating_inc();
		Manufacturers::<T>::insert(&device.manufacturer, manufacturer);
		DeviceOfKey::<T>::insert(device.key, id);
		Serials::<T>::insert(&device.manufacturer, &device.serial, SerialStatus::Claimed(id));
		DevicesOf::<T>::insert(&device.owner, id, ());
		Devices::<T>::insert(id, &device);
		let Device { owner, manufacturer, serial, .. } = device;
		Self::deposit_event(Event::DeviceClaimed { device: id, owner, manufacturer, serial });
		match (model, published) {
			(Some(model), Some(_)) => {
				SlotsOf::<T>::insert(id, slots);
				Self::deposit_event(Event::ModelApplied { device: id, model });
			},
			(Some(model), None) => {
				Self::deposit_event(Event::ModelUnknown { device: id, model });
			},
			(None, _) => {},
		}
		Ok(())
	}

	/// Everything a claim must fulfil, signatures last because they cost most. Returns the
	/// manufacturer.
	fn ensure_claim_is_good(
		owner: &T::AccountId,
		request: &ClaimRequestOf<T>,
	) -> Result<ManufacturerOf<T>, DispatchError> {
		let ClaimRequest { voucher, voucher_signature, claim, device_signature } = request;
		let manufacturer = Self::approved_manufacturer(&voucher.manufacturer)?;
		ensure!(Self::now() < voucher.expires_at, Error::<T>::VoucherExpired);
		ensure!(claim.key == voucher.key, Error::<T>::ClaimForAnotherKey);
		ensure!(claim.epoch == 0, Error::<T>::ClaimForAnotherEpoch);
		Self::ensure_claim_is_for(claim, &voucher.manufacturer, &voucher.serial, owner)?;
		Self::ensure_serial_is_unused(&voucher.manufacturer, &voucher.serial)?;
		ensure!(!DeviceOfKey::<T>::contains_key(voucher.key), Error::<T>::KeyAlreadyRegistered);
		ensure!(
			manufacturer
				.voucher_key
				.verify(&voucher.signing_hash(&Self::genesis_hash()), voucher_signature),
			Error::<T>::InvalidVoucherSignature
		);
		Self::ensure_device_signed(claim, device_signature)?;
		Ok(manufacturer)
	}

	/// The claim says now, and not for long, that `owner` may have the device.
	pub(crate) fn ensure_claim_is_for(
		claim: &Claim<T::AccountId>,
		manufacturer: &T::AccountId,
		serial: &Serial,
		owner: &T::AccountId,
	) -> DispatchResult {
		ensure!(
			claim.manufacturer == *manufacturer && claim.serial == *serial,
			Error::<T>::ClaimForAnotherSerial
		);
		let now = Self::now();
		ensure!(now < claim.expires_at, Error::<T>::ClaimExpired);
		let latest = now.saturating_add(T::MaxClaimLifetime::get());
		ensure!(claim.expires_at <= latest, Error::<T>::ClaimExpiresTooLate);
		ensure!(claim.owner == *owner, Error::<T>::ClaimForAnotherOwner);
		Ok(())
	}

	/// The device has signed the claim.
	pub(crate) fn ensure_device_signed(
		claim: &Claim<T::AccountId>,
		signature: &DeviceSignature,
	) -> DispatchResult {
		let hash = claim.signing_hash(&Self::genesis_hash());
		ensure!(claim.key.verify(&hash, signature), Error::<T>::InvalidClaimSignature);
		Ok(())
	}

	pub(crate) fn do_claim_many(
		owner: &T::AccountId,
		requests: BoundedVec<ClaimRequestOf<T>, ConstU32<MAX_CLAIMS>>,
	) {
		for (index, request) in (0u32..).zip(requests) {
			let result = with_storage_layer(|| Self::do_claim(owner.clone(), request));
			if let Err(error) = result {
				Self::deposit_event(Event::ClaimFailed { index, owner: owner.clone(), error });
			}
		}
	}

	pub(crate) fn do_rotate_key(
		owner: T::AccountId,
		rotation: Rotation<T::AccountId>,
		signature: DeviceSignature,
	) -> DispatchResult {
		let Rotation { device, old_key: old, new_key: new, expires_at, .. } = rotation;
		let mut record = Self::owned_device(&owner, device)?;
		ensure!(rotation.owner == owner, Error::<T>::RotationForAnotherOwner);
		ensure!(record.key == old, Error::<T>::RotationForAnotherKey);
		ensure!(Self::now() < expires_at, Error::<T>::RotationExpired);
		ensure!(!DeviceOfKey::<T>::contains_key(new), Error::<T>::KeyAlreadyRegistered);
		ensure!(
			new.verify(&rotation.signing_hash(&Self::genesis_hash()), &signature),
			Error::<T>::InvalidRotationSignature
		);

		record.key = new;
		DeviceOfKey::<T>::remove(old);
		DeviceOfKey::<T>::insert(new, device);
		Devices::<T>::insert(device, record);
		Self::deposit_event(Event::KeyRotated { device, old, new });
		Ok(())
	}

	pub(crate) fn do_retire(owner: T::AccountId, device: DeviceId) -> DispatchResult {
		let record = Self::owned_device(&owner, device)?;
		Self::remove_device(device, record)
	}

	pub(crate) fn do_retire_revoked(
		manufacturer: T::AccountId,
		device: DeviceId,
	) -> DispatchResult {
		let record = Self::vouched_device(&manufacturer, device)?;
		ensure!(record.is_revoked(), Error::<T>::NotRevoked);
		ensure!(record.open_appeal().is_none(), Error::<T>::AppealOpen);
		Self::remove_device(device, record)
	}

	/// Returns what was held for a device, and forgets everything but its serial number.
	fn remove_device(device: DeviceId, mut record: DeviceOf<T>) -> DispatchResult {
		Self::ensure_appeal_window_is_over(&record)?;
		ensure!(!T::OnDeviceChange::forbids_leaving(device), Error::<T>::DeviceInUse);
		Self::return_deposit(HoldReason::DeviceDeposit, record.payer(), record.deposit)?;
		Self::return_deposit(HoldReason::SlotDeposit, &record.owner, record.slot_deposit)?;

		let status = if record.is_revoked() {
			SerialStatus::Revoked { deposit: Default::default() }
		} else {
			SerialStatus::Retired
		};
		Serials::<T>::insert(&record.manufacturer, &record.serial, status);
		Manufacturers::<T>::mutate(&record.manufacturer, |manufacturer| {
			if let Some(manufacturer) = manufacturer {
				manufacturer.devices.saturating_dec();
			} else {
				defensive!("a manufacturer stays as long as its devices do");
			}
		});
		Self::end_sanction(&mut record);
		DeviceOfKey::<T>::remove(record.key);
		DevicesOf::<T>::remove(&record.owner, device);
		SlotsOf::<T>::remove(device);
		Devices::<T>::remove(device);
		T::OnDeviceChange::on_retired(device);
		let Device { owner, manufacturer, serial, .. } = record;
		Self::deposit_event(Event::DeviceRetired { device, owner, manufacturer, serial });
		Ok(())
	}
}
