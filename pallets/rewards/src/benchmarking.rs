//! Benchmarks of each call and each step of a payout, in the worst case.
//!
//! The steps are measured through the hook, with no more weight than they need: the search for a
//! share is part of the step that pays it.

use alloc::vec;
use cot_pattern::Params;
use cot_primitives::{
	AccrueRewards, Behaviour, EpochIndex, InspectSanctions, Moment, OnCommission, Points,
	RewardedAction, SlotCaps,
};
use frame_benchmarking::v2::*;
use frame_support::{
	assert_ok,
	traits::{fungible::NativeOrWithId, fungibles::Create, EnsureOrigin, Get},
	weights::{Weight, WeightMeter},
};
use frame_system::RawOrigin;
use sp_runtime::{traits::Zero, SaturatedConversion};

use crate::*;

/// Setup of other pallets for the benchmarks.
pub trait BenchmarkHelper<AccountId> {
	/// Sets the chain time in Unix seconds.
	fn set_time(now: Moment);
	/// Makes the account an approved manufacturer without a program.
	fn approve_manufacturer(manufacturer: &AccountId);
	/// Puts a device of the household under a sanction of the manufacturer.
	fn sanction(manufacturer: &AccountId, household: &AccountId);
	/// Gives the account so many coins.
	fn endow(who: &AccountId, coins: u128);
}

/// For a runtime that runs no benchmarks.
impl<AccountId> BenchmarkHelper<AccountId> for () {
	fn set_time(_: Moment) {}
	fn approve_manufacturer(_: &AccountId) {}
	fn sanction(_: &AccountId, _: &AccountId) {}
	fn endow(_: &AccountId, _: u128) {}
}

/// Coins of a pool, and market supply of the token that trades in it.
const MARKET: u128 = 1_000_000_000_000_000;
/// Start of the programs in Unix seconds.
const START: Moment = 1_700_000_000;

/// Returns terms by which one point is paid one unit.
fn terms<T: Config>() -> ProgramTermsOf<T> {
	ProgramTerms {
		epoch_length: MIN_EPOCH_LENGTH,
		epoch_budget: 1_000_000u32.into(),
		halving_epochs: 1,
		max_supply: 1_000_000u32.into(),
		max_reward_per_point: 1u32.into(),
		household_cap: 10,
		min_interval: 0,
		learning_points: 10,
		learning_allowance: 10,
		deviation_points: 2,
		deviation_cap: 2,
		manual_points: 1,
		manual_seconds: 1,
		manual_cap: 1,
		streak: StreakTerms { step_percent: 10, max_level: 10 },
		pattern: Params::default(),
	}
}

/// Creates an approved manufacturer.
fn approved<T: Config>() -> T::AccountId {
	let manufacturer = account("manufacturer", 0, 0);
	T::BenchmarkHelper::approve_manufacturer(&manufacturer);
	manufacturer
}

/// Creates its program, which has not begun.
fn new_program<T: Config>(manufacturer: &T::AccountId) {
	let name = TokenName::truncate_from(b"Token".to_vec());
	let symbol = TokenSymbol::truncate_from(b"TKN".to_vec());
	let created = Pallet::<T>::do_create_program(
		manufacturer.clone(),
		name,
		symbol,
		6,
		0u32.into(),
		terms::<T>(),
	);
	assert_ok!(created);
	T::BenchmarkHelper::set_time(START);
}

/// Creates a program with a market supply, of a manufacturer with coins for a pool.
fn with_market_supply<T: Config>(manufacturer: &T::AccountId) {
	T::BenchmarkHelper::approve_manufacturer(manufacturer);
	T::BenchmarkHelper::endow(manufacturer, MARKET.saturating_mul(2));
	let created = Pallet::<T>::do_create_program(
		manufacturer.clone(),
		TokenName::truncate_from(b"Token".to_vec()),
		TokenSymbol::truncate_from(b"TKN".to_vec()),
		6,
		MARKET.saturated_into(),
		ProgramTerms { max_supply: MARKET.saturating_mul(100).saturated_into(), ..terms::<T>() },
	);
	assert_ok!(created);
}

