//! Changes that one reading alone does not prove: a restock and an implausible fall wait for the
//! next reading, and a fall is undone when the level returns.
//!
//! The third of three readings decides on the second, as in a running median of three (Tukey
//! 1977), but an ordinary fall is believed at once, so that nothing is ordered later for it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{
	math::{clamp_u32, mul_div},
	Moment, Params, Quantity, ServiceLevel, SlotState, DAY,
};

/// Longest time between two daily readings of which one is late: so long may something be taken out
/// and the use of so long may a restock hide.
const LATE: u32 = DAY + 6 * 3_600;

/// Last change as long as the next readings may refute it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub(crate) enum Doubt {
	/// No change is in doubt.
	#[default]
	None,
	/// The last reading showed `level` and waits, so many minutes after the last accepted level.
	Unconfirmed { after: Minutes, level: Quantity },
	/// The level fell by `amount`, so many minutes before the last reading, as it does when
	/// something is taken out for a while.
	Fallen { ago: Minutes, amount: Quantity },
}

/// Duration in minutes, at most 45 days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub(crate) struct Minutes(u16);

impl Minutes {
	/// Returns the nearest duration to so many seconds.
	pub fn nearest(seconds: u32) -> Self {
		Self(u16::try_from(seconds.saturating_add(30) / 60).unwrap_or(u16::MAX))
	}

	/// Returns the duration in seconds.
	pub fn seconds(self) -> u32 {
		u32::from(self.0) * 60
	}
}

impl Doubt {
	/// Returns the same after further seconds, unless they are too many for a return.
	pub fn later(self, seconds: u32) -> Self {
		match self {
			Self::Fallen { ago, amount } => {
				let seconds = ago.seconds().saturating_add(seconds);
				if seconds > LATE {
					return Self::None;
				}
				Self::Fallen { ago: Minutes::nearest(seconds), amount }
			},
			Self::None | Self::Unconfirmed { .. } => Self::None,
		}
	}
}

impl SlotState {
	/// Returns true if the use of `seconds` can have brought the level `from` one `to` the other,
	/// so that the fall is believed at once: no more than the reorder point of an order that takes
	/// a day longer, and before there is a forecast no more than half.
	pub(crate) fn is_plausible_fall(
		&self,
		params: &Params,
		from: Quantity,
		to: Quantity,
		seconds: u32,
	) -> bool {
		let lead_time = Moment::from(seconds) + Moment::from(DAY);
		let most = self.reorder_point(params, lead_time, ServiceLevel::Balanced);
		from.saturating_sub(to) <= most.unwrap_or(from / 2)
	}

	/// Returns the seconds of the cycle up to the last reading whose use is not counted, because
	/// its level waits.
	pub(crate) fn uncounted(&self) -> u32 {
		match self.doubt {
			Doubt::Unconfirmed { after, .. } => after.seconds(),
			Doubt::None | Doubt::Fallen { .. } => 0,
		}
	}

	/// Returns the use to expect in `seconds`, by the forecast or before it by the current cycle.
	fn expected_use(&self, params: &Params, seconds: u32) -> Option<u64> {
		let of_cycle = || {
			let cycle = self.cycle?;
			let counted = cycle.elapsed.saturating_sub(self.uncounted());
			(counted > 0).then(|| mul_div(cycle.consumed.into(), seconds.into(), counted.into()))
		};
		self.demand(params).map(|demand| demand.mean(seconds)).or_else(of_cycle)
	}

	/// Returns the use to expect in the seconds before a restock and after it that no reading
	/// separates, of which those of a day count. Before the restock no more can be used than is
	/// there, and it comes half-way on average.
	pub(crate) fn hidden_use(&self, params: &Params, seconds: u32) -> Quantity {
		let mean = self.expected_use(params, seconds.min(LATE)).unwrap_or_default();
		let before = u64::from(self.accepted_level().unwrap_or_default());
		clamp_u32(mean.min(before.saturating_add(mean / 2)))
	}

	/// Returns the doubt after a fall by `amount`, believed at a reading `seconds` after the last
	/// one: whether it is more than the use to expect.
	pub(crate) fn doubt_after_fall(
		&self,
		params: &Params,
		resolution: Quantity,
		amount: Quantity,
		seconds: u32,
	) -> Doubt {
		let earlier = self.doubt.later(seconds);
		let expected = self.expected_use(params, seconds).unwrap_or_default();
		let usual = expected.saturating_add(resolution.into());
		match earlier {
			// What was taken out is the largest fall of a day.
			Doubt::Fallen { amount: larger, .. } if larger >= amount => earlier,
			_ if u64::from(amount) <= usual => earlier,
			_ => Doubt::Fallen { ago: Minutes::default(), amount },
		}
	}

	/// Returns true if a rise by `amount` at a reading `seconds` after the last one brings back
	/// what fell before, less what is used meanwhile: as much again since the reading before the
	/// fall as after it. While no use is known, a rise by any less is a return.
	pub(crate) fn is_return(
		&self,
		params: &Params,
		resolution: Quantity,
		amount: Quantity,
		seconds: u32,
	) -> bool {
		let Doubt::Fallen { ago, amount: fallen } = self.doubt.later(seconds) else { return false };
		let used = self.expected_use(params, ago.seconds() * 2);
		let least = used.map_or(0, |used| {
			u64::from(fallen).saturating_sub(used.saturating_add(resolution.into()))
		});
		(least..=u64::from(fallen.saturating_add(resolution))).contains(&amount.into())
	}
}
