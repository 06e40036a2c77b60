//! The way out of every bond and deposit, in bounded time, whatever the other parties do or leave
//! undone, governance too; and no way out of what governance decides in that time.

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

/// Governance suspends a manufacturer and never says another word; its households do nothing but
/// appeal in the last second.
#[test]
fn a_suspended_manufacturer_has_all_it_paid_back_whatever_governance_leaves_undone() {
	build_and_execute(|| {
		for n in 1..=3 {
			assert_ok!(Onboarding::honest(n).sponsored().submit(OWNER));
		}
		assert_ok!(Registry::publish_model(signed(MANUFACTURER), 4, template(2)));
		assert_ok!(Registry::revoke_serial(signed(MANUFACTURER), serial(99), 0));
		let revoke = |n| Registry::revoke_device(signed(MANUFACTURER), n, REASON, None);
		let retire = |n| Registry::retire_revoked(signed(MANUFACTURER), n);
		let withdraw = || Registry::withdraw_bond(signed(MANUFACTURER));
		assert_ok!(revoke(1));
		assert_ok!(Registry::suspend_device(signed(MANUFACTURER), 2, REASON, None));
		let root = RuntimeOrigin::root;
		assert_ok!(Registry::force_suspend_manufacturer(root(), MANUFACTURER));
		let until = NOW + COOL_DOWN;
		let status = manufacturer(MANUFACTURER).status;
		assert_eq!(status, ManufacturerStatus::Suspended { until });

		// Governance has its time, in which nothing leaves.
		set_time(until - 1);
		assert_noop!(revoke(3), Error::<Test>::ManufacturerSuspended);
		assert_noop!(retire(1), Error::<Test>::ManufacturerSuspended);
		assert_noop!(withdraw(), Error::<Test>::CoolDownNotOver);

		set_time(until);
		assert_noop!(withdraw(), Error::<Test>::DevicesRemain);
		assert_ok!(revoke(2));
		assert_ok!(revoke(3));
		set_time(until + APPEAL_WINDOW - 1);
		assert_noop!(retire(3), Error::<Test>::AppealWindowOpen);
		for n in 1..=3 {
			assert_ok!(Registry::appeal(signed(OWNER), n, H256::repeat_byte(1)));
		}
		set_time(until + APPEAL_WINDOW);
		assert_noop!(retire(3), Error::<Test>::AppealOpen);
		set_time(until + 2 * APPEAL_WINDOW);
		for n in 1..=3 {
			assert_ok!(retire(n));
		}
		assert_noop!(withdraw(), Error::<Test>::ModelsRemain);
		assert_ok!(Registry::withdraw_model(signed(MANUFACTURER), 4));
		events();
		assert_ok!(withdraw());
		let bond = BOND + 3 * BOND_PER_DEVICE;
		assert_eq!(events(), vec![Event::ManufacturerLeft { manufacturer: MANUFACTURER, bond }]);
		assert_ok!(Registry::purge_serials(signed(STRANGER), MANUFACTURER, 64));
		assert_eq!([MANUFACTURER, OWNER].map(on_hold), [0, 0]);
		assert_eq!(Balances::free_balance(MANUFACTURER), ENDOWMENT);
	});
}

