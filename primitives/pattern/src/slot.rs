//! State of a slot: learns from one reading after the other.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	clock::{Clock, NIGHT},
	confirm::{Doubt, Minutes},
	cycle::Cycle,
	math::{clamp_u32, mul_div, smooth_u32},
	rhythm::{conforms, Phase, Rung},
	Behaviour, Croston, Moment, Params, Quantity, Rhythm, Transition, DAY,
};

/// Seconds after a restock in which a further rise belongs to it: one shopping trip, put away bag
/// by bag.
const TRIP: u32 = 3_600;

/// Longest time between two readings, in seconds, for which the use between them can be told from
/// both: three days, of which a slot that is read daily misses two readings.
const LONGEST_GAP: u32 = 3 * DAY;

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
	/// Change that the next readings may refute.
	pub(crate) doubt: Doubt,
}

/// Time of the last reading, and the last level that needs no confirmation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
struct Sample {
	/// Seconds since the Unix epoch, until 2106.
	at: u32,
	level: Quantity,
}

/// Reading to accept.
#[derive(Clone, Copy)]
struct Reading {
	level: Quantity,
	/// Seconds since the last one.
	passed: u32,
	/// True if the next reading has confirmed it.
	is_confirmed: bool,
}

/// Rise of a level, as the caller is asked about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Rise {
	/// Difference of the levels of two readings.
	pub shown: Quantity,
	/// Quantity that was added: the difference, and the use to expect between the readings, which
	/// hides as much of it.
	pub quantity: Quantity,
	/// Level before it.
	pub level_before: Quantity,
	/// Time of the first reading that showed it.
	pub at: Moment,
	/// True if two readings in a row showed it.
	pub is_confirmed: bool,
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
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Observation {
	/// Consumption that the reading showed or confirmed, without what a restock hides.
	pub used: Quantity,
	/// Restock that the reading showed or confirmed.
	pub restock: Option<Restock>,
	/// Change of the rhythm, if the restock changed it.
	pub transition: Option<Transition>,
	/// True if the level changed in a way that counts only if the next reading confirms it.
	pub is_unconfirmed: bool,
}

/// Restock of a slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Restock {
	/// Time of the first reading that showed it.
	pub at: Moment,
	/// Quantity that was added, see [`Rise::quantity`].
	pub quantity: Quantity,
	/// Difference of the levels that showed it, see [`Rise::shown`].
	pub shown: Quantity,
	/// Cause, as the caller knows it.
	pub cause: RestockCause,
	/// Relation to the rhythm. A rise by the household within an hour, or before anything was
	/// used, belongs to the same restock and has no behaviour of its own.
	pub behaviour: Option<Behaviour>,
	/// Seconds since the previous restock; none for the first.
	pub interval: Option<u32>,
}

impl SlotState {
	/// Returns the level of the last reading that showed a change.
	pub fn level(&self) -> Option<Quantity> {
		match self.doubt {
			Doubt::Unconfirmed { level, .. } => Some(level),
			Doubt::None | Doubt::Fallen { .. } => self.accepted_level(),
		}
	}

	/// Returns the time of the last reading.
	pub fn last_reading_at(&self) -> Option<Moment> {
		self.last.map(|sample| sample.at.into())
	}

	/// Returns the last level that needs no confirmation. Steady readings do not replace it, so
	/// that slow consumption adds up until it shows.
	pub(crate) fn accepted_level(&self) -> Option<Quantity> {
		self.last.map(|sample| sample.level)
	}

	/// Returns the level to go by: while a change waits for its confirmation, the higher of both.
	pub(crate) fn believed_level(&self) -> Option<Quantity> {
		self.accepted_level().max(self.level())
	}

