//! Programs of the genesis and their JSON form.

use crate::{mock::*, *};
use cot_pattern::Params;
use cot_primitives::TokenMarket;
use frame_support::traits::fungibles::metadata::Inspect;

fn genesis_program(manufacturer: AccountId) -> GenesisProgram<AccountId, Balance> {
	GenesisProgram {
		manufacturer,
		name: "Frost Token".into(),
		symbol: "FROST".into(),
		decimals: 6,
		market_supply: 0,
		pool: None,
		terms: terms(),
	}
}

fn build_with(programs: Vec<GenesisProgram<AccountId, Balance>>) {
	ExtBuilder::default().programs(programs).build_and_execute(|| {});
}

#[test]
fn programs_of_the_genesis_exist_with_their_tokens() {
	let programs = vec![
		genesis_program(FROST),
		GenesisProgram { symbol: "TORA".into(), ..genesis_program(TORA) },
	];
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

/// A program with a market supply and a pool of these coins and tokens.
fn with_pool(coins: Balance, tokens: Balance) -> GenesisProgram<AccountId, Balance> {
	let pool = Some(GenesisPool { coins, tokens });
	GenesisProgram { market_supply: 500, pool, ..genesis_program(FROST) }
}

#[test]
fn a_manufacturer_of_the_genesis_gets_half_of_its_market_supply() {
	let programs = vec![GenesisProgram { market_supply: 500, ..genesis_program(FROST) }];
	ExtBuilder::default().programs(programs).build_and_execute(|| {
		assert_eq!(balance(FIRST_TOKEN, FROST), 250);
		assert_eq!(program(FROST).minted, 500);
		assert_eq!(Exchange::reserves(FIRST_TOKEN), None);
	});
}

#[test]
fn a_pool_of_the_genesis_is_the_pallets_for_ever() {
	ExtBuilder::default().programs(vec![with_pool(1_000, 200)]).build_and_execute(|| {
		assert_eq!(Exchange::reserves(FIRST_TOKEN), Some((1_000, 200)));
		assert_eq!(balance(FIRST_TOKEN, FROST), 250);
		assert_eq!(program(FROST).market_reserve, 50);
	});
}

#[test]
#[should_panic(expected = "owns what it puts into its pool")]
fn the_genesis_refuses_a_pool_of_more_than_half_the_market_supply() {
	build_with(vec![with_pool(1_000, 251)]);
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

/// The genesis as a user writes it.
fn genesis_json() -> String {
	r#"{ "programs": [{
		"manufacturer": 1,
		"name": "Frost Token",
		"symbol": "FROST",
		"decimals": 6,
		"marketSupply": "7",
		"terms": {
			"epochLength": 86400,
			"epochBudget": "1000",
			"halvingEpochs": 10,
			"maxSupply": "340282366920938463463374607431768211455",
			"maxRewardPerPoint": "10",
			"householdCap": 1000,
			"minInterval": 3600,
			"learningPoints": 10,
			"learningAllowance": 25,
			"deviationPoints": 4,
			"deviationCap": 6,
			"manualPoints": 3,
			"manualSeconds": 600,
			"manualCap": 12,
			"streakStepPercent": 10,
			"streakMaxLevel": 3,
			"pattern": PATTERN
		}
	}] }"#
		.replace("PATTERN", &serde_json::to_string(&pattern()).unwrap())
}

/// Parameters of learning that are not the default.
fn pattern() -> Params {
	Params { repetitions: 5, ..Params::default() }
}

fn read(json: &str) -> serde_json::Result<GenesisConfig<Test>> {
	serde_json::from_str(json)
}

#[test]
fn the_genesis_is_readable_json_and_keeps_large_amounts() {
	let genesis = read(&genesis_json()).unwrap();
	let terms = ProgramTerms { max_supply: Balance::MAX, pattern: pattern(), ..terms() };
	assert_eq!(
		genesis.programs,
		vec![GenesisProgram { market_supply: 7, terms, ..genesis_program(FROST) }]
	);

	let again = read(&serde_json::to_string(&genesis).unwrap()).unwrap();
	assert_eq!(again.programs, genesis.programs);
	// A preset of a runtime is built through a JSON value.
	let preset = serde_json::to_value(&genesis).unwrap();
	let again: GenesisConfig<Test> = serde_json::from_value(preset).unwrap();
	assert_eq!(again.programs, genesis.programs);
}

#[test]
fn the_genesis_refuses_unknown_and_missing_fields_and_amounts_that_are_none() {
	for (written, wrong, error) in [
		(r#""learningPoints""#, r#""learningPoint""#, "missing field `learningPoints`"),
		(r#""streakMaxLevel""#, r#""streakLevel""#, "missing field `streakMaxLevel`"),
		(r#""pattern""#, r#""halved": 1, "pattern""#, "unknown field `halved`"),
		(r#""marketSupply""#, r#""market""#, "unknown field `market`"),
		(r#""halvingEpochs": 10,"#, "", "missing field `halvingEpochs`"),
		(r#""epochBudget": "1000""#, r#""epochBudget": "-1""#, "an amount as a decimal string"),
		(r#""epochBudget": "1000""#, r#""epochBudget": 1000"#, "expected a string"),
	] {
		let refused = read(&genesis_json().replace(written, wrong)).err().unwrap().to_string();
		assert!(refused.contains(error), "{refused}");
	}
	let mut json: serde_json::Value = serde_json::from_str(&genesis_json()).unwrap();
	json.pointer_mut("/programs/0/terms").unwrap().as_object_mut().unwrap().remove("pattern");
	let refused = read(&json.to_string()).err().unwrap().to_string();
	assert!(refused.contains("missing field `pattern`"), "{refused}");
}
