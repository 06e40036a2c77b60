#!/usr/bin/env bash
# Plays one real household's year on a dev chain: the fridge earns while the chain learns, and then
# the chain buys.
#
# Usage: scripts/demo.sh --car
#        scripts/demo.sh [--household N] [--daily] [--no-codes] [--trace FILE] [--keep]
#
#   --car          a month of a commuter's car instead: driven by hand it earns, and what it earns lets
#                  it drive by itself
#   --household N  another household of e2e/fixtures
#   --daily        the fridge is read once a day, and not every six hours
#   --no-codes     the household gives the carrier no code
#   --trace FILE   writes readings, restocks and orders as CSV, for scripts/plot-fridge.py
#   --keep         leaves the node running and prints where Polkadot.js Apps finds it
#
# Installs what is missing and builds first. docs/building.md has the times.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
help_if_asked "$@"

# The node that plays has to stay the one that is built here.
take_target
"$ROOT/scripts/build.sh"
cot_client_types
say "Playing"
play=demo
if [ "${1:-}" = --car ]; then
	play=commuter
	shift
fi
exec node --import "$ROOT/e2e/node_modules/tsx/dist/loader.mjs" "$ROOT/e2e/src/$play.ts" "$@"
