//! `dispute`: both parties, and the end without a decision.

use cot_primitives::DAY;
use frame_support::{assert_noop, assert_ok, traits::fungibles::hold::Inspect as _};
use sp_runtime::TokenError;

use crate::{
	mock::*, AssetKind, Dispute, Disputes, Error, Event, Goods, HoldReason, OpenOrderOf,
	OrderState, Orders, Party, Reputation,
};

#[test]
fn dispute_holds_a_deposit_and_stops_the_clock() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		let arrives_from = now();
		pass(DAY);
		events();
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), order, evidence()));
		let deadline = now() + ARBITRATION_WINDOW;
		assert_eq!(
			events(),
			vec![Event::OrderDisputed {
				order: of(order),
				by: Party::Household,
				evidence: evidence(),
				deposit: DEPOSIT,
				arbiter: Some(JUDGE),
				deadline,
			}]
		);
		let arrives_until = arrives_from + LEAD_TIME + GRACE;
		let goods = Goods::Sent { arrives_from, arrives_until };
		let disputed = order_of(order);
		let state = OrderState::Disputed { by: Party::Household, since: now(), goods };
		assert_eq!((disputed.state, disputed.deadline), (state, deadline));
		assert_eq!(
			Disputes::<Test>::get(order),
			Some(Dispute { deposit: DEPOSIT, evidence: evidence(), answer: None })
		);
		assert_eq!(held(HoldReason::DisputeDeposit, HOUSE), DEPOSIT);
		assert_eq!(held(HoldReason::Escrow, HOUSE), VALUE);
		// The slot still waits for the goods.
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), Some(order));
	});
}

#[test]
fn a_merchant_disputes_what_the_device_has_not_seen_and_pays_the_deposit_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = disputed_by(Party::Merchant);
		assert_eq!(held(HoldReason::DisputeDeposit, SHOP), DEPOSIT);
		assert_eq!(held(HoldReason::DisputeDeposit, HOUSE), 0);
		let state = order_of(order).state;
		assert!(matches!(state, OrderState::Disputed { by: Party::Merchant, .. }));
	});
}

/// It may object to what the device has seen of its goods, which is all that it is paid for.
#[test]
fn a_merchant_disputes_what_the_device_has_seen_in_part() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = delivered();
		assert_ok!(AutoPurchase::dispute(signed(SHOP), order, evidence()));
		let state = order_of(order).state;
		let by = Party::Merchant;
		let goods = Goods::Arrived;
		assert_eq!(state, OrderState::Disputed { by, since: now(), goods });
	});
}

#[test]
fn a_slot_whose_goods_are_in_dispute_buys_of_another_merchant() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		partnered(CORNER);
		let offers = [
			publish(offer_terms(SHOP)),
			publish(crate::Offer { price: PRICE + 1, ..offer_terms(CORNER) }),
		];
		let mut fridge = mandated_with(mandate_terms(&offers));
		let order = 1;
		fridge.read(LOW);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), order));
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
		pass(DAY);
		fridge.settle(FULL - DAILY);
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), order, evidence()));
		let state = order_of(order).state;
		assert!(matches!(state, OrderState::Disputed { goods: Goods::Arrived, .. }));
		pass(DAY);
		fridge.read_twice(LOW);
		assert_eq!(order_of(order + 1).purchase.merchant, CORNER);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), Some(order + 1));
	});
}

#[test]
fn dispute_works_until_the_deadline() {
	for (state, party) in
		[(shipped as fn() -> (Fridge, u64), HOUSE), (shipped, SHOP), (delivered, HOUSE)]
	{
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = state();
			set_time(order_of(order).deadline);
			assert_noop!(
				AutoPurchase::dispute(signed(party), order, evidence()),
				Error::<Test>::DeadlineMissed
			);
			set_time(now() - 1);
			assert_ok!(AutoPurchase::dispute(signed(party), order, evidence()));
		});
	}
}

#[test]
fn dispute_fails_twice() {
	for by in [Party::Household, Party::Merchant] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = disputed_by(by);
			for who in [HOUSE, SHOP] {
				assert_noop!(
					AutoPurchase::dispute(signed(who), order, evidence()),
					Error::<Test>::WrongState
				);
			}
		});
	}
}

#[test]
fn dispute_fails_for_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped();
		for who in [NEIGHBOUR, LG, CORNER] {
			assert_noop!(
				AutoPurchase::dispute(signed(who), order, evidence()),
				Error::<Test>::NotParty
			);
		}
		assert_noop!(
			AutoPurchase::dispute(signed(HOUSE), 404, evidence()),
			Error::<Test>::UnknownOrder
		);
	});
}

