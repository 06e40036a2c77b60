#![cfg(any(feature = "try-runtime", test))]

use cot_primitives::{DeviceId, InspectDevices};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

use crate::*;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet's storage.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (id, state) in States::<T>::iter() {
			Self::check_device_exists(id)?;
			Self::check_sequence_is_used(&state)?;
			Self::check_slots_are_what_they_are_configured_to_be(id, &state)?;
		}
		for (id, commitments) in Commitments::<T>::iter() {
			Self::check_commitments_are_in_order(id, &commitments)?;
		}
		Self::check_the_free_lane_keeps_to_its_share()
	}

	/// No record of a device that is not registered.
	fn check_device_exists(id: DeviceId) -> Result<(), TryRuntimeError> {
		ensure!(T::Devices::device(id).is_some(), "a state of a device that does not exist");
		Ok(())
	}

	/// A state is made by an accepted batch, and the first sequence number is one.
	fn check_sequence_is_used(state: &DeviceState) -> Result<(), TryRuntimeError> {
		ensure!(state.sequence > 0, "a state without an accepted batch");
		Ok(())
	}

	/// What was learned is of a configured slot of that kind, and a level fits the capacity. What
	/// was earned outlives its slot.
	fn check_slots_are_what_they_are_configured_to_be(
		id: DeviceId,
		state: &DeviceState,
	) -> Result<(), TryRuntimeError> {
		let slots = T::Devices::slots(id);
		for (slot, record) in &state.slots {
			let suits = slots.get(slot).is_some_and(|config| record.learned.suits(config));
			ensure!(
				suits || matches!(record.learned, Learned::Nothing { .. }),
				"something was learned of a slot that is not there"
			);
			let level = record.pattern().and_then(|pattern| pattern.level());
			let capacity = slots.get(slot).and_then(|config| Some(config.stock()?.capacity));
			ensure!(level <= capacity, "a slot holds more than its capacity");
		}
		Ok(())
	}

	/// Commitments are of batches that were accepted, each newer than the one before.
	fn check_commitments_are_in_order(
		id: DeviceId,
		commitments: &[Commitment],
	) -> Result<(), TryRuntimeError> {
		let newest = commitments.last().ok_or("evidence of no batch")?;
		let sequences = commitments.iter().map(|commitment| commitment.sequence);
		ensure!(
			sequences.clone().zip(sequences.skip(1)).all(|(older, newer)| older < newer),
			"evidence out of order"
		);
		ensure!(
			newest.sequence <= States::<T>::get(id).sequence,
			"evidence of a batch that was not accepted"
		);
		Ok(())
	}

	/// Free batches take no more of a block than their share. Only within a block is there anything
	/// to see: it is forgotten at the block's end.
	fn check_the_free_lane_keeps_to_its_share() -> Result<(), TryRuntimeError> {
		ensure!(
			FreeWeight::<T>::get().all_lte(Self::free_share()),
			"free batches have taken more than their share of the block"
		);
		Ok(())
	}
}
