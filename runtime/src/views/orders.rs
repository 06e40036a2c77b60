//! What the runtime API tells of orders, of who sells, and of why nothing is bought.

use alloc::vec::Vec;
use codec::{DecodeAll, Encode};
use cot_primitives::{AccrueRewards, Commodity, DeviceId, InspectDevices, SlotId, TokenId, WhyNot};
use cot_runtime_api::{
	DisputeView, MerchantView, OfferView, OrderParty, OrderStage, OrderView, ReputationView,
};
use frame_support::traits::Get;
use pallet_auto_purchase::{
	AssetKind, Disputes, Goods, MerchantOf, OfferOf, OfferPlace, OrderState, Orders, OrdersAt,
	OrdersOf, Party, Reputation,
};

use crate::{AccountId, AutoPurchase, Balance, DeviceRegistry, Rewards, Runtime};

/// The open orders that an account pays for or delivers.
pub fn orders(account: AccountId) -> Vec<OrderView<AccountId, Balance>> {
	let mut ids: Vec<_> = OrdersOf::<Runtime>::iter_key_prefix(&account)
		.chain(OrdersAt::<Runtime>::iter_key_prefix(&account))
		.collect();
	ids.sort_unstable();
	let view = |id| {
		let order = Orders::<Runtime>::get(id)?;
		Some(OrderView {
			order: id,
			household: order.household,
			merchant: order.merchant,
			manufacturer: order.manufacturer,
			device: order.device,
			slot: order.slot,
			offer: order.offer,
			product: order.product,
			units: order.units,
			quantity: order.quantity,
			received: order.received,
			unit_price: order.unit_price,
			value: order.value,
			asset: token_of(order.asset),
			commission: order.commission,
			stage: match order.state {
				OrderState::Placed { cancellable_until } => {
					OrderStage::Placed { cancellable_until }
				},
				OrderState::Accepted => OrderStage::Accepted,
				OrderState::Shipped { at, arrives_from } => {
					OrderStage::Shipped { at, arrives_from }
				},
				OrderState::Delivered { at } => OrderStage::Delivered { at },
				OrderState::Disputed { by, since, goods } => OrderStage::Disputed {
					by: match by {
						Party::Household => OrderParty::Household,
						Party::Merchant => OrderParty::Merchant,
					},
					since,
					arrived: goods == Goods::Arrived,
				},
			},
			placed_at: order.placed_at,
			promised_for: order.promised_for,
			deadline: order.deadline,
			tracking: order.tracking,
			dispute: Disputes::<Runtime>::get(id).map(|dispute| DisputeView {
				deposit: dispute.deposit,
				evidence: dispute.evidence,
				answer: dispute.answer,
			}),
		})
	};
	ids.into_iter().filter_map(view).collect()
}

/// What stands against buying for a slot.
pub fn why_not(device: DeviceId, slot: SlotId) -> Option<WhyNot> {
	let info = DeviceRegistry::device(device)?;
	let params = Rewards::pattern_params(&info.manufacturer);
	let state = pallet_attestations::States::<Runtime>::get(device);
	let pattern = state.slots.get(&slot).and_then(|record| record.pattern().copied());
	AutoPurchase::why_not(device, slot, &params, &pattern.unwrap_or_default())
}

/// A merchant.
pub fn merchant(account: AccountId) -> Option<MerchantView<Balance>> {
	let record = AutoPurchase::merchant(&account)?;
	let bond_is_full =
		record.bond >= <Runtime as pallet_auto_purchase::Config>::MerchantBond::get();
	Some(MerchantView {
		reputation: reputation_of(&record),
		name: record.name.into_inner(),
		site: record.site.into_inner(),
		bond: record.bond,
		bond_is_full,
		offers: record.offers,
		partnerships: record.partnerships,
		open_orders: record.open_orders,
	})
}

/// A page of the offers of a category.
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
		let reputation = reputation_of(&AutoPurchase::merchant(&offer.merchant)?);
		Some(OfferView {
			offer: place.2.offer(),
			merchant: offer.merchant,
			reputation,
			product: offer.product,
			category: offer.category,
			unit_size: offer.unit_size,
			price: offer.price,
			asset: token_of(offer.asset),
			lead_time: offer.lead_time,
			stock: offer.stock,
			expires_at: offer.expires_at,
			place: place.encode(),
		})
	};
	AutoPurchase::offers(category, after, limit).into_iter().filter_map(view).collect()
}

fn reputation_of(merchant: &MerchantOf<Runtime>) -> ReputationView {
	let Reputation { settled, late, disputed, .. } = merchant.reputation;
	ReputationView { settled, late, disputed }
}

fn token_of(asset: AssetKind) -> Option<TokenId> {
	match asset {
		AssetKind::Native => None,
		AssetKind::WithId(token) => Some(token),
	}
}
