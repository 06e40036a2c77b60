//! `answer`: the other party of a dispute, once.

use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

use crate::{mock::*, Disputes, Error, Event, Party};

#[test]
fn the_other_side_answers() {
	for (by, other) in [(Party::Household, SHOP), (Party::Merchant, HOUSE)] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = disputed_by(by);
			let before = order_of(order);
			events();
			let answer = H256::repeat_byte(8);
			assert_ok!(AutoPurchase::answer(signed(other), order, answer));
			assert_eq!(
				events(),
				vec![Event::DisputeAnswered { order: of(order), by: by.other(), evidence: answer }]
			);
			assert_eq!(Disputes::<Test>::get(order).and_then(|it| it.answer), Some(answer));
			assert_eq!(order_of(order), before);
		});
	}
}

#[test]
fn answer_fails_twice() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		assert_ok!(AutoPurchase::answer(signed(SHOP), order, evidence()));
		assert_noop!(
			AutoPurchase::answer(signed(SHOP), order, evidence()),
			Error::<Test>::AlreadyAnswered
		);
	});
}

#[test]
fn answer_fails_for_whoever_has_opened_it_and_for_strangers() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		assert_noop!(
			AutoPurchase::answer(signed(HOUSE), order, evidence()),
			Error::<Test>::OwnDispute
		);
		for who in [LG, CORNER, JUDGE] {
			assert_noop!(
				AutoPurchase::answer(signed(who), order, evidence()),
				Error::<Test>::NotParty
			);
		}
		assert_noop!(
			AutoPurchase::answer(signed(SHOP), 404, evidence()),
			Error::<Test>::UnknownOrder
		);
	});
}

#[test]
fn answer_fails_without_a_dispute() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = delivered();
		assert_noop!(
			AutoPurchase::answer(signed(SHOP), order, evidence()),
			Error::<Test>::WrongState
		);
	});
}

#[test]
fn answer_works_until_the_deadline() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Household);
		set_time(order_of(order).deadline);
		assert_noop!(
			AutoPurchase::answer(signed(SHOP), order, evidence()),
			Error::<Test>::DeadlineMissed
		);
		set_time(now() - 1);
		assert_ok!(AutoPurchase::answer(signed(SHOP), order, evidence()));
	});
}
