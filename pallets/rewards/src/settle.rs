//! Settlement of a household's share of an ended epoch: paid or forfeited.

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

impl<T: Config> Pallet<T> {
	pub(crate) fn do_claim_for(
		manufacturer: T::AccountId,
		epoch: EpochIndex,
		household: T::AccountId,
	) -> DispatchResult {
		let due = DueShare::<T>::find(manufacturer, epoch, household)?;
		ensure!(!due.is_sanctioned(), Error::<T>::HouseholdSanctioned);
		due.pay()
	}

	pub(crate) fn do_force_release(
		manufacturer: T::AccountId,
		epoch: EpochIndex,
		household: T::AccountId,
	) -> DispatchResult {
		let due = DueShare::<T>::find(manufacturer, epoch, household)?;
		ensure!(due.is_sanctioned(), Error::<T>::HouseholdNotSanctioned);
		due.pay()
	}

	pub(crate) fn do_forfeit(
		manufacturer: T::AccountId,
		epoch: EpochIndex,
		household: T::AccountId,
	) -> DispatchResult {
		let due = DueShare::<T>::find(manufacturer, epoch, household)?;
		ensure!(due.is_sanctioned(), Error::<T>::HouseholdNotSanctioned);
		due.forfeit();
		Ok(())
	}
}

/// An unsettled share of an ended epoch, with its program and its epoch's total. Nothing is written
/// before it is settled.
pub(crate) struct DueShare<T: Config> {
	manufacturer: T::AccountId,
	household: T::AccountId,
	epoch: EpochIndex,
	program: ProgramOf<T>,
	total: EpochTotalOf<T>,
	pub(crate) share: Share,
	pub(crate) amount: BalanceOf<T>,
}

impl<T: Config> DueShare<T> {
	/// Loads the share and closes its epoch, if it is still open.
	pub(crate) fn find(
		manufacturer: T::AccountId,
		epoch: EpochIndex,
		household: T::AccountId,
	) -> Result<Self, DispatchError> {
		let mut program = Programs::<T>::get(&manufacturer).ok_or(Error::<T>::UnknownProgram)?;
		ensure!(program.has_ended(epoch, Pallet::<T>::now()), Error::<T>::EpochNotEnded);
		let share =
			Shares::<T>::get((&manufacturer, epoch, &household)).ok_or(Error::<T>::UnknownShare)?;
		let mut total = EpochTotals::<T>::get(&manufacturer, epoch)
			.defensive_proof("an epoch has a total as long as it has shares; qed")
			.ok_or(Error::<T>::UnknownShare)?;
		program.close(epoch, &mut total);
		let amount = program.payout(epoch, &total, share);
		Ok(Self { manufacturer, household, epoch, program, total, share, amount })
	}

	/// Returns true if a device of the household is under a sanction of the manufacturer.
	pub(crate) fn is_sanctioned(&self) -> bool {
		T::Sanctions::is_sanctioned(&self.manufacturer, &self.household)
	}

	/// Mints the share's payout to the household.
	pub(crate) fn pay(mut self) -> DispatchResult {
		let (points, amount) = (self.share.points, self.amount);
		let mut vesting = Zero::zero();
		if !amount.is_zero() {
			let token = self.program.token;
			T::Tokens::mint_into(token, &self.household, amount)?;
			vesting = Households::<T>::try_mutate(&self.manufacturer, &self.household, |record| {
				match record {
					Some(record) => {
						Pallet::<T>::vest(token, &self.household, &mut record.vesting, amount)
					},
					None => Ok(Zero::zero()),
				}
			})?;
		}
		self.program.minted.saturating_accrue(amount);
		self.total.minted.saturating_accrue(amount);
		Pallet::<T>::deposit_event(Event::RewardPaid {
			manufacturer: self.manufacturer.clone(),
			household: self.household.clone(),
			epoch: self.epoch,
			points,
			amount,
			vesting,
		});
		let epoch = self.epoch;
		self.settle(Some(EpochReward { epoch, points, amount }));
		Ok(())
	}

	/// Forfeits the share: its payout is never minted for this epoch, and later ones may mint it.
	pub(crate) fn forfeit(mut self) {
		self.total.forfeited.saturating_accrue(self.amount);
		Pallet::<T>::deposit_event(Event::RewardForfeited {
			manufacturer: self.manufacturer.clone(),
			household: self.household.clone(),
			epoch: self.epoch,
			points: self.share.points,
			amount: self.amount,
		});
		self.settle(None);
	}

	/// Removes the share, for which `reward` was paid, and the epoch, if the share was its last.
	fn settle(self, reward: Option<EpochReward<BalanceOf<T>>>) {
		let Self { manufacturer, household, epoch, mut program, mut total, share, amount } = self;
		Households::<T>::mutate_exists(&manufacturer, &household, |record| match record {
			Some(record) => record.settle(reward),
			None => {
				defensive!("a household is not forgotten as long as it has shares; qed");
			},
		});
		program.reserved.saturating_reduce(amount);
		total.settled_weight = total.settled_weight.saturating_add(share.weight());
		Shares::<T>::remove((&manufacturer, epoch, household));
		if total.is_settled() {
			// The remainder of rounding was never minted: later epochs may mint it.
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
