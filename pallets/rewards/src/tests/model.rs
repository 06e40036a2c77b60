//! Random steps, and a model that knows only the rules of the README and the events.

use std::collections::{BTreeMap, BTreeSet};

use crate::{mock::*, *};
use cot_primitives::{
	AccrueRewards, Behaviour, EpochIndex, Moment, OnCommission, Points, RewardedAction, SlotCaps,
	TokenId,
};
use frame_support::{
	assert_err,
	dispatch::DispatchResult,
	traits::{fungible::NativeOrWithId, fungibles::Inspect, tokens::Provenance},
	weights::Weight,
};
use proptest::prelude::*;

pub const MANUFACTURERS: [AccountId; 2] = [FROST, TORA];
pub const HOUSEHOLDS: [AccountId; 5] = [ALICE, BOB, CAROL, 13, 14];

#[derive(Clone, Debug)]
pub enum Step {
	/// A restock of one of two slots of a household.
	Restock { manufacturer: usize, household: usize, slot: usize, behaviour: Behaviour, soon: bool },
	/// A manual session, of a day so many days ago.
	Manual { manufacturer: usize, household: usize, seconds: u32, days_ago: u32 },
	/// A device of a household attests.
	Attend { manufacturer: usize, household: usize },
	/// Time passes.
	Advance { seconds: Moment },
	/// A block has this many thousandths of one payout's weight left.
	Idle { time: u64, proof: u64 },
	/// A claim for an epoch some epochs back.
	Claim { manufacturer: usize, epochs_ago: EpochIndex, household: usize },
	/// Governance releases or forfeits one of the unsettled shares.
	Judge { share: prop::sample::Index, mercy: bool },
	/// The token begins or ceases to refuse a household.
	Toggle { manufacturer: usize, household: usize },
	/// A manufacturer sanctions a household or lifts the sanction.
	Sanction { manufacturer: usize, household: usize },
	/// Governance suspends or approves the manufacturer.
	Approve { manufacturer: usize, approved: bool },
	/// The manufacturer announces other terms.
	ChangeTerms { manufacturer: usize, terms: ProgramTerms<Balance> },
	/// The manufacturer ends its program.
	Close { manufacturer: usize },
	/// The manufacturer puts liquidity into its token's pool.
	Provide { manufacturer: usize, coins: Balance, tokens: Balance },
	/// Somebody releases what has vested of a household's rewards.
	Release { manufacturer: usize, household: usize },
	/// A manufacturer receives a commission, in coins or in its token.
	Commission { manufacturer: usize, in_token: bool, amount: Balance },
	/// A block begins.
	Poll,
	/// An attempt to forget a household.
	Forget { manufacturer: usize, household: usize },
}

fn restock_step() -> impl Strategy<Value = Step> {
	let behaviour = prop_oneof![
		4 => Just(Behaviour::Learning),
		2 => Just(Behaviour::Deviating),
		1 => Just(Behaviour::Conforming),
	];
	(0..MANUFACTURERS.len(), 0..HOUSEHOLDS.len(), 0..2usize, behaviour, prop::bool::weighted(0.1))
		.prop_map(|(manufacturer, household, slot, behaviour, soon)| Step::Restock {
			manufacturer,
			household,
			slot,
			behaviour,
			soon,
		})
}

