//! Conditions of a purchase: one list, which a reading walks until one is not met, and `why_not`
//! walks to its end.

use cot_pattern::{Decision, WaitReason};
use cot_primitives::{DeviceStatus, InspectDevices, InspectManufacturers, Moment, SlotReading};
use frame_support::{
	ensure,
	traits::{
		fungibles::{freeze::Inspect as _, Inspect as _},
		Get,
	},
};

use crate::{
	check::{Bounds, Candidate, PurchaseCheck},
	*,
};

type Condition<'a, T> = fn(&PurchaseCheck<'a, T>) -> Result<(), Refusal>;

/// Declares the list, and for the tests the names of its members, which the README has to list.
macro_rules! conditions {
	($($condition:ident),* $(,)?) => {
		/// Conditions in the order in which they are checked. The first ones are those that usually
		/// fail and cost the least.
		const CONDITIONS: &'a [Condition<'a, T>] = &[$(Self::$condition),*];

		#[cfg(test)]
		pub(crate) const NAMES: &'static [&'static str] = &[$(stringify!($condition)),*];
	};
}

impl<'a, T: Config> PurchaseCheck<'a, T> {
	conditions![
		is_mandated,
		nothing_is_on_its_way,
		has_been_read,
		use_is_learned,
		stock_runs_out,
		chain_buys,
		household_buys,
		has_cooled_down,
		device_may_attest,
		reading_is_fresh,
		manufacturer_is_approved,
		gate_is_met,
		an_offer_is_eligible,
		stock_runs_out_before_it_comes,
		a_unit_fits,
		a_unit_is_within_order_value,
		a_unit_is_within_budget,
		a_unit_is_within_household_limit,
		household_can_pay,
	];

	/// Returns the reasons against buying, one after the other.
	pub fn refusals(&self) -> impl Iterator<Item = Refusal> + use<'_, 'a, T> {
		Self::CONDITIONS.iter().filter_map(|condition| condition(self).err())
	}

	fn is_mandated(&self) -> Result<(), Refusal> {
		let mandate = self.mandate.ok_or(Refusal::NoMandate)?;
		let SlotReading { household, manufacturer, .. } = self.reading;
		ensure!(mandate.holds_for(household, manufacturer, self.now), Refusal::MandateOver);
		Ok(())
	}

	fn nothing_is_on_its_way(&self) -> Result<(), Refusal> {
		OpenOrderOf::<T>::get(self.reading.device, self.reading.slot)
			.map_or(Ok(()), |order| Err(Refusal::OrderOpen(order)))
	}

	fn has_been_read(&self) -> Result<(), Refusal> {
		self.pattern.level().map(|_| ()).ok_or(Refusal::NoReading)
	}

	fn use_is_learned(&self) -> Result<(), Refusal> {
		let (cycles, needed) = (self.pattern.cycles(), self.params.repetitions);
		let is_learned = self.pattern.is_learned(self.params);
		ensure!(is_learned, Refusal::NotLearned { cycles, needed });
		Ok(())
	}

	// While the longest lead time can wait, shorter ones can too.
	fn stock_runs_out(&self) -> Result<(), Refusal> {
		let Some(mandate) = self.mandate else { return Ok(()) };
		self.stock_runs_out_within(mandate, mandate.longest_lead_time)
	}

	fn chain_buys(&self) -> Result<(), Refusal> {
		let is_open = PurchasingStatus::<T>::get() == Purchasing::Open;
		ensure!(is_open, Refusal::Paused(PausedBy::Governance));
		Ok(())
	}

	fn household_buys(&self) -> Result<(), Refusal> {
		let has_paused = Pallet::<T>::has_paused(self.reading.household);
		ensure!(!has_paused, Refusal::Paused(PausedBy::Household));
		Ok(())
	}

	fn has_cooled_down(&self) -> Result<(), Refusal> {
		match CoolingDown::<T>::get(self.reading.device, self.reading.slot) {
			Some(until) if self.now < until => Err(Refusal::CoolingDown { until }),
			_ => Ok(()),
		}
	}

	// A reading proves it; `why_not` is asked of any device.
	fn device_may_attest(&self) -> Result<(), Refusal> {
		let device = T::Devices::device(self.reading.device);
		let is_active = device.is_some_and(|device| device.status == DeviceStatus::Active);
		ensure!(is_active, Refusal::DeviceSuspended);
		Ok(())
	}

