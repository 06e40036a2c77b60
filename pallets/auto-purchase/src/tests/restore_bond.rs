//! `restore_bond`: a bond filled up after a penalty.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, Error, Event, HoldReason, Ineligible, OpenOrderOf, Refusal};

#[test]
fn restore_bond_lets_a_late_merchant_sell_again() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, _) = placed();
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + 3_600);
		assert_eq!(merchant_of(SHOP).bond, BOND - PENALTY);
		pass(CANCEL_COOL_DOWN);
		// Other orders have used up the rest.
		crate::Merchants::<Test>::mutate_extant(SHOP, |shop| shop.at_stake = shop.bond);
		events();
		fridge.read(LOW - DAILY);
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused {
				device: FRIDGE,
				slot: MILK,
				household: HOUSE,
				reason: Refusal::NoEligibleOffer(Ineligible::BondTooSmall),
			}]
		);

		assert_ok!(AutoPurchase::restore_bond(signed(SHOP)));
		assert_eq!(
			events(),
			vec![Event::BondRestored { merchant: SHOP, old: BOND - PENALTY, new: BOND }]
		);
		assert_eq!(held(HoldReason::MerchantBond, SHOP), BOND);
		fridge.read(LOW - DAILY);
		assert!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK));
		crate::Merchants::<Test>::mutate_extant(SHOP, |shop| shop.at_stake = order_of(2).penalty);
	});
}

#[test]
fn restore_bond_fails_when_nothing_is_missing() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		assert_noop!(AutoPurchase::restore_bond(signed(SHOP)), Error::<Test>::BondIsFull);
	});
}

#[test]
fn restore_bond_fails_for_a_stranger() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(AutoPurchase::restore_bond(signed(STRANGER)), Error::<Test>::UnknownMerchant);
	});
}
