//! Households, merchants and time at random: whatever they do, money is conserved, every invariant holds and every order
//! comes to an end.

use core::cell::RefCell;
use cot_primitives::{Moment, OnDeviceChange, Quantity, DAY};
use frame_support::{
	storage::with_storage_layer,
	traits::{
		fungibles::{hold::Inspect as _, Inspect as _},
		Hooks,
	},
	weights::{Weight, WeightMeter},
};
use proptest::{
	prelude::*,
	test_runner::{Config as WalkConfig, TestRunner},
};
use sp_runtime::{DispatchResult, Permill};

use crate::{
	mock::*, weights::SubstrateWeight, AssetKind, Config, Event, HoldReason, MandateTerms, Offer,
	OfferId, OfferOf, OrderId, OrderOf, OrderState, Orders, WeightInfo,
};

const HOUSEHOLDS: [AccountId; 2] = [HOUSE, NEIGHBOUR];
const MERCHANTS: [AccountId; 3] = [SHOP, CORNER, HOUSE];
const PEOPLE: [AccountId; 9] =
	[HOUSE, NEIGHBOUR, STRANGER, SHOP, CORNER, LG, TOKENLESS, UNAPPROVED, ISSUER];
const STEPS: usize = 300;

/// One thing that happens. `Order` steps name an open order by its place among all open ones.
#[derive(Clone, Debug)]
enum Step {
	Pass(Moment),
	Busy(Moment),
	Use(usize, Quantity),
	Restock(usize, Quantity),
	ReadLate(usize, Moment),
	Progress(usize),
	Register(AccountId),
	Propose(AccountId, u32),
	AcceptPartnership(AccountId),
	Publish(AccountId, AssetKind, Balance, Quantity, Moment, u32),
	Withdraw(AccountId, usize),
	RestoreBond(AccountId),
	SetGate(Balance),
	Join(AccountId),
	Leave(AccountId),
	Mandate(usize, AssetKind, u16, Balance, Moment),
	EndMandate(usize),
	SlotChanged(usize),
	Cancel(usize),
	Confirm(usize),
	Expire(usize),
	Spend(AccountId, AccountId, Option<u32>, Balance),
	Block(AccountId),
	Thaw,
	Disapprove,
	Approve,
}

fn asset() -> impl Strategy<Value = AssetKind> {
	prop_oneof![
		3 => Just(AssetKind::Native),
		2 => Just(AssetKind::WithId(EURO)),
		1 => Just(AssetKind::WithId(LG_TOKEN)),
	]
}

fn step() -> impl Strategy<Value = Step> {
	let merchant = || prop::sample::select(&MERCHANTS[..]);
	let household = || prop::sample::select(&HOUSEHOLDS[..]);
	let spender = || prop::sample::select(&[HOUSE, NEIGHBOUR, STRANGER][..]);
	let slot = || 0usize..4;
	let open = || 0usize..4;
	prop_oneof![
		10 => (0..9u64).prop_map(|hours| Step::Pass(hours * 3_600)),
		1 => (0..3 * DAY).prop_map(Step::Pass),
		2 => (0..DAY).prop_map(Step::Busy),
		12 => (slot(), 0u32..900).prop_map(|(slot, used)| Step::Use(slot, used)),
		1 => (slot(), 60u32..2_000).prop_map(|(slot, rise)| Step::Restock(slot, rise)),
		1 => (slot(), 0..2 * DAY).prop_map(|(slot, age)| Step::ReadLate(slot, age)),
		12 => open().prop_map(Step::Progress),
		1 => merchant().prop_map(Step::Register),
		1 => (merchant(), 0u32..200_000).prop_map(|(who, parts)| Step::Propose(who, parts)),
		1 => merchant().prop_map(Step::AcceptPartnership),
		2 => (merchant(), asset(), 1u128..250, 100u32..1_200, 0..5 * DAY, 1u32..40)
			.prop_map(|(who, asset, price, size, lead, stock)|
				Step::Publish(who, asset, price, size, lead, stock)),
		1 => (merchant(), 0usize..4).prop_map(|(who, offer)| Step::Withdraw(who, offer)),
		3 => merchant().prop_map(Step::RestoreBond),
		1 => (1u128..2_000).prop_map(Step::SetGate),
		1 => household().prop_map(Step::Join),
		1 => household().prop_map(Step::Leave),
		8 => (slot(), asset(), any::<u16>(), 50u128..2_000, 0..DAY / 2)
			.prop_map(|(slot, asset, offers, budget, window)|
				Step::Mandate(slot, asset, offers, budget, window)),
		1 => slot().prop_map(Step::EndMandate),
		1 => slot().prop_map(Step::SlotChanged),
		1 => open().prop_map(Step::Cancel),
		1 => open().prop_map(Step::Confirm),
		1 => open().prop_map(Step::Expire),
		2 => (spender(), spender(), prop::option::of(1u32..3), 1u128..5_000)
			.prop_map(|(from, to, token, amount)| Step::Spend(from, to, token, amount)),
		1 => household().prop_map(Step::Block),
		2 => Just(Step::Thaw),
		1 => Just(Step::Disapprove),
		3 => Just(Step::Approve),
	]
}

