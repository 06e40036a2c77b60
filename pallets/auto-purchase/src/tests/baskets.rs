//! Baskets: orders of a household at one merchant travel together, pay one delivery, and are worth
//! the merchant's minimum or need not be delivered.

use cot_primitives::{Ineligible, Moment, Refusal, DAY};
use frame_support::assert_ok;
use sp_runtime::Permill;

use crate::{
	mock::*, AssetKind, Basket, Baskets, CancelReason, DeclineReason, DeliveryTerms, Error, Event,
	HoldReason, LastBasketOf, MandateTerms, Mandates, Offer, OpenOrderOf, Orders, Reputation,
	SpendingLimits, Stage, HOUR_SECONDS,
};

const FEE: Balance = 40;
const MINIMUM: Balance = 2 * VALUE;

fn delivered_for(fee: Balance, minimum: Balance) -> Offer<AccountId, Balance> {
	Offer { delivery: DeliveryTerms { fee, minimum }, ..offer_terms(SHOP) }
}

/// `HOUSE` with mandates for milk and cream from an offer with this delivery.
fn two_slots(fee: Balance, minimum: Balance) -> [Fridge; 2] {
	partnered(SHOP);
	let offer = publish(delivered_for(fee, minimum));
	let milk = mandated_with(mandate_terms(&[offer]));
	let cream = Fridge::established(FRIDGE, CREAM);
	let codes = None;
	let terms = MandateTerms { codes, ..mandate_terms(&[offer]) };
	assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, CREAM, terms));
	[milk, cream]
}

fn spent(slot: u8) -> Balance {
	Mandates::<Test>::get(FRIDGE, slot).expect("it is mandated").spent(now())
}

fn escrow() -> Balance {
	held(HoldReason::Escrow, HOUSE)
}

/// Delivers and pays an order; its cancel window is over.
fn fulfil(order: u64) {
	assert_ok!(AutoPurchase::accept(signed(SHOP), order));
	assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
	assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
}

fn is_cancelled(order: u64, why: CancelReason) -> impl Fn(&Event<Test>) -> bool {
	move |event| {
		matches!(
			event,
			Event::OrderCancelled { order: cancelled, reason, .. }
				if cancelled.id == order && *reason == why
		)
	}
}

#[test]
fn orders_of_one_window_travel_together_and_pay_one_delivery() {
	ExtBuilder::default().build_and_execute(|| {
		let [mut milk, mut cream] = two_slots(FEE, MINIMUM);
		milk.read(LOW);
		assert_eq!(escrow(), VALUE + FEE);
		assert_eq!((spent(MILK), spent(CREAM)), (VALUE + FEE, 0));
		pass(CANCEL_WINDOW - 1);
		cream.read(LOW);
		assert_eq!(escrow(), 2 * VALUE + FEE);
		assert_eq!((spent(MILK), spent(CREAM)), (VALUE + FEE, VALUE));
		let basket = Basket {
			household: HOUSE,
			merchant: SHOP,
			asset: AssetKind::Native,
			delivery: DeliveryTerms { fee: FEE, minimum: MINIMUM },
			joinable_until: START + CANCEL_WINDOW,
			orders: 2,
			value: 2 * VALUE,
			is_fee_paid: false,
			opened_for: (FRIDGE, MILK),
			opened_at: START,
			halted: 0,
		};
		assert_eq!(Baskets::<Test>::get(1), Some(basket));
		assert_eq!((order_of(1).basket, order_of(2).basket), (Some(1), Some(1)));

		pass(CANCEL_WINDOW);
		events();
		fulfil(2);
		let paid = Event::DeliveryFeePaid {
			basket: 1,
			household: HOUSE,
			merchant: SHOP,
			manufacturer: LG,
			fee: FEE,
			commission: FEE / 20,
		};
		assert!(events().contains(&paid));
		// Of goods and delivery: a price moved into the fee costs the manufacturer nothing.
		let fee = FEE - FEE / 20;
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION + fee);
		fulfil(1);
		assert!(!events().iter().any(|event| matches!(event, Event::DeliveryFeePaid { .. })));
		assert_eq!(free(SHOP), ENDOWMENT - BOND + 2 * (VALUE - COMMISSION) + fee);
		assert_eq!((free(HOUSE), escrow()), (ENDOWMENT - 2 * VALUE - FEE, 0));
		assert_eq!(Baskets::<Test>::iter().count() + LastBasketOf::<Test>::iter().count(), 0);
	});
}

