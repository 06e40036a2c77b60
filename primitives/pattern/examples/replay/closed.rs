//! Closed loop: orders enter the stock, and the household buys by hand what has run out.

use std::collections::BTreeMap;

use cot_pattern::{Params, RestockCause};

use crate::{
	policies::{whole_units, Policy, PolicyName, Reading, Scene, SEEN},
	purchases::Slot,
	readings::Readings,
	stock::{Random, PORTION},
	trips::Trips,
	worlds::{Change, World},
};

const DAY: u64 = 86_400;
/// Least seconds from the sixth purchase, from which on a slot is judged, to the last.
const LEAST: u64 = 60 * DAY;
/// An order that arrives so long before the stock would have run out is early.
const EARLY: u64 = 7 * DAY;

/// Figures of slots from the sixth purchase to the last.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Figures {
	pub slots: usize,
	pub seconds: u64,
	pub readings: usize,
	/// Readings at which the household left the slot to the policy.
	pub armed: usize,
	/// Slots that it was left at some time.
	pub ever_armed: usize,
	pub orders: usize,
	/// Purchases by the household.
	pub by_hand: usize,
	/// Times that a portion was needed and none was there, until the next restock.
	pub stock_outs: usize,
	/// Seconds from the first portion that was missing to the next restock.
	pub empty: u64,
	/// Portions that were needed and not there.
	pub unmet: u64,
	/// Portions that were needed.
	pub needed: u64,
	/// Stock over time, in thousandths times seconds.
	pub stock: f64,
	/// Orders that arrived when a portion was missing.
	pub late: usize,
	/// Orders that arrived more than seven days before the stock would have run out.
	pub early: usize,
	/// Orders placed with more than a usual purchase in stock.
	pub false_orders: usize,
	/// Orders placed at a reading that showed an empty slot although something was there.
	pub misled: usize,
	/// Stock at the start and all that was added, what was used of it, and what was left, in
	/// thousandths.
	pub stocked: u64,
	pub used: u64,
	pub left: u64,
}

impl Figures {
	/// Adds those of another slot or household.
	pub fn add(&mut self, other: &Self) {
		self.slots += other.slots;
		self.seconds += other.seconds;
		self.readings += other.readings;
		self.armed += other.armed;
		self.ever_armed += other.ever_armed;
		self.orders += other.orders;
		self.by_hand += other.by_hand;
		self.stock_outs += other.stock_outs;
		self.empty += other.empty;
		self.unmet += other.unmet;
		self.needed += other.needed;
		self.stock += other.stock;
		self.late += other.late;
		self.early += other.early;
		self.false_orders += other.false_orders;
		self.misled += other.misled;
		self.stocked += other.stocked;
		self.used += other.used;
		self.left += other.left;
	}
}

/// Conditions of all slots.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
	pub params: &'a Params,
	/// Seconds from an order to its arrival.
	pub lead_time: u64,
	/// Readings.
	pub readings: Readings,
	/// Change of the need, from which on the figures count.
	pub change: Option<Change>,
}

/// Figures of one policy in one world, by household.
pub struct Outcome {
	pub policy: PolicyName,
	pub households: BTreeMap<u64, Figures>,
}

/// Runs the policies over all slots whose judged time is long enough.
pub fn run(
	world: World,
	slots: &[Slot],
	trips: &Trips,
	policies: &[PolicyName],
	settings: Settings,
) -> Vec<Outcome> {
	let Settings { params, lead_time, readings, change } = settings;
	let mut outcomes: Vec<_> = policies
		.iter()
		.map(|policy| Outcome { policy: *policy, households: BTreeMap::new() })
		.collect();
	for slot in slots.iter().filter(|slot| is_judged(slot)) {
		let (mut need, since) = (world.need(slot), change.and_then(|_| middle(slot)));
		if let (Some(change), Some(since)) = (change, since) {
			need = change.apply(need, since);
		}
		let trips = trips.get(&slot.household).map_or(&[][..], Vec::as_slice);
		let scene = Scene { slot, need: &need, trips, lead_time, readings, since };
		for Outcome { policy, households } in &mut outcomes {
			let figures = live(&scene, policy.policy(&scene, params).as_mut());
			households.entry(slot.household).or_default().add(&figures);
		}
	}
	outcomes
}

/// Returns true if the sixth purchase is long enough before the last.
fn is_judged(slot: &Slot) -> bool {
	match (slot.purchases.get(SEEN - 1), slot.purchases.last()) {
		(Some(sixth), Some(last)) => last.at - sixth.at >= LEAST,
		_ => false,
	}
}

