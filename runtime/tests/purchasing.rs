//! A fridge that orders through the whole runtime: attested readings, the real registry, the real
//! token.

#[allow(dead_code, reason = "each of the runtime's stories needs other parts of it")]
mod common;

use common::{chain, check_state, household, now, pass, token, tokens_of, Device};
use cot_primitives::{
	Commodity, Moment, Quantity, ReadingKind, SanctionReason, ServiceLevel, SlotConfig, StockSlot,
	Unit, DAY,
};
use cot_runtime::{
	genesis_presets::{lg_terms, LG, LGT},
	AccountId, Assets, AutoPurchase, Balance, Balances, BlockNumber, DeviceRegistry, Rewards,
	Runtime, RuntimeOrigin, UNIT,
};
use frame_support::{
	assert_noop, assert_ok,
	traits::{tokens::fungible::NativeOrWithId, Currency, Get, Hooks},
	weights::WeightMeter,
};
use pallet_auto_purchase::{
	Choice, Config, DeliveryTerms, Error as PurchaseError, MandateMode, MandateTerms, Mandates,
	MaxBlockGap, MerchantName, Merchants, NextOrderId, OpenOrderOf, OrderId, OrderState, Orders,
};
use sp_core::H256;
use sp_runtime::{DispatchError, Permill};

const HOUR: Moment = 3_600;
const SLOT: u8 = 0;
const FULL: Quantity = 2_000;
const DAILY: Quantity = 250;
const LOW: Quantity = 500;
const GATE: u128 = 30 * LGT;

fn lg() -> AccountId {
	AccountId::from(LG)
}

fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

fn milk() -> Commodity {
	Commodity::Category(10_000_025)
}

fn slot_of(capacity: Quantity) -> SlotConfig {
	let (commodity, unit) = (milk(), Unit::Litre);
	SlotConfig::Stock(StockSlot { commodity, unit, capacity, resolution: 50 })
}

/// The next block, in which deadlines are carried out.
fn block(seconds: Moment) {
	pass(seconds);
	<AutoPurchase as Hooks<BlockNumber>>::on_poll(0, &mut WeightMeter::new());
	check_state();
}

/// Anna with a fridge that has learned her milk in eight weeks and earned the tokens for the gate,
/// her merchant, and the mandates to buy from it, one for each slot.
struct Kitchen {
	anna: AccountId,
	shop: AccountId,
	fridge: Device,
	slots: u8,
}

impl Kitchen {
	fn new() -> Self {
		Self::with(1, 10 * UNIT, household(2))
	}

	/// The same with so many slots of the same milk, orders of such a value at most, and a
	/// merchant.
	fn with(slots: u8, max_order_value: Balance, shop: AccountId) -> Self {
		let anna = household(1);
		let configs = (0..slots).map(|_| slot_of(4_000));
		let mut kitchen = Self { fridge: Device::new(&anna, configs), anna, shop, slots };
		for day in 0..56 {
			kitchen.read(FULL - DAILY * (day % 7));
			block(DAY);
		}
		kitchen.open_shop();
		assert_ok!(AutoPurchase::set_gate(signed(&lg()), GATE));
		assert_ok!(AutoPurchase::join(signed(&kitchen.anna), lg(), GATE));
		(0..slots).for_each(|slot| kitchen.give_mandate(slot, max_order_value));
		kitchen.read(FULL);
		block(5 * DAY);
		kitchen
	}

	fn open_shop(&self) {
		let shop = || signed(&self.shop);
		let name = MerchantName::truncate_from(b"G-Market".to_vec());
		let commission = Permill::from_percent(3);
		assert_ok!(AutoPurchase::register_merchant(shop(), name));
		assert_ok!(AutoPurchase::propose_partnership(
			signed(&lg()),
			self.shop.clone(),
			commission,
			Default::default()
		));
		assert_ok!(AutoPurchase::accept_partnership(shop(), lg(), commission, Default::default()));
		assert_ok!(AutoPurchase::publish_offer(
			shop(),
			4_006_381_333_931,
			milk(),
			500,
			Unit::Litre,
			UNIT,
			NativeOrWithId::Native,
			DAY,
			1_000,
			now() + 365 * DAY,
			DeliveryTerms::default(),
		));
	}

