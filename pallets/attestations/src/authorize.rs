//! Admission of feeless transactions: batches that only their device's signature authorises.
//!
//! The pool makes these checks, and the block makes them again on the very state of the dispatch
//! that follows. So a feeless batch that is dispatched is accepted, and one that fails is not in
//! the block.

use cot_primitives::{Admission, Batch, DeviceSignature, Moment, RefusalCode};
use frame_support::{dispatch::DispatchClass, ensure, pallet_prelude::*};
use sp_runtime::transaction_validity::UnknownTransaction;

use crate::{rate_limit::RateLimitTerms, verify::DeviceContext, *};

/// Form in which feeless batches travel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FeelessForm {
	/// Bare transactions, which every tool reads.
	Bare,
	/// General transactions, once the tools read them.
	General,
}

/// The one form in which feeless batches are accepted: a batch has one hash, and nobody gets ahead
/// by wrapping it anew. See `docs/decisions/0009-feeless-batches-are-bare.md`.
pub const FEELESS_FORM: FeelessForm = FeelessForm::Bare;

/// Seconds after which a batch is worth sending again when it waits for a person: the owner who
/// claims or resumes the device, or configures its slot.
const PATIENCE: Moment = 60;

impl<T: Config> Pallet<T> {
	/// Returns the place among the feeless transactions of a batch that travels in `form`, or the
	/// reason of its refusal.
	pub(crate) fn validate_feeless(
		form: FeelessForm,
		source: TransactionSource,
		batch: &Batch,
		signature: &DeviceSignature,
	) -> TransactionValidity {
		ensure!(form == FEELESS_FORM, InvalidTransaction::Call);
		// The pool does not know how full a block is going to be.
		if source == TransactionSource::InBlock {
			let needed = Self::weight_of_batch(batch, signature);
			ensure!(Self::fits_feeless_share(needed), InvalidTransaction::ExhaustsResources);
		}
		Self::ensure_admissible(batch, signature).map_err(|error| Self::refusal(source, error))?;
		ValidTransaction::with_tag_prefix("Attestations")
			// Below every transaction that pays.
			.priority(0)
			.longevity(T::FeelessLongevity::get())
			.propagate(true)
			// A device has one batch in a pool at a time, or two that follow each other: after a
			// reorganisation the earlier one comes back beside the later one. None overtakes
			// another, and no device takes up more room than the next.
			.and_provides((batch.device, batch.is_odd()))
			.build()
	}

	/// Returns the answer to a device that asks whether the batch would be accepted feeless now.
	pub fn admission(batch: &Batch, signature: &DeviceSignature) -> Admission {
		let Err(error) = Self::ensure_admissible(batch, signature) else {
			return Admission::Admissible;
		};
		let context = DeviceContext::<T>::of(batch).ok();
		let is_last = |context: &DeviceContext<T>| {
			context.state.sequence == batch.sequence
				&& context
					.ensure_signed(batch, signature)
					.is_ok_and(|hash| hash == context.state.batch_hash)
		};
		if context.as_ref().is_some_and(is_last) {
			return Admission::Accepted;
		}
		let reason = code_of(&error);
		let wait = |context: &DeviceContext<T>| match reason {
			RefusalCode::FeelessQuotaExhausted => {
				let terms = Self::rate_limit_terms();
				context.state.rate_limit.next_at(context.now, terms).saturating_sub(context.now)
			},
			RefusalCode::ReadingFromFuture => {
				batch.window_start.saturating_sub(context.newest()).max(T::MaxDrift::get() / 10)
			},
			_ => PATIENCE,
		};
		let retry_after =
			reason.is_temporary().then(|| context.as_ref().map_or(PATIENCE, wait).max(1));
		let expected_sequence = context.map(|context| context.state.sequence.saturating_add(1));
		Admission::Refused { reason, retry_after, expected_sequence }
	}

	/// Ensures that the batch may be feeless.
	///
	/// The signature decides before a refusal that may pass: the pool does not ban what may become
	/// valid, and only the device itself can send that.
	fn ensure_admissible(batch: &Batch, signature: &DeviceSignature) -> Result<(), Error<T>> {
		let context = DeviceContext::<T>::of(batch)?;
		let acceptable = context.ensure_acceptable(batch).and_then(|_| {
			let left = context.state.rate_limit.left(context.now, Self::rate_limit_terms());
			ensure!(left > 0, Error::<T>::FeelessQuotaExhausted);
			Ok(())
		});
		match &acceptable {
			Err(error) if !code_of(error).is_temporary() => acceptable,
			_ => context.ensure_signed(batch, signature).and(acceptable),
		}
	}

	/// Returns the error as the pool or the author of a block understands it.
	///
	/// The pool bans invalid transactions for 30 minutes, so a batch that is merely early is
	/// reported as `UnknownTransaction`. In a block, nothing but `ExhaustsResources` leaves it in
	/// the pool for a later block.
	fn refusal(source: TransactionSource, error: Error<T>) -> TransactionValidityError {
		match (code_of(&error), source) {
			(RefusalCode::SequenceReplayed, _) => InvalidTransaction::Stale.into(),
			(RefusalCode::InvalidSignature, _) => InvalidTransaction::BadProof.into(),
			(code, TransactionSource::InBlock) if code.is_temporary() => {
				InvalidTransaction::ExhaustsResources.into()
			},
			(code, _) if code.is_temporary() => UnknownTransaction::Custom(code as u8).into(),
			(code, _) => InvalidTransaction::Custom(code as u8).into(),
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

/// Returns the number by which devices know a refusal.
fn code_of<T>(error: &Error<T>) -> RefusalCode {
	match error {
		Error::UnknownDevice => RefusalCode::UnknownDevice,
		Error::DeviceSuspended => RefusalCode::DeviceSuspended,
		Error::SequenceReplayed => RefusalCode::SequenceReplayed,
		Error::SequenceTooFar => RefusalCode::SequenceTooFar,
		Error::PredecessorMissing => RefusalCode::PredecessorMissing,
		Error::InvalidPredecessor => RefusalCode::InvalidPredecessor,
		Error::UnknownSlot => RefusalCode::UnknownSlot,
		Error::WrongKindOfReading => RefusalCode::WrongKindOfReading,
		Error::SessionWithoutTime => RefusalCode::SessionWithoutTime,
		Error::ReadingFromFuture => RefusalCode::ReadingFromFuture,
		Error::ReadingTooOld => RefusalCode::ReadingTooOld,
		Error::BeforeOwner => RefusalCode::BeforeOwner,
		Error::ReadingsOutOfOrder => RefusalCode::ReadingsOutOfOrder,
		Error::EmptyEvidence => RefusalCode::EmptyEvidence,
		Error::InvalidSignature => RefusalCode::InvalidSignature,
		Error::FeelessQuotaExhausted => RefusalCode::FeelessQuotaExhausted,
		_ => RefusalCode::Other,
	}
}
