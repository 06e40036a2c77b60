//! Replays real purchases through the engine and prints the quality of its decisions as JSON.
//!
//! ```text
//! replay FILE.csv [--lead-days 2] [--json] [--csv OUT] [--half tune|report] [--every FROM-TO]
//!        [--params JSON]
//!        [--world WORLD] [--no-nulls] [--trace HOUSEHOLD/SLOT]
//! ```
//! `--json` prints one line. `--half` limits the replay to one half of the households, `tune` to
//! those with an even `household_id / 2`, `--every FROM-TO` to slots that are filled every so many
//! days on average. `--params` replaces some of the default parameters, as in
//! `{"alpha": 150}`. `--trace` prints the readings of one slot instead, for a plot.
//!
//! `--world` is the assumption about the need of the household: `empty` (each purchase is used up
//! at the next one), `left=SHARE` (on average this share of it is left then), `steady` (need is
//! smoothed over months), or the control `poisson` (as many purchases on random days).
//!
//! `conforming_null` is `conforming` for the same intervals of each slot in shuffled order, with
//! the stock rebuilt to fit them: the mean of 20 rounds, with its standard error. `_kept` keeps the
//! consumption instead, and `_hours` the time of day of each purchase. `--no-nulls` saves their
//! time; they are `null` as well in a world that keeps stock.
//!
//! ```text
//! replay FILE.csv --policy POLICY.. [--world WORLD..] [--trips FILE.csv] [--change CHANGE]
//!        [--readings-a-day 1] [--taken-out SHARE] [--read-restocks] [--bootstrap SAMPLES]
//! replay FILE.csv --table [..]
//! ```
//! closes the loop: orders enter the stock, and the household buys by hand what has run out on its
//! next trip. It prints the figures per household and year of the policies `recorded`,
//! `subscription`, `threshold=SHARE`, `moving-average`, `engine=SERVICE_LEVEL` and `oracle`;
//! `--policies all` and `--worlds all` name all. `engine-unless-stopped` and `engine-unless-wrong`
//! are the engine under a rule that it does not have. `--table` prints Markdown, by default of all
//! policies in all worlds. Without `--trips`, the recorded purchases are the trips.
//!
//! Slots are read at 21:00, or `--readings-a-day` times. At a share `--taken-out` of the readings
//! the slot looks empty; `--read-restocks` shows each restock at once, too. `--change` is one of
//! `stop`, `halve`, `double`, `guests` (a week of double use) and `holiday` (three weeks of none),
//! in the middle of the time that is judged; the figures are then those from there on.
//! `--bootstrap` adds the differences of the engine to each rival, with 90 % intervals from samples
//! of the households.
//!
//! ```text
//! replay TRIPS.csv --activities [--half tune|report] [--evidence BITS] [--alpha THOUSANDTHS]
//!        [--repetitions N] [--misses N]
//! ```
//! takes each household's shopping trips for sessions of one activity and prints what is learned of
//! them, beside as many trips of a Poisson process at the household's own hours, and beside its own
//! days in shuffled order.
#![allow(clippy::indexing_slicing)]

mod activities;
mod closed;
mod cycles;
mod guards;
mod policies;
mod purchases;
mod readings;
mod report;
mod share;
mod stock;
mod table;
mod text;
mod trips;
mod worlds;

use std::{
	fs,
	ops::Range,
	path::{Path, PathBuf},
	process::ExitCode,
};

use cot_pattern::Params;

use closed::Settings;
use policies::PolicyName;
use purchases::Slot;
use readings::Readings;
use table::Column;
use worlds::{Change, World};

/// Least number of purchases of a slot; slots with fewer are left out.
const FEWEST_PURCHASES: usize = 6;
/// Samples of a bootstrap at most.
const MOST_SAMPLES: usize = 100_000;

struct Arguments {
	file: PathBuf,
	lead_time: u64,
	one_line: bool,
	csv: Option<PathBuf>,
	half: Option<u64>,
	/// Average days between two purchases of the slots.
	every: Option<Range<f64>>,
	params: Params,
	trace: Option<String>,
	nulls: bool,
	worlds: Vec<World>,
	/// Policies of the closed loop; none for the open one.
	policies: Vec<PolicyName>,
	trips: Option<PathBuf>,
	readings: Readings,
	change: Option<Change>,
	table: bool,
	samples: usize,
}

