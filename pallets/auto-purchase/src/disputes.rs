//! Disputes: a party objects, the other answers, and governance or its arbiter decides.

use frame_support::{
	defensive, ensure,
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{
		fungible::MutateHold as _,
		tokens::{Fortitude, Precision, Restriction},
		Defensive, EnsureOrigin,
	},
};
use frame_system::pallet_prelude::OriginFor;
use sp_core::H256;
use sp_runtime::{traits::Zero, Permill};

use crate::{
	open_order::{Next, OpenOrder},
	*,
};

/// Origin of a decision.
pub(crate) enum Judge<AccountId> {
	/// `ForceOrigin`.
	Governance,
	/// The arbiter that it has appointed.
	Arbiter(AccountId),
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_arbiter(new: Option<T::AccountId>) {
		let old = Arbiter::<T>::get();
		Arbiter::<T>::set(new.clone());
		Self::deposit_event(Event::ArbiterSet { old, new });
	}

	/// Ensures that `origin` may resolve disputes.
	pub(crate) fn ensure_judge(origin: OriginFor<T>) -> Result<Judge<T::AccountId>, DispatchError> {
		match T::ForceOrigin::try_origin(origin) {
			Ok(_) => Ok(Judge::Governance),
			Err(origin) => {
				let who = frame_system::ensure_signed(origin)?;
				let is_arbiter = Arbiter::<T>::get().is_some_and(|arbiter| arbiter == who);
				ensure!(is_arbiter, DispatchError::BadOrigin);
				Ok(Judge::Arbiter(who))
			},
		}
	}

	pub(crate) fn do_dispute(who: T::AccountId, id: OrderId, evidence: H256) -> DispatchResult {
		let (order, by) = OpenOrder::<T>::of_party(id, &who)?;
		order.ensure_allows(Step::Dispute(by))?;
		order.ensure_on_time()?;
		let goods = match order.record.state {
			OrderState::Shipped { arrives_from, .. } => {
				Goods::Sent { arrives_from, arrives_until: order.record.deadline }
			},
			OrderState::Delivered { .. } => Goods::Arrived,
			_ => {
				defensive!("only what is shipped or delivered is disputed");
				return Err(Error::<T>::WrongState.into());
			},
		};
		let deposit = T::DisputeDeposit::get();
		T::Currency::hold(&dispute_deposit::<T>(), &who, deposit)?;

		let (now, merchant) = (Self::now(), order.merchant());
		// Not before the order's own deadline: a silent arbiter would otherwise refund goods that
		// are on their way.
		let deadline = now.saturating_add(T::ArbitrationWindow::get()).max(order.record.deadline);
		Disputes::<T>::insert(id, Dispute { deposit, evidence, answer: None });
		if by == Party::Household {
			// The same goods again are no answer to the complaint.
			order.set_back(deadline);
		}
		let disputed = OrderState::Disputed { by, since: now, goods };
		order.advance(Step::Dispute(by), Next::Open(disputed, deadline))?;
		Self::deposit_event(Event::OrderDisputed {
			order: id,
			merchant,
			by,
			evidence,
			deposit,
			deadline,
		});
		Ok(())
	}

	pub(crate) fn do_answer(who: T::AccountId, id: OrderId, evidence: H256) -> DispatchResult {
		let (order, by) = OpenOrder::<T>::of_party(id, &who)?;
		order.ensure_allows(Step::Answer)?;
		ensure!(Some(by) != order.opener(), Error::<T>::OwnDispute);
		let mut dispute = Disputes::<T>::get(id).ok_or(Error::<T>::WrongState)?;
		ensure!(dispute.answer.is_none(), Error::<T>::AlreadyAnswered);
		order.ensure_on_time()?;

		dispute.answer = Some(evidence);
		Disputes::<T>::insert(id, dispute);
		let (merchant, state, deadline) =
			(order.merchant(), order.record.state, order.record.deadline);
		order.advance(Step::Answer, Next::Open(state, deadline))?;
		Self::deposit_event(Event::DisputeAnswered { order: id, merchant, by, evidence });
		Ok(())
	}

	pub(crate) fn do_concede(who: T::AccountId, id: OrderId) -> DispatchResult {
		OpenOrder::<T>::of_merchant(id, &who)?.advance(Step::Concede, Next::Closed)
	}

	pub(crate) fn do_resolve(
		judge: Judge<T::AccountId>,
		id: OrderId,
		to_merchant: Permill,
	) -> DispatchResult {
		let order = OpenOrder::<T>::find(id)?;
		let purchase = &order.record.purchase;
		if let Judge::Arbiter(who) = judge {
			// The manufacturer has a share of the merchant's part.
			let is_party = purchase.party(&who).is_some() || purchase.manufacturer == who;
			ensure!(!is_party, Error::<T>::ArbiterIsParty);
		}
		order.ensure_allows(Step::Resolve)?;
		order.ensure_on_time()?;

		let opener = order.opener().ok_or(Error::<T>::WrongState)?;
		let to_merchant = to_merchant.mul_floor(purchase.value);
		let got_nothing = match opener {
			Party::Household => to_merchant == purchase.value,
			Party::Merchant => to_merchant.is_zero(),
		};
		let deposit_to = if got_nothing { opener.other() } else { opener };
		order.advance(Step::Resolve, Next::Decided { to_merchant, deposit_to })
	}
}

impl<T: Config> OpenOrder<T> {
	/// Returns the party that opened the order's dispute, if there is one.
	fn opener(&self) -> Option<Party> {
		match self.record.state {
			OrderState::Disputed { by, .. } => Some(by),
			_ => None,
		}
	}

	/// Hands the deposit of the order's dispute over to `to`; releases it to the opener if that is
	/// none, or if its account cannot take the deposit. Returns the receiver, if there is a
	/// dispute.
	pub(crate) fn hand_over_deposit(&self, to: Option<Party>) -> Option<Party> {
		let opener = self.opener()?;
		let Some(Dispute { deposit, .. }) = Disputes::<T>::take(self.id)
			.defensive_proof("an order in dispute has a record of it; qed")
		else {
			return Some(opener);
		};
		let purchase = &self.record.purchase;
		let to = to.unwrap_or(opener);
		let moved = to != opener
			&& with_storage_layer(|| {
				T::Currency::transfer_on_hold(
					&dispute_deposit::<T>(),
					purchase.account(opener),
					purchase.account(to),
					deposit,
					Precision::Exact,
					Restriction::Free,
					Fortitude::Force,
				)
			})
			.is_ok();
		if moved {
			return Some(to);
		}
		let released = T::Currency::release(
			&dispute_deposit::<T>(),
			purchase.account(opener),
			deposit,
			Precision::Exact,
		);
		let _ = released.defensive_proof("a deposit is held as long as its dispute is open; qed");
		Some(opener)
	}
}
