//! Two households with fridges of two manufacturers, three merchants, an arbiter and governance.

use alloc::collections::BTreeMap;
use core::cell::Cell;
use cot_pattern::{Params, SlotState};
use cot_primitives::{
	DeviceGuard, DeviceId, Moment, OnDeviceChange, Quantity, RestockCause, ServiceLevel, SlotId,
	DAY,
};
use frame_support::{
	assert_ok,
	storage::with_storage_layer,
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use proptest::prelude::*;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult, Permill};

use super::{
	books::Books,
	expected::Expected,
	moves::{Chosen, Move, HOUSEHOLDS, MAKERS, PLACES},
	record::{Record, Stages},
};
use crate::{
	mock::*, weights::SubstrateWeight, AssetKind, Choice, CoolingDown, DeliveryTerms, Event,
	MandateMode, MandateTerms, NextOfferId, Offer, OfferId, OfferOf, OrderId, OrderOf, OrderState,
	Orders, Party, PurchaseOf, Purchasing, Refusal, Step, WeightInfo,
};

const EVIDENCE: H256 = H256::repeat_byte(7);

/// The slots of both fridges, by number.
pub struct World {
	fridges: Vec<Fridge>,
	pub books: Books,
	pub stages: Stages,
	pub expected: Expected,
	/// What no event tells of the last move.
	pub untold: Untold,
}

/// What a move did that no event tells.
#[derive(Default)]
pub struct Untold {
	/// Order that a call was about.
	asked: Cell<Option<OrderId>>,
	/// Error of that call.
	pub refusal: Option<(OrderId, DispatchError)>,
	/// Slots that the registry has changed.
	pub changed: Vec<(DeviceId, SlotId)>,
}

impl World {
	pub fn new() -> Self {
		Approved::set(vec![LG, RIVAL, TOKENLESS]);
		Makers::set(BTreeMap::from([(OTHER_FRIDGE, RIVAL)]));
		for merchant in [SHOP, CORNER] {
			registered(merchant);
			for asset in [AssetKind::Native, AssetKind::WithId(EURO)] {
				let delivery = match merchant {
					SHOP => DeliveryTerms { fee: PRICE / 4, minimum: 4 * PRICE },
					_ => DeliveryTerms::default(),
				};
				publish(Offer { asset, delivery, ..offer_terms(merchant) });
			}
		}
		for maker in MAKERS {
			assert_ok!(AutoPurchase::set_gate(signed(maker), MIN_HOLD));
		}
		let fridges = PLACES.into_iter().map(|(device, slot)| Fridge::new(device, slot)).collect();
		let (books, expected) = (Books::open(), Expected::default());
		Self { fridges, books, stages: Stages::new(), expected, untold: Untold::default() }
	}

	/// Returns what the slot uses a day, as far as its device has learned.
	pub fn use_per_day(&self, device: DeviceId, slot: SlotId) -> Quantity {
		let fridge = self.fridges.iter().find(|each| (each.device, each.slot) == (device, slot));
		let forecast = fridge.and_then(|fridge| fridge.pattern.forecast(&Params::default()));
		forecast.map_or(0, |forecast| forecast.rate_per_day)
	}

	/// Returns true if nothing but a pause or a cool-down keeps a slot from buying.
	pub fn only_rests(&self, slot: usize) -> bool {
		let fridge = &self.fridges[slot];
		let (device, slot) = (fridge.device, fridge.slot);
		if !CoolingDown::<Test>::contains_key(device, slot) {
			return false;
		}
		let why_not = AutoPurchase::why_not(device, slot, &Params::default(), &fridge.pattern);
		why_not.is_some_and(|why| matches!(why.refusals[..], [Refusal::CoolingDown { .. }]))
	}

	fn level(&self, slot: usize) -> Quantity {
		self.fridges[slot].pattern.level().unwrap_or_default()
	}

	/// Reads what was there before and what is gone or came.
	fn change(&mut self, slot: usize, level: Quantity) {
		self.fridges[slot].read(level.min(milk_slot().capacity));
	}

