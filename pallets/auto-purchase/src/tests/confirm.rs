//! `confirm`: the household pays at once, or concedes.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, DeliveryProof, Error, Event, Orders};

fn paid(order: u64) -> Event<Test> {
	Event::OrderSettled {
		order: of(order),
		merchant_amount: VALUE - COMMISSION,
		commission: COMMISSION,
		refund: 0,
		fine: 0,
	}
}

#[test]
fn confirm_pays_a_shipped_order_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		events();
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(
			events(),
			vec![
				Event::OrderDelivered {
					order: of(order),
					stock_before: None,
					proof: DeliveryProof::Household
				},
				paid(order)
			]
		);
		assert!(!Orders::<Test>::contains_key(order));
	});
}

#[test]
fn confirm_pays_a_delivered_order_before_the_dispute_window_ends() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = delivered();
		events();
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(events(), vec![paid(order)]);
	});
}

#[test]
fn confirm_pays_an_order_that_arrived_late_if_nobody_has_expired_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		set_time(order_of(order).deadline);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
	});
}

#[test]
fn confirm_fails_before_the_goods_are_shipped() {
	for early in [placed, accepted] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = early();
			assert_noop!(AutoPurchase::confirm(signed(HOUSE), order), Error::<Test>::WrongState);
		});
	}
}

#[test]
fn confirm_fails_for_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		for who in [SHOP, LG, STRANGER] {
			assert_noop!(AutoPurchase::confirm(signed(who), order), Error::<Test>::NotHousehold);
		}
		assert_noop!(AutoPurchase::confirm(signed(HOUSE), 404), Error::<Test>::UnknownOrder);
	});
}
