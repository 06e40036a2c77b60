//! `join`: tokens are frozen at a gate.

use frame_support::{assert_noop, assert_ok, traits::fungibles::freeze::Inspect as _};

use crate::{mock::*, Error, Event, FreezeReason, Membership, Memberships};

fn frozen(who: AccountId) -> Balance {
	AssetsFreezer::balance_frozen(LG_TOKEN, &FreezeReason::Membership.into(), &who)
}

#[test]
fn join_freezes_what_the_gate_asks_for() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(AutoPurchase::set_gate(signed(LG), MIN_HOLD));
		events();
		assert_ok!(AutoPurchase::join(signed(HOUSE), LG, MIN_HOLD));
		assert_eq!(
			events(),
			vec![Event::MembershipJoined { household: HOUSE, manufacturer: LG, frozen: MIN_HOLD }]
		);
		assert_eq!(
			Memberships::<Test>::get(HOUSE, LG),
			Some(Membership {
				token: LG_TOKEN,
				min_hold: MIN_HOLD,
				frozen: MIN_HOLD,
				joined_at: START,
				mandates: 0,
			})
		);
		assert_eq!(frozen(HOUSE), MIN_HOLD);
		assert_eq!(Assets::balance(LG_TOKEN, HOUSE), TOKENS);
	});
}

#[test]
fn a_member_cannot_spend_what_it_froze() {
	ExtBuilder::default().build_and_execute(|| {
		joined(HOUSE);
		let spendable = TOKENS - MIN_HOLD;
		assert_noop!(
			Assets::transfer(signed(HOUSE), LG_TOKEN, STRANGER, spendable + 1),
			pallet_assets::Error::<Test>::BalanceLow
		);
		assert_ok!(Assets::transfer(signed(HOUSE), LG_TOKEN, STRANGER, spendable));
		assert_eq!(Assets::balance(LG_TOKEN, HOUSE), MIN_HOLD);
	});
}

#[test]
fn join_fails_when_the_gate_was_raised_beyond_the_limit() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(AutoPurchase::set_gate(signed(LG), MIN_HOLD + 1));
		assert_noop!(
			AutoPurchase::join(signed(HOUSE), LG, MIN_HOLD),
			Error::<Test>::HoldAboveLimit
		);
	});
}

#[test]
fn join_fails_twice() {
	ExtBuilder::default().build_and_execute(|| {
		joined(HOUSE);
		assert_noop!(AutoPurchase::join(signed(HOUSE), LG, MIN_HOLD), Error::<Test>::AlreadyMember);
	});
}

#[test]
fn join_fails_without_a_gate() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(AutoPurchase::join(signed(HOUSE), LG, MIN_HOLD), Error::<Test>::UnknownGate);
	});
}

#[test]
fn join_fails_at_a_manufacturer_that_is_not_approved() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(AutoPurchase::set_gate(signed(LG), MIN_HOLD));
		Approved::set(vec![]);
		assert_noop!(
			AutoPurchase::join(signed(HOUSE), LG, MIN_HOLD),
			Error::<Test>::ManufacturerNotApproved
		);
	});
}

#[test]
fn join_takes_exactly_enough_tokens_and_fails_with_one_less() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(AutoPurchase::set_gate(signed(LG), MIN_HOLD));
		assert_ok!(Assets::transfer(signed(HOUSE), LG_TOKEN, STRANGER, TOKENS - MIN_HOLD + 1));
		assert_noop!(
			AutoPurchase::join(signed(HOUSE), LG, MIN_HOLD),
			Error::<Test>::InsufficientTokens
		);
		assert_ok!(Assets::transfer(signed(STRANGER), LG_TOKEN, HOUSE, 1));
		assert_ok!(AutoPurchase::join(signed(HOUSE), LG, MIN_HOLD));
	});
}
