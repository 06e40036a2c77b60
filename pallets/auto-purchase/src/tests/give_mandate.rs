//! `give_mandate`: terms that are accepted, and those that could never buy.

use cot_primitives::DAY;
use frame_support::{assert_noop, assert_ok};

use crate::{
	mock::*, AssetKind, Error, Event, Mandate, MandateTerms, MandateTermsOf, Mandates, Memberships,
	Offer,
};

fn give(terms: MandateTermsOf<Test>) -> sp_runtime::DispatchResult {
	AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms)
}

#[test]
fn give_mandate_moves_no_money() {
	ExtBuilder::default().build_and_execute(|| {
		let terms = mandate_terms(&[offered()]);
		joined(HOUSE);
		events();
		assert_ok!(give(terms.clone()));
		assert_eq!(
			events(),
			vec![Event::MandateGiven {
				device: FRIDGE,
				slot: MILK,
				household: HOUSE,
				terms: terms.clone()
			}]
		);
		assert_eq!(
			Mandates::<Test>::get(FRIDGE, MILK),
			Some(Mandate {
				household: HOUSE,
				manufacturer: LG,
				terms,
				longest_lead_time: LEAD_TIME,
				given_at: START,
				first_order: 1,
				spending: Default::default(),
				codes: Some(crate::Codes { known: code(0), known_link: 0, next: 1, last: CODES }),
			})
		);
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.mandates), Some(1));
		assert_eq!(free(HOUSE), ENDOWMENT);
	});
}

#[test]
fn give_mandate_remembers_the_longest_lead_time() {
	ExtBuilder::default().build_and_execute(|| {
		let quick = offered();
		let slow = publish(Offer { lead_time: 9 * DAY, ..offer_terms(SHOP) });
		joined(HOUSE);
		assert_ok!(give(mandate_terms(&[slow, quick])));
		assert_eq!(Mandates::<Test>::get(FRIDGE, MILK).map(|m| m.longest_lead_time), Some(9 * DAY));
	});
}

#[test]
fn give_mandate_fails_without_membership() {
	ExtBuilder::default().build_and_execute(|| {
		let terms = mandate_terms(&[offered()]);
		assert_noop!(give(terms), Error::<Test>::NotMember);
	});
}

#[test]
fn give_mandate_fails_for_an_activity() {
	ExtBuilder::default().build_and_execute(|| {
		let terms = mandate_terms(&[offered()]);
		joined(HOUSE);
		assert_noop!(
			AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, FILMS, terms),
			Error::<Test>::NotAStockSlot
		);
	});
}

#[test]
fn give_mandate_fails_for_a_device_of_somebody_else() {
	ExtBuilder::default().build_and_execute(|| {
		let terms = mandate_terms(&[offered()]);
		joined(NEIGHBOUR);
		assert_noop!(
			AutoPurchase::give_mandate(signed(NEIGHBOUR), FRIDGE, MILK, terms.clone()),
			Error::<Test>::NotHousehold
		);
		assert_noop!(
			AutoPurchase::give_mandate(signed(NEIGHBOUR), 404, MILK, terms),
			Error::<Test>::UnknownDevice
		);
	});
}

#[test]
fn give_mandate_fails_for_a_slot_the_device_does_not_have() {
	ExtBuilder::default().build_and_execute(|| {
		let terms = mandate_terms(&[offered()]);
		joined(HOUSE);
		assert_noop!(
			AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, 9, terms),
			Error::<Test>::UnknownSlot
		);
	});
}

#[test]
fn give_mandate_fails_twice_for_a_slot_and_works_for_another() {
	ExtBuilder::default().build_and_execute(|| {
		let terms = mandate_terms(&[offered()]);
		joined(HOUSE);
		assert_ok!(give(terms.clone()));
		assert_noop!(give(terms.clone()), Error::<Test>::AlreadyMandated);
		assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, CREAM, terms));
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.mandates), Some(2));
	});
}

#[test]
fn give_mandate_replaces_one_that_has_expired() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		joined(HOUSE);
		assert_ok!(give(MandateTerms { expires_at: START + DAY, ..mandate_terms(&[offer]) }));
		set_time(START + DAY);
		events();
		let terms = mandate_terms(&[offer]);
		assert_ok!(give(terms.clone()));
		assert_eq!(
			events(),
			vec![
				Event::MandateEnded { device: FRIDGE, slot: MILK, household: HOUSE },
				Event::MandateGiven { device: FRIDGE, slot: MILK, household: HOUSE, terms },
			]
		);
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.mandates), Some(1));
	});
}

#[test]
fn give_mandate_replaces_one_of_the_former_household() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		joined(HOUSE);
		joined(NEIGHBOUR);
		assert_ok!(give(mandate_terms(&[offer])));
		Owners::mutate(|owners| owners.insert(FRIDGE, NEIGHBOUR));
		assert_ok!(AutoPurchase::give_mandate(
			signed(NEIGHBOUR),
			FRIDGE,
			MILK,
			mandate_terms(&[offer])
		));
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.mandates), Some(0));
		assert_eq!(Memberships::<Test>::get(NEIGHBOUR, LG).map(|m| m.mandates), Some(1));
	});
}

