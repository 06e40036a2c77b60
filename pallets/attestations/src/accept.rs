//! Processing of a verified batch: each reading goes into the record of its slot, and the newest
//! levels may lead to orders.

use alloc::collections::{BTreeMap, BTreeSet};

use cot_primitives::{
	AccrueRewards, Batch, DeviceId, DeviceInfo, LearningParams, Points, PurchaseFromPattern,
	Quantity, Reading, ReadingKind, Searched, SessionMode, SlotConfig, SlotId, SlotReading,
	StockSlot,
};
use frame_support::defensive;
use sp_core::H256;
use sp_runtime::{SaturatedConversion, Saturating};

use crate::{
	cost::BatchCost,
	levels::NewestLevel,
	sessions::SessionReading,
	verify::{DeviceContext, Faults},
	*,
};

impl<T: Config> Pallet<T> {
	/// Processes a batch that has been verified in the present state, all but its faulty readings,
	/// and uses up its sequence number. Returns its cost.
	pub(crate) fn accept(
		batch: &Batch,
		hash: H256,
		context: DeviceContext<T>,
		faults: &Faults,
	) -> BatchCost {
		let DeviceContext { mut state, now } = context;
		state.sequence = batch.sequence;
		state.batch_hash = hash;
		state.last_seen = now;
		let device = state.info.clone();
		let is_noted = now >= state.noted_until;
		if is_noted {
			state.noted_until = T::Rewards::note_presence(&device.manufacturer, &device.household);
		}
		let counted = Self::count_manual_time(batch, &mut state, faults);
		let params = T::LearningParams::learning_params(&device.manufacturer);
		let mut points: Points = 0;
		let mut cost = BatchCost {
			readings: batch.readings.len().saturated_into(),
			has_evidence: batch.evidence.is_some(),
			is_noted,
			..BatchCost::default()
		};
		let mut activities = BTreeSet::new();
		let mut supplied = BTreeSet::new();
		let mut newest: BTreeMap<SlotId, NewestLevel<T::AccountId>> = BTreeMap::new();
		for (index, reading) in batch.readings.iter().enumerate() {
			if let Some(fault) = faults.get(&index) {
				Self::deposit_event(Event::ReadingSkipped {
					device: batch.device,
					sequence: batch.sequence,
					index: index.saturated_into(),
					slot: reading.slot,
					fault: *fault,
				});
				cost.events.saturating_accrue(1);
				continue;
			}
			let Some((record, config)) = state
				.slots
				.get_mut(&reading.slot)
				.and_then(|record| record.config.map(|config| (record, config)))
			else {
				defensive!("the slots of the readings were checked");
				continue;
			};
			record.learned.prepare_for(&config);
			match (config, reading.kind, &mut record.learned) {
				(SlotConfig::Stock(config), ReadingKind::Level(level), Learned::Stock(_))
					if level > config.capacity =>
				{
					// Errors of sensors are large numbers: such a level proves and teaches nothing.
					Self::deposit_event(Event::LevelIgnored {
						device: batch.device,
						slot: reading.slot,
						level,
						capacity: config.capacity,
					});
					cost.events.saturating_accrue(1);
				},
				(SlotConfig::Stock(config), ReadingKind::Level(level), Learned::Stock(pattern)) => {
					// A slot that was low before the batch has been reported, unless the batch
					// restocks it.
					let before = newest.get(&reading.slot).map(|newest| newest.was_low);
					let was_low = before.unwrap_or_else(|| Self::is_low(&params, pattern));
					let seen = Self::slot_reading(batch, reading, level, &device, config);
					let awaits_goods = record.watch.awaits_goods;
					let outcome = Self::learn_level(
						&seen,
						&params,
						awaits_goods,
						pattern,
						&mut record.earned,
					);
					points = points.saturating_add(outcome.points);
					cost.events.saturating_accrue(outcome.has_event.into());
					if outcome.was_reported {
						supplied.insert(reading.slot);
					}
					let was_low = was_low && !outcome.restocked;
					newest.insert(reading.slot, NewestLevel { reading: seen, was_low });
				},
				(
					SlotConfig::Activity(config),
					ReadingKind::Session { mode, amount, seconds },
					Learned::Activity(sessions),
				) => {
					let session = SessionReading {
						device: batch.device,
						slot: reading.slot,
						household: &device.household,
						manufacturer: &device.manufacturer,
						at: batch.time_of(reading),
						mode,
						amount,
						seconds,
						counted: counted.get(&index).copied().unwrap_or(0),
					};
					let earned = &mut record.earned;
					points = points
						.saturating_add(Self::add_session(session, &config, sessions, earned));
					activities.insert(reading.slot);
					cost.events.saturating_accrue(1);
					cost.metered.saturating_accrue((mode == SessionMode::Autonomous).into());
				},
				_ => {
					defensive!("the kinds of the readings were checked");
				},
			}
		}
		if !supplied.is_empty() {
			Self::take_over_watches(batch.device, &mut state);
		}
		// From here on the record is the stored one, which a purchase changes.
		States::<T>::insert(batch.device, &state);
		// Only the present level of a slot is a reason to buy, and one decision for each slot
		// bounds the cost of a batch.
		for (slot, newest) in &newest {
			let Some(record) = state.slots.get(slot) else { continue };
			let Some(pattern) = record.pattern() else { continue };
			let has_event = Self::notify_if_low(newest, &params, pattern);
			cost.events.saturating_accrue(has_event.into());
			if Self::runs_out(&params, pattern, record.watch) {
				match T::Purchases::on_level(&newest.reading, &params, pattern) {
					Searched::Conditions => cost.looks.saturating_accrue(1),
					Searched::Offers => {
						supplied.insert(*slot);
					},
				}
			}
		}
		cost.purchases = supplied.len().saturated_into();
		cost.slots = newest.len().saturating_add(activities.len()).saturated_into();
		Self::keep_evidence(batch);
		Self::deposit_event(Event::BatchAccepted {
			device: batch.device,
			household: device.household,
			sequence: batch.sequence,
			readings: batch.readings.len().saturated_into(),
			points,
		});
		cost
	}

	/// Takes over the watches that the purchases have changed while the record was being processed.
	fn take_over_watches(device: DeviceId, state: &mut DeviceState<T::AccountId>) {
		let Some(stored) = States::<T>::get(device) else { return };
		for (slot, record) in state.slots.iter_mut() {
			if let Some(stored) = stored.slots.get(slot) {
				record.watch = stored.watch;
			}
		}
	}

	/// Returns the level with the facts about its slot.
	fn slot_reading<'a>(
		batch: &Batch,
		reading: &Reading,
		level: Quantity,
		device: &'a DeviceInfo<T::AccountId>,
		config: StockSlot,
	) -> SlotReading<'a, T::AccountId> {
		SlotReading {
			device: batch.device,
			slot: reading.slot,
			household: &device.household,
			manufacturer: &device.manufacturer,
			config,
			at: batch.time_of(reading),
			level,
		}
	}
}
