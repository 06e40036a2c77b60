//! Batches are signed with Ed25519 and verified; other schemes are charged for by `SignatureSurcharge`.

use alloc::{collections::BTreeMap, vec::Vec};

use cot_pattern::{Params, SlotState};
use cot_primitives::{
	AccrueRewards, Batch, Commodity, DeviceId, DeviceKey, DeviceSignature, Evidence,
	InspectDevices, Moment, Quantity, Reading, ReadingKind, RestockCause, SlotConfig, SlotId,
	Slots, StockSlot, Unit, DAY, MAX_READINGS, MAX_SLOTS,
};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{Authorize, Get},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_core::{crypto::KeyTypeId, ed25519, H256};
use sp_runtime::{traits::Zero, transaction_validity::TransactionSource};

use crate::*;

/// Provides a chain that devices can attest to.
pub trait BenchmarkHelper {
	/// Registers an active device with this key and these slots, under a manufacturer that pays rewards. Its household
	/// lets the chain buy for every slot.
	fn register(key: DeviceKey, slots: Slots) -> DeviceId;
	/// Sets the chain's time, in Unix seconds.
	fn set_time(now: Moment);
}

impl BenchmarkHelper for () {
	fn register(_: DeviceKey, _: Slots) -> DeviceId {
		0
	}
	fn set_time(_: Moment) {}
}

const KEYS: KeyTypeId = KeyTypeId(*b"cotd");
const NOW: Moment = 1_700_000_000;
const CAPACITY: Quantity = 10_000;
const RESOLUTION: Quantity = 10;
/// What is left when the batch begins: so little that the chain buys.
const LEFT: Quantity = 300;
/// A reading of a slot comes so long after the one before that a rise is another shopping trip.
const PAUSE: Moment = 3_700;

struct Device {
	id: DeviceId,
	key: ed25519::Public,
}

impl Device {
	/// A device whose slots hold stock that has run low, the first `established` of them with an established rhythm.
	fn new<T: Config>(established: u32) -> Self {
		let key = sp_io::crypto::ed25519_generate(KEYS, None);
		let slots: BTreeMap<SlotId, SlotConfig> =
			slot_numbers().map(|slot| (slot, stock())).collect();
		let slots = Slots::try_from(slots).expect("there are as many as a device may have");
		T::BenchmarkHelper::set_time(NOW);
		let id = T::BenchmarkHelper::register(DeviceKey::Ed25519(key), slots);
		let params = T::Devices::device(id)
			.map(|device| T::Rewards::pattern_params(&device.manufacturer))
			.unwrap_or_default();
		let mut state = DeviceState::default();
		for slot in slot_numbers() {
			let cycles = if u32::from(slot) < established { 12 } else { 1 };
			let record = SlotRecord {
				learned: Learned::Stock(lived(&params, cycles)),
				..Default::default()
			};
			state.slots.try_insert(slot, record).expect("there is room for every slot");
		}
		States::<T>::insert(id, state);
		Self { id, key }
	}

	fn sign<T: Config>(&self, batch: &Batch) -> DeviceSignature {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		let hash = batch.signing_hash(&H256::from_slice(genesis.as_ref()));
		let signature = sp_io::crypto::ed25519_sign(KEYS, &self.key, &hash);
		DeviceSignature::Ed25519(signature.expect("the key was generated here"))
	}

	/// A batch of `news` small restocks and then `quiet` readings that say nothing new, spread over all slots.
	fn batch(&self, quiet: u32, news: u32) -> Batch {
		let readings: Vec<Reading> = (0..news + quiet)
			.map(|i| {
				let slot = (i % MAX_SLOTS) as SlotId;
				let round = i / MAX_SLOTS;
				let rises = news / MAX_SLOTS + u32::from(news % MAX_SLOTS > i % MAX_SLOTS);
				let level = LEFT + (round + 1).min(rises) * 2 * RESOLUTION;
				Reading { slot, offset: round * PAUSE as u32, kind: ReadingKind::Level(level) }
			})
			.collect();
		Batch {
			device: self.id,
			sequence: 1,
			window_start: NOW - DAY,
			readings: BoundedVec::try_from(readings).expect("a batch holds that many"),
			evidence: Some(Evidence { root: H256::repeat_byte(1), leaves: u32::MAX }),
		}
	}
}

fn slot_numbers() -> impl Iterator<Item = SlotId> {
	0..MAX_SLOTS as SlotId
}

