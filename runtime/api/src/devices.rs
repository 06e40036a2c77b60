//! Devices, their slots and their manufacturers.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::fmt::Display;
use cot_pattern::{Forecast, Rhythm};
use cot_primitives::{
	json, Activity, ActivitySlot, Commodity, DepositPayer, DeviceId, DeviceKey, DeviceStatus,
	ModelId, Moment, Presence, Quantity, SanctionReason, Serial, SessionUnit, SlotConfig, SlotId,
	StockSlot, Unit,
};
use pallet_device_registry::Transfer;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize, Serializer};

/// A registered device.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct DeviceView<AccountId, Balance> {
	/// Identifier of the device.
	pub device: DeviceId,
	/// Household that owns it.
	pub owner: AccountId,
	/// Manufacturer that signed its voucher.
	pub manufacturer: AccountId,
	/// Public key of its signatures.
	#[serde(serialize_with = "json::key")]
	pub key: DeviceKey,
	/// Serial number.
	#[serde(serialize_with = "json::hex")]
	pub serial: Serial,
	/// Model named by its voucher; none if the voucher named none.
	pub model: Option<ModelId>,
	/// Permission to attest, by owner and manufacturer together.
	pub status: DeviceStatus,
	/// Permission to attest by the owner alone.
	pub owner_status: DeviceStatus,
	/// Sanction by the manufacturer.
	pub sanction: Option<SanctionView>,
	/// Transfer under way.
	pub transfer: Option<Transfer<AccountId>>,
	/// Takeover under way, by the manufacturer's word; the owner can cancel it.
	pub takeover: Option<TakeoverView<AccountId>>,
	/// Number of owners before the present one.
	#[serde(rename = "epoch")]
	pub ownership: u32,
	/// Longest announced silence in seconds; none if the owner announced none.
	pub report_interval: Option<Moment>,
	/// Deposit held for the device.
	#[serde(serialize_with = "json::decimal")]
	pub deposit: Balance,
	/// Account from which the deposit is held.
	pub deposit_payer: DepositPayer,
	/// Deposit held from the owner for slots beyond the free ones.
	#[serde(serialize_with = "json::decimal")]
	pub slot_deposit: Balance,
	/// Time of the first claim.
	pub claimed_at: Moment,
}

/// State by which a manufacturer selects devices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FleetState {
	/// Silent for longer than announced, or never heard of.
	#[codec(index = 0)]
	Silent,
	/// Under a sanction.
	#[codec(index = 1)]
	Sanctioned,
	/// Under a sanction against which the owner has appealed, without a verdict so far.
	#[codec(index = 2)]
	UnderAppeal,
}

/// Page of a manufacturer's devices.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct FleetView<AccountId, Balance> {
	/// Devices that were selected.
	pub devices: Vec<ManufacturedDevice<AccountId, Balance>>,
	/// Serial number after which the next page begins; none on the last page. A page may be empty
	/// and not the last.
	#[serde(serialize_with = "hex_or_null")]
	pub next: Option<Serial>,
}

/// Device with what its manufacturer wants to know of it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct ManufacturedDevice<AccountId, Balance> {
	/// The device itself.
	#[serde(flatten)]
	pub record: DeviceView<AccountId, Balance>,
	/// Chain time of its last accepted batch, in Unix seconds; none before the first.
	pub last_seen: Option<Moment>,
	/// Punctuality against the announced interval.
	pub presence: Presence,
}

fn hex_or_null<S: Serializer>(bytes: &Option<Serial>, serializer: S) -> Result<S::Ok, S::Error> {
	match bytes {
		Some(bytes) => json::hex(bytes, serializer),
		None => serializer.serialize_none(),
	}
}

/// Takeover of a device by its next household.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TakeoverView<AccountId> {
	/// Household that is to have the device.
	pub to: AccountId,
	/// Time from which it can, in Unix seconds, unless the owner cancels before.
	pub completes_at: Moment,
}

/// Sanction of a device by its manufacturer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SanctionView {
	/// True for a revocation, which is permanent; false for a suspension.
	pub revoked: bool,
	/// Grounds of the sanction.
	pub reason: SanctionReason,
	/// True while an appeal of the owner awaits governance.
	pub appeal_open: bool,
}

/// A slot of a device, with what its readings show.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SlotView {
	/// Number of the slot.
	pub slot: SlotId,
	/// Stock or activity that the owner configured.
	#[serde(flatten, serialize_with = "content")]
	pub config: SlotConfig,
	/// Stock at the last reading.
	pub level: Option<Quantity>,
	/// Time of the last reading.
	pub read_at: Option<Moment>,
	/// Whole cycles of use that were seen, from one restock by the household to the next.
	pub cycles: u8,
	/// True if they are enough for the chain to buy by the forecast.
	pub learned: bool,
	/// Usual size of the household's restocks; zero before the second one.
	pub usual_restock: Quantity,
	/// Rhythm of the household's restocks, which decides on rewards.
	#[serde(serialize_with = "rhythm")]
	pub rhythm: Rhythm,
	/// Expected demand from the last reading on.
	#[serde(serialize_with = "forecast_or_null")]
	pub forecast: Option<Forecast>,
	/// True if the slot has a mandate.
	pub mandated: bool,
	/// True if the slot measures what the device's model does: an activity earns only then.
	pub modelled: bool,
	/// Points that the slot may still earn by learning, in the ownerships to come too; zero if the
	/// manufacturer runs no program.
	pub learning_points_left: u16,
	/// Open order for the slot.
	pub open_order: Option<u64>,
}

