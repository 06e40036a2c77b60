//! Calls of merchants about their registration, profile and bond, and the record of their
//! reputation.

use frame_support::{
	defensive, ensure,
	pallet_prelude::*,
	traits::{fungible::MutateHold as _, tokens::Precision},
};
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_merchant(
		who: T::AccountId,
		name: MerchantName,
		site: MerchantSite,
	) -> DispatchResult {
		ensure!(!Merchants::<T>::contains_key(&who), Error::<T>::AlreadyRegistered);
		Self::check_profile(&name, &site)?;
		let bond = T::MerchantBond::get();
		T::Currency::hold(&merchant_bond::<T>(), &who, bond)?;

		let merchant = Merchant {
			bond,
			name,
			site,
			offers: 0,
			partnerships: 0,
			open_orders: 0,
			at_stake: Zero::zero(),
			unseen: Zero::zero(),
			reputation: Reputation { since: Self::now(), ..Default::default() },
		};
		Merchants::<T>::insert(&who, merchant);
		Self::deposit_event(Event::MerchantRegistered { merchant: who, bond });
		Ok(())
	}

	pub(crate) fn do_set_profile(
		who: T::AccountId,
		name: MerchantName,
		site: MerchantSite,
	) -> DispatchResult {
		let mut merchant = Merchants::<T>::get(&who).ok_or(Error::<T>::UnknownMerchant)?;
		Self::check_profile(&name, &site)?;

		merchant.name = name.clone();
		merchant.site = site.clone();
		Merchants::<T>::insert(&who, merchant);
		Self::deposit_event(Event::ProfileSet { merchant: who, name, site });
		Ok(())
	}

	/// Ensures that a name and a site are text, since wallets show both.
	fn check_profile(name: &MerchantName, site: &MerchantSite) -> DispatchResult {
		ensure!(!name.is_empty(), Error::<T>::EmptyName);
		let is_text = |bytes: &[u8]| core::str::from_utf8(bytes).is_ok();
		ensure!(is_text(name) && is_text(site), Error::<T>::NotText);
		Ok(())
	}

	pub(crate) fn do_restore_bond(who: T::AccountId) -> DispatchResult {
		let mut merchant = Merchants::<T>::get(&who).ok_or(Error::<T>::UnknownMerchant)?;
		let (old, new) = (merchant.bond, T::MerchantBond::get());
		ensure!(old < new, Error::<T>::BondIsFull);
		T::Currency::hold(&merchant_bond::<T>(), &who, new.saturating_sub(old))?;

		merchant.bond = new;
		Merchants::<T>::insert(&who, merchant);
		Self::deposit_event(Event::BondRestored { merchant: who, old, new });
		Ok(())
	}

	pub(crate) fn do_deregister(who: T::AccountId) -> DispatchResult {
		let merchant = Merchants::<T>::get(&who).ok_or(Error::<T>::UnknownMerchant)?;
		ensure!(merchant.offers.is_zero(), Error::<T>::OffersLeft);
		ensure!(merchant.partnerships.is_zero(), Error::<T>::PartnershipsLeft);
		ensure!(merchant.open_orders.is_zero(), Error::<T>::OrdersOpen);
		let bond = merchant.bond;
		T::Currency::release(&merchant_bond::<T>(), &who, bond, Precision::Exact)?;

		Merchants::<T>::remove(&who);
		ComplaintsAbout::<T>::remove(&who);
		Self::deposit_event(Event::MerchantLeft { merchant: who, bond });
		Ok(())
	}

	/// Updates the record of a merchant that is known to exist.
	pub(crate) fn update_merchant(
		merchant: &T::AccountId,
		change: impl FnOnce(&mut MerchantOf<T>),
	) {
		Merchants::<T>::mutate(merchant, |merchant| match merchant {
			Some(merchant) => change(merchant),
			None => {
				defensive!("a merchant with offers, partnerships or orders cannot leave");
			},
		});
	}

	/// Counts the outcome of a household's order for its merchant's reputation: `stake` is its
	/// penalty, or the part of it whose part of the value was paid.
	pub(crate) fn count_outcome(
		who: &T::AccountId,
		household: &T::AccountId,
		outcome: Outcome,
		stake: BalanceOf<T>,
	) {
		Self::update_merchant(who, |merchant| {
			merchant.reputation = Self::reputation(merchant);
			let since = merchant.reputation.since;
			let weight = match outcome {
				Outcome::Settled => outcome.weight(),
				_ => ComplaintsAbout::<T>::mutate(who, |complainants| {
					complainants.admit(household, outcome.weight(), since)
				}),
			};
			merchant.reputation.count(outcome, weight);
			match outcome {
				Outcome::Settled => merchant.unseen.saturating_reduce(stake),
				Outcome::Unseen => merchant.unseen.saturating_accrue(stake),
				Outcome::Late | Outcome::Declined | Outcome::DeclinedLate | Outcome::Disputed => {},
			}
		});
	}

	/// Returns a merchant's reputation of today.
	pub(crate) fn reputation(merchant: &MerchantOf<T>) -> Reputation {
		merchant.reputation.at(Self::now(), T::ReputationHalfLife::get())
	}
}
