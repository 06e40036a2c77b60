//! The records this pallet keeps, and what their values mean for each other.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{Commodity, DeviceId, Moment, Quantity, SlotId, TokenId};
use frame_support::{
	traits::{
		tokens::{fungible::NativeOrWithId, Balance as BalanceT},
		ConstU32,
	},
	BoundedVec,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::Permill;

use crate::Config;

/// Identifier of an offer; counted by the chain from 1.
pub type OfferId = u32;
/// Identifier of an order; counted by the chain from 1.
pub type OrderId = u64;
/// A trade item as GS1 numbers it: a GTIN of up to 14 digits, padded with leading zeros.
pub type Gtin = u64;
/// What is paid with: the native coin or a token of the assets pallet.
pub type AssetKind = NativeOrWithId<TokenId>;
/// Name of a merchant.
pub type MerchantName = BoundedVec<u8, ConstU32<64>>;
/// Number of an hour, counted from the Unix epoch; deadlines are filed under the hour they end in.
pub type Bucket = u64;

/// Most offers one mandate may name.
pub const MAX_MANDATE_OFFERS: u32 = 8;
/// Seconds that one bucket of deadlines spans.
pub const BUCKET_SECONDS: Moment = 3_600;
/// Seconds until an order is looked at again whose deadline could not be carried out.
pub const RETRY_SECONDS: Moment = 86_400;

/// A [`Merchant`] of this runtime.
pub type MerchantOf<T> = Merchant<crate::BalanceOf<T>>;
/// An [`Offer`] of this runtime.
pub type OfferOf<T> = Offer<<T as frame_system::Config>::AccountId, crate::BalanceOf<T>>;
/// A [`Membership`] of this runtime.
pub type MembershipOf<T> = Membership<crate::BalanceOf<T>>;
/// [`MandateTerms`] of this runtime.
pub type MandateTermsOf<T> = MandateTerms<crate::BalanceOf<T>>;
/// A [`Mandate`] of this runtime.
pub type MandateOf<T> = Mandate<<T as frame_system::Config>::AccountId, crate::BalanceOf<T>>;
/// An [`Order`] of this runtime.
pub type OrderOf<T> = Order<<T as frame_system::Config>::AccountId, crate::BalanceOf<T>>;

/// Somebody who sells to households.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Merchant<Balance> {
	/// What is held from it; penalties are paid out of it.
	pub bond: Balance,
	/// How it calls itself.
	pub name: MerchantName,
	/// Offers it has published and not withdrawn.
	pub offers: u32,
	/// Orders it has not finished.
	pub open_orders: u32,
	/// Orders that were paid to it.
	pub settled: u32,
	/// Orders that expired because it missed a deadline.
	pub late: u32,
}

/// How far a manufacturer and a merchant have come to terms.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum PartnershipStatus {
	/// The manufacturer has asked.
	#[codec(index = 0)]
	Proposed,
	/// The merchant has agreed.
	#[codec(index = 1)]
	Active,
}

/// A manufacturer's terms for a merchant that sells to its households.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Partnership {
	/// Share of each settled order that goes to the manufacturer.
	pub commission: Permill,
	/// Whether the merchant has agreed.
	pub status: PartnershipStatus,
}

/// A merchant's price for a product. It never changes: a new price is a new offer.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Offer<AccountId, Balance> {
	/// Who sells.
	pub merchant: AccountId,
	/// GTIN-14 of the product.
	pub product: Gtin,
	/// What the product is; it is bought for slots of the same commodity only.
	pub category: Commodity,
	/// How much stock one unit sold brings, in thousandths of the slot's unit.
	pub unit_size: Quantity,
	/// Price of one unit sold.
	pub price: Balance,
	/// What the price is paid in.
	pub asset: AssetKind,
	/// Seconds from the end of an order's cancel window to the household's door.
	pub lead_time: Moment,
	/// Units left to sell.
	pub stock: u32,
	/// Nothing is sold from this time on, in Unix seconds.
	pub expires_at: Moment,
}

/// A household behind a manufacturer's token gate.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Membership<Balance> {
	/// The manufacturer's token when the household joined.
	pub token: TokenId,
	/// How much of it is frozen in the household's account.
	pub frozen: Balance,
	/// When it joined, in Unix seconds.
	pub joined_at: Moment,
	/// Mandates that rest on this membership.
	pub mandates: u32,
}

