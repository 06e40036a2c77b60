//! Replacement of a device's key.

use cot_primitives::{InspectDevices, Rotation};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

use crate::{mock::*, *};

#[test]
fn a_device_signs_with_its_next_key() {
	for new in Keys::all(60) {
		with_fridge(|| {
			assert_ok!(rotate(OWNER, rotation(new), new));
			let (old, new) = (device_keys(1).public(), new.public());
			assert_eq!(
				events(),
				vec![Event::KeyRotated { device: FRIDGE, owner: OWNER, old, new }]
			);
			assert_eq!(Registry::device(FRIDGE).unwrap().key, new);
			assert_eq!(DeviceOfKey::<Test>::get(old), None);
		});
	}
}

#[test]
fn a_rotation_is_for_one_device_one_owner_one_key_and_a_time() {
	with_fridge(|| {
		let new = device_keys(60);
		let good = || rotation(new);
		assert_noop!(
			rotate(OWNER, Rotation { device: 2, ..good() }, new),
			Error::<Test>::UnknownDevice
		);
		assert_noop!(rotate(STRANGER, good(), new), Error::<Test>::NotOwner);
		assert_noop!(
			rotate(OWNER, Rotation { owner: STRANGER, ..good() }, new),
			Error::<Test>::RotationForAnotherOwner
		);
		assert_noop!(
			rotate(OWNER, Rotation { old_key: new.public(), ..good() }, new),
			Error::<Test>::RotationForAnotherKey
		);
		let late = Rotation { expires_at: NOW, ..good() };
		assert_noop!(rotate(OWNER, late, new), Error::<Test>::RotationExpired);
		assert_ok!(rotate(OWNER, Rotation { expires_at: NOW + 1, ..good() }, new));
	});
}

#[test]
fn a_key_of_another_device_or_of_its_own_is_no_next_key() {
	with_fridge(|| {
		assert_ok!(Onboarding::honest(2).submit(OWNER));
		for taken in [device_keys(1), device_keys(2)] {
			assert_noop!(
				rotate(OWNER, rotation(taken), taken),
				Error::<Test>::KeyAlreadyRegistered
			);
		}
	});
}

#[test]
fn a_rotation_signed_for_another_chain_fails() {
	with_fridge(|| {
		let new = device_keys(60);
		let signature = new.sign(rotation(new).signing_hash(&H256::repeat_byte(8)));
		assert_noop!(
			Registry::rotate_key(signed(OWNER), rotation(new), signature),
			Error::<Test>::InvalidRotationSignature
		);
	});
}
