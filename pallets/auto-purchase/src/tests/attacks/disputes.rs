//! What the two sides of a dispute try, and whoever decides it.

use super::*;

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
				Event::DisputeAnswered { order: of(order), by, evidence: OTHER_EVIDENCE };
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
		pass(1 + HOUR_SECONDS);
		assert_eq!(events(), vec![]);
	});
}

/// The inputs of the audit: either side disputes and gives in at the last second, or counts on
/// nobody deciding, to keep the other one waiting for nothing.
#[test]
fn delay_by_dispute_is_not_free() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = mock::delivered();
		assert_ok!(dispute(HOUSE, order));
		set_time(order_of(order).deadline - 1);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(gains(), [-330, 315, 15]);
	});
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		set_time(order_of(order).deadline - 1);
		assert_ok!(dispute(SHOP, order));
		pass(ARBITRATION_WINDOW + HOUR_SECONDS);
		assert_eq!(gains(), [15, -15, 0]);
	});
}

#[test]
fn a_dispute_never_leaves_the_goods_less_time_than_was_promised() {
	ExtBuilder::default().build_and_execute(|| {
		// The goods take longer than the arbiter has: a household that objects at once, to an
		// arbiter that keeps silent, would have its money back before they come.
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
		fridge.settle(FULL);
		assert_eq!(events(), vec![delivered(1, LOW)]);
		assert_ok!(AutoPurchase::hand_over(signed(SHOP), 1, code(1)));
		pass(GRACE + HOUR_SECONDS);
		assert_eq!(events().last(), Some(&settled(1)));
	});
}

#[test]
fn whoever_disputes_without_reason_loses_the_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = mock::delivered();
		assert_ok!(dispute(HOUSE, order));
		resolve(order, 100);
		assert_eq!(events().last(), Some(&resolved(order, VALUE)));
		assert_eq!(gains(), [-330, 315, 15]);
	});
}
