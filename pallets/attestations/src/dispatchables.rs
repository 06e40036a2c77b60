use alloc::collections::BTreeMap;

use cot_pattern::{Change, Params, Rhythm, Transition};
use cot_primitives::{
	AccrueRewards, Batch, DeviceId, DeviceInfo, DeviceSignature, DeviceStatus, InspectDevices,
	Moment, OnDeviceChange, Points, PurchaseFromPattern, Quantity, Reading, ReadingKind,
	RestockCause, SlotConfig, SlotId, SlotReading, Slots, StockSlot,
};
use frame_support::{defensive, pallet_prelude::*, traits::UnixTime};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::{traits::Zero, SaturatedConversion};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_attest(batch: Batch, signature: DeviceSignature) -> DispatchResult {
		let device = T::Devices::device(batch.device).ok_or(Error::<T>::UnknownDevice)?;
		ensure!(device.status == DeviceStatus::Active, Error::<T>::DeviceSuspended);
		let mut state = States::<T>::get(batch.device);
		ensure!(batch.sequence > state.sequence, Error::<T>::SequenceReplayed);
		ensure!(Some(batch.sequence) == state.sequence.checked_add(1), Error::<T>::SequenceGap);
		let now = T::Time::now().as_secs();
		let slots = T::Devices::slots(batch.device);
		Self::ensure_readings_are_valid(&batch, &slots, &state, now)?;
		ensure!(
			device.key.verify(&batch.signing_hash(&Self::genesis_hash()), &signature),
			Error::<T>::InvalidSignature
		);

		state.sequence = batch.sequence;
		state.last_seen = now;
		let params = T::Rewards::pattern_params(&device.manufacturer);
		let mut points: Points = 0;
		let mut newest = BTreeMap::new();
		for reading in &batch.readings {
			let (Some(SlotConfig::Stock(config)), ReadingKind::Level(level), Ok(record)) =
				(slots.get(&reading.slot), reading.kind, Self::record_of(&mut state, reading.slot))
			else {
				defensive!("slots were checked, and a device has no more of them than its state");
				continue;
			};
			let seen = Self::seen(&batch, reading, level, &device, config);
			points = points.saturating_add(Self::take_in(&seen, &params, record));
			newest.insert(reading.slot, seen);
		}
		// Only what a slot holds now is a reason to buy, and one decision a slot bounds what a batch can cost.
		for (slot, seen) in &newest {
			if let Some(record) = state.slots.get(slot) {
				T::Purchases::on_level(seen, &params, &record.pattern);
			}
		}
		States::<T>::insert(batch.device, state);
		Self::deposit_event(Event::BatchAccepted {
			device: batch.device,
			sequence: batch.sequence,
			readings: batch.readings.len().saturated_into(),
			points,
		});
		Ok(())
	}

	/// Each reading is of a known slot, neither too old nor too new, and later than the slot's reading before.
	fn ensure_readings_are_valid(
		batch: &Batch,
		slots: &Slots,
		state: &DeviceState,
		now: Moment,
	) -> DispatchResult {
		let newest = now.saturating_add(T::MaxDrift::get());
		let oldest = now.saturating_sub(T::LateWindow::get());
		let mut last_times: BTreeMap<SlotId, Moment> = state
			.slots
			.iter()
			.filter_map(|(slot, record)| Some((*slot, record.pattern.last_reading_at()?)))
			.collect();
		for reading in &batch.readings {
			let config = slots.get(&reading.slot).ok_or(Error::<T>::UnknownSlot)?;
			ensure!(
				matches!((config, reading.kind), (SlotConfig::Stock(_), ReadingKind::Level(_))),
				Error::<T>::WrongKindOfReading
			);
			let at = batch.time_of(reading);
			ensure!(at <= newest, Error::<T>::ReadingFromFuture);
			ensure!(at >= oldest, Error::<T>::ReadingTooOld);
			let before = last_times.insert(reading.slot, at);
			ensure!(before.is_none_or(|before| before < at), Error::<T>::ReadingsOutOfOrder);
		}
		Ok(())
	}

	/// The record of a slot, made where it is the slot's first reading.
	fn record_of(state: &mut DeviceState, slot: SlotId) -> Result<&mut SlotRecord, ()> {
		if !state.slots.contains_key(&slot) {
			state.slots.try_insert(slot, SlotRecord::default()).map_err(|_| ())?;
		}
		state.slots.get_mut(&slot).ok_or(())
	}

	/// A reading with what is known of its slot. A level above the capacity counts as full.
	fn seen<'a>(
		batch: &Batch,
		reading: &Reading,
		level: Quantity,
		device: &'a DeviceInfo<T::AccountId>,
		config: &'a StockSlot,
	) -> SlotReading<'a, T::AccountId> {
		if level > config.capacity {
			Self::deposit_event(Event::LevelClamped {
				device: batch.device,
				slot: reading.slot,
				level,
				capacity: config.capacity,
			});
		}
		SlotReading {
			device: batch.device,
			slot: reading.slot,
			owner: &device.owner,
			manufacturer: &device.manufacturer,
			config,
			at: batch.time_of(reading),
			level: level.min(config.capacity),
		}
	}

	/// Learns from one reading and pays for it. Returns the points earned.
	fn take_in(
		seen: &SlotReading<T::AccountId>,
		params: &Params,
		record: &mut SlotRecord,
	) -> Points {
		let resolution = seen.config.resolution;
		let cause = match record.pattern.change(seen.level, resolution) {
			Change::Rise(rise) => T::Purchases::restock_cause(seen, rise),
			_ => RestockCause::Household,
		};
		let observation = record.pattern.observe(params, resolution, seen.at, seen.level, cause);

		let mut points = 0;
		if let (Change::Rise(quantity), Some(behaviour)) = (observation.change, observation.verdict)
		{
			// What an order explains earns nothing.
			if cause == RestockCause::Household {
				let ledger = &mut record.ledger;
				points = T::Rewards::accrue(seen.manufacturer, seen.owner, behaviour, ledger);
			}
			Self::deposit_event(Event::Restocked {
				device: seen.device,
				slot: seen.slot,
				at: seen.at,
				quantity,
				cause,
				behaviour,
				points,
			});
		}
		if let Some(transition) = observation.transition {
			Self::report(seen, transition, record.pattern.rhythm(params));
		}
		points
	}

	fn report(seen: &SlotReading<T::AccountId>, transition: Transition, rhythm: Rhythm) {
		let (device, slot) = (seen.device, seen.slot);
		match (transition, rhythm) {
			(Transition::Established, Rhythm::Established { interval, size }) => {
				Self::deposit_event(Event::RhythmEstablished {
					device,
					slot,
					interval,
					quantity: size,
				})
			},
			(Transition::Established, _) => {
				defensive!("a slot that has just established has an established rhythm");
			},
			(Transition::Lapsed, _) => Self::deposit_event(Event::RhythmLapsed { device, slot }),
		}
	}

	/// Hash of the first block, which binds signatures to this chain.
	fn genesis_hash() -> H256 {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		H256::from_slice(genesis.as_ref())
	}
}

impl<T: Config> OnDeviceChange for Pallet<T> {
	/// Forgets what was learned of the former goods. What the slot has earned stays counted, or its owner could fill its
	/// caps again by configuring it anew.
	fn on_slot_changed(device: DeviceId, slot: SlotId) {
		States::<T>::mutate_exists(device, |state| {
			if let Some(record) = state.as_mut().and_then(|state| state.slots.get_mut(&slot)) {
				record.pattern = Default::default();
			}
		});
	}

	/// Forgets the former household's patterns. The sequence goes on, so that no batch is taken twice, and so do the
	/// caps, or a household could fill them again by handing the device to itself.
	fn on_owner_changed(device: DeviceId) {
		States::<T>::mutate_exists(device, |state| {
			for record in state.iter_mut().flat_map(|state| state.slots.iter_mut()) {
				record.1.pattern = Default::default();
			}
		});
	}

	fn on_retired(device: DeviceId) {
		States::<T>::remove(device);
	}
}
