//! Stock between two purchases, rebuilt as the description of the data prescribes.

use crate::{
	purchases::{Purchase, Slot},
	readings::Readings,
};

/// Portion used at once, in thousandths of a unit.
pub const PORTION: u32 = 125;
pub const PORTIONS_OF_UNIT: u32 = 8;
const DAY: u64 = 86_400;
/// Portions, and readings, of all slots that are replayed at most: what half a gigabyte holds.
const MOST: u64 = 20_000_000;

/// Ensures that the replay of the slots fits into memory.
pub fn ensure_fits(slots: &[Slot]) -> Result<(), String> {
	let units = |slot: &Slot| -> u64 {
		slot.purchases.iter().map(|purchase| u64::from(purchase.quantity)).sum()
	};
	let readings = |slot: &Slot| match slot.purchases[..] {
		[first, .., last] => (last.at - first.at) / DAY + slot.purchases.len() as u64,
		_ => slot.purchases.len() as u64,
	};
	let portions: u64 = slots.iter().map(|slot| u64::from(PORTIONS_OF_UNIT) * units(slot)).sum();
	let readings: u64 = slots.iter().map(readings).sum();
	for (count, things) in [(portions, "portions of 1/8 unit"), (readings, "readings")] {
		if count > MOST {
			return Err(format!(
				"the file asks for {count} {things}, of which {MOST} are the limit"
			));
		}
	}
	Ok(())
}

/// One reading of a slot.
#[derive(Clone, Copy)]
pub struct Reading {
	pub at: u64,
	pub level: u32,
	/// Purchases up to it.
	pub bought: usize,
}

/// Random numbers of SplitMix64.
pub struct Random(u64);

impl Random {
	/// Returns a generator seeded by the 64-bit FNV-1a hash of `text`.
	pub fn seeded(text: &str) -> Self {
		let hash = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
		Self(text.bytes().fold(0xcbf2_9ce4_8422_2325, hash))
	}

	pub fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// Returns a number in `0..below`.
	pub fn index(&mut self, below: usize) -> usize {
		(self.next() % below as u64) as usize
	}

	/// Returns a fraction in `0..1`.
	pub fn fraction(&mut self) -> f64 {
		(self.next() >> 11) as f64 / (1u64 << 53) as f64
	}

	/// Returns seconds in `0..interval`.
	fn offset(&mut self, interval: u64) -> u64 {
		(self.fraction() * interval as f64) as u64
	}

	/// Returns an exponentially distributed number of this mean.
	pub fn exponential(&mut self, mean: f64) -> f64 {
		-mean * (1.0 - self.fraction()).ln()
	}
}

/// Returns the times at which the portions of all purchases but the last are used: each purchase is
/// used up exactly at the next one.
pub fn consumption(slot: &Slot, purchases: &[Purchase]) -> Vec<u64> {
	consumption_over(slot, purchases, |_, interval| interval)
}

/// Returns the same where a purchase lasts for `lasting(at, interval)` seconds, given its time and
/// the interval to the next one.
pub fn consumption_over(
	slot: &Slot,
	purchases: &[Purchase],
	lasting: impl Fn(u64, u64) -> u64,
) -> Vec<u64> {
	let mut times = Vec::new();
	for pair in purchases.windows(2) {
		let at = pair[0].at;
		let lasting = lasting(at, pair[1].at - at);
		let mut random = Random::seeded(&format!("{}/{}/{at}", slot.household, slot.name));
		let portions = PORTIONS_OF_UNIT * pair[0].quantity;
		times.extend((0..portions).map(|_| at + random.offset(lasting)));
	}
	times.sort_unstable();
	times
}

/// Returns the readings of the slot at 21:00 from the first purchase to the last.
pub fn readings(purchases: &[Purchase], consumption: &[u64]) -> Vec<Reading> {
	let (Some(first), Some(last)) = (purchases.first(), purchases.last()) else {
		return Vec::new();
	};
	let mut used = consumption.iter().copied().peekable();
	let (mut level, mut bought) = (0u32, 0);
	let mut use_until = |level: &mut u32, now: u64| {
		while used.next_if(|at| *at < now).is_some() {
			*level = level.saturating_sub(PORTION);
		}
	};
	let times = Readings::default().times(first.at, last.at);
	let times = times.filter(|at| (first.at..last.at).contains(at));
	let readings = times.map(|at| {
		while let Some(purchase) = purchases.get(bought).filter(|purchase| purchase.at <= at) {
			use_until(&mut level, purchase.at);
			level = level.saturating_add(1_000 * purchase.quantity);
			bought += 1;
		}
		use_until(&mut level, at);
		Reading { at, level, bought }
	});
	readings.collect()
}

/// Null hypothesis: intervals between the purchases of a slot in random order, with the quantities
/// in place.
#[derive(Clone, Copy)]
pub enum Null {
	/// The stock is rebuilt for the shuffled intervals.
	Rebuilt,
	/// The consumption is kept, which the shuffled purchases no longer meet.
	Kept,
	/// The time of day of each purchase is kept: whole days are shuffled, and the stock is
	/// rebuilt.
	Hours,
}

