//! Retirement of a device by its owner or its manufacturer.

use cot_primitives::{InspectDevices, Moment, SanctionReason};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use sp_core::H256;

use crate::{mock::*, *};

const FAULT: SanctionReason = SanctionReason::Fault;

fn retire() -> DispatchResult {
	Registry::retire(signed(OWNER), FRIDGE)
}

fn suspend_device() -> DispatchResult {
	Registry::suspend_device(signed(MANUFACTURER), FRIDGE, FAULT, None)
}

fn revoke_device() -> DispatchResult {
	Registry::revoke_device(signed(MANUFACTURER), FRIDGE, FAULT, None)
}

fn appeal() -> DispatchResult {
	Registry::appeal(signed(OWNER), FRIDGE, H256::repeat_byte(1))
}

fn resolve(verdict: Verdict) -> DispatchResult {
	Registry::resolve_appeal(
		RuntimeOrigin::root(),
		FRIDGE,
		since(FRIDGE),
		H256::repeat_byte(1),
		verdict,
	)
}

/// The owner cannot retire its device before `end`, and can then.
fn retires_from(end: Moment) {
	set_time(end - 1);
	assert_noop!(retire(), Error::<Test>::AppealWindowOpen);
	set_time(end);
	assert_ok!(retire());
}

#[test]
fn nothing_but_the_serial_is_left_of_a_retired_device() {
	with_fridge(|| {
		for slot in 0..10 {
			assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, slot, milk()));
		}
		Recorder::take();
		events();
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_eq!(
			events(),
			vec![Event::DeviceRetired {
				device: FRIDGE,
				owner: OWNER,
				manufacturer: MANUFACTURER,
				serial: serial(1),
			}]
		);
		assert_eq!(Recorder::take(), vec![Told::Retired(FRIDGE)]);
		assert_eq!(Balances::free_balance(OWNER), ENDOWMENT);
		assert_eq!(Registry::device(FRIDGE), None);
		assert!(!SlotsOf::<Test>::contains_key(FRIDGE));
		assert_eq!(Registry::devices_of(OWNER, None, 64), vec![]);
		assert_eq!(manufacturer(MANUFACTURER).devices, 0);
		assert_eq!(
			Registry::serial_status(MANUFACTURER, serial(1)),
			Some(SerialStatus::Retired { life: 0 })
		);
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::SerialRetired);
	});
}

#[test]
fn a_sponsor_gets_its_deposit_back() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).sponsored().submit(OWNER));
		assert_eq!(held(HoldReason::DeviceDeposit, MANUFACTURER), DEPOSIT);
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_eq!(held(HoldReason::DeviceDeposit, MANUFACTURER), 0);
		assert_eq!(Balances::free_balance(MANUFACTURER), ENDOWMENT - BOND - BOND_PER_DEVICE);
	});
}

#[test]
fn retiring_fails_for_strangers_and_while_goods_are_on_their_way() {
	with_fridge(|| {
		assert_noop!(Registry::retire(signed(OWNER), 2), Error::<Test>::UnknownDevice);
		assert_noop!(Registry::retire(signed(STRANGER), FRIDGE), Error::<Test>::NotOwner);
		Recorder::use_slot(Some((FRIDGE, 0)));
		assert_noop!(Registry::retire(signed(OWNER), FRIDGE), DEVICE_IN_USE);
	});
}

#[test]
fn a_revoked_device_leaves_a_revoked_serial() {
	with_fridge(|| {
		assert_ok!(revoke_device());
		retires_from(NOW + APPEAL_WINDOW);
		assert_eq!(
			Serials::<Test>::get(MANUFACTURER, serial(1)),
			Some(SerialStatus::Revoked { life: 0, deposit: 0 })
		);
		let mut again = Onboarding::honest(1);
		again.voucher.expires_at = now() + 100;
		again.claim.expires_at = now() + 100;
		assert_noop!(again.submit(OWNER), Error::<Test>::SerialRevoked);
		assert_eq!(Balances::free_balance(OWNER), ENDOWMENT);
	});
}

#[test]
fn a_suspended_device_is_retired_once_the_time_to_appeal_is_over() {
	with_fridge(|| {
		assert_ok!(suspend_device());
		events();
		retires_from(NOW + APPEAL_WINDOW);
		assert_eq!(
			events(),
			vec![Event::DeviceRetired {
				device: FRIDGE,
				owner: OWNER,
				manufacturer: MANUFACTURER,
				serial: serial(1),
			}]
		);
		assert_eq!(
			Serials::<Test>::get(MANUFACTURER, serial(1)),
			Some(SerialStatus::Retired { life: 0 })
		);
		assert_eq!(Balances::free_balance(OWNER), ENDOWMENT);
	});
}

#[test]
fn an_owner_need_not_wait_for_a_verdict_that_does_not_come() {
	for sanction in [suspend_device, revoke_device] {
		with_fridge(|| {
			assert_ok!(sanction());
			assert_ok!(appeal());
			set_time(NOW + APPEAL_WINDOW - 1);
			assert_noop!(retire(), Error::<Test>::AppealWindowOpen);
			set_time(NOW + APPEAL_WINDOW);
			assert_ok!(retire());
			assert_noop!(resolve(Verdict::Lift), Error::<Test>::UnknownDevice);
		});
	}
}

