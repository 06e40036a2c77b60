//! Mandates that name merchants instead of offers.

use cot_primitives::{Commodity, Moment, DAY};
use frame_support::{assert_noop, assert_ok};

use crate::{
	mock::*, AssetKind, Choice, DeliveryTerms, Error, Event, Ineligible, MandateTerms,
	MandateTermsOf, Mandates, Offer, OfferId, OfferOf, OpenOrderOf, Refusal,
};

fn terms(merchants: &[AccountId], max_lead_time: Moment) -> MandateTermsOf<Test> {
	let merchants = merchants.to_vec().try_into().expect("few merchants");
	MandateTerms { choice: Choice::Category { merchants, max_lead_time }, ..mandate_terms(&[]) }
}

fn bought() -> Option<OfferId> {
	OpenOrderOf::<Test>::get(FRIDGE, MILK).map(|id| order_of(id).purchase.offer)
}

fn refused(why: Ineligible) -> Vec<Event<Test>> {
	let reason = Refusal::NoEligibleOffer(why);
	vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason }]
}

#[test]
fn the_cheapest_offer_of_any_of_the_merchants_is_bought_though_it_is_newer_than_the_mandate() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		partnered(CORNER);
		let mut fridge = mandated_with(terms(&[SHOP, CORNER], LEAD_TIME));
		publish(offer_terms(SHOP));
		let cheap = publish(Offer { price: PRICE - 1, ..offer_terms(CORNER) });
		fridge.read(LOW);
		assert_eq!(bought(), Some(cheap));
	});
}

#[test]
fn what_others_offer_is_not_bought() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		partnered(CORNER);
		let mut fridge = mandated_with(terms(&[SHOP], LEAD_TIME));
		publish(offer_terms(CORNER));
		// Of the merchant's own, none is milk and paid in the coin.
		publish(Offer { asset: AssetKind::WithId(EURO), ..offer_terms(SHOP) });
		publish(Offer { category: Commodity::Category(7), ..offer_terms(SHOP) });
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Ineligible::NotOffered));
	});
}

#[test]
fn what_takes_too_long_is_not_bought() {
	for (lead_time, buys) in [(LEAD_TIME, true), (LEAD_TIME + 1, false)] {
		ExtBuilder::default().build_and_execute(|| {
			partnered(SHOP);
			let mut fridge = mandated_with(terms(&[SHOP], LEAD_TIME));
			publish(Offer { lead_time, ..offer_terms(SHOP) });
			events();
			fridge.read(LOW);
			assert_eq!(bought().is_some(), buys);
			if !buys {
				assert_eq!(events(), refused(Ineligible::TooSlow));
			}
		});
	}
}

#[test]
fn a_tiny_unit_at_the_cap_is_dear() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let mut fridge = mandated_with(terms(&[SHOP], LEAD_TIME));
		// A litre may cost `MAX_UNIT_PRICE`: a tenth of it may cost a tenth.
		let tiny = Offer { unit_size: 100, price: MAX_UNIT_PRICE / 10 + 1, ..offer_terms(SHOP) };
		publish(tiny.clone());
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Ineligible::AboveCap));
		let fair = publish(Offer { price: MAX_UNIT_PRICE / 10, ..tiny });
		fridge.read(LOW);
		assert_eq!(bought(), Some(fair));
	});
}

#[test]
fn a_unit_that_the_sensor_hardly_sees_is_not_bought() {
	let least = 2 * milk_slot().resolution;
	for (unit_size, buys) in [(least - 1, false), (least, true)] {
		ExtBuilder::default().build_and_execute(|| {
			partnered(SHOP);
			let mut fridge = mandated_with(terms(&[SHOP], LEAD_TIME));
			publish(Offer { unit_size, price: 1, ..offer_terms(SHOP) });
			events();
			fridge.read(LOW);
			assert_eq!(bought().is_some(), buys);
			if !buys {
				assert_eq!(events(), refused(Ineligible::UnitTooSmall));
			}
		});
	}
}

