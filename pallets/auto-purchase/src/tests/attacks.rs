//! What people try who want more than is theirs. Each test says what somebody tries and sees what it costs whom.
//!
//! Tested where the rule is that stands against it: two readings in one block and gate tokens that are spent (`trigger`), a
//! device that is to leave with an order open (`slot_changed`; through the real registry in the runtime's tests), assets that
//! are frozen, blocked or destroyed (`stuck`), ten thousand orders that are due at once (`bounded_time`).

use cot_primitives::{Moment, PurchaseFromPattern, Quantity, RestockCause, SlotReading, DAY};
use frame_support::{assert_noop, assert_ok, traits::fungible::Inspect};
use sp_core::H256;
use sp_runtime::{DispatchError, Permill, TokenError};

use crate::{
	mock::{self, *},
	*,
};

const EVIDENCE: H256 = H256::repeat_byte(1);
const OTHER_EVIDENCE: H256 = H256::repeat_byte(2);

/// Everything an account has of the native coin.
fn wealth(who: AccountId) -> Balance {
	<Balances as Inspect<AccountId>>::total_balance(&who)
}

/// What household, merchant and manufacturer have gained or lost of the native coin since the genesis.
fn gains() -> [i128; 3] {
	[HOUSE, SHOP, LG].map(|who| {
		let wealth = i128::try_from(wealth(who)).expect("no such riches");
		wealth - i128::try_from(ENDOWMENT).expect("no such riches")
	})
}

const EURO_ASSET: AssetKind = AssetKind::WithId(EURO);
const NOTHING: [i128; 3] = [0, 0, 0];
const PAID: [i128; 3] = [-300, 285, 15];

fn resolve(order: OrderId, percent: u32) {
	assert_ok!(AutoPurchase::resolve(RuntimeOrigin::root(), order, Permill::from_percent(percent)));
}

/// Whatever `merchants` offer of milk, within three days.
fn anything_of(merchants: &[AccountId]) -> MandateTermsOf<Test> {
	let merchants = merchants.to_vec().try_into().expect("few merchants");
	let choice = Choice::Category { merchants, max_lead_time: 3 * DAY };
	MandateTerms { choice, ..mandate_terms(&[]) }
}

fn settled(order: OrderId) -> Event<Test> {
	Event::OrderSettled {
		order,
		merchant: SHOP,
		merchant_amount: VALUE - COMMISSION,
		commission: COMMISSION,
	}
}

fn expired(order: OrderId, penalty: Balance) -> Event<Test> {
	Event::OrderExpired { order, merchant: SHOP, refund: VALUE, penalty }
}

fn delivered(order: OrderId, stock_before: Quantity) -> Event<Test> {
	Event::OrderDelivered {
		order,
		merchant: SHOP,
		stock_before: Some(stock_before),
		proof: Proof::Reading,
	}
}

fn disputed(order: OrderId, by: Party) -> Event<Test> {
	Event::OrderDisputed {
		order,
		merchant: SHOP,
		by,
		evidence: EVIDENCE,
		deposit: DEPOSIT,
		deadline: now() + ARBITRATION_WINDOW,
	}
}

fn resolved(order: OrderId, to_merchant: Balance, deposit_to: Party) -> Event<Test> {
	let commission = to_merchant / 20;
	Event::OrderResolved {
		order,
		merchant: SHOP,
		refund: VALUE - to_merchant,
		merchant_amount: to_merchant - commission,
		commission,
		deposit_to,
	}
}

fn dispute(who: AccountId, order: OrderId) -> sp_runtime::DispatchResult {
	AutoPurchase::dispute(signed(who), order, EVIDENCE)
}

// --- The merchant ---

