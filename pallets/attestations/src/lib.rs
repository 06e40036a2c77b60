#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

mod dispatchables;
mod try_state;
mod types;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use cot_primitives::{
		AccrueRewards, Batch, Behaviour, DeviceId, DeviceSignature, InspectDevices, Moment, Points,
		PurchaseFromPattern, Quantity, RestockCause, SlotId,
	};
	use frame_support::{pallet_prelude::*, traits::UnixTime};
	use frame_system::pallet_prelude::*;
	use sp_runtime::SaturatedConversion;

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

		/// How many seconds a device's clock may run ahead of the chain. Too small refuses honest devices, too large
		/// lets a device learn a pattern from a future that never comes.
		#[pallet::constant]
		type MaxDrift: Get<Moment>;

		/// How many seconds a reading may be behind the chain. Too small loses what was observed offline, too large
		/// lets a household invent its past.
		#[pallet::constant]
		type LateWindow: Get<Moment>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the chain remembers of each device's readings: one value, read and written once a batch.
	// Twox64: identifiers are counted by the chain.
	#[pallet::storage]
	pub type States<T: Config> = StorageMap<_, Twox64Concat, DeviceId, DeviceState, ValueQuery>;

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
		/// A slot was filled.
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
		/// A reading is further ahead of the chain than a clock may drift.
		ReadingFromFuture,
		/// A reading is too far behind the chain.
		ReadingTooOld,
		/// A slot's reading is not later than the one before.
		ReadingsOutOfOrder,
		/// The batch is not signed by the device.
		InvalidSignature,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::LateWindow::get() > 0,
				"with no late window every reading is too old when its block is made"
			);
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
		/// Any account may submit it and pays its fee; the batch itself is authorised by the device's signature. What the
		/// readings show is learned, earns points for the device's owner, and may place or deliver an order under the
		/// owner's mandate. A batch without readings says only that the device is alive.
		///
		/// Errors: `UnknownDevice`, `DeviceSuspended`, `SequenceReplayed`, `SequenceGap`, `UnknownSlot`,
		/// `WrongKindOfReading`, `ReadingFromFuture`, `ReadingTooOld`, `ReadingsOutOfOrder`, `InvalidSignature`.
		/// Events: `BatchAccepted` last, before it one for each thing the readings show.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::attest(batch.readings.len().saturated_into()))]
		pub fn attest(
			origin: OriginFor<T>,
			batch: Batch,
			signature: DeviceSignature,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_attest(batch, signature)
		}
	}
}
