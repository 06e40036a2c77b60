//! Batches that an account pays for, through `attest`.

use cot_primitives::{Batch, Reading, ReadingKind, SessionMode, DAY, MAX_READINGS};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo, weights::Weight};
use sp_core::H256;
use sp_runtime::traits::BadOrigin;

use crate::{mock::*, verify::MAX_SEQUENCE_STEP, *};

#[test]
fn a_note_of_presence_is_charged_when_it_is_made() {
	build_and_execute(|| {
		let presence = Weight::from_parts(1_000, 10);
		Presence::set(presence);
		let used = || {
			let batch = next_batch(vec![]);
			let signature = sign(&batch);
			let call = Call::<Test>::attest { batch: batch.clone(), signature: signature.clone() };
			let charged = call.get_dispatch_info().call_weight;
			assert_eq!(charged, weight_of(0, 0, 0, 0) + presence);
			let gateway = RuntimeOrigin::signed(GATEWAY);
			Attestations::attest(gateway, batch, signature).unwrap().actual_weight
		};
		assert_eq!(used(), Some(weight_of(0, 0, 0, 0) + presence));
		assert_eq!(used(), Some(weight_of(0, 0, 0, 0)));
	});
}

#[test]
fn a_batch_is_accepted_and_remembered() {
	build_and_execute(|| {
		[MILK, EGGS].into_iter().for_each(teach);
		Household::mandate(FRIDGE, EGGS);
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 2_000), level(EGGS, 60, 4_000)])));
		assert_eq!(
			events(),
			vec![Event::BatchAccepted {
				device: FRIDGE,
				household: HOUSEHOLD,
				sequence: 1,
				readings: 2,
				points: 0
			}]
		);
		let state = record_of(FRIDGE);
		assert_eq!(state.sequence, 1);
		assert_eq!(state.last_seen, START);
		assert_eq!(pattern_of(MILK).last_reading_at(), Some(START));
		assert_eq!(pattern_of(EGGS).last_reading_at(), Some(START + 60));
		// Only the eggs have a mandate.
		assert_eq!(Household::take_levels(), vec![(EGGS, 4_000)]);
	});
}

#[test]
fn a_batch_without_readings_is_a_sign_of_life() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![])));
		pass(60);
		assert_ok!(attest(next_batch(vec![])));
		assert_eq!(record_of(FRIDGE).last_seen, START + 60);
		assert_eq!(
			events().last(),
			Some(&Event::BatchAccepted {
				device: FRIDGE,
				household: HOUSEHOLD,
				sequence: 2,
				readings: 0,
				points: 0
			})
		);
	});
}

#[test]
fn a_full_batch_is_accepted() {
	build_and_execute(|| {
		let readings = (0..MAX_READINGS).map(|i| level(MILK, i, 5_000)).collect();
		assert_ok!(attest(next_batch(readings)));
		let last = START + u64::from(MAX_READINGS) - 1;
		assert_eq!(pattern_of(MILK).last_reading_at(), Some(last));
	});
}

#[test]
fn a_batch_needs_an_account_that_pays_for_it() {
	build_and_execute(|| {
		let batch = next_batch(vec![]);
		let signature = sign(&batch);
		assert_noop!(Attestations::attest(RuntimeOrigin::root(), batch, signature), BadOrigin);
	});
}

#[test]
fn a_batch_of_an_unknown_device_fails() {
	build_and_execute(|| {
		let mut batch = next_batch(vec![]);
		batch.device = UNKNOWN;
		assert_noop!(attest(batch), Error::<Test>::UnknownDevice);
	});
}

#[test]
fn a_suspended_device_may_not_attest() {
	build_and_execute(|| {
		Household::suspend_fridge();
		assert_noop!(attest(next_batch(vec![])), Error::<Test>::DeviceSuspended);
	});
}

#[test]
fn a_batch_cannot_be_replayed() {
	build_and_execute(|| {
		let batch = next_batch(vec![level(MILK, 0, 2_000)]);
		assert_ok!(attest(batch.clone()));
		assert_noop!(attest(batch), Error::<Test>::SequenceReplayed);
	});
}

#[test]
fn a_lost_batch_holds_up_none_after_it_and_comes_no_more_itself() {
	build_and_execute(|| {
		let at = |sequence, offset| batch(FRIDGE, sequence, vec![level(MILK, offset, 2_000)]);
		assert_ok!(attest(at(1, 0)));
		let lost = at(2, 60);
		assert_ok!(attest(at(3, 120)));
		assert_noop!(attest(lost), Error::<Test>::SequenceReplayed);
		assert_ok!(attest(at(1_700_000_000, 180)));
		for sequence in [0, 1, 2, 3, 4, 1_699_999_999, 1_700_000_000] {
			assert_noop!(attest(at(sequence, 240)), Error::<Test>::SequenceReplayed);
		}
	});
}

