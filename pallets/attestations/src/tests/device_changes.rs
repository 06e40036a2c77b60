//! Changes of a device and their effect on its records.

use cot_primitives::{
	DeviceStatus, Evidence, InspectDevices, OnDeviceChange, RewardedAction, SessionMode, Watch,
	WatchSlots, DAY,
};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

use crate::{mock::*, *};

fn record(slot: cot_primitives::SlotId) -> SlotRecord {
	record_of(FRIDGE).slots[&slot]
}

/// Knowledge of a slot of which only the attested time is remembered.
fn nothing_until_now() -> Learned {
	Learned::Nothing { next_at: now() + 1 }
}

/// Reads both slots, so that both have earned points.
fn earn() {
	assert_ok!(attest(next_batch(vec![level(MILK, 0, 1_000), level(EGGS, 0, 1_000)])));
	pass(60);
	assert_ok!(attest(next_batch(vec![level(MILK, 0, 3_000), level(EGGS, 0, 3_000)])));
	pass(60);
	assert_ok!(attest(next_batch(vec![level(MILK, 0, 3_000), level(EGGS, 0, 3_000)])));
	assert_eq!(record(MILK).earned.caps().learning_points, LEARNING_POINTS as u16);
	assert_eq!(record(EGGS).earned.caps().learning_points, LEARNING_POINTS as u16);
}

#[test]
fn a_slot_with_other_goods_forgets_its_pattern_but_not_what_it_earned() {
	build_and_execute(|| {
		earn();
		let (milk, eggs) = (record(MILK), record(EGGS));
		Attestations::on_slot_changed(FRIDGE, MILK);
		assert_eq!(record(MILK), SlotRecord { learned: nothing_until_now(), ..milk });
		assert_eq!(record(EGGS), eggs);
	});
}

#[test]
fn a_record_has_the_facts_and_the_slots_of_the_registry() {
	build_and_execute(|| {
		let state = record_of(FRIDGE);
		assert_eq!(Some(state.info), Household::device(FRIDGE));
		let configs: Vec<_> = state.slots.values().map(|record| record.config).collect();
		assert_eq!(configs, vec![Some(stock_slot()); 2]);
		Household::change_slot(EGGS, None);
		assert_eq!(record_of(FRIDGE).slots.keys().collect::<Vec<_>>(), vec![&MILK]);
		Household::change_slot(EGGS, Some(activity_slot()));
		assert_eq!(
			record(EGGS),
			SlotRecord { config: Some(activity_slot()), ..SlotRecord::default() }
		);
		Household::suspend_fridge();
		assert_eq!(record_of(FRIDGE).info.status, DeviceStatus::Suspended);
	});
}

#[test]
fn a_watch_over_a_retired_device_leaves_no_record() {
	build_and_execute(|| {
		Household::retire_fridge();
		Attestations::watch(FRIDGE, MILK, Watch::default());
		assert!(!States::<Test>::contains_key(FRIDGE));
	});
}

#[test]
fn a_slot_that_holds_stock_can_become_an_activity_and_back() {
	build_and_execute(|| {
		earn();
		let earned = record(MILK).earned;
		Household::change_slot(MILK, Some(activity_slot()));
		pass(3_600);
		assert_ok!(attest(next_batch(vec![session(SessionMode::Manual, 0, 60, 100)])));
		assert_eq!(record(MILK).sessions().unwrap().manual.seconds, 60);
		// It has earned by a restock and earns in no other way.
		assert_eq!(record(MILK).earned, earned);
		Household::change_slot(MILK, Some(stock_slot()));
		pass(3_600);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 500)])));
		assert_eq!(pattern_of(MILK).level(), Some(500));
		assert_eq!(record(MILK).earned, earned);
	});
}

