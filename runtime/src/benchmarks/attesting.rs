//! A device for the attestations' benchmarks: every one of its slots may be bought for.

use alloc::{vec, vec::Vec};
use cot_pattern::{Params, SlotState};
use cot_primitives::{
	DeviceId, DeviceKey, InspectDevices, InspectToken, Moment, OnDeviceChange, PurchaseFromPattern,
	RestockCause, ServiceLevel, SlotReading, Slots, WatchSlots, DAY,
};
use frame_benchmarking::account;
use frame_support::{
	assert_ok,
	traits::{
		fungible::Mutate,
		fungibles::Mutate as _,
		tokens::{Fortitude, Precision, Preservation},
	},
	BoundedVec,
};
use pallet_attestations::benchmarking::BenchmarkHelper;
use pallet_auto_purchase::{
	benchmarking::BenchmarkHelper as _, ArbitersOf, ArrivingOrderOf, Basket, Baskets, Choice,
	CodeChain, DeliveryTerms, LastBasketOf, MandateMode, MandateTerms, MerchantName, Offers,
	OpenOrderOf, Order, OrderState, Orders, Setbacks, Stage, LISTED_PER_OFFER, MAX_ARBITERS,
	MAX_MANDATE_MERCHANTS, MAX_MANDATE_OFFERS,
};
use pallet_device_registry::{Devices, SlotsOf};
use sp_core::H256;
use sp_runtime::Permill;

use super::{full_of_setbacks, Neighbours};
use crate::{
	configs::{devices::MERCHANT_BOND, money::AssetKind},
	AccountId, Assets, Attestations, AutoPurchase, Balance, Balances, DeviceRegistry, Rewards,
	Runtime, RuntimeOrigin, Timestamp, UNIT,
};

/// A number with a right check digit.
const PRODUCT: u64 = 614_141_000_012;
const UNIT_SIZE: u32 = 1_000;
/// Units that the measured batch makes the chain buy for each slot.
const NEXT_ORDER: u32 = 2;
/// More than `MinGate` of what is minted here.
const MIN_HOLD: Balance = 10 * UNIT;
/// Offers of one merchant that one decision looks at.
const LISTED_PER_MERCHANT: u32 =
	MAX_MANDATE_OFFERS / MAX_MANDATE_MERCHANTS * LISTED_PER_OFFER as u32;

impl BenchmarkHelper for Neighbours {
	fn set_time(now: Moment) {
		pallet_timestamp::Now::<Runtime>::put(now.saturating_mul(1_000));
	}

	fn close_gate(device: DeviceId) {
		let info = DeviceRegistry::device(device).expect("it is registered");
		for slot in DeviceRegistry::slots(device).into_inner().into_keys() {
			OpenOrderOf::<Runtime>::remove(device, slot);
			Attestations::watch(device, slot, AutoPurchase::watch_of(device, slot));
		}
		let token = Rewards::token_of(&info.manufacturer).expect("it runs a program");
		let too_many = Assets::balance(token, &info.household) - (MIN_HOLD - 1);
		let (keep, exact, force) = (Preservation::Expendable, Precision::Exact, Fortitude::Force);
		assert_ok!(Assets::burn_from(token, &info.household, too_many, keep, exact, force));
	}

	fn was_supplied(device: DeviceId, slots: u32) -> bool {
		let stage_of = |order| Orders::<Runtime>::get(order).map(|order| order.state.stage());
		DeviceRegistry::slots(device).keys().take(slots as usize).all(|slot| {
			let arrived = ArrivingOrderOf::<Runtime>::get(device, slot);
			let placed = OpenOrderOf::<Runtime>::get(device, slot);
			let offer = placed.and_then(Orders::<Runtime>::get).map(|order| order.purchase.offer);
			arrived.and_then(stage_of) == Some(Stage::Delivered)
				&& placed.and_then(stage_of) == Some(Stage::Placed)
				&& offer.and_then(Offers::<Runtime>::get).is_some_and(|offer| offer.stock == 0)
		})
	}

