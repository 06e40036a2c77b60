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
		let mut record = Self::owned_device(&owner, device)?;
		ensure!(u32::from(slot) < MAX_SLOTS, Error::<T>::SlotNumberTooHigh);
		ensure!(new.is_valid(), Error::<T>::InvalidSlotConfig);
		let mut slots = SlotsOf::<T>::get(device);
		let old = slots.try_insert(slot, new).map_err(|_| Error::<T>::SlotNumberTooHigh)?;
		if old == Some(new) {
			// Unchanged: the pattern and the mandate of the slot stay.
			return Ok(());
		}
		let is_corrected = old.is_some_and(|old| old.holds_the_same_as(&new));
		// Goods on their way stay visible to a slot that has only become larger.
		if !(is_corrected && old.is_some_and(|old| sees_as_well(&new, &old))) {
			T::DeviceGuard::ensure_slot_may_change(device, slot)?;
		}
		Self::judge_by_model(&mut record, slot, &new)?;

		Self::set_slots(device, record, slots)?;
		if !is_corrected {
			T::OnDeviceChange::on_slot_changed(device, slot);
		}
		Self::deposit_event(Event::SlotConfigured { device, owner, slot, old, new });
		Ok(())
	}

	/// Records whether the slot measures what the device's model does. A stock must not be measured
	/// more finely than that: the household does not say how exact the manufacturer's scale is, and
	/// noise would earn what restocks do.
	pub(crate) fn judge_by_model(
		record: &mut DeviceOf<T>,
		slot: SlotId,
		new: &SlotConfig,
	) -> DispatchResult {
		let model = record.model.and_then(|model| Models::<T>::get(&record.manufacturer, model));
		let template = model.and_then(|model| model.template.slots.get(&slot).copied());
		let is_modelled = template.is_some_and(|template| new.is_within(&template));
		ensure!(is_modelled || new.is_coarse(), Error::<T>::ResolutionTooFine);
		let is_finer = match (template, new) {
			(Some(SlotConfig::Stock(template)), SlotConfig::Stock(new)) => {
				new.unit == template.unit && new.resolution < template.resolution
			},
			_ => false,
		};
		ensure!(!is_finer, Error::<T>::ResolutionTooFine);
		if is_modelled {
			record.modelled.insert(slot);
		} else {
			record.modelled.remove(slot);
		}
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
		T::OnDeviceChange::on_updated(device);
		Self::deposit_event(Event::SlotRenamed { device, owner, slot, old, new });
		Ok(())
	}

	pub(crate) fn do_remove_slot(
		owner: T::AccountId,
		device: DeviceId,
		slot: SlotId,
	) -> DispatchResult {
		let mut record = Self::owned_device(&owner, device)?;
		let mut slots = SlotsOf::<T>::get(device);
		let old = slots.remove(&slot).ok_or(Error::<T>::UnknownSlot)?;
		T::DeviceGuard::ensure_slot_may_change(device, slot)?;

		record.modelled.remove(slot);
		Self::set_slots(device, record, slots)?;
		T::OnDeviceChange::on_slot_changed(device, slot);
		Self::deposit_event(Event::SlotRemoved { device, owner, slot, old });
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
		Self::store_device(device, record);
		Self::deposit_event(Event::ReportIntervalSet { device, owner, old, new });
		Ok(())
	}

	/// Stores a device's slots and adjusts the deposit of its owner.
	fn set_slots(device: DeviceId, mut record: DeviceOf<T>, slots: Slots) -> DispatchResult {
		let due = Self::slot_deposit_of(&slots);
		if record.slot_deposit != due {
			let held = record.slot_deposit;
			Self::adjust_deposit(HoldReason::SlotDeposit, &record.owner, held, due)?;
			record.slot_deposit = due;
		}
		SlotsOf::<T>::insert(device, slots);
		Self::store_device(device, record);
		Ok(())
	}
}

/// Returns true if the stock of `new` shows every rise that it shows as `old`.
fn sees_as_well(new: &SlotConfig, old: &SlotConfig) -> bool {
	match (new, old) {
		(SlotConfig::Stock(new), SlotConfig::Stock(old)) => {
			new.capacity >= old.capacity && new.resolution <= old.resolution
		},
		_ => false,
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
