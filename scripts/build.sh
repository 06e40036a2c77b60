#!/usr/bin/env bash
# Builds the node, the Wasm runtime and all tests, linting our own crates on the way.
#
# Usage: scripts/build.sh
#
# Installs what is missing first. The output goes to $CARGO_TARGET_DIR, by default
# ~/.cache/chain-of-things/target.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
help_if_asked "$@"

"$ROOT/scripts/setup.sh"
cot_build
echo "The node is $COT_NODE"
