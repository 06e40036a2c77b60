//! Limits of a household: over all slots, within any period, spaced by use, and pauses with an end.

use cot_primitives::{Refusal, DAY};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::Permill;

use crate::{
	mock::*, AssetKind, CoolingDown, Error, Event, MandateTerms, OpenOrderOf, Orders, Party,
	SpendingLimits, HOUR_SECONDS,
};

fn refused(slot: u8, reason: Refusal) -> Event<Test> {
	Event::PurchaseRefused { device: FRIDGE, slot, household: HOUSE, reason }
}

fn limit(amount: Balance, period: u64) {
	let set =
		AutoPurchase::set_spending_limit(signed(HOUSE), AssetKind::Native, Some((amount, period)));
	assert_ok!(set);
}

/// `HOUSE` with mandates for milk and cream.
fn two_slots() -> [Fridge; 2] {
	let milk = mandated();
	let cream = Fridge::established(FRIDGE, CREAM);
	assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, CREAM, mandate_terms(&[1])));
	[milk, cream]
}

/// Delivers and pays the order of a slot.
fn fulfil(order: u64) {
	pass(CANCEL_WINDOW);
	assert_ok!(AutoPurchase::accept(signed(SHOP), order));
	assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
	assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
}

#[test]
fn one_limit_holds_for_all_slots_together() {
	ExtBuilder::default().build_and_execute(|| {
		let [mut milk, mut cream] = two_slots();
		limit(VALUE + 2 * PRICE, 30 * DAY);
		milk.read(LOW);
		assert_eq!(order_of(1).purchase.units, UNITS);
		cream.read(LOW);
		assert_eq!(order_of(2).purchase.units, 2);
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), 2));
		CoolingDown::<Test>::remove(FRIDGE, CREAM);
		limit(VALUE + PRICE - 1, 30 * DAY);
		events();
		cream.read(LOW - 10);
		assert_eq!(events(), vec![refused(CREAM, Refusal::HouseholdLimitReached)]);
	});
}

#[test]
fn a_limit_of_one_asset_leaves_the_others_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		let euro = AssetKind::WithId(EURO);
		assert_ok!(AutoPurchase::set_spending_limit(signed(HOUSE), euro, Some((1, DAY))));
		fridge.read(LOW);
		assert_eq!(order_of(1).purchase.units, UNITS);
	});
}

#[test]
fn a_limit_is_set_replaced_and_removed_by_members_only() {
	ExtBuilder::default().build_and_execute(|| {
		let native = AssetKind::Native;
		let set = |who, asset, limit| AutoPurchase::set_spending_limit(signed(who), asset, limit);
		assert_noop!(set(HOUSE, native.clone(), Some((1, DAY))), Error::<Test>::NotMember);
		joined(HOUSE);
		for zero in [(0, DAY), (1, 0)] {
			assert_noop!(set(HOUSE, native.clone(), Some(zero)), Error::<Test>::ZeroBound);
		}
		assert_noop!(set(HOUSE, native.clone(), None), Error::<Test>::NoLimit);
		for token in 0..4 {
			assert_ok!(set(HOUSE, AssetKind::WithId(token), Some((1, DAY))));
		}
		assert_noop!(set(HOUSE, native.clone(), Some((1, DAY))), Error::<Test>::TooManyLimits);
		assert_ok!(set(HOUSE, AssetKind::WithId(0), Some((2, DAY))));
		assert_ok!(set(HOUSE, AssetKind::WithId(0), None));
		assert_ok!(set(HOUSE, native, Some((1, DAY))));
		assert_eq!(SpendingLimits::<Test>::get(HOUSE).len(), 4);
		// Who leaves takes its limits along.
		set_time(START + COOL_DOWN);
		assert_ok!(AutoPurchase::leave(signed(HOUSE), LG));
		assert!(!SpendingLimits::<Test>::contains_key(HOUSE));
	});
}

