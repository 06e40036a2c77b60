//! Worlds: how the need of a household is made from its recorded purchases, of which the record
//! does not tell when they were used.

use std::str::FromStr;

use crate::{
	purchases::{merge, Purchase, Slot},
	stock::{self, Random, PORTIONS_OF_UNIT},
};

const DAY: u64 = 86_400;
/// Seconds before and after, over which purchases are smoothed to a steady need.
const SMOOTHING: u64 = 45 * DAY;

/// Assumption about the household's need.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum World {
	/// Each purchase is used up exactly at the next one.
	Empty,
	/// Each purchase lasts beyond the next one, by an exponentially distributed part of the
	/// interval, so that on average this share of it is left at the next one.
	Left(f64),
	/// Portions are needed as a Poisson process at the rate of the purchases 45 days before and
	/// after, whatever is in stock: people keep stock, and buy when it suits them (Ailawadi and
	/// Neslin 1998).
	Steady,
	/// Control: as many purchases on the days of a Poisson process, each used up exactly at the
	/// next one.
	Poisson,
}

impl World {
	/// Worlds of the table.
	pub const ALL: [Self; 4] = [Self::Empty, Self::Left(0.25), Self::Steady, Self::Poisson];

	/// Returns the name on the command line.
	pub fn name(&self) -> String {
		match self {
			Self::Empty => "empty".into(),
			Self::Left(share) => format!("left={share}"),
			Self::Steady => "steady".into(),
			Self::Poisson => "poisson".into(),
		}
	}

	/// Returns true if a null that shuffles the purchases has a meaning: their stock is used up at
	/// the next one.
	pub fn is_used_up(&self) -> bool {
		matches!(self, Self::Empty | Self::Poisson)
	}

	/// Returns the slots with the purchases of this world.
	pub fn slots(&self, slots: Vec<Slot>) -> Result<Vec<Slot>, String> {
		match self {
			Self::Poisson => slots.into_iter().map(on_poisson_days).collect(),
			Self::Empty | Self::Left(_) | Self::Steady => Ok(slots),
		}
	}

	/// Returns the sorted times at which a portion is needed from the first purchase on.
	pub fn need(&self, slot: &Slot) -> Vec<u64> {
		match self {
			Self::Empty | Self::Poisson => stock::consumption(slot, &slot.purchases),
			Self::Left(share) => stock::consumption_over(slot, &slot.purchases, |at, interval| {
				let mean = share / (1.0 - share);
				let beyond = random(slot, &format!("{at}/left")).exponential(mean);
				(interval as f64 * (1.0 + beyond)) as u64
			}),
			Self::Steady => steady_need(slot),
		}
	}
}

impl FromStr for World {
	type Err = String;

	fn from_str(name: &str) -> Result<Self, String> {
		match (name, name.split_once('=')) {
			("empty", _) => Ok(Self::Empty),
			("steady", _) => Ok(Self::Steady),
			("poisson", _) => Ok(Self::Poisson),
			(_, Some(("left", share))) => share
				.parse()
				.ok()
				.filter(|share| (0.0..=0.9).contains(share))
				.map(Self::Left)
				.ok_or(format!("the share left is not between 0 and 0.9: {share}")),
			_ => Err(format!("no world is called {name}")),
		}
	}
}

/// Change of the need in the middle of the time that is judged, from which on the figures count.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Change {
	/// Nothing is needed any more.
	Stop,
	/// Half of the portions are needed.
	Halve,
	/// Each portion is needed twice.
	Double,
	/// Each portion of a week is needed twice.
	Guests,
	/// Nothing is needed for three weeks.
	Holiday,
}

impl Change {
	/// Returns the sorted need, changed from `at` on.
	pub fn apply(self, need: Vec<u64>, at: u64) -> Vec<u64> {
		let week = at..at + 7 * DAY;
		let holiday = at..at + 21 * DAY;
		let mut count = 0;
		let times = |need: &u64| {
			count += u32::from(*need >= at);
			match self {
				Self::Stop => u32::from(*need < at),
				Self::Halve => u32::from(*need < at || count % 2 == 0),
				Self::Double => 1 + u32::from(*need >= at),
				Self::Guests => 1 + u32::from(week.contains(need)),
				Self::Holiday => u32::from(!holiday.contains(need)),
			}
		};
		let counts: Vec<_> = need.iter().map(times).collect();
		let repeated = need.iter().zip(counts).flat_map(|(need, times)| (0..times).map(|_| *need));
		repeated.collect()
	}
}

