//! Purchases and their orders: states, stages, and the table of all steps between them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt::Display;
use cot_primitives::{json, DeviceId, Moment, Quantity, SlotId};
use frame_support::{
	traits::{tokens::Balance as BalanceT, ConstU32},
	BoundedVec,
};
use scale_info::TypeInfo;
use serde::{Serialize, Serializer};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	Permill,
};

use super::{token_or_null, AssetKind, Gtin, OfferId, OrderId, Outcome, MAX_MANDATE_OFFERS};
use crate::math;

/// Side of an order and of its dispute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Party {
	/// The household, which pays.
	#[codec(index = 0)]
	Household,
	/// The merchant, which is paid.
	#[codec(index = 1)]
	Merchant,
}

impl Party {
	/// Returns the other side.
	pub const fn other(self) -> Self {
		match self {
			Self::Household => Self::Merchant,
			Self::Merchant => Self::Household,
		}
	}
}

/// State of the goods in a dispute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Goods {
	/// The goods are on their way.
	#[codec(index = 0)]
	Sent {
		/// Earliest arrival in Unix seconds.
		arrives_from: Moment,
		/// End of the time for arrival in Unix seconds; the dispute does not extend it.
		arrives_until: Moment,
	},
	/// The goods have arrived.
	#[codec(index = 1)]
	Arrived,
}

/// State of an open order. A closed order leaves the storage; its events are its history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum OrderState {
	/// The money is in escrow; the household may still cancel.
	#[codec(index = 0)]
	Placed {
		/// End of the cancel window in Unix seconds, from which the merchant may accept.
		cancellable_until: Moment,
	},
	/// The merchant has accepted the order.
	#[codec(index = 1)]
	Accepted,
	/// The goods are on their way.
	#[codec(index = 2)]
	Shipped {
		/// Time of the merchant's call in Unix seconds.
		at: Moment,
		/// Earliest arrival by the merchant's promise, in Unix seconds.
		arrives_from: Moment,
		/// End of the time for arrival in Unix seconds. The order's deadline may be later, for
		/// another reading to show what one has shown before.
		arrives_until: Moment,
	},
	/// The goods have arrived.
	#[codec(index = 3)]
	Delivered {
		/// Time at which the arrival was attested, in Unix seconds.
		at: Moment,
	},
	/// Household and merchant disagree about the goods, and the arbiter decides.
	#[codec(index = 4)]
	Disputed {
		/// Party that opened the dispute.
		by: Party,
		/// Start of the dispute in Unix seconds, later by what the chain has stood still since.
		since: Moment,
		/// State of the goods, which decides if the arbiter does not. In JSON: true if they have
		/// arrived.
		#[serde(rename = "arrived", serialize_with = "have_arrived")]
		goods: Goods,
	},
}

fn have_arrived<S: Serializer>(goods: &Goods, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.serialize_bool(matches!(goods, Goods::Arrived))
}

/// Stages of an order. The last four are closed: such an order is no longer stored.
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
	/// Cancelled before the merchant accepted.
	Cancelled,
	/// Refunded after a deadline.
	Expired,
	/// Paid in full to merchant and manufacturer.
	Settled,
	/// Ended by the arbiter, or conceded by the merchant.
	Resolved,
}

/// Steps of an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
	/// The household cancels.
	Cancel,
	/// The household restocks the slot by hand, and the device sees it.
	Restock,
	/// The merchant declines.
	Decline,
	/// The deadline passes, and all that travels together is worth less than the merchant's
	/// minimum.
	Lapse,
	/// The merchant accepts.
	Accept,
	/// The merchant ships.
	Ship,
	/// The device sees enough of the goods.
	Arrive,
	/// The merchant shows the code that the household gave for the goods.
	HandOver,
	/// The household confirms the goods, or concedes a dispute.
	Confirm,
	/// A party disputes.
	Dispute(Party),
	/// The other party answers.
	Answer,
	/// The merchant concedes.
	Concede,
	/// The arbiter decides.
	Resolve,
	/// The deadline passes.
	Expire,
}

/// Effect of a step on the escrow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Money {
	/// The value stays held.
	Stays,
	/// The value is released to the household.
	Returned,
	/// The value is released to the household, and the merchant's bond pays a penalty on top.
	ReturnedWithPenalty,
	/// Merchant and manufacturer are paid in full.
	Paid,
	/// Merchant and manufacturer are paid for what has arrived, and the rest is released to the
	/// household.
	PaidAsSeen,
	/// The arbiter splits the value.
	Split,
}

