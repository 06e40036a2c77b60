//! Policies of ordering: the engine, and those that households and shops use today.

use std::{collections::VecDeque, str::FromStr};

use cot_pattern::{Decision, Forecast, Params, RestockCause, ServiceLevel, SlotState, Supply};

use crate::{
	cycles::RESOLUTION,
	guards::{Guard, Guarded},
	purchases::{Purchase, Slot},
	readings::Readings,
	stock::PORTION,
};

const DAY: u64 = 86_400;
const WEEK: f64 = 604_800.0;
/// Purchases before a policy takes over.
pub const SEEN: usize = 6;

/// Reading of a slot.
#[derive(Clone, Copy)]
pub struct Reading {
	pub at: u64,
	/// In thousandths.
	pub level: u32,
	/// Cause of the restocks since the last reading, if there were any.
	pub restock: Option<RestockCause>,
}

/// Conditions under which a policy works.
pub struct Scene<'a> {
	pub slot: &'a Slot,
	/// Sorted times at which a portion is needed.
	pub need: &'a [u64],
	/// Sorted times of the household's shopping trips.
	pub trips: &'a [u64],
	/// Seconds from an order to its arrival.
	pub lead_time: u64,
	/// Readings of the slot.
	pub readings: Readings,
	/// Begin of the figures, if it is later than the sixth purchase.
	pub since: Option<u64>,
}

impl Scene<'_> {
	/// Returns the usual purchase, in thousandths: the average of those before a policy takes over,
	/// in whole units.
	pub fn usual(&self) -> u32 {
		let seen = self.slot.purchases.iter().take(SEEN);
		let count = seen.len().max(1) as f64;
		let units: f64 = seen.map(|purchase| f64::from(purchase.quantity)).sum();
		whole_units(1_000.0 * units / count)
	}

	/// Returns the time of the first need from `at` on that a stock does not cover.
	pub fn runs_out(&self, at: u64, stock: u64) -> Option<u64> {
		let first = self.need.partition_point(|need| *need < at);
		let covered = usize::try_from(stock / u64::from(PORTION)).ok()?;
		self.need.get(first.checked_add(covered)?).copied()
	}
}

/// Returns the nearest number of whole units, at least one, in thousandths.
pub fn whole_units(quantity: f64) -> u32 {
	const MOST: u32 = u32::MAX / 1_000;
	1_000 * (quantity / 1_000.0).round().clamp(1.0, f64::from(MOST)) as u32
}

/// Rule that decides at each reading whether to order.
pub trait Policy {
	/// Learns from a reading and returns the quantity to order, in thousandths. Orders are placed
	/// only once the policy has taken over and while none is open.
	fn decide(&mut self, reading: Reading) -> Option<u32>;

	/// Learns from a reading right after a restock, which decides nothing.
	fn see(&mut self, _: Reading) {}

	/// Returns true if the household leaves the slot to the policy.
	fn is_armed(&self) -> bool {
		true
	}
}

/// Policy by its name on the command line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum PolicyName {
	/// The household's recorded purchases, without any order.
	Recorded,
	Subscription,
	Threshold(f64),
	MovingAverage,
	/// The engine at a service level.
	Engine(ServiceLevel),
	/// The engine under a rule that is none of its own.
	Guarded(Guard),
	Oracle,
}

impl PolicyName {
	/// Policies of the table.
	pub const ALL: [Self; 9] = [
		Self::Recorded,
		Self::Subscription,
		Self::Threshold(0.25),
		Self::Threshold(0.5),
		Self::MovingAverage,
		Self::Engine(ServiceLevel::High),
		Self::ENGINE,
		Self::Engine(ServiceLevel::Low),
		Self::Oracle,
	];
	/// The engine as it is compared with its rivals.
	pub const ENGINE: Self = Self::Engine(ServiceLevel::Balanced);

	/// Returns the name.
	pub fn name(&self) -> String {
		match self {
			Self::Recorded => "recorded".into(),
			Self::Subscription => "subscription".into(),
			Self::Threshold(share) => format!("threshold={share}"),
			Self::MovingAverage => "moving-average".into(),
			Self::Engine(level) => format!("engine={}", f64::from(level.permille()) / 1_000.0),
			Self::Guarded(guard) => guard.name().into(),
			Self::Oracle => "oracle".into(),
		}
	}

