//! The time that everybody has for an order. It moves with the halts of the chain.

use alloc::collections::BTreeMap;
use cot_primitives::{Moment, DAY};
use proptest::prelude::*;
use sp_runtime::DispatchError;

use super::{
	moves::Move,
	record::{step_of, Record},
};
use crate::{
	hour_of, mock::*, Error, Event, Goods, OrderId, OrderOf, OrderState, Stage, Step, HOUR_SECONDS,
	MAX_HALT, RETRY_SECONDS,
};

/// Times of an open order.
struct Entry {
	stage: Stage,
	deadline: Moment,
	/// Seconds by which halts have moved that deadline.
	moved: Moment,
	/// True if the deadline has passed and the ledger has refused to execute it.
	is_stuck: bool,
	cancellable_until: Moment,
	promised_for: Moment,
	/// End of the time for goods that are on their way.
	arrives_until: Moment,
	/// End of the time to answer the dispute.
	answer_until: Moment,
	has_answer: bool,
}

impl Entry {
	/// A halt is nobody's delay.
	fn halt(&mut self, counted: Moment) {
		self.deadline += counted;
		self.moved += counted;
		self.cancellable_until += counted;
		self.arrives_until += counted;
		self.answer_until += counted;
		// The carrier has what the merchant has promised when it shipped.
		if matches!(self.stage, Stage::Placed | Stage::Accepted) {
			self.promised_for += counted;
		}
	}

	fn set_deadline(&mut self, deadline: Moment) {
		(self.deadline, self.moved) = (deadline, 0);
	}

	fn is_overdue(&self) -> bool {
		self.is_stuck || now() >= self.deadline
	}

	fn is_heard(&self) -> bool {
		self.has_answer || now() >= self.answer_until
	}

	/// Ensures that it is the time of a step that was taken.
	fn ensure_timely(&self, step: Step) -> Result<(), TestCaseError> {
		let is_timely = match step {
			Step::Cancel => now() < self.cancellable_until,
			Step::Accept => now() >= self.cancellable_until && !self.is_overdue(),
			Step::Decline | Step::Ship | Step::HandOver | Step::Dispute(_) | Step::Answer => {
				!self.is_overdue()
			},
			Step::Resolve => self.is_heard() && !self.is_overdue(),
			Step::Expire | Step::Lapse => self.is_overdue(),
			// Readings tell of other times than now; who gives in may always do so.
			Step::Restock | Step::Arrive | Step::Confirm | Step::Concede => true,
		};
		prop_assert!(is_timely, "{:?} at {} is not in time", step, now());
		Ok(())
	}

	/// Sets the times that a step leads to.
	fn take(&mut self, step: Step) {
		let (from, deadline) = (self.stage, self.deadline);
		self.stage = from.after(step).map_or(from, |(to, _)| to);
		match step {
			Step::Accept => self.set_deadline(now() + SHIP_WINDOW),
			Step::Ship => {
				self.set_deadline(self.promised_for.max(now()) + GRACE);
				self.arrives_until = self.deadline;
			},
			Step::Arrive | Step::HandOver if from == Stage::Shipped => {
				self.set_deadline(now() + DISPUTE_WINDOW);
			},
			Step::Dispute(_) => {
				self.answer_until = now() + ANSWER_WINDOW;
				if now() + ARBITRATION_WINDOW > deadline {
					self.set_deadline(now() + ARBITRATION_WINDOW);
				}
			},
			Step::Answer => self.has_answer = true,
			_ => {},
		}
	}
}

/// Times of all open orders and baskets.
#[derive(Default)]
pub struct Times {
	orders: BTreeMap<OrderId, Entry>,
	/// Ends of joining.
	baskets: BTreeMap<OrderId, Moment>,
}

impl Times {
	/// Ensures that a call which was refused for its time came at a wrong one.
	pub fn enter_refusal(
		&self,
		refusal: Option<&(OrderId, DispatchError)>,
		record: &mut Record,
	) -> Result<(), TestCaseError> {
		let Some((id, error)) = refusal else { return Ok(()) };
		let Some(order) = self.orders.get(id) else { return Ok(()) };
		let is = |reason: Error<Test>| *error == reason.into();
		let is_wrong_time = if is(Error::DeadlineMissed) {
			order.is_overdue()
		} else if is(Error::DeadlineNotReached) {
			!order.is_overdue()
		} else if is(Error::CancelWindowOpen) {
			now() < order.cancellable_until
		} else if is(Error::CancelWindowOver) {
			now() >= order.cancellable_until
		} else if is(Error::AnswerPending) {
			!order.is_heard()
		} else {
			return Ok(());
		};
		record.untimely += 1;
		prop_assert!(is_wrong_time, "{:?} of order {} at {}", error, id, now());
		Ok(())
	}

