//! The trigger: readings that buy, and those that are refused.

use cot_primitives::{Commodity, PurchaseFromPattern, Watch, DAY};
use frame_support::{assert_ok, traits::fungibles::hold::Inspect as _};

use crate::{
	mock::*, AssetKind, CodeCheck, DeadlineCursor, Deadlines, Event, HoldReason, Ineligible,
	MandateTerms, Mandates, Memberships, Merchants, Offer, OfferId, Offers, OpenOrderOf, Order,
	OrderState, OrdersAt, OrdersOf, Refusal, Reputation,
};

fn refused(reason: Refusal) -> Vec<Event<Test>> {
	vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason }]
}

/// Check of a chain's first code.
fn first_code() -> Option<CodeCheck> {
	Some(CodeCheck { link: 1, anchor: code(0), steps: 1 })
}

/// Offer and units that the last reading bought.
fn bought() -> Option<(OfferId, u32)> {
	let order = order_of(OpenOrderOf::<Test>::get(FRIDGE, MILK)?);
	Some((order.purchase.offer, order.purchase.units))
}

#[test]
fn a_low_reading_places_an_order_and_holds_its_value() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		events();
		fridge.read(LOW);

		let cancellable_until = START + CANCEL_WINDOW;
		assert_eq!(
			events(),
			vec![Event::OrderPlaced {
				order: of(1),
				purchase: three_bottles(),
				lead_time: LEAD_TIME,
				promised_for: cancellable_until + LEAD_TIME,
				level: LOW,
				cancellable_until,
				deadline: cancellable_until + ACCEPT_WINDOW,
				code: first_code(),
				arbiter: Some(JUDGE),
				needs_code: false,
				basket: None,
				delivery_fee: 0,
			}]
		);
		let order = Order {
			purchase: three_bottles(),
			basket: None,
			received: 0,
			code: first_code(),
			is_handed_over: false,
			needs_code: false,
			arbiter: Some(JUDGE),
			promised_for: cancellable_until + LEAD_TIME,
			state: OrderState::Placed { cancellable_until },
			placed_at: START,
			deadline: cancellable_until + ACCEPT_WINDOW,
			penalty: PENALTY,
			lasts: order_of(1).lasts,
			halted: 0,
			tries: 0,
			tracking: None,
		};
		assert_eq!(order_of(1), order);
		// Six days, by the learned use of about a quarter of a litre a day.
		assert!((6 * DAY..6 * DAY + 3_600).contains(&order.lasts));
		let orders_by_household: Vec<_> = OrdersOf::<Test>::iter_keys().collect();
		assert_eq!(orders_by_household, vec![(HOUSE, 1)]);
		assert!(OrdersAt::<Test>::contains_key(SHOP, 1));
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), Some(1));
		assert_eq!(Deadlines::<Test>::iter().count(), 1);
		assert_eq!(held(HoldReason::Escrow, HOUSE), VALUE);
		assert_eq!(free(HOUSE), ENDOWMENT - VALUE);
		assert_eq!(Offers::<Test>::get(1).map(|offer| offer.stock), Some(STOCK - UNITS));
		assert_eq!(Mandates::<Test>::get(FRIDGE, MILK).map(|m| m.spent(now())), Some(VALUE));
		assert_eq!(merchant_of(SHOP).open_orders, 1);
		assert!(DeadlineCursor::<Test>::get().is_some());
	});
}

#[test]
fn two_readings_in_one_block_trigger_once_and_an_open_order_is_no_refusal() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		fridge.read(LOW);
		events();
		fridge.read(LOW - 100);
		fridge.read(0);
		assert_eq!(events(), vec![]);
		assert_eq!(held(HoldReason::Escrow, HOUSE), VALUE);
	});
}

#[test]
fn a_full_slot_buys_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		events();
		fridge.read(FULL);
		fridge.read(FULL - DAILY / 2);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn a_pattern_that_is_not_established_buys_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		mandated();
		let mut fridge = Fridge::new(FRIDGE, MILK);
		events();
		for (day, level) in [FULL, 1_000, LOW, 0].into_iter().enumerate() {
			fridge.read_at(level, START - 3 * DAY + day as u64 * DAY);
		}
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn a_slot_without_mandate_buys_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		mandated();
		let mut cream = Fridge::established(FRIDGE, CREAM);
		events();
		cream.read(LOW);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn a_reading_of_yesterday_still_buys_and_an_older_one_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		pass(2 * DAY);
		events();
		fridge.read_at(LOW, now() - DAY - 1);
		assert_eq!(events(), refused(Refusal::StaleReading));
		fridge.read_at(LOW, now() - DAY);
		assert_eq!(bought(), Some((1, UNITS)));
	});
}

