//! Offers, releases and changes of the owner.

use cot_primitives::{Claim, DeviceId, DeviceStatus, InspectDevices, Moment};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, traits::fungible::Mutate};
use sp_runtime::TokenError;

use crate::{mock::*, *};

fn offer(who: AccountId, to: AccountId, expires_at: Option<Moment>) -> DispatchResult {
	Registry::offer_transfer(signed(who), FRIDGE, to, expires_at)
}

fn accept(who: AccountId) -> DispatchResult {
	Registry::accept_transfer(signed(who), FRIDGE, u64::MAX)
}

fn claim_released(who: AccountId, n: u8, ownership: u32) -> DispatchResult {
	let (claim, signature) = next_claim(n, who, ownership);
	Registry::claim_released(signed(who), claim, signature, u64::MAX)
}

fn begun(old: Option<TransferOf<Test>>, new: TransferOf<Test>) -> Event<Test> {
	Event::TransferBegun { device: FRIDGE, owner: OWNER, old, new }
}

fn offered(to: AccountId) -> TransferOf<Test> {
	Transfer::Offered { to, expires_at: None }
}

fn transferred(from: AccountId, to: AccountId, ownership: u32) -> Event<Test> {
	Event::DeviceTransferred { device: FRIDGE, from, to, ownership }
}

/// `OWNER`'s fridge with ten slots, two of which cost something.
fn with_large_fridge(test: impl FnOnce()) {
	with_fridge(|| {
		for slot in 0..10 {
			assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, slot, milk()));
		}
		Recorder::take();
		events();
		test();
	});
}

#[test]
fn a_device_changes_hands_in_two_steps() {
	with_large_fridge(|| {
		assert_ok!(Registry::suspend(signed(OWNER), FRIDGE));
		assert_ok!(offer(OWNER, BUYER, None));
		assert_eq!(device(FRIDGE).owner, OWNER);
		assert_ok!(accept(BUYER));
		assert_eq!(
			events(),
			vec![
				Event::DeviceSuspended { device: FRIDGE, owner: OWNER },
				begun(None, offered(BUYER)),
				transferred(OWNER, BUYER, 1),
			]
		);
		assert_eq!(Recorder::take(), vec![Told::OwnerChanged(FRIDGE)]);

		let device = device(FRIDGE);
		assert_eq!((device.owner, device.ownership), (BUYER, 1));
		assert_eq!(device.status(), DeviceStatus::Active);
		assert_eq!(device.transfer, None);
		assert_eq!(Balances::free_balance(OWNER), ENDOWMENT);
		assert_eq!(held(HoldReason::DeviceDeposit, BUYER), DEPOSIT);
		assert_eq!(held(HoldReason::SlotDeposit, BUYER), 2 * SLOT_DEPOSIT);
		assert_eq!(SlotsOf::<Test>::get(FRIDGE), slots(10));
		// It is the former owner's no more.
		assert_noop!(Registry::suspend(signed(OWNER), FRIDGE), Error::<Test>::NotOwner);
		assert_noop!(accept(BUYER), Error::<Test>::NotOffered);
	});
}

#[test]
fn what_a_device_saw_before_its_household_had_it_is_told_apart() {
	with_fridge(|| {
		let not_before = || Registry::device(FRIDGE).map(|device| device.not_before);
		assert_eq!(not_before(), Some(NOW));
		assert_ok!(offer(OWNER, BUYER, None));
		set_time(NOW + 5);
		assert_ok!(accept(BUYER));
		assert_eq!(not_before(), Some(NOW + 5));
		assert_ok!(Registry::release(signed(BUYER), FRIDGE));
		set_time(NOW + 9);
		assert_ok!(claim_released(STRANGER, 1, 2));
		assert_eq!(not_before(), Some(NOW + 9));
		assert_eq!(device(FRIDGE).claimed_at, NOW);
	});
}

#[test]
fn what_the_manufacturer_pays_stays_with_the_manufacturer() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).sponsored().submit(OWNER));
		assert_ok!(offer(OWNER, BUYER, None));
		assert_ok!(accept(BUYER));
		assert_eq!(Balances::free_balance(BUYER), ENDOWMENT);
		assert_eq!(held(HoldReason::DeviceDeposit, MANUFACTURER), DEPOSIT);
		assert_ok!(Registry::retire(signed(BUYER), FRIDGE));
		assert_eq!(held(HoldReason::DeviceDeposit, MANUFACTURER), 0);
	});
}

