//! Orders, merchants and offers, and the reasons against buying.

use alloc::vec::Vec;
use codec::{DecodeAll, Encode};
use cot_primitives::{Commodity, DeviceId, InspectDevices, LearningParams, SlotId, WhyNot};
use cot_runtime_api::{BasketView, MerchantView, OfferView, OrderView};
use pallet_auto_purchase::{Disputes, OfferOf, OfferPlace, OrderId, OrdersAt, OrdersOf};

use crate::{AccountId, AutoPurchase, Balance, DeviceRegistry, Rewards, Runtime};

/// Returns the open orders that an account pays for or delivers, in order of their numbers.
pub fn orders(account: AccountId) -> Vec<OrderView<AccountId, Balance>> {
	let mut ids: Vec<_> = OrdersOf::<Runtime>::iter_key_prefix(&account)
		.chain(OrdersAt::<Runtime>::iter_key_prefix(&account))
		.collect();
	ids.sort_unstable();
	ids.into_iter().filter_map(order).collect()
}

/// Returns an open order.
pub fn order(order: OrderId) -> Option<OrderView<AccountId, Balance>> {
	let record = AutoPurchase::order(order)?;
	let basket = record
		.basket
		.and_then(|first| Some(BasketView { first, record: AutoPurchase::basket(first)? }));
	Some(OrderView { order, record, basket, dispute: Disputes::<Runtime>::get(order) })
}

/// Returns every reason against buying for a slot now.
pub fn why_not(device: DeviceId, slot: SlotId) -> Option<WhyNot> {
	let info = DeviceRegistry::device(device)?;
	let params = Rewards::learning_params(&info.manufacturer);
	let state = pallet_attestations::States::<Runtime>::get(device)?;
	let pattern = state.slots.get(&slot).and_then(|record| record.pattern().copied());
	AutoPurchase::why_not(device, slot, &params, &pattern.unwrap_or_default())
}

/// Returns a merchant.
pub fn merchant(account: AccountId) -> Option<MerchantView<Balance>> {
	let record = AutoPurchase::merchant(&account)?;
	let bond_left = record.bond.saturating_sub(record.at_stake);
	Some(MerchantView { record, bond_left })
}

/// Returns a page of the offers of a category.
pub fn offers(
	category: Commodity,
	after: Option<Vec<u8>>,
	limit: u32,
) -> Vec<OfferView<AccountId, Balance>> {
	let after = match after.map(|place| OfferPlace::<Runtime>::decode_all(&mut &place[..])) {
		Some(Ok(place)) => Some(place),
		Some(Err(_)) => return Vec::new(),
		None => None,
	};
	let view = |(place, offer): (OfferPlace<Runtime>, OfferOf<Runtime>)| {
		let reputation = AutoPurchase::merchant(&offer.merchant)?.reputation;
		Some(OfferView {
			offer: place.3.offer(),
			merchant: offer.merchant,
			reputation,
			product: offer.product,
			category: offer.category,
			unit_size: offer.unit_size,
			measure: offer.measure,
			price: offer.price,
			asset: offer.asset,
			lead_time: offer.lead_time,
			stock: offer.stock,
			expires_at: offer.expires_at,
			delivery: offer.delivery,
			place: place.encode(),
		})
	};
	AutoPurchase::offers(category, after, limit).into_iter().filter_map(view).collect()
}
