//! Sessions: what each of them costs, and what becomes of those that cost nothing.

use cot_primitives::{MeterSessions, Quantity, DAY};
use frame_support::assert_ok;

use crate::{mock::*, *};

#[test]
fn a_session_is_charged_to_the_allowance_then_as_a_debt_and_then_to_nobody() {
	build_and_execute(|| {
		subscribed(50);
		drive(20_000);
		drive(10_000);
		drive(20_000);
		drive(1);
		let charged = SessionOutcome::Charged;
		assert_eq!(
			events(),
			vec![
				metered(20_000, charged, (40, 40, 0)),
				metered(10_000, charged, (20, 10, 10)),
				metered(20_000, charged, (40, 0, 20)),
				metered(1, charged, (1, 0, 0)),
			]
		);
		let Subscription { allowance, due, debt, .. } = subscription();
		assert_eq!((allowance, due, debt), (50, 50, MAX_DEBT));
		// Nothing was burned or paid in the batch.
		assert_eq!((held(HOUSE), tokens(HYUNDAI), Burned::get()), (50, 1, vec![]));
	});
}

#[test]
fn a_slot_without_a_subscription_and_one_of_another_household_cost_nothing() {
	build_and_execute(|| {
		subscribed(50);
		meter(OTHER_CAR, DRIVE, NEIGHBOUR, START, 1_000);
		meter(CAR, SECOND_DRIVE, HOUSE, START, 1_000);
		meter(CAR, DRIVE, NEIGHBOUR, START, 1_000);
		let told = |device, slot, household| Event::SessionMetered {
			device,
			slot,
			household,
			plan: None,
			at: START,
			amount: 1_000,
			outcome: SessionOutcome::NotSubscribed,
			cost: 0,
			from_allowance: 0,
			owed: 0,
			unpaid: 0,
		};
		assert_eq!(
			events(),
			vec![
				told(OTHER_CAR, DRIVE, NEIGHBOUR),
				told(CAR, SECOND_DRIVE, HOUSE),
				told(CAR, DRIVE, NEIGHBOUR)
			]
		);
	});
}

#[test]
fn the_price_is_the_one_in_force_when_the_session_began() {
	build_and_execute(|| {
		subscribed(1_000);
		assert_ok!(Metering::change_price(signed(HYUNDAI), PLAN, 3));
		pass(NOTICE + DAY);
		let costs: Vec<_> = [START, START + NOTICE - 1, START + NOTICE, now()]
			.into_iter()
			.map(|at| {
				events();
				drive_at(at, 1_000);
				match events().last() {
					Some(Event::SessionMetered { cost, .. }) => *cost,
					other => panic!("{other:?}"),
				}
			})
			.collect();
		assert_eq!(costs, [2, 2, 3, 3]);
	});
}

#[test]
fn a_session_before_the_subscription_is_not_charged() {
	build_and_execute(|| {
		subscribed(50);
		drive_at(START - 1, 1_000);
		assert_eq!(subscription().due, 0);
		assert!(matches!(
			events()[..],
			[Event::SessionMetered { outcome: SessionOutcome::NotCovered, cost: 0, .. }]
		));
	});
}

#[test]
fn a_budget_is_exceeded_by_the_running_session_only() {
	build_and_execute(|| {
		subscribed(50);
		assert_ok!(Metering::set_limits(signed(HOUSE), CAR, DRIVE, daily_budget(5)));
		events();
		drive(2_000);
		drive(3_000);
		drive(1_000);
		let [charged, used_up] = [SessionOutcome::Charged, SessionOutcome::BudgetUsedUp];
		assert_eq!(
			events(),
			vec![
				metered(2_000, charged, (4, 4, 0)),
				metered(3_000, charged, (6, 6, 0)),
				metered(1_000, used_up, (0, 0, 0)),
			]
		);
		// What counts is a period, whatever day that is.
		pass(DAY + DAY / 8 + 1);
		events();
		drive(1_000);
		assert_eq!(events(), vec![metered(1_000, charged, (2, 2, 0))]);
	});
}

#[test]
fn a_cost_that_exceeds_the_largest_number_is_that_number() {
	build_and_execute(|| {
		let dear = PlanTerms { price: Balance::MAX, ..terms() };
		assert_ok!(Metering::publish_plan(signed(HYUNDAI), dear));
		let limits = SubscriptionLimits { max_price: Balance::MAX, budget: None };
		assert_ok!(Metering::subscribe(signed(HOUSE), CAR, DRIVE, PLAN, limits));
		events();
		drive(Quantity::MAX);
		let outcome = SessionOutcome::ChargedMost;
		assert_eq!(events(), vec![metered(Quantity::MAX, outcome, (Balance::MAX, 0, MAX_DEBT))]);
	});
}

#[test]
fn the_weight_of_a_session_is_that_of_its_benchmark() {
	assert_eq!(Metering::weight_of_session(), <Test as Config>::WeightInfo::on_session());
}
