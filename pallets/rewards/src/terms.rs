//! What a manufacturer promises its households, and when such a promise can be kept.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_pattern::Params;
use cot_primitives::{Behaviour, Deed, EpochIndex, Moment, Points, SlotPoints, DAY};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::traits::{AtLeast32BitUnsigned, SaturatedConversion};

use crate::{Earning, Error, Grant};

/// Shortest epoch. Shorter ones would end faster than blocks can pay them.
pub const MIN_EPOCH_LENGTH: Moment = 60;
/// Longest epoch. Longer ones would keep a household waiting for years.
pub const MAX_EPOCH_LENGTH: Moment = 366 * DAY;
/// The most a streak may add to a point, in percent. More, and newcomers would work for those who
/// were there first.
pub const MAX_STREAK_BONUS: u16 = 400;
/// The days of which driving by hand is looked back on.
const MANUAL_DAYS: u16 = 8;

/// What a manufacturer promises its households.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProgramTerms<Balance> {
	/// Length of an epoch in seconds. It never changes.
	pub epoch_length: Moment,
	/// The most the first epochs may mint.
	pub epoch_budget: Balance,
	/// Number of epochs after which the budget halves, again and again, counted from the first
	/// epoch that has this budget and this number; zero: it never does.
	pub halving_epochs: u32,
	/// The most the program may ever mint, the market's supply included. It never changes.
	pub max_supply: Balance,
	/// The most one point may be paid, its part of a streak apart, so that a lone household does
	/// not take a whole epoch.
	pub max_reward_per_point: Balance,
	/// The most points one household may earn in an epoch, its streak apart: bounds what many
	/// made-up devices bring.
	pub household_cap: Points,
	/// Seconds after a slot's last restock before which the next one earns nothing; zero: any
	/// interval will do. The first restock ever seen in a slot never earns.
	pub min_interval: Moment,
	/// Points of one restock while the slot's pattern is being learned; zero: learning earns
	/// nothing.
	pub learning_points: Points,
	/// The most points a slot may ever earn by learning.
	pub learning_allowance: SlotPoints,
	/// Points of one restock that deviates from the slot's pattern; zero: deviating earns nothing.
	pub deviation_points: Points,
	/// The most points a slot may earn by deviating in one epoch.
	pub deviation_cap: SlotPoints,
	/// Points of each full `manual_seconds` of a session by hand; zero: doing it oneself earns
	/// nothing.
	pub manual_points: Points,
	/// Seconds of a session by hand that earn `manual_points`; zero only where those are.
	pub manual_seconds: u32,
	/// The most points a slot may earn by hand in one day by a household that does so every day.
	/// One that did so on fewer of the last eight days has that many eighths of it, rounded up.
	pub manual_cap: SlotPoints,
	/// What being there epoch after epoch adds.
	pub streak: StreakTerms,
	/// How patterns are learned.
	pub pattern: Params,
}

/// What being there epoch after epoch adds to a household's points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StreakTerms {
	/// Percent that each level of a streak adds; zero: streaks add nothing.
	pub step_percent: u8,
	/// The highest level; zero: streaks add nothing.
	pub max_level: u8,
}

impl StreakTerms {
	/// What one point counts at `level`, in hundredths.
	pub fn multiplier(&self, level: u8) -> u16 {
		u16::from(self.step_percent).saturating_mul(level.into()).saturating_add(100)
	}
}

/// Why [`ProgramTerms`] cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvalidTerms {
	/// The epoch is too short or too long.
	EpochLength,
	/// The budget, or the most a point may be paid, is zero.
	Budget,
	/// One epoch's budget and the market's supply are more than may ever be minted.
	MaxSupply,
	/// One grant is more than its cap, nothing earns points, or no time by hand does.
	Points,
	/// A household may not even earn one grant.
	HouseholdCap,
	/// Streaks add too much.
	Streak,
	/// The parameters of patterns are out of range.
	PatternParams,
}

