//! Deposits pay for the most that is stored for them.

use codec::MaxEncodedLen;
use cot_primitives::{SlotConfig, SlotId, MAX_SLOTS};
use frame_support::traits::StorageInfoTrait;
use pallet_attestations::SlotRecord;

use crate::{
	configs::devices::{DEVICE_DEPOSIT, FREE_SLOTS, MODEL_DEPOSIT, SERIAL_DEPOSIT, SLOT_DEPOSIT},
	*,
};

/// The most bytes that an entry of a map takes, with its key.
fn size_of(pallet: &str, map: &str) -> u32 {
	AllPalletsWithSystem::storage_info()
		.into_iter()
		.find(|it| it.pallet_name == pallet.as_bytes() && it.storage_name == map.as_bytes())
		.and_then(|it| it.max_size)
		.expect("the map is there and bounded")
}

fn len<T: MaxEncodedLen>() -> u32 {
	T::max_encoded_len() as u32
}

#[test]
fn what_is_stored_of_devices_is_paid_for() {
	let entries = [
		("DeviceRegistry", "Devices"),
		("DeviceRegistry", "DeviceOfKey"),
		("DeviceRegistry", "DevicesOf"),
		("DeviceRegistry", "Serials"),
		("DeviceRegistry", "SlotsOf"),
		("DeviceRegistry", "SanctionedDevices"),
		("Attestations", "States"),
		("Attestations", "Commitments"),
		("Rewards", "Households"),
	];
	let bytes: u32 = entries.into_iter().map(|(pallet, map)| size_of(pallet, map)).sum();
	let slot = len::<(SlotId, SlotConfig)>() + len::<(SlotId, SlotRecord)>();
	assert!(SLOT_DEPOSIT >= deposit(0, slot), "a slot takes {slot} bytes");
	let bytes = bytes - (MAX_SLOTS - FREE_SLOTS) * slot;
	assert!(DEVICE_DEPOSIT >= deposit(entries.len() as u32, bytes), "a device takes {bytes} bytes");
}

#[test]
fn what_is_stored_of_manufacturers_is_paid_for() {
	let serial = size_of("DeviceRegistry", "Serials");
	assert!(SERIAL_DEPOSIT >= deposit(1, serial), "a serial number takes {serial} bytes");
	let slots = MAX_SLOTS * len::<(SlotId, SlotConfig)>();
	let model = size_of("DeviceRegistry", "Models") - slots;
	assert!(MODEL_DEPOSIT >= deposit(1, model), "a model takes {model} bytes");
}