fn stock() -> SlotConfig {
	SlotConfig::Stock(StockSlot {
		commodity: Commodity::Category(1),
		unit: Unit::Piece,
		capacity: CAPACITY,
		resolution: RESOLUTION,
	})
}

/// A slot that was used up daily and restocked every four days, until a day before the batch it was nearly empty.
fn lived(params: &Params, cycles: u64) -> SlotState {
	const DAYS: u64 = 4;
	const PORTION: Quantity = 1_000;
	let end = NOW - DAY - PAUSE;
	let mut slot = SlotState::default();
	for day in 0..cycles * DAYS {
		let at = end - (cycles * DAYS - day) * DAY;
		let full = LEFT + PORTION * DAYS as Quantity;
		let level = full - PORTION * (day % DAYS) as Quantity;
		slot.observe(params, RESOLUTION, at, level, RestockCause::Household);
	}
	slot.observe(params, RESOLUTION, end, LEFT, RestockCause::Household);
	slot
}

/// As much evidence as is kept, so that the oldest has to go.
fn fill_commitments<T: Config>(device: DeviceId) {
	let evidence = Evidence { root: H256::repeat_byte(2), leaves: u32::MAX };
	let commitments: Vec<_> =
		(0..T::EvidenceKept::get()).map(|_| Commitment { sequence: 0, evidence }).collect();
	Commitments::<T>::insert(device, BoundedVec::truncate_from(commitments));
}

#[benchmarks(where <T as frame_system::Config>::RuntimeCall: From<Call<T>>)]
mod benchmarks {
	use super::*;

	/// `r` readings that say nothing new, `s` restocks, and `o` slots that the chain may buy for.
	#[benchmark]
	fn attest(r: Linear<0, 128>, s: Linear<0, 64>, o: Linear<0, 16>) -> Result<(), BenchmarkError> {
		let device = Device::new::<T>(o);
		fill_commitments::<T>(device.id);
		let batch = device.batch(r, s);
		let signature = device.sign::<T>(&batch);

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), batch, signature);

		assert_eq!(States::<T>::get(device.id).sequence, 1);
		Ok(())
	}

	#[benchmark]
	fn authorize_attest(r: Linear<0, { MAX_READINGS }>) -> Result<(), BenchmarkError> {
		let device = Device::new::<T>(0);
		let batch = device.batch(r, 0);
		let signature = device.sign::<T>(&batch);
		let call: <T as frame_system::Config>::RuntimeCall =
			Call::attest { batch, signature }.into();

		#[block]
		{
			call.authorize(TransactionSource::InBlock)
				.ok_or("the call authorises itself")?
				.map_err(|_| "the batch is let in")?;
		}

		Ok(())
	}

	/// What several batches take beyond each of them: none of these is of a device that exists.
	#[benchmark]
	fn attest_many(n: Linear<1, { MAX_BATCHES }>) -> Result<(), BenchmarkError> {
		let device = Device::new::<T>(0);
		let batch = Batch { device: DeviceId::MAX, ..device.batch(0, 0) };
		let signature = device.sign::<T>(&batch);
		let batches: Vec<_> = (0..n)
			.map(|_| SignedBatch { batch: batch.clone(), signature: signature.clone() })
			.collect();

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), BoundedVec::truncate_from(batches));

		Ok(())
	}

	/// The first leaf of a tree as high as its proof of `d` hashes.
	#[benchmark]
	fn prove_reading(d: Linear<0, { MAX_PROOF }>) -> Result<(), BenchmarkError> {
		const SEQUENCE: u64 = 1;
		let device = Device::new::<T>(0);
		let leaf = Leaf::truncate_from(alloc::vec![7; MAX_LEAF as usize]);
		let proof: Vec<H256> = (0..d).map(|i| H256::repeat_byte(i as u8)).collect();
		let bottom = evidence::leaf_hash(device.id, SEQUENCE, 0, &leaf);
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
			Proof::truncate_from(proof),
		);

		Ok(())
	}

	/// What one reading of a slot with an established rhythm adds to a batch: learning from it and forecasting anew.
	#[benchmark(extra)]
	fn pattern_update() -> Result<(), BenchmarkError> {
		let params = Params::default();
		let mut slot = lived(&params, 12);
		let forecast;

		#[block]
		{
			slot.observe(&params, RESOLUTION, NOW - DAY, LEFT - 50, RestockCause::Household);
			forecast = slot.forecast(&params);
		}

		assert!(forecast.is_some());
		Ok(())
	}
}
