//! Claims of devices, one by one and many at once.

use cot_primitives::{DeviceStatus, InspectDevices, SignatureSurcharge, DAY};
use frame_support::{
	assert_noop, assert_ok, dispatch::GetDispatchInfo, traits::fungible::Mutate, weights::Weight,
};
use sp_core::H256;
use sp_runtime::TokenError;

use crate::{mock::*, *};

#[test]
fn a_household_claims_its_fridge() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		assert_eq!(events(), vec![claimed(1, OWNER)]);
		let device = device(FRIDGE);
		assert_eq!(device.owner, OWNER);
		assert_eq!(device.status(), DeviceStatus::Active);
		assert_eq!(device.claimed_at, NOW);
		assert_eq!(held(HoldReason::DeviceDeposit, OWNER), DEPOSIT);
		assert_eq!(Registry::device(FRIDGE).unwrap().key, device_keys(1).public());
		assert_eq!(Serials::<Test>::get(MANUFACTURER, serial(1)), Some(SerialStatus::Claimed(1)));
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
		assert_eq!(manufacturer(MANUFACTURER).devices, 2);
	});
}

#[test]
fn the_manufacturer_pays_the_deposit_where_its_voucher_says_so() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).sponsored().submit(OWNER));
		assert_eq!(held(HoldReason::DeviceDeposit, MANUFACTURER), DEPOSIT);
		assert_eq!(Balances::free_balance(OWNER), ENDOWMENT);
	});
}

#[test]
fn claim_fails_for_a_manufacturer_nobody_knows() {
	build_and_execute(|| {
		let onboarding = Onboarding::honest(1).vouched_by(STRANGER);
		assert_noop!(onboarding.submit(OWNER), Error::<Test>::UnknownManufacturer);
	});
}

#[test]
fn claim_fails_for_a_manufacturer_that_waits_for_approval() {
	build_and_execute(|| {
		assert_ok!(Registry::register_manufacturer(
			signed(STRANGER),
			name("Newcomer"),
			voucher_keys().public(),
		));
		let onboarding = Onboarding::honest(1).vouched_by(STRANGER);
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
fn a_claim_lasts_a_day_at_most() {
	build_and_execute(|| {
		let mut lasting = Onboarding::honest(1);
		lasting.claim.expires_at = NOW + CLAIM_LIFETIME + DRIFT + 1;
		assert_noop!(lasting.clone().submit(OWNER), Error::<Test>::ClaimExpiresTooLate);
		lasting.claim.expires_at = NOW + CLAIM_LIFETIME + DRIFT;
		assert_ok!(lasting.submit(OWNER));
	});
}

#[test]
fn a_claim_names_manufacturer_and_serial_as_the_voucher_does() {
	build_and_execute(|| {
		let mut onboarding = Onboarding::honest(1);
		onboarding.claim.serial = serial(2);
		assert_noop!(onboarding.submit(OWNER), Error::<Test>::ClaimForAnotherSerial);
		let mut onboarding = Onboarding::honest(1);
		onboarding.claim.manufacturer = NEWCOMER;
		assert_noop!(onboarding.submit(OWNER), Error::<Test>::ClaimForAnotherSerial);
	});
}

#[test]
fn what_costs_little_is_checked_before_both_signatures() {
	build_and_execute(|| {
		let forged = || {
			let mut forged = Onboarding::honest(1);
			forged.voucher_keys = device_keys(9);
			forged.device_keys = device_keys(9);
			forged
		};
		let mut expired = forged();
		expired.claim.expires_at = NOW;
		assert_noop!(expired.submit(OWNER), Error::<Test>::ClaimExpired);
		// Only what is signed is too early.
		let mut lasting = forged();
		lasting.claim.expires_at = u64::MAX;
		assert_noop!(lasting.submit(OWNER), Error::<Test>::InvalidVoucherSignature);
		assert_noop!(forged().submit(STRANGER), Error::<Test>::ClaimForAnotherOwner);
		assert_noop!(forged().submit(OWNER), Error::<Test>::InvalidVoucherSignature);
	});
}

#[test]
fn a_household_without_a_coin_claims_a_device_that_is_sponsored() {
	build_and_execute(|| {
		const POOR: AccountId = 42;
		let mut onboarding = Onboarding::honest(1).sponsored().to(POOR);
		onboarding.voucher.model = Some(4);
		let free = template(FREE_SLOTS as u8);
		assert_ok!(Registry::publish_model(signed(MANUFACTURER), 4, free));
		System::reset_events();
		assert_ok!(onboarding.submit(POOR));
		// No event reports a hold of zero.
		let touched: Vec<_> = System::read_events_for_pallet::<pallet_balances::Event<Test>>();
		let held = |reason: HoldReason, amount| {
			let reason = reason.into();
			pallet_balances::Event::Held { reason, who: MANUFACTURER, amount }
		};
		let deposit = held(HoldReason::DeviceDeposit, DEPOSIT);
		assert_eq!(touched, vec![deposit, held(HoldReason::ManufacturerBond, BOND_PER_DEVICE)]);

		// Nor when the device is transferred and its next owner retires it.
		System::reset_events();
		assert_ok!(Registry::offer_transfer(signed(POOR), FRIDGE, POOR + 1, None));
		assert_ok!(Registry::accept_transfer(signed(POOR + 1), FRIDGE, 0));
		assert_eq!(System::read_events_for_pallet::<pallet_balances::Event<Test>>(), vec![]);
		assert_ok!(Registry::retire(signed(POOR + 1), FRIDGE));
		let released = pallet_balances::Event::Released {
			reason: HoldReason::DeviceDeposit.into(),
			who: MANUFACTURER,
			amount: DEPOSIT,
		};
		assert_eq!(
			System::read_events_for_pallet::<pallet_balances::Event<Test>>(),
			vec![released]
		);
	});
}

#[test]
fn claim_fails_when_voucher_and_claim_name_different_keys() {
	build_and_execute(|| {
		let mut onboarding = Onboarding::honest(1);
		onboarding.claim.key = device_keys(2).public();
		onboarding.device_keys = device_keys(2);
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
		assert_noop!(
			Onboarding::honest(2).numbered(1).submit(OWNER),
			Error::<Test>::SerialAlreadyClaimed
		);
	});
}

#[test]
fn a_key_belongs_to_one_device() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		assert_noop!(
			Onboarding::honest(1).numbered(2).submit(OWNER),
			Error::<Test>::KeyAlreadyRegistered
		);
	});
}

