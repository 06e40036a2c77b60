//! What a household tries, or somebody in its fridge: to have goods for nothing, or kept back for
//! nothing.

use cot_primitives::Rise;

use super::*;

#[test]
fn a_device_that_invents_a_delivery_spends_only_its_own_households_money() {
	ExtBuilder::default().build_and_execute(|| {
		// Somebody who has broken into the fridge lets it read what never came. The household
		// objects in time.
		let (mut fridge, order) = shipped();
		pass(60);
		events();
		fridge.settle(FULL);
		assert_eq!(events(), vec![delivered(order, LOW)]);
		assert_ok!(dispute(HOUSE, order));
		assert_ok!(AutoPurchase::concede(signed(SHOP), order));
		assert_eq!(
			events(),
			vec![
				disputed(order, Party::Household),
				returned(order, Party::Household),
				resolved(order, 0)
			]
		);
		assert_eq!(gains(), NOTHING);
	});
}

#[test]
fn a_reading_of_a_time_before_the_arrival_proves_nothing_however_late_it_comes() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = accepted();
		let arrives_from: Moment = now() + DAY;
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), arrives_from));
		set_time(arrives_from + DAY);
		events();
		fridge.read_at(FULL, arrives_from - 1);
		assert_eq!(events(), vec![]);
		assert!(matches!(order_of(order).state, OrderState::Shipped { .. }));
	});
}

#[test]
fn a_household_whose_device_keeps_silent_pays_when_the_arbiter_finds_out() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		pass(LEAD_TIME);
		events();
		assert_ok!(dispute(SHOP, order));
		resolve(order, 100);
		assert_eq!(events(), vec![returned(order, Party::Merchant), resolved(order, VALUE)]);
		assert_eq!(gains(), PAID);
	});
}

#[test]
fn a_household_cannot_hide_a_delivery_in_many_small_rises() {
	ExtBuilder::default().build_and_execute(|| {
		// Bottle by bottle: none of the rises is the delivery, together they are.
		let (mut fridge, order) = shipped();
		pass(DAY);
		fridge.read(LOW);
		events();
		pass(60);
		fridge.read(LOW + UNIT_SIZE);
		pass(60);
		fridge.read(LOW + 2 * UNIT_SIZE);
		assert_eq!(
			events(),
			vec![
				Event::GoodsSeen { order: of(order), stock_before: LOW, received: UNIT_SIZE },
				delivered(order, LOW + UNIT_SIZE),
			]
		);
		pass(2 * 3_600);
		fridge.read(LOW + 3 * UNIT_SIZE);
		let received = 3 * UNIT_SIZE;
		let stock_before = LOW + 2 * UNIT_SIZE;
		let seen = Event::GoodsSeen { order: of(order), stock_before, received };
		assert_eq!(events(), vec![seen]);
		pass(DISPUTE_WINDOW + HOUR_SECONDS);
		assert_eq!(events(), vec![settled(order)]);
		assert_eq!(gains(), PAID);
	});
}

#[test]
fn goods_that_come_in_parts_neither_earn_nor_teach() {
	ExtBuilder::default().build_and_execute(|| {
		// Whoever unpacks slowly would otherwise be rewarded for what the chain has bought.
		let (fridge, order) = shipped();
		let rise = |level: Quantity| {
			let reading = SlotReading {
				device: fridge.device,
				slot: fridge.slot,
				household: &fridge.household,
				manufacturer: &LG,
				config: fridge.config,
				at: now(),
				level,
			};
			let level_before = level - UNIT_SIZE;
			let rise = Rise {
				shown: UNIT_SIZE,
				quantity: UNIT_SIZE,
				level_before,
				at: now(),
				is_confirmed: false,
			};
			AutoPurchase::on_restock(&reading, rise)
		};
		for unit in 1..=UNITS {
			assert_eq!(rise(LOW + unit * UNIT_SIZE), RestockCause::Order, "unit {unit}");
		}
		assert_eq!(order_of(order).received, UNITS * UNIT_SIZE);
		// Beyond what was ordered it is the household's own again.
		assert_eq!(rise(LOW + 5 * UNIT_SIZE), RestockCause::Household);
	});
}

#[test]
fn a_household_cannot_keep_goods_back_by_cancelling_and_ordering_again() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		set_time(START + CANCEL_WINDOW - 1);
		events();
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
		let until = now() + CANCEL_COOL_DOWN;
		fridge.read(LOW - 100);
		let cancelled = Event::OrderCancelled {
			order: of(order),
			reason: CancelReason::ByHousehold,
			refund: VALUE,
		};
		assert_eq!(events(), vec![cancelled]);
		assert_eq!(fridge.cools_down_until(), Some(until));
		assert_eq!(Offers::<Test>::get(1).map(|offer| offer.stock), Some(STOCK));

		// Nor with another mandate.
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
		let terms = mandate_terms(&[1]);
		assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms));
		events();
		fridge.read(LOW - 200);
		assert_eq!(events(), vec![]);
		assert_eq!(fridge.cools_down_until(), Some(until));
		set_time(until);
		fridge.read(LOW - 300);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), Some(order + 1));
	});
}