	/// Returns the policy for a slot of [`SEEN`] purchases or more.
	pub fn policy<'a>(&self, scene: &'a Scene, params: &'a Params) -> Box<dyn Policy + 'a> {
		let usual = scene.usual();
		match self {
			Self::Recorded => Box::new(Recorded),
			Self::Subscription => Box::new(Subscription::new(scene)),
			Self::Threshold(share) => {
				Box::new(Threshold { point: share * f64::from(usual), usual })
			},
			Self::MovingAverage => Box::new(MovingAverage::new(scene)),
			Self::Engine(service_level) => Box::new(Engine::new(scene, params, *service_level)),
			Self::Guarded(guard) => {
				let engine = Engine::new(scene, params, ServiceLevel::default());
				Box::new(Guarded::new(engine, *guard))
			},
			Self::Oracle => Box::new(Oracle { scene, usual }),
		}
	}
}

impl FromStr for PolicyName {
	type Err = String;

	fn from_str(name: &str) -> Result<Self, String> {
		match (name, name.split_once('=')) {
			("recorded", _) => Ok(Self::Recorded),
			("subscription", _) => Ok(Self::Subscription),
			("moving-average", _) => Ok(Self::MovingAverage),
			("engine", _) => Ok(Self::ENGINE),
			(_, Some(("engine", "0.95"))) => Ok(Self::Engine(ServiceLevel::High)),
			(_, Some(("engine", "0.9"))) => Ok(Self::Engine(ServiceLevel::Balanced)),
			(_, Some(("engine", "0.8"))) => Ok(Self::Engine(ServiceLevel::Low)),
			(_, Some(("engine", _))) => {
				Err(format!("the service level is not 0.95, 0.9 or 0.8: {name}"))
			},
			("oracle", _) => Ok(Self::Oracle),
			("engine-unless-stopped", _) => Ok(Self::Guarded(Guard::Stopped)),
			("engine-unless-wrong", _) => Ok(Self::Guarded(Guard::Wrong)),
			(_, Some(("threshold", share))) => share
				.parse()
				.ok()
				.filter(|share| (0.0..=10.0).contains(share))
				.map(Self::Threshold)
				.ok_or(format!("the threshold is not between 0 and 10: {share}")),
			_ => Err(format!("no policy is called {name}")),
		}
	}
}

struct Recorded;

impl Policy for Recorded {
	fn decide(&mut self, _: Reading) -> Option<u32> {
		None
	}

	fn is_armed(&self) -> bool {
		false
	}
}

/// The engine: Croston's method with a gamma distribution of the rate, see docs/pattern.md.
pub struct Engine<'a> {
	params: &'a Params,
	supply: Supply,
	state: SlotState,
}

impl<'a> Engine<'a> {
	fn new(scene: &Scene, params: &'a Params, service_level: ServiceLevel) -> Self {
		let (lead_time, par_level) = (scene.lead_time, u32::MAX);
		let supply = Supply { lead_time, par_level, service_level };
		Self { params, supply, state: SlotState::default() }
	}

	/// Returns the forecast at the last reading.
	pub fn forecast(&self) -> Option<Forecast> {
		self.state.forecast(self.params)
	}

	/// Returns the time of the last reading.
	pub fn now(&self) -> u64 {
		self.state.last_reading_at().unwrap_or_default()
	}
}

impl Policy for Engine<'_> {
	fn see(&mut self, reading: Reading) {
		let Reading { at, level, restock, .. } = reading;
		self.state.observe(self.params, RESOLUTION, at, level, |rise| match restock {
			Some(cause) if !rise.is_confirmed => cause,
			_ => RestockCause::Household,
		});
	}

	fn decide(&mut self, reading: Reading) -> Option<u32> {
		self.see(reading);
		match self.state.decide(self.params, &self.supply) {
			Decision::Order { quantity } => Some(quantity),
			Decision::Wait(_) => None,
		}
	}

	fn is_armed(&self) -> bool {
		self.state.is_learned(self.params)
	}
}

