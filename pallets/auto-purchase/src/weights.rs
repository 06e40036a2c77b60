//! Placeholder estimates, to be replaced by measured weights.
//!
//! Each is a rough upper bound of time, with one proof page of 4 KiB for each storage item touched.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of this pallet's calls and of its block work.
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
	/// Weight of `give_mandate` with `o` offers.
	fn give_mandate(o: u32) -> Weight;
	/// Weight of `end_mandate`.
	fn end_mandate() -> Weight;
	/// Weight of `cancel`.
	fn cancel() -> Weight;
	/// Weight of `accept`.
	fn accept() -> Weight;
	/// Weight of `ship`.
	fn ship() -> Weight;
	/// Weight of `confirm`.
	fn confirm() -> Weight;
	/// Weight of `expire`.
	fn expire() -> Weight;
	/// Weight of `restore_bond`.
	fn restore_bond() -> Weight;
	/// Weight of a tick that finds nothing to do.
	fn tick_base() -> Weight;
	/// Weight of looking into one hour's deadlines.
	fn tick_bucket() -> Weight;
	/// Weight of carrying one deadline out, or of putting it off when that fails.
	fn tick_order() -> Weight;
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
	fn register_merchant() -> Weight {
		Self::estimate(60, 2, 3)
	}
	fn propose_partnership() -> Weight {
		Self::estimate(30, 3, 1)
	}
	fn accept_partnership() -> Weight {
		Self::estimate(30, 2, 1)
	}
	fn publish_offer() -> Weight {
		Self::estimate(40, 4, 3)
	}
	fn withdraw_offer() -> Weight {
		Self::estimate(30, 2, 2)
	}
	fn set_gate() -> Weight {
		Self::estimate(30, 3, 1)
	}
	fn join() -> Weight {
		Self::estimate(60, 6, 4)
	}
	fn leave() -> Weight {
		Self::estimate(50, 4, 3)
	}
	fn give_mandate(o: u32) -> Weight {
		let offers = u64::from(o);
		Self::estimate(offers.saturating_mul(5).saturating_add(50), offers.saturating_add(5), 4)
	}
	fn end_mandate() -> Weight {
		Self::estimate(30, 2, 2)
	}
	fn cancel() -> Weight {
		Self::estimate(90, 9, 11)
	}
	fn accept() -> Weight {
		Self::estimate(40, 2, 3)
	}
	fn ship() -> Weight {
		Self::estimate(40, 2, 3)
	}
	fn confirm() -> Weight {
		Self::estimate(120, 10, 12)
	}
	fn expire() -> Weight {
		Self::estimate(130, 12, 13)
	}
	fn restore_bond() -> Weight {
		Self::estimate(50, 2, 2)
	}
	fn tick_base() -> Weight {
		Self::estimate(10, 2, 1)
	}
	fn tick_bucket() -> Weight {
		Self::estimate(10, 1, 0)
	}
	fn tick_order() -> Weight {
		Self::estimate(140, 13, 13)
	}
}
