//! Each check finds what it is there for.

use frame_support::{
	assert_ok,
	traits::{fungible::MutateHold as _, fungibles::freeze::Mutate as _, tokens::Precision},
};

use crate::{
	mock::*, ArrivingOrderOf, AssetKind, Catalogue, CoolingDown, DeadlineCursor, Deadlines,
	Dispute, Disputes, FreezeReason, Goods, HoldReason, MandateOf, Mandates, MembershipOf,
	Memberships, Merchants, NextOfferId, NextOrderId, OfferOf, Offers, OpenOrderOf, OrderState,
	Orders, OrdersAt, OrdersOf, Partnerships, Party, PausedHouseholds, Stranded, MAX_TRIES,
};

/// An order is open, then something breaks.
fn detects(corrupt: impl FnOnce(), complaint: &'static str) {
	ExtBuilder::default().build().execute_with(|| {
		placed();
		assert_ok!(AutoPurchase::do_try_state());
		corrupt();
		assert_eq!(AutoPurchase::do_try_state(), Err(complaint.into()));
	});
}

fn change_mandate(change: fn(&mut MandateOf<Test>)) {
	Mandates::<Test>::mutate(FRIDGE, MILK, |m| change(m.as_mut().expect("it was given")));
}

fn change_membership(change: fn(&mut MembershipOf<Test>)) {
	Memberships::<Test>::mutate(HOUSE, LG, |m| change(m.as_mut().expect("it has joined")));
}

fn release(reason: HoldReason, who: AccountId) {
	assert_ok!(Balances::release(&reason.into(), &who, 1, Precision::Exact));
}

/// Records that so much of a household's escrow is stranded.
fn strand(values: Balance) {
	let stranded = crate::StrandedFunds { values, deposits: 0 };
	Stranded::<Test>::insert(HOUSE, AssetKind::Native, stranded);
}

#[test]
fn detects_a_bond_that_is_not_held() {
	detects(
		|| release(HoldReason::MerchantBond, SHOP),
		"a merchant's bond differs from what is held",
	);
}

#[test]
fn detects_an_escrow_that_is_not_held() {
	detects(
		|| release(HoldReason::Escrow, HOUSE),
		"a household's escrow differs from its open orders",
	);
}

#[test]
fn detects_an_order_ahead_of_the_counter() {
	detects(|| NextOrderId::<Test>::put(1), "an order is numbered ahead of the counter");
}

#[test]
fn detects_an_order_that_does_not_add_up() {
	detects(
		|| Orders::<Test>::mutate_extant(1, |order| order.purchase.units += 1),
		"an order's value is not units times price",
	);
}

#[test]
fn detects_a_household_that_buys_from_itself() {
	detects(
		|| Orders::<Test>::mutate_extant(1, |order| order.purchase.merchant = HOUSE),
		"a household buys from itself",
	);
}

#[test]
fn detects_a_deadline_before_its_order() {
	detects(
		|| Orders::<Test>::mutate_extant(1, |order| order.placed_at = order.deadline),
		"an order's deadline precedes the order",
	);
}

#[test]
fn detects_two_open_orders_of_a_slot() {
	// The other order escapes the escrow check because it is paid for.
	detects(
		|| {
			let order = order_of(1);
			assert_ok!(Balances::hold(&HoldReason::Escrow.into(), &HOUSE, order.purchase.value));
			NextOrderId::<Test>::put(3);
			Orders::<Test>::insert(2, order);
			OpenOrderOf::<Test>::insert(FRIDGE, MILK, 2);
		},
		"an open order is not its slot's open order",
	);
}

#[test]
fn detects_a_slot_whose_order_is_closed() {
	detects(|| OpenOrderOf::<Test>::insert(FRIDGE, CREAM, 7), "a slot's open order is not open");
}

#[test]
fn detects_orders_missing_from_their_indexes() {
	detects(|| OrdersOf::<Test>::remove(HOUSE, 1), "an open order is missing under its household");
	detects(|| OrdersAt::<Test>::remove(SHOP, 1), "an open order is missing at its merchant");
}

