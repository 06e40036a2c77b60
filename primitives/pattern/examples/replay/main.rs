//! Replays real purchases through the engine and prints the quality of its decisions as JSON.
//!
//! ```text
//! replay FILE.csv [--lead-days 2] [--json] [--csv OUT] [--half tune|report] [--params JSON]
//!        [--trace HOUSEHOLD/SLOT]
//! ```
//! `--json` prints one line. `--half` limits the replay to one half of the households, `tune` to
//! those with an even `household_id / 2`. `--params` replaces some of the default parameters, as in
//! `{"service_level": 950}`. `--trace` prints the readings of one slot instead, for a plot.
//!
//! `conforming_null` is `conforming` for the same intervals of each slot in shuffled order, with
//! the stock rebuilt to fit them: the mean of 20 rounds, with its standard error. `_kept` keeps the
//! consumption instead, and `_hours` the time of day of each purchase.
#![allow(clippy::indexing_slicing)]

mod cycles;
mod purchases;
mod report;
mod share;
mod stock;

use std::{fs, path::PathBuf, process::ExitCode};

use cot_pattern::Params;

/// Least number of purchases of a slot; slots with fewer are left out.
const FEWEST_PURCHASES: usize = 6;

struct Arguments {
	file: PathBuf,
	lead_time: u64,
	one_line: bool,
	csv: Option<PathBuf>,
	half: Option<u64>,
	params: Params,
	trace: Option<String>,
}

impl Arguments {
	fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
		let mut file = None;
		let mut lead_days = 2.0f64;
		let mut params = Params::default();
		let mut one_line = false;
		let (mut csv, mut half, mut trace) = (None, None, None);
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
				"--trace" => trace = Some(value()?),
				"--params" => params = parse_params(&value()?)?,
				_ if word.starts_with("--") => return Err(format!("unknown option {word}")),
				_ if file.is_some() => return Err("more than one file".into()),
				_ => file = Some(word.into()),
			}
		}
		if !(0.0..=365.0).contains(&lead_days) {
			return Err("--lead-days is not between 0 and 365".into());
		}
		Ok(Self {
			file: file.ok_or("which file?")?,
			lead_time: (lead_days * 86_400.0).round() as u64,
			one_line,
			csv,
			half,
			params,
			trace,
		})
	}
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
	let arguments = Arguments::parse(std::env::args().skip(1))?;
	let text = fs::read_to_string(&arguments.file)
		.map_err(|error| format!("{}: {error}", arguments.file.display()))?;
	let mut slots = purchases::parse(&text)?;
	slots.retain(|slot| {
		slot.purchases.len() >= FEWEST_PURCHASES
			&& arguments.half.is_none_or(|half| slot.household / 2 % 2 == half)
	});
	let params = arguments.params;
	if let Some(name) = &arguments.trace {
		let slot = slots
			.iter()
			.find(|slot| format!("{}/{}", slot.household, slot.name) == *name)
			.ok_or(format!("no slot {name} with {FEWEST_PURCHASES} purchases"))?;
		print!("{}", report::trace(&params, slot, arguments.lead_time));
		return Ok(());
	}
	let replay = cycles::replay(&params, &slots, arguments.lead_time);
	if let Some(path) = &arguments.csv {
		let rows = report::rows(&slots, &replay, arguments.lead_time);
		fs::write(path, rows).map_err(|error| format!("{}: {error}", path.display()))?;
	}
	let report = report::summary(&params, &slots, &replay, arguments.lead_time);
	if arguments.one_line {
		println!("{report}");
	} else {
		println!("{report:#}");
	}
	Ok(())
}
