//! Settings of a device by its owner: slots and report interval.

use cot_primitives::{
	Activity, Commodity, DeviceGuard, DeviceId, Moment, OnDeviceChange, SlotConfig, SlotId, Slots,
	MAX_SLOTS,
};
use frame_support::pallet_prelude::*;
use sp_core::H256;

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_configure_slot(
		owner: T::AccountId,
		device: DeviceId,
		slot: SlotId,
		new: SlotConfig,
	) -> DispatchResult {
		let record = Self::owned_device(&owner, device)?;
		ensure!(u32::from(slot) < MAX_SLOTS, Error::<T>::SlotNumberTooHigh);
		ensure!(new.is_valid(), Error::<T>::InvalidSlotConfig);
		let mut slots = SlotsOf::<T>::get(device);
		let old = slots.try_insert(slot, new).map_err(|_| Error::<T>::SlotNumberTooHigh)?;
		if old == Some(new) {
			// Unchanged: the pattern and the mandate of the slot stay.
			return Ok(());
		}
		T::DeviceGuard::ensure_slot_may_change(device, slot)?;

		Self::set_slots(device, record, slots)?;
		T::OnDeviceChange::on_slot_changed(device, slot);
		Self::deposit_event(Event::SlotConfigured { device, slot, old, new });
		Ok(())
	}

	pub(crate) fn do_rename_slot(
		owner: T::AccountId,
		device: DeviceId,
		slot: SlotId,
		new: H256,
	) -> DispatchResult {
		Self::owned_device(&owner, device)?;
		let mut slots = SlotsOf::<T>::get(device);
		let config = slots.get_mut(&slot).ok_or(Error::<T>::UnknownSlot)?;
		let label = label_mut(config).ok_or(Error::<T>::NotLabelled)?;

		let old = core::mem::replace(label, new);
		SlotsOf::<T>::insert(device, slots);
		Self::deposit_event(Event::SlotRenamed { device, slot, old, new });
		Ok(())
	}

	pub(crate) fn do_remove_slot(
		owner: T::AccountId,
		device: DeviceId,
		slot: SlotId,
	) -> DispatchResult {
		let record = Self::owned_device(&owner, device)?;
		let mut slots = SlotsOf::<T>::get(device);
		let old = slots.remove(&slot).ok_or(Error::<T>::UnknownSlot)?;
		T::DeviceGuard::ensure_slot_may_change(device, slot)?;

		Self::set_slots(device, record, slots)?;
		T::OnDeviceChange::on_slot_changed(device, slot);
		Self::deposit_event(Event::SlotRemoved { device, slot, old });
		Ok(())
	}

	pub(crate) fn do_set_report_interval(
		owner: T::AccountId,
		device: DeviceId,
		new: Option<Moment>,
	) -> DispatchResult {
		let mut record = Self::owned_device(&owner, device)?;
		ensure!(new != Some(0), Error::<T>::ZeroReportInterval);

		let old = core::mem::replace(&mut record.report_interval, new);
		Devices::<T>::insert(device, record);
		Self::deposit_event(Event::ReportIntervalSet { device, old, new });
		Ok(())
	}

	/// Stores a device's slots and adjusts the deposit of its owner.
	fn set_slots(device: DeviceId, mut record: DeviceOf<T>, slots: Slots) -> DispatchResult {
		let due = Self::slot_deposit_of(&slots);
		if record.slot_deposit != due {
			let held = record.slot_deposit;
			Self::adjust_deposit(HoldReason::SlotDeposit, &record.owner, held, due)?;
			record.slot_deposit = due;
			Devices::<T>::insert(device, record);
		}
		SlotsOf::<T>::insert(device, slots);
		Ok(())
	}
}

/// Returns the label that identifies the slot's goods or activity, if there is one.
fn label_mut(config: &mut SlotConfig) -> Option<&mut H256> {
	match config {
		SlotConfig::Stock(stock) => match &mut stock.commodity {
			Commodity::Label(label) => Some(label),
			Commodity::Category(_) => None,
		},
		SlotConfig::Activity(activity) => match &mut activity.activity {
			Activity::Label(label) => Some(label),
			Activity::Driving | Activity::Viewing | Activity::Listening => None,
		},
	}
}