/// Fixed reorder point: a part of the usual purchase, as on a list or in a two-bin system.
struct Threshold {
	point: f64,
	usual: u32,
}

impl Policy for Threshold {
	fn decide(&mut self, reading: Reading) -> Option<u32> {
		(f64::from(reading.level) <= self.point).then_some(self.usual)
	}
}

/// Reorder point from the mean and the deviation of the last 28 days' use, with the safety factor
/// of a service level of .90 (Silver, Pyke and Thomas 2017, chapter 6).
struct MovingAverage {
	lead_days: f64,
	usual: u32,
	last: Option<u32>,
	/// End of the last full day.
	since: u64,
	/// Use since then.
	today: u32,
	/// True if a restock since then hides some of it.
	hidden: bool,
	/// Use of each day on which no restock hides it.
	used: VecDeque<Option<u32>>,
}

impl MovingAverage {
	const DAYS: usize = 28;
	const SAFETY_FACTOR: f64 = 1.28;

	fn new(scene: &Scene) -> Self {
		let (lead_days, usual) = (scene.lead_time as f64 / DAY as f64, scene.usual());
		let (since, today, hidden) = (0, 0, false);
		Self { lead_days, usual, last: None, since, today, hidden, used: VecDeque::new() }
	}

	/// Returns the use to expect until an order placed tomorrow arrives, with its safety stock.
	fn reorder_point(&self) -> Option<f64> {
		let used: Vec<_> = self.used.iter().flatten().map(|used| f64::from(*used)).collect();
		if used.len() < 2 {
			return None;
		}
		let count = used.len() as f64;
		let mean = used.iter().sum::<f64>() / count;
		let squares: f64 = used.iter().map(|used| (used - mean).powi(2)).sum();
		let days = self.lead_days + 1.0;
		let deviation = (squares / (count - 1.0) * days).sqrt();
		Some(mean * days + Self::SAFETY_FACTOR * deviation)
	}
}

impl Policy for MovingAverage {
	fn decide(&mut self, reading: Reading) -> Option<u32> {
		if let Some(last) = self.last.replace(reading.level) {
			let hidden = self.hidden || reading.restock.is_some();
			self.today += last.saturating_sub(reading.level);
			self.hidden = hidden;
			// A day ends with its last reading.
			if reading.at - self.since >= DAY {
				self.used.push_back((!hidden).then_some(self.today));
				(self.since, self.today, self.hidden) = (reading.at, 0, false);
			}
			if self.used.len() > Self::DAYS {
				self.used.pop_front();
			}
		} else {
			self.since = reading.at;
		}
		(f64::from(reading.level) <= self.reorder_point()?).then_some(self.usual)
	}
}

/// The usual purchase at an interval of whole weeks, both as the household began. It skips a
/// delivery by hand if more than half of one is left when it is announced.
struct Subscription {
	interval: u64,
	/// Time of the next delivery.
	next: u64,
	lead_time: u64,
	usual: u32,
}

impl Subscription {
	fn new(scene: &Scene) -> Self {
		let seen = &scene.slot.purchases[..SEEN.min(scene.slot.purchases.len())];
		let (first, last) = match seen {
			[Purchase { at: first, .. }, .., Purchase { at: last, .. }] => (*first, *last),
			_ => (0, 0),
		};
		let mean = (last - first) as f64 / seen.len().saturating_sub(1).max(1) as f64;
		let interval = ((mean / WEEK).round().max(1.0) * WEEK) as u64;
		let (lead_time, usual) = (scene.lead_time, scene.usual());
		Self { interval, next: last + interval, lead_time, usual }
	}
}

impl Policy for Subscription {
	fn decide(&mut self, reading: Reading) -> Option<u32> {
		// The last reading from which the delivery still comes in time.
		if reading.at + self.lead_time + DAY <= self.next {
			return None;
		}
		self.next += self.interval;
		(reading.level <= self.usual / 2).then_some(self.usual)
	}
}

/// Knows the need, and orders at the last reading from which the order arrives before the stock
/// runs out.
struct Oracle<'a> {
	scene: &'a Scene<'a>,
	usual: u32,
}

