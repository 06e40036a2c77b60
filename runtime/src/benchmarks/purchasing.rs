//! A manufacturer with a token, and a device, for the benchmarks of purchases.

use alloc::vec;
use cot_primitives::{
	DepositPayer, DeviceId, DeviceKey, DeviceStatus, Moment, OnDeviceChange, Points, Serial,
	SlotConfig, SlotId, SlotPoints, SlotSet, Slots, StockSlot, TokenId, DAY,
};
use frame_support::{assert_ok, traits::fungibles::Mutate as _};
use pallet_auto_purchase::benchmarking::BenchmarkHelper;
use pallet_device_registry::{Device, Devices, NextDeviceId, SlotsOf};
use pallet_rewards::{benchmarking::BenchmarkHelper as _, ProgramTerms, TokenName, TokenSymbol};
use sp_core::ed25519;

use super::Neighbours;
use crate::{
	genesis_presets::{lg_terms, LGT_DECIMALS},
	AccountId, Assets, Attestations, Rewards, Runtime, RuntimeOrigin,
};

/// A symbol of twelve letters that is different for each manufacturer.
fn symbol_of(manufacturer: &AccountId) -> TokenSymbol {
	let bytes: &[u8] = manufacturer.as_ref();
	let letters = bytes.iter().map(|byte| b'A'.saturating_add(byte % 26));
	TokenSymbol::truncate_from(letters.collect())
}

impl BenchmarkHelper<AccountId> for Neighbours {
	fn set_time(now: Moment) {
		pallet_timestamp::Now::<Runtime>::put(now.saturating_mul(1_000));
	}

	fn create_manufacturer(manufacturer: &AccountId) {
		Self::approve_manufacturer(manufacturer);
		assert_ok!(Rewards::create_program(
			RuntimeOrigin::signed(manufacturer.clone()),
			TokenName::truncate_from(vec![b't'; 50]),
			symbol_of(manufacturer),
			LGT_DECIMALS,
			0,
			// One household earns for all: what its cap refused would be measured too cheap.
			ProgramTerms { household_cap: Points::MAX, manual_cap: SlotPoints::MAX, ..lg_terms() },
		));
	}

	fn block(token: TokenId, who: &AccountId) {
		let admin = AccountId::from([9; 32]);
		let address = sp_runtime::MultiAddress::Id;
		assert_ok!(Assets::force_asset_status(
			RuntimeOrigin::root(),
			token.into(),
			address(admin.clone()),
			address(admin.clone()),
			address(admin.clone()),
			address(admin.clone()),
			1,
			true,
			false,
		));
		// Only an account that there is can be blocked.
		assert_ok!(Assets::mint_into(token, who, 1));
		assert_ok!(Assets::block(RuntimeOrigin::signed(admin), token.into(), address(who.clone())));
	}

	fn create_device(owner: &AccountId, manufacturer: &AccountId, slot: StockSlot) -> DeviceId {
		let id = NextDeviceId::<Runtime>::get();
		NextDeviceId::<Runtime>::put(id + 1);
		let device = Device {
			owner: owner.clone(),
			manufacturer: manufacturer.clone(),
			key: DeviceKey::Ed25519(ed25519::Public::from_raw([2; 32])),
			serial: Serial::truncate_from(vec![b's'; 32]),
			life: 0,
			model: Some(1),
			owner_status: DeviceStatus::Active,
			sanction: None,
			protected_until: 0,
			transfer: None,
			ownership: 0,
			report_interval: Some(DAY),
			modelled: SlotSet::default(),
			deposit: 0,
			deposit_payer: DepositPayer::Manufacturer,
			slot_deposit: 0,
			appeal_deposit: 0,
			claimed_at: 0,
			owned_since: 0,
		};
		Devices::<Runtime>::insert(id, device);
		let mut slots = Slots::new();
		for number in SlotId::MIN..=SlotId::MAX {
			// One too many is refused.
			let _ = slots.try_insert(number, SlotConfig::Stock(slot));
		}
		SlotsOf::<Runtime>::insert(id, slots);
		// A watch over its slots is written into its record.
		Attestations::on_updated(id);
		id
	}
}
