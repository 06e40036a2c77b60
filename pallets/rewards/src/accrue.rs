//! Granting of points for attested actions, and the signs of life that keep a streak.

use cot_primitives::{
	EpochIndex, InspectManufacturers, Moment, Points, RewardedAction, SlotCaps, DAY,
};
use sp_runtime::SaturatedConversion;

use crate::*;

impl<T: Config> Pallet<T> {
	/// Grants the points of `action`. One that earns none changes nothing, but for the seconds of a
	/// manual session, which add up over its day.
	pub(crate) fn grant(
		manufacturer: &T::AccountId,
		household: &T::AccountId,
		action: RewardedAction,
		caps: &mut SlotCaps,
	) -> Option<Points> {
		let mut program = Programs::<T>::get(manufacturer)?;
		let has_begun = program.started_at.is_some();
		let now = Self::now();
		// The first points, or seconds that may become some, begin the first epoch.
		program.started_at.get_or_insert(now);
		let epoch = program.epoch_at(now)?;
		// What is set aside for the epoch before is not there for this one.
		let closed = Self::close_before(manufacturer, &mut program, epoch);
		if !program.grants_in(epoch) || !T::Manufacturers::is_approved(manufacturer) {
			return None;
		}
		let terms = program.terms_in(epoch);
		let share = Shares::<T>::get((manufacturer, epoch, household));
		let mut record = match (share, action) {
			(Some(_), RewardedAction::Restock { .. }) => None,
			_ => Some(
				Households::<T>::get(manufacturer, household)
					.unwrap_or_else(|| Household::new(epoch)),
			),
		};
		let mut manual = None;
		let grant = match action {
			RewardedAction::Restock { behaviour, interval } => {
				terms.grant_for_restock(behaviour, interval, epoch)?
			},
			RewardedAction::Manual { seconds, day } => {
				let (total, active_days) = record.as_mut()?.manual.add(day, seconds)?;
				let grant = terms.grant_for_manual(day, total, active_days)?;
				manual = Some(total);
				grant
			},
		};
		// The slot's cap first, then the household's; the last grant before a cap is the rest of
		// it.
		let earned = share.map_or(0, |share| share.points);
		let points = grant.within_cap(caps).min(terms.household_cap.saturating_sub(earned));
		if let Some(day) = manual {
			day.points = day.points.saturating_add(points.saturated_into());
		}
		if points == 0 {
			// Seconds too few to earn count once there are more of them.
			if let Some(record) = record.filter(|_| grant.earning == Earning::Manual) {
				Households::<T>::insert(manufacturer, household, record);
				if !has_begun {
					Programs::<T>::insert(manufacturer, program);
				}
			}
			return None;
		}
		// The first points of an epoch fix the multiplier of all its points.
		let multiplier = match (share, record.as_mut()) {
			(Some(share), _) => share.multiplier,
			(None, Some(record)) => {
				record.attend(epoch, &terms.streak);
				record.unpaid = record.unpaid.saturating_add(1);
				terms.streak.multiplier(record.level)
			},
			(None, None) => return None,
		};
		let mut total = EpochTotals::<T>::get(manufacturer, epoch).unwrap_or_default();
		total.add(Share { points, multiplier })?;
		if share.is_none() {
			total.households = total.households.saturating_add(1);
		}

		// Everything is verified: only writes follow.
		grant.record(caps, points);
		if let Some(record) = record {
			Households::<T>::insert(manufacturer, household, record);
		}
		if let Some((before, total)) = closed {
			EpochTotals::<T>::insert(manufacturer, before, total);
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

	/// Records that a device of the household attests in the current epoch. Returns the time from
	/// which the next sign of life matters: the end of the epoch, a day later while no epoch has
	/// begun, and never once the program is closed.
	pub(crate) fn attend(manufacturer: &T::AccountId, household: &T::AccountId) -> Moment {
		let now = Self::now();
		Programs::<T>::get(manufacturer)
			.and_then(|program| {
				let epoch = program.epoch_at(now)?;
				if program.closes_with.is_some_and(|closes_with| closes_with <= epoch) {
					return Some(Moment::MAX);
				}
				Self::attend_in(manufacturer, household, epoch, &program);
				program.end_of(epoch)
			})
			.unwrap_or_else(|| now.saturating_add(DAY))
	}

	fn attend_in(
		manufacturer: &T::AccountId,
		household: &T::AccountId,
		epoch: EpochIndex,
		program: &ProgramOf<T>,
	) {
		Households::<T>::mutate(manufacturer, household, |record| match record {
			Some(record) => record.attend(epoch, &program.terms_in(epoch).streak),
			None => *record = Some(Household::new(epoch)),
		});
	}
}
