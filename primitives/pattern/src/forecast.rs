use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	math::{clamp_u32, mul_div},
	Moment, Params, Quantity, SlotState, DAY,
};

/// What is expected of a slot from its last reading on.
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

/// What is known of the demand rate: a gamma distribution with a mean of `quantity / time`.
/// Portions of the stock are used as a Poisson process, so the demand to come is negative binomial.
pub(crate) struct Demand {
	/// In thousandths of a [`Quantity`].
	quantity: u64,
	/// In thousandths of a second, never zero.
	time: u64,
	/// What is used at once, on average.
	portion: Quantity,
}

impl Demand {
	/// Expected demand of `seconds`.
	pub fn mean(&self, seconds: u32) -> u64 {
		mul_div(self.quantity, u64::from(seconds), self.time)
	}

	/// Standard deviation of the demand of `seconds`: the chance in its portions, and what is not
	/// known of its rate.
	pub fn deviation(&self, seconds: u32) -> u64 {
		let mean = u64::from(clamp_u32(self.mean(seconds)));
		let poisson = mean.saturating_mul(u64::from(self.portion));
		let seconds = u64::from(seconds) * 1_000;
		mul_div(poisson, self.time.saturating_add(seconds), self.time).isqrt()
	}

	/// Seconds in which `quantity` is used on average.
	pub fn duration(&self, quantity: Quantity) -> u32 {
		clamp_u32(mul_div(u64::from(quantity), self.time, self.quantity))
	}
}

impl SlotState {
	/// What is expected, once a whole cycle has been seen.
	pub fn forecast(&self, params: &Params) -> Option<Forecast> {
		let demand = self.demand(params)?;
		Some(Forecast {
			rate_per_day: clamp_u32(demand.mean(DAY)),
			deviation_per_day: clamp_u32(demand.deviation(DAY)),
			seconds_left: u64::from(demand.duration(self.level()?)),
		})
	}

	/// The learned rate, corrected by the current cycle's own consumption.
	///
	/// What was learned counts as much as its regularity deserves (credibility, Bühlmann 1967): as
	/// `(interval / 2.5 MAD)^2` portions, the shape of a gamma distribution whose relative
	/// deviation is twice that of the intervals.
	pub(crate) fn demand(&self, params: &Params) -> Option<Demand> {
		/// The most portions, in thousandths, that the past counts for.
		const MOST: u64 = 50_000;
		if self.cycles == 0 {
			return None;
		}
		// Until its portions have been seen, a restock counts as a single one.
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
		let (elapsed, consumed) =
			self.cycle.map_or((0, 0), |cycle| (cycle.elapsed, cycle.consumed));
		Some(Demand {
			quantity: quantity.saturating_add(u64::from(consumed) * 1_000),
			time: time.saturating_add(u64::from(elapsed) * 1_000).max(1),
			portion,
		})
	}
}
