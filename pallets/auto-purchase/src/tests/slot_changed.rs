use cot_primitives::OnDeviceChange;
use frame_support::assert_ok;

use crate::{mock::*, Event, Mandates, Memberships, OrderState};

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
			vec![Event::MandateEnded { device: FRIDGE, slot: MILK, owner: HOUSE }]
		);
		assert_eq!(Mandates::<Test>::get(FRIDGE, MILK), None);
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.mandates), Some(0));
	});
}

#[test]
fn a_slot_may_not_change_while_its_order_is_open() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		assert!(AutoPurchase::forbids_slot_change(FRIDGE, MILK));
		assert!(!AutoPurchase::forbids_slot_change(FRIDGE, CREAM));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert!(!AutoPurchase::forbids_slot_change(FRIDGE, MILK));
	});
}

#[test]
fn the_open_order_of_a_changed_slot_finishes() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shipped();
		AutoPurchase::on_slot_changed(FRIDGE, MILK);
		fridge.read(FULL);
		assert!(matches!(order_of(order).state, OrderState::Delivered { .. }));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION);
	});
}
