//! Events that stand alone: whoever follows them knows whom each one concerns.

use cot_primitives::SanctionReason;
use frame_support::assert_ok;
use scale_info::{TypeDef, TypeInfo};
use sp_core::H256;

use crate::{mock::*, *};

#[test]
fn what_names_a_device_names_its_household() {
	let TypeDef::Variant(all) = Event::<Test>::type_info().type_def else {
		panic!("events are an enumeration");
	};
	let with_device = all.variants.iter().filter_map(|event| {
		let fields: Vec<_> = event.fields.iter().filter_map(|field| field.name).collect();
		fields.contains(&"device").then_some((event.name, fields))
	});
	for (name, fields) in with_device {
		let households: &[&str] = match name {
			"DeviceTransferred" => &["from", "to"],
			_ => &["owner"],
		};
		assert!(fields[1..].starts_with(households), "{name}: {fields:?}");
	}
}

#[test]
fn acts_of_others_name_the_household_that_owns_the_device_by_then() {
	with_fridge(|| {
		assert_ok!(Registry::offer_transfer(signed(OWNER), FRIDGE, BUYER, None));
		assert_ok!(Registry::accept_transfer(signed(BUYER), FRIDGE, u64::MAX));
		let (device, owner, manufacturer) = (FRIDGE, BUYER, MANUFACTURER);
		let (by_manufacturer, by_root) = (|| signed(MANUFACTURER), RuntimeOrigin::root);
		let (kind, reason) = (SanctionKind::Suspension, SanctionReason::Fault);
		let (statement, verdict) = (H256::repeat_byte(3), Verdict::Uphold);
		let suspend = || Registry::suspend_device(by_manufacturer(), device, reason, None);
		events();

		assert_ok!(suspend());
		assert_ok!(Registry::reinstate_device(by_manufacturer(), device));
		assert_ok!(suspend());
		assert_ok!(Registry::appeal(signed(BUYER), device, statement));
		let since = since(device);
		assert_ok!(Registry::resolve_appeal(by_root(), device, since, statement, verdict));
		let devices = vec![device].try_into().unwrap();
		assert_ok!(Registry::force_lift_sanctions(by_root(), devices, since));
		let sanctioned =
			Event::DeviceSanctioned { device, owner, manufacturer, kind, reason, evidence: None };
		let deposit = APPEAL_DEPOSIT;
		assert_eq!(
			events(),
			vec![
				sanctioned.clone(),
				Event::DeviceReinstated { device, owner, manufacturer },
				sanctioned,
				Event::AppealOpened { device, owner, statement, deposit },
				Event::AppealResolved { device, owner, manufacturer, statement, verdict },
				Event::SanctionLifted { device, owner, manufacturer },
			]
		);
	});
}
