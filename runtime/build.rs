//! Builds the Wasm blob that the node and the chain specifications embed.

fn main() {
	#[cfg(feature = "std")]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}
