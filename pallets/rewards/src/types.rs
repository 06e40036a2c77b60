use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{EpochIndex, Moment, Points, TokenId};
use frame_support::{
	traits::{fungibles, ConstU32},
	BoundedVec,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::traits::{AtLeast32BitUnsigned, SaturatedConversion};

use crate::{math, Config, Household, ProgramTerms};

/// Unit in which the tokens of `T` are counted.
pub type BalanceOf<T> =
	<<T as Config>::Tokens as fungibles::Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// [`Program`] of `T`.
pub type ProgramOf<T> = Program<BalanceOf<T>>;
/// [`ProgramTerms`] of `T`.
pub type ProgramTermsOf<T> = ProgramTerms<BalanceOf<T>>;
/// [`EpochTotal`] of `T`.
pub type EpochTotalOf<T> = EpochTotal<BalanceOf<T>>;
/// [`Household`] of `T`.
pub type HouseholdOf<T> = Household<BalanceOf<T>>;

/// Name of a token.
pub type TokenName = BoundedVec<u8, ConstU32<50>>;
/// Ticker symbol of a token.
pub type TokenSymbol = BoundedVec<u8, ConstU32<12>>;
/// A time whose encoding sorts like itself: big-endian.
pub type SortedMoment = [u8; 8];

/// Most decimal places of a token: a `u128` cannot tell more apart.
pub const MAX_DECIMALS: u8 = 38;
/// A change is announced at least one whole epoch before the epoch with which it takes effect.
const NOTICE: EpochIndex = 2;

/// A manufacturer's reward program.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Program<Balance> {
	/// The token it mints.
	pub token: TokenId,
	/// When its first epoch began, in Unix seconds: with the first points it granted.
	pub started_at: Option<Moment>,
	/// What it promises, until `announced` takes effect.
	pub terms: ProgramTerms<Balance>,
	/// The epoch from which on the budget of `terms` halves.
	pub budget_from: EpochIndex,
	/// What it will promise instead. Once it has taken effect it moves to `terms` when somebody
	/// writes next.
	pub announced: Option<Announcement<Balance>>,
	/// The epoch from which on it grants no more points.
	pub closes_with: Option<EpochIndex>,
	/// What its manufacturer got of the token at once.
	pub market_supply: Balance,
	/// What it has minted since it exists, the market's supply included.
	pub minted: Balance,
	/// What is set aside for closed epochs and not minted yet.
	pub reserved: Balance,
	/// The epoch that is still collecting points, or has ended and nobody has looked since.
	pub open_epoch: Option<EpochIndex>,
}

/// Terms that are known before they hold.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Announcement<Balance> {
	/// The epoch with which they begin.
	pub from: EpochIndex,
	/// What will be promised.
	pub terms: ProgramTerms<Balance>,
}