/// Any step within an epoch.
pub fn step_within_an_epoch() -> impl Strategy<Value = Step> {
	let manufacturer = || 0..MANUFACTURERS.len();
	let household = || 0..HOUSEHOLDS.len();
	prop_oneof![
		12 => restock_step(),
		3 => (manufacturer(), household(), 0..3_000u32, 0..=10u32).prop_map(
			|(manufacturer, household, seconds, days_ago)| Step::Manual {
				manufacturer,
				household,
				seconds,
				days_ago,
			}
		),
		2 => (manufacturer(), household())
			.prop_map(|(manufacturer, household)| Step::Attend { manufacturer, household }),
		5 => (0..9_000u64, 500..9_000u64).prop_map(|(time, proof)| Step::Idle { time, proof }),
		2 => (manufacturer(), 0..4u32, household()).prop_map(
			|(manufacturer, epochs_ago, household)| Step::Claim { manufacturer, epochs_ago, household }
		),
		4 => (any::<prop::sample::Index>(), any::<bool>())
			.prop_map(|(share, mercy)| Step::Judge { share, mercy }),
		1 => (manufacturer(), household())
			.prop_map(|(manufacturer, household)| Step::Toggle { manufacturer, household }),
		2 => (manufacturer(), household())
			.prop_map(|(manufacturer, household)| Step::Sanction { manufacturer, household }),
		1 => (manufacturer(), prop::bool::weighted(0.8)).prop_map(
			|(manufacturer, approved)| Step::Approve { manufacturer, approved }
		),
		2 => (manufacturer(), household())
			.prop_map(|(manufacturer, household)| Step::Forget { manufacturer, household }),
		1 => (manufacturer(), 1..2_000u128, 1..80u128).prop_map(
			|(manufacturer, coins, tokens)| Step::Provide { manufacturer, coins, tokens }
		),
		2 => (manufacturer(), household())
			.prop_map(|(manufacturer, household)| Step::Release { manufacturer, household }),
		2 => (manufacturer(), prop::bool::weighted(0.2), 0..500u128).prop_map(
			|(manufacturer, in_token, amount)| Step::Commission { manufacturer, in_token, amount }
		),
		2 => Just(Step::Poll),
	]
}

/// Any step.
pub fn step() -> impl Strategy<Value = Step> {
	let manufacturer = || 0..MANUFACTURERS.len();
	prop_oneof![
		28 => step_within_an_epoch(),
		5 => (0..150u64).prop_map(|seconds| Step::Advance { seconds }),
		// Long enough for a streak to run out.
		1 => (500..2_500u64).prop_map(|seconds| Step::Advance { seconds }),
		2 => (manufacturer(), any_terms()).prop_map(
			|(manufacturer, terms)| Step::ChangeTerms { manufacturer, terms }
		),
		1 => prop::bool::weighted(0.3).prop_flat_map(move |close| match close {
			true => manufacturer().prop_map(|manufacturer| Step::Close { manufacturer }).boxed(),
			false => Just(Step::Advance { seconds: 1 }).boxed(),
		}),
	]
}

prop_compose! {
	pub fn any_terms()(
		epoch_length in MIN_EPOCH_LENGTH..200,
		epoch_budget in 1..2_000u128,
		halving_epochs in 0..6u32,
		extra_supply in 0..4_000u128,
		max_reward_per_point in 1..60u128,
		(learning_points, learning_grants) in (1..12u32, 1..20u32),
		(deviation_points, deviation_grants) in (0..5u32, 1..4u32),
		(manual_points, manual_seconds, manual_grants) in (0..5u32, 1..1_000u32, 1..4u32),
		extra_cap in 0..100u32,
		(step_percent, max_level) in (0..50u8, 0..8u8),
	) -> ProgramTerms<Balance> {
		ProgramTerms {
			epoch_length,
			epoch_budget,
			halving_epochs,
			max_supply: epoch_budget + extra_supply,
			max_reward_per_point,
			household_cap: 12 + extra_cap,
			min_interval: 60,
			learning_points,
			learning_allowance: (learning_points * learning_grants - learning_grants / 7) as u16,
			deviation_points,
			deviation_cap: (deviation_points * deviation_grants) as u16,
			manual_points,
			manual_seconds,
			manual_cap: (manual_points * manual_grants) as u16,
			streak: StreakTerms { step_percent, max_level },
			pattern: Default::default(),
		}
	}
}

type ShareKey = (AccountId, EpochIndex, AccountId);

/// Amount set aside for a closed epoch, and its points times their multipliers, in hundredths.
#[derive(Clone, Copy)]
struct Pot {
	amount: Balance,
	weight: Balance,
}

