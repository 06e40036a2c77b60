//! Merchants that fail: what it costs them, and whom the slot asks next.

use cot_primitives::{Ineligible, Refusal, DAY};
use frame_support::assert_ok;

use crate::{
	mock::*, AssetKind, Event, MandateTerms, Merchants, Offer, OpenOrderOf, Outcome, Reputation,
	Setbacks, HOUR_SECONDS,
};

fn failed_merchants() -> Vec<AccountId> {
	Setbacks::<Test>::get(FRIDGE, MILK).iter().map(|setback| setback.merchant).collect()
}

fn bought() -> Option<AccountId> {
	OpenOrderOf::<Test>::get(FRIDGE, MILK).map(|id| order_of(id).purchase.merchant)
}

fn refused(why: Ineligible) -> Vec<Event<Test>> {
	let reason = Refusal::NoEligibleOffer(why);
	vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason }]
}

/// Ships `order` of `merchant` and sends nothing, until it expires.
fn send_nothing(merchant: AccountId, order: u64) {
	pass(CANCEL_WINDOW);
	assert_ok!(AutoPurchase::accept(signed(merchant), order));
	let until = order_of(order).promised_for.max(now()) + GRACE;
	assert_ok!(AutoPurchase::ship(signed(merchant), order, tracking(), until - 1));
	pass(until - now() + HOUR_SECONDS);
}

#[test]
fn a_penalty_is_a_share_of_the_order_and_never_above_the_limit() {
	ExtBuilder::default().build_and_execute(|| {
		let euro = AssetKind::WithId(EURO);
		assert_eq!(AutoPurchase::penalty_for(&AssetKind::Native, 1), 0);
		assert_eq!(AutoPurchase::penalty_for(&AssetKind::Native, VALUE), VALUE / 2);
		assert_eq!(AutoPurchase::penalty_for(&AssetKind::Native, 10_000), MAX_PENALTY);
		// Two euros are worth a coin, and what has no price costs no penalty.
		assert_eq!(AutoPurchase::penalty_for(&euro, 400), 100);
		assert_eq!(AutoPurchase::penalty_for(&AssetKind::WithId(DEAR), 10_000), 0);
	});
}

/// The input of the audit: orders worth twelve coins cost a bond of a thousand.
#[test]
fn cheap_orders_do_not_drain_the_bond() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let offer = publish(Offer { price: 1, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(mandate_terms(&[offer]));
		fridge.read(LOW);
		assert_eq!(order_of(1).purchase.value, 3);
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		assert_eq!(merchant_of(SHOP).bond, BOND - 1);
	});
}

/// One late order does not take a merchant off the market, as it did when the bond had to be full.
#[test]
fn the_rest_of_the_bond_still_sells() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, _) = placed();
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		assert_eq!(merchant_of(SHOP).bond, BOND - PENALTY);
		pass(DAY);
		fridge.read(LOW - 10);
		assert_eq!(bought(), Some(SHOP));
	});
}

#[test]
fn the_bond_covers_the_penalties_of_all_open_orders() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		let shop = merchant_of(SHOP);
		assert_eq!((shop.at_stake, order_of(order).penalty), (PENALTY, PENALTY));
		for (left, buys) in [(PENALTY - 1, false), (PENALTY, true)] {
			Merchants::<Test>::mutate_extant(SHOP, |shop| shop.at_stake = BOND - left);
			let mut fridge = Fridge::established(FRIDGE, CREAM);
			let _ = AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, CREAM);
			let terms = mandate_terms(&[1]);
			assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, CREAM, terms));
			events();
			fridge.read(LOW);
			assert_eq!(OpenOrderOf::<Test>::contains_key(FRIDGE, CREAM), buys);
			if !buys {
				let reason = Refusal::NoEligibleOffer(Ineligible::BondTooSmall);
				let told = Event::PurchaseRefused {
					device: FRIDGE,
					slot: CREAM,
					household: HOUSE,
					reason,
				};
				assert_eq!(events(), vec![told]);
			}
		}
		Merchants::<Test>::mutate_extant(SHOP, |shop| {
			shop.at_stake = PENALTY + order_of(2).penalty
		});
	});
}

