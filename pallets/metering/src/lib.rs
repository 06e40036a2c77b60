#![doc = include_str!("../README.md")]
//! # Example
//!
//! A commuter subscribes for its car, lets it drive, and drives itself once the tokens are used up:
#![doc = docify::embed!("src/tests/story.rs", a_car_drives_as_far_as_its_allowance_reaches)]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use genesis::GenesisPlan;
pub use pallet::*;
pub use types::*;
pub use views::{Obstacle, StartCheck, StartCheckOf};
pub use weights::WeightInfo;

mod allowance;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod charge;
mod genesis;
mod impls;
mod plans;
mod settle;
mod subscriptions;
mod tick;
mod try_state;
mod types;
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
		unix_now, DeviceId, InspectDevices, InspectFrozen, InspectManufacturers, InspectToken,
		Moment, OnTokensBurned, Quantity, SlotId, TokenAccounts, TokenId,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, fungibles, StorageVersion, UnixTime},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;

	/// Version of the storage layout; raised together with a migration.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Amount of coins and of tokens.
	pub type BalanceOf<T> = <<T as Config>::Currency as fungible::Inspect<
		<T as frame_system::Config>::AccountId,
	>>::Balance;

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls, of a session and of the steps of a visit. A step that claims too
		/// little lets visits fill more than their part of a block.
		type WeightInfo: WeightInfo;

		/// Chain time. If it jumps ahead, announced prices come early and debts lapse.
		type Time: UnixTime;

		/// Hold reasons of the runtime. A reason shared with another pallet would spend what that
		/// one holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// Native coin, of which deposits are held.
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// Tokens of the manufacturers, of which allowances are held. A ledger that lets others
		/// take what is held lets households drive for nothing.
		type Tokens: fungibles::MutateHold<
			Self::AccountId,
			AssetId = TokenId,
			Balance = BalanceOf<Self>,
			Reason = Self::RuntimeHoldReason,
		>;

		/// Frozen tokens, which no allowance is made of. Without it the same tokens would open a
		/// gate and be burned.
		type Frozen: InspectFrozen<Self::AccountId, BalanceOf<Self>>;

		/// Accounts of tokens, of which the invariants see everything that is held.
		type TokenAccounts: TokenAccounts<Self::AccountId>;

		/// Devices and their slots. One that names another household lets that one spend.
		type Devices: InspectDevices<Self::AccountId>;

		/// Manufacturers that may publish plans.
		type Manufacturers: InspectManufacturers<Self::AccountId>;

		/// Tokens of the manufacturers, in which their plans are paid.
		type Token: InspectToken<Self::AccountId>;

		/// Listener to burned tokens. If it does not count them, the supply of a token does not
		/// add up.
		type OnTokensBurned: OnTokensBurned<Self::AccountId, BalanceOf<Self>>;

		/// Deposit of a plan.
		#[pallet::constant]
		type PlanDeposit: Get<BalanceOf<Self>>;

		/// Deposit of a subscription.
		#[pallet::constant]
		type SubscriptionDeposit: Get<BalanceOf<Self>>;

		/// Seconds from the announcement of a higher price, or of the end of a plan, until it takes
		/// effect. If it is short, households learn of it from the bill.
		#[pallet::constant]
		type PriceNotice: Get<Moment>;

		/// Seconds for which sessions may be attested late. If the attestations take older ones,
		/// these are charged by another price, or not at all.
		#[pallet::constant]
		type LateWindow: Get<Moment>;

		/// Seconds after which a debt that cannot be paid, or whose plan has ended, is forgotten.
		/// Until then its device stays with its household.
		#[pallet::constant]
		type DebtLapse: Get<Moment>;

		/// Most weight of a block that visits use. If it does not carry one, nothing is ever
		/// settled by itself.
		#[pallet::constant]
		type TickWeight: Get<Weight>;

		/// Setup of other pallets for the benchmarks. If it makes no device, none of them runs.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// Reasons for which coins and tokens are held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Tokens of an allowance.
		#[codec(index = 0)]
		Allowance,
		/// Deposit of a plan.
		#[codec(index = 1)]
		Plan,
		/// Deposit of a subscription.
		#[codec(index = 2)]
		Subscription,
	}

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Identifier of the next plan.
	#[pallet::storage]
	pub type NextPlanId<T: Config> = StorageValue<_, PlanId, ValueQuery, ConstU32<1>>;

	/// Service plans.
	// Twox64: the chain counts them.
	#[pallet::storage]
	pub type Plans<T: Config> = StorageMap<_, Twox64Concat, PlanId, PlanOf<T>>;

	/// Plans of each manufacturer.
	// Blake2: accounts are chosen by users.
	#[pallet::storage]
	pub type PlansOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, PlanId, ()>;

	/// Subscriptions by device and slot.
	// Twox64: the chain counts devices.
	#[pallet::storage]
	pub type Subscriptions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DeviceId, Twox64Concat, SlotId, SubscriptionOf<T>>;

	/// Subscriptions by the hour in which they are visited.
	// Twox64: hours are those of the chain's clock.
	#[pallet::storage]
	pub type Visits<T: Config> =
		StorageDoubleMap<_, Twox64Concat, VisitHour, Twox64Concat, (DeviceId, SlotId), ()>;

	/// First hour that may have visits left.
	#[pallet::storage]
	pub type VisitCursor<T: Config> = StorageValue<_, VisitHour>;

	/// Tokens of former allowances that the ledger has refused to release, by household and token.
	// Blake2: accounts are chosen by users.
	#[pallet::storage]
	pub type Stranded<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		TokenId,
		BalanceOf<T>,
		ValueQuery,
	>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Plans that are published from the first block on.
		pub plans: alloc::vec::Vec<GenesisPlan<T::AccountId, BalanceOf<T>>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			self.publish_plans();
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A manufacturer published a service plan.
		PlanPublished {
			/// Identifier of the plan.
			plan: PlanId,
			/// Manufacturer of the devices.
			manufacturer: T::AccountId,
			/// Token in which it is paid.
			token: TokenId,
			/// Terms.
			terms: PlanTermsOf<T>,
		},
		/// A manufacturer changed the price of a plan.
		PriceChanged {
			/// Identifier of the plan.
			plan: PlanId,
			/// Manufacturer of the devices.
			manufacturer: T::AccountId,
			/// Price in force now, for a whole unit.
			old: BalanceOf<T>,
			/// Price to follow.
			new: BalanceOf<T>,
			/// Time from which it holds, in Unix seconds.
			from: Moment,
			/// Number of changes of the plan.
			version: u32,
		},
		/// A manufacturer closed a plan.
		PlanClosed {
			/// Identifier of the plan.
			plan: PlanId,
			/// Manufacturer of the devices.
			manufacturer: T::AccountId,
			/// Time at which it ends, in Unix seconds.
			ends_at: Moment,
		},
		/// A plan that had ended was removed, with its last subscription gone.
		PlanRemoved {
			/// Identifier of the plan.
			plan: PlanId,
			/// Manufacturer of the devices, to which the deposit was released.
			manufacturer: T::AccountId,
		},
		/// A household subscribed a slot of its device.
		Subscribed {
			/// Device.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Household that pays.
			household: T::AccountId,
			/// Plan.
			plan: PlanId,
			/// Limits of the household.
			limits: SubscriptionLimitsOf<T>,
		},
		/// A household changed the limits of a subscription.
		LimitsSet {
			/// Device.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Household that pays.
			household: T::AccountId,
			/// Limits until now.
			old: SubscriptionLimitsOf<T>,
			/// Limits from now on.
			new: SubscriptionLimitsOf<T>,
		},
		/// A subscription has ended. Sessions that began before are still charged.
		SubscriptionEnded {
			/// Device.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Household that pays.
			household: T::AccountId,
			/// Plan.
			plan: PlanId,
			/// Time of the end in Unix seconds.
			at: Moment,
			/// Reason.
			reason: EndReason,
		},
		/// A subscription that had ended was removed.
		SubscriptionRemoved {
			/// Device.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Household that has paid.
			household: T::AccountId,
			/// Rest of the allowance, which was released.
			released: BalanceOf<T>,
		},
		/// Tokens were added to an allowance.
		ToppedUp {
			/// Device.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Household that pays.
			household: T::AccountId,
			/// Account that the tokens are from.
			from: T::AccountId,
			/// Tokens added.
			amount: BalanceOf<T>,
			/// Part of them that has paid a debt.
			debt_paid: BalanceOf<T>,
			/// Allowance that is not charged.
			free: BalanceOf<T>,
		},
		/// A household took tokens back from an allowance.
		Withdrawn {
			/// Device.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Household.
			household: T::AccountId,
			/// Tokens released.
			amount: BalanceOf<T>,
			/// Allowance that is not charged.
			free: BalanceOf<T>,
		},
		/// A device has acted by itself.
		SessionMetered {
			/// Device.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Household that owns the device.
			household: T::AccountId,
			/// Plan; none without a subscription.
			plan: Option<PlanId>,
			/// Start of the session in Unix seconds.
			at: Moment,
			/// Amount in thousandths of the unit.
			amount: Quantity,
			/// Outcome.
			outcome: SessionOutcome,
			/// Cost; zero if nothing was charged.
			cost: BalanceOf<T>,
			/// Part of the cost that the allowance pays.
			from_allowance: BalanceOf<T>,
			/// Part of the cost that is owed.
			owed: BalanceOf<T>,
			/// Part of the cost that nobody pays, because the debt has reached its bound.
			unpaid: BalanceOf<T>,
		},
		/// The charged part of an allowance was burned and paid.
		Settled {
			/// Device.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Household that pays.
			household: T::AccountId,
			/// Manufacturer that was paid.
			manufacturer: T::AccountId,
			/// Token.
			token: TokenId,
			/// Tokens burned.
			burned: BalanceOf<T>,
			/// Tokens paid to the manufacturer.
			paid: BalanceOf<T>,
		},
		/// The charged part of an allowance can be neither burned nor paid. It is tried again.
		SettlementFailed {
			/// Device.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Household that pays.
			household: T::AccountId,
			/// Tokens that are due.
			due: BalanceOf<T>,
			/// Error of the ledger.
			error: DispatchError,
		},
		/// A manufacturer forgave a debt.
		DebtForgiven {
			/// Device.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Household that owed it.
			household: T::AccountId,
			/// Manufacturer that forgave it.
			manufacturer: T::AccountId,
			/// Tokens forgiven.
			amount: BalanceOf<T>,
		},
		/// A debt, or what was due and could not be paid, was forgotten.
		DebtLapsed {
			/// Device.
			device: DeviceId,
			/// Slot of the activity.
			slot: SlotId,
			/// Household that owed it.
			household: T::AccountId,
			/// Manufacturer that is not paid.
			manufacturer: T::AccountId,
			/// Tokens forgotten.
			amount: BalanceOf<T>,
		},
		/// The ledger has refused to release the rest of an allowance. Anybody may have it tried
		/// again by `release_stranded`.
		AllowanceStranded {
			/// Household.
			household: T::AccountId,
			/// Token.
			token: TokenId,
			/// Tokens that stay held.
			amount: BalanceOf<T>,
		},
		/// Tokens of a former allowance were released at last.
		StrandedReleased {
			/// Household.
			household: T::AccountId,
			/// Token.
			token: TokenId,
			/// Tokens released.
			amount: BalanceOf<T>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The manufacturer is not approved.
		ManufacturerNotApproved,
		/// The manufacturer has no token.
		UnknownToken,
		/// There is no such plan.
		UnknownPlan,
		/// The caller is not the plan's manufacturer.
		NotManufacturer,
		/// A price, budget, period or amount is zero.
		ZeroTerms,
		/// The plan's price has changed too often for all of them to be remembered.
		TooManyPrices,
		/// The plan is closed already, or has ended.
		PlanClosed,
		/// The plan has not ended yet.
		PlanNotEnded,
		/// Subscriptions still refer to the plan.
		PlanInUse,
		/// The device is not claimed.
		UnknownDevice,
		/// The caller does not own the device, or does not pay for the subscription.
		NotHousehold,
		/// The device has no such slot.
		UnknownSlot,
		/// The slot records another activity than the plan charges for, or in another unit.
		ActivityMismatch,
		/// The plan is of another manufacturer than the device.
		ForeignPlan,
		/// The plan's price is above the limit.
		PriceAboveLimit,
		/// The slot is subscribed already.
		AlreadySubscribed,
		/// The slot has no subscription.
		UnknownSubscription,
		/// The subscription has ended.
		SubscriptionEnded,
		/// The account has too few tokens that are neither held nor frozen.
		InsufficientTokens,
		/// The allowance has less that is not charged.
		InsufficientAllowance,
		/// A debt has to be paid or forgiven first.
		DebtOwed,
		/// Nothing is owed.
		NoDebt,
		/// Nothing is stranded.
		NothingStranded,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::PriceNotice::get() > 0, "households learn of a price before it holds");
			assert!(T::DebtLapse::get() > T::LateWindow::get(), "a debt outlives late sessions");
			assert!(
				T::WeightInfo::tick_base()
					.saturating_add(T::WeightInfo::tick_hour())
					.saturating_add(Self::visit_weight())
					.all_lte(T::TickWeight::get()),
				"TickWeight must carry at least one visit, or nothing is ever settled"
			);
		}

		/// Visits subscriptions whose hour has passed, as many as `TickWeight` and the block allow.
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::tick(meter);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Publishes a service plan: prices in the smallest unit of the caller's token, for a whole
		/// unit.
		///
		/// Devices of the caller's make that act by themselves are charged by it, once their
		/// households subscribe.
		///
		/// Origin: an approved manufacturer with a token.
		///
		/// Emits: `PlanPublished`.
		///
		/// Errors: `ManufacturerNotApproved`, `UnknownToken`, `ZeroTerms`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::publish_plan())]
		pub fn publish_plan(origin: OriginFor<T>, terms: PlanTermsOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_publish_plan(who, terms)
		}

		/// Changes the price of `plan` for a whole unit, in the token's smallest unit.
		///
		/// A lower price holds at once, a higher one `PriceNotice` later. It replaces a price that
		/// was announced and does not hold yet.
		///
		/// Origin: the plan's manufacturer.
		///
		/// Emits: `PriceChanged`.
		///
		/// Errors: `UnknownPlan`, `NotManufacturer`, `PlanClosed`, `ZeroTerms`, `TooManyPrices`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::change_price())]
		pub fn change_price(
			origin: OriginFor<T>,
			plan: PlanId,
			price: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_change_price(who, plan, price)
		}

		/// Closes `plan`, which ends `PriceNotice` later, and its subscriptions with it.
		///
		/// Origin: the plan's manufacturer.
		///
		/// Emits: `PlanClosed`.
		///
		/// Errors: `UnknownPlan`, `NotManufacturer`, `PlanClosed`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::close_plan())]
		pub fn close_plan(origin: OriginFor<T>, plan: PlanId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close_plan(who, plan)
		}

		/// Removes `plan`, which has ended, and releases its deposit.
		///
		/// Origin: any account.
		///
		/// Emits: `PlanRemoved`.
		///
		/// Errors: `UnknownPlan`, `PlanNotEnded`, `PlanInUse`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::remove_plan())]
		pub fn remove_plan(origin: OriginFor<T>, plan: PlanId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_remove_plan(plan)
		}

		/// Subscribes `slot` of `device` to `plan`, under `limits` in the token's smallest unit.
		///
		/// From now on its sessions without a person are charged to the allowance, which `top_up`
		/// fills. A subscription of the same plan that has ended is resumed.
		///
		/// Origin: the household that owns the device.
		///
		/// Emits: `Subscribed`.
		///
		/// Errors: `UnknownDevice`, `NotHousehold`, `UnknownSlot`, `UnknownPlan`, `ForeignPlan`,
		/// `ManufacturerNotApproved`, `ActivityMismatch`, `PlanClosed`, `ZeroTerms`,
		/// `PriceAboveLimit`, `AlreadySubscribed`, `DebtOwed`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::subscribe())]
		pub fn subscribe(
			origin: OriginFor<T>,
			device: DeviceId,
			slot: SlotId,
			plan: PlanId,
			limits: SubscriptionLimitsOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_subscribe(who, device, slot, plan, limits)
		}

		/// Sets the limits of a subscription, in the token's smallest unit.
		///
		/// The tokens that the period has used count against a new budget of the same period.
		///
		/// Origin: the household that pays.
		///
		/// Emits: `LimitsSet`.
		///
		/// Errors: `UnknownSubscription`, `NotHousehold`, `SubscriptionEnded`, `ZeroTerms`,
		/// `PriceAboveLimit`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::set_limits())]
		pub fn set_limits(
			origin: OriginFor<T>,
			device: DeviceId,
			slot: SlotId,
			limits: SubscriptionLimitsOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_limits(who, device, slot, limits)
		}

		/// Ends a subscription, and releases the allowance that is not charged.
		///
		/// Sessions that began before are still charged, however late they are attested.
		///
		/// Origin: the household that pays.
		///
		/// Emits: `SubscriptionEnded`, and `Withdrawn` if anything was released.
		///
		/// Errors: `UnknownSubscription`, `NotHousehold`, `SubscriptionEnded`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::unsubscribe())]
		pub fn unsubscribe(origin: OriginFor<T>, device: DeviceId, slot: SlotId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unsubscribe(who, device, slot)
		}

		/// Adds `amount` tokens, in their smallest unit, to the allowance of a slot, and pays its
		/// debt first.
		///
		/// The tokens are held in the household's account, and are its own: those of another
		/// account are a gift.
		///
		/// Origin: any account with so many tokens that are neither held nor frozen.
		///
		/// Emits: `ToppedUp`, and `Settled` or `SettlementFailed` if anything was due.
		///
		/// Errors: `UnknownSubscription`, `SubscriptionEnded`, `ZeroTerms`, `InsufficientTokens`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::top_up())]
		pub fn top_up(
			origin: OriginFor<T>,
			device: DeviceId,
			slot: SlotId,
			amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_top_up(who, device, slot, amount)
		}

		/// Withdraws `amount` tokens, in their smallest unit, from the allowance of a slot.
		///
		/// Origin: the household that pays.
		///
		/// Emits: `Withdrawn`, and `Settled` or `SettlementFailed` if anything was due.
		///
		/// Errors: `UnknownSubscription`, `NotHousehold`, `ZeroTerms`, `InsufficientAllowance`.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(
			origin: OriginFor<T>,
			device: DeviceId,
			slot: SlotId,
			amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(who, device, slot, amount)
		}

		/// Settles a subscription before its daily visit: burns and pays what is charged, and ends
		/// or removes it if that is due.
		///
		/// Origin: any account.
		///
		/// Emits: `Settled` or `SettlementFailed` if anything was due; `SubscriptionEnded`,
		/// `DebtLapsed` or `SubscriptionRemoved`.
		///
		/// Errors: `UnknownSubscription`.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::settle().max(T::WeightInfo::tick_remove()))]
		pub fn settle(origin: OriginFor<T>, device: DeviceId, slot: SlotId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle(device, slot)
		}

		/// Forgives the debt of a slot.
		///
		/// Origin: the manufacturer of its plan.
		///
		/// Emits: `DebtForgiven`.
		///
		/// Errors: `UnknownSubscription`, `NotManufacturer`, `NoDebt`.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::forgive_debt())]
		pub fn forgive_debt(
			origin: OriginFor<T>,
			device: DeviceId,
			slot: SlotId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_forgive_debt(who, device, slot)
		}

		/// Releases tokens of `household`'s former allowances that could not be released before.
		///
		/// Origin: any account.
		///
		/// Emits: `StrandedReleased`.
		///
		/// Errors: `NothingStranded`, or that of the ledger.
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::release_stranded())]
		pub fn release_stranded(
			origin: OriginFor<T>,
			household: T::AccountId,
			token: TokenId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_stranded(household, token)
		}
	}

	impl<T: Config> Pallet<T> {
		/// Returns the chain time.
		pub(crate) fn now() -> Moment {
			unix_now::<T::Time>()
		}
	}
}
