//! A household's record in a program: its streak, its manual activity and its last payouts.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt::Display;
use cot_primitives::{json, EpochIndex, Points};
use frame_support::{defensive, traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_runtime::traits::SaturatedConversion;

use crate::{ManualDays, StreakTerms, Vesting};

/// Number of last payouts in a household's record, and of epochs without a sign of life for which
/// the record is kept at least.
pub const MAX_HISTORY: u32 = 8;

/// Payout of a household for one epoch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct EpochReward<Balance> {
	/// Epoch of the points.
	pub epoch: EpochIndex,
	/// Points earned in it.
	pub points: Points,
	/// Amount paid for them.
	#[serde(serialize_with = "json::decimal")]
	pub amount: Balance,
}

/// Last payouts of a household, in the order in which they were paid.
pub type History<Balance> = BoundedVec<EpochReward<Balance>, ConstU32<MAX_HISTORY>>;

/// Record of a household whose devices attest in a program.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Household<Balance> {
	/// Level of the streak in the last epoch in which a device of the household attested.
	pub level: u8,
	/// That epoch.
	pub last_present: EpochIndex,
	/// Number of epochs whose share is neither paid nor forfeited.
	pub unpaid: u32,
	/// Manual activity of the last days.
	pub manual: ManualDays,
	/// Rewards that are still frozen.
	pub vesting: Vesting<Balance>,
	/// Last payouts.
	pub history: History<Balance>,
}

impl<Balance: Default> Household<Balance> {
	/// Creates the record of a household whose device attests for the first time in `epoch`.
	pub fn new(epoch: EpochIndex) -> Self {
		Self {
			level: 0,
			last_present: epoch,
			unpaid: 0,
			manual: ManualDays::default(),
			vesting: Vesting::default(),
			history: History::default(),
		}
	}

	/// Returns the level of points earned in `epoch`.
	///
	/// The epoch after the last with a sign of life adds a level. One missed epoch changes nothing;
	/// each further one takes a level.
	pub fn level_in(&self, epoch: EpochIndex, streak: &StreakTerms) -> u8 {
		let level = match epoch.saturating_sub(self.last_present) {
			0 => self.level,
			1 => self.level.saturating_add(1),
			gap => self.level.saturating_sub(gap.saturating_sub(2).saturated_into()),
		};
		level.min(streak.max_level)
	}

	/// Returns true if only unpaid shares keep the record in `epoch`: the streak has run out, and
	/// the last sign of life is more than [`MAX_HISTORY`] epochs ago.
	pub fn is_forgettable_in(&self, epoch: EpochIndex, streak: &StreakTerms) -> bool {
		self.level_in(epoch, streak) == 0 && epoch.saturating_sub(self.last_present) > MAX_HISTORY
	}

	/// Records a sign of life in `epoch`.
	pub fn attend(&mut self, epoch: EpochIndex, streak: &StreakTerms) {
		self.level = self.level_in(epoch, streak);
		self.last_present = self.last_present.max(epoch);
	}

	/// Records the settlement of a share, with its payout unless it was forfeited.
	pub fn settle(&mut self, reward: Option<EpochReward<Balance>>) {
		self.unpaid = self.unpaid.saturating_sub(1);
		if let Some(reward) = reward {
			self.remember(reward);
		}
	}

	/// Records a payout; the oldest one makes room for it.
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

	fn household(level: u8, last_present: EpochIndex) -> Household<u128> {
		Household { level, last_present, ..Household::new(0) }
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
