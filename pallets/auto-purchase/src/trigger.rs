//! The seam to the attestations and to the device registry: what a reading means for the slot's
//! orders, and whether to place one.

use cot_pattern::{Params, SlotState};
use cot_primitives::{
	DeviceId, OnDeviceChange, PurchaseFromPattern, Quantity, RestockCause, SlotId, SlotReading,
	SlotSet,
};
use frame_support::{
	defensive, pallet_prelude::*, storage::with_storage_layer, traits::fungibles::hold::Mutate as _,
};
use sp_runtime::{traits::Saturating, ArithmeticError};

use crate::{choice::Candidate, conditions::Case, *};

impl<T: Config> PurchaseFromPattern<T::AccountId> for Pallet<T> {
	fn slots_of_concern(device: DeviceId) -> SlotSet {
		SlotsOfConcern::<T>::get(device)
	}

	fn restock_cause(reading: &SlotReading<T::AccountId>, rise: Quantity) -> RestockCause {
		let (device, slot) = (reading.device, reading.slot);
		let stock_before = reading.level.saturating_sub(rise);
		let awaited = Self::order_of_household(OpenOrderOf::<T>::get(device, slot), reading);
		let awaited = match awaited {
			Some((id, order)) if Self::is_delivery(&order, reading, rise) => {
				Self::receive(id, order, rise, stock_before);
				return RestockCause::Order;
			},
			awaited => awaited,
		};
		let arriving = Self::order_of_household(ArrivingOrderOf::<T>::get(device, slot), reading);
		match arriving {
			Some((id, order)) if Self::is_rest(&order, reading, rise) => {
				Self::receive(id, order, rise, stock_before);
				return RestockCause::Order;
			},
			_ => {},
		}
		match awaited {
			Some((id, order)) if Self::is_restock_by_hand(&order, reading, rise) => {
				let merchant = order.merchant.clone();
				let called_off =
					with_storage_layer(|| Self::call_off(id, order, CancelReason::Restocked));
				if let Err(error) = called_off {
					Self::deposit_event(Event::OrderStuck { order: id, merchant, error });
				}
			},
			_ => {},
		}
		RestockCause::Household
	}

	fn on_level(reading: &SlotReading<T::AccountId>, params: &Params, pattern: &SlotState) {
		let (device, slot) = (reading.device, reading.slot);
		let Some(mandate) = Mandates::<T>::get(device, slot) else { return };
		let case = Case::<T>::new(reading, Some(&mandate), params, pattern);
		let refusal = case.refusals().next();
		match refusal {
			None => {},
			Some(Refusal::MandateOver) => return Self::remove_mandate(device, slot, mandate),
			Some(reason) if reason.is_quiet() => return,
			Some(reason) => {
				return Self::deposit_event(Event::PurchaseRefused { device, slot, reason })
			},
		}
		let Some((candidate, units)) = case.into_purchase() else {
			defensive!("where nothing stands against it, there is something to buy");
			return;
		};
		match mandate.terms.mode {
			MandateMode::Test => Self::rehearse(reading, mandate, candidate, units),
			MandateMode::Live => {
				let placed = with_storage_layer(|| Self::place(reading, mandate, candidate, units));
				if let Err(error) = placed {
					defensive!("what can be held is held", error);
					let reason = Refusal::InsufficientFunds;
					Self::deposit_event(Event::PurchaseRefused { device, slot, reason });
				}
			},
		}
	}
}

impl<T: Config> OnDeviceChange for Pallet<T> {
	/// A slot that waits for goods must go on seeing them: a change would make its sensor forget
	/// the level before.
	fn forbids_slot_change(device: DeviceId, slot: SlotId) -> bool {
		OpenOrderOf::<T>::contains_key(device, slot)
	}

	/// The device that saw the shortage has to see the goods arrive, for the household that pays.
	fn forbids_leaving(device: DeviceId) -> bool {
		OpenOrderOf::<T>::iter_key_prefix(device).next().is_some()
	}

	/// Ends the slot's mandate. An open order was for the former goods and finishes by itself.
	fn on_slot_changed(device: DeviceId, slot: SlotId) {
		ArrivingOrderOf::<T>::remove(device, slot);
		CoolingDown::<T>::remove(device, slot);
		Self::update_concern(device, slot);
		if let Some(mandate) = Mandates::<T>::get(device, slot) {
			Self::remove_mandate(device, slot, mandate);
		}
	}

	/// Ends the former household's mandates, and does not look for the rest of its goods any more.
	/// Nobody waits because it called an order off.
	fn on_owner_changed(device: DeviceId) {
		let concerned = CoolingDown::<T>::iter_key_prefix(device).fold(
			SlotsOfConcern::<T>::get(device),
			|mut slots, slot| {
				slots.insert(slot);
				slots
			},
		);
		for slot in (SlotId::MIN..=SlotId::MAX).filter(|slot| concerned.contains(*slot)) {
			Self::on_slot_changed(device, slot);
		}
	}

	fn on_retired(device: DeviceId) {
		Self::on_owner_changed(device);
	}
}

