//! Benchmarks of the calls. Batches are signed with Ed25519 and verified; `SignatureSurcharge`
//! charges for other schemes.

use alloc::{collections::BTreeMap, vec::Vec};

use cot_pattern::{Params, SlotState};
use cot_primitives::{
	genesis_hash, AccrueRewards, Activity, ActivitySlot, Batch, Behaviour, Commodity, DeviceId,
	DeviceKey, DeviceSignature, Evidence, InspectDevices, LearningParams, Moment, Quantity,
	Reading, ReadingKind, RestockCause, RewardedAction, SessionMode, SessionUnit, SlotCaps,
	SlotConfig, SlotId, Slots, StockSlot, Unit, DAY, MAX_READINGS, MAX_SLOTS,
};
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, BoundedVec};
use frame_system::RawOrigin;
use sp_core::{crypto::KeyTypeId, ed25519, H256};
use sp_runtime::transaction_validity::TransactionSource;

use crate::*;

/// Setup of devices that can attest.
pub trait BenchmarkHelper {
	/// Registers an active device with this key and these slots, under a manufacturer that pays
	/// rewards by epochs of at most a week. Its household gives mandates for the first `mandates`
	/// slots.
	fn register(key: DeviceKey, slots: Slots, mandates: u32) -> DeviceId;
	/// Returns true if each of the first `slots` slots has received an order, and another is placed
	/// for it that has sold its offer out.
	fn was_supplied(device: DeviceId, slots: u32) -> bool;
	/// Takes away the orders that the device's slots wait for, and the tokens with which its
	/// household is a member.
	fn close_gate(device: DeviceId);
	/// Sets the chain's time, in Unix seconds.
	fn set_time(now: Moment);
}

impl BenchmarkHelper for () {
	fn register(_: DeviceKey, _: Slots, _: u32) -> DeviceId {
		0
	}
	fn was_supplied(_: DeviceId, _: u32) -> bool {
		true
	}
	fn close_gate(_: DeviceId) {}
	fn set_time(_: Moment) {}
}

const KEYS: KeyTypeId = KeyTypeId(*b"cotd");
const NOW: Moment = 1_700_000_000;
/// Time at which the household has earned points before: in an epoch that has ended by `NOW`.
const EARLIER: Moment = NOW - 8 * DAY;
/// Time at which a batch arrives from a device that was offline for days: one of the day before
/// `NOW` is still in time.
const DAYS_LATER: Moment = NOW + 5 * DAY;
const STOCK: StockSlot = StockSlot {
	commodity: Commodity::Category(1),
	unit: Unit::Piece,
	capacity: 10_000,
	resolution: 10,
};
const DRIVING: ActivitySlot = ActivitySlot {
	activity: Activity::Driving,
	unit: SessionUnit::Kilometre,
	hourly_limit: 200_000,
};
/// Number of restocks after which a slot has a rhythm.
const ESTABLISHED: u64 = 12;
/// Number of restocks after which each further one still earns by learning.
const LEARNING: u64 = 2;
/// Level of a slot just restocked, which is forecast anew with every reading.
const FULL: Quantity = 4_300;
/// Level of a slot that is nearly empty, for which the chain buys.
const LEFT: Quantity = 300;
/// Time since the last reading of a slot, after which a rise is another shopping trip.
const PAUSE: Moment = 3_700;

struct Device {
	id: DeviceId,
	key: ed25519::Public,
}

impl Device {
	/// Returns a device whose slots have been restocked `cycles` times and held `level` at last,
	/// with mandates for the first `mandates` of them.
	fn new<T: Config>(cycles: u64, level: Quantity, mandates: u32) -> Self {
		let device = Self::register::<T>(|_| SlotConfig::Stock(STOCK), mandates);
		let params = params_of::<T>(device.id);
		States::<T>::mutate_extant(device.id, |state| {
			for (_, record) in state.slots.iter_mut() {
				record.learned = Learned::Stock(restocked(&params, cycles, level));
			}
		});
		device
	}

	/// Returns a device without readings.
	fn register<T: Config>(config: impl Fn(SlotId) -> SlotConfig, mandates: u32) -> Self {
		let key = sp_io::crypto::ed25519_generate(KEYS, None);
		let slots: BTreeMap<SlotId, SlotConfig> =
			slot_numbers().map(|slot| (slot, config(slot))).collect();
		let slots = Slots::try_from(slots).expect("there are as many as a device may have");
		T::BenchmarkHelper::set_time(NOW);
		let id = T::BenchmarkHelper::register(DeviceKey::Ed25519(key), slots, mandates);
		// A note of its presence is charged as the rewards measure it.
		States::<T>::mutate_extant(id, |state| state.noted_until = Moment::MAX);
		Self { id, key }
	}

