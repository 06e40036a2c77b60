//! Placeholder estimates, to be replaced by measured weights.
//!
//! Each is a rough upper bound: signature checks at 60 microseconds, the rest at 40, and one proof page of 4 KiB for
//! each storage item touched.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of this pallet's calls.
pub trait WeightInfo {
	/// Weight of `register_manufacturer`.
	fn register_manufacturer() -> Weight;
	/// Weight of `force_approve_manufacturer`.
	fn force_approve_manufacturer() -> Weight;
	/// Weight of `claim`.
	fn claim() -> Weight;
	/// Weight of `configure_slot`.
	fn configure_slot() -> Weight;
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
		Self::estimate(40, 2, 3)
	}
	fn force_approve_manufacturer() -> Weight {
		Self::estimate(40, 1, 1)
	}
	fn claim() -> Weight {
		Self::estimate(160, 8, 8)
	}
	fn configure_slot() -> Weight {
		// The slot's learned state and mandate may end with it.
		Self::estimate(40, 6, 6)
	}
}
