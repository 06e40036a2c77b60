//! What the methods about devices and manufacturers answer, as JSON.

use cot_primitives::{
	DepositPayer, DeviceId, DeviceKey, DeviceStatus, ModelId, Moment, SanctionReason,
};
use cot_runtime_api::{
	DeviceView, ManufacturerStanding, ManufacturerView, SanctionView, TransferView,
};
use serde::Serialize;
use sp_core::{crypto::AccountId32, Bytes};

use crate::Amount;

/// A public key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Key {
	/// The scheme it signs in.
	pub scheme: &'static str,
	/// The key itself, hexadecimal; a compressed point for ECDSA.
	pub public: Bytes,
}

impl From<DeviceKey> for Key {
	fn from(key: DeviceKey) -> Self {
		let (scheme, public) = match key {
			DeviceKey::Ed25519(key) => ("ed25519", key.0.to_vec()),
			DeviceKey::Sr25519(key) => ("sr25519", key.0.to_vec()),
			DeviceKey::Secp256k1(key) => ("secp256k1", key.0.to_vec()),
			DeviceKey::P256(key) => ("p256", key.0.to_vec()),
		};
		Self { scheme, public: Bytes(public) }
	}
}

/// Whether a device may attest.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Status {
	/// It may.
	Active,
	/// Its owner or its manufacturer has stopped it.
	Suspended,
}

impl From<DeviceStatus> for Status {
	fn from(status: DeviceStatus) -> Self {
		match status {
			DeviceStatus::Active => Self::Active,
			DeviceStatus::Suspended => Self::Suspended,
		}
	}
}

/// What a manufacturer has done about a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sanction {
	/// Whether it is for good.
	pub revoked: bool,
	/// Why.
	pub reason: SanctionReason,
	/// Whether the owner waits for governance to judge it.
	pub appeal_open: bool,
}

impl From<SanctionView> for Sanction {
	fn from(view: SanctionView) -> Self {
		let SanctionView { revoked, reason, appeal_open } = view;
		Self { revoked, reason, appeal_open }
	}
}

/// How a device is about to change hands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Transfer {
	/// One household may accept it.
	Offered {
		/// The household.
		to: AccountId32,
		/// The offer is void from this time on.
		expires_at: Option<Moment>,
	},
	/// Any household may claim it that the device signs a claim for.
	Released,
}

impl From<TransferView<AccountId32>> for Transfer {
	fn from(view: TransferView<AccountId32>) -> Self {
		match view {
			TransferView::Offered { to, expires_at } => Self::Offered { to, expires_at },
			TransferView::Released => Self::Released,
		}
	}
}

/// A device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
	/// The device.
	pub device: DeviceId,
	/// The household that owns it.
	pub owner: AccountId32,
	/// The manufacturer that vouched for it.
	pub manufacturer: AccountId32,
	/// The key it signs with.
	pub key: Key,
	/// Its serial number, hexadecimal.
	pub serial: Bytes,
	/// The model its voucher named.
	pub model: Option<ModelId>,
	/// Whether it may attest.
	pub status: Status,
	/// Whether its owner lets it attest.
	pub owner_status: Status,
	/// What its manufacturer has done about it.
	pub sanction: Option<Sanction>,
	/// How it is about to change hands.
	pub transfer: Option<Transfer>,
	/// Counts its owners, from zero.
	pub epoch: u32,
	/// The most seconds it means to be silent.
	pub report_interval: Option<Moment>,
	/// What is held for it.
	pub deposit: Amount,
	/// From whom.
	pub deposit_payer: DepositPayer,
	/// What is held from its owner for slots beyond the free ones.
	pub slot_deposit: Amount,
	/// When it was claimed first.
	pub claimed_at: Moment,
}

impl From<DeviceView<AccountId32, u128>> for Device {
	fn from(view: DeviceView<AccountId32, u128>) -> Self {
		Self {
			device: view.device,
			owner: view.owner,
			manufacturer: view.manufacturer,
			key: view.key.into(),
			serial: Bytes(view.serial.into_inner()),
			model: view.model,
			status: view.status.into(),
			owner_status: view.owner_status.into(),
			sanction: view.sanction.map(Sanction::from),
			transfer: view.transfer.map(Transfer::from),
			epoch: view.epoch,
			report_interval: view.report_interval,
			deposit: Amount(view.deposit),
			deposit_payer: view.deposit_payer,
			slot_deposit: Amount(view.slot_deposit),
			claimed_at: view.claimed_at,
		}
	}
}

/// How far a manufacturer may act.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Approval {
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

/// A manufacturer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Manufacturer {
	/// Name under which it is known.
	pub name: String,
	/// Address of its web site; empty if it has none.
	pub site: String,
	/// How far it may act.
	pub standing: Approval,
	/// The key that signs its vouchers.
	pub voucher_key: Key,
	/// What is held from it as its bond.
	pub bond: Amount,
	/// How many of its devices are registered.
	pub devices: u32,
	/// How many models it has published.
	pub models: u32,
}

impl From<ManufacturerView<u128>> for Manufacturer {
	fn from(view: ManufacturerView<u128>) -> Self {
		Self {
			name: String::from_utf8_lossy(&view.name).into_owned(),
			site: String::from_utf8_lossy(&view.site).into_owned(),
			standing: match view.standing {
				ManufacturerStanding::Pending => Approval::Pending,
				ManufacturerStanding::Approved => Approval::Approved,
				ManufacturerStanding::BondTooSmall => Approval::BondTooSmall,
				ManufacturerStanding::Suspended => Approval::Suspended,
				ManufacturerStanding::Leaving => Approval::Leaving,
			},
			voucher_key: view.voucher_key.into(),
			bond: Amount(view.bond),
			devices: view.devices,
			models: view.models,
		}
	}
}
