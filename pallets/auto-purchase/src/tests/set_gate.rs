//! `set_gate`: approved manufacturers with a token.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, Error, Event, Gates, Memberships};

#[test]
fn set_gate_tells_the_old_and_the_new_hold() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(AutoPurchase::set_gate(signed(LG), 5));
		assert_ok!(AutoPurchase::set_gate(signed(LG), 7));
		assert_eq!(
			events(),
			vec![
				Event::GateSet { manufacturer: LG, old: None, new: 5 },
				Event::GateSet { manufacturer: LG, old: Some(5), new: 7 },
			]
		);
		assert_eq!(Gates::<Test>::get(LG), Some(7));
	});
}

#[test]
fn set_gate_leaves_members_their_terms() {
	ExtBuilder::default().build_and_execute(|| {
		joined(HOUSE);
		assert_ok!(AutoPurchase::set_gate(signed(LG), 2 * MIN_HOLD));
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.frozen), Some(MIN_HOLD));
	});
}

#[test]
fn set_gate_fails_for_an_unapproved_manufacturer() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			AutoPurchase::set_gate(signed(UNAPPROVED), 5),
			Error::<Test>::ManufacturerNotApproved
		);
	});
}

#[test]
fn set_gate_fails_without_a_token() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(AutoPurchase::set_gate(signed(TOKENLESS), 5), Error::<Test>::UnknownToken);
	});
}

#[test]
fn set_gate_fails_at_zero() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(AutoPurchase::set_gate(signed(LG), 0), Error::<Test>::ZeroGate);
	});
}
