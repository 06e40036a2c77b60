//! Calls about plans: a manufacturer publishes them, changes their prices and closes them.

use cot_primitives::{InspectManufacturers, InspectToken, Moment};
use frame_support::{
	ensure,
	pallet_prelude::*,
	traits::{fungible::MutateHold as _, tokens::Precision},
};
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_publish_plan(
		manufacturer: T::AccountId,
		terms: PlanTermsOf<T>,
	) -> DispatchResult {
		Self::publish_plan_from(manufacturer, terms, Self::now())
	}

	/// Publishes a plan whose price holds from a time on.
	pub(crate) fn publish_plan_from(
		manufacturer: T::AccountId,
		terms: PlanTermsOf<T>,
		from: Moment,
	) -> DispatchResult {
		ensure!(T::Manufacturers::is_approved(&manufacturer), Error::<T>::ManufacturerNotApproved);
		let token = T::Token::token_of(&manufacturer).ok_or(Error::<T>::UnknownToken)?;
		ensure!(!terms.price.is_zero(), Error::<T>::ZeroTerms);
		let deposit = T::PlanDeposit::get();
		T::Currency::hold(&HoldReason::Plan.into(), &manufacturer, deposit)?;

		let plan = NextPlanId::<T>::get();
		NextPlanId::<T>::put(plan.saturating_add(1));
		PlansOf::<T>::insert(&manufacturer, plan, ());
		let PlanTerms { activity, unit, price, burned, max_debt } = terms;
		let first = Price { from, amount: price };
		let record = Plan {
			manufacturer: manufacturer.clone(),
			token,
			activity,
			unit,
			prices: BoundedVec::truncate_from(alloc::vec![first]),
			burned,
			max_debt,
			version: 0,
			ends_at: None,
			subscriptions: 0,
			deposit,
		};
		Plans::<T>::insert(plan, record);
		Self::deposit_event(Event::PlanPublished { plan, manufacturer, token, terms });
		Ok(())
	}

	pub(crate) fn do_change_price(
		who: T::AccountId,
		plan: PlanId,
		price: BalanceOf<T>,
	) -> DispatchResult {
		let mut record = Self::open_plan_of(&who, plan)?;
		ensure!(!price.is_zero(), Error::<T>::ZeroTerms);
		let now = Self::now();
		let old = record.price_at(now);
		let from = match price > old {
			true => now.saturating_add(T::PriceNotice::get()),
			false => now,
		};
		// What was announced is replaced, and what no session can ask for any more is forgotten:
		// those that are attested late, and subscriptions that the daily visit has not seen yet.
		record.prices.retain(|price| price.from <= now);
		let remembered = T::LateWindow::get().saturating_mul(2);
		record.forget_before(now.saturating_sub(remembered));
		if record.prices.last().is_some_and(|last| last.from == from) {
			record.prices.pop();
		}
		record
			.prices
			.try_push(Price { from, amount: price })
			.map_err(|_| Error::<T>::TooManyPrices)?;
		record.version.saturating_inc();

		let (manufacturer, version) = (who, record.version);
		Plans::<T>::insert(plan, record);
		Self::deposit_event(Event::PriceChanged {
			plan,
			manufacturer,
			old,
			new: price,
			from,
			version,
		});
		Ok(())
	}

	pub(crate) fn do_close_plan(who: T::AccountId, plan: PlanId) -> DispatchResult {
		let mut record = Self::open_plan_of(&who, plan)?;
		let ends_at = Self::now().saturating_add(T::PriceNotice::get());
		record.ends_at = Some(ends_at);
		record.version.saturating_inc();

		Plans::<T>::insert(plan, record);
		Self::deposit_event(Event::PlanClosed { plan, manufacturer: who, ends_at });
		Ok(())
	}

	pub(crate) fn do_remove_plan(plan: PlanId) -> DispatchResult {
		let record = Plans::<T>::get(plan).ok_or(Error::<T>::UnknownPlan)?;
		ensure!(record.has_ended(Self::now()), Error::<T>::PlanNotEnded);
		ensure!(record.subscriptions == 0, Error::<T>::PlanInUse);
		let Plan { manufacturer, deposit, .. } = record;
		T::Currency::release(
			&HoldReason::Plan.into(),
			&manufacturer,
			deposit,
			Precision::BestEffort,
		)?;

		Plans::<T>::remove(plan);
		PlansOf::<T>::remove(&manufacturer, plan);
		Self::deposit_event(Event::PlanRemoved { plan, manufacturer });
		Ok(())
	}

	/// Returns a plan of the manufacturer that is not closed.
	fn open_plan_of(who: &T::AccountId, plan: PlanId) -> Result<PlanOf<T>, DispatchError> {
		let record = Plans::<T>::get(plan).ok_or(Error::<T>::UnknownPlan)?;
		ensure!(record.manufacturer == *who, Error::<T>::NotManufacturer);
		ensure!(record.ends_at.is_none(), Error::<T>::PlanClosed);
		Ok(record)
	}
}
