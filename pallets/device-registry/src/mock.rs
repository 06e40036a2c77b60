//! A runtime with real balances, two manufacturers, and households whose devices have real keys.

use std::{
	cell::{Cell, RefCell},
	collections::BTreeMap,
	vec::Vec,
};

use crate as pallet_device_registry;
use cot_primitives::{
	Claim, Commodity, DepositPayer, DeviceGuard, DeviceId, DeviceInfo, DeviceKey, DeviceSignature,
	InspectDevices, Moment, OnDeviceChange, P256Public, P256Signature, Rotation, Serial,
	SlotConfig, SlotId, Slots, StockSlot, Unit, Voucher, DAY,
};
use frame_support::{
	assert_ok, derive_impl,
	dispatch::DispatchResult,
	parameter_types,
	traits::{fungible::InspectHold, tokens::imbalance::ResolveTo, ConstU32, ConstU64, TypedGet},
};
use p256::ecdsa::{signature::hazmat::PrehashSigner, Signature, SigningKey};
use sp_core::{ecdsa, ed25519, sr25519, Pair, H256};
use sp_runtime::{BuildStorage, DispatchError};

use crate::{GenesisManufacturer, *};

pub type AccountId = u64;
type Block = frame_system::mocking::MockBlock<Test>;

/// An approved manufacturer, and one that is not registered yet.
pub const MANUFACTURER: AccountId = 1;
pub const NEWCOMER: AccountId = 4;
/// Two households, and a stranger to everybody.
pub const OWNER: AccountId = 2;
pub const BUYER: AccountId = 5;
pub const STRANGER: AccountId = 3;
/// Recipient of slashed bonds.
pub const POT: AccountId = 9;
pub const PEOPLE: [AccountId; 6] = [MANUFACTURER, OWNER, STRANGER, NEWCOMER, BUYER, POT];

pub const BOND: u64 = 1_000;
/// Part of a manufacturer's bond for each of its devices.
pub const BOND_PER_DEVICE: u64 = 7;
pub const DEPOSIT: u64 = 10;
pub const SLOT_DEPOSIT: u64 = 3;
pub const MODEL_DEPOSIT: u64 = 7;
pub const SERIAL_DEPOSIT: u64 = 5;
pub const APPEAL_DEPOSIT: u64 = 4;
pub const TAKEOVER_DEPOSIT: u64 = 6;
pub const TAKEOVER_NOTICE: Moment = 28 * DAY;
pub const FREE_SLOTS: u32 = 8;
pub const PROTECTION: Moment = 30 * DAY;
pub const APPEAL_WINDOW: Moment = 28 * DAY;
pub const DRIFT: u64 = 5;
pub const DAILY_SANCTIONS: u32 = 10;
pub const FEELESS_CLAIMS: u32 = 2;
pub const DAILY_FEELESS_CLAIMS: u32 = 5;
pub const CLAIM_LIFETIME: Moment = DAY;
pub const COOL_DOWN: Moment = 21 * DAY;
pub const ENDOWMENT: u64 = 10_000;
/// Chain time at which every test begins, in Unix seconds.
pub const NOW: Moment = 1_483_228_800;
/// The first device.
pub const FRIDGE: DeviceId = 1;

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

/// A change that the registry has reported to its listeners.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
	SlotChanged(DeviceId, SlotId),
	OwnerChanged(DeviceId),
	Retired(DeviceId),
}

/// Facts and slots of a device, of which another pallet keeps a copy.
type Facts = (DeviceInfo<AccountId>, Slots);

thread_local! {
	static TOLD: RefCell<Vec<Told>> = const { RefCell::new(Vec::new()) };
	static IN_USE: Cell<Option<(DeviceId, SlotId)>> = const { Cell::new(None) };
	static COPIES: RefCell<BTreeMap<DeviceId, Facts>> = const { RefCell::new(BTreeMap::new()) };
}

/// Errors of a guard that waits for goods in a slot, or with a device.
pub const SLOT_IN_USE: DispatchError = DispatchError::Other("the slot is in use");
pub const DEVICE_IN_USE: DispatchError = DispatchError::Other("the device is in use");

