//! Ledger of a run, made from its events: payouts by household, action and epoch.

use std::{
	collections::BTreeMap,
	fmt::{self, Display, Formatter, Write},
};

use cot_primitives::EpochIndex;
use cot_runtime::{
	genesis_presets::{LGT, MIN_HOLD},
	AccountId, Balance, Runtime, RuntimeEvent, System,
};
use pallet_rewards::{Earning, Event};

/// Points by what they were earned with.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Points {
	pub learning: u64,
	pub deviating: u64,
	pub driving: u64,
}

impl Points {
	pub fn sum(&self) -> u64 {
		self.learning + self.deviating + self.driving
	}

	fn add(&mut self, earning: Earning, points: u32) {
		let sum = match earning {
			Earning::Learning => &mut self.learning,
			Earning::Deviating => &mut self.deviating,
			Earning::Manual => &mut self.driving,
		};
		*sum += u64::from(points);
	}
}

/// One epoch.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Epoch {
	pub points: Points,
	/// Households that were paid for it.
	pub active: usize,
	pub minted: Balance,
	/// Points of all households, as the chain counted them when the epoch was settled.
	settled_points: Option<u64>,
	/// Balances of all households after it, smallest first.
	holdings: Vec<Balance>,
}

/// The whole run.
#[derive(Default, PartialEq, Debug)]
pub struct Ledger {
	pub epochs: Vec<Epoch>,
	pub holdings: BTreeMap<AccountId, Balance>,
	/// The epoch with which a household owned enough for the chain to buy for it.
	pub gate_reached: BTreeMap<AccountId, EpochIndex>,
}

impl Ledger {
	/// One in which these households own nothing.
	pub fn new(households: impl IntoIterator<Item = AccountId>) -> Self {
		let holdings = households.into_iter().map(|account| (account, 0)).collect();
		Self { holdings, ..Self::default() }
	}

	/// Enters the events of the block.
	pub fn enter_block(&mut self) {
		for record in System::read_events_no_consensus() {
			if let RuntimeEvent::Rewards(event) = record.event {
				self.enter(event);
			}
		}
	}

	fn enter(&mut self, event: Event<Runtime>) {
		match event {
			Event::PointsAccrued { epoch, behaviour, points, .. } => {
				self.epoch(epoch).points.add(behaviour, points);
			},
			Event::RewardPaid { household, epoch, amount, .. } => {
				let paid = self.epoch(epoch);
				paid.active += 1;
				paid.minted += amount;
				let holding = self.holdings.entry(household.clone()).or_default();
				*holding += amount;
				if *holding >= MIN_HOLD {
					self.gate_reached.entry(household).or_insert(epoch);
				}
			},
			Event::EpochSettled { epoch, points, .. } => {
				let mut holdings: Vec<_> = self.holdings.values().copied().collect();
				holdings.sort_unstable();
				let settled = self.epoch(epoch);
				settled.settled_points = Some(points);
				settled.holdings = holdings;
			},
			_ => {},
		}
	}

	fn epoch(&mut self, epoch: EpochIndex) -> &mut Epoch {
		let index = epoch as usize;
		if self.epochs.len() <= index {
			self.epochs.resize_with(index + 1, Epoch::default);
		}
		self.epochs.get_mut(index).expect("it was added if it was missing")
	}

	/// Asserts that the chain's own sums equal those of its events.
	pub fn check(&self) {
		for epoch in &self.epochs {
			if let Some(points) = epoch.settled_points {
				assert_eq!(points, epoch.points.sum());
			}
		}
		let minted: Balance = self.epochs.iter().map(|epoch| epoch.minted).sum();
		assert_eq!(minted, self.supply());
	}

	/// Points of all epochs.
	pub fn points(&self) -> Points {
		self.epochs.iter().fold(Points::default(), |sum, epoch| Points {
			learning: sum.learning + epoch.points.learning,
			deviating: sum.deviating + epoch.points.deviating,
			driving: sum.driving + epoch.points.driving,
		})
	}

