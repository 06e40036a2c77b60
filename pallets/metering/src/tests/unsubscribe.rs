//! `unsubscribe`: the household ends it.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, *};

#[test]
fn the_rest_of_the_allowance_is_released_and_earlier_sessions_are_owed() {
	build_and_execute(|| {
		subscribed(50);
		drive(5_000);
		events();
		pass(10);
		assert_ok!(Metering::unsubscribe(signed(HOUSE), CAR, DRIVE));
		let (device, slot, household) = (CAR, DRIVE, HOUSE);
		assert_eq!(
			events(),
			vec![
				ended(START + 10, EndReason::Unsubscribed),
				Event::Withdrawn { device, slot, household, amount: 40, free: 0 },
			]
		);
		assert_eq!((tokens(HOUSE), held(HOUSE)), (TOKENS - 10, 10));

		// A trip of before, attested late; and one of afterwards.
		drive_at(START + 9, 1_000);
		drive(1_000);
		let unsubscribed = metered(1_000, SessionOutcome::Unsubscribed, (0, 0, 0));
		assert_eq!(events().last(), Some(&unsubscribed));
		assert_eq!(subscription().debt, 2);

		// The record goes once nothing can be attested any more, and nothing is owed.
		pass(LATE_WINDOW + 86_400);
		assert!(is_subscribed());
		assert_ok!(Metering::top_up(signed(FRIEND), CAR, DRIVE, 3));
		pass(86_400);
		assert!(!is_subscribed());
		// The friend's third token was a gift.
		assert_eq!((tokens(HOUSE), held(HOUSE)), (TOKENS - 10 + 1, 0));
	});
}

#[test]
fn unsubscribe_fails_for_strangers_and_twice() {
	build_and_execute(|| {
		publish();
		let unsubscribe = |who| Metering::unsubscribe(signed(who), CAR, DRIVE);
		assert_noop!(unsubscribe(HOUSE), Error::<Test>::UnknownSubscription);
		assert_ok!(Metering::subscribe(signed(HOUSE), CAR, DRIVE, PLAN, limits()));
		assert_noop!(unsubscribe(NEIGHBOUR), Error::<Test>::NotHousehold);
		assert_ok!(unsubscribe(HOUSE));
		assert_eq!(events().len(), 3);
		assert_noop!(unsubscribe(HOUSE), Error::<Test>::SubscriptionEnded);
	});
}
