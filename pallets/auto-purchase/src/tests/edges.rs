//! Every edge of an order's life, one test each; every other pair of stage and step is impossible;
//! and the diagram and the table in the README are what the code says.

use frame_support::assert_ok;
use sp_runtime::Permill;

use super::readme;
use crate::{
	mock::*,
	open_order::{Next, OpenOrder},
	CancelReason, DeclineReason, Event, HoldReason,
	Money::{self, *},
	OrderId, Orders,
	Party::{Household, Merchant},
	Reputation,
	Stage::{self, *},
	Step::{self, *},
};

const SHARE: Permill = Permill::from_percent(50);

/// An order in this stage.
fn order_in(stage: Stage) -> (Fridge, OrderId) {
	match stage {
		Placed => placed(),
		Accepted => accepted(),
		Shipped => shipped(),
		Delivered => delivered(),
		DisputedUnseen => disputed_by(Household),
		DisputedArrived => disputed_after_delivery(),
		Cancelled | Expired | Settled | Resolved => unreachable!("a closed order is not stored"),
	}
}

/// Tries to make the step at a time at which nothing but the stage can stand against it. Says
/// whether it was made.
fn take(step: Step, fridge: &mut Fridge, id: OrderId) -> bool {
	let order = order_of(id);
	let stock = fridge.pattern.level().expect("it was read");
	let happened = |event: fn(&Event<Test>) -> bool| events().iter().any(event);
	match step {
		Cancel => AutoPurchase::cancel(signed(HOUSE), id).is_ok(),
		Decline => AutoPurchase::decline(signed(SHOP), id, DeclineReason::Other).is_ok(),
		// By the deadline too, if all that travels together is too little.
		Lapse => {
			let order = OpenOrder::<Test>::find(id).expect("the order is open");
			order.advance(Lapse, Next::Cancelled(CancelReason::BelowMinimum)).is_ok()
		},
		Restock => {
			fridge.read_at(stock + order.purchase.quantity, order.placed_at + CANCEL_WINDOW - 1);
			happened(|event| matches!(event, Event::OrderCancelled { .. }))
		},
		Accept => {
			set_time(now().max(order.placed_at + CANCEL_WINDOW));
			AutoPurchase::accept(signed(SHOP), id).is_ok()
		},
		Ship => AutoPurchase::ship(signed(SHOP), id, tracking(), now()).is_ok(),
		Arrive => {
			set_time(now().max(order.placed_at + CANCEL_WINDOW));
			fridge.settle(stock + order.purchase.quantity);
			happened(|event| matches!(event, Event::OrderDelivered { .. }))
		},
		HandOver => AutoPurchase::hand_over(signed(SHOP), id, code(1)).is_ok(),
		Confirm => AutoPurchase::confirm(signed(HOUSE), id).is_ok(),
		Dispute(by) => {
			AutoPurchase::dispute(signed(*order.purchase.account(by)), id, evidence()).is_ok()
		},
		Answer => AutoPurchase::answer(signed(SHOP), id, evidence()).is_ok(),
		Concede => AutoPurchase::concede(signed(SHOP), id).is_ok(),
		Resolve => {
			set_time(now() + ANSWER_WINDOW);
			AutoPurchase::resolve(RuntimeOrigin::root(), id, SHARE).is_ok()
		},
		Expire => {
			set_time(order.deadline);
			AutoPurchase::expire(signed(STRANGER), id).is_ok()
		},
	}
}

