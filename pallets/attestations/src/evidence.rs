//! Evidence: the commitments of the newest batches, and proofs of what they commit to.

use cot_primitives::{Batch, DeviceId};
use frame_support::{defensive, pallet_prelude::*};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Verifies that `leaf` is leaf `index` of the evidence that the batch committed to.
	pub(crate) fn do_prove_reading(
		device: DeviceId,
		sequence: u64,
		index: u32,
		leaf: Leaf,
		proof: MerkleProof,
	) -> DispatchResult {
		let commitments = Commitments::<T>::get(device);
		let commitment = commitments
			.iter()
			.find(|commitment| commitment.sequence == sequence)
			.ok_or(Error::<T>::UnknownEvidence)?;
		let leaf_hash = merkle::leaf_hash(device, sequence, index, &leaf);
		ensure!(
			merkle::proves(&commitment.evidence, index, leaf_hash, &proof),
			Error::<T>::InvalidProof
		);
		Self::deposit_event(Event::ReadingProved { device, sequence, index, leaf_hash });
		Ok(())
	}

	/// Stores the commitment of a batch with evidence; drops the oldest one if there is no room.
	pub(crate) fn keep_evidence(batch: &Batch) {
		let Some(evidence) = batch.evidence else { return };
		let commitment = Commitment { sequence: batch.sequence, evidence };
		Commitments::<T>::mutate(batch.device, |commitments| {
			if commitments.is_full() {
				commitments.remove(0);
			}
			if commitments.try_push(commitment).is_err() {
				defensive!("there is room for one after one was removed");
			}
		});
	}
}
