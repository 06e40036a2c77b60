#![doc = include_str!("../README.md")]
#![doc = docify::embed!("src/tests/story.rs", a_fridge_from_the_factory_to_the_scrapyard)]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

mod deposits;
mod inspect;
mod lookup;
mod manufacturers;
mod models;
mod ownership;
mod registration;
mod slots;
mod standing;
mod try_state;
mod types;
mod views;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use cot_primitives::{
		Claim, DeviceId, DeviceKey, DeviceSignature, ModelId, Moment, OnDeviceChange, Rotation,
		SanctionReason, Serial, SignatureSurcharge, SlotConfig, SlotId, Slots, Voucher,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, OnUnbalanced, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::SaturatedConversion;

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls; a call that is charged too little can fill a block for nothing.
		type WeightInfo: WeightInfo;

		/// The native coin. Bonds and deposits are held in it, so it must count held funds as the
		/// account's own.
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::BalancedHold<Self::AccountId>;

		/// The runtime's hold reasons; two pallets sharing one reason would release each other's
		/// holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// Who approves, suspends and slashes manufacturers and judges appeals. Whoever it is can
		/// let anybody mint reward tokens through a program.
		type ForceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Where slashed bonds go. Whoever gets them must have no say in slashing.
		type OnSlash: OnUnbalanced<CreditOf<Self>>;

		/// Chain time, against which vouchers, claims and offers expire.
		type Time: UnixTime;

		/// Told when a slot holds something else, a device changes hands, or is retired. One left
		/// out goes on using a pattern or a mandate of the old goods or of the former household.
		type OnDeviceChange: OnDeviceChange;

		/// Held from a manufacturer while it is registered. Too low and Sybil manufacturers are
		/// cheap; raised, every manufacturer has to restore its bond before its vouchers count
		/// again.
		#[pallet::constant]
		type ManufacturerBond: Get<BalanceOf<Self>>;

		/// Held from a manufacturer for each serial number it revokes before it is claimed. Too low
		/// and it fills the state for nothing.
		#[pallet::constant]
		type SerialDeposit: Get<BalanceOf<Self>>;

		/// Held from a manufacturer for each model, with a `SlotDeposit` for each of its slots. Too
		/// low and models fill the state for nothing.
		#[pallet::constant]
		type ModelDeposit: Get<BalanceOf<Self>>;

		/// Held for each device while it is registered. Too low and devices fill the state for
		/// nothing.
		#[pallet::constant]
		type DeviceDeposit: Get<BalanceOf<Self>>;

		/// Held from the owner for each slot beyond the free ones. It pays for the slot and for
		/// what is learned of it.
		#[pallet::constant]
		type SlotDeposit: Get<BalanceOf<Self>>;

		/// How many slots of a device its own deposit pays for.
		#[pallet::constant]
		type FreeSlots: Get<u32>;

		/// How many seconds a manufacturer cannot sanction a device after a sanction that was
		/// appealed against has been lifted. Too short and it repeats it at once, too long and a
		/// device that goes wrong meanwhile goes on attesting.
		#[pallet::constant]
		type AppealProtection: Get<Moment>;

		/// How many seconds a device stays after its last sanction began. Then its owner may retire
		/// it and, where it is revoked, its manufacturer too. Too short and its owner has no time
		/// to appeal, or is rid of the sanction before anybody has looked at it; too long and
		/// both wait for deposits that serve nothing.
		#[pallet::constant]
		type AppealWindow: Get<Moment>;

		/// How many seconds a claim lasts at most. Too short and a household with a slow connection
		/// cannot claim, too long and a claim that was never used is still good when everybody
		/// has forgotten it.
		#[pallet::constant]
		type MaxClaimLifetime: Get<Moment>;

		/// How many seconds the bond of a manufacturer that leaves is still held. Too short and it
		/// is gone before governance has seen what it answers for, too long and nobody wants to
		/// be a manufacturer.
		#[pallet::constant]
		type LeaveCoolDown: Get<Moment>;