/// A household paid a second delivery, because there were no blocks in which to join the first.
#[test]
fn a_basket_stays_open_for_as_long_as_the_chain_has_stood_still() {
	ExtBuilder::default().build_and_execute(|| {
		let [mut milk, mut cream] = two_slots(FEE, 0);
		BlockGap::set(600);
		milk.read(LOW);
		pass(CANCEL_WINDOW);
		BlockGap::set(Moment::MAX);
		let until = START + 2 * CANCEL_WINDOW;
		assert_eq!(AutoPurchase::basket(1).map(|basket| basket.joinable_until), Some(until));
		cream.read(LOW);
		assert_eq!((order_of(1).basket, order_of(2).basket), (Some(1), Some(1)));
		assert_eq!(escrow(), 2 * VALUE + FEE);
	});
}

#[test]
fn what_is_ordered_after_the_window_travels_in_the_next_basket() {
	ExtBuilder::default().build_and_execute(|| {
		let [mut milk, mut cream] = two_slots(FEE, 0);
		milk.read(LOW);
		pass(CANCEL_WINDOW);
		cream.read(LOW);
		assert_eq!((order_of(1).basket, order_of(2).basket), (Some(1), Some(2)));
		assert_eq!(escrow(), 2 * (VALUE + FEE));
		assert_eq!(LastBasketOf::<Test>::get(HOUSE, SHOP), Some(2));
		// The first one ends without touching the second.
		fulfil(1);
		assert_eq!(LastBasketOf::<Test>::get(HOUSE, SHOP), Some(2));
		assert_eq!(escrow(), VALUE + FEE);
	});
}

/// A household filled a basket for the merchant's acceptance, and took the goods back afterwards.
#[test]
fn an_order_that_can_be_cancelled_after_the_first_had_to_be_accepted_does_not_join() {
	for (window, joins) in [(CANCEL_WINDOW + ACCEPT_WINDOW - 1, true), (2 * DAY, false)] {
		ExtBuilder::default().build_and_execute(|| {
			let [mut milk, mut cream] = two_slots(FEE, MINIMUM);
			milk.read(LOW);
			Mandates::<Test>::mutate(FRIDGE, CREAM, |mandate| {
				mandate.as_mut().expect("it is mandated").terms.cancel_window = window;
			});
			cream.read(LOW);
			assert_eq!(order_of(2).basket, Some(if joins { 1 } else { 2 }), "{window}");
		});
	}
}

/// One order of a full basket was declined, and the others lapsed without a penalty.
#[test]
fn a_merchant_that_declines_one_order_still_owes_the_others() {
	ExtBuilder::default().build_and_execute(|| {
		let [mut milk, mut cream] = two_slots(FEE, MINIMUM);
		milk.read(LOW);
		cream.read(LOW);
		assert_ok!(AutoPurchase::decline(signed(SHOP), 2, DeclineReason::OutOfStock));
		assert_eq!(Baskets::<Test>::get(1).map(|it| it.is_below_minimum()), Some(false));
		events();
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		let expired = |event: &Event<Test>| {
			matches!(event, Event::OrderExpired { order, penalty, .. } if order.id == 1 && *penalty > 0)
		};
		assert!(events().iter().any(expired));
		assert_eq!(escrow(), 0);
	});
}

