//! Verification of a batch: cheap checks first, the signature last.

use alloc::collections::BTreeMap;

use cot_primitives::{
	genesis_hash, unix_now, Batch, DeviceInfo, DeviceSignature, DeviceStatus, InspectDevices,
	Moment, ReadingKind, SlotConfig, SlotId, Slots,
};
use frame_support::ensure;
use sp_runtime::traits::Get;

use crate::*;

/// The device of a batch, with its state and the chain time.
pub(crate) struct DeviceContext<T: Config> {
	pub device: DeviceInfo<T::AccountId>,
	pub state: DeviceState,
	pub now: Moment,
}

impl<T: Config> DeviceContext<T> {
	/// Returns the context of the batch's device, if the device may attest.
	pub fn of(batch: &Batch) -> Result<Self, Error<T>> {
		let device = T::Devices::device(batch.device).ok_or(Error::<T>::UnknownDevice)?;
		ensure!(device.status == DeviceStatus::Active, Error::<T>::DeviceSuspended);
		let state = States::<T>::get(batch.device);
		Ok(Self { device, state, now: unix_now::<T::Time>() })
	}

	/// Returns the number of batches that are missing before this one; zero for the next.
	pub fn missing_before(&self, batch: &Batch) -> Result<u64, Error<T>> {
		let steps = batch.sequence.checked_sub(self.state.sequence);
		steps.and_then(|steps| steps.checked_sub(1)).ok_or(Error::<T>::SequenceReplayed)
	}

	/// Ensures that the batch has the device's next sequence number.
	pub fn ensure_next(&self, batch: &Batch) -> Result<(), Error<T>> {
		ensure!(self.missing_before(batch)? == 0, Error::<T>::SequenceGap);
		Ok(())
	}

	/// Ensures that the batch, even one without readings, is recent and of the present household:
	/// one that was signed in advance or kept back does not count for ever, nor for the next
	/// household. A device's clock may be behind as well as ahead.
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

	/// Ensures that the batch is timely, and that each reading matches the kind of its slot, is not
	/// from the future, and follows the slot's reading before.
	pub fn ensure_readings(&self, batch: &Batch, slots: &Slots) -> Result<(), Error<T>> {
		self.ensure_timely(batch)?;
		let is_empty = batch.evidence.is_some_and(|evidence| evidence.leaves == 0);
		ensure!(!is_empty, Error::<T>::EmptyEvidence);
		let newest = self.newest();
		let mut next_at = BTreeMap::new();
		for reading in &batch.readings {
			let config = slots.get(&reading.slot).ok_or(Error::<T>::UnknownSlot)?;
			let begin = batch.time_of(reading);
			// Two levels are of different moments; a session may begin in the moment in which one
			// ends.
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

	/// Returns the earliest time of the slot's next reading, by the readings before the batch.
	fn next_at(&self, slot: SlotId) -> Moment {
		self.state.slots.get(&slot).map_or(0, |record| record.learned.next_at())
	}

	/// Ensures that the device has signed the batch for this chain.
	pub fn ensure_signed(
		&self,
		batch: &Batch,
		signature: &DeviceSignature,
	) -> Result<(), Error<T>> {
		let hash = batch.signing_hash(&genesis_hash::<T>());
		ensure!(self.device.key.verify(&hash, signature), Error::<T>::InvalidSignature);
		Ok(())
	}
}
