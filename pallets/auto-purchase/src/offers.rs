//! Calls about offers, and the catalogue that lists those with stock, the cheapest first.

use alloc::vec::Vec;
use cot_primitives::{Commodity, StockSlot, Unit};
use frame_support::{ensure, pallet_prelude::*, traits::fungibles::Inspect as _};
use sp_runtime::{
	traits::{Saturating, Zero},
	ArithmeticError,
};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_publish_offer(offer: OfferOf<T>) -> DispatchResult {
		let merchant = Merchants::<T>::get(&offer.merchant).ok_or(Error::<T>::UnknownMerchant)?;
		ensure!(merchant.offers < T::MaxOffers::get(), Error::<T>::TooManyOffers);
		ensure!(math::is_gtin14(offer.product), Error::<T>::InvalidGtin);
		ensure!(
			offer.unit_size > 0 && !offer.price.is_zero() && offer.stock > 0,
			Error::<T>::ZeroTerms
		);
		ensure!(offer.lead_time <= T::MaxLeadTime::get(), Error::<T>::LeadTimeTooLong);
		ensure!(offer.expires_at > Self::now(), Error::<T>::ExpiryInPast);
		ensure!(T::Assets::asset_exists(offer.asset.clone()), Error::<T>::UnknownAsset);
		let id = NextOfferId::<T>::get();
		let next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;

		NextOfferId::<T>::put(next);
		Self::update_merchant(&offer.merchant, |merchant| merchant.offers.saturating_inc());
		Self::list(id, &offer);
		Offers::<T>::insert(id, &offer);
		let Offer {
			merchant,
			product,
			category,
			unit_size,
			measure,
			price,
			asset,
			lead_time,
			stock,
			expires_at,
			delivery,
		} = offer;
		Self::deposit_event(Event::OfferPublished {
			offer: id,
			merchant,
			product,
			category,
			unit_size,
			measure,
			price,
			asset,
			lead_time,
			stock,
			expires_at,
			delivery,
		});
		Ok(())
	}

	pub(crate) fn do_withdraw_offer(who: T::AccountId, id: OfferId) -> DispatchResult {
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::UnknownOffer)?;
		let has_expired = Self::now() >= offer.expires_at;
		ensure!(offer.merchant == who || has_expired, Error::<T>::NotMerchant);

		Self::unlist(id, &offer);
		Offers::<T>::remove(id);
		Self::update_merchant(&offer.merchant, |merchant| merchant.offers.saturating_dec());
		Self::deposit_event(Event::OfferWithdrawn { offer: id, merchant: offer.merchant });
		Ok(())
	}

	/// Takes sold units from an offer's stock, and an offer without stock from the catalogue.
	pub(crate) fn take_stock(id: OfferId, units: u32) {
		let Some(mut offer) = Offers::<T>::get(id) else { return };
		offer.stock = offer.stock.saturating_sub(units);
		if offer.stock == 0 {
			Self::unlist(id, &offer);
		}
		Offers::<T>::insert(id, offer);
	}

	/// Returns units to the stock of an offer that has not been withdrawn.
	pub(crate) fn put_back_stock(id: OfferId, units: u32) {
		let Some(mut offer) = Offers::<T>::get(id) else { return };
		offer.stock = offer.stock.saturating_add(units);
		Self::list(id, &offer);
		Offers::<T>::insert(id, offer);
	}

	fn list(id: OfferId, offer: &OfferOf<T>) {
		Catalogue::<T>::insert(Self::catalogue_key(id, offer), ());
	}

	fn unlist(id: OfferId, offer: &OfferOf<T>) {
		Catalogue::<T>::remove(Self::catalogue_key(id, offer));
	}

	fn catalogue_key(
		id: OfferId,
		offer: &OfferOf<T>,
	) -> (Commodity, Unit, AssetKind, T::AccountId, Rank) {
		let (asset, merchant) = (offer.asset.clone(), offer.merchant.clone());
		(offer.category, offer.measure, asset, merchant, offer.rank(id))
	}

	/// Returns the cheapest offers with stock of one merchant for such a slot, at most `limit`: of
	/// the [`LISTED_PER_OFFER`] times as many that are the cheapest, those that are `suitable`; if
	/// there are none, those that are not.
	pub(crate) fn cheapest_of(
		merchant: &T::AccountId,
		slot: &StockSlot,
		asset: &AssetKind,
		suitable: impl Fn(&OfferOf<T>) -> bool,
		limit: usize,
	) -> impl Iterator<Item = OfferId> {
		let goods = (slot.commodity, slot.unit, asset.clone(), merchant.clone());
		let most = limit.saturating_mul(LISTED_PER_OFFER);
		let (good, bad): (Vec<OfferId>, Vec<OfferId>) = Catalogue::<T>::iter_key_prefix(goods)
			.take(most)
			.map(|rank| rank.offer())
			.partition(|id| Offers::<T>::get(id).is_some_and(|offer| suitable(&offer)));
		if good.is_empty() { bad } else { good }.into_iter().take(limit)
	}
}
