//! Processing of a verified batch: each reading goes into the record of its slot, and the newest
//! levels may lead to orders.

use alloc::collections::{BTreeMap, BTreeSet};

use cot_primitives::{
	Batch, DeviceInfo, LearningParams, Points, PurchaseFromPattern, Quantity, Reading, ReadingKind,
	SlotConfig, SlotId, SlotReading, Slots, StockSlot,
};
use frame_support::defensive;
use sp_runtime::{SaturatedConversion, Saturating};

use crate::{
	cost::BatchCost, levels::NewestLevel, sessions::SessionReading, verify::DeviceContext, *,
};

impl<T: Config> Pallet<T> {
	/// Processes a batch that has been verified in the present state, and uses up its sequence
	/// number. Returns its cost.
	pub(crate) fn accept(batch: &Batch, context: DeviceContext<T>, slots: &Slots) -> BatchCost {
		let DeviceContext { device, mut state, now } = context;
		state.sequence = batch.sequence;
		state.last_seen = now;
		let params = T::LearningParams::learning_params(&device.manufacturer);
		let mut points: Points = 0;
		let mut cost = BatchCost {
			readings: batch.readings.len().saturated_into(),
			has_evidence: batch.evidence.is_some(),
			..BatchCost::default()
		};
		let mut activities = BTreeSet::new();
		let watched = T::Purchases::watched_slots(batch.device);
		let mut newest: BTreeMap<SlotId, NewestLevel<T::AccountId>> = BTreeMap::new();
		for reading in &batch.readings {
			let (Some(config), Some(record)) =
				(slots.get(&reading.slot), record_of(&mut state, reading.slot))
			else {
				defensive!("slots were checked, and a device has no more of them than its state");
				continue;
			};
			record.learned.prepare_for(config);
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
					let outcome =
						Self::learn_level(&seen, &params, watched, pattern, &mut record.earned);
					points = points.saturating_add(outcome.points);
					cost.events.saturating_accrue(outcome.has_event.into());
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
					};
					let earned = &mut record.earned;
					points =
						points.saturating_add(Self::add_session(session, config, sessions, earned));
					activities.insert(reading.slot);
					cost.events.saturating_accrue(1);
				},
				_ => {
					defensive!("the kinds of the readings were checked");
				},
			}
		}
		// Only the present level of a slot is a reason to buy, and one decision for each slot
		// bounds the cost of a batch.
		for (slot, newest) in &newest {
			if let Some(pattern) = state.slots.get(slot).and_then(SlotRecord::pattern) {
				let has_event = Self::notify_if_low(newest, &params, pattern);
				cost.events.saturating_accrue(has_event.into());
				if watched.contains(*slot) {
					T::Purchases::on_level(&newest.reading, &params, pattern);
					cost.purchases.saturating_accrue(1);
				}
			}
		}
		cost.slots = newest.len().saturating_add(activities.len()).saturated_into();
		States::<T>::insert(batch.device, state);
		Self::keep_evidence(batch);
		Self::deposit_event(Event::BatchAccepted {
			device: batch.device,
			sequence: batch.sequence,
			readings: batch.readings.len().saturated_into(),
			points,
		});
		cost
	}

	/// Returns the level with the facts about its slot.
	fn slot_reading<'a>(
		batch: &Batch,
		reading: &Reading,
		level: Quantity,
		device: &'a DeviceInfo<T::AccountId>,
		config: &'a StockSlot,
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

/// Returns the record of a slot, a new one for the slot's first reading.
fn record_of(state: &mut DeviceState, slot: SlotId) -> Option<&mut SlotRecord> {
	if !state.slots.contains_key(&slot) {
		state.slots.try_insert(slot, SlotRecord::default()).ok()?;
	}
	state.slots.get_mut(&slot)
}
