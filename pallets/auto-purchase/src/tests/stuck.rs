//! Ledgers that do not do what they should: every order leaves the state nevertheless.

use cot_primitives::DAY;
use frame_support::{assert_noop, assert_ok, traits::fungibles::hold::Inspect as _};
use pallet_assets::Error as AssetsError;
use sp_runtime::{DispatchError, TokenError};

use crate::{
	mock::*, open_order::OpenOrder, AssetKind, Error, Event, HoldReason, OpenOrderOf, OrderId,
	Orders, Party, Stranded, HOUR_SECONDS, MAX_TRIES, RETRY_SECONDS,
};

const ASSET: AssetKind = AssetKind::WithId(EURO);

fn held_euros() -> Balance {
	AssetsHolder::balance_on_hold(EURO, &HoldReason::Escrow.into(), &HOUSE)
}

/// Lets the chain try as often as it does. Returns what it said.
fn tried_to_the_end() -> Vec<Event<Test>> {
	events();
	pass(LEAD_TIME + GRACE + HOUR_SECONDS);
	for _ in 1..MAX_TRIES {
		assert!(Orders::<Test>::contains_key(1));
		pass(RETRY_SECONDS + HOUR_SECONDS);
		assert_ok!(AutoPurchase::do_try_state());
	}
	assert!(!Orders::<Test>::contains_key(1));
	assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
	assert_eq!(merchant_of(SHOP).open_orders, 0);
	events()
}

fn stuck(error: impl Into<DispatchError>) -> Event<Test> {
	Event::OrderStuck { order: of(1), error: error.into() }
}

fn written_off(released: Balance, stranded: Balance) -> Event<Test> {
	Event::OrderWrittenOff { order: of(1), released, stranded }
}

/// All tries failed with this error, and then the order was written off.
fn failed(error: impl Into<DispatchError>, end: Event<Test>) -> Vec<Event<Test>> {
	let error = error.into();
	let tries = (0..MAX_TRIES).map(|_| stuck(error));
	tries.chain([end]).collect()
}

#[test]
fn an_order_in_a_frozen_asset_is_written_off_and_its_escrow_kept_for_the_household() {
	ExtBuilder::default().build_and_execute(|| {
		shipped_in(ASSET);
		assert_ok!(Assets::freeze_asset(signed(ISSUER), EURO));
		let error = DispatchError::from(AssetsError::<Test>::AssetNotLive);
		let told = tried_to_the_end();
		assert_eq!(told, failed(error, written_off(0, VALUE)));
		assert_eq!(held_euros(), VALUE);
		assert_eq!(Stranded::<Test>::get(HOUSE, ASSET).values, VALUE);

		// The asset may thaw one day, and then anybody may help.
		assert_noop!(AutoPurchase::release_stranded(signed(STRANGER), HOUSE, ASSET), error);
		assert_ok!(Assets::thaw_asset(signed(ISSUER), EURO));
		assert_ok!(AutoPurchase::release_stranded(signed(STRANGER), HOUSE, ASSET));
		assert_eq!(
			events(),
			vec![Event::StrandedReleased { account: HOUSE, asset: ASSET, amount: VALUE }]
		);
		assert_eq!((held_euros(), Assets::balance(EURO, HOUSE)), (0, TOKENS));
		assert_noop!(
			AutoPurchase::release_stranded(signed(STRANGER), HOUSE, ASSET),
			Error::<Test>::NothingStranded
		);
	});
}

#[test]
fn an_asset_that_thaws_in_between_is_refunded() {
	ExtBuilder::default().build_and_execute(|| {
		shipped_in(ASSET);
		assert_ok!(Assets::freeze_asset(signed(ISSUER), EURO));
		events();
		pass(LEAD_TIME + GRACE + HOUR_SECONDS);
		assert_eq!(events(), vec![stuck(AssetsError::<Test>::AssetNotLive)]);
		assert_eq!(order_of(1).tries, 1);
		assert_ok!(Assets::thaw_asset(signed(ISSUER), EURO));
		pass(RETRY_SECONDS + HOUR_SECONDS);
		assert_eq!(
			events(),
			vec![Event::OrderExpired { order: of(1), refund: VALUE, penalty: 0, fine: 0 }]
		);
	});
}

#[test]
fn a_household_whose_account_is_blocked_keeps_its_escrow_until_it_is_not() {
	ExtBuilder::default().build_and_execute(|| {
		shipped_in(ASSET);
		assert_ok!(Assets::block(signed(ISSUER), EURO, HOUSE));
		let error = TokenError::CannotCreate;
		assert_eq!(tried_to_the_end(), failed(error, written_off(0, VALUE)));
		assert_ok!(Assets::thaw(signed(ISSUER), EURO, HOUSE));
		assert_ok!(AutoPurchase::release_stranded(signed(STRANGER), HOUSE, ASSET));
		assert_eq!(Assets::balance(EURO, HOUSE), TOKENS);
	});
}

