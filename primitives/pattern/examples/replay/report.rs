//! Printed figures of a replay.

use std::fmt::Write;

use serde_json::{json, Value};

use cot_pattern::{Decision, Params, RestockCause, ServiceLevel, SlotState};

use crate::{
	cycles::{self, supply, Cycle, Replay, RESOLUTION},
	purchases::Slot,
	share::share,
	stock::{self, Null, Reading},
	worlds::World,
};

const DAY: f64 = 86_400.0;

/// Returns the figures of the replay, `null` for a share of nothing, and for the nulls unless they
/// are asked for.
pub fn summary(
	params: &Params,
	slots: &[Slot],
	replay: &Replay,
	lead_time: u64,
	nulls: bool,
) -> Value {
	let counted = || replay.cycles.iter().filter(|cycle| cycle.counts(lead_time));
	let mut early: Vec<_> = counted().filter_map(|cycle| cycle.early(lead_time)).collect();
	early.sort_unstable();
	let orders = || replay.cycles.iter().filter_map(|cycle| cycle.order);
	let in_stock = orders().filter(|order| order.stock > order.usual).count();
	let shuffled = |null| nulls.then(|| cycles::conforming_of_shuffled(params, slots, null));
	let rebuilt = shuffled(Null::Rebuilt);
	json!({
		"slots": replay.slots,
		"armed": share(replay.armed, replay.slots),
		"established": replay.established as f64 / replay.slots as f64,
		"conforming": share(replay.conforming, replay.compared),
		"conforming_null": rebuilt.map(|(mean, _)| mean),
		"conforming_null_error": rebuilt.map(|(_, error)| error),
		"conforming_null_kept": shuffled(Null::Kept).map(|(mean, _)| mean),
		"conforming_null_hours": shuffled(Null::Hours).map(|(mean, _)| mean),
		"cycles": counted().count(),
		"on_time": share(early.len(), counted().count()),
		"median_days_early": quantile(&early, 0.5),
		"p90_days_early": quantile(&early, 0.9),
		"false_orders": share(in_stock, orders().count()),
		"readings_per_second": (replay.readings as f64 / replay.elapsed.as_secs_f64()).round(),
	})
}

/// Returns one row per cycle; quantity and stock in units.
pub fn rows(slots: &[Slot], replay: &Replay, lead_time: u64) -> String {
	let mut rows = String::from(
		"household_id,slot,start,end,quantity,learned,ordered_at,stock_at_order,on_time\n",
	);
	for cycle in &replay.cycles {
		let slot = &slots[cycle.slot];
		let Cycle { start, end, learned, .. } = cycle;
		let quantity = f64::from(cycle.stock) / 1_000.0;
		let on_time = cycle.early(lead_time).is_some();
		let (at, stock) = cycle.order.map_or_else(Default::default, |order| {
			(order.at.to_string(), (f64::from(order.stock) / 1_000.0).to_string())
		});
		let (household, name) = (slot.household, &slot.name);
		writeln!(
			rows,
			"{household},{name},{start},{end},{quantity},{learned},{at},{stock},{on_time}"
		)
		.expect("a string takes any text; qed");
	}
	rows
}

/// Returns one row per reading of a slot: level and reorder point in units, and the forecast time
/// at which the stock runs out.
pub fn trace(params: &Params, world: World, slot: &Slot, lead_time: u64) -> String {
	let need = world.need(slot);
	let mut state = SlotState::default();
	let mut rows = String::from("unix,level,purchase,reorder_point,empty_at,order\n");
	let mut before = 0;
	for Reading { at, level, bought } in stock::readings(&slot.purchases, &need) {
		let purchase = bought > before;
		before = bought;
		state.observe(params, RESOLUTION, at, level, |_| RestockCause::Household);
		let units = |stock| (f64::from(stock) / 1_000.0).to_string();
		let point = state
			.reorder_point(params, lead_time, ServiceLevel::default())
			.map_or_else(String::new, units);
		let empty_at = state
			.forecast(params)
			.map_or_else(String::new, |forecast| (at + forecast.seconds_left).to_string());
		let decision = state.decide(params, &supply(lead_time));
		let order = matches!(decision, Decision::Order { .. });
		writeln!(rows, "{at},{},{purchase},{point},{empty_at},{order}", units(level))
			.expect("a string takes any text; qed");
	}
	rows
}

/// Returns the quantile of sorted seconds in days, by linear interpolation.
fn quantile(sorted: &[u64], part: f64) -> Option<f64> {
	let position = part * sorted.len().checked_sub(1)? as f64;
	let (below, above) = (sorted[position.floor() as usize], sorted[position.ceil() as usize]);
	let value = below as f64 + (above as f64 - below as f64) * position.fract();
	Some((value / DAY * 1_000.0).round() / 1_000.0)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{purchases, stock::Random};

	#[test]
	fn without_nulls_their_fields_are_null_and_the_others_the_same() {
		let mut random = Random::seeded("report");
		let rows: String = (1..60)
			.map(|index| format!("{},7,milk,1,9\n", index * 700_000 + random.index(90_000)))
			.collect();
		let rows = format!("unix,household_id,slot,quantity,paid_cents\n{rows}");
		let slots = purchases::parse(&rows).unwrap();
		let params = Params::default();
		let replay = cycles::replay(&params, World::Empty, &slots, 172_800);
		let [with, without] =
			[true, false].map(|nulls| summary(&params, &slots, &replay, 172_800, nulls));
		let (with, without) = (with.as_object().unwrap(), without.as_object().unwrap());
		for (name, value) in with {
			let is_null = name.starts_with("conforming_null");
			assert_eq!(without[name], if is_null { Value::Null } else { value.clone() }, "{name}");
			assert!(!value.is_null());
		}
	}
}