/// The slots of both fridges, by number.
struct World {
	fridges: Vec<Fridge>,
}

impl World {
	fn new() -> Self {
		for merchant in [SHOP, CORNER] {
			partnered(merchant);
			for asset in [AssetKind::Native, AssetKind::WithId(EURO)] {
				publish(Offer { asset, ..offer_terms(merchant) });
			}
		}
		HOUSEHOLDS.into_iter().for_each(joined);
		let slots = [(FRIDGE, MILK), (FRIDGE, CREAM), (OTHER_FRIDGE, MILK), (OTHER_FRIDGE, CREAM)];
		let fridges =
			slots.into_iter().map(|(device, slot)| Fridge::established(device, slot)).collect();
		Self { fridges }
	}

	fn level(&self, slot: usize) -> Quantity {
		self.fridges[slot].pattern.level().unwrap_or_default()
	}

	fn take(&mut self, step: Step) {
		match step {
			Step::Pass(seconds) => pass(seconds),
			// A block with room for little more than one order.
			Step::Busy(seconds) => {
				set_time(now() + seconds);
				let weights = [
					SubstrateWeight::<Test>::tick_base(),
					SubstrateWeight::<Test>::tick_bucket() * 2,
					SubstrateWeight::<Test>::tick_order(),
				];
				let limit = weights.into_iter().fold(Weight::zero(), Weight::saturating_add);
				let mut meter = WeightMeter::with_limit(limit);
				AutoPurchase::on_poll(System::block_number(), &mut meter);
			},
			Step::Use(slot, used) => {
				let level = self.level(slot).saturating_sub(used);
				self.fridges[slot].read(level);
			},
			Step::Restock(slot, rise) => {
				let level = self.level(slot).saturating_add(rise).min(milk_slot().capacity);
				self.fridges[slot].read(level);
			},
			Step::ReadLate(slot, age) => {
				let level = self.level(slot) / 2;
				self.fridges[slot].read_at(level, now() - age);
			},
			Step::SlotChanged(slot) => {
				let fridge = &self.fridges[slot];
				AutoPurchase::on_slot_changed(fridge.device, fridge.slot);
			},
			Step::Approve => Approved::set(vec![LG, TOKENLESS]),
			Step::Disapprove => Approved::set(vec![]),
			Step::Progress(open) => self.progress(open),
			call => {
				// As a dispatch does: what fails leaves nothing behind.
				let _ = with_storage_layer(|| self.call(call));
			},
		}
	}

	/// Does what the order waits for: the merchant's next step, or the arrival of the goods.
	fn progress(&mut self, open: usize) {
		let Some((id, order)) = nth_open(open) else { return };
		let _ = with_storage_layer(|| match order.state {
			OrderState::Placed { .. } => AutoPurchase::accept(signed(order.merchant), id),
			OrderState::Accepted => AutoPurchase::ship(signed(order.merchant), id, tracking()),
			OrderState::Shipped { .. } | OrderState::Delivered { .. } => Ok(()),
		});
		let arrived = matches!(order.state, OrderState::Shipped { .. });
		let fridge = self
			.fridges
			.iter()
			.position(|fridge| (fridge.device, fridge.slot) == (order.device, order.slot));
		if let (true, Some(slot)) = (arrived, fridge) {
			let level = self.level(slot).saturating_add(order.quantity);
			self.fridges[slot].read(level.min(milk_slot().capacity));
		}
	}

