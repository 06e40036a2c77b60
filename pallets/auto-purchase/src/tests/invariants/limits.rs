//! Budgets and spending of households within a period, by slot and in all.

use alloc::collections::{BTreeMap, BTreeSet};
use cot_primitives::{DeviceId, Moment, SlotId};
use proptest::prelude::*;

use super::{
	moves::{HOUSEHOLDS, PLACES},
	record::Record,
};
use crate::{
	mock::*, AssetKind, Event, Mandates, Memberships, OrderId, Purchase, PurchaseOf, SpendingLimits,
};

/// Bound of the spending: of a household in an asset, or of a slot's mandate.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Bound {
	Household(AccountId, AssetKind),
	Mandate(DeviceId, SlotId),
}

impl Bound {
	/// Returns the bounds of a purchase.
	fn of(purchase: &PurchaseOf<Test>) -> [Self; 2] {
		let Purchase { household, device, slot, ref asset, .. } = *purchase;
		[Self::Household(household, asset.clone()), Self::Mandate(device, slot)]
	}
}

/// Value of an order, or fee of a basket's delivery.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Cost {
	Value(OrderId),
	Fee(OrderId),
}

/// Bound of a spending, with the costs that count under it.
struct Budget {
	amount: Balance,
	period: Moment,
	spent: Vec<(Cost, Moment, Balance)>,
}

impl Budget {
	fn new((amount, period): (Balance, Moment)) -> Self {
		Self { amount, period, spent: vec![] }
	}

	/// Returns what counts of the last period.
	fn total(&self) -> Balance {
		let within = self.spent.iter().filter(|(_, at, _)| at + self.period > now());
		within.map(|(_, _, amount)| amount).sum()
	}

	/// Returns the budget that replaces it, in which former costs count as if spent now.
	fn replaced_by(self, (amount, period): (Balance, Moment)) -> Self {
		let counted = self.spent.into_iter().filter(|(_, at, _)| at + self.period > now());
		let spent = counted.map(|(cost, _, amount)| (cost, now(), amount)).collect();
		Self { amount, period, spent }
	}

	fn give_back(&mut self, cost: Cost, refund: Balance) {
		// What has not counted is no budget when it comes back.
		if let Some((_, _, amount)) = self.spent.iter_mut().find(|(of, ..)| *of == cost) {
			*amount -= refund;
		}
	}
}

/// All budgets, and the purchases whose refunds they get.
#[derive(Default)]
pub struct Limits {
	budgets: BTreeMap<Bound, Budget>,
	purchases: BTreeMap<OrderId, PurchaseOf<Test>>,
}

impl Limits {
	/// Enters an event.
	pub fn enter(&mut self, event: &Event<Test>, record: &mut Record) -> Result<(), TestCaseError> {
		match event.clone() {
			Event::SpendingLimitSet { household, asset, limit } => {
				let bound = Bound::Household(household, asset);
				let former = self.budgets.remove(&bound);
				record.limits_removed += usize::from(limit.is_none());
				record.limits_replaced += usize::from(limit.is_some() && former.is_some());
				let new = limit.map(|limit| match former {
					Some(former) => former.replaced_by(limit),
					None => Budget::new(limit),
				});
				self.budgets.extend(new.map(|new| (bound, new)));
			},
			// Who leaves the last gate takes its limits along.
			Event::MembershipLeft { household, .. }
				if Memberships::<Test>::iter_key_prefix(household).next().is_none() =>
			{
				self.budgets.retain(
					|bound, _| !matches!(bound, Bound::Household(who, _) if *who == household),
				);
			},
			Event::MandateGiven { device, slot, terms, .. } => {
				let budget = Budget::new((terms.budget, terms.period));
				self.budgets.insert(Bound::Mandate(device, slot), budget);
			},
			Event::MandateEnded { device, slot, .. } => {
				self.budgets.remove(&Bound::Mandate(device, slot));
			},
			Event::OrderPlaced { order, purchase, delivery_fee, .. } => {
				let costs =
					[(Cost::Value(order.id), purchase.value), (Cost::Fee(order.id), delivery_fee)];
				for bound in Bound::of(&purchase) {
					let Some(budget) = self.budgets.get_mut(&bound) else { continue };
					budget.spent.extend(costs.map(|(cost, amount)| (cost, now(), amount)));
					let (total, most) = (budget.total(), budget.amount);
					prop_assert!(total <= most, "{:?}: {} of {}", bound, total, most);
				}
				self.purchases.insert(order.id, purchase);
			},
			Event::OrderCancelled { order, refund, .. }
			| Event::OrderExpired { order, refund, .. }
			| Event::OrderSettled { order, refund, .. }
			| Event::OrderResolved { order, refund, .. }
			| Event::OrderWrittenOff { order, released: refund, .. } => {
				self.give_back(order.id, Cost::Value(order.id), refund);
			},
			Event::DeliveryFeeReleased { basket, fee, .. } => {
				self.give_back(basket, Cost::Fee(basket), fee);
			},
			_ => {},
		}
		Ok(())
	}

	fn give_back(&mut self, order: OrderId, cost: Cost, refund: Balance) {
		for bound in Bound::of(&self.purchases[&order]) {
			if let Some(budget) = self.budgets.get_mut(&bound) {
				budget.give_back(cost, refund);
			}
		}
	}

	/// Compares with what the chain says: it has the same bounds, and counts as much at least.
	pub fn check(&self) -> Result<(), TestCaseError> {
		let mut stored = BTreeSet::new();
		let limits = HOUSEHOLDS.into_iter().flat_map(|household| {
			SpendingLimits::<Test>::get(household).into_iter().map(move |limit| {
				let bound = Bound::Household(household, limit.asset);
				(bound, limit.amount, limit.period, limit.spending.total(now(), limit.period))
			})
		});
		let mandates = PLACES.into_iter().filter_map(|(device, slot)| {
			let mandate = Mandates::<Test>::get(device, slot)?;
			let (terms, spent) = (&mandate.terms, mandate.spent(now()));
			Some((Bound::Mandate(device, slot), terms.budget, terms.period, spent))
		});
		for (bound, amount, period, counted) in limits.chain(mandates) {
			let expected = self.budgets.get(&bound).map(|each| (each.amount, each.period));
			prop_assert_eq!(expected, Some((amount, period)), "{:?}", bound);
			let least = self.budgets.get(&bound).map_or(0, |each| each.total());
			prop_assert!(counted >= least, "{:?}: {} of {}", bound, counted, least);
			stored.insert(bound);
		}
		prop_assert!(self.budgets.keys().eq(&stored), "a bound is gone");
		Ok(())
	}
}
