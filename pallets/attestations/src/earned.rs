//! Points that a slot has earned, by the one way in which it earns.

use codec::{Decode, Encode, MaxEncodedLen};
use cot_primitives::{Points, RewardedAction, SlotCaps};
use scale_info::TypeInfo;

/// Points that a slot has earned against its caps. A slot earns in one way for all time: otherwise
/// one that turned from a stock into an activity and back would start its caps anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Earned {
	/// No points yet; both ways are open.
	#[codec(index = 0)]
	#[default]
	Nothing,
	/// Points of restocks.
	#[codec(index = 1)]
	Restocks(SlotCaps),
	/// Points of manual sessions.
	#[codec(index = 2)]
	Sessions(SlotCaps),
}

impl Earned {
	/// Returns the points that count against the slot's caps.
	pub fn caps(&self) -> SlotCaps {
		match self {
			Self::Nothing => SlotCaps::default(),
			Self::Restocks(caps) | Self::Sessions(caps) => *caps,
		}
	}

	/// Adds the points that `accrue` grants for `action`, none if the slot earns in the other way.
	/// Returns the points.
	pub(crate) fn add(
		&mut self,
		action: RewardedAction,
		accrue: impl FnOnce(&mut SlotCaps) -> Points,
	) -> Points {
		let way: fn(SlotCaps) -> Self = match (action, &self) {
			(RewardedAction::Restock { .. }, Self::Nothing | Self::Restocks(_)) => Self::Restocks,
			(RewardedAction::Manual { .. }, Self::Nothing | Self::Sessions(_)) => Self::Sessions,
			_ => return 0,
		};
		let mut caps = self.caps();
		let points = accrue(&mut caps);
		if points > 0 {
			*self = way(caps);
		}
		points
	}
}

#[cfg(test)]
mod tests {
	use cot_primitives::Behaviour;

	use super::*;

	const RESTOCK: RewardedAction =
		RewardedAction::Restock { behaviour: Behaviour::Learning, interval: None };
	const DRIVE: RewardedAction = RewardedAction::Manual { seconds: 1, day: 1 };

	/// Grants the points.
	fn grant(points: u16) -> impl FnOnce(&mut SlotCaps) -> Points {
		move |caps| {
			caps.learning_points += points;
			points.into()
		}
	}

	fn caps(learning_points: u16) -> SlotCaps {
		SlotCaps { learning_points, ..Default::default() }
	}

	#[test]
	fn a_slot_that_was_restocked_first_earns_by_restocks_only() {
		let mut earned = Earned::default();
		assert_eq!(earned.add(RESTOCK, grant(2)), 2);
		assert_eq!(earned.add(DRIVE, grant(3)), 0);
		assert_eq!(earned, Earned::Restocks(caps(2)));
		assert_eq!(earned.add(RESTOCK, grant(4)), 4);
		assert_eq!(earned, Earned::Restocks(caps(6)));
	}

	#[test]
	fn a_slot_with_a_manual_session_first_earns_by_sessions_only() {
		let mut earned = Earned::default();
		assert_eq!(earned.add(DRIVE, grant(2)), 2);
		assert_eq!(earned.add(RESTOCK, grant(3)), 0);
		assert_eq!(earned, Earned::Sessions(caps(2)));
		assert_eq!(earned.add(DRIVE, grant(4)), 4);
		assert_eq!(earned, Earned::Sessions(caps(6)));
	}

	#[test]
	fn an_action_that_earns_nothing_decides_nothing() {
		let mut earned = Earned::default();
		assert_eq!(earned.add(RESTOCK, grant(0)), 0);
		assert_eq!(earned, Earned::Nothing);
		assert_eq!(earned.add(DRIVE, grant(1)), 1);
		assert_eq!(earned, Earned::Sessions(caps(1)));
	}
}
