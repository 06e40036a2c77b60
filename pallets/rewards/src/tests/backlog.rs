//! A hundred thousand households wait for their payout.

use crate::{mock::*, *};
use frame_support::weights::Weight;
use sp_io::TestExternalities;
use sp_runtime::StateVersion;

const HOUSEHOLDS: u64 = 100_000;
/// Accounts of the households.
const FIRST: AccountId = 1_000;

/// Payouts that successive blocks have room for, repeated.
const ROOM: [u64; 6] = [1, 997, 0, 5_000, 64, 12_345];

/// Returns a chain on which the first epoch has ended and no household is paid yet, committed to
/// the backend as after a block.
fn backlog() -> TestExternalities {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		create_program_with(
			FROST,
			ProgramTerms { epoch_budget: 10_000_000, max_supply: 10_000_000, ..terms() },
		);
		for household in FIRST..FIRST + HOUSEHOLDS {
			learn(FROST, household, 1);
		}
		advance(EPOCH);
		reset_events();
	});
	ext.commit_all().expect("there is no open transaction");
	ext
}

/// Runs blocks with room for the payouts of [`ROOM`] until no payout is pending, but at most `most`
/// blocks.
fn run_blocks(ext: &mut TestExternalities, most: usize) {
	for room in ROOM.into_iter().cycle().take(most) {
		let done = ext.execute_with(|| {
			let before = program(FROST).minted;
			// Room for the payouts, and a remainder too small for another one.
			idle(weight_of(room) + Weight::from_parts(1, 1));
			let done = PendingPayouts::<Test>::iter().next().is_none();
			let paid = (program(FROST).minted - before) / 100;
			assert!(done || paid == room.into(), "{paid} payouts where {room} had room");
			reset_events();
			done
		});
		ext.commit_all().expect("there is no open transaction");
		if done {
			break;
		}
	}
}

#[test]
fn a_hundred_thousand_households_are_paid_whatever_blocks_leave_and_over_a_restart() {
	let mut ext = backlog();
	run_blocks(&mut ext, 10);
	ext.execute_with(|| {
		let begun = 2 * (1 + 997 + 5_000) + 64 + 12_345;
		assert_eq!(program(FROST).minted, begun * 100);
		let resume_after = PendingPayouts::<Test>::iter_values().next().unwrap().resume_after;
		assert!(resume_after.is_some(), "the payout is interrupted");
	});

	// The state that a restarted node loads.
	let (storage, root) = ext.into_raw_snapshot();
	let mut ext = TestExternalities::from_raw_snapshot(storage, root, StateVersion::V1);
	run_blocks(&mut ext, usize::MAX);

	ext.execute_with(|| {
		let everybody_once =
			(FIRST..FIRST + HOUSEHOLDS).all(|household| balance(FIRST_TOKEN, household) == 100);
		assert!(everybody_once);
		assert_eq!(issuance(FIRST_TOKEN), 10_000_000);
		assert_eq!(Shares::<Test>::iter().count(), 0);
		Rewards::do_try_state().expect("every invariant holds");
	});
}
