//! Ways to earn without doing anything for it. Each is tried where there is no rule against it, or
//! one as loose as it can be, and pays; and where there is one, and does not. Figures are whole LG
//! Tokens; a point is worth one.

mod common;

use common::{
	chain, check_state, compartment, household, now, pass, token, tokens_of, Device, CAPACITY,
};
use cot_pattern::{Params, Rhythm};
use cot_primitives::{
	Activity, ActivitySlot, Batch, Moment, ReadingKind, SessionMode, SessionUnit, SlotConfig,
	SlotId, SlotPoints, DAY,
};
use cot_runtime::{
	genesis_presets::LGT, AccountId, Assets, Balance, DeviceRegistry, Runtime, RuntimeOrigin, UNIT,
};
use frame_support::{assert_noop, assert_ok};
use pallet_attestations::{Error, States};
use pallet_rewards::{ProgramTerms, StreakTerms};

const HOUR: Moment = 3_600;
const WEEK: Moment = 7 * DAY;
/// Budget of a week: at a token a point more than any of these attacks earns.
const BUDGET: Balance = 1_000_000 * LGT;
const LEARNING_POINTS: u32 = 10;

/// Terms that bound nothing but what a week may mint.
fn loose() -> ProgramTerms<Balance> {
	ProgramTerms {
		epoch_length: WEEK,
		epoch_budget: BUDGET,
		halving_epochs: 0,
		max_supply: 1_000 * BUDGET,
		max_reward_per_point: LGT,
		household_cap: u32::MAX,
		min_interval: 0,
		learning_points: LEARNING_POINTS,
		learning_allowance: SlotPoints::MAX,
		deviation_points: 2,
		deviation_cap: SlotPoints::MAX,
		manual_points: 1,
		manual_seconds: 600,
		manual_cap: SlotPoints::MAX,
		streak: StreakTerms { step_percent: 0, max_level: 0 },
		pattern: Params::default(),
	}
}

/// Total yield of an attack on a chain with these terms, once the last week is paid.
fn takings(terms: ProgramTerms<Balance>, attack: impl FnOnce() -> Vec<AccountId>) -> Balance {
	chain(terms).execute_with(|| {
		let households = attack();
		pass(WEEK);
		check_state();
		households.iter().map(tokens_of).sum::<Balance>() / LGT
	})
}

fn fridge_of(owner: &AccountId, slots: usize) -> Device {
	Device::new(owner, std::iter::repeat_n(compartment(), slots))
}

/// Fills the slots and takes everything out again a minute later, which no forecast expects.
fn fill_and_drain(fridge: &mut Device, slots: std::ops::Range<SlotId>) {
	let filled = slots.clone().map(|slot| (now() - 120, slot, ReadingKind::Level(CAPACITY)));
	let drained = slots.map(|slot| (now() - 60, slot, ReadingKind::Level(0)));
	assert_ok!(fridge.attest(filled.chain(drained)));
}

/// Begins with empty slots.
fn show_empty(fridge: &mut Device, slots: std::ops::Range<SlotId>) {
	assert_ok!(fridge.attest(slots.map(|slot| (now(), slot, ReadingKind::Level(0)))));
}

/// Fills a slot when it has just become empty, as its forecast says.
fn use_up_and_fill(fridge: &mut Device, slot: SlotId) {
	let used_up = (now() - 120, slot, ReadingKind::Level(0));
	let filled = (now() - 60, slot, ReadingKind::Level(CAPACITY));
	assert_ok!(fridge.attest([used_up, filled]));
}

fn rhythm_of(fridge: &Device, slot: SlotId) -> Rhythm {
	let state = States::<Runtime>::get(fridge.id);
	let pattern = state.slots.get(&slot).and_then(|record| record.pattern());
	pattern.expect("the slot was read").rhythm()
}

/// Pauses of one hour to five days, with no order in them.
fn irregular_pauses() -> impl Iterator<Item = Moment> {
	let next = |state: &u64| Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1));
	std::iter::successors(Some(2_017), next).map(|state| HOUR + (state >> 33) % (5 * DAY))
}

