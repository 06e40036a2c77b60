//! Purchases for a slot: the watch over its readings, and the reasons for which the chain buys
//! nothing, as wallets show them.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_pattern::Supply;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::Moment;

/// Watch of the purchases over a slot's readings: what makes one of them worth reporting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Watch {
	/// Slowest supply that the slot's mandate allows: a stock that outlasts it is no reason to
	/// buy. None without a mandate, and while an order is open.
	pub supply: Option<Supply>,
	/// True while a rise of the level may be the goods of an order.
	pub awaits_goods: bool,
}

/// How far the search for an order for a slot went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Searched {
	/// A condition that costs little has refused.
	Conditions,
	/// Offers were compared, or an order was placed.
	Offers,
}

/// Party that paused new orders.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PausedBy {
	/// Governance, for all households.
	#[codec(index = 0)]
	Governance,
	/// The household, for all its slots.
	#[codec(index = 1)]
	Household,
}

/// Reason for which an offer is not eligible, in the order of the checks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Ineligible {
	/// The offer does not exist or was withdrawn.
	#[codec(index = 0)]
	NotOffered,
	/// The offer is priced in another asset than the mandate allows.
	#[codec(index = 1)]
	OtherAsset,
	/// The offer is for another category than the slot holds.
	#[codec(index = 2)]
	OtherCommodity,
	/// The offer measures its goods in another unit than the slot.
	#[codec(index = 3)]
	OtherUnit,
	/// The household is the merchant of the offer.
	#[codec(index = 4)]
	OwnOffer,
	/// The offer has expired.
	#[codec(index = 5)]
	Expired,
	/// The offer is sold out.
	#[codec(index = 6)]
	OutOfStock,
	/// The lead time is longer than the mandate allows.
	#[codec(index = 7)]
	TooSlow,
	/// The unit price is higher than the mandate allows.
	#[codec(index = 8)]
	AboveCap,
	/// The fee of a delivery is higher than the mandate allows.
	#[codec(index = 9)]
	DeliveryTooDear,
	/// The merchant has no partnership with the manufacturer.
	#[codec(index = 10)]
	NoPartnership,
	/// Too many of the merchant's orders ended in complaints.
	#[codec(index = 11)]
	TooManyComplaints,
	/// The merchant has recently failed an order of this slot or declined it, or the order stayed
	/// below the merchant's minimum.
	#[codec(index = 12)]
	RecentlyFailed,
	/// The merchant's account cannot receive the payment.
	#[codec(index = 13)]
	CannotBePaid,
	/// One unit is less than twice the resolution of the slot's sensor.
	#[codec(index = 14)]
	UnitTooSmall,
	/// The offer has less than half of the wanted quantity left.
	#[codec(index = 15)]
	ScarceStock,
	/// The merchant's bond does not cover the penalty of one more order.
	#[codec(index = 16)]
	BondTooSmall,
	/// Household, merchant and manufacturer agree on no arbiter.
	#[codec(index = 17)]
	NoCommonArbiter,
}

/// Reason for which the chain places no order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Refusal {
	/// The last reading is too old for a purchase.
	#[codec(index = 0)]
	StaleReading,
	/// The manufacturer is not approved, or its bond is not full.
	#[codec(index = 1)]
	ManufacturerNotApproved,
	/// The household has no membership with the manufacturer.
	#[codec(index = 2)]
	NotMember,
	/// The household no longer has the tokens that its membership froze.
	#[codec(index = 3)]
	GateNotMet,
	/// No offer is eligible; the reason is that of the offer that came closest.
	#[codec(index = 4)]
	NoEligibleOffer(Ineligible),
	/// No unit fits below the par level.
	#[codec(index = 5)]
	NoRoom,
	/// One unit costs more than the mandate allows for an order.
	#[codec(index = 6)]
	OrderValueExceeded,
	/// One unit costs more than the budget has left.
	#[codec(index = 7)]
	BudgetSpent,
	/// The household cannot pay without its frozen tokens.
	#[codec(index = 8)]
	InsufficientFunds,
	/// New orders are paused.
	#[codec(index = 9)]
	Paused(PausedBy),
	/// An order for the slot was cancelled or has arrived recently, or its household has paused
	/// it.
	#[codec(index = 10)]
	CoolingDown {
		/// End of the cool-down in Unix seconds.
		until: Moment,
	},
	/// The slot has no mandate.
	#[codec(index = 11)]
	NoMandate,
	/// The mandate has expired, or its household no longer owns the device.
	#[codec(index = 12)]
	MandateOver,
	/// The slot awaits the goods of this order.
	#[codec(index = 13)]
	OrderOpen(u64),
	/// The slot has no reading.
	#[codec(index = 14)]
	NoReading,
	/// The slot's use has been seen through too few whole cycles.
	#[codec(index = 15)]
	NotLearned {
		/// Whole cycles of use so far, from one restock by the household to the next.
		cycles: u8,
		/// Whole cycles of use that are needed.
		needed: u8,
	},
	/// The stock is at or above the par level.
	#[codec(index = 16)]
	StockCoversPar,
	/// The stock lasts until an order that is placed later arrives.
	#[codec(index = 17)]
	StockLasts {
		/// Seconds until the stock is expected to run out.
		seconds_left: Moment,
		/// Seconds until an order placed now arrives, its cancel window included.
		time_to_door: Moment,
	},
	/// The device is suspended.
	#[codec(index = 18)]
	DeviceSuspended,
	/// One unit costs more than the household's limit for all its slots has left.
	#[codec(index = 19)]
	HouseholdLimitReached,
}

impl Refusal {
	/// Returns true if the refusal is ordinary, so that no event reports it: no mandate holds, the
	/// pattern asks for nothing, or goods are on their way or have just come.
	pub const fn is_quiet(&self) -> bool {
		matches!(
			self,
			Self::NoMandate
				| Self::MandateOver
				| Self::OrderOpen(_)
				| Self::CoolingDown { .. }
				| Self::NoReading
				| Self::NotLearned { .. }
				| Self::StockCoversPar
				| Self::StockLasts { .. }
		)
	}
}

/// Eligibility of an offer for a slot.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfferEligibility {
	/// Identifier of the offer.
	pub offer: u32,
	/// Reason against the offer; none if it can be bought.
	pub ineligible: Option<Ineligible>,
}

/// All reasons for which the chain places no order for a slot.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WhyNot {
	/// Reasons in the order of the checks. If there is none, the next reading like the last one
	/// places an order.
	pub refusals: Vec<Refusal>,
	/// Offers considered, with the eligibility of each.
	pub offers: Vec<OfferEligibility>,
}
