//! What a merchant tries: to be paid for nothing, or more, or to leave with what it owes.

use super::*;

#[test]
fn a_merchant_cannot_raise_its_price_between_the_reading_and_the_order() {
	ExtBuilder::default().build_and_execute(|| {
		// It waits until it has the mandate and swaps its offer for a dearer one.
		partnered(SHOP);
		let cheap = publish(offer_terms(SHOP));
		let mut fridge = mandated_with(anything_of(&[SHOP]));
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), cheap));
		let cap = 2 * PRICE;
		publish(Offer { price: cap + 1, ..offer_terms(SHOP) });
		events();
		fridge.read(LOW);
		let reason = Refusal::NoEligibleOffer(Ineligible::AboveCap);
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason }]
		);

		// Up to what the household has signed it may, and once the order is placed its price
		// stands.
		let dear = publish(Offer { price: cap, ..offer_terms(SHOP) });
		fridge.read(LOW);
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), dear));
		publish(Offer { price: 1_000 * PRICE, ..offer_terms(SHOP) });
		let order = order_of(1);
		assert_eq!(
			(order.purchase.unit_price, order.purchase.value),
			(cap, cap * Balance::from(UNITS))
		);
		assert_eq!(held(HoldReason::Escrow, HOUSE), order.purchase.value);
	});
}

#[test]
fn a_merchant_that_raises_the_price_of_a_named_offer_sells_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), 1));
		publish(Offer { price: PRICE + 1, ..offer_terms(SHOP) });
		events();
		fridge.read(LOW);
		let reason = Refusal::NoEligibleOffer(Ineligible::NotOffered);
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason }]
		);
		assert_eq!(gains(), NOTHING);
	});
}

#[test]
fn tiny_and_huge_units_are_no_way_around_the_price_of_a_litre() {
	ExtBuilder::default().build_and_execute(|| {
		// One unit is cheap, a litre is not.
		partnered(SHOP);
		let tiny = Offer { unit_size: 10, price: 9, ..offer_terms(SHOP) };
		publish(tiny);
		// A litre is cheap, one unit does not fit into the slot.
		publish(Offer { unit_size: 10 * FULL, price: 10 * PRICE, ..offer_terms(SHOP) });
		// So dear that prices overflow when they are compared.
		publish(Offer { unit_size: Quantity::MAX, price: Balance::MAX, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(anything_of(&[SHOP]));
		events();
		fridge.read(LOW);
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused {
				device: FRIDGE,
				slot: MILK,
				household: HOUSE,
				// What does not fit comes closer than what is too dear.
				reason: Refusal::NoRoom,
			}]
		);
		assert_eq!(held(HoldReason::Escrow, HOUSE), 0);
	});
}

#[test]
fn a_bargain_that_nobody_can_take_keeps_no_other_merchant_from_selling() {
	// Cheap by the litre, but a unit does not fit, or costs more than an order, or than what is
	// left of the budget.
	let too_large = Offer { unit_size: 2 * FULL, price: PRICE, ..offer_terms(CORNER) };
	let too_dear = Offer { unit_size: FULL - LOW, price: PRICE + 1, ..offer_terms(CORNER) };
	let terms = anything_of(&[SHOP, CORNER]);
	for (bait, terms) in [
		(too_large, terms.clone()),
		(too_dear.clone(), MandateTerms { max_order_value: PRICE, ..terms.clone() }),
		(too_dear, MandateTerms { budget: PRICE, ..terms }),
	] {
		ExtBuilder::default().build_and_execute(|| {
			offered();
			partnered(CORNER);
			publish(bait);
			let mut fridge = mandated_with(terms);
			fridge.read(LOW);
			assert_eq!(order_of(1).purchase.merchant, SHOP);
		});
	}
}