/// State of the programs by the events so far.
#[derive(Default)]
pub struct Model {
	/// Terms of each program, by their first epoch.
	terms: BTreeMap<AccountId, BTreeMap<EpochIndex, ProgramTerms<Balance>>>,
	/// First epoch in which a program grants nothing.
	closes_with: BTreeMap<AccountId, EpochIndex>,
	/// Level of each household's streak, and the last epoch in which a device of it attested.
	streaks: BTreeMap<(AccountId, AccountId), (u8, EpochIndex)>,
	/// Unsettled points and their multipliers.
	unpaid: BTreeMap<ShareKey, Share>,
	/// Reported payouts of withheld shares.
	withheld: BTreeMap<ShareKey, Balance>,
	/// Points and households of each epoch that is not settled.
	granted: BTreeMap<(AccountId, EpochIndex), (u64, BTreeSet<AccountId>)>,
	/// Amounts set aside for closed epochs that are not settled.
	pots: BTreeMap<(AccountId, EpochIndex), Pot>,
	/// Market supplies, and what is left of them for the pools.
	market: BTreeMap<AccountId, Balance>,
	reserve: BTreeMap<AccountId, Balance>,
	/// Tokens burned.
	burned: BTreeMap<AccountId, Balance>,
	/// Tokens paid and forfeited by epoch that is not settled, and tokens paid by household.
	by_epoch: BTreeMap<(AccountId, EpochIndex), Balance>,
	by_household: BTreeMap<(AccountId, AccountId), Balance>,
	forfeited: BTreeMap<(AccountId, EpochIndex), Balance>,
	/// Points of each household's manual sessions, by their day.
	manual: BTreeMap<(AccountId, AccountId, u32), Points>,
	/// The slots' caps.
	caps: BTreeMap<(AccountId, AccountId, usize), SlotCaps>,
}

impl Model {
	/// Returns the terms of an epoch.
	fn terms_in(&self, manufacturer: AccountId, epoch: EpochIndex) -> &ProgramTerms<Balance> {
		self.terms[&manufacturer].range(..=epoch).next_back().unwrap().1
	}

	/// Returns the budget of an epoch: it goes on halving until terms change its first value or its
	/// halving.
	fn budget_of(&self, (manufacturer, epoch): (AccountId, EpochIndex)) -> Balance {
		let of = |terms: &ProgramTerms<Balance>| (terms.epoch_budget, terms.halving_epochs);
		let (budget, halving_epochs) = of(self.terms_in(manufacturer, epoch));
		let from = self.terms[&manufacturer]
			.range(..=epoch)
			.rev()
			.take_while(|(_, terms)| of(terms) == (budget, halving_epochs))
			.last()
			.map(|(from, _)| *from)
			.unwrap();
		match halving_epochs {
			0 => budget,
			_ => (0..(epoch - from) / halving_epochs).fold(budget, |budget, _| budget / 2),
		}
	}

	/// Sets the budget of an epoch aside, whose points are final.
	fn close(&mut self, key: (AccountId, EpochIndex)) {
		if self.pots.contains_key(&key) {
			return;
		}
		let (manufacturer, epoch) = key;
		let weight: Balance = self
			.unpaid
			.iter()
			.filter(|((of, in_epoch, _), _)| (*of, *in_epoch) == key)
			.map(|(_, share)| Balance::from(share.points) * Balance::from(share.multiplier))
			.sum();
		let sum = |sums: &BTreeMap<(AccountId, EpochIndex), Balance>, key| {
			sums.get(key).copied().unwrap_or(0)
		};
		let set_aside: Balance = self
			.pots
			.iter()
			.filter(|((of, _), _)| *of == manufacturer)
			.map(|(key, pot)| pot.amount - sum(&self.by_epoch, key) - sum(&self.forfeited, key))
			.sum();
		let paid: Balance = self
			.by_household
			.iter()
			.filter(|((of, _), _)| *of == manufacturer)
			.map(|(_, amount)| amount)
			.sum();
		let terms = self.terms_in(manufacturer, epoch);
		let room = terms.max_supply - self.market[&manufacturer] - paid - set_aside;
		let at_most = terms.max_reward_per_point * weight / 100;
		let amount = self.budget_of(key).min(room).min(at_most);
		self.pots.insert(key, Pot { amount, weight });
	}

	/// Closes the epochs whose points are final without an event.
	fn close_silently(&mut self) {
		for (manufacturer, epoch) in self.granted.keys().copied().collect::<Vec<_>>() {
			if program(manufacturer).open_epoch != Some(epoch) {
				self.close((manufacturer, epoch));
			}
		}
	}