#[test]
fn a_merchant_cannot_raise_its_price_between_the_reading_and_the_order() {
	ExtBuilder::default().build_and_execute(|| {
		// It waits until it has the mandate and swaps its offer for a dearer one.
		partnered(SHOP);
		let cheap = publish(offer_terms(SHOP));
		let mut fridge = mandated_with(anything_of(&[SHOP]));
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), cheap));
		let cap = 2 * PRICE;
		publish(Offer { price: cap + 1, ..offer_terms(SHOP) });
		events();
		fridge.read(LOW);
		let reason = Refusal::NoEligibleOffer(Ineligible::AboveCap);
		assert_eq!(events(), vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, reason }]);

		// Up to what the household has signed it may, and once the order is placed its price stands.
		let dear = publish(Offer { price: cap, ..offer_terms(SHOP) });
		fridge.read(LOW);
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), dear));
		publish(Offer { price: 1_000 * PRICE, ..offer_terms(SHOP) });
		let order = order_of(1);
		assert_eq!((order.unit_price, order.value), (cap, cap * Balance::from(UNITS)));
		assert_eq!(held(HoldReason::Escrow, HOUSE), order.value);
	});
}

#[test]
fn a_merchant_that_raises_the_price_of_a_named_offer_sells_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), 1));
		publish(Offer { price: PRICE + 1, ..offer_terms(SHOP) });
		events();
		fridge.read(LOW);
		let reason = Refusal::NoEligibleOffer(Ineligible::NotOffered);
		assert_eq!(events(), vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, reason }]);
		assert_eq!(gains(), NOTHING);
	});
}

#[test]
fn tiny_and_huge_units_are_no_way_around_the_price_of_a_litre() {
	ExtBuilder::default().build_and_execute(|| {
		// One unit is cheap, a litre is not.
		partnered(SHOP);
		let tiny = Offer { unit_size: 10, price: 9, ..offer_terms(SHOP) };
		publish(tiny);
		// A litre is cheap, one unit does not fit into the slot.
		publish(Offer { unit_size: 10 * FULL, price: 10 * PRICE, ..offer_terms(SHOP) });
		// So dear that prices overflow when they are compared.
		publish(Offer { unit_size: Quantity::MAX, price: Balance::MAX, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(anything_of(&[SHOP]));
		events();
		fridge.read(LOW);
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, reason: Refusal::NoRoom }]
		);
		assert_eq!(held(HoldReason::Escrow, HOUSE), 0);
	});
}

#[test]
fn a_bargain_that_nobody_can_take_keeps_no_other_merchant_from_selling() {
	// Cheap by the litre, but a unit does not fit, or costs more than an order, or than what is left of the budget.
	let too_large = Offer { unit_size: 2 * FULL, price: PRICE, ..offer_terms(CORNER) };
	let too_dear = Offer { unit_size: FULL - LOW, price: PRICE + 1, ..offer_terms(CORNER) };
	let terms = anything_of(&[SHOP, CORNER]);
	for (bait, terms) in [
		(too_large, terms.clone()),
		(too_dear.clone(), MandateTerms { max_order_value: PRICE, ..terms.clone() }),
		(too_dear, MandateTerms { budget: PRICE, ..terms }),
	] {
		ExtBuilder::default().build_and_execute(|| {
			offered();
			partnered(CORNER);
			publish(bait);
			let mut fridge = mandated_with(terms);
			fridge.read(LOW);
			assert_eq!(order_of(1).merchant, SHOP);
		});
	}
}

#[test]
fn noise_does_not_deliver_goods_in_tiny_units() {
	ExtBuilder::default().build_and_execute(|| {
		// The merchant sells by the ten millilitres, ships nothing, and waits for bottles that are put back.
		partnered(SHOP);
		publish(Offer { unit_size: 10, price: 2, stock: 1_000, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(anything_of(&[SHOP]));
		fridge.read(LOW);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
		events();
		for _ in 0..20 {
			pass(600);
			fridge.read(LOW - 100);
			pass(600);
			fridge.read(LOW);
		}
		assert_eq!(events(), vec![]);
		assert_eq!(order_of(1).received, 0);
	});
}

#[test]
fn a_merchant_that_never_accepts_pays_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		events();
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + BUCKET_SECONDS);
		assert_eq!(events(), vec![expired(order, PENALTY)]);
		assert_eq!(gains(), [300, -300, 0]);
		// What is left of its bond sells nothing more.
		fridge.read(LOW - 100);
		let reason = Refusal::NoEligibleOffer(Ineligible::BondTooSmall);
		assert_eq!(events(), vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, reason }]);
	});
}

