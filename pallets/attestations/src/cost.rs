//! Weight of a batch: charged for the most that it can cost, corrected to what it did cost.

use alloc::collections::BTreeSet;

use cot_primitives::{
	AccrueRewards, Batch, DeviceSignature, MeterSessions, P256Signature, ReadingKind, SessionMode,
	SignatureSurcharge, MAX_READINGS, MAX_SLOTS,
};
use frame_support::{dispatch::DispatchClass, pallet_prelude::*};
use sp_runtime::SaturatedConversion;

use crate::{authorize::FeelessForm, *};

/// Size of the storage proof that the node records while it executes a block.
pub trait RecordedProof {
	/// Returns the size in bytes so far; none if no proof is recorded.
	fn size() -> Option<u64>;
}

impl RecordedProof for () {
	fn size() -> Option<u64> {
		None
	}
}

/// Cost components of a processed batch, from which its weight is computed.
#[derive(Clone, Copy, Default)]
pub(crate) struct BatchCost {
	/// Readings in the batch.
	pub readings: u32,
	/// Distinct slots that were read.
	pub slots: u32,
	/// Reported restocks, sessions, skipped readings and low stocks. A session costs no more than
	/// a restock, with which they are measured.
	pub events: u32,
	/// Slots that run out, but for which a condition has refused to buy.
	pub looks: u32,
	/// Slots for which offers were compared or goods may have arrived. Each is charged one
	/// delivery and one order. Further rises of such a slot repeat the same storage accesses and
	/// are charged as events that earn, which deliveries do not.
	pub purchases: u32,
	/// Sessions without a person, which are metered.
	pub metered: u32,
	/// True if the batch commits to evidence.
	pub has_evidence: bool,
	/// True if the rewards were told that the device attests, as they are once an epoch.
	pub is_noted: bool,
}

impl BatchCost {
	/// Cost of the largest possible batch.
	pub const MAX: Self = Self {
		readings: MAX_READINGS,
		slots: MAX_SLOTS,
		events: MAX_READINGS.saturating_add(MAX_SLOTS),
		looks: 0,
		purchases: MAX_SLOTS,
		metered: MAX_READINGS,
		has_evidence: true,
		is_noted: true,
	};

	/// Returns the most that `batch` can cost: each reading is an event, each slot runs low, and
	/// the chain may buy for all of them.
	pub fn upper_bound(batch: &Batch) -> Self {
		let slots: BTreeSet<_> = batch.readings.iter().map(|reading| reading.slot).collect();
		let slots: u32 = slots.len().saturated_into();
		let readings: u32 = batch.readings.len().saturated_into();
		let is_metered =
			|kind| matches!(kind, ReadingKind::Session { mode: SessionMode::Autonomous, .. });
		let metered = batch.readings.iter().filter(|reading| is_metered(reading.kind)).count();
		Self {
			readings,
			slots,
			events: readings.saturating_add(slots),
			// A slot that is bought for costs more than one that is looked at.
			looks: 0,
			purchases: slots,
			metered: metered.saturated_into(),
			has_evidence: batch.evidence.is_some(),
			is_noted: true,
		}
	}

	/// Returns what `batch` costs on an ordinary day: one restock or session, and nothing bought.
	fn usual(batch: &Batch) -> Self {
		let most = Self::upper_bound(batch);
		Self { events: most.events.min(1), purchases: 0, metered: most.metered.min(1), ..most }
	}

	/// Returns the weight, with an Ed25519 signature. Events, purchases and evidence are charged by
	/// the difference between a batch with them and a like one without, so that fixed costs are
	/// charged once.
	pub fn weight<T: Config>(self) -> Weight {
		type Weights<T> = <T as Config>::WeightInfo;
		let quiet = Weights::<T>::attest(self.readings.saturating_sub(self.slots), self.slots);
		let events = match self.events {
			0 => Weight::zero(),
			s => Weights::<T>::attest_events(s).saturating_sub(Weights::<T>::attest(0, MAX_SLOTS)),
		};
		let looks = match self.looks {
			0 => Weight::zero(),
			o => Weights::<T>::attest_looking(o).saturating_sub(Weights::<T>::attest(0, MAX_SLOTS)),
		};
		let purchases = match self.purchases {
			0 => Weight::zero(),
			o => Weights::<T>::attest_buying(o)
				.saturating_sub(Weights::<T>::attest(MAX_SLOTS, MAX_SLOTS)),
		};
		let evidence = match self.has_evidence {
			true => Weights::<T>::attest_evidence().saturating_sub(Weights::<T>::attest(0, 0)),
			false => Weight::zero(),
		};
		let presence = match self.is_noted {
			true => T::Rewards::weight_of_presence(),
			false => Weight::zero(),
		};
		// Sessions of one slot read and write one record, which is proved once.
		let session = T::Metering::weight_of_session();
		let records = self.metered.min(MAX_SLOTS);
		let metering = Weight::from_parts(
			session.ref_time().saturating_mul(self.metered.into()),
			session.proof_size().saturating_mul(records.into()),
		);
		[events, looks, purchases, evidence, presence, metering]
			.into_iter()
			.fold(quiet, Weight::saturating_add)
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the weight that a batch is charged before it is processed.
	pub(crate) fn weight_of_batch(batch: &Batch, signature: &DeviceSignature) -> Weight {
		BatchCost::upper_bound(batch)
			.weight::<T>()
			.saturating_add(T::SignatureSurcharge::of(signature))
	}

	/// Returns the weight that several batches are charged before they are processed: what each
	/// costs on an ordinary day, and once the most that any of them can cost.
	pub(crate) fn weight_of_batches(batches: &[SignedBatch]) -> Weight {
		let mut most = Weight::zero();
		let mut sum = T::WeightInfo::attest_many(batches.len().saturated_into());
		for SignedBatch { batch, signature } in batches {
			most = most.max(Self::weight_of_batch(batch, signature));
			let usual = BatchCost::usual(batch).weight::<T>();
			sum.saturating_accrue(usual.saturating_add(T::SignatureSurcharge::of(signature)));
		}
		sum.saturating_add(most)
	}

	/// Returns the weight of verifying a batch, which is part of the weight of processing it.
	pub(crate) fn weight_of_checks(batch: &Batch, signature: &DeviceSignature) -> Weight {
		T::WeightInfo::authorize_attest(batch.readings.len().saturated_into())
			.saturating_add(T::SignatureSurcharge::of(signature))
	}

	/// Returns the weight that authorising a feeless batch adds to its call: none to a bare
	/// transaction, which its call verifies.
	pub(crate) fn weight_of_authorize(batch: &Batch, signature: &DeviceSignature) -> Weight {
		match FEELESS_FORM {
			FeelessForm::Bare => Weight::zero(),
			FeelessForm::General => Self::weight_of_checks(batch, signature),
		}
	}

	/// Returns the weight of the largest batch with the most expensive signature, as a transaction.
	pub(crate) fn weight_of_largest_batch() -> Weight {
		let most_expensive = DeviceSignature::P256(P256Signature([0; 64]));
		BatchCost::MAX
			.weight::<T>()
			.saturating_add(T::SignatureSurcharge::of(&most_expensive))
			.saturating_add(Self::weight_of_transaction())
	}

	/// Returns the weight that any transaction uses besides its call.
	pub(crate) fn weight_of_transaction() -> Weight {
		T::BlockWeights::get().get(DispatchClass::Normal).base_extrinsic
	}
}
