//! Random runs: whatever happens, the invariants hold and no token appears or disappears.

use cot_primitives::{Moment, Quantity, DAY};
use frame_support::traits::fungibles::Inspect as _;
use proptest::prelude::*;

use crate::{mock::*, *};

/// Step of a run. Calls that fail are part of it.
#[derive(Clone, Copy, Debug)]
enum Step {
	Pass(Moment),
	Drive { ago: Moment, metres: Quantity },
	TopUp { by: AccountId, amount: Balance },
	Withdraw(Balance),
	ChangePrice(Balance),
	Close,
	Subscribe { plan: PlanId, max_price: Balance, budget: Option<Balance> },
	SetLimits { max_price: Balance, budget: Option<Balance> },
	Unsubscribe,
	Settle,
	Forgive,
	Transfer { to: AccountId, is_forced: bool },
	Publish,
	RemovePlan(PlanId),
	FreezeToken(bool),
	Freeze(Balance),
	Approve(bool),
	ReleaseStranded,
}

fn step() -> impl Strategy<Value = Step> {
	let household = prop::sample::select(vec![HOUSE, NEIGHBOUR]);
	prop_oneof![
		4 => (0..3 * DAY).prop_map(Step::Pass),
		1 => (DAY..40 * DAY).prop_map(Step::Pass),
		8 => (0..9 * DAY, 0..40_000u32).prop_map(|(ago, metres)| Step::Drive { ago, metres }),
		4 => (household.clone(), 0..80u128).prop_map(|(by, amount)| Step::TopUp { by, amount }),
		2 => (0..60u128).prop_map(Step::Withdraw),
		2 => (0..6u128).prop_map(Step::ChangePrice),
		1 => Just(Step::Close),
		4 => (1..4u32, 1..7u128, prop::option::of(0..40u128))
			.prop_map(|(plan, max_price, budget)| Step::Subscribe { plan, max_price, budget }),
		1 => (1..7u128, prop::option::of(0..40u128))
			.prop_map(|(max_price, budget)| Step::SetLimits { max_price, budget }),
		1 => Just(Step::Unsubscribe),
		2 => Just(Step::Settle),
		1 => Just(Step::Forgive),
		2 => (household, any::<bool>()).prop_map(|(to, is_forced)| Step::Transfer { to, is_forced }),
		1 => Just(Step::Publish),
		1 => (1..4u32).prop_map(Step::RemovePlan),
		1 => any::<bool>().prop_map(Step::FreezeToken),
		1 => (0..TOKENS).prop_map(Step::Freeze),
		1 => any::<bool>().prop_map(Step::Approve),
		1 => Just(Step::ReleaseStranded),
	]
}

fn limits_of(max_price: Balance, budget: Option<Balance>) -> SubscriptionLimits<Balance> {
	let budget = budget.map(|amount| Budget { amount, period: DAY });
	SubscriptionLimits { max_price, budget }
}

fn take(step: Step) {
	let owner = Owners::get()[&CAR];
	// A call that fails changes nothing.
	let _ = match step {
		Step::Pass(seconds) => {
			pass(seconds);
			Ok(())
		},
		Step::Drive { ago, metres } => {
			drive_at(now() - ago, metres);
			Ok(())
		},
		Step::TopUp { by, amount } => Metering::top_up(signed(by), CAR, DRIVE, amount),
		Step::Withdraw(amount) => Metering::withdraw(signed(owner), CAR, DRIVE, amount),
		Step::ChangePrice(price) => Metering::change_price(signed(HYUNDAI), PLAN, price),
		Step::Close => Metering::close_plan(signed(HYUNDAI), PLAN),
		Step::Subscribe { plan, max_price, budget } => {
			let limits = limits_of(max_price, budget);
			Metering::subscribe(signed(owner), CAR, DRIVE, plan, limits)
		},
		Step::SetLimits { max_price, budget } => {
			let limits = limits_of(max_price, budget);
			Metering::set_limits(signed(owner), CAR, DRIVE, limits)
		},
		Step::Unsubscribe => Metering::unsubscribe(signed(owner), CAR, DRIVE),
		Step::Settle => Metering::settle(signed(FRIEND), CAR, DRIVE),
		Step::Forgive => Metering::forgive_debt(signed(HYUNDAI), CAR, DRIVE),
		Step::Transfer { to, is_forced: false } => transfer(to),
		Step::Transfer { to, is_forced: true } => {
			change_owner(to);
			Ok(())
		},
		Step::Publish => Metering::publish_plan(signed(HYUNDAI), terms()),
		Step::RemovePlan(plan) => Metering::remove_plan(signed(FRIEND), plan),
		Step::FreezeToken(is_frozen) => {
			freeze_token(is_frozen);
			Ok(())
		},
		Step::Freeze(amount) => {
			freeze(owner, amount.min(tokens(owner)));
			Ok(())
		},
		Step::Approve(is_approved) => {
			Approved::set(if is_approved { vec![HYUNDAI] } else { vec![] });
			Ok(())
		},
		Step::ReleaseStranded => Metering::release_stranded(signed(FRIEND), HOUSE, TOKEN),
	};
}

/// Tokens of the household's car that were charged, less those that lapsed, by the events.
#[derive(Default)]
struct Sums {
	charged: Balance,
	owed: Balance,
	settled: Balance,
	lapsed_or_forgiven: Balance,
}

impl Sums {
	fn add(&mut self, events: Vec<Event<Test>>) {
		for event in events {
			match event {
				Event::SessionMetered { cost, from_allowance, owed, unpaid, outcome, .. } => {
					assert_eq!(cost, from_allowance + owed + unpaid);
					let is_charged =
						matches!(outcome, SessionOutcome::Charged | SessionOutcome::ChargedMost);
					assert!(is_charged || cost == 0, "{outcome:?} costs {cost}");
					self.charged += from_allowance;
					self.owed += owed;
				},
				Event::Settled { burned, paid, .. } => self.settled += burned + paid,
				Event::DebtLapsed { amount, .. } | Event::DebtForgiven { amount, .. } => {
					self.lapsed_or_forgiven += amount;
				},
				_ => {},
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]
	#[test]
	fn invariants_hold_and_tokens_add_up(steps in prop::collection::vec(step(), 1..60)) {
		new_test_ext().execute_with(|| {
			publish();
			publish();
			let supply = Assets::total_issuance(TOKEN);
			let mut sums = Sums::default();
			for step in steps {
				take(step);
				if let Err(error) = Metering::do_try_state() {
					panic!("after {step:?}: {error:?}");
				}
				sums.add(events());
				let burned: Balance = Burned::get().iter().map(|(_, tokens)| tokens).sum();
				assert_eq!(Assets::total_issuance(TOKEN), supply - burned, "after {step:?}");
				// What was charged is due, owed, settled or forgotten.
				let (due, debt) = Subscriptions::<Test>::get(CAR, DRIVE)
					.map_or((0, 0), |record| (record.due, record.debt));
				assert_eq!(
					sums.charged + sums.owed,
					due + debt + sums.settled + sums.lapsed_or_forgiven,
					"after {step:?}"
				);
			}
		});
	}
}
