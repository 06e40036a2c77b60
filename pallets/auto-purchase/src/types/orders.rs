//! Orders: where they stand, and every step they can take.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{DeviceId, Moment, Quantity, SlotId};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::Permill;

use super::{AssetKind, Gtin, OfferId};

/// One of the two who have a dispute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Party {
	/// Who pays.
	#[codec(index = 0)]
	Household,
	/// Who is paid.
	#[codec(index = 1)]
	Merchant,
}

/// What was known of the goods when an order was disputed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Goods {
	/// They were on their way.
	#[codec(index = 0)]
	Sent {
		/// When they could arrive at the earliest.
		arrives_from: Moment,
		/// From this time on they are late, though nobody has decided yet.
		arrives_until: Moment,
	},
	/// They had arrived.
	#[codec(index = 1)]
	Arrived,
}

/// Where an open order stands. A closed order leaves the state; its events are its history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
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
		/// Before this time, so the merchant promises, the goods are not at the door.
		arrives_from: Moment,
	},
	/// The goods have arrived.
	#[codec(index = 3)]
	Delivered {
		/// When the device attested that it had seen them.
		at: Moment,
	},
	/// Household and merchant disagree about the goods, and the arbiter decides.
	#[codec(index = 4)]
	Disputed {
		/// Who says so.
		by: Party,
		/// Since when.
		since: Moment,
		/// What is known of the goods; it decides if the arbiter does not.
		goods: Goods,
	},
}

/// The places of the ladder that orders go down. The last four are closed: such an order is no
/// longer stored.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
	/// See [`OrderState::Placed`].
	Placed,
	/// See [`OrderState::Accepted`].
	Accepted,
	/// See [`OrderState::Shipped`].
	Shipped,
	/// See [`OrderState::Delivered`].
	Delivered,
	/// See [`OrderState::Disputed`]; the goods have not been seen.
	DisputedUnseen,
	/// See [`OrderState::Disputed`]; the goods have arrived.
	DisputedArrived,
	/// Called off before the merchant accepted.
	Cancelled,
	/// A deadline passed and the household has its money back.
	Expired,
	/// Merchant and manufacturer are paid in full.
	Settled,
	/// Ended by the arbiter, or by the merchant giving in.
	Resolved,
}

/// What can happen to an order, and by whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
	/// The household cancels.
	Cancel,
	/// The household fills the slot by hand, and the device sees it.
	Restock,
	/// The merchant accepts.
	Accept,
	/// The merchant ships.
	Ship,
	/// The device sees the goods.
	Arrive,
	/// The household confirms that all is well, or gives in.
	Confirm,
	/// One of the two disputes.
	Dispute(Party),
	/// The other one answers.
	Answer,
	/// The merchant gives in.
	Concede,
	/// The arbiter decides.
	Resolve,
	/// The deadline passes.
	Lapse,
}

/// What a step does to the escrow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Money {
	/// It stays held.
	Stays,
	/// The household has it back.
	Returned,
	/// The household has it back, and the merchant's bond pays a penalty on top.
	ReturnedWithPenalty,
	/// Merchant and manufacturer are paid.
	Paid,
	/// The arbiter splits it.
	Split,
}

impl Stage {
	/// The stages in which an order is open.
	pub const OPEN: [Self; 6] = [
		Self::Placed,
		Self::Accepted,
		Self::Shipped,
		Self::Delivered,
		Self::DisputedUnseen,
		Self::DisputedArrived,
	];

	/// Every edge of the state machine: where the step leads, and what it does to the money. What
	/// is not here cannot happen.
	pub const fn after(self, step: Step) -> Option<(Self, Money)> {
		use Money::*;
		Some(match (self, step) {
			(Self::Placed, Step::Cancel | Step::Restock) => (Self::Cancelled, Returned),
			(Self::Placed, Step::Accept) => (Self::Accepted, Stays),
			(Self::Accepted, Step::Ship) => (Self::Shipped, Stays),
			(Self::Placed | Self::Accepted, Step::Lapse) => (Self::Expired, ReturnedWithPenalty),
			(Self::Shipped, Step::Arrive) => (Self::Delivered, Stays),
			(Self::DisputedUnseen, Step::Arrive) => (Self::DisputedArrived, Stays),
			(Self::Shipped, Step::Dispute(_)) => (Self::DisputedUnseen, Stays),
			(Self::Delivered, Step::Dispute(Party::Household)) => (Self::DisputedArrived, Stays),
			// A household can keep its device from telling. A penalty would pay it for that.
			(Self::Shipped | Self::DisputedUnseen, Step::Lapse) => (Self::Expired, Returned),
			(Self::Delivered | Self::DisputedArrived, Step::Lapse) => (Self::Settled, Paid),
			(
				Self::Shipped | Self::Delivered | Self::DisputedUnseen | Self::DisputedArrived,
				Step::Confirm,
			) => (Self::Settled, Paid),
			(Self::DisputedUnseen | Self::DisputedArrived, Step::Answer) => (self, Stays),
			(Self::DisputedUnseen | Self::DisputedArrived, Step::Concede) => {
				(Self::Resolved, Returned)
			},
			(Self::DisputedUnseen | Self::DisputedArrived, Step::Resolve) => {
				(Self::Resolved, Split)
			},
			_ => return None,
		})
	}
}

