//! Read functions behind the runtime API.

use cot_primitives::{unix_now, DeviceId, DeviceQuota, InspectDevices, Moment, Presence};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Returns the device's sequence number, presence and feeless batches left, if it is
	/// registered.
	pub fn quota(device: DeviceId) -> Option<DeviceQuota> {
		let info = T::Devices::device(device)?;
		let state = States::<T>::get(device);
		let now = unix_now::<T::Time>();
		let last_seen = (state.sequence > 0).then_some(state.last_seen);
		Some(DeviceQuota {
			sequence: state.sequence,
			last_seen,
			presence: presence(last_seen, info.report_interval, now),
			free_batches: state.rate_limit.left(now, Self::rate_limit_terms()),
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
