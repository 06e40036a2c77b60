//! Sessions of activities: totals, limits, points.

use cot_primitives::{
	RewardedAction,
	SessionMode::{Autonomous, Manual},
	DAY,
};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};

use crate::{cost::BatchCost, mock::*, *};

fn drive(readings: Vec<cot_primitives::Reading>) -> sp_runtime::DispatchResult {
	attest(next_batch_of(CAR, readings))
}

fn totals() -> Sessions {
	*record_of(CAR).slots[&DRIVING].sessions().unwrap()
}

/// The day on which every test begins.
const TODAY: u32 = (START / DAY) as u32;

fn manual(seconds: u32, day: u32) -> RewardedAction {
	RewardedAction::Manual { seconds, day }
}

#[test]
fn sessions_are_counted_by_their_mode() {
	build_and_execute(|| {
		let batch = cot_primitives::Batch {
			window_start: START - 7_200,
			..next_batch_of(
				CAR,
				vec![
					session(Manual, 0, 1_800, 40_000),
					session(Autonomous, 1_800, 600, 10_000),
					session(Manual, 3_000, 60, 500),
				],
			)
		};
		assert_ok!(attest(batch));
		assert_eq!(
			totals(),
			Sessions {
				ended_at: START - 7_200 + 3_060,
				manual: Total { amount: 40_500, seconds: 1_860 },
				autonomous: Total { amount: 10_000, seconds: 600 },
			}
		);
		let attested = |mode, at, seconds, amount, points| Event::SessionAttested {
			device: CAR,
			slot: DRIVING,
			mode,
			at: START - 7_200 + at,
			seconds,
			amount,
			points,
		};
		assert_eq!(
			events(),
			vec![
				attested(Manual, 0, 1_800, 40_000, MANUAL_POINTS),
				attested(Autonomous, 1_800, 600, 10_000, 0),
				attested(Manual, 3_000, 60, 500, MANUAL_POINTS),
				Event::BatchAccepted {
					device: CAR,
					household: HOUSEHOLD,
					sequence: 1,
					readings: 3,
					points: 2 * MANUAL_POINTS
				},
			]
		);
	});
}

#[test]
fn a_session_amounts_to_no_more_than_its_time_allows() {
	build_and_execute(|| {
		// Top speed is 200 km/h: 90 seconds are 5 km.
		assert_ok!(drive(vec![session(Manual, 0, 90, 5_000)]));
		assert_eq!(events().len(), 2);
		pass(3_600);
		assert_ok!(drive(vec![session(Manual, 0, 90, 5_001)]));
		assert_eq!(
			events(),
			vec![
				Event::SessionClamped { device: CAR, slot: DRIVING, amount: 5_001, limit: 5_000 },
				Event::SessionAttested {
					device: CAR,
					slot: DRIVING,
					mode: Manual,
					at: START + 3_600,
					seconds: 90,
					amount: 5_000,
					points: 0,
				},
				Event::BatchAccepted {
					device: CAR,
					household: HOUSEHOLD,
					sequence: 2,
					readings: 1,
					points: 0
				},
			]
		);
		assert_eq!(totals().manual.amount, 10_000);
	});
}

#[test]
fn sessions_do_not_overlap() {
	build_and_execute(|| {
		let overlapping = session(Autonomous, 59, 60, 0);
		let trips = vec![session(Manual, 0, 60, 0), overlapping, session(Autonomous, 60, 60, 0)];
		assert_ok!(drive(trips));
		assert_eq!((totals().manual.seconds, totals().autonomous.seconds), (60, 60));
		assert_noop!(drive(vec![session(Manual, 119, 1, 0)]), Error::<Test>::ReadingsOutOfOrder);
		assert_ok!(drive(vec![session(Manual, 120, 1, 0)]));
	});
}

#[test]
fn a_session_takes_time() {
	build_and_execute(|| {
		assert_noop!(drive(vec![session(Manual, 0, 0, 0)]), Error::<Test>::SessionWithoutTime);
	});
}

#[test]
fn a_session_is_over_when_it_is_attested() {
	build_and_execute(|| {
		let drift = MAX_DRIFT as u32;
		let late = vec![session(Manual, 0, drift + 1, 0)];
		assert_noop!(drive(late), Error::<Test>::ReadingFromFuture);
		let endless = vec![session(Manual, 0, u32::MAX, 0)];
		assert_noop!(drive(endless), Error::<Test>::ReadingFromFuture);
		assert_ok!(drive(vec![session(Manual, 0, drift, 0)]));
	});
}