#[test]
fn an_early_verdict_does_not_end_the_time_to_appeal() {
	with_fridge(|| {
		assert_ok!(revoke_device());
		assert_ok!(appeal());
		assert_ok!(resolve(Verdict::Uphold));
		retires_from(NOW + APPEAL_WINDOW);
	});
}

#[test]
fn a_device_that_was_let_go_on_is_retired_at_once() {
	with_fridge(|| {
		assert_ok!(suspend_device());
		assert_ok!(Registry::reinstate_device(signed(MANUFACTURER), FRIDGE));
		assert_ok!(retire());
	});
	with_fridge(|| {
		assert_ok!(revoke_device());
		assert_ok!(appeal());
		assert_ok!(resolve(Verdict::Lift));
		assert_ok!(retire());
		assert_eq!(
			Serials::<Test>::get(MANUFACTURER, serial(1)),
			Some(SerialStatus::Retired { life: 0 })
		);
	});
}

#[test]
fn a_revocation_after_a_suspension_begins_the_time_to_appeal_anew_once() {
	with_fridge(|| {
		assert_ok!(suspend_device());
		let second = NOW + APPEAL_WINDOW - 1;
		set_time(second);
		assert_noop!(suspend_device(), Error::<Test>::AlreadySanctioned);
		assert_ok!(revoke_device());
		set_time(second + APPEAL_WINDOW - 1);
		assert_noop!(revoke_device(), Error::<Test>::AlreadySanctioned);
		retires_from(second + APPEAL_WINDOW);
	});
}

#[test]
fn a_manufacturer_retires_what_it_has_revoked_once_the_owner_had_its_time() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).sponsored().submit(OWNER));
		for slot in 0..FREE_SLOTS as u8 + 1 {
			assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, slot, milk()));
		}
		let retire = |who, device| Registry::retire_revoked(signed(who), device);
		let (reason, statement) = (SanctionReason::Recalled, H256::repeat_byte(1));
		assert_noop!(retire(MANUFACTURER, 2), Error::<Test>::UnknownDevice);
		assert_noop!(retire(OWNER, FRIDGE), Error::<Test>::NotManufacturer);
		assert_noop!(retire(MANUFACTURER, FRIDGE), Error::<Test>::NotRevoked);
		assert_ok!(Registry::suspend_device(signed(MANUFACTURER), FRIDGE, reason, None));
		set_time(NOW + APPEAL_WINDOW);
		assert_noop!(retire(MANUFACTURER, FRIDGE), Error::<Test>::NotRevoked);

		// The window begins with the revocation, not with the suspension before it.
		assert_ok!(Registry::revoke_device(signed(MANUFACTURER), FRIDGE, reason, None));
		set_time(NOW + 2 * APPEAL_WINDOW - 1);
		assert_noop!(retire(MANUFACTURER, FRIDGE), Error::<Test>::AppealWindowOpen);
		assert_ok!(Registry::appeal(signed(OWNER), FRIDGE, statement));
		set_time(NOW + 2 * APPEAL_WINDOW);
		assert_noop!(retire(MANUFACTURER, FRIDGE), Error::<Test>::AppealOpen);
		let (root, verdict) = (RuntimeOrigin::root, Verdict::Uphold);
		assert_ok!(Registry::resolve_appeal(root(), FRIDGE, since(FRIDGE), statement, verdict));
		Recorder::use_slot(Some((FRIDGE, 0)));
		assert_noop!(retire(MANUFACTURER, FRIDGE), DEVICE_IN_USE);
		Recorder::use_slot(None);
		assert_ok!(Registry::force_suspend_manufacturer(root(), MANUFACTURER));
		assert_noop!(retire(MANUFACTURER, FRIDGE), Error::<Test>::ManufacturerSuspended);
		assert_ok!(Registry::force_reinstate_manufacturer(root(), MANUFACTURER));
		assert_ok!(Registry::force_slash_manufacturer(root(), MANUFACTURER, 1));
		assert_noop!(retire(MANUFACTURER, FRIDGE), Error::<Test>::BondTooSmall);
		assert_ok!(Registry::restore_bond(signed(MANUFACTURER)));
		events();
		Recorder::take();

		assert_ok!(retire(MANUFACTURER, FRIDGE));
		assert_eq!(
			events(),
			vec![Event::DeviceRetired {
				device: FRIDGE,
				owner: OWNER,
				manufacturer: MANUFACTURER,
				serial: serial(1),
			}]
		);
		assert_eq!(Recorder::take(), vec![Told::Retired(FRIDGE)]);
		assert_eq!(Registry::device(FRIDGE), None);
		// Its appeal was dismissed.
		assert_eq!(Balances::free_balance(OWNER), ENDOWMENT - APPEAL_DEPOSIT);
		let bond = BOND + BOND_PER_DEVICE;
		assert_eq!(Balances::free_balance(MANUFACTURER), ENDOWMENT - bond - 1);
		let status = Some(SerialStatus::Revoked { life: 0, deposit: 0 });
		assert_eq!(Registry::serial_status(MANUFACTURER, serial(1)), status);
	});
}

#[test]
fn a_refurbished_device_comes_back_under_another_serial() {
	with_fridge(|| {
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_ok!(Onboarding::honest(1).numbered(2).submit(OWNER));
		// Its key now belongs to the second device.
		assert_eq!(DeviceOfKey::<Test>::get(device_keys(1).public()), Some(2));
	});
}