#[test]
fn another_limit_is_no_new_budget() {
	ExtBuilder::default().build_and_execute(|| {
		let [mut milk, mut cream] = two_slots();
		limit(VALUE, 30 * DAY);
		milk.read(LOW);
		limit(VALUE, 10 * DAY);
		events();
		cream.read(LOW);
		assert_eq!(events(), vec![refused(CREAM, Refusal::HouseholdLimitReached)]);
	});
}

/// The input of the audit: two full budgets were held within ninety seconds over the boundary of a
/// period.
#[test]
fn no_two_budgets_are_spent_over_the_edge_of_a_period() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		let (budget, period) = (VALUE, 10 * DAY);
		let mut fridge = mandated_with(MandateTerms { budget, period, ..mandate_terms(&[offer]) });
		set_time(START + period - 45);
		fridge.read_twice(LOW);
		assert_eq!(order_of(1).purchase.value, VALUE);
		fulfil(1);
		for at in [START + period + 45 + CANCEL_WINDOW, START + 2 * period - 46] {
			set_time(at);
			events();
			fridge.read_twice(LOW);
			assert_eq!(Orders::<Test>::iter().count(), 0);
		}
		set_time(START + 2 * period + period / 8 + 1);
		fridge.read_twice(LOW);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), Some(2));
	});
}

/// The input of the audit: a scale that reads low and full by turns spent the month in 36 hours.
#[test]
fn a_scale_that_reads_low_and_full_by_turns_orders_no_faster_than_half_the_learned_use() {
	OrderSpacing::set(Permill::from_percent(50));
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = delivered();
		// Three bottles last six days and half an hour, by what was learned.
		let until = CoolingDown::<Test>::get(FRIDGE, MILK).expect("it waits");
		assert!((3 * DAY..3 * DAY + HOUR_SECONDS).contains(&(until - now())));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		pass(6 * HOUR_SECONDS);
		fridge.read_twice(LOW);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
		assert_eq!(fridge.cools_down_until(), Some(until));
		pass(until - now());
		fridge.read_twice(LOW);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), Some(order + 1));
	});
	OrderSpacing::set(Permill::zero());
}

/// Seventy percent of an order had come, and the next one took no account of the rest.
#[test]
fn goods_that_are_still_to_come_are_counted() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shipped();
		pass(DAY - 3_600);
		fridge.read_twice(LOW);
		pass(1);
		fridge.read_twice(LOW + UNIT_SIZE + UNIT_SIZE / 2);
		let missing = 3 * UNIT_SIZE - order_of(order).received;
		assert!(missing >= UNIT_SIZE);
		fridge.read_twice(LOW);
		// Room for three bottles, of which one is to come.
		let next = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("it was bought");
		assert_eq!(order_of(next).purchase.units, UNITS - 1);
	});
	// What was handed over and seen has come, whatever the device saw of it.
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shipped();
		pass(DAY - 3_600);
		fridge.read_twice(LOW);
		pass(1);
		fridge.read_twice(LOW + UNIT_SIZE + UNIT_SIZE / 2);
		assert_ok!(AutoPurchase::hand_over(signed(SHOP), order, code(1)));
		fridge.read_twice(LOW);
		let next = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("it was bought");
		assert_eq!(order_of(next).purchase.units, UNITS);
	});
}

#[test]
fn a_holiday_ends_by_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		let until = START + 7 * DAY;
		events();
		assert_ok!(AutoPurchase::pause_purchases(signed(HOUSE), Some(until)));
		let told = Event::HouseholdPaused { household: HOUSE, until: Some(until) };
		assert_eq!(events(), vec![told]);
		set_time(until - 1);
		fridge.read_twice(LOW);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
		set_time(until);
		assert_noop!(AutoPurchase::resume_purchases(signed(HOUSE)), Error::<Test>::NotPaused);
		fridge.read_twice(LOW);
		assert!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK));
		// And another one may begin.
		let now = now();
		let past = AutoPurchase::pause_purchases(signed(HOUSE), Some(now));
		assert_noop!(past, Error::<Test>::ExpiryInPast);
		assert_ok!(AutoPurchase::pause_purchases(signed(HOUSE), Some(now + DAY)));
	});
}

