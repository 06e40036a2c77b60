//! Grants of points and the caps of a slot that bound them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{Points, SlotCaps, SlotPoints};
use scale_info::TypeInfo;
use sp_runtime::traits::SaturatedConversion;

/// Behaviour that earns points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Earning {
	/// A restock from which the slot's pattern is being learned.
	#[codec(index = 0)]
	Learning,
	/// A restock by the household that deviates from the learned pattern.
	#[codec(index = 1)]
	Deviating,
	/// A manual session of an activity that the device can do by itself.
	#[codec(index = 2)]
	Manual,
}

/// Points of one action before the caps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Grant {
	/// Behaviour that earns them.
	pub earning: Earning,
	/// Points of the action.
	pub points: Points,
	/// Maximum points of the slot for this behaviour: ever by learning, otherwise in `period`.
	pub cap: SlotPoints,
	/// Period of the cap: the epoch for a restock, the day for a manual session.
	pub period: u32,
}

impl Grant {
	/// Returns the points that the slot's cap leaves.
	pub fn within_cap(&self, caps: &SlotCaps) -> Points {
		self.points.min(self.cap.saturating_sub(self.earned(caps)).into())
	}

	/// Counts `points` of the grant against the slot's caps.
	pub fn record(&self, caps: &mut SlotCaps, points: Points) {
		let earned = self.earned(caps).saturating_add(points.saturated_into());
		match self.earning {
			Earning::Learning => caps.learning_points = earned,
			Earning::Deviating | Earning::Manual => {
				caps.period_points = earned;
				caps.period = self.period;
			},
		}
	}

	/// Returns the points already counted against the cap.
	fn earned(&self, caps: &SlotCaps) -> SlotPoints {
		match self.earning {
			Earning::Learning => caps.learning_points,
			Earning::Deviating | Earning::Manual if caps.period == self.period => {
				caps.period_points
			},
			Earning::Deviating | Earning::Manual => 0,
		}
	}
}