#[test]
fn other_households_assets_and_terms_do_not_join() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let offers = [(FEE, 0), (FEE, 1), (FEE + 1, 0)]
			.map(|(fee, minimum)| publish(delivered_for(fee, minimum)));
		let euros = AssetKind::WithId(EURO);
		let in_euros = publish(Offer { asset: euros.clone(), ..delivered_for(FEE, 0) });
		let mut milk = mandated_with(mandate_terms(&offers[..1]));
		milk.read(LOW);
		let mut baskets = vec![order_of(1).basket];
		for (nth, offer) in offers[1..].iter().chain([&in_euros]).enumerate() {
			let asset = if *offer == in_euros { euros.clone() } else { AssetKind::Native };
			let terms = MandateTerms { asset, ..mandate_terms(&[*offer]) };
			assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, CREAM, terms));
			Fridge::established(FRIDGE, CREAM).read(LOW);
			let order = OpenOrderOf::<Test>::get(FRIDGE, CREAM).expect("it was bought");
			assert_eq!(order, nth as u64 + 2);
			baskets.push(order_of(order).basket);
			assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
			assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, CREAM));
			crate::CoolingDown::<Test>::remove(FRIDGE, CREAM);
		}
		assert_eq!(baskets, [1, 2, 3, 4].map(Some));

		joined(NEIGHBOUR);
		let terms = mandate_terms(&offers[..1]);
		assert_ok!(AutoPurchase::give_mandate(signed(NEIGHBOUR), OTHER_FRIDGE, MILK, terms));
		Fridge::established(OTHER_FRIDGE, MILK).read(LOW);
		assert_eq!(order_of(5).basket, Some(5));
	});
}

#[test]
fn a_basket_below_the_minimum_lapses_without_a_mark_and_the_reason_is_told() {
	ExtBuilder::default().build_and_execute(|| {
		let [mut milk, _] = two_slots(FEE, MINIMUM);
		milk.read(LOW);
		assert_eq!(Baskets::<Test>::get(1).map(|it| it.is_below_minimum()), Some(true));
		events();
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		let (order, basket, household, merchant) = (1, 1, HOUSE, SHOP);
		let reason = CancelReason::BelowMinimum;
		assert_eq!(
			events(),
			vec![
				Event::DeliveryFeeReleased { basket, household, merchant, fee: FEE },
				Event::OrderCancelled { order: of(order), reason, refund: VALUE },
			]
		);
		assert_eq!((free(HOUSE), escrow(), spent(MILK)), (ENDOWMENT, 0, 0));
		let shop = merchant_of(SHOP);
		assert_eq!((shop.bond, shop.at_stake, shop.reputation.late), (BOND, 0, 0));
		// The slot asks others first, and this merchant again after a day.
		milk.read(LOW);
		let refused = Refusal::NoEligibleOffer(Ineligible::RecentlyFailed);
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused {
				device: FRIDGE,
				slot: MILK,
				household: HOUSE,
				reason: refused
			}]
		);
		pass(DAY);
		milk.read(LOW);
		assert_eq!(order_of(2).basket, Some(2));
	});
}

#[test]
fn a_merchant_may_deliver_below_its_minimum_or_decline_without_a_mark() {
	for accepts in [true, false] {
		ExtBuilder::default().build_and_execute(|| {
			let [mut milk, _] = two_slots(FEE, MINIMUM);
			milk.read(LOW);
			// Late enough to count, if it counted.
			pass(CANCEL_WINDOW + ACCEPT_WINDOW - 1);
			if accepts {
				fulfil(1);
				assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION + FEE - FEE / 20);
			} else {
				assert_ok!(AutoPurchase::decline(signed(SHOP), 1, DeclineReason::Other));
				assert_eq!(free(HOUSE), ENDOWMENT);
				assert_eq!(merchant_of(SHOP).reputation.late, 0);
			}
		});
	}
}

#[test]
fn a_basket_that_reaches_the_minimum_has_to_be_accepted_like_any_order() {
	ExtBuilder::default().build_and_execute(|| {
		let [mut milk, mut cream] = two_slots(FEE, MINIMUM);
		milk.read(LOW);
		cream.read(LOW);
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		// Two penalties, and one mark of one household.
		assert_eq!(merchant_of(SHOP).reputation.late, Reputation::ONE);
		assert_eq!(free(HOUSE), ENDOWMENT + 2 * PENALTY);
		assert_eq!(escrow(), 0);
	});
}

