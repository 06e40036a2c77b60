#![doc = include_str!("../README.md")]
//! # Example
//!
//! One household earns twice in an epoch, another once; the block after the epoch pays both:
#![doc = docify::embed!("src/tests/story.rs", households_are_paid_when_the_epoch_has_ended)]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use burn::BurnFund;
pub use earning::{Earning, Grant};
pub use genesis::{GenesisPool, GenesisProgram};
pub use manual::{ManualDay, ManualDays, ACTIVE_DAYS};
pub use pallet::*;
pub use streaks::{EpochReward, History, Household, MAX_HISTORY};
pub use terms::{
	InvalidTerms, ProgramTerms, StreakTerms, MAX_EPOCH_LENGTH, MAX_MARKET_PERCENT,
	MAX_STREAK_BONUS, MIN_EPOCH_LENGTH,
};
pub use types::*;
pub use vesting::Vesting;
pub use views::{ProgramSummary, ProgramSummaryOf, RewardSummary, RewardSummaryOf};
pub use weights::WeightInfo;

mod accrue;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod burn;
mod earning;
mod epochs;
mod genesis;
mod households;
mod impls;
mod manual;
mod market;
mod math;
mod programs;
mod settle;
mod streaks;
mod terms;
mod tick;
mod try_state;
mod types;
mod vesting;
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
	use core::{fmt::Display, str::FromStr};
	use cot_primitives::{
		unix_now, EpochIndex, InspectManufacturers, InspectSanctions, Moment, Points, TokenId,
		TokenMarket,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, fungibles, Contains, StorageVersion, UnixTime},
		weights::WeightMeter,
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::{traits::AccountIdConversion, Permill};

	/// Version of the storage layout; raised together with a migration.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls and of the steps of a payout. A step that claims too little lets
		/// idle payouts fill more than a block.
		type WeightInfo: WeightInfo;

		/// Chain time, by which epochs begin and end. If it jumps ahead, epochs end early and for
		/// good.
		type Time: UnixTime;

		/// Manufacturers that may run a program. An account approved here can create one token and
		/// promise it to households.
		type Manufacturers: InspectManufacturers<Self::AccountId>;

		/// Sanctions that withhold a household's payouts. One that is missing pays for fabricated
		/// work; one that never ends keeps a household's reward for ever.
		type Sanctions: InspectSanctions<Self::AccountId>;

		/// Origin that decides about withheld payouts. A compromised one can take away everything
		/// that a sanctioned household has earned.
		type ForceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Tokens that programs pay, with amounts that JSON carries as decimal strings. Creating a
		/// token and setting its metadata must not take a deposit that the pallet's account cannot
		/// pay: otherwise no program can be created. Identifiers that others have taken there are
		/// skipped, up to `MAX_TAKEN_IDS` at once.
		type Tokens: fungibles::Create<Self::AccountId, AssetId = TokenId, Balance: Display + FromStr>
			+ fungibles::metadata::Mutate<Self::AccountId>
			+ fungibles::roles::Inspect<Self::AccountId>
			+ fungibles::Mutate<Self::AccountId>;

		/// Native coin, for which tokens trade. It must be the coin of `Market`.
		type Coins: fungible::Mutate<Self::AccountId, Balance = BalanceOf<Self>>;

		/// Exchange of tokens for coins, in whose pools this pallet's account owns shares. If it
		/// lets anybody else take these out, the liquidity is not locked.
		type Market: TokenMarket<Self::AccountId, BalanceOf<Self>>;

		/// Freeze reasons of the runtime. A reason shared with another pallet would thaw what
		/// vests.
		type RuntimeFreezeReason: From<FreezeReason>;

		/// Freezes of the tokens, in which rewards vest. It must be the ledger of `Tokens`, or
		/// nothing vests.
		type Freezer: fungibles::MutateFreeze<
			Self::AccountId,
			AssetId = TokenId,
			Balance = BalanceOf<Self>,
			Id = Self::RuntimeFreezeReason,
		>;

		/// Seconds over which a payout is released. If it is short, all that is earned may be sold
		/// at once.
		#[pallet::constant]
		type VestingPeriod: Get<Moment>;

		/// Share of a payout that is released at once. If it is zero, a household without a coin
		/// cannot pay a fee for weeks.
		#[pallet::constant]
		type SpendableShare: Get<Permill>;

		/// Share of each commission that buys and burns the manufacturer's token. If it is zero,
		/// nothing but the gates and fees needs the token.
		#[pallet::constant]
		type BurnShare: Get<Permill>;

		/// Seconds between two purchases of a token. If it is short, somebody can buy before
		/// several of them and sell after.
		#[pallet::constant]
		type BurnInterval: Get<Moment>;

		/// Symbols in upper case that no token may have. Without that of the native coin, a
		/// manufacturer can sell its token as the coin.
		type ReservedSymbols: Contains<TokenSymbol>;

		/// Identifier of the account that owns every program's token. The holder of a key of that
		/// account could mint without limit.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Setup of other pallets for the benchmarks. If it approves no manufacturer, none of them
		/// runs.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// Account that owns every program's token.
		fn token_admin() -> T::AccountId {
			Self::account_id()
		}

		/// Shortest epoch of a program, in seconds.
		fn min_epoch_length() -> Moment {
			MIN_EPOCH_LENGTH
		}

		/// Longest epoch of a program, in seconds.
		fn max_epoch_length() -> Moment {
			MAX_EPOCH_LENGTH
		}

		/// Largest addition of a streak to a point, in percent.
		fn max_streak_bonus() -> u16 {
			MAX_STREAK_BONUS
		}

		/// Largest market supply, in percent of the maximum supply.
		fn max_market_percent() -> u8 {
			MAX_MARKET_PERCENT
		}
	}

	/// Reasons for which tokens are frozen.
	#[pallet::composite_enum]
	pub enum FreezeReason {
		/// A reward that vests.
		#[codec(index = 0)]
		Vesting,
	}

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Reward programs, by manufacturer.
	// Blake2: accounts are chosen by users.
	#[pallet::storage]
	pub type Programs<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ProgramOf<T>>;

	/// Coins that buy a program's token to burn it, by manufacturer.
	// Blake2: accounts are chosen by users.
	#[pallet::storage]
	pub type BurnFunds<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, BurnFund<BalanceOf<T>>>;

	/// Manufacturer whose fund was visited last.
	#[pallet::storage]
	pub type LastFund<T: Config> = StorageValue<_, T::AccountId>;

	/// Identifier of the first program's token.
	#[pallet::type_value]
	pub fn FirstTokenId() -> TokenId {
		1
	}

	/// Manufacturers of the tokens with these symbols, in upper case.
	// Blake2: symbols are chosen by users.
	#[pallet::storage]
	pub type Symbols<T: Config> = StorageMap<_, Blake2_128Concat, TokenSymbol, T::AccountId>;

	/// Identifier from which on the next program's token gets the first that is free.
	#[pallet::storage]
	pub type NextTokenId<T: Config> = StorageValue<_, TokenId, ValueQuery, FirstTokenId>;

	/// Sums of every epoch with unsettled points, by manufacturer and epoch.
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

	/// Unsettled points of households, by manufacturer, epoch and household.
	// One epoch's households are one prefix, so that a payout iterates over nothing else.
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
	// The deposit of a device pays for one of them, that of the household which owns it. The others
	// can be removed by any account.
	#[pallet::storage]
	pub type Households<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		HouseholdOf<T>,
	>;

	/// Epochs to be paid, by their end (Unix seconds, big-endian) and manufacturer.
	// Identity over a big-endian time keeps the map in order of time, so that its first key is the
	// next one due. Users do not choose these keys: they are times at which epochs end.
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
		/// Programs that exist from the first block on. Their manufacturers grant points once they
		/// are approved elsewhere.
		pub programs: Vec<GenesisProgram<T::AccountId, BalanceOf<T>>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			self.create_programs();
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A manufacturer created a reward program and its token.
		ProgramCreated {
			/// Manufacturer that runs the program.
			manufacturer: T::AccountId,
			/// Token that the program pays.
			token: TokenId,
			/// Amount minted at once: half of it to the manufacturer, the rest as liquidity.
			market_supply: BalanceOf<T>,
			/// Terms of the program.
			terms: ProgramTermsOf<T>,
		},
		/// A manufacturer has put coins of its own and tokens of its market supply into its
		/// token's pool, for ever.
		LiquidityProvided {
			/// Manufacturer that runs the program.
			manufacturer: T::AccountId,
			/// Coins put into the pool.
			coins: BalanceOf<T>,
			/// Tokens put into the pool.
			tokens: BalanceOf<T>,
			/// Tokens of the market supply that are left for the pool.
			left: BalanceOf<T>,
		},
		/// A manufacturer announced new terms of its program.
		TermsAnnounced {
			/// Manufacturer that runs the program.
			manufacturer: T::AccountId,
			/// First epoch of the new terms.
			from: EpochIndex,
			/// Terms until then.
			old: ProgramTermsOf<T>,
			/// Terms from then on.
			new: ProgramTermsOf<T>,
		},
		/// A manufacturer announced the end of its program.
		ClosureAnnounced {
			/// Manufacturer that runs the program.
			manufacturer: T::AccountId,
			/// First epoch in which nothing is earned any more.
			closes_with: EpochIndex,
		},
		/// A household earned points.
		PointsAccrued {
			/// Manufacturer whose program grants the points.
			manufacturer: T::AccountId,
			/// Household that earned them.
			household: T::AccountId,
			/// Epoch in which they count.
			epoch: EpochIndex,
			/// Behaviour that earned them.
			behaviour: Earning,
			/// Points earned.
			points: Points,
		},
		/// A household was paid for its points of one epoch.
		RewardPaid {
			/// Manufacturer whose program pays.
			manufacturer: T::AccountId,
			/// Household that was paid.
			household: T::AccountId,
			/// Epoch of the points.
			epoch: EpochIndex,
			/// Points settled.
			points: Points,
			/// Amount minted for them; zero if the epoch had nothing left to give.
			amount: BalanceOf<T>,
			/// Part of that which vests: it is frozen, and released by and by.
			vesting: BalanceOf<T>,
		},
		/// A household's payout was withheld, because a device of it is under a sanction of the
		/// manufacturer. The share is kept: after the sanction, any account may call `claim_for`.
		RewardWithheld {
			/// Manufacturer whose program would pay.
			manufacturer: T::AccountId,
			/// Sanctioned household.
			household: T::AccountId,
			/// Epoch of the points.
			epoch: EpochIndex,
			/// Points withheld.
			points: Points,
			/// Payout of the points.
			amount: BalanceOf<T>,
		},
		/// A sanctioned household's share of one epoch was forfeited by governance.
		RewardForfeited {
			/// Manufacturer whose program would have paid.
			manufacturer: T::AccountId,
			/// Sanctioned household.
			household: T::AccountId,
			/// Epoch of the points.
			epoch: EpochIndex,
			/// Points forfeited.
			points: Points,
			/// Payout of the points; later epochs may mint it.
			amount: BalanceOf<T>,
		},
		/// All shares of an epoch were paid or forfeited.
		EpochSettled {
			/// Manufacturer that runs the program.
			manufacturer: T::AccountId,
			/// Epoch that is settled.
			epoch: EpochIndex,
			/// Number of households with a share.
			households: u32,
			/// Points of all households.
			points: u64,
			/// Amount minted for them.
			minted: BalanceOf<T>,
			/// Amount forfeited.
			forfeited: BalanceOf<T>,
		},
		/// Rewards of a household that have vested were released.
		VestedReleased {
			/// Manufacturer whose program paid them.
			manufacturer: T::AccountId,
			/// Household that may spend them.
			household: T::AccountId,
			/// Amount released.
			released: BalanceOf<T>,
			/// Amount that is still frozen.
			locked: BalanceOf<T>,
		},
		/// Tokens of a program were burned: for a share of commissions, or of what metering
		/// charges.
		TokensBurned {
			/// Manufacturer whose token was burned.
			manufacturer: T::AccountId,
			/// Coins that bought them; zero if they were not bought.
			coins: BalanceOf<T>,
			/// Amount burned.
			tokens: BalanceOf<T>,
		},
		/// The share of a commission could not be taken from the manufacturer's account.
		ShareNotCollected {
			/// Manufacturer that received the commission.
			manufacturer: T::AccountId,
			/// Share that was due.
			share: BalanceOf<T>,
			/// Reason of the failure.
			error: DispatchError,
		},
		/// Tokens could not be bought. The coins are kept for the next time.
		BuyBackFailed {
			/// Manufacturer whose token was to be bought.
			manufacturer: T::AccountId,
			/// Reason of the failure.
			error: DispatchError,
		},
		/// The streak and last payouts of a household were removed, long after its last sign of
		/// life.
		HouseholdForgotten {
			/// Manufacturer in whose program the household earned.
			manufacturer: T::AccountId,
			/// Household that was removed.
			household: T::AccountId,
		},
		/// An automatic payout failed. The share is kept: any account may retry with `claim_for`.
		RewardFailed {
			/// Manufacturer whose program could not pay.
			manufacturer: T::AccountId,
			/// Household that was not paid.
			household: T::AccountId,
			/// Epoch of the points.
			epoch: EpochIndex,
			/// Reason of the failure.
			error: DispatchError,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The manufacturer already runs a program.
		ProgramExists,
		/// The manufacturer runs no program.
		UnknownProgram,
		/// The account is not a manufacturer approved by governance.
		ManufacturerNotApproved,
		/// The epoch has not ended or not begun.
		EpochNotEnded,
		/// The household has no unsettled points in that epoch.
		UnknownShare,
		/// The token's name is empty or not UTF-8, its symbol is empty or has anything but ASCII
		/// letters and digits, or it has more than 38 decimal places.
		InvalidMetadata,
		/// Another token has the symbol, in upper or lower case, or the native coin does.
		SymbolTaken,
		/// The next identifiers of tokens are all taken by others.
		TokenIdsTaken,
		/// The market supply is more than a twentieth of the maximum supply.
		MarketSupplyTooLarge,
		/// The market supply that is left for the pool is less than the tokens to be put into it.
		MarketSupplyUsedUp,
		/// The epoch is shorter than a minute or longer than 366 days.
		InvalidEpochLength,
		/// The epoch budget or the maximum reward per point is zero.
		ZeroBudget,
		/// One epoch's budget and the market supply exceed the maximum supply.
		BudgetExceedsMaxSupply,
		/// One grant exceeds its cap, nothing earns points, or a manual session earns them in no
		/// time.
		InvalidPoints,
		/// The cap of a household in an epoch is below one grant.
		HouseholdCapTooLow,
		/// A streak adds more than 400 percent.
		StreakTooHigh,
		/// A parameter of learning is out of range.
		InvalidPatternParams,
		/// The program is closed or about to close.
		ProgramClosing,
		/// The length of an epoch never changes, since every epoch is counted by it.
		EpochLengthCannotChange,
		/// The maximum supply never changes, since holders rely on it.
		MaxSupplyCannotChange,
		/// A device of the household is under a sanction of the manufacturer: payouts are
		/// withheld.
		HouseholdSanctioned,
		/// No device of the household is under a sanction of the manufacturer: any account may
		/// claim for it.
		HouseholdNotSanctioned,
		/// The terms announced last have not taken effect yet.
		ChangeAnnounced,
		/// No device of the household has attested in the program, or the household was forgotten.
		UnknownHousehold,
		/// A share of the household is neither paid nor forfeited.
		HouseholdUnpaid,
		/// Rewards of the household are still frozen.
		HouseholdVesting,
		/// No more of the household's rewards has vested since the last release.
		NothingVested,
		/// The household's streak has not run out, or a device of it attested within the last
		/// eight epochs.
		HouseholdActive,
	}

	impl<T> From<InvalidTerms> for Error<T> {
		fn from(reason: InvalidTerms) -> Self {
			match reason {
				InvalidTerms::EpochLength => Self::InvalidEpochLength,
				InvalidTerms::Budget => Self::ZeroBudget,
				InvalidTerms::MaxSupply => Self::BudgetExceedsMaxSupply,
				InvalidTerms::MarketSupply => Self::MarketSupplyTooLarge,
				InvalidTerms::Points => Self::InvalidPoints,
				InvalidTerms::HouseholdCap => Self::HouseholdCapTooLow,
				InvalidTerms::Streak => Self::StreakTooHigh,
				InvalidTerms::PatternParams => Self::InvalidPatternParams,
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let one_payout = T::WeightInfo::next_pending_epoch()
				.saturating_add(T::WeightInfo::visit_epoch())
				.saturating_add(T::WeightInfo::pay_share());
			assert!(
				T::BlockWeights::get().max_block.all_gte(one_payout),
				"one payout must fit into a block, or no household is ever paid automatically",
			);
		}

		/// Buys and burns tokens for the share of commissions that was collected.
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::buy_back(meter);
		}

		/// Pays the households of ended epochs with the block's remaining weight.
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

	// By theme: 0 to 9 programs, 10 to 19 payouts, 20 to 29 households.
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Creates the caller's reward program and its token; amounts are in the token's smallest
		/// unit.
		///
		/// Times in `terms` are in seconds, shares in millionths. Wallets show `name`, `symbol` and
		/// `decimals` of the token, which belongs to the pallet: only the program can mint it.
		/// `market_supply`, which may be zero and is at most a twentieth of the maximum supply, is
		/// minted at once: half of it to the caller, the rest for `provide_liquidity`. The first
		/// points that the program grants begin its first epoch. Epoch length and maximum supply of
		/// `terms` can never be changed.
		///
		/// Origin: an approved manufacturer without a program.
		///
		/// Emits: `ProgramCreated`.
		///
		/// Errors: `ManufacturerNotApproved`, `ProgramExists`, `InvalidMetadata`, `SymbolTaken`,
		/// `TokenIdsTaken`, `InvalidEpochLength`, `ZeroBudget`, `BudgetExceedsMaxSupply`,
		/// `MarketSupplyTooLarge`, `InvalidPoints`, `HouseholdCapTooLow`, `StreakTooHigh`,
		/// `InvalidPatternParams`, or those of creating and minting the token.
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

		/// Announces new `terms` a whole epoch ahead, amounts in the token's smallest unit, times
		/// in seconds.
		///
		/// The terms hold from the epoch after the next one, or at once if no epoch has begun.
		/// Points earned before are paid by the terms of their epoch. If budget or halving differ,
		/// the halvings are counted anew from the first epoch of the terms. The next change has to
		/// wait until this one has taken effect.
		///
		/// Origin: a manufacturer with a program, approved or not.
		///
		/// Emits: `TermsAnnounced`.
		///
		/// Errors: `UnknownProgram`, `ProgramClosing`, `ChangeAnnounced`,
		/// `EpochLengthCannotChange`, `MaxSupplyCannotChange`, `InvalidEpochLength`, `ZeroBudget`,
		/// `BudgetExceedsMaxSupply`, `InvalidPoints`, `HouseholdCapTooLow`, `StreakTooHigh`,
		/// `InvalidPatternParams`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::change_terms())]
		pub fn change_terms(origin: OriginFor<T>, terms: ProgramTermsOf<T>) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_change_terms(manufacturer, terms)
		}

		/// Closes the caller's program for good, with notice of at least one whole epoch.
		///
		/// Nothing is earned from the epoch after the next one, or at once if no epoch has begun.
		/// Everything earned is paid, announced terms hold for the remaining epochs, and the token
		/// remains with its holders.
		///
		/// Origin: a manufacturer with a program, approved or not.
		///
		/// Emits: `ClosureAnnounced`.
		///
		/// Errors: `UnknownProgram`, `ProgramClosing`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::close_program())]
		pub fn close_program(origin: OriginFor<T>) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_close_program(manufacturer)
		}

		/// Puts coins and tokens, each in its smallest unit, into the token's pool, for ever.
		///
		/// The coins are the caller's, the tokens of its program's market supply, and the pool's
		/// shares belong to the pallet, which never takes them out. Opens the pool if there is
		/// none, for the exchange's fee, which the caller pays; its price is then that of `coins`
		/// and `tokens`. A pool that exists takes up to `coins` and `tokens` at its own price, at
		/// least `least_coins` and `least_tokens`.
		///
		/// Origin: a manufacturer with a program, approved or not.
		///
		/// Emits: `LiquidityProvided`.
		///
		/// Errors: `UnknownProgram`, `MarketSupplyUsedUp`, or those of the exchange.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::provide_liquidity())]
		pub fn provide_liquidity(
			origin: OriginFor<T>,
			#[pallet::compact] coins: BalanceOf<T>,
			#[pallet::compact] tokens: BalanceOf<T>,
			#[pallet::compact] least_coins: BalanceOf<T>,
			#[pallet::compact] least_tokens: BalanceOf<T>,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			let least = (least_coins, least_tokens);
			Self::do_provide_liquidity(manufacturer, (coins, tokens), least)
		}

		/// Pays `household` for its points of the ended `epoch` at once.
		///
		/// Blocks with idle weight do the same automatically. The call pays a household earlier,
		/// after `RewardFailed`, or after `RewardWithheld` once the sanction has ended. The caller
		/// pays the fee; the household receives the tokens.
		///
		/// Origin: any signed account.
		///
		/// Emits: `RewardPaid`; with the epoch's last share also `EpochSettled`.
		///
		/// Errors: `UnknownProgram`, `EpochNotEnded`, `UnknownShare`, `HouseholdSanctioned`, or
		/// those of minting the token.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::claim_for())]
		pub fn claim_for(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			#[pallet::compact] epoch: EpochIndex,
			household: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim_for(manufacturer, epoch, household)
		}

		/// Pays the sanctioned `household` for its points of the ended `epoch`.
		///
		/// Origin: governance (`ForceOrigin`).
		///
		/// Emits: `RewardPaid`; with the epoch's last share also `EpochSettled`.
		///
		/// Errors: `UnknownProgram`, `EpochNotEnded`, `UnknownShare`, `HouseholdNotSanctioned`, or
		/// those of minting the token.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::force_release())]
		pub fn force_release(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			#[pallet::compact] epoch: EpochIndex,
			household: T::AccountId,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_force_release(manufacturer, epoch, household)
		}

		/// Forfeits the share of the sanctioned `household` in the ended `epoch`.
		///
		/// Its payout is not minted: later epochs may mint it. The payouts of other households
		/// stay the same.
		///
		/// Origin: governance (`ForceOrigin`).
		///
		/// Emits: `RewardForfeited`; with the epoch's last share also `EpochSettled`.
		///
		/// Errors: `UnknownProgram`, `EpochNotEnded`, `UnknownShare`, `HouseholdNotSanctioned`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::forfeit())]
		pub fn forfeit(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			#[pallet::compact] epoch: EpochIndex,
			household: T::AccountId,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_forfeit(manufacturer, epoch, household)
		}

		/// Removes the streak and last payouts of `household` in the program of `manufacturer`.
		///
		/// The streak must have run out, the last sign of life be more than eight epochs ago, all
		/// rewards be vested, and every share be paid or forfeited. The household keeps its tokens,
		/// and begins anew if it earns again. The caller pays the fee.
		///
		/// Origin: any signed account.
		///
		/// Emits: `HouseholdForgotten`.
		///
		/// Errors: `UnknownProgram`, `UnknownHousehold`, `HouseholdUnpaid`, `HouseholdVesting`,
		/// `HouseholdActive`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::forget_household())]
		pub fn forget_household(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			household: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_forget_household(manufacturer, household)
		}

		/// Releases the rewards of `household` that have vested.
		///
		/// Each payout does the same. Frozen rewards belong to the household and count at the gate;
		/// they cannot be spent. The caller pays the fee.
		///
		/// Origin: any signed account.
		///
		/// Emits: `VestedReleased`.
		///
		/// Errors: `UnknownProgram`, `UnknownHousehold`, `NothingVested`.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::release_vested())]
		pub fn release_vested(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			household: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_vested(manufacturer, household)
		}
	}

	impl<T: Config> Pallet<T> {
		/// Returns the account that owns every program's token.
		pub fn account_id() -> T::AccountId {
			T::PalletId::get().into_account_truncating()
		}

		/// Returns the chain time in Unix seconds.
		pub(crate) fn now() -> Moment {
			unix_now::<T::Time>()
		}
	}
}
