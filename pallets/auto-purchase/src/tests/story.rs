//! The example of the crate's documentation.

use frame_support::assert_ok;

use crate::{mock::*, *};
use cot_primitives::DAY;

#[docify::export]
#[test]
fn milk_is_bought_delivered_and_paid() {
	ExtBuilder::default().build_and_execute(|| {
		// LG's partner sells half-litre bottles for 100 each; HOUSE allows up to 400 a litre.
		let offer = offered();
		let mut fridge = mandated_with(mandate_terms(&[offer]));

		// The fridge, which was filled to two litres every week, attests half a litre.
		fridge.read(LOW);
		let order = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("the pattern asked for an order");
		assert_eq!(order_of(order).purchase, three_bottles());
		assert_eq!(held(HoldReason::Escrow, HOUSE), 300);

		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), order));
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now() + DAY));

		// The same device sees a litre and a half more. Three days later the deadline pays.
		pass(DAY);
		fridge.settle(FULL);
		pass(DISPUTE_WINDOW + HOUR_SECONDS);
		assert_eq!(Orders::<Test>::get(order), None);
		assert_eq!(free(HOUSE), ENDOWMENT - 300);
		assert_eq!(free(SHOP), ENDOWMENT - BOND + 285);
		assert_eq!(free(LG), ENDOWMENT + 15);
	});
}
