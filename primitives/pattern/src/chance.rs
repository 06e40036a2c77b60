//! Chance that a household does a thing on a kind of day, and the evidence for it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::math::{log2, smooth};

/// Certainty, in the unit of all chances.
pub(crate) const ONE: u32 = 1 << 16;
/// Least chance, and the least distance from certainty, that is forecast.
const LEAST: u32 = ONE / 64;
/// Days whose weight the chance of any day has in that of one kind of day.
const PRIOR: u32 = 4;

/// Chance in 2^-16, learned from so many days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub(crate) struct Chance {
	chance: u16,
	days: u8,
}

impl Chance {
	/// Learns from one day: a plain average until the newest would count less than `alpha`.
	pub fn learn(&mut self, alpha: u16, is_done: bool) {
		let gain = alpha.max(1_000 / u16::from(self.days).saturating_add(1));
		let value = if is_done { u64::from(u16::MAX) } else { 0 };
		let chance = smooth(self.chance.into(), value, gain);
		self.chance = u16::try_from(chance).unwrap_or(u16::MAX);
		self.days = self.days.saturating_add(1);
	}

	/// Returns the chance, drawn towards `base` while few days were seen (Bühlmann 1967).
	pub fn given(self, base: u32) -> u32 {
		let days = u32::from(self.days);
		let sum = days * u32::from(self.chance) + PRIOR * base.min(ONE);
		(sum / (days + PRIOR)).clamp(LEAST, ONE - LEAST)
	}
}

/// Evidence for one way to forecast against another: the logarithm of the ratio of what both bet on
/// the days so far, in 2^-8 bits. If the other is right, it ever reaches `n` bits with a chance of
/// at most `2^-n` (Ville 1939; Wald 1945).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub(crate) struct Evidence(i16);

impl Evidence {
	/// Least evidence, of four bits against it: what is to be made up for after a change of habit.
	const LEAST: i16 = -4 * 256;

	/// Adds a day with the chances that both gave it.
	pub fn add(&mut self, forecast: u32, other: u32, is_done: bool) {
		let of = |chance: u32| if is_done { chance } else { ONE.saturating_sub(chance) };
		let bits = log2(of(forecast)).saturating_sub(log2(of(other)));
		let sum = i32::from(self.0).saturating_add(bits);
		self.0 = i16::try_from(sum).unwrap_or(i16::MAX).max(Self::LEAST);
	}

	/// Returns true if it reaches so many bits.
	pub fn reaches(self, bits: u8) -> bool {
		i32::from(self.0) >= i32::from(bits) << 8
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_chance_is_drawn_to_the_base_while_few_days_were_seen() {
		let mut chance = Chance::default();
		assert_eq!(chance.given(ONE / 4), ONE / 4);
		chance.learn(50, true);
		assert_eq!(chance.given(0), (ONE - 1) / 5);
		(0..250).for_each(|_| chance.learn(50, true));
		assert!(chance.given(0) > ONE - LEAST - 10);
		assert_eq!(chance.given(ONE), ONE - LEAST);
		(0..250).for_each(|_| chance.learn(50, false));
		assert_eq!(chance.given(0), LEAST);
	}

	#[test]
	fn evidence_grows_by_the_bits_that_the_better_bet_gains() {
		let mut evidence = Evidence::default();
		evidence.add(ONE / 2, ONE / 4, true);
		assert!(evidence.reaches(1) && !evidence.reaches(2));
		evidence.add(ONE / 2, ONE / 2, false);
		assert_eq!(evidence, Evidence(256));
		evidence.add(ONE / 4, ONE / 2, true);
		assert_eq!(evidence, Evidence(0));
	}

	#[test]
	fn evidence_is_bounded_whatever_is_bet() {
		let mut evidence = Evidence::default();
		(0..10_000).for_each(|_| evidence.add(u32::MAX, 0, true));
		assert_eq!(evidence, Evidence(i16::MAX));
		(0..10_000).for_each(|_| evidence.add(u32::MAX, 0, false));
		assert_eq!(evidence, Evidence(Evidence::LEAST));
	}
}
