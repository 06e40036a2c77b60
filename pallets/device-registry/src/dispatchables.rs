use cot_primitives::{
	Claim, DepositPayer, DeviceId, DeviceKey, DeviceSignature, DeviceStatus, Moment,
	OnDeviceChange, SlotConfig, SlotId, Voucher,
};
use frame_support::{
	pallet_prelude::*,
	traits::{fungible::MutateHold, UnixTime},
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::traits::Zero;
use sp_runtime::Saturating;

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_manufacturer(
		manufacturer: T::AccountId,
		name: ManufacturerName,
		voucher_key: DeviceKey,
	) -> DispatchResult {
		ensure!(!Manufacturers::<T>::contains_key(&manufacturer), Error::<T>::AlreadyRegistered);
		let bond = T::ManufacturerBond::get();
		T::Currency::hold(&HoldReason::ManufacturerBond.into(), &manufacturer, bond)?;

		Manufacturers::<T>::insert(
			&manufacturer,
			Manufacturer {
				status: ManufacturerStatus::Pending,
				voucher_key,
				bond,
				devices: 0,
				name,
			},
		);
		Self::deposit_event(Event::ManufacturerRegistered { manufacturer, bond });
		Ok(())
	}

	pub(crate) fn do_approve_manufacturer(manufacturer: T::AccountId) -> DispatchResult {
		Manufacturers::<T>::try_mutate(&manufacturer, |record| {
			let record = record.as_mut().ok_or(Error::<T>::UnknownManufacturer)?;
			ensure!(record.status != ManufacturerStatus::Approved, Error::<T>::AlreadyApproved);
			record.status = ManufacturerStatus::Approved;
			DispatchResult::Ok(())
		})?;
		Self::deposit_event(Event::ManufacturerApproved { manufacturer });
		Ok(())
	}

	pub(crate) fn do_claim(
		owner: T::AccountId,
		voucher: Voucher<T::AccountId>,
		voucher_signature: DeviceSignature,
		claim: Claim<T::AccountId>,
		device_signature: DeviceSignature,
	) -> DispatchResult {
		let mut manufacturer = Manufacturers::<T>::get(&voucher.manufacturer)
			.ok_or(Error::<T>::UnknownManufacturer)?;
		ensure!(
			manufacturer.status == ManufacturerStatus::Approved,
			Error::<T>::ManufacturerNotApproved
		);
		let now = Self::now();
		ensure!(now < voucher.expires_at, Error::<T>::VoucherExpired);
		ensure!(now < claim.expires_at, Error::<T>::ClaimExpired);
		ensure!(claim.key == voucher.key, Error::<T>::ClaimForAnotherKey);
		ensure!(claim.owner == owner, Error::<T>::ClaimForAnotherOwner);
		ensure!(
			!DeviceOfSerial::<T>::contains_key(&voucher.manufacturer, &voucher.serial),
			Error::<T>::SerialAlreadyClaimed
		);
		ensure!(!DeviceOfKey::<T>::contains_key(voucher.key), Error::<T>::KeyAlreadyRegistered);

		let genesis = Self::genesis_hash();
		ensure!(
			manufacturer.voucher_key.verify(&voucher.signing_hash(&genesis), &voucher_signature),
			Error::<T>::InvalidVoucherSignature
		);
		ensure!(
			claim.key.verify(&claim.signing_hash(&genesis), &device_signature),
			Error::<T>::InvalidClaimSignature
		);

		let deposit = T::DeviceDeposit::get();
		let deposit_payer = match voucher.deposit_payer {
			DepositPayer::Owner => owner.clone(),
			DepositPayer::Manufacturer => voucher.manufacturer.clone(),
		};
		T::Currency::hold(&HoldReason::DeviceDeposit.into(), &deposit_payer, deposit)?;

		let Voucher { manufacturer: vouched_by, serial, key, .. } = voucher;
		let device = LastDeviceId::<T>::mutate(|last| {
			last.saturating_inc();
			*last
		});
		manufacturer.devices.saturating_inc();
		Manufacturers::<T>::insert(&vouched_by, manufacturer);
		DeviceOfKey::<T>::insert(key, device);
		DeviceOfSerial::<T>::insert(&vouched_by, &serial, device);
		DevicesOf::<T>::insert(&owner, device, ());
		Devices::<T>::insert(
			device,
			Device {
				owner: owner.clone(),
				manufacturer: vouched_by.clone(),
				key,
				serial: serial.clone(),
				status: DeviceStatus::Active,
				epoch: 0,
				deposit,
				deposit_payer,
				claimed_at: now,
			},
		);
		Self::deposit_event(Event::DeviceClaimed {
			device,
			owner,
			manufacturer: vouched_by,
			serial,
		});
		Ok(())
	}

	pub(crate) fn do_configure_slot(
		owner: T::AccountId,
		device: DeviceId,
		slot: SlotId,
		new: SlotConfig,
	) -> DispatchResult {
		let record = Devices::<T>::get(device).ok_or(Error::<T>::UnknownDevice)?;
		ensure!(record.owner == owner, Error::<T>::NotOwner);
		ensure!(new.is_valid(), Error::<T>::InvalidSlotConfig);

		let mut slots = SlotsOf::<T>::get(device);
		let old = slots.try_insert(slot, new).map_err(|_| Error::<T>::TooManySlots)?;
		if old == Some(new) {
			return Ok(());
		}
		ensure!(!T::OnDeviceChange::forbids_slot_change(device, slot), Error::<T>::SlotInUse);

		SlotsOf::<T>::insert(device, slots);
		T::OnDeviceChange::on_slot_changed(device, slot);
		Self::deposit_event(Event::SlotConfigured { device, slot, old, new });
		Ok(())
	}

	/// Chain time in Unix seconds.
	fn now() -> Moment {
		T::Time::now().as_secs()
	}

	/// Hash of the first block, which binds signatures to this chain.
	fn genesis_hash() -> H256 {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		H256::from_slice(genesis.as_ref())
	}
}