#[test]
fn a_session_may_have_begun_at_the_edge_of_the_late_window_and_not_before() {
	build_and_execute(|| {
		let begun = |ago| cot_primitives::Batch {
			window_start: START - ago,
			..next_batch_of(CAR, vec![session(Manual, 0, 60, 0)])
		};
		assert_noop!(attest(begun(LATE_WINDOW + 1)), Error::<Test>::ReadingTooOld);
		assert_ok!(attest(begun(LATE_WINDOW)));
	});
}

#[test]
fn a_slot_accepts_readings_of_its_kind_only() {
	build_and_execute(|| {
		assert_noop!(drive(vec![level(DRIVING, 0, 1)]), Error::<Test>::WrongKindOfReading);
		let fridge = attest(next_batch(vec![session(Manual, 0, 60, 1)]));
		assert_noop!(fridge, Error::<Test>::WrongKindOfReading);
	});
}

#[test]
fn the_largest_session_is_counted_without_wrapping() {
	build_and_execute(|| {
		assert_ok!(drive(vec![session(Manual, 0, 300, u32::MAX)]));
		assert_eq!(totals().manual, Total { amount: 16_666, seconds: 300 });
	});
}

#[test]
fn a_session_is_charged_for_as_an_event() {
	build_and_execute(|| {
		let batch = next_batch_of(CAR, vec![session(Manual, 0, 60, 1), session(Manual, 60, 60, 1)]);
		let signature = sign(&batch);
		let gateway = RuntimeOrigin::signed(GATEWAY);
		let used = Attestations::attest(gateway, batch, signature).unwrap().actual_weight;
		assert_eq!(used, Some(weight_of(2, 1, 2, 0)));
	});
}

#[test]
fn a_manual_session_is_an_action_of_the_day_it_began_on() {
	build_and_execute(|| {
		pass(DAY);
		// One minute before midnight until the end of it, then another that begins at midnight.
		let batch = cot_primitives::Batch {
			window_start: START + DAY - 60,
			..next_batch_of(
				CAR,
				vec![session(Manual, 0, 60, 1_000), session(Manual, 60, 30, 1_000)],
			)
		};
		assert_ok!(attest(batch));
		assert_eq!(Household::take_actions(), vec![manual(60, TODAY), manual(30, TODAY + 1)]);
	});
}

#[test]
fn an_impossible_or_empty_session_earns_nothing() {
	build_and_execute(|| {
		// Top speed is 200 km/h: 90 seconds are 5 km.
		let sessions = vec![
			session(Manual, 0, 90, 5_001),
			session(Manual, 90, 90, 0),
			session(Autonomous, 180, 90, 5_000),
		];
		assert_ok!(drive(sessions));
		let accepted = Event::BatchAccepted {
			device: CAR,
			household: HOUSEHOLD,
			sequence: 1,
			readings: 3,
			points: 0,
		};
		assert_eq!(events().last(), Some(&accepted));
		assert_eq!(Household::take_actions(), vec![]);
		for (amount, seconds) in [(125, 45), (250, 90), (5_000, 90)] {
			pass(3_600);
			assert_ok!(drive(vec![session(Manual, 0, 90, amount)]));
			let sequence = record_of(CAR).sequence;
			let points = MANUAL_POINTS;
			let accepted = Event::BatchAccepted {
				device: CAR,
				household: HOUSEHOLD,
				sequence,
				readings: 1,
				points,
			};
			assert_eq!(events().last(), Some(&accepted), "for {amount}");
			assert_eq!(Household::take_actions(), vec![manual(seconds, TODAY)]);
		}
	});
}

#[test]
fn an_activity_that_no_model_has_is_recorded_and_earns_nothing() {
	build_and_execute(|| {
		Household::withdraw_model();
		assert_ok!(drive(vec![session(Manual, 0, 60, 1_000)]));
		assert_eq!(totals().manual.seconds, 60);
		assert_eq!(Household::take_actions(), vec![]);
	});
}