#[test]
fn an_offer_is_refused_where_it_cannot_be_meant() {
	with_fridge(|| {
		assert_noop!(
			Registry::offer_transfer(signed(OWNER), 2, BUYER, None),
			Error::<Test>::UnknownDevice
		);
		assert_noop!(offer(STRANGER, BUYER, None), Error::<Test>::NotOwner);
		assert_noop!(offer(OWNER, OWNER, None), Error::<Test>::AlreadyOwner);
		assert_noop!(offer(OWNER, BUYER, Some(NOW)), Error::<Test>::OfferExpired);
		assert_ok!(offer(OWNER, BUYER, Some(NOW + 1)));
	});
}

#[test]
fn an_offer_lasts_until_the_second_before_it_expires() {
	with_fridge(|| {
		assert_ok!(offer(OWNER, BUYER, Some(NOW + 10)));
		set_time(NOW + 10);
		assert_noop!(accept(BUYER), Error::<Test>::OfferExpired);
		set_time(NOW + 9);
		assert_ok!(accept(BUYER));
	});
}

#[test]
fn accepting_fails_without_an_offer() {
	with_fridge(|| {
		assert_noop!(
			Registry::accept_transfer(signed(BUYER), 2, u64::MAX),
			Error::<Test>::UnknownDevice
		);
		assert_noop!(accept(BUYER), Error::<Test>::NotOffered);
		assert_ok!(offer(OWNER, BUYER, None));
		assert_noop!(accept(STRANGER), Error::<Test>::NotOffered);
		assert_noop!(accept(OWNER), Error::<Test>::NotOffered);
		assert_ok!(Registry::release(signed(OWNER), FRIDGE));
		assert_noop!(accept(BUYER), Error::<Test>::NotOffered);
	});
}

#[test]
fn a_buyer_that_cannot_pay_the_deposits_does_not_get_the_device() {
	with_large_fridge(|| {
		assert_ok!(offer(OWNER, BUYER, None));
		Balances::set_balance(&BUYER, DEPOSIT + 2 * SLOT_DEPOSIT);
		assert_noop!(accept(BUYER), TokenError::FundsUnavailable);
		Balances::set_balance(&BUYER, DEPOSIT + 2 * SLOT_DEPOSIT + 1);
		assert_ok!(accept(BUYER));
	});
}

#[test]
fn the_owner_takes_an_offer_or_a_release_back() {
	with_fridge(|| {
		let cancel = |who, device: DeviceId| Registry::cancel_transfer(signed(who), device);
		assert_noop!(cancel(OWNER, 2), Error::<Test>::UnknownDevice);
		assert_noop!(cancel(STRANGER, FRIDGE), Error::<Test>::NotOwner);
		assert_noop!(cancel(OWNER, FRIDGE), Error::<Test>::UnknownTransfer);
		assert_ok!(offer(OWNER, BUYER, None));
		assert_ok!(cancel(OWNER, FRIDGE));
		assert_noop!(accept(BUYER), Error::<Test>::NotOffered);
		assert_ok!(Registry::release(signed(OWNER), FRIDGE));
		assert_ok!(cancel(OWNER, FRIDGE));
		assert_noop!(claim_released(BUYER, 1, 1), Error::<Test>::NotReleased);
		let cancelled = |old| Event::TransferCancelled { device: FRIDGE, owner: OWNER, old };
		assert_eq!(
			events(),
			vec![
				begun(None, offered(BUYER)),
				cancelled(offered(BUYER)),
				begun(None, Transfer::Released),
				cancelled(Transfer::Released),
			]
		);
	});
}

#[test]
fn a_released_device_is_silent_until_another_household_claims_it() {
	with_large_fridge(|| {
		assert_ok!(Registry::release(signed(OWNER), FRIDGE));
		assert_noop!(Registry::release(signed(OWNER), FRIDGE), Error::<Test>::AlreadyReleased);
		assert_eq!(Registry::device(FRIDGE).unwrap().status, DeviceStatus::Suspended);
		assert_eq!(device(FRIDGE).owner, OWNER);

		assert_ok!(claim_released(BUYER, 1, 1));
		assert_eq!(Registry::device(FRIDGE).unwrap().status, DeviceStatus::Active);
		assert_eq!(events(), vec![begun(None, Transfer::Released), transferred(OWNER, BUYER, 1)]);
		assert_eq!(Recorder::take(), vec![Told::OwnerChanged(FRIDGE)]);
		assert_eq!(Balances::free_balance(OWNER), ENDOWMENT);
		assert_eq!(held(HoldReason::SlotDeposit, BUYER), 2 * SLOT_DEPOSIT);
	});
}

