//! Devices whose owner never released them, has lost its account or is dead: the manufacturer's
//! voucher of a higher life and the device's claim for its next household begin a notice. The owner
//! ends it by one call; if nobody does, the next household has the device.

use cot_primitives::{DeviceId, Voucher};
use frame_support::pallet_prelude::*;
use sp_runtime::ArithmeticError;

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_begin_takeover(
		to: T::AccountId,
		request: ClaimRequestOf<T>,
		max_deposit: BalanceOf<T>,
	) -> DispatchResult {
		let Voucher { manufacturer, serial, issuer, life, key, .. } = request.voucher.clone();
		let Some(SerialStatus::Claimed(device)) = Serials::<T>::get(&manufacturer, serial) else {
			return Err(Error::<T>::UnknownDevice.into());
		};
		let record = Self::registered_device(device)?;
		ensure!(record.owner != to, Error::<T>::AlreadyOwner);
		Self::approved_manufacturer(&manufacturer)?;
		// The later word of the manufacturer counts.
		let is_later = Takeovers::<T>::get(device).is_none_or(|former| former.life < life);
		ensure!(is_later, Error::<T>::TakeoverUnderWay);
		let ownership = record.ownership.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let registered = Some((device, &record));
		Self::ensure_statements_are_valid(&to, &request, ownership, registered)?;
		Self::end_takeover(device, &record.owner)?;
		let deposit = T::TakeoverDeposit::get();
		Self::hold_deposit(HoldReason::TakeoverDeposit, &to, deposit)?;

		Self::count_claim(&manufacturer, issuer);
		let completes_at = Self::now().saturating_add(T::TakeoverNotice::get());
		let takeover =
			Takeover { to: to.clone(), key, issuer, life, completes_at, max_deposit, deposit };
		Takeovers::<T>::insert(device, takeover);
		let owner = record.owner;
		Self::deposit_event(Event::TakeoverBegun { device, owner, to, completes_at });
		Ok(())
	}

	/// Makes the next household the owner. The manufacturer's word has to count still: it is
	/// approved, and has not closed the key that signed the voucher, as it does with a stolen one.
	pub(crate) fn do_complete_takeover(device: DeviceId) -> DispatchResult {
		let takeover = Takeovers::<T>::get(device).ok_or(Error::<T>::UnknownTakeover)?;
		ensure!(Self::now() >= takeover.completes_at, Error::<T>::TakeoverNoticeRuns);
		let mut record = Self::registered_device(device)?;
		Self::approved_manufacturer(&record.manufacturer)?;
		let is_word = VoucherKeys::<T>::contains_key(&record.manufacturer, takeover.issuer);
		ensure!(is_word, Error::<T>::UnknownVoucherKey);
		let Takeover { to, key, life, max_deposit, deposit, .. } = takeover;
		if record.key != key {
			ensure!(!DeviceOfKey::<T>::contains_key(key), Error::<T>::KeyAlreadyRegistered);
			DeviceOfKey::<T>::remove(record.key);
			DeviceOfKey::<T>::insert(key, device);
		}
		// First, so that it helps to pay for the device.
		Self::return_deposit(HoldReason::TakeoverDeposit, &to, deposit)?;
		Takeovers::<T>::remove(device);

		record.key = key;
		record.life = life;
		Self::hand_over(device, record, to, max_deposit)
	}

	/// Cancels a takeover, whose voucher is used up: the next notice takes another word of the
	/// manufacturer, and no voucher is counted again and again.
	pub(crate) fn do_cancel_takeover(by: T::AccountId, device: DeviceId) -> DispatchResult {
		let takeover = Takeovers::<T>::get(device).ok_or(Error::<T>::UnknownTakeover)?;
		let mut record = Self::registered_device(device)?;
		let is_party = [&record.owner, &record.manufacturer, &takeover.to].contains(&&by);
		ensure!(is_party, Error::<T>::NotPartyToTakeover);
		Self::end_takeover(device, &record.owner)?;

		record.life = takeover.life;
		Self::store_device(device, record);
		Ok(())
	}

	/// Ends the takeover of a device of `owner`, if one is under way, and returns its deposit to
	/// its payer and its life to the caller.
	pub(crate) fn end_takeover(
		device: DeviceId,
		owner: &T::AccountId,
	) -> Result<Option<u32>, DispatchError> {
		let Some(Takeover { to, life, deposit, .. }) = Takeovers::<T>::take(device) else {
			return Ok(None);
		};
		Self::return_deposit(HoldReason::TakeoverDeposit, &to, deposit)?;
		Self::deposit_event(Event::TakeoverEnded { device, owner: owner.clone(), to });
		Ok(Some(life))
	}
}
