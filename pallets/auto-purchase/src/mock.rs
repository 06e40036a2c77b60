//! A runtime with the real ledgers, and a household whose fridge reads real levels.

use alloc::collections::BTreeMap;
use cot_pattern::{Params, SlotState};
use cot_primitives::{
	Activity, ActivitySlot, Commodity, DeviceId, DeviceInfo, DeviceKey, DeviceStatus,
	InspectDevices, InspectManufacturers, InspectToken, Moment, OnCommission, PurchaseFromPattern,
	Quantity, ServiceLevel, SessionUnit, SlotConfig, SlotId, SlotReading, SlotSet, Slots,
	StockSlot, TokenId, Unit, Watch, WatchSlots, DAY,
};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::{NativeFromLeft, UnionOf},
		AsEnsureOriginWithArg, ConstU128, ConstU64, Hooks, VariantCountOf,
	},
	weights::{Weight, WeightMeter},
};
use sp_core::{ed25519, H256};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	BuildStorage, Permill,
};

use crate::{self as pallet_auto_purchase, *};

pub use constants::*;

pub type AccountId = u64;
pub type Balance = u128;
type Block = frame_system::mocking::MockBlock<Test>;

/// Two households, and a stranger to everybody.
pub const HOUSE: AccountId = 1;
pub const NEIGHBOUR: AccountId = 2;
pub const STRANGER: AccountId = 3;
/// Two merchants.
pub const SHOP: AccountId = 10;
pub const CORNER: AccountId = 11;
/// Two manufacturers with a token, of which the first is approved, an approved one without, and one
/// that is not approved.
pub const LG: AccountId = 20;
pub const RIVAL: AccountId = 23;
pub const TOKENLESS: AccountId = 21;
pub const UNAPPROVED: AccountId = 22;
/// Issuer of the tokens.
pub const ISSUER: AccountId = 99;
/// Arbiter of disputes.
pub const JUDGE: AccountId = 98;

/// LG's own token, a token to pay with, one whose accounts hold at least `DEAR_MINIMUM`, and the
/// rival's own.
pub const LG_TOKEN: TokenId = 1;
pub const EURO: TokenId = 2;
pub const DEAR: TokenId = 3;
pub const RIVAL_TOKEN: TokenId = 4;
pub const DEAR_MINIMUM: Balance = 50;

/// Fridges of the two households and their slots.
pub const FRIDGE: DeviceId = 1;
pub const OTHER_FRIDGE: DeviceId = 2;
pub const MILK: SlotId = 0;
pub const CREAM: SlotId = 1;
pub const FILMS: SlotId = 2;

/// Start and endowments of every test.
pub const START: Moment = 1_700_000_000;
pub const ENDOWMENT: Balance = 1_000_000;
pub const TOKENS: Balance = 10_000;
pub const MIN_HOLD: Balance = 1_000;
pub const BOND: Balance = 1_000;
pub const MAX_PENALTY: Balance = 300;
/// Codes of a household's chain.
pub const CODES: u32 = 20;
pub const GTIN: Gtin = 4_006_381_333_931;
pub const PRICE: Balance = 100;
pub const UNIT_SIZE: Quantity = 500;
/// The most a litre may cost: twice what it does.
pub const MAX_UNIT_PRICE: Balance = 4 * PRICE;
pub const STOCK: u32 = 40;
pub const LEAD_TIME: Moment = 2 * DAY;
pub const CANCEL_WINDOW: Moment = DAY / 2;
pub const COOL_DOWN: Moment = 7 * DAY;
pub const ACCEPT_WINDOW: Moment = DAY;
pub const SHIP_WINDOW: Moment = 2 * DAY;
pub const GRACE: Moment = DAY;
pub const DISPUTE_WINDOW: Moment = 3 * DAY;
pub const ARBITRATION_WINDOW: Moment = 10 * DAY;
pub const NOTICE: Moment = 5 * DAY;
pub const CANCEL_COOL_DOWN: Moment = DAY;
pub const HALF_LIFE: Moment = 90 * DAY;
/// A tenth of `VALUE`, and the arbiter's fifth of that.
pub const DEPOSIT: Balance = 30;
pub const FEE: Balance = 6;
pub const ANSWER_WINDOW: Moment = 3 * DAY;

