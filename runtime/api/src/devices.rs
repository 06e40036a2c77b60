//! Devices, their slots and their manufacturers.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::fmt::Display;
use cot_pattern::{Forecast, Rhythm};
use cot_primitives::{
	DepositPayer, DeviceId, DeviceKey, DeviceStatus, ModelId, Moment, Quantity, SanctionReason,
	Serial, SlotConfig, SlotId,
};
use scale_info::TypeInfo;
use serde::Serialize;

use crate::json;

/// A device as the registry knows it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct DeviceView<AccountId, Balance> {
	/// The device.
	pub device: DeviceId,
	/// The household that owns it.
	pub owner: AccountId,
	/// The manufacturer that vouched for it.
	pub manufacturer: AccountId,
	/// The key it signs with.
	#[serde(serialize_with = "json::key")]
	pub key: DeviceKey,
	/// Its serial number.
	#[serde(serialize_with = "json::hex")]
	pub serial: Serial,
	/// The model its voucher named.
	pub model: Option<ModelId>,
	/// Whether it may attest.
	pub status: DeviceStatus,
	/// Whether its owner lets it attest.
	pub owner_status: DeviceStatus,
	/// What its manufacturer has done about it.
	pub sanction: Option<SanctionView>,
	/// How it is about to change hands.
	pub transfer: Option<TransferView<AccountId>>,
	/// Counts its owners, from zero.
	pub epoch: u32,
	/// The most seconds it means to be silent.
	pub report_interval: Option<Moment>,
	/// What is held for it.
	#[serde(serialize_with = "json::decimal")]
	pub deposit: Balance,
	/// From whom.
	pub deposit_payer: DepositPayer,
	/// What is held from its owner for slots beyond the free ones.
	#[serde(serialize_with = "json::decimal")]
	pub slot_deposit: Balance,
	/// When it was claimed first.
	pub claimed_at: Moment,
}

/// What a manufacturer has done about a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SanctionView {
	/// Whether it is for good.
	pub revoked: bool,
	/// Why.
	pub reason: SanctionReason,
	/// Whether the owner waits for governance to judge it.
	pub appeal_open: bool,
}

/// How a device is about to change hands.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum TransferView<AccountId> {
	/// One household may accept it.
	Offered {
		/// The household.
		to: AccountId,
		/// The offer is void from this time on.
		expires_at: Option<Moment>,
	},
	/// Any household may claim it that the device signs a claim for.
	Released,
}

/// One slot of a device as the chain sees it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SlotView {
	/// Number of the slot.
	pub slot: SlotId,
	/// What the owner says it holds.
	pub config: SlotConfig,
	/// Stock at the last reading.
	pub level: Option<Quantity>,
	/// When that was.
	pub read_at: Option<Moment>,
	/// What is known of its restocks.
	pub rhythm: Rhythm,
	/// What is expected of its stock from the last reading on.
	pub forecast: Option<Forecast>,
	/// Whether the household lets the chain buy for it.
	pub mandated: bool,
	/// The order that is open for it.
	pub open_order: Option<u64>,
}

/// How far a manufacturer may act.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ManufacturerStanding {
	/// It waits for governance.
	Pending,
	/// Its vouchers count.
	Approved,
	/// Its vouchers do not count until it has restored its bond.
	BondTooSmall,
	/// Governance has stopped it.
	Suspended,
	/// Its vouchers count no more, and its bond is held a little longer.
	Leaving,
}

/// A manufacturer as the registry knows it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct ManufacturerView<Balance> {
	/// Name under which it is known, UTF-8.
	#[serde(serialize_with = "json::utf8")]
	pub name: Vec<u8>,
	/// Address of its web site, UTF-8.
	#[serde(serialize_with = "json::utf8")]
	pub site: Vec<u8>,
	/// How far it may act.
	pub standing: ManufacturerStanding,
	/// The key that signs its vouchers.
	#[serde(serialize_with = "json::key")]
	pub voucher_key: DeviceKey,
	/// What is held from it as its bond.
	#[serde(serialize_with = "json::decimal")]
	pub bond: Balance,
	/// How many of its devices are registered.
	pub devices: u32,
	/// How many models it has published.
	pub models: u32,
}