impl FromStr for Change {
	type Err = String;

	fn from_str(name: &str) -> Result<Self, String> {
		match name {
			"stop" => Ok(Self::Stop),
			"halve" => Ok(Self::Halve),
			"double" => Ok(Self::Double),
			"guests" => Ok(Self::Guests),
			"holiday" => Ok(Self::Holiday),
			_ => Err(format!("no change is called {name}")),
		}
	}
}

/// Returns random numbers of the slot for a purpose.
fn random(slot: &Slot, purpose: &str) -> Random {
	Random::seeded(&format!("{}/{}/{purpose}", slot.household, slot.name))
}

/// Draws each day's portions as exponential times between them, at the rate of the purchases 45
/// days before and after within the record. The last purchase, which nothing shows in use, is left
/// out.
fn steady_need(slot: &Slot) -> Vec<u64> {
	let [purchases @ .., last] = &slot.purchases[..] else { return Vec::new() };
	let Some(first) = purchases.first() else { return Vec::new() };
	// Units bought before each purchase, and all.
	let sums = std::iter::once(0).chain(purchases.iter().scan(0, |sum, purchase| {
		*sum += u64::from(purchase.quantity);
		Some(*sum)
	}));
	let sums: Vec<_> = sums.collect();
	let bought_before = |at| sums[purchases.partition_point(|purchase| purchase.at < at)];
	let mut random = random(slot, "steady");
	let mut times = Vec::new();
	for day in (first.at..last.at).step_by(DAY as usize) {
		let (start, end) = (day.saturating_sub(SMOOTHING).max(first.at), day + SMOOTHING);
		let bought = bought_before(end) - bought_before(start);
		let portions = f64::from(PORTIONS_OF_UNIT) * bought as f64;
		let seconds_each = (end.min(last.at) - start) as f64 / portions;
		let mut offset = random.exponential(seconds_each);
		while offset < last.at.min(day + DAY).saturating_sub(day) as f64 {
			times.push(day + offset as u64);
			offset += random.exponential(seconds_each);
		}
	}
	times
}

/// Draws the day of each purchase between the first and the last anew, which makes the days those
/// of a Poisson process with as many events (Cox and Lewis 1966). Time of day and quantity stay
/// with the purchase.
fn on_poisson_days(slot: Slot) -> Result<Slot, String> {
	let [first, purchases @ .., last] = &slot.purchases[..] else { return Ok(slot) };
	let (first_day, last_day) = (first.at / DAY, last.at / DAY);
	let Some(days) = last_day.checked_sub(first_day + 1).filter(|days| *days > 0) else {
		return Ok(slot);
	};
	let mut random = random(&slot, "poisson");
	let moved = purchases.iter().map(|purchase| {
		let day = first_day + 1 + random.index(days as usize) as u64;
		Purchase { at: day * DAY + purchase.at % DAY, ..*purchase }
	});
	let all = std::iter::once(*first).chain(moved).chain([*last]).map(|purchase| (0, purchase));
	let purchases = merge(all.collect())
		.map_err(|_| format!("{}/{}: too many units on one day", slot.household, slot.name))?;
	Ok(Slot { purchases, ..slot })
}

#[cfg(test)]
mod tests {
	use super::*;

	/// A slot bought every eight days at noon, three units each.
	fn slot(purchases: u64) -> Slot {
		let purchases = (0..purchases)
			.map(|index| Purchase { at: (100 + 8 * index) * DAY + DAY / 2, quantity: 3 })
			.collect();
		Slot { household: 7, name: "milk".into(), purchases }
	}

