//! Rises of a slot: delivery, cancellation, or the household's own.

use cot_primitives::{
	Moment, PurchaseFromPattern, Quantity,
	RestockCause::{self, Household, Order as ByOrder},
	Rise, SlotReading, DAY,
};
use frame_support::assert_ok;
use sp_runtime::TokenError;

use crate::{
	mock::*, AssetKind, CancelReason, DeliveryProof, Event, HoldReason, MandateTerms, Mandates,
	Offer, Offers, OpenOrderOf, OrderState, Orders, Party, Purchase, HOUR_SECONDS,
};

/// Half of what the order brings.
const ENOUGH: Quantity = UNITS * UNIT_SIZE / 2;

fn rise(fridge: &Fridge, at: Moment, rise: Quantity) -> RestockCause {
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

#[test]
fn a_rise_without_an_order_is_the_households() {
	ExtBuilder::default().build_and_execute(|| {
		let fridge = mandated();
		events();
		assert_eq!(rise(&fridge, now(), 1_500), Household);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn a_restock_by_hand_in_the_cancel_window_cancels_the_order() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		events();
		set_time(START + CANCEL_WINDOW - 1);
		fridge.read(FULL);
		assert_eq!(
			events(),
			vec![Event::OrderCancelled {
				order: of(order),
				reason: CancelReason::Restocked,
				refund: VALUE
			}]
		);
		assert_eq!(free(HOUSE), ENDOWMENT);
		assert_eq!(held(HoldReason::Escrow, HOUSE), 0);
		assert_eq!(Offers::<Test>::get(1).map(|offer| offer.stock), Some(STOCK));
		assert_eq!(Mandates::<Test>::get(FRIDGE, MILK).map(|m| m.spent(now())), Some(0));
		assert_eq!(merchant_of(SHOP).open_orders, 0);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
	});
}

#[test]
fn a_small_rise_cancels_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = placed();
		assert_eq!(rise(&fridge, now(), ENOUGH - 1), Household);
		assert!(Orders::<Test>::contains_key(order));
		assert_eq!(rise(&fridge, now(), ENOUGH), Household);
		assert!(!Orders::<Test>::contains_key(order));
	});
}

#[test]
fn a_restock_after_the_cancel_window_cancels_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = placed();
		set_time(START + CANCEL_WINDOW);
		assert_eq!(rise(&fridge, now(), 1_500), Household);
		assert!(Orders::<Test>::contains_key(order));
	});
}

#[test]
fn a_restock_in_the_window_that_is_attested_late_counts_until_the_merchant_accepts() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = placed();
		set_time(START + CANCEL_WINDOW + 60);
		assert_eq!(rise(&fridge, START + CANCEL_WINDOW - 1, 1_500), Household);
		assert!(!Orders::<Test>::contains_key(order));
	});
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = accepted();
		assert_eq!(rise(&fridge, START + CANCEL_WINDOW - 1, 1_500), Household);
		assert!(Orders::<Test>::contains_key(order));
	});
}

#[test]
fn a_cancellation_that_fails_is_told_and_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let asset = AssetKind::WithId(EURO);
		let offer = publish(Offer { asset: asset.clone(), ..offer_terms(SHOP) });
		let mut fridge = mandated_with(MandateTerms { asset, ..mandate_terms(&[offer]) });
		fridge.read(LOW);
		assert_ok!(Assets::block(signed(ISSUER), EURO, HOUSE));
		let before = order_of(1);
		events();
		assert_eq!(rise(&fridge, now(), 1_500), Household);
		assert_eq!(
			events(),
			vec![Event::OrderStuck { order: of(1), error: TokenError::CannotCreate.into() }]
		);
		assert_eq!(order_of(1), before);
	});
}

#[test]
fn an_accepted_order_is_not_delivered_before_it_is_shipped() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = accepted();
		assert_eq!(rise(&fridge, now(), 1_500), Household);
		assert_eq!(order_of(order).state, OrderState::Accepted);
	});
}

