//! A chain with this pallet and, as its neighbours, one household with three devices.

use std::{cell::RefCell, collections::BTreeMap, vec::Vec};

use crate as pallet_attestations;
use cot_pattern::{Params, SlotState};
use cot_primitives::{
	unix_now, AccrueRewards, Activity, ActivitySlot, Batch, Behaviour, Commodity, DeviceId,
	DeviceInfo, DeviceKey, DeviceSignature, DeviceStatus, InspectDevices, LearningParams,
	MeterSessions, MeteredSession, Moment, P256Public, P256Signature, Points, PurchaseFromPattern,
	Quantity, Reading, ReadingKind, RestockCause, RewardedAction, Rise, Searched, ServiceLevel,
	SessionMode, SessionUnit, SignatureSurcharge, SlotCaps, SlotConfig, SlotId, SlotPoints,
	SlotReading, Slots, StockSlot, Supply, Unit, Watch, WatchSlots, DAY,
};
use frame_support::{
	derive_impl,
	dispatch::{DispatchErrorWithPostInfo, DispatchResult, PostDispatchInfo},
	parameter_types,
	traits::{ConstU32, ConstU64, Hooks, UnfilteredDispatchable},
	weights::Weight,
	BoundedVec,
};
use p256::ecdsa::{signature::hazmat::PrehashSigner, Signature, SigningKey};
use sp_core::{ed25519, Pair, H256};
use sp_runtime::{
	transaction_validity::{TransactionSource, TransactionValidity, TransactionValidityError},
	BuildStorage, Perbill,
};

use crate::*;
use cot_primitives::OnDeviceChange as _;

pub type AccountId = u64;
type Block = frame_system::mocking::MockBlock<Test>;

pub const MANUFACTURER: AccountId = 1;
pub const HOUSEHOLD: AccountId = 2;
pub const GATEWAY: AccountId = 3;
pub const FRIDGE: DeviceId = 7;
pub const MILK: SlotId = 0;
pub const EGGS: SlotId = 1;
/// A device with the greatest number of stock slots.
pub const CABINET: DeviceId = 8;
pub const CAR: DeviceId = 9;
pub const DRIVING: SlotId = 0;
/// A device that is not registered.
pub const UNKNOWN: DeviceId = 1;
pub const DEVICES: [DeviceId; 3] = [FRIDGE, CABINET, CAR];
pub const CAPACITY: Quantity = 10_000;
/// The car's top speed: 200 kilometres an hour, in metres.
pub const TOP_SPEED: Quantity = 200_000;
/// Chain time at the start of every test, in Unix seconds.
pub const START: u64 = 1_483_228_800;
pub const MAX_DRIFT: u64 = 300;
pub const LATE_WINDOW: u64 = 7 * DAY;
pub const FEELESS_BURST: u32 = 100;
pub const FEELESS_REFILL: u64 = 60;
pub const LONGEVITY: u64 = 64;
pub const LOW_NOTICE: u64 = DAY;
pub const WEIGHT_OF_SESSION: Weight = Weight::from_parts(1_000_003, 101);
pub const EVIDENCE_KEPT: u32 = 3;
/// The fridge reports daily.
pub const REPORT_INTERVAL: u64 = DAY;
/// Surcharge for every signature on this chain.
pub const SURCHARGE: Weight = Weight::from_parts(1_000_000, 0);
/// Seconds for which a note of a device's presence holds.
pub const NOTED_FOR: Moment = 7 * DAY;
pub const LEARNING_POINTS: Points = 10;
pub const DEVIATION_POINTS: Points = 3;
/// Points of one manual session.
pub const MANUAL_POINTS: Points = 2;

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
	pub type Attestations = pallet_attestations;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

