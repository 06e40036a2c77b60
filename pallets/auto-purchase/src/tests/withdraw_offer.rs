//! `withdraw_offer`: by its merchant, with open orders left alone.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, Error, Event, Ineligible, Offers, OrderState, Refusal};

#[test]
fn withdraw_offer_removes_it() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		events();
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), offer));
		assert_eq!(events(), vec![Event::OfferWithdrawn { offer, merchant: SHOP }]);
		assert_eq!(Offers::<Test>::get(offer), None);
		assert_eq!(merchant_of(SHOP).offers, 0);
	});
}

#[test]
fn withdraw_offer_fails_for_another_merchant() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		registered(CORNER);
		assert_noop!(
			AutoPurchase::withdraw_offer(signed(CORNER), offer),
			Error::<Test>::NotMerchant
		);
	});
}

#[test]
fn withdraw_offer_fails_twice() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), offer));
		assert_noop!(
			AutoPurchase::withdraw_offer(signed(SHOP), offer),
			Error::<Test>::UnknownOffer
		);
	});
}

#[test]
fn withdraw_offer_does_not_free_the_merchant_from_an_open_order() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		let offer = order_of(order).purchase.offer;
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), offer));

		// The order goes on at its own price.
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), order));
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
		let (state, arrives_until) = (order_of(order).state, order_of(order).deadline);
		let (at, arrives_from) = (now(), now());
		assert_eq!(state, OrderState::Shipped { at, arrives_from, arrives_until });
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION);

		// The next one is refused.
		events();
		fridge.read(LOW - DAILY);
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused {
				device: FRIDGE,
				slot: MILK,
				household: HOUSE,
				reason: Refusal::NoEligibleOffer(Ineligible::NotOffered),
			}]
		);
	});
}
