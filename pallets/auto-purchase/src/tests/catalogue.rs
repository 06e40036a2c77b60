//! The catalogue: its order and its pages, and offers that have expired.

use cot_primitives::{Commodity, DAY};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

use crate::{
	mock::*, AssetKind, Catalogue, Error, Event, Offer, OfferId, OfferOf, OfferPlace, Offers,
	MAX_PAGE,
};

fn listed() -> usize {
	Catalogue::<Test>::iter().count()
}

fn cheapest(limit: usize) -> Vec<OfferId> {
	let (slot, asset) = (milk_slot(), AssetKind::Native);
	AutoPurchase::cheapest_of(&SHOP, &slot, &asset, |_| true, limit).collect()
}

fn ids(page: &[(OfferPlace<Test>, OfferOf<Test>)]) -> Vec<OfferId> {
	page.iter().map(|((_, _, _, rank), _)| rank.offer()).collect()
}

/// The first offers that are listed.
fn page(limit: u32) -> Vec<OfferId> {
	ids(&AutoPurchase::offers(milk(), None, limit))
}

#[test]
fn a_merchants_offers_are_listed_by_price_and_then_by_age() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let dear = publish(offer_terms(SHOP));
		// A litre for 190 is cheaper than half a litre for 100.
		let large = publish(Offer { unit_size: 1_000, price: 190, ..offer_terms(SHOP) });
		let again = publish(offer_terms(SHOP));
		publish(Offer { asset: AssetKind::WithId(EURO), price: 1, ..offer_terms(SHOP) });
		assert_eq!(cheapest(8), vec![large, dear, again]);
		assert_eq!(cheapest(2), vec![large, dear]);
		assert!(cheapest(0).is_empty());
	});
}

#[test]
fn what_is_sold_out_is_not_listed_until_it_is_not() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let offer = publish(Offer { stock: 2, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(mandate_terms(&[offer]));
		assert_eq!(listed(), 1);
		fridge.read(LOW);
		assert_eq!(Offers::<Test>::get(offer).map(|offer| offer.stock), Some(0));
		assert_eq!(listed(), 0);
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), 1));
		assert_eq!(listed(), 1);
		assert_eq!(page(9), vec![offer]);
	});
}

#[test]
fn an_offer_that_is_withdrawn_is_not_listed_and_does_not_come_back() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), 1));
		assert_eq!(listed(), 0);
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
		assert_eq!(listed(), 0);
	});
}

#[test]
fn anybody_withdraws_what_has_expired() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		set_time(START + 365 * DAY - 1);
		assert_noop!(
			AutoPurchase::withdraw_offer(signed(STRANGER), offer),
			Error::<Test>::NotMerchant
		);
		set_time(START + 365 * DAY);
		events();
		assert_ok!(AutoPurchase::withdraw_offer(signed(STRANGER), offer));
		assert_eq!(events(), vec![Event::OfferWithdrawn { offer, merchant: SHOP }]);
		assert_eq!(merchant_of(SHOP).offers, 0);
	});
}

#[test]
fn pages_list_every_offer_of_a_category_once() {
	ExtBuilder::default().build_and_execute(|| {
		for merchant in [SHOP, CORNER] {
			registered(merchant);
			for price in [103, 101, 102] {
				publish(Offer { price, ..offer_terms(merchant) });
			}
			let other = [Commodity::Category(7), Commodity::Label(H256::repeat_byte(7))];
			publish(Offer {
				category: other[usize::from(merchant == SHOP)],
				..offer_terms(merchant)
			});
		}
		let all = page(99);
		let mut sorted = all.clone();
		sorted.sort_unstable();
		assert_eq!(sorted, vec![1, 2, 3, 5, 6, 7]);
		// Those of one merchant stand together, the cheapest first.
		assert!(
			all.windows(3).any(|ids| ids == [2, 3, 1])
				&& all.windows(3).any(|ids| ids == [6, 7, 5])
		);
		let mut paged = AutoPurchase::offers(milk(), None, 2);
		while let Some((last, _)) = paged.last().cloned() {
			let next = AutoPurchase::offers(milk(), Some(last), 2);
			if next.is_empty() {
				break;
			}
			paged.extend(next);
		}
		assert_eq!(ids(&paged), all);
		assert!(page(0).is_empty());
	});
}

#[test]
fn a_page_goes_on_where_the_last_one_ended_though_that_offer_is_gone() {
	type Change = fn(OfferId);
	let changes: [Change; 2] = [
		|offer| {
			assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), offer));
		},
		|offer| change_offer(offer, |offer| offer.stock = 0),
	];
	for change in changes {
		ExtBuilder::default().build_and_execute(|| {
			registered(SHOP);
			for price in [101, 102, 103, 104] {
				publish(Offer { price, ..offer_terms(SHOP) });
			}
			let first = AutoPurchase::offers(milk(), None, 2);
			assert_eq!(ids(&first), vec![1, 2]);
			change(2);
			let last = first.last().map(|(place, _)| place.clone());
			assert_eq!(ids(&AutoPurchase::offers(milk(), last, 9)), vec![3, 4]);
		});
	}
}

#[test]
fn a_page_has_expired_offers_until_they_are_withdrawn_and_is_never_long() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		for _ in 0..4 {
			publish(Offer { expires_at: START + DAY, ..offer_terms(SHOP) });
		}
		set_time(START + DAY);
		assert_eq!(page(u32::MAX).len(), 4);
		assert_ok!(AutoPurchase::withdraw_offer(signed(STRANGER), 1));
		assert_eq!(page(u32::MAX), vec![2, 3, 4]);

		let offer = offer_terms(SHOP);
		for id in 5..100 {
			Offers::<Test>::insert(id, &offer);
			let asset = offer.asset.clone();
			let key = (offer.category, offer.measure, asset, SHOP, offer.rank(id));
			Catalogue::<Test>::insert(key, ());
		}
		crate::NextOfferId::<Test>::put(100);
		crate::Merchants::<Test>::mutate_extant(SHOP, |shop| shop.offers = 98);
		assert_eq!(page(u32::MAX).len(), MAX_PAGE as usize);
	});
}
