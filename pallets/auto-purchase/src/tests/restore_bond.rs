//! `restore_bond`: a bond filled up after a penalty.

use frame_support::{assert_noop, assert_ok};

use crate::{
	mock::*, AssetKind, Error, Event, HoldReason, Ineligible, MandateTerms, Offer, OpenOrderOf,
	Refusal,
};

/// Runs a test of an upgrade that changes bond and penalty.
fn with_upgrade(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(test);
	MerchantBond::set(BOND);
	LatePenalty::set(MAX_PENALTY);
}

/// Bond of an upgrade.
const RAISED: Balance = 2 * BOND;

fn bond_too_small() -> Event<Test> {
	let reason = Refusal::NoEligibleOffer(Ineligible::BondTooSmall);
	Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason }
}

#[test]
fn restore_bond_lets_a_late_merchant_sell_again() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, _) = placed();
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + 3_600);
		assert_eq!(merchant_of(SHOP).bond, BOND - PENALTY);
		pass(CANCEL_COOL_DOWN);
		// Other orders have used up the rest.
		crate::Merchants::<Test>::mutate_extant(SHOP, |shop| shop.at_stake = shop.bond);
		events();
		fridge.read(LOW - DAILY);
		assert_eq!(events(), vec![bond_too_small()]);

		assert_ok!(AutoPurchase::restore_bond(signed(SHOP)));
		assert_eq!(
			events(),
			vec![Event::BondRestored { merchant: SHOP, old: BOND - PENALTY, new: BOND }]
		);
		assert_eq!(held(HoldReason::MerchantBond, SHOP), BOND);
		fridge.read(LOW - DAILY);
		assert!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK));
		crate::Merchants::<Test>::mutate_extant(SHOP, |shop| shop.at_stake = order_of(2).penalty);
	});
}

#[test]
fn restore_bond_fails_when_nothing_is_missing() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		assert_noop!(AutoPurchase::restore_bond(signed(SHOP)), Error::<Test>::BondIsFull);
	});
}

#[test]
fn restore_bond_fails_for_a_stranger() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(AutoPurchase::restore_bond(signed(STRANGER)), Error::<Test>::UnknownMerchant);
	});
}

/// What a merchant has deposited covers its penalties as ever.
#[test]
fn a_merchant_of_before_a_raise_sells_as_far_as_its_bond_reaches() {
	for (at_stake, sells) in [(BOND - PENALTY, true), (BOND - PENALTY + 1, false)] {
		with_upgrade(|| {
			let mut fridge = mandated();
			MerchantBond::set(RAISED);
			// Other orders have used up the rest.
			crate::Merchants::<Test>::mutate_extant(SHOP, |shop| shop.at_stake = at_stake);
			events();
			fridge.read(LOW);
			assert_eq!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK), sells);
			assert_eq!(events().contains(&bond_too_small()), !sells);
			let penalty = if sells { PENALTY } else { 0 };
			assert_eq!(merchant_of(SHOP).at_stake, at_stake + penalty);
			crate::Merchants::<Test>::mutate_extant(SHOP, |shop| shop.at_stake = penalty);
		});
	}
}

#[test]
fn a_merchant_of_before_a_raise_pays_its_penalties_out_of_what_it_has() {
	with_upgrade(|| {
		let (_, order) = placed();
		MerchantBond::set(RAISED);
		events();
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + 3_600);
		let (order, refund, penalty, fine) = (of(order), VALUE, PENALTY, 0);
		assert_eq!(events(), vec![Event::OrderExpired { order, refund, penalty, fine }]);
		assert_eq!(merchant_of(SHOP).bond, BOND - PENALTY);
	});
}

#[test]
fn restore_bond_takes_it_to_the_raised_amount_once() {
	with_upgrade(|| {
		registered(SHOP);
		MerchantBond::set(RAISED);
		events();
		assert_ok!(AutoPurchase::restore_bond(signed(SHOP)));
		assert_eq!(events(), vec![Event::BondRestored { merchant: SHOP, old: BOND, new: RAISED }]);
		assert_eq!(held(HoldReason::MerchantBond, SHOP), RAISED);
		assert_noop!(AutoPurchase::restore_bond(signed(SHOP)), Error::<Test>::BondIsFull);
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
		assert_eq!(free(SHOP), ENDOWMENT);
	});
}

/// Who does not raise it leaves with what it has deposited.
#[test]
fn a_merchant_of_before_a_raise_leaves_with_its_former_bond() {
	with_upgrade(|| {
		registered(SHOP);
		MerchantBond::set(RAISED);
		events();
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
		assert_eq!(events(), vec![Event::MerchantLeft { merchant: SHOP, bond: BOND }]);
		assert_eq!(free(SHOP), ENDOWMENT);
	});
}

/// The penalty of an order in a token is taken to be the highest before its price is known: a
/// highest penalty above the former bond ends sales in tokens, and none in the native coin.
#[test]
fn a_penalty_raised_above_the_former_bond_ends_sales_in_tokens_until_it_is_restored() {
	for (asset, sells) in [(AssetKind::Native, true), (AssetKind::WithId(EURO), false)] {
		with_upgrade(|| {
			partnered(SHOP);
			let offer = publish(Offer { asset: asset.clone(), ..offer_terms(SHOP) });
			let mut fridge = mandated_with(MandateTerms { asset, ..mandate_terms(&[offer]) });
			MerchantBond::set(RAISED);
			LatePenalty::set(BOND + 1);
			events();
			fridge.read(LOW);
			assert_eq!(events().contains(&bond_too_small()), !sells);
			assert_eq!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK), sells);
			assert_ok!(AutoPurchase::restore_bond(signed(SHOP)));
			fridge.read(LOW);
			assert!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK));
		});
	}
}

/// Nothing is missing, and nothing is given back before the merchant leaves.
#[test]
fn a_bond_above_a_lowered_amount_is_full() {
	with_upgrade(|| {
		registered(SHOP);
		MerchantBond::set(BOND / 2);
		assert_noop!(AutoPurchase::restore_bond(signed(SHOP)), Error::<Test>::BondIsFull);
		assert_eq!(held(HoldReason::MerchantBond, SHOP), BOND);
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
		assert_eq!(free(SHOP), ENDOWMENT);
	});
}
