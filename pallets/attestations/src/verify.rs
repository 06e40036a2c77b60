//! Whether a batch counts: what is cheap to check comes first, the signature last.

use alloc::collections::BTreeMap;

use cot_primitives::{
	Batch, DeviceInfo, DeviceSignature, DeviceStatus, InspectDevices, Moment, ReadingKind,
	SlotConfig, SlotId, Slots,
};
use frame_support::{ensure, traits::UnixTime};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::traits::{Get, Zero};

use crate::*;

/// A batch's device as the chain knows it now.
pub(crate) struct Scene<T: Config> {
	pub device: DeviceInfo<T::AccountId>,
	pub state: DeviceState,
	pub now: Moment,
}

impl<T: Config> Scene<T> {
	/// Looks the device up, which has to be one that may attest.
	pub fn of(batch: &Batch) -> Result<Self, Error<T>> {
		let device = T::Devices::device(batch.device).ok_or(Error::<T>::UnknownDevice)?;
		ensure!(device.status == DeviceStatus::Active, Error::<T>::DeviceSuspended);
		let state = States::<T>::get(batch.device);
		Ok(Self { device, state, now: T::Time::now().as_secs() })
	}

	/// How many batches come before this one; zero for the next.
	pub fn batches_before(&self, batch: &Batch) -> Result<u64, Error<T>> {
		let steps = batch.sequence.checked_sub(self.state.sequence);
		steps.and_then(|steps| steps.checked_sub(1)).ok_or(Error::<T>::SequenceReplayed)
	}

	pub fn ensure_next(&self, batch: &Batch) -> Result<(), Error<T>> {
		ensure!(self.batches_before(batch)? == 0, Error::<T>::SequenceGap);
		Ok(())
	}

	/// Each reading is of a slot of its kind, neither too old nor too new, and after the slot's reading before.
	pub fn ensure_readings(&self, batch: &Batch, slots: &Slots) -> Result<(), Error<T>> {
		let newest = self.now.saturating_add(T::MaxDrift::get());
		let oldest = self.now.saturating_sub(T::LateWindow::get());
		let mut next_at = BTreeMap::new();
		for reading in &batch.readings {
			let config = slots.get(&reading.slot).ok_or(Error::<T>::UnknownSlot)?;
			let begin = batch.time_of(reading);
			ensure!(begin >= oldest, Error::<T>::ReadingTooOld);
			// A level is of one moment, and the next is of another; a session may begin in the moment that one ends.
			let (end, next) = match (config, reading.kind) {
				(SlotConfig::Stock(_), ReadingKind::Level(_)) => (begin, begin.saturating_add(1)),
				(SlotConfig::Activity(_), ReadingKind::Session { seconds, .. }) => {
					ensure!(seconds > 0, Error::<T>::SessionWithoutTime);
					let end = begin.saturating_add(seconds.into());
					(end, end)
				},
				_ => return Err(Error::<T>::WrongKindOfReading),
			};
			ensure!(end <= newest, Error::<T>::ReadingFromFuture);
			let earliest =
				next_at.insert(reading.slot, next).or_else(|| self.next_at(reading.slot, config));
			ensure!(
				earliest.is_none_or(|earliest| earliest <= begin),
				Error::<T>::ReadingsOutOfOrder
			);
		}
		Ok(())
	}

	/// The first moment that a reading of the slot may be of, by what was read before the batch.
	fn next_at(&self, slot: SlotId, config: &SlotConfig) -> Option<Moment> {
		let learned = self.state.slots.get(&slot)?.learned;
		learned.suits(config).then(|| learned.next_at())?
	}

	pub fn ensure_signed(
		&self,
		batch: &Batch,
		signature: &DeviceSignature,
	) -> Result<(), Error<T>> {
		let hash = batch.signing_hash(&Self::genesis_hash());
		ensure!(self.device.key.verify(&hash, signature), Error::<T>::InvalidSignature);
		Ok(())
	}

	/// Hash of the first block, which binds signatures to this chain.
	fn genesis_hash() -> H256 {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		H256::from_slice(genesis.as_ref())
	}
}
