//! Choice of the offer that a mandate buys, and of the quantity.

use alloc::vec::Vec;
use core::cmp::Ordering;
use cot_pattern::Decision;
use cot_primitives::{Moment, Quantity};
use frame_support::{
	ensure,
	traits::{
		fungibles::{freeze::Inspect as _, hold::Inspect as _, Inspect as _},
		tokens::{DepositConsequence, Fortitude, Preservation, Provenance},
	},
};
use sp_runtime::traits::{Bounded, CheckedDiv, One, Saturating, Zero};

use crate::{
	check::{Bounds, Candidate, PurchaseCheck},
	open_order::OpenOrder,
	*,
};

impl<T: Config> Candidate<T> {
	/// Orders candidates, the best first: the one that keeps to more of the mandate's bounds, in
	/// the order of their conditions, because a bargain out of bounds would keep all others from
	/// selling; then the one that is delivered, because there is enough to deliver; then that of a
	/// merchant that has not failed the slot, or the longest ago; then the one that comes before
	/// the stock has run out; then the cheaper one by quantity that really comes, by the
	/// merchant's record; then the older one.
	fn compare(&self, other: &Self) -> Ordering {
		other
			.bounds_kept()
			.cmp(&self.bounds_kept())
			.then(other.is_delivered.cmp(&self.is_delivered))
			.then(self.failed_until.cmp(&other.failed_until))
			.then(other.is_timely.cmp(&self.is_timely))
			.then_with(|| math::compare_risks(self.price_and_record(), other.price_and_record()))
			.then(self.id.cmp(&other.id))
	}

	/// Returns the number of bounds kept before the first one that is not.
	fn bounds_kept(&self) -> usize {
		let Bounds { fitting, allowed, budgeted, permitted, affordable, .. } = self.bounds;
		let bounds = [fitting, allowed, budgeted, permitted, affordable];
		bounds.into_iter().take_while(|units| *units > 0).count()
	}

	/// Returns price and size of a unit, and the merchant's good orders of all. The delivery costs
	/// each unit its part of the fee.
	fn price_and_record(&self) -> (BalanceOf<T>, Quantity, (u64, u64)) {
		let units = BalanceOf::<T>::from(self.bounds.units());
		let fee = self.fee.checked_div(&units.max(One::one())).unwrap_or_default();
		let price = self.offer.price.saturating_add(fee);
		(price, self.offer.unit_size, self.reputation.good_of_all())
	}
}

