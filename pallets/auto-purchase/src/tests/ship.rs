//! `ship`: times of shipping and of the earliest arrival.

use cot_primitives::DAY;
use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, Error, Event, OrderState};

#[test]
fn ship_gives_the_goods_until_the_promised_time_and_a_grace() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = accepted();
		events();
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
		let deadline = now() + LEAD_TIME + GRACE;
		assert_eq!(
			events(),
			vec![Event::OrderShipped {
				order: of(order),
				tracking: tracking(),
				arrives_from: now(),
				deadline
			}]
		);
		let shipped = order_of(order);
		let (at, arrives_from) = (now(), now());
		let state = OrderState::Shipped { at, arrives_from, arrives_until: deadline };
		assert_eq!(shipped.state, state);
		assert_eq!(shipped.tracking, Some(tracking()));
		assert_eq!(shipped.deadline, deadline);
	});
}

#[test]
fn ship_works_until_the_deadline() {
	for (early, works) in [(1, true), (0, false)] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = accepted();
			set_time(order_of(order).deadline - early);
			if works {
				assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
			} else {
				assert_noop!(
					AutoPurchase::ship(signed(SHOP), order, tracking(), now()),
					Error::<Test>::DeadlineMissed
				);
			}
		});
	}
}

#[test]
fn ship_fails_in_every_other_state() {
	for other in [placed, shipped, delivered] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = other();
			assert_noop!(
				AutoPurchase::ship(signed(SHOP), order, tracking(), now()),
				Error::<Test>::WrongState
			);
		});
	}
}

#[test]
fn ship_fails_for_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = accepted();
		for who in [HOUSE, LG, CORNER] {
			assert_noop!(
				AutoPurchase::ship(signed(who), order, tracking(), now()),
				Error::<Test>::NotMerchant
			);
		}
		assert_noop!(
			AutoPurchase::ship(signed(SHOP), 404, tracking(), now()),
			Error::<Test>::UnknownOrder
		);
	});
}

#[test]
fn the_promise_counts_from_the_cancel_window_however_late_the_merchant_is() {
	let promised_for = START + CANCEL_WINDOW + LEAD_TIME;
	// Accepted as late as possible and shipped when the goods are to be there, a second later, and
	// as late as possible. Even then the parcel may need some days, but the deadline does not wait
	// for it.
	for (delay, latest) in [
		(DAY + 1, promised_for),
		(DAY + 2, promised_for + 1),
		(SHIP_WINDOW - 1, START + CANCEL_WINDOW + 3 * DAY - 2),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = placed();
			set_time(order_of(order).deadline - 1);
			assert_ok!(AutoPurchase::accept(signed(SHOP), order));
			set_time(now() + delay);
			assert_eq!(promised_for.max(now()), latest);
			assert_noop!(
				AutoPurchase::ship(signed(SHOP), order, tracking(), latest + GRACE),
				Error::<Test>::InvalidArrival
			);
			assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), latest + GRACE - 1));
			assert_eq!(order_of(order).deadline, latest + GRACE);
		});
	}
}

#[test]
fn the_goods_arrive_between_now_and_the_deadline() {
	let latest = START + CANCEL_WINDOW + LEAD_TIME + GRACE - 1;
	let now = START + CANCEL_WINDOW;
	// A time that is past means now: the merchant cannot know when its call is executed.
	for (promised, arrives_from) in [(0, now), (now - 1, now), (now, now), (latest, latest)] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = accepted();
			assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), promised));
			let state = OrderState::Shipped { at: now, arrives_from, arrives_until: latest + 1 };
			assert_eq!(order_of(order).state, state);
		});
	}
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = accepted();
		assert_noop!(
			AutoPurchase::ship(signed(SHOP), order, tracking(), latest + 1),
			Error::<Test>::InvalidArrival
		);
	});
}