	pub fn take(&mut self, happening: &Move) {
		self.untold = Untold::default();
		match *happening {
			Move::Pass(seconds) | Move::Halt(seconds) => pass(seconds),
			Move::Busy(seconds) => {
				set_time(now() + seconds);
				let weights = [
					SubstrateWeight::<Test>::tick_base(),
					SubstrateWeight::<Test>::tick_hour() * 2,
					AutoPurchase::deadline_weight(),
				];
				let limit = weights.into_iter().fold(Weight::zero(), Weight::saturating_add);
				let mut meter = WeightMeter::with_limit(limit);
				AutoPurchase::on_poll(System::block_number(), &mut meter);
			},
			Move::Shortage(slot) => {
				self.fridges[slot].pattern = learned();
				self.change(slot, LOW);
			},
			Move::Use(slot, used) => self.change(slot, self.level(slot).saturating_sub(used)),
			Move::Restock(slot, rise) => self.change(slot, self.level(slot) + rise),
			Move::Lie(slot, level) => self.change(slot, level),
			Move::ReadLate(slot, age) => {
				let level = self.level(slot) / 2;
				self.fridges[slot].read_at(level, now() - age);
			},
			Move::Progress(open) => self.progress(open),
			Move::Arrive(open, percent) => {
				if let Some((_, order)) = nth_open(open, |order| order.state.allows(Step::Arrive)) {
					self.arrive(&order, order.purchase.quantity * percent / 100, 1);
				}
			},
			Move::SlotChanged(slot) => {
				let (device, slot) = (self.fridges[slot].device, self.fridges[slot].slot);
				if AutoPurchase::ensure_slot_may_change(device, slot).is_ok() {
					AutoPurchase::on_slot_changed(device, slot);
					self.untold.changed.push((device, slot));
				}
			},
			Move::Handover(slot) => self.change_owner(slot),
			Move::Calm => self.calm(),
			Move::Disapprove => Approved::set(vec![RIVAL]),
			ref call => {
				// As a dispatch does: what fails leaves nothing behind.
				match with_storage_layer(|| self.call(call)) {
					Ok(()) => self.enter(call),
					Err(error) => self.refuse(error),
				}
			},
		}
	}

	/// Enters what a move did, which has to be what the rules lead to expect.
	pub fn expect(
		&mut self,
		happening: &Move,
		told: &[Event<Test>],
		record: &mut Record,
	) -> Result<(), TestCaseError> {
		let halts = told.iter().filter(|event| matches!(event, Event::HaltCounted { .. })).count();
		prop_assert_eq!(halts, usize::from(matches!(happening, Move::Halt(_))));
		if let Move::Shortage(slot) = happening {
			record.rested += usize::from(self.only_rests(*slot));
		}
		let mut expected = core::mem::take(&mut self.expected);
		expected.enter_untold(&self.untold, record)?;
		let use_per_day =
			|purchase: &PurchaseOf<Test>| self.use_per_day(purchase.device, purchase.slot);
		for event in told {
			expected.enter(event, happening, use_per_day, record)?;
		}
		self.expected = expected;
		Ok(())
	}

	/// Enters what no event of this pallet tells.
	fn enter(&mut self, call: &Move) {
		match call {
			Move::Spend { from, to, token, amount } => {
				let asset = token.map_or(AssetKind::Native, AssetKind::WithId);
				self.books.transfer(&asset, *from, *to, *amount);
			},
			Move::Publish { stock, .. } => {
				self.books.published(NextOfferId::<Test>::get() - 1, *stock);
			},
			_ => {},
		}
	}

	/// Enters that the call about an order failed.
	fn refuse(&mut self, error: DispatchError) {
		self.untold.refusal = self.untold.asked.get().map(|order| (order, error));
	}

	/// The party that the order waits for does what it waits for: the merchant, accused or not, or
	/// the carrier.
	fn progress(&mut self, open: usize) {
		let Some((id, order)) = nth_open(open, |_| true) else { return };
		self.untold.asked.set(Some(id));
		let done = with_storage_layer(|| match order.state {
			OrderState::Placed { .. } => AutoPurchase::accept(signed(order.purchase.merchant), id),
			OrderState::Accepted => {
				AutoPurchase::ship(signed(order.purchase.merchant), id, tracking(), now())
			},
			OrderState::Disputed { by: Party::Household, .. } => {
				AutoPurchase::answer(signed(order.purchase.merchant), id, EVIDENCE)
			},
			// A household is in no hurry.
			OrderState::Disputed { by: Party::Merchant, .. } => Ok(()),
			OrderState::Shipped { .. } | OrderState::Delivered { .. } => Ok(()),
		});
		if let Err(error) = done {
			self.refuse(error);
		}
		if matches!(order.state, OrderState::Shipped { .. }) {
			self.arrive(&order, order.purchase.quantity, 2);
		}
	}

