//! Invariants of the storage, one check for each.

#![cfg(any(feature = "try-runtime", test))]

use cot_primitives::{DeviceId, InspectDevices, PurchaseFromPattern};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

use crate::*;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet's storage.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (id, state) in States::<T>::iter() {
			Self::check_facts_match_the_registry(id, &state)?;
			Self::check_watches_match_the_purchases(id, &state)?;
			Self::check_batch_is_known(&state)?;
			Self::check_records_match_their_slots(&state)?;
		}
		for (id, commitments) in Commitments::<T>::iter() {
			Self::check_commitments_are_in_order(id, &commitments)?;
		}
		ensure!(!ProofBefore::<T>::exists(), "a size of a proof outlives its transaction");
		Self::check_feeless_weight_is_within_its_share()
	}

	/// A record's facts are those of the registry, slot by slot.
	fn check_facts_match_the_registry(
		id: DeviceId,
		state: &DeviceState<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		let info = T::Devices::device(id).ok_or("a state of an unregistered device")?;
		ensure!(state.info == info, "facts that are not the registry's");
		let configs = T::Devices::slots(id);
		let recorded = state.slots.iter().filter_map(|(slot, record)| Some((slot, record.config?)));
		ensure!(
			recorded.eq(configs.iter().map(|(slot, config)| (slot, *config))),
			"configurations that are not the registry's"
		);
		Ok(())
	}

	/// The purchases watch each slot as its record says.
	fn check_watches_match_the_purchases(
		id: DeviceId,
		state: &DeviceState<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		let mut slots = state.slots.iter();
		ensure!(
			slots.all(|(slot, record)| record.watch == T::Purchases::watch_of(id, *slot)),
			"a watch that is not the purchases'"
		);
		Ok(())
	}

	/// The first sequence number is one, and each batch has a hash.
	fn check_batch_is_known(state: &DeviceState<T::AccountId>) -> Result<(), TryRuntimeError> {
		ensure!(
			(state.sequence == 0) == state.batch_hash.is_zero(),
			"a sequence number without a batch"
		);
		Ok(())
	}

	/// A pattern or sessions are of a configured slot of that kind, and a level is within the
	/// capacity. Earned points outlive their slot.
	fn check_records_match_their_slots(
		state: &DeviceState<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		for record in state.slots.values() {
			let suits = record.config.is_some_and(|config| record.learned.suits(&config));
			ensure!(
				suits || matches!(record.learned, Learned::Nothing { .. }),
				"a record of a slot that is not configured so"
			);
			let level = record.pattern().and_then(|pattern| pattern.level());
			let capacity = record.config.and_then(|config| Some(config.stock()?.capacity));
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
		let last = States::<T>::get(id).map_or(0, |state| state.sequence);
		ensure!(newest.sequence <= last, "a commitment of a batch that was not accepted");
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
