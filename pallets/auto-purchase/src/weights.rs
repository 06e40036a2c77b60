//! Weights of `pallet_auto_purchase`, measured by `scripts/benchmark.sh`: do not edit.
//!
//! 2026-11-26, 50 steps, 20 repeats, AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of each call and of each step of block work.
pub trait WeightInfo {
	/// Weight of `register_merchant`.
	fn register_merchant() -> Weight;
	/// Weight of `propose_partnership`.
	fn propose_partnership() -> Weight;
	/// Weight of `accept_partnership`.
	fn accept_partnership() -> Weight;
	/// Weight of `publish_offer`.
	fn publish_offer() -> Weight;
	/// Weight of `withdraw_offer`.
	fn withdraw_offer() -> Weight;
	/// Weight of `set_gate`.
	fn set_gate() -> Weight;
	/// Weight of `join`.
	fn join() -> Weight;
	/// Weight of `leave`.
	fn leave() -> Weight;
	/// Weight of `give_mandate`, `o` from 1 to 8.
	fn give_mandate(o: u32, ) -> Weight;
	/// Weight of `end_mandate`.
	fn end_mandate() -> Weight;
	/// Weight of `cancel`.
	fn cancel() -> Weight;
	/// Weight of `decline`.
	fn decline() -> Weight;
	/// Weight of `accept`.
	fn accept() -> Weight;
	/// Weight of `ship`.
	fn ship() -> Weight;
	/// Weight of `hand_over`.
	fn hand_over() -> Weight;
	/// Weight of `confirm`.
	fn confirm() -> Weight;
	/// Weight of `expire_refund`.
	fn expire_refund() -> Weight;
	/// Weight of `expire_payment`.
	fn expire_payment() -> Weight;
	/// Weight of `restore_bond`.
	fn restore_bond() -> Weight;
	/// Weight of `set_profile`.
	fn set_profile() -> Weight;
	/// Weight of `deregister`.
	fn deregister() -> Weight;
	/// Weight of `end_partnership`.
	fn end_partnership() -> Weight;
	/// Weight of `declare_affiliate`.
	fn declare_affiliate() -> Weight;
	/// Weight of `renew`.
	fn renew() -> Weight;
	/// Weight of `pause_purchases`.
	fn pause_purchases() -> Weight;
	/// Weight of `resume_purchases`.
	fn resume_purchases() -> Weight;
	/// Weight of `pause_slot`.
	fn pause_slot() -> Weight;
	/// Weight of `set_spending_limit`.
	fn set_spending_limit() -> Weight;
	/// Weight of `set_purchasing`.
	fn set_purchasing() -> Weight;
	/// Weight of `dispute`.
	fn dispute() -> Weight;
	/// Weight of `answer`.
	fn answer() -> Weight;
	/// Weight of `concede`.
	fn concede() -> Weight;
	/// Weight of `resolve`.
	fn resolve() -> Weight;
	/// Weight of `release_stranded`.
	fn release_stranded() -> Weight;
	/// Weight of `tick_base`.
	fn tick_base() -> Weight;
	/// Weight of `tick_hour`.
	fn tick_hour() -> Weight;
	/// Weight of `tick_refund`.
	fn tick_refund() -> Weight;
	/// Weight of `tick_payment`.
	fn tick_payment() -> Weight;
	/// Weight of `tick_write_off`.
	fn tick_write_off() -> Weight;
}