#[test]
fn a_merchant_that_never_ships_pays_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = accepted();
		events();
		pass(SHIP_WINDOW + BUCKET_SECONDS);
		assert_eq!(events(), vec![expired(order, PENALTY)]);
		assert_eq!(gains(), [300, -300, 0]);
		assert_eq!(merchant_of(SHOP).reputation.late, Reputation::ONE);
	});
}

#[test]
fn a_merchant_that_ships_nothing_gets_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		events();
		pass(LEAD_TIME + GRACE + BUCKET_SECONDS);
		// No penalty: a household can keep its device from telling, and must not be paid for that.
		assert_eq!(events(), vec![expired(order, 0)]);
		assert_eq!(gains(), NOTHING);
	});
}

#[test]
fn a_merchant_that_ships_nothing_is_not_paid_for_what_the_household_buys_by_hand_meanwhile() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = accepted();
		let arrives_from = now() + DAY;
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), arrives_from));
		events();
		set_time(arrives_from - 1);
		fridge.read(FULL);
		assert_eq!(events(), vec![]);
		assert_eq!(order_of(order).received, 0);
		pass(LEAD_TIME + GRACE);
		assert_eq!(events(), vec![expired(order, 0)]);
		assert_eq!(gains(), NOTHING);
	});
}

#[test]
fn a_merchant_that_ships_nothing_and_is_paid_by_the_fridge_loses_the_dispute() {
	ExtBuilder::default().build_and_execute(|| {
		// It says that the goods may be there at once, and hopes that the household goes shopping.
		let (mut fridge, order) = shipped();
		pass(DAY);
		events();
		fridge.read(FULL);
		assert_eq!(events(), vec![delivered(order, LOW)]);
		assert_ok!(dispute(HOUSE, order));
		assert_eq!(events(), vec![disputed(order, Party::Household)]);
		resolve(order, 0);
		assert_eq!(events(), vec![resolved(order, 0, Party::Household)]);
		assert_eq!(gains(), NOTHING);
		assert_eq!(held(HoldReason::DisputeDeposit, HOUSE), 0);
		assert_eq!(merchant_of(SHOP).reputation.disputed, Reputation::ONE);
	});
}

#[test]
fn a_merchant_cannot_dispute_away_what_it_owes() {
	ExtBuilder::default().build_and_execute(|| {
		// It has sent nothing and says that the device is silent. Nobody decides: it has won eight days for its deposit.
		let (_, order) = shipped();
		events();
		assert_ok!(dispute(SHOP, order));
		pass(ARBITRATION_WINDOW + BUCKET_SECONDS);
		let mut told = events();
		assert_eq!(told.pop(), Some(expired(order, 0)));
		assert_eq!(
			told,
			vec![Event::OrderDisputed {
				order,
				merchant: SHOP,
				by: Party::Merchant,
				evidence: EVIDENCE,
				deposit: DEPOSIT,
				deadline: now() - BUCKET_SECONDS,
			}]
		);
		assert_eq!(gains(), NOTHING);
	});
}

#[test]
fn a_merchant_that_takes_its_offers_away_still_owes_the_goods() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = accepted();
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), 1));
		assert_ok!(AutoPurchase::end_partnership(signed(SHOP), LG, SHOP));
		pass(NOTICE.min(SHIP_WINDOW - 1));
		assert_noop!(AutoPurchase::deregister(signed(SHOP)), Error::<Test>::PartnershipsLeft);
		events();
		pass(BUCKET_SECONDS);
		assert_eq!(events(), vec![expired(order, PENALTY)]);
		assert_eq!(gains(), [300, -300, 0]);
	});
}

