//! Halts: nobody is late for time in which there were no blocks.

use cot_primitives::{Moment, DAY};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::Permill;

use crate::{
	mock::*, CancelReason, DeadlineCursor, Deadlines, Error, Event, HaltedSeconds, OrderState,
	HOUR_SECONDS, MAX_HALT,
};

/// Longest gap between two blocks that is no halt, and a second.
const GAP: Moment = 600;

/// Runs a test on a chain that takes gaps of ten minutes for halts.
fn with_halts(test: impl FnOnce()) {
	BlockGap::set(GAP);
	ExtBuilder::default().build_and_execute(test);
	BlockGap::set(Moment::MAX);
}

/// Runs `setup` with steps of its own, and a test that takes gaps of ten minutes for halts after
/// it.
fn with_halts_after<A>(setup: impl FnOnce() -> A, test: impl FnOnce(A)) {
	ExtBuilder::default().build_and_execute(|| {
		let begun = setup();
		BlockGap::set(GAP);
		test(begun);
	});
	BlockGap::set(Moment::MAX);
}

/// Seconds pass in blocks of five minutes, as on a chain that runs.
fn run(seconds: Moment) {
	let end = now() + seconds;
	while now() < end {
		pass((end - now()).min(GAP / 2));
	}
}

/// The chain stands still.
fn halt(seconds: Moment) {
	pass(seconds);
}

fn is_open(order: u64) -> bool {
	AutoPurchase::order(order).is_some()
}

#[test]
fn a_gap_of_ten_minutes_is_a_halt_and_a_shorter_one_is_none() {
	with_halts(|| {
		pass(GAP - 1);
		assert_eq!((HaltedSeconds::<Test>::get(), events()), (0, vec![]));
		pass(GAP);
		assert_eq!(HaltedSeconds::<Test>::get(), GAP);
		assert_eq!(events(), vec![Event::HaltCounted { seconds: GAP, counted: GAP }]);
	});
}

#[test]
fn steps_of_a_development_clock_are_no_halts() {
	let purchase = crate::GenesisConfig { max_block_gap: Some(365 * DAY), ..Default::default() };
	BlockGap::set(GAP);
	ExtBuilder::default().purchase(purchase).build_and_execute(|| {
		let (_, order) = placed();
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		assert!(!is_open(order));
		assert_eq!(HaltedSeconds::<Test>::get(), 0);
	});
	BlockGap::set(Moment::MAX);
}

/// The last block before the halt is one of the cancel window, the first after it a day later.
#[test]
fn a_merchant_that_no_block_let_accept_pays_no_penalty() {
	with_halts(|| {
		let (_, order) = placed();
		run(CANCEL_WINDOW - 300);
		halt(2 * DAY);
		assert!(is_open(order));
		assert_eq!(merchant_of(SHOP).bond, BOND);
		// What is left of the cancel window, and the whole time to accept, are still there.
		assert_noop!(AutoPurchase::accept(signed(SHOP), order), Error::<Test>::CancelWindowOpen);
		run(300 + ACCEPT_WINDOW - 300);
		assert_ok!(AutoPurchase::accept(signed(SHOP), order));
	});
}

#[test]
fn after_a_halt_a_missed_deadline_costs_as_ever() {
	with_halts(|| {
		let (_, order) = placed();
		halt(2 * DAY);
		events();
		run(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		let (refund, penalty, fine) = (VALUE, PENALTY, 0);
		assert_eq!(events(), vec![Event::OrderExpired { order: of(order), refund, penalty, fine }]);
	});
}

#[test]
fn a_halt_in_the_cancel_window_takes_no_right_to_cancel() {
	with_halts(|| {
		let (_, order) = placed();
		halt(3 * DAY);
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), order));
	});
}

#[test]
fn a_restock_by_hand_during_a_halt_cancels() {
	with_halts(|| {
		let (mut fridge, order) = placed();
		halt(3 * DAY);
		events();
		fridge.read_at(FULL, now() - DAY);
		fridge.read_at(FULL, now() - DAY + 60);
		let refund = VALUE;
		let cancelled =
			Event::OrderCancelled { order: of(order), reason: CancelReason::Restocked, refund };
		assert!(events().contains(&cancelled));
	});
}

