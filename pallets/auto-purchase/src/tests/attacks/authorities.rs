//! What those try who set terms: manufacturers and governance.

use super::*;

#[test]
fn a_manufacturer_cannot_raise_its_commission_on_open_orders() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		assert_ok!(AutoPurchase::end_partnership(signed(LG), LG, SHOP));
		set_time(now() + NOTICE);
		let half = Permill::from_percent(50);
		assert_ok!(AutoPurchase::propose_partnership(signed(LG), SHOP, half, judges()));
		assert_ok!(AutoPurchase::accept_partnership(signed(SHOP), LG, half, judges()));
		events();
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(events().last(), Some(&settled(order)));
		assert_eq!(gains(), PAID);
	});
}

#[test]
fn a_manufacturer_that_raises_its_gate_shuts_no_member_out() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		assert_ok!(AutoPurchase::set_gate(signed(LG), 100 * TOKENS));
		pass(NOTICE);
		fridge.read_twice(LOW);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), Some(1));
		assert_noop!(
			AutoPurchase::renew(signed(HOUSE), LG, Balance::MAX),
			Error::<Test>::InsufficientTokens
		);
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.frozen), Some(MIN_HOLD));
	});
}

#[test]
fn renewing_is_no_way_around_the_cool_down() {
	ExtBuilder::default().build_and_execute(|| {
		// With a gate of one token the household would have the others free at once, and pass them
		// on.
		joined(HOUSE);
		set_time(now() + COOL_DOWN);
		assert_ok!(AutoPurchase::set_gate(signed(LG), 1));
		pass(NOTICE);
		assert_ok!(AutoPurchase::renew(signed(HOUSE), LG, 1));
		assert_noop!(AutoPurchase::leave(signed(HOUSE), LG), Error::<Test>::CoolDownRunning);
	});
}

#[test]
fn a_household_that_is_the_manufacturer_pays_its_commission_to_itself() {
	ExtBuilder::default().build_and_execute(|| {
		// LG's own fridge: it pays 285 for goods of 300, as agreed with the merchant.
		Owners::mutate(|owners| owners.insert(FRIDGE, LG));
		assert_ok!(Assets::transfer(signed(NEIGHBOUR), LG_TOKEN, LG, MIN_HOLD));
		let offer = offered();
		joined(LG);
		let mut fridge = Fridge::established(FRIDGE, MILK);
		let terms = mandate_terms(&[offer]);
		assert_ok!(AutoPurchase::give_mandate(signed(LG), FRIDGE, MILK, terms));
		fridge.read(LOW);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
		assert_ok!(AutoPurchase::confirm(signed(LG), 1));
		assert_eq!(gains(), [0, 285, -285]);
	});
}

#[test]
fn a_manufacturer_that_is_its_own_merchant_is_bound_like_any_other() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(LG);
		let offer = publish(offer_terms(LG));
		let mut fridge = mandated_with(mandate_terms(&[offer]));
		fridge.read(LOW);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(LG), 1));
		assert_ok!(AutoPurchase::ship(signed(LG), 1, tracking(), now()));
		assert_ok!(dispute(HOUSE, 1));
		resolve(1, 50);
		assert_eq!(gains(), [-150, 0, 150]);
		// It has failed the slot, and is asked again once the dispute would have been over.
		pass(ARBITRATION_WINDOW);
		fridge.read(LOW - 100);
		let penalty = i128::try_from(order_of(2).penalty).expect("no such riches");
		assert!(penalty > 0);
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		assert_eq!(gains(), [penalty - 150, 0, 150 - penalty]);
	});
}

#[test]
fn a_pause_keeps_nobody_from_their_money() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		assert_ok!(AutoPurchase::set_purchasing(RuntimeOrigin::root(), Purchasing::Paused));
		Approved::set(vec![]);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), order));
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
		pass(DAY);
		fridge.settle(FULL);
		events();
		pass(DISPUTE_WINDOW + HOUR_SECONDS);
		assert_eq!(events(), vec![settled(order)]);
		assert_eq!(gains(), PAID);
	});
}
