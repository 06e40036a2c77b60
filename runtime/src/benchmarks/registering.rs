//! All that may be built on a device, for the benchmarks of the registry: it ends when a slot
//! changes or the device goes.

use alloc::{vec, vec::Vec};
use cot_primitives::{
	Activity, DeviceId, Evidence, InspectDevices, Moment, PurchaseFromPattern, ServiceLevel,
	SessionUnit, TokenId, DAY,
};
use frame_support::{
	assert_ok,
	traits::{
		fungible,
		fungibles::{Mutate as _, MutateHold as _},
	},
	BoundedVec,
};
use pallet_attestations::{Commitment, Commitments, Learned, SlotRecord, States};
use pallet_auto_purchase::{
	ArrivingOrderOf, Choice, CodeChain, CoolingDown, LastShippedOf, Mandate, MandateMode,
	MandateTerms, Mandates, Membership, Memberships, Setbacks, MAX_ARBITERS, MAX_MANDATE_MERCHANTS,
};
use pallet_device_registry::benchmarking::BenchmarkHelper;
use pallet_metering::{
	Budget, Plan, PlanId, Plans, Price, Subscription, SubscriptionLimits, Subscriptions, Visits,
	MAX_PRICES,
};
use sp_core::H256;
use sp_runtime::{Permill, SaturatedConversion};

use super::{full_of_setbacks, Neighbours};
use crate::{
	configs::{devices::EVIDENCE_KEPT, money::AssetKind},
	AccountId, Assets, AssetsHolder, AutoPurchase, Balance, Balances, DeviceRegistry, Runtime,
	RuntimeOrigin, UNIT,
};

impl BenchmarkHelper for Neighbours {
	fn set_time(now: Moment) {
		pallet_timestamp::Now::<Runtime>::put(now.saturating_mul(1_000));
	}

	fn build_on(device: DeviceId) {
		let info = DeviceRegistry::device(device).expect("it is registered");
		// The longest terms name merchants.
		let merchants = vec![info.household.clone(); MAX_MANDATE_MERCHANTS as usize];
		let merchants = BoundedVec::truncate_from(merchants);
		let terms = MandateTerms {
			choice: Choice::Category { merchants, max_lead_time: DAY },
			mode: MandateMode::Live,
			asset: AssetKind::WithId(1),
			max_unit_price: UNIT,
			max_order_value: UNIT,
			max_delivery_fee: UNIT,
			budget: UNIT,
			period: DAY,
			par_level: 1,
			service_level: ServiceLevel::Balanced,
			cancel_window: DAY,
			expires_at: DAY,
			arbiters: BoundedVec::truncate_from(vec![
				info.household.clone();
				MAX_ARBITERS as usize
			]),
			codes: Some(CodeChain { end: H256::repeat_byte(2), count: u32::MAX }),
		};
		let evidence = Evidence { root: H256::repeat_byte(1), leaves: u32::MAX };
		let newest = Commitment { sequence: u64::MAX, evidence };
		let kept = vec![newest; EVIDENCE_KEPT as usize];
		Commitments::<Runtime>::insert(device, BoundedVec::truncate_from(kept));

		let mut mandates = 0;
		for slot in DeviceRegistry::slots(device).into_iter().map(|(slot, _)| slot) {
			let mandate = Mandate {
				household: info.household.clone(),
				manufacturer: info.manufacturer.clone(),
				terms: terms.clone(),
				longest_lead_time: DAY,
				given_at: 0,
				first_order: 0,
				spending: Default::default(),
				codes: terms.codes.map(Into::into),
			};
			Mandates::<Runtime>::insert(device, slot, mandate);
			ArrivingOrderOf::<Runtime>::insert(device, slot, u64::MAX);
			CoolingDown::<Runtime>::insert(device, slot, u64::MAX);
			LastShippedOf::<Runtime>::insert(device, slot, u64::MAX);
			Setbacks::<Runtime>::insert(device, slot, full_of_setbacks());
			mandates += 1;
			let watch = AutoPurchase::watch_of(device, slot);
			States::<Runtime>::mutate_extant(device, |state| {
				if let Some(record) = state.slots.get_mut(&slot) {
					*record = SlotRecord {
						watch,
						learned: Learned::Stock(Default::default()),
						..*record
					};
				}
			});
		}
		let membership =
			Membership { token: 1, min_hold: UNIT, frozen: UNIT, joined_at: 0, mandates };
		Memberships::<Runtime>::insert(&info.household, &info.manufacturer, membership);
		subscribe_all(device, &info.household, &info.manufacturer);
	}
}

/// Subscribes every slot, each with an allowance of which a part is due. Of one that also has a
/// mandate there is none, so that both together are more than there can be.
fn subscribe_all(device: DeviceId, household: &AccountId, manufacturer: &AccountId) {
	const TOKEN: TokenId = 1;
	const TOKENS: Balance = UNIT;
	const PLAN: PlanId = PlanId::MAX;
	let admin = sp_runtime::MultiAddress::Id(manufacturer.clone());
	// It may be there already.
	let _ = Assets::force_create(RuntimeOrigin::root(), TOKEN.into(), admin, true, 1);
	assert_ok!(Assets::mint_into(TOKEN, manufacturer, TOKENS));
	assert_ok!(Assets::mint_into(TOKEN, household, TOKENS));
	assert_ok!(<Balances as fungible::Mutate<AccountId>>::mint_into(household, 1_000 * UNIT));
	let slots: Vec<_> = DeviceRegistry::slots(device).into_iter().map(|(slot, _)| slot).collect();
	let first = Price { from: 0, amount: 1 };
	Plans::<Runtime>::insert(
		PLAN,
		Plan {
			manufacturer: manufacturer.clone(),
			token: TOKEN,
			activity: Activity::Driving,
			unit: SessionUnit::Kilometre,
			prices: BoundedVec::truncate_from(vec![first; MAX_PRICES as usize]),
			burned: Permill::from_percent(50),
			max_debt: UNIT,
			version: u32::MAX,
			ends_at: None,
			subscriptions: slots.len().saturated_into(),
			deposit: 0,
		},
	);
	for slot in slots {
		let (allowance, deposit) = (1_000, UNIT);
		let reason = pallet_metering::HoldReason::Allowance.into();
		assert_ok!(AssetsHolder::hold(TOKEN, &reason, household, allowance));
		let reason = pallet_metering::HoldReason::Subscription.into();
		assert_ok!(<Balances as fungible::MutateHold<AccountId>>::hold(
			&reason, household, deposit
		));
		Visits::<Runtime>::insert(u64::MAX, (device, slot), ());
		let record = Subscription {
			household: household.clone(),
			plan: PLAN,
			limits: SubscriptionLimits {
				max_price: UNIT,
				budget: Some(Budget { amount: UNIT, period: DAY }),
			},
			limited_since: 0,
			spending: Default::default(),
			begun_at: 0,
			pause: Some((0, 0)),
			allowance,
			due: 500,
			debt: 0,
			debt_since: None,
			stuck_since: None,
			end: None,
			visit: u64::MAX,
			deposit,
		};
		Subscriptions::<Runtime>::insert(device, slot, record);
	}
}
