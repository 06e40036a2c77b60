//! The relay chain that a development chain does not have.
//!
//! A parachain block needs a proof of relay chain state: the slot, what of the parachain is
//! included, whether an upgrade may go ahead, and limits. Here it is made up from the parent block:
//! every block counts as included at once, every upgrade may go ahead with the next block, and no
//! messages come in. The relay chain has one block a slot, so its block number is its slot.

use codec::Encode;
use cumulus_primitives_core::{
	relay_chain::{AsyncBackingParams, HeadData, MAX_POV_SIZE},
	AbridgedHostConfiguration, ParaId, PersistedValidationData,
};
use cumulus_primitives_parachain_inherent::{ParachainInherentData, INHERENT_IDENTIFIER};
use cumulus_test_relay_sproof_builder::RelayStateSproofBuilder;
use jsonrpsee::core::async_trait;
use polkadot_primitives::UpgradeGoAhead;
use sp_inherents::{Error, InherentData, InherentDataProvider, InherentIdentifier};

use super::Header;

/// Largest runtime an upgrade may bring. A relay chain takes three mebibytes, which a compressed
/// runtime fits; a development build is not compressed.
const MAX_CODE_SIZE: u32 = 16 * 1024 * 1024;

/// The relay chain block that a new block of ours is built on.
pub struct RelayParent {
	/// Our identifier on it.
	pub para_id: ParaId,
	/// Our parent block, the last one it has included.
	pub included: Header,
	/// Its slot and number.
	pub slot: u32,
	/// True if it lets the upgrade that our parent block announced go ahead.
	pub upgrade_goes_ahead: bool,
}

impl RelayParent {
	/// Returns the inherent data that a collator would provide.
	pub fn inherent(&self) -> ParachainInherentData {
		let head = HeadData(self.included.encode());
		let (root, proof) = RelayStateSproofBuilder {
			para_id: self.para_id,
			host_config: AbridgedHostConfiguration {
				max_code_size: MAX_CODE_SIZE,
				async_backing_params: AsyncBackingParams {
					max_candidate_depth: 3,
					allowed_ancestry_len: 2,
				},
				..RelayStateSproofBuilder::default().host_config
			},
			upgrade_go_ahead: self.upgrade_goes_ahead.then_some(UpgradeGoAhead::GoAhead),
			current_slot: u64::from(self.slot).into(),
			included_para_head: Some(head.clone()),
			// Its blocks are unsigned, which a relay parent offset of zero never checks.
			num_authorities: 0,
			..Default::default()
		}
		.into_state_root_and_proof();
		ParachainInherentData {
			validation_data: PersistedValidationData {
				parent_head: head,
				relay_parent_number: self.slot,
				relay_parent_storage_root: root,
				max_pov_size: MAX_POV_SIZE,
			},
			relay_chain_state: proof,
			downward_messages: Vec::new(),
			horizontal_messages: Default::default(),
			relay_parent_descendants: Vec::new(),
			collator_peer_id: None,
		}
	}
}

#[async_trait]
impl InherentDataProvider for RelayParent {
	/// Puts in the current format only. With the older one besides there would be more inherent
	/// data than inherents, and manual seal, which compares the two, would take a block with one
	/// transaction for an empty one.
	async fn provide_inherent_data(&self, data: &mut InherentData) -> Result<(), Error> {
		data.put_data(INHERENT_IDENTIFIER, &self.inherent())
	}

	async fn try_handle_error(
		&self,
		_: &InherentIdentifier,
		_: &[u8],
	) -> Option<Result<(), Error>> {
		None
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use cumulus_pallet_parachain_system::relay_state_snapshot::RelayChainStateProof;
	use sp_core::H256;
	use sp_runtime::Digest;

	fn relay_parent() -> RelayParent {
		RelayParent {
			para_id: 2_000.into(),
			included: Header {
				parent_hash: H256::repeat_byte(1),
				number: 7,
				state_root: H256::repeat_byte(2),
				extrinsics_root: H256::repeat_byte(3),
				digest: Digest::default(),
			},
			slot: 247_204_800,
			upgrade_goes_ahead: false,
		}
	}

	fn proven(relay_parent: &RelayParent) -> RelayChainStateProof {
		let inherent = relay_parent.inherent();
		RelayChainStateProof::new(
			relay_parent.para_id,
			inherent.validation_data.relay_parent_storage_root,
			inherent.relay_chain_state,
		)
		.expect("the proof is of the root")
	}

	#[test]
	fn the_proof_shows_slot_and_included_head() {
		let relay_parent = relay_parent();
		let proof = proven(&relay_parent);
		assert_eq!(*proof.read_slot().unwrap(), u64::from(relay_parent.slot));
		assert_eq!(proof.read_included_para_head().unwrap().0, relay_parent.included.encode());
		assert_eq!(proof.read_upgrade_go_ahead_signal().unwrap(), None);
	}

	#[test]
	fn the_validation_data_agrees_with_the_proof() {
		let relay_parent = relay_parent();
		let data = relay_parent.inherent().validation_data;
		assert_eq!(data.relay_parent_number, relay_parent.slot);
		assert_eq!(data.parent_head.0, relay_parent.included.encode());
	}

	#[test]
	fn the_proof_holds_what_the_runtime_reads_of_messages_and_limits() {
		let proof = proven(&relay_parent());
		let limits = proof.read_abridged_host_configuration().unwrap();
		assert_eq!(limits.max_code_size, MAX_CODE_SIZE);
		let messages = proof.read_messaging_state_snapshot(&limits).unwrap();
		assert!(messages.ingress_channels.is_empty() && messages.egress_channels.is_empty());
		assert_eq!(proof.read_upgrade_restriction_signal().unwrap(), None);
	}

	#[test]
	fn an_announced_upgrade_goes_ahead() {
		let proof = proven(&RelayParent { upgrade_goes_ahead: true, ..relay_parent() });
		assert_eq!(proof.read_upgrade_go_ahead_signal().unwrap(), Some(UpgradeGoAhead::GoAhead));
	}
}
