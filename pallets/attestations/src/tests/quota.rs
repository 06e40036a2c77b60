//! The read function `quota`.

use cot_primitives::{Admission, DeviceQuota, NextReading, Presence, RefusalCode};
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
				now: START,
				sequence: 0,
				batch_hash: None,
				last_seen: None,
				presence: Presence::Unseen,
				free_batches: FEELESS_BURST,
				burst: FEELESS_BURST,
				refill: FEELESS_REFILL,
				next_free_at: START,
				accepts_from: START - LATE_WINDOW,
				accepts_until: START + MAX_DRIFT,
				slots: vec![
					NextReading { slot: MILK, next_at: 0 },
					NextReading { slot: EGGS, next_at: 0 },
				],
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

/// A device that has lost its memory and its clock learns its next number, which of its batches
/// counted, the time, and from when on each slot may be read.
#[test]
fn a_device_that_has_lost_everything_learns_how_to_go_on() {
	build_and_execute(|| {
		Household::transfer_fridge();
		let last = batch(FRIDGE, 5, vec![level(MILK, 60, 2_000)]);
		assert_ok!(include(last.clone()).unwrap());
		for _ in 1..FEELESS_BURST {
			assert_ok!(include(next_batch(vec![])).unwrap());
		}
		let quota = Attestations::quota(FRIDGE).unwrap();
		assert_eq!(quota.sequence, 4 + u64::from(FEELESS_BURST));
		assert_eq!(quota.now, START);
		assert_eq!((quota.free_batches, quota.next_free_at), (0, START + FEELESS_REFILL));
		assert_eq!(quota.accepts_from, START - MAX_DRIFT);
		assert_eq!(
			quota.slots,
			vec![
				NextReading { slot: MILK, next_at: START + 61 },
				NextReading { slot: EGGS, next_at: 0 },
			]
		);
		let hash =
			|batch: &cot_primitives::Batch| batch.signing_hash(&System::block_hash(0)).into();
		assert_ne!(quota.batch_hash, Some(hash(&last)));
		let last = batch(FRIDGE, quota.sequence, vec![]);
		assert_eq!(quota.batch_hash, Some(hash(&last)));
	});
}

fn admission(batch: &cot_primitives::Batch) -> Admission {
	Attestations::admission(batch, &sign(batch))
}

fn refused(reason: RefusalCode, retry_after: Option<u64>, expected: Option<u64>) -> Admission {
	Admission::Refused { reason, retry_after, expected_sequence: expected }
}

#[test]
fn a_device_learns_before_it_submits_whether_and_when_a_batch_counts() {
	build_and_execute(|| {
		let first = batch(FRIDGE, 1, vec![level(MILK, 0, 2_000)]);
		assert_eq!(admission(&first), Admission::Admissible);
		assert_ok!(include(first.clone()).unwrap());
		// The same batch counted; another one of its number never will.
		assert_eq!(admission(&first), Admission::Accepted);
		let other = batch(FRIDGE, 1, vec![level(MILK, 0, 1_000)]);
		assert_eq!(admission(&other), refused(RefusalCode::SequenceReplayed, None, Some(2)));
		let forged = Attestations::admission(&first, &forge(&first));
		assert_eq!(forged, refused(RefusalCode::SequenceReplayed, None, Some(2)));
		let early = batch(FRIDGE, 2, vec![]);
		let early = cot_primitives::Batch { window_start: now() + MAX_DRIFT + 99, ..early };
		assert_eq!(admission(&early), refused(RefusalCode::ReadingFromFuture, Some(99), Some(2)));
		let unknown = batch(UNKNOWN, 1, vec![]);
		assert_eq!(admission(&unknown), refused(RefusalCode::UnknownDevice, Some(60), None));
		for _ in 1..FEELESS_BURST {
			assert_ok!(include(next_batch(vec![])).unwrap());
		}
		pass(FEELESS_REFILL - 7);
		let next = next_batch(vec![]);
		let exhausted = RefusalCode::FeelessQuotaExhausted;
		assert_eq!(admission(&next), refused(exhausted, Some(7), Some(next.sequence)));
		pass(7);
		assert_eq!(admission(&next), Admission::Admissible);
	});
}
