//! Payment for goods that have arrived: pro rata to what the device saw, in full with the
//! household's code or word.

use cot_primitives::{Quantity, DAY};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

use crate::{
	mock::*, CodeCheck, DeliveryProof, Error, Event, HoldReason, Mandates, OpenOrderOf, OrderId,
	OrderState, Orders, Party, Reputation, HOUR_SECONDS,
};

/// Puts `quantity` of the goods into the slot of a shipped order, a day after it was shipped.
fn arrive(fridge: &mut Fridge, quantity: Quantity) {
	pass(DAY - 3_600);
	fridge.read_twice(LOW);
	pass(1);
	fridge.read_twice(LOW + quantity);
}

/// The household buys nothing more.
fn pause() {
	assert_ok!(AutoPurchase::pause_purchases(signed(HOUSE), None));
}

fn settles(order: OrderId) -> (Balance, Balance) {
	events();
	pass(DISPUTE_WINDOW + HOUR_SECONDS);
	match events().last() {
		Some(Event::OrderSettled { order: of, merchant_amount, commission, refund, .. })
			if of.id == order =>
		{
			(merchant_amount + commission, *refund)
		},
		other => panic!("{other:?}"),
	}
}

/// Half of the goods were enough for all of the price.
#[test]
fn as_many_units_are_paid_as_the_device_has_seen() {
	for (seen, units) in [(750, 2), (740, 1), (1_000, 2), (1_249, 2), (1_250, 3), (1_500, 3)] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = shipped();
			// Whatever was seen without a delivery is counted by the parcels' tests.
			crate::Orders::<Test>::mutate_extant(order, |order| {
				order.received = seen;
				order.state = OrderState::Delivered { at: now() };
			});
			OpenOrderOf::<Test>::remove(FRIDGE, MILK);
			AutoPurchase::update_watch(FRIDGE, MILK);
			let paid = PRICE * units;
			assert_eq!(settles(order), (paid, VALUE - paid), "{seen}");
			assert_eq!(free(HOUSE), ENDOWMENT - paid);
			assert_eq!(Mandates::<Test>::get(FRIDGE, MILK).map(|m| m.spent(now())), Some(paid));
			assert_eq!(merchant_of(SHOP).reputation.settled, Reputation::ONE);
		});
	}
}

#[test]
fn a_code_pays_in_full_what_the_device_has_seen_in_part_or_not_at_all() {
	for seen in [0, 750] {
		ExtBuilder::default().build_and_execute(|| {
			let (mut fridge, order) = shipped();
			if seen > 0 {
				arrive(&mut fridge, seen);
			}
			events();
			assert_ok!(AutoPurchase::hand_over(signed(SHOP), order, code(1)));
			let handed_over = Event::GoodsHandedOver { order: of(order), code: code(1) };
			let (stock_before, proof) = (None, DeliveryProof::Code);
			let delivered = Event::OrderDelivered { order: of(order), stock_before, proof };
			let mut told = vec![handed_over];
			told.extend((seen == 0).then_some(delivered));
			assert_eq!(events(), told);
			assert!(matches!(order_of(order).state, OrderState::Delivered { .. }));
			assert_eq!(settles(order), (VALUE, 0));
		});
	}
}

#[test]
fn a_confirmation_pays_in_full() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shipped();
		arrive(&mut fridge, 750);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION);
	});
}

/// Goods handed over late in the day are in the slot when the device reads it next: they are the
/// order's, and nothing that the household earns by.
#[test]
fn what_the_device_sees_after_the_hand_over_is_the_orders() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shipped();
		assert_ok!(AutoPurchase::hand_over(signed(SHOP), order, code(1)));
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
		arrive(&mut fridge, 1_500);
		assert_eq!(order_of(order).received, 1_500);
		assert_eq!(settles(order), (VALUE, 0));
	});
}

#[test]
fn a_household_that_withholds_its_code_pays_for_what_its_device_sees_and_nothing_else() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		events();
		pass(LEAD_TIME + GRACE + HOUR_SECONDS);
		let (refund, penalty, fine) = (VALUE, 0, 0);
		assert_eq!(events(), vec![Event::OrderExpired { order: of(order), refund, penalty, fine }]);
		assert_eq!(held(HoldReason::Escrow, HOUSE), 0);
	});
}

