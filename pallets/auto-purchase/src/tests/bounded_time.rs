//! Every stage is left within a time that the constants bound, however many orders are due at once.

use cot_primitives::{Moment, DAY};
use frame_support::{
	assert_ok,
	traits::{fungible::MutateHold, Hooks},
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight, WeightMeter},
};
use sp_runtime::Permill;

use crate::{mock::*, open_order::OpenOrder, *};

const ORDERS: u64 = 10_000;
const PRICE_OF_ONE: Balance = 20;
/// A tenth of a block of two seconds and five megabytes.
const TENTH_OF_A_BLOCK: Weight = Weight::from_parts(200 * WEIGHT_REF_TIME_PER_MILLIS, 512 * 1_024);

/// Ten thousand orders of `HOUSE` that are due in this hour: every other one is refunded, and every
/// other one paid.
fn due_at(deadline: Moment) {
	partnered(SHOP);
	let total = PRICE_OF_ONE * Balance::from(ORDERS);
	assert_ok!(Balances::hold(&HoldReason::Escrow.into(), &HOUSE, total));
	for id in 1..=ORDERS {
		let is_delivered = id.is_multiple_of(2);
		let order = Order {
			purchase: Purchase {
				household: HOUSE,
				merchant: SHOP,
				manufacturer: LG,
				// Each in a slot of its own, as if there were ten thousand fridges.
				device: id,
				slot: CREAM,
				offer: 1,
				product: GTIN,
				units: 1,
				quantity: UNIT_SIZE,
				unit_price: PRICE_OF_ONE,
				value: PRICE_OF_ONE,
				asset: AssetKind::Native,
				commission: Permill::from_percent(5),
			},
			basket: None,
			code: None,
			is_handed_over: false,
			needs_code: false,
			arbiter: None,
			received: if is_delivered { UNIT_SIZE } else { 0 },
			promised_for: now() + LEAD_TIME,
			state: if is_delivered {
				OrderState::Delivered { at: now() }
			} else {
				OrderState::Shipped { at: now(), arrives_from: now(), arrives_until: deadline }
			},
			placed_at: now(),
			deadline,
			penalty: 0,
			lasts: 0,
			halted: 0,
			tries: 0,
			tracking: Some(tracking()),
		};
		OpenOrder::<Test>::open(id, order);
		if is_delivered {
			OpenOrderOf::<Test>::remove(id, CREAM);
			AutoPurchase::update_watch(id, CREAM);
		}
	}
	NextOrderId::<Test>::put(ORDERS + 1);
}

/// The next block, six seconds later; returns what its deadlines have taken.
fn block() -> Weight {
	set_time(now() + 6);
	let mut meter = WeightMeter::new();
	AutoPurchase::on_poll(System::block_number(), &mut meter);
	meter.consumed()
}

#[test]
fn ten_thousand_orders_that_are_due_at_once_take_a_tenth_of_each_block_and_an_hour_at_most() {
	ExtBuilder::default().build_and_execute(|| {
		TickWeight::set(TENTH_OF_A_BLOCK);
		due_at(now() + DAY);
		assert_ok!(AutoPurchase::do_try_state());
		set_time(now() + DAY + HOUR_SECONDS);
		let each = AutoPurchase::deadline_weight();
		let mut open = usize::try_from(ORDERS).expect("not so many");
		let mut blocks = 0;
		while open > 0 {
			let taken = block();
			blocks += 1;
			assert!(taken.all_lte(TENTH_OF_A_BLOCK), "block {blocks} takes {taken:?}");
			let left = Orders::<Test>::iter_keys().count();
			// Every block but the last does as much as it can.
			let is_full = taken.saturating_add(each).any_gt(TENTH_OF_A_BLOCK);
			assert!(is_full || left == 0, "block {blocks} leaves {left}");
			open = left;
		}
		println!("{ORDERS} orders in {blocks} blocks");
		assert!(blocks <= 600, "{blocks} blocks of six seconds are more than an hour");
		let paid = PRICE_OF_ONE * Balance::from(ORDERS / 2);
		assert_eq!(free(HOUSE), ENDOWMENT - paid);
		assert_eq!(free(SHOP) + free(LG), 2 * ENDOWMENT - BOND + paid);
		assert_eq!(held(HoldReason::Escrow, HOUSE), 0);
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
	});
}

#[test]
fn an_order_for_which_everybody_takes_all_the_time_there_is_ends_with_the_last_window() {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, id) = placed();
		let in_the_last_second = || set_time(order_of(id).deadline - 1);
		in_the_last_second();
		assert_ok!(AutoPurchase::accept(signed(SHOP), id));
		in_the_last_second();
		// Later than it was promised for.
		assert!(now() > order_of(id).promised_for);
		assert_ok!(AutoPurchase::ship(signed(SHOP), id, tracking(), now()));
		in_the_last_second();
		fridge.read_at(FULL, now() - 1);
		fridge.read(FULL);
		in_the_last_second();
		assert_ok!(AutoPurchase::dispute(signed(HOUSE), id, tracking()));
		in_the_last_second();
		assert_ok!(AutoPurchase::answer(signed(SHOP), id, tracking()));
		let windows =
			[CANCEL_WINDOW + ACCEPT_WINDOW, SHIP_WINDOW, GRACE, DISPUTE_WINDOW, ARBITRATION_WINDOW];
		let longest: Moment = windows.iter().map(|window| window - 1).sum();
		assert_eq!(now(), START + longest);
		pass(1 + HOUR_SECONDS);
		assert_eq!(Orders::<Test>::iter().count(), 0);
	});
}