#[test]
fn next_to_no_stock_at_a_low_price_does_not_take_the_slot() {
	// Three units are wanted: of a merchant with one of them nothing is bought, of one with two
	// those two.
	for (stock, merchant, units) in [(1, SHOP, UNITS), (2, CORNER, 2)] {
		ExtBuilder::default().build_and_execute(|| {
			offered();
			partnered(CORNER);
			publish(Offer { price: PRICE - 1, stock, ..offer_terms(CORNER) });
			let mut fridge = mandated_with(anything_of(&[SHOP, CORNER]));
			fridge.read(LOW);
			assert_eq!(
				(order_of(1).purchase.merchant, order_of(1).purchase.units),
				(merchant, units)
			);
		});
	}
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		publish(Offer { stock: 1, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(anything_of(&[SHOP]));
		events();
		fridge.read(LOW);
		let reason = Refusal::NoEligibleOffer(Ineligible::ScarceStock);
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason }]
		);
	});
	// What the mandate pays for is all that is wanted.
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		publish(Offer { stock: 1, ..offer_terms(SHOP) });
		let terms = MandateTerms { max_order_value: PRICE, ..anything_of(&[SHOP]) };
		let mut fridge = mandated_with(terms);
		fridge.read(LOW);
		assert_eq!(order_of(1).purchase.units, 1);
	});
}

#[test]
fn a_bargain_that_the_household_cannot_pay_keeps_no_other_merchant_from_selling() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		partnered(CORNER);
		// A litre and a half at once is cheaper by the litre, and more than the household has.
		publish(Offer { unit_size: 1_000, price: 199, ..offer_terms(SHOP) });
		publish(Offer { unit_size: 1_500, price: 290, ..offer_terms(CORNER) });
		let mut fridge = mandated_with(anything_of(&[SHOP, CORNER]));
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), HOUSE, 280));
		fridge.read(LOW);
		assert_eq!((order_of(1).purchase.merchant, order_of(1).purchase.value), (SHOP, 199));
	});
	ExtBuilder::default().build_and_execute(|| {
		offered();
		partnered(CORNER);
		publish(Offer { price: PRICE - 1, ..offer_terms(CORNER) });
		let mut fridge = mandated_with(anything_of(&[SHOP, CORNER]));
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), HOUSE, PRICE));
		events();
		fridge.read(LOW);
		let reason = Refusal::InsufficientFunds;
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason }]
		);
	});
}

#[test]
fn noise_does_not_deliver_goods_in_tiny_units() {
	ExtBuilder::default().build_and_execute(|| {
		// A merchant that sells by the ten millilitres, ships nothing, and waits for bottles that
		// are put back, would be paid by the noise. Its units are not bought.
		partnered(SHOP);
		publish(Offer { unit_size: 10, price: 2, stock: 1_000, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(anything_of(&[SHOP]));
		events();
		fridge.read(LOW);
		let reason = Refusal::NoEligibleOffer(Ineligible::UnitTooSmall);
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason }]
		);
	});
	ExtBuilder::default().build_and_execute(|| {
		// The smallest units that are: what the sensor takes for noise is less than half of one.
		partnered(SHOP);
		let unit_size = 2 * milk_slot().resolution;
		publish(Offer { unit_size, price: 20, stock: 1_000, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(anything_of(&[SHOP]));
		fridge.read(LOW);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
		events();
		for _ in 0..20 {
			pass(600);
			fridge.read(LOW - unit_size / 2);
			pass(600);
			fridge.read(LOW);
		}
		assert_eq!(events(), vec![]);
		assert_eq!(order_of(1).received, 0);
	});
}

#[test]
fn a_merchant_that_never_accepts_pays_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		events();
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		assert_eq!(events(), vec![expired(order, PENALTY)]);
		assert_eq!(gains(), LATE);
		// And it is not asked again at once.
		fridge.read(LOW - 100);
		let reason = Refusal::NoEligibleOffer(Ineligible::RecentlyFailed);
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason }]
		);
	});
}

#[test]
fn a_merchant_that_never_ships_pays_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = accepted();
		events();
		pass(SHIP_WINDOW + HOUR_SECONDS);
		assert_eq!(events(), vec![expired(order, PENALTY)]);
		assert_eq!(gains(), LATE);
		assert_eq!(merchant_of(SHOP).reputation.late, Reputation::ONE);
	});
}

#[test]
fn a_merchant_that_ships_nothing_gets_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		events();
		pass(LEAD_TIME + GRACE + HOUR_SECONDS);
		// No penalty: a household can keep its device from telling, and must not be paid for that.
		assert_eq!(events(), vec![expired(order, 0)]);
		assert_eq!(gains(), NOTHING);
	});
}

