//! What the runtime API tells of orders.

use alloc::vec::Vec;
use cot_runtime_api::{OrderParty, OrderStage, OrderView};
use frame_support::traits::fungible::NativeOrWithId;
use pallet_auto_purchase::{Goods, OrderState, Orders, OrdersAt, OrdersOf, Party};

use crate::{AccountId, Balance, Runtime};

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
			asset: match order.asset {
				NativeOrWithId::Native => None,
				NativeOrWithId::WithId(token) => Some(token),
			},
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
			deadline: order.deadline,
			tracking: order.tracking,
		})
	};
	ids.into_iter().filter_map(view).collect()
}