#[test]
fn noise_that_never_becomes_a_pattern_stops_paying() {
	let attack = || {
		let thief = household(1);
		let mut fridge = fridge_of(&thief, 1);
		show_empty(&mut fridge, 0..1);
		for pause in irregular_pauses().take(100) {
			pass(pause);
			fill_and_drain(&mut fridge, 0..1);
			assert!(matches!(rhythm_of(&fridge, 0), Rhythm::Learning { .. }));
		}
		vec![thief]
	};
	// Of a hundred restocks the first is none: nobody knows when the one before was.
	assert_eq!(takings(loose(), attack), 990);
	assert_eq!(takings(ProgramTerms { learning_allowance: 100, ..loose() }, attack), 100);
}

/// Learns a rhythm and breaks it until it has lapsed, `rounds` times over.
fn oscillate(fridge: &mut Device, rounds: u32) {
	for _ in 0..rounds {
		while !matches!(rhythm_of(fridge, 0), Rhythm::Established { .. }) {
			pass(DAY);
			use_up_and_fill(fridge, 0);
		}
		while rhythm_of(fridge, 0) != Rhythm::Lapsed {
			pass(DAY);
			fill_and_drain(fridge, 0..1);
		}
	}
}

#[test]
fn learning_and_forgetting_a_rhythm_in_turn_pays_once_in_a_slots_life() {
	let attack = || {
		let [thief, sybil] = [1, 2].map(household);
		let mut fridge = fridge_of(&thief, 1);
		show_empty(&mut fridge, 0..1);
		oscillate(&mut fridge, 10);
		// A slot that is removed and made anew, and one that another household got, is the same
		// slot.
		let origin = || RuntimeOrigin::signed(thief.clone());
		assert_ok!(DeviceRegistry::remove_slot(origin(), fridge.id, 0));
		assert_ok!(DeviceRegistry::configure_slot(origin(), fridge.id, 0, compartment()));
		pass(DAY);
		show_empty(&mut fridge, 0..1);
		oscillate(&mut fridge, 10);
		hand_over(&fridge, &thief, &sybil);
		pass(DAY);
		show_empty(&mut fridge, 0..1);
		oscillate(&mut fridge, 10);
		vec![thief, sybil]
	};
	let terms = ProgramTerms { deviation_points: 0, ..loose() };
	// Each rhythm takes one restock to begin with and three that keep to it.
	assert_eq!(takings(terms.clone(), attack), 3 * 10 * 4 * 10);
	assert_eq!(takings(ProgramTerms { learning_allowance: 100, ..terms }, attack), 100);
}

/// Learns a rhythm and breaks it `times` times: every other restock keeps to it, so that it does
/// not lapse.
fn deviate(fridge: &mut Device, times: u32) {
	while !matches!(rhythm_of(fridge, 0), Rhythm::Established { .. }) {
		pass(2 * HOUR);
		use_up_and_fill(fridge, 0);
	}
	for _ in 0..times {
		pass(2 * HOUR);
		use_up_and_fill(fridge, 0);
		assert_ok!(fridge.attest([(now(), 0, ReadingKind::Level(0))]));
		pass(2 * HOUR);
		assert_ok!(fridge.attest([(now(), 0, ReadingKind::Level(CAPACITY))]));
	}
}

#[test]
fn deviating_from_a_rhythm_on_purpose_pays_a_little_a_week() {
	let attack = || {
		let thief = household(1);
		let mut fridge = fridge_of(&thief, 1);
		show_empty(&mut fridge, 0..1);
		deviate(&mut fridge, 4 * 42);
		vec![thief]
	};
	let terms = ProgramTerms { learning_points: 0, ..loose() };
	assert_eq!(takings(terms.clone(), attack), 4 * 42 * 2);
	assert_eq!(takings(ProgramTerms { deviation_cap: 6, ..terms }, attack), 4 * 6);
}

#[test]
fn a_slot_that_turns_into_an_activity_and_back_does_not_fill_its_caps_again() {
	let attack = || {
		let thief = household(1);
		let mut device = fridge_of(&thief, 1);
		for _ in 0..5 {
			show_empty(&mut device, 0..1);
			deviate(&mut device, 3);
			for config in [driving(), compartment()] {
				let origin = RuntimeOrigin::signed(thief.clone());
				assert_ok!(DeviceRegistry::configure_slot(origin, device.id, 0, config));
				pass(2 * HOUR);
				if config == driving() {
					drive(&mut device);
				}
			}
		}
		vec![thief]
	};
	let terms = ProgramTerms { learning_points: 0, manual_cap: 8, ..loose() };
	assert_eq!(takings(terms.clone(), attack), 5 * 3 * 2);
	assert_eq!(takings(ProgramTerms { deviation_cap: 6, ..terms }, attack), 6);
}

