//! Benchmarks of each call, of a session and of each step of a visit, in the worst case.

use cot_primitives::{
	Activity, DeviceId, InspectToken, MeterSessions, MeteredSession, Moment, SessionUnit, SlotId,
	TokenId, DAY,
};
use frame_benchmarking::v2::*;
use frame_support::{assert_ok, traits::Get, weights::WeightMeter, BoundedVec};
use frame_system::RawOrigin;
use sp_runtime::{traits::Zero, Permill, SaturatedConversion};

use crate::*;

/// Setup of other pallets for the benchmarks.
pub trait BenchmarkHelper<AccountId> {
	/// Sets the chain time in Unix seconds.
	fn set_time(now: Moment);
	/// Makes the account an approved manufacturer with a token, and coins for a deposit.
	fn create_manufacturer(manufacturer: &AccountId);
	/// Creates a car of the manufacturer with slots of kilometres, and gives its owner coins.
	fn create_car(owner: &AccountId, manufacturer: &AccountId) -> DeviceId;
	/// Gives the account so many tokens.
	fn mint(token: TokenId, who: &AccountId, tokens: u128);
}

/// For a runtime that runs no benchmarks.
impl<AccountId> BenchmarkHelper<AccountId> for () {
	fn set_time(_: Moment) {}
	fn create_manufacturer(_: &AccountId) {}
	fn create_car(_: &AccountId, _: &AccountId) -> DeviceId {
		0
	}
	fn mint(_: TokenId, _: &AccountId, _: u128) {}
}

const START: Moment = 1_700_000_000;
const SLOT: SlotId = 0;
const TOKENS: u128 = 1_000_000_000;
const PRICE: u32 = 1_000;

fn terms<T: Config>() -> PlanTermsOf<T> {
	PlanTerms {
		activity: Activity::Driving,
		unit: SessionUnit::Kilometre,
		price: PRICE.into(),
		burned: Permill::from_percent(50),
		max_debt: 1_000_000u32.into(),
	}
}

fn limits<T: Config>() -> SubscriptionLimitsOf<T> {
	let budget = Some(Budget { amount: 1_000_000_000u32.into(), period: DAY });
	SubscriptionLimits { max_price: PRICE.into(), budget }
}

fn maker<T: Config>() -> T::AccountId {
	account("manufacturer", 0, 0)
}

fn household<T: Config>() -> T::AccountId {
	account("household", 0, 0)
}

/// Creates a manufacturer with two plans, the first of which remembers all the prices it can.
fn plans<T: Config>() {
	T::BenchmarkHelper::set_time(START);
	T::BenchmarkHelper::create_manufacturer(&maker::<T>());
	for _ in 0..2 {
		assert_ok!(Pallet::<T>::do_publish_plan(maker::<T>(), terms::<T>()));
	}
	Plans::<T>::mutate_extant(first::<T>(), |plan| {
		let first = START.saturating_sub(MAX_PRICES.into());
		let prices = (0..MAX_PRICES)
			.map(|nth| Price { from: first.saturating_add(nth.into()), amount: PRICE.into() });
		plan.prices = BoundedVec::truncate_from(prices.collect());
	});
}

/// First of the two plans; there may be others before them.
fn first<T: Config>() -> PlanId {
	PlansOf::<T>::iter_key_prefix(maker::<T>()).min().expect("two plans were published")
}

/// Second of the two plans.
fn second<T: Config>() -> PlanId {
	first::<T>().saturating_add(1)
}

fn token<T: Config>() -> TokenId {
	T::Token::token_of(&maker::<T>()).expect("the manufacturer has a token")
}

/// Subscribes the slot of a household's car to the first plan, with an allowance. One session is
/// due.
fn subscribed<T: Config>() -> DeviceId {
	plans::<T>();
	let owner = household::<T>();
	let device = T::BenchmarkHelper::create_car(&owner, &maker::<T>());
	T::BenchmarkHelper::mint(token::<T>(), &owner, TOKENS);
	// The first tokens of the manufacturer make its account.
	T::BenchmarkHelper::mint(token::<T>(), &maker::<T>(), 1_000);
	assert_ok!(Pallet::<T>::do_subscribe(owner.clone(), device, SLOT, first::<T>(), limits::<T>()));
	let allowance = 1_000_000u32.into();
	assert_ok!(Pallet::<T>::do_top_up(owner, device, SLOT, allowance));
	drive::<T>(device);
	device
}

fn drive<T: Config>(device: DeviceId) {
	let household = household::<T>();
	let (slot, at, amount) = (SLOT, START, 10_000);
	Pallet::<T>::on_session(&MeteredSession { device, slot, household: &household, at, amount });
}

fn due_of<T: Config>(device: DeviceId) -> BalanceOf<T> {
	Subscriptions::<T>::get(device, SLOT).map_or_else(Zero::zero, |record| record.due)
}

/// Changes the subscription behind the pallet's back.
fn change<T: Config>(device: DeviceId, change: impl FnOnce(&mut SubscriptionOf<T>)) {
	Subscriptions::<T>::mutate(device, SLOT, |record| {
		change(record.as_mut().expect("it is subscribed"));
	});
}