	/// Returns a batch of levels, each of them a slot, a time after the start of the last day, and
	/// a level.
	fn batch(&self, levels: impl IntoIterator<Item = (u32, Moment, Quantity)>) -> Batch {
		self.batch_of(levels.into_iter().map(|(slot, offset, level)| Reading {
			slot: slot as SlotId,
			offset: offset as u32,
			kind: ReadingKind::Level(level),
		}))
	}

	/// Returns a batch of readings of the last day.
	fn batch_of(&self, readings: impl IntoIterator<Item = Reading>) -> Batch {
		let readings: Vec<Reading> = readings.into_iter().collect();
		Batch {
			device: self.id,
			sequence: 1,
			after: 0,
			window_start: NOW - DAY,
			readings: BoundedVec::try_from(readings).expect("a batch holds that many"),
			evidence: None,
		}
	}

	/// Returns a batch of one reading for each of `slots` slots and `more` of the first, all of
	/// them full.
	fn quiet_batch(&self, slots: u32, more: u32) -> Batch {
		let each = (0..slots).map(|slot| (slot, 0, FULL));
		self.batch(each.chain((1..=more).map(|second| (0, second.into(), FULL))))
	}

	fn sign<T: Config>(&self, batch: &Batch) -> DeviceSignature {
		let hash = batch.signing_hash(&genesis_hash::<T>());
		let signature = sp_io::crypto::ed25519_sign(KEYS, &self.key, &hash);
		DeviceSignature::Ed25519(signature.expect("the key was generated here"))
	}

	/// Accrues points in an epoch that has ended and is not closed yet: the next points close it.
	fn end_an_epoch<T: Config>(&self) {
		let device = T::Devices::device(self.id).expect("it was registered");
		let action =
			RewardedAction::Restock { behaviour: Behaviour::Learning, interval: Some(DAY) };
		let caps = &mut SlotCaps::default();
		T::BenchmarkHelper::set_time(EARLIER);
		assert!(T::Rewards::accrue(&device.manufacturer, &device.household, action, caps) > 0);
		T::BenchmarkHelper::set_time(NOW);
	}
}

fn slot_numbers() -> impl Iterator<Item = SlotId> {
	0..MAX_SLOTS as SlotId
}

fn record_of<T: Config>(device: DeviceId) -> DeviceState<T::AccountId> {
	States::<T>::get(device).expect("every device has a record")
}

fn params_of<T: Config>(device: DeviceId) -> Params {
	T::Devices::device(device)
		.map(|device| T::LearningParams::learning_params(&device.manufacturer))
		.unwrap_or_default()
}

/// Returns the pattern of a slot that was used daily, restocked every four days, and held `level`
/// a day before the batch.
fn restocked(params: &Params, cycles: u64, level: Quantity) -> SlotState {
	const DAYS: u64 = 4;
	const PORTION: Quantity = 1_000;
	let end = NOW - DAY - PAUSE;
	let mut slot = SlotState::default();
	for day in 0..cycles * DAYS {
		let at = end - (cycles * DAYS - day) * DAY;
		let level = FULL - PORTION * (day % DAYS) as Quantity;
		slot.observe(params, STOCK.resolution, at, level, |_| RestockCause::Household);
	}
	// The second reading confirms what the first shows.
	for at in [end - 60, end] {
		slot.observe(params, STOCK.resolution, at, level, |_| RestockCause::Household);
	}
	slot
}

/// Asserts that the last of `count` actions, dealt to `slots` slots in turn, has earned as much as
/// the first of its round: under terms so tight that late actions earn nothing, the measured cost
/// would be too low.
fn assert_no_cap_was_reached<T: Config>(device: &Device, count: u32, slots: u32) {
	let records = record_of::<T>(device.id).slots;
	let caps = records.into_iter().map(|(_, record)| record.earned.caps());
	let points: Vec<_> =
		caps.map(|caps| caps.learning_points.saturating_add(caps.period_points)).collect();
	let last = (count.saturating_sub(1) % slots) as usize;
	assert!(points.first().is_some_and(|first| *first > 0));
	assert_eq!(points.get(last), points.first());
}

