//! Attacks of a hostile owner, manufacturer, gateway or finder of a lost key, and their defences.

use cot_primitives::{
	DeviceKey, DeviceSignature, DeviceStatus, InspectDevices, InspectSanctions, Rotation,
	SanctionReason,
};
use frame_support::{assert_err, assert_noop, assert_ok, dispatch::DispatchResult};
use sp_core::H256;

use crate::{mock::*, *};

/// A second approved manufacturer, with a voucher key of its own.
fn rival() -> Keys {
	let keys = Keys::Sr25519(9);
	assert_ok!(Registry::register_manufacturer(signed(NEWCOMER), name("Rival"), keys.public()));
	assert_ok!(Registry::force_approve_manufacturer(
		RuntimeOrigin::root(),
		NEWCOMER,
		name("Rival")
	));
	keys
}

fn accept(who: AccountId) -> DispatchResult {
	Registry::accept_transfer(signed(who), FRIDGE, u64::MAX)
}

#[test]
fn a_voucher_of_another_chain_is_worth_nothing() {
	build_and_execute(|| {
		let mut elsewhere = Onboarding::honest(1);
		elsewhere.genesis = H256::repeat_byte(8);
		let mut request = elsewhere.request();
		// Even with a claim that the device signs for this chain.
		request.device_signature = Onboarding::honest(1).request().device_signature;
		let ClaimRequest { voucher, voucher_signature, claim, device_signature } = request;
		assert_noop!(
			Registry::claim(signed(OWNER), voucher, voucher_signature, claim, device_signature),
			Error::<Test>::InvalidVoucherSignature
		);
	});
}

#[test]
fn a_claim_overheard_on_its_way_is_of_no_use_to_a_gateway() {
	build_and_execute(|| {
		// The gateway resubmits it as it is, or with itself as the owner.
		let overheard = Onboarding::honest(1).request();
		assert_noop!(Onboarding::honest(1).submit(STRANGER), Error::<Test>::ClaimForAnotherOwner);
		let mut forged = overheard.claim.clone();
		forged.owner = STRANGER;
		assert_noop!(
			Registry::claim(
				signed(STRANGER),
				overheard.voucher,
				overheard.voucher_signature,
				forged,
				overheard.device_signature
			),
			Error::<Test>::InvalidClaimSignature
		);
	});
}

#[test]
fn a_voucher_is_void_once_it_has_expired_or_been_revoked() {
	build_and_execute(|| {
		let late = Onboarding::honest(1);
		set_time(late.voucher.expires_at);
		assert_noop!(late.submit(OWNER), Error::<Test>::VoucherExpired);

		set_time(NOW);
		assert_ok!(Registry::revoke_serial(signed(MANUFACTURER), serial(2), 0));
		assert_noop!(Onboarding::honest(2).submit(OWNER), Error::<Test>::SerialRevoked);
	});
}

#[test]
fn a_voucher_is_used_once_whatever_became_of_the_device() {
	with_fridge(|| {
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::SerialAlreadyClaimed);
		let new = device_keys(60);
		assert_ok!(rotate(OWNER, rotation(new), new));
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::SerialAlreadyClaimed);
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::SerialRetired);
	});
}

#[test]
fn a_manufacturer_that_has_left_leaves_no_voucher_behind() {
	build_and_execute(|| {
		assert_ok!(Registry::revoke_serial(signed(MANUFACTURER), serial(1), 0));
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		assert_noop!(Onboarding::honest(2).submit(OWNER), Error::<Test>::ManufacturerLeaving);
		set_time(NOW + COOL_DOWN);
		assert_ok!(Registry::withdraw_bond(signed(MANUFACTURER)));
		// Its revocations are purged, but it cannot return under the same account and key.
		assert_ok!(Registry::purge_serials(signed(STRANGER), MANUFACTURER, 64));
		let key = voucher_keys().public();
		assert_noop!(
			Registry::register_manufacturer(signed(MANUFACTURER), name("Frost"), key),
			Error::<Test>::AlreadyDeparted
		);
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::UnknownManufacturer);
	});
}