impl Stage {
	/// Stages in which an order is open.
	pub const OPEN: [Self; 6] = [
		Self::Placed,
		Self::Accepted,
		Self::Shipped,
		Self::Delivered,
		Self::DisputedUnseen,
		Self::DisputedArrived,
	];

	/// Returns the edge of the state machine that `step` takes: the next stage, and the effect on
	/// the escrow. A step without an edge is impossible.
	pub const fn after(self, step: Step) -> Option<(Self, Money)> {
		use Money::*;
		Some(match (self, step) {
			(Self::Placed, Step::Cancel | Step::Restock | Step::Decline | Step::Lapse) => {
				(Self::Cancelled, Returned)
			},
			(Self::Placed, Step::Accept) => (Self::Accepted, Stays),
			(Self::Accepted, Step::Ship) => (Self::Shipped, Stays),
			(Self::Placed | Self::Accepted, Step::Expire) => (Self::Expired, ReturnedWithPenalty),
			(Self::Shipped, Step::Arrive) => (Self::Delivered, Stays),
			(Self::DisputedUnseen, Step::Arrive) => (Self::DisputedArrived, Stays),
			(Self::Shipped | Self::Delivered, Step::HandOver) => (Self::Delivered, Stays),
			(Self::DisputedUnseen | Self::DisputedArrived, Step::HandOver) => {
				(Self::DisputedArrived, Stays)
			},
			(Self::Shipped, Step::Dispute(_)) => (Self::DisputedUnseen, Stays),
			(Self::Delivered, Step::Dispute(_)) => (Self::DisputedArrived, Stays),
			// A household can keep its device silent; a penalty would reward it for that.
			(Self::Shipped | Self::DisputedUnseen, Step::Expire) => (Self::Expired, Returned),
			(Self::Delivered | Self::DisputedArrived, Step::Expire) => (Self::Settled, PaidAsSeen),
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

	/// Returns the outcome for the merchant's reputation of an order that ends here by `step`; none
	/// if the household cancelled it. `is_refunded` tells that the household got something back,
	/// `is_paid` that the merchant got something.
	pub const fn outcome(
		self,
		step: Step,
		money: Money,
		is_refunded: bool,
		is_paid: bool,
	) -> Option<Outcome> {
		match (self, money) {
			(Self::Settled, Money::PaidAsSeen) if !is_paid => Some(Outcome::Unseen),
			(Self::Expired, Money::ReturnedWithPenalty) => Some(Outcome::Late),
			(Self::Expired, _) => Some(Outcome::Unseen),
			(Self::Cancelled, _) if matches!(step, Step::Decline) => Some(Outcome::Declined),
			(Self::Resolved, _) if is_refunded => Some(Outcome::Disputed),
			(Self::Resolved | Self::Settled, _) => Some(Outcome::Settled),
			_ => None,
		}
	}
}

impl Step {
	/// Every step.
	pub const ALL: [Self; 15] = [
		Self::Cancel,
		Self::Restock,
		Self::Decline,
		Self::Lapse,
		Self::Accept,
		Self::Ship,
		Self::Arrive,
		Self::HandOver,
		Self::Confirm,
		Self::Dispute(Party::Household),
		Self::Dispute(Party::Merchant),
		Self::Answer,
		Self::Concede,
		Self::Resolve,
		Self::Expire,
	];
}

impl OrderState {
	/// Returns the stage of this state.
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

	/// Returns true if the table has an edge for `step` from here.
	pub const fn allows(&self, step: Step) -> bool {
		self.stage().after(step).is_some()
	}

	/// Returns true if an event at `at` can still cancel the order.
	pub const fn is_cancellable(&self, at: Moment) -> bool {
		matches!(self, Self::Placed { cancellable_until } if at < *cancellable_until)
	}

	/// Returns true if the slot waits for the goods.
	pub const fn is_awaited(&self) -> bool {
		!self.has_arrived()
	}

	/// Returns true if the goods have arrived, or enough of them.
	pub const fn has_arrived(&self) -> bool {
		matches!(self.stage(), Stage::Delivered | Stage::DisputedArrived)
	}
}

/// Goods bought for a slot, with their price, seller and payer.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct Purchase<AccountId, Balance> {
	/// Household that pays.
	pub household: AccountId,
	/// Merchant that sells.
	pub merchant: AccountId,
	/// Manufacturer that gets the commission.
	pub manufacturer: AccountId,
	/// Device that saw the shortage.
	pub device: DeviceId,
	/// Slot that runs out.
	pub slot: SlotId,
	/// Offer bought from; it may have been withdrawn since.
	pub offer: OfferId,
	/// GTIN-14 of the product.
	#[serde(serialize_with = "json::gtin")]
	pub product: Gtin,
	/// Units bought.
	pub units: u32,
	/// Stock of all units, in thousandths of the slot's unit.
	pub quantity: Quantity,
	/// Price of one unit.
	#[serde(serialize_with = "json::decimal")]
	pub unit_price: Balance,
	/// Price of all units: `units * unit_price`.
	#[serde(serialize_with = "json::decimal")]
	pub value: Balance,
	/// Asset of the price; in JSON the token's identifier, or null for the native coin.
	#[serde(serialize_with = "token_or_null")]
	pub asset: AssetKind,
	/// Manufacturer's share of the value at the time of the purchase.
	#[serde(rename = "commissionPpm", serialize_with = "json::ppm")]
	pub commission: Permill,
}

/// Order in an event, with the parties and the slot that it concerns: whoever follows the events
/// needs no other record.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct OrderRef<AccountId> {
	/// Order.
	pub id: OrderId,
	/// Household that pays.
	pub household: AccountId,
	/// Merchant that sells.
	pub merchant: AccountId,
	/// Device that saw the shortage.
	pub device: DeviceId,
	/// Slot that runs out.
	pub slot: SlotId,
}

impl<AccountId: Clone, Balance> Purchase<AccountId, Balance> {
	/// Returns the order `id` of this purchase, as events name it.
	pub fn order_ref(&self, id: OrderId) -> OrderRef<AccountId> {
		let Self { household, merchant, device, slot, .. } = self;
		OrderRef {
			id,
			household: household.clone(),
			merchant: merchant.clone(),
			device: *device,
			slot: *slot,
		}
	}
}

impl<AccountId: PartialEq, Balance> Purchase<AccountId, Balance> {
	/// Returns the stock of one unit.
	pub fn unit_size(&self) -> Quantity {
		self.quantity.checked_div(self.units).unwrap_or_default()
	}

