//! Claims of households without a coin.

#![allow(deprecated)]

use cot_primitives::{InspectDevices, DAY};
use frame_support::{
	assert_noop, assert_ok, pallet_prelude::ValidateUnsigned, traits::Hooks,
	traits::UnfilteredDispatchable,
};
use sp_runtime::{
	traits::BadOrigin,
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, UnknownTransaction,
	},
	ModuleError,
};

use crate::{mock::*, *};

/// A household that owns nothing.
const PENNILESS: AccountId = 77;

fn call(onboarding: Onboarding) -> Call<Test> {
	Call::claim_feeless { request: onboarding.request() }
}

fn sponsored(n: u8) -> Onboarding {
	Onboarding::honest(n).sponsored().to(PENNILESS)
}

/// A pool's answer.
fn offer(onboarding: Onboarding) -> Result<(), TransactionValidityError> {
	Registry::validate_unsigned(TransactionSource::External, &call(onboarding)).map(|_| ())
}

/// Puts the claim into the block.
fn include(onboarding: Onboarding) -> Result<(), TransactionValidityError> {
	let call = call(onboarding);
	Registry::pre_dispatch(&call)?;
	call.dispatch_bypass_filter(RuntimeOrigin::none()).expect("a block takes no claim that fails");
	Ok(())
}

fn number(error: Error<Test>) -> u8 {
	match error.into() {
		sp_runtime::DispatchError::Module(ModuleError { error, .. }) => error[0],
		other => panic!("{other:?} is no error of the pallet"),
	}
}

#[test]
fn a_household_without_a_coin_joins_at_its_manufacturers_cost() {
	build_and_execute(|| {
		let before = Balances::free_balance(MANUFACTURER);
		assert_eq!(Balances::free_balance(PENNILESS), 0);
		let call = call(sponsored(1));
		let place = Registry::validate_unsigned(TransactionSource::External, &call).unwrap();
		assert_eq!((place.priority, place.propagate), (0, true));
		assert_ok!(include(sponsored(1)));
		assert_eq!(Registry::device(1).unwrap().household, PENNILESS);
		let paid = before - Balances::free_balance(MANUFACTURER);
		assert_eq!(paid, DEPOSIT + BOND_PER_DEVICE);
		// A voucher is used once.
		assert_eq!(offer(sponsored(1)), Err(InvalidTransaction::Stale.into()));
		assert_eq!(include(sponsored(1)), Err(InvalidTransaction::Stale.into()));
	});
}

#[test]
fn only_the_sponsor_can_make_a_claim_feeless() {
	build_and_execute(|| {
		let refused = |error| Err(InvalidTransaction::Custom(number(error)).into());
		assert_eq!(offer(Onboarding::honest(1).to(PENNILESS)), refused(Error::NotSponsored));
		let mut unsigned = sponsored(1);
		unsigned.voucher_keys = device_keys(2);
		assert_eq!(offer(unsigned), Err(InvalidTransaction::BadProof.into()));
		let mut of_another = sponsored(1);
		of_another.device_keys = device_keys(2);
		assert_eq!(offer(of_another), Err(InvalidTransaction::BadProof.into()));
		let slots = slots(FREE_SLOTS as u8 + 1);
		let published = ModelTemplate { slots, ..template(1) };
		assert_ok!(Registry::publish_model(signed(MANUFACTURER), 4, published));
		let mut large = sponsored(1);
		large.voucher.model = Some(4);
		assert_eq!(offer(large), refused(Error::SlotsNotFree));
		for origin in [signed(OWNER), RuntimeOrigin::root()] {
			let request = sponsored(1).request();
			assert_noop!(Registry::claim_feeless(origin, request), BadOrigin);
		}
		let other = Call::<Test>::retire { device: 1 };
		let refused = Registry::validate_unsigned(TransactionSource::External, &other);
		assert_eq!(refused, Err(InvalidTransaction::Call.into()));
	});
}

