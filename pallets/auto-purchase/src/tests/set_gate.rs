//! `set_gate`: approved manufacturers with a token.

use frame_support::{assert_noop, assert_ok, traits::fungibles::Inspect as _};
use sp_runtime::Perbill;

use crate::{mock::*, Error, Event, Memberships};

#[test]
fn the_first_gate_holds_at_once_and_another_one_after_its_notice() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(AutoPurchase::set_gate(signed(LG), 5));
		assert_ok!(AutoPurchase::set_gate(signed(LG), 7));
		let from = START + NOTICE;
		assert_eq!(
			events(),
			vec![
				Event::GateSet { manufacturer: LG, old: None, new: 5, from: START },
				Event::GateSet { manufacturer: LG, old: Some(5), new: 7, from },
			]
		);
		set_time(from - 1);
		assert_eq!(AutoPurchase::gate(&LG), Some(5));
		set_time(from);
		assert_eq!(AutoPurchase::gate(&LG), Some(7));
		// What has begun to hold goes on until the next one does.
		assert_ok!(AutoPurchase::set_gate(signed(LG), 9));
		assert_eq!(AutoPurchase::gate(&LG), Some(7));
		// What was announced and does not hold yet is replaced.
		assert_ok!(AutoPurchase::set_gate(signed(LG), 8));
		set_time(from + NOTICE);
		assert_eq!(AutoPurchase::gate(&LG), Some(8));
	});
}

/// The manufacturer dropped its gate to one unit overnight, which leaves the token without a use.
#[test]
fn a_gate_is_not_dropped_overnight() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(AutoPurchase::set_gate(signed(LG), MIN_HOLD));
		assert_ok!(AutoPurchase::set_gate(signed(LG), 1));
		assert_ok!(AutoPurchase::join(signed(HOUSE), LG, MIN_HOLD));
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.frozen), Some(MIN_HOLD));
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

/// A gate of one unit is no gate, and lets a crowd of members in that nothing bounds.
#[test]
fn set_gate_fails_below_the_least_share_of_the_token() {
	ExtBuilder::default().build_and_execute(|| {
		MinGate::set(Perbill::from_percent(1));
		let least = Assets::total_issuance(LG_TOKEN).div_ceil(100);
		assert_noop!(AutoPurchase::set_gate(signed(LG), least - 1), Error::<Test>::GateTooLow);
		assert_ok!(AutoPurchase::set_gate(signed(LG), least));
	});
}

#[test]
fn set_gate_fails_at_zero() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(AutoPurchase::set_gate(signed(LG), 0), Error::<Test>::GateTooLow);
	});
}