#[test]
fn a_hundred_made_up_devices_earn_what_one_household_may() {
	let attack = || {
		let thief = household(1);
		let mut fridges: Vec<_> = (0..100).map(|_| fridge_of(&thief, 16)).collect();
		fridges.iter_mut().for_each(|fridge| show_empty(fridge, 0..16));
		for _ in 0..3 {
			pass(DAY);
			fridges.iter_mut().for_each(|fridge| fill_and_drain(fridge, 0..16));
		}
		vec![thief]
	};
	assert_eq!(takings(loose(), attack), 100 * 16 * 2 * 10);
	assert_eq!(takings(ProgramTerms { household_cap: 150, ..loose() }, attack), 150);
}

#[test]
fn what_was_attested_is_not_attested_again() {
	let restock = |fridge: &Device| {
		let levels = [(now() - 120, CAPACITY), (now() - 60, 0)];
		fridge.next_batch(levels.map(|(at, level)| (at, 0, ReadingKind::Level(level))))
	};
	let attack = |replayed: bool| {
		let thief = household(1);
		let mut fridge = fridge_of(&thief, 1);
		show_empty(&mut fridge, 0..1);
		pass(DAY);
		assert_ok!(fridge.submit(restock(&fridge)));
		pass(DAY);
		let batch = restock(&fridge);
		assert_ok!(fridge.submit(batch.clone()));
		pass(DAY);
		if replayed {
			let renumbered = Batch { sequence: batch.sequence + 1, ..batch.clone() };
			assert_noop!(fridge.submit(batch), Error::<Runtime>::SequenceReplayed);
			assert_noop!(fridge.submit(renumbered), Error::<Runtime>::ReadingsOutOfOrder);
		} else {
			assert_ok!(fridge.submit(restock(&fridge)));
		}
		vec![thief]
	};
	assert_eq!(takings(loose(), || attack(false)), 20);
	assert_eq!(takings(loose(), || attack(true)), 10);
}

#[test]
fn filling_and_emptying_a_slot_every_two_hours_earns_nothing() {
	let attack = || {
		let thief = household(1);
		let mut fridge = fridge_of(&thief, 1);
		show_empty(&mut fridge, 0..1);
		for _ in 0..84 {
			pass(2 * HOUR);
			fill_and_drain(&mut fridge, 0..1);
		}
		vec![thief]
	};
	assert_eq!(takings(loose(), attack), 830);
	assert_eq!(takings(ProgramTerms { min_interval: 12 * HOUR, ..loose() }, attack), 0);
}

#[test]
fn slots_that_are_made_up_anew_for_each_restock_earn_nothing() {
	let attack = |restocks: usize| {
		let thief = household(1);
		let mut fridge = fridge_of(&thief, 16);
		for _ in 0..5 {
			for slot in 0..16 {
				let origin = || RuntimeOrigin::signed(thief.clone());
				assert_ok!(DeviceRegistry::remove_slot(origin(), fridge.id, slot));
				assert_ok!(DeviceRegistry::configure_slot(
					origin(),
					fridge.id,
					slot,
					compartment()
				));
			}
			show_empty(&mut fridge, 0..16);
			for _ in 0..restocks {
				pass(2 * HOUR);
				fill_and_drain(&mut fridge, 0..16);
			}
			pass(HOUR);
		}
		vec![thief]
	};
	assert_eq!(takings(loose(), || attack(1)), 0);
	assert_eq!(takings(loose(), || attack(2)), 5 * 16 * 10);
	let terms = ProgramTerms { min_interval: 12 * HOUR, ..loose() };
	assert_eq!(takings(terms, || attack(2)), 0);
}

#[test]
fn a_lone_early_household_does_not_take_the_whole_week() {
	let attack = || {
		let early = household(1);
		let mut fridge = fridge_of(&early, 1);
		show_empty(&mut fridge, 0..1);
		for _ in 0..2 {
			pass(DAY);
			fill_and_drain(&mut fridge, 0..1);
		}
		vec![early]
	};
	let terms = ProgramTerms { max_reward_per_point: BUDGET, ..loose() };
	assert_eq!(takings(terms, attack), 1_000_000);
	assert_eq!(takings(loose(), attack), 10);
}