	fn register(key: DeviceKey, slots: Slots, mandates: u32) -> DeviceId {
		let [household, manufacturer]: [AccountId; 2] =
			["household", "manufacturer"].map(|name| account(name, 0, 0));
		let signed = RuntimeOrigin::signed;
		let expires_at = Timestamp::get() / 1_000 + 365 * DAY;
		Self::create_manufacturer(&manufacturer);
		let stock =
			slots.values().find_map(|slot| slot.stock().copied()).expect("one slot is stock");
		let device = Self::create_device(&household, &manufacturer, stock);
		Devices::<Runtime>::mutate(device, |it| {
			if let Some(it) = it {
				it.key = key;
			}
		});
		SlotsOf::<Runtime>::insert(device, slots.clone());
		Attestations::on_updated(device);

		assert_ok!(Balances::mint_into(&household, 1_000_000 * UNIT));
		let token = Rewards::token_of(&manufacturer).expect("it was created with one");
		assert_ok!(Assets::mint_into(token, &household, 1_000_000 * UNIT));
		assert_ok!(AutoPurchase::set_gate(signed(manufacturer.clone()), MIN_HOLD));
		assert_ok!(AutoPurchase::join(signed(household.clone()), manufacturer.clone(), MIN_HOLD));

		// As many limits as there may be, of which the last one is looked for.
		for asset in [u32::MAX, u32::MAX - 1, u32::MAX - 2, token].map(AssetKind::WithId) {
			let limit = Some((1_000_000 * UNIT, 30 * DAY));
			let household = signed(household.clone());
			assert_ok!(AutoPurchase::set_spending_limit(household, asset, limit));
		}

		// Each slot has to choose among the offers of merchants of its own, in a token, which has
		// more ledgers than the coin.
		for slot in slots.keys().take(mandates as usize) {
			let asset = AssetKind::WithId(token);
			let merchants: Vec<AccountId> = (0..MAX_MANDATE_MERCHANTS)
				.map(|nth| account("merchant", u32::from(*slot), nth))
				.collect();
			for merchant in &merchants {
				Self::create_partner(&manufacturer, merchant);
				for price in 0..LISTED_PER_MERCHANT {
					assert_ok!(AutoPurchase::publish_offer(
						signed(merchant.clone()),
						PRODUCT,
						stock.commodity,
						UNIT_SIZE,
						stock.unit,
						UNIT + Balance::from(price),
						asset.clone(),
						DAY,
						1_000,
						expires_at,
						DeliveryTerms { fee: UNIT, minimum: UNIT },
					));
				}
			}
			// Each of them has a basket of other terms, which is looked at and not joined.
			for (merchant, nth) in merchants.iter().zip(u32::from(*slot) * MAX_MANDATE_MERCHANTS..)
			{
				let basket = Basket {
					household: household.clone(),
					merchant: merchant.clone(),
					asset: AssetKind::WithId(token),
					delivery: DeliveryTerms { fee: 2 * UNIT, minimum: UNIT },
					joinable_until: expires_at,
					orders: 1,
					value: UNIT,
					is_fee_paid: false,
					opened_for: (device, *slot),
					opened_at: 0,
					halted: 0,
				};
				let first = u64::MAX - u64::from(nth);
				Baskets::<Runtime>::insert(first, basket);
				LastBasketOf::<Runtime>::insert(&household, merchant, first);
			}
			let merchants = BoundedVec::truncate_from(merchants);
			let terms = MandateTerms {
				choice: Choice::Category { merchants, max_lead_time: DAY },
				mode: MandateMode::Live,
				asset,
				max_unit_price: 2 * UNIT,
				max_order_value: 100 * UNIT,
				max_delivery_fee: UNIT,
				budget: 1_000 * UNIT,
				period: 30 * DAY,
				par_level: stock.capacity,
				service_level: ServiceLevel::Balanced,
				cancel_window: DAY,
				expires_at,
				arbiters: Self::arbiters(),
				codes: Some(CodeChain { end: H256::repeat_byte(2), count: u32::MAX }),
			};
			assert_ok!(AutoPurchase::give_mandate(signed(household.clone()), device, *slot, terms));
			Setbacks::<Runtime>::insert(device, slot, full_of_setbacks());
			Self::ship(SlotReading {
				device,
				slot: *slot,
				household: &household,
				manufacturer: &manufacturer,
				config: stock,
				at: Timestamp::get() / 1_000,
				level: 0,
			});
		}
		device
	}
}

impl Neighbours {
	/// Sends what the slot ran out of, so that the next batch delivers most of it and buys again.
	fn ship(reading: SlotReading<AccountId>) {
		let params = Params::default();
		let mut pattern = SlotState::default();
		for days in (0..40).rev() {
			let level = reading.config.capacity / 4 * (days % 4);
			let at = reading.at - Moment::from(days) * DAY;
			let resolution = reading.config.resolution;
			pattern.observe(&params, resolution, at, level, |_| RestockCause::Household);
		}
		AutoPurchase::on_level(&reading, &params, &pattern);
		let order = OpenOrderOf::<Runtime>::get(reading.device, reading.slot)
			.expect("the pattern asks for an order");
		// The next order sells the offer out, which takes one more entry away.
		if let Some(Order { purchase, .. }) = Orders::<Runtime>::get(order) {
			Offers::<Runtime>::mutate_extant(purchase.offer, |offer| offer.stock = NEXT_ORDER);
		}
		Orders::<Runtime>::mutate(order, |order| {
			if let Some(order) = order {
				order.state =
					OrderState::Shipped { at: 0, arrives_from: 0, arrives_until: order.deadline };
				order.tracking = Some(H256::repeat_byte(1));
				order.purchase.quantity = reading.config.capacity;
				// So quickly used that one reading of the goods is enough.
				order.lasts = 1;
			}
		});
	}

	/// A merchant that sells to the manufacturer's households.
	fn create_partner(manufacturer: &AccountId, merchant: &AccountId) {
		let signed = RuntimeOrigin::signed;
		assert_ok!(Balances::mint_into(merchant, 2 * MERCHANT_BOND));
		let name = MerchantName::truncate_from(vec![b'm'; 64]);
		assert_ok!(AutoPurchase::register_merchant(signed(merchant.clone()), name));
		let commission = Permill::from_percent(5);
		assert_ok!(AutoPurchase::propose_partnership(
			signed(manufacturer.clone()),
			merchant.clone(),
			commission,
			Self::arbiters()
		));
		assert_ok!(AutoPurchase::accept_partnership(
			signed(merchant.clone()),
			manufacturer.clone(),
			commission,
			Self::arbiters()
		));
	}

	/// As many arbiters as there may be, of whom the last one is agreed on.
	fn arbiters() -> ArbitersOf<Runtime> {
		ArbitersOf::<Runtime>::truncate_from(
			(0..MAX_ARBITERS).map(|nth| account("arbiter", nth, 0)).collect(),
		)
	}
}
