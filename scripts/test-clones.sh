#!/usr/bin/env bash
# Checks on a tiny workspace that clones with one output folder run their own code, each its own.
#
# Usage: scripts/test-clones.sh
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
# shellcheck source=scripts/lib/tiny-workspace.sh
source "$ROOT/scripts/lib/tiny-workspace.sh"
help_if_asked "$@"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
export CARGO_TARGET_DIR="$work/target" CARGO_NET_OFFLINE=true

# within CLONE COMMAND...: runs a command with what that clone's scripts share.
within() {
	bash -c 'source "$1/scripts/lib/common.sh" && "${@:2}"' - "$@"
}

# expect CLONE NUMBER WHY
expect() {
	local found
	found="$(within "$1" cot_cargo run --quiet 2>log)" || { cat log >&2 && exit 1; }
	[ "$found" = "$2 $2 $2 $2" ] || { echo "Clone $1, of number $2, runs $found: $3" >&2 && exit 1; }
	echo "ok: $3"
}

tiny_workspace a 1
tiny_workspace b 2
tiny_workspace moved 3
expect a 1 "a clone alone"
expect b 2 "a clone whose files are older than what the other has built"
expect a 1 "the first one again"
edit_library a 4
expect b 2 "the other clone, after an edit in the first"
expect a 4 "an edit that is older than the other's build"
within a cot_cargo build 2>log
if grep Compiling log; then exit 1; fi
echo "ok: nothing is compiled twice in one clone"

echo 'compile_error!("unfinished");' >>b/app/src/main.rs
if within b cot_cargo build 2>/dev/null; then exit 1; fi
expect a 4 "after a build of the other clone that failed halfway"
within b cot_cargo build --package library 2>log
sed -i '$d' b/app/src/main.rs
expect a 4 "after a build of the other clone that was interrupted"
expect b 2 "that build, taken up again"

rm -r b
mv moved b
expect b 3 "another clone in the place of a deleted one, with files older than its build"
rm -r b
expect a 4 "a clone whose neighbour was deleted"

(within a eval 'take_target && touch taken && sleep 1 && echo first >>order') &
until [ -e taken ]; do sleep 0.05; done
tiny_workspace b 5
within a eval 'take_target && echo same >>order'
within b eval 'take_target && echo other >>order' 2>log
wait
[ "$(xargs <order)" = "same first other" ] && grep -q "^Waiting" log
echo "ok: another clone waits, commands of the same one do not"