#[test]
fn a_merchant_cannot_leave_with_its_bond_while_it_owes_goods() {
	ExtBuilder::default().build_and_execute(|| {
		// A partnership that was ended long ago does not hold it; the order does.
		let offer = offered();
		assert_ok!(AutoPurchase::end_partnership(signed(SHOP), LG, SHOP));
		pass(NOTICE - 1);
		let mut fridge = mandated_with(mandate_terms(&[offer]));
		fridge.read(LOW);
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), offer));
		pass(1);
		assert_ok!(AutoPurchase::end_partnership(signed(STRANGER), LG, SHOP));
		assert_noop!(AutoPurchase::deregister(signed(SHOP)), Error::<Test>::OrdersOpen);
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + BUCKET_SECONDS);
		assert_eq!(gains(), [300, -300, 0]);
		events();
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
		assert_eq!(events(), vec![Event::MerchantLeft { merchant: SHOP, bond: BOND - PENALTY }]);
		assert_eq!(free(SHOP), ENDOWMENT - PENALTY);
	});
}

// --- The household and its device ---

#[test]
fn a_device_that_invents_a_delivery_spends_only_its_own_households_money() {
	ExtBuilder::default().build_and_execute(|| {
		// Somebody who has broken into the fridge lets it read what never came. The household objects in time.
		let (mut fridge, order) = shipped();
		pass(60);
		events();
		fridge.read(FULL);
		assert_eq!(events(), vec![delivered(order, LOW)]);
		assert_ok!(dispute(HOUSE, order));
		assert_ok!(AutoPurchase::concede(signed(SHOP), order));
		assert_eq!(
			events(),
			vec![disputed(order, Party::Household), resolved(order, 0, Party::Household)]
		);
		assert_eq!(gains(), NOTHING);
	});
}

#[test]
fn a_reading_of_a_time_before_the_arrival_proves_nothing_however_late_it_comes() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = accepted();
		let arrives_from: Moment = now() + DAY;
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), arrives_from));
		set_time(arrives_from + DAY);
		events();
		fridge.read_at(FULL, arrives_from - 1);
		assert_eq!(events(), vec![]);
		assert!(matches!(order_of(order).state, OrderState::Shipped { .. }));
	});
}

#[test]
fn a_household_whose_device_keeps_silent_pays_when_the_arbiter_finds_out() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		pass(LEAD_TIME);
		events();
		assert_ok!(dispute(SHOP, order));
		resolve(order, 100);
		assert_eq!(
			events(),
			vec![disputed(order, Party::Merchant), resolved(order, VALUE, Party::Merchant)]
		);
		assert_eq!(gains(), PAID);
	});
}

#[test]
fn a_household_cannot_hide_a_delivery_in_many_small_rises() {
	ExtBuilder::default().build_and_execute(|| {
		// Bottle by bottle: none of the rises is the delivery, together they are.
		let (mut fridge, order) = shipped();
		pass(DAY);
		events();
		fridge.read(LOW + UNIT_SIZE);
		pass(2 * 3_600);
		fridge.read(LOW + 2 * UNIT_SIZE);
		assert_eq!(
			events(),
			vec![
				Event::GoodsSeen { order, merchant: SHOP, received: UNIT_SIZE },
				delivered(order, LOW + UNIT_SIZE),
			]
		);
		pass(2 * 3_600);
		fridge.read(LOW + 3 * UNIT_SIZE);
		let received = 3 * UNIT_SIZE;
		assert_eq!(events(), vec![Event::GoodsSeen { order, merchant: SHOP, received }]);
		pass(DISPUTE_WINDOW + BUCKET_SECONDS);
		assert_eq!(events(), vec![settled(order)]);
		assert_eq!(gains(), PAID);
	});
}

#[test]
fn goods_that_come_in_parts_neither_earn_nor_teach() {
	ExtBuilder::default().build_and_execute(|| {
		// Whoever unpacks slowly would otherwise be rewarded for what the chain has bought.
		let (fridge, order) = shipped();
		let rise = |level: Quantity| {
			let reading = SlotReading {
				device: fridge.device,
				slot: fridge.slot,
				owner: &fridge.owner,
				manufacturer: &LG,
				config: &fridge.config,
				at: now(),
				level,
			};
			AutoPurchase::restock_cause(&reading, UNIT_SIZE)
		};
		for unit in 1..=UNITS {
			assert_eq!(rise(LOW + unit * UNIT_SIZE), RestockCause::Order, "unit {unit}");
		}
		assert_eq!(order_of(order).received, UNITS * UNIT_SIZE);
		// Beyond what was ordered it is the household's own again.
		assert_eq!(rise(LOW + 5 * UNIT_SIZE), RestockCause::Household);
	});
}

