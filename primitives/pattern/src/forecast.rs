//! Forecast of a slot: demand rate, its uncertainty, and the time until the stock runs out.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	math::{clamp_u32, mul_div},
	Moment, Params, Quantity, SlotState, DAY,
};

/// Expected demand and run-out of a slot from its last reading on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Forecast {
	/// Demand rate, in thousandths of the unit per day.
	pub rate_per_day: Quantity,
	/// Standard deviation of the demand of one day, in thousandths of the unit.
	pub deviation_per_day: Quantity,
	/// Expected time until the slot is empty, in seconds, at most `u32::MAX` of them.
	pub seconds_left: Moment,
}

/// Demand rate: a gamma distribution with a mean of `quantity / time` (Scarf 1959).
///
/// Portions of the stock are used as a Poisson process, so that the demand to come is negative
/// binomial (Greenwood and Yule 1920).
pub(crate) struct Demand {
	/// In thousandths of a [`Quantity`].
	quantity: u64,
	/// In thousandths of a second, never zero.
	time: u64,
	/// Average amount used at once.
	portion: Quantity,
}

impl Demand {
	/// Returns the expected demand of `seconds`.
	pub fn mean(&self, seconds: u32) -> u64 {
		mul_div(self.quantity, u64::from(seconds), self.time)
	}

	/// Returns the standard deviation of the demand of `seconds`: from the chance in the number of
	/// portions, and from the uncertainty of the rate.
	pub fn deviation(&self, seconds: u32) -> u64 {
		let portions = self.quantity.saturating_mul(u64::from(self.portion));
		let poisson = mul_div(portions, u64::from(seconds), self.time);
		let seconds = u64::from(seconds) * 1_000;
		mul_div(poisson, self.time.saturating_add(seconds), self.time).isqrt()
	}

	/// Returns the average seconds in which `quantity` is used.
	pub fn duration(&self, quantity: Quantity) -> u32 {
		clamp_u32(mul_div(u64::from(quantity), self.time, self.quantity))
	}
}

impl SlotState {
	/// Returns the forecast; `None` before the end of the first whole cycle. While a change waits
	/// for its confirmation, the higher of both levels counts.
	pub fn forecast(&self, params: &Params) -> Option<Forecast> {
		let demand = self.demand(params)?;
		Some(Forecast {
			rate_per_day: clamp_u32(demand.mean(DAY)),
			deviation_per_day: clamp_u32(demand.deviation(DAY)),
			seconds_left: u64::from(demand.duration(self.believed_level()?)),
		})
	}

	/// Returns the learned rate, corrected by the consumption of the current cycle.
	///
	/// The learned rate weighs by its regularity (credibility, Bühlmann 1967): as `(interval / 2.5
	/// MAD)^2` portions, the shape of a gamma distribution whose relative deviation is twice that
	/// of the intervals.
	pub(crate) fn demand(&self, params: &Params) -> Option<Demand> {
		/// Maximum weight of the past, in thousandths of a portion.
		const MOST: u64 = 50_000;
		if self.cycles == 0 {
			return None;
		}
		// Before a portion is known, a whole restock counts as one.
		let portion = if self.portion > 0 { self.portion } else { self.restocks.size().max(1) };
		let interval = u64::from(self.restocks.interval());
		let ratio = mul_div(interval, 400, u64::from(self.deviation)).min(MOST);
		let portions = (ratio * ratio / 1_000).clamp(1, MOST);
		let quantity = portions * u64::from(portion);
		// Croston's bias is alpha / 2 for a memoryless demand and grows with the square of the
		// relative deviation.
		let squared_deviation = (250_000 / portions).min(1_000);
		let bias = mul_div(u64::from(params.alpha), squared_deviation, 1_000);
		let time = self.restocks.duration(u16::try_from(bias).unwrap_or(u16::MAX), quantity);
		let (elapsed, consumed) = self.cycle.map_or((0, 0), |cycle| {
			(cycle.elapsed.saturating_sub(self.uncounted()), cycle.consumed)
		});
		Some(Demand {
			quantity: quantity.saturating_add(u64::from(consumed) * 1_000),
			time: time.saturating_add(u64::from(elapsed) * 1_000).max(1),
			portion,
		})
	}
}
