//! Random runs against a model of the rules.

use super::model::{any_terms, step, step_within_an_epoch, Model, Step};
use crate::{mock::*, *};
use proptest::{
	prelude::*,
	strategy::ValueTree,
	test_runner::{Config as ProptestConfig, TestRunner},
};

proptest! {
	#![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

	#[test]
	fn points_and_tokens_are_conserved_in_any_sequence_of_steps(
		frost in any_terms(),
		tora in any_terms(),
		steps in prop::collection::vec(step(), 1..80),
	) {
		build_and_execute(|| {
			create_program_and_market(FROST, (frost.max_supply - frost.epoch_budget) / 2, frost);
			create_program_with(TORA, tora);
			let mut model = Model::default();
			model.apply(events());
			for step in steps {
				model.run(step);
			}
			model.wind_up();
		});
	}
}

/// A thousand epochs of random work, claims and payouts.
fn run_a_thousand_epochs(halving_epochs: u32) -> Vec<Balance> {
	let mut minted = Vec::new();
	build_and_execute(|| {
		let terms = ProgramTerms {
			epoch_budget: 400,
			halving_epochs,
			max_supply: 100_000,
			max_reward_per_point: 20,
			learning_allowance: u16::MAX,
			min_interval: 60,
			..terms()
		};
		create_program_and_market(FROST, 1_000, terms.clone());
		create_program_with(TORA, ProgramTerms { max_supply: 400, ..terms });
		let mut model = Model::default();
		model.apply(events());
		let mut runner = TestRunner::deterministic();
		for _ in 0..1_000 {
			for _ in 0..6 {
				let step = step_within_an_epoch().new_tree(&mut runner).unwrap().current();
				model.run(step);
			}
			model.run(Step::Advance { seconds: EPOCH });
			model.run(Step::Idle { time: 4_000, proof: 4_000 });
			minted.push(program(FROST).minted);
			assert!(issuance(FIRST_TOKEN) <= 100_000 && issuance(FIRST_TOKEN + 1) <= 400);
		}
		model.wind_up();
		minted.push(program(FROST).minted);
	});
	minted
}

#[test]
fn the_supply_never_passes_its_maximum_in_a_thousand_epochs_that_do_not_halve() {
	let minted = run_a_thousand_epochs(0);
	assert_eq!(minted.last(), Some(&100_000), "the maximum was reached");
}

#[test]
fn the_supply_never_passes_its_maximum_in_a_thousand_epochs_that_halve() {
	let minted = run_a_thousand_epochs(50);
	assert!(minted.last() > Some(&10_000) && minted.last() < Some(&40_000));
	// After nine halvings of 400 nothing is left to give.
	assert_eq!(minted.get(450), minted.get(999));
}