#[test]
fn a_claim_with_another_devices_key_fails() {
	build_and_execute(|| {
		// A voucher for one fridge, and the key of another that the household holds.
		let mut onboarding = Onboarding::honest(1);
		onboarding.device_keys = device_keys(2);
		assert_noop!(onboarding.clone().submit(OWNER), Error::<Test>::InvalidClaimSignature);
		onboarding.claim.key = device_keys(2).public();
		assert_noop!(onboarding.clone().submit(OWNER), Error::<Test>::ClaimForAnotherKey);
		onboarding.voucher.key = device_keys(2).public();
		onboarding.voucher_keys = device_keys(2);
		assert_noop!(onboarding.submit(OWNER), Error::<Test>::InvalidVoucherSignature);
	});
}

#[test]
fn a_signature_serves_one_purpose() {
	build_and_execute(|| {
		let request = Onboarding::honest(1).request();
		let hash = cot_primitives::signing_hash(
			cot_primitives::Purpose::Attest,
			&genesis_hash(),
			&request.claim,
		);
		let signature = device_keys(1).sign(hash);
		assert_noop!(
			Registry::claim(
				signed(OWNER),
				request.voucher,
				request.voucher_signature,
				request.claim,
				signature
			),
			Error::<Test>::InvalidClaimSignature
		);
	});
}

#[test]
fn nobody_rotates_to_a_key_it_does_not_have() {
	with_fridge(|| {
		let new = device_keys(60);
		// Signed by the present key, or by a stranger's.
		for by in [device_keys(1), device_keys(61)] {
			assert_noop!(rotate(OWNER, rotation(new), by), Error::<Test>::InvalidRotationSignature);
		}
	});
}

#[test]
fn the_finder_of_a_lost_key_cannot_move_the_device() {
	with_fridge(|| {
		// It signs whatever it likes with the device's key, but it is not the owner.
		let (claim, signature) = next_claim(1, STRANGER, 1);
		assert_noop!(
			Registry::claim_released(signed(STRANGER), claim.clone(), signature.clone(), u64::MAX),
			Error::<Test>::NotReleased
		);
		let new = device_keys(60);
		let theirs = Rotation { owner: STRANGER, ..rotation(new) };
		assert_noop!(rotate(STRANGER, theirs, new), Error::<Test>::NotOwner);
		// And once the owner has rotated, the lost key opens nothing even when the device is
		// released.
		assert_ok!(rotate(OWNER, rotation(new), new));
		assert_ok!(Registry::release(signed(OWNER), FRIDGE));
		assert_noop!(
			Registry::claim_released(signed(STRANGER), claim, signature, u64::MAX),
			Error::<Test>::UnknownDevice
		);
	});
}

#[test]
fn a_former_owner_does_not_come_back_with_an_old_claim() {
	with_fridge(|| {
		let (claim, signature) = next_claim(1, BUYER, 1);
		assert_ok!(Registry::release(signed(OWNER), FRIDGE));
		let submit =
			|| Registry::claim_released(signed(BUYER), claim.clone(), signature.clone(), u64::MAX);
		assert_ok!(submit());
		// Two owners later the same claim still has time left.
		assert_ok!(Registry::offer_transfer(signed(BUYER), FRIDGE, OWNER, None));
		assert_ok!(accept(OWNER));
		assert_ok!(Registry::release(signed(OWNER), FRIDGE));
		assert_noop!(submit(), Error::<Test>::ClaimForAnotherOwnership);
	});
}