impl<Balance: AtLeast32BitUnsigned + Copy> Program<Balance> {
	/// A program that has granted nothing yet.
	pub fn new(token: TokenId, terms: ProgramTerms<Balance>, market_supply: Balance) -> Self {
		Self {
			token,
			started_at: None,
			terms,
			budget_from: 0,
			announced: None,
			closes_with: None,
			market_supply,
			minted: market_supply,
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

	/// The epoch with which a change takes effect that is made known at `now`: the first if there
	/// was none yet, otherwise the one after the next.
	pub fn epoch_after_notice(&self, now: Moment) -> EpochIndex {
		self.epoch_at(now).map_or(0, |epoch| epoch.saturating_add(NOTICE))
	}

	/// The announced terms, if they hold in `epoch`.
	fn announced_in(&self, epoch: EpochIndex) -> Option<&Announcement<Balance>> {
		self.announced.as_ref().filter(|announced| announced.from <= epoch)
	}

	/// The terms that hold in `epoch`, which is not closed.
	pub fn terms_in(&self, epoch: EpochIndex) -> &ProgramTerms<Balance> {
		self.announced_in(epoch).map_or(&self.terms, |announced| &announced.terms)
	}

	/// The epoch from which on the budget that holds in `epoch` halves: terms that leave budget and
	/// halving as they are begin nothing anew.
	fn budget_from_in(&self, epoch: EpochIndex) -> EpochIndex {
		self.announced_in(epoch)
			.filter(|announced| !announced.terms.has_budget_of(&self.terms))
			.map_or(self.budget_from, |announced| announced.from)
	}

	/// The terms that hold at `now`.
	pub fn terms_at(&self, now: Moment) -> &ProgramTerms<Balance> {
		self.terms_in(self.epoch_at(now).unwrap_or(0))
	}

	/// Whether something is announced that has not taken effect at `now`.
	pub fn awaits_change(&self, now: Moment) -> bool {
		let current = self.epoch_at(now).unwrap_or(0);
		self.announced.as_ref().is_some_and(|announced| announced.from > current)
	}

	/// Promises `terms` from the epoch after notice on; returns that epoch.
	pub fn announce(&mut self, terms: ProgramTerms<Balance>, now: Moment) -> EpochIndex {
		let from = self.epoch_after_notice(now);
		self.announced = Some(Announcement { from, terms });
		if self.started_at.is_none() {
			self.adopt_announced(from);
		}
		from
	}

	/// Lets announced terms hold for good if `epoch` is theirs already. The epochs before must be
	/// closed: they are paid by the terms that held then.
	pub fn adopt_announced(&mut self, epoch: EpochIndex) {
		let budget_from = self.budget_from_in(epoch);
		if let Some(Announcement { terms, .. }) =
			self.announced.take_if(|announced| announced.from <= epoch)
		{
			self.terms = terms;
			self.budget_from = budget_from;
		}
	}

	/// What `epoch`, which is not closed, may mint by the terms alone.
	pub fn budget_of(&self, epoch: EpochIndex) -> Balance {
		let terms = self.terms_in(epoch);
		math::decayed_budget(
			terms.epoch_budget.saturated_into(),
			terms.halving_epochs,
			epoch.saturating_sub(self.budget_from_in(epoch)),
		)
		.saturated_into()
	}

	/// Whether points are granted in `epoch`: not once the program is closed, nor if they could be
	/// paid nothing at all, now and for ever.
	pub fn grants_in(&self, epoch: EpochIndex) -> bool {
		self.closes_with.is_none_or(|closes_with| epoch < closes_with)
			&& self.minted < self.terms.max_supply
			&& !self.budget_of(epoch).is_zero()
	}

	/// What may still be minted and is not set aside.
	pub fn cap_left(&self) -> Balance {
		self.terms.max_supply.saturating_sub(self.minted.saturating_add(self.reserved))
	}

	/// How many epochs are left, from `epoch` on, before nothing is granted for ever; none: nothing
	/// but the maximum supply ends them.
	pub fn epochs_to_come(&self, epoch: EpochIndex) -> Option<EpochIndex> {
		let end = match self.minted < self.terms.max_supply {
			true => [self.budget_ends_with(), self.closes_with].into_iter().flatten().min()?,
			false => epoch,
		};
		Some(end.saturating_sub(epoch))
	}

	/// The first epoch without a budget by the last terms that are known to hold before the program
	/// closes; none: they always give one.
	fn budget_ends_with(&self) -> Option<EpochIndex> {
		let last = self.closes_with.map_or(EpochIndex::MAX, |end| end.saturating_sub(1));
		let terms = self.terms_in(last);
		math::epochs_with_budget(terms.epoch_budget.saturated_into(), terms.halving_epochs)
			.map(|epochs| self.budget_from_in(last).saturating_add(epochs))
	}

	/// What would be set aside for `epoch` if it closed now with this total.
	pub fn pot_of(&self, epoch: EpochIndex, total: &EpochTotal<Balance>) -> Balance {
		math::pot(
			self.budget_of(epoch).saturated_into(),
			self.cap_left().saturated_into(),
			total.weight,
			self.terms_in(epoch).max_reward_per_point.saturated_into(),
		)
		.saturated_into()
	}

	/// What a share of `epoch` is worth: for good if it is closed, as things stand if it is open.
	pub fn payout(&self, epoch: EpochIndex, total: &EpochTotal<Balance>, share: Share) -> Balance {
		let pot =
			if self.open_epoch == Some(epoch) { self.pot_of(epoch, total) } else { total.budget };
		math::payout(share.weight(), total.weight, pot.saturated_into()).saturated_into()
	}

	/// Sets the budget of `epoch` aside, once, when its points have become final.
	pub fn close(&mut self, epoch: EpochIndex, total: &mut EpochTotal<Balance>) {
		if self.open_epoch != Some(epoch) {
			return;
		}
		total.budget = self.pot_of(epoch, total);
		self.reserved = self.reserved.saturating_add(total.budget);
		self.open_epoch = None;
	}
}

/// A household's part in one epoch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Share {
	/// Points earned.
	pub points: Points,
	/// What each counts by the household's streak, in hundredths.
	pub multiplier: u16,
}

impl Share {
	/// What the share counts, in hundredths of a point.
	pub fn weight(&self) -> u64 {
		u64::from(self.points).saturating_mul(self.multiplier.into())
	}
}

/// The sums of one epoch of one program.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct EpochTotal<Balance> {
	/// Households that earned points.
	#[codec(compact)]
	pub households: u32,
	/// Points of all of them.
	#[codec(compact)]
	pub points: u64,
	/// What these count with the households' streaks, in hundredths of a point.
	#[codec(compact)]
	pub weight: u64,
	/// What those shares of it count that are paid or forfeited.
	#[codec(compact)]
	pub settled_weight: u64,
	/// What was minted for them.
	pub minted: Balance,
	/// What was forfeited and is never minted.
	pub forfeited: Balance,
	/// What may be minted for all points; zero until the epoch is closed.
	pub budget: Balance,
}

impl<Balance: AtLeast32BitUnsigned + Copy> EpochTotal<Balance> {
	/// Counts the points of `share`; none if they are more than can be counted, and nothing
	/// changes.
	pub fn add(&mut self, share: Share) -> Option<()> {
		let points = self.points.checked_add(share.points.into())?;
		self.weight = self.weight.checked_add(share.weight())?;
		self.points = points;
		Some(())
	}

	/// What is set aside for it and neither minted nor forfeited.
	pub fn reserved(&self) -> Balance {
		self.budget.saturating_sub(self.minted.saturating_add(self.forfeited))
	}

	/// Whether every share is paid or forfeited.
	pub fn is_settled(&self) -> bool {
		self.settled_weight == self.weight
	}
}

/// An epoch that waits for its payout, and how far it has come.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct PendingPayout<AccountId> {
	/// The epoch.
	#[codec(compact)]
	pub epoch: EpochIndex,
	/// The household that was dealt with last; those before it are paid, withheld or have failed.
	pub resume_after: Option<AccountId>,
}

impl<AccountId> PendingPayout<AccountId> {
	/// Nobody has been dealt with yet.
	pub fn new(epoch: EpochIndex) -> Self {
		Self { epoch, resume_after: None }
	}
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
	/// What the manufacturer gets of the token at once, to open a market for it.
	pub market_supply: Balance,
	/// What it promises.
	pub terms: ProgramTerms<Balance>,
}
