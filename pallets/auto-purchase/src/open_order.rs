//! The handle of an open order: the only code that moves an order along its table.

use cot_primitives::{DeviceStatus, InspectDevices, Moment, SlotReading};
use frame_support::{defensive, ensure, pallet_prelude::*, traits::Defensive, CloneNoBound};
use sp_runtime::{
	traits::{Saturating, Zero},
	Permill,
};

use crate::*;

/// An open order with its identifier, and with its times moved by the chain's halts. Only
/// [`OpenOrder::advance`] changes its state.
#[derive(CloneNoBound)]
pub(crate) struct OpenOrder<T: Config> {
	pub(crate) id: OrderId,
	pub(crate) record: OrderOf<T>,
	/// Hour under which its deadline is filed.
	filed: DeadlineHour,
}

/// Particulars of a step, beyond the edge that the table has for it.
pub(crate) enum Next<AccountId, Balance> {
	/// The order stays open, in this state and until this deadline.
	Open(OrderState, Moment),
	/// The order ends as its edge tells.
	Closed,
	/// The order is cancelled for this reason.
	Cancelled(CancelReason),
	/// The order ends by a decision.
	Decided {
		/// Part of the value that pays the merchant.
		to_merchant: Balance,
		/// True if the opener loses the dispute's deposit to the other party.
		is_lost: bool,
		/// Arbiter that has decided; none if it was governance.
		arbiter: Option<AccountId>,
	},
}

/// Amounts that the end of an order moved.
pub(crate) struct Moved<Balance> {
	pub refund: Balance,
	pub merchant_amount: Balance,
	pub commission: Balance,
	pub penalty: Balance,
	pub fine: Balance,
}

/// Look-up.
impl<T: Config> OpenOrder<T> {
	/// Returns the order `id`.
	pub(crate) fn find(id: OrderId) -> Result<Self, DispatchError> {
		let mut record = Orders::<T>::get(id).ok_or(Error::<T>::UnknownOrder)?;
		let filed = hour_of(record.deadline);
		record.catch_up(HaltedSeconds::<T>::get());
		Ok(Self { id, record, filed })
	}

	/// Returns the order `id` of the household `who`.
	pub(crate) fn of_household(id: OrderId, who: &T::AccountId) -> Result<Self, DispatchError> {
		let order = Self::find(id)?;
		ensure!(order.record.purchase.household == *who, Error::<T>::NotHousehold);
		Ok(order)
	}

	/// Returns the order `id` at the merchant `who`.
	pub(crate) fn of_merchant(id: OrderId, who: &T::AccountId) -> Result<Self, DispatchError> {
		let order = Self::find(id)?;
		ensure!(order.record.purchase.merchant == *who, Error::<T>::NotMerchant);
		Ok(order)
	}

	/// Returns the order `id` of household or merchant, with the party that `who` is.
	pub(crate) fn of_party(
		id: OrderId,
		who: &T::AccountId,
	) -> Result<(Self, Party), DispatchError> {
		let order = Self::find(id)?;
		let party = order.record.purchase.party(who).ok_or(Error::<T>::NotParty)?;
		Ok((order, party))
	}

	/// Returns the order that the slot of the reading waits for, if it is the household's.
	pub(crate) fn awaited_at(reading: &SlotReading<T::AccountId>) -> Option<Self> {
		Self::for_reading(OpenOrderOf::<T>::get(reading.device, reading.slot)?, reading)
	}

	/// Returns the order whose goods have arrived in the slot in part, if it is the household's.
	pub(crate) fn arriving_at(reading: &SlotReading<T::AccountId>) -> Option<Self> {
		Self::for_reading(ArrivingOrderOf::<T>::get(reading.device, reading.slot)?, reading)
	}

	fn for_reading(id: OrderId, reading: &SlotReading<T::AccountId>) -> Option<Self> {
		Self::find(id).ok().filter(|order| order.record.purchase.household == *reading.household)
	}

	/// Returns the order as its events name it.
	pub(crate) fn order_ref(&self) -> OrderRefOf<T> {
		self.record.purchase.order_ref(self.id)
	}
}