#[test]
fn releasing_fails_for_strangers() {
	with_fridge(|| {
		assert_noop!(Registry::release(signed(OWNER), 2), Error::<Test>::UnknownDevice);
		assert_noop!(Registry::release(signed(STRANGER), FRIDGE), Error::<Test>::NotOwner);
	});
}

#[test]
fn a_released_device_names_its_next_owner_itself() {
	with_fridge(|| {
		let (claim, signature) = next_claim(1, BUYER, 1);
		let submit = |who, claim: &Claim<_>, signature: &cot_primitives::DeviceSignature| {
			Registry::claim_released(signed(who), claim.clone(), signature.clone(), u64::MAX)
		};
		assert_noop!(submit(BUYER, &claim, &signature), Error::<Test>::NotReleased);
		assert_ok!(Registry::release(signed(OWNER), FRIDGE));
		assert_noop!(claim_released(BUYER, 2, 1), Error::<Test>::UnknownDevice);
		assert_noop!(claim_released(OWNER, 1, 1), Error::<Test>::AlreadyOwner);
		assert_noop!(claim_released(BUYER, 1, 0), Error::<Test>::ClaimForAnotherOwnership);
		assert_noop!(claim_released(BUYER, 1, 2), Error::<Test>::ClaimForAnotherOwnership);
		assert_noop!(submit(STRANGER, &claim, &signature), Error::<Test>::ClaimForAnotherOwner);
		for wrong in [
			Claim { serial: serial(2), ..claim.clone() },
			Claim { manufacturer: NEWCOMER, ..claim.clone() },
		] {
			assert_noop!(submit(BUYER, &wrong, &signature), Error::<Test>::ClaimForAnotherSerial);
		}
		let lasting = Claim { expires_at: NOW + CLAIM_LIFETIME + DRIFT + 1, ..claim.clone() };
		assert_noop!(submit(BUYER, &lasting, &signature), Error::<Test>::InvalidClaimSignature);
		let early = device_keys(1).sign(lasting.signing_hash(&genesis_hash()));
		assert_noop!(submit(BUYER, &lasting, &early), Error::<Test>::ClaimExpiresTooLate);
		let forged = device_keys(2).sign(claim.signing_hash(&genesis_hash()));
		assert_noop!(submit(BUYER, &claim, &forged), Error::<Test>::InvalidClaimSignature);
		set_time(claim.expires_at);
		assert_noop!(submit(BUYER, &claim, &signature), Error::<Test>::ClaimExpired);
		set_time(claim.expires_at - 1);
		assert_ok!(submit(BUYER, &claim, &signature));
	});
}

#[test]
fn a_device_stays_while_goods_are_on_their_way_to_it() {
	with_fridge(|| {
		assert_ok!(offer(OWNER, BUYER, None));
		Recorder::use_slot(Some((FRIDGE, 0)));
		assert_noop!(offer(OWNER, BUYER, None), DEVICE_IN_USE);
		assert_noop!(accept(BUYER), DEVICE_IN_USE);
		assert_noop!(Registry::release(signed(OWNER), FRIDGE), DEVICE_IN_USE);
		Recorder::use_slot(None);
		assert_ok!(Registry::release(signed(OWNER), FRIDGE));
		Recorder::use_slot(Some((FRIDGE, 0)));
		assert_noop!(claim_released(BUYER, 1, 1), DEVICE_IN_USE);
		Recorder::use_slot(None);
		assert_ok!(claim_released(BUYER, 1, 1));
	});
}

#[test]
fn a_later_offer_replaces_an_earlier_one() {
	with_fridge(|| {
		assert_ok!(offer(OWNER, BUYER, None));
		assert_ok!(offer(OWNER, STRANGER, None));
		assert_noop!(accept(BUYER), Error::<Test>::NotOffered);
		assert_ok!(accept(STRANGER));
		assert_eq!(
			events(),
			vec![
				begun(None, offered(BUYER)),
				begun(Some(offered(BUYER)), offered(STRANGER)),
				transferred(OWNER, STRANGER, 1),
			]
		);
	});
}
