//! Devices whose owner is gone.

use cot_primitives::{InspectDevices, SanctionReason};
use frame_support::{
	assert_noop, assert_ok, dispatch::DispatchResult, traits::fungible::InspectHold,
	traits::fungible::Mutate,
};
use sp_runtime::TokenError;

use crate::{mock::*, *};

/// The fridge for `BUYER`, with the board of the `n`th device.
fn second_hand(n: u8, life: u32) -> Onboarding {
	let mut onboarding = Onboarding::honest(n).numbered(1).living(life).to(BUYER).signed_now();
	onboarding.claim.ownership = device(FRIDGE).ownership + 1;
	onboarding
}

fn begin(onboarding: Onboarding) -> DispatchResult {
	let who = onboarding.claim.owner;
	Registry::begin_takeover(signed(who), onboarding.request(), u64::MAX)
}

fn complete() -> DispatchResult {
	Registry::complete_takeover(signed(STRANGER), FRIDGE)
}

fn cancel(who: AccountId) -> DispatchResult {
	Registry::cancel_takeover(signed(who), FRIDGE)
}

fn ended() -> Event<Test> {
	Event::TakeoverEnded { device: FRIDGE, owner: OWNER, to: BUYER }
}

/// The input of the report: a buyer lost the whole device because the seller had lost its seed.
#[test]
fn who_is_no_longer_there_does_not_keep_the_device() {
	with_fridge(|| {
		for slot in 0..FREE_SLOTS as u8 + 1 {
			assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, slot, milk()));
		}
		assert_ok!(Registry::suspend(signed(OWNER), FRIDGE));
		events();
		Recorder::take();
		assert_ok!(begin(second_hand(1, 1)));
		let completes_at = NOW + TAKEOVER_NOTICE;
		let begun = Event::TakeoverBegun { device: FRIDGE, owner: OWNER, to: BUYER, completes_at };
		assert_eq!(events(), vec![begun]);
		assert_eq!(held(HoldReason::TakeoverDeposit, BUYER), TAKEOVER_DEPOSIT);
		assert_eq!(Registry::takeover(FRIDGE).unwrap().to, BUYER);
		// Meanwhile it is the owner's.
		set_time(completes_at - 1);
		assert_noop!(complete(), Error::<Test>::TakeoverNoticeRuns);
		assert_ok!(Registry::resume(signed(OWNER), FRIDGE));
		events();

		set_time(completes_at);
		assert_ok!(complete());
		let (from, to) = (OWNER, BUYER);
		let transferred = Event::DeviceTransferred { device: FRIDGE, from, to, ownership: 1 };
		assert_eq!(events(), vec![transferred]);
		assert_eq!(Recorder::take(), vec![Told::OwnerChanged(FRIDGE)]);
		let device = device(FRIDGE);
		assert_eq!((device.owner, device.life), (BUYER, 1));
		assert_eq!(Balances::total_balance_on_hold(&OWNER), 0);
		assert_eq!(held(HoldReason::TakeoverDeposit, BUYER), 0);
		assert_eq!(Balances::total_balance_on_hold(&BUYER), DEPOSIT + SLOT_DEPOSIT);
		assert_noop!(complete(), Error::<Test>::UnknownTakeover);
		// The voucher is used up.
		let again = second_hand(1, 1).to(STRANGER);
		assert_noop!(begin(again), Error::<Test>::SerialAlreadyClaimed);
	});
}

#[test]
fn a_dead_board_is_replaced_with_the_owner() {
	with_fridge(|| {
		assert_ok!(begin(second_hand(2, 1)));
		set_time(NOW + TAKEOVER_NOTICE);
		assert_ok!(complete());
		assert_eq!(Registry::device(FRIDGE).unwrap().key, device_keys(2).public());
		assert_eq!(DeviceOfKey::<Test>::get(device_keys(1).public()), None);
	});
}

