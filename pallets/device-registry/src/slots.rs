//! What the owner says about its device: its slots, and how often it reports.

use cot_primitives::{
	Activity, Commodity, DeviceId, Moment, OnDeviceChange, SlotConfig, SlotId, Slots, MAX_SLOTS,
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
			return Ok(());
		}
		ensure!(!T::OnDeviceChange::forbids_slot_change(device, slot), Error::<T>::SlotInUse);

		Self::set_slots(device, record, slots)?;
		T::OnDeviceChange::on_slot_changed(device, slot);
		Self::deposit_event(Event::SlotConfigured { device, slot, old, new });
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
		ensure!(!T::OnDeviceChange::forbids_slot_change(device, slot), Error::<T>::SlotInUse);

		Self::set_slots(device, record, slots)?;
		T::OnDeviceChange::on_slot_changed(device, slot);
		Self::deposit_event(Event::SlotRemoved { device, slot, old });
		Ok(())
	}

	/// Stores a device's slots and holds from its owner what they cost.
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
}

/// The label by which the slot's goods or activity are known, if they are known by one.
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
