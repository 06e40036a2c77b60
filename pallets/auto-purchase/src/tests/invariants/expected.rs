//! Expectations of the rules, kept from the events alone: times of the parties, rests of slots,
//! limits of spending, and proofs of deliveries.

use proptest::prelude::*;

use super::{
	limits::Limits, moves::Move, proofs::Proofs, record::Record, rests::Rests, times::Times,
	world::Untold,
};
use crate::{mock::*, Event, PurchaseOf};

/// All of it.
#[derive(Default)]
pub struct Expected {
	times: Times,
	rests: Rests,
	limits: Limits,
	proofs: Proofs,
}

impl Expected {
	/// Enters what no event tells of a move, before its events.
	pub fn enter_untold(
		&mut self,
		untold: &Untold,
		record: &mut Record,
	) -> Result<(), TestCaseError> {
		self.rests.forget(&untold.changed);
		self.times.enter_refusal(untold.refusal.as_ref(), record)
	}

	/// Enters an event of a move. The slot of an order that it tells of uses so much a day.
	pub fn enter(
		&mut self,
		event: &Event<Test>,
		by: &Move,
		use_per_day: impl Fn(&PurchaseOf<Test>) -> u32,
		record: &mut Record,
	) -> Result<(), TestCaseError> {
		self.times.enter(event, by, record)?;
		self.rests.enter(event, use_per_day, record)?;
		self.limits.enter(event, record)?;
		self.proofs.enter(event, by, record)
	}

	/// Compares with what the chain says after a move.
	pub fn check(&self, after: &Move) -> Result<(), TestCaseError> {
		for id in self.times.open() {
			let order = AutoPurchase::order(id).expect("the order is open");
			self.times.check(id, &order, after)?;
			self.proofs.check(id, &order)?;
		}
		self.rests.check()?;
		self.limits.check()?;
		match after.is_block() {
			true => self.proofs.check_affiliates(),
			false => Ok(()),
		}
	}
}