#[test]
fn the_slots_own_rise_delivers_a_shipped_order() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shipped();
		pass(DAY);
		events();
		fridge.settle(FULL);
		assert_eq!(
			events(),
			vec![Event::OrderDelivered {
				order: of(order),
				stock_before: Some(LOW),
				proof: DeliveryProof::Reading
			}]
		);
		let delivered = order_of(order);
		assert_eq!(delivered.state, OrderState::Delivered { at: now() });
		assert_eq!(delivered.deadline, now() + DISPUTE_WINDOW);
		assert_eq!(held(HoldReason::Escrow, HOUSE), VALUE);
	});
}

#[test]
fn half_of_the_order_proves_the_delivery_and_less_only_counts() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = shipped();
		events();
		assert_eq!(rise(&fridge, now(), ENOUGH - 1), ByOrder);
		let (stock_before, received) = (LOW, ENOUGH - 1);
		let seen = Event::GoodsSeen { order: of(order), stock_before, received };
		assert_eq!(events(), vec![seen]);
		assert!(matches!(order_of(order).state, OrderState::Shipped { .. }));
		assert_eq!(order_of(order).received, ENOUGH - 1);
	});
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = shipped();
		assert_eq!(rise(&fridge, now(), ENOUGH), ByOrder);
		assert!(matches!(order_of(order).state, OrderState::Delivered { .. }));
	});
}

#[test]
fn a_rise_before_the_shipping_proves_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = shipped();
		let shipped_at = now();
		pass(DAY);
		assert_eq!(rise(&fridge, shipped_at - 1, 1_500), Household);
		assert!(matches!(order_of(order).state, OrderState::Shipped { .. }));
		assert_eq!(rise(&fridge, shipped_at, 1_500), ByOrder);
	});
}

#[test]
fn a_rise_of_another_slot_proves_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		assert_eq!(rise(&Fridge::new(FRIDGE, CREAM), now(), 1_500), Household);
		assert_eq!(rise(&Fridge::new(OTHER_FRIDGE, MILK), now(), 1_500), Household);
		assert!(matches!(order_of(order).state, OrderState::Shipped { .. }));
	});
}

#[test]
fn goods_that_arrive_after_the_deadline_are_none_and_those_of_before_count_while_the_order_is_open()
{
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = shipped();
		let deadline = order_of(order).deadline;
		set_time(deadline + 60);
		assert_eq!(rise(&fridge, deadline, 1_500), Household);
		assert_eq!(order_of(order).received, 0);
		assert_eq!(rise(&fridge, deadline - 1, 1_500), ByOrder);
		assert_eq!(order_of(order).state, OrderState::Delivered { at: deadline + 60 });
	});
}

#[test]
fn a_dispute_gives_goods_no_more_time() {
	for by in [Party::Household, Party::Merchant] {
		ExtBuilder::default().build_and_execute(|| {
			let (fridge, order) = shipped();
			let until = order_of(order).deadline;
			set_time(until - 1);
			let who = *order_of(order).purchase.account(by);
			assert_ok!(AutoPurchase::dispute(signed(who), order, evidence()));
			set_time(until + DAY);
			assert_eq!(rise(&fridge, until, 1_500), Household);
			assert_eq!(order_of(order).received, 0);
			assert_eq!(rise(&fridge, until - 1, 1_500), ByOrder);
		});
	}
}

#[test]
fn what_is_owed_to_the_household_is_no_longer_delivered() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = shipped_in(AssetKind::WithId(EURO));
		let deadline = order_of(order).deadline;
		assert_ok!(Assets::freeze_asset(signed(ISSUER), EURO));
		set_time(deadline);
		pass(HOUR_SECONDS);
		assert_eq!(order_of(order).tries, 1);
		assert_eq!(rise(&fridge, deadline - 1, 1_500), Household);
		assert_eq!(rise(&fridge, now(), 1_500), Household);
		assert_ok!(Assets::thaw_asset(signed(ISSUER), EURO));
		events();
		assert_ok!(AutoPurchase::expire(signed(STRANGER), order));
		let (refund, penalty) = (VALUE, 0);
		assert_eq!(
			events(),
			vec![Event::OrderExpired { order: of(order), refund, penalty, fine: 0 }]
		);
	});
}

#[test]
fn a_second_rise_is_the_households() {
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = delivered();
		let before = order_of(order);
		pass(60);
		assert_eq!(rise(&fridge, now(), 1_500), Household);
		assert_eq!(order_of(order), before);
	});
}

