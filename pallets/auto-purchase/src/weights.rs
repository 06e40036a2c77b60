//! Weights of `pallet_auto_purchase`, measured by `scripts/benchmark.sh`: do not edit.
//!
//! 2026-11-27, 50 steps, 20 repeats, AMD EPYC.

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
	/// Weight of `pause_slot`.
	fn pause_slot() -> Weight;
	/// Weight of `set_spending_limit`.
	fn set_spending_limit() -> Weight;
	/// Weight of `resume_purchases`.
	fn resume_purchases() -> Weight;
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
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn register_merchant() -> Weight {
		// Proof in bytes, measured: 450; estimated: 3789.
		// Fastest run: 48_383 ns.
		Weight::from_parts(50_806_000, 3789)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(333), added: 2808, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Partnerships` (r:1 w:1)
	/// Proof: `AutoPurchase::Partnerships` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn propose_partnership() -> Weight {
		// Proof in bytes, measured: 1028; estimated: 3798.
		// Fastest run: 27_852 ns.
		Weight::from_parts(29_374_000, 3798)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Partnerships` (r:1 w:1)
	/// Proof: `AutoPurchase::Partnerships` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	fn accept_partnership() -> Weight {
		// Proof in bytes, measured: 726; estimated: 3789.
		// Fastest run: 20_230 ns.
		Weight::from_parts(21_562_000, 3789)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::NextOfferId` (r:1 w:1)
	/// Proof: `AutoPurchase::NextOfferId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Offers` (r:0 w:1)
	/// Proof: `AutoPurchase::Offers` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Catalogue` (r:0 w:1)
	/// Proof: `AutoPurchase::Catalogue` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
	fn publish_offer() -> Weight {
		// Proof in bytes, measured: 690; estimated: 3789.
		// Fastest run: 28_923 ns.
		Weight::from_parts(30_496_000, 3789)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `AutoPurchase::Offers` (r:1 w:1)
	/// Proof: `AutoPurchase::Offers` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Catalogue` (r:0 w:1)
	/// Proof: `AutoPurchase::Catalogue` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
	fn withdraw_offer() -> Weight {
		// Proof in bytes, measured: 745; estimated: 3789.
		// Fastest run: 23_675 ns.
		Weight::from_parts(25_037_000, 3789)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(333), added: 2808, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::AnnouncedGates` (r:1 w:1)
	/// Proof: `AutoPurchase::AnnouncedGates` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Gates` (r:0 w:1)
	/// Proof: `AutoPurchase::Gates` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn set_gate() -> Weight {
		// Proof in bytes, measured: 1435; estimated: 3837.
		// Fastest run: 34_411 ns.
		Weight::from_parts(36_104_000, 3837)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(333), added: 2808, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::AnnouncedGates` (r:1 w:0)
	/// Proof: `AutoPurchase::AnnouncedGates` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Gates` (r:1 w:0)
	/// Proof: `AutoPurchase::Gates` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn join() -> Weight {
		// Proof in bytes, measured: 1588; estimated: 3837.
		// Fastest run: 53_200 ns.
		Weight::from_parts(55_533_000, 3837)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `AutoPurchase::Memberships` (r:2 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::PausedHouseholds` (r:1 w:1)
	/// Proof: `AutoPurchase::PausedHouseholds` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SpendingLimits` (r:0 w:1)
	/// Proof: `AutoPurchase::SpendingLimits` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	fn leave() -> Weight {
		// Proof in bytes, measured: 713; estimated: 6228.
		// Fastest run: 44_647 ns.
		Weight::from_parts(46_770_000, 6228)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(365), added: 2840, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:1 w:0)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Offers` (r:8 w:0)
	/// Proof: `AutoPurchase::Offers` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::NextOrderId` (r:1 w:0)
	/// Proof: `AutoPurchase::NextOrderId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn give_mandate(o: u32, ) -> Weight {
		// Proof in bytes, measured: 3724 + 52 o; estimated: 5896 + 2638 o.
		// Fastest run: 89_804 ns.
		Weight::from_parts(92_845_702, 5896)
			.saturating_add(Weight::from_parts(2_700_818, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(0, 2638).saturating_mul(o.into()))
	}
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	fn end_mandate() -> Weight {
		// Proof in bytes, measured: 2185; estimated: 5896.
		// Fastest run: 36_294 ns.
		Weight::from_parts(38_096_000, 5896)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SpendingLimits` (r:1 w:0)
	/// Proof: `AutoPurchase::SpendingLimits` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Baskets` (r:1 w:1)
	/// Proof: `AutoPurchase::Baskets` (`max_values`: None, `max_size`: Some(171), added: 2646, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBasketOf` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBasketOf` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:1 w:1)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Offers` (r:1 w:1)
	/// Proof: `AutoPurchase::Offers` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Catalogue` (r:0 w:1)
	/// Proof: `AutoPurchase::Catalogue` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Proof in bytes, measured: 4269; estimated: 5896.
		// Fastest run: 145_197 ns.
		Weight::from_parts(151_496_000, 5896)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(17_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SpendingLimits` (r:1 w:0)
	/// Proof: `AutoPurchase::SpendingLimits` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Baskets` (r:1 w:1)
	/// Proof: `AutoPurchase::Baskets` (`max_values`: None, `max_size`: Some(171), added: 2646, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBasketOf` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBasketOf` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Setbacks` (r:1 w:1)
	/// Proof: `AutoPurchase::Setbacks` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Offers` (r:1 w:1)
	/// Proof: `AutoPurchase::Offers` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ComplaintsAbout` (r:1 w:1)
	/// Proof: `AutoPurchase::ComplaintsAbout` (`max_values`: None, `max_size`: Some(633), added: 3108, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Catalogue` (r:0 w:1)
	/// Proof: `AutoPurchase::Catalogue` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
	fn decline() -> Weight {
		// Proof in bytes, measured: 4324; estimated: 5896.
		// Fastest run: 155_242 ns.
		Weight::from_parts(160_109_000, 5896)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:2)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn accept() -> Weight {
		// Proof in bytes, measured: 847; estimated: 3850.
		// Fastest run: 21_913 ns.
		Weight::from_parts(23_375_000, 3850)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:2)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastShippedOf` (r:0 w:1)
	/// Proof: `AutoPurchase::LastShippedOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn ship() -> Weight {
		// Proof in bytes, measured: 839; estimated: 3850.
		// Fastest run: 23_405 ns.
		Weight::from_parts(25_067_000, 3850)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastShippedOf` (r:1 w:0)
	/// Proof: `AutoPurchase::LastShippedOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:1 w:1)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn hand_over() -> Weight {
		// Proof in bytes, measured: 2690; estimated: 5896.
		// Fastest run: 125_157 ns.
		Weight::from_parts(129_223_000, 5896)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Baskets` (r:1 w:1)
	/// Proof: `AutoPurchase::Baskets` (`max_values`: None, `max_size`: Some(171), added: 2646, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBasketOf` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBasketOf` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:1 w:1)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:0)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Setbacks` (r:1 w:1)
	/// Proof: `AutoPurchase::Setbacks` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn confirm() -> Weight {
		// Proof in bytes, measured: 5048; estimated: 6208.
		// Fastest run: 299_197 ns.
		Weight::from_parts(315_851_000, 6208)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Baskets` (r:1 w:1)
	/// Proof: `AutoPurchase::Baskets` (`max_values`: None, `max_size`: Some(171), added: 2646, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SpendingLimits` (r:1 w:0)
	/// Proof: `AutoPurchase::SpendingLimits` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBasketOf` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBasketOf` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ComplaintsAbout` (r:1 w:1)
	/// Proof: `AutoPurchase::ComplaintsAbout` (`max_values`: None, `max_size`: Some(633), added: 3108, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Setbacks` (r:1 w:1)
	/// Proof: `AutoPurchase::Setbacks` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn expire_refund() -> Weight {
		// Proof in bytes, measured: 4443; estimated: 6196.
		// Fastest run: 186_258 ns.
		Weight::from_parts(194_511_000, 6196)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(19_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SpendingLimits` (r:1 w:0)
	/// Proof: `AutoPurchase::SpendingLimits` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(365), added: 2840, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Baskets` (r:1 w:1)
	/// Proof: `AutoPurchase::Baskets` (`max_values`: None, `max_size`: Some(171), added: 2646, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBasketOf` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBasketOf` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:1)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ComplaintsAbout` (r:1 w:1)
	/// Proof: `AutoPurchase::ComplaintsAbout` (`max_values`: None, `max_size`: Some(633), added: 3108, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Setbacks` (r:1 w:1)
	/// Proof: `AutoPurchase::Setbacks` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn expire_payment() -> Weight {
		// Proof in bytes, measured: 4570; estimated: 6208.
		// Fastest run: 201_260 ns.
		Weight::from_parts(208_662_000, 6208)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(19_u64))
	}
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	fn restore_bond() -> Weight {
		// Proof in bytes, measured: 879; estimated: 3789.
		// Fastest run: 52_588 ns.
		Weight::from_parts(55_713_000, 3789)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	fn set_profile() -> Weight {
		// Proof in bytes, measured: 465; estimated: 3789.
		// Fastest run: 13_340 ns.
		Weight::from_parts(14_501_000, 3789)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ComplaintsAbout` (r:0 w:1)
	/// Proof: `AutoPurchase::ComplaintsAbout` (`max_values`: None, `max_size`: Some(633), added: 3108, mode: `MaxEncodedLen`)
	fn deregister() -> Weight {
		// Proof in bytes, measured: 691; estimated: 3789.
		// Fastest run: 42_313 ns.
		Weight::from_parts(44_637_000, 3789)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `AutoPurchase::Partnerships` (r:1 w:1)
	/// Proof: `AutoPurchase::Partnerships` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	fn end_partnership() -> Weight {
		// Proof in bytes, measured: 769; estimated: 3789.
		// Fastest run: 20_700 ns.
		Weight::from_parts(21_933_000, 3789)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AutoPurchase::Partnerships` (r:1 w:1)
	/// Proof: `AutoPurchase::Partnerships` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	fn declare_affiliate() -> Weight {
		// Proof in bytes, measured: 468; estimated: 3704.
		// Fastest run: 14_381 ns.
		Weight::from_parts(15_463_000, 3704)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::AnnouncedGates` (r:1 w:0)
	/// Proof: `AutoPurchase::AnnouncedGates` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:0)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:1)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:1)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn renew() -> Weight {
		// Proof in bytes, measured: 1719; estimated: 3837.
		// Fastest run: 64_306 ns.
		Weight::from_parts(67_701_000, 3837)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `AutoPurchase::Memberships` (r:1 w:0)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::PausedHouseholds` (r:1 w:1)
	/// Proof: `AutoPurchase::PausedHouseholds` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn pause_purchases() -> Weight {
		// Proof in bytes, measured: 391; estimated: 3609.
		// Fastest run: 17_176 ns.
		Weight::from_parts(18_388_000, 3609)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AutoPurchase::Mandates` (r:1 w:0)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:1 w:1)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn pause_slot() -> Weight {
		// Proof in bytes, measured: 942; estimated: 4178.
		// Fastest run: 17_536 ns.
		Weight::from_parts(18_868_000, 4178)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AutoPurchase::Memberships` (r:1 w:0)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SpendingLimits` (r:1 w:1)
	/// Proof: `AutoPurchase::SpendingLimits` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::NextOrderId` (r:1 w:0)
	/// Proof: `AutoPurchase::NextOrderId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_spending_limit() -> Weight {
		// Proof in bytes, measured: 1221; estimated: 4270.
		// Fastest run: 19_760 ns.
		Weight::from_parts(21_001_000, 4270)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AutoPurchase::PausedHouseholds` (r:1 w:1)
	/// Proof: `AutoPurchase::PausedHouseholds` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn resume_purchases() -> Weight {
		// Proof in bytes, measured: 357; estimated: 3521.
		// Fastest run: 14_792 ns.
		Weight::from_parts(15_944_000, 3521)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AutoPurchase::PurchasingStatus` (r:1 w:1)
	/// Proof: `AutoPurchase::PurchasingStatus` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	fn set_purchasing() -> Weight {
		// Proof in bytes, measured: 207; estimated: 1486.
		// Fastest run: 6_680 ns.
		Weight::from_parts(7_251_000, 1486)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Setbacks` (r:1 w:1)
	/// Proof: `AutoPurchase::Setbacks` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:2)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:0 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn dispute() -> Weight {
		// Proof in bytes, measured: 1891; estimated: 3939.
		// Fastest run: 82_663 ns.
		Weight::from_parts(86_439_000, 3939)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn answer() -> Weight {
		// Proof in bytes, measured: 1016; estimated: 3850.
		// Fastest run: 24_817 ns.
		Weight::from_parts(26_469_000, 3850)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SpendingLimits` (r:1 w:0)
	/// Proof: `AutoPurchase::SpendingLimits` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Baskets` (r:1 w:1)
	/// Proof: `AutoPurchase::Baskets` (`max_values`: None, `max_size`: Some(171), added: 2646, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBasketOf` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBasketOf` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ComplaintsAbout` (r:1 w:1)
	/// Proof: `AutoPurchase::ComplaintsAbout` (`max_values`: None, `max_size`: Some(633), added: 3108, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Setbacks` (r:1 w:1)
	/// Proof: `AutoPurchase::Setbacks` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn concede() -> Weight {
		// Proof in bytes, measured: 4180; estimated: 5896.
		// Fastest run: 167_420 ns.
		Weight::from_parts(174_671_000, 5896)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(17_u64))
	}
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Programs` (r:1 w:1)
	/// Proof: `Rewards::Programs` (`max_values`: None, `max_size`: Some(372), added: 2847, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SpendingLimits` (r:1 w:0)
	/// Proof: `AutoPurchase::SpendingLimits` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Baskets` (r:1 w:1)
	/// Proof: `AutoPurchase::Baskets` (`max_values`: None, `max_size`: Some(171), added: 2646, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBasketOf` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBasketOf` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:1 w:1)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ComplaintsAbout` (r:1 w:1)
	/// Proof: `AutoPurchase::ComplaintsAbout` (`max_values`: None, `max_size`: Some(633), added: 3108, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Setbacks` (r:1 w:1)
	/// Proof: `AutoPurchase::Setbacks` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:0 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn resolve() -> Weight {
		// Proof in bytes, measured: 5048; estimated: 11426.
		// Fastest run: 359_226 ns.
		Weight::from_parts(382_882_000, 11426)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(24_u64))
	}
	/// Storage: `AutoPurchase::Stranded` (r:1 w:1)
	/// Proof: `AutoPurchase::Stranded` (`max_values`: None, `max_size`: Some(101), added: 2576, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn release_stranded() -> Weight {
		// Proof in bytes, measured: 1299; estimated: 3804.
		// Fastest run: 49_174 ns.
		Weight::from_parts(52_318_000, 3804)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBlockAt` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBlockAt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::MaxBlockGap` (r:1 w:0)
	/// Proof: `AutoPurchase::MaxBlockGap` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::DeadlineCursor` (r:1 w:1)
	/// Proof: `AutoPurchase::DeadlineCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn tick_base() -> Weight {
		// Proof in bytes, measured: 242; estimated: 1493.
		// Fastest run: 6_780 ns.
		Weight::from_parts(7_330_000, 1493)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBlockAt` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBlockAt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::MaxBlockGap` (r:1 w:0)
	/// Proof: `AutoPurchase::MaxBlockGap` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::DeadlineCursor` (r:1 w:1)
	/// Proof: `AutoPurchase::DeadlineCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:1 w:0)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn tick_hour() -> Weight {
		// Proof in bytes, measured: 269; estimated: 3497.
		// Fastest run: 10_044 ns.
		Weight::from_parts(10_666_000, 3497)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBlockAt` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBlockAt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::MaxBlockGap` (r:1 w:0)
	/// Proof: `AutoPurchase::MaxBlockGap` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::DeadlineCursor` (r:1 w:1)
	/// Proof: `AutoPurchase::DeadlineCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:2 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Baskets` (r:1 w:1)
	/// Proof: `AutoPurchase::Baskets` (`max_values`: None, `max_size`: Some(171), added: 2646, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SpendingLimits` (r:1 w:0)
	/// Proof: `AutoPurchase::SpendingLimits` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBasketOf` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBasketOf` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ComplaintsAbout` (r:1 w:1)
	/// Proof: `AutoPurchase::ComplaintsAbout` (`max_values`: None, `max_size`: Some(633), added: 3108, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Setbacks` (r:1 w:1)
	/// Proof: `AutoPurchase::Setbacks` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn tick_refund() -> Weight {
		// Proof in bytes, measured: 4604; estimated: 6196.
		// Fastest run: 199_547 ns.
		Weight::from_parts(208_231_000, 6196)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(21_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBlockAt` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBlockAt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::MaxBlockGap` (r:1 w:0)
	/// Proof: `AutoPurchase::MaxBlockGap` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::DeadlineCursor` (r:1 w:1)
	/// Proof: `AutoPurchase::DeadlineCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:2 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SpendingLimits` (r:1 w:0)
	/// Proof: `AutoPurchase::SpendingLimits` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(365), added: 2840, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Baskets` (r:1 w:1)
	/// Proof: `AutoPurchase::Baskets` (`max_values`: None, `max_size`: Some(171), added: 2646, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBasketOf` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBasketOf` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:1)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ComplaintsAbout` (r:1 w:1)
	/// Proof: `AutoPurchase::ComplaintsAbout` (`max_values`: None, `max_size`: Some(633), added: 3108, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Setbacks` (r:1 w:1)
	/// Proof: `AutoPurchase::Setbacks` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn tick_payment() -> Weight {
		// Proof in bytes, measured: 4730; estimated: 6208.
		// Fastest run: 214_560 ns.
		Weight::from_parts(222_933_000, 6208)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(21_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBlockAt` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBlockAt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::MaxBlockGap` (r:1 w:0)
	/// Proof: `AutoPurchase::MaxBlockGap` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::DeadlineCursor` (r:1 w:1)
	/// Proof: `AutoPurchase::DeadlineCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Deadlines` (r:2 w:1)
	/// Proof: `AutoPurchase::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Orders` (r:1 w:1)
	/// Proof: `AutoPurchase::Orders` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::HaltedSeconds` (r:1 w:0)
	/// Proof: `AutoPurchase::HaltedSeconds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(339), added: 2814, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::SpendingLimits` (r:1 w:0)
	/// Proof: `AutoPurchase::SpendingLimits` (`max_values`: None, `max_size`: Some(805), added: 3280, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(365), added: 2840, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Merchants` (r:1 w:1)
	/// Proof: `AutoPurchase::Merchants` (`max_values`: None, `max_size`: Some(324), added: 2799, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Disputes` (r:1 w:1)
	/// Proof: `AutoPurchase::Disputes` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Baskets` (r:1 w:1)
	/// Proof: `AutoPurchase::Baskets` (`max_values`: None, `max_size`: Some(171), added: 2646, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::LastBasketOf` (r:1 w:1)
	/// Proof: `AutoPurchase::LastBasketOf` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:1 w:1)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(2431), added: 4906, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ComplaintsAbout` (r:1 w:1)
	/// Proof: `AutoPurchase::ComplaintsAbout` (`max_values`: None, `max_size`: Some(633), added: 3108, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Setbacks` (r:1 w:1)
	/// Proof: `AutoPurchase::Setbacks` (`max_values`: None, `max_size`: Some(474), added: 2949, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersAt` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersAt` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OrdersOf` (r:0 w:1)
	/// Proof: `AutoPurchase::OrdersOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn tick_write_off() -> Weight {
		// Proof in bytes, measured: 4667; estimated: 6208.
		// Fastest run: 193_258 ns.
		Weight::from_parts(202_863_000, 6208)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(19_u64))
	}
}
