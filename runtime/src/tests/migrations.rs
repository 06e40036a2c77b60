//! Multi-block migrations are wired into the runtime: transactions wait while one runs, and the
//! chain goes on once it has ended.

use frame_support::migrations::MultiStepMigrator;
use pallet_migrations::{ActiveCursor, Cursor, CursorOf};
use sp_runtime::{traits::Header as _, ExtrinsicInclusionMode};

use super::*;

type Migrator = <Runtime as frame_system::Config>::MultiBlockMigrator;

/// Starts the next block as a node does.
fn begin_block() -> ExtrinsicInclusionMode {
	let header = Header::new(
		System::block_number() + 1,
		Default::default(),
		Default::default(),
		Default::default(),
		Default::default(),
	);
	Executive::initialize_block(&header)
}

fn running() -> CursorOf<Runtime> {
	ActiveCursor { index: 0, inner_cursor: None, started_at: System::block_number() }.into()
}

#[test]
fn only_inherents_are_accepted_while_a_migration_runs() {
	preset_ext(sp_genesis_builder::DEV_RUNTIME_PRESET).execute_with(|| {
		assert!(begin_block() == ExtrinsicInclusionMode::AllExtrinsics);
		Cursor::<Runtime>::put(running());
		assert!(Migrator::ongoing());
		assert!(begin_block() == ExtrinsicInclusionMode::OnlyInherents);
	});
}

#[test]
fn the_chain_goes_on_once_the_last_migration_has_ended() {
	preset_ext(sp_genesis_builder::DEV_RUNTIME_PRESET).execute_with(|| {
		Cursor::<Runtime>::put(running());
		let weight = Migrator::step();
		assert!(weight.all_lte(configs::system::MigrationWeight::get()));
		assert!(!Migrator::ongoing());
		assert!(begin_block() == ExtrinsicInclusionMode::AllExtrinsics);
		check_state();
	});
}

#[test]
fn a_step_takes_at_most_half_of_a_block() {
	let limits = configs::system::RuntimeBlockWeights::get();
	let step = configs::system::MigrationWeight::get();
	assert!(step.all_lte(limits.max_block / 2));
}
