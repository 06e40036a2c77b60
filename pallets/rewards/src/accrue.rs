//! How points are granted, and how the epoch that collects them opens and closes.

use cot_primitives::{Deed, EpochIndex, InspectManufacturers, Points, SlotLedger};
use frame_support::defensive;

use crate::*;

impl<T: Config> Pallet<T> {
	/// Grants what `deed` is worth; nothing changes where it is worth nothing.
	pub(crate) fn grant(
		manufacturer: &T::AccountId,
		owner: &T::AccountId,
		deed: Deed,
		ledger: &mut SlotLedger,
	) -> Option<Points> {
		let mut program = Programs::<T>::get(manufacturer)?;
		let now = Self::now();
		program.started_at.get_or_insert(now);
		let epoch = program.epoch_at(now)?;
		let terms = program.terms_in(epoch);
		let grant = terms.grant_for(deed, epoch)?;
		if !program.grants_in(epoch) || !T::Manufacturers::is_approved(manufacturer) {
			return None;
		}
		let share = Shares::<T>::get((manufacturer, epoch, owner));
		let earned = share.map_or(0, |share| share.points);
		let points = grant.within_cap(ledger).min(terms.household_cap.saturating_sub(earned));
		if points == 0 {
			return None;
		}
		let (multiplier, newcomer) = match share {
			Some(share) => (share.multiplier, None),
			None => {
				let mut household = Households::<T>::get(manufacturer, owner)
					.unwrap_or_else(|| Household::new(epoch));
				household.enter(epoch, &terms.streak);
				(terms.streak.multiplier(household.level), Some(household))
			},
		};
		let mut total = EpochTotals::<T>::get(manufacturer, epoch).unwrap_or_default();
		total.add(Share { points, multiplier })?;

		grant.record(ledger, points);
		if let Some(household) = newcomer {
			total.households = total.households.saturating_add(1);
			Households::<T>::insert(manufacturer, owner, household);
		}
		if program.open_epoch != Some(epoch) {
			Self::open_epoch(manufacturer, &mut program, epoch);
			Programs::<T>::insert(manufacturer, program);
		}
		EpochTotals::<T>::insert(manufacturer, epoch, total);
		Shares::<T>::insert(
			(manufacturer, epoch, owner),
			Share { points: earned.saturating_add(points), multiplier },
		);
		Self::deposit_event(Event::PointsAccrued {
			manufacturer: manufacturer.clone(),
			owner: owner.clone(),
			epoch,
			behaviour: grant.earning,
			points,
		});
		Some(points)
	}

	/// Lets `epoch` collect points.
	///
	/// The epoch that did so before is closed first if no payout has closed it yet: budgets are set
	/// aside in the order of the epochs, whoever claims first.
	fn open_epoch(manufacturer: &T::AccountId, program: &mut ProgramOf<T>, epoch: EpochIndex) {
		Self::close_epoch(manufacturer, program);
		program.adopt_announced(epoch);
		program.open_epoch = Some(epoch);
		if let Some(end) = program.end_of(epoch) {
			PendingPayouts::<T>::insert(end.to_be_bytes(), manufacturer, PendingPayout::new(epoch));
		}
	}

	/// Sets the budget of the open epoch aside; its points have become final. The caller stores
	/// `program`.
	pub(crate) fn close_epoch(manufacturer: &T::AccountId, program: &mut ProgramOf<T>) {
		let Some(epoch) = program.open_epoch else { return };
		EpochTotals::<T>::mutate_exists(manufacturer, epoch, |total| match total {
			Some(total) => program.close(epoch, total),
			None => {
				defensive!("an open epoch has a total; qed");
			},
		});
	}
}
