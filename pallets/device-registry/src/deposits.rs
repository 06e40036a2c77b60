//! What is held for devices and their slots, and from whom.

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
	/// What `count` slots cost.
	pub(crate) fn price_of_slots(count: usize) -> BalanceOf<T> {
		T::SlotDeposit::get().saturating_mul(count.saturated_into())
	}

	/// What a device's slots cost its owner: those beyond the free ones.
	pub(crate) fn slot_deposit_of(slots: &Slots) -> BalanceOf<T> {
		let free: usize = T::FreeSlots::get().saturated_into();
		Self::price_of_slots(slots.len().saturating_sub(free))
	}

	/// What its owner pays for a device and its slots.
	pub(crate) fn deposit_of_owner(record: &DeviceOf<T>) -> BalanceOf<T> {
		match record.deposit_payer {
			DepositPayer::Owner => record.deposit.saturating_add(record.slot_deposit),
			DepositPayer::Manufacturer => record.slot_deposit,
		}
	}

	/// Holds `amount` of `who` for `reason`. Where nothing is due nothing happens: a household
	/// whose device is sponsored need not own a coin.
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

	/// Holds as much of `who` for `reason` as is `due` where `held` was before.
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

	/// Returns all of what is held of `who` for `reason` and one record.
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

	/// Makes `to` pay what `from` has paid for the device. What its manufacturer pays stays as it
	/// is.
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