parameter_types! {
	pub static FeelessShare: Perbill = Perbill::from_percent(50);
	/// Size of the block's proof, if the node records one.
	pub static Proof: Option<u64> = None;
	/// Weight of a note that a device attests.
	pub static Presence: Weight = Weight::zero();
	/// Sessions that were metered: device, slot, household, start and amount.
	pub static Metered: Vec<(DeviceId, SlotId, AccountId, Moment, Quantity)> = vec![];
}

impl RecordedProof for Proof {
	fn size() -> Option<u64> {
		Proof::get()
	}
}

impl Config for Test {
	type WeightInfo = weights::SubstrateWeight<Test>;
	type Time = Timestamp;
	type Devices = Household;
	type Rewards = Household;
	type LearningParams = Household;
	type Purchases = Household;
	type Metering = Household;
	type SignatureSurcharge = Household;
	type MaxDrift = ConstU64<MAX_DRIFT>;
	type LateWindow = ConstU64<LATE_WINDOW>;
	type FeelessBurst = ConstU32<FEELESS_BURST>;
	type FeelessRefill = ConstU64<FEELESS_REFILL>;
	type FeelessShare = FeelessShare;
	type RecordedProof = Proof;
	type FeelessLongevity = ConstU64<LONGEVITY>;
	type LowNotice = ConstU64<LOW_NOTICE>;
	type EvidenceKept = ConstU32<EVIDENCE_KEPT>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// Neighbours of the pallet: a household with a fridge, a cabinet and a car, flat points, and a
/// merchant that delivers on demand.
pub struct Household;

#[derive(Default)]
struct Neighbours {
	suspended: bool,
	retired: bool,
	/// True if the fridge has a secure element, which signs on P-256.
	has_secure_element: bool,
	/// Watches of slots that have a mandate or await goods.
	watches: BTreeMap<(DeviceId, SlotId), Watch>,
	/// Start of the household's ownership, if another owned the fridge before.
	not_before: Moment,
	/// True if the search for an order goes as far as the offers.
	has_offers: bool,
	/// Slots that no model has, one bit for each.
	unmodelled: u16,
	/// Slots of the fridge that were configured anew.
	changed: BTreeMap<SlotId, Option<SlotConfig>>,
	levels: Vec<(SlotId, Quantity)>,
	actions: Vec<RewardedAction>,
	/// Number of notes that a device attests.
	notes: u32,
}

thread_local! {
	static NEIGHBOURS: RefCell<Neighbours> = RefCell::default();
}

impl Household {
	pub fn suspend_fridge() {
		NEIGHBOURS.with_borrow_mut(|it| it.suspended = true);
		Attestations::on_updated(FRIDGE);
	}

	pub fn resume_fridge() {
		NEIGHBOURS.with_borrow_mut(|it| it.suspended = false);
		Attestations::on_updated(FRIDGE);
	}

	/// Replaces the key of the fridge by one of a secure element, on P-256.
	pub fn rotate_to_p256() {
		NEIGHBOURS.with_borrow_mut(|it| it.has_secure_element = true);
		Attestations::on_updated(FRIDGE);
	}

	fn signs_on_p256(device: DeviceId) -> bool {
		device == FRIDGE && NEIGHBOURS.with_borrow(|it| it.has_secure_element)
	}

	/// Gives a mandate for a slot, whose goods take a month.
	pub fn mandate(device: DeviceId, slot: SlotId) {
		let supply = Supply {
			lead_time: 30 * DAY,
			par_level: CAPACITY,
			service_level: ServiceLevel::Balanced,
		};
		Self::watch(device, slot, |watch| watch.supply = Some(supply));
	}

	/// Makes the devices ones of no model.
	pub fn withdraw_model() {
		NEIGHBOURS.with_borrow_mut(|it| it.unmodelled = u16::MAX);
		DEVICES.into_iter().for_each(Attestations::on_updated);
	}

	/// Has offers for every mandate.
	pub fn offer() {
		NEIGHBOURS.with_borrow_mut(|it| it.has_offers = true);
	}

