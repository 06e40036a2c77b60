#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

mod clock;
mod croston;
mod cycle;
mod forecast;
mod math;
mod order;
mod params;
mod rhythm;
mod slot;

pub use croston::Croston;
pub use forecast::Forecast;
pub use order::{Decision, WaitReason};
pub use params::{Params, ParamsError};
pub use rhythm::{Rhythm, Transition, Verdict};
pub use slot::{Cause, Change, Observation, SlotState};

/// Unix time in seconds.
pub type Moment = u64;

/// An amount of stock in thousandths of the slot's unit (grams, millilitres, 1/1000 piece).
pub type Quantity = u32;

/// Seconds of a day: the time between two readings that decisions reckon with.
const DAY: u32 = 86_400;
