//! Read functions behind the runtime API.

use cot_primitives::{unix_now, DeviceId, DeviceQuota, Moment, NextReading, Presence};
use sp_runtime::traits::Get;

use crate::*;

impl<T: Config> Pallet<T> {
	/// Returns what the device needs to begin, if it is registered.
	pub fn quota(device: DeviceId) -> Option<DeviceQuota> {
		let state = States::<T>::get(device)?;
		let now = unix_now::<T::Time>();
		let terms = Self::rate_limit_terms();
		let has_reported = state.sequence > 0;
		let last_seen = has_reported.then_some(state.last_seen);
		let next_reading = |(slot, record): (&_, &SlotRecord)| {
			let next_at = record.learned.next_at();
			record.config.map(|_| NextReading { slot: *slot, next_at })
		};
		Some(DeviceQuota {
			now,
			sequence: state.sequence,
			batch_hash: has_reported.then_some(state.batch_hash),
			last_seen,
			presence: presence(last_seen, state.info.report_interval, now),
			free_batches: state.rate_limit.left(now, terms),
			burst: terms.burst,
			refill: terms.refill,
			next_free_at: state.rate_limit.next_at(now, terms),
			accepts_from: now
				.saturating_sub(T::LateWindow::get())
				.max(state.info.not_before.saturating_sub(T::MaxDrift::get())),
			accepts_until: now.saturating_add(T::MaxDrift::get()),
			slots: state.slots.iter().filter_map(next_reading).collect(),
		})
	}
}

/// Returns the presence of a device. One that is silent for longer than its report interval is
/// offline from the end of that interval.
fn presence(last_seen: Option<Moment>, report_interval: Option<Moment>, now: Moment) -> Presence {
	let Some(last_seen) = last_seen else { return Presence::Unseen };
	let Some(interval) = report_interval else { return Presence::Unscheduled };
	let since = last_seen.saturating_add(interval);
	if now > since {
		Presence::Offline { since }
	} else {
		Presence::Online
	}
}
