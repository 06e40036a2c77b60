//! `top_up` and `withdraw`: tokens go into an allowance and out of it.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, *};

fn topped_up(from: AccountId, amount: Balance, debt_paid: Balance, free: Balance) -> Event<Test> {
	let (device, slot, household) = (CAR, DRIVE, HOUSE);
	Event::ToppedUp { device, slot, household, from, amount, debt_paid, free }
}

#[test]
fn a_household_and_its_friend_fill_the_allowance_in_the_households_account() {
	build_and_execute(|| {
		subscribed(0);
		assert_ok!(Metering::top_up(signed(HOUSE), CAR, DRIVE, 50));
		assert_ok!(Metering::top_up(signed(FRIEND), CAR, DRIVE, 7));
		assert_eq!(events(), vec![topped_up(HOUSE, 50, 0, 50), topped_up(FRIEND, 7, 0, 57)]);
		assert_eq!((tokens(HOUSE), held(HOUSE)), (TOKENS - 50, 57));
		assert_eq!((tokens(FRIEND), held(FRIEND)), (TOKENS - 7, 0));
	});
}

#[test]
fn a_debt_is_paid_first() {
	build_and_execute(|| {
		subscribed(0);
		drive(5_000);
		events();
		assert_ok!(Metering::top_up(signed(HOUSE), CAR, DRIVE, 4));
		assert_eq!(events(), vec![topped_up(HOUSE, 4, 4, 0), settled(2, 2)]);
		assert_ok!(Metering::top_up(signed(HOUSE), CAR, DRIVE, 10));
		assert_eq!(events(), vec![topped_up(HOUSE, 10, 6, 4), settled(3, 3)]);
		assert_eq!((subscription().debt, subscription().debt_since), (0, None));
	});
}

#[test]
fn frozen_tokens_are_not_put_into_an_allowance() {
	build_and_execute(|| {
		subscribed(0);
		freeze(HOUSE, TOKENS - 10);
		let top_up = |amount| Metering::top_up(signed(HOUSE), CAR, DRIVE, amount);
		assert_noop!(top_up(11), Error::<Test>::InsufficientTokens);
		assert_ok!(top_up(10));
		// What is held covers no freeze.
		assert_noop!(top_up(1), Error::<Test>::InsufficientTokens);
		freeze(FRIEND, TOKENS);
		assert_noop!(
			Metering::top_up(signed(FRIEND), CAR, DRIVE, 1),
			Error::<Test>::InsufficientTokens
		);
	});
}

#[test]
fn top_up_fails_for_nothing_and_for_what_has_ended() {
	build_and_execute(|| {
		publish();
		let top_up = |amount| Metering::top_up(signed(HOUSE), CAR, DRIVE, amount);
		assert_noop!(top_up(1), Error::<Test>::UnknownSubscription);
		assert_ok!(Metering::subscribe(signed(HOUSE), CAR, DRIVE, PLAN, limits()));
		assert_noop!(top_up(0), Error::<Test>::ZeroTerms);
		assert_noop!(top_up(TOKENS + 1), Error::<Test>::InsufficientTokens);
		assert_ok!(Metering::unsubscribe(signed(HOUSE), CAR, DRIVE));
		assert_noop!(top_up(1), Error::<Test>::SubscriptionEnded);
	});
}

#[test]
fn a_household_withdraws_what_is_not_charged() {
	build_and_execute(|| {
		subscribed(50);
		drive(5_000);
		events();
		let withdraw = |who, amount| Metering::withdraw(signed(who), CAR, DRIVE, amount);
		assert_noop!(withdraw(HOUSE, 41), Error::<Test>::InsufficientAllowance);
		assert_noop!(withdraw(HOUSE, 0), Error::<Test>::ZeroTerms);
		assert_noop!(withdraw(FRIEND, 1), Error::<Test>::NotHousehold);
		assert_ok!(withdraw(HOUSE, 30));
		let (device, slot, household) = (CAR, DRIVE, HOUSE);
		assert_eq!(
			events(),
			vec![Event::Withdrawn { device, slot, household, amount: 30, free: 10 }, settled(5, 5)]
		);
		assert_eq!((tokens(HOUSE), held(HOUSE)), (TOKENS - 20, 10));
	});
}

#[test]
fn withdraw_fails_without_a_subscription() {
	build_and_execute(|| {
		assert_noop!(
			Metering::withdraw(signed(HOUSE), CAR, DRIVE, 1),
			Error::<Test>::UnknownSubscription
		);
	});
}
