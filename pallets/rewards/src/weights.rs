//! Weights of `pallet_rewards`, measured by `scripts/benchmark.sh`: do not edit.
//!
//! 2026-11-27, 50 steps, 20 repeats, AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of each call and of each step of block work.
pub trait WeightInfo {
	/// Weight of `create_program`.
	fn create_program() -> Weight;
	/// Weight of `claim_for`.
	fn claim_for() -> Weight;
	/// Weight of `provide_liquidity`.
	fn provide_liquidity() -> Weight;
	/// Weight of `change_terms`.
	fn change_terms() -> Weight;
	/// Weight of `close_program`.
	fn close_program() -> Weight;
	/// Weight of `force_release`.
	fn force_release() -> Weight;
	/// Weight of `forfeit`.
	fn forfeit() -> Weight;
	/// Weight of `forget_household`.
	fn forget_household() -> Weight;
	/// Weight of `note_presence`.
	fn note_presence() -> Weight;
	/// Weight of `release_vested`.
	fn release_vested() -> Weight;
	/// Weight of `next_fund`.
	fn next_fund() -> Weight;
	/// Weight of `buy_back`.
	fn buy_back() -> Weight;
	/// Weight of `next_pending_epoch`.
	fn next_pending_epoch() -> Weight;
	/// Weight of `visit_epoch`.
	fn visit_epoch() -> Weight;
	/// Weight of `pay_share`.
	fn pay_share() -> Weight;
}

/// Weights on a Substrate node with the runtime's database.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(333), added: 2808, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Symbols` (r:1 w:1)
	/// Proof: `Rewards::Symbols` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::NextTokenId` (r:1 w:1)
	/// Proof: `Rewards::NextTokenId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:65 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Metadata` (r:1 w:1)
	/// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn create_program() -> Weight {
		// Proof in bytes, measured: 4534; estimated: 175515.
		// Fastest run: 210_394 ns.
		Weight::from_parts(218_346_000, 175515)
			.saturating_add(T::DbWeight::get().reads(73_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Shares` (r:1 w:1)
	/// Proof: `Rewards::Shares` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EpochTotals` (r:1 w:1)
	/// Proof: `Rewards::EpochTotals` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SanctionedDevices` (r:1 w:0)
	/// Proof: `DeviceRegistry::SanctionedDevices` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Households` (r:1 w:1)
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PendingPayouts` (r:0 w:1)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn claim_for() -> Weight {
		// Proof in bytes, measured: 1854; estimated: 3853.
		// Fastest run: 78_958 ns.
		Weight::from_parts(82_893_000, 3853)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Exchange::Pools` (r:1 w:1)
	/// Proof: `Exchange::Pools` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Exchange::NextPoolAssetId` (r:1 w:1)
	/// Proof: `Exchange::NextPoolAssetId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `PoolAssets::Asset` (r:1 w:1)
	/// Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `PoolAssets::Account` (r:2 w:2)
	/// Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:2 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	fn provide_liquidity() -> Weight {
		// Proof in bytes, measured: 1584; estimated: 8817.
		// Fastest run: 284_595 ns.
		Weight::from_parts(295_821_000, 8817)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(17_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EpochTotals` (r:1 w:1)
	/// Proof: `Rewards::EpochTotals` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	fn change_terms() -> Weight {
		// Proof in bytes, measured: 926; estimated: 3837.
		// Fastest run: 19_609 ns.
		Weight::from_parts(20_891_000, 3837)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn close_program() -> Weight {
		// Proof in bytes, measured: 785; estimated: 3837.
		// Fastest run: 13_911 ns.
		Weight::from_parts(14_903_000, 3837)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Shares` (r:1 w:1)
	/// Proof: `Rewards::Shares` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EpochTotals` (r:1 w:1)
	/// Proof: `Rewards::EpochTotals` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SanctionedDevices` (r:1 w:0)
	/// Proof: `DeviceRegistry::SanctionedDevices` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Households` (r:1 w:1)
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PendingPayouts` (r:0 w:1)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn force_release() -> Weight {
		// Proof in bytes, measured: 1943; estimated: 3853.
		// Fastest run: 78_608 ns.
		Weight::from_parts(83_585_000, 3853)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Shares` (r:1 w:1)
	/// Proof: `Rewards::Shares` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EpochTotals` (r:1 w:1)
	/// Proof: `Rewards::EpochTotals` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SanctionedDevices` (r:1 w:0)
	/// Proof: `DeviceRegistry::SanctionedDevices` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Households` (r:1 w:1)
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PendingPayouts` (r:0 w:1)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn forfeit() -> Weight {
		// Proof in bytes, measured: 1387; estimated: 3853.
		// Fastest run: 41_422 ns.
		Weight::from_parts(43_866_000, 3853)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Households` (r:1 w:1)
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn forget_household() -> Weight {
		// Proof in bytes, measured: 1317; estimated: 3853.
		// Fastest run: 36_735 ns.
		Weight::from_parts(38_578_000, 3853)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Households` (r:1 w:1)
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
	fn note_presence() -> Weight {
		// Proof in bytes, measured: 1055; estimated: 3853.
		// Fastest run: 13_851 ns.
		Weight::from_parts(15_203_000, 3853)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Households` (r:1 w:1)
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn release_vested() -> Weight {
		// Proof in bytes, measured: 1207; estimated: 3853.
		// Fastest run: 35_193 ns.
		Weight::from_parts(37_376_000, 3853)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Rewards::LastFund` (r:1 w:0)
	/// Proof: `Rewards::LastFund` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::BurnFunds` (r:2 w:0)
	/// Proof: `Rewards::BurnFunds` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn next_fund() -> Weight {
		// Proof in bytes, measured: 294; estimated: 6118.
		// Fastest run: 9_354 ns.
		Weight::from_parts(10_125_000, 6118)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	/// Storage: `Rewards::LastFund` (r:1 w:1)
	/// Proof: `Rewards::LastFund` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::BurnFunds` (r:2 w:1)
	/// Proof: `Rewards::BurnFunds` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:2 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Exchange::PoolFees` (r:1 w:0)
	/// Proof: `Exchange::PoolFees` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	fn buy_back() -> Weight {
		// Proof in bytes, measured: 1531; estimated: 6208.
		// Fastest run: 197_095 ns.
		Weight::from_parts(204_756_000, 6208)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Rewards::PendingPayouts` (r:1 w:0)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn next_pending_epoch() -> Weight {
		// Proof in bytes, measured: 401; estimated: 3558.
		// Fastest run: 5_027 ns.
		Weight::from_parts(5_468_000, 3558)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `Rewards::PendingPayouts` (r:2 w:1)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EpochTotals` (r:1 w:1)
	/// Proof: `Rewards::EpochTotals` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	fn visit_epoch() -> Weight {
		// Proof in bytes, measured: 863; estimated: 6126.
		// Fastest run: 20_831 ns.
		Weight::from_parts(22_093_000, 6126)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Rewards::PendingPayouts` (r:2 w:1)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Shares` (r:2 w:1)
	/// Proof: `Rewards::Shares` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EpochTotals` (r:1 w:1)
	/// Proof: `Rewards::EpochTotals` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SanctionedDevices` (r:1 w:0)
	/// Proof: `DeviceRegistry::SanctionedDevices` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Households` (r:1 w:1)
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(388), added: 2863, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn pay_share() -> Weight {
		// Proof in bytes, measured: 2226; estimated: 6168.
		// Fastest run: 100_690 ns.
		Weight::from_parts(105_327_000, 6168)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
}
