//! Read functions behind the runtime API.

use alloc::vec::Vec;
use cot_pattern::{Params, SlotState};
use cot_primitives::{Commodity, DeviceId, InspectDevices, SlotId, SlotReading};

use crate::{check::PurchaseCheck, open_order::OpenOrder, *};

impl<T: Config> Pallet<T> {
	/// Returns every reason against buying for a slot now, as if its last reading were attested
	/// again; none if there is no such slot, or if it holds no stock. `params` and `pattern` are
	/// the learned ones of the slot.
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
			household: &info.household,
			manufacturer: &info.manufacturer,
			config: *config.stock()?,
			at: pattern.last_reading_at().unwrap_or_default(),
			level: pattern.level().unwrap_or_default(),
		};
		let mandate = Mandates::<T>::get(device, slot);
		let check = PurchaseCheck::<T>::new(&reading, mandate.as_ref(), params, pattern);
		let offers = mandate.as_ref().map_or_else(Vec::new, |mandate| {
			let considered = check.offers_of(mandate).into_iter();
			considered
				.map(|offer| OfferEligibility {
					offer,
					ineligible: check.candidate(offer, mandate).err(),
				})
				.collect()
		});
		Some(WhyNot { refusals: check.refusals().collect(), offers })
	}

	/// Returns an open order, with its times moved by what the chain has stood still.
	pub fn order(id: OrderId) -> Option<OrderOf<T>> {
		OpenOrder::<T>::find(id).ok().map(|order| order.record)
	}

	/// Returns a basket of open orders, with its time moved by what the chain has stood still.
	pub fn basket(id: OrderId) -> Option<BasketOf<T>> {
		let mut basket = Baskets::<T>::get(id)?;
		basket.catch_up(HaltedSeconds::<T>::get());
		Some(basket)
	}

	/// Returns the merchant, with its reputation of today.
	pub fn merchant(account: &T::AccountId) -> Option<MerchantOf<T>> {
		let mut merchant = Merchants::<T>::get(account)?;
		merchant.reputation = Self::reputation(&merchant);
		Some(merchant)
	}

	/// Returns a page of the offers of a category that have stock: at most `limit`, and never more
	/// than [`MAX_PAGE`], after the place `after`, whether its offer is still listed or not.
	/// Expired offers are among them until they are withdrawn. Each merchant's offers in a unit of
	/// measure and an asset stand together, the cheapest by quantity first.
	pub fn offers(
		category: Commodity,
		after: Option<OfferPlace<T>>,
		limit: u32,
	) -> Vec<(OfferPlace<T>, OfferOf<T>)> {
		let listed = match after {
			Some((measure, asset, merchant, rank)) => {
				let place = (category, measure, asset, merchant, rank);
				let key = Catalogue::<T>::hashed_key_for(place);
				Catalogue::<T>::iter_key_prefix_from((category,), key)
			},
			None => Catalogue::<T>::iter_key_prefix((category,)),
		};
		listed
			.take(usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default())
			.filter_map(|place| {
				let offer = Offers::<T>::get(place.3.offer())?;
				Some((place, offer))
			})
			.collect()
	}
}
