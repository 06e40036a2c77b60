//! What being there epoch after epoch is worth, and what a household remembers of its epochs.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{EpochIndex, Points};
use frame_support::{defensive, traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_runtime::traits::SaturatedConversion;

use crate::StreakTerms;

/// How many of its payouts a household remembers, and for how many epochs without points it is
/// remembered at least.
pub const MAX_HISTORY: u32 = 8;

/// What one epoch brought a household.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct EpochReward<Balance> {
	/// The epoch.
	pub epoch: EpochIndex,
	/// Points earned in it.
	pub points: Points,
	/// What was paid for them.
	pub amount: Balance,
}

/// The last payouts of a household, in the order in which they were paid.
pub type History<Balance> = BoundedVec<EpochReward<Balance>, ConstU32<MAX_HISTORY>>;

/// A household that has earned points in a program.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Household<Balance> {
	/// Level of its streak in the last epoch in which it earned points.
	pub level: u8,
	/// That epoch.
	pub last_active: EpochIndex,
	/// Epochs of which its share is neither paid nor forfeited.
	pub unpaid: u32,
	/// Its last payouts.
	pub history: History<Balance>,
}

impl<Balance> Household<Balance> {
	/// One that earns its first points in `epoch`.
	pub fn new(epoch: EpochIndex) -> Self {
		Self { level: 0, last_active: epoch, unpaid: 0, history: History::default() }
	}

	/// The level its points have in `epoch`, or would have if it earned some.
	///
	/// An epoch right after the last active one adds a level. One missed epoch is forgiven; each
	/// further one takes a level.
	pub fn level_in(&self, epoch: EpochIndex, streak: &StreakTerms) -> u8 {
		let level = match epoch.saturating_sub(self.last_active) {
			0 => self.level,
			1 => self.level.saturating_add(1),
			gap => self.level.saturating_sub(gap.saturating_sub(2).saturated_into()),
		};
		level.min(streak.max_level)
	}

	/// Whether nothing of it matters in `epoch` any more, but for what it is owed: its streak has
	/// run out, and its last points are longer ago than it remembers payouts.
	pub fn is_forgettable_in(&self, epoch: EpochIndex, streak: &StreakTerms) -> bool {
		self.level_in(epoch, streak) == 0 && epoch.saturating_sub(self.last_active) > MAX_HISTORY
	}

	/// Takes note of the first points in `epoch`, which are the first of a share.
	pub fn enter(&mut self, epoch: EpochIndex, streak: &StreakTerms) {
		self.level = self.level_in(epoch, streak);
		self.last_active = epoch;
		self.unpaid = self.unpaid.saturating_add(1);
	}

	/// Takes note that one of its shares is settled, and what was paid for it, if it was not
	/// forfeited.
	pub fn settle(&mut self, reward: Option<EpochReward<Balance>>) {
		self.unpaid = self.unpaid.saturating_sub(1);
		if let Some(reward) = reward {
			self.remember(reward);
		}
	}

	/// Takes note of a payout; the one that was longest ago makes room for it.
	pub fn remember(&mut self, reward: EpochReward<Balance>) {
		if self.history.is_full() {
			self.history.remove(0);
		}
		if self.history.try_push(reward).is_err() {
			defensive!("there is room after the first was removed; qed");
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const STREAK: StreakTerms = StreakTerms { step_percent: 10, max_level: 5 };

	fn household(level: u8, last_active: EpochIndex) -> Household<u128> {
		Household { level, last_active, ..Household::new(0) }
	}

	#[test]
	fn the_next_epoch_adds_a_level_up_to_the_highest() {
		assert_eq!(household(0, 7).level_in(8, &STREAK), 1);
		assert_eq!(household(4, 7).level_in(8, &STREAK), 5);
		assert_eq!(household(5, 7).level_in(8, &STREAK), 5);
		assert_eq!(household(u8::MAX, 7).level_in(8, &STREAK), 5);
	}

	#[test]
	fn one_missed_epoch_is_forgiven() {
		assert_eq!(household(3, 7).level_in(9, &STREAK), 3);
		assert_eq!(household(0, 7).level_in(9, &STREAK), 0);
	}

	#[test]
	fn each_further_missed_epoch_takes_a_level() {
		assert_eq!(household(3, 7).level_in(10, &STREAK), 2);
		assert_eq!(household(3, 7).level_in(12, &STREAK), 0);
		assert_eq!(household(3, 7).level_in(13, &STREAK), 0);
		assert_eq!(household(5, 0).level_in(EpochIndex::MAX, &STREAK), 0);
	}

	#[test]
	fn the_level_stays_within_one_epoch() {
		assert_eq!(household(3, 7).level_in(7, &STREAK), 3);
	}

	#[test]
	fn a_lower_maximum_lowers_the_level() {
		let lower = StreakTerms { max_level: 2, ..STREAK };
		assert_eq!(household(5, 7).level_in(8, &lower), 2);
		assert_eq!(household(5, 7).level_in(9, &lower), 2);
	}

	#[test]
	fn the_multiplier_grows_by_a_step_a_level() {
		assert_eq!(STREAK.multiplier(0), 100);
		assert_eq!(STREAK.multiplier(3), 130);
		let steepest = StreakTerms { step_percent: u8::MAX, max_level: u8::MAX };
		assert_eq!(steepest.multiplier(u8::MAX), 100 + 255 * 255);
	}

	#[test]
	fn the_oldest_payout_is_forgotten_first() {
		let mut household = Household::<u128>::new(0);
		for epoch in 0..MAX_HISTORY + 3 {
			household.remember(EpochReward { epoch, points: epoch, amount: 1 });
		}
		let epochs: Vec<_> = household.history.iter().map(|reward| reward.epoch).collect();
		assert_eq!(epochs, (3..MAX_HISTORY + 3).collect::<Vec<_>>());
	}
}