impl Step {
	/// Every step.
	pub const ALL: [Self; 12] = [
		Self::Cancel,
		Self::Restock,
		Self::Accept,
		Self::Ship,
		Self::Arrive,
		Self::Confirm,
		Self::Dispute(Party::Household),
		Self::Dispute(Party::Merchant),
		Self::Answer,
		Self::Concede,
		Self::Resolve,
		Self::Lapse,
	];
}

impl OrderState {
	/// Its place on the ladder.
	pub const fn stage(&self) -> Stage {
		match self {
			Self::Placed { .. } => Stage::Placed,
			Self::Accepted => Stage::Accepted,
			Self::Shipped { .. } => Stage::Shipped,
			Self::Delivered { .. } => Stage::Delivered,
			Self::Disputed { goods: Goods::Sent { .. }, .. } => Stage::DisputedUnseen,
			Self::Disputed { goods: Goods::Arrived, .. } => Stage::DisputedArrived,
		}
	}

	/// Whether this can happen to an order that stands here.
	pub const fn allows(&self, step: Step) -> bool {
		self.stage().after(step).is_some()
	}

	/// Whether what happens at `at` can still call the order off.
	pub const fn is_cancellable(&self, at: Moment) -> bool {
		matches!(self, Self::Placed { cancellable_until } if at < *cancellable_until)
	}

	/// Whether the slot waits for the goods. What has arrived is only waiting to be paid.
	pub const fn is_awaited(&self) -> bool {
		!self.has_arrived()
	}

	/// Whether the goods have arrived, all or enough of them.
	pub const fn has_arrived(&self) -> bool {
		matches!(self.stage(), Stage::Delivered | Stage::DisputedArrived)
	}
}

/// One purchase with its escrow.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
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
	/// How much of it the device has seen arriving.
	pub received: Quantity,
	/// When the goods are to be at the door: the end of the cancel window and the offer's lead
	/// time, in Unix seconds.
	pub promised_for: Moment,
	/// Where it stands.
	pub state: OrderState,
	/// When it was placed, in Unix seconds.
	pub placed_at: Moment,
	/// When something happens by itself, in Unix seconds.
	pub deadline: Moment,
	/// How often that was tried and failed.
	pub tries: u8,
	/// Hash of the merchant's shipping reference.
	pub tracking: Option<H256>,
}

impl<AccountId: PartialEq, Balance> Order<AccountId, Balance> {
	/// Whether its deadline has passed. One that could not be carried out has been put off, and has
	/// passed nevertheless.
	pub const fn is_overdue(&self, now: Moment) -> bool {
		self.tries > 0 || now >= self.deadline
	}

	/// Whether goods that the device saw at `at` can be those of the order. Once its deadline has
	/// been tried, the refund is owed.
	pub const fn is_deliverable(&self, at: Moment) -> bool {
		let (from, until) = match self.state {
			OrderState::Shipped { arrives_from, .. } => (arrives_from, self.deadline),
			OrderState::Disputed { goods: Goods::Sent { arrives_from, arrives_until }, .. } => {
				(arrives_from, arrives_until)
			},
			_ => return false,
		};
		self.tries == 0 && from <= at && at < until
	}

	/// Stock that one unit brings.
	pub fn unit_size(&self) -> Quantity {
		self.quantity.checked_div(self.units).unwrap_or_default()
	}

	/// Which of the two the account is.
	pub fn party(&self, who: &AccountId) -> Option<Party> {
		if *who == self.household {
			Some(Party::Household)
		} else if *who == self.merchant {
			Some(Party::Merchant)
		} else {
			None
		}
	}

	/// The account of one of the two.
	pub const fn account(&self, party: Party) -> &AccountId {
		match party {
			Party::Household => &self.household,
			Party::Merchant => &self.merchant,
		}
	}
}

impl Party {
	/// The other one.
	pub const fn other(self) -> Self {
		match self {
			Self::Household => Self::Merchant,
			Self::Merchant => Self::Household,
		}
	}
}

/// What the arbiter looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Dispute<Balance> {
	/// Held from whoever opened it.
	pub deposit: Balance,
	/// Hash of what shows that it is right.
	pub evidence: H256,
	/// Hash of what the other one has to say.
	pub answer: Option<H256>,
}

/// Who called an order off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum CancelReason {
	/// The household said so.
	#[codec(index = 0)]
	ByHousehold,
	/// The household filled the slot by hand.
	#[codec(index = 1)]
	Restocked,
}

/// How the chain knows that goods have arrived.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Proof {
	/// The slot's own level rose.
	#[codec(index = 0)]
	Reading,
	/// The household said so.
	#[codec(index = 1)]
	Household,
}
