//! Deadlines in the block work: filed by the hour, metered, retried.

use cot_primitives::{DeviceId, SlotId, DAY};
use frame_support::{
	assert_ok,
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use sp_runtime::TokenError;

use crate::{
	hour_of, mock::*, weights::SubstrateWeight, AssetKind, DeadlineCursor, Deadlines, Event,
	MandateTerms, Offer, OrderId, OrderRef, Orders, WeightInfo, HOUR_SECONDS, RETRY_SECONDS,
};

type Weights = SubstrateWeight<Test>;

fn poll(meter: &mut WeightMeter) {
	AutoPurchase::on_poll(System::block_number(), meter);
}

/// Weight of a tick that looks into `hours` and executes `orders` deadlines.
fn tick_weight(hours: u64, orders: u64) -> Weight {
	Weights::tick_base() + Weights::tick_hour() * hours + AutoPurchase::deadline_weight() * orders
}

const SLOTS: [(DeviceId, SlotId); 4] =
	[(FRIDGE, MILK), (FRIDGE, CREAM), (OTHER_FRIDGE, MILK), (OTHER_FRIDGE, CREAM)];

/// Orders of all four slots, in this asset each.
fn four_orders(assets: [AssetKind; 4]) {
	partnered(SHOP);
	joined(HOUSE);
	joined(NEIGHBOUR);
	for ((device, slot), asset) in SLOTS.into_iter().zip(assets) {
		let offer = publish(Offer { asset: asset.clone(), ..offer_terms(SHOP) });
		let mut fridge = Fridge::established(device, slot);
		let terms = MandateTerms { asset, ..mandate_terms(&[offer]) };
		assert_ok!(AutoPurchase::give_mandate(signed(fridge.household), device, slot, terms));
		fridge.read(LOW);
	}
	assert_eq!(Orders::<Test>::iter().count(), 4);
}

/// An order of [`four_orders`], as events name it.
fn nth(id: OrderId) -> OrderRef<AccountId> {
	let (device, slot) = SLOTS[usize::try_from(id - 1).expect("there are four")];
	OrderRef { device, slot, household: owner_of(device), ..of(id) }
}

fn expired(order: OrderId, penalty: Balance) -> Event<Test> {
	Event::OrderExpired { order: nth(order), refund: VALUE, penalty, fine: 0 }
}

fn open_orders() -> usize {
	Orders::<Test>::iter().count()
}

#[test]
fn the_cursor_begins_at_the_hour_of_the_first_block() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(DeadlineCursor::<Test>::get(), Some(START / HOUR_SECONDS));
		pass(6);
		assert_eq!(DeadlineCursor::<Test>::get(), Some(START / HOUR_SECONDS + 1));
	});
}

#[test]
fn the_cursor_does_not_begin_before_there_is_a_time() {
	ExtBuilder::default().build_and_execute(|| {
		DeadlineCursor::<Test>::kill();
		set_time(0);
		poll(&mut WeightMeter::new());
		assert_eq!(DeadlineCursor::<Test>::get(), None);
	});
}

#[test]
fn a_missed_deadline_expires_by_itself_within_the_hour() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		let deadline = order_of(order).deadline;
		let hour_end = hour_of(deadline) * HOUR_SECONDS;
		assert!(deadline < hour_end);
		events();
		pass(deadline - now());
		assert_eq!(events(), vec![]);
		pass(hour_end - 1 - now());
		assert_eq!(events(), vec![]);
		pass(1);
		assert_eq!(events(), vec![expired(order, PENALTY)]);
		assert_eq!(DeadlineCursor::<Test>::get(), Some(hour_end / HOUR_SECONDS + 1));
	});
}

#[test]
fn a_deadline_on_the_hour_is_executed_in_that_second() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		pass(HOUR_SECONDS - START % HOUR_SECONDS);
		fridge.read(LOW);
		let deadline = order_of(1).deadline;
		assert_eq!(deadline % HOUR_SECONDS, 0);
		events();
		pass(deadline - 1 - now());
		assert_eq!(events(), vec![]);
		pass(1);
		assert_eq!(events(), vec![expired(1, PENALTY)]);
	});
}

#[test]
fn a_delivered_order_settles_by_itself() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = delivered();
		events();
		pass(DISPUTE_WINDOW + HOUR_SECONDS);
		assert_eq!(
			events(),
			vec![Event::OrderSettled {
				order: of(order),
				merchant_amount: VALUE - COMMISSION,
				commission: COMMISSION,
				refund: 0,
				fine: 0
			}]
		);
	});
}

#[test]
fn a_step_in_time_moves_the_deadline() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = accepted();
		assert_ok!(AutoPurchase::ship(signed(SHOP), order, tracking(), now()));
		events();
		// Longer than the windows for accepting and for shipping, shorter than the lead time with
		// its grace.
		pass(LEAD_TIME + GRACE - HOUR_SECONDS);
		assert_eq!(events(), vec![]);
		assert_eq!(Deadlines::<Test>::iter().count(), 1);
	});
}

