//! Serial numbers that a manufacturer revokes, and their removal once it has left.

use alloc::vec::Vec;
use cot_primitives::Serial;
use frame_support::pallet_prelude::*;
use sp_runtime::{
	traits::{Saturating, Zero},
	SaturatedConversion,
};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_revoke_serial(
		manufacturer: T::AccountId,
		serial: Serial,
		life: u32,
	) -> DispatchResult {
		let mut record = Self::approved_manufacturer(&manufacturer)?;
		Self::ensure_serial_is_unused(&manufacturer, &serial, life)?;
		// The deposit for a lower life, should the amount have changed since.
		Self::reopen_serial(&manufacturer, &mut record, &serial)?;
		let deposit = T::SerialDeposit::get();
		Self::hold_deposit(HoldReason::SerialDeposit, &manufacturer, deposit)?;

		record.serial_deposits.saturating_accrue(deposit);
		Manufacturers::<T>::insert(&manufacturer, record);
		Serials::<T>::insert(&manufacturer, &serial, SerialStatus::Revoked { life, deposit });
		Self::deposit_event(Event::SerialRevoked { manufacturer, serial, life, deposit });
		Ok(())
	}

	/// Ensures that a serial number in the life `last` may get this one: whoever speaks for the
	/// manufacturer once must not use up all lives at once.
	pub(crate) fn ensure_life_is_near(last: u32, life: u32) -> DispatchResult {
		ensure!(life.saturating_sub(last) <= MAX_LIVES_AHEAD, Error::<T>::LifeTooFar);
		Ok(())
	}

	/// Ensures that the serial number is not claimed, and that this life of it was neither retired
	/// nor revoked, and is not far above the last one.
	pub(crate) fn ensure_serial_is_unused(
		manufacturer: &T::AccountId,
		serial: &Serial,
		life: u32,
	) -> DispatchResult {
		match Serials::<T>::get(manufacturer, serial) {
			None => Self::ensure_life_is_near(0, life),
			Some(
				SerialStatus::Retired { life: last } | SerialStatus::Revoked { life: last, .. },
			) if life > last => Self::ensure_life_is_near(last, life),
			Some(SerialStatus::Claimed(_)) => Err(Error::<T>::SerialAlreadyClaimed.into()),
			Some(SerialStatus::Retired { .. }) => Err(Error::<T>::SerialRetired.into()),
			Some(SerialStatus::Revoked { .. }) => Err(Error::<T>::SerialRevoked.into()),
		}
	}

	/// Returns the deposit for a revoked serial number that lives on.
	pub(crate) fn reopen_serial(
		manufacturer: &T::AccountId,
		record: &mut ManufacturerOf<T>,
		serial: &Serial,
	) -> DispatchResult {
		let Some(SerialStatus::Revoked { deposit, .. }) = Serials::<T>::get(manufacturer, serial)
		else {
			return Ok(());
		};
		record.serial_deposits = record.serial_deposits.saturating_sub(deposit);
		Self::return_deposit(HoldReason::SerialDeposit, manufacturer, deposit)
	}

	pub(crate) fn do_purge_serials(manufacturer: T::AccountId, limit: u32) -> DispatchResult {
		let held = Departed::<T>::get(&manufacturer).ok_or(Error::<T>::NotDeparted)?;
		let limit: usize = limit.min(MAX_PURGE).saturated_into();
		let purged: Vec<_> = Serials::<T>::iter_prefix(&manufacturer).take(limit).collect();
		ensure!(!purged.is_empty(), Error::<T>::NothingToPurge);
		let returned =
			purged.iter().fold(BalanceOf::<T>::zero(), |sum, (_, status)| match status {
				SerialStatus::Revoked { deposit, .. } => sum.saturating_add(*deposit),
				SerialStatus::Claimed(_) | SerialStatus::Retired { .. } => sum,
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
}