/// Returns the purchases of the slot with its intervals shuffled, and its readings then.
pub fn shuffled(slot: &Slot, null: Null, round: usize) -> (Vec<Purchase>, Vec<Reading>) {
	let purchases = match null {
		Null::Rebuilt | Null::Kept => shuffle(slot, 1, round),
		Null::Hours => shuffle(slot, DAY, round),
	};
	let consumption = match null {
		Null::Rebuilt | Null::Hours => consumption(slot, &purchases),
		Null::Kept => consumption(slot, &slot.purchases),
	};
	let readings = readings(&purchases, &consumption);
	(purchases, readings)
}

/// Returns the same purchases with the steps of `unit` seconds between them in random order. The
/// remainder below a unit stays.
fn shuffle(slot: &Slot, unit: u64, round: usize) -> Vec<Purchase> {
	let mut random = Random::seeded(&format!("{}/{}/shuffle {round}", slot.household, slot.name));
	let mut steps: Vec<_> =
		slot.purchases.windows(2).map(|pair| pair[1].at / unit - pair[0].at / unit).collect();
	for index in (1..steps.len()).rev() {
		steps.swap(index, random.index(index + 1));
	}
	let mut moved = slot.purchases.clone();
	let mut step = moved[0].at / unit;
	for (purchase, next) in moved.iter_mut().skip(1).zip(steps) {
		step += next;
		purchase.at = step * unit + purchase.at % unit;
	}
	// Two purchases of one day may have changed places.
	moved.sort_by_key(|purchase| purchase.at);
	moved
}

#[cfg(test)]
mod tests {
	use std::collections::BTreeSet;

	use super::*;

	fn slot() -> Slot {
		let purchases = [(1_000_000, 2), (2_000_000, 1), (2_050_000, 3)];
		let purchases = purchases.map(|(at, quantity)| Purchase { at, quantity }).into();
		Slot { household: 7, name: "milk".into(), purchases }
	}

	#[test]
	fn random_numbers_are_those_of_the_references() {
		assert_eq!(Random::seeded("a").0, 0xaf63_dc4c_8601_ec8c);
		assert_eq!(Random(1_234_567).next(), 6_457_827_717_110_365_317);
	}

	#[test]
	fn a_file_that_would_not_fit_into_memory_is_refused() {
		let slot = |purchases: &[(u64, u32)]| Slot {
			purchases: purchases.iter().map(|&(at, quantity)| Purchase { at, quantity }).collect(),
			..slot()
		};
		let most = (MOST / u64::from(PORTIONS_OF_UNIT)) as u32;
		assert_eq!(ensure_fits(&[slot(&[(0, most)])]), Ok(()));
		assert_eq!(
			ensure_fits(&[slot(&[(0, most), (DAY, 1)])]).unwrap_err(),
			"the file asks for 20000008 portions of 1/8 unit, of which 20000000 are the limit"
		);
		let ages = || slot(&[(0, 1), (u64::from(u32::MAX), 1)]);
		let many: Vec<_> = (0..403).map(|_| ages()).collect();
		assert!(ensure_fits(&many).is_err_and(|error| error.contains("readings")));
		assert_eq!(ensure_fits(&many[1..]), Ok(()));
	}

	#[test]
	fn each_purchase_is_used_up_by_the_next() {
		let slot = slot();
		let consumption = consumption(&slot, &slot.purchases);
		assert_eq!(consumption.len(), 24);
		assert_eq!(consumption.iter().filter(|at| **at < 2_000_000).count(), 16);
	}

	#[test]
	fn a_slot_is_read_at_21_each_day_whenever_it_is_filled() {
		let purchases = [(DAY / 2, 2), (3 * DAY + DAY / 2, 1), (5 * DAY, 3)];
		let purchases = purchases.map(|(at, quantity)| Purchase { at, quantity });
		// One portion before each reading, and two of them before the second purchase.
		let consumption = [0, 1, 2, 3, 3, 4].map(|day| day * DAY + DAY / 2 - 1);
		let readings = readings(&purchases, &consumption[1..]);
		let seen: Vec<_> =
			readings.iter().map(|reading| (reading.at, reading.level, reading.bought)).collect();
		let at = |day| day * DAY + 21 * 3_600;
		let expected = [(at(0), 2_000, 1), (at(1), 1_875, 1), (at(2), 1_750, 1), (at(3), 2_500, 2)];
		assert_eq!(seen[..4], expected);
		assert_eq!(seen[4..], [(at(4), 2_375, 2)]);
	}

	#[test]
	fn shuffling_keeps_the_intervals_and_the_quantities() {
		let slot = slot();
		let shuffled: Vec<_> = (0..20).map(|round| shuffle(&slot, 1, round)).collect();
		assert!(shuffled.iter().any(|purchases| purchases[1].at == 1_050_000));
		assert!(shuffled.iter().all(|purchases| purchases[2].at == 2_050_000));
		assert!(shuffled.iter().all(|purchases| purchases[1].quantity == 1));
	}

	#[test]
	fn shuffling_whole_days_keeps_the_times_of_day() {
		let slot = slot();
		let times = |purchases: &[Purchase]| -> BTreeSet<_> {
			purchases.iter().map(|purchase| purchase.at % DAY).collect()
		};
		let shuffled: Vec<_> = (0..20).map(|round| shuffle(&slot, DAY, round)).collect();
		assert!(shuffled.iter().all(|purchases| times(purchases) == times(&slot.purchases)));
		assert!(shuffled.iter().any(|purchases| purchases[1].at != slot.purchases[1].at));
	}
}