/// All that a suspended manufacturer regains with time is the way out.
#[test]
fn a_manufacturer_does_not_sit_a_suspension_out() {
	with_fridge(|| {
		let root = RuntimeOrigin::root;
		assert_ok!(Registry::suspend_device(signed(MANUFACTURER), FRIDGE, REASON, None));
		assert_ok!(Onboarding::honest(2).submit(OWNER));
		assert_ok!(Registry::force_suspend_manufacturer(root(), MANUFACTURER));
		set_time(NOW + 2 * COOL_DOWN);
		let suspended = Error::<Test>::ManufacturerSuspended;
		let next = Onboarding::honest(3).signed_now();
		assert_noop!(next.submit(OWNER), suspended);
		let suspended = Error::<Test>::ManufacturerSuspended;
		assert_noop!(Registry::publish_model(signed(MANUFACTURER), 4, template(1)), suspended);
		let suspended = Error::<Test>::ManufacturerSuspended;
		assert_noop!(Registry::revoke_serial(signed(MANUFACTURER), serial(9), 0), suspended);
		let suspend = Registry::suspend_device(signed(MANUFACTURER), 2, REASON, None);
		assert_eq!(suspend, Err(Error::<Test>::ManufacturerSuspended.into()));
		let reinstate = Registry::reinstate_device(signed(MANUFACTURER), FRIDGE);
		assert_eq!(reinstate, Err(Error::<Test>::ManufacturerSuspended.into()));
		let suspended = Error::<Test>::ManufacturerSuspended;
		assert_noop!(Registry::leave(signed(MANUFACTURER)), suspended);
		assert_noop!(
			Registry::force_suspend_manufacturer(root(), MANUFACTURER),
			Error::<Test>::ManufacturerSuspended
		);
		// Governance still judges: it lifts what the manufacturer revokes, and slashes its bond.
		assert_ok!(Registry::revoke_device(signed(MANUFACTURER), 2, REASON, None));
		let devices = vec![2].try_into().expect("one device");
		assert_ok!(Registry::force_lift_sanctions(root(), devices, now()));
		assert_noop!(
			Registry::revoke_device(signed(MANUFACTURER), 2, REASON, None),
			Error::<Test>::DeviceProtected
		);
		assert_ok!(Registry::force_slash_manufacturer(root(), MANUFACTURER, u64::MAX));
		assert_eq!(held(HoldReason::ManufacturerBond, MANUFACTURER), 0);
	});
}

/// A manufacturer without a coin gets back what it sponsors: it need not restore its bond first.
#[test]
fn a_suspended_manufacturer_that_was_slashed_winds_up_without_a_bond() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).sponsored().submit(OWNER));
		let root = RuntimeOrigin::root;
		assert_ok!(Registry::force_slash_manufacturer(root(), MANUFACTURER, u64::MAX));
		assert_ok!(Registry::force_suspend_manufacturer(root(), MANUFACTURER));
		set_time(NOW + COOL_DOWN);
		assert_ok!(Registry::revoke_device(signed(MANUFACTURER), FRIDGE, REASON, None));
		set_time(NOW + COOL_DOWN + APPEAL_WINDOW);
		assert_ok!(Registry::retire_revoked(signed(MANUFACTURER), FRIDGE));
		assert_ok!(Registry::withdraw_bond(signed(MANUFACTURER)));
		assert_eq!(on_hold(MANUFACTURER), 0);
		assert_eq!(Balances::free_balance(MANUFACTURER), ENDOWMENT - BOND - BOND_PER_DEVICE);
	});
}

/// Neither a leave begun before nor one begun after a suspension takes the bond out of the reach of
/// governance, or lets the account begin anew.
#[test]
fn no_manufacturer_leaves_before_its_suspension_is_examined() {
	build_and_execute(|| {
		let root = RuntimeOrigin::root;
		let withdraw = || Registry::withdraw_bond(signed(MANUFACTURER));
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		let last = NOW + COOL_DOWN - 1;
		set_time(last);
		assert_ok!(Registry::force_suspend_manufacturer(root(), MANUFACTURER));
		set_time(last + COOL_DOWN - 1);
		assert_noop!(withdraw(), Error::<Test>::CoolDownNotOver);
		assert_ok!(Registry::force_slash_manufacturer(root(), MANUFACTURER, BOND - 1));
		set_time(last + COOL_DOWN);
		assert_ok!(withdraw());
		assert_eq!(Balances::free_balance(MANUFACTURER), ENDOWMENT - BOND + 1);
		assert_noop!(
			Registry::register_manufacturer(
				signed(MANUFACTURER),
				name("Frost"),
				voucher_keys().public()
			),
			Error::<Test>::AlreadyDeparted
		);
	});
}

/// To examine longer, governance has to say so: it suspends anew.
#[test]
fn a_suspension_lasts_longer_by_another_decision_only() {
	build_and_execute(|| {
		let root = RuntimeOrigin::root;
		assert_ok!(Registry::force_suspend_manufacturer(root(), MANUFACTURER));
		let last = NOW + COOL_DOWN - 1;
		set_time(last);
		assert_ok!(Registry::force_reinstate_manufacturer(root(), MANUFACTURER));
		assert_ok!(Registry::force_suspend_manufacturer(root(), MANUFACTURER));
		let until = last + COOL_DOWN;
		assert_eq!(manufacturer(MANUFACTURER).status, ManufacturerStatus::Suspended { until });
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
