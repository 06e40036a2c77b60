//! `close_plan` and `remove_plan`: a plan ends after its notice.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, *};

#[test]
fn a_closed_plan_ends_after_its_notice_and_its_subscriptions_with_it() {
	build_and_execute(|| {
		subscribed(50);
		assert_ok!(Metering::close_plan(signed(HYUNDAI), PLAN));
		let ends_at = START + NOTICE;
		assert_eq!(
			events(),
			vec![Event::PlanClosed { plan: PLAN, manufacturer: HYUNDAI, ends_at }]
		);
		pass(NOTICE - 1);
		drive(1_000);
		assert_eq!(events(), vec![metered(1_000, SessionOutcome::Charged, (2, 2, 0))]);
		pass(1);
		drive(1_000);
		let outcome = SessionOutcome::PlanEnded;
		assert_eq!(
			events(),
			vec![ended(ends_at, EndReason::PlanEnded), metered(1_000, outcome, (0, 0, 0))]
		);

		// What began before is charged for as long as it may be attested.
		pass(LATE_WINDOW - 1);
		drive_at(ends_at - 1, 1_000);
		assert_eq!(subscription().due, 2);
		pass(86_400);
		assert_eq!(events().last(), Some(&removed(46)));
		assert_eq!((tokens(HOUSE), held(HOUSE)), (TOKENS - 4, 0));
		assert_eq!(deposits(HoldReason::Subscription, HOUSE), 0);

		assert_ok!(Metering::remove_plan(signed(FRIEND), PLAN));
		assert_eq!(events(), vec![Event::PlanRemoved { plan: PLAN, manufacturer: HYUNDAI }]);
		assert_eq!(deposits(HoldReason::Plan, HYUNDAI), 0);
	});
}

#[test]
fn close_plan_fails_for_strangers_and_twice() {
	build_and_execute(|| {
		publish();
		let close = |who, plan| Metering::close_plan(signed(who), plan);
		assert_noop!(close(HYUNDAI, 9), Error::<Test>::UnknownPlan);
		assert_noop!(close(RIVAL, PLAN), Error::<Test>::NotManufacturer);
		assert_ok!(close(HYUNDAI, PLAN));
		assert_noop!(close(HYUNDAI, PLAN), Error::<Test>::PlanClosed);
	});
}

#[test]
fn remove_plan_fails_before_its_end_and_while_it_is_subscribed() {
	build_and_execute(|| {
		subscribed(0);
		let remove = |plan| Metering::remove_plan(signed(FRIEND), plan);
		assert_noop!(remove(9), Error::<Test>::UnknownPlan);
		assert_noop!(remove(PLAN), Error::<Test>::PlanNotEnded);
		assert_ok!(Metering::close_plan(signed(HYUNDAI), PLAN));
		assert_noop!(remove(PLAN), Error::<Test>::PlanNotEnded);
		pass(NOTICE);
		assert_noop!(remove(PLAN), Error::<Test>::PlanInUse);
	});
}
