//! Calls about token gates: a manufacturer sets one, and a household joins, renews and leaves.

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
	traits::{CheckedAdd, CheckedSub, One, Saturating, Zero},
	ArithmeticError,
};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_gate(
		manufacturer: T::AccountId,
		min_hold: BalanceOf<T>,
	) -> DispatchResult {
		ensure!(T::Manufacturers::is_approved(&manufacturer), Error::<T>::ManufacturerNotApproved);
		Self::ensure_gate(&manufacturer, min_hold)?;

		let (old, now) = (Self::gate(&manufacturer), Self::now());
		let from = match old {
			// Households learn of another amount before it holds.
			Some(old) => {
				Gates::<T>::insert(&manufacturer, old);
				let from = now.saturating_add(T::GateNotice::get());
				AnnouncedGates::<T>::insert(&manufacturer, (min_hold, from));
				from
			},
			None => {
				Gates::<T>::insert(&manufacturer, min_hold);
				now
			},
		};
		Self::deposit_event(Event::GateSet { manufacturer, old, new: min_hold, from });
		Ok(())
	}

	/// Checks that the manufacturer has a token, and that a gate of so much is not too low.
	pub(crate) fn ensure_gate(
		manufacturer: &T::AccountId,
		min_hold: BalanceOf<T>,
	) -> DispatchResult {
		let token = T::Token::token_of(manufacturer).ok_or(Error::<T>::UnknownToken)?;
		ensure!(min_hold >= Self::least_gate(token), Error::<T>::GateTooLow);
		Ok(())
	}

	/// Returns the least amount of a gate of a token today.
	fn least_gate(token: TokenId) -> BalanceOf<T> {
		let least = T::MinGate::get().mul_ceil(T::Tokens::total_issuance(token));
		least.max(One::one())
	}

	/// Returns the amount of a manufacturer's gate today.
	pub fn gate(manufacturer: &T::AccountId) -> Option<BalanceOf<T>> {
		let announced = AnnouncedGates::<T>::get(manufacturer)
			.filter(|(_, from)| *from <= Self::now())
			.map(|(min_hold, _)| min_hold);
		let set = announced.or_else(|| Gates::<T>::get(manufacturer))?;
		// There may be more tokens by now than when it was set.
		Some(T::Token::token_of(manufacturer).map_or(set, |token| set.max(Self::least_gate(token))))
	}

	pub(crate) fn do_join(
		household: T::AccountId,
		manufacturer: T::AccountId,
		max_hold: BalanceOf<T>,
	) -> DispatchResult {
		ensure!(T::Manufacturers::is_approved(&manufacturer), Error::<T>::ManufacturerNotApproved);
		let min_hold = Self::gate(&manufacturer).ok_or(Error::<T>::UnknownGate)?;
		ensure!(min_hold <= max_hold, Error::<T>::HoldAboveLimit);
		ensure!(
			!Memberships::<T>::contains_key(&household, &manufacturer),
			Error::<T>::AlreadyMember
		);
		let token = T::Token::token_of(&manufacturer).ok_or(Error::<T>::UnknownToken)?;
		Self::freeze(&household, token, min_hold)?;

		let (frozen, joined_at) = (min_hold, Self::now());
		let membership = Membership { token, min_hold, frozen, joined_at, mandates: 0 };
		Memberships::<T>::insert(&household, &manufacturer, membership);
		Self::deposit_event(Event::MembershipJoined { household, manufacturer, frozen: min_hold });
		Ok(())
	}

	pub(crate) fn do_renew(
		household: T::AccountId,
		manufacturer: T::AccountId,
		max_hold: BalanceOf<T>,
	) -> DispatchResult {
		let former =
			Memberships::<T>::get(&household, &manufacturer).ok_or(Error::<T>::NotMember)?;
		let min_hold = Self::gate(&manufacturer).ok_or(Error::<T>::UnknownGate)?;
		let token = T::Token::token_of(&manufacturer).ok_or(Error::<T>::UnknownToken)?;
		let mut renewed = Membership { token, min_hold, joined_at: Self::now(), ..former };
		let frozen = renewed.hold_for(former.mandates, T::MandateHold::get());
		ensure!(frozen <= max_hold, Error::<T>::HoldAboveLimit);
		Self::thaw(&household, &former)?;
		Self::freeze(&household, token, frozen)?;

		renewed.frozen = frozen;
		Memberships::<T>::insert(&household, &manufacturer, renewed);
		Self::deposit_event(Event::MembershipRenewed {
			household,
			manufacturer,
			old: former.frozen,
			new: frozen,
		});
		Ok(())
	}

	pub(crate) fn do_leave(household: T::AccountId, manufacturer: T::AccountId) -> DispatchResult {
		let membership =
			Memberships::<T>::get(&household, &manufacturer).ok_or(Error::<T>::NotMember)?;
		ensure!(membership.mandates == 0, Error::<T>::MandatesActive);
		let earliest = membership.joined_at.saturating_add(T::MembershipCoolDown::get());
		ensure!(Self::now() >= earliest, Error::<T>::CoolDownRunning);
		Self::thaw(&household, &membership)?;

		Memberships::<T>::remove(&household, &manufacturer);
		let thawed = membership.frozen;
		Self::deposit_event(Event::MembershipLeft {
			household: household.clone(),
			manufacturer,
			thawed,
		});
		if !Self::is_member(&household) {
			SpendingLimits::<T>::remove(&household);
			if PausedHouseholds::<T>::take(&household).is_some() {
				Self::deposit_event(Event::HouseholdResumed { household });
			}
		}
		Ok(())
	}

	/// Returns true if the household is a member at any gate.
	pub(crate) fn is_member(household: &T::AccountId) -> bool {
		Memberships::<T>::iter_key_prefix(household).next().is_some()
	}

	/// Counts one more mandate of a membership, and freezes what it takes.
	pub(crate) fn count_mandate(
		household: &T::AccountId,
		manufacturer: &T::AccountId,
	) -> DispatchResult {
		let mut membership =
			Memberships::<T>::get(household, manufacturer).ok_or(Error::<T>::NotMember)?;
		membership.mandates.saturating_inc();
		let needed = membership.hold_for(membership.mandates, T::MandateHold::get());
		// What earlier mandates froze stays frozen until the membership is renewed or left.
		if let Some(more) = needed.checked_sub(&membership.frozen).filter(|more| !more.is_zero()) {
			Self::freeze(household, membership.token, more)?;
			membership.frozen = needed;
		}
		Memberships::<T>::insert(household, manufacturer, membership);
		Ok(())
	}

	/// Freezes `amount` in addition to the token's freezes at other gates. Freezes of one reason do
	/// not add up by themselves: two gates of one token would share the same coins.
	fn freeze(household: &T::AccountId, token: TokenId, amount: BalanceOf<T>) -> DispatchResult {
		let reason = membership::<T>();
		let frozen = T::Tokens::balance_frozen(token, &reason, household)
			.checked_add(&amount)
			.ok_or(ArithmeticError::Overflow)?;
		ensure!(T::Tokens::balance(token, household) >= frozen, Error::<T>::InsufficientTokens);
		T::Tokens::set_freeze(token, &reason, household, frozen)
	}

	/// Thaws a membership's tokens, and none of other gates.
	fn thaw(household: &T::AccountId, membership: &MembershipOf<T>) -> DispatchResult {
		let (reason, token) = (crate::membership::<T>(), membership.token);
		let rest =
			T::Tokens::balance_frozen(token, &reason, household).saturating_sub(membership.frozen);
		T::Tokens::set_freeze(token, &reason, household, rest)
	}
}
