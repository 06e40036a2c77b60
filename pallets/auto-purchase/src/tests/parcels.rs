//! An order that comes in parts, a part at a time.

use cot_primitives::{
	Moment, OnDeviceChange, PurchaseFromPattern, Quantity,
	RestockCause::{self, Household, Order as ByOrder},
	Rise, SlotReading, Watch, DAY,
};
use frame_support::assert_ok;

use crate::{
	mock::*, ArrivingOrderOf, DeliveryProof, Event, Offer, OpenOrderOf, OrderId, OrderState, Party,
};

const QUANTITY: Quantity = UNITS * UNIT_SIZE;
/// The least that counts: half a bottle.
const LEAST: Quantity = UNIT_SIZE / 2;
/// A unit that is small beside its order.
const BOTTLE: Quantity = 100;

fn rise_at(fridge: &Fridge, at: Moment, rise: Quantity) -> RestockCause {
	let reading = SlotReading {
		device: fridge.device,
		slot: fridge.slot,
		household: &fridge.household,
		manufacturer: &LG,
		config: fridge.config,
		at,
		level: LOW + rise,
	};
	let rise = Rise { shown: rise, quantity: rise, level_before: LOW, at, is_confirmed: true };
	AutoPurchase::on_restock(&reading, rise)
}

fn rise(fridge: &Fridge, rise: Quantity) -> RestockCause {
	rise_at(fridge, now(), rise)
}

fn seen(order: OrderId, received: Quantity) -> Event<Test> {
	Event::GoodsSeen { order: of(order), stock_before: LOW, received }
}

fn arriving() -> Option<OrderId> {
	ArrivingOrderOf::<Test>::get(FRIDGE, MILK)
}

#[test]
fn bottles_that_come_one_by_one_are_delivered_with_the_second_and_complete_with_the_third() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = shipped();
		events();
		assert_eq!(rise(&fridge, UNIT_SIZE), ByOrder);
		assert_eq!(events(), vec![seen(order, UNIT_SIZE)]);
		assert_eq!(arriving(), None);

		assert_eq!(rise(&fridge, UNIT_SIZE), ByOrder);
		let (stock_before, proof) = (Some(LOW), DeliveryProof::Reading);
		assert_eq!(events(), vec![Event::OrderDelivered { order: of(order), stock_before, proof }]);
		assert_eq!(arriving(), Some(order));
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
		assert!(AutoPurchase::watch_of(FRIDGE, MILK).awaits_goods);

		assert_eq!(rise(&fridge, UNIT_SIZE), ByOrder);
		assert_eq!(events(), vec![seen(order, QUANTITY)]);
		assert_eq!(arriving(), None);
		assert_eq!(rise(&fridge, UNIT_SIZE), Household);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn less_than_half_a_unit_is_no_parcel() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = shipped();
		assert_eq!(rise(&fridge, LEAST - 1), Household);
		assert_eq!(order_of(order).received, 0);
		assert_eq!(rise(&fridge, LEAST), ByOrder);
		assert_eq!(order_of(order).received, LEAST);
	});
}

/// A shipped order of fifteen units of 100 millilitres.
fn shipped_in_small_bottles() -> Fridge {
	partnered(SHOP);
	let offer = publish(Offer { unit_size: BOTTLE, price: PRICE / 5, ..offer_terms(SHOP) });
	let mut fridge = mandated_with(mandate_terms(&[offer]));
	fridge.read(LOW);
	pass(CANCEL_WINDOW);
	assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
	assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
	assert_eq!(order_of(1).purchase.units, 15);
	fridge
}

#[test]
fn many_bottles_that_are_put_in_one_by_one_are_the_delivery() {
	ExtBuilder::default().build_and_execute(|| {
		let fridge = shipped_in_small_bottles();
		for bottle in 1..=15 {
			assert_eq!(rise(&fridge, BOTTLE), ByOrder, "bottle {bottle}");
			let has_arrived = matches!(order_of(1).state, OrderState::Delivered { .. });
			assert_eq!(has_arrived, bottle >= 8, "bottle {bottle}");
		}
		assert_eq!(order_of(1).received, 15 * BOTTLE);
		assert_eq!(rise(&fridge, BOTTLE), Household);
	});
}

#[test]
fn of_many_units_no_parcel_holds_less_than_the_sensor_may_see_of_one() {
	ExtBuilder::default().build_and_execute(|| {
		let fridge = shipped_in_small_bottles();
		let least = BOTTLE - fridge.config.resolution;
		assert_eq!(rise(&fridge, least - 1), Household);
		assert_eq!(rise(&fridge, least), ByOrder);
	});
}

#[test]
fn the_household_may_put_its_own_beside_the_goods() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = shipped();
		// Before the delivery, a rise that is larger than the order is one with the goods in it.
		assert_eq!(rise(&fridge, 2 * QUANTITY), ByOrder);
		assert!(matches!(order_of(order).state, OrderState::Delivered { .. }));
		assert_eq!(arriving(), None);
	});
}