/// What a household allows the chain to buy for one slot.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct MandateTerms<Balance> {
	/// The offers it may choose from.
	pub offers: BoundedVec<OfferId, ConstU32<MAX_MANDATE_OFFERS>>,
	/// What may be paid with.
	pub asset: AssetKind,
	/// The most one unit may cost.
	pub max_unit_price: Balance,
	/// The most one order may cost.
	pub max_order_value: Balance,
	/// The most all orders of one period may cost.
	pub budget: Balance,
	/// Length of a budget period in seconds.
	pub period: Moment,
	/// The stock an order may fill the slot up to.
	pub par_level: Quantity,
	/// Seconds in which the household can cancel an order.
	pub cancel_window: Moment,
	/// Nothing is bought from this time on, in Unix seconds.
	pub expires_at: Moment,
}

/// A household's standing, bounded permission to buy for one slot.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Mandate<AccountId, Balance> {
	/// The household that gave it.
	pub owner: AccountId,
	/// The device's manufacturer, behind whose gate the household is.
	pub manufacturer: AccountId,
	/// Its bounds.
	pub terms: MandateTerms<Balance>,
	/// The longest lead time among its offers: while the stock outlasts this one, no offer need be looked at.
	pub longest_lead_time: Moment,
	/// When the budget period began in which `spent` counts, in Unix seconds.
	pub period_start: Moment,
	/// What the orders of that period cost.
	pub spent: Balance,
}

impl<AccountId: PartialEq, Balance: BalanceT> Mandate<AccountId, Balance> {
	/// Whether it still speaks for this household, on a device of the manufacturer it was given for.
	pub fn holds_for(&self, owner: &AccountId, manufacturer: &AccountId, now: Moment) -> bool {
		self.owner == *owner && self.manufacturer == *manufacturer && now < self.terms.expires_at
	}

	/// Start of the budget period that `now` falls in, and what was spent in it.
	pub fn period_at(&self, now: Moment) -> (Moment, Balance) {
		let since = now.saturating_sub(self.period_start);
		if since < self.terms.period {
			return (self.period_start, self.spent);
		}
		let into = since.checked_rem(self.terms.period).unwrap_or_default();
		(now.saturating_sub(into), Balance::default())
	}

	/// Seconds from an order to the door when the merchant takes `lead_time` from the end of the cancel window.
	pub fn time_to_door(&self, lead_time: Moment) -> Moment {
		self.terms.cancel_window.saturating_add(lead_time)
	}
}

/// What the passing of an order's deadline means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AtDeadline {
	/// The merchant was late: the household gets its money back and the penalty.
	Expire,
	/// The goods were not seen to arrive, and nobody can tell whose fault that is: the household gets its money back.
	Refund,
	/// The goods have arrived: the merchant is paid.
	Settle,
}

/// Where an open order stands. A closed order leaves the state; its events are its history.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum OrderState {
	/// The money is held; the household may still cancel.
	#[codec(index = 0)]
	Placed {
		/// From this time on it can no longer be cancelled and the merchant may accept it.
		cancellable_until: Moment,
	},
	/// The merchant has taken it on.
	#[codec(index = 1)]
	Accepted,
	/// The goods are on their way.
	#[codec(index = 2)]
	Shipped {
		/// When the merchant said so.
		at: Moment,
	},
	/// The goods have arrived.
	#[codec(index = 3)]
	Delivered {
		/// When the device saw them, or the household said so.
		at: Moment,
	},
}

impl OrderState {
	/// What happens when the order's deadline passes in this state.
	pub const fn at_deadline(&self) -> AtDeadline {
		match self {
			Self::Placed { .. } | Self::Accepted => AtDeadline::Expire,
			// A household can keep its device from telling. A penalty would pay it for that.
			Self::Shipped { .. } => AtDeadline::Refund,
			Self::Delivered { .. } => AtDeadline::Settle,
		}
	}

	/// Whether what happens at `at` can still call the order off.
	pub const fn is_cancellable(&self, at: Moment) -> bool {
		matches!(self, Self::Placed { cancellable_until } if at < *cancellable_until)
	}

	/// Whether the slot waits for the goods. What has arrived is only waiting to be paid.
	pub const fn is_awaited(&self) -> bool {
		!matches!(self, Self::Delivered { .. })
	}

	/// Whether goods that arrive at `at` can be those of the order.
	pub const fn is_deliverable(&self, at: Moment) -> bool {
		matches!(self, Self::Shipped { at: shipped } if at >= *shipped)
	}
}

