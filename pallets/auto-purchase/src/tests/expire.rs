//! `expire`: a passed deadline executed by hand.

use frame_support::{assert_noop, assert_ok};

use crate::{
	mock::*, Error, Event, HoldReason, MandateTerms, Mandates, Offer, Offers, OpenOrderOf,
	OrderRef, Orders, Reputation,
};

#[test]
fn expire_refunds_and_punishes_in_every_state_the_merchant_is_responsible_for() {
	for (state, waiting) in
		[(placed as fn() -> (Fridge, u64), CANCEL_WINDOW + ACCEPT_WINDOW), (accepted, SHIP_WINDOW)]
	{
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = state();
			let deadline = now() + waiting;
			set_time(deadline - 1);
			assert_noop!(
				AutoPurchase::expire(signed(STRANGER), order),
				Error::<Test>::DeadlineNotReached
			);
			set_time(deadline);
			events();
			assert_ok!(AutoPurchase::expire(signed(STRANGER), order));
			assert_eq!(
				events(),
				vec![Event::OrderExpired {
					order: of(order),
					refund: VALUE,
					penalty: PENALTY,
					fine: 0
				}]
			);
			assert_eq!(free(HOUSE), ENDOWMENT + PENALTY);
			assert_eq!(held(HoldReason::Escrow, HOUSE), 0);
			assert_eq!(held(HoldReason::MerchantBond, SHOP), BOND - PENALTY);
			let shop = merchant_of(SHOP);
			assert_eq!(
				(shop.bond, shop.reputation.late, shop.open_orders),
				(BOND - PENALTY, Reputation::ONE, 0)
			);
			assert_eq!(Mandates::<Test>::get(FRIDGE, MILK).map(|m| m.spent(now())), Some(0));
			// The merchant did not have the goods.
			assert_eq!(Offers::<Test>::get(1).map(|offer| offer.stock), Some(STOCK - UNITS));
			assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
			assert_noop!(
				AutoPurchase::expire(signed(STRANGER), order),
				Error::<Test>::UnknownOrder
			);
		});
	}
}

#[test]
fn expire_refunds_goods_that_were_not_seen_to_arrive_without_a_penalty() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		set_time(now() + LEAD_TIME + GRACE);
		events();
		assert_ok!(AutoPurchase::expire(signed(STRANGER), order));
		assert_eq!(
			events(),
			vec![Event::OrderExpired { order: of(order), refund: VALUE, penalty: 0, fine: 0 }]
		);
		assert_eq!(free(HOUSE), ENDOWMENT);
		assert_eq!(held(HoldReason::Escrow, HOUSE), 0);
		let shop = merchant_of(SHOP);
		assert_eq!((shop.bond, shop.reputation.late, shop.open_orders), (BOND, 500, 0));
		assert_eq!(Mandates::<Test>::get(FRIDGE, MILK).map(|m| m.spent(now())), Some(0));
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
	});
}

#[test]
fn expire_pays_for_a_delivered_order() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = delivered();
		set_time(now() + DISPUTE_WINDOW - 1);
		assert_noop!(
			AutoPurchase::expire(signed(STRANGER), order),
			Error::<Test>::DeadlineNotReached
		);
		set_time(now() + 1);
		events();
		assert_ok!(AutoPurchase::expire(signed(STRANGER), order));
		assert_eq!(
			events(),
			vec![Event::OrderSettled {
				order: of(order),
				merchant_amount: VALUE - COMMISSION,
				commission: COMMISSION,
				refund: 0,
				fine: 0
			}]
		);
		assert!(!Orders::<Test>::contains_key(order));
	});
}

#[test]
fn the_bond_pays_the_penalties_of_all_orders() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		joined(HOUSE);
		joined(NEIGHBOUR);
		let slots = [(FRIDGE, MILK), (FRIDGE, CREAM), (OTHER_FRIDGE, MILK), (OTHER_FRIDGE, CREAM)];
		for (device, slot) in slots {
			let mut fridge = Fridge::established(device, slot);
			let terms = mandate_terms(&[offer]);
			assert_ok!(AutoPurchase::give_mandate(signed(fridge.household), device, slot, terms));
			fridge.read(LOW);
		}
		set_time(START + CANCEL_WINDOW + ACCEPT_WINDOW);
		events();
		for order in 1..=4 {
			assert_ok!(AutoPurchase::expire(signed(STRANGER), order));
		}
		let expired = |(id, (device, slot))| Event::OrderExpired {
			order: OrderRef { device, slot, household: owner_of(device), ..of(id) },
			refund: VALUE,
			penalty: PENALTY,
			fine: 0,
		};
		assert_eq!(events(), (1..).zip(slots).map(expired).collect::<Vec<_>>());
		assert_eq!(merchant_of(SHOP).bond, BOND - 4 * PENALTY);
		assert_eq!(free(HOUSE) + free(NEIGHBOUR), 2 * ENDOWMENT + 4 * PENALTY);
	});
}

#[test]
fn a_refund_does_not_wait_for_a_penalty_the_household_cannot_take() {
	ExtBuilder::default().build_and_execute(|| {
		// The household has tokens only, and what is left of the bond is less than an account
		// needs.
		partnered(SHOP);
		let asset = crate::AssetKind::WithId(EURO);
		let offer = publish(Offer { asset: asset.clone(), ..offer_terms(SHOP) });
		let mut fridge = mandated_with(MandateTerms { asset, ..mandate_terms(&[offer]) });
		fridge.read(LOW);
		assert_ok!(Balances::transfer_all(signed(HOUSE), STRANGER, false));
		assert_eq!(free(HOUSE), 0);
		let rest = 9;
		crate::Merchants::<Test>::mutate_extant(SHOP, |shop| shop.bond = rest);
		use frame_support::traits::{fungible::MutateHold, tokens::Precision};
		assert_ok!(Balances::release(
			&HoldReason::MerchantBond.into(),
			&SHOP,
			BOND - rest,
			Precision::Exact
		));
		set_time(order_of(1).deadline);
		events();
		assert_ok!(AutoPurchase::expire(signed(STRANGER), 1));
		assert_eq!(
			events(),
			vec![Event::OrderExpired { order: of(1), refund: VALUE, penalty: 0, fine: 0 }]
		);
		assert_eq!(Assets::balance(EURO, HOUSE), TOKENS);
		assert_eq!(merchant_of(SHOP).bond, rest);
	});
}
