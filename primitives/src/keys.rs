//! Public keys of devices and their signatures, under four schemes.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use curve25519_dalek::{
	edwards::CompressedEdwardsY, ristretto::CompressedRistretto, traits::IsIdentity,
};
use p256::ecdsa::{signature::hazmat::PrehashVerifier, Signature, VerifyingKey};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::{ecdsa, ed25519, sr25519};

/// Public key of a device, or of a manufacturer's vouchers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
	/// ECDSA on P-256 (FIPS 186-5), compressed point: the curve of secure elements and of Matter.
	#[codec(index = 3)]
	P256(P256Public),
}

/// Signature by a [`DeviceKey`] over a [`crate::signing_hash`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
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
	/// 64 bytes: `r` and `s`, over the hash itself.
	#[codec(index = 3)]
	P256(P256Signature),
}

/// Compressed point on P-256 (SEC 1, section 2.3.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct P256Public(#[serde(with = "hex33")] pub [u8; 33]);

/// ECDSA signature on P-256: `r` and `s`, 32 bytes each, most significant first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct P256Signature(pub [u8; 64]);

/// JSON form of a compressed point: hexadecimal with `0x`.
mod hex33 {
	use serde::{de::Error, Deserializer, Serializer};
	use sp_core::bytes;

	pub fn serialize<S: Serializer>(point: &[u8; 33], serializer: S) -> Result<S::Ok, S::Error> {
		bytes::serialize(point, serializer)
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 33], D::Error> {
		bytes::deserialize(deserializer)?
			.try_into()
			.map_err(|_| D::Error::custom("a compressed point has 33 bytes"))
	}
}

impl P256Public {
	/// Returns the point, if the bytes are its compressed form. SEC 1 also has a compact form of
	/// the same length, which would give one key two encodings: a device could be claimed twice.
	fn point(&self) -> Option<VerifyingKey> {
		match self.0 {
			[2 | 3, ..] => VerifyingKey::from_sec1_bytes(&self.0).ok(),
			_ => None,
		}
	}
}

impl P256Signature {
	/// Returns true if `key` signed `hash`; a key that is no point has signed nothing. No host
	/// function exists for this curve: it is computed in Wasm, at about forty times the cost.
	fn verifies(&self, hash: &[u8; 32], key: &P256Public) -> bool {
		let (Some(key), Ok(signature)) = (key.point(), Signature::from_slice(&self.0)) else {
			return false;
		};
		key.verify_prehash(hash, &signature).is_ok()
	}
}

impl DeviceKey {
	/// Returns true if the key is one that a secret stands behind: a point of its curve, in its one
	/// encoding, and not of small order. Under a key of small order, all zeros among them, anybody
	/// can sign anything.
	///
	/// A key with a component of small order besides its own is valid: nobody else signs under it.
	/// Signatures are malleable where their standards let them be (ECDSA's `s` may be replaced by
	/// its negative); sequence numbers, serial numbers and expiries keep a second form of a
	/// signature from being used.
	pub fn is_valid(&self) -> bool {
		match self {
			Self::Ed25519(key) => CompressedEdwardsY(key.0)
				.decompress()
				.is_some_and(|point| !point.is_small_order() && point.compress().0 == key.0),
			Self::Sr25519(key) => {
				CompressedRistretto(key.0).decompress().is_some_and(|point| !point.is_identity())
			},
			// As on P-256, the compact form would be a second encoding; the host verifies nothing
			// under it.
			Self::Secp256k1(key) => {
				matches!(key.0, [2 | 3, ..])
					&& k256::ecdsa::VerifyingKey::from_sec1_bytes(&key.0).is_ok()
			},
			Self::P256(key) => key.point().is_some(),
		}
	}

	/// Returns true if `signature` is this key's over the 32-byte `hash`, under the same scheme.
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
			(Self::P256(key), DeviceSignature::P256(signature)) => signature.verifies(hash, key),
			_ => false,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use p256::ecdsa::{signature::hazmat::PrehashSigner, SigningKey};
	use sp_core::Pair;

	const HASH: [u8; 32] = [7; 32];

	fn p256_pair() -> (DeviceKey, DeviceSignature) {
		p256_pair_from(4)
	}

	fn p256_pair_from(seed: u8) -> (DeviceKey, DeviceSignature) {
		let key = SigningKey::from_slice(&[seed; 32]).unwrap();
		let point = key.verifying_key().to_encoded_point(true);
		let signature: Signature = key.sign_prehash(&HASH).unwrap();
		(
			DeviceKey::P256(P256Public(point.as_bytes().try_into().unwrap())),
			DeviceSignature::P256(P256Signature(signature.to_bytes().into())),
		)
	}