#[test]
fn an_expired_mandate_ends_with_the_next_reading() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		let mut fridge =
			mandated_with(MandateTerms { expires_at: START + DAY, ..mandate_terms(&[offer]) });
		pass(DAY);
		events();
		fridge.read(LOW);
		assert_eq!(
			events(),
			vec![Event::MandateEnded { device: FRIDGE, slot: MILK, household: HOUSE }]
		);
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.mandates), Some(0));
	});
}

#[test]
fn a_mandate_of_the_former_household_ends_with_the_next_reading() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		joined(NEIGHBOUR);
		fridge.household = NEIGHBOUR;
		events();
		fridge.read(LOW);
		assert_eq!(
			events(),
			vec![Event::MandateEnded { device: FRIDGE, slot: MILK, household: HOUSE }]
		);
		assert_eq!(held(HoldReason::Escrow, HOUSE), 0);
	});
}

#[test]
fn a_manufacturer_that_is_no_longer_approved_sells_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		Approved::set(vec![]);
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Refusal::ManufacturerNotApproved));
	});
}

#[test]
fn a_household_without_membership_buys_nothing() {
	// No call removes the membership of a mandate, so this state is not a valid one.
	ExtBuilder::default().build().execute_with(|| {
		let mut fridge = mandated();
		Memberships::<Test>::remove(HOUSE, LG);
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Refusal::NotMember));
	});
}

#[test]
fn an_order_in_the_gate_token_leaves_what_is_frozen_alone() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let asset = AssetKind::WithId(LG_TOKEN);
		let offer = publish(Offer { asset: asset.clone(), ..offer_terms(SHOP) });
		let mut fridge =
			mandated_with(MandateTerms { asset: asset.clone(), ..mandate_terms(&[offer]) });
		let surplus = TOKENS - MIN_HOLD - PRICE;
		assert_ok!(Assets::transfer(signed(HOUSE), LG_TOKEN, STRANGER, surplus + 1));
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Refusal::InsufficientFunds));

		assert_ok!(Assets::transfer(signed(STRANGER), LG_TOKEN, HOUSE, 1));
		fridge.read(LOW);
		assert_eq!(bought(), Some((offer, 1)));
		let reason = HoldReason::Escrow.into();
		assert_eq!(AssetsHolder::balance_on_hold(LG_TOKEN, &reason, &HOUSE), PRICE);
	});
}

#[test]
fn a_second_order_in_the_gate_token_cannot_use_what_the_first_escrow_seems_to_thaw() {
	ExtBuilder::default().build_and_execute(|| {
		let mut cream = Fridge::established(FRIDGE, CREAM);
		partnered(SHOP);
		let asset = AssetKind::WithId(LG_TOKEN);
		let offer = publish(Offer { asset: asset.clone(), ..offer_terms(SHOP) });
		let terms = MandateTerms { asset, ..mandate_terms(&[offer]) };
		let mut fridge = mandated_with(terms.clone());
		assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, CREAM, terms));
		// The second mandate has frozen a tenth more.
		let frozen = MIN_HOLD + MIN_HOLD / 10;
		let surplus = TOKENS - frozen - VALUE - PRICE;
		assert_ok!(Assets::transfer(signed(HOUSE), LG_TOKEN, STRANGER, surplus + 1));
		fridge.read(LOW);
		assert_eq!(bought(), Some((offer, UNITS)));

		// The ledger alone would allow it: held tokens count as frozen ones.
		let reason = HoldReason::Escrow.into();
		assert!(AssetsHolder::can_hold(LG_TOKEN, &reason, &HOUSE, VALUE));
		events();
		cream.read(LOW);
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused {
				device: FRIDGE,
				slot: CREAM,
				household: HOUSE,
				reason: Refusal::InsufficientFunds
			}]
		);
		assert_ok!(Assets::transfer(signed(STRANGER), LG_TOKEN, HOUSE, 1));
		cream.read(LOW);
		assert!(OpenOrderOf::<Test>::contains_key(FRIDGE, CREAM));
	});
}

