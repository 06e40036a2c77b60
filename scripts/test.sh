#!/usr/bin/env bash
# Runs every check and every test, the fast ones first, and ends with the line "N passed, N failed".
#
# Usage: scripts/test.sh
#
# Installs what is missing first. Stops early when a fast check or the build fails.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
help_if_asked "$@"

passed=0
failed=0

finish() {
	printf '\n%s passed, %s failed\n' "$passed" "$failed"
	exit $((failed > 0))
}

# One check: passes or fails as a whole.
check() {
	say "$1"
	if "${@:2}"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# Tests that cargo or node reports as passed and as failed.
totals() {
	awk '/^test result:/ { p += $4; f += $6 }
		/^ℹ pass / { p += $3 }
		/^ℹ (fail|cancelled) / { f += $3 }
		END { print p + 0, f + 0 }' "$1"
}

# A test suite: adds up what it reports.
suite() {
	local log status=0 counts
	log="$(mktemp)"
	say "$1"
	"${@:2}" 2>&1 | tee "$log" || status=$?
	read -r -a counts < <(totals "$log")
	rm "$log"
	# A suite that breaks off before it can count has failed too.
	if [ "$status" -ne 0 ] && [ "${counts[1]}" -eq 0 ]; then counts[1]=1; fi
	passed=$((passed + counts[0]))
	failed=$((failed + counts[1]))
}

cd "$ROOT"
scripts/setup.sh
check "Shell scripts" shellcheck -x scripts/*.sh scripts/lib/*.sh primitives/pattern/tests/parity/*.sh .ci/run
check "Rust format" cargo fmt --all --check
check "TypeScript types" npm --prefix e2e run --silent check
[ "$failed" -eq 0 ] || finish
check "Build without warnings of rustc and clippy" cot_build
[ "$failed" -eq 0 ] || finish
check "Benchmarks compile" cot_benchmarks check
suite "Rust tests" cot_cargo test --locked --workspace --no-fail-fast
check "The same patterns in Wasm" primitives/pattern/tests/parity/wasm.sh
suite "End-to-end journeys" npm --prefix e2e run --silent test
check "Demo: a household's year" scripts/demo.sh
finish
