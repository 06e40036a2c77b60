//! A device for the attestations' benchmarks: every one of its slots may be bought for.

use alloc::vec;
use cot_primitives::{DeviceId, DeviceKey, InspectToken, Moment, Slots, DAY};
use frame_benchmarking::account;
use frame_support::{
	assert_ok,
	traits::{fungible::Mutate, fungibles::Mutate as _},
	BoundedVec,
};
use pallet_attestations::benchmarking::BenchmarkHelper;
use pallet_auto_purchase::{
	benchmarking::BenchmarkHelper as _, MandateTerms, MerchantName, NextOfferId, MAX_MANDATE_OFFERS,
};
use pallet_device_registry::{Devices, SlotsOf};
use sp_runtime::Permill;

use super::Neighbours;
use crate::{
	configs::{devices::MERCHANT_BOND, money::AssetKind},
	AccountId, Assets, AutoPurchase, Balance, Balances, Rewards, Runtime, RuntimeOrigin, Timestamp,
	UNIT,
};

/// A number with a right check digit.
const PRODUCT: u64 = 614_141_000_012;
const UNIT_SIZE: u32 = 1_000;
const MIN_HOLD: Balance = 1_000;

impl BenchmarkHelper for Neighbours {
	fn set_time(now: Moment) {
		pallet_timestamp::Now::<Runtime>::put(now.saturating_mul(1_000));
	}

	fn register(key: DeviceKey, slots: Slots, mandates: u32) -> DeviceId {
		let [household, manufacturer, merchant]: [AccountId; 3] =
			["household", "manufacturer", "merchant"].map(|name| account(name, 0, 0));
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

		assert_ok!(Balances::mint_into(&household, 1_000_000 * UNIT));
		assert_ok!(Balances::mint_into(&merchant, 2 * MERCHANT_BOND));
		let token = Rewards::token_of(&manufacturer).expect("it was created with one");
		assert_ok!(Assets::mint_into(token, &household, 2 * MIN_HOLD));
		let name = MerchantName::truncate_from(vec![b'm'; 64]);
		assert_ok!(AutoPurchase::register_merchant(signed(merchant.clone()), name));
		let commission = Permill::from_percent(5);
		assert_ok!(AutoPurchase::propose_partnership(
			signed(manufacturer.clone()),
			merchant.clone(),
			commission
		));
		assert_ok!(AutoPurchase::accept_partnership(
			signed(merchant.clone()),
			manufacturer.clone(),
			commission
		));
		assert_ok!(AutoPurchase::set_gate(signed(manufacturer.clone()), MIN_HOLD));
		assert_ok!(AutoPurchase::join(signed(household.clone()), manufacturer, MIN_HOLD));

		// Each slot has to choose among offers of its own.
		for slot in slots.keys().take(mandates as usize) {
			let first = NextOfferId::<Runtime>::get();
			for price in 0..MAX_MANDATE_OFFERS {
				assert_ok!(AutoPurchase::publish_offer(
					signed(merchant.clone()),
					PRODUCT,
					stock.commodity,
					UNIT_SIZE,
					UNIT + Balance::from(price),
					AssetKind::Native,
					DAY,
					1_000,
					expires_at,
				));
			}
			let terms = MandateTerms {
				offers: BoundedVec::truncate_from((first..NextOfferId::<Runtime>::get()).collect()),
				asset: AssetKind::Native,
				max_unit_price: 2 * UNIT,
				max_order_value: 100 * UNIT,
				budget: 1_000 * UNIT,
				period: 30 * DAY,
				par_level: stock.capacity,
				cancel_window: DAY,
				expires_at,
			};
			assert_ok!(AutoPurchase::give_mandate(signed(household.clone()), device, *slot, terms));
		}
		device
	}
}
