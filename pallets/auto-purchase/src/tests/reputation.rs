//! Reputation: counts, half-lives, and their effect on the choice.

use frame_support::assert_ok;
use proptest::prelude::*;

use crate::{mock::*, ComplaintsAbout, OpenOrderOf, Outcome, Reputation};

const ONE: u32 = Reputation::ONE;

#[test]
fn each_half_life_halves_what_is_known() {
	let reputation = Reputation { settled: 5 * ONE, late: 3 * ONE, disputed: ONE, since: 10 };
	let at = |now| {
		let Reputation { settled, late, disputed, since } = reputation.at(now, HALF_LIFE);
		(settled, late, disputed, since)
	};
	assert_eq!(at(0), (5_000, 3_000, 1_000, 10));
	assert_eq!(at(9 + HALF_LIFE), (5_000, 3_000, 1_000, 10));
	assert_eq!(at(10 + HALF_LIFE), (2_500, 1_500, 500, 10 + HALF_LIFE));
	assert_eq!(at(10 + 3 * HALF_LIFE), (625, 375, 125, 10 + 3 * HALF_LIFE));
	assert_eq!(at(10 + 40 * HALF_LIFE), (0, 0, 0, 10 + 40 * HALF_LIFE));
}

#[test]
fn a_merchant_is_marked_by_how_its_orders_end() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		let reputation = merchant_of(SHOP).reputation;
		assert_eq!(reputation, Reputation { settled: ONE, since: START, ..Default::default() });
		set_time(START + HALF_LIFE);
		// The record is of then, the answer of now.
		assert_eq!(merchant_of(SHOP).reputation, reputation);
		let told = AutoPurchase::merchant(&SHOP).expect("it is registered").reputation;
		assert_eq!((told.settled, told.since), (ONE / 2, now()));
		assert!(AutoPurchase::merchant(&STRANGER).is_none());
	});
}

#[test]
fn old_complaints_count_less_than_new_ones_when_offers_are_equal() {
	for (passes, winner) in [(0, 2), (1, 1)] {
		ExtBuilder::default().build_and_execute(|| {
			set_time(START - passes * HALF_LIFE);
			partnered(SHOP);
			partnered(CORNER);
			let older = publish(offer_terms(SHOP));
			let newer = publish(offer_terms(CORNER));
			let complain = |household, merchant, outcome| {
				AutoPurchase::count_outcome(&merchant, &household, outcome, 0);
			};
			// Two complaints of then are worth one of now.
			complain(HOUSE, SHOP, Outcome::Late);
			complain(STRANGER, SHOP, Outcome::Disputed);
			set_time(START);
			complain(HOUSE, CORNER, Outcome::Late);
			let mut fridge = mandated_with(mandate_terms(&[older, newer]));
			fridge.read(LOW);
			let order = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("it was bought");
			assert_eq!(order_of(order).purchase.offer, winner);
		});
	}
}

/// The input of the audit: a household without an address has twenty-two orders declined.
#[test]
fn one_household_alone_does_not_decide_about_a_merchant() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		let complain = |household, outcome| {
			AutoPurchase::count_outcome(&SHOP, &household, outcome, 0);
		};
		for _ in 0..22 {
			complain(NEIGHBOUR, Outcome::Declined);
		}
		complain(NEIGHBOUR, Outcome::Unseen);
		complain(NEIGHBOUR, Outcome::Late);
		assert_eq!(merchant_of(SHOP).reputation.complaints(), ONE);
		// Not even over all half-lives.
		for _ in 0..9 {
			pass(HALF_LIFE);
			complain(NEIGHBOUR, Outcome::Late);
			assert!(merchant_of(SHOP).reputation.is_good());
		}
		assert!(merchant_of(SHOP).reputation.complaints() < 2 * ONE);
		// Several are believed.
		complain(STRANGER, Outcome::Late);
		complain(CORNER, Outcome::Late);
		assert!(!merchant_of(SHOP).reputation.is_good());
		events();
		fridge.read(LOW);
		assert!(OpenOrderOf::<Test>::get(FRIDGE, MILK).is_none());
	});
}

#[test]
fn of_the_households_that_complain_as_many_are_remembered_as_decide_about_a_merchant() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		let complain = |household| {
			AutoPurchase::count_outcome(&SHOP, &household, Outcome::Declined, 0);
			merchant_of(SHOP).reputation.complaints()
		};
		let weight = Outcome::Declined.weight();
		for (nth, household) in (1..).zip(1_000..1_000 + u64::from(crate::MAX_COMPLAINANTS)) {
			assert_eq!(complain(household), nth * weight);
		}
		assert_eq!(complain(1_000), (crate::MAX_COMPLAINANTS + 1) * weight);
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
		assert!(!ComplaintsAbout::<Test>::contains_key(SHOP));
	});
}

proptest! {
	#[test]
	fn looking_often_is_the_same_as_looking_once(
		settled: u32, late: u32, disputed: u32, since in 0u64..1_000_000,
		looks in prop::collection::vec(0u64..10_000, 1..20), half_life in 1u64..20_000,
	) {
		let start = Reputation { settled, late, disputed, since };
		let mut often = start;
		let mut now = since;
		for look in looks {
			now += look;
			often = often.at(now, half_life);
		}
		prop_assert_eq!(often, start.at(now, half_life));
		prop_assert!(often.since <= now && now - often.since < half_life);
	}

	#[test]
	fn counting_adds_one_to_what_is_left(count: u32, passed in 0u64..1_000, half_life in 1u64..300) {
		let left = Reputation { late: count, ..Default::default() }.at(passed, half_life);
		let mut reputation = left;
		reputation.count(Outcome::Late, Outcome::Late.weight());
		prop_assert_eq!(reputation.late, left.late.saturating_add(ONE));
		prop_assert_eq!(reputation.complaints(), reputation.late);
	}
}