/// Lets the first plan end, and the time after it in which sessions are attested.
fn end_plan<T: Config>() {
	Plans::<T>::mutate_extant(first::<T>(), |plan| plan.ends_at = Some(START.saturating_add(1)));
	let late = T::LateWindow::get().saturating_add(DAY);
	T::BenchmarkHelper::set_time(START.saturating_add(late));
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn publish_plan() {
		plans::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(maker::<T>()), terms::<T>());
		assert!(Plans::<T>::contains_key(second::<T>().saturating_add(1)));
	}

	#[benchmark]
	fn change_price() {
		plans::<T>();
		// All but one of them are forgotten.
		let later = T::LateWindow::get().saturating_mul(2).saturating_add(DAY);
		T::BenchmarkHelper::set_time(START.saturating_add(later));
		#[extrinsic_call]
		_(RawOrigin::Signed(maker::<T>()), first::<T>(), (PRICE * 2).into());
		assert_eq!(Plans::<T>::get(first::<T>()).map(|plan| plan.prices.len()), Some(2));
	}

	#[benchmark]
	fn close_plan() {
		plans::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(maker::<T>()), first::<T>());
		assert!(Plans::<T>::get(first::<T>()).is_some_and(|plan| plan.ends_at.is_some()));
	}

	#[benchmark]
	fn remove_plan() {
		plans::<T>();
		end_plan::<T>();
		let plan = first::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(household::<T>()), plan);
		assert!(!Plans::<T>::contains_key(plan));
	}

	/// Of another plan than before, of which a session is due.
	#[benchmark]
	fn subscribe() {
		let device = subscribed::<T>();
		change::<T>(device, |record| {
			record.end = Some(End { at: START, reason: EndReason::Unsubscribed });
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(household::<T>()), device, SLOT, second::<T>(), limits::<T>());
		let plan = Subscriptions::<T>::get(device, SLOT).map(|record| record.plan);
		assert_eq!(plan, Some(second::<T>()));
	}

	#[benchmark]
	fn set_limits() {
		let device = subscribed::<T>();
		let new = SubscriptionLimits { budget: None, ..limits::<T>() };
		#[extrinsic_call]
		_(RawOrigin::Signed(household::<T>()), device, SLOT, new);
		assert_eq!(Subscriptions::<T>::get(device, SLOT).map(|record| record.limits), Some(new));
	}

	#[benchmark]
	fn unsubscribe() {
		let device = subscribed::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(household::<T>()), device, SLOT);
		assert!(Subscriptions::<T>::get(device, SLOT).is_some_and(|record| record.end.is_some()));
	}

	/// By another account, with something due.
	#[benchmark]
	fn top_up() {
		let device = subscribed::<T>();
		let friend: T::AccountId = account("friend", 0, 0);
		T::BenchmarkHelper::mint(token::<T>(), &friend, TOKENS);
		#[extrinsic_call]
		_(RawOrigin::Signed(friend), device, SLOT, 1_000u32.into());
		assert!(due_of::<T>(device).is_zero());
	}

	#[benchmark]
	fn withdraw() {
		let device = subscribed::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(household::<T>()), device, SLOT, 1_000u32.into());
		assert!(due_of::<T>(device).is_zero());
	}

	#[benchmark]
	fn settle() {
		let device = subscribed::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(household::<T>()), device, SLOT);
		assert!(due_of::<T>(device).is_zero());
	}

	#[benchmark]
	fn forgive_debt() {
		let device = subscribed::<T>();
		change::<T>(device, |record| {
			record.debt = 1u32.into();
			record.debt_since = Some(START);
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(maker::<T>()), device, SLOT);
		assert!(Subscriptions::<T>::get(device, SLOT).is_some_and(|record| record.debt.is_zero()));
	}

	#[benchmark]
	fn release_stranded() {
		subscribed::<T>();
		let owner = household::<T>();
		Stranded::<T>::insert(&owner, token::<T>(), BalanceOf::<T>::from(1_000u32));
		#[extrinsic_call]
		_(RawOrigin::Signed(maker::<T>()), owner.clone(), token::<T>());
		assert!(!Stranded::<T>::contains_key(&owner, token::<T>()));
	}

	/// With a budget, and more than the allowance pays for.
	#[benchmark]
	fn on_session() {
		let device = subscribed::<T>();
		change::<T>(device, |record| {
			record.due =
				record.allowance.saturated_into::<u128>().saturating_sub(1).saturated_into();
		});
		#[block]
		{
			drive::<T>(device);
		}
		assert!(Subscriptions::<T>::get(device, SLOT).is_some_and(|record| !record.debt.is_zero()));
	}

	#[benchmark]
	fn tick_base() {
		T::BenchmarkHelper::set_time(START);
		VisitCursor::<T>::put(START / HOUR_SECONDS);
		let mut meter = WeightMeter::with_limit(T::WeightInfo::tick_base());
		#[block]
		{
			Pallet::<T>::visit_passed_hours(&mut meter);
		}
		assert_eq!(meter.consumed(), T::WeightInfo::tick_base());
	}

	#[benchmark]
	fn tick_hour() {
		let hour = START / HOUR_SECONDS;
		#[block]
		{
			let emptied = Pallet::<T>::visit_hour(hour, hour, &mut WeightMeter::new());
			assert_eq!(emptied, Ok(()));
		}
	}

	#[benchmark]
	fn tick_settle() {
		let device = subscribed::<T>();
		let hour = Subscriptions::<T>::get(device, SLOT).map_or(0, |record| record.visit);
		#[block]
		{
			Pallet::<T>::visit_and_file(hour, hour, device, SLOT);
		}
		assert!(due_of::<T>(device).is_zero());
		assert!(Subscriptions::<T>::contains_key(device, SLOT));
	}

	#[benchmark]
	fn tick_remove() {
		let device = subscribed::<T>();
		let hour = Subscriptions::<T>::get(device, SLOT).map_or(0, |record| record.visit);
		end_plan::<T>();
		#[block]
		{
			Pallet::<T>::visit_and_file(hour, hour, device, SLOT);
		}
		assert!(!Subscriptions::<T>::contains_key(device, SLOT));
	}
}
