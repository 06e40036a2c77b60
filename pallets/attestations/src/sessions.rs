//! Sessions of activities: their totals, and the points for manual ones.

use alloc::{collections::BTreeMap, vec::Vec};

use cot_primitives::{
	AccrueRewards, ActivitySlot, Batch, DeviceId, MeterSessions, MeteredSession, Moment, Points,
	Quantity, Reading, ReadingKind, RewardedAction, SessionMode, SlotConfig, SlotId, DAY,
};
use sp_runtime::SaturatedConversion;

use crate::{verify::Faults, *};

/// Seconds in an hour, to which an activity's limit applies.
const HOUR: u64 = 3_600;
/// Part of an activity's hourly limit that is its least pace: a car of at most 200 kilometres an
/// hour makes ten in an hour of traffic. A session counts for no longer than its amount takes at
/// that pace, whatever its clock says.
const LEAST_PACE: u64 = 20;

/// A session together with its slot.
pub(crate) struct SessionReading<'a, AccountId> {
	pub device: DeviceId,
	pub slot: SlotId,
	pub household: &'a AccountId,
	pub manufacturer: &'a AccountId,
	/// Start of the session in Unix seconds.
	pub at: Moment,
	pub mode: SessionMode,
	pub amount: Quantity,
	pub seconds: u32,
	/// Seconds of the session that earn.
	pub counted: u32,
}

impl<T: Config> Pallet<T> {
	/// Returns the seconds that each manual session of the batch adds to the time that counts, by
	/// the place of its reading. What sessions of several slots share counts once, and so does what
	/// earlier batches have counted.
	pub(crate) fn count_manual_time(
		batch: &Batch,
		state: &mut DeviceState<T::AccountId>,
		faults: &Faults,
	) -> BTreeMap<usize, u32> {
		let mut sessions: Vec<_> = batch
			.readings
			.iter()
			.enumerate()
			.filter(|(index, _)| !faults.contains_key(index))
			.filter_map(|(index, reading)| {
				let plausible = Self::plausible_seconds(reading, state)?;
				Some((batch.time_of(reading), index, plausible))
			})
			.collect();
		// In order of time, so that one slot's readings do not hide another's.
		sessions.sort_unstable();
		let mut counted = BTreeMap::new();
		for (at, index, (seconds, plausible)) in sessions {
			let begin = at.max(state.manual_until);
			let left = at.saturating_add(seconds).saturating_sub(begin).min(plausible);
			if left > 0 {
				state.manual_until = begin.saturating_add(left);
				counted.insert(index, left.saturated_into());
			}
		}
		counted
	}

	/// Returns the seconds of a manual session that can earn, and the most of them that its amount
	/// makes plausible; none if it earns nothing: the device's model does not record the activity,
	/// which anybody can configure, or the amount is impossible or zero.
	fn plausible_seconds(
		reading: &Reading,
		state: &DeviceState<T::AccountId>,
	) -> Option<(u64, u64)> {
		let ReadingKind::Session { mode: SessionMode::Manual, amount, seconds } = reading.kind
		else {
			return None;
		};
		let Some(SlotConfig::Activity(config)) = state.config(reading.slot) else { return None };
		let is_possible = (1..=limit_of(config, seconds)).contains(&amount);
		if !is_possible || !state.info.modelled.contains(reading.slot) {
			return None;
		}
		let at_least_pace = u64::from(amount)
			.saturating_mul(HOUR.saturating_mul(LEAST_PACE))
			.checked_div(config.hourly_limit.into())?;
		Some((seconds.into(), at_least_pace))
	}

	/// Adds one session to its slot and accrues points for what counts of it. An amount beyond the
	/// hourly limit, rounded down, does not count. Returns the points.
	pub(crate) fn add_session(
		session: SessionReading<T::AccountId>,
		config: &ActivitySlot,
		sessions: &mut Sessions,
		earned: &mut Earned,
	) -> Points {
		let SessionReading {
			device,
			slot,
			household,
			manufacturer,
			at,
			mode,
			amount,
			seconds,
			counted,
		} = session;
		let limit = limit_of(config, seconds);
		if amount > limit {
			Self::deposit_event(Event::SessionClamped { device, slot, amount, limit });
		}
		let amount = amount.min(limit);
		sessions.add(mode, amount, seconds, at.saturating_add(seconds.into()));
		let mut points = 0;
		if counted > 0 {
			let day = (at / DAY).saturated_into();
			let action = RewardedAction::Manual { seconds: counted, day };
			points = earned
				.add(action, |caps| T::Rewards::accrue(manufacturer, household, action, caps));
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
		if mode == SessionMode::Autonomous {
			T::Metering::on_session(&MeteredSession { device, slot, household, at, amount });
		}
		points
	}
}

/// Returns the largest possible amount of a session, rounded down.
fn limit_of(config: &ActivitySlot, seconds: u32) -> Quantity {
	let limit = u64::from(config.hourly_limit).saturating_mul(seconds.into()) / HOUR;
	limit.saturated_into()
}