	fn watch(device: DeviceId, slot: SlotId, change: impl FnOnce(&mut Watch)) {
		let watch = NEIGHBOURS.with_borrow_mut(|it| {
			let watch = it.watches.entry((device, slot)).or_default();
			change(watch);
			*watch
		});
		Attestations::watch(device, slot, watch);
	}

	/// Transfers the fridge to another household.
	pub fn transfer_fridge() {
		NEIGHBOURS.with_borrow_mut(|it| it.not_before = now());
		Attestations::on_owner_changed(FRIDGE);
		Attestations::on_updated(FRIDGE);
	}

	/// Retires the fridge.
	pub fn retire_fridge() {
		NEIGHBOURS.with_borrow_mut(|it| it.retired = true);
		Attestations::on_retired(FRIDGE);
	}

	/// Configures a slot of the fridge anew, or removes it.
	pub fn change_slot(slot: SlotId, config: Option<SlotConfig>) {
		NEIGHBOURS.with_borrow_mut(|it| it.changed.insert(slot, config));
		Attestations::on_slot_changed(FRIDGE, slot);
		Attestations::on_updated(FRIDGE);
	}

	/// Corrects what the fridge measures of the same goods.
	pub fn correct_slot(slot: SlotId, config: SlotConfig) {
		NEIGHBOURS.with_borrow_mut(|it| it.changed.insert(slot, Some(config)));
		Attestations::on_updated(FRIDGE);
	}

	/// Makes the next rise of the milk a delivery.
	pub fn expect_delivery() {
		Self::mandate(FRIDGE, MILK);
		Self::watch(FRIDGE, MILK, |watch| watch.awaits_goods = true);
	}

	/// Returns the levels passed to the purchases since the last call.
	pub fn take_levels() -> Vec<(SlotId, Quantity)> {
		NEIGHBOURS.with_borrow_mut(|it| std::mem::take(&mut it.levels))
	}

	/// Returns the number of notes passed to the rewards since the last call.
	pub fn take_notes() -> u32 {
		NEIGHBOURS.with_borrow_mut(|it| std::mem::take(&mut it.notes))
	}

	/// Returns the actions passed to the rewards since the last call.
	pub fn take_actions() -> Vec<RewardedAction> {
		NEIGHBOURS.with_borrow_mut(|it| std::mem::take(&mut it.actions))
	}
}

pub fn stock_slot() -> SlotConfig {
	SlotConfig::Stock(StockSlot {
		commodity: Commodity::Category(1),
		unit: Unit::Litre,
		capacity: CAPACITY,
		resolution: 100,
	})
}

pub fn activity_slot() -> SlotConfig {
	SlotConfig::Activity(ActivitySlot {
		activity: Activity::Driving,
		unit: SessionUnit::Kilometre,
		hourly_limit: TOP_SPEED,
	})
}

impl InspectDevices<AccountId> for Household {
	fn device(id: DeviceId) -> Option<DeviceInfo<AccountId>> {
		let (suspended, retired, not_before) =
			NEIGHBOURS.with_borrow(|it| (it.suspended, it.retired, it.not_before));
		let modelled: u16 = NEIGHBOURS.with_borrow(|it| !it.unmodelled);
		(DEVICES.contains(&id) && !(retired && id == FRIDGE)).then(|| DeviceInfo {
			household: HOUSEHOLD,
			manufacturer: MANUFACTURER,
			key: key_of(id),
			status: if suspended && id == FRIDGE {
				DeviceStatus::Suspended
			} else {
				DeviceStatus::Active
			},
			report_interval: (id == FRIDGE).then_some(REPORT_INTERVAL),
			modelled: (0..16).filter(|slot| modelled & (1 << slot) != 0).collect(),
			not_before: if id == FRIDGE { not_before } else { 0 },
		})
	}

