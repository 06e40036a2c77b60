//! Replay of shopping trips as sessions of an activity, beside households without a pattern.

use std::{collections::BTreeSet, path::PathBuf};

use cot_pattern::{ActivityParams, ActivityState, Behaviour, Habit, Routine, Transition};

use crate::{
	parse_file,
	stock::Random,
	trips::{self, Trips},
};

const DAY: u64 = 86_400;
/// Time of the UTC day at which the fewest trips are made, 02:00 to 05:00 in the shops' time zones.
const TROUGH: u64 = 9 * 3_600;
/// Rounds of each control.
const ROUNDS: usize = 20;
/// Trips from which on a household counts as frequent.
const FREQUENT: usize = 50;

struct Arguments {
	file: PathBuf,
	half: Option<u64>,
	params: ActivityParams,
}

impl Arguments {
	fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
		let (mut file, mut half, mut params) = (None, None, ActivityParams::default());
		while let Some(word) = words.next() {
			let mut value = || words.next().ok_or(format!("{word} needs a value"));
			let mut byte = || {
				let value = value()?;
				value.parse::<u8>().map_err(|_| format!("{word} is not between 0 and 255"))
			};
			match word.as_str() {
				"--activities" => {},
				"--evidence" => params.evidence = byte()?,
				"--alpha" => params.alpha = byte()?.into(),
				"--repetitions" => params.repetitions = byte()?,
				"--misses" => params.misses = byte()?,
				"--half" => {
					half = match value()?.as_str() {
						"tune" => Some(0),
						"report" => Some(1),
						_ => return Err("--half is tune or report".into()),
					}
				},
				_ if word.starts_with("--") => {
					return Err(format!("{word} is no option of --activities"))
				},
				_ if file.is_some() => return Err("more than one file".into()),
				_ => file = Some(word.into()),
			}
		}
		Ok(Self { file: file.ok_or("which file?")?, half, params })
	}
}

/// Days on which the trips are made.
#[derive(Clone, Copy)]
enum Days {
	/// As recorded.
	Recorded,
	/// Each trip on a random day between the first and the last (Cox and Lewis 1966).
	Poisson,
	/// Each day's trips together on a random day without others.
	Shuffled,
}

impl Days {
	/// Returns the times of the trips, sorted, each at its own time of day.
	fn apply(self, household: u64, times: &[u64], round: usize) -> Vec<u64> {
		let (Some(first), Some(last)) = (times.first(), times.last()) else { return Vec::new() };
		let day = |at: u64| at.saturating_sub(TROUGH) / DAY;
		let days = (day(*last) - day(*first) + 1) as usize;
		let mut random = Random::seeded(&format!("activities/{household}/{round}"));
		let mut draw = || day(*first) + random.index(days) as u64;
		let mut moved = Vec::new();
		let (mut taken, mut recorded_on, mut moved_to) = (BTreeSet::new(), None, 0);
		for at in times {
			let to = match self {
				Self::Recorded => day(*at),
				Self::Poisson => draw(),
				Self::Shuffled => {
					if recorded_on.replace(day(*at)) != Some(day(*at)) {
						moved_to = draw();
						while !taken.insert(moved_to) {
							moved_to = draw();
						}
					}
					moved_to
				},
			};
			moved.push(at - day(*at) * DAY + to * DAY);
		}
		moved.sort_unstable();
		moved
	}
}

/// Counts over households.
#[derive(Default)]
struct Counts {
	households: usize,
	ever: usize,
	at_the_end: usize,
	lapses: usize,
	occasions: usize,
	judged: usize,
	expected: usize,
	conforming: usize,
	deviating: usize,
	/// Chance of the occasions that met an established pattern, in thousandths.
	chance: usize,
	quality: usize,
	/// Patterns in the end: of weekdays, of pauses, daily.
	routines: [usize; 3],
}

