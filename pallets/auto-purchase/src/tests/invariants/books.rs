//! What everybody should have, kept from the events alone.

use alloc::collections::BTreeMap;
use frame_support::traits::fungibles::Inspect as _;
use proptest::prelude::*;

use super::moves::ASSETS;
use crate::{mock::*, AssetKind, Config, Event, OfferId, OrderId, Party, Purchase, PurchaseOf};

pub const PEOPLE: [AccountId; 11] =
	[HOUSE, NEIGHBOUR, STRANGER, SHOP, CORNER, LG, TOKENLESS, UNAPPROVED, RIVAL, ISSUER, JUDGE];

/// An order as its events tell it.
struct Entry {
	purchase: PurchaseOf<Test>,
	/// Opener of its dispute, and the deposit.
	dispute: Option<(Party, Balance)>,
}

/// Balances and stocks as the events tell them. What the ledgers and the offers say has to be the
/// same.
pub struct Books {
	orders: BTreeMap<OrderId, Entry>,
	/// Fees of deliveries that are held, by basket.
	fees: BTreeMap<OrderId, (AssetKind, Balance)>,
	totals: BTreeMap<(AssetKind, AccountId), Balance>,
	stocks: BTreeMap<OfferId, u32>,
}

fn total(asset: &AssetKind, who: AccountId) -> Balance {
	<Test as Config>::Assets::total_balance(asset.clone(), &who)
}

impl Books {
	/// Begins with what everybody has and every offer sells.
	pub fn open() -> Self {
		let accounts = ASSETS.iter().flat_map(|asset| PEOPLE.map(|who| (asset.clone(), who)));
		Self {
			orders: BTreeMap::new(),
			fees: BTreeMap::new(),
			totals: accounts
				.map(|(asset, who)| ((asset.clone(), who), total(&asset, who)))
				.collect(),
			stocks: crate::Offers::<Test>::iter().map(|(id, offer)| (id, offer.stock)).collect(),
		}
	}

	pub fn transfer(&mut self, asset: &AssetKind, from: AccountId, to: AccountId, amount: Balance) {
		*self.totals.entry((asset.clone(), from)).or_default() -= amount;
		*self.totals.entry((asset.clone(), to)).or_default() += amount;
	}

	pub fn published(&mut self, offer: OfferId, stock: u32) {
		self.stocks.insert(offer, stock);
	}

