//! JSON forms of fields whose default form does not suit clients.

use alloc::string::String;
use core::fmt::Display;
use serde::{ser::SerializeStruct, Serializer};
use sp_runtime::Permill;

use crate::DeviceKey;

/// Serializes an amount of money as a decimal string, because a JSON number is exact to 53 bits
/// only.
pub fn decimal<T: Display, S: Serializer>(amount: &T, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.collect_str(amount)
}

/// Serializes an amount as [`decimal`] does, or null.
pub fn decimal_or_null<T: Display, S: Serializer>(
	amount: &Option<T>,
	serializer: S,
) -> Result<S::Ok, S::Error> {
	match amount {
		Some(amount) => serializer.collect_str(amount),
		None => serializer.serialize_none(),
	}
}

/// Serializes a share in parts per million.
pub fn ppm<S: Serializer>(share: &Permill, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.serialize_u32(share.deconstruct())
}

/// Serializes a GTIN-14 with its leading zeros.
pub fn gtin<S: Serializer>(gtin: &u64, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.collect_str(&format_args!("{gtin:014}"))
}

/// Serializes bytes as text. They were checked to be UTF-8 when they were stored.
pub fn utf8<S: Serializer>(text: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
	serializer.serialize_str(&String::from_utf8_lossy(text))
}

/// Serializes bytes in hexadecimal, with `0x`.
pub fn hex<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
	sp_core::bytes::serialize(bytes, serializer)
}

/// Serializes a public key as its scheme and its bytes, a compressed point for ECDSA.
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

#[cfg(test)]
mod tests {
	use super::*;
	use crate::*;
	use frame_support::assert_ok;
	use serde::Serialize;
	use serde_json::{json, to_value, Serializer, Value};
	use sp_core::{ecdsa, ed25519, sr25519, H256};

	fn all<T: Serialize, const N: usize>(values: [T; N]) -> [Value; N] {
		values.map(|value| to_value(value).unwrap())
	}

	#[test]
	fn values_of_enums_are_in_camel_case() {
		let hash = H256::repeat_byte(1);
		let label = json!({ "label": hash });
		assert_eq!(
			all([Commodity::Category(10_000_025), Commodity::Label(hash)]),
			[json!({ "category": 10_000_025 }), label.clone()]
		);
		assert_eq!(all([Unit::Kilogram, Unit::Litre, Unit::Piece]), ["kilogram", "litre", "piece"]);
		assert_eq!(
			all([Activity::Driving, Activity::Viewing, Activity::Listening, Activity::Label(hash)]),
			[json!("driving"), json!("viewing"), json!("listening"), label]
		);
		assert_eq!(
			all([
				SessionUnit::Kilometre,
				SessionUnit::KilowattHour,
				SessionUnit::Use,
				SessionUnit::Hour
			]),
			["kilometre", "kilowattHour", "use", "hour"]
		);
		assert_eq!(all([SessionMode::Manual, SessionMode::Autonomous]), ["manual", "autonomous"]);
		assert_eq!(all([DeviceStatus::Active, DeviceStatus::Suspended]), ["active", "suspended"]);
		assert_eq!(
			all([
				SanctionReason::Fault,
				SanctionReason::Tampered,
				SanctionReason::Stolen,
				SanctionReason::Recalled,
				SanctionReason::Other,
			]),
			["fault", "tampered", "stolen", "recalled", "other"]
		);
		assert_eq!(
			all([DepositPayer::Owner, DepositPayer::Manufacturer]),
			["owner", "manufacturer"]
		);
		assert_eq!(all([PausedBy::Governance, PausedBy::Household]), ["governance", "household"]);
	}

	#[test]
	fn a_slot_is_an_object_named_by_its_kind() {
		let stock = StockSlot {
			commodity: Commodity::Category(10_000_025),
			unit: Unit::Litre,
			capacity: 4_000,
			resolution: 50,
		};
		let activity = ActivitySlot {
			activity: Activity::Driving,
			unit: SessionUnit::KilowattHour,
			hourly_limit: 150_000,
		};
		assert_eq!(
			all([SlotConfig::Stock(stock), SlotConfig::Activity(activity)]),
			[
				json!({ "stock": {
					"commodity": { "category": 10_000_025 },
					"unit": "litre",
					"capacity": 4_000,
					"resolution": 50,
				} }),
				json!({ "activity": {
					"activity": "driving",
					"unit": "kilowattHour",
					"hourlyLimit": 150_000,
				} }),
			]
		);
	}

