//! Evidence, kept and proved.

use binary_merkle_tree::{merkle_proof, merkle_root};
use cot_primitives::{Batch, DeviceId, Evidence};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use sp_core::H256;
use sp_runtime::traits::{BadOrigin, BlakeTwo256};

use crate::{merkle::leaf_hash, mock::*, *};

const LEAVES: [&[u8]; 3] = [b"07:00 1.203 kg", b"07:10 1.203 kg", b"07:20 0.902 kg"];

fn hashes(sequence: u64) -> Vec<H256> {
	(0..).zip(LEAVES).map(|(i, leaf)| leaf_hash(FRIDGE, sequence, i, leaf)).collect()
}

fn evidence(sequence: u64) -> Option<Evidence> {
	Some(Evidence { root: merkle_root::<BlakeTwo256, _>(hashes(sequence)), leaves: 3 })
}

/// The fridge's next batch, which commits to the leaves.
fn commit() -> DispatchResult {
	let batch = next_batch(vec![]);
	attest(Batch { evidence: evidence(batch.sequence), ..batch })
}

fn proof(sequence: u64, index: u32) -> MerkleProof {
	let proof = merkle_proof::<BlakeTwo256, _, _>(hashes(sequence), index).proof;
	MerkleProof::try_from(proof).unwrap()
}

fn prove(
	device: DeviceId,
	sequence: u64,
	index: u32,
	leaf: &[u8],
	proof: MerkleProof,
) -> DispatchResult {
	let leaf = Leaf::try_from(leaf.to_vec()).unwrap();
	Attestations::prove_reading(
		RuntimeOrigin::signed(GATEWAY),
		device,
		sequence,
		index,
		leaf,
		proof,
	)
}

#[test]
fn every_leaf_of_a_batch_can_be_proved_by_any_account() {
	build_and_execute(|| {
		assert_ok!(commit());
		events();
		for (index, leaf) in (0..).zip(LEAVES) {
			assert_ok!(prove(FRIDGE, 1, index, leaf, proof(1, index)));
			let leaf_hash = leaf_hash(FRIDGE, 1, index, leaf);
			assert_eq!(
				events(),
				vec![Event::ReadingProved { device: FRIDGE, sequence: 1, index, leaf_hash }]
			);
		}
	});
}

#[test]
fn a_leaf_that_was_not_committed_to_is_not_proved() {
	build_and_execute(|| {
		assert_ok!(commit());
		for (index, leaf, proof) in [
			(0, LEAVES[1], proof(1, 0)),
			(1, LEAVES[0], proof(1, 0)),
			(0, LEAVES[0], proof(1, 1)),
			(0, LEAVES[0], MerkleProof::default()),
			(3, LEAVES[2], proof(1, 2)),
			// Where the tree is uneven, two places have the same siblings.
			(1, LEAVES[2], proof(1, 2)),
		] {
			assert_noop!(prove(FRIDGE, 1, index, leaf, proof), Error::<Test>::InvalidProof);
		}
	});
}

#[test]
fn the_leaves_of_one_batch_are_not_those_of_another() {
	build_and_execute(|| {
		assert_ok!(commit());
		assert_ok!(commit());
		assert_noop!(prove(FRIDGE, 2, 0, LEAVES[0], proof(1, 0)), Error::<Test>::InvalidProof);
	});
}

#[test]
fn a_batch_without_evidence_proves_nothing() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![])));
		for (device, sequence) in [(FRIDGE, 1), (FRIDGE, 2), (CAR, 1)] {
			let result = prove(device, sequence, 0, LEAVES[0], proof(1, 0));
			assert_noop!(result, Error::<Test>::UnknownEvidence);
		}
		assert_eq!(Commitments::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn the_oldest_evidence_is_dropped_for_the_newest() {
	build_and_execute(|| {
		for _ in 0..EVIDENCE_KEPT {
			assert_ok!(commit());
			assert_ok!(attest(next_batch(vec![])));
		}
		assert_ok!(prove(FRIDGE, 1, 0, LEAVES[0], proof(1, 0)));
		assert_ok!(commit());
		assert_noop!(prove(FRIDGE, 1, 0, LEAVES[0], proof(1, 0)), Error::<Test>::UnknownEvidence);
		assert_ok!(prove(FRIDGE, 3, 0, LEAVES[0], proof(3, 0)));
		assert_eq!(Commitments::<Test>::get(FRIDGE).len(), EVIDENCE_KEPT as usize);
	});
}

#[test]
fn a_proof_needs_an_account_that_pays_for_it() {
	build_and_execute(|| {
		assert_ok!(commit());
		let leaf = Leaf::try_from(LEAVES[0].to_vec()).unwrap();
		let origin = RuntimeOrigin::none();
		assert_noop!(
			Attestations::prove_reading(origin, FRIDGE, 1, 0, leaf, proof(1, 0)),
			BadOrigin
		);
	});
}

#[test]
fn evidence_is_charged_for_if_there_is_any() {
	build_and_execute(|| {
		type Weights = <Test as Config>::WeightInfo;
		let used = |batch: Batch| {
			let signature = sign(&batch);
			let gateway = RuntimeOrigin::signed(GATEWAY);
			Attestations::attest(gateway, batch, signature).unwrap().actual_weight.unwrap()
		};
		assert_eq!(used(next_batch(vec![])), Weights::attest(0, 0) + SURCHARGE);
		let committed = Batch { evidence: evidence(2), ..next_batch(vec![]) };
		// The weight with evidence is greater than without, but for the noise of two measurements.
		let with_evidence = Weights::attest_evidence().max(Weights::attest(0, 0));
		assert_ne!(with_evidence, Weights::attest(0, 0));
		assert_eq!(used(committed), with_evidence + SURCHARGE);
	});
}