	/// Enters what an event tells.
	pub fn enter(&mut self, event: &Event<Test>) {
		match event.clone() {
			Event::OrderPlaced { order, purchase, basket, delivery_fee, .. } => {
				if delivery_fee > 0 {
					// The first of a basket holds the fee for all.
					assert_eq!(basket, Some(order.id));
					self.fees.insert(order.id, (purchase.asset.clone(), delivery_fee));
				}
				let stock = self.stocks.get_mut(&purchase.offer).expect("the offer was published");
				*stock -= purchase.units;
				self.orders.insert(order.id, Entry { purchase, dispute: None });
			},
			Event::OrderCancelled { order, refund, .. } => {
				let entry = self.close(order.id);
				assert_eq!(refund, entry.purchase.value);
				*self.stocks.get_mut(&entry.purchase.offer).expect("the offer was published") +=
					entry.purchase.units;
			},
			Event::OrderSettled { order, merchant_amount, commission, refund, fine, .. } => {
				let entry = self.close(order.id);
				assert_eq!(merchant_amount + commission + refund, entry.purchase.value);
				self.pay(&entry.purchase, merchant_amount, commission);
				self.fine(&entry.purchase, fine);
			},
			Event::OrderExpired { order, refund, penalty, fine, .. } => {
				let entry = self.close(order.id);
				assert_eq!(refund, entry.purchase.value);
				self.fine(&entry.purchase, fine);
				self.transfer(
					&AssetKind::Native,
					entry.purchase.merchant,
					entry.purchase.household,
					penalty,
				);
			},
			Event::OrderDisputed { order, by, deposit, .. } => {
				self.orders.get_mut(&order.id).expect("the order is open").dispute =
					Some((by, deposit));
			},
			Event::OrderResolved { order, refund, merchant_amount, commission, .. } => {
				let entry = self.close(order.id);
				assert_eq!(refund + merchant_amount + commission, entry.purchase.value);
				self.pay(&entry.purchase, merchant_amount, commission);
			},
			Event::DepositSettled { order, opener, returned, to_other, arbiter, fee } => {
				let entry = self.orders.get_mut(&order.id).expect("the order is open");
				let (by, deposit) = entry.dispute.take().expect("it was disputed");
				assert_eq!((by, deposit), (opener, returned + to_other + fee));
				let purchase = entry.purchase.clone();
				let (own, other) = (*purchase.account(by), *purchase.account(by.other()));
				self.transfer(&purchase.asset, own, other, to_other);
				self.transfer(&purchase.asset, own, arbiter.unwrap_or(own), fee);
			},
			Event::OrderWrittenOff { order, released, stranded, .. } => {
				let entry = self.close(order.id);
				assert_eq!(released + stranded, entry.purchase.value);
			},
			Event::DeliveryFeePaid {
				basket,
				household,
				merchant,
				manufacturer,
				fee,
				commission,
			} => {
				let (asset, held) = self.fees.remove(&basket).expect("a fee is paid once");
				assert_eq!(held, fee);
				let parties = (household, merchant, manufacturer);
				let is_of = |entry: &Entry| {
					let Purchase { household, merchant, manufacturer, .. } = entry.purchase;
					(household, merchant, manufacturer) == parties
				};
				assert!(self.orders.values().any(is_of), "{parties:?} have no order");
				self.transfer(&asset, household, merchant, fee - commission);
				self.transfer(&asset, household, manufacturer, commission);
			},
			Event::DeliveryFeeReleased { basket, fee, .. } => {
				let held = self.fees.remove(&basket).map(|(_, held)| held);
				assert_eq!(held, Some(fee));
			},
			_ => {},
		}
	}

	/// Enters what merchant and manufacturer got of the escrow.
	fn pay(&mut self, purchase: &PurchaseOf<Test>, merchant_amount: Balance, commission: Balance) {
		let Purchase { asset, household, merchant, manufacturer, .. } = purchase;
		self.transfer(asset, *household, *merchant, merchant_amount);
		self.transfer(asset, *household, *manufacturer, commission);
	}

	/// Enters what was burned of the merchant's bond.
	fn fine(&mut self, purchase: &PurchaseOf<Test>, fine: Balance) {
		*self.totals.entry((AssetKind::Native, purchase.merchant)).or_default() -= fine;
	}

	fn close(&mut self, order: OrderId) -> Entry {
		self.orders.remove(&order).expect("an order is closed once")
	}

	/// Compares with what the chain says.
	pub fn check(&self) -> Result<(), TestCaseError> {
		for ((asset, who), expected) in &self.totals {
			prop_assert_eq!(total(asset, *who), *expected, "{} in {:?}", who, asset);
		}
		for asset in &ASSETS {
			// They are those of the ledger, by the lines above.
			let sum: Balance = PEOPLE.iter().map(|who| self.totals[&(asset.clone(), *who)]).sum();
			let issuance = <Test as Config>::Assets::total_issuance(asset.clone());
			prop_assert_eq!(sum, issuance, "issuance of {:?}", asset);
		}
		for (id, offer) in crate::Offers::<Test>::iter() {
			prop_assert_eq!(Some(&offer.stock), self.stocks.get(&id), "stock of offer {}", id);
		}
		let open: Vec<_> = self.orders.keys().copied().collect();
		let mut stored: Vec<_> = crate::Orders::<Test>::iter_keys().collect();
		stored.sort_unstable();
		prop_assert_eq!(open, stored, "an order has no beginning or no end");
		Ok(())
	}
}
