#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

mod dispatchables;
mod inspect;
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
	use alloc::vec::Vec;
	use cot_primitives::{
		Claim, DeviceId, DeviceKey, DeviceSignature, OnDeviceChange, Serial, SlotConfig, SlotId,
		Slots, Voucher,
	};
	use frame_support::{pallet_prelude::*, traits::fungible, traits::UnixTime};
	use frame_system::pallet_prelude::*;

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls; a call that is charged too little can fill a block for nothing.
		type WeightInfo: WeightInfo;

		/// The native coin. Bonds and deposits are held in it, so it must count held funds as the account's own.
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// The runtime's hold reasons; two pallets sharing one reason would release each other's holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// Who approves manufacturers. Whoever it is can let anybody mint reward tokens through a program.
		type ForceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Chain time, against which vouchers and claims expire.
		type Time: UnixTime;

		/// Told when a slot holds something else. One left out goes on using a pattern or a mandate of the old goods.
		type OnDeviceChange: OnDeviceChange;

		/// Held from a manufacturer while it is registered. Too low and Sybil manufacturers are cheap.
		#[pallet::constant]
		type ManufacturerBond: Get<BalanceOf<Self>>;

		/// Held for each device while it is registered. Too low and devices fill the state for nothing.
		#[pallet::constant]
		type DeviceDeposit: Get<BalanceOf<Self>>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The bond of a registered manufacturer.
		#[codec(index = 0)]
		ManufacturerBond,
		/// The deposit of a registered device.
		#[codec(index = 1)]
		DeviceDeposit,
	}

	/// Registered manufacturers by their account.
	// Blake2: accounts are chosen by users.
	#[pallet::storage]
	pub type Manufacturers<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ManufacturerOf<T>>;

	/// Claimed devices by their identifier.
	// Twox64: identifiers are counted by the chain.
	#[pallet::storage]
	pub type Devices<T: Config> = StorageMap<_, Twox64Concat, DeviceId, DeviceOf<T>>;

	/// The identifier the next claimed device gets, less one.
	#[pallet::storage]
	pub type LastDeviceId<T: Config> = StorageValue<_, DeviceId, ValueQuery>;

	/// The device that signs with a key.
	#[pallet::storage]
	pub type DeviceOfKey<T: Config> = StorageMap<_, Blake2_128Concat, DeviceKey, DeviceId>;

	/// The device that has a serial number under a manufacturer.
	#[pallet::storage]
	pub type DeviceOfSerial<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Blake2_128Concat, Serial, DeviceId>;

	/// The devices of a household.
	#[pallet::storage]
	pub type DevicesOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, DeviceId, ()>;

	/// The slots of a device.
	#[pallet::storage]
	pub type SlotsOf<T: Config> = StorageMap<_, Twox64Concat, DeviceId, Slots, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Manufacturers that are registered and approved from the start; each must own its bond.
		pub manufacturers: Vec<GenesisManufacturer<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for GenesisManufacturer { account, name, voucher_key } in &self.manufacturers {
				let name = ManufacturerName::try_from(name.as_bytes().to_vec())
					.expect("a manufacturer's name in genesis has at most 64 bytes");
				Pallet::<T>::do_register_manufacturer(account.clone(), name, *voucher_key)
					.expect("a manufacturer in genesis is listed once and owns its bond");
				Pallet::<T>::do_approve_manufacturer(account.clone())
					.expect("a manufacturer registered in genesis can be approved");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A manufacturer registered and its bond is held.
		ManufacturerRegistered {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The bond held.
			bond: BalanceOf<T>,
		},
		/// Governance approved a manufacturer.
		ManufacturerApproved {
			/// The manufacturer.
			manufacturer: T::AccountId,
		},
		/// A household claimed a device.
		DeviceClaimed {
			/// The new device.
			device: DeviceId,
			/// The household that owns it.
			owner: T::AccountId,
			/// The manufacturer that vouched for it.
			manufacturer: T::AccountId,
			/// Its serial number.
			serial: Serial,
		},
		/// The owner said what a slot holds.
		SlotConfigured {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
			/// What it held before, if it was configured.
			old: Option<SlotConfig>,
			/// What it holds from now on.
			new: SlotConfig,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This account is registered as a manufacturer already.
		AlreadyRegistered,
		/// No manufacturer is registered under this account.
		UnknownManufacturer,
		/// The manufacturer is approved already.
		AlreadyApproved,
		/// Governance has not approved the manufacturer.
		ManufacturerNotApproved,
		/// The voucher's time is over.
		VoucherExpired,
		/// The voucher is not signed by the manufacturer's voucher key.
		InvalidVoucherSignature,
		/// The claim's time is over.
		ClaimExpired,
		/// The claim names another device key than the voucher.
		ClaimForAnotherKey,
		/// The claim names another owner than the sender.
		ClaimForAnotherOwner,
		/// The claim is not signed by the device.
		InvalidClaimSignature,
		/// A device with this serial number was claimed before.
		SerialAlreadyClaimed,
		/// A device with this key is registered already.
		KeyAlreadyRegistered,
		/// No device has this identifier.
		UnknownDevice,
		/// The sender does not own the device.
		NotOwner,
		/// A slot needs a resolution above zero and at most its capacity.
		InvalidSlotConfig,
		/// The device has as many slots as a device may have.
		TooManySlots,
		/// An order for the slot is open: it has to see the goods arrive.
		SlotInUse,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Registers the sender as a manufacturer, to be approved by governance.
		///
		/// Any account may call it once. The bond is held from the sender and cannot be withdrawn yet.
		///
		/// Errors: `AlreadyRegistered`, or that the bond cannot be held. Event: `ManufacturerRegistered`.
		#[pallet::call_index(0)]
		pub fn register_manufacturer(
			origin: OriginFor<T>,
			name: ManufacturerName,
			voucher_key: DeviceKey,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_register_manufacturer(manufacturer, name, voucher_key)
		}

		/// Approves a registered manufacturer, whose vouchers then count.
		///
		/// Only governance may call it. No money moves.
		///
		/// Errors: `UnknownManufacturer`, `AlreadyApproved`. Event: `ManufacturerApproved`.
		#[pallet::call_index(1)]
		pub fn force_approve_manufacturer(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_approve_manufacturer(manufacturer)
		}

		/// Claims a device for the sender, with its manufacturer's voucher and its own signed claim.
		///
		/// The household that the claim names may call it. The deposit is held from the owner or, where the voucher
		/// says so, from the manufacturer.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerNotApproved`, `VoucherExpired`, `ClaimExpired`,
		/// `ClaimForAnotherKey`, `ClaimForAnotherOwner`, `SerialAlreadyClaimed`, `KeyAlreadyRegistered`,
		/// `InvalidVoucherSignature`, `InvalidClaimSignature`, or that the deposit cannot be held.
		/// Event: `DeviceClaimed`.
		#[pallet::call_index(2)]
		pub fn claim(
			origin: OriginFor<T>,
			voucher: Voucher<T::AccountId>,
			voucher_signature: DeviceSignature,
			claim: Claim<T::AccountId>,
			device_signature: DeviceSignature,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_claim(owner, voucher, voucher_signature, claim, device_signature)
		}

		/// Says what a slot of the sender's device holds.
		///
		/// The device's owner may call it. What was learned for the slot's former goods is forgotten and a mandate for
		/// it ends; saying the same again changes nothing. No money moves.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `InvalidSlotConfig`, `TooManySlots`, `SlotInUse`. Event: `SlotConfigured`.
		#[pallet::call_index(3)]
		pub fn configure_slot(
			origin: OriginFor<T>,
			device: DeviceId,
			slot: SlotId,
			config: SlotConfig,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_configure_slot(owner, device, slot, config)
		}
	}
}
