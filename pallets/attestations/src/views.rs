use cot_primitives::{DeviceId, InspectDevices, Moment, Presence, Standing};
use frame_support::traits::UnixTime;

use crate::*;

impl<T: Config> Pallet<T> {
	/// How a device stands with the chain, if it is registered.
	pub fn standing_of(device: DeviceId) -> Option<Standing> {
		let info = T::Devices::device(device)?;
		let state = States::<T>::get(device);
		let now = T::Time::now().as_secs();
		let last_seen = (state.sequence > 0).then_some(state.last_seen);
		Some(Standing {
			sequence: state.sequence,
			last_seen,
			presence: Self::presence(last_seen, info.report_interval, now),
			free_batches: state.bucket.left(now, Self::allowance()),
		})
	}

	/// A device that has been silent for longer than it means to be is offline from the end of that
	/// interval on.
	fn presence(
		last_seen: Option<Moment>,
		report_interval: Option<Moment>,
		now: Moment,
	) -> Presence {
		let Some(last_seen) = last_seen else { return Presence::Unseen };
		let Some(interval) = report_interval else { return Presence::Unscheduled };
		let since = last_seen.saturating_add(interval);
		if now > since {
			Presence::Offline { since }
		} else {
			Presence::Online
		}
	}
}