/// A household that holds and pays in tokens only can object, and for less than it is about.
#[test]
fn a_deposit_is_a_share_of_the_order_in_its_asset() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = shipped_in(AssetKind::WithId(EURO));
		assert_ok!(Balances::transfer_all(signed(HOUSE), STRANGER, false));
		let all_but = TOKENS - VALUE - DEPOSIT;
		assert_ok!(Assets::transfer(signed(HOUSE), EURO, STRANGER, all_but));
		assert_noop!(
			AutoPurchase::dispute(signed(HOUSE), order, evidence()),
			TokenError::FundsUnavailable
		);
		assert_ok!(Assets::transfer(signed(STRANGER), EURO, HOUSE, 1));
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), order, evidence()));
		let reason = HoldReason::DisputeDeposit.into();
		assert_eq!(AssetsHolder::balance_on_hold(EURO, &reason, &HOUSE), DEPOSIT);
	});
}

#[test]
fn the_household_may_give_in() {
	for by in [Party::Household, Party::Merchant] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = disputed_by(by);
			events();
			assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
			let told = events();
			assert_eq!(told.len(), 3);
			assert_eq!(
				(&told[0], &told[2]),
				(
					&Event::OrderDelivered {
						order: of(order),
						stock_before: None,
						proof: crate::DeliveryProof::Household,
					},
					&Event::OrderSettled {
						order: of(order),
						merchant_amount: VALUE - COMMISSION,
						commission: COMMISSION,
						refund: 0,
						fine: 0,
					},
				)
			);
			assert_eq!(Disputes::<Test>::get(order), None);
		});
	}
}

/// The deposit of a dispute that nobody has decided.
fn halved(order: u64, opener: Party) -> Event<Test> {
	let (returned, to_other, arbiter, fee) = (DEPOSIT / 2, DEPOSIT / 2, None, 0);
	Event::DepositSettled { order: of(order), opener, returned, to_other, arbiter, fee }
}

#[test]
fn if_nobody_decides_the_order_ends_as_it_would_have_and_each_gets_half_of_the_deposit() {
	for by in [Party::Household, Party::Merchant] {
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = disputed_by(by);
			events();
			pass(ARBITRATION_WINDOW + crate::HOUR_SECONDS);
			let (refund, penalty, fine) = (VALUE, 0, 0);
			assert_eq!(
				events(),
				vec![
					halved(order, by),
					Event::OrderExpired { order: of(order), refund, penalty, fine }
				]
			);
			let (gain, loss) = (ENDOWMENT + DEPOSIT / 2, ENDOWMENT - DEPOSIT / 2);
			let (house, shop) = match by {
				Party::Household => (loss, gain),
				Party::Merchant => (gain, loss),
			};
			assert_eq!((free(HOUSE), free(SHOP)), (house, shop - BOND));
			assert_eq!(merchant_of(SHOP).reputation.complaints(), Reputation::ONE / 2);
		});
	}
}

/// Goods in the fridge may be the household's own; a code, if there is one, tells.
#[test]
fn if_nobody_decides_about_goods_that_a_device_has_seen_the_code_does() {
	// The mandate has codes, and the merchant shows one.
	for (has_codes, shows, is_paid) in
		[(false, false, true), (true, false, false), (true, true, true)]
	{
		ExtBuilder::default().build_and_execute(|| {
			let (_, order) = disputed_after_delivery();
			if !has_codes {
				Orders::<Test>::mutate_extant(order, |order| order.code = None);
			}
			if shows {
				assert_ok!(AutoPurchase::hand_over(signed(SHOP), order, code(1)));
			}
			events();
			pass(ARBITRATION_WINDOW + crate::HOUR_SECONDS);
			let (merchant_amount, commission, refund) = match is_paid {
				true => (VALUE - COMMISSION, COMMISSION, 0),
				false => (0, 0, VALUE),
			};
			let settled = Event::OrderSettled {
				order: of(order),
				merchant_amount,
				commission,
				refund,
				fine: 0,
			};
			assert_eq!(events(), vec![halved(order, Party::Household), settled]);
			assert_eq!(free(HOUSE), ENDOWMENT - VALUE + refund - DEPOSIT / 2);
			let complaints = if is_paid { 0 } else { Reputation::ONE / 2 };
			assert_eq!(merchant_of(SHOP).reputation.complaints(), complaints);
		});
	}
}

#[test]
fn goods_that_arrive_in_a_dispute_change_how_it_ends_if_the_arbiter_is_silent() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = disputed_by(Party::Merchant);
		let deadline = order_of(order).deadline;
		pass(DAY);
		events();
		fridge.settle(FULL);
		assert_eq!(
			events(),
			vec![Event::OrderDelivered {
				order: of(order),
				stock_before: Some(LOW),
				proof: crate::DeliveryProof::Reading,
			}]
		);
		// The arbiter has no longer for that.
		assert_eq!(order_of(order).deadline, deadline);
		assert_eq!(OpenOrderOf::<Test>::get(FRIDGE, MILK), None);
		pass(deadline - now() + crate::HOUR_SECONDS);
		assert!(matches!(events()[..], [Event::DepositSettled { .. }, Event::OrderSettled { .. }]));
	});
}