#[test]
fn a_halt_as_long_as_the_dispute_window_leaves_time_to_dispute() {
	with_halts_after(shipped, |(mut fridge, order)| {
		run(DAY - 3_600);
		fridge.read(LOW);
		run(3_600);
		fridge.settle(FULL - DAILY);
		assert!(matches!(order_of(order).state, OrderState::Delivered { .. }));
		halt(DISPUTE_WINDOW);
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), order, evidence()));
	});
}

/// The goods arrive in a week's halt, and the fridge delivers its backlog in the first blocks.
#[test]
fn goods_that_arrived_during_a_halt_are_paid_for() {
	with_halts_after(shipped, |(mut fridge, order)| {
		run(DAY);
		let shipped_at = now();
		fridge.read(LOW);
		halt(7 * DAY);
		for hour in 0..2 {
			let at = shipped_at + 2 * DAY + hour * 3_600;
			fridge.read_at(LOW + UNITS * UNIT_SIZE, at);
		}
		assert!(matches!(order_of(order).state, OrderState::Delivered { .. }));
		assert_eq!(merchant_of(SHOP).reputation.late, 0);
	});
}

#[test]
fn an_arbiter_has_its_time_after_a_halt() {
	with_halts_after(
		|| disputed_by(crate::Party::Household),
		|(_, order)| {
			halt(ARBITRATION_WINDOW.min(MAX_HALT));
			run(ARBITRATION_WINDOW - DAY);
			assert!(is_open(order));
			run(DAY + HOUR_SECONDS);
			assert!(!is_open(order));
		},
	);
}

#[test]
fn a_halt_takes_nothing_of_the_time_to_answer_a_dispute() {
	with_halts_after(
		|| disputed_by(crate::Party::Household),
		|(_, order)| {
			let resolve =
				|| AutoPurchase::resolve(RuntimeOrigin::root(), order, Permill::from_percent(0));
			halt(ANSWER_WINDOW);
			assert_noop!(resolve(), Error::<Test>::AnswerPending);
			run(ANSWER_WINDOW - 60);
			assert_noop!(resolve(), Error::<Test>::AnswerPending);
			run(60);
			assert_ok!(resolve());
		},
	);
}

#[test]
fn a_halt_counts_for_a_week_at_most() {
	with_halts(|| {
		let (_, order) = placed();
		let deadline = order_of(order).deadline;
		events();
		halt(90 * DAY);
		assert_eq!(
			events(),
			vec![
				Event::HaltCounted { seconds: 90 * DAY, counted: MAX_HALT },
				Event::OrderExpired { order: of(order), refund: VALUE, penalty: PENALTY, fine: 0 }
			]
		);
		assert!(deadline + MAX_HALT < now());
	});
}

#[test]
fn halts_add_up_and_an_order_placed_after_one_has_no_part_in_it() {
	with_halts(|| {
		halt(DAY);
		let (_, order) = placed();
		let deadline = now() + CANCEL_WINDOW + ACCEPT_WINDOW;
		assert_eq!(AutoPurchase::order(order).map(|order| order.deadline), Some(deadline));
		halt(1_000);
		run(600);
		halt(2_000);
		let moved = AutoPurchase::order(order).expect("it is open");
		assert_eq!(moved.deadline, deadline + 3_000);
		let cancellable_until = deadline - ACCEPT_WINDOW + 3_000;
		assert_eq!(moved.state, OrderState::Placed { cancellable_until });
	});
}

#[test]
fn a_deadline_that_has_moved_is_filed_anew_when_its_hour_comes() {
	with_halts(|| {
		let (_, order) = placed();
		halt(DAY);
		run(CANCEL_WINDOW + ACCEPT_WINDOW - DAY + HOUR_SECONDS);
		let filed: Vec<_> = Deadlines::<Test>::iter_keys().collect();
		let deadline = AutoPurchase::order(order).expect("it is open").deadline;
		assert_eq!(filed, vec![(crate::hour_of(deadline), order)]);
		assert!(DeadlineCursor::<Test>::get().is_some_and(|hour| hour <= filed[0].0));
		assert_ok!(AutoPurchase::do_try_state());
	});
}