	/// Learns from one reading. A time before the last reading counts as the time of the last
	/// reading.
	///
	/// A difference of more than `resolution` is a change. A rise is a restock; `cause` is asked
	/// for its cause when a reading shows it first, and again when the next one confirms it. One
	/// caused by an order counts at once, one by the household when it is confirmed.
	pub fn observe(
		&mut self,
		params: &Params,
		resolution: Quantity,
		at: Moment,
		level: Quantity,
		mut cause: impl FnMut(Rise) -> RestockCause,
	) -> Observation {
		let mut seen = Observation::default();
		let at = u32::try_from(at).unwrap_or(u32::MAX);
		let last = *self.last.get_or_insert(Sample { at, level });
		let passed = at.saturating_sub(last.at);
		if passed > LONGEST_GAP {
			// It is not known how much was used, or bought, meanwhile.
			self.cycle = None;
		}
		if let Some(level) = self.confirmed(params, resolution, level, passed) {
			let confirmed = Reading { level, passed: 0, is_confirmed: true };
			self.accept(params, resolution, confirmed, &mut cause, &mut seen);
		}
		let reading = Reading { level, passed, is_confirmed: false };
		self.accept(params, resolution, reading, &mut cause, &mut seen);
		seen
	}

	/// Returns the level of the reading that waits, if one `passed` seconds later of `now` confirms
	/// it: after a rise, if the stock can have been used from the one to the other; after a fall,
	/// if it shows one that is not believed either, of which the smaller counts.
	fn confirmed(
		&self,
		params: &Params,
		resolution: Quantity,
		now: Quantity,
		passed: u32,
	) -> Option<Quantity> {
		let Doubt::Unconfirmed { level: earlier, .. } = self.doubt else { return None };
		let accepted = self.accepted_level()?;
		if earlier > accepted {
			let rises = now.saturating_sub(accepted) > resolution;
			let goes_on = now.saturating_sub(earlier) > resolution;
			let is_used = self.is_plausible_fall(params, earlier, now, passed);
			(rises && !goes_on && is_used).then_some(earlier)
		} else {
			let falls = accepted.saturating_sub(now) > resolution;
			let since = self.uncounted().saturating_add(passed);
			let is_doubtful = falls && !self.is_plausible_fall(params, accepted, now, since);
			is_doubtful.then_some(earlier.max(now))
		}
	}

	/// Accepts a reading, or lets it wait for the next one unless it is confirmed.
	fn accept(
		&mut self,
		params: &Params,
		resolution: Quantity,
		reading: Reading,
		cause: &mut impl FnMut(Rise) -> RestockCause,
		seen: &mut Observation,
	) {
		let Some(last) = self.last else { return };
		let rise = reading.level.saturating_sub(last.level);
		if last.level.saturating_sub(reading.level) > resolution {
			self.accept_fall(params, resolution, reading, last, seen);
		} else if rise > resolution {
			self.accept_rise(params, resolution, reading, last, cause, seen);
		} else {
			self.doubt = self.doubt.later(self.uncounted().saturating_add(reading.passed));
			self.pass(reading.passed, last.level);
			self.consume(params, 0);
		}
	}

	fn accept_fall(
		&mut self,
		params: &Params,
		resolution: Quantity,
		reading: Reading,
		last: Sample,
		seen: &mut Observation,
	) {
		let Reading { level, passed, is_confirmed } = reading;
		let since = self.uncounted().saturating_add(passed);
		if !is_confirmed && !self.is_plausible_fall(params, last.level, level, since) {
			return self.wait(reading, seen);
		}
		let fall = last.level.saturating_sub(level);
		self.doubt = self.doubt_after_fall(params, resolution, fall, since);
		self.pass(passed, level);
		self.consume(params, fall);
		seen.used = seen.used.saturating_add(fall);
	}

