//! Disputes: one side objects, the other answers, and somebody whom governance trusts decides.

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
use sp_runtime::{
	traits::{Saturating, Zero},
	Permill,
};

use crate::*;

/// Who decides a dispute.
pub(crate) enum Judge<AccountId> {
	/// `ForceOrigin`.
	Governance,
	/// The arbiter it has appointed.
	Arbiter(AccountId),
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_arbiter(arbiter: Option<T::AccountId>) {
		let before = Arbiter::<T>::get();
		Arbiter::<T>::set(arbiter.clone());
		Self::deposit_event(Event::ArbiterSet { before, arbiter });
	}

	/// Lets only those pass who may decide disputes.
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
		let mut order = Orders::<T>::get(id).ok_or(Error::<T>::UnknownOrder)?;
		let by = order.party(&who).ok_or(Error::<T>::NotParty)?;
		ensure!(order.state.allows(Step::Dispute(by)), Error::<T>::WrongState);
		let goods = match order.state {
			OrderState::Shipped { arrives_from, .. } => {
				Goods::Sent { arrives_from, arrives_until: order.deadline }
			},
			OrderState::Delivered { .. } => Goods::Arrived,
			_ => {
				defensive!("only what is shipped or delivered is disputed");
				return Err(Error::<T>::WrongState.into());
			},
		};
		let now = Self::now();
		ensure!(!order.is_overdue(now), Error::<T>::DeadlineMissed);
		let deposit = T::DisputeDeposit::get();
		T::Currency::hold(&dispute_deposit::<T>(), &who, deposit)?;

		order.state = OrderState::Disputed { by, since: now, goods };
		let merchant = order.merchant.clone();
		// Never before the goods could have come: a silent arbiter would otherwise refund what is
		// on its way.
		let deadline = now.saturating_add(T::ArbitrationWindow::get()).max(order.deadline);
		Disputes::<T>::insert(id, Dispute { deposit, evidence, answer: None });
		Self::put_off(id, order, deadline);
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
		let order = Orders::<T>::get(id).ok_or(Error::<T>::UnknownOrder)?;
		let by = order.party(&who).ok_or(Error::<T>::NotParty)?;
		ensure!(order.state.allows(Step::Answer), Error::<T>::WrongState);
		ensure!(by != Self::opener(&order), Error::<T>::OwnDispute);
		let mut dispute = Disputes::<T>::get(id).ok_or(Error::<T>::WrongState)?;
		ensure!(dispute.answer.is_none(), Error::<T>::AlreadyAnswered);
		ensure!(!order.is_overdue(Self::now()), Error::<T>::DeadlineMissed);

		dispute.answer = Some(evidence);
		Disputes::<T>::insert(id, dispute);
		let merchant = order.merchant;
		Self::deposit_event(Event::DisputeAnswered { order: id, merchant, by, evidence });
		Ok(())
	}

	pub(crate) fn do_concede(who: T::AccountId, id: OrderId) -> DispatchResult {
		let order = Self::order_at(&who, id, Step::Concede)?;
		let deposit_to = Self::opener(&order);
		Self::split(id, order, Zero::zero(), deposit_to)
	}

	pub(crate) fn do_resolve(
		judge: Judge<T::AccountId>,
		id: OrderId,
		to_merchant: Permill,
	) -> DispatchResult {
		let order = Self::order_for(id, Step::Resolve, |order| match judge {
			// The manufacturer has a share of what the merchant gets.
			Judge::Arbiter(who) if order.party(&who).is_some() || order.manufacturer == who => {
				Err(Error::<T>::ArbiterIsParty.into())
			},
			Judge::Arbiter(_) | Judge::Governance => Ok(()),
		})?;
		ensure!(!order.is_overdue(Self::now()), Error::<T>::DeadlineMissed);
		let share = to_merchant.mul_floor(order.value);
		let opener = Self::opener(&order);
		let got_nothing = match opener {
			Party::Household => share == order.value,
			Party::Merchant => share.is_zero(),
		};
		let deposit_to = if got_nothing { opener.other() } else { opener };
		Self::split(id, order, share, deposit_to)
	}

	/// Who has opened the dispute of an order.
	fn opener(order: &OrderOf<T>) -> Party {
		match order.state {
			OrderState::Disputed { by, .. } => by,
			_ => {
				defensive!("only a dispute has an opener");
				Party::Household
			},
		}
	}

	/// Ends a dispute: `share` of the value pays the merchant, the rest is the household's again.
	fn split(
		id: OrderId,
		order: OrderOf<T>,
		share: BalanceOf<T>,
		deposit_to: Party,
	) -> DispatchResult {
		let (merchant_amount, commission) = Self::pay_out(&order, share)?;
		let refund = order.value.saturating_sub(share);
		Self::give_back(&order, refund)?;
		let deposit_to = Self::hand_over_deposit(id, &order, deposit_to);
		let mark = if refund.is_zero() { Mark::Settled } else { Mark::Disputed };
		Self::close(id, &order, Some(mark));
		let merchant = order.merchant;
		Self::deposit_event(Event::OrderResolved {
			order: id,
			merchant,
			refund,
			merchant_amount,
			commission,
			deposit_to,
		});
		Ok(())
	}

	/// Gives the deposit to one of the two, or, if that account cannot take it, back. Returns who
	/// has it.
	fn hand_over_deposit(id: OrderId, order: &OrderOf<T>, to: Party) -> Party {
		let opener = Self::opener(order);
		let moved = to != opener
			&& with_storage_layer(|| {
				let dispute = Disputes::<T>::take(id).ok_or(Error::<T>::WrongState)?;
				T::Currency::transfer_on_hold(
					&dispute_deposit::<T>(),
					order.account(opener),
					order.account(to),
					dispute.deposit,
					Precision::Exact,
					Restriction::Free,
					Fortitude::Force,
				)
			})
			.is_ok();
		if moved {
			return to;
		}
		Self::return_deposit(id, order);
		opener
	}

	/// Releases the deposit of an order's dispute, if there is one, to whoever has opened it.
	pub(crate) fn return_deposit(id: OrderId, order: &OrderOf<T>) {
		let Some(dispute) = Disputes::<T>::take(id) else { return };
		let released = T::Currency::release(
			&dispute_deposit::<T>(),
			order.account(Self::opener(order)),
			dispute.deposit,
			Precision::Exact,
		);
		let _ = released.defensive_proof("a deposit is held as long as its dispute is open; qed");
	}
}
