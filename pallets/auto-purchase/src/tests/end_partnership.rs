//! `end_partnership`: notice, its end, and proposals.

use frame_support::{assert_noop, assert_ok};
use sp_runtime::Permill;

use crate::{
	mock::*, Error, Event, Ineligible, MerchantName, Partnership, PartnershipStatus, Partnerships,
	Refusal,
};

fn end(who: AccountId) -> sp_runtime::DispatchResult {
	AutoPurchase::end_partnership(signed(who), LG, SHOP)
}

fn ended() -> Event<Test> {
	Event::PartnershipEnded { manufacturer: LG, merchant: SHOP }
}

#[test]
fn a_proposal_is_withdrawn_or_declined_at_once() {
	for who in [LG, SHOP] {
		ExtBuilder::default().build_and_execute(|| {
			registered(SHOP);
			let commission = Permill::from_percent(5);
			assert_ok!(AutoPurchase::propose_partnership(signed(LG), SHOP, commission, judges()));
			events();
			assert_ok!(end(who));
			assert_eq!(events(), vec![ended()]);
			assert_eq!(Partnerships::<Test>::get(LG, SHOP), None);
			assert_eq!(merchant_of(SHOP).partnerships, 0);
			assert_noop!(
				AutoPurchase::accept_partnership(signed(SHOP), LG, commission, judges()),
				Error::<Test>::NotProposed
			);
		});
	}
}

#[test]
fn either_side_gives_notice_and_anybody_removes_what_is_left() {
	for who in [LG, SHOP] {
		ExtBuilder::default().build_and_execute(|| {
			partnered(SHOP);
			events();
			assert_ok!(end(who));
			let at = START + NOTICE;
			assert_eq!(
				events(),
				vec![Event::PartnershipEnding { manufacturer: LG, merchant: SHOP, at }]
			);
			for party in [LG, SHOP] {
				assert_noop!(end(party), Error::<Test>::NoticeRunning);
			}
			set_time(at - 1);
			assert_noop!(end(STRANGER), Error::<Test>::NotParty);
			set_time(at);
			assert_ok!(end(STRANGER));
			assert_eq!(events(), vec![ended()]);
			assert_eq!(merchant_of(SHOP).partnerships, 0);
		});
	}
}

#[test]
fn orders_are_placed_until_the_notice_is_over_and_keep_their_commission() {
	for (left, buys) in [(1, true), (0, false)] {
		ExtBuilder::default().build_and_execute(|| {
			let mut fridge = mandated();
			assert_ok!(end(SHOP));
			set_time(START + NOTICE - left);
			events();
			fridge.read(LOW);
			if !buys {
				let reason = Refusal::NoEligibleOffer(Ineligible::NoPartnership);
				let (device, slot) = (FRIDGE, MILK);
				return assert_eq!(
					events(),
					vec![Event::PurchaseRefused { device, slot, household: HOUSE, reason }]
				);
			}
			set_time(now() + CANCEL_WINDOW);
			assert_ok!(end(STRANGER));
			assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
			assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
			assert_ok!(AutoPurchase::confirm(signed(HOUSE), 1));
			assert_eq!(free(LG), ENDOWMENT + COMMISSION);
		});
	}
}

#[test]
fn partners_can_come_together_again_when_the_notice_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		assert_ok!(end(LG));
		let commission = Permill::from_percent(7);
		let propose = || AutoPurchase::propose_partnership(signed(LG), SHOP, commission, judges());
		set_time(START + NOTICE - 1);
		assert_noop!(propose(), Error::<Test>::AlreadyPartners);
		set_time(START + NOTICE);
		assert_ok!(propose());
		assert_ok!(AutoPurchase::accept_partnership(signed(SHOP), LG, commission, judges()));
		let status = PartnershipStatus::Active;
		assert_eq!(
			Partnerships::<Test>::get(LG, SHOP),
			Some(Partnership { commission, arbiters: judges(), status, affiliated: false })
		);
		assert_eq!(merchant_of(SHOP).partnerships, 1);
	});
}

/// A manufacturer that proposed again and again kept a merchant from leaving.
#[test]
fn a_proposal_keeps_no_merchant_from_leaving() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		assert_ok!(end(SHOP));
		set_time(START + NOTICE);
		let commission = Permill::from_percent(5);
		let propose = || AutoPurchase::propose_partnership(signed(LG), SHOP, commission, judges());
		assert_ok!(propose());
		assert_ok!(propose());
		assert_eq!(merchant_of(SHOP).partnerships, 0);
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
		// Who comes back may still accept.
		assert_ok!(AutoPurchase::register_merchant(
			signed(SHOP),
			MerchantName::truncate_from(b"Shop".to_vec())
		));
		assert_ok!(AutoPurchase::accept_partnership(signed(SHOP), LG, commission, judges()));
		assert_eq!(merchant_of(SHOP).partnerships, 1);
	});
}

#[test]
fn a_proposal_to_a_merchant_that_has_left_can_be_withdrawn() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		let commission = Permill::from_percent(5);
		assert_ok!(AutoPurchase::propose_partnership(signed(LG), SHOP, commission, judges()));
		assert_ok!(AutoPurchase::deregister(signed(SHOP)));
		assert_ok!(end(LG));
		assert_eq!(Partnerships::<Test>::get(LG, SHOP), None);
	});
}

#[test]
fn a_notice_is_no_proposal() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		assert_ok!(end(LG));
		assert_noop!(
			AutoPurchase::accept_partnership(signed(SHOP), LG, Permill::from_percent(5), judges()),
			Error::<Test>::AlreadyPartners
		);
	});
}

#[test]
fn strangers_end_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		for who in [CORNER, HOUSE, TOKENLESS] {
			assert_noop!(end(who), Error::<Test>::NotParty);
		}
		assert_noop!(
			AutoPurchase::end_partnership(signed(LG), LG, CORNER),
			Error::<Test>::UnknownPartnership
		);
	});
}
