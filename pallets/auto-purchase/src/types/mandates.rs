//! What households allow, and why the chain does not buy.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{Moment, Quantity, TokenId};
use frame_support::{
	traits::{tokens::Balance as BalanceT, ConstU32},
	BoundedVec,
};
use scale_info::TypeInfo;

use super::{AssetKind, OfferId, MAX_MANDATE_MERCHANTS, MAX_MANDATE_OFFERS};

/// A household behind a manufacturer's token gate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Membership<Balance> {
	/// The manufacturer's token when the household joined or renewed.
	pub token: TokenId,
	/// How much of it is frozen in the household's account.
	pub frozen: Balance,
	/// When it joined or renewed, in Unix seconds.
	pub joined_at: Moment,
	/// Mandates that rest on this membership.
	pub mandates: u32,
}

/// Which offers a mandate may buy.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Choice<AccountId> {
	/// These, and no others.
	#[codec(index = 0)]
	Offers(BoundedVec<OfferId, ConstU32<MAX_MANDATE_OFFERS>>),
	/// Whatever these merchants offer of what the slot holds. Of each, only the cheapest offers
	/// with stock are looked at: `MAX_MANDATE_OFFERS` divided by the number of merchants.
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
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum MandateMode {
	/// It buys.
	#[codec(index = 0)]
	Live,
	/// It tells what it would buy, and nothing is held, ordered or counted.
	#[codec(index = 1)]
	Test,
}

/// What a household allows the chain to buy for one slot.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
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
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Mandate<AccountId, Balance> {
	/// The household that gave it.
	pub owner: AccountId,
	/// The device's manufacturer, behind whose gate the household is.
	pub manufacturer: AccountId,
	/// Its bounds.
	pub terms: MandateTerms<AccountId, Balance>,
	/// The longest lead time among its offers: while the stock outlasts this one, no offer need be
	/// looked at.
	pub longest_lead_time: Moment,
	/// When the budget period began in which `spent` counts, in Unix seconds.
	pub period_start: Moment,
	/// What the orders of that period cost.
	pub spent: Balance,
}

impl<AccountId: PartialEq, Balance: BalanceT> Mandate<AccountId, Balance> {
	/// Whether it still speaks for this household, on a device of the manufacturer it was given
	/// for.
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

	/// Seconds from an order to the door when the merchant takes `lead_time` from the end of the
	/// cancel window.
	pub fn time_to_door(&self, lead_time: Moment) -> Moment {
		self.terms.cancel_window.saturating_add(lead_time)
	}
}

/// Whether the chain buys for anybody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Purchasing {
	/// It buys.
	#[default]
	#[codec(index = 0)]
	Open,
	/// Governance has stopped new orders; open ones finish.
	#[codec(index = 1)]
	Paused,
}