/// The stock at which the fridge of these tests is always restocked to `FULL`, what it uses a day,
/// and a stock that lasts less than any delivery takes.
pub const FULL: Quantity = 2_000;
pub const DAILY: Quantity = 250;
pub const LOW: Quantity = 500;
/// Purchase at `LOW`: `FULL - LOW` in units of `UNIT_SIZE`.
pub const UNITS: u32 = 3;
pub const VALUE: Balance = 300;
/// Half of `VALUE`.
pub const PENALTY: Balance = 150;
/// Of `VALUE`, at the commission of these tests: 5 %.
pub const COMMISSION: Balance = 15;

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
	pub type AutoPurchase = pallet_auto_purchase;
}

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

/// Constants of the runtime; only tests of the rules about them change them.
mod constants {
	use super::{Balance, Moment, DAY};
	use frame_support::parameter_types;
	use sp_runtime::{Perbill, Permill};

	parameter_types! {
		pub static DeliveryThreshold: Permill = Permill::from_percent(50);
		pub static MerchantBond: Balance = super::BOND;
		pub static LatePenalty: Balance = super::MAX_PENALTY;
		pub static PenaltyShare: Permill = Permill::from_percent(50);
		/// The tests' clock takes any step; those of halts set the runtime's.
		pub static BlockGap: Moment = Moment::MAX;
		pub static MaxOffers: u32 = 4;
		pub static DisputeDeposit: Permill = Permill::from_percent(10);
		/// Tests of the spacing set it.
		pub static OrderSpacing: Permill = Permill::zero();
		pub static GateNotice: Moment = super::NOTICE;
		/// Small, because the tests' gates are.
		pub static MinGate: Perbill = Perbill::from_parts(1);
		/// A tenth of the gate for each mandate but the first.
		pub static MandateHold: Permill = Permill::from_percent(10);
		pub static ArbiterFee: Permill = Permill::from_percent(20);
		pub static AnswerWindow: Moment = super::ANSWER_WINDOW;
		pub static AcceptWindow: Moment = super::ACCEPT_WINDOW;
		pub static ShipWindow: Moment = super::SHIP_WINDOW;
		pub static DeliveryGrace: Moment = super::GRACE;
		pub static DisputeWindow: Moment = super::DISPUTE_WINDOW;
		pub static ArbitrationWindow: Moment = super::ARBITRATION_WINDOW;
		pub static PartnershipNotice: Moment = super::NOTICE;
		pub static CancelCoolDown: Moment = super::CANCEL_COOL_DOWN;
		pub static ReputationHalfLife: Moment = super::HALF_LIFE;
		pub static MaxReadingAge: Moment = DAY;
	}
}

parameter_types! {
	pub static TickWeight: Weight = Weight::MAX;
	/// Owners of devices.
	pub static Owners: BTreeMap<DeviceId, AccountId> =
		BTreeMap::from([(FRIDGE, HOUSE), (OTHER_FRIDGE, NEIGHBOUR)]);
	/// Manufacturers of devices other than LG's.
	pub static Makers: BTreeMap<DeviceId, AccountId> = BTreeMap::new();
	pub static Approved: Vec<AccountId> = vec![LG, TOKENLESS];
	/// Devices that may not attest.
	pub static Suspended: Vec<DeviceId> = vec![];
	/// Commissions that were told of: manufacturer, asset and amount.
	pub static Commissions: Vec<(AccountId, AssetKind, Balance)> = vec![];
	/// Watches that were told of slots.
	pub static Watches: BTreeMap<(DeviceId, SlotId), Watch> = BTreeMap::new();
}

