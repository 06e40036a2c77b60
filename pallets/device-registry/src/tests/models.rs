//! Publication and withdrawal of models.

use cot_primitives::{ModelId, SlotConfig, Slots, StockSlot};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, traits::fungible::Mutate};
use sp_runtime::TokenError;

use crate::{mock::*, *};

fn publish(model: ModelId, template: ModelTemplate) -> DispatchResult {
	Registry::publish_model(signed(MANUFACTURER), model, template)
}

#[test]
fn a_model_is_published_changed_and_withdrawn() {
	build_and_execute(|| {
		assert_ok!(publish(4, template(3)));
		let first = MODEL_DEPOSIT + 3 * SLOT_DEPOSIT;
		assert_eq!(held(HoldReason::ModelDeposit, MANUFACTURER), first);
		assert_ok!(publish(4, template(1)));
		let second = MODEL_DEPOSIT + SLOT_DEPOSIT;
		assert_eq!(held(HoldReason::ModelDeposit, MANUFACTURER), second);
		assert_ok!(publish(5, template(0)));
		assert_eq!(manufacturer(MANUFACTURER).models, 2);
		let published = Models::<Test>::get(MANUFACTURER, 4).map(|model| model.template);
		assert_eq!(published, Some(template(1)));

		assert_ok!(Registry::withdraw_model(signed(MANUFACTURER), 4));
		assert_eq!(held(HoldReason::ModelDeposit, MANUFACTURER), MODEL_DEPOSIT);
		let published = |model, old: Option<u8>, new, deposit| Event::ModelPublished {
			manufacturer: MANUFACTURER,
			model,
			old: old.map(template),
			new: template(new),
			deposit,
		};
		assert_eq!(
			events(),
			vec![
				published(4, None, 3, first),
				published(4, Some(3), 1, second),
				published(5, None, 0, MODEL_DEPOSIT),
				Event::ModelWithdrawn { manufacturer: MANUFACTURER, model: 4, deposit: second },
			]
		);
	});
}

#[test]
fn a_model_that_no_device_could_have_is_refused() {
	build_and_execute(|| {
		let nameless = ModelTemplate { name: name(""), ..template(1) };
		assert_noop!(publish(4, nameless), Error::<Test>::EmptyName);
		let garbled = ManufacturerName::truncate_from(vec![0xff]);
		let garbled = ModelTemplate { name: garbled, ..template(1) };
		assert_noop!(publish(4, garbled), Error::<Test>::NameNotUtf8);
		let restless = ModelTemplate { report_interval: Some(0), ..template(1) };
		assert_noop!(publish(4, restless), Error::<Test>::ZeroReportInterval);

		let with_slot = |slot, config| {
			let mut slots = Slots::new();
			slots.try_insert(slot, config).unwrap();
			ModelTemplate { slots, ..template(0) }
		};
		assert_noop!(publish(4, with_slot(16, milk())), Error::<Test>::SlotNumberTooHigh);
		let SlotConfig::Stock(stock) = milk() else { panic!("milk is a stock") };
		let blind = SlotConfig::Stock(StockSlot { resolution: 0, ..stock });
		assert_noop!(publish(4, with_slot(15, blind)), Error::<Test>::InvalidSlotConfig);
		assert_ok!(publish(4, with_slot(15, milk())));
	});
}

#[test]
fn only_approved_manufacturers_publish() {
	build_and_execute(|| {
		let publish = |who| Registry::publish_model(signed(who), 4, template(1));
		assert_noop!(publish(STRANGER), Error::<Test>::UnknownManufacturer);
		let key = device_keys(50).public();
		assert_ok!(Registry::register_manufacturer(signed(NEWCOMER), name("Newcomer"), key));
		assert_noop!(publish(NEWCOMER), Error::<Test>::ManufacturerNotApproved);
		Balances::set_balance(&MANUFACTURER, MODEL_DEPOSIT + SLOT_DEPOSIT - 1);
		assert_noop!(publish(MANUFACTURER), TokenError::FundsUnavailable);
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		assert_noop!(publish(MANUFACTURER), Error::<Test>::ManufacturerLeaving);
		assert_ok!(Registry::force_suspend_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		assert_noop!(publish(MANUFACTURER), Error::<Test>::ManufacturerSuspended);
	});
}

#[test]
fn only_ones_own_models_are_withdrawn_but_at_any_time() {
	build_and_execute(|| {
		assert_ok!(publish(4, template(1)));
		let withdraw = |who, model| Registry::withdraw_model(signed(who), model);
		assert_noop!(withdraw(STRANGER, 4), Error::<Test>::UnknownManufacturer);
		assert_noop!(withdraw(MANUFACTURER, 5), Error::<Test>::UnknownModel);
		assert_ok!(Registry::force_suspend_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		assert_ok!(withdraw(MANUFACTURER, 4));
		assert_noop!(withdraw(MANUFACTURER, 4), Error::<Test>::UnknownModel);
	});
}

#[test]
fn devices_keep_what_their_model_was_when_they_were_claimed() {
	build_and_execute(|| {
		assert_ok!(publish(4, template(1)));
		let mut onboarding = Onboarding::honest(1);
		onboarding.voucher.model = Some(4);
		assert_ok!(onboarding.submit(OWNER));
		assert_ok!(publish(4, template(3)));
		assert_ok!(Registry::withdraw_model(signed(MANUFACTURER), 4));
		assert_eq!(SlotsOf::<Test>::get(FRIDGE), slots(1));
	});
}
