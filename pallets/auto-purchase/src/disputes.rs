//! Disputes: a party objects, the other answers, and governance or the order's arbiter decides.

use frame_support::{
	defensive, ensure,
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{
		fungibles::hold::Mutate as _,
		tokens::{Fortitude, Precision, Restriction},
		Defensive, EnsureOrigin,
	},
};
use frame_system::pallet_prelude::OriginFor;
use sp_core::H256;
use sp_runtime::{
	traits::{One, Saturating, Zero},
	Permill,
};

use crate::{
	open_order::{Next, OpenOrder},
	*,
};

/// Origin of a decision.
pub(crate) enum Judge<AccountId> {
	/// `ForceOrigin`.
	Governance,
	/// An account, which may be the order's arbiter.
	Account(AccountId),
}

impl<T: Config> Pallet<T> {
	/// Returns who is about to decide.
	pub(crate) fn judge(origin: OriginFor<T>) -> Result<Judge<T::AccountId>, DispatchError> {
		match T::ForceOrigin::try_origin(origin) {
			Ok(_) => Ok(Judge::Governance),
			Err(origin) => Ok(Judge::Account(frame_system::ensure_signed(origin)?)),
		}
	}

	/// Returns the accounts that may decide a dispute over an order between these parties: those on
	/// which `agreed` and the household agree, without the parties themselves.
	pub(crate) fn common_arbiters<'a>(
		agreed: &'a ArbitersOf<T>,
		mandate: &'a MandateOf<T>,
		merchant: &'a T::AccountId,
	) -> impl Iterator<Item = &'a T::AccountId> {
		agreed.iter().filter(move |arbiter| {
			let parties = [&mandate.household, &mandate.manufacturer, merchant];
			mandate.terms.arbiters.contains(arbiter) && !parties.contains(arbiter)
		})
	}

	pub(crate) fn do_dispute(who: T::AccountId, id: OrderId, evidence: H256) -> DispatchResult {
		let (order, by) = OpenOrder::<T>::of_party(id, &who)?;
		order.ensure_allows(Step::Dispute(by))?;
		order.ensure_on_time()?;
		let goods = match order.record.state {
			OrderState::Shipped { arrives_from, arrives_until, .. } => {
				Goods::Sent { arrives_from, arrives_until }
			},
			OrderState::Delivered { .. } => Goods::Arrived,
			_ => {
				defensive!("only what is shipped or delivered is disputed");
				return Err(Error::<T>::WrongState.into());
			},
		};
		// In the asset in which the household pays, so that it can, and less than it is about.
		let Purchase { asset, value, .. } = &order.record.purchase;
		let deposit = T::DisputeDeposit::get().mul_ceil(*value).max(One::one());
		T::Assets::hold(asset.clone(), &dispute_deposit::<T>(), &who, deposit)?;

		let (now, reference) = (Self::now(), order.order_ref());
		let arbiter = order.record.arbiter.clone();
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
			order: reference,
			by,
			evidence,
			deposit,
			arbiter,
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
		let (reference, state, deadline) =
			(order.order_ref(), order.record.state, order.record.deadline);
		order.advance(Step::Answer, Next::Open(state, deadline))?;
		Self::deposit_event(Event::DisputeAnswered { order: reference, by, evidence });
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
		let arbiter = match judge {
			Judge::Governance => None,
			Judge::Account(who) => {
				ensure!(order.record.arbiter.as_ref() == Some(&who), Error::<T>::NotArbiter);
				Some(who)
			},
		};
		order.ensure_allows(Step::Resolve)?;
		order.ensure_on_time()?;
		order.ensure_heard()?;
		let opener = order.opener().ok_or(Error::<T>::WrongState)?;
		let value = order.record.purchase.value;
		let to_merchant = to_merchant.mul_floor(value);
		let is_lost = match opener {
			Party::Household => to_merchant == value,
			Party::Merchant => to_merchant.is_zero(),
		};
		order.advance(Step::Resolve, Next::Decided { to_merchant, is_lost, arbiter })
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

	/// Ensures that both sides had their time: the other one has answered, or had `AnswerWindow` to
	/// do so.
	fn ensure_heard(&self) -> DispatchResult {
		let OrderState::Disputed { since, .. } = self.record.state else {
			return Err(Error::<T>::WrongState.into());
		};
		let has_answered =
			Disputes::<T>::get(self.id).is_some_and(|dispute| dispute.answer.is_some());
		let until = since.saturating_add(T::AnswerWindow::get());
		ensure!(has_answered || Pallet::<T>::now() >= until, Error::<T>::AnswerPending);
		Ok(())
	}

	/// Settles the deposit of the order's dispute, if there is one, when `step` ends the order.
	///
	/// Out of it, the arbiter that has decided is paid. The rest returns to the opener, unless
	/// that lost, or gave in; if nobody has decided, each side gets half, so that a dispute is no
	/// free delay. Parts that the other account cannot take return too.
	pub(crate) fn settle_deposit(
		&self,
		step: Step,
		judgement: Option<(bool, Option<T::AccountId>)>,
	) -> DispatchResult {
		let Some(opener) = self.opener() else { return Ok(()) };
		let Some(Dispute { deposit, .. }) = Disputes::<T>::take(self.id)
			.defensive_proof("an order in dispute has a record of it; qed")
		else {
			return Ok(());
		};
		let (is_lost, arbiter) = judgement.unwrap_or((false, None));
		let fee = match &arbiter {
			Some(arbiter) => self.pay_deposit(arbiter, T::ArbiterFee::get().mul_floor(deposit)),
			None => Zero::zero(),
		};
		let rest = deposit.saturating_sub(fee);
		let to_other = match (step, opener) {
			(Step::Expire, _) => Permill::from_percent(50).mul_floor(rest),
			(Step::Confirm, Party::Household) | (Step::Concede, Party::Merchant) => rest,
			_ if is_lost => rest,
			_ => Zero::zero(),
		};
		let other = self.record.purchase.account(opener.other());
		let to_other = self.pay_deposit(other, to_other);
		let returned = rest.saturating_sub(to_other);
		self.release_deposit(opener, returned)?;
		Pallet::<T>::deposit_event(Event::DepositSettled {
			order: self.order_ref(),
			opener,
			returned,
			to_other,
			arbiter,
			fee,
		});
		Ok(())
	}

	/// Pays `amount` of the deposit to an account. Returns what it could take.
	fn pay_deposit(&self, to: &T::AccountId, amount: BalanceOf<T>) -> BalanceOf<T> {
		let Some(opener) = self.opener().filter(|_| !amount.is_zero()) else {
			return Zero::zero();
		};
		let purchase = &self.record.purchase;
		let paid: Result<BalanceOf<T>, DispatchError> = with_storage_layer(|| {
			T::Assets::transfer_on_hold(
				purchase.asset.clone(),
				&dispute_deposit::<T>(),
				purchase.account(opener),
				to,
				amount,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)
		});
		paid.unwrap_or_else(|_| Zero::zero())
	}

	fn release_deposit(&self, opener: Party, amount: BalanceOf<T>) -> DispatchResult {
		let purchase = &self.record.purchase;
		if amount.is_zero() {
			return Ok(());
		}
		T::Assets::release(
			purchase.asset.clone(),
			&dispute_deposit::<T>(),
			purchase.account(opener),
			amount,
			Precision::Exact,
		)
		.map(|_| ())
	}

	/// Releases the deposit of an order that is written off, or records it as stranded.
	pub(crate) fn release_or_strand_deposit(&self) {
		let (Some(opener), Some(Dispute { deposit, .. })) =
			(self.opener(), Disputes::<T>::take(self.id))
		else {
			return;
		};
		if with_storage_layer(|| self.release_deposit(opener, deposit)).is_err() {
			let Purchase { asset, .. } = &self.record.purchase;
			let account = self.record.purchase.account(opener);
			Stranded::<T>::mutate(account, asset, |stranded| {
				stranded.deposits.saturating_accrue(deposit);
			});
		}
	}
}
