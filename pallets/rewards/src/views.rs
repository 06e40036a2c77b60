//! What a household may want to know.

use cot_primitives::Points;
use frame_support::traits::fungibles::Inspect;
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

impl<T: Config> Pallet<T> {
	/// How `owner` stands in one program, if it has anything to do with it.
	pub(crate) fn standing_in(
		manufacturer: T::AccountId,
		program: &ProgramOf<T>,
		owner: &T::AccountId,
	) -> Option<RewardStandingOf<T>> {
		let epoch = program.epoch_at(Self::now())?;
		let balance = T::Tokens::total_balance(program.token, owner);
		let mut points: Points = 0;
		let mut expected_payout = BalanceOf::<T>::zero();
		let mut unpaid = BalanceOf::<T>::zero();
		let mut has_share = false;
		for (of_epoch, total) in EpochTotals::<T>::iter_prefix(&manufacturer) {
			let Some(share) = PointsOf::<T>::get((&manufacturer, of_epoch, owner)) else {
				continue;
			};
			has_share = true;
			let payout = program.payout(of_epoch, &total, share);
			if of_epoch == epoch {
				points = share;
				expected_payout = payout;
			} else {
				unpaid.saturating_accrue(payout);
			}
		}
		if !has_share && balance.is_zero() {
			return None;
		}
		Some(RewardStanding {
			token: program.token,
			balance,
			epoch,
			epoch_ends_at: program.end_of(epoch)?,
			points,
			expected_payout,
			unpaid,
			manufacturer,
		})
	}
}