/// Guards.
impl<T: Config> OpenOrder<T> {
	/// Ensures that the table has an edge for `step`.
	pub(crate) fn ensure_allows(&self, step: Step) -> DispatchResult {
		ensure!(self.record.state.allows(step), Error::<T>::WrongState);
		Ok(())
	}

	/// Ensures that the deadline has not passed.
	pub(crate) fn ensure_on_time(&self) -> DispatchResult {
		ensure!(!self.record.is_overdue(Pallet::<T>::now()), Error::<T>::DeadlineMissed);
		Ok(())
	}

	/// Ensures that the deadline has passed.
	pub(crate) fn ensure_overdue(&self) -> DispatchResult {
		ensure!(self.record.is_overdue(Pallet::<T>::now()), Error::<T>::DeadlineNotReached);
		Ok(())
	}

	/// Ensures that the household may still cancel.
	pub(crate) fn ensure_cancellable(&self) -> DispatchResult {
		ensure!(self.record.state.is_cancellable(Pallet::<T>::now()), Error::<T>::CancelWindowOver);
		Ok(())
	}

	/// Ensures that the household may no longer cancel.
	pub(crate) fn ensure_cancel_window_over(&self) -> DispatchResult {
		let is_open = self.record.state.is_cancellable(Pallet::<T>::now());
		ensure!(!is_open, Error::<T>::CancelWindowOpen);
		Ok(())
	}
}

/// Changes.
impl<T: Config> OpenOrder<T> {
	/// Returns true if the device may attest what arrives.
	fn is_watched(&self) -> bool {
		T::Devices::device(self.record.purchase.device)
			.is_some_and(|device| device.status == DeviceStatus::Active)
	}

	/// Writes a new order with its indexes. Its value is held by then.
	pub(crate) fn open(id: OrderId, record: OrderOf<T>) {
		let Purchase { device, slot, household, merchant, .. } = &record.purchase;
		OpenOrderOf::<T>::insert(device, slot, id);
		Pallet::<T>::update_watch(*device, *slot);
		OrdersOf::<T>::insert(household, id, ());
		OrdersAt::<T>::insert(merchant, id, ());
		Deadlines::<T>::insert(hour_of(record.deadline), id, ());
		Pallet::<T>::update_merchant(merchant, |merchant| {
			merchant.open_orders.saturating_inc();
			merchant.at_stake.saturating_accrue(record.penalty);
		});
		Orders::<T>::insert(id, record);
	}

	/// Takes `step`: executes what its edge does to the escrow, and then stores the order in its
	/// new state or closes it. Fails with `WrongState` if the table has no such edge, and with the
	/// ledger's error if that refuses the money.
	pub(crate) fn advance(
		mut self,
		step: Step,
		next: Next<T::AccountId, BalanceOf<T>>,
	) -> DispatchResult {
		let (to, money) = self.record.state.stage().after(step).ok_or(Error::<T>::WrongState)?;
		let mut reason = None;
		let mut judgement = None;
		let to_merchant = match (money, next) {
			(Money::Stays, Next::Open(state, deadline)) if state.stage() == to => {
				self.enter(state);
				self.write(deadline);
				return Ok(());
			},
			(Money::Returned, Next::Cancelled(why)) if to == Stage::Cancelled => {
				reason = Some(why);
				Zero::zero()
			},
			(Money::Returned | Money::ReturnedWithPenalty, Next::Closed)
				if to != Stage::Cancelled =>
			{
				Zero::zero()
			},
			(Money::Paid, Next::Closed) => self.record.purchase.value,
			(Money::PaidAsSeen, Next::Closed) => self.record.earned(),
			(Money::Split, Next::Decided { to_merchant, is_lost, arbiter }) => {
				judgement = Some((is_lost, arbiter));
				to_merchant
			},
			_ => {
				defensive!("the particulars of a step are those of its edge");
				return Err(Error::<T>::WrongState.into());
			},
		};

		let mut moved = self.divide(to_merchant)?;
		let outcome = to
			.outcome(step, money, !moved.refund.is_zero(), !to_merchant.is_zero())
			// A device that may not attest sees no goods, whoever has them.
			.filter(|outcome| *outcome != Outcome::Unseen || self.is_watched())
			.and_then(|outcome| self.judge_decline(outcome));
		if money == Money::ReturnedWithPenalty {
			moved.penalty = self.penalise();
		}
		if outcome == Some(Outcome::Unseen) {
			moved.fine = self.fine();
		}
		self.settle_deposit(step, judgement)?;
		let is_taken_back = to == Stage::Cancelled && step != Step::Decline;
		self.leave_basket(is_taken_back, !to_merchant.is_zero())?;
		if to == Stage::Cancelled {
			self.undo_sale(step);
		}
		if self.record.state.is_awaited() && !to_merchant.is_zero() {
			// The household has the goods, by its own word or the arbiter's, and need not have put
			// them in yet.
			self.space_orders();
		}
		// What was paid in part makes up for as much that was not seen.
		let stake = match outcome {
			Some(Outcome::Settled) => {
				Permill::from_rational(to_merchant, self.record.purchase.value)
					.mul_floor(self.record.penalty)
			},
			_ => self.record.penalty,
		};
		self.remove(outcome, stake);
		self.announce_end(to, reason, moved);
		Ok(())
	}

