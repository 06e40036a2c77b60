//! Each check of `try_state` notices the corruption it is there for.

use cot_primitives::Evidence;
use frame_support::{assert_ok, weights::Weight, BoundedVec};

use crate::{mock::*, *};

fn detects(complaint: &'static str, corrupt: impl FnOnce()) {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 2_000)])));
		let healthy = States::<Test>::get(FRIDGE);
		corrupt();
		assert_eq!(Attestations::do_try_state(), Err(complaint.into()));
		let _ = States::<Test>::clear(u32::MAX, None);
		let _ = Commitments::<Test>::clear(u32::MAX, None);
		FreeWeight::<Test>::kill();
		States::<Test>::insert(FRIDGE, healthy);
	});
}

#[test]
fn a_state_of_no_device_is_detected() {
	detects("a state of a device that does not exist", || {
		States::<Test>::insert(UNKNOWN, DeviceState { sequence: 1, ..Default::default() })
	});
}

#[test]
fn a_state_without_a_batch_is_detected() {
	detects("a state without an accepted batch", || {
		States::<Test>::mutate(FRIDGE, |state| state.sequence = 0)
	});
}

#[test]
fn a_record_of_an_unconfigured_slot_is_detected() {
	detects("something was learned of a slot that is not there", || {
		States::<Test>::mutate(FRIDGE, |state| {
			let record = state.slots[&MILK];
			state.slots.try_insert(9, record).unwrap();
		})
	});
}

#[test]
fn sessions_of_a_stock_are_detected() {
	detects("something was learned of a slot that is not there", || {
		States::<Test>::mutate(FRIDGE, |state| {
			let record = state.slots.get_mut(&MILK).unwrap();
			record.learned = Learned::Activity(Sessions::default());
		})
	});
}

fn commit(sequences: &[u64]) {
	let evidence = Evidence { root: Default::default(), leaves: 1 };
	let commitments =
		sequences.iter().map(|&sequence| Commitment { sequence, evidence }).collect::<Vec<_>>();
	Commitments::<Test>::insert(FRIDGE, BoundedVec::truncate_from(commitments));
}

#[test]
fn evidence_of_no_batch_is_detected() {
	detects("evidence of no batch", || commit(&[]));
	detects("evidence of a batch that was not accepted", || commit(&[2]));
}

#[test]
fn evidence_out_of_order_is_detected() {
	detects("evidence out of order", || commit(&[1, 1]));
}

#[test]
fn a_free_lane_beyond_its_share_is_detected() {
	detects("free batches have taken more than their share of the block", || {
		FreeWeight::<Test>::put(Weight::MAX)
	});
}

#[test]
fn a_slot_above_its_capacity_is_detected() {
	detects("a slot holds more than its capacity", || {
		States::<Test>::mutate(FRIDGE, |state| {
			let mut pattern = cot_pattern::SlotState::default();
			pattern.observe(
				&Default::default(),
				100,
				START,
				CAPACITY + 1,
				cot_primitives::RestockCause::Household,
			);
			state.slots.get_mut(&MILK).unwrap().learned = Learned::Stock(pattern);
		})
	});
}
