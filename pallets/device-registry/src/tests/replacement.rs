//! New bodies of devices.

use cot_primitives::{InspectDevices, SanctionReason, SlotConfig, StockSlot};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use sp_core::H256;

use crate::{mock::*, *};

fn replace(who: AccountId, by: Onboarding) -> DispatchResult {
	Registry::replace_device(signed(who), FRIDGE, by.request())
}

/// The fridge with the board of the `n`th device.
fn new_board(n: u8) -> Onboarding {
	Onboarding::honest(n).numbered(1).living(1)
}

/// The input of the report: a fridge exchanged under warranty began anew, learned for 37 days and
/// earned for it a second time.
#[test]
fn what_a_fridge_has_learned_stays_when_it_is_exchanged_under_warranty() {
	with_fridge(|| {
		assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, 0, milk()));
		let before = device(FRIDGE);
		events();
		Recorder::take();
		assert_ok!(replace(OWNER, Onboarding::honest(2)));
		let after =
			DeviceOf::<Test> { key: device_keys(2).public(), serial: serial(2), ..before.clone() };
		assert_eq!(device(FRIDGE), after);
		assert_eq!(
			events(),
			vec![Event::DeviceReplaced {
				device: FRIDGE,
				owner: OWNER,
				old_serial: serial(1),
				old_key: before.key,
				new_serial: serial(2),
				new_key: after.key,
			}]
		);
		// Nothing has ended for the other pallets.
		assert_eq!(Recorder::take(), vec![]);
		assert_eq!(Registry::slots(FRIDGE), slots(1));
		assert_eq!(held(HoldReason::DeviceDeposit, OWNER), DEPOSIT);
		assert_eq!(manufacturer(MANUFACTURER).devices, 1);
		// The old one signs for nothing any more, and comes back in another life.
		assert_eq!(DeviceOfKey::<Test>::get(before.key), None);
		let refurbished = Onboarding::honest(1).to(BUYER);
		assert_noop!(refurbished.clone().submit(BUYER), Error::<Test>::SerialRetired);
		assert_ok!(refurbished.living(1).submit(BUYER));
	});
}

#[test]
fn a_new_board_keeps_the_number_on_the_plate() {
	with_fridge(|| {
		let same_life = Onboarding::honest(2).numbered(1);
		assert_noop!(replace(OWNER, same_life), Error::<Test>::SerialAlreadyClaimed);
		assert_ok!(replace(OWNER, new_board(2)));
		let device = device(FRIDGE);
		assert_eq!((device.serial, device.life), (serial(1), 1));
		assert_eq!(device.key, device_keys(2).public());
		// No voucher is used twice.
		assert_noop!(replace(OWNER, new_board(2)), Error::<Test>::SerialAlreadyClaimed);
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_noop!(new_board(2).submit(OWNER), Error::<Test>::SerialRetired);
	});
}

