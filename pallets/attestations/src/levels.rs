//! Levels of stocks: the pattern learned from them, the points for restocks, and the notice of a
//! low stock.

use cot_pattern::{Decision, Params, Restock, Rhythm, SlotState, Transition};
use cot_primitives::{
	AccrueRewards, Moment, Points, PurchaseFromPattern, Quantity, RestockCause, RewardedAction,
	SlotReading, Watch,
};
use frame_support::{defensive, pallet_prelude::*};

use crate::*;

/// Least rise of a level that earns, in resolutions of its slot: without a model that is a
/// twentieth of the capacity.
const LEAST_RESTOCK: Quantity = 5;

/// Newest level of a slot within a batch.
pub(crate) struct NewestLevel<'a, AccountId> {
	pub reading: SlotReading<'a, AccountId>,
	/// True if the slot was low before, so that the household has been notified.
	pub was_low: bool,
}

/// Outcome of one level.
pub(crate) struct LevelOutcome {
	pub points: Points,
	/// True if an event was emitted for the level.
	pub has_event: bool,
	/// True if the level showed a restock.
	pub restocked: bool,
	/// True if a rise was reported to the purchases.
	pub was_reported: bool,
}

impl<T: Config> Pallet<T> {
	/// Learns from one level and accrues points for the household's restocks.
	pub(crate) fn learn_level(
		reading: &SlotReading<T::AccountId>,
		params: &Params,
		awaits_goods: bool,
		pattern: &mut SlotState,
		earned: &mut Earned,
	) -> LevelOutcome {
		let resolution = reading.config.resolution;
		let mut was_reported = false;
		let observation = pattern.observe(params, resolution, reading.at, reading.level, |rise| {
			was_reported |= awaits_goods;
			match awaits_goods {
				true => T::Purchases::on_restock(reading, rise),
				false => RestockCause::Household,
			}
		});
		let mut points = 0;
		if let Some(Restock { at, quantity, shown, cause, behaviour: Some(behaviour), interval }) =
			observation.restock
		{
			// A delivered order earns nothing, and neither does the noise of a scale. The use that
			// a restock may hide is forecast, by noise as well, and so is not counted here.
			let is_worth_it = shown >= resolution.saturating_mul(LEAST_RESTOCK);
			if cause == RestockCause::Household && is_worth_it {
				let interval = interval.map(Moment::from);
				let action = RewardedAction::Restock { behaviour, interval };
				points = earned.add(action, |caps| {
					T::Rewards::accrue(reading.manufacturer, reading.household, action, caps)
				});
			}
			Self::deposit_event(Event::Restocked {
				device: reading.device,
				slot: reading.slot,
				at,
				quantity,
				cause,
				behaviour,
				points,
			});
		}
		if let Some(transition) = observation.transition {
			Self::deposit_transition(reading, transition, pattern.rhythm());
		}
		let restocked = observation.restock.is_some();
		let has_event = restocked || observation.transition.is_some();
		LevelOutcome { points, has_event, restocked, was_reported }
	}

	fn deposit_transition(
		reading: &SlotReading<T::AccountId>,
		transition: Transition,
		rhythm: Rhythm,
	) {
		let (device, slot) = (reading.device, reading.slot);
		match (transition, rhythm) {
			(Transition::Established, Rhythm::Established { interval, size }) => {
				Self::deposit_event(Event::RhythmEstablished {
					device,
					slot,
					interval,
					quantity: size,
				})
			},
			(Transition::Established, _) => {
				defensive!("a slot that has just established has an established rhythm");
			},
			(Transition::Lapsed, _) => Self::deposit_event(Event::RhythmLapsed { device, slot }),
		}
	}

	/// Returns true if the slot's stock may not outlast the slowest supply of its watch.
	pub(crate) fn runs_out(params: &Params, pattern: &SlotState, watch: Watch) -> bool {
		let decision = watch.supply.map(|supply| pattern.decide(params, &supply));
		matches!(decision, Some(Decision::Order { .. }))
	}

	/// Returns true if the slot's use is learned and it is forecast to run out within the notice.
	pub(crate) fn is_low(params: &Params, pattern: &SlotState) -> bool {
		seconds_left(params, pattern).is_some_and(|left| left <= T::LowNotice::get())
	}

	/// Emits `LowStockDetected` if the slot has become low. Returns true if it did.
	pub(crate) fn notify_if_low(
		newest: &NewestLevel<T::AccountId>,
		params: &Params,
		pattern: &SlotState,
	) -> bool {
		let NewestLevel { reading, was_low } = newest;
		let Some(seconds_left) = seconds_left(params, pattern)
			.filter(|seconds_left| !was_low && *seconds_left <= T::LowNotice::get())
		else {
			return false;
		};
		Self::deposit_event(Event::LowStockDetected {
			device: reading.device,
			slot: reading.slot,
			at: reading.at,
			level: reading.level,
			seconds_left,
		});
		true
	}
}

/// Returns the seconds until the slot is forecast to run out, if its use is learned.
fn seconds_left(params: &Params, pattern: &SlotState) -> Option<Moment> {
	pattern
		.is_learned(params)
		.then(|| pattern.forecast(params))?
		.map(|forecast| forecast.seconds_left)
}
