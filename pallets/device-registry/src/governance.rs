//! Decisions of governance about manufacturers.

use frame_support::{
	pallet_prelude::*,
	traits::{fungible::BalancedHold, Imbalance, OnUnbalanced},
};
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Approves a manufacturer under the name that was voted for: one that registers anew under
	/// another name meanwhile is not approved.
	pub(crate) fn do_approve_manufacturer(
		manufacturer: T::AccountId,
		name: ManufacturerName,
	) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		ensure!(record.name == name, Error::<T>::AnotherProfile);
		match record.status {
			ManufacturerStatus::Pending => record.status = ManufacturerStatus::Approved,
			ManufacturerStatus::Approved => return Err(Error::<T>::AlreadyApproved.into()),
			ManufacturerStatus::Suspended { .. } => {
				return Err(Error::<T>::ManufacturerSuspended.into());
			},
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
		// Governance has as long as if the manufacturer had begun to leave now: its silence keeps
		// no bond for ever, and no leave is quicker than a suspension.
		let until = Self::now().saturating_add(T::LeaveCoolDown::get());
		match record.status {
			ManufacturerStatus::Approved | ManufacturerStatus::Leaving { .. } => {
				record.status = ManufacturerStatus::Suspended { until };
			},
			ManufacturerStatus::Pending => return Err(Error::<T>::ManufacturerNotApproved.into()),
			ManufacturerStatus::Suspended { .. } => {
				return Err(Error::<T>::ManufacturerSuspended.into());
			},
		}
		Manufacturers::<T>::insert(&manufacturer, record);
		Self::deposit_event(Event::ManufacturerSuspended { manufacturer, until });
		Ok(())
	}

	pub(crate) fn do_reinstate_manufacturer(manufacturer: T::AccountId) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		ensure!(
			matches!(record.status, ManufacturerStatus::Suspended { .. }),
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
		let old = record.bond;
		let amount = amount.min(old);
		ensure!(!amount.is_zero(), Error::<T>::NothingToSlash);
		let (credit, _) =
			T::Currency::slash(&HoldReason::ManufacturerBond.into(), &manufacturer, amount);

		// The record follows the amount that was on hold, should that ever be less.
		let new = old.saturating_sub(credit.peek());
		record.bond = new;
		let taken = old.saturating_sub(new);
		let lacking = Self::bond_for(record.devices).saturating_sub(new);
		// What a runtime upgrade asks for in addition is not missing.
		record.missing = record.missing.saturating_add(taken).min(lacking);
		Manufacturers::<T>::insert(&manufacturer, record);
		T::OnSlash::on_unbalanced(credit);
		Self::deposit_event(Event::ManufacturerSlashed { manufacturer, old, new });
		Ok(())
	}
}
