//! Several batches at once, through `attest_many`.

use cot_primitives::{Batch, MAX_READINGS};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo, BoundedVec};
use sp_runtime::{
	traits::{BadOrigin, Get},
	DispatchError,
};

use crate::{mock::*, *};

fn accepted(device: u64, sequence: u64, readings: u32) -> Event<Test> {
	Event::BatchAccepted { device, household: HOUSEHOLD, sequence, readings, points: 0 }
}

fn refused(device: u64, sequence: u64, error: Error<Test>) -> Event<Test> {
	let household = (device != UNKNOWN).then_some(HOUSEHOLD);
	let error = DispatchError::from(error).stripped();
	Event::BatchRefused { device, household, sequence, error }
}

/// Submits the batches. Returns the weight charged for them and the weight used.
fn attest_many(
	batches: Vec<SignedBatch>,
) -> (frame_support::weights::Weight, frame_support::weights::Weight) {
	let batches = BoundedVec::try_from(batches).unwrap();
	let charged = Call::<Test>::attest_many { batches: batches.clone() }.get_dispatch_info();
	let gateway = RuntimeOrigin::signed(GATEWAY);
	let used = Attestations::attest_many(gateway, batches).unwrap().actual_weight;
	(charged.call_weight, used.unwrap())
}

#[test]
fn each_batch_is_accepted_or_refused_by_itself() {
	build_and_execute(|| {
		let forged = batch(CAR, 1, vec![]);
		attest_many(vec![
			signed(batch(FRIDGE, 1, vec![level(MILK, 0, 2_000)])),
			signed(batch(FRIDGE, 1, vec![level(EGGS, 0, 2_000)])),
			signed(batch(FRIDGE, 3, vec![])),
			signed(batch(FRIDGE, 4, vec![level(9, 0, 2_000)])),
			signed(batch(UNKNOWN, 1, vec![])),
			SignedBatch { signature: forge(&forged), batch: forged },
			signed(batch(FRIDGE, 4, vec![])),
			signed(batch(CAR, 1, vec![])),
		]);
		assert_eq!(
			events(),
			vec![
				accepted(FRIDGE, 1, 1),
				refused(FRIDGE, 1, Error::SequenceReplayed),
				accepted(FRIDGE, 3, 0),
				refused(FRIDGE, 4, Error::UnknownSlot),
				refused(UNKNOWN, 1, Error::UnknownDevice),
				refused(CAR, 1, Error::InvalidSignature),
				accepted(FRIDGE, 4, 0),
				accepted(CAR, 1, 0),
			]
		);
		assert_eq!(record_of(FRIDGE).sequence, 4);
		assert_eq!(record_of(FRIDGE).slots[&EGGS].learned, Learned::default());
	});
}

#[test]
fn a_gateway_brings_as_many_batches_as_fit() {
	build_and_execute(|| {
		let batches: Vec<_> =
			(1..=u64::from(MAX_BATCHES)).map(|n| batch(FRIDGE, n, vec![])).collect();
		attest_many(batches.into_iter().map(signed).collect());
		assert_eq!(record_of(FRIDGE).sequence, u64::from(MAX_BATCHES));
		assert_eq!(events().len(), MAX_BATCHES as usize);
		let one_more = vec![signed(batch(FRIDGE, 65, vec![])); MAX_BATCHES as usize + 1];
		assert!(BoundedVec::<_, frame_support::traits::ConstU32<MAX_BATCHES>>::try_from(one_more)
			.is_err());
	});
}

#[test]
fn what_is_not_used_is_not_charged() {
	build_and_execute(|| {
		type Weights = <Test as Config>::WeightInfo;
		let good = signed(batch(FRIDGE, 1, vec![level(MILK, 0, 2_000)]));
		let (charged, used) = attest_many(vec![good.clone(), good]);
		let (usual, most) = (weight_of(1, 1, 1, 0), weight_of(1, 1, 2, 1));
		assert_eq!(charged, Weights::attest_many(2) + usual + usual + most);
		let refused = Weights::authorize_attest(1) + SURCHARGE;
		assert_eq!(used, Weights::attest_many(2) + weight_of(1, 1, 0, 0) + refused);
	});
}

#[test]
fn no_batches_are_no_error() {
	build_and_execute(|| {
		attest_many(vec![]);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn a_feeless_transaction_holds_one_batch() {
	build_and_execute(|| {
		let batches = BoundedVec::try_from(vec![signed(batch(FRIDGE, 1, vec![]))]).unwrap();
		for origin in [RuntimeOrigin::none(), frame_system::RawOrigin::Authorized.into()] {
			assert_noop!(Attestations::attest_many(origin, batches.clone()), BadOrigin);
		}
		assert_ok!(attest(batch(FRIDGE, 1, vec![])));
	});
}

/// Batches of the greatest number of readings of `slots` slots of the cabinet, one a minute.
fn full_batches(slots: u8) -> Vec<SignedBatch> {
	(1..=u64::from(MAX_BATCHES))
		.map(|sequence| {
			let readings = (0..MAX_READINGS)
				.map(|i| level((i % u32::from(slots)) as u8, i / u32::from(slots), 5_000));
			let window_start = START - 60 * (u64::from(MAX_BATCHES) - sequence);
			signed(Batch { window_start, ..batch(CABINET, sequence, readings.collect()) })
		})
		.collect()
}

#[test]
fn a_gateway_is_charged_at_most_three_times_what_full_batches_of_eight_slots_use() {
	build_and_execute(|| {
		(0..8).for_each(|slot| Household::mandate(CABINET, slot));
		let (charged, used) = attest_many(full_batches(8));
		assert_eq!(record_of(CABINET).sequence, u64::from(MAX_BATCHES));
		println!("64 full batches of eight slots: charged {charged:?}, used {used:?}");
		assert!(charged.all_lte(used * 3), "{charged:?} is more than three times {used:?}");
		type BlockWeights = <Test as frame_system::Config>::BlockWeights;
		let block = <BlockWeights as Get<frame_system::limits::BlockWeights>>::get()
			.get(frame_support::dispatch::DispatchClass::Normal)
			.max_extrinsic
			.unwrap();
		assert!(charged.all_lte(block));
	});
}

#[test]
fn batches_beyond_the_weight_that_is_paid_for_can_be_sent_again() {
	build_and_execute(|| {
		// Each of the readings is skipped with an event, which is more than the ordinary day's one.
		let batches: Vec<_> = (1..=u64::from(MAX_BATCHES))
			.map(|sequence| {
				let mut readings = vec![level(9, 0, 1); 255];
				readings.push(level(MILK, sequence as u32, 5_000));
				signed(batch(FRIDGE, sequence, readings))
			})
			.collect();
		let (charged, used) = attest_many(batches.clone());
		assert!(used.all_lte(charged));
		let taken = record_of(FRIDGE).sequence;
		assert!((1..u64::from(MAX_BATCHES)).contains(&taken));
		let events = events();
		assert_eq!(
			events.last(),
			Some(&refused(FRIDGE, u64::from(MAX_BATCHES), Error::WeightUsedUp))
		);
		attest_many(batches[taken as usize..].to_vec());
		assert!(record_of(FRIDGE).sequence > taken);
	});
}
