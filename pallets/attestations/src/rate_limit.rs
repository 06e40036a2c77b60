//! Rate limit of a device's feeless batches.

use codec::{Decode, Encode, MaxEncodedLen};
use cot_primitives::Moment;
use scale_info::TypeInfo;

/// Terms of a rate limit, the same for every device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RateLimitTerms {
	/// Batches that may be sent at once when none was sent for long.
	pub burst: u32,
	/// Seconds until one more batch may be sent.
	pub refill: Moment,
}

/// Rate limit of a device, stored as the moment from which the full burst is available again (the
/// virtual scheduling form of the generic cell rate algorithm, ITU-T I.371). By default it is
/// available now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct RateLimit {
	#[codec(compact)]
	full_at: Moment,
}

impl RateLimit {
	/// Returns the batches that may be sent now, rounded down.
	pub fn left(&self, now: Moment, terms: RateLimitTerms) -> u32 {
		let missing = self.full_at.saturating_sub(now).div_ceil(terms.refill.max(1));
		let missing = u32::try_from(missing).unwrap_or(u32::MAX);
		terms.burst.saturating_sub(missing)
	}

	/// Returns the time in Unix seconds from which one batch may be sent; `now` if one may be sent
	/// now.
	pub fn next_at(&self, now: Moment, terms: RateLimitTerms) -> Moment {
		let spared = terms.refill.saturating_mul(terms.burst.saturating_sub(1).into());
		self.full_at.saturating_sub(spared).max(now)
	}

	/// Returns the rate limit after one more batch, if one may be sent now.
	pub fn draw(&self, now: Moment, terms: RateLimitTerms) -> Option<Self> {
		let full_at = self.full_at.max(now).saturating_add(terms.refill);
		(self.left(now, terms) > 0).then_some(Self { full_at })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const TERMS: RateLimitTerms = RateLimitTerms { burst: 3, refill: 10 };

	fn used_up_at(now: Moment) -> RateLimit {
		(0..TERMS.burst)
			.fold(RateLimit::default(), |rate_limit, _| rate_limit.draw(now, TERMS).unwrap())
	}

	#[test]
	fn a_burst_uses_it_up_and_time_refills_it_one_by_one() {
		let rate_limit = used_up_at(100);
		for (now, left) in [(100, 0), (109, 0), (110, 1), (119, 1), (120, 2), (130, 3), (999, 3)] {
			assert_eq!(rate_limit.left(now, TERMS), left, "at {now}");
		}
		assert_eq!(
			[100, 109, 110, 115].map(|now| rate_limit.next_at(now, TERMS)),
			[110, 110, 110, 115]
		);
		assert_eq!(rate_limit.draw(109, TERMS), None);
		assert_eq!(rate_limit.draw(110, TERMS).unwrap().left(110, TERMS), 0);
	}

	#[test]
	fn it_holds_no_more_than_a_burst_however_long_it_rests() {
		assert_eq!(used_up_at(1_000_000).left(1_000_000, TERMS), 0);
	}

	#[test]
	fn the_end_of_time_is_no_source_of_batches() {
		let rate_limit = RateLimit { full_at: Moment::MAX };
		assert_eq!(rate_limit.left(0, TERMS), 0);
		assert_eq!(rate_limit.draw(0, TERMS), None);
	}

	proptest! {
		#[test]
		fn no_more_is_drawn_than_a_burst_and_what_time_adds(
			pauses in proptest::collection::vec(0..30u64, 1..200),
			burst in 1..20u32,
			refill in 1..20u64,
		) {
			let terms = RateLimitTerms { burst, refill };
			let (mut rate_limit, mut now, mut drawn) = (RateLimit::default(), 1_000, 0u64);
			for pause in pauses {
				now += pause;
				let left = rate_limit.left(now, terms);
				if let Some(next) = rate_limit.draw(now, terms) {
					prop_assert_eq!(next.left(now, terms), left - 1);
					rate_limit = next;
					drawn += 1;
				} else {
					prop_assert_eq!(left, 0);
				}
				prop_assert!(drawn <= u64::from(burst) + (now - 1_000) / refill);
			}
		}
	}
}