/// The order goes from one stage to the other, and the money does what it should.
fn goes(from: Stage, step: Step, to: Stage, money: Money) {
	ExtBuilder::default().build_and_execute(|| {
		let (mut fridge, id) = order_in(from);
		assert_eq!(order_of(id).state.stage(), from);
		let before = (free(SHOP), free(LG));
		// Kept, so that a deposit that comes back is no refund.
		let deposit = held(HoldReason::DisputeDeposit, HOUSE);
		let household = free(HOUSE) + deposit;
		assert!(take(step, &mut fridge, id));

		let is_open = Stage::OPEN.contains(&to);
		assert_eq!(Orders::<Test>::get(id).map(|order| order.state.stage()), is_open.then_some(to));
		// Who disputes and gives in loses the deposit, and half of it if nobody decides.
		let lost = match (step, deposit) {
			(Confirm, deposit) => deposit,
			(Expire, deposit) => deposit / 2,
			_ => 0,
		};
		let household = free(HOUSE) + held(HoldReason::DisputeDeposit, HOUSE) + lost - household;
		// A deposit is still the opener's own.
		let merchant = free(SHOP) + held(HoldReason::DisputeDeposit, SHOP) - lost - before.0;
		let manufacturer = free(LG) - before.1;
		let moved = (household, merchant, manufacturer);
		let expected = match money {
			Stays => (0, 0, 0),
			Returned => (VALUE, 0, 0),
			ReturnedWithPenalty => (VALUE + PENALTY, 0, 0),
			// The household denies what the device has seen, and no code was shown.
			PaidAsSeen if from == DisputedArrived => (VALUE, 0, 0),
			// The device has seen all of it.
			Paid | PaidAsSeen => (0, VALUE - COMMISSION, COMMISSION),
			// Of half the value, the commission is rounded down.
			Split => (VALUE / 2, VALUE / 2 - 7, 7),
		};
		assert_eq!(moved, expected);
		assert_eq!(held(HoldReason::Escrow, HOUSE), if money == Stays { VALUE } else { 0 });
		let Reputation { settled, late, disputed, .. } = merchant_of(SHOP).reputation;
		let marks = match to {
			Settled if money == PaidAsSeen && from == DisputedArrived => (0, 500, 0),
			Settled => (1_000, 0, 0),
			Resolved => (0, 0, 1_000),
			Expired if money == ReturnedWithPenalty => (0, 1_000, 0),
			Expired => (0, 500, 0),
			Cancelled if step == Decline => (0, 125, 0),
			_ => (0, 0, 0),
		};
		assert_eq!((settled, late, disputed), marks);
	});
}

macro_rules! edges {
	($($name:ident: $from:ident, $step:expr => $to:ident, $money:ident;)*) => {
		const EDGES: &[(Stage, Step, Stage, Money)] = &[$(($from, $step, $to, $money),)*];
		$(
			#[test]
			fn $name() {
				goes($from, $step, $to, $money);
			}
		)*
	};
}

edges! {
	placed_is_cancelled_by_the_household: Placed, Cancel => Cancelled, Returned;
	placed_is_cancelled_by_a_restock: Placed, Restock => Cancelled, Returned;
	placed_is_declined: Placed, Decline => Cancelled, Returned;
	placed_lapses: Placed, Lapse => Cancelled, Returned;
	placed_is_accepted: Placed, Accept => Accepted, Stays;
	placed_expires: Placed, Expire => Expired, ReturnedWithPenalty;
	accepted_is_shipped: Accepted, Ship => Shipped, Stays;
	accepted_expires: Accepted, Expire => Expired, ReturnedWithPenalty;
	shipped_is_delivered: Shipped, Arrive => Delivered, Stays;
	shipped_is_handed_over: Shipped, HandOver => Delivered, Stays;
	delivered_is_handed_over: Delivered, HandOver => Delivered, Stays;
	disputed_unseen_is_handed_over: DisputedUnseen, HandOver => DisputedArrived, Stays;
	disputed_arrived_is_handed_over: DisputedArrived, HandOver => DisputedArrived, Stays;
	shipped_is_confirmed: Shipped, Confirm => Settled, Paid;
	shipped_is_disputed_by_the_household: Shipped, Dispute(Household) => DisputedUnseen, Stays;
	shipped_is_disputed_by_the_merchant: Shipped, Dispute(Merchant) => DisputedUnseen, Stays;
	shipped_expires: Shipped, Expire => Expired, Returned;
	delivered_is_confirmed: Delivered, Confirm => Settled, Paid;
	delivered_is_disputed: Delivered, Dispute(Household) => DisputedArrived, Stays;
	delivered_is_disputed_by_the_merchant: Delivered, Dispute(Merchant) => DisputedArrived, Stays;
	delivered_settles: Delivered, Expire => Settled, PaidAsSeen;
	disputed_unseen_arrives: DisputedUnseen, Arrive => DisputedArrived, Stays;
	disputed_unseen_is_confirmed: DisputedUnseen, Confirm => Settled, Paid;
	disputed_unseen_is_answered: DisputedUnseen, Answer => DisputedUnseen, Stays;
	disputed_unseen_is_conceded: DisputedUnseen, Concede => Resolved, Returned;
	disputed_unseen_is_resolved: DisputedUnseen, Resolve => Resolved, Split;
	disputed_unseen_expires: DisputedUnseen, Expire => Expired, Returned;
	disputed_arrived_is_confirmed: DisputedArrived, Confirm => Settled, Paid;
	disputed_arrived_is_answered: DisputedArrived, Answer => DisputedArrived, Stays;
	disputed_arrived_is_conceded: DisputedArrived, Concede => Resolved, Returned;
	disputed_arrived_is_resolved: DisputedArrived, Resolve => Resolved, Split;
	disputed_arrived_settles: DisputedArrived, Expire => Settled, PaidAsSeen;
}

