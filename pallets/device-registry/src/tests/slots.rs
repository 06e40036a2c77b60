//! Slots, labels and report interval of a device.

use cot_primitives::{
	Activity, ActivitySlot, Commodity, InspectDevices, SessionUnit, SlotConfig, StockSlot, Unit,
	MAX_SLOTS,
};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, traits::fungible::Mutate};
use sp_core::H256;
use sp_runtime::TokenError;

use crate::{mock::*, *};

const MILK: StockSlot = StockSlot {
	commodity: Commodity::Category(10_000_025),
	unit: Unit::Litre,
	capacity: 4_000,
	resolution: 100,
};

fn configure(who: AccountId, slot: u8, config: StockSlot) -> DispatchResult {
	Registry::configure_slot(signed(who), 1, slot, SlotConfig::Stock(config))
}

#[test]
fn the_owner_says_what_a_slot_holds() {
	with_fridge(|| {
		assert_ok!(configure(OWNER, 3, MILK));
		assert_eq!(
			events(),
			vec![Event::SlotConfigured {
				device: 1,
				owner: OWNER,
				slot: 3,
				old: None,
				new: SlotConfig::Stock(MILK)
			}]
		);
		assert_eq!(Registry::slot(1, 3), Some(SlotConfig::Stock(MILK)));
		assert_eq!(Recorder::take(), vec![Told::SlotChanged(1, 3)]);
	});
}

#[test]
fn other_goods_are_reported_with_what_was_there_before() {
	with_fridge(|| {
		let cream = StockSlot { commodity: Commodity::Category(10_000_026), ..MILK };
		assert_ok!(configure(OWNER, 3, MILK));
		assert_ok!(configure(OWNER, 3, cream));
		assert_eq!(
			events().last(),
			Some(&Event::SlotConfigured {
				device: 1,
				owner: OWNER,
				slot: 3,
				old: Some(SlotConfig::Stock(MILK)),
				new: SlotConfig::Stock(cream)
			})
		);
		assert_eq!(Recorder::take(), vec![Told::SlotChanged(1, 3); 2]);
	});
}

#[test]
fn saying_the_same_again_forgets_nothing() {
	with_fridge(|| {
		assert_ok!(configure(OWNER, 3, MILK));
		Recorder::take();
		events();
		assert_ok!(configure(OWNER, 3, MILK));
		assert_eq!(events(), vec![]);
		assert_eq!(Recorder::take(), vec![]);
	});
}

#[test]
fn configuring_fails_for_unknown_devices_and_strangers() {
	with_fridge(|| {
		assert_noop!(
			Registry::configure_slot(signed(OWNER), 2, 0, SlotConfig::Stock(MILK)),
			Error::<Test>::UnknownDevice
		);
		assert_noop!(configure(STRANGER, 0, MILK), Error::<Test>::NotOwner);
	});
}

#[test]
fn a_slot_needs_a_resolution_above_zero_and_at_most_its_capacity() {
	with_fridge(|| {
		for (capacity, resolution) in [(4_000, 0), (0, 0), (99, 100)] {
			assert_noop!(
				configure(OWNER, 0, StockSlot { capacity, resolution, ..MILK }),
				Error::<Test>::InvalidSlotConfig
			);
		}
		assert_ok!(configure(OWNER, 0, StockSlot { capacity: 100, resolution: 100, ..MILK }));
	});
}

#[test]
fn slots_are_numbered_from_zero_to_fifteen() {
	with_fridge(|| {
		for slot in 0..MAX_SLOTS as u8 {
			assert_ok!(configure(OWNER, slot, MILK));
		}
		for slot in [16, 200, u8::MAX] {
			assert_noop!(configure(OWNER, slot, MILK), Error::<Test>::SlotNumberTooHigh);
		}
		let cream = StockSlot { commodity: Commodity::Category(10_000_026), ..MILK };
		assert_ok!(configure(OWNER, 0, cream));
	});
}

#[test]
fn a_slot_may_be_an_activity() {
	with_fridge(|| {
		let driving = |hourly_limit| {
			SlotConfig::Activity(ActivitySlot {
				activity: Activity::Driving,
				unit: SessionUnit::Kilometre,
				hourly_limit,
			})
		};
		assert_noop!(
			Registry::configure_slot(signed(OWNER), FRIDGE, 0, driving(0)),
			Error::<Test>::InvalidSlotConfig
		);
		assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, 0, driving(1)));
		assert_eq!(Registry::slot(FRIDGE, 0), Some(driving(1)));
	});
}

