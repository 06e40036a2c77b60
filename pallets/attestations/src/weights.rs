//! Placeholder estimates, to be replaced by measured weights.
//!
//! A batch is charged 120 microseconds for its fixed part, signature included; 2 for each reading and 30 more for each that
//! says something new; 5 for each slot and, where the chain can buy for it, 200 and the storage that this touches.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of this pallet's calls.
pub trait WeightInfo {
	/// Weight of `attest` with readings of `k` slots and `r` more, none of which says anything new.
	fn attest(r: u32, k: u32) -> Weight;
	/// Weight of `attest` with readings of every slot and `s` restocks.
	fn attest_news(s: u32) -> Weight;
	/// Weight of `attest` with two readings of every slot, for `o` of which an order is called off and another placed.
	fn attest_buying(o: u32) -> Weight;
	/// Weight of `attest` without readings and with evidence.
	fn attest_evidence() -> Weight;
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
	fn attest(r: u32, k: u32) -> Weight {
		let storage = T::DbWeight::get();
		Weight::from_parts(120_000_000, 16_384)
			.saturating_add(storage.reads_writes(6, 1))
			.saturating_add(Weight::from_parts(2_000_000, 16).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(5_000_000, 2_572).saturating_mul(k.into()))
			.saturating_add(storage.reads(1).saturating_mul(k.into()))
	}

	fn attest_news(s: u32) -> Weight {
		Self::attest(0, 16)
			.saturating_add(T::DbWeight::get().reads_writes(5, 4))
			.saturating_add(Weight::from_parts(30_000_000, 16).saturating_mul(s.into()))
	}

	fn attest_buying(o: u32) -> Weight {
		let one = Weight::from_parts(200_000_000, 65_536)
			.saturating_add(T::DbWeight::get().reads_writes(20, 10));
		Self::attest_news(16).saturating_add(one.saturating_mul(o.into()))
	}

	fn attest_evidence() -> Weight {
		Self::attest(0, 0)
			.saturating_add(Weight::from_parts(10_000_000, 4_096))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
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
