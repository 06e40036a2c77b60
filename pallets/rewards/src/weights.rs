//! Weights of `pallet_rewards`, measured by `scripts/benchmark.sh`: do not edit.
//!
//! 2026-11-26, 50 steps, 20 repeats, AMD EPYC.

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
	/// Weight of `next_pending_epoch`.
	fn next_pending_epoch() -> Weight;
	/// Weight of `visit_epoch`.
	fn visit_epoch() -> Weight;
	/// Weight of `pay_share`.
	fn pay_share() -> Weight;
	/// Weight of `note_presence`.
	fn note_presence() -> Weight;
	/// Weight of `provide_liquidity`.
	fn provide_liquidity() -> Weight;
	/// Weight of `release_vested`.
	fn release_vested() -> Weight;
	/// Weight of `next_fund`.
	fn next_fund() -> Weight;
	/// Weight of `buy_back`.
	fn buy_back() -> Weight;
}

/// Weights on a Substrate node with the runtime's database.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(344), added: 2819, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::NextTokenId` (r:1 w:1)
	/// Proof: `Rewards::NextTokenId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Metadata` (r:1 w:1)
	/// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	///
	/// Set by hand: 64 more reads of `Assets::Asset`, one of `Rewards::Symbols`, one more account.
	fn create_program() -> Weight {
		Weight::from_parts(210_000_000, 180_000)
			.saturating_add(T::DbWeight::get().reads(72_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(344), added: 2819, mode: `MaxEncodedLen`)
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
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(298), added: 2773, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PendingPayouts` (r:0 w:1)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	///
	/// Set by hand: `AssetsFreezer::Freezes` (r:1 w:1), `AssetsFreezer::FrozenBalances` (r:1 w:1)
	fn claim_for() -> Weight {
		Weight::from_parts(115_485_000, 3809)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(344), added: 2819, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EpochTotals` (r:1 w:1)
	/// Proof: `Rewards::EpochTotals` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	fn change_terms() -> Weight {
		// Proof in bytes, measured: 854; estimated: 3809.
		// Fastest run: 26_850 ns.
		Weight::from_parts(29_875_000, 3809)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(344), added: 2819, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn close_program() -> Weight {
		// Proof in bytes, measured: 713; estimated: 3809.
		// Fastest run: 18_057 ns.
		Weight::from_parts(19_579_000, 3809)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(344), added: 2819, mode: `MaxEncodedLen`)
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
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(298), added: 2773, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PendingPayouts` (r:0 w:1)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	///
	/// Set by hand: `AssetsFreezer::Freezes` (r:1 w:1), `AssetsFreezer::FrozenBalances` (r:1 w:1)
	fn force_release() -> Weight {
		Weight::from_parts(113_902_000, 3809)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(344), added: 2819, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Shares` (r:1 w:1)
	/// Proof: `Rewards::Shares` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EpochTotals` (r:1 w:1)
	/// Proof: `Rewards::EpochTotals` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SanctionedDevices` (r:1 w:0)
	/// Proof: `DeviceRegistry::SanctionedDevices` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Households` (r:1 w:1)
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(298), added: 2773, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PendingPayouts` (r:0 w:1)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn forfeit() -> Weight {
		// Proof in bytes, measured: 1299; estimated: 3809.
		// Fastest run: 54_270 ns.
		Weight::from_parts(57_325_000, 3809)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(344), added: 2819, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Households` (r:1 w:1)
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(298), added: 2773, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Set by hand: `AssetsFreezer::Freezes` (r:1 w:1), `AssetsFreezer::FrozenBalances` (r:1 w:1)
	fn forget_household() -> Weight {
		Weight::from_parts(54_353_000, 3809)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Rewards::PendingPayouts` (r:1 w:0)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn next_pending_epoch() -> Weight {
		// Proof in bytes, measured: 391; estimated: 3558.
		// Fastest run: 7_120 ns.
		Weight::from_parts(7_952_000, 3558)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `Rewards::PendingPayouts` (r:2 w:1)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(344), added: 2819, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EpochTotals` (r:1 w:1)
	/// Proof: `Rewards::EpochTotals` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	fn visit_epoch() -> Weight {
		// Proof in bytes, measured: 789; estimated: 6126.
		// Fastest run: 27_872 ns.
		Weight::from_parts(31_106_000, 6126)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Rewards::PendingPayouts` (r:2 w:1)
	/// Proof: `Rewards::PendingPayouts` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(344), added: 2819, mode: `MaxEncodedLen`)
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
	/// Proof: `Rewards::Households` (`max_values`: None, `max_size`: Some(298), added: 2773, mode: `MaxEncodedLen`)
	///
	/// Set by hand: `AssetsFreezer::Freezes` (r:1 w:1), `AssetsFreezer::FrozenBalances` (r:1 w:1)
	fn pay_share() -> Weight {
		Weight::from_parts(137_948_000, 6168)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Set by hand.
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Rewards::Households` (r:1 w:1)
	fn note_presence() -> Weight {
		Weight::from_parts(20_000_000, 3_900)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Set by hand.
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Storage: `AssetConversion` (r:3 w:2), `Assets` (r:5 w:5), `PoolAssets` (r:4 w:4),
	/// `System::Account` (r:5 w:5)
	fn provide_liquidity() -> Weight {
		Weight::from_parts(420_000_000, 24_000)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(17_u64))
	}
	/// Set by hand.
	/// Storage: `Rewards::Programs` (r:1 w:0), `Rewards::Households` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1), `AssetsFreezer::FrozenBalances` (r:1 w:1)
	fn release_vested() -> Weight {
		Weight::from_parts(45_000_000, 3_900)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Set by hand.
	/// Storage: `Rewards::LastFund` (r:1 w:0), `Rewards::BurnFunds` (r:2 w:0)
	fn next_fund() -> Weight {
		Weight::from_parts(9_000_000, 6_200)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	/// Set by hand.
	/// Storage: `Rewards::LastFund` (r:0 w:1), `Rewards::BurnFunds` (r:1 w:1)
	/// Storage: `Rewards::Programs` (r:1 w:1), `Timestamp::Now` (r:1 w:0)
	/// Storage: `Assets::Asset` (r:1 w:1), `Assets::Account` (r:2 w:2), `System::Account` (r:2 w:2)
	/// Storage: `AssetConversion::PoolFees` (r:1 w:0), `AssetsFreezer` (r:1), `AssetsHolder` (r:1)
	fn buy_back() -> Weight {
		Weight::from_parts(220_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
}
