//! `declare_affiliate`: manufacturer, merchant or governance.

use frame_support::{assert_noop, assert_ok};
use frame_system::RawOrigin;
use sp_runtime::Permill;

use crate::{mock::*, Error, Event, Partnerships};

fn is_affiliated() -> bool {
	Partnerships::<Test>::get(LG, SHOP).is_some_and(|partnership| partnership.affiliated)
}

#[test]
fn the_merchant_and_governance_declare_it() {
	for origin in [signed(SHOP), RawOrigin::Root.into()] {
		ExtBuilder::default().build_and_execute(|| {
			partnered(SHOP);
			events();
			assert!(!is_affiliated());
			assert_ok!(AutoPurchase::declare_affiliate(origin, LG, SHOP));
			assert!(is_affiliated());
			assert_eq!(
				events(),
				vec![Event::AffiliateDeclared { manufacturer: LG, merchant: SHOP }]
			);
		});
	}
}

#[test]
fn declare_affiliate_fails_for_others() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		// A manufacturer would take its proof from a shop that it has fallen out with.
		for who in [STRANGER, LG] {
			assert_noop!(
				AutoPurchase::declare_affiliate(signed(who), LG, SHOP),
				Error::<Test>::NotMerchant
			);
		}
	});
}

#[test]
fn declare_affiliate_fails_twice_and_without_a_partnership() {
	ExtBuilder::default().build_and_execute(|| {
		let declare = || AutoPurchase::declare_affiliate(signed(SHOP), LG, SHOP);
		assert_noop!(declare(), Error::<Test>::UnknownPartnership);
		partnered(SHOP);
		assert_ok!(declare());
		assert_noop!(declare(), Error::<Test>::AlreadyAffiliated);
	});
}

/// Another proposal at the end of the notice is no way to be forgotten.
#[test]
fn a_partnership_that_is_renewed_stays_affiliated() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		assert_ok!(AutoPurchase::declare_affiliate(RawOrigin::Root.into(), LG, SHOP));
		assert_ok!(AutoPurchase::end_partnership(signed(LG), LG, SHOP));
		set_time(START + NOTICE);
		let commission = Permill::from_percent(5);
		assert_ok!(AutoPurchase::propose_partnership(signed(LG), SHOP, commission, judges()));
		assert_ok!(AutoPurchase::accept_partnership(signed(SHOP), LG, commission, judges()));
		assert!(is_affiliated());
	});
}

/// Nor is the end of the partnership.
#[test]
fn those_that_belong_together_do_so_in_another_partnership_too() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		assert_ok!(AutoPurchase::declare_affiliate(RawOrigin::Root.into(), LG, SHOP));
		let end = |who| AutoPurchase::end_partnership(signed(who), LG, SHOP);
		assert_ok!(end(LG));
		set_time(START + NOTICE);
		assert_ok!(end(STRANGER));
		assert_eq!(merchant_of(SHOP).partnerships, 0);
		for who in [LG, SHOP, STRANGER] {
			assert_noop!(end(who), Error::<Test>::UnknownPartnership);
		}
		let commission = Permill::from_percent(5);
		assert_noop!(
			AutoPurchase::accept_partnership(signed(SHOP), LG, commission, judges()),
			Error::<Test>::NotProposed
		);
		// The merchant may leave, and come back.
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
		registered(SHOP);
		assert_ok!(AutoPurchase::propose_partnership(signed(LG), SHOP, commission, judges()));
		// A proposal that is taken back changes nothing.
		assert_ok!(end(LG));
		assert_ok!(AutoPurchase::propose_partnership(signed(LG), SHOP, commission, judges()));
		assert_ok!(AutoPurchase::accept_partnership(signed(SHOP), LG, commission, judges()));
		assert_eq!(merchant_of(SHOP).partnerships, 1);
		assert!(is_affiliated());
	});
}