impl Arguments {
	fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
		let mut file = None;
		let mut lead_days = 2.0f64;
		let mut params = Params::default();
		let (mut one_line, mut nulls, mut readings) = (false, true, Readings::default());
		let (mut table, mut samples) = (false, 0);
		let (mut every, mut csv, mut half, mut trace, mut trips, mut change) =
			(None, None, None, None, None, None);
		let (mut worlds, mut policies) = (Vec::new(), Vec::new());
		while let Some(word) = words.next() {
			let mut value = || words.next().ok_or(format!("{word} needs a value"));
			match word.as_str() {
				"--lead-days" => {
					lead_days = value()?.parse().map_err(|_| "--lead-days is not a number")?;
				},
				"--json" => one_line = true,
				"--csv" => csv = Some(value()?.into()),
				"--half" => {
					half = match value()?.as_str() {
						"tune" => Some(0),
						"report" => Some(1),
						_ => return Err("--half is tune or report".into()),
					}
				},
				"--every" => every = Some(parse_range(&value()?)?),
				"--trace" => trace = Some(value()?),
				"--params" => params = parse_params(&value()?)?,
				"--no-nulls" => nulls = false,
				"--world" | "--worlds" => match value()?.as_str() {
					"all" => worlds.extend(World::ALL),
					name => worlds.push(name.parse()?),
				},
				"--policy" | "--policies" => match value()?.as_str() {
					"all" => policies.extend(PolicyName::ALL),
					name => policies.push(name.parse()?),
				},
				"--trips" => trips = Some(value()?.into()),
				"--read-restocks" => readings.at_restocks = true,
				"--readings-a-day" => readings.a_day = Readings::parse_a_day(&value()?)?,
				"--change" => change = Some(value()?.parse()?),
				"--taken-out" => readings.out = Readings::parse_share(&value()?)?,
				"--table" => table = true,
				"--bootstrap" => {
					samples = value()?
						.parse()
						.ok()
						.filter(|samples| (1..=MOST_SAMPLES).contains(samples))
						.ok_or(format!("--bootstrap is not between 1 and {MOST_SAMPLES}"))?;
				},
				_ if word.starts_with("--") => return Err(format!("unknown option {word}")),
				_ if file.is_some() => return Err("more than one file".into()),
				_ => file = Some(word.into()),
			}
		}
		if !(0.0..=365.0).contains(&lead_days) {
			return Err("--lead-days is not between 0 and 365".into());
		}
		if table && policies.is_empty() {
			policies.extend(PolicyName::ALL);
		}
		if worlds.is_empty() {
			let all = if table { &World::ALL[..] } else { &[World::Empty] };
			worlds.extend(all);
		}
		let closed = !policies.is_empty();
		if closed && (csv.is_some() || trace.is_some()) {
			return Err("--csv and --trace are of the open loop, without a policy".into());
		}
		let is_plain = readings == Readings::default() && change.is_none();
		if !closed && (trips.is_some() || samples > 0 || !is_plain || worlds.len() > 1) {
			return Err(
				"--trips, --bootstrap, --change, options of readings and several worlds need a --policy"
					.into()
			);
		}
		if samples > 0 && !policies.contains(&PolicyName::ENGINE) {
			return Err("--bootstrap compares the policy engine, which is not asked for".into());
		}
		Ok(Self {
			file: file.ok_or("which file?")?,
			lead_time: (lead_days * 86_400.0).round() as u64,
			one_line,
			csv,
			half,
			every,
			params,
			trace,
			nulls,
			worlds,
			policies,
			trips,
			readings,
			change,
			table,
			samples,
		})
	}
}

/// Returns the range of days that two numbers with a dash between them name.
fn parse_range(word: &str) -> Result<Range<f64>, String> {
	let days = |word: &str| word.parse().ok().filter(|days: &f64| *days >= 0.0);
	word.split_once('-')
		.and_then(|(from, to)| Some(days(from)?..days(to)?))
		.filter(|range| !range.is_empty())
		.ok_or(format!("--every is not a range of days: {word}"))
}

/// Returns the default parameters with those replaced that `json` names.
fn parse_params(json: &str) -> Result<Params, String> {
	let reason = |error: serde_json::Error| format!("--params: {error}");
	let given: serde_json::Map<_, _> = serde_json::from_str(json).map_err(reason)?;
	let mut all = serde_json::to_value(Params::default()).map_err(reason)?;
	for (name, value) in given {
		*all.get_mut(&name).ok_or(format!("--params: no parameter is called {name}"))? = value;
	}
	let params: Params = serde_json::from_value(all).map_err(reason)?;
	params.validate().map_err(|error| format!("--params: {error:?}"))?;
	Ok(params)
}

fn main() -> ExitCode {
	match run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(reason) => {
			eprintln!("replay: {reason}");
			ExitCode::from(2)
		},
	}
}

fn run() -> Result<(), String> {
	if std::env::args().any(|word| word == "--activities") {
		return activities::run(std::env::args().skip(1));
	}
	let arguments = Arguments::parse(std::env::args().skip(1))?;
	let slots = read_slots(&arguments)?;
	if arguments.policies.is_empty() {
		open_loop(&arguments, slots)
	} else {
		closed_loop(&arguments, slots)
	}
}

/// Reads and parses a file. An error names the file.
fn parse_file<T>(file: &Path, parse: impl Fn(&str) -> Result<T, String>) -> Result<T, String> {
	parse(&text::read(file)?).map_err(|reason| format!("{}: {reason}", file.display()))
}

