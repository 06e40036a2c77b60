#![doc = include_str!("../README.md")]
//! # Example
//!
//! A household's fridge sees a shortage, and later the goods; the merchant is paid:
#![doc = docify::embed!("src/tests/story.rs", milk_is_bought_delivered_and_paid)]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use genesis::{GenesisGate, GenesisMerchant, GenesisOffer, GenesisPartnership};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

mod baskets;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod check;
mod choice;
mod conditions;
mod delivery;
mod disputes;
mod escrow;
mod gate;
mod genesis;
mod impls;
mod mandates;
pub mod math;
mod merchants;
mod offers;
mod open_order;
mod orders;
mod partnerships;
mod placing;
mod tick;
mod try_state;
mod types;
mod views;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

use cot_primitives::Moment;
use frame_support::traits::fungible;

/// Balance of the native coin and of every token.
pub type BalanceOf<T> =
	<<T as Config>::Currency as fungible::Inspect<<T as frame_system::Config>::AccountId>>::Balance;

impl<T: Config> Pallet<T> {
	/// Returns the chain time in Unix seconds.
	pub(crate) fn now() -> Moment {
		cot_primitives::unix_now::<T::Time>()
	}
}

// `publish_offer` names each part of an offer, so that wallets show them.
#[allow(clippy::too_many_arguments)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use cot_primitives::{
		Commodity, DeviceId, InspectDevices, InspectManufacturers, InspectToken, OnCommission,
		Quantity, SlotId, TokenId, Unit, WatchSlots,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, fungibles, ConstU64, EnsureOrigin, StorageVersion, UnixTime},
		weights::WeightMeter,
		DefaultNoBound,
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::{traits::Zero, Perbill, Permill};

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls and of the block work. If they are too low, deadlines can fill a
		/// block.
		type WeightInfo: WeightInfo;

		/// Chain time, by which orders, offers and mandates expire.
		type Time: UnixTime;

		/// Hold reasons of the runtime. A reason shared with another pallet would mix up escrows.
		type RuntimeHoldReason: From<HoldReason>;

		/// Freeze reasons of the runtime. A reason shared with another pallet would thaw
		/// memberships.
		type RuntimeFreezeReason: From<FreezeReason>;

		/// Native coin, in which merchants are bonded.
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// Means of payment: the native coin and all tokens. It must be the same ledger as
		/// `Currency` and `Tokens`, or an escrow could be spent elsewhere.
		type Assets: fungibles::MutateHold<
			Self::AccountId,
			AssetId = AssetKind,
			Balance = BalanceOf<Self>,
			Reason = Self::RuntimeHoldReason,
		>;

		/// Tokens that are frozen at the gates. A ledger whose transfers ignore freezes opens every
		/// gate.
		type Tokens: fungibles::MutateFreeze<
			Self::AccountId,
			AssetId = TokenId,
			Balance = BalanceOf<Self>,
			Id = Self::RuntimeFreezeReason,
		>;

		/// Devices with their households and slots. If a household is wrong, strangers can buy.
		type Devices: InspectDevices<Self::AccountId>;

		/// Readings of slots, which report only those that are watched. If a change of a watch is
		/// lost, the chain neither buys for the slot nor sees what arrives.
		type Readings: WatchSlots;

		/// Manufacturers that governance has approved. If it is too lenient, anybody can set gates
		/// and take commissions.
		type Manufacturers: InspectManufacturers<Self::AccountId>;

		/// Manufacturers' own tokens. If one is wrong, a gate freezes another manufacturer's token.
		type Token: InspectToken<Self::AccountId>;

		/// Listener to commissions, a share of which buys back the manufacturer's token. If it is
		/// missing, nothing is burned.
		type OnCommission: OnCommission<Self::AccountId, AssetKind, BalanceOf<Self>>;

		/// Prices in the native coin, by which penalties for orders in tokens are limited. A price
		/// that is too high makes them up to `LatePenalty`.
		type Prices: NativeValue<AssetKind, BalanceOf<Self>>;

		/// Origin that pauses all purchases and resolves disputes, also without an arbiter. A
		/// compromised origin can redirect every escrow.
		type ForceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Bond held from a merchant while it is registered. Below `LatePenalty` it does not cover
		/// even one missed deadline.
		#[pallet::constant]
		type MerchantBond: Get<BalanceOf<Self>>;

		/// Highest penalty paid from a merchant's bond to the household for a deadline missed. If
		/// it is zero, promises cost nothing.
		#[pallet::constant]
		type LatePenalty: Get<BalanceOf<Self>>;

		/// Share of an order's value that the penalty is at most. If it is one or more, households
		/// live on orders that they make merchants miss.
		#[pallet::constant]
		type PenaltyShare: Get<Permill>;

		/// Seconds between two blocks from which on the chain is taken to have stood still, unless
		/// genesis says otherwise. If it is too short, every slow block moves all deadlines; if too
		/// long, parties are late for time in which they could do nothing.
		#[pallet::constant]
		type MaxBlockGap: Get<Moment>;

		/// Share of an order's value that is held, in its asset, from the party that opens a
		/// dispute, and lost if the arbiter gives it nothing. If it is zero, disputes are a free
		/// delay; if it is high, nobody can object to a loss.
		#[pallet::constant]
		type DisputeDeposit: Get<Permill>;

		/// Share of that deposit that pays the arbiter. If it is zero, nobody wants to be one.
		#[pallet::constant]
		type ArbiterFee: Get<Permill>;

		/// Seconds from the opening of a dispute in which it is decided only if the other party has
		/// answered. If it is too short, somebody is judged unheard.
		#[pallet::constant]
		type AnswerWindow: Get<Moment>;

		/// Seconds from joining or renewing to the earliest leave. If it is too short, one stake
		/// walks from household to household.
		#[pallet::constant]
		type MembershipCoolDown: Get<Moment>;

		/// Seconds after the cancel window in which a merchant accepts an order. If it is too
		/// short, honest merchants pay penalties.
		#[pallet::constant]
		type AcceptWindow: Get<Moment>;

		/// Seconds in which a merchant ships an accepted order. If it is too short, honest
		/// merchants pay penalties.
		#[pallet::constant]
		type ShipWindow: Get<Moment>;

		/// Seconds after the promised time, or after the shipping if that was later, in which the
		/// goods arrive. If it is too short, goods arrive after their refund.
		#[pallet::constant]
		type DeliveryGrace: Get<Moment>;

		/// Seconds from delivery to payment, in which the household may dispute. If it is too
		/// short, bad goods are paid before anybody has looked at them.
		#[pallet::constant]
		type DisputeWindow: Get<Moment>;

		/// Seconds in which the arbiter decides a dispute. If it is too short, the order ends as if
		/// there were no arbiter.
		#[pallet::constant]
		type ArbitrationWindow: Get<Moment>;

		/// Seconds from a notice to the end of a partnership. If it is too short, households lose
		/// their merchant overnight.
		#[pallet::constant]
		type PartnershipNotice: Get<Moment>;

		/// Share of the time that the goods of an order last in which the slot orders nothing more
		/// after they have arrived. If it is zero, a broken scale spends a month's budget in days;
		/// if it is one, a thirsty household waits for the learned day.
		#[pallet::constant]
		type OrderSpacing: Get<Permill>;

		/// Share of a gate's amount that a household freezes for each mandate but its first. If it
		/// is zero, a household that has everything bought needs no more of the token than one
		/// that tries it; if it is high, households leave out slots.
		#[pallet::constant]
		type MandateHold: Get<Permill>;

		/// Least amount of a gate, as a share of all tokens there are. It bounds how many
		/// households can be members at once, and what is stored of them; if it is high, few can
		/// be.
		#[pallet::constant]
		type MinGate: Get<Perbill>;

		/// Seconds from the announcement of another gate to its beginning. If it is too short, a
		/// manufacturer opens its gate overnight, and the token has no use.
		#[pallet::constant]
		type GateNotice: Get<Moment>;

		/// Seconds in which a slot buys nothing after one of its orders was cancelled. If it is
		/// zero, a household can bind a merchant's stock for nothing.
		#[pallet::constant]
		type CancelCoolDown: Get<Moment>;

		/// Seconds after which a merchant's reputation is halved. If it is zero, nothing is ever
		/// forgotten.
		#[pallet::constant]
		type ReputationHalfLife: Get<Moment>;

		/// Share of the ordered quantity whose arrival proves the delivery. If it is zero, sensor
		/// noise pays merchants.
		#[pallet::constant]
		type DeliveryThreshold: Get<Permill>;

		/// Longest cancel window of a mandate. An open window binds the merchant's stock.
		#[pallet::constant]
		type MaxCancelWindow: Get<Moment>;

		/// Longest lead time of an offer. A shipped order binds the household's money that long.
		#[pallet::constant]
		type MaxLeadTime: Get<Moment>;

		/// Age in seconds above which a reading triggers no order. If it is too high, backlogs buy
		/// goods that are in the fridge already.
		#[pallet::constant]
		type MaxReadingAge: Get<Moment>;

		/// Most offers of one merchant, whose bond pays for their storage.
		#[pallet::constant]
		type MaxOffers: Get<u32>;

		/// Most weight of a block that deadlines take. If it is too low, they pile up.
		#[pallet::constant]
		type TickWeight: Get<Weight>;

		/// Accounts of tokens, of which the invariants see everything that is held or frozen.
		type TokenAccounts: TokenAccounts<Self::AccountId>;

		/// State of other pallets that the benchmarks need. Without tokens for manufacturers no
		/// benchmark runs.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// Version of the storage layout; raised together with a migration.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Reasons for holds of funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Bond of a registered merchant.
		#[codec(index = 0)]
		MerchantBond,
		/// Value of a household's open orders and the fees of their deliveries, and of those
		/// written off but stranded.
		#[codec(index = 1)]
		Escrow,
		/// Deposit of the party that opened a dispute.
		#[codec(index = 2)]
		DisputeDeposit,
	}

	/// Reasons for freezes of tokens.
	#[pallet::composite_enum]
	pub enum FreezeReason {
		/// Membership of a household at a manufacturer's token gate.
		#[codec(index = 0)]
		Membership,
	}

	// Keys that users choose are hashed by Blake2, keys that the chain counts by Twox.

	/// Registered merchants by their account.
	#[pallet::storage]
	pub type Merchants<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, MerchantOf<T>>;

	/// Partnerships of manufacturer (first key) and merchant (second key).
	#[pallet::storage]
	pub type Partnerships<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		PartnershipOf<T>,
	>;

	/// Identifier of the next offer.
	#[pallet::storage]
	pub type NextOfferId<T: Config> = StorageValue<_, OfferId, ValueQuery, ConstU32<1>>;

	/// Offers that have not been withdrawn.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageMap<_, Twox64Concat, OfferId, OfferOf<T>>;

	/// Offers with stock by commodity, unit of measure, asset and merchant (first to fourth key),
	/// the cheapest by quantity first.
	// Identity: the bytes of a rank are its order, and a merchant pays for each of its offers.
	#[pallet::storage]
	pub type Catalogue<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, Commodity>,
			NMapKey<Blake2_128Concat, Unit>,
			NMapKey<Blake2_128Concat, AssetKind>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Identity, Rank>,
		),
		(),
	>;

	/// Amounts of their tokens that manufacturers ask households to freeze.
	#[pallet::storage]
	pub type Gates<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, BalanceOf<T>>;

	/// Amounts that are to follow, with the time in Unix seconds from which they hold.
	#[pallet::storage]
	pub type AnnouncedGates<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, (BalanceOf<T>, Moment)>;

	/// Memberships of households (first key) at the gates of manufacturers (second key).
	#[pallet::storage]
	pub type Memberships<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		MembershipOf<T>,
	>;

	/// Households that have paused new orders, with the end of the pause in Unix seconds, which is
	/// the largest number if it has none. Each is a member of some gate: its frozen tokens pay for
	/// the entry.
	#[pallet::storage]
	pub type PausedHouseholds<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Moment>;

	/// Limits that households set to the value of all their orders. Each is a member of some gate:
	/// its frozen tokens pay for the entry.
	#[pallet::storage]
	pub type SpendingLimits<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, SpendingLimitsOf<T>, ValueQuery>;

	/// Status of purchasing on the whole chain.
	#[pallet::storage]
	pub type PurchasingStatus<T: Config> = StorageValue<_, Purchasing, ValueQuery>;

	/// Mandates by device and slot.
	#[pallet::storage]
	pub type Mandates<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DeviceId, Twox64Concat, SlotId, MandateOf<T>>;

	/// Identifier of the next order.
	#[pallet::storage]
	pub type NextOrderId<T: Config> = StorageValue<_, OrderId, ValueQuery, ConstU64<1>>;

	/// Open orders.
	#[pallet::storage]
	pub type Orders<T: Config> = StorageMap<_, Twox64Concat, OrderId, OrderOf<T>>;

	/// Baskets of open orders, by the first order of each.
	#[pallet::storage]
	pub type Baskets<T: Config> = StorageMap<_, Twox64Concat, OrderId, BasketOf<T>>;

	/// Last basket of each household (first key) at each merchant (second key), while it has open
	/// orders.
	#[pallet::storage]
	pub type LastBasketOf<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		OrderId,
	>;

	/// Order that each slot waits for. A delivered order is only waiting to be paid.
	#[pallet::storage]
	pub type OpenOrderOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DeviceId, Twox64Concat, SlotId, OrderId>;

	/// Order that was shipped last for each slot. Only its code proves a hand-over.
	#[pallet::storage]
	pub type LastShippedOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DeviceId, Twox64Concat, SlotId, OrderId>;

	/// Order of each slot whose goods have arrived in part: the rest may still come, though the
	/// slot no longer waits.
	#[pallet::storage]
	pub type ArrivingOrderOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DeviceId, Twox64Concat, SlotId, OrderId>;

	/// End of the cool-down of each slot of which an order was cancelled or has arrived, or which
	/// its household has paused, in Unix seconds. The slot
	/// cools down, not its mandate: another mandate or a new membership does not shorten it.
	#[pallet::storage]
	pub type CoolingDown<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DeviceId, Twox64Concat, SlotId, Moment>;

	/// Merchants that failed or declined orders of each slot, and have delivered none since.
	#[pallet::storage]
	pub type Setbacks<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		DeviceId,
		Twox64Concat,
		SlotId,
		SlotSetbacksOf<T>,
		ValueQuery,
	>;

	/// Households that have complained about each merchant in its reputation's half-life.
	#[pallet::storage]
	pub type ComplaintsAbout<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ComplainantsOf<T>, ValueQuery>;

	/// Open disputes by their order.
	#[pallet::storage]
	pub type Disputes<T: Config> = StorageMap<_, Twox64Concat, OrderId, DisputeOf<T>>;

	/// Funds of written off orders that are still held from each account (first key) in each asset
	/// (second key), because the ledger refused to release them.
	#[pallet::storage]
	pub type Stranded<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		AssetKind,
		StrandedFunds<BalanceOf<T>>,
		ValueQuery,
	>;

	/// Open orders of each household.
	#[pallet::storage]
	pub type OrdersOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, OrderId, ()>;

	/// Open orders at each merchant.
	#[pallet::storage]
	pub type OrdersAt<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, OrderId, ()>;

	/// Open orders by the hour in which their deadline ends.
	#[pallet::storage]
	pub type Deadlines<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DeadlineHour, Twox64Concat, OrderId, ()>;

	/// Seconds between two blocks from which on the chain is taken to have stood still.
	#[pallet::storage]
	pub type MaxBlockGap<T: Config> = StorageValue<_, Moment, ValueQuery, T::MaxBlockGap>;

	/// Time of the last block in Unix seconds.
	#[pallet::storage]
	pub type LastBlockAt<T: Config> = StorageValue<_, Moment>;

	/// Seconds for which the chain has stood still since its start, of each halt [`MAX_HALT`] at
	/// most.
	#[pallet::storage]
	pub type HaltedSeconds<T: Config> = StorageValue<_, Moment, ValueQuery>;

	/// First hour whose deadlines have not all been executed.
	#[pallet::storage]
	pub type DeadlineCursor<T: Config> = StorageValue<_, DeadlineHour>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A merchant has registered.
		MerchantRegistered {
			/// Merchant.
			merchant: T::AccountId,
			/// Bond held from it.
			bond: BalanceOf<T>,
		},
		/// A merchant has set its profile.
		ProfileSet {
			/// Merchant.
			merchant: T::AccountId,
			/// Name.
			name: MerchantName,
			/// Address of its web site.
			site: MerchantSite,
		},
		/// A merchant has restored its bond after penalties.
		BondRestored {
			/// Merchant.
			merchant: T::AccountId,
			/// Bond before.
			old: BalanceOf<T>,
			/// Full bond.
			new: BalanceOf<T>,
		},
		/// A merchant has deregistered.
		MerchantLeft {
			/// Merchant.
			merchant: T::AccountId,
			/// Rest of the bond that was released.
			bond: BalanceOf<T>,
		},
		/// A manufacturer has proposed a partnership to a merchant.
		PartnershipProposed {
			/// Manufacturer.
			manufacturer: T::AccountId,
			/// Merchant.
			merchant: T::AccountId,
			/// Manufacturer's share of each settled order.
			commission: Permill,
			/// Arbiters of its orders.
			arbiters: ArbitersOf<T>,
		},
		/// A merchant has agreed to a partnership.
		PartnershipAgreed {
			/// Manufacturer.
			manufacturer: T::AccountId,
			/// Merchant.
			merchant: T::AccountId,
			/// Manufacturer's share of each settled order.
			commission: Permill,
		},
		/// Manufacturer or merchant has given notice.
		PartnershipEnding {
			/// Manufacturer.
			manufacturer: T::AccountId,
			/// Merchant.
			merchant: T::AccountId,
			/// End of the notice in Unix seconds; no order is placed from then on.
			at: Moment,
		},
		/// A partnership, or the proposal of one, has ended. Open orders keep their commission.
		PartnershipEnded {
			/// Manufacturer.
			manufacturer: T::AccountId,
			/// Merchant.
			merchant: T::AccountId,
		},
		/// Manufacturer and merchant were declared to belong together: for orders from now on,
		/// readings are no proof of delivery.
		AffiliateDeclared {
			/// Manufacturer.
			manufacturer: T::AccountId,
			/// Merchant.
			merchant: T::AccountId,
		},
		/// A merchant has published an offer.
		OfferPublished {
			/// Offer.
			offer: OfferId,
			/// Merchant.
			merchant: T::AccountId,
			/// GTIN-14 of the product.
			product: Gtin,
			/// Commodity of the product.
			category: Commodity,
			/// Goods in one unit of the offer, in thousandths of `measure`.
			unit_size: Quantity,
			/// Unit of measure of the goods.
			measure: Unit,
			/// Price of one unit.
			price: BalanceOf<T>,
			/// Asset of the price.
			asset: AssetKind,
			/// Seconds from the end of an order's cancel window to the household's door.
			lead_time: Moment,
			/// Units to sell.
			stock: u32,
			/// Expiry in Unix seconds, from which nothing is sold.
			expires_at: Moment,
			/// Fee of a delivery, and least value of goods that is delivered.
			delivery: DeliveryTerms<BalanceOf<T>>,
		},
		/// An offer has been withdrawn.
		OfferWithdrawn {
			/// Offer.
			offer: OfferId,
			/// Merchant.
			merchant: T::AccountId,
		},
		/// A manufacturer has set its gate.
		GateSet {
			/// Manufacturer.
			manufacturer: T::AccountId,
			/// Amount to freeze before, if there was a gate.
			old: Option<BalanceOf<T>>,
			/// Amount of its token to freeze.
			new: BalanceOf<T>,
			/// Time in Unix seconds from which the new amount holds.
			from: Moment,
		},
		/// A household has joined a manufacturer's gate.
		MembershipJoined {
			/// Household.
			household: T::AccountId,
			/// Manufacturer.
			manufacturer: T::AccountId,
			/// Amount frozen.
			frozen: BalanceOf<T>,
		},
		/// A household has renewed its membership at the gate's amount of today.
		MembershipRenewed {
			/// Household.
			household: T::AccountId,
			/// Manufacturer.
			manufacturer: T::AccountId,
			/// Amount frozen before.
			old: BalanceOf<T>,
			/// Amount frozen now.
			new: BalanceOf<T>,
		},
		/// A household has left a manufacturer's gate.
		MembershipLeft {
			/// Household.
			household: T::AccountId,
			/// Manufacturer.
			manufacturer: T::AccountId,
			/// Amount thawed.
			thawed: BalanceOf<T>,
		},
		/// A household has given a mandate for a slot.
		MandateGiven {
			/// Device.
			device: DeviceId,
			/// Slot.
			slot: SlotId,
			/// Household.
			household: T::AccountId,
			/// Bounds of the purchases.
			terms: MandateTermsOf<T>,
		},
		/// A mandate has ended; an open order goes on.
		MandateEnded {
			/// Device.
			device: DeviceId,
			/// Slot.
			slot: SlotId,
			/// Household that had given it.
			household: T::AccountId,
		},
		/// A household has paused new orders; open ones go on.
		HouseholdPaused {
			/// Household.
			household: T::AccountId,
			/// End of the pause in Unix seconds, if it has one.
			until: Option<Moment>,
		},
		/// A household has paused new orders of one slot.
		SlotPaused {
			/// Device.
			device: DeviceId,
			/// Slot.
			slot: SlotId,
			/// Household.
			household: T::AccountId,
			/// End of the pause in Unix seconds.
			until: Moment,
		},
		/// A household has set or removed its limit for all orders in an asset.
		SpendingLimitSet {
			/// Household.
			household: T::AccountId,
			/// Asset of the orders.
			asset: AssetKind,
			/// Highest value within any period of so many seconds; none removes the limit.
			limit: Option<(BalanceOf<T>, Moment)>,
		},
		/// A household has resumed new orders.
		HouseholdResumed {
			/// Household.
			household: T::AccountId,
		},
		/// Governance has set the status of purchasing on the whole chain.
		PurchasingSet {
			/// Status before.
			old: Purchasing,
			/// Status now.
			new: Purchasing,
		},
		/// An order has been placed, and its value is held.
		OrderPlaced {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Goods, price and accounts.
			purchase: PurchaseOf<T>,
			/// Seconds from the end of the cancel window to the door, by the merchant's offer.
			lead_time: Moment,
			/// Promised arrival in Unix seconds.
			promised_for: Moment,
			/// Stock that triggered the order.
			level: Quantity,
			/// End of the cancel window in Unix seconds, from which the merchant may accept.
			cancellable_until: Moment,
			/// Deadline of the acceptance in Unix seconds.
			deadline: Moment,
			/// Check of the code with which the household takes the goods.
			code: Option<CodeCheck>,
			/// Arbiter of a dispute over the order; without one, governance decides.
			arbiter: Option<T::AccountId>,
			/// True if readings prove no delivery, because merchant and manufacturer belong
			/// together.
			needs_code: bool,
			/// Basket in which it travels, by the first of its orders.
			basket: Option<OrderId>,
			/// Fee of the delivery that is held beside the value, if the order is the first of a
			/// basket.
			delivery_fee: BalanceOf<T>,
		},
		/// The first order of a basket was paid, and with it the delivery.
		DeliveryFeePaid {
			/// Basket, by the first of its orders.
			basket: OrderId,
			/// Household.
			household: T::AccountId,
			/// Merchant, which was paid.
			merchant: T::AccountId,
			/// Manufacturer of that order, which has its share of the fee too.
			manufacturer: T::AccountId,
			/// Fee.
			fee: BalanceOf<T>,
			/// Part of the fee that was paid to the manufacturer.
			commission: BalanceOf<T>,
		},
		/// The last order of a basket has ended, and none was paid: the fee of the delivery was
		/// released.
		DeliveryFeeReleased {
			/// Basket, by the first of its orders.
			basket: OrderId,
			/// Household, whose money it is.
			household: T::AccountId,
			/// Merchant.
			merchant: T::AccountId,
			/// Fee.
			fee: BalanceOf<T>,
		},
		/// The last order of a basket was written off, and the ledger refuses to release the fee
		/// of the delivery too: it is recorded as stranded.
		DeliveryFeeStranded {
			/// Basket, by the first of its orders.
			basket: OrderId,
			/// Household, whose money it is.
			household: T::AccountId,
			/// Merchant.
			merchant: T::AccountId,
			/// Fee.
			fee: BalanceOf<T>,
		},
		/// A mandate that only rehearses would have placed an order.
		PurchaseRehearsed {
			/// Goods, price and accounts.
			purchase: PurchaseOf<T>,
			/// Seconds from the end of the cancel window to the door, by the merchant's offer.
			lead_time: Moment,
			/// Stock that triggered the rehearsal.
			level: Quantity,
		},
		/// The pattern asked for an order, and none was placed.
		PurchaseRefused {
			/// Device.
			device: DeviceId,
			/// Slot.
			slot: SlotId,
			/// Household.
			household: T::AccountId,
			/// First condition that was not met.
			reason: Refusal,
		},
		/// An order was cancelled: by the household in its cancel window, or by the merchant
		/// before it accepted, in words or by letting what is below its minimum pass.
		OrderCancelled {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Cause of the cancellation.
			reason: CancelReason,
			/// Amount released to the household.
			refund: BalanceOf<T>,
		},
		/// The merchant has accepted an order.
		OrderAccepted {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Deadline of the shipping in Unix seconds.
			deadline: Moment,
		},
		/// The merchant has shipped an order.
		OrderShipped {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Hash of the shipping reference.
			tracking: H256,
			/// Earliest arrival by the merchant's promise, in Unix seconds.
			arrives_from: Moment,
			/// Deadline of the arrival in Unix seconds.
			deadline: Moment,
		},
		/// A single reading has shown goods of a shipped order shortly before its deadline, which
		/// waits for another reading. The goods themselves get no more time.
		DeadlineExtended {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// New deadline in Unix seconds.
			deadline: Moment,
		},
		/// The device has seen a part of the goods: too little for a delivery, or the rest of one.
		GoodsSeen {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Slot's stock before these goods.
			stock_before: Quantity,
			/// Quantity that has arrived so far, in thousandths of the slot's unit.
			received: Quantity,
		},
		/// The goods of an order have arrived.
		OrderDelivered {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Slot's stock before the last of the goods, if the slot saw them.
			stock_before: Option<Quantity>,
			/// Evidence of the arrival.
			proof: DeliveryProof,
		},
		/// The merchant has shown the code that the household gave it for the goods.
		GoodsHandedOver {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// The code.
			code: H256,
		},
		/// An order was paid to merchant and manufacturer, as far as its goods have arrived.
		OrderSettled {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Amount paid to the merchant.
			merchant_amount: BalanceOf<T>,
			/// Amount paid to the manufacturer.
			commission: BalanceOf<T>,
			/// Amount released to the household for goods that have not arrived.
			refund: BalanceOf<T>,
			/// Amount of the merchant's bond that was burned, if nothing has arrived.
			fine: BalanceOf<T>,
		},
		/// An order has expired without its goods.
		OrderExpired {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Amount released to the household.
			refund: BalanceOf<T>,
			/// Amount paid to the household from the merchant's bond, in the native coin.
			penalty: BalanceOf<T>,
			/// Amount of the merchant's bond that was burned.
			fine: BalanceOf<T>,
		},
		/// A party has opened a dispute over an order.
		OrderDisputed {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Party that opened the dispute.
			by: Party,
			/// Hash of its evidence.
			evidence: H256,
			/// Deposit held from it, in the order's asset.
			deposit: BalanceOf<T>,
			/// Arbiter that decides; without one, governance does.
			arbiter: Option<T::AccountId>,
			/// Deadline of the decision in Unix seconds.
			deadline: Moment,
		},
		/// The other party has answered a dispute.
		DisputeAnswered {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Party that answered.
			by: Party,
			/// Hash of its evidence.
			evidence: H256,
		},
		/// The arbiter has resolved a dispute, or the merchant has conceded it.
		OrderResolved {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Amount released to the household.
			refund: BalanceOf<T>,
			/// Amount paid to the merchant.
			merchant_amount: BalanceOf<T>,
			/// Amount paid to the manufacturer.
			commission: BalanceOf<T>,
		},
		/// A dispute has ended, and with it the hold of its deposit.
		DepositSettled {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Party that had opened the dispute.
			opener: Party,
			/// Amount returned to it.
			returned: BalanceOf<T>,
			/// Amount paid to the other party.
			to_other: BalanceOf<T>,
			/// Arbiter that has decided, if one has.
			arbiter: Option<T::AccountId>,
			/// Amount paid to the arbiter.
			fee: BalanceOf<T>,
		},
		/// A step of an order failed at its ledger. Nothing has changed but the order's deadline,
		/// if that had passed.
		OrderStuck {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Error of the ledger.
			error: DispatchError,
		},
		/// An order was closed whose deadline could not be executed for `MAX_TRIES` days.
		OrderWrittenOff {
			/// Order and whom it concerns.
			order: OrderRefOf<T>,
			/// Amount released to the household.
			released: BalanceOf<T>,
			/// Amount that stays held from the household until `release_stranded` succeeds.
			stranded: BalanceOf<T>,
		},
		/// The chain has stood still, and all deadlines of orders have moved.
		HaltCounted {
			/// Seconds without a block.
			seconds: Moment,
			/// Seconds by which the deadlines have moved.
			counted: Moment,
		},
		/// The stranded funds of written off orders were released to their owner.
		StrandedReleased {
			/// Household or merchant.
			account: T::AccountId,
			/// Asset of the orders.
			asset: AssetKind,
			/// Amount released.
			amount: BalanceOf<T>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is a merchant already.
		AlreadyRegistered,
		/// The name is empty.
		EmptyName,
		/// The name or the site is not text in UTF-8.
		NotText,
		/// The account is not a merchant.
		UnknownMerchant,
		/// The bond is full.
		BondIsFull,
		/// The merchant still has offers.
		OffersLeft,
		/// The merchant still has partnerships.
		PartnershipsLeft,
		/// The merchant still has open orders.
		OrdersOpen,
		/// Governance has not approved the manufacturer.
		ManufacturerNotApproved,
		/// Manufacturer and merchant are partners already.
		AlreadyPartners,
		/// The manufacturer has not proposed a partnership.
		NotProposed,
		/// The manufacturer has proposed another commission or other arbiters.
		ProposalMismatch,
		/// An arbiter is named twice.
		DuplicateArbiter,
		/// Manufacturer and merchant have no partnership and no proposal of one.
		UnknownPartnership,
		/// Manufacturer and merchant are known to belong together.
		AlreadyAffiliated,
		/// The notice has been given already and is still running.
		NoticeRunning,
		/// The product number is not a GTIN-14, or its check digit is wrong.
		InvalidGtin,
		/// The unit size, the price or the stock is zero.
		ZeroTerms,
		/// The asset does not exist.
		UnknownAsset,
		/// The lead time is longer than `MaxLeadTime`.
		LeadTimeTooLong,
		/// The expiry is not in the future.
		ExpiryInPast,
		/// The merchant has `MaxOffers` offers.
		TooManyOffers,
		/// The offer does not exist, or no longer.
		UnknownOffer,
		/// The offer or the order is another merchant's.
		NotMerchant,
		/// The manufacturer has no token.
		UnknownToken,
		/// The amount of the gate is zero, or less than the share `MinGate` of the token.
		GateTooLow,
		/// The manufacturer has no gate.
		UnknownGate,
		/// The gate asks for more than the household's limit.
		HoldAboveLimit,
		/// The household is a member already.
		AlreadyMember,
		/// The household is not a member at the gate.
		NotMember,
		/// The household has too few tokens that are neither held nor frozen at a gate.
		InsufficientTokens,
		/// Mandates depend on the membership.
		MandatesActive,
		/// The household joined or renewed less than `MembershipCoolDown` ago.
		CoolDownRunning,
		/// The device does not exist.
		UnknownDevice,
		/// The device has no such slot.
		UnknownSlot,
		/// The slot holds no stock that could be bought.
		NotAStockSlot,
		/// The slot has a mandate already.
		AlreadyMandated,
		/// The slot has no mandate.
		UnknownMandate,
		/// The mandate names no offer and no merchant.
		EmptyChoice,
		/// An offer or a merchant is named twice.
		DuplicateOffer,
		/// An offer is priced in another asset than the mandate's.
		AssetMismatch,
		/// An offer sells another commodity than the slot's.
		CommodityMismatch,
		/// An offer measures its goods in another unit than the slot.
		UnitMismatch,
		/// The household is the merchant of the offer.
		OwnOffer,
		/// The slot's sensor could hardly see one unit of an offer.
		UnitTooSmall,
		/// A cap, the budget or its period is zero.
		ZeroBound,
		/// The par level is zero or exceeds the slot's capacity.
		InvalidParLevel,
		/// The cancel window is longer than `MaxCancelWindow`.
		CancelWindowTooLong,
		/// The household has paused already.
		AlreadyPaused,
		/// The household has not paused.
		NotPaused,
		/// The household limits its spending in as many assets as it may.
		TooManyLimits,
		/// The household has set no limit in this asset.
		NoLimit,
		/// The order does not exist, or no longer.
		UnknownOrder,
		/// The device, the mandate (which has not expired) or the order is another household's.
		NotHousehold,
		/// The caller is neither side of the partnership or of the order.
		NotParty,
		/// The state of the order does not allow the step.
		WrongState,
		/// The cancel window is still open.
		CancelWindowOpen,
		/// The cancel window is over.
		CancelWindowOver,
		/// The deadline has passed; the order can only expire.
		DeadlineMissed,
		/// The deadline has not passed.
		DeadlineNotReached,
		/// The goods would arrive after the deadline that the shipping sets.
		InvalidArrival,
		/// The slot, or a slot of the device, waits for the goods of an order.
		GoodsAwaited,
		/// The dispute has been answered already.
		AlreadyAnswered,
		/// The caller has opened the dispute itself.
		OwnDispute,
		/// The caller is not the order's arbiter.
		NotArbiter,
		/// The other party has not answered, and has time to.
		AnswerPending,
		/// The order has no code.
		NoCode,
		/// The code is not the order's.
		WrongCode,
		/// Another order was shipped to the slot since, whose code gives this one away.
		CodeOutdated,
		/// The code was shown already.
		AlreadyHandedOver,
		/// Nothing is stranded of the account in this asset.
		NothingStranded,
	}

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Merchants.
		pub merchants: Vec<GenesisMerchant<T::AccountId>>,
		/// Agreed partnerships.
		pub partnerships: Vec<GenesisPartnership<T::AccountId>>,
		/// Token gates.
		pub gates: Vec<GenesisGate<T::AccountId, BalanceOf<T>>>,
		/// Offers; their identifiers are 1, 2 and so on.
		pub offers: Vec<GenesisOffer<T::AccountId, BalanceOf<T>>>,
		/// Seconds between two blocks from which on the chain is taken to have stood still; by
		/// default the runtime's. A development clock takes longer steps.
		pub max_block_gap: Option<Moment>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(self);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::LatePenalty::get() <= T::MerchantBond::get(), "a bond covers a penalty");
			assert!(!T::MerchantBond::get().is_zero(), "a bond of zero deters nobody");
			assert!(T::PenaltyShare::get() < Permill::one(), "no order is worth being missed");
			assert!(T::MaxBlockGap::get() > 0, "every block would be a halt");
			assert!(T::DisputeDeposit::get() < Permill::one(), "a deposit is less than the order");
			assert!(!T::DisputeDeposit::get().is_zero(), "a dispute is no free delay");
			assert!(T::ArbiterFee::get() <= Permill::one(), "a deposit pays the arbiter");
			assert!(
				T::AnswerWindow::get() < T::ArbitrationWindow::get(),
				"an arbiter needs time after the answer"
			);
			assert!(T::AcceptWindow::get() > 0, "merchants need time to accept");
			assert!(T::ShipWindow::get() > 0, "merchants need time to ship");
			assert!(T::DeliveryGrace::get() > 0, "a lead time of zero needs time to arrive");
			assert!(T::DisputeWindow::get() > 0, "payment follows the goods, not the same block");
			assert!(T::CancelCoolDown::get() > 0, "nobody orders and cancels all day");
			assert!(T::GateNotice::get() > 0, "households learn of another gate before it holds");
			assert!(T::OrderSpacing::get() < Permill::one(), "a slot orders before it is empty");
			assert!(T::PartnershipNotice::get() > 0, "households need time to find a merchant");
			assert!(T::ReputationHalfLife::get() > 0, "merchants may improve");
			assert!(!T::DeliveryThreshold::get().is_zero(), "a delivery needs a proof");
			assert!(T::MaxReadingAge::get() > 0, "readings take time to arrive");
			assert!(
				T::WeightInfo::tick_base()
					.saturating_add(T::WeightInfo::tick_hour())
					.saturating_add(Self::deadline_weight())
					.all_lte(T::TickWeight::get()),
				"TickWeight must carry at least one order, or no deadline is ever executed"
			);
		}

		/// Executes passed deadlines, as many as `TickWeight` and the block allow.
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::tick(meter);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	// Indices: merchants 0-9, partnerships 10-19, offers 20-29, gates and memberships 30-39,
	// mandates and pauses 40-49, orders 50-59, disputes 60-69, administration 70-79.
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Registers the caller as a merchant called `name`.
		///
		/// `MerchantBond` is held from it until it leaves; penalties are paid out of it.
		///
		/// Origin: any account that is not a merchant.
		///
		/// Emits: `MerchantRegistered`.
		///
		/// Errors: `AlreadyRegistered`, `EmptyName`, `NotText`, or the lack of funds.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_merchant())]
		pub fn register_merchant(origin: OriginFor<T>, name: MerchantName) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_merchant(who, name, MerchantSite::default())
		}

		/// Sets the caller's `name` and the address of its web `site`, which may be empty.
		///
		/// Origin: a merchant.
		///
		/// Emits: `ProfileSet`.
		///
		/// Errors: `UnknownMerchant`, `EmptyName`, `NotText`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_profile())]
		pub fn set_profile(
			origin: OriginFor<T>,
			name: MerchantName,
			site: MerchantSite,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_profile(who, name, site)
		}

		/// Restores the caller's bond to `MerchantBond` after a penalty, so that its offers can be
		/// bought again.
		///
		/// Origin: a merchant whose bond is not full.
		///
		/// Emits: `BondRestored`.
		///
		/// Errors: `UnknownMerchant`, `BondIsFull`, or the lack of funds.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::restore_bond())]
		pub fn restore_bond(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_restore_bond(who)
		}

		/// Deregisters the caller as a merchant, and releases what penalties have left of its bond.
		///
		/// Origin: a merchant without offers, partnerships and open orders.
		///
		/// Emits: `MerchantLeft`.
		///
		/// Errors: `UnknownMerchant`, `OffersLeft`, `PartnershipsLeft`, `OrdersOpen`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::deregister())]
		pub fn deregister(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_deregister(who)
		}

		/// Proposes a partnership to `merchant`, for a `commission` in millionths of each settled
		/// order.
		///
		/// The merchant then sells to the caller's households, and `arbiters` decide disputes about
		/// its orders if a household accepts one of them. A proposal not yet accepted, or a
		/// partnership that has ended, is replaced.
		///
		/// Origin: an approved manufacturer.
		///
		/// Emits: `PartnershipProposed`.
		///
		/// Errors: `ManufacturerNotApproved`, `UnknownMerchant`, `AlreadyPartners`,
		/// `DuplicateArbiter`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::propose_partnership())]
		pub fn propose_partnership(
			origin: OriginFor<T>,
			merchant: T::AccountId,
			commission: Permill,
			arbiters: ArbitersOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_propose_partnership(who, merchant, commission, arbiters)
		}

		/// Accepts the partnership that `manufacturer` has proposed, for a `commission` in
		/// millionths.
		///
		/// Commission and `arbiters` have to be those of the proposal. The caller's offers can be
		/// bought by the manufacturer's households from now on.
		///
		/// Origin: the merchant.
		///
		/// Emits: `PartnershipAgreed`.
		///
		/// Errors: `UnknownMerchant`, `NotProposed`, `AlreadyPartners`, `ProposalMismatch`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::accept_partnership())]
		pub fn accept_partnership(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			commission: Permill,
			arbiters: ArbitersOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_partnership(who, manufacturer, commission, arbiters)
		}

		/// Ends the partnership of `manufacturer` and `merchant` after `PartnershipNotice`.
		///
		/// A proposal ends at once. Open orders keep their commission.
		///
		/// Origin: the manufacturer or the merchant; any account once the notice is over, to remove
		/// the record.
		///
		/// Emits: `PartnershipEnding` or `PartnershipEnded`.
		///
		/// Errors: `UnknownPartnership`, `NotParty`, `NoticeRunning`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::end_partnership())]
		pub fn end_partnership(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			merchant: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_end_partnership(who, manufacturer, merchant)
		}

		/// Declares that `manufacturer` and `merchant` belong together, until their partnership has
		/// ended.
		///
		/// Orders that are placed from then on are paid by the household's code or word, not by
		/// what the device sees.
		///
		/// Origin: the merchant or governance.
		///
		/// Emits: `AffiliateDeclared`.
		///
		/// Errors: `UnknownPartnership`, `NotMerchant`, `AlreadyAffiliated`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::declare_affiliate())]
		pub fn declare_affiliate(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			merchant: T::AccountId,
		) -> DispatchResult {
			let who = match T::ForceOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(ensure_signed(origin)?),
			};
			Self::do_declare_affiliate(who, manufacturer, merchant)
		}

		/// Publishes an offer: prices in the smallest unit of `asset`, `unit_size` in thousandths,
		/// times in seconds.
		///
		/// `stock` units of `product`, which is of `category`, are sold until `expires_at`. Each
		/// holds `unit_size` thousandths of a `measure`, costs `price` in `asset` and arrives
		/// within `lead_time`. The household pays the fee of `delivery` for all orders that travel
		/// together, and below its minimum they need not be delivered. An offer never changes:
		/// another price is another offer.
		///
		/// Origin: a merchant.
		///
		/// Emits: `OfferPublished`.
		///
		/// Errors: `UnknownMerchant`, `TooManyOffers`, `InvalidGtin`, `ZeroTerms`,
		/// `LeadTimeTooLong`, `ExpiryInPast`, `UnknownAsset`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::publish_offer())]
		pub fn publish_offer(
			origin: OriginFor<T>,
			product: Gtin,
			category: Commodity,
			unit_size: Quantity,
			measure: Unit,
			price: BalanceOf<T>,
			asset: AssetKind,
			lead_time: Moment,
			stock: u32,
			expires_at: Moment,
			delivery: DeliveryTerms<BalanceOf<T>>,
		) -> DispatchResult {
			let merchant = ensure_signed(origin)?;
			Self::do_publish_offer(Offer {
				merchant,
				product,
				category,
				unit_size,
				measure,
				price,
				asset,
				lead_time,
				stock,
				expires_at,
				delivery,
			})
		}

		/// Withdraws `offer`, so that it is no longer sold. Orders already placed go on.
		///
		/// Origin: the merchant that published it; any account, once it has expired.
		///
		/// Emits: `OfferWithdrawn`.
		///
		/// Errors: `UnknownOffer`, `NotMerchant`.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::withdraw_offer())]
		pub fn withdraw_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_offer(who, offer)
		}

		/// Sets the caller's gate: `min_hold` of its token, in its smallest unit, which a household
		/// freezes.
		///
		/// The first one holds at once, another one `GateNotice` later, and replaces what was
		/// announced before. Members keep their terms until they renew.
		///
		/// Origin: an approved manufacturer with a token.
		///
		/// Emits: `GateSet`.
		///
		/// Errors: `ManufacturerNotApproved`, `UnknownToken`, `GateTooLow`.
		#[pallet::call_index(30)]
		#[pallet::weight(T::WeightInfo::set_gate())]
		pub fn set_gate(origin: OriginFor<T>, min_hold: BalanceOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_gate(who, min_hold)
		}

		/// Joins the gate of `manufacturer`, freezing `max_hold` of its token, in its smallest
		/// unit, at most.
		///
		/// The amount is the gate's, and is frozen in the caller's own account. The tokens remain
		/// the caller's, and cannot be spent until it leaves.
		///
		/// Origin: any account with enough of the token.
		///
		/// Emits: `MembershipJoined`.
		///
		/// Errors: `ManufacturerNotApproved`, `UnknownGate`, `HoldAboveLimit`, `AlreadyMember`,
		/// `UnknownToken`, `InsufficientTokens`.
		#[pallet::call_index(31)]
		#[pallet::weight(T::WeightInfo::join())]
		pub fn join(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			max_hold: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_join(who, manufacturer, max_hold)
		}

		/// Renews the membership at the gate of `manufacturer`, for `max_hold` in its token's
		/// smallest unit at most.
		///
		/// The amount is that of today, and the cool-down begins anew. Tokens are frozen or thawed
		/// by the difference, to at most `max_hold` for the gate and the mandates that the
		/// membership has.
		///
		/// Origin: a member.
		///
		/// Emits: `MembershipRenewed`.
		///
		/// Errors: `NotMember`, `UnknownGate`, `HoldAboveLimit`, `UnknownToken`,
		/// `InsufficientTokens`.
		#[pallet::call_index(32)]
		#[pallet::weight(T::WeightInfo::renew())]
		pub fn renew(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			max_hold: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_renew(who, manufacturer, max_hold)
		}

		/// Leaves the gate of `manufacturer` and thaws the caller's tokens.
		///
		/// Origin: a member without mandates on the manufacturer's devices, `MembershipCoolDown`
		/// after it joined or renewed.
		///
		/// Emits: `MembershipLeft`, and `HouseholdResumed` if the caller had paused and is a member
		/// nowhere else.
		///
		/// Errors: `NotMember`, `MandatesActive`, `CoolDownRunning`.
		#[pallet::call_index(33)]
		#[pallet::weight(T::WeightInfo::leave())]
		pub fn leave(origin: OriginFor<T>, manufacturer: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave(who, manufacturer)
		}

		/// Gives a mandate to buy for `slot`: amounts in the smallest unit, stock in thousandths,
		/// times in seconds.
		///
		/// It buys within `terms`, whenever the slot's learned pattern asks for it. No money moves
		/// before an order is placed. Each mandate of a membership but the first freezes the share
		/// `MandateHold` of its gate's amount, until the membership is renewed or left.
		///
		/// Origin: the household that owns the device and is a member at its manufacturer's gate.
		///
		/// Emits: `MandateGiven`, after `MandateEnded` if a mandate that no longer holds is
		/// replaced.
		///
		/// Errors: `UnknownDevice`, `NotHousehold`, `UnknownSlot`, `NotAStockSlot`,
		/// `AlreadyMandated`, `NotMember`, `InsufficientTokens`, or for the terms:
		/// `DuplicateArbiter`, `ZeroBound`, `InvalidParLevel`,
		/// `CancelWindowTooLong`, `ExpiryInPast`, `EmptyChoice`, `DuplicateOffer`, `UnknownOffer`,
		/// `AssetMismatch`, `CommodityMismatch`, `UnitMismatch`, `OwnOffer`, `UnitTooSmall`,
		/// `UnknownMerchant`,
		/// `LeadTimeTooLong`.
		#[pallet::call_index(40)]
		#[pallet::weight(T::WeightInfo::give_mandate(terms.choice.len()))]
		pub fn give_mandate(
			origin: OriginFor<T>,
			device: DeviceId,
			slot: SlotId,
			terms: MandateTermsOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_give_mandate(who, device, slot, terms)
		}

		/// Ends the mandate of `slot` of `device`; nothing more is bought for it. An open order
		/// goes on.
		///
		/// Origin: the household that gave it; any account, once it has expired.
		///
		/// Emits: `MandateEnded`.
		///
		/// Errors: `UnknownMandate`, `NotHousehold`.
		#[pallet::call_index(41)]
		#[pallet::weight(T::WeightInfo::end_mandate())]
		pub fn end_mandate(origin: OriginFor<T>, device: DeviceId, slot: SlotId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_end_mandate(who, device, slot)
		}

		/// Pauses new orders of the caller until `until`, in Unix seconds, or until
		/// `resume_purchases`.
		///
		/// All its mandates pause. Open orders go on.
		///
		/// Origin: a household that is a member at any gate.
		///
		/// Emits: `HouseholdPaused`.
		///
		/// Errors: `NotMember`, `AlreadyPaused`, `ExpiryInPast`.
		#[pallet::call_index(42)]
		#[pallet::weight(T::WeightInfo::pause_purchases())]
		pub fn pause_purchases(origin: OriginFor<T>, until: Option<Moment>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pause_purchases(who, until)
		}

		/// Pauses new orders of one `slot` of `device` until `until`, in Unix seconds.
		///
		/// A delivery is skipped, or a household is away. An open order goes on, and a longer pause
		/// is not shortened.
		///
		/// Origin: the household whose mandate the slot has.
		///
		/// Emits: `SlotPaused`.
		///
		/// Errors: `UnknownMandate`, `NotHousehold`, `ExpiryInPast`.
		#[pallet::call_index(44)]
		#[pallet::weight(T::WeightInfo::pause_slot())]
		pub fn pause_slot(
			origin: OriginFor<T>,
			device: DeviceId,
			slot: SlotId,
			until: Moment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pause_slot(who, device, slot, until)
		}

		/// Limits what the caller's orders in `asset` come to: an amount in its smallest unit, a
		/// period in seconds.
		///
		/// It holds over all slots and within any period of that length. None removes the limit.
		/// Orders placed before a limit are not counted; a limit that replaces another goes on with
		/// what was spent.
		///
		/// Origin: a household that is a member at any gate.
		///
		/// Emits: `SpendingLimitSet`.
		///
		/// Errors: `NotMember`, `ZeroBound`, `TooManyLimits`, `NoLimit`.
		#[pallet::call_index(45)]
		#[pallet::weight(T::WeightInfo::set_spending_limit())]
		pub fn set_spending_limit(
			origin: OriginFor<T>,
			asset: AssetKind,
			limit: Option<(BalanceOf<T>, Moment)>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_spending_limit(who, asset, limit)
		}

		/// Resumes new orders of the mandates of the caller.
		///
		/// Origin: a household that has paused.
		///
		/// Emits: `HouseholdResumed`.
		///
		/// Errors: `NotPaused`.
		#[pallet::call_index(43)]
		#[pallet::weight(T::WeightInfo::resume_purchases())]
		pub fn resume_purchases(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resume_purchases(who)
		}

		/// Cancels `order`: its value is released to the household.
		///
		/// Its units return to the offer's stock. Nothing is bought for the slot for
		/// `CancelCoolDown`.
		///
		/// Origin: the household, in the cancel window.
		///
		/// Emits: `OrderCancelled`.
		///
		/// Errors: `UnknownOrder`, `NotHousehold`, `WrongState`, `CancelWindowOver`, or the
		/// ledger's refusal of the release.
		#[pallet::call_index(50)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(who, order)
		}

		/// Declines `order`: its value is released to the household, whose slot may buy elsewhere
		/// at once.
		///
		/// Its units return to the offer's stock. It counts as an eighth of a late order.
		///
		/// Origin: the merchant, before it accepts and before the deadline.
		///
		/// Emits: `OrderCancelled`.
		///
		/// Errors: `UnknownOrder`, `NotMerchant`, `WrongState`, `DeadlineMissed`, or the ledger's
		/// refusal of the release.
		#[pallet::call_index(56)]
		#[pallet::weight(T::WeightInfo::decline())]
		pub fn decline(
			origin: OriginFor<T>,
			order: OrderId,
			reason: DeclineReason,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_decline(who, order, reason)
		}

		/// Accepts `order`; the merchant must ship within `ShipWindow`.
		///
		/// Origin: the merchant, between the end of the cancel window and the deadline.
		///
		/// Emits: `OrderAccepted`.
		///
		/// Errors: `UnknownOrder`, `NotMerchant`, `WrongState`, `CancelWindowOpen`,
		/// `DeadlineMissed`.
		#[pallet::call_index(51)]
		#[pallet::weight(T::WeightInfo::accept())]
		pub fn accept(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept(who, order)
		}

		/// Ships `order`, whose goods arrive from `arrives_from`, in Unix seconds, on.
		///
		/// `tracking` is the hash of the shipping reference. Rises of the slot before
		/// `arrives_from`, or before now if that is past, are not taken for the delivery. The goods
		/// must arrive within `DeliveryGrace` after the promised time, or after now if that is
		/// past.
		///
		/// Origin: the merchant, before the deadline.
		///
		/// Emits: `OrderShipped`.
		///
		/// Errors: `UnknownOrder`, `NotMerchant`, `WrongState`, `DeadlineMissed`, or
		/// `InvalidArrival` if `arrives_from` is not before the end of that time.
		#[pallet::call_index(52)]
		#[pallet::weight(T::WeightInfo::ship())]
		pub fn ship(
			origin: OriginFor<T>,
			order: OrderId,
			tracking: H256,
			arrives_from: Moment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_ship(who, order, tracking, arrives_from)
		}

		/// Hands the goods of `order` over, with the `code` that the household gave at its door.
		///
		/// They are delivered, and paid in full if nobody disputes.
		///
		/// Origin: the merchant, once the order is shipped, disputed or not, before the deadline
		/// and before another order is shipped to the slot.
		///
		/// Emits: `GoodsHandedOver`, and `OrderDelivered` unless the device has seen the goods.
		///
		/// Errors: `UnknownOrder`, `NotMerchant`, `WrongState`, `DeadlineMissed`,
		/// `AlreadyHandedOver`, `NoCode`, `WrongCode`, `CodeOutdated`.
		#[pallet::call_index(57)]
		#[pallet::weight(T::WeightInfo::hand_over())]
		pub fn hand_over(origin: OriginFor<T>, order: OrderId, code: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_hand_over(who, order, code)
		}

		/// Confirms the goods of `order`; merchant and manufacturer are paid at once. In a dispute,
		/// this concedes it.
		///
		/// Origin: the household, once the order is shipped.
		///
		/// Emits: `OrderDelivered`, unless the device has seen the goods before, and
		/// `OrderSettled`.
		///
		/// Errors: `UnknownOrder`, `NotHousehold`, `WrongState`, or the ledger's refusal of the
		/// payment.
		#[pallet::call_index(53)]
		#[pallet::weight(T::WeightInfo::confirm())]
		pub fn confirm(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm(who, order)
		}

		/// Executes the expired deadline of `order`; `on_poll` does the same automatically.
		///
		/// An order whose goods have arrived is paid for what has arrived, disputed or not. One
		/// that was not accepted or shipped in time is refunded, with its penalty from the
		/// merchant's bond as far as that reaches. One whose goods are unseen is refunded; the
		/// second such order of a merchant in a row costs it the penalty, which is burned. The
		/// deposit of a dispute is returned. One that was not accepted and stays below the
		/// merchant's minimum is cancelled.
		///
		/// Origin: any account, once the deadline has passed.
		///
		/// Emits: `OrderSettled`, `OrderExpired` or `OrderCancelled`, and `DeliveryFeePaid` or
		/// `DeliveryFeeReleased` with the order that decides on the delivery's fee, as every call
		/// does that ends an order.
		///
		/// Errors: `UnknownOrder`, `DeadlineNotReached`, or the ledger's refusal.
		#[pallet::call_index(54)]
		#[pallet::weight(Pallet::<T>::expire_weight())]
		pub fn expire(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire(order)
		}

		/// Releases the funds of written off orders that are still held from `account` in `asset`.
		///
		/// Origin: any account, as soon as the ledger of the asset allows the release.
		///
		/// Emits: `StrandedReleased`.
		///
		/// Errors: `NothingStranded`, or the ledger's refusal.
		#[pallet::call_index(55)]
		#[pallet::weight(T::WeightInfo::release_stranded())]
		pub fn release_stranded(
			origin: OriginFor<T>,
			account: T::AccountId,
			asset: AssetKind,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_stranded(account, asset)
		}

		/// Opens a dispute over `order`, with the hash of the `evidence`.
		///
		/// The share `DisputeDeposit` of the order's value is held from the caller in its asset. It
		/// goes to the other party if the arbiter gives the caller nothing, or if the caller gives
		/// in; half of it does if nobody decides. The arbiter decides within `ArbitrationWindow`,
		/// or before the order's former deadline if that is later; otherwise the order ends as it
		/// would have.
		///
		/// Origin: the household or the merchant, once the order is shipped and before the
		/// deadline.
		///
		/// Emits: `OrderDisputed`.
		///
		/// Errors: `UnknownOrder`, `NotParty`, `WrongState`, `DeadlineMissed`, or the lack of
		/// funds.
		#[pallet::call_index(60)]
		#[pallet::weight(T::WeightInfo::dispute())]
		pub fn dispute(origin: OriginFor<T>, order: OrderId, evidence: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispute(who, order, evidence)
		}

		/// Answers the dispute of `order`, once, with the hash of the `evidence`.
		///
		/// Origin: the party that has not opened it, before the deadline.
		///
		/// Emits: `DisputeAnswered`.
		///
		/// Errors: `UnknownOrder`, `NotParty`, `WrongState`, `OwnDispute`, `AlreadyAnswered`,
		/// `DeadlineMissed`.
		#[pallet::call_index(61)]
		#[pallet::weight(T::WeightInfo::answer())]
		pub fn answer(origin: OriginFor<T>, order: OrderId, evidence: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_answer(who, order, evidence)
		}

		/// Concedes the dispute of `order`: the household is refunded in full.
		///
		/// There is no penalty, and the deposit is returned.
		///
		/// Origin: the merchant, while the dispute is open.
		///
		/// Emits: `OrderResolved`.
		///
		/// Errors: `UnknownOrder`, `NotMerchant`, `WrongState`, or the ledger's refusal of the
		/// release.
		#[pallet::call_index(62)]
		#[pallet::weight(T::WeightInfo::concede())]
		pub fn concede(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_concede(who, order)
		}

		/// Resolves the dispute of `order`: `to_merchant`, in millionths of its value, pays the
		/// merchant.
		///
		/// The commission on it is taken off, and the rest is released to the household. Shares are
		/// rounded in favour of the household. The deposit is returned, or goes to the other party
		/// if its owner gets nothing; the share `ArbiterFee` of it pays the arbiter.
		///
		/// Origin: the order's arbiter, or `ForceOrigin`; once the other party has answered, or
		/// `AnswerWindow` after the dispute was opened; before the deadline.
		///
		/// Emits: `DepositSettled`, `OrderResolved`.
		///
		/// Errors: `UnknownOrder`, `NotArbiter`, `WrongState`, `DeadlineMissed`, `AnswerPending`,
		/// or the ledger's refusal.
		#[pallet::call_index(63)]
		#[pallet::weight(T::WeightInfo::resolve())]
		pub fn resolve(
			origin: OriginFor<T>,
			order: OrderId,
			to_merchant: Permill,
		) -> DispatchResult {
			let judge = Self::judge(origin)?;
			Self::do_resolve(judge, order, to_merchant)
		}

		/// Sets the `status` of purchasing on the whole chain. Open orders go on.
		///
		/// Origin: `ForceOrigin`.
		///
		/// Emits: `PurchasingSet`.
		///
		/// Errors: none.
		#[pallet::call_index(70)]
		#[pallet::weight(T::WeightInfo::set_purchasing())]
		pub fn set_purchasing(origin: OriginFor<T>, status: Purchasing) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_set_purchasing(status);
			Ok(())
		}
	}
}
