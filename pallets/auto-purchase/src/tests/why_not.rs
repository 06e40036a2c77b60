//! Reasons against buying: in full before a reading, and the first of them by the reading that does
//! not buy. The list in the README is that of the code.

use cot_pattern::{Params, SlotState};
use cot_primitives::{Moment, Quantity, RestockCause, DAY};
use frame_support::assert_ok;
use proptest::prelude::*;

use super::readme;
use crate::{
	check::PurchaseCheck, mock::*, AssetKind, Choice, CoolingDown, Event, Ineligible, MandateMode,
	MandateTerms, Offer, OfferEligibility, OfferId, PausedBy, Purchasing, Refusal, WhyNot,
};

fn why_not(pattern: &SlotState) -> WhyNot {
	AutoPurchase::why_not(FRIDGE, MILK, &Params::default(), pattern).expect("there is such a slot")
}

fn refusals(fridge: &Fridge) -> Vec<Refusal> {
	why_not(&fridge.pattern).refusals
}

fn considered(offer: OfferId, ineligible: Option<Ineligible>) -> OfferEligibility {
	OfferEligibility { offer, ineligible }
}

/// The pattern after a reading of now that nobody buys for.
fn after(fridge: &Fridge, level: Quantity) -> SlotState {
	let mut pattern = fridge.pattern;
	let resolution = fridge.config.resolution;
	pattern.observe(&Params::default(), resolution, now(), level, |_| RestockCause::Household);
	pattern
}

#[test]
fn there_is_no_answer_for_what_cannot_be_bought() {
	ExtBuilder::default().build_and_execute(|| {
		let ask = |device, slot| {
			AutoPurchase::why_not(device, slot, &Params::default(), &SlotState::default())
		};
		assert_eq!(ask(404, MILK), None);
		assert_eq!(ask(FRIDGE, 9), None);
		assert_eq!(ask(FRIDGE, FILMS), None);
	});
}

#[test]
fn a_new_slot_has_everything_against_it_that_is_known() {
	ExtBuilder::default().build_and_execute(|| {
		let fridge = Fridge::new(FRIDGE, MILK);
		let needed = Params::default().repetitions;
		assert_eq!(
			why_not(&fridge.pattern),
			WhyNot {
				refusals: vec![
					Refusal::NoMandate,
					Refusal::NoReading,
					Refusal::NotLearned { cycles: 0, needed },
					Refusal::StaleReading,
					Refusal::NotMember,
				],
				offers: vec![],
			}
		);
	});
}

#[test]
fn a_slot_that_learns_tells_how_far_it_is() {
	ExtBuilder::default().build_and_execute(|| {
		mandated();
		let mut fridge = Fridge::new(FRIDGE, MILK);
		let needed = Params::default().repetitions;
		let mut seen = vec![];
		for day in 0..50u64 {
			let used = DAILY * u32::try_from(day % 7).expect("a day of the week");
			fridge.read_at(FULL - used, START - (50 - day) * DAY);
			for refusal in refusals(&fridge) {
				if let Refusal::NotLearned { cycles: repetitions, needed: of } = refusal {
					assert_eq!(of, needed);
					seen.push(repetitions);
				}
			}
		}
		seen.dedup();
		assert_eq!(seen, (0..needed).collect::<Vec<_>>());
	});
}

#[test]
fn a_stock_that_lasts_is_told_with_its_time() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		fridge.read(FULL - DAILY);
		let found = refusals(&fridge);
		let [Refusal::StockLasts { seconds_left, time_to_door }] = found[..] else {
			panic!("{found:?}")
		};
		assert_eq!(time_to_door, CANCEL_WINDOW + LEAD_TIME);
		let forecast = fridge.pattern.forecast(&Params::default()).expect("it has a pattern");
		assert_eq!(seconds_left, forecast.seconds_left);
		fridge.read(FULL);
		let found = refusals(&fridge);
		assert_eq!(found, vec![Refusal::StockCoversPar]);
	});
}

#[test]
fn nothing_stands_against_what_the_next_reading_buys() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		let told = why_not(&after(&fridge, LOW));
		assert_eq!(told, WhyNot { refusals: vec![], offers: vec![considered(1, None)] });
		events();
		fridge.read(LOW);
		assert!(matches!(&events()[..], [Event::OrderPlaced { order, .. }] if order.id == 1));
		assert_eq!(refusals(&fridge), vec![Refusal::OrderOpen(1)]);
	});
}

