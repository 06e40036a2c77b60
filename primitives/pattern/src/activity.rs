//! State of an activity: learns when a household does a thing from one session after the other.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::{
	chance::{Chance, Evidence, ONE},
	clock::Clock,
	math::{clamp_u32, mul_div, smooth_u32},
	rhythm::{Phase, Rung},
	Behaviour, Moment, Transition, DAY,
};

/// Days of a week.
const WEEK: u16 = 7;
/// Longest pause in days over which a routine is judged, and the farthest forecast.
const LONGEST_PAUSE: u16 = 28;
/// Seconds after a session in which a further one belongs to the same occasion.
const BREAK: u32 = 3_600;
/// Least half width of the window around the usual time of day, in seconds.
const LEAST_WINDOW: u32 = 3_600;
/// Chance of a day for a household that does a thing daily, and for one that only does it often.
const DAILY: u32 = ONE / 20 * 19;
const OFTEN: u32 = ONE / 4 * 3;

/// Speed of learning of activities, and what establishes them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct ActivityParams {
	/// Smoothing constant: weight of the newest occasion or day of its kind, in thousandths.
	pub alpha: u16,
	/// Evidence that establishes a pattern, in bits: a household without one reaches `n` bits for
	/// a routine with a chance of about `2^-n`.
	pub evidence: u8,
	/// Conforming occasions in a row that a pattern needs besides.
	pub repetitions: u8,
	/// Deviating occasions in a row after which it lapses.
	pub misses: u8,
}

/// Values tuned on real households; `docs/pattern.md` has the figures.
impl Default for ActivityParams {
	fn default() -> Self {
		Self { alpha: 50, evidence: 5, repetitions: 2, misses: 6 }
	}
}

/// Way in which the days of an activity follow one another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Routine {
	/// Some days of the week are preferred.
	Weekdays,
	/// Some pauses of whole days are preferred.
	Pauses,
	/// It is done on almost every day.
	Daily,
}

/// Pattern of an activity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Habit {
	/// There is no evidence of a pattern yet, or none.
	Learning {
		/// Conforming occasions in a row.
		repetitions: u8,
	},
	/// The household does it by a pattern.
	Established {
		/// Way in which the days follow one another.
		routine: Routine,
		/// Usual time of day, in seconds of the UTC day.
		time: u32,
		/// Usual time between two occasions, in seconds.
		interval: Moment,
		/// Usual length of a session, in seconds.
		seconds: u32,
	},
	/// The household no longer keeps to the pattern it had.
	Lapsed,
}

/// Meaning of one session.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ActivityObservation {
	/// Relation to the pattern. A further session of the same day or within an hour belongs to the
	/// same occasion and has no behaviour of its own.
	pub behaviour: Option<Behaviour>,
	/// Change of the pattern, if the session changed it.
	pub transition: Option<Transition>,
	/// True if it began on a day and at a time of day that the best routine so far expected, even
	/// though nothing may be established. `None` for a further session, the first, and one after a
	/// long pause.
	pub is_expected: Option<bool>,
}

/// Window in which the next session is expected to begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ExpectedSession {
	/// Beginning of the window.
	pub from: Moment,
	/// End of the window.
	pub to: Moment,
}

/// Everything remembered of one activity. The default has seen no session.
///
/// A household's day begins opposite to its usual time of day on the UTC circle, so that no time
/// zone has to be known. The first session of such a day is its *occasion*.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ActivityState {
	/// Last occasion, if there was any.
	last: Occasion,
	/// Time of day of the occasions, and its mean absolute deviation in seconds.
	clock: Clock,
	deviation: u16,
	/// Usual length of a session, and usual time between two occasions, in seconds.
	seconds: u32,
	interval: u32,
	/// Chance of any day, of each day of the week, and after pauses of 1, 2, .. and 8 or more
	/// days.
	any_day: Chance,
	weekdays: [Chance; 7],
	pauses: [Chance; 8],
	/// Evidence for each routine, see [`ROUTINES`].
	evidence: [Evidence; 3],
	/// Share of the occasions that came as expected, in thousandths.
	hits: u16,
	/// Occasions learned from, at most 255.
	occasions: u8,
	phase: Phase,
}

/// Routines in the order of their evidence. Of equal ones the last is believed: a weekday outlives
/// a holiday.
const ROUTINES: [Routine; 3] = [Routine::Daily, Routine::Pauses, Routine::Weekdays];

/// Last day with a session.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
struct Occasion {
	/// Number of the household's day since the Unix epoch.
	day: u16,
	/// Beginning of the first session and end of the last one in Unix seconds, until 2106.
	at: u32,
	ended: u32,
}