#[test]
fn a_slot_whose_goods_have_arrived_may_order_again_before_they_are_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = delivered();
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
		set_time(now() + DISPUTE_WINDOW / 2);
		fridge.read(LOW);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), Some(order + 1));
		assert_eq!(held(HoldReason::Escrow, HOUSE), 2 * VALUE);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), Some(order + 1));
		assert_eq!(held(HoldReason::Escrow, HOUSE), VALUE);
	});
}

#[test]
fn a_delivery_is_seen_by_one_reading_a_day_although_the_household_uses_meanwhile() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let offer = publish(offer_terms(SHOP));
		let par_level = LOW + UNIT_SIZE;
		let mut fridge = mandated_with(MandateTerms { par_level, ..mandate_terms(&[offer]) });
		fridge.read(LOW);
		assert_eq!(order_of(1).purchase.units, 1);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
		pass(DAY - CANCEL_WINDOW);
		fridge.read(LOW);
		events();
		// The bottle comes in the morning, and more than half of it is used by the evening.
		pass(DAY);
		fridge.read(LOW + UNIT_SIZE / 2 - 10);
		assert!(matches!(order_of(1).state, OrderState::Delivered { .. }));
	});
}

#[test]
fn one_reading_of_a_full_slot_is_no_delivery() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shipped();
		pass(DAY);
		fridge.read(LOW);
		let capacity = fridge.config.capacity;
		for _ in 0..3 {
			// The sensor is unplugged by turns.
			pass(3_600);
			fridge.read(capacity);
			assert!(matches!(order_of(order).state, OrderState::Shipped { .. }));
			pass(3_600);
			fridge.read(LOW);
		}
		assert_eq!(order_of(order).received, 0);
		// The goods themselves are seen at once.
		pass(3_600);
		fridge.settle(LOW + UNITS * UNIT_SIZE);
		assert!(matches!(order_of(order).state, OrderState::Delivered { .. }));
	});
}

/// A shipped order of three bottles, of which the fridge knows the level an hour before.
fn awaited() -> (Fridge, u64) {
	let (mut fridge, order) = shipped();
	pass(DAY);
	fridge.read(LOW);
	(fridge, order)
}

#[test]
fn goods_that_one_reading_shows_are_a_delivery_when_the_next_one_does_too() {
	for (next, is_delivered) in [
		(LOW, false),
		(LOW + 50, false),
		(LOW + UNITS * UNIT_SIZE - DAILY, true),
		(LOW + UNITS * UNIT_SIZE, true),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let (mut fridge, order) = awaited();
			pass(3_600);
			let seen_at = now();
			fridge.read(LOW + UNITS * UNIT_SIZE);
			assert_eq!(order_of(order).received, 0);
			pass(DAY);
			fridge.read(next);
			let received = if is_delivered { UNITS * UNIT_SIZE } else { 0 };
			assert_eq!(order_of(order).received, received, "{next}");
			let has_arrived = order_of(order).state.has_arrived();
			assert_eq!(has_arrived, is_delivered, "{next}");
			assert!(now() > seen_at);
		});
	}
}

#[test]
fn the_use_of_a_silent_day_makes_no_parcel_of_a_ripple() {
	// It counts for as much as was shown, at most.
	for (days, shown, received) in [
		(1, 60, 0),
		(1, UNIT_SIZE / 4 - 1, 0),
		(1, UNIT_SIZE / 4, UNIT_SIZE / 2),
		(1, 200, 400),
		(9, UNIT_SIZE / 4 - 1, 0),
		(9, UNIT_SIZE / 4, UNIT_SIZE / 2),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let (mut fridge, order) = awaited();
			set_time((now() + days * DAY).min(order_of(order).deadline - 1));
			fridge.read(LOW + shown);
			let seen = order_of(order).received;
			assert!(seen.abs_diff(received) <= 1, "{days} days, {shown}: {seen}");
		});
	}
}

