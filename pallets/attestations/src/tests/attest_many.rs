//! Several batches at once, through `attest_many`.

use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo, BoundedVec};
use sp_runtime::{traits::BadOrigin, DispatchError};

use crate::{mock::*, *};

fn accepted(device: u64, sequence: u64, readings: u32) -> Event<Test> {
	Event::BatchAccepted { device, sequence, readings, points: 0 }
}

fn refused(device: u64, sequence: u64, error: Error<Test>) -> Event<Test> {
	Event::BatchRefused { device, sequence, error: DispatchError::from(error).stripped() }
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
			signed(batch(FRIDGE, 2, vec![level(9, 0, 2_000)])),
			signed(batch(UNKNOWN, 1, vec![])),
			SignedBatch { signature: forge(&forged), batch: forged },
			signed(batch(FRIDGE, 2, vec![])),
			signed(batch(CAR, 1, vec![])),
		]);
		assert_eq!(
			events(),
			vec![
				accepted(FRIDGE, 1, 1),
				refused(FRIDGE, 1, Error::SequenceReplayed),
				refused(FRIDGE, 3, Error::SequenceGap),
				refused(FRIDGE, 2, Error::UnknownSlot),
				refused(UNKNOWN, 1, Error::UnknownDevice),
				refused(CAR, 1, Error::InvalidSignature),
				accepted(FRIDGE, 2, 0),
				accepted(CAR, 1, 0),
			]
		);
		assert_eq!(States::<Test>::get(FRIDGE).sequence, 2);
		assert!(!States::<Test>::get(FRIDGE).slots.contains_key(&EGGS));
	});
}

#[test]
fn a_gateway_brings_as_many_batches_as_fit() {
	build_and_execute(|| {
		let batches: Vec<_> =
			(1..=u64::from(MAX_BATCHES)).map(|n| batch(FRIDGE, n, vec![])).collect();
		attest_many(batches.into_iter().map(signed).collect());
		assert_eq!(States::<Test>::get(FRIDGE).sequence, u64::from(MAX_BATCHES));
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
		let most = weight_of(1, 1, 2, 1);
		assert_eq!(charged, Weights::attest_many(2) + most + most);
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