#[test]
fn a_household_cannot_keep_goods_back_by_cancelling_and_ordering_again() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		set_time(START + CANCEL_WINDOW - 1);
		events();
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
		let until = now() + CANCEL_COOL_DOWN;
		fridge.read(LOW - 100);
		let cancelled = Event::OrderCancelled {
			order,
			merchant: SHOP,
			reason: CancelReason::ByHousehold,
			refund: VALUE,
		};
		let refused = |reason| Event::PurchaseRefused { device: FRIDGE, slot: MILK, reason };
		assert_eq!(events(), vec![cancelled, refused(Refusal::CoolingDown { until })]);
		assert_eq!(Offers::<Test>::get(1).map(|offer| offer.stock), Some(STOCK));

		// Nor with another mandate.
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
		let terms = mandate_terms(&[1]);
		assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms));
		events();
		fridge.read(LOW - 200);
		assert_eq!(events(), vec![refused(Refusal::CoolingDown { until })]);
		set_time(until);
		fridge.read(LOW - 300);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), Some(order + 1));
	});
}

#[test]
fn a_device_cannot_keep_goods_back_by_pretending_to_be_filled_and_emptied() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		events();
		fridge.read(FULL);
		let until = now() + CANCEL_COOL_DOWN;
		pass(60);
		fridge.read(LOW);
		let cancelled = Event::OrderCancelled {
			order,
			merchant: SHOP,
			reason: CancelReason::Restocked,
			refund: VALUE,
		};
		let reason = Refusal::CoolingDown { until };
		let refused = Event::PurchaseRefused { device: FRIDGE, slot: MILK, reason };
		assert_eq!(events(), vec![cancelled, refused]);
	});
}

#[test]
fn a_household_that_ends_its_mandate_still_pays_for_what_was_ordered() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = shipped();
		assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
		assert_ok!(AutoPurchase::pause_purchases(signed(HOUSE)));
		pass(DAY);
		events();
		fridge.read(FULL);
		pass(DISPUTE_WINDOW + BUCKET_SECONDS);
		assert_eq!(events(), vec![delivered(order, LOW), settled(order)]);
		assert_eq!(gains(), PAID);
	});
}

#[test]
fn a_household_cannot_spend_what_is_held_for_an_order() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		assert_noop!(
			Balances::transfer_allow_death(signed(HOUSE), STRANGER, ENDOWMENT - VALUE + 1),
			TokenError::FundsUnavailable
		);
		assert_ok!(Balances::transfer_all(signed(HOUSE), STRANGER, false));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION);
	});
}

#[test]
fn a_household_without_coins_cannot_dispute_for_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		// It pays in euros and has not the coins for a deposit: whoever sells to it is as safe as with anybody else.
		partnered(SHOP);
		let asset = EURO_ASSET;
		let offer = publish(Offer { asset: asset.clone(), ..offer_terms(SHOP) });
		let mut fridge = mandated_with(MandateTerms { asset, ..mandate_terms(&[offer]) });
		fridge.read(LOW);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
		assert_ok!(Balances::transfer_all(signed(HOUSE), STRANGER, false));
		assert_noop!(dispute(HOUSE, 1), TokenError::FundsUnavailable);
		// With the coins it can.
		assert_ok!(Balances::transfer_allow_death(signed(STRANGER), HOUSE, DEPOSIT + 10));
		assert_ok!(dispute(HOUSE, 1));
		resolve(1, 0);
		assert_eq!(Assets::balance(EURO, HOUSE), TOKENS);
		assert_eq!(wealth(HOUSE), DEPOSIT + 10);
	});
}

// --- Disputes ---