/// Returns the middle of the time that is judged.
fn middle(slot: &Slot) -> Option<u64> {
	let (sixth, last) = (slot.purchases.get(SEEN - 1)?, slot.purchases.last()?);
	Some(sixth.at.midpoint(last.at))
}

/// Event in the life of a slot, in the order of those at the same time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
	/// Recorded purchase.
	Purchase {
		units: u32,
		/// True for the last purchase before the policy takes over.
		last_seen: bool,
	},
	Trip,
	Reading,
	/// Begin of the figures, if that is later.
	Change,
	/// Last purchase.
	End,
}

fn events(scene: &Scene) -> Vec<(u64, Event)> {
	let [first, .., last] = &scene.slot.purchases[..] else { return Vec::new() };
	let within = |(at, _): &(u64, Event)| (first.at..last.at).contains(at);
	let readings = scene.readings.times(first.at, last.at);
	let purchases = scene.slot.purchases.iter().zip(1..).map(|(purchase, number)| {
		let event = Event::Purchase { units: purchase.quantity, last_seen: number == SEEN };
		(purchase.at, event)
	});
	let mut events: Vec<_> = purchases
		.chain(scene.trips.iter().map(|at| (*at, Event::Trip)))
		.chain(readings.map(|at| (at, Event::Reading)))
		.chain(scene.since.map(|at| (at, Event::Change)))
		.filter(within)
		.collect();
	events.sort_unstable();
	events.push((last.at, Event::End));
	events
}

/// Order on its way.
#[derive(Clone, Copy)]
struct Open {
	arrives: u64,
	quantity: u32,
}

/// Stock of a slot as time passes.
struct Fridge<'a> {
	need: std::iter::Peekable<std::slice::Iter<'a, u64>>,
	now: u64,
	/// In thousandths, in whole portions.
	level: u64,
	/// Time since which a portion is missing.
	missing_since: Option<u64>,
	figures: Figures,
}

impl Fridge<'_> {
	/// Uses what is needed before `at`.
	fn advance(&mut self, at: u64) {
		while let Some(need) = self.need.next_if(|need| **need < at) {
			self.pass(*need);
			self.figures.needed += 1;
			if self.level >= u64::from(PORTION) {
				self.level -= u64::from(PORTION);
				self.figures.used += u64::from(PORTION);
			} else {
				self.figures.unmet += 1;
				if self.missing_since.is_none() {
					self.figures.stock_outs += 1;
					self.missing_since = Some(*need);
				}
			}
		}
		self.pass(at);
	}

	fn pass(&mut self, at: u64) {
		let seconds = at.saturating_sub(self.now);
		self.figures.stock += self.level as f64 * seconds as f64;
		self.now = self.now.max(at);
	}

	fn restock(&mut self, quantity: u64) {
		self.level += quantity;
		self.figures.stocked += quantity;
		self.end_stock_out();
	}

	fn end_stock_out(&mut self) {
		if let Some(since) = self.missing_since.take() {
			self.figures.empty += self.now - since;
		}
	}
}

/// Life of a slot under a policy.
struct Life<'a> {
	scene: &'a Scene<'a>,
	policy: &'a mut dyn Policy,
	fridge: Fridge<'a>,
	/// Usual purchase, in thousandths, which one by hand is as well.
	usual: u32,
	/// Cause of the restocks since the last reading.
	restock: Option<RestockCause>,
	open: Option<Open>,
	/// True from the sixth purchase on.
	judged: bool,
	/// Time of the last purchase, to which the need is known.
	end: u64,
	/// Draws of the readings at which everything is taken out.
	random: Random,
}

