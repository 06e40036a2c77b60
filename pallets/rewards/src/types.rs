use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_pattern::Params;
use cot_primitives::{Behaviour, EpochIndex, Moment, Points, SlotLedger, SlotPoints, TokenId, DAY};
use frame_support::{
	traits::{fungibles, ConstU32},
	BoundedVec,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::traits::{AtLeast32BitUnsigned, SaturatedConversion};

use crate::{math, Config, Error};

/// Unit in which the tokens of `T` are counted.
pub type BalanceOf<T> =
	<<T as Config>::Tokens as fungibles::Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// [`Program`] of `T`.
pub type ProgramOf<T> = Program<BalanceOf<T>>;
/// [`ProgramTerms`] of `T`.
pub type ProgramTermsOf<T> = ProgramTerms<BalanceOf<T>>;
/// [`EpochTotal`] of `T`.
pub type EpochTotalOf<T> = EpochTotal<BalanceOf<T>>;
/// [`RewardStanding`] of `T`.
pub type RewardStandingOf<T> = RewardStanding<<T as frame_system::Config>::AccountId, BalanceOf<T>>;

/// Name of a token.
pub type TokenName = BoundedVec<u8, ConstU32<50>>;
/// Ticker symbol of a token.
pub type TokenSymbol = BoundedVec<u8, ConstU32<12>>;
/// A time whose encoding sorts like itself: big-endian.
pub type SortedMoment = [u8; 8];

/// Shortest epoch. Shorter ones would end faster than blocks can pay them.
pub const MIN_EPOCH_LENGTH: Moment = 60;
/// Longest epoch. Longer ones would keep a household waiting for years.
pub const MAX_EPOCH_LENGTH: Moment = 366 * DAY;
/// Most decimal places of a token: a `u128` cannot tell more apart.
pub const MAX_DECIMALS: u8 = 38;

/// What a manufacturer promises its households.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProgramTerms<Balance> {
	/// Length of an epoch in seconds.
	pub epoch_length: Moment,
	/// The most the first epochs may mint.
	pub epoch_budget: Balance,
	/// Number of epochs after which the budget halves, again and again; zero: it never does.
	pub halving_epochs: u32,
	/// The most the program may ever mint.
	pub max_supply: Balance,
	/// The most one point may be paid, so that a lone household does not take a whole epoch.
	pub max_reward_per_point: Balance,
	/// Points of one restock while the slot's pattern is being learned.
	pub learning_points: Points,
	/// The most points a slot may ever earn by learning.
	pub learning_allowance: SlotPoints,
	/// Points of one restock that deviates from the slot's pattern.
	pub deviation_points: Points,
	/// The most points a slot may earn by deviating in one epoch.
	pub deviation_cap: SlotPoints,
	/// How patterns are learned.
	pub pattern: Params,
}

/// Why [`ProgramTerms`] cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvalidTerms {
	/// The epoch is too short or too long.
	EpochLength,
	/// The budget, or the most a point may be paid, is zero.
	Budget,
	/// One epoch's budget is more than may ever be minted.
	MaxSupply,
	/// One grant is more than its cap, or nothing earns points.
	Points,
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
			InvalidTerms::PatternParams => Self::InvalidPatternParams,
		}
	}
}

impl<Balance: AtLeast32BitUnsigned> ProgramTerms<Balance> {
	/// Whether the terms can be kept and reward anything.
	pub fn validate(&self) -> Result<(), InvalidTerms> {
		let rewards_something = self.learning_points > 0 || self.deviation_points > 0;
		let conditions = [
			(
				(MIN_EPOCH_LENGTH..=MAX_EPOCH_LENGTH).contains(&self.epoch_length),
				InvalidTerms::EpochLength,
			),
			(
				!self.epoch_budget.is_zero() && !self.max_reward_per_point.is_zero(),
				InvalidTerms::Budget,
			),
			(self.epoch_budget <= self.max_supply, InvalidTerms::MaxSupply),
			(
				rewards_something
					&& self.learning_points <= self.learning_allowance.into()
					&& self.deviation_points <= self.deviation_cap.into(),
				InvalidTerms::Points,
			),
			(self.pattern.validate().is_ok(), InvalidTerms::PatternParams),
		];
		match conditions.into_iter().find(|(holds, _)| !holds) {
			Some((_, reason)) => Err(reason),
			None => Ok(()),
		}
	}
}