#[test]
fn detects_orphans_in_the_indexes() {
	detects(
		|| OrdersOf::<Test>::insert(NEIGHBOUR, 1, ()),
		"a household lists an order that is closed",
	);
	detects(|| OrdersAt::<Test>::insert(CORNER, 1, ()), "a merchant lists an order that is closed");
}

#[test]
fn detects_a_missing_deadline() {
	detects(
		|| {
			let _ = Deadlines::<Test>::clear(u32::MAX, None);
		},
		"an open order's deadline is not filed",
	);
}

#[test]
fn detects_a_second_deadline() {
	detects(
		|| Deadlines::<Test>::insert(u64::MAX, 1, ()),
		"a deadline is filed for a closed order",
	);
}

#[test]
fn detects_a_deadline_that_would_never_be_executed() {
	detects(|| DeadlineCursor::<Test>::put(u64::MAX), "a deadline is filed behind the cursor");
}

#[test]
fn detects_merchants_that_miscount() {
	detects(
		|| Merchants::<Test>::mutate_extant(SHOP, |shop| shop.open_orders = 0),
		"a merchant miscounts its open orders",
	);
	detects(
		|| Merchants::<Test>::mutate_extant(SHOP, |shop| shop.offers = 2),
		"a merchant miscounts its offers",
	);
}

#[test]
fn detects_offers_that_cannot_be() {
	detects(|| NextOfferId::<Test>::put(1), "an offer is numbered ahead of the counter");
	detects(|| Offers::<Test>::insert(0, offer_terms(STRANGER)), "an offer has no merchant");
	detects(|| Offers::<Test>::mutate_extant(1, |offer| offer.price = 0), "an offer sells nothing");
}

#[test]
fn detects_a_partnership_with_nobody() {
	detects(
		|| {
			let partnership = Partnerships::<Test>::get(LG, SHOP).expect("they are partners");
			Partnerships::<Test>::insert(LG, STRANGER, partnership);
		},
		"a partnership has no merchant",
	);
}

#[test]
fn detects_a_membership_that_is_not_frozen() {
	detects(
		|| {
			let reason = FreezeReason::Membership.into();
			assert_ok!(AssetsFreezer::set_freeze(LG_TOKEN, &reason, &HOUSE, MIN_HOLD - 1));
		},
		"a membership does not freeze what it promised",
	);
}

#[test]
fn detects_mandates_out_of_bounds() {
	detects(
		|| change_mandate(|m| m.terms.choice = mandate_terms(&[]).choice),
		"a mandate names no offer",
	);
	detects(
		|| change_mandate(|m| m.spending.add(m.terms.budget + 1, now(), m.terms.period)),
		"a mandate has overspent its budget",
	);
}

#[test]
fn detects_a_mandate_without_membership() {
	detects(|| change_mandate(|m| m.household = NEIGHBOUR), "a membership miscounts its mandates");
	detects(
		|| {
			let mut mandate = Mandates::<Test>::get(FRIDGE, MILK).expect("it was given");
			mandate.household = NEIGHBOUR;
			Mandates::<Test>::insert(FRIDGE, CREAM, mandate);
		},
		"a mandate rests on no membership",
	);
	detects(|| change_membership(|m| m.mandates = 0), "a membership miscounts its mandates");
}

#[test]
fn detects_partnerships_that_are_miscounted() {
	detects(
		|| Merchants::<Test>::mutate_extant(SHOP, |shop| shop.partnerships = 2),
		"a merchant miscounts its partnerships",
	);
}

/// The input of the audit: tokens held and frozen of an account that has neither order nor
/// membership.
#[test]
fn detects_tokens_that_are_held_or_frozen_without_a_record() {
	use frame_support::traits::fungibles::{freeze::Mutate as _, hold::Mutate as _};
	let hold = |reason: crate::HoldReason| {
		frame_support::assert_ok!(AssetsHolder::hold(EURO, &reason.into(), &NEIGHBOUR, 77));
	};
	detects(
		|| hold(crate::HoldReason::Escrow),
		"a household's escrow differs from its open orders",
	);
	detects(|| hold(crate::HoldReason::DisputeDeposit), "a deposit differs from what is held");
	let reason = crate::FreezeReason::Membership.into();
	detects(
		|| {
			frame_support::assert_ok!(AssetsFreezer::set_freeze(LG_TOKEN, &reason, &NEIGHBOUR, 77));
		},
		"a membership does not freeze what it promised",
	);
}