	/// Everybody makes good what is missing. What is not missing fails, and changes nothing.
	fn calm(&mut self) {
		Approved::set(vec![LG, RIVAL, TOKENLESS]);
		thaw();
		let mut moves = vec![Move::Purchasing(true)];
		for who in [SHOP, CORNER] {
			moves.extend([Move::Register(who), Move::RestoreBond(who)]);
			for maker in MAKERS {
				let commission = 50_000;
				moves.push(Move::Propose(maker, who, commission));
				moves.push(Move::AcceptPartnership(maker, who));
			}
		}
		for who in HOUSEHOLDS {
			moves.push(Move::Resume(who));
			moves.extend(MAKERS.map(|maker| Move::Join(who, maker)));
		}
		for slot in 0..self.fridges.len() {
			let (choice, asset) = (Chosen::Merchants(vec![SHOP, CORNER]), euro_or_native(slot));
			let (rehearse, budget, window) = (false, 2_000, DAY / 4);
			moves.push(Move::Mandate { slot, asset, choice, rehearse, budget, window });
		}
		moves.iter().for_each(|each| self.take(each));
	}

	/// Goods are put into the order's slot, and read so many times.
	fn arrive(&mut self, order: &OrderOf<Test>, quantity: Quantity, readings: usize) {
		let of = |fridge: &Fridge| {
			(fridge.device, fridge.slot) == (order.purchase.device, order.purchase.slot)
		};
		if let Some(slot) = self.fridges.iter().position(of) {
			let level = self.level(slot) + quantity;
			(0..readings).for_each(|_| self.change(slot, level));
		}
	}

	/// As the registry does it: not while something is under way, and whatever was granted ends.
	fn change_owner(&mut self, slot: usize) {
		let device = self.fridges[slot].device;
		if AutoPurchase::ensure_may_transfer(device).is_err() {
			return;
		}
		let household = if self.fridges[slot].household == HOUSE { NEIGHBOUR } else { HOUSE };
		Owners::mutate(|owners| owners.insert(device, household));
		AutoPurchase::on_owner_changed(device);
		for fridge in self.fridges.iter_mut().filter(|fridge| fridge.device == device) {
			self.untold.changed.push((device, fridge.slot));
			fridge.household = household;
		}
	}