	fn give_mandate(&self, slot: u8, max_order_value: Balance) {
		let merchants = vec![self.shop.clone()].try_into().expect("one merchant");
		let terms = MandateTerms {
			choice: Choice::Category { merchants, max_lead_time: 2 * DAY },
			mode: MandateMode::Live,
			asset: NativeOrWithId::Native,
			max_unit_price: 2 * UNIT,
			max_order_value,
			max_delivery_fee: 0,
			budget: 100 * UNIT,
			period: 30 * DAY,
			par_level: FULL,
			service_level: ServiceLevel::Balanced,
			cancel_window: 6 * HOUR,
			expires_at: now() + 365 * DAY,
			arbiters: Default::default(),
			codes: None,
		};
		assert_ok!(AutoPurchase::give_mandate(signed(&self.anna), self.fridge.id, slot, terms));
	}

	/// The fridge attests its milk, of which every slot has as much.
	fn read(&mut self, level: Quantity) {
		let readings = (0..self.slots).map(|slot| (now(), slot, ReadingKind::Level(level)));
		assert_ok!(self.fridge.attest(readings));
	}

	/// The merchant accepts and ships all that it may.
	fn ship_all(&self) {
		for (order, _) in Orders::<Runtime>::iter().collect::<Vec<_>>() {
			if AutoPurchase::accept(signed(&self.shop), order).is_ok() {
				let shipped = AutoPurchase::ship(signed(&self.shop), order, H256::zero(), now());
				assert_ok!(shipped);
			}
		}
	}

	fn open_order(&self) -> Option<OrderId> {
		OpenOrderOf::<Runtime>::get(self.fridge.id, SLOT)
	}

	/// Anna's milk is low, and the merchant ships what the chain orders.
	fn ship(&mut self) -> OrderId {
		self.read(LOW);
		let order = self.open_order().expect("the fridge is short of milk");
		block(6 * HOUR);
		assert_ok!(AutoPurchase::accept(signed(&self.shop), order));
		assert_ok!(AutoPurchase::ship(signed(&self.shop), order, H256::zero(), now()));
		order
	}
}

/// A test on a chain whose clock takes any step without standing still.
fn story(test: impl FnOnce(Kitchen)) {
	chain(lg_terms()).execute_with(|| {
		MaxBlockGap::<Runtime>::put(Moment::MAX);
		test(Kitchen::new());
	});
}

/// A test with a fridge of sixteen slots.
fn story_of_sixteen(max_order_value: Balance, is_makers_shop: bool, test: impl FnOnce(Kitchen)) {
	chain(lg_terms()).execute_with(|| {
		MaxBlockGap::<Runtime>::put(Moment::MAX);
		let shop = if is_makers_shop { lg() } else { household(2) };
		test(Kitchen::with(16, max_order_value, shop));
	});
}

fn placed() -> OrderId {
	NextOrderId::<Runtime>::get() - 1
}

/// The input of the audit: orders of a coin each that nobody accepted cost the merchant, and
/// brought the household, 160 coins on the first day and 640 in four.
#[test]
fn orders_that_nobody_accepts_cost_a_share_of_their_value() {
	story_of_sixteen(UNIT, false, |mut kitchen| {
		let owned = || Balances::total_balance(&kitchen.anna);
		let bond = || Merchants::<Runtime>::get(&kitchen.shop).map_or(0, |shop| shop.bond);
		let (before, full) = (owned(), bond());
		for _ in 0..4 * 4 {
			let readings = (0..16).map(|slot| (now(), slot, ReadingKind::Level(LOW)));
			assert_ok!(kitchen.fridge.attest(readings));
			block(6 * HOUR);
		}
		let ended = placed() - u64::try_from(Orders::<Runtime>::iter().count()).expect("few");
		// The slots ask the merchant again a day after it has failed them.
		assert_eq!((placed(), ended), (32, 32));
		let penalties = u128::from(ended) * UNIT / 2;
		assert_eq!((owned() - before, full - bond()), (penalties, penalties));
	});
}

