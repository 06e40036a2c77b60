//! Each check of `try_state` notices the corruption it is there for.

use cot_primitives::{DeviceKey, P256Public, SanctionReason, Serial, Slots};
use frame_support::{
	assert_ok,
	traits::fungible::{MutateHold, UnbalancedHold},
};

use crate::{mock::*, *};

/// Corrupts a healthy chain, expects the named complaint, and forgets the chain.
fn detects(complaint: &'static str, corrupt: impl FnOnce()) {
	build().execute_with(|| {
		assert_ok!(Registry::publish_model(signed(MANUFACTURER), 4, template(2)));
		assert_ok!(Registry::revoke_serial(signed(MANUFACTURER), serial(9), 0));
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		assert_eq!(Registry::do_try_state(), Ok(()));
		corrupt();
		assert_eq!(Registry::do_try_state(), Err(complaint.into()));
	});
}

fn change_manufacturer(change: impl FnOnce(&mut ManufacturerOf<Test>)) {
	Manufacturers::<Test>::mutate(MANUFACTURER, |record| {
		change(record.as_mut().expect("the manufacturer is registered"))
	});
}

fn change_device(change: impl FnOnce(&mut DeviceOf<Test>)) {
	Devices::<Test>::mutate(FRIDGE, |record| {
		change(record.as_mut().expect("the fridge is claimed"))
	});
}

#[test]
fn a_bond_that_is_not_held_is_detected() {
	detects("a manufacturer's bond differs from what is held", || {
		let reason = HoldReason::ManufacturerBond.into();
		Balances::set_balance_on_hold(&reason, &MANUFACTURER, BOND - 1).unwrap();
	});
}

#[test]
fn deposits_held_for_nothing_are_detected() {
	for (reason, complaint) in [
		(HoldReason::DeviceDeposit, "device deposits differ from what is held"),
		(HoldReason::SlotDeposit, "slot deposits differ from what is held"),
		(HoldReason::AppealDeposit, "appeal deposits differ from what is held"),
		(HoldReason::TakeoverDeposit, "takeover deposits differ from what is held"),
		(HoldReason::ModelDeposit, "model deposits differ from what is held"),
		(HoldReason::SerialDeposit, "serial deposits differ from what is held"),
	] {
		detects(complaint, || Balances::hold(&reason.into(), &STRANGER, 5).unwrap());
	}
}

#[test]
fn a_wrong_sum_of_serial_deposits_is_detected() {
	detects("a manufacturer miscounts its serial deposits", || {
		change_manufacturer(|record| record.serial_deposits = 0);
	});
}

#[test]
fn a_device_missing_from_an_index_is_detected() {
	detects("a device is missing from the index by owner", || {
		DevicesOf::<Test>::remove(OWNER, FRIDGE);
	});
	detects("a device is missing from the index by key", || {
		DeviceOfKey::<Test>::remove(device_keys(1).public());
	});
	detects("a device is missing from the index by serial", || {
		Serials::<Test>::insert(MANUFACTURER, serial(1), SerialStatus::Retired { life: 0 });
	});
}

#[test]
fn an_orphan_in_an_index_is_detected() {
	detects("orphan in the index by owner", || DevicesOf::<Test>::insert(STRANGER, 9, ()));
	detects("orphan in the index by key", || {
		DeviceOfKey::<Test>::insert(device_keys(2).public(), 9);
	});
	detects("orphan in the index by serial", || {
		Serials::<Test>::insert(MANUFACTURER, Serial::default(), SerialStatus::Claimed(9));
	});
}

#[test]
fn an_identifier_that_was_never_assigned_is_detected() {
	detects("a device id was never assigned", || NextDeviceId::<Test>::put(FRIDGE));
}

#[test]
fn wrong_counters_of_a_manufacturer_are_detected() {
	detects("a manufacturer miscounts its devices", || {
		change_manufacturer(|record| record.devices = 7);
	});
	detects("a manufacturer miscounts its models", || {
		change_manufacturer(|record| record.models = 7);
	});
}

#[test]
fn a_manufacturer_that_leaves_with_devices_is_detected() {
	detects("a leaving manufacturer has devices or models", || {
		change_manufacturer(|record| record.status = ManufacturerStatus::Leaving { until: 0 });
	});
}

