//! Amounts of deposits, and how they are held, returned and moved.

use cot_primitives::{DepositPayer, Slots};
use frame_support::{
	pallet_prelude::*,
	traits::{fungible::MutateHold, tokens::Precision},
};
use sp_runtime::{
	traits::{Saturating, Zero},
	SaturatedConversion,
};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Returns the deposit for `count` slots.
	pub(crate) fn price_of_slots(count: usize) -> BalanceOf<T> {
		T::SlotDeposit::get().saturating_mul(count.saturated_into())
	}

	/// Returns the deposit for a device's slots beyond the free ones.
	pub(crate) fn slot_deposit_of(slots: &Slots) -> BalanceOf<T> {
		let free: usize = T::FreeSlots::get().saturated_into();
		Self::price_of_slots(slots.len().saturating_sub(free))
	}

	/// Returns the deposits that the owner pays for a device and its slots.
	pub(crate) fn deposit_of_owner(record: &DeviceOf<T>) -> BalanceOf<T> {
		match record.deposit_payer {
			DepositPayer::Owner => record.deposit.saturating_add(record.slot_deposit),
			DepositPayer::Manufacturer => record.slot_deposit,
		}
	}

	/// Holds `amount` of `who` for `reason`.
	///
	/// Does nothing if the amount is zero: a household whose device is sponsored need not own a
	/// coin.
	pub(crate) fn hold_deposit(
		reason: HoldReason,
		who: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		T::Currency::hold(&reason.into(), who, amount)
	}

	/// Changes the deposit of `who` for `reason` from `held` to `due`.
	pub(crate) fn adjust_deposit(
		reason: HoldReason,
		who: &T::AccountId,
		held: BalanceOf<T>,
		due: BalanceOf<T>,
	) -> DispatchResult {
		if due > held {
			Self::hold_deposit(reason, who, due.saturating_sub(held))
		} else {
			Self::return_deposit(reason, who, held.saturating_sub(due))
		}
	}

	/// Returns the whole `deposit` of one record to `who`; does nothing if it is zero.
	pub(crate) fn return_deposit(
		reason: HoldReason,
		who: &T::AccountId,
		deposit: BalanceOf<T>,
	) -> DispatchResult {
		if deposit.is_zero() {
			return Ok(());
		}
		T::Currency::release(&reason.into(), who, deposit, Precision::Exact)?;
		Ok(())
	}

	/// Holds from `to` the deposits that `from` has paid for the device, and returns those. A
	/// deposit paid by the manufacturer stays with it.
	pub(crate) fn move_deposits(
		record: &DeviceOf<T>,
		from: &T::AccountId,
		to: &T::AccountId,
	) -> DispatchResult {
		let device_deposit = match record.deposit_payer {
			DepositPayer::Owner => Some((HoldReason::DeviceDeposit, record.deposit)),
			DepositPayer::Manufacturer => None,
		};
		let slot_deposit = Some((HoldReason::SlotDeposit, record.slot_deposit));
		for (reason, amount) in [device_deposit, slot_deposit].into_iter().flatten() {
			Self::hold_deposit(reason, to, amount)?;
			Self::return_deposit(reason, from, amount)?;
		}
		Ok(())
	}
}
