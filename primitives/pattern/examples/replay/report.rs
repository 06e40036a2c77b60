//! What is printed of a replay.

use std::fmt::Write;

use serde_json::{json, Value};

use crate::{
	cycles::{Cycle, Replay},
	purchases::Slot,
};

const DAY: f64 = 86_400.0;

/// `part / whole`; `None` of nothing.
pub fn share(part: usize, whole: usize) -> Option<f64> {
	(whole > 0).then(|| part as f64 / whole as f64)
}

/// The figures of the replay, with `null` for what nothing was seen of.
pub fn summary(replay: &Replay, conforming_null: Option<f64>, lead_time: u64) -> Value {
	let counted = || replay.cycles.iter().filter(|cycle| cycle.counts(lead_time));
	let mut early: Vec<_> = counted().filter_map(|cycle| cycle.early(lead_time)).collect();
	early.sort_unstable();
	let orders = || replay.cycles.iter().filter_map(|cycle| cycle.order);
	let in_stock = orders().filter(|order| order.stock > order.usual).count();
	json!({
		"slots": replay.slots,
		"armed": share(replay.armed, replay.slots),
		"conforming": share(replay.conforming, replay.judged),
		"conforming_null": conforming_null,
		"cycles": counted().count(),
		"on_time": share(early.len(), counted().count()),
		"median_days_early": quantile(&early, 0.5),
		"p90_days_early": quantile(&early, 0.9),
		"false_orders": share(in_stock, orders().count()),
		"readings_per_second": (replay.readings as f64 / replay.elapsed.as_secs_f64()).round(),
	})
}

/// One row per cycle; quantity and stock in units.
pub fn rows(slots: &[Slot], replay: &Replay, lead_time: u64) -> String {
	let mut rows = String::from(
		"household_id,slot,start,end,quantity,established,ordered_at,stock_at_order,on_time\n",
	);
	for cycle in &replay.cycles {
		let slot = &slots[cycle.slot];
		let Cycle { start, end, established, .. } = cycle;
		let quantity = f64::from(cycle.stock) / 1_000.0;
		let on_time = cycle.early(lead_time).is_some();
		let (at, stock) = cycle.order.map_or_else(Default::default, |order| {
			(order.at.to_string(), (f64::from(order.stock) / 1_000.0).to_string())
		});
		let (household, name) = (slot.household, &slot.name);
		writeln!(
			rows,
			"{household},{name},{start},{end},{quantity},{established},{at},{stock},{on_time}"
		)
		.expect("a string takes any text; qed");
	}
	rows
}

/// Quantile of sorted seconds in days, by linear interpolation.
fn quantile(sorted: &[u64], part: f64) -> Option<f64> {
	let position = part * sorted.len().checked_sub(1)? as f64;
	let (below, above) = (sorted[position.floor() as usize], sorted[position.ceil() as usize]);
	let value = below as f64 + (above as f64 - below as f64) * position.fract();
	Some((value / DAY * 1_000.0).round() / 1_000.0)
}