/// The input of the audit: the maker's fridge says that milk is short, its shop sends nothing, and
/// the fridge says that it has come. A household on holiday paid 256 coins for 96 orders.
#[test]
fn a_maker_whose_fridge_and_shop_lie_together_is_paid_nothing() {
	story_of_sixteen(10 * UNIT, true, |mut kitchen| {
		let total = |who: &AccountId| Balances::total_balance(who);
		let before = (total(&kitchen.anna), total(&lg()));
		for _ in 0..14 {
			kitchen.read(LOW);
			block(6 * HOUR);
			kitchen.ship_all();
			block(2 * HOUR);
			kitchen.read(FULL);
			block(3 * HOUR);
			kitchen.read(FULL);
			block(HOUR);
		}
		assert!(placed() >= 16);
		block(14 * DAY);
		assert_eq!(Orders::<Runtime>::iter().count(), 0);
		assert_eq!(total(&kitchen.anna), before.0);
		// What it pretends to send counts as unseen, and that is burned out of its bond.
		assert!(total(&lg()) < before.1);
	});
}

/// The input of the audit: a scale that reads low and full by turns ordered six times for each slot
/// within 36 hours.
#[test]
fn a_broken_scale_orders_once_in_half_the_time_that_its_goods_last() {
	story_of_sixteen(10 * UNIT, false, |mut kitchen| {
		for _ in 0..3 {
			kitchen.read(LOW);
			block(6 * HOUR);
			kitchen.ship_all();
			block(2 * HOUR);
			kitchen.read(FULL);
			block(3 * HOUR);
			kitchen.read(FULL);
			block(HOUR);
		}
		assert_eq!(placed(), 16);
	});
}

/// The inputs of the audit: 25 hours without a block cost the merchant ten coins an order, and four
/// days without one took the goods' price from it.
#[test]
fn a_halt_moves_nobodys_money() {
	story(|mut kitchen| {
		let gap: Moment = <Runtime as Config>::MaxBlockGap::get();
		MaxBlockGap::<Runtime>::put(gap);
		let bond = || Merchants::<Runtime>::get(&kitchen.shop).map(|shop| shop.bond);
		let before = bond();
		let low = [(now(), SLOT, ReadingKind::Level(LOW))];
		assert_ok!(kitchen.fridge.attest(low));
		let order = OpenOrderOf::<Runtime>::get(kitchen.fridge.id, SLOT).expect("it was bought");
		block(25 * HOUR);
		assert!(Orders::<Runtime>::contains_key(order));
		assert_eq!(bond(), before);
		for _ in 0..6 * 7 {
			block(gap - 1);
		}
		assert_ok!(AutoPurchase::accept(signed(&kitchen.shop), order));
		assert_ok!(AutoPurchase::ship(signed(&kitchen.shop), order, H256::zero(), now()));
		// The goods come half a day later, and the fridge tells so after four days.
		let came_at = now() + 12 * HOUR;
		block(4 * DAY);
		let full = |at| (at, SLOT, ReadingKind::Level(FULL));
		assert_ok!(kitchen.fridge.attest([full(came_at), full(came_at + HOUR)]));
		let state = AutoPurchase::order(order).map(|order| order.state);
		assert!(matches!(state, Some(OrderState::Delivered { .. })));
	});
}

#[test]
fn two_readings_in_one_batch_and_two_batches_in_one_block_order_once() {
	story(|mut kitchen| {
		let low = [(now() - 60, SLOT, LOW), (now() - 30, SLOT, LOW - 100)];
		let readings = low.map(|(at, slot, level)| (at, slot, ReadingKind::Level(level)));
		assert_ok!(kitchen.fridge.attest(readings));
		kitchen.read(LOW - 200);
		assert_eq!(Orders::<Runtime>::iter().count(), 1);
		assert!(kitchen.open_order().is_some());
	});
}