#[test]
fn a_merchant_that_ships_nothing_is_not_paid_for_what_the_household_buys_by_hand_meanwhile() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = accepted();
		let arrives_from = now() + DAY;
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), arrives_from));
		events();
		set_time(arrives_from - 1);
		fridge.settle(FULL);
		assert_eq!(events(), vec![]);
		assert_eq!(order_of(order).received, 0);
		pass(LEAD_TIME + GRACE);
		assert_eq!(events(), vec![expired(order, 0)]);
		assert_eq!(gains(), NOTHING);
	});
}

#[test]
fn a_merchant_that_ships_nothing_and_is_paid_by_the_fridge_loses_the_dispute() {
	ExtBuilder::default().build_and_execute(|| {
		// It says that the goods may be there at once, and hopes that the household goes shopping.
		let (mut fridge, order) = shipped();
		pass(DAY);
		events();
		fridge.settle(FULL);
		assert_eq!(events(), vec![delivered(order, LOW)]);
		assert_ok!(dispute(HOUSE, order));
		assert_eq!(events(), vec![disputed(order, Party::Household)]);
		resolve(order, 0);
		assert_eq!(events().last(), Some(&resolved(order, 0)));
		assert_eq!(gains(), NOTHING);
		assert_eq!(held(HoldReason::DisputeDeposit, HOUSE), 0);
		assert_eq!(merchant_of(SHOP).reputation.disputed, Reputation::ONE);
	});
}

#[test]
fn a_merchant_cannot_dispute_away_what_it_owes() {
	ExtBuilder::default().build_and_execute(|| {
		// It has sent nothing and says that the device is silent. Nobody decides: it has won eight
		// days for its deposit.
		let (_, order) = shipped();
		events();
		assert_ok!(dispute(SHOP, order));
		pass(ARBITRATION_WINDOW + HOUR_SECONDS);
		let mut told = events();
		assert_eq!(told.pop(), Some(expired(order, 0)));
		assert!(matches!(told.pop(), Some(Event::DepositSettled { to_other: 15, .. })));
		assert_eq!(
			told,
			vec![Event::OrderDisputed {
				order: of(order),
				by: Party::Merchant,
				evidence: EVIDENCE,
				deposit: DEPOSIT,
				arbiter: Some(JUDGE),
				deadline: now() - HOUR_SECONDS,
			}]
		);
		// The delay has cost it half of the deposit.
		assert_eq!(gains(), [15, -15, 0]);
	});
}

#[test]
fn a_merchant_that_takes_its_offers_away_still_owes_the_goods() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = accepted();
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), 1));
		assert_ok!(AutoPurchase::end_partnership(signed(SHOP), LG, SHOP));
		pass(NOTICE.min(SHIP_WINDOW - 1));
		assert_noop!(AutoPurchase::deregister(signed(SHOP)), Error::<Test>::PartnershipsLeft);
		events();
		pass(HOUR_SECONDS);
		assert_eq!(events(), vec![expired(order, PENALTY)]);
		assert_eq!(gains(), LATE);
	});
}

#[test]
fn a_merchant_cannot_leave_with_its_bond_while_it_owes_goods() {
	ExtBuilder::default().build_and_execute(|| {
		// A partnership that was ended long ago does not hold it; the order does.
		let offer = offered();
		assert_ok!(AutoPurchase::end_partnership(signed(SHOP), LG, SHOP));
		pass(NOTICE - 1);
		let mut fridge = mandated_with(mandate_terms(&[offer]));
		fridge.read(LOW);
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), offer));
		pass(1);
		assert_ok!(AutoPurchase::end_partnership(signed(STRANGER), LG, SHOP));
		assert_noop!(AutoPurchase::deregister(signed(SHOP)), Error::<Test>::OrdersOpen);
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		assert_eq!(gains(), LATE);
		events();
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
		assert_eq!(events(), vec![Event::MerchantLeft { merchant: SHOP, bond: BOND - PENALTY }]);
		assert_eq!(free(SHOP), ENDOWMENT - PENALTY);
	});
}