/// Four cancellations in eight days skipped one delivery.
#[test]
fn one_delivery_is_skipped_by_one_call() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		let until = START + 8 * DAY;
		let pause = |who, until| AutoPurchase::pause_slot(signed(who), FRIDGE, MILK, until);
		assert_noop!(pause(NEIGHBOUR, until), Error::<Test>::NotHousehold);
		assert_noop!(pause(HOUSE, START), Error::<Test>::ExpiryInPast);
		let unknown = AutoPurchase::pause_slot(signed(HOUSE), FRIDGE, CREAM, until);
		assert_noop!(unknown, Error::<Test>::UnknownMandate);
		events();
		assert_ok!(pause(HOUSE, until));
		let (device, slot, household) = (FRIDGE, MILK, HOUSE);
		assert_eq!(events(), vec![Event::SlotPaused { device, slot, household, until }]);
		// A shorter pause changes nothing.
		assert_ok!(pause(HOUSE, START + 1));
		set_time(until - 1);
		fridge.read_twice(LOW);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
		assert_eq!(fridge.cools_down_until(), Some(until));
		set_time(until);
		fridge.read_twice(LOW);
		assert!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK));
	});
}

/// An order that was placed before the limit does not count, and its refund is no budget.
#[test]
fn a_refund_of_an_order_of_before_the_limit_makes_no_room() {
	ExtBuilder::default().build_and_execute(|| {
		let [mut milk, mut cream] = two_slots();
		milk.read(LOW);
		// Also in the block of the order.
		limit(VALUE, 30 * DAY);
		cream.read(LOW);
		assert_eq!(order_of(2).purchase.value, VALUE);
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), 1));
		CoolingDown::<Test>::remove(FRIDGE, MILK);
		events();
		milk.read(LOW - 10);
		assert_eq!(events(), vec![refused(MILK, Refusal::HouseholdLimitReached)]);
	});
}

#[test]
fn a_refund_under_a_former_mandate_makes_no_room_in_the_next_one() {
	ExtBuilder::default().build_and_execute(|| {
		let mut milk = mandated();
		milk.read(LOW);
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
		let terms = MandateTerms { budget: VALUE, ..mandate_terms(&[1]) };
		assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms));
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
		// An order of before is refunded after the new budget was spent on another one.
		pass(DAY);
		milk.settle(LOW + UNIT_SIZE);
		pass(DAY);
		milk.settle(LOW + 2 * UNIT_SIZE);
		pass(60);
		milk.read(LOW);
		let second = order_of(2).purchase.value;
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), 1, evidence()));
		assert_ok!(AutoPurchase::concede(signed(SHOP), 1));
		assert!(!Orders::<Test>::contains_key(1));
		let mandate = crate::Mandates::<Test>::get(FRIDGE, MILK).expect("it was given");
		assert!(second > 0);
		assert_eq!(mandate.spent(now()), second);
	});
}

/// What the household has confirmed at its door has come, and is not in the slot yet.
#[test]
fn a_slot_rests_after_goods_that_the_household_has_confirmed() {
	OrderSpacing::set(Permill::from_percent(50));
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shipped();
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		fridge.read(LOW);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
	});
	// As it does when an arbiter says that they have come.
	for (percent, rests) in [(100, true), (1, true), (0, false)] {
		ExtBuilder::default().build_and_execute(|| {
			let (fridge, order) = disputed_by(Party::Merchant);
			pass(ANSWER_WINDOW);
			let to_merchant = Permill::from_percent(percent);
			assert_ok!(AutoPurchase::resolve(signed(JUDGE), order, to_merchant));
			assert_eq!(fridge.cools_down_until().is_some(), rests, "{percent}");
		});
	}
	OrderSpacing::set(Permill::zero());
}
