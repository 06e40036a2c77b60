//! Placeholder estimates, to be replaced by measured weights.
//!
//! A batch is charged 120 microseconds for its fixed part, signature included; 30 for each reading, as if each were a
//! restock that earns; and for each slot it can touch 150 and the storage that placing an order touches.

use core::marker::PhantomData;
use cot_primitives::MAX_SLOTS;
use frame_support::{traits::Get, weights::Weight};

/// Weights of this pallet's calls.
pub trait WeightInfo {
	/// Weight of `attest` with `n` readings.
	fn attest(n: u32) -> Weight;
}

/// Estimated weights for a Substrate node.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn attest(n: u32) -> Weight {
		let slots = u64::from(n.min(MAX_SLOTS));
		let storage = T::DbWeight::get();
		Weight::from_parts(120_000_000, 16_384)
			.saturating_add(storage.reads_writes(8, 4))
			.saturating_add(Weight::from_parts(30_000_000, 16).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(150_000_000, 65_536).saturating_mul(slots))
			.saturating_add(storage.reads_writes(45, 16).saturating_mul(slots))
	}
}