/// Authority of a manufacturer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ManufacturerStatus {
	/// Registration awaits governance.
	Pending,
	/// Vouchers are accepted.
	Approved,
	/// Vouchers are not accepted until the bond is restored.
	BondTooSmall,
	/// Suspended by governance.
	Suspended,
	/// Deregistered: vouchers are not accepted, and the bond is held until the notice has passed.
	Leaving,
}

/// An open key that signs vouchers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VoucherKeyView {
	/// Number that its vouchers name.
	pub number: u32,
	/// Public key.
	#[serde(serialize_with = "json::key")]
	pub key: DeviceKey,
	/// Time from which its vouchers are void, in Unix seconds; none if there is none.
	pub valid_until: Option<Moment>,
	/// Number of vouchers that may still be claimed; none if there is no limit.
	pub claims_left: Option<u32>,
}

/// A registered manufacturer.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct ManufacturerView<Balance> {
	/// Name, UTF-8.
	#[serde(serialize_with = "json::utf8")]
	pub name: Vec<u8>,
	/// Address of the web site, UTF-8; empty if there is none.
	#[serde(serialize_with = "json::utf8")]
	pub site: Vec<u8>,
	/// Authority of the manufacturer.
	#[serde(rename = "standing")]
	pub status: ManufacturerStatus,
	/// Open keys of its vouchers, in order of their numbers.
	pub voucher_keys: Vec<VoucherKeyView>,
	/// Name and web site that it asks for, and governance has not approved yet.
	pub proposed: Option<ProfileView>,
	/// Bond held from it.
	#[serde(serialize_with = "json::decimal")]
	pub bond: Balance,
	/// Amount that a slash left missing of the bond.
	#[serde(serialize_with = "json::decimal")]
	pub bond_missing: Balance,
	/// Number of its registered devices.
	pub devices: u32,
	/// Number of its published models.
	pub models: u32,
}

/// Name and web site of a manufacturer.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
pub struct ProfileView {
	/// Name, UTF-8.
	#[serde(serialize_with = "json::utf8")]
	pub name: Vec<u8>,
	/// Address of the web site, UTF-8; empty if there is none.
	#[serde(serialize_with = "json::utf8")]
	pub site: Vec<u8>,
}

/// Writes a slot's configuration as one object, with its kind as a field.
fn content<S: Serializer>(config: &SlotConfig, serializer: S) -> Result<S::Ok, S::Error> {
	#[derive(Serialize)]
	#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
	enum Content {
		Stock { commodity: Commodity, unit: Unit, capacity: Quantity, resolution: Quantity },
		Activity { activity: Activity, unit: SessionUnit, hourly_limit: Quantity },
	}
	let content = match *config {
		SlotConfig::Stock(StockSlot { commodity, unit, capacity, resolution }) => {
			Content::Stock { commodity, unit, capacity, resolution }
		},
		SlotConfig::Activity(ActivitySlot { activity, unit, hourly_limit }) => {
			Content::Activity { activity, unit, hourly_limit }
		},
	};
	content.serialize(serializer)
}

/// Writes a rhythm as one object, with its state as a field.
fn rhythm<S: Serializer>(rhythm: &Rhythm, serializer: S) -> Result<S::Ok, S::Error> {
	#[derive(Serialize)]
	#[serde(remote = "Rhythm", tag = "state", rename_all = "camelCase")]
	enum Tagged {
		Learning { repetitions: u8 },
		Established { interval: Moment, size: Quantity },
		Lapsed,
	}
	Tagged::serialize(rhythm, serializer)
}

/// Writes a forecast with the days left, to a tenth, beside the seconds.
fn forecast_or_null<S: Serializer>(
	forecast: &Option<Forecast>,
	serializer: S,
) -> Result<S::Ok, S::Error> {
	#[derive(Serialize)]
	#[serde(rename_all = "camelCase")]
	struct WithDays {
		rate_per_day: Quantity,
		deviation_per_day: Quantity,
		seconds_left: Moment,
		days_left: f64,
	}
	let with_days = |forecast: &Forecast| {
		let tenths = u32::try_from(forecast.seconds_left / 8_640).unwrap_or(u32::MAX);
		WithDays {
			rate_per_day: forecast.rate_per_day,
			deviation_per_day: forecast.deviation_per_day,
			seconds_left: forecast.seconds_left,
			days_left: f64::from(tenths) / 10.0,
		}
	};
	forecast.as_ref().map(with_days).serialize(serializer)
}
