#!/usr/bin/env bash
# Builds and starts a dev chain on ws://127.0.0.1:9944.
#
# Usage: scripts/dev.sh [ARGUMENT...]
#
# The arguments go to the node; "scripts/dev.sh --help" shows this text and then the node's own.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"

case "${1:-}" in
-h | --help)
	(help_if_asked "$@")
	if [ -x "$COT_NODE" ]; then
		echo && exec "$COT_NODE" --help
	fi
	echo && echo "(The node is not built yet: scripts/build.sh)"
	exit 0
	;;
esac

"$ROOT/scripts/build.sh"
exec "$COT_NODE" --dev "$@"
