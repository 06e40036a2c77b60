//! `leave`: tokens are thawed after the cool-down.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, Error, Event, Memberships};

#[test]
fn leave_thaws_the_tokens_when_the_cool_down_ends() {
	ExtBuilder::default().build_and_execute(|| {
		joined(HOUSE);
		events();
		set_time(START + COOL_DOWN - 1);
		assert_noop!(AutoPurchase::leave(signed(HOUSE), LG), Error::<Test>::CoolDownRunning);
		set_time(START + COOL_DOWN);
		assert_ok!(AutoPurchase::leave(signed(HOUSE), LG));
		assert_eq!(
			events(),
			vec![Event::MembershipLeft { household: HOUSE, manufacturer: LG, thawed: MIN_HOLD }]
		);
		assert_eq!(Memberships::<Test>::get(HOUSE, LG), None);
		assert_ok!(Assets::transfer(signed(HOUSE), LG_TOKEN, STRANGER, TOKENS));
	});
}

#[test]
fn leave_thaws_what_was_frozen_even_when_the_gate_has_changed() {
	ExtBuilder::default().build_and_execute(|| {
		joined(HOUSE);
		assert_ok!(AutoPurchase::set_gate(signed(LG), 3 * MIN_HOLD));
		set_time(START + COOL_DOWN);
		assert_ok!(AutoPurchase::leave(signed(HOUSE), LG));
		assert_ok!(Assets::transfer(signed(HOUSE), LG_TOKEN, STRANGER, TOKENS));
	});
}

#[test]
fn leave_is_possible_when_the_manufacturer_is_no_longer_approved() {
	ExtBuilder::default().build_and_execute(|| {
		joined(HOUSE);
		Approved::set(vec![]);
		set_time(START + COOL_DOWN);
		assert_ok!(AutoPurchase::leave(signed(HOUSE), LG));
	});
}

#[test]
fn leave_fails_with_a_mandate() {
	ExtBuilder::default().build_and_execute(|| {
		mandated();
		set_time(START + COOL_DOWN);
		assert_noop!(AutoPurchase::leave(signed(HOUSE), LG), Error::<Test>::MandatesActive);
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
		assert_ok!(AutoPurchase::leave(signed(HOUSE), LG));
	});
}

#[test]
fn leave_fails_for_a_stranger() {
	ExtBuilder::default().build_and_execute(|| {
		joined(HOUSE);
		assert_noop!(AutoPurchase::leave(signed(NEIGHBOUR), LG), Error::<Test>::NotMember);
	});
}