/// A claim that waits for governance or for funds is not banned.
#[test]
fn a_claim_that_may_become_valid_waits() {
	build_and_execute(|| {
		let root = RuntimeOrigin::root;
		assert_ok!(Registry::force_suspend_manufacturer(root(), MANUFACTURER));
		let suspended = number(Error::ManufacturerSuspended);
		assert_eq!(offer(sponsored(1)), Err(UnknownTransaction::Custom(suspended).into()));
		assert_eq!(include(sponsored(1)), Err(InvalidTransaction::ExhaustsResources.into()));
		assert_ok!(Registry::force_reinstate_manufacturer(root(), MANUFACTURER));
		assert_ok!(offer(sponsored(1)));

		let rest = Balances::free_balance(MANUFACTURER) - DEPOSIT;
		assert_ok!(Balances::transfer_allow_death(signed(MANUFACTURER), OWNER, rest));
		assert_eq!(offer(sponsored(1)), Err(UnknownTransaction::Custom(u8::MAX).into()));
		assert_ok!(Balances::transfer_allow_death(signed(OWNER), MANUFACTURER, rest));
		assert_ok!(include(sponsored(1)));
	});
}

#[test]
fn feeless_claims_leave_room_in_a_block() {
	build_and_execute(|| {
		for n in 1..=FEELESS_CLAIMS as u8 {
			assert_ok!(include(sponsored(n)));
		}
		let late = FEELESS_CLAIMS as u8 + 1;
		assert_eq!(include(sponsored(late)), Err(InvalidTransaction::ExhaustsResources.into()));
		assert_ok!(offer(sponsored(late)));
		Registry::on_finalize(System::block_number());
		assert_ok!(include(sponsored(late)));
	});
}

/// The thief of one factory's key does not keep the households of all others waiting.
#[test]
fn a_manufacturer_does_not_take_the_place_of_all_others() {
	build_and_execute(|| {
		for n in 1..=DAILY_FEELESS_CLAIMS as u8 {
			assert_ok!(include(sponsored(n)));
			Registry::on_finalize(System::block_number());
		}
		let late = || {
			let mut late = sponsored(DAILY_FEELESS_CLAIMS as u8 + 1);
			(late.voucher.expires_at, late.claim.expires_at) = (now() + 100, now() + 100);
			late
		};
		let waits = UnknownTransaction::Custom(number(Error::TooManyFeelessClaims));
		assert_eq!(offer(late()), Err(waits.into()));
		assert_eq!(include(late()), Err(InvalidTransaction::ExhaustsResources.into()));
		// Another manufacturer's households go on, and so do those of this one that pay the fee.
		let keys = device_keys(50);
		let rival = || name("Rival");
		assert_ok!(Registry::register_manufacturer(signed(NEWCOMER), rival(), keys.public()));
		let root = RuntimeOrigin::root();
		assert_ok!(Registry::force_approve_manufacturer(root, NEWCOMER, rival()));
		let theirs = Onboarding::with_keys(20, keys, device_keys(20)).vouched_by(NEWCOMER);
		assert_ok!(offer(theirs.sponsored().to(PENNILESS)));
		assert_ok!(Onboarding::honest(21).sponsored().submit(OWNER));
		// Until the next day.
		set_time(NOW + DAY);
		assert_ok!(include(late()));
	});
}

#[test]
fn a_voucher_key_bounds_what_is_claimed_feeless() {
	build_and_execute(|| {
		let keys = device_keys(60);
		let by = |n| {
			let mut onboarding = sponsored(n);
			onboarding.voucher.issuer = 1;
			onboarding.voucher_keys = keys;
			onboarding
		};
		let key = keys.public();
		assert_ok!(Registry::add_voucher_key(signed(MANUFACTURER), key, Some(1), None));
		assert_ok!(include(by(1)));
		let used_up = InvalidTransaction::Custom(number(Error::VoucherKeyUsedUp));
		assert_eq!(offer(by(2)), Err(used_up.into()));
	});
}