	/// Closes a share's epoch and returns the share's payout.
	fn worth_of(&mut self, (manufacturer, epoch, household): ShareKey) -> Balance {
		self.close((manufacturer, epoch));
		let pot = self.pots[&(manufacturer, epoch)];
		let share = self.unpaid[&(manufacturer, epoch, household)];
		let weight = Balance::from(share.points) * Balance::from(share.multiplier);
		pot.amount * weight / pot.weight
	}

	/// Begins a household's epoch with a sign of life or its first points; returns their
	/// multiplier, in hundredths.
	fn enter(&mut self, manufacturer: AccountId, household: AccountId, epoch: EpochIndex) -> u16 {
		let streak = self.terms_in(manufacturer, epoch).streak;
		let level = self.level_in(manufacturer, household, epoch);
		self.streaks.insert((manufacturer, household), (level, epoch));
		100 + u16::from(level) * u16::from(streak.step_percent)
	}

	/// Returns the level of a streak in an epoch in which the household has not earned anything
	/// yet.
	fn level_in(&self, manufacturer: AccountId, household: AccountId, epoch: EpochIndex) -> u8 {
		let level = match self.streaks.get(&(manufacturer, household)) {
			None => 0,
			Some((level, last)) if last + 1 == epoch => level + 1,
			Some((level, last)) => {
				(last + 2..epoch).fold(*level, |level, _| level.saturating_sub(1))
			},
		};
		level.min(self.terms_in(manufacturer, epoch).streak.max_level)
	}

	/// Returns what has not vested yet of a household's payouts.
	fn locked_now(&self, manufacturer: AccountId, household: AccountId) -> Balance {
		Households::<Test>::get(manufacturer, household)
			.map_or(0, |record| record.vesting.locked_at(now()))
	}

	/// Returns true if the rules allow forgetting a household.
	fn may_forget(&self, manufacturer: AccountId, household: AccountId) -> bool {
		let epoch = epoch_ago(manufacturer, 0);
		self.streaks.get(&(manufacturer, household)).is_some_and(|(_, last)| {
			last + 8 < epoch && self.level_in(manufacturer, household, epoch) == 0
		}) && self.locked_now(manufacturer, household) == 0
			&& !self.unpaid.keys().any(|(of, _, by)| (*of, *by) == (manufacturer, household))
	}

	/// Records the settlement of a share.
	fn settle(&mut self, key: ShareKey, points: Points, amount: Balance) {
		assert_eq!(
			amount,
			self.worth_of(key),
			"a share is worth its part of the epoch, rounded down"
		);
		let share = self.unpaid.remove(&key).expect("a share is settled once");
		assert_eq!(share.points, points, "a share is settled whole");
		if let Some(promised) = self.withheld.remove(&key) {
			assert_eq!(amount, promised, "what waits keeps its worth");
		}
	}

