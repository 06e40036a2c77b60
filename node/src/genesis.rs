//! Genesis head and validation code, with which a parachain registers at a relay chain.

use std::sync::Arc;

use codec::Encode;
use sc_chain_spec::{BuildGenesisBlock, GenesisBlockBuilder};
use sc_client_api::in_mem;
use sp_core::storage::{well_known_keys, Storage};

use crate::{
	chain_spec,
	service::{executor, Block},
};

/// The header of the first block of a chain.
pub fn head(chain: &str) -> Result<Vec<u8>, String> {
	let storage = storage(chain)?;
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

/// The runtime of the first block of a chain.
pub fn wasm(chain: &str) -> Result<Vec<u8>, String> {
	let wasm = storage(chain)?.top.remove(well_known_keys::CODE);
	wasm.ok_or_else(|| format!("the genesis of `{chain}` has no runtime"))
}

fn storage(chain: &str) -> Result<Storage, String> {
	match chain_spec::named_genesis(chain)? {
		Some(storage) => Ok(storage),
		None => chain_spec::load(chain)?.as_storage_builder().build_storage(),
	}
}