		/// Builds on a device what the benchmarks then end. With `()` they measure a device that
		/// nobody builds on.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
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
		/// The deposit of a device's slots beyond the free ones.
		#[codec(index = 2)]
		SlotDeposit,
		/// The deposit of a published model.
		#[codec(index = 3)]
		ModelDeposit,
		/// The deposit of a serial number that was revoked before it was claimed.
		#[codec(index = 4)]
		SerialDeposit,
	}

	/// Registered manufacturers by their account.
	// Blake2: accounts are chosen by users.
	#[pallet::storage]
	pub type Manufacturers<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ManufacturerOf<T>>;

	/// Manufacturers that have left, with what is still held for serial numbers they revoked. They
	/// cannot register again, so that none of their vouchers ever counts again.
	#[pallet::storage]
	pub type Departed<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, BalanceOf<T>>;

	/// Models by their manufacturer and number.
	// Blake2: both are chosen by users.
	#[pallet::storage]
	pub type Models<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Blake2_128Concat, ModelId, ModelOf<T>>;

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

	/// What became of each serial number under its manufacturer.
	#[pallet::storage]
	pub type Serials<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		Serial,
		SerialStatusOf<T>,
	>;

	/// The devices of a household.
	#[pallet::storage]
	pub type DevicesOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, DeviceId, ()>;

	/// How many devices of a household are under a sanction of a manufacturer. There is no entry
	/// where none is, and the deposits of those devices pay for it.
	// Blake2: accounts are chosen by users.
	#[pallet::storage]
	pub type SanctionedDevices<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		u32,
		ValueQuery,
	>;

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
				Pallet::<T>::do_register_manufacturer(account.clone(), name, *voucher_key).expect(
					"a manufacturer in genesis has a name, is listed once and owns its bond",
				);
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
		/// A manufacturer said who it is.
		ProfileSet {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// Its name before.
			old_name: ManufacturerName,
			/// Its web site before.
			old_site: ManufacturerSite,
			/// Its name.
			name: ManufacturerName,
			/// Its web site.
			site: ManufacturerSite,
		},
		/// A manufacturer signs its vouchers with another key; those signed before are void unless
		/// claimed.
		VoucherKeyRotated {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The key before.
			old: DeviceKey,
			/// The key from now on.
			new: DeviceKey,
		},
		/// A manufacturer made up for what was slashed from its bond.
		BondRestored {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The bond before.
			old: BalanceOf<T>,
			/// The bond held.
			new: BalanceOf<T>,
		},
		/// A manufacturer revoked a serial number that nobody had claimed.
		SerialRevoked {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The serial number.
			serial: Serial,
			/// The deposit held for remembering it.
			deposit: BalanceOf<T>,
		},
		/// A manufacturer published a model.
		ModelPublished {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The model.
			model: ModelId,
			/// What it said of it before, if it was published.
			old: Option<ModelTemplate>,
			/// What it says of it.
			new: ModelTemplate,
			/// The deposit held for it.
			deposit: BalanceOf<T>,
		},
		/// A manufacturer withdrew a model. Devices that began with it keep their slots.
		ModelWithdrawn {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The model.
			model: ModelId,
			/// The deposit returned.
			deposit: BalanceOf<T>,
		},
		/// A manufacturer began to leave: its word counts no more.
		LeaveBegun {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// Its bond is returned from this time on, in Unix seconds.
			until: Moment,
		},
		/// A manufacturer left, and its bond was returned.
		ManufacturerLeft {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The bond returned.
			bond: BalanceOf<T>,
		},
		/// Serial numbers of a manufacturer that has left were forgotten.
		SerialsPurged {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// How many.
			count: u32,
			/// The deposits returned.
			returned: BalanceOf<T>,
		},
		/// Governance stopped a manufacturer.
		ManufacturerSuspended {
			/// The manufacturer.
			manufacturer: T::AccountId,
		},
		/// Governance let a manufacturer act again.
		ManufacturerReinstated {
			/// The manufacturer.
			manufacturer: T::AccountId,
		},
		/// Governance took from a manufacturer's bond.
		ManufacturerSlashed {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// What was taken.
			slashed: BalanceOf<T>,
			/// The bond that is left.
			bond: BalanceOf<T>,
		},
		/// A new device began with the slots and the report interval of its model.
		ModelApplied {
			/// The device.
			device: DeviceId,
			/// The model.
			model: ModelId,
		},
		/// A new device's voucher names a model that is not published; it begins without slots.
		ModelUnknown {
			/// The device.
			device: DeviceId,
			/// The model.
			model: ModelId,
		},
		/// One claim of several failed and changed nothing.
		ClaimFailed {
			/// Its place among them, from zero.
			index: u32,
			/// The household that claimed.
			owner: T::AccountId,
			/// Why it failed.
			error: DispatchError,
		},
		/// A device signs with another key.
		KeyRotated {
			/// The device.
			device: DeviceId,
			/// The key before.
			old: DeviceKey,
			/// The key from now on.
			new: DeviceKey,
		},
		/// A device was retired: its deposits are returned, and nothing but its serial number is
		/// remembered.
		DeviceRetired {
			/// The device.
			device: DeviceId,
			/// The household that owned it.
			owner: T::AccountId,
			/// The manufacturer that vouched for it.
			manufacturer: T::AccountId,
			/// Its serial number.
			serial: Serial,
		},
		/// An owner offered a device to another household, or released it to whoever it signs a
		/// claim for.
		TransferBegun {
			/// The device.
			device: DeviceId,
			/// The offer or release that this one replaces.
			old: Option<TransferOf<T>>,
			/// The offer or release.
			new: TransferOf<T>,
		},
		/// An owner took an offer or a release back.
		TransferCancelled {
			/// The device.
			device: DeviceId,
			/// The offer or release.
			old: TransferOf<T>,
		},
		/// A device has another owner; what its former household had learned, granted and allowed
		/// has ended.
		DeviceTransferred {
			/// The device.
			device: DeviceId,
			/// The former owner.
			from: T::AccountId,
			/// The owner.
			to: T::AccountId,
			/// How many owners it had before.
			epoch: u32,
		},
		/// The owner emptied a slot of its configuration.
		SlotRemoved {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
			/// What it held before.
			old: SlotConfig,
		},
		/// The owner gave the same goods or activity of a slot another label.
		SlotRenamed {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
			/// Hash of the label before.
			old: H256,
			/// Hash of the label.
			new: H256,
		},
		/// The owner said how often a device means to report.
		ReportIntervalSet {
			/// The device.
			device: DeviceId,
			/// The most seconds of silence before.
			old: Option<Moment>,
			/// The most seconds of silence from now on.
			new: Option<Moment>,
		},
		/// The owner stopped a device.
		DeviceSuspended {
			/// The device.
			device: DeviceId,
		},
		/// The owner let a device attest again.
		DeviceResumed {
			/// The device.
			device: DeviceId,
		},
		/// The manufacturer stopped a device.
		DeviceSanctioned {
			/// The device.
			device: DeviceId,
			/// For a time or for good.
			kind: SanctionKind,
			/// Why.
			reason: SanctionReason,
			/// Hash of what shows it.
			evidence: Option<H256>,
		},
		/// The manufacturer ended a device's suspension.
		DeviceReinstated {
			/// The device.
			device: DeviceId,
		},
		/// The owner appealed to governance against a sanction.
		AppealOpened {
			/// The device.
			device: DeviceId,
			/// The household that owns it.
			owner: T::AccountId,
			/// Hash of what it has to say.
			statement: H256,
		},
		/// Governance judged an appeal.
		AppealResolved {
			/// The device.
			device: DeviceId,
			/// Hash of what the owner had to say.
			statement: H256,
			/// What governance said.
			verdict: Verdict,
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
		/// The claim is good for longer than a claim may be.
		ClaimExpiresTooLate,
		/// The claim names another device key than the voucher.
		ClaimForAnotherKey,
		/// The claim names another manufacturer or serial number than the voucher or the device.
		ClaimForAnotherSerial,
		/// The claim names another owner than the sender.
		ClaimForAnotherOwner,
		/// The claim is not signed by the device.
		InvalidClaimSignature,
		/// A device with this serial number was claimed before.
		SerialAlreadyClaimed,
		/// A device with this key is registered already.
		KeyAlreadyRegistered,
		/// No device has this identifier or key.
		UnknownDevice,
		/// The sender does not own the device.
		NotOwner,
		/// A stock needs a resolution above zero and at most its capacity, an activity a limit
		/// above zero.
		InvalidSlotConfig,
		/// An order for the slot is open: it has to see the goods arrive.
		SlotInUse,
		/// The account was a manufacturer and has left: it cannot register again.
		AlreadyDeparted,
		/// A name needs at least one letter.
		EmptyName,
		/// A name is not UTF-8 text.
		NameNotUtf8,
		/// The web site is not UTF-8 text.
		SiteNotUtf8,
		/// This is the voucher key already.
		VoucherKeyUnchanged,
		/// Nothing is missing from the bond.
		BondIsFull,
		/// Part of the manufacturer's bond was slashed and has to be restored first.
		BondTooSmall,
		/// Governance has suspended the manufacturer.
		ManufacturerSuspended,
		/// Governance has not suspended the manufacturer.
		ManufacturerNotSuspended,
		/// The manufacturer is leaving: its word counts no more.
		ManufacturerLeaving,
		/// The manufacturer is not leaving.
		NotLeaving,
		/// The bond of a manufacturer that leaves is held a little longer.
		CoolDownNotOver,
		/// The amount or what is left of the bond is zero.
		NothingToSlash,
		/// Devices of the manufacturer are still registered.
		DevicesLeft,
		/// The manufacturer has to withdraw its models first.
		ModelsLeft,
		/// No manufacturer of this account has left.
		NotDeparted,
		/// No serial number was forgotten.
		NothingToPurge,
		/// The device with this serial number was retired.
		SerialRetired,
		/// The manufacturer has revoked this serial number.
		SerialRevoked,
		/// The manufacturer has not published this model.
		UnknownModel,
		/// The claim was made for another time the device changes hands.
		ClaimForAnotherEpoch,
		/// The rotation names another owner than the sender.
		RotationForAnotherOwner,
		/// The rotation replaces another key than the one the device has.
		RotationForAnotherKey,
		/// The rotation's time is over.
		RotationExpired,
		/// The rotation is not signed by the new key.
		InvalidRotationSignature,
		/// An order for the device is open: it has to see the goods arrive.
		DeviceInUse,
		/// This household owns the device already.
		AlreadyOwner,
		/// The offer's time is over.
		OfferExpired,
		/// The device is not offered to the sender.
		NotOffered,
		/// The owner has released the device already.
		AlreadyReleased,
		/// The owner has not released the device.
		NotReleased,
		/// The device is neither offered nor released.
		NoTransfer,
		/// The deposits are higher than the sender agreed to.
		DepositTooHigh,
		/// Slots are numbered from 0 to 15.
		SlotNumberTooHigh,
		/// The device has no slot of this number.
		UnknownSlot,
		/// The slot is not known by a label.
		NotLabelled,
		/// A device cannot report all the time.
		ZeroReportInterval,
		/// The owner has suspended the device already.
		AlreadySuspended,
		/// The owner has not suspended the device.
		NotSuspended,
		/// The sender is not the manufacturer of the device.
		NotManufacturer,
		/// The manufacturer has suspended or revoked the device already.
		AlreadySanctioned,
		/// The manufacturer has neither suspended nor revoked the device.
		NotSanctioned,
		/// The manufacturer has stopped the device; only it or governance lets it go on.
		SanctionInForce,
		/// The manufacturer has revoked the device.
		DeviceRevoked,
		/// The manufacturer has not revoked the device.
		NotRevoked,
		/// The time to appeal against the sanction is not over.
		AppealWindowOpen,
		/// A sanction of the device that was appealed against was lifted a short time ago.
		DeviceProtected,
		/// An appeal waits for governance.
		AppealOpen,
		/// The owner has appealed against this sanction before.
		AlreadyAppealed,
		/// No appeal waits for governance.
		NoOpenAppeal,
		/// The appeal that waits for governance rests on another statement.
		AppealForAnotherStatement,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::FreeSlots::get() <= cot_primitives::MAX_SLOTS,
				"no device has more slots than a device may have"
			);
			assert!(
				T::AppealProtection::get() > 0,
				"with no protection a sanction is back in the block that lifts it"
			);
			assert!(T::AppealWindow::get() > 0, "an owner has time to appeal");
			assert!(T::MaxClaimLifetime::get() > 0, "with no lifetime no claim is ever good");
			assert!(T::LeaveCoolDown::get() > 0, "a bond outlasts what it answers for");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Registers the sender as a manufacturer, to be approved by governance.
		///
		/// Any account may call it once. The bond is held from the sender until it leaves.
		///
		/// Errors: `AlreadyRegistered`, `AlreadyDeparted`, `EmptyName`, `NameNotUtf8`, or that the
		/// bond cannot be held. Event: `ManufacturerRegistered`.
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
		/// Errors: `UnknownManufacturer`, `AlreadyApproved`, `ManufacturerSuspended`,
		/// `ManufacturerLeaving`. Event: `ManufacturerApproved`.
		#[pallet::call_index(1)]
		pub fn force_approve_manufacturer(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_approve_manufacturer(manufacturer)
		}

		/// Claims a device for the sender, with its manufacturer's voucher and its own signed
		/// claim.
		///
		/// The household that the claim names may call it. The deposit is held from the owner or,
		/// where the voucher says so, from the manufacturer. The device begins with the slots and
		/// the report interval of its model as it is published in this moment, if the voucher
		/// names one; the owner pays for the slots beyond the free ones, so look at the model
		/// first.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerNotApproved`, `ManufacturerSuspended`,
		/// `ManufacturerLeaving`, `BondTooSmall`, `VoucherExpired`, `ClaimForAnotherKey`,
		/// `ClaimForAnotherEpoch`, `ClaimForAnotherSerial`, `ClaimExpired`,
		/// `ClaimExpiresTooLate`, `ClaimForAnotherOwner`, `SerialAlreadyClaimed`, `SerialRetired`,
		/// `SerialRevoked`, `KeyAlreadyRegistered`, `InvalidVoucherSignature`,
		/// `InvalidClaimSignature`, or that the deposit cannot be held.
		/// Events: `DeviceClaimed`, then `ModelApplied` or `ModelUnknown` where the voucher names a
		/// model.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::claim()
			.saturating_add(Pallet::<T>::of(voucher_signature))
			.saturating_add(Pallet::<T>::of(device_signature)))]
		pub fn claim(
			origin: OriginFor<T>,
			voucher: Voucher<T::AccountId>,
			voucher_signature: DeviceSignature,
			claim: Claim<T::AccountId>,
			device_signature: DeviceSignature,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_claim(
				owner,
				ClaimRequest { voucher, voucher_signature, claim, device_signature },
			)
		}

		/// Says what a slot of the sender's device holds.
		///
		/// The device's owner may call it. What was learned for the slot's former goods is
		/// forgotten and a mandate for it ends; saying the same again changes nothing. A deposit
		/// is held for a slot beyond the free ones.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `SlotNumberTooHigh`, `InvalidSlotConfig`,
		/// `SlotInUse`, or that the deposit cannot be held. Event: `SlotConfigured`.
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

		/// Says who the manufacturer is: its name and its web site.
		///
		/// A registered manufacturer may call it. No money moves.
		///
		/// Errors: `UnknownManufacturer`, `EmptyName`, `NameNotUtf8`, `SiteNotUtf8`. Event:
		/// `ProfileSet`.
		#[pallet::call_index(4)]
		pub fn set_profile(
			origin: OriginFor<T>,
			name: ManufacturerName,
			site: ManufacturerSite,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_set_profile(manufacturer, name, site)
		}

		/// Replaces the key that signs the sender's vouchers.
		///
		/// A registered manufacturer may call it. Vouchers that are not claimed yet are void at
		/// once and have to be signed again; claimed devices stay as they are. No money moves.
		///
		/// Errors: `UnknownManufacturer`, `VoucherKeyUnchanged`. Event: `VoucherKeyRotated`.
		#[pallet::call_index(5)]
		pub fn rotate_voucher_key(origin: OriginFor<T>, voucher_key: DeviceKey) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_rotate_voucher_key(manufacturer, voucher_key)
		}

		/// Makes up for what was slashed from the sender's bond.
		///
		/// A registered manufacturer may call it. What is missing is held from it.
		///
		/// Errors: `UnknownManufacturer`, `BondIsFull`, or that the rest cannot be held. Event:
		/// `BondRestored`.
		#[pallet::call_index(6)]
		pub fn restore_bond(origin: OriginFor<T>) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_restore_bond(manufacturer)
		}

		/// Begins to end the sender's registration as a manufacturer.
		///
		/// A manufacturer with neither devices nor models may call it. Its word counts no more. Its
		/// bond stays held, and governance may slash it, until a cool-down is over; then
		/// `withdraw_bond` ends the registration. One that was never approved gets its bond at
		/// once.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerSuspended`, `ManufacturerLeaving`,
		/// `DevicesLeft`, `ModelsLeft`. Event: `LeaveBegun`, or `ManufacturerLeft`.
		#[pallet::call_index(7)]
		pub fn leave(origin: OriginFor<T>) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_leave(manufacturer)
		}

		/// Forgets serial numbers of a manufacturer that has left: none of its vouchers counts any
		/// more.
		///
		/// Any account may call it. At most `limit` numbers, and never more than 64, are forgotten;
		/// what was held for them is returned to the former manufacturer.
		///
		/// Errors: `NotDeparted`, `NothingToPurge`. Event: `SerialsPurged`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::purge_serials((*limit).min(MAX_PURGE)))]
		pub fn purge_serials(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			limit: u32,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_purge_serials(manufacturer, limit)
		}

		/// Voids every voucher for a serial number that nobody has claimed.
		///
		/// An approved manufacturer may call it. A deposit is held for remembering the number until
		/// the manufacturer has left. A device that is claimed is revoked with `revoke_device`.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerNotApproved`, `ManufacturerSuspended`,
		/// `ManufacturerLeaving`, `BondTooSmall`, `SerialAlreadyClaimed`, `SerialRetired`,
		/// `SerialRevoked`, or that the deposit cannot be held. Event: `SerialRevoked`.
		#[pallet::call_index(9)]
		pub fn revoke_serial(origin: OriginFor<T>, serial: Serial) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_revoke_serial(manufacturer, serial)
		}

		/// Says what all devices of a model begin with: their slots and how often they report.
		///
		/// An approved manufacturer may call it, and again to say something else; devices claimed
		/// before stay as they are. A deposit by the number of slots is held from it.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerNotApproved`, `ManufacturerSuspended`,
		/// `ManufacturerLeaving`, `BondTooSmall`, `EmptyName`, `NameNotUtf8`,
		/// `SlotNumberTooHigh`, `InvalidSlotConfig`, `ZeroReportInterval`, or that the deposit
		/// cannot be held. Event: `ModelPublished`.
		#[pallet::call_index(10)]
		pub fn publish_model(
			origin: OriginFor<T>,
			model: ModelId,
			template: ModelTemplate,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_publish_model(manufacturer, model, template)
		}

		/// Takes a model back.
		///
		/// Its manufacturer may call it. The deposit is returned. Devices that began with the model
		/// keep their slots; one that is claimed later begins without.
		///
		/// Errors: `UnknownManufacturer`, `UnknownModel`. Event: `ModelWithdrawn`.
		#[pallet::call_index(11)]
		pub fn withdraw_model(origin: OriginFor<T>, model: ModelId) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_withdraw_model(manufacturer, model)
		}

		/// Stops an approved or leaving manufacturer: its vouchers and models no longer count, it
		/// cannot act on devices, and it cannot withdraw its bond.
		///
		/// Only governance may call it. Devices that households own go on. No money moves.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerNotApproved`, `ManufacturerSuspended`.
		/// Event: `ManufacturerSuspended`.
		#[pallet::call_index(12)]
		pub fn force_suspend_manufacturer(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_suspend_manufacturer(manufacturer)
		}

		/// Lets a suspended manufacturer act again, also one that was leaving: it may begin to
		/// leave anew.
		///
		/// Only governance may call it. No money moves.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerNotSuspended`. Event:
		/// `ManufacturerReinstated`.
		#[pallet::call_index(13)]
		pub fn force_reinstate_manufacturer(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_reinstate_manufacturer(manufacturer)
		}

		/// Takes an amount from a manufacturer's bond, or all of it if the bond is smaller.
		///
		/// Only governance may call it. Until the manufacturer has restored its bond its vouchers
		/// do not count and it cannot act on devices.
		///
		/// Errors: `UnknownManufacturer`, `NothingToSlash`. Event: `ManufacturerSlashed`.
		#[pallet::call_index(14)]
		pub fn force_slash_manufacturer(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			amount: BalanceOf<T>,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_slash_manufacturer(manufacturer, amount)
		}

		/// Claims up to 16 devices for the sender, each as `claim` does.
		///
		/// The household that the claims name may call it. A claim that fails changes nothing and
		/// does not stop the others.
		///
		/// Errors: none. Events: for each claim those of `claim`, or `ClaimFailed` with its error.
		#[pallet::call_index(15)]
		#[pallet::weight(requests.iter().fold(
			T::WeightInfo::claim_many(requests.len().saturated_into()),
			|weight, request| weight
				.saturating_add(Pallet::<T>::of(&request.voucher_signature))
				.saturating_add(Pallet::<T>::of(&request.device_signature)),
		))]
		pub fn claim_many(
			origin: OriginFor<T>,
			requests: BoundedVec<ClaimRequestOf<T>, ConstU32<MAX_CLAIMS>>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_claim_many(&owner, requests);
			Ok(())
		}

		/// Offers the sender's device to another household, until it accepts or `expires_at` has
		/// come.
		///
		/// The device's owner may call it, unless the manufacturer has stopped the device, and
		/// stays its owner until the other household accepts. An offer or release made before is
		/// void. No money moves.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `AlreadyOwner`, `OfferExpired`, `DeviceRevoked`,
		/// `SanctionInForce`, `DeviceInUse`. Event: `TransferBegun`.
		#[pallet::call_index(16)]
		pub fn offer_transfer(
			origin: OriginFor<T>,
			device: DeviceId,
			to: T::AccountId,
			expires_at: Option<Moment>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_offer_transfer(owner, device, to, expires_at)
		}

		/// Takes an offer or a release of the sender's device back.
		///
		/// The device's owner may call it. No money moves.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `NoTransfer`. Event: `TransferCancelled`.
		#[pallet::call_index(17)]
		pub fn cancel_transfer(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_cancel_transfer(owner, device)
		}

		/// Makes the sender the owner of a device that is offered to it.
		///
		/// The household it is offered to may call it, but not while the manufacturer has stopped
		/// the device. The deposits that the former owner has paid are returned to it and held
		/// from the sender, who says with `max_deposit` how much that may be at most. Mandates,
		/// patterns, grants and allowances of the former household end, and so does its
		/// suspension.
		///
		/// Errors: `UnknownDevice`, `NotOffered`, `OfferExpired`, `DeviceRevoked`,
		/// `SanctionInForce`, `DeviceInUse`, `DepositTooHigh`, or that the deposits cannot be
		/// held. Event: `DeviceTransferred`.
		#[pallet::call_index(18)]
		pub fn accept_transfer(
			origin: OriginFor<T>,
			device: DeviceId,
			max_deposit: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_transfer(who, device, max_deposit)
		}

		/// Gives the sender's device up to whichever household it signs a claim for.
		///
		/// The device's owner may call it, unless the manufacturer has stopped the device. Until
		/// the device is claimed it does not attest, and its owner may take the release back. An
		/// offer made before is void. No money moves.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `AlreadyReleased`, `DeviceRevoked`,
		/// `SanctionInForce`, `DeviceInUse`. Event: `TransferBegun`.
		#[pallet::call_index(19)]
		pub fn release(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_release(owner, device)
		}

		/// Makes the sender the owner of a released device, with a claim that the device signed for
		/// its next owner.
		///
		/// The household that the claim names may call it, but not while the manufacturer has
		/// stopped the device. Deposits move, up to `max_deposit`, and grants end as in
		/// `accept_transfer`.
		///
		/// Errors: `UnknownDevice`, `NotReleased`, `AlreadyOwner`, `ClaimForAnotherEpoch`,
		/// `ClaimForAnotherSerial`, `ClaimExpired`, `ClaimExpiresTooLate`,
		/// `ClaimForAnotherOwner`, `InvalidClaimSignature`, `DeviceRevoked`, `SanctionInForce`,
		/// `DeviceInUse`, `DepositTooHigh`, or that the deposits cannot be held. Event:
		/// `DeviceTransferred`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::claim_released().saturating_add(Pallet::<T>::of(device_signature)))]
		pub fn claim_released(
			origin: OriginFor<T>,
			claim: Claim<T::AccountId>,
			device_signature: DeviceSignature,
			max_deposit: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim_released(who, claim, device_signature, max_deposit)
		}

		/// Replaces the key of the sender's device by one that has signed the rotation.
		///
		/// The device's owner may call it. Whatever the former key signed is void. No money moves.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `RotationForAnotherOwner`, `RotationForAnotherKey`,
		/// `RotationExpired`, `KeyAlreadyRegistered`, `InvalidRotationSignature`. Event:
		/// `KeyRotated`.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::rotate_key().saturating_add(Pallet::<T>::of(signature)))]
		pub fn rotate_key(
			origin: OriginFor<T>,
			rotation: Rotation<T::AccountId>,
			signature: DeviceSignature,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_rotate_key(owner, rotation, signature)
		}

		/// Stops the sender's device: it may not attest.
		///
		/// The device's owner may call it. No money moves.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `AlreadySuspended`. Event: `DeviceSuspended`.
		#[pallet::call_index(22)]
		pub fn suspend(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_suspend(owner, device)
		}

		/// Lets the sender's device attest again.
		///
		/// The device's owner may call it, unless the manufacturer has stopped the device. No money
		/// moves.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `SanctionInForce`, `NotSuspended`. Event:
		/// `DeviceResumed`.
		#[pallet::call_index(23)]
		pub fn resume(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_resume(owner, device)
		}

		/// Removes the sender's device for good.
		///
		/// The device's owner may call it. If the manufacturer has stopped the device, the time to
		/// appeal, which its last sanction began, has to be over; an appeal that governance has
		/// not judged by then is given up. The deposits are returned to whoever paid them, and
		/// every record of the device is removed. Its serial number is never claimed again.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `AppealWindowOpen`, `DeviceInUse`. Event:
		/// `DeviceRetired`.
		#[pallet::call_index(24)]
		pub fn retire(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_retire(owner, device)
		}

		/// Gives the goods or the activity of a slot another label, of which only the hash is told.
		///
		/// The device's owner may call it for a slot that is known by a label. It says that the
		/// slot holds the same as before: its pattern and its mandate stay. No money moves.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `UnknownSlot`, `NotLabelled`. Event: `SlotRenamed`.
		#[pallet::call_index(25)]
		pub fn rename_slot(
			origin: OriginFor<T>,
			device: DeviceId,
			slot: SlotId,
			label: H256,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_rename_slot(owner, device, slot, label)
		}

		/// Removes a slot from the sender's device.
		///
		/// The device's owner may call it. What was learned for the slot is forgotten and a mandate
		/// for it ends. Its deposit, if it was beyond the free ones, is returned. What the slot
		/// has earned stays counted.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `UnknownSlot`, `SlotInUse`. Event: `SlotRemoved`.
		#[pallet::call_index(26)]
		pub fn remove_slot(origin: OriginFor<T>, device: DeviceId, slot: SlotId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_remove_slot(owner, device, slot)
		}

		/// Says how many seconds the sender's device means to be silent at most.
		///
		/// The device's owner may call it. No money moves.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `ZeroReportInterval`. Event: `ReportIntervalSet`.
		#[pallet::call_index(27)]
		pub fn set_report_interval(
			origin: OriginFor<T>,
			device: DeviceId,
			report_interval: Option<Moment>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_set_report_interval(owner, device, report_interval)
		}

		/// Stops a device that the sender has vouched for, until it or governance lets it go on.
		///
		/// The device's approved manufacturer may call it, but not while the device is protected.
		/// Its owner may appeal; it cannot give the device to another household meanwhile, nor
		/// retire it before the time to appeal is over. No money moves.
		///
		/// Errors: `UnknownDevice`, `NotManufacturer`, `ManufacturerSuspended`, `BondTooSmall`,
		/// `DeviceProtected`, `AppealOpen`, `AlreadySanctioned`. Event: `DeviceSanctioned`.
		#[pallet::call_index(28)]
		pub fn suspend_device(
			origin: OriginFor<T>,
			device: DeviceId,
			reason: SanctionReason,
			evidence: Option<H256>,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			let kind = SanctionKind::Suspension;
			Self::do_sanction(manufacturer, device, kind, reason, evidence)
		}

		/// Lets a device that the sender has suspended attest again.
		///
		/// The device's approved manufacturer may call it. An appeal against the suspension is
		/// void; the device is then protected as if governance had lifted it. No money moves.
		///
		/// Errors: `UnknownDevice`, `NotManufacturer`, `ManufacturerSuspended`, `BondTooSmall`,
		/// `DeviceRevoked`, `NotSanctioned`. Event: `DeviceReinstated`.
		#[pallet::call_index(29)]
		pub fn reinstate_device(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_reinstate_device(manufacturer, device)
		}

		/// Stops a device that the sender has vouched for, for good.
		///
		/// The device's approved manufacturer may call it, but not while the device is protected or
		/// an appeal is open. Its owner may appeal, or retire it once the time to appeal is over,
		/// which begins anew if the device was suspended before; it cannot give it to another
		/// household. No money moves.
		///
		/// Errors: `UnknownDevice`, `NotManufacturer`, `ManufacturerSuspended`, `BondTooSmall`,
		/// `DeviceProtected`, `AppealOpen`, `AlreadySanctioned`. Event: `DeviceSanctioned`.
		#[pallet::call_index(30)]
		pub fn revoke_device(
			origin: OriginFor<T>,
			device: DeviceId,
			reason: SanctionReason,
			evidence: Option<H256>,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			let kind = SanctionKind::Revocation;
			Self::do_sanction(manufacturer, device, kind, reason, evidence)
		}

		/// Asks governance to judge a sanction of the sender's device; only the hash of the
		/// statement is told.
		///
		/// The device's owner may call it once for each sanction. No money moves.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `NotSanctioned`, `AlreadyAppealed`. Event:
		/// `AppealOpened`.
		#[pallet::call_index(31)]
		pub fn appeal(origin: OriginFor<T>, device: DeviceId, statement: H256) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_appeal(owner, device, statement)
		}

		/// Judges the appeal that rests on `statement`: lifts the sanction or upholds it.
		///
		/// Only governance may call it. After lifting, the manufacturer cannot sanction the device
		/// for a while. No money moves.
		///
		/// Errors: `UnknownDevice`, `NoOpenAppeal`, `AppealForAnotherStatement`. Event:
		/// `AppealResolved`.
		#[pallet::call_index(32)]
		pub fn resolve_appeal(
			origin: OriginFor<T>,
			device: DeviceId,
			statement: H256,
			verdict: Verdict,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_resolve_appeal(device, statement, verdict)
		}

		/// Ends the registration of a manufacturer that has begun to leave.
		///
		/// It may call it itself once the cool-down is over. What is left of its bond is returned,
		/// its profile is removed. It cannot register again, so that no voucher of it is ever
		/// used again.
		///
		/// Errors: `UnknownManufacturer`, `NotLeaving`, `CoolDownNotOver`. Event:
		/// `ManufacturerLeft`.
		#[pallet::call_index(33)]
		pub fn withdraw_bond(origin: OriginFor<T>) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_withdraw_bond(manufacturer)
		}

		/// Removes a device for good that the sender has revoked and whose owner does nothing about
		/// it.
		///
		/// The device's approved manufacturer may call it when the time to appeal is over and no
		/// appeal is open. It does what `retire` does: the deposits are returned to whoever paid
		/// them.
		///
		/// Errors: `UnknownDevice`, `NotManufacturer`, `ManufacturerSuspended`, `BondTooSmall`,
		/// `NotRevoked`, `AppealOpen`, `AppealWindowOpen`, `DeviceInUse`. Event: `DeviceRetired`.
		#[pallet::call_index(34)]
		pub fn retire_revoked(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_retire_revoked(manufacturer, device)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A device's record.
		pub fn device_record(device: DeviceId) -> Option<DeviceOf<T>> {
			Devices::<T>::get(device)
		}

		/// Devices of `owner` after the device `after`, or the first ones: at most `limit`, and
		/// never more than 64. The next page begins after the last device of this one.
		pub fn devices_of(
			owner: T::AccountId,
			after: Option<DeviceId>,
			limit: u32,
		) -> Vec<(DeviceId, DeviceOf<T>)> {
			Self::page_of_devices(&owner, after, limit)
		}

		/// What became of a serial number, if anything did.
		pub fn serial_status(
			manufacturer: T::AccountId,
			serial: Serial,
		) -> Option<SerialStatusOf<T>> {
			Serials::<T>::get(manufacturer, serial)
		}

		/// A manufacturer's profile, standing and number of devices.
		pub fn manufacturer_record(manufacturer: T::AccountId) -> Option<ManufacturerOf<T>> {
			Manufacturers::<T>::get(manufacturer)
		}

		/// What a manufacturer says of all devices of a model.
		pub fn model_template(manufacturer: T::AccountId, model: ModelId) -> Option<ModelTemplate> {
			Models::<T>::get(manufacturer, model).map(|model| model.template)
		}
	}
}
