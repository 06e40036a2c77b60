//! The data file: purchases of households.

use std::collections::BTreeMap;

/// Purchases closer than this are one.
const MERGE: u64 = 6 * 3_600;
const HEADER: &str = "unix,household_id,slot,quantity,paid_cents";

/// The purchases of one household in one category, oldest first.
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

/// Reads the file, or says which line is wrong and why.
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
