//! The economy of LG's program: real households live on a chain week after week, and their devices
//! attest what they see, in signed batches and one block a day. What comes of it is in
//! docs/economy.md.

mod common;
#[path = "economy/home.rs"]
mod home;
#[path = "economy/ledger.rs"]
mod ledger;
#[path = "economy/market.rs"]
mod market;
// The stock between two purchases is made as the replay of patterns makes it.
#[path = "../../primitives/pattern/examples/replay/purchases.rs"]
#[allow(dead_code)]
mod purchases;
#[path = "../../primitives/pattern/examples/replay/readings.rs"]
#[allow(dead_code)]
mod readings;
#[path = "../../primitives/pattern/examples/replay/stock.rs"]
#[allow(dead_code, clippy::indexing_slicing)]
mod stock;

use common::{chain, check_state, pass, tokens_of};
use cot_pattern::Rhythm;
use cot_primitives::{SlotPoints, DAY};
use cot_runtime::{
	genesis_presets::{lg_terms, LGT},
	AccountId, Balance,
};
use ledger::{tokens, Ledger};
use market::World;
use pallet_attestations::SlotRecord;
use pallet_rewards::{ProgramTerms, StreakTerms};

/// A year of the record, in weeks.
const YEAR: u64 = 52;

/// A run and how it ended.
struct Economy {
	ledger: Ledger,
	households: Vec<Household>,
}

/// Final state of a household.
struct Household {
	account: AccountId,
	has_car: bool,
	/// Restocks of all its compartments in a year.
	restocks: usize,
	/// Its compartments, those of them with a rhythm, and those that may not earn by learning any
	/// more.
	compartments: [usize; 3],
}

impl Economy {
	/// So many households, which the seed chooses, live under these terms for so many weeks.
	fn run(terms: ProgramTerms<Balance>, households: usize, weeks: u64, seed: u64) -> Self {
		chain(terms.clone()).execute_with(|| {
			let mut homes = home::settle(households, seed);
			let mut ledger = Ledger::new(homes.iter().map(|home| home.account.clone()));
			for _ in 0..weeks * 7 {
				pass(DAY);
				homes.iter_mut().for_each(home::Home::report);
				ledger.enter_block();
				ledger.check();
			}
			// The first epoch began with the first points, so the last is not over yet.
			pass(terms.epoch_length);
			ledger.enter_block();
			ledger.check();
			for (account, holding) in &ledger.holdings {
				assert_eq!(tokens_of(account), *holding);
			}
			check_state();
			Self {
				ledger,
				households: homes.iter().map(|home| Household::of(home, &terms)).collect(),
			}
		})
	}

	/// The accounts of the households that are so.
	fn accounts(&self, are_so: impl Fn(&Household) -> bool) -> impl Iterator<Item = &AccountId> {
		self.households.iter().filter(move |it| are_so(it)).map(|it| &it.account)
	}

	/// Prints the figures, and writes those of the weeks to the file that the environment names.
	fn report(&self) {
		let csv = self.ledger.csv(lg_terms().max_supply);
		for line in csv.lines() {
			println!("{}", line.split(',').map(|field| format!("{field:>12}")).collect::<String>());
		}
		println!("{}", self.summary());
		let regular = |it: &Household| it.restocks >= 78;
		println!("all: {}", self.ledger.fortune(self.accounts(|_| true)));
		println!("with a car: {}", self.ledger.fortune(self.accounts(|it| it.has_car)));
		println!("without: {}", self.ledger.fortune(self.accounts(|it| !it.has_car)));
		println!(
			"without, that restock thrice a fortnight: {}",
			self.ledger.fortune(self.accounts(|it| !it.has_car && regular(it)))
		);
		let [all, established, paid] = [0, 1, 2].map(|which| {
			let of = |it: &Household| it.compartments.get(which).copied().unwrap_or_default();
			self.households.iter().map(of).sum::<usize>()
		});
		println!("{all} compartments: {established} have a rhythm, {paid} used up their allowance");
		if let Ok(file) = std::env::var("COT_ECONOMY_CSV") {
			std::fs::write(&file, csv).expect("the file can be written");
		}
	}

	/// Far from what any choice of households brings, but what no working program leaves.
	fn ensure_within_bounds(&self) {
		let streak = lg_terms().streak;
		let most_per_point = LGT * Balance::from(streak.multiplier(streak.max_level)) / 100;
		for epoch in &self.ledger.epochs {
			assert!(epoch.minted <= Balance::from(epoch.points.sum()) * most_per_point);
		}
		let points = self.ledger.points();
		assert!(points.learning > points.sum() / 5);
		assert!(points.driving > points.sum() / 5);
		assert!(points.deviating < points.sum() / 20);
		let all = self.ledger.fortune(self.accounts(|_| true));
		assert!((0.3..0.75).contains(&all.gini()), "{all}");
		assert!((1..all.holdings.len()).contains(&all.gate.len()), "{all}");
	}

	/// Tokens issued, by action.
	fn summary(&self) -> String {
		let points = self.ledger.points();
		let share = |part: u64| 100.0 * part as f64 / points.sum() as f64;
		format!(
			"{:.0} LGT issued for {} points: {:.1} % learning, {:.1} % deviating, {:.1} % driving",
			tokens(self.ledger.supply()),
			points.sum(),
			share(points.learning),
			share(points.deviating),
			share(points.driving),
		)
	}
}

