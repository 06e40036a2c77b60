//! Chain time of a development chain.
//!
//! Time is a function of the parent block and, unless a [`DevClock`] replaces it, of the wall
//! clock. Nothing is remembered beside the chain, so that a node which is started again goes on
//! where its last block was.
//!
//! The runtime's rules: a parachain block's slot is that of its relay parent, slots never go back,
//! and one slot takes at most [`BLOCKS_PER_SLOT`] blocks. Within a slot time runs on; when a slot
//! is full, the next one begins early.

use std::{
	fmt,
	str::FromStr,
	time::{Duration, SystemTime, UNIX_EPOCH},
};

use cot_runtime::{configs::devices::MAX_DRIFT, BLOCK_PROCESSING_VELOCITY, SLOT_DURATION};
use humantime::{format_rfc3339_seconds, parse_rfc3339_weak};

/// Blocks that the runtime admits to one slot: its velocity, and one to fill the unincluded
/// segment.
pub const BLOCKS_PER_SLOT: u32 = BLOCK_PROCESSING_VELOCITY + 1;
/// Shortest step, in milliseconds, at which no slot gets more blocks than it takes.
const SHORTEST_STEP: u64 = SLOT_DURATION / BLOCKS_PER_SLOT as u64;
/// Last start, in milliseconds: the year 2500, well before slots exceed the relay chain's 32-bit
/// block numbers.
const LAST_START: u64 = 16_725_225_600_000;

/// Chain time at a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parent {
	/// Its slot.
	pub slot: u64,
	/// Its time in milliseconds since the Unix epoch.
	pub time: u64,
	/// Number of blocks of its chain in its slot, itself included; counted up to
	/// [`BLOCKS_PER_SLOT`].
	pub blocks_in_slot: u32,
}

/// Slot and time of a new block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tick {
	/// Its slot, which is the relay chain's too.
	pub slot: u64,
	/// Its time in milliseconds since the Unix epoch.
	pub time: u64,
}

impl Tick {
	/// The tick closest to `wanted` that may follow `parent`; none follows the genesis block but
	/// `wanted` itself.
	pub fn closest_to(wanted: u64, parent: Option<Parent>) -> Self {
		let Some(parent) = parent else {
			return Self { slot: wanted / SLOT_DURATION, time: wanted };
		};
		let is_full = parent.blocks_in_slot >= BLOCKS_PER_SLOT;
		let first = parent.slot.saturating_add(u64::from(is_full));
		let slot = first.max(wanted / SLOT_DURATION);
		let begin = slot.saturating_mul(SLOT_DURATION);
		let time = wanted.max(parent.time).clamp(begin, begin.saturating_add(SLOT_DURATION - 1));
		Self { slot, time }
	}
}

/// Time that begins at a moment and advances with every block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DevClock {
	/// Time of the first block, in milliseconds since the Unix epoch.
	pub start: u64,
	/// Milliseconds from each block to the next.
	pub step: u64,
}

impl FromStr for DevClock {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let (mut start, mut step) = (None, None);
		for part in text.split(',') {
			match part.split_once('=') {
				Some(("start", value)) if start.is_none() => start = Some(parse_start(value)?),
				Some(("step", value)) if step.is_none() => step = Some(parse_step(value)?),
				_ => return Err("expected `start=<RFC 3339 time>,step=<seconds>`".into()),
			}
		}
		match (start, step) {
			(Some(start), Some(step)) => Ok(Self { start, step }),
			(None, _) => Err("the start is missing: `start=<RFC 3339 time>`".into()),
			(_, None) => Err("the step is missing: `step=<seconds>`".into()),
		}
	}
}

fn parse_start(text: &str) -> Result<u64, String> {
	let time = parse_rfc3339_weak(text)
		.map_err(|error| format!("`{text}` is not a time like 2017-01-01T00:00:00Z: {error}"))?;
	match millis(time) {
		start if start > 0 && start <= LAST_START => Ok(start),
		_ => Err(format!("`{text}` is not between 1970 and 2500")),
	}
}

fn parse_step(text: &str) -> Result<u64, String> {
	let seconds: u32 =
		text.parse().map_err(|_| format!("`{text}` is not a whole number of seconds"))?;
	let step = u64::from(seconds) * 1_000;
	if step < SHORTEST_STEP {
		return Err(format!(
			"a step of {seconds} s is too short: {BLOCKS_PER_SLOT} blocks share a slot of {} s",
			SLOT_DURATION / 1_000
		));
	}
	Ok(step)
}

impl fmt::Display for DevClock {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "start={},step={}", show(self.start), self.step / 1_000)
	}
}

/// Source of chain time.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
	/// The wall clock.
	Wall,
	/// The parent block.
	Dev(DevClock),
}

impl Clock {
	/// Slot and time of the block after `parent` (none: the genesis block).
	pub fn next(&self, parent: Option<Parent>) -> Tick {
		let wanted = match (self, parent) {
			(Self::Wall, _) => wall(),
			(Self::Dev(clock), None) => clock.start,
			(Self::Dev(clock), Some(parent)) => {
				parent.time.saturating_add(clock.step).max(clock.start)
			},
		};
		Tick::closest_to(wanted, parent)
	}
}

