//! Token gates: a household freezes what a manufacturer asks for, takes over a new gate, and
//! leaves.

use cot_primitives::{InspectManufacturers, InspectToken, TokenId};
use frame_support::{
	ensure,
	pallet_prelude::*,
	traits::fungibles::{
		freeze::{Inspect as _, Mutate as _},
		Inspect as _,
	},
};
use sp_runtime::{
	traits::{CheckedAdd, Saturating, Zero},
	ArithmeticError,
};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_gate(
		manufacturer: T::AccountId,
		min_hold: BalanceOf<T>,
	) -> DispatchResult {
		ensure!(T::Manufacturers::is_approved(&manufacturer), Error::<T>::ManufacturerNotApproved);
		ensure!(T::Token::token_of(&manufacturer).is_some(), Error::<T>::NoToken);
		ensure!(!min_hold.is_zero(), Error::<T>::ZeroGate);

		let before = Gates::<T>::get(&manufacturer);
		Gates::<T>::insert(&manufacturer, min_hold);
		Self::deposit_event(Event::GateSet { manufacturer, before, min_hold });
		Ok(())
	}

	pub(crate) fn do_join(
		owner: T::AccountId,
		manufacturer: T::AccountId,
		max_hold: BalanceOf<T>,
	) -> DispatchResult {
		ensure!(T::Manufacturers::is_approved(&manufacturer), Error::<T>::ManufacturerNotApproved);
		let min_hold = Self::gate_within(&manufacturer, max_hold)?;
		ensure!(!Memberships::<T>::contains_key(&owner, &manufacturer), Error::<T>::AlreadyMember);
		let token = T::Token::token_of(&manufacturer).ok_or(Error::<T>::NoToken)?;
		Self::freeze(&owner, token, min_hold)?;

		let membership =
			Membership { token, frozen: min_hold, joined_at: Self::now(), mandates: 0 };
		Memberships::<T>::insert(&owner, &manufacturer, membership);
		Self::deposit_event(Event::MembershipJoined { owner, manufacturer, frozen: min_hold });
		Ok(())
	}

	pub(crate) fn do_renew(
		owner: T::AccountId,
		manufacturer: T::AccountId,
		max_hold: BalanceOf<T>,
	) -> DispatchResult {
		let former = Memberships::<T>::get(&owner, &manufacturer).ok_or(Error::<T>::NotMember)?;
		let frozen = Self::gate_within(&manufacturer, max_hold)?;
		let token = T::Token::token_of(&manufacturer).ok_or(Error::<T>::NoToken)?;
		Self::thaw(&owner, &former)?;
		Self::freeze(&owner, token, frozen)?;

		let renewed = Membership { token, frozen, joined_at: Self::now(), ..former };
		Memberships::<T>::insert(&owner, &manufacturer, renewed);
		Self::deposit_event(Event::MembershipRenewed {
			owner,
			manufacturer,
			before: former.frozen,
			frozen,
		});
		Ok(())
	}

	pub(crate) fn do_leave(owner: T::AccountId, manufacturer: T::AccountId) -> DispatchResult {
		let membership =
			Memberships::<T>::get(&owner, &manufacturer).ok_or(Error::<T>::NotMember)?;
		ensure!(membership.mandates == 0, Error::<T>::MandatesActive);
		let earliest = membership.joined_at.saturating_add(T::MembershipCoolDown::get());
		ensure!(Self::now() >= earliest, Error::<T>::CoolDownRunning);
		Self::thaw(&owner, &membership)?;

		Memberships::<T>::remove(&owner, &manufacturer);
		let thawed = membership.frozen;
		Self::deposit_event(Event::MembershipLeft { owner: owner.clone(), manufacturer, thawed });
		if !Self::is_member(&owner) && PausedHouseholds::<T>::take(&owner).is_some() {
			Self::deposit_event(Event::HouseholdResumed { household: owner });
		}
		Ok(())
	}

	/// Whether the household is behind any gate.
	pub(crate) fn is_member(owner: &T::AccountId) -> bool {
		Memberships::<T>::iter_key_prefix(owner).next().is_some()
	}

	/// What a gate asks for today, if that is no more than the household would freeze.
	fn gate_within(
		manufacturer: &T::AccountId,
		max_hold: BalanceOf<T>,
	) -> Result<BalanceOf<T>, DispatchError> {
		let min_hold = Gates::<T>::get(manufacturer).ok_or(Error::<T>::NoGate)?;
		ensure!(min_hold <= max_hold, Error::<T>::HoldAboveLimit);
		Ok(min_hold)
	}

	/// Freezes `amount` on top of what the household has frozen of the token at other gates.
	/// Freezes of one reason do not add up by themselves: two gates of one token would share the
	/// same coins.
	fn freeze(owner: &T::AccountId, token: TokenId, amount: BalanceOf<T>) -> DispatchResult {
		let reason = membership::<T>();
		let frozen = T::Tokens::balance_frozen(token, &reason, owner)
			.checked_add(&amount)
			.ok_or(ArithmeticError::Overflow)?;
		ensure!(T::Tokens::balance(token, owner) >= frozen, Error::<T>::InsufficientTokens);
		T::Tokens::set_freeze(token, &reason, owner, frozen)
	}

	/// Thaws what a membership has frozen, and nothing of other gates.
	fn thaw(owner: &T::AccountId, membership: &MembershipOf<T>) -> DispatchResult {
		let (reason, token) = (crate::membership::<T>(), membership.token);
		let rest =
			T::Tokens::balance_frozen(token, &reason, owner).saturating_sub(membership.frozen);
		T::Tokens::set_freeze(token, &reason, owner, rest)
	}
}