impl Policy for Oracle<'_> {
	fn decide(&mut self, reading: Reading) -> Option<u32> {
		let end = self.scene.runs_out(reading.at, u64::from(reading.level))?;
		(end < reading.at + DAY + self.scene.lead_time).then_some(self.usual)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn slot() -> Slot {
		let purchases = [(0, 2), (8, 2), (16, 2), (24, 2), (32, 2), (40, 3), (50, 9)];
		let purchases = purchases.map(|(day, quantity)| Purchase { at: day * DAY, quantity });
		Slot { household: 7, name: "milk".into(), purchases: purchases.into() }
	}

	/// Orders that a policy decides at these levels, one a day from day `start` on.
	fn orders(name: PolicyName, need: &[u64], start: u64, levels: &[u32]) -> Vec<Option<u32>> {
		let slot = slot();
		let scene = Scene {
			slot: &slot,
			need,
			trips: &[],
			lead_time: 2 * DAY,
			readings: Readings::default(),
			since: None,
		};
		let params = Params::default();
		let mut policy = name.policy(&scene, &params);
		(start..)
			.zip(levels)
			.map(|(day, level)| {
				let at = day * DAY;
				policy.decide(Reading { at, level: *level, restock: None })
			})
			.collect()
	}

	#[test]
	fn names_are_read_as_they_are_written() {
		for policy in PolicyName::ALL {
			assert_eq!(policy.name().parse(), Ok(policy));
		}
		assert!("threshold=-1".parse::<PolicyName>().is_err());
		assert!("magic".parse::<PolicyName>().is_err_and(|error| error.contains("magic")));
	}

	#[test]
	fn the_usual_purchase_is_the_average_of_the_first_six_in_whole_units() {
		// 13 units in six purchases.
		assert_eq!(orders(PolicyName::Threshold(0.5), &[], 41, &[0]), [Some(2_000)]);
		let rounded = [0.0, 1_499.0, 1_500.0, f64::MAX].map(whole_units);
		assert_eq!(rounded, [1_000, 1_000, 2_000, 4_294_967_000]);
	}

	#[test]
	fn a_threshold_orders_at_its_share_of_the_usual_purchase() {
		let levels = [1_125, 1_001, 1_000, 0];
		let expected = [None, None, Some(2_000), Some(2_000)];
		assert_eq!(orders(PolicyName::Threshold(0.5), &[], 41, &levels), expected);
	}

	#[test]
	fn the_moving_average_covers_three_days_of_an_even_use() {
		let levels: Vec<_> = (0..8).rev().map(|day| day * 250).collect();
		let ordered = orders(PolicyName::MovingAverage, &[], 0, &levels);
		// The deviation is zero, so the reorder point is three times 250.
		let expected: Vec<_> =
			levels.iter().map(|level| (*level <= 750).then_some(2_000)).collect();
		assert_eq!(ordered, expected);
	}

	#[test]
	fn a_subscription_comes_in_whole_weeks_and_is_skipped_above_a_half() {
		// Eight days a cycle are one week: deliveries on day 47, 54 and 61, announced on 45, 52
		// and 59.
		let mut levels = [0; 22];
		levels[12] = 1_001;
		let ordered = orders(PolicyName::Subscription, &[], 40, &levels);
		let days: Vec<_> = (40..).zip(ordered).filter(|(_, it)| it.is_some()).collect();
		assert_eq!(days, [(45, Some(2_000)), (59, Some(2_000))]);
	}

	#[test]
	fn the_oracle_orders_at_the_last_reading_that_is_early_enough() {
		// One portion a day at noon from day 41 on.
		let need: Vec<_> = (41..60).map(|day| day * DAY + DAY / 2).collect();
		let levels: Vec<_> = (0..6).rev().map(|day| day * PORTION).collect();
		let ordered = orders(PolicyName::Oracle, &need, 41, &levels);
		// On day 43 three portions last until noon of day 46, on day 44 two as well: an order of
		// day 44 arrives on day 46, one of day 45 would not.
		let expected = [None, None, None, Some(2_000), Some(2_000), Some(2_000)];
		assert_eq!(ordered, expected);
	}
}