#[test]
fn a_household_that_spends_gate_tokens_behind_an_escrow_is_refused_the_next_time() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let asset = AssetKind::WithId(LG_TOKEN);
		let offer = publish(Offer { asset: asset.clone(), ..offer_terms(SHOP) });
		let mut fridge =
			mandated_with(MandateTerms { asset: asset.clone(), ..mandate_terms(&[offer]) });
		fridge.read(LOW);
		// The ledger lets a freeze cover held tokens, so the escrow stands in for frozen ones until
		// it is paid out.
		assert_ok!(Assets::transfer(signed(HOUSE), LG_TOKEN, STRANGER, TOKENS - MIN_HOLD));
		assert_eq!(Assets::balance(LG_TOKEN, HOUSE), MIN_HOLD - VALUE);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), 1));

		events();
		fridge.read(LOW - DAILY);
		assert_eq!(events(), refused(Refusal::GateNotMet));
		assert_ok!(Assets::transfer(signed(STRANGER), LG_TOKEN, HOUSE, 2 * VALUE));
		fridge.read(LOW - DAILY);
		assert!(bought().is_some());
	});
}

#[test]
fn the_cap_holds_even_if_an_offer_became_dearer_since_the_mandate() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		// A unit is half a litre.
		let cap = MAX_UNIT_PRICE / 2;
		// Offers cannot be changed by any call; the check does not rely on it.
		change_offer(1, |offer| offer.price = cap + 1);
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Refusal::NoEligibleOffer(Ineligible::AboveCap)));
		change_offer(1, |offer| offer.price = cap);
		fridge.read(LOW);
		assert_eq!(bought(), Some((1, UNITS)));
	});
}

#[test]
fn an_offer_is_checked_again_when_it_is_bought() {
	type Change = fn(&mut Fridge);
	let cases: [(Ineligible, Change); 5] = [
		(Ineligible::OtherAsset, |_| {
			change_offer(1, |offer| offer.asset = AssetKind::WithId(EURO))
		}),
		(Ineligible::OtherCommodity, |fridge| {
			fridge.config.commodity = Commodity::Category(10_000_028)
		}),
		(Ineligible::OutOfStock, |_| change_offer(1, |offer| offer.stock = 0)),
		(Ineligible::Expired, |_| change_offer(1, |offer| offer.expires_at = START)),
		(Ineligible::NoPartnership, |_| {
			crate::Partnerships::<Test>::remove(LG, SHOP);
			Merchants::<Test>::mutate_extant(SHOP, |shop| shop.partnerships = 0);
		}),
	];
	for (why, change) in cases {
		ExtBuilder::default().build_and_execute(|| {
			let mut fridge = mandated();
			change(&mut fridge);
			events();
			fridge.read(LOW);
			assert_eq!(events(), refused(Refusal::NoEligibleOffer(why)));
		});
	}
}

#[test]
fn a_household_never_buys_from_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		// As if the merchant's account had bought the household's device.
		registered(HOUSE);
		change_offer(1, |offer| offer.merchant = HOUSE);
		crate::Merchants::<Test>::mutate_extant(SHOP, |shop| shop.offers = 0);
		crate::Merchants::<Test>::mutate_extant(HOUSE, |house| house.offers = 1);
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Refusal::NoEligibleOffer(Ineligible::OwnOffer)));
	});
}

#[test]
fn a_merchant_whose_account_cannot_be_paid_sells_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let asset = AssetKind::WithId(DEAR);
		// Less the commission of 5 % this is less than the least an account of this token may hold.
		let price = DEAR_MINIMUM + 1;
		let offer = publish(Offer { asset: asset.clone(), price, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(MandateTerms { asset, ..mandate_terms(&[offer]) });
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Refusal::NoEligibleOffer(Ineligible::CannotBePaid)));
		assert_ok!(Assets::transfer(signed(NEIGHBOUR), DEAR, SHOP, DEAR_MINIMUM));
		fridge.read(LOW);
		assert!(bought().is_some());
	});
}

#[test]
fn the_refusal_names_the_offer_that_came_closest() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		let dear = publish(Offer { price: 201, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(mandate_terms(&[dear, offer]));
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), offer));
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Refusal::NoEligibleOffer(Ineligible::AboveCap)));
	});
}

