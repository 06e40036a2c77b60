#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use genesis::{GenesisGate, GenesisMerchant, GenesisPartnership};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod choice;
mod conditions;
mod disputes;
mod escrow;
mod gate;
mod genesis;
mod mandates;
pub mod math;
mod merchants;
mod offers;
mod orders;
mod partnerships;
mod tick;
mod trigger;
mod try_state;
mod types;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

use frame_support::traits::fungible;

/// The balance of the native coin and of every token.
pub type BalanceOf<T> =
	<<T as Config>::Currency as fungible::Inspect<<T as frame_system::Config>::AccountId>>::Balance;

// `publish_offer` names each part of an offer, so that wallets show them.
#[allow(clippy::too_many_arguments)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use cot_primitives::{
		Commodity, DeviceId, InspectDevices, InspectManufacturers, InspectToken, Moment, Quantity,
		SlotId, SlotSet, TokenId,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, fungibles, ConstU64, EnsureOrigin, UnixTime},
		weights::WeightMeter,
		DefaultNoBound,
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::{traits::Zero, Permill};

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls and of the block work; too low and deadlines can fill a block.
		type WeightInfo: WeightInfo;

		/// Chain time, by which orders, offers and mandates end.
		type Time: UnixTime;

		/// The runtime's hold reasons; a reason shared with another pallet would mix up escrows.
		type RuntimeHoldReason: From<HoldReason>;

		/// The runtime's freeze reasons; a reason shared with another pallet would thaw
		/// memberships.
		type RuntimeFreezeReason: From<FreezeReason>;

		/// The native coin, in which merchants are bonded.
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// What orders are paid in: the native coin or any token. It must be the same ledger as
		/// `Currency` and `Tokens`, or an escrow could be spent elsewhere.
		type Assets: fungibles::MutateHold<
			Self::AccountId,
			AssetId = AssetKind,
			Balance = BalanceOf<Self>,
			Reason = Self::RuntimeHoldReason,
		>;

		/// The tokens that are frozen at the gates. A ledger whose transfers ignore freezes opens
		/// every gate.
		type Tokens: fungibles::MutateFreeze<
			Self::AccountId,
			AssetId = TokenId,
			Balance = BalanceOf<Self>,
			Id = Self::RuntimeFreezeReason,
		>;

		/// Who owns a device and what its slots hold. One that names a wrong owner lets strangers
		/// buy.
		type Devices: InspectDevices<Self::AccountId>;

		/// Which manufacturers governance has approved.
		type Manufacturers: InspectManufacturers<Self::AccountId>;

		/// Which token is each manufacturer's own.
		type Token: InspectToken<Self::AccountId>;

		/// Who pauses all purchases, appoints the arbiter and may arbitrate itself. Too many hands,
		/// and anybody's orders are in them.
		type ForceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Held from a merchant while it is registered. Below `LatePenalty` it covers not even one
		/// missed order.
		#[pallet::constant]
		type MerchantBond: Get<BalanceOf<Self>>;

		/// Paid from a merchant's bond to the household for each deadline missed. Zero makes
		/// promises free.
		#[pallet::constant]
		type LatePenalty: Get<BalanceOf<Self>>;

		/// Held from whoever opens a dispute, and lost if the arbiter gives it nothing. It is paid
		/// in the native coin; below the existential deposit, the other side may not be able to
		/// take it.
		#[pallet::constant]
		type DisputeDeposit: Get<BalanceOf<Self>>;

		/// Seconds from joining or renewing to the earliest leave. Too short and one stake walks
		/// from household to household.
		#[pallet::constant]
		type MembershipCoolDown: Get<Moment>;

		/// Seconds a merchant has to accept an order after its cancel window.
		#[pallet::constant]
		type AcceptWindow: Get<Moment>;

		/// Seconds a merchant has to ship an accepted order.
		#[pallet::constant]
		type ShipWindow: Get<Moment>;

		/// Seconds a shipped order may arrive later than promised, or than it was shipped if that
		/// was later.
		#[pallet::constant]
		type DeliveryGrace: Get<Moment>;

		/// Seconds from delivery to payment, in which the household can dispute.
		#[pallet::constant]
		type DisputeWindow: Get<Moment>;

		/// Seconds the arbiter has for a dispute. Too short, and what was known before decides.
		#[pallet::constant]
		type ArbitrationWindow: Get<Moment>;

		/// Seconds from a notice to the end of a partnership. Too short, and households lose their
		/// merchant over night.
		#[pallet::constant]
		type PartnershipNotice: Get<Moment>;

		/// Seconds a slot waits after an order of it was called off. Zero lets one household keep a
		/// merchant's stock bound for nothing.
		#[pallet::constant]
		type CancelCoolDown: Get<Moment>;

		/// Seconds after which what is known of a merchant counts half. Zero forgets nothing.
		#[pallet::constant]
		type ReputationHalfLife: Get<Moment>;

		/// Share of the ordered stock whose arrival proves the delivery. Zero lets sensor noise pay
		/// merchants.
		#[pallet::constant]
		type DeliveryProof: Get<Permill>;

		/// The longest cancel window of a mandate; an open window binds the merchant's stock.
		#[pallet::constant]
		type MaxCancelWindow: Get<Moment>;

		/// The longest lead time of an offer; a shipped order binds the household's money that
		/// long.
		#[pallet::constant]
		type MaxLeadTime: Get<Moment>;

		/// Seconds after which a reading no longer triggers an order. Too long and backlogs buy
		/// what is long in the fridge.
		#[pallet::constant]
		type MaxReadingAge: Get<Moment>;

		/// Offers one bond may publish, so that the bond pays for their storage.
		#[pallet::constant]
		type MaxOffers: Get<u32>;

		/// The most of a block that deadlines may take. Too little and they pile up.
		#[pallet::constant]
		type TickWeight: Get<Weight>;

		/// Sets up what the benchmarks need of other pallets. One whose manufacturers have no token
		/// lets none of them run.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The bond of a registered merchant.
		#[codec(index = 0)]
		MerchantBond,
		/// The value of a household's open orders, and of those that were written off.
		#[codec(index = 1)]
		Escrow,
		/// The deposit of whoever has opened a dispute.
		#[codec(index = 2)]
		DisputeDeposit,
	}

	/// Why this pallet freezes tokens.
	#[pallet::composite_enum]
	pub enum FreezeReason {
		/// A household is behind a manufacturer's token gate.
		#[codec(index = 0)]
		Membership,
	}

	// Maps below: Blake2 where users choose the key, Twox where the chain counts it.

	/// Registered merchants by their account.
	#[pallet::storage]
	pub type Merchants<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, MerchantOf<T>>;

	/// What manufacturer (first key) and merchant (second key) have agreed.
	#[pallet::storage]
	pub type Partnerships<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		Partnership,
	>;

	/// The identifier the next offer gets.
	#[pallet::storage]
	pub type NextOfferId<T: Config> = StorageValue<_, OfferId, ValueQuery, ConstU32<1>>;

	/// Offers that have not been withdrawn.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageMap<_, Twox64Concat, OfferId, OfferOf<T>>;

	/// Offers with stock: those of a commodity (first key), paid in an asset (second key), by a
	/// merchant (third key), the cheapest by quantity first.
	// Identity: a rank's bytes are its order, and a merchant pays for each of its offers.
	#[pallet::storage]
	pub type Catalogue<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, Commodity>,
			NMapKey<Blake2_128Concat, AssetKind>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Identity, Rank>,
		),
		(),
	>;

	/// How much of its token each manufacturer asks a household to freeze.
	#[pallet::storage]
	pub type Gates<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, BalanceOf<T>>;

	/// Households (first key) behind the gates of manufacturers (second key).
	#[pallet::storage]
	pub type Memberships<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		MembershipOf<T>,
	>;

	/// Households that have stopped new orders. Each is a member somewhere: what it has frozen pays
	/// for the entry.
	#[pallet::storage]
	pub type PausedHouseholds<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ()>;

	/// Whether the chain buys for anybody.
	#[pallet::storage]
	pub type PurchasingStatus<T: Config> = StorageValue<_, Purchasing, ValueQuery>;

	/// What may be bought for each slot of each device.
	#[pallet::storage]
	pub type Mandates<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DeviceId, Twox64Concat, SlotId, MandateOf<T>>;

	/// The identifier the next order gets.
	#[pallet::storage]
	pub type NextOrderId<T: Config> = StorageValue<_, OrderId, ValueQuery, ConstU64<1>>;

	/// Orders that have not come to an end.
	#[pallet::storage]
	pub type Orders<T: Config> = StorageMap<_, Twox64Concat, OrderId, OrderOf<T>>;

	/// The order each slot waits for; one whose goods have arrived is only waiting to be paid.
	#[pallet::storage]
	pub type OpenOrderOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DeviceId, Twox64Concat, SlotId, OrderId>;

	/// The order of each slot whose goods have arrived in part: the rest may still come, though the
	/// slot no longer waits.
	#[pallet::storage]
	pub type ArrivingOrderOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DeviceId, Twox64Concat, SlotId, OrderId>;

	/// The slots of which an order was called off, and until when nothing more is bought for them,
	/// in Unix seconds. Whoever gives another mandate, or joins anew, waits no less: the slot
	/// waits, not its mandate.
	#[pallet::storage]
	pub type CoolingDown<T: Config> =
		StorageDoubleMap<_, Twox64Concat, DeviceId, Twox64Concat, SlotId, Moment>;

	/// Disputes that the arbiter has not decided.
	#[pallet::storage]
	pub type Disputes<T: Config> = StorageMap<_, Twox64Concat, OrderId, DisputeOf<T>>;

	/// Who decides disputes, beside `ForceOrigin`.
	#[pallet::storage]
	pub type Arbiter<T: Config> = StorageValue<_, T::AccountId>;

	/// What is still held from households for orders that were written off, because its ledger
	/// would not move it.
	#[pallet::storage]
	pub type Stranded<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		AssetKind,
		BalanceOf<T>,
		ValueQuery,
	>;

	/// The slots of each device that have a mandate or wait for goods: one look tells a batch of
	/// readings that none has.
	// Twox64: identifiers are counted by the chain.
	#[pallet::storage]
	pub type SlotsOfConcern<T: Config> = StorageMap<_, Twox64Concat, DeviceId, SlotSet, ValueQuery>;

	/// The open orders of each household.
	#[pallet::storage]
	pub type OrdersOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, OrderId, ()>;

	/// The open orders at each merchant.
	#[pallet::storage]
	pub type OrdersAt<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, OrderId, ()>;

	/// The open orders by the hour in which their deadline ends.
	#[pallet::storage]
	pub type Deadlines<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Bucket, Twox64Concat, OrderId, ()>;

	/// The first hour whose deadlines have not all been carried out.
	#[pallet::storage]
	pub type DeadlineCursor<T: Config> = StorageValue<_, Bucket>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A merchant has registered and its bond is held.
		MerchantRegistered {
			/// The merchant.
			merchant: T::AccountId,
			/// What is held.
			bond: BalanceOf<T>,
		},
		/// A merchant has said how it calls itself and where it can be found.
		ProfileSet {
			/// The merchant.
			merchant: T::AccountId,
			/// Its name.
			name: MerchantName,
			/// Its web site.
			site: MerchantSite,
		},
		/// A merchant has filled its bond up after penalties.
		BondRestored {
			/// The merchant.
			merchant: T::AccountId,
			/// What was held before.
			before: BalanceOf<T>,
			/// What is held now.
			bond: BalanceOf<T>,
		},
		/// A merchant has left and has what was left of its bond back.
		MerchantLeft {
			/// The merchant.
			merchant: T::AccountId,
			/// What was released to it.
			bond: BalanceOf<T>,
		},
		/// A manufacturer offers a merchant to sell to its households.
		PartnershipProposed {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The merchant.
			merchant: T::AccountId,
			/// The manufacturer's share of each settled order.
			commission: Permill,
		},
		/// The merchant has agreed.
		PartnershipAgreed {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The merchant.
			merchant: T::AccountId,
			/// The manufacturer's share of each settled order.
			commission: Permill,
		},
		/// Manufacturer or merchant has given notice.
		PartnershipEnding {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The merchant.
			merchant: T::AccountId,
			/// Nothing more is ordered from this time on, in Unix seconds.
			at: Moment,
		},
		/// A partnership, or the proposal of one, is no more. Open orders keep their commission.
		PartnershipEnded {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// The merchant.
			merchant: T::AccountId,
		},
		/// A merchant has published an offer.
		OfferPublished {
			/// The offer.
			offer: OfferId,
			/// The merchant.
			merchant: T::AccountId,
			/// GTIN-14 of the product.
			product: Gtin,
			/// What the product is.
			category: Commodity,
			/// Stock of one unit, in thousandths of the slot's unit.
			unit_size: Quantity,
			/// Price of one unit.
			price: BalanceOf<T>,
			/// What the price is paid in.
			asset: AssetKind,
			/// Seconds from the end of an order's cancel window to the household's door.
			lead_time: Moment,
			/// Units to sell.
			stock: u32,
			/// Nothing is sold from this time on, in Unix seconds.
			expires_at: Moment,
		},
		/// An offer is no more.
		OfferWithdrawn {
			/// The offer.
			offer: OfferId,
			/// The merchant.
			merchant: T::AccountId,
		},
		/// A manufacturer has set how much of its token a household must freeze to join from now
		/// on.
		GateSet {
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// What it asked for before.
			before: Option<BalanceOf<T>>,
			/// What it asks for now.
			min_hold: BalanceOf<T>,
		},
		/// A household has frozen a manufacturer's token and may have the chain buy for it.
		MembershipJoined {
			/// The household.
			owner: T::AccountId,
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// What is frozen.
			frozen: BalanceOf<T>,
		},
		/// A household has taken over what the manufacturer's gate asks for today.
		MembershipRenewed {
			/// The household.
			owner: T::AccountId,
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// What was frozen before.
			before: BalanceOf<T>,
			/// What is frozen now.
			frozen: BalanceOf<T>,
		},
		/// A household has left a manufacturer's gate and has its tokens free again.
		MembershipLeft {
			/// The household.
			owner: T::AccountId,
			/// The manufacturer.
			manufacturer: T::AccountId,
			/// What was thawed.
			thawed: BalanceOf<T>,
		},
		/// A household lets the chain buy for a slot.
		MandateGiven {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
			/// The household.
			owner: T::AccountId,
			/// The bounds it set.
			terms: MandateTermsOf<T>,
		},
		/// The chain no longer buys for a slot; an open order goes on.
		MandateEnded {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
			/// The household.
			owner: T::AccountId,
		},
		/// A household has stopped new orders; open ones go on.
		HouseholdPaused {
			/// The household.
			household: T::AccountId,
		},
		/// A household lets the chain buy again.
		HouseholdResumed {
			/// The household.
			household: T::AccountId,
		},
		/// Governance has decided whether the chain buys for anybody.
		PurchasingSet {
			/// What held before.
			before: Purchasing,
			/// What holds now.
			status: Purchasing,
		},
		/// The pattern asked for an order and the chain placed it; its value is held.
		OrderPlaced {
			/// The order.
			order: OrderId,
			/// Who buys.
			household: T::AccountId,
			/// Who sells.
			merchant: T::AccountId,
			/// Who gets the commission.
			manufacturer: T::AccountId,
			/// The device that saw the shortage.
			device: DeviceId,
			/// The slot that runs out.
			slot: SlotId,
			/// The offer it was bought from.
			offer: OfferId,
			/// GTIN-14 of the product.
			product: Gtin,
			/// Units bought.
			units: u32,
			/// Stock they bring, in thousandths of the slot's unit.
			quantity: Quantity,
			/// What one unit costs.
			unit_price: BalanceOf<T>,
			/// What they cost together.
			value: BalanceOf<T>,
			/// What it is paid in.
			asset: AssetKind,
			/// The manufacturer's share.
			commission: Permill,
			/// Seconds to the door that the merchant has promised, from the end of the cancel
			/// window on.
			lead_time: Moment,
			/// When the goods are to be at the door, in Unix seconds.
			promised_for: Moment,
			/// The stock that triggered it.
			level: Quantity,
			/// From when on the merchant may accept it, in Unix seconds.
			cancellable_until: Moment,
			/// Until when the merchant may accept it, in Unix seconds.
			deadline: Moment,
		},
		/// The pattern asked for an order, and a mandate that only tests tells what would have
		/// been bought.
		PurchaseRehearsed {
			/// Who would buy.
			household: T::AccountId,
			/// Who would sell.
			merchant: T::AccountId,
			/// Who would get the commission.
			manufacturer: T::AccountId,
			/// The device that saw the shortage.
			device: DeviceId,
			/// The slot that runs out.
			slot: SlotId,
			/// The offer it would be bought from.
			offer: OfferId,
			/// GTIN-14 of the product.
			product: Gtin,
			/// Units.
			units: u32,
			/// Stock they would bring, in thousandths of the slot's unit.
			quantity: Quantity,
			/// What one unit costs.
			unit_price: BalanceOf<T>,
			/// What they cost together.
			value: BalanceOf<T>,
			/// What it would be paid in.
			asset: AssetKind,
			/// The manufacturer's share.
			commission: Permill,
			/// Seconds to the door that the merchant promises.
			lead_time: Moment,
			/// The stock that triggered it.
			level: Quantity,
		},
		/// The pattern asked for an order and the chain did not place it.
		PurchaseRefused {
			/// The device.
			device: DeviceId,
			/// The slot.
			slot: SlotId,
			/// Why not.
			reason: Refusal,
		},
		/// An order was called off in its cancel window; the household has its money back.
		OrderCancelled {
			/// The order.
			order: OrderId,
			/// Who would have sold.
			merchant: T::AccountId,
			/// Who called it off.
			reason: CancelReason,
			/// What was released to the household.
			refund: BalanceOf<T>,
		},
		/// The merchant has taken an order on.
		OrderAccepted {
			/// The order.
			order: OrderId,
			/// Who sells.
			merchant: T::AccountId,
			/// Until when it has to be shipped, in Unix seconds.
			deadline: Moment,
		},
		/// The merchant has sent the goods.
		OrderShipped {
			/// The order.
			order: OrderId,
			/// Who sells.
			merchant: T::AccountId,
			/// Hash of the shipping reference.
			tracking: H256,
			/// Before this time, so the merchant promises, the goods are not at the door; in Unix
			/// seconds.
			arrives_from: Moment,
			/// Until when they have to arrive, in Unix seconds.
			deadline: Moment,
		},
		/// The device has seen a part of the goods: too little for a delivery, or what was missing
		/// from one.
		GoodsSeen {
			/// The order.
			order: OrderId,
			/// Who sells.
			merchant: T::AccountId,
			/// How much has arrived by now, in thousandths of the slot's unit.
			received: Quantity,
		},
		/// The goods have arrived.
		OrderDelivered {
			/// The order.
			order: OrderId,
			/// Who sells.
			merchant: T::AccountId,
			/// The slot's stock before the last of them were put in, where the slot saw it.
			stock_before: Option<Quantity>,
			/// How the chain knows.
			proof: Proof,
		},
		/// The merchant and the manufacturer have been paid.
		OrderSettled {
			/// The order.
			order: OrderId,
			/// Who has sold.
			merchant: T::AccountId,
			/// What the merchant got.
			merchant_amount: BalanceOf<T>,
			/// What the manufacturer got.
			commission: BalanceOf<T>,
		},
		/// A deadline has passed without the goods; the household has its money back.
		OrderExpired {
			/// The order.
			order: OrderId,
			/// Who should have sold.
			merchant: T::AccountId,
			/// What was released to the household.
			refund: BalanceOf<T>,
			/// What the merchant's bond paid on top, in the native coin.
			penalty: BalanceOf<T>,
		},
		/// Household or merchant says that something is wrong with an order.
		OrderDisputed {
			/// The order.
			order: OrderId,
			/// Who sells.
			merchant: T::AccountId,
			/// Who says so.
			by: Party,
			/// Hash of what shows it.
			evidence: H256,
			/// What is held from whoever says so, in the native coin.
			deposit: BalanceOf<T>,
			/// Until when the arbiter has to decide, in Unix seconds.
			deadline: Moment,
		},
		/// The other side of a dispute has had its say.
		DisputeAnswered {
			/// The order.
			order: OrderId,
			/// Who sells.
			merchant: T::AccountId,
			/// Who answers.
			by: Party,
			/// Hash of what shows that it is right.
			evidence: H256,
		},
		/// The arbiter has decided a dispute, or the merchant has given in.
		OrderResolved {
			/// The order.
			order: OrderId,
			/// Who sells.
			merchant: T::AccountId,
			/// What was released to the household.
			refund: BalanceOf<T>,
			/// What the merchant got.
			merchant_amount: BalanceOf<T>,
			/// What the manufacturer got.
			commission: BalanceOf<T>,
			/// Who got the deposit.
			deposit_to: Party,
		},
		/// Governance has appointed somebody to decide disputes, or nobody.
		ArbiterSet {
			/// Who decided them before.
			before: Option<T::AccountId>,
			/// Who decides them now.
			arbiter: Option<T::AccountId>,
		},
		/// The chain could not carry a step of an order out; nothing has changed but its deadline,
		/// if that had passed.
		OrderStuck {
			/// The order.
			order: OrderId,
			/// Who sells.
			merchant: T::AccountId,
			/// What went wrong.
			error: DispatchError,
		},
		/// An order could not be carried out for so long that it is closed as it is.
		OrderWrittenOff {
			/// The order.
			order: OrderId,
			/// Who sells.
			merchant: T::AccountId,
			/// What was released to the household.
			released: BalanceOf<T>,
			/// What stays held from it until its ledger lets `release_stranded` have it.
			stranded: BalanceOf<T>,
		},
		/// What was still held for written off orders is the household's again.
		StrandedReleased {
			/// The household.
			household: T::AccountId,
			/// What was held.
			asset: AssetKind,
			/// How much.
			amount: BalanceOf<T>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is a merchant already.
		AlreadyRegistered,
		/// A merchant needs a name.
		EmptyName,
		/// The account is no merchant.
		UnknownMerchant,
		/// Nothing is missing from the bond.
		BondIsFull,
		/// Governance has not approved the manufacturer.
		ManufacturerNotApproved,
		/// Manufacturer and merchant are partners already.
		AlreadyPartners,
		/// The manufacturer has not proposed a partnership.
		NotProposed,
		/// The manufacturer has proposed another commission.
		CommissionMismatch,
		/// The product number is no GTIN-14, or its check digit is wrong.
		InvalidGtin,
		/// A unit without size, a price of nothing or no stock.
		ZeroTerms,
		/// The asset does not exist.
		UnknownAsset,
		/// The lead time is longer than `MaxLeadTime`.
		LeadTimeTooLong,
		/// The expiry is not in the future.
		ExpiryInPast,
		/// The merchant has `MaxOffers` offers.
		TooManyOffers,
		/// There is no such offer.
		UnknownOffer,
		/// The offer or the order is another merchant's.
		NotMerchant,
		/// The manufacturer has no token.
		NoToken,
		/// A gate of zero is no gate.
		ZeroGate,
		/// The manufacturer has no gate.
		NoGate,
		/// The gate asks for more than the household would freeze.
		HoldAboveLimit,
		/// The household is a member already.
		AlreadyMember,
		/// The household is not behind the manufacturer's gate.
		NotMember,
		/// The household has too few tokens that are neither held nor frozen at a gate.
		InsufficientTokens,
		/// The membership still carries mandates.
		MandatesActive,
		/// The household joined or renewed too recently.
		CoolDownRunning,
		/// There is no such device.
		UnknownDevice,
		/// The device is somebody else's, or the mandate, which has not expired.
		NotOwner,
		/// The device has no such slot.
		UnknownSlot,
		/// The slot is an activity: there is nothing to buy for it.
		NoStock,
		/// The slot has a mandate already.
		AlreadyMandated,
		/// The slot has no mandate.
		NoMandate,
		/// A mandate names at least one offer or one merchant.
		NoOffers,
		/// An offer or a merchant is named twice.
		DuplicateOffer,
		/// An offer is paid in another asset than the mandate.
		AssetMismatch,
		/// An offer sells something else than the slot holds.
		CommodityMismatch,
		/// A household cannot buy from itself.
		OwnOffer,
		/// A cap, the budget or its period is zero.
		ZeroBound,
		/// The par level is zero or more than the slot can hold.
		InvalidParLevel,
		/// The cancel window is longer than `MaxCancelWindow`.
		CancelWindowTooLong,
		/// There is no such order, or no longer.
		UnknownOrder,
		/// The order is another household's.
		NotHousehold,
		/// The order is not in a state that allows this.
		WrongState,
		/// The household can still cancel the order.
		CancelWindowOpen,
		/// The household can no longer cancel the order.
		CancelWindowOver,
		/// The deadline has passed; the order can only expire.
		DeadlineMissed,
		/// The deadline has not passed yet.
		DeadlineNotReached,
		/// The merchant still has offers.
		OffersLeft,
		/// The merchant still has partnerships, proposals included.
		PartnershipsLeft,
		/// The merchant still has open orders.
		OrdersOpen,
		/// Manufacturer and merchant are no partners, and none is proposed.
		NoPartnership,
		/// The partnership or the order is between two others.
		NotParty,
		/// Notice has been given already; the partnership ends when its time is over.
		NoticeRunning,
		/// The site is no text in UTF-8, or the name is not.
		NotText,
		/// The household has paused already.
		AlreadyPaused,
		/// The household has not paused.
		NotPaused,
		/// The goods would arrive after the deadline that shipping them sets.
		InvalidArrival,
		/// The other side has had its say.
		AlreadyAnswered,
		/// Whoever has opened the dispute has had its say.
		OwnDispute,
		/// The arbiter decides nothing in which it has a part.
		ArbiterIsParty,
		/// Nothing of this asset is held for the household's written off orders.
		NothingStranded,
		/// The slot's sensor would hardly see one unit of an offer.
		UnitTooSmall,
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
		/// Offers; they get the identifiers 1, 2 and so on.
		pub offers: Vec<OfferOf<T>>,
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
			assert!(
				T::DisputeDeposit::get()
					>= <T::Currency as fungible::Inspect<_>>::minimum_balance(),
				"whoever is right about a dispute can take the deposit"
			);
			assert!(T::AcceptWindow::get() > 0, "merchants need time to accept");
			assert!(T::ShipWindow::get() > 0, "merchants need time to ship");
			assert!(T::DeliveryGrace::get() > 0, "a lead time of zero needs time to arrive");
			assert!(T::DisputeWindow::get() > 0, "payment follows the goods, not the same block");
			assert!(T::ArbitrationWindow::get() > 0, "an arbiter needs time to decide");
			assert!(T::CancelCoolDown::get() > 0, "nobody orders and calls off all day");
			assert!(T::PartnershipNotice::get() > 0, "households need time to find a merchant");
			assert!(T::ReputationHalfLife::get() > 0, "merchants may improve");
			assert!(!T::DeliveryProof::get().is_zero(), "a delivery needs a proof");
			assert!(T::MaxReadingAge::get() > 0, "readings take time to arrive");
			assert!(
				T::WeightInfo::tick_base()
					.saturating_add(T::WeightInfo::tick_bucket())
					.saturating_add(Self::order_weight())
					.all_lte(T::TickWeight::get()),
				"TickWeight must carry at least one order, or no deadline is ever carried out"
			);
		}

		/// Carries passed deadlines out, as many as `TickWeight` and the block allow.
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
		/// Registers the caller as a merchant called `name`.
		///
		/// Any account that is no merchant yet. `MerchantBond` is held from it until it leaves;
		/// penalties are paid out of it. Emits `MerchantRegistered`. Fails with
		/// `AlreadyRegistered`, `EmptyName`, `NotText` or the lack of funds.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_merchant())]
		pub fn register_merchant(origin: OriginFor<T>, name: MerchantName) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_merchant(who, name, MerchantSite::default())
		}

		/// Proposes to `merchant` to sell to the caller's households for a `commission` on each
		/// settled order.
		///
		/// An approved manufacturer. A proposal not yet accepted, or a partnership that has ended,
		/// is replaced. Emits `PartnershipProposed`. Fails with `ManufacturerNotApproved`,
		/// `UnknownMerchant` or `AlreadyPartners`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::propose_partnership())]
		pub fn propose_partnership(
			origin: OriginFor<T>,
			merchant: T::AccountId,
			commission: Permill,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_propose_partnership(who, merchant, commission)
		}

		/// Accepts what `manufacturer` has proposed, if it still is `commission`.
		///
		/// The merchant. Its offers can be bought by the manufacturer's households from now on.
		/// Emits `PartnershipAgreed`. Fails with `UnknownMerchant`, `NotProposed`,
		/// `AlreadyPartners` or `CommissionMismatch`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::accept_partnership())]
		pub fn accept_partnership(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			commission: Permill,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_partnership(who, manufacturer, commission)
		}

		/// Publishes an offer of `stock` units of `product`, which is of `category`; each unit
		/// brings `unit_size` thousandths of the slot's unit, costs `price` in `asset` and
		/// arrives within `lead_time` seconds; sold until `expires_at`.
		///
		/// A merchant. An offer never changes: another price is another offer. Emits
		/// `OfferPublished`. Fails with `UnknownMerchant`, `TooManyOffers`, `InvalidGtin`,
		/// `ZeroTerms`, `LeadTimeTooLong`, `ExpiryInPast` or `UnknownAsset`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::publish_offer())]
		pub fn publish_offer(
			origin: OriginFor<T>,
			product: Gtin,
			category: Commodity,
			unit_size: Quantity,
			price: BalanceOf<T>,
			asset: AssetKind,
			lead_time: Moment,
			stock: u32,
			expires_at: Moment,
		) -> DispatchResult {
			let merchant = ensure_signed(origin)?;
			Self::do_publish_offer(Offer {
				merchant,
				product,
				category,
				unit_size,
				price,
				asset,
				lead_time,
				stock,
				expires_at,
			})
		}

		/// Withdraws `offer`, so that nothing more is sold from it. Orders already placed go on.
		///
		/// The merchant that published it; anybody, once it has expired. Emits `OfferWithdrawn`.
		/// Fails with `UnknownOffer` or `NotMerchant`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::withdraw_offer())]
		pub fn withdraw_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_offer(who, offer)
		}

		/// Sets how much of the caller's token, `min_hold`, a household has to freeze to join.
		/// Members keep their terms until they renew.
		///
		/// An approved manufacturer with a token. Emits `GateSet`. Fails with
		/// `ManufacturerNotApproved`, `NoToken` or `ZeroGate`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::set_gate())]
		pub fn set_gate(origin: OriginFor<T>, min_hold: BalanceOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_gate(who, min_hold)
		}

		/// Joins the gate of `manufacturer` by freezing what it asks for, at most `max_hold`, in
		/// the caller's own account.
		///
		/// Any account with enough of the token. The tokens stay its own and cannot be spent until
		/// it leaves. Emits `MembershipJoined`. Fails with `ManufacturerNotApproved`, `NoGate`,
		/// `HoldAboveLimit`, `AlreadyMember`, `NoToken` or `InsufficientTokens`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::join())]
		pub fn join(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			max_hold: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_join(who, manufacturer, max_hold)
		}

		/// Leaves the gate of `manufacturer`; the tokens can be spent again.
		///
		/// A member without mandates on the manufacturer's devices, `MembershipCoolDown` after it
		/// joined or renewed. Emits `MembershipLeft`, and `HouseholdResumed` if it had paused and
		/// is no member anywhere else. Fails with `NotMember`, `MandatesActive` or
		/// `CoolDownRunning`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::leave())]
		pub fn leave(origin: OriginFor<T>, manufacturer: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave(who, manufacturer)
		}

		/// Lets the chain buy for `slot` of `device` within `terms`, when the slot's learned
		/// pattern asks for it.
		///
		/// The owner of the device, a member of its manufacturer's gate. No money moves before an
		/// order is placed. Emits `MandateGiven`. Fails with `UnknownDevice`, `NotOwner`,
		/// `UnknownSlot`, `NoStock`, `AlreadyMandated`, `NotMember` or what is wrong with the
		/// terms: `ZeroBound`, `InvalidParLevel`, `CancelWindowTooLong`, `ExpiryInPast`,
		/// `NoOffers`, `DuplicateOffer`, `UnknownOffer`, `AssetMismatch`, `CommodityMismatch`,
		/// `OwnOffer`, `UnitTooSmall`, `UnknownMerchant`, `LeadTimeTooLong`.
		#[pallet::call_index(8)]
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
		/// The household that gave it; anybody, once it has expired. Emits `MandateEnded`. Fails
		/// with `NoMandate` or `NotOwner`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::end_mandate())]
		pub fn end_mandate(origin: OriginFor<T>, device: DeviceId, slot: SlotId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_end_mandate(who, device, slot)
		}

		/// Calls `order` off; the household has its money back and the merchant its stock. Nothing
		/// is bought for the slot for `CancelCoolDown`.
		///
		/// The household, in the cancel window. Emits `OrderCancelled`. Fails with `UnknownOrder`,
		/// `NotHousehold`, `WrongState`, `CancelWindowOver` or what the ledger has against the
		/// release.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(who, order)
		}

		/// Takes `order` on; it has to be shipped within `ShipWindow`.
		///
		/// The merchant, between the cancel window and the deadline. Emits `OrderAccepted`. Fails
		/// with `UnknownOrder`, `NotMerchant`, `WrongState`, `CancelWindowOpen` or
		/// `DeadlineMissed`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::accept())]
		pub fn accept(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept(who, order)
		}

		/// Says that the goods of `order` are on their way, with a hash of the shipping reference
		/// as `tracking`, and will not be at the door before `arrives_from`, or before now if
		/// that is past: what the slot sees before that is not taken as the delivery.
		///
		/// The merchant, before the deadline. The goods have to arrive within `DeliveryGrace` after
		/// they were promised for, or after now if that is past. Emits `OrderShipped`. Fails with
		/// `UnknownOrder`, `NotMerchant`, `WrongState`, `DeadlineMissed` or, if `arrives_from` is
		/// not before that time, `InvalidArrival`.
		#[pallet::call_index(12)]
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

		/// Confirms that the goods of `order` have arrived; merchant and manufacturer are paid at
		/// once. In a dispute this gives in.
		///
		/// The household, once the order is shipped. Emits `OrderDelivered`, unless the device has
		/// seen them before, and `OrderSettled`. Fails with `UnknownOrder`, `NotHousehold`,
		/// `WrongState` or what the ledger has against the payment.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::confirm())]
		pub fn confirm(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm(who, order)
		}

		/// Carries the deadline of `order` out, which the chain also does by itself: an order whose
		/// goods have arrived is paid, disputed or not; one that the merchant has not accepted or
		/// shipped in time is refunded with `LatePenalty` from its bond, as far as that reaches;
		/// one whose goods nobody has seen is refunded. The deposit of a dispute is returned.
		///
		/// Anybody, once the deadline has passed. Emits `OrderSettled` or `OrderExpired`. Fails
		/// with `UnknownOrder`, `DeadlineNotReached` or what the ledger has against it.
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::expire_weight())]
		pub fn expire(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire(order)
		}

		/// Fills the caller's bond up to `MerchantBond`, so that its offers can be bought again
		/// after a penalty.
		///
		/// A merchant whose bond is not full. Emits `BondRestored`. Fails with `UnknownMerchant`,
		/// `BondIsFull` or the lack of funds.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::restore_bond())]
		pub fn restore_bond(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_restore_bond(who)
		}

		/// Says that the caller is called `name` and can be found at `site`, which may be empty.
		///
		/// A merchant. Emits `ProfileSet`. Fails with `UnknownMerchant`, `EmptyName` or `NotText`.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::set_profile())]
		pub fn set_profile(
			origin: OriginFor<T>,
			name: MerchantName,
			site: MerchantSite,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_profile(who, name, site)
		}

		/// Leaves as a merchant; what penalties have left of the bond is released.
		///
		/// A merchant without offers, partnerships and open orders. Emits `MerchantLeft`. Fails
		/// with `UnknownMerchant`, `OffersLeft`, `PartnershipsLeft` or `OrdersOpen`.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::deregister())]
		pub fn deregister(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_deregister(who)
		}

		/// Ends what `manufacturer` and `merchant` have agreed, after `PartnershipNotice`; a mere
		/// proposal ends at once. Open orders keep their commission.
		///
		/// Manufacturer or merchant; anybody, once a notice is over, to remove what is left. Emits
		/// `PartnershipEnding` or `PartnershipEnded`. Fails with `NoPartnership`, `NotParty` or
		/// `NoticeRunning`.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::end_partnership())]
		pub fn end_partnership(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			merchant: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_end_partnership(who, manufacturer, merchant)
		}

		/// Takes over what the gate of `manufacturer` asks for today, at most `max_hold`, in the
		/// place of what it asked for when the caller joined. The cool-down starts anew.
		///
		/// A member. Tokens are frozen or thawed by the difference. Emits `MembershipRenewed`.
		/// Fails with `NotMember`, `NoGate`, `HoldAboveLimit`, `NoToken` or `InsufficientTokens`.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::renew())]
		pub fn renew(
			origin: OriginFor<T>,
			manufacturer: T::AccountId,
			max_hold: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_renew(who, manufacturer, max_hold)
		}

		/// Stops new orders for all mandates of the caller, until it calls `resume_purchases`. Open
		/// orders go on.
		///
		/// A household behind any gate. Emits `HouseholdPaused`. Fails with `NotMember` or
		/// `AlreadyPaused`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::pause_purchases())]
		pub fn pause_purchases(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pause_purchases(who)
		}

		/// Lets the mandates of the caller buy again.
		///
		/// A household that has paused. Emits `HouseholdResumed`. Fails with `NotPaused`.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::resume_purchases())]
		pub fn resume_purchases(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resume_purchases(who)
		}

		/// Lets the chain buy, or stops new orders for everybody, by `status`. Open orders go on.
		///
		/// `ForceOrigin`. Emits `PurchasingSet`.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::set_purchasing())]
		pub fn set_purchasing(origin: OriginFor<T>, status: Purchasing) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_set_purchasing(status);
			Ok(())
		}

		/// Appoints `arbiter` to decide disputes, or nobody but `ForceOrigin`.
		///
		/// `ForceOrigin`. Emits `ArbiterSet`.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::set_arbiter())]
		pub fn set_arbiter(origin: OriginFor<T>, arbiter: Option<T::AccountId>) -> DispatchResult {
			T::ForceOrigin::ensure_origin(origin)?;
			Self::do_set_arbiter(arbiter);
			Ok(())
		}

		/// Says that something is wrong with `order`; `evidence` is a hash of what shows it. The
		/// arbiter decides within `ArbitrationWindow`, or before the order's former deadline if
		/// that is later; if it does not, the order ends as it would have.
		///
		/// The household, once the order is shipped; the merchant, while the device has not seen
		/// the goods; before the deadline. `DisputeDeposit` is held from the caller, and goes to
		/// the other side if the arbiter gives the caller nothing. Emits `OrderDisputed`. Fails
		/// with `UnknownOrder`, `NotParty`, `WrongState`, `DeadlineMissed` or the lack of funds.
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::dispute())]
		pub fn dispute(origin: OriginFor<T>, order: OrderId, evidence: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispute(who, order, evidence)
		}

		/// Answers the dispute of `order`, once; `evidence` is a hash of what shows that the caller
		/// is right.
		///
		/// The side that has not opened it, before the deadline. Emits `DisputeAnswered`. Fails
		/// with `UnknownOrder`, `NotParty`, `WrongState`, `OwnDispute`, `AlreadyAnswered` or
		/// `DeadlineMissed`.
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::answer())]
		pub fn answer(origin: OriginFor<T>, order: OrderId, evidence: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_answer(who, order, evidence)
		}

		/// Gives in to the dispute of `order`: the household has all of its money back, without a
		/// penalty.
		///
		/// The merchant, while the dispute is open. The deposit is returned. Emits `OrderResolved`.
		/// Fails with `UnknownOrder`, `NotMerchant`, `WrongState` or what the ledger has against
		/// the release.
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::concede())]
		pub fn concede(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_concede(who, order)
		}

		/// Decides the dispute of `order`: the share `to_merchant` of its value pays the merchant,
		/// less the commission on it, and the household has the rest back. Shares are rounded in
		/// favour of the household.
		///
		/// The arbiter, unless it has a part in the order, or `ForceOrigin`; before the deadline.
		/// The deposit is returned, or goes to the other side if whoever opened the dispute gets
		/// nothing. Emits `OrderResolved`. Fails with `UnknownOrder`, `ArbiterIsParty`,
		/// `WrongState`, `DeadlineMissed` or what the ledger has against it.
		#[pallet::call_index(27)]
		#[pallet::weight(T::WeightInfo::resolve())]
		pub fn resolve(
			origin: OriginFor<T>,
			order: OrderId,
			to_merchant: Permill,
		) -> DispatchResult {
			let judge = Self::ensure_judge(origin)?;
			Self::do_resolve(judge, order, to_merchant)
		}

		/// Releases what is still held from `household` in `asset` for orders that were written
		/// off.
		///
		/// Anybody, as soon as the ledger of the asset allows it. Emits `StrandedReleased`. Fails
		/// with `NothingStranded` or what the ledger has against it.
		#[pallet::call_index(28)]
		#[pallet::weight(T::WeightInfo::release_stranded())]
		pub fn release_stranded(
			origin: OriginFor<T>,
			household: T::AccountId,
			asset: AssetKind,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_stranded(household, asset)
		}
	}
}