/// All pairs of an open stage and a step.
fn pairs() -> impl Iterator<Item = (Stage, Step)> {
	Stage::OPEN.into_iter().flat_map(|stage| Step::ALL.map(|step| (stage, step)))
}

#[test]
fn the_edges_tested_are_all_there_are() {
	let edge =
		|(from, step): (Stage, Step)| from.after(step).map(|(to, money)| (from, step, to, money));
	let mut edges: Vec<_> = pairs().filter_map(edge).collect();
	let mut tested = EDGES.to_vec();
	let order = |edge: &(Stage, Step, Stage, Money)| format!("{edge:?}");
	edges.sort_by_key(order);
	tested.sort_by_key(order);
	assert_eq!(edges, tested);
}

#[test]
fn no_other_step_is_possible_in_any_stage() {
	for (stage, step) in pairs().filter(|(stage, step)| stage.after(*step).is_none()) {
		ExtBuilder::default().build_and_execute(|| {
			let (mut fridge, id) = order_in(stage);
			events();
			assert!(!take(step, &mut fridge, id), "{stage:?} {step:?}");
			assert_eq!(order_of(id).state.stage(), stage, "{stage:?} {step:?}");
			assert_eq!(held(HoldReason::Escrow, HOUSE), VALUE);
		});
	}
}

#[test]
fn a_closed_order_is_gone() {
	ExtBuilder::default().build_and_execute(|| {
		let (_, id) = placed();
		assert_ok!(AutoPurchase::cancel(signed(HOUSE), id));
		assert!([Cancelled, Expired, Settled, Resolved]
			.iter()
			.all(|stage| Step::ALL.iter().all(|step| stage.after(*step).is_none())));
		assert!(!Orders::<Test>::contains_key(id));
	});
}

const BEGIN: &str = "<!-- Every edge; written by the tests: do not edit. -->\n";
const END: &str = "<!-- All edges. -->\n";

fn stage_words(stage: Stage) -> &'static str {
	match stage {
		Placed => "`Placed`",
		Accepted => "`Accepted`",
		Shipped => "`Shipped`",
		Delivered => "`Delivered`",
		DisputedUnseen => "`Disputed`, goods unseen",
		DisputedArrived => "`Disputed`, goods arrived",
		Cancelled => "cancelled",
		Expired => "expired",
		Settled => "settled",
		Resolved => "resolved",
	}
}

