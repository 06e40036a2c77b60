//! Keys that sign a manufacturer's vouchers: one for each factory, so that one that has leaked is
//! closed without voiding what the others have signed.

use cot_primitives::{DeviceKey, Moment};
use frame_support::pallet_prelude::*;
use sp_runtime::{traits::Saturating, ArithmeticError};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_add_voucher_key(
		manufacturer: T::AccountId,
		key: DeviceKey,
		claims: Option<u32>,
		valid_until: Option<Moment>,
	) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		let number = record.next_voucher_key;
		record.next_voucher_key = number.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Self::open_key(manufacturer, record, number, key, claims, valid_until)
	}

	/// Opens a key again under the number that it had. Governance answers for its being the key of
	/// that number.
	pub(crate) fn do_reopen_voucher_key(
		manufacturer: T::AccountId,
		number: u32,
		key: DeviceKey,
		claims: Option<u32>,
		valid_until: Option<Moment>,
	) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		ensure!(number < record.next_voucher_key, Error::<T>::UnknownVoucherKey);
		let is_open = Self::open_voucher_key(&manufacturer, number).is_ok();
		ensure!(!is_open, Error::<T>::VoucherKeyOpen);
		// One that was closed by an end that it was given, or by its bound, is still recorded.
		if VoucherKeys::<T>::take(&manufacturer, number).is_some() {
			record.voucher_keys.saturating_dec();
		}
		Self::open_key(manufacturer, record, number, key, claims, valid_until)
	}

	/// Opens a key under a number that is free.
	fn open_key(
		manufacturer: T::AccountId,
		mut record: ManufacturerOf<T>,
		number: u32,
		key: DeviceKey,
		claims: Option<u32>,
		valid_until: Option<Moment>,
	) -> DispatchResult {
		ensure!(record.voucher_keys < MAX_VOUCHER_KEYS, Error::<T>::TooManyVoucherKeys);
		ensure!(key.is_valid(), Error::<T>::WeakKey);
		let is_useful = claims != Some(0) && valid_until.is_none_or(|until| Self::now() < until);
		ensure!(is_useful, Error::<T>::UselessVoucherKey);

		record.voucher_keys.saturating_inc();
		Manufacturers::<T>::insert(&manufacturer, record);
		let claims_left = claims.unwrap_or(u32::MAX);
		let added = VoucherKey { key, valid_until, claims_left };
		VoucherKeys::<T>::insert(&manufacturer, number, added);
		Self::deposit_event(Event::VoucherKeyAdded {
			manufacturer,
			number,
			key,
			claims,
			valid_until,
		});
		Ok(())
	}

	/// Closes a voucher key at a time to come, or now.
	pub(crate) fn do_close_voucher_key(
		manufacturer: T::AccountId,
		number: u32,
		at: Option<Moment>,
	) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		let mut key =
			VoucherKeys::<T>::get(&manufacturer, number).ok_or(Error::<T>::UnknownVoucherKey)?;
		let now = Self::now();
		match at.filter(|at| *at > now) {
			Some(at) => {
				let until = key.valid_until.map_or(at, |until| until.min(at));
				key.valid_until = Some(until);
				VoucherKeys::<T>::insert(&manufacturer, number, key);
				Self::deposit_event(Event::VoucherKeyClosed { manufacturer, number, at: until });
			},
			None => {
				record.voucher_keys.saturating_dec();
				Manufacturers::<T>::insert(&manufacturer, record);
				VoucherKeys::<T>::remove(&manufacturer, number);
				Self::deposit_event(Event::VoucherKeyClosed { manufacturer, number, at: now });
			},
		}
		Ok(())
	}

	/// Returns the voucher key of a number, if its vouchers are accepted.
	pub(crate) fn open_voucher_key(
		manufacturer: &T::AccountId,
		number: u32,
	) -> Result<VoucherKey, Error<T>> {
		let key =
			VoucherKeys::<T>::get(manufacturer, number).ok_or(Error::<T>::UnknownVoucherKey)?;
		let is_open = key.valid_until.is_none_or(|until| Self::now() < until);
		ensure!(is_open, Error::<T>::VoucherKeyExpired);
		ensure!(key.claims_left > 0, Error::<T>::VoucherKeyUsedUp);
		Ok(key)
	}

	/// Counts one more claim with a voucher that the key has signed.
	pub(crate) fn count_claim(manufacturer: &T::AccountId, number: u32) {
		// Most keys have no limit, and need no write.
		let Some(mut key) = VoucherKeys::<T>::get(manufacturer, number) else { return };
		if key.claims_left < u32::MAX {
			key.claims_left.saturating_dec();
			VoucherKeys::<T>::insert(manufacturer, number, key);
		}
	}
}
