//! The same readings give the same state on every machine; `parity/wasm.sh` runs the same in Wasm.

#[path = "parity/digest.rs"]
mod digest;

#[test]
fn a_run_of_the_engine_has_the_digest_that_wasm_has() {
	assert_eq!(digest::digest(100_000), 0x83ad_b919_ee2c_988d);
}
