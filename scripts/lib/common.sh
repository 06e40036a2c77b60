# shellcheck shell=bash
# What the scripts share. Sourced, not run.

set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/chain-of-things"
# Outside the clone, so that a fresh clone builds on what an older one left.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$CACHE/target}"
# The Python packages that scripts/setup.sh installs: linters, and a client of the chain.
export COT_TOOLS="$CACHE/tools"
# Node.js, where scripts/setup.sh has found none that is new enough.
export COT_NODEJS="$CACHE/nodejs"
[ ! -d "$COT_NODEJS/bin" ] || PATH="$COT_NODEJS/bin:$PATH"
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

# shellcheck source=scripts/lib/clones.sh
source "$ROOT/scripts/lib/clones.sh"
# shellcheck source=scripts/lib/cargo.sh
source "$ROOT/scripts/lib/cargo.sh"
# shellcheck source=scripts/lib/client.sh
source "$ROOT/scripts/lib/client.sh"
