//! Signed payloads, byte by byte, in `docs/vectors`: written here, so that firmware and other
//! implementations can be checked against them.
//!
//! The test fails when a file differs from what this crate computes; `COT_WRITE_DOCS=1` writes
//! the files anew. Signatures on Ristretto25519 are random, so that of the file is verified instead
//! of compared.

use std::{fs, path::PathBuf};

use codec::{Decode, Encode};
use cot_primitives::{
	signing_hash, Batch, Claim, DepositPayer, DeviceKey, DeviceSignature, Evidence, Purpose,
	Reading, ReadingKind, Rotation, Serial, SessionMode, Voucher,
};
use serde_json::{json, Value};
use sp_core::{
	bytes::{from_hex, to_hex},
	crypto::AccountId32,
	H256,
};

use crate::mock::{Keys, NOW};

const GENESIS: H256 = H256([0x47; 32]);
/// Every signing key: its seed or secret scalar is 32 such bytes.
const SEED: u8 = 10;
const MANUFACTURER: AccountId32 = AccountId32::new([0xaa; 32]);
const OWNER: AccountId32 = AccountId32::new([0xbb; 32]);

fn hex(bytes: impl AsRef<[u8]>) -> String {
	to_hex(bytes.as_ref(), false)
}

fn key_json(key: &DeviceKey) -> Value {
	let (scheme, public) = match key {
		DeviceKey::Ed25519(key) => ("ed25519", hex(key.0)),
		DeviceKey::Sr25519(key) => ("sr25519", hex(key.0)),
		DeviceKey::Secp256k1(key) => ("secp256k1", hex(key.0)),
		DeviceKey::P256(key) => ("p256", hex(key.0)),
	};
	json!({ "scheme": scheme, "public": public })
}

fn signature_bytes(signature: &DeviceSignature) -> Vec<u8> {
	match signature {
		DeviceSignature::Ed25519(signature) => signature.0.to_vec(),
		DeviceSignature::Sr25519(signature) => signature.0.to_vec(),
		DeviceSignature::Secp256k1(signature) => signature.0.to_vec(),
		DeviceSignature::P256(signature) => signature.0.to_vec(),
	}
}

/// One payload with the signature of `keys`.
fn case(purpose: Purpose, fields: Value, payload: &impl Encode, keys: Keys) -> Value {
	let hash = signing_hash(purpose, &GENESIS, payload);
	let signature = keys.sign(hash);
	assert!(keys.public().verify(&hash, &signature));
	json!({
		"payload": fields,
		"encoded": hex(payload.encode()),
		"hash": hex(hash),
		"seed": hex([SEED; 32]),
		"signer": key_json(&keys.public()),
		"signature": hex(signature_bytes(&signature)),
		"encodedSignature": hex(signature.encode()),
	})
}

fn voucher(keys: Keys, n: u8) -> Value {
	let voucher = Voucher {
		manufacturer: MANUFACTURER,
		// Across the widths of a compact number.
		issuer: [0, 1, 64, 1 << 14][usize::from(n)],
		serial: Serial::truncate_from(format!("FR-{n}").into_bytes()),
		life: [0, 1, 64, 1 << 14][usize::from(n)],
		key: Keys::all(20 + n)[usize::from(n)].public(),
		model: (n > 0).then_some(u32::from(n)),
		deposit_payer: [DepositPayer::Owner, DepositPayer::Manufacturer][usize::from(n % 2)],
		expires_at: NOW,
	};
	let fields = json!({
		"manufacturer": hex(&voucher.manufacturer),
		"issuer": voucher.issuer,
		"serial": hex(&voucher.serial),
		"life": voucher.life,
		"key": key_json(&voucher.key),
		"model": voucher.model,
		"depositPayer": voucher.deposit_payer,
		"expiresAt": voucher.expires_at,
	});
	case(Purpose::Voucher, fields, &voucher, keys)
}

fn claim(keys: Keys, n: u8) -> Value {
	let claim = Claim {
		manufacturer: MANUFACTURER,
		serial: Serial::truncate_from(format!("FR-{n}").into_bytes()),
		life: [0, 1, 64, 1 << 14][usize::from(n)],
		key: keys.public(),
		owner: OWNER,
		// Across the widths of a compact number.
		ownership: [0, 1, 64, 1 << 14][usize::from(n)],
		expires_at: NOW,
	};
	let fields = json!({
		"manufacturer": hex(&claim.manufacturer),
		"serial": hex(&claim.serial),
		"life": claim.life,
		"key": key_json(&claim.key),
		"owner": hex(&claim.owner),
		"ownership": claim.ownership,
		"expiresAt": claim.expires_at,
	});
	case(Purpose::Claim, fields, &claim, keys)
}

