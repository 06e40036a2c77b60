#!/usr/bin/env bash
# Writes what a parachain of this chain is run with: specification, genesis head and genesis Wasm.
#
# Usage: scripts/chain-spec.sh --para-id N --relay NAME --preset P [OPTION...]
#
#   --para-id N    identifier of the parachain on the relay chain
#   --relay NAME   relay chain as the stock omni node knows it: paseo, westend, westend-local
#   --preset P     preset that the genesis is made from: development or local_testnet
#   --raw          writes the raw specification too, the one that nodes are started with
#   --patch FILE   JSON with what the genesis changes of the preset: balances, collators, the sudo key
#   --output DIR   where to write; by default the folder chain-spec here
#   --no-build     takes the node that is built already, by scripts/build.sh --metadata-hash if the
#                  runtime is to know the hash of its metadata
#
# Writes plain.json, raw.json (with --raw), genesis-head.hex and genesis-wasm.hex. Installs what is
# missing and builds first.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
help_if_asked "$@"

output=chain-spec
raw=no
build=yes
spec=()
while [ $# -gt 0 ]; do
	case "$1" in
	--raw) raw=yes && shift ;;
	--no-build) build=no && shift ;;
	--para-id | --relay | --preset | --patch | --output)
		[ $# -ge 2 ] || { echo "chain-spec: $1 needs a value" >&2 && exit 2; }
		if [ "$1" = --output ]; then output="$2"; else spec+=("$1" "$2"); fi
		shift 2
		;;
	*) echo "chain-spec: $1 is not known, see --help" >&2 && exit 2 ;;
	esac
done
for needed in --para-id --relay --preset; do
	[[ " ${spec[*]} " == *" $needed "* ]] || { echo "chain-spec: $needed is missing, see --help" >&2 && exit 2; }
done

if [ "$build" = yes ]; then
	take_target
	"$ROOT/scripts/build.sh" --metadata-hash
elif ! holds_target; then
	echo "chain-spec: the node that is built is another clone's: leave out --no-build" >&2 && exit 1
fi
say "Writing the specification to $output"
mkdir -p "$output"
"$COT_NODE" build-spec "${spec[@]}" >"$output/plain.json"
"$COT_NODE" export-chain-spec --chain "$output/plain.json" --raw >"$output/raw.json"
"$COT_NODE" export-genesis-head --chain "$output/raw.json" "$output/genesis-head.hex"
"$COT_NODE" export-genesis-wasm --chain "$output/raw.json" "$output/genesis-wasm.hex"
[ "$raw" = yes ] || rm "$output/raw.json"
ls -l "$output"
