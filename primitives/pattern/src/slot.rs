use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	clock::{Clock, NIGHT},
	cycle::Cycle,
	math::{clamp_u32, mul_div, smooth_u32},
	rhythm::{conforms, Phase},
	Croston, Moment, Params, Quantity, Rhythm, Transition, Verdict,
};

/// Seconds after a restock in which a further rise belongs to it: one shopping trip, put away bag
/// by bag.
const TRIP: u32 = 3_600;

/// All that is remembered of one slot. The default has seen nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SlotState {
	last: Option<Sample>,
	pub(crate) cycle: Option<Cycle>,
	/// Size and interval, in seconds, of the household's restocks.
	pub(crate) restocks: Croston,
	/// Mean absolute deviation of the interval, in seconds.
	pub(crate) deviation: u32,
	/// What is used at once, on average, see [`Cycle::portion`]; zero if not known yet.
	pub(crate) portion: Quantity,
	/// Cycles learned from, at most 255.
	pub(crate) cycles: u8,
	phase: Phase,
	/// When in the day the household restocks.
	clock: Clock,
}

/// The last reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
struct Sample {
	at: Moment,
	level: Quantity,
}

/// What a level means against the one before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Change {
	/// The first level, or one that differs by no more than the sensor's resolution.
	Steady,
	/// Consumption of this much.
	Fall(Quantity),
	/// A restock of this much.
	Rise(Quantity),
}

/// Who filled the slot, as the caller knows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Cause {
	/// The household, by hand.
	Household,
	/// An order that the chain placed for it.
	Order,
}

/// What one reading meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Observation {
	/// Against the level before.
	pub change: Change,
	/// For a restock: how it relates to the rhythm. What the household adds within an hour belongs
	/// to the same restock and has no verdict of its own.
	pub verdict: Option<Verdict>,
	/// For a restock: seconds since the one before, if there was one.
	pub interval: Option<u32>,
	/// What it did to the rhythm.
	pub transition: Option<Transition>,
}

impl SlotState {
	/// The last level that differed from the one before.
	pub fn level(&self) -> Option<Quantity> {
		self.last.map(|sample| sample.level)
	}

	/// When the slot was last read.
	pub fn last_reading_at(&self) -> Option<Moment> {
		self.last.map(|sample| sample.at)
	}

