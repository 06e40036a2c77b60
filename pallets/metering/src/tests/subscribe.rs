//! `subscribe` and `set_limits`: what a household agrees to.

use cot_primitives::{Activity, SessionUnit};
use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, *};

fn subscribe(
	who: AccountId,
	device: u64,
	slot: u8,
	plan: PlanId,
) -> frame_support::dispatch::DispatchResult {
	Metering::subscribe(signed(who), device, slot, plan, limits())
}

#[test]
fn a_household_subscribes_its_car_for_a_deposit() {
	build_and_execute(|| {
		publish();
		events();
		assert_ok!(subscribe(HOUSE, CAR, DRIVE, PLAN));
		let (device, slot, household, plan) = (CAR, DRIVE, HOUSE, PLAN);
		assert_eq!(
			events(),
			vec![Event::Subscribed { device, slot, household, plan, limits: limits() }]
		);
		assert_eq!(deposits(HoldReason::Subscription, HOUSE), DEPOSIT);
		assert_eq!(Plans::<Test>::get(PLAN).unwrap().subscriptions, 1);
	});
}

#[test]
fn subscribe_fails_for_what_is_not_the_households_or_not_the_plans() {
	build_and_execute(|| {
		publish();
		assert_noop!(subscribe(HOUSE, 9, DRIVE, PLAN), Error::<Test>::UnknownDevice);
		assert_noop!(subscribe(HOUSE, OTHER_CAR, DRIVE, PLAN), Error::<Test>::NotHousehold);
		assert_noop!(subscribe(HOUSE, CAR, 9, PLAN), Error::<Test>::UnknownSlot);
		assert_noop!(subscribe(HOUSE, CAR, DRIVE, 9), Error::<Test>::UnknownPlan);
		assert_noop!(subscribe(HOUSE, CAR, TANK, PLAN), Error::<Test>::ActivityMismatch);
		for other in [
			PlanTerms { activity: Activity::Viewing, ..terms() },
			PlanTerms { unit: SessionUnit::Hour, ..terms() },
		] {
			assert_ok!(Metering::publish_plan(signed(HYUNDAI), other));
			let plan = NextPlanId::<Test>::get() - 1;
			assert_noop!(subscribe(HOUSE, CAR, DRIVE, plan), Error::<Test>::ActivityMismatch);
		}
		Makers::mutate(|makers| makers.insert(CAR, RIVAL));
		assert_noop!(subscribe(HOUSE, CAR, DRIVE, PLAN), Error::<Test>::ForeignPlan);
		Makers::set(Default::default());
		Approved::set(vec![]);
		assert_noop!(subscribe(HOUSE, CAR, DRIVE, PLAN), Error::<Test>::ManufacturerNotApproved);
		Approved::set(vec![HYUNDAI]);
		assert_ok!(Metering::close_plan(signed(HYUNDAI), PLAN));
		assert_noop!(subscribe(HOUSE, CAR, DRIVE, PLAN), Error::<Test>::PlanClosed);
	});
}

#[test]
fn subscribe_fails_under_limits_that_allow_nothing_and_twice() {
	build_and_execute(|| {
		publish();
		let with = |limits| Metering::subscribe(signed(HOUSE), CAR, DRIVE, PLAN, limits);
		let cheap = SubscriptionLimits { max_price: PRICE - 1, budget: None };
		assert_noop!(with(cheap), Error::<Test>::PriceAboveLimit);
		assert_noop!(with(daily_budget(0)), Error::<Test>::ZeroTerms);
		let never =
			SubscriptionLimits { budget: Some(Budget { amount: 1, period: 0 }), ..limits() };
		assert_noop!(with(never), Error::<Test>::ZeroTerms);
		assert_ok!(with(limits()));
		assert_noop!(with(limits()), Error::<Test>::AlreadySubscribed);
	});
}

