//! Data file: shopping trips of households.

use std::collections::BTreeMap;

use crate::purchases::{number, time, Slot};

const HEADER: &str = "unix,household_id,items,paid_cents";

/// Times of the shopping trips of each household, sorted.
pub type Trips = BTreeMap<u64, Vec<u64>>;

/// Parses the file. An error names the line and the reason.
pub fn parse(text: &str) -> Result<Trips, String> {
	let mut lines = text.lines().zip(1..);
	match lines.next() {
		Some((header, _)) if header.trim_end() == HEADER => {},
		_ => return Err(format!("line 1: expected the header {HEADER}")),
	}
	let mut trips = Trips::new();
	for (line, number) in lines {
		let (household, at) =
			parse_row(line).map_err(|reason: String| format!("line {number}: {reason}"))?;
		trips.entry(household).or_default().push(at);
	}
	trips.values_mut().for_each(|times| times.sort_unstable());
	Ok(trips)
}

fn parse_row(line: &str) -> Result<(u64, u64), String> {
	let fields: Vec<_> = line.trim_end().split(',').collect();
	let [unix, household, items, paid] = fields[..] else {
		return Err(format!("expected 4 fields, found {}", fields.len()));
	};
	number("items", items)?;
	number("paid_cents", paid)?;
	Ok((number("household_id", household)?, time(unix)?))
}

/// Returns the trips that the purchases themselves were, for a record without a file of trips.
pub fn of_purchases(slots: &[Slot]) -> Trips {
	let mut trips = Trips::new();
	for slot in slots {
		let times = slot.purchases.iter().map(|purchase| purchase.at);
		trips.entry(slot.household).or_default().extend(times);
	}
	trips.values_mut().for_each(|times| times.sort_unstable());
	trips
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn trips_belong_to_households_and_are_sorted() {
		let trips = parse(&format!("{HEADER}\n9,7,1,99\n5,8,2,99\n3,7,4,99\n")).unwrap();
		assert_eq!(trips, Trips::from([(7, vec![3, 9]), (8, vec![5])]));
	}

	#[test]
	fn a_malformed_row_is_named_with_its_line() {
		let error = |rows: &str| parse(&format!("{HEADER}\n{rows}")).unwrap_err();
		assert_eq!(error("9,7,1,99\n9,7,1\n"), "line 3: expected 4 fields, found 3");
		assert_eq!(error("9,x,1,99\n"), "line 2: household_id is not a whole number: \"x\"");
		assert!(parse("unix\n").is_err());
	}
}
