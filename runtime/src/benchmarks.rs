//! List of the benchmarks, and their helpers.

mod attesting;
mod purchasing;
mod registering;
mod rewarding;

use alloc::{string::String, vec::Vec};
use frame_benchmarking::{BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};

use crate::{AllPalletsWithSystem, Attestations, AutoPurchase, Balances, DeviceRegistry, Rewards};

frame_benchmarking::define_benchmarks!(
	[pallet_balances, Balances]
	[pallet_device_registry, DeviceRegistry]
	[pallet_attestations, Attestations]
	[pallet_rewards, Rewards]
	[pallet_auto_purchase, AutoPurchase]
);

/// Returns the benchmarks, and the largest size of each storage item.
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

/// State that our pallets' benchmarks need of their neighbours.
pub struct Neighbours;