/// The input of the report: 1.00 and 1.01 a bottle, and the cheaper merchant sends nothing.
#[test]
fn a_merchant_that_sends_nothing_is_not_chosen_again_though_it_is_cheaper() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		partnered(CORNER);
		let liar = publish(offer_terms(SHOP));
		let honest = publish(Offer { price: PRICE + 1, ..offer_terms(CORNER) });
		let mut fridge = mandated_with(mandate_terms(&[liar, honest]));
		fridge.read(LOW);
		assert_eq!(bought(), Some(SHOP));
		send_nothing(SHOP, 1);
		assert_eq!(failed_merchants(), [SHOP]);
		fridge.read(LOW - 10);
		assert_eq!(bought(), Some(CORNER));
		// Also after the setback is forgotten: it delivers, and is dearer by a part in a hundred.
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(CORNER), 2));
		assert_ok!(AutoPurchase::ship(signed(CORNER), 2, tracking(), now()));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), 2));
		pass(DAY);
		fridge.read(LOW - 20);
		assert_eq!(bought(), Some(CORNER));
	});
}

#[test]
fn the_second_unseen_order_in_a_row_costs_the_penalty_and_the_household_gets_none_of_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, _) = placed();
		send_nothing(SHOP, 1);
		assert_eq!((merchant_of(SHOP).bond, merchant_of(SHOP).unseen), (BOND, PENALTY));
		pass(DAY);
		fridge.read(LOW - 10);
		let penalty = order_of(2).penalty;
		assert!(penalty > 0);
		events();
		send_nothing(SHOP, 2);
		let (order, refund) = (2, 2 * penalty);
		let expired = Event::OrderExpired { order: of(order), refund, penalty: 0, fine: penalty };
		assert_eq!(events().last(), Some(&expired));
		assert_eq!(merchant_of(SHOP).bond, BOND - penalty);
		assert_eq!(free(HOUSE), ENDOWMENT);
		// What is paid makes up for as much that was not seen.
		pass(DAY);
		fridge.read(LOW - 20);
		pass(CANCEL_WINDOW);
		let order_penalty = order_of(3).penalty;
		assert_ok!(AutoPurchase::accept(signed(SHOP), 3));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 3, tracking(), now()));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), 3));
		assert_eq!(merchant_of(SHOP).unseen, 2 * penalty - order_penalty);
	});
}

/// Two merchants that send nothing took turns, because only the last one was remembered.
#[test]
fn merchants_that_send_nothing_do_not_keep_an_honest_one_from_selling_by_taking_turns() {
	ExtBuilder::default().build_and_execute(|| {
		[SHOP, CORNER, RIVAL].into_iter().for_each(partnered);
		let mut offers = [SHOP, CORNER].map(|liar| publish(offer_terms(liar))).to_vec();
		offers.push(publish(Offer { price: PRICE + 20, ..offer_terms(RIVAL) }));
		let mut fridge = mandated_with(mandate_terms(&offers));
		for (order, liar) in (1..).zip([SHOP, CORNER]) {
			fridge.read(LOW - 10 * u32::try_from(order).expect("it is small"));
			assert_eq!(bought(), Some(liar));
			send_nothing(liar, order);
			pass(DAY);
		}
		assert_eq!(failed_merchants(), [CORNER, SHOP]);
		fridge.read(LOW - 30);
		assert_eq!(bought(), Some(RIVAL));
		// If it fails too, the one that failed first is asked again.
		send_nothing(RIVAL, 3);
		pass(DAY);
		fridge.read(LOW - 40);
		assert_eq!(bought(), Some(SHOP));
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 4));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 4, tracking(), now()));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), 4));
		assert_eq!(failed_merchants(), [RIVAL, CORNER]);
	});
}

