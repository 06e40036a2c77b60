use crate::{mock::*, *};
use frame_support::traits::fungibles::metadata::Inspect;

fn genesis_program(manufacturer: AccountId) -> GenesisProgram<AccountId, Balance> {
	GenesisProgram {
		manufacturer,
		name: "Frost Token".into(),
		symbol: "FROST".into(),
		decimals: 6,
		market_supply: 0,
		terms: terms(),
	}
}

fn build_with(programs: Vec<GenesisProgram<AccountId, Balance>>) {
	ExtBuilder::default().programs(programs).build_and_execute(|| {});
}

#[test]
fn programs_of_the_genesis_exist_with_their_tokens() {
	let programs = vec![genesis_program(FROST), genesis_program(TORA)];
	ExtBuilder::default().programs(programs).build_and_execute(|| {
		assert_eq!(program(FROST).token, 1);
		assert_eq!(program(TORA).token, 2);
		assert_eq!(program(TORA).terms, terms());
		assert_eq!(Assets::name(1), b"Frost Token".to_vec());
		assert_eq!(NextTokenId::<Test>::get(), 3);
	});
}

#[test]
fn a_program_of_the_genesis_begins_with_its_first_points() {
	ExtBuilder::default().programs(vec![genesis_program(FROST)]).build_and_execute(|| {
		assert_eq!(program(FROST).started_at, None);
		learn(FROST, ALICE, 1);
		assert_eq!(program(FROST).started_at, Some(START));
		assert_eq!(events(), vec![accrued(ALICE, 0, Earning::Learning, 10)]);
	});
}

#[test]
fn a_manufacturer_of_the_genesis_gets_its_market_supply() {
	let programs = vec![GenesisProgram { market_supply: 700, ..genesis_program(FROST) }];
	ExtBuilder::default().programs(programs).build_and_execute(|| {
		assert_eq!(balance(FIRST_TOKEN, FROST), 700);
		assert_eq!(program(FROST).minted, 700);
	});
}

#[test]
#[should_panic(expected = "the only one of its manufacturer and valid")]
fn the_genesis_refuses_a_second_program_of_a_manufacturer() {
	build_with(vec![genesis_program(FROST), genesis_program(FROST)]);
}

#[test]
#[should_panic(expected = "the only one of its manufacturer and valid")]
fn the_genesis_refuses_invalid_terms() {
	let terms = ProgramTerms { epoch_length: 0, ..terms() };
	build_with(vec![GenesisProgram { terms, ..genesis_program(FROST) }]);
}

#[test]
#[should_panic(expected = "a token's name in genesis has at most 50 bytes")]
fn the_genesis_refuses_a_name_that_is_too_long() {
	build_with(vec![GenesisProgram { name: "n".repeat(51), ..genesis_program(FROST) }]);
}

#[test]
#[should_panic(expected = "a token's symbol in genesis has at most 12 bytes")]
fn the_genesis_refuses_a_symbol_that_is_too_long() {
	build_with(vec![GenesisProgram { symbol: "S".repeat(13), ..genesis_program(FROST) }]);
}

#[test]
fn the_genesis_is_readable_json_and_keeps_large_amounts() {
	let json = r#"{ "programs": [{
		"manufacturer": 1,
		"name": "Frost Token",
		"symbol": "FROST",
		"decimals": 6,
		"marketSupply": 7,
		"terms": {
			"epochLength": 86400,
			"epochBudget": 1000,
			"halvingEpochs": 10,
			"maxSupply": 340282366920938463463374607431768211455,
			"maxRewardPerPoint": 10,
			"householdCap": 1000,
			"minInterval": 3600,
			"learningPoints": 10,
			"learningAllowance": 25,
			"deviationPoints": 4,
			"deviationCap": 6,
			"manualPoints": 3,
			"manualSeconds": 600,
			"manualCap": 12,
			"streak": { "stepPercent": 10, "maxLevel": 3 },
			"pattern": PATTERN
		}
	}] }"#
		.replace("PATTERN", &serde_json::to_string(&terms().pattern).unwrap());
	let genesis: GenesisConfig<Test> = serde_json::from_str(&json).unwrap();
	let terms = ProgramTerms { max_supply: Balance::MAX, ..terms() };
	assert_eq!(
		genesis.programs,
		vec![GenesisProgram { market_supply: 7, terms, ..genesis_program(FROST) }]
	);

	let again = serde_json::to_string(&genesis).unwrap();
	let again: GenesisConfig<Test> = serde_json::from_str(&again).unwrap();
	assert_eq!(again.programs, genesis.programs);
}
