//! Registration, bond and leave of manufacturers, and governance over them.

use cot_primitives::Moment;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::DispatchResult,
	traits::fungible::{Inspect as _, Mutate},
};
use sp_runtime::{traits::BadOrigin, TokenError};

use crate::{mock::*, *};

fn register(who: AccountId) -> DispatchResult {
	Registry::register_manufacturer(signed(who), name("Newcomer"), device_keys(50).public())
}

fn approve(who: AccountId) -> DispatchResult {
	let name = Manufacturers::<Test>::get(who).map(|record| record.name).unwrap_or_default();
	Registry::force_approve_manufacturer(RuntimeOrigin::root(), who, name)
}

#[test]
fn genesis_manufacturers_are_approved_and_bonded() {
	build_and_execute(|| {
		let manufacturer = manufacturer(MANUFACTURER);
		assert_eq!(manufacturer.status, ManufacturerStatus::Approved);
		assert_eq!(manufacturer.bond, BOND);
		assert_eq!(held(HoldReason::ManufacturerBond, MANUFACTURER), BOND);
	});
}

#[test]
fn a_manufacturer_registers_and_is_approved() {
	build_and_execute(|| {
		assert_ok!(register(NEWCOMER));
		assert_eq!(manufacturer(NEWCOMER).status, ManufacturerStatus::Pending);
		assert_ok!(approve(NEWCOMER));
		assert_eq!(
			events(),
			vec![
				Event::ManufacturerRegistered { manufacturer: NEWCOMER, bond: BOND },
				Event::ManufacturerApproved { manufacturer: NEWCOMER },
			]
		);
		assert_eq!(Balances::free_balance(NEWCOMER), ENDOWMENT - BOND);
	});
}

