//! `deregister`: a merchant without obligations leaves.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, Error, Event, HoldReason, Merchants};

#[test]
fn deregister_returns_the_bond() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		events();
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
		assert_eq!(events(), vec![Event::MerchantLeft { merchant: SHOP, bond: BOND }]);
		assert_eq!((free(SHOP), held(HoldReason::MerchantBond, SHOP)), (ENDOWMENT, 0));
		assert_eq!(Merchants::<Test>::get(SHOP), None);
		assert_noop!(AutoPurchase::deregister(signed(SHOP)), Error::<Test>::UnknownMerchant);
	});
}

#[test]
fn deregister_returns_what_penalties_have_left() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		set_time(order_of(order).deadline);
		assert_ok!(AutoPurchase::expire(signed(STRANGER), order));
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), 1));
		assert_ok!(AutoPurchase::end_partnership(signed(SHOP), LG, SHOP));
		set_time(now() + NOTICE);
		assert_ok!(AutoPurchase::end_partnership(signed(STRANGER), LG, SHOP));
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
		assert_eq!(free(SHOP), ENDOWMENT - PENALTY);
	});
}

#[test]
fn deregister_fails_with_anything_left() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = accepted();
		assert_noop!(AutoPurchase::deregister(signed(SHOP)), Error::<Test>::OffersLeft);
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), 1));
		assert_noop!(AutoPurchase::deregister(signed(SHOP)), Error::<Test>::PartnershipsLeft);
		assert_ok!(AutoPurchase::end_partnership(signed(LG), LG, SHOP));
		set_time(now() + NOTICE);
		assert_ok!(AutoPurchase::end_partnership(signed(LG), LG, SHOP));
		assert_noop!(AutoPurchase::deregister(signed(SHOP)), Error::<Test>::OrdersOpen);
		assert_ok!(AutoPurchase::expire(signed(SHOP), order));
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
	});
}
