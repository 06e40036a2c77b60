//! Records of programs, their epochs and the shares in them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt::Display;
use cot_primitives::{EpochIndex, Moment, Points, TokenId};
use frame_support::{
	traits::{fungibles, ConstU32},
	BoundedVec,
};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_runtime::{
	traits::{AtLeast32BitUnsigned, SaturatedConversion},
	Percent,
};

use crate::{math, Config, Household, ProgramTerms};

/// Amount of a token of `T`.
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
/// Moment whose encoding sorts in order of time: big-endian.
pub type SortedMoment = [u8; 8];

/// Maximum decimal places of a token: a `u128` has no more.
pub const MAX_DECIMALS: u8 = 38;
/// Epochs from an announcement to its effect: at least one whole epoch lies in between.
const NOTICE: EpochIndex = 2;

/// A manufacturer's reward program.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Program<Balance> {
	/// Token that the program mints.
	pub token: TokenId,
	/// Start of the first epoch in Unix seconds: the time of the first points.
	pub started_at: Option<Moment>,
	/// Terms until `announced` takes effect.
	pub terms: ProgramTerms<Balance>,
	/// Epoch from which the halvings of the budget of `terms` are counted.
	pub budget_from: EpochIndex,
	/// Announced terms. Once in effect, they move to `terms` with the next write.
	pub announced: Option<Announcement<Balance>>,
	/// First epoch in which nothing is earned.
	pub closes_with: Option<EpochIndex>,
	/// Amount minted at creation: half of it to the manufacturer, the rest as liquidity.
	pub market_supply: Balance,
	/// Part of it that the pallet's account keeps until the manufacturer provides it as liquidity.
	pub market_reserve: Balance,
	/// Amount minted since creation, the market supply included.
	pub minted: Balance,
	/// Amount burned, by commissions and by metering. It is not minted again.
	pub burned: Balance,
	/// Amount set aside for closed epochs and not minted yet.
	pub reserved: Balance,
	/// Epoch that collects points, or has ended without having been closed yet.
	pub open_epoch: Option<EpochIndex>,
}

/// Returns half of a market supply, rounded down: the manufacturer's.
pub(crate) fn half_of<Balance: AtLeast32BitUnsigned>(market_supply: Balance) -> Balance {
	Percent::from_percent(50).mul_floor(market_supply)
}

/// Terms that are announced before they take effect.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct Announcement<Balance> {
	/// First epoch of the terms.
	pub from: EpochIndex,
	/// Announced terms.
	pub terms: ProgramTerms<Balance>,
}

impl<Balance: AtLeast32BitUnsigned + Copy> Program<Balance> {
	/// Creates a program that has granted nothing yet.
	pub fn new(token: TokenId, terms: ProgramTerms<Balance>, market_supply: Balance) -> Self {
		Self {
			token,
			started_at: None,
			terms,
			budget_from: 0,
			announced: None,
			closes_with: None,
			market_supply,
			market_reserve: market_supply.saturating_sub(half_of(market_supply)),
			minted: market_supply,
			burned: Balance::zero(),
			reserved: Balance::zero(),
			open_epoch: None,
		}
	}

	/// Returns the epoch at `now`; none before the program has started.
	pub fn epoch_at(&self, now: Moment) -> Option<EpochIndex> {
		let elapsed = now.saturating_sub(self.started_at?);
		elapsed.checked_div(self.terms.epoch_length).map(SaturatedConversion::saturated_into)
	}

	/// Returns the first second after `epoch`; none before the program has started.
	pub fn end_of(&self, epoch: EpochIndex) -> Option<Moment> {
		let epochs = Moment::from(epoch).saturating_add(1);
		Some(self.started_at?.saturating_add(epochs.saturating_mul(self.terms.epoch_length)))
	}

	/// Returns true if `epoch` has ended at `now`.
	pub fn has_ended(&self, epoch: EpochIndex, now: Moment) -> bool {
		self.end_of(epoch).is_some_and(|end| end <= now)
	}