impl Config for Test {
	type WeightInfo = weights::SubstrateWeight<Test>;
	type Time = Timestamp;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type Currency = Balances;
	type Assets = UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId>;
	type Tokens = AssetsFreezer;
	type Devices = Registry;
	type Readings = Registry;
	type Manufacturers = Registry;
	type Token = Registry;
	type OnCommission = Registry;
	type Prices = Registry;
	type PenaltyShare = PenaltyShare;
	type MaxBlockGap = BlockGap;
	type MerchantBond = MerchantBond;
	type LatePenalty = LatePenalty;
	type MembershipCoolDown = ConstU64<COOL_DOWN>;
	type AcceptWindow = AcceptWindow;
	type ShipWindow = ShipWindow;
	type DeliveryGrace = DeliveryGrace;
	type DisputeWindow = DisputeWindow;
	type ForceOrigin = frame_system::EnsureRoot<AccountId>;
	type DisputeDeposit = DisputeDeposit;
	type OrderSpacing = OrderSpacing;
	type GateNotice = GateNotice;
	type MandateHold = MandateHold;
	type MinGate = MinGate;
	type ArbiterFee = ArbiterFee;
	type AnswerWindow = AnswerWindow;
	type ArbitrationWindow = ArbitrationWindow;
	type PartnershipNotice = PartnershipNotice;
	type CancelCoolDown = CancelCoolDown;
	type ReputationHalfLife = ReputationHalfLife;
	type DeliveryThreshold = DeliveryThreshold;
	type MaxCancelWindow = ConstU64<{ 2 * DAY }>;
	type MaxLeadTime = ConstU64<{ 14 * DAY }>;
	type MaxReadingAge = MaxReadingAge;
	type MaxOffers = MaxOffers;
	type TickWeight = TickWeight;
	type TokenAccounts = Registry;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl TokenAccounts<AccountId> for Registry {
	fn token_accounts() -> Vec<(AccountId, TokenId)> {
		pallet_assets::Account::<Test>::iter_keys().map(|(token, who)| (who, token)).collect()
	}
}

/// Stands in for the device registry and the rewards pallet.
pub struct Registry;

impl Registry {
	/// Returns the last watch that was told of a slot.
	pub fn watch_told_of(device: DeviceId, slot: SlotId) -> Watch {
		Watches::get().get(&(device, slot)).copied().unwrap_or_default()
	}
}

impl OnCommission<AccountId, AssetKind, Balance> for Registry {
	fn on_commission(manufacturer: &AccountId, asset: &AssetKind, amount: Balance) {
		let told = (*manufacturer, asset.clone(), amount);
		Commissions::mutate(|commissions| commissions.push(told));
	}
}

impl WatchSlots for Registry {
	fn watch(device: DeviceId, slot: SlotId, watch: Watch) {
		Watches::mutate(|told| {
			told.insert((device, slot), watch);
		});
	}
}

impl InspectDevices<AccountId> for Registry {
	fn device(id: DeviceId) -> Option<DeviceInfo<AccountId>> {
		Some(DeviceInfo {
			household: *Owners::get().get(&id)?,
			manufacturer: maker_of(id),
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
		let stock = SlotConfig::Stock(milk_slot());
		let films = SlotConfig::Activity(ActivitySlot {
			activity: Activity::Viewing,
			unit: SessionUnit::Use,
			hourly_limit: 1_000,
		});
		Slots::try_from(BTreeMap::from([(MILK, stock), (CREAM, stock), (FILMS, films)]))
			.expect("three slots fit")
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
			LG => Some(LG_TOKEN),
			RIVAL => Some(RIVAL_TOKEN),
			_ => None,
		}
	}
}

/// A coin is worth two of any token but `DEAR`, which has no price.
impl NativeValue<AssetKind, Balance> for Registry {
	fn native_value(asset: &AssetKind, amount: Balance) -> Option<Balance> {
		match asset {
			AssetKind::Native => Some(amount),
			AssetKind::WithId(DEAR) => None,
			AssetKind::WithId(_) => Some(amount / 2),
		}
	}
}

pub fn owner_of(device: DeviceId) -> AccountId {
	Owners::get().get(&device).copied().unwrap_or(STRANGER)
}

pub fn maker_of(device: DeviceId) -> AccountId {
	Makers::get().get(&device).copied().unwrap_or(LG)
}

pub fn milk() -> Commodity {
	Commodity::Category(10_000_025)
}

pub fn milk_slot() -> StockSlot {
	StockSlot { commodity: milk(), unit: Unit::Litre, capacity: 4_000, resolution: 50 }
}

/// One slot as the attestations see it: a pattern that learns from real readings and asks this
/// pallet what they mean.
pub struct Fridge {
	pub device: DeviceId,
	pub slot: SlotId,
	pub household: AccountId,
	pub config: StockSlot,
	pub pattern: SlotState,
}

impl Fridge {
	pub fn new(device: DeviceId, slot: SlotId) -> Self {
		let household = owner_of(device);
		Self { device, slot, household, config: milk_slot(), pattern: SlotState::default() }
	}