/// Reads the slots with enough purchases that the arguments do not leave out.
fn read_slots(arguments: &Arguments) -> Result<Vec<Slot>, String> {
	let Arguments { file, half, every, .. } = arguments;
	let mut slots = parse_file(file, purchases::parse)?;
	slots.retain(|slot: &Slot| {
		slot.purchases.len() >= FEWEST_PURCHASES
			&& half.is_none_or(|half| slot.household / 2 % 2 == half)
			&& every.as_ref().is_none_or(|every| every.contains(&slot.days_between()))
	});
	stock::ensure_fits(&slots)?;
	Ok(slots)
}

fn open_loop(arguments: &Arguments, slots: Vec<Slot>) -> Result<(), String> {
	let Arguments { params, lead_time, .. } = arguments;
	let world = arguments.worlds.first().copied().unwrap_or(World::Empty);
	let slots = world.slots(slots)?;
	if let Some(name) = &arguments.trace {
		let slot = slots
			.iter()
			.find(|slot| format!("{}/{}", slot.household, slot.name) == *name)
			.ok_or(format!("no slot {name} with {FEWEST_PURCHASES} purchases"))?;
		print!("{}", report::trace(params, world, slot, *lead_time));
		return Ok(());
	}
	let replay = cycles::replay(params, world, &slots, *lead_time);
	if let Some(path) = &arguments.csv {
		let rows = report::rows(&slots, &replay, *lead_time);
		fs::write(path, rows).map_err(|error| format!("{}: {error}", path.display()))?;
	}
	let nulls = arguments.nulls && world.is_used_up();
	print_json(&report::summary(params, &slots, &replay, *lead_time, nulls), arguments.one_line);
	Ok(())
}

fn closed_loop(arguments: &Arguments, slots: Vec<Slot>) -> Result<(), String> {
	let Arguments { params, lead_time, policies, samples, readings, change, .. } = arguments;
	let trips = match &arguments.trips {
		Some(file) => parse_file(file, trips::parse)?,
		None => trips::of_purchases(&slots),
	};
	let columns = arguments.worlds.iter().map(|world| {
		let slots = world.slots(slots.clone())?;
		let settings =
			Settings { params, lead_time: *lead_time, readings: *readings, change: *change };
		let outcomes = closed::run(*world, &slots, &trips, policies, settings);
		Ok(Column { world: *world, outcomes })
	});
	let columns: Vec<_> = columns.collect::<Result<_, String>>()?;
	if arguments.table {
		print!("{}", table::markdown(&columns, *samples));
	} else {
		print_json(&table::summary(&columns, *samples), arguments.one_line);
	}
	Ok(())
}

fn print_json(value: &serde_json::Value, one_line: bool) {
	if one_line {
		println!("{value}");
	} else {
		println!("{value:#}");
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn parse(line: &str) -> Result<Arguments, String> {
		Arguments::parse(line.split_whitespace().map(Into::into))
	}

	#[test]
	fn a_table_has_all_policies_in_all_worlds_unless_some_are_named() {
		let all = parse("file.csv --table").unwrap();
		assert_eq!((all.worlds.len(), all.policies.len()), (4, 9));
		let some =
			parse("file.csv --table --policy engine --policy oracle --world steady").unwrap();
		assert_eq!(some.policies, [PolicyName::ENGINE, PolicyName::Oracle]);
		assert_eq!(some.worlds, [World::Steady]);
	}

	#[test]
	fn without_a_policy_the_loop_is_open() {
		let open = parse("file.csv --world left=0.5 --no-nulls").unwrap();
		assert!(open.policies.is_empty() && !open.nulls);
		assert_eq!(open.worlds, [World::Left(0.5)]);
		assert_eq!(parse("file.csv").unwrap().worlds, [World::Empty]);
	}

	#[test]
	fn options_that_do_not_belong_together_are_refused() {
		for line in [
			"",
			"file.csv other.csv",
			"file.csv --unknown",
			"file.csv --world",
			"file.csv --worlds all",
			"file.csv --trips trips.csv",
			"file.csv --read-restocks",
			"file.csv --readings-a-day 4",
			"file.csv --policy engine --readings-a-day 5",
			"file.csv --taken-out 0.1",
			"file.csv --policy engine --taken-out 2",
			"file.csv --change stop",
			"file.csv --every 4",
			"file.csv --every 8-4",
			"file.csv --every x-8",
			"file.csv --policy engine --change never",
			"file.csv --policy engine=0.7",
			"file.csv --bootstrap 10",
			"file.csv --policy oracle --bootstrap 10",
			"file.csv --table --bootstrap 0",
			"file.csv --table --csv rows.csv",
			"file.csv --policy engine --trace 7/milk",
		] {
			assert!(parse(line).is_err(), "{line}");
		}
	}
}