/// The input of the report: a gateway brings what a device signed on nine days, of which the first
/// is out of time.
#[test]
fn a_batch_that_is_too_old_does_not_hold_up_the_later_days() {
	build_and_execute(|| {
		let day = |n: u64| Batch {
			window_start: START + n * DAY,
			..batch(FRIDGE, n + 1, vec![level(MILK, 0, 2_000)])
		};
		pass(8 * DAY + DAY / 4);
		let days: Vec<_> = (0..=8).map(|n| attest(day(n))).collect();
		assert_eq!(days[..2], [Err(Error::<Test>::ReadingTooOld.into()); 2]);
		assert_eq!(days[2..], [Ok(()); 7]);
	});
}

/// The input of the report: the new owner's batches follow three that the former one kept back.
#[test]
fn batches_of_the_former_household_do_not_hold_up_those_of_the_next() {
	build_and_execute(|| {
		let kept: Vec<_> = (1..=3).map(|n| batch(FRIDGE, n, vec![])).collect();
		pass(DAY);
		Household::transfer_fridge();
		let own = batch(FRIDGE, 4, vec![level(MILK, 0, 2_000)]);
		for batch in kept {
			assert_noop!(attest(batch), Error::<Test>::BeforeOwner);
		}
		assert_ok!(attest(own));
	});
}

/// A batch of a week and an hour was refused for its first reading.
#[test]
fn of_a_batch_that_begins_too_early_the_readings_that_are_recent_count() {
	build_and_execute(|| {
		pass(LATE_WINDOW);
		let day = DAY as u32;
		let readings = vec![level(MILK, 0, 2_000), level(MILK, 1, 1_900), level(MILK, day, 1_200)];
		let batch = Batch { window_start: START - 1, ..batch(FRIDGE, 1, readings) };
		assert_ok!(attest(batch));
		let skipped = |event: &Event<Test>| {
			let too_old = ReadingFault::TooOld;
			matches!(event, Event::ReadingSkipped { fault, .. } if *fault == too_old)
		};
		let events = events();
		assert_eq!(events.iter().filter(|event| skipped(event)).count(), 1);
		assert_eq!(record_of(FRIDGE).slots[&MILK].pattern().and_then(|it| it.level()), Some(1_200));
	});
}

/// The window begins at midnight, the household claims at noon: its afternoon counts.
#[test]
fn of_a_batch_over_a_change_of_the_household_the_readings_of_the_next_one_count() {
	build_and_execute(|| {
		let midnight = now();
		pass(DAY / 2);
		Household::transfer_fridge();
		let noon = (DAY / 2) as u32;
		pass(3_600);
		events();
		let readings = vec![level(MILK, 60, 2_000), level(MILK, noon + 60, 1_500)];
		assert_ok!(attest(Batch { window_start: midnight, ..next_batch(readings) }));
		let faults: Vec<_> = events()
			.into_iter()
			.filter_map(|event| match event {
				Event::ReadingSkipped { slot, fault, .. } => Some((slot, fault)),
				_ => None,
			})
			.collect();
		assert_eq!(faults, vec![(MILK, ReadingFault::BeforeOwner)]);
		assert_eq!(record_of(FRIDGE).slots[&MILK].pattern().and_then(|it| it.level()), Some(1_500));
	});
}

#[test]
fn a_bad_reading_is_skipped_and_the_good_ones_count() {
	build_and_execute(|| {
		let drive = Reading { slot: EGGS, ..session(SessionMode::Manual, 0, 60, 100) };
		let beyond = (2 * MAX_DRIFT + 1) as u32;
		let readings = vec![
			level(9, 0, 1),
			level(MILK, 60, 2_000),
			level(MILK, 60, 1_900),
			drive,
			level(EGGS, 60, 6_000),
			level(MILK, 59, 1_900),
			level(MILK, beyond, 1_900),
			level(MILK, 61, 1_900),
		];
		let taken = Batch { window_start: now(), ..next_batch(readings) };
		assert_ok!(attest(taken));
		let skipped: Vec<_> = events()
			.into_iter()
			.filter_map(|event| match event {
				Event::ReadingSkipped { device: FRIDGE, sequence: 1, index, slot, fault } => {
					Some((index, slot, fault))
				},
				_ => None,
			})
			.collect();
		assert_eq!(
			skipped,
			vec![
				(0, 9, ReadingFault::UnknownSlot),
				(2, MILK, ReadingFault::OutOfOrder),
				(3, EGGS, ReadingFault::WrongKind),
				(5, MILK, ReadingFault::OutOfOrder),
				(6, MILK, ReadingFault::FromFuture),
			]
		);
		assert_eq!(pattern_of(MILK).last_reading_at(), Some(START + 61));
		assert_eq!(pattern_of(EGGS).level(), Some(6_000));
	});
}