	/// A fridge whose household has filled it to `FULL` every seventh day for eight weeks, the last
	/// time six days before now; the last reading was yesterday.
	pub fn established(device: DeviceId, slot: SlotId) -> Self {
		let mut fridge = Self::new(device, slot);
		let first = now() - 55 * DAY;
		for day in 0..55 {
			let used = DAILY * u32::try_from(day % 7).expect("a day of the week");
			fridge.read_at(FULL - used, first + day * DAY);
		}
		assert!(fridge.pattern.is_learned(&Params::default()));
		fridge
	}

	/// Two readings of now that agree: a sudden change counts once it is confirmed.
	pub fn read_twice(&mut self, level: Quantity) {
		self.read(level);
		self.read(level);
	}

	/// A reading of now.
	pub fn read(&mut self, level: Quantity) {
		self.read_at(level, now());
	}

	/// Two readings, a minute apart, of which the second one confirms the first.
	pub fn settle(&mut self, level: Quantity) {
		self.read(level);
		pass(60);
		self.read(level);
	}

	/// A reading of another time, attested now.
	pub fn read_at(&mut self, level: Quantity, at: Moment) {
		let params = Params::default();
		let reading = SlotReading {
			device: self.device,
			slot: self.slot,
			household: &self.household,
			manufacturer: &maker_of(self.device),
			config: self.config,
			at,
			level,
		};
		self.pattern.observe(&params, self.config.resolution, at, level, |rise| {
			AutoPurchase::on_restock(&reading, rise)
		});
		AutoPurchase::on_level(&reading, &params, &self.pattern);
	}
}

impl Fridge {
	/// The end of the slot's cool-down, if that keeps the last reading from buying.
	pub fn cools_down_until(&self) -> Option<Moment> {
		let why_not =
			AutoPurchase::why_not(self.device, self.slot, &Params::default(), &self.pattern)?;
		why_not.refusals.iter().find_map(|refusal| match refusal {
			Refusal::CoolingDown { until } => Some(*until),
			_ => None,
		})
	}
}

pub fn now() -> Moment {
	Timestamp::get() / 1_000
}

/// Moves the clock without running a block.
pub fn set_time(at: Moment) {
	Timestamp::set_timestamp(at * 1_000);
}

/// Begins the next block `seconds` later, with its deadlines executed.
pub fn pass(seconds: Moment) {
	set_time(now() + seconds);
	System::set_block_number(System::block_number() + 1);
	AutoPurchase::on_poll(System::block_number(), &mut WeightMeter::new());
}

/// This pallet's events since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn merchant_name() -> MerchantName {
	MerchantName::truncate_from(b"G-Market".to_vec())
}

pub fn offer_terms(merchant: AccountId) -> OfferOf<Test> {
	Offer {
		merchant,
		product: GTIN,
		category: milk(),
		unit_size: UNIT_SIZE,
		measure: Unit::Litre,
		price: PRICE,
		asset: AssetKind::Native,
		lead_time: LEAD_TIME,
		stock: STOCK,
		expires_at: START + 365 * DAY,
		delivery: DeliveryTerms::default(),
	}
}

/// Publishes as the merchant of `offer` and gives the identifier.
pub fn publish(offer: OfferOf<Test>) -> OfferId {
	let id = NextOfferId::<Test>::get();
	assert_ok!(try_publish(offer));
	id
}

pub fn try_publish(offer: OfferOf<Test>) -> sp_runtime::DispatchResult {
	AutoPurchase::publish_offer(
		signed(offer.merchant),
		offer.product,
		offer.category,
		offer.unit_size,
		offer.measure,
		offer.price,
		offer.asset,
		offer.lead_time,
		offer.stock,
		offer.expires_at,
		offer.delivery,
	)
}

/// Changes an offer as no call can, with its place in the catalogue.
pub fn change_offer(id: OfferId, change: impl FnOnce(&mut OfferOf<Test>)) {
	let mut offer = Offers::<Test>::get(id).expect("the offer was published");
	let key = |offer: &OfferOf<Test>| {
		(offer.category, offer.measure, offer.asset.clone(), offer.merchant, offer.rank(id))
	};
	Catalogue::<Test>::remove(key(&offer));
	change(&mut offer);
	if offer.stock > 0 {
		Catalogue::<Test>::insert(key(&offer), ());
	}
	Offers::<Test>::insert(id, offer);
}

pub fn mandate_terms(offers: &[OfferId]) -> MandateTermsOf<Test> {
	MandateTerms {
		choice: Choice::Offers(offers.to_vec().try_into().expect("few offers")),
		mode: MandateMode::Live,
		asset: AssetKind::Native,
		max_unit_price: MAX_UNIT_PRICE,
		max_order_value: 10 * PRICE,
		max_delivery_fee: PRICE,
		budget: 20 * PRICE,
		period: 30 * DAY,
		par_level: FULL,
		service_level: ServiceLevel::Balanced,
		cancel_window: CANCEL_WINDOW,
		expires_at: START + 365 * DAY,
		arbiters: judges(),
		codes: Some(CodeChain { end: code(0), count: CODES }),
	}
}

/// A registered merchant.
pub fn registered(merchant: AccountId) {
	assert_ok!(AutoPurchase::register_merchant(signed(merchant), merchant_name()));
}

/// A registered merchant that is LG's partner at 5 %.
pub fn partnered(merchant: AccountId) {
	registered(merchant);
	let commission = Permill::from_percent(5);
	assert_ok!(AutoPurchase::propose_partnership(signed(LG), merchant, commission, judges()));
	assert_ok!(AutoPurchase::accept_partnership(signed(merchant), LG, commission, judges()));
}

/// The one arbiter on whom all agree.
pub fn judges() -> ArbitersOf<Test> {
	vec![JUDGE].try_into().expect("one arbiter")
}

/// The `nth` code of the household's chain, whose end is the zeroth; there are twenty.
pub fn code(nth: u32) -> H256 {
	(nth..CODES).fold(H256::repeat_byte(6), |link, _| BlakeTwo256::hash(link.as_bytes()))
}

/// LG's partner `SHOP` with an offer of milk.
pub fn offered() -> OfferId {
	partnered(SHOP);
	publish(offer_terms(SHOP))
}

/// `household` behind LG's gate.
pub fn joined(household: AccountId) {
	if Gates::<Test>::get(LG).is_none() {
		assert_ok!(AutoPurchase::set_gate(signed(LG), MIN_HOLD));
	}
	assert_ok!(AutoPurchase::join(signed(household), LG, MIN_HOLD));
}

/// `HOUSE` with an established fridge and a mandate for its milk from an offer of `SHOP`.
pub fn mandated() -> Fridge {
	let offer = offered();
	mandated_with(mandate_terms(&[offer]))
}

/// `HOUSE` with an established fridge and a mandate of these terms; the offers exist.
pub fn mandated_with(terms: MandateTermsOf<Test>) -> Fridge {
	let fridge = Fridge::established(FRIDGE, MILK);
	joined(HOUSE);
	assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms));
	fridge
}

