use cot_primitives::SessionMode::{Autonomous, Manual};
use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, *};

fn drive(readings: Vec<cot_primitives::Reading>) -> sp_runtime::DispatchResult {
	attest(next_batch_of(CAR, readings))
}

fn totals() -> Sessions {
	*States::<Test>::get(CAR).slots[&DRIVING].sessions().unwrap()
}

#[test]
fn sessions_are_counted_by_who_was_at_work() {
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
		let attested = |mode, at, seconds, amount| Event::SessionAttested {
			device: CAR,
			slot: DRIVING,
			mode,
			at: START - 7_200 + at,
			seconds,
			amount,
		};
		assert_eq!(
			events(),
			vec![
				attested(Manual, 0, 1_800, 40_000),
				attested(Autonomous, 1_800, 600, 10_000),
				attested(Manual, 3_000, 60, 500),
				Event::BatchAccepted { device: CAR, sequence: 1, readings: 3, points: 0 },
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
			events()[..2],
			[
				Event::SessionClamped { device: CAR, slot: DRIVING, amount: 5_001, limit: 5_000 },
				Event::SessionAttested {
					device: CAR,
					slot: DRIVING,
					mode: Manual,
					at: START + 3_600,
					seconds: 90,
					amount: 5_000
				},
			]
		);
		assert_eq!(totals().manual.amount, 10_000);
	});
}

#[test]
fn sessions_do_not_overlap() {
	build_and_execute(|| {
		let overlapping = vec![session(Manual, 0, 60, 0), session(Autonomous, 59, 60, 0)];
		assert_noop!(drive(overlapping), Error::<Test>::ReadingsOutOfOrder);
		assert_ok!(drive(vec![session(Manual, 0, 60, 0), session(Autonomous, 60, 60, 0)]));
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
fn a_slot_takes_readings_of_its_kind_only() {
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
fn a_session_is_charged_for_as_something_new() {
	build_and_execute(|| {
		let batch = next_batch_of(CAR, vec![session(Manual, 0, 60, 1), session(Manual, 60, 60, 1)]);
		let signature = sign(&batch);
		let gateway = RuntimeOrigin::signed(GATEWAY);
		let taken = Attestations::attest(gateway, batch, signature).unwrap().actual_weight;
		assert_eq!(taken, Some(weight_of(2, 1, 2, 0)));
	});
}
