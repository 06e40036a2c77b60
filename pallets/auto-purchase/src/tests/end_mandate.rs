//! `end_mandate`: the household, or any account after the expiry.

use cot_primitives::DAY;
use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, Error, Event, Mandates, Memberships, OpenOrderOf};

#[test]
fn end_mandate_stops_buying() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		events();
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
		assert_eq!(
			events(),
			vec![Event::MandateEnded { device: FRIDGE, slot: MILK, household: HOUSE }]
		);
		assert_eq!(Mandates::<Test>::get(FRIDGE, MILK), None);
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.mandates), Some(0));
		fridge.read(LOW);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn end_mandate_leaves_an_open_order_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), Some(order));
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
	});
}

#[test]
fn end_mandate_works_for_a_household_that_no_longer_owns_the_device() {
	ExtBuilder::default().build_and_execute(|| {
		mandated();
		Owners::mutate(|owners| owners.insert(FRIDGE, NEIGHBOUR));
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
	});
}

#[test]
fn anybody_ends_a_mandate_that_has_expired() {
	ExtBuilder::default().build_and_execute(|| {
		let expires_at = START + 365 * DAY;
		mandated();
		set_time(expires_at - 1);
		assert_noop!(
			AutoPurchase::end_mandate(signed(STRANGER), FRIDGE, MILK),
			Error::<Test>::NotHousehold
		);
		set_time(expires_at);
		events();
		assert_ok!(AutoPurchase::end_mandate(signed(STRANGER), FRIDGE, MILK));
		let ended = Event::MandateEnded { device: FRIDGE, slot: MILK, household: HOUSE };
		assert_eq!(events(), vec![ended]);
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.mandates), Some(0));
	});
}

#[test]
fn end_mandate_fails_for_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		mandated();
		assert_noop!(
			AutoPurchase::end_mandate(signed(STRANGER), FRIDGE, MILK),
			Error::<Test>::NotHousehold
		);
		assert_noop!(
			AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, CREAM),
			Error::<Test>::UnknownMandate
		);
	});
}