#[test]
fn the_cheapest_by_quantity_wins() {
	ExtBuilder::default().build_and_execute(|| {
		let small = offered();
		let large = publish(Offer { unit_size: 1_000, price: 2 * PRICE - 1, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(mandate_terms(&[small, large]));
		fridge.read(LOW);
		// 1,500 are wanted and fit: one unit of 1,000.
		assert_eq!(bought(), Some((large, 1)));
	});
}

#[test]
fn of_equal_prices_the_more_punctual_merchant_wins_and_then_the_older_offer() {
	for (late, winner) in [(Reputation::ONE, 2), (0, 1)] {
		ExtBuilder::default().build_and_execute(|| {
			let first = offered();
			partnered(CORNER);
			let second = publish(offer_terms(CORNER));
			Merchants::<Test>::mutate_extant(SHOP, |shop| shop.reputation.late = late);
			let mut fridge = mandated_with(mandate_terms(&[second, first]));
			fridge.read(LOW);
			assert_eq!(bought(), Some((winner, UNITS)));
		});
	}
}

#[test]
fn a_dear_offer_that_is_quicker_wins_only_if_the_cheap_one_comes_too_late() {
	for (lead_time, slow_wins) in [(DAY + CANCEL_WINDOW, true), (9 * DAY, false)] {
		ExtBuilder::default().build_and_execute(|| {
			partnered(SHOP);
			let slow = publish(Offer { lead_time, ..offer_terms(SHOP) });
			let quick = publish(Offer { price: PRICE + 1, lead_time: DAY, ..offer_terms(SHOP) });
			let mut fridge = mandated_with(mandate_terms(&[quick, slow]));
			fridge.read(LOW);
			assert_eq!(
				bought().map(|(offer, _)| offer),
				Some(if slow_wins { slow } else { quick })
			);
		});
	}
}
fn publish_with_lead(lead_time: u64, price: Balance) -> OfferId {
	if Merchants::<Test>::get(SHOP).is_none() {
		partnered(SHOP);
	}
	publish(Offer { lead_time, price, unit_size: DAILY, ..offer_terms(SHOP) })
}

/// Lives on for two days after the next restock, so that much is left.
fn restocked_two_days_ago(fridge: &mut Fridge) {
	pass(DAY);
	fridge.read(FULL);
	pass(DAY);
	fridge.read(FULL - DAILY);
	pass(DAY);
	fridge.read(FULL - 2 * DAILY);
}

#[test]
fn a_longer_lead_time_buys_earlier() {
	for (lead_time, buys) in [(9 * DAY, true), (0, false)] {
		ExtBuilder::default().build_and_execute(|| {
			let offer = publish_with_lead(lead_time, PRICE);
			let mut fridge = mandated_with(mandate_terms(&[offer]));
			events();
			restocked_two_days_ago(&mut fridge);
			assert_eq!(bought().is_some(), buys);
			assert_eq!(events().len(), usize::from(buys));
		});
	}
}

#[test]
fn a_cheap_quick_offer_waits_while_a_dear_slow_one_would_already_be_bought() {
	ExtBuilder::default().build_and_execute(|| {
		let quick = publish_with_lead(0, PRICE - 1);
		let slow = publish_with_lead(9 * DAY, PRICE);
		let mut fridge = mandated_with(mandate_terms(&[quick, slow]));
		events();
		restocked_two_days_ago(&mut fridge);
		assert_eq!(events(), vec![]);
		pass(DAY);
		fridge.read_twice(100);
		assert_eq!(bought().map(|(offer, _)| offer), Some(quick));
	});
}

#[test]
fn a_quick_offer_that_is_not_worth_waiting_for_does_not_keep_a_slow_one_from_being_bought() {
	ExtBuilder::default().build_and_execute(|| {
		let quick = publish_with_lead(0, PRICE);
		// One of four that are wanted.
		change_offer(quick, |offer| {
			offer.unit_size = DAILY / 2;
			offer.price = PRICE / 2 - 1;
			offer.stock = 1;
		});
		let slow = publish_with_lead(9 * DAY, PRICE);
		let mut fridge = mandated_with(mandate_terms(&[quick, slow]));
		events();
		restocked_two_days_ago(&mut fridge);
		assert_eq!(bought().map(|(offer, _)| offer), Some(slow));
	});
}

#[test]
fn an_order_never_fills_the_slot_beyond_par_level_or_capacity() {
	for (par_level, capacity, units) in [(1_999, 4_000, 2), (FULL, 1_499, 1), (FULL, 1_500, 2)] {
		ExtBuilder::default().build_and_execute(|| {
			let offer = offered();
			let mut fridge = mandated_with(MandateTerms { par_level, ..mandate_terms(&[offer]) });
			fridge.config.capacity = capacity;
			fridge.read(LOW);
			assert_eq!(bought(), Some((offer, units)));
		});
	}
}

#[test]
fn a_unit_that_does_not_fit_is_not_bought() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let offer = publish(Offer { unit_size: FULL - LOW + 1, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(mandate_terms(&[offer]));
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Refusal::NoRoom));
	});
}

