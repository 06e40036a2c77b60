#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use bucket::Bucket;
pub use days::ActiveDays;
pub use earned::Earned;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

mod authorize;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod bucket;
mod days;
mod dispatchables;
mod earned;
pub mod evidence;
mod learn;
mod try_state;
mod types;
mod verify;
mod views;
pub mod weights;
mod work;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use cot_primitives::{
		AccrueRewards, Batch, Behaviour, DeviceId, DeviceSignature, InspectDevices, Moment, Points,
		PurchaseFromPattern, Quantity, RestockCause, SessionMode, SignatureSurcharge, SlotId,
		Standing,
	};
	use frame_support::{
		dispatch::DispatchResultWithPostInfo, pallet_prelude::*, traits::UnixTime,
	};
	use frame_system::{ensure_authorized, pallet_prelude::*};
	use sp_core::H256;
	use sp_runtime::{Perbill, SaturatedConversion};

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls; a call that is charged too little can fill a block for nothing.
		type WeightInfo: WeightInfo;

		/// Chain time, against which readings are too old or too new.
		type Time: UnixTime;

		/// The registry of devices: whose key counts and which slots exist.
		type Devices: InspectDevices<Self::AccountId>;

		/// Pays for attested behaviour. `()` pays nothing.
		type Rewards: AccrueRewards<Self::AccountId>;

		/// Buys what is about to run out. `()` buys nothing.
		type Purchases: PurchaseFromPattern<Self::AccountId>;

		/// What signatures of other schemes take beyond the one the weights are measured with. `()`
		/// lets a device with a slow scheme fill a block that is charged for a fast one.
		type SignatureSurcharge: SignatureSurcharge;

		/// How many seconds a device's clock may run ahead of the chain. Too small refuses honest
		/// devices, too large lets a device learn a pattern from a future that never comes.
		#[pallet::constant]
		type MaxDrift: Get<Moment>;

		/// How many seconds a reading may be behind the chain. Too small loses what was observed
		/// offline, too large lets a household invent its past.
		#[pallet::constant]
		type LateWindow: Get<Moment>;

		/// How many batches a device may send at once for nothing. Too few, and one that was
		/// offline has to wait; too many, and a fleet of devices fills every block's free share.
		#[pallet::constant]
		type FreeBurst: Get<u32>;

		/// Seconds in which a device gets one more free batch. Too long stops devices that report
		/// often, too short pays nobody for the blocks they fill.
		#[pallet::constant]
		type FreeRefill: Get<Moment>;

		/// What free batches may take of a block's normal transactions. Too much leaves those who
		/// pay waiting, too little lets batches age in the pool.
		#[pallet::constant]
		type FreeShare: Get<Perbill>;

		/// How many blocks a free batch stays in a pool. Too few loses it in a busy hour, too many
		/// lets pools fill with what is too old by the time there is room.
		#[pallet::constant]
		type FreeLongevity: Get<u64>;

		/// How many seconds before a stock is expected to end its household is told. Too short to
		/// go shopping, or too long to be news.
		#[pallet::constant]
		type LowNotice: Get<Moment>;

		/// Of how many batches a device's evidence can be proved. Too few, and what is in dispute
		/// has been forgotten; each takes 45 bytes of state.
		#[pallet::constant]
		type EvidenceKept: Get<u32>;

		/// Registers devices that have something to attest.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the chain remembers of each device's readings: one value, read and written once a
	/// batch.
	// Twox64: identifiers are counted by the chain.
	#[pallet::storage]
	pub type States<T: Config> = StorageMap<_, Twox64Concat, DeviceId, DeviceState, ValueQuery>;

	/// What each device's newest batches with evidence committed to, the oldest first.
	// Twox64: identifiers are counted by the chain.
	#[pallet::storage]
	pub type Commitments<T: Config> =
		StorageMap<_, Twox64Concat, DeviceId, BoundedVec<Commitment, T::EvidenceKept>, ValueQuery>;

	/// What free batches have taken of this block so far. It never outlives the block.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type FreeWeight<T> = StorageValue<_, Weight, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A batch was accepted; its sequence number is used.
		BatchAccepted {
			/// The device that signed it.
			device: DeviceId,
			/// Its sequence number.
			sequence: u64,
			/// How many readings it held.
			readings: u32,
			/// The points its readings earned.
			points: Points,
		},
		/// One of several batches was not accepted; its sequence number is still to be used.
		BatchRefused {
			/// The device it names.
			device: DeviceId,
			/// Its sequence number.
			sequence: u64,
			/// Why.
			error: DispatchError,
		},
		/// A reading was above what the slot can hold and counts as full.
		LevelClamped {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
			/// The level that was attested.
			level: Quantity,
			/// The level that counts.
			capacity: Quantity,
		},
		/// A slot's stock is expected to end soon. It is told once, until the slot is filled or
		/// lasts longer again.
		LevelLow {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
			/// When it was observed, in Unix seconds.
			at: Moment,
			/// What was left.
			level: Quantity,
			/// How many seconds that is expected to last.
			seconds_left: Moment,
		},
		/// A slot was filled. One whose behaviour is `Deviating` departs from an established
		/// rhythm.
		Restocked {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
			/// When it was observed, in Unix seconds.
			at: Moment,
			/// By how much its level rose.
			quantity: Quantity,
			/// Who filled it.
			cause: RestockCause,
			/// How this relates to the slot's pattern.
			behaviour: Behaviour,
			/// The points it earned.
			points: Points,
		},
		/// A slot's restocks have become a pattern.
		RhythmEstablished {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
			/// Learned time between restocks in seconds.
			interval: Moment,
			/// Learned size of a restock.
			quantity: Quantity,
		},
		/// A slot's restocks no longer follow the pattern.
		RhythmLapsed {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
		},
		/// A device was used.
		SessionAttested {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
			/// Who was at work.
			mode: SessionMode,
			/// When the session began, in Unix seconds.
			at: Moment,
			/// How many seconds it took.
			seconds: u32,
			/// What counts of what was done, in thousandths of the slot's unit.
			amount: Quantity,
			/// The points it earned.
			points: Points,
		},
		/// A session was said to amount to more than its time allows and counts for that much.
		SessionClamped {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
			/// The amount that was attested.
			amount: Quantity,
			/// The amount that counts.
			limit: Quantity,
		},
		/// Somebody has shown a leaf of the evidence that a batch committed to.
		ReadingProved {
			/// The device that committed to it.
			device: DeviceId,
			/// Sequence number of the batch.
			sequence: u64,
			/// Number of the leaf.
			index: u32,
			/// Hash of the leaf with its place.
			leaf_hash: H256,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// No device has this identifier.
		UnknownDevice,
		/// The device is suspended and may not attest.
		DeviceSuspended,
		/// A batch with this sequence number was accepted before.
		SequenceReplayed,
		/// Batches before this one are missing.
		SequenceGap,
		/// The device has no slot of this number.
		UnknownSlot,
		/// A reading is of another kind than its slot attests.
		WrongKindOfReading,
		/// A session took no time.
		SessionWithoutTime,
		/// The batch or a reading is further ahead of the chain than a clock may drift.
		ReadingFromFuture,
		/// The batch or a reading is too far behind the chain.
		ReadingTooOld,
		/// The batch began before its device had its present owner.
		BeforeOwner,
		/// A slot's reading is not later than the one before, or a session began before the last
		/// one was over.
		ReadingsOutOfOrder,
		/// The batch commits to evidence without leaves, which proves nothing.
		EmptyEvidence,
		/// The batch is not signed by the device.
		InvalidSignature,
		/// The device has used its free batches up; an account can still pay for this one.
		FreeLaneExhausted,
		/// No batch of this sequence number has committed to evidence, or it was too long ago.
		UnknownEvidence,
		/// The proof does not lead from the leaf to what the batch committed to.
		InvalidProof,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Pays for `on_finalize`.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::DbWeight::get().writes(1)
		}

		fn on_finalize(_: BlockNumberFor<T>) {
			FreeWeight::<T>::kill();
		}

		fn integrity_test() {
			assert!(
				T::LateWindow::get() > 0,
				"with no late window every reading is too old when its block is made"
			);
			assert!(T::FreeRefill::get() > 0, "a refill that takes no time is no limit");
			assert!(
				T::FreeBurst::get() == 0 || Self::most_of_a_block().all_lte(Self::free_share()),
				"the largest batch has to fit the free share of a block, or it waits for ever"
			);
			assert!(T::FreeLongevity::get() > 0, "free batches would leave the pool at once");
			assert!(T::EvidenceKept::get() > 0, "evidence that is not kept cannot be proved");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Takes in a batch of readings that a device has signed.
		///
		/// Any account may submit it and pays its fee, or nobody: without a signer the device's own
		/// signature authorises it, as far as the device has free batches left and the block has
		/// room for them. What the readings show is learned, earns points for the device's owner,
		/// and may place or deliver an order under the owner's mandate. A batch without
		/// readings says only that the device is alive.
		///
		/// Errors: `UnknownDevice`, `DeviceSuspended`, `SequenceReplayed`, `SequenceGap`,
		/// `UnknownSlot`, `WrongKindOfReading`, `SessionWithoutTime`, `ReadingFromFuture`,
		/// `ReadingTooOld`, `BeforeOwner`, `ReadingsOutOfOrder`, `EmptyEvidence`,
		/// `InvalidSignature`. Without a signer each of them, and `FreeLaneExhausted`, keeps the
		/// batch out of the block. Events: `BatchAccepted` last, before it one for each thing the
		/// readings show.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::weight_of_batch(batch, signature))]
		#[pallet::weight_of_authorize(Pallet::<T>::weight_of_authorize(batch, signature))]
		#[pallet::authorize(Pallet::<T>::authorize_batch)]
		pub fn attest(
			origin: OriginFor<T>,
			batch: Batch,
			signature: DeviceSignature,
		) -> DispatchResultWithPostInfo {
			let taken = if ensure_authorized(origin.clone()).is_ok() {
				Self::do_attest_free(batch, signature)
			} else {
				ensure_signed(origin)?;
				Self::do_attest(batch, signature)
			}?;
			Ok(Some(taken).into())
		}

		/// Takes in several batches of readings, of one device or of many.
		///
		/// Any account may submit them and pays their fee: a gateway, for the devices behind it.
		/// Each batch is taken in as `attest` does it, or refused by itself; one bad batch does
		/// not spoil the rest.
		///
		/// Errors: none. Events: those of `attest` for each batch that is accepted, `BatchRefused`
		/// for each that is not.
		#[pallet::call_index(1)]
		#[pallet::weight(
			batches.iter().fold(
				T::WeightInfo::attest_many(batches.len().saturated_into()),
				|sum, it| sum.saturating_add(Pallet::<T>::weight_of_batch(&it.batch, &it.signature)),
			)
		)]
		pub fn attest_many(
			origin: OriginFor<T>,
			batches: BoundedVec<SignedBatch, ConstU32<MAX_BATCHES>>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Ok(Self::do_attest_many(batches))
		}

		/// Shows that some raw data is what a device's batch committed to.
		///
		/// Any account may do it, to settle what a batch was based on. Nothing changes but that an
		/// event says so.
		///
		/// Errors: `UnknownEvidence`, `InvalidProof`. Events: `ReadingProved`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::prove_reading(proof.len().saturated_into()))]
		pub fn prove_reading(
			origin: OriginFor<T>,
			#[pallet::compact] device: DeviceId,
			#[pallet::compact] sequence: u64,
			#[pallet::compact] index: u32,
			leaf: Leaf,
			proof: Proof,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_prove_reading(device, sequence, index, leaf, proof)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How a device stands with the chain: its sequence number, when it was seen, whether it is
		/// silent for longer than it means to be, and how many free batches it has left.
		pub fn standing(device: DeviceId) -> Option<Standing> {
			Self::standing_of(device)
		}
	}
}
