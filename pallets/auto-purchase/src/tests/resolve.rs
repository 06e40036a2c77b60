//! `resolve` and `concede`: decisions and deposits.

use cot_primitives::{Ineligible, Refusal};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{Permill, TokenError};

use crate::{
	mock::*, AssetKind, Error, Event, HoldReason, MandateTerms, Mandates, OpenOrderOf, OrderId,
	Party, Reputation,
};

/// The other party answers, so that the order is ready for a decision.
fn answered(order: OrderId) {
	let by = match order_of(order).state {
		crate::OrderState::Disputed { by, .. } => by.other(),
		state => panic!("{state:?} is no dispute"),
	};
	let who = *order_of(order).purchase.account(by);
	assert_ok!(AutoPurchase::answer(signed(who), order, evidence()));
	events();
}

fn judged(order: OrderId, percent: u32) {
	answered(order);
	assert_ok!(AutoPurchase::resolve(signed(JUDGE), order, Permill::from_percent(percent)));
}

/// The deposit of a dispute that the arbiter has decided.
fn settled(order: OrderId, opener: Party, returned: Balance, to_other: Balance) -> Event<Test> {
	let (arbiter, fee) = (Some(JUDGE), FEE);
	Event::DepositSettled { order: of(order), opener, returned, to_other, arbiter, fee }
}

#[test]
fn the_arbiter_splits_the_value_and_rounds_in_favour_of_the_household() {
	for by in [Party::Household, Party::Merchant] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = disputed_by(by);
			answered(order);
			// A third of 300 is a little less than 100; 5 % of 99 are 4.95.
			let third = Permill::from_parts(333_333);
			assert_ok!(AutoPurchase::resolve(signed(JUDGE), order, third));
			assert_eq!(
				events(),
				vec![
					settled(order, by, DEPOSIT - FEE, 0),
					Event::OrderResolved {
						order: of(order),
						refund: 201,
						merchant_amount: 95,
						commission: 4,
					}
				]
			);
			let paid_by = |party| if by == party { FEE } else { 0 };
			assert_eq!(free(HOUSE), ENDOWMENT - 99 - paid_by(Party::Household));
			assert_eq!(free(SHOP), ENDOWMENT - BOND + 95 - paid_by(Party::Merchant));
			assert_eq!(free(JUDGE), ENDOWMENT + FEE);
			assert_eq!(free(LG), ENDOWMENT + 4);
			assert_eq!(merchant_of(SHOP).reputation.disputed, Reputation::ONE);
			assert_eq!(merchant_of(SHOP).bond, BOND);
			assert_eq!(Mandates::<Test>::get(FRIDGE, MILK).map(|m| m.spent(now())), Some(99));
			assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
		});
	}
}

#[test]
fn a_household_that_gets_nothing_loses_its_deposit_to_the_merchant() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_after_delivery();
		judged(order, 100);
		assert_eq!(
			events(),
			vec![
				settled(order, Party::Household, 0, DEPOSIT - FEE),
				Event::OrderResolved {
					order: of(order),
					refund: 0,
					merchant_amount: VALUE - COMMISSION,
					commission: COMMISSION,
				}
			]
		);
		assert_eq!(free(HOUSE), ENDOWMENT - VALUE - DEPOSIT);
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION + DEPOSIT - FEE);
		let reputation = merchant_of(SHOP).reputation;
		assert_eq!((reputation.settled, reputation.disputed), (Reputation::ONE, 0));
	});
}

#[test]
fn a_merchant_that_gets_nothing_loses_its_deposit_to_the_household() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Merchant);
		judged(order, 0);
		assert_eq!(
			events(),
			vec![
				settled(order, Party::Merchant, 0, DEPOSIT - FEE),
				Event::OrderResolved {
					order: of(order),
					refund: VALUE,
					merchant_amount: 0,
					commission: 0,
				}
			]
		);
		assert_eq!(free(HOUSE), ENDOWMENT + DEPOSIT - FEE);
		assert_eq!(free(SHOP), ENDOWMENT - BOND - DEPOSIT);
	});
}

