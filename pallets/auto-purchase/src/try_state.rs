//! Invariants of this pallet's data, one check each.

#![cfg(any(feature = "try-runtime", test))]

use alloc::collections::BTreeMap;
use cot_primitives::InspectDevices;
use frame_support::{
	ensure,
	traits::{
		fungible::hold::Inspect as _,
		fungibles::{freeze::Inspect as _, hold::Inspect as _},
		Get,
	},
};
use sp_runtime::{
	traits::{Saturating, Zero},
	TryRuntimeError,
};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_bonds()?;
		Self::check_escrows()?;
		Self::check_orders()?;
		Self::check_baskets()?;
		Self::check_order_indexes()?;
		Self::check_deadlines()?;
		Self::check_arrivals()?;
		Self::check_disputes()?;
		Self::check_merchants()?;
		Self::check_offers()?;
		Self::check_catalogue()?;
		Self::check_partnerships()?;
		Self::check_memberships()?;
		Self::check_mandates()?;
		Self::check_pauses()?;
		Self::check_cool_downs()
	}

	/// The bond of every merchant is held from it, and from other accounts nothing.
	fn check_bonds() -> Result<(), TryRuntimeError> {
		for account in frame_system::Account::<T>::iter_keys() {
			let bond = Merchants::<T>::get(&account).map_or_else(Zero::zero, |m| m.bond);
			let held = T::Currency::balance_on_hold(&merchant_bond::<T>(), &account);
			ensure!(held == bond, "a merchant's bond differs from what is held");
		}
		Ok(())
	}

	/// Returns every account with every asset that it has, for sums that begin with nothing.
	fn accounts_and_assets() -> BTreeMap<(T::AccountId, AssetKind), BalanceOf<T>> {
		let native =
			frame_system::Account::<T>::iter_keys().map(|account| (account, AssetKind::Native));
		let tokens = T::TokenAccounts::token_accounts()
			.into_iter()
			.map(|(account, token)| (account, AssetKind::WithId(token)));
		native.chain(tokens).map(|place| (place, Zero::zero())).collect()
	}

	/// The value of its open orders, the fees of their deliveries, and the stranded value of
	/// written off ones, is held from every account in every asset, and nothing more.
	fn check_escrows() -> Result<(), TryRuntimeError> {
		let mut values = Self::accounts_and_assets();
		for Purchase { household, asset, value, .. } in Self::purchases() {
			values.entry((household, asset)).or_default().saturating_accrue(value);
		}
		for basket in Baskets::<T>::iter_values() {
			let fee = basket.held_fee();
			values.entry((basket.household, basket.asset)).or_default().saturating_accrue(fee);
		}
		for (household, asset, stranded) in Stranded::<T>::iter() {
			ensure!(stranded != Default::default(), "nothing is stranded, and a record says so");
			values.entry((household, asset)).or_default().saturating_accrue(stranded.values);
		}
		for ((household, asset), value) in values {
			let held = T::Assets::balance_on_hold(asset, &escrow::<T>(), &household);
			ensure!(held == value, "a household's escrow differs from its open orders");
		}
		Ok(())
	}

	fn purchases() -> impl Iterator<Item = PurchaseOf<T>> {
		Orders::<T>::iter_values().map(|order| order.purchase)
	}

	/// Every open order adds up, and a slot waits for one at most.
	fn check_orders() -> Result<(), TryRuntimeError> {
		let mut awaited = 0usize;
		for (id, order) in Orders::<T>::iter() {
			let purchase = &order.purchase;
			ensure!(id < NextOrderId::<T>::get(), "an order is numbered ahead of the counter");
			ensure!(
				purchase.value == purchase.unit_price.saturating_mul(purchase.units.into())
					&& !purchase.value.is_zero(),
				"an order's value is not units times price"
			);
			ensure!(purchase.household != purchase.merchant, "a household buys from itself");
			ensure!(order.placed_at < order.deadline, "an order's deadline precedes the order");
			ensure!(order.tries < MAX_TRIES, "an order is tried that is to be written off");
			let threshold =
				math::delivery_threshold(purchase.quantity, T::DeliveryThreshold::get());
			ensure!(
				order.state.has_arrived() == (order.is_handed_over || order.received >= threshold),
				"an order has arrived unseen, or was seen and has not arrived"
			);
			if order.state.is_awaited() {
				awaited.saturating_inc();
				ensure!(
					OpenOrderOf::<T>::get(purchase.device, purchase.slot) == Some(id),
					"an open order is not its slot's open order"
				);
			}
		}
		ensure!(OpenOrderOf::<T>::iter().count() == awaited, "a slot's open order is not open");
		Ok(())
	}

	/// Every basket counts its open orders, which are of its household, merchant and asset, and is
	/// worth them at least.
	fn check_baskets() -> Result<(), TryRuntimeError> {
		let mut baskets = BTreeMap::<OrderId, (u32, BalanceOf<T>)>::new();
		for Order { basket, purchase, .. } in Orders::<T>::iter_values() {
			let Some(id) = basket else { continue };
			let basket = Baskets::<T>::get(id).ok_or("an order's basket does not exist")?;
			ensure!(
				(&basket.household, &basket.merchant, &basket.asset)
					== (&purchase.household, &purchase.merchant, &purchase.asset),
				"an order is in the basket of others"
			);
			let (orders, value) = baskets.entry(id).or_default();
			orders.saturating_inc();
			value.saturating_accrue(purchase.value);
		}
		for (id, basket) in Baskets::<T>::iter() {
			let (orders, value) = baskets.get(&id).copied().unwrap_or_default();
			ensure!(basket.orders == orders && orders > 0, "a basket miscounts its orders");
			ensure!(basket.value >= value, "a basket is worth less than its orders");
			ensure!(!basket.delivery.is_free(), "a basket has nothing to share");
		}
		for (household, merchant, id) in LastBasketOf::<T>::iter() {
			let basket = Baskets::<T>::get(id).ok_or("a last basket does not exist")?;
			ensure!(
				(basket.household, basket.merchant) == (household, merchant),
				"a last basket is that of others"
			);
		}
		Ok(())
	}

	/// Every open order is listed under its household and its merchant, and nothing else is.
	fn check_order_indexes() -> Result<(), TryRuntimeError> {
		let mut open = 0usize;
		for (id, Order { purchase, .. }) in Orders::<T>::iter() {
			open.saturating_inc();
			ensure!(
				OrdersOf::<T>::contains_key(&purchase.household, id),
				"an open order is missing under its household"
			);
			ensure!(
				OrdersAt::<T>::contains_key(&purchase.merchant, id),
				"an open order is missing at its merchant"
			);
		}
		ensure!(OrdersOf::<T>::iter().count() == open, "a household lists an order that is closed");
		ensure!(OrdersAt::<T>::iter().count() == open, "a merchant lists an order that is closed");
		Ok(())
	}

	/// Every open order has exactly one deadline, in an hour that is still to be drained.
	fn check_deadlines() -> Result<(), TryRuntimeError> {
		let mut open = 0usize;
		for (id, order) in Orders::<T>::iter() {
			open.saturating_inc();
			ensure!(
				Deadlines::<T>::contains_key(hour_of(order.deadline), id),
				"an open order's deadline is not filed"
			);
		}
		ensure!(Deadlines::<T>::iter().count() == open, "a deadline is filed for a closed order");
		if let Some(cursor) = DeadlineCursor::<T>::get() {
			ensure!(
				Deadlines::<T>::iter().all(|(hour, _, ())| hour >= cursor),
				"a deadline is filed behind the cursor"
			);
		}
		Ok(())
	}

	/// Every slot whose goods arrive in parts has an order of which something is missing.
	fn check_arrivals() -> Result<(), TryRuntimeError> {
		for (device, slot, id) in ArrivingOrderOf::<T>::iter() {
			let order = Orders::<T>::get(id).ok_or("goods arrive of an order that is closed")?;
			ensure!(
				(order.purchase.device, order.purchase.slot) == (device, slot)
					&& order.state.has_arrived()
					&& order.received < order.purchase.quantity,
				"goods arrive of an order of which none are missing"
			);
		}
		Ok(())
	}

	/// Every order in dispute has a record of it. The deposits of the disputes that it has opened,
	/// and those stranded, are held from every account in every asset, and nothing more.
	fn check_disputes() -> Result<(), TryRuntimeError> {
		let mut deposits = Self::accounts_and_assets();
		let mut disputed = 0usize;
		for (id, order) in Orders::<T>::iter() {
			let OrderState::Disputed { by, .. } = order.state else { continue };
			disputed.saturating_inc();
			let dispute = Disputes::<T>::get(id).ok_or("a dispute has no record")?;
			let opener = order.purchase.account(by).clone();
			let place = (opener, order.purchase.asset);
			deposits.entry(place).or_default().saturating_accrue(dispute.deposit);
		}
		ensure!(Disputes::<T>::iter().count() == disputed, "an order is recorded as disputed");
		for (account, asset, stranded) in Stranded::<T>::iter() {
			deposits.entry((account, asset)).or_default().saturating_accrue(stranded.deposits);
		}
		for ((account, asset), deposit) in deposits {
			let held = T::Assets::balance_on_hold(asset, &dispute_deposit::<T>(), &account);
			ensure!(held == deposit, "a deposit differs from what is held");
		}
		Ok(())
	}

	/// Merchants count their offers, partnerships and open orders correctly.
	fn check_merchants() -> Result<(), TryRuntimeError> {
		for (account, merchant) in Merchants::<T>::iter() {
			let penalties = Orders::<T>::iter_values()
				.filter(|order| order.purchase.merchant == account)
				.fold(BalanceOf::<T>::zero(), |sum, order| sum.saturating_add(order.penalty));
			ensure!(merchant.at_stake == penalties, "a merchant miscounts what is at stake");
			ensure!(merchant.at_stake <= merchant.bond, "a bond does not cover the penalties");
			let orders = OrdersAt::<T>::iter_key_prefix(&account).count();
			ensure!(
				usize::try_from(merchant.open_orders) == Ok(orders),
				"a merchant miscounts its open orders"
			);
			let offers = Offers::<T>::iter().filter(|(_, o)| o.merchant == account).count();
			ensure!(
				usize::try_from(merchant.offers) == Ok(offers),
				"a merchant miscounts its offers"
			);
			let partnerships = Partnerships::<T>::iter().filter(|(_, merchant, partnership)| {
				*merchant == account && partnership.status.is_agreed()
			});
			ensure!(
				usize::try_from(merchant.partnerships) == Ok(partnerships.count()),
				"a merchant miscounts its partnerships"
			);
		}
		let mut accused = ComplaintsAbout::<T>::iter_keys();
		ensure!(accused.all(Merchants::<T>::contains_key), "a complaint is about no merchant");
		Ok(())
	}

	/// Every offer is a registered merchant's and can be sold.
	fn check_offers() -> Result<(), TryRuntimeError> {
		for (id, offer) in Offers::<T>::iter() {
			ensure!(id < NextOfferId::<T>::get(), "an offer is numbered ahead of the counter");
			ensure!(Merchants::<T>::contains_key(&offer.merchant), "an offer has no merchant");
			ensure!(
				math::is_gtin14(offer.product) && offer.unit_size > 0 && !offer.price.is_zero(),
				"an offer sells nothing"
			);
		}
		Ok(())
	}

	/// The catalogue lists the offers with stock, each in its place, and no others.
	fn check_catalogue() -> Result<(), TryRuntimeError> {
		let mut listed = 0usize;
		for (category, measure, asset, merchant, rank) in Catalogue::<T>::iter_keys() {
			listed.saturating_inc();
			let id = rank.offer();
			let offer = Offers::<T>::get(id).ok_or("an offer is listed that was withdrawn")?;
			ensure!(
				(offer.category, offer.measure) == (category, measure)
					&& (&offer.asset, &offer.merchant) == (&asset, &merchant)
					&& offer.rank(id) == rank
					&& offer.stock > 0,
				"an offer is listed in the place of another, or without stock"
			);
		}
		let stocked = Offers::<T>::iter().filter(|(_, offer)| offer.stock > 0).count();
		ensure!(listed == stocked, "an offer with stock is not listed");
		Ok(())
	}

	/// Every partnership that was agreed is with a registered merchant.
	fn check_partnerships() -> Result<(), TryRuntimeError> {
		ensure!(
			Partnerships::<T>::iter().all(|(_, merchant, partnership)| {
				!partnership.status.is_agreed() || Merchants::<T>::contains_key(merchant)
			}),
			"a partnership has no merchant"
		);
		Ok(())
	}

	/// The amounts of its memberships are frozen in every account of every token, and nothing more.
	fn check_memberships() -> Result<(), TryRuntimeError> {
		let mut promised: BTreeMap<_, BalanceOf<T>> = T::TokenAccounts::token_accounts()
			.into_iter()
			.map(|place| (place, Zero::zero()))
			.collect();
		for (household, _, Membership { token, frozen, .. }) in Memberships::<T>::iter() {
			promised.entry((household, token)).or_default().saturating_accrue(frozen);
		}
		for ((household, token), promise) in promised {
			let frozen = T::Tokens::balance_frozen(token, &membership::<T>(), &household);
			ensure!(frozen == promise, "a membership does not freeze what it promised");
		}
		Ok(())
	}

	/// Every mandate depends on a membership that counts it, and keeps within its bounds.
	fn check_mandates() -> Result<(), TryRuntimeError> {
		let mut resting = BTreeMap::<_, u32>::new();
		for (_, _, mandate) in Mandates::<T>::iter() {
			ensure!(!mandate.terms.choice.is_empty(), "a mandate names no offer");
			let spent = mandate.spent(Self::now());
			ensure!(spent <= mandate.terms.budget, "a mandate has overspent its budget");
			resting.entry((mandate.household, mandate.manufacturer)).or_default().saturating_inc();
		}
		for (household, manufacturer, membership) in Memberships::<T>::iter() {
			let counted = resting.remove(&(household, manufacturer)).unwrap_or_default();
			ensure!(membership.mandates == counted, "a membership miscounts its mandates");
		}
		ensure!(resting.is_empty(), "a mandate rests on no membership");
		Ok(())
	}

	/// Every household that has paused, or set a limit, is a member somewhere.
	fn check_pauses() -> Result<(), TryRuntimeError> {
		ensure!(
			SpendingLimits::<T>::iter_keys().all(|household| Self::is_member(&household)),
			"a household limits its spending that is no member"
		);
		ensure!(
			PausedHouseholds::<T>::iter_keys().all(|household| Self::is_member(&household)),
			"a household has paused that is no member"
		);
		Ok(())
	}

	/// Only slots of devices cool down, or were failed by a merchant.
	fn check_cool_downs() -> Result<(), TryRuntimeError> {
		let exists = |(device, slot)| T::Devices::slot(device, slot).is_some();
		ensure!(CoolingDown::<T>::iter_keys().all(exists), "a slot cools down that no device has");
		ensure!(Setbacks::<T>::iter_keys().all(exists), "a merchant failed a slot of no device");
		Ok(())
	}
}
