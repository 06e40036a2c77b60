//! `forgive_debt` and `release_stranded`.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, *};

#[test]
fn a_manufacturer_forgives_a_debt() {
	build_and_execute(|| {
		subscribed(0);
		drive(5_000);
		events();
		assert_ok!(Metering::forgive_debt(signed(HYUNDAI), CAR, DRIVE));
		let (device, slot, household, manufacturer) = (CAR, DRIVE, HOUSE, HYUNDAI);
		assert_eq!(
			events(),
			vec![Event::DebtForgiven { device, slot, household, manufacturer, amount: 10 }]
		);
		assert_ok!(transfer(NEIGHBOUR));
	});
}

#[test]
fn forgive_debt_fails_for_others_and_for_nothing() {
	build_and_execute(|| {
		publish();
		let forgive = |who| Metering::forgive_debt(signed(who), CAR, DRIVE);
		assert_noop!(forgive(HYUNDAI), Error::<Test>::UnknownSubscription);
		assert_ok!(Metering::subscribe(signed(HOUSE), CAR, DRIVE, PLAN, limits()));
		assert_noop!(forgive(HYUNDAI), Error::<Test>::NoDebt);
		drive(1_000);
		assert_noop!(forgive(HOUSE), Error::<Test>::NotManufacturer);
		assert_noop!(forgive(RIVAL), Error::<Test>::NotManufacturer);
	});
}

#[test]
fn release_stranded_fails_if_nothing_is() {
	build_and_execute(|| {
		assert_noop!(
			Metering::release_stranded(signed(FRIEND), HOUSE, TOKEN),
			Error::<Test>::NothingStranded
		);
	});
}