	fn call(&self, step: Step) -> DispatchResult {
		match step {
			Step::Register(who) => AutoPurchase::register_merchant(signed(who), merchant_name()),
			Step::Propose(who, parts) => {
				AutoPurchase::propose_partnership(signed(LG), who, Permill::from_parts(parts))
			},
			Step::AcceptPartnership(who) => {
				let proposed = crate::Partnerships::<Test>::get(LG, who).map(|p| p.commission);
				AutoPurchase::accept_partnership(signed(who), LG, proposed.unwrap_or_default())
			},
			Step::Publish(who, asset, price, unit_size, lead_time, stock) => try_publish(Offer {
				asset,
				price,
				unit_size,
				lead_time,
				stock,
				expires_at: now() + 30 * DAY,
				..offer_terms(who)
			}),
			Step::Withdraw(who, nth) => {
				let own = offers().into_iter().filter(|(_, offer)| offer.merchant == who).nth(nth);
				AutoPurchase::withdraw_offer(signed(who), own.map_or(0, |(id, _)| id))
			},
			Step::RestoreBond(who) => AutoPurchase::restore_bond(signed(who)),
			Step::SetGate(hold) => AutoPurchase::set_gate(signed(LG), hold),
			Step::Join(who) => AutoPurchase::join(signed(who), LG, 1_500),
			Step::Leave(who) => AutoPurchase::leave(signed(who), LG),
			Step::Mandate(slot, asset, chosen, budget, cancel_window) => {
				let fridge = &self.fridges[slot];
				// Mostly valid terms: some of the offers that can be mandated.
				let ids: Vec<OfferId> = offers()
					.into_iter()
					.filter(|(_, offer)| offer.asset == asset && offer.merchant != fridge.owner)
					.enumerate()
					.filter(|(nth, _)| chosen & (1 << (nth % 16)) != 0)
					.map(|(_, (id, _))| id)
					.take(8)
					.collect();
				let terms = MandateTerms {
					asset,
					budget,
					cancel_window,
					period: 5 * DAY,
					par_level: 3_000,
					expires_at: now() + 20 * DAY,
					..mandate_terms(&ids)
				};
				AutoPurchase::give_mandate(signed(fridge.owner), fridge.device, fridge.slot, terms)
			},
			Step::EndMandate(slot) => {
				let fridge = &self.fridges[slot];
				AutoPurchase::end_mandate(signed(fridge.owner), fridge.device, fridge.slot)
			},
			Step::Cancel(open) => nth_open(open)
				.map_or(Ok(()), |(id, order)| AutoPurchase::cancel(signed(order.household), id)),
			Step::Confirm(open) => nth_open(open)
				.map_or(Ok(()), |(id, order)| AutoPurchase::confirm(signed(order.household), id)),
			Step::Expire(open) => {
				nth_open(open).map_or(Ok(()), |(id, _)| AutoPurchase::expire(signed(STRANGER), id))
			},
			Step::Spend(from, to, None, amount) => {
				Balances::transfer_keep_alive(signed(from), to, amount)
			},
			Step::Spend(from, to, Some(token), amount) => {
				Assets::transfer(signed(from), token, to, amount)
			},
			Step::Block(who) => Assets::block(signed(ISSUER), EURO, who),
			Step::Thaw => thaw_all(),
			_ => Ok(()),
		}
	}
}

fn thaw_all() -> DispatchResult {
	HOUSEHOLDS.into_iter().try_for_each(|who| Assets::thaw(signed(ISSUER), EURO, who))
}

fn nth_open(nth: usize) -> Option<(OrderId, OrderOf<Test>)> {
	let mut open: Vec<_> = Orders::<Test>::iter().collect();
	open.sort_unstable_by_key(|(id, _)| *id);
	open.into_iter().nth(nth)
}

fn offers() -> Vec<(OfferId, OfferOf<Test>)> {
	let mut offers: Vec<_> = crate::Offers::<Test>::iter().collect();
	offers.sort_unstable_by_key(|(id, _)| *id);
	offers
}

/// How often orders did what, over all walks.
#[derive(Debug, Default)]
struct Tally {
	placed: u32,
	refused: u32,
	cancelled: u32,
	delivered: u32,
	settled: u32,
	expired: u32,
	stuck: u32,
}

