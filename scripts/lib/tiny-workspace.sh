# shellcheck shell=bash
# A workspace that compiles in a second, for scripts/test-clones.sh. Sourced, not run.

# tiny_workspace DIR NUMBER: an app that prints NUMBER four times: from its library and from a README
# that the library includes, compiled into the app and once more by its build script. Like the
# runtime's, that builds a project in the output folder which depends on the library by its path.
tiny_workspace() {
	mkdir -p "$1"/{scripts,app/src,library/src}
	cp -r "$ROOT/scripts/lib" "$1/scripts/"
	cp "$ROOT/rust-toolchain.toml" "$1/"
	cat >"$1/Cargo.toml" <<-'TOML'
		[workspace]
		resolver = "2"
		members = ["app", "library"]
	TOML
	cat >"$1/library/Cargo.toml" <<-'TOML'
		[package]
		name = "library"
		edition = "2021"
	TOML
	cat >"$1/app/Cargo.toml" <<-'TOML'
		[package]
		name = "app"
		edition = "2021"
		[dependencies]
		library = { path = "../library" }
	TOML
	cat >"$1/app/build.rs" <<-'RUST'
		use std::{env::var, fs, path::Path, process::Command};
		fn main() {
			let manifest = var("CARGO_MANIFEST_DIR").unwrap();
			let library = Path::new(&manifest).parent().unwrap().join("library");
			let project = Path::new(&var("CARGO_TARGET_DIR").unwrap()).join("wbuild");
			fs::create_dir_all(project.join("src")).unwrap();
			let head = "[package]\nname = \"blob\"\nedition = \"2021\"\n[workspace]\n";
			let toml = format!("{head}[dependencies]\nlibrary = {{ path = {library:?} }}\n");
			fs::write(project.join("Cargo.toml"), toml).unwrap();
			let main = project.join("src/main.rs");
			if !main.exists() {
				fs::write(main, "fn main() { print!(\"{}\", library::NUMBER) }").unwrap();
			}
			let blob = Command::new("cargo")
				.args(["run", "--quiet", "--target-dir", "target"])
				.current_dir(&project)
				.output()
				.unwrap();
			fs::write(Path::new(&var("OUT_DIR").unwrap()).join("blob"), blob.stdout).unwrap();
			println!("cargo:rerun-if-changed={}", library.join("src/lib.rs").display());
		}
	RUST
	cat >"$1/app/src/main.rs" <<-'RUST'
		const BLOB: &str = include_str!(concat!(env!("OUT_DIR"), "/blob"));
		fn main() {
			println!("{} {BLOB}", library::NUMBER);
		}
	RUST
	edit_library "$1" "$2"
}

edit_library() {
	printf '%s' "$2" >"$1/library/README.md"
	echo "pub const NUMBER: &str = concat!(\"$2 \", include_str!(\"../README.md\"));" >"$1/library/src/lib.rs"
}
