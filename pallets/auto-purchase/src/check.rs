//! A purchase under check: the facts that its conditions and its choice of an offer share.

use core::cell::OnceCell;
use cot_pattern::{Decision, Params, SlotState};
use cot_primitives::{Moment, Quantity, SlotReading};
use sp_runtime::{traits::Saturating, Permill};

use crate::*;

/// Purchase for a slot that is being checked.
pub(crate) struct PurchaseCheck<'a, T: Config> {
	pub reading: &'a SlotReading<'a, T::AccountId>,
	pub mandate: Option<&'a MandateOf<T>>,
	pub params: &'a Params,
	pub pattern: &'a SlotState,
	pub now: Moment,
	/// Best offer, looked up when the first condition asks for it.
	pub best: OnceCell<Result<Candidate<T>, Ineligible>>,
	/// Merchants that have failed the slot, looked up with the first offer.
	pub setbacks: OnceCell<SlotSetbacksOf<T>>,
	/// Funds of the household in the mandate's asset, looked up with the first offer.
	pub funds: OnceCell<BalanceOf<T>>,
	/// Rest of the household's limit in that asset, looked up with the first offer.
	pub limit_left: OnceCell<BalanceOf<T>>,
	/// Goods of a delivered order that are still to come, looked up with the first offer.
	pub to_come: OnceCell<Quantity>,
}

impl<'a, T: Config> PurchaseCheck<'a, T> {
	pub fn new(
		reading: &'a SlotReading<'a, T::AccountId>,
		mandate: Option<&'a MandateOf<T>>,
		params: &'a Params,
		pattern: &'a SlotState,
	) -> Self {
		let now = Pallet::<T>::now();
		Self {
			reading,
			mandate,
			params,
			pattern,
			now,
			best: OnceCell::new(),
			setbacks: OnceCell::new(),
			funds: OnceCell::new(),
			limit_left: OnceCell::new(),
			to_come: OnceCell::new(),
		}
	}

	/// Returns the decision of the slot's pattern for goods that take `lead_time` from the end of
	/// the cancel window.
	pub fn decide(&self, mandate: &MandateOf<T>, lead_time: Moment) -> Decision {
		self.pattern.decide(self.params, &mandate.supply(lead_time))
	}
}

/// Offer that can be bought.
pub(crate) struct Candidate<T: Config> {
	pub id: OfferId,
	pub offer: OfferOf<T>,
	pub commission: Permill,
	/// Bounds of the units bought.
	pub bounds: Bounds,
	/// Time until which nothing was bought of the merchant, if it has failed the slot and has not
	/// delivered since.
	pub failed_until: Option<Moment>,
	/// True if what is to travel together is worth the merchant's minimum.
	pub is_delivered: bool,
	/// Fee of the delivery, unless an open basket has it already.
	pub fee: BalanceOf<T>,
	/// True if it comes before the stock has run out.
	pub is_timely: bool,
	/// Outcomes of the merchant's orders.
	pub reputation: Reputation,
	/// Arbiters on whom manufacturer and merchant agree.
	pub arbiters: ArbitersOf<T>,
	/// True if manufacturer and merchant are one, or belong together.
	pub needs_code: bool,
}

impl<T: Config> Candidate<T> {
	/// Returns the purchase of `units` under a mandate.
	pub fn purchase(
		self,
		reading: &SlotReading<T::AccountId>,
		mandate: &MandateOf<T>,
		units: u32,
	) -> PurchaseOf<T> {
		let Self { id, offer, commission, .. } = self;
		Purchase {
			household: mandate.household.clone(),
			merchant: offer.merchant,
			manufacturer: mandate.manufacturer.clone(),
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
		}
	}
}

/// Number of units that each bound of a purchase allows.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
	/// Demand of the pattern, and room in the slot.
	pub fitting: u32,
	/// Highest value of an order.
	pub allowed: u32,
	/// Rest of the budget.
	pub budgeted: u32,
	/// Rest of what the household spends on all its slots.
	pub permitted: u32,
	/// The household's funds.
	pub affordable: u32,
	/// The merchant's stock.
	pub stocked: u32,
}

impl Bounds {
	/// Returns the units bought of an unlimited stock.
	fn wanted(self) -> u32 {
		let Self { fitting, allowed, budgeted, permitted, affordable, .. } = self;
		fitting.min(allowed).min(budgeted).min(permitted).min(affordable)
	}

	/// Returns the units bought.
	pub fn units(self) -> u32 {
		self.wanted().min(self.stocked)
	}

	/// Returns true if the merchant has at least half of the wanted units. A merchant could
	/// otherwise sell next to nothing at a low price, and leave the slot waiting for it.
	pub fn is_worth_it(self) -> bool {
		self.stocked >= self.wanted().div_ceil(2)
	}
}
