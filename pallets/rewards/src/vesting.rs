//! Vesting of rewards: frozen when they are paid, and released evenly over a time.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::Moment;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::{fungibles::MutateFreeze, Get},
};
use scale_info::TypeInfo;
use sp_runtime::traits::{AtLeast32BitUnsigned, SaturatedConversion, Saturating, Zero};

use crate::*;

/// Rewards of a household that are still frozen. They are released evenly, second by second.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Vesting<Balance> {
	/// Amount frozen at `since`.
	pub amount: Balance,
	/// Time of the last payout or release, in Unix seconds.
	pub since: Moment,
	/// Time at which nothing is frozen any more, in Unix seconds.
	pub until: Moment,
}

impl<Balance: AtLeast32BitUnsigned + Copy> Vesting<Balance> {
	/// Returns the amount that is not released at `now`, rounded up.
	pub fn locked_at(&self, now: Moment) -> Balance {
		let left = self.until.saturating_sub(now.max(self.since));
		let whole = self.until.saturating_sub(self.since);
		math::share_rounded_up(self.amount.saturated_into(), left, whole).saturated_into()
	}

	/// Releases what is due at `now`.
	pub fn release(&mut self, now: Moment) {
		self.amount = self.locked_at(now);
		self.since = now.max(self.since);
	}

	/// Freezes `amount` more at `now`, to be released over `period`. Together with what is frozen
	/// it is released over the mean of the times that are left, weighted by the amounts: so one
	/// record holds any number of payouts.
	pub fn add(&mut self, amount: Balance, now: Moment, period: Moment) {
		self.release(now);
		let left = self.until.saturating_sub(self.since);
		let sum = self.amount.saturating_add(amount);
		let mean =
			math::mean((self.amount.saturated_into(), left), (amount.saturated_into(), period));
		self.amount = sum;
		self.until = self.since.saturating_add(mean);
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_release_vested(
		manufacturer: T::AccountId,
		household: T::AccountId,
	) -> DispatchResult {
		let program = Programs::<T>::get(&manufacturer).ok_or(Error::<T>::UnknownProgram)?;
		let mut record =
			Households::<T>::get(&manufacturer, &household).ok_or(Error::<T>::UnknownHousehold)?;
		let before = record.vesting.amount;
		record.vesting.release(Self::now());
		let locked = record.vesting.amount;
		ensure!(locked < before, Error::<T>::NothingVested);
		Self::freeze(program.token, &household, locked)?;
		Households::<T>::insert(&manufacturer, &household, record);
		let released = before.saturating_sub(locked);
		Self::deposit_event(Event::VestedReleased { manufacturer, household, released, locked });
		Ok(())
	}

	/// Freezes the part of a payout that vests, and releases what is due of earlier ones. Returns
	/// that part.
	pub(crate) fn vest(
		token: cot_primitives::TokenId,
		household: &T::AccountId,
		vesting: &mut Vesting<BalanceOf<T>>,
		payout: BalanceOf<T>,
	) -> Result<BalanceOf<T>, DispatchError> {
		let frozen = payout.saturating_sub(T::SpendableShare::get().mul_floor(payout));
		vesting.add(frozen, Self::now(), T::VestingPeriod::get());
		Self::freeze(token, household, vesting.amount)?;
		Ok(frozen)
	}

	/// Freezes exactly this much for vesting. Freezes for other reasons may cover the same tokens.
	pub(crate) fn freeze(
		token: cot_primitives::TokenId,
		household: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let reason = FreezeReason::Vesting.into();
		match amount.is_zero() {
			true => T::Freezer::thaw(token, &reason, household),
			false => T::Freezer::set_freeze(token, &reason, household, amount),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const PERIOD: Moment = 1_000;

	fn vesting(amount: u128, since: Moment, until: Moment) -> Vesting<u128> {
		Vesting { amount, since, until }
	}

	#[test]
	fn a_payout_is_released_evenly_and_rounded_up() {
		let mut it = Vesting::<u128>::default();
		it.add(100, 5_000, PERIOD);
		assert_eq!(it, vesting(100, 5_000, 6_000));
		let locked = [4_000, 5_000, 5_001, 5_010, 5_500, 5_999, 6_000, Moment::MAX];
		assert_eq!(locked.map(|now| it.locked_at(now)), [100, 100, 100, 99, 50, 1, 0, 0]);
	}

	#[test]
	fn payouts_together_are_released_over_the_mean_of_their_times() {
		let mut it = vesting(100, 5_000, 6_000);
		// Fifty for half the period and 150 for all of it.
		it.add(150, 5_500, PERIOD);
		assert_eq!(it, vesting(200, 5_500, 5_500 + (50 * 500 + 150 * 1_000) / 200));
	}

	#[test]
	fn nothing_is_nothing() {
		let mut it = Vesting::<u128>::default();
		it.add(0, 5_000, PERIOD);
		assert_eq!(it.locked_at(5_000), 0);
		it.release(6_000);
		assert_eq!(it.amount, 0);
	}

	proptest! {
		#[test]
		fn no_more_is_locked_than_was_paid_and_all_of_it_is_released(
			payouts in prop::collection::vec((any::<u64>(), 0..5_000u64), 1..50),
		) {
			let (mut it, mut now, mut paid) = (Vesting::<u128>::default(), 1_000, 0u128);
			for (amount, pause) in payouts {
				let before = it.locked_at(now);
				now += pause;
				prop_assert!(it.locked_at(now) <= before);
				paid += u128::from(amount);
				it.add(amount.into(), now, PERIOD);
				prop_assert!(it.amount <= paid);
				prop_assert!(it.until <= now + PERIOD);
			}
			prop_assert_eq!(it.locked_at(now + PERIOD), 0);
		}

		#[test]
		fn releasing_often_or_once_is_the_same(
			amount in 1..u128::from(u64::MAX),
			times in prop::collection::vec(0..200u64, 1..20),
		) {
			let mut it = vesting(amount, 0, PERIOD);
			let (once, mut now) = (it, 0);
			for pause in times {
				now += pause;
				it.release(now);
				let exact = once.locked_at(now);
				// Each release rounds up, by one unit at most.
				prop_assert!(it.amount >= exact && it.amount - exact <= 20);
			}
		}
	}
}
