//! Ways to earn without doing anything for it. Each is tried where there is no rule against it, or
//! one as loose as it can be, and pays; and where there is one, and does not. Figures are whole LG
//! Tokens; a point is worth one.

mod common;

use common::{
	chain, check_state, compartment, compartment_of, driving, household, now, pass, token,
	tokens_of, Device, CAPACITY, CONSOLE, EXACT, FRIDGE,
};
use cot_pattern::{Params, Rhythm};
use cot_primitives::{
	Batch, ModelId, Moment, Quantity, ReadingKind, SessionMode, SlotConfig, SlotId, SlotPoints, DAY,
};
use cot_runtime::{
	genesis_presets::LGT, AccountId, Assets, Balance, DeviceRegistry, Runtime, RuntimeOrigin, UNIT,
};
use frame_support::{
	assert_noop, assert_ok,
	traits::{
		fungibles::Inspect,
		tokens::{Fortitude, Preservation},
	},
};
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

/// Attests levels of so many seconds ago, each again half a minute later: a thief knows that one
/// reading is not believed.
fn show(fridge: &mut Device, slots: std::ops::Range<SlotId>, levels: &[(Moment, Quantity)]) {
	let readings = levels.iter().flat_map(|(ago, level)| {
		let twice = [*ago, ago - 30];
		let level = ReadingKind::Level(*level);
		twice.into_iter().flat_map({
			let slots = slots.clone();
			move |ago| slots.clone().map(move |slot| (now() - ago, slot, level))
		})
	});
	assert_ok!(fridge.attest(readings.collect::<Vec<_>>()));
}

/// Fills the slots and takes everything out again within minutes, which no forecast expects: by
/// halves, since what is put back as a whole is no restock.
fn fill_and_drain(fridge: &mut Device, slots: std::ops::Range<SlotId>) {
	show(fridge, slots, &[(600, CAPACITY), (480, CAPACITY / 2), (120, 0)]);
}

/// Begins with empty slots.
fn show_empty(fridge: &mut Device, slots: std::ops::Range<SlotId>) {
	assert_ok!(fridge.attest(slots.map(|slot| (now(), slot, ReadingKind::Level(0)))));
}

/// Passes six hours in which the slot is used up, and fills it when it has just become empty.
fn use_up_and_fill(fridge: &mut Device, slot: SlotId) {
	pass(6 * HOUR);
	show(fridge, slot..slot + 1, &[(3 * HOUR, CAPACITY / 2), (600, 0), (300, CAPACITY)]);
}

fn rhythm_of(fridge: &Device, slot: SlotId) -> Rhythm {
	let state = States::<Runtime>::get(fridge.id).expect("it is registered");
	let pattern = state.slots.get(&slot).and_then(|record| record.pattern());
	pattern.expect("the slot was read").rhythm()
}

/// Pauses by turns so short and so long that no rhythm comes of them: even ones would make one.
fn uneven_pauses(mean: Moment) -> impl Iterator<Item = Moment> {
	[mean / 2, mean + mean / 2].into_iter().cycle()
}

