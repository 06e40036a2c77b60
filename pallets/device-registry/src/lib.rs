#![doc = include_str!("../README.md")]
#![doc = docify::embed!("src/tests/story.rs", a_fridge_from_the_factory_to_the_scrapyard)]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use genesis::{GenesisManufacturer, GenesisModel};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod deposits;
mod feeless_claim;
mod genesis;
mod governance;
mod impls;
mod lookup;
mod manufacturers;
mod models;
mod ownership;
mod profiles;
mod registration;
mod replacement;
mod sanctions;
mod serials;
mod slots;
mod takeovers;
mod try_state;
mod types;
mod views;
mod voucher_keys;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

/// Interface of the pallet: configuration, storage, events, errors and calls.
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use cot_primitives::{
		Claim, DeviceGuard, DeviceId, DeviceKey, DeviceSignature, ModelId, Moment, OnDeviceChange,
		Rotation, SanctionReason, Serial, SignatureSurcharge, SlotConfig, SlotId, Slots, Voucher,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, ConstU64, OnUnbalanced, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::SaturatedConversion;

	/// Version of the storage layout; raised together with a migration.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Registry of manufacturers, models, serial numbers and devices.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Configuration of the pallet.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls. If one is too low, a block can be filled at too small a fee.
		type WeightInfo: WeightInfo;

		/// Native coin, in which bonds and deposits are held. Funds on hold must remain part of the
		/// account's balance, or a deposit would be a payment.
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::BalancedHold<Self::AccountId>;

		/// Hold reasons of the runtime. Two pallets that share a reason release each other's holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// Governance: approves, suspends and slashes manufacturers and resolves appeals. If it is
		/// compromised, reward tokens can be minted without limit through a manufacturer that it
		/// approves.
		type ForceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Recipient of slashed bonds and of the deposits of appeals that were dismissed. If it has
		/// a say in slashing, it is paid for its verdicts.
		type OnSlash: OnUnbalanced<CreditOf<Self>>;

		/// Chain time, against which vouchers, claims, rotations and offers expire. If it lags,
		/// expired ones are accepted.
		type Time: UnixTime;

		/// Guards that are asked before a slot changes or a device leaves its household. If one is
		/// missing, an order may lose the device that has to prove its delivery.
		type DeviceGuard: DeviceGuard;

		/// Listeners to changes of slots and owners and to retirement. If one is missing, it keeps
		/// using patterns or mandates of former goods or of a former household.
		type OnDeviceChange: OnDeviceChange;

		/// Bond held from a manufacturer while it is registered. If it is too low, Sybil
		/// manufacturers are cheap. If it is raised, the bonds of those that are registered grow
		/// with their next devices.
		#[pallet::constant]
		type ManufacturerBond: Get<BalanceOf<Self>>;

		/// Amount by which a manufacturer's bond grows with each of its devices. If it is less than
		/// what a made-up device earns before that is noticed, made-up fleets pay.
		#[pallet::constant]
		type DeviceBond: Get<BalanceOf<Self>>;

		/// Deposit held from a manufacturer for each serial number revoked before it is claimed. If
		/// it is too low, a manufacturer can fill the state at no cost.
		#[pallet::constant]
		type SerialDeposit: Get<BalanceOf<Self>>;

		/// Deposit held from a manufacturer for each model, besides a `SlotDeposit` for each of its
		/// slots. If it is too low, models fill the state at no cost.
		#[pallet::constant]
		type ModelDeposit: Get<BalanceOf<Self>>;

		/// Deposit held for each registered device. If it is too low, devices fill the state at no
		/// cost.
		#[pallet::constant]
		type DeviceDeposit: Get<BalanceOf<Self>>;

		/// Deposit held from the owner for each slot beyond the free ones, for the slot and its
		/// learned pattern. If it is too low, patterns fill the state at no cost.
		#[pallet::constant]
		type SlotDeposit: Get<BalanceOf<Self>>;

		/// Number of slots covered by a device's own deposit. If it is too high, `DeviceDeposit`
		/// pays for less than it should.
		#[pallet::constant]
		type FreeSlots: Get<u32>;

		/// Seconds during which a manufacturer cannot sanction a device again after a sanction that
		/// was appealed against has ended. If too short, the sanction is repeated at once; if too
		/// long, a device that becomes faulty meanwhile continues to attest.
		#[pallet::constant]
		type AppealProtection: Get<Moment>;

		/// Seconds for which a sanctioned device stays registered after its last sanction began.
		/// Then its owner may retire it and, once revoked, so may its manufacturer. If too short,
		/// the owner has no time to appeal, or ends the sanction before it is examined; if too
		/// long, deposits stay on hold for no purpose.
		#[pallet::constant]
		type AppealWindow: Get<Moment>;

		/// Deposit held from an owner for an appeal, until the sanction is lifted or the device
		/// retired; slashed if governance upholds the sanction. If it is too low, appeals take up
		/// governance's time for nothing; if too high, poor households cannot appeal.
		#[pallet::constant]
		type AppealDeposit: Get<BalanceOf<Self>>;

		/// Greatest lead of a device's clock over the chain in seconds. Too small refuses claims of
		/// honest devices.
		#[pallet::constant]
		type MaxDrift: Get<Moment>;

		/// Seconds of the notice to an owner before another household takes its device over. If too
		/// short, a household loses its device while it is away; if too long, nobody buys a device
		/// whose former owner is gone.
		#[pallet::constant]
		type TakeoverNotice: Get<Moment>;

		/// Deposit held from a household for the notice of a takeover. If it is too low, notices
		/// fill the state at no cost and owners are bothered with them.
		#[pallet::constant]
		type TakeoverDeposit: Get<BalanceOf<Self>>;

		/// Devices that a manufacturer may sanction in a day, or a hundredth of its devices if that
		/// is more. If too few, a manufacturer cannot stop a fault; if too many, whoever steals
		/// its account stops a fleet.
		#[pallet::constant]
		type DailySanctions: Get<u32>;

		/// Feeless claims that a block takes. Too few keep households waiting; too many delay paid
		/// transactions.
		#[pallet::constant]
		type FeelessClaims: Get<u32>;

		/// Feeless claims of one manufacturer's devices that a day takes. Too few keep its
		/// households waiting; too many let one manufacturer, or whoever has stolen a voucher
		/// key, keep the households of all others waiting.
		#[pallet::constant]
		type DailyFeelessClaims: Get<u32>;

		/// Blocks for which a feeless claim stays in a pool. Too few lose it in a busy hour; too
		/// many fill pools with claims that nobody waits for any more.
		#[pallet::constant]
		type FeelessLongevity: Get<u64>;

		/// Longest validity of a claim in seconds. If too short, a household with a slow connection
		/// cannot claim; if too long, a claim that was never used remains valid long after it was
		/// signed.
		#[pallet::constant]
		type MaxClaimLifetime: Get<Moment>;

		/// Seconds for which the bond of a leaving or suspended manufacturer stays on hold. If too
		/// short, the bond is returned before governance has noticed or examined a fraud; if too
		/// long, becoming a manufacturer is unattractive.
		#[pallet::constant]
		type LeaveCoolDown: Get<Moment>;

		/// Setup of other pallets' records for a device. With `()`, benchmarks measure devices on
		/// which no other pallet depends.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper;
	}

	/// Reasons for which this pallet holds funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Bond of a registered manufacturer.
		#[codec(index = 0)]
		ManufacturerBond,
		/// Deposit for a registered device.
		#[codec(index = 1)]
		DeviceDeposit,
		/// Deposit for a device's slots beyond the free ones.
		#[codec(index = 2)]
		SlotDeposit,
		/// Deposit for a published model.
		#[codec(index = 3)]
		ModelDeposit,
		/// Deposit for a serial number that was revoked before it was claimed.
		#[codec(index = 4)]
		SerialDeposit,
		/// Deposit for an appeal that governance has not resolved.
		#[codec(index = 5)]
		AppealDeposit,
		/// Deposit for the notice of a takeover.
		#[codec(index = 6)]
		TakeoverDeposit,
	}

	/// Registered manufacturers by account.
	// Blake2: accounts are chosen by users.
	#[pallet::storage]
	pub type Manufacturers<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ManufacturerOf<T>>;

	/// Open voucher keys by manufacturer and number.
	// Blake2: accounts are chosen by users. Twox64: numbers are counted by the chain.
	#[pallet::storage]
	pub type VoucherKeys<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, u32, VoucherKey>;

	/// Profiles that manufacturers have asked for and governance has not approved.
	// Blake2: accounts are chosen by users.
	#[pallet::storage]
	pub type ProposedProfiles<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Profile>;

	/// Manufacturers that have left, with the deposits still held for serial numbers they revoked.
	/// They cannot register again, so that no voucher of theirs is ever accepted again.
	// Blake2: accounts are chosen by users.
	#[pallet::storage]
	pub type Departed<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, BalanceOf<T>>;

	/// Published models by manufacturer and model number.
	// Blake2: both are chosen by users.
	#[pallet::storage]
	pub type Models<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Blake2_128Concat, ModelId, ModelOf<T>>;

	/// Status of each used or revoked serial number, by manufacturer and serial number.
	// Blake2: both are chosen by users.
	#[pallet::storage]
	pub type Serials<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		Serial,
		SerialStatusOf<T>,
	>;

	/// Identifier of the next device.
	#[pallet::storage]
	pub type NextDeviceId<T: Config> = StorageValue<_, DeviceId, ValueQuery, ConstU64<1>>;

	/// Registered devices by identifier.
	// Twox64: identifiers are counted by the chain.
	#[pallet::storage]
	pub type Devices<T: Config> = StorageMap<_, Twox64Concat, DeviceId, DeviceOf<T>>;

	/// Registered devices by the key they sign with.
	// Blake2: keys are chosen by users.
	#[pallet::storage]
	pub type DeviceOfKey<T: Config> = StorageMap<_, Blake2_128Concat, DeviceKey, DeviceId>;

	/// Registered devices by owner.
	// Blake2: accounts are chosen by users. Twox64: identifiers are counted by the chain.
	#[pallet::storage]
	pub type DevicesOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, DeviceId, ()>;

	/// Slots of each device.
	// Twox64: identifiers are counted by the chain.
	#[pallet::storage]
	pub type SlotsOf<T: Config> = StorageMap<_, Twox64Concat, DeviceId, Slots, ValueQuery>;

	/// Notices of takeovers by device.
	// Twox64: identifiers are counted by the chain.
	#[pallet::storage]
	pub type Takeovers<T: Config> = StorageMap<_, Twox64Concat, DeviceId, TakeoverOf<T>>;

	/// Number of sanctioned devices by manufacturer and owner. An entry is never zero, and is paid
	/// for by the deposits of those devices.
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

	/// Number of feeless claims in this block. Removed at the end of the block.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type FeelessClaims<T> = StorageValue<_, u32, ValueQuery>;

	/// Initial state of the registry.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Manufacturers that are registered and approved at genesis; each must own its bond.
		pub manufacturers: Vec<GenesisManufacturer<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(self);
		}
	}

	/// Events of the pallet.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A manufacturer was registered and its bond is held.
		ManufacturerRegistered {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// Bond held.
			bond: BalanceOf<T>,
		},
		/// A manufacturer asked for another profile, which governance has to approve.
		ProfileProposed {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// Name that it asks for.
			name: ManufacturerName,
			/// Web site that it asks for.
			site: ManufacturerSite,
		},
		/// Governance approved the profile that a manufacturer had asked for.
		ProfileSet {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// Former name.
			old_name: ManufacturerName,
			/// Former web site.
			old_site: ManufacturerSite,
			/// New name.
			new_name: ManufacturerName,
			/// New web site.
			new_site: ManufacturerSite,
		},
		/// A manufacturer added a voucher key, or governance opened one again.
		VoucherKeyAdded {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// Number of the key, which its vouchers name.
			number: u32,
			/// The key.
			key: DeviceKey,
			/// Number of vouchers that may be claimed; none if there is no limit.
			claims: Option<u32>,
			/// Time from which its vouchers are void, in Unix seconds; none if there is none.
			valid_until: Option<Moment>,
		},
		/// A manufacturer closed a voucher key: its unclaimed vouchers are void from then on.
		VoucherKeyClosed {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// Number of the key.
			number: u32,
			/// Time from which its vouchers are void, in Unix seconds.
			at: Moment,
		},
		/// A manufacturer restored its bond to the full amount.
		BondRestored {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// Former bond.
			old: BalanceOf<T>,
			/// New bond.
			new: BalanceOf<T>,
		},
		/// A manufacturer began to leave; its vouchers and models are no longer accepted.
		LeaveBegun {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// Time from which the bond can be withdrawn, in Unix seconds.
			until: Moment,
		},
		/// A manufacturer has left and its bond was returned.
		ManufacturerLeft {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// Bond returned.
			bond: BalanceOf<T>,
		},
		/// A manufacturer published a model or a new template of it.
		ModelPublished {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The model.
			model: ModelId,
			/// Former template; none if the model is new.
			old: Option<ModelTemplate>,
			/// New template.
			new: ModelTemplate,
			/// Deposit held for the model.
			deposit: BalanceOf<T>,
		},
		/// A manufacturer withdrew a model. Devices that began with it keep their slots.
		ModelWithdrawn {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The model.
			model: ModelId,
			/// Deposit returned.
			deposit: BalanceOf<T>,
		},
		/// A manufacturer revoked an unclaimed serial number.
		SerialRevoked {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The serial number.
			serial: Serial,
			/// Life that is revoked, and each lower one.
			life: u32,
			/// Deposit held for the record.
			deposit: BalanceOf<T>,
		},
		/// Serial numbers of a manufacturer that has left were removed.
		SerialsPurged {
			/// The former manufacturer.
			manufacturer: T::AccountId,
			/// Number of serial numbers removed.
			count: u32,
			/// Deposits returned.
			returned: BalanceOf<T>,
		},
		/// A household claimed a device.
		DeviceClaimed {
			/// The new device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// Manufacturer that vouched for it.
			manufacturer: T::AccountId,
			/// Serial number.
			serial: Serial,
		},
		/// A new device received the slots and the report interval of its model.
		ModelApplied {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// The model.
			model: ModelId,
		},
		/// The model named in a new device's voucher is not published; the device has no slots
		/// yet.
		ModelSkipped {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// The model.
			model: ModelId,
		},
		/// One of several claims failed and changed nothing.
		ClaimFailed {
			/// Position among the claims, from zero.
			index: u32,
			/// Household that claimed.
			owner: T::AccountId,
			/// Reason of the failure.
			error: DispatchError,
		},
		/// The key of a device was replaced.
		KeyRotated {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// Former key.
			old: DeviceKey,
			/// New key.
			new: DeviceKey,
		},
		/// A device has a new body, with the serial number and the key of that; its slots and
		/// everything learned, granted or earned stay.
		DeviceReplaced {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// Former serial number.
			old_serial: Serial,
			/// Former key.
			old_key: DeviceKey,
			/// New serial number, or the former one in a higher life.
			new_serial: Serial,
			/// New key.
			new_key: DeviceKey,
		},
		/// A household is to take a device over by the manufacturer's word, unless the owner
		/// objects until then.
		TakeoverBegun {
			/// The device.
			device: DeviceId,
			/// Present owner.
			owner: T::AccountId,
			/// Next owner.
			to: T::AccountId,
			/// Time from which the takeover can be completed, in Unix seconds.
			completes_at: Moment,
		},
		/// The notice of a takeover has ended without one: a party to it has cancelled it, or the
		/// device was replaced, retired, given to another household, or promised to another one
		/// later.
		TakeoverEnded {
			/// The device.
			device: DeviceId,
			/// Household that owned it during the notice.
			owner: T::AccountId,
			/// Household that does not take it over by this notice.
			to: T::AccountId,
		},
		/// A device was retired: its deposits are returned, and only its serial number stays
		/// recorded.
		DeviceRetired {
			/// The device.
			device: DeviceId,
			/// Household that owned it.
			owner: T::AccountId,
			/// Manufacturer that vouched for it.
			manufacturer: T::AccountId,
			/// Serial number.
			serial: Serial,
		},
		/// An owner offered a device to one household, or released it to any household that the
		/// device signs a claim for.
		TransferBegun {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// Offer or release that is replaced, if there was one.
			old: Option<TransferOf<T>>,
			/// New offer or release.
			new: TransferOf<T>,
		},
		/// An owner cancelled an offer or a release.
		TransferCancelled {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// Cancelled offer or release.
			old: TransferOf<T>,
		},
		/// A device changed its owner; patterns, mandates, grants and allowances of the former
		/// household have ended.
		DeviceTransferred {
			/// The device.
			device: DeviceId,
			/// Former owner.
			from: T::AccountId,
			/// New owner.
			to: T::AccountId,
			/// Number of times the device has changed hands.
			ownership: u32,
		},
		/// The owner configured a slot.
		SlotConfigured {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// The slot.
			slot: SlotId,
			/// Former configuration; none if the slot is new.
			old: Option<SlotConfig>,
			/// New configuration.
			new: SlotConfig,
		},
		/// The owner changed the label of a slot, which holds the same goods or activity as
		/// before.
		SlotRenamed {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// The slot.
			slot: SlotId,
			/// Hash of the former label.
			old: H256,
			/// Hash of the new label.
			new: H256,
		},
		/// The owner removed a slot.
		SlotRemoved {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// The slot.
			slot: SlotId,
			/// Former configuration.
			old: SlotConfig,
		},
		/// The owner changed the report interval of a device.
		ReportIntervalSet {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// Former longest silence in seconds, if one was announced.
			old: Option<Moment>,
			/// New longest silence in seconds, if one is announced.
			new: Option<Moment>,
		},
		/// The owner suspended a device.
		DeviceSuspended {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
		},
		/// The owner ended its suspension of a device.
		DeviceResumed {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
		},
		/// The manufacturer suspended or revoked a device.
		DeviceSanctioned {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// Manufacturer that sanctioned it.
			manufacturer: T::AccountId,
			/// Kind of the sanction.
			kind: SanctionKind,
			/// Reason of the sanction.
			reason: SanctionReason,
			/// Hash of the evidence.
			evidence: Option<H256>,
		},
		/// The manufacturer ended its suspension of a device, or withdrew its revocation.
		DeviceReinstated {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// Manufacturer that had sanctioned it.
			manufacturer: T::AccountId,
		},
		/// Governance ended a sanction without an appeal, and the manufacturer cannot sanction the
		/// device for `AppealProtection`.
		SanctionLifted {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// Manufacturer that had sanctioned it.
			manufacturer: T::AccountId,
		},
		/// The owner appealed to governance against a sanction.
		AppealOpened {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// Hash of the owner's statement.
			statement: H256,
			/// Deposit held for the appeal.
			deposit: BalanceOf<T>,
		},
		/// Governance resolved an appeal. The deposit was returned if the sanction is lifted, and
		/// slashed if it is upheld.
		AppealResolved {
			/// The device.
			device: DeviceId,
			/// Household that owns it.
			owner: T::AccountId,
			/// Manufacturer that sanctioned it.
			manufacturer: T::AccountId,
			/// Hash of the owner's statement.
			statement: H256,
			/// Verdict of governance.
			verdict: Verdict,
		},
		/// Governance approved a manufacturer.
		ManufacturerApproved {
			/// The manufacturer.
			manufacturer: T::AccountId,
		},
		/// Governance suspended a manufacturer.
		ManufacturerSuspended {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// Time from which it may wind up and withdraw its bond, in Unix seconds.
			until: Moment,
		},
		/// Governance ended the suspension of a manufacturer.
		ManufacturerReinstated {
			/// The manufacturer.
			manufacturer: T::AccountId,
		},
		/// Governance slashed the bond of a manufacturer.
		ManufacturerSlashed {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// Former bond.
			old: BalanceOf<T>,
			/// Remaining bond.
			new: BalanceOf<T>,
		},
	}

	/// Errors of the pallet.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is already registered as a manufacturer.
		AlreadyRegistered,
		/// The account was a manufacturer and has left; it cannot register again.
		AlreadyDeparted,
		/// No manufacturer is registered under the account.
		UnknownManufacturer,
		/// The name is empty.
		EmptyName,
		/// The name is not UTF-8 text.
		NameNotUtf8,
		/// A name needs a letter or a digit, and no character that nobody sees.
		UnreadableName,
		/// The voucher does not name the manufacturer as the payer of the deposit.
		NotSponsored,
		/// The model has more slots than are free, for which its household pays.
		SlotsNotFree,
		/// As many devices of the manufacturer were claimed feeless today as may be.
		TooManyFeelessClaims,
		/// The key has no secret of its own: it is no point of its curve, or of small order.
		WeakKey,
		/// The web site is not UTF-8 text.
		SiteNotUtf8,
		/// A web site has no spaces, and no character that nobody sees.
		UnreadableSite,
		/// The manufacturer has no voucher key of this number, or has closed it.
		UnknownVoucherKey,
		/// The time of the voucher's key is over.
		VoucherKeyExpired,
		/// As many vouchers of the key were claimed as may be.
		VoucherKeyUsedUp,
		/// A voucher key of this number is open.
		VoucherKeyOpen,
		/// The manufacturer has as many open voucher keys as it may.
		TooManyVoucherKeys,
		/// No voucher of such a key could ever be claimed.
		UselessVoucherKey,
		/// The bond is already full.
		BondIsFull,
		/// A slash left the manufacturer's bond too small, and it must be restored first.
		BondTooSmall,
		/// The manufacturer cannot bond one more device.
		BondNotCovered,
		/// The manufacturer is not approved by governance.
		ManufacturerNotApproved,
		/// The manufacturer is suspended by governance.
		ManufacturerSuspended,
		/// The manufacturer is not suspended by governance.
		ManufacturerNotSuspended,
		/// The manufacturer is leaving.
		ManufacturerLeaving,
		/// The manufacturer is already approved.
		AlreadyApproved,
		/// The manufacturer has this profile already.
		ProfileUnchanged,
		/// The manufacturer does not ask for another profile.
		NoProposedProfile,
		/// The manufacturer has, or asks for, another name or web site than the one that
		/// governance approves.
		AnotherProfile,
		/// The amount or the remaining bond is zero.
		NothingToSlash,
		/// Devices of the manufacturer are still registered.
		DevicesRemain,
		/// Models of the manufacturer are still published.
		ModelsRemain,
		/// The manufacturer is neither leaving nor suspended.
		NotLeaving,
		/// The cool-down of a leaving or suspended manufacturer is not over.
		CoolDownNotOver,
		/// The account is not that of a manufacturer that has left.
		NotDeparted,
		/// No serial number was removed.
		NothingToPurge,
		/// The model is not published by the manufacturer.
		UnknownModel,
		/// The serial number belongs to a registered device.
		SerialAlreadyClaimed,
		/// The serial number belonged to a device that was retired.
		SerialRetired,
		/// The serial number was revoked by the manufacturer.
		SerialRevoked,
		/// The life of the serial number is more than `MAX_LIVES_AHEAD` above the last one.
		LifeTooFar,
		/// The voucher has expired.
		VoucherExpired,
		/// The voucher is not signed by the manufacturer's voucher key.
		InvalidVoucherSignature,
		/// The claim has expired.
		ClaimExpired,
		/// The claim is valid for longer than `MaxClaimLifetime`.
		ClaimExpiresTooLate,
		/// The claim names another device key than the voucher.
		ClaimForAnotherKey,
		/// The claim names another manufacturer or serial number than the voucher or the device.
		ClaimForAnotherSerial,
		/// The claim names another owner than the sender.
		ClaimForAnotherOwner,
		/// The claim is for another ownership than the one that would begin now.
		ClaimForAnotherOwnership,
		/// The claim is for another life of the serial number.
		ClaimForAnotherLife,
		/// The claim is not signed by the device.
		InvalidClaimSignature,
		/// The key belongs to a registered device.
		KeyAlreadyRegistered,
		/// The rotation names another owner than the sender.
		RotationForAnotherOwner,
		/// The rotation replaces another key than the device's present one.
		RotationForAnotherKey,
		/// The rotation has expired.
		RotationExpired,
		/// The rotation is not signed by the new key.
		InvalidRotationSignature,
		/// No device is registered under the identifier or key.
		UnknownDevice,
		/// The sender is not the owner of the device.
		NotOwner,
		/// The sender is not the manufacturer of the device.
		NotManufacturer,
		/// The household already owns the device.
		AlreadyOwner,
		/// The offer has expired.
		OfferExpired,
		/// The device is not offered to the sender.
		NotOffered,
		/// The device is already released.
		AlreadyReleased,
		/// The device is not released.
		NotReleased,
		/// The device is neither offered nor released.
		UnknownTransfer,
		/// The voucher is of another manufacturer than the device's.
		VoucherOfAnotherManufacturer,
		/// A takeover of the device is under way, by as late a word of its manufacturer.
		TakeoverUnderWay,
		/// No takeover of the device is under way.
		UnknownTakeover,
		/// The notice to the owner of the device is not over.
		TakeoverNoticeRuns,
		/// The sender is neither owner, manufacturer nor next owner of the device.
		NotPartyToTakeover,
		/// The deposits exceed the sender's limit.
		DepositTooHigh,
		/// The slot number exceeds 15.
		SlotNumberTooHigh,
		/// The device has no such slot.
		UnknownSlot,
		/// The resolution of a stock is zero or exceeds its capacity, or the limit of an activity
		/// is zero.
		InvalidSlotConfig,
		/// The stock is measured more finely than the device's model does or, without one, than in
		/// hundredths of its capacity.
		ResolutionTooFine,
		/// The slot's goods or activity are not identified by a label.
		NotLabelled,
		/// The report interval is zero.
		ZeroReportInterval,
		/// The device is already suspended by its owner.
		AlreadySuspended,
		/// The device is not suspended by its owner.
		NotSuspended,
		/// The device is already under this or a stronger sanction.
		AlreadySanctioned,
		/// The device is not under a sanction.
		NotSanctioned,
		/// The device is under a sanction, which only its manufacturer or governance can end.
		SanctionInForce,
		/// The device is revoked by its manufacturer.
		DeviceRevoked,
		/// The device is not revoked by its manufacturer.
		NotRevoked,
		/// The device is protected, since a sanction that was appealed against ended recently.
		DeviceProtected,
		/// The time to appeal against the sanction is not over.
		AppealWindowOpen,
		/// An appeal against the sanction is open.
		AppealOpen,
		/// The sanction has already been appealed against.
		AlreadyAppealed,
		/// No appeal is open for the device.
		UnknownAppeal,
		/// The open appeal is based on another statement.
		AppealForAnotherStatement,
		/// The verdict is about another sanction of the device.
		AppealForAnotherSanction,
		/// The manufacturer has sanctioned as many devices today as it may.
		TooManySanctions,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::FreeSlots::get() <= cot_primitives::MAX_SLOTS,
				"FreeSlots exceeds the slots of a device"
			);
			assert!(
				T::AppealProtection::get() > 0,
				"without AppealProtection a lifted sanction is repeated in the same block"
			);
			assert!(T::AppealWindow::get() > 0, "without AppealWindow no owner can appeal in time");
			assert!(
				T::TakeoverNotice::get() > 0,
				"without TakeoverNotice an owner loses its device in one block"
			);
			assert!(T::MaxClaimLifetime::get() > 0, "without MaxClaimLifetime no claim is valid");
			assert!(
				T::LeaveCoolDown::get() > 0,
				"without LeaveCoolDown a bond is returned before it can be slashed"
			);
		}

		/// Reserves the weight of `on_finalize`.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::DbWeight::get().writes(1)
		}

		fn on_finalize(_: BlockNumberFor<T>) {
			FeelessClaims::<T>::kill();
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
				Call::claim_feeless { request } => Self::validate_feeless_claim(source, request),
				_ => Err(InvalidTransaction::Call.into()),
			}
		}
	}

	#[pallet::call(weight = T::WeightInfo)]
	impl<T: Config> Pallet<T> {
		// Manufacturers: 0 to 9.

		/// Registers the sender as a manufacturer, pending approval by governance.
		///
		/// The bond is held from the sender until it has left.
		///
		/// Origin: any account that is not a manufacturer and has not left as one.
		///
		/// Emits: `ManufacturerRegistered`.
		///
		/// Errors: `AlreadyRegistered`, `AlreadyDeparted`, `EmptyName`, `NameNotUtf8`,
		/// `UnreadableName`, `WeakKey`, or the lack of funds.
		#[pallet::call_index(0)]
		#[pallet::weight(
			T::WeightInfo::register_manufacturer().saturating_add(Pallet::<T>::of_key(voucher_key))
		)]
		pub fn register_manufacturer(
			origin: OriginFor<T>,
			name: ManufacturerName,
			voucher_key: DeviceKey,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_register_manufacturer(manufacturer, name, voucher_key)
		}

		/// Asks governance to approve another `name` and web `site` of the manufacturer.
		///
		/// The profile stays as it is until governance approves the new one; what was asked for
		/// before is void.
		///
		/// Origin: a registered manufacturer.
		///
		/// Emits: `ProfileProposed`.
		///
		/// Errors: `UnknownManufacturer`, `EmptyName`, `NameNotUtf8`, `UnreadableName`,
		/// `SiteNotUtf8`, `UnreadableSite`, `ProfileUnchanged`.
		#[pallet::call_index(1)]
		pub fn set_profile(
			origin: OriginFor<T>,
			name: ManufacturerName,
			site: ManufacturerSite,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_set_profile(manufacturer, Profile { name, site })
		}

		/// Adds a key that signs vouchers, for at most `claims` claims before `valid_until`, in
		/// Unix seconds.
		///
		/// Another factory has a key of its own. Vouchers name the key by its number, which is the
		/// next one of the manufacturer.
		///
		/// Origin: the manufacturer.
		///
		/// Emits: `VoucherKeyAdded`.
		///
		/// Errors: `UnknownManufacturer`, `TooManyVoucherKeys`, `WeakKey`, `UselessVoucherKey`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::add_voucher_key().saturating_add(Pallet::<T>::of_key(key)))]
		pub fn add_voucher_key(
			origin: OriginFor<T>,
			key: DeviceKey,
			claims: Option<u32>,
			valid_until: Option<Moment>,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_add_voucher_key(manufacturer, key, claims, valid_until)
		}

		/// Closes a voucher key of the sender now, or at a time `at` to come, in Unix seconds.
		///
		/// Until then what is in the shops can still be claimed; a key that has leaked is closed
		/// now. A key that is closed does not open again but by governance, and its number is not
		/// used for another one. Notices of takeovers that it has signed are void.
		///
		/// Origin: the manufacturer.
		///
		/// Emits: `VoucherKeyClosed`.
		///
		/// Errors: `UnknownManufacturer`, `UnknownVoucherKey`.
		#[pallet::call_index(6)]
		pub fn close_voucher_key(
			origin: OriginFor<T>,
			#[pallet::compact] number: u32,
			at: Option<Moment>,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_close_voucher_key(manufacturer, number, at)
		}

		/// Restores the manufacturer's bond to what is due for its devices, after a slash or a
		/// raise.
		///
		/// The missing amount is held from the sender.
		///
		/// Origin: a registered manufacturer.
		///
		/// Emits: `BondRestored`.
		///
		/// Errors: `UnknownManufacturer`, `BondIsFull`, or the lack of funds.
		#[pallet::call_index(3)]
		pub fn restore_bond(origin: OriginFor<T>) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_restore_bond(manufacturer)
		}

		/// Begins to end the manufacturer's registration.
		///
		/// Its vouchers are no longer accepted. The bond stays on hold, and governance may slash
		/// it, for `LeaveCoolDown`; then `withdraw_bond` ends the registration. A manufacturer that
		/// was never approved leaves at once and receives its bond.
		///
		/// Origin: a pending manufacturer, or an approved one with neither devices nor models.
		///
		/// Emits: `LeaveBegun`, or `ManufacturerLeft` for a pending manufacturer.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerSuspended`, `ManufacturerLeaving`,
		/// `DevicesRemain`, `ModelsRemain`.
		#[pallet::call_index(4)]
		pub fn leave(origin: OriginFor<T>) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_leave(manufacturer)
		}

		/// Ends the registration of a manufacturer that leaves or is suspended, and returns what is
		/// left of its bond.
		///
		/// Its profile is removed. The account cannot register again, so that none of its vouchers
		/// is ever accepted again.
		///
		/// Origin: a leaving or suspended manufacturer with neither devices nor models, once its
		/// cool-down is over.
		///
		/// Emits: `ManufacturerLeft`.
		///
		/// Errors: `UnknownManufacturer`, `NotLeaving`, `CoolDownNotOver`, `DevicesRemain`,
		/// `ModelsRemain`.
		#[pallet::call_index(5)]
		pub fn withdraw_bond(origin: OriginFor<T>) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_withdraw_bond(manufacturer)
		}

		// Models and serial numbers: 10 to 19.

		/// Publishes `template` as slots and report interval, in seconds, of new devices of
		/// `model`.
		///
		/// A stock's capacity and resolution are in thousandths of its unit. The former template is
		/// replaced. Devices claimed before are not affected. A deposit for the model and each of
		/// its slots is held from the sender.
		///
		/// Origin: an approved manufacturer with nothing of its bond missing.
		///
		/// Emits: `ModelPublished`.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerNotApproved`, `ManufacturerSuspended`,
		/// `ManufacturerLeaving`, `BondTooSmall`, `EmptyName`, `NameNotUtf8`, `UnreadableName`,
		/// `SlotNumberTooHigh`, `InvalidSlotConfig`, `ZeroReportInterval`, or the lack of funds.
		#[pallet::call_index(10)]
		pub fn publish_model(
			origin: OriginFor<T>,
			model: ModelId,
			template: ModelTemplate,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_publish_model(manufacturer, model, template)
		}

		/// Withdraws `model` and returns its deposit.
		///
		/// Devices that began with the model keep their slots; devices claimed later begin without
		/// slots.
		///
		/// Origin: the registered manufacturer of the model.
		///
		/// Emits: `ModelWithdrawn`.
		///
		/// Errors: `UnknownManufacturer`, `UnknownModel`.
		#[pallet::call_index(11)]
		pub fn withdraw_model(origin: OriginFor<T>, model: ModelId) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_withdraw_model(manufacturer, model)
		}

		/// Revokes an unclaimed `serial`: no voucher for it is accepted any more that names `life`
		/// or a lower one.
		///
		/// A deposit for the record is held from the sender until a higher life of it is claimed,
		/// or the record is purged after the sender has left. A claimed device is revoked by
		/// `revoke_device` instead.
		///
		/// Origin: an approved manufacturer with nothing of its bond missing.
		///
		/// Emits: `SerialRevoked`.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerNotApproved`, `ManufacturerSuspended`,
		/// `ManufacturerLeaving`, `BondTooSmall`, `SerialAlreadyClaimed`, `SerialRetired`,
		/// `SerialRevoked`, `LifeTooFar`, or the lack of funds.
		#[pallet::call_index(12)]
		pub fn revoke_serial(
			origin: OriginFor<T>,
			serial: Serial,
			#[pallet::compact] life: u32,
		) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_revoke_serial(manufacturer, serial, life)
		}

		/// Removes up to `limit` serial numbers, and never more than 64, of a `manufacturer` that
		/// has left.
		///
		/// Its vouchers are not accepted any more, so the records serve no purpose. Their deposits
		/// are returned to the former manufacturer.
		///
		/// Origin: any account.
		///
		/// Emits: `SerialsPurged`.
		///
		/// Errors: `NotDeparted`, `NothingToPurge`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::purge_serials((*limit).min(MAX_PURGE)))]
		pub fn purge_serials(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			limit: u32,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_purge_serials(manufacturer, limit)
		}

		// A device's life: 20 to 29.

		/// Claims a device for the sender, with the voucher of its manufacturer and a claim signed
		/// by the device.
		///
		/// The deposit is held from the sender or, if the voucher says so, from the manufacturer.
		/// If the voucher names a model, the device begins with its slots and report interval as
		/// they are published now; the sender pays a deposit for each slot beyond the free ones, so
		/// read the model first.
		///
		/// Origin: the household named in the claim.
		///
		/// Emits: `DeviceClaimed`, then `ModelApplied` or `ModelSkipped` if the voucher names a
		/// model.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerNotApproved`, `ManufacturerSuspended`,
		/// `ManufacturerLeaving`, `BondTooSmall`, `VoucherExpired`, `ClaimForAnotherKey`,
		/// `ClaimForAnotherOwnership`, `ClaimForAnotherLife`, `ClaimForAnotherSerial`,
		/// `ClaimExpired`, `ClaimExpiresTooLate`, `ClaimForAnotherOwner`, `SerialAlreadyClaimed`,
		/// `SerialRetired`, `SerialRevoked`, `LifeTooFar`, `BondNotCovered`, `UnknownVoucherKey`,
		/// `VoucherKeyExpired`, `VoucherKeyUsedUp`, `KeyAlreadyRegistered`,
		/// `InvalidVoucherSignature`, `InvalidClaimSignature`, or the lack of funds.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::claim()
			.saturating_add(Pallet::<T>::of_key(&voucher.key))
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

		/// Claims a device at its manufacturer's cost for the household that its claim names, which
		/// needs no coin.
		///
		/// As a bare transaction, at most `FeelessClaims` in a block and `DailyFeelessClaims` of a
		/// manufacturer in a day. The voucher has to name the
		/// manufacturer as the payer of the deposit, and the model no more slots than are free. An
		/// error keeps the claim out of the block.
		///
		/// Origin: none; the manufacturer's voucher and the device's claim authorise it.
		///
		/// Emits: the events of `claim`.
		///
		/// Errors: `NotSponsored`, `SlotsNotFree`, `TooManyFeelessClaims`, and those of `claim`.
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::claim_feeless().saturating_add(
			Pallet::<T>::of_key(&request.voucher.key)
				.saturating_add(Pallet::<T>::of(&request.voucher_signature))
				.saturating_add(Pallet::<T>::of(&request.device_signature))
				// Verified by the block, and again by the call.
				.saturating_mul(2),
		))]
		pub fn claim_feeless(origin: OriginFor<T>, request: ClaimRequestOf<T>) -> DispatchResult {
			ensure_none(origin)?;
			Self::do_claim_feeless(request)
		}

		/// Claims up to 16 devices for the sender, each as by `claim`.
		///
		/// A claim that fails changes nothing and does not stop the others.
		///
		/// Origin: the household named in the claims.
		///
		/// Emits: for each claim the events of `claim`, or `ClaimFailed` with its error.
		///
		/// Errors: none.
		#[pallet::call_index(21)]
		#[pallet::weight(requests.iter().fold(
			T::WeightInfo::claim_many(requests.len().saturated_into()),
			|weight, request| weight
				.saturating_add(Pallet::<T>::of_key(&request.voucher.key))
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

		/// Replaces the key of a device by the new key that signed `rotation`.
		///
		/// Payloads signed with the former key are void.
		///
		/// Origin: the owner of the device.
		///
		/// Emits: `KeyRotated`.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `RotationForAnotherOwner`, `RotationForAnotherKey`,
		/// `RotationExpired`, `KeyAlreadyRegistered`, `WeakKey`, `InvalidRotationSignature`.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::rotate_key()
			.saturating_add(Pallet::<T>::of_key(&rotation.new_key))
			.saturating_add(Pallet::<T>::of(signature)))]
		pub fn rotate_key(
			origin: OriginFor<T>,
			rotation: Rotation<T::AccountId>,
			signature: DeviceSignature,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_rotate_key(owner, rotation, signature)
		}

		/// Retires `device` for good: removes its records and returns its deposits to their payers.
		///
		/// An appeal that governance has not resolved is given up, and a takeover that is under way
		/// ends. The serial number cannot be claimed again but by a voucher of a higher life.
		///
		/// Origin: the owner of the device; if it is sanctioned, once `AppealWindow` has passed
		/// since its last sanction began.
		///
		/// Emits: `DeviceRetired`.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `AppealWindowOpen`, or the veto of another pallet.
		#[pallet::call_index(23)]
		pub fn retire(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_retire(owner, device)
		}

		/// Retires a revoked `device` whose owner has not, with the effect of `retire`.
		///
		/// Origin: the approved manufacturer of the device, with nothing of its bond missing, or
		/// one that was suspended `LeaveCoolDown` ago, once `AppealWindow` has passed since the
		/// revocation. An open appeal keeps it from that until a second `AppealWindow` has passed.
		///
		/// Emits: `DeviceRetired`.
		///
		/// Errors: `UnknownDevice`, `NotManufacturer`, `ManufacturerSuspended`, `BondTooSmall`,
		/// `NotRevoked`, `AppealOpen`, `AppealWindowOpen`, or the veto of another pallet.
		#[pallet::call_index(24)]
		pub fn retire_revoked(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_retire_revoked(manufacturer, device)
		}

		/// Replaces the body of `device`, exchanged or repaired under warranty, by that of
		/// `request`.
		///
		/// From now on the device is the one that voucher and claim are about. That has another
		/// serial number, or the same one in a higher life, and begins no new ownership: the claim
		/// names the present one. The device keeps its number, its slots, what was learned, and its
		/// mandates; the former serial number is retired, and the former key signs nothing more. A
		/// stock must not be measured more finely than the new model does. A takeover that is under
		/// way ends.
		///
		/// Origin: the owner of the device, while it is not sanctioned.
		///
		/// Emits: `DeviceReplaced`, after `TakeoverEnded` if a takeover was under way.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `SanctionInForce`, `VoucherOfAnotherManufacturer`,
		/// `ResolutionTooFine`, and those of `claim`.
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::replace_device()
			.saturating_add(Pallet::<T>::of_key(&request.voucher.key))
			.saturating_add(Pallet::<T>::of(&request.voucher_signature))
			.saturating_add(Pallet::<T>::of(&request.device_signature)))]
		pub fn replace_device(
			origin: OriginFor<T>,
			device: DeviceId,
			request: ClaimRequestOf<T>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_replace_device(owner, device, request)
		}

		// Changes of ownership: 30 to 39.

		/// Offers `device` to the household `to`, until it accepts or until `expires_at`, in Unix
		/// seconds.
		///
		/// The sender remains the owner until the offer is accepted. A former offer or release is
		/// void.
		///
		/// Origin: the owner of the device, while it is not sanctioned.
		///
		/// Emits: `TransferBegun`.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `AlreadyOwner`, `OfferExpired`, `DeviceRevoked`,
		/// `SanctionInForce`, or the veto of another pallet.
		#[pallet::call_index(30)]
		pub fn offer_transfer(
			origin: OriginFor<T>,
			device: DeviceId,
			to: T::AccountId,
			expires_at: Option<Moment>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_offer_transfer(owner, device, to, expires_at)
		}

		/// Accepts the offer of `device`, for deposits of at most `max_deposit`, in COT's smallest
		/// unit.
		///
		/// The sender becomes the owner. The deposits paid by the former owner are returned to it
		/// and held from the sender, up to `max_deposit`. Patterns, mandates, grants and allowances
		/// of the former household end, and so does its suspension of the device.
		///
		/// Origin: the household to which the device is offered, while it is not sanctioned.
		///
		/// Emits: `DeviceTransferred`.
		///
		/// Errors: `UnknownDevice`, `NotOffered`, `OfferExpired`, `DeviceRevoked`,
		/// `SanctionInForce`, `DepositTooHigh`, the veto of another pallet, or the lack of funds.
		#[pallet::call_index(31)]
		pub fn accept_transfer(
			origin: OriginFor<T>,
			device: DeviceId,
			max_deposit: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_transfer(who, device, max_deposit)
		}

		/// Cancels the offer or the release of `device`.
		///
		/// Origin: the owner of the device.
		///
		/// Emits: `TransferCancelled`.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `UnknownTransfer`.
		#[pallet::call_index(32)]
		pub fn cancel_transfer(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_cancel_transfer(owner, device)
		}

		/// Releases `device` to any household that it signs a claim for.
		///
		/// The device may not attest until it is claimed or the release is cancelled. A former
		/// offer is void.
		///
		/// Origin: the owner of the device, while it is not sanctioned.
		///
		/// Emits: `TransferBegun`.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `AlreadyReleased`, `DeviceRevoked`,
		/// `SanctionInForce`, or the veto of another pallet.
		#[pallet::call_index(33)]
		pub fn release(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_release(owner, device)
		}

		/// Claims a released device, for deposits of at most `max_deposit`, in COT's smallest unit.
		///
		/// The sender becomes the owner, with a `claim` that the device signed for its next
		/// ownership. Deposits move, up to `max_deposit`, and the former household's records end as
		/// by `accept_transfer`.
		///
		/// Origin: the household named in the claim, while the device is not sanctioned.
		///
		/// Emits: `DeviceTransferred`.
		///
		/// Errors: `UnknownDevice`, `NotReleased`, `AlreadyOwner`, `ClaimForAnotherOwnership`,
		/// `ClaimForAnotherLife`, `ClaimForAnotherSerial`, `ClaimExpired`, `ClaimExpiresTooLate`,
		/// `ClaimForAnotherOwner`, `InvalidClaimSignature`, `DeviceRevoked`, `SanctionInForce`,
		/// `DepositTooHigh`, the veto of another pallet, or the lack of funds.
		#[pallet::call_index(34)]
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

		/// Begins the takeover of a device that is not released; `max_deposit` is in COT's smallest
		/// unit.
		///
		/// The manufacturer's word for it is a voucher of a higher life than the device's, which
		/// comes in `request` with a claim for the device's next ownership. The owner has
		/// `TakeoverNotice` to object by `cancel_takeover`. A deposit is held until then, and the
		/// deposits for the device, up to `max_deposit`, when the takeover is completed. The notice
		/// of a lower life is void.
		///
		/// Origin: the household named in the claim.
		///
		/// Emits: `TakeoverBegun`, after `TakeoverEnded` if one of a lower life was under way.
		///
		/// Errors: `UnknownDevice`, `AlreadyOwner`, `TakeoverUnderWay`, and those of `claim`.
		#[pallet::call_index(35)]
		#[pallet::weight(T::WeightInfo::begin_takeover()
			.saturating_add(Pallet::<T>::of_key(&request.voucher.key))
			.saturating_add(Pallet::<T>::of(&request.voucher_signature))
			.saturating_add(Pallet::<T>::of(&request.device_signature)))]
		pub fn begin_takeover(
			origin: OriginFor<T>,
			request: ClaimRequestOf<T>,
			max_deposit: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_begin_takeover(who, request, max_deposit)
		}

		/// Completes the takeover of `device` once the notice to its owner is over.
		///
		/// Deposits move and the former household's records end as by `accept_transfer`. The
		/// deposit for the notice is returned.
		///
		/// Origin: any account, while the device is not sanctioned and its manufacturer is
		/// approved.
		///
		/// Emits: `DeviceTransferred`.
		///
		/// Errors: `UnknownTakeover`, `TakeoverNoticeRuns`, `ManufacturerSuspended`,
		/// `BondTooSmall`, `UnknownVoucherKey`, `KeyAlreadyRegistered`, `DeviceRevoked`,
		/// `SanctionInForce`, `DepositTooHigh`, the veto of another pallet, or the next owner's
		/// lack of funds.
		#[pallet::call_index(36)]
		pub fn complete_takeover(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_complete_takeover(device)
		}

		/// Cancels the takeover of `device`, and returns the deposit for the notice.
		///
		/// Its voucher is used up: the next notice takes one of a higher life.
		///
		/// Origin: the owner, the manufacturer or the next owner of the device.
		///
		/// Emits: `TakeoverEnded`.
		///
		/// Errors: `UnknownTakeover`, `NotPartyToTakeover`.
		#[pallet::call_index(37)]
		pub fn cancel_takeover(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_cancel_takeover(by, device)
		}

		// Slots and settings: 40 to 49.

		/// Configures `slot` of `device` as `config`, its stock in thousandths of its unit.
		///
		/// If the slot holds other goods, records another activity or counts in another unit, its
		/// learned pattern and its mandate end; a corrected capacity or resolution keeps them. A
		/// stock is measured no more finely than the device's model does in that slot or, without
		/// one, than in hundredths of its capacity. A deposit is held for a slot beyond the free
		/// ones.
		///
		/// Origin: the owner of the device.
		///
		/// Emits: `SlotConfigured`, unless the configuration is unchanged.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `SlotNumberTooHigh`, `InvalidSlotConfig`,
		/// `ResolutionTooFine`, the veto of another pallet, or the lack of funds.
		#[pallet::call_index(40)]
		pub fn configure_slot(
			origin: OriginFor<T>,
			device: DeviceId,
			slot: SlotId,
			config: SlotConfig,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_configure_slot(owner, device, slot, config)
		}

		/// Replaces the label of `slot` by `label`, a hash, for the same goods or activity.
		///
		/// The pattern and the mandate of the slot stay.
		///
		/// Origin: the owner of the device.
		///
		/// Emits: `SlotRenamed`.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `UnknownSlot`, `NotLabelled`.
		#[pallet::call_index(41)]
		pub fn rename_slot(
			origin: OriginFor<T>,
			device: DeviceId,
			slot: SlotId,
			label: H256,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_rename_slot(owner, device, slot, label)
		}

		/// Removes `slot` from `device`.
		///
		/// The learned pattern and the mandate of the slot end, and its deposit, if it was beyond
		/// the free ones, is returned. Points that the slot has earned still count towards its
		/// caps.
		///
		/// Origin: the owner of the device.
		///
		/// Emits: `SlotRemoved`.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `UnknownSlot`, or the veto of another pallet.
		#[pallet::call_index(42)]
		pub fn remove_slot(origin: OriginFor<T>, device: DeviceId, slot: SlotId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_remove_slot(owner, device, slot)
		}

		/// Announces that `device` is silent for at most `report_interval` seconds.
		///
		/// Origin: the owner of the device.
		///
		/// Emits: `ReportIntervalSet`.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `ZeroReportInterval`.
		#[pallet::call_index(43)]
		pub fn set_report_interval(
			origin: OriginFor<T>,
			device: DeviceId,
			report_interval: Option<Moment>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_set_report_interval(owner, device, report_interval)
		}

		// Suspensions, sanctions and appeals: 50 to 59.

		/// Suspends `device` on behalf of its owner: it may not attest until `resume`.
		///
		/// Origin: the owner of the device.
		///
		/// Emits: `DeviceSuspended`.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `AlreadySuspended`.
		#[pallet::call_index(50)]
		pub fn suspend(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_suspend(owner, device)
		}

		/// Ends the owner's suspension of `device`.
		///
		/// Origin: the owner of the device, while it is not sanctioned.
		///
		/// Emits: `DeviceResumed`.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `SanctionInForce`, `NotSuspended`.
		#[pallet::call_index(51)]
		pub fn resume(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_resume(owner, device)
		}

		/// Suspends `device` on behalf of its manufacturer, with the hash of the evidence.
		///
		/// It may not attest until the manufacturer or governance ends the sanction. The owner may
		/// appeal. Meanwhile the device cannot change hands, nor be retired within `AppealWindow`.
		///
		/// Origin: the approved manufacturer of the device, with nothing of its bond missing.
		///
		/// Emits: `DeviceSanctioned`.
		///
		/// Errors: `UnknownDevice`, `NotManufacturer`, `ManufacturerSuspended`, `BondTooSmall`,
		/// `TooManySanctions`, `DeviceProtected`, `AppealOpen`, `AlreadySanctioned`.
		#[pallet::call_index(52)]
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

		/// Ends the manufacturer's suspension of `device`, or its revocation while that is not
		/// final.
		///
		/// A revocation is final once `AppealWindow` has passed and no appeal awaits a verdict. An
		/// open appeal is void, and the device is then protected for `AppealProtection` as if
		/// governance had lifted the sanction.
		///
		/// Origin: the approved manufacturer of the device, with nothing of its bond missing.
		///
		/// Emits: `DeviceReinstated`.
		///
		/// Errors: `UnknownDevice`, `NotManufacturer`, `ManufacturerSuspended`, `BondTooSmall`,
		/// `DeviceRevoked`, `NotSanctioned`.
		#[pallet::call_index(53)]
		pub fn reinstate_device(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let manufacturer = ensure_signed(origin)?;
			Self::do_reinstate_device(manufacturer, device)
		}

		/// Revokes `device`, with the hash of the evidence.
		///
		/// The manufacturer may withdraw the revocation until `AppealWindow` has passed; from then
		/// on it is final. The owner may appeal, or retire the device once `AppealWindow` has
		/// passed, which begins anew if the device was suspended before. The device cannot change
		/// hands.
		///
		/// Origin: the approved manufacturer of the device, with nothing of its bond missing, or
		/// one that was suspended `LeaveCoolDown` ago and winds up.
		///
		/// Emits: `DeviceSanctioned`.
		///
		/// Errors: `UnknownDevice`, `NotManufacturer`, `ManufacturerSuspended`, `BondTooSmall`,
		/// `TooManySanctions`, `DeviceProtected`, `AppealOpen`, `AlreadySanctioned`.
		#[pallet::call_index(54)]
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

		/// Appeals to governance against the sanction of `device`, with the hash of the statement.
		///
		/// A deposit is held until the sanction ends or the device is retired, and slashed if
		/// governance upholds the sanction. An appeal that nobody judges within two `AppealWindow`s
		/// since the sanction began lapses: the sanction stays, the manufacturer may go on as if
		/// there were no appeal, and the deposit returns with the end of the sanction.
		///
		/// Origin: the owner of the device, once for each sanction.
		///
		/// Emits: `AppealOpened`.
		///
		/// Errors: `UnknownDevice`, `NotOwner`, `NotSanctioned`, `AlreadyAppealed`, or the lack of
		/// funds.
		#[pallet::call_index(55)]
		pub fn appeal(origin: OriginFor<T>, device: DeviceId, statement: H256) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_appeal(owner, device, statement)
		}

		/// Lifts or upholds the sanction of `device` that began at `since`, in Unix seconds, on its
		/// appeal.
		///
		/// The appeal is the one that is based on `statement`. Once lifted, the manufacturer cannot
		/// sanction the device again for `AppealProtection`.
		///
		/// Origin: governance (`ForceOrigin`).
		///
		/// Emits: `AppealResolved`.
		///
		/// Errors: `UnknownDevice`, `UnknownAppeal`, `AppealForAnotherSanction`,
		/// `AppealForAnotherStatement`.
		#[pallet::call_index(56)]
		pub fn resolve_appeal(
			origin: OriginFor<T>,
			device: DeviceId,
			#[pallet::compact] since: Moment,
			statement: H256,
			verdict: Verdict,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_resolve_appeal(device, since, statement, verdict)
		}

		/// Lifts the sanctions of many `devices` that began at `until`, in Unix seconds, or before.
		///
		/// No appeal is needed, and the manufacturer may be suspended. Later sanctions are not
		/// lifted, so that none is that nobody has voted about. Other devices are skipped. The
		/// manufacturer cannot sanction the devices again for `AppealProtection`.
		///
		/// Origin: governance (`ForceOrigin`).
		///
		/// Emits: `SanctionLifted` for each device that was sanctioned.
		///
		/// Errors: none.
		#[pallet::call_index(57)]
		#[pallet::weight(T::WeightInfo::force_lift_sanctions(devices.len().saturated_into()))]
		pub fn force_lift_sanctions(
			origin: OriginFor<T>,
			devices: BoundedVec<DeviceId, ConstU32<MAX_LIFTED>>,
			#[pallet::compact] until: Moment,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_lift_sanctions(devices, until);
			Ok(())
		}

		// Governance of manufacturers: 60 to 69.

		/// Approves `manufacturer` under the `name` with which it is registered: its vouchers are
		/// accepted.
		///
		/// Origin: governance (`ForceOrigin`).
		///
		/// Emits: `ManufacturerApproved`.
		///
		/// Errors: `UnknownManufacturer`, `AnotherProfile`, `AlreadyApproved`,
		/// `ManufacturerSuspended`, `ManufacturerLeaving`.
		#[pallet::call_index(60)]
		pub fn force_approve_manufacturer(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			name: ManufacturerName,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_approve_manufacturer(manufacturer, name)
		}

		/// Suspends an approved or leaving `manufacturer`: its vouchers and models are not
		/// accepted.
		///
		/// For `LeaveCoolDown` it can neither act on devices nor withdraw its bond. Then it may
		/// wind up: revoke its devices, retire them and withdraw what governance has left of its
		/// bond. Claimed devices are not affected.
		///
		/// Origin: governance (`ForceOrigin`).
		///
		/// Emits: `ManufacturerSuspended`.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerNotApproved`, `ManufacturerSuspended`.
		#[pallet::call_index(61)]
		pub fn force_suspend_manufacturer(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_suspend_manufacturer(manufacturer)
		}

		/// Ends the suspension of `manufacturer`, which is approved again.
		///
		/// A manufacturer that was leaving has to begin anew.
		///
		/// Origin: governance (`ForceOrigin`).
		///
		/// Emits: `ManufacturerReinstated`.
		///
		/// Errors: `UnknownManufacturer`, `ManufacturerNotSuspended`.
		#[pallet::call_index(62)]
		pub fn force_reinstate_manufacturer(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_reinstate_manufacturer(manufacturer)
		}

		/// Slashes the bond of `manufacturer` by `amount`, in COT's smallest unit, or by all of it.
		///
		/// If less is left than is due for its devices, it is missing: until it is restored, its
		/// vouchers are not accepted and it cannot act on devices.
		///
		/// Origin: governance (`ForceOrigin`).
		///
		/// Emits: `ManufacturerSlashed`.
		///
		/// Errors: `UnknownManufacturer`, `NothingToSlash`.
		#[pallet::call_index(63)]
		pub fn force_slash_manufacturer(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			amount: BalanceOf<T>,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_slash_manufacturer(manufacturer, amount)
		}

		/// Approves the `name` and the `site` that `manufacturer` asks for, if they are these.
		///
		/// What it asks for by then instead is not approved.
		///
		/// Origin: governance (`ForceOrigin`).
		///
		/// Emits: `ProfileSet`.
		///
		/// Errors: `UnknownManufacturer`, `NoProposedProfile`, `AnotherProfile`.
		#[pallet::call_index(64)]
		pub fn force_approve_profile(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			name: ManufacturerName,
			site: ManufacturerSite,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_approve_profile(manufacturer, Profile { name, site })
		}

		/// Opens a closed voucher key again as `number`, for `claims` before `valid_until`, in Unix
		/// seconds.
		///
		/// It is for a manufacturer whose account was stolen and the key closed, so that what is in
		/// the shops can be claimed. The event `VoucherKeyAdded` of that number has told the key.
		///
		/// Origin: governance (`ForceOrigin`).
		///
		/// Emits: `VoucherKeyAdded`.
		///
		/// Errors: `UnknownManufacturer`, `UnknownVoucherKey`, `VoucherKeyOpen`,
		/// `TooManyVoucherKeys`, `WeakKey`, `UselessVoucherKey`.
		#[pallet::call_index(65)]
		#[pallet::weight(
			T::WeightInfo::force_reopen_voucher_key().saturating_add(Pallet::<T>::of_key(key))
		)]
		pub fn force_reopen_voucher_key(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			#[pallet::compact] number: u32,
			key: DeviceKey,
			claims: Option<u32>,
			valid_until: Option<Moment>,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_reopen_voucher_key(manufacturer, number, key, claims, valid_until)
		}

		/// Closes a voucher key of `manufacturer` now.
		///
		/// It is that of a thief who has the manufacturer's account; those of its factories then
		/// have a place.
		///
		/// Origin: governance (`ForceOrigin`).
		///
		/// Emits: `VoucherKeyClosed`.
		///
		/// Errors: `UnknownManufacturer`, `UnknownVoucherKey`.
		#[pallet::call_index(66)]
		#[pallet::weight(T::WeightInfo::close_voucher_key())]
		pub fn force_close_voucher_key(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			#[pallet::compact] number: u32,
		) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_close_voucher_key(manufacturer, number, None)
		}
	}
}
