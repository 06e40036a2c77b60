//! Removal of households whose record matters no more.

use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_runtime::traits::Zero;

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_forget_household(
		manufacturer: T::AccountId,
		household: T::AccountId,
	) -> DispatchResult {
		let program = Programs::<T>::get(&manufacturer).ok_or(Error::<T>::UnknownProgram)?;
		let record =
			Households::<T>::get(&manufacturer, &household).ok_or(Error::<T>::UnknownHousehold)?;
		let now = Self::now();
		let current = program.epoch_at(now).unwrap_or(0);
		ensure!(record.unpaid == 0, Error::<T>::HouseholdUnpaid);
		ensure!(
			record.is_forgettable_in(current, &program.terms_in(current).streak),
			Error::<T>::HouseholdActive
		);
		ensure!(record.vesting.locked_at(now).is_zero(), Error::<T>::HouseholdVesting);
		Self::freeze(program.token, &household, Zero::zero())?;
		Households::<T>::remove(&manufacturer, &household);
		Self::deposit_event(Event::HouseholdForgotten { manufacturer, household });
		Ok(())
	}
}
