//! What a relay chain is given of a parachain's genesis.

use std::sync::Arc;

use codec::Encode;
use sc_chain_spec::{BuildGenesisBlock, ChainSpec, GenesisBlockBuilder};
use sc_client_api::in_mem;
use sp_core::storage::well_known_keys;

use crate::service::{executor, Block};

/// The header of the first block.
pub fn head(spec: &dyn ChainSpec) -> Result<Vec<u8>, String> {
	let storage = spec.as_storage_builder().build_storage()?;
	let block = GenesisBlockBuilder::<Block, _, _>::new_with_storage(
		storage,
		false,
		Arc::new(in_mem::Backend::<Block>::new()),
		executor(&Default::default()),
	)
	.and_then(|builder| builder.build_genesis_block());
	let (block, _) = block.map_err(|error| error.to_string())?;
	Ok(block.header.encode())
}

/// The runtime, as the relay chain's validators run it.
pub fn wasm(spec: &dyn ChainSpec) -> Result<Vec<u8>, String> {
	let mut storage = spec.as_storage_builder().build_storage()?;
	let wasm = storage.top.remove(well_known_keys::CODE);
	wasm.ok_or_else(|| format!("the genesis of `{}` has no runtime", spec.name()))
}
