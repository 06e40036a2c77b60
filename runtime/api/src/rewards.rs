//! Rewards of households, and the programs that pay them.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::fmt::Display;
use cot_primitives::{EpochIndex, Moment, Points, SlotPoints, TokenId};
use scale_info::TypeInfo;
use serde::Serialize;

use crate::json;

/// How a household stands in one reward program.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct RewardView<AccountId, Balance> {
	/// The manufacturer that runs the program.
	pub manufacturer: AccountId,
	/// The token it pays.
	pub token: TokenId,
	/// What the household owns of the token, held and frozen amounts included.
	#[serde(serialize_with = "json::decimal")]
	pub balance: Balance,
	/// The current epoch; none before the first points of the program.
	pub epoch: Option<EpochIndex>,
	/// When it ends.
	pub epoch_ends_at: Option<Moment>,
	/// Points earned in it.
	pub points: Points,
	/// Level of the household's streak in it, or the level it would have with its first points.
	pub streak_level: u8,
	/// What each point counts at that level, in hundredths.
	#[serde(rename = "multiplierPercent")]
	pub multiplier: u16,
	/// What they would be paid if the epoch ended now.
	#[serde(serialize_with = "json::decimal")]
	pub expected_payout: Balance,
	/// What earlier epochs still owe.
	#[serde(serialize_with = "json::decimal")]
	pub unpaid: Balance,
	/// What of that has to wait because the manufacturer has something against one of the
	/// household's devices.
	#[serde(serialize_with = "json::decimal")]
	pub withheld: Balance,
	/// The last payouts, eight or fewer, in the order in which they were paid: one that was
	/// withheld comes late.
	pub history: Vec<PayoutView<Balance>>,
	/// What a household must own of the token for the chain to buy for it, if the manufacturer
	/// lets it.
	#[serde(serialize_with = "json::decimal_or_null")]
	pub gate: Option<Balance>,
	/// Whether the household has joined.
	pub member: bool,
}

/// What one epoch brought a household.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct PayoutView<Balance> {
	/// The epoch.
	pub epoch: EpochIndex,
	/// Points earned in it.
	pub points: Points,
	/// What was paid for them.
	#[serde(serialize_with = "json::decimal")]
	pub amount: Balance,
}

/// How a reward program stands.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct ProgramView<Balance> {
	/// The token it pays.
	pub token: TokenId,
	/// Accounts that the token keeps: of households, of the manufacturer and of pools. One without
	/// a balance counts only if it was opened on purpose.
	pub holders: u32,
	/// What it has issued, the market's supply included.
	#[serde(serialize_with = "json::decimal")]
	pub issued: Balance,
	/// What is set aside for ended epochs and not paid yet.
	#[serde(serialize_with = "json::decimal")]
	pub reserved: Balance,
	/// What it may still issue beyond that.
	#[serde(serialize_with = "json::decimal")]
	pub cap_left: Balance,
	/// The current epoch; none before the first points.
	pub epoch: Option<EpochIndex>,
	/// When it ends.
	pub epoch_ends_at: Option<Moment>,
	/// The most it may pay; zero once the program is closed or nothing is granted any more.
	#[serde(serialize_with = "json::decimal")]
	pub epoch_budget: Balance,
	/// Points earned in it.
	pub points: u64,
	/// Households that have earned points in it.
	pub active_households: u32,
	/// Epochs until nothing is granted any more, the current one included, by all that is
	/// announced; none: time does not end them. The maximum supply may, and sooner.
	pub epochs_to_come: Option<EpochIndex>,
	/// What it promises now.
	pub terms: TermsView<Balance>,
	/// What it will promise.
	pub announced: Option<AnnouncedView<Balance>>,
	/// The epoch from which on nothing is earned any more.
	pub closes_with: Option<EpochIndex>,
}

/// Terms that are known before they hold.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct AnnouncedView<Balance> {
	/// The epoch with which they begin.
	pub from: EpochIndex,
	/// What will be promised.
	pub terms: TermsView<Balance>,
}

/// What a manufacturer promises its households; how patterns are learned is left out.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct TermsView<Balance> {
	/// Length of an epoch in seconds.
	pub epoch_length: Moment,
	/// The most the first epochs under these terms may mint.
	#[serde(serialize_with = "json::decimal")]
	pub epoch_budget: Balance,
	/// Number of epochs after which the budget halves; zero: never.
	pub halving_epochs: u32,
	/// The most the program may ever mint.
	#[serde(serialize_with = "json::decimal")]
	pub max_supply: Balance,
	/// The most one point may be paid, its part of a streak apart.
	#[serde(serialize_with = "json::decimal")]
	pub max_reward_per_point: Balance,
	/// The most points one household may earn in an epoch, its streak apart.
	pub household_cap: Points,
	/// Seconds after a slot's last restock before which the next one earns nothing.
	pub min_interval: Moment,
	/// Points of one restock while the slot's pattern is being learned.
	pub learning_points: Points,
	/// The most points a slot may ever earn by learning.
	pub learning_allowance: SlotPoints,
	/// Points of one restock that deviates from the slot's pattern.
	pub deviation_points: Points,
	/// The most points a slot may earn by deviating in one epoch.
	pub deviation_cap: SlotPoints,
	/// Points of each full `manual_seconds` of a session by hand.
	pub manual_points: Points,
	/// Seconds of a session by hand that earn `manual_points`.
	pub manual_seconds: u32,
	/// The most points a slot may earn by hand in one day.
	pub manual_cap: SlotPoints,
	/// Percent that each level of a streak adds to a point.
	pub streak_step_percent: u8,
	/// The highest level of a streak.
	pub streak_max_level: u8,
}