	pub fn apply(&mut self, events: Vec<Event<Test>>) {
		for event in events {
			match event {
				Event::ProgramCreated { manufacturer, market_supply, terms, .. } => {
					self.terms.insert(manufacturer, BTreeMap::from([(0, terms)]));
					self.market.insert(manufacturer, market_supply);
					self.reserve.insert(manufacturer, market_supply - market_supply / 2);
				},
				Event::TermsAnnounced { manufacturer, from, old, new } => {
					let epoch = program(manufacturer).epoch_at(now()).unwrap_or(0);
					let terms = self.terms.get_mut(&manufacturer).unwrap();
					assert!(terms.keys().all(|from| *from <= epoch), "what is announced holds");
					assert_eq!(terms.last_key_value().unwrap().1, &old);
					terms.insert(from, new);
				},
				Event::ClosureAnnounced { manufacturer, closes_with } => {
					assert_eq!(self.closes_with.insert(manufacturer, closes_with), None);
				},
				Event::PointsAccrued { manufacturer, household, epoch, points, .. } => {
					assert!(points > 0);
					assert!(self.closes_with.get(&manufacturer).is_none_or(|end| epoch < *end));
					let former = self.granted.keys().find(|(of, open)| {
						*of == manufacturer
							&& *open < epoch && !self.pots.contains_key(&(*of, *open))
					});
					if let Some(former) = former.copied() {
						self.close(former);
					}
					let key = (manufacturer, epoch, household);
					let before = match self.unpaid.get(&key) {
						Some(share) => *share,
						None => Share {
							points: 0,
							multiplier: self.enter(manufacturer, household, epoch),
						},
					};
					let share = Share { points: before.points + points, ..before };
					assert!(share.points <= self.terms_in(manufacturer, epoch).household_cap);
					self.unpaid.insert(key, share);
					let granted = self.granted.entry((manufacturer, epoch)).or_default();
					granted.0 += u64::from(points);
					granted.1.insert(household);
				},
				Event::RewardPaid { manufacturer, household, epoch, points, amount, vesting } => {
					assert_eq!(vesting, vesting_of(amount));
					self.settle((manufacturer, epoch, household), points, amount);
					*self.by_epoch.entry((manufacturer, epoch)).or_default() += amount;
					*self.by_household.entry((manufacturer, household)).or_default() += amount;
				},
				Event::RewardForfeited { manufacturer, household, epoch, points, amount } => {
					assert!(Sanctioned::get().contains(&(manufacturer, household)));
					self.settle((manufacturer, epoch, household), points, amount);
					*self.forfeited.entry((manufacturer, epoch)).or_default() += amount;
				},
				Event::RewardWithheld { manufacturer, household, epoch, points, amount } => {
					let key = (manufacturer, epoch, household);
					assert!(Sanctioned::get().contains(&(manufacturer, household)));
					assert_eq!(self.unpaid.get(&key).map(|share| share.points), Some(points));
					assert_eq!(self.worth_of(key), amount);
					assert_eq!(self.withheld.insert(key, amount), None, "it is told once");
				},
				Event::EpochSettled {
					manufacturer,
					epoch,
					households,
					points,
					minted,
					forfeited,
				} => {
					let key = (manufacturer, epoch);
					self.pots.remove(&key).expect("a settled epoch was closed");
					let granted = self.granted.remove(&key).unwrap();
					assert_eq!((granted.0, granted.1.len()), (points, households as usize));
					assert_eq!(self.by_epoch.remove(&key).unwrap_or(0), minted);
					assert_eq!(self.forfeited.remove(&key).unwrap_or(0), forfeited);
				},
				Event::RewardFailed { manufacturer, household, epoch, .. } => {
					assert!(self.unpaid.contains_key(&(manufacturer, epoch, household)));
					self.close((manufacturer, epoch));
				},
				Event::HouseholdForgotten { manufacturer, household } => {
					assert!(self.may_forget(manufacturer, household));
					self.streaks.remove(&(manufacturer, household));
				},
				Event::VestedReleased { manufacturer, household, locked, .. } => {
					assert_eq!(self.locked_now(manufacturer, household), locked);
				},
				Event::TokensBurned { manufacturer, tokens, .. } => {
					*self.burned.entry(manufacturer).or_default() += tokens;
				},
				Event::ShareNotCollected { .. } | Event::BuyBackFailed { .. } => {},
				Event::LiquidityProvided { manufacturer, tokens, left, .. } => {
					let reserve = self.reserve.entry(manufacturer).or_default();
					*reserve -= tokens;
					assert_eq!(*reserve, left);
				},
				Event::__Ignore(..) => unreachable!(),
			}
		}
		self.close_silently();
	}

	/// Compares the chain with the model.
	pub fn check(&self) {
		Rewards::do_try_state().expect("every invariant holds after every step");
		let shares: BTreeMap<_, _> = Shares::<Test>::iter().collect();
		assert_eq!(shares, self.unpaid, "points and streaks are conserved");
		for manufacturer in MANUFACTURERS {
			self.check_supply(manufacturer);
		}
		for (manufacturer, household, record) in Households::<Test>::iter() {
			let known = self.streaks[&(manufacturer, household)];
			assert_eq!((record.level, record.last_present), known);
		}
		assert_eq!(Households::<Test>::iter().count(), self.streaks.len());
	}