/// A cheap order of a friend made every unseen one the first.
#[test]
fn a_cheap_order_that_is_paid_does_not_make_up_for_a_dear_one_that_was_not_seen() {
	ExtBuilder::default().build_and_execute(|| {
		placed();
		send_nothing(SHOP, 1);
		AutoPurchase::count_outcome(&SHOP, &NEIGHBOUR, Outcome::Settled, 1);
		assert_eq!(merchant_of(SHOP).unseen, PENALTY - 1);
		AutoPurchase::count_outcome(&SHOP, &NEIGHBOUR, Outcome::Settled, PENALTY);
		assert_eq!(merchant_of(SHOP).unseen, 0);
	});
}

/// A device that is suspended while the goods are on their way sees none of them.
#[test]
fn what_a_suspended_device_does_not_see_is_not_the_merchants_fault() {
	ExtBuilder::default().build_and_execute(|| {
		placed();
		Suspended::set(vec![FRIDGE]);
		send_nothing(SHOP, 1);
		let shop = merchant_of(SHOP);
		assert_eq!((shop.reputation.late, shop.unseen, shop.open_orders), (0, 0, 0));
	});
}

#[test]
fn complaints_count_as_a_share_of_all_orders() {
	let after = |settled: u32, late: u32| Reputation {
		settled: settled * Reputation::ONE,
		late: late * Reputation::ONE,
		..Default::default()
	};
	for (settled, late, is_good) in [
		(0, 0, true),
		(0, 2, true),
		(0, 3, false),
		(10, 6, true),
		(10, 7, false),
		(1_000_000, 1, true),
		(1_000_000, 300_000, true),
	] {
		assert_eq!(after(settled, late).is_good(), is_good, "{settled} {late}");
	}
}

/// One late order of a million ranked behind a newcomer.
#[test]
fn a_large_merchant_does_not_rank_behind_a_newcomer_for_one_late_order() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		partnered(CORNER);
		let newcomer = publish(Offer { price: PRICE + 1, ..offer_terms(SHOP) });
		let known = publish(offer_terms(CORNER));
		Merchants::<Test>::mutate_extant(CORNER, |corner| {
			corner.reputation.settled = 1_000_000 * Reputation::ONE;
		});
		AutoPurchase::count_outcome(&CORNER, &STRANGER, Outcome::Late, 0);
		let mut fridge = mandated_with(mandate_terms(&[newcomer, known]));
		fridge.read(LOW);
		assert_eq!(bought(), Some(CORNER));
	});
}

#[test]
fn a_merchant_with_too_many_complaints_sells_nothing_until_they_are_forgotten() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		for household in [HOUSE, STRANGER, NEIGHBOUR] {
			AutoPurchase::count_outcome(&SHOP, &household, Outcome::Late, 0);
		}
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Ineligible::TooManyComplaints));
		Merchants::<Test>::mutate_extant(SHOP, |shop| shop.reputation.since -= HALF_LIFE);
		fridge.read(LOW);
		assert_eq!(bought(), Some(SHOP));
	});
}

/// Wrong goods were taken out and disputed: the next reading ordered the same of the same merchant.
#[test]
fn what_is_in_dispute_is_not_ordered_again() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, _) = disputed_after_delivery();
		pass(HOUR_SECONDS);
		events();
		fridge.read_twice(LOW);
		assert_eq!(events(), refused(Ineligible::RecentlyFailed));
		assert_eq!(bought(), None);
	});
}

#[test]
fn an_offer_in_another_unit_is_neither_mandated_nor_bought() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		joined(HOUSE);
		let pieces = publish(Offer { measure: cot_primitives::Unit::Piece, ..offer_terms(SHOP) });
		let give =
			AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, mandate_terms(&[pieces]));
		frame_support::assert_noop!(give, crate::Error::<Test>::UnitMismatch);
		let mut fridge = Fridge::established(FRIDGE, MILK);
		let choice = crate::Choice::Category {
			merchants: vec![SHOP].try_into().expect("one merchant"),
			max_lead_time: LEAD_TIME,
		};
		let terms = MandateTerms { choice, ..mandate_terms(&[]) };
		assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms));
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Ineligible::NotOffered));
		let litres = publish(offer_terms(SHOP));
		fridge.read(LOW);
		assert_eq!(
			OpenOrderOf::<Test>::get(FRIDGE, MILK).map(|id| order_of(id).purchase.offer),
			Some(litres)
		);
	});
}

