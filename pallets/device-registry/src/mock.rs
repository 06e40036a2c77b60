use std::{cell::RefCell, vec::Vec};

use crate as pallet_device_registry;
use cot_primitives::{
	Claim, DepositPayer, DeviceId, DeviceKey, DeviceSignature, OnDeviceChange, Serial, SlotId,
	Voucher,
};
use frame_support::{derive_impl, parameter_types, traits::ConstU64};
use sp_core::{ed25519, Pair, H256};
use sp_runtime::BuildStorage;

use crate::{GenesisManufacturer, *};

pub type AccountId = u64;
type Block = frame_system::mocking::MockBlock<Test>;

pub const MANUFACTURER: AccountId = 1;
pub const OWNER: AccountId = 2;
pub const STRANGER: AccountId = 3;
pub const BOND: u64 = 1_000;
pub const DEPOSIT: u64 = 10;
pub const ENDOWMENT: u64 = 10_000;
/// Chain time of every test, in Unix seconds.
pub const NOW: u64 = 1_483_228_800;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Registry = pallet_device_registry;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

thread_local! {
	static CHANGED: RefCell<Vec<(DeviceId, SlotId)>> = const { RefCell::new(Vec::new()) };
	static IN_USE: RefCell<Option<(DeviceId, SlotId)>> = const { RefCell::new(None) };
}

/// Remembers which slots the registry reported as changed, and forbids to change the one that is in use.
pub struct Recorder;

impl Recorder {
	pub fn use_slot(slot: Option<(DeviceId, SlotId)>) {
		IN_USE.set(slot);
	}

	pub fn take() -> Vec<(DeviceId, SlotId)> {
		CHANGED.with(|changed| changed.take())
	}
}

impl OnDeviceChange for Recorder {
	fn on_owner_changed(_: DeviceId) {}
	fn on_retired(_: DeviceId) {}

	fn forbids_slot_change(device: DeviceId, slot: SlotId) -> bool {
		IN_USE.with(|in_use| *in_use.borrow() == Some((device, slot)))
	}

	fn on_slot_changed(device: DeviceId, slot: SlotId) {
		CHANGED.with(|changed| changed.borrow_mut().push((device, slot)));
	}
}

parameter_types! {
	pub const ManufacturerBond: u64 = BOND;
}

impl Config for Test {
	type WeightInfo = weights::SubstrateWeight<Test>;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ForceOrigin = frame_system::EnsureRoot<AccountId>;
	type Time = Timestamp;
	type OnDeviceChange = Recorder;
	type ManufacturerBond = ManufacturerBond;
	type DeviceDeposit = ConstU64<DEPOSIT>;
}

pub fn voucher_pair() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[1; 32])
}

pub fn device_pair(seed: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[100 + seed; 32])
}

pub fn key_of(pair: &ed25519::Pair) -> DeviceKey {
	DeviceKey::Ed25519(pair.public())
}

pub fn sign(pair: &ed25519::Pair, hash: [u8; 32]) -> DeviceSignature {
	DeviceSignature::Ed25519(pair.sign(&hash))
}

pub fn genesis_hash() -> H256 {
	System::block_hash(0)
}

/// Everything `claim` needs, honest unless a test changes it.
#[derive(Clone)]
pub struct Onboarding {
	pub voucher: Voucher<AccountId>,
	pub voucher_pair: ed25519::Pair,
	pub claim: Claim<AccountId>,
	pub device_pair: ed25519::Pair,
	pub genesis: H256,
}

impl Onboarding {
	/// The `n`th device of the approved manufacturer, for `OWNER`.
	pub fn honest(n: u8) -> Self {
		let device_pair = device_pair(n);
		let key = key_of(&device_pair);
		Self {
			voucher: Voucher {
				manufacturer: MANUFACTURER,
				serial: Serial::truncate_from(vec![b'S', n]),
				key,
				model: None,
				deposit_payer: DepositPayer::Owner,
				expires_at: NOW + 1_000,
			},
			voucher_pair: voucher_pair(),
			claim: Claim { key, owner: OWNER, epoch: 0, expires_at: NOW + 100 },
			device_pair,
			genesis: genesis_hash(),
		}
	}

	pub fn submit(self, who: AccountId) -> frame_support::dispatch::DispatchResult {
		let voucher_signature = sign(&self.voucher_pair, self.voucher.signing_hash(&self.genesis));
		let device_signature = sign(&self.device_pair, self.claim.signing_hash(&self.genesis));
		Registry::claim(
			RuntimeOrigin::signed(who),
			self.voucher,
			voucher_signature,
			self.claim,
			device_signature,
		)
	}
}

/// This pallet's events since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

/// Runs `test` on a chain with one approved manufacturer, then checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: [MANUFACTURER, OWNER, STRANGER].map(|who| (who, ENDOWMENT)).to_vec(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	pallet_device_registry::GenesisConfig::<Test> {
		manufacturers: vec![GenesisManufacturer {
			account: MANUFACTURER,
			name: "Frost".into(),
			voucher_key: key_of(&voucher_pair()),
		}],
	}
	.assimilate_storage(&mut storage)
	.unwrap();

	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		Timestamp::set_timestamp(NOW * 1_000);
		frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(7));
		test();
		Registry::do_try_state().expect("every invariant holds after the test");
	});
}
