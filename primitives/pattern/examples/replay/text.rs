//! Text of a data file: its size, its byte-order mark and its encoding.

use std::{fs::File, io::Read, path::Path};

/// Bytes of a file at most.
const MOST_BYTES: u64 = 256 << 20;

/// Reads a file. An error names the file and the reason.
pub fn read(path: &Path) -> Result<String, String> {
	let named = |reason: String| format!("{}: {reason}", path.display());
	let mut bytes = Vec::new();
	File::open(path)
		.and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
		.map_err(|error| named(error.to_string()))?;
	if bytes.len() as u64 > MOST_BYTES {
		return Err(named(format!("larger than {MOST_BYTES} bytes")));
	}
	decode(bytes).map_err(named)
}

/// Returns the text without a byte-order mark. An error names the line that is not UTF-8.
fn decode(mut bytes: Vec<u8>) -> Result<String, String> {
	if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
		return Err("line 1: the encoding is UTF-16, not UTF-8".into());
	}
	if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
		bytes.drain(..3);
	}
	String::from_utf8(bytes).map_err(|error| {
		let valid = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
		let line = valid.filter(|byte| **byte == b'\n').count() + 1;
		format!("line {line}: the encoding is not UTF-8")
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_byte_order_mark_is_left_out() {
		assert_eq!(decode(b"\xef\xbb\xbfunix\n".to_vec()), Ok("unix\n".into()));
		assert_eq!(decode(b"unix\n".to_vec()), Ok("unix\n".into()));
	}

	#[test]
	fn a_wrong_encoding_is_named_with_its_line() {
		let error = |bytes: &[u8]| decode(bytes.to_vec()).unwrap_err();
		assert_eq!(error(b"unix\n1,7,cr\xe8me\n"), "line 2: the encoding is not UTF-8");
		assert_eq!(error(b"\xff\xfeu\0n\0"), "line 1: the encoding is UTF-16, not UTF-8");
	}

	#[test]
	fn a_missing_file_is_named() {
		let error = read(Path::new("no/such/file.csv")).unwrap_err();
		assert!(error.starts_with("no/such/file.csv: "));
	}
}
