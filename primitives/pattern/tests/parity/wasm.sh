#!/usr/bin/env bash
# Runs the engine in Wasm, compares its digest with that of tests/parity.rs and prints the time of
# one update and decision.
#
# Usage: primitives/pattern/tests/parity/wasm.sh
#
# Needs Node.js and the Rust target wasm32v1-none, which scripts/setup.sh installs.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/../../../../scripts/lib/common.sh"
help_if_asked "$@"
# A package of its own beside the workspace's artefacts: theirs are neither used nor rebuilt.
package="$CARGO_TARGET_DIR/pattern-parity"
crate="$ROOT/primitives/pattern"
mkdir -p "$package/src"
cp "$ROOT/Cargo.lock" "$package/"
cat > "$package/Cargo.toml" <<TOML
[package]
name = "parity"
version = "0.0.0"
edition = "2021"
[workspace]
[lib]
crate-type = ["cdylib"]
[dependencies]
codec = { package = "parity-scale-codec", version = "3", default-features = false }
cot-pattern = { path = "$crate", default-features = false }
TOML
cat > "$package/src/lib.rs" <<RUST
#![no_std]
#[path = "$crate/tests/parity/digest.rs"]
mod digest;

/// Allocator that fails, because the engine allocates nothing.
struct Nothing;
unsafe impl core::alloc::GlobalAlloc for Nothing {
	unsafe fn alloc(&self, _: core::alloc::Layout) -> *mut u8 { core::ptr::null_mut() }
	unsafe fn dealloc(&self, _: *mut u8, _: core::alloc::Layout) {}
}
#[global_allocator]
static NOTHING: Nothing = Nothing;
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! { core::arch::wasm32::unreachable() }

#[no_mangle]
pub extern "C" fn run(readings: u32) -> u64 { digest::digest(readings) }
RUST
cd "$ROOT"
cargo build --quiet --release --target wasm32v1-none --manifest-path "$package/Cargo.toml" \
	--target-dir "$package/target"
node - "$package/target/wasm32v1-none/release/parity.wasm" "$crate/tests/parity.rs" <<'JS'
const [, , wasm, test] = process.argv
const fs = require('fs')
const { run } = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(wasm))).exports
run(100_000)
const start = process.hrtime.bigint()
const digest = '0x' + BigInt.asUintN(64, run(100_000)).toString(16)
const micros = Number(process.hrtime.bigint() - start) / 1e3 / 100_000
const native = fs.readFileSync(test, 'utf8').match(/0x[0-9a-f_]+/)[0].replaceAll('_', '')
console.log(`wasm ${digest}, native ${native}, ${micros.toFixed(2)} us a reading`)
process.exit(digest === native ? 0 : 1)
JS
