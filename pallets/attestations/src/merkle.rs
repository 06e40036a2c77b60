//! Merkle trees over raw data that stays off chain; a batch commits to the root. Pure hashing,
//! without storage.
//!
//! A leaf is hashed together with its place, and the tree is built over these hashes, each hashed
//! once more. So 32 bytes are hashed at the bottom and 64 above: neither can be passed off as the
//! other (RFC 6962, Laurie, Langley and Kasper 2013, uses a leading byte). A node without a sibling
//! moves up unchanged.

use binary_merkle_tree::verify_proof;
use codec::Encode;
use cot_primitives::{DeviceId, Evidence};
use sp_core::H256;
use sp_runtime::traits::BlakeTwo256;

/// Prefix of every leaf's preimage.
const DOMAIN: &[u8] = b"cot/leaf/v1";

/// Returns the hash of a leaf in its place: `blake2_256("cot/leaf/v1" ++ SCALE(device, sequence,
/// index) ++ leaf)`, integers compact.
pub fn leaf_hash(device: DeviceId, sequence: u64, index: u32, leaf: &[u8]) -> H256 {
	let mut preimage = DOMAIN.to_vec();
	codec::Compact(device).encode_to(&mut preimage);
	codec::Compact(sequence).encode_to(&mut preimage);
	codec::Compact(index).encode_to(&mut preimage);
	preimage.extend_from_slice(leaf);
	sp_io::hashing::blake2_256(&preimage).into()
}

/// Returns true if `proof` leads from the leaf hash `leaf` at `index` to the evidence's root.
pub fn proves(evidence: &Evidence, index: u32, leaf: H256, proof: &[H256]) -> bool {
	verify_proof::<BlakeTwo256, _, _>(
		&evidence.root,
		proof.iter().copied(),
		evidence.leaves,
		index,
		&leaf,
	)
}

#[cfg(test)]
mod tests {
	use super::*;
	use binary_merkle_tree::{merkle_proof, merkle_root};
	use proptest::prelude::*;
	use sp_io::hashing::blake2_256;

	const DEVICE: DeviceId = 7;
	const SEQUENCE: u64 = 9;

	fn leaves(count: u32) -> Vec<H256> {
		(0..count).map(|i| leaf_hash(DEVICE, SEQUENCE, i, &i.to_le_bytes())).collect()
	}

	fn evidence(leaves: &[H256]) -> Evidence {
		Evidence {
			root: merkle_root::<BlakeTwo256, _>(leaves),
			leaves: leaves.len().try_into().unwrap(),
		}
	}

	fn proof(leaves: &[H256], index: u32) -> Vec<H256> {
		merkle_proof::<BlakeTwo256, _, _>(leaves, index).proof
	}

	fn node(left: H256, right: H256) -> H256 {
		blake2_256(&[left.0, right.0].concat()).into()
	}

	#[test]
	fn the_tree_of_three_is_the_documented_one() {
		let leaves = leaves(3);
		let bottom: Vec<H256> = leaves.iter().map(|leaf| blake2_256(&leaf.0).into()).collect();
		let root = node(node(bottom[0], bottom[1]), bottom[2]);
		assert_eq!(evidence(&leaves), Evidence { root, leaves: 3 });
		let expected: H256 = blake2_256(
			&[b"cot/leaf/v1".as_slice(), &[7 << 2, 9 << 2, 1 << 2, 1, 0, 0, 0]].concat(),
		)
		.into();
		assert_eq!(leaves[1], expected);
	}

	#[test]
	fn a_node_is_no_leaf() {
		let leaves = leaves(4);
		let evidence = evidence(&leaves);
		let bottom: Vec<H256> = leaves.iter().map(|leaf| blake2_256(&leaf.0).into()).collect();
		let (left, right) = (node(bottom[0], bottom[1]), node(bottom[2], bottom[3]));
		// The upper half of the tree, passed off as a tree of two leaves.
		for forged in [left, bottom[0], evidence.root] {
			assert!(!proves(&evidence, 0, forged, &[right]));
			assert!(!proves(&Evidence { leaves: 2, ..evidence }, 0, forged, &[right]));
			assert!(!proves(&Evidence { leaves: 1, ..evidence }, 0, forged, &[]));
		}
	}

	#[test]
	fn a_tree_without_leaves_proves_nothing() {
		let leaf = leaf_hash(DEVICE, SEQUENCE, 0, &[]);
		for root in [H256::zero(), leaf, blake2_256(&leaf.0).into()] {
			assert!(!proves(&Evidence { root, leaves: 0 }, 0, leaf, &[]));
		}
	}

	#[test]
	fn a_leaf_belongs_to_one_place_of_one_batch_of_one_device() {
		let here = leaf_hash(DEVICE, SEQUENCE, 0, b"leaf");
		for elsewhere in [
			leaf_hash(DEVICE + 1, SEQUENCE, 0, b"leaf"),
			leaf_hash(DEVICE, SEQUENCE + 1, 0, b"leaf"),
			leaf_hash(DEVICE, SEQUENCE, 1, b"leaf"),
			leaf_hash(DEVICE, SEQUENCE, 0, b"Leaf"),
		] {
			assert_ne!(here, elsewhere);
		}
	}

	proptest! {
		#[test]
		fn every_leaf_is_proved_at_its_index_and_at_no_other(count in 1..40u32, at in 0..40u32) {
			let at = at % count;
			let leaves = leaves(count);
			let evidence = evidence(&leaves);
			let proof = proof(&leaves, at);
			for index in 0..count + 2 {
				let claimed = leaf_hash(DEVICE, SEQUENCE, index, &at.to_le_bytes());
				prop_assert_eq!(proves(&evidence, index, claimed, &proof), index == at);
			}
		}

		#[test]
		fn a_changed_proof_proves_nothing(count in 2..40u32, at in 0..40u32, cut in 0..6usize) {
			let at = at % count;
			let leaves = leaves(count);
			let evidence = evidence(&leaves);
			let leaf = leaves[at as usize];
			let good = proof(&leaves, at);
			let cut = cut % good.len();
			let mut changed = good.clone();
			changed[cut] = H256::repeat_byte(1);
			prop_assert!(!proves(&evidence, at, leaf, &changed));
			prop_assert!(!proves(&evidence, at, leaf, &good[..cut]));
			let longer = [good.as_slice(), &[evidence.root]].concat();
			prop_assert!(!proves(&evidence, at, leaf, &longer));
		}
	}
}
