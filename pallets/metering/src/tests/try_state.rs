//! Each invariant notices what breaks it.

use frame_support::{assert_ok, traits::fungibles::MutateHold as _};
use sp_runtime::TryRuntimeError;

use crate::{mock::*, *};

/// Something that breaks an invariant.
type Damage = Box<dyn FnOnce()>;

/// Breaks something in a chain with a subscription, and returns what the checks say.
fn complaint(damage: impl FnOnce()) -> TryRuntimeError {
	new_test_ext().execute_with(|| {
		subscribed(50);
		drive(1_000);
		assert_ok!(Metering::do_try_state());
		damage();
		Metering::do_try_state().expect_err("the damage is noticed")
	})
}

fn change(change: impl FnOnce(&mut Subscription<AccountId, Balance>)) {
	Subscriptions::<Test>::mutate(CAR, DRIVE, |record| {
		change(record.as_mut().expect("the car is subscribed"));
	});
}

fn change_plan(change: impl FnOnce(&mut Plan<AccountId, Balance>)) {
	Plans::<Test>::mutate(PLAN, |plan| change(plan.as_mut().expect("it was published")));
}

#[test]
fn every_damage_is_noticed() {
	let held = || {
		let reason = HoldReason::Allowance.into();
		assert_ok!(AssetsHolder::hold(TOKEN, &reason, &NEIGHBOUR, 1));
	};
	let cases: Vec<(&str, Damage)> = vec![
		("what is held is not the sum of the allowances", Box::new(held)),
		(
			"what is held is not the sum of the allowances",
			Box::new(|| change(|record| record.allowance = 49)),
		),
		(
			"what is held is not the sum of the allowances",
			Box::new(|| Stranded::<Test>::insert(HOUSE, TOKEN, 1)),
		),
		("a deposit differs from what is held", Box::new(|| change(|record| record.deposit = 1))),
		("a deposit differs from what is held", Box::new(|| change_plan(|plan| plan.deposit = 1))),
		("a subscription has no plan", Box::new(|| Plans::<Test>::remove(PLAN))),
		("a plan has no price", Box::new(|| change_plan(|plan| plan.prices.clear()))),
		(
			"prices are not in the order of their times",
			Box::new(|| {
				change_plan(|plan| {
					let again = plan.prices[0];
					plan.prices.try_push(again).expect("there is room");
				});
			}),
		),
		("a price is zero", Box::new(|| change_plan(|plan| plan.prices[0].amount = 0))),
		(
			"a plan counts other subscriptions than it has",
			Box::new(|| change_plan(|plan| plan.subscriptions = 2)),
		),
		(
			"a plan is not listed under its manufacturer",
			Box::new(|| PlansOf::<Test>::remove(HYUNDAI, PLAN)),
		),
		(
			"a plan is listed that does not exist",
			Box::new(|| PlansOf::<Test>::insert(HYUNDAI, 9, ())),
		),
		("a plan's identifier is not assigned yet", Box::new(|| NextPlanId::<Test>::put(PLAN))),
		(
			"a subscription has no device",
			Box::new(|| Owners::mutate(|owners| assert!(owners.remove(&CAR).is_some()))),
		),
		(
			"a subscription is of another household",
			Box::new(|| Owners::mutate(|owners| assert!(owners.insert(CAR, 9).is_some()))),
		),
		("more is charged than there is", Box::new(|| change(|record| record.due = 51))),
		("a debt exceeds its bound", Box::new(|| change(|record| record.debt = MAX_DEBT + 1))),
		(
			"a debt is owed beside a free allowance",
			Box::new(|| change(|record| (record.debt, record.debt_since) = (1, Some(START)))),
		),
		(
			"a debt has no time, or a time no debt",
			Box::new(|| change(|record| record.debt_since = Some(START))),
		),
		(
			"nothing is due and cannot be settled",
			Box::new(|| change(|record| (record.due, record.stuck_since) = (0, Some(START)))),
		),
		(
			"a subscription is not filed for its visit",
			Box::new(|| change(|record| record.visit += 1)),
		),
		(
			"a visit was passed over",
			Box::new(|| VisitCursor::<Test>::put(subscription().visit + 1)),
		),
		(
			"a visit is filed of no subscription",
			Box::new(|| Visits::<Test>::insert(9, (OTHER_CAR, DRIVE), ())),
		),
	];
	for (expected, damage) in cases {
		assert_eq!(complaint(damage), TryRuntimeError::Other(expected));
	}
}
