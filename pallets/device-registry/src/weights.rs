//! Weights of `pallet_device_registry`, measured by `scripts/benchmark.sh`: do not edit.
//!
//! 2026-11-22, 50 steps, 20 repeats, AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight of each call and each step of block work.
pub trait WeightInfo {
	/// Weight of `register_manufacturer`.
	fn register_manufacturer() -> Weight;
	/// Weight of `force_approve_manufacturer`.
	fn force_approve_manufacturer() -> Weight;
	/// Weight of `claim`.
	fn claim() -> Weight;
	/// Weight of `configure_slot`.
	fn configure_slot() -> Weight;
	/// Weight of `set_profile`.
	fn set_profile() -> Weight;
	/// Weight of `rotate_voucher_key`.
	fn rotate_voucher_key() -> Weight;
	/// Weight of `restore_bond`.
	fn restore_bond() -> Weight;
	/// Weight of `leave`.
	fn leave() -> Weight;
	/// Weight of `purge_serials`, `n` from 1 to 64.
	fn purge_serials(n: u32, ) -> Weight;
	/// Weight of `revoke_serial`.
	fn revoke_serial() -> Weight;
	/// Weight of `publish_model`.
	fn publish_model() -> Weight;
	/// Weight of `withdraw_model`.
	fn withdraw_model() -> Weight;
	/// Weight of `force_suspend_manufacturer`.
	fn force_suspend_manufacturer() -> Weight;
	/// Weight of `force_reinstate_manufacturer`.
	fn force_reinstate_manufacturer() -> Weight;
	/// Weight of `force_slash_manufacturer`.
	fn force_slash_manufacturer() -> Weight;
	/// Weight of `claim_many`, `n` from 1 to 16.
	fn claim_many(n: u32, ) -> Weight;
	/// Weight of `offer_transfer`.
	fn offer_transfer() -> Weight;
	/// Weight of `cancel_transfer`.
	fn cancel_transfer() -> Weight;
	/// Weight of `accept_transfer`.
	fn accept_transfer() -> Weight;
	/// Weight of `release`.
	fn release() -> Weight;
	/// Weight of `claim_released`.
	fn claim_released() -> Weight;
	/// Weight of `rotate_key`.
	fn rotate_key() -> Weight;
	/// Weight of `suspend`.
	fn suspend() -> Weight;
	/// Weight of `resume`.
	fn resume() -> Weight;
	/// Weight of `retire`.
	fn retire() -> Weight;
	/// Weight of `rename_slot`.
	fn rename_slot() -> Weight;
	/// Weight of `remove_slot`.
	fn remove_slot() -> Weight;
	/// Weight of `set_report_interval`.
	fn set_report_interval() -> Weight;
	/// Weight of `suspend_device`.
	fn suspend_device() -> Weight;
	/// Weight of `reinstate_device`.
	fn reinstate_device() -> Weight;
	/// Weight of `revoke_device`.
	fn revoke_device() -> Weight;
	/// Weight of `appeal`.
	fn appeal() -> Weight;
	/// Weight of `resolve_appeal`.
	fn resolve_appeal() -> Weight;
	/// Weight of `withdraw_bond`.
	fn withdraw_bond() -> Weight;
	/// Weight of `retire_revoked`.
	fn retire_revoked() -> Weight;
	/// Weight of `verify_ed25519`.
	fn verify_ed25519() -> Weight;
	/// Weight of `verify_sr25519`.
	fn verify_sr25519() -> Weight;
	/// Weight of `verify_secp256k1`.
	fn verify_secp256k1() -> Weight;
	/// Weight of `verify_p256`.
	fn verify_p256() -> Weight;
}