#[test]
fn a_claim_of_a_former_life_does_not_count() {
	with_fridge(|| {
		// The first owner's claim can be read in the block that used it. The device is retired and
		// refurbished with the same key, for the next shop.
		let old = Onboarding::honest(1);
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		let mut again = Onboarding::honest(1).numbered(2);
		again.claim = old.claim;
		assert_noop!(again.submit(OWNER), Error::<Test>::ClaimForAnotherSerial);

		// So can the claim of its second owner.
		assert_ok!(Onboarding::honest(1).numbered(2).submit(OWNER));
		assert_ok!(Registry::release(signed(OWNER), 2));
		let (claim, signature) = next_claim(1, BUYER, 1);
		assert_noop!(
			Registry::claim_released(signed(BUYER), claim, signature, u64::MAX),
			Error::<Test>::ClaimForAnotherSerial
		);
	});
}

#[test]
fn a_claim_signed_for_the_end_of_time_is_good_at_no_time() {
	with_fridge(|| {
		let (mut claim, _) = next_claim(1, BUYER, 1);
		claim.expires_at = u64::MAX;
		let signature = device_keys(1).sign(claim.signing_hash(&genesis_hash()));
		assert_ok!(Registry::release(signed(OWNER), FRIDGE));
		assert_noop!(
			Registry::claim_released(signed(BUYER), claim, signature, u64::MAX),
			Error::<Test>::ClaimExpiresTooLate
		);
	});
}

#[test]
fn a_seller_cannot_make_the_buyer_pay_more_than_it_agreed_to() {
	with_fridge(|| {
		assert_ok!(Registry::offer_transfer(signed(OWNER), FRIDGE, BUYER, None));
		// The buyer has looked; then the seller fills the slots.
		for slot in 0..FREE_SLOTS as u8 + 1 {
			assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, slot, milk()));
		}
		let accept = |most| Registry::accept_transfer(signed(BUYER), FRIDGE, most);
		assert_noop!(accept(DEPOSIT), Error::<Test>::DepositTooHigh);
		assert_noop!(accept(DEPOSIT + SLOT_DEPOSIT - 1), Error::<Test>::DepositTooHigh);

		assert_ok!(Registry::release(signed(OWNER), FRIDGE));
		let claim = |most| {
			let (claim, signature) = next_claim(1, BUYER, 1);
			Registry::claim_released(signed(BUYER), claim, signature, most)
		};
		assert_noop!(claim(DEPOSIT + SLOT_DEPOSIT - 1), Error::<Test>::DepositTooHigh);
		assert_ok!(claim(DEPOSIT + SLOT_DEPOSIT));
	});
}

#[test]
fn a_manufacturer_cannot_void_an_appeal_by_giving_in_and_starting_anew() {
	with_fridge(|| {
		let (who, reason) = (|| signed(MANUFACTURER), SanctionReason::Other);
		assert_ok!(Registry::suspend_device(who(), FRIDGE, reason, None));
		assert_ok!(Registry::appeal(signed(OWNER), FRIDGE, H256::repeat_byte(1)));
		assert_ok!(Registry::reinstate_device(who(), FRIDGE));
		set_time(NOW + PROTECTION - 1);
		assert_noop!(
			Registry::suspend_device(who(), FRIDGE, reason, None),
			Error::<Test>::DeviceProtected
		);
		assert_noop!(
			Registry::revoke_device(who(), FRIDGE, reason, None),
			Error::<Test>::DeviceProtected
		);
		set_time(NOW + PROTECTION);
		assert_ok!(Registry::suspend_device(who(), FRIDGE, reason, None));
	});
}

#[test]
fn a_verdict_does_not_land_on_another_sanction() {
	with_fridge(|| {
		let (who, reason) = (|| signed(MANUFACTURER), SanctionReason::Other);
		let [first, second] = [1, 2].map(H256::repeat_byte);
		assert_ok!(Registry::suspend_device(who(), FRIDGE, reason, None));
		assert_ok!(Registry::appeal(signed(OWNER), FRIDGE, first));
		// While governance votes, the manufacturer ends the sanction, and revokes the device later.
		assert_ok!(Registry::reinstate_device(who(), FRIDGE));
		set_time(NOW + PROTECTION);
		assert_ok!(Registry::revoke_device(who(), FRIDGE, SanctionReason::Stolen, None));
		assert_ok!(Registry::appeal(signed(OWNER), FRIDGE, second));
		let resolve = |statement| {
			Registry::resolve_appeal(
				RuntimeOrigin::root(),
				FRIDGE,
				since(FRIDGE),
				statement,
				Verdict::Lift,
			)
		};
		assert_noop!(resolve(first), Error::<Test>::AppealForAnotherStatement);
		assert_ok!(resolve(second));
	});
}

