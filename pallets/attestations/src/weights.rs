//! Weights of `pallet_attestations`, measured by `scripts/benchmark.sh`: do not edit.
//!
//! 2026-11-27, 50 steps, 20 repeats, AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of each call and of each step of block work.
pub trait WeightInfo {
	/// Weight of `attest`, `r` from 0 to 240, `k` from 1 to 16.
	fn attest(r: u32, k: u32, ) -> Weight;
	/// Weight of `attest_events`, `s` from 1 to 64.
	fn attest_events(s: u32, ) -> Weight;
	/// Weight of `attest_evidence`.
	fn attest_evidence() -> Weight;
	/// Weight of `attest_looking`, `o` from 1 to 16.
	fn attest_looking(o: u32, ) -> Weight;
	/// Weight of `attest_buying`, `o` from 1 to 16.
	fn attest_buying(o: u32, ) -> Weight;
	/// Weight of `authorize_attest`, `r` from 0 to 256.
	fn authorize_attest(r: u32, ) -> Weight;
	/// Weight of `attest_many`, `n` from 1 to 64.
	fn attest_many(n: u32, ) -> Weight;
	/// Weight of `prove_reading`, `d` from 0 to 32.
	fn prove_reading(d: u32, ) -> Weight;
}

/// Weights on a Substrate node with the runtime's database.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	fn attest(r: u32, k: u32, ) -> Weight {
		// Proof in bytes, measured: 2131; estimated: 5896.
		// Fastest run: 78_277 ns.
		Weight::from_parts(67_636_366, 5896)
			.saturating_add(Weight::from_parts(142_385, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(795_140, 0).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EpochTotals` (r:2 w:2)
	/// Proof: `Rewards::EpochTotals` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(333), added: 2808, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Shares` (r:1 w:1)
	/// Proof: `Rewards::Shares` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Households` (r:1 w:1)
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PendingPayouts` (r:0 w:1)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn attest_events(s: u32, ) -> Weight {
		// Proof in bytes, measured: 2932; estimated: 6212.
		// Fastest run: 117_265 ns.
		Weight::from_parts(100_422_145, 6212)
			.saturating_add(Weight::from_parts(18_112_340, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::Commitments` (r:1 w:1)
	/// Proof: `Attestations::Commitments` (`max_values`: None, `max_size`: Some(1425), added: 3900, mode: `MaxEncodedLen`)
	fn attest_evidence() -> Weight {
		// Proof in bytes, measured: 3355; estimated: 5896.
		// Fastest run: 72_528 ns.
		Weight::from_parts(77_666_000, 5896)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:16 w:0)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:16 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::PurchasingStatus` (r:1 w:0)
	/// Proof: `AutoPurchase::PurchasingStatus` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::PausedHouseholds` (r:1 w:0)
	/// Proof: `AutoPurchase::PausedHouseholds` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:16 w:0)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(365), added: 2840, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(333), added: 2808, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:0)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:0)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn attest_looking(o: u32, ) -> Weight {
		// Proof in bytes, measured: 3548 + 712 o; estimated: 5896 + 3188 o.
		// Fastest run: 126_228 ns.
		Weight::from_parts(101_117_007, 5896)
			.saturating_add(Weight::from_parts(23_622_714, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 3188).saturating_mul(o.into()))
	}
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:16 w:16)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Orders` (r:16 w:32)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:16 w:16)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::PurchasingStatus` (r:1 w:0)
	/// Proof: `AutoPurchase::PurchasingStatus` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::PausedHouseholds` (r:1 w:0)
	/// Proof: `AutoPurchase::PausedHouseholds` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:16 w:16)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(365), added: 2840, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(333), added: 2808, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:0)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:0)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:66 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Catalogue` (r:512 w:16)
	/// Proof: `AutoPurchase::Catalogue` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Offers` (r:512 w:16)
	/// Proof: `AutoPurchase::Offers` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Partnerships` (r:64 w:0)
	/// Proof: `AutoPurchase::Partnerships` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:64 w:16)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Setbacks` (r:16 w:0)
	/// Proof: `AutoPurchase::Setbacks` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBasketOf` (r:64 w:0)
	/// Proof: `AutoPurchase::LastBasketOf` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Baskets` (r:64 w:16)
	/// Proof: `AutoPurchase::Baskets` (`max_values`: None, `max_size`: Some(171), added: 2646, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SpendingLimits` (r:1 w:1)
	/// Proof: `AutoPurchase::SpendingLimits` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::NextOrderId` (r:1 w:1)
	/// Proof: `AutoPurchase::NextOrderId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:16)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:16)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:16)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:0 w:16)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EpochTotals` (r:1 w:0)
	/// Proof: `Rewards::EpochTotals` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Shares` (r:1 w:0)
	/// Proof: `Rewards::Shares` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Households` (r:1 w:0)
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
	fn attest_buying(o: u32, ) -> Weight {
		// Proof in bytes, measured: 6683 + 8186 o; estimated: 6208 + 84416 o.
		// Fastest run: 863_408 ns.
		Weight::from_parts(387_942_719, 6208)
			.saturating_add(Weight::from_parts(481_389_131, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().reads((89_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(T::DbWeight::get().writes((13_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 84416).saturating_mul(o.into()))
	}
	/// Storage: `Attestations::States` (r:1 w:0)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn authorize_attest(r: u32, ) -> Weight {
		// Proof in bytes, measured: 1675; estimated: 5896.
		// Fastest run: 47_711 ns.
		Weight::from_parts(54_165_027, 5896)
			.saturating_add(Weight::from_parts(37_861, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	/// Storage: `Attestations::States` (r:1 w:0)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	fn attest_many(n: u32, ) -> Weight {
		// Proof in bytes, measured: 35; estimated: 5896.
		// Fastest run: 12_139 ns.
		Weight::from_parts(9_917_285, 5896)
			.saturating_add(Weight::from_parts(5_010_523, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Attestations::Commitments` (r:1 w:0)
	/// Proof: `Attestations::Commitments` (`max_values`: None, `max_size`: Some(1425), added: 3900, mode: `MaxEncodedLen`)
	fn prove_reading(d: u32, ) -> Weight {
		// Proof in bytes, measured: 1224; estimated: 4890.
		// Fastest run: 12_919 ns.
		Weight::from_parts(14_041_321, 4890)
			.saturating_add(Weight::from_parts(300_395, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
}
