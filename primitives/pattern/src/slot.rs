use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	math::{clamp_u32, mul_div, smooth},
	rhythm::Phase,
	Croston, Moment, Params, Quantity, Rhythm, Transition, Verdict,
};

/// All that is remembered of one slot. The default has seen nothing.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct SlotState {
	pub(crate) last: Option<Sample>,
	pub(crate) cycle: Option<Cycle>,
	/// Size and interval (seconds) of the cycles so far.
	pub(crate) demand: Croston,
	/// Mean absolute deviation of the size.
	pub(crate) size_deviation: Quantity,
	/// Mean absolute deviation of the interval, in seconds.
	pub(crate) interval_deviation: u32,
	/// Cycles learned from, at most 255.
	pub(crate) cycles: u8,
	phase: Phase,
}

/// The last reading.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub(crate) struct Sample {
	pub at: Moment,
	pub level: Quantity,
}

/// What has happened since the last restock.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub(crate) struct Cycle {
	/// Seconds between the restock and the last reading.
	pub elapsed: u32,
	/// Stock right after the restock.
	pub start: Quantity,
	/// What the restock brought.
	pub restock: Quantity,
	/// What was used since.
	pub consumed: Quantity,
}

/// What a level means against the one before.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Change {
	/// The first level, or one that differs by no more than the sensor's resolution.
	Steady,
	/// Consumption of this much.
	Fall(Quantity),
	/// A restock of this much.
	Rise(Quantity),
}

/// Who filled the slot, as the caller knows it.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Cause {
	/// The household, by hand.
	Household,
	/// An order that the chain placed for it.
	Order,
}

/// What one reading meant.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Observation {
	/// Against the level before.
	pub change: Change,
	/// For a restock: how it relates to the rhythm.
	pub verdict: Option<Verdict>,
	/// What it did to the rhythm.
	pub transition: Option<Transition>,
}

impl SlotState {
	/// The last level.
	pub fn level(&self) -> Option<Quantity> {
		self.last.map(|sample| sample.level)
	}

	/// When it was read.
	pub fn last_reading_at(&self) -> Option<Moment> {
		self.last.map(|sample| sample.at)
	}

	/// What `level` means against the last one: a change by more than `resolution` is a fall or a rise. A steady
	/// reading does not replace the last level, so that slow consumption adds up until it shows.
	pub fn change(&self, level: Quantity, resolution: Quantity) -> Change {
		let Some(last) = self.last else { return Change::Steady };
		match (last.level.checked_sub(level), level.checked_sub(last.level)) {
			(Some(fall), _) if fall > resolution => Change::Fall(fall),
			(_, Some(rise)) if rise > resolution => Change::Rise(rise),
			_ => Change::Steady,
		}
	}

	/// Takes one reading in. A time before the last reading counts as the time of the last reading.
	pub fn observe(
		&mut self,
		params: &Params,
		resolution: Quantity,
		at: Moment,
		level: Quantity,
		cause: Cause,
	) -> Observation {
		let change = self.change(level, resolution);
		let last = self.last.get_or_insert(Sample { at, level });
		let passed = clamp_u32(at.saturating_sub(last.at));
		last.at = last.at.max(at);
		if change != Change::Steady {
			last.level = level;
		}
		if let Some(cycle) = &mut self.cycle {
			cycle.elapsed = cycle.elapsed.saturating_add(passed);
		}
		let (verdict, transition) = match change {
			Change::Steady => (None, None),
			Change::Fall(amount) => {
				if let Some(cycle) = &mut self.cycle {
					cycle.consumed = cycle.consumed.saturating_add(amount);
				}
				(None, None)
			},
			Change::Rise(amount) => {
				let (verdict, transition) = self.restock(params, amount, cause);
				self.cycle = Some(Cycle { elapsed: 0, start: level, restock: amount, consumed: 0 });
				(Some(verdict), transition)
			},
		};
		Observation { change, verdict, transition }
	}

	/// What is known of the restocks.
	pub fn rhythm(&self, _params: &Params) -> Rhythm {
		match self.phase {
			Phase::Learning { repetitions } => Rhythm::Learning { repetitions },
			Phase::Established { .. } => Rhythm::Established {
				interval: u64::from(self.demand.interval()),
				size: self.demand.size(),
			},
			Phase::Lapsed => Rhythm::Lapsed,
		}
	}

	/// Judges the cycle that a restock of `amount` ends, and learns from it.
	fn restock(
		&mut self,
		params: &Params,
		amount: Quantity,
		cause: Cause,
	) -> (Verdict, Option<Transition>) {
		let judged = match (self.cycle, cause) {
			(None, _) => match self.phase {
				Phase::Established { .. } => (Verdict::Conforming, None),
				_ => (Verdict::Learning, None),
			},
			(Some(cycle), Cause::Household) => {
				let conforms = self.conforms(params, cycle.elapsed, amount);
				self.learn(params, amount, cycle.elapsed);
				self.phase.step(params, conforms)
			},
			// An order comes before the slot is empty. The cycle counts as long as its stock would have lasted, and the
			// usual size stays: the chain's own buying neither hurries nor unlearns the household's rhythm.
			(Some(cycle), Cause::Order) => {
				if cycle.consumed > 0 {
					let lasting = mul_div(
						u64::from(cycle.elapsed),
						u64::from(cycle.start),
						u64::from(cycle.consumed),
					);
					let bound = 2 * u64::from(self.demand.interval());
					self.learn(params, self.demand.size(), clamp_u32(lasting.min(bound)));
				}
				match self.phase {
					Phase::Established { .. } => (Verdict::Conforming, None),
					_ => (Verdict::Learning, None),
				}
			},
		};
		judged
	}

	fn conforms(&self, params: &Params, interval: u32, size: Quantity) -> bool {
		self.cycles > 0
			&& within(params, interval, self.demand.interval(), self.interval_deviation)
			&& within(params, size, self.demand.size(), self.size_deviation)
	}

	fn learn(&mut self, params: &Params, size: Quantity, interval: u32) {
		let gain = (1_000 / (u16::from(self.cycles) + 1)).max(params.alpha);
		if self.cycles > 0 {
			let size_error = size.abs_diff(self.demand.size());
			let interval_error = interval.abs_diff(self.demand.interval());
			self.size_deviation =
				clamp_u32(smooth(u64::from(self.size_deviation), u64::from(size_error), gain));
			self.interval_deviation = clamp_u32(smooth(
				u64::from(self.interval_deviation),
				u64::from(interval_error),
				gain,
			));
		}
		self.demand.observe(gain, size, interval);
		self.cycles = self.cycles.saturating_add(1);
	}
}

/// Whether `value` lies inside the control band around `mean`. The deviation counts as at least a quarter of the mean, so
/// that a household is not held to an accuracy it cannot have.
fn within(params: &Params, value: u32, mean: u32, deviation: u32) -> bool {
	let deviation = deviation.max(mean / 4);
	u64::from(value.abs_diff(mean)) <= mul_div(u64::from(deviation), u64::from(params.band), 1_000)
}
