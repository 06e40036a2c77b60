//! Granting of points for attested actions.

use cot_primitives::{InspectManufacturers, Points, RewardedAction, SlotCaps};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Grants the points of `action`; changes nothing if it earns none.
	pub(crate) fn grant(
		manufacturer: &T::AccountId,
		household: &T::AccountId,
		action: RewardedAction,
		caps: &mut SlotCaps,
	) -> Option<Points> {
		let mut program = Programs::<T>::get(manufacturer)?;
		let now = Self::now();
		// The first points begin the first epoch.
		program.started_at.get_or_insert(now);
		let epoch = program.epoch_at(now)?;
		let terms = program.terms_in(epoch);
		let grant = terms.grant_for(action, epoch)?;
		if !program.grants_in(epoch) || !T::Manufacturers::is_approved(manufacturer) {
			return None;
		}
		// The slot's cap first, then the household's; the last grant before a cap is the rest of
		// it.
		let share = Shares::<T>::get((manufacturer, epoch, household));
		let earned = share.map_or(0, |share| share.points);
		let points = grant.within_cap(caps).min(terms.household_cap.saturating_sub(earned));
		if points == 0 {
			return None;
		}
		// The first points of an epoch fix the multiplier of all its points.
		let (multiplier, newcomer) = match share {
			Some(share) => (share.multiplier, None),
			None => {
				let mut record = Households::<T>::get(manufacturer, household)
					.unwrap_or_else(|| Household::new(epoch));
				record.enter(epoch, &terms.streak);
				(terms.streak.multiplier(record.level), Some(record))
			},
		};
		let mut total = EpochTotals::<T>::get(manufacturer, epoch).unwrap_or_default();
		total.add(Share { points, multiplier })?;

		// Everything is verified: only writes follow.
		grant.record(caps, points);
		if let Some(record) = newcomer {
			total.households = total.households.saturating_add(1);
			Households::<T>::insert(manufacturer, household, record);
		}
		if program.open_epoch != Some(epoch) {
			Self::open_epoch(manufacturer, &mut program, epoch);
			Programs::<T>::insert(manufacturer, program);
		}
		EpochTotals::<T>::insert(manufacturer, epoch, total);
		Shares::<T>::insert(
			(manufacturer, epoch, household),
			Share { points: earned.saturating_add(points), multiplier },
		);
		Self::deposit_event(Event::PointsAccrued {
			manufacturer: manufacturer.clone(),
			household: household.clone(),
			epoch,
			behaviour: grant.earning,
			points,
		});
		Some(points)
	}
}
