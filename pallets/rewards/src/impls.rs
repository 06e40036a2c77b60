//! Traits implemented for the neighbouring pallets.

use cot_pattern::Params;
use cot_primitives::{
	AccrueRewards, InspectToken, LearningParams, Moment, Points, RewardedAction, SlotCaps, TokenId,
};
use frame_support::weights::Weight;

use crate::*;

impl<T: Config> AccrueRewards<T::AccountId> for Pallet<T> {
	/// Grants nothing either while the manufacturer is not approved, once the program is closed, or
	/// once nothing can be paid any more.
	fn accrue(
		manufacturer: &T::AccountId,
		household: &T::AccountId,
		action: RewardedAction,
		caps: &mut SlotCaps,
	) -> Points {
		Self::grant(manufacturer, household, action, caps).unwrap_or(0)
	}

	fn note_presence(manufacturer: &T::AccountId, household: &T::AccountId) -> Moment {
		Self::attend(manufacturer, household)
	}

	fn weight_of_presence() -> Weight {
		T::WeightInfo::note_presence()
	}
}

impl<T: Config> LearningParams<T::AccountId> for Pallet<T> {
	fn learning_params(manufacturer: &T::AccountId) -> Params {
		Programs::<T>::get(manufacturer)
			.map(|program| program.terms_at(Self::now()).pattern)
			.unwrap_or_default()
	}
}

impl<T: Config> InspectToken<T::AccountId> for Pallet<T> {
	fn token_of(manufacturer: &T::AccountId) -> Option<TokenId> {
		Programs::<T>::get(manufacturer).map(|program| program.token)
	}
}
