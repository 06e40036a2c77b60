//! What the readings of a batch that counts mean: patterns, sessions, points, and what is about to
//! run out.

use alloc::collections::{BTreeMap, BTreeSet};

use cot_pattern::{Change, Params, Rhythm, SlotState, Transition};
use cot_primitives::{
	AccrueRewards, ActivitySlot, Batch, Deed, DeviceId, DeviceInfo, Moment, Points,
	PurchaseFromPattern, Quantity, Reading, ReadingKind, RestockCause, SessionMode, SlotConfig,
	SlotId, SlotReading, SlotSet, Slots, StockSlot, DAY,
};
use frame_support::{defensive, pallet_prelude::*};
use sp_runtime::{SaturatedConversion, Saturating};

use crate::{verify::Scene, work::Work, *};

/// Seconds in an hour, the time that an activity's limit is for.
const HOUR: u64 = 3_600;

/// The newest level of a slot.
struct Newest<'a, AccountId> {
	seen: SlotReading<'a, AccountId>,
	/// Whether the slot ran low before it.
	was_low: bool,
}

/// One session of a slot.
struct Session<'a, AccountId> {
	device: DeviceId,
	slot: SlotId,
	owner: &'a AccountId,
	manufacturer: &'a AccountId,
	/// When it began.
	at: Moment,
	mode: SessionMode,
	amount: Quantity,
	seconds: u32,
}

/// What one level showed.
struct Lesson {
	points: Points,
	/// Whether there was something to tell.
	is_news: bool,
	restocked: bool,
}

impl<T: Config> Pallet<T> {
	/// Takes in a batch that has been verified and whose `scene` is still what the chain knows.
	pub(crate) fn accept(batch: &Batch, scene: Scene<T>, slots: &Slots) -> Work {
		let Scene { device, mut state, now } = scene;
		state.sequence = batch.sequence;
		state.last_seen = now;
		let params = T::Rewards::pattern_params(&device.manufacturer);
		let mut points: Points = 0;
		let mut work = Work {
			readings: batch.readings.len().saturated_into(),
			has_evidence: batch.evidence.is_some(),
			..Work::default()
		};
		let mut in_use = BTreeSet::new();
		let of_concern = T::Purchases::slots_of_concern(batch.device);
		let mut newest: BTreeMap<SlotId, Newest<T::AccountId>> = BTreeMap::new();
		for reading in &batch.readings {
			let (Some(config), Some(record)) =
				(slots.get(&reading.slot), Self::record_of(&mut state, reading.slot))
			else {
				defensive!("slots were checked, and a device has no more of them than its state");
				continue;
			};
			record.learned.follow(config);
			match (config, reading.kind, &mut record.learned) {
				(SlotConfig::Stock(config), ReadingKind::Level(level), Learned::Stock(pattern)) => {
					let before = newest.get(&reading.slot).map(|newest| newest.was_low);
					let was_low = before.unwrap_or_else(|| Self::is_low(&params, pattern));
					let seen = Self::seen(batch, reading, level, &device, config);
					let lesson =
						Self::learn(&seen, &params, of_concern, pattern, &mut record.earned);
					points = points.saturating_add(lesson.points);
					work.news.saturating_accrue((lesson.is_news || seen.level < level).into());
					let was_low = was_low && !lesson.restocked;
					newest.insert(reading.slot, Newest { seen, was_low });
				},
				(
					SlotConfig::Activity(config),
					ReadingKind::Session { mode, amount, seconds },
					Learned::Activity(sessions),
				) => {
					let session = Session {
						device: batch.device,
						slot: reading.slot,
						owner: &device.owner,
						manufacturer: &device.manufacturer,
						at: batch.time_of(reading),
						mode,
						amount,
						seconds,
					};
					let paid = Self::add_session(session, config, sessions, &mut record.earned);
					points = points.saturating_add(paid);
					in_use.insert(reading.slot);
					work.news.saturating_accrue(1);
				},
				_ => {
					defensive!("the kinds of the readings were checked");
				},
			}
		}
		// Only what a slot holds now is a reason to buy, and one decision a slot bounds what a
		// batch can cost.
		for (slot, newest) in &newest {
			if let Some(pattern) = state.slots.get(slot).and_then(SlotRecord::pattern) {
				let is_news = Self::tell_if_low(newest, &params, pattern);
				work.news.saturating_accrue(is_news.into());
				if of_concern.contains(*slot) {
					T::Purchases::on_level(&newest.seen, &params, pattern);
					work.purchases.saturating_accrue(1);
				}
			}
		}
		work.slots = newest.len().saturating_add(in_use.len()).saturated_into();
		States::<T>::insert(batch.device, state);
		Self::keep_evidence(batch);
		Self::deposit_event(Event::BatchAccepted {
			device: batch.device,
			sequence: batch.sequence,
			readings: batch.readings.len().saturated_into(),
			points,
		});
		work
	}