#[test]
fn a_voucher_that_somebody_else_signed_fails() {
	build_and_execute(|| {
		let mut forged = Onboarding::honest(1);
		forged.voucher_keys = device_keys(9);
		assert_noop!(forged.submit(OWNER), Error::<Test>::InvalidVoucherSignature);
	});
}

#[test]
fn a_claim_without_the_devices_key_fails() {
	build_and_execute(|| {
		let mut forged = Onboarding::honest(1);
		forged.device_keys = device_keys(9);
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

#[test]
fn a_claim_for_a_later_owner_is_no_first_claim() {
	build_and_execute(|| {
		let mut later = Onboarding::honest(1);
		later.claim.ownership = 1;
		assert_noop!(later.submit(OWNER), Error::<Test>::ClaimForAnotherOwnership);
	});
}

#[test]
fn a_manufacturer_that_cannot_sponsor_stops_the_claim() {
	build_and_execute(|| {
		Balances::set_balance(&MANUFACTURER, DEPOSIT - 1);
		assert_noop!(Onboarding::honest(1).sponsored().submit(OWNER), TokenError::FundsUnavailable);
	});
}

#[test]
fn manufacturer_and_device_sign_with_any_scheme() {
	build_and_execute(|| {
		for (n, (by, device)) in (0..).zip(Keys::all(1).into_iter().zip(Keys::all(50))) {
			if n > 0 {
				let key = by.public();
				assert_ok!(Registry::add_voucher_key(signed(MANUFACTURER), key, None, None));
			}
			let of_key = |mut onboarding: Onboarding| {
				onboarding.voucher.issuer = n.into();
				onboarding
			};
			assert_ok!(of_key(Onboarding::with_keys(n, by, device)).submit(OWNER));
			let mut forged = of_key(Onboarding::with_keys(20 + n, by, Keys::P256(60 + n)));
			forged.device_keys = Keys::P256(70);
			assert_noop!(forged.submit(OWNER), Error::<Test>::InvalidClaimSignature);
		}
		assert_eq!(manufacturer(MANUFACTURER).devices, 4);
	});
}

#[test]
fn a_device_begins_as_its_model_says() {
	build_and_execute(|| {
		let count = FREE_SLOTS as u8 + 2;
		assert_ok!(Registry::publish_model(signed(MANUFACTURER), 4, template(count)));
		events();
		let mut onboarding = Onboarding::honest(1).sponsored();
		onboarding.voucher.model = Some(4);
		assert_ok!(onboarding.submit(OWNER));
		assert_eq!(
			events(),
			vec![claimed(1, OWNER), Event::ModelApplied { device: FRIDGE, owner: OWNER, model: 4 }]
		);
		assert_eq!(Registry::slots(FRIDGE), slots(count));
		assert_eq!(Registry::device(FRIDGE).unwrap().report_interval, Some(DAY));
		// The household pays for slots even if the device is sponsored.
		assert_eq!(held(HoldReason::SlotDeposit, OWNER), 2 * SLOT_DEPOSIT);
		assert_eq!(held(HoldReason::DeviceDeposit, OWNER), 0);
	});
}

#[test]
fn a_device_of_an_unknown_model_begins_without_slots() {
	build_and_execute(|| {
		let mut onboarding = Onboarding::honest(1);
		onboarding.voucher.model = Some(4);
		assert_ok!(onboarding.submit(OWNER));
		assert_eq!(
			events(),
			vec![claimed(1, OWNER), Event::ModelSkipped { device: FRIDGE, owner: OWNER, model: 4 }]
		);
		assert_eq!(Registry::slots(FRIDGE), slots(0));
		assert_eq!(device(FRIDGE).model, Some(4));
	});
}

#[test]
fn claim_many_takes_what_is_good_and_reports_what_is_not() {
	build_and_execute(|| {
		let mut forged = Onboarding::honest(2);
		forged.voucher_keys = device_keys(9);
		let requests = vec![
			Onboarding::honest(1).request(),
			forged.request(),
			Onboarding::honest(3).to(STRANGER).request(),
			Onboarding::honest(1).request(),
			Onboarding::honest(4).request(),
		];
		assert_ok!(Registry::claim_many(signed(OWNER), requests.try_into().unwrap()));
		let failed = |index, error: Error<Test>| Event::ClaimFailed {
			index,
			owner: OWNER,
			error: error.into(),
		};
		let fourth = Event::DeviceClaimed {
			device: 2,
			owner: OWNER,
			manufacturer: MANUFACTURER,
			serial: serial(4),
		};
		assert_eq!(
			events(),
			vec![
				claimed(1, OWNER),
				failed(1, Error::InvalidVoucherSignature),
				failed(2, Error::ClaimForAnotherOwner),
				failed(3, Error::SerialAlreadyClaimed),
				fourth,
			]
		);
		assert_eq!(held(HoldReason::DeviceDeposit, OWNER), 2 * DEPOSIT);
	});
}

#[test]
fn a_claim_among_many_that_cannot_pay_leaves_nothing_behind() {
	build_and_execute(|| {
		// Enough for two devices, and for the account to live on.
		Balances::set_balance(&OWNER, 2 * DEPOSIT + 1);
		let requests: Vec<_> = (1..=16).map(|n| Onboarding::honest(n).request()).collect();
		assert_eq!(requests.len(), MAX_CLAIMS as usize);
		assert_ok!(Registry::claim_many(signed(OWNER), requests.try_into().unwrap()));
		assert_eq!(NextDeviceId::<Test>::get(), 3);
		let failures = events().into_iter().filter(|event| {
			matches!(event, Event::ClaimFailed { error, .. }
				if *error == TokenError::FundsUnavailable.into())
		});
		assert_eq!(failures.count(), 14);
	});
}

#[test]
fn each_signature_and_each_new_key_is_charged_for_by_its_scheme() {
	build_and_execute(|| {
		type Weights = weights::SubstrateWeight<Test>;
		let extra = |weight: Weight| weight.saturating_sub(Weights::verify_ed25519());
		let expected = [
			Weight::zero(),
			extra(Weights::verify_sr25519()),
			extra(Weights::verify_secp256k1()),
			extra(Weights::verify_p256()),
		];
		let of_key = |weight: Weight| weight.saturating_sub(Weights::validate_ed25519());
		let validation = [
			Weight::zero(),
			of_key(Weights::validate_sr25519()),
			of_key(Weights::validate_secp256k1()),
			of_key(Weights::validate_p256()),
		];
		let expected = expected.into_iter().zip(validation);
		for (keys, (expected, validation)) in Keys::all(50).into_iter().zip(expected) {
			assert_eq!(Registry::of(&keys.sign([0; 32])), expected);
			let key = keys.public();
			let add = Call::<Test>::add_voucher_key { key, claims: None, valid_until: None };
			let added = Weights::add_voucher_key() + validation;
			assert_eq!(add.get_dispatch_info().call_weight, added);
			let expected = expected + validation;
			let ClaimRequest { voucher, voucher_signature, claim, device_signature } =
				Onboarding::with_keys(1, voucher_keys(), keys).request();
			let request = ClaimRequest {
				voucher: voucher.clone(),
				voucher_signature: voucher_signature.clone(),
				claim: claim.clone(),
				device_signature: device_signature.clone(),
			};
			let many = Call::<Test>::claim_many { requests: vec![request; 3].try_into().unwrap() };
			let one = Call::<Test>::claim { voucher, voucher_signature, claim, device_signature };
			assert_eq!(one.get_dispatch_info().call_weight, Weights::claim() + expected);
			assert_eq!(many.get_dispatch_info().call_weight, Weights::claim_many(3) + expected * 3);
		}
		let (claim, _) = next_claim(1, BUYER, 1);
		let device_signature = Keys::P256(50).sign([0; 32]);
		let call = Call::<Test>::claim_released { claim, device_signature, max_deposit: 0 };
		let expected = Weights::claim_released() + extra(Weights::verify_p256());
		assert_eq!(call.get_dispatch_info().call_weight, expected);
		let call = Call::<Test>::rotate_key {
			rotation: rotation(Keys::P256(50)),
			signature: Keys::P256(50).sign([0; 32]),
		};
		let expected = Weights::rotate_key()
			+ extra(Weights::verify_p256())
			+ of_key(Weights::validate_p256());
		assert_eq!(call.get_dispatch_info().call_weight, expected);
	});
}
