//! Registration, bond and leave of a manufacturer.

use cot_primitives::DeviceKey;
use frame_support::pallet_prelude::*;
use sp_runtime::traits::Zero;

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
		let (old, new) = (record.bond, T::ManufacturerBond::get());
		ensure!(old < new, Error::<T>::BondIsFull);
		Self::adjust_deposit(HoldReason::ManufacturerBond, &manufacturer, old, new)?;

		record.bond = new;
		Manufacturers::<T>::insert(&manufacturer, record);
		Self::deposit_event(Event::BondRestored { manufacturer, old, new });
		Ok(())
	}

	pub(crate) fn do_leave(manufacturer: T::AccountId) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		let until = match record.status {
			// None of its vouchers was ever accepted: there is nothing to answer for with a bond,
			// and it may register again.
			ManufacturerStatus::Pending => return Self::remove_manufacturer(manufacturer, record),
			ManufacturerStatus::Approved => Self::now().saturating_add(T::LeaveCoolDown::get()),
			ManufacturerStatus::Suspended => return Err(Error::<T>::ManufacturerSuspended.into()),
			ManufacturerStatus::Leaving { .. } => {
				return Err(Error::<T>::ManufacturerLeaving.into());
			},
		};
		ensure!(record.devices == 0, Error::<T>::DevicesRemain);
		ensure!(record.models == 0, Error::<T>::ModelsRemain);

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

		// Bars the account from registering again, and keeps count of what its serial numbers hold.
		Departed::<T>::insert(manufacturer, serial_deposits);
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
