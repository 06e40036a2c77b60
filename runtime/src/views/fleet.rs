//! Devices of a manufacturer.

use cot_primitives::{DeviceId, ModelId, Presence, Serial};
use cot_runtime_api::{FleetState, FleetView, ManufacturedDevice};
use pallet_device_registry::{DeviceOf, SerialStatus, Serials};

use super::device_view;
use crate::{AccountId, Attestations, Balance, DeviceRegistry, Runtime};

/// Most devices of one page.
const MAX_PAGE: usize = 64;
/// Most serial numbers that are looked at for one page.
const MAX_LOOKED_AT: usize = 1_024;

/// Returns a page of a manufacturer's devices.
pub fn fleet(
	manufacturer: AccountId,
	after: Option<Serial>,
	limit: u32,
	state: Option<FleetState>,
	model: Option<ModelId>,
) -> FleetView<AccountId, Balance> {
	let limit = usize::try_from(limit).unwrap_or(MAX_PAGE).clamp(1, MAX_PAGE);
	let serials = match after {
		// The key need not exist: a page continues after a serial number that is gone meanwhile.
		Some(after) => {
			let key = Serials::<Runtime>::hashed_key_for(&manufacturer, after);
			Serials::<Runtime>::iter_prefix_from(&manufacturer, key)
		},
		None => Serials::<Runtime>::iter_prefix(&manufacturer),
	};
	let mut page = FleetView { devices: Default::default(), next: None };
	let mut last = None;
	for (looked_at, (serial, status)) in serials.enumerate() {
		if looked_at == MAX_LOOKED_AT || page.devices.len() == limit {
			page.next = last;
			break;
		}
		if let SerialStatus::Claimed(device) = status {
			page.devices.extend(selected(device, state, model));
		}
		last = Some(serial);
	}
	page
}

/// Returns the device, if it is in the state and of the model, where one is given.
fn selected(
	device: DeviceId,
	state: Option<FleetState>,
	model: Option<ModelId>,
) -> Option<ManufacturedDevice<AccountId, Balance>> {
	let record: DeviceOf<Runtime> = DeviceRegistry::device_record(device)?;
	let quota = Attestations::quota(device)?;
	let record = device_view(device, record);
	let is_in = |state| match state {
		FleetState::Silent => {
			matches!(quota.presence, Presence::Unseen | Presence::Offline { .. })
		},
		FleetState::Sanctioned => record.sanction.is_some(),
		FleetState::UnderAppeal => record.sanction.is_some_and(|sanction| sanction.appeal_open),
	};
	let is_selected =
		state.is_none_or(is_in) && model.is_none_or(|model| record.model == Some(model));
	is_selected.then_some(ManufacturedDevice {
		last_seen: quota.last_seen,
		presence: quota.presence,
		record,
	})
}
