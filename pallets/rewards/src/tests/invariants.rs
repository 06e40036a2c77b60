//! Random runs against a model of the rules.

use super::model::{any_terms, step, step_within_an_epoch, Model, Step};
use crate::{mock::*, *};
use proptest::{
	prelude::*,
	strategy::ValueTree,
	test_runner::{Config as ProptestConfig, TestRunner},
};

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

	#[test]
	fn points_and_tokens_are_conserved_in_any_sequence_of_steps(
		frost in any_terms(),
		tora in any_terms(),
		steps in prop::collection::vec(step(), 1..120),
	) {
		build_and_execute(|| {
			let market = (frost.max_supply - frost.epoch_budget).min(frost.max_supply / 20);
			create_program_and_market(FROST, market, frost);
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

/// Returns the amount that `FROST` has minted after a thousand epochs of random work, claims and
/// payouts.
fn run_a_thousand_epochs(halving_epochs: u32) -> Balance {
	let mut minted = 0;
	build_and_execute(|| {
		let terms = ProgramTerms {
			epoch_budget: 400,
			halving_epochs,
			max_supply: 150_000,
			max_reward_per_point: 20,
			learning_allowance: u16::MAX,
			min_interval: 60,
			..terms()
		};
		create_program_and_market(FROST, 1_000, terms.clone());
		create_program_with(TORA, ProgramTerms { max_supply: 1_000_000, ..terms });
		let mut model = Model::default();
		model.apply(events());
		let mut runner = TestRunner::deterministic();
		let work = prop::collection::vec(step_within_an_epoch(), 12);
		for epoch in 0..1_000 {
			for step in work.new_tree(&mut runner).unwrap().current() {
				model.take(step);
			}
			model.take(Step::Advance { seconds: EPOCH });
			model.take(Step::Idle { time: 4_000, proof: 4_000 });
			if epoch % 10 == 0 {
				model.claim_all();
			}
			model.check();
			assert!(issuance(FIRST_TOKEN) <= 150_000 && issuance(FIRST_TOKEN + 1) <= 1_000_000);
		}
		model.wind_up();
		minted = program(FROST).minted;
	});
	minted
}

#[test]
fn the_supply_never_passes_its_maximum_in_a_thousand_epochs_that_do_not_halve() {
	let minted = run_a_thousand_epochs(0);
	assert!(minted > 149_990, "the maximum was reached but for what rounding leaves: {minted}");
}

#[test]
fn the_supply_never_passes_its_maximum_in_a_thousand_epochs_that_halve() {
	let minted = run_a_thousand_epochs(50);
	// Nine halvings of 400, each after fifty epochs, are all there is to give, and not all of it is
	// earned.
	let all = 1_000 + 50 * (400 + 200 + 100 + 50 + 25 + 12 + 6 + 3 + 1);
	assert!(minted > 10_000 && minted < all, "{minted}");
}
