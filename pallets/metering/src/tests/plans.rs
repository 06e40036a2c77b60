//! `publish_plan`, `change_price`: what a manufacturer asks for.

use cot_primitives::DAY;
use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, *};

#[test]
fn a_plan_is_published_for_a_deposit() {
	build_and_execute(|| {
		assert_ok!(Metering::publish_plan(signed(HYUNDAI), terms()));
		assert_eq!(
			events(),
			vec![Event::PlanPublished {
				plan: PLAN,
				manufacturer: HYUNDAI,
				token: TOKEN,
				terms: terms()
			}]
		);
		assert_eq!(deposits(HoldReason::Plan, HYUNDAI), PLAN_DEPOSIT);
		assert_ok!(Metering::publish_plan(signed(HYUNDAI), terms()));
		assert_eq!(PlansOf::<Test>::iter_key_prefix(HYUNDAI).count(), 2);
	});
}

#[test]
fn publish_plan_fails_without_approval_token_price_or_coins() {
	build_and_execute(|| {
		let free = PlanTerms { price: 0, ..terms() };
		assert_noop!(Metering::publish_plan(signed(HYUNDAI), free), Error::<Test>::ZeroTerms);
		let publish = |who| Metering::publish_plan(signed(who), terms());
		assert_noop!(publish(HOUSE), Error::<Test>::ManufacturerNotApproved);
		assert_noop!(publish(TOKENLESS), Error::<Test>::UnknownToken);
		assert_ok!(Balances::transfer_all(signed(HYUNDAI), HOUSE, true));
		assert!(publish(HYUNDAI).is_err());
	});
}

#[test]
fn a_higher_price_holds_after_its_notice_and_a_lower_one_at_once() {
	build_and_execute(|| {
		publish();
		events();
		assert_ok!(Metering::change_price(signed(HYUNDAI), PLAN, 3));
		let change = |old, new, from, version| {
			let manufacturer = HYUNDAI;
			Event::PriceChanged { plan: PLAN, manufacturer, old, new, from, version }
		};
		assert_eq!(events(), vec![change(2, 3, START + NOTICE, 1)]);
		let price = |at| Plans::<Test>::get(PLAN).unwrap().price_at(at);
		assert_eq!([price(START + NOTICE - 1), price(START + NOTICE)], [2, 3]);

		// Another announcement replaces it, and a lower price holds from this second on.
		assert_ok!(Metering::change_price(signed(HYUNDAI), PLAN, 5));
		assert_ok!(Metering::change_price(signed(HYUNDAI), PLAN, 1));
		assert_eq!(events(), vec![change(2, 5, START + NOTICE, 2), change(2, 1, START, 3)]);
		assert_eq!([price(START), price(START + 2 * NOTICE)], [1, 1]);
	});
}

#[test]
fn change_price_fails_for_strangers_for_nothing_and_too_often() {
	build_and_execute(|| {
		publish();
		let change = |who, plan, price| Metering::change_price(signed(who), plan, price);
		assert_noop!(change(HYUNDAI, 9, 3), Error::<Test>::UnknownPlan);
		assert_noop!(change(RIVAL, PLAN, 3), Error::<Test>::NotManufacturer);
		assert_noop!(change(HYUNDAI, PLAN, 0), Error::<Test>::ZeroTerms);
		assert_ok!(change(HYUNDAI, PLAN, 100));
		pass(NOTICE);
		for price in 1..MAX_PRICES - 1 {
			pass(60);
			assert_ok!(change(HYUNDAI, PLAN, 100 - u128::from(price)));
		}
		pass(60);
		assert_noop!(change(HYUNDAI, PLAN, 1), Error::<Test>::TooManyPrices);
		// What no late session can ask for is forgotten.
		pass(2 * LATE_WINDOW + DAY);
		assert_ok!(change(HYUNDAI, PLAN, 1));
		assert_eq!(Plans::<Test>::get(PLAN).unwrap().prices.len(), 2);
		assert_ok!(Metering::close_plan(signed(HYUNDAI), PLAN));
		assert_noop!(change(HYUNDAI, PLAN, 1), Error::<Test>::PlanClosed);
	});
}