#[test]
fn a_bond_outlasts_the_block_in_which_a_fraud_ends() {
	build_and_execute(|| {
		// It has won what there was to win, and leaves; governance is slower.
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		assert_noop!(Registry::withdraw_bond(signed(MANUFACTURER)), Error::<Test>::CoolDownNotOver);
		set_time(NOW + COOL_DOWN - 1);
		let root = RuntimeOrigin::root;
		assert_ok!(Registry::force_slash_manufacturer(root(), MANUFACTURER, BOND));
		set_time(NOW + COOL_DOWN);
		assert_ok!(Registry::withdraw_bond(signed(MANUFACTURER)));
		assert_eq!(Balances::free_balance(MANUFACTURER), ENDOWMENT - BOND);
	});
}

#[test]
fn a_household_cannot_keep_a_manufacturers_money_for_ever() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).sponsored().submit(OWNER));
		assert_noop!(Registry::leave(signed(MANUFACTURER)), Error::<Test>::DevicesRemain);
		let reason = SanctionReason::Recalled;
		assert_ok!(Registry::revoke_device(signed(MANUFACTURER), FRIDGE, reason, None));
		set_time(NOW + APPEAL_WINDOW);
		assert_ok!(Registry::retire_revoked(signed(MANUFACTURER), FRIDGE));
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		set_time(NOW + APPEAL_WINDOW + COOL_DOWN);
		assert_ok!(Registry::withdraw_bond(signed(MANUFACTURER)));
		assert_eq!(Balances::free_balance(MANUFACTURER), ENDOWMENT);
	});
}

#[test]
fn a_transfer_race_ends_with_one_owner() {
	// Every order in which offer, second offer, cancellation and the two acceptances can arrive.
	let mut orders = vec![vec![]];
	for step in 0..5 {
		orders = orders
			.into_iter()
			.flat_map(|order: Vec<usize>| {
				(0..=order.len()).map(move |at| {
					let mut longer = order.clone();
					longer.insert(at, step);
					longer
				})
			})
			.collect();
	}
	assert_eq!(orders.len(), 120);
	for order in orders {
		with_fridge(|| {
			let accepted: Vec<bool> = order
				.iter()
				.filter_map(|step| match step {
					0 => {
						let _ = Registry::offer_transfer(signed(OWNER), FRIDGE, BUYER, None);
						None
					},
					1 => {
						let _ = Registry::offer_transfer(signed(OWNER), FRIDGE, STRANGER, None);
						None
					},
					2 => {
						let _ = Registry::cancel_transfer(signed(OWNER), FRIDGE);
						None
					},
					3 => Some(accept(BUYER).is_ok()),
					_ => Some(accept(STRANGER).is_ok()),
				})
				.collect();
			let handed_over = accepted.iter().filter(|accepted| **accepted).count();
			assert!(handed_over <= 1, "{order:?}");
			assert_eq!(device(FRIDGE).ownership as usize, handed_over, "{order:?}");
			assert_eq!(DevicesOf::<Test>::iter().count(), 1, "{order:?}");
		});
	}
}

#[test]
fn another_manufacturer_cannot_squat_on_a_serial() {
	build_and_execute(|| {
		let keys = rival();
		// The rival vouches for the same serial before the real device is claimed.
		let squat = Onboarding::with_keys(1, keys, device_keys(2)).vouched_by(NEWCOMER);
		assert_ok!(squat.to(STRANGER).submit(STRANGER));
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		assert_eq!(Registry::device(2).unwrap().manufacturer, MANUFACTURER);
		// Nor vouch in the other's name, nor for a device that the other has vouched for.
		let forged = Onboarding::with_keys(3, keys, device_keys(3));
		assert_noop!(forged.submit(OWNER), Error::<Test>::InvalidVoucherSignature);
		let forged = Onboarding::with_keys(3, keys, device_keys(1)).vouched_by(NEWCOMER);
		assert_noop!(forged.submit(OWNER), Error::<Test>::KeyAlreadyRegistered);
	});
}