#[test]
fn a_new_body_takes_the_owner_the_manufacturer_and_the_device() {
	with_fridge(|| {
		let board = || new_board(2);
		assert_noop!(
			Registry::replace_device(signed(OWNER), 2, board().request()),
			Error::<Test>::UnknownDevice
		);
		assert_noop!(replace(STRANGER, board().to(STRANGER)), Error::<Test>::NotOwner);
		assert_noop!(replace(OWNER, board().to(STRANGER)), Error::<Test>::ClaimForAnotherOwner);
		let mut forged = board();
		forged.voucher_keys = device_keys(2);
		assert_noop!(replace(OWNER, forged), Error::<Test>::InvalidVoucherSignature);
		let mut forged = board();
		forged.device_keys = device_keys(3);
		assert_noop!(replace(OWNER, forged), Error::<Test>::InvalidClaimSignature);
		let mut later = board();
		later.claim.ownership = 1;
		assert_noop!(replace(OWNER, later), Error::<Test>::ClaimForAnotherOwnership);
		let theirs = board().vouched_by(NEWCOMER);
		assert_noop!(replace(OWNER, theirs), Error::<Test>::VoucherOfAnotherManufacturer);
		assert_ok!(Onboarding::honest(3).submit(OWNER));
		assert_noop!(replace(OWNER, new_board(3)), Error::<Test>::KeyAlreadyRegistered);
		let theirs = Onboarding::honest(2).numbered(3).living(1);
		assert_noop!(replace(OWNER, theirs), Error::<Test>::SerialAlreadyClaimed);
		assert_ok!(Registry::force_suspend_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		assert_noop!(replace(OWNER, board()), Error::<Test>::ManufacturerSuspended);
	});
}

#[test]
fn nobody_exchanges_a_sanction_away() {
	with_fridge(|| {
		let reason = SanctionReason::Tampered;
		assert_ok!(Registry::suspend_device(signed(MANUFACTURER), FRIDGE, reason, None));
		assert_noop!(replace(OWNER, new_board(2)), Error::<Test>::SanctionInForce);
	});
}

/// The household does not say how exact the new scale is.
#[test]
fn a_new_model_judges_the_slots() {
	with_fridge(|| {
		let publish = |model, resolution| {
			let mut fine = template(1);
			let SlotConfig::Stock(stock) = milk() else { panic!("milk is a stock") };
			let config = SlotConfig::Stock(StockSlot { resolution, ..stock });
			fine.slots.try_insert(0, config).unwrap();
			assert_ok!(Registry::publish_model(signed(MANUFACTURER), model, fine));
		};
		publish(4, 200);
		publish(5, 50);
		assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, 0, milk()));
		assert!(!Registry::device(FRIDGE).unwrap().modelled.contains(0));
		let of_model = |model, n| {
			let mut onboarding = Onboarding::honest(n);
			onboarding.voucher.model = Some(model);
			onboarding
		};
		assert_noop!(replace(OWNER, of_model(4, 2)), Error::<Test>::ResolutionTooFine);
		assert_ok!(replace(OWNER, of_model(5, 2)));
		assert!(Registry::device(FRIDGE).unwrap().modelled.contains(0));
		// The same model need not be published any more.
		assert_ok!(Registry::withdraw_model(signed(MANUFACTURER), 5));
		assert_ok!(replace(OWNER, of_model(5, 3)));
		assert!(Registry::device(FRIDGE).unwrap().modelled.contains(0));
	});
}

#[test]
fn a_replaced_device_is_known_by_its_new_life_and_key() {
	with_fridge(|| {
		assert_ok!(replace(OWNER, new_board(2)));
		assert_ok!(Registry::release(signed(OWNER), FRIDGE));
		let claim = |life| {
			let (mut claim, _) = next_claim(2, BUYER, 1);
			(claim.serial, claim.life) = (serial(1), life);
			let signature = device_keys(2).sign(claim.signing_hash(&genesis_hash()));
			Registry::claim_released(signed(BUYER), claim, signature, u64::MAX)
		};
		assert_noop!(claim(0), Error::<Test>::ClaimForAnotherLife);
		assert_ok!(claim(1));
	});
}

#[test]
fn a_voucher_for_a_new_body_is_one_of_the_keys_claims() {
	with_fridge(|| {
		let keys = device_keys(60);
		let key = keys.public();
		assert_ok!(Registry::add_voucher_key(signed(MANUFACTURER), key, Some(1), None));
		let by = |n, life| {
			let mut onboarding = Onboarding::honest(n).numbered(1).living(life);
			onboarding.voucher.issuer = 1;
			onboarding.voucher_keys = keys;
			onboarding
		};
		assert_ok!(replace(OWNER, by(2, 1)));
		assert_noop!(replace(OWNER, by(3, 2)), Error::<Test>::VoucherKeyUsedUp);
		// A serial number that was revoked unclaimed lives on, and its deposit returns.
		assert_ok!(Registry::revoke_serial(signed(MANUFACTURER), serial(7), 0));
		assert_ok!(replace(OWNER, Onboarding::honest(7).living(1)));
		assert_eq!(held(HoldReason::SerialDeposit, MANUFACTURER), 0);
		assert_ok!(Registry::suspend_device(
			signed(MANUFACTURER),
			FRIDGE,
			SanctionReason::Fault,
			Some(H256::zero())
		));
	});
}
