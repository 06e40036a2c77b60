//! What the other pallets see of this one.

use cot_pattern::Params;
use cot_primitives::{AccrueRewards, Deed, InspectToken, Points, SlotLedger, TokenId};

use crate::*;

impl<T: Config> AccrueRewards<T::AccountId> for Pallet<T> {
	fn pattern_params(manufacturer: &T::AccountId) -> Params {
		Programs::<T>::get(manufacturer)
			.map(|program| program.terms_at(Self::now()).pattern)
			.unwrap_or_default()
	}

	/// Nothing is granted either while the manufacturer is not approved, once the program is
	/// closed, or once nothing can be paid any more.
	fn accrue(
		manufacturer: &T::AccountId,
		owner: &T::AccountId,
		deed: Deed,
		ledger: &mut SlotLedger,
	) -> Points {
		Self::grant(manufacturer, owner, deed, ledger).unwrap_or(0)
	}
}

impl<T: Config> InspectToken<T::AccountId> for Pallet<T> {
	fn token_of(manufacturer: &T::AccountId) -> Option<TokenId> {
		Programs::<T>::get(manufacturer).map(|program| program.token)
	}
}
