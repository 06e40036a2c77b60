//! `register_merchant`: the bond and the name.

use frame_support::{assert_noop, assert_ok};
use sp_runtime::TokenError;

use crate::{mock::*, Error, Event, HoldReason, MerchantName};

#[test]
fn register_merchant_holds_the_bond() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(AutoPurchase::register_merchant(signed(SHOP), merchant_name()));
		assert_eq!(events(), vec![Event::MerchantRegistered { merchant: SHOP, bond: BOND }]);
		assert_eq!(held(HoldReason::MerchantBond, SHOP), BOND);
		assert_eq!(free(SHOP), ENDOWMENT - BOND);
		assert_eq!(merchant_of(SHOP).name, merchant_name());
	});
}

#[test]
fn register_merchant_fails_twice() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		assert_noop!(
			AutoPurchase::register_merchant(signed(SHOP), merchant_name()),
			Error::<Test>::AlreadyRegistered
		);
	});
}

#[test]
fn register_merchant_fails_without_a_name() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			AutoPurchase::register_merchant(signed(SHOP), MerchantName::default()),
			Error::<Test>::EmptyName
		);
	});
}

#[test]
fn register_merchant_fails_without_funds_for_the_bond() {
	ExtBuilder::default().build_and_execute(|| {
		let poor = 77;
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), poor, BOND));
		assert_noop!(
			AutoPurchase::register_merchant(signed(poor), merchant_name()),
			TokenError::FundsUnavailable
		);
	});
}
