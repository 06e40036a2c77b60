#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use genesis::{GenesisGate, GenesisMerchant, GenesisPartnership};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod dispatchables;
mod genesis;
pub mod math;
mod orders;
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
		traits::{fungible, fungibles, ConstU64, UnixTime},
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

		/// The runtime's freeze reasons; a reason shared with another pallet would thaw memberships.
		type RuntimeFreezeReason: From<FreezeReason>;

		/// The native coin, in which merchants are bonded.
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// What orders are paid in: the native coin or any token. It must be the same ledger as `Currency` and `Tokens`, or
		/// an escrow could be spent elsewhere.
		type Assets: fungibles::MutateHold<
			Self::AccountId,
			AssetId = AssetKind,
			Balance = BalanceOf<Self>,
			Reason = Self::RuntimeHoldReason,
		>;

		/// The tokens that are frozen at the gates. A ledger whose transfers ignore freezes opens every gate.
		type Tokens: fungibles::MutateFreeze<
			Self::AccountId,
			AssetId = TokenId,
			Balance = BalanceOf<Self>,
			Id = Self::RuntimeFreezeReason,
		>;

		/// Who owns a device and what its slots hold. One that names a wrong owner lets strangers buy.
		type Devices: InspectDevices<Self::AccountId>;

		/// Which manufacturers governance has approved.
		type Manufacturers: InspectManufacturers<Self::AccountId>;

		/// Which token is each manufacturer's own.
		type Token: InspectToken<Self::AccountId>;

		/// Held from a merchant while it is registered. Below `LatePenalty` it covers not even one missed order.
		#[pallet::constant]
		type MerchantBond: Get<BalanceOf<Self>>;

		/// Paid from a merchant's bond to the household for each deadline missed. Zero makes promises free.
		#[pallet::constant]
		type LatePenalty: Get<BalanceOf<Self>>;

		/// Seconds from joining to the earliest leave. Too short and one stake walks from household to household.
		#[pallet::constant]
		type MembershipCoolDown: Get<Moment>;

		/// Seconds a merchant has to accept an order after its cancel window.
		#[pallet::constant]
		type AcceptWindow: Get<Moment>;

		/// Seconds a merchant has to ship an accepted order.
		#[pallet::constant]
		type ShipWindow: Get<Moment>;

		/// Seconds a shipped order may arrive later than promised.
		#[pallet::constant]
		type DeliveryGrace: Get<Moment>;

		/// Seconds from delivery to payment.
		#[pallet::constant]
		type DisputeWindow: Get<Moment>;

		/// Share of the ordered stock whose arrival proves the delivery. Zero lets sensor noise pay merchants.
		#[pallet::constant]
		type DeliveryProof: Get<Permill>;

		/// The longest cancel window of a mandate; an open window binds the merchant's stock.
		#[pallet::constant]
		type MaxCancelWindow: Get<Moment>;

		/// The longest lead time of an offer; a shipped order binds the household's money that long.
		#[pallet::constant]
		type MaxLeadTime: Get<Moment>;

		/// Seconds after which a reading no longer triggers an order. Too long and backlogs buy what is long in the fridge.
		#[pallet::constant]
		type MaxReadingAge: Get<Moment>;

		/// Offers one bond may publish, so that the bond pays for their storage.
		#[pallet::constant]
		type MaxOffers: Get<u32>;

		/// The most of a block that deadlines may take. Too little and they pile up.
		#[pallet::constant]
		type TickWeight: Get<Weight>;

		/// Sets up what the benchmarks need of other pallets. One whose manufacturers have no token lets none of them run.
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
		/// The value of a household's open orders.
		#[codec(index = 1)]
		Escrow,
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

	/// The slots of each device that have a mandate or wait for goods: one look tells a batch of readings that none has.
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
		/// A merchant has filled its bond up after penalties.
		BondRestored {
			/// The merchant.
			merchant: T::AccountId,
			/// What was held before.
			before: BalanceOf<T>,
			/// What is held now.
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
		},
		/// A merchant has withdrawn an offer.
		OfferWithdrawn {
			/// The offer.
			offer: OfferId,
			/// The merchant.
			merchant: T::AccountId,
		},
		/// A manufacturer has set how much of its token a household must freeze to join from now on.
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
		/// The pattern asked for an order and the chain placed it; its value is held.
		OrderPlaced {
			/// The order.
			order: OrderId,
			/// Who buys.
			household: T::AccountId,
			/// Who sells.
			merchant: T::AccountId,
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
			/// What they cost together.
			value: BalanceOf<T>,
			/// What it is paid in.
			asset: AssetKind,
			/// The stock that triggered it.
			level: Quantity,
			/// From when on the merchant may accept it, in Unix seconds.
			cancellable_until: Moment,
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
			/// Who called it off.
			reason: CancelReason,
			/// What was released to the household.
			refund: BalanceOf<T>,
		},
		/// The merchant has taken an order on.
		OrderAccepted {
			/// The order.
			order: OrderId,
			/// Until when it has to be shipped, in Unix seconds.
			deadline: Moment,
		},
		/// The merchant has sent the goods.
		OrderShipped {
			/// The order.
			order: OrderId,
			/// Hash of the shipping reference.
			tracking: H256,
			/// Until when they have to arrive, in Unix seconds.
			deadline: Moment,
		},
		/// The goods have arrived.
		OrderDelivered {
			/// The order.
			order: OrderId,
			/// The slot's stock before they were put in, where the slot saw it.
			stock_before: Option<Quantity>,
			/// How the chain knows.
			proof: Proof,
		},
		/// The merchant and the manufacturer have been paid.
		OrderSettled {
			/// The order.
			order: OrderId,
			/// What the merchant got.
			merchant_amount: BalanceOf<T>,
			/// What the manufacturer got.
			commission: BalanceOf<T>,
		},
		/// The merchant missed a deadline; the household has its money back.
		OrderExpired {
			/// The order.
			order: OrderId,
			/// What was released to the household.
			refund: BalanceOf<T>,
			/// What the merchant's bond paid on top, in the native coin.
			penalty: BalanceOf<T>,
		},
		/// The chain could not carry a step of an order out; nothing has changed but its deadline, if that had passed.
		OrderStuck {
			/// The order.
			order: OrderId,
			/// What went wrong.
			error: DispatchError,
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
		/// The household joined too recently.
		CoolDownRunning,
		/// There is no such device.
		UnknownDevice,
		/// The device or the mandate is somebody else's.
		NotOwner,
		/// The device has no such slot.
		UnknownSlot,
		/// The slot is an activity: there is nothing to buy for it.
		NoStock,
		/// The slot has a mandate already.
		AlreadyMandated,
		/// The slot has no mandate.
		NoMandate,
		/// A mandate names at least one offer.
		NoOffers,
		/// An offer is named twice.
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
			assert!(T::AcceptWindow::get() > 0, "merchants need time to accept");
			assert!(T::ShipWindow::get() > 0, "merchants need time to ship");
			assert!(T::DeliveryGrace::get() > 0, "a lead time of zero needs time to arrive");
			assert!(T::DisputeWindow::get() > 0, "payment follows the goods, not the same block");
			assert!(!T::DeliveryProof::get().is_zero(), "a delivery needs a proof");
			assert!(T::MaxReadingAge::get() > 0, "readings take time to arrive");
			assert!(
				T::WeightInfo::tick_base()
					.saturating_add(T::WeightInfo::tick_bucket())
					.saturating_add(T::WeightInfo::tick_order())
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
		/// Any account that is no merchant yet. `MerchantBond` is held from it and cannot be withdrawn yet; penalties are
		/// paid out of it.
		/// Emits `MerchantRegistered`. Fails with `AlreadyRegistered`, `EmptyName` or the lack of funds.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_merchant())]
		pub fn register_merchant(origin: OriginFor<T>, name: MerchantName) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_merchant(who, name)
		}

		/// Proposes to `merchant` to sell to the caller's households for a `commission` on each settled order.
		///
		/// An approved manufacturer. A proposal not yet accepted is replaced. Emits `PartnershipProposed`. Fails with
		/// `ManufacturerNotApproved`, `UnknownMerchant` or `AlreadyPartners`.
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
		/// The merchant. Its offers can be bought by the manufacturer's households from now on. Emits
		/// `PartnershipAgreed`. Fails with `UnknownMerchant`, `NotProposed`, `AlreadyPartners` or `CommissionMismatch`.
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

		/// Publishes an offer of `stock` units of `product`, which is of `category`; each unit brings `unit_size` thousandths
		/// of the slot's unit, costs `price` in `asset` and arrives within `lead_time` seconds; sold until `expires_at`.
		///
		/// A merchant. An offer never changes: another price is another offer. Emits `OfferPublished`. Fails with
		/// `UnknownMerchant`, `TooManyOffers`, `InvalidGtin`, `ZeroTerms`, `LeadTimeTooLong`, `ExpiryInPast` or
		/// `UnknownAsset`.
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
		/// The merchant that published it. Emits `OfferWithdrawn`. Fails with `UnknownOffer` or `NotMerchant`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::withdraw_offer())]
		pub fn withdraw_offer(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_offer(who, offer)
		}

		/// Sets how much of the caller's token, `min_hold`, a household has to freeze to join. Members keep their terms.
		///
		/// An approved manufacturer with a token. Emits `GateSet`. Fails with `ManufacturerNotApproved`, `NoToken` or
		/// `ZeroGate`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::set_gate())]
		pub fn set_gate(origin: OriginFor<T>, min_hold: BalanceOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_gate(who, min_hold)
		}

		/// Joins the gate of `manufacturer` by freezing what it asks for, at most `max_hold`, in the caller's own account.
		///
		/// Any account with enough of the token. The tokens stay its own and cannot be spent until it leaves. Emits
		/// `MembershipJoined`. Fails with `ManufacturerNotApproved`, `NoGate`, `HoldAboveLimit`, `AlreadyMember`, `NoToken`
		/// or `InsufficientTokens`.
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
		/// A member without mandates on the manufacturer's devices, `MembershipCoolDown` after it joined. Emits
		/// `MembershipLeft`. Fails with `NotMember`, `MandatesActive` or `CoolDownRunning`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::leave())]
		pub fn leave(origin: OriginFor<T>, manufacturer: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave(who, manufacturer)
		}

		/// Lets the chain buy for `slot` of `device` within `terms`, when the slot's learned pattern asks for it.
		///
		/// The owner of the device, a member of its manufacturer's gate. No money moves before an order is placed. Emits
		/// `MandateGiven`. Fails with `UnknownDevice`, `NotOwner`, `UnknownSlot`, `NoStock`, `AlreadyMandated`, `NotMember` or what is
		/// wrong with the terms: `ZeroBound`, `InvalidParLevel`, `CancelWindowTooLong`, `ExpiryInPast`, `NoOffers`,
		/// `DuplicateOffer`, `UnknownOffer`, `AssetMismatch`, `CommodityMismatch`, `OwnOffer`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::give_mandate(terms.offers.len().try_into().unwrap_or(u32::MAX)))]
		pub fn give_mandate(
			origin: OriginFor<T>,
			device: DeviceId,
			slot: SlotId,
			terms: MandateTermsOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_give_mandate(who, device, slot, terms)
		}

		/// Ends the mandate of `slot` of `device`; nothing more is bought for it. An open order goes on.
		///
		/// The household that gave it. Emits `MandateEnded`. Fails with `NoMandate` or `NotOwner`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::end_mandate())]
		pub fn end_mandate(origin: OriginFor<T>, device: DeviceId, slot: SlotId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_end_mandate(who, device, slot)
		}

		/// Calls `order` off; the household has its money back and the merchant its stock.
		///
		/// The household, in the cancel window. Emits `OrderCancelled`. Fails with `UnknownOrder`, `NotHousehold`,
		/// `WrongState` or `CancelWindowOver`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(who, order)
		}

		/// Takes `order` on; it has to be shipped within `ShipWindow`.
		///
		/// The merchant, between the cancel window and the deadline. Emits `OrderAccepted`. Fails with `UnknownOrder`,
		/// `NotMerchant`, `WrongState`, `CancelWindowOpen` or `DeadlineMissed`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::accept())]
		pub fn accept(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept(who, order)
		}

		/// Says that the goods of `order` are on their way, with a hash of the shipping reference as `tracking`.
		///
		/// The merchant, before the deadline. The goods have to arrive within the offer's lead time and `DeliveryGrace`.
		/// Emits `OrderShipped`. Fails with `UnknownOrder`, `NotMerchant`, `WrongState` or `DeadlineMissed`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::ship())]
		pub fn ship(origin: OriginFor<T>, order: OrderId, tracking: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_ship(who, order, tracking)
		}

		/// Confirms that the goods of `order` have arrived; merchant and manufacturer are paid at once.
		///
		/// The household, once the order is shipped. Emits `OrderDelivered`, unless the device has seen them before, and
		/// `OrderSettled`. Fails with `UnknownOrder`, `NotHousehold` or `WrongState`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::confirm())]
		pub fn confirm(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm(who, order)
		}

		/// Carries the deadline of `order` out, which the chain also does by itself: a delivered order is paid, an order the
		/// merchant is late with is refunded with `LatePenalty` from its bond, as far as that reaches.
		///
		/// Anybody, once the deadline has passed. Emits `OrderSettled` or `OrderExpired`. Fails with `UnknownOrder` or
		/// `DeadlineNotReached`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::expire())]
		pub fn expire(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire(order)
		}

		/// Fills the caller's bond up to `MerchantBond`, so that its offers can be bought again after a penalty.
		///
		/// A merchant whose bond is not full. Emits `BondRestored`. Fails with `UnknownMerchant`, `BondIsFull` or the lack
		/// of funds.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::restore_bond())]
		pub fn restore_bond(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_restore_bond(who)
		}
	}
}
