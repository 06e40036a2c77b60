//! Opening and closing of a program's epochs.

use cot_primitives::EpochIndex;
use frame_support::{defensive, traits::Defensive};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Closes the open epoch if it is another than `epoch`, so that `program` shows what is left
	/// for `epoch`. Budgets are set aside in the order of the epochs, in
	/// whatever order they are claimed. The caller stores both, or neither.
	pub(crate) fn close_before(
		manufacturer: &T::AccountId,
		program: &mut ProgramOf<T>,
		epoch: EpochIndex,
	) -> Option<(EpochIndex, EpochTotalOf<T>)> {
		let open = program.open_epoch.filter(|open| *open != epoch)?;
		let total = EpochTotals::<T>::get(manufacturer, open);
		let mut total = total.defensive_proof("an open epoch has a total; qed")?;
		program.close(open, &mut total);
		Some((open, total))
	}

	/// Opens `epoch` for points, all epochs before which are closed. The caller stores `program`.
	pub(crate) fn open_epoch(
		manufacturer: &T::AccountId,
		program: &mut ProgramOf<T>,
		epoch: EpochIndex,
	) {
		program.adopt_announced(epoch);
		program.open_epoch = Some(epoch);
		if let Some(end) = program.end_of(epoch) {
			PendingPayouts::<T>::insert(end.to_be_bytes(), manufacturer, PendingPayout::new(epoch));
		}
	}

	/// Sets the budget of the open epoch aside, since its points are final. The caller stores
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

	/// Adopts announced terms that hold in `current`. The caller stores `program`.
	pub(crate) fn adopt_due_terms(
		manufacturer: &T::AccountId,
		program: &mut ProgramOf<T>,
		current: EpochIndex,
	) {
		if program.announced.as_ref().is_some_and(|announced| announced.from <= current) {
			// An epoch that is still open ended before these terms began; otherwise opening it
			// would have adopted them.
			Self::close_epoch(manufacturer, program);
			program.adopt_announced(current);
		}
	}
}
