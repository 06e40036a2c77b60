//! Placeholder estimates, to be replaced by measured weights.
//!
//! A batch is charged 120 microseconds for its fixed part, signature included; 2 for each reading that says nothing
//! new and 30 for each that does; and for each slot that buys 150 and the storage that placing an order touches.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of this pallet's calls.
pub trait WeightInfo {
	/// Weight of `attest` with `r` readings that say nothing new, `s` that do, and `o` slots that buy.
	fn attest(r: u32, s: u32, o: u32) -> Weight;
	/// Weight of authorising `attest` with `r` readings.
	fn authorize_attest(r: u32) -> Weight;
	/// Weight of `attest_many` with `n` batches, each of which is refused before it is looked at.
	fn attest_many(n: u32) -> Weight;
	/// Weight of `prove_reading` with a proof of `d` hashes.
	fn prove_reading(d: u32) -> Weight;
}

/// Estimated weights for a Substrate node.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn attest(r: u32, s: u32, o: u32) -> Weight {
		let storage = T::DbWeight::get();
		Weight::from_parts(120_000_000, 16_384)
			.saturating_add(storage.reads_writes(8, 4))
			.saturating_add(Weight::from_parts(2_000_000, 16).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(30_000_000, 16).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(150_000_000, 65_536).saturating_mul(o.into()))
			.saturating_add(storage.reads_writes(45, 16).saturating_mul(o.into()))
	}

	fn authorize_attest(r: u32) -> Weight {
		Weight::from_parts(90_000_000, 8_192)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(r.into()))
	}

	fn attest_many(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 0)
			.saturating_add(Weight::from_parts(10_000_000, 0).saturating_mul(n.into()))
	}

	fn prove_reading(d: u32) -> Weight {
		Weight::from_parts(30_000_000, 4_096)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(d.into()))
	}
}
