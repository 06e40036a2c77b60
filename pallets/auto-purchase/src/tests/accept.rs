//! `accept`: the merchant takes an order before the deadline.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, Error, Event, OrderState};

#[test]
fn accept_works_once_the_cancel_window_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		set_time(START + CANCEL_WINDOW - 1);
		assert_noop!(AutoPurchase::accept(signed(SHOP), order), Error::<Test>::CancelWindowOpen);
		set_time(START + CANCEL_WINDOW);
		events();
		assert_ok!(AutoPurchase::accept(signed(SHOP), order));
		let deadline = now() + SHIP_WINDOW;
		assert_eq!(events(), vec![Event::OrderAccepted { order: of(order), deadline }]);
		assert_eq!(order_of(order).state, OrderState::Accepted);
		assert_eq!(order_of(order).deadline, deadline);
	});
}

#[test]
fn accept_works_until_the_deadline() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		let deadline = order_of(order).deadline;
		assert_eq!(deadline, START + CANCEL_WINDOW + ACCEPT_WINDOW);
		set_time(deadline);
		assert_noop!(AutoPurchase::accept(signed(SHOP), order), Error::<Test>::DeadlineMissed);
	});
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		set_time(order_of(order).deadline - 1);
		assert_ok!(AutoPurchase::accept(signed(SHOP), order));
	});
}

#[test]
fn accept_fails_in_every_later_state() {
	for later in [accepted, shipped, delivered] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = later();
			assert_noop!(AutoPurchase::accept(signed(SHOP), order), Error::<Test>::WrongState);
		});
	}
}

#[test]
fn accept_fails_for_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		set_time(START + CANCEL_WINDOW);
		for who in [HOUSE, LG, CORNER] {
			assert_noop!(AutoPurchase::accept(signed(who), order), Error::<Test>::NotMerchant);
		}
		assert_noop!(AutoPurchase::accept(signed(SHOP), 404), Error::<Test>::UnknownOrder);
	});
}
