use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::{ecdsa, ed25519, sr25519};

/// Public key of a device or of a manufacturer's voucher signer.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum DeviceKey {
	/// Ed25519 (RFC 8032), the default.
	#[codec(index = 0)]
	Ed25519(ed25519::Public),
	/// Schnorrkel on Ristretto25519, as Substrate accounts use it.
	#[codec(index = 1)]
	Sr25519(sr25519::Public),
	/// ECDSA on secp256k1 (SEC 2), compressed point.
	#[codec(index = 2)]
	Secp256k1(ecdsa::Public),
}

/// Signature by a [`DeviceKey`] over a [`crate::signing_hash`].
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum DeviceSignature {
	/// 64 bytes, RFC 8032.
	#[codec(index = 0)]
	Ed25519(ed25519::Signature),
	/// 64 bytes, schnorrkel with the `substrate` context.
	#[codec(index = 1)]
	Sr25519(sr25519::Signature),
	/// 65 bytes: `r`, `s` and the recovery id, over the hash itself.
	#[codec(index = 2)]
	Secp256k1(ecdsa::Signature),
}

impl DeviceKey {
	/// Whether `signature` is this key's over the 32-byte `hash`. A signature of another scheme is no signature.
	pub fn verify(&self, hash: &[u8; 32], signature: &DeviceSignature) -> bool {
		match (self, signature) {
			(Self::Ed25519(key), DeviceSignature::Ed25519(signature)) => {
				sp_io::crypto::ed25519_verify(signature, hash, key)
			},
			(Self::Sr25519(key), DeviceSignature::Sr25519(signature)) => {
				sp_io::crypto::sr25519_verify(signature, hash, key)
			},
			(Self::Secp256k1(key), DeviceSignature::Secp256k1(signature)) => {
				sp_io::crypto::ecdsa_verify_prehashed(signature, hash, key)
			},
			_ => false,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::Pair;

	const HASH: [u8; 32] = [7; 32];

	fn keys_and_signatures() -> [(DeviceKey, DeviceSignature); 3] {
		let ed = ed25519::Pair::from_seed(&[1; 32]);
		let sr = sr25519::Pair::from_seed(&[2; 32]);
		let ec = ecdsa::Pair::from_seed(&[3; 32]);
		[
			(DeviceKey::Ed25519(ed.public()), DeviceSignature::Ed25519(ed.sign(&HASH))),
			(DeviceKey::Sr25519(sr.public()), DeviceSignature::Sr25519(sr.sign(&HASH))),
			(
				DeviceKey::Secp256k1(ec.public()),
				DeviceSignature::Secp256k1(ec.sign_prehashed(&HASH)),
			),
		]
	}

	#[test]
	fn each_scheme_verifies_its_own_signature_and_no_other() {
		let pairs = keys_and_signatures();
		for (i, (key, _)) in pairs.iter().enumerate() {
			for (j, (_, signature)) in pairs.iter().enumerate() {
				assert_eq!(key.verify(&HASH, signature), i == j, "key {i}, signature {j}");
			}
		}
	}

	#[test]
	fn a_changed_hash_does_not_verify() {
		for (key, signature) in keys_and_signatures() {
			assert!(!key.verify(&[8; 32], &signature));
		}
	}
}