#[test]
fn only_the_merchant_shows_the_right_code_once_and_in_time() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = accepted();
		let show = |who, code| AutoPurchase::hand_over(signed(who), order, code);
		assert_noop!(show(SHOP, code(1)), Error::<Test>::WrongState);
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
		for who in [HOUSE, LG, CORNER] {
			assert_noop!(show(who, code(1)), Error::<Test>::NotMerchant);
		}
		for wrong in [code(0), code(2), H256::zero()] {
			assert_noop!(show(SHOP, wrong), Error::<Test>::WrongCode);
		}
		let deadline = order_of(order).deadline;
		set_time(deadline);
		assert_noop!(show(SHOP, code(1)), Error::<Test>::DeadlineMissed);
		set_time(deadline - 1);
		assert_ok!(show(SHOP, code(1)));
		assert_noop!(show(SHOP, code(1)), Error::<Test>::AlreadyHandedOver);
	});
}

#[test]
fn without_a_chain_there_is_no_code() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		let mut fridge =
			mandated_with(crate::MandateTerms { codes: None, ..mandate_terms(&[offer]) });
		fridge.read(LOW);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
		let show = AutoPurchase::hand_over(signed(SHOP), 1, code(1));
		assert_noop!(show, Error::<Test>::NoCode);
	});
}

/// Orders and ships again after the last order was closed.
fn ship_again(fridge: &mut Fridge, level: Quantity) -> OrderId {
	pass(DAY);
	fridge.read(level);
	let order = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("it was bought");
	pass(CANCEL_WINDOW);
	assert_ok!(AutoPurchase::accept(signed(SHOP), order));
	assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
	order
}

#[test]
fn each_order_takes_the_next_code_and_one_that_was_not_shown_is_passed_over() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
		let second = ship_again(&mut fridge, LOW - 10);
		let check = CodeCheck { link: 2, anchor: code(0), steps: 2 };
		assert_eq!(order_of(second).code, Some(check));
		assert_noop!(
			AutoPurchase::hand_over(signed(SHOP), second, code(1)),
			Error::<Test>::WrongCode
		);
		assert_ok!(AutoPurchase::hand_over(signed(SHOP), second, code(2)));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), second));
		let third = ship_again(&mut fridge, LOW - 20);
		let check = CodeCheck { link: 3, anchor: code(2), steps: 1 };
		assert_eq!(order_of(third).code, Some(check));
		assert_ok!(AutoPurchase::hand_over(signed(SHOP), third, code(3)));
	});
}

/// From a later code everybody computes the earlier ones.
#[test]
fn the_code_of_a_later_order_proves_no_earlier_one() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, first) = shipped();
		arrive(&mut fridge, 750);
		assert!(matches!(order_of(first).state, OrderState::Delivered { .. }));
		fridge.read_twice(LOW - 100);
		let second = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("it was bought");
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), second));
		assert_ok!(AutoPurchase::ship(signed(SHOP), second, tracking(), now()));
		assert_noop!(
			AutoPurchase::hand_over(signed(SHOP), first, code(1)),
			Error::<Test>::CodeOutdated
		);
		assert_eq!(order_of(second).code.map(|check| check.link), Some(2));
	});
}

/// The code of an order that was placed under the former mandate was learned by the next one, whose
/// first order it proved as well.
#[test]
fn a_code_of_the_former_mandate_proves_nothing_under_the_next() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, first) = shipped();
		let terms = Mandates::<Test>::get(FRIDGE, MILK).map(|mandate| mandate.terms).unwrap();
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
		let chain = crate::CodeChain { end: H256::repeat_byte(9), count: 5 };
		let terms = crate::MandateTerms { codes: Some(chain), ..terms };
		assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms));
		assert_ok!(AutoPurchase::hand_over(signed(SHOP), first, code(1)));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), first));
		pass(DAY);
		fridge.read_twice(LOW);
		let second = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("it is bought");
		let expected = CodeCheck { link: 1, anchor: H256::repeat_byte(9), steps: 1 };
		assert_eq!(order_of(second).code, Some(expected));
	});
}

