# shellcheck shell=bash
# Keeps clones that share one output folder from running each other's code. Sourced by common.sh.
#
# To cargo the crates of two clones are the same ones, and it compares nothing but times: what
# another clone has built passes for a build of the files here as long as these are older. So the
# folder remembers which clone built into it last. When another one builds, that one's sources are
# touched first, and its own crates are compiled anew; the dependencies are not.

# The clone's place, told apart from another clone that is moved there.
clone_id() {
	echo "$ROOT $(stat --format '%i %W' "$ROOT")"
}

holds_target() {
	[ "$(cat "$CARGO_TARGET_DIR/.clone" 2>/dev/null)" = "$(clone_id)" ]
}

# Makes this clone's sources newer than all that is built. A crate is compiled as a whole, so that
# what it includes need not be touched; with the runtime's build script goes its Wasm.
touch_sources() {
	echo "Another clone has built into $CARGO_TARGET_DIR: our own crates are compiled anew" >&2
	find "$ROOT" \( -name .git -o -name node_modules -o -path "$ROOT/target" \) -prune -o \
		\( -name '*.rs' -o -name '*.toml' \) -exec touch --no-create {} +
}

# Takes the output folder for this clone, until the calling shell and all it has started have ended.
# Another clone waits meanwhile; commands of the same clone run side by side.
take_target() {
	local lock
	mkdir -p "$CARGO_TARGET_DIR" && exec {lock}>>"$CARGO_TARGET_DIR/.clone.lock" || return
	flock --shared "$lock" || return
	# A lock is changed in two steps, and another clone may come in between.
	until holds_target; do
		flock --exclusive --nonblock "$lock" || {
			echo "Waiting for another clone, which uses $CARGO_TARGET_DIR" >&2
			flock --exclusive "$lock" || return
		}
		holds_target || touch_sources || return
		# Before the build: should that break off, all it has built is this clone's.
		clone_id >"$CARGO_TARGET_DIR/.clone" || return
		flock --shared "$lock" || return
	done
}
