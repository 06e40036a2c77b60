//! Two households with fridges of two manufacturers, three merchants, an arbiter and governance.

use alloc::collections::BTreeMap;
use cot_pattern::{Params, SlotState};
use cot_primitives::{
	DeviceGuard, Moment, OnDeviceChange, Quantity, RestockCause, ServiceLevel, DAY,
};
use frame_support::{
	assert_ok,
	storage::with_storage_layer,
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use sp_core::H256;
use sp_runtime::{DispatchResult, Permill};

use super::{
	books::Books,
	moves::{Chosen, Move, HOUSEHOLDS, MAKERS},
};
use crate::{
	mock::*, weights::SubstrateWeight, AssetKind, Choice, DeliveryTerms, MandateMode, MandateTerms,
	NextOfferId, Offer, OfferId, OfferOf, OrderId, OrderOf, OrderState, Orders, Purchasing, Step,
	WeightInfo,
};

const EVIDENCE: H256 = H256::repeat_byte(7);

/// The slots of both fridges, by number.
pub struct World {
	fridges: Vec<Fridge>,
	pub books: Books,
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
		let slots = [(FRIDGE, MILK), (FRIDGE, CREAM), (OTHER_FRIDGE, MILK), (OTHER_FRIDGE, CREAM)];
		let fridges = slots.into_iter().map(|(device, slot)| Fridge::new(device, slot)).collect();
		Self { fridges, books: Books::open() }
	}

	fn level(&self, slot: usize) -> Quantity {
		self.fridges[slot].pattern.level().unwrap_or_default()
	}

	/// Reads what was there before and what is gone or came.
	fn change(&mut self, slot: usize, level: Quantity) {
		self.fridges[slot].read(level.min(milk_slot().capacity));
	}

	pub fn take(&mut self, happening: &Move) {
		match *happening {
			Move::Pass(seconds) => pass(seconds),
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
					self.arrive(&order, order.purchase.quantity * percent / 100);
				}
			},
			Move::SlotChanged(slot) => {
				let (device, slot) = (self.fridges[slot].device, self.fridges[slot].slot);
				if AutoPurchase::ensure_slot_may_change(device, slot).is_ok() {
					AutoPurchase::on_slot_changed(device, slot);
				}
			},
			Move::Handover(slot) => self.change_owner(slot),
			Move::Calm => self.calm(),
			Move::Disapprove => Approved::set(vec![RIVAL]),
			ref call => {
				// As a dispatch does: what fails leaves nothing behind.
				let done = with_storage_layer(|| self.call(call));
				if done.is_ok() {
					self.enter(call);
				}
			},
		}
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

	/// The party that the order waits for does what it waits for: the merchant, the carrier, or the
	/// accused party.
	fn progress(&mut self, open: usize) {
		let Some((id, order)) = nth_open(open, |_| true) else { return };
		let _ = with_storage_layer(|| match order.state {
			OrderState::Placed { .. } => AutoPurchase::accept(signed(order.purchase.merchant), id),
			OrderState::Accepted => {
				AutoPurchase::ship(signed(order.purchase.merchant), id, tracking(), now())
			},
			OrderState::Disputed { by, .. } => {
				AutoPurchase::answer(signed(*order.purchase.account(by.other())), id, EVIDENCE)
			},
			OrderState::Shipped { .. } | OrderState::Delivered { .. } => Ok(()),
		});
		if matches!(order.state, OrderState::Shipped { .. }) {
			self.arrive(&order, order.purchase.quantity);
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

	/// Goods are put into the order's slot.
	fn arrive(&mut self, order: &OrderOf<Test>, quantity: Quantity) {
		let of = |fridge: &Fridge| {
			(fridge.device, fridge.slot) == (order.purchase.device, order.purchase.slot)
		};
		if let Some(slot) = self.fridges.iter().position(of) {
			self.change(slot, self.level(slot) + quantity);
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
			fridge.household = household;
		}
	}

	fn call(&self, call: &Move) -> DispatchResult {
		match call.clone() {
			Move::Ship(open, delay) => on(open, Step::Ship, |id, order| {
				AutoPurchase::ship(signed(order.purchase.merchant), id, tracking(), now() + delay)
			}),
			Move::Decline(open) => on(open, Step::Decline, |id, order| {
				let reason = crate::DeclineReason::OutOfStock;
				AutoPurchase::decline(signed(order.purchase.merchant), id, reason)
			}),
			Move::Cancel(open) => on(open, Step::Cancel, |id, order| {
				AutoPurchase::cancel(signed(order.purchase.household), id)
			}),
			Move::Confirm(open) => on(open, Step::Confirm, |id, order| {
				AutoPurchase::confirm(signed(order.purchase.household), id)
			}),
			Move::Expire(open) => {
				on(open, Step::Expire, |id, _| AutoPurchase::expire(signed(STRANGER), id))
			},
			Move::Dispute(open, by) => on(open, Step::Dispute(by), |id, order| {
				AutoPurchase::dispute(signed(*order.purchase.account(by)), id, EVIDENCE)
			}),
			Move::Answer(open, by) => on(open, Step::Answer, |id, order| {
				AutoPurchase::answer(signed(*order.purchase.account(by)), id, EVIDENCE)
			}),
			Move::Concede(open) => on(open, Step::Concede, |id, order| {
				AutoPurchase::concede(signed(order.purchase.merchant), id)
			}),
			Move::Resolve(open, by, parts) => on(open, Step::Resolve, |id, _| {
				let origin = if by == ISSUER { RuntimeOrigin::root() } else { signed(by) };
				AutoPurchase::resolve(origin, id, Permill::from_parts(parts))
			}),
			Move::HandOver(open, right) => on(open, Step::HandOver, |id, order| {
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

/// A call about an order for which the step is possible, if there is one.
fn on(
	open: usize,
	step: Step,
	call: impl FnOnce(OrderId, OrderOf<Test>) -> DispatchResult,
) -> DispatchResult {
	let fits = |order: &OrderOf<Test>| order.state.allows(step);
	let order = nth_open(open, fits).or_else(|| nth_open(open, |_| true));
	order.map_or(Ok(()), |(id, order)| call(id, order))
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
