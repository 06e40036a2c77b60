//! Figures of the closed loop per household and year: as JSON, and as Markdown.

use serde_json::{json, Value};

use crate::{
	closed::{Figures, Outcome},
	policies::PolicyName,
	share::share,
	stock::{Random, PORTION},
	worlds::World,
};

const YEAR: f64 = 365.0 * 86_400.0;
const DAY: f64 = 86_400.0;

/// Outcomes of the policies in one world.
pub struct Column {
	pub world: World,
	pub outcomes: Vec<Outcome>,
}

/// Figures of a household and year, of so many households.
struct Average {
	figures: Figures,
	households: usize,
}

impl Average {
	fn of<'a>(households: impl IntoIterator<Item = &'a Figures>) -> Self {
		let mut average = Self { figures: Figures::default(), households: 0 };
		for figures in households {
			average.figures.add(figures);
			average.households += 1;
		}
		average
	}

	/// Returns a count per household and year: that of a slot and year, by the slots of a
	/// household.
	fn per_year(&self, count: f64) -> f64 {
		let slots = self.figures.slots as f64 / self.households as f64;
		count * YEAR / self.figures.seconds as f64 * slots
	}

	fn stock_outs(&self) -> f64 {
		self.per_year(self.figures.stock_outs as f64)
	}

	/// Returns the average stock in days of the average need, which is the time that a portion
	/// lies in stock (Little 1961).
	fn days_of_stock(&self) -> Option<f64> {
		let needed = self.figures.needed as f64 * f64::from(PORTION);
		(needed > 0.0).then(|| self.figures.stock / needed / DAY)
	}

	fn days_empty(&self) -> f64 {
		self.per_year(self.figures.empty as f64 / DAY)
	}

	fn armed(&self) -> Option<f64> {
		share(self.figures.armed, self.figures.readings)
	}
}

/// Difference of a policy to a rival, with the interval that holds it in nine of ten samples.
#[derive(Clone, Copy)]
struct Difference {
	value: f64,
	low: f64,
	high: f64,
}

impl Difference {
	fn json(&self) -> Value {
		json!({ "value": self.value, "low": self.low, "high": self.high })
	}
}

impl std::fmt::Display for Difference {
	fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
		write!(formatter, "{:+.1} [{:+.1}, {:+.1}]", self.value, self.low, self.high)
	}
}

/// Returns the differences in stock-outs and in days of stock of two policies, with 90 % intervals
/// from samples of the households with replacement (bootstrap, Efron 1979).
fn difference(policy: &Outcome, rival: &Outcome, samples: usize) -> [Difference; 2] {
	let pairs: Vec<_> = policy.households.values().zip(rival.households.values()).collect();
	let both = |pairs: &[(&Figures, &Figures)]| {
		let policy = Average::of(pairs.iter().map(|pair| pair.0));
		let rival = Average::of(pairs.iter().map(|pair| pair.1));
		let days = policy.days_of_stock().zip(rival.days_of_stock());
		let days = days.map_or(f64::NAN, |(policy, rival)| policy - rival);
		[policy.stock_outs() - rival.stock_outs(), days]
	};
	let mut random = Random::seeded("bootstrap");
	let drawn: Vec<_> = (0..samples)
		.map(|_| both(&pairs.iter().map(|_| pairs[random.index(pairs.len())]).collect::<Vec<_>>()))
		.collect();
	let value = both(&pairs);
	[0, 1].map(|index| {
		let mut values: Vec<_> = drawn.iter().map(|sample| sample[index]).collect();
		values.sort_by(f64::total_cmp);
		let at = |part: f64| values[(part * (values.len() - 1) as f64).round() as usize];
		Difference { value: value[index], low: at(0.05), high: at(0.95) }
	})
}

impl Column {
	/// Returns true if no slot was judged.
	fn is_empty(&self) -> bool {
		self.outcomes.iter().all(|outcome| outcome.households.is_empty())
	}

	fn average(&self, policy: PolicyName) -> Option<Average> {
		let outcome = self.outcomes.iter().find(|outcome| outcome.policy == policy)?;
		(!outcome.households.is_empty()).then(|| Average::of(outcome.households.values()))
	}

