use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	math::{clamp_u32, mul_div, DAY},
	Moment, Params, Quantity, SlotState,
};

/// What is expected of a slot from its last reading on.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Forecast {
	/// Demand rate, in thousandths of the unit per day.
	pub rate_per_day: Quantity,
	/// Mean absolute deviation of the demand rate from cycle to cycle, in thousandths of the unit per day.
	pub deviation_per_day: Quantity,
	/// Expected time until the slot is empty, in seconds.
	pub seconds_left: Moment,
}

impl SlotState {
	/// What is expected, once a whole cycle has been seen.
	pub fn forecast(&self, params: &Params) -> Option<Forecast> {
		let last = self.last?;
		if self.cycles == 0 {
			return None;
		}
		let rate = self.rate(params, DAY << 16);
		let interval = u64::from(self.demand.interval()).max(1);
		let deviation = mul_div(rate, u64::from(self.interval_deviation), interval);
		Some(Forecast {
			rate_per_day: clamp_u32(rate >> 16),
			deviation_per_day: clamp_u32(deviation >> 16),
			seconds_left: mul_div(u64::from(last.level), DAY << 16, rate).min(u64::from(u32::MAX)),
		})
	}

	/// Demand in `seconds`: the learned cycle counts once, the current one as far as it has come.
	fn rate(&self, params: &Params, seconds: u64) -> u64 {
		let learned = u64::from(self.demand.interval());
		let (elapsed, consumed) = self
			.cycle
			.map_or((0, 0), |cycle| (u64::from(cycle.elapsed), u64::from(cycle.consumed)));
		let expected = self.demand.unbiased_rate(params.alpha, learned);
		mul_div(expected.saturating_add(consumed), seconds, learned.saturating_add(elapsed).max(1))
	}
}
