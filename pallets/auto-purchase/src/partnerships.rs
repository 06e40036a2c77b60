//! Calls about partnerships: a manufacturer proposes, a merchant agrees, and either gives notice.

use cot_primitives::InspectManufacturers;
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::{traits::Saturating, Permill};

use crate::{mandates::has_duplicates, *};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_propose_partnership(
		manufacturer: T::AccountId,
		merchant: T::AccountId,
		commission: Permill,
		arbiters: ArbitersOf<T>,
	) -> DispatchResult {
		ensure!(T::Manufacturers::is_approved(&manufacturer), Error::<T>::ManufacturerNotApproved);
		ensure!(Merchants::<T>::contains_key(&merchant), Error::<T>::UnknownMerchant);
		let former = Partnerships::<T>::get(&manufacturer, &merchant);
		let now = Self::now();
		ensure!(
			!former.as_ref().is_some_and(|former| former.is_good(now)),
			Error::<T>::AlreadyPartners
		);
		ensure!(!has_duplicates(&arbiters), Error::<T>::DuplicateArbiter);

		let status = PartnershipStatus::Proposed;
		let affiliated = former.as_ref().is_some_and(|former| former.affiliated);
		let partnership =
			Partnership { commission, arbiters: arbiters.clone(), status, affiliated };
		if former.is_some_and(|former| former.status.is_agreed()) {
			Self::update_merchant(&merchant, |merchant| merchant.partnerships.saturating_dec());
		}
		Partnerships::<T>::insert(&manufacturer, &merchant, partnership);
		Self::deposit_event(Event::PartnershipProposed {
			manufacturer,
			merchant,
			commission,
			arbiters,
		});
		Ok(())
	}

	pub(crate) fn do_accept_partnership(
		merchant: T::AccountId,
		manufacturer: T::AccountId,
		commission: Permill,
		arbiters: ArbitersOf<T>,
	) -> DispatchResult {
		ensure!(Merchants::<T>::contains_key(&merchant), Error::<T>::UnknownMerchant);
		let proposal =
			Self::running_partnership(&manufacturer, &merchant).ok_or(Error::<T>::NotProposed)?;
		ensure!(proposal.status == PartnershipStatus::Proposed, Error::<T>::AlreadyPartners);
		ensure!(
			(proposal.commission, &proposal.arbiters) == (commission, &arbiters),
			Error::<T>::ProposalMismatch
		);

		let partnership = Partnership { status: PartnershipStatus::Active, ..proposal };
		Self::agree(&manufacturer, &merchant, partnership);
		Self::deposit_event(Event::PartnershipAgreed { manufacturer, merchant, commission });
		Ok(())
	}

	/// Declares that manufacturer and merchant belong together; without an account, governance
	/// does. The manufacturer cannot: it would take the proof of delivery from a shop that it has
	/// fallen out with. It holds for good, also for another partnership of the two.
	pub(crate) fn do_declare_affiliate(
		who: Option<T::AccountId>,
		manufacturer: T::AccountId,
		merchant: T::AccountId,
	) -> DispatchResult {
		let mut partnership = Partnerships::<T>::get(&manufacturer, &merchant)
			.ok_or(Error::<T>::UnknownPartnership)?;
		ensure!(who.is_none_or(|who| who == merchant), Error::<T>::NotMerchant);
		ensure!(!partnership.affiliated, Error::<T>::AlreadyAffiliated);
		partnership.affiliated = true;
		Partnerships::<T>::insert(&manufacturer, &merchant, partnership);
		Self::deposit_event(Event::AffiliateDeclared { manufacturer, merchant });
		Ok(())
	}

	pub(crate) fn do_end_partnership(
		who: T::AccountId,
		manufacturer: T::AccountId,
		merchant: T::AccountId,
	) -> DispatchResult {
		let mut partnership = Self::running_partnership(&manufacturer, &merchant)
			.ok_or(Error::<T>::UnknownPartnership)?;
		let now = Self::now();
		let is_party = who == manufacturer || who == merchant;
		match partnership.status {
			PartnershipStatus::Ending { at } if now >= at => {},
			_ if !is_party => return Err(Error::<T>::NotParty.into()),
			PartnershipStatus::Ending { .. } => return Err(Error::<T>::NoticeRunning.into()),
			PartnershipStatus::Proposed | PartnershipStatus::Ended => {},
			PartnershipStatus::Active => {
				let at = now.saturating_add(T::PartnershipNotice::get());
				partnership.status = PartnershipStatus::Ending { at };
				Partnerships::<T>::insert(&manufacturer, &merchant, partnership);
				Self::deposit_event(Event::PartnershipEnding { manufacturer, merchant, at });
				return Ok(());
			},
		}

		if partnership.status.is_agreed() {
			Self::update_merchant(&merchant, |merchant| merchant.partnerships.saturating_dec());
		}
		if partnership.affiliated {
			partnership.status = PartnershipStatus::Ended;
			Partnerships::<T>::insert(&manufacturer, &merchant, partnership);
		} else {
			Partnerships::<T>::remove(&manufacturer, &merchant);
		}
		Self::deposit_event(Event::PartnershipEnded { manufacturer, merchant });
		Ok(())
	}

	/// Writes a partnership that the merchant agrees to, and counts it. A mere proposal does not
	/// count: it would keep the merchant from leaving.
	pub(crate) fn agree(
		manufacturer: &T::AccountId,
		merchant: &T::AccountId,
		partnership: PartnershipOf<T>,
	) {
		Self::update_merchant(merchant, |merchant| merchant.partnerships.saturating_inc());
		Partnerships::<T>::insert(manufacturer, merchant, partnership);
	}

	/// Returns a partnership, or the proposal of one, that has not ended.
	fn running_partnership(
		manufacturer: &T::AccountId,
		merchant: &T::AccountId,
	) -> Option<PartnershipOf<T>> {
		Partnerships::<T>::get(manufacturer, merchant)
			.filter(|partnership| partnership.status != PartnershipStatus::Ended)
	}

	/// Returns the partnership under which a merchant sells to a manufacturer's households, if it
	/// is in force.
	pub(crate) fn partnership(
		manufacturer: &T::AccountId,
		merchant: &T::AccountId,
	) -> Option<PartnershipOf<T>> {
		let now = Self::now();
		Partnerships::<T>::get(manufacturer, merchant)
			.filter(|partnership| partnership.is_good(now))
	}
}