fn hand_over(device: &Device, from: &AccountId, to: &AccountId) {
	let origin = |who: &AccountId| RuntimeOrigin::signed(who.clone());
	assert_ok!(DeviceRegistry::offer_transfer(origin(from), device.id, to.clone(), None));
	assert_ok!(DeviceRegistry::accept_transfer(origin(to), device.id, 1_000_000 * UNIT));
}

/// Eight weeks in which every slot of a fridge is filled daily. Each day the fridge goes on to the
/// next of these households, with all the tokens that the last one owns.
fn go_round(households: Vec<AccountId>) -> Vec<AccountId> {
	let owners = households.iter().cycle();
	let first = owners.clone().next().expect("somebody owns the fridge");
	let mut fridge = fridge_of(first, 16);
	show_empty(&mut fridge, 0..16);
	for (from, to) in owners.clone().zip(owners.skip(1)).take(8 * 7) {
		// The first restock that a new owner makes earns nothing, the second does.
		for _ in 0..2 {
			pass(DAY / 2);
			fill_and_drain(&mut fridge, 0..16);
		}
		if from != to {
			hand_over(&fridge, from, to);
			let tokens = tokens_of(from);
			let origin = RuntimeOrigin::signed(from.clone());
			assert_ok!(Assets::transfer(origin, token().into(), to.clone().into(), tokens));
			pass(60);
			show_empty(&mut fridge, 0..16);
		}
	}
	households
}

/// Yields of one honest household with a fridge, and of four sybils that pass it and their
/// tokens round.
fn alone_and_as_four(terms: &ProgramTerms<Balance>) -> (Balance, Balance) {
	let alone = takings(terms.clone(), || go_round(vec![household(1)]));
	let sybils = takings(terms.clone(), || go_round((1..=4).map(household).collect()));
	(alone, sybils)
}

#[test]
fn a_streak_adds_no_larger_part_to_sybils_that_pass_a_device_and_tokens_round_than_to_one_household(
) {
	// A household's weekly cap is a fraction of the goods its fridge is filled with.
	let no_streak = ProgramTerms { household_cap: 40, ..loose() };
	let streak = StreakTerms { step_percent: 10, max_level: 5 };
	let with_streak = ProgramTerms { streak, ..no_streak.clone() };
	// Four that each work as much as one get four times as much, with a streak of each one's own:
	// five sixteenths for eight weeks, whoever had the tokens meanwhile.
	assert_eq!(alone_and_as_four(&no_streak), (320, 1_280));
	assert_eq!(alone_and_as_four(&with_streak), (320 + 100, 1_280 + 400));
	// A slot's earned points go round with it: there is as much work for four as for one, and it
	// is done too soon for a streak to grow.
	let allowance = |terms| ProgramTerms { learning_allowance: 20, ..terms };
	assert_eq!(alone_and_as_four(&allowance(no_streak)), (320, 320));
	assert_eq!(alone_and_as_four(&allowance(with_streak)), (320 + 100, 320 + 16));
}

fn driving() -> SlotConfig {
	SlotConfig::Activity(ActivitySlot {
		activity: Activity::Driving,
		unit: SessionUnit::Kilometre,
		hourly_limit: 200_000,
	})
}

/// The last hour, by hand.
fn drive(car: &mut Device) {
	let mode = SessionMode::Manual;
	let session = ReadingKind::Session { mode, amount: 50_000, seconds: 3_600 };
	assert_ok!(car.attest([(now() - HOUR, 0, session)]));
}

#[test]
fn a_car_that_is_said_to_be_driven_by_hand_day_and_night_earns_by_the_day() {
	let attack = || {
		let thief = household(1);
		let mut car = Device::new(&thief, [driving()]);
		for _ in 0..10 * 24 {
			pass(HOUR);
			drive(&mut car);
		}
		vec![thief]
	};
	assert_eq!(takings(loose(), attack), 10 * 24 * 6);
	// An eighth of the cap on the first day, two on the second, and so on.
	let capped = 2 * (1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 8 + 8);
	assert_eq!(takings(ProgramTerms { manual_cap: 16, ..loose() }, attack), capped);
}