/// Most that the chain and the wall clock may be apart without devices being refused: no clock may
/// drift further.
pub const MAX_APART: Duration = Duration::from_secs(MAX_DRIFT);
/// Lead that is none: within a slot chain time runs on.
const SLOT: Duration = Duration::from_millis(SLOT_DURATION);
/// Shortest period at which blocks do not run ahead of the wall clock.
pub const SHORTEST_PERIOD: Duration = Duration::from_millis(SHORTEST_STEP);

/// Returns the wall clock's time in milliseconds since the Unix epoch.
pub fn wall() -> u64 {
	millis(SystemTime::now())
}

/// Returns by how much `time` is ahead of `now`, both in milliseconds since the Unix epoch; zero if
/// it is not, or less than a slot.
pub fn lead(time: u64, now: u64) -> Duration {
	let lead = Duration::from_millis(time.saturating_sub(now));
	if lead > SLOT {
		lead
	} else {
		Duration::ZERO
	}
}

/// Returns the time until the next block of a chain with this [`lead`], where it would be `period`
/// without one: at least a slot. Two blocks share a slot of the chain, so that the lead shrinks by
/// half the time that passes, or more.
pub fn pause(period: Duration, lead: Duration) -> Duration {
	if lead.is_zero() {
		period
	} else {
		period.max(SLOT)
	}
}

/// Returns true if a chain that makes blocks for transactions needs one without: the last block
/// (none: the genesis block) is older than `heartbeat`.
pub fn is_due(last: Option<Parent>, heartbeat: Duration, now: u64) -> bool {
	last.is_none_or(|last| Duration::from_millis(now.saturating_sub(last.time)) >= heartbeat)
}

