//! What must hold for the chain to buy: one list, which a reading walks until something stands
//! against it and `why_not` walks to its end.

use alloc::vec::Vec;
use core::cell::OnceCell;
use cot_pattern::{Decision, Params, Rhythm, SlotState, WaitReason};
use cot_primitives::{
	DeviceId, DeviceStatus, InspectDevices, InspectManufacturers, Moment, SlotId, SlotReading,
};
use frame_support::{
	ensure,
	traits::{
		fungibles::{freeze::Inspect as _, Inspect as _},
		Get,
	},
};

use crate::{
	choice::{Bounds, Candidate},
	*,
};

type Condition<'a, T> = fn(&Case<'a, T>) -> Result<(), Refusal>;

/// A slot that is to be bought for, or not.
pub(crate) struct Case<'a, T: Config> {
	pub reading: &'a SlotReading<'a, T::AccountId>,
	pub mandate: Option<&'a MandateOf<T>>,
	pub params: &'a Params,
	pub pattern: &'a SlotState,
	pub now: Moment,
	/// The best offer, once somebody has asked for it.
	best: OnceCell<Result<Candidate<T>, Ineligible>>,
}

impl<'a, T: Config> Case<'a, T> {
	/// What is checked, in this order. The first ones are those that usually fail and take the
	/// least.
	const CONDITIONS: [Condition<'a, T>; 18] = [
		Self::is_mandated,
		Self::nothing_is_on_its_way,
		Self::has_been_read,
		Self::rhythm_is_established,
		Self::stock_runs_out,
		Self::chain_buys,
		Self::household_buys,
		Self::has_cooled_down,
		Self::device_may_attest,
		Self::reading_is_fresh,
		Self::manufacturer_is_approved,
		Self::gate_is_met,
		Self::an_offer_is_eligible,
		Self::stock_runs_out_before_it_comes,
		Self::a_unit_fits,
		Self::a_unit_is_within_order_value,
		Self::a_unit_is_within_budget,
		Self::household_can_pay,
	];

	pub fn new(
		reading: &'a SlotReading<'a, T::AccountId>,
		mandate: Option<&'a MandateOf<T>>,
		params: &'a Params,
		pattern: &'a SlotState,
	) -> Self {
		let now = Pallet::<T>::now();
		Self { reading, mandate, params, pattern, now, best: OnceCell::new() }
	}

	/// What stands against buying, one after the other.
	pub fn refusals(&self) -> impl Iterator<Item = Refusal> + use<'_, 'a, T> {
		Self::CONDITIONS.iter().filter_map(|condition| condition(self).err())
	}

	fn is_mandated(&self) -> Result<(), Refusal> {
		let mandate = self.mandate.ok_or(Refusal::NoMandate)?;
		let SlotReading { owner, manufacturer, .. } = self.reading;
		ensure!(mandate.holds_for(owner, manufacturer, self.now), Refusal::MandateOver);
		Ok(())
	}

	fn nothing_is_on_its_way(&self) -> Result<(), Refusal> {
		OpenOrderOf::<T>::get(self.reading.device, self.reading.slot)
			.map_or(Ok(()), |order| Err(Refusal::OrderOpen(order)))
	}

	fn has_been_read(&self) -> Result<(), Refusal> {
		self.pattern.level().map(|_| ()).ok_or(Refusal::NoReading)
	}

	fn rhythm_is_established(&self) -> Result<(), Refusal> {
		let repetitions = match self.pattern.rhythm(self.params) {
			Rhythm::Established { .. } => return Ok(()),
			Rhythm::Learning { repetitions } => repetitions,
			Rhythm::Lapsed => 0,
		};
		Err(Refusal::NotEstablished { repetitions, needed: self.params.repetitions })
	}

