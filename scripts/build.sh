#!/usr/bin/env bash
# Builds the node, the Wasm runtime and all tests, linting our own crates on the way.
#
# Usage: scripts/build.sh [--metadata-hash | --next-runtime]
#
#   --metadata-hash      as for a release: the runtime knows the hash of its metadata, so that Ledger
#                        and Vault can sign. Compiles the Wasm twice.
#   --next-runtime       a release's runtime of a higher version and with an event more, to which the
#                        tests upgrade a chain. For no other use.
#
# Installs what is missing first. The output goes to $CARGO_TARGET_DIR, by default
# ~/.cache/chain-of-things/target.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
help_if_asked "$@"

features=()
case "$*" in
"") ;;
--metadata-hash) features=(--features cot-node/metadata-hash) ;;
--next-runtime) features=(--features "cot-node/metadata-hash cot-node/next-runtime") ;;
*) echo "build: $* is not known, see --help" >&2 && exit 2 ;;
esac

"$ROOT/scripts/setup.sh"
cot_build "${features[@]}"
echo "The node is $COT_NODE"