/// The input of the report: 1,250 of 2,500 come, 571 are used a day, and one reading shows 679.
#[test]
fn half_a_parcel_of_a_slot_that_is_quickly_used_is_paid_by_half() {
	let reading =
		Rise { shown: 679, quantity: 679 + 571, level_before: 0, at: 0, is_confirmed: true };
	ExtBuilder::default().build_and_execute(|| {
		let (fridge, order) = shipped();
		Orders::<Test>::mutate_extant(order, |order| {
			order.purchase = Purchase {
				units: 2,
				quantity: 2_500,
				unit_price: VALUE / 2,
				..order.purchase.clone()
			};
		});
		let slot = SlotReading {
			device: fridge.device,
			slot: fridge.slot,
			household: &fridge.household,
			manufacturer: &LG,
			config: fridge.config,
			at: now(),
			level: LOW + 679,
		};
		assert_eq!(AutoPurchase::on_restock(&slot, Rise { at: now(), ..reading }), ByOrder);
		assert_eq!(order_of(order).received, 1_250);
		assert_eq!(order_of(order).earned(), VALUE / 2);
	});
}

/// A shipped order whose goods one reading shows an hour before the deadline.
fn shown_once() -> (Fridge, u64) {
	let (mut fridge, order) = shipped();
	let deadline = order_of(order).deadline;
	set_time(deadline - DAY - HOUR_SECONDS);
	fridge.read(LOW);
	set_time(deadline - HOUR_SECONDS);
	events();
	fridge.read(LOW + UNITS * UNIT_SIZE);
	let deadline = now() + 2 * DAY;
	assert_eq!(events(), vec![Event::DeadlineExtended { order: of(order), deadline }]);
	assert_eq!(order_of(order).deadline, deadline);
	(fridge, order)
}

/// The deadline came between the two readings of a slot that is read once a day, and the merchant
/// was not paid for what it had delivered in time.
#[test]
fn goods_that_are_shown_before_the_deadline_are_confirmed_after_it() {
	for (next, is_delivered) in [(LOW, false), (LOW + UNITS * UNIT_SIZE - DAILY, true)] {
		ExtBuilder::default().build_and_execute(|| {
			let (mut fridge, order) = shown_once();
			pass(DAY);
			assert!(matches!(order_of(order).state, OrderState::Shipped { .. }));
			fridge.read(next);
			assert_eq!(order_of(order).state.has_arrived(), is_delivered, "{next}");
			if is_delivered {
				assert_eq!(order_of(order).deadline, now() + DISPUTE_WINDOW);
			} else {
				events();
				pass(DAY + HOUR_SECONDS);
				let (refund, penalty, fine) = (VALUE, 0, 0);
				let expired = Event::OrderExpired { order: of(order), refund, penalty, fine };
				assert_eq!(events(), vec![expired]);
			}
		});
	}
}

#[test]
fn goods_that_come_while_an_order_waits_for_a_second_reading_are_late() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shown_once();
		let waits_until = order_of(order).deadline;
		pass(2 * HOUR_SECONDS);
		fridge.read(LOW);
		pass(HOUR_SECONDS);
		fridge.settle(LOW + UNITS * UNIT_SIZE);
		assert_eq!(order_of(order).received, 0);
		assert!(matches!(order_of(order).state, OrderState::Shipped { .. }));
		assert_eq!(order_of(order).deadline, waits_until);
	});
}

#[test]
fn an_order_waits_for_a_second_reading_only_if_the_deadline_comes_before_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = awaited();
		let deadline = order_of(order).deadline;
		set_time(deadline - 2 * DAY);
		events();
		fridge.read(LOW + UNITS * UNIT_SIZE);
		assert_eq!((events(), order_of(order).deadline), (vec![], deadline));
	});
}

#[test]
fn who_waits_for_a_second_reading_may_still_show_the_code_or_dispute() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shown_once();
		pass(DAY);
		assert_ok!(AutoPurchase::hand_over(signed(SHOP), order, code(1)));
		assert!(order_of(order).is_handed_over);
	});
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shown_once();
		let OrderState::Shipped { arrives_until: until, .. } = order_of(order).state else {
			panic!("it is shipped");
		};
		pass(DAY);
		assert_ok!(AutoPurchase::dispute(signed(SHOP), order, evidence()));
		assert_eq!(rise(&fridge, until, 1_500), Household);
		fridge.read(LOW + UNITS * UNIT_SIZE);
		assert!(order_of(order).state.has_arrived());
	});
}