impl Tally {
	fn count(&mut self) {
		for event in events() {
			match event {
				Event::OrderPlaced { .. } => self.placed += 1,
				Event::PurchaseRefused { .. } => self.refused += 1,
				Event::OrderCancelled { .. } => self.cancelled += 1,
				Event::OrderDelivered { .. } => self.delivered += 1,
				Event::OrderSettled { .. } => self.settled += 1,
				Event::OrderExpired { .. } => self.expired += 1,
				Event::OrderStuck { .. } => self.stuck += 1,
				_ => {},
			}
		}
	}
}

/// Everything that must hold between two steps.
fn check() -> Result<(), TestCaseError> {
	prop_assert_eq!(AutoPurchase::do_try_state(), Ok(()));
	// What `try_state` cannot see: nothing is held of an account without a record, nothing is minted and nothing lost.
	for asset in [AssetKind::Native, AssetKind::WithId(EURO), AssetKind::WithId(LG_TOKEN)] {
		for who in PEOPLE {
			let orders = AutoPurchase::orders_of(&who);
			let value: Balance = orders
				.iter()
				.filter(|(_, order)| order.asset == asset)
				.map(|(_, order)| order.value)
				.sum();
			let held = <Test as Config>::Assets::balance_on_hold(
				asset.clone(),
				&HoldReason::Escrow.into(),
				&who,
			);
			prop_assert_eq!(held, value, "escrow of {} in {:?}", who, &asset);
		}
		let total: Balance = PEOPLE
			.iter()
			.map(|who| <Test as Config>::Assets::total_balance(asset.clone(), who))
			.sum();
		prop_assert_eq!(total, <Test as Config>::Assets::total_issuance(asset));
	}
	prop_assert_eq!(Balances::total_issuance(), ENDOWMENT * PEOPLE.len() as Balance);
	Ok(())
}

fn walk(steps: Vec<Step>, tally: &RefCell<Tally>) -> Result<(), TestCaseError> {
	ExtBuilder::default().build().execute_with(|| {
		let mut world = World::new();
		for slot in 0..4 {
			world.take(Step::Mandate(slot, AssetKind::Native, u16::MAX, 2_000, DAY / 4));
		}
		for step in steps {
			world.take(step);
			tally.borrow_mut().count();
			check()?;
		}
		// Left alone, every order comes to an end.
		prop_assert_eq!(thaw_all(), Ok(()));
		for _ in 0..4 {
			pass(20 * DAY);
			tally.borrow_mut().count();
			check()?;
		}
		prop_assert_eq!(Orders::<Test>::iter().count(), 0);
		Ok(())
	})
}

#[test]
fn a_random_walk_conserves_money_and_closes_every_order() {
	let tally = RefCell::new(Tally::default());
	let config = WalkConfig { cases: 24, source_file: Some(file!()), ..WalkConfig::default() };
	let steps = prop::collection::vec(step(), STEPS);
	if let Err(failure) = TestRunner::new(config).run(&steps, |steps| walk(steps, &tally)) {
		panic!("{failure}");
	}
	// A walk in which nothing happens would prove nothing.
	let tally = tally.into_inner();
	let ends = tally.cancelled + tally.settled + tally.expired;
	assert_eq!(tally.placed, ends, "{tally:?}");
	assert!(tally.placed > 50 && tally.settled > 0 && tally.expired > 0, "{tally:?}");
}

#[test]
fn a_typical_walk_places_and_settles_orders() {
	// Guards the walk above against being idle: the same world with cooperative people.
	ExtBuilder::default().build_and_execute(|| {
		let mut world = World::new();
		for slot in 0..4 {
			let asset = [AssetKind::Native, AssetKind::WithId(EURO)][slot % 2].clone();
			world.take(Step::Mandate(slot, asset, u16::MAX, 2_000, 0));
			world.take(Step::Use(slot, 500));
		}
		assert_eq!(Orders::<Test>::iter().count(), 4);
		// Accepted, then shipped; a day later the goods arrive.
		for _ in 0..2 {
			(0..4).for_each(|open| world.take(Step::Progress(open)));
		}
		world.take(Step::Pass(DAY));
		(0..4).for_each(|open| world.take(Step::Progress(open)));
		world.take(Step::Pass(DISPUTE_WINDOW + DAY));
		assert_eq!(Orders::<Test>::iter().count(), 0);
		assert_eq!(merchant_of(SHOP).settled + merchant_of(CORNER).settled, 4);
	});
}