	/// Executes the deadline, which has passed.
	pub(crate) fn expire(self) -> DispatchResult {
		if self.record.state.allows(Step::Lapse) && self.is_below_minimum() {
			return self.advance(Step::Lapse, Next::Cancelled(CancelReason::BelowMinimum));
		}
		self.advance(Step::Expire, Next::Closed)
	}

	/// Sets the state, with a fresh deadline. The slot stops waiting when the goods have arrived:
	/// it may run out again before the money moves.
	fn enter(&mut self, state: OrderState) {
		let was_awaited = self.record.state.is_awaited();
		self.record.state = state;
		self.record.tries = 0;
		if was_awaited && state.has_arrived() {
			OpenOrderOf::<T>::remove(self.record.purchase.device, self.record.purchase.slot);
			self.space_orders();
			self.follow_arrival();
		}
	}

	/// Makes the slot order nothing for a share of the time that its goods last: a scale that reads
	/// low and full by turns would spend the budget in days.
	fn space_orders(&self) {
		let Purchase { device, slot, .. } = self.record.purchase;
		let pause = T::OrderSpacing::get().mul_floor(self.record.lasts);
		if pause > 0 {
			Pallet::<T>::cool_down(device, slot, Pallet::<T>::now().saturating_add(pause));
		}
	}

	/// Writes the order back, and files it under its new deadline.
	pub(crate) fn write(mut self, deadline: Moment) {
		let hour = hour_of(deadline);
		if self.filed != hour {
			Deadlines::<T>::remove(self.filed, self.id);
			Deadlines::<T>::insert(hour, self.id, ());
		}
		self.record.deadline = deadline;
		Orders::<T>::insert(self.id, self.record);
	}

	/// Reschedules a deadline that could not be executed.
	pub(crate) fn retry_later(mut self) {
		self.record.tries = self.record.tries.saturating_add(1);
		self.write(Pallet::<T>::now().saturating_add(RETRY_SECONDS));
	}

	/// Closes an order whose deadline the ledger has refused to execute [`MAX_TRIES`] times. The
	/// value is released to the household; if the ledger refuses that too, it stays held and is
	/// recorded as stranded.
	pub(crate) fn write_off(self) {
		let (order, value) = (self.order_ref(), self.record.purchase.value);
		let released = self.release_or_strand();
		self.release_or_strand_deposit();
		self.leave_basket_or_strand();
		self.remove(None, Zero::zero());
		Pallet::<T>::deposit_event(Event::OrderWrittenOff {
			order,
			released,
			stranded: value.saturating_sub(released),
		});
	}

	/// Returns what the merchant's no means for its reputation: nothing to an order that it need
	/// not deliver, and more the longer the household waited for it.
	fn judge_decline(&self, outcome: Outcome) -> Option<Outcome> {
		if outcome != Outcome::Declined {
			return Some(outcome);
		}
		if self.is_below_minimum() {
			return None;
		}
		let half_time = T::AcceptWindow::get().div_ceil(2);
		let time_left = self.record.deadline.saturating_sub(Pallet::<T>::now());
		Some(if time_left < half_time { Outcome::DeclinedLate } else { Outcome::Declined })
	}

