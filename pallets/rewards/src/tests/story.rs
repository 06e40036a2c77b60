//! Example of the documentation.

use crate::{mock::*, *};
use cot_primitives::Behaviour;
use frame_support::{traits::Hooks, weights::Weight};

#[docify::export]
#[test]
fn households_are_paid_when_the_epoch_has_ended() {
	build_and_execute(|| {
		// Budget 1,000 an epoch, but no point is paid more than 10.
		create_program(FROST);
		let token = program(FROST).token;
		assert_eq!(earn(FROST, ALICE, Behaviour::Learning), 10);
		assert_eq!(earn(FROST, ALICE, Behaviour::Deviating), 4);
		assert_eq!(earn(FROST, BOB, Behaviour::Learning), 10);

		advance(EPOCH);
		Rewards::on_idle(2, Weight::MAX);

		assert_eq!(balance(token, ALICE), 140);
		assert_eq!(balance(token, BOB), 100);
		assert_eq!(
			events(),
			vec![
				Event::ProgramCreated {
					manufacturer: FROST,
					token,
					market_supply: 0,
					terms: terms()
				},
				accrued(ALICE, 0, Earning::Learning, 10),
				accrued(ALICE, 0, Earning::Deviating, 4),
				accrued(BOB, 0, Earning::Learning, 10),
				// In the order of storage, which nobody chooses.
				paid(BOB, 0, 10, 100),
				paid(ALICE, 0, 14, 140),
				settled(0, 2, 24, 240),
			]
		);
	});
}