/// Neither does a manufacturer, or whoever has stolen its voucher key, take a device whose owner is
/// there.
#[test]
fn an_owner_that_is_there_keeps_the_device() {
	with_fridge(|| {
		let mut own = second_hand(2, 1).to(MANUFACTURER);
		own.voucher.deposit_payer = cot_primitives::DepositPayer::Manufacturer;
		assert_ok!(begin(own.clone()));
		assert_noop!(cancel(STRANGER), Error::<Test>::NotPartyToTakeover);
		set_time(NOW + TAKEOVER_NOTICE);
		assert_ok!(cancel(OWNER));
		assert_noop!(complete(), Error::<Test>::UnknownTakeover);
		assert_noop!(cancel(OWNER), Error::<Test>::UnknownTakeover);
		assert_eq!(device(FRIDGE).owner, OWNER);
		assert_eq!(held(HoldReason::TakeoverDeposit, MANUFACTURER), 0);
		// The same word does not begin another notice.
		assert_noop!(begin(own.signed_now()), Error::<Test>::SerialAlreadyClaimed);
		assert_ok!(begin(second_hand(2, 2)));
	});
}

#[test]
fn a_takeover_takes_the_manufacturer_and_the_device() {
	with_fridge(|| {
		assert_noop!(begin(second_hand(1, 0)), Error::<Test>::SerialAlreadyClaimed);
		let good = || second_hand(1, 1);
		assert_noop!(begin(good().numbered(2)), Error::<Test>::UnknownDevice);
		assert_noop!(begin(good().to(OWNER)), Error::<Test>::AlreadyOwner);
		let request = good().request();
		assert_noop!(
			Registry::begin_takeover(signed(STRANGER), request, u64::MAX),
			Error::<Test>::ClaimForAnotherOwner
		);
		let mut first = good();
		first.claim.ownership = 0;
		assert_noop!(begin(first), Error::<Test>::ClaimForAnotherOwnership);
		let mut forged = good();
		forged.voucher_keys = device_keys(1);
		assert_noop!(begin(forged), Error::<Test>::InvalidVoucherSignature);
		let mut forged = good();
		forged.device_keys = device_keys(2);
		assert_noop!(begin(forged), Error::<Test>::InvalidClaimSignature);
		assert_ok!(Onboarding::honest(2).submit(OWNER));
		assert_noop!(begin(second_hand(2, 1)), Error::<Test>::KeyAlreadyRegistered);
		Balances::set_balance(&BUYER, TAKEOVER_DEPOSIT - 1);
		assert_noop!(begin(good()), TokenError::FundsUnavailable);
	});
}

/// A word that is taken back does not count: the manufacturer closes a stolen voucher key, cancels
/// what it did not mean, or is suspended.
#[test]
fn the_manufacturers_word_has_to_count_to_the_end() {
	with_fridge(|| {
		let end = NOW + TAKEOVER_NOTICE;
		let key = device_keys(60).public();
		assert_ok!(Registry::add_voucher_key(signed(MANUFACTURER), key, None, None));
		let mut stolen = second_hand(2, 1);
		stolen.voucher.issuer = 1;
		stolen.voucher_keys = device_keys(60);
		assert_ok!(begin(stolen));
		set_time(end);
		let root = RuntimeOrigin::root;
		assert_ok!(Registry::force_suspend_manufacturer(root(), MANUFACTURER));
		assert_noop!(complete(), Error::<Test>::ManufacturerSuspended);
		assert_ok!(Registry::force_reinstate_manufacturer(root(), MANUFACTURER));
		assert_ok!(Registry::close_voucher_key(signed(MANUFACTURER), 1, None));
		assert_noop!(complete(), Error::<Test>::UnknownVoucherKey);
		assert_ok!(cancel(MANUFACTURER));
		assert_eq!(device(FRIDGE).owner, OWNER);
		assert_eq!(held(HoldReason::TakeoverDeposit, BUYER), 0);
	});
}

