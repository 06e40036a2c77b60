//! Each call and each step of a payout at its dearest.
//!
//! The steps are measured through the hook, with no more weight than they need: what finds a share is measured with it.

use alloc::vec;
use cot_pattern::Params;
use cot_primitives::{AccrueRewards, Behaviour, Deed, EpochIndex, Moment, SlotLedger};
use frame_benchmarking::v2::*;
use frame_support::{
	assert_ok,
	weights::{Weight, WeightMeter},
};
use frame_system::RawOrigin;

use crate::*;

/// What the benchmarks need of other pallets.
pub trait BenchmarkHelper<AccountId> {
	/// Sets chain time, in Unix seconds.
	fn set_time(now: Moment);
	/// Makes an account an approved manufacturer, without a program.
	fn approve_manufacturer(manufacturer: &AccountId);
}

/// For a runtime that measures nothing.
impl<AccountId> BenchmarkHelper<AccountId> for () {
	fn set_time(_: Moment) {}
	fn approve_manufacturer(_: &AccountId) {}
}

/// When the programs of the benchmarks begin, in Unix seconds.
const START: Moment = 1_700_000_000;

/// Terms by which one point is paid one unit.
fn terms<T: Config>() -> ProgramTermsOf<T> {
	ProgramTerms {
		epoch_length: MIN_EPOCH_LENGTH,
		epoch_budget: 1_000_000u32.into(),
		halving_epochs: 1,
		max_supply: 1_000_000u32.into(),
		max_reward_per_point: 1u32.into(),
		learning_points: 10,
		learning_allowance: 10,
		deviation_points: 2,
		deviation_cap: 2,
		pattern: Params::default(),
	}
}

/// An approved manufacturer.
fn approved<T: Config>() -> T::AccountId {
	let manufacturer = account("manufacturer", 0, 0);
	T::BenchmarkHelper::approve_manufacturer(&manufacturer);
	manufacturer
}

/// A manufacturer whose first epoch has ended, and in it so many households have earned points. None of them has an
/// account yet, and the epoch is still open.
fn ended_epoch<T: Config>(households: u32) -> T::AccountId {
	let manufacturer = approved::<T>();
	let name = TokenName::truncate_from(b"Token".to_vec());
	let symbol = TokenSymbol::truncate_from(b"TKN".to_vec());
	assert_ok!(Pallet::<T>::do_create_program(manufacturer.clone(), name, symbol, 6, terms::<T>()));
	T::BenchmarkHelper::set_time(START);
	for index in 0..households {
		let ledger = &mut SlotLedger::default();
		let deed = Deed::Restock { behaviour: Behaviour::Learning, interval: None };
		Pallet::<T>::accrue(&manufacturer, &household::<T>(index), deed, ledger);
	}
	T::BenchmarkHelper::set_time(START.saturating_add(MIN_EPOCH_LENGTH));
	manufacturer
}

fn household<T: Config>(index: u32) -> T::AccountId {
	account("household", index, 0)
}

/// As much weight as looking for an epoch takes.
fn to_find_epoch<T: Config>() -> Weight {
	T::WeightInfo::next_pending_epoch()
}

/// As much weight as finding and visiting an epoch takes.
fn to_visit_epoch<T: Config>() -> Weight {
	to_find_epoch::<T>().saturating_add(T::WeightInfo::visit_epoch())
}

/// As much weight as finding and visiting an epoch and paying one share of it takes.
fn to_pay_share<T: Config>() -> Weight {
	to_visit_epoch::<T>().saturating_add(T::WeightInfo::pay_share())
}

/// Runs the payouts of a block with this weight to spare.
fn pay<T: Config>(limit: Weight) {
	Pallet::<T>::pay_ended_epochs(&mut WeightMeter::with_limit(limit));
}

/// The epoch that collects points or has ended unseen.
fn open_epoch<T: Config>(manufacturer: &T::AccountId) -> Option<EpochIndex> {
	Programs::<T>::get(manufacturer)?.open_epoch
}

/// How many households of the first epoch are not paid yet.
fn unpaid<T: Config>(manufacturer: &T::AccountId) -> usize {
	PointsOf::<T>::iter_key_prefix((manufacturer, 0)).count()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	// The longest name and symbol.
	#[benchmark]
	fn create_program() {
		let manufacturer = whitelisted_caller();
		T::BenchmarkHelper::approve_manufacturer(&manufacturer);
		let name = TokenName::truncate_from(vec![b'n'; 50]);
		let symbol = TokenSymbol::truncate_from(vec![b's'; 12]);

		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()), name, symbol, MAX_DECIMALS, terms::<T>());

		assert!(Programs::<T>::contains_key(manufacturer));
	}

	// The only share of an epoch that is still open, for a household without an account: closes, creates, pays, settles.
	#[benchmark]
	fn claim_for() {
		let manufacturer = ended_epoch::<T>(1);
		let caller = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), manufacturer.clone(), 0, household::<T>(0));

		assert!(!EpochTotals::<T>::contains_key(manufacturer, 0));
	}

	// One that has ended, but cannot be visited.
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

	// The first visit, which closes the epoch, and the last, which is interrupted before it pays a share.
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

	// The last share of an epoch whose payout a former block has begun, for a household without an account.
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