#[test]
fn a_price_above_the_limit_ends_the_subscription_when_it_takes_effect() {
	build_and_execute(|| {
		subscribed(50);
		assert_ok!(Metering::change_price(signed(HYUNDAI), PLAN, 4));
		pass(NOTICE - 1);
		drive(1_000);
		pass(1);
		drive(1_000);
		// Cheaper again, but the household has not agreed to what was between.
		assert_ok!(Metering::change_price(signed(HYUNDAI), PLAN, 2));
		pass(10);
		drive(1_000);
		let told: Vec<_> = events()
			.into_iter()
			.filter_map(|event| match event {
				Event::SessionMetered { outcome, cost, .. } => Some((outcome, cost)),
				_ => None,
			})
			.collect();
		let above = (SessionOutcome::PriceAboveLimit, 0);
		assert_eq!(told, vec![(SessionOutcome::Charged, 2), above, above]);

		// It agrees, and the same subscription goes on.
		assert_ok!(subscribe(HOUSE, CAR, DRIVE, PLAN));
		assert_eq!(
			(subscription().free(), deposits(HoldReason::Subscription, HOUSE)),
			(48, DEPOSIT)
		);
		drive(1_000);
		drive_at(now() - 5, 1_000);
		drive_at(START, 1_000);
		let outcomes: Vec<_> = events()
			.into_iter()
			.filter_map(|event| match event {
				Event::SessionMetered { outcome, .. } => Some(outcome),
				_ => None,
			})
			.collect();
		let [charged, not_covered] = [SessionOutcome::Charged, SessionOutcome::NotCovered];
		assert_eq!(outcomes, vec![charged, not_covered, charged]);
	});
}

#[test]
fn another_plan_begins_anew_and_gives_back_what_was_left() {
	build_and_execute(|| {
		subscribed(50);
		assert_ok!(Metering::publish_plan(signed(HYUNDAI), terms()));
		drive(1_000);
		assert_ok!(Metering::unsubscribe(signed(HOUSE), CAR, DRIVE));
		events();
		assert_ok!(subscribe(HOUSE, CAR, DRIVE, 2));
		let (device, slot, household) = (CAR, DRIVE, HOUSE);
		assert_eq!(
			events(),
			vec![
				settled(1, 1),
				removed(0),
				Event::Subscribed { device, slot, household, plan: 2, limits: limits() },
			]
		);
		assert_eq!(tokens(HOUSE), TOKENS - 2);
		assert_eq!(deposits(HoldReason::Subscription, HOUSE), DEPOSIT);
	});
}

#[test]
fn subscribe_fails_with_a_debt_of_the_former_subscription() {
	build_and_execute(|| {
		subscribed(0);
		drive(1_000);
		assert_ok!(Metering::unsubscribe(signed(HOUSE), CAR, DRIVE));
		assert_noop!(subscribe(HOUSE, CAR, DRIVE, PLAN), Error::<Test>::DebtOwed);
	});
}

#[test]
fn limits_are_changed_and_what_was_used_counts() {
	build_and_execute(|| {
		subscribed(50);
		let set = |limits| Metering::set_limits(signed(HOUSE), CAR, DRIVE, limits);
		assert_ok!(set(daily_budget(10)));
		let (device, slot, household) = (CAR, DRIVE, HOUSE);
		let (old, new) = (limits(), daily_budget(10));
		assert_eq!(events(), vec![Event::LimitsSet { device, slot, household, old, new }]);
		drive(4_000);
		assert_eq!(Metering::may_start(CAR, DRIVE).budget_left, Some(2));
		assert_ok!(set(daily_budget(9)));
		assert_eq!(Metering::may_start(CAR, DRIVE).budget_left, Some(1));
		// Another period begins with nothing used.
		let weekly = SubscriptionLimits {
			budget: Some(Budget { amount: 9, period: 7 * cot_primitives::DAY }),
			..limits()
		};
		assert_ok!(set(weekly));
		assert_eq!(Metering::may_start(CAR, DRIVE).budget_left, Some(9));
	});
}

#[test]
fn set_limits_fails_for_strangers_below_the_price_and_after_the_end() {
	build_and_execute(|| {
		publish();
		let set = |who, limits| Metering::set_limits(signed(who), CAR, DRIVE, limits);
		assert_noop!(set(HOUSE, limits()), Error::<Test>::UnknownSubscription);
		assert_ok!(subscribe(HOUSE, CAR, DRIVE, PLAN));
		assert_noop!(set(NEIGHBOUR, limits()), Error::<Test>::NotHousehold);
		assert_noop!(set(HOUSE, daily_budget(0)), Error::<Test>::ZeroTerms);
		let cheap = SubscriptionLimits { max_price: 1, budget: None };
		assert_noop!(set(HOUSE, cheap), Error::<Test>::PriceAboveLimit);
		assert_ok!(Metering::unsubscribe(signed(HOUSE), CAR, DRIVE));
		assert_noop!(set(HOUSE, limits()), Error::<Test>::SubscriptionEnded);
	});
}
