//! Revocation and removal of serial numbers.

use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, traits::fungible::Mutate};
use sp_runtime::TokenError;

use crate::{mock::*, *};

fn revoke(who: AccountId, n: u8) -> DispatchResult {
	revoke_life(who, n, 0)
}

fn revoke_life(who: AccountId, n: u8, life: u32) -> DispatchResult {
	Registry::revoke_serial(signed(who), serial(n), life)
}

fn purge(limit: u32) -> DispatchResult {
	Registry::purge_serials(signed(STRANGER), MANUFACTURER, limit)
}

#[test]
fn a_revoked_serial_is_paid_for_and_never_claimed() {
	build_and_execute(|| {
		assert_ok!(revoke(MANUFACTURER, 1));
		assert_eq!(
			events(),
			vec![Event::SerialRevoked {
				manufacturer: MANUFACTURER,
				serial: serial(1),
				life: 0,
				deposit: SERIAL_DEPOSIT
			}]
		);
		assert_eq!(held(HoldReason::SerialDeposit, MANUFACTURER), SERIAL_DEPOSIT);
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::SerialRevoked);
		assert_noop!(revoke(MANUFACTURER, 1), Error::<Test>::SerialRevoked);
	});
}

#[test]
fn only_serials_that_nobody_has_claimed_are_revoked() {
	with_fridge(|| {
		assert_noop!(revoke(STRANGER, 1), Error::<Test>::UnknownManufacturer);
		assert_noop!(revoke(MANUFACTURER, 1), Error::<Test>::SerialAlreadyClaimed);
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_noop!(revoke(MANUFACTURER, 1), Error::<Test>::SerialRetired);
		Balances::set_balance(&MANUFACTURER, SERIAL_DEPOSIT - 1);
		assert_noop!(revoke(MANUFACTURER, 2), TokenError::FundsUnavailable);
		assert_ok!(Registry::force_suspend_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		assert_noop!(revoke(MANUFACTURER, 2), Error::<Test>::ManufacturerSuspended);
	});
}

#[test]
fn what_a_departed_manufacturer_revoked_is_forgotten_page_by_page() {
	with_fridge(|| {
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		for n in 2..=66 {
			assert_ok!(revoke(MANUFACTURER, n));
		}
		assert_noop!(purge(u32::MAX), Error::<Test>::NotDeparted);
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		assert_noop!(revoke(MANUFACTURER, 67), Error::<Test>::ManufacturerLeaving);
		assert_noop!(purge(u32::MAX), Error::<Test>::NotDeparted);
		set_time(NOW + COOL_DOWN);
		assert_ok!(Registry::withdraw_bond(signed(MANUFACTURER)));
		assert_eq!(held(HoldReason::SerialDeposit, MANUFACTURER), 65 * SERIAL_DEPOSIT);
		events();

		assert_noop!(purge(0), Error::<Test>::NothingToPurge);
		assert_ok!(purge(u32::MAX));
		assert_ok!(purge(1));
		assert_ok!(purge(64));
		assert_noop!(purge(u32::MAX), Error::<Test>::NothingToPurge);
		assert_eq!(Serials::<Test>::iter().count(), 0);
		assert_eq!(Balances::free_balance(MANUFACTURER), ENDOWMENT);
		let (counts, returned): (Vec<_>, Vec<_>) = events()
			.into_iter()
			.map(|event| match event {
				Event::SerialsPurged { manufacturer: MANUFACTURER, count, returned } => {
					(count, returned)
				},
				event => panic!("{event:?}"),
			})
			.unzip();
		assert_eq!(counts, vec![64, 1, 1]);
		assert_eq!(returned.iter().sum::<u64>(), 65 * SERIAL_DEPOSIT);
	});
}

/// A device that came back, was repaired with a new board or was squatted in the shop goes on under
/// the number on its plate, by the manufacturer's word.
#[test]
fn a_serial_number_lives_on_by_a_voucher_of_a_higher_life() {
	with_fridge(|| {
		let of_life = |life, n| {
			let mut onboarding = Onboarding::honest(n).numbered(1);
			onboarding.voucher.life = life;
			onboarding.claim.life = life;
			onboarding.voucher.expires_at = now() + 100;
			onboarding.claim.expires_at = now() + 100;
			onboarding
		};
		// Nobody loses a device to a voucher of a higher life.
		let claimed = Error::<Test>::SerialAlreadyClaimed;
		assert_noop!(of_life(1, 2).submit(OWNER), claimed);
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_noop!(of_life(0, 1).submit(OWNER), Error::<Test>::SerialRetired);
		// With a new board, which has a key of its own.
		assert_ok!(of_life(1, 2).submit(OWNER));

		// Somebody else was first in the shop.
		let stolen = cot_primitives::SanctionReason::Stolen;
		assert_ok!(Registry::revoke_device(signed(MANUFACTURER), 2, stolen, None));
		set_time(NOW + APPEAL_WINDOW);
		assert_ok!(Registry::retire_revoked(signed(MANUFACTURER), 2));
		assert_noop!(of_life(1, 2).submit(OWNER), Error::<Test>::SerialRevoked);
		assert_ok!(of_life(2, 2).submit(OWNER));
	});
}

#[test]
fn a_serial_number_that_was_revoked_unclaimed_lives_on_and_its_deposit_returns() {
	build_and_execute(|| {
		assert_ok!(revoke(MANUFACTURER, 1));
		let mut next = Onboarding::honest(1);
		assert_noop!(next.clone().submit(OWNER), Error::<Test>::SerialRevoked);
		next.voucher.life = 1;
		assert_noop!(next.clone().submit(OWNER), Error::<Test>::ClaimForAnotherLife);
		next.claim.life = 1;
		assert_ok!(next.submit(OWNER));
		assert_eq!(held(HoldReason::SerialDeposit, MANUFACTURER), 0);
		// The next life of a retired number is revoked before it begins.
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_ok!(revoke_life(MANUFACTURER, 1, 2));
		let mut again = Onboarding::honest(1);
		(again.voucher.life, again.claim.life) = (2, 2);
		assert_noop!(again.submit(OWNER), Error::<Test>::SerialRevoked);
	});
}

/// A stolen account could revoke the last life there is, after which no voucher was ever accepted.
#[test]
fn nobody_uses_up_all_lives_of_a_serial_number_at_once() {
	build_and_execute(|| {
		let most = MAX_LIVES_AHEAD;
		assert_noop!(revoke_life(MANUFACTURER, 1, u32::MAX), Error::<Test>::LifeTooFar);
		assert_noop!(revoke_life(MANUFACTURER, 1, most + 1), Error::<Test>::LifeTooFar);
		assert_ok!(revoke_life(MANUFACTURER, 1, most));
		assert_noop!(revoke_life(MANUFACTURER, 1, 2 * most + 1), Error::<Test>::LifeTooFar);
		let mut next = Onboarding::honest(1);
		(next.voucher.life, next.claim.life) = (2 * most + 1, 2 * most + 1);
		assert_noop!(next.clone().submit(OWNER), Error::<Test>::LifeTooFar);
		(next.voucher.life, next.claim.life) = (most + 1, most + 1);
		assert_ok!(next.submit(OWNER));
	});
}

/// A device whose box was stolen twice: the second voucher is void, too, for the same deposit.
#[test]
fn each_voucher_of_a_serial_number_can_be_revoked_before_it_is_claimed() {
	build_and_execute(|| {
		assert_ok!(revoke(MANUFACTURER, 1));
		assert_noop!(revoke(MANUFACTURER, 1), Error::<Test>::SerialRevoked);
		assert_ok!(revoke_life(MANUFACTURER, 1, 3));
		assert_noop!(revoke_life(MANUFACTURER, 1, 2), Error::<Test>::SerialRevoked);
		assert_eq!(held(HoldReason::SerialDeposit, MANUFACTURER), SERIAL_DEPOSIT);
		let mut next = Onboarding::honest(1);
		(next.voucher.life, next.claim.life) = (3, 3);
		assert_noop!(next.clone().submit(OWNER), Error::<Test>::SerialRevoked);
		(next.voucher.life, next.claim.life) = (4, 4);
		assert_ok!(next.submit(OWNER));
		assert_eq!(held(HoldReason::SerialDeposit, MANUFACTURER), 0);
	});
}