	fn slots(id: DeviceId) -> Slots {
		let mut slots = match id {
			FRIDGE => BTreeMap::from([(MILK, stock_slot()), (EGGS, stock_slot())]),
			CABINET => (0..16).map(|slot| (slot, stock_slot())).collect(),
			_ => BTreeMap::from([(DRIVING, activity_slot())]),
		};
		for (slot, config) in NEIGHBOURS.with_borrow(|it| it.changed.clone()) {
			match config {
				_ if id != FRIDGE => None,
				Some(config) => slots.insert(slot, config),
				None => slots.remove(&slot),
			};
		}
		slots.try_into().unwrap()
	}
}

impl SignatureSurcharge for Household {
	fn of(_: &DeviceSignature) -> Weight {
		SURCHARGE
	}
}

impl LearningParams<AccountId> for Household {
	fn learning_params(manufacturer: &AccountId) -> Params {
		assert_eq!(*manufacturer, MANUFACTURER);
		Params::default()
	}
}

impl AccrueRewards<AccountId> for Household {
	fn accrue(
		manufacturer: &AccountId,
		household: &AccountId,
		action: RewardedAction,
		caps: &mut SlotCaps,
	) -> Points {
		assert_eq!((*manufacturer, *household), (MANUFACTURER, HOUSEHOLD));
		NEIGHBOURS.with_borrow_mut(|it| it.actions.push(action));
		let points = match action {
			RewardedAction::Restock { behaviour: Behaviour::Learning, .. } => LEARNING_POINTS,
			RewardedAction::Restock { behaviour: Behaviour::Conforming, .. } => 0,
			RewardedAction::Restock { behaviour: Behaviour::Deviating, .. } => DEVIATION_POINTS,
			RewardedAction::Manual { .. } => MANUAL_POINTS,
		};
		let earned = match action {
			RewardedAction::Restock { .. } => &mut caps.learning_points,
			RewardedAction::Manual { .. } => &mut caps.period_points,
		};
		*earned += SlotPoints::try_from(points).expect("few points");
		points
	}

	fn note_presence(manufacturer: &AccountId, household: &AccountId) -> Moment {
		assert_eq!((*manufacturer, *household), (MANUFACTURER, HOUSEHOLD));
		NEIGHBOURS.with_borrow_mut(|it| it.notes += 1);
		now() + NOTED_FOR
	}

	fn weight_of_presence() -> Weight {
		Presence::get()
	}
}

impl MeterSessions<AccountId> for Household {
	fn on_session(session: &MeteredSession<AccountId>) {
		let MeteredSession { device, slot, household, at, amount } = *session;
		Metered::mutate(|metered| metered.push((device, slot, *household, at, amount)));
	}
	fn weight_of_session() -> Weight {
		WEIGHT_OF_SESSION
	}
}

impl PurchaseFromPattern<AccountId> for Household {
	fn watch_of(device: DeviceId, slot: SlotId) -> Watch {
		NEIGHBOURS.with_borrow(|it| it.watches.get(&(device, slot)).copied().unwrap_or_default())
	}

	fn on_restock(reading: &SlotReading<AccountId>, _: Rise) -> RestockCause {
		let awaits_goods = Self::watch_of(reading.device, reading.slot).awaits_goods;
		Self::watch(reading.device, reading.slot, |watch| watch.awaits_goods = false);
		match awaits_goods {
			true => RestockCause::Order,
			false => RestockCause::Household,
		}
	}

	fn on_level(reading: &SlotReading<AccountId>, _: &Params, _: &SlotState) -> Searched {
		NEIGHBOURS.with_borrow_mut(|it| {
			it.levels.push((reading.slot, reading.level));
			match it.has_offers {
				true => Searched::Offers,
				false => Searched::Conditions,
			}
		})
	}
}

pub fn pair_of(device: DeviceId) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[device as u8; 32])
}

/// Returns the secret of the fridge's secure element.
pub fn secure_element() -> SigningKey {
	SigningKey::from_slice(&[7; 32]).expect("a small number is a key")
}