#[test]
fn a_side_that_gets_anything_keeps_its_deposit() {
	for (by, percent) in [(Party::Household, 99), (Party::Merchant, 1)] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = disputed_by(by);
			judged(order, percent);
			assert_eq!(events()[0], settled(order, by, DEPOSIT - FEE, 0));
			assert_eq!(held(HoldReason::DisputeDeposit, HOUSE), 0);
			assert_eq!(held(HoldReason::DisputeDeposit, SHOP), 0);
		});
	}
}

#[test]
fn a_deposit_that_cannot_change_hands_is_returned() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		answered(order);
		// Neither has an account any more, and each part is less than one needs.
		for who in [JUDGE, LG] {
			assert_ok!(Balances::transfer_all(signed(who), STRANGER, false));
		}
		assert_ok!(AutoPurchase::resolve(signed(JUDGE), order, Permill::zero()));
		let (opener, returned, to_other, arbiter, fee) =
			(Party::Household, DEPOSIT, 0, Some(JUDGE), 0);
		let settled =
			Event::DepositSettled { order: of(order), opener, returned, to_other, arbiter, fee };
		assert_eq!(events()[0], settled);
		assert_eq!(free(HOUSE), ENDOWMENT);
	});
}

#[test]
fn governance_may_decide_itself_and_takes_no_fee() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		answered(order);
		assert_ok!(AutoPurchase::resolve(RuntimeOrigin::root(), order, Permill::zero()));
		assert_eq!(free(HOUSE), ENDOWMENT);
	});
}

#[test]
fn nobody_else_decides() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		answered(order);
		for who in [HOUSE, SHOP, LG, STRANGER] {
			let resolve = AutoPurchase::resolve(signed(who), order, Permill::one());
			assert_noop!(resolve, Error::<Test>::NotArbiter);
		}
	});
}

/// The input of the audit: the merchant disputes its own unsent order, and is given everything in
/// the same block.
#[test]
fn nobody_is_judged_unheard() {
	for by in [Party::Household, Party::Merchant] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = disputed_by(by);
			for origin in [signed(JUDGE), RuntimeOrigin::root()] {
				let resolve = AutoPurchase::resolve(origin, order, Permill::one());
				assert_noop!(resolve, Error::<Test>::AnswerPending);
			}
			pass(ANSWER_WINDOW - 1);
			let resolve = || AutoPurchase::resolve(signed(JUDGE), order, Permill::one());
			assert_noop!(resolve(), Error::<Test>::AnswerPending);
			pass(1);
			assert_ok!(resolve());
		});
	}
}

/// An order at `SHOP`, whose partnership and mandate name these arbiters.
fn placed_with(agreed: &[AccountId], accepted: &[AccountId]) -> Option<OrderId> {
	let list = |accounts: &[AccountId]| accounts.to_vec().try_into().expect("few arbiters");
	registered(SHOP);
	let commission = Permill::from_percent(5);
	let (lg, shop) = (signed(LG), signed(SHOP));
	assert_ok!(AutoPurchase::propose_partnership(lg, SHOP, commission, list(agreed)));
	assert_ok!(AutoPurchase::accept_partnership(shop, LG, commission, list(agreed)));
	let offer = publish(offer_terms(SHOP));
	let terms = MandateTerms { arbiters: list(accepted), ..mandate_terms(&[offer]) };
	let mut fridge = mandated_with(terms);
	events();
	fridge.read(LOW);
	OpenOrderOf::<Test>::get(FRIDGE, MILK)
}

#[test]
fn an_arbiter_is_one_on_whom_all_three_agree() {
	for (agreed, accepted, arbiter) in [
		(vec![JUDGE, STRANGER], vec![STRANGER, NEIGHBOUR], Some(STRANGER)),
		(vec![JUDGE], vec![], None),
		(vec![], vec![], None),
		// By turns: the first order's is the second of two.
		(vec![JUDGE, STRANGER], vec![STRANGER, JUDGE], Some(STRANGER)),
		// None of the parties.
		(vec![HOUSE, SHOP, LG, JUDGE], vec![LG, SHOP, HOUSE, JUDGE], Some(JUDGE)),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let order = placed_with(&agreed, &accepted).expect("it was bought");
			assert_eq!(order_of(order).arbiter, arbiter);
		});
	}
}

