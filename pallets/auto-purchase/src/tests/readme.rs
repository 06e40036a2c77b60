//! Parts of the README that are written by tests, so that they tell what the code does.

use std::{fs, path::PathBuf, sync::Mutex};

/// Tests run at once, and each replaces its own part of the file.
static README: Mutex<()> = Mutex::new(());

/// Ensures that the README has `text` between the marks `begin` and `end`; `COT_WRITE_DOCS=1`
/// writes it anew.
pub fn ensure_written(begin: &str, end: &str, text: &str) {
	let _guard = README.lock().expect("no test panics while it writes");
	let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md");
	let readme = fs::read_to_string(&path).expect("there is a README");
	let (head, rest) = readme.split_once(begin).expect("the part begins");
	let (written, tail) = rest.split_once(end).expect("the part ends");
	if std::env::var_os("COT_WRITE_DOCS").is_some() {
		let new = format!("{head}{begin}\n{text}\n{end}{tail}");
		return fs::write(&path, new).expect("the README can be written");
	}
	let written = written.to_owned();
	drop(_guard);
	assert_eq!(written, format!("\n{text}\n"));
}
