//! What the runtime tells of a block, of a household, and of a manufacturer's devices.

use cot_primitives::{Commodity, DeviceId, SanctionReason, Serial, SlotConfig, StockSlot, Unit};
use cot_runtime_api::{BlockHappenings, FleetState, HappeningFilter};
use frame_support::assert_ok;
use pallet_auto_purchase::{
	AssetKind, CancelReason, DeclineReason, Event as PurchaseEvent, OrderRef,
};
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;
use sp_runtime::{DispatchError, ModuleError, TokenError};

use super::{feeless::with_device, *};

fn alice() -> AccountId {
	AccountId::from(public::<sr25519::Pair>("//Alice"))
}

fn market() -> AccountId {
	AccountId::from(G_MARKET)
}

fn all() -> BlockHappenings<AccountId> {
	views::happenings(HappeningFilter::All)
}

fn names(told: &BlockHappenings<AccountId>) -> Vec<String> {
	let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("names are text");
	told.happenings.iter().map(|it| format!("{}.{}", text(&it.pallet), text(&it.event))).collect()
}

/// Fields of the only happening that is told now.
fn fields_of(event: impl Into<RuntimeEvent>) -> Value {
	System::reset_events();
	System::deposit_event(event);
	let told = all();
	assert_eq!(told.happenings.len(), 1);
	serde_json::from_slice(&told.happenings[0].data).expect("fields are JSON")
}

fn order(device: DeviceId) -> OrderRef<AccountId> {
	OrderRef { id: 9, household: alice(), merchant: market(), device, slot: 3 }
}

#[test]
fn everything_that_happens_in_a_block_is_told_in_its_order() {
	with_device(|device| {
		let told = all();
		assert_eq!((told.number, told.time), (1, super::feeless::NOW));
		assert_eq!(u32::try_from(told.happenings.len()), Ok(System::event_count()));
		let indexes: Vec<_> = told.happenings.iter().map(|it| it.index).collect();
		assert_eq!(indexes, (0..System::event_count()).collect::<Vec<_>>());
		assert!(names(&told).contains(&"DeviceRegistry.DeviceClaimed".into()));

		let about = views::happenings(HappeningFilter::Device(device));
		assert_eq!(names(&about), ["DeviceRegistry.DeviceClaimed"]);
		let about = views::happenings(HappeningFilter::Device(device + 1));
		assert_eq!(about.happenings, []);
	});
}

#[test]
fn an_order_concerns_its_household_and_its_merchant() {
	with_device(|device| {
		System::reset_events();
		let (order, reason) = (order(device), CancelReason::Declined(DeclineReason::NoAddress));
		let cancelled = PurchaseEvent::OrderCancelled { order, reason, refund: u128::MAX };
		System::deposit_event(RuntimeEvent::AutoPurchase(cancelled));
		let of = |filter| names(&views::happenings(filter));
		let told = ["AutoPurchase.OrderCancelled".to_string()];
		assert_eq!(of(HappeningFilter::Account(alice())), told);
		assert_eq!(of(HappeningFilter::Account(market())), told);
		assert_eq!(of(HappeningFilter::Merchant(market())), told);
		assert_eq!(of(HappeningFilter::Merchant(alice())), [""; 0]);
		assert_eq!(of(HappeningFilter::Account(AccountId::from(LG))), [""; 0]);
		let told = all();
		let fields: Value = serde_json::from_slice(&told.happenings[0].data).expect("it is JSON");
		assert_eq!(
			fields,
			json!({
				"order": {
					"id": 9,
					"household": alice().to_ss58check(),
					"merchant": market().to_ss58check(),
					"device": device,
					"slot": 3,
				},
				"reason": { "declined": "noAddress" },
				"refund": u128::MAX.to_string(),
			})
		);
	});
}

