//! Read functions behind the runtime API.

use std::collections::BTreeSet;

use frame_support::assert_ok;
use serde_json::{json, to_value};

use crate::{mock::*, *};

#[test]
fn a_households_devices_come_page_by_page() {
	build_and_execute(|| {
		for n in 1..=70 {
			assert_ok!(Onboarding::honest(n).submit(OWNER));
		}
		assert_ok!(Onboarding::honest(71).to(BUYER).submit(BUYER));
		assert_eq!(Registry::devices_of(OWNER, None, 0), vec![]);
		assert_eq!(Registry::devices_of(OWNER, None, u32::MAX).len(), 64);

		let mut seen = BTreeSet::new();
		let mut after = None;
		loop {
			let page = Registry::devices_of(OWNER, after, 32);
			assert!(page.iter().all(|(_, device)| device.owner == OWNER));
			seen.extend(page.iter().map(|(id, _)| *id));
			match page.last() {
				Some((last, _)) => after = Some(*last),
				None => break,
			}
		}
		assert_eq!(seen, (1..=70).collect());
	});
}

#[test]
fn a_page_goes_on_after_a_device_that_is_gone() {
	build_and_execute(|| {
		for n in 1..=9 {
			assert_ok!(Onboarding::honest(n).submit(OWNER));
		}
		let all = Registry::devices_of(OWNER, None, 9);
		let (fourth, _) = all[3];
		assert_ok!(Registry::retire(signed(OWNER), fourth));
		assert_eq!(Registry::devices_of(OWNER, Some(fourth), 9), all[4..]);
	});
}

#[test]
fn devices_serials_and_manufacturers_are_looked_up() {
	with_fridge(|| {
		assert_eq!(Registry::device_record(FRIDGE), Some(device(FRIDGE)));
		assert_eq!(Registry::device_record(2), None);
		assert_eq!(
			Registry::serial_status(MANUFACTURER, serial(1)),
			Some(SerialStatus::Claimed(FRIDGE))
		);
		assert_eq!(Registry::serial_status(MANUFACTURER, serial(2)), None);
		assert_eq!(Registry::manufacturer_record(MANUFACTURER).unwrap().devices, 1);
		assert_eq!(Registry::manufacturer_record(STRANGER), None);
	});
}

#[test]
fn a_transfer_is_written_as_clients_read_it() {
	let offered = Transfer::Offered { to: BUYER, expires_at: Some(NOW) };
	let expected = json!({ "state": "offered", "to": BUYER, "expiresAt": NOW });
	assert_eq!(to_value(&offered).unwrap(), expected);
	let unlimited = Transfer::Offered { to: BUYER, expires_at: None };
	let expected = json!({ "state": "offered", "to": BUYER, "expiresAt": null });
	assert_eq!(to_value(&unlimited).unwrap(), expected);
	let released = Transfer::<AccountId>::Released;
	assert_eq!(to_value(&released).unwrap(), json!({ "state": "released" }));
}