	/// A shorter lead time waits longer: while the longest one waits, all do.
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
		let has_paused = PausedHouseholds::<T>::contains_key(self.reading.owner);
		ensure!(!has_paused, Refusal::Paused(PausedBy::Household));
		Ok(())
	}

	fn has_cooled_down(&self) -> Result<(), Refusal> {
		match CoolingDown::<T>::get(self.reading.device, self.reading.slot) {
			Some(until) if self.now < until => Err(Refusal::CoolingDown { until }),
			_ => Ok(()),
		}
	}

	/// A reading proves it; who only asks may ask of any device.
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

	/// The household still has what it froze, free: what other pallets hold may be gone tomorrow.
	fn gate_is_met(&self) -> Result<(), Refusal> {
		let SlotReading { owner, manufacturer, .. } = self.reading;
		let Membership { token, frozen, .. } =
			Memberships::<T>::get(owner, manufacturer).ok_or(Refusal::NotMember)?;
		let at_gates = T::Tokens::balance_frozen(token, &membership::<T>(), owner);
		ensure!(
			at_gates >= frozen && T::Tokens::balance(token, owner) >= at_gates,
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
		// Said already of the longest lead time.
		if self.stock_runs_out().is_err() {
			return Ok(());
		}
		self.stock_runs_out_within(mandate, best.offer.lead_time)
	}

	fn a_unit_fits(&self) -> Result<(), Refusal> {
		// A full slot has no room because it is full, which is said already.
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

	fn household_can_pay(&self) -> Result<(), Refusal> {
		let can_pay = self.eligible().is_none_or(|best| best.is_affordable);
		ensure!(can_pay, Refusal::InsufficientFunds);
		Ok(())
	}

	/// Whether the pattern asks for what takes `lead_time` from the end of the cancel window.
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
			// Said by conditions of their own.
			Decision::Wait(WaitReason::NothingSeen | WaitReason::NotEstablished) => Ok(()),
			Decision::Order { .. } => Ok(()),
		}
	}

	pub fn decide(&self, mandate: &MandateOf<T>, lead_time: Moment) -> Decision {
		let time_to_door = mandate.time_to_door(lead_time);
		self.pattern.decide(self.params, time_to_door, mandate.terms.par_level)
	}

	/// The best offer of the mandate, or why the one that came closest cannot be bought. Looked for
	/// once.
	fn best(&self) -> Option<&Result<Candidate<T>, Ineligible>> {
		let mandate = self.mandate?;
		Some(self.best.get_or_init(|| self.best_offer(mandate)))
	}

	fn eligible(&self) -> Option<&Candidate<T>> {
		self.best()?.as_ref().ok()
	}

	/// Nothing is known of an order's size while no offer can be bought.
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

	/// What is bought, if nothing stands against it: an offer and how many units of it.
	pub fn into_purchase(self) -> Option<(Candidate<T>, u32)> {
		let best = self.best.into_inner()?.ok()?;
		let units = best.bounds.units();
		(units > 0).then_some((best, units))
	}
}

impl<T: Config> Pallet<T> {
	/// Everything that stands against buying for a slot now, as if its last reading were attested
	/// again. `params` and `pattern` are what was learned of it. None if there is no such slot, or
	/// nothing to buy for it.
	pub fn why_not(
		device: DeviceId,
		slot: SlotId,
		params: &Params,
		pattern: &SlotState,
	) -> Option<WhyNot> {
		let info = T::Devices::device(device)?;
		let config = T::Devices::slot(device, slot)?;
		let reading = SlotReading {
			device,
			slot,
			owner: &info.owner,
			manufacturer: &info.manufacturer,
			config: config.stock()?,
			at: pattern.last_reading_at().unwrap_or_default(),
			level: pattern.level().unwrap_or_default(),
		};
		let mandate = Mandates::<T>::get(device, slot);
		let case = Case::<T>::new(&reading, mandate.as_ref(), params, pattern);
		let offers = mandate.as_ref().map_or_else(Vec::new, |mandate| {
			case.offers_of(mandate)
				.into_iter()
				.map(|offer| OfferLookedAt {
					offer,
					ineligible: case.candidate(offer, mandate).err(),
				})
				.collect()
		});
		Some(WhyNot { refusals: case.refusals().collect(), offers })
	}
}
