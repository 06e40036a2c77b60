//! A runtime with the real ledgers, and two households with a car each.

use std::collections::BTreeMap;

use cot_primitives::{
	Activity, ActivitySlot, Commodity, DeviceGuard, DeviceId, DeviceInfo, DeviceKey, DeviceStatus,
	InspectDevices, InspectFrozen, InspectManufacturers, InspectToken, MeterSessions,
	MeteredSession, Moment, OnDeviceChange, OnTokensBurned, Quantity, SessionUnit, SlotConfig,
	SlotId, SlotSet, Slots, StockSlot, TokenAccounts, TokenId, Unit, DAY,
};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungibles::{freeze::Mutate as _, hold::Inspect as _, Mutate as _},
		AsEnsureOriginWithArg, ConstU128, ConstU64, Hooks, VariantCountOf,
	},
	weights::{Weight, WeightMeter},
};
use pallet_assets::FrozenBalance;
use sp_core::ed25519;
use sp_runtime::{BuildStorage, DispatchError, Permill};

use crate::{self as pallet_metering, *};

pub type AccountId = u64;
pub type Balance = u128;
type Block = frame_system::mocking::MockBlock<Test>;

/// Two households, and a friend of theirs.
pub const HOUSE: AccountId = 1;
pub const NEIGHBOUR: AccountId = 2;
pub const FRIEND: AccountId = 3;
/// Two approved manufacturers with a token, and an approved one without.
pub const HYUNDAI: AccountId = 10;
pub const RIVAL: AccountId = 11;
pub const TOKENLESS: AccountId = 12;
/// Issuer of the tokens.
pub const ISSUER: AccountId = 99;

pub const TOKEN: TokenId = 1;
pub const RIVAL_TOKEN: TokenId = 2;

/// Cars of the two households, and their slots.
pub const CAR: DeviceId = 1;
pub const OTHER_CAR: DeviceId = 2;
pub const DRIVE: SlotId = 0;
pub const TANK: SlotId = 1;
pub const SECOND_DRIVE: SlotId = 2;

/// Start and endowments of every test.
pub const START: Moment = 1_700_000_000;
pub const COINS: Balance = 1_000_000;
pub const TOKENS: Balance = 10_000;
pub const PLAN_DEPOSIT: Balance = 500;
pub const DEPOSIT: Balance = 100;
pub const NOTICE: Moment = 7 * DAY;
pub const LATE_WINDOW: Moment = 7 * DAY;
pub const LAPSE: Moment = 28 * DAY;
/// The first plan, its price of a kilometre, and the most that it lets a household owe.
pub const PLAN: PlanId = 1;
pub const PRICE: Balance = 2;
pub const MAX_DEBT: Balance = 30;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(4)]
	pub type AssetsHolder = pallet_assets_holder;
	#[runtime::pallet_index(5)]
	pub type AssetsFreezer = pallet_assets_freezer;
	#[runtime::pallet_index(6)]
	pub type Metering = pallet_metering;
	#[runtime::pallet_index(7)]
	pub type Gate = gate;
}

/// A pallet that freezes tokens, as a gate does.
#[frame_support::pallet]
pub mod gate {
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::composite_enum]
	pub enum FreezeReason {
		Membership,
	}
}

impl gate::Config for Test {}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<10>;
	type AccountStore = System;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type CreateOrigin = AsEnsureOriginWithArg<frame_system::EnsureSigned<AccountId>>;
	type ForceOrigin = frame_system::EnsureRoot<AccountId>;
	type Currency = Balances;
	type Holder = AssetsHolder;
	type Freezer = AssetsFreezer;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeEvent = RuntimeEvent;
}

impl pallet_assets_freezer::Config for Test {
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type RuntimeEvent = RuntimeEvent;
}

parameter_types! {
	pub static TickWeight: Weight = Weight::MAX;
	/// Owners of devices.
	pub static Owners: BTreeMap<DeviceId, AccountId> =
		BTreeMap::from([(CAR, HOUSE), (OTHER_CAR, NEIGHBOUR)]);
	/// Manufacturers of devices other than Hyundai's.
	pub static Makers: BTreeMap<DeviceId, AccountId> = BTreeMap::new();
	pub static Approved: Vec<AccountId> = vec![HYUNDAI, RIVAL, TOKENLESS];
	/// Devices that may not attest.
	pub static Suspended: Vec<DeviceId> = vec![];
	/// Tokens that were burned, as they were told of.
	pub static Burned: Vec<(AccountId, Balance)> = vec![];
}

