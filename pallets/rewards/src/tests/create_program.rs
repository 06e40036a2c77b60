//! Creation of programs and their tokens.

use crate::{mock::*, *};
use cot_pattern::Params;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::DispatchResult,
	traits::fungibles::{metadata::Inspect as _, roles::Inspect as _, Inspect},
};
use sp_runtime::{traits::BadOrigin, ArithmeticError};

fn create(terms: ProgramTerms<Balance>) -> DispatchResult {
	Rewards::create_program(RuntimeOrigin::signed(FROST), name(), symbol(), 6, 0, terms)
}

fn decimals(token: u32) -> u8 {
	<Assets as frame_support::traits::fungibles::metadata::Inspect<_>>::decimals(token)
}

fn create_called(name: &[u8], symbol: &[u8], decimals: u8) -> DispatchResult {
	Rewards::create_program(
		RuntimeOrigin::signed(FROST),
		TokenName::truncate_from(name.to_vec()),
		TokenSymbol::truncate_from(symbol.to_vec()),
		decimals,
		0,
		terms(),
	)
}

#[test]
fn an_approved_manufacturer_creates_a_program_and_its_token() {
	build_and_execute(|| {
		assert_ok!(create(terms()));

		assert_eq!(
			Programs::<Test>::get(FROST),
			Some(Program {
				token: FIRST_TOKEN,
				started_at: None,
				terms: terms(),
				budget_from: 0,
				announced: None,
				closes_with: None,
				market_supply: 0,
				market_reserve: 0,
				minted: 0,
				burned: 0,
				reserved: 0,
				open_epoch: None,
			})
		);
		assert_eq!(
			events(),
			vec![Event::ProgramCreated {
				manufacturer: FROST,
				token: FIRST_TOKEN,
				market_supply: 0,
				terms: terms(),
			}]
		);
	});
}

#[test]
fn the_token_shows_its_name_and_has_no_supply() {
	build_and_execute(|| {
		assert_ok!(create(terms()));

		assert_eq!(Assets::name(FIRST_TOKEN), b"Frost Token".to_vec());
		assert_eq!(Assets::symbol(FIRST_TOKEN), b"FROST".to_vec());
		assert_eq!(decimals(FIRST_TOKEN), 6);
		assert_eq!(Assets::minimum_balance(FIRST_TOKEN), 1);
		assert_eq!(issuance(FIRST_TOKEN), 0);
	});
}

#[test]
fn only_the_pallet_owns_and_issues_the_token() {
	build_and_execute(|| {
		assert_ok!(create(terms()));

		let pallet = Some(Rewards::account_id());
		assert_eq!(Assets::owner(FIRST_TOKEN), pallet);
		assert_eq!(Assets::issuer(FIRST_TOKEN), pallet);
		assert_eq!(Assets::admin(FIRST_TOKEN), pallet);
		assert_eq!(Assets::freezer(FIRST_TOKEN), pallet);
		assert_noop!(
			Assets::mint(RuntimeOrigin::signed(FROST), FIRST_TOKEN, FROST, 1),
			pallet_assets::Error::<Test>::NoPermission
		);
	});
}

#[test]
fn each_program_gets_a_token_of_its_own() {
	build_and_execute(|| {
		create_program(FROST);
		create_program(TORA);

		assert_eq!(program(FROST).token, FIRST_TOKEN);
		assert_eq!(program(TORA).token, FIRST_TOKEN + 1);
		assert_eq!(NextTokenId::<Test>::get(), FIRST_TOKEN + 2);
	});
}

#[test]
fn creation_fails_unsigned() {
	build_and_execute(|| {
		assert_noop!(
			Rewards::create_program(RuntimeOrigin::none(), name(), symbol(), 6, 0, terms()),
			BadOrigin
		);
	});
}

#[test]
fn creation_fails_when_the_manufacturer_is_not_approved() {
	build_and_execute(|| {
		assert_noop!(
			Rewards::create_program(
				RuntimeOrigin::signed(UNAPPROVED),
				name(),
				symbol(),
				6,
				0,
				terms()
			),
			Error::<Test>::ManufacturerNotApproved
		);
	});
}

#[test]
fn creation_fails_when_the_manufacturer_has_a_program() {
	build_and_execute(|| {
		create_program(FROST);
		assert_noop!(create(terms()), Error::<Test>::ProgramExists);
	});
}

#[test]
fn creation_fails_when_the_token_has_no_name_or_symbol() {
	build_and_execute(|| {
		assert_noop!(create_called(b"", b"FROST", 6), Error::<Test>::InvalidMetadata);
		assert_noop!(create_called(b"Frost Token", b"", 6), Error::<Test>::InvalidMetadata);
	});
}

#[test]
fn creation_fails_when_the_token_has_an_unreadable_name_or_symbol() {
	build_and_execute(|| {
		assert_noop!(create_called(b"\xff", b"FROST", 6), Error::<Test>::InvalidMetadata);
		assert_noop!(create_called(b"Frost Token", b"\xff", 6), Error::<Test>::InvalidMetadata);
		assert_ok!(create_called("Fröst".as_bytes(), b"F1", 6));
	});
}

