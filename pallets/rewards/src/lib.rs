#![doc = include_str!("../README.md")]
//! # Example
//!
//! One household earns twice in an epoch, another once; the block after the epoch pays both:
#![doc = docify::embed!("src/tests/story.rs", households_are_paid_when_the_epoch_has_ended)]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use earning::{Earning, Grant};
pub use pallet::*;
pub use streaks::{EpochReward, History, Household, MAX_HISTORY};
pub use terms::{
	InvalidTerms, ProgramTerms, StreakTerms, MAX_EPOCH_LENGTH, MAX_STREAK_BONUS, MIN_EPOCH_LENGTH,
};
pub use types::*;
pub use views::{ProgramStanding, ProgramStandingOf, RewardStanding, RewardStandingOf};
pub use weights::WeightInfo;

mod accrue;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod dispatchables;
mod earning;
mod math;
mod seams;
mod settle;
mod streaks;
mod terms;
mod tick;
mod try_state;
mod types;
mod views;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use cot_primitives::{
		EpochIndex, InspectManufacturers, InspectSanctions, Moment, Points, TokenId,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungibles, UnixTime},
		weights::WeightMeter,
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::traits::AccountIdConversion;

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls and of the steps of a payout; a step that claims too little lets
		/// idle payouts fill more than a block.
		type WeightInfo: WeightInfo;

		/// Chain time, by which epochs begin and end. One that can jump ahead ends epochs early,
		/// for good.
		type Time: UnixTime;

		/// Who may run a program. Whoever it names can create one token and promise it to
		/// households.
		type Manufacturers: InspectManufacturers<Self::AccountId>;

		/// Whose payouts wait because a manufacturer has something against one of the household's
		/// devices. One that forgets pays for work that was never done; one that never ends keeps
		/// a household's reward for ever.
		type Sanctions: InspectSanctions<Self::AccountId>;

		/// Who decides about withheld rewards. Whoever it is can take away what a sanctioned
		/// household has earned.
		type ForceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The tokens programs pay. Creating one and setting its metadata must not take a deposit,
		/// or the pallet's account must be able to pay it: otherwise no program can be created.
		/// If others create tokens there too, they take identifiers that programs need, and the
		/// next program cannot be created either.
		type Tokens: fungibles::Create<Self::AccountId, AssetId = TokenId>
			+ fungibles::metadata::Mutate<Self::AccountId>
			+ fungibles::Mutate<Self::AccountId>;

		/// Names the account that owns every program's token. If somebody has its key, the supply
		/// is theirs.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Sets up what the benchmarks need of other pallets. One that approves nobody lets none of
		/// them run.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// The account that owns every program's token.
		fn token_admin() -> T::AccountId {
			Self::account_id()
		}

		/// Shortest epoch a program may have, in seconds.
		fn min_epoch_length() -> Moment {
			MIN_EPOCH_LENGTH
		}

		/// Longest epoch a program may have, in seconds.
		fn max_epoch_length() -> Moment {
			MAX_EPOCH_LENGTH
		}

		/// The most a streak may add to a point, in percent.
		fn max_streak_bonus() -> u16 {
			MAX_STREAK_BONUS
		}
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Reward programs by their manufacturer.
	// Blake2: accounts are chosen by users.
	#[pallet::storage]
	pub type Programs<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ProgramOf<T>>;

	#[pallet::type_value]
	pub fn FirstTokenId() -> TokenId {
		1
	}

	/// The identifier the next program's token gets.
	#[pallet::storage]
	pub type NextTokenId<T: Config> = StorageValue<_, TokenId, ValueQuery, FirstTokenId>;

	/// Sums of every epoch that has points which are not settled yet, by manufacturer.
	// Twox64 for epochs: the chain counts them.
	#[pallet::storage]
	pub type EpochTotals<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		EpochIndex,
		EpochTotalOf<T>,
	>;

	/// What households have earned and were not paid yet, by manufacturer, epoch and household.
	// One epoch's households are one prefix, so that a payout walks through nothing else.
	#[pallet::storage]
	pub type Shares<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Twox64Concat, EpochIndex>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		Share,
	>;

	/// Streaks and last payouts, by manufacturer and household.
	// The deposit of a device pays for one of them: that of the household which owns it. The others
	// are forgotten by whoever likes to.
	#[pallet::storage]
	pub type Households<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		HouseholdOf<T>,
	>;

	/// Epochs that await their payout, by the time they end (seconds, big-endian) and their
	/// manufacturer.
	// Identity over a big-endian time keeps the map in order of time, so that its first key is what
	// is due next. Nobody chooses these keys: they are times at which epochs end.
	#[pallet::storage]
	pub type PendingPayouts<T: Config> = StorageDoubleMap<
		_,
		Identity,
		SortedMoment,
		Blake2_128Concat,
		T::AccountId,
		PendingPayout<T::AccountId>,
	>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Programs that exist from the start. Their manufacturers must be approved elsewhere to
		/// grant points.
		pub programs: Vec<GenesisProgram<T::AccountId, BalanceOf<T>>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for program in &self.programs {
				let GenesisProgram { manufacturer, name, symbol, decimals, market_supply, terms } =
					program;
				let name = TokenName::try_from(name.as_bytes().to_vec())
					.expect("a token's name in genesis has at most 50 bytes");
				let symbol = TokenSymbol::try_from(symbol.as_bytes().to_vec())
					.expect("a token's symbol in genesis has at most 12 bytes");
				Pallet::<T>::insert_program(
					manufacturer.clone(),
					name,
					symbol,
					*decimals,
					*market_supply,
					terms.clone(),
				)
				.expect("a program in genesis is the only one of its manufacturer and valid");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A manufacturer began a reward program with a token of its own.
		ProgramCreated {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The token the program pays.
			token: TokenId,
			/// What the manufacturer got of it at once.
			market_supply: BalanceOf<T>,
			/// What the program promises.
			terms: ProgramTermsOf<T>,
		},
		/// A manufacturer told what its program will promise.
		TermsAnnounced {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The epoch with which the new terms begin.
			from: EpochIndex,
			/// What holds until then.
			old: ProgramTermsOf<T>,
			/// What holds afterwards.
			new: ProgramTermsOf<T>,
		},
		/// A manufacturer told when its program ends.
		ProgramClosing {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The first epoch in which nothing is earned any more.
			closes_with: EpochIndex,
		},
		/// A household earned points.
		PointsAccrued {
			/// The manufacturer whose program grants them.
			manufacturer: T::AccountId,
			/// The household.
			owner: T::AccountId,
			/// The epoch they count in.
			epoch: EpochIndex,
			/// What earned them.
			behaviour: Earning,
			/// How many.
			points: Points,
		},
		/// A household was paid for its points of one epoch.
		RewardPaid {
			/// The manufacturer whose program pays.
			manufacturer: T::AccountId,
			/// The household.
			owner: T::AccountId,
			/// The epoch.
			epoch: EpochIndex,
			/// The points that are settled.
			points: Points,
			/// What was minted for them; zero if the epoch had nothing left to give.
			amount: BalanceOf<T>,
		},
		/// A household's payout has to wait: its manufacturer has something against one of its
		/// devices. The share is kept: when that is over, anybody may call `claim_for`.
		RewardWithheld {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The household.
			owner: T::AccountId,
			/// The epoch.
			epoch: EpochIndex,
			/// The points that wait.
			points: Points,
			/// What they are worth.
			amount: BalanceOf<T>,
		},
		/// Governance took a sanctioned household's share of one epoch away.
		RewardForfeited {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The household.
			owner: T::AccountId,
			/// The epoch.
			epoch: EpochIndex,
			/// The points that are gone.
			points: Points,
			/// What they were worth; later epochs may mint it.
			amount: BalanceOf<T>,
		},
		/// All shares of an epoch are paid or forfeited.
		EpochSettled {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The epoch.
			epoch: EpochIndex,
			/// How many households had a share.
			households: u32,
			/// The points of all of them.
			points: u64,
			/// What was minted for them.
			minted: BalanceOf<T>,
			/// What they forfeited.
			forfeited: BalanceOf<T>,
		},
		/// Streak and last payouts of a household were forgotten, long after its last points.
		HouseholdForgotten {
			/// The manufacturer in whose program it earned.
			manufacturer: T::AccountId,
			/// The household.
			owner: T::AccountId,
		},
		/// An automatic payout failed. The household keeps its share: anybody may try again with
		/// `claim_for`.
		RewardFailed {
			/// The manufacturer whose program could not pay.
			manufacturer: T::AccountId,
			/// The household.
			owner: T::AccountId,
			/// The epoch.
			epoch: EpochIndex,
			/// Why.
			error: DispatchError,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The manufacturer runs a program already.
		ProgramExists,
		/// The manufacturer runs no program.
		UnknownProgram,
		/// The account is not a manufacturer, or governance has not approved it.
		ManufacturerNotApproved,
		/// The epoch has not ended, or not even begun.
		EpochNotEnded,
		/// The household has no unpaid points in that epoch.
		NothingToClaim,
		/// The token's name or symbol is empty or not UTF-8, or it has more than 38 decimal
		/// places.
		InvalidMetadata,
		/// The epoch is shorter than a minute or longer than 366 days.
		InvalidEpochLength,
		/// The epoch budget or the reward per point is zero.
		ZeroBudget,
		/// One epoch's budget, together with the market's supply, is more than the maximum supply.
		BudgetExceedsMaxSupply,
		/// Points of one grant exceed their cap, nothing earns any, or sessions by hand earn for
		/// no time at all.
		InvalidPoints,
		/// A household may earn less in an epoch than one grant.
		HouseholdCapTooLow,
		/// A streak adds more than 400 percent.
		StreakTooHigh,
		/// A parameter of the patterns is out of its range.
		InvalidPatternParams,
		/// The program is closed, or about to.
		ProgramClosing,
		/// The length of an epoch is what every epoch is counted by: it never changes.
		EpochLengthCannotChange,
		/// The maximum supply is what holders rely on: it never changes.
		MaxSupplyCannotChange,
		/// The manufacturer has something against one of the household's devices: its payouts
		/// wait.
		HouseholdSanctioned,
		/// Nobody has anything against the household: anybody may claim for it.
		HouseholdNotSanctioned,
		/// The terms that were announced last have not taken effect yet.
		ChangeAnnounced,
		/// Nothing is known of the household: it has earned nothing in the program, or was
		/// forgotten.
		UnknownHousehold,
		/// A share of the household is neither paid nor forfeited.
		HouseholdUnpaid,
		/// The household's streak has not run out, or it earned points within the last eight
		/// epochs.
		HouseholdActive,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let one_payout = T::WeightInfo::next_pending_epoch()
				.saturating_add(T::WeightInfo::visit_epoch())
				.saturating_add(T::WeightInfo::pay_share());
			assert!(
				T::BlockWeights::get().max_block.all_gte(one_payout),
				"one payout must fit into a block, or nobody is ever paid automatically",
			);
		}

		/// Pays the households of ended epochs with what the block has left.
		fn on_idle(_: BlockNumberFor<T>, remaining_weight: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining_weight);
			Self::pay_ended_epochs(&mut meter);
			meter.consumed()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Begins the caller's reward program and creates its token.
		///
		/// Signed by an approved manufacturer that runs no program yet. Nothing is held; the token
		/// belongs to the pallet, so that only the program can mint it. The first epoch begins
		/// with the first points the program grants.
		///
		/// - `name`, `symbol`, `decimals`: what wallets show of the token.
		/// - `market_supply`: what the caller gets of the token at once, to open a market for it;
		///   may be zero.
		/// - `terms`: what the program promises. Epoch length and maximum supply can never be
		///   changed.
		///
		/// Fails with `ManufacturerNotApproved`, `ProgramExists`, `InvalidMetadata`,
		/// `InvalidEpochLength`, `ZeroBudget`, `BudgetExceedsMaxSupply`, `InvalidPoints`,
		/// `HouseholdCapTooLow`, `StreakTooHigh` or `InvalidPatternParams`. Emits
		/// `ProgramCreated`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_program())]
		pub fn create_program(
			origin: OriginFor<T>,
			name: TokenName,
			symbol: TokenSymbol,
			decimals: u8,
			#[pallet::compact] market_supply: BalanceOf<T>,
			terms: ProgramTermsOf<T>,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_create_program(manufacturer, name, symbol, decimals, market_supply, terms)
		}

		/// Pays a household for one ended epoch at once, instead of in a block with room to spare.
		///
		/// Signed by anybody; the caller pays the fee, `owner` receives the tokens. Also the way to
		/// try again after `RewardFailed`, and to be paid after `RewardWithheld` once the
		/// household is under no sanction any more.
		///
		/// - `manufacturer`: whose program pays.
		/// - `epoch`: the ended epoch.
		/// - `owner`: the household.
		///
		/// Fails with `UnknownProgram`, `EpochNotEnded`, `NothingToClaim` or `HouseholdSanctioned`,
		/// or as minting the token does. Emits `RewardPaid`, and `EpochSettled` if it was the
		/// epoch's last share.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::claim_for())]
		pub fn claim_for(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			#[pallet::compact] epoch: EpochIndex,
			owner: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim_for(manufacturer, epoch, owner)
		}

		/// Changes what the caller's program promises, with notice of at least one whole epoch.
		///
		/// Signed by a manufacturer that runs a program. The terms hold from the epoch after the
		/// next on, or at once if no epoch has begun yet. Everything earned before is paid by the
		/// terms under which it was earned. What is announced can be changed again only once it
		/// has taken effect.
		///
		/// - `terms`: what the program will promise. Where budget or halving are others than
		///   before, the budget halves anew, counted from the epoch with which the terms begin;
		///   otherwise it goes on halving as it did.
		///
		/// Fails with `UnknownProgram`, `ProgramClosing`, `ChangeAnnounced`,
		/// `EpochLengthCannotChange`, `MaxSupplyCannotChange`, or because of the terms as
		/// `create_program` does. Emits `TermsAnnounced`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::change_terms())]
		pub fn change_terms(origin: OriginFor<T>, terms: ProgramTermsOf<T>) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_change_terms(manufacturer, terms)
		}

		/// Ends the caller's program, with notice of at least one whole epoch and for good.
		///
		/// Signed by a manufacturer that runs a program. Nothing is earned from the epoch after the
		/// next on, or from now on if no epoch has begun yet; everything earned is paid. The
		/// token stays what it is, and so does what is owned of it. Announced terms hold for what
		/// is left.
		///
		/// Fails with `UnknownProgram` or `ProgramClosing`. Emits `ProgramClosing`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::close_program())]
		pub fn close_program(origin: OriginFor<T>) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_close_program(manufacturer)
		}

		/// Pays a household for one ended epoch although its manufacturer has something against one
		/// of its devices.
		///
		/// Called by governance; `owner` receives the tokens.
		///
		/// - `manufacturer`: whose program pays.
		/// - `epoch`: the ended epoch.
		/// - `owner`: the household.
		///
		/// Fails with `UnknownProgram`, `EpochNotEnded`, `NothingToClaim` or
		/// `HouseholdNotSanctioned`, or as minting the token does. Emits `RewardPaid`, and
		/// `EpochSettled` if it was the epoch's last share.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::force_release())]
		pub fn force_release(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			#[pallet::compact] epoch: EpochIndex,
			owner: T::AccountId,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_force_release(manufacturer, epoch, owner)
		}

		/// Takes a household's share of one ended epoch away while its manufacturer has something
		/// against one of its devices.
		///
		/// Called by governance. What the share is worth is not minted: later epochs may mint it.
		/// What others get of the epoch stays the same.
		///
		/// - `manufacturer`: whose program would have paid.
		/// - `epoch`: the ended epoch.
		/// - `owner`: the household.
		///
		/// Fails with `UnknownProgram`, `EpochNotEnded`, `NothingToClaim` or
		/// `HouseholdNotSanctioned`. Emits `RewardForfeited`, and `EpochSettled` if it was the
		/// epoch's last share.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::forfeit())]
		pub fn forfeit(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			#[pallet::compact] epoch: EpochIndex,
			owner: T::AccountId,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_forfeit(manufacturer, epoch, owner)
		}

		/// Forgets a household's streak and last payouts when nothing of them matters any more.
		///
		/// Signed by anybody; the caller pays the fee. The streak must have run out, the last
		/// points be more than eight epochs ago, and every share be paid or forfeited. The
		/// household keeps its tokens; if it earns again, it begins anew.
		///
		/// - `manufacturer`: in whose program it earned.
		/// - `owner`: the household.
		///
		/// Fails with `UnknownProgram`, `UnknownHousehold`, `HouseholdUnpaid` or `HouseholdActive`.
		/// Emits `HouseholdForgotten`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::forget_household())]
		pub fn forget_household(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			owner: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_forget_household(manufacturer, owner)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How `owner` stands in every program in which it has earned points or whose token it
		/// owns.
		pub fn rewards_of(owner: T::AccountId) -> Vec<RewardStandingOf<T>> {
			Programs::<T>::iter()
				.filter_map(|(manufacturer, program)| {
					Self::standing_in(manufacturer, &program, &owner)
				})
				.collect()
		}

		/// How the program of `manufacturer` stands; none if it runs none.
		pub fn program_of(manufacturer: T::AccountId) -> Option<ProgramStandingOf<T>> {
			Programs::<T>::get(&manufacturer)
				.map(|program| Self::standing_of(&manufacturer, program))
		}
	}

	impl<T: Config> Pallet<T> {
		/// The account that owns every program's token.
		pub fn account_id() -> T::AccountId {
			T::PalletId::get().into_account_truncating()
		}

		/// Chain time in Unix seconds.
		pub(crate) fn now() -> Moment {
			T::Time::now().as_secs()
		}
	}
}