#[test]
fn a_trip_that_overlaps_by_a_second_does_not_hold_up_the_levels() {
	build_and_execute(|| {
		Household::change_slot(EGGS, Some(activity_slot()));
		let drive =
			|offset| Reading { slot: EGGS, ..session(SessionMode::Manual, offset, 60, 100) };
		let mut readings: Vec<_> = (0..10).map(|n| level(MILK, n, 5_000)).collect();
		readings.extend([drive(0), drive(59)]);
		assert_ok!(attest(next_batch(readings)));
		assert_eq!(record_of(FRIDGE).slots[&EGGS].sessions().unwrap().manual.seconds, 60);
		assert_eq!(pattern_of(MILK).last_reading_at(), Some(START + 9));
	});
}

/// In a fork of the chain that has not seen the batch before, the next one would be accepted and
/// that one lost.
#[test]
fn a_batch_that_names_the_one_before_it_waits_for_that_one() {
	build_and_execute(|| {
		let at = |sequence, after| Batch { after, ..batch(FRIDGE, sequence, vec![]) };
		for after in [3, 4, u64::MAX] {
			assert_noop!(attest(at(3, after)), Error::<Test>::InvalidPredecessor);
		}
		assert_ok!(attest(at(1, 0)));
		assert_noop!(attest(at(3, 2)), Error::<Test>::PredecessorMissing);
		assert_ok!(attest(at(2, 1)));
		assert_ok!(attest(at(3, 2)));
		// A higher one than was named will do: that one is passed over for good.
		assert_ok!(attest(at(9, 1)));
	});
}

/// A device whose counter was overwritten with ones still attests once it is right again; clocks in
/// milliseconds are counters as well.
#[test]
fn no_single_batch_uses_up_the_sequence_numbers() {
	build_and_execute(|| {
		let at = |sequence| batch(FRIDGE, sequence, vec![]);
		for slip in [u64::MAX, u64::MAX - 1, MAX_SEQUENCE_STEP + 1] {
			assert_noop!(attest(at(slip)), Error::<Test>::SequenceTooFar);
		}
		assert_ok!(attest(at(1)));
		assert_noop!(attest(at(MAX_SEQUENCE_STEP + 2)), Error::<Test>::SequenceTooFar);
		let milliseconds = 1_800_000_000_000;
		assert_ok!(attest(at(milliseconds)));
		assert_ok!(attest(at(milliseconds + MAX_SEQUENCE_STEP)));
	});
}

#[test]
fn sequence_numbers_end_without_wrapping() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![])));
		corrupt(|state| state.sequence = u64::MAX - 1);
		assert_ok!(attest(batch(FRIDGE, u64::MAX, vec![])));
		assert_noop!(attest(batch(FRIDGE, u64::MAX, vec![])), Error::<Test>::SequenceReplayed);
	});
}

#[test]
fn a_reading_of_an_unknown_slot_fails() {
	build_and_execute(|| {
		let batch = next_batch(vec![level(8, 0, 2_000), level(9, 0, 1)]);
		assert_noop!(attest(batch), Error::<Test>::UnknownSlot);
	});
}

#[test]
fn a_clock_may_run_ahead_by_the_drift_and_no_more() {
	build_and_execute(|| {
		let at = |offset: u64| next_batch(vec![level(MILK, offset as u32, 2_000)]);
		assert_noop!(attest(at(MAX_DRIFT + 1)), Error::<Test>::ReadingFromFuture);
		assert_ok!(attest(at(MAX_DRIFT)));
	});
}

#[test]
fn a_reading_may_be_late_by_the_window_and_no_more() {
	build_and_execute(|| {
		let late_by = |seconds: u64| cot_primitives::Batch {
			window_start: now() - seconds,
			..next_batch(vec![level(MILK, 0, 2_000)])
		};
		assert_noop!(attest(late_by(LATE_WINDOW + 1)), Error::<Test>::ReadingTooOld);
		assert_ok!(attest(late_by(LATE_WINDOW)));
	});
}

#[test]
fn a_time_beyond_all_times_is_from_the_future() {
	build_and_execute(|| {
		let mut batch = next_batch(vec![level(MILK, u32::MAX, 2_000)]);
		batch.window_start = u64::MAX;
		assert_noop!(attest(batch), Error::<Test>::ReadingFromFuture);
	});
}

#[test]
fn readings_of_a_slot_go_forward_in_time() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![level(MILK, 60, 2_000)])));
		for second in [60, 59] {
			let earlier = next_batch(vec![level(MILK, second, 1_900)]);
			assert_noop!(attest(earlier), Error::<Test>::ReadingsOutOfOrder);
		}
		assert_ok!(attest(next_batch(vec![level(EGGS, 0, 6_000), level(MILK, 61, 1_900)])));
	});
}

