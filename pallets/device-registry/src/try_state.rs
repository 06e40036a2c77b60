//! Invariants of this pallet's storage, one check for each.

#![cfg(any(feature = "try-runtime", test))]

use alloc::collections::BTreeMap;
use cot_primitives::{DepositPayer, MAX_SLOTS};
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::{
	traits::{Saturating, Zero},
	TryRuntimeError,
};

use crate::*;

/// Amount due from each account for one hold reason.
type Dues<T> = BTreeMap<<T as frame_system::Config>::AccountId, BalanceOf<T>>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet's storage.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_bonds_are_held()?;
		Self::check_device_deposits_are_held()?;
		Self::check_slot_deposits_are_held()?;
		Self::check_appeal_deposits_are_held()?;
		Self::check_takeovers_are_of_devices()?;
		Self::check_model_deposits_are_held()?;
		Self::check_serial_deposits_are_held()?;
		Self::check_indexes_match_devices()?;
		Self::check_serials_match_devices()?;
		Self::check_manufacturers_count_devices_and_models()?;
		Self::check_departed_have_left()?;
		Self::check_proposed_profiles_differ()?;
		Self::check_sanctions_are_counted()?;
		Self::check_voucher_keys_are_counted()?;
		Self::check_slots_are_valid()?;
		Self::check_devices_are_consistent()
	}

	/// A manufacturer has as many voucher keys as it counts, and none of a number to come.
	fn check_voucher_keys_are_counted() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<T::AccountId, u32>::new();
		for (account, number, issuer) in VoucherKeys::<T>::iter() {
			let record = Manufacturers::<T>::get(&account).ok_or("a voucher key of nobody")?;
			ensure!(number < record.next_voucher_key, "a voucher key of a number to come");
			ensure!(issuer.key.is_valid(), "a voucher key that is everybody's");
			counted.entry(account).or_default().saturating_inc();
		}
		ensure!(
			Manufacturers::<T>::iter().all(|(account, record)| {
				record.voucher_keys == counted.get(&account).copied().unwrap_or_default()
			}),
			"a manufacturer miscounts its voucher keys"
		);
		Ok(())
	}

	/// Held as manufacturer bond = bond in the manufacturer's record, for every account.
	fn check_bonds_are_held() -> Result<(), TryRuntimeError> {
		let bonds = Manufacturers::<T>::iter().map(|(account, record)| (account, record.bond));
		let complaint = "a manufacturer's bond differs from what is held";
		Self::check_held(HoldReason::ManufacturerBond, bonds, complaint)
	}

	/// Held as device deposit = sum over the devices the account pays for.
	fn check_device_deposits_are_held() -> Result<(), TryRuntimeError> {
		let dues = Devices::<T>::iter_values().map(|record| {
			let payer = match record.deposit_payer {
				DepositPayer::Owner => record.owner,
				DepositPayer::Manufacturer => record.manufacturer,
			};
			(payer, record.deposit)
		});
		let complaint = "device deposits differ from what is held";
		Self::check_held(HoldReason::DeviceDeposit, dues, complaint)
	}

	/// Held as slot deposit = sum over the devices the account owns.
	fn check_slot_deposits_are_held() -> Result<(), TryRuntimeError> {
		let dues = Devices::<T>::iter_values().map(|record| (record.owner, record.slot_deposit));
		let complaint = "slot deposits differ from what is held";
		Self::check_held(HoldReason::SlotDeposit, dues, complaint)
	}

	/// Held as appeal deposit = sum over the devices the account owns, of which each awaits a
	/// verdict.
	fn check_appeal_deposits_are_held() -> Result<(), TryRuntimeError> {
		ensure!(
			Devices::<T>::iter_values()
				.all(|record| record.appeal_deposit.is_zero() || record.open_appeal().is_some()),
			"a deposit for an appeal that is not open"
		);
		let dues = Devices::<T>::iter_values().map(|record| (record.owner, record.appeal_deposit));
		let complaint = "appeal deposits differ from what is held";
		Self::check_held(HoldReason::AppealDeposit, dues, complaint)
	}

	/// Each takeover is of a device, for another household than its owner and a higher life than
	/// the present one; held as takeover deposit = sum over the takeovers of the account.
	fn check_takeovers_are_of_devices() -> Result<(), TryRuntimeError> {
		for (device, takeover) in Takeovers::<T>::iter() {
			let record = Devices::<T>::get(device).ok_or("a takeover of no device")?;
			ensure!(record.owner != takeover.to, "a takeover by the owner");
			ensure!(record.life < takeover.life, "a takeover by a word that is used up");
		}
		let dues = Takeovers::<T>::iter_values().map(|takeover| (takeover.to, takeover.deposit));
		let complaint = "takeover deposits differ from what is held";
		Self::check_held(HoldReason::TakeoverDeposit, dues, complaint)
	}

	/// Held as model deposit = sum over the models the account has published.
	fn check_model_deposits_are_held() -> Result<(), TryRuntimeError> {
		let dues = Models::<T>::iter().map(|(account, _, model)| (account, model.deposit));
		let complaint = "model deposits differ from what is held";
		Self::check_held(HoldReason::ModelDeposit, dues, complaint)
	}

	/// Held as serial deposit = sum over the serial numbers the account has revoked = sum in its
	/// record.
	fn check_serial_deposits_are_held() -> Result<(), TryRuntimeError> {
		let revoked = || {
			Serials::<T>::iter().filter_map(|(account, _, status)| match status {
				SerialStatus::Revoked { deposit, .. } => Some((account, deposit)),
				SerialStatus::Claimed(_) | SerialStatus::Retired { .. } => None,
			})
		};
		let complaint = "serial deposits differ from what is held";
		Self::check_held(HoldReason::SerialDeposit, revoked(), complaint)?;
		let mut sums = Self::sum(revoked());
		let records = Manufacturers::<T>::iter()
			.map(|(account, record)| (account, record.serial_deposits))
			.chain(Departed::<T>::iter());
		for (account, recorded) in records {
			let sum = sums.remove(&account).unwrap_or_default();
			ensure!(sum == recorded, "a manufacturer miscounts its serial deposits");
		}
		ensure!(
			sums.values().all(|sum| sum.is_zero()),
			"a serial deposit of an account that was never a manufacturer"
		);
		Ok(())
	}

	/// For every account, held for `reason` = sum of its `dues`.
	fn check_held(
		reason: HoldReason,
		dues: impl Iterator<Item = (T::AccountId, BalanceOf<T>)>,
		complaint: &'static str,
	) -> Result<(), TryRuntimeError> {
		let mut sums = Self::sum(dues);
		for account in frame_system::Account::<T>::iter_keys() {
			let due = sums.remove(&account).unwrap_or_default();
			let held = T::Currency::balance_on_hold(&reason.into(), &account);
			ensure!(held == due, complaint);
		}
		ensure!(sums.values().all(|due| due.is_zero()), complaint);
		Ok(())
	}

	/// Returns the sum of the dues of each account.
	fn sum(dues: impl Iterator<Item = (T::AccountId, BalanceOf<T>)>) -> Dues<T> {
		let mut sums = Dues::<T>::new();
		for (account, due) in dues {
			sums.entry(account).or_insert_with(Zero::zero).saturating_accrue(due);
		}
		sums
	}

	/// Each device has one entry in each index, and each entry is of a device.
	fn check_indexes_match_devices() -> Result<(), TryRuntimeError> {
		let devices = Devices::<T>::iter().count();
		for (id, device) in Devices::<T>::iter() {
			ensure!(id > 0 && id < NextDeviceId::<T>::get(), "a device id was never assigned");
			ensure!(
				DeviceOfKey::<T>::get(device.key) == Some(id),
				"a device is missing from the index by key"
			);
			ensure!(
				DevicesOf::<T>::contains_key(&device.owner, id),
				"a device is missing from the index by owner"
			);
		}
		ensure!(DeviceOfKey::<T>::iter().count() == devices, "orphan in the index by key");
		ensure!(DevicesOf::<T>::iter().count() == devices, "orphan in the index by owner");
		Ok(())
	}

	/// Each device's serial number is claimed by it, and no other serial number is claimed.
	fn check_serials_match_devices() -> Result<(), TryRuntimeError> {
		for (id, device) in Devices::<T>::iter() {
			ensure!(
				Serials::<T>::get(&device.manufacturer, &device.serial)
					== Some(SerialStatus::Claimed(id)),
				"a device is missing from the index by serial"
			);
		}
		let claimed = Serials::<T>::iter_values()
			.filter(|status| matches!(status, SerialStatus::Claimed(_)))
			.count();
		ensure!(claimed == Devices::<T>::iter().count(), "orphan in the index by serial");
		Ok(())
	}

	/// A manufacturer's counters equal the numbers of its devices and of its models.
	fn check_manufacturers_count_devices_and_models() -> Result<(), TryRuntimeError> {
		let mut devices = BTreeMap::<T::AccountId, u32>::new();
		for device in Devices::<T>::iter_values() {
			devices.entry(device.manufacturer).or_default().saturating_accrue(1);
		}
		let mut models = BTreeMap::<T::AccountId, u32>::new();
		for (manufacturer, ..) in Models::<T>::iter() {
			models.entry(manufacturer).or_default().saturating_accrue(1);
		}
		for (account, manufacturer) in Manufacturers::<T>::iter() {
			ensure!(
				!matches!(manufacturer.status, ManufacturerStatus::Leaving { .. })
					|| (manufacturer.devices == 0 && manufacturer.models == 0),
				"a leaving manufacturer has devices or models"
			);
			ensure!(
				manufacturer.devices == devices.remove(&account).unwrap_or_default(),
				"a manufacturer miscounts its devices"
			);
			ensure!(
				manufacturer.models == models.remove(&account).unwrap_or_default(),
				"a manufacturer miscounts its models"
			);
		}
		ensure!(devices.is_empty(), "a device has an unregistered manufacturer");
		ensure!(models.is_empty(), "a model has an unregistered manufacturer");
		Ok(())
	}

	/// A manufacturer that has left is not registered.
	fn check_departed_have_left() -> Result<(), TryRuntimeError> {
		ensure!(
			!Departed::<T>::iter_keys().any(Manufacturers::<T>::contains_key),
			"a manufacturer that has left is registered"
		);
		Ok(())
	}

	/// Only registered manufacturers ask for a profile, and for another one than they have.
	fn check_proposed_profiles_differ() -> Result<(), TryRuntimeError> {
		for (account, Profile { name, site }) in ProposedProfiles::<T>::iter() {
			let record = Manufacturers::<T>::get(&account).ok_or("a proposed profile of nobody")?;
			ensure!(
				record.name != name || record.site != site,
				"a manufacturer asks for the profile that it has"
			);
		}
		Ok(())
	}

	/// Per manufacturer and household, the counter equals the number of sanctioned devices; there
	/// is no entry where there are none.
	fn check_sanctions_are_counted() -> Result<(), TryRuntimeError> {
		let mut sanctioned = BTreeMap::<(T::AccountId, T::AccountId), u32>::new();
		for device in Devices::<T>::iter_values().filter(|device| device.sanction.is_some()) {
			let parties = (device.manufacturer, device.owner);
			sanctioned.entry(parties).or_default().saturating_accrue(1);
		}
		let counted = SanctionedDevices::<T>::iter()
			.map(|(manufacturer, owner, count)| ((manufacturer, owner), count))
			.collect();
		ensure!(sanctioned == counted, "the sanctioned devices of a household are miscounted");
		Ok(())
	}

	/// Only devices have slots, and each slot's number and configuration are valid.
	fn check_slots_are_valid() -> Result<(), TryRuntimeError> {
		for (device, slots) in SlotsOf::<T>::iter() {
			ensure!(Devices::<T>::contains_key(device), "slots of a device that does not exist");
			ensure!(
				slots.values().all(|slot| slot.is_valid()),
				"a slot's configuration is invalid"
			);
			ensure!(
				slots.keys().all(|slot| u32::from(*slot) < MAX_SLOTS),
				"a slot's number is too high"
			);
		}
		Ok(())
	}

	/// No device is offered to its owner, none signs with a key that is no key, and no report
	/// interval is zero.
	fn check_devices_are_consistent() -> Result<(), TryRuntimeError> {
		for device in Devices::<T>::iter_values() {
			if let Some(Transfer::Offered { to, .. }) = &device.transfer {
				ensure!(*to != device.owner, "a device is offered to its owner");
			}
			ensure!(device.key.is_valid(), "a device's key is everybody's");
			ensure!(device.report_interval != Some(0), "a device has a report interval of zero");
		}
		Ok(())
	}
}
