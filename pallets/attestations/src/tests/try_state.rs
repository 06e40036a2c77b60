//! Each check of `try_state` detects the corruption that it is there for.

use cot_primitives::Evidence;
use frame_support::{assert_ok, weights::Weight, BoundedVec};

use crate::{mock::*, *};

fn detects(complaint: &'static str, damage: impl FnOnce()) {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 2_000)])));
		let healthy = record_of(FRIDGE);
		damage();
		assert_eq!(Attestations::do_try_state(), Err(complaint.into()));
		States::<Test>::remove(UNKNOWN);
		ProofBefore::<Test>::kill();
		let _ = Commitments::<Test>::clear(u32::MAX, None);
		FeelessWeight::<Test>::kill();
		States::<Test>::insert(FRIDGE, healthy);
	});
}

#[test]
fn a_state_of_no_device_is_detected() {
	detects("a state of an unregistered device", || {
		States::<Test>::insert(UNKNOWN, record_of(CAR))
	});
}

#[test]
fn a_sequence_number_without_a_batch_is_detected() {
	detects("a sequence number without a batch", || corrupt(|state| state.sequence = 0));
}

#[test]
fn facts_that_are_not_in_step_are_detected() {
	detects("facts that are not the registry's", || corrupt(|state| state.info.household = 9));
	detects("configurations that are not the registry's", || {
		corrupt(|state| {
			let record = state.slots[&EGGS];
			state.slots.try_insert(9, record).unwrap();
		})
	});
	detects("configurations that are not the registry's", || {
		corrupt(|state| state.slots.get_mut(&EGGS).unwrap().config = None)
	});
	detects("a watch that is not the purchases'", || {
		corrupt(|state| state.slots.get_mut(&MILK).unwrap().watch.awaits_goods = true)
	});
	detects("a size of a proof outlives its transaction", || ProofBefore::<Test>::put(1));
}

#[test]
fn a_record_of_an_unconfigured_slot_is_detected() {
	detects("a record of a slot that is not configured so", || {
		corrupt(|state| {
			let record = SlotRecord { config: None, ..state.slots[&MILK] };
			state.slots.try_insert(9, record).unwrap();
		})
	});
}

#[test]
fn sessions_of_a_stock_are_detected() {
	detects("a record of a slot that is not configured so", || {
		corrupt(|state| {
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
fn a_commitment_of_no_batch_is_detected() {
	detects("a list of commitments without any", || commit(&[]));
	detects("a commitment of a batch that was not accepted", || commit(&[2]));
}

#[test]
fn commitments_out_of_order_are_detected() {
	detects("commitments out of order", || commit(&[1, 1]));
}

#[test]
fn feeless_weight_beyond_its_share_is_detected() {
	detects("feeless batches have used more than their share of the block", || {
		FeelessWeight::<Test>::put(Weight::MAX)
	});
}

#[test]
fn a_slot_above_its_capacity_is_detected() {
	detects("a level above its slot's capacity", || {
		corrupt(|state| {
			let mut pattern = cot_pattern::SlotState::default();
			pattern.observe(&Default::default(), 100, START, CAPACITY + 1, |_| {
				cot_primitives::RestockCause::Household
			});
			state.slots.get_mut(&MILK).unwrap().learned = Learned::Stock(pattern);
		})
	});
}
