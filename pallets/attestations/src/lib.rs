#![doc = include_str!("../README.md")]
//! # Example
//!
//! A fridge attests without an account; the household earns for the milk that it bought:
#![doc = docify::embed!("src/tests/story.rs", a_fridge_attests_feeless_and_its_household_earns)]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use authorize::{FeelessForm, FEELESS_FORM};
pub use cost::RecordedProof;
pub use earned::Earned;
pub use pallet::*;
pub use rate_limit::RateLimit;
pub use types::*;
pub use weights::WeightInfo;

mod accept;
mod attesting;
mod authorize;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod cost;
mod earned;
mod evidence;
mod impls;
mod levels;
pub mod merkle;
mod rate_limit;
mod sessions;
mod try_state;
mod types;
mod verify;
mod views;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use cot_primitives::{
		AccrueRewards, Batch, Behaviour, DeviceId, DeviceSignature, InspectDevices, LearningParams,
		MeterSessions, Moment, Points, PurchaseFromPattern, Quantity, RestockCause, SessionMode,
		SignatureSurcharge, SlotId,
	};
	use frame_support::{
		dispatch::DispatchResultWithPostInfo, pallet_prelude::*, traits::UnixTime,
	};
	use frame_system::{ensure_authorized, pallet_prelude::*};
	use sp_core::H256;
	use sp_runtime::{Perbill, SaturatedConversion};

	/// Version of the storage layout; raised together with a migration.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls. Undercharged calls let anyone fill a block at too low a price.
		type WeightInfo: WeightInfo;

		/// Chain time, with which the times of readings are compared. A wrong one refuses honest
		/// readings.
		type Time: UnixTime;

		/// Registry of devices, with their keys and slots, of which every record here holds a copy.
		/// One that names a wrong key, or does not tell of a change, accepts forged readings.
		type Devices: InspectDevices<Self::AccountId>;

		/// Accrual of points for attested behaviour. `()` pays nothing.
		type Rewards: AccrueRewards<Self::AccountId>;

		/// Parameters by which patterns are learned, for each manufacturer. `()` gives all of them
		/// the default.
		type LearningParams: LearningParams<Self::AccountId>;

		/// Purchases for slots that run low. `()` buys nothing.
		type Purchases: PurchaseFromPattern<Self::AccountId>;

		/// Charges for sessions without a person. With `()`, a device acts by itself for nothing.
		type Metering: MeterSessions<Self::AccountId>;

		/// Cost of signature schemes beyond the one that weights are measured with. With `()`, a
		/// device with a slow scheme fills a block that is charged for a fast one.
		type SignatureSurcharge: SignatureSurcharge;

		/// Greatest lead of a device's clock over the chain in seconds. Too small refuses honest
		/// devices; too large lets a device learn a pattern from a future that never comes.
		#[pallet::constant]
		type MaxDrift: Get<Moment>;

		/// Greatest age of a reading in seconds. Too small loses what was observed offline; too
		/// large lets a household invent its past.
		#[pallet::constant]
		type LateWindow: Get<Moment>;

		/// Feeless batches that a device may send at once. Too few delay a device that was offline;
		/// too many let a fleet of devices fill every block's feeless share.
		#[pallet::constant]
		type FeelessBurst: Get<u32>;

		/// Seconds until a device may send one more feeless batch. Too long stops devices that
		/// report often; too short leaves the blocks that they fill unpaid.
		#[pallet::constant]
		type FeelessRefill: Get<Moment>;

		/// Part of a block's normal weight that feeless batches may use. Too much delays paid
		/// transactions; too little lets batches age in the pool.
		#[pallet::constant]
		type FeelessShare: Get<Perbill>;

		/// Size in bytes of the proof that the node has recorded for the block so far, if it
		/// records one: a feeless batch then counts with what it has added. `()` counts what the
		/// benchmarks measured.
		type RecordedProof: RecordedProof;

		/// Blocks for which a feeless batch stays in a pool. Too few lose it in a busy hour; too
		/// many fill pools with batches that are outdated by the time there is room.
		#[pallet::constant]
		type FeelessLongevity: Get<u64>;

		/// Seconds of notice before a stock is forecast to run out. Too short to restock in time,
		/// or too long to be useful.
		#[pallet::constant]
		type LowNotice: Get<Moment>;

		/// Batches of a device whose evidence can be proved, each of which takes 45 bytes of state.
		/// Too few drop evidence while it is in dispute.
		#[pallet::constant]
		type EvidenceKept: Get<u32>;

		/// Setup of devices to attest. One that registers none lets no benchmark run.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
	}

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Record of each registered device: one value, which is all of the device that a quiet batch
	/// reads and writes.
	// Twox64: identifiers are counted by the chain.
	#[pallet::storage]
	pub type States<T: Config> = StorageMap<_, Twox64Concat, DeviceId, DeviceState<T::AccountId>>;

	/// Evidence of each device's newest batches that committed to any, the oldest first.
	// Twox64: identifiers are counted by the chain.
	#[pallet::storage]
	pub type Commitments<T: Config> =
		StorageMap<_, Twox64Concat, DeviceId, BoundedVec<Commitment, T::EvidenceKept>, ValueQuery>;

	/// Weight that feeless batches have used of this block. Removed at the end of the block.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type FeelessWeight<T> = StorageValue<_, Weight, ValueQuery>;

	/// Size in bytes of the block's proof before the feeless batch that is being verified. Removed
	/// when it is dispatched.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type ProofBefore<T> = StorageValue<_, u64>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A batch was accepted and its sequence number used up.
		BatchAccepted {
			/// Device that signed it.
			device: DeviceId,
			/// Household that owns the device. The events before this one are of its batch.
			household: T::AccountId,
			/// Sequence number of the batch.
			sequence: u64,
			/// Number of readings.
			readings: u32,
			/// Points earned by the readings.
			points: Points,
		},
		/// One of several batches was refused; its sequence number is still unused.
		BatchRefused {
			/// Device named by the batch.
			device: DeviceId,
			/// Household that owns the device, if there is such a device.
			household: Option<T::AccountId>,
			/// Sequence number of the batch.
			sequence: u64,
			/// Reason of the refusal.
			error: DispatchError,
		},
		/// One reading of an accepted batch was skipped; the others count.
		ReadingSkipped {
			/// Device that attested it.
			device: DeviceId,
			/// Sequence number of the batch.
			sequence: u64,
			/// Place of the reading in the batch, from zero.
			index: u32,
			/// Slot that it names.
			slot: SlotId,
			/// Fault of the reading.
			fault: ReadingFault,
		},
		/// A level above the slot's capacity was attested. It proves and teaches nothing: error
		/// codes of sensors are large numbers.
		LevelIgnored {
			/// Device that attested it.
			device: DeviceId,
			/// Observed slot.
			slot: SlotId,
			/// Attested level.
			level: Quantity,
			/// Highest level of the slot.
			capacity: Quantity,
		},
		/// A slot was found low: it is forecast to run out within `LowNotice`. Emitted once, until
		/// the slot is restocked or forecast to last longer.
		LowStockDetected {
			/// Device that attested the level.
			device: DeviceId,
			/// Observed slot.
			slot: SlotId,
			/// Time of the observation in Unix seconds.
			at: Moment,
			/// Level at that time.
			level: Quantity,
			/// Seconds until it is forecast to run out.
			seconds_left: Moment,
		},
		/// A slot was restocked.
		Restocked {
			/// Device that attested it.
			device: DeviceId,
			/// Restocked slot.
			slot: SlotId,
			/// Time of the observation in Unix seconds.
			at: Moment,
			/// Rise of the level.
			quantity: Quantity,
			/// Cause of the rise: the household or an order.
			cause: RestockCause,
			/// Relation to the slot's rhythm; `Deviating` is a departure from an established one.
			behaviour: Behaviour,
			/// Points earned.
			points: Points,
		},
		/// A slot's rhythm of restocks was established.
		RhythmEstablished {
			/// Device of the slot.
			device: DeviceId,
			/// Slot with the rhythm.
			slot: SlotId,
			/// Learned time between restocks in seconds.
			interval: Moment,
			/// Learned size of a restock.
			quantity: Quantity,
		},
		/// A slot's rhythm of restocks has lapsed.
		RhythmLapsed {
			/// Device of the slot.
			device: DeviceId,
			/// Slot that had the rhythm.
			slot: SlotId,
		},
		/// A session of an activity was attested.
		SessionAttested {
			/// Device that attested it.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Performer of the activity: a person or the device.
			mode: SessionMode,
			/// Start of the session in Unix seconds.
			at: Moment,
			/// Duration in seconds.
			seconds: u32,
			/// Amount that counts, in thousandths of the slot's unit.
			amount: Quantity,
			/// Points earned.
			points: Points,
		},
		/// A session with an amount above its slot's limit was attested and counts for the limit.
		SessionClamped {
			/// Device that attested it.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Attested amount.
			amount: Quantity,
			/// Amount that counts.
			limit: Quantity,
		},
		/// A leaf of the evidence that a batch committed to was proved.
		ReadingProved {
			/// Device that committed to it.
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
		/// A batch with this sequence number or a higher one has been accepted already.
		SequenceReplayed,
		/// The sequence number is further above the last accepted one than `MAX_SEQUENCE_STEP`.
		SequenceTooFar,
		/// The batch that this one follows has not been accepted.
		PredecessorMissing,
		/// The batch is said to follow itself or a later one.
		InvalidPredecessor,
		/// The device has no slot of this number.
		UnknownSlot,
		/// No reading of the batch matches the kind of its slot.
		WrongKindOfReading,
		/// A session has a duration of zero.
		SessionWithoutTime,
		/// The batch or a reading is further ahead of the chain than `MaxDrift`.
		ReadingFromFuture,
		/// The batch is further behind the chain than `LateWindow`.
		ReadingTooOld,
		/// The batch began before the present household owned the device.
		BeforeOwner,
		/// A slot's level is not later than its reading before, or a session began before the last
		/// one ended.
		ReadingsOutOfOrder,
		/// The batch commits to evidence without leaves, which proves nothing.
		EmptyEvidence,
		/// The batch is not signed by the device's key.
		InvalidSignature,
		/// The device has no feeless batches left; an account can still pay for this one.
		FeelessQuotaExhausted,
		/// No evidence is known of a batch with this sequence number, or it is no longer kept.
		UnknownEvidence,
		/// The proof does not lead from the leaf to the root that the batch committed to.
		InvalidProof,
		/// The batches before this one have used the weight that is paid for; send it again.
		WeightUsedUp,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Reserves the weight of `on_finalize`.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::DbWeight::get().writes(1)
		}

		fn on_finalize(_: BlockNumberFor<T>) {
			FeelessWeight::<T>::kill();
		}

		fn integrity_test() {
			assert!(
				T::LateWindow::get() > 0,
				"with no late window every reading is too old when its block is made"
			);
			assert!(T::FeelessRefill::get() > 0, "a refill that takes no time is no limit");
			assert!(
				T::FeelessBurst::get() == 0
					|| Self::weight_of_largest_batch().all_lte(Self::feeless_share()),
				"the largest batch has to fit the feeless share of a block, or it waits for ever"
			);
			assert!(T::FeelessLongevity::get() > 0, "feeless batches would leave the pool at once");
			assert!(T::EvidenceKept::get() > 0, "evidence that is not kept cannot be proved");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	// Deprecated in favour of `authorize`, whose transactions most tools cannot read yet.
	#[allow(deprecated)]
	#[pallet::validate_unsigned]
	impl<T: Config> ValidateUnsigned for Pallet<T> {
		type Call = Call<T>;

		fn validate_unsigned(source: TransactionSource, call: &Self::Call) -> TransactionValidity {
			match call {
				Call::attest { batch, signature } => {
					Self::validate_feeless(FeelessForm::Bare, source, batch, signature)
				},
				_ => Err(InvalidTransaction::Call.into()),
			}
		}

		fn pre_dispatch(call: &Self::Call) -> Result<(), TransactionValidityError> {
			Self::note_proof();
			Self::validate_unsigned(TransactionSource::InBlock, call).map(|_| ())
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Accepts a batch of readings that a device has signed.
		///
		/// Patterns are learned from the readings, which may earn points for the household that
		/// owns the device, and may deliver or place an order under its mandate. A batch without
		/// readings is a sign of life. A reading with a fault is skipped as long as another has
		/// none. As a feeless transaction the batch must keep within the device's rate limit and
		/// the block's feeless share; then an error keeps it out of the block.
		///
		/// Origin: any account, which pays the fee; without a signer, the device's signature.
		///
		/// Emits: `BatchAccepted`, and before it an event for each restock, session, skipped
		/// reading, ignored level, low stock and change of a rhythm.
		///
		/// Errors: `UnknownDevice`, `DeviceSuspended`, `SequenceReplayed`, `SequenceTooFar`,
		/// `PredecessorMissing`, `InvalidPredecessor`, `UnknownSlot`, `WrongKindOfReading`,
		/// `SessionWithoutTime`, `ReadingFromFuture`, `ReadingTooOld`, `BeforeOwner`,
		/// `ReadingsOutOfOrder`, `EmptyEvidence`, `InvalidSignature`; without a signer also
		/// `FeelessQuotaExhausted`.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::weight_of_batch(batch, signature))]
		#[pallet::weight_of_authorize(Pallet::<T>::weight_of_authorize(batch, signature))]
		#[pallet::authorize(|source, batch, signature| {
			Pallet::<T>::validate_feeless(FeelessForm::General, source, batch, signature)
				.map(|validity| (validity, Weight::zero()))
		})]
		pub fn attest(
			origin: OriginFor<T>,
			batch: Batch,
			signature: DeviceSignature,
		) -> DispatchResultWithPostInfo {
			let feeless = match FEELESS_FORM {
				FeelessForm::Bare => ensure_none(origin.clone()),
				FeelessForm::General => ensure_authorized(origin.clone()),
			};
			let used = if feeless.is_ok() {
				Self::do_attest_feeless(batch, signature)?
			} else {
				ensure_signed(origin)?;
				Self::do_attest(batch, signature)?
			};
			Ok(Some(used).into())
		}

		/// Accepts several batches of readings, of one device or of many.
		///
		/// Each of `batches` is accepted or refused by itself, as `attest` would; one that is
		/// refused does not affect the others. The call is charged what the batches cost on an
		/// ordinary day, and once the most that one of them can cost. Where they cost more, because
		/// many devices were restocked or bought for, the last ones are refused with
		/// `WeightUsedUp`, and can be sent again.
		///
		/// Origin: any account, such as a gateway, which pays the fee.
		///
		/// Emits: the events of `attest` for each accepted batch, `BatchRefused` for each other.
		///
		/// Errors: none.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::weight_of_batches(batches))]
		pub fn attest_many(
			origin: OriginFor<T>,
			batches: BoundedVec<SignedBatch, ConstU32<MAX_BATCHES>>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Ok(Self::do_attest_many(batches))
		}

		/// Proves that `leaf` is leaf `index` of the evidence that a batch of `device` committed
		/// to.
		///
		/// The event is the only effect; it settles what the batch was based on.
		///
		/// Origin: any account.
		///
		/// Emits: `ReadingProved`.
		///
		/// Errors: `UnknownEvidence`, `InvalidProof`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::prove_reading(proof.len().saturated_into()))]
		pub fn prove_reading(
			origin: OriginFor<T>,
			#[pallet::compact] device: DeviceId,
			#[pallet::compact] sequence: u64,
			#[pallet::compact] index: u32,
			leaf: Leaf,
			proof: MerkleProof,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_prove_reading(device, sequence, index, leaf, proof)
		}
	}
}