/// Weights on a Substrate node with the runtime's database.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn register_merchant() -> Weight {
		// Proof in bytes, measured: 370; estimated: 3757.
		// Fastest run: 68_261 ns.
		Weight::from_parts(104_875_000, 3757)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Partnerships` (r:1 w:1)
	/// Proof: `AutoPurchase::Partnerships` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn propose_partnership() -> Weight {
		// Proof in bytes, measured: 757; estimated: 3792.
		// Fastest run: 35_363 ns.
		Weight::from_parts(61_892_000, 3792)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AutoPurchase::Merchants` (r:1 w:0)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Partnerships` (r:1 w:1)
	/// Proof: `AutoPurchase::Partnerships` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn accept_partnership() -> Weight {
		// Proof in bytes, measured: 414; estimated: 3757.
		// Fastest run: 21_683 ns.
		Weight::from_parts(24_066_000, 3757)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::NextOfferId` (r:1 w:1)
	/// Proof: `AutoPurchase::NextOfferId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Offers` (r:0 w:1)
	/// Proof: `AutoPurchase::Offers` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Catalogue` (r:0 w:1)
	/// Proof: `AutoPurchase::Catalogue` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	fn publish_offer() -> Weight {
		// Proof in bytes, measured: 560; estimated: 3757.
		// Fastest run: 35_192 ns.
		Weight::from_parts(38_247_000, 3757)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `AutoPurchase::Offers` (r:1 w:1)
	/// Proof: `AutoPurchase::Offers` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Catalogue` (r:0 w:1)
	/// Proof: `AutoPurchase::Catalogue` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	fn withdraw_offer() -> Weight {
		// Proof in bytes, measured: 616; estimated: 3757.
		// Fastest run: 29_484 ns.
		Weight::from_parts(32_048_000, 3757)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(340), added: 2815, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Gates` (r:1 w:1)
	/// Proof: `AutoPurchase::Gates` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn set_gate() -> Weight {
		// Proof in bytes, measured: 943; estimated: 3805.
		// Fastest run: 29_353 ns.
		Weight::from_parts(32_628_000, 3805)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Gates` (r:1 w:0)
	/// Proof: `AutoPurchase::Gates` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(340), added: 2815, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn join() -> Weight {
		// Proof in bytes, measured: 1174; estimated: 3805.
		// Fastest run: 59_339 ns.
		Weight::from_parts(63_675_000, 3805)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `AutoPurchase::Memberships` (r:2 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::PausedHouseholds` (r:1 w:1)
	/// Proof: `AutoPurchase::PausedHouseholds` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn leave() -> Weight {
		// Proof in bytes, measured: 660; estimated: 6196.
		// Fastest run: 53_589 ns.
		Weight::from_parts(57_676_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:1 w:0)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Offers` (r:8 w:0)
	/// Proof: `AutoPurchase::Offers` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	fn give_mandate(o: u32, ) -> Weight {
		// Proof in bytes, measured: 1860 + 52 o; estimated: 4186 + 2605 o.
		// Fastest run: 74_260 ns.
		Weight::from_parts(101_073_998, 4186)
			.saturating_add(Weight::from_parts(4_672_344, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(Weight::from_parts(0, 2605).saturating_mul(o.into()))
	}
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn end_mandate() -> Weight {
		// Proof in bytes, measured: 755; estimated: 3807.
		// Fastest run: 40_510 ns.
		Weight::from_parts(63_825_000, 3807)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Offers` (r:1 w:1)
	/// Proof: `AutoPurchase::Offers` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:0 w:1)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Catalogue` (r:0 w:1)
	/// Proof: `AutoPurchase::Catalogue` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Proof in bytes, measured: 2205; estimated: 3807.
		// Fastest run: 112_437 ns.
		Weight::from_parts(183_703_000, 3807)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(15_u64))
	}
	/// Set by hand.
	fn decline() -> Weight {
		Self::cancel()
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:2)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn accept() -> Weight {
		// Proof in bytes, measured: 694; estimated: 3736.
		// Fastest run: 26_369 ns.
		Weight::from_parts(52_568_000, 3736)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:2)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn ship() -> Weight {
		// Proof in bytes, measured: 686; estimated: 3736.
		// Fastest run: 26_659 ns.
		Weight::from_parts(30_595_000, 3736)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:0)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn confirm() -> Weight {
		// Proof in bytes, measured: 2255; estimated: 6208.
		// Fastest run: 179_477 ns.
		Weight::from_parts(193_197_000, 6208)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn expire_refund() -> Weight {
		// Proof in bytes, measured: 2321; estimated: 6196.
		// Fastest run: 151_155 ns.
		Weight::from_parts(212_275_000, 6196)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(15_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:1)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:0)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn expire_payment() -> Weight {
		// Proof in bytes, measured: 2257; estimated: 6208.
		// Fastest run: 207_878 ns.
		Weight::from_parts(264_853_000, 6208)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn restore_bond() -> Weight {
		// Proof in bytes, measured: 747; estimated: 3757.
		// Fastest run: 67_030 ns.
		Weight::from_parts(95_552_000, 3757)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	fn set_profile() -> Weight {
		// Proof in bytes, measured: 372; estimated: 3757.
		// Fastest run: 17_826 ns.
		Weight::from_parts(24_866_000, 3757)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn deregister() -> Weight {
		// Proof in bytes, measured: 532; estimated: 3757.
		// Fastest run: 52_187 ns.
		Weight::from_parts(57_025_000, 3757)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AutoPurchase::Partnerships` (r:1 w:1)
	/// Proof: `AutoPurchase::Partnerships` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	fn end_partnership() -> Weight {
		// Proof in bytes, measured: 535; estimated: 3757.
		// Fastest run: 26_209 ns.
		Weight::from_parts(28_673_000, 3757)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Set by hand as `end_partnership`, until it is measured.
	fn declare_affiliate() -> Weight {
		Weight::from_parts(28_673_000, 3757)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Gates` (r:1 w:0)
	/// Proof: `AutoPurchase::Gates` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(340), added: 2815, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn renew() -> Weight {
		// Proof in bytes, measured: 1283; estimated: 3805.
		// Fastest run: 73_880 ns.
		Weight::from_parts(80_970_000, 3805)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `AutoPurchase::Memberships` (r:1 w:0)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::PausedHouseholds` (r:1 w:1)
	/// Proof: `AutoPurchase::PausedHouseholds` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn pause_purchases() -> Weight {
		// Proof in bytes, measured: 330; estimated: 3593.
		// Fastest run: 18_778 ns.
		Weight::from_parts(20_691_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Set by hand.
	fn pause_slot() -> Weight {
		Self::end_mandate()
	}
	/// Set by hand.
	fn set_spending_limit() -> Weight {
		Self::pause_purchases()
	}
	/// Storage: `AutoPurchase::PausedHouseholds` (r:1 w:1)
	/// Proof: `AutoPurchase::PausedHouseholds` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn resume_purchases() -> Weight {
		// Proof in bytes, measured: 287; estimated: 3513.
		// Fastest run: 13_710 ns.
		Weight::from_parts(15_643_000, 3513)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AutoPurchase::PurchasingStatus` (r:1 w:1)
	/// Proof: `AutoPurchase::PurchasingStatus` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	fn set_purchasing() -> Weight {
		// Proof in bytes, measured: 180; estimated: 1486.
		// Fastest run: 8_002 ns.
		Weight::from_parts(15_303_000, 1486)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:2)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:0 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn dispute() -> Weight {
		// Proof in bytes, measured: 894; estimated: 3748.
		// Fastest run: 77_325 ns.
		Weight::from_parts(132_036_000, 3748)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Set by hand.
	fn hand_over() -> Weight {
		Self::dispute()
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn answer() -> Weight {
		// Proof in bytes, measured: 869; estimated: 3736.
		// Fastest run: 29_423 ns.
		Weight::from_parts(46_699_000, 3736)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn concede() -> Weight {
		// Proof in bytes, measured: 2196; estimated: 3807.
		// Fastest run: 166_166 ns.
		Weight::from_parts(216_561_000, 3807)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// Storage: `AutoPurchase::Arbiter` (r:1 w:0)
	/// Proof: `AutoPurchase::Arbiter` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn resolve() -> Weight {
		// Proof in bytes, measured: 2491; estimated: 8817.
		// Fastest run: 233_697 ns.
		Weight::from_parts(324_572_000, 8817)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `AutoPurchase::Stranded` (r:1 w:1)
	/// Proof: `AutoPurchase::Stranded` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn release_stranded() -> Weight {
		// Proof in bytes, measured: 1209; estimated: 3768.
		// Fastest run: 59_308 ns.
		Weight::from_parts(85_056_000, 3768)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::DeadlineCursor` (r:1 w:1)
	/// Proof: `AutoPurchase::DeadlineCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn tick_base() -> Weight {
		// Proof in bytes, measured: 215; estimated: 1493.
		// Fastest run: 6_089 ns.
		Weight::from_parts(6_830_000, 1493)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::DeadlineCursor` (r:1 w:1)
	/// Proof: `AutoPurchase::DeadlineCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:1 w:0)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn tick_hour() -> Weight {
		// Proof in bytes, measured: 242; estimated: 3497.
		// Fastest run: 10_435 ns.
		Weight::from_parts(11_958_000, 3497)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::DeadlineCursor` (r:1 w:1)
	/// Proof: `AutoPurchase::DeadlineCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:2 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn tick_refund() -> Weight {
		// Proof in bytes, measured: 2477; estimated: 6196.
		// Fastest run: 163_033 ns.
		Weight::from_parts(230_192_000, 6196)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::DeadlineCursor` (r:1 w:1)
	/// Proof: `AutoPurchase::DeadlineCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:2 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:1)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:0)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn tick_payment() -> Weight {
		// Proof in bytes, measured: 2413; estimated: 6208.
		// Fastest run: 185_836 ns.
		Weight::from_parts(283_551_000, 6208)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(17_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::DeadlineCursor` (r:1 w:1)
	/// Proof: `AutoPurchase::DeadlineCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:2 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(271), added: 2746, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:1)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(292), added: 2767, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn tick_write_off() -> Weight {
		// Proof in bytes, measured: 2674; estimated: 8817.
		// Fastest run: 204_484 ns.
		Weight::from_parts(218_564_000, 8817)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
}