	/// Checks that payouts equal the minted amount, and that the reserve covers the unpaid shares.
	fn check_supply(&self, manufacturer: AccountId) {
		let program = program(manufacturer);
		let paid: Balance = HOUSEHOLDS
			.iter()
			.map(|household| {
				let paid = self.by_household.get(&(manufacturer, *household)).copied().unwrap_or(0);
				assert_eq!(balance(program.token, *household), paid);
				paid
			})
			.sum();
		assert_eq!(program.minted, self.market[&manufacturer] + paid);
		let burned = self.burned.get(&manufacturer).copied().unwrap_or(0);
		assert_eq!(program.burned, burned);
		assert_eq!(issuance(program.token), program.minted - burned, "tokens are conserved");
		for household in HOUSEHOLDS {
			let paid = self.by_household.get(&(manufacturer, household)).copied().unwrap_or(0);
			assert!(self.locked_now(manufacturer, household) <= paid, "only payouts vest");
		}
		assert!(program.minted + program.reserved <= program.terms.max_supply);
		for (epoch, total) in EpochTotals::<Test>::iter_prefix(manufacturer) {
			let pot = self.pots.get(&(manufacturer, epoch)).map_or(0, |pot| pot.amount);
			assert_eq!(total.budget, pot, "a closed epoch has what the rules give it");
			let owed: Balance = Shares::<Test>::iter_prefix_values((manufacturer, epoch))
				.map(|share| program.payout(epoch, &total, share))
				.sum();
			if program.open_epoch != Some(epoch) {
				assert!(owed <= total.reserved(), "what is owed is set aside");
				let dust = total.reserved() - owed;
				assert!(
					dust < total.households.into(),
					"no more than rounding leaves is set aside"
				);
			}
		}
	}

	pub fn run(&mut self, step: Step) {
		self.take(step);
		self.check();
	}