fn step_words(stage: Stage, step: Step) -> &'static str {
	match (step, stage) {
		(Cancel, _) => "household cancels, before the window ends",
		(Restock, _) => "a restock by hand, before the window ends",
		(Decline, _) => "merchant declines, before the deadline",
		(Lapse, _) => "deadline: window + `AcceptWindow`, if its basket is below the minimum",
		(Accept, _) => "merchant accepts, after the window, before the deadline",
		(Ship, _) => "merchant ships, before the deadline",
		(Arrive, Shipped) => "the slot's rise, from the merchant's time on, before the deadline",
		(Arrive, _) => "the slot's rise, from the merchant's time on, before the former deadline",
		(HandOver, _) => "merchant shows the household's code, before the deadline",
		(Confirm, Shipped | Delivered) => "household confirms",
		(Confirm, _) => "household concedes",
		(Dispute(Household), _) => "household disputes, before the deadline",
		(Dispute(Merchant), _) => "merchant disputes, before the deadline",
		(Answer, _) => "the other party answers, once, before the deadline",
		(Concede, _) => "merchant concedes",
		(Resolve, _) => "arbiter decides, after an answer or `AnswerWindow`, before the deadline",
		(Expire, Placed) => "deadline: window + `AcceptWindow`",
		(Expire, Accepted) => "deadline: `ShipWindow`",
		(Expire, Shipped) => "deadline: the promised time + `DeliveryGrace`, or a second reading's",
		(Expire, Delivered) => "deadline: `DisputeWindow`",
		(Expire, _) => "deadline: `ArbitrationWindow`, or the former one if that is later",
	}
}

fn money_words(from: Stage, to: Stage, money: Money) -> &'static str {
	match (money, to) {
		(Stays, _) => "",
		(Returned, Cancelled) => "released; stock and budget restored",
		(Returned, Expired) => "released; budget restored; half a late order",
		(Returned, _) => "released; budget restored",
		(ReturnedWithPenalty, _) => "released, with the penalty; budget restored; a late order",
		(Paid, _) => "merchant and manufacturer paid in full",
		(PaidAsSeen, Settled) if from == DisputedArrived => {
			"merchant and manufacturer paid for what has arrived, unless there is a code that was \
			 not shown; the rest released"
		},
		(PaidAsSeen, _) => "merchant and manufacturer paid for what has arrived; the rest released",
		(Split, _) => "split; budget restored by what is released",
	}
}

fn table() -> String {
	let mut table = String::from("| from | by | to | money |\n| --- | --- | --- | --- |\n");
	table += "| (none) | a reading | `Placed` | value held from the household |\n";
	for (from, step) in pairs() {
		let Some((to, money)) = from.after(step) else { continue };
		let (by, money) = (step_words(from, step), money_words(from, to, money));
		let row = format!("| {} | {by} | {} | {money} |", stage_words(from), stage_words(to));
		table += &format!("{}\n", row.replace("|  |", "| |"));
	}
	table
}

/// A step in the diagram.
fn short(step: Step) -> &'static str {
	match step {
		Cancel => "household cancels",
		Restock => "restock by hand",
		Decline => "merchant declines",
		Lapse => "deadline below the minimum",
		Accept => "merchant accepts",
		Ship => "merchant ships",
		Arrive => "goods arrive",
		HandOver => "merchant shows the code",
		Confirm => "household confirms",
		Dispute(Household) => "household disputes",
		Dispute(Merchant) => "merchant disputes",
		Answer => "other party answers",
		Concede => "merchant concedes",
		Resolve => "arbiter decides",
		Expire => "deadline",
	}
}

/// The edges as a Mermaid diagram, with one arrow for all steps between the same stages.
fn diagram() -> String {
	let mut arrows: Vec<(Stage, Stage, Vec<&str>)> = vec![];
	for (from, step) in pairs() {
		let Some((to, _)) = from.after(step) else { continue };
		match arrows.iter_mut().find(|arrow| (arrow.0, arrow.1) == (from, to)) {
			Some(arrow) => arrow.2.push(short(step)),
			None => arrows.push((from, to, vec![short(step)])),
		}
	}
	let mut diagram = String::from("```mermaid\nstateDiagram-v2\n    [*] --> Placed: reading\n");
	for (from, to, steps) in &arrows {
		diagram += &format!("    {from:?} --> {to:?}: {}\n", steps.join(" / "));
	}
	for end in [Cancelled, Expired, Settled, Resolved] {
		diagram += &format!("    {end:?} --> [*]\n");
	}
	diagram + "```\n"
}

#[test]
fn the_readme_has_every_edge() {
	readme::ensure_written(BEGIN, END, &format!("{}\n{}", diagram(), table()));
}
