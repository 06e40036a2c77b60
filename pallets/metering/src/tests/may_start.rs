//! `may_start`: the answer to a car before it takes the wheel.

use frame_support::assert_ok;
use serde_json::json;

use crate::{mock::*, *};

fn obstacles() -> Vec<Obstacle> {
	let check = Metering::may_start(CAR, DRIVE);
	assert_eq!(check.may_start, check.obstacles.is_empty());
	assert_eq!(check.may_start, check.amount_left > 0);
	check.obstacles
}

#[test]
fn a_car_with_an_allowance_may_start_and_learns_how_far_it_gets() {
	build_and_execute(|| {
		subscribed(51);
		let check = Metering::may_start(CAR, DRIVE);
		assert_eq!(
			serde_json::to_value(&check).unwrap(),
			json!({
				"mayStart": true,
				"obstacles": [],
				"amountLeft": 25_500,
				"plan": PLAN,
				"price": "2",
				"allowance": "51",
				"debt": "0",
				"budgetLeft": null,
			})
		);
		// What is charged is gone, settled or not; and the budget bounds the rest.
		drive(20_000);
		assert_eq!(Metering::may_start(CAR, DRIVE).amount_left, 5_500);
		assert_ok!(Metering::set_limits(signed(HOUSE), CAR, DRIVE, daily_budget(3)));
		assert_eq!(Metering::may_start(CAR, DRIVE).amount_left, 1_500);
	});
}

#[test]
fn every_reason_against_a_start_is_told() {
	build_and_execute(|| {
		publish();
		let unknown = Metering::may_start(9, DRIVE).obstacles;
		assert_eq!(unknown, vec![Obstacle::UnknownDevice, Obstacle::NotSubscribed]);
		assert_eq!(obstacles(), vec![Obstacle::NotSubscribed]);
		assert_ok!(Metering::subscribe(signed(HOUSE), CAR, DRIVE, PLAN, limits()));
		assert_eq!(obstacles(), vec![Obstacle::AllowanceUsedUp]);
		Suspended::set(vec![CAR]);
		assert_eq!(obstacles(), vec![Obstacle::DeviceSuspended, Obstacle::AllowanceUsedUp]);
		Suspended::set(vec![]);
		drive(1_000);
		assert_eq!(obstacles(), vec![Obstacle::AllowanceUsedUp, Obstacle::DebtOwed]);
		assert_ok!(Metering::top_up(signed(HOUSE), CAR, DRIVE, 100));
		assert_eq!(obstacles(), vec![]);

		assert_ok!(Metering::set_limits(signed(HOUSE), CAR, DRIVE, daily_budget(2)));
		drive(1_000);
		assert_eq!(obstacles(), vec![Obstacle::BudgetUsedUp]);
		assert_ok!(Metering::set_limits(signed(HOUSE), CAR, DRIVE, limits()));
		assert_ok!(Metering::change_price(signed(HYUNDAI), PLAN, 4));
		pass(NOTICE);
		assert_eq!(obstacles(), vec![Obstacle::PriceAboveLimit]);
		let wide = SubscriptionLimits { max_price: 9, budget: None };
		assert_ok!(Metering::subscribe(signed(HOUSE), CAR, DRIVE, PLAN, wide));
		assert_eq!(obstacles(), vec![]);
		assert_ok!(Metering::close_plan(signed(HYUNDAI), PLAN));
		assert_eq!(obstacles(), vec![]);
		pass(NOTICE);
		assert_eq!(obstacles(), vec![Obstacle::PlanEnded]);
	});
}

#[test]
fn a_household_that_has_unsubscribed_is_told_so() {
	build_and_execute(|| {
		subscribed(50);
		assert_ok!(Metering::unsubscribe(signed(HOUSE), CAR, DRIVE));
		assert_eq!(obstacles(), vec![Obstacle::Unsubscribed, Obstacle::AllowanceUsedUp]);
	});
}