#[test]
fn give_mandate_fails_with_bounds_of_zero() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		joined(HOUSE);
		let zeros: [fn(MandateTermsOf<Test>) -> MandateTermsOf<Test>; 4] = [
			|terms| MandateTerms { max_unit_price: 0, ..terms },
			|terms| MandateTerms { max_order_value: 0, ..terms },
			|terms| MandateTerms { budget: 0, ..terms },
			|terms| MandateTerms { period: 0, ..terms },
		];
		for zero in zeros {
			assert_noop!(give(zero(mandate_terms(&[offer]))), Error::<Test>::ZeroBound);
		}
	});
}

#[test]
fn give_mandate_bounds_the_par_level_by_the_slot() {
	ExtBuilder::default().build_and_execute(|| {
		let terms = mandate_terms(&[offered()]);
		joined(HOUSE);
		for par_level in [0, milk_slot().capacity + 1] {
			assert_noop!(
				give(MandateTerms { par_level, ..terms.clone() }),
				Error::<Test>::InvalidParLevel
			);
		}
		assert_ok!(give(MandateTerms { par_level: milk_slot().capacity, ..terms }));
	});
}

#[test]
fn give_mandate_bounds_the_cancel_window() {
	ExtBuilder::default().build_and_execute(|| {
		let terms = mandate_terms(&[offered()]);
		joined(HOUSE);
		assert_noop!(
			give(MandateTerms { cancel_window: 2 * DAY + 1, ..terms.clone() }),
			Error::<Test>::CancelWindowTooLong
		);
		assert_ok!(give(MandateTerms { cancel_window: 2 * DAY, ..terms }));
	});
}

#[test]
fn give_mandate_fails_when_it_would_expire_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let terms = mandate_terms(&[offered()]);
		joined(HOUSE);
		assert_noop!(
			give(MandateTerms { expires_at: START, ..terms.clone() }),
			Error::<Test>::ExpiryInPast
		);
		assert_ok!(give(MandateTerms { expires_at: START + 1, ..terms }));
	});
}

#[test]
fn give_mandate_fails_with_offers_that_could_never_be_bought() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		let euro = publish(Offer { asset: AssetKind::WithId(EURO), ..offer_terms(SHOP) });
		let cheese = publish(Offer {
			category: cot_primitives::Commodity::Category(10_000_028),
			..offer_terms(SHOP)
		});
		registered(HOUSE);
		let own = publish(offer_terms(HOUSE));
		let noise = publish(Offer { unit_size: 99, ..offer_terms(SHOP) });
		joined(HOUSE);
		assert_noop!(give(mandate_terms(&[])), Error::<Test>::EmptyChoice);
		let cases = [
			(vec![offer, offer], Error::<Test>::DuplicateOffer),
			(vec![offer, 404], Error::<Test>::UnknownOffer),
			(vec![offer, euro], Error::<Test>::AssetMismatch),
			(vec![offer, cheese], Error::<Test>::CommodityMismatch),
			(vec![offer, own], Error::<Test>::OwnOffer),
			(vec![offer, noise], Error::<Test>::UnitTooSmall),
		];
		for (offers, error) in cases {
			assert_noop!(give(mandate_terms(&offers)), error);
		}
	});
}

/// The gate grows with use: each slot after the first freezes a tenth of it.
#[test]
fn each_mandate_but_the_first_freezes_more_until_the_membership_is_renewed() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		joined(HOUSE);
		let frozen = || {
			let membership = crate::Memberships::<Test>::get(HOUSE, LG).expect("it has joined");
			(membership.frozen, membership.mandates)
		};
		let give =
			|slot| AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, slot, mandate_terms(&[offer]));
		assert_ok!(give(MILK));
		assert_eq!(frozen(), (MIN_HOLD, 1));
		// One token less than the second one takes.
		let more = MIN_HOLD / 10;
		let spare = TOKENS - MIN_HOLD - more + 1;
		assert_ok!(Assets::transfer(signed(HOUSE), LG_TOKEN, STRANGER, spare));
		assert_noop!(give(CREAM), Error::<Test>::InsufficientTokens);
		assert_ok!(Assets::transfer(signed(STRANGER), LG_TOKEN, HOUSE, spare));
		assert_ok!(give(CREAM));
		assert_eq!(frozen(), (MIN_HOLD + more, 2));

		// One stake does not walk from slot to slot, nor does it grow by going back and forth.
		for _ in 0..2 {
			assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, CREAM));
			assert_eq!(frozen(), (MIN_HOLD + more, 1));
			assert_ok!(give(CREAM));
			assert_eq!(frozen(), (MIN_HOLD + more, 2));
		}
		let renew = |max_hold| AutoPurchase::renew(signed(HOUSE), LG, max_hold);
		assert_noop!(renew(MIN_HOLD + more - 1), Error::<Test>::HoldAboveLimit);
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, CREAM));
		assert_ok!(renew(MIN_HOLD));
		assert_eq!(frozen(), (MIN_HOLD, 1));
	});
}