impl<T> From<InvalidTerms> for Error<T> {
	fn from(reason: InvalidTerms) -> Self {
		match reason {
			InvalidTerms::EpochLength => Self::InvalidEpochLength,
			InvalidTerms::Budget => Self::ZeroBudget,
			InvalidTerms::MaxSupply => Self::BudgetExceedsMaxSupply,
			InvalidTerms::Points => Self::InvalidPoints,
			InvalidTerms::HouseholdCap => Self::HouseholdCapTooLow,
			InvalidTerms::Streak => Self::StreakTooHigh,
			InvalidTerms::PatternParams => Self::InvalidPatternParams,
		}
	}
}

impl<Balance: AtLeast32BitUnsigned> ProgramTerms<Balance> {
	/// Whether the terms can be kept and reward anything where the market got this much of the
	/// token.
	pub fn validate(&self, market_supply: Balance) -> Result<(), InvalidTerms> {
		let grants = [
			(self.learning_points, self.learning_allowance),
			(self.deviation_points, self.deviation_cap),
			(self.manual_points, self.manual_cap),
		];
		let largest_grant = grants.iter().map(|(points, _)| *points).max().unwrap_or(0);
		let conditions = [
			(
				(MIN_EPOCH_LENGTH..=MAX_EPOCH_LENGTH).contains(&self.epoch_length),
				InvalidTerms::EpochLength,
			),
			(
				!self.epoch_budget.is_zero() && !self.max_reward_per_point.is_zero(),
				InvalidTerms::Budget,
			),
			(
				market_supply
					.checked_add(&self.epoch_budget)
					.is_some_and(|promised| promised <= self.max_supply),
				InvalidTerms::MaxSupply,
			),
			(
				largest_grant > 0
					&& grants.iter().all(|(points, cap)| *points <= Points::from(*cap))
					&& (self.manual_points == 0 || self.manual_seconds > 0),
				InvalidTerms::Points,
			),
			(self.household_cap >= largest_grant, InvalidTerms::HouseholdCap),
			(
				self.streak.multiplier(self.streak.max_level) <= 100 + MAX_STREAK_BONUS,
				InvalidTerms::Streak,
			),
			(self.pattern.validate().is_ok(), InvalidTerms::PatternParams),
		];
		match conditions.into_iter().find(|(holds, _)| !holds) {
			Some((_, reason)) => Err(reason),
			None => Ok(()),
		}
	}

	/// Whether the budget is the same as that of `other` and halves as often.
	pub fn has_budget_of(&self, other: &Self) -> bool {
		self.epoch_budget == other.epoch_budget && self.halving_epochs == other.halving_epochs
	}
}

impl<Balance> ProgramTerms<Balance> {
	/// What `deed` may earn in `epoch`, if anything.
	pub fn grant_for(&self, deed: Deed, epoch: EpochIndex) -> Option<Grant> {
		match deed {
			Deed::Restock { behaviour, interval } => {
				interval.filter(|interval| *interval >= self.min_interval)?;
				self.grant_for_restock(behaviour, epoch)
			},
			Deed::Manual { seconds, day, active_days } => Some(Grant {
				earning: Earning::Manual,
				points: seconds
					.checked_div(self.manual_seconds)?
					.saturating_mul(self.manual_points),
				cap: self.manual_cap_after(active_days),
				period: day,
			}),
		}
	}

	fn grant_for_restock(&self, behaviour: Behaviour, epoch: EpochIndex) -> Option<Grant> {
		let (earning, points, cap) = match behaviour {
			Behaviour::Learning => {
				(Earning::Learning, self.learning_points, self.learning_allowance)
			},
			Behaviour::Deviating => (Earning::Deviating, self.deviation_points, self.deviation_cap),
			Behaviour::Conforming => return None,
		};
		Some(Grant { earning, points, cap, period: epoch })
	}

	/// The most points of a slot in one day for a household that did something by hand on so many
	/// of the last eight.
	fn manual_cap_after(&self, active_days: u8) -> SlotPoints {
		let days = u32::from(active_days).min(MANUAL_DAYS.into());
		let eighths = u32::from(self.manual_cap).saturating_mul(days);
		eighths.div_ceil(MANUAL_DAYS.into()).saturated_into()
	}
}