/// One purchase with its escrow.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Order<AccountId, Balance> {
	/// Who buys, and from whom the value is held.
	pub household: AccountId,
	/// Who gets the commission.
	pub manufacturer: AccountId,
	/// Who sells.
	pub merchant: AccountId,
	/// The device that saw the shortage.
	pub device: DeviceId,
	/// The slot that runs out.
	pub slot: SlotId,
	/// The offer it was bought from; it may have been withdrawn since.
	pub offer: OfferId,
	/// GTIN-14 of the product.
	pub product: Gtin,
	/// Units bought.
	pub units: u32,
	/// Price of one unit when the order was placed.
	pub unit_price: Balance,
	/// `units * unit_price`, held from the household.
	pub value: Balance,
	/// What it is paid in.
	pub asset: AssetKind,
	/// The manufacturer's share when the order was placed.
	pub commission: Permill,
	/// Stock the units bring, in thousandths of the slot's unit.
	pub quantity: Quantity,
	/// Seconds the merchant has promised to need.
	pub lead_time: Moment,
	/// Where it stands.
	pub state: OrderState,
	/// When it was placed, in Unix seconds.
	pub placed_at: Moment,
	/// When something happens by itself, in Unix seconds.
	pub deadline: Moment,
	/// Hash of the merchant's shipping reference.
	pub tracking: Option<H256>,
}

/// Who called an order off.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum CancelReason {
	/// The household said so.
	#[codec(index = 0)]
	ByHousehold,
	/// The household filled the slot by hand.
	#[codec(index = 1)]
	Restocked,
}

/// How the chain knows that goods have arrived.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Proof {
	/// The slot's own level rose.
	#[codec(index = 0)]
	Reading,
	/// The household said so.
	#[codec(index = 1)]
	Household,
}

/// Why an offer cannot be bought, in the order in which it is checked.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Ineligible {
	/// The merchant has withdrawn it.
	#[codec(index = 0)]
	Withdrawn,
	/// It is paid in another asset than the mandate allows.
	#[codec(index = 1)]
	OtherAsset,
	/// It sells something else than the slot holds.
	#[codec(index = 2)]
	OtherCommodity,
	/// The household would buy from itself.
	#[codec(index = 3)]
	OwnOffer,
	/// Its time is over.
	#[codec(index = 4)]
	Expired,
	/// Nothing is left to sell.
	#[codec(index = 5)]
	OutOfStock,
	/// It costs more than the mandate allows.
	#[codec(index = 6)]
	AboveCap,
	/// Manufacturer and merchant are no partners.
	#[codec(index = 7)]
	NoPartnership,
	/// The merchant's bond is not full.
	#[codec(index = 8)]
	BondTooSmall,
	/// The merchant's account cannot take the payment.
	#[codec(index = 9)]
	CannotBePaid,
}

/// Why the chain did not buy though the pattern asked for it.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Refusal {
	/// The reading is too old to spend money on.
	#[codec(index = 0)]
	StaleReading,
	/// The manufacturer is not, or no longer, approved.
	#[codec(index = 1)]
	ManufacturerNotApproved,
	/// The household is not behind the manufacturer's gate.
	#[codec(index = 2)]
	NotMember,
	/// The household no longer has the tokens it froze.
	#[codec(index = 3)]
	GateNotMet,
	/// No offer of the mandate can be bought; this one came closest.
	#[codec(index = 4)]
	NoEligibleOffer(Ineligible),
	/// Not one unit fits below the par level.
	#[codec(index = 5)]
	NoRoom,
	/// One unit costs more than an order may.
	#[codec(index = 6)]
	OrderValueExceeded,
	/// One unit costs more than is left of the budget.
	#[codec(index = 7)]
	BudgetSpent,
	/// The household cannot pay without the tokens it has frozen.
	#[codec(index = 8)]
	InsufficientFunds,
}

/// The hour that a deadline is filed under: the first one that begins when it has passed.
pub const fn bucket_of(deadline: Moment) -> Bucket {
	deadline.div_ceil(BUCKET_SECONDS)
}

/// The reasons this runtime names, as a shorthand for the seams that take them.
pub(crate) fn escrow<T: Config>() -> T::RuntimeHoldReason {
	crate::HoldReason::Escrow.into()
}

/// See [`escrow`].
pub(crate) fn merchant_bond<T: Config>() -> T::RuntimeHoldReason {
	crate::HoldReason::MerchantBond.into()
}

/// See [`escrow`].
pub(crate) fn membership<T: Config>() -> T::RuntimeFreezeReason {
	crate::FreezeReason::Membership.into()
}