#[test]
fn a_basket_falls_below_the_minimum_when_the_household_cancels() {
	ExtBuilder::default().build_and_execute(|| {
		let [mut milk, mut cream] = two_slots(FEE, MINIMUM);
		milk.read(LOW);
		cream.read(LOW);
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), 1));
		// The fee stays with the basket, whichever order opened it.
		assert_eq!(escrow(), VALUE + FEE);
		events();
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		assert!(events().iter().any(is_cancelled(2, CancelReason::BelowMinimum)));
		assert_eq!((free(HOUSE), escrow()), (ENDOWMENT, 0));
		assert_eq!((spent(MILK), spent(CREAM)), (0, 0));
		assert_eq!(merchant_of(SHOP).reputation.late, 0);
	});
}

#[test]
fn the_fee_counts_in_the_budget_the_households_limit_and_the_funds() {
	let [units, one_less] = [UNITS, UNITS - 1];
	let bought = || OpenOrderOf::<Test>::get(FRIDGE, MILK).map(|id| order_of(id).purchase.units);
	for (budget, expected) in [(VALUE + FEE, units), (VALUE + FEE - 1, one_less)] {
		ExtBuilder::default().build_and_execute(|| {
			partnered(SHOP);
			let offer = publish(delivered_for(FEE, 0));
			let mut fridge = mandated_with(MandateTerms { budget, ..mandate_terms(&[offer]) });
			fridge.read(LOW);
			assert_eq!(bought(), Some(expected));
		});
		ExtBuilder::default().build_and_execute(|| {
			let [mut milk, _] = two_slots(FEE, 0);
			let (native, limit) = (AssetKind::Native, Some((budget, DAY)));
			assert_ok!(AutoPurchase::set_spending_limit(signed(HOUSE), native, limit));
			milk.read(LOW);
			assert_eq!(bought(), Some(expected));
			let [limit] = &SpendingLimits::<Test>::get(HOUSE)[..] else { panic!("one limit") };
			let value = PRICE * Balance::from(expected) + FEE;
			assert_eq!(limit.spending.total(now(), DAY), value);
			assert_ok!(AutoPurchase::cancel(signed(HOUSE), 1));
			let [limit] = &SpendingLimits::<Test>::get(HOUSE)[..] else { panic!("one limit") };
			assert_eq!(limit.spending.total(now(), DAY), 0);
		});
		ExtBuilder::default().build_and_execute(|| {
			let [mut milk, _] = two_slots(FEE, 0);
			let deposit = free(HOUSE) - budget - 10;
			assert_ok!(Balances::transfer_keep_alive(signed(HOUSE), STRANGER, deposit));
			milk.read(LOW);
			assert_eq!(bought(), Some(expected));
		});
	}
}

#[test]
fn a_delivery_that_is_dearer_than_the_mandate_allows_is_not_bought() {
	for (fee, expected) in [(PRICE, true), (PRICE + 1, false)] {
		ExtBuilder::default().build_and_execute(|| {
			let [mut milk, _] = two_slots(fee, 0);
			events();
			milk.read(LOW);
			assert_eq!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK), expected);
			let reason = Refusal::NoEligibleOffer(Ineligible::DeliveryTooDear);
			let refused =
				Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason };
			assert_eq!(events().contains(&refused), !expected);
		});
	}
}

/// A bargain of which there is never enough to deliver would keep the slot waiting.
#[test]
fn what_is_delivered_is_bought_before_what_is_cheap_and_fees_are_part_of_the_price() {
	let bought = |cheap: Offer<AccountId, Balance>| {
		ExtBuilder::default().build().execute_with(|| {
			partnered(SHOP);
			partnered(CORNER);
			let dear = publish(offer_terms(CORNER));
			let cheap = publish(Offer { price: PRICE - 10, ..cheap });
			let mut fridge = mandated_with(mandate_terms(&[dear, cheap]));
			fridge.read(LOW);
			order_of(1).purchase.merchant
		})
	};
	// Three units at ten less each.
	assert_eq!(bought(delivered_for(0, 0)), SHOP);
	assert_eq!(bought(delivered_for(29, 0)), SHOP);
	assert_eq!(bought(delivered_for(33, 0)), CORNER);
	let value = Balance::from(UNITS) * (PRICE - 10);
	assert_eq!(bought(delivered_for(0, value)), SHOP);
	assert_eq!(bought(delivered_for(0, value + 1)), CORNER);
}