	/// Returns the party that the account is, if it is one.
	pub fn party(&self, who: &AccountId) -> Option<Party> {
		if *who == self.household {
			Some(Party::Household)
		} else if *who == self.merchant {
			Some(Party::Merchant)
		} else {
			None
		}
	}

	/// Returns the account of a party.
	pub const fn account(&self, party: Party) -> &AccountId {
		match party {
			Party::Household => &self.household,
			Party::Merchant => &self.merchant,
		}
	}
}

/// Open order: a purchase whose value is held from the household.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct Order<AccountId, Balance> {
	/// Goods, price and accounts.
	#[serde(flatten)]
	pub purchase: Purchase<AccountId, Balance>,
	/// Basket in which it travels, by the first of its orders; none if its delivery costs nothing
	/// and has no minimum.
	#[serde(skip)]
	pub basket: Option<OrderId>,
	/// Stock whose arrival the device has seen, in thousandths of the slot's unit.
	pub received: Quantity,
	/// Code that proves the hand-over; none if the mandate has none, or none left.
	pub code: Option<CodeCheck>,
	/// True if the merchant has shown the code.
	pub is_handed_over: bool,
	/// True if readings prove no delivery, because the device's manufacturer is the merchant or
	/// belongs to it: the code or the household's word does.
	pub needs_code: bool,
	/// Arbiter of a dispute over the order, on whom manufacturer, merchant and household agree.
	/// Without one, governance decides.
	pub arbiter: Option<AccountId>,
	/// Promised arrival in Unix seconds: the end of the cancel window plus the offer's lead time.
	pub promised_for: Moment,
	/// State of the order; in JSON `stage`.
	#[serde(rename = "stage")]
	pub state: OrderState,
	/// Time of the order in Unix seconds.
	pub placed_at: Moment,
	/// Time in Unix seconds at which the order expires, or is settled, by itself.
	pub deadline: Moment,
	/// Penalty in the native coin that the merchant's bond pays if the merchant misses a deadline.
	#[serde(serialize_with = "json::decimal")]
	pub penalty: Balance,
	/// Seconds in which the household uses the goods, as it was expected to when they were
	/// ordered.
	#[serde(skip)]
	pub lasts: Moment,
	/// Seconds for which the chain had stood still, of all its time, when the order's times were
	/// set. What it has stood still since is added to them.
	#[serde(skip)]
	pub halted: Moment,
	/// Failed attempts to execute the deadline.
	#[serde(skip)]
	pub tries: u8,
	/// Hash of the merchant's shipping reference.
	pub tracking: Option<H256>,
}

