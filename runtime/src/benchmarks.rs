//! What is measured, and what the foreign pallets want to know for it.

mod attesting;
mod purchasing;
mod registering;
mod rewarding;

use alloc::{string::String, vec::Vec};
use frame_benchmarking::{BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{
	fungible::NativeOrWithId, StorageInfo, StorageInfoTrait, WhitelistedStorageKeys,
};
use pallet_asset_conversion_tx_payment::BenchmarkHelperTrait;

use crate::{
	configs::money::AssetKind, AccountId, AllPalletsWithSystem, Attestations, AutoPurchase,
	Balances, DeviceRegistry, Rewards,
};

frame_benchmarking::define_benchmarks!(
	[pallet_balances, Balances]
	[pallet_device_registry, DeviceRegistry]
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

/// Names the assets that fees are paid in. That payment is charged as its own pallet measured it,
/// so no pool is made.
pub struct FeeAssets;

impl BenchmarkHelperTrait<AccountId, AssetKind, AssetKind> for FeeAssets {
	fn create_asset_id_parameter(id: u32) -> (AssetKind, AssetKind) {
		(NativeOrWithId::WithId(id), NativeOrWithId::WithId(id))
	}

	fn setup_balances_and_pool(_: AssetKind, _: AccountId) {}
}

/// What our own pallets want to find in each other.
pub struct Neighbours;