/// Weights on a Substrate node with the runtime's database.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Departed` (r:1 w:0)
	/// Proof: `DeviceRegistry::Departed` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn register_manufacturer() -> Weight {
		// Proof in bytes, measured: 267; estimated: 3792.
		// Fastest run: 91_506 ns.
		Weight::from_parts(97_494_000, 3792)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn force_approve_manufacturer() -> Weight {
		// Proof in bytes, measured: 389; estimated: 3792.
		// Fastest run: 24_175 ns.
		Weight::from_parts(27_801_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Serials` (r:1 w:1)
	/// Proof: `DeviceRegistry::Serials` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceOfKey` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceOfKey` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::NextDeviceId` (r:1 w:1)
	/// Proof: `DeviceRegistry::NextDeviceId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(864), added: 3339, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DevicesOf` (r:0 w:1)
	/// Proof: `DeviceRegistry::DevicesOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:0 w:1)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:0 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// Proof in bytes, measured: 1719; estimated: 4329.
		// Fastest run: 318_622 ns.
		Weight::from_parts(351_501_000, 4329)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:1 w:1)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(1321), added: 3796, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:0 w:1)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn configure_slot() -> Weight {
		// Proof in bytes, measured: 3180; estimated: 4786.
		// Fastest run: 199_686 ns.
		Weight::from_parts(225_314_000, 4786)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn set_profile() -> Weight {
		// Proof in bytes, measured: 389; estimated: 3792.
		// Fastest run: 26_209 ns.
		Weight::from_parts(30_144_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn rotate_voucher_key() -> Weight {
		// Proof in bytes, measured: 389; estimated: 3792.
		// Fastest run: 26_530 ns.
		Weight::from_parts(31_917_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn restore_bond() -> Weight {
		// Proof in bytes, measured: 546; estimated: 3792.
		// Fastest run: 90_795 ns.
		Weight::from_parts(95_241_000, 3792)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn leave() -> Weight {
		// Proof in bytes, measured: 497; estimated: 3792.
		// Fastest run: 29_984 ns.
		Weight::from_parts(34_311_000, 3792)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Departed` (r:1 w:1)
	/// Proof: `DeviceRegistry::Departed` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Serials` (r:65 w:64)
	/// Proof: `DeviceRegistry::Serials` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn purge_serials(n: u32, ) -> Weight {
		// Proof in bytes, measured: 432 + 72 n; estimated: 3748 + 2589 n.
		// Fastest run: 95_642 ns.
		Weight::from_parts(108_723_072, 3748)
			.saturating_add(Weight::from_parts(9_693_978, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2589).saturating_mul(n.into()))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Serials` (r:1 w:1)
	/// Proof: `DeviceRegistry::Serials` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn revoke_serial() -> Weight {
		// Proof in bytes, measured: 672; estimated: 3792.
		// Fastest run: 103_984 ns.
		Weight::from_parts(108_591_000, 3792)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:1)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(864), added: 3339, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn publish_model() -> Weight {
		// Proof in bytes, measured: 823; estimated: 4329.
		// Fastest run: 116_002 ns.
		Weight::from_parts(123_243_000, 4329)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:1)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(864), added: 3339, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn withdraw_model() -> Weight {
		// Proof in bytes, measured: 1527; estimated: 4329.
		// Fastest run: 100_049 ns.
		Weight::from_parts(106_839_000, 4329)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn force_suspend_manufacturer() -> Weight {
		// Proof in bytes, measured: 423; estimated: 3792.
		// Fastest run: 25_057 ns.
		Weight::from_parts(28_783_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn force_reinstate_manufacturer() -> Weight {
		// Proof in bytes, measured: 423; estimated: 3792.
		// Fastest run: 24_657 ns.
		Weight::from_parts(27_380_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn force_slash_manufacturer() -> Weight {
		// Proof in bytes, measured: 672; estimated: 3792.
		// Fastest run: 63_173 ns.
		Weight::from_parts(67_950_000, 3792)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Serials` (r:16 w:16)
	/// Proof: `DeviceRegistry::Serials` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceOfKey` (r:16 w:16)
	/// Proof: `DeviceRegistry::DeviceOfKey` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::NextDeviceId` (r:1 w:1)
	/// Proof: `DeviceRegistry::NextDeviceId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(864), added: 3339, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DevicesOf` (r:0 w:16)
	/// Proof: `DeviceRegistry::DevicesOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:0 w:16)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:0 w:16)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn claim_many(n: u32, ) -> Weight {
		// Proof in bytes, measured: 1719; estimated: 4329 + 2589 n.
		// Fastest run: 334_296 ns.
		Weight::from_parts(190_244_074, 4329)
			.saturating_add(Weight::from_parts(259_574_685, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2589).saturating_mul(n.into()))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn offer_transfer() -> Weight {
		// Proof in bytes, measured: 838; estimated: 3808.
		// Fastest run: 44_867 ns.
		Weight::from_parts(65_807_000, 3808)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn cancel_transfer() -> Weight {
		// Proof in bytes, measured: 468; estimated: 3808.
		// Fastest run: 28_944 ns.
		Weight::from_parts(35_573_000, 3808)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:17 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(1321), added: 3796, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:17 w:16)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:16 w:16)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DevicesOf` (r:0 w:2)
	/// Proof: `DeviceRegistry::DevicesOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:0 w:16)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn accept_transfer() -> Weight {
		// Proof in bytes, measured: 3428; estimated: 46046.
		// Fastest run: 907_164 ns.
		Weight::from_parts(934_474_000, 46046)
			.saturating_add(T::DbWeight::get().reads(59_u64))
			.saturating_add(T::DbWeight::get().writes(58_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Proof in bytes, measured: 803; estimated: 3808.
		// Fastest run: 42_143 ns.
		Weight::from_parts(55_081_000, 3808)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::DeviceOfKey` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceOfKey` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:17 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(1321), added: 3796, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:17 w:16)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:16 w:16)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DevicesOf` (r:0 w:2)
	/// Proof: `DeviceRegistry::DevicesOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:0 w:16)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn claim_released() -> Weight {
		// Proof in bytes, measured: 3486; estimated: 46046.
		// Fastest run: 968_205 ns.
		Weight::from_parts(1_034_503_000, 46046)
			.saturating_add(T::DbWeight::get().reads(61_u64))
			.saturating_add(T::DbWeight::get().writes(58_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceOfKey` (r:1 w:2)
	/// Proof: `DeviceRegistry::DeviceOfKey` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn rotate_key() -> Weight {
		// Proof in bytes, measured: 633; estimated: 3808.
		// Fastest run: 106_157 ns.
		Weight::from_parts(122_952_000, 3808)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		// Proof in bytes, measured: 426; estimated: 3808.
		// Fastest run: 32_898 ns.
		Weight::from_parts(44_476_000, 3808)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof in bytes, measured: 426; estimated: 3808.
		// Fastest run: 33_339 ns.
		Weight::from_parts(42_624_000, 3808)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:17 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SanctionedDevices` (r:1 w:1)
	/// Proof: `DeviceRegistry::SanctionedDevices` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:17 w:16)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:16 w:16)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DevicesOf` (r:0 w:1)
	/// Proof: `DeviceRegistry::DevicesOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:0 w:1)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceOfKey` (r:0 w:1)
	/// Proof: `DeviceRegistry::DeviceOfKey` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Serials` (r:0 w:1)
	/// Proof: `DeviceRegistry::Serials` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:0 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(1321), added: 3796, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::Commitments` (r:0 w:1)
	/// Proof: `Attestations::Commitments` (`max_values`: None, `max_size`: Some(1425), added: 3900, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:0 w:16)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn retire() -> Weight {
		// Proof in bytes, measured: 3208; estimated: 46046.
		// Fastest run: 791_772 ns.
		Weight::from_parts(827_716_000, 46046)
			.saturating_add(T::DbWeight::get().reads(58_u64))
			.saturating_add(T::DbWeight::get().writes(61_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:1 w:1)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	fn rename_slot() -> Weight {
		// Proof in bytes, measured: 1138; estimated: 4186.
		// Fastest run: 46_309 ns.
		Weight::from_parts(53_700_000, 4186)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:1 w:1)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:1 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(1321), added: 3796, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:1 w:1)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:0 w:1)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:0 w:1)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn remove_slot() -> Weight {
		// Proof in bytes, measured: 3224; estimated: 4786.
		// Fastest run: 181_118 ns.
		Weight::from_parts(196_451_000, 4786)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn set_report_interval() -> Weight {
		// Proof in bytes, measured: 426; estimated: 3808.
		// Fastest run: 29_234 ns.
		Weight::from_parts(32_618_000, 3808)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SanctionedDevices` (r:1 w:1)
	/// Proof: `DeviceRegistry::SanctionedDevices` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	fn suspend_device() -> Weight {
		// Proof in bytes, measured: 918; estimated: 3808.
		// Fastest run: 53_298 ns.
		Weight::from_parts(57_195_000, 3808)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SanctionedDevices` (r:1 w:1)
	/// Proof: `DeviceRegistry::SanctionedDevices` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	fn reinstate_device() -> Weight {
		// Proof in bytes, measured: 1115; estimated: 3808.
		// Fastest run: 53_580 ns.
		Weight::from_parts(61_160_000, 3808)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:0)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SanctionedDevices` (r:1 w:1)
	/// Proof: `DeviceRegistry::SanctionedDevices` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	fn revoke_device() -> Weight {
		// Proof in bytes, measured: 918; estimated: 3808.
		// Fastest run: 58_176 ns.
		Weight::from_parts(84_926_000, 3808)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn appeal() -> Weight {
		// Proof in bytes, measured: 504; estimated: 3808.
		// Fastest run: 32_439 ns.
		Weight::from_parts(41_801_000, 3808)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SanctionedDevices` (r:1 w:1)
	/// Proof: `DeviceRegistry::SanctionedDevices` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	fn resolve_appeal() -> Weight {
		// Proof in bytes, measured: 731; estimated: 3808.
		// Fastest run: 45_026 ns.
		Weight::from_parts(62_152_000, 3808)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Departed` (r:0 w:1)
	/// Proof: `DeviceRegistry::Departed` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn withdraw_bond() -> Weight {
		// Proof in bytes, measured: 735; estimated: 3792.
		// Fastest run: 90_054 ns.
		Weight::from_parts(97_214_000, 3792)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:17 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SanctionedDevices` (r:1 w:1)
	/// Proof: `DeviceRegistry::SanctionedDevices` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::WatchedSlots` (r:1 w:1)
	/// Proof: `AutoPurchase::WatchedSlots` (`max_values`: None, `max_size`: Some(18), added: 2493, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::CoolingDown` (r:17 w:16)
	/// Proof: `AutoPurchase::CoolingDown` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Mandates` (r:16 w:16)
	/// Proof: `AutoPurchase::Mandates` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::Memberships` (r:1 w:1)
	/// Proof: `AutoPurchase::Memberships` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DevicesOf` (r:0 w:1)
	/// Proof: `DeviceRegistry::DevicesOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:0 w:1)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceOfKey` (r:0 w:1)
	/// Proof: `DeviceRegistry::DeviceOfKey` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Serials` (r:0 w:1)
	/// Proof: `DeviceRegistry::Serials` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::States` (r:0 w:1)
	/// Proof: `Attestations::States` (`max_values`: None, `max_size`: Some(1321), added: 3796, mode: `MaxEncodedLen`)
	/// Storage: `Attestations::Commitments` (r:0 w:1)
	/// Proof: `Attestations::Commitments` (`max_values`: None, `max_size`: Some(1425), added: 3900, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::ArrivingOrderOf` (r:0 w:16)
	/// Proof: `AutoPurchase::ArrivingOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn retire_revoked() -> Weight {
		// Proof in bytes, measured: 3208; estimated: 46046.
		// Fastest run: 790_692 ns.
		Weight::from_parts(835_638_000, 46046)
			.saturating_add(T::DbWeight::get().reads(58_u64))
			.saturating_add(T::DbWeight::get().writes(61_u64))
	}
	fn verify_ed25519() -> Weight {
		// Proof in bytes, measured: 0; estimated: 0.
		// Fastest run: 38_757 ns.
		Weight::from_parts(40_680_000, 0)
	}
	fn verify_sr25519() -> Weight {
		// Proof in bytes, measured: 0; estimated: 0.
		// Fastest run: 40_290 ns.
		Weight::from_parts(43_985_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		// Proof in bytes, measured: 0; estimated: 0.
		// Fastest run: 42_563 ns.
		Weight::from_parts(45_757_000, 0)
	}
	fn verify_p256() -> Weight {
		// Proof in bytes, measured: 0; estimated: 0.
		// Fastest run: 1_518_029 ns.
		Weight::from_parts(1_547_923_000, 0)
	}
}
