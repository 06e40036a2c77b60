//! The calls: everything is verified, then written, then told.

use cot_primitives::{
	DeviceId, InspectDevices, InspectManufacturers, InspectToken, Moment, SlotId, StockSlot,
};
use frame_support::{
	defensive, ensure,
	pallet_prelude::*,
	traits::{
		fungible::MutateHold as _,
		fungibles::{
			freeze::{Inspect as _, Mutate as _},
			Inspect as _,
		},
		UnixTime,
	},
};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedAdd, Saturating, Zero},
	ArithmeticError, Permill,
};

use crate::*;

impl<T: Config> Pallet<T> {
	/// Chain time in seconds.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	pub(crate) fn do_register_merchant(who: T::AccountId, name: MerchantName) -> DispatchResult {
		ensure!(!Merchants::<T>::contains_key(&who), Error::<T>::AlreadyRegistered);
		ensure!(!name.is_empty(), Error::<T>::EmptyName);
		let bond = T::MerchantBond::get();
		T::Currency::hold(&merchant_bond::<T>(), &who, bond)?;

		let merchant = Merchant { bond, name, offers: 0, open_orders: 0, settled: 0, late: 0 };
		Merchants::<T>::insert(&who, merchant);
		Self::deposit_event(Event::MerchantRegistered { merchant: who, bond });
		Ok(())
	}

	pub(crate) fn do_restore_bond(who: T::AccountId) -> DispatchResult {
		let mut merchant = Merchants::<T>::get(&who).ok_or(Error::<T>::UnknownMerchant)?;
		let (before, bond) = (merchant.bond, T::MerchantBond::get());
		ensure!(before < bond, Error::<T>::BondIsFull);
		T::Currency::hold(&merchant_bond::<T>(), &who, bond.saturating_sub(before))?;

		merchant.bond = bond;
		Merchants::<T>::insert(&who, merchant);
		Self::deposit_event(Event::BondRestored { merchant: who, before, bond });
		Ok(())
	}

	pub(crate) fn do_propose_partnership(
		manufacturer: T::AccountId,
		merchant: T::AccountId,
		commission: Permill,
	) -> DispatchResult {
		ensure!(T::Manufacturers::is_approved(&manufacturer), Error::<T>::ManufacturerNotApproved);
		ensure!(Merchants::<T>::contains_key(&merchant), Error::<T>::UnknownMerchant);
		ensure!(
			Self::active_partnership(&manufacturer, &merchant).is_none(),
			Error::<T>::AlreadyPartners
		);

		let partnership = Partnership { commission, status: PartnershipStatus::Proposed };
		Partnerships::<T>::insert(&manufacturer, &merchant, partnership);
		Self::deposit_event(Event::PartnershipProposed { manufacturer, merchant, commission });
		Ok(())
	}

	pub(crate) fn do_accept_partnership(
		merchant: T::AccountId,
		manufacturer: T::AccountId,
		commission: Permill,
	) -> DispatchResult {
		ensure!(Merchants::<T>::contains_key(&merchant), Error::<T>::UnknownMerchant);
		let mut partnership =
			Partnerships::<T>::get(&manufacturer, &merchant).ok_or(Error::<T>::NotProposed)?;
		ensure!(partnership.status == PartnershipStatus::Proposed, Error::<T>::AlreadyPartners);
		ensure!(partnership.commission == commission, Error::<T>::CommissionMismatch);

		partnership.status = PartnershipStatus::Active;
		Partnerships::<T>::insert(&manufacturer, &merchant, partnership);
		Self::deposit_event(Event::PartnershipAgreed { manufacturer, merchant, commission });
		Ok(())
	}

	/// The terms on which a merchant sells to a manufacturer's households, if both have agreed.
	pub(crate) fn active_partnership(
		manufacturer: &T::AccountId,
		merchant: &T::AccountId,
	) -> Option<Partnership> {
		Partnerships::<T>::get(manufacturer, merchant)
			.filter(|partnership| partnership.status == PartnershipStatus::Active)
	}

	pub(crate) fn do_publish_offer(offer: OfferOf<T>) -> DispatchResult {
		let mut merchant =
			Merchants::<T>::get(&offer.merchant).ok_or(Error::<T>::UnknownMerchant)?;
		ensure!(merchant.offers < T::MaxOffers::get(), Error::<T>::TooManyOffers);
		ensure!(math::is_gtin14(offer.product), Error::<T>::InvalidGtin);
		ensure!(
			offer.unit_size > 0 && !offer.price.is_zero() && offer.stock > 0,
			Error::<T>::ZeroTerms
		);
		ensure!(offer.lead_time <= T::MaxLeadTime::get(), Error::<T>::LeadTimeTooLong);
		ensure!(offer.expires_at > Self::now(), Error::<T>::ExpiryInPast);
		ensure!(T::Assets::asset_exists(offer.asset.clone()), Error::<T>::UnknownAsset);
		let id = NextOfferId::<T>::get();
		let next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;

		NextOfferId::<T>::put(next);
		merchant.offers.saturating_inc();
		Merchants::<T>::insert(&offer.merchant, merchant);
		Offers::<T>::insert(id, &offer);
		let Offer { merchant, product, category, unit_size, price, asset, .. } = offer;
		Self::deposit_event(Event::OfferPublished {
			offer: id,
			merchant,
			product,
			category,
			unit_size,
			price,
			asset,
		});
		Ok(())
	}

	pub(crate) fn do_withdraw_offer(who: T::AccountId, id: OfferId) -> DispatchResult {
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::UnknownOffer)?;
		ensure!(offer.merchant == who, Error::<T>::NotMerchant);

		Offers::<T>::remove(id);
		Self::update_merchant(&who, |merchant| merchant.offers.saturating_dec());
		Self::deposit_event(Event::OfferWithdrawn { offer: id, merchant: who });
		Ok(())
	}

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
		let min_hold = Gates::<T>::get(&manufacturer).ok_or(Error::<T>::NoGate)?;
		ensure!(min_hold <= max_hold, Error::<T>::HoldAboveLimit);
		ensure!(!Memberships::<T>::contains_key(&owner, &manufacturer), Error::<T>::AlreadyMember);
		let token = T::Token::token_of(&manufacturer).ok_or(Error::<T>::NoToken)?;
		// Freezes of one reason do not add up by themselves: two gates of one token would share the same coins.
		let frozen = T::Tokens::balance_frozen(token, &membership::<T>(), &owner)
			.checked_add(&min_hold)
			.ok_or(ArithmeticError::Overflow)?;
		ensure!(T::Tokens::balance(token, &owner) >= frozen, Error::<T>::InsufficientTokens);
		T::Tokens::set_freeze(token, &membership::<T>(), &owner, frozen)?;

		let membership =
			Membership { token, frozen: min_hold, joined_at: Self::now(), mandates: 0 };
		Memberships::<T>::insert(&owner, &manufacturer, membership);
		Self::deposit_event(Event::MembershipJoined { owner, manufacturer, frozen: min_hold });
		Ok(())
	}

	pub(crate) fn do_leave(owner: T::AccountId, manufacturer: T::AccountId) -> DispatchResult {
		let Membership { token, frozen: thawed, joined_at, mandates } =
			Memberships::<T>::get(&owner, &manufacturer).ok_or(Error::<T>::NotMember)?;
		ensure!(mandates == 0, Error::<T>::MandatesActive);
		let earliest = joined_at.saturating_add(T::MembershipCoolDown::get());
		ensure!(Self::now() >= earliest, Error::<T>::CoolDownRunning);
		let rest =
			T::Tokens::balance_frozen(token, &membership::<T>(), &owner).saturating_sub(thawed);
		T::Tokens::set_freeze(token, &membership::<T>(), &owner, rest)?;

		Memberships::<T>::remove(&owner, &manufacturer);
		Self::deposit_event(Event::MembershipLeft { owner, manufacturer, thawed });
		Ok(())
	}

	pub(crate) fn do_give_mandate(
		owner: T::AccountId,
		device: DeviceId,
		slot: SlotId,
		terms: MandateTermsOf<T>,
	) -> DispatchResult {
		let info = T::Devices::device(device).ok_or(Error::<T>::UnknownDevice)?;
		ensure!(info.owner == owner, Error::<T>::NotOwner);
		let slot_config = T::Devices::slot(device, slot).ok_or(Error::<T>::UnknownSlot)?;
		let config = slot_config.stock().ok_or(Error::<T>::NoStock)?;
		let now = Self::now();
		let former = Mandates::<T>::get(device, slot);
		ensure!(
			!former.as_ref().is_some_and(|former| former.holds_for(
				&owner,
				&info.manufacturer,
				now
			)),
			Error::<T>::AlreadyMandated
		);
		ensure!(Memberships::<T>::contains_key(&owner, &info.manufacturer), Error::<T>::NotMember);
		let longest_lead_time = Self::check_terms(&owner, config, &terms, now)?;

		if let Some(former) = former {
			Self::remove_mandate(device, slot, former);
		}
		Memberships::<T>::mutate(&owner, &info.manufacturer, |membership| {
			if let Some(membership) = membership {
				membership.mandates.saturating_inc();
			}
		});
		let mandate = Mandate {
			owner: owner.clone(),
			manufacturer: info.manufacturer,
			terms: terms.clone(),
			longest_lead_time,
			period_start: now,
			spent: Zero::zero(),
		};
		Mandates::<T>::insert(device, slot, mandate);
		Self::update_concern(device, slot);
		Self::deposit_event(Event::MandateGiven { device, slot, owner, terms });
		Ok(())
	}

	/// Refuses terms that could never buy, so that a household learns it now. Returns the longest lead time.
	fn check_terms(
		owner: &T::AccountId,
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
		ensure!(!terms.offers.is_empty(), Error::<T>::NoOffers);
		let mut longest = 0;
		for (index, id) in terms.offers.iter().enumerate() {
			let named_before = terms.offers.iter().take(index).any(|other| other == id);
			ensure!(!named_before, Error::<T>::DuplicateOffer);
			let offer = Offers::<T>::get(id).ok_or(Error::<T>::UnknownOffer)?;
			ensure!(offer.asset == terms.asset, Error::<T>::AssetMismatch);
			ensure!(offer.category == config.commodity, Error::<T>::CommodityMismatch);
			ensure!(offer.merchant != *owner, Error::<T>::OwnOffer);
			longest = longest.max(offer.lead_time);
		}
		Ok(longest)
	}

	pub(crate) fn do_end_mandate(
		who: T::AccountId,
		device: DeviceId,
		slot: SlotId,
	) -> DispatchResult {
		let mandate = Mandates::<T>::get(device, slot).ok_or(Error::<T>::NoMandate)?;
		ensure!(mandate.owner == who, Error::<T>::NotOwner);

		Self::remove_mandate(device, slot, mandate);
		Ok(())
	}

	/// Removes a mandate and takes it off the membership it rested on.
	pub(crate) fn remove_mandate(device: DeviceId, slot: SlotId, mandate: MandateOf<T>) {
		Mandates::<T>::remove(device, slot);
		Self::update_concern(device, slot);
		Memberships::<T>::mutate(&mandate.owner, &mandate.manufacturer, |membership| {
			match membership {
				Some(membership) => membership.mandates.saturating_dec(),
				None => {
					defensive!("a mandate implies a membership");
				},
			}
		});
		Self::deposit_event(Event::MandateEnded { device, slot, owner: mandate.owner });
	}

	pub(crate) fn do_cancel(who: T::AccountId, id: OrderId) -> DispatchResult {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::UnknownOrder)?;
		ensure!(order.household == who, Error::<T>::NotHousehold);
		ensure!(matches!(order.state, OrderState::Placed { .. }), Error::<T>::WrongState);
		ensure!(order.state.is_cancellable(Self::now()), Error::<T>::CancelWindowOver);
		Self::call_off(id, order, CancelReason::ByHousehold)
	}

	pub(crate) fn do_accept(who: T::AccountId, id: OrderId) -> DispatchResult {
		let (mut order, now) = Self::order_at(&who, id)?;
		ensure!(matches!(order.state, OrderState::Placed { .. }), Error::<T>::WrongState);
		ensure!(!order.state.is_cancellable(now), Error::<T>::CancelWindowOpen);
		ensure!(now < order.deadline, Error::<T>::DeadlineMissed);

		order.state = OrderState::Accepted;
		let deadline = now.saturating_add(T::ShipWindow::get());
		Self::put_off(id, order, deadline);
		Self::deposit_event(Event::OrderAccepted { order: id, deadline });
		Ok(())
	}

	pub(crate) fn do_ship(who: T::AccountId, id: OrderId, tracking: H256) -> DispatchResult {
		let (mut order, now) = Self::order_at(&who, id)?;
		ensure!(order.state == OrderState::Accepted, Error::<T>::WrongState);
		ensure!(now < order.deadline, Error::<T>::DeadlineMissed);

		order.state = OrderState::Shipped { at: now };
		order.tracking = Some(tracking);
		let deadline = now.saturating_add(order.lead_time).saturating_add(T::DeliveryGrace::get());
		Self::put_off(id, order, deadline);
		Self::deposit_event(Event::OrderShipped { order: id, tracking, deadline });
		Ok(())
	}

	/// An order at this merchant, and the time.
	fn order_at(
		merchant: &T::AccountId,
		id: OrderId,
	) -> Result<(OrderOf<T>, Moment), DispatchError> {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::UnknownOrder)?;
		ensure!(order.merchant == *merchant, Error::<T>::NotMerchant);
		Ok((order, Self::now()))
	}

	pub(crate) fn do_confirm(who: T::AccountId, id: OrderId) -> DispatchResult {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::UnknownOrder)?;
		ensure!(order.household == who, Error::<T>::NotHousehold);
		match order.state {
			OrderState::Shipped { .. } => Self::deposit_event(Event::OrderDelivered {
				order: id,
				stock_before: None,
				proof: Proof::Household,
			}),
			OrderState::Delivered { .. } => {},
			OrderState::Placed { .. } | OrderState::Accepted => {
				return Err(Error::<T>::WrongState.into())
			},
		}
		Self::settle(id, order)
	}

	pub(crate) fn do_expire(id: OrderId) -> DispatchResult {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::UnknownOrder)?;
		ensure!(Self::now() >= order.deadline, Error::<T>::DeadlineNotReached);
		Self::lapse(id, order)
	}
}
