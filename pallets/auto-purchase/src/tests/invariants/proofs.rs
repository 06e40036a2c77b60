//! Proofs of deliveries: what a device sees, unless its maker is the shop or belongs to it, and the
//! household's code and word.

use alloc::collections::{BTreeMap, BTreeSet};
use proptest::prelude::*;

use super::{moves::Move, record::Record};
use crate::{mock::*, Event, OrderId, OrderOf, Partnerships};

/// Proof of an order.
struct Proof {
	value: Balance,
	needs_code: bool,
	has_code: bool,
	is_handed_over: bool,
	/// True if the household disputes the delivery.
	is_denied: bool,
}

/// Makers and merchants that belong together, and proofs of all orders.
#[derive(Default)]
pub struct Proofs {
	affiliates: BTreeSet<(AccountId, AccountId)>,
	orders: BTreeMap<OrderId, Proof>,
}

impl Proofs {
	/// Enters an event of a move.
	pub fn enter(
		&mut self,
		event: &Event<Test>,
		by: &Move,
		record: &mut Record,
	) -> Result<(), TestCaseError> {
		match event.clone() {
			Event::AffiliateDeclared { manufacturer, merchant } => {
				let is_entitled =
					matches!(*by, Move::Affiliate { by, .. } if by == merchant || by == ISSUER);
				prop_assert!(is_entitled, "{:?}", by);
				prop_assert!(self.affiliates.insert((manufacturer, merchant)));
			},
			Event::OrderPlaced { order, purchase, code, needs_code: told, .. } => {
				let pair = (purchase.manufacturer, purchase.merchant);
				let needs_code = pair.0 == pair.1 || self.affiliates.contains(&pair);
				prop_assert_eq!(told, needs_code, "order {}", order.id);
				let proof = Proof {
					value: purchase.value,
					needs_code,
					has_code: code.is_some(),
					is_handed_over: false,
					is_denied: false,
				};
				self.orders.insert(order.id, proof);
			},
			Event::OrderDisputed { order, .. } => {
				self.orders.get_mut(&order.id).expect("the order is open").is_denied = true;
			},
			Event::GoodsHandedOver { order, .. } => {
				let proof = self.orders.get_mut(&order.id).expect("the order is open");
				proof.is_handed_over = true;
			},
			Event::OrderSettled { order, merchant_amount, commission, .. } => {
				let proof = self.orders.get(&order.id).expect("the order is open");
				let paid = merchant_amount + commission;
				if proof.is_handed_over || matches!(by, Move::Confirm(_)) {
					prop_assert_eq!(paid, proof.value, "order {}", order.id);
				} else if proof.needs_code {
					record.unproven += 1;
					prop_assert_eq!(paid, 0, "order {}", order.id);
				} else if proof.is_denied && proof.has_code {
					prop_assert_eq!(paid, 0, "order {}", order.id);
				}
			},
			_ => {},
		}
		Ok(())
	}

	/// Compares with what the chain says of an order.
	pub fn check(&self, id: OrderId, order: &OrderOf<Test>) -> Result<(), TestCaseError> {
		let proof = self.orders.get(&id).expect("the order was placed");
		let stored = (order.needs_code, order.is_handed_over);
		prop_assert_eq!(stored, (proof.needs_code, proof.is_handed_over), "order {}", id);
		Ok(())
	}

	/// Compares with what the chain says of makers and merchants.
	pub fn check_affiliates(&self) -> Result<(), TestCaseError> {
		let affiliates: BTreeSet<_> = Partnerships::<Test>::iter()
			.filter(|(_, _, partnership)| partnership.affiliated)
			.map(|(maker, merchant, _)| (maker, merchant))
			.collect();
		prop_assert_eq!(&affiliates, &self.affiliates);
		Ok(())
	}
}
