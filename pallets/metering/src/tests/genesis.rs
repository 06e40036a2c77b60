//! Plans of the genesis.

use sp_runtime::BuildStorage;

use crate::{self as pallet_metering, mock::*, *};

/// Builds a genesis with a plan of a manufacturer.
fn build(manufacturer: AccountId) -> sp_io::TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: vec![(manufacturer, COINS)],
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let PlanTerms { activity, unit, price, burned, max_debt } = terms();
	let plan = GenesisPlan { manufacturer, activity, unit, price, burned, max_debt };
	pallet_metering::GenesisConfig::<Test> { plans: vec![plan] }
		.assimilate_storage(&mut storage)
		.unwrap();
	storage.into()
}

#[test]
fn a_plan_of_the_genesis_is_there_from_the_first_block_on() {
	build(HYUNDAI).execute_with(|| {
		assert_eq!(Plans::<Test>::get(PLAN).map(|plan| plan.price_at(0)), Some(PRICE));
		assert_eq!(deposits(HoldReason::Plan, HYUNDAI), PLAN_DEPOSIT);
		Metering::do_try_state().expect("every invariant holds");
	});
}

#[test]
#[should_panic(expected = "a plan of the genesis cannot be published")]
fn a_plan_of_a_manufacturer_without_a_token_stops_the_genesis() {
	build(TOKENLESS);
}