#[test]
fn what_is_missing_comes_with_a_unit_of_tolerance() {
	for (more, cause) in [(UNIT_SIZE, ByOrder), (UNIT_SIZE + 1, Household)] {
		ExtBuilder::default().build_and_execute(|| {
			let (fridge, order) = shipped();
			assert_eq!(rise(&fridge, 1_000), ByOrder);
			let missing = QUANTITY - 1_000;
			assert_eq!(rise(&fridge, missing + more), cause);
			assert_eq!(arriving(), (cause == Household).then_some(order));
		});
	}
}

#[test]
fn the_rest_neither_earns_nor_teaches_while_the_order_is_open() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = shipped();
		assert_eq!(rise(&fridge, 1_000), ByOrder);
		set_time(order_of(order).deadline - 1);
		assert_eq!(rise(&fridge, UNIT_SIZE / 2), ByOrder);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(arriving(), None);
		assert_eq!(rise(&fridge, UNIT_SIZE / 2), Household);
	});
}

#[test]
fn goods_arrive_from_the_promised_time_on() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = accepted();
		let arrives_from = now() + DAY;
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), arrives_from));
		set_time(arrives_from);
		// Bought by hand on the way home, before the parcel can be there.
		assert_eq!(rise_at(&fridge, arrives_from - 1, QUANTITY), Household);
		assert_eq!(order_of(order).received, 0);
		assert_eq!(rise_at(&fridge, arrives_from, QUANTITY), ByOrder);
	});
}

#[test]
fn a_slot_that_ran_low_again_takes_the_newer_order_first_once_that_can_arrive() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, older) = shipped();
		assert_eq!(rise(&fridge, 1_000), ByOrder);
		fridge.read(LOW - 100);
		let newer = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("it was bought");
		assert_eq!(arriving(), Some(older));
		// The newer one is still to be shipped: a bottle is the rest of the older one.
		events();
		assert_eq!(rise(&fridge, UNIT_SIZE), ByOrder);
		assert_eq!(events(), vec![seen(older, QUANTITY)]);
		assert_eq!(order_of(newer).received, 0);
	});
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, older) = shipped();
		assert_eq!(rise(&fridge, 1_000), ByOrder);
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), older, evidence()));
		// The merchant has failed the slot; that is not what this is about.
		crate::Setbacks::<Test>::remove(FRIDGE, MILK);
		fridge.read(LOW - 100);
		let newer = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("it was bought");
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), newer));
		assert_ok!(AutoPurchase::ship(signed(SHOP), newer, tracking(), now()));
		assert_eq!(rise(&fridge, UNIT_SIZE), ByOrder);
		assert_eq!((order_of(newer).received, order_of(older).received), (UNIT_SIZE, 1_000));
		// Half of it is there: it is delivered, and the one whose rest is looked for.
		assert_eq!(arriving(), Some(newer));
		// The older one closes and leaves that alone.
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), older));
		assert_eq!(arriving(), Some(newer));
	});
}

#[test]
fn a_restock_by_hand_that_is_no_rest_cancels_the_newer_order() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, older) = shipped();
		assert_eq!(rise(&fridge, 1_000), ByOrder);
		fridge.read(LOW - 100);
		let newer = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("it was bought");
		assert_eq!(rise(&fridge, QUANTITY), Household);
		assert!(crate::Orders::<Test>::get(newer).is_none());
		assert_eq!(arriving(), Some(older));
	});
}

#[test]
fn a_dispute_after_the_delivery_still_takes_the_rest() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = disputed_after_delivery();
		// What was seen, and the use to expect of the hour since the reading before.
		assert!((1_250..1_270).contains(&order_of(order).received));
		assert_eq!(rise(&fridge, LEAST), ByOrder);
		assert_eq!(arriving(), None);
	});
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = disputed_by(Party::Household);
		assert_eq!(rise(&fridge, 1_000), ByOrder);
		assert_eq!(arriving(), Some(order));
	});
}

#[test]
fn the_rest_is_not_looked_for_in_another_households_fridge_or_in_a_slot_that_changed() {
	for change in [
		(|| AutoPurchase::on_owner_changed(FRIDGE)) as fn(),
		|| AutoPurchase::on_slot_changed(FRIDGE, MILK),
		|| AutoPurchase::on_retired(FRIDGE),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let (fridge, _) = delivered();
			assert!(arriving().is_some());
			// Where there is no mandate either.
			assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
			change();
			assert_eq!(arriving(), None);
			assert_eq!(Registry::watch_told_of(FRIDGE, MILK), Watch::default());
			assert_eq!(rise(&fridge, LEAST), Household);
		});
	}
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, _) = shipped();
		fridge.household = NEIGHBOUR;
		assert_eq!(rise(&fridge, QUANTITY), Household);
	});
}
