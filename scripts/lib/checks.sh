# shellcheck shell=bash
# How scripts/test.sh runs checks, counts them and says what each cost. Sourced, not run.

passed=0
failed=0
costs=()
began=$SECONDS

# Prints what each check cost and the sum of what passed and failed, and ends.
finish() {
	printf '\n'
	printf '%7s  %s\n' seconds check "${costs[@]}" $((SECONDS - began)) "all of it"
	printf '\n%s passed, %s failed\n' "$passed" "$failed"
	exit $((failed > 0))
}

# Ends here if anything has failed.
finish_if_failed() {
	[ "$failed" -eq 0 ] || finish
}

# cost NAME START: notes and prints what a check cost.
cost() {
	local seconds=$((SECONDS - $2))
	costs+=("$seconds" "$1")
	echo "($seconds s)"
}

# check NAME COMMAND...: passes or fails as a whole.
check() {
	local start=$SECONDS
	say "$1"
	if "${@:2}"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
	cost "$1" "$start"
}

# Tests that cargo or node reports as passed and as failed.
totals() {
	awk '/^test result:/ { p += $4; f += $6 }
		/^ℹ pass / { p += $3 }
		/^ℹ (fail|cancelled) / { f += $3 }
		END { print p + 0, f + 0 }' "$1"
}

# suite NAME COMMAND...: adds up what the tests report.
suite() {
	local log status=0 counts start=$SECONDS
	log="$(mktemp)"
	say "$1"
	"${@:2}" 2>&1 | tee "$log" || status=$?
	read -r -a counts < <(totals "$log")
	rm "$log"
	# A suite that breaks off before it can count has failed too.
	if [ "$status" -ne 0 ] && [ "${counts[1]}" -eq 0 ]; then counts[1]=1; fi
	passed=$((passed + counts[0]))
	failed=$((failed + counts[1]))
	cost "$1" "$start"
}
