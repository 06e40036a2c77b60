//! What households allow, and why the chain does not buy.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{Moment, Quantity, TokenId};
use frame_support::{
	traits::{tokens::Balance as BalanceT, ConstU32},
	BoundedVec,
};
use scale_info::TypeInfo;

use super::{AssetKind, OfferId, OrderId, MAX_MANDATE_MERCHANTS, MAX_MANDATE_OFFERS};

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
	/// The manufacturer's token when the household joined or renewed.
	pub token: TokenId,
	/// How much of it is frozen in the household's account.
	pub frozen: Balance,
	/// When it joined or renewed, in Unix seconds.
	pub joined_at: Moment,
	/// Mandates that rest on this membership.
	pub mandates: u32,
	/// A new mandate buys nothing before this time, because one was ended that had to wait; in Unix seconds.
	pub waits_until: Moment,
}

/// Which offers a mandate may buy.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Choice<AccountId> {
	/// These, and no others.
	#[codec(index = 0)]
	Offers(BoundedVec<OfferId, ConstU32<MAX_MANDATE_OFFERS>>),
	/// Whatever these merchants offer of what the slot holds. Of each, only the cheapest offers with stock are looked at:
	/// `MAX_MANDATE_OFFERS` divided by the number of merchants.
	#[codec(index = 1)]
	Category {
		/// The merchants.
		merchants: BoundedVec<AccountId, ConstU32<MAX_MANDATE_MERCHANTS>>,
		/// The longest lead time that is acceptable, in seconds.
		max_lead_time: Moment,
	},
}

impl<AccountId> Choice<AccountId> {
	/// How many offers or merchants it names.
	pub fn len(&self) -> u32 {
		let named = match self {
			Self::Offers(offers) => offers.len(),
			Self::Category { merchants, .. } => merchants.len(),
		};
		named.try_into().unwrap_or(u32::MAX)
	}

	/// Whether it names none.
	pub fn is_empty(&self) -> bool {
		self.len() == 0
	}
}

/// Whether a mandate buys or only says what it would buy.
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
pub enum MandateMode {
	/// It buys.
	#[codec(index = 0)]
	Live,
	/// It tells what it would buy, and nothing is held, ordered or counted.
	#[codec(index = 1)]
	Test,
}

/// What a household allows the chain to buy for one slot.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct MandateTerms<AccountId, Balance> {
	/// The offers it may choose from.
	pub choice: Choice<AccountId>,
	/// Whether it buys or only says what it would buy.
	pub mode: MandateMode,
	/// What may be paid with.
	pub asset: AssetKind,
	/// The most one whole unit of the slot may cost: a kilogram, a litre, a piece.
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
	pub terms: MandateTerms<AccountId, Balance>,
	/// The longest lead time among its offers: while the stock outlasts this one, no offer need be looked at.
	pub longest_lead_time: Moment,
	/// When the budget period began in which `spent` counts, in Unix seconds.
	pub period_start: Moment,
	/// What the orders of that period cost.
	pub spent: Balance,
	/// It buys nothing before this time, because an order was called off; in Unix seconds.
	pub waits_until: Moment,
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

/// Whether the chain buys for anybody.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Purchasing {
	/// It buys.
	#[default]
	#[codec(index = 0)]
	Open,
	/// Governance has stopped new orders; open ones finish.
	#[codec(index = 1)]
	Paused,
}

/// Who has stopped new orders.
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
pub enum PausedBy {
	/// Governance, for everybody.
	#[codec(index = 0)]
	Governance,
	/// The household.
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
	/// There is no such offer, or no longer.
	#[codec(index = 0)]
	NotOffered,
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
	/// It takes longer than the mandate allows.
	#[codec(index = 6)]
	TooSlow,
	/// It costs more than the mandate allows.
	#[codec(index = 7)]
	AboveCap,
	/// Manufacturer and merchant are no partners.
	#[codec(index = 8)]
	NoPartnership,
	/// The merchant's bond is not full.
	#[codec(index = 9)]
	BondTooSmall,
	/// The merchant's account cannot take the payment.
	#[codec(index = 10)]
	CannotBePaid,
}

/// Why the chain does not buy.
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
	/// New orders are stopped.
	#[codec(index = 9)]
	Paused(PausedBy),
	/// An order of this slot was called off.
	#[codec(index = 10)]
	CoolingDown {
		/// Until this time, in Unix seconds.
		until: Moment,
	},
	/// The slot has no mandate.
	#[codec(index = 11)]
	NoMandate,
	/// The mandate has expired, or its giver no longer owns the device.
	#[codec(index = 12)]
	MandateOver,
	/// The slot waits for the goods of an order.
	#[codec(index = 13)]
	OrderOpen(OrderId),
	/// The slot has not been read yet.
	#[codec(index = 14)]
	NoReading,
	/// The household has no pattern to go by, or no longer keeps to it.
	#[codec(index = 15)]
	NotEstablished {
		/// Conforming restocks in a row.
		repetitions: u8,
		/// How many it takes.
		needed: u8,
	},
	/// The stock is at the par level or above.
	#[codec(index = 16)]
	StockCoversPar,
	/// The stock lasts until a later order would be at the door.
	#[codec(index = 17)]
	StockLasts {
		/// Seconds until the slot is expected to be empty.
		seconds_left: Moment,
		/// Seconds that an order takes, its cancel window included.
		time_to_door: Moment,
	},
}

impl Refusal {
	/// Whether it is the usual case that nobody need be told of: the pattern does not ask, or what it asked for is on
	/// its way.
	pub const fn is_quiet(&self) -> bool {
		matches!(
			self,
			Self::NoMandate
				| Self::MandateOver
				| Self::OrderOpen(_)
				| Self::NoReading
				| Self::NotEstablished { .. }
				| Self::StockCoversPar
				| Self::StockLasts { .. }
		)
	}
}

/// Everything that stands against buying for a slot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WhyNot {
	/// What stands against it, in the order in which it is checked. If nothing does, the next reading like the last one
	/// buys.
	pub refusals: alloc::vec::Vec<Refusal>,
	/// The offers that are looked at, and why each cannot be bought, if it cannot.
	pub offers: alloc::vec::Vec<(OfferId, Option<Ineligible>)>,
}
