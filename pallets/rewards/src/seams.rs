//! What the other pallets see of this one.

use cot_pattern::Params;
use cot_primitives::{
	AccrueRewards, Deed, EpochIndex, InspectManufacturers, InspectToken, Points, SlotLedger,
	TokenId,
};
use frame_support::defensive;

use crate::*;

impl<T: Config> AccrueRewards<T::AccountId> for Pallet<T> {
	fn pattern_params(manufacturer: &T::AccountId) -> Params {
		Programs::<T>::get(manufacturer).map(|program| program.terms.pattern).unwrap_or_default()
	}

	/// Nothing is granted either while the manufacturer is not approved, or once nothing can be paid any more.
	fn accrue(
		manufacturer: &T::AccountId,
		owner: &T::AccountId,
		deed: Deed,
		ledger: &mut SlotLedger,
	) -> Points {
		let Deed::Restock { behaviour, .. } = deed else { return 0 };
		Earning::from_behaviour(behaviour)
			.and_then(|earning| Self::grant(manufacturer, owner, earning, ledger))
			.unwrap_or(0)
	}
}

impl<T: Config> InspectToken<T::AccountId> for Pallet<T> {
	fn token_of(manufacturer: &T::AccountId) -> Option<TokenId> {
		Programs::<T>::get(manufacturer).map(|program| program.token)
	}
}

impl<T: Config> Pallet<T> {
	/// Grants what `earning` is worth; nothing changes where it is worth nothing.
	fn grant(
		manufacturer: &T::AccountId,
		owner: &T::AccountId,
		earning: Earning,
		ledger: &mut SlotLedger,
	) -> Option<Points> {
		let mut program = Programs::<T>::get(manufacturer)?;
		let now = Self::now();
		program.started_at.get_or_insert(now);
		let epoch = program.epoch_at(now)?;
		if program.is_exhausted(epoch) || !T::Manufacturers::is_approved(manufacturer) {
			return None;
		}
		let share = PointsOf::<T>::get((manufacturer, epoch, owner)).unwrap_or(0);
		// A share that is full takes no more than fits, so that the sum of shares stays exact.
		let points =
			earning.points(&program.terms, ledger, epoch).min(Points::MAX.saturating_sub(share));
		if points == 0 {
			return None;
		}
		let mut total = EpochTotals::<T>::get(manufacturer, epoch).unwrap_or_default();
		let Some(total_points) = total.points.checked_add(points.into()) else {
			defensive!("2^32 households with full shares each do not exist");
			return None;
		};

		earning.record(ledger, epoch, points);
		if program.open_epoch != Some(epoch) {
			Self::open_epoch(manufacturer, &mut program, epoch);
			Programs::<T>::insert(manufacturer, program);
		}
		total.points = total_points;
		EpochTotals::<T>::insert(manufacturer, epoch, total);
		PointsOf::<T>::insert((manufacturer, epoch, owner), share.saturating_add(points));
		Self::deposit_event(Event::PointsAccrued {
			manufacturer: manufacturer.clone(),
			owner: owner.clone(),
			epoch,
			behaviour: earning,
			points,
		});
		Some(points)
	}

	/// Lets `epoch` collect points.
	///
	/// The epoch that did so before is closed first if no payout has closed it yet: budgets are set aside in the order
	/// of the epochs, whoever claims first.
	fn open_epoch(manufacturer: &T::AccountId, program: &mut ProgramOf<T>, epoch: EpochIndex) {
		Self::close_epoch(manufacturer, program);
		program.open_epoch = Some(epoch);
		if let Some(end) = program.end_of(epoch) {
			PendingPayouts::<T>::insert(end.to_be_bytes(), manufacturer, PendingPayout::new(epoch));
		}
	}

	/// Sets the budget of the open epoch aside; its points have become final. The caller stores `program`.
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