impl Life<'_> {
	/// Lives up to an event, which lies ahead.
	fn pass(&mut self, at: u64, event: Event) {
		if let Some(order) = self.open.take_if(|order| order.arrives <= at) {
			self.receive(order);
		}
		self.fridge.advance(at);
		match event {
			Event::Purchase { units, last_seen } => {
				if !self.judged || !self.policy.is_armed() {
					self.buy(1_000 * u64::from(units));
				}
				if last_seen {
					self.judge();
				}
			},
			Event::Trip if self.judged && self.policy.is_armed() && self.is_short(at) => {
				self.buy(u64::from(self.usual));
			},
			Event::Change => self.judge(),
			Event::Reading => self.read(),
			Event::Trip | Event::End => {},
		}
	}

	/// Returns true if the slot is empty and something is needed later.
	fn is_short(&self, at: u64) -> bool {
		self.fridge.level == 0 && self.scene.runs_out(at, 0).is_some()
	}

	/// Begins to count.
	fn judge(&mut self) {
		self.judged = true;
		self.fridge.figures =
			Figures { slots: 1, stocked: self.fridge.level, ..Figures::default() };
	}

	fn buy(&mut self, quantity: u64) {
		self.fridge.restock(quantity);
		self.fridge.figures.by_hand += 1;
		self.restocked(RestockCause::Household);
	}

	fn receive(&mut self, order: Open) {
		self.fridge.advance(order.arrives);
		let Fridge { level, missing_since, .. } = self.fridge;
		let lasts = self.scene.runs_out(order.arrives, level).unwrap_or(self.end);
		self.fridge.figures.late += usize::from(missing_since.is_some());
		self.fridge.figures.early += usize::from(lasts > order.arrives + EARLY);
		self.fridge.restock(u64::from(order.quantity));
		self.restocked(RestockCause::Order);
	}

	/// Remembers the cause for the next reading, where an order counts more than the household.
	fn restocked(&mut self, cause: RestockCause) {
		if cause == RestockCause::Order || self.restock.is_none() {
			self.restock = Some(cause);
		}
		if self.scene.readings.at_restocks {
			let reading = self.reading(Some(cause));
			self.policy.see(reading);
		}
	}

	fn reading(&self, restock: Option<RestockCause>) -> Reading {
		Reading {
			at: self.fridge.now,
			level: u32::try_from(self.fridge.level).unwrap_or(u32::MAX),
			restock,
		}
	}

	fn read(&mut self) {
		let is_out = self.scene.readings.is_out(&mut self.random);
		// An order stays open until a reading shows its goods.
		let is_unseen = is_out && self.restock == Some(RestockCause::Order);
		let restock = if is_out { None } else { self.restock.take() };
		let reading = self.reading(restock);
		let seen = Reading { level: if is_out { 0 } else { reading.level }, ..reading };
		let decision = self.policy.decide(seen);
		let figures = &mut self.fridge.figures;
		figures.readings += 1;
		figures.armed += usize::from(self.policy.is_armed());
		let is_open = self.open.is_some() || is_unseen;
		if let (Some(quantity), true, false) = (decision, self.judged, is_open) {
			figures.orders += 1;
			figures.false_orders += usize::from(reading.level > self.usual);
			figures.misled += usize::from(is_out && reading.level > 0);
			self.open = Some(Open {
				arrives: reading.at + self.scene.lead_time,
				quantity: whole_units(f64::from(quantity)),
			});
		}
	}
}