#[test]
fn a_later_word_of_the_manufacturer_counts_more_than_an_earlier_one() {
	with_fridge(|| {
		assert_ok!(begin(second_hand(1, 2).to(STRANGER)));
		assert_noop!(begin(second_hand(1, 1)), Error::<Test>::TakeoverUnderWay);
		assert_noop!(begin(second_hand(1, 2)), Error::<Test>::TakeoverUnderWay);
		set_time(NOW + 5);
		events();
		assert_ok!(begin(second_hand(1, 3)));
		assert_eq!(
			events().first(),
			Some(&Event::TakeoverEnded { device: FRIDGE, owner: OWNER, to: STRANGER })
		);
		assert_eq!(held(HoldReason::TakeoverDeposit, STRANGER), 0);
		// The notice to the owner begins anew.
		set_time(NOW + TAKEOVER_NOTICE);
		assert_noop!(complete(), Error::<Test>::TakeoverNoticeRuns);
		set_time(NOW + 5 + TAKEOVER_NOTICE);
		assert_ok!(complete());
		assert_eq!(device(FRIDGE).owner, BUYER);
	});
}

#[test]
fn no_household_gets_rid_of_a_sanction_or_of_goods_by_a_takeover() {
	with_fridge(|| {
		assert_ok!(begin(second_hand(1, 1)));
		set_time(NOW + TAKEOVER_NOTICE);
		let reason = SanctionReason::Tampered;
		assert_ok!(Registry::suspend_device(signed(MANUFACTURER), FRIDGE, reason, None));
		assert_noop!(complete(), Error::<Test>::SanctionInForce);
		assert_ok!(Registry::reinstate_device(signed(MANUFACTURER), FRIDGE));
		Recorder::use_slot(Some((FRIDGE, 0)));
		assert_noop!(complete(), DEVICE_IN_USE);
		Recorder::use_slot(None);
		assert_ok!(complete());
	});
}

#[test]
fn a_next_owner_pays_no_more_than_it_agreed_to() {
	with_fridge(|| {
		let request = second_hand(1, 1).request();
		assert_ok!(Registry::begin_takeover(signed(BUYER), request, DEPOSIT));
		for slot in 0..FREE_SLOTS as u8 + 1 {
			assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, slot, milk()));
		}
		set_time(NOW + TAKEOVER_NOTICE);
		assert_noop!(complete(), Error::<Test>::DepositTooHigh);
		// It is not bound to wait.
		assert_ok!(cancel(BUYER));
		assert_eq!(held(HoldReason::TakeoverDeposit, BUYER), 0);
	});
}

#[test]
fn whatever_else_becomes_of_the_device_ends_the_takeover() {
	type Fate = fn() -> DispatchResult;
	let fates: [Fate; 4] = [
		|| {
			Registry::offer_transfer(signed(OWNER), FRIDGE, STRANGER, None)?;
			Registry::accept_transfer(signed(STRANGER), FRIDGE, u64::MAX)
		},
		|| {
			Registry::release(signed(OWNER), FRIDGE)?;
			let (claim, signature) = next_claim(1, STRANGER, 1);
			Registry::claim_released(signed(STRANGER), claim, signature, u64::MAX)
		},
		|| Registry::retire(signed(OWNER), FRIDGE),
		|| {
			let request = Onboarding::honest(3).request();
			Registry::replace_device(signed(OWNER), FRIDGE, request)
		},
	];
	for fate in fates {
		with_fridge(|| {
			assert_ok!(begin(second_hand(1, 1)));
			events();
			assert_ok!(fate());
			assert!(events().contains(&ended()));
			assert_eq!(Balances::total_balance_on_hold(&BUYER), 0);
			assert_noop!(complete(), Error::<Test>::UnknownTakeover);
		});
	}
}

/// When the owner throws the device away, the word for the next life counts for a first claim.
#[test]
fn a_buyer_of_what_was_retired_meanwhile_claims_it() {
	with_fridge(|| {
		assert_ok!(begin(second_hand(1, 1)));
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_ok!(Onboarding::honest(1).living(1).to(BUYER).submit(BUYER));
	});
}
