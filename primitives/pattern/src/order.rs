//! Decision to order: reorder point and quantity.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	math::{clamp_u32, mul_div, normal_quantile},
	Moment, Params, Quantity, Rhythm, SlotState, DAY,
};

/// Decision of a slot at its last reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Decision {
	/// Order now.
	Order {
		/// Quantity to order, more than zero.
		quantity: Quantity,
	},
	/// Do not order now.
	Wait(WaitReason),
}

/// Reason for which nothing is ordered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum WaitReason {
	/// The slot has no reading.
	NothingSeen,
	/// No rhythm is established, or it has lapsed.
	NotEstablished,
	/// The stock is above the reorder point.
	AboveReorderPoint,
	/// The stock is at or above the par level.
	StockCoversPar,
}

impl SlotState {
	/// Decides at the last reading about an order that takes `lead_time` seconds to arrive.
	///
	/// The order is as large as the household's usual restock, but never fills the slot beyond
	/// `par_level`.
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

	/// Returns the reorder point: the mean demand until an order placed at the next reading, a day
	/// later, would arrive, and a safety stock for the service level.
	///
	/// Above the usual restock only half of the safety stock counts, because an order would then be
	/// stored beside a whole restock.
	pub fn reorder_point(&self, params: &Params, lead_time: Moment) -> Option<Quantity> {
		let demand = self.demand(params)?;
		let horizon = clamp_u32(lead_time.saturating_add(u64::from(DAY)));
		let mean = demand.mean(horizon);
		let factor = normal_quantile(params.service_level);
		let safety = mul_div(demand.deviation(horizon), factor, 1_000);
		let size = u64::from(self.restocks.size());
		let bounded = size.max(mean.saturating_add(safety / 2));
		Some(clamp_u32(mean.saturating_add(safety).min(bounded)))
	}
}
