//! Pauses of a household and of the whole chain.

use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

use crate::{mock::*, Error, Event, OpenOrderOf, PausedBy, PausedHouseholds, Purchasing, Refusal};

fn refused(by: PausedBy) -> Vec<Event<Test>> {
	vec![Event::PurchaseRefused {
		device: FRIDGE,
		slot: MILK,
		household: HOUSE,
		reason: Refusal::Paused(by),
	}]
}

fn set(status: Purchasing) {
	assert_ok!(AutoPurchase::set_purchasing(RuntimeOrigin::root(), status));
}

#[test]
fn a_household_pauses_and_resumes() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		events();
		assert_ok!(AutoPurchase::pause_purchases(signed(HOUSE), None));
		assert_eq!(events(), vec![Event::HouseholdPaused { household: HOUSE, until: None }]);
		fridge.read(LOW);
		assert_eq!(events(), refused(PausedBy::Household));
		assert_ok!(AutoPurchase::resume_purchases(signed(HOUSE)));
		assert_eq!(events(), vec![Event::HouseholdResumed { household: HOUSE }]);
		fridge.read(LOW);
		assert!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK));
	});
}

#[test]
fn a_pause_of_the_neighbour_stops_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		joined(NEIGHBOUR);
		assert_ok!(AutoPurchase::pause_purchases(signed(NEIGHBOUR), None));
		fridge.read(LOW);
		assert!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK));
	});
}

#[test]
fn governance_pauses_and_resumes_everybody() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		events();
		set(Purchasing::Paused);
		let (old, new) = (Purchasing::Open, Purchasing::Paused);
		assert_eq!(events(), vec![Event::PurchasingSet { old, new }]);
		fridge.read(LOW);
		assert_eq!(events(), refused(PausedBy::Governance));
		set(Purchasing::Open);
		fridge.read(LOW);
		assert!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK));
	});
}

#[test]
fn open_orders_finish_during_a_pause() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, order) = placed();
		set(Purchasing::Paused);
		assert_ok!(AutoPurchase::pause_purchases(signed(HOUSE), None));
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), order));
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
		fridge.read(FULL);
		assert_ok!(AutoPurchase::confirm(signed(HOUSE), order));
		assert_eq!(free(SHOP), ENDOWMENT - BOND + VALUE - COMMISSION);
	});
}

#[test]
fn only_members_pause_and_only_once() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(AutoPurchase::pause_purchases(signed(HOUSE), None), Error::<Test>::NotMember);
		joined(HOUSE);
		assert_noop!(AutoPurchase::resume_purchases(signed(HOUSE)), Error::<Test>::NotPaused);
		assert_ok!(AutoPurchase::pause_purchases(signed(HOUSE), None));
		assert_noop!(
			AutoPurchase::pause_purchases(signed(HOUSE), None),
			Error::<Test>::AlreadyPaused
		);
	});
}

#[test]
fn a_pause_ends_with_the_last_membership() {
	ExtBuilder::default().build_and_execute(|| {
		joined(HOUSE);
		assert_ok!(AutoPurchase::pause_purchases(signed(HOUSE), None));
		set_time(START + COOL_DOWN);
		events();
		assert_ok!(AutoPurchase::leave(signed(HOUSE), LG));
		assert_eq!(
			events(),
			vec![
				Event::MembershipLeft { household: HOUSE, manufacturer: LG, thawed: MIN_HOLD },
				Event::HouseholdResumed { household: HOUSE },
			]
		);
		assert!(!PausedHouseholds::<Test>::contains_key(HOUSE));
	});
}

#[test]
fn nobody_but_governance_stops_everybody() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [HOUSE, LG, SHOP] {
			assert_noop!(
				AutoPurchase::set_purchasing(signed(who), Purchasing::Paused),
				DispatchError::BadOrigin
			);
		}
	});
}