/// Returns the key with which a device signs now.
pub fn key_of(device: DeviceId) -> DeviceKey {
	if !Household::signs_on_p256(device) {
		return DeviceKey::Ed25519(pair_of(device).public());
	}
	let point = secure_element().verifying_key().to_encoded_point(true);
	let bytes = point.as_bytes().try_into().expect("a compressed point has 33 bytes");
	DeviceKey::P256(P256Public(bytes))
}

/// Returns a level of a slot, `offset` seconds after the start of the batch's window.
pub fn level(slot: SlotId, offset: u32, level: Quantity) -> Reading {
	Reading { slot, offset, kind: ReadingKind::Level(level) }
}

/// Returns a session of the car that begins `offset` seconds after the start of the batch's window.
pub fn session(mode: SessionMode, offset: u32, seconds: u32, amount: Quantity) -> Reading {
	Reading { slot: DRIVING, offset, kind: ReadingKind::Session { mode, amount, seconds } }
}

/// Returns a batch of a device, its window starting now.
pub fn batch(device: DeviceId, sequence: u64, readings: Vec<Reading>) -> Batch {
	Batch {
		device,
		sequence,
		after: 0,
		window_start: now(),
		readings: BoundedVec::try_from(readings).unwrap(),
		evidence: None,
	}
}

/// Returns a device's next batch.
pub fn next_batch_of(device: DeviceId, readings: Vec<Reading>) -> Batch {
	batch(device, record_of(device).sequence + 1, readings)
}

/// Returns the fridge's next batch.
pub fn next_batch(readings: Vec<Reading>) -> Batch {
	next_batch_of(FRIDGE, readings)
}

/// Signs the batch with its device's key.
pub fn sign(batch: &Batch) -> DeviceSignature {
	let hash = batch.signing_hash(&System::block_hash(0));
	if Household::signs_on_p256(batch.device) {
		return DeviceSignature::P256(sign_on_p256(&secure_element(), hash));
	}
	DeviceSignature::Ed25519(pair_of(batch.device).sign(&hash))
}

/// Signs a hash on P-256.
pub fn sign_on_p256(key: &SigningKey, hash: [u8; 32]) -> P256Signature {
	let signature: Signature = key.sign_prehash(&hash).expect("a hash can be signed");
	P256Signature(signature.to_bytes().into())
}

/// Signs the batch with another key.
pub fn forge(batch: &Batch) -> DeviceSignature {
	let hash = batch.signing_hash(&System::block_hash(0));
	DeviceSignature::Ed25519(ed25519::Pair::from_seed(&[1; 32]).sign(&hash))
}

pub fn signed(batch: Batch) -> SignedBatch {
	SignedBatch { signature: sign(&batch), batch }
}

/// Submits a batch through the gateway, signed by its device.
pub fn attest(batch: Batch) -> DispatchResult {
	attest_with(batch.clone(), sign(&batch))
}

/// Submits a batch through the gateway with this signature.
pub fn attest_with(batch: Batch, signature: DeviceSignature) -> DispatchResult {
	Attestations::attest(RuntimeOrigin::signed(GATEWAY), batch, signature)
		.map(|_| ())
		.map_err(|refused| refused.error)
}

fn feeless_call(batch: Batch, signature: DeviceSignature) -> Call<Test> {
	Call::attest { batch, signature }
}

/// Returns a pool's answer to a feeless batch with this signature.
#[allow(deprecated)]
pub fn offer_with(batch: Batch, signature: DeviceSignature) -> TransactionValidity {
	use sp_runtime::traits::ValidateUnsigned;
	Attestations::validate_unsigned(TransactionSource::External, &feeless_call(batch, signature))
}

/// Returns a pool's answer to a feeless batch signed by its device.
pub fn offer(batch: Batch) -> TransactionValidity {
	let signature = sign(&batch);
	offer_with(batch, signature)
}