#[test]
fn noise_that_never_becomes_a_pattern_stops_paying() {
	let attack = || {
		let thief = household(1);
		let mut fridge = fridge_of(&thief, 1);
		show_empty(&mut fridge, 0..1);
		for pause in uneven_pauses(DAY / 2).take(100) {
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

/// Restocks after which a rhythm has been established or has lapsed.
const MOST: usize = 20;

/// Restocks evenly until the rhythm is established.
fn establish(fridge: &mut Device) {
	for _ in 0..MOST {
		if matches!(rhythm_of(fridge, 0), Rhythm::Established { .. }) {
			return;
		}
		use_up_and_fill(fridge, 0);
	}
	panic!("no rhythm, but {:?}", rhythm_of(fridge, 0));
}

/// Learns a rhythm and breaks it until it has lapsed, `rounds` times over.
fn oscillate(fridge: &mut Device, rounds: u32) {
	for _ in 0..rounds {
		establish(fridge);
		show(fridge, 0..1, &[(120, CAPACITY / 2), (60, 0)]);
		for pause in [DAY, 2 * HOUR].into_iter().cycle().take(MOST) {
			if rhythm_of(fridge, 0) == Rhythm::Lapsed {
				break;
			}
			pass(pause);
			fill_and_drain(fridge, 0..1);
		}
		assert_eq!(rhythm_of(fridge, 0), Rhythm::Lapsed);
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
	// Each rhythm takes three restocks that keep to it, and the first of a slot one to begin with.
	assert_eq!(takings(terms.clone(), attack), 3 * (10 * 3 + 1) * 10);
	assert_eq!(takings(ProgramTerms { learning_allowance: 100, ..terms }, attack), 100);
}

/// Learns a rhythm and breaks it `times` times: every other restock keeps to it, so that it does
/// not lapse.
fn deviate(fridge: &mut Device, times: u32) {
	establish(fridge);
	for _ in 0..times {
		use_up_and_fill(fridge, 0);
		show(fridge, 0..1, &[(120, CAPACITY / 2), (60, 0)]);
		pass(HOUR + 600);
		show(fridge, 0..1, &[(60, CAPACITY)]);
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
	// It takes eight weeks.
	assert_eq!(takings(ProgramTerms { deviation_cap: 6, ..terms }, attack), 8 * 6);
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
	// In two weeks.
	assert_eq!(takings(ProgramTerms { deviation_cap: 6, ..terms }, attack), 2 * 6);
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
		let half = CAPACITY / 2;
		let levels = [(300, CAPACITY), (270, CAPACITY), (240, half), (120, 0), (90, 0)];
		let levels = levels.map(|(ago, level)| (now() - ago, level));
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
fn filling_and_emptying_a_slot_every_few_hours_earns_nothing() {
	let attack = || {
		let thief = household(1);
		let mut fridge = fridge_of(&thief, 1);
		show_empty(&mut fridge, 0..1);
		for pause in uneven_pauses(3 * HOUR).take(84) {
			pass(pause);
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
/// next of these households, with all the tokens that the last one can spend.
fn go_round(households: Vec<AccountId>) -> Vec<AccountId> {
	let owners = households.iter().cycle();
	let first = owners.clone().next().expect("somebody owns the fridge");
	let mut fridge = fridge_of(first, 16);
	show_empty(&mut fridge, 0..16);
	for (from, to) in owners.clone().zip(owners.skip(1)).take(8 * 7) {
		// The first restock that a new owner makes earns nothing, the second does.
		for pause in uneven_pauses(DAY / 2).take(2) {
			pass(pause);
			fill_and_drain(&mut fridge, 0..16);
		}
		if from != to {
			hand_over(&fridge, from, to);
			// What vests stays with the household.
			let (keep, force) = (Preservation::Expendable, Fortitude::Polite);
			let tokens = Assets::reducible_balance(token(), from, keep, force);
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

#[test]
fn a_car_of_no_model_earns_nothing_by_being_driven() {
	let attack = |model| {
		move || {
			let thief = household(1);
			let mut car = Device::of_model(model, &thief, [driving()]);
			for _ in 0..24 {
				pass(HOUR);
				drive(&mut car);
			}
			vec![thief]
		}
	};
	assert_eq!(takings(loose(), attack(Some(2))), 24 * 6);
	assert_eq!(takings(loose(), attack(None)), 0);
}

/// Two hours by hand in each of sixteen slots, daily for twelve weeks: all at the same time, or
/// one after the other as far as a day goes.
fn sixteen_activities(model: Option<ModelId>, at_once: bool) -> Vec<AccountId> {
	let thief = household(1);
	let mut device = Device::of_model(model, &thief, std::iter::repeat_n(driving(), 16));
	let session =
		ReadingKind::Session { mode: SessionMode::Manual, amount: 100_000, seconds: 7_200 };
	for _ in 0..12 * 7 {
		pass(DAY);
		let slots = if at_once { 16 } else { 12 };
		let start = |slot: SlotId| if at_once { 0 } else { Moment::from(slot) * 7_200 };
		let day = now() / DAY * DAY - DAY;
		assert_ok!(device.attest((0..slots).map(|slot| (day + start(slot), slot, session))));
	}
	vec![thief]
}

#[test]
fn a_fridge_that_drives_earns_nothing() {
	// A model that records sixteen activities, one after the other, has no bound of its own.
	assert_eq!(takings(loose(), || sixteen_activities(Some(CONSOLE), false)), 84 * 24 * 6);
	// They are one household's day.
	let capped = ProgramTerms { manual_cap: 8, ..loose() };
	let most = 8 * 84 - (7 + 6 + 5 + 4 + 3 + 2 + 1);
	assert_eq!(takings(capped, || sixteen_activities(Some(CONSOLE), false)), most);
	// At once they are one activity.
	assert_eq!(takings(loose(), || sixteen_activities(Some(CONSOLE), true)), 84 * 2 * 6);
	// And a fridge's model has none.
	for model in [Some(FRIDGE), None] {
		assert_eq!(takings(loose(), || sixteen_activities(model, true)), 0);
	}
}

#[test]
fn ten_cars_of_one_household_earn_as_one() {
	let attack = || {
		let thief = household(1);
		let mut cars: Vec<_> = (0..10).map(|_| Device::new(&thief, [driving()])).collect();
		for _ in 0..14 {
			pass(DAY);
			cars.iter_mut().for_each(drive);
		}
		vec![thief]
	};
	assert_eq!(takings(loose(), attack), 14 * 10 * 6);
	let capped = ProgramTerms { manual_cap: 8, ..loose() };
	assert_eq!(takings(capped, attack), 8 * 14 - (7 + 6 + 5 + 4 + 3 + 2 + 1));
}

#[test]
fn a_trip_that_nobody_ended_earns_what_it_was() {
	let trip = |metres: Quantity| {
		move || {
			let driver = household(1);
			let mut car = Device::new(&driver, [driving()]);
			pass(DAY);
			let (mode, seconds) = (SessionMode::Manual, 4 * 3_600);
			let session = ReadingKind::Session { mode, amount: metres, seconds };
			assert_ok!(car.attest([(now() - 4 * HOUR, 0, session)]));
			vec![driver]
		}
	};
	// At 40 kilometres an hour all of it counts; five kilometres are half an hour of traffic.
	assert_eq!(takings(loose(), trip(160_000)), 24);
	assert_eq!(takings(loose(), trip(5_000)), 3);
	assert_eq!(takings(loose(), trip(1)), 0);
}

#[test]
fn a_trip_earns_the_same_however_a_logger_splits_it() {
	let attack = |trips: u32, seconds: u32| {
		move || {
			let driver = household(1);
			let mut car = Device::new(&driver, [driving()]);
			pass(DAY);
			let begin = now() - 2 * HOUR;
			let session =
				ReadingKind::Session { mode: SessionMode::Manual, amount: seconds * 11, seconds };
			let at = |trip: u32| begin + Moment::from(trip * (seconds + 1));
			assert_ok!(car.attest((0..trips).map(|trip| (at(trip), 0, session))));
			vec![driver]
		}
	};
	let terms = ProgramTerms { manual_seconds: 900, ..loose() };
	for (trips, seconds, points) in [(1, 3_600, 4), (4, 900, 4), (4, 899, 3), (60, 60, 4)] {
		assert_eq!(takings(terms.clone(), attack(trips, seconds)), points, "{trips} trips");
	}
}

/// Ten weeks of a household whose fridge has nothing to report but that it is there, and at last a
/// week in which it fills everything at once.
#[test]
fn points_saved_up_for_the_highest_level_gain_half_as_much_again_at_most() {
	let attack = || {
		let thief = household(1);
		let mut fridge = fridge_of(&thief, 16);
		// Somebody else's points begin the program.
		let mut neighbour = fridge_of(&household(2), 1);
		show_empty(&mut neighbour, 0..1);
		show_empty(&mut fridge, 0..16);
		pass(DAY);
		fill_and_drain(&mut neighbour, 0..1);
		pass(DAY);
		fill_and_drain(&mut neighbour, 0..1);
		for _ in 0..11 {
			pass(WEEK);
			show_empty(&mut fridge, 0..16);
		}
		for pause in uneven_pauses(DAY).take(4) {
			pass(pause);
			fill_and_drain(&mut fridge, 0..16);
		}
		vec![thief]
	};
	let streak = StreakTerms { step_percent: 5, max_level: 10 };
	let no_streak = ProgramTerms { learning_allowance: 20, ..loose() };
	let with_streak = ProgramTerms { streak, ..no_streak.clone() };
	let all = takings(no_streak, attack);
	assert_eq!(all, 16 * 20);
	assert_eq!(takings(with_streak, attack), all * 3 / 2);
}

/// Four weeks of a fridge of a model that nobody opens, whose scale swings by `noise` at uneven
/// times.
fn swing(model: ModelId, slot: SlotConfig, noise: Quantity) -> Vec<AccountId> {
	const LEVEL: Quantity = CAPACITY / 2;
	let thief = household(1);
	let mut fridge = Device::of_model(Some(model), &thief, [slot]);
	assert_ok!(fridge.attest([(now(), 0, ReadingKind::Level(LEVEL))]));
	for pause in uneven_pauses(DAY / 2).take(4 * 14) {
		pass(pause);
		let levels = [(600, LEVEL + noise), (480, LEVEL + noise / 2), (120, LEVEL)];
		show(&mut fridge, 0..1, &levels);
	}
	vec![thief]
}

#[test]
fn a_scale_that_is_said_to_be_more_exact_than_it_is_earns_nothing() {
	let exact = compartment_of(1);
	assert_eq!(takings(loose(), || swing(EXACT, exact, 60)), (4 * 14 - 1) * 10);
	// A model says what its scale tells, and no household that it tells more.
	assert_eq!(takings(loose(), || swing(FRIDGE, compartment(), 60)), 0);
	chain(loose()).execute_with(|| {
		let thief = household(1);
		let fridge = Device::new(&thief, [compartment()]);
		let origin = RuntimeOrigin::signed(thief);
		assert_noop!(
			DeviceRegistry::configure_slot(origin, fridge.id, 0, exact),
			pallet_device_registry::Error::<Runtime>::ResolutionTooFine
		);
	});
}

/// Swings of two resolutions, which the engine takes for restocks. Its reckoning of the use between
/// two of them is a hundred times as much.
#[test]
fn a_scale_that_swings_by_more_than_it_tells_earns_nothing() {
	let swinging = |noise| takings(loose(), || swing(FRIDGE, compartment(), noise));
	assert_eq!(swinging(130), 0);
	// As much as five resolutions is a restock.
	assert_eq!(swinging(5 * 62), (4 * 14 - 1) * 10);
}
