//! All that may be built on a device, for the benchmarks of the registry: it ends when a slot
//! changes or the device goes.

use alloc::vec;
use cot_primitives::{
	DeviceId, Evidence, InspectDevices, Moment, PurchaseFromPattern, ServiceLevel, DAY,
};
use frame_support::BoundedVec;
use pallet_attestations::{Commitment, Commitments, Learned, SlotRecord, States};
use pallet_auto_purchase::{
	ArrivingOrderOf, Choice, CodeChain, CoolingDown, LastShippedOf, Mandate, MandateMode,
	MandateTerms, Mandates, Membership, Memberships, Setbacks, MAX_ARBITERS, MAX_MANDATE_MERCHANTS,
};
use pallet_device_registry::benchmarking::BenchmarkHelper;
use sp_core::H256;

use super::{full_of_setbacks, Neighbours};
use crate::{
	configs::{devices::EVIDENCE_KEPT, money::AssetKind},
	AutoPurchase, DeviceRegistry, Runtime, UNIT,
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
		Memberships::<Runtime>::insert(info.household, info.manufacturer, membership);
	}
}