#[test]
fn a_session_counts_no_longer_than_its_amount_takes_at_the_least_pace() {
	build_and_execute(|| {
		// A twentieth of the top speed is 10 km/h.
		let four_hours = 4 * 3_600;
		let trips = [(5_000, 1_800), (1, 0), (40_000, four_hours), (160_000, four_hours)];
		for (metres, counted) in trips {
			pass(2 * DAY);
			let batch = cot_primitives::Batch {
				window_start: now() - DAY,
				..next_batch_of(CAR, vec![session(Manual, 0, four_hours, metres)])
			};
			let day = ((now() - DAY) / DAY) as u32;
			assert_ok!(attest(batch));
			let expected: Vec<_> =
				(counted > 0).then(|| manual(counted, day)).into_iter().collect();
			assert_eq!(Household::take_actions(), expected, "for {metres} metres");
		}
	});
}

/// Configures both slots of the fridge as activities.
fn two_activities() {
	for slot in [MILK, EGGS] {
		Household::change_slot(slot, Some(activity_slot()));
	}
}

#[test]
fn sessions_of_several_slots_that_overlap_count_once() {
	build_and_execute(|| {
		two_activities();
		let in_slot = |slot, offset, seconds| cot_primitives::Reading {
			slot,
			..session(Manual, offset, seconds, 10_000)
		};
		// One slot after the other, in one batch: an hour of sessions in half an hour.
		let batch = cot_primitives::Batch {
			window_start: START - 7_200,
			..next_batch(vec![
				in_slot(MILK, 0, 600),
				in_slot(MILK, 1_200, 600),
				in_slot(EGGS, 0, 300),
				in_slot(EGGS, 300, 1_200),
			])
		};
		assert_ok!(attest(batch));
		let counted: Vec<_> = Household::take_actions()
			.into_iter()
			.map(|action| match action {
				RewardedAction::Manual { seconds, .. } => seconds,
				other => panic!("a manual session, not {other:?}"),
			})
			.collect();
		assert_eq!(counted.iter().sum::<u32>(), 1_800);
		assert_eq!(record_of(FRIDGE).manual_until, START - 7_200 + 1_800);
		// Nor does a later batch count any of it again.
		let late = cot_primitives::Batch {
			window_start: START - 7_200,
			..next_batch(vec![in_slot(EGGS, 1_500, 600)])
		};
		assert_ok!(attest(late));
		assert_eq!(Household::take_actions(), vec![manual(300, TODAY - 1)]);
	});
}

#[test]
fn sixteen_activities_at_once_count_as_one() {
	build_and_execute(|| {
		let driven = |slots: &[cot_primitives::SlotId]| {
			let readings = slots.iter().map(|slot| cot_primitives::Reading {
				slot: *slot,
				..session(Manual, 0, 300, 10_000)
			});
			next_batch(readings.collect())
		};
		two_activities();
		assert_ok!(attest(driven(&[MILK, EGGS])));
		assert_eq!(Household::take_actions(), vec![manual(300, TODAY)]);
	});
}

#[test]
fn sessions_without_a_person_are_metered_for_what_counts_of_them() {
	build_and_execute(|| {
		Metered::set(vec![]);
		let batch = cot_primitives::Batch {
			window_start: START - 7_200,
			..next_batch_of(
				CAR,
				vec![
					session(Manual, 0, 60, 500),
					session(Autonomous, 60, 60, 500),
					// Faster than the car can go: it counts for its limit.
					session(Autonomous, 120, 60, TOP_SPEED),
					// It began before the last one ended, and is left out.
					session(Autonomous, 150, 60, 500),
				],
			)
		};
		let signature = sign(&batch);
		let call = Call::<Test>::attest { batch: batch.clone(), signature: signature.clone() };
		let charged = call.get_dispatch_info().call_weight;
		let gateway = RuntimeOrigin::signed(GATEWAY);
		let used = Attestations::attest(gateway, batch, signature).unwrap().actual_weight.unwrap();
		let metered = |at, amount| (CAR, DRIVING, HOUSEHOLD, START - 7_200 + at, amount);
		assert_eq!(Metered::get(), vec![metered(60, 500), metered(120, TOP_SPEED / 60)]);
		// Three may be metered, and two were; each of the slots that a batch may read is proved.
		let all_but_metering = |cost: BatchCost| BatchCost { metered: 0, ..cost }.weight::<Test>();
		let most =
			BatchCost { readings: 4, slots: 1, events: 5, purchases: 1, ..Default::default() };
		let one = WEIGHT_OF_SESSION;
		assert_eq!(charged, all_but_metering(most) + one * 3 + SURCHARGE);
		let cost = BatchCost { readings: 4, slots: 1, events: 4, ..Default::default() };
		assert_eq!(used, all_but_metering(cost) + one * 2 + SURCHARGE);
	});
}
