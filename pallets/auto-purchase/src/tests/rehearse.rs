//! Mandates that only rehearse.

use frame_support::assert_ok;

use crate::{
	mock::*, Event, HoldReason, MandateMode, MandateTerms, Mandates, Offers, Orders, Refusal,
};

fn testing() -> Fridge {
	let offer = offered();
	mandated_with(MandateTerms { mode: MandateMode::Test, ..mandate_terms(&[offer]) })
}

#[test]
fn a_rehearsal_tells_everything_and_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = testing();
		let before = (Mandates::<Test>::get(FRIDGE, MILK), Offers::<Test>::get(1));
		events();
		fridge.read(LOW);
		assert_eq!(
			events(),
			vec![Event::PurchaseRehearsed {
				purchase: three_bottles(),
				lead_time: LEAD_TIME,
				level: LOW,
			}]
		);
		assert_eq!((Mandates::<Test>::get(FRIDGE, MILK), Offers::<Test>::get(1)), before);
		assert_eq!(Orders::<Test>::iter().count(), 0);
		assert_eq!((free(HOUSE), held(HoldReason::Escrow, HOUSE)), (ENDOWMENT, 0));
	});
}

#[test]
fn every_low_reading_is_rehearsed_because_nothing_is_on_its_way() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = testing();
		events();
		fridge.read(LOW);
		fridge.read(LOW - 100);
		assert_eq!(events().len(), 2);
	});
}

#[test]
fn what_could_not_be_bought_is_refused_in_a_rehearsal_too() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = testing();
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), HOUSE, PRICE));
		events();
		fridge.read(LOW);
		let reason = Refusal::InsufficientFunds;
		assert_eq!(
			events(),
			vec![Event::PurchaseRefused { device: FRIDGE, slot: MILK, household: HOUSE, reason }]
		);
	});
}
