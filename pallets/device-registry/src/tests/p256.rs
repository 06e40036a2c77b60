//! Keys and signatures on P-256, the curve of secure elements, that are none.

#![allow(deprecated)]

use cot_primitives::{DeviceKey, DeviceSignature, Rotation};
use frame_support::{assert_noop, assert_ok, pallet_prelude::ValidateUnsigned};
use sp_runtime::transaction_validity::{
	InvalidTransaction, TransactionSource, TransactionValidity,
};

use crate::{mock::*, *};

/// Keys of a factory, and of a fridge and what comes after it.
const FACTORY: Keys = Keys::P256(1);
const DEVICE: Keys = Keys::P256(2);
const NEXT: Keys = Keys::P256(3);

/// Begins with a factory that signs on P-256, under the number 1.
fn with_factory(test: impl FnOnce()) {
	build_and_execute(|| {
		let key = FACTORY.public();
		assert_ok!(Registry::add_voucher_key(signed(MANUFACTURER), key, None, None));
		test();
	});
}

fn onboarding(n: u8, device: Keys) -> Onboarding {
	let mut onboarding = Onboarding::with_keys(n, FACTORY, device);
	onboarding.voucher.issuer = 1;
	onboarding
}

/// The first serial number in its next life, for this household as its `ownership`.
fn next_life(device: Keys, to: AccountId, ownership: u32) -> Onboarding {
	let mut next = onboarding(1, device).living(1).to(to);
	next.claim.ownership = ownership;
	next
}

fn of_key(mut onboarding: Onboarding, key: DeviceKey) -> Onboarding {
	(onboarding.voucher.key, onboarding.claim.key) = (key, key);
	onboarding
}

fn claim(request: ClaimRequestOf<Test>) -> frame_support::dispatch::DispatchResult {
	let ClaimRequest { voucher, voucher_signature, claim, device_signature } = request;
	Registry::claim(signed(OWNER), voucher, voucher_signature, claim, device_signature)
}

fn offer(request: ClaimRequestOf<Test>) -> TransactionValidity {
	let call = Call::<Test>::claim_feeless { request };
	Registry::validate_unsigned(TransactionSource::External, &call)
}

#[test]
fn what_is_no_p256_key_enters_nowhere() {
	with_factory(|| {
		assert_ok!(onboarding(1, DEVICE).submit(OWNER));
		for no_key in no_p256_keys() {
			let weak = Error::<Test>::WeakKey;
			let register = Registry::register_manufacturer(signed(STRANGER), name("Zero"), no_key);
			assert_eq!(register, Err(weak.into()), "{no_key:?}");
			let weak = Error::<Test>::WeakKey;
			assert_noop!(Registry::add_voucher_key(signed(MANUFACTURER), no_key, None, None), weak);
			let first = of_key(onboarding(2, NEXT), no_key);
			assert_noop!(claim(first.clone().request()), Error::<Test>::WeakKey);
			assert!(offer(first.sponsored().request()).is_err());
			let body = of_key(next_life(NEXT, OWNER, 0), no_key).request();
			assert_noop!(
				Registry::replace_device(signed(OWNER), FRIDGE, body),
				Error::<Test>::WeakKey
			);
			let word = of_key(next_life(NEXT, BUYER, 1), no_key).request();
			assert_noop!(
				Registry::begin_takeover(signed(BUYER), word, u64::MAX),
				Error::<Test>::WeakKey
			);
			let rotation = Rotation { old_key: DEVICE.public(), new_key: no_key, ..rotation(NEXT) };
			assert_noop!(rotate(OWNER, rotation, NEXT), Error::<Test>::WeakKey);
		}
		assert_ok!(Registry::close_voucher_key(signed(MANUFACTURER), 1, None));
		for no_key in no_p256_keys() {
			let root = RuntimeOrigin::root();
			assert_noop!(
				Registry::force_reopen_voucher_key(root, MANUFACTURER, 1, no_key, None, None),
				Error::<Test>::WeakKey
			);
		}
	});
}