#[test]
fn what_concerns_a_device_concerns_its_owner_though_the_event_does_not_name_it() {
	with_device(|device| {
		System::reset_events();
		let event = pallet_attestations::Event::RhythmLapsed { device, slot: 0 };
		System::deposit_event(RuntimeEvent::Attestations(event));
		let told = views::happenings(HappeningFilter::Account(alice()));
		assert_eq!(names(&told), ["Attestations.RhythmLapsed"]);
		assert_eq!(told.happenings[0].accounts, [alice()]);
	});
}

#[test]
fn values_of_all_kinds_have_the_form_that_clients_read() {
	with_device(|_| {
		let error =
			DispatchError::Module(ModuleError { index: 7, error: [1, 0, 0, 0], message: None });
		let failed = |error| frame_system::Event::<Runtime>::ExtrinsicFailed {
			dispatch_error: error,
			dispatch_info: Default::default(),
		};
		let told = fields_of(failed(error));
		assert_eq!(
			told["dispatchError"],
			json!({ "module": { "index": 7, "error": "0x01000000" } })
		);
		assert_eq!(told["dispatchInfo"]["class"], "normal");
		assert_eq!(
			fields_of(failed(TokenError::Frozen.into()))["dispatchError"],
			json!({ "token": "frozen" })
		);
		assert_eq!(fields_of(pallet_utility::Event::BatchCompleted), json!({}));

		let terms = lg_terms();
		let created = pallet_rewards::Event::TermsAnnounced {
			manufacturer: AccountId::from(LG),
			from: 3,
			old: terms.clone(),
			new: terms.clone(),
		};
		let told = fields_of(created);
		assert_eq!(told["old"], told["new"]);
		assert_eq!(told["new"]["epochBudget"], terms.epoch_budget.to_string());
		assert_eq!(told["new"]["streak"]["stepPercent"], terms.streak.step_percent);

		let limit =
			|asset, limit| PurchaseEvent::SpendingLimitSet { household: alice(), asset, limit };
		let told = fields_of(limit(AssetKind::Native, Some((5, 86_400))));
		assert_eq!((&told["asset"], &told["limit"]), (&json!("native"), &json!(["5", 86_400])));
		let told = fields_of(limit(AssetKind::WithId(7), None));
		assert_eq!((&told["asset"], &told["limit"]), (&json!({ "withId": 7 }), &Value::Null));

		let claimed = pallet_device_registry::Event::DeviceClaimed {
			device: u64::MAX,
			owner: alice(),
			manufacturer: AccountId::from(LG),
			serial: Serial::truncate_from(vec![0, 255]),
		};
		let told = fields_of(claimed);
		assert_eq!((&told["serial"], &told["device"]), (&json!("0x00ff"), &json!(u64::MAX)));
	});
}

#[test]
fn a_household_has_funds_and_a_device_has_no_mandate_before_it_is_given_one() {
	with_device(|device| {
		let view = views::household(alice());
		assert_eq!(
			(view.paused_until, &view.memberships[..], &view.limits[..]),
			(None, &[][..], &[][..])
		);
		assert_eq!(view.funds.len(), 1);
		let funds = &view.funds[0];
		assert_eq!(funds.asset, AssetKind::Native);
		assert!(funds.free > 0);
		assert_eq!((funds.in_orders, funds.in_disputes, funds.frozen), (0, 0, 0));
		assert_eq!(views::mandate(device, 0), None);
		assert_eq!(views::order(1), None);

		let unknown = views::household(AccountId::new([9; 32]));
		assert_eq!(unknown.funds[0].free, 0);
	});
}

