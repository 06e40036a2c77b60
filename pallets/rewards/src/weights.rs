//! Placeholder estimates, to be replaced by measured weights.
//!
//! Each is a rough upper bound: 40 microseconds of computation, 80 where a token is minted or created, and one proof page
//! of 4 KiB for each storage item touched.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of this pallet's calls and of the steps of its payouts.
pub trait WeightInfo {
	/// Weight of `create_program`.
	fn create_program() -> Weight;
	/// Weight of `claim_for`.
	fn claim_for() -> Weight;
	/// Looks for the earliest epoch that awaits its payout.
	fn next_pending_epoch() -> Weight;
	/// Begins, resumes, interrupts or ends the payout of one epoch.
	fn visit_epoch() -> Weight;
	/// Finds one more share of an epoch and pays it, or reports why it cannot.
	fn pay_share() -> Weight;
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
	fn create_program() -> Weight {
		Self::estimate(80, 6, 5)
	}
	fn claim_for() -> Weight {
		Self::estimate(80, 8, 7)
	}
	fn next_pending_epoch() -> Weight {
		Self::estimate(40, 2, 0)
	}
	fn visit_epoch() -> Weight {
		Self::estimate(40, 3, 3)
	}
	fn pay_share() -> Weight {
		Self::estimate(80, 8, 7)
	}
}
