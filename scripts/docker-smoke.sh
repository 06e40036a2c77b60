#!/usr/bin/env bash
# Builds the container image, runs it, asks the chain in it for its health and a block, and stops
# it.
#
# Usage: scripts/docker-smoke.sh
#
# Needs root and a Debian 12, but neither registry nor daemon: buildah builds, podman runs, the base
# is a Debian made on the spot, the node the one that scripts/build.sh builds. Installs what is
# missing; leaves no image behind.
set -euo pipefail
# shellcheck source=scripts/lib/common.sh
source "$(dirname "$0")/lib/common.sh"
help_if_asked "$@"
[ "$(id -u)" -eq 0 ] || { echo "docker-smoke: needs root" >&2 && exit 1; }

take_target
"$ROOT/scripts/build.sh"
say "Installing buildah, podman, runc and mmdebstrap where they are missing"
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends binutils buildah podman runc mmdebstrap

work="$(mktemp -d)"
storage=(--root "$work/storage" --runroot "$work/run")
# No feature of the kernel is needed: works inside a container as well.
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
engine() {
	podman "${storage[@]}" --runtime runc --cgroup-manager=cgroupfs "$@"
}
# podman leaves a mount behind.
trap 'engine rm --force --all >/dev/null || true; umount -q "$work"/storage/overlay || true; rm -rf "$work"' EXIT

# HTTP request with method, path and body, from inside: the container has no network but its own.
request() {
	local text="$1 $2 HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${#3}\r\n\r\n$3"
	engine exec node bash -c "exec 3<>/dev/tcp/127.0.0.1/9944 && printf '$text' >&3 && cat <&3" 2>/dev/null
}

say "Building the image, on a base of our own"
mmdebstrap --quiet --variant=minbase --include=ca-certificates bookworm "$work/base.tar"
engine import --quiet "$work/base.tar" cot-base >/dev/null
mkdir "$work/context"
strip -o "$work/context/cot-node" "$COT_NODE"
buildah "${storage[@]}" bud --quiet --format docker --build-arg BASE=localhost/cot-base --build-arg PREBUILT=cot-node \
	--file "$ROOT/docker/node.dockerfile" --tag cot-node "$work/context"
engine images --format 'The image has {{.Size}}' cot-node

say "Running it, with limits that a confined root may give as well"
engine run --detach --no-healthcheck --network none --ulimit nofile=10000:10000 --ulimit nproc=4096:4096 \
	--read-only --cap-drop all --name node cot-node >/dev/null
number=0
for _ in $(seq 60); do
	hex="$(request POST / '{"jsonrpc":"2.0","id":1,"method":"chain_getHeader","params":[]}' |
		sed -n 's/.*"number":"0x\([0-9a-f]*\)".*/\1/p')" || hex=0
	number=$((16#${hex:-0}))
	[ "$number" -lt 2 ] || break
	sleep 1
done
[ "$number" -ge 2 ] || { engine logs node >&2 && echo "docker-smoke: no block within a minute" >&2 && exit 1; }
request GET /health "" | tail -n 1
engine stop --time 10 node >/dev/null
code="$(engine inspect --format '{{.State.ExitCode}}' node)"
say "The container made block $number and stopped with exit code $code; all of it took $SECONDS s"
exit "$code"