fn rotation(keys: Keys, n: u8) -> Value {
	let rotation = Rotation {
		device: [1, 63, 1 << 30, 1 << 40][usize::from(n)],
		owner: OWNER,
		old_key: Keys::all(40 + n)[usize::from(n)].public(),
		new_key: keys.public(),
		expires_at: NOW,
	};
	let fields = json!({
		"device": rotation.device,
		"owner": hex(&rotation.owner),
		"oldKey": key_json(&rotation.old_key),
		"newKey": key_json(&rotation.new_key),
		"expiresAt": rotation.expires_at,
	});
	case(Purpose::Rotate, fields, &rotation, keys)
}

fn reading_json(reading: &Reading) -> Value {
	let kind = match reading.kind {
		ReadingKind::Level(level) => json!({ "level": level }),
		ReadingKind::Session { mode, amount, seconds } => {
			json!({ "session": { "mode": mode, "amount": amount, "seconds": seconds } })
		},
	};
	json!({ "slot": reading.slot, "offset": reading.offset, "kind": kind })
}

fn batch(keys: Keys, n: u8) -> Value {
	let level = Reading { slot: n, offset: 60, kind: ReadingKind::Level(2_000) };
	let mode = if n == 2 { SessionMode::Manual } else { SessionMode::Autonomous };
	let kind = ReadingKind::Session { mode, amount: 12_500, seconds: 1_800 };
	let session = Reading { slot: 15, offset: 70_000, kind };
	let readings = match n {
		0 => vec![],
		1 => vec![level],
		_ => vec![level, session],
	};
	let batch = Batch {
		device: 1,
		sequence: 1 << (8 * n),
		after: (1 << (8 * n)) - 1,
		window_start: NOW,
		readings: readings.try_into().expect("two readings fit"),
		evidence: (n == 3).then_some(Evidence { root: H256::repeat_byte(3), leaves: 1_000 }),
	};
	let fields = json!({
		"device": batch.device,
		"sequence": batch.sequence,
		"after": batch.after,
		"windowStart": batch.window_start,
		"readings": batch.readings.iter().map(reading_json).collect::<Vec<_>>(),
		"evidence": batch.evidence.map(|Evidence { root, leaves }| {
			json!({ "root": hex(root), "leaves": leaves })
		}),
	});
	case(Purpose::Attest, fields, &batch, keys)
}

fn file(purpose: Purpose, make: fn(Keys, u8) -> Value) -> Value {
	let cases: Vec<_> = (0..).zip(Keys::all(SEED)).map(|(n, keys)| make(keys, n)).collect();
	json!({
		"domain": String::from_utf8_lossy(purpose.domain()),
		"genesisHash": hex(GENESIS),
		"cases": cases,
	})
}

#[test]
fn what_is_signed_is_what_the_vectors_say() {
	let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/vectors");
	let files = [
		("voucher", file(Purpose::Voucher, voucher)),
		("claim", file(Purpose::Claim, claim)),
		("rotate", file(Purpose::Rotate, rotation)),
		("attest", file(Purpose::Attest, batch)),
	];
	for (name, computed) in files {
		let path = directory.join(name).with_extension("json");
		if std::env::var_os("COT_WRITE_DOCS").is_some() {
			let text = serde_json::to_string_pretty(&computed).unwrap() + "\n";
			fs::write(&path, text).unwrap();
		}
		let written: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
		assert_eq!(written, with_random_signatures_of(&written, computed), "{name}");
	}
}

/// `computed` with those signatures of `written` that are random, once they have been verified.
fn with_random_signatures_of(written: &Value, mut computed: Value) -> Value {
	let cases = computed["cases"].as_array_mut().expect("a file has cases");
	for (index, case) in cases.iter_mut().enumerate() {
		if case["signer"]["scheme"] != "sr25519" {
			continue;
		}
		let on_file = &written["cases"][index];
		let bytes = |field: &Value| from_hex(field.as_str().unwrap_or_default()).unwrap();
		let encoded = bytes(&on_file["encodedSignature"]);
		let signature = DeviceSignature::decode(&mut encoded.as_slice()).unwrap();
		let hash = bytes(&case["hash"]).try_into().unwrap();
		assert!(Keys::Sr25519(SEED).public().verify(&hash, &signature), "case {index}");
		assert_eq!(bytes(&on_file["signature"]), signature_bytes(&signature));
		case["signature"] = on_file["signature"].clone();
		case["encodedSignature"] = on_file["encodedSignature"].clone();
	}
	computed
}
