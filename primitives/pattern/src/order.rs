//! Decision to order: reorder point and quantity.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::{
	math::{clamp_u32, mul_div, normal_quantile},
	Moment, Params, Quantity, SlotState, DAY,
};

/// Probability that the stock lasts until an order arrives, as a household chooses it: running out
/// against stock that lies about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ServiceLevel {
	/// 0.95: seldom out of stock.
	High,
	/// 0.90.
	#[default]
	Balanced,
	/// 0.80: little stock, for what spoils.
	Low,
}

impl ServiceLevel {
	/// Returns the probability in thousandths.
	pub const fn permille(self) -> u16 {
		match self {
			Self::High => 950,
			Self::Balanced => 900,
			Self::Low => 800,
		}
	}
}

/// Terms on which a slot is supplied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Supply {
	/// Seconds from an order to its arrival.
	#[codec(compact)]
	pub lead_time: Moment,
	/// Level beyond which an order never fills the slot.
	#[codec(compact)]
	pub par_level: Quantity,
	/// Probability that the stock lasts until an order arrives.
	pub service_level: ServiceLevel,
}

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
	/// Too few whole cycles have been seen to order by the forecast.
	NotLearned,
	/// The stock is above the reorder point.
	AboveReorderPoint,
	/// The stock is at or above the par level.
	StockCoversPar,
}

impl SlotState {
	/// Returns the whole cycles of use that were seen, from one restock by the household to the
	/// next; at most 255.
	pub fn cycles(&self) -> u8 {
		self.cycles
	}

	/// Returns true if the use has been seen through enough whole cycles to order by the forecast,
	/// whenever the household shops.
	pub fn is_learned(&self, params: &Params) -> bool {
		self.cycles >= params.repetitions
	}

	/// Returns the usual size of the household's restocks; zero before the second one.
	pub fn usual_restock(&self) -> Quantity {
		self.restocks.size()
	}

	/// Decides at the last reading about an order on the terms of `supply`.
	///
	/// The order is as large as the household's usual restock, but never fills the slot beyond
	/// the par level. While a change waits for its confirmation, the higher of both levels counts.
	pub fn decide(&self, params: &Params, supply: &Supply) -> Decision {
		let Some(level) = self.believed_level() else {
			return Decision::Wait(WaitReason::NothingSeen);
		};
		if !self.is_learned(params) {
			return Decision::Wait(WaitReason::NotLearned);
		}
		let quantity = supply.par_level.saturating_sub(level).min(self.usual_restock());
		if quantity == 0 {
			return Decision::Wait(WaitReason::StockCoversPar);
		}
		match self.reorder_point(params, supply.lead_time, supply.service_level) {
			Some(reorder_point) if level <= reorder_point => Decision::Order { quantity },
			_ => Decision::Wait(WaitReason::AboveReorderPoint),
		}
	}

	/// Returns the reorder point: the mean demand until an order placed at the next reading, a day
	/// later, would arrive, and a safety stock for the service level.
	///
	/// Above the usual restock only a quarter of the safety stock counts, because an order would
	/// then be stored beside a whole restock.
	pub fn reorder_point(
		&self,
		params: &Params,
		lead_time: Moment,
		service_level: ServiceLevel,
	) -> Option<Quantity> {
		let demand = self.demand(params)?;
		let horizon = clamp_u32(lead_time.saturating_add(u64::from(DAY)));
		let mean = demand.mean(horizon);
		let factor = normal_quantile(service_level.permille());
		let safety = mul_div(demand.deviation(horizon), factor, 1_000);
		let size = u64::from(self.restocks.size());
		let bounded = size.max(mean.saturating_add(safety / 4));
		Some(clamp_u32(mean.saturating_add(safety).min(bounded)))
	}
}
