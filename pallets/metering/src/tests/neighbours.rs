//! Changes of the device: its owner, its slots, its end.

use cot_primitives::{DeviceGuard, OnDeviceChange};
use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, *};

#[test]
fn with_the_car_goes_no_token_and_no_subscription() {
	build_and_execute(|| {
		subscribed(50);
		assert_ok!(Metering::top_up(signed(FRIEND), CAR, DRIVE, 10));
		drive(5_000);
		events();
		assert_ok!(transfer(NEIGHBOUR));
		assert_eq!(
			events(),
			vec![ended(START, EndReason::DeviceChanged), settled(5, 5), removed(50)]
		);
		// Also what the friend has given.
		assert_eq!((tokens(HOUSE), held(HOUSE)), (TOKENS, 0));
		assert_eq!(tokens(NEIGHBOUR), TOKENS);
		assert!(!is_subscribed());
	});
}

#[test]
fn a_car_with_a_debt_stays_with_its_household() {
	build_and_execute(|| {
		subscribed(0);
		drive(5_000);
		assert_noop!(transfer(NEIGHBOUR), Error::<Test>::DebtOwed);
		assert_noop!(Metering::ensure_slot_may_change(CAR, DRIVE), Error::<Test>::DebtOwed);
		assert_ok!(Metering::ensure_slot_may_change(CAR, SECOND_DRIVE));
		assert_ok!(Metering::ensure_may_transfer(OTHER_CAR));
		assert_ok!(Metering::top_up(signed(HOUSE), CAR, DRIVE, 10));
		assert_ok!(Metering::ensure_slot_may_change(CAR, DRIVE));
		assert_ok!(transfer(NEIGHBOUR));
	});
}

#[test]
fn where_the_guard_was_not_asked_a_debt_lapses() {
	build_and_execute(|| {
		subscribed(0);
		drive(5_000);
		events();
		change_owner(NEIGHBOUR);
		assert_eq!(events(), vec![ended(START, EndReason::DeviceChanged), lapsed(10), removed(0)]);
	});
}

#[test]
fn what_the_ledger_refuses_to_release_is_stranded_and_released_later() {
	build_and_execute(|| {
		subscribed(50);
		drive(5_000);
		assert_ok!(Assets::block(signed(ISSUER), TOKEN, HYUNDAI));
		freeze_token(true);
		events();
		Metering::on_retired(CAR);
		let told = events();
		assert!(told.contains(&lapsed(10)), "{told:?}");
		assert!(!is_subscribed());
		let stranded = Stranded::<Test>::get(HOUSE, TOKEN);
		if stranded > 0 {
			assert_eq!((stranded, held(HOUSE)), (50, 50));
			assert!(Metering::release_stranded(signed(FRIEND), HOUSE, TOKEN).is_err());
			freeze_token(false);
			assert_ok!(Metering::release_stranded(signed(FRIEND), HOUSE, TOKEN));
		}
		assert_eq!((tokens(HOUSE), held(HOUSE)), (TOKENS, 0));
	});
}

#[test]
fn a_slot_that_serves_another_purpose_ends_its_subscription_alone() {
	build_and_execute(|| {
		subscribed(50);
		assert_ok!(Metering::subscribe(signed(HOUSE), CAR, SECOND_DRIVE, PLAN, limits()));
		Metering::on_slot_changed(CAR, DRIVE);
		assert!(!is_subscribed());
		assert!(Subscriptions::<Test>::contains_key(CAR, SECOND_DRIVE));
		// Nothing is there to end.
		events();
		Metering::on_slot_changed(CAR, TANK);
		Metering::on_updated(CAR);
		assert_eq!(events(), vec![]);
	});
}
