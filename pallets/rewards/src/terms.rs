//! Terms of a program, the points they grant, and their JSON form.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::{fmt::Display, str::FromStr};
use cot_pattern::Params;
use cot_primitives::{Behaviour, EpochIndex, Moment, Points, SlotPoints, DAY};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{traits::AtLeast32BitUnsigned, Percent};

use crate::{Earning, Grant, ManualDay, ACTIVE_DAYS};

/// Shortest epoch in seconds. Shorter ones would end faster than blocks can pay them.
pub const MIN_EPOCH_LENGTH: Moment = 60;
/// Longest epoch in seconds. Longer ones would keep a household waiting for years.
pub const MAX_EPOCH_LENGTH: Moment = 366 * DAY;
/// Largest addition of a streak to a point, in percent. With more, newcomers would work for those
/// who joined first.
pub const MAX_STREAK_BONUS: u16 = 400;

/// Largest market supply in percent of the maximum supply. With more, a manufacturer could sell
/// more than its households will have earned for years.
pub const MAX_MARKET_PERCENT: u8 = 5;

/// Terms of a program.
///
/// JSON leaves `pattern` out; the genesis writes it beside the other fields.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[serde(bound(serialize = "Balance: Display", deserialize = "Balance: FromStr"))]
pub struct ProgramTerms<Balance> {
	/// Length of an epoch in seconds; it never changes.
	pub epoch_length: Moment,
	/// Budget of the first epochs under these terms.
	#[serde(with = "decimal")]
	pub epoch_budget: Balance,
	/// Number of epochs after which the budget halves, again and again, counted from the first
	/// epoch with this budget and this number; zero: it never halves.
	pub halving_epochs: u32,
	/// Maximum supply of the token, the market supply included; it never changes.
	#[serde(with = "decimal")]
	pub max_supply: Balance,
	/// Maximum payout of one point before its streak, so that a lone household does not receive a
	/// whole epoch's budget.
	#[serde(with = "decimal")]
	pub max_reward_per_point: Balance,
	/// Maximum points of one household in an epoch before its streak; bounds the gain from
	/// fabricated devices.
	pub household_cap: Points,
	/// Seconds after a slot's last restock before which the next one earns nothing; zero: any
	/// interval earns. The first restock of a slot never earns.
	pub min_interval: Moment,
	/// Points of one restock while the slot's pattern is being learned; zero: learning earns
	/// nothing.
	pub learning_points: Points,
	/// Maximum points that a slot ever earns by learning.
	pub learning_allowance: SlotPoints,
	/// Points of one restock that deviates from the slot's pattern; zero: deviating earns nothing.
	pub deviation_points: Points,
	/// Maximum points that a slot earns by deviating in one epoch.
	pub deviation_cap: SlotPoints,
	/// Points of each full `manual_seconds` that a household's manual sessions of one day add up
	/// to; zero: manual sessions earn nothing.
	pub manual_points: Points,
	/// Seconds of manual sessions that earn `manual_points`; zero only if those are zero.
	pub manual_seconds: u32,
	/// Maximum points that a household, and likewise a slot, earns by manual sessions in one day,
	/// if the household had one on each of the last eight days. With fewer such days, that many
	/// eighths of it for the household, rounded up.
	pub manual_cap: SlotPoints,
	/// Bonus for consecutive epochs.
	#[serde(flatten)]
	pub streak: StreakTerms,
	/// Parameters of learning.
	#[serde(skip)]
	pub pattern: Params,
}

/// Bonus for consecutive epochs in which devices of a household attest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct StreakTerms {
	/// Percent that each level of a streak adds to a point; zero: streaks add nothing.
	#[serde(rename = "streakStepPercent")]
	pub step_percent: u8,
	/// Highest level of a streak; zero: streaks add nothing.
	#[serde(rename = "streakMaxLevel")]
	pub max_level: u8,
}

impl StreakTerms {
	/// Returns the multiplier of a point at `level`, in hundredths.
	pub fn multiplier(&self, level: u8) -> u16 {
		u16::from(self.step_percent).saturating_mul(level.into()).saturating_add(100)
	}
}

/// Defect of [`ProgramTerms`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvalidTerms {
	/// The epoch is too short or too long.
	EpochLength,
	/// The budget or the maximum payout of a point is zero.
	Budget,
	/// One epoch's budget and the market supply exceed the maximum supply.
	MaxSupply,
	/// The market supply is too large a part of the maximum supply.
	MarketSupply,
	/// One grant exceeds its cap, nothing earns points, or a manual session earns them in no time.
	Points,
	/// The cap of a household is below one grant.
	HouseholdCap,
	/// The bonus of streaks is too high.
	Streak,
	/// A parameter of learning is out of range.
	PatternParams,
}

impl<Balance: AtLeast32BitUnsigned> ProgramTerms<Balance> {
	/// Ensures that the terms can be kept and reward something, given the market supply.
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
			(market_supply <= self.max_market_supply(), InvalidTerms::MarketSupply),
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

	/// Returns the largest market supply, rounded down.
	fn max_market_supply(&self) -> Balance {
		let share = Percent::from_percent(MAX_MARKET_PERCENT);
		share.mul_floor(self.max_supply.clone())
	}

	/// Returns true if the budget equals that of `other` and halves as often.
	pub fn has_budget_of(&self, other: &Self) -> bool {
		self.epoch_budget == other.epoch_budget && self.halving_epochs == other.halving_epochs
	}
}

impl<Balance> ProgramTerms<Balance> {
	/// Returns the grant for a restock in `epoch`, if it earns anything.
	pub fn grant_for_restock(
		&self,
		behaviour: Behaviour,
		interval: Option<Moment>,
		epoch: EpochIndex,
	) -> Option<Grant> {
		interval.filter(|interval| *interval >= self.min_interval)?;
		let (earning, points, cap) = match behaviour {
			Behaviour::Learning => {
				(Earning::Learning, self.learning_points, self.learning_allowance)
			},
			Behaviour::Deviating => (Earning::Deviating, self.deviation_points, self.deviation_cap),
			Behaviour::Conforming => return None,
		};
		Some(Grant { earning, points, cap, period: epoch })
	}

	/// Returns the grant for the household's manual sessions of `day`, what they have earned before
	/// deducted, given the active days among the last eight; none if they never earn anything.
	pub fn grant_for_manual(&self, day: u32, total: &ManualDay, active_days: u32) -> Option<Grant> {
		if self.manual_points == 0 {
			return None;
		}
		let eighths = u32::from(self.manual_cap).saturating_mul(active_days);
		let spans = total.seconds.checked_div(self.manual_seconds)?;
		let earned = spans.saturating_mul(self.manual_points);
		Some(Grant {
			earning: Earning::Manual,
			points: earned.min(eighths.div_ceil(ACTIVE_DAYS)).saturating_sub(total.points.into()),
			cap: self.manual_cap,
			period: day,
		})
	}
}

/// JSON form of an amount, which may exceed what a JSON number carries: a decimal string.
pub(crate) mod decimal {
	use alloc::string::String;
	use core::str::FromStr;
	pub use cot_primitives::json::decimal as serialize;
	use serde::{
		de::{Error, Unexpected},
		Deserialize, Deserializer,
	};

	/// Reads an amount from a decimal string.
	pub fn deserialize<'de, Amount: FromStr, D: Deserializer<'de>>(
		deserializer: D,
	) -> Result<Amount, D::Error> {
		let text = String::deserialize(deserializer)?;
		let expected = &"an amount as a decimal string";
		text.parse().map_err(|_| D::Error::invalid_value(Unexpected::Str(&text), expected))
	}
}