impl<AccountId: PartialEq, Balance: BalanceT> Order<AccountId, Balance> {
	/// Returns the part of the value that the merchant has earned by what is known about the goods:
	/// all of it for what was handed over, else as many units as the device has seen, rounded to
	/// the nearest. A manufacturer's device is no witness for the manufacturer's own shop, and in
	/// a dispute, whoever has opened it, a rise proves nothing for which the merchant could have
	/// shown a code: the household may have restocked by hand.
	pub fn earned(&self) -> Balance {
		let Purchase { units, unit_price, value, .. } = &self.purchase;
		if self.is_handed_over {
			return *value;
		}
		let is_disputed = matches!(self.state, OrderState::Disputed { .. });
		if self.needs_code || (is_disputed && self.code.is_some()) {
			return Balance::zero();
		}
		let seen = math::nearest_units(self.received, self.purchase.unit_size()).min(*units);
		unit_price.saturating_mul(seen.into())
	}
}

impl<AccountId, Balance> Order<AccountId, Balance> {
	/// Returns true if the deadline has passed. One that could not be executed was rescheduled, and
	/// has passed nevertheless.
	pub const fn is_overdue(&self, now: Moment) -> bool {
		self.tries > 0 || now >= self.deadline
	}

	/// Moves the times that the parties have to keep by what the chain has stood still since they
	/// were set, given the `halted` seconds of all its time: nobody is late for time in which there
	/// were no blocks. A time that had passed before stays in the past.
	pub fn catch_up(&mut self, halted: Moment) {
		let since = halted.saturating_sub(self.halted);
		self.halted = halted;
		self.deadline = self.deadline.saturating_add(since);
		match &mut self.state {
			OrderState::Placed { cancellable_until } => {
				*cancellable_until = cancellable_until.saturating_add(since);
				self.promised_for = self.promised_for.saturating_add(since);
			},
			OrderState::Accepted => {
				self.promised_for = self.promised_for.saturating_add(since);
			},
			OrderState::Disputed { since: disputed_at, goods, .. } => {
				// The other party's time to answer counts from here.
				*disputed_at = disputed_at.saturating_add(since);
				if let Goods::Sent { arrives_until, .. } = goods {
					*arrives_until = arrives_until.saturating_add(since);
				}
			},
			OrderState::Shipped { arrives_until, .. } => {
				*arrives_until = arrives_until.saturating_add(since);
			},
			OrderState::Delivered { .. } => {},
		}
	}

	/// Returns true if goods that the device saw at `at` can be those of the order. After the first
	/// attempt to execute the deadline, the refund is owed.
	pub const fn is_deliverable(&self, at: Moment) -> bool {
		let (from, until) = match self.state {
			OrderState::Shipped { arrives_from, arrives_until, .. }
			| OrderState::Disputed { goods: Goods::Sent { arrives_from, arrives_until }, .. } => {
				(arrives_from, arrives_until)
			},
			_ => return false,
		};
		self.tries == 0 && from <= at && at < until
	}
}

/// Open dispute of an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct Dispute<Balance> {
	/// Deposit held from the party that opened the dispute, in the order's asset.
	#[serde(serialize_with = "json::decimal")]
	pub deposit: Balance,
	/// Hash of its evidence.
	pub evidence: H256,
	/// Hash of the other party's evidence.
	pub answer: Option<H256>,
}

/// Funds of an account in one asset that stay held, because the ledger refused to release them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct StrandedFunds<Balance> {
	/// Values of orders that were written off.
	pub values: Balance,
	/// Deposits of disputes over them.
	pub deposits: Balance,
}

/// Cause of a cancellation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum CancelReason {
	/// The household called `cancel`.
	#[codec(index = 0)]
	ByHousehold,
	/// The household restocked the slot by hand.
	#[codec(index = 1)]
	Restocked,
	/// The merchant declined.
	#[codec(index = 2)]
	Declined(DeclineReason),
	/// The merchant did not accept, and need not: the value of all orders that travel together
	/// stayed below its minimum.
	#[codec(index = 3)]
	BelowMinimum,
}