impl Counts {
	fn add(&mut self, params: &ActivityParams, times: &[u64]) {
		let mut state = ActivityState::default();
		let mut ever = false;
		for at in times {
			let chance = usize::from(state.chance());
			// The record has no length of a trip.
			let seen = state.observe(params, *at, 0);
			self.occasions += usize::from(seen.behaviour.is_some());
			self.judged += usize::from(seen.is_expected.is_some());
			self.expected += usize::from(seen.is_expected == Some(true));
			self.conforming += usize::from(seen.behaviour == Some(Behaviour::Conforming));
			self.deviating += usize::from(seen.behaviour == Some(Behaviour::Deviating));
			if matches!(seen.behaviour, Some(Behaviour::Conforming | Behaviour::Deviating)) {
				self.chance += chance;
			}
			self.lapses += usize::from(seen.transition == Some(Transition::Lapsed));
			ever |= seen.transition == Some(Transition::Established);
		}
		self.households += 1;
		self.ever += usize::from(ever);
		if let Habit::Established { routine, .. } = state.habit() {
			let place = match routine {
				Routine::Weekdays => 0,
				Routine::Pauses => 1,
				Routine::Daily => 2,
			};
			self.routines[place] += 1;
			self.at_the_end += 1;
			self.quality += usize::from(state.quality());
		}
	}

	fn row(&self, name: &str) -> String {
		let share = |part: usize, whole: usize| {
			if whole == 0 {
				"-".into()
			} else {
				format!("{:.3}", part as f64 / whole as f64)
			}
		};
		let met = self.conforming + self.deviating;
		format!(
			"| {name} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
			share(self.ever, self.households),
			share(self.at_the_end, self.households),
			self.routines.map(|number| share(number, self.households)).join(" / "),
			share(self.lapses, self.households),
			share(met, self.occasions),
			share(self.conforming, met),
			share(self.chance, met * 1_000),
			share(self.quality, self.at_the_end * 1_000),
			share(self.expected, self.judged),
		)
	}
}

fn count(params: &ActivityParams, trips: &Trips, days: Days, least: usize) -> Counts {
	let rounds = if matches!(days, Days::Recorded) { 1 } else { ROUNDS };
	let mut counts = Counts::default();
	for (household, times) in trips.iter().filter(|(_, times)| times.len() >= least) {
		for round in 0..rounds {
			counts.add(params, &days.apply(*household, times, round));
		}
	}
	counts
}

/// Prints the figures as a table in Markdown.
pub fn run(words: impl Iterator<Item = String>) -> Result<(), String> {
	let Arguments { file, half, params } = Arguments::parse(words)?;
	let mut trips = parse_file(&file, trips::parse)?;
	trips.retain(|household, _| half.is_none_or(|half| household / 2 % 2 == half));
	for least in [1, FREQUENT] {
		let real = count(&params, &trips, Days::Recorded, least);
		println!("{} households of {least} trips or more\n", real.households);
		println!(
			"| | established ever | in the end | by weekdays / pauses / daily | lapses \
			 | occasions that meet a pattern | of them conforming | by chance \
			 | quality in the end | expected of all |"
		);
		println!("|{}", " --- |".repeat(10));
		println!("{}", real.row("recorded"));
		println!("{}", count(&params, &trips, Days::Poisson, least).row("Poisson"));
		println!("{}\n", count(&params, &trips, Days::Shuffled, least).row("days shuffled"));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn controls_keep_the_number_of_trips_and_their_times_of_day() {
		let times: Vec<_> = (0..60).map(|trip| 1_500_000_000 + trip * 100_000).collect();
		let hours = |times: &[u64]| {
			let mut hours: Vec<_> = times.iter().map(|at| at % DAY).collect();
			hours.sort_unstable();
			hours
		};
		assert_eq!(Days::Recorded.apply(7, &times, 0), times);
		for days in [Days::Poisson, Days::Shuffled] {
			let moved = days.apply(7, &times, 0);
			assert_ne!(moved, times);
			assert_ne!(moved, days.apply(7, &times, 1));
			assert_eq!(hours(&moved), hours(&times));
		}
	}

	#[test]
	fn shuffled_days_stay_as_many() {
		let times: Vec<_> = (0..60).map(|trip| 1_500_000_000 + trip * 30_000).collect();
		let days = |times: &[u64]| {
			times.iter().map(|at| (at - TROUGH) / DAY).collect::<BTreeSet<_>>().len()
		};
		assert_eq!(days(&Days::Shuffled.apply(7, &times, 0)), days(&times));
	}

	#[test]
	fn options_of_the_stock_are_refused() {
		let parse = |line: &str| Arguments::parse(line.split_whitespace().map(Into::into));
		assert_eq!(parse("t.csv --activities --half report").unwrap().half, Some(1));
		for line in ["--activities", "a b --activities", "t.csv --table", "t.csv --alpha 256"] {
			assert!(parse(line).is_err(), "{line}");
		}
	}
}
