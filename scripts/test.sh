#!/usr/bin/env bash
# Runs every check and every test, the fast ones first, says what each cost and ends with the line
# "N passed, N failed".
#
# Usage: scripts/test.sh [--fast]
#
#   --fast  stops before the build: format, linters, types once a node was built, and the tests of the
#           client and of the libraries that need no node. Takes a minute and a half once built, and no Wasm is built for it.
#
# Installs what is missing first. Stops early when a fast check or the build fails.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
# shellcheck source=scripts/lib/checks.sh
source "$ROOT/scripts/lib/checks.sh"
help_if_asked "$@"
[ "$#" -eq 0 ] || [ "$*" = --fast ] || { echo "test: $* is not known, see --help" >&2 && exit 2; }

cd "$ROOT"
scripts/setup.sh
check "Shell scripts" shellcheck -x scripts/*.sh scripts/lib/*.sh primitives/pattern/tests/parity/*.sh .ci/run
check "Spelling" "$COT_TOOLS/bin/typos"
check "TOML format" env RUST_LOG=warn "$COT_TOOLS/bin/taplo" format --check --diff
check "Rust format" cargo fmt --all --check -- --config wrap_comments=true,comment_width=100
check "TypeScript format and lints" npm --prefix e2e run --silent lint
check "The client's format and lints" npm --prefix clients/js run --silent lint
if [ "${1:-}" = --fast ]; then
	if have_client_types; then
		check "TypeScript types" cot_check_types
	else
		say "TypeScript types: left out, since they come from a node that was built"
	fi
	suite "Client tests without a node" npm --prefix e2e run --silent unit
	suite "Library tests" cot_test_libraries
	finish
fi
check "Clones run their own code" scripts/test-clones.sh
finish_if_failed

# The node that the journeys run has to stay the one that is built here.
take_target
check "Build without warnings of rustc and clippy" cot_build
finish_if_failed
check "The client's types of this node" cot_client_types
check "TypeScript types" cot_check_types
finish_if_failed
check "Benchmarks and try-runtime's hooks compile" cot_check_hooks
check "Documentation without warnings of rustdoc" cot_doc
suite "Rust tests" cot_cargo test --locked --workspace --no-fail-fast
check "The same patterns in Wasm" primitives/pattern/tests/parity/wasm.sh
suite "The client" npm --prefix clients/js run --silent test
suite "End-to-end journeys" npm --prefix e2e run --silent test
check "Demo: a household's year" scripts/demo.sh
check "Demo: a commuter's month" scripts/demo.sh --car
finish