/// Creates a program with a pool and a fund of collected coins.
fn market<T: Config>() -> T::AccountId {
	let manufacturer: T::AccountId = account("manufacturer", 0, 0);
	with_market_supply::<T>(&manufacturer);
	let both = (MARKET.saturated_into(), (MARKET / 2).saturated_into());
	assert_ok!(Pallet::<T>::do_provide_liquidity(manufacturer.clone(), both, both));
	let commission = (MARKET / 100).saturated_into();
	Pallet::<T>::on_commission(&manufacturer, &NativeOrWithId::Native, commission);
	T::BenchmarkHelper::set_time(START);
	manufacturer
}

/// Creates a program whose first epoch has ended and is still open, in which this many households
/// have earned points. None of them has an account yet, and the history of each is full.
fn ended_epoch<T: Config>(households: u32) -> T::AccountId {
	let manufacturer = approved::<T>();
	new_program::<T>(&manufacturer);
	for index in 0..households {
		let household = household::<T>(index);
		let caps = &mut SlotCaps::default();
		let action = RewardedAction::Restock { behaviour: Behaviour::Learning, interval: Some(1) };
		assert!(Pallet::<T>::accrue(&manufacturer, &household, action, caps) > 0);
		Households::<T>::mutate(&manufacturer, household, |record| {
			let record = record.as_mut().expect("it has earned points");
			for _ in 0..MAX_HISTORY {
				record.remember(EpochReward {
					epoch: EpochIndex::MAX,
					points: Points::MAX,
					amount: 1u32.into(),
				});
			}
		});
	}
	end_epoch::<T>(0);
	manufacturer
}

/// Sets the chain time to the first second after an epoch.
fn end_epoch<T: Config>(epoch: EpochIndex) {
	let epochs = Moment::from(epoch).saturating_add(1);
	T::BenchmarkHelper::set_time(START.saturating_add(epochs.saturating_mul(MIN_EPOCH_LENGTH)));
}

/// Creates the same with a sanction against the only household.
fn sanctioned_epoch<T: Config>() -> T::AccountId {
	let manufacturer = ended_epoch::<T>(1);
	let household = household::<T>(0);
	T::BenchmarkHelper::sanction(&manufacturer, &household);
	assert!(T::Sanctions::is_sanctioned(&manufacturer, &household));
	manufacturer
}

fn household<T: Config>(index: u32) -> T::AccountId {
	account("household", index, 0)
}

/// Returns the weight of finding an epoch.
fn to_find_epoch<T: Config>() -> Weight {
	T::WeightInfo::next_pending_epoch()
}

/// Returns the weight of finding and visiting an epoch.
fn to_visit_epoch<T: Config>() -> Weight {
	to_find_epoch::<T>().saturating_add(T::WeightInfo::visit_epoch())
}

/// Returns the weight of finding and visiting an epoch and paying one share of it.
fn to_pay_share<T: Config>() -> Weight {
	to_visit_epoch::<T>().saturating_add(T::WeightInfo::pay_share())
}

/// Runs the payouts of a block with this much idle weight.
fn pay<T: Config>(limit: Weight) {
	Pallet::<T>::pay_ended_epochs(&mut WeightMeter::with_limit(limit));
}

/// Returns the program's open epoch.
fn open_epoch<T: Config>(manufacturer: &T::AccountId) -> Option<EpochIndex> {
	Programs::<T>::get(manufacturer)?.open_epoch
}