/// Reason for which a merchant declines an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum DeclineReason {
	/// The goods are sold out.
	#[codec(index = 0)]
	OutOfStock,
	/// The household has given no address, or one that the merchant does not serve.
	#[codec(index = 1)]
	NoAddress,
	/// Any other reason.
	#[codec(index = 2)]
	Other,
}

/// A merchant that has failed an order of a slot, or declined it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Setback<AccountId> {
	/// Merchant.
	pub merchant: AccountId,
	/// Order that it failed.
	pub order: OrderId,
	/// Time of that in Unix seconds.
	pub at: Moment,
	/// Time in Unix seconds until which nothing is bought of it for the slot. Later it is still
	/// the last choice, until it has delivered.
	pub until: Moment,
}

impl<AccountId> Setback<AccountId> {
	/// Returns true if the good end of an order makes up for it: of the failed one itself, or of
	/// one that was placed since. An older one proves nothing new.
	pub fn is_made_up_for(&self, order: OrderId, placed_at: Moment) -> bool {
		self.order == order || self.at <= placed_at
	}
}

/// Merchants that have failed a slot, the last one first: as many as a mandate may choose from.
pub type SlotSetbacks<AccountId> = BoundedVec<Setback<AccountId>, ConstU32<MAX_MANDATE_OFFERS>>;

/// Evidence that the goods have arrived.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum DeliveryProof {
	/// The slot's own level rose.
	#[codec(index = 0)]
	Reading,
	/// The household confirmed.
	#[codec(index = 1)]
	Household,
	/// The merchant showed the household's code.
	#[codec(index = 2)]
	Code,
}

/// Check of the code with which a household takes the goods of an order: a link of the hash chain
/// whose end its mandate carries (Lamport, 1981).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeCheck {
	/// Number of the link, counted from the end of the chain, which is 0.
	pub link: u32,
	/// Link that is known already.
	pub anchor: H256,
	/// BLAKE2b-256 hashes from the code to that link.
	pub steps: u8,
}