/// Milliseconds since the Unix epoch; zero before it.
fn millis(time: SystemTime) -> u64 {
	let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
	u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// A moment as people write it.
pub fn show(time: u64) -> String {
	format_rfc3339_seconds(UNIX_EPOCH + Duration::from_millis(time.min(LAST_START))).to_string()
}

#[cfg(test)]
mod tests {
	use super::*;

	const SLOT: u64 = SLOT_DURATION;
	const A_SLOT: Duration = super::SLOT;

	fn parent(slot: u64, time: u64, blocks_in_slot: u32) -> Option<Parent> {
		Some(Parent { slot, time, blocks_in_slot })
	}

	fn tick(slot: u64, time: u64) -> Tick {
		Tick { slot, time }
	}

	/// A chain of blocks at the wanted times, and what their ticks are.
	fn replay(wanted: impl IntoIterator<Item = u64>) -> Vec<Tick> {
		let mut parent: Option<Parent> = None;
		let next = |wanted| {
			let tick = Tick::closest_to(wanted, parent);
			let before = parent.filter(|parent| parent.slot == tick.slot);
			let blocks_in_slot = before.map_or(0, |parent| parent.blocks_in_slot) + 1;
			parent = Some(Parent { slot: tick.slot, time: tick.time, blocks_in_slot });
			tick
		};
		wanted.into_iter().map(next).collect()
	}

	#[test]
	fn the_first_block_has_the_time_that_is_wanted() {
		assert_eq!(Tick::closest_to(10 * SLOT + 17, None), tick(10, 10 * SLOT + 17));
	}

	#[test]
	fn two_blocks_share_a_slot_and_the_third_begins_the_next() {
		let now = 10 * SLOT + 1_000;
		assert_eq!(
			replay([now, now + 1, now + 2, now + 3, now + 4]),
			[
				tick(10, now),
				tick(10, now + 1),
				tick(11, 11 * SLOT),
				tick(11, 11 * SLOT),
				tick(12, 12 * SLOT),
			]
		);
	}

	#[test]
	fn time_follows_the_wall_clock_at_two_blocks_a_slot() {
		let times: Vec<_> = (0..100).map(|n| 10 * SLOT + 2_999 + n * 3_000).collect();
		let ticks = replay(times.clone());
		assert_eq!(ticks.iter().map(|tick| tick.time).collect::<Vec<_>>(), times);
	}

	#[test]
	fn a_chain_that_is_ahead_waits_for_the_wall_clock() {
		assert_eq!(Tick::closest_to(5 * SLOT, parent(9, 9 * SLOT + 5, 1)), tick(9, 9 * SLOT + 5));
		assert_eq!(Tick::closest_to(5 * SLOT, parent(9, 9 * SLOT + 5, 2)), tick(10, 10 * SLOT));
		assert_eq!(Tick::closest_to(20 * SLOT, parent(9, 9 * SLOT + 5, 2)), tick(20, 20 * SLOT));
	}

	/// Leads after each block of a chain that was ahead by `ahead` once and is sealed with a
	/// period.
	fn leads(ahead: u64, period: Duration, blocks: usize) -> Vec<Duration> {
		let mut now = 10 * SLOT;
		let mut last = Parent { slot: 0, time: 0, blocks_in_slot: 0 };
		let mut seal = |wanted, now| {
			let tick = Tick::closest_to(wanted, Some(last));
			let blocks_in_slot = if tick.slot == last.slot { last.blocks_in_slot + 1 } else { 1 };
			last = Parent { slot: tick.slot, time: tick.time, blocks_in_slot };
			lead(tick.time, now)
		};
		let mut lead = seal(now + ahead, now);
		let next = |_| {
			now += u64::try_from(pause(period, lead).as_millis()).unwrap();
			lead = seal(now, now);
			lead
		};
		(0..blocks).map(next).collect()
	}

	/// The input of the report: the wall clock was nine days ahead for ten seconds.
	#[test]
	fn a_chain_that_was_ahead_once_is_caught_up_with() {
		const DAYS: u64 = 24 * 3_600_000;
		for period in [1, 500, 3_000, 6_000, 60_000].map(Duration::from_millis) {
			let leads = leads(9 * DAYS, period, 300_000);
			assert!(leads.windows(3).all(|lead| lead[0] < 3 * MAX_APART || lead[2] < lead[0]));
			let caught_up = leads.iter().position(Duration::is_zero);
			let slots = caught_up.unwrap() as u64 * period.max(A_SLOT).as_millis() as u64;
			assert!(slots <= 18 * DAYS + SLOT, "{period:?}: {slots} ms");
		}
	}

	#[test]
	fn quick_blocks_never_run_further_ahead_than_some_slots() {
		let leads = leads(0, Duration::from_millis(1), 10_000);
		assert!(leads.iter().all(|lead| *lead <= 3 * A_SLOT), "{:?}", leads.iter().max());
	}

	#[test]
	fn a_chain_in_time_keeps_its_period() {
		let period = Duration::from_millis(250);
		assert_eq!(pause(period, Duration::ZERO), period);
		assert_eq!(pause(period, lead(5_000 + SLOT, 5_000)), period);
		assert_eq!(pause(period, lead(5_001 + SLOT, 5_000)), A_SLOT);
		assert_eq!(pause(10 * A_SLOT, lead(100 * SLOT, 5_000)), 10 * A_SLOT);
	}

	#[test]
	fn an_idle_chain_is_never_further_behind_than_its_heartbeat() {
		let heartbeat = Duration::from_secs(60);
		let last = parent(1, 10_000, 1);
		assert!(is_due(None, heartbeat, 0));
		assert!(!is_due(last, heartbeat, 10_000));
		assert!(!is_due(last, heartbeat, 69_999));
		assert!(is_due(last, heartbeat, 70_000));
		// Ahead of the wall clock.
		assert!(!is_due(last, heartbeat, 0));
	}

	#[test]
	fn time_never_goes_back_and_lies_in_its_slot() {
		let mut before = tick(0, 0);
		for tick in replay([7, 3, 900, 20, 20, 20, 60_000, 1, 59_999, 70_000, 65_000]) {
			assert!(tick.slot >= before.slot && tick.time >= before.time);
			assert_eq!(tick.time / SLOT, tick.slot);
			before = tick;
		}
	}

	#[test]
	fn a_dev_clock_begins_at_its_start_and_advances_by_its_step() {
		let clock = Clock::Dev("start=2017-01-01T00:00:00Z,step=21600".parse().unwrap());
		let first = clock.next(None);
		assert_eq!(first.time, 1_483_228_800_000);
		let second = clock.next(parent(first.slot, first.time, 1));
		assert_eq!(second.time, first.time + 21_600_000);
		assert_eq!(second.slot, second.time / SLOT);
	}

	#[test]
	fn a_dev_clock_goes_on_from_a_later_parent() {
		let clock = Clock::Dev("start=2017-01-01T00:00:00Z,step=60".parse().unwrap());
		let later = 1_500_000_000_000;
		assert_eq!(clock.next(parent(later / SLOT, later, 1)).time, later + 60_000);
	}

	#[test]
	fn the_shortest_step_fills_every_slot() {
		let clock: DevClock = "start=2017-01-01T00:00:01Z,step=3".parse().unwrap();
		let times: Vec<_> = (0..50).map(|n| clock.start + n * clock.step).collect();
		assert_eq!(replay(times.clone()).iter().map(|tick| tick.time).collect::<Vec<_>>(), times);
	}

	#[test]
	fn a_dev_clock_reads_as_it_prints() {
		let text = "start=2017-01-01T00:00:00Z,step=21600";
		assert_eq!(text.parse::<DevClock>().unwrap().to_string(), text);
	}

	#[test]
	fn other_dev_clocks_are_refused() {
		for text in [
			"",
			"start=2017-01-01T00:00:00Z",
			"step=60",
			"start=yesterday,step=60",
			"start=2017-01-01T00:00:00Z,step=2",
			"start=2017-01-01T00:00:00Z,step=1.5",
			"start=2017-01-01T00:00:00Z,step=60,step=60",
			"start=1970-01-01T00:00:00Z,step=60",
			"start=2600-01-01T00:00:00Z,step=60",
			"start=2017-01-01T00:00:00Z,step=60,zone=UTC",
		] {
			assert!(text.parse::<DevClock>().is_err(), "{text}");
		}
	}
}