#[test]
fn every_condition_that_is_not_met_is_listed_in_order() {
	ExtBuilder::default().build_and_execute(|| {
		let mut fridge = mandated();
		assert_ok!(AutoPurchase::set_purchasing(RuntimeOrigin::root(), Purchasing::Paused));
		assert_ok!(AutoPurchase::pause_purchases(signed(HOUSE), None));
		Approved::set(vec![]);
		fridge.read(LOW);
		pass(2 * DAY);
		change_offer(1, |offer| offer.expires_at = now());
		assert_eq!(
			refusals(&fridge),
			vec![
				Refusal::Paused(PausedBy::Governance),
				Refusal::Paused(PausedBy::Household),
				Refusal::StaleReading,
				Refusal::ManufacturerNotApproved,
				Refusal::NoEligibleOffer(Ineligible::Expired),
			]
		);
	});
}

#[test]
fn bounds_that_leave_no_unit_are_all_listed() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let offer = publish(Offer { unit_size: 1_501, price: 6 * ENDOWMENT, ..offer_terms(SHOP) });
		let fridge = mandated_with(MandateTerms {
			max_unit_price: 4 * ENDOWMENT,
			..mandate_terms(&[offer])
		});
		assert_eq!(
			why_not(&after(&fridge, LOW)).refusals,
			vec![
				Refusal::NoRoom,
				Refusal::OrderValueExceeded,
				Refusal::BudgetSpent,
				Refusal::InsufficientFunds,
			]
		);
	});
}

#[test]
fn a_device_that_may_not_attest_is_told() {
	ExtBuilder::default().build_and_execute(|| {
		let fridge = mandated();
		let pattern = after(&fridge, LOW);
		Suspended::set(vec![OTHER_FRIDGE]);
		assert_eq!(why_not(&pattern).refusals, vec![]);
		Suspended::set(vec![FRIDGE]);
		assert_eq!(why_not(&pattern).refusals, vec![Refusal::DeviceSuspended]);
	});
}

#[test]
fn an_expired_mandate_is_told() {
	ExtBuilder::default().build_and_execute(|| {
		let offer = offered();
		let mut fridge =
			mandated_with(MandateTerms { expires_at: START + DAY, ..mandate_terms(&[offer]) });
		pass(DAY - 1);
		let pattern = after(&fridge, LOW);
		assert_eq!(why_not(&pattern).refusals, vec![]);
		pass(1);
		assert_eq!(why_not(&pattern).refusals, vec![Refusal::MandateOver]);
		events();
		fridge.read(LOW);
		assert!(matches!(events()[..], [Event::MandateEnded { .. }]));
	});
}

#[test]
fn each_offer_has_its_own_reason() {
	ExtBuilder::default().build_and_execute(|| {
		let good = offered();
		let dear = publish(Offer { price: MAX_UNIT_PRICE / 2 + 1, ..offer_terms(SHOP) });
		let gone = publish(offer_terms(SHOP));
		partnered(CORNER);
		let poor = publish(offer_terms(CORNER));
		let fridge = mandated_with(mandate_terms(&[good, dear, gone, poor]));
		assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), gone));
		crate::Partnerships::<Test>::remove(LG, CORNER);
		crate::Merchants::<Test>::mutate_extant(CORNER, |corner| corner.partnerships = 0);
		assert_eq!(
			why_not(&after(&fridge, LOW)).offers,
			vec![
				considered(good, None),
				considered(dear, Some(Ineligible::AboveCap)),
				considered(gone, Some(Ineligible::NotOffered)),
				considered(poor, Some(Ineligible::NoPartnership)),
			]
		);
	});
}

/// One household's affairs, at random.
#[derive(Clone, Debug)]
struct Affairs {
	established: bool,
	level: Quantity,
	age: Moment,
	mandate: bool,
	test: bool,
	by_category: bool,
	price: Balance,
	unit_size: Quantity,
	lead_time: Moment,
	max_order_value: Balance,
	budget: Balance,
	par_level: Quantity,
	/// Each takes the chance of one in nine.
	troubles: [u8; 9],
}

fn affairs() -> impl Strategy<Value = Affairs> {
	let flags =
		(prop::bool::weighted(0.9), prop::bool::weighted(0.9), any::<bool>(), any::<bool>());
	let offer = (1u128..250, 100u32..1_800, 0..12 * DAY);
	let bounds = (100u128..2_000, 100u128..2_000, 500u32..4_000);
	let seen = (prop_oneof![3 => 0u32..700, 1 => 0u32..2_000], 0..4 * DAY / 3);
	(flags, offer, bounds, seen, prop::array::uniform9(0u8..9)).prop_map(
		|(flags, offer, bounds, seen, troubles)| {
			let (established, mandate, test, by_category) = flags;
			let (price, unit_size, lead_time) = offer;
			let (max_order_value, budget, par_level) = bounds;
			let (level, age) = seen;
			Affairs {
				established,
				level,
				age,
				mandate,
				test,
				by_category,
				price,
				unit_size,
				lead_time,
				max_order_value,
				budget,
				par_level,
				troubles,
			}
		},
	)
}