impl<T: Config> Pallet<T> {
	/// Notes whether the slot has a mandate or waits for goods, whenever that may have changed.
	pub(crate) fn update_concern(device: DeviceId, slot: SlotId) {
		let concerns = Mandates::<T>::contains_key(device, slot)
			|| OpenOrderOf::<T>::contains_key(device, slot)
			|| ArrivingOrderOf::<T>::contains_key(device, slot);
		SlotsOfConcern::<T>::mutate_exists(device, |slots| {
			let mut noted = slots.unwrap_or_default();
			if concerns {
				noted.insert(slot);
			} else {
				noted.remove(slot);
			}
			*slots = Some(noted).filter(|noted| !noted.is_empty());
		});
	}

	/// An order of the household that a reading is of.
	fn order_of_household(
		id: Option<OrderId>,
		reading: &SlotReading<T::AccountId>,
	) -> Option<(OrderId, OrderOf<T>)> {
		let id = id?;
		let order = Orders::<T>::get(id).filter(|order| order.household == *reading.owner)?;
		Some((id, order))
	}

	/// Whether a rise can be goods of an awaited order.
	fn is_delivery(
		order: &OrderOf<T>,
		reading: &SlotReading<T::AccountId>,
		rise: Quantity,
	) -> bool {
		order.is_deliverable(reading.at) && rise >= Self::least_part(order, reading)
	}

	/// Whether a rise can be what was missing from a delivered order: a unit too much is the
	/// scale's, more is the household's.
	fn is_rest(order: &OrderOf<T>, reading: &SlotReading<T::AccountId>, rise: Quantity) -> bool {
		let missing = order.quantity.saturating_sub(order.received);
		let most = missing.saturating_add(order.unit_size());
		(Self::least_part(order, reading)..=most).contains(&rise)
	}

	/// Whether a rise makes an order unnecessary that can still be called off.
	fn is_restock_by_hand(
		order: &OrderOf<T>,
		reading: &SlotReading<T::AccountId>,
		rise: Quantity,
	) -> bool {
		order.state.is_cancellable(reading.at)
			&& rise >= math::proof_of(order.quantity, T::DeliveryProof::get())
	}

	/// The least rise that can be a parcel. Were it less, bottles that are put back would add up to
	/// a delivery.
	fn least_part(order: &OrderOf<T>, reading: &SlotReading<T::AccountId>) -> Quantity {
		math::least_parcel(order.quantity, order.unit_size(), reading.config.resolution)
	}

	/// Tells what would have been bought.
	fn rehearse(
		reading: &SlotReading<T::AccountId>,
		mandate: MandateOf<T>,
		Candidate { id, offer, commission, .. }: Candidate<T>,
		units: u32,
	) {
		Self::deposit_event(Event::PurchaseRehearsed {
			household: mandate.owner,
			merchant: offer.merchant,
			manufacturer: mandate.manufacturer,
			device: reading.device,
			slot: reading.slot,
			offer: id,
			product: offer.product,
			units,
			quantity: offer.unit_size.saturating_mul(units),
			unit_price: offer.price,
			value: offer.price.saturating_mul(units.into()),
			asset: offer.asset,
			commission,
			lead_time: offer.lead_time,
			level: reading.level,
		});
	}

	/// Holds the value and writes the order.
	fn place(
		reading: &SlotReading<T::AccountId>,
		mut mandate: MandateOf<T>,
		Candidate { id: offer_id, offer, commission, .. }: Candidate<T>,
		units: u32,
	) -> DispatchResult {
		let (now, household) = (Self::now(), mandate.owner.clone());
		let value = offer.price.saturating_mul(units.into());
		T::Assets::hold(offer.asset.clone(), &escrow::<T>(), &household, value)?;
		let id = NextOrderId::<T>::get();
		NextOrderId::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Self::take_stock(offer_id, units);
		let (period_start, spent) = mandate.period_at(now);
		mandate.period_start = period_start;
		mandate.spent = spent.saturating_add(value);

		let cancellable_until = now.saturating_add(mandate.terms.cancel_window);
		let order = Order {
			household,
			manufacturer: mandate.manufacturer.clone(),
			merchant: offer.merchant,
			device: reading.device,
			slot: reading.slot,
			offer: offer_id,
			product: offer.product,
			units,
			unit_price: offer.price,
			value,
			asset: offer.asset,
			commission,
			quantity: offer.unit_size.saturating_mul(units),
			received: 0,
			promised_for: cancellable_until.saturating_add(offer.lead_time),
			state: OrderState::Placed { cancellable_until },
			placed_at: now,
			deadline: cancellable_until.saturating_add(T::AcceptWindow::get()),
			tries: 0,
			tracking: None,
		};
		Mandates::<T>::insert(reading.device, reading.slot, mandate);
		CoolingDown::<T>::remove(reading.device, reading.slot);
		Self::open(id, order.clone());
		Self::deposit_event(Event::OrderPlaced {
			order: id,
			household: order.household,
			merchant: order.merchant,
			manufacturer: order.manufacturer,
			device: order.device,
			slot: order.slot,
			offer: order.offer,
			product: order.product,
			units: order.units,
			quantity: order.quantity,
			unit_price: order.unit_price,
			value: order.value,
			asset: order.asset,
			commission: order.commission,
			lead_time: offer.lead_time,
			promised_for: order.promised_for,
			level: reading.level,
			cancellable_until,
			deadline: order.deadline,
		});
		Ok(())
	}
}
