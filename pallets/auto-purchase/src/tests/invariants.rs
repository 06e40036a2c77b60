//! Households, merchants, an arbiter, governance and time at random: whatever they do, money and
//! stock are conserved, every order keeps to the state machine, and everybody can leave in the end
//! with what is theirs.

mod books;
mod expected;
mod limits;
mod moves;
mod proofs;
mod record;
mod rests;
mod times;
mod world;

use core::cell::RefCell;
use cot_primitives::{Moment, DAY};
use frame_support::{
	assert_ok,
	traits::{
		fungibles::{freeze::Inspect as _, hold::Inspect as _},
		Get,
	},
};
use proptest::{
	prelude::*,
	test_runner::{Config as WalkConfig, RngAlgorithm, TestRng, TestRunner},
};

use sp_runtime::Permill;

use self::{
	books::PEOPLE,
	moves::{any_move, Move, ASSETS, GAP},
	record::Record,
	world::{thaw, World},
};
use crate::{mock::*, *};

/// Moves of one walk.
const MOVES: usize = 400;

/// One move, and everything that must hold after each of its blocks.
fn take(
	world: &mut World,
	happening: &Move,
	record: &RefCell<Record>,
) -> Result<(), TestCaseError> {
	happening.blocks().iter().try_for_each(|block| take_in_block(world, block, record))
}

fn take_in_block(
	world: &mut World,
	happening: &Move,
	record: &RefCell<Record>,
) -> Result<(), TestCaseError> {
	let record = &mut *record.borrow_mut();
	world.take(happening);
	let told = events();
	told.iter().for_each(|event| world.books.enter(event));
	world.expect(happening, &told, record)?;
	record.enter(&mut world.stages, happening, &told)?;
	prop_assert_eq!(AutoPurchase::do_try_state(), Ok(()));
	world.books.check()?;
	// Where nothing was told and no time has passed, nothing has changed.
	match told.is_empty() && !happening.is_block() {
		true => Ok(()),
		false => world.expected.check(happening),
	}
}

/// A walk, after which all are idle and then leave. After goods have come, a slot rests for this
/// percentage of the time that they last.
fn walk(
	(moves, blocked, spacing): (Vec<Move>, bool, u32),
	record: &RefCell<Record>,
) -> Result<(), TestCaseError> {
	OrderSpacing::set(Permill::from_percent(spacing));
	let purchase = GenesisConfig { max_block_gap: Some(GAP), ..Default::default() };
	let walked = ExtBuilder::default().purchase(purchase).build().execute_with(|| {
		let mut world = World::new();
		events();
		take(&mut world, &Move::Calm, record)?;
		for happening in &moves {
			take(&mut world, happening, record)?;
		}
		record.borrow_mut().moves += moves.len();
		if blocked {
			for who in [HOUSE, NEIGHBOUR, SHOP, CORNER] {
				take(&mut world, &Move::Block(who), record)?;
			}
		}
		left_alone(&mut world, record)?;
		everybody_leaves(&mut world, record)
	});
	OrderSpacing::set(Permill::zero());
	walked
}

/// The longest an order stands where it is, whatever that is.
fn longest_stand() -> Moment {
	let (max_cancel, max_lead): (Moment, Moment) =
		(<Test as Config>::MaxCancelWindow::get(), <Test as Config>::MaxLeadTime::get());
	// The goods, and another reading of them.
	let shipped = max_lead + GRACE + 2 * DAY;
	[max_cancel + ACCEPT_WINDOW, SHIP_WINDOW, shipped, DISPUTE_WINDOW, ARBITRATION_WINDOW]
		.into_iter()
		.max()
		.map_or(0, |longest| longest + HOUR_SECONDS)
}

/// Left alone, every order is closed within the longest window, and if the ledger does not move its
/// money, after `MAX_TRIES`.
fn left_alone(world: &mut World, record: &RefCell<Record>) -> Result<(), TestCaseError> {
	for _ in 0..longest_stand().div_ceil(DAY) {
		take(world, &Move::Pass(DAY), record)?;
	}
	prop_assert!(Orders::<Test>::iter_values().all(|order| order.tries > 0));
	for _ in 0..MAX_TRIES {
		take(world, &Move::Pass(RETRY_SECONDS + HOUR_SECONDS), record)?;
	}
	prop_assert_eq!(Orders::<Test>::iter().count(), 0);
	let left = Disputes::<Test>::iter().count()
		+ Deadlines::<Test>::iter().count()
		+ OpenOrderOf::<Test>::iter().count()
		+ ArrivingOrderOf::<Test>::iter().count()
		+ OrdersOf::<Test>::iter().count()
		+ OrdersAt::<Test>::iter().count()
		+ Baskets::<Test>::iter().count()
		+ LastBasketOf::<Test>::iter().count();
	prop_assert_eq!(left, 0);
	Ok(())
}

