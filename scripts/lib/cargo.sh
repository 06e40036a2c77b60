# shellcheck shell=bash
# How our crates are compiled, linted, documented and tested. Sourced by common.sh, not run.

# Cargo with one set of flags for everything, so that nothing compiles twice. clippy-driver is the
# compiler for our own crates: it lints while it builds, where "cargo clippy" would check every
# dependency a second time.
cot_cargo() {
	(
		cd "$ROOT" && take_target &&
			RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS=-Dwarnings__CLIPPY_HACKERY__ cargo "$@"
	)
}

# cot_build [OPTION...]: builds the node, the Wasm runtime and all tests. One command for every
# script, because a smaller one would choose other features and compile the dependencies again.
cot_build() {
	say "Building node, runtime and tests into $CARGO_TARGET_DIR"
	cot_cargo build --locked --workspace --all-targets "$@"
}

# cot_wasm FEATURES COMMAND...: a cargo command for the runtime's Wasm with features that the node
# does without, compiled as the runtime's own Wasm builder does. The native half of all its
# dependencies is not built with these features.
cot_wasm() {
	local features="$1" flags="--cfg substrate_runtime"
	local link="-C link-arg=--export-table -C link-arg=--export=__heap_base -C link-arg=--import-memory"
	CARGO_TARGET_WASM32V1_NONE_RUSTFLAGS="$flags $link" RUSTDOCFLAGS="$flags -Dwarnings" \
		cot_cargo "${@:2}" --locked --package cot-runtime --lib --target wasm32v1-none \
		--no-default-features --features "$features"
}

# Both sets of hooks in one check, because each set alone would check the dependencies once more.
HOOKS=cot-runtime/runtime-benchmarks,cot-runtime/try-runtime

# Checks that benchmarks and try-runtime's hooks compile.
cot_check_hooks() {
	cot_wasm "$HOOKS" check
}

# Options that select our own libraries, but for the runtime and what only the node uses.
libraries() {
	printf -- '--package=%s\n' cot-pattern cot-primitives cot-runtime-api
	(cd "$ROOT/pallets" && printf -- '--package=pallet-%s\n' *)
}

# Documents our own crates, with the features of cot_check_hooks, so that the dependencies are
# checked already.
cot_doc() {
	local crates
	mapfile -t crates < <(libraries)
	cot_wasm "$HOOKS" doc --no-deps --document-private-items "${crates[@]}"
}

# Tests what needs neither node nor runtime. These are named for the features they bring along: the
# node's dependencies and the hooks that the runtime's tests ask for. So nothing compiles twice.
cot_test_libraries() {
	local crates
	mapfile -t crates < <(libraries)
	SKIP_WASM_BUILD=1 cot_cargo test --locked --no-fail-fast --lib --package cot-node \
		"${crates[@]}" --features try-runtime
}
