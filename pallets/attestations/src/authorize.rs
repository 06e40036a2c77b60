//! Admission of feeless transactions: batches that only their device's signature authorises.
//!
//! The pool makes these checks, and the block makes them again on the very state of the dispatch
//! that follows. So a feeless batch that is dispatched is accepted, and one that fails is not in
//! the block.

use cot_primitives::{Batch, DeviceSignature, InspectDevices, RefusalCode};
use frame_support::{dispatch::DispatchClass, ensure, pallet_prelude::*};
use sp_runtime::transaction_validity::UnknownTransaction;

use crate::{rate_limit::RateLimitTerms, verify::DeviceContext, *};

impl<T: Config> Pallet<T> {
	/// Returns the batch's place among the feeless transactions, or the reason of its refusal.
	pub(crate) fn authorize_batch(
		source: TransactionSource,
		batch: &Batch,
		signature: &DeviceSignature,
	) -> TransactionValidityWithRefund {
		// The pool does not know how full a block is going to be.
		if source == TransactionSource::InBlock {
			let needed = Self::weight_of_batch(batch, signature);
			ensure!(Self::fits_feeless_share(needed), InvalidTransaction::ExhaustsResources);
		}
		let missing = Self::ensure_admissible(source, batch, signature)
			.map_err(|error| Self::refusal(source, error))?;
		let validity = ValidTransaction::with_tag_prefix("Attestations")
			// Below every transaction that pays.
			.priority(0)
			.longevity(T::FeelessLongevity::get())
			.propagate(true)
			.and_provides((batch.device, batch.sequence));
		let validity = match missing {
			0 => validity,
			_ => validity.and_requires((batch.device, batch.sequence.saturating_sub(1))),
		};
		validity.build().map(|validity| (validity, Weight::zero()))
	}

	/// Ensures that the batch may be feeless. Returns the number of batches missing before it: the
	/// pool lets a device queue as many as its rate limit allows at once.
	fn ensure_admissible(
		source: TransactionSource,
		batch: &Batch,
		signature: &DeviceSignature,
	) -> Result<u64, Error<T>> {
		let context = DeviceContext::<T>::of(batch)?;
		let missing = context.missing_before(batch)?;
		let queue = match source {
			TransactionSource::InBlock => 1,
			_ => u64::from(T::FeelessBurst::get()),
		};
		ensure!(missing < queue, Error::<T>::SequenceGap);
		let left = context.state.rate_limit.left(context.now, Self::rate_limit_terms());
		ensure!(missing < u64::from(left), Error::<T>::FeelessQuotaExhausted);
		context.ensure_readings(batch, &T::Devices::slots(batch.device))?;
		context.ensure_signed(batch, signature)?;
		Ok(missing)
	}

	/// Returns the error as the pool or the author of a block understands it.
	///
	/// The pool bans invalid transactions for 30 minutes, so a batch that is merely early is
	/// reported as `UnknownTransaction`. In a block, `ExhaustsResources` and `Future` leave it in
	/// the pool for a later block; any other error removes it.
	fn refusal(source: TransactionSource, error: Error<T>) -> TransactionValidityError {
		let wait = |code: RefusalCode, in_block: InvalidTransaction| match source {
			TransactionSource::InBlock => in_block.into(),
			_ => UnknownTransaction::Custom(code as u8).into(),
		};
		let not_yet = |code| wait(code, InvalidTransaction::Custom(code as u8));
		let never = |code: RefusalCode| InvalidTransaction::Custom(code as u8).into();
		match error {
			Error::SequenceReplayed => InvalidTransaction::Stale.into(),
			Error::InvalidSignature => InvalidTransaction::BadProof.into(),
			Error::SequenceGap => wait(RefusalCode::SequenceGap, InvalidTransaction::Future),
			Error::FeelessQuotaExhausted => {
				wait(RefusalCode::FeelessQuotaExhausted, InvalidTransaction::ExhaustsResources)
			},
			Error::ReadingFromFuture => {
				wait(RefusalCode::ReadingFromFuture, InvalidTransaction::Future)
			},
			Error::UnknownDevice => not_yet(RefusalCode::UnknownDevice),
			Error::DeviceSuspended => not_yet(RefusalCode::DeviceSuspended),
			Error::UnknownSlot => not_yet(RefusalCode::UnknownSlot),
			Error::WrongKindOfReading => never(RefusalCode::WrongKindOfReading),
			Error::SessionWithoutTime => never(RefusalCode::SessionWithoutTime),
			Error::ReadingTooOld => never(RefusalCode::ReadingTooOld),
			Error::BeforeOwner => never(RefusalCode::BeforeOwner),
			Error::ReadingsOutOfOrder => never(RefusalCode::ReadingsOutOfOrder),
			Error::EmptyEvidence => never(RefusalCode::EmptyEvidence),
			_ => never(RefusalCode::Other),
		}
	}

	/// Returns the terms of every device's rate limit.
	pub(crate) fn rate_limit_terms() -> RateLimitTerms {
		RateLimitTerms { burst: T::FeelessBurst::get(), refill: T::FeelessRefill::get() }
	}

	/// Returns true if the block's feeless share has room for a call of weight `needed`.
	fn fits_feeless_share(needed: Weight) -> bool {
		let needed = needed.saturating_add(Self::weight_of_transaction());
		FeelessWeight::<T>::get().saturating_add(needed).all_lte(Self::feeless_share())
	}

	/// Returns the weight that feeless transactions may use in a block.
	pub(crate) fn feeless_share() -> Weight {
		let weights = T::BlockWeights::get();
		let most = weights.get(DispatchClass::Normal).max_total.unwrap_or(weights.max_block);
		T::FeelessShare::get() * most
	}
}
