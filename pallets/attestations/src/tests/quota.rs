//! The read function `quota`.

use cot_primitives::{DeviceQuota, Presence};
use frame_support::assert_ok;

use crate::mock::*;

fn presence_of(device: cot_primitives::DeviceId) -> Presence {
	Attestations::quota(device).unwrap().presence
}

#[test]
fn a_device_that_does_not_exist_has_no_quota() {
	build_and_execute(|| assert_eq!(Attestations::quota(UNKNOWN), None));
}

#[test]
fn a_device_is_unseen_until_its_first_batch() {
	build_and_execute(|| {
		assert_eq!(
			Attestations::quota(FRIDGE),
			Some(DeviceQuota {
				sequence: 0,
				last_seen: None,
				presence: Presence::Unseen,
				free_batches: FEELESS_BURST,
			})
		);
	});
}

#[test]
fn a_device_is_offline_when_it_is_silent_for_longer_than_its_report_interval() {
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
fn a_device_without_a_report_interval_is_never_offline() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch_of(CAR, vec![])));
		pass(1_000 * REPORT_INTERVAL);
		assert_eq!(presence_of(CAR), Presence::Unscheduled);
	});
}

#[test]
fn only_feeless_batches_count_against_the_quota() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![])));
		let left = || Attestations::quota(FRIDGE).unwrap().free_batches;
		assert_eq!(left(), FEELESS_BURST);
		assert_ok!(include(next_batch(vec![])).unwrap());
		assert_eq!(left(), FEELESS_BURST - 1);
		pass(FEELESS_REFILL);
		assert_eq!(left(), FEELESS_BURST);
	});
}
