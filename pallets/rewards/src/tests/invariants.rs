//! Random runs against a model that only knows the rules of the README.

use std::collections::BTreeMap;

use crate::{math, mock::*, *};
use cot_primitives::{AccrueRewards, Behaviour, EpochIndex, Moment, Points, SlotLedger, TokenId};
use frame_support::weights::Weight;
use proptest::prelude::*;

const MANUFACTURERS: [AccountId; 2] = [FROST, TORA];
const OWNERS: [AccountId; 5] = [ALICE, BOB, CAROL, 13, 14];

#[derive(Clone, Debug)]
enum Step {
	/// A restock of one of two slots of an owner.
	Accrue { manufacturer: usize, owner: usize, slot: usize, behaviour: Behaviour },
	/// Time passes.
	Advance { seconds: Moment },
	/// A block has this many thousandths of one payout's weight left.
	Idle { time: u64, proof: u64 },
	/// Somebody claims, some epochs back.
	Claim { manufacturer: usize, epochs_ago: EpochIndex, owner: usize },
	/// The token begins or ceases to refuse an owner.
	Toggle { manufacturer: usize, owner: usize },
	/// Governance suspends the manufacturer or lifts the suspension.
	Suspend { manufacturer: usize },
}

fn step() -> impl Strategy<Value = Step> {
	let manufacturer = 0..MANUFACTURERS.len();
	let owner = 0..OWNERS.len();
	let behaviour = prop_oneof![
		4 => Just(Behaviour::Learning),
		2 => Just(Behaviour::Deviating),
		1 => Just(Behaviour::Conforming),
	];
	prop_oneof![
		12 => (manufacturer.clone(), owner.clone(), 0..2usize, behaviour).prop_map(
			|(manufacturer, owner, slot, behaviour)| Step::Accrue {
				manufacturer,
				owner,
				slot,
				behaviour
			}
		),
		4 => (0..150u64).prop_map(|seconds| Step::Advance { seconds }),
		5 => (0..9_000u64, 500..9_000u64).prop_map(|(time, proof)| Step::Idle { time, proof }),
		2 => (manufacturer.clone(), 0..4u32, owner.clone()).prop_map(
			|(manufacturer, epochs_ago, owner)| Step::Claim { manufacturer, epochs_ago, owner }
		),
		1 => (manufacturer.clone(), owner).prop_map(
			|(manufacturer, owner)| Step::Toggle { manufacturer, owner }
		),
		1 => manufacturer.prop_map(|manufacturer| Step::Suspend { manufacturer }),
	]
}

prop_compose! {
	fn any_terms()(
		epoch_length in MIN_EPOCH_LENGTH..200,
		epoch_budget in 1..2_000u128,
		halving_epochs in 0..6u32,
		extra_supply in 0..4_000u128,
		max_reward_per_point in 1..60u128,
		learning_points in 1..12u32,
		learning_grants in 1..20u32,
		deviation_points in 0..5u32,
		deviation_grants in 1..4u32,
	) -> ProgramTerms<Balance> {
		ProgramTerms {
			epoch_length,
			epoch_budget,
			halving_epochs,
			max_supply: epoch_budget + extra_supply,
			max_reward_per_point,
			learning_points,
			learning_allowance: (learning_points * learning_grants - learning_grants / 7) as u16,
			deviation_points,
			deviation_cap: (deviation_points * deviation_grants) as u16,
			pattern: Default::default(),
		}
	}
}

/// What the events so far say.
#[derive(Default)]
struct Model {
	/// Points granted and not paid.
	unpaid: BTreeMap<(AccountId, EpochIndex, AccountId), Points>,
	/// Points granted, paid or not.
	granted: BTreeMap<(AccountId, EpochIndex), u64>,
	/// Tokens paid by program, by epoch and by household.
	by_program: BTreeMap<AccountId, Balance>,
	by_epoch: BTreeMap<(AccountId, EpochIndex), Balance>,
	by_owner: BTreeMap<(AccountId, AccountId), Balance>,
	/// The slots' ledgers.
	ledgers: BTreeMap<(AccountId, AccountId, usize), SlotLedger>,
}

impl Model {
	fn apply(&mut self, events: Vec<Event<Test>>) {
		for event in events {
			match event {
				Event::PointsAccrued { manufacturer, owner, epoch, points, .. } => {
					assert!(points > 0);
					*self.unpaid.entry((manufacturer, epoch, owner)).or_default() += points;
					*self.granted.entry((manufacturer, epoch)).or_default() += u64::from(points);
				},
				Event::RewardPaid { manufacturer, owner, epoch, points, amount } => {
					let share = self.unpaid.remove(&(manufacturer, epoch, owner));
					assert_eq!(share, Some(points), "a share is paid once, and whole");
					*self.by_program.entry(manufacturer).or_default() += amount;
					*self.by_epoch.entry((manufacturer, epoch)).or_default() += amount;
					*self.by_owner.entry((manufacturer, owner)).or_default() += amount;
					let terms = program(manufacturer).terms;
					assert!(amount <= Balance::from(points) * terms.max_reward_per_point);
				},
				Event::EpochSettled { manufacturer, epoch, points, minted } => {
					assert_eq!(self.granted.get(&(manufacturer, epoch)), Some(&points));
					assert_eq!(self.by_epoch.get(&(manufacturer, epoch)), Some(&minted));
				},
				Event::RewardFailed { manufacturer, owner, epoch, .. } => {
					assert!(self.unpaid.contains_key(&(manufacturer, epoch, owner)));
				},
				Event::ProgramCreated { .. } => {},
				Event::__Ignore(..) => unreachable!(),
			}
		}
	}