	/// Returns the epoch with which a change announced at `now` takes effect: the first before the
	/// program has started, otherwise the one after the next.
	pub fn epoch_after_notice(&self, now: Moment) -> EpochIndex {
		self.epoch_at(now).map_or(0, |epoch| epoch.saturating_add(NOTICE))
	}

	/// Returns the announced terms if they hold in `epoch`.
	fn announced_in(&self, epoch: EpochIndex) -> Option<&Announcement<Balance>> {
		self.announced.as_ref().filter(|announced| announced.from <= epoch)
	}

	/// Returns the terms of `epoch`, which is not closed.
	pub fn terms_in(&self, epoch: EpochIndex) -> &ProgramTerms<Balance> {
		self.announced_in(epoch).map_or(&self.terms, |announced| &announced.terms)
	}

	/// Returns the epoch from which the halvings of the budget of `epoch` are counted. Terms with
	/// an unchanged budget and halving do not restart the count.
	fn budget_from_in(&self, epoch: EpochIndex) -> EpochIndex {
		self.announced_in(epoch)
			.filter(|announced| !announced.terms.has_budget_of(&self.terms))
			.map_or(self.budget_from, |announced| announced.from)
	}

	/// Returns the terms at `now`.
	pub fn terms_at(&self, now: Moment) -> &ProgramTerms<Balance> {
		self.terms_in(self.epoch_at(now).unwrap_or(0))
	}

	/// Returns true if announced terms have not taken effect at `now`.
	pub fn awaits_change(&self, now: Moment) -> bool {
		let current = self.epoch_at(now).unwrap_or(0);
		self.announced.as_ref().is_some_and(|announced| announced.from > current)
	}

	/// Announces `terms`. Returns the epoch with which they take effect.
	pub fn announce(&mut self, terms: ProgramTerms<Balance>, now: Moment) -> EpochIndex {
		let from = self.epoch_after_notice(now);
		self.announced = Some(Announcement { from, terms });
		if self.started_at.is_none() {
			self.adopt_announced(from);
		}
		from
	}

	/// Replaces the terms with the announced ones if these hold in `epoch`. Earlier epochs must be
	/// closed: they are paid by their own terms.
	pub fn adopt_announced(&mut self, epoch: EpochIndex) {
		let budget_from = self.budget_from_in(epoch);
		if let Some(Announcement { terms, .. }) =
			self.announced.take_if(|announced| announced.from <= epoch)
		{
			self.terms = terms;
			self.budget_from = budget_from;
		}
	}

	/// Returns the budget of `epoch`, which is not closed, by the terms alone.
	pub fn budget_of(&self, epoch: EpochIndex) -> Balance {
		let terms = self.terms_in(epoch);
		math::decayed_budget(
			terms.epoch_budget.saturated_into(),
			terms.halving_epochs,
			epoch.saturating_sub(self.budget_from_in(epoch)),
		)
		.saturated_into()
	}

	/// Returns true if points are granted in `epoch`, all epochs before which are closed: not once
	/// the program is closed, nor if the maximum supply is minted or set aside, or the budget has
	/// halved to zero.
	pub fn grants_in(&self, epoch: EpochIndex) -> bool {
		self.closes_with.is_none_or(|closes_with| epoch < closes_with)
			&& !self.cap_left().is_zero()
			&& !self.budget_of(epoch).is_zero()
	}

	/// Returns the amount that may still be minted and is not set aside.
	pub fn cap_left(&self) -> Balance {
		self.terms.max_supply.saturating_sub(self.minted.saturating_add(self.reserved))
	}

	/// Returns the number of epochs with grants, from `epoch` on; none: only the maximum supply
	/// ends them.
	pub fn epochs_to_come(&self, epoch: EpochIndex) -> Option<EpochIndex> {
		let end = match self.cap_left().is_zero() {
			false => [self.budget_ends_with(), self.closes_with].into_iter().flatten().min()?,
			true => epoch,
		};
		Some(end.saturating_sub(epoch))
	}