	/// All tokens that were ever minted.
	pub fn supply(&self) -> Balance {
		self.holdings.values().sum()
	}

	/// Results of these households.
	pub fn fortune<'a>(&self, households: impl IntoIterator<Item = &'a AccountId>) -> Fortune {
		let (mut holdings, mut gate) = (Vec::new(), Vec::new());
		for account in households {
			holdings.push(self.holdings.get(account).copied().unwrap_or_default());
			gate.extend(self.gate_reached.get(account).map(|epoch| epoch + 1));
		}
		holdings.sort_unstable();
		gate.sort_unstable();
		Fortune { holdings, gate }
	}

	/// A line for each epoch, with commas between its figures and a header.
	pub fn csv(&self, max_supply: Balance) -> String {
		let mut csv = "epoch,households,active,minted,supply,cap_left,learning,deviating,driving,gini,past_gate\n"
			.to_string();
		let mut supply = 0;
		for (number, epoch) in self.epochs.iter().enumerate() {
			supply += epoch.minted;
			let past_gate = self.gate_reached.values().filter(|it| **it as usize <= number).count();
			let Points { learning, deviating, driving } = epoch.points;
			writeln!(
				csv,
				"{},{},{},{:.1},{:.1},{:.1},{learning},{deviating},{driving},{:.3},{past_gate}",
				number + 1,
				self.holdings.len(),
				epoch.active,
				tokens(epoch.minted),
				tokens(supply),
				tokens(max_supply - supply),
				gini(&epoch.holdings),
			)
			.expect("a string takes any text");
		}
		csv
	}
}

/// In whole tokens.
pub fn tokens(amount: Balance) -> f64 {
	amount as f64 / LGT as f64
}

/// Gini coefficient of sorted amounts: zero if all are the same, nearly one if one has
/// everything (Gini 1912).
fn gini(ordered: &[Balance]) -> f64 {
	let sum: f64 = ordered.iter().map(|one| *one as f64).sum();
	if sum == 0.0 {
		return 0.0;
	}
	let count = ordered.len() as f64;
	let weighted: f64 = (1..).zip(ordered).map(|(rank, one)| f64::from(rank) * *one as f64).sum();
	2.0 * weighted / (count * sum) - (count + 1.0) / count
}

/// Results of several households, each list sorted.
pub struct Fortune {
	/// Balances.
	pub holdings: Vec<Balance>,
	/// The week in which they owned enough for the chain to buy for them, of those that ever did.
	pub gate: Vec<EpochIndex>,
}

impl Fortune {
	/// Inequality of the balances, see [`gini`].
	pub fn gini(&self) -> f64 {
		gini(&self.holdings)
	}
}

impl Display for Fortune {
	fn fmt(&self, f: &mut Formatter) -> fmt::Result {
		let owned = quartiles(&self.holdings).map(|amount| tokens(amount).round());
		write!(
			f,
			"{} households own {:.0} LGT (quartiles {owned:?}), Gini {:.3}; {} reach the gate, in week {:?}",
			self.holdings.len(),
			tokens(self.holdings.iter().sum()),
			self.gini(),
			self.gate.len(),
			quartiles(&self.gate),
		)
	}
}

/// The values a quarter, half and three quarters of the way through these, which are in order.
fn quartiles<T: Copy + Default>(ordered: &[T]) -> [T; 3] {
	[1, 2, 3].map(|quarter| ordered.get(ordered.len() * quarter / 4).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn nobody_owns_more_than_another_or_one_owns_it_all() {
		assert_eq!(gini(&[5, 5, 5, 5]), 0.0);
		assert_eq!(gini(&[0, 0, 0, 8]), 0.75);
		assert_eq!(gini(&[1, 2, 3, 4]), 0.25);
		assert_eq!(gini(&[0, 0]), 0.0);
	}

	#[test]
	fn quartiles_are_those_of_the_order() {
		assert_eq!(quartiles(&[1, 2, 3, 4, 5, 6, 7, 8]), [3, 5, 7]);
		assert_eq!(quartiles::<u32>(&[]), [0, 0, 0]);
	}
}