#[test]
fn only_the_first_of_two_disputes_in_one_block_counts() {
	for (first, second, by) in [(HOUSE, SHOP, Party::Merchant), (SHOP, HOUSE, Party::Household)] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = shipped();
			assert_ok!(dispute(first, order));
			for who in [first, second] {
				assert_noop!(dispute(who, order), Error::<Test>::WrongState);
			}
			assert_noop!(
				AutoPurchase::answer(signed(first), order, EVIDENCE),
				Error::<Test>::OwnDispute
			);
			events();
			assert_ok!(AutoPurchase::answer(signed(second), order, OTHER_EVIDENCE));
			let answered =
				Event::DisputeAnswered { order, merchant: SHOP, by, evidence: OTHER_EVIDENCE };
			assert_eq!(events(), vec![answered]);
			// Whoever comes second has its say without a deposit.
			assert_eq!(held(HoldReason::DisputeDeposit, first), DEPOSIT);
			assert_eq!(held(HoldReason::DisputeDeposit, second), 0);
		});
	}
}

#[test]
fn a_dispute_is_in_time_in_the_last_second_and_late_in_the_next() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = mock::delivered();
		set_time(order_of(order).deadline);
		assert_noop!(dispute(HOUSE, order), Error::<Test>::DeadlineMissed);
		set_time(now() - 1);
		assert_ok!(dispute(HOUSE, order));
		// The block in which the money would have moved comes too late for that.
		events();
		pass(1 + BUCKET_SECONDS);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn an_arbiter_that_keeps_silent_leaves_things_as_they_were() {
	ExtBuilder::default().build_and_execute(|| {
		// Seen by the device: paid. The household has its deposit back, since nobody has found it wrong.
		let (_, order) = mock::delivered();
		assert_ok!(dispute(HOUSE, order));
		events();
		pass(ARBITRATION_WINDOW + BUCKET_SECONDS);
		assert_eq!(events(), vec![settled(order)]);
		assert_eq!(gains(), PAID);
		assert_eq!(held(HoldReason::DisputeDeposit, HOUSE), 0);
	});
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		assert_ok!(dispute(HOUSE, order));
		events();
		pass(ARBITRATION_WINDOW + BUCKET_SECONDS);
		assert_eq!(events(), vec![expired(order, 0)]);
		assert_eq!(gains(), NOTHING);
		assert_eq!(held(HoldReason::DisputeDeposit, HOUSE), 0);
	});
}

#[test]
fn a_dispute_never_leaves_the_goods_less_time_than_was_promised() {
	ExtBuilder::default().build_and_execute(|| {
		// The goods take longer than the arbiter has: a household that objects at once, to an arbiter that keeps silent,
		// would have its money back before they come.
		partnered(SHOP);
		let lead_time = 14 * DAY;
		let offer = publish(Offer { lead_time, ..offer_terms(SHOP) });
		let mut fridge = mandated_with(mandate_terms(&[offer]));
		fridge.read(LOW);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now() + lead_time));
		let promised = now() + lead_time;
		assert!(promised > now() + ARBITRATION_WINDOW);
		assert_ok!(dispute(HOUSE, 1));
		events();
		pass(promised - now());
		fridge.read(FULL);
		assert_eq!(events(), vec![delivered(1, LOW)]);
		pass(GRACE + BUCKET_SECONDS);
		assert_eq!(events(), vec![settled(1)]);
	});
}

#[test]
fn nobody_decides_a_dispute_in_which_it_has_a_part() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		assert_ok!(dispute(SHOP, order));
		let all = Permill::one();
		for arbiter in [HOUSE, SHOP, LG] {
			assert_ok!(AutoPurchase::set_arbiter(RuntimeOrigin::root(), Some(arbiter)));
			assert_noop!(
				AutoPurchase::resolve(signed(arbiter), order, all),
				Error::<Test>::ArbiterIsParty
			);
		}
		assert_ok!(AutoPurchase::set_arbiter(RuntimeOrigin::root(), Some(JUDGE)));
		for somebody in [HOUSE, SHOP, LG, STRANGER] {
			assert_noop!(
				AutoPurchase::resolve(signed(somebody), order, all),
				DispatchError::BadOrigin
			);
		}
		events();
		assert_ok!(AutoPurchase::resolve(signed(JUDGE), order, all));
		assert_eq!(events(), vec![resolved(order, VALUE, Party::Merchant)]);
	});
}

