//! Changes of slots and owners: guards, and what ends.

use cot_primitives::{DeviceGuard, OnDeviceChange};
use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, CoolingDown, Error, Event, Mandates, Memberships, OrderState};

#[test]
fn a_slot_that_holds_something_else_ends_its_mandate() {
	ExtBuilder::default().build_and_execute(|| {
		mandated();
		events();
		AutoPurchase::on_slot_changed(FRIDGE, CREAM);
		assert_eq!(events(), vec![]);
		AutoPurchase::on_slot_changed(FRIDGE, MILK);
		assert_eq!(
			events(),
			vec![Event::MandateEnded { device: FRIDGE, slot: MILK, household: HOUSE }]
		);
		assert_eq!(Mandates::<Test>::get(FRIDGE, MILK), None);
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.mandates), Some(0));
	});
}

#[test]
fn a_slot_may_not_change_while_its_order_is_open() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		let error = Error::<Test>::GoodsAwaited;
		assert_noop!(AutoPurchase::ensure_slot_may_change(FRIDGE, MILK), error);
		assert_ok!(AutoPurchase::ensure_slot_may_change(FRIDGE, CREAM));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_ok!(AutoPurchase::ensure_slot_may_change(FRIDGE, MILK));
	});
}

#[test]
fn the_open_order_of_a_changed_slot_finishes() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shipped();
		AutoPurchase::on_slot_changed(FRIDGE, MILK);
		fridge.settle(FULL);
		assert!(matches!(order_of(order).state, OrderState::Delivered { .. }));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION);
	});
}

#[test]
fn a_device_with_another_household_has_no_mandate_left() {
	for leave in [AutoPurchase::on_owner_changed, AutoPurchase::on_retired] {
		ExtBuilder::default().build_and_execute(|| {
			let terms = mandate_terms(&[offered()]);
			mandated_with(terms.clone());
			assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, CREAM, terms));
			events();
			leave(FRIDGE);
			let ended = |slot| Event::MandateEnded { device: FRIDGE, slot, household: HOUSE };
			let mut seen = events();
			seen.sort_by_key(|event| matches!(event, Event::MandateEnded { slot: CREAM, .. }));
			assert_eq!(seen, vec![ended(MILK), ended(CREAM)]);
			assert_eq!(Mandates::<Test>::iter_prefix(FRIDGE).count(), 0);
			assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.mandates), Some(0));
		});
	}
}

#[test]
fn a_device_may_not_leave_while_goods_are_on_their_way_to_it() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(AutoPurchase::ensure_may_transfer(FRIDGE));
		let (_, order) = shipped();
		let error = Error::<Test>::GoodsAwaited;
		assert_noop!(AutoPurchase::ensure_may_transfer(FRIDGE), error);
		assert_ok!(AutoPurchase::ensure_may_transfer(FRIDGE + 1));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_ok!(AutoPurchase::ensure_may_transfer(FRIDGE));
	});
}

#[test]
fn a_cancellation_in_another_slot_or_by_another_household_delays_nothing() {
	for change in [
		(|| AutoPurchase::on_slot_changed(FRIDGE, MILK)) as fn(),
		|| AutoPurchase::on_owner_changed(FRIDGE),
		|| AutoPurchase::on_retired(FRIDGE),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = placed();
			assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
			// Where there is no mandate either.
			assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
			let until = START + CANCEL_COOL_DOWN;
			assert_eq!(CoolingDown::<Test>::get(FRIDGE, MILK), Some(until));
			AutoPurchase::on_slot_changed(FRIDGE, CREAM);
			AutoPurchase::on_owner_changed(OTHER_FRIDGE);
			assert_eq!(CoolingDown::<Test>::iter().count(), 1);
			change();
			assert_eq!(CoolingDown::<Test>::iter().count(), 0);
		});
	}
}

#[test]
fn the_next_order_forgets_that_one_was_cancelled() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
		set_time(START + CANCEL_COOL_DOWN - 1);
		fridge.read(LOW - 100);
		assert_eq!(CoolingDown::<Test>::iter().count(), 1);
		set_time(START + CANCEL_COOL_DOWN);
		fridge.read(LOW - 200);
		assert_eq!(order_of(order + 1).placed_at, now());
		assert_eq!(CoolingDown::<Test>::iter().count(), 0);
	});
}
