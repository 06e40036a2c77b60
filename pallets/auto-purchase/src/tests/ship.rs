use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, Error, Event, OrderState};

#[test]
fn ship_starts_the_lead_time() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = accepted();
		events();
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
		let deadline = now() + LEAD_TIME + GRACE;
		assert_eq!(
			events(),
			vec![Event::OrderShipped {
				order,
				merchant: SHOP,
				tracking: tracking(),
				arrives_from: now(),
				deadline
			}]
		);
		let shipped = order_of(order);
		assert_eq!(shipped.state, OrderState::Shipped { at: now(), arrives_from: now() });
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
fn the_goods_arrive_between_now_and_the_end_of_the_lead_time() {
	let latest = START + CANCEL_WINDOW + LEAD_TIME;
	let now = START + CANCEL_WINDOW;
	// A time that is past means now: the merchant cannot know when its call is carried out.
	for (promised, arrives_from) in [(0, now), (now - 1, now), (now, now), (latest, latest)] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = accepted();
			assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), promised));
			let state = OrderState::Shipped { at: now, arrives_from };
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
