use cot_primitives::{Presence, Standing};
use frame_support::assert_ok;

use crate::mock::*;

fn presence_of(device: cot_primitives::DeviceId) -> Presence {
	Attestations::standing(device).unwrap().presence
}

#[test]
fn a_device_that_does_not_exist_has_no_standing() {
	build_and_execute(|| assert_eq!(Attestations::standing(UNKNOWN), None));
}

#[test]
fn a_device_is_unseen_until_its_first_batch() {
	build_and_execute(|| {
		assert_eq!(
			Attestations::standing(FRIDGE),
			Some(Standing {
				sequence: 0,
				last_seen: None,
				presence: Presence::Unseen,
				free_batches: FREE_BURST,
			})
		);
	});
}

#[test]
fn a_device_is_offline_when_it_is_silent_for_longer_than_it_means_to_be() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![])));
		assert_eq!(presence_of(FRIDGE), Presence::Online);
		pass(REPORT_INTERVAL);
		assert_eq!(presence_of(FRIDGE), Presence::Online);
		pass(1);
		assert_eq!(presence_of(FRIDGE), Presence::Offline { since: START + REPORT_INTERVAL });
		assert_ok!(attest(next_batch(vec![])));
		assert_eq!(presence_of(FRIDGE), Presence::Online);
	});
}

#[test]
fn a_device_that_has_not_said_how_often_it_reports_is_never_offline() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch_of(CAR, vec![])));
		pass(1_000 * REPORT_INTERVAL);
		assert_eq!(presence_of(CAR), Presence::Unscheduled);
	});
}

#[test]
fn only_free_batches_are_counted_against_the_free_ones() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![])));
		let free = || Attestations::standing(FRIDGE).unwrap().free_batches;
		assert_eq!(free(), FREE_BURST);
		assert_ok!(include(next_batch(vec![])).unwrap());
		assert_eq!(free(), FREE_BURST - 1);
		pass(FREE_REFILL);
		assert_eq!(free(), FREE_BURST);
	});
}
