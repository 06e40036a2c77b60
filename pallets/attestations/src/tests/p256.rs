//! Batches of a device with a secure element, which signs on P-256, and what is not signed by it.

use cot_primitives::{
	Admission, Batch, DeviceKey, DeviceSignature, P256Public, P256Signature, RefusalCode,
};
use frame_support::{assert_noop, assert_ok, assert_storage_noop};
use p256::ecdsa::{Signature, SigningKey};
use sp_core::ed25519;
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

use crate::{mock::*, *};

const BAD_PROOF: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::BadProof);

fn with_secure_element(test: impl FnOnce()) {
	build_and_execute(|| {
		Household::rotate_to_p256();
		test();
	});
}

fn bytes_of(batch: &Batch) -> [u8; 64] {
	match sign(batch) {
		DeviceSignature::P256(P256Signature(bytes)) => bytes,
		other => panic!("{other:?} is not on P-256"),
	}
}

/// Values that are no signature of the fridge over the batch.
fn forgeries(batch: &Batch) -> Vec<DeviceSignature> {
	let hash = batch.signing_hash(&System::block_hash(0));
	let honest = bytes_of(batch);
	let with = |from: usize, number: [u8; 32]| {
		let mut bytes = honest;
		bytes[from..from + 32].copy_from_slice(&number);
		bytes
	};
	let mut swapped = honest;
	swapped.rotate_left(32);
	let mut changed = honest;
	changed[63] ^= 1;
	let another = SigningKey::from_slice(&[8; 32]).unwrap();
	let bytes = [
		[0; 64],
		[0xff; 64],
		[7; 64],
		with(0, [0; 32]),
		with(32, [0; 32]),
		with(0, [0xff; 32]),
		with(32, [0xff; 32]),
		swapped,
		changed,
		sign_on_p256(&another, hash).0,
		sign_on_p256(&secure_element(), [7; 32]).0,
	];
	let mut all = bytes.map(|bytes| DeviceSignature::P256(P256Signature(bytes))).to_vec();
	// Under another scheme: the former key's, and the same bytes.
	all.push(forge(batch));
	all.push(DeviceSignature::Ed25519(ed25519::Signature::from_raw(honest)));
	all
}

/// A batch whose signature is none is refused for good where it costs nothing.
fn assert_banned(batch: &Batch, signature: &DeviceSignature) {
	assert_storage_noop!({
		let refused = Admission::Refused {
			reason: RefusalCode::InvalidSignature,
			retry_after: None,
			expected_sequence: Some(1),
		};
		assert_eq!(Attestations::admission(batch, signature), refused);
		assert_eq!(offer_with(batch.clone(), signature.clone()), Err(BAD_PROOF));
		assert_eq!(include_with(batch.clone(), signature.clone()), Err(BAD_PROOF));
	});
}

/// The same, and through a gateway.
fn assert_forged(batch: &Batch, signature: DeviceSignature) {
	assert_banned(batch, &signature);
	assert_noop!(attest_with(batch.clone(), signature), Error::<Test>::InvalidSignature);
}

#[test]
fn what_is_no_p256_signature_attests_nothing() {
	with_secure_element(|| {
		let batch = next_batch(vec![level(MILK, 0, 2_000)]);
		for forgery in forgeries(&batch) {
			assert_forged(&batch, forgery);
		}
		events();
		let many: Vec<_> = forgeries(&batch)
			.into_iter()
			.map(|signature| SignedBatch { batch: batch.clone(), signature })
			.collect();
		let count = many.len();
		let many = many.try_into().expect("a few");
		assert_ok!(Attestations::attest_many(RuntimeOrigin::signed(GATEWAY), many));
		let error = Error::<Test>::InvalidSignature.into();
		let household = Some(HOUSEHOLD);
		let refused = Event::BatchRefused { device: FRIDGE, household, sequence: 1, error };
		assert_eq!(events(), vec![refused; count]);
		assert_ok!(include(batch).unwrap());
	});
}

/// A batch that waits is not banned: that only the device itself can send, on P-256 too.
#[test]
fn what_is_no_p256_signature_is_banned_whatever_the_batch_waits_for() {
	with_secure_element(|| {
		Household::suspend_fridge();
		let early = Batch { window_start: now() + MAX_DRIFT + 1, ..next_batch(vec![]) };
		for batch in [next_batch(vec![]), early] {
			for forgery in forgeries(&batch) {
				assert_banned(&batch, &forgery);
			}
		}
	});
}

/// Another form of a signature, which anybody can compute, makes no other batch.
#[test]
fn the_other_form_of_a_p256_signature_is_no_second_batch() {
	with_secure_element(|| {
		let batch = next_batch(vec![level(MILK, 0, 2_000)]);
		let honest = Signature::from_slice(&bytes_of(&batch)).unwrap();
		let (r, s) = honest.split_scalars();
		let other = Signature::from_scalars(r, -s).unwrap();
		let copy = DeviceSignature::P256(P256Signature(other.to_bytes().into()));
		assert_ne!(copy, sign(&batch));
		assert_eq!(Attestations::admission(&batch, &copy), Admission::Admissible);
		let place = |signature| offer_with(batch.clone(), signature).map(|place| place.provides);
		assert_eq!(place(copy.clone()), place(sign(&batch)));
		assert_ok!(include_with(batch.clone(), copy.clone()).unwrap());
		for again in [sign(&batch), copy] {
			assert_eq!(Attestations::admission(&batch, &again), Admission::Accepted);
			let stale = Err(InvalidTransaction::Stale.into());
			assert_eq!(offer_with(batch.clone(), again.clone()), stale);
			assert_noop!(attest_with(batch.clone(), again), Error::<Test>::SequenceReplayed);
		}
	});
}

/// The registry lets no such key in; should it ever hold one, it signs nothing.
#[test]
fn under_what_is_no_p256_key_nobody_attests() {
	with_secure_element(|| {
		let batch = next_batch(vec![]);
		let mut off_curve = [0; 33];
		(off_curve[0], off_curve[32]) = (2, 1);
		for bytes in [[0; 33], [0xff; 33], off_curve] {
			corrupt(|state| state.info.key = DeviceKey::P256(P256Public(bytes)));
			for signature in forgeries(&batch).into_iter().chain([sign(&batch)]) {
				assert_forged(&batch, signature);
			}
		}
		Household::rotate_to_p256();
		assert_ok!(include(batch).unwrap());
	});
}