impl Household {
	fn of(home: &home::Home, terms: &ProgramTerms<Balance>) -> Self {
		let records = home.compartments();
		let has_rhythm = |it: &&SlotRecord| {
			let rhythm = it.pattern().map(|pattern| pattern.rhythm());
			matches!(rhythm, Some(Rhythm::Established { .. }))
		};
		let is_paid =
			|it: &&SlotRecord| it.earned.caps().learning_points >= terms.learning_allowance;
		Self {
			account: home.account.clone(),
			has_car: home.has_car,
			restocks: home.restocks,
			compartments: [
				records.len(),
				records.iter().filter(has_rhythm).count(),
				records.iter().filter(is_paid).count(),
			],
		}
	}
}

#[test]
fn a_quarter_of_a_year_is_reproducible_and_within_bounds() {
	let [economy, again, other] = [1, 1, 2].map(|seed| Economy::run(lg_terms(), 40, 12, seed));
	assert_eq!(economy.ledger, again.ledger);
	assert_ne!(economy.ledger, other.ledger);
	for economy in [economy, other] {
		economy.report();
		economy.ensure_within_bounds();
	}
}

/// Prints the figures of docs/economy.md.
#[test]
#[ignore = "takes a quarter of a minute"]
fn a_year_of_all_households() {
	Economy::run(lg_terms(), usize::MAX, YEAR, 1).report();
}

/// Earnings of the same households where one rule after the other is as loose as it can be, or
/// where streaks add nothing.
#[test]
#[ignore = "takes two minutes"]
fn a_year_without_each_of_the_rules() {
	let terms = lg_terms;
	let streak = StreakTerms { step_percent: 0, max_level: 0 };
	for (left_out, terms) in [
		("nothing", terms()),
		("learning_allowance", ProgramTerms { learning_allowance: SlotPoints::MAX, ..terms() }),
		("deviation_cap", ProgramTerms { deviation_cap: SlotPoints::MAX, ..terms() }),
		("manual_cap", ProgramTerms { manual_cap: SlotPoints::MAX, ..terms() }),
		("min_interval", ProgramTerms { min_interval: 0, ..terms() }),
		("household_cap", ProgramTerms { household_cap: u32::MAX, ..terms() }),
		(
			"max_reward_per_point",
			ProgramTerms { max_reward_per_point: terms().epoch_budget, ..terms() },
		),
		("streak", ProgramTerms { streak, ..terms() }),
	] {
		println!("{left_out}: {}", Economy::run(terms, usize::MAX, YEAR, 1).summary());
	}
}

/// Worlds of the table in docs/economy.md, each without vesting and burning and with them.
fn worlds() -> impl Iterator<Item = (String, World)> {
	let people = [
		("all sell everything", false, false, 0),
		("all keep the gate's tokens", true, false, 0),
		("all keep those of a gate that grows", true, true, 0),
		("those, and a fleet of a thousand fridges", true, true, 1_000),
	];
	let rules = [
		("neither", false, false),
		("vesting", true, false),
		("burning", false, true),
		("both", true, true),
	];
	people.into_iter().flat_map(move |(who, keeps, grows, fleet)| {
		rules.map(|(rule, vests, burns)| {
			(format!("{who}, {rule}"), World { vests, burns, keeps, grows, fleet })
		})
	})
}

/// Prints the figures of the market in docs/economy.md.
#[test]
#[ignore = "takes minutes"]
fn a_year_of_the_market() {
	for (name, world) in worlds() {
		println!("{name}: {}", market::year(world, usize::MAX));
	}
}

/// A year of a few households and a small fleet.
fn small_year(vests: bool, burns: bool, keeps: bool, grows: bool) -> market::Outcome {
	let outcome = market::year(World { vests, burns, keeps, grows, fleet: 20 }, 20);
	println!("{outcome}");
	outcome
}

#[test]
fn vesting_delays_what_is_sold() {
	let [all_at_once, vesting] = [false, true].map(|vests| small_year(vests, false, false, false));
	assert_eq!(all_at_once.issued, vesting.issued);
	assert_eq!(all_at_once.sold, all_at_once.issued);
	// In whole tokens, each rounded down.
	assert!((vesting.issued - vesting.sold).abs_diff(vesting.locked) <= 1);
	assert!(vesting.fleet_early < all_at_once.fleet_early / 2);
	assert!(vesting.lowest_price > all_at_once.lowest_price);
}

#[test]
fn burning_supports_the_price() {
	let [without, burning] = [false, true].map(|burns| small_year(true, burns, true, false));
	assert_eq!((without.burned, without.issued), (0, burning.issued));
	assert!(burning.burned > 0 && burning.price > without.price);
}

#[test]
fn a_gate_that_grows_keeps_more_tokens_out_of_the_market() {
	let [once, growing] = [false, true].map(|grows| small_year(true, false, true, grows));
	assert_eq!(once.issued, growing.issued);
	assert!(growing.at_gate > once.at_gate);
	assert!(growing.sold < once.sold && growing.price > once.price);
}
