//! The way out of every bond and deposit, in bounded time, whatever the other parties do.
//! Governance is the exception: a manufacturer that it has suspended waits for it.

use cot_primitives::{SanctionReason, DAY};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use sp_core::H256;

use crate::{mock::*, *};

const REASON: SanctionReason = SanctionReason::Recalled;

fn on_hold(who: AccountId) -> u64 {
	Balances::total_balance_on_hold(&who)
}

/// Owners that do nothing, appeal in the last second, offer, release, or begin takeovers among
/// themselves keep neither its bond nor its sponsorship, nor what it has revoked and published.
#[test]
fn a_manufacturer_has_all_it_paid_back_whatever_its_households_do() {
	build_and_execute(|| {
		let count = DAILY_SANCTIONS as u8 + 2;
		for n in 1..=count {
			assert_ok!(Onboarding::honest(n).sponsored().submit(OWNER));
		}
		assert_ok!(Registry::publish_model(signed(MANUFACTURER), 4, template(2)));
		assert_ok!(Registry::revoke_serial(signed(MANUFACTURER), serial(99), 0));
		assert_ok!(Registry::offer_transfer(signed(OWNER), 1, BUYER, None));
		assert_ok!(Registry::release(signed(OWNER), 2));
		let mut takeover = Onboarding::honest(3).living(1).to(BUYER);
		takeover.claim.ownership = 1;
		assert_ok!(Registry::begin_takeover(signed(BUYER), takeover.request(), u64::MAX));

		// It sells no more, and revokes its fleet, in as many days as that takes.
		assert_ok!(Registry::close_voucher_key(signed(MANUFACTURER), 0, None));
		for n in 1..=count {
			if Registry::revoke_device(signed(MANUFACTURER), n.into(), REASON, None).is_err() {
				set_time(now() + DAY);
				let again = Registry::revoke_device(signed(MANUFACTURER), n.into(), REASON, None);
				assert_ok!(again);
			}
		}
		let last = now();
		assert!(last < NOW + 2 * DAY);
		set_time(last + APPEAL_WINDOW - 1);
		for n in 1..=count {
			let _ = Registry::appeal(signed(OWNER), n.into(), H256::repeat_byte(1));
		}
		set_time(last + 2 * APPEAL_WINDOW);
		for n in 1..=count {
			assert_ok!(Registry::retire_revoked(signed(MANUFACTURER), n.into()));
		}
		assert_ok!(Registry::withdraw_model(signed(MANUFACTURER), 4));
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		set_time(last + 2 * APPEAL_WINDOW + COOL_DOWN);
		assert_ok!(Registry::withdraw_bond(signed(MANUFACTURER)));
		assert_ok!(Registry::purge_serials(signed(MANUFACTURER), MANUFACTURER, 64));
		assert_eq!([MANUFACTURER, OWNER, BUYER].map(on_hold), [0, 0, 0]);
	});
}

/// A manufacturer that sanctions, gives in and sanctions again, and governance that says nothing,
/// keep neither the deposit for the device and its slots nor that of the appeal.
#[test]
fn a_household_has_all_it_paid_back_whatever_its_manufacturer_does() {
	with_fridge(|| {
		for slot in 0..FREE_SLOTS as u8 + 1 {
			assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, slot, milk()));
		}
		assert_ok!(Registry::suspend_device(signed(MANUFACTURER), FRIDGE, REASON, None));
		set_time(NOW + APPEAL_WINDOW - 1);
		assert_ok!(Registry::reinstate_device(signed(MANUFACTURER), FRIDGE));
		assert_ok!(Registry::suspend_device(signed(MANUFACTURER), FRIDGE, REASON, None));
		assert_ok!(Registry::appeal(signed(OWNER), FRIDGE, H256::repeat_byte(1)));
		let last = now();
		// Not even the manufacturer's own end, or its suspension.
		assert_ok!(Registry::force_suspend_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		set_time(last + APPEAL_WINDOW);
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_eq!(on_hold(OWNER), 0);
		assert_eq!(Balances::free_balance(OWNER), ENDOWMENT);
	});
}

#[test]
fn a_slot_and_a_model_are_given_back_at_once() {
	with_fridge(|| {
		for slot in 0..FREE_SLOTS as u8 + 1 {
			assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, slot, milk()));
		}
		assert_ok!(Registry::publish_model(signed(MANUFACTURER), 4, template(2)));
		let root = RuntimeOrigin::root();
		assert_ok!(Registry::force_suspend_manufacturer(root, MANUFACTURER));
		assert_ok!(Registry::remove_slot(signed(OWNER), FRIDGE, 0));
		assert_ok!(Registry::withdraw_model(signed(MANUFACTURER), 4));
		assert_eq!([OWNER, MANUFACTURER].map(on_hold), [DEPOSIT, BOND + BOND_PER_DEVICE]);
	});
}

#[test]
fn a_notice_of_a_takeover_is_given_back_at_once() {
	with_fridge(|| {
		let mut takeover = Onboarding::honest(1).living(1).to(BUYER);
		takeover.claim.ownership = 1;
		assert_ok!(Registry::begin_takeover(signed(BUYER), takeover.request(), u64::MAX));
		let root = RuntimeOrigin::root();
		assert_ok!(Registry::force_suspend_manufacturer(root, MANUFACTURER));
		assert_ok!(Registry::cancel_takeover(signed(BUYER), FRIDGE));
		assert_eq!(on_hold(BUYER), 0);
	});
}

/// The record of a serial number goes back to the manufacturer with the next life, or when it has
/// left, whoever calls `purge_serials`.
#[test]
fn a_revoked_serial_number_is_given_back() {
	build_and_execute(|| {
		assert_ok!(Registry::revoke_serial(signed(MANUFACTURER), serial(1), 0));
		assert_ok!(Registry::revoke_serial(signed(MANUFACTURER), serial(2), 0));
		assert_ok!(Onboarding::honest(1).living(1).submit(OWNER));
		assert_eq!(held(HoldReason::SerialDeposit, MANUFACTURER), SERIAL_DEPOSIT);
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		assert_noop!(
			Registry::purge_serials(signed(STRANGER), MANUFACTURER, 64),
			Error::<Test>::NotDeparted
		);
		set_time(NOW + COOL_DOWN);
		assert_ok!(Registry::withdraw_bond(signed(MANUFACTURER)));
		assert_ok!(Registry::purge_serials(signed(STRANGER), MANUFACTURER, 64));
		assert_eq!(on_hold(MANUFACTURER), 0);
	});
}

/// A manufacturer leaves with the bond that it has paid, whatever a runtime upgrade asks for.
#[test]
fn a_raised_bond_keeps_no_manufacturer_from_leaving() {
	build_and_execute(|| {
		ManufacturerBond::set(BOND + 5);
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		set_time(NOW + COOL_DOWN);
		assert_ok!(Registry::withdraw_bond(signed(MANUFACTURER)));
		assert_eq!(Balances::free_balance(MANUFACTURER), ENDOWMENT);
	});
}