#[test]
fn offers_that_mandate_or_slot_rule_out_hide_none_that_is_dearer() {
	let cheaper = |offer: OfferOf<Test>| Offer { price: offer.price - 1, ..offer };
	let ruled_out: [fn(OfferOf<Test>) -> OfferOf<Test>; 6] = [
		|offer| Offer { expires_at: now() + 1, ..offer },
		|offer| Offer { lead_time: LEAD_TIME + 1, ..offer },
		// Packs of many units: dear, too large, and too small to be seen.
		|offer| Offer { unit_size: 20 * UNIT_SIZE, price: 20 * (PRICE - 1), ..offer },
		|offer| Offer { unit_size: 10 * FULL, price: PRICE, ..offer },
		|offer| Offer { unit_size: 2 * milk_slot().resolution - 1, price: 1, ..offer },
		|offer| Offer { delivery: DeliveryTerms { fee: 1_000_000, minimum: 0 }, ..offer },
	];
	for why in ruled_out {
		ExtBuilder::default().build_and_execute(|| {
			MaxOffers::set(8);
			partnered(SHOP);
			[CORNER, LG, RIVAL].into_iter().for_each(registered);
			let mut fridge = mandated_with(terms(&[SHOP, CORNER, LG, RIVAL], LEAD_TIME));
			for _ in 0..4 {
				publish(why(cheaper(offer_terms(SHOP))));
			}
			let good = publish(offer_terms(SHOP));
			pass(1);
			fridge.read(LOW);
			assert_eq!(bought(), Some(good));
		});
	}
}

#[test]
fn of_each_merchant_its_share_of_thirty_two_offers_is_looked_at() {
	for (merchants, looked_at) in
		[(vec![SHOP], 32), (vec![SHOP, CORNER], 16), (vec![SHOP, CORNER, LG, RIVAL], 8)]
	{
		for bad in [looked_at - 1, looked_at] {
			MaxOffers::set(64);
			ExtBuilder::default().build_and_execute(|| {
				partnered(SHOP);
				merchants.iter().filter(|it| **it != SHOP).for_each(|it| registered(*it));
				let mut fridge = mandated_with(terms(&merchants, LEAD_TIME));
				for _ in 0..bad {
					publish(Offer { price: PRICE - 1, lead_time: 3 * DAY, ..offer_terms(SHOP) });
				}
				let good = publish(offer_terms(SHOP));
				fridge.read(LOW);
				assert_eq!(bought(), (bad < looked_at).then_some(good), "{merchants:?} {bad}");
			});
		}
	}
}

#[test]
fn such_a_mandate_is_refused_when_it_could_never_buy() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		registered(HOUSE);
		joined(HOUSE);
		let give = |terms| AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms);
		assert_noop!(give(terms(&[], DAY)), Error::<Test>::EmptyChoice);
		assert_noop!(give(terms(&[SHOP, SHOP], DAY)), Error::<Test>::DuplicateOffer);
		assert_noop!(give(terms(&[SHOP, CORNER], DAY)), Error::<Test>::UnknownMerchant);
		assert_noop!(give(terms(&[SHOP, HOUSE], DAY)), Error::<Test>::OwnOffer);
		assert_noop!(give(terms(&[SHOP], 14 * DAY + 1)), Error::<Test>::LeadTimeTooLong);
		assert_ok!(give(terms(&[SHOP], 14 * DAY)));
		let mandate = Mandates::<Test>::get(FRIDGE, MILK).expect("it was given");
		assert_eq!(mandate.longest_lead_time, 14 * DAY);
	});
}

#[test]
fn a_merchant_that_has_left_sells_nothing_and_ends_no_mandate() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		let mut fridge = mandated_with(terms(&[SHOP], LEAD_TIME));
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Ineligible::NotOffered));
	});
}
