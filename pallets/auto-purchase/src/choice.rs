//! Which offer a mandate buys.

use alloc::vec::Vec;
use core::cmp::Ordering;
use cot_primitives::{Commodity, Moment};
use frame_support::{
	ensure,
	traits::{
		fungibles::Inspect as _,
		tokens::{DepositConsequence, Provenance},
		Get,
	},
};
use sp_runtime::{
	traits::{Saturating, Zero},
	Permill,
};

use crate::*;

/// An offer that can be bought.
pub(crate) struct Candidate<T: Config> {
	pub id: OfferId,
	pub offer: OfferOf<T>,
	pub commission: Permill,
	/// Whether one unit of it is within the mandate's bounds.
	suits: bool,
	/// What speaks against its merchant.
	complaints: u32,
}

impl<T: Config> Candidate<T> {
	/// Best first: what suits, because a bargain that nobody can take would keep all others from selling; then the cheapest
	/// per quantity, then the merchant with fewer complaints, then the older offer.
	fn compare(&self, other: &Self) -> Ordering {
		let by_price = math::compare_prices(
			(self.offer.price, self.offer.unit_size),
			(other.offer.price, other.offer.unit_size),
		);
		other
			.suits
			.cmp(&self.suits)
			.then(by_price)
			.then(self.complaints.cmp(&other.complaints))
			.then(self.id.cmp(&other.id))
	}
}

impl<T: Config> Pallet<T> {
	/// The best of the offers that a mandate lets be looked at, or why the one that came closest cannot be bought. `suits`
	/// says whether one unit of an offer is within the mandate's bounds.
	pub(crate) fn best_offer(
		mandate: &MandateOf<T>,
		commodity: &Commodity,
		now: Moment,
		suits: impl Fn(&OfferOf<T>) -> bool,
	) -> Result<Candidate<T>, Ineligible> {
		let mut best: Option<Candidate<T>> = None;
		let mut closest = Ineligible::NotOffered;
		for id in Self::offers_of(mandate, commodity) {
			match Self::candidate(id, mandate, commodity, now) {
				Ok(candidate) => {
					let candidate = Candidate { suits: suits(&candidate.offer), ..candidate };
					if best.as_ref().is_none_or(|best| candidate.compare(best).is_lt()) {
						best = Some(candidate);
					}
				},
				Err(why) => closest = closest.max(why),
			}
		}
		best.ok_or(closest)
	}

	/// The offers that are looked at, [`MAX_MANDATE_OFFERS`] at most: those a mandate names, or the cheapest of its merchants.
	pub(crate) fn offers_of(mandate: &MandateOf<T>, commodity: &Commodity) -> Vec<OfferId> {
		match &mandate.terms.choice {
			Choice::Offers(offers) => offers.to_vec(),
			Choice::Category { merchants, .. } => {
				let most = usize::try_from(MAX_MANDATE_OFFERS).unwrap_or_default();
				let each = most.checked_div(merchants.len()).unwrap_or_default();
				merchants
					.iter()
					.flat_map(|merchant| {
						Self::cheapest_of(merchant, *commodity, &mandate.terms.asset, each)
					})
					.collect()
			},
		}
	}

	/// Whether an offer can be bought under a mandate, with all checks of today.
	pub(crate) fn candidate(
		id: OfferId,
		mandate: &MandateOf<T>,
		commodity: &Commodity,
		now: Moment,
	) -> Result<Candidate<T>, Ineligible> {
		let terms = &mandate.terms;
		let offer = Offers::<T>::get(id).ok_or(Ineligible::NotOffered)?;
		ensure!(offer.asset == terms.asset, Ineligible::OtherAsset);
		ensure!(offer.category == *commodity, Ineligible::OtherCommodity);
		ensure!(offer.merchant != mandate.owner, Ineligible::OwnOffer);
		ensure!(now < offer.expires_at, Ineligible::Expired);
		ensure!(offer.stock > 0, Ineligible::OutOfStock);
		ensure!(offer.lead_time <= mandate.longest_lead_time, Ineligible::TooSlow);
		ensure!(
			math::is_within_unit_price(offer.price, offer.unit_size, terms.max_unit_price),
			Ineligible::AboveCap
		);
		let Partnership { commission, .. } =
			Self::partnership(&mandate.manufacturer, &offer.merchant)
				.ok_or(Ineligible::NoPartnership)?;
		let merchant = Merchants::<T>::get(&offer.merchant).ok_or(Ineligible::BondTooSmall)?;
		ensure!(merchant.bond >= T::MerchantBond::get(), Ineligible::BondTooSmall);
		// The least it can be paid: one unit less the commission.
		let least = offer.price.saturating_sub(math::commission_of(offer.price, commission));
		let takes =
			T::Assets::can_deposit(offer.asset.clone(), &offer.merchant, least, Provenance::Extant);
		ensure!(least.is_zero() || takes == DepositConsequence::Success, Ineligible::CannotBePaid);
		let complaints = Self::reputation(&merchant).complaints();
		Ok(Candidate { id, offer, commission, suits: true, complaints })
	}
}
