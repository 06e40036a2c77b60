#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

mod activity;
mod chance;
mod clock;
mod confirm;
mod croston;
mod cycle;
mod forecast;
mod math;
mod order;
mod params;
mod rhythm;
mod slot;

pub use activity::{
	ActivityObservation, ActivityParams, ActivityState, ExpectedSession, Habit, Routine,
};
pub use croston::Croston;
pub use forecast::Forecast;
pub use order::{Decision, ServiceLevel, Supply, WaitReason};
pub use params::{Params, ParamsError};
pub use rhythm::{Behaviour, Rhythm, Transition};
pub use slot::{Observation, Restock, RestockCause, Rise, SlotState};

/// Seconds since the Unix epoch.
pub type Moment = u64;

/// Stock in thousandths of the slot's unit: grams, millilitres or thousandths of a piece.
pub type Quantity = u32;

/// Seconds of a day, which is the assumed time between two readings.
const DAY: u32 = 86_400;
