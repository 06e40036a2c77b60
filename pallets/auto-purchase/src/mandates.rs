//! Calls about mandates and pauses.

use cot_primitives::{DeviceId, InspectDevices, Moment, SlotId, StockSlot};
use frame_support::{defensive, ensure, pallet_prelude::*};
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_give_mandate(
		household: T::AccountId,
		device: DeviceId,
		slot: SlotId,
		terms: MandateTermsOf<T>,
	) -> DispatchResult {
		let info = T::Devices::device(device).ok_or(Error::<T>::UnknownDevice)?;
		ensure!(info.household == household, Error::<T>::NotHousehold);
		let slot_config = T::Devices::slot(device, slot).ok_or(Error::<T>::UnknownSlot)?;
		let config = slot_config.stock().ok_or(Error::<T>::NotAStockSlot)?;
		let now = Self::now();
		let former = Mandates::<T>::get(device, slot);
		ensure!(
			!former.as_ref().is_some_and(|former| former.holds_for(
				&household,
				&info.manufacturer,
				now
			)),
			Error::<T>::AlreadyMandated
		);
		ensure!(
			Memberships::<T>::contains_key(&household, &info.manufacturer),
			Error::<T>::NotMember
		);
		let longest_lead_time = Self::check_terms(&household, config, &terms, now)?;

		if let Some(former) = former {
			Self::remove_mandate(device, slot, former);
		}
		Self::count_mandate(&household, &info.manufacturer)?;
		let mandate = Mandate {
			household: household.clone(),
			manufacturer: info.manufacturer,
			codes: terms.codes.map(Codes::from),
			terms: terms.clone(),
			longest_lead_time,
			given_at: now,
			first_order: NextOrderId::<T>::get(),
			spending: Spending::default(),
		};
		Mandates::<T>::insert(device, slot, mandate);
		Self::update_watch(device, slot);
		Self::deposit_event(Event::MandateGiven { device, slot, household, terms });
		Ok(())
	}

	/// Ensures that the terms could ever buy, so that a household learns it now. Returns the
	/// longest lead time.
	fn check_terms(
		household: &T::AccountId,
		config: &StockSlot,
		terms: &MandateTermsOf<T>,
		now: Moment,
	) -> Result<Moment, DispatchError> {
		let caps = [terms.max_unit_price, terms.max_order_value, terms.budget];
		ensure!(terms.period > 0 && !caps.iter().any(|cap| cap.is_zero()), Error::<T>::ZeroBound);
		ensure!(
			terms.par_level > 0 && terms.par_level <= config.capacity,
			Error::<T>::InvalidParLevel
		);
		ensure!(terms.cancel_window <= T::MaxCancelWindow::get(), Error::<T>::CancelWindowTooLong);
		ensure!(terms.expires_at > now, Error::<T>::ExpiryInPast);
		ensure!(!terms.choice.is_empty(), Error::<T>::EmptyChoice);
		ensure!(!has_duplicates(&terms.arbiters), Error::<T>::DuplicateArbiter);
		match &terms.choice {
			Choice::Offers(offers) => {
				ensure!(!has_duplicates(offers), Error::<T>::DuplicateOffer);
				offers.iter().try_fold(0, |longest: Moment, id| {
					let offer = Offers::<T>::get(id).ok_or(Error::<T>::UnknownOffer)?;
					ensure!(offer.asset == terms.asset, Error::<T>::AssetMismatch);
					ensure!(offer.category == config.commodity, Error::<T>::CommodityMismatch);
					ensure!(offer.measure == config.unit, Error::<T>::UnitMismatch);
					ensure!(offer.merchant != *household, Error::<T>::OwnOffer);
					let is_seen = math::is_seen(offer.unit_size, config.resolution);
					ensure!(is_seen, Error::<T>::UnitTooSmall);
					Ok(longest.max(offer.lead_time))
				})
			},
			Choice::Category { merchants, max_lead_time } => {
				ensure!(!has_duplicates(merchants), Error::<T>::DuplicateOffer);
				ensure!(*max_lead_time <= T::MaxLeadTime::get(), Error::<T>::LeadTimeTooLong);
				for merchant in merchants {
					ensure!(merchant != household, Error::<T>::OwnOffer);
					ensure!(Merchants::<T>::contains_key(merchant), Error::<T>::UnknownMerchant);
				}
				Ok(*max_lead_time)
			},
		}
	}

	pub(crate) fn do_end_mandate(
		who: T::AccountId,
		device: DeviceId,
		slot: SlotId,
	) -> DispatchResult {
		let mandate = Mandates::<T>::get(device, slot).ok_or(Error::<T>::UnknownMandate)?;
		let has_expired = Self::now() >= mandate.terms.expires_at;
		ensure!(mandate.household == who || has_expired, Error::<T>::NotHousehold);

		Self::remove_mandate(device, slot, mandate);
		Ok(())
	}

	/// Removes a mandate, and its count from its membership.
	pub(crate) fn remove_mandate(device: DeviceId, slot: SlotId, mandate: MandateOf<T>) {
		Mandates::<T>::remove(device, slot);
		Self::update_watch(device, slot);
		Memberships::<T>::mutate(&mandate.household, &mandate.manufacturer, |membership| {
			match membership {
				Some(membership) => membership.mandates.saturating_dec(),
				None => {
					defensive!("a mandate implies a membership");
				},
			}
		});
		Self::deposit_event(Event::MandateEnded { device, slot, household: mandate.household });
	}

	pub(crate) fn do_pause_purchases(
		household: T::AccountId,
		until: Option<Moment>,
	) -> DispatchResult {
		ensure!(Self::is_member(&household), Error::<T>::NotMember);
		ensure!(!Self::has_paused(&household), Error::<T>::AlreadyPaused);
		ensure!(until.is_none_or(|until| until > Self::now()), Error::<T>::ExpiryInPast);

		PausedHouseholds::<T>::insert(&household, until.unwrap_or(Moment::MAX));
		Self::deposit_event(Event::HouseholdPaused { household, until });
		Ok(())
	}

	/// Returns true while the household has paused new orders.
	pub(crate) fn has_paused(household: &T::AccountId) -> bool {
		PausedHouseholds::<T>::get(household).is_some_and(|until| Self::now() < until)
	}

	pub(crate) fn do_pause_slot(
		household: T::AccountId,
		device: DeviceId,
		slot: SlotId,
		until: Moment,
	) -> DispatchResult {
		let mandate = Mandates::<T>::get(device, slot).ok_or(Error::<T>::UnknownMandate)?;
		ensure!(mandate.household == household, Error::<T>::NotHousehold);
		ensure!(until > Self::now(), Error::<T>::ExpiryInPast);

		Self::cool_down(device, slot, until);
		Self::deposit_event(Event::SlotPaused { device, slot, household, until });
		Ok(())
	}

	/// Makes a slot buy nothing until then, or longer if it does so already.
	pub(crate) fn cool_down(device: DeviceId, slot: SlotId, until: Moment) {
		let running = CoolingDown::<T>::get(device, slot).unwrap_or_default();
		CoolingDown::<T>::insert(device, slot, until.max(running));
	}

	pub(crate) fn do_set_spending_limit(
		household: T::AccountId,
		asset: AssetKind,
		limit: Option<(BalanceOf<T>, Moment)>,
	) -> DispatchResult {
		ensure!(Self::is_member(&household), Error::<T>::NotMember);
		let mut limits = SpendingLimits::<T>::get(&household);
		let place = limits.iter().position(|limit| limit.asset == asset);
		match (limit, place) {
			(None, place) => {
				limits.remove(place.ok_or(Error::<T>::NoLimit)?);
			},
			(Some((amount, period)), place) => {
				ensure!(!amount.is_zero() && period > 0, Error::<T>::ZeroBound);
				let now = Self::now();
				let mut new = SpendingLimit {
					asset: asset.clone(),
					amount,
					period,
					spending: Spending::default(),
					first_order: NextOrderId::<T>::get(),
				};
				if let Some(place) = place {
					// What was spent counts on, as if it were spent now: a new limit is no new
					// budget.
					let former = limits.remove(place);
					new.first_order = former.first_order;
					new.spending.add(former.spending.total(now, former.period), now, period);
				}
				limits.try_push(new).map_err(|_| Error::<T>::TooManyLimits)?;
			},
		}
		SpendingLimits::<T>::insert(&household, limits);
		Self::deposit_event(Event::SpendingLimitSet { household, asset, limit });
		Ok(())
	}

	/// Updates the limit of a household in an asset, if it has set one.
	pub(crate) fn update_limit(
		household: &T::AccountId,
		asset: &AssetKind,
		change: impl FnOnce(&mut SpendingLimit<BalanceOf<T>>),
	) {
		let mut limits = SpendingLimits::<T>::get(household);
		if let Some(limit) = limits.iter_mut().find(|limit| limit.asset == *asset) {
			change(limit);
			SpendingLimits::<T>::insert(household, limits);
		}
	}

	pub(crate) fn do_resume_purchases(household: T::AccountId) -> DispatchResult {
		ensure!(Self::has_paused(&household), Error::<T>::NotPaused);
		PausedHouseholds::<T>::remove(&household);
		Self::deposit_event(Event::HouseholdResumed { household });
		Ok(())
	}

	pub(crate) fn do_set_purchasing(new: Purchasing) {
		let old = PurchasingStatus::<T>::get();
		PurchasingStatus::<T>::put(new);
		Self::deposit_event(Event::PurchasingSet { old, new });
	}
}

/// Returns true if an item is named twice.
pub(crate) fn has_duplicates<Item: PartialEq>(items: &[Item]) -> bool {
	items
		.iter()
		.enumerate()
		.any(|(index, item)| items.iter().take(index).any(|other| other == item))
}