#[test]
fn a_suspended_manufacturers_vouchers_do_not_count_but_its_devices_go_on() {
	with_fridge(|| {
		assert_ok!(Registry::force_suspend_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		assert_noop!(Onboarding::honest(2).submit(OWNER), Error::<Test>::ManufacturerSuspended);
		assert_noop!(Registry::leave(signed(MANUFACTURER)), Error::<Test>::ManufacturerSuspended);
		assert_eq!(Registry::device(FRIDGE).unwrap().status, DeviceStatus::Active);
		assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, 0, milk()));
	});
}

#[test]
fn a_manufacturer_cannot_take_a_device_or_its_deposit() {
	with_fridge(|| {
		let manufacturer = || signed(MANUFACTURER);
		for result in [
			Registry::offer_transfer(manufacturer(), FRIDGE, MANUFACTURER, None),
			Registry::release(manufacturer(), FRIDGE),
			Registry::retire(manufacturer(), FRIDGE),
			Registry::configure_slot(manufacturer(), FRIDGE, 0, milk()),
		] {
			assert_err!(result, Error::<Test>::NotOwner);
		}
		let reason = SanctionReason::Other;
		assert_ok!(Registry::revoke_device(manufacturer(), FRIDGE, reason, None));
		assert_eq!(held(HoldReason::DeviceDeposit, OWNER), DEPOSIT);
	});
}

#[test]
fn an_owner_cannot_shake_a_sanction_off() {
	with_fridge(|| {
		let reason = SanctionReason::Tampered;
		assert_ok!(Registry::suspend_device(signed(MANUFACTURER), FRIDGE, reason, None));
		// By switching it off and on, by another key, by giving it to an account of its own, by
		// throwing it away, by a new claim.
		assert_ok!(Registry::suspend(signed(OWNER), FRIDGE));
		assert_noop!(Registry::resume(signed(OWNER), FRIDGE), Error::<Test>::SanctionInForce);
		let new = device_keys(60);
		assert_ok!(rotate(OWNER, rotation(new), new));
		assert_eq!(Registry::device(FRIDGE).unwrap().status, DeviceStatus::Suspended);
		assert_noop!(
			Registry::offer_transfer(signed(OWNER), FRIDGE, BUYER, None),
			Error::<Test>::SanctionInForce
		);
		assert_noop!(Registry::release(signed(OWNER), FRIDGE), Error::<Test>::SanctionInForce);
		assert_noop!(Registry::retire(signed(OWNER), FRIDGE), Error::<Test>::AppealWindowOpen);
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::SerialAlreadyClaimed);
		assert!(Registry::is_sanctioned(&MANUFACTURER, &OWNER));
	});
}

#[test]
fn an_owner_cannot_prepare_its_way_out_of_a_sanction() {
	for released in [false, true] {
		with_fridge(|| {
			// An account of its own may take the device at any time.
			if released {
				assert_ok!(Registry::release(signed(OWNER), FRIDGE));
			} else {
				assert_ok!(Registry::offer_transfer(signed(OWNER), FRIDGE, BUYER, None));
			}
			let reason = SanctionReason::Tampered;
			assert_ok!(Registry::suspend_device(signed(MANUFACTURER), FRIDGE, reason, None));
			let (claim, signature) = next_claim(1, BUYER, 1);
			let take = || match released {
				false => accept(BUYER),
				true => Registry::claim_released(
					signed(BUYER),
					claim.clone(),
					signature.clone(),
					u64::MAX,
				),
			};
			assert_noop!(take(), Error::<Test>::SanctionInForce);
			assert!(Registry::is_sanctioned(&MANUFACTURER, &OWNER));
			assert!(!Registry::is_sanctioned(&MANUFACTURER, &BUYER));
		});
	}
}

