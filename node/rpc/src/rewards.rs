//! What the methods about rewards and their programs answer, as JSON.

use cot_primitives::{EpochIndex, Moment, Points, SlotPoints, TokenId};
use cot_runtime_api::{AnnouncedView, PayoutView, ProgramView, RewardView, TermsView};
use serde::Serialize;
use sp_core::crypto::AccountId32;

use crate::Amount;

/// How an account stands in one reward program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reward {
	/// The manufacturer that runs the program.
	pub manufacturer: AccountId32,
	/// The token it pays.
	pub token: TokenId,
	/// What the account owns of the token, held and frozen amounts included.
	pub balance: Amount,
	/// The current epoch; `null` before the first points of the program.
	pub epoch: Option<EpochIndex>,
	/// When it ends.
	pub epoch_ends_at: Option<Moment>,
	/// Points earned in it.
	pub points: Points,
	/// Level of the household's streak in it, or the level it would have with its first points.
	pub streak_level: u8,
	/// What each point counts at that level, in percent.
	pub multiplier_percent: u16,
	/// What they would be paid if the epoch ended now.
	pub expected_payout: Amount,
	/// What earlier epochs still owe.
	pub unpaid: Amount,
	/// What of that has to wait because the manufacturer has something against one of the household's devices.
	pub withheld: Amount,
	/// The last payouts, eight or fewer, in the order in which they were paid: one that was withheld comes late.
	pub history: Vec<Payout>,
	/// What a household must own of the token for the chain to buy for it.
	pub gate: Option<Amount>,
	/// Whether the household has joined.
	pub member: bool,
}

impl From<RewardView<AccountId32, u128>> for Reward {
	fn from(view: RewardView<AccountId32, u128>) -> Self {
		Self {
			manufacturer: view.manufacturer,
			token: view.token,
			balance: Amount(view.balance),
			epoch: view.epoch,
			epoch_ends_at: view.epoch_ends_at,
			points: view.points,
			streak_level: view.streak_level,
			multiplier_percent: view.multiplier,
			expected_payout: Amount(view.expected_payout),
			unpaid: Amount(view.unpaid),
			withheld: Amount(view.withheld),
			history: view.history.into_iter().map(Payout::from).collect(),
			gate: view.gate.map(Amount),
			member: view.member,
		}
	}
}

/// What one epoch brought a household.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Payout {
	/// The epoch.
	pub epoch: EpochIndex,
	/// Points earned in it.
	pub points: Points,
	/// What was paid for them.
	pub amount: Amount,
}

impl From<PayoutView<u128>> for Payout {
	fn from(view: PayoutView<u128>) -> Self {
		let PayoutView { epoch, points, amount } = view;
		Self { epoch, points, amount: Amount(amount) }
	}
}

/// How a reward program stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Program {
	/// The token it pays.
	pub token: TokenId,
	/// Accounts that the token keeps: of households, of the manufacturer and of pools. One without a balance counts only if it
	/// was opened on purpose.
	pub holders: u32,
	/// What it has issued, the market's supply included.
	pub issued: Amount,
	/// What is set aside for ended epochs and not paid yet.
	pub reserved: Amount,
	/// What it may still issue beyond that.
	pub cap_left: Amount,
	/// The current epoch; `null` before the first points.
	pub epoch: Option<EpochIndex>,
	/// When it ends.
	pub epoch_ends_at: Option<Moment>,
	/// The most it may pay; zero once the program is closed or nothing is granted any more.
	pub epoch_budget: Amount,
	/// Points earned in it.
	pub points: u64,
	/// Households that have earned points in it.
	pub active_households: u32,
	/// Epochs until nothing is granted any more, the current one included, by all that is announced; `null`: time does not
	/// end them. The maximum supply may, and sooner.
	pub epochs_to_come: Option<EpochIndex>,
	/// What it promises now.
	pub terms: Terms,
	/// What it will promise.
	pub announced: Option<AnnouncedTerms>,
	/// The epoch from which on nothing is earned any more.
	pub closes_with: Option<EpochIndex>,
}

impl From<ProgramView<u128>> for Program {
	fn from(view: ProgramView<u128>) -> Self {
		Self {
			token: view.token,
			holders: view.holders,
			issued: Amount(view.issued),
			reserved: Amount(view.reserved),
			cap_left: Amount(view.cap_left),
			epoch: view.epoch,
			epoch_ends_at: view.epoch_ends_at,
			epoch_budget: Amount(view.epoch_budget),
			points: view.points,
			active_households: view.active_households,
			epochs_to_come: view.epochs_to_come,
			terms: view.terms.into(),
			announced: view.announced.map(AnnouncedTerms::from),
			closes_with: view.closes_with,
		}
	}
}

/// Terms that are known before they hold.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnouncedTerms {
	/// The epoch with which they begin.
	pub from: EpochIndex,
	/// What will be promised.
	pub terms: Terms,
}

impl From<AnnouncedView<u128>> for AnnouncedTerms {
	fn from(view: AnnouncedView<u128>) -> Self {
		Self { from: view.from, terms: view.terms.into() }
	}
}

/// What a manufacturer promises its households.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
	/// Length of an epoch in seconds.
	pub epoch_length: Moment,
	/// The most the first epochs under these terms may mint.
	pub epoch_budget: Amount,
	/// Number of epochs after which the budget halves; zero: never.
	pub halving_epochs: u32,
	/// The most the program may ever mint.
	pub max_supply: Amount,
	/// The most one point may be paid, its part of a streak apart.
	pub max_reward_per_point: Amount,
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
	/// Points of each full `manualSeconds` of a session by hand.
	pub manual_points: Points,
	/// Seconds of a session by hand that earn `manualPoints`.
	pub manual_seconds: u32,
	/// The most points a slot may earn by hand in one day.
	pub manual_cap: SlotPoints,
	/// Percent that each level of a streak adds to a point.
	pub streak_step_percent: u8,
	/// The highest level of a streak.
	pub streak_max_level: u8,
}

impl From<TermsView<u128>> for Terms {
	fn from(view: TermsView<u128>) -> Self {
		Self {
			epoch_length: view.epoch_length,
			epoch_budget: Amount(view.epoch_budget),
			halving_epochs: view.halving_epochs,
			max_supply: Amount(view.max_supply),
			max_reward_per_point: Amount(view.max_reward_per_point),
			household_cap: view.household_cap,
			min_interval: view.min_interval,
			learning_points: view.learning_points,
			learning_allowance: view.learning_allowance,
			deviation_points: view.deviation_points,
			deviation_cap: view.deviation_cap,
			manual_points: view.manual_points,
			manual_seconds: view.manual_seconds,
			manual_cap: view.manual_cap,
			streak_step_percent: view.streak_step_percent,
			streak_max_level: view.streak_max_level,
		}
	}
}
