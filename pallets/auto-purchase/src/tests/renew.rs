//! `renew`: the amount of today instead of the former.

use frame_support::{assert_noop, assert_ok, traits::fungibles::freeze::Inspect as _};

use crate::{mock::*, Error, Event, FreezeReason, Membership, Memberships};

fn frozen() -> Balance {
	AssetsFreezer::balance_frozen(LG_TOKEN, &FreezeReason::Membership.into(), &HOUSE)
}

#[test]
fn renew_takes_over_a_higher_or_a_lower_gate_and_starts_the_cool_down_anew() {
	for gate in [3 * MIN_HOLD, MIN_HOLD / 2, MIN_HOLD] {
		ExtBuilder::default().build_and_execute(|| {
			mandated();
			assert_ok!(AutoPurchase::set_gate(signed(LG), gate));
			// Members keep what they joined at.
			assert_eq!(frozen(), MIN_HOLD);
			set_time(START + COOL_DOWN);
			events();
			assert_ok!(AutoPurchase::renew(signed(HOUSE), LG, gate));
			assert_eq!(
				events(),
				vec![Event::MembershipRenewed {
					household: HOUSE,
					manufacturer: LG,
					old: MIN_HOLD,
					new: gate
				}]
			);
			let membership = Membership {
				token: LG_TOKEN,
				min_hold: gate,
				frozen: gate,
				joined_at: now(),
				mandates: 1,
			};
			assert_eq!(Memberships::<Test>::get(HOUSE, LG), Some(membership));
			assert_eq!(frozen(), gate);
			assert_ok!(AutoPurchase::end_mandate(signed(HOUSE), FRIDGE, MILK));
			assert_noop!(AutoPurchase::leave(signed(HOUSE), LG), Error::<Test>::CoolDownRunning);
		});
	}
}

#[test]
fn renew_fails_when_the_gate_was_raised_beyond_the_limit() {
	ExtBuilder::default().build_and_execute(|| {
		joined(HOUSE);
		assert_ok!(AutoPurchase::set_gate(signed(LG), MIN_HOLD + 1));
		pass(NOTICE);
		assert_noop!(
			AutoPurchase::renew(signed(HOUSE), LG, MIN_HOLD),
			Error::<Test>::HoldAboveLimit
		);
	});
}

#[test]
fn renew_takes_exactly_enough_tokens_and_fails_with_one_less() {
	ExtBuilder::default().build_and_execute(|| {
		joined(HOUSE);
		assert_ok!(AutoPurchase::set_gate(signed(LG), 2 * MIN_HOLD));
		pass(NOTICE);
		assert_ok!(Assets::transfer(signed(HOUSE), LG_TOKEN, STRANGER, TOKENS - 2 * MIN_HOLD + 1));
		let renew = || AutoPurchase::renew(signed(HOUSE), LG, 2 * MIN_HOLD);
		assert_noop!(renew(), Error::<Test>::InsufficientTokens);
		assert_ok!(Assets::transfer(signed(STRANGER), LG_TOKEN, HOUSE, 1));
		assert_ok!(renew());
	});
}

#[test]
fn renew_fails_for_a_stranger() {
	ExtBuilder::default().build_and_execute(|| {
		joined(HOUSE);
		assert_noop!(
			AutoPurchase::renew(signed(NEIGHBOUR), LG, MIN_HOLD),
			Error::<Test>::NotMember
		);
	});
}

#[test]
fn a_gate_that_was_lowered_can_be_taken_over_though_the_manufacturer_is_no_longer_approved() {
	ExtBuilder::default().build_and_execute(|| {
		joined(HOUSE);
		assert_ok!(AutoPurchase::set_gate(signed(LG), 1));
		pass(NOTICE);
		Approved::set(vec![]);
		assert_ok!(AutoPurchase::renew(signed(HOUSE), LG, 1));
		assert_eq!(frozen(), 1);
	});
}