#[test]
fn creation_fails_when_the_symbol_looks_like_another_one() {
	build_and_execute(|| {
		// A space, a hyphen, a Greek letter, an invisible space.
		for symbol in ["FROST ", "FR-OST", "FR\u{39f}ST", "FROST\u{200b}"] {
			assert_noop!(
				create_called(b"Frost Token", symbol.as_bytes(), 6),
				Error::<Test>::InvalidMetadata
			);
		}
	});
}

#[test]
fn no_symbol_is_taken_twice() {
	build_and_execute(|| {
		create_program(FROST);
		for symbol in [b"FROST", b"frost", b"Frost"] {
			let symbol = TokenSymbol::truncate_from(symbol.to_vec());
			let origin = RuntimeOrigin::signed(TORA);
			assert_noop!(
				Rewards::create_program(origin, name(), symbol, 6, 0, terms()),
				Error::<Test>::SymbolTaken
			);
		}
		// A closed program keeps its symbol: its token stays.
		assert_ok!(Rewards::close_program(RuntimeOrigin::signed(FROST)));
		let origin = RuntimeOrigin::signed(TORA);
		assert_noop!(
			Rewards::create_program(origin, name(), symbol(), 6, 0, terms()),
			Error::<Test>::SymbolTaken
		);
		create_program(TORA);
	});
}

#[test]
fn no_token_has_the_symbol_of_the_native_coin() {
	build_and_execute(|| {
		for symbol in [b"COIN", b"Coin"] {
			assert_noop!(create_called(b"Frost Token", symbol, 6), Error::<Test>::SymbolTaken);
		}
	});
}

#[test]
fn creation_fails_above_38_decimal_places() {
	build_and_execute(|| {
		assert_noop!(create_called(b"Frost Token", b"FROST", 39), Error::<Test>::InvalidMetadata);
		assert_ok!(create_called(b"Frost Token", b"FROST", 38));
	});
}

#[test]
fn creation_accepts_the_longest_name_and_symbol() {
	build_and_execute(|| {
		assert_ok!(create_called(&[b'n'; 50], &[b's'; 12], 0));
	});
}

#[test]
fn creation_fails_when_an_epoch_is_too_short_or_too_long() {
	for (epoch_length, fits) in [
		(0, false),
		(MIN_EPOCH_LENGTH - 1, false),
		(MIN_EPOCH_LENGTH, true),
		(MAX_EPOCH_LENGTH, true),
		(MAX_EPOCH_LENGTH + 1, false),
	] {
		build_and_execute(|| {
			let result = create(ProgramTerms { epoch_length, ..terms() });
			let expected =
				if fits { Ok(()) } else { Err(Error::<Test>::InvalidEpochLength.into()) };
			assert_eq!(result, expected);
		});
	}
}

#[test]
fn creation_fails_without_a_budget() {
	build_and_execute(|| {
		assert_noop!(
			create(ProgramTerms { epoch_budget: 0, ..terms() }),
			Error::<Test>::ZeroBudget
		);
		assert_noop!(
			create(ProgramTerms { max_reward_per_point: 0, ..terms() }),
			Error::<Test>::ZeroBudget
		);
	});
}

#[test]
fn creation_fails_when_one_epoch_may_mint_more_than_the_maximum_supply() {
	build_and_execute(|| {
		assert_noop!(
			create(ProgramTerms { epoch_budget: 1_001, max_supply: 1_000, ..terms() }),
			Error::<Test>::BudgetExceedsMaxSupply
		);
		assert_ok!(create(ProgramTerms { epoch_budget: 1_000, max_supply: 1_000, ..terms() }));
	});
}

#[test]
fn creation_fails_when_one_grant_exceeds_its_cap() {
	build_and_execute(|| {
		assert_noop!(
			create(ProgramTerms { learning_points: 11, learning_allowance: 10, ..terms() }),
			Error::<Test>::InvalidPoints
		);
		assert_noop!(
			create(ProgramTerms { deviation_points: 7, deviation_cap: 6, ..terms() }),
			Error::<Test>::InvalidPoints
		);
		assert_noop!(
			create(ProgramTerms { manual_points: 13, manual_cap: 12, ..terms() }),
			Error::<Test>::InvalidPoints
		);
		assert_ok!(create(ProgramTerms {
			learning_points: 10,
			learning_allowance: 10,
			deviation_points: 6,
			deviation_cap: 6,
			manual_points: 12,
			manual_cap: 12,
			..terms()
		}));
	});
}

#[test]
fn creation_fails_when_nothing_earns_points() {
	build_and_execute(|| {
		assert_noop!(
			create(ProgramTerms {
				learning_points: 0,
				deviation_points: 0,
				manual_points: 0,
				..terms()
			}),
			Error::<Test>::InvalidPoints
		);
		assert_ok!(create(ProgramTerms { learning_points: 0, deviation_points: 0, ..terms() }));
	});
}