	fn call(&self, call: &Move) -> DispatchResult {
		match call.clone() {
			Move::Ship(open, delay) => self.on(open, Step::Ship, |id, order| {
				AutoPurchase::ship(signed(order.purchase.merchant), id, tracking(), now() + delay)
			}),
			Move::Decline(open) => self.on(open, Step::Decline, |id, order| {
				let reason = crate::DeclineReason::OutOfStock;
				AutoPurchase::decline(signed(order.purchase.merchant), id, reason)
			}),
			Move::Cancel(open) => self.on(open, Step::Cancel, |id, order| {
				AutoPurchase::cancel(signed(order.purchase.household), id)
			}),
			Move::Confirm(open) => self.on(open, Step::Confirm, |id, order| {
				AutoPurchase::confirm(signed(order.purchase.household), id)
			}),
			Move::Expire(open) => {
				self.on(open, Step::Expire, |id, _| AutoPurchase::expire(signed(STRANGER), id))
			},
			Move::Dispute(open, by) => self.on(open, Step::Dispute(by), |id, order| {
				AutoPurchase::dispute(signed(*order.purchase.account(by)), id, EVIDENCE)
			}),
			Move::Answer(open, by) => self.on(open, Step::Answer, |id, order| {
				AutoPurchase::answer(signed(*order.purchase.account(by)), id, EVIDENCE)
			}),
			Move::Concede(open) => self.on(open, Step::Concede, |id, order| {
				AutoPurchase::concede(signed(order.purchase.merchant), id)
			}),
			Move::Resolve(open, by, parts) => self.on(open, Step::Resolve, |id, _| {
				let origin = if by == ISSUER { RuntimeOrigin::root() } else { signed(by) };
				AutoPurchase::resolve(origin, id, Permill::from_parts(parts))
			}),
			Move::HandOver(open, right) => self.on(open, Step::HandOver, |id, order| {
				let link = order.code.map_or(0, |check| check.link);
				let shown = if right { code(link) } else { EVIDENCE };
				AutoPurchase::hand_over(signed(order.purchase.merchant), id, shown)
			}),
			Move::Purchasing(open) => {
				let status = if open { Purchasing::Open } else { Purchasing::Paused };
				AutoPurchase::set_purchasing(RuntimeOrigin::root(), status)
			},
			Move::Register(who) => AutoPurchase::register_merchant(signed(who), merchant_name()),
			Move::Deregister(who) => AutoPurchase::deregister(signed(who)),
			Move::RestoreBond(who) => AutoPurchase::restore_bond(signed(who)),
			Move::Profile(who) => {
				AutoPurchase::set_profile(signed(who), merchant_name(), Default::default())
			},
			Move::Propose(maker, merchant, parts) => {
				let commission = Permill::from_parts(parts);
				AutoPurchase::propose_partnership(signed(maker), merchant, commission, judges())
			},
			Move::AcceptPartnership(maker, merchant) => {
				let proposed = crate::Partnerships::<Test>::get(maker, merchant);
				let commission = proposed.map(|proposal| proposal.commission).unwrap_or_default();
				AutoPurchase::accept_partnership(signed(merchant), maker, commission, judges())
			},
			Move::EndPartnership { by, maker, merchant } => {
				AutoPurchase::end_partnership(signed(by), maker, merchant)
			},
			Move::Affiliate { by, maker, merchant } => {
				let origin = if by == ISSUER { RuntimeOrigin::root() } else { signed(by) };
				AutoPurchase::declare_affiliate(origin, maker, merchant)
			},
			Move::Publish { who, asset, price, size, lead, stock, fee, minimum } => {
				try_publish(Offer {
					delivery: DeliveryTerms { fee, minimum },
					asset,
					price,
					unit_size: size,
					lead_time: lead,
					stock,
					expires_at: now() + 30 * DAY,
					..offer_terms(who)
				})
			},
			Move::Withdraw(who, nth) => {
				let offer = offers().get(nth).map_or(0, |(id, _)| *id);
				AutoPurchase::withdraw_offer(signed(who), offer)
			},
			Move::SetGate(maker, hold) => AutoPurchase::set_gate(signed(maker), hold),
			Move::Join(who, maker) => AutoPurchase::join(signed(who), maker, 1_500),
			Move::Renew(who, maker) => AutoPurchase::renew(signed(who), maker, 1_500),
			Move::Leave(who, maker) => AutoPurchase::leave(signed(who), maker),
			Move::Pause(who) => AutoPurchase::pause_purchases(signed(who), None),
			Move::Resume(who) => AutoPurchase::resume_purchases(signed(who)),
			Move::PauseSlot(slot, rest) => {
				let fridge = &self.fridges[slot];
				let (household, until) = (signed(fridge.household), now() + rest);
				AutoPurchase::pause_slot(household, fridge.device, fridge.slot, until)
			},
			Move::Limit { who, asset, limit } => {
				AutoPurchase::set_spending_limit(signed(who), asset, limit)
			},
			Move::Mandate { slot, asset, choice, rehearse, budget, window } => {
				let fridge = &self.fridges[slot];
				let terms = MandateTerms {
					choice: choice_of(choice, &asset, fridge.household),
					mode: if rehearse { MandateMode::Test } else { MandateMode::Live },
					asset,
					budget,
					cancel_window: window,
					period: 5 * DAY,
					par_level: 3_000,
					service_level: ServiceLevel::Balanced,
					expires_at: now() + 20 * DAY,
					..mandate_terms(&[])
				};
				let (household, device, slot) =
					(signed(fridge.household), fridge.device, fridge.slot);
				// In the place of one that it may have.
				let _ = AutoPurchase::end_mandate(household.clone(), device, slot);
				AutoPurchase::give_mandate(household, device, slot, terms)
			},
			Move::EndMandate(slot) => {
				let fridge = &self.fridges[slot];
				AutoPurchase::end_mandate(signed(fridge.household), fridge.device, fridge.slot)
			},
			Move::Spend { from, to, token: None, amount } => {
				Balances::transfer_keep_alive(signed(from), to, amount)
			},
			Move::Spend { from, to, token: Some(token), amount } => {
				Assets::transfer_keep_alive(signed(from), token, to, amount)
			},
			Move::Release(who, asset) => {
				AutoPurchase::release_stranded(signed(STRANGER), who, asset)
			},
			Move::Block(who) => Assets::block(signed(ISSUER), EURO, who),
			Move::Freeze => Assets::freeze_asset(signed(ISSUER), EURO),
			Move::Thaw => {
				thaw();
				Ok(())
			},
			_ => Ok(()),
		}
	}

