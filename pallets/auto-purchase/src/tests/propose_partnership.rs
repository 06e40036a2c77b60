//! `propose_partnership`: approved manufacturers and registered merchants.

use frame_support::{assert_noop, assert_ok};
use sp_runtime::Permill;

use crate::{mock::*, Error, Event, Partnership, PartnershipStatus, Partnerships};

const FIVE: Permill = Permill::from_percent(5);
const SIX: Permill = Permill::from_percent(6);

#[test]
fn propose_partnership_waits_for_the_merchant() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		events();
		assert_ok!(AutoPurchase::propose_partnership(signed(LG), SHOP, FIVE, judges()));
		assert_eq!(
			events(),
			vec![Event::PartnershipProposed {
				manufacturer: LG,
				merchant: SHOP,
				commission: FIVE,
				arbiters: judges()
			}]
		);
		assert_eq!(
			Partnerships::<Test>::get(LG, SHOP),
			Some(Partnership {
				commission: FIVE,
				arbiters: judges(),
				status: PartnershipStatus::Proposed,
				affiliated: false,
			})
		);
	});
}

#[test]
fn propose_partnership_replaces_a_proposal() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		assert_ok!(AutoPurchase::propose_partnership(signed(LG), SHOP, FIVE, judges()));
		assert_ok!(AutoPurchase::propose_partnership(signed(LG), SHOP, SIX, judges()));
		assert_eq!(Partnerships::<Test>::get(LG, SHOP).map(|p| p.commission), Some(SIX));
	});
}

#[test]
fn propose_partnership_fails_for_an_agreed_one() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		assert_noop!(
			AutoPurchase::propose_partnership(signed(LG), SHOP, SIX, judges()),
			Error::<Test>::AlreadyPartners
		);
	});
}

#[test]
fn propose_partnership_fails_for_an_unapproved_manufacturer() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		assert_noop!(
			AutoPurchase::propose_partnership(signed(UNAPPROVED), SHOP, FIVE, judges()),
			Error::<Test>::ManufacturerNotApproved
		);
	});
}

#[test]
fn propose_partnership_fails_for_an_unknown_merchant() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			AutoPurchase::propose_partnership(signed(LG), SHOP, FIVE, judges()),
			Error::<Test>::UnknownMerchant
		);
	});
}