/// Result of a feeless batch in a block: kept out by the outer error, or dispatched with the inner
/// result.
pub type Inclusion =
	Result<Result<PostDispatchInfo, DispatchErrorWithPostInfo>, TransactionValidityError>;

/// Puts a feeless batch with this signature into the block.
pub fn include_with(batch: Batch, signature: DeviceSignature) -> Inclusion {
	include_between(batch, signature, || ())
}

/// The same, with `between` run after the batch is verified and before it is dispatched.
#[allow(deprecated)]
pub fn include_between(
	batch: Batch,
	signature: DeviceSignature,
	between: impl FnOnce(),
) -> Inclusion {
	use sp_runtime::traits::ValidateUnsigned;
	let call = feeless_call(batch, signature);
	Attestations::pre_dispatch(&call)?;
	between();
	Ok(call.dispatch_bypass_filter(RuntimeOrigin::none()))
}

/// Puts a feeless batch signed by its device into the block.
pub fn include(batch: Batch) -> Inclusion {
	let signature = sign(&batch);
	include_with(batch, signature)
}

/// Ends the block and begins the next, `seconds` later.
pub fn next_block(seconds: Moment) {
	Attestations::on_finalize(System::block_number());
	System::set_block_number(System::block_number() + 1);
	pass(seconds);
	Attestations::on_initialize(System::block_number());
}

/// Returns the weight of a batch with these cost components.
pub fn weight_of(readings: u32, slots: u32, events: u32, purchases: u32) -> Weight {
	let looks = 0;
	cost::BatchCost {
		readings,
		slots,
		events,
		looks,
		purchases,
		metered: 0,
		has_evidence: false,
		is_noted: false,
	}
	.weight::<Test>()
		+ SURCHARGE
}

/// Changes the record of the fridge behind the pallet's back.
pub fn corrupt(change: impl FnOnce(&mut DeviceState<AccountId>)) {
	States::<Test>::mutate_extant(FRIDGE, change);
}

/// Gives a slot of the fridge the pattern of a household that uses 1,000 a day and buys 4,000 when
/// nothing is left, the last time a minute ago.
pub fn teach(slot: SlotId) {
	let mut pattern = SlotState::default();
	let mut observe = |at, level| {
		let params = Params::default();
		pattern.observe(&params, 100, at, level, |_| RestockCause::Household);
	};
	for day in 0..40 {
		let at = now() - 60 - (40 - day) * DAY;
		observe(at, 4_000 - 1_000 * (day % 4) as Quantity);
		if day % 4 == 3 {
			[7_200, 3_600].into_iter().for_each(|before| observe(at + DAY - before, 4_000));
		}
	}
	corrupt(|state| {
		state.slots.get_mut(&slot).expect("a slot").learned = Learned::Stock(pattern);
	});
	assert!(pattern_of(slot).is_learned(&Params::default()));
}

/// Returns the record of a device.
pub fn record_of(device: DeviceId) -> DeviceState<AccountId> {
	States::<Test>::get(device).expect("every device of the household has a record")
}

/// Returns the pattern of a stock slot of the fridge.
pub fn pattern_of(slot: SlotId) -> SlotState {
	*record_of(FRIDGE).slots[&slot].pattern().expect("the slot holds a stock")
}

pub fn now() -> u64 {
	unix_now::<Timestamp>()
}

pub fn pass(seconds: u64) {
	Timestamp::set_timestamp((now() + seconds) * 1_000);
}

/// Returns this pallet's events since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

/// Runs `test` on a chain with the household's devices, then checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	NEIGHBOURS.set(Neighbours::default());
	FeelessShare::set(Perbill::from_percent(50));
	Proof::set(None);
	sp_io::TestExternalities::new(storage).execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(7));
		Timestamp::set_timestamp(START * 1_000);
		DEVICES.into_iter().for_each(Attestations::on_updated);
		test();
		Attestations::do_try_state().expect("every invariant holds after the test");
	});
}
