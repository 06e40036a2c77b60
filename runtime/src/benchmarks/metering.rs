//! A manufacturer with a token, and a car, for the benchmarks of metering.

use alloc::collections::BTreeMap;
use cot_primitives::{
	Activity, ActivitySlot, DeviceId, Moment, SessionUnit, SlotConfig, SlotId, Slots, StockSlot,
	TokenId, MAX_SLOTS,
};
use cot_primitives::{Commodity, OnDeviceChange, Unit};
use frame_support::{
	assert_ok,
	traits::{fungible, fungibles::Mutate as _},
};
use pallet_auto_purchase::benchmarking::BenchmarkHelper as Purchasing;
use pallet_device_registry::SlotsOf;
use pallet_metering::benchmarking::BenchmarkHelper;

use super::Neighbours;
use crate::{AccountId, Assets, Attestations, Balances, Runtime, UNIT};

impl BenchmarkHelper<AccountId> for Neighbours {
	fn set_time(now: Moment) {
		pallet_timestamp::Now::<Runtime>::put(now.saturating_mul(1_000));
	}

	fn create_manufacturer(manufacturer: &AccountId) {
		<Self as Purchasing<AccountId>>::create_manufacturer(manufacturer);
		endow(manufacturer);
	}

	fn create_car(owner: &AccountId, manufacturer: &AccountId) -> DeviceId {
		endow(owner);
		let any = StockSlot {
			commodity: Commodity::Category(1),
			unit: Unit::Piece,
			capacity: 1,
			resolution: 1,
		};
		let id = <Self as Purchasing<AccountId>>::create_device(owner, manufacturer, any);
		let driving = SlotConfig::Activity(ActivitySlot {
			activity: Activity::Driving,
			unit: SessionUnit::Kilometre,
			hourly_limit: 200_000,
		});
		let numbers = SlotId::MIN..SlotId::try_from(MAX_SLOTS).unwrap_or(SlotId::MAX);
		let slots: BTreeMap<_, _> = numbers.map(|number| (number, driving)).collect();
		SlotsOf::<Runtime>::insert(id, Slots::try_from(slots).expect("they are not too many"));
		Attestations::on_updated(id);
		id
	}

	fn mint(token: TokenId, who: &AccountId, tokens: u128) {
		endow(who);
		assert_ok!(Assets::mint_into(token, who, tokens));
	}
}

/// Gives an account coins for its deposits.
fn endow(who: &AccountId) {
	assert_ok!(<Balances as fungible::Mutate<AccountId>>::mint_into(who, 10_000 * UNIT));
}