#[test]
fn slots_beyond_the_free_ones_are_paid_for_while_they_are_there() {
	with_fridge(|| {
		for slot in 0..8 {
			assert_ok!(configure(OWNER, slot, MILK));
		}
		assert_eq!(held(HoldReason::SlotDeposit, OWNER), 0);
		assert_ok!(configure(OWNER, 8, MILK));
		assert_ok!(configure(OWNER, 9, MILK));
		assert_eq!(held(HoldReason::SlotDeposit, OWNER), 2 * SLOT_DEPOSIT);
		// Other goods in the same slot cost nothing more.
		assert_ok!(configure(OWNER, 9, StockSlot { capacity: 5_000, ..MILK }));
		assert_eq!(device(FRIDGE).slot_deposit, 2 * SLOT_DEPOSIT);
		assert_ok!(Registry::remove_slot(signed(OWNER), FRIDGE, 0));
		assert_eq!(held(HoldReason::SlotDeposit, OWNER), SLOT_DEPOSIT);
		assert_ok!(Registry::remove_slot(signed(OWNER), FRIDGE, 9));
		assert_eq!(held(HoldReason::SlotDeposit, OWNER), 0);
	});
}

#[test]
fn a_slot_that_cannot_be_paid_for_is_not_configured() {
	with_fridge(|| {
		for slot in 0..8 {
			assert_ok!(configure(OWNER, slot, MILK));
		}
		Balances::set_balance(&OWNER, SLOT_DEPOSIT);
		assert_noop!(configure(OWNER, 8, MILK), TokenError::FundsUnavailable);
		Balances::set_balance(&OWNER, SLOT_DEPOSIT + 1);
		assert_ok!(configure(OWNER, 8, MILK));
	});
}

#[test]
fn a_removed_slot_is_forgotten() {
	with_fridge(|| {
		assert_ok!(configure(OWNER, 3, MILK));
		Recorder::take();
		events();
		assert_noop!(Registry::remove_slot(signed(STRANGER), FRIDGE, 3), Error::<Test>::NotOwner);
		assert_noop!(Registry::remove_slot(signed(OWNER), 2, 3), Error::<Test>::UnknownDevice);
		assert_noop!(Registry::remove_slot(signed(OWNER), FRIDGE, 4), Error::<Test>::UnknownSlot);
		Recorder::use_slot(Some((FRIDGE, 3)));
		assert_noop!(Registry::remove_slot(signed(OWNER), FRIDGE, 3), SLOT_IN_USE);
		Recorder::use_slot(None);

		assert_ok!(Registry::remove_slot(signed(OWNER), FRIDGE, 3));
		let old = SlotConfig::Stock(MILK);
		assert_eq!(
			events(),
			vec![Event::SlotRemoved { device: FRIDGE, owner: OWNER, slot: 3, old }]
		);
		assert_eq!(Recorder::take(), vec![Told::SlotChanged(FRIDGE, 3)]);
		assert_eq!(Registry::slot(FRIDGE, 3), None);
	});
}

#[test]
fn a_label_is_salted_anew_and_nothing_learned_is_lost() {
	with_fridge(|| {
		let (old, new) = (H256::repeat_byte(1), H256::repeat_byte(2));
		let labelled = StockSlot { commodity: Commodity::Label(old), ..MILK };
		assert_ok!(configure(OWNER, 0, labelled));
		let dancing = |label| {
			SlotConfig::Activity(ActivitySlot {
				activity: Activity::Label(label),
				unit: SessionUnit::Use,
				hourly_limit: 1,
			})
		};
		assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, 1, dancing(old)));
		Recorder::take();
		events();

		// Even while goods are on the way: they are the same goods.
		Recorder::use_slot(Some((FRIDGE, 0)));
		for slot in [0, 1] {
			assert_ok!(Registry::rename_slot(signed(OWNER), FRIDGE, slot, new));
		}
		let renamed = |slot| Event::SlotRenamed { device: FRIDGE, owner: OWNER, slot, old, new };
		assert_eq!(events(), vec![renamed(0), renamed(1)]);
		assert_eq!(Recorder::take(), vec![]);
		let stock = StockSlot { commodity: Commodity::Label(new), ..MILK };
		assert_eq!(Registry::slot(FRIDGE, 0), Some(SlotConfig::Stock(stock)));
		assert_eq!(Registry::slot(FRIDGE, 1), Some(dancing(new)));
	});
}

#[test]
fn only_the_owners_labelled_slots_are_renamed() {
	with_fridge(|| {
		let label = H256::repeat_byte(2);
		let driving = ActivitySlot {
			activity: Activity::Driving,
			unit: SessionUnit::Kilometre,
			hourly_limit: 1,
		};
		assert_ok!(configure(OWNER, 0, MILK));
		let config = SlotConfig::Activity(driving);
		assert_ok!(Registry::configure_slot(signed(OWNER), FRIDGE, 1, config));
		let rename = |who, device, slot| Registry::rename_slot(signed(who), device, slot, label);
		assert_noop!(rename(OWNER, 2, 0), Error::<Test>::UnknownDevice);
		assert_noop!(rename(STRANGER, FRIDGE, 0), Error::<Test>::NotOwner);
		assert_noop!(rename(OWNER, FRIDGE, 2), Error::<Test>::UnknownSlot);
		assert_noop!(rename(OWNER, FRIDGE, 0), Error::<Test>::NotLabelled);
		assert_noop!(rename(OWNER, FRIDGE, 1), Error::<Test>::NotLabelled);
	});
}