#[test]
fn a_member_sees_what_it_has_frozen_and_when_it_may_leave() {
	with_device(|device| {
		let (lg, house) = (AccountId::from(LG), alice());
		let token = Rewards::token_of(&lg).expect("it runs a program");
		let gate = AutoPurchase::gate(&lg).expect("it has a gate");
		let paid = Assets::transfer(
			RuntimeOrigin::signed(lg.clone()),
			token.into(),
			house.clone().into(),
			2 * gate,
		);
		assert_ok!(paid);
		assert_ok!(AutoPurchase::join(RuntimeOrigin::signed(house.clone()), lg.clone(), gate));
		let limit = Some((5 * UNIT, 86_400));
		let signed = RuntimeOrigin::signed(house.clone());
		assert_ok!(AutoPurchase::set_spending_limit(signed, AssetKind::Native, limit));
		let view = views::household(house.clone());
		let membership = &view.memberships[0];
		assert_eq!((&membership.manufacturer, membership.token), (&lg, token));
		assert_eq!((membership.frozen, membership.gate), (gate, Some(gate)));
		assert!(membership.may_leave_at > super::feeless::NOW);
		let funds = &view.funds[1];
		assert_eq!(
			(funds.asset.clone(), funds.free, funds.frozen),
			(AssetKind::WithId(token), gate, gate)
		);
		assert_eq!((view.limits[0].amount, view.limits[0].spent), (5 * UNIT, 0));

		// A mandate of a slot, with a budget of which nothing is spent.
		let config = SlotConfig::Stock(StockSlot {
			commodity: Commodity::Category(10_000_025),
			unit: Unit::Litre,
			capacity: 4_000,
			resolution: 50,
		});
		let signed = || RuntimeOrigin::signed(house.clone());
		assert_ok!(DeviceRegistry::configure_slot(signed(), device, 0, config));
		let terms = pallet_auto_purchase::MandateTerms {
			choice: pallet_auto_purchase::Choice::Category {
				merchants: vec![market()].try_into().expect("one merchant"),
				max_lead_time: 86_400,
			},
			mode: pallet_auto_purchase::MandateMode::Live,
			asset: AssetKind::Native,
			max_unit_price: 2 * UNIT,
			max_order_value: 10 * UNIT,
			max_delivery_fee: 0,
			budget: 50 * UNIT,
			period: 30 * 86_400,
			par_level: 4_000,
			service_level: Default::default(),
			cancel_window: 3_600,
			expires_at: super::feeless::NOW + 86_400,
			arbiters: Default::default(),
			codes: Some(pallet_auto_purchase::CodeChain { end: Default::default(), count: 9 }),
		};
		assert_ok!(AutoPurchase::give_mandate(signed(), device, 0, terms.clone()));
		let mandate = views::mandate(device, 0).expect("it was given");
		assert_eq!((mandate.terms, mandate.household), (terms, house.clone()));
		assert_eq!((mandate.spent, mandate.budget_left), (0, 50 * UNIT));
		assert_eq!((mandate.next_code, mandate.cooling_down_until), (Some(1), None));
		let until = super::feeless::NOW + 3_600;
		assert_ok!(AutoPurchase::pause_slot(signed(), device, 0, until));
		let mandate = views::mandate(device, 0).expect("it was given");
		assert_eq!(mandate.cooling_down_until, Some(until));
	});
}

#[test]
fn a_manufacturer_sees_its_devices_and_selects_among_them() {
	with_device(|device| {
		let lg = || AccountId::from(LG);
		let ids = |state, model| {
			let page = views::fleet(lg(), None, 64, state, model);
			assert_eq!(page.next, None);
			page.devices.iter().map(|it| it.record.device).collect::<Vec<_>>()
		};
		assert_eq!(ids(None, None), [device]);
		assert_eq!(ids(Some(FleetState::Silent), None), [device]);
		assert_eq!(ids(Some(FleetState::Sanctioned), None), [0; 0]);
		assert_eq!(ids(None, Some(1)), [0; 0]);
		assert_eq!(views::fleet(market(), None, 64, None, None).devices, []);

		let reason = SanctionReason::Tampered;
		let signed = RuntimeOrigin::signed(lg());
		assert_ok!(DeviceRegistry::suspend_device(signed, device, reason, None));
		assert_eq!(ids(Some(FleetState::Sanctioned), None), [device]);
		assert_eq!(ids(Some(FleetState::UnderAppeal), None), [0; 0]);
	});
}
