use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	math::{clamp_u32, mul_div, DAY},
	Moment, Params, Quantity, Rhythm, SlotState,
};

/// Whether to order now.
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
pub enum Decision {
	/// Now.
	Order {
		/// This much, more than zero.
		quantity: Quantity,
	},
	/// Not now.
	Wait(WaitReason),
}

/// Why nothing is ordered.
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
pub enum WaitReason {
	/// There is no reading yet.
	NothingSeen,
	/// The household has no pattern to go by, or no longer keeps to it.
	NotEstablished,
	/// The stock lasts longer than a delivery takes.
	AboveReorderPoint,
	/// The stock is at the par level or above.
	StockCoversPar,
}

impl SlotState {
	/// Decides at the last reading whether to order what takes `lead_time` seconds to arrive. An order never fills the slot
	/// beyond `par_level` and is otherwise as large as the household's usual restock.
	pub fn decide(&self, params: &Params, lead_time: Moment, par_level: Quantity) -> Decision {
		let Some(level) = self.level() else {
			return Decision::Wait(WaitReason::NothingSeen);
		};
		let Rhythm::Established { size, .. } = self.rhythm(params) else {
			return Decision::Wait(WaitReason::NotEstablished);
		};
		let quantity = par_level.saturating_sub(level).min(size);
		if quantity == 0 {
			return Decision::Wait(WaitReason::StockCoversPar);
		}
		match self.reorder_point(params, lead_time) {
			Some(reorder_point) if level <= reorder_point => Decision::Order { quantity },
			_ => Decision::Wait(WaitReason::AboveReorderPoint),
		}
	}

	/// The stock at which to order: the demand of the lead time and of the day until the next reading, and the safety
	/// stock.
	pub fn reorder_point(&self, params: &Params, lead_time: Moment) -> Option<Quantity> {
		let forecast = self.forecast(params)?;
		let horizon = lead_time.saturating_add(DAY);
		let demand = mul_div(u64::from(forecast.rate_per_day), horizon, DAY);
		let deviation = mul_div(u64::from(forecast.deviation_per_day), horizon, DAY);
		let safety = mul_div(deviation, safety_factor(params.service_level), 1_000);
		Some(clamp_u32(demand.saturating_add(safety)))
	}
}

/// Mean absolute deviations, in thousandths, that a normal demand stays below with a chance of `service_level`
/// thousandths: the normal quantile times 1.2533, between tabulated points a straight line.
fn safety_factor(service_level: u16) -> u64 {
	const TABLE: [(u16, u64); 8] = [
		(500, 0),
		(600, 318),
		(700, 657),
		(800, 1_055),
		(900, 1_606),
		(950, 2_062),
		(990, 2_916),
		(999, 3_873),
	];
	let mut below = (500, 0);
	for above in TABLE {
		if service_level <= above.0 {
			let span = u64::from(above.0.saturating_sub(below.0)).max(1);
			let part = u64::from(service_level.saturating_sub(below.0));
			return below.1 + (above.1 - below.1) * part / span;
		}
		below = above;
	}
	below.1
}
