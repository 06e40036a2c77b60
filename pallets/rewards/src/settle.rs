//! What becomes of a household's share once its epoch has ended.

use cot_primitives::{EpochIndex, InspectSanctions};
use frame_support::{
	defensive, ensure,
	traits::{fungibles::Mutate, Defensive},
};
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchError, DispatchResult,
};

use crate::*;

/// A share of an ended epoch, with what it is a share of. Nothing is written before it is settled.
pub(crate) struct DueShare<T: Config> {
	manufacturer: T::AccountId,
	owner: T::AccountId,
	epoch: EpochIndex,
	program: ProgramOf<T>,
	total: EpochTotalOf<T>,
	pub(crate) share: Share,
	pub(crate) amount: BalanceOf<T>,
}

impl<T: Config> DueShare<T> {
	/// Looks the share up and closes its epoch, if nobody has.
	pub(crate) fn find(
		manufacturer: T::AccountId,
		epoch: EpochIndex,
		owner: T::AccountId,
	) -> Result<Self, DispatchError> {
		let mut program = Programs::<T>::get(&manufacturer).ok_or(Error::<T>::UnknownProgram)?;
		ensure!(program.has_ended(epoch, Pallet::<T>::now()), Error::<T>::EpochNotEnded);
		let share =
			Shares::<T>::get((&manufacturer, epoch, &owner)).ok_or(Error::<T>::NothingToClaim)?;
		let mut total = EpochTotals::<T>::get(&manufacturer, epoch)
			.defensive_proof("an epoch has a total as long as it has shares; qed")
			.ok_or(Error::<T>::NothingToClaim)?;
		program.close(epoch, &mut total);
		let amount = program.payout(epoch, &total, share);
		Ok(Self { manufacturer, owner, epoch, program, total, share, amount })
	}

	/// Whether the manufacturer has something against the household.
	pub(crate) fn is_sanctioned(&self) -> bool {
		T::Sanctions::is_sanctioned(&self.manufacturer, &self.owner)
	}

	/// Mints what the share is worth to the household.
	pub(crate) fn pay(mut self) -> DispatchResult {
		let (points, amount) = (self.share.points, self.amount);
		if !amount.is_zero() {
			T::Tokens::mint_into(self.program.token, &self.owner, amount)?;
		}
		self.program.minted.saturating_accrue(amount);
		self.total.minted.saturating_accrue(amount);
		Pallet::<T>::deposit_event(Event::RewardPaid {
			manufacturer: self.manufacturer.clone(),
			owner: self.owner.clone(),
			epoch: self.epoch,
			points,
			amount,
		});
		let epoch = self.epoch;
		self.settle(Some(EpochReward { epoch, points, amount }));
		Ok(())
	}

	/// Takes the share away: what it is worth is never minted for this epoch, and later ones may
	/// mint it.
	pub(crate) fn forfeit(mut self) {
		self.total.forfeited.saturating_accrue(self.amount);
		Pallet::<T>::deposit_event(Event::RewardForfeited {
			manufacturer: self.manufacturer.clone(),
			owner: self.owner.clone(),
			epoch: self.epoch,
			points: self.share.points,
			amount: self.amount,
		});
		self.settle(None);
	}

	/// Forgets the share, for which the household got `reward`, and, if it was the last, the epoch.
	fn settle(self, reward: Option<EpochReward<BalanceOf<T>>>) {
		let Self { manufacturer, owner, epoch, mut program, mut total, share, amount } = self;
		Households::<T>::mutate_exists(&manufacturer, &owner, |household| match household {
			Some(household) => household.settle(reward),
			None => {
				defensive!("a household is not forgotten as long as it has shares; qed");
			},
		});
		program.reserved.saturating_reduce(amount);
		total.settled_weight = total.settled_weight.saturating_add(share.weight());
		Shares::<T>::remove((&manufacturer, epoch, owner));
		if total.is_settled() {
			// What rounding left of the epoch's budget was never minted: later epochs may.
			program.reserved.saturating_reduce(total.reserved());
			if let Some(end) = program.end_of(epoch) {
				PendingPayouts::<T>::remove(end.to_be_bytes(), &manufacturer);
			}
			EpochTotals::<T>::remove(&manufacturer, epoch);
			Pallet::<T>::deposit_event(Event::EpochSettled {
				manufacturer: manufacturer.clone(),
				epoch,
				households: total.households,
				points: total.points,
				minted: total.minted,
				forfeited: total.forfeited,
			});
		} else {
			EpochTotals::<T>::insert(&manufacturer, epoch, total);
		}
		Programs::<T>::insert(manufacturer, program);
	}
}
