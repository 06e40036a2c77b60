use codec::{Decode, Encode, MaxEncodedLen};
use cot_primitives::{Deed, Points, SlotLedger};
use scale_info::TypeInfo;

/// What a slot has earned against its caps. It earns in one way all its life: one that turned from
/// a stock into an activity and back would else begin its caps anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Earned {
	/// Nothing yet, so that both ways are open to it.
	#[codec(index = 0)]
	#[default]
	Nothing,
	/// What being filled has earned.
	#[codec(index = 1)]
	Filled(SlotLedger),
	/// What sessions by hand have earned.
	#[codec(index = 2)]
	ByHand(SlotLedger),
}

impl Earned {
	/// What counts against its caps.
	pub fn ledger(&self) -> SlotLedger {
		match self {
			Self::Nothing => SlotLedger::default(),
			Self::Filled(ledger) | Self::ByHand(ledger) => *ledger,
		}
	}

	/// Lets `deed` earn what `accrue` enters into the ledger. Returns the points.
	pub(crate) fn add(
		&mut self,
		deed: Deed,
		accrue: impl FnOnce(&mut SlotLedger) -> Points,
	) -> Points {
		let entered: fn(SlotLedger) -> Self = match (deed, &self) {
			(Deed::Restock { .. }, Self::Nothing | Self::Filled(_)) => Self::Filled,
			(Deed::Manual { .. }, Self::Nothing | Self::ByHand(_)) => Self::ByHand,
			_ => return 0,
		};
		let mut ledger = self.ledger();
		let points = accrue(&mut ledger);
		if points > 0 {
			*self = entered(ledger);
		}
		points
	}
}

#[cfg(test)]
mod tests {
	use cot_primitives::Behaviour;

	use super::*;

	const RESTOCK: Deed = Deed::Restock { behaviour: Behaviour::Learning, interval: None };
	const DRIVE: Deed = Deed::Manual { seconds: 1, day: 1, active_days: 1 };

	/// Enters so many points.
	fn enter(points: u16) -> impl FnOnce(&mut SlotLedger) -> Points {
		move |ledger| {
			ledger.learning_points += points;
			points.into()
		}
	}

	fn ledger(learning_points: u16) -> SlotLedger {
		SlotLedger { learning_points, ..Default::default() }
	}

	#[test]
	fn what_was_filled_first_earns_by_being_filled() {
		let mut earned = Earned::default();
		assert_eq!(earned.add(RESTOCK, enter(2)), 2);
		assert_eq!(earned.add(DRIVE, enter(3)), 0);
		assert_eq!(earned, Earned::Filled(ledger(2)));
		assert_eq!(earned.add(RESTOCK, enter(4)), 4);
		assert_eq!(earned, Earned::Filled(ledger(6)));
	}

	#[test]
	fn what_was_done_by_hand_first_earns_by_hand() {
		let mut earned = Earned::default();
		assert_eq!(earned.add(DRIVE, enter(2)), 2);
		assert_eq!(earned.add(RESTOCK, enter(3)), 0);
		assert_eq!(earned, Earned::ByHand(ledger(2)));
		assert_eq!(earned.add(DRIVE, enter(4)), 4);
		assert_eq!(earned, Earned::ByHand(ledger(6)));
	}

	#[test]
	fn what_earns_nothing_decides_nothing() {
		let mut earned = Earned::default();
		assert_eq!(earned.add(RESTOCK, enter(0)), 0);
		assert_eq!(earned, Earned::Nothing);
		assert_eq!(earned.add(DRIVE, enter(1)), 1);
		assert_eq!(earned, Earned::ByHand(ledger(1)));
	}
}
