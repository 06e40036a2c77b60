//! Weights of `pallet_device_registry`, measured by `scripts/benchmark.sh`: do not edit.
//!
//! 2026-11-26, 50 steps, 20 repeats, AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of each call and of each step of block work.
pub trait WeightInfo {
	/// Weight of `register_manufacturer`.
	fn register_manufacturer() -> Weight;
	/// Weight of `set_profile`.
	fn set_profile() -> Weight;
	/// Weight of `add_voucher_key`.
	fn add_voucher_key() -> Weight;
	/// Weight of `close_voucher_key`.
	fn close_voucher_key() -> Weight;
	/// Weight of `restore_bond`.
	fn restore_bond() -> Weight;
	/// Weight of `leave`.
	fn leave() -> Weight;
	/// Weight of `withdraw_bond`.
	fn withdraw_bond() -> Weight;
	/// Weight of `publish_model`.
	fn publish_model() -> Weight;
	/// Weight of `withdraw_model`.
	fn withdraw_model() -> Weight;
	/// Weight of `revoke_serial`.
	fn revoke_serial() -> Weight;
	/// Weight of `purge_serials`, `n` from 1 to 64.
	fn purge_serials(n: u32, ) -> Weight;
	/// Weight of `claim`.
	fn claim() -> Weight;
	/// Weight of `claim_feeless`.
	fn claim_feeless() -> Weight;
	/// Weight of `claim_many`, `n` from 1 to 16.
	fn claim_many(n: u32, ) -> Weight;
	/// Weight of `rotate_key`.
	fn rotate_key() -> Weight;
	/// Weight of `replace_device`.
	fn replace_device() -> Weight;
	/// Weight of `retire`.
	fn retire() -> Weight;
	/// Weight of `retire_revoked`.
	fn retire_revoked() -> Weight;
	/// Weight of `offer_transfer`.
	fn offer_transfer() -> Weight;
	/// Weight of `accept_transfer`.
	fn accept_transfer() -> Weight;
	/// Weight of `cancel_transfer`.
	fn cancel_transfer() -> Weight;
	/// Weight of `release`.
	fn release() -> Weight;
	/// Weight of `claim_released`.
	fn claim_released() -> Weight;
	/// Weight of `begin_takeover`.
	fn begin_takeover() -> Weight;
	/// Weight of `complete_takeover`.
	fn complete_takeover() -> Weight;
	/// Weight of `cancel_takeover`.
	fn cancel_takeover() -> Weight;
	/// Weight of `configure_slot`.
	fn configure_slot() -> Weight;
	/// Weight of `rename_slot`.
	fn rename_slot() -> Weight;
	/// Weight of `remove_slot`.
	fn remove_slot() -> Weight;
	/// Weight of `set_report_interval`.
	fn set_report_interval() -> Weight;
	/// Weight of `suspend`.
	fn suspend() -> Weight;
	/// Weight of `resume`.
	fn resume() -> Weight;
	/// Weight of `suspend_device`.
	fn suspend_device() -> Weight;
	/// Weight of `reinstate_device`.
	fn reinstate_device() -> Weight;
	/// Weight of `revoke_device`.
	fn revoke_device() -> Weight;
	/// Weight of `appeal`.
	fn appeal() -> Weight;
	/// Weight of `force_lift_sanctions`, `n` from 0 to 64.
	fn force_lift_sanctions(n: u32, ) -> Weight;
	/// Weight of `resolve_appeal`.
	fn resolve_appeal() -> Weight;
	/// Weight of `force_approve_manufacturer`.
	fn force_approve_manufacturer() -> Weight;
	/// Weight of `force_approve_profile`.
	fn force_approve_profile() -> Weight;
	/// Weight of `force_reopen_voucher_key`.
	fn force_reopen_voucher_key() -> Weight;
	/// Weight of `force_suspend_manufacturer`.
	fn force_suspend_manufacturer() -> Weight;
	/// Weight of `force_reinstate_manufacturer`.
	fn force_reinstate_manufacturer() -> Weight;
	/// Weight of `force_slash_manufacturer`.
	fn force_slash_manufacturer() -> Weight;
	/// Weight of `validate_ed25519`.
	fn validate_ed25519() -> Weight;
	/// Weight of `validate_sr25519`.
	fn validate_sr25519() -> Weight;
	/// Weight of `validate_secp256k1`.
	fn validate_secp256k1() -> Weight;
	/// Weight of `validate_p256`.
	fn validate_p256() -> Weight;
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
		// Fastest run: 60_329 ns.
		Weight::from_parts(67_640_000, 3792)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn set_profile() -> Weight {
		// Proof in bytes, measured: 389; estimated: 3792.
		// Fastest run: 15_924 ns.
		Weight::from_parts(18_848_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn add_voucher_key() -> Weight {
		// Proof in bytes, measured: 389; estimated: 3792.
		// Fastest run: 15_433 ns.
		Weight::from_parts(19_690_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn close_voucher_key() -> Weight {
		// Proof in bytes, measured: 389; estimated: 3792.
		// Fastest run: 15_433 ns.
		Weight::from_parts(19_690_000, 3792)
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
		// Fastest run: 60_670 ns.
		Weight::from_parts(80_440_000, 3792)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn leave() -> Weight {
		// Proof in bytes, measured: 497; estimated: 3792.
		// Fastest run: 18_668 ns.
		Weight::from_parts(26_970_000, 3792)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
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
		// Fastest run: 60_300 ns.
		Weight::from_parts(71_927_000, 3792)
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
		// Fastest run: 80_570 ns.
		Weight::from_parts(91_826_000, 4329)
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
		// Fastest run: 67_050 ns.
		Weight::from_parts(74_400_000, 4329)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
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
		// Fastest run: 70_705 ns.
		Weight::from_parts(77_675_000, 3792)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
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
		// Fastest run: 64_365 ns.
		Weight::from_parts(57_760_032, 3748)
			.saturating_add(Weight::from_parts(7_429_935, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2589).saturating_mul(n.into()))
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
		// Fastest run: 244_523 ns.
		Weight::from_parts(283_962_000, 4329)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Set by hand.
	fn claim_feeless() -> Weight {
		Self::claim().saturating_mul(2)
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
		// Fastest run: 250_832 ns.
		Weight::from_parts(101_924_165, 4329)
			.saturating_add(Weight::from_parts(209_025_337, 0).saturating_mul(n.into()))
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
	/// Storage: `DeviceRegistry::DeviceOfKey` (r:1 w:2)
	/// Proof: `DeviceRegistry::DeviceOfKey` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn rotate_key() -> Weight {
		// Proof in bytes, measured: 660; estimated: 3808.
		// Fastest run: 86_158 ns.
		Weight::from_parts(108_330_000, 3808)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn replace_device() -> Weight {
		// Not measured yet: as `claim`, and a model's template for each slot.
		Weight::from_parts(330_000_000, 4329)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
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
		// Proof in bytes, measured: 3180; estimated: 46046.
		// Fastest run: 558_029 ns.
		Weight::from_parts(598_829_000, 46046)
			.saturating_add(T::DbWeight::get().reads(58_u64))
			.saturating_add(T::DbWeight::get().writes(61_u64))
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
		// Proof in bytes, measured: 3180; estimated: 46046.
		// Fastest run: 557_939 ns.
		Weight::from_parts(598_069_000, 46046)
			.saturating_add(T::DbWeight::get().reads(58_u64))
			.saturating_add(T::DbWeight::get().writes(61_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn offer_transfer() -> Weight {
		// Proof in bytes, measured: 839; estimated: 3808.
		// Fastest run: 31_707 ns.
		Weight::from_parts(40_691_000, 3808)
			.saturating_add(T::DbWeight::get().reads(3_u64))
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
		// Proof in bytes, measured: 3400; estimated: 46046.
		// Fastest run: 630_727 ns.
		Weight::from_parts(715_873_000, 46046)
			.saturating_add(T::DbWeight::get().reads(59_u64))
			.saturating_add(T::DbWeight::get().writes(58_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn cancel_transfer() -> Weight {
		// Proof in bytes, measured: 495; estimated: 3808.
		// Fastest run: 24_847 ns.
		Weight::from_parts(37_827_000, 3808)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `AutoPurchase::OpenOrderOf` (r:1 w:0)
	/// Proof: `AutoPurchase::OpenOrderOf` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Proof in bytes, measured: 804; estimated: 3808.
		// Fastest run: 27_341 ns.
		Weight::from_parts(46_789_000, 3808)
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
		// Proof in bytes, measured: 3458; estimated: 46046.
		// Fastest run: 692_579 ns.
		Weight::from_parts(761_301_000, 46046)
			.saturating_add(T::DbWeight::get().reads(61_u64))
			.saturating_add(T::DbWeight::get().writes(58_u64))
	}
	fn begin_takeover() -> Weight {
		// Not measured yet: as `claim`, with one account.
		Weight::from_parts(300_000_000, 4329)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn complete_takeover() -> Weight {
		// Not measured yet: as `claim_released` without its signature, with one deposit and one key
		// more.
		Weight::from_parts(800_000_000, 46046)
			.saturating_add(T::DbWeight::get().reads(65_u64))
			.saturating_add(T::DbWeight::get().writes(62_u64))
	}
	fn cancel_takeover() -> Weight {
		// Not measured yet.
		Weight::from_parts(80_000_000, 3792)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
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
		// Proof in bytes, measured: 3205; estimated: 4786.
		// Fastest run: 139_047 ns.
		Weight::from_parts(157_473_000, 4786)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::SlotsOf` (r:1 w:1)
	/// Proof: `DeviceRegistry::SlotsOf` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	fn rename_slot() -> Weight {
		// Proof in bytes, measured: 1165; estimated: 4186.
		// Fastest run: 30_675 ns.
		Weight::from_parts(35_733_000, 4186)
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
		// Proof in bytes, measured: 3249; estimated: 4786.
		// Fastest run: 135_711 ns.
		Weight::from_parts(160_559_000, 4786)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn set_report_interval() -> Weight {
		// Proof in bytes, measured: 453; estimated: 3808.
		// Fastest run: 21_242 ns.
		Weight::from_parts(29_523_000, 3808)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		// Proof in bytes, measured: 453; estimated: 3808.
		// Fastest run: 22_934 ns.
		Weight::from_parts(36_585_000, 3808)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof in bytes, measured: 453; estimated: 3808.
		// Fastest run: 20_090 ns.
		Weight::from_parts(30_395_000, 3808)
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
		// Proof in bytes, measured: 945; estimated: 3808.
		// Fastest run: 38_908 ns.
		Weight::from_parts(51_276_000, 3808)
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
		// Proof in bytes, measured: 1142; estimated: 3808.
		// Fastest run: 38_878 ns.
		Weight::from_parts(47_932_000, 3808)
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
		// Proof in bytes, measured: 945; estimated: 3808.
		// Fastest run: 38_467 ns.
		Weight::from_parts(46_640_000, 3808)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(343), added: 2818, mode: `MaxEncodedLen`)
	fn appeal() -> Weight {
		// Proof in bytes, measured: 531; estimated: 3808.
		// Fastest run: 24_035 ns.
		Weight::from_parts(41_171_000, 3808)
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
		// Proof in bytes, measured: 758; estimated: 3808.
		// Fastest run: 30_395 ns.
		Weight::from_parts(45_077_000, 3808)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn force_lift_sanctions(n: u32, ) -> Weight {
		Self::resolve_appeal().saturating_mul(u64::from(n).saturating_add(1))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn force_approve_manufacturer() -> Weight {
		// Proof in bytes, measured: 389; estimated: 3792.
		// Fastest run: 14_701 ns.
		Weight::from_parts(17_356_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Storage: `DeviceRegistry::ProposedProfiles` (r:1 w:1)
	fn force_approve_profile() -> Weight {
		// Not measured yet: copied from `set_profile`.
		Weight::from_parts(25_000_000, 3792)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn force_reopen_voucher_key() -> Weight {
		// Not measured yet: as `add_voucher_key`.
		Weight::from_parts(60_000_000, 3792)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn force_suspend_manufacturer() -> Weight {
		// Proof in bytes, measured: 423; estimated: 3792.
		// Fastest run: 15_263 ns.
		Weight::from_parts(18_007_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Manufacturers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Manufacturers` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn force_reinstate_manufacturer() -> Weight {
		// Proof in bytes, measured: 423; estimated: 3792.
		// Fastest run: 14_982 ns.
		Weight::from_parts(17_827_000, 3792)
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
		// Fastest run: 41_401 ns.
		Weight::from_parts(45_978_000, 3792)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn validate_ed25519() -> Weight {
		// Not measured yet.
		Weight::from_parts(60_000_000, 0)
	}
	fn validate_sr25519() -> Weight {
		// Not measured yet.
		Weight::from_parts(50_000_000, 0)
	}
	fn validate_secp256k1() -> Weight {
		// Not measured yet.
		Weight::from_parts(150_000_000, 0)
	}
	fn validate_p256() -> Weight {
		// Not measured yet.
		Weight::from_parts(400_000_000, 0)
	}
	fn verify_ed25519() -> Weight {
		// Proof in bytes, measured: 0; estimated: 0.
		// Fastest run: 38_087 ns.
		Weight::from_parts(42_122_000, 0)
	}
	fn verify_sr25519() -> Weight {
		// Proof in bytes, measured: 0; estimated: 0.
		// Fastest run: 39_189 ns.
		Weight::from_parts(43_004_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		// Proof in bytes, measured: 0; estimated: 0.
		// Fastest run: 40_801 ns.
		Weight::from_parts(45_127_000, 0)
	}
	fn verify_p256() -> Weight {
		// Proof in bytes, measured: 0; estimated: 0.
		// Fastest run: 1_516_492 ns.
		Weight::from_parts(1_548_590_000, 0)
	}
}