impl<T: Config> PurchaseCheck<'_, T> {
	/// Returns the best offer of the mandate, or the reason against the one that came closest. It
	/// is looked up once.
	pub fn best(&self) -> Option<&Result<Candidate<T>, Ineligible>> {
		let mandate = self.mandate?;
		Some(self.best.get_or_init(|| self.best_offer(mandate)))
	}

	fn best_offer(&self, mandate: &MandateOf<T>) -> Result<Candidate<T>, Ineligible> {
		let mut best: Option<Candidate<T>> = None;
		let mut closest = Ineligible::NotOffered;
		for id in self.offers_of(mandate) {
			match self.candidate(id, mandate) {
				Ok(candidate) => {
					if best.as_ref().is_none_or(|best| candidate.compare(best).is_lt()) {
						best = Some(candidate);
					}
				},
				Err(why) => closest = closest.max(why),
			}
		}
		best.ok_or(closest)
	}

	/// Returns the offers that are considered, at most [`MAX_MANDATE_OFFERS`]: those that the
	/// mandate names, or the cheapest of its merchants.
	pub fn offers_of(&self, mandate: &MandateOf<T>) -> Vec<OfferId> {
		match &mandate.terms.choice {
			Choice::Offers(offers) => offers.to_vec(),
			Choice::Category { merchants, .. } => {
				let most = usize::try_from(MAX_MANDATE_OFFERS).unwrap_or_default();
				let each = most.checked_div(merchants.len()).unwrap_or_default();
				let (slot, asset, room) =
					(&self.reading.config, &mandate.terms.asset, self.room(mandate));
				let suitable = |offer: &OfferOf<T>| {
					offer.unit_size <= room
						&& math::is_seen(offer.unit_size, slot.resolution)
						&& offer.price <= mandate.terms.max_order_value
						&& self.ensure_suits(offer, mandate).is_ok()
				};
				let cheapest =
					|merchant| Pallet::<T>::cheapest_of(merchant, slot, asset, suitable, each);
				merchants.iter().flat_map(cheapest).collect()
			},
		}
	}

	/// Ensures that the offer's own terms allow to buy it under the mandate, whoever sells it.
	fn ensure_suits(&self, offer: &OfferOf<T>, mandate: &MandateOf<T>) -> Result<(), Ineligible> {
		let (terms, slot) = (&mandate.terms, &self.reading.config);
		ensure!(offer.asset == terms.asset, Ineligible::OtherAsset);
		ensure!(offer.category == slot.commodity, Ineligible::OtherCommodity);
		ensure!(offer.measure == slot.unit, Ineligible::OtherUnit);
		ensure!(offer.merchant != mandate.household, Ineligible::OwnOffer);
		ensure!(self.now < offer.expires_at, Ineligible::Expired);
		ensure!(offer.stock > 0, Ineligible::OutOfStock);
		ensure!(offer.lead_time <= mandate.longest_lead_time, Ineligible::TooSlow);
		let is_within_cap =
			math::is_within_unit_price(offer.price, offer.unit_size, terms.max_unit_price);
		ensure!(is_within_cap, Ineligible::AboveCap);
		ensure!(offer.delivery.fee <= terms.max_delivery_fee, Ineligible::DeliveryTooDear);
		Ok(())
	}

	/// Returns the offer as a candidate, or the first reason for which it cannot be bought under
	/// the mandate today.
	pub fn candidate(
		&self,
		id: OfferId,
		mandate: &MandateOf<T>,
	) -> Result<Candidate<T>, Ineligible> {
		let terms = &mandate.terms;
		let offer = Offers::<T>::get(id).ok_or(Ineligible::NotOffered)?;
		self.ensure_suits(&offer, mandate)?;
		let Partnership { commission, arbiters, affiliated, .. } =
			Pallet::<T>::partnership(&mandate.manufacturer, &offer.merchant)
				.ok_or(Ineligible::NoPartnership)?;
		let mut common = Pallet::<T>::common_arbiters(&arbiters, mandate, &offer.merchant);
		let can_be_judged = terms.arbiters.is_empty() || common.next().is_some();
		ensure!(can_be_judged, Ineligible::NoCommonArbiter);
		drop(common);
		let merchant = Merchants::<T>::get(&offer.merchant).ok_or(Ineligible::BondTooSmall)?;
		let reputation = Pallet::<T>::reputation(&merchant);
		ensure!(reputation.is_good(), Ineligible::TooManyComplaints);
		let failed_until = self.failed_until(&offer.merchant);
		let has_just_failed = failed_until.is_some_and(|until| self.now < until);
		ensure!(!has_just_failed, Ineligible::RecentlyFailed);
		// The lowest possible payment: one unit less the commission.
		let least = offer.price.saturating_sub(math::commission_of(offer.price, commission));
		let takes =
			T::Assets::can_deposit(offer.asset.clone(), &offer.merchant, least, Provenance::Extant);
		ensure!(least.is_zero() || takes == DepositConsequence::Success, Ineligible::CannotBePaid);
		let resolution = self.reading.config.resolution;
		ensure!(math::is_seen(offer.unit_size, resolution), Ineligible::UnitTooSmall);
		let basket =
			Pallet::<T>::joinable_basket(self.reading.household, &offer, terms.cancel_window);
		let (fee, collected) = match basket {
			Some((_, basket)) => (Zero::zero(), basket.value),
			None => (offer.delivery.fee, Zero::zero()),
		};
		let bounds = self.bounds(mandate, &offer, fee);
		ensure!(bounds.is_worth_it(), Ineligible::ScarceStock);
		let value = offer.price.saturating_mul(bounds.units().into());
		let penalty = Pallet::<T>::most_penalty_for(&offer.asset, value);
		let uncommitted = merchant.bond.saturating_sub(merchant.at_stake);
		ensure!(uncommitted >= penalty, Ineligible::BondTooSmall);
		let is_timely = self.is_timely(mandate, offer.lead_time);
		Ok(Candidate {
			id,
			commission,
			bounds,
			failed_until,
			is_delivered: collected.saturating_add(value) >= offer.delivery.minimum,
			fee,
			is_timely,
			needs_code: affiliated || offer.merchant == mandate.manufacturer,
			reputation,
			arbiters,
			offer,
		})
	}

	/// Returns the time until which nothing is bought of a merchant that has failed the slot.
	fn failed_until(&self, merchant: &T::AccountId) -> Option<Moment> {
		let find = || Setbacks::<T>::get(self.reading.device, self.reading.slot);
		let mut setbacks = self.setbacks.get_or_init(find).iter();
		setbacks.find(|setback| setback.merchant == *merchant).map(|setback| setback.until)
	}

	/// Returns true if the stock is expected to last until goods of this lead time come.
	fn is_timely(&self, mandate: &MandateOf<T>, lead_time: Moment) -> bool {
		self.pattern
			.forecast(self.params)
			.is_none_or(|forecast| forecast.seconds_left >= mandate.time_to_door(lead_time))
	}

	/// Returns the bounds of an order of this offer, with the fee of a delivery beside it.
	fn bounds(&self, mandate: &MandateOf<T>, offer: &OfferOf<T>, fee: BalanceOf<T>) -> Bounds {
		let within =
			|limit: BalanceOf<T>| math::affordable_units(limit.saturating_sub(fee), offer.price);
		// A quick offer that can still wait is measured by the demand at the longest lead time: it
		// must be worth the wait.
		let wanted = [offer.lead_time, mandate.longest_lead_time]
			.into_iter()
			.find_map(|lead_time| match self.decide(mandate, lead_time) {
				Decision::Order { quantity } => Some(quantity),
				Decision::Wait(_) => None,
			})
			.unwrap_or(0);
		let budget_left = mandate.terms.budget.saturating_sub(mandate.spent(self.now));
		let wanted = wanted.saturating_sub(self.to_come());
		let fitting = match wanted {
			0 => 0,
			wanted => math::units_for(wanted, self.room(mandate), offer.unit_size),
		};
		Bounds {
			fitting,
			allowed: math::affordable_units(mandate.terms.max_order_value, offer.price),
			budgeted: within(budget_left),
			permitted: within(self.limit_left(&offer.asset)),
			affordable: within(self.funds(&offer.asset)),
			stocked: offer.stock,
		}
	}

	/// Returns the stock that fits below par level and capacity, beside what is still to come.
	fn room(&self, mandate: &MandateOf<T>) -> Quantity {
		let (capacity, level) = (self.reading.config.capacity, self.reading.level);
		let par_level = mandate.terms.par_level.min(capacity);
		par_level.saturating_sub(level).saturating_sub(self.to_come())
	}

	/// Returns the goods of a delivered order that have not been seen, and may still come.
	fn to_come(&self) -> Quantity {
		*self.to_come.get_or_init(|| {
			OpenOrder::<T>::arriving_at(self.reading).map_or(0, |order| order.to_come())
		})
	}

	/// Returns what is left of the household's limit in an asset.
	fn limit_left(&self, asset: &AssetKind) -> BalanceOf<T> {
		*self.limit_left.get_or_init(|| {
			let limits = SpendingLimits::<T>::get(self.reading.household);
			let limit = limits.iter().find(|limit| limit.asset == *asset);
			limit.map_or(Bounded::max_value(), |limit| {
				limit.amount.saturating_sub(limit.spending.total(self.now, limit.period))
			})
		})
	}

	/// Returns the funds that the household can spend on an order.
	fn funds(&self, asset: &AssetKind) -> BalanceOf<T> {
		*self.funds.get_or_init(|| self.spendable(asset))
	}

	/// Returns what the household can pay of an asset beyond what it has frozen at gates. Holds
	/// and freezes of a token may overlap, but an escrow will be spent and frozen tokens must not
	/// be.
	fn spendable(&self, asset: &AssetKind) -> BalanceOf<T> {
		let household = self.reading.household;
		if !T::Assets::hold_available(asset.clone(), &escrow::<T>(), household) {
			return Zero::zero();
		}
		let at_gates = match asset {
			AssetKind::Native => Zero::zero(),
			AssetKind::WithId(token) => {
				T::Tokens::balance_frozen(*token, &membership::<T>(), household)
			},
		};
		let free = T::Assets::balance(asset.clone(), household).saturating_sub(at_gates);
		let reducible = T::Assets::reducible_balance(
			asset.clone(),
			household,
			Preservation::Protect,
			Fortitude::Force,
		);
		free.min(reducible)
	}
}
