//! Properties that hold for any sequence of readings.

use codec::{Decode, Encode, MaxEncodedLen};
use cot_pattern::{
	Behaviour, Change, Decision, Moment, Params, Quantity, RestockCause, Rhythm, SlotState,
	WaitReason,
};
use proptest::prelude::*;

const DAY: Moment = 86_400;

#[derive(Clone, Debug)]
struct Reading {
	at: Moment,
	level: Quantity,
	cause: RestockCause,
}

fn extreme_u32() -> impl Strategy<Value = u32> {
	prop_oneof![Just(0), Just(1), Just(u32::MAX), Just(u32::MAX - 1), 0..5_000u32, any::<u32>()]
}

fn extreme_time() -> impl Strategy<Value = Moment> {
	prop_oneof![
		Just(0),
		Just(Moment::MAX),
		Just(u64::from(u32::MAX)),
		1_500_000_000..1_600_000_000u64,
		any::<Moment>()
	]
}

fn cause() -> impl Strategy<Value = RestockCause> {
	prop_oneof![Just(RestockCause::Household), Just(RestockCause::Order)]
}

fn any_readings() -> impl Strategy<Value = Vec<Reading>> {
	let reading = (extreme_time(), extreme_u32(), cause());
	proptest::collection::vec(
		reading.prop_map(|(at, level, cause)| Reading { at, level, cause }),
		0..80,
	)
}

/// Restocks and consumption in the order of a plausible, irregular household.
fn plausible_readings() -> impl Strategy<Value = Vec<Reading>> {
	let step = (1..3 * DAY, 0..4_000u32, cause());
	proptest::collection::vec(step, 0..200).prop_map(|steps| {
		let mut at = 1_500_000_000;
		let reading = |(passed, level, cause)| {
			at += passed;
			Reading { at, level, cause }
		};
		steps.into_iter().map(reading).collect()
	})
}

/// Parameters as they may be decoded, valid or not.
fn any_params() -> impl Strategy<Value = Params> {
	(any::<u16>(), any::<u16>(), any::<u32>(), any::<u8>(), any::<u8>(), any::<u16>()).prop_map(
		|(alpha, band, tolerance, repetitions, misses, service_level)| Params {
			alpha,
			band,
			tolerance,
			repetitions,
			misses,
			service_level,
		},
	)
}

fn replay(params: &Params, readings: &[Reading], resolution: Quantity) -> SlotState {
	let mut slot = SlotState::default();
	for Reading { at, level, cause } in readings {
		slot.observe(params, resolution, *at, *level, |_| *cause);
	}
	slot
}

proptest! {
	#[test]
	fn nothing_panics_or_grows_whatever_is_read(
		params in any_params(),
		readings in any_readings(),
		resolution in extreme_u32(),
		lead_time in extreme_time(),
		par_level in extreme_u32(),
	) {
		let mut slot = SlotState::default();
		for Reading { at, level, cause } in readings {
			let before = slot;
			let mut asked = None;
			let seen = slot.observe(&params, resolution, at, level, |rise| {
				asked = Some(rise);
				cause
			});
			prop_assert_eq!(seen.change, before.change(level, resolution));
			let rise = match seen.change {
				Change::Rise(rise) => Some(rise),
				Change::Steady | Change::Fall(_) => None,
			};
			prop_assert_eq!((asked, seen.cause), (rise, rise.map(|_| cause)));
			prop_assert!(slot.last_reading_at() >= before.last_reading_at());
			prop_assert!(slot.encoded_size() <= SlotState::max_encoded_len());
			prop_assert_eq!(SlotState::decode(&mut &slot.encode()[..]), Ok(slot));
			if !matches!(seen.change, Change::Rise(_)) {
				prop_assert_eq!((seen.behaviour, seen.transition), (None, None));
			}
			slot.forecast(&params);
			let level = slot.level().unwrap_or_default();
			match slot.decide(&params, lead_time, par_level) {
				Decision::Order { quantity } => {
					let established = matches!(slot.rhythm(&params), Rhythm::Established { .. });
					prop_assert!(established);
					prop_assert!(quantity > 0 && quantity <= par_level.saturating_sub(level));
				},
				Decision::Wait(reason) => prop_assert_ne!(reason, WaitReason::NothingSeen),
			}
		}
	}

	#[test]
	fn a_steady_reading_from_the_past_moves_nothing(
		readings in plausible_readings(),
		back in 1..10 * DAY,
	) {
		let params = Params::default();
		let mut slot = replay(&params, &readings, 50);
		let before = slot;
		if let (Some(at), Some(level)) = (slot.last_reading_at(), slot.level()) {
			slot.observe(&params, 50, at - back, level, |_| RestockCause::Household);
		}
		prop_assert_eq!(slot.last_reading_at(), before.last_reading_at());
		prop_assert_eq!(slot.level(), before.level());
		prop_assert_eq!(slot.rhythm(&params), before.rhythm(&params));
	}

	#[test]
	fn orders_are_never_misses(readings in plausible_readings(), amount in 100..4_000u32) {
		let params = Params::default();
		let mut slot = replay(&params, &readings, 50);
		if let (Some(at), Some(level)) = (slot.last_reading_at(), slot.level()) {
			let rhythm = slot.rhythm(&params);
			let seen = slot.observe(&params, 50, at + DAY, level + amount, |_| RestockCause::Order);
			prop_assert_ne!(seen.behaviour, Some(Behaviour::Deviating));
			prop_assert_eq!(seen.transition, None);
			prop_assert_eq!(
				std::mem::discriminant(&rhythm),
				std::mem::discriminant(&slot.rhythm(&params))
			);
		}
	}

	#[test]
	fn scaling_the_quantities_scales_the_forecast(
		readings in plausible_readings(),
		scale in 2..1_000u32,
	) {
		let params = Params::default();
		let scaled: Vec<_> = readings
			.iter()
			.map(|reading| Reading { level: reading.level * scale, ..reading.clone() })
			.collect();
		let small = replay(&params, &readings, 50);
		let large = replay(&params, &scaled, 50 * scale);
		prop_assert_eq!(small.forecast(&params).is_some(), large.forecast(&params).is_some());
		if let (Some(small), Some(large)) = (small.forecast(&params), large.forecast(&params)) {
			// Up to rounding to whole thousandths on the small side.
			let close = |one: u32, many: u32| {
				let (one, many) = (f64::from(one) * f64::from(scale), f64::from(many));
				(one - many).abs() <= 0.02 * one.max(many) + 3.0 * f64::from(scale)
			};
			prop_assert!(close(small.rate_per_day, large.rate_per_day), "{small:?} {large:?}");
			// The deviation is the root of the mean, which was rounded down to whole thousandths.
			let rounding = 0.5 / f64::from(small.rate_per_day.max(1));
			let one = f64::from(small.deviation_per_day) * f64::from(scale);
			let many = f64::from(large.deviation_per_day);
			let tolerance = (0.02 + rounding) * one.max(many) + 3.0 * f64::from(scale);
			prop_assert!((one - many).abs() <= tolerance, "{small:?} {large:?}");
			let (one, many) = (small.seconds_left as f64, large.seconds_left as f64);
			prop_assert!((one - many).abs() <= 0.02 * one.max(many) + 60.0, "{small:?} {large:?}");
		}
	}
}
