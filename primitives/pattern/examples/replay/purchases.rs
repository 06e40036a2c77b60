//! Data file: purchases of households.

use std::collections::BTreeMap;

/// Seconds within which two purchases count as one.
const MERGE: u64 = 6 * 3_600;
/// Units that the engine counts at most, which counts thousandths to 2^32.
const MOST_UNITS: u32 = u32::MAX / 1_000;
const HEADER: &str = "unix,household_id,slot,quantity,paid_cents";

/// Purchases of one household in one category, oldest first.
#[derive(Clone)]
pub struct Slot {
	pub household: u64,
	pub name: String,
	pub purchases: Vec<Purchase>,
}

#[derive(Clone, Copy)]
pub struct Purchase {
	pub at: u64,
	/// In whole units.
	pub quantity: u32,
}

impl Slot {
	/// Returns the average days between two purchases.
	pub fn days_between(&self) -> f64 {
		let [first, .., last] = &self.purchases[..] else { return 0.0 };
		(last.at - first.at) as f64 / 86_400.0 / (self.purchases.len() - 1) as f64
	}
}

/// Parses the file. An error names the line and the reason.
pub fn parse(text: &str) -> Result<Vec<Slot>, String> {
	let mut lines = text.lines().zip(1..);
	match lines.next() {
		Some((header, _)) if header.trim_end() == HEADER => {},
		_ => return Err(format!("line 1: expected the header {HEADER}")),
	}
	let mut slots = BTreeMap::<(u64, &str), Vec<(usize, Purchase)>>::new();
	for (line, number) in lines {
		let (household, slot, purchase) =
			parse_row(line).map_err(|reason| format!("line {number}: {reason}"))?;
		slots.entry((household, slot)).or_default().push((number, purchase));
	}
	let merged = slots.into_iter().map(|((household, name), purchases)| {
		let purchases = merge(purchases).map_err(|line| {
			format!("line {line}: with the purchases of the 6 hours before it more than {MOST_UNITS} units")
		})?;
		Ok(Slot { household, name: name.into(), purchases })
	});
	merged.collect()
}

/// Returns the number that a field holds. An error names the field.
pub fn number(name: &str, field: &str) -> Result<u64, String> {
	field.parse().map_err(|_| format!("{name} is not a whole number: {field:?}"))
}

/// Returns the time that a field holds.
pub fn time(field: &str) -> Result<u64, String> {
	let at = number("unix", field)?;
	if at > u64::from(u32::MAX) {
		return Err(format!("unix is not a time in seconds: {at}"));
	}
	Ok(at)
}

fn parse_row(line: &str) -> Result<(u64, &str, Purchase), String> {
	let fields: Vec<_> = line.trim_end().split(',').collect();
	let [unix, household, slot, quantity, paid] = fields[..] else {
		return Err(format!("expected 5 fields, found {}", fields.len()));
	};
	number("paid_cents", paid)?;
	if slot.is_empty() {
		return Err("slot is empty".into());
	}
	let quantity = number("quantity", quantity)?;
	let quantity = u32::try_from(quantity)
		.ok()
		.filter(|units| (1..=1_000_000).contains(units))
		.ok_or(format!("quantity is not between 1 and 1000000: {quantity}"))?;
	let at = time(unix)?;
	Ok((number("household_id", household)?, slot, Purchase { at, quantity }))
}

/// Sorts the purchases, each with its line, and adds up those within six hours. An error is the
/// line at which the sum exceeds the units that the engine counts.
pub fn merge(mut purchases: Vec<(usize, Purchase)>) -> Result<Vec<Purchase>, usize> {
	purchases.sort_by_key(|(_, purchase)| purchase.at);
	let mut merged = Vec::<Purchase>::new();
	for (line, purchase) in purchases {
		match merged.last_mut() {
			Some(last) if purchase.at - last.at < MERGE => {
				let sum = u64::from(last.quantity) + u64::from(purchase.quantity);
				let sum = u32::try_from(sum).ok().filter(|units| *units <= MOST_UNITS);
				last.quantity = sum.ok_or(line)?;
			},
			_ => merged.push(purchase),
		}
	}
	Ok(merged)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn parse_rows(rows: &str) -> Result<Vec<Slot>, String> {
		parse(&format!("{HEADER}\n{rows}"))
	}

	#[test]
	fn purchases_within_six_hours_are_one() {
		let slots =
			parse_rows("10000,7,milk,1,99\n31599,7,milk,2,99\n31600,7,milk,4,99\n").unwrap();
		let quantities: Vec<_> =
			slots[0].purchases.iter().map(|purchase| (purchase.at, purchase.quantity)).collect();
		assert_eq!(quantities, [(10_000, 3), (31_600, 4)]);
	}

	#[test]
	fn a_slot_is_a_household_and_a_category() {
		let slots = parse_rows("1,7,milk,1,9\n2,7,eggs,1,9\n3,8,milk,1,9\n4,7,milk,1,9\n").unwrap();
		let names: Vec<_> = slots.iter().map(|slot| (slot.household, slot.name.as_str())).collect();
		assert_eq!(names, [(7, "eggs"), (7, "milk"), (8, "milk")]);
	}

	#[test]
	fn a_malformed_row_is_named_with_its_line() {
		let error = |rows| parse_rows(rows).err().unwrap_or_default();
		assert_eq!(error("1,7,milk,1,9\n1,7,milk,1\n"), "line 3: expected 5 fields, found 4");
		assert_eq!(error("1,7,milk,x,9\n"), "line 2: quantity is not a whole number: \"x\"");
		assert_eq!(error("1,7,milk,0,9\n"), "line 2: quantity is not between 1 and 1000000: 0");
		assert_eq!(error("-1,7,milk,1,9\n"), "line 2: unix is not a whole number: \"-1\"");
		assert_eq!(error("1,7,,1,9\n"), "line 2: slot is empty");
		assert_eq!(
			error("4294967296,7,milk,1,9\n"),
			"line 2: unix is not a time in seconds: 4294967296"
		);
		assert!(parse("").is_err_and(|error| error.starts_with("line 1: expected the header")));
	}

	#[test]
	fn merged_purchases_add_up_to_what_the_engine_counts() {
		let rows = |last| "1,7,milk,1000000,9\n".repeat(4) + &format!("2,7,milk,{last},9\n");
		let slots = parse_rows(&rows(294_967)).unwrap();
		assert_eq!(slots[0].purchases[0].quantity, 4_294_967);
		assert_eq!(
			parse_rows(&rows(294_968)).err().unwrap_or_default(),
			"line 6: with the purchases of the 6 hours before it more than 4294967 units"
		);
	}
}