/// Fills the list of commitments, so that the next one drops the oldest.
fn fill_commitments<T: Config>(device: DeviceId) {
	let evidence = Evidence { root: H256::repeat_byte(2), leaves: u32::MAX };
	let commitments: Vec<_> =
		(0..T::EvidenceKept::get()).map(|_| Commitment { sequence: 0, evidence }).collect();
	Commitments::<T>::insert(device, BoundedVec::truncate_from(commitments));
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Reads `k` slots, and `r` times more the first of them, without an event.
	#[benchmark]
	fn attest(r: Linear<0, 240>, k: Linear<1, { MAX_SLOTS }>) -> Result<(), BenchmarkError> {
		let device = Device::new::<T>(ESTABLISHED, FULL, 0);
		let batch = device.quiet_batch(k, r);
		let signature = device.sign::<T>(&batch);

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), batch, signature);

		assert_eq!(record_of::<T>(device.id).sequence, 1);
		Ok(())
	}

	/// Reads every slot, and `s` restocks, each of which earns: those of one slot are a day apart,
	/// and each has a reading of use before it and one that confirms it. The first of them closes
	/// the epoch before.
	#[benchmark]
	fn attest_events(s: Linear<1, 64>) -> Result<(), BenchmarkError> {
		let device = Device::new::<T>(LEARNING, LEFT, 0);
		device.end_an_epoch::<T>();
		let quiet = (0..MAX_SLOTS).map(|slot| (slot, 0, LEFT));
		let restocks = (0..s).flat_map(|i| {
			let round = i / MAX_SLOTS + 1;
			let full = LEFT + round * 3 * STOCK.resolution;
			let used = full - 5 * STOCK.resolution;
			[(600, used), (60, full), (0, full)]
				.map(|(before, level)| (i % MAX_SLOTS, DAY * Moment::from(round) - before, level))
		});
		let batch = device.batch(quiet.chain(restocks));
		let signature = device.sign::<T>(&batch);
		T::BenchmarkHelper::set_time(DAYS_LATER);

		#[extrinsic_call]
		attest(RawOrigin::Signed(whitelisted_caller()), batch, signature);

		assert_no_cap_was_reached::<T>(&device, s, MAX_SLOTS);
		Ok(())
	}

	/// Accepts a batch without readings that commits to evidence and drops the oldest commitment.
	#[benchmark]
	fn attest_evidence() -> Result<(), BenchmarkError> {
		let device = Device::new::<T>(ESTABLISHED, FULL, 0);
		fill_commitments::<T>(device.id);
		let evidence = Some(Evidence { root: H256::repeat_byte(1), leaves: u32::MAX });
		let batch = Batch { evidence, ..device.quiet_batch(0, 0) };
		let signature = device.sign::<T>(&batch);

		#[extrinsic_call]
		attest(RawOrigin::Signed(whitelisted_caller()), batch, signature);

		assert_eq!(record_of::<T>(device.id).sequence, 1);
		Ok(())
	}

	/// Reads every slot, `o` of which run out and have a mandate, but the household's tokens do not
	/// suffice, which is the last of the conditions that need no offer.
	#[benchmark]
	fn attest_looking(o: Linear<1, { MAX_SLOTS }>) -> Result<(), BenchmarkError> {
		let device = Device::new::<T>(ESTABLISHED, LEFT, o);
		T::BenchmarkHelper::close_gate(device.id);
		let batch = device.batch((0..MAX_SLOTS).map(|slot| (slot, 0, LEFT)));
		let signature = device.sign::<T>(&batch);

		#[extrinsic_call]
		attest(RawOrigin::Signed(whitelisted_caller()), batch, signature);

		let record = record_of::<T>(device.id);
		assert_eq!(record.sequence, 1);
		let runs_out = |record: &&SlotRecord| {
			let params = params_of::<T>(device.id);
			record.pattern().is_some_and(|it| Pallet::<T>::runs_out(&params, it, record.watch))
		};
		assert_eq!(record.slots.values().filter(runs_out).count(), o as usize);
		Ok(())
	}

	/// Fills and empties every slot. For `o` of them this delivers an order, in part, and places
	/// another. The first points close the epoch before.
	#[benchmark]
	fn attest_buying(o: Linear<1, { MAX_SLOTS }>) -> Result<(), BenchmarkError> {
		let device = Device::new::<T>(ESTABLISHED, LEFT, o);
		device.end_an_epoch::<T>();
		// Most of the order. Each level is read twice: one reading alone is not believed.
		let filled = STOCK.capacity / 3 * 2;
		let levels = [(3_600, filled), (1_800, filled), (60, LEFT), (30, LEFT)];
		let readings = levels
			.iter()
			.flat_map(|(ago, level)| (0..MAX_SLOTS).map(move |slot| (slot, DAY - ago, *level)));
		let batch = device.batch(readings);
		let signature = device.sign::<T>(&batch);

		#[extrinsic_call]
		attest(RawOrigin::Signed(whitelisted_caller()), batch, signature);

		assert_eq!(record_of::<T>(device.id).sequence, 1);
		assert!(T::BenchmarkHelper::was_supplied(device.id, o));
		Ok(())
	}

	/// Authorises a batch of `r` readings.
	#[benchmark]
	fn authorize_attest(r: Linear<0, { MAX_READINGS }>) -> Result<(), BenchmarkError> {
		let device = Device::new::<T>(ESTABLISHED, FULL, 0);
		let batch = device.quiet_batch(r.min(MAX_SLOTS), r.saturating_sub(MAX_SLOTS));
		let signature = device.sign::<T>(&batch);

		#[block]
		{
			let source = TransactionSource::InBlock;
			Pallet::<T>::validate_feeless(FEELESS_FORM, source, &batch, &signature)
				.map_err(|_| "the batch is authorised")?;
		}

		Ok(())
	}

	/// Cost of `n` batches beyond that of each: they are of a device that does not exist.
	#[benchmark]
	fn attest_many(n: Linear<1, { MAX_BATCHES }>) -> Result<(), BenchmarkError> {
		let device = Device::new::<T>(ESTABLISHED, FULL, 0);
		let batch = Batch { device: DeviceId::MAX, ..device.quiet_batch(0, 0) };
		let signature = device.sign::<T>(&batch);
		let batches: Vec<_> = (0..n)
			.map(|_| SignedBatch { batch: batch.clone(), signature: signature.clone() })
			.collect();

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), BoundedVec::truncate_from(batches));

		Ok(())
	}

	/// Proves the first leaf of a tree with a proof of `d` hashes.
	#[benchmark]
	fn prove_reading(d: Linear<0, { MAX_PROOF }>) -> Result<(), BenchmarkError> {
		const SEQUENCE: u64 = 1;
		let device = Device::new::<T>(ESTABLISHED, FULL, 0);
		let leaf = Leaf::truncate_from(alloc::vec![7; MAX_LEAF as usize]);
		let proof: Vec<H256> = (0..d).map(|i| H256::repeat_byte(i as u8)).collect();
		let bottom = merkle::leaf_hash(device.id, SEQUENCE, 0, &leaf);
		let root = proof.iter().fold(sp_io::hashing::blake2_256(&bottom.0), |node, sibling| {
			sp_io::hashing::blake2_256(&[node, sibling.0].concat())
		});
		let leaves = if d == 0 { 1 } else { u32::MAX };
		fill_commitments::<T>(device.id);
		Commitments::<T>::mutate(device.id, |commitments| {
			commitments.pop();
			let evidence = Evidence { root: root.into(), leaves };
			let _ = commitments.try_push(Commitment { sequence: SEQUENCE, evidence });
		});

		#[extrinsic_call]
		_(
			RawOrigin::Signed(whitelisted_caller()),
			device.id,
			SEQUENCE,
			0,
			leaf,
			MerkleProof::truncate_from(proof),
		);

		Ok(())
	}

	/// Reads `s` manual sessions, each of which earns, of every slot but the first and one a day.
	/// The first of them closes the epoch before. They are charged as restocks are: this must cost
	/// no more than `attest_events`.
	#[benchmark(extra)]
	fn attest_sessions(s: Linear<1, 64>) -> Result<(), BenchmarkError> {
		const DRIVES: u32 = MAX_SLOTS - 1;
		let device = Device::register::<T>(
			|slot| match slot {
				0 => SlotConfig::Stock(STOCK),
				_ => SlotConfig::Activity(DRIVING),
			},
			0,
		);
		device.end_an_epoch::<T>();
		// An hour after another, at a pace at which all of it counts.
		let (mode, amount, seconds) = (SessionMode::Manual, DRIVING.hourly_limit, 3_600);
		let sessions = (0..s).map(|i| Reading {
			slot: (i % DRIVES + 1) as SlotId,
			offset: i / DRIVES * DAY as u32 + i % DRIVES * seconds,
			kind: ReadingKind::Session { mode, amount, seconds },
		});
		let batch = device.batch_of(sessions);
		let signature = device.sign::<T>(&batch);
		T::BenchmarkHelper::set_time(DAYS_LATER);

		#[extrinsic_call]
		attest(RawOrigin::Signed(whitelisted_caller()), batch, signature);

		assert_no_cap_was_reached::<T>(&device, s, DRIVES);
		Ok(())
	}

	/// Cost of one reading of a slot with an established rhythm: learning from it and forecasting
	/// anew.
	#[benchmark(extra)]
	fn pattern_update() -> Result<(), BenchmarkError> {
		let params = Params::default();
		let mut slot = restocked(&params, ESTABLISHED, FULL);
		let forecast;

		#[block]
		{
			slot.observe(&params, STOCK.resolution, NOW - DAY, FULL - 500, |_| {
				RestockCause::Household
			});
			forecast = slot.forecast(&params);
		}

		assert!(forecast.is_some());
		Ok(())
	}
}
