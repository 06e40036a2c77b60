use codec::{Decode, Encode, MaxEncodedLen};
use cot_primitives::Moment;
use scale_info::TypeInfo;

/// How many batches a device may send for nothing, and how fast it gets new ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Allowance {
	/// Batches of a full bucket.
	pub burst: u32,
	/// Seconds in which one is added.
	pub refill: Moment,
}

/// A device's token bucket, kept as the one moment at which it will be full again (the virtual
/// scheduling form of the generic cell rate algorithm, ITU-T I.371). The default is full.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Bucket {
	#[codec(compact)]
	full_at: Moment,
}

impl Bucket {
	/// Batches that are in it; one that is not whole yet does not count.
	pub fn left(&self, now: Moment, allowance: Allowance) -> u32 {
		let missing = self.full_at.saturating_sub(now).div_ceil(allowance.refill.max(1));
		let missing = u32::try_from(missing).unwrap_or(u32::MAX);
		allowance.burst.saturating_sub(missing)
	}

	/// The bucket with one batch less, if there is one.
	pub fn draw(&self, now: Moment, allowance: Allowance) -> Option<Self> {
		let full_at = self.full_at.max(now).saturating_add(allowance.refill);
		(self.left(now, allowance) > 0).then_some(Self { full_at })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const ALLOWANCE: Allowance = Allowance { burst: 3, refill: 10 };

	fn emptied_at(now: Moment) -> Bucket {
		(0..ALLOWANCE.burst)
			.fold(Bucket::default(), |bucket, _| bucket.draw(now, ALLOWANCE).unwrap())
	}

	#[test]
	fn a_burst_empties_it_and_time_refills_it_one_by_one() {
		let bucket = emptied_at(100);
		for (now, left) in [(100, 0), (109, 0), (110, 1), (119, 1), (120, 2), (130, 3), (999, 3)] {
			assert_eq!(bucket.left(now, ALLOWANCE), left, "at {now}");
		}
		assert_eq!(bucket.draw(109, ALLOWANCE), None);
		assert_eq!(bucket.draw(110, ALLOWANCE).unwrap().left(110, ALLOWANCE), 0);
	}

	#[test]
	fn it_holds_no_more_than_a_burst_however_long_it_rests() {
		assert_eq!(emptied_at(1_000_000).left(1_000_000, ALLOWANCE), 0);
	}

	#[test]
	fn the_end_of_time_is_no_source_of_batches() {
		let bucket = Bucket { full_at: Moment::MAX };
		assert_eq!(bucket.left(0, ALLOWANCE), 0);
		assert_eq!(bucket.draw(0, ALLOWANCE), None);
	}

	proptest! {
		#[test]
		fn no_more_is_drawn_than_a_burst_and_what_time_adds(
			pauses in proptest::collection::vec(0..30u64, 1..200),
			burst in 1..20u32,
			refill in 1..20u64,
		) {
			let allowance = Allowance { burst, refill };
			let (mut bucket, mut now, mut drawn) = (Bucket::default(), 1_000, 0u64);
			for pause in pauses {
				now += pause;
				let left = bucket.left(now, allowance);
				if let Some(next) = bucket.draw(now, allowance) {
					prop_assert_eq!(next.left(now, allowance), left - 1);
					bucket = next;
					drawn += 1;
				} else {
					prop_assert_eq!(left, 0);
				}
				prop_assert!(drawn <= u64::from(burst) + (now - 1_000) / refill);
			}
		}
	}
}
