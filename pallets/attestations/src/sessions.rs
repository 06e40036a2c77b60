//! Sessions of activities: their totals, and the points for manual ones.

use cot_primitives::{
	AccrueRewards, ActivitySlot, DeviceId, Moment, Points, Quantity, RewardedAction, SessionMode,
	SlotId, DAY,
};
use sp_runtime::SaturatedConversion;

use crate::*;

/// Seconds in an hour, to which an activity's limit applies.
const HOUR: u64 = 3_600;

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
	/// True if the device's model records the activity: anybody can configure a slot.
	pub is_modelled: bool,
}

impl<T: Config> Pallet<T> {
	/// Adds one session to its slot and accrues points for it. An amount beyond the hourly limit,
	/// rounded down, does not count. Returns the points.
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
			is_modelled,
		} = session;
		let limit = u64::from(config.hourly_limit).saturating_mul(seconds.into()) / HOUR;
		let limit = limit.saturated_into::<Quantity>();
		// An impossible session and an empty one earn nothing.
		let is_possible = (1..=limit).contains(&amount);
		let earns = is_modelled && mode == SessionMode::Manual && is_possible;
		if amount > limit {
			Self::deposit_event(Event::SessionClamped { device, slot, amount, limit });
		}
		let amount = amount.min(limit);
		sessions.add(mode, amount, seconds, at.saturating_add(seconds.into()));
		let mut points = 0;
		if earns {
			let day = (at / DAY).saturated_into();
			let active_days = sessions.active_days.add(day);
			let action = RewardedAction::Manual { seconds, day, active_days };
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
		points
	}
}