/// Records the reported changes, and guards the slot that is in use and its device.
pub struct Recorder;

impl Recorder {
	pub fn use_slot(slot: Option<(DeviceId, SlotId)>) {
		IN_USE.set(slot);
	}

	pub fn take() -> Vec<Told> {
		TOLD.take()
	}

	fn note(told: Told) {
		TOLD.with_borrow_mut(|notes| notes.push(told));
	}
}

impl DeviceGuard for Recorder {
	fn ensure_slot_may_change(device: DeviceId, slot: SlotId) -> DispatchResult {
		match IN_USE.get() {
			Some(in_use) if in_use == (device, slot) => Err(SLOT_IN_USE),
			_ => Ok(()),
		}
	}

	fn ensure_may_transfer(device: DeviceId) -> DispatchResult {
		match IN_USE.get() {
			Some((in_use, _)) if in_use == device => Err(DEVICE_IN_USE),
			_ => Ok(()),
		}
	}
}

impl OnDeviceChange for Recorder {
	fn on_updated(device: DeviceId) {
		let info = Registry::device(device).expect("it is registered");
		COPIES.with_borrow_mut(|copies| {
			copies.insert(device, (info, Registry::slots(device)));
		});
	}

	fn on_slot_changed(device: DeviceId, slot: SlotId) {
		Self::note(Told::SlotChanged(device, slot));
	}

	fn on_owner_changed(device: DeviceId) {
		Self::note(Told::OwnerChanged(device));
	}

	fn on_retired(device: DeviceId) {
		COPIES.with_borrow_mut(|copies| copies.remove(&device));
		Self::note(Told::Retired(device));
	}
}

pub struct Pot;
impl TypedGet for Pot {
	type Type = AccountId;
	fn get() -> AccountId {
		POT
	}
}

parameter_types! {
	/// Bond, which a test may raise as a runtime upgrade does.
	pub static ManufacturerBond: u64 = BOND;
	pub static DeviceBond: u64 = BOND_PER_DEVICE;
}

impl Config for Test {
	type WeightInfo = weights::SubstrateWeight<Test>;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ForceOrigin = frame_system::EnsureRoot<AccountId>;
	type OnSlash = ResolveTo<Pot, Balances>;
	type Time = Timestamp;
	type DeviceGuard = Recorder;
	type OnDeviceChange = Recorder;
	type ManufacturerBond = ManufacturerBond;
	type DeviceBond = DeviceBond;
	type SerialDeposit = ConstU64<SERIAL_DEPOSIT>;
	type ModelDeposit = ConstU64<MODEL_DEPOSIT>;
	type DeviceDeposit = ConstU64<DEPOSIT>;
	type SlotDeposit = ConstU64<SLOT_DEPOSIT>;
	type FreeSlots = ConstU32<FREE_SLOTS>;
	type AppealProtection = ConstU64<PROTECTION>;
	type AppealWindow = ConstU64<APPEAL_WINDOW>;
	type TakeoverNotice = ConstU64<TAKEOVER_NOTICE>;
	type TakeoverDeposit = ConstU64<TAKEOVER_DEPOSIT>;
	type AppealDeposit = ConstU64<APPEAL_DEPOSIT>;
	type FeelessClaims = ConstU32<FEELESS_CLAIMS>;
	type DailyFeelessClaims = ConstU32<DAILY_FEELESS_CLAIMS>;
	type FeelessLongevity = ConstU64<100>;
	type DailySanctions = ConstU32<DAILY_SANCTIONS>;
	type MaxDrift = ConstU64<DRIFT>;
	type MaxClaimLifetime = ConstU64<CLAIM_LIFETIME>;
	type LeaveCoolDown = ConstU64<COOL_DOWN>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// A key pair of any scheme, by its seed.
#[derive(Clone, Copy, Debug)]
pub enum Keys {
	Ed25519(u8),
	Sr25519(u8),
	Secp256k1(u8),
	P256(u8),
}

impl Keys {
	/// The four schemes from one seed.
	pub fn all(seed: u8) -> [Self; 4] {
		[Self::Ed25519(seed), Self::Sr25519(seed), Self::Secp256k1(seed), Self::P256(seed)]
	}

