# shellcheck shell=bash
# What the scripts share. Sourced, not run.

set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
# Outside the clone, so that a fresh clone builds on what an older one left.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/chain-of-things/target}"
# rustup puts its tools here, but a shell that is older than it does not know.
export PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
# The node that the end-to-end journeys start.
export COT_NODE="$CARGO_TARGET_DIR/debug/cot-node"

# Prints the comment at the head of the script and ends, if the first argument asks for it.
help_if_asked() {
	case "${1:-}" in
	-h | --help)
		sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
		exit 0
		;;
	esac
}

say() {
	printf '\n== %s\n' "$*"
}

# Cargo with one set of flags for everything, so that nothing compiles twice. clippy-driver is the compiler for our own
# crates: it lints while it builds, where "cargo clippy" would check every dependency a second time.
cot_cargo() {
	(
		cd "$ROOT"
		RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS=-Dwarnings__CLIPPY_HACKERY__ cargo "$@"
	)
}

# Builds the node, the Wasm runtime and all tests. One command for every script, because a smaller one would choose
# other features and compile the dependencies again.
cot_build() {
	say "Building node, runtime and tests into $CARGO_TARGET_DIR"
	cot_cargo build --locked --workspace --all-targets
}

# A cargo command for the runtime's Wasm with its benchmarks, as the runtime's own Wasm builder compiles it. The native half
# of all its dependencies is not built with that feature.
cot_benchmarks() {
	local flags="--cfg substrate_runtime"
	local link="-C link-arg=--export-table -C link-arg=--export=__heap_base -C link-arg=--import-memory"
	CARGO_TARGET_WASM32V1_NONE_RUSTFLAGS="$flags $link" cot_cargo "$@" --locked --package cot-runtime --lib \
		--target wasm32v1-none --no-default-features --features runtime-benchmarks
}