	/// A call about an order for which the step is possible, if there is one.
	fn on(
		&self,
		open: usize,
		step: Step,
		call: impl FnOnce(OrderId, OrderOf<Test>) -> DispatchResult,
	) -> DispatchResult {
		let fits = |order: &OrderOf<Test>| order.state.allows(step);
		let order = nth_open(open, fits).or_else(|| nth_open(open, |_| true));
		self.untold.asked.set(order.as_ref().map(|(id, _)| *id));
		order.map_or(Ok(()), |(id, order)| call(id, order))
	}
}

fn euro_or_native(slot: usize) -> AssetKind {
	if slot.is_multiple_of(2) {
		AssetKind::Native
	} else {
		AssetKind::WithId(EURO)
	}
}

/// Mostly valid: of all offers that can be mandated, the chosen ones.
fn choice_of(chosen: Chosen, asset: &AssetKind, household: AccountId) -> Choice<AccountId> {
	match chosen {
		Chosen::Offers(bits) => {
			let ids: Vec<OfferId> = offers()
				.into_iter()
				.filter(|(_, offer)| offer.asset == *asset && offer.merchant != household)
				.enumerate()
				.filter(|(nth, _)| bits & (1 << (nth % 16)) != 0)
				.map(|(_, (id, _))| id)
				.take(8)
				.collect();
			Choice::Offers(ids.try_into().expect("few enough"))
		},
		Chosen::Merchants(merchants) => {
			let merchants: Vec<_> = merchants.into_iter().filter(|who| *who != household).collect();
			Choice::Category {
				merchants: merchants.try_into().expect("few enough"),
				max_lead_time: 3 * DAY,
			}
		},
	}
}

/// The pattern of a household that has filled the slot to `FULL` every seventh day for eight weeks,
/// the last time six days ago.
fn learned() -> SlotState {
	let mut pattern = SlotState::default();
	let first = now() - 55 * DAY;
	for day in 0..55 {
		let used = DAILY * Quantity::try_from(day % 7).expect("a day of the week");
		let at: Moment = first + day * DAY;
		pattern.observe(&Params::default(), milk_slot().resolution, at, FULL - used, |_| {
			RestockCause::Household
		});
	}
	pattern
}

/// The issuer lets everybody move its token again.
pub fn thaw() {
	let _ = Assets::thaw_asset(signed(ISSUER), EURO);
	for who in super::books::PEOPLE {
		let _ = Assets::thaw(signed(ISSUER), EURO, who);
	}
}

fn nth_open(nth: usize, fits: impl Fn(&OrderOf<Test>) -> bool) -> Option<(OrderId, OrderOf<Test>)> {
	let mut open: Vec<_> = Orders::<Test>::iter().filter(|(_, order)| fits(order)).collect();
	open.sort_unstable_by_key(|(id, _)| *id);
	let place = nth.checked_rem(open.len())?;
	open.into_iter().nth(place)
}

fn offers() -> Vec<(OfferId, OfferOf<Test>)> {
	let mut offers: Vec<_> = crate::Offers::<Test>::iter().collect();
	offers.sort_unstable_by_key(|(id, _)| *id);
	offers
}