/// Money for two of three bottles bought nothing.
#[test]
fn as_much_is_bought_as_the_household_can_pay() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		assert_ok!(Balances::transfer_keep_alive(
			signed(HOUSE),
			STRANGER,
			free(HOUSE) - 2 * PRICE - 60
		));
		fridge.read(LOW);
		assert_eq!(order_of(1).purchase.units, 2);
	});
}

/// Two bulk packs hid the bottle that fits for ever.
#[test]
fn packs_that_do_not_fit_do_not_hide_a_bottle_that_does() {
	ExtBuilder::default().build_and_execute(|| {
		for merchant in [SHOP, CORNER, LG, RIVAL] {
			registered(merchant);
		}
		partnered_again(SHOP);
		let merchants = vec![SHOP, CORNER, LG, RIVAL].try_into().expect("four merchants");
		let choice = crate::Choice::Category { merchants, max_lead_time: LEAD_TIME };
		let mut fridge = mandated_with(MandateTerms { choice, ..mandate_terms(&[]) });
		for _ in 0..2 {
			publish(Offer { unit_size: 3_000, price: 5 * PRICE, ..offer_terms(SHOP) });
		}
		let bottle = publish(offer_terms(SHOP));
		fridge.read(LOW);
		assert_eq!(order_of(1).purchase.offer, bottle);
	});
}

fn partnered_again(merchant: AccountId) {
	let commission = sp_runtime::Permill::from_percent(5);
	assert_ok!(AutoPurchase::propose_partnership(signed(LG), merchant, commission, judges()));
	assert_ok!(AutoPurchase::accept_partnership(signed(merchant), LG, commission, judges()));
}

/// The cheapest offer won, however long it took, though the slot was empty before it came.
#[test]
fn what_comes_in_time_is_bought_before_what_is_cheaper() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		partnered(CORNER);
		let slow = publish(Offer { lead_time: 6 * DAY, ..offer_terms(SHOP) });
		let quick = publish(Offer { lead_time: DAY, price: PRICE + 10, ..offer_terms(CORNER) });
		let mut fridge = mandated_with(mandate_terms(&[slow, quick]));
		fridge.read(LOW);
		assert_eq!(bought(), Some(CORNER));
	});
}

/// An order that was paid made a household forget that it was in dispute with the merchant.
#[test]
fn an_older_order_does_not_make_up_for_a_dispute() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, first) = delivered();
		pass(DISPUTE_WINDOW / 2);
		fridge.read(LOW);
		let second = first + 1;
		assert_eq!(bought(), Some(SHOP));
		pass(60);
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), first, evidence()));
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), second));
		assert_eq!(failed_merchants(), [SHOP]);
	});
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, first) = delivered();
		pass(DISPUTE_WINDOW / 2);
		fridge.read(LOW);
		let second = first + 1;
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), first, evidence()));
		assert_ok!(AutoPurchase::accept(signed(SHOP), second));
		assert_ok!(AutoPurchase::ship(signed(SHOP), second, tracking(), now()));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), second));
		assert_eq!(failed_merchants(), [SHOP]);
		// Its own good end does.
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), first));
		assert!(failed_merchants().is_empty());
	});
}

/// A late order ended the time in which nothing is bought because of a dispute.
#[test]
fn another_failure_does_not_shorten_a_dispute() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, first) = delivered();
		pass(DISPUTE_WINDOW / 2);
		fridge.read(LOW);
		pass(60);
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), first, evidence()));
		let until = order_of(first).deadline;
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		assert_eq!(bought(), None);
		let setbacks = Setbacks::<Test>::get(FRIDGE, MILK);
		assert_eq!(setbacks.iter().map(|setback| setback.until).collect::<Vec<_>>(), [until]);
	});
}