#[test]
fn a_batch_signed_with_another_key_fails() {
	build_and_execute(|| {
		let batch = next_batch(vec![level(MILK, 0, 2_000)]);
		let signature = forge(&batch);
		assert_noop!(attest_with(batch, signature), Error::<Test>::InvalidSignature);
	});
}

#[test]
fn a_batch_changed_on_its_way_fails() {
	build_and_execute(|| {
		let mut batch = next_batch(vec![level(MILK, 0, 2_000)]);
		let signature = sign(&batch);
		batch.readings[0].kind = ReadingKind::Level(1_000);
		assert_noop!(attest_with(batch, signature), Error::<Test>::InvalidSignature);
	});
}

#[test]
fn a_batch_for_another_chain_fails() {
	build_and_execute(|| {
		let batch = next_batch(vec![level(MILK, 0, 2_000)]);
		let signature = sign(&batch);
		frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(8));
		assert_noop!(attest_with(batch, signature), Error::<Test>::InvalidSignature);
	});
}

#[test]
fn a_full_batch_over_all_slots_is_accepted() {
	build_and_execute(|| {
		let readings =
			(0..MAX_READINGS).map(|i| level((i % 16) as u8, i / 16 * 20, CAPACITY - i)).collect();
		assert_ok!(attest(next_batch_of(CABINET, readings)));
		let state = record_of(CABINET);
		assert_eq!(state.slots.len(), 16);
		for (slot, record) in &state.slots {
			let pattern = record.pattern().unwrap();
			assert_eq!(pattern.last_reading_at(), Some(START + 15 * 20));
			// The last fall that is more than the sensor's noise.
			assert_eq!(pattern.level(), Some(CAPACITY - u32::from(*slot) - 224));
		}
		assert_eq!(
			events(),
			vec![Event::BatchAccepted {
				device: CABINET,
				household: HOUSEHOLD,
				sequence: 1,
				readings: 256,
				points: 0
			}]
		);
	});
}

#[test]
fn a_fee_is_corrected_to_what_the_batch_showed() {
	build_and_execute(|| {
		teach(EGGS);
		Household::mandate(FRIDGE, EGGS);
		let submit = |readings| {
			let batch = next_batch(readings);
			let signature = sign(&batch);
			let call = Call::<Test>::attest { batch: batch.clone(), signature: signature.clone() };
			let gateway = RuntimeOrigin::signed(GATEWAY);
			let used = Attestations::attest(gateway, batch, signature).unwrap().actual_weight;
			(call.get_dispatch_info().call_weight, used.unwrap())
		};
		let looks = cost::BatchCost { readings: 2, slots: 2, looks: 1, ..Default::default() };
		let (charged, used) = submit(vec![level(MILK, 0, 1_000), level(EGGS, 0, 4_000)]);
		assert_eq!(charged, weight_of(2, 2, 4, 2));
		assert_eq!(used, looks.weight::<Test>() + SURCHARGE);
		Household::offer();
		// One restock, which the second reading confirms, one level above the capacity, and one
		// without an event.
		pass(60);
		let readings = vec![
			level(MILK, 0, 3_000),
			level(MILK, 1, 3_000),
			level(EGGS, 0, u32::MAX),
			level(EGGS, 1, 3_990),
		];
		let (charged, used) = submit(readings);
		assert_eq!(charged, weight_of(4, 2, 6, 2));
		assert_eq!(used, weight_of(4, 2, 2, 1));
	});
}

#[test]
fn a_level_above_the_capacity_teaches_nothing() {
	build_and_execute(|| {
		assert_ok!(attest(next_batch(vec![level(MILK, 0, 4_000)])));
		let before = pattern_of(MILK);
		events();
		for amount in [CAPACITY + 1, u32::MAX, u32::MAX] {
			pass(60);
			assert_ok!(attest(next_batch(vec![level(MILK, 0, amount)])));
		}
		let ignored = |level| {
			let (device, slot, capacity) = (FRIDGE, MILK, CAPACITY);
			Event::LevelIgnored { device, slot, level, capacity }
		};
		let accepted = |sequence| Event::BatchAccepted {
			device: FRIDGE,
			household: HOUSEHOLD,
			sequence,
			readings: 1,
			points: 0,
		};
		assert_eq!(
			events(),
			vec![
				ignored(CAPACITY + 1),
				accepted(2),
				ignored(u32::MAX),
				accepted(3),
				ignored(u32::MAX),
				accepted(4),
			]
		);
		assert_eq!(pattern_of(MILK), before);
	});
}