impl Config for Test {
	type WeightInfo = weights::SubstrateWeight<Test>;
	type Time = Timestamp;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Tokens = AssetsHolder;
	type Frozen = Registry;
	type TokenAccounts = Registry;
	type Devices = Registry;
	type Manufacturers = Registry;
	type Token = Registry;
	type OnTokensBurned = Registry;
	type PlanDeposit = ConstU128<PLAN_DEPOSIT>;
	type SubscriptionDeposit = ConstU128<DEPOSIT>;
	type PriceNotice = ConstU64<NOTICE>;
	type LateWindow = ConstU64<LATE_WINDOW>;
	type DebtLapse = ConstU64<LAPSE>;
	type TickWeight = TickWeight;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// Stands in for the device registry, the rewards pallet and the freezer.
pub struct Registry;

impl TokenAccounts<AccountId> for Registry {
	fn token_accounts() -> Vec<(AccountId, TokenId)> {
		pallet_assets::Account::<Test>::iter_keys().map(|(token, who)| (who, token)).collect()
	}
}

impl InspectFrozen<AccountId, Balance> for Registry {
	fn frozen(token: TokenId, who: &AccountId) -> Balance {
		AssetsFreezer::frozen_balance(token, who).unwrap_or(0)
	}
}

impl OnTokensBurned<AccountId, Balance> for Registry {
	fn on_tokens_burned(manufacturer: &AccountId, tokens: Balance) {
		Burned::mutate(|burned| burned.push((*manufacturer, tokens)));
	}
}

impl InspectManufacturers<AccountId> for Registry {
	fn is_approved(manufacturer: &AccountId) -> bool {
		Approved::get().contains(manufacturer)
	}
}

impl InspectToken<AccountId> for Registry {
	fn token_of(manufacturer: &AccountId) -> Option<TokenId> {
		match *manufacturer {
			HYUNDAI => Some(TOKEN),
			RIVAL => Some(RIVAL_TOKEN),
			_ => None,
		}
	}
}

impl InspectDevices<AccountId> for Registry {
	fn device(id: DeviceId) -> Option<DeviceInfo<AccountId>> {
		Some(DeviceInfo {
			household: *Owners::get().get(&id)?,
			manufacturer: Makers::get().get(&id).copied().unwrap_or(HYUNDAI),
			key: DeviceKey::Ed25519(ed25519::Public::from_raw([7; 32])),
			status: match Suspended::get().contains(&id) {
				true => DeviceStatus::Suspended,
				false => DeviceStatus::Active,
			},
			report_interval: None,
			modelled: SlotSet::default(),
			not_before: 0,
		})
	}