impl Affairs {
	fn terms(&self, offer: OfferId) -> crate::MandateTermsOf<Test> {
		let mut terms = MandateTerms {
			max_order_value: self.max_order_value,
			budget: self.budget,
			par_level: self.par_level,
			..mandate_terms(&[offer])
		};
		if self.test {
			terms.mode = MandateMode::Test;
		}
		if self.by_category {
			let merchants = vec![SHOP, CORNER].try_into().expect("two merchants fit");
			terms.choice = Choice::Category { merchants, max_lead_time: 10 * DAY };
		}
		terms
	}

	/// Brings them about. Returns the fridge before the reading that counts.
	fn arise(&self) -> Fridge {
		partnered(SHOP);
		registered(CORNER);
		let offer = publish(Offer {
			price: self.price,
			unit_size: self.unit_size,
			lead_time: self.lead_time,
			..offer_terms(SHOP)
		});
		publish(Offer { price: self.price / 2 + 1, ..offer_terms(CORNER) });
		let fridge = match self.established {
			true => Fridge::established(FRIDGE, MILK),
			false => Fridge::new(FRIDGE, MILK),
		};
		joined(HOUSE);
		if self.mandate {
			let terms = self.terms(offer);
			assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms));
		}
		set_time(now() + 2 * DAY);
		let troubles: [fn(OfferId); 9] = [
			|_| {
				assert_ok!(AutoPurchase::set_purchasing(RuntimeOrigin::root(), Purchasing::Paused));
			},
			|_| {
				assert_ok!(AutoPurchase::pause_purchases(signed(HOUSE), None));
			},
			|_| Approved::set(vec![]),
			|_| Suspended::set(vec![FRIDGE]),
			|offer| {
				assert_ok!(AutoPurchase::withdraw_offer(signed(SHOP), offer));
			},
			|_| {
				let (manufacturer, merchant) = (LG, SHOP);
				assert_ok!(AutoPurchase::end_partnership(signed(SHOP), manufacturer, merchant));
				set_time(now() + NOTICE);
			},
			|_| {
				assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), HOUSE, 60));
			},
			|_| {
				CoolingDown::<Test>::insert(FRIDGE, MILK, now() + 1);
			},
			|_| set_time(START + 366 * DAY),
		];
		for (trouble, chance) in troubles.into_iter().zip(self.troubles) {
			if chance == 0 {
				trouble(offer);
			}
		}
		fridge
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

	#[test]
	fn a_reading_stops_at_the_first_reason_and_buys_where_there_is_none(affairs in affairs()) {
		ExtBuilder::default().build_and_execute(|| {
			let mut fridge = affairs.arise();
			let at = now() - affairs.age;
			let mut pattern = fridge.pattern;
			let level = pattern.level().map_or(affairs.level, |before| before.min(affairs.level));
			let resolution = fridge.config.resolution;
			pattern.observe(&Params::default(), resolution, at, level, |_| RestockCause::Household);
			// A change within the sensor's noise is not another level.
			let level = pattern.level().expect("it was read");
			let told = why_not(&pattern).refusals;
			events();
			fridge.read_at(level, at);

			let seen = events();
			match told.first() {
				None if affairs.test => {
					assert!(matches!(seen[..], [Event::PurchaseRehearsed { .. }]), "{seen:?}")
				},
				None => assert!(matches!(seen[..], [Event::OrderPlaced { .. }]), "{seen:?}"),
				Some(Refusal::MandateOver) => {
					assert!(matches!(seen[..], [Event::MandateEnded { .. }]), "{seen:?}")
				},
				Some(quiet) if quiet.is_quiet() => assert_eq!(seen, vec![], "{told:?}"),
				Some(reason) => {
					let (device, slot, reason) = (FRIDGE, MILK, *reason);
					assert_eq!(seen, vec![Event::PurchaseRefused { device, slot, household: HOUSE, reason  }]);
				},
			}
		});
	}
}

#[test]
fn an_asset_that_is_frozen_cannot_pay() {
	ExtBuilder::default().build_and_execute(|| {
		partnered(SHOP);
		let asset = AssetKind::WithId(EURO);
		let offer = publish(Offer { asset: asset.clone(), ..offer_terms(SHOP) });
		let fridge = mandated_with(MandateTerms { asset, ..mandate_terms(&[offer]) });
		let pattern = after(&fridge, LOW);
		assert_eq!(why_not(&pattern).refusals, vec![]);
		assert_ok!(Assets::freeze_asset(signed(ISSUER), EURO));
		assert_eq!(why_not(&pattern).refusals, vec![Refusal::InsufficientFunds]);
	});
}