#[test]
fn a_new_activity_goes_on_where_its_caps_left_off() {
	build_and_execute(|| {
		let drive = || {
			pass(DAY);
			assert_ok!(attest(next_batch(vec![session(SessionMode::Manual, 0, 60, 1_000)])));
			assert!(matches!(Household::take_actions()[..], [RewardedAction::Manual { .. }]));
		};
		Household::change_slot(MILK, Some(activity_slot()));
		drive();
		drive();
		let earned = record(MILK).earned;
		assert_eq!(u32::from(earned.caps().period_points), 2 * MANUAL_POINTS);
		Household::change_slot(MILK, None);
		assert_eq!(record(MILK).earned, earned);
		Household::change_slot(MILK, Some(activity_slot()));
		assert_eq!(record(MILK).earned, earned);
		drive();
		drive();
		assert_eq!(u32::from(record(MILK).earned.caps().period_points), 4 * MANUAL_POINTS);
	});
}

/// Time until which a device's presence is noted.
fn noted_until() -> cot_primitives::Moment {
	record_of(FRIDGE).noted_until
}

#[test]
fn the_rewards_are_told_of_a_device_once_an_epoch_and_of_each_new_owner() {
	build_and_execute(|| {
		let heartbeat = || {
			pass(60);
			assert_ok!(attest(next_batch(vec![])));
			Household::take_notes()
		};
		assert_eq!((heartbeat(), heartbeat()), (1, 0));
		assert_eq!(noted_until(), START + 60 + NOTED_FOR);
		pass(NOTED_FOR);
		assert_eq!((heartbeat(), heartbeat()), (1, 0));
		Attestations::on_owner_changed(FRIDGE);
		assert_eq!((heartbeat(), heartbeat()), (1, 0));
	});
}

#[test]
fn the_same_hours_are_not_attested_again_after_a_change() {
	build_and_execute(|| {
		Household::change_slot(MILK, Some(activity_slot()));
		pass(3_600);
		let drive = session(SessionMode::Manual, 0, 60, 100);
		let again =
			|begin| cot_primitives::Batch { window_start: begin, ..next_batch(vec![drive]) };
		let begin = next_batch(vec![]).window_start;
		assert_ok!(attest(again(begin)));
		for change in [
			|| Attestations::on_slot_changed(FRIDGE, MILK),
			|| Attestations::on_owner_changed(FRIDGE),
		] {
			change();
			pass(600);
			assert_noop!(attest(again(begin)), Error::<Test>::ReadingsOutOfOrder);
			assert_noop!(attest(again(begin + 59)), Error::<Test>::ReadingsOutOfOrder);
		}
		assert_ok!(attest(again(begin + 60)));
	});
}

#[test]
fn points_of_a_removed_slot_stay_counted() {
	build_and_execute(|| {
		earn();
		let earned = record(MILK).earned;
		Household::change_slot(MILK, None);
		let learned = nothing_until_now();
		assert_eq!(record(MILK), SlotRecord { learned, earned, ..SlotRecord::default() });
		Household::change_slot(MILK, Some(stock_slot()));
		pass(60);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 500)])));
		assert_eq!(record(MILK).earned, earned);
	});
}

#[test]
fn another_household_begins_anew_where_sequence_and_caps_left_off() {
	build_and_execute(|| {
		earn();
		let (milk, eggs) = (record(MILK), record(EGGS));
		Attestations::on_owner_changed(FRIDGE);
		assert_eq!(record(MILK), SlotRecord { learned: nothing_until_now(), ..milk });
		assert_eq!(record(EGGS), SlotRecord { learned: nothing_until_now(), ..eggs });
		assert_eq!(record_of(FRIDGE).sequence, 3);
		assert_eq!(record_of(FRIDGE).last_seen, now());
	});
}

#[test]
fn nothing_remains_of_a_retired_device() {
	build_and_execute(|| {
		earn();
		let evidence = Some(Evidence { root: H256::repeat_byte(1), leaves: 1 });
		assert_ok!(attest(cot_primitives::Batch { evidence, ..next_batch(vec![]) }));
		assert_ok!(attest(next_batch_of(CAR, vec![])));
		Household::retire_fridge();
		assert!(!States::<Test>::contains_key(FRIDGE));
		assert!(States::<Test>::contains_key(CAR));
		assert_eq!(Commitments::<Test>::iter_keys().count(), 0);
	});
}
