//! What a household or a manufacturer may want to know.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use cot_primitives::{EpochIndex, InspectSanctions, Moment, Points, TokenId};
use frame_support::traits::fungibles::Inspect;
use scale_info::TypeInfo;
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

/// [`RewardStanding`] of `T`.
pub type RewardStandingOf<T> = RewardStanding<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// [`ProgramStanding`] of `T`.
pub type ProgramStandingOf<T> = ProgramStanding<BalanceOf<T>>;

/// How a household stands in one program.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RewardStanding<AccountId, Balance> {
	/// The manufacturer that runs the program.
	pub manufacturer: AccountId,
	/// The token it pays.
	pub token: TokenId,
	/// What the household owns of the token, held and frozen amounts included.
	pub balance: Balance,
	/// The current epoch; none before the first points of the program.
	pub epoch: Option<EpochIndex>,
	/// When it ends, in Unix seconds.
	pub epoch_ends_at: Option<Moment>,
	/// Points earned in it.
	pub points: Points,
	/// Level of the household's streak in it, or the level it would have with its first points.
	pub streak_level: u8,
	/// What each point counts at that level, in hundredths.
	pub multiplier: u16,
	/// What they would be paid if the epoch ended now.
	pub expected_payout: Balance,
	/// What earlier epochs still owe.
	pub unpaid: Balance,
	/// What of that has to wait because the manufacturer has something against one of the
	/// household's devices: all or nothing.
	pub withheld: Balance,
	/// The last payouts, in the order in which they were paid.
	pub history: Vec<EpochReward<Balance>>,
}

/// How a program stands.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct ProgramStanding<Balance> {
	/// The token it pays.
	pub token: TokenId,
	/// What it has issued, the market's supply included.
	pub issued: Balance,
	/// What is set aside for ended epochs and not paid yet.
	pub reserved: Balance,
	/// What it may still issue beyond that.
	pub cap_left: Balance,
	/// The current epoch; none before the first points.
	pub epoch: Option<EpochIndex>,
	/// When it ends, in Unix seconds.
	pub epoch_ends_at: Option<Moment>,
	/// The most it may pay; zero once the program is closed or nothing is granted any more.
	pub epoch_budget: Balance,
	/// Points earned in it.
	pub points: u64,
	/// Households that have earned points in it.
	pub active_households: u32,
	/// Epochs until nothing is granted any more, the current one included, by all that is
	/// announced; none: time does not end them. The maximum supply may, and sooner.
	pub epochs_to_come: Option<EpochIndex>,
	/// What it promises now.
	pub terms: ProgramTerms<Balance>,
	/// What it will promise.
	pub announced: Option<Announcement<Balance>>,
	/// The epoch from which on nothing is earned any more.
	pub closes_with: Option<EpochIndex>,
}

impl<T: Config> Pallet<T> {
	/// How `owner` stands in one program, if it has anything to do with it.
	pub(crate) fn standing_in(
		manufacturer: T::AccountId,
		program: &ProgramOf<T>,
		owner: &T::AccountId,
	) -> Option<RewardStandingOf<T>> {
		let epoch = program.epoch_at(Self::now());
		let current = epoch.unwrap_or(0);
		let balance = T::Tokens::total_balance(program.token, owner);
		let household = Households::<T>::get(&manufacturer, owner);
		if household.is_none() && balance.is_zero() {
			return None;
		}
		let mut points: Points = 0;
		let mut expected_payout = BalanceOf::<T>::zero();
		let mut unpaid = BalanceOf::<T>::zero();
		for (of_epoch, total) in EpochTotals::<T>::iter_prefix(&manufacturer) {
			let Some(share) = Shares::<T>::get((&manufacturer, of_epoch, owner)) else {
				continue;
			};
			let payout = program.payout(of_epoch, &total, share);
			if of_epoch == current {
				points = share.points;
				expected_payout = payout;
			} else {
				unpaid.saturating_accrue(payout);
			}
		}
		let withheld = match T::Sanctions::is_sanctioned(&manufacturer, owner) {
			true => unpaid,
			false => BalanceOf::<T>::zero(),
		};
		let streak = program.terms_in(current).streak;
		let streak_level =
			household.as_ref().map_or(0, |household| household.level_in(current, &streak));
		Some(RewardStanding {
			token: program.token,
			balance,
			epoch,
			epoch_ends_at: program.end_of(current),
			points,
			streak_level,
			multiplier: streak.multiplier(streak_level),
			expected_payout,
			unpaid,
			withheld,
			history: household.map(|household| household.history.into_inner()).unwrap_or_default(),
			manufacturer,
		})
	}

	/// How one program stands.
	pub(crate) fn standing_of(
		manufacturer: &T::AccountId,
		program: ProgramOf<T>,
	) -> ProgramStandingOf<T> {
		let epoch = program.epoch_at(Self::now());
		let current = epoch.unwrap_or(0);
		let total = EpochTotals::<T>::get(manufacturer, current).unwrap_or_default();
		let epoch_budget = match program.grants_in(current) {
			true => program.budget_of(current).min(program.cap_left()),
			false => BalanceOf::<T>::zero(),
		};
		ProgramStanding {
			token: program.token,
			issued: program.minted,
			reserved: program.reserved,
			cap_left: program.cap_left(),
			epoch,
			epoch_ends_at: program.end_of(current),
			epoch_budget,
			points: total.points,
			active_households: total.households,
			epochs_to_come: program.epochs_to_come(current),
			terms: program.terms_in(current).clone(),
			announced: program.announced.filter(|announced| announced.from > current),
			closes_with: program.closes_with,
		}
	}
}
