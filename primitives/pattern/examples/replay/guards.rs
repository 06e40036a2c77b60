//! Rules that would keep the engine from ordering although the slot is learned, to show what they
//! protect from and what they cost.

use cot_pattern::Forecast;

use crate::policies::{Engine, Policy, Reading};

const DAY: f64 = 86_400.0;
/// Cycles in a row that refute the forecast.
const WRONG: u32 = 3;

/// Rule.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Guard {
	/// No order when nothing was used for so long that the forecast gives it one chance in a
	/// hundred.
	Stopped,
	/// No order after three cycles in a row of which each used more or less than the forecast made
	/// at its start expected, by more than two of its standard deviations.
	Wrong,
}

impl Guard {
	/// Returns the name of the policy under the rule.
	pub fn name(self) -> &'static str {
		match self {
			Self::Stopped => "engine-unless-stopped",
			Self::Wrong => "engine-unless-wrong",
		}
	}
}

/// Use since a moment, with the forecast of then.
#[derive(Clone, Copy)]
struct Since {
	at: u64,
	used: f64,
	forecast: Option<Forecast>,
}

/// The engine under a rule.
pub struct Guarded<'a> {
	engine: Engine<'a>,
	guard: Guard,
	last: Option<u32>,
	/// Since the last fall, or the last restock.
	silence: Since,
	cycle: Since,
	wrong: u32,
}

impl<'a> Guarded<'a> {
	pub fn new(engine: Engine<'a>, guard: Guard) -> Self {
		let never = Since { at: 0, used: 0.0, forecast: None };
		Self { engine, guard, last: None, silence: never, cycle: never, wrong: 0 }
	}

	fn follow(&mut self, reading: Reading) {
		let now = || Since { at: reading.at, used: 0.0, forecast: self.engine.forecast() };
		let fall = self.last.map_or(0, |last| last.saturating_sub(reading.level));
		self.cycle.used += f64::from(fall);
		let is_restock = reading.restock.is_some();
		if fall > 0 || is_restock {
			self.silence = now();
		}
		if is_restock {
			let is_wrong = self.cycle.is_wrong(reading.at);
			self.wrong = if is_wrong { self.wrong + 1 } else { 0 };
			self.cycle = now();
		}
		self.last = Some(reading.level);
	}

	fn refuses(&self, at: u64) -> bool {
		match self.guard {
			Guard::Stopped => self.silence.is_unlikely(at),
			Guard::Wrong => self.wrong >= WRONG,
		}
	}
}

impl Since {
	/// Returns true if the forecast gives so long without a portion one chance in a hundred, were
	/// portions a Poisson process.
	fn is_unlikely(&self, at: u64) -> bool {
		self.forecast.is_some_and(|forecast| {
			let rate = f64::from(forecast.rate_per_day);
			let portion = f64::from(forecast.deviation_per_day).powi(2) / rate.max(1.0);
			let expected = rate * (at - self.at) as f64 / DAY / portion.max(1.0);
			expected > 100f64.ln()
		})
	}

	/// Returns true if what was used is more than two standard deviations from the forecast.
	fn is_wrong(&self, at: u64) -> bool {
		self.forecast.is_some_and(|forecast| {
			let days = (at - self.at) as f64 / DAY;
			let mean = f64::from(forecast.rate_per_day) * days;
			let deviation = f64::from(forecast.deviation_per_day) * days.sqrt();
			(self.used - mean).abs() > 2.0 * deviation
		})
	}
}

impl Policy for Guarded<'_> {
	fn see(&mut self, reading: Reading) {
		self.engine.see(reading);
		self.follow(reading);
	}

	fn decide(&mut self, reading: Reading) -> Option<u32> {
		let decision = self.engine.decide(reading);
		self.follow(reading);
		decision.filter(|_| !self.refuses(reading.at))
	}

	/// A slot that the rule refuses is the household's again.
	fn is_armed(&self) -> bool {
		self.engine.is_armed() && !self.last.is_some_and(|_| self.refuses(self.engine.now()))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const PORTION: Forecast =
		Forecast { rate_per_day: 100, deviation_per_day: 100, seconds_left: 0 };

	#[test]
	fn a_portion_a_day_is_missed_after_five_days() {
		let since = Since { at: 0, used: 0.0, forecast: Some(PORTION) };
		assert!(!since.is_unlikely(4 * DAY as u64) && since.is_unlikely(5 * DAY as u64));
		assert!(!Since { forecast: None, ..since }.is_unlikely(u64::from(u32::MAX)));
	}

	#[test]
	fn a_forecast_is_wrong_from_two_deviations_on() {
		let used = |used| Since { at: 0, used, forecast: Some(PORTION) }.is_wrong(4 * DAY as u64);
		// 400 are expected of four days, with a deviation of 200.
		assert!(!used(0.0) && !used(800.0) && used(801.0));
	}
}
