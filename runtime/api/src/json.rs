//! How a field is written in JSON where its own form would not do.

use alloc::string::String;
use core::fmt::Display;
use cot_primitives::DeviceKey;
use serde::{ser::SerializeStruct, Serializer};
use sp_runtime::Permill;

/// An amount of money as a decimal string: it exceeds what a JSON number carries.
pub fn decimal<T: Display, S: Serializer>(amount: &T, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.collect_str(amount)
}

/// [`decimal`], or null.
pub fn decimal_or_null<T: Display, S: Serializer>(
	amount: &Option<T>,
	serializer: S,
) -> Result<S::Ok, S::Error> {
	match amount {
		Some(amount) => serializer.collect_str(amount),
		None => serializer.serialize_none(),
	}
}

/// A share in parts per million.
pub fn ppm<S: Serializer>(share: &Permill, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.serialize_u32(share.deconstruct())
}

/// A GTIN-14 with its leading zeros.
pub fn gtin<S: Serializer>(gtin: &u64, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.collect_str(&format_args!("{gtin:014}"))
}

/// Bytes that were checked to be UTF-8 when they were stored.
pub fn utf8<S: Serializer>(text: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
	serializer.serialize_str(&String::from_utf8_lossy(text))
}

/// Bytes in hexadecimal, with `0x`.
pub fn hex<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
	sp_core::bytes::serialize(bytes, serializer)
}

/// A public key as its scheme and its bytes; a compressed point for ECDSA.
pub fn key<S: Serializer>(key: &DeviceKey, serializer: S) -> Result<S::Ok, S::Error> {
	let (scheme, public) = match key {
		DeviceKey::Ed25519(key) => ("ed25519", &key.0[..]),
		DeviceKey::Sr25519(key) => ("sr25519", &key.0[..]),
		DeviceKey::Secp256k1(key) => ("secp256k1", &key.0[..]),
		DeviceKey::P256(key) => ("p256", &key.0[..]),
	};
	let mut object = serializer.serialize_struct("Key", 2)?;
	object.serialize_field("scheme", scheme)?;
	object.serialize_field("public", &sp_core::bytes::to_hex(public, false))?;
	object.end()
}