/// The value collected so far counts: the second slot's order makes the basket worth a delivery.
#[test]
fn an_order_joins_the_basket_that_it_fills() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(CORNER);
		let [mut milk, mut cream] = two_slots(FEE, VALUE + 1);
		milk.read(LOW);
		let dear = publish(offer_terms(CORNER));
		let terms = mandate_terms(&[1, dear]);
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, CREAM));
		assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, CREAM, terms));
		cream.read(LOW);
		assert_eq!(order_of(2).purchase.merchant, SHOP);
		assert_eq!(Baskets::<Test>::get(1).map(|it| it.is_below_minimum()), Some(false));
	});
}

#[test]
fn an_arbiter_that_pays_the_merchant_anything_pays_its_way() {
	for (percent, fee) in [(0, 0), (1, FEE - FEE / 20)] {
		ExtBuilder::default().build_and_execute(|| {
			let [mut milk, _] = two_slots(FEE, 0);
			milk.read(LOW);
			pass(CANCEL_WINDOW);
			assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
			assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
			assert_ok!(AutoPurchase::dispute(signed(HOUSE), 1, evidence()));
			assert_ok!(AutoPurchase::answer(signed(SHOP), 1, evidence()));
			let before = free(SHOP);
			let share = Permill::from_percent(percent);
			assert_ok!(AutoPurchase::resolve(RuntimeOrigin::root(), 1, share));
			assert_eq!(free(SHOP) - before, share * VALUE + fee);
			assert_eq!(escrow(), 0);
		});
	}
}

#[test]
fn a_basket_in_a_frozen_asset_leaves_its_fee_to_the_household() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let asset = AssetKind::WithId(EURO);
		let offer = publish(Offer { asset: asset.clone(), ..delivered_for(FEE, 0) });
		let mut fridge =
			mandated_with(MandateTerms { asset: asset.clone(), ..mandate_terms(&[offer]) });
		fridge.read(LOW);
		assert_ok!(Assets::freeze_asset(signed(ISSUER), EURO));
		crate::open_order::OpenOrder::<Test>::find(1).expect("the order is open").write_off();
		assert!(!Orders::<Test>::contains_key(1));
		assert_eq!(crate::Stranded::<Test>::get(HOUSE, asset.clone()).values, VALUE + FEE);
		assert_eq!(Baskets::<Test>::iter().count(), 0);
		assert_ok!(AutoPurchase::do_try_state());
		assert_ok!(Assets::thaw_asset(signed(ISSUER), EURO));
		assert_ok!(AutoPurchase::release_stranded(signed(STRANGER), HOUSE, asset));
		assert_eq!(Assets::balance(EURO, HOUSE), TOKENS);
	});
}

/// A household that takes back one order of a basket of two cannot do so after its window.
#[test]
fn each_order_keeps_its_own_window() {
	ExtBuilder::default().build_and_execute(|| {
		let [mut milk, mut cream] = two_slots(FEE, 0);
		milk.read(LOW);
		pass(CANCEL_WINDOW / 2);
		cream.read(LOW);
		pass(CANCEL_WINDOW / 2);
		let cancel = |order| AutoPurchase::cancel(signed(HOUSE), order);
		assert_eq!(cancel(1), Err(Error::<Test>::CancelWindowOver.into()));
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(cancel(2));
		assert_eq!(order_of(1).state.stage(), Stage::Accepted);
		assert_eq!(escrow(), VALUE + FEE);
	});
}

/// Devices of two manufacturers share a delivery: the one whose order is paid first has its share
/// of the fee, at its own rate.
#[test]
fn the_fee_pays_the_manufacturer_of_the_order_that_is_paid_first() {
	ExtBuilder::default().build_and_execute(|| {
		let [mut milk, mut cream] = two_slots(FEE, MINIMUM);
		milk.read(LOW);
		cream.read(LOW);
		Orders::<Test>::mutate_extant(2, |order| {
			order.purchase.manufacturer = RIVAL;
			order.purchase.commission = Permill::from_percent(10);
		});
		pass(CANCEL_WINDOW);
		let before = (free(LG), free(RIVAL));
		fulfil(2);
		assert_eq!(free(RIVAL) - before.1, VALUE / 10 + FEE / 10);
		fulfil(1);
		assert_eq!(free(LG) - before.0, COMMISSION);
	});
}
