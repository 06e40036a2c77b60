//! Consequences of a sanction for the household, and their end.

use cot_primitives::{DeviceId, InspectSanctions, SanctionReason};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use sp_core::H256;
use sp_runtime::DispatchError;

use crate::{mock::*, *};

const FAULT: SanctionReason = SanctionReason::Fault;

fn suspend_device(device: DeviceId) -> DispatchResult {
	Registry::suspend_device(signed(MANUFACTURER), device, FAULT, None)
}

fn revoke_device(device: DeviceId) -> DispatchResult {
	Registry::revoke_device(signed(MANUFACTURER), device, FAULT, None)
}

fn reinstate_device(device: DeviceId) -> DispatchResult {
	Registry::reinstate_device(signed(MANUFACTURER), device)
}

fn appeal(who: AccountId) -> DispatchResult {
	Registry::appeal(signed(who), FRIDGE, H256::repeat_byte(3))
}

fn resolve(verdict: Verdict) -> DispatchResult {
	Registry::resolve_appeal(
		RuntimeOrigin::root(),
		FRIDGE,
		since(FRIDGE),
		H256::repeat_byte(3),
		verdict,
	)
}

fn offer() -> DispatchResult {
	Registry::offer_transfer(signed(OWNER), FRIDGE, BUYER, None)
}

fn accept() -> DispatchResult {
	Registry::accept_transfer(signed(BUYER), FRIDGE, u64::MAX)
}

type Call = fn(DeviceId) -> DispatchResult;

/// Each kind of sanction, with the error of a transfer while it is in force.
fn sanctions() -> [(Call, DispatchError); 2] {
	[
		(suspend_device, Error::<Test>::SanctionInForce.into()),
		(revoke_device, Error::<Test>::DeviceRevoked.into()),
	]
}

/// Returns the number of `OWNER`'s sanctioned devices, and checks that no other household or
/// manufacturer is concerned.
fn sanctioned() -> u32 {
	let count = SanctionedDevices::<Test>::get(MANUFACTURER, OWNER);
	assert_eq!(Registry::is_sanctioned(&MANUFACTURER, &OWNER), count > 0);
	assert!(!Registry::is_sanctioned(&MANUFACTURER, &BUYER));
	assert!(!Registry::is_sanctioned(&NEWCOMER, &OWNER));
	count
}

#[test]
fn a_household_is_sanctioned_until_the_last_of_its_devices_is_let_go_on() {
	with_fridge(|| {
		assert_ok!(Onboarding::honest(2).submit(OWNER));
		assert_ok!(Onboarding::honest(3).to(BUYER).submit(BUYER));
		assert_eq!(sanctioned(), 0);
		assert_ok!(suspend_device(FRIDGE));
		assert_eq!(sanctioned(), 1);
		assert_ok!(revoke_device(2));
		assert_eq!(sanctioned(), 2);
		// The same device is counted once.
		assert_ok!(revoke_device(FRIDGE));
		assert_eq!(sanctioned(), 2);
		assert_ok!(appeal(OWNER));
		assert_eq!(sanctioned(), 2);
		assert_ok!(resolve(Verdict::Lift));
		assert_eq!(sanctioned(), 1);
		set_time(NOW + APPEAL_WINDOW);
		assert_ok!(Registry::retire_revoked(signed(MANUFACTURER), 2));
		assert_eq!(sanctioned(), 0);
		assert!(!SanctionedDevices::<Test>::contains_key(MANUFACTURER, OWNER));
	});
}

#[test]
fn a_household_is_sanctioned_until_its_manufacturer_gives_in() {
	with_fridge(|| {
		assert_ok!(suspend_device(FRIDGE));
		assert_ok!(reinstate_device(FRIDGE));
		assert_eq!(sanctioned(), 0);
		assert_ok!(suspend_device(FRIDGE));
		assert_ok!(appeal(OWNER));
		assert_ok!(reinstate_device(FRIDGE));
		assert_eq!(sanctioned(), 0);
	});
}

#[test]
fn a_household_stays_sanctioned_when_governance_upholds_until_the_device_is_gone() {
	with_fridge(|| {
		assert_ok!(suspend_device(FRIDGE));
		assert_ok!(appeal(OWNER));
		assert_ok!(resolve(Verdict::Uphold));
		assert_eq!(sanctioned(), 1);
		set_time(NOW + APPEAL_WINDOW);
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_eq!(sanctioned(), 0);
	});
}

