//! `resolve`, `concede` and `set_arbiter`: decisions and deposits.

use frame_support::{
	assert_noop, assert_ok, traits::fungible::MutateHold, traits::tokens::Precision,
};
use sp_runtime::{DispatchError, Permill, TokenError};

use crate::{
	mock::*, Arbiter, AssetKind, Disputes, Error, Event, HoldReason, Mandates, OpenOrderOf,
	OrderId, Party, Reputation,
};

fn appointed() {
	assert_ok!(AutoPurchase::set_arbiter(RuntimeOrigin::root(), Some(JUDGE)));
	events();
}

fn judged(order: OrderId, percent: u32) {
	appointed();
	assert_ok!(AutoPurchase::resolve(signed(JUDGE), order, Permill::from_percent(percent)));
}

#[test]
fn set_arbiter_tells_who_it_was_before() {
	ExtBuilder::default().build_and_execute(|| {
		let root = RuntimeOrigin::root;
		assert_ok!(AutoPurchase::set_arbiter(root(), Some(JUDGE)));
		assert_ok!(AutoPurchase::set_arbiter(root(), Some(STRANGER)));
		assert_ok!(AutoPurchase::set_arbiter(root(), None));
		let set = |old, new| Event::ArbiterSet { old, new };
		assert_eq!(
			events(),
			vec![
				set(None, Some(JUDGE)),
				set(Some(JUDGE), Some(STRANGER)),
				set(Some(STRANGER), None)
			]
		);
		assert_eq!(Arbiter::<Test>::get(), None);
		assert_noop!(
			AutoPurchase::set_arbiter(signed(JUDGE), Some(JUDGE)),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn the_arbiter_splits_the_value_and_rounds_in_favour_of_the_household() {
	for by in [Party::Household, Party::Merchant] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = disputed_by(by);
			appointed();
			// A third of 300 is a little less than 100; 5 % of 99 are 4.95.
			let third = Permill::from_parts(333_333);
			assert_ok!(AutoPurchase::resolve(signed(JUDGE), order, third));
			assert_eq!(
				events(),
				vec![Event::OrderResolved {
					order,
					merchant: SHOP,
					refund: 201,
					merchant_amount: 95,
					commission: 4,
					deposit_to: by,
				}]
			);
			assert_eq!(free(HOUSE), ENDOWMENT - 99);
			assert_eq!(free(SHOP), ENDOWMENT - BOND + 95);
			assert_eq!(free(LG), ENDOWMENT + 4);
			assert_eq!(merchant_of(SHOP).reputation.disputed, Reputation::ONE);
			assert_eq!(merchant_of(SHOP).bond, BOND);
			assert_eq!(Mandates::<Test>::get(FRIDGE, MILK).map(|m| m.spent), Some(99));
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
			vec![Event::OrderResolved {
				order,
				merchant: SHOP,
				refund: 0,
				merchant_amount: VALUE - COMMISSION,
				commission: COMMISSION,
				deposit_to: Party::Merchant,
			}]
		);
		assert_eq!(free(HOUSE), ENDOWMENT - VALUE - DEPOSIT);
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION + DEPOSIT);
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
			vec![Event::OrderResolved {
				order,
				merchant: SHOP,
				refund: VALUE,
				merchant_amount: 0,
				commission: 0,
				deposit_to: Party::Household,
			}]
		);
		assert_eq!(free(HOUSE), ENDOWMENT + DEPOSIT);
		assert_eq!(free(SHOP), ENDOWMENT - BOND - DEPOSIT);
	});
}

#[test]
fn a_side_that_gets_anything_keeps_its_deposit() {
	for (by, percent) in [(Party::Household, 99), (Party::Merchant, 1)] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = disputed_by(by);
			judged(order, percent);
			let [Event::OrderResolved { deposit_to, .. }] = events()[..] else {
				panic!("resolved")
			};
			assert_eq!(deposit_to, by);
			assert_eq!(held(HoldReason::DisputeDeposit, HOUSE), 0);
			assert_eq!(held(HoldReason::DisputeDeposit, SHOP), 0);
		});
	}
}

#[test]
fn a_deposit_that_cannot_change_hands_is_returned() {
	ExtBuilder::default().build_and_execute(|| {
		// The household has tokens only, and the deposit is less than an account needs: a constant
		// has changed since.
		let (_, order) = shipped_in(AssetKind::WithId(EURO));
		assert_ok!(AutoPurchase::dispute(signed(SHOP), order, evidence()));
		assert_ok!(Balances::transfer_all(signed(HOUSE), STRANGER, false));
		let rest = 9;
		Disputes::<Test>::mutate_extant(order, |dispute| dispute.deposit = rest);
		let reason = HoldReason::DisputeDeposit.into();
		assert_ok!(Balances::release(&reason, &SHOP, DEPOSIT - rest, Precision::Exact));
		judged(order, 0);
		let [Event::OrderResolved { deposit_to, .. }] = events()[..] else { panic!("resolved") };
		assert_eq!(deposit_to, Party::Merchant);
		assert_eq!(free(SHOP), ENDOWMENT - BOND);
		assert_eq!(free(HOUSE), 0);
	});
}

#[test]
fn governance_may_decide_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		assert_ok!(AutoPurchase::resolve(RuntimeOrigin::root(), order, Permill::one()));
	});
}

#[test]
fn nobody_else_decides() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		let resolve = |who| AutoPurchase::resolve(signed(who), order, Permill::one());
		assert_noop!(resolve(JUDGE), DispatchError::BadOrigin);
		appointed();
		for who in [HOUSE, SHOP, LG, STRANGER] {
			assert_noop!(resolve(who), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn an_arbiter_does_not_judge_its_own_order() {
	for who in [HOUSE, SHOP] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = disputed_by(Party::Household);
			assert_ok!(AutoPurchase::set_arbiter(RuntimeOrigin::root(), Some(who)));
			assert_noop!(
				AutoPurchase::resolve(signed(who), order, Permill::one()),
				Error::<Test>::ArbiterIsParty
			);
		});
	}
}

#[test]
fn resolve_fails_without_a_dispute() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = delivered();
		appointed();
		let resolve = |order| AutoPurchase::resolve(signed(JUDGE), order, Permill::one());
		assert_noop!(resolve(order), Error::<Test>::WrongState);
		assert_noop!(resolve(404), Error::<Test>::UnknownOrder);
	});
}

#[test]
fn resolve_works_until_the_deadline() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		appointed();
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
		assert_ok!(Assets::block(signed(ISSUER), EURO, HOUSE));
		assert_noop!(
			AutoPurchase::resolve(RuntimeOrigin::root(), order, Permill::from_percent(50)),
			TokenError::CannotCreate
		);
	});
}

#[test]
fn concede_gives_everything_back_without_a_penalty() {
	for by in [Party::Household, Party::Merchant] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = disputed_by(by);
			events();
			assert_ok!(AutoPurchase::concede(signed(SHOP), order));
			assert_eq!(
				events(),
				vec![Event::OrderResolved {
					order,
					merchant: SHOP,
					refund: VALUE,
					merchant_amount: 0,
					commission: 0,
					deposit_to: by,
				}]
			);
			assert_eq!((free(HOUSE), free(SHOP)), (ENDOWMENT, ENDOWMENT - BOND));
			let shop = merchant_of(SHOP);
			assert_eq!((shop.bond, shop.reputation.disputed), (BOND, Reputation::ONE));
			assert_eq!(Mandates::<Test>::get(FRIDGE, MILK).map(|m| m.spent), Some(0));
		});
	}
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