#[test]
fn no_way_around_the_mandate_makes_a_slot_wait_less() {
	let end = || {
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
	};
	let cancel = || {
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), 1));
	};
	let give = || {
		let terms = mandate_terms(&[1]);
		assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms));
	};
	let leave_and_join = || {
		assert_ok!(AutoPurchase::leave(signed(HOUSE), LG));
		joined(HOUSE);
	};
	let ways: [&[&dyn Fn()]; 4] = [
		&[&cancel, &end, &give],
		&[&end, &cancel, &give],
		&[&end, &give, &cancel],
		&[&end, &cancel, &leave_and_join, &give],
	];
	for (nth, way) in ways.into_iter().enumerate() {
		ExtBuilder::default().build_and_execute(|| {
			let offer = offered();
			joined(HOUSE);
			pass(COOL_DOWN);
			let mut fridge = Fridge::established(FRIDGE, MILK);
			let terms = mandate_terms(&[offer]);
			assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms));
			fridge.read(LOW);
			let until = now() + CANCEL_COOL_DOWN;
			way.iter().for_each(|step| step());
			events();
			fridge.read(LOW - 100);
			assert_eq!(events(), vec![], "way {nth}");
			assert_eq!(fridge.cools_down_until(), Some(until), "way {nth}");
		});
	}
}

#[test]
fn a_mandate_in_the_place_of_one_that_has_expired_waits_no_less() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		let expires_at = START + CANCEL_WINDOW / 2;
		let mut fridge = mandated_with(MandateTerms { expires_at, ..mandate_terms(&[offer]) });
		fridge.read(LOW);
		set_time(expires_at);
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), 1));
		let until = now() + CANCEL_COOL_DOWN;
		let terms = mandate_terms(&[offer]);
		assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms));
		events();
		fridge.read(LOW - 100);
		assert_eq!(events(), vec![]);
		assert_eq!(fridge.cools_down_until(), Some(until));
	});
}

#[test]
fn a_device_cannot_keep_goods_back_by_pretending_to_be_filled_and_emptied() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		events();
		let until = now() + CANCEL_COOL_DOWN;
		fridge.settle(FULL);
		pass(60);
		fridge.read(LOW);
		let cancelled = Event::OrderCancelled {
			order: of(order),
			reason: CancelReason::Restocked,
			refund: VALUE,
		};
		assert_eq!(events(), vec![cancelled]);
		assert_eq!(fridge.cools_down_until(), Some(until));
	});
}

#[test]
fn a_household_that_ends_its_mandate_still_pays_for_what_was_ordered() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shipped();
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
		assert_ok!(AutoPurchase::pause_purchases(signed(HOUSE), None));
		pass(DAY);
		events();
		fridge.settle(FULL);
		pass(DISPUTE_WINDOW + HOUR_SECONDS);
		assert_eq!(events(), vec![delivered(order, LOW), settled(order)]);
		assert_eq!(gains(), PAID);
	});
}

#[test]
fn a_household_cannot_spend_what_is_held_for_an_order() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		assert_noop!(
			Balances::transfer_allow_death(signed(HOUSE), STRANGER, ENDOWMENT - VALUE + 1),
			TokenError::FundsUnavailable
		);
		assert_ok!(Balances::transfer_all(signed(HOUSE), STRANGER, false));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION);
	});
}

#[test]
fn a_household_without_coins_disputes_with_the_money_it_pays_in() {
	ExtBuilder::default().build_and_execute(|| {
		// It pays in euros and has no coins: whoever sells to it is as safe as with anybody else.
		partnered(SHOP);
		let asset = EURO_ASSET;
		let offer = publish(Offer { asset: asset.clone(), ..offer_terms(SHOP) });
		let mut fridge = mandated_with(MandateTerms { asset, ..mandate_terms(&[offer]) });
		fridge.read(LOW);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
		assert_ok!(Balances::transfer_all(signed(HOUSE), STRANGER, false));
		let rest = TOKENS - VALUE;
		assert_ok!(Assets::transfer(signed(HOUSE), EURO, STRANGER, rest - DEPOSIT));
		assert_noop!(dispute(HOUSE, 1), TokenError::FundsUnavailable);
		assert_ok!(Assets::transfer(signed(STRANGER), EURO, HOUSE, 1));
		assert_ok!(dispute(HOUSE, 1));
		resolve(1, 0);
		assert_eq!(Assets::balance(EURO, HOUSE), VALUE + DEPOSIT + 1);
	});
}
