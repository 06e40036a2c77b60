//! Placeholder estimates, to be replaced by measured weights.
//!
//! A batch is charged 120 microseconds for its fixed part, signature included, 2 for each reading, and what placing and
//! delivering an order may touch.

use core::marker::PhantomData;
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
		Weight::from_parts(120_000_000, 65_536)
			.saturating_add(Weight::from_parts(2_000_000, 16).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(16, 12))
	}
}
