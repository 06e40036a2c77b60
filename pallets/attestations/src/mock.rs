use std::{cell::RefCell, collections::BTreeMap, vec::Vec};

use crate as pallet_attestations;
use cot_pattern::{Params, SlotState};
use cot_primitives::{
	AccrueRewards, Batch, Behaviour, Commodity, DeviceId, DeviceInfo, DeviceKey, DeviceSignature,
	DeviceStatus, InspectDevices, Points, PurchaseFromPattern, Quantity, Reading, ReadingKind,
	RestockCause, SlotConfig, SlotId, SlotLedger, SlotReading, Slots, StockSlot, Unit, DAY,
};
use frame_support::{derive_impl, dispatch::DispatchResult, traits::ConstU64, BoundedVec};
use sp_core::{ed25519, Pair, H256};
use sp_runtime::BuildStorage;

use crate::*;

pub type AccountId = u64;
type Block = frame_system::mocking::MockBlock<Test>;

pub const MANUFACTURER: AccountId = 1;
pub const OWNER: AccountId = 2;
pub const GATEWAY: AccountId = 3;
pub const FRIDGE: DeviceId = 7;
pub const MILK: SlotId = 0;
pub const EGGS: SlotId = 1;
/// Chain time at the start of every test, in Unix seconds.
pub const START: u64 = 1_483_228_800;
pub const MAX_DRIFT: u64 = 300;
pub const LATE_WINDOW: u64 = 7 * DAY;
pub const LEARNING_POINTS: Points = 10;
pub const DEVIATION_POINTS: Points = 3;

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

impl Config for Test {
	type WeightInfo = weights::SubstrateWeight<Test>;
	type Time = Timestamp;
	type Devices = Household;
	type Rewards = Household;
	type Purchases = Household;
	type MaxDrift = ConstU64<MAX_DRIFT>;
	type LateWindow = ConstU64<LATE_WINDOW>;
}

/// The neighbours of the pallet: one fridge with two slots, flat points, and a merchant that delivers when told.
pub struct Household;

#[derive(Default)]
struct Neighbours {
	suspended: bool,
	delivery_due: bool,
	levels: Vec<(SlotId, Quantity)>,
}

thread_local! {
	static NEIGHBOURS: RefCell<Neighbours> = RefCell::default();
}

impl Household {
	pub fn suspend_fridge() {
		NEIGHBOURS.with_borrow_mut(|it| it.suspended = true);
	}

	/// The next rise is an order's.
	pub fn expect_delivery() {
		NEIGHBOURS.with_borrow_mut(|it| it.delivery_due = true);
	}

	/// The levels that were offered to the purchasing pallet since the last call.
	pub fn take_levels() -> Vec<(SlotId, Quantity)> {
		NEIGHBOURS.with_borrow_mut(|it| std::mem::take(&mut it.levels))
	}
}

impl InspectDevices<AccountId> for Household {
	fn device(id: DeviceId) -> Option<DeviceInfo<AccountId>> {
		let suspended = NEIGHBOURS.with_borrow(|it| it.suspended);
		(id == FRIDGE).then(|| DeviceInfo {
			owner: OWNER,
			manufacturer: MANUFACTURER,
			key: DeviceKey::Ed25519(fridge_pair().public()),
			status: if suspended { DeviceStatus::Suspended } else { DeviceStatus::Active },
			report_interval: None,
		})
	}

	fn slots(_: DeviceId) -> Slots {
		let slot = |category, unit| {
			SlotConfig::Stock(StockSlot {
				commodity: Commodity::Category(category),
				unit,
				capacity: 10_000,
				resolution: 100,
			})
		};
		BTreeMap::from([(MILK, slot(1, Unit::Litre)), (EGGS, slot(2, Unit::Piece))])
			.try_into()
			.unwrap()
	}
}

impl AccrueRewards<AccountId> for Household {
	fn pattern_params(_: &AccountId) -> Params {
		Params::default()
	}

	fn accrue(
		manufacturer: &AccountId,
		owner: &AccountId,
		behaviour: Behaviour,
		ledger: &mut SlotLedger,
	) -> Points {
		assert_eq!((*manufacturer, *owner), (MANUFACTURER, OWNER));
		let points = match behaviour {
			Behaviour::Learning => LEARNING_POINTS,
			Behaviour::Conforming => 0,
			Behaviour::Deviating => DEVIATION_POINTS,
		};
		ledger.learning_points += points;
		points
	}
}

impl PurchaseFromPattern<AccountId> for Household {
	fn restock_cause(_: &SlotReading<AccountId>, _: Quantity) -> RestockCause {
		match NEIGHBOURS.with_borrow_mut(|it| std::mem::take(&mut it.delivery_due)) {
			true => RestockCause::Order,
			false => RestockCause::Household,
		}
	}

	fn on_level(reading: &SlotReading<AccountId>, _: &Params, _: &SlotState) {
		NEIGHBOURS.with_borrow_mut(|it| it.levels.push((reading.slot, reading.level)));
	}
}

pub fn fridge_pair() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[9; 32])
}

/// A level of a slot, `offset` seconds after the start of the batch's window.
pub fn level(slot: SlotId, offset: u32, level: Quantity) -> Reading {
	Reading { slot, offset, kind: ReadingKind::Level(level) }
}

/// The fridge's next batch, its window starting now.
pub fn next_batch(readings: Vec<Reading>) -> Batch {
	Batch {
		device: FRIDGE,
		sequence: States::<Test>::get(FRIDGE).sequence + 1,
		window_start: now(),
		readings: BoundedVec::try_from(readings).unwrap(),
		evidence: None,
	}
}

pub fn sign(batch: &Batch) -> DeviceSignature {
	let hash = batch.signing_hash(&System::block_hash(0));
	DeviceSignature::Ed25519(fridge_pair().sign(&hash))
}

/// Submits a batch through the gateway, signed by the fridge.
pub fn attest(batch: Batch) -> DispatchResult {
	let signature = sign(&batch);
	Attestations::attest(RuntimeOrigin::signed(GATEWAY), batch, signature)
}

pub fn now() -> u64 {
	Timestamp::get() / 1_000
}

pub fn pass(seconds: u64) {
	Timestamp::set_timestamp((now() + seconds) * 1_000);
}

/// This pallet's events since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

/// Runs `test` on a chain with one fridge, then checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	NEIGHBOURS.set(Neighbours::default());
	sp_io::TestExternalities::new(storage).execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(7));
		Timestamp::set_timestamp(START * 1_000);
		test();
		Attestations::do_try_state().expect("every invariant holds after the test");
	});
}