#[test]
fn a_manufacturer_that_has_left_and_is_registered_is_detected() {
	detects("a manufacturer that has left is registered", || {
		// With nothing revoked, so that no other check notices it.
		change_manufacturer(|record| record.serial_deposits = 0);
		Departed::<Test>::insert(MANUFACTURER, 0);
		Serials::<Test>::insert(
			MANUFACTURER,
			serial(9),
			SerialStatus::Revoked { life: 0, deposit: 0 },
		);
		let reason = HoldReason::SerialDeposit.into();
		Balances::set_balance_on_hold(&reason, &MANUFACTURER, 0).unwrap();
	});
}

#[test]
fn sanctioned_devices_that_are_miscounted_are_detected() {
	let complaint = "the sanctioned devices of a household are miscounted";
	detects(complaint, || {
		let sanction = Sanction {
			kind: SanctionKind::Suspension,
			reason: SanctionReason::Fault,
			evidence: None,
			since: NOW,
			appeal: Appeal::None,
		};
		change_device(|record| record.sanction = Some(sanction));
	});
	// One too many, and an entry that counts nothing.
	for count in [1, 0] {
		detects(complaint, || SanctionedDevices::<Test>::insert(MANUFACTURER, OWNER, count));
	}
}

#[test]
fn slots_that_no_device_can_have_are_detected() {
	detects("slots of a device that does not exist", || {
		SlotsOf::<Test>::insert(9, Slots::new());
	});
	detects("a slot's number is too high", || {
		SlotsOf::<Test>::mutate(FRIDGE, |slots| slots.try_insert(16, milk()).unwrap());
	});
}

#[test]
fn an_offer_to_oneself_is_detected() {
	detects("a device is offered to its owner", || {
		change_device(|record| {
			record.transfer = Some(Transfer::Offered { to: OWNER, expires_at: None });
		});
	});
}

#[test]
fn a_device_that_reports_all_the_time_is_detected() {
	detects("a device has a report interval of zero", || {
		change_device(|record| record.report_interval = Some(0));
	});
}

#[test]
fn voucher_keys_that_nobody_counts_are_detected() {
	detects("a manufacturer miscounts its voucher keys", || {
		change_manufacturer(|record| record.voucher_keys = 7);
	});
	detects("a voucher key of a number to come", || {
		change_manufacturer(|record| record.next_voucher_key = 0);
	});
}

#[test]
fn a_profile_that_nobody_can_approve_is_detected() {
	detects("a proposed profile of nobody", || {
		ProposedProfiles::<Test>::insert(
			STRANGER,
			Profile { name: name("LG"), site: vec![].try_into().unwrap() },
		);
	});
	detects("a manufacturer asks for the profile that it has", || {
		let profile = Profile { name: name("Frost"), site: vec![].try_into().unwrap() };
		ProposedProfiles::<Test>::insert(MANUFACTURER, profile);
	});
}

#[test]
fn a_deposit_for_no_appeal_is_detected() {
	detects("a deposit for an appeal that is not open", || {
		change_device(|record| record.appeal_deposit = 1);
	});
}

#[test]
fn a_takeover_that_cannot_be_is_detected() {
	let takeover = |to, life| Takeover {
		to,
		key: device_keys(1).public(),
		issuer: 0,
		life,
		completes_at: NOW,
		max_deposit: 0,
		deposit: 0,
	};
	detects("a takeover of no device", || Takeovers::<Test>::insert(9, takeover(BUYER, 1)));
	detects("a takeover by the owner", || Takeovers::<Test>::insert(FRIDGE, takeover(OWNER, 1)));
	detects("a takeover by a word that is used up", || {
		Takeovers::<Test>::insert(FRIDGE, takeover(BUYER, 0));
	});
}

#[test]
fn everybodys_keys_are_detected() {
	let weak = DeviceKey::P256(P256Public([0; 33]));
	detects("a voucher key that is everybody's", || {
		VoucherKeys::<Test>::mutate(MANUFACTURER, 0, |issuer| {
			issuer.as_mut().expect("the first key is open").key = weak;
		});
	});
	detects("a device's key is everybody's", || {
		change_device(|record| record.key = weak);
		DeviceOfKey::<Test>::remove(device_keys(1).public());
		DeviceOfKey::<Test>::insert(weak, FRIDGE);
	});
}
