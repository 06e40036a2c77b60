//! Placeholder estimates, to be replaced by measured weights.
//!
//! Each is a rough upper bound: an Ed25519 signature at 60 microseconds, a P-256 one at 1,900, the rest at 40, and one
//! proof page of 4 KiB for each storage item touched.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of this pallet's calls and of its signatures.
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
	/// Weight of `purge_serials` that forgets `n` serial numbers.
	fn purge_serials(n: u32) -> Weight;
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
	/// Weight of `claim_many` that claims `n` devices.
	fn claim_many(n: u32) -> Weight;
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
	/// Weight of verifying one ed25519 signature.
	fn verify_ed25519() -> Weight;
	/// Weight of verifying one sr25519 signature.
	fn verify_sr25519() -> Weight;
	/// Weight of verifying one secp256k1 signature.
	fn verify_secp256k1() -> Weight;
	/// Weight of verifying one p256 signature.
	fn verify_p256() -> Weight;
}

/// Estimated weights for a Substrate node.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn estimate(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(
			micros.saturating_mul(1_000_000),
			reads.saturating_add(writes).saturating_mul(4_096),
		)
		.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn register_manufacturer() -> Weight {
		Self::estimate(40, 3, 3)
	}
	fn force_approve_manufacturer() -> Weight {
		Self::estimate(40, 1, 1)
	}
	fn claim() -> Weight {
		Self::estimate(170, 11, 9)
	}
	fn configure_slot() -> Weight {
		Self::estimate(50, 8, 8)
	}
	fn set_profile() -> Weight {
		Self::estimate(40, 1, 1)
	}
	fn rotate_voucher_key() -> Weight {
		Self::estimate(40, 1, 1)
	}
	fn restore_bond() -> Weight {
		Self::estimate(40, 3, 3)
	}
	fn leave() -> Weight {
		Self::estimate(40, 4, 3)
	}
	fn purge_serials(n: u32) -> Weight {
		Self::estimate(40, 4, 3).saturating_add(Self::estimate(5, 1, 1).saturating_mul(n.into()))
	}
	fn revoke_serial() -> Weight {
		Self::estimate(40, 4, 4)
	}
	fn publish_model() -> Weight {
		Self::estimate(60, 4, 4)
	}
	fn withdraw_model() -> Weight {
		Self::estimate(50, 4, 4)
	}
	fn force_suspend_manufacturer() -> Weight {
		Self::estimate(40, 1, 1)
	}
	fn force_reinstate_manufacturer() -> Weight {
		Self::estimate(40, 1, 1)
	}
	fn force_slash_manufacturer() -> Weight {
		Self::estimate(50, 3, 3)
	}
	fn claim_many(n: u32) -> Weight {
		Self::estimate(20, 0, 0).saturating_add(Self::claim().saturating_mul(n.into()))
	}
	fn offer_transfer() -> Weight {
		Self::estimate(50, 20, 1)
	}
	fn cancel_transfer() -> Weight {
		Self::estimate(40, 1, 1)
	}
	fn accept_transfer() -> Weight {
		Self::estimate(200, 44, 42)
	}
	fn release() -> Weight {
		Self::estimate(50, 20, 1)
	}
	fn claim_released() -> Weight {
		Self::estimate(260, 46, 42)
	}
	fn rotate_key() -> Weight {
		Self::estimate(110, 4, 3)
	}
	fn suspend() -> Weight {
		Self::estimate(40, 1, 1)
	}
	fn resume() -> Weight {
		Self::estimate(40, 1, 1)
	}
	fn retire() -> Weight {
		Self::estimate(200, 44, 42)
	}
	fn rename_slot() -> Weight {
		Self::estimate(40, 2, 1)
	}
	fn remove_slot() -> Weight {
		Self::estimate(50, 8, 8)
	}
	fn set_report_interval() -> Weight {
		Self::estimate(40, 1, 1)
	}
	fn suspend_device() -> Weight {
		Self::estimate(40, 3, 1)
	}
	fn reinstate_device() -> Weight {
		Self::estimate(40, 2, 1)
	}
	fn revoke_device() -> Weight {
		Self::estimate(40, 3, 1)
	}
	fn appeal() -> Weight {
		Self::estimate(40, 1, 1)
	}
	fn resolve_appeal() -> Weight {
		Self::estimate(40, 2, 1)
	}
	fn withdraw_bond() -> Weight {
		Self::estimate(40, 4, 4)
	}
	fn retire_revoked() -> Weight {
		Self::estimate(200, 45, 42)
	}
	fn verify_ed25519() -> Weight {
		Self::estimate(60, 0, 0)
	}
	fn verify_sr25519() -> Weight {
		Self::estimate(65, 0, 0)
	}
	fn verify_secp256k1() -> Weight {
		Self::estimate(70, 0, 0)
	}
	fn verify_p256() -> Weight {
		Self::estimate(1900, 0, 0)
	}
}