#[test]
fn registering_twice_fails() {
	build_and_execute(|| {
		assert_noop!(register(MANUFACTURER), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn registering_fails_when_the_bond_cannot_be_held() {
	build_and_execute(|| {
		Balances::set_balance(&NEWCOMER, BOND);
		assert_noop!(register(NEWCOMER), TokenError::FundsUnavailable);
		Balances::set_balance(&NEWCOMER, BOND + 1);
		assert_ok!(register(NEWCOMER));
	});
}

/// The `n`th device, vouched for by a factory of its own.
fn of_factory(n: u8, issuer: u32, keys: Keys) -> Onboarding {
	let mut onboarding = Onboarding::honest(n);
	onboarding.voucher.issuer = issuer;
	onboarding.voucher_keys = keys;
	onboarding
}

fn add(who: AccountId, keys: Keys, claims: Option<u32>, until: Option<Moment>) -> DispatchResult {
	Registry::add_voucher_key(signed(who), keys.public(), claims, until)
}

fn close(who: AccountId, number: u32, at: Option<Moment>) -> DispatchResult {
	Registry::close_voucher_key(signed(who), number, at)
}

#[test]
fn each_factory_has_a_voucher_key_of_its_own() {
	build_and_execute(|| {
		let factory = device_keys(60);
		assert_noop!(add(STRANGER, factory, None, None), Error::<Test>::UnknownManufacturer);
		assert_noop!(add(MANUFACTURER, factory, Some(0), None), Error::<Test>::UselessVoucherKey);
		assert_noop!(add(MANUFACTURER, factory, None, Some(NOW)), Error::<Test>::UselessVoucherKey);
		assert_ok!(add(MANUFACTURER, factory, Some(2), Some(NOW + 50)));
		let (manufacturer, key) = (MANUFACTURER, factory.public());
		let (claims, valid_until) = (Some(2), Some(NOW + 50));
		let added = Event::VoucherKeyAdded { manufacturer, number: 1, key, claims, valid_until };
		assert_eq!(events(), vec![added]);
		// Neither key signs under the number of the other, and a number to come is nobody's.
		let forged = Error::<Test>::InvalidVoucherSignature;
		assert_noop!(of_factory(1, 0, factory).submit(OWNER), forged);
		let forged = Error::<Test>::InvalidVoucherSignature;
		assert_noop!(of_factory(1, 1, voucher_keys()).submit(OWNER), forged);
		let unknown = Error::<Test>::UnknownVoucherKey;
		assert_noop!(of_factory(1, 2, factory).submit(OWNER), unknown);
		assert_ok!(of_factory(1, 1, factory).submit(OWNER));
		assert_ok!(of_factory(2, 1, factory).submit(OWNER));
		assert_noop!(of_factory(3, 1, factory).submit(OWNER), Error::<Test>::VoucherKeyUsedUp);
		assert_ok!(Onboarding::honest(3).submit(OWNER));
	});
}

#[test]
fn a_closed_key_voids_its_own_vouchers_and_those_only() {
	build_and_execute(|| {
		let factory = device_keys(60);
		assert_ok!(add(MANUFACTURER, factory, None, None));
		assert_noop!(close(STRANGER, 1, None), Error::<Test>::UnknownManufacturer);
		assert_noop!(close(MANUFACTURER, 2, None), Error::<Test>::UnknownVoucherKey);
		// What is in the shops can be claimed for a while.
		assert_ok!(close(MANUFACTURER, 1, Some(NOW + 50)));
		set_time(NOW + 49);
		assert_ok!(of_factory(1, 1, factory).submit(OWNER));
		set_time(NOW + 50);
		assert_noop!(of_factory(2, 1, factory).submit(OWNER), Error::<Test>::VoucherKeyExpired);
		assert_ok!(Onboarding::honest(3).submit(OWNER));
		// A later end does not open it again.
		assert_ok!(close(MANUFACTURER, 1, Some(NOW + 99)));
		assert_noop!(of_factory(2, 1, factory).submit(OWNER), Error::<Test>::VoucherKeyExpired);
	});
}

/// The input of the report: a key that came back made what it had signed valid again.
#[test]
fn what_a_closed_key_has_signed_stays_void_if_the_key_comes_back() {
	build_and_execute(|| {
		assert_ok!(close(MANUFACTURER, 0, None));
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::UnknownVoucherKey);
		assert_ok!(add(MANUFACTURER, voucher_keys(), None, None));
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::UnknownVoucherKey);
		assert_ok!(of_factory(1, 1, voucher_keys()).submit(OWNER));
	});
}

#[test]
fn a_manufacturer_has_few_open_voucher_keys() {
	build_and_execute(|| {
		for n in 1..MAX_VOUCHER_KEYS {
			assert_ok!(add(MANUFACTURER, device_keys(60 + n as u8), None, None));
		}
		let one_more = || add(MANUFACTURER, device_keys(80), None, None);
		assert_noop!(one_more(), Error::<Test>::TooManyVoucherKeys);
		assert_ok!(close(MANUFACTURER, 3, None));
		assert_ok!(one_more());
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		set_time(NOW + COOL_DOWN);
		assert_ok!(Registry::withdraw_bond(signed(MANUFACTURER)));
		assert_eq!(VoucherKeys::<Test>::iter_prefix(MANUFACTURER).count(), 0);
	});
}

#[test]
fn only_governance_decides_about_manufacturers() {
	build_and_execute(|| {
		assert_ok!(register(NEWCOMER));
		let who = || signed(MANUFACTURER);
		assert_noop!(
			Registry::force_approve_manufacturer(who(), NEWCOMER, name("Newcomer")),
			BadOrigin
		);
		assert_noop!(Registry::force_suspend_manufacturer(who(), MANUFACTURER), BadOrigin);
		assert_noop!(Registry::force_reinstate_manufacturer(who(), MANUFACTURER), BadOrigin);
		assert_noop!(Registry::force_slash_manufacturer(who(), NEWCOMER, 1), BadOrigin);
		let profile = |origin| {
			Registry::force_approve_profile(
				origin,
				NEWCOMER,
				name("LG"),
				vec![].try_into().unwrap(),
			)
		};
		assert_noop!(profile(who()), BadOrigin);
	});
}

#[test]
fn approving_fails_unless_a_manufacturer_waits_for_it() {
	build_and_execute(|| {
		assert_noop!(approve(STRANGER), Error::<Test>::UnknownManufacturer);
		assert_noop!(approve(MANUFACTURER), Error::<Test>::AlreadyApproved);
		assert_ok!(Registry::force_suspend_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		assert_noop!(approve(MANUFACTURER), Error::<Test>::ManufacturerSuspended);
	});
}

#[test]
fn governance_stops_a_manufacturer_and_lets_it_go_on() {
	build_and_execute(|| {
		let suspend = |who| Registry::force_suspend_manufacturer(RuntimeOrigin::root(), who);
		let reinstate = |who| Registry::force_reinstate_manufacturer(RuntimeOrigin::root(), who);
		assert_ok!(register(NEWCOMER));
		assert_noop!(suspend(STRANGER), Error::<Test>::UnknownManufacturer);
		assert_noop!(suspend(NEWCOMER), Error::<Test>::ManufacturerNotApproved);
		assert_noop!(reinstate(STRANGER), Error::<Test>::UnknownManufacturer);
		assert_noop!(reinstate(MANUFACTURER), Error::<Test>::ManufacturerNotSuspended);
		events();

		assert_ok!(suspend(MANUFACTURER));
		assert_noop!(suspend(MANUFACTURER), Error::<Test>::ManufacturerSuspended);
		assert!(!<Registry as cot_primitives::InspectManufacturers<_>>::is_approved(&MANUFACTURER));
		assert_ok!(reinstate(MANUFACTURER));
		assert!(<Registry as cot_primitives::InspectManufacturers<_>>::is_approved(&MANUFACTURER));
		assert_eq!(
			events(),
			vec![
				Event::ManufacturerSuspended { manufacturer: MANUFACTURER, until: NOW + COOL_DOWN },
				Event::ManufacturerReinstated { manufacturer: MANUFACTURER },
			]
		);
	});
}

#[test]
fn a_slashed_manufacturer_restores_its_bond_before_its_word_counts() {
	build_and_execute(|| {
		let slash =
			|who, amount| Registry::force_slash_manufacturer(RuntimeOrigin::root(), who, amount);
		assert_noop!(slash(STRANGER, 1), Error::<Test>::UnknownManufacturer);
		assert_noop!(slash(MANUFACTURER, 0), Error::<Test>::NothingToSlash);
		assert_noop!(Registry::restore_bond(signed(MANUFACTURER)), Error::<Test>::BondIsFull);

		assert_ok!(slash(MANUFACTURER, 1));
		assert_eq!(Balances::free_balance(POT), ENDOWMENT + 1);
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::BondTooSmall);
		assert_ok!(slash(MANUFACTURER, u64::MAX));
		assert_noop!(slash(MANUFACTURER, 1), Error::<Test>::NothingToSlash);
		assert_eq!(Balances::free_balance(POT), ENDOWMENT + BOND);

		assert_noop!(Registry::restore_bond(signed(STRANGER)), Error::<Test>::UnknownManufacturer);
		assert_ok!(Registry::restore_bond(signed(MANUFACTURER)));
		assert_eq!(
			events(),
			vec![
				Event::ManufacturerSlashed { manufacturer: MANUFACTURER, old: BOND, new: BOND - 1 },
				Event::ManufacturerSlashed { manufacturer: MANUFACTURER, old: BOND - 1, new: 0 },
				Event::BondRestored { manufacturer: MANUFACTURER, old: 0, new: BOND },
			]
		);
		assert_ok!(Onboarding::honest(1).submit(OWNER));
	});
}

#[test]
fn a_bond_that_cannot_be_restored_stays_as_it_is() {
	build_and_execute(|| {
		let root = RuntimeOrigin::root();
		assert_ok!(Registry::force_slash_manufacturer(root, MANUFACTURER, BOND));
		Balances::set_balance(&MANUFACTURER, BOND - 1);
		assert_noop!(Registry::restore_bond(signed(MANUFACTURER)), TokenError::FundsUnavailable);
	});
}

/// A runtime upgrade that raised the bond took every manufacturer off the market at once.
#[test]
fn a_raised_bond_stops_nobody_and_may_be_restored() {
	build_and_execute(|| {
		ManufacturerBond::set(BOND + 5);
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		// The bond for the device, and no more of what was raised.
		assert_eq!(held(HoldReason::ManufacturerBond, MANUFACTURER), BOND + BOND_PER_DEVICE);
		assert_ok!(Registry::restore_bond(signed(MANUFACTURER)));
		assert_eq!(held(HoldReason::ManufacturerBond, MANUFACTURER), BOND + 5 + BOND_PER_DEVICE);
		assert_noop!(Registry::restore_bond(signed(MANUFACTURER)), Error::<Test>::BondIsFull);
	});
}

#[test]
fn a_bond_grows_with_devices_and_serves_the_next_ones_once_they_are_retired() {
	build_and_execute(|| {
		let bond = || held(HoldReason::ManufacturerBond, MANUFACTURER);
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		assert_ok!(Onboarding::honest(2).submit(OWNER));
		assert_eq!(bond(), BOND + 2 * BOND_PER_DEVICE);
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_eq!(bond(), BOND + 2 * BOND_PER_DEVICE);
		assert_ok!(Onboarding::honest(3).submit(OWNER));
		assert_eq!(bond(), BOND + 2 * BOND_PER_DEVICE);
		assert_ok!(Onboarding::honest(4).submit(OWNER));
		assert_eq!(bond(), BOND + 3 * BOND_PER_DEVICE);
	});
}

#[test]
fn a_device_that_its_manufacturer_cannot_bond_is_not_claimed() {
	build_and_execute(|| {
		Balances::set_balance(&MANUFACTURER, Balances::minimum_balance() + BOND_PER_DEVICE - 1);
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::BondNotCovered);
		Balances::set_balance(&MANUFACTURER, Balances::minimum_balance() + BOND_PER_DEVICE);
		assert_ok!(Onboarding::honest(1).submit(OWNER));
	});
}

#[test]
fn a_slash_is_missing_as_far_as_less_is_left_than_is_due() {
	build_and_execute(|| {
		let slash = |amount| {
			Registry::force_slash_manufacturer(RuntimeOrigin::root(), MANUFACTURER, amount)
		};
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		// The retired device has left its bond.
		assert_ok!(slash(BOND_PER_DEVICE));
		assert_eq!(manufacturer(MANUFACTURER).missing, 0);
		assert_ok!(Onboarding::honest(2).submit(OWNER));
		assert_ok!(slash(3));
		assert_eq!(manufacturer(MANUFACTURER).missing, 3);
		assert_noop!(Onboarding::honest(3).submit(OWNER), Error::<Test>::BondTooSmall);
		assert_ok!(Registry::restore_bond(signed(MANUFACTURER)));
		assert_eq!(manufacturer(MANUFACTURER).missing, 0);
		assert_eq!(held(HoldReason::ManufacturerBond, MANUFACTURER), BOND + BOND_PER_DEVICE);
		assert_ok!(Onboarding::honest(3).submit(OWNER));
	});
}

#[test]
fn a_manufacturer_leaves_when_nothing_of_it_is_left() {
	build_and_execute(|| {
		let leave = |who| Registry::leave(signed(who));
		let withdraw = |who| Registry::withdraw_bond(signed(who));
		assert_noop!(leave(STRANGER), Error::<Test>::UnknownManufacturer);
		assert_ok!(Registry::publish_model(signed(MANUFACTURER), 4, template(1)));
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		assert_noop!(leave(MANUFACTURER), Error::<Test>::DevicesRemain);
		assert_ok!(Registry::retire(signed(OWNER), FRIDGE));
		assert_noop!(leave(MANUFACTURER), Error::<Test>::ModelsRemain);
		assert_ok!(Registry::withdraw_model(signed(MANUFACTURER), 4));
		assert_ok!(Registry::force_suspend_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		assert_noop!(leave(MANUFACTURER), Error::<Test>::ManufacturerSuspended);
		assert_ok!(Registry::force_reinstate_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		let root = RuntimeOrigin::root();
		assert_ok!(Registry::force_slash_manufacturer(root, MANUFACTURER, 400));
		events();

		let until = NOW + COOL_DOWN;
		assert_ok!(leave(MANUFACTURER));
		assert_eq!(manufacturer(MANUFACTURER).status, ManufacturerStatus::Leaving { until });
		assert_noop!(leave(MANUFACTURER), Error::<Test>::ManufacturerLeaving);
		set_time(until - 1);
		assert_noop!(withdraw(MANUFACTURER), Error::<Test>::CoolDownNotOver);
		assert_eq!(held(HoldReason::ManufacturerBond, MANUFACTURER), BOND + BOND_PER_DEVICE - 400);
		set_time(until);
		assert_ok!(withdraw(MANUFACTURER));
		assert_eq!(
			events(),
			vec![
				Event::LeaveBegun { manufacturer: MANUFACTURER, until },
				Event::ManufacturerLeft {
					manufacturer: MANUFACTURER,
					bond: BOND + BOND_PER_DEVICE - 400
				},
			]
		);
		assert_eq!(Balances::free_balance(MANUFACTURER), ENDOWMENT - 400);
		assert_noop!(withdraw(MANUFACTURER), Error::<Test>::UnknownManufacturer);
		assert_noop!(register(MANUFACTURER), Error::<Test>::AlreadyDeparted);
	});
}

#[test]
fn the_word_of_a_manufacturer_that_leaves_counts_no_more() {
	build_and_execute(|| {
		assert_noop!(Registry::withdraw_bond(signed(MANUFACTURER)), Error::<Test>::NotLeaving);
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::ManufacturerLeaving);
		assert!(!<Registry as cot_primitives::InspectManufacturers<_>>::is_approved(&MANUFACTURER));
		assert_noop!(approve(MANUFACTURER), Error::<Test>::ManufacturerLeaving);
	});
}

#[test]
fn governance_keeps_a_manufacturer_that_leaves() {
	build_and_execute(|| {
		let root = RuntimeOrigin::root;
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		set_time(NOW + COOL_DOWN - 1);
		assert_ok!(Registry::force_suspend_manufacturer(root(), MANUFACTURER));
		set_time(NOW + COOL_DOWN);
		assert_noop!(Registry::withdraw_bond(signed(MANUFACTURER)), Error::<Test>::CoolDownNotOver);
		assert_ok!(Registry::force_reinstate_manufacturer(root(), MANUFACTURER));
		// It has stayed after all, and leaves anew if it wants to.
		assert!(<Registry as cot_primitives::InspectManufacturers<_>>::is_approved(&MANUFACTURER));
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		let until = NOW + 2 * COOL_DOWN;
		assert_eq!(manufacturer(MANUFACTURER).status, ManufacturerStatus::Leaving { until });
	});
}

#[test]
fn one_that_was_never_approved_may_try_again() {
	build_and_execute(|| {
		assert_ok!(register(NEWCOMER));
		assert_ok!(Registry::leave(signed(NEWCOMER)));
		assert_eq!(
			events().last(),
			Some(&Event::ManufacturerLeft { manufacturer: NEWCOMER, bond: BOND })
		);
		assert_eq!(Balances::free_balance(NEWCOMER), ENDOWMENT);
		assert_ok!(register(NEWCOMER));
	});
}

/// It is approved for what it is called: whoever registers anew during the vote is not.
#[test]
fn a_manufacturer_is_approved_under_the_name_that_was_voted_for() {
	build_and_execute(|| {
		assert_ok!(register(NEWCOMER));
		assert_ok!(Registry::leave(signed(NEWCOMER)));
		let key = device_keys(50).public();
		assert_ok!(Registry::register_manufacturer(signed(NEWCOMER), name("Frost"), key));
		let voted = |text| {
			Registry::force_approve_manufacturer(RuntimeOrigin::root(), NEWCOMER, name(text))
		};
		assert_noop!(voted("Newcomer"), Error::<Test>::AnotherProfile);
		assert_ok!(voted("Frost"));
	});
}

/// Whoever steals a manufacturer's account voids what is in the shops; governance undoes that.
#[test]
fn governance_opens_a_voucher_key_again_that_a_thief_has_closed() {
	build_and_execute(|| {
		let reopen = |number, keys: Keys, claims| {
			let (root, key) = (RuntimeOrigin::root(), keys.public());
			Registry::force_reopen_voucher_key(root, MANUFACTURER, number, key, claims, None)
		};
		assert_noop!(reopen(0, voucher_keys(), None), Error::<Test>::VoucherKeyOpen);
		assert_ok!(close(MANUFACTURER, 0, None));
		assert_noop!(reopen(1, voucher_keys(), None), Error::<Test>::UnknownVoucherKey);
		assert_noop!(reopen(0, voucher_keys(), Some(0)), Error::<Test>::UselessVoucherKey);
		let thief = signed(MANUFACTURER);
		let key = voucher_keys().public();
		let refused = Registry::force_reopen_voucher_key(thief, MANUFACTURER, 0, key, None, None);
		assert_noop!(refused, BadOrigin);
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::UnknownVoucherKey);
		assert_ok!(reopen(0, voucher_keys(), None));
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		assert_eq!(manufacturer(MANUFACTURER).next_voucher_key, 1);
	});
}

/// A thief of the account left an end a second ahead: the key was recorded and accepted nothing.
#[test]
fn governance_opens_a_voucher_key_again_that_a_thief_has_let_expire() {
	build_and_execute(|| {
		assert_ok!(close(MANUFACTURER, 0, Some(NOW + 1)));
		set_time(NOW + 1);
		assert_noop!(Onboarding::honest(1).submit(OWNER), Error::<Test>::VoucherKeyExpired);
		let (root, key) = (RuntimeOrigin::root(), voucher_keys().public());
		assert_ok!(Registry::force_reopen_voucher_key(root, MANUFACTURER, 0, key, None, None));
		assert_eq!(manufacturer(MANUFACTURER).voucher_keys, 1);
		assert_ok!(Onboarding::honest(1).submit(OWNER));
	});
}

/// A thief fills all places with keys of its own, so that none is left for the factories'.
#[test]
fn governance_closes_the_voucher_keys_of_a_thief() {
	build_and_execute(|| {
		assert_ok!(close(MANUFACTURER, 0, None));
		for n in 0..MAX_VOUCHER_KEYS as u8 {
			let key = device_keys(100 + n).public();
			assert_ok!(Registry::add_voucher_key(signed(MANUFACTURER), key, None, None));
		}
		let (root, key) = (RuntimeOrigin::root(), voucher_keys().public());
		let reopen =
			|| Registry::force_reopen_voucher_key(root.clone(), MANUFACTURER, 0, key, None, None);
		assert_noop!(reopen(), Error::<Test>::TooManyVoucherKeys);
		let force_close =
			|origin, number| Registry::force_close_voucher_key(origin, MANUFACTURER, number);
		assert_noop!(force_close(signed(MANUFACTURER), 1), BadOrigin);
		assert_ok!(force_close(root.clone(), 1));
		assert_noop!(force_close(root.clone(), 1), Error::<Test>::UnknownVoucherKey);
		assert_ok!(reopen());
		assert_ok!(Onboarding::honest(1).submit(OWNER));
	});
}

/// Its devices were retired, what was left of the bond sufficed, and nothing could be restored.
#[test]
fn a_slashed_manufacturer_of_fewer_devices_is_not_locked_out() {
	build_and_execute(|| {
		for n in 1..=3 {
			assert_ok!(Onboarding::honest(n).submit(OWNER));
		}
		let root = RuntimeOrigin::root();
		assert_ok!(Registry::force_slash_manufacturer(root, MANUFACTURER, BOND_PER_DEVICE));
		assert_eq!(manufacturer(MANUFACTURER).missing, BOND_PER_DEVICE);
		for device in 1..=2 {
			assert_ok!(Registry::retire(signed(OWNER), device));
		}
		assert_noop!(Onboarding::honest(4).submit(OWNER), Error::<Test>::BondTooSmall);
		let before = held(HoldReason::ManufacturerBond, MANUFACTURER);
		assert_ok!(Registry::restore_bond(signed(MANUFACTURER)));
		assert_eq!(held(HoldReason::ManufacturerBond, MANUFACTURER), before);
		assert_ok!(Onboarding::honest(4).submit(OWNER));
	});
}

#[test]
fn a_slash_of_one_coin_does_not_make_a_raise_missing() {
	build_and_execute(|| {
		ManufacturerBond::set(10 * BOND);
		let root = RuntimeOrigin::root();
		assert_ok!(Registry::force_slash_manufacturer(root, MANUFACTURER, 1));
		assert_eq!(manufacturer(MANUFACTURER).missing, 1);
	});
}
