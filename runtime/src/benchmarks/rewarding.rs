//! A manufacturer for the benchmarks of rewards.

use alloc::vec;
use cot_primitives::{DeviceKey, Moment};
use frame_support::{assert_ok, traits::fungible::Mutate};
use pallet_device_registry::{ManufacturerName, SanctionedDevices};
use pallet_rewards::benchmarking::BenchmarkHelper;
use sp_core::ed25519;

use super::Neighbours;
use crate::{
	configs::devices::MANUFACTURER_BOND, AccountId, Balances, DeviceRegistry, Runtime,
	RuntimeOrigin, EXISTENTIAL_DEPOSIT,
};

impl BenchmarkHelper<AccountId> for Neighbours {
	fn set_time(now: Moment) {
		pallet_timestamp::Now::<Runtime>::put(now.saturating_mul(1_000));
	}

	fn approve_manufacturer(manufacturer: &AccountId) {
		let origin = RuntimeOrigin::signed(manufacturer.clone());
		let name = ManufacturerName::truncate_from(vec![b'm'; 64]);
		let key = DeviceKey::Ed25519(ed25519::Public::from_raw([1; 32]));
		assert_ok!(Balances::mint_into(manufacturer, MANUFACTURER_BOND + EXISTENTIAL_DEPOSIT));
		assert_ok!(DeviceRegistry::register_manufacturer(origin, name.clone(), key));
		let governance = RuntimeOrigin::root();
		let approved =
			DeviceRegistry::force_approve_manufacturer(governance, manufacturer.clone(), name);
		assert_ok!(approved);
	}

	fn sanction(manufacturer: &AccountId, household: &AccountId) {
		SanctionedDevices::<Runtime>::insert(manufacturer, household, 1);
	}

	fn endow(who: &AccountId, coins: u128) {
		assert_ok!(Balances::mint_into(who, coins));
	}
}