	#[test]
	fn a_key_of_the_genesis_is_an_object_named_by_its_scheme() {
		let point = format!("0x{}", "02".repeat(33));
		let keys = all([
			DeviceKey::Ed25519(ed25519::Public::from_raw([1; 32])),
			DeviceKey::Sr25519(sr25519::Public::from_raw([1; 32])),
			DeviceKey::Secp256k1(ecdsa::Public::from_raw([2; 33])),
			DeviceKey::P256(P256Public([2; 33])),
		]);
		let schemes = keys.each_ref().map(|key| key.as_object().unwrap().keys().next().unwrap());
		assert_eq!(schemes, ["ed25519", "sr25519", "secp256k1", "p256"]);
		assert_eq!(keys[3], json!({ "p256": point }));
	}

	#[test]
	fn presence_is_an_object_with_its_state() {
		assert_eq!(
			all([
				Presence::Unseen,
				Presence::Unscheduled,
				Presence::Online,
				Presence::Offline { since: 7 }
			]),
			[
				json!({ "state": "unseen" }),
				json!({ "state": "unscheduled" }),
				json!({ "state": "online" }),
				json!({ "state": "offline", "since": 7 }),
			]
		);
	}

	#[test]
	fn a_refusal_is_a_name_with_its_figures() {
		use Refusal::*;
		assert_eq!(
			all([
				StaleReading,
				ManufacturerNotApproved,
				NotMember,
				GateNotMet,
				NoEligibleOffer(Ineligible::NotOffered),
				NoRoom,
				OrderValueExceeded,
				BudgetSpent,
				InsufficientFunds,
				Paused(PausedBy::Household),
				CoolingDown { until: 7 },
				NoMandate,
				MandateOver,
				OrderOpen(7),
				NoReading,
				NotLearned { cycles: 1, needed: 3 },
				StockCoversPar,
				StockLasts { seconds_left: 8, time_to_door: 7 },
				DeviceSuspended,
			]),
			[
				json!("staleReading"),
				json!("manufacturerNotApproved"),
				json!("notMember"),
				json!("gateNotMet"),
				json!({ "noEligibleOffer": "notOffered" }),
				json!("noRoom"),
				json!("orderValueExceeded"),
				json!("budgetSpent"),
				json!("insufficientFunds"),
				json!({ "paused": "household" }),
				json!({ "coolingDown": { "until": 7 } }),
				json!("noMandate"),
				json!("mandateOver"),
				json!({ "orderOpen": 7 }),
				json!("noReading"),
				json!({ "notLearned": { "cycles": 1, "needed": 3 } }),
				json!("stockCoversPar"),
				json!({ "stockLasts": { "secondsLeft": 8, "timeToDoor": 7 } }),
				json!("deviceSuspended"),
			]
		);
	}

	#[test]
	fn reasons_against_an_offer_are_in_camel_case() {
		use Ineligible::*;
		assert_eq!(
			all([
				NotOffered,
				OtherAsset,
				OtherCommodity,
				OwnOffer,
				Expired,
				OutOfStock,
				TooSlow,
				AboveCap,
				NoPartnership,
				BondTooSmall,
				CannotBePaid,
				UnitTooSmall,
				ScarceStock,
			]),
			[
				"notOffered",
				"otherAsset",
				"otherCommodity",
				"ownOffer",
				"expired",
				"outOfStock",
				"tooSlow",
				"aboveCap",
				"noPartnership",
				"bondTooSmall",
				"cannotBePaid",
				"unitTooSmall",
				"scarceStock",
			]
		);
	}

	#[test]
	fn fields_have_the_form_that_clients_read() {
		/// Returns the JSON that `write` serializes.
		fn text(
			write: impl FnOnce(&mut Serializer<&mut Vec<u8>>) -> serde_json::Result<()>,
		) -> String {
			let mut bytes = Vec::new();
			assert_ok!(write(&mut Serializer::new(&mut bytes)));
			String::from_utf8(bytes).unwrap()
		}
		assert_eq!(text(|to| decimal(&u128::MAX, to)), format!("\"{}\"", u128::MAX));
		assert_eq!(text(|to| decimal_or_null(&Some(7u128), to)), "\"7\"");
		assert_eq!(text(|to| decimal_or_null(&None::<u128>, to)), "null");
		assert_eq!(text(|to| ppm(&Permill::from_percent(2), to)), "20000");
		assert_eq!(text(|to| gtin(&4_006_381_333_931, to)), "\"04006381333931\"");
		assert_eq!(text(|to| utf8("Käse".as_bytes(), to)), "\"Käse\"");
		assert_eq!(text(|to| hex(&[0, 255], to)), "\"0x00ff\"");
		let p256 = DeviceKey::P256(P256Public([2; 33]));
		let public = "02".repeat(33);
		assert_eq!(
			text(|to| key(&p256, to)),
			format!("{{\"scheme\":\"p256\",\"public\":\"0x{public}\"}}")
		);
	}
}
