//! Data file: purchases of households.

use std::collections::BTreeMap;

/// Seconds within which two purchases count as one.
const MERGE: u64 = 6 * 3_600;
const HEADER: &str = "unix,household_id,slot,quantity,paid_cents";

/// Purchases of one household in one category, oldest first.
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

/// Parses the file. An error names the line and the reason.
pub fn parse(text: &str) -> Result<Vec<Slot>, String> {
	let mut lines = text.lines().zip(1..);
	match lines.next() {
		Some((header, _)) if header.trim_end() == HEADER => {},
		_ => return Err(format!("line 1: expected the header {HEADER}")),
	}
	let mut slots = BTreeMap::<(u64, &str), Vec<Purchase>>::new();
	for (line, number) in lines {
		let (household, slot, purchase) =
			parse_row(line).map_err(|reason| format!("line {number}: {reason}"))?;
		slots.entry((household, slot)).or_default().push(purchase);
	}
	let merged = slots.into_iter().map(|((household, name), purchases)| Slot {
		household,
		name: name.into(),
		purchases: merge(purchases),
	});
	Ok(merged.collect())
}

fn parse_row(line: &str) -> Result<(u64, &str, Purchase), String> {
	let fields: Vec<_> = line.trim_end().split(',').collect();
	let [unix, household, slot, quantity, paid] = fields[..] else {
		return Err(format!("expected 5 fields, found {}", fields.len()));
	};
	let number = |name, field: &str| {
		field.parse::<u64>().map_err(|_| format!("{name} is not a whole number: {field:?}"))
	};
	number("paid_cents", paid)?;
	if slot.is_empty() {
		return Err("slot is empty".into());
	}
	// A unit is a thousand in the engine, which counts to 2^32.
	let quantity = number("quantity", quantity)?;
	let quantity = u32::try_from(quantity)
		.ok()
		.filter(|units| (1..=1_000_000).contains(units))
		.ok_or(format!("quantity is not between 1 and 1000000: {quantity}"))?;
	let at = number("unix", unix)?;
	if at > u64::from(u32::MAX) {
		return Err(format!("unix is not a time in seconds: {at}"));
	}
	Ok((number("household_id", household)?, slot, Purchase { at, quantity }))
}

fn merge(mut purchases: Vec<Purchase>) -> Vec<Purchase> {
	purchases.sort_by_key(|purchase| purchase.at);
	let mut merged = Vec::<Purchase>::new();
	for purchase in purchases {
		match merged.last_mut() {
			Some(last) if purchase.at - last.at < MERGE => last.quantity += purchase.quantity,
			_ => merged.push(purchase),
		}
	}
	merged
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
		assert!(parse("").is_err_and(|error| error.starts_with("line 1: expected the header")));
	}
}
