//! Payments: commission, rounding, and accounts that cannot take them.

use frame_support::{
	assert_noop, assert_ok,
	traits::{LockableCurrency, WithdrawReasons},
};
use sp_runtime::TokenError;

use crate::{mock::*, AssetKind, Error, Event, MandateTerms, Offer, OrderId, Reputation};

/// An order of this asset and price that is shipped.
fn shipped_in(asset: AssetKind, price: Balance) -> OrderId {
	partnered(SHOP);
	let offer = publish(Offer { asset: asset.clone(), price, ..offer_terms(SHOP) });
	let mut fridge = mandated_with(MandateTerms { asset, ..mandate_terms(&[offer]) });
	fridge.read(LOW);
	pass(CANCEL_WINDOW);
	assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
	assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
	events();
	1
}

#[test]
fn merchant_and_manufacturer_share_the_value_exactly() {
	ExtBuilder::default().build_and_execute(|| {
		let order = shipped_in(AssetKind::Native, PRICE);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION);
		assert_eq!(free(LG), ENDOWMENT + COMMISSION);
		assert_eq!(free(HOUSE), ENDOWMENT - VALUE);
		assert_eq!(merchant_of(SHOP).reputation.settled, Reputation::ONE);
		assert_eq!(Commissions::get(), vec![(LG, AssetKind::Native, COMMISSION)]);
	});
}

#[test]
fn the_odd_unit_of_the_commission_stays_with_the_merchant() {
	ExtBuilder::default().build_and_execute(|| {
		// 5 % of 99 are 4.95.
		let order = shipped_in(AssetKind::Native, 33);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(free(SHOP), ENDOWMENT - BOND + 95);
		assert_eq!(free(LG), ENDOWMENT + 4);
	});
}

#[test]
fn a_commission_of_nothing_is_not_transferred() {
	ExtBuilder::default().build_and_execute(|| {
		let order = shipped_in(AssetKind::Native, 5);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(free(SHOP), ENDOWMENT - BOND + 15);
		assert_eq!(free(LG), ENDOWMENT);
		assert_eq!(Commissions::get(), vec![]);
	});
}

#[test]
fn an_order_in_a_token_is_held_and_paid_in_that_token() {
	ExtBuilder::default().build_and_execute(|| {
		let order = shipped_in(AssetKind::WithId(EURO), PRICE);
		assert_eq!(Assets::balance(EURO, HOUSE), TOKENS - VALUE);
		assert_noop!(
			Assets::transfer(signed(HOUSE), EURO, STRANGER, TOKENS - VALUE + 1),
			pallet_assets::Error::<Test>::BalanceLow
		);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(Assets::balance(EURO, SHOP), VALUE - COMMISSION);
		assert_eq!(Assets::balance(EURO, LG), COMMISSION);
		assert_eq!(Assets::balance(EURO, HOUSE), TOKENS - VALUE);
		assert_eq!(free(HOUSE), ENDOWMENT);
	});
}

#[test]
fn a_commission_the_manufacturer_cannot_take_goes_to_the_merchant() {
	ExtBuilder::default().build_and_execute(|| {
		let order = shipped_in(AssetKind::WithId(DEAR), PRICE);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(
			events()[1],
			Event::OrderSettled {
				order: of(order),
				merchant_amount: VALUE,
				commission: 0,
				refund: 0,
				fine: 0
			}
		);
		assert_eq!(Assets::balance(DEAR, SHOP), VALUE);
	});
}

#[test]
fn a_lock_set_after_the_order_does_not_reach_the_escrow() {
	ExtBuilder::default().build_and_execute(|| {
		let order = shipped_in(AssetKind::Native, PRICE);
		Balances::set_lock(*b"too late", &HOUSE, ENDOWMENT, WithdrawReasons::all());
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION);
	});
}

#[test]
fn a_merchant_that_cannot_be_paid_now_is_paid_when_it_can() {
	ExtBuilder::default().build_and_execute(|| {
		let order = shipped_in(AssetKind::WithId(EURO), PRICE);
		assert_ok!(Assets::transfer(signed(NEIGHBOUR), EURO, SHOP, 1));
		assert_ok!(Assets::block(signed(ISSUER), EURO, SHOP));
		assert_eq!(
			frame_support::storage::with_storage_layer(|| AutoPurchase::confirm(
				signed(HOUSE),
				order
			)),
			Err(TokenError::CannotCreate.into())
		);
		assert_ok!(Assets::thaw(signed(ISSUER), EURO, SHOP));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(Assets::balance(EURO, SHOP), 1 + VALUE - COMMISSION);
	});
}

#[test]
fn a_settled_order_cannot_be_settled_again() {
	ExtBuilder::default().build_and_execute(|| {
		let order = shipped_in(AssetKind::Native, PRICE);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_noop!(AutoPurchase::confirm(signed(HOUSE), order), Error::<Test>::UnknownOrder);
	});
}
