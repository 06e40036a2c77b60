//! Models, whose published slots and report interval new devices begin with.

use cot_primitives::{ModelId, MAX_SLOTS};
use frame_support::pallet_prelude::*;
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_publish_model(
		manufacturer: T::AccountId,
		model: ModelId,
		template: ModelTemplate,
	) -> DispatchResult {
		let mut record = Self::approved_manufacturer(&manufacturer)?;
		Self::ensure_name(&template.name)?;
		ensure!(
			template.slots.keys().all(|slot| u32::from(*slot) < MAX_SLOTS),
			Error::<T>::SlotNumberTooHigh
		);
		ensure!(template.slots.values().all(|slot| slot.is_valid()), Error::<T>::InvalidSlotConfig);
		ensure!(template.report_interval != Some(0), Error::<T>::ZeroReportInterval);
		let old = Models::<T>::get(&manufacturer, model);
		let held = old.as_ref().map_or_else(Zero::zero, |old| old.deposit);
		let deposit =
			T::ModelDeposit::get().saturating_add(Self::price_of_slots(template.slots.len()));
		Self::adjust_deposit(HoldReason::ModelDeposit, &manufacturer, held, deposit)?;

		if old.is_none() {
			record.models.saturating_inc();
			Manufacturers::<T>::insert(&manufacturer, record);
		}
		Models::<T>::insert(&manufacturer, model, Model { template: template.clone(), deposit });
		Self::deposit_event(Event::ModelPublished {
			manufacturer,
			model,
			old: old.map(|old| old.template),
			new: template,
			deposit,
		});
		Ok(())
	}

	pub(crate) fn do_withdraw_model(manufacturer: T::AccountId, model: ModelId) -> DispatchResult {
		let mut record = Self::registered_manufacturer(&manufacturer)?;
		let Model { deposit, .. } =
			Models::<T>::get(&manufacturer, model).ok_or(Error::<T>::UnknownModel)?;
		Self::return_deposit(HoldReason::ModelDeposit, &manufacturer, deposit)?;

		record.models.saturating_dec();
		Manufacturers::<T>::insert(&manufacturer, record);
		Models::<T>::remove(&manufacturer, model);
		Self::deposit_event(Event::ModelWithdrawn { manufacturer, model, deposit });
		Ok(())
	}
}
