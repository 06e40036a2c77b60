#!/usr/bin/env bash
# Runs the engine in Wasm, compares its digest with that of tests/parity.rs and prints the time of one update and decision.
# Needs node and the Rust target wasm32v1-none. Usage: wasm.sh
set -euo pipefail
[ "${1:-}" != --help ] || { sed -n '2,3s/^# //p' "$0"; exit; }

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/../../../../Cargo.lock" "$work/"
mkdir "$work/src"
cat > "$work/Cargo.toml" <<TOML
[package]
name = "parity"
version = "0.0.0"
edition = "2021"
[workspace]
[lib]
crate-type = ["cdylib"]
[dependencies]
codec = { package = "parity-scale-codec", version = "3", default-features = false }
cot-pattern = { path = "$here/../..", default-features = false }
TOML
cat > "$work/src/lib.rs" <<RUST
#![no_std]
#[path = "$here/digest.rs"]
mod digest;

/// The engine allocates nothing: whoever tries gets nothing.
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
CARGO_TARGET_DIR="$work/target" cargo build --quiet --release --target wasm32v1-none --manifest-path "$work/Cargo.toml"
node - "$work/target/wasm32v1-none/release/parity.wasm" "$here/../parity.rs" <<'JS'
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
