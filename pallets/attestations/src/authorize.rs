//! The free lane: which batches enter a block with nothing but their device's signature.
//!
//! The same checks are made by the pool and again in the block, where the state is that of the
//! dispatch that follows. So what is dispatched in this lane is accepted, and what fails is not in
//! the block.

use cot_primitives::{
	Batch, DeviceSignature, InspectDevices, P256Signature, RefusalCode, SignatureSurcharge,
};
use frame_support::{dispatch::DispatchClass, ensure, pallet_prelude::*};
use sp_runtime::transaction_validity::UnknownTransaction;

use crate::{bucket::Allowance, verify::Scene, *};

impl<T: Config> Pallet<T> {
	/// Whether the free lane takes the batch, and in which order. Cheap checks first, the signature
	/// last.
	pub(crate) fn authorize_batch(
		source: TransactionSource,
		batch: &Batch,
		signature: &DeviceSignature,
	) -> TransactionValidityWithRefund {
		if source == TransactionSource::InBlock {
			let needed = Self::weight_of_batch(batch, signature);
			ensure!(Self::fits_free_share(needed), InvalidTransaction::ExhaustsResources);
		}
		let before = Self::ensure_admitted(source, batch, signature)
			.map_err(|error| Self::refusal(source, error))?;
		let validity = ValidTransaction::with_tag_prefix("Attestations")
			// Below every transaction that pays.
			.priority(0)
			.longevity(T::FreeLongevity::get())
			.propagate(true)
			.and_provides((batch.device, batch.sequence));
		let validity = match before {
			0 => validity,
			_ => validity.and_requires((batch.device, batch.sequence.saturating_sub(1))),
		};
		validity.build().map(|validity| (validity, Weight::zero()))
	}

	/// Returns how many batches come before this one. The pool lets a device queue what its bucket
	/// could pay for.
	fn ensure_admitted(
		source: TransactionSource,
		batch: &Batch,
		signature: &DeviceSignature,
	) -> Result<u64, Error<T>> {
		let scene = Scene::<T>::of(batch)?;
		let before = scene.batches_before(batch)?;
		let queued = match source {
			TransactionSource::InBlock => 1,
			_ => u64::from(T::FreeBurst::get()),
		};
		ensure!(before < queued, Error::<T>::SequenceGap);
		let left = scene.state.bucket.left(scene.now, Self::allowance());
		ensure!(before < u64::from(left), Error::<T>::FreeLaneExhausted);
		scene.ensure_readings(batch, &T::Devices::slots(batch.device))?;
		scene.ensure_signed(batch, signature)?;
		Ok(before)
	}

	/// How the pool, or the author of a block, is told. A pool bans for half an hour what it is
	/// told is invalid, so what only came too early is unknown to it. In a block nothing but
	/// exhausted resources waits for the next one; the rest has been let into the pool and has
	/// changed its mind since, and the device signs again.
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
			Error::FreeLaneExhausted => {
				wait(RefusalCode::FreeLaneExhausted, InvalidTransaction::ExhaustsResources)
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

	/// The free batches of a device.
	pub(crate) fn allowance() -> Allowance {
		Allowance { burst: T::FreeBurst::get(), refill: T::FreeRefill::get() }
	}

	/// Whether the free lane has room for a transaction that takes `needed` in this block.
	fn fits_free_share(needed: Weight) -> bool {
		let needed = needed.saturating_add(Self::weight_of_transaction());
		FreeWeight::<T>::get().saturating_add(needed).all_lte(Self::free_share())
	}

	/// What the largest batch with the dearest signature takes of a block.
	pub(crate) fn most_of_a_block() -> Weight {
		let dearest = DeviceSignature::P256(P256Signature([0; 64]));
		work::Work::most()
			.weight::<T>()
			.saturating_add(T::SignatureSurcharge::of(&dearest))
			.saturating_add(Self::weight_of_transaction())
	}

	/// What any transaction takes of a block, whatever it calls.
	pub(crate) fn weight_of_transaction() -> Weight {
		T::BlockWeights::get().get(DispatchClass::Normal).base_extrinsic
	}

	/// What the free lane may take of a block.
	pub(crate) fn free_share() -> Weight {
		let weights = T::BlockWeights::get();
		let most = weights.get(DispatchClass::Normal).max_total.unwrap_or(weights.max_block);
		T::FreeShare::get() * most
	}
}
