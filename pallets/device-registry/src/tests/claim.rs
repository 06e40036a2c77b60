use cot_primitives::{DepositPayer, DeviceStatus, InspectDevices, Serial};
use frame_support::{
	assert_noop, assert_ok,
	traits::fungible::{InspectHold, Mutate},
};
use sp_core::H256;
use sp_runtime::TokenError;

use crate::{mock::*, *};

#[test]
fn a_household_claims_its_fridge() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		assert_eq!(
			events(),
			vec![Event::DeviceClaimed {
				device: 1,
				owner: OWNER,
				manufacturer: MANUFACTURER,
				serial: Serial::truncate_from(vec![b'S', 1]),
			}]
		);
		let device = Devices::<Test>::get(1).unwrap();
		assert_eq!(device.owner, OWNER);
		assert_eq!(device.status, DeviceStatus::Active);
		assert_eq!(device.claimed_at, NOW);
		assert_eq!(Balances::balance_on_hold(&HoldReason::DeviceDeposit.into(), &OWNER), DEPOSIT);
		assert_eq!(Registry::device(1).unwrap().key, key_of(&device_pair(1)));
	});
}

#[test]
fn identifiers_count_from_one() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		assert_ok!(Onboarding::honest(2).submit(OWNER));
		assert_eq!(
			DevicesOf::<Test>::iter_key_prefix(OWNER).collect::<std::collections::BTreeSet<_>>(),
			[1, 2].into()
		);
		assert_eq!(Manufacturers::<Test>::get(MANUFACTURER).unwrap().devices, 2);
	});
}

#[test]
fn the_manufacturer_pays_the_deposit_where_its_voucher_says_so() {
	build_and_execute(|| {
		let mut onboarding = Onboarding::honest(1);
		onboarding.voucher.deposit_payer = DepositPayer::Manufacturer;
		assert_ok!(onboarding.submit(OWNER));
		assert_eq!(
			Balances::balance_on_hold(&HoldReason::DeviceDeposit.into(), &MANUFACTURER),
			DEPOSIT
		);
		assert_eq!(Balances::free_balance(OWNER), ENDOWMENT);
	});
}

#[test]
fn claim_fails_for_a_manufacturer_nobody_knows() {
	build_and_execute(|| {
		let mut onboarding = Onboarding::honest(1);
		onboarding.voucher.manufacturer = STRANGER;
		assert_noop!(onboarding.submit(OWNER), Error::<Test>::UnknownManufacturer);
	});
}

#[test]
fn claim_fails_for_a_manufacturer_that_waits_for_approval() {
	build_and_execute(|| {
		assert_ok!(Registry::register_manufacturer(
			RuntimeOrigin::signed(STRANGER),
			ManufacturerName::default(),
			key_of(&voucher_pair()),
		));
		let mut onboarding = Onboarding::honest(1);
		onboarding.voucher.manufacturer = STRANGER;
		assert_noop!(onboarding.submit(OWNER), Error::<Test>::ManufacturerNotApproved);
	});
}

#[test]
fn a_voucher_lasts_until_the_second_before_it_expires() {
	build_and_execute(|| {
		let mut expired = Onboarding::honest(1);
		expired.voucher.expires_at = NOW;
		assert_noop!(expired.clone().submit(OWNER), Error::<Test>::VoucherExpired);
		expired.voucher.expires_at = NOW + 1;
		assert_ok!(expired.submit(OWNER));
	});
}

#[test]
fn a_claim_lasts_until_the_second_before_it_expires() {
	build_and_execute(|| {
		let mut expired = Onboarding::honest(1);
		expired.claim.expires_at = NOW;
		assert_noop!(expired.clone().submit(OWNER), Error::<Test>::ClaimExpired);
		expired.claim.expires_at = NOW + 1;
		assert_ok!(expired.submit(OWNER));
	});
}

#[test]
fn claim_fails_when_voucher_and_claim_name_different_keys() {
	build_and_execute(|| {
		let mut onboarding = Onboarding::honest(1);
		onboarding.claim.key = key_of(&device_pair(2));
		onboarding.device_pair = device_pair(2);
		assert_noop!(onboarding.submit(OWNER), Error::<Test>::ClaimForAnotherKey);
	});
}

#[test]
fn a_claim_is_of_no_use_to_another_account() {
	build_and_execute(|| {
		assert_noop!(Onboarding::honest(1).submit(STRANGER), Error::<Test>::ClaimForAnotherOwner);
	});
}

#[test]
fn a_serial_is_claimed_once() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		let mut again = Onboarding::honest(2);
		again.voucher.serial = Serial::truncate_from(vec![b'S', 1]);
		assert_noop!(again.submit(OWNER), Error::<Test>::SerialAlreadyClaimed);
	});
}

#[test]
fn a_key_belongs_to_one_device() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		let mut again = Onboarding::honest(1);
		again.voucher.serial = Serial::truncate_from(vec![b'S', 2]);
		assert_noop!(again.submit(OWNER), Error::<Test>::KeyAlreadyRegistered);
	});
}

#[test]
fn a_voucher_that_somebody_else_signed_fails() {
	build_and_execute(|| {
		let mut forged = Onboarding::honest(1);
		forged.voucher_pair = device_pair(9);
		assert_noop!(forged.submit(OWNER), Error::<Test>::InvalidVoucherSignature);
	});
}

#[test]
fn a_claim_without_the_devices_key_fails() {
	build_and_execute(|| {
		let mut forged = Onboarding::honest(1);
		forged.device_pair = device_pair(9);
		assert_noop!(forged.submit(OWNER), Error::<Test>::InvalidClaimSignature);
	});
}

#[test]
fn signatures_made_for_another_chain_fail() {
	build_and_execute(|| {
		let mut elsewhere = Onboarding::honest(1);
		elsewhere.genesis = H256::repeat_byte(8);
		assert_noop!(elsewhere.submit(OWNER), Error::<Test>::InvalidVoucherSignature);
	});
}

#[test]
fn claim_fails_when_the_deposit_cannot_be_held() {
	build_and_execute(|| {
		Balances::set_balance(&OWNER, DEPOSIT);
		assert_noop!(Onboarding::honest(1).submit(OWNER), TokenError::FundsUnavailable);
	});
}
