//! `accept_partnership`: the merchant agrees to a proposal.

use frame_support::{assert_noop, assert_ok};
use sp_runtime::Permill;

use crate::{mock::*, Error, Event, Partnership, PartnershipStatus, Partnerships};

const FIVE: Permill = Permill::from_percent(5);
const SIX: Permill = Permill::from_percent(6);

fn proposed() {
	registered(SHOP);
	assert_ok!(AutoPurchase::propose_partnership(signed(LG), SHOP, FIVE, judges()));
}

#[test]
fn accept_partnership_agrees_to_what_was_proposed() {
	ExtBuilder::default().build_and_execute(|| {
		proposed();
		events();
		assert_ok!(AutoPurchase::accept_partnership(signed(SHOP), LG, FIVE, judges()));
		assert_eq!(
			events(),
			vec![Event::PartnershipAgreed { manufacturer: LG, merchant: SHOP, commission: FIVE }]
		);
		assert_eq!(
			Partnerships::<Test>::get(LG, SHOP),
			Some(Partnership {
				commission: FIVE,
				arbiters: judges(),
				status: PartnershipStatus::Active,
				affiliated: false,
			})
		);
	});
}

#[test]
fn accept_partnership_fails_when_the_manufacturer_has_raised_its_commission_meanwhile() {
	ExtBuilder::default().build_and_execute(|| {
		proposed();
		assert_ok!(AutoPurchase::propose_partnership(signed(LG), SHOP, SIX, judges()));
		assert_noop!(
			AutoPurchase::accept_partnership(signed(SHOP), LG, FIVE, judges()),
			Error::<Test>::ProposalMismatch
		);
	});
}

#[test]
fn accept_partnership_fails_without_a_proposal() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		assert_noop!(
			AutoPurchase::accept_partnership(signed(SHOP), LG, FIVE, judges()),
			Error::<Test>::NotProposed
		);
	});
}

#[test]
fn accept_partnership_fails_twice() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		assert_noop!(
			AutoPurchase::accept_partnership(signed(SHOP), LG, FIVE, judges()),
			Error::<Test>::AlreadyPartners
		);
	});
}

#[test]
fn accept_partnership_fails_for_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		proposed();
		assert_noop!(
			AutoPurchase::accept_partnership(signed(STRANGER), LG, FIVE, judges()),
			Error::<Test>::UnknownMerchant
		);
		registered(CORNER);
		assert_noop!(
			AutoPurchase::accept_partnership(signed(CORNER), LG, FIVE, judges()),
			Error::<Test>::NotProposed
		);
	});
}