#[test]
fn an_order_never_costs_more_than_the_mandate_allows() {
	for (max_order_value, units) in [(PRICE * 3, 3), (PRICE * 3 - 1, 2), (PRICE, 1)] {
		ExtBuilder::default().build_and_execute(|| {
			let offer = offered();
			let mut fridge =
				mandated_with(MandateTerms { max_order_value, ..mandate_terms(&[offer]) });
			fridge.read(LOW);
			assert_eq!(bought(), Some((offer, units)));
		});
	}
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		let terms = MandateTerms { max_order_value: PRICE - 1, ..mandate_terms(&[offer]) };
		let mut fridge = mandated_with(terms);
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Refusal::OrderValueExceeded));
	});
}

#[test]
fn an_order_never_takes_more_than_the_merchant_has() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let offer = publish(Offer { stock: 2, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(mandate_terms(&[offer]));
		fridge.read(LOW);
		assert_eq!(bought(), Some((offer, 2)));
		assert_eq!(Offers::<Test>::get(offer).map(|offer| offer.stock), Some(0));
	});
}

#[test]
fn the_budget_binds_until_its_period_ends() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		let (budget, period) = (4 * PRICE + 99, 10 * DAY);
		let terms = MandateTerms { budget, period, ..mandate_terms(&[offer]) };
		let mut fridge = mandated_with(terms);
		let fulfil = || {
			let order = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("it was bought");
			pass(CANCEL_WINDOW);
			assert_ok!(AutoPurchase::accept(signed(SHOP), order));
			assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
			assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		};
		fridge.read(LOW);
		assert_eq!(bought(), Some((offer, 3)));
		fulfil();
		fridge.read(LOW);
		assert_eq!(bought(), Some((offer, 1)));
		fulfil();
		events();
		fridge.read(LOW);
		assert_eq!(events(), refused(Refusal::BudgetSpent));

		set_time(START + period);
		fridge.read(LOW);
		assert_eq!(events(), refused(Refusal::BudgetSpent));
		// A part of the period later the first order no longer counts.
		set_time(START + period + period / 8);
		fridge.read(LOW);
		assert_eq!(bought(), Some((offer, 3)));
		let mandate = Mandates::<Test>::get(FRIDGE, MILK).expect("it goes on");
		assert_eq!(mandate.spent(now()), VALUE + PRICE);
	});
}

#[test]
fn a_household_that_cannot_pay_is_told() {
	let existential_deposit = 10;
	for (left, pays) in
		[(PRICE + existential_deposit, true), (PRICE + existential_deposit - 1, false)]
	{
		ExtBuilder::default().build_and_execute(|| {
			let mut fridge = mandated();
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), HOUSE, left));
			events();
			fridge.read(LOW);
			assert_eq!(bought().is_some(), pays);
			if !pays {
				assert_eq!(events(), refused(Refusal::InsufficientFunds));
			}
		});
	}
}

#[test]
fn a_slot_is_watched_while_it_has_a_mandate_or_waits_for_goods() {
	ExtBuilder::default().build_and_execute(|| {
		let watch = |slot| {
			let told = Registry::watch_told_of(FRIDGE, slot);
			assert_eq!(told, AutoPurchase::watch_of(FRIDGE, slot));
			told
		};
		assert_eq!(watch(MILK), Watch::default());
		let mut fridge = mandated();
		// The goods come a cancel window and a lead time after the order.
		let terms = Mandates::<Test>::get(FRIDGE, MILK).unwrap().terms;
		let supply = watch(MILK).supply.expect("a mandate says what may run out");
		assert_eq!(supply.lead_time, terms.cancel_window + LEAD_TIME);
		assert_eq!(
			(supply.par_level, supply.service_level),
			(terms.par_level, terms.service_level)
		);
		fridge.read(LOW);
		let order = OpenOrderOf::<Test>::get(FRIDGE, MILK).unwrap();
		assert_eq!(watch(MILK), Watch { supply: None, awaits_goods: true });
		assert_eq!(watch(CREAM), Watch::default());
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
		assert_eq!(watch(MILK), Watch { supply: None, awaits_goods: true });
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
		assert_eq!(watch(MILK), Watch::default());
	});
}
