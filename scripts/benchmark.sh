#!/usr/bin/env bash
# Measures the weights of our pallets and writes their weights.rs; signatures are checked meanwhile.
#
# Usage: scripts/benchmark.sh [PALLET...]
#
# PALLET is a directory of pallets/, by default each of them. STEPS and REPEAT are the numbers of
# steps and repeats, by default 50 and 20. Needs frame-omni-bencher, which takes most of an hour to
# build, needs libclang (Debian: libclang-dev) for that, and is not installed by setup.sh:
#   cargo install frame-omni-bencher --version 0.28.0 --locked
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
help_if_asked "$@"

command -v frame-omni-bencher >/dev/null || {
	echo "frame-omni-bencher is missing: cargo install frame-omni-bencher --version 0.28.0 --locked" >&2
	exit 1
}

cd "$ROOT"
say "Building the runtime with its benchmarks"
cot_wasm runtime-benchmarks rustc --release --crate-type cdylib \
	--config 'profile.release.panic="abort"' --config 'profile.release.lto="thin"'
runtime="$CARGO_TARGET_DIR/wasm32v1-none/release/cot_runtime.wasm"
[ "$#" -gt 0 ] || set -- pallets/*
for pallet in "$@"; do
	name="$(basename "$pallet")"
	say "Measuring $name"
	frame-omni-bencher v1 benchmark pallet --runtime "$runtime" --genesis-builder runtime \
		--genesis-builder-preset development --pallet "pallet_${name//-/_}" --extrinsic '*' \
		--steps "${STEPS:-50}" --repeat "${REPEAT:-20}" --template scripts/lib/weights.hbs \
		--output "pallets/$name/src/weights.rs"
done