#[test]
fn whoever_disputes_without_reason_loses_the_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = mock::delivered();
		assert_ok!(dispute(HOUSE, order));
		events();
		resolve(order, 100);
		assert_eq!(events(), vec![resolved(order, VALUE, Party::Merchant)]);
		assert_eq!(gains(), [-350, 335, 15]);
	});
}

// --- The manufacturer ---

#[test]
fn a_manufacturer_cannot_raise_its_commission_on_open_orders() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		assert_ok!(AutoPurchase::end_partnership(signed(LG), LG, SHOP));
		set_time(now() + NOTICE);
		let half = Permill::from_percent(50);
		assert_ok!(AutoPurchase::propose_partnership(signed(LG), SHOP, half));
		assert_ok!(AutoPurchase::accept_partnership(signed(SHOP), LG, half));
		events();
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(events().last(), Some(&settled(order)));
		assert_eq!(gains(), PAID);
	});
}

#[test]
fn a_manufacturer_that_raises_its_gate_shuts_no_member_out() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		assert_ok!(AutoPurchase::set_gate(signed(LG), 100 * TOKENS));
		fridge.read(LOW);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), Some(1));
		assert_noop!(
			AutoPurchase::renew(signed(HOUSE), LG, Balance::MAX),
			Error::<Test>::InsufficientTokens
		);
		assert_eq!(Memberships::<Test>::get(HOUSE, LG).map(|m| m.frozen), Some(MIN_HOLD));
	});
}

#[test]
fn renewing_is_no_way_around_the_cool_down() {
	ExtBuilder::default().build_and_execute(|| {
		// With a gate of one token the household would have the others free at once, and pass them on.
		joined(HOUSE);
		set_time(now() + COOL_DOWN);
		assert_ok!(AutoPurchase::set_gate(signed(LG), 1));
		assert_ok!(AutoPurchase::renew(signed(HOUSE), LG, 1));
		assert_noop!(AutoPurchase::leave(signed(HOUSE), LG), Error::<Test>::CoolDownRunning);
	});
}

#[test]
fn a_household_that_is_the_manufacturer_pays_its_commission_to_itself() {
	ExtBuilder::default().build_and_execute(|| {
		// LG's own fridge: it pays 285 for goods of 300, as agreed with the merchant.
		Owners::mutate(|owners| owners.insert(FRIDGE, LG));
		assert_ok!(Assets::transfer(signed(NEIGHBOUR), LG_TOKEN, LG, MIN_HOLD));
		let offer = offered();
		joined(LG);
		let mut fridge = Fridge::established(FRIDGE, MILK);
		let terms = mandate_terms(&[offer]);
		assert_ok!(AutoPurchase::give_mandate(signed(LG), FRIDGE, MILK, terms));
		fridge.read(LOW);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
		assert_ok!(AutoPurchase::confirm(signed(LG), 1));
		assert_eq!(gains(), [0, 285, -285]);
	});
}

#[test]
fn a_manufacturer_that_is_its_own_merchant_is_bound_like_any_other() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(LG);
		let offer = publish(offer_terms(LG));
		let mut fridge = mandated_with(mandate_terms(&[offer]));
		fridge.read(LOW);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(LG), 1));
		assert_ok!(AutoPurchase::ship(signed(LG), 1, tracking(), now()));
		assert_ok!(dispute(HOUSE, 1));
		resolve(1, 50);
		assert_eq!(gains(), [-150, 0, 150]);
		fridge.read(LOW - 100);
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + BUCKET_SECONDS);
		assert_eq!(gains(), [150, 0, -150]);
	});
}

// --- Governance ---

#[test]
fn a_pause_keeps_nobody_from_their_money() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		assert_ok!(AutoPurchase::set_purchasing(RuntimeOrigin::root(), Purchasing::Paused));
		Approved::set(vec![]);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), order));
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
		pass(DAY);
		fridge.read(FULL);
		events();
		pass(DISPUTE_WINDOW + BUCKET_SECONDS);
		assert_eq!(events(), vec![settled(order)]);
		assert_eq!(gains(), PAID);
	});
}