	/// The record of a slot, made where it is the slot's first reading.
	fn record_of(state: &mut DeviceState, slot: SlotId) -> Option<&mut SlotRecord> {
		if !state.slots.contains_key(&slot) {
			state.slots.try_insert(slot, SlotRecord::default()).ok()?;
		}
		state.slots.get_mut(&slot)
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

	/// Learns from one level and pays for it.
	fn learn(
		seen: &SlotReading<T::AccountId>,
		params: &Params,
		of_concern: SlotSet,
		pattern: &mut SlotState,
		earned: &mut Earned,
	) -> Lesson {
		let resolution = seen.config.resolution;
		let cause = match pattern.change(seen.level, resolution) {
			Change::Rise(rise) if of_concern.contains(seen.slot) => {
				T::Purchases::restock_cause(seen, rise)
			},
			_ => RestockCause::Household,
		};
		let observation = pattern.observe(params, resolution, seen.at, seen.level, cause);

		let restocked = matches!(observation.change, Change::Rise(_));
		let mut points = 0;
		if let (Change::Rise(quantity), Some(behaviour)) = (observation.change, observation.verdict)
		{
			// What an order explains earns nothing.
			if cause == RestockCause::Household {
				let interval = observation.interval.map(Moment::from);
				let deed = Deed::Restock { behaviour, interval };
				points = earned.add(deed, |ledger| {
					T::Rewards::accrue(seen.manufacturer, seen.owner, deed, ledger)
				});
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
			Self::tell_transition(seen, transition, pattern.rhythm(params));
		}
		Lesson { points, is_news: restocked || observation.transition.is_some(), restocked }
	}

	fn tell_transition(seen: &SlotReading<T::AccountId>, transition: Transition, rhythm: Rhythm) {
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

	/// Whether a slot with a rhythm is expected to be empty within the notice.
	fn is_low(params: &Params, pattern: &SlotState) -> bool {
		Self::seconds_left(params, pattern).is_some_and(|left| left <= T::LowNotice::get())
	}

	fn seconds_left(params: &Params, pattern: &SlotState) -> Option<Moment> {
		is_established(params, pattern)
			.then(|| pattern.forecast(params))?
			.map(|forecast| forecast.seconds_left)
	}

	/// Tells of a stock that is about to end, unless that was known before. Returns whether there
	/// was something to tell.
	fn tell_if_low(newest: &Newest<T::AccountId>, params: &Params, pattern: &SlotState) -> bool {
		let Newest { seen, was_low } = newest;
		let Some(seconds_left) = Self::seconds_left(params, pattern)
			.filter(|seconds_left| !was_low && *seconds_left <= T::LowNotice::get())
		else {
			return false;
		};
		Self::deposit_event(Event::LevelLow {
			device: seen.device,
			slot: seen.slot,
			at: seen.at,
			level: seen.level,
			seconds_left,
		});
		true
	}

	/// Counts one session and pays for it. What it cannot have amounted to does not count. Returns
	/// the points it earned.
	fn add_session(
		session: Session<T::AccountId>,
		config: &ActivitySlot,
		sessions: &mut Sessions,
		earned: &mut Earned,
	) -> Points {
		let Session { device, slot, owner, manufacturer, at, mode, amount, seconds } = session;
		let limit = u64::from(config.hourly_limit).saturating_mul(seconds.into()) / HOUR;
		let limit = limit.saturated_into::<Quantity>();
		// A device that says what cannot be, or that nothing was done, is not paid for it.
		let earns = mode == SessionMode::Manual && (1..=limit).contains(&amount);
		if amount > limit {
			Self::deposit_event(Event::SessionClamped { device, slot, amount, limit });
		}
		let amount = amount.min(limit);
		sessions.add(mode, amount, seconds, at.saturating_add(seconds.into()));
		let mut points = 0;
		if earns {
			let day = (at / DAY).saturated_into();
			let active_days = sessions.active_days.add(day);
			let deed = Deed::Manual { seconds, day, active_days };
			points =
				earned.add(deed, |ledger| T::Rewards::accrue(manufacturer, owner, deed, ledger));
		}
		Self::deposit_event(Event::SessionAttested {
			device,
			slot,
			mode,
			at,
			seconds,
			amount,
			points,
		});
		points
	}

	/// Keeps what the batch commits to, and forgets the oldest commitment for it.
	fn keep_evidence(batch: &Batch) {
		let Some(evidence) = batch.evidence else { return };
		let commitment = Commitment { sequence: batch.sequence, evidence };
		Commitments::<T>::mutate(batch.device, |commitments| {
			if commitments.is_full() {
				commitments.remove(0);
			}
			if commitments.try_push(commitment).is_err() {
				defensive!("there is room for one after one was removed");
			}
		});
	}
}

fn is_established(params: &Params, pattern: &SlotState) -> bool {
	matches!(pattern.rhythm(params), Rhythm::Established { .. })
}
