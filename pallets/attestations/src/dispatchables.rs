use alloc::collections::BTreeSet;

use cot_primitives::{
	Batch, DeviceId, DeviceSignature, InspectDevices, OnDeviceChange, SignatureSurcharge, SlotId,
};
use frame_support::{dispatch::PostDispatchInfo, pallet_prelude::*, storage::with_storage_layer};
use sp_runtime::SaturatedConversion;

use crate::{evidence, verify::Scene, work::Work, *};

impl<T: Config> Pallet<T> {
	/// Takes a batch in for an account that pays for it. Returns what it took.
	pub(crate) fn do_attest(
		batch: Batch,
		signature: DeviceSignature,
	) -> Result<Weight, DispatchError> {
		let scene = Scene::<T>::of(&batch)?;
		scene.ensure_next(&batch)?;
		let slots = T::Devices::slots(batch.device);
		scene.ensure_readings(&batch, &slots)?;
		scene.ensure_signed(&batch, &signature)?;
		let work = Self::accept(&batch, scene, &slots);
		Ok(work.weight::<T>().saturating_add(T::SignatureSurcharge::of(&signature)))
	}

	/// Takes a batch in that `authorize_batch` has let into this block: it draws on the device's
	/// bucket and the block's free share. Returns what it took beyond its authorisation.
	pub(crate) fn do_attest_free(
		batch: Batch,
		signature: DeviceSignature,
	) -> Result<Weight, DispatchError> {
		let mut scene = Scene::<T>::of(&batch)?;
		scene.ensure_next(&batch)?;
		scene.state.bucket = scene
			.state
			.bucket
			.draw(scene.now, Self::allowance())
			.ok_or(Error::<T>::FreeLaneExhausted)?;
		let work = Self::accept(&batch, scene, &T::Devices::slots(batch.device));
		let taken = work.weight::<T>().saturating_add(T::SignatureSurcharge::of(&signature));
		FreeWeight::<T>::mutate(|used| {
			used.saturating_accrue(taken.saturating_add(Self::weight_of_transaction()));
		});
		Ok(taken.saturating_sub(Self::weight_of_authorize(&batch, &signature)))
	}

	/// Takes in what it can of several batches. Returns what it took.
	pub(crate) fn do_attest_many(
		batches: BoundedVec<SignedBatch, ConstU32<MAX_BATCHES>>,
	) -> PostDispatchInfo {
		let mut taken = T::WeightInfo::attest_many(batches.len().saturated_into());
		for SignedBatch { batch, signature } in batches {
			let (device, sequence) = (batch.device, batch.sequence);
			let refused = Self::weight_of_authorize(&batch, &signature);
			let result = with_storage_layer(|| Self::do_attest(batch, signature));
			taken.saturating_accrue(*result.as_ref().unwrap_or(&refused));
			if let Err(error) = result {
				Self::deposit_event(Event::BatchRefused { device, sequence, error });
			}
		}
		Some(taken).into()
	}

	pub(crate) fn do_prove_reading(
		device: DeviceId,
		sequence: u64,
		index: u32,
		leaf: Leaf,
		proof: Proof,
	) -> DispatchResult {
		let commitments = Commitments::<T>::get(device);
		let commitment = commitments
			.iter()
			.find(|commitment| commitment.sequence == sequence)
			.ok_or(Error::<T>::UnknownEvidence)?;
		let leaf_hash = evidence::leaf_hash(device, sequence, index, &leaf);
		ensure!(
			evidence::proves(&commitment.evidence, index, leaf_hash, &proof),
			Error::<T>::InvalidProof
		);
		Self::deposit_event(Event::ReadingProved { device, sequence, index, leaf_hash });
		Ok(())
	}

	/// The most that a batch can take: every reading says something new, every slot runs low, and
	/// the chain can buy for it.
	pub(crate) fn weight_of_batch(batch: &Batch, signature: &DeviceSignature) -> Weight {
		let slots: BTreeSet<_> = batch.readings.iter().map(|reading| reading.slot).collect();
		let slots: u32 = slots.len().saturated_into();
		let readings: u32 = batch.readings.len().saturated_into();
		let news = readings.saturating_add(slots);
		let has_evidence = batch.evidence.is_some();
		let most = Work { readings, slots, news, purchases: slots, has_evidence };
		most.weight::<T>().saturating_add(T::SignatureSurcharge::of(signature))
	}

	/// What letting a batch into the free lane takes, or refusing it. All of it is also in the
	/// weight of taking it in.
	pub(crate) fn weight_of_authorize(batch: &Batch, signature: &DeviceSignature) -> Weight {
		T::WeightInfo::authorize_attest(batch.readings.len().saturated_into())
			.saturating_add(T::SignatureSurcharge::of(signature))
	}
}

impl<T: Config> OnDeviceChange for Pallet<T> {
	/// Forgets what was learned of the former goods. What the slot has earned stays counted, or its
	/// owner could fill its caps again by configuring it anew.
	fn on_slot_changed(device: DeviceId, slot: SlotId) {
		States::<T>::mutate_exists(device, |state| {
			if let Some(record) = state.as_mut().and_then(|state| state.slots.get_mut(&slot)) {
				record.learned.forget();
			}
		});
	}

	/// Forgets the former household's patterns. The sequence goes on, so that no batch is taken
	/// twice, and so do the caps, or a household could fill them again by handing the device to
	/// itself.
	fn on_owner_changed(device: DeviceId) {
		States::<T>::mutate_exists(device, |state| {
			for (_, record) in state.iter_mut().flat_map(|state| state.slots.iter_mut()) {
				record.learned.forget();
			}
		});
	}

	fn on_retired(device: DeviceId) {
		States::<T>::remove(device);
		Commitments::<T>::remove(device);
	}
}
