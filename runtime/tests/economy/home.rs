//! Households and what their devices see in a year.

use std::{collections::BTreeMap, iter::Peekable, vec};

use cot_primitives::{Moment, ReadingKind, SessionMode, SlotId, DAY, MAX_READINGS};
use cot_runtime::{AccountId, Runtime};
use frame_support::assert_ok;
use pallet_attestations::{SlotRecord, States};

use crate::{
	common::{compartment, driving, household, now, Device, START},
	purchases::{self, Slot},
	stock::{self, Random},
};

const RECORD: &str = include_str!("../data/household-restocks.csv");
/// One household in so many has a car.
const CARS: u64 = 3;
/// Speed of a car in traffic, in metres a second: 40 kilometres an hour.
const SPEED: u32 = 11;
const MINUTE: Moment = 60;
const HOUR: Moment = 60 * MINUTE;

/// An observation: slot, time and kind.
type Sight = (Moment, SlotId, ReadingKind);

/// A household with its devices.
pub struct Home {
	pub account: AccountId,
	/// Its number in the record.
	pub number: u64,
	pub has_car: bool,
	/// Compartments of its fridge.
	pub slots: usize,
	/// Restocks of all its compartments in the whole record.
	pub restocks: usize,
	devices: Vec<Watch>,
}

/// A device with what it is going to see, oldest first.
struct Watch {
	device: Device,
	sights: Peekable<vec::IntoIter<Sight>>,
}

impl Watch {
	fn new(device: Device, mut sights: Vec<Sight>) -> Self {
		sights.sort_by_key(|(at, slot, _)| (*at, *slot));
		Self { device, sights: sights.into_iter().peekable() }
	}

	/// Attests what it has seen since it did so last.
	fn report(&mut self) {
		let mut seen = Vec::new();
		while let Some(sight) = self.sights.next_if(|(at, _, kind)| at + duration(kind) <= now()) {
			seen.push(sight);
		}
		for batch in seen.chunks(MAX_READINGS as usize) {
			assert_ok!(self.device.attest(batch.iter().copied()));
		}
	}
}

/// Seconds that a reading is of.
fn duration(kind: &ReadingKind) -> Moment {
	match kind {
		ReadingKind::Level(_) => 0,
		ReadingKind::Session { seconds, .. } => (*seconds).into(),
	}
}

impl Home {
	/// All devices report.
	pub fn report(&mut self) {
		self.devices.iter_mut().for_each(Watch::report);
	}

	/// Last levels of its compartments that were read.
	pub fn compartments(&self) -> Vec<SlotRecord> {
		let states = self.devices.iter().map(|watch| States::<Runtime>::get(watch.device.id));
		let records = states.flatten().flat_map(|state| state.slots.into_inner().into_values());
		records.filter(|record| record.pattern().is_some()).collect()
	}
}

/// So many households of the record, which the seed chooses, with fridges for all that they buy.
/// Some of them have cars.
pub fn settle(count: usize, seed: u64) -> Vec<Home> {
	let mut record = BTreeMap::<u64, Vec<Slot>>::new();
	for slot in purchases::parse(RECORD).expect("the record is well-formed") {
		record.entry(slot.household).or_default().push(slot);
	}
	let mut chosen: Vec<_> = record.into_iter().collect();
	chosen.sort_by_cached_key(|(number, _)| Random::seeded(&format!("{seed}/{number}")).next());
	chosen.truncate(count);
	chosen
		.iter()
		.zip(0..)
		.map(|((number, slots), index)| home(index, *number, slots, seed))
		.collect()
}

fn home(index: u32, number: u64, slots: &[Slot], seed: u64) -> Home {
	let account = household(index);
	let mut random = Random::seeded(&format!("{seed}/{number}/car"));
	let has_car = random.next().is_multiple_of(CARS);
	let fridge = Device::new(&account, slots.iter().map(|_| compartment()));
	let mut devices = vec![Watch::new(fridge, restocks(slots))];
	if has_car {
		let car = Device::new(&account, [driving()]);
		devices.push(Watch::new(car, drives(&mut random)));
	}
	let restocks = slots.iter().map(|slot| slot.purchases.len()).sum();
	Home { account, number, has_car, slots: slots.len(), restocks, devices }
}

/// The levels of each slot: empty when the fridge is put up, then at 21:00 each day.
fn restocks(slots: &[Slot]) -> Vec<Sight> {
	let of_slot = |(number, slot): (SlotId, &Slot)| {
		let consumption = stock::consumption(slot, &slot.purchases);
		let readings = stock::readings(&slot.purchases, &consumption);
		let levels = readings.into_iter().map(|reading| (reading.at, reading.level));
		let levels = std::iter::once((START, 0)).chain(levels);
		levels.map(move |(at, level)| (at, number, ReadingKind::Level(level))).collect::<Vec<_>>()
	};
	(0..).zip(slots).flat_map(of_slot).collect()
}

/// The sessions by hand: to work and back on those working days on which the household feels like
/// it, which is from two in ten to all of them, and one trip on every third day off. What the car
/// drives by itself earns nothing and is left out.
fn drives(random: &mut Random) -> Vec<Sight> {
	let keenness = 2 + random.next() % 9;
	let commute = (15 + random.next() % 31) * MINUTE;
	let mut drives = Vec::new();
	for day in 0..365 {
		// The year began on a Sunday.
		let is_day_off = matches!(day % 7, 0 | 6);
		let departures = match is_day_off {
			true if random.next().is_multiple_of(3) => vec![11 * HOUR],
			false if random.next() % 10 < keenness => vec![7 * HOUR, 17 * HOUR],
			_ => vec![],
		};
		drives.extend(departures.into_iter().map(|departure| {
			let at = START + day * DAY + departure + random.next() % HOUR;
			let seconds = u32::try_from(commute).expect("a commute is short");
			let (mode, amount) = (SessionMode::Manual, SPEED * seconds);
			(at, 0, ReadingKind::Session { mode, amount, seconds })
		}));
	}
	drives
}