/// A claim without the right signatures is banned, whatever else it waits for.
#[test]
fn only_a_claim_that_is_signed_waits() {
	build_and_execute(|| {
		let root = RuntimeOrigin::root();
		assert_ok!(Registry::force_suspend_manufacturer(root, MANUFACTURER));
		let mut forged = sponsored(1);
		forged.voucher_keys = device_keys(9);
		assert_eq!(offer(forged), Err(InvalidTransaction::BadProof.into()));
		let mut late = sponsored(1);
		late.claim.expires_at = NOW;
		let expired = InvalidTransaction::Custom(number(Error::ClaimExpired));
		assert_eq!(offer(late), Err(expired.into()));
	});
}

/// A device whose clock is ahead asks for a time that comes a moment later.
#[test]
fn a_claim_of_a_clock_that_is_ahead_waits() {
	build_and_execute(|| {
		let early = || {
			let mut early = sponsored(1);
			early.claim.expires_at = NOW + CLAIM_LIFETIME + DRIFT + 1;
			early.voucher.expires_at = early.claim.expires_at;
			early
		};
		let waits = UnknownTransaction::Custom(number(Error::ClaimExpiresTooLate));
		assert_eq!(offer(early()), Err(waits.into()));
		assert_eq!(include(early()), Err(InvalidTransaction::ExhaustsResources.into()));
		// Whoever has not both signatures is banned.
		for of in [0, 1] {
			let mut forged = early();
			let keys = [&mut forged.voucher_keys, &mut forged.device_keys];
			*keys.into_iter().nth(of).expect("there are two") = device_keys(9);
			assert_eq!(offer(forged.clone()), Err(InvalidTransaction::BadProof.into()));
			assert_eq!(include(forged), Err(InvalidTransaction::BadProof.into()));
		}
		// Nor does one wait that no time makes valid.
		let mut expired = early();
		expired.voucher.expires_at = NOW;
		let never = InvalidTransaction::Custom(number(Error::VoucherExpired));
		assert_eq!(offer(expired), Err(never.into()));
		set_time(NOW + 1);
		assert_ok!(offer(early()));
		assert_ok!(include(early()));
	});
}

/// Of a key that the chain does not know, nobody can tell what it has signed: anybody makes such a
/// voucher with a device of its own. A claim signed anew is another transaction.
#[test]
fn a_claim_under_a_voucher_key_to_come_is_banned_and_signed_anew() {
	build_and_execute(|| {
		let factory = device_keys(60);
		let by = |keys| {
			let mut onboarding = sponsored(1);
			onboarding.voucher.issuer = 1;
			onboarding.voucher_keys = keys;
			onboarding
		};
		let unknown = InvalidTransaction::Custom(number(Error::UnknownVoucherKey));
		for keys in [factory, device_keys(61)] {
			assert_eq!(offer(by(keys)), Err(unknown.into()));
			assert_eq!(include(by(keys)), Err(unknown.into()));
		}
		let key = factory.public();
		assert_ok!(Registry::add_voucher_key(signed(MANUFACTURER), key, None, None));
		let mut anew = by(factory);
		anew.claim.expires_at += 1;
		assert_ne!(call(anew.clone()), call(by(factory)));
		assert_ok!(include(anew));
	});
}

/// Two claims of one device have one place in a pool.
#[test]
fn a_device_is_claimed_by_one_transaction_of_a_pool() {
	build_and_execute(|| {
		let tags = |onboarding| {
			let call = call(onboarding);
			let valid = Registry::validate_unsigned(TransactionSource::External, &call);
			valid.expect("it is valid").provides
		};
		let mut later = sponsored(1);
		later.claim.expires_at += 1;
		assert_eq!(tags(sponsored(1)), tags(later));
		assert_ne!(tags(sponsored(1)), tags(sponsored(2)));
	});
}