#[test]
fn the_owner_says_how_often_a_device_reports() {
	with_fridge(|| {
		let set =
			|who, device, interval| Registry::set_report_interval(signed(who), device, interval);
		assert_noop!(set(OWNER, 2, Some(1)), Error::<Test>::UnknownDevice);
		assert_noop!(set(STRANGER, FRIDGE, Some(1)), Error::<Test>::NotOwner);
		assert_noop!(set(OWNER, FRIDGE, Some(0)), Error::<Test>::ZeroReportInterval);
		assert_ok!(set(OWNER, FRIDGE, Some(1)));
		assert_eq!(Registry::device(FRIDGE).unwrap().report_interval, Some(1));
		assert_ok!(set(OWNER, FRIDGE, None));
		let told = |old, new| Event::ReportIntervalSet { device: FRIDGE, owner: OWNER, old, new };
		assert_eq!(events(), vec![told(None, Some(1)), told(Some(1), None)]);
	});
}

#[test]
fn a_slot_that_waits_for_goods_stays_what_it_is() {
	with_fridge(|| {
		let other = StockSlot { commodity: Commodity::Category(9), ..MILK };
		let smaller = StockSlot { capacity: MILK.capacity - 1, ..MILK };
		let blunter = StockSlot { resolution: MILK.resolution + 1, ..MILK };
		assert_ok!(configure(OWNER, 3, MILK));
		Recorder::use_slot(Some((1, 3)));
		for change in [other, smaller, blunter] {
			assert_noop!(configure(OWNER, 3, change), SLOT_IN_USE);
		}
		assert_ok!(configure(OWNER, 3, MILK));
		assert_ok!(configure(OWNER, 4, other));
		Recorder::use_slot(None);
		assert_ok!(configure(OWNER, 3, other));
	});
}

/// The input of the report: the household notices that its compartment is larger than it said when
/// the first order is on its way.
#[test]
fn a_corrected_capacity_is_no_other_slot_even_while_goods_are_on_their_way() {
	with_fridge(|| {
		assert_ok!(configure(OWNER, 3, MILK));
		Recorder::take();
		Recorder::use_slot(Some((1, 3)));
		let larger = StockSlot { capacity: MILK.capacity + 1_000, ..MILK };
		assert_ok!(configure(OWNER, 3, larger));
		Recorder::use_slot(None);
		let blunter = StockSlot { resolution: MILK.resolution + 1, ..larger };
		assert_ok!(configure(OWNER, 3, blunter));
		assert_eq!(Recorder::take(), vec![]);
		assert_ok!(configure(OWNER, 3, StockSlot { unit: Unit::Kilogram, ..larger }));
		assert_eq!(Recorder::take(), vec![Told::SlotChanged(1, 3)]);
	});
}

#[test]
fn a_household_does_not_say_how_exact_a_scale_is() {
	build_and_execute(|| {
		let scale = StockSlot { capacity: 10_000, resolution: 20, ..MILK };
		let slots = std::collections::BTreeMap::from([(0, SlotConfig::Stock(scale))]);
		let published = ModelTemplate { slots: slots.try_into().unwrap(), ..template(1) };
		assert_ok!(Registry::publish_model(signed(MANUFACTURER), 4, published));
		let mut onboarding = Onboarding::honest(1);
		onboarding.voucher.model = Some(4);
		assert_ok!(onboarding.submit(OWNER));
		let modelled = |slot| Registry::device(FRIDGE).unwrap().modelled.contains(slot);
		assert!(modelled(0));
		// As exact as the model, or less; not more, and elsewhere in hundredths of the capacity.
		let exact = |resolution| StockSlot { resolution, ..scale };
		assert_noop!(configure(OWNER, 0, exact(19)), Error::<Test>::ResolutionTooFine);
		assert_ok!(configure(OWNER, 0, exact(21)));
		assert!(modelled(0));
		assert_noop!(configure(OWNER, 1, exact(99)), Error::<Test>::ResolutionTooFine);
		assert_ok!(configure(OWNER, 1, exact(100)));
		assert!(!modelled(1));
		let pieces = |resolution| StockSlot { unit: Unit::Piece, ..exact(resolution) };
		assert_noop!(configure(OWNER, 0, pieces(20)), Error::<Test>::ResolutionTooFine);
		assert_ok!(configure(OWNER, 0, pieces(100)));
		assert!(!modelled(0));
	});
}
