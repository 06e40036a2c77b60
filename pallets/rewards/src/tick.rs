//! Automatic payouts in the idle weight of blocks.

use cot_primitives::{EpochIndex, Moment};
use frame_support::{storage::with_storage_layer, weights::WeightMeter};
use sp_runtime::DispatchResult;

use crate::{settle::DueShare, *};

/// State of an epoch's payout.
#[derive(PartialEq, Eq)]
enum Progress {
	/// Every share is paid, is withheld or has failed.
	Complete,
	/// The weight is used up.
	Interrupted,
}

impl<T: Config> Pallet<T> {
	/// Pays ended epochs in the order in which they ended, as far as `meter` allows.
	pub(crate) fn pay_ended_epochs(meter: &mut WeightMeter) {
		while meter.try_consume(T::WeightInfo::next_pending_epoch()).is_ok() {
			let Some((end, manufacturer)) = PendingPayouts::<T>::iter_keys().next() else { return };
			if Moment::from_be_bytes(end) > Self::now()
				|| meter.try_consume(T::WeightInfo::visit_epoch()).is_err()
				|| Self::pay_epoch(end, &manufacturer, meter) == Progress::Interrupted
			{
				return;
			}
		}
	}

	/// Pays the shares of one ended epoch after the one at which the last block stopped.
	fn pay_epoch(
		end: SortedMoment,
		manufacturer: &T::AccountId,
		meter: &mut WeightMeter,
	) -> Progress {
		let Some(PendingPayout { epoch, mut resume_after }) =
			PendingPayouts::<T>::get(end, manufacturer)
		else {
			return Progress::Complete;
		};
		// Closes the epoch here and not only with its first payout, which may fail.
		Programs::<T>::mutate_extant(manufacturer, |program| {
			if program.open_epoch == Some(epoch) {
				Self::close_epoch(manufacturer, program);
			}
		});
		while meter.try_consume(T::WeightInfo::pay_share()).is_ok() {
			let Some(household) = Self::next_household(manufacturer, epoch, resume_after.as_ref())
			else {
				PendingPayouts::<T>::remove(end, manufacturer);
				return Progress::Complete;
			};
			// A failure undoes this share only, and the next one is paid.
			if let Err(error) =
				with_storage_layer(|| Self::pay_or_withhold(manufacturer, epoch, &household))
			{
				Self::deposit_event(Event::RewardFailed {
					manufacturer: manufacturer.clone(),
					household: household.clone(),
					epoch,
					error,
				});
			}
			resume_after = Some(household);
		}
		// The entry is gone if the epoch's last share was settled.
		PendingPayouts::<T>::mutate_exists(end, manufacturer, |pending| {
			if let Some(pending) = pending {
				pending.resume_after = resume_after;
			}
		});
		Progress::Interrupted
	}

	/// Pays a share, or reports that it is withheld.
	fn pay_or_withhold(
		manufacturer: &T::AccountId,
		epoch: EpochIndex,
		household: &T::AccountId,
	) -> DispatchResult {
		let due = DueShare::<T>::find(manufacturer.clone(), epoch, household.clone())?;
		if !due.is_sanctioned() {
			return due.pay();
		}
		Self::deposit_event(Event::RewardWithheld {
			manufacturer: manufacturer.clone(),
			household: household.clone(),
			epoch,
			points: due.share.points,
			amount: due.amount,
		});
		Ok(())
	}

	/// Returns the household with an unsettled share of `epoch` that follows `last` in the order of
	/// storage.
	fn next_household(
		manufacturer: &T::AccountId,
		epoch: EpochIndex,
		last: Option<&T::AccountId>,
	) -> Option<T::AccountId> {
		let prefix = (manufacturer, epoch);
		match last {
			Some(last) => {
				let after = Shares::<T>::hashed_key_for((manufacturer, epoch, last));
				Shares::<T>::iter_key_prefix_from(prefix, after).next()
			},
			None => Shares::<T>::iter_key_prefix(prefix).next(),
		}
	}
}
