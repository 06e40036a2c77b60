//! Settlement: in the daily visit, by a call, and again when the ledger has refused.

use cot_primitives::DAY;
use frame_support::{assert_noop, assert_ok, weights::Weight};

use crate::{mock::*, *};

#[test]
fn a_day_later_what_is_due_is_burned_and_paid() {
	build_and_execute(|| {
		subscribed(50);
		drive(10_500);
		events();
		pass(DAY - HOUR_SECONDS);
		assert_eq!(events(), vec![]);
		pass(2 * HOUR_SECONDS);
		assert_eq!(events(), vec![settled(10, 11)]);
		assert_eq!(Burned::get(), vec![(HYUNDAI, 10)]);
		assert_eq!((held(HOUSE), tokens(HYUNDAI)), (29, 12));
		// And nothing more until something is due.
		pass(3 * DAY);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn anybody_settles_at_once() {
	build_and_execute(|| {
		subscribed(50);
		drive(1_000);
		events();
		assert_ok!(Metering::settle(signed(FRIEND), CAR, DRIVE));
		assert_eq!(events(), vec![settled(1, 1)]);
		assert_noop!(
			Metering::settle(signed(FRIEND), OTHER_CAR, DRIVE),
			Error::<Test>::UnknownSubscription
		);
	});
}

#[test]
fn all_or_nothing_may_be_burned() {
	for (percent, burned, paid) in [(0, 0, 20), (100, 20, 0)] {
		build_and_execute(|| {
			let share = sp_runtime::Permill::from_percent(percent);
			let plan = PlanTerms { burned: share, ..terms() };
			assert_ok!(Metering::publish_plan(signed(HYUNDAI), plan));
			assert_ok!(Metering::subscribe(signed(HOUSE), CAR, DRIVE, PLAN, limits()));
			assert_ok!(Metering::top_up(signed(HOUSE), CAR, DRIVE, 20));
			drive(10_000);
			events();
			assert_ok!(Metering::settle(signed(FRIEND), CAR, DRIVE));
			assert_eq!(events(), vec![settled(burned, paid)]);
		});
	}
}

#[test]
fn what_the_ledger_refuses_stays_due_and_is_tried_again() {
	build_and_execute(|| {
		subscribed(50);
		drive(10_000);
		freeze_token(true);
		events();
		assert_ok!(Metering::settle(signed(FRIEND), CAR, DRIVE));
		let failed = events();
		assert!(matches!(failed[..], [Event::SettlementFailed { due: 20, .. }]), "{failed:?}");
		assert_eq!((subscription().due, subscription().stuck_since), (20, Some(START)));
		freeze_token(false);
		pass(2 * DAY);
		assert_eq!(events(), vec![settled(10, 10)]);
		assert_eq!(subscription().stuck_since, None);
	});
}

#[test]
fn what_can_never_be_paid_lapses_and_is_the_households_again() {
	build_and_execute(|| {
		subscribed(50);
		drive(10_000);
		freeze_token(true);
		pass(2 * DAY);
		let stuck = subscription().stuck_since.expect("the visit has failed");
		pass(stuck + LAPSE - now() - DAY);
		assert_eq!(subscription().due, 20);
		events();
		pass(2 * DAY);
		assert_eq!(events().last(), Some(&lapsed(20)));
		let Subscription { allowance, due, .. } = subscription();
		assert_eq!((allowance, due), (50, 0));
		freeze_token(false);
	});
}

#[test]
fn a_manufacturer_that_cannot_be_paid_holds_up_nothing() {
	build_and_execute(|| {
		subscribed(50);
		drive(10_000);
		assert_ok!(Assets::block(signed(ISSUER), TOKEN, HYUNDAI));
		events();
		assert_ok!(Metering::top_up(signed(HOUSE), CAR, DRIVE, 5));
		let told = events();
		assert!(matches!(told.last(), Some(Event::SettlementFailed { due: 20, .. })), "{told:?}");
		// Not even a part of it was burned.
		assert_eq!((subscription().due, held(HOUSE), Burned::get()), (20, 55, vec![]));
	});
}

#[test]
fn a_debt_lapses_after_its_plan_has_ended() {
	build_and_execute(|| {
		subscribed(0);
		drive(5_000);
		assert_ok!(Metering::close_plan(signed(HYUNDAI), PLAN));
		pass(NOTICE + LAPSE - DAY);
		assert_eq!(subscription().debt, 10);
		events();
		pass(2 * DAY);
		assert_eq!(events(), vec![lapsed(10), removed(0)]);
		assert!(!is_subscribed());
	});
}

#[test]
fn a_debt_lapses_while_its_manufacturer_is_not_approved() {
	build_and_execute(|| {
		subscribed(0);
		drive(5_000);
		pass(LAPSE + 2 * DAY);
		assert_eq!(subscription().debt, 10);
		Approved::set(vec![]);
		events();
		pass(2 * DAY);
		assert_eq!(events(), vec![lapsed(10)]);
		Approved::set(vec![HYUNDAI]);
	});
}

#[test]
fn visits_are_bounded_and_a_backlog_is_only_late() {
	build_and_execute(|| {
		subscribed(50);
		assert_ok!(Metering::subscribe(signed(HOUSE), CAR, SECOND_DRIVE, PLAN, limits()));
		assert_ok!(Metering::top_up(signed(HOUSE), CAR, SECOND_DRIVE, 50));
		drive(1_000);
		meter(CAR, SECOND_DRIVE, HOUSE, START, 1_000);
		pass(DAY - HOUR_SECONDS);
		type W = <Test as Config>::WeightInfo;
		TickWeight::set(W::tick_base() + W::tick_hour() + Metering::visit_weight());
		events();
		pass(2 * HOUR_SECONDS);
		let settlements =
			|| events().iter().filter(|event| matches!(event, Event::Settled { .. })).count();
		assert_eq!(settlements(), 1);
		poll();
		assert_eq!(settlements(), 1);
		// Too little weight for a single one does nothing.
		TickWeight::set(Weight::zero());
		pass(DAY);
		assert_eq!(settlements(), 0);
	});
}
