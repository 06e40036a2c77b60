use cot_primitives::{Commodity, InspectDevices, SlotConfig, StockSlot, Unit, MAX_SLOTS};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};

use crate::{mock::*, *};

const MILK: StockSlot = StockSlot {
	commodity: Commodity::Category(10_000_025),
	unit: Unit::Litre,
	capacity: 4_000,
	resolution: 100,
};

fn configure(who: AccountId, slot: u8, config: StockSlot) -> DispatchResult {
	Registry::configure_slot(RuntimeOrigin::signed(who), 1, slot, SlotConfig::Stock(config))
}

fn with_fridge(test: impl FnOnce()) {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).submit(OWNER));
		events();
		test();
	});
}

#[test]
fn the_owner_says_what_a_slot_holds() {
	with_fridge(|| {
		assert_ok!(configure(OWNER, 3, MILK));
		assert_eq!(
			events(),
			vec![Event::SlotConfigured {
				device: 1,
				slot: 3,
				old: None,
				new: SlotConfig::Stock(MILK)
			}]
		);
		assert_eq!(Registry::slot(1, 3), Some(SlotConfig::Stock(MILK)));
		assert_eq!(Recorder::take(), vec![(1, 3)]);
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
				slot: 3,
				old: Some(SlotConfig::Stock(MILK)),
				new: SlotConfig::Stock(cream)
			})
		);
		assert_eq!(Recorder::take(), vec![(1, 3), (1, 3)]);
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
			Registry::configure_slot(RuntimeOrigin::signed(OWNER), 2, 0, SlotConfig::Stock(MILK)),
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
fn a_device_has_at_most_sixteen_slots() {
	with_fridge(|| {
		for slot in 0..MAX_SLOTS as u8 {
			assert_ok!(configure(OWNER, slot, MILK));
		}
		assert_noop!(configure(OWNER, 200, MILK), Error::<Test>::TooManySlots);
		let cream = StockSlot { commodity: Commodity::Category(10_000_026), ..MILK };
		assert_ok!(configure(OWNER, 0, cream));
	});
}

#[test]
fn a_slot_that_waits_for_goods_stays_what_it_is() {
	with_fridge(|| {
		let larger = StockSlot { capacity: 5_000, ..MILK };
		assert_ok!(configure(OWNER, 3, MILK));
		Recorder::use_slot(Some((1, 3)));
		assert_noop!(configure(OWNER, 3, larger), Error::<Test>::SlotInUse);
		assert_ok!(configure(OWNER, 3, MILK));
		assert_ok!(configure(OWNER, 4, larger));
		Recorder::use_slot(None);
		assert_ok!(configure(OWNER, 3, larger));
	});
}