/// Purchase at `LOW` under the mandate of [`mandated`].
pub fn three_bottles() -> PurchaseOf<Test> {
	Purchase {
		household: HOUSE,
		merchant: SHOP,
		manufacturer: LG,
		device: FRIDGE,
		slot: MILK,
		offer: 1,
		product: GTIN,
		units: UNITS,
		quantity: UNITS * UNIT_SIZE,
		unit_price: PRICE,
		value: VALUE,
		asset: AssetKind::Native,
		commission: Permill::from_percent(5),
	}
}

/// An order just placed.
pub fn placed() -> (Fridge, OrderId) {
	let mut fridge = mandated();
	fridge.read(LOW);
	let order = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("the pattern asked for an order");
	(fridge, order)
}

/// An order the merchant has accepted as soon as it could.
pub fn accepted() -> (Fridge, OrderId) {
	let (fridge, order) = placed();
	pass(CANCEL_WINDOW);
	assert_ok!(AutoPurchase::accept(signed(SHOP), order));
	(fridge, order)
}

pub fn tracking() -> H256 {
	H256::repeat_byte(9)
}

/// An order shipped right after it was accepted.
pub fn shipped() -> (Fridge, OrderId) {
	let (fridge, order) = accepted();
	assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
	(fridge, order)
}