	/// Returns the first epoch without a budget, by the last terms known to hold before the program
	/// closes; none: each epoch has one.
	fn budget_ends_with(&self) -> Option<EpochIndex> {
		let last = self.closes_with.map_or(EpochIndex::MAX, |end| end.saturating_sub(1));
		let terms = self.terms_in(last);
		math::epochs_with_budget(terms.epoch_budget.saturated_into(), terms.halving_epochs)
			.map(|epochs| self.budget_from_in(last).saturating_add(epochs))
	}

	/// Returns the amount set aside for `epoch` if it closed now with `total`.
	pub fn pot_of(&self, epoch: EpochIndex, total: &EpochTotal<Balance>) -> Balance {
		math::pot(
			self.budget_of(epoch).saturated_into(),
			self.cap_left().saturated_into(),
			total.weight,
			self.terms_in(epoch).max_reward_per_point.saturated_into(),
		)
		.saturated_into()
	}

	/// Returns the payout of a share of `epoch`: final if the epoch is closed, as of now if it is
	/// open.
	pub fn payout(&self, epoch: EpochIndex, total: &EpochTotal<Balance>, share: Share) -> Balance {
		let pot =
			if self.open_epoch == Some(epoch) { self.pot_of(epoch, total) } else { total.budget };
		math::payout(share.weight(), total.weight, pot.saturated_into()).saturated_into()
	}

	/// Sets the budget of `epoch` aside, once, when its points are final.
	pub fn close(&mut self, epoch: EpochIndex, total: &mut EpochTotal<Balance>) {
		if self.open_epoch != Some(epoch) {
			return;
		}
		total.budget = self.pot_of(epoch, total);
		self.reserved = self.reserved.saturating_add(total.budget);
		self.open_epoch = None;
	}
}

/// A household's points of one epoch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Share {
	/// Points earned.
	pub points: Points,
	/// Multiplier of each point by the household's streak, in hundredths.
	pub multiplier: u16,
}

impl Share {
	/// Returns the points times their multiplier, in hundredths of a point.
	pub fn weight(&self) -> u64 {
		u64::from(self.points).saturating_mul(self.multiplier.into())
	}
}

/// Sums over the shares of one epoch of a program.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct EpochTotal<Balance> {
	/// Number of households that earned points.
	#[codec(compact)]
	pub households: u32,
	/// Points of all households.
	#[codec(compact)]
	pub points: u64,
	/// Points times their multipliers, in hundredths of a point.
	#[codec(compact)]
	pub weight: u64,
	/// Part of `weight` that is paid or forfeited.
	#[codec(compact)]
	pub settled_weight: u64,
	/// Amount minted for paid shares.
	pub minted: Balance,
	/// Amount forfeited, which is not minted for this epoch.
	pub forfeited: Balance,
	/// Amount set aside for all points; zero until the epoch is closed.
	pub budget: Balance,
}

impl<Balance: AtLeast32BitUnsigned + Copy> EpochTotal<Balance> {
	/// Adds the points of `share`; returns none on overflow, and nothing changes.
	pub fn add(&mut self, share: Share) -> Option<()> {
		let points = self.points.checked_add(share.points.into())?;
		self.weight = self.weight.checked_add(share.weight())?;
		self.points = points;
		Some(())
	}

	/// Returns the amount set aside and neither minted nor forfeited.
	pub fn reserved(&self) -> Balance {
		self.budget.saturating_sub(self.minted.saturating_add(self.forfeited))
	}

	/// Returns true if every share is paid or forfeited.
	pub fn is_settled(&self) -> bool {
		self.settled_weight == self.weight
	}
}

/// Pending payout of an epoch, and its progress.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct PendingPayout<AccountId> {
	/// Epoch to be paid once it has ended.
	#[codec(compact)]
	pub epoch: EpochIndex,
	/// Household visited last; it and those before it are paid, withheld or have failed.
	pub resume_after: Option<AccountId>,
}

impl<AccountId> PendingPayout<AccountId> {
	/// Creates a payout that has visited no household yet.
	pub fn new(epoch: EpochIndex) -> Self {
		Self { epoch, resume_after: None }
	}
}
