//! The seam to the attestations: what a reading means for the slot's order, and whether to place one.

use alloc::vec::Vec;
use core::cmp::Ordering;
use cot_pattern::{Decision, Params, SlotState};
use cot_primitives::{
	Commodity, DeviceId, InspectManufacturers, Moment, OnDeviceChange, PurchaseFromPattern,
	Quantity, RestockCause, SlotId, SlotReading, SlotSet,
};
use frame_support::{
	defensive, ensure,
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{
		fungibles::{
			freeze::Inspect as _,
			hold::{Inspect as _, Mutate as _},
			Inspect as _,
		},
		tokens::{DepositConsequence, Provenance},
	},
};
use sp_runtime::{
	traits::{Saturating, Zero},
	ArithmeticError, Permill,
};

use crate::*;

/// An offer that can be bought.
struct Candidate<T: Config> {
	id: OfferId,
	offer: OfferOf<T>,
	commission: Permill,
	/// Orders its merchant was late with.
	late: u32,
}

impl<T: Config> Candidate<T> {
	/// Best first: the cheapest per quantity, then the more punctual merchant, then the older offer.
	fn compare(&self, other: &Self) -> Ordering {
		math::compare_prices(
			(self.offer.price, self.offer.unit_size),
			(other.offer.price, other.offer.unit_size),
		)
		.then(self.late.cmp(&other.late))
		.then(self.id.cmp(&other.id))
	}
}

/// A purchase that nothing stands against.
struct Purchase<T: Config> {
	candidate: Candidate<T>,
	units: u32,
	value: BalanceOf<T>,
}

impl<T: Config> PurchaseFromPattern<T::AccountId> for Pallet<T> {
	fn slots_of_concern(device: DeviceId) -> SlotSet {
		SlotsOfConcern::<T>::get(device)
	}

	fn restock_cause(reading: &SlotReading<T::AccountId>, rise: Quantity) -> RestockCause {
		let open = OpenOrderOf::<T>::get(reading.device, reading.slot)
			.and_then(|id| Some((id, Orders::<T>::get(id)?)));
		let Some((id, order)) = open else { return RestockCause::Household };
		if rise < math::proof_of(order.quantity, T::DeliveryProof::get()) {
			return RestockCause::Household;
		}
		if order.state.is_deliverable(reading.at) {
			Self::deliver(id, order, reading.level.saturating_sub(rise));
			return RestockCause::Order;
		}
		if order.state.is_cancellable(reading.at) {
			let called_off =
				with_storage_layer(|| Self::call_off(id, order, CancelReason::Restocked));
			if let Err(error) = called_off {
				Self::deposit_event(Event::OrderStuck { order: id, error });
			}
		}
		RestockCause::Household
	}

	fn on_level(reading: &SlotReading<T::AccountId>, params: &Params, pattern: &SlotState) {
		let (device, slot) = (reading.device, reading.slot);
		let Some(mandate) = Mandates::<T>::get(device, slot) else { return };
		let now = Self::now();
		if !mandate.holds_for(reading.owner, reading.manufacturer, now) {
			return Self::remove_mandate(device, slot, mandate);
		}
		// Goods on their way are no refusal.
		if OpenOrderOf::<T>::contains_key(device, slot) {
			return;
		}
		let outcome = Self::plan(reading, params, pattern, &mandate, now).and_then(|purchase| {
			purchase.map_or(Ok(()), |purchase| {
				with_storage_layer(|| Self::place(reading, mandate, purchase, now)).map_err(
					|error| {
						defensive!("what can be held is held", error);
						Refusal::InsufficientFunds
					},
				)
			})
		});
		if let Err(reason) = outcome {
			Self::deposit_event(Event::PurchaseRefused { device, slot, reason });
		}
	}
}

impl<T: Config> OnDeviceChange for Pallet<T> {
	/// A slot that waits for goods must go on seeing them: a change would make its sensor forget the level before.
	fn forbids_slot_change(device: DeviceId, slot: SlotId) -> bool {
		OpenOrderOf::<T>::contains_key(device, slot)
	}

	/// The device that saw the shortage has to see the goods arrive, for the household that pays.
	fn forbids_leaving(device: DeviceId) -> bool {
		OpenOrderOf::<T>::iter_key_prefix(device).next().is_some()
	}

	/// Ends the slot's mandate. An open order was for the former goods and finishes by itself.
	fn on_slot_changed(device: DeviceId, slot: SlotId) {
		if let Some(mandate) = Mandates::<T>::get(device, slot) {
			Self::remove_mandate(device, slot, mandate);
		}
	}