#[test]
fn codes_come_to_an_end() {
	let chain = crate::CodeChain { end: code(0), count: 2 };
	let mut codes = crate::Codes::from(chain);
	let links: Vec<_> = (0..4).map(|_| codes.take().map(|check| check.link)).collect();
	assert_eq!(links, [Some(1), Some(2), None, None]);
	// Nor are there any after too many that were not shown, until one is.
	let mut codes = crate::Codes::from(crate::CodeChain { end: code(0), count: u32::MAX });
	let taken: Vec<_> = (0..300).map_while(|_| codes.take()).collect();
	assert_eq!(taken.len(), 255);
	assert_eq!(codes.take(), None);
	let tenth = H256::repeat_byte(1);
	codes.learn(&taken[9], tenth);
	// The fifth one, shown later, is no news.
	codes.learn(&taken[4], H256::repeat_byte(2));
	assert_eq!(codes.take(), Some(CodeCheck { link: 256, anchor: tenth, steps: 246 }));
}

/// Its firmware reads the shortage, and reads the delivery: that is no proof for its own shop, or
/// for one that belongs to it.
#[test]
fn a_manufacturer_proves_no_delivery_of_its_own_shop_by_its_device() {
	for (shop, shows_code, confirms, paid) in [
		(LG, false, false, 0),
		(LG, true, false, VALUE),
		(LG, false, true, VALUE),
		(SHOP, false, false, 0),
		(SHOP, true, false, VALUE),
		(SHOP, false, true, VALUE),
	] {
		ExtBuilder::default().build_and_execute(|| {
			partnered(shop);
			if shop == SHOP {
				assert_ok!(AutoPurchase::declare_affiliate(signed(SHOP), LG, SHOP));
			}
			let offer = publish(offer_terms(shop));
			let mut fridge = mandated_with(mandate_terms(&[offer]));
			fridge.read(LOW);
			pause();
			pass(CANCEL_WINDOW);
			assert_ok!(AutoPurchase::accept(signed(shop), 1));
			assert_ok!(AutoPurchase::ship(signed(shop), 1, tracking(), now()));
			arrive(&mut fridge, 1_500);
			assert!(matches!(order_of(1).state, OrderState::Delivered { .. }));
			if shows_code {
				assert_ok!(AutoPurchase::hand_over(signed(shop), 1, code(1)));
			}
			if confirms {
				assert_ok!(AutoPurchase::confirm(signed(HOUSE), 1));
			}
			pass(DISPUTE_WINDOW + HOUR_SECONDS);
			assert_eq!(free(HOUSE), ENDOWMENT - paid);
			let unseen = if paid == 0 { Reputation::ONE / 2 } else { 0 };
			assert_eq!(merchant_of(shop).reputation.late, unseen);
		});
	}
}

/// Silence of the arbiter pays what was seen if there is no code, and what was handed over if there
/// is one: a merchant that ships nothing and disputes first gains nothing by it.
#[test]
fn in_a_dispute_that_nobody_decides_the_code_counts_if_there_is_one() {
	for (has_code, shows_code, paid) in
		[(false, false, PRICE * 2), (true, false, 0), (true, true, VALUE)]
	{
		ExtBuilder::default().build_and_execute(|| {
			let (mut fridge, order) = disputed_by(Party::Merchant);
			if !has_code {
				Orders::<Test>::mutate_extant(order, |order| order.code = None);
			}
			pause();
			arrive(&mut fridge, 750);
			if shows_code {
				assert_ok!(AutoPurchase::hand_over(signed(SHOP), order, code(1)));
			}
			pass(ARBITRATION_WINDOW + HOUR_SECONDS);
			assert_eq!(free(HOUSE), ENDOWMENT - paid + DEPOSIT / 2);
		});
	}
}

/// A suspended device attests nothing; the code needs no device.
#[test]
fn a_code_pays_in_full_while_the_device_is_suspended() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		Suspended::set(vec![FRIDGE]);
		assert_ok!(AutoPurchase::hand_over(signed(SHOP), order, code(1)));
		assert!(matches!(order_of(order).state, OrderState::Delivered { .. }));
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
		assert_eq!(settles(order), (VALUE, 0));
		assert_eq!(merchant_of(SHOP).reputation.settled, Reputation::ONE);
	});
}

/// Nor does a dispute: the goods have come, whoever objects.
#[test]
fn a_code_counts_in_a_dispute_while_the_device_is_suspended() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		Suspended::set(vec![FRIDGE]);
		assert_ok!(AutoPurchase::hand_over(signed(SHOP), order, code(1)));
		pass(ARBITRATION_WINDOW + HOUR_SECONDS);
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION + DEPOSIT / 2);
	});
}
