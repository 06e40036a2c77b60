//! Actions that attestations report to rewards, and the caps against which rewards pays for them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{Behaviour, Moment, SlotPoints};

/// Points that a slot has already earned, counted against its caps. The rewards pallet reads and
/// writes them; they are stored beside the slot's pattern, where they cost no storage access of
/// their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SlotCaps {
	/// Points ever earned by learning.
	pub learning_points: SlotPoints,
	/// Points earned in `period` by actions that are capped per period.
	pub period_points: SlotPoints,
	/// Period that `period_points` counts: the epoch for a stock, the day since the Unix epoch for
	/// an activity.
	pub period: u32,
}

/// An attested action that may earn points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RewardedAction {
	/// The household filled a slot by hand.
	Restock {
		/// Relation of the restock to the learned pattern.
		behaviour: Behaviour,
		/// Seconds since the slot's last restock by anyone; none at the first restock.
		interval: Option<Moment>,
	},
	/// A person did by hand an activity that the device can do by itself.
	Manual {
		/// Seconds of the session that count: none that another session of the device has counted,
		/// and no more than its amount takes at the least pace.
		seconds: u32,
		/// Day on which the session began, counted from the Unix epoch.
		day: u32,
	},
}
