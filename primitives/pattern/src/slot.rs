//! State of a slot: learns from one reading after the other.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	clock::{Clock, NIGHT},
	cycle::Cycle,
	math::{clamp_u32, mul_div, smooth_u32},
	rhythm::{conforms, Phase},
	Behaviour, Croston, Moment, Params, Quantity, Rhythm, Transition,
};

/// Seconds after a restock in which a further rise belongs to it: one shopping trip, put away bag
/// by bag.
const TRIP: u32 = 3_600;

/// Everything remembered of one slot. The default has seen no reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SlotState {
	last: Option<Sample>,
	pub(crate) cycle: Option<Cycle>,
	/// Size and interval, in seconds, of the household's restocks.
	pub(crate) restocks: Croston,
	/// Mean absolute deviation of the interval, in seconds.
	pub(crate) deviation: u32,
	/// Average amount used at once, see [`Cycle::portion`]; zero if not known yet.
	pub(crate) portion: Quantity,
	/// Cycles learned from, at most 255.
	pub(crate) cycles: u8,
	phase: Phase,
	/// Time of day at which the household restocks.
	clock: Clock,
}

/// Last reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
struct Sample {
	at: Moment,
	level: Quantity,
}

/// Change of a level against the previous one.
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

/// Cause of a restock, as the caller knows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum RestockCause {
	/// The household, by hand.
	Household,
	/// An order that the chain placed for it.
	Order,
}

/// Meaning of one reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Observation {
	/// Change against the previous level.
	pub change: Change,
	/// For a restock: its cause.
	pub cause: Option<RestockCause>,
	/// For a restock: its relation to the rhythm. A rise by the household within an hour belongs
	/// to the same restock and has no behaviour of its own.
	pub behaviour: Option<Behaviour>,
	/// For a restock: seconds since the previous one; none for the first.
	pub interval: Option<u32>,
	/// Change of the rhythm, if the restock changed it.
	pub transition: Option<Transition>,
}

impl SlotState {
	/// Returns the last level that differed from the previous one.
	pub fn level(&self) -> Option<Quantity> {
		self.last.map(|sample| sample.level)
	}

	/// Returns the time of the last reading.
	pub fn last_reading_at(&self) -> Option<Moment> {
		self.last.map(|sample| sample.at)
	}

	/// Returns the change of `level` against the last one: a difference of more than `resolution`
	/// is a fall or a rise. A steady reading does not replace the last level, so that slow
	/// consumption adds up until it shows.
	pub fn change(&self, level: Quantity, resolution: Quantity) -> Change {
		let Some(last) = self.last else { return Change::Steady };
		match (last.level.checked_sub(level), level.checked_sub(last.level)) {
			(Some(fall), _) if fall > resolution => Change::Fall(fall),
			(_, Some(rise)) if rise > resolution => Change::Rise(rise),
			_ => Change::Steady,
		}
	}

	/// Learns from one reading. A time before the last reading counts as the time of the last
	/// reading. `cause` is called once, with the amount, if the reading shows a restock.
	pub fn observe(
		&mut self,
		params: &Params,
		resolution: Quantity,
		at: Moment,
		level: Quantity,
		cause: impl FnOnce(Quantity) -> RestockCause,
	) -> Observation {
		let change = self.change(level, resolution);
		let cause = match change {
			Change::Rise(amount) => Some(cause(amount)),
			Change::Steady | Change::Fall(_) => None,
		};
		self.advance(at, level, change);
		let interval = match change {
			Change::Rise(_) => self.cycle.map(|cycle| cycle.elapsed),
			Change::Steady | Change::Fall(_) => None,
		};
		let (behaviour, transition) = match (change, cause) {
			(Change::Rise(amount), Some(cause)) => self.restock(params, resolution, amount, cause),
			(Change::Fall(amount), _) => self.consume(params, amount),
			(Change::Steady | Change::Rise(_), _) => self.consume(params, 0),
		};
		Observation { change, cause, behaviour, interval, transition }
	}

	/// Returns the rhythm of the restocks.
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

	fn consume(&mut self, params: &Params, amount: Quantity) -> Outcome {
		let before = self.level().unwrap_or_default().saturating_add(amount);
		if let Some(cycle) = &mut self.cycle {
			// The forecast stands once a quarter or less is left: the end is then in sight.
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
		cause: RestockCause,
	) -> Outcome {
		let outcome = match (self.cycle, cause) {
			(Some(cycle), _) if cycle.elapsed < TRIP => return self.extend(params, amount, cause),
			(Some(cycle), RestockCause::Household) => {
				let conforms = self.conforms(params, cycle);
				self.learn(params, resolution, cycle, amount);
				let (behaviour, transition) = self.phase.step(params, conforms);
				(Some(behaviour), transition)
			},
			(Some(cycle), RestockCause::Order) => {
				self.learn_from_order(params, resolution, cycle);
				(Some(self.phase.excused()), None)
			},
			(None, _) => (Some(self.phase.excused()), None),
		};
		self.cycle = Some(Cycle::default());
		self.expect(params);
		outcome
	}

	/// Returns true if a restock at the last reading came at the forecast end of `cycle`, and not
	/// in the household's night. A restock within hours of its usual interval is as punctual as a
	/// clock and may come at any hour.
	fn conforms(&self, params: &Params, cycle: Cycle) -> bool {
		let at = self.last_reading_at().unwrap_or_default();
		let punctual = cycle.elapsed.abs_diff(self.restocks.interval()) <= NIGHT;
		conforms(params, cycle.expected, cycle.elapsed) && (punctual || !self.clock.is_night(at))
	}

	/// Adds a further rise to the restock that began the cycle.
	fn extend(&mut self, params: &Params, amount: Quantity, cause: RestockCause) -> Outcome {
		let behaviour = match (cause, self.cycles.checked_sub(1)) {
			(RestockCause::Order, _) => Some(self.phase.excused()),
			(RestockCause::Household, None) => None,
			(RestockCause::Household, Some(learned)) => {
				self.restocks.enlarge(gain(params.alpha, learned), amount);
				None
			},
		};
		self.expect(params);
		(behaviour, None)
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

	/// Learns from a cycle that an order cut short. The size is not learned; the interval is the
	/// time in which a usual restock would have been used at the cycle's own rate. So buying for a
	/// household neither hurries nor unlearns its rhythm, and follows when the household begins to
	/// use more or less.
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

	/// Learns the portion of a cycle, weighted by its consumption, in full from a usual restock on.
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

	/// Forecasts the end of the cycle.
	fn expect(&mut self, params: &Params) {
		let (Some(demand), Some(level)) = (self.demand(params), self.level()) else { return };
		if let Some(cycle) = &mut self.cycle {
			cycle.expected = cycle.elapsed.saturating_add(demand.duration(level));
		}
	}
}

/// Behaviour and transition of an [`Observation`].
type Outcome = (Option<Behaviour>, Option<Transition>);

/// Returns the smoothing constant after so many cycles: a plain average until the newest would
/// count less than `alpha`.
fn gain(alpha: u16, cycles: u8) -> u16 {
	alpha.max(1_000 / (u16::from(cycles) + 1))
}
