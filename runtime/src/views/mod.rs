//! Answers of the runtime API: records of the device pallets, joined where several have a part.

mod fees;
mod fleet;
mod happenings;
mod households;
mod orders;
mod rewards;
mod scale_json;

pub use fees::token_fee;
pub use fleet::fleet;
pub use happenings::happenings;
pub use households::{household, mandate};
pub use orders::{merchant, offers, order, orders, why_not};
pub use rewards::{program, rewards};

use alloc::vec::Vec;
use cot_primitives::{
	Batch, DeviceId, DeviceSignature, InspectDevices, InspectManufacturers, LearningParams, Serial,
};
use cot_runtime_api::{
	DeviceView, ManufacturerStatus, ManufacturerView, ProfileView, SanctionView, SlotView,
	TakeoverView, VoucherKeyView,
};
use frame_metadata_hash_extension::CheckMetadataHash;
use pallet_asset_conversion_tx_payment::ChargeAssetTxPayment;
use pallet_attestations::{FeelessForm, FEELESS_FORM};
use pallet_auto_purchase::{Mandates, OpenOrderOf};
use pallet_device_registry::{
	Appeal, DeviceOf, ManufacturerStatus as RecordedStatus, ProposedProfiles, SanctionKind,
	SerialStatus, Takeover, Takeovers, VoucherKey,
};
use sp_runtime::generic::Era;

use crate::{
	AccountId, Balance, DeviceRegistry, Rewards, Runtime, TxExtension, UncheckedExtrinsic,
};

/// Returns a device.
pub fn device(device: DeviceId) -> Option<DeviceView<AccountId, Balance>> {
	let record = DeviceRegistry::device_record(device)?;
	Some(device_view(device, record))
}

/// Returns a page of an account's devices.
pub fn devices(
	account: AccountId,
	after: Option<DeviceId>,
	limit: u32,
) -> Vec<DeviceView<AccountId, Balance>> {
	DeviceRegistry::devices_of(account, after, limit)
		.into_iter()
		.map(|(device, record)| device_view(device, record))
		.collect()
}

/// Returns the answer about a device from its record.
fn device_view(device: DeviceId, record: DeviceOf<Runtime>) -> DeviceView<AccountId, Balance> {
	DeviceView {
		device,
		status: record.status(),
		sanction: record.sanction.map(|sanction| SanctionView {
			revoked: sanction.kind == SanctionKind::Revocation,
			reason: sanction.reason,
			appeal_open: matches!(sanction.appeal, Appeal::Open { .. }),
		}),
		transfer: record.transfer,
		takeover: Takeovers::<Runtime>::get(device)
			.map(|Takeover { to, completes_at, .. }| TakeoverView { to, completes_at }),
		owner: record.owner,
		manufacturer: record.manufacturer,
		key: record.key,
		serial: record.serial,
		model: record.model,
		owner_status: record.owner_status,
		ownership: record.ownership,
		report_interval: record.report_interval,
		deposit: record.deposit,
		deposit_payer: record.deposit_payer,
		slot_deposit: record.slot_deposit,
		claimed_at: record.claimed_at,
	}
}

/// Returns the device that has a serial number.
pub fn device_of_serial(manufacturer: AccountId, serial: Serial) -> Option<DeviceId> {
	match DeviceRegistry::serial_status(manufacturer, serial)? {
		SerialStatus::Claimed(device) => Some(device),
		SerialStatus::Retired { .. } | SerialStatus::Revoked { .. } => None,
	}
}

/// Returns a manufacturer.
pub fn manufacturer(account: AccountId) -> Option<ManufacturerView<Balance>> {
	let record = DeviceRegistry::manufacturer_record(account.clone())?;
	let status = match record.status {
		RecordedStatus::Pending => ManufacturerStatus::Pending,
		RecordedStatus::Suspended { .. } => ManufacturerStatus::Suspended,
		RecordedStatus::Leaving { .. } => ManufacturerStatus::Leaving,
		RecordedStatus::Approved if DeviceRegistry::is_approved(&account) => {
			ManufacturerStatus::Approved
		},
		RecordedStatus::Approved => ManufacturerStatus::BondTooSmall,
	};
	Some(ManufacturerView {
		name: record.name.into_inner(),
		site: record.site.into_inner(),
		status,
		voucher_keys: DeviceRegistry::voucher_keys(account.clone())
			.into_iter()
			.map(|(number, VoucherKey { key, valid_until, claims_left })| VoucherKeyView {
				number,
				key,
				valid_until,
				claims_left: (claims_left < u32::MAX).then_some(claims_left),
			})
			.collect(),
		proposed: ProposedProfiles::<Runtime>::get(&account).map(|profile| ProfileView {
			name: profile.name.into_inner(),
			site: profile.site.into_inner(),
		}),
		bond: record.bond,
		bond_missing: record.missing,
		devices: record.devices,
		models: record.models,
	})
}

/// Returns the slots of a device.
pub fn slots(device: DeviceId) -> Option<Vec<SlotView>> {
	let info = DeviceRegistry::device(device)?;
	let params = Rewards::learning_params(&info.manufacturer);
	let records = pallet_attestations::States::<Runtime>::get(device)?.slots;
	let allowance = pallet_rewards::Programs::<Runtime>::get(&info.manufacturer)
		.map_or(0, |program| program.terms.learning_allowance);
	let view = |(slot, config)| {
		let caps = records.get(&slot).map(|record| record.earned.caps()).unwrap_or_default();
		let pattern = records.get(&slot).and_then(|record| record.pattern().copied());
		let pattern = pattern.unwrap_or_default();
		SlotView {
			slot,
			config,
			level: pattern.level(),
			read_at: pattern.last_reading_at(),
			cycles: pattern.cycles(),
			learned: pattern.is_learned(&params),
			usual_restock: pattern.usual_restock(),
			rhythm: pattern.rhythm(),
			forecast: pattern.forecast(&params),
			modelled: info.modelled.contains(slot),
			learning_points_left: allowance.saturating_sub(caps.learning_points),
			mandated: Mandates::<Runtime>::contains_key(device, slot),
			open_order: OpenOrderOf::<Runtime>::get(device, slot),
		}
	};
	Some(DeviceRegistry::slots(device).into_iter().map(view).collect())
}

/// Returns the transaction that carries a batch. It has no signer, and nothing in it depends on the
/// version of the runtime.
pub fn attestation(batch: Batch, signature: DeviceSignature) -> UncheckedExtrinsic {
	let call = pallet_attestations::Call::attest { batch, signature };
	match FEELESS_FORM {
		FeelessForm::Bare => UncheckedExtrinsic::new_bare(call.into()),
		FeelessForm::General => UncheckedExtrinsic::new_transaction(call.into(), plain_extension()),
	}
}

/// Returns the extensions of an immortal transaction with nonce zero and without a tip.
pub fn plain_extension() -> TxExtension {
	TxExtension::new((
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		frame_system::CheckNonce::from(0),
		frame_system::CheckWeight::new(),
		ChargeAssetTxPayment::from(0, None),
		CheckMetadataHash::new(false),
	))
}