	fn slots(_: DeviceId) -> Slots {
		let driving = SlotConfig::Activity(ActivitySlot {
			activity: Activity::Driving,
			unit: SessionUnit::Kilometre,
			hourly_limit: 200_000,
		});
		let tank = SlotConfig::Stock(StockSlot {
			commodity: Commodity::Category(1),
			unit: Unit::Litre,
			capacity: 40_000,
			resolution: 500,
		});
		Slots::try_from(BTreeMap::from([(DRIVE, driving), (TANK, tank), (SECOND_DRIVE, driving)]))
			.expect("three slots fit")
	}
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn now() -> Moment {
	Timestamp::get() / 1_000
}

/// Lets time pass, and has the blocks do what is due.
pub fn pass(seconds: Moment) {
	Timestamp::set_timestamp((now() + seconds) * 1_000);
	poll();
}

/// Begins a block.
pub fn poll() {
	let mut meter = WeightMeter::new();
	Metering::on_poll(System::block_number(), &mut meter);
}

/// Returns this pallet's events since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

/// Terms of a plan: half of what a kilometre costs is burned.
pub fn terms() -> PlanTerms<Balance> {
	PlanTerms {
		activity: Activity::Driving,
		unit: SessionUnit::Kilometre,
		price: PRICE,
		burned: Permill::from_percent(50),
		max_debt: MAX_DEBT,
	}
}

/// Limits that allow a price half as high again.
pub fn limits() -> SubscriptionLimits<Balance> {
	SubscriptionLimits { max_price: 3, budget: None }
}

/// Limits with a budget for a day.
pub fn daily_budget(amount: Balance) -> SubscriptionLimits<Balance> {
	SubscriptionLimits { budget: Some(Budget { amount, period: DAY }), ..limits() }
}

/// Publishes the plan.
pub fn publish() {
	assert_ok!(Metering::publish_plan(signed(HYUNDAI), terms()));
}

/// Publishes the plan, and subscribes the household's car with an allowance.
pub fn subscribed(allowance: Balance) {
	publish();
	assert_ok!(Metering::subscribe(signed(HOUSE), CAR, DRIVE, PLAN, limits()));
	if allowance > 0 {
		assert_ok!(Metering::top_up(signed(HOUSE), CAR, DRIVE, allowance));
	}
	System::reset_events();
}

/// Has the car attest that it drove so many metres by itself, from now on.
pub fn drive(metres: Quantity) {
	drive_at(now(), metres);
}

/// Has the car attest a trip that began at a time.
pub fn drive_at(at: Moment, metres: Quantity) {
	let owner = Owners::get()[&CAR];
	meter(CAR, DRIVE, owner, at, metres);
}

pub fn meter(device: DeviceId, slot: SlotId, household: AccountId, at: Moment, amount: Quantity) {
	Metering::on_session(&MeteredSession { device, slot, household: &household, at, amount });
}

/// Returns the event of a trip of the household's car from now on.
pub fn metered(
	metres: Quantity,
	outcome: SessionOutcome,
	(cost, from_allowance, owed): (Balance, Balance, Balance),
) -> Event<Test> {
	Event::SessionMetered {
		device: CAR,
		slot: DRIVE,
		household: HOUSE,
		plan: Some(PLAN),
		at: now(),
		amount: metres,
		outcome,
		cost,
		from_allowance,
		owed,
		unpaid: cost - from_allowance - owed,
	}
}

/// Returns the event of a settlement with the household's car.
pub fn settled(burned: Balance, paid: Balance) -> Event<Test> {
	let (device, slot, household, manufacturer) = (CAR, DRIVE, HOUSE, HYUNDAI);
	Event::Settled { device, slot, household, manufacturer, token: TOKEN, burned, paid }
}

pub fn ended(at: Moment, reason: EndReason) -> Event<Test> {
	Event::SubscriptionEnded { device: CAR, slot: DRIVE, household: HOUSE, plan: PLAN, at, reason }
}

pub fn removed(released: Balance) -> Event<Test> {
	Event::SubscriptionRemoved { device: CAR, slot: DRIVE, household: HOUSE, released }
}

pub fn lapsed(amount: Balance) -> Event<Test> {
	let (device, slot, household, manufacturer) = (CAR, DRIVE, HOUSE, HYUNDAI);
	Event::DebtLapsed { device, slot, household, manufacturer, amount }
}

/// Returns the subscription of the household's car.
pub fn subscription() -> Subscription<AccountId, Balance> {
	Subscriptions::<Test>::get(CAR, DRIVE).expect("the car is subscribed")
}

pub fn is_subscribed() -> bool {
	Subscriptions::<Test>::contains_key(CAR, DRIVE)
}

/// Tokens of an account that are not held.
pub fn tokens(who: AccountId) -> Balance {
	Assets::balance(TOKEN, who)
}

/// Tokens of an account that are held as an allowance.
pub fn held(who: AccountId) -> Balance {
	AssetsHolder::balance_on_hold(TOKEN, &HoldReason::Allowance.into(), &who)
}

/// Coins of an account that are held for a reason.
pub fn deposits(reason: HoldReason, who: AccountId) -> Balance {
	use frame_support::traits::fungible::hold::Inspect;
	Balances::balance_on_hold(&reason.into(), &who)
}

/// Freezes tokens of an account at a gate.
pub fn freeze(who: AccountId, amount: Balance) {
	let reason = gate::FreezeReason::Membership.into();
	assert_ok!(AssetsFreezer::set_freeze(TOKEN, &reason, &who, amount));
}

/// Makes the ledger refuse every movement of the token, or take them again.
pub fn freeze_token(is_frozen: bool) {
	let origin = signed(ISSUER);
	// It may be in that state already.
	let _ = match is_frozen {
		true => Assets::freeze_asset(origin, TOKEN),
		false => Assets::thaw_asset(origin, TOKEN),
	};
}

/// Gives the car to another household as the registry does, if nothing speaks against it.
pub fn transfer(to: AccountId) -> Result<(), DispatchError> {
	Metering::ensure_may_transfer(CAR)?;
	change_owner(to);
	Ok(())
}

/// Gives the car to another household, whatever speaks against it.
pub fn change_owner(to: AccountId) {
	Owners::mutate(|owners| owners.insert(CAR, to));
	Metering::on_owner_changed(CAR);
}

/// Returns a chain on which everybody has coins and tokens.
pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let everybody = [HOUSE, NEIGHBOUR, FRIEND, HYUNDAI, RIVAL, TOKENLESS, ISSUER];
	pallet_balances::GenesisConfig::<Test> {
		balances: everybody.map(|who| (who, COINS)).to_vec(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	pallet_assets::GenesisConfig::<Test> {
		assets: [TOKEN, RIVAL_TOKEN].map(|token| (token, ISSUER, true, 1)).to_vec(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		Timestamp::set_timestamp(START * 1_000);
		TickWeight::set(Weight::MAX);
		Owners::set(BTreeMap::from([(CAR, HOUSE), (OTHER_CAR, NEIGHBOUR)]));
		Makers::set(BTreeMap::new());
		Approved::set(vec![HYUNDAI, RIVAL, TOKENLESS]);
		Suspended::set(vec![]);
		Burned::set(vec![]);
		for who in [HOUSE, NEIGHBOUR, FRIEND] {
			assert_ok!(Assets::mint_into(TOKEN, &who, TOKENS));
		}
		assert_ok!(Assets::mint_into(TOKEN, &HYUNDAI, 1));
		poll();
		System::reset_events();
	});
	ext
}

/// Runs `test`, then checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Metering::do_try_state().expect("every invariant holds after the test");
	});
}
