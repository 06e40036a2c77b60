//! Choice of the offer that a mandate buys, and of the quantity.

use alloc::vec::Vec;
use core::cmp::Ordering;
use cot_pattern::Decision;
use cot_primitives::Quantity;
use frame_support::{
	ensure,
	traits::{
		fungibles::{freeze::Inspect as _, hold::Inspect as _, Inspect as _},
		tokens::{DepositConsequence, Provenance},
		Get,
	},
};
use sp_runtime::traits::{Saturating, Zero};

use crate::{
	check::{Bounds, Candidate, PurchaseCheck},
	*,
};

impl<T: Config> Candidate<T> {
	/// Orders candidates, the best first: the one that keeps to more of the mandate's bounds, in
	/// the order of their conditions, because a bargain out of bounds would keep all others from
	/// selling; then the cheaper one by quantity, then that of the merchant with fewer complaints,
	/// then the older one.
	fn compare(&self, other: &Self) -> Ordering {
		let by_price = math::compare_prices(
			(self.offer.price, self.offer.unit_size),
			(other.offer.price, other.offer.unit_size),
		);
		other
			.bounds_kept()
			.cmp(&self.bounds_kept())
			.then(by_price)
			.then(self.complaints.cmp(&other.complaints))
			.then(self.id.cmp(&other.id))
	}

	/// Returns the number of bounds kept before the first one that is not.
	fn bounds_kept(&self) -> usize {
		let Bounds { fitting, allowed, budgeted, .. } = self.bounds;
		[fitting > 0, allowed > 0, budgeted > 0, self.is_affordable]
			.into_iter()
			.take_while(|is_kept| *is_kept)
			.count()
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
				let (commodity, asset) = (self.commodity(), &mandate.terms.asset);
				merchants
					.iter()
					.flat_map(|merchant| Pallet::<T>::cheapest_of(merchant, commodity, asset, each))
					.collect()
			},
		}
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
		ensure!(offer.asset == terms.asset, Ineligible::OtherAsset);
		ensure!(offer.category == self.commodity(), Ineligible::OtherCommodity);
		ensure!(offer.merchant != mandate.household, Ineligible::OwnOffer);
		ensure!(self.now < offer.expires_at, Ineligible::Expired);
		ensure!(offer.stock > 0, Ineligible::OutOfStock);
		ensure!(offer.lead_time <= mandate.longest_lead_time, Ineligible::TooSlow);
		ensure!(
			math::is_within_unit_price(offer.price, offer.unit_size, terms.max_unit_price),
			Ineligible::AboveCap
		);
		let Partnership { commission, .. } =
			Pallet::<T>::partnership(&mandate.manufacturer, &offer.merchant)
				.ok_or(Ineligible::NoPartnership)?;
		let merchant = Merchants::<T>::get(&offer.merchant).ok_or(Ineligible::BondTooSmall)?;
		ensure!(merchant.bond >= T::MerchantBond::get(), Ineligible::BondTooSmall);
		// The lowest possible payment: one unit less the commission.
		let least = offer.price.saturating_sub(math::commission_of(offer.price, commission));
		let takes =
			T::Assets::can_deposit(offer.asset.clone(), &offer.merchant, least, Provenance::Extant);
		ensure!(least.is_zero() || takes == DepositConsequence::Success, Ineligible::CannotBePaid);
		let resolution = self.reading.config.resolution;
		ensure!(math::is_seen(offer.unit_size, resolution), Ineligible::UnitTooSmall);
		let bounds = self.bounds(mandate, &offer);
		ensure!(bounds.is_worth_it(), Ineligible::ScarceStock);
		let is_affordable = self.is_affordable(&offer, bounds.units());
		let complaints = Pallet::<T>::reputation(&merchant).complaints();
		Ok(Candidate { id, offer, commission, bounds, is_affordable, complaints })
	}

	/// Returns the bounds of an order of this offer.
	fn bounds(&self, mandate: &MandateOf<T>, offer: &OfferOf<T>) -> Bounds {
		// A quick offer that can still wait is measured by the demand at the longest lead time: it
		// must be worth the wait.
		let wanted = [offer.lead_time, mandate.longest_lead_time]
			.into_iter()
			.find_map(|lead_time| match self.decide(mandate, lead_time) {
				Decision::Order { quantity } => Some(quantity),
				Decision::Wait(_) => None,
			})
			.unwrap_or(0);
		let (_, spent) = mandate.period_at(self.now);
		let budget_left = mandate.terms.budget.saturating_sub(spent);
		Bounds {
			fitting: math::units_for(wanted, self.room(mandate), offer.unit_size),
			allowed: math::affordable_units(mandate.terms.max_order_value, offer.price),
			budgeted: math::affordable_units(budget_left, offer.price),
			stocked: offer.stock,
		}
	}

	/// Returns the stock that fits below par level and capacity.
	fn room(&self, mandate: &MandateOf<T>) -> Quantity {
		let (capacity, level) = (self.reading.config.capacity, self.reading.level);
		mandate.terms.par_level.min(capacity).saturating_sub(level)
	}

	/// Returns true if the household can pay for `units` of an offer, or for one if that is zero.
	fn is_affordable(&self, offer: &OfferOf<T>, units: u32) -> bool {
		let (asset, household) = (&offer.asset, self.reading.household);
		let value = offer.price.saturating_mul(units.max(1).into());
		value <= Self::spendable(asset, household)
			&& T::Assets::can_hold(asset.clone(), &escrow::<T>(), household, value)
	}

	/// Returns the household's balance of an asset beyond what it has frozen at gates. Holds and
	/// freezes of a token may overlap, but an escrow will be spent and frozen tokens must not be.
	fn spendable(asset: &AssetKind, household: &T::AccountId) -> BalanceOf<T> {
		let at_gates = match asset {
			AssetKind::Native => Zero::zero(),
			AssetKind::WithId(token) => {
				T::Tokens::balance_frozen(*token, &membership::<T>(), household)
			},
		};
		T::Assets::balance(asset.clone(), household).saturating_sub(at_gates)
	}
}