/// Lives with a policy: purchases are as recorded before it takes over and while it is not armed.
fn live(scene: &Scene, policy: &mut dyn Policy) -> Figures {
	let purchases = &scene.slot.purchases;
	let (Some(first), Some(sixth), Some(last)) =
		(purchases.first(), purchases.get(SEEN - 1), purchases.last())
	else {
		return Figures::default();
	};
	let mut life = Life {
		scene,
		policy,
		fridge: Fridge {
			need: scene.need.iter().peekable(),
			now: first.at,
			level: 0,
			missing_since: None,
			figures: Figures::default(),
		},
		usual: scene.usual(),
		restock: None,
		open: None,
		judged: false,
		end: last.at,
		random: scene.readings.random(scene.slot),
	};
	for (at, event) in events(scene) {
		life.pass(at, event);
	}
	let Life { mut fridge, .. } = life;
	fridge.end_stock_out();
	let ever_armed = usize::from(fridge.figures.armed > 0);
	let since = scene.since.unwrap_or(sixth.at);
	Figures { seconds: last.at - since, left: fridge.level, ever_armed, ..fridge.figures }
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::purchases::Purchase;

	const NOON: u64 = DAY / 2;

	/// One unit every eight days at noon.
	fn slot() -> Slot {
		let purchases =
			(0..20).map(|index| Purchase { at: 8 * index * DAY + NOON, quantity: 1 }).collect();
		Slot { household: 7, name: "milk".into(), purchases }
	}

	/// One portion a day at 18:00, so that a unit lasts eight days.
	fn need() -> Vec<u64> {
		(0..152).map(|day| day * DAY + 18 * 3_600).collect()
	}

	fn scene<'a>(slot: &'a Slot, need: &'a [u64]) -> Scene<'a> {
		Scene {
			slot,
			need,
			trips: &[],
			lead_time: 2 * DAY,
			readings: Readings::default(),
			since: None,
		}
	}

	/// Figures of the slot with trips on these days at noon.
	fn figures(policy: PolicyName, need: &[u64], trips: &[u64]) -> Figures {
		let trips: Vec<_> = trips.iter().map(|day| day * DAY + NOON).collect();
		let (slot, params) = (slot(), Params::default());
		let scene = Scene { trips: &trips, ..scene(&slot, need) };
		let mut policy = policy.policy(&scene, &params);
		live(&scene, policy.as_mut())
	}

	#[test]
	fn the_recorded_purchases_are_those_between_the_sixth_and_the_last() {
		let recorded = figures(PolicyName::Recorded, &need(), &[]);
		let expected = Figures {
			slots: 1,
			seconds: 14 * 8 * DAY,
			readings: 14 * 8,
			by_hand: 13,
			// The sixth purchase and those of the thirteen.
			stocked: 14_000,
			used: 14_000,
			needed: 112,
			stock: recorded.stock,
			..Figures::default()
		};
		assert_eq!(recorded, expected);
		// From eight portions to none, in days: 8 for 6 hours, 7 for 24 hours, .., 0 for 18.
		let mean = (8.0 * 0.25 + 28.0) / 8.0;
		let average = recorded.stock / recorded.seconds as f64 / f64::from(PORTION);
		assert!((average - mean).abs() < 1e-9);
	}

	/// Orders a unit at the readings of these days.
	struct OnDays(Vec<u64>);

	impl Policy for OnDays {
		fn decide(&mut self, reading: Reading) -> Option<u32> {
			self.0.contains(&(reading.at / DAY)).then_some(1_000)
		}
	}

	#[test]
	fn a_stock_out_is_counted_once_and_lasts_until_the_next_restock() {
		let (slot, need) = (slot(), need());
		let lived =
			|trips: &[u64]| live(&Scene { trips, ..scene(&slot, &need) }, &mut OnDays(vec![]));
		// The sixth purchase lasts to day 47, so that all portions from day 48 on are missing.
		let never = lived(&[]);
		assert_eq!((never.orders, never.by_hand, never.stock_outs, never.unmet), (0, 0, 1, 104));
		assert_eq!(never.empty, 152 * DAY + NOON - (48 * DAY + 18 * 3_600));
		// A purchase by hand at noon of day 51 lasts to day 58.
		let once = lived(&[51 * DAY + NOON]);
		assert_eq!((once.orders, once.by_hand, once.stock_outs, once.unmet), (0, 1, 2, 96));
		assert_eq!(once.empty, never.empty - (8 * DAY + 6 * 3_600));
	}

	#[test]
	fn the_oracle_is_never_late_when_the_lead_time_allows_it() {
		let oracle = figures(PolicyName::Oracle, &need(), &[]);
		assert_eq!((oracle.late, oracle.stock_outs, oracle.unmet, oracle.by_hand), (0, 0, 0, 0));
		assert_eq!((oracle.early, oracle.false_orders), (0, 0));
		// One order a unit, the first before the end of the sixth purchase.
		assert_eq!(oracle.orders, 13);
	}

	#[test]
	fn an_order_that_comes_after_the_stock_has_run_out_is_late() {
		// Read at 21:00 of the seventh day: one portion is left, for the eighth day at 18:00. An
		// order at an eighth arrives on the ninth at 21:00, three hours after one is missing.
		let threshold = figures(PolicyName::Threshold(0.125), &need(), &[]);
		assert_eq!(threshold.late, threshold.stock_outs);
		assert_eq!(threshold.unmet as usize, threshold.stock_outs);
		assert_eq!(threshold.empty, threshold.stock_outs as u64 * 3 * 3_600);
		// At a half, four portions are left when the order is placed, two when it arrives.
		let half = figures(PolicyName::Threshold(0.5), &need(), &[]);
		assert_eq!((half.late, half.early, half.stock_outs, half.empty), (0, 0, 0, 0));
	}

	#[test]
	fn an_order_is_early_when_the_stock_would_have_lasted_for_another_week() {
		let (slot, need) = (slot(), need());
		let lived = |days: &[u64]| {
			let scene = Scene { lead_time: 0, ..scene(&slot, &need) };
			let figures = live(&scene, &mut OnDays(days.into()));
			(figures.orders, figures.early, figures.late, figures.false_orders)
		};
		// The sixth purchase runs out at 18:00 of day 48.
		assert_eq!(lived(&[40]), (1, 1, 0, 0));
		assert_eq!(lived(&[41]), (1, 0, 0, 0));
		assert_eq!(lived(&[48]), (1, 0, 1, 0));
		// The second finds two units less two portions.
		assert_eq!(lived(&[40, 41]), (2, 2, 0, 1));
	}

	#[test]
	fn one_order_is_open_at_a_time() {
		let (slot, need) = (slot(), need());
		let scene = scene(&slot, &need);
		assert_eq!(live(&scene, &mut OnDays(vec![41, 42, 43])).orders, 2);
	}

	/// Orders a unit at the reading of day 41, and remembers the cause of each restock by its day.
	#[derive(Default)]
	struct Spy {
		daily: Vec<(u64, RestockCause)>,
		at_once: Vec<(u64, RestockCause)>,
	}

	impl Policy for Spy {
		fn decide(&mut self, reading: Reading) -> Option<u32> {
			let day = reading.at / DAY;
			self.daily.extend(reading.restock.map(|cause| (day, cause)));
			(day == 41).then_some(1_000)
		}

		fn see(&mut self, reading: Reading) {
			self.at_once.extend(reading.restock.map(|cause| (reading.at / DAY, cause)));
		}
	}

	#[test]
	fn a_policy_is_told_the_cause_of_each_restock() {
		use RestockCause::{Household, Order};
		let (slot, need) = (slot(), need());
		// The order arrives on day 43, and with it the stock lasts to day 55.
		let trips = [30, 43, 56].map(|day| day * DAY + NOON);
		let recorded = (0..6).map(|index| (8 * index, Household));
		let all: Vec<_> = recorded.chain([(43, Order), (56, Household)]).collect();
		for at_restocks in [false, true] {
			let readings = Readings { at_restocks, ..Readings::default() };
			let scene = Scene { trips: &trips, readings, ..scene(&slot, &need) };
			let mut spy = Spy::default();
			live(&scene, &mut spy);
			assert_eq!(spy.daily, all);
			assert_eq!(spy.at_once, if at_restocks { all.clone() } else { Vec::new() });
		}
	}

	#[test]
	fn the_engine_serves_a_household_like_clockwork() {
		let daily: Vec<_> = (0..153).collect();
		let engine = figures(PolicyName::ENGINE, &need(), &daily);
		assert_eq!((engine.readings, engine.armed), (112, 112));
		assert_eq!((engine.by_hand, engine.stock_outs, engine.late, engine.early), (0, 0, 0, 0));
		// Thirteen units are needed; the fourteenth may be ordered before the end.
		assert!((13..=14).contains(&engine.orders));
	}

	#[test]
	fn the_household_buys_by_hand_only_what_has_run_out() {
		let daily: Vec<_> = (0..153).collect();
		let half = figures(PolicyName::Threshold(0.5), &need(), &daily);
		assert_eq!((half.by_hand, half.stock_outs), (0, 0));
		// Empty from 18:00 of the eighth day: ordered at 21:00, bought by hand at the next noon,
		// and both together last for sixteen days.
		let never = figures(PolicyName::Threshold(0.0), &need(), &daily);
		assert_eq!((never.by_hand, never.orders, never.stock_outs), (7, 7, 0));
	}

	#[test]
	fn all_that_comes_in_is_used_or_left() {
		let trips: Vec<_> = (0..30).map(|index| index * 5).collect();
		for world in World::ALL {
			let slot = world.slots(vec![slot()]).unwrap().remove(0);
			for policy in PolicyName::ALL {
				let figures = figures(policy, &world.need(&slot), &trips);
				assert_eq!(figures.stocked, figures.used + figures.left, "{policy:?} {world:?}");
			}
		}
	}

	#[test]
	fn slots_are_judged_for_sixty_days_or_not_at_all() {
		let mut slots = [slot()];
		let policies = [PolicyName::ENGINE, PolicyName::Oracle];
		let run = |slots: &[Slot]| {
			let (params, lead_time) = (&Params::default(), 2 * DAY);
			let settings =
				Settings { params, lead_time, readings: Readings::default(), change: None };
			let outcomes = run(World::Empty, slots, &Trips::new(), &policies, settings);
			outcomes.iter().map(|outcome| outcome.households.len()).collect::<Vec<_>>()
		};
		assert_eq!(run(&slots), [1, 1]);
		// Seven intervals are 56 days.
		slots[0].purchases.truncate(6 + 7);
		assert_eq!(run(&slots), [0, 0]);
	}
}