	/// Returns the units of a cancelled order to the offer's stock. What the merchant does not
	/// deliver is bought of another one next; what the household does not want starts the slot's
	/// cool-down, without which it could bind a merchant's stock for nothing.
	fn undo_sale(&self, step: Step) {
		let Purchase { device, slot, offer, units, .. } = self.record.purchase;
		let until = Pallet::<T>::now().saturating_add(T::CancelCoolDown::get());
		match step {
			Step::Decline | Step::Lapse => self.set_back(until),
			_ => Pallet::<T>::cool_down(device, slot, until),
		}
		Pallet::<T>::put_back_stock(offer, units);
	}

	/// Records that the merchant has failed the slot, so that another one is asked next.
	pub(crate) fn set_back(&self, until: Moment) {
		let Purchase { device, slot, merchant, .. } = &self.record.purchase;
		Setbacks::<T>::mutate(device, slot, |setbacks| {
			let former = setbacks.iter().position(|setback| setback.merchant == *merchant);
			// A dispute over another order may still run.
			let former_until = former.map_or(0, |place| setbacks.remove(place).until);
			let setback = Setback {
				merchant: merchant.clone(),
				order: self.id,
				at: Pallet::<T>::now(),
				until: until.max(former_until),
			};
			let _ = setbacks
				.force_insert_keep_left(0, setback)
				.defensive_proof("there is a first place; qed");
		});
	}

	/// Draws the consequences of the order's outcome for the choice of the slot's next merchant.
	fn remember(&self, outcome: Outcome) {
		let Purchase { device, slot, merchant, .. } = &self.record.purchase;
		match outcome {
			Outcome::Settled => Setbacks::<T>::mutate_exists(device, slot, |setbacks| {
				if let Some(some) = setbacks {
					some.retain(|setback| {
						setback.merchant != *merchant
							|| !setback.is_made_up_for(self.id, self.record.placed_at)
					});
				}
				if setbacks.as_ref().is_some_and(|some| some.is_empty()) {
					*setbacks = None;
				}
			}),
			Outcome::Late | Outcome::Unseen | Outcome::Disputed => {
				self.set_back(Pallet::<T>::now().saturating_add(T::CancelCoolDown::get()));
			},
			// Remembered with the cancellation.
			Outcome::Declined | Outcome::DeclinedLate => {},
		}
	}

	/// Removes the order with its indexes, and counts its outcome for the merchant's reputation,
	/// with so much of its penalty. Its own escrow is empty by then.
	fn remove(&self, outcome: Option<Outcome>, stake: BalanceOf<T>) {
		let Purchase { device, slot, household, merchant, .. } = &self.record.purchase;
		if self.record.state.is_awaited() {
			OpenOrderOf::<T>::remove(device, slot);
		}
		self.forget_arrival();
		Pallet::<T>::update_watch(*device, *slot);
		OrdersOf::<T>::remove(household, self.id);
		OrdersAt::<T>::remove(merchant, self.id);
		Deadlines::<T>::remove(self.filed, self.id);
		Orders::<T>::remove(self.id);
		Pallet::<T>::update_merchant(merchant, |merchant| {
			merchant.open_orders.saturating_dec();
			merchant.at_stake.saturating_reduce(self.record.penalty);
		});
		if let Some(outcome) = outcome {
			Pallet::<T>::count_outcome(merchant, household, outcome, stake);
			self.remember(outcome);
		}
	}

	/// Emits the event of the stage in which an order ends.
	fn announce_end(
		self,
		end: Stage,
		reason: Option<CancelReason>,
		Moved { refund, merchant_amount, commission, penalty, fine }: Moved<BalanceOf<T>>,
	) {
		let order = self.order_ref();
		Pallet::<T>::deposit_event(match (end, reason) {
			(Stage::Cancelled, Some(reason)) => Event::OrderCancelled { order, reason, refund },
			(Stage::Expired, _) => Event::OrderExpired { order, refund, penalty, fine },
			(Stage::Settled, _) => {
				Event::OrderSettled { order, merchant_amount, commission, refund, fine }
			},
			(Stage::Resolved, _) => {
				Event::OrderResolved { order, refund, merchant_amount, commission }
			},
			_ => {
				defensive!("an order ends in a closed stage, and is cancelled for a reason");
				return;
			},
		});
	}
}