#[test]
fn creation_fails_when_manual_sessions_earn_in_no_time() {
	build_and_execute(|| {
		assert_noop!(
			create(ProgramTerms { manual_seconds: 0, ..terms() }),
			Error::<Test>::InvalidPoints
		);
		assert_ok!(create(ProgramTerms { manual_points: 0, manual_seconds: 0, ..terms() }));
	});
}

#[test]
fn creation_fails_when_a_household_may_not_earn_one_grant() {
	build_and_execute(|| {
		assert_noop!(
			create(ProgramTerms { household_cap: 9, ..terms() }),
			Error::<Test>::HouseholdCapTooLow
		);
		assert_ok!(create(ProgramTerms { household_cap: 10, ..terms() }));
	});
}

#[test]
fn creation_fails_when_a_streak_adds_more_than_its_maximum() {
	for (step_percent, max_level, fits) in
		[(80, 5, true), (81, 5, false), (100, 4, true), (100, 5, false), (255, 255, false)]
	{
		build_and_execute(|| {
			let streak = StreakTerms { step_percent, max_level };
			let expected = if fits { Ok(()) } else { Err(Error::<Test>::StreakTooHigh.into()) };
			assert_eq!(create(ProgramTerms { streak, ..terms() }), expected);
		});
	}
}

#[test]
fn half_of_the_market_supply_is_the_manufacturers_and_all_of_it_counts() {
	build_and_execute(|| {
		create_program_and_market(FROST, 499, terms());

		assert_eq!(balance(FIRST_TOKEN, FROST), 249);
		assert_eq!(balance(FIRST_TOKEN, Rewards::account_id()), 250);
		assert_eq!(issuance(FIRST_TOKEN), 499);
		assert_eq!(program(FROST).minted, 499);
		assert_eq!(program(FROST).market_reserve, 250);
		assert_eq!(program(FROST).cap_left(), 9_501);
		assert_eq!(
			events(),
			vec![Event::ProgramCreated {
				manufacturer: FROST,
				token: FIRST_TOKEN,
				market_supply: 499,
				terms: terms(),
			}]
		);
	});
}

#[test]
fn creation_fails_when_the_market_supply_is_more_than_a_twentieth() {
	build_and_execute(|| {
		let create = |market_supply| {
			let origin = RuntimeOrigin::signed(FROST);
			Rewards::create_program(origin, name(), symbol(), 6, market_supply, terms())
		};
		for market_supply in [501, 9_000] {
			assert_noop!(create(market_supply), Error::<Test>::MarketSupplyTooLarge);
		}
		assert_ok!(create(500));
	});
}

#[test]
fn creation_fails_when_the_market_supply_leaves_no_room_for_one_epoch() {
	build_and_execute(|| {
		for market_supply in [9_001, Balance::MAX] {
			assert_noop!(
				Rewards::create_program(
					RuntimeOrigin::signed(FROST),
					name(),
					symbol(),
					6,
					market_supply,
					terms()
				),
				Error::<Test>::BudgetExceedsMaxSupply
			);
		}
	});
}

#[test]
fn creation_fails_when_a_pattern_parameter_is_out_of_range() {
	build_and_execute(|| {
		let pattern = Params { alpha: 0, ..Params::default() };
		assert_noop!(
			create(ProgramTerms { pattern, ..terms() }),
			Error::<Test>::InvalidPatternParams
		);
	});
}

#[test]
fn creation_fails_when_token_identifiers_are_used_up() {
	build_and_execute(|| {
		NextTokenId::<Test>::put(u32::MAX);
		assert_noop!(create(terms()), ArithmeticError::Overflow);
	});
}

/// Governance creates this many tokens, the first of them with the next identifier.
fn take_identifiers(count: u32) {
	for token in FIRST_TOKEN..FIRST_TOKEN + count {
		assert_ok!(Assets::force_create(RuntimeOrigin::root(), token, STRANGER, true, 1));
	}
}

#[test]
fn a_token_of_governance_does_not_end_all_future_programs() {
	build_and_execute(|| {
		take_identifiers(1);
		create_program(FROST);
		assert_eq!(program(FROST).token, FIRST_TOKEN + 1);
		assert_eq!(Assets::owner(FIRST_TOKEN), Some(STRANGER));
		create_program(TORA);
		assert_eq!(program(TORA).token, FIRST_TOKEN + 2);
	});
}

#[test]
fn no_more_taken_identifiers_are_skipped_than_are_charged() {
	build_and_execute(|| {
		take_identifiers(programs::MAX_TAKEN_IDS + 1);
		assert_noop!(create(terms()), Error::<Test>::TokenIdsTaken);
	});
	build_and_execute(|| {
		take_identifiers(programs::MAX_TAKEN_IDS);
		create_program(FROST);
		assert_eq!(program(FROST).token, FIRST_TOKEN + programs::MAX_TAKEN_IDS);
	});
}