/// Behaviour that earns points.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Earning {
	/// A restock from which the slot's pattern is being learned.
	#[codec(index = 0)]
	Learning,
	/// A restock by hand that breaks the learned pattern.
	#[codec(index = 1)]
	Deviating,
}

impl Earning {
	/// How `behaviour` earns, if it does.
	pub fn from_behaviour(behaviour: Behaviour) -> Option<Self> {
		match behaviour {
			Behaviour::Learning => Some(Self::Learning),
			Behaviour::Deviating => Some(Self::Deviating),
			Behaviour::Conforming => None,
		}
	}

	/// What one such restock earns in `epoch` under `terms`, as far as the slot's caps reach.
	pub fn points<Balance>(
		self,
		terms: &ProgramTerms<Balance>,
		ledger: &SlotLedger,
		epoch: EpochIndex,
	) -> Points {
		let (points, cap) = match self {
			Self::Learning => (terms.learning_points, terms.learning_allowance),
			Self::Deviating => (terms.deviation_points, terms.deviation_cap),
		};
		points.min(cap.saturating_sub(self.earned(ledger, epoch)).into())
	}

	/// Enters `points` into the slot's ledger.
	pub fn record(self, ledger: &mut SlotLedger, epoch: EpochIndex, points: Points) {
		let earned = self.earned(ledger, epoch).saturating_add(points.saturated_into());
		match self {
			Self::Learning => ledger.learning_points = earned,
			Self::Deviating => {
				ledger.period_points = earned;
				ledger.period = epoch;
			},
		}
	}

	/// What counts towards the cap already.
	fn earned(self, ledger: &SlotLedger, epoch: EpochIndex) -> SlotPoints {
		match self {
			Self::Learning => ledger.learning_points,
			Self::Deviating if ledger.period == epoch => ledger.period_points,
			Self::Deviating => 0,
		}
	}
}

/// A manufacturer's reward program.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Program<Balance> {
	/// The token it mints.
	pub token: TokenId,
	/// When its first epoch began, in Unix seconds: with the first points it granted.
	pub started_at: Option<Moment>,
	/// What it promises.
	pub terms: ProgramTerms<Balance>,
	/// What it has minted since it exists.
	pub minted: Balance,
	/// What is set aside for closed epochs and not minted yet.
	pub reserved: Balance,
	/// The epoch that is still collecting points, or has ended and nobody has looked since.
	pub open_epoch: Option<EpochIndex>,
}

impl<Balance: AtLeast32BitUnsigned + Copy> Program<Balance> {
	/// A program that has granted nothing yet.
	pub fn new(token: TokenId, terms: ProgramTerms<Balance>) -> Self {
		Self {
			token,
			started_at: None,
			terms,
			minted: Balance::zero(),
			reserved: Balance::zero(),
			open_epoch: None,
		}
	}

	/// The epoch at `now`; none before the program has started.
	pub fn epoch_at(&self, now: Moment) -> Option<EpochIndex> {
		let elapsed = now.saturating_sub(self.started_at?);
		elapsed.checked_div(self.terms.epoch_length).map(SaturatedConversion::saturated_into)
	}

	/// The first second after `epoch`; none before the program has started.
	pub fn end_of(&self, epoch: EpochIndex) -> Option<Moment> {
		let epochs = Moment::from(epoch).saturating_add(1);
		Some(self.started_at?.saturating_add(epochs.saturating_mul(self.terms.epoch_length)))
	}