	/// Runs a step without a check afterwards.
	pub fn take(&mut self, step: Step) {
		match step {
			Step::Restock { manufacturer, household, slot, behaviour, soon } => {
				let interval = Some(if soon { 59 } else { 60 });
				let action = RewardedAction::Restock { behaviour, interval };
				let points = self.accrue(manufacturer, household, slot, action);
				assert!(points == 0 || !soon);
			},
			Step::Manual { manufacturer, household, seconds, days_ago } => {
				let day = (now() / 600) as u32 - days_ago;
				// Two slots by turns.
				let slot = 2 + (seconds % 2) as usize;
				let action = RewardedAction::Manual { seconds, day };
				self.accrue(manufacturer, household, slot, action);
			},
			Step::Attend { manufacturer, household } => {
				let (manufacturer, household) =
					(MANUFACTURERS[manufacturer], HOUSEHOLDS[household]);
				let until = Rewards::note_presence(&manufacturer, &household);
				let epoch = program(manufacturer).epoch_at(now());
				let is_closed = |epoch| {
					self.closes_with.get(&manufacturer) <= Some(&epoch)
						&& self.closes_with.contains_key(&manufacturer)
				};
				match epoch {
					Some(epoch) if !is_closed(epoch) => {
						self.enter(manufacturer, household, epoch);
						assert_eq!(Some(until), program(manufacturer).end_of(epoch));
					},
					Some(_) => assert_eq!(until, Moment::MAX),
					None => assert_eq!(until, now() + cot_primitives::DAY),
				}
			},
			Step::Advance { seconds } => advance(seconds),
			Step::Idle { time, proof } => {
				let one = weight_of(1);
				idle(Weight::from_parts(
					one.ref_time() / 1_000 * time,
					one.proof_size() / 1_000 * proof,
				));
			},
			Step::Claim { manufacturer, epochs_ago, household } => {
				let (manufacturer, household) =
					(MANUFACTURERS[manufacturer], HOUSEHOLDS[household]);
				// Most claims are refused; those that are not show in the events.
				let claimed =
					claim_for(manufacturer, epoch_ago(manufacturer, epochs_ago), household);
				assert!(
					claimed.is_err() || !Sanctioned::get().contains(&(manufacturer, household))
				);
			},
			Step::Judge { share, mercy } => {
				let shares: Vec<_> = self.unpaid.keys().copied().collect();
				if !shares.is_empty() {
					let (manufacturer, epoch, household) = *share.get(&shares);
					let root = RuntimeOrigin::root();
					let judged = match mercy {
						true => Rewards::force_release(root, manufacturer, epoch, household),
						false => Rewards::forfeit(root, manufacturer, epoch, household),
					};
					assert!(
						judged.is_err() || Sanctioned::get().contains(&(manufacturer, household))
					);
				}
			},
			Step::Toggle { manufacturer, household } => {
				let token = program(MANUFACTURERS[manufacturer]).token;
				toggle(token, HOUSEHOLDS[household]);
			},
			Step::Sanction { manufacturer, household } => {
				let pair = (MANUFACTURERS[manufacturer], HOUSEHOLDS[household]);
				match Sanctioned::get().contains(&pair) {
					true => lift_sanction(pair.0, pair.1),
					false => sanction(pair.0, pair.1),
				}
			},
			Step::Approve { manufacturer, approved } => {
				let manufacturer = MANUFACTURERS[manufacturer];
				Approved::mutate(|manufacturers| {
					manufacturers.retain(|other| *other != manufacturer);
					if approved {
						manufacturers.push(manufacturer);
					}
				});
			},
			Step::ChangeTerms { manufacturer, terms } => {
				let manufacturer = MANUFACTURERS[manufacturer];
				let held = program(manufacturer).terms;
				let ProgramTerms { epoch_length, max_supply, .. } = held;
				// Every other change leaves the budget as it is.
				let (budget, halving_epochs) = match terms.learning_points % 2 {
					0 => (held.epoch_budget, held.halving_epochs),
					_ => (terms.epoch_budget, terms.halving_epochs),
				};
				let epoch_budget = budget.min(max_supply - self.market[&manufacturer]);
				let terms = ProgramTerms {
					epoch_length,
					max_supply,
					epoch_budget,
					halving_epochs,
					..terms
				};
				let last = *self.terms[&manufacturer].last_key_value().unwrap().0;
				let waits = last > epoch_ago(manufacturer, 0);
				let origin = RuntimeOrigin::signed(manufacturer);
				let changed = Rewards::change_terms(origin, terms);
				match (self.closes_with.contains_key(&manufacturer), waits) {
					(true, _) => assert_err!(changed, Error::<Test>::ProgramClosing),
					(false, true) => assert_err!(changed, Error::<Test>::ChangeAnnounced),
					(false, false) => changed.expect("the terms can be kept"),
				}
			},
			Step::Close { manufacturer } => {
				let manufacturer = MANUFACTURERS[manufacturer];
				let closed = Rewards::close_program(RuntimeOrigin::signed(manufacturer));
				assert_eq!(closed.is_err(), self.closes_with.contains_key(&manufacturer));
			},
			Step::Provide { manufacturer, coins, tokens } => {
				let manufacturer = MANUFACTURERS[manufacturer];
				let origin = RuntimeOrigin::signed(manufacturer);
				let provided = Rewards::provide_liquidity(origin, coins, tokens, 0, 0);
				assert_eq!(provided.is_ok(), tokens <= self.reserve[&manufacturer]);
				assert_eq!(program(manufacturer).market_reserve, {
					self.apply(events());
					self.reserve[&manufacturer]
				});
			},
			Step::Release { manufacturer, household } => {
				let (manufacturer, household) =
					(MANUFACTURERS[manufacturer], HOUSEHOLDS[household]);
				let record = Households::<Test>::get(manufacturer, household);
				let may = record
					.is_some_and(|record| record.vesting.locked_at(now()) < record.vesting.amount);
				let origin = RuntimeOrigin::signed(STRANGER);
				let released = Rewards::release_vested(origin, manufacturer, household);
				assert_eq!(released.is_ok(), may);
			},
			Step::Commission { manufacturer, in_token, amount } => {
				let manufacturer = MANUFACTURERS[manufacturer];
				let asset = match in_token {
					true => NativeOrWithId::WithId(program(manufacturer).token),
					false => NativeOrWithId::Native,
				};
				Rewards::on_commission(&manufacturer, &asset, amount);
			},
			Step::Poll => poll(),
			Step::Forget { manufacturer, household } => {
				let (manufacturer, household) =
					(MANUFACTURERS[manufacturer], HOUSEHOLDS[household]);
				let may = self.may_forget(manufacturer, household);
				assert_eq!(forget(manufacturer, household).is_ok(), may);
			},
		}
		self.apply(events());
	}