	/// What `level` means against the last one: a change by more than `resolution` is a fall or a
	/// rise. A steady reading does not replace the last level, so that slow consumption adds up
	/// until it shows.
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
		self.advance(at, level, change);
		let interval = match change {
			Change::Rise(_) => self.cycle.map(|cycle| cycle.elapsed),
			Change::Steady | Change::Fall(_) => None,
		};
		let (verdict, transition) = match change {
			Change::Steady => self.consume(params, 0),
			Change::Fall(amount) => self.consume(params, amount),
			Change::Rise(amount) => self.restock(params, resolution, amount, cause),
		};
		Observation { change, verdict, interval, transition }
	}

	/// What is known of the restocks.
	pub fn rhythm(&self, _params: &Params) -> Rhythm {
		match self.phase {
			Phase::Learning { repetitions } => Rhythm::Learning { repetitions },
			Phase::Established { .. } => Rhythm::Established {
				interval: u64::from(self.restocks.interval()),
				size: self.restocks.size(),
			},
			Phase::Lapsed => Rhythm::Lapsed,
		}
	}

	fn advance(&mut self, at: Moment, level: Quantity, change: Change) {
		let last = self.last.get_or_insert(Sample { at, level });
		if let Some(cycle) = &mut self.cycle {
			cycle.advance(clamp_u32(at.saturating_sub(last.at)));
		}
		last.at = last.at.max(at);
		if change != Change::Steady {
			last.level = level;
		}
	}

	fn consume(&mut self, params: &Params, amount: Quantity) -> Judgement {
		let before = self.level().unwrap_or_default().saturating_add(amount);
		if let Some(cycle) = &mut self.cycle {
			// Once a quarter or less was left, the end is no longer a matter of forecasting.
			let open = u64::from(before) * 3 > u64::from(cycle.consumed);
			cycle.consume(amount);
			if open {
				self.expect(params);
			}
		}
		(None, None)
	}

	fn restock(
		&mut self,
		params: &Params,
		resolution: Quantity,
		amount: Quantity,
		cause: Cause,
	) -> Judgement {
		let judgement = match (self.cycle, cause) {
			(Some(cycle), _) if cycle.elapsed < TRIP => return self.extend(params, amount, cause),
			(Some(cycle), Cause::Household) => {
				let conforms = self.conforms(params, cycle);
				self.learn(params, resolution, cycle, amount);
				let (verdict, transition) = self.phase.step(params, conforms);
				(Some(verdict), transition)
			},
			(Some(cycle), Cause::Order) => {
				self.learn_from_order(params, resolution, cycle);
				(Some(self.phase.excused()), None)
			},
			(None, _) => (Some(self.phase.excused()), None),
		};
		self.cycle = Some(Cycle::default());
		self.expect(params);
		judgement
	}

	/// Whether a restock at the last reading came when `cycle` was forecast to end, and not in the
	/// household's night. After its usual interval to a few hours, a restock is as punctual as a
	/// clock and may come at any hour.
	fn conforms(&self, params: &Params, cycle: Cycle) -> bool {
		let at = self.last_reading_at().unwrap_or_default();
		let punctual = cycle.elapsed.abs_diff(self.restocks.interval()) <= NIGHT;
		conforms(params, cycle.expected, cycle.elapsed) && (punctual || !self.clock.is_night(at))
	}

	/// Adds a further rise to the restock that began the cycle.
	fn extend(&mut self, params: &Params, amount: Quantity, cause: Cause) -> Judgement {
		let verdict = match (cause, self.cycles.checked_sub(1)) {
			(Cause::Order, _) => Some(self.phase.excused()),
			(Cause::Household, None) => None,
			(Cause::Household, Some(learned)) => {
				self.restocks.enlarge(gain(params.alpha, learned), amount);
				None
			},
		};
		self.expect(params);
		(verdict, None)
	}

	/// Learns from a cycle that ends with a restock by the household.
	fn learn(&mut self, params: &Params, resolution: Quantity, cycle: Cycle, amount: Quantity) {
		let at = self.last_reading_at().unwrap_or_default();
		// Habits change more slowly than needs.
		self.clock.learn(gain(params.alpha / 2, self.cycles), at);
		let gain = gain(params.alpha, self.cycles);
		let error = cycle.elapsed.abs_diff(self.restocks.interval());
		self.deviation = smooth_u32(self.deviation, error, gain);
		self.restocks.observe(gain, amount, cycle.elapsed);
		self.cycles = self.cycles.saturating_add(1);
		self.learn_portion(params, resolution, cycle);
	}

	/// Learns from a cycle that an order cut short: nothing of the size, and as its interval the
	/// time in which a usual restock would have been used at the cycle's own rate. So buying for a
	/// household neither hurries nor unlearns its rhythm, but follows when it begins to use more
	/// or less.
	fn learn_from_order(&mut self, params: &Params, resolution: Quantity, cycle: Cycle) {
		let usual = u64::from(self.restocks.interval());
		if self.cycles == 0 || cycle.consumed == 0 {
			return;
		}
		let size = u64::from(self.restocks.size());
		let interval = mul_div(u64::from(cycle.elapsed), size, u64::from(cycle.consumed))
			.clamp(usual / 2, usual * 2);
		self.restocks.observe_interval(params.alpha, clamp_u32(interval));
		self.learn_portion(params, resolution, cycle);
	}

	/// A cycle counts by what was used in it, in full from the usual restock on.
	fn learn_portion(&mut self, params: &Params, resolution: Quantity, cycle: Cycle) {
		let Some(portion) = cycle.portion() else { return };
		let portion = portion.max(resolution).max(1);
		let weight = mul_div(
			u64::from(params.alpha),
			u64::from(cycle.consumed),
			u64::from(self.restocks.size()),
		)
		.min(u64::from(params.alpha));
		let first = self.portion == 0;
		let gain = if first { 1_000 } else { u16::try_from(weight).unwrap_or(u16::MAX) };
		self.portion = smooth_u32(self.portion, portion, gain);
	}

	/// Forecasts when the cycle ends.
	fn expect(&mut self, params: &Params) {
		let (Some(demand), Some(level)) = (self.demand(params), self.level()) else { return };
		if let Some(cycle) = &mut self.cycle {
			cycle.expected = cycle.elapsed.saturating_add(demand.duration(level));
		}
	}
}

type Judgement = (Option<Verdict>, Option<Transition>);

/// Smoothing constant after so many cycles: a plain average until the newest would count less than
/// `alpha`.
fn gain(alpha: u16, cycles: u8) -> u16 {
	alpha.max(1_000 / (u16::from(cycles) + 1))
}