/// Partners of today, and proposed ones. Those that belong together are remembered beyond that.
fn partners() -> Vec<(AccountId, AccountId)> {
	Partnerships::<Test>::iter()
		.filter(|(_, _, partnership)| partnership.status != PartnershipStatus::Ended)
		.map(|(manufacturer, merchant, _)| (manufacturer, merchant))
		.collect()
}

/// Everybody takes what is theirs and goes; nothing is held, frozen or stored of them afterwards.
fn everybody_leaves(world: &mut World, record: &RefCell<Record>) -> Result<(), TestCaseError> {
	thaw();
	for (household, asset) in Stranded::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(AutoPurchase::release_stranded(signed(STRANGER), household, asset));
	}
	for (id, offer) in Offers::<Test>::iter().collect::<Vec<_>>() {
		assert_ok!(AutoPurchase::withdraw_offer(signed(offer.merchant), id));
	}
	for (manufacturer, merchant) in partners() {
		// A proposal, or a partnership after its notice, is no longer there for the second call.
		let _ = AutoPurchase::end_partnership(signed(manufacturer), manufacturer, merchant);
	}
	for (device, slot, mandate) in Mandates::<Test>::iter().collect::<Vec<_>>() {
		assert_ok!(AutoPurchase::end_mandate(signed(mandate.household), device, slot));
	}
	take(world, &Move::Pass(NOTICE.max(COOL_DOWN)), record)?;
	for (manufacturer, merchant) in partners() {
		assert_ok!(AutoPurchase::end_partnership(signed(STRANGER), manufacturer, merchant));
	}
	for merchant in Merchants::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(AutoPurchase::deregister(signed(merchant)));
	}
	for (household, manufacturer) in Memberships::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(AutoPurchase::leave(signed(household), manufacturer));
	}
	take(world, &Move::Pass(0), record)?;
	for who in PEOPLE {
		for asset in ASSETS {
			let held = <Test as Config>::Assets::total_balance_on_hold(asset.clone(), &who);
			prop_assert_eq!(held, 0, "{} in {:?}", who, asset);
		}
		for token in [LG_TOKEN, RIVAL_TOKEN] {
			let reason = FreezeReason::Membership.into();
			prop_assert_eq!(AssetsFreezer::balance_frozen(token, &reason, &who), 0);
		}
	}
	let left = Merchants::<Test>::iter().count()
		+ partners().len()
		+ Offers::<Test>::iter().count()
		+ Catalogue::<Test>::iter().count()
		+ Memberships::<Test>::iter().count()
		+ PausedHouseholds::<Test>::iter().count()
		+ SpendingLimits::<Test>::iter().count()
		+ Mandates::<Test>::iter().count()
		+ Stranded::<Test>::iter().count();
	prop_assert_eq!(left, 0);
	Ok(())
}

fn run(mut runner: TestRunner) -> Record {
	let record = RefCell::new(Record::default());
	let spacing = prop::sample::select(&[0, 25, 50][..]);
	let walks = (prop::collection::vec(any_move(), MOVES), any::<bool>(), spacing);
	if let Err(failure) = runner.run(&walks, |moves| walk(moves, &record)) {
		panic!("{failure}");
	}
	record.into_inner()
}

/// Walks of the random run. `COT_WALKS` asks for more of them.
fn walks() -> u32 {
	std::env::var("COT_WALKS").map_or(25, |walks| walks.parse().expect("a number of walks"))
}

#[test]
fn ten_thousand_random_moves_conserve_everything_and_close_every_order() {
	let config = WalkConfig { cases: walks(), source_file: Some(file!()), ..WalkConfig::default() };
	let record = run(TestRunner::new(config));
	assert!(record.moves >= 10_000, "{record:?}");
}

#[test]
fn a_known_walk_takes_every_edge_of_the_state_machine() {
	// A walk in which nothing happens proves nothing.
	let config = WalkConfig { cases: 18, source_file: Some(file!()), ..WalkConfig::default() };
	let record =
		run(TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)));
	println!("{record:#?}");
	assert_eq!(record.missing(), vec![]);
	for seen in [
		record.placed,
		record.refused,
		record.rehearsed,
		record.seen_in_part,
		record.stuck,
		record.written_off,
		record.joined_baskets,
		record.fees_paid,
		record.fees_released,
		record.halts,
		record.saved_by_halts,
		record.unanswered,
		record.untimely,
		record.slots_paused,
		record.slots_spaced,
		record.spaced_by_arbiters,
		record.deadlines_extended,
		record.rested,
		record.limited,
		record.limits_replaced,
		record.limits_removed,
		record.affiliates,
		record.unproven,
	] {
		assert!(seen > 0, "{record:?}");
	}
}