	/// Returns the differences of the engine to each rival.
	fn differences(&self, samples: usize) -> Vec<(PolicyName, [Difference; 2])> {
		let engine = self.outcomes.iter().find(|outcome| outcome.policy == PolicyName::ENGINE);
		let Some(engine) = engine.filter(|_| samples > 0 && !self.is_empty()) else {
			return Vec::new();
		};
		let rivals = self.outcomes.iter().filter(|outcome| outcome.policy != PolicyName::ENGINE);
		rivals.map(|rival| (rival.policy, difference(engine, rival, samples))).collect()
	}
}

/// Returns the figures per household and year, `null` for a share of nothing.
pub fn summary(columns: &[Column], samples: usize) -> Value {
	let worlds = columns.iter().map(|column| {
		let policies = column.outcomes.iter().filter_map(|Outcome { policy, .. }| {
			let average = column.average(*policy)?;
			let figures = &average.figures;
			let count = |count: usize| average.per_year(count as f64);
			Some(json!({
				"policy": policy.name(),
				"households": average.households,
				"slots": figures.slots,
				"slot_years": figures.seconds as f64 / YEAR,
				"orders": count(figures.orders),
				"by_hand": count(figures.by_hand),
				"stock_outs": average.stock_outs(),
				"days_empty": average.days_empty(),
				"unmet_portions": average.per_year(figures.unmet as f64),
				"days_of_stock": average.days_of_stock(),
				"late": count(figures.late),
				"early": count(figures.early),
				"false_orders": count(figures.false_orders),
				"false_share": share(figures.false_orders, figures.orders),
				"misled_share": share(figures.misled, figures.orders),
				"armed": average.armed(),
				"ever_armed": share(figures.ever_armed, figures.slots),
			}))
		});
		let engine_less = column.differences(samples).into_iter().map(|(rival, differences)| {
			json!({
				"rival": rival.name(),
				"stock_outs": differences[0].json(),
				"days_of_stock": differences[1].json(),
			})
		});
		json!({
			"world": column.world.name(),
			"policies": policies.collect::<Vec<_>>(),
			"engine_less_rival": engine_less.collect::<Vec<_>>(),
		})
	});
	json!({ "worlds": worlds.collect::<Vec<_>>() })
}

/// Returns the tables of all worlds, policy by policy, as Markdown.
pub fn markdown(columns: &[Column], samples: usize) -> String {
	let mut text = String::new();
	let stock = |average: &Average| {
		let Figures { orders, by_hand, .. } = average.figures;
		let days = average.days_of_stock().map_or("-".into(), |days| format!("{days:.1}"));
		format!(
			"{:.0} / {:.0} / {:.1} / {:.1} / {days}",
			average.per_year(orders as f64),
			average.per_year(by_hand as f64),
			average.stock_outs(),
			average.days_empty(),
		)
	};
	let orders = |average: &Average| {
		let Figures { late, early, false_orders, unmet, .. } = average.figures;
		let [late, early, in_stock] =
			[late, early, false_orders].map(|count| average.per_year(count as f64));
		let armed = average.armed().unwrap_or_default();
		let unmet = average.per_year(unmet as f64);
		format!("{late:.1} / {early:.1} / {in_stock:.1} / {unmet:.0} / {armed:.2}")
	};
	table(&mut text, columns, "orders / by hand / stock-outs / days empty / days of stock", stock);
	table(&mut text, columns, "late / early / false / portions unmet / share armed", orders);
	if samples > 0 {
		differences(&mut text, columns, samples);
	}
	text
}

fn table(text: &mut String, columns: &[Column], title: &str, cell: impl Fn(&Average) -> String) {
	let policies = columns.first().map_or(&[][..], |column| &column.outcomes);
	let rows = policies.iter().map(|outcome| {
		let cells = columns.iter().map(|column| column.average(outcome.policy));
		(outcome.policy.name(), cells.map(|it| it.as_ref().map_or("-".into(), &cell)).collect())
	});
	write_table(text, title, columns, rows);
}

fn differences(text: &mut String, columns: &[Column], samples: usize) {
	let all: Vec<_> = columns.iter().map(|column| column.differences(samples)).collect();
	let rivals = all.first().map_or(&[][..], Vec::as_slice);
	let rows = rivals.iter().enumerate().map(|(index, (rival, _))| {
		let cells = all.iter().map(|column| {
			column.get(index).map_or("-".into(), |(_, [outs, days])| format!("{outs}; {days}"))
		});
		(rival.name(), cells.collect())
	});
	write_table(text, "engine less rival: stock-outs; days of stock", columns, rows);
}