	fn keys_and_signatures() -> [(DeviceKey, DeviceSignature); 4] {
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
			p256_pair(),
		]
	}

	/// Encodings of the eight points of small order on Ed25519, and of those among them that have a
	/// second one (Chalkias, Garillot, Nikolaenko, 2020, table 1).
	const SMALL_ORDER: [&str; 14] = [
		"0100000000000000000000000000000000000000000000000000000000000000",
		"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"0000000000000000000000000000000000000000000000000000000000000000",
		"0000000000000000000000000000000000000000000000000000000000000080",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
		"0100000000000000000000000000000000000000000000000000000000000080",
		"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
		"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
		"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
	];

	#[test]
	fn a_key_of_small_order_is_everybodys_and_no_key() {
		for encoding in SMALL_ORDER {
			let bytes = sp_core::bytes::from_hex(&format!("0x{encoding}")).unwrap();
			let key = DeviceKey::Ed25519(ed25519::Public::from_raw(bytes.try_into().unwrap()));
			assert!(!key.is_valid(), "{encoding}");
		}
		// One signature under such a key is valid for every message.
		let mut anybodys = [0; 64];
		anybodys[0] = 1;
		let zero = DeviceKey::Ed25519(ed25519::Public::from_raw([0; 32]));
		let signature = DeviceSignature::Ed25519(ed25519::Signature::from_raw(anybodys));
		assert!(zero.verify(&HASH, &signature) && zero.verify(&[8; 32], &signature));
		assert!(!DeviceKey::Sr25519(sr25519::Public::from_raw([0; 32])).is_valid());
	}

	#[test]
	fn a_key_that_is_no_point_is_no_key() {
		// Of `y = 2` there is no `x` on Ed25519; a Ristretto encoding is not negative.
		let mut two = [0; 32];
		two[0] = 2;
		assert!(!DeviceKey::Ed25519(ed25519::Public::from_raw(two)).is_valid());
		for bytes in [[1; 32], [0xff; 32]] {
			assert!(!DeviceKey::Sr25519(sr25519::Public::from_raw(bytes)).is_valid());
		}
		for bytes in [[0; 33], [0xff; 33], [5; 33]] {
			assert!(!DeviceKey::P256(P256Public(bytes)).is_valid());
			assert!(!DeviceKey::Secp256k1(ecdsa::Public::from_raw(bytes)).is_valid());
		}
		for (key, _) in keys_and_signatures() {
			assert!(key.is_valid(), "{key:?}");
		}
	}

	#[test]
	fn a_valid_key_has_one_encoding_on_each_curve() {
		for seed in 1..=8 {
			let ec = ecdsa::Pair::from_seed(&[seed; 32]).public();
			let (DeviceKey::P256(p256), _) = p256_pair_from(seed) else { panic!("it is on P-256") };
			for tag in [0, 4, 5, 6, 7] {
				let [mut k1, mut r1] = [ec.0, p256.0];
				(k1[0], r1[0]) = (tag, tag);
				assert!(!DeviceKey::Secp256k1(ecdsa::Public::from_raw(k1)).is_valid(), "{tag}");
				assert!(!DeviceKey::P256(P256Public(r1)).is_valid(), "{tag}");
			}
		}
		// y = p + 3 is y = 3 in another form; of the small ones, 3 is on the curve.
		let mut three = [0; 32];
		three[0] = 3;
		let mut again = [0xff; 32];
		(again[0], again[31]) = (0xf0, 0x7f);
		assert!(DeviceKey::Ed25519(ed25519::Public::from_raw(three)).is_valid());
		assert!(!DeviceKey::Ed25519(ed25519::Public::from_raw(again)).is_valid());
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
	fn a_p256_key_that_is_no_point_verifies_nothing() {
		let (_, signature) = p256_pair();
		for bytes in [[0; 33], [2; 33], [0xff; 33]] {
			assert!(!DeviceKey::P256(P256Public(bytes)).verify(&HASH, &signature));
		}
		let (key, _) = p256_pair();
		for bytes in [[0; 64], [0xff; 64]] {
			assert!(!key.verify(&HASH, &DeviceSignature::P256(P256Signature(bytes))));
		}
	}

	#[test]
	fn a_p256_key_has_one_encoding() {
		// A compact point stands for one of two keys; among these are some of both.
		let mut understood_elsewhere = 0;
		for seed in 1..=8 {
			let (key, signature) = p256_pair_from(seed);
			assert!(key.verify(&HASH, &signature));
			let DeviceKey::P256(P256Public(mut bytes)) = key else { panic!("it is on P-256") };
			for tag in [0, 4, 5, 6, 7] {
				bytes[0] = tag;
				assert!(!DeviceKey::P256(P256Public(bytes)).verify(&HASH, &signature), "{tag}");
			}
			bytes[0] = 5;
			let compact = VerifyingKey::from_sec1_bytes(&bytes).unwrap().to_encoded_point(true);
			let same = DeviceKey::P256(P256Public(compact.as_bytes().try_into().unwrap())) == key;
			understood_elsewhere += u32::from(same);
		}
		assert!(understood_elsewhere > 0);
	}

	/// The prime of P-256, and `p + 5`.
	const PRIME: &str = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";
	const PRIME_AND_5: &str = "ffffffff00000001000000000000000000000001000000000000000000000004";
	/// The order of P-256.
	const ORDER: &str = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

	fn bytes32(hex: &str) -> [u8; 32] {
		sp_core::bytes::from_hex(&format!("0x{hex:0>64}")).unwrap().try_into().unwrap()
	}

	/// The order of P-256 is prime, so none of its points is of small order but the one at
	/// infinity, which has no compressed form.
	#[test]
	fn a_p256_key_is_a_point_in_its_one_form() {
		let (_, signature) = p256_pair();
		let key = |tag: u8, x: &str| {
			let bytes = [&[tag][..], &bytes32(x)].concat();
			DeviceKey::P256(P256Public(bytes.try_into().unwrap()))
		};
		for tag in [2, 3] {
			assert!(key(tag, "5").is_valid());
			// Of 1, 2 and 3 there is no point; from the prime on, each number has a smaller form.
			for x in ["1", "2", "3", PRIME, PRIME_AND_5, &"ff".repeat(32)] {
				assert!(!key(tag, x).is_valid(), "{tag} {x}");
				assert!(!key(tag, x).verify(&HASH, &signature), "{tag} {x}");
			}
		}
		for tag in [0, 1, 4, 5, 6, 7, 0xff] {
			for x in ["0", "5"] {
				assert!(!key(tag, x).is_valid(), "{tag} {x}");
			}
		}
	}

	#[test]
	fn a_p256_signature_is_two_numbers_below_the_order() {
		let (key, signature) = p256_pair();
		let DeviceSignature::P256(P256Signature(bytes)) = signature else { panic!("it is P-256") };
		let (r, s) = bytes.split_at(32);
		let verifies = |r: &[u8], s: &[u8]| {
			let bytes = [r, s].concat().try_into().unwrap();
			key.verify(&HASH, &DeviceSignature::P256(P256Signature(bytes)))
		};
		assert!(verifies(r, s));
		for wrong in ["0", "1", ORDER, PRIME, &"ff".repeat(32)].map(bytes32) {
			assert!(!verifies(&wrong, s) && !verifies(r, &wrong) && !verifies(&wrong, &wrong));
		}
		assert!(!verifies(s, r));
		for bit in 0..512 {
			let mut changed = bytes;
			changed[bit / 8] ^= 1 << (bit % 8);
			assert!(!verifies(&changed[..32], &changed[32..]), "{bit}");
		}
	}

	/// The standard lets `s` be replaced by its negative: the same statement, signed once.
	#[test]
	fn a_p256_signature_has_a_second_form_of_the_same_statement() {
		let (key, signature) = p256_pair();
		let DeviceSignature::P256(P256Signature(bytes)) = signature else { panic!("it is P-256") };
		let (r, s) = Signature::from_slice(&bytes).unwrap().split_scalars();
		let other = Signature::from_scalars(r, -s).unwrap();
		assert_ne!(bytes, <[u8; 64]>::from(other.to_bytes()));
		let other = DeviceSignature::P256(P256Signature(other.to_bytes().into()));
		assert!(key.verify(&HASH, &other));
		assert!(!key.verify(&[8; 32], &other));
		assert!(!p256_pair_from(5).0.verify(&HASH, &other));
	}

	#[test]
	fn a_changed_hash_does_not_verify() {
		for (key, signature) in keys_and_signatures() {
			assert!(!key.verify(&[8; 32], &signature));
		}
	}
}