	fn accept_rise(
		&mut self,
		params: &Params,
		resolution: Quantity,
		reading: Reading,
		last: Sample,
		cause: &mut impl FnMut(Rise) -> RestockCause,
		seen: &mut Observation,
	) {
		if seen.restock.is_some() {
			// One observation has one restock.
			return self.wait(reading, seen);
		}
		let Reading { level, passed, is_confirmed } = reading;
		let since = self.uncounted().saturating_add(passed);
		let (at, level_before) = (last.at.saturating_add(passed).into(), last.level);
		let shown = level.saturating_sub(level_before);
		let hidden = self.hidden_use(params, since);
		let quantity = shown.saturating_add(hidden);
		let cause = cause(Rise { shown, quantity, level_before, at, is_confirmed });
		let is_believed = is_confirmed || cause == RestockCause::Order;
		let is_return = !is_believed && self.is_return(params, resolution, shown, since);
		if !is_believed && !is_return {
			return self.wait(reading, seen);
		}
		self.doubt = Doubt::None;
		self.pass(passed, level);
		if let (Some(cycle), true) = (&mut self.cycle, is_return) {
			cycle.take_back(shown);
		}
		if is_return {
			return;
		}
		let interval = self.cycle.map(|cycle| cycle.elapsed);
		let (behaviour, transition) = if self.is_filling() {
			(self.extend(params, shown, cause), None)
		} else {
			if let Some(cycle) = &mut self.cycle {
				cycle.consume(hidden);
			}
			self.restock(params, resolution, quantity, cause)
		};
		seen.restock = Some(Restock { at, quantity, shown, cause, behaviour, interval });
		seen.transition = transition;
	}

	/// Lets a level wait for the next reading.
	fn wait(&mut self, reading: Reading, seen: &mut Observation) {
		let after = Minutes::nearest(self.uncounted().saturating_add(reading.passed));
		if let Some(last) = self.last {
			self.pass(reading.passed, last.level);
		}
		self.doubt = Doubt::Unconfirmed { after, level: reading.level };
		seen.is_unconfirmed = true;
	}

	/// Returns the rhythm of the restocks.
	pub fn rhythm(&self) -> Rhythm {
		match self.phase.get() {
			(Rung::Learning, repetitions) => Rhythm::Learning { repetitions },
			(Rung::Established, _) => Rhythm::Established {
				interval: u64::from(self.restocks.interval()),
				size: self.restocks.size(),
			},
			(Rung::Lapsed, _) => Rhythm::Lapsed,
		}
	}

	/// Advances to a reading so many seconds after the last one, of this accepted level.
	fn pass(&mut self, seconds: u32, level: Quantity) {
		if let Some(cycle) = &mut self.cycle {
			cycle.advance(seconds);
		}
		if let Some(last) = &mut self.last {
			*last = Sample { at: last.at.saturating_add(seconds), level };
		}
	}

	fn consume(&mut self, params: &Params, amount: Quantity) {
		let before = self.accepted_level().unwrap_or_default().saturating_add(amount);
		if let Some(cycle) = &mut self.cycle {
			// The forecast stands once a quarter or less is left: the end is then in sight.
			let open = u64::from(before) * 3 > u64::from(cycle.consumed);
			cycle.consume(amount);
			if open {
				self.expect(params);
			}
		}
	}

	fn restock(
		&mut self,
		params: &Params,
		resolution: Quantity,
		amount: Quantity,
		cause: RestockCause,
	) -> Outcome {
		let outcome = match (self.cycle, cause) {
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
		let due = [cycle.expected, self.restocks.interval()];
		due.iter().any(|due| conforms(params, *due, cycle.elapsed))
			&& (punctual || !self.clock.is_night(at))
	}

	/// Returns true if a rise at the last reading belongs to the restock that began the cycle: it
	/// follows within an hour, or before anything was used.
	fn is_filling(&self) -> bool {
		self.cycle.is_some_and(|cycle| cycle.elapsed < TRIP || cycle.consumed == 0)
	}

	/// Adds a further rise to the restock that began the cycle.
	fn extend(
		&mut self,
		params: &Params,
		amount: Quantity,
		cause: RestockCause,
	) -> Option<Behaviour> {
		let behaviour = match (cause, self.cycles.checked_sub(1)) {
			(RestockCause::Order, _) => Some(self.phase.excused()),
			(RestockCause::Household, None) => None,
			(RestockCause::Household, Some(learned)) => {
				self.restocks.enlarge(gain(params.alpha, learned), amount);
				None
			},
		};
		self.expect(params);
		behaviour
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
		let Some((demand, level)) = self.demand(params).zip(self.accepted_level()) else { return };
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