	pub fn public(self) -> DeviceKey {
		match self {
			Self::Ed25519(seed) => DeviceKey::Ed25519(pair::<ed25519::Pair>(seed).public()),
			Self::Sr25519(seed) => DeviceKey::Sr25519(pair::<sr25519::Pair>(seed).public()),
			Self::Secp256k1(seed) => DeviceKey::Secp256k1(pair::<ecdsa::Pair>(seed).public()),
			Self::P256(seed) => {
				let point = p256_key(seed).verifying_key().to_encoded_point(true);
				let bytes = point.as_bytes().try_into().expect("a compressed point has 33 bytes");
				DeviceKey::P256(P256Public(bytes))
			},
		}
	}

	pub fn sign(self, hash: [u8; 32]) -> DeviceSignature {
		match self {
			Self::Ed25519(seed) => {
				DeviceSignature::Ed25519(pair::<ed25519::Pair>(seed).sign(&hash))
			},
			Self::Sr25519(seed) => {
				DeviceSignature::Sr25519(pair::<sr25519::Pair>(seed).sign(&hash))
			},
			Self::Secp256k1(seed) => {
				DeviceSignature::Secp256k1(pair::<ecdsa::Pair>(seed).sign_prehashed(&hash))
			},
			Self::P256(seed) => {
				let signature: Signature =
					p256_key(seed).sign_prehash(&hash).expect("a hash can be signed");
				DeviceSignature::P256(P256Signature(signature.to_bytes().into()))
			},
		}
	}
}

fn pair<P: Pair<Seed = [u8; 32]>>(seed: u8) -> P {
	P::from_seed(&[seed; 32])
}

fn p256_key(seed: u8) -> SigningKey {
	SigningKey::from_slice(&[seed; 32]).expect("a small number is a key")
}

/// Bytes that are no key on P-256: no point at all, one that is not on the curve, and a number in
/// another form than its smallest.
pub fn no_p256_keys() -> Vec<DeviceKey> {
	let off_curve = |tag| {
		let mut bytes = [0; 33];
		(bytes[0], bytes[32]) = (tag, 1);
		bytes
	};
	// x = p + 5, of which x = 5 is a point.
	let mut unreduced = [0; 33];
	unreduced[..9].copy_from_slice(&[2, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1]);
	(unreduced[20], unreduced[32]) = (1, 4);
	let all = [[0; 33], [0xff; 33], [4; 33], off_curve(2), off_curve(3), off_curve(0), unreduced];
	all.map(|bytes| DeviceKey::P256(P256Public(bytes))).to_vec()
}

/// What is no signature of these P-256 keys over `hash`, in many ways.
pub fn no_p256_signatures(keys: Keys, hash: [u8; 32]) -> Vec<DeviceSignature> {
	let DeviceSignature::P256(P256Signature(honest)) = keys.sign(hash) else {
		panic!("{keys:?} is not on P-256");
	};
	let with = |from: usize, number: [u8; 32]| {
		let mut bytes = honest;
		bytes[from..from + 32].copy_from_slice(&number);
		bytes
	};
	let mut swapped = honest;
	swapped.rotate_left(32);
	let mut changed = honest;
	changed[63] ^= 1;
	let mut all: Vec<_> = [
		[0; 64],
		[0xff; 64],
		[7; 64],
		with(0, [0; 32]),
		with(32, [0; 32]),
		with(0, [0xff; 32]),
		with(32, [0xff; 32]),
		swapped,
		changed,
	]
	.map(|bytes| DeviceSignature::P256(P256Signature(bytes)))
	.to_vec();
	// By another key, over another statement, and under another scheme.
	all.extend([Keys::P256(99).sign(hash), keys.sign([7; 32]), Keys::Ed25519(1).sign(hash)]);
	all.push(DeviceSignature::Ed25519(ed25519::Signature::from_raw(honest)));
	all
}

/// The same P-256 signature with the negative of its `s`, which is as valid.
pub fn other_form(signature: &DeviceSignature) -> DeviceSignature {
	let DeviceSignature::P256(P256Signature(bytes)) = signature else {
		panic!("{signature:?} is not on P-256");
	};
	let (r, s) = Signature::from_slice(bytes).expect("it is a signature").split_scalars();
	let other = Signature::from_scalars(r, -s).expect("neither is zero");
	DeviceSignature::P256(P256Signature(other.to_bytes().into()))
}

pub fn voucher_keys() -> Keys {
	Keys::Ed25519(1)
}

pub fn device_keys(n: u8) -> Keys {
	Keys::Ed25519(100 + n)
}

pub fn genesis_hash() -> H256 {
	System::block_hash(0)
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn now() -> Moment {
	Timestamp::get() / 1_000
}

pub fn set_time(at: Moment) {
	Timestamp::set_timestamp(at * 1_000);
}

pub fn serial(n: u8) -> Serial {
	Serial::truncate_from(vec![b'S', n])
}

pub fn name(text: &str) -> ManufacturerName {
	text.as_bytes().to_vec().try_into().expect("a short name")
}

/// Arguments of `claim`, honest unless a test changes them.
#[derive(Clone)]
pub struct Onboarding {
	pub voucher: Voucher<AccountId>,
	pub voucher_keys: Keys,
	pub claim: Claim<AccountId>,
	pub device_keys: Keys,
	pub genesis: H256,
}

impl Onboarding {
	/// The `n`th device of the approved manufacturer, for `OWNER`.
	pub fn honest(n: u8) -> Self {
		Self::with_keys(n, voucher_keys(), device_keys(n))
	}

	pub fn with_keys(n: u8, voucher_keys: Keys, device_keys: Keys) -> Self {
		let key = device_keys.public();
		Self {
			voucher: Voucher {
				manufacturer: MANUFACTURER,
				issuer: 0,
				serial: serial(n),
				life: 0,
				key,
				model: None,
				deposit_payer: DepositPayer::Owner,
				expires_at: NOW + 1_000,
			},
			voucher_keys,
			claim: Claim {
				manufacturer: MANUFACTURER,
				serial: serial(n),
				life: 0,
				key,
				owner: OWNER,
				ownership: 0,
				expires_at: NOW + 100,
			},
			device_keys,
			genesis: genesis_hash(),
		}
	}

	/// For another household than `OWNER`.
	pub fn to(mut self, owner: AccountId) -> Self {
		self.claim.owner = owner;
		self
	}

	/// Under another manufacturer than the approved one.
	pub fn vouched_by(mut self, manufacturer: AccountId) -> Self {
		self.voucher.manufacturer = manufacturer;
		self.claim.manufacturer = manufacturer;
		self
	}

	/// Under the `n`th serial number.
	pub fn numbered(mut self, n: u8) -> Self {
		self.voucher.serial = serial(n);
		self.claim.serial = serial(n);
		self
	}

	/// In a later life of its serial number.
	pub fn living(mut self, life: u32) -> Self {
		self.voucher.life = life;
		self.claim.life = life;
		self
	}

	/// Signed now.
	pub fn signed_now(mut self) -> Self {
		self.voucher.expires_at = now() + 1_000;
		self.claim.expires_at = now() + 100;
		self
	}

	/// At the manufacturer's cost.
	pub fn sponsored(mut self) -> Self {
		self.voucher.deposit_payer = DepositPayer::Manufacturer;
		self
	}

	pub fn request(self) -> ClaimRequestOf<Test> {
		ClaimRequest {
			voucher_signature: self.voucher_keys.sign(self.voucher.signing_hash(&self.genesis)),
			device_signature: self.device_keys.sign(self.claim.signing_hash(&self.genesis)),
			voucher: self.voucher,
			claim: self.claim,
		}
	}

	pub fn submit(self, who: AccountId) -> DispatchResult {
		let ClaimRequest { voucher, voucher_signature, claim, device_signature } = self.request();
		Registry::claim(signed(who), voucher, voucher_signature, claim, device_signature)
	}
}

/// A claim that the `n`th device signs for its next owner.
pub fn next_claim(n: u8, owner: AccountId, ownership: u32) -> (Claim<AccountId>, DeviceSignature) {
	let keys = device_keys(n);
	let claim = Claim {
		manufacturer: MANUFACTURER,
		serial: serial(n),
		life: 0,
		key: keys.public(),
		owner,
		ownership,
		expires_at: now() + 100,
	};
	let signature = keys.sign(claim.signing_hash(&genesis_hash()));
	(claim, signature)
}

/// `OWNER`'s first device from now on signs with `new`.
pub fn rotation(new: Keys) -> Rotation<AccountId> {
	Rotation {
		device: FRIDGE,
		owner: OWNER,
		old_key: device_keys(1).public(),
		new_key: new.public(),
		expires_at: NOW + 100,
	}
}

pub fn rotate(who: AccountId, rotation: Rotation<AccountId>, by: Keys) -> DispatchResult {
	let signature = by.sign(rotation.signing_hash(&genesis_hash()));
	Registry::rotate_key(signed(who), rotation, signature)
}

/// Start of a device's sanction, or no time at all.
pub fn since(device: DeviceId) -> Moment {
	let sanction = Devices::<Test>::get(device).and_then(|record| record.sanction);
	sanction.map_or(0, |sanction| sanction.since)
}

pub fn milk() -> SlotConfig {
	SlotConfig::Stock(StockSlot {
		commodity: Commodity::Category(10_000_025),
		unit: Unit::Litre,
		capacity: 4_000,
		resolution: 100,
	})
}

/// The first `count` slots, all with milk.
pub fn slots(count: u8) -> Slots {
	let slots: BTreeMap<_, _> = (0..count).map(|slot| (slot, milk())).collect();
	slots.try_into().expect("at most sixteen slots")
}

pub fn template(count: u8) -> ModelTemplate {
	ModelTemplate { name: name("Frost 4"), slots: slots(count), report_interval: Some(DAY) }
}

pub fn device(id: DeviceId) -> DeviceOf<Test> {
	Devices::<Test>::get(id).expect("the device is claimed")
}

pub fn manufacturer(who: AccountId) -> ManufacturerOf<Test> {
	Manufacturers::<Test>::get(who).expect("the manufacturer is registered")
}

pub fn held(reason: HoldReason, who: AccountId) -> u64 {
	Balances::balance_on_hold(&reason.into(), &who)
}

/// This pallet's events since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

/// A chain with one approved manufacturer.
pub fn build() -> sp_io::TestExternalities {
	ManufacturerBond::set(BOND);
	DeviceBond::set(BOND_PER_DEVICE);
	Recorder::use_slot(None);
	Recorder::take();
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: PEOPLE.map(|who| (who, ENDOWMENT)).to_vec(),
			..Default::default()
		},
		registry: GenesisConfig {
			manufacturers: vec![GenesisManufacturer {
				account: MANUFACTURER,
				name: "Frost".into(),
				voucher_key: voucher_keys().public(),
				models: vec![],
			}],
		},
		..Default::default()
	}
	.build_storage()
	.expect("the genesis is valid");
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		set_time(NOW);
		frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(7));
	});
	ext
}

/// Runs `test` on that chain, then checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	build().execute_with(|| {
		COPIES.take();
		test();
		Registry::do_try_state().expect("every invariant holds after the test");
		let facts = |device| Some((device, (Registry::device(device)?, Registry::slots(device))));
		let devices: BTreeMap<_, _> = Devices::<Test>::iter_keys().filter_map(facts).collect();
		assert_eq!(COPIES.take(), devices, "other pallets are told of each change of a device");
	});
}

/// The same with `OWNER`'s first device.
pub fn with_fridge(test: impl FnOnce()) {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		events();
		test();
	});
}

/// The event of the `n`th device being claimed as the `n`th.
pub fn claimed(n: u8, owner: AccountId) -> Event<Test> {
	Event::DeviceClaimed { device: n.into(), owner, manufacturer: MANUFACTURER, serial: serial(n) }
}
