//! Verification of a batch: cheap checks first, the signature last.

use alloc::collections::BTreeMap;

use cot_primitives::{
	genesis_hash, unix_now, Batch, DeviceSignature, DeviceStatus, Moment, Reading, ReadingKind,
	SlotConfig, SlotId,
};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::traits::Get;

use crate::*;

/// Largest step from one accepted sequence number to the next. A clock in milliseconds takes
/// thousands of years to it, and the numbers suffice for 65,536 such steps.
pub(crate) const MAX_SEQUENCE_STEP: u64 = 1 << 48;

/// Readings of a batch that are skipped, by their place in it.
pub(crate) type Faults = BTreeMap<usize, ReadingFault>;

/// The record of a batch's device, with the chain time.
pub(crate) struct DeviceContext<T: Config> {
	pub state: DeviceState<T::AccountId>,
	pub now: Moment,
}

impl<T: Config> DeviceContext<T> {
	/// Returns the context of the batch's device.
	pub fn of(batch: &Batch) -> Result<Self, Error<T>> {
		let state = States::<T>::get(batch.device).ok_or(Error::<T>::UnknownDevice)?;
		Ok(Self { state, now: unix_now::<T::Time>() })
	}

	/// Ensures everything about the batch but its signature. Returns the readings to skip.
	///
	/// A sequence number is any above that of the last accepted batch: a batch that was lost or
	/// refused holds up none of those after it, and none is accepted twice. It is at most
	/// `MAX_SEQUENCE_STEP` above, so that no slip of a counter uses up all numbers there are. A
	/// batch that names the one before it waits for that one: after a reorganisation of the chain,
	/// too.
	pub fn ensure_acceptable(&self, batch: &Batch) -> Result<Faults, Error<T>> {
		ensure!(batch.sequence > self.state.sequence, Error::<T>::SequenceReplayed);
		let farthest = self.state.sequence.saturating_add(MAX_SEQUENCE_STEP);
		ensure!(batch.sequence <= farthest, Error::<T>::SequenceTooFar);
		ensure!(batch.after < batch.sequence, Error::<T>::InvalidPredecessor);
		ensure!(batch.after <= self.state.sequence, Error::<T>::PredecessorMissing);
		let is_active = self.state.info.status == DeviceStatus::Active;
		ensure!(is_active, Error::<T>::DeviceSuspended);
		self.ensure_timely(batch)?;
		let is_empty = batch.evidence.is_some_and(|evidence| evidence.leaves == 0);
		ensure!(!is_empty, Error::<T>::EmptyEvidence);
		self.faults_of(batch)
	}

	/// Ensures that the batch does not begin in the future, and that one without readings is recent
	/// and of the present household: one that was signed in advance or kept back does not count for
	/// ever, nor for the next household.
	fn ensure_timely(&self, batch: &Batch) -> Result<(), Error<T>> {
		let begin = batch.window_start;
		ensure!(begin <= self.newest(), Error::<T>::ReadingFromFuture);
		if batch.readings.is_empty() {
			self.ensure_counts(begin)?;
		}
		Ok(())
	}

	/// Ensures that what was seen at `at` is recent and of the present household. A device's clock
	/// may be behind as well as ahead.
	fn ensure_counts(&self, at: Moment) -> Result<(), ReadingFault> {
		ensure!(at >= self.oldest(), ReadingFault::TooOld);
		let latest = at.saturating_add(T::MaxDrift::get());
		ensure!(latest >= self.state.info.not_before, ReadingFault::BeforeOwner);
		Ok(())
	}

	/// Returns the time of the newest reading that is accepted now.
	pub fn newest(&self) -> Moment {
		self.now.saturating_add(T::MaxDrift::get())
	}

	/// Returns the time of the oldest reading that is accepted now.
	pub fn oldest(&self) -> Moment {
		self.now.saturating_sub(T::LateWindow::get())
	}