#[test]
fn an_order_that_cannot_be_refunded_does_not_stop_the_others_and_is_tried_again() {
	ExtBuilder::default().build_and_execute(|| {
		let (native, euro) = (AssetKind::Native, AssetKind::WithId(EURO));
		four_orders([native.clone(), euro, native.clone(), native]);
		assert_ok!(Assets::block(signed(ISSUER), EURO, HOUSE));
		events();
		pass(CANCEL_WINDOW + ACCEPT_WINDOW + HOUR_SECONDS);
		let told = events();
		assert_eq!(told.len(), 4);
		for event in [
			expired(1, PENALTY),
			Event::OrderStuck { order: nth(2), error: TokenError::CannotCreate.into() },
			expired(3, PENALTY),
			expired(4, PENALTY),
		] {
			assert!(told.contains(&event), "{event:?}");
		}
		// Nothing of the stuck order has changed but its deadline.
		assert_eq!(open_orders(), 1);
		assert_eq!(order_of(2).deadline, now() + RETRY_SECONDS);
		assert_eq!(merchant_of(SHOP).bond, BOND - 3 * PENALTY);

		pass(RETRY_SECONDS + HOUR_SECONDS);
		assert_eq!(
			events(),
			vec![Event::OrderStuck { order: nth(2), error: TokenError::CannotCreate.into() }]
		);
		assert_ok!(Assets::thaw(signed(ISSUER), EURO, HOUSE));
		pass(RETRY_SECONDS + HOUR_SECONDS);
		assert_eq!(events(), vec![expired(2, PENALTY / 2)]);
		assert_eq!(Assets::balance(EURO, HOUSE), TOKENS);
	});
}

#[test]
fn a_payment_that_fails_half_way_leaves_nothing_behind_and_is_tried_again() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let asset = AssetKind::WithId(EURO);
		let offer = publish(Offer { asset: asset.clone(), ..offer_terms(SHOP) });
		let mut fridge = mandated_with(MandateTerms { asset, ..mandate_terms(&[offer]) });
		fridge.read(LOW);
		pass(CANCEL_WINDOW);
		assert_ok!(AutoPurchase::accept(signed(SHOP), 1));
		assert_ok!(AutoPurchase::ship(signed(SHOP), 1, tracking(), now()));
		pass(DAY);
		fridge.settle(FULL - DAILY);
		// The manufacturer can be paid and the merchant cannot.
		assert_ok!(Assets::transfer(signed(NEIGHBOUR), EURO, SHOP, 1));
		assert_ok!(Assets::block(signed(ISSUER), EURO, SHOP));
		events();
		pass(DISPUTE_WINDOW + HOUR_SECONDS);
		assert_eq!(
			events(),
			vec![Event::OrderStuck { order: of(1), error: TokenError::CannotCreate.into() }]
		);
		assert_eq!(Assets::balance(EURO, LG), 0);
		assert_ok!(AutoPurchase::do_try_state());

		assert_ok!(Assets::thaw(signed(ISSUER), EURO, SHOP));
		pass(RETRY_SECONDS + HOUR_SECONDS);
		assert_eq!(Assets::balance(EURO, LG), COMMISSION);
		assert_eq!(Assets::balance(EURO, SHOP), 1 + VALUE - COMMISSION);
		assert_eq!(open_orders(), 0);
	});
}

#[test]
fn a_backlog_is_worked_off_within_the_weight_of_a_block() {
	ExtBuilder::default().build_and_execute(|| {
		four_orders([const { AssetKind::Native }; 4]);
		pass(CANCEL_WINDOW);
		let due = hour_of(order_of(1).deadline);
		set_time(due * HOUR_SECONDS);
		DeadlineCursor::<Test>::put(due);
		TickWeight::set(tick_weight(1, 3));
		let mut meter = WeightMeter::new();
		poll(&mut meter);
		assert_eq!(open_orders(), 1);
		assert_eq!(meter.consumed(), tick_weight(1, 3));
		// The hour is not done with, and says so.
		assert_eq!(DeadlineCursor::<Test>::get(), Some(due));
		poll(&mut WeightMeter::new());
		assert_eq!(open_orders(), 0);
		assert_eq!(DeadlineCursor::<Test>::get(), Some(due + 1));
	});
}

#[test]
fn exactly_as_many_orders_as_the_weight_carries_finish_the_hour() {
	ExtBuilder::default().build_and_execute(|| {
		four_orders([const { AssetKind::Native }; 4]);
		let due = hour_of(order_of(1).deadline);
		set_time(due * HOUR_SECONDS);
		DeadlineCursor::<Test>::put(due);
		TickWeight::set(tick_weight(1, 4));
		poll(&mut WeightMeter::new());
		assert_eq!(open_orders(), 0);
		assert_eq!(DeadlineCursor::<Test>::get(), Some(due + 1));
	});
}

#[test]
fn a_full_block_postpones_deadlines() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, order) = placed();
		set_time(order_of(order).deadline + HOUR_SECONDS);
		let before = DeadlineCursor::<Test>::get();
		for limit in [Weight::zero(), Weights::tick_base().saturating_sub(Weight::from_all(1))] {
			let mut meter = WeightMeter::with_limit(limit);
			poll(&mut meter);
			assert_eq!(meter.consumed(), Weight::zero());
		}
		assert_eq!(DeadlineCursor::<Test>::get(), before);
		assert_eq!(open_orders(), 1);
		poll(&mut WeightMeter::new());
		assert_eq!(open_orders(), 0);
	});
}

#[test]
fn a_chain_that_stood_still_catches_up_a_few_hours_a_block() {
	ExtBuilder::default().build_and_execute(|| {
		placed();
		pass(1);
		TickWeight::set(tick_weight(10, 1));
		set_time(now() + 30 * DAY);
		let before = DeadlineCursor::<Test>::get().expect("it has begun");
		poll(&mut WeightMeter::new());
		// Some of the weight for the order is left for hours: at least ten of them.
		let after = DeadlineCursor::<Test>::get().expect("it has begun");
		assert!((before + 10..before + 720).contains(&after), "{before} {after}");
		for _ in 0..72 {
			poll(&mut WeightMeter::new());
		}
		assert_eq!(DeadlineCursor::<Test>::get(), Some(now() / HOUR_SECONDS + 1));
		assert_eq!(open_orders(), 0);
	});
}