	fn reading_is_fresh(&self) -> Result<(), Refusal> {
		let usable_until = self.reading.at.saturating_add(T::MaxReadingAge::get());
		ensure!(usable_until >= self.now, Refusal::StaleReading);
		Ok(())
	}

	fn manufacturer_is_approved(&self) -> Result<(), Refusal> {
		let is_approved = T::Manufacturers::is_approved(self.reading.manufacturer);
		ensure!(is_approved, Refusal::ManufacturerNotApproved);
		Ok(())
	}

	// The frozen tokens must be there and not held: what other pallets hold may be gone tomorrow.
	fn gate_is_met(&self) -> Result<(), Refusal> {
		let SlotReading { household, manufacturer, .. } = self.reading;
		let Membership { token, frozen, .. } =
			Memberships::<T>::get(household, manufacturer).ok_or(Refusal::NotMember)?;
		let at_gates = T::Tokens::balance_frozen(token, &membership::<T>(), household);
		ensure!(
			at_gates >= frozen && T::Tokens::balance(token, household) >= at_gates,
			Refusal::GateNotMet
		);
		Ok(())
	}

	fn an_offer_is_eligible(&self) -> Result<(), Refusal> {
		match self.best() {
			Some(Err(closest)) => Err(Refusal::NoEligibleOffer(*closest)),
			Some(Ok(_)) | None => Ok(()),
		}
	}

	fn stock_runs_out_before_it_comes(&self) -> Result<(), Refusal> {
		let (Some(mandate), Some(best)) = (self.mandate, self.eligible()) else { return Ok(()) };
		// The longest lead time has refused already.
		if self.stock_runs_out().is_err() {
			return Ok(());
		}
		self.stock_runs_out_within(mandate, best.offer.lead_time)
	}

	fn a_unit_fits(&self) -> Result<(), Refusal> {
		// A full slot has no room because it is full, which is refused already.
		if self.stock_runs_out().is_err() {
			return Ok(());
		}
		self.some_units(|bounds| bounds.fitting, Refusal::NoRoom)
	}

	fn a_unit_is_within_order_value(&self) -> Result<(), Refusal> {
		self.some_units(|bounds| bounds.allowed, Refusal::OrderValueExceeded)
	}

	fn a_unit_is_within_budget(&self) -> Result<(), Refusal> {
		self.some_units(|bounds| bounds.budgeted, Refusal::BudgetSpent)
	}

	fn a_unit_is_within_household_limit(&self) -> Result<(), Refusal> {
		self.some_units(|bounds| bounds.permitted, Refusal::HouseholdLimitReached)
	}

	fn household_can_pay(&self) -> Result<(), Refusal> {
		self.some_units(|bounds| bounds.affordable, Refusal::InsufficientFunds)
	}

	/// Ensures that the pattern asks for goods that take `lead_time` from the end of the cancel
	/// window.
	fn stock_runs_out_within(
		&self,
		mandate: &MandateOf<T>,
		lead_time: Moment,
	) -> Result<(), Refusal> {
		let time_to_door = mandate.time_to_door(lead_time);
		match self.decide(mandate, lead_time) {
			Decision::Wait(WaitReason::AboveReorderPoint) => {
				let forecast = self.pattern.forecast(self.params);
				let seconds_left = forecast.map_or(0, |forecast| forecast.seconds_left);
				Err(Refusal::StockLasts { seconds_left, time_to_door })
			},
			Decision::Wait(WaitReason::StockCoversPar) => Err(Refusal::StockCoversPar),
			// Refused by conditions of their own.
			Decision::Wait(WaitReason::NothingSeen | WaitReason::NotLearned) => Ok(()),
			Decision::Order { .. } => Ok(()),
		}
	}

	/// Returns the best offer, if one can be bought.
	fn eligible(&self) -> Option<&Candidate<T>> {
		self.best()?.as_ref().ok()
	}

	/// Refuses if the bound allows no unit. While no offer can be bought, nothing is known of the
	/// order's size.
	fn some_units(
		&self,
		bound: impl FnOnce(Bounds) -> u32,
		refusal: Refusal,
	) -> Result<(), Refusal> {
		match self.eligible().map(|best| bound(best.bounds)) {
			Some(0) => Err(refusal),
			_ => Ok(()),
		}
	}

	/// Returns the offer and the units of it to buy, once no condition has refused.
	pub fn into_choice(self) -> Option<(Candidate<T>, u32)> {
		let best = self.best.into_inner()?.ok()?;
		let units = best.bounds.units();
		(units > 0).then_some((best, units))
	}
}
