//! Invariants of the storage, one check for each.

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
			Self::check_records_match_their_slots(id, &state)?;
		}
		for (id, commitments) in Commitments::<T>::iter() {
			Self::check_commitments_are_in_order(id, &commitments)?;
		}
		Self::check_feeless_weight_is_within_its_share()
	}

	/// No record is of a device that is not registered.
	fn check_device_exists(id: DeviceId) -> Result<(), TryRuntimeError> {
		ensure!(T::Devices::device(id).is_some(), "a state of an unregistered device");
		Ok(())
	}

	/// A state is made by an accepted batch, and the first sequence number is one.
	fn check_sequence_is_used(state: &DeviceState) -> Result<(), TryRuntimeError> {
		ensure!(state.sequence > 0, "a state without an accepted batch");
		Ok(())
	}

	/// A pattern or sessions are of a configured slot of that kind, and a level is within the
	/// capacity. Earned points outlive their slot.
	fn check_records_match_their_slots(
		id: DeviceId,
		state: &DeviceState,
	) -> Result<(), TryRuntimeError> {
		let slots = T::Devices::slots(id);
		for (slot, record) in &state.slots {
			let suits = slots.get(slot).is_some_and(|config| record.learned.suits(config));
			ensure!(
				suits || matches!(record.learned, Learned::Nothing { .. }),
				"a record of a slot that is not configured so"
			);
			let level = record.pattern().and_then(|pattern| pattern.level());
			let capacity = slots.get(slot).and_then(|config| Some(config.stock()?.capacity));
			ensure!(level <= capacity, "a level above its slot's capacity");
		}
		Ok(())
	}

	/// Commitments are of accepted batches, each newer than the one before.
	fn check_commitments_are_in_order(
		id: DeviceId,
		commitments: &[Commitment],
	) -> Result<(), TryRuntimeError> {
		let newest = commitments.last().ok_or("a list of commitments without any")?;
		let sequences = commitments.iter().map(|commitment| commitment.sequence);
		ensure!(
			sequences.clone().zip(sequences.skip(1)).all(|(older, newer)| older < newer),
			"commitments out of order"
		);
		ensure!(
			newest.sequence <= States::<T>::get(id).sequence,
			"a commitment of a batch that was not accepted"
		);
		Ok(())
	}

	/// Feeless batches use no more than their share of a block. The value exists within a block
	/// only.
	fn check_feeless_weight_is_within_its_share() -> Result<(), TryRuntimeError> {
		ensure!(
			FeelessWeight::<T>::get().all_lte(Self::feeless_share()),
			"feeless batches have used more than their share of the block"
		);
		Ok(())
	}
}