fn write_table(
	text: &mut String,
	title: &str,
	columns: &[Column],
	rows: impl Iterator<Item = (String, Vec<String>)>,
) {
	if !text.is_empty() {
		text.push('\n');
	}
	let worlds: Vec<_> = columns.iter().map(|column| column.world.name()).collect();
	let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
	text.push_str(&line(&[vec![title.into()], worlds].concat()));
	text.push_str(&line(&vec!["---".into(); columns.len() + 1]));
	for (name, cells) in rows {
		text.push_str(&line(&[vec![name], cells].concat()));
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const SECONDS: u64 = 365 * 86_400;

	/// Two slots of a household over half a year each.
	fn figures(stock_outs: usize) -> Figures {
		Figures {
			slots: 2,
			seconds: SECONDS,
			readings: 365,
			armed: 73,
			orders: 10,
			by_hand: 3,
			stock_outs,
			empty: 2 * 86_400,
			needed: 365,
			// Ten portions all the time.
			stock: 10.0 * f64::from(PORTION) * SECONDS as f64,
			..Figures::default()
		}
	}

	fn outcome(policy: PolicyName, stock_outs: &[usize]) -> Outcome {
		let households = (1..).zip(stock_outs.iter().map(|count| figures(*count))).collect();
		Outcome { policy, households }
	}

	fn column(policies: &[(PolicyName, &[usize])]) -> Column {
		let outcomes = policies.iter().map(|(policy, counts)| outcome(*policy, counts));
		Column { world: World::Empty, outcomes: outcomes.collect() }
	}

	#[test]
	fn counts_are_those_of_all_slots_of_a_household_in_a_year() {
		let summary = summary(&[column(&[(PolicyName::ENGINE, &[2, 4])])], 0);
		let engine = &summary["worlds"][0]["policies"][0];
		assert_eq!((&engine["slots"], &engine["households"]), (&json!(4), &json!(2)));
		assert_eq!(engine["slot_years"], 2.0);
		// A slot and year has ten orders, and a household two slots.
		assert_eq!((&engine["orders"], &engine["by_hand"]), (&json!(20.0), &json!(6.0)));
		assert_eq!((&engine["stock_outs"], &engine["days_empty"]), (&json!(6.0), &json!(4.0)));
		assert_eq!((&engine["days_of_stock"], &engine["armed"]), (&json!(10.0), &json!(0.2)));
	}

	#[test]
	fn the_markdown_has_a_row_a_policy_and_a_column_a_world() {
		let policies: &[(_, &[usize])] =
			&[(PolicyName::ENGINE, &[2, 4]), (PolicyName::Threshold(0.5), &[1, 2])];
		let columns = [column(policies), Column { world: World::Steady, ..column(policies) }];
		let text = markdown(&columns, 0);
		let rows: Vec<_> = text.lines().collect();
		assert_eq!(rows.len(), 2 * 4 + 1);
		assert!(rows[0].ends_with("| empty | steady |"));
		let cell = "20 / 6 / 6.0 / 4.0 / 10.0";
		assert_eq!(rows[2], format!("| engine=0.9 | {cell} | {cell} |"));
		assert!(rows[3].starts_with("| threshold=0.5 | 20 / 6 / 3.0 / "));
		assert_eq!(markdown(&columns, 100).lines().count(), 2 * 4 + 1 + 4);
	}

	#[test]
	fn no_slot_makes_no_figures() {
		let columns = [column(&[(PolicyName::ENGINE, &[]), (PolicyName::Oracle, &[])])];
		assert_eq!(markdown(&columns, 100).lines().nth(2), Some("| engine=0.9 | - |"));
		assert_eq!(summary(&columns, 100)["worlds"][0]["policies"], json!([]));
	}

	#[test]
	fn the_interval_of_a_difference_holds_it_and_grows_with_its_spread() {
		let [same, narrow, wide] = [[3; 8], [4; 8], [0, 0, 0, 0, 8, 8, 8, 8]].map(|rival| {
			let (engine, rival) =
				(outcome(PolicyName::ENGINE, &[3; 8]), outcome(PolicyName::Oracle, &rival));
			difference(&engine, &rival, 500)[0]
		});
		assert_eq!((same.value, same.low, same.high), (0.0, 0.0, 0.0));
		assert_eq!((narrow.value, narrow.low, narrow.high), (-2.0, -2.0, -2.0));
		assert_eq!(wide.value, -2.0);
		assert!((-8.0..=-5.0).contains(&wide.low) && (1.0..=4.0).contains(&wide.high));
	}
}
