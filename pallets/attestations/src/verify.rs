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

	/// The batch is of now and of the device's present owner, even one without readings: what was
	/// signed in advance or kept back does not count for ever, nor for the next household. The
	/// clock of a device may be behind as well as ahead.
	fn ensure_timely(&self, batch: &Batch) -> Result<(), Error<T>> {
		let begin = batch.window_start;
		ensure!(begin <= self.newest(), Error::<T>::ReadingFromFuture);
		ensure!(begin >= self.oldest(), Error::<T>::ReadingTooOld);
		let latest = begin.saturating_add(T::MaxDrift::get());
		ensure!(latest >= self.device.not_before, Error::<T>::BeforeOwner);
		Ok(())
	}

	fn newest(&self) -> Moment {
		self.now.saturating_add(T::MaxDrift::get())
	}

	fn oldest(&self) -> Moment {
		self.now.saturating_sub(T::LateWindow::get())
	}

	/// The batch is of now, and each reading is of a slot of its kind, not too new, and after the
	/// slot's reading before.
	pub fn ensure_readings(&self, batch: &Batch, slots: &Slots) -> Result<(), Error<T>> {
		self.ensure_timely(batch)?;
		let is_empty = batch.evidence.is_some_and(|evidence| evidence.leaves == 0);
		ensure!(!is_empty, Error::<T>::EmptyEvidence);
		let newest = self.newest();
		let mut next_at = BTreeMap::new();
		for reading in &batch.readings {
			let config = slots.get(&reading.slot).ok_or(Error::<T>::UnknownSlot)?;
			let begin = batch.time_of(reading);
			// A level is of one moment, and the next is of another; a session may begin in the
			// moment that one ends.
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
				next_at.insert(reading.slot, next).unwrap_or_else(|| self.next_at(reading.slot));
			ensure!(earliest <= begin, Error::<T>::ReadingsOutOfOrder);
		}
		Ok(())
	}

	/// The first moment that a reading of the slot may be of, by what was read before the batch.
	fn next_at(&self, slot: SlotId) -> Moment {
		self.state.slots.get(&slot).map_or(0, |record| record.learned.next_at())
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
