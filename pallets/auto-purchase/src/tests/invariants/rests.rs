//! Slots that rest: paused by their household, after a cancellation, or after goods have come.

use alloc::collections::{BTreeMap, BTreeSet};
use cot_primitives::{DeviceId, Moment, Quantity, SlotId, DAY};
use proptest::prelude::*;

use super::{moves::PLACES, record::Record};
use crate::{mock::*, CancelReason, CoolingDown, Event, OrderId, PurchaseOf};

type Place = (DeviceId, SlotId);

/// Rests of all slots, and what may begin another.
#[derive(Default)]
pub struct Rests {
	until: BTreeMap<Place, Moment>,
	/// Slots of the orders, with the seconds in which the goods are used.
	orders: BTreeMap<OrderId, (Place, Moment)>,
	/// Orders whose goods were seen, handed over or confirmed.
	delivered: BTreeSet<OrderId>,
}

impl Rests {
	/// Other goods, or another household, begin without a rest.
	pub fn forget(&mut self, changed: &[Place]) {
		self.until.retain(|place, _| !changed.contains(place));
	}

	fn rest(&mut self, place: Place, until: Moment) {
		let running = self.until.entry(place).or_default();
		*running = until.max(*running);
	}

	/// The goods of an order make its slot rest.
	fn space(&mut self, order: OrderId, record: &mut Record) {
		let (place, lasts) = self.orders[&order];
		let rest = OrderSpacing::get().mul_floor(lasts);
		if rest > 0 {
			record.slots_spaced += 1;
			self.rest(place, now() + rest);
		}
	}

	fn ensure_awake(&self, purchase: &PurchaseOf<Test>) -> Result<Place, TestCaseError> {
		let place = (purchase.device, purchase.slot);
		let until = self.until.get(&place).copied().unwrap_or_default();
		prop_assert!(now() >= until, "{:?} buys before it has rested until {}", place, until);
		Ok(place)
	}

	/// Enters an event. The slot of an order uses so much a day.
	pub fn enter(
		&mut self,
		event: &Event<Test>,
		use_per_day: impl Fn(&PurchaseOf<Test>) -> Quantity,
		record: &mut Record,
	) -> Result<(), TestCaseError> {
		match event {
			Event::SlotPaused { device, slot, until, .. } => self.rest((*device, *slot), *until),
			Event::PurchaseRehearsed { purchase, .. } => {
				self.ensure_awake(purchase)?;
			},
			Event::OrderPlaced { order, purchase, .. } => {
				let place = self.ensure_awake(purchase)?;
				self.until.remove(&place);
				let (quantity, rate) =
					(Moment::from(purchase.quantity), Moment::from(use_per_day(purchase)));
				let lasts = (quantity * DAY).checked_div(rate).unwrap_or_default();
				self.orders.insert(order.id, (place, lasts));
			},
			Event::OrderCancelled { order, reason, .. } => {
				let (place, _) = self.orders[&order.id];
				if matches!(reason, CancelReason::ByHousehold | CancelReason::Restocked) {
					self.rest(place, now() + CANCEL_COOL_DOWN);
				}
			},
			Event::OrderDelivered { order, .. } => {
				self.delivered.insert(order.id);
				self.space(order.id, record);
			},
			// The arbiter says that goods have come of which no device knows.
			Event::OrderResolved { order, merchant_amount, commission, .. }
				if merchant_amount + commission > 0 && !self.delivered.contains(&order.id) =>
			{
				record.spaced_by_arbiters += 1;
				self.space(order.id, record);
			},
			_ => {},
		}
		Ok(())
	}

	/// Compares with what the chain says.
	pub fn check(&self) -> Result<(), TestCaseError> {
		for (device, slot) in PLACES {
			let stored = CoolingDown::<Test>::get(device, slot);
			let expected = self.until.get(&(device, slot)).copied();
			prop_assert_eq!(stored, expected, "rest of slot {} of device {}", slot, device);
		}
		Ok(())
	}
}