	/// Whether `epoch` is over at `now`.
	pub fn has_ended(&self, epoch: EpochIndex, now: Moment) -> bool {
		self.end_of(epoch).is_some_and(|end| end <= now)
	}

	/// What `epoch` may mint by the terms alone.
	pub fn budget_of(&self, epoch: EpochIndex) -> Balance {
		math::decayed_budget(
			self.terms.epoch_budget.saturated_into(),
			self.terms.halving_epochs,
			epoch,
		)
		.saturated_into()
	}

	/// Whether points of `epoch` could be paid nothing at all, now and for ever.
	pub fn is_exhausted(&self, epoch: EpochIndex) -> bool {
		self.minted >= self.terms.max_supply || self.budget_of(epoch).is_zero()
	}

	/// What would be set aside for `epoch` if it closed now with `points`.
	pub fn pot_of(&self, epoch: EpochIndex, points: u64) -> Balance {
		let room = self.terms.max_supply.saturating_sub(self.minted.saturating_add(self.reserved));
		math::pot(
			self.budget_of(epoch).saturated_into(),
			room.saturated_into(),
			points,
			self.terms.max_reward_per_point.saturated_into(),
		)
		.saturated_into()
	}

	/// What `points` are worth in `epoch`: for good if it is closed, as things stand if it is open.
	pub fn payout(
		&self,
		epoch: EpochIndex,
		total: &EpochTotal<Balance>,
		points: Points,
	) -> Balance {
		let budget = if self.open_epoch == Some(epoch) {
			self.pot_of(epoch, total.points)
		} else {
			total.budget
		};
		math::payout(points, total.points, budget.saturated_into()).saturated_into()
	}

	/// Sets the budget of `epoch` aside, once, when its points have become final.
	pub fn close(&mut self, epoch: EpochIndex, total: &mut EpochTotal<Balance>) {
		if self.open_epoch != Some(epoch) {
			return;
		}
		total.budget = self.pot_of(epoch, total.points);
		self.reserved = self.reserved.saturating_add(total.budget);
		self.open_epoch = None;
	}
}

/// The sums of one epoch of one program.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct EpochTotal<Balance> {
	/// Points of all households.
	#[codec(compact)]
	pub points: u64,
	/// Those of them that are paid.
	#[codec(compact)]
	pub settled_points: u64,
	/// What was minted for them.
	pub minted: Balance,
	/// What may be minted for all points; zero until the epoch is closed.
	pub budget: Balance,
}

/// An epoch that waits for its payout, and how far it has come.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PendingPayout<AccountId> {
	/// The epoch.
	#[codec(compact)]
	pub epoch: EpochIndex,
	/// The household that was dealt with last; those before it are paid or have failed.
	pub resume_after: Option<AccountId>,
}

impl<AccountId> PendingPayout<AccountId> {
	/// Nobody has been dealt with yet.
	pub fn new(epoch: EpochIndex) -> Self {
		Self { epoch, resume_after: None }
	}
}

/// How a household stands in one program.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RewardStanding<AccountId, Balance> {
	/// The manufacturer that runs the program.
	pub manufacturer: AccountId,
	/// The token it pays.
	pub token: TokenId,
	/// What the household owns of the token, held and frozen amounts included.
	pub balance: Balance,
	/// The current epoch.
	pub epoch: EpochIndex,
	/// When it ends, in Unix seconds.
	pub epoch_ends_at: Moment,
	/// Points earned in it.
	pub points: Points,
	/// What they would be paid if the epoch ended now.
	pub expected_payout: Balance,
	/// What earlier epochs still owe.
	pub unpaid: Balance,
}

/// A program that exists from the first block on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisProgram<AccountId, Balance> {
	/// The manufacturer that runs it.
	pub manufacturer: AccountId,
	/// Name of its token.
	pub name: String,
	/// Ticker symbol of its token.
	pub symbol: String,
	/// Decimal places of its token.
	pub decimals: u8,
	/// What it promises.
	pub terms: ProgramTerms<Balance>,
}