const BEGIN: &str = "<!-- Every condition; written by the tests: do not edit. -->\n";
const END: &str = "<!-- All conditions. -->\n";

/// A condition in words, and the refusals of a slot that does not meet it.
fn condition(name: &str) -> (&'static str, Vec<Refusal>) {
	match name {
		"is_mandated" => (
			"the slot has a mandate of its household, which has not expired",
			vec![Refusal::NoMandate, Refusal::MandateOver],
		),
		"nothing_is_on_its_way" => ("the slot waits for no goods", vec![Refusal::OrderOpen(0)]),
		"has_been_read" => ("the slot has been read", vec![Refusal::NoReading]),
		"use_is_learned" => {
			("the slot's use is learned", vec![Refusal::NotLearned { cycles: 0, needed: 0 }])
		},
		"stock_runs_out" => (
			"the stock is below par, and runs out before goods of the longest lead time come",
			vec![Refusal::StockCoversPar, Refusal::StockLasts { seconds_left: 0, time_to_door: 0 }],
		),
		"chain_buys" => {
			("governance has not paused purchases", vec![Refusal::Paused(PausedBy::Governance)])
		},
		"household_buys" => {
			("the household has not paused them", vec![Refusal::Paused(PausedBy::Household)])
		},
		"has_cooled_down" => (
			"the slot's cool-down is over, after an order that was cancelled or came, or a pause",
			vec![Refusal::CoolingDown { until: 0 }],
		),
		"device_may_attest" => ("the device may attest", vec![Refusal::DeviceSuspended]),
		"reading_is_fresh" => {
			("the reading is not older than `MaxReadingAge`", vec![Refusal::StaleReading])
		},
		"manufacturer_is_approved" => {
			("the manufacturer is approved", vec![Refusal::ManufacturerNotApproved])
		},
		"gate_is_met" => (
			"the household is a member at its gate, and its frozen tokens are there and not held",
			vec![Refusal::NotMember, Refusal::GateNotMet],
		),
		"an_offer_is_eligible" => (
			"an offer of the mandate can be bought",
			vec![Refusal::NoEligibleOffer(Ineligible::NotOffered)],
		),
		"stock_runs_out_before_it_comes" => (
			"the stock runs out before goods of that offer's lead time come",
			vec![Refusal::StockLasts { seconds_left: 0, time_to_door: 0 }],
		),
		"a_unit_fits" => ("a unit of it fits below the par level", vec![Refusal::NoRoom]),
		"a_unit_is_within_order_value" => {
			("a unit costs no more than an order may", vec![Refusal::OrderValueExceeded])
		},
		"a_unit_is_within_budget" => {
			("a unit costs no more than is left of the budget", vec![Refusal::BudgetSpent])
		},
		"a_unit_is_within_household_limit" => (
			"a unit costs no more than is left of the household's limit",
			vec![Refusal::HouseholdLimitReached],
		),
		"household_can_pay" => {
			("the household can pay without its frozen tokens", vec![Refusal::InsufficientFunds])
		},
		other => panic!("{other} has no words"),
	}
}

/// The variant's name, with the cause of a pause.
fn name_of(refusal: &Refusal) -> String {
	let debug = format!("{refusal:?}");
	match refusal {
		Refusal::Paused(_) => debug,
		_ => debug.split(['(', ' ']).next().expect("a name").into(),
	}
}

#[test]
fn the_readme_lists_every_condition_in_order() {
	let mut table = String::from("| | condition | refusal | told |\n| --- | --- | --- | --- |\n");
	for (index, name) in PurchaseCheck::<Test>::NAMES.iter().enumerate() {
		let (words, refusals) = condition(name);
		let is_quiet = refusals.iter().all(Refusal::is_quiet);
		assert!(is_quiet || !refusals.iter().any(Refusal::is_quiet), "{name}");
		let names: Vec<_> = refusals.iter().map(|it| format!("`{}`", name_of(it))).collect();
		let (number, names) = (index + 1, names.join(", "));
		let told = if is_quiet { "no" } else { "yes" };
		table += &format!("| {number} | {words} | {names} | {told} |\n");
	}
	readme::ensure_written(BEGIN, END, &table);
}

#[test]
fn every_refusal_is_that_of_a_condition() {
	let scale_info::TypeDef::Variant(refusals) =
		<Refusal as scale_info::TypeInfo>::type_info().type_def
	else {
		panic!("a refusal is an enum")
	};
	let listed: Vec<_> = PurchaseCheck::<Test>::NAMES
		.iter()
		.flat_map(|name| condition(name).1)
		.map(|refusal| name_of(&refusal).split('(').next().expect("a name").to_owned())
		.collect();
	for variant in refusals.variants {
		assert!(listed.iter().any(|name| name == variant.name), "{}", variant.name);
	}
}
