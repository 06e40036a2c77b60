//! Feeless claims: a household without a coin joins with a device that its manufacturer sponsors.
//!
//! The transaction has no signer. The manufacturer's voucher and the device's claim authorise it:
//! the voucher is used once, names its payer, and is the manufacturer's to give.

use cot_primitives::DepositPayer;
use frame_support::{
	pallet_prelude::*,
	traits::{fungible::InspectHold, Get},
};
use sp_runtime::{
	traits::{Saturating, Zero},
	transaction_validity::UnknownTransaction,
};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Returns the claim's place among the feeless transactions, or the reason of its refusal.
	pub(crate) fn validate_feeless_claim(
		source: TransactionSource,
		request: &ClaimRequestOf<T>,
	) -> TransactionValidity {
		if source == TransactionSource::InBlock {
			let has_room = FeelessClaims::<T>::get() < T::FeelessClaims::get();
			ensure!(has_room, InvalidTransaction::ExhaustsResources);
		}
		Self::ensure_feeless_claim_is_valid(request)
			.map_err(|error| refusal::<T>(source, error))?;
		ValidTransaction::with_tag_prefix("DeviceRegistry")
			// Below every transaction that pays.
			.priority(0)
			.longevity(T::FeelessLongevity::get())
			.propagate(true)
			.and_provides((&request.voucher.manufacturer, &request.voucher.serial))
			.build()
	}

	/// Ensures that the device may be claimed, and that it costs its household nothing.
	///
	/// The signatures decide before a refusal that may pass: the pool does not ban what may become
	/// valid, and only manufacturer and device can send that.
	fn ensure_feeless_claim_is_valid(request: &ClaimRequestOf<T>) -> DispatchResult {
		let manufacturer = &request.voucher.manufacturer;
		Self::ensure_costs_nothing(request)?;
		Self::registered_manufacturer(manufacturer)?;
		Self::ensure_statements_are_valid(&request.claim.owner, request, 0, None)?;
		let record = Self::approved_manufacturer(manufacturer)?;
		Self::with_one_more_feeless_claim(manufacturer)?;
		let bond = Self::bond_for_one_more(&record);
		T::Currency::ensure_can_hold(
			&HoldReason::DeviceDeposit.into(),
			manufacturer,
			T::DeviceDeposit::get().saturating_add(bond),
		)
	}

	/// Ensures that the manufacturer pays, and that its model has no slots for which the household
	/// would.
	fn ensure_costs_nothing(request: &ClaimRequestOf<T>) -> DispatchResult {
		let voucher = &request.voucher;
		ensure!(voucher.deposit_payer == DepositPayer::Manufacturer, Error::<T>::NotSponsored);
		let model = voucher.model.and_then(|model| Models::<T>::get(&voucher.manufacturer, model));
		let deposit = model.map(|model| Self::slot_deposit_of(&model.template.slots));
		ensure!(deposit.is_none_or(|deposit| deposit.is_zero()), Error::<T>::SlotsNotFree);
		Ok(())
	}

	/// Returns the manufacturer with one more feeless claim on this day, if it may have more: no
	/// manufacturer, and no thief of its voucher key, takes the place of all others.
	fn with_one_more_feeless_claim(
		manufacturer: &T::AccountId,
	) -> Result<ManufacturerOf<T>, Error<T>> {
		let mut record = Self::registered_manufacturer(manufacturer)?;
		let counted = record.feeless_claims.one_more(Self::now(), T::DailyFeelessClaims::get());
		record.feeless_claims = counted.ok_or(Error::<T>::TooManyFeelessClaims)?;
		Ok(record)
	}

	/// Claims the device for the household that its claim names.
	pub(crate) fn do_claim_feeless(request: ClaimRequestOf<T>) -> DispatchResult {
		Self::ensure_costs_nothing(&request)?;
		let manufacturer = Self::with_one_more_feeless_claim(&request.voucher.manufacturer)?;

		FeelessClaims::<T>::mutate(|claims| claims.saturating_inc());
		Manufacturers::<T>::insert(&request.voucher.manufacturer, manufacturer);
		Self::do_claim(request.claim.owner.clone(), request)
	}
}

/// Returns the error as the pool or the author of a block understands it, with its number in the
/// metadata of this pallet.
///
/// A claim that may become valid, when governance approves the manufacturer, it has the funds, the
/// chain's time has come up to the device's clock or another day begins, is unknown to the pool,
/// which does not ban it.
///
/// One that names a voucher key to come is invalid, although the key may be on its way: nobody can
/// tell whether the manufacturer has signed the voucher, so anybody could send such claims without
/// end. The device signs another claim when the key is open, which is another transaction.
fn refusal<T: Config>(
	source: TransactionSource,
	error: sp_runtime::DispatchError,
) -> TransactionValidityError {
	let is = |known: Error<T>| error == known.into();
	let number = match error {
		sp_runtime::DispatchError::Module(error) => error.error[0],
		_ => u8::MAX,
	};
	let waits = is(Error::UnknownManufacturer)
		|| is(Error::ManufacturerNotApproved)
		|| is(Error::ManufacturerSuspended)
		|| is(Error::BondTooSmall)
		|| is(Error::BondNotCovered)
		|| is(Error::ClaimExpiresTooLate)
		|| is(Error::TooManyFeelessClaims)
		|| matches!(error, sp_runtime::DispatchError::Token(_));
	if waits && source == TransactionSource::InBlock {
		InvalidTransaction::ExhaustsResources.into()
	} else if waits {
		UnknownTransaction::Custom(number).into()
	} else if is(Error::InvalidVoucherSignature) || is(Error::InvalidClaimSignature) {
		InvalidTransaction::BadProof.into()
	} else if is(Error::SerialAlreadyClaimed) {
		InvalidTransaction::Stale.into()
	} else {
		InvalidTransaction::Custom(number).into()
	}
}
