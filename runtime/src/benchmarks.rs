//! What is measured, and what the foreign pallets want to know for it.

mod attesting;

use alloc::{string::String, vec, vec::Vec};
use cot_primitives::{
	DepositPayer, DeviceId, DeviceKey, DeviceStatus, Moment, Serial, SlotConfig, SlotId, Slots,
	StockSlot, DAY,
};
use frame_benchmarking::{BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::{
	assert_ok,
	traits::{
		fungible::{Mutate, NativeOrWithId},
		StorageInfo, StorageInfoTrait, WhitelistedStorageKeys,
	},
};
use pallet_asset_conversion_tx_payment::BenchmarkHelperTrait;
use pallet_device_registry::{Device, LastDeviceId, ManufacturerName, SlotsOf};
use pallet_rewards::{TokenName, TokenSymbol};
use sp_core::ed25519;

use crate::{
	configs::{devices::MANUFACTURER_BOND, money::AssetKind},
	genesis_presets::{lg_terms, LGT_DECIMALS},
	AccountId, AllPalletsWithSystem, Attestations, AutoPurchase, Balances, DeviceRegistry, Rewards,
	Runtime, RuntimeOrigin, EXISTENTIAL_DEPOSIT,
};

frame_benchmarking::define_benchmarks!(
	[pallet_balances, Balances]
	[pallet_attestations, Attestations]
	[pallet_rewards, Rewards]
	[pallet_auto_purchase, AutoPurchase]
);

/// The benchmarks there are, and how large what they store can get.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs one benchmark.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}

/// Names the assets that fees are paid in. That payment is charged as its own pallet measured it, so no pool is made.
pub struct FeeAssets;

impl BenchmarkHelperTrait<AccountId, AssetKind, AssetKind> for FeeAssets {
	fn create_asset_id_parameter(id: u32) -> (AssetKind, AssetKind) {
		(NativeOrWithId::WithId(id), NativeOrWithId::WithId(id))
	}

	fn setup_balances_and_pool(_: AssetKind, _: AccountId) {}
}

/// What our own pallets want to find in each other.
pub struct Neighbours;

impl pallet_rewards::benchmarking::BenchmarkHelper<AccountId> for Neighbours {
	fn set_time(now: Moment) {
		pallet_timestamp::Now::<Runtime>::put(now.saturating_mul(1_000));
	}

	fn approve_manufacturer(manufacturer: &AccountId) {
		let origin = RuntimeOrigin::signed(manufacturer.clone());
		let name = ManufacturerName::truncate_from(vec![b'm'; 64]);
		let key = DeviceKey::Ed25519(ed25519::Public::from_raw([1; 32]));
		assert_ok!(Balances::mint_into(manufacturer, MANUFACTURER_BOND + EXISTENTIAL_DEPOSIT));
		assert_ok!(DeviceRegistry::register_manufacturer(origin, name, key));
		assert_ok!(DeviceRegistry::force_approve_manufacturer(
			RuntimeOrigin::root(),
			manufacturer.clone()
		));
	}
}

impl pallet_auto_purchase::benchmarking::BenchmarkHelper<AccountId> for Neighbours {
	fn set_time(now: Moment) {
		<Self as pallet_rewards::benchmarking::BenchmarkHelper<_>>::set_time(now);
	}

	fn create_manufacturer(manufacturer: &AccountId) {
		use pallet_rewards::benchmarking::BenchmarkHelper;
		Self::approve_manufacturer(manufacturer);
		assert_ok!(Rewards::create_program(
			RuntimeOrigin::signed(manufacturer.clone()),
			TokenName::truncate_from(vec![b't'; 50]),
			TokenSymbol::truncate_from(vec![b't'; 12]),
			LGT_DECIMALS,
			lg_terms(),
		));
	}

	fn create_device(owner: &AccountId, manufacturer: &AccountId, slot: StockSlot) -> DeviceId {
		let id = LastDeviceId::<Runtime>::get() + 1;
		LastDeviceId::<Runtime>::put(id);
		pallet_device_registry::Devices::<Runtime>::insert(
			id,
			Device {
				owner: owner.clone(),
				manufacturer: manufacturer.clone(),
				key: DeviceKey::Ed25519(ed25519::Public::from_raw([2; 32])),
				serial: Serial::truncate_from(vec![b's'; 32]),
				model: Some(1),
				owner_status: DeviceStatus::Active,
				sanction: None,
				protected_until: 0,
				transfer: None,
				epoch: 0,
				report_interval: Some(DAY),
				deposit: 0,
				deposit_payer: DepositPayer::Manufacturer,
				slot_deposit: 0,
				claimed_at: 0,
			},
		);
		let mut slots = Slots::new();
		for number in SlotId::MIN..=SlotId::MAX {
			// One too many is refused.
			let _ = slots.try_insert(number, SlotConfig::Stock(slot));
		}
		SlotsOf::<Runtime>::insert(id, slots);
		id
	}
}