	#[test]
	fn names_are_read_as_they_are_written() {
		for world in World::ALL {
			assert_eq!(world.name().parse(), Ok(world));
		}
		assert!("left=0.95".parse::<World>().is_err_and(|error| error.contains("0.95")));
		assert!("left=x".parse::<World>().is_err() && "left".parse::<World>().is_err());
	}

	#[test]
	fn with_nothing_left_a_purchase_lasts_until_the_next() {
		let slot = slot(30);
		let empty = World::Empty.need(&slot);
		assert_eq!(empty.len(), 29 * 24);
		assert_eq!(World::Left(0.0).need(&slot), empty);
	}

	#[test]
	fn the_share_that_is_left_at_the_next_purchase_is_about_the_given_one() {
		let slot = slot(2_000);
		let need = World::Left(0.25).need(&slot);
		let left: f64 = (500..2_000)
			.map(|index| {
				let bought = 24.0 * index as f64;
				let used = need.partition_point(|at| *at < slot.purchases[index].at);
				(bought - used as f64) / 24.0
			})
			.sum();
		// One interval lasts a third longer, which is a quarter of its stock as far as it is long.
		assert!((0.2..=0.36).contains(&(left / 1_500.0)), "{}", left / 1_500.0);
	}

	#[test]
	fn a_steady_need_uses_what_is_bought_at_an_even_rate() {
		let slot = slot(500);
		let need = World::Steady.need(&slot);
		assert!((0.97..=1.03).contains(&(need.len() as f64 / (499.0 * 24.0))));
		let start = slot.purchases[0].at + 100 * DAY;
		let daily: Vec<_> = (0..3_000)
			.map(|day| {
				let until = |day: u64| need.partition_point(|at| *at < start + day * DAY);
				(until(day + 1) - until(day)) as f64
			})
			.collect();
		let mean = daily.iter().sum::<f64>() / 3_000.0;
		let variance = daily.iter().map(|used| (used - mean).powi(2)).sum::<f64>() / 3_000.0;
		assert!((2.9..=3.1).contains(&mean), "{mean}");
		// The variance of a Poisson process is its mean.
		assert!((0.9..=1.1).contains(&(variance / mean)), "{variance}");
	}

	#[test]
	fn poisson_days_keep_number_quantity_and_time_of_day() {
		let moved = World::Poisson.slots(vec![slot(300)]).unwrap();
		let purchases = &moved[0].purchases;
		let units: u32 = purchases.iter().map(|purchase| purchase.quantity).sum();
		assert_eq!(units, 900);
		assert!(purchases.iter().all(|purchase| purchase.at % DAY == DAY / 2));
		assert_eq!(purchases[0].at, slot(300).purchases[0].at);
		let intervals: Vec<_> = purchases.windows(2).map(|pair| pair[1].at - pair[0].at).collect();
		let mean = intervals.iter().sum::<u64>() as f64 / intervals.len() as f64;
		let squares: f64 = intervals.iter().map(|it| (*it as f64 - mean).powi(2)).sum();
		// Exponential intervals deviate by their mean.
		let deviation = (squares / intervals.len() as f64).sqrt() / mean;
		assert!((0.8..=1.2).contains(&deviation), "{deviation}");
	}

	#[test]
	fn a_change_keeps_the_need_before_it() {
		let need: Vec<_> = (0..40).map(|day| day * DAY).collect();
		let count = |change: Change| {
			let changed = change.apply(need.clone(), 10 * DAY);
			assert_eq!(changed[..10], need[..10]);
			assert!(changed.is_sorted());
			changed.len() - 10
		};
		assert_eq!((count(Change::Stop), count(Change::Halve), count(Change::Double)), (0, 15, 60));
		assert_eq!((count(Change::Guests), count(Change::Holiday)), (37, 9));
	}

	#[test]
	fn a_world_is_the_same_each_time() {
		for world in World::ALL {
			let needs = || {
				world
					.slots(vec![slot(20)])
					.unwrap()
					.iter()
					.map(|slot| world.need(slot))
					.collect::<Vec<_>>()
			};
			assert_eq!(needs(), needs());
		}
	}
}
