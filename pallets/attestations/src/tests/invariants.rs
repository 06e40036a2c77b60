//! Each check of `try_state` notices the corruption it is there for.

use frame_support::assert_ok;

use crate::{mock::*, *};

fn detects(complaint: &'static str, corrupt: impl FnOnce()) {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 2_000)])));
		let healthy = States::<Test>::get(FRIDGE);
		corrupt();
		assert_eq!(Attestations::do_try_state(), Err(complaint.into()));
		let _ = States::<Test>::clear(u32::MAX, None);
		States::<Test>::insert(FRIDGE, healthy);
	});
}

#[test]
fn a_state_of_no_device_is_detected() {
	detects("a state of a device that does not exist", || {
		States::<Test>::insert(FRIDGE + 1, DeviceState { sequence: 1, ..Default::default() })
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
	detects("a record of a slot that is not configured", || {
		States::<Test>::mutate(FRIDGE, |state| {
			state.slots.try_insert(9, SlotRecord::default()).unwrap();
		})
	});
}

#[test]
fn a_slot_above_its_capacity_is_detected() {
	detects("a slot holds more than its capacity", || {
		States::<Test>::mutate(FRIDGE, |state| {
			let record = state.slots.get_mut(&MILK).unwrap();
			record.pattern = Default::default();
			record.pattern.observe(
				&Default::default(),
				100,
				START,
				10_001,
				cot_primitives::RestockCause::Household,
			);
		})
	});
}