impl ActivityState {
	/// Learns from a session that began at `at` and took so many seconds. A session before the last
	/// one belongs to the same occasion as the last.
	pub fn observe(
		&mut self,
		params: &ActivityParams,
		at: Moment,
		seconds: u32,
	) -> ActivityObservation {
		let at = clamp_u32(at);
		let ended = at.saturating_add(seconds);
		if self.occasions == 0 {
			self.clock.learn(1_000, at.into());
			self.seconds = seconds;
			self.occasions = 1;
			self.last = Occasion { day: self.day(at), at, ended };
			return ActivityObservation {
				behaviour: Some(Behaviour::Learning),
				..Default::default()
			};
		}
		let last = self.last;
		self.seconds = smooth_u32(self.seconds, seconds, self.gain(params));
		let day = self.day(at);
		if day <= last.day || at < last.ended.saturating_add(BREAK) {
			self.last.ended = last.ended.max(ended);
			return ActivityObservation::default();
		}
		let pause = day.saturating_sub(last.day);
		let seen = if pause > LONGEST_PAUSE {
			// What the household did meanwhile, or whether the device was read, is not known.
			let transition = self.phase.interrupt();
			self.forget_evidence();
			let behaviour = Some(Behaviour::Learning);
			ActivityObservation { behaviour, transition, is_expected: None }
		} else {
			self.judge(params, last.day, pause, at)
		};
		self.last = Occasion { day, at, ended };
		self.learn_time(params, last.at);
		seen
	}

	/// Returns the pattern.
	pub fn habit(&self) -> Habit {
		match self.phase.get() {
			(Rung::Learning, repetitions) => Habit::Learning { repetitions },
			(Rung::Established, _) => Habit::Established {
				routine: self.routine(),
				time: self.clock.seconds(),
				interval: self.interval.into(),
				seconds: self.seconds,
			},
			(Rung::Lapsed, _) => Habit::Lapsed,
		}
	}

	/// Returns how far the occasions come as expected beyond chance, in thousandths: the share of
	/// those that do, less what an occasion on random days at random hours would achieve, as a part
	/// of the best that is possible (Cohen 1960). Zero unless a pattern is established.
	pub fn quality(&self) -> u16 {
		if self.phase.get().0 != Rung::Established {
			return 0;
		}
		let hits = u64::from(self.hits.min(1_000));
		let chance = u64::from(self.chance().min(999));
		let beyond = mul_div(hits.saturating_sub(chance), 1_000, 1_000 - chance);
		u16::try_from(beyond).unwrap_or(1_000)
	}

	/// Returns the window in which the next occasion is expected, if a pattern is established.
	pub fn expected_next(&self) -> Option<ExpectedSession> {
		let last = self.last;
		if self.phase.get().0 != Rung::Established {
			return None;
		}
		let routine = self.routine();
		let pause = (1..=LONGEST_PAUSE)
			.find(|pause| self.expects(routine, last.day.saturating_add(*pause), *pause))?;
		let day = Moment::from(last.day.saturating_add(pause));
		let usual = day * Moment::from(DAY) + Moment::from(self.clock.seconds());
		let window = Moment::from(self.window());
		Some(ExpectedSession { from: usual.saturating_sub(window), to: usual + window })
	}

	/// Returns the number of the household's day.
	fn day(&self, at: u32) -> u16 {
		let since =
			(u64::from(at) + u64::from(DAY / 2)).saturating_sub(u64::from(self.clock.seconds()));
		u16::try_from(since / u64::from(DAY)).unwrap_or(u16::MAX)
	}

	/// Judges an occasion so many days after the last one, and learns from these days.
	fn judge(
		&mut self,
		params: &ActivityParams,
		last: u16,
		pause: u16,
		at: u32,
	) -> ActivityObservation {
		let is_in_window = self.clock.distance(at.into()) <= self.window();
		let day = last.saturating_add(pause);
		let is_expected = self.expects(self.routine(), day, pause) && is_in_window;
		for passed in 1..=pause {
			self.learn_day(params, last.saturating_add(passed), passed, passed == pause);
		}
		let hit = if is_expected { 1_000 } else { 0 };
		let hits = smooth_u32(self.hits.into(), hit, self.gain(params));
		self.hits = u16::try_from(hits).unwrap_or(1_000);
		let is_proven = self.evidence.iter().any(|evidence| evidence.reaches(params.evidence));
		let (behaviour, transition) =
			self.phase.climb(params.repetitions, params.misses, is_expected, is_proven);
		if transition == Some(Transition::Lapsed) {
			self.forget_evidence();
		}
		ActivityObservation {
			behaviour: Some(behaviour),
			transition,
			is_expected: Some(is_expected),
		}
	}

	/// Learns whether the thing was done on a day, `pause` days after the last one.
	fn learn_day(&mut self, params: &ActivityParams, day: u16, pause: u16, is_done: bool) {
		let base = self.base();
		let forecasts = [DAILY, self.after_pause(pause, base), self.on_weekday(day, base)];
		let rivals = [OFTEN, base, base];
		for ((evidence, forecast), rival) in self.evidence.iter_mut().zip(forecasts).zip(rivals) {
			evidence.add(forecast, rival, is_done);
		}
		self.any_day.learn(params.alpha / 4, is_done);
		if let Some(chance) = self.weekdays.get_mut(weekday(day)) {
			chance.learn(params.alpha, is_done);
		}
		if let Some(chance) = self.pauses.get_mut(bucket(pause)) {
			chance.learn(params.alpha, is_done);
		}
	}

