//! A device's life: its claim, the rotation of its key, and its retirement.

use cot_primitives::{
	genesis_hash, Claim, DeviceGuard, DeviceId, DeviceSignature, DeviceStatus, OnDeviceChange,
	Rotation, Serial, Voucher,
};
use frame_support::{pallet_prelude::*, storage::with_storage_layer};
use sp_runtime::{
	traits::{Saturating, Zero},
	ArithmeticError,
};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_claim(owner: T::AccountId, request: ClaimRequestOf<T>) -> DispatchResult {
		let now = Self::now();
		let mut manufacturer = Self::ensure_claim_is_valid(&owner, &request)?;
		let id = NextDeviceId::<T>::get();
		let next_id = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let Voucher {
			manufacturer: vouched_by,
			issuer,
			serial,
			life,
			key,
			model,
			deposit_payer,
			..
		} = request.voucher;
		Self::reopen_serial(&vouched_by, &mut manufacturer, &serial)?;
		Self::count_claim(&vouched_by, issuer);
		// An unpublished model is no error: a withdrawn one would strand the devices in the shops.
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
			life,
			model,
			owner_status: DeviceStatus::Active,
			sanction: None,
			protected_until: 0,
			transfer: None,
			ownership: 0,
			report_interval,
			modelled: slots.keys().copied().collect(),
			deposit: T::DeviceDeposit::get(),
			deposit_payer,
			slot_deposit: Self::slot_deposit_of(&slots),
			appeal_deposit: Zero::zero(),
			claimed_at: now,
			owned_since: now,
		};
		Self::hold_deposit(HoldReason::DeviceDeposit, device.payer(), device.deposit)?;
		Self::hold_deposit(HoldReason::SlotDeposit, &device.owner, device.slot_deposit)?;

		NextDeviceId::<T>::put(next_id);
		Self::bond_one_more(&device.manufacturer, &mut manufacturer)?;
		Manufacturers::<T>::insert(&device.manufacturer, manufacturer);
		DeviceOfKey::<T>::insert(device.key, id);
		Serials::<T>::insert(&device.manufacturer, &device.serial, SerialStatus::Claimed(id));
		DevicesOf::<T>::insert(&device.owner, id, ());
		Devices::<T>::insert(id, &device);
		if published.is_some() {
			SlotsOf::<T>::insert(id, slots);
		}
		T::OnDeviceChange::on_updated(id);
		let Device { owner, manufacturer, serial, .. } = device;
		Self::deposit_event(Event::DeviceClaimed {
			device: id,
			owner: owner.clone(),
			manufacturer,
			serial,
		});
		match (model, published) {
			(Some(model), Some(_)) => {
				Self::deposit_event(Event::ModelApplied { device: id, owner, model });
			},
			(Some(model), None) => {
				Self::deposit_event(Event::ModelSkipped { device: id, owner, model });
			},
			(None, _) => {},
		}
		Ok(())
	}

	/// Ensures that a device may be claimed, and returns its manufacturer.
	fn ensure_claim_is_valid(
		owner: &T::AccountId,
		request: &ClaimRequestOf<T>,
	) -> Result<ManufacturerOf<T>, DispatchError> {
		let manufacturer = Self::approved_manufacturer(&request.voucher.manufacturer)?;
		Self::ensure_statements_are_valid(owner, request, 0, None)?;
		Ok(manufacturer)
	}

	/// Ensures that voucher and claim are about the same device, for `owner` and its `ownership`,
	/// and that the manufacturer, whatever its status, and the device have signed them.
	///
	/// `registered` is the device that the serial number lives on from, if that is registered.
	/// Signatures are verified last, because they cost most.
	pub(crate) fn ensure_statements_are_valid(
		owner: &T::AccountId,
		request: &ClaimRequestOf<T>,
		ownership: u32,
		registered: Option<(DeviceId, &DeviceOf<T>)>,
	) -> DispatchResult {
		let ClaimRequest { voucher, voucher_signature, claim, device_signature } = request;
		ensure!(Self::now() < voucher.expires_at, Error::<T>::VoucherExpired);
		ensure!(claim.key == voucher.key, Error::<T>::ClaimForAnotherKey);
		ensure!(claim.ownership == ownership, Error::<T>::ClaimForAnotherOwnership);
		ensure!(claim.life == voucher.life, Error::<T>::ClaimForAnotherLife);
		ensure!(voucher.key.is_valid(), Error::<T>::WeakKey);
		Self::ensure_claim_is_for(claim, &voucher.manufacturer, &voucher.serial, owner)?;
		match registered {
			Some((_, device)) if device.serial == voucher.serial => {
				ensure!(device.life < voucher.life, Error::<T>::SerialAlreadyClaimed);
				Self::ensure_life_is_near(device.life, voucher.life)?;
			},
			_ => {
				Self::ensure_serial_is_unused(&voucher.manufacturer, &voucher.serial, voucher.life)?
			},
		}
		let holder = DeviceOfKey::<T>::get(voucher.key);
		ensure!(
			holder.is_none() || holder == registered.map(|(id, _)| id),
			Error::<T>::KeyAlreadyRegistered
		);
		let signer = Self::open_voucher_key(&voucher.manufacturer, voucher.issuer)?.key;
		let hash = voucher.signing_hash(&genesis_hash::<T>());
		ensure!(signer.verify(&hash, voucher_signature), Error::<T>::InvalidVoucherSignature);
		Self::ensure_device_signed(claim, device_signature)
	}

	/// Ensures that the claim is for this device and `owner`, and has not expired.
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
		ensure!(Self::now() < claim.expires_at, Error::<T>::ClaimExpired);
		ensure!(claim.owner == *owner, Error::<T>::ClaimForAnotherOwner);
		Ok(())
	}

	/// Ensures that the device has signed the claim, for at most `MaxClaimLifetime` from now.
	///
	/// The time decides last: a claim that lasts too long is one that is too early, and only what
	/// the device itself has signed may be sent again.
	pub(crate) fn ensure_device_signed(
		claim: &Claim<T::AccountId>,
		signature: &DeviceSignature,
	) -> DispatchResult {
		let hash = claim.signing_hash(&genesis_hash::<T>());
		ensure!(claim.key.verify(&hash, signature), Error::<T>::InvalidClaimSignature);
		// A clock that is a little ahead asks for a little more.
		let lifetime = T::MaxClaimLifetime::get().saturating_add(T::MaxDrift::get());
		let latest = Self::now().saturating_add(lifetime);
		ensure!(claim.expires_at <= latest, Error::<T>::ClaimExpiresTooLate);
		Ok(())
	}

	pub(crate) fn do_claim_many(
		owner: &T::AccountId,
		requests: BoundedVec<ClaimRequestOf<T>, ConstU32<MAX_CLAIMS>>,
	) {
		for (index, request) in (0u32..).zip(requests) {
			// A failed claim is rolled back alone.
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
		ensure!(new.is_valid(), Error::<T>::WeakKey);
		let hash = rotation.signing_hash(&genesis_hash::<T>());
		// The new key signs, so that no key is registered without its secret.
		ensure!(new.verify(&hash, &signature), Error::<T>::InvalidRotationSignature);

		record.key = new;
		DeviceOfKey::<T>::remove(old);
		DeviceOfKey::<T>::insert(new, device);
		Self::store_device(device, record);
		Self::deposit_event(Event::KeyRotated { device, owner, old, new });
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
		let record = Self::device_to_part_with(&manufacturer, device)?;
		ensure!(record.is_revoked(), Error::<T>::NotRevoked);
		ensure!(!Self::awaits_verdict(&record), Error::<T>::AppealOpen);
		Self::remove_device(device, record)
	}

	/// Returns the deposits for a device and removes every record but its serial number.
	fn remove_device(device: DeviceId, mut record: DeviceOf<T>) -> DispatchResult {
		Self::ensure_appeal_window_is_over(&record)?;
		T::DeviceGuard::ensure_may_transfer(device)?;
		Self::return_deposit(HoldReason::DeviceDeposit, record.payer(), record.deposit)?;
		Self::return_deposit(HoldReason::SlotDeposit, &record.owner, record.slot_deposit)?;
		Self::end_takeover(device, &record.owner)?;

		// The serial number stays recorded, so that its voucher is not accepted again.
		let life = record.life;
		let status = if record.is_revoked() {
			SerialStatus::Revoked { life, deposit: Default::default() }
		} else {
			SerialStatus::Retired { life }
		};
		Serials::<T>::insert(&record.manufacturer, &record.serial, status);
		Manufacturers::<T>::mutate(&record.manufacturer, |manufacturer| {
			if let Some(manufacturer) = manufacturer {
				manufacturer.devices.saturating_dec();
			} else {
				defensive!("a manufacturer stays as long as its devices do");
			}
		});
		Self::end_sanction(&mut record)?;
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
