//! Weights of `pallet_attestations`, measured by `scripts/benchmark.sh`: do not edit.
//!
//! 2026-11-22, 50 steps, 20 repeats, AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call and each step of block work takes.
pub trait WeightInfo {
	/// Weight of `attest`, `r` from 0 to 240, `k` from 1 to 16.
	fn attest(r: u32, k: u32, ) -> Weight;
	/// Weight of `attest_news`, `s` from 1 to 64.
	fn attest_news(s: u32, ) -> Weight;
	/// Weight of `attest_evidence`.
	fn attest_evidence() -> Weight;
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
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(1305), added: 3780, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:1 w:0)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SlotsOfConcern` (r:1 w:0)
	/// Proof: `AutoPurchase::SlotsOfConcern` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	fn attest(r: u32, k: u32, ) -> Weight {
		// Proof in bytes, measured: 2526; estimated: 4770.
		// Fastest run: 155_251 ns.
		Weight::from_parts(203_587_077, 4770)
			.saturating_add(Weight::from_parts(450_413, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(1_126_785, 0).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(1305), added: 3780, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:1 w:0)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SlotsOfConcern` (r:1 w:0)
	/// Proof: `AutoPurchase::SlotsOfConcern` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PointsOf` (r:1 w:1)
	/// Proof: `Rewards::PointsOf` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EpochTotals` (r:1 w:1)
	/// Proof: `Rewards::EpochTotals` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PendingPayouts` (r:0 w:1)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn attest_news(s: u32, ) -> Weight {
		// Proof in bytes, measured: 2744; estimated: 4770.
		// Fastest run: 198_203 ns.
		Weight::from_parts(294_516_439, 4770)
			.saturating_add(Weight::from_parts(35_097_619, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(1305), added: 3780, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:1 w:0)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SlotsOfConcern` (r:1 w:0)
	/// Proof: `AutoPurchase::SlotsOfConcern` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::Commitments` (r:1 w:1)
	/// Proof: `Attestations::Commitments` (`max_values`: None, `max_size`: Some(1425), added: 3900, mode: `MaxEncodedLen`)
	fn attest_evidence() -> Weight {
		// Proof in bytes, measured: 3750; estimated: 4890.
		// Fastest run: 148_861 ns.
		Weight::from_parts(193_697_000, 4890)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(1305), added: 3780, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:1 w:0)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(182), added: 2657, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SlotsOfConcern` (r:1 w:1)
	/// Proof: `AutoPurchase::SlotsOfConcern` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:16 w:16)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Orders` (r:16 w:32)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:16 w:16)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(235), added: 2710, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Offers` (r:128 w:16)
	/// Proof: `AutoPurchase::Offers` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:0)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:0)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Partnerships` (r:1 w:0)
	/// Proof: `AutoPurchase::Partnerships` (`max_values`: None, `max_size`: Some(101), added: 2576, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::NextOrderId` (r:1 w:1)
	/// Proof: `AutoPurchase::NextOrderId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:32)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:32)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:32)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn attest_buying(o: u32, ) -> Weight {
		// Proof in bytes, measured: 4723 + 846 o; estimated: 6196 + 20840 o.
		// Fastest run: 654_430 ns.
		Weight::from_parts(324_336_926, 6196)
			.saturating_add(Weight::from_parts(401_112_168, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().reads((11_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes((11_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 20840).saturating_mul(o.into()))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:0)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(1305), added: 3780, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:1 w:0)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn authorize_attest(r: u32, ) -> Weight {
		// Proof in bytes, measured: 2051; estimated: 4770.
		// Fastest run: 102_051 ns.
		Weight::from_parts(150_957_411, 4770)
			.saturating_add(Weight::from_parts(29_569, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn attest_many(n: u32, ) -> Weight {
		// Proof in bytes, measured: 172; estimated: 3808.
		// Fastest run: 36_263 ns.
		Weight::from_parts(64_348_868, 3808)
			.saturating_add(Weight::from_parts(8_319_573, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Attestations::Commitments` (r:1 w:0)
	/// Proof: `Attestations::Commitments` (`max_values`: None, `max_size`: Some(1425), added: 3900, mode: `MaxEncodedLen`)
	fn prove_reading(d: u32, ) -> Weight {
		// Proof in bytes, measured: 1224; estimated: 4890.
		// Fastest run: 27_370 ns.
		Weight::from_parts(42_587_663, 4890)
			.saturating_add(Weight::from_parts(343_656, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
}