	/// Ends the former household's mandates.
	fn on_owner_changed(device: DeviceId) {
		let mandates: Vec<_> = Mandates::<T>::iter_prefix(device).collect();
		for (slot, mandate) in mandates {
			Self::remove_mandate(device, slot, mandate);
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
			|| OpenOrderOf::<T>::contains_key(device, slot);
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

	/// Takes the goods of a shipped order as arrived; payment follows after the dispute window.
	fn deliver(id: OrderId, mut order: OrderOf<T>, stock_before: Quantity) {
		let now = Self::now();
		order.state = OrderState::Delivered { at: now };
		// The slot may run out again before the money has moved.
		OpenOrderOf::<T>::remove(order.device, order.slot);
		Self::update_concern(order.device, order.slot);
		Self::put_off(id, order, now.saturating_add(T::DisputeWindow::get()));
		Self::deposit_event(Event::OrderDelivered {
			order: id,
			stock_before: Some(stock_before),
			proof: Proof::Reading,
		});
	}

	/// What to buy now: nothing while the pattern waits, and why not when something stands against it. Reads only.
	fn plan(
		reading: &SlotReading<T::AccountId>,
		params: &Params,
		pattern: &SlotState,
		mandate: &MandateOf<T>,
		now: Moment,
	) -> Result<Option<Purchase<T>>, Refusal> {
		let terms = &mandate.terms;
		let wanted = |lead_time| match pattern.decide(
			params,
			mandate.time_to_door(lead_time),
			terms.par_level,
		) {
			Decision::Order { quantity } => Some(quantity),
			Decision::Wait(_) => None,
		};
		// A shorter lead time waits longer: while the longest one waits, all do.
		if wanted(mandate.longest_lead_time).is_none() {
			return Ok(None);
		}
		ensure!(reading.at.saturating_add(T::MaxReadingAge::get()) >= now, Refusal::StaleReading);
		ensure!(
			T::Manufacturers::is_approved(&mandate.manufacturer),
			Refusal::ManufacturerNotApproved
		);
		Self::check_gate(mandate)?;
		let candidate = Self::best_offer(mandate, &reading.config.commodity, now)?;
		let Some(quantity) = wanted(candidate.offer.lead_time) else { return Ok(None) };

		let Offer { price, unit_size, stock, .. } = candidate.offer;
		let room = terms.par_level.min(reading.config.capacity).saturating_sub(reading.level);
		let fitting = math::units_for(quantity, room, unit_size);
		ensure!(fitting > 0, Refusal::NoRoom);
		let allowed = math::affordable_units(terms.max_order_value, price);
		ensure!(allowed > 0, Refusal::OrderValueExceeded);
		let (_, spent) = mandate.period_at(now);
		let budgeted = math::affordable_units(terms.budget.saturating_sub(spent), price);
		ensure!(budgeted > 0, Refusal::BudgetSpent);
		let units = fitting.min(allowed).min(budgeted).min(stock);
		let value = price.saturating_mul(units.into());
		ensure!(
			value <= Self::spendable(&terms.asset, &mandate.owner)
				&& T::Assets::can_hold(terms.asset.clone(), &escrow::<T>(), &mandate.owner, value),
			Refusal::InsufficientFunds
		);
		Ok(Some(Purchase { candidate, units, value }))
	}

	/// Whether the household still has what it froze, free: what other pallets hold may be gone tomorrow.
	fn check_gate(mandate: &MandateOf<T>) -> Result<(), Refusal> {
		let Membership { token, frozen, .. } =
			Memberships::<T>::get(&mandate.owner, &mandate.manufacturer)
				.ok_or(Refusal::NotMember)?;
		let at_gates = T::Tokens::balance_frozen(token, &membership::<T>(), &mandate.owner);
		ensure!(
			at_gates >= frozen && T::Tokens::balance(token, &mandate.owner) >= at_gates,
			Refusal::GateNotMet
		);
		Ok(())
	}

	/// What a household has of an asset beyond what it has frozen at gates. Holds and freezes of a token may overlap, but
	/// an escrow is going to be spent and frozen tokens are not.
	fn spendable(asset: &AssetKind, owner: &T::AccountId) -> BalanceOf<T> {
		let at_gates = match asset {
			AssetKind::Native => Zero::zero(),
			AssetKind::WithId(token) => {
				T::Tokens::balance_frozen(*token, &membership::<T>(), owner)
			},
		};
		T::Assets::balance(asset.clone(), owner).saturating_sub(at_gates)
	}

	/// The best offer of the mandate, or why the one that came closest cannot be bought.
	fn best_offer(
		mandate: &MandateOf<T>,
		commodity: &Commodity,
		now: Moment,
	) -> Result<Candidate<T>, Refusal> {
		let mut best: Option<Candidate<T>> = None;
		let mut closest = Ineligible::Withdrawn;
		for id in &mandate.terms.offers {
			match Self::candidate(*id, mandate, commodity, now) {
				Ok(candidate)
					if best.as_ref().is_none_or(|best| candidate.compare(best).is_lt()) =>
				{
					best = Some(candidate)
				},
				Ok(_) => {},
				Err(why) => closest = closest.max(why),
			}
		}
		best.ok_or(Refusal::NoEligibleOffer(closest))
	}

	/// Whether an offer can be bought under a mandate, with all checks of today.
	fn candidate(
		id: OfferId,
		mandate: &MandateOf<T>,
		commodity: &Commodity,
		now: Moment,
	) -> Result<Candidate<T>, Ineligible> {
		let offer = Offers::<T>::get(id).ok_or(Ineligible::Withdrawn)?;
		ensure!(offer.asset == mandate.terms.asset, Ineligible::OtherAsset);
		ensure!(offer.category == *commodity, Ineligible::OtherCommodity);
		ensure!(offer.merchant != mandate.owner, Ineligible::OwnOffer);
		ensure!(now < offer.expires_at, Ineligible::Expired);
		ensure!(offer.stock > 0, Ineligible::OutOfStock);
		ensure!(offer.price <= mandate.terms.max_unit_price, Ineligible::AboveCap);
		let Partnership { commission, .. } =
			Self::active_partnership(&mandate.manufacturer, &offer.merchant)
				.ok_or(Ineligible::NoPartnership)?;
		let merchant = Merchants::<T>::get(&offer.merchant).ok_or(Ineligible::BondTooSmall)?;
		ensure!(merchant.bond >= T::MerchantBond::get(), Ineligible::BondTooSmall);
		// The least it can be paid: one unit less the commission.
		let least = offer.price.saturating_sub(math::commission_of(offer.price, commission));
		let takes =
			T::Assets::can_deposit(offer.asset.clone(), &offer.merchant, least, Provenance::Extant);
		ensure!(least.is_zero() || takes == DepositConsequence::Success, Ineligible::CannotBePaid);
		Ok(Candidate { id, offer, commission, late: merchant.late })
	}

	/// Holds the value and writes the order.
	fn place(
		reading: &SlotReading<T::AccountId>,
		mut mandate: MandateOf<T>,
		Purchase { candidate, units, value }: Purchase<T>,
		now: Moment,
	) -> DispatchResult {
		let Candidate { id: offer_id, offer, commission, .. } = candidate;
		let household = mandate.owner.clone();
		T::Assets::hold(offer.asset.clone(), &escrow::<T>(), &household, value)?;
		let id = NextOrderId::<T>::get();
		NextOrderId::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Offers::<T>::mutate_extant(offer_id, |offer| {
			offer.stock = offer.stock.saturating_sub(units)
		});
		let (period_start, spent) = mandate.period_at(now);
		mandate.period_start = period_start;
		mandate.spent = spent.saturating_add(value);

		let cancellable_until = now.saturating_add(mandate.terms.cancel_window);
		let order = Order {
			household: household.clone(),
			manufacturer: mandate.manufacturer.clone(),
			merchant: offer.merchant.clone(),
			device: reading.device,
			slot: reading.slot,
			offer: offer_id,
			product: offer.product,
			units,
			unit_price: offer.price,
			value,
			asset: offer.asset.clone(),
			commission,
			quantity: offer.unit_size.saturating_mul(units),
			lead_time: offer.lead_time,
			state: OrderState::Placed { cancellable_until },
			placed_at: now,
			deadline: cancellable_until.saturating_add(T::AcceptWindow::get()),
			tracking: None,
		};
		Mandates::<T>::insert(reading.device, reading.slot, mandate);
		Self::open(id, order);
		Self::deposit_event(Event::OrderPlaced {
			order: id,
			household,
			merchant: offer.merchant,
			device: reading.device,
			slot: reading.slot,
			offer: offer_id,
			product: offer.product,
			units,
			value,
			asset: offer.asset,
			level: reading.level,
			cancellable_until,
		});
		Ok(())
	}
}
