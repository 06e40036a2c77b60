//! Implementations of the traits through which other pallets use the registry.

use cot_primitives::{
	DeviceId, DeviceInfo, DeviceKey, DeviceSignature, InspectDevices, InspectManufacturers,
	InspectSanctions, SignatureSurcharge, Slots,
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

impl<T: Config> Pallet<T> {
	/// Returns the weight of validating a key beyond that of an Ed25519 one, as the benchmarks use.
	/// No host function does so: points are computed in Wasm.
	pub(crate) fn of_key(key: &DeviceKey) -> Weight {
		let validation = match key {
			DeviceKey::Ed25519(_) => return Weight::zero(),
			DeviceKey::Sr25519(_) => T::WeightInfo::validate_sr25519(),
			DeviceKey::Secp256k1(_) => T::WeightInfo::validate_secp256k1(),
			DeviceKey::P256(_) => T::WeightInfo::validate_p256(),
		};
		validation.saturating_sub(T::WeightInfo::validate_ed25519())
	}
}