#[test]
fn a_fridge_stays_where_its_goods_are_going() {
	story(|mut kitchen| {
		let (anna, bob) = (kitchen.anna.clone(), household(3));
		let fridge = kitchen.fridge.id;
		// Anna has begun to give it away before it orders for her.
		assert_ok!(DeviceRegistry::offer_transfer(signed(&anna), fridge, bob.clone(), None));
		let order = kitchen.ship();

		let in_use = DispatchError::from(PurchaseError::<Runtime>::GoodsAwaited);
		let accept = || DeviceRegistry::accept_transfer(signed(&bob), fridge, 1_000 * UNIT);
		assert_noop!(accept(), in_use);
		assert_noop!(DeviceRegistry::release(signed(&anna), fridge), in_use);
		assert_noop!(DeviceRegistry::retire(signed(&anna), fridge), in_use);
		let in_use = DispatchError::from(PurchaseError::<Runtime>::GoodsAwaited);
		assert_noop!(DeviceRegistry::remove_slot(signed(&anna), fridge, SLOT), in_use);
		assert_noop!(
			DeviceRegistry::configure_slot(signed(&anna), fridge, SLOT, slot_of(3_000)),
			in_use
		);

		// Once the goods are there it may go. The order is still Anna's, and nothing is bought for
		// Bob.
		block(DAY);
		kitchen.read(FULL);
		block(60);
		kitchen.read(FULL);
		assert_ok!(accept());
		assert_eq!(Mandates::<Runtime>::get(fridge, SLOT), None);
		assert_eq!(Orders::<Runtime>::get(order).map(|order| order.purchase.household), Some(anna));
		block(60);
		kitchen.read(LOW);
		assert_eq!(kitchen.open_order(), None);
		block(3 * DAY);
		assert_eq!(Orders::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn a_fridge_that_is_switched_off_costs_the_merchant_nothing_that_the_arbiter_does_not_see() {
	story(|mut kitchen| {
		let order = kitchen.ship();
		// Anna has the goods and lets her fridge say nothing of them.
		assert_ok!(DeviceRegistry::suspend(signed(&kitchen.anna), kitchen.fridge.id));
		block(DAY);
		let silent = kitchen.fridge.attest([(now(), SLOT, ReadingKind::Level(FULL))]);
		assert!(silent.is_err());
		assert_ok!(AutoPurchase::dispute(signed(&kitchen.shop), order, H256::repeat_byte(1)));
		assert!(matches!(
			Orders::<Runtime>::get(order).map(|order| order.state),
			Some(OrderState::Disputed { .. })
		));
		block(3 * DAY);
		let resolve = AutoPurchase::resolve(RuntimeOrigin::root(), order, Permill::one());
		assert_ok!(resolve);
		assert_eq!(Orders::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn a_manufacturer_that_stops_a_fridge_ends_no_order_of_it() {
	story(|mut kitchen| {
		let order = kitchen.ship();
		let reason = SanctionReason::Other;
		assert_ok!(DeviceRegistry::revoke_device(signed(&lg()), kitchen.fridge.id, reason, None));
		block(DAY);
		assert!(kitchen.fridge.attest([(now(), SLOT, ReadingKind::Level(FULL))]).is_err());
		// Anna says what her fridge may not say any more, and everybody has what is theirs.
		assert_ok!(AutoPurchase::confirm(signed(&kitchen.anna), order));
		assert_eq!(Orders::<Runtime>::iter().count(), 0);
		assert_eq!(kitchen.open_order(), None);
	});
}

#[test]
fn what_is_frozen_at_the_gate_cannot_be_spent_or_given_to_another_household() {
	story(|kitchen| {
		let tokens = tokens_of(&kitchen.anna);
		let to = household(3);
		let give = |amount| {
			Assets::transfer(signed(&kitchen.anna), token().into(), to.clone().into(), amount)
		};
		assert!(tokens >= GATE);
		// The gate's tokens may be ones that vest; when they have, the gate alone keeps them.
		assert_noop!(give(tokens - GATE), pallet_assets::Error::<Runtime>::BalanceLow);
		pass(13 * 7 * DAY);
		let anna = kitchen.anna.clone();
		assert_ok!(Rewards::release_vested(signed(&lg()), lg(), anna));
		assert_noop!(give(tokens - GATE + 1), pallet_assets::Error::<Runtime>::BalanceLow);
		assert_ok!(give(tokens - GATE));
		assert_eq!(tokens_of(&kitchen.anna), GATE);
	});
}

#[test]
#[should_panic(expected = "every invariant holds")]
fn an_order_that_is_lost_is_found() {
	story(|mut kitchen| {
		let order = kitchen.ship();
		Orders::<Runtime>::remove(order);
		check_state();
	});
}