	/// Compares the chain with the model.
	fn check(&self) {
		Rewards::do_try_state().expect("every invariant holds after every step");
		let unpaid: BTreeMap<_, _> = PointsOf::<Test>::iter().collect();
		assert_eq!(unpaid, self.unpaid, "points are conserved");
		for manufacturer in MANUFACTURERS {
			let program = program(manufacturer);
			let minted = self.by_program.get(&manufacturer).copied().unwrap_or(0);
			assert_eq!(program.minted, minted);
			assert_eq!(issuance(program.token), minted, "tokens are conserved");
			assert!(minted <= program.terms.max_supply);
			for owner in OWNERS {
				let paid = self.by_owner.get(&(manufacturer, owner)).copied().unwrap_or(0);
				assert_eq!(balance(program.token, owner), paid);
			}
		}
		for ((manufacturer, epoch), minted) in &self.by_epoch {
			let terms = program(*manufacturer).terms;
			let budget = math::decayed_budget(terms.epoch_budget, terms.halving_epochs, *epoch);
			assert!(*minted <= budget, "an epoch keeps to its budget");
		}
		for ((manufacturer, _, _), ledger) in &self.ledgers {
			let terms = program(*manufacturer).terms;
			assert!(ledger.learning_points <= terms.learning_allowance);
			assert!(ledger.period_points <= terms.deviation_cap);
		}
	}

	fn run(&mut self, step: Step) {
		match step {
			Step::Accrue { manufacturer, owner, slot, behaviour } => {
				let (manufacturer, owner) = (MANUFACTURERS[manufacturer], OWNERS[owner]);
				let ledger = self.ledgers.entry((manufacturer, owner, slot)).or_default();
				let before = *ledger;
				let points = Rewards::accrue(&manufacturer, &owner, behaviour, ledger);
				if points == 0 {
					assert_eq!(*ledger, before, "what earns nothing is not recorded");
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
			Step::Claim { manufacturer, epochs_ago, owner } => {
				let manufacturer = MANUFACTURERS[manufacturer];
				let current = program(manufacturer).epoch_at(now()).unwrap_or(0);
				let epoch = current.saturating_sub(epochs_ago);
				// Most claims are refused; those that are not show in the events.
				let _ = claim_for(manufacturer, epoch, OWNERS[owner]);
			},
			Step::Toggle { manufacturer, owner } => {
				let token = program(MANUFACTURERS[manufacturer]).token;
				toggle(token, OWNERS[owner]);
			},
			Step::Suspend { manufacturer } => {
				let manufacturer = MANUFACTURERS[manufacturer];
				let mut approved = Approved::get();
				match approved.iter().position(|other| *other == manufacturer) {
					Some(index) => {
						approved.remove(index);
					},
					None => approved.push(manufacturer),
				}
				Approved::set(approved);
			},
		}
		self.apply(events());
		self.check();
	}
}

fn is_blocked(token: TokenId, owner: AccountId) -> bool {
	use frame_support::traits::{fungibles::Inspect, tokens::Provenance};
	<Assets as Inspect<AccountId>>::can_deposit(token, &owner, 1, Provenance::Extant)
		.into_result()
		.is_err()
}

fn toggle(token: TokenId, owner: AccountId) {
	match is_blocked(token, owner) {
		true => unblock_account(token, owner),
		false => block_account(token, owner),
	}
}

/// Ends every epoch, drains the payouts in small steps and claims what had failed: nothing may be left.
fn wind_up(model: &mut Model) {
	advance(2 * MAX_EPOCH_LENGTH);
	for manufacturer in MANUFACTURERS {
		for owner in OWNERS {
			let token = program(manufacturer).token;
			if is_blocked(token, owner) {
				unblock_account(token, owner);
			}
		}
	}
	let mut blocks = 0;
	while PendingPayouts::<Test>::iter().next().is_some() {
		idle(weight_of(2));
		model.apply(events());
		model.check();
		blocks += 1;
		assert!(blocks < 1_000, "payouts come to an end");
	}
	let failed: Vec<_> = model.unpaid.keys().copied().collect();
	for (manufacturer, epoch, owner) in failed {
		claim_for(manufacturer, epoch, owner).expect("nothing refuses the household any more");
		model.apply(events());
		model.check();
	}
	assert!(model.unpaid.is_empty());
	assert_eq!(EpochTotals::<Test>::iter().count(), 0);
	for manufacturer in MANUFACTURERS {
		assert_eq!(program(manufacturer).reserved, 0);
		assert_eq!(program(manufacturer).open_epoch, None);
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

	#[test]
	fn points_and_tokens_are_conserved_in_any_sequence_of_steps(
		frost in any_terms(),
		tora in any_terms(),
		steps in prop::collection::vec(step(), 1..80),
	) {
		build_and_execute(|| {
			create_program_with(FROST, frost);
			create_program_with(TORA, tora);
			let mut model = Model::default();
			model.apply(events());
			for step in steps {
				model.run(step);
			}
			wind_up(&mut model);
		});
	}
}