/// Returns the number of unsettled shares of the first epoch.
fn unpaid<T: Config>(manufacturer: &T::AccountId) -> usize {
	Shares::<T>::iter_key_prefix((manufacturer, 0)).count()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	// The longest name and symbol, a market supply, and as many identifiers taken by others as are
	// skipped.
	#[benchmark]
	fn create_program() {
		let manufacturer = whitelisted_caller();
		T::BenchmarkHelper::approve_manufacturer(&manufacturer);
		let first = NextTokenId::<T>::get();
		for token in (0..programs::MAX_TAKEN_IDS).filter_map(|taken| first.checked_add(taken)) {
			let created = T::Tokens::create(token, Pallet::<T>::account_id(), true, 1u32.into());
			assert_ok!(created);
		}
		let name = TokenName::truncate_from(vec![b'n'; 50]);
		let symbol = TokenSymbol::truncate_from(vec![b's'; 12]);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(manufacturer.clone()),
			name,
			symbol,
			MAX_DECIMALS,
			2u32.into(),
			ProgramTerms { max_supply: 1_000_002u32.into(), ..terms::<T>() },
		);

		assert!(Programs::<T>::contains_key(manufacturer));
	}

	// The only share of an epoch that is still open, for a household without an account: closes the
	// epoch, creates the account, pays, settles the epoch.
	#[benchmark]
	fn claim_for() {
		let manufacturer = ended_epoch::<T>(1);
		let caller = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), manufacturer.clone(), 0, household::<T>(0));

		assert!(!EpochTotals::<T>::contains_key(manufacturer, 0));
	}

	// The first liquidity, which opens the pool, of a pallet without a coin of its own.
	#[benchmark]
	fn provide_liquidity() {
		let manufacturer: T::AccountId = whitelisted_caller();
		with_market_supply::<T>(&manufacturer);
		let coins: BalanceOf<T> = MARKET.saturated_into();
		let tokens: BalanceOf<T> = (MARKET / 2).saturated_into();

		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()), coins, tokens, coins, tokens);

		let program = Programs::<T>::get(manufacturer);
		assert_eq!(program.map(|program| program.market_reserve), Some(0u32.into()));
	}

	// An announcement has taken effect, and the epoch before it is still open.
	#[benchmark]
	fn change_terms() -> Result<(), BenchmarkError> {
		let manufacturer = ended_epoch::<T>(1);
		T::BenchmarkHelper::set_time(START);
		Pallet::<T>::do_change_terms(manufacturer.clone(), terms::<T>())?;
		end_epoch::<T>(2);

		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()), terms::<T>());

		assert_eq!(open_epoch::<T>(&manufacturer), None);
		let announced = Programs::<T>::get(manufacturer).and_then(|program| program.announced);
		assert_eq!(announced.map(|announced| announced.from), Some(5));
		Ok(())
	}

	#[benchmark]
	fn close_program() -> Result<(), BenchmarkError> {
		let manufacturer = ended_epoch::<T>(1);
		Pallet::<T>::do_change_terms(manufacturer.clone(), terms::<T>())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()));

		let closes_with = Programs::<T>::get(manufacturer).and_then(|program| program.closes_with);
		assert_eq!(closes_with, Some(3));
		Ok(())
	}

	// As for `claim_for`.
	#[benchmark]
	fn force_release() -> Result<(), BenchmarkError> {
		let manufacturer = sanctioned_epoch::<T>();
		let origin =
			T::ForceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, manufacturer.clone(), 0, household::<T>(0));

		assert!(!EpochTotals::<T>::contains_key(manufacturer, 0));
		Ok(())
	}

	// The only share of an epoch that is still open.
	#[benchmark]
	fn forfeit() -> Result<(), BenchmarkError> {
		let manufacturer = sanctioned_epoch::<T>();
		let origin =
			T::ForceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, manufacturer.clone(), 0, household::<T>(0));

		assert!(!EpochTotals::<T>::contains_key(manufacturer, 0));
		Ok(())
	}

	// A household with a full history, in a program with announced terms.
	#[benchmark]
	fn forget_household() -> Result<(), BenchmarkError> {
		let manufacturer = ended_epoch::<T>(1);
		Pallet::<T>::do_change_terms(manufacturer.clone(), terms::<T>())?;
		pay::<T>(Weight::MAX);
		assert_eq!(unpaid::<T>(&manufacturer), 0);
		// Its payouts have vested.
		let vested = T::VestingPeriod::get().div_ceil(MIN_EPOCH_LENGTH);
		let vested = EpochIndex::try_from(vested).expect("rewards vest within a year or so");
		end_epoch::<T>(MAX_HISTORY + vested);
		let household = household::<T>(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), manufacturer.clone(), household.clone());

		assert!(!Households::<T>::contains_key(manufacturer, household));
		Ok(())
	}

	// The first sign of life in an epoch, of a household with a full history.
	#[benchmark]
	fn note_presence() {
		let manufacturer = ended_epoch::<T>(1);
		let household = household::<T>(0);

		#[block]
		{
			Pallet::<T>::attend(&manufacturer, &household);
		}

		let record = Households::<T>::get(manufacturer, household);
		assert_eq!(record.map(|record| record.last_present), Some(1));
	}

	// A payout of which half has vested.
	#[benchmark]
	fn release_vested() {
		let manufacturer = ended_epoch::<T>(1);
		pay::<T>(Weight::MAX);
		let household = household::<T>(0);
		let half = T::VestingPeriod::get() / 2;
		T::BenchmarkHelper::set_time(Pallet::<T>::now().saturating_add(half));

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), manufacturer.clone(), household.clone());

		let record = Households::<T>::get(manufacturer, household);
		assert!(record.is_some_and(|record| record.vesting.since > START));
	}

	// The last fund but one was visited last, and the block has no weight for a purchase.
	#[benchmark]
	fn next_fund() {
		let manufacturer = market::<T>();
		LastFund::<T>::put(&manufacturer);
		let limit = T::WeightInfo::next_fund();

		#[block]
		{
			Pallet::<T>::buy_back(&mut WeightMeter::with_limit(limit));
		}

		assert!(BurnFunds::<T>::get(manufacturer).is_some_and(|fund| fund.next_at == 0));
	}

	// A purchase from a pool that others trade in.
	#[benchmark]
	fn buy_back() {
		let manufacturer = market::<T>();

		#[block]
		{
			Pallet::<T>::buy_back(&mut WeightMeter::new());
		}

		let program = Programs::<T>::get(manufacturer);
		assert!(program.is_some_and(|program| !program.burned.is_zero()));
	}

	// An epoch that has ended, but cannot be visited.
	#[benchmark]
	fn next_pending_epoch() {
		let manufacturer = ended_epoch::<T>(1);
		let limit = to_find_epoch::<T>();

		#[block]
		{
			pay::<T>(limit);
		}

		assert_eq!(open_epoch::<T>(&manufacturer), Some(0));
	}

	// The first visit, which closes the epoch, and the last, which is interrupted before it pays a
	// share.
	#[benchmark]
	fn visit_epoch() {
		let manufacturer = ended_epoch::<T>(1);
		let limit = to_visit_epoch::<T>();

		#[block]
		{
			pay::<T>(limit);
		}

		assert_eq!(unpaid::<T>(&manufacturer), 1);
		assert_eq!(open_epoch::<T>(&manufacturer), None);
	}

	// The last share of an epoch whose payout a former block has begun, for a household without an
	// account.
	#[benchmark]
	fn pay_share() {
		let manufacturer = ended_epoch::<T>(2);
		let limit = to_pay_share::<T>();
		pay::<T>(limit);
		assert_eq!(unpaid::<T>(&manufacturer), 1);

		#[block]
		{
			pay::<T>(limit);
		}

		assert_eq!(unpaid::<T>(&manufacturer), 0);
		assert!(!EpochTotals::<T>::contains_key(manufacturer, 0));
	}
}
