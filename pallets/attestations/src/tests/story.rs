//! The example of the crate's documentation.

use cot_primitives::{Behaviour, RestockCause, DAY};
use frame_support::assert_ok;

use crate::{mock::*, *};

#[docify::export]
#[test]
fn a_fridge_attests_feeless_and_its_household_earns() {
	build_and_execute(|| {
		// The fridge signs a batch with its milk level; nobody pays a fee.
		assert_ok!(include(next_batch(vec![level(MILK, 0, 1_200)])).unwrap());

		// A day later the level has risen: the household has bought two litres. The next reading
		// confirms it.
		next_block(DAY);
		assert_ok!(include(next_batch(vec![level(MILK, 0, 3_200)])).unwrap());
		next_block(60);
		assert_ok!(include(next_batch(vec![level(MILK, 0, 3_200)])).unwrap());

		assert_eq!(
			events(),
			vec![
				Event::BatchAccepted {
					device: FRIDGE,
					household: HOUSEHOLD,
					sequence: 1,
					readings: 1,
					points: 0
				},
				Event::BatchAccepted {
					device: FRIDGE,
					household: HOUSEHOLD,
					sequence: 2,
					readings: 1,
					points: 0
				},
				Event::Restocked {
					device: FRIDGE,
					slot: MILK,
					at: START + DAY,
					quantity: 2_000,
					cause: RestockCause::Household,
					behaviour: Behaviour::Learning,
					points: LEARNING_POINTS,
				},
				Event::BatchAccepted {
					device: FRIDGE,
					household: HOUSEHOLD,
					sequence: 3,
					readings: 1,
					points: LEARNING_POINTS,
				},
			]
		);

		// A batch of a number that is used up is refused, and changes nothing.
		assert!(include(batch(FRIDGE, 3, vec![])).is_err());
		assert_eq!(Attestations::quota(FRIDGE).unwrap().free_batches, FEELESS_BURST - 1);
	});
}
