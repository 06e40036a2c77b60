//! Implementations of the traits through which other pallets use the registry.

use cot_primitives::{
	DeviceId, DeviceInfo, DeviceSignature, InspectDevices, InspectManufacturers, InspectSanctions,
	SignatureSurcharge, Slots,
};
use frame_support::weights::Weight;

use crate::*;

impl<T: Config> InspectDevices<T::AccountId> for Pallet<T> {
	fn device(id: DeviceId) -> Option<DeviceInfo<T::AccountId>> {
		let record = Devices::<T>::get(id)?;
		let status = record.status();
		let Device { owner: household, manufacturer, key, report_interval, modelled, .. } = record;
		let not_before = record.owned_since;
		Some(DeviceInfo {
			household,
			manufacturer,
			key,
			status,
			report_interval,
			modelled,
			not_before,
		})
	}

	fn slots(id: DeviceId) -> Slots {
		SlotsOf::<T>::get(id)
	}
}

impl<T: Config> InspectManufacturers<T::AccountId> for Pallet<T> {
	fn is_approved(manufacturer: &T::AccountId) -> bool {
		Self::approved_manufacturer(manufacturer).is_ok()
	}
}

impl<T: Config> InspectSanctions<T::AccountId> for Pallet<T> {
	fn is_sanctioned(manufacturer: &T::AccountId, household: &T::AccountId) -> bool {
		SanctionedDevices::<T>::contains_key(manufacturer, household)
	}
}

impl<T: Config> SignatureSurcharge for Pallet<T> {
	fn of(signature: &DeviceSignature) -> Weight {
		let verification = match signature {
			DeviceSignature::Ed25519(_) => return Weight::zero(),
			DeviceSignature::Sr25519(_) => T::WeightInfo::verify_sr25519(),
			DeviceSignature::Secp256k1(_) => T::WeightInfo::verify_secp256k1(),
			DeviceSignature::P256(_) => T::WeightInfo::verify_p256(),
		};
		// The benchmarks of the calls already include an Ed25519 verification.
		verification.saturating_sub(T::WeightInfo::verify_ed25519())
	}
}
