//! A new body for a registered device, by its owner's and its manufacturer's word.
//!
//! The device keeps its number, its slots, and everything that other pallets keep under that
//! number: what was learned, mandates, caps of points. So nothing is learned twice, and nothing
//! earned twice.

use cot_primitives::{DeviceId, Voucher};
use frame_support::pallet_prelude::*;

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_replace_device(
		owner: T::AccountId,
		device: DeviceId,
		request: ClaimRequestOf<T>,
	) -> DispatchResult {
		let mut record = Self::owned_device(&owner, device)?;
		ensure!(record.sanction.is_none(), Error::<T>::SanctionInForce);
		let by = &request.voucher.manufacturer;
		ensure!(record.manufacturer == *by, Error::<T>::VoucherOfAnotherManufacturer);
		let mut manufacturer = Self::approved_manufacturer(by)?;
		let registered = Some((device, &record));
		Self::ensure_statements_are_valid(&owner, &request, record.ownership, registered)?;
		let Voucher { manufacturer: by, issuer, serial, life, key, model, .. } = request.voucher;
		if record.model != model {
			record.model = model;
			for (slot, config) in SlotsOf::<T>::get(device) {
				Self::judge_by_model(&mut record, slot, &config)?;
			}
		}
		Self::reopen_serial(&by, &mut manufacturer, &serial)?;
		// The owner is there, and keeps the device.
		Self::end_takeover(device, &owner)?;

		Manufacturers::<T>::insert(&by, manufacturer);
		Self::count_claim(&by, issuer);
		let (old_serial, old_key) = (record.serial, record.key);
		Serials::<T>::insert(&by, &old_serial, SerialStatus::Retired { life: record.life });
		Serials::<T>::insert(&by, &serial, SerialStatus::Claimed(device));
		DeviceOfKey::<T>::remove(old_key);
		DeviceOfKey::<T>::insert(key, device);
		record.serial = serial.clone();
		record.life = life;
		record.key = key;
		Self::store_device(device, record);
		Self::deposit_event(Event::DeviceReplaced {
			device,
			owner,
			old_serial,
			old_key,
			new_serial: serial,
			new_key: key,
		});
		Ok(())
	}
}
