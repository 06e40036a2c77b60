//! Puts together what the runtime API tells of the device pallets.

use alloc::vec::Vec;
use cot_primitives::{AccrueRewards, Batch, DeviceId, DeviceSignature, InspectDevices};
use cot_runtime_api::{OrderStage, OrderView, RewardView, SlotView};
use frame_metadata_hash_extension::CheckMetadataHash;
use frame_support::traits::fungible::NativeOrWithId;
use pallet_asset_conversion_tx_payment::ChargeAssetTxPayment;
use pallet_auto_purchase::{
	Gates, Mandates, Memberships, OpenOrderOf, OrderState, Orders, OrdersAt, OrdersOf,
};
use sp_runtime::generic::Era;

use crate::{
	AccountId, Balance, DeviceRegistry, Rewards, Runtime, TxExtension, UncheckedExtrinsic,
};

/// The slots of a device.
pub fn slots(device: DeviceId) -> Option<Vec<SlotView>> {
	let info = DeviceRegistry::device(device)?;
	let params = Rewards::pattern_params(&info.manufacturer);
	let records = pallet_attestations::States::<Runtime>::get(device).slots;
	let view = |(slot, config)| {
		let pattern = records.get(&slot).and_then(|record| record.pattern().copied());
		let pattern = pattern.unwrap_or_default();
		SlotView {
			slot,
			config,
			level: pattern.level(),
			read_at: pattern.last_reading_at(),
			rhythm: pattern.rhythm(&params),
			forecast: pattern.forecast(&params),
			mandated: Mandates::<Runtime>::contains_key(device, slot),
			open_order: OpenOrderOf::<Runtime>::get(device, slot),
		}
	};
	Some(DeviceRegistry::slots(device).into_iter().map(view).collect())
}

/// How an account stands in every reward program that it has a share in or a token of.
pub fn rewards(owner: AccountId) -> Vec<RewardView<AccountId, Balance>> {
	Rewards::rewards_of(owner.clone())
		.into_iter()
		.map(|standing| RewardView {
			gate: Gates::<Runtime>::get(&standing.manufacturer),
			member: Memberships::<Runtime>::contains_key(&owner, &standing.manufacturer),
			manufacturer: standing.manufacturer,
			token: standing.token,
			balance: standing.balance,
			epoch: standing.epoch,
			epoch_ends_at: standing.epoch_ends_at,
			points: standing.points,
			expected_payout: standing.expected_payout,
			unpaid: standing.unpaid,
		})
		.collect()
}

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
				OrderState::Shipped { at } => OrderStage::Shipped { at },
				OrderState::Delivered { at } => OrderStage::Delivered { at },
			},
			placed_at: order.placed_at,
			deadline: order.deadline,
			tracking: order.tracking,
		})
	};
	ids.into_iter().filter_map(view).collect()
}

/// The transaction that brings a batch: nobody signs it, and nothing in it depends on the runtime's version.
pub fn attestation(batch: Batch, signature: DeviceSignature) -> UncheckedExtrinsic {
	let call = pallet_attestations::Call::attest { batch, signature };
	UncheckedExtrinsic::new_transaction(call.into(), plain_extension())
}

/// The extensions of a transaction of an account's first nonce, without tip and for ever.
pub fn plain_extension() -> TxExtension {
	TxExtension::new((
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		frame_system::CheckNonce::from(0),
		frame_system::CheckWeight::new(),
		ChargeAssetTxPayment::from(0, None),
		CheckMetadataHash::new(false),
	))
}