#[test]
fn each_manufacturer_has_something_against_a_household_of_its_own() {
	with_fridge(|| {
		let keys = Keys::Ed25519(9);
		let newcomer = || signed(NEWCOMER);
		assert_ok!(Registry::register_manufacturer(newcomer(), name("Rival"), keys.public()));
		assert_ok!(Registry::force_approve_manufacturer(
			RuntimeOrigin::root(),
			NEWCOMER,
			name("Rival")
		));
		let theirs = Onboarding::with_keys(2, keys, device_keys(2)).vouched_by(NEWCOMER);
		assert_ok!(theirs.submit(OWNER));
		let is_sanctioned = |by| Registry::is_sanctioned(&by, &OWNER);
		assert_ok!(Registry::suspend_device(newcomer(), 2, FAULT, None));
		assert_eq!([MANUFACTURER, NEWCOMER].map(is_sanctioned), [false, true]);
		assert_ok!(suspend_device(FRIDGE));
		assert_ok!(Registry::reinstate_device(newcomer(), 2));
		assert_eq!([MANUFACTURER, NEWCOMER].map(is_sanctioned), [true, false]);
	});
}

#[test]
fn a_sanction_outlasts_the_word_of_its_manufacturer_and_is_still_lifted() {
	with_fridge(|| {
		assert_ok!(suspend_device(FRIDGE));
		assert_ok!(Registry::force_suspend_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		assert_eq!(sanctioned(), 1);
		assert_ok!(appeal(OWNER));
		assert_ok!(resolve(Verdict::Lift));
		assert_eq!(sanctioned(), 0);
	});
}

#[test]
fn a_sanctioned_device_goes_to_no_other_household() {
	for (sanction, refusal) in sanctions() {
		with_fridge(|| {
			assert_ok!(offer());
			assert_ok!(sanction(FRIDGE));
			events();
			assert_noop!(accept(), refusal);
			assert_noop!(offer(), refusal);
			assert_noop!(Registry::release(signed(OWNER), FRIDGE), refusal);
			// The offer waits.
			assert_ok!(appeal(OWNER));
			assert_noop!(accept(), refusal);
			assert_ok!(resolve(Verdict::Lift));
			assert_ok!(accept());
			let (statement, verdict) = (H256::repeat_byte(3), Verdict::Lift);
			let deposit = APPEAL_DEPOSIT;
			assert_eq!(
				events(),
				vec![
					Event::AppealOpened { device: FRIDGE, owner: OWNER, statement, deposit },
					Event::AppealResolved {
						device: FRIDGE,
						owner: OWNER,
						manufacturer: MANUFACTURER,
						statement,
						verdict
					},
					Event::DeviceTransferred {
						device: FRIDGE,
						from: OWNER,
						to: BUYER,
						ownership: 1
					},
				]
			);
			// The device is protected under its new owner, too.
			assert_noop!(suspend_device(FRIDGE), Error::<Test>::DeviceProtected);
		});
	}
}

#[test]
fn a_released_device_that_is_sanctioned_is_not_claimed() {
	for (sanction, refusal) in sanctions() {
		with_fridge(|| {
			let (claim, signature) = next_claim(1, BUYER, 1);
			let take = || {
				let (claim, signature) = (claim.clone(), signature.clone());
				Registry::claim_released(signed(BUYER), claim, signature, u64::MAX)
			};
			assert_ok!(Registry::release(signed(OWNER), FRIDGE));
			assert_ok!(sanction(FRIDGE));
			assert_noop!(take(), refusal);
			assert_ok!(appeal(OWNER));
			assert_noop!(take(), refusal);
			assert_ok!(resolve(Verdict::Lift));
			assert_ok!(take());
			assert_eq!(device(FRIDGE).owner, BUYER);
		});
	}
}

#[test]
fn an_owner_takes_back_what_it_cannot_hand_over() {
	with_fridge(|| {
		assert_ok!(offer());
		assert_ok!(suspend_device(FRIDGE));
		assert_ok!(Registry::cancel_transfer(signed(OWNER), FRIDGE));
		assert_eq!(device(FRIDGE).transfer, None);
	});
}

#[test]
fn no_household_inherits_a_sanction_or_an_appeal() {
	with_fridge(|| {
		assert_ok!(offer());
		assert_ok!(suspend_device(FRIDGE));
		assert_ok!(appeal(OWNER));
		assert_noop!(accept(), Error::<Test>::SanctionInForce);
		assert_ok!(resolve(Verdict::Uphold));
		assert_noop!(accept(), Error::<Test>::SanctionInForce);
		assert_noop!(appeal(BUYER), Error::<Test>::NotOwner);
		// Only when the manufacturer ends the sanction, and then there is none to inherit.
		assert_ok!(reinstate_device(FRIDGE));
		assert_ok!(accept());
		assert_noop!(appeal(BUYER), Error::<Test>::NotSanctioned);
		// A new sanction is the buyer's, which has an appeal of its own.
		assert_ok!(suspend_device(FRIDGE));
		assert!(Registry::is_sanctioned(&MANUFACTURER, &BUYER));
		assert!(!Registry::is_sanctioned(&MANUFACTURER, &OWNER));
		assert_ok!(appeal(BUYER));
	});
}
