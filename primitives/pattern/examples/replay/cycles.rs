//! Replay of the readings of every slot through the engine.

use std::time::{Duration, Instant};

use cot_pattern::{
	Behaviour, Decision, Params, RestockCause, ServiceLevel, SlotState, Supply, Transition,
};

use crate::{
	purchases::{Purchase, Slot},
	share::share,
	stock::{self, Null, Reading, PORTION},
	worlds::World,
};

/// Resolution of the sensor: half a portion.
pub const RESOLUTION: u32 = PORTION / 2;
/// Rounds in which each slot is shuffled for a null share.
const ROUNDS: usize = 20;

/// Time from one purchase to the next.
pub struct Cycle {
	/// Index of the slot.
	pub slot: usize,
	pub start: u64,
	pub end: u64,
	/// Stock right after the purchase, in thousandths.
	pub stock: u32,
	/// True if the slot was learned at its start.
	pub learned: bool,
	/// First order that was decided.
	pub order: Option<Order>,
}

#[derive(Clone, Copy)]
pub struct Order {
	pub at: u64,
	/// Stock at the time, in thousandths.
	pub stock: u32,
	/// Usual purchase as learned, in thousandths.
	pub usual: u32,
}

impl Cycle {
	/// Returns true if the cycle counts for `on_time`.
	pub fn counts(&self, lead_time: u64) -> bool {
		self.learned && self.end - self.start >= lead_time + 86_400
	}

	/// Returns the seconds between the arrival of the order and the end of the cycle, if it arrives
	/// in time.
	pub fn early(&self, lead_time: u64) -> Option<u64> {
		self.end.checked_sub(self.order?.at + lead_time)
	}
}

/// Counts and cycles of one replay.
#[derive(Default)]
pub struct Replay {
	pub slots: usize,
	/// Slots that were learned in the end.
	pub armed: usize,
	/// Times that a rhythm was established.
	pub established: usize,
	/// Restocks that met an established rhythm.
	pub compared: usize,
	pub conforming: usize,
	pub cycles: Vec<Cycle>,
	pub readings: usize,
	pub elapsed: Duration,
}

impl Replay {
	fn count(&mut self, behaviour: Option<Behaviour>) {
		let compared = matches!(behaviour, Some(Behaviour::Conforming | Behaviour::Deviating));
		self.compared += usize::from(compared);
		self.conforming += usize::from(behaviour == Some(Behaviour::Conforming));
	}
}

/// Replays the slots unshuffled.
pub fn replay(params: &Params, world: World, slots: &[Slot], lead_time: u64) -> Replay {
	let all: Vec<_> =
		slots.iter().map(|slot| stock::readings(&slot.purchases, &world.need(slot))).collect();
	let mut replay = Replay::default();
	let start = Instant::now();
	for (index, (slot, readings)) in slots.iter().zip(&all).enumerate() {
		run(params, index, &slot.purchases, readings, lead_time, &mut replay);
	}
	replay.elapsed = start.elapsed();
	replay
}

/// Returns the share of the compared restocks that conform in shuffled series, and its standard
/// error over the rounds.
pub fn conforming_of_shuffled(params: &Params, slots: &[Slot], null: Null) -> (f64, f64) {
	let shares: Vec<_> = (0..ROUNDS)
		.filter_map(|round| {
			let mut replay = Replay::default();
			for (index, slot) in slots.iter().enumerate() {
				let (purchases, readings) = stock::shuffled(slot, null, round);
				run(params, index, &purchases, &readings, 0, &mut replay);
			}
			share(replay.conforming, replay.compared)
		})
		.collect();
	let count = shares.len() as f64;
	let mean = shares.iter().sum::<f64>() / count;
	let squares: f64 = shares.iter().map(|share| (share - mean).powi(2)).sum();
	(mean, (squares / (count - 1.0) / count).sqrt())
}

/// Feeds the readings of one slot in order. A decision at a reading has seen no later one.
fn run(
	params: &Params,
	slot: usize,
	purchases: &[Purchase],
	readings: &[Reading],
	lead_time: u64,
	replay: &mut Replay,
) {
	let mut state = SlotState::default();
	let mut cycle: Option<Cycle> = None;
	let mut bought = 0;
	for reading in readings {
		let seen = state
			.observe(params, RESOLUTION, reading.at, reading.level, |_| RestockCause::Household);
		replay.count(seen.restock.and_then(|restock| restock.behaviour));
		replay.established += usize::from(seen.transition == Some(Transition::Established));
		// Nothing is decided between two purchases of one day.
		if let Some(purchase) = purchases[bought..reading.bought].last() {
			bought = reading.bought;
			replay.cycles.extend(cycle.take());
			cycle = Some(Cycle {
				slot,
				start: purchase.at,
				end: purchases.get(bought).map_or(purchase.at, |next| next.at),
				stock: reading.level,
				learned: state.is_learned(params),
				order: None,
			});
		}
		if let Some(cycle @ Cycle { order: None, .. }) = &mut cycle {
			cycle.order = order(params, &state, reading, lead_time);
		}
	}
	replay.cycles.extend(cycle);
	replay.slots += 1;
	replay.armed += usize::from(state.is_learned(params));
	replay.readings += readings.len();
}

/// Returns the terms of a slot that is supplied without a limit.
pub fn supply(lead_time: u64) -> Supply {
	Supply { lead_time, par_level: u32::MAX, service_level: ServiceLevel::default() }
}

fn order(params: &Params, state: &SlotState, reading: &Reading, lead_time: u64) -> Option<Order> {
	let Decision::Order { .. } = state.decide(params, &supply(lead_time)) else { return None };
	Some(Order { at: reading.at, stock: reading.level, usual: state.usual_restock() })
}
