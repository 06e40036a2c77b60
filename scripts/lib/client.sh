# shellcheck shell=bash
# The client's types of the chain, which come from a node that was built. Sourced by common.sh.

# Writes them from the node that was built last.
cot_client_types() {
	npm --prefix "$ROOT/clients/js" run --silent generate
}

have_client_types() {
	[ -d "$ROOT/clients/js/src/generated/chain" ]
}

# Checks the client's types, and those of e2e/, which uses it.
cot_check_types() {
	npm --prefix "$ROOT/clients/js" run --silent check && npm --prefix "$ROOT/e2e" run --silent check
}
