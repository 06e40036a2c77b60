//! `decline`: the merchant says no before it accepts, and the household buys elsewhere.

use cot_primitives::{Ineligible, Refusal, DAY};
use frame_support::{assert_noop, assert_ok};

use crate::{
	mock::*, CancelReason, DeclineReason, Error, Event, HoldReason, Mandates, Offers, OpenOrderOf,
	Reputation, HOUR_SECONDS,
};

const REASON: DeclineReason = DeclineReason::OutOfStock;

fn bought() -> Option<AccountId> {
	OpenOrderOf::<Test>::get(FRIDGE, MILK).map(|id| order_of(id).purchase.merchant)
}

#[test]
fn a_declined_order_gives_everything_back_and_costs_the_merchant_a_part_of_a_mark() {
	let half_time = CANCEL_WINDOW + ACCEPT_WINDOW / 2;
	// An early no costs less than a late one.
	let (early, late) = (Reputation::ONE / 8, Reputation::ONE / 2);
	for (wait, mark) in [
		(0, early),
		(CANCEL_WINDOW, early),
		(half_time, early),
		(half_time + 1, late),
		(CANCEL_WINDOW + ACCEPT_WINDOW - 1, late),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = placed();
			set_time(START + wait);
			events();
			assert_ok!(AutoPurchase::decline(signed(SHOP), order, REASON));
			let refund = VALUE;
			let reason = CancelReason::Declined(REASON);
			assert_eq!(events(), vec![Event::OrderCancelled { order: of(order), reason, refund }]);
			assert_eq!(free(HOUSE), ENDOWMENT);
			assert_eq!(held(HoldReason::Escrow, HOUSE), 0);
			assert_eq!(Offers::<Test>::get(1).map(|offer| offer.stock), Some(STOCK));
			assert_eq!(Mandates::<Test>::get(FRIDGE, MILK).map(|m| m.spent(now())), Some(0));
			let shop = merchant_of(SHOP);
			assert_eq!((shop.bond, shop.at_stake, shop.open_orders), (BOND, 0, 0));
			assert_eq!(shop.reputation.late, mark);
		});
	}
}

#[test]
fn only_the_merchant_declines_and_only_before_it_accepts() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		for who in [HOUSE, LG, CORNER] {
			let decline = AutoPurchase::decline(signed(who), order, REASON);
			assert_noop!(decline, Error::<Test>::NotMerchant);
		}
		set_time(order_of(order).deadline);
		let decline = AutoPurchase::decline(signed(SHOP), order, REASON);
		assert_noop!(decline, Error::<Test>::DeadlineMissed);
	});
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = accepted();
		let decline = AutoPurchase::decline(signed(SHOP), order, REASON);
		assert_noop!(decline, Error::<Test>::WrongState);
	});
}

/// The slot is not blocked for the merchant's no: the next reading asks the next merchant.
#[test]
fn the_next_reading_buys_of_another_merchant() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		partnered(CORNER);
		let cheap = publish(crate::Offer { price: PRICE - 1, ..offer_terms(SHOP) });
		let dear = publish(offer_terms(CORNER));
		let mut fridge = mandated_with(mandate_terms(&[cheap, dear]));
		fridge.read(LOW);
		assert_eq!(bought(), Some(SHOP));
		assert_ok!(AutoPurchase::decline(signed(SHOP), 1, REASON));
		pass(HOUR_SECONDS);
		fridge.read(LOW);
		assert_eq!(bought(), Some(CORNER));
	});
}

#[test]
fn a_merchant_that_declined_is_asked_again_after_a_day_if_there_is_no_other() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		assert_ok!(AutoPurchase::decline(signed(SHOP), order, DeclineReason::NoAddress));
		events();
		pass(HOUR_SECONDS);
		fridge.read(LOW);
		let reason = Refusal::NoEligibleOffer(Ineligible::RecentlyFailed);
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason }]
		);
		pass(DAY - HOUR_SECONDS);
		fridge.read(LOW - 10);
		assert_eq!(bought(), Some(SHOP));
	});
}

/// The input of the audit: a household that gives no address let every order lapse and earned ten
/// coins each, whatever they were worth.
#[test]
fn a_household_that_gives_no_address_earns_nothing_by_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, _) = placed();
		for order in 1..=4 {
			assert_ok!(AutoPurchase::decline(signed(SHOP), order, DeclineReason::NoAddress));
			pass(DAY);
			fridge.read(LOW - 10 * u32::try_from(order).expect("a few"));
		}
		assert_eq!(free(HOUSE) + held(HoldReason::Escrow, HOUSE), ENDOWMENT);
		assert_eq!(merchant_of(SHOP).bond, BOND);
	});
}