#[test]
fn where_no_arbiter_is_agreed_on_a_household_that_wants_one_buys_nothing() {
	for agreed in [vec![], vec![STRANGER], vec![LG]] {
		ExtBuilder::default().build_and_execute(|| {
			assert_eq!(placed_with(&agreed, &[JUDGE, LG]), None);
			let reason = Refusal::NoEligibleOffer(Ineligible::NoCommonArbiter);
			let told =
				Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason };
			assert_eq!(events(), vec![told]);
		});
	}
}

#[test]
fn arbiters_take_turns() {
	ExtBuilder::default().build_and_execute(|| {
		crate::NextOrderId::<Test>::put(7);
		let order = placed_with(&[JUDGE, STRANGER], &[JUDGE, STRANGER]).expect("it was bought");
		assert_eq!((order, order_of(order).arbiter), (7, Some(STRANGER)));
	});
	ExtBuilder::default().build_and_execute(|| {
		crate::NextOrderId::<Test>::put(8);
		let order = placed_with(&[JUDGE, STRANGER], &[JUDGE, STRANGER]).expect("it was bought");
		assert_eq!(order_of(order).arbiter, Some(JUDGE));
	});
}

#[test]
fn resolve_fails_without_a_dispute() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = delivered();
		let resolve = |order| AutoPurchase::resolve(signed(JUDGE), order, Permill::one());
		assert_noop!(resolve(order), Error::<Test>::WrongState);
		assert_noop!(resolve(404), Error::<Test>::UnknownOrder);
	});
}

#[test]
fn resolve_works_until_the_deadline() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		answered(order);
		let resolve = || AutoPurchase::resolve(signed(JUDGE), order, Permill::one());
		set_time(order_of(order).deadline);
		assert_noop!(resolve(), Error::<Test>::DeadlineMissed);
		set_time(now() - 1);
		assert_ok!(resolve());
	});
}

#[test]
fn a_decision_that_the_ledger_refuses_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped_in(AssetKind::WithId(EURO));
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), order, evidence()));
		answered(order);
		assert_ok!(Assets::block(signed(ISSUER), EURO, HOUSE));
		assert_noop!(
			AutoPurchase::resolve(RuntimeOrigin::root(), order, Permill::from_percent(50)),
			TokenError::CannotCreate
		);
	});
}

#[test]
fn concede_gives_everything_back_without_a_penalty() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		events();
		assert_ok!(AutoPurchase::concede(signed(SHOP), order));
		let (opener, returned, to_other, arbiter, fee) = (Party::Household, DEPOSIT, 0, None, 0);
		let (refund, merchant_amount, commission) = (VALUE, 0, 0);
		assert_eq!(
			events(),
			vec![
				Event::DepositSettled {
					order: of(order),
					opener,
					returned,
					to_other,
					arbiter,
					fee
				},
				Event::OrderResolved { order: of(order), refund, merchant_amount, commission }
			]
		);
		assert_eq!((free(HOUSE), free(SHOP)), (ENDOWMENT, ENDOWMENT - BOND));
		let shop = merchant_of(SHOP);
		assert_eq!((shop.bond, shop.reputation.disputed), (BOND, Reputation::ONE));
		assert_eq!(Mandates::<Test>::get(FRIDGE, MILK).map(|m| m.spent(now())), Some(0));
	});
}

/// A party that opens a dispute and gives in late has only delayed the other one.
#[test]
fn who_opens_a_dispute_and_gives_in_pays_for_the_delay() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Merchant);
		assert_ok!(AutoPurchase::concede(signed(SHOP), order));
		assert_eq!(free(HOUSE), ENDOWMENT + DEPOSIT);
	});
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(free(HOUSE), ENDOWMENT - VALUE - DEPOSIT);
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION + DEPOSIT);
	});
}

#[test]
fn concede_fails_for_anybody_else_and_without_a_dispute() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		assert_noop!(AutoPurchase::concede(signed(SHOP), order), Error::<Test>::WrongState);
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), order, evidence()));
		for who in [HOUSE, CORNER, JUDGE] {
			assert_noop!(AutoPurchase::concede(signed(who), order), Error::<Test>::NotMerchant);
		}
		assert_noop!(AutoPurchase::concede(signed(SHOP), 404), Error::<Test>::UnknownOrder);
	});
}
