//! Which offer a mandate buys, and how much of it.

use alloc::vec::Vec;
use core::cmp::Ordering;
use cot_pattern::Decision;
use cot_primitives::{Commodity, Quantity};
use frame_support::{
	ensure,
	traits::{
		fungibles::{freeze::Inspect as _, hold::Inspect as _, Inspect as _},
		tokens::{DepositConsequence, Provenance},
		Get,
	},
};
use sp_runtime::{
	traits::{Saturating, Zero},
	Permill,
};

use crate::{conditions::Case, *};

/// An offer that can be bought.
pub(crate) struct Candidate<T: Config> {
	pub id: OfferId,
	pub offer: OfferOf<T>,
	pub commission: Permill,
	/// What bounds how many units of it are bought.
	pub bounds: Bounds,
	/// Whether the household can pay for them.
	pub is_affordable: bool,
	/// What speaks against its merchant.
	complaints: u32,
}

/// How many units may be bought, by what bounds them.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
	/// What the pattern asks for and the slot has room for.
	pub fitting: u32,
	/// What one order may cost.
	pub allowed: u32,
	/// What is left of the budget.
	pub budgeted: u32,
	/// What the merchant has.
	pub stocked: u32,
}

impl Bounds {
	/// How many units are bought if there are so many to sell.
	fn wanted(self) -> u32 {
		self.fitting.min(self.allowed).min(self.budgeted)
	}

	/// How many units are bought.
	pub fn units(self) -> u32 {
		self.wanted().min(self.stocked)
	}

	/// Whether the merchant has at least half of what is wanted. Who keeps next to nothing in stock
	/// at a low price would otherwise sell that, and leave the slot waiting for it.
	fn is_worth_it(self) -> bool {
		self.stocked >= self.wanted().div_ceil(2)
	}
}

impl<T: Config> Candidate<T> {
	/// Best first: what keeps to the most of the mandate's bounds, in the order in which they are
	/// checked, because a bargain that nobody can take would keep all others from selling; then
	/// the cheapest per quantity, then the merchant with fewer complaints, then the older offer.
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

	fn bounds_kept(&self) -> usize {
		let Bounds { fitting, allowed, budgeted, .. } = self.bounds;
		[fitting > 0, allowed > 0, budgeted > 0, self.is_affordable]
			.into_iter()
			.take_while(|is_kept| *is_kept)
			.count()
	}
}

impl<T: Config> Case<'_, T> {
	/// The best of the offers that a mandate lets be looked at, or why the one that came closest
	/// cannot be bought.
	pub fn best_offer(&self, mandate: &MandateOf<T>) -> Result<Candidate<T>, Ineligible> {
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

	/// The offers that are looked at, [`MAX_MANDATE_OFFERS`] at most: those a mandate names, or the
	/// cheapest of its merchants.
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

	/// Whether an offer can be bought under a mandate, with all checks of today.
	pub fn candidate(
		&self,
		id: OfferId,
		mandate: &MandateOf<T>,
	) -> Result<Candidate<T>, Ineligible> {
		let terms = &mandate.terms;
		let offer = Offers::<T>::get(id).ok_or(Ineligible::NotOffered)?;
		ensure!(offer.asset == terms.asset, Ineligible::OtherAsset);
		ensure!(offer.category == self.commodity(), Ineligible::OtherCommodity);
		ensure!(offer.merchant != mandate.owner, Ineligible::OwnOffer);
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
		// The least it can be paid: one unit less the commission.
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

	fn commodity(&self) -> Commodity {
		self.reading.config.commodity
	}

	/// What bounds the size of an order of this offer.
	fn bounds(&self, mandate: &MandateOf<T>, offer: &OfferOf<T>) -> Bounds {
		// While a quick offer can wait, it is weighed by what is asked of the slowest: it has to be
		// worth waiting for.
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

	fn room(&self, mandate: &MandateOf<T>) -> Quantity {
		let (capacity, level) = (self.reading.config.capacity, self.reading.level);
		mandate.terms.par_level.min(capacity).saturating_sub(level)
	}

	/// Whether the household can pay for so many units of an offer, or for one where none can be
	/// bought.
	fn is_affordable(&self, offer: &OfferOf<T>, units: u32) -> bool {
		let (asset, owner) = (&offer.asset, self.reading.owner);
		let value = offer.price.saturating_mul(units.max(1).into());
		value <= Self::spendable(asset, owner)
			&& T::Assets::can_hold(asset.clone(), &escrow::<T>(), owner, value)
	}

	/// What a household has of an asset beyond what it has frozen at gates. Holds and freezes of a
	/// token may overlap, but an escrow is going to be spent and frozen tokens are not.
	fn spendable(asset: &AssetKind, owner: &T::AccountId) -> BalanceOf<T> {
		let at_gates = match asset {
			AssetKind::Native => Zero::zero(),
			AssetKind::WithId(token) => {
				T::Tokens::balance_frozen(*token, &membership::<T>(), owner)
			},
		};
		T::Assets::balance(asset.clone(), owner).saturating_sub(at_gates)
	}
}
