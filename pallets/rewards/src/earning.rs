//! How deeds become points within the caps of a slot.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{Points, SlotLedger, SlotPoints};
use scale_info::TypeInfo;
use sp_runtime::traits::SaturatedConversion;

/// Behaviour that earns points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Earning {
	/// A restock from which the slot's pattern is being learned.
	#[codec(index = 0)]
	Learning,
	/// A restock by hand that breaks the learned pattern.
	#[codec(index = 1)]
	Deviating,
	/// A session by hand of what the device could have done by itself.
	#[codec(index = 2)]
	Manual,
}

/// What a deed may earn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Grant {
	/// For what.
	pub earning: Earning,
	/// How much, as far as caps reach.
	pub points: Points,
	/// The most the slot may earn so: ever by learning, otherwise in the period.
	pub cap: SlotPoints,
	/// The period it counts in: the epoch for a restock, the day for a session by hand.
	pub period: u32,
}

impl Grant {
	/// What the slot's cap leaves of it.
	pub fn within_cap(&self, ledger: &SlotLedger) -> Points {
		self.points.min(self.cap.saturating_sub(self.earned(ledger)).into())
	}

	/// Enters `points` of it into the slot's ledger.
	pub fn record(&self, ledger: &mut SlotLedger, points: Points) {
		let earned = self.earned(ledger).saturating_add(points.saturated_into());
		match self.earning {
			Earning::Learning => ledger.learning_points = earned,
			Earning::Deviating | Earning::Manual => {
				ledger.period_points = earned;
				ledger.period = self.period;
			},
		}
	}

	/// What counts towards the cap already.
	fn earned(&self, ledger: &SlotLedger) -> SlotPoints {
		match self.earning {
			Earning::Learning => ledger.learning_points,
			Earning::Deviating | Earning::Manual if ledger.period == self.period => {
				ledger.period_points
			},
			Earning::Deviating | Earning::Manual => 0,
		}
	}
}
