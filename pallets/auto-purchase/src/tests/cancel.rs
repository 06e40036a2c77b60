//! `cancel`: the household in the cancel window, and the cool-down after it.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, CancelReason, Error, Event, HoldReason, Mandates, Offers, OpenOrderOf};

#[test]
fn cancel_gives_everything_back() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		events();
		set_time(START + CANCEL_WINDOW - 1);
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
		assert_eq!(
			events(),
			vec![Event::OrderCancelled {
				order: of(order),
				reason: CancelReason::ByHousehold,
				refund: VALUE
			}]
		);
		assert_eq!(free(HOUSE), ENDOWMENT);
		assert_eq!(held(HoldReason::Escrow, HOUSE), 0);
		assert_eq!(Offers::<Test>::get(1).map(|offer| offer.stock), Some(STOCK));
		assert_eq!(Mandates::<Test>::get(FRIDGE, MILK).map(|m| m.spent(now())), Some(0));
		let shop = merchant_of(SHOP);
		assert_eq!((shop.open_orders, shop.reputation.settled, shop.reputation.late), (0, 0, 0));
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
	});
}

#[test]
fn cancel_works_when_the_offer_is_gone() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), 1));
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
		assert_eq!(free(HOUSE), ENDOWMENT);
	});
}

#[test]
fn cancel_fails_when_the_window_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		set_time(START + CANCEL_WINDOW);
		assert_noop!(AutoPurchase::cancel(signed(HOUSE), order), Error::<Test>::CancelWindowOver);
	});
}

#[test]
fn cancel_fails_in_every_later_state() {
	for later in [accepted, shipped, delivered] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = later();
			assert_noop!(AutoPurchase::cancel(signed(HOUSE), order), Error::<Test>::WrongState);
		});
	}
}

#[test]
fn cancel_fails_for_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		for who in [SHOP, LG, STRANGER] {
			assert_noop!(AutoPurchase::cancel(signed(who), order), Error::<Test>::NotHousehold);
		}
		assert_noop!(AutoPurchase::cancel(signed(HOUSE), order + 1), Error::<Test>::UnknownOrder);
	});
}

#[test]
fn a_slot_whose_order_was_cancelled_waits_a_day() {
	for by_hand in [true, false] {
		ExtBuilder::default().build_and_execute(|| {
			let (mut fridge, order) = placed();
			if by_hand {
				assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
			} else {
				fridge.read(FULL);
			}
			let until = now() + CANCEL_COOL_DOWN;
			set_time(until - 1);
			events();
			fridge.read(LOW);
			assert_eq!(events(), vec![]);
			assert_eq!(fridge.cools_down_until(), Some(until));
			set_time(until);
			fridge.read(LOW);
			assert!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK));
		});
	}
}