	/// Learns the time of day of the last occasion, and its interval from the one before.
	fn learn_time(&mut self, params: &ActivityParams, before: u32) {
		let Occasion { at, .. } = self.last;
		let gain = self.gain(params);
		let distance = self.clock.distance(at.into());
		let deviation = smooth_u32(self.deviation.into(), distance, gain);
		self.deviation = u16::try_from(deviation).unwrap_or(u16::MAX);
		let usual = self.clock.seconds();
		self.clock.learn(gain, at.into());
		self.renumber(usual);
		let interval = at.saturating_sub(before);
		let first = if self.occasions == 1 { 1_000 } else { gain };
		self.interval = smooth_u32(self.interval, interval, first);
		self.occasions = self.occasions.saturating_add(1);
	}

	/// Renumbers the days after the usual time of day moved across midnight: one that lies before
	/// midnight belongs to the day that ends there, one after it to the next.
	fn renumber(&mut self, usual: u32) {
		let now = self.clock.seconds();
		if usual > now.saturating_add(DAY / 2) {
			self.last.day = self.last.day.saturating_add(1);
			self.weekdays.rotate_right(1);
		} else if now > usual.saturating_add(DAY / 2) {
			self.last.day = self.last.day.saturating_sub(1);
			self.weekdays.rotate_left(1);
		}
	}

	fn forget_evidence(&mut self) {
		self.evidence = Default::default();
	}

	/// Returns the routine with the most evidence.
	fn routine(&self) -> Routine {
		let best = ROUTINES.into_iter().zip(self.evidence).max_by_key(|(_, evidence)| *evidence);
		best.map_or(Routine::Daily, |(routine, _)| routine)
	}

	/// Returns true if the routine expects the thing on a day, `pause` days after the last one:
	/// the day's chance is clearly above that of any day.
	fn expects(&self, routine: Routine, day: u16, pause: u16) -> bool {
		let base = self.base();
		let least = base + base * (ONE - base) / ONE / 4;
		match routine {
			Routine::Weekdays => self.on_weekday(day, base) >= least.min(DAILY),
			Routine::Pauses => self.after_pause(pause, base) >= least.min(DAILY),
			Routine::Daily => pause == 1,
		}
	}

	/// Returns the chance in thousandths that an occasion comes as expected without a pattern:
	/// after a pause that has no memory (geometric), at any time of day.
	pub fn chance(&self) -> u16 {
		let base = u64::from(self.base());
		let one = u64::from(ONE);
		let days = match self.routine() {
			Routine::Daily => u64::from(OFTEN),
			Routine::Weekdays => {
				let expected =
					(0..WEEK).filter(|day| self.expects(Routine::Weekdays, *day, 1)).count();
				one * u64::try_from(expected).unwrap_or_default() / u64::from(WEEK)
			},
			Routine::Pauses => {
				let (mut left, mut expected) = (one, 0);
				for pause in 1..=8 {
					let ends = if pause == 8 { left } else { left * base / one };
					if self.expects(Routine::Pauses, 0, pause) {
						expected += ends;
					}
					left = left.saturating_sub(ends);
				}
				expected
			},
		};
		let chance = mul_div(days * 1_000, u64::from(self.window()) * 2, one * u64::from(DAY));
		u16::try_from(chance).unwrap_or(1_000).min(1_000)
	}

	/// Returns the half width of the window around the usual time of day, in seconds: twice the
	/// mean absolute deviation, at most the whole day.
	fn window(&self) -> u32 {
		(u32::from(self.deviation) * 2).clamp(LEAST_WINDOW, DAY / 2)
	}

	/// Returns the chance of any day.
	fn base(&self) -> u32 {
		self.any_day.given(ONE / 2)
	}

	fn on_weekday(&self, day: u16, base: u32) -> u32 {
		self.weekdays.get(weekday(day)).map_or(base, |chance| chance.given(base))
	}

	fn after_pause(&self, pause: u16, base: u32) -> u32 {
		self.pauses.get(bucket(pause)).map_or(base, |chance| chance.given(base))
	}

	/// Returns the smoothing constant of an occasion: a plain average until the newest would count
	/// less than twice `alpha`.
	fn gain(&self, params: &ActivityParams) -> u16 {
		let least = params.alpha.saturating_mul(2);
		least.max(1_000 / u16::from(self.occasions).saturating_add(1))
	}
}

/// Returns the place of a day in the week.
fn weekday(day: u16) -> usize {
	usize::from(day % WEEK)
}

/// Returns the place of a pause among the pauses.
fn bucket(pause: u16) -> usize {
	usize::from(pause.clamp(1, 8)) - 1
}
