//! Builds the Wasm blob that the node and the chain specifications embed.

#[cfg(all(feature = "std", not(feature = "metadata-hash")))]
fn main() {
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}

/// Symbol and decimals are those of the chain specifications: they are part of the hash.
#[cfg(all(feature = "std", feature = "metadata-hash"))]
fn main() {
	substrate_wasm_builder::WasmBuilder::init_with_defaults()
		.enable_metadata_hash("COT", 12)
		.build();
}

#[cfg(not(feature = "std"))]
fn main() {}