impl CodeCheck {
	/// Returns true if `code` is the link.
	pub fn accepts(&self, code: H256) -> bool {
		let hash = |link: H256, _| BlakeTwo256::hash(link.as_bytes());
		(0..self.steps).fold(code, hash) == self.anchor
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::{json, to_value};

	fn purchase() -> Purchase<u64, u128> {
		Purchase {
			household: 1,
			merchant: 2,
			manufacturer: 3,
			device: 4,
			slot: 5,
			offer: 6,
			product: 614_141_000_012,
			units: 4,
			quantity: 4_000,
			unit_price: 1_000_000_000_000,
			value: u128::MAX,
			asset: AssetKind::WithId(7),
			commission: Permill::from_percent(3),
		}
	}

	#[test]
	fn a_purchase_in_json() {
		let expected = json!({
			"household": 1,
			"merchant": 2,
			"manufacturer": 3,
			"device": 4,
			"slot": 5,
			"offer": 6,
			"product": "00614141000012",
			"units": 4,
			"quantity": 4_000,
			"unitPrice": "1000000000000",
			"value": "340282366920938463463374607431768211455",
			"asset": 7,
			"commissionPpm": 30_000,
		});
		assert_eq!(to_value(purchase()).unwrap(), expected);
		let native = Purchase { asset: AssetKind::Native, ..purchase() };
		assert_eq!(to_value(native).unwrap()["asset"], json!(null));
	}

	#[test]
	fn an_order_in_json_is_flat_and_keeps_failed_attempts_to_itself() {
		let order = Order {
			purchase: purchase(),
			basket: None,
			received: 500,
			code: Some(CodeCheck { link: 3, anchor: H256::repeat_byte(8), steps: 1 }),
			is_handed_over: false,
			needs_code: false,
			arbiter: Some(9),
			promised_for: 12,
			state: OrderState::Accepted,
			placed_at: 10,
			deadline: 11,
			penalty: 9,
			lasts: 0,
			halted: 0,
			tries: 1,
			tracking: Some(H256::repeat_byte(7)),
		};
		let mut expected = to_value(purchase()).unwrap();
		for (key, value) in [
			("received", json!(500)),
			("code", json!({ "link": 3, "anchor": H256::repeat_byte(8), "steps": 1 })),
			("isHandedOver", json!(false)),
			("needsCode", json!(false)),
			("arbiter", json!(9)),
			("promisedFor", json!(12)),
			("stage", json!({ "state": "accepted" })),
			("placedAt", json!(10)),
			("deadline", json!(11)),
			("penalty", json!("9")),
			("tracking", json!(H256::repeat_byte(7))),
		] {
			expected[key] = value;
		}
		assert_eq!(to_value(order).unwrap(), expected);
	}

	#[test]
	fn a_code_is_the_link_so_many_hashes_before_the_anchor() {
		let hash = |link: H256| BlakeTwo256::hash(link.as_bytes());
		let code = H256::repeat_byte(1);
		let anchor = hash(hash(code));
		let check = |steps| CodeCheck { link: 2, anchor, steps };
		assert!(check(2).accepts(code));
		assert!(check(1).accepts(hash(code)));
		assert!(!check(1).accepts(code) && !check(3).accepts(code));
		assert!(!check(2).accepts(H256::repeat_byte(2)));
	}

	#[test]
	fn what_was_seen_is_paid_by_the_unit_and_what_was_handed_over_in_full() {
		let order = |received, is_handed_over, needs_code| Order {
			purchase: Purchase { unit_price: 10u128, value: 40, ..purchase() },
			basket: None,
			received,
			code: None,
			is_handed_over,
			needs_code,
			arbiter: None,
			promised_for: 0,
			state: OrderState::Delivered { at: 0 },
			placed_at: 0,
			deadline: 0,
			penalty: 0,
			lasts: 0,
			halted: 0,
			tries: 0,
			tracking: None,
		};
		for (received, earned) in
			[(0, 0), (499, 0), (500, 10), (1_000, 10), (2_400, 20), (3_500, 40), (9_000, 40)]
		{
			assert_eq!(order(received, false, false).earned(), earned, "{received}");
			assert_eq!(order(received, true, false).earned(), 40);
			assert_eq!(order(received, false, true).earned(), 0);
			assert_eq!(order(received, true, true).earned(), 40);
		}
		let disputed = |by, code, is_handed_over| Order {
			state: OrderState::Disputed { by, since: 0, goods: Goods::Arrived },
			code,
			..order(4_000, is_handed_over, false)
		};
		let code = Some(CodeCheck { link: 1, anchor: H256::zero(), steps: 1 });
		for (by, code, is_handed_over, earned) in [
			(Party::Household, code, false, 0),
			(Party::Household, code, true, 40),
			(Party::Household, None, false, 40),
			(Party::Merchant, code, false, 0),
			(Party::Merchant, None, false, 40),
		] {
			assert_eq!(disputed(by, code, is_handed_over).earned(), earned, "{by:?} {code:?}");
		}
	}

	#[test]
	fn every_state_in_json() {
		let disputed = |by, goods| OrderState::Disputed { by, since: 5, goods };
		let sent = Goods::Sent { arrives_from: 1, arrives_until: 2 };
		for (state, expected) in [
			(
				OrderState::Placed { cancellable_until: 9 },
				json!({ "state": "placed", "cancellableUntil": 9 }),
			),
			(OrderState::Accepted, json!({ "state": "accepted" })),
			(
				OrderState::Shipped { at: 1, arrives_from: 2, arrives_until: 3 },
				json!({ "state": "shipped", "at": 1, "arrivesFrom": 2, "arrivesUntil": 3 }),
			),
			(OrderState::Delivered { at: 3 }, json!({ "state": "delivered", "at": 3 })),
			(
				disputed(Party::Household, sent),
				json!({ "state": "disputed", "by": "household", "since": 5, "arrived": false }),
			),
			(
				disputed(Party::Merchant, Goods::Arrived),
				json!({ "state": "disputed", "by": "merchant", "since": 5, "arrived": true }),
			),
		] {
			assert_eq!(to_value(state).unwrap(), expected);
		}
	}

	#[test]
	fn a_dispute_in_json() {
		let (evidence, answer) = (H256::repeat_byte(1), None);
		assert_eq!(
			to_value(Dispute { deposit: u128::MAX, evidence, answer }).unwrap(),
			json!({
				"deposit": "340282366920938463463374607431768211455",
				"evidence": evidence,
				"answer": null,
			})
		);
	}
}
