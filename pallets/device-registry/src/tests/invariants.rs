//! Each check of `try_state` notices the corruption it is there for.

use frame_support::{
	assert_ok,
	traits::fungible::{MutateHold, UnbalancedHold},
};

use crate::{mock::*, *};

/// Corrupts a healthy chain, expects the named complaint, and mends it again.
fn detects(complaint: &'static str, corrupt: impl FnOnce(), mend: impl FnOnce()) {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		corrupt();
		assert_eq!(Registry::do_try_state(), Err(complaint.into()));
		mend();
	});
}

#[test]
fn a_bond_that_is_not_held_is_detected() {
	let set = |amount| {
		Balances::set_balance_on_hold(&HoldReason::ManufacturerBond.into(), &MANUFACTURER, amount)
			.unwrap()
	};
	detects("a manufacturer's bond differs from what is held", || set(BOND - 1), || set(BOND));
}

#[test]
fn a_deposit_held_for_no_device_is_detected() {
	detects(
		"device deposits differ from what is held",
		|| Balances::hold(&HoldReason::DeviceDeposit.into(), &STRANGER, 5).unwrap(),
		|| {
			assert_ok!(Balances::release(
				&HoldReason::DeviceDeposit.into(),
				&STRANGER,
				5,
				frame_support::traits::tokens::Precision::Exact
			));
		},
	);
}

#[test]
fn a_device_missing_from_an_index_is_detected() {
	detects(
		"a device is missing from the index by owner",
		|| DevicesOf::<Test>::remove(OWNER, 1),
		|| DevicesOf::<Test>::insert(OWNER, 1, ()),
	);
}

#[test]
fn an_orphan_in_an_index_is_detected() {
	detects(
		"orphan in the index by owner",
		|| DevicesOf::<Test>::insert(STRANGER, 9, ()),
		|| DevicesOf::<Test>::remove(STRANGER, 9),
	);
}

#[test]
fn a_wrong_device_counter_is_detected() {
	let set = |devices| {
		Manufacturers::<Test>::mutate(MANUFACTURER, |record| {
			record.as_mut().unwrap().devices = devices
		})
	};
	detects("a manufacturer miscounts its devices", || set(7), || set(1));
}

#[test]
fn slots_of_no_device_are_detected() {
	detects(
		"slots of a device that does not exist",
		|| SlotsOf::<Test>::insert(9, cot_primitives::Slots::new()),
		|| SlotsOf::<Test>::remove(9),
	);
}
