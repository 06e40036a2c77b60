//! `publish_offer`: valid terms, and limits.

use cot_primitives::{Moment, DAY};
use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, AssetKind, Error, Event, Offer, OfferOf, Offers};

#[test]
fn publish_offer_can_be_bought_from() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		events();
		assert_eq!(publish(offer_terms(SHOP)), 1);
		assert_eq!(
			events(),
			vec![Event::OfferPublished {
				offer: 1,
				merchant: SHOP,
				product: GTIN,
				category: milk(),
				unit_size: UNIT_SIZE,
				measure: cot_primitives::Unit::Litre,
				price: PRICE,
				asset: AssetKind::Native,
				lead_time: LEAD_TIME,
				stock: STOCK,
				expires_at: START + 365 * DAY,
				delivery: crate::DeliveryTerms::default(),
			}]
		);
		assert_eq!(Offers::<Test>::get(1), Some(offer_terms(SHOP)));
		assert_eq!(merchant_of(SHOP).offers, 1);
	});
}

#[test]
fn publish_offer_may_ask_for_any_existing_token() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		publish(Offer { asset: AssetKind::WithId(EURO), ..offer_terms(SHOP) });
		assert_noop!(
			try_publish(Offer { asset: AssetKind::WithId(777), ..offer_terms(SHOP) }),
			Error::<Test>::UnknownAsset
		);
	});
}

#[test]
fn publish_offer_fails_for_a_stranger() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(try_publish(offer_terms(STRANGER)), Error::<Test>::UnknownMerchant);
	});
}

#[test]
fn publish_offer_fails_with_a_wrong_check_digit() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		for product in [0, GTIN + 1, 100_000_000_000_000] {
			assert_noop!(
				try_publish(Offer { product, ..offer_terms(SHOP) }),
				Error::<Test>::InvalidGtin
			);
		}
	});
}

#[test]
fn publish_offer_fails_when_nothing_is_sold_or_asked() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		let nothings: [fn(OfferOf<Test>) -> OfferOf<Test>; 3] = [
			|offer| Offer { unit_size: 0, ..offer },
			|offer| Offer { price: 0, ..offer },
			|offer| Offer { stock: 0, ..offer },
		];
		for nothing in nothings {
			assert_noop!(try_publish(nothing(offer_terms(SHOP))), Error::<Test>::ZeroTerms);
		}
	});
}

#[test]
fn publish_offer_fails_beyond_the_longest_lead_time() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		let longest: Moment = 14 * DAY;
		assert_ok!(try_publish(Offer { lead_time: longest, ..offer_terms(SHOP) }));
		assert_noop!(
			try_publish(Offer { lead_time: longest + 1, ..offer_terms(SHOP) }),
			Error::<Test>::LeadTimeTooLong
		);
	});
}

#[test]
fn publish_offer_fails_when_it_would_expire_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		assert_noop!(
			try_publish(Offer { expires_at: now(), ..offer_terms(SHOP) }),
			Error::<Test>::ExpiryInPast
		);
		assert_ok!(try_publish(Offer { expires_at: now() + 1, ..offer_terms(SHOP) }));
	});
}

#[test]
fn publish_offer_fails_beyond_what_the_bond_pays_for() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		let offers: Vec<_> = (0..4).map(|_| publish(offer_terms(SHOP))).collect();
		assert_noop!(try_publish(offer_terms(SHOP)), Error::<Test>::TooManyOffers);
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), offers[0]));
		assert_eq!(publish(offer_terms(SHOP)), 5);
	});
}