#[test]
fn a_manufacturer_cannot_keep_a_household_from_retiring_for_ever() {
	with_fridge(|| {
		let (who, reason) = (|| signed(MANUFACTURER), SanctionReason::Other);
		let suspend = || Registry::suspend_device(who(), FRIDGE, reason, None);
		let retire = || Registry::retire(signed(OWNER), FRIDGE);
		assert_ok!(suspend());
		// In the last second it ends the suspension and repeats it, until the household appeals.
		let again = NOW + APPEAL_WINDOW - 1;
		set_time(again);
		assert_ok!(Registry::reinstate_device(who(), FRIDGE));
		assert_ok!(suspend());
		set_time(again + APPEAL_WINDOW - 1);
		assert_noop!(retire(), Error::<Test>::AppealWindowOpen);
		// After an appeal, a suspension that ends is not repeated.
		assert_ok!(Registry::appeal(signed(OWNER), FRIDGE, H256::repeat_byte(1)));
		assert_ok!(Registry::reinstate_device(who(), FRIDGE));
		assert_noop!(suspend(), Error::<Test>::DeviceProtected);
		assert_ok!(retire());
	});
}

/// Under a key of small order anybody signs anything: whoever registered one, vouched for or
/// brought by itself, gave its devices or its vouchers to everybody.
#[test]
fn nobodys_key_is_taken_wherever_a_key_enters() {
	with_fridge(|| {
		let zero = DeviceKey::Ed25519(sp_core::ed25519::Public::from_raw([0; 32]));
		let mut anybodys = [0; 64];
		anybodys[0] = 1;
		let anybodys = || DeviceSignature::Ed25519(sp_core::ed25519::Signature::from_raw(anybodys));
		let weak = Error::<Test>::WeakKey;
		let name = ManufacturerName::truncate_from(b"Zero".to_vec());
		assert_noop!(Registry::register_manufacturer(signed(STRANGER), name, zero), weak);
		let add_voucher_key =
			|key| Registry::add_voucher_key(signed(MANUFACTURER), key, None, None);
		let no_point = DeviceKey::P256(cot_primitives::P256Public([0; 33]));
		for key in [zero, no_point] {
			assert_noop!(add_voucher_key(key), Error::<Test>::WeakKey);
		}
		let mut onboarding = Onboarding::honest(2);
		onboarding.voucher.key = zero;
		onboarding.claim.key = zero;
		let ClaimRequest { voucher, voucher_signature, claim, .. } = onboarding.clone().request();
		let claimed = Registry::claim(signed(OWNER), voucher, voucher_signature, claim, anybodys());
		assert_eq!(claimed, Err(Error::<Test>::WeakKey.into()));
		let rotation = Rotation { new_key: zero, ..rotation(device_keys(2)) };
		let rotated = Registry::rotate_key(signed(OWNER), rotation, anybodys());
		assert_eq!(rotated, Err(Error::<Test>::WeakKey.into()));
		events();
		let many = vec![ClaimRequest { device_signature: anybodys(), ..onboarding.request() }];
		assert_ok!(Registry::claim_many(signed(OWNER), many.try_into().unwrap()));
		let error = Error::<Test>::WeakKey.into();
		assert_eq!(events(), vec![Event::ClaimFailed { index: 0, owner: OWNER, error }]);
	});
}

#[test]
#[should_panic(expected = "WeakKey")]
fn no_chain_begins_with_nobodys_key() {
	build_and_execute(|| {
		let voucher_key = DeviceKey::Ed25519(sp_core::ed25519::Public::from_raw([0; 32]));
		let zero = GenesisManufacturer {
			account: NEWCOMER,
			name: "Zero".into(),
			voucher_key,
			models: vec![],
		};
		Registry::build_genesis(&GenesisConfig { manufacturers: vec![zero] });
	});
}
