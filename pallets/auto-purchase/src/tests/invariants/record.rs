//! Which edges of the state machine a walk has taken, and whether every order kept to them.

use alloc::collections::BTreeMap;
use proptest::prelude::*;

use super::moves::Move;
use crate::{mock::*, CancelReason, DeliveryProof, Event, OrderId, Orders, Refusal, Stage, Step};

/// Where every open order stands.
pub type Stages = BTreeMap<OrderId, Stage>;

fn stages() -> Stages {
	Orders::<Test>::iter().map(|(id, order)| (id, order.state.stage())).collect()
}

/// Edges and events that walks have reached.
#[derive(Debug, Default)]
pub struct Record {
	pub moves: usize,
	pub edges: BTreeMap<(Stage, String), usize>,
	/// Events that are no edges.
	pub placed: usize,
	pub refused: usize,
	pub rehearsed: usize,
	pub seen_in_part: usize,
	pub stuck: usize,
	pub written_off: usize,
	pub joined_baskets: usize,
	pub fees_paid: usize,
	pub fees_released: usize,
	pub halts: usize,
	/// Steps that were on time because a deadline had moved.
	pub saved_by_halts: usize,
	/// Decisions about an accused party that had not answered.
	pub unanswered: usize,
	/// Calls that came too early or too late.
	pub untimely: usize,
	pub slots_paused: usize,
	pub slots_spaced: usize,
	/// Rests after goods that only an arbiter knows of.
	pub spaced_by_arbiters: usize,
	/// Deadlines that have waited for a second reading.
	pub deadlines_extended: usize,
	/// Readings after which nothing but a rest kept the slot from buying.
	pub rested: usize,
	/// Purchases refused by a household's limit.
	pub limited: usize,
	pub limits_replaced: usize,
	pub limits_removed: usize,
	pub affiliates: usize,
	/// Orders seen by their device and paid neither by a code nor by the household's word.
	pub unproven: usize,
}

impl Record {
	/// Enters what a move did, before which orders stood at these `stages`. Each order has to stand
	/// where its events and the table of the state machine lead.
	pub fn enter(
		&mut self,
		stages: &mut Stages,
		by: &Move,
		told: &[Event<Test>],
	) -> Result<(), TestCaseError> {
		for event in told {
			match event {
				Event::OrderPlaced { order, basket, .. } => {
					self.placed += 1;
					self.joined_baskets +=
						usize::from(basket.is_some_and(|first| first != order.id));
					stages.insert(order.id, Stage::Placed);
				},
				Event::OrderWrittenOff { order, .. } => {
					self.written_off += 1;
					stages.remove(&order.id);
				},
				Event::PurchaseRefused { reason, .. } => {
					self.refused += 1;
					self.limited += usize::from(*reason == Refusal::HouseholdLimitReached);
				},
				Event::HaltCounted { .. } => self.halts += 1,
				Event::SlotPaused { .. } => self.slots_paused += 1,
				Event::AffiliateDeclared { .. } => self.affiliates += 1,
				Event::PurchaseRehearsed { .. } => self.rehearsed += 1,
				Event::GoodsSeen { .. } => self.seen_in_part += 1,
				Event::DeliveryFeePaid { .. } => self.fees_paid += 1,
				Event::DeliveryFeeReleased { .. } => self.fees_released += 1,
				Event::OrderStuck { .. } => self.stuck += 1,
				_ => {},
			}
			let Some((order, step)) = step_of(event, by) else { continue };
			let from = stages.get(&order).copied();
			let to = from.and_then(|stage| stage.after(step)).map(|(to, _)| to);
			let (Some(from), Some(to)) = (from, to) else {
				return Err(TestCaseError::fail(format!("{step:?} of an order that is {from:?}")));
			};
			*self.edges.entry((from, format!("{step:?}"))).or_default() += 1;
			if Stage::OPEN.contains(&to) {
				stages.insert(order, to);
			} else {
				stages.remove(&order);
			}
		}
		prop_assert_eq!(&*stages, &self::stages(), "an order stands where nothing led");
		Ok(())
	}

	/// The edges that no walk has taken.
	pub fn missing(&self) -> Vec<(Stage, Step)> {
		Stage::OPEN
			.into_iter()
			.flat_map(|stage| Step::ALL.map(|step| (stage, step)))
			.filter(|(stage, step)| stage.after(*step).is_some())
			.filter(|(stage, step)| !self.edges.contains_key(&(*stage, format!("{step:?}"))))
			.collect()
	}
}

/// The step that an event tells of. Two events leave open which of two steps it was; the move
/// tells.
pub fn step_of(event: &Event<Test>, by: &Move) -> Option<(OrderId, Step)> {
	let (order, step) = match event {
		Event::OrderCancelled { order, reason: CancelReason::ByHousehold, .. } => {
			(order, Step::Cancel)
		},
		Event::OrderCancelled { order, reason: CancelReason::Restocked, .. } => {
			(order, Step::Restock)
		},
		Event::OrderCancelled { order, reason: CancelReason::Declined(_), .. } => {
			(order, Step::Decline)
		},
		Event::OrderCancelled { order, reason: CancelReason::BelowMinimum, .. } => {
			(order, Step::Lapse)
		},
		Event::OrderAccepted { order, .. } => (order, Step::Accept),
		Event::OrderShipped { order, .. } => (order, Step::Ship),
		Event::OrderDelivered { order, proof: DeliveryProof::Reading, .. } => (order, Step::Arrive),
		Event::GoodsHandedOver { order, .. } => (order, Step::HandOver),
		Event::OrderDisputed { order, by, .. } => (order, Step::Dispute(*by)),
		Event::DisputeAnswered { order, .. } => (order, Step::Answer),
		Event::OrderResolved { order, .. } => match by {
			Move::Concede(_) => (order, Step::Concede),
			_ => (order, Step::Resolve),
		},
		Event::OrderSettled { order, .. } => match by {
			Move::Confirm(_) => (order, Step::Confirm),
			_ => (order, Step::Expire),
		},
		Event::OrderExpired { order, .. } => (order, Step::Expire),
		_ => return None,
	};
	Some((order.id, step))
}
