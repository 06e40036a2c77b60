//! Who may vouch for devices: registration, profile, bond, and what governance says.

use cot_primitives::{DeviceKey, Serial};
use frame_support::{
	pallet_prelude::*,
	traits::{fungible::BalancedHold, Imbalance, OnUnbalanced},
};
use sp_runtime::{
	traits::{Saturating, Zero},
	SaturatedConversion,
};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_manufacturer(
		manufacturer: T::AccountId,
		name: ManufacturerName,
		voucher_key: DeviceKey,
	) -> DispatchResult {
		ensure!(!Manufacturers::<T>::contains_key(&manufacturer), Error::<T>::AlreadyRegistered);
		ensure!(!Departed::<T>::contains_key(&manufacturer), Error::<T>::AlreadyDeparted);
		Self::ensure_name(&name)?;
		let bond = T::ManufacturerBond::get();
		Self::hold_deposit(HoldReason::ManufacturerBond, &manufacturer, bond)?;

		Manufacturers::<T>::insert(
			&manufacturer,
			Manufacturer {
				status: ManufacturerStatus::Pending,
				voucher_key,
				bond,
				serial_deposits: Zero::zero(),
				devices: 0,
				models: 0,
				name,
				site: Default::default(),
			},
		);
		Self::deposit_event(Event::ManufacturerRegistered { manufacturer, bond });
		Ok(())
	}

	/// A name is text, and says something.
	pub(crate) fn ensure_name(name: &ManufacturerName) -> DispatchResult {
		ensure!(!name.is_empty(), Error::<T>::EmptyName);
		ensure!(core::str::from_utf8(name).is_ok(), Error::<T>::NameNotUtf8);
		Ok(())
	}

	pub(crate) fn do_set_profile(
		manufacturer: T::AccountId,
		name: ManufacturerName,
		site: ManufacturerSite,
	) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		Self::ensure_name(&name)?;
		ensure!(core::str::from_utf8(&site).is_ok(), Error::<T>::SiteNotUtf8);

		let old_name = core::mem::replace(&mut record.name, name.clone());
		let old_site = core::mem::replace(&mut record.site, site.clone());
		Manufacturers::<T>::insert(&manufacturer, record);
		Self::deposit_event(Event::ProfileSet { manufacturer, old_name, old_site, name, site });
		Ok(())
	}

	pub(crate) fn do_rotate_voucher_key(
		manufacturer: T::AccountId,
		new: DeviceKey,
	) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		ensure!(record.voucher_key != new, Error::<T>::VoucherKeyUnchanged);

		let old = core::mem::replace(&mut record.voucher_key, new);
		Manufacturers::<T>::insert(&manufacturer, record);
		Self::deposit_event(Event::VoucherKeyRotated { manufacturer, old, new });
		Ok(())
	}

	pub(crate) fn do_restore_bond(manufacturer: T::AccountId) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		let (old, new) = (record.bond, T::ManufacturerBond::get());
		ensure!(old < new, Error::<T>::BondIsFull);
		Self::adjust_deposit(HoldReason::ManufacturerBond, &manufacturer, old, new)?;

		record.bond = new;
		Manufacturers::<T>::insert(&manufacturer, record);
		Self::deposit_event(Event::BondRestored { manufacturer, old, new });
		Ok(())
	}

	pub(crate) fn do_revoke_serial(manufacturer: T::AccountId, serial: Serial) -> DispatchResult {
		let mut record = Self::approved_manufacturer(&manufacturer)?;
		Self::ensure_serial_is_unused(&manufacturer, &serial)?;
		let deposit = T::SerialDeposit::get();
		Self::hold_deposit(HoldReason::SerialDeposit, &manufacturer, deposit)?;

		record.serial_deposits.saturating_accrue(deposit);
		Manufacturers::<T>::insert(&manufacturer, record);
		Serials::<T>::insert(&manufacturer, &serial, SerialStatus::Revoked { deposit });
		Self::deposit_event(Event::SerialRevoked { manufacturer, serial, deposit });
		Ok(())
	}

	/// Nobody has claimed or revoked the serial number.
	pub(crate) fn ensure_serial_is_unused(
		manufacturer: &T::AccountId,
		serial: &Serial,
	) -> DispatchResult {
		match Serials::<T>::get(manufacturer, serial) {
			None => Ok(()),
			Some(SerialStatus::Claimed(_)) => Err(Error::<T>::SerialAlreadyClaimed.into()),
			Some(SerialStatus::Retired) => Err(Error::<T>::SerialRetired.into()),
			Some(SerialStatus::Revoked { .. }) => Err(Error::<T>::SerialRevoked.into()),
		}
	}

	pub(crate) fn do_leave(manufacturer: T::AccountId) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		let until = match record.status {
			// Nothing it has signed has ever counted: there is nothing to wait for, and it may come
			// back.
			ManufacturerStatus::Pending => return Self::remove_manufacturer(manufacturer, record),
			ManufacturerStatus::Approved => Self::now().saturating_add(T::LeaveCoolDown::get()),
			ManufacturerStatus::Suspended => return Err(Error::<T>::ManufacturerSuspended.into()),
			ManufacturerStatus::Leaving { .. } => {
				return Err(Error::<T>::ManufacturerLeaving.into());
			},
		};
		ensure!(record.devices == 0, Error::<T>::DevicesLeft);
		ensure!(record.models == 0, Error::<T>::ModelsLeft);

		record.status = ManufacturerStatus::Leaving { until };
		Manufacturers::<T>::insert(&manufacturer, record);
		Self::deposit_event(Event::LeaveBegun { manufacturer, until });
		Ok(())
	}

	pub(crate) fn do_withdraw_bond(manufacturer: T::AccountId) -> DispatchResult {
		let record = Self::registered_manufacturer(&manufacturer)?;
		let ManufacturerStatus::Leaving { until } = record.status else {
			return Err(Error::<T>::NotLeaving.into());
		};
		ensure!(Self::now() >= until, Error::<T>::CoolDownNotOver);
		let serial_deposits = record.serial_deposits;
		Self::remove_manufacturer(manufacturer.clone(), record)?;

		Departed::<T>::insert(manufacturer, serial_deposits);
		Ok(())
	}

	/// Forgets a manufacturer that has neither devices nor models, and returns its bond.
	fn remove_manufacturer(
		manufacturer: T::AccountId,
		record: ManufacturerOf<T>,
	) -> DispatchResult {
		let bond = record.bond;
		Self::return_deposit(HoldReason::ManufacturerBond, &manufacturer, bond)?;

		Manufacturers::<T>::remove(&manufacturer);
		Self::deposit_event(Event::ManufacturerLeft { manufacturer, bond });
		Ok(())
	}

	pub(crate) fn do_purge_serials(manufacturer: T::AccountId, limit: u32) -> DispatchResult {
		let held = Departed::<T>::get(&manufacturer).ok_or(Error::<T>::NotDeparted)?;
		let limit: usize = limit.min(MAX_PURGE).saturated_into();
		let purged: alloc::vec::Vec<_> =
			Serials::<T>::iter_prefix(&manufacturer).take(limit).collect();
		ensure!(!purged.is_empty(), Error::<T>::NothingToPurge);
		let returned =
			purged.iter().fold(BalanceOf::<T>::zero(), |sum, (_, status)| match status {
				SerialStatus::Revoked { deposit } => sum.saturating_add(*deposit),
				SerialStatus::Claimed(_) | SerialStatus::Retired => sum,
			});
		Self::return_deposit(HoldReason::SerialDeposit, &manufacturer, returned)?;

		for (serial, _) in &purged {
			Serials::<T>::remove(&manufacturer, serial);
		}
		Departed::<T>::insert(&manufacturer, held.saturating_sub(returned));
		Self::deposit_event(Event::SerialsPurged {
			manufacturer,
			count: purged.len().saturated_into(),
			returned,
		});
		Ok(())
	}

	pub(crate) fn do_approve_manufacturer(manufacturer: T::AccountId) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		match record.status {
			ManufacturerStatus::Pending => record.status = ManufacturerStatus::Approved,
			ManufacturerStatus::Approved => return Err(Error::<T>::AlreadyApproved.into()),
			ManufacturerStatus::Suspended => return Err(Error::<T>::ManufacturerSuspended.into()),
			ManufacturerStatus::Leaving { .. } => {
				return Err(Error::<T>::ManufacturerLeaving.into());
			},
		}
		Manufacturers::<T>::insert(&manufacturer, record);
		Self::deposit_event(Event::ManufacturerApproved { manufacturer });
		Ok(())
	}

	pub(crate) fn do_suspend_manufacturer(manufacturer: T::AccountId) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		match record.status {
			ManufacturerStatus::Approved | ManufacturerStatus::Leaving { .. } => {
				record.status = ManufacturerStatus::Suspended;
			},
			ManufacturerStatus::Pending => return Err(Error::<T>::ManufacturerNotApproved.into()),
			ManufacturerStatus::Suspended => return Err(Error::<T>::ManufacturerSuspended.into()),
		}
		Manufacturers::<T>::insert(&manufacturer, record);
		Self::deposit_event(Event::ManufacturerSuspended { manufacturer });
		Ok(())
	}

	pub(crate) fn do_reinstate_manufacturer(manufacturer: T::AccountId) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		ensure!(
			record.status == ManufacturerStatus::Suspended,
			Error::<T>::ManufacturerNotSuspended
		);
		record.status = ManufacturerStatus::Approved;
		Manufacturers::<T>::insert(&manufacturer, record);
		Self::deposit_event(Event::ManufacturerReinstated { manufacturer });
		Ok(())
	}

	pub(crate) fn do_slash_manufacturer(
		manufacturer: T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		let amount = amount.min(record.bond);
		ensure!(!amount.is_zero(), Error::<T>::NothingToSlash);
		let (credit, _) =
			T::Currency::slash(&HoldReason::ManufacturerBond.into(), &manufacturer, amount);

		let slashed = credit.peek();
		let bond = record.bond.saturating_sub(slashed);
		record.bond = bond;
		Manufacturers::<T>::insert(&manufacturer, record);
		T::OnSlash::on_unbalanced(credit);
		Self::deposit_event(Event::ManufacturerSlashed { manufacturer, slashed, bond });
		Ok(())
	}

	pub(crate) fn registered_manufacturer(
		manufacturer: &T::AccountId,
	) -> Result<ManufacturerOf<T>, Error<T>> {
		Manufacturers::<T>::get(manufacturer).ok_or(Error::<T>::UnknownManufacturer)
	}
}