#[test]
fn detects_penalties_that_are_miscounted() {
	detects(
		|| Merchants::<Test>::mutate_extant(SHOP, |shop| shop.at_stake += 1),
		"a merchant miscounts what is at stake",
	);
}

#[test]
fn detects_a_catalogue_that_is_wrong() {
	let key = |offer: &OfferOf<Test>, id| {
		(offer.category, offer.measure, offer.asset.clone(), offer.merchant, offer.rank(id))
	};
	let remove = || {
		Catalogue::<Test>::remove(key(&offer_terms(SHOP), 1));
	};
	detects(remove, "an offer with stock is not listed");
	detects(
		|| Catalogue::<Test>::insert(key(&offer_terms(SHOP), 2), ()),
		"an offer is listed that was withdrawn",
	);
	detects(
		|| Offers::<Test>::mutate_extant(1, |offer| offer.stock = 0),
		"an offer is listed in the place of another, or without stock",
	);
	detects(
		|| Offers::<Test>::mutate_extant(1, |offer| offer.price += 1),
		"an offer is listed in the place of another, or without stock",
	);
}

#[test]
fn detects_what_is_stranded_and_not_held() {
	detects(|| strand(1), "a household's escrow differs from its open orders");
	detects(|| strand(0), "nothing is stranded, and a record says so");
}

#[test]
fn detects_an_order_that_is_tried_too_often() {
	detects(
		|| Orders::<Test>::mutate_extant(1, |order| order.tries = MAX_TRIES),
		"an order is tried that is to be written off",
	);
}

#[test]
fn detects_goods_that_are_seen_and_have_not_arrived() {
	detects(
		|| Orders::<Test>::mutate_extant(1, |order| order.received = order.purchase.quantity),
		"an order has arrived unseen, or was seen and has not arrived",
	);
}

#[test]
fn detects_goods_that_arrive_of_nothing() {
	detects(
		|| ArrivingOrderOf::<Test>::insert(FRIDGE, MILK, 7),
		"goods arrive of an order that is closed",
	);
	detects(
		|| ArrivingOrderOf::<Test>::insert(FRIDGE, MILK, 1),
		"goods arrive of an order of which none are missing",
	);
}

#[test]
fn detects_a_dispute_without_a_record_a_record_without_a_dispute_and_a_deposit_without_either() {
	let goods = Goods::Sent { arrives_from: 0, arrives_until: 0 };
	let state = OrderState::Disputed { by: Party::Household, since: 0, goods };
	let record = Dispute { deposit: 1, evidence: evidence(), answer: None };
	ExtBuilder::default().build().execute_with(|| {
		placed();
		Orders::<Test>::mutate_extant(1, |order| order.state = state);
		assert_eq!(AutoPurchase::do_try_state(), Err("a dispute has no record".into()));
		Disputes::<Test>::insert(1, record);
		assert_eq!(AutoPurchase::do_try_state(), Err("a deposit differs from what is held".into()));
		assert_ok!(Balances::hold(&HoldReason::DisputeDeposit.into(), &HOUSE, 1));
		assert_ok!(AutoPurchase::do_try_state());
		Disputes::<Test>::insert(2, record);
		assert_eq!(AutoPurchase::do_try_state(), Err("an order is recorded as disputed".into()));
	});
}

#[test]
fn detects_a_slot_that_cools_down_and_is_none() {
	detects(
		|| CoolingDown::<Test>::insert(FRIDGE, 9, START),
		"a slot cools down that no device has",
	);
}

#[test]
fn detects_a_limit_of_a_stranger() {
	let set = || {
		crate::SpendingLimits::<Test>::insert(STRANGER, crate::SpendingLimitsOf::<Test>::default())
	};
	detects(set, "a household limits its spending that is no member");
}

#[test]
fn detects_a_pause_of_a_stranger() {
	detects(
		|| PausedHouseholds::<Test>::insert(STRANGER, u64::MAX),
		"a household has paused that is no member",
	);
}