	/// Claims every share; those that cannot be paid are left.
	pub fn claim_all(&mut self) {
		for (manufacturer, epoch, household) in self.unpaid.keys().copied().collect::<Vec<_>>() {
			let _ = claim_for(manufacturer, epoch, household);
		}
		self.apply(events());
	}

	fn accrue(
		&mut self,
		manufacturer: usize,
		household: usize,
		slot: usize,
		action: RewardedAction,
	) -> Points {
		let (manufacturer, household) = (MANUFACTURERS[manufacturer], HOUSEHOLDS[household]);
		let epoch = program(manufacturer).epoch_at(now()).unwrap_or(0);
		let terms = self.terms_in(manufacturer, epoch).clone();
		let caps = self.caps.entry((manufacturer, household, slot)).or_default();
		let before = *caps;
		let points = Rewards::accrue(&manufacturer, &household, action, caps);
		match (points, action) {
			(0, _) => assert_eq!(*caps, before, "what earns nothing is not recorded"),
			(_, RewardedAction::Manual { day, .. }) => {
				assert!(caps.period_points <= terms.manual_cap);
				let of_day = self.manual.entry((manufacturer, household, day)).or_default();
				*of_day += points;
				assert!(*of_day <= terms.manual_cap.into(), "a household has one cap a day");
			},
			_ if caps.learning_points != before.learning_points => {
				assert!(caps.learning_points <= terms.learning_allowance);
			},
			_ => assert!(caps.period_points <= terms.deviation_cap),
		}
		// A session too short to earn is a sign of life all the same.
		if Households::<Test>::contains_key(manufacturer, household) && points == 0 {
			self.streaks.entry((manufacturer, household)).or_insert((0, epoch));
		}
		points
	}

	/// Ends every epoch, sanction and block of a token, and drains the payouts in small steps:
	/// nothing may be left.
	pub fn wind_up(&mut self) {
		advance(2 * MAX_EPOCH_LENGTH);
		for manufacturer in MANUFACTURERS {
			for household in HOUSEHOLDS {
				let token = program(manufacturer).token;
				if is_blocked(token, household) {
					unblock_account(token, household);
				}
			}
		}
		Sanctioned::set(vec![]);
		let mut blocks = 0;
		while PendingPayouts::<Test>::iter().next().is_some() {
			idle(weight_of(2));
			self.apply(events());
			self.check();
			blocks += 1;
			assert!(blocks < 1_000, "payouts come to an end");
		}
		let waiting: Vec<_> = self.unpaid.keys().copied().collect();
		for (manufacturer, epoch, household) in waiting {
			claim_for(manufacturer, epoch, household)
				.expect("nothing refuses the household any more");
			self.apply(events());
			self.check();
		}
		assert!(self.unpaid.is_empty() && self.withheld.is_empty());
		assert_eq!(EpochTotals::<Test>::iter().count(), 0);
		for manufacturer in MANUFACTURERS {
			assert_eq!(program(manufacturer).reserved, 0);
			assert_eq!(program(manufacturer).open_epoch, None);
		}
		advance(VESTING_PERIOD);
		for (manufacturer, household) in self.streaks.keys().copied().collect::<Vec<_>>() {
			forget(manufacturer, household).expect("its last points are more than a year ago");
		}
		self.apply(events());
		self.check();
		assert_eq!(Households::<Test>::iter().count(), 0);
	}
}

fn forget(manufacturer: AccountId, household: AccountId) -> DispatchResult {
	Rewards::forget_household(RuntimeOrigin::signed(STRANGER), manufacturer, household)
}

fn epoch_ago(manufacturer: AccountId, epochs: EpochIndex) -> EpochIndex {
	program(manufacturer).epoch_at(now()).unwrap_or(0).saturating_sub(epochs)
}

fn is_blocked(token: TokenId, household: AccountId) -> bool {
	<Assets as Inspect<AccountId>>::can_deposit(token, &household, 1, Provenance::Extant)
		.into_result()
		.is_err()
}

fn toggle(token: TokenId, household: AccountId) {
	match is_blocked(token, household) {
		true => unblock_account(token, household),
		false => block_account(token, household),
	}
}
