//! List of the benchmarks, and their helpers.

mod attesting;
mod metering;
mod purchasing;
mod registering;
mod rewarding;

use alloc::{string::String, vec::Vec};
use cot_primitives::Moment;
use frame_benchmarking::{account, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::{
	traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys},
	BoundedVec,
};
use pallet_auto_purchase::{Setback, SlotSetbacksOf, MAX_MANDATE_OFFERS};

use crate::{
	AllPalletsWithSystem, Attestations, AutoPurchase, Balances, DeviceRegistry, Metering, Rewards,
	Runtime,
};

frame_benchmarking::define_benchmarks!(
	[pallet_balances, Balances]
	[pallet_device_registry, DeviceRegistry]
	[pallet_attestations, Attestations]
	[pallet_rewards, Rewards]
	[pallet_auto_purchase, AutoPurchase]
	[pallet_metering, Metering]
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

/// Returns as many failed merchants as a slot remembers.
fn full_of_setbacks() -> SlotSetbacksOf<Runtime> {
	let setback = |nth| Setback {
		merchant: account("failed", nth, 0),
		order: nth.into(),
		at: Moment::MAX,
		until: Moment::MAX,
	};
	BoundedVec::truncate_from((0..MAX_MANDATE_OFFERS).map(setback).collect())
}
