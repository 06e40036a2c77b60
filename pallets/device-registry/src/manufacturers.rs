//! Registration, bond and leave of a manufacturer.

use cot_primitives::DeviceKey;
use frame_support::pallet_prelude::*;
use sp_runtime::traits::{Saturating, Zero};

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
		ensure!(voucher_key.is_valid(), Error::<T>::WeakKey);
		let bond = T::ManufacturerBond::get();
		Self::hold_deposit(HoldReason::ManufacturerBond, &manufacturer, bond)?;

		let unlimited = VoucherKey { key: voucher_key, valid_until: None, claims_left: u32::MAX };
		VoucherKeys::<T>::insert(&manufacturer, 0, unlimited);
		Manufacturers::<T>::insert(
			&manufacturer,
			Manufacturer {
				status: ManufacturerStatus::Pending,
				voucher_keys: 1,
				next_voucher_key: 1,
				bond,
				missing: Zero::zero(),
				serial_deposits: Zero::zero(),
				devices: 0,
				models: 0,
				sanctions: Default::default(),
				feeless_claims: Default::default(),
				name,
				site: Default::default(),
			},
		);
		Self::deposit_event(Event::ManufacturerRegistered { manufacturer, bond });
		Ok(())
	}

	pub(crate) fn do_restore_bond(manufacturer: T::AccountId) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		let old = record.bond;
		let new = Self::bond_for(record.devices).max(old);
		// Devices that were retired since the slash may have made the rest suffice.
		ensure!(old < new || !record.missing.is_zero(), Error::<T>::BondIsFull);
		Self::adjust_deposit(HoldReason::ManufacturerBond, &manufacturer, old, new)?;

		record.bond = new;
		record.missing = Zero::zero();
		Manufacturers::<T>::insert(&manufacturer, record);
		Self::deposit_event(Event::BondRestored { manufacturer, old, new });
		Ok(())
	}

	/// Returns the bond that is due from a manufacturer with so many devices.
	pub(crate) fn bond_for(devices: u32) -> BalanceOf<T> {
		let grown = T::DeviceBond::get().saturating_mul(devices.into());
		T::ManufacturerBond::get().saturating_add(grown)
	}

	/// Returns what one more device adds to the bond: nothing if devices that were retired have
	/// left enough in it. A runtime upgrade that raises what is due adds no more to it either, so
	/// that nobody's claim costs its manufacturer more than a device.
	pub(crate) fn bond_for_one_more(record: &ManufacturerOf<T>) -> BalanceOf<T> {
		let due = Self::bond_for(record.devices.saturating_add(1));
		due.saturating_sub(record.bond).min(T::DeviceBond::get())
	}

	/// Counts one more device of the manufacturer, and holds the bond for it.
	pub(crate) fn bond_one_more(
		manufacturer: &T::AccountId,
		record: &mut ManufacturerOf<T>,
	) -> DispatchResult {
		let more = Self::bond_for_one_more(record);
		Self::hold_deposit(HoldReason::ManufacturerBond, manufacturer, more)
			.map_err(|_| Error::<T>::BondNotCovered)?;
		record.bond.saturating_accrue(more);
		record.devices.saturating_inc();
		Ok(())
	}

	pub(crate) fn do_leave(manufacturer: T::AccountId) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		let until = match record.status {
			// None of its vouchers was ever accepted: there is nothing to answer for with a bond,
			// and it may register again.
			ManufacturerStatus::Pending => return Self::remove_manufacturer(manufacturer, record),
			ManufacturerStatus::Approved => Self::now().saturating_add(T::LeaveCoolDown::get()),
			ManufacturerStatus::Suspended { .. } => {
				return Err(Error::<T>::ManufacturerSuspended.into());
			},
			ManufacturerStatus::Leaving { .. } => {
				return Err(Error::<T>::ManufacturerLeaving.into());
			},
		};
		Self::ensure_nothing_remains(&record)?;

		record.status = ManufacturerStatus::Leaving { until };
		Manufacturers::<T>::insert(&manufacturer, record);
		Self::deposit_event(Event::LeaveBegun { manufacturer, until });
		Ok(())
	}

	pub(crate) fn do_withdraw_bond(manufacturer: T::AccountId) -> DispatchResult {
		let record = Self::registered_manufacturer(&manufacturer)?;
		let until = match record.status {
			// One that governance has stopped need not begin to leave.
			ManufacturerStatus::Leaving { until } | ManufacturerStatus::Suspended { until } => {
				until
			},
			ManufacturerStatus::Pending | ManufacturerStatus::Approved => {
				return Err(Error::<T>::NotLeaving.into());
			},
		};
		ensure!(Self::now() >= until, Error::<T>::CoolDownNotOver);
		Self::ensure_nothing_remains(&record)?;
		let serial_deposits = record.serial_deposits;
		Self::remove_manufacturer(manufacturer.clone(), record)?;

		// Bars the account from registering again, and keeps count of what its serial numbers hold.
		Departed::<T>::insert(manufacturer, serial_deposits);
		Ok(())
	}

	/// Ensures that a manufacturer has neither devices nor models.
	fn ensure_nothing_remains(record: &ManufacturerOf<T>) -> DispatchResult {
		ensure!(record.devices == 0, Error::<T>::DevicesRemain);
		ensure!(record.models == 0, Error::<T>::ModelsRemain);
		Ok(())
	}

	/// Removes a manufacturer that has neither devices nor models, and returns its bond.
	fn remove_manufacturer(
		manufacturer: T::AccountId,
		record: ManufacturerOf<T>,
	) -> DispatchResult {
		let bond = record.bond;
		Self::return_deposit(HoldReason::ManufacturerBond, &manufacturer, bond)?;

		Manufacturers::<T>::remove(&manufacturer);
		ProposedProfiles::<T>::remove(&manufacturer);
		let _ = VoucherKeys::<T>::clear_prefix(&manufacturer, MAX_VOUCHER_KEYS, None);
		Self::deposit_event(Event::ManufacturerLeft { manufacturer, bond });
		Ok(())
	}
}