	/// Returns the faults of the batch's readings. One bad reading does not hold up the good ones;
	/// a batch of bad ones only is refused for the fault of the first.
	fn faults_of(&self, batch: &Batch) -> Result<Faults, Error<T>> {
		let mut faults = Faults::new();
		let mut next_at = BTreeMap::new();
		for (index, reading) in batch.readings.iter().enumerate() {
			let begin = batch.time_of(reading);
			match self.end_of(reading, begin) {
				// In a few minutes it is not from the future any more.
				Ok(end) if self.is_early(end) => return Err(Error::<T>::ReadingFromFuture),
				Ok(end) if end > self.newest() => {
					faults.insert(index, ReadingFault::FromFuture);
				},
				Ok(end) => {
					let known = next_at.get(&reading.slot).copied();
					if known.unwrap_or_else(|| self.next_at(reading.slot)) <= begin {
						next_at.insert(reading.slot, next_after(reading, end));
					} else {
						faults.insert(index, ReadingFault::OutOfOrder);
					}
				},
				Err(fault) => {
					faults.insert(index, fault);
				},
			}
		}
		match faults.values().next() {
			Some(first) if faults.len() == batch.readings.len() => Err((*first).into()),
			_ => Ok(faults),
		}
	}

	/// Returns the end of a reading that began at `begin`, if it counts and matches its slot.
	fn end_of(&self, reading: &Reading, begin: Moment) -> Result<Moment, ReadingFault> {
		self.ensure_counts(begin)?;
		let config = self.state.config(reading.slot).ok_or(ReadingFault::UnknownSlot)?;
		match (config, reading.kind) {
			(SlotConfig::Stock(_), ReadingKind::Level(_)) => Ok(begin),
			(SlotConfig::Activity(_), ReadingKind::Session { seconds: 0, .. }) => {
				Err(ReadingFault::WithoutTime)
			},
			(SlotConfig::Activity(_), ReadingKind::Session { seconds, .. }) => {
				Ok(begin.saturating_add(seconds.into()))
			},
			_ => Err(ReadingFault::WrongKind),
		}
	}

	/// Returns true if `end` is ahead of what is accepted now by no more than a clock may drift.
	fn is_early(&self, end: Moment) -> bool {
		let newest = self.newest();
		end > newest && end <= newest.saturating_add(T::MaxDrift::get())
	}

	/// Returns the earliest time of the slot's next reading, by the readings before the batch.
	fn next_at(&self, slot: SlotId) -> Moment {
		self.state.slots.get(&slot).map_or(0, |record| record.learned.next_at())
	}

	/// Ensures that the device has signed the batch for this chain. Returns the signed hash.
	pub fn ensure_signed(
		&self,
		batch: &Batch,
		signature: &DeviceSignature,
	) -> Result<H256, Error<T>> {
		let hash = batch.signing_hash(&genesis_hash::<T>());
		ensure!(self.state.info.key.verify(&hash, signature), Error::<T>::InvalidSignature);
		Ok(hash.into())
	}
}

/// Returns the earliest time of the reading after one that ended at `end`: two levels are of
/// different moments; a session may begin in the moment in which one ends.
fn next_after(reading: &Reading, end: Moment) -> Moment {
	match reading.kind {
		ReadingKind::Level(_) => end.saturating_add(1),
		ReadingKind::Session { .. } => end,
	}
}

impl<T> From<ReadingFault> for Error<T> {
	fn from(fault: ReadingFault) -> Self {
		match fault {
			ReadingFault::UnknownSlot => Self::UnknownSlot,
			ReadingFault::WrongKind => Self::WrongKindOfReading,
			ReadingFault::WithoutTime => Self::SessionWithoutTime,
			ReadingFault::OutOfOrder => Self::ReadingsOutOfOrder,
			ReadingFault::FromFuture => Self::ReadingFromFuture,
			ReadingFault::TooOld => Self::ReadingTooOld,
			ReadingFault::BeforeOwner => Self::BeforeOwner,
		}
	}
}