#[test]
fn a_household_whose_account_is_frozen_still_pays_and_is_still_refunded() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped_in(ASSET);
		assert_ok!(Assets::freeze(signed(ISSUER), EURO, HOUSE));
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(Assets::balance(EURO, SHOP), VALUE - COMMISSION);
	});
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped_in(ASSET);
		assert_ok!(Assets::freeze(signed(ISSUER), EURO, HOUSE));
		set_time(order_of(order).deadline);
		assert_ok!(AutoPurchase::expire(signed(STRANGER), order));
		assert_eq!(Assets::balance(EURO, HOUSE), TOKENS);
	});
}

#[test]
fn a_merchant_that_cannot_be_paid_for_a_month_loses_the_payment_to_the_household() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, _) = shipped_in(ASSET);
		assert_ok!(Assets::transfer(signed(NEIGHBOUR), EURO, SHOP, 1));
		assert_ok!(Assets::block(signed(ISSUER), EURO, SHOP));
		fridge.settle(FULL);
		let error = TokenError::CannotCreate;
		assert_eq!(tried_to_the_end(), failed(error, written_off(VALUE, 0)));
		assert_eq!(Assets::balance(EURO, HOUSE), TOKENS);
		assert_eq!(Stranded::<Test>::iter().count(), 0);
	});
}

#[test]
fn an_asset_cannot_be_destroyed_under_an_order() {
	ExtBuilder::default().build_and_execute(|| {
		shipped_in(ASSET);
		assert_noop!(
			Assets::start_destroy(signed(ISSUER), EURO),
			AssetsError::<Test>::ContainsHolds
		);
	});
}

#[test]
fn a_dispute_about_a_frozen_asset_ends_and_the_deposit_is_released_with_the_value() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped_in(ASSET);
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), order, evidence()));
		assert_ok!(Assets::freeze_asset(signed(ISSUER), EURO));
		set_time(order_of(order).deadline - LEAD_TIME - GRACE);
		tried_to_the_end();
		let stranded = crate::StrandedFunds { values: VALUE, deposits: DEPOSIT };
		assert_eq!(Stranded::<Test>::get(HOUSE, ASSET), stranded);
		assert_ok!(AutoPurchase::do_try_state());
		assert_ok!(Assets::thaw_asset(signed(ISSUER), EURO));
		assert_ok!(AutoPurchase::release_stranded(signed(STRANGER), HOUSE, ASSET));
		assert_eq!(Assets::balance(EURO, HOUSE), TOKENS);
	});
}

#[test]
fn a_deadline_that_was_rescheduled_has_passed_nevertheless() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let offer = publish(crate::Offer { asset: ASSET, ..offer_terms(SHOP) });
		let mut fridge =
			mandated_with(crate::MandateTerms { asset: ASSET, ..mandate_terms(&[offer]) });
		fridge.read(LOW);
		assert_ok!(Assets::block(signed(ISSUER), EURO, HOUSE));
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		assert!(now() < order_of(1).deadline);
		assert_noop!(AutoPurchase::accept(signed(SHOP), 1), Error::<Test>::DeadlineMissed);
		// `expire` need not wait for the next attempt.
		assert_ok!(Assets::thaw(signed(ISSUER), EURO, HOUSE));
		assert_ok!(AutoPurchase::expire(signed(STRANGER), 1));
		assert_eq!(Assets::balance(EURO, HOUSE), TOKENS);
	});
}

fn write_off(id: OrderId) {
	OpenOrder::<Test>::find(id).expect("the order is open").write_off();
}

#[test]
fn what_is_stranded_adds_up_over_orders() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, _) = shipped_in(ASSET);
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), 1, evidence()));
		write_off(1);
		assert_eq!(Stranded::<Test>::iter().count(), 0);
		assert_eq!(Assets::balance(EURO, HOUSE), TOKENS);

		for sum in [VALUE, 2 * VALUE] {
			// The merchant has failed the slot; that is not what this is about.
			crate::Setbacks::<Test>::remove(FRIDGE, MILK);
			fridge.read(LOW);
			let id = OpenOrderOf::<Test>::get(FRIDGE, MILK).expect("it was bought");
			assert_eq!(order_of(id).purchase.party(&HOUSE), Some(Party::Household));
			assert_ok!(Assets::freeze_asset(signed(ISSUER), EURO));
			write_off(id);
			assert_ok!(Assets::thaw_asset(signed(ISSUER), EURO));
			assert_eq!(Stranded::<Test>::get(HOUSE, ASSET).values, sum);
			pass(DAY);
		}
	});
}