/// An order that the fridge saw arriving a day after it was shipped, an hour after its last
/// reading.
pub fn delivered() -> (Fridge, OrderId) {
	let (mut fridge, order) = shipped();
	pass(DAY - 3_600);
	fridge.read(LOW);
	pass(3_600 - 60);
	fridge.settle(FULL - DAILY);
	assert!(matches!(order_of(order).state, OrderState::Delivered { .. }));
	(fridge, order)
}

/// The order `id` of the house's fridge at `SHOP`, as events name it.
pub fn of(id: OrderId) -> OrderRef<AccountId> {
	OrderRef { id, household: HOUSE, merchant: SHOP, device: FRIDGE, slot: MILK }
}

pub fn evidence() -> H256 {
	H256::repeat_byte(7)
}

/// A shipped order that the device has not seen and `by` disputes.
pub fn disputed_by(by: Party) -> (Fridge, OrderId) {
	let (fridge, order) = shipped();
	let who = *order_of(order).purchase.account(by);
	assert_ok!(AutoPurchase::dispute(signed(who), order, evidence()));
	(fridge, order)
}

/// A delivered order that the household disputes.
pub fn disputed_after_delivery() -> (Fridge, OrderId) {
	let (fridge, order) = delivered();
	assert_ok!(AutoPurchase::dispute(signed(HOUSE), order, evidence()));
	(fridge, order)
}

/// A shipped order of this asset.
pub fn shipped_in(asset: AssetKind) -> (Fridge, OrderId) {
	partnered(SHOP);
	let offer = publish(Offer { asset: asset.clone(), ..offer_terms(SHOP) });
	let mut fridge = mandated_with(MandateTerms { asset, ..mandate_terms(&[offer]) });
	fridge.read(LOW);
	pass(CANCEL_WINDOW);
	assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
	assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
	(fridge, 1)
}

pub fn order_of(id: OrderId) -> OrderOf<Test> {
	Orders::<Test>::get(id).expect("the order is open")
}

pub fn merchant_of(account: AccountId) -> MerchantOf<Test> {
	Merchants::<Test>::get(account).expect("the merchant is registered")
}

/// Spendable balance of the native coin, without held funds.
pub fn free(who: AccountId) -> Balance {
	Balances::free_balance(who)
}

pub fn held(reason: HoldReason, who: AccountId) -> Balance {
	use frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&reason.into(), &who)
}

#[derive(Default)]
pub struct ExtBuilder {
	purchase: GenesisConfig<Test>,
}

impl ExtBuilder {
	pub fn purchase(mut self, purchase: GenesisConfig<Test>) -> Self {
		self.purchase = purchase;
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		Owners::set(BTreeMap::from([(FRIDGE, HOUSE), (OTHER_FRIDGE, NEIGHBOUR)]));
		Makers::set(BTreeMap::new());
		Approved::set(vec![LG, TOKENLESS]);
		Suspended::set(vec![]);
		Watches::set(BTreeMap::new());
		TickWeight::set(Weight::MAX);
		let people = [
			HOUSE, NEIGHBOUR, STRANGER, SHOP, CORNER, LG, TOKENLESS, UNAPPROVED, RIVAL, ISSUER,
			JUDGE,
		];
		let storage = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: people.iter().map(|who| (*who, ENDOWMENT)).collect(),
				..Default::default()
			},
			assets: pallet_assets::GenesisConfig {
				assets: vec![
					(LG_TOKEN, ISSUER, true, 1),
					(EURO, ISSUER, true, 1),
					(DEAR, ISSUER, true, DEAR_MINIMUM),
					(RIVAL_TOKEN, ISSUER, true, 1),
				],
				accounts: [LG_TOKEN, EURO, DEAR, RIVAL_TOKEN]
					.into_iter()
					.flat_map(|token| [HOUSE, NEIGHBOUR].map(|who| (token, who, TOKENS)))
					.collect(),
				..Default::default()
			},
			auto_purchase: self.purchase,
			..Default::default()
		}
		.build_storage()
		.expect("the genesis is valid");
		let mut ext = sp_io::TestExternalities::from(storage);
		ext.execute_with(|| {
			set_time(START - 1);
			pass(1);
		});
		ext
	}

	/// Runs a test and checks every invariant after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			assert_ok!(AutoPurchase::do_try_state());
		});
	}
}