	/// Enters an event of a move.
	pub fn enter(
		&mut self,
		event: &Event<Test>,
		by: &Move,
		record: &mut Record,
	) -> Result<(), TestCaseError> {
		match event.clone() {
			Event::HaltCounted { seconds, counted } => {
				prop_assert!(matches!(*by, Move::Halt(halt) if halt == seconds));
				prop_assert_eq!(counted, seconds.min(MAX_HALT));
				self.orders.values_mut().for_each(|order| order.halt(counted));
				self.baskets.values_mut().for_each(|until| *until += counted);
			},
			Event::OrderPlaced {
				order,
				basket,
				lead_time,
				promised_for,
				cancellable_until,
				deadline,
				..
			} => {
				prop_assert!(cancellable_until >= now());
				prop_assert_eq!(promised_for, cancellable_until + lead_time);
				prop_assert_eq!(deadline, cancellable_until + ACCEPT_WINDOW);
				match basket {
					Some(first) if first != order.id => {
						prop_assert!(self.baskets.get(&first).is_some_and(|until| now() < *until));
					},
					Some(first) => {
						self.baskets.insert(first, cancellable_until);
					},
					None => {},
				}
				let entry = Entry {
					stage: Stage::Placed,
					deadline,
					moved: 0,
					is_stuck: false,
					cancellable_until,
					promised_for,
					arrives_until: 0,
					answer_until: 0,
					has_answer: false,
				};
				self.orders.insert(order.id, entry);
			},
			// A restock whose refund is refused changes nothing.
			Event::OrderStuck { order, .. } if by.is_block() => {
				let order = self.orders.get_mut(&order.id).expect("the order is open");
				prop_assert!(order.is_overdue());
				order.is_stuck = true;
				order.set_deadline(now() + RETRY_SECONDS);
			},
			Event::DeadlineExtended { order, deadline } => {
				let order = self.orders.get_mut(&order.id).expect("the order is open");
				prop_assert_eq!(order.stage, Stage::Shipped);
				// The reading that has shown the goods is one of before their time ended.
				let latest = order.arrives_until + 2 * DAY;
				prop_assert!(order.deadline < deadline && deadline < latest);
				order.set_deadline(deadline);
				record.deadlines_extended += 1;
			},
			Event::OrderWrittenOff { order, .. } => {
				self.orders.remove(&order.id);
			},
			_ => {},
		}
		let Some((id, step)) = step_of(event, by) else { return Ok(()) };
		let order = self.orders.get_mut(&id).expect("the order is open");
		order.ensure_timely(step)?;
		if step == Step::Resolve && !order.has_answer {
			record.unanswered += 1;
		}
		let is_late_but_for_halts = now() >= order.deadline - order.moved;
		if !order.is_overdue() && is_late_but_for_halts {
			record.saved_by_halts += 1;
		}
		order.take(step);
		let deadline = order.deadline;
		match *event {
			Event::OrderAccepted { deadline: told, .. }
			| Event::OrderShipped { deadline: told, .. }
			| Event::OrderDisputed { deadline: told, .. } => prop_assert_eq!(told, deadline),
			_ => {},
		}
		if !Stage::OPEN.contains(&order.stage) {
			self.orders.remove(&id);
		}
		Ok(())
	}

	/// Returns the open orders.
	pub fn open(&self) -> impl Iterator<Item = OrderId> + '_ {
		self.orders.keys().copied()
	}

	/// Compares with what the chain says of an order after a move.
	pub fn check(
		&self,
		id: OrderId,
		order: &OrderOf<Test>,
		after: &Move,
	) -> Result<(), TestCaseError> {
		let expected = self.orders.get(&id).expect("the order is open");
		prop_assert_eq!(order.deadline, expected.deadline, "deadline of order {}", id);
		prop_assert_eq!(order.promised_for, expected.promised_for, "promise of order {}", id);
		match order.state {
			OrderState::Placed { cancellable_until: until } => {
				prop_assert_eq!(until, expected.cancellable_until, "window of order {}", id);
			},
			OrderState::Shipped { arrives_until: until, .. }
			| OrderState::Disputed { goods: Goods::Sent { arrives_until: until, .. }, .. } => {
				prop_assert_eq!(until, expected.arrives_until, "arrival of order {}", id);
			},
			_ => {},
		}
		if after.is_free_block() {
			let executed_at = hour_of(expected.deadline) * HOUR_SECONDS;
			prop_assert!(now() < executed_at, "order {} is open after its deadline", id);
		}
		if let Some(first) = order.basket {
			let until = AutoPurchase::basket(first).map(|basket| basket.joinable_until);
			let expected = self.baskets.get(&first).copied();
			prop_assert_eq!(until, expected, "joining of basket {}", first);
		}
		Ok(())
	}
}