#[test]
fn what_is_no_p256_signature_claims_nothing() {
	with_factory(|| {
		let honest = || onboarding(1, DEVICE).sponsored();
		let (voucher, statement) = (honest().voucher, honest().claim);
		let vouchers = no_p256_signatures(FACTORY, voucher.signing_hash(&genesis_hash()));
		let claims = no_p256_signatures(DEVICE, statement.signing_hash(&genesis_hash()));
		let banned = Err(InvalidTransaction::BadProof.into());
		for voucher_signature in vouchers {
			let forged = ClaimRequest { voucher_signature, ..honest().request() };
			assert_noop!(claim(forged.clone()), Error::<Test>::InvalidVoucherSignature);
			assert_eq!(offer(forged), banned);
		}
		for device_signature in claims {
			let forged = ClaimRequest { device_signature, ..honest().request() };
			assert_noop!(claim(forged.clone()), Error::<Test>::InvalidClaimSignature);
			assert_eq!(offer(forged), banned);
		}
		assert_ok!(claim(honest().request()));
	});
}

#[test]
fn what_is_no_p256_signature_changes_no_device() {
	with_factory(|| {
		assert_ok!(onboarding(1, DEVICE).submit(OWNER));
		let body = || next_life(NEXT, OWNER, 0);
		let word = || next_life(NEXT, BUYER, 1);
		let hash = |claim: &cot_primitives::Claim<AccountId>| claim.signing_hash(&genesis_hash());
		for device_signature in no_p256_signatures(NEXT, hash(&body().claim)) {
			let forged = ClaimRequest { device_signature, ..body().request() };
			assert_noop!(
				Registry::replace_device(signed(OWNER), FRIDGE, forged),
				Error::<Test>::InvalidClaimSignature
			);
		}
		for device_signature in no_p256_signatures(NEXT, hash(&word().claim)) {
			let forged = ClaimRequest { device_signature, ..word().request() };
			assert_noop!(
				Registry::begin_takeover(signed(BUYER), forged, u64::MAX),
				Error::<Test>::InvalidClaimSignature
			);
		}
		let rotation = Rotation { old_key: DEVICE.public(), ..rotation(NEXT) };
		for signature in no_p256_signatures(NEXT, rotation.signing_hash(&genesis_hash())) {
			assert_noop!(
				Registry::rotate_key(signed(OWNER), rotation.clone(), signature),
				Error::<Test>::InvalidRotationSignature
			);
		}
		assert_ok!(Registry::release(signed(OWNER), FRIDGE));
		let mut released = onboarding(1, DEVICE).to(BUYER).claim;
		released.ownership = 1;
		for signature in no_p256_signatures(DEVICE, hash(&released)) {
			assert_noop!(
				Registry::claim_released(signed(BUYER), released.clone(), signature, u64::MAX),
				Error::<Test>::InvalidClaimSignature
			);
		}
	});
}

/// Whoever overhears a claim can write its signatures in another form: it is the same claim.
#[test]
fn the_other_form_of_a_p256_signature_is_no_second_claim() {
	with_factory(|| {
		let honest = || onboarding(1, DEVICE).sponsored().request();
		let other = |signature: &DeviceSignature| other_form(signature);
		let copy = || ClaimRequest {
			voucher_signature: other(&honest().voucher_signature),
			device_signature: other(&honest().device_signature),
			..honest()
		};
		assert_ne!(copy(), honest());
		// One place in a pool, and one device in the chain.
		let place = |request| offer(request).map(|place| place.provides);
		assert_eq!(place(copy()), place(honest()));
		assert_ok!(claim(copy()));
		for again in [honest(), copy()] {
			assert_noop!(claim(again.clone()), Error::<Test>::SerialAlreadyClaimed);
			assert_eq!(offer(again), Err(InvalidTransaction::Stale.into()));
		}
		let turn = Rotation { old_key: DEVICE.public(), ..rotation(NEXT) };
		let signature = NEXT.sign(turn.signing_hash(&genesis_hash()));
		assert_ok!(Registry::rotate_key(signed(OWNER), turn.clone(), other(&signature)));
		assert_noop!(
			Registry::rotate_key(signed(OWNER), turn, signature),
			Error::<Test>::RotationForAnotherKey
		);
	});
}

#[test]
#[should_panic(expected = "WeakKey")]
fn no_chain_begins_with_what_is_no_p256_key() {
	build_and_execute(|| {
		let off_curve = GenesisManufacturer {
			account: NEWCOMER,
			name: "Zero".into(),
			voucher_key: no_p256_keys()[3],
			models: vec![],
		};
		Registry::build_genesis(&GenesisConfig { manufacturers: vec![off_curve] });
	});
}
