//! Summaries of rewards and programs, as the runtime API and JSON-RPC return them.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::fmt::Display;
use cot_primitives::{json, EpochIndex, InspectSanctions, Moment, Points, TokenId};
use frame_support::traits::fungibles::Inspect;
use scale_info::TypeInfo;
use serde::Serialize;
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

/// [`RewardSummary`] of `T`.
pub type RewardSummaryOf<T> = RewardSummary<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// [`ProgramSummary`] of `T`.
pub type ProgramSummaryOf<T> = ProgramSummary<BalanceOf<T>>;

/// A household's figures in one program.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct RewardSummary<AccountId, Balance> {
	/// Manufacturer that runs the program.
	pub manufacturer: AccountId,
	/// Token that the program pays.
	pub token: TokenId,
	/// Balance of the token, held and frozen amounts included.
	#[serde(serialize_with = "json::decimal")]
	pub balance: Balance,
	/// Part of `balance` that vests: it counts at the gate and cannot be spent.
	#[serde(serialize_with = "json::decimal")]
	pub vesting: Balance,
	/// Time at which all of it will have vested, in Unix seconds; none if nothing vests.
	pub vested_at: Option<Moment>,
	/// Current epoch; none before the first points of the program.
	pub epoch: Option<EpochIndex>,
	/// End of the current epoch in Unix seconds.
	pub epoch_ends_at: Option<Moment>,
	/// Points earned in the current epoch.
	pub points: Points,
	/// Level of the streak in the current epoch, or the one that its first points would have.
	pub streak_level: u8,
	/// Multiplier of a point at that level, in hundredths.
	#[serde(rename = "multiplierPercent")]
	pub multiplier: u16,
	/// Payout of the current epoch if it ended now.
	#[serde(serialize_with = "json::decimal")]
	pub expected_payout: Balance,
	/// Unpaid amount of earlier epochs.
	#[serde(serialize_with = "json::decimal")]
	pub unpaid: Balance,
	/// Part of `unpaid` that is withheld because a device of the household is under a sanction of
	/// the manufacturer: all or nothing.
	#[serde(serialize_with = "json::decimal")]
	pub withheld: Balance,
	/// Last payouts, up to [`MAX_HISTORY`], in the order in which they were paid: a withheld one
	/// comes late.
	pub history: Vec<EpochReward<Balance>>,
}

/// Figures of a program.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct ProgramSummary<Balance> {
	/// Token that the program pays.
	pub token: TokenId,
	/// Amount issued, the market supply included.
	#[serde(serialize_with = "json::decimal")]
	pub issued: Balance,
	/// Amount burned, by commissions and by metering.
	#[serde(serialize_with = "json::decimal")]
	pub burned: Balance,
	/// Coins collected for the next purchases of tokens to burn.
	#[serde(serialize_with = "json::decimal")]
	pub burn_fund: Balance,
	/// Amount set aside for ended epochs and not paid yet.
	#[serde(serialize_with = "json::decimal")]
	pub reserved: Balance,
	/// Amount that may be issued beyond that.
	#[serde(serialize_with = "json::decimal")]
	pub cap_left: Balance,
	/// Current epoch; none before the first points.
	pub epoch: Option<EpochIndex>,
	/// End of the current epoch in Unix seconds.
	pub epoch_ends_at: Option<Moment>,
	/// Maximum payout of the current epoch; zero once nothing is granted any more.
	#[serde(serialize_with = "json::decimal")]
	pub epoch_budget: Balance,
	/// Points earned in the current epoch.
	pub points: u64,
	/// Households that have earned points in the current epoch.
	pub active_households: u32,
	/// Epochs until nothing is granted any more, the current one included, by everything
	/// announced; none: time does not end the grants. The maximum supply may end them sooner.
	pub epochs_to_come: Option<EpochIndex>,
	/// Current terms.
	pub terms: ProgramTerms<Balance>,
	/// Announced terms.
	pub announced: Option<Announcement<Balance>>,
	/// First epoch in which nothing is earned any more.
	pub closes_with: Option<EpochIndex>,
}

impl<T: Config> Pallet<T> {
	/// Returns the household's summary in every program in which it has earned points or whose
	/// token it owns. Iterates over all programs.
	pub fn rewards_of(household: T::AccountId) -> Vec<RewardSummaryOf<T>> {
		Programs::<T>::iter()
			.filter_map(|(manufacturer, program)| {
				Self::reward_summary(manufacturer, &program, &household)
			})
			.collect()
	}

	/// Returns the summary of the manufacturer's program, if it runs one.
	pub fn program_of(manufacturer: T::AccountId) -> Option<ProgramSummaryOf<T>> {
		Programs::<T>::get(&manufacturer)
			.map(|program| Self::program_summary(&manufacturer, program))
	}

	/// Returns the household's summary in one program, if it has earned points or owns tokens.
	fn reward_summary(
		manufacturer: T::AccountId,
		program: &ProgramOf<T>,
		household: &T::AccountId,
	) -> Option<RewardSummaryOf<T>> {
		let now = Self::now();
		let epoch = program.epoch_at(now);
		let current = epoch.unwrap_or(0);
		let balance = T::Tokens::total_balance(program.token, household);
		let record = Households::<T>::get(&manufacturer, household);
		if record.is_none() && balance.is_zero() {
			return None;
		}
		let mut points: Points = 0;
		let mut expected_payout = BalanceOf::<T>::zero();
		let mut unpaid = BalanceOf::<T>::zero();
		for (of_epoch, total) in EpochTotals::<T>::iter_prefix(&manufacturer) {
			let Some(share) = Shares::<T>::get((&manufacturer, of_epoch, household)) else {
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
		let withheld = match T::Sanctions::is_sanctioned(&manufacturer, household) {
			true => unpaid,
			false => BalanceOf::<T>::zero(),
		};
		let streak = program.terms_in(current).streak;
		let streak_level = record.as_ref().map_or(0, |record| record.level_in(current, &streak));
		Some(RewardSummary {
			token: program.token,
			balance,
			vesting: record
				.as_ref()
				.map_or_else(BalanceOf::<T>::zero, |record| record.vesting.locked_at(now)),
			vested_at: record
				.as_ref()
				.map(|record| record.vesting.until)
				.filter(|until| *until > now),
			epoch,
			epoch_ends_at: program.end_of(current),
			points,
			streak_level,
			multiplier: streak.multiplier(streak_level),
			expected_payout,
			unpaid,
			withheld,
			history: record.map(|record| record.history.into_inner()).unwrap_or_default(),
			manufacturer,
		})
	}

	/// Returns the summary of one program.
	fn program_summary(manufacturer: &T::AccountId, program: ProgramOf<T>) -> ProgramSummaryOf<T> {
		let epoch = program.epoch_at(Self::now());
		let current = epoch.unwrap_or(0);
		let total = EpochTotals::<T>::get(manufacturer, current).unwrap_or_default();
		let epoch_budget = match program.grants_in(current) {
			true => program.budget_of(current).min(program.cap_left()),
			false => BalanceOf::<T>::zero(),
		};
		ProgramSummary {
			token: program.token,
			issued: program.minted,
			burned: program.burned,
			burn_fund: BurnFunds::<T>::get(manufacturer).unwrap_or_default().coins,
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
