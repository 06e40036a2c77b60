//! What other pallets may ask the registry.

use cot_primitives::{DeviceId, DeviceInfo, InspectDevices, InspectManufacturers, Slots};

use crate::*;

impl<T: Config> InspectDevices<T::AccountId> for Pallet<T> {
	fn device(id: DeviceId) -> Option<DeviceInfo<T::AccountId>> {
		let Device { owner, manufacturer, key, status, .. } = Devices::<T>::get(id)?;
		Some(DeviceInfo { owner, manufacturer, key, status, report_interval: None })
	}

	fn slots(id: DeviceId) -> Slots {
		SlotsOf::<T>::get(id)
	}
}

impl<T: Config> InspectManufacturers<T::AccountId> for Pallet<T> {
	fn is_approved(manufacturer: &T::AccountId) -> bool {
		Manufacturers::<T>::get(manufacturer)
			.is_some_and(|record| record.status == ManufacturerStatus::Approved)
	}
}
