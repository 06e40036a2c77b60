//! Properties that hold for any sequence of readings.

use codec::{Decode, Encode, MaxEncodedLen};
use cot_pattern::{
	Behaviour, Decision, Moment, Params, Quantity, RestockCause, ServiceLevel, SlotState, Supply,
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
	(any::<u16>(), any::<u16>(), any::<u32>(), any::<u8>(), any::<u8>()).prop_map(
		|(alpha, band, tolerance, repetitions, misses)| Params {
			alpha,
			band,
			tolerance,
			repetitions,
			misses,
		},
	)
}

fn any_service_level() -> impl Strategy<Value = ServiceLevel> {
	prop_oneof![Just(ServiceLevel::High), Just(ServiceLevel::Balanced), Just(ServiceLevel::Low)]
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
		service_level in any_service_level(),
	) {
		let mut slot = SlotState::default();
		for Reading { at, level, cause } in readings {
			let before = slot;
			let mut asked = Vec::new();
			let seen = slot.observe(&params, resolution, at, level, |rise| {
				asked.push(rise);
				cause
			});
			// A restock by the household counts only once it is confirmed, one by an order at once.
			let counted: Vec<_> = asked
				.iter()
				.filter(|rise| rise.is_confirmed || cause == RestockCause::Order)
				.map(|rise| (rise.at, rise.quantity, cause))
				.collect();
			let restock =
				seen.restock.map(|restock| (restock.at, restock.quantity, restock.cause));
			prop_assert!(asked.len() <= 2 && counted.len() <= 1);
			prop_assert_eq!(counted.last().copied(), restock);
			prop_assert!(asked.iter().all(|rise| rise.quantity > 0));
			prop_assert!(slot.last_reading_at() >= before.last_reading_at());
			prop_assert!(slot.encoded_size() <= SlotState::max_encoded_len());
			prop_assert_eq!(SlotState::decode(&mut &slot.encode()[..]), Ok(slot));
			if seen.restock.is_none() {
				prop_assert_eq!(seen.transition, None);
			}
			slot.forecast(&params);
			let level = slot.level().unwrap_or_default();
			match slot.decide(&params, &Supply { lead_time, par_level, service_level }) {
				Decision::Order { quantity } => {
					prop_assert!(slot.is_learned(&params));
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
		if let (Some(at), Some(level)) = (slot.last_reading_at(), slot.level()) {
			slot.observe(&params, 50, at, level, |_| RestockCause::Household);
		}
		let before = slot;
		if let (Some(at), Some(level)) = (slot.last_reading_at(), slot.level()) {
			slot.observe(&params, 50, at - back, level, |_| RestockCause::Household);
		}
		prop_assert_eq!(slot.last_reading_at(), before.last_reading_at());
		prop_assert_eq!(slot.level(), before.level());
		prop_assert_eq!(slot.rhythm(), before.rhythm());
	}

	#[test]
	fn orders_are_never_misses(readings in plausible_readings(), amount in 100..4_000u32) {
		let params = Params::default();
		let mut slot = replay(&params, &readings, 50);
		if let (Some(at), Some(level)) = (slot.last_reading_at(), slot.level()) {
			let rhythm = slot.rhythm();
			let seen = slot.observe(&params, 50, at + DAY, level + amount, |_| RestockCause::Order);
			let behaviour = seen.restock.and_then(|restock| restock.behaviour);
			prop_assert_ne!(behaviour, Some(Behaviour::Deviating));
			prop_assert_eq!(seen.transition, None);
			prop_assert_eq!(
				std::mem::discriminant(&rhythm),
				std::mem::discriminant(&slot.rhythm())
			);
		}
	}

	#[test]
	fn scaling_the_quantities_scales_the_forecast(
		// A change that is believed at one scale and waits at another by a rounding would make two
		// histories: a day's use stays well below what is believed.
		days in 4..30u32,
		used in proptest::collection::vec(60..120u32, 200),
		scale in 2..1_000u32,
	) {
		let params = Params::default();
		let mut level = 0;
		let readings: Vec<_> = (0u32..)
			.zip(&used)
			.map(|(day, used)| {
				level = if day % days == 0 { level + days * 120 } else { level - used };
				let at = 1_500_000_000 + DAY * u64::from(day);
				Reading { at, level, cause: RestockCause::Household }
			})
			.collect();
		let scaled: Vec<_> = readings
			.iter()
			.map(|reading| Reading { level: reading.level * scale, ..reading.clone() })
			.collect();
		let small = replay(&params, &readings, 50);
		let large = replay(&params, &scaled, 50 * scale);
		let (small, large) = (small.forecast(&params), large.forecast(&params));
		let (small, large) = small.zip(large).expect("many cycles were seen");
		// Up to rounding to whole thousandths on the small side.
		let close = |one: f64, many: f64, rounding: f64| {
			(one - many).abs() <= 0.02 * one.max(many) + rounding
		};
		let scaled = |value: u32| f64::from(value) * f64::from(scale);
		let rounding = 3.0 * f64::from(scale);
		let (one, many) = (scaled(small.rate_per_day), f64::from(large.rate_per_day));
		prop_assert!(close(one, many, rounding), "{small:?} {large:?}");
		let (one, many) = (scaled(small.deviation_per_day), f64::from(large.deviation_per_day));
		prop_assert!(close(one, many, rounding), "{small:?} {large:?}");
		let (one, many) = (small.seconds_left as f64, large.seconds_left as f64);
		prop_assert!(close(one, many, 60.0), "{small:?} {large:?}");
	}
}
