use frame_support::{
	assert_noop, assert_ok,
	traits::fungible::{InspectHold, Mutate},
};
use sp_runtime::{traits::BadOrigin, TokenError};

use crate::{mock::*, *};

fn register(who: AccountId) -> frame_support::dispatch::DispatchResult {
	Registry::register_manufacturer(
		RuntimeOrigin::signed(who),
		ManufacturerName::truncate_from(b"Newcomer".to_vec()),
		key_of(&device_pair(50)),
	)
}

#[test]
fn genesis_manufacturers_are_approved_and_bonded() {
	build_and_execute(|| {
		let manufacturer = Manufacturers::<Test>::get(MANUFACTURER).unwrap();
		assert_eq!(manufacturer.status, ManufacturerStatus::Approved);
		assert_eq!(manufacturer.bond, BOND);
		assert_eq!(
			Balances::balance_on_hold(&HoldReason::ManufacturerBond.into(), &MANUFACTURER),
			BOND
		);
	});
}

#[test]
fn a_manufacturer_registers_and_is_approved() {
	build_and_execute(|| {
		assert_ok!(register(STRANGER));
		assert_eq!(
			Manufacturers::<Test>::get(STRANGER).unwrap().status,
			ManufacturerStatus::Pending
		);
		assert_ok!(Registry::force_approve_manufacturer(RuntimeOrigin::root(), STRANGER));
		assert_eq!(
			events(),
			vec![
				Event::ManufacturerRegistered { manufacturer: STRANGER, bond: BOND },
				Event::ManufacturerApproved { manufacturer: STRANGER },
			]
		);
		assert_eq!(Balances::free_balance(STRANGER), ENDOWMENT - BOND);
	});
}

#[test]
fn registering_twice_fails() {
	build_and_execute(|| {
		assert_noop!(register(MANUFACTURER), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn registering_fails_when_the_bond_cannot_be_held() {
	build_and_execute(|| {
		Balances::set_balance(&STRANGER, BOND);
		assert_noop!(register(STRANGER), TokenError::FundsUnavailable);
	});
}

#[test]
fn only_governance_approves() {
	build_and_execute(|| {
		assert_ok!(register(STRANGER));
		assert_noop!(
			Registry::force_approve_manufacturer(RuntimeOrigin::signed(STRANGER), STRANGER),
			BadOrigin
		);
	});
}

#[test]
fn approving_fails_for_unknown_and_for_approved_manufacturers() {
	build_and_execute(|| {
		assert_noop!(
			Registry::force_approve_manufacturer(RuntimeOrigin::root(), STRANGER),
			Error::<Test>::UnknownManufacturer
		);
		assert_noop!(
			Registry::force_approve_manufacturer(RuntimeOrigin::root(), MANUFACTURER),
			Error::<Test>::AlreadyApproved
		);
	});
}
