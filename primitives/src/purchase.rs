//! Why the chain does not buy for a slot.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::Moment;

/// Who has stopped new orders.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PausedBy {
	/// Governance, for everybody.
	#[codec(index = 0)]
	Governance,
	/// The household.
	#[codec(index = 1)]
	Household,
}

/// Why an offer cannot be bought, in the order in which it is checked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
	/// The slot's sensor would hardly see one unit of it.
	#[codec(index = 11)]
	UnitTooSmall,
	/// Less than half of what would be bought is left to sell.
	#[codec(index = 12)]
	ScarceStock,
}

/// Why the chain does not buy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
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
	OrderOpen(u64),
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
	/// The device may not attest.
	#[codec(index = 18)]
	DeviceSuspended,
}

impl Refusal {
	/// Whether it is the usual case that nobody need be told of: the pattern does not ask, or what
	/// it asked for is on its way.
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

/// An offer that is looked at for a slot.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfferLookedAt {
	/// Its identifier.
	pub offer: u32,
	/// Why it cannot be bought, if it cannot.
	pub ineligible: Option<Ineligible>,
}

/// Everything that stands against buying for a slot.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WhyNot {
	/// What stands against it, in the order in which it is checked. If nothing does, the next
	/// reading like the last one buys.
	pub refusals: Vec<Refusal>,
	/// The offers that are looked at.
	pub offers: Vec<OfferLookedAt>,
}
