//! Feeless transactions: admission, rate limit, share of the block.

use std::collections::BTreeMap;

use codec::Encode;
use cot_primitives::{Batch, DeviceSignature, Evidence, Reading, RefusalCode, SessionMode};
use frame_support::{
	assert_noop, assert_ok, assert_storage_noop, dispatch::GetDispatchInfo, weights::Weight,
};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_runtime::{
	traits::BadOrigin,
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, UnknownTransaction,
		ValidTransaction,
	},
	Perbill,
};

use crate::{mock::*, *};

fn never(code: RefusalCode) -> TransactionValidityError {
	InvalidTransaction::Custom(code as u8).into()
}

fn later(code: RefusalCode) -> TransactionValidityError {
	UnknownTransaction::Custom(code as u8).into()
}

fn tag(device: u64) -> Vec<u8> {
	("Attestations", (device, false)).encode()
}

/// A batch is refused by the pool and by a block, and changes nothing.
fn assert_refused(
	batch: Batch,
	signature: DeviceSignature,
	in_pool: TransactionValidityError,
	in_block: TransactionValidityError,
) {
	assert_storage_noop!({
		assert_eq!(offer_with(batch.clone(), signature.clone()), Err(in_pool));
		assert_eq!(include_with(batch, signature), Err(in_block));
	});
}

/// The fridge's next batch with these readings is refused alike by the pool and by a block.
fn assert_readings_refused(readings: Vec<Reading>, code: RefusalCode) {
	let batch = next_batch(readings);
	let signature = sign(&batch);
	assert_refused(batch, signature, never(code), never(code));
}

/// The same for a batch that may be valid later: the pool does not ban it.
fn assert_readings_refused_for_now(readings: Vec<Reading>, code: RefusalCode) {
	let batch = next_batch(readings);
	let signature = sign(&batch);
	assert_refused(batch, signature, later(code), InvalidTransaction::ExhaustsResources.into());
}

#[test]
fn a_device_needs_no_account_and_no_fee() {
	build_and_execute(|| {
		let batch = next_batch(vec![level(MILK, 0, 2_000)]);
		assert_eq!(
			offer(batch.clone()),
			Ok(ValidTransaction {
				priority: 0,
				requires: vec![],
				provides: vec![tag(FRIDGE)],
				longevity: LONGEVITY,
				propagate: true,
			})
		);
		assert_ok!(include(batch).unwrap());
		assert_eq!(
			events(),
			vec![Event::BatchAccepted {
				device: FRIDGE,
				household: HOUSEHOLD,
				sequence: 1,
				readings: 1,
				points: 0
			}]
		);
		assert_eq!(pattern_of(MILK).level(), Some(2_000));
	});
}

#[test]
fn a_batch_of_an_unknown_device_is_refused() {
	build_and_execute(|| {
		let batch = batch(UNKNOWN, 1, vec![]);
		let signature = sign(&batch);
		let waits = InvalidTransaction::ExhaustsResources.into();
		assert_refused(batch, signature, later(RefusalCode::UnknownDevice), waits);
	});
}

#[test]
fn a_batch_of_a_suspended_device_is_refused() {
	build_and_execute(|| {
		Household::suspend_fridge();
		assert_readings_refused_for_now(vec![], RefusalCode::DeviceSuspended);
		Household::resume_fridge();
		assert_ok!(include(next_batch(vec![])).unwrap());
	});
}

#[test]
fn a_batch_of_readings_that_cannot_be_is_refused() {
	build_and_execute(|| {
		let milk = level(MILK, 60, 2_000);
		assert_readings_refused_for_now(vec![level(9, 0, 1)], RefusalCode::UnknownSlot);
		assert_ok!(attest(next_batch(vec![milk])));
		assert_readings_refused(vec![milk, milk], RefusalCode::ReadingsOutOfOrder);
		assert_readings_refused_for_now(
			vec![session(SessionMode::Manual, 0, 1, 1)],
			RefusalCode::WrongKindOfReading,
		);
		Household::change_slot(MILK, Some(activity_slot()));
		assert_readings_refused(
			vec![session(SessionMode::Manual, 0, 0, 1)],
			RefusalCode::SessionWithoutTime,
		);
		let old = Batch { window_start: START - LATE_WINDOW - 61, ..next_batch(vec![milk]) };
		let signature = sign(&old);
		let too_old = never(RefusalCode::ReadingTooOld);
		assert_refused(old, signature, too_old, too_old);
	});
}

#[test]
fn a_batch_from_the_future_has_to_wait() {
	build_and_execute(|| {
		let batch = next_batch(vec![level(MILK, MAX_DRIFT as u32 + 1, 2_000)]);
		let signature = sign(&batch);
		assert_refused(
			batch.clone(),
			signature,
			later(RefusalCode::ReadingFromFuture),
			InvalidTransaction::ExhaustsResources.into(),
		);
		pass(1);
		assert_ok!(offer(batch.clone()));
		assert_ok!(include(batch).unwrap());
	});
}

#[test]
fn a_sign_of_life_is_of_now_too() {
	build_and_execute(|| {
		let at = |window_start| Batch { window_start, ..next_batch(vec![]) };
		let (oldest, newest) = (now() - LATE_WINDOW, now() + MAX_DRIFT);
		let too_old = never(RefusalCode::ReadingTooOld);
		let old = at(oldest - 1);
		assert_refused(old.clone(), sign(&old), too_old, too_old);
		let early = at(newest + 1);
		let code = RefusalCode::ReadingFromFuture;
		let waits = InvalidTransaction::ExhaustsResources.into();
		assert_refused(early.clone(), sign(&early), later(code), waits);
		assert_noop!(attest(old), Error::<Test>::ReadingTooOld);
		assert_noop!(attest(early), Error::<Test>::ReadingFromFuture);
		assert_ok!(include(at(oldest)).unwrap());
		assert_ok!(include(at(newest)).unwrap());
	});
}

#[test]
fn a_batch_kept_back_by_the_former_household_is_refused() {
	build_and_execute(|| {
		let kept = next_batch(vec![level(MILK, 0, 2_000)]);
		pass(MAX_DRIFT + 1);
		Household::transfer_fridge();
		let code = RefusalCode::BeforeOwner;
		assert_refused(kept.clone(), sign(&kept), never(code), never(code));
		assert_noop!(attest(kept.clone()), Error::<Test>::BeforeOwner);
		// From a clock that is as far behind as it may be.
		let own = Batch { window_start: now() - MAX_DRIFT, ..kept };
		assert_ok!(include(own).unwrap());
	});
}

#[test]
fn evidence_without_leaves_is_refused() {
	build_and_execute(|| {
		let with = |leaves| {
			let evidence = Some(Evidence { root: H256::repeat_byte(1), leaves });
			Batch { evidence, ..next_batch(vec![]) }
		};
		let code = RefusalCode::EmptyEvidence;
		assert_refused(with(0), sign(&with(0)), never(code), never(code));
		assert_noop!(attest(with(0)), Error::<Test>::EmptyEvidence);
		assert_ok!(include(with(1)).unwrap());
	});
}

#[test]
fn a_batch_signed_with_another_key_is_refused() {
	build_and_execute(|| {
		let batch = next_batch(vec![level(MILK, 0, 2_000)]);
		let forged = forge(&batch);
		let bad_proof = InvalidTransaction::BadProof.into();
		assert_refused(batch, forged, bad_proof, bad_proof);
	});
}

#[test]
fn a_batch_for_another_chain_is_refused() {
	build_and_execute(|| {
		let batch = next_batch(vec![level(MILK, 0, 2_000)]);
		let signature = sign(&batch);
		frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(8));
		let bad_proof = InvalidTransaction::BadProof.into();
		assert_refused(batch, signature, bad_proof, bad_proof);
	});
}

#[test]
fn a_batch_is_accepted_once_in_a_block_and_ever_after() {
	build_and_execute(|| {
		let batch = next_batch(vec![level(MILK, 0, 2_000)]);
		let signature = sign(&batch);
		assert_ok!(include(batch.clone()).unwrap());
		let stale = InvalidTransaction::Stale.into();
		assert_refused(batch.clone(), signature.clone(), stale, stale);
		next_block(6);
		assert_refused(batch.clone(), signature.clone(), stale, stale);
		assert_noop!(attest(batch), Error::<Test>::SequenceReplayed);
	});
}

#[test]
fn a_batch_that_a_gateway_has_paid_for_is_not_accepted_again_feeless() {
	build_and_execute(|| {
		let batch = next_batch(vec![]);
		let signature = sign(&batch);
		assert_ok!(attest(batch.clone()));
		let stale = InvalidTransaction::Stale.into();
		assert_refused(batch, signature, stale, stale);
	});
}

/// Ten batches of one device would otherwise fill ten places of a pool, and one that waits for
/// another would fill its queue of future transactions, which no ban ever empties.
#[test]
fn a_device_has_one_batch_in_a_pool_and_none_waits_for_another() {
	build_and_execute(|| {
		for sequence in [1, 2, 3, 1_000] {
			let place = offer(batch(FRIDGE, sequence, vec![])).unwrap();
			assert_eq!((place.requires, place.provides), (vec![], vec![tag(FRIDGE)]));
		}
	});
}

/// A batch that waits stays in the pool, where each author tries it for nothing. So no household
/// can have more tried than two batches of a device, each for `FeelessLongevity` blocks; for any
/// more it has to resume the device, for a fee.
#[test]
fn a_suspended_device_is_tried_for_a_bounded_number_of_blocks() {
	build_and_execute(|| {
		assert_ok!(include(next_batch(vec![])).unwrap());
		let versions = || {
			let follows = |after| Batch { after, ..next_batch(vec![]) };
			(0..=1).flat_map(move |after| {
				(2..12).map(move |n| Batch { sequence: n, ..follows(after) })
			})
		};
		// A pool: one batch in each place, until its longevity is over.
		let mut pool = BTreeMap::new();
		let fill = |pool: &mut BTreeMap<_, _>| {
			for batch in versions() {
				let Ok(place) = offer(batch.clone()) else { continue };
				let until = System::block_number() + place.longevity;
				pool.entry(place.provides).or_insert((batch, until));
			}
		};
		let mut tried = 0;
		let mut pass_blocks = |pool: &mut BTreeMap<_, (Batch, u64)>| {
			for _ in 0..3 * LONGEVITY {
				pool.retain(|_, (_, until)| System::block_number() < *until);
				fill(pool);
				for (batch, _) in pool.values() {
					let waits = InvalidTransaction::ExhaustsResources.into();
					assert_storage_noop!(assert_eq!(include(batch.clone()), Err(waits)));
					tried += 1;
				}
				next_block(6);
			}
			assert!(pool.is_empty());
			core::mem::take(&mut tried)
		};
		fill(&mut pool);
		assert_eq!(pool.len(), 2);
		Household::suspend_fridge();
		assert_eq!(pass_blocks(&mut pool), 2 * LONGEVITY);
		// While it is suspended no other enters; a device that is resumed has its turn again.
		assert_eq!(pass_blocks(&mut pool), 0);
		Household::resume_fridge();
		fill(&mut pool);
		Household::suspend_fridge();
		assert_eq!(pass_blocks(&mut pool), 2 * LONGEVITY);
	});
}

/// Of what may become valid nothing is banned, so garbage must not look as if it might.
#[test]
fn only_the_device_itself_can_send_what_is_not_banned() {
	build_and_execute(|| {
		let garbage = |batch: Batch| {
			let forged = forge(&batch);
			let bad_proof = InvalidTransaction::BadProof.into();
			assert_refused(batch, forged, bad_proof, bad_proof);
		};
		garbage(next_batch(vec![level(9, 0, 1)]));
		garbage(next_batch(vec![session(SessionMode::Manual, 0, 1, 1)]));
		garbage(Batch { window_start: now() + MAX_DRIFT + 1, ..next_batch(vec![]) });
		Household::suspend_fridge();
		garbage(next_batch(vec![]));
		Household::resume_fridge();
		for _ in 0..FEELESS_BURST {
			assert_ok!(include(next_batch(vec![])).unwrap());
		}
		garbage(next_batch(vec![]));
	});
}

#[test]
fn a_general_transaction_of_a_batch_is_refused() {
	build_and_execute(|| {
		let batch = next_batch(vec![]);
		let call = RuntimeCall::Attestations(Call::attest { signature: sign(&batch), batch });
		for source in [TransactionSource::External, TransactionSource::InBlock] {
			let answer = frame_support::traits::Authorize::authorize(&call, source).unwrap();
			assert_eq!(answer, Err(InvalidTransaction::Call.into()));
		}
	});
}

#[test]
fn a_device_without_quota_waits_or_has_a_gateway_pay() {
	build_and_execute(|| {
		for _ in 0..FEELESS_BURST {
			assert_ok!(include(next_batch(vec![])).unwrap());
		}
		let batch = next_batch(vec![level(MILK, 0, 2_000)]);
		let signature = sign(&batch);
		let exhausted = later(RefusalCode::FeelessQuotaExhausted);
		let skipped = InvalidTransaction::ExhaustsResources.into();
		assert_refused(batch.clone(), signature.clone(), exhausted, skipped);
		pass(FEELESS_REFILL - 1);
		assert_refused(batch.clone(), signature, exhausted, skipped);
		assert_ok!(attest(batch));
		pass(1);
		assert_ok!(include(next_batch(vec![])).unwrap());
	});
}

#[test]
fn one_device_does_not_use_up_the_quota_of_another() {
	build_and_execute(|| {
		for _ in 0..FEELESS_BURST {
			assert_ok!(include(next_batch(vec![])).unwrap());
		}
		assert_ok!(include(next_batch_of(CAR, vec![])).unwrap());
	});
}

#[test]
fn feeless_batches_fill_their_share_of_a_block_and_go_on_in_the_next() {
	build_and_execute(|| {
		let one = weight_of(0, 0, 0, 0) + Attestations::weight_of_transaction();
		let block = Attestations::feeless_share() + Attestations::feeless_share();
		let share = Perbill::from_rational(one.ref_time() * 3 + 1_000, block.ref_time());
		FeelessShare::set(share);
		for _ in 0..3 {
			assert_ok!(include(next_batch(vec![])).unwrap());
		}
		let waiting = next_batch_of(CAR, vec![]);
		let full = InvalidTransaction::ExhaustsResources.into();
		assert_storage_noop!(assert_eq!(include(waiting.clone()), Err(full)));
		// The pool does not know how full the block will be, and paid batches are not held up.
		assert_ok!(offer(waiting.clone()));
		assert_ok!(attest(next_batch(vec![])));
		next_block(6);
		assert_ok!(include(waiting).unwrap());
	});
}

#[test]
fn the_block_counts_the_weight_that_a_batch_used() {
	build_and_execute(|| {
		Household::mandate(FRIDGE, EGGS);
		let batch = next_batch(vec![level(MILK, 0, 2_000), level(EGGS, 0, 2_000)]);
		let post = include(batch).unwrap().unwrap();
		let used = weight_of(2, 2, 0, 0);
		assert_eq!(FeelessWeight::<Test>::get(), used + Attestations::weight_of_transaction());
		assert_eq!(post.actual_weight, Some(used));
		next_block(6);
		assert_eq!(FeelessWeight::<Test>::get(), Weight::zero());
	});
}

#[test]
fn the_signature_is_verified_once() {
	build_and_execute(|| {
		// A bare batch was verified in the same block before it is dispatched.
		let batch = next_batch(vec![]);
		let forged = forge(&batch);
		assert_ok!(Attestations::attest(RuntimeOrigin::none(), batch, forged));
	});
}

#[test]
fn even_a_verified_batch_is_taken_once_and_counts_against_the_rate_limit() {
	build_and_execute(|| {
		let dispatch = |batch: Batch| {
			let signature = sign(&batch);
			Attestations::attest(RuntimeOrigin::none(), batch, signature)
				.map_err(|refused| refused.error)
		};
		assert_noop!(dispatch(batch(FRIDGE, 0, vec![])), Error::<Test>::SequenceReplayed);
		for _ in 0..FEELESS_BURST {
			assert_ok!(dispatch(next_batch(vec![])));
		}
		assert_noop!(dispatch(next_batch(vec![])), Error::<Test>::FeelessQuotaExhausted);
	});
}

#[test]
fn no_other_origin_attests_without_paying() {
	build_and_execute(|| {
		let batch = next_batch(vec![]);
		let signature = sign(&batch);
		for origin in [RawOrigin::Authorized.into(), RuntimeOrigin::root()] {
			assert_noop!(Attestations::attest(origin, batch.clone(), signature.clone()), BadOrigin);
		}
	});
}

/// The feeless share of a block is filled by what the batches have added to its proof, where the
/// node records one, and never by more than was measured.
#[test]
fn the_block_counts_the_proof_that_was_recorded() {
	build_and_execute(|| {
		let counted = |recorded_from: Option<u64>, to: Option<u64>| {
			let batch = next_batch(vec![level(MILK, 0, 2_000)]);
			let signature = sign(&batch);
			Proof::set(recorded_from);
			let post = include_between(batch, signature, || Proof::set(to)).unwrap().unwrap();
			let before = FeelessWeight::<Test>::get();
			pass(1);
			next_block(6);
			let counted = before - Attestations::weight_of_transaction();
			assert_eq!(post.actual_weight, Some(counted));
			counted.proof_size()
		};
		let measured = weight_of(1, 1, 0, 0).proof_size();
		assert_eq!(counted(None, None), measured);
		assert_eq!(counted(Some(10_000), Some(11_234)), 1_234);
		assert_eq!(counted(Some(10_000), Some(u64::MAX)), measured);
	});
}

#[test]
fn a_bare_batch_is_charged_with_its_call() {
	build_and_execute(|| {
		let batch = next_batch(vec![level(MILK, 0, 2_000)]);
		let call = Call::<Test>::attest { signature: sign(&batch), batch };
		let authorize = frame_support::traits::Authorize::weight_of_authorize(&call);
		assert_eq!(authorize, Weight::zero());
		assert_eq!(call.get_dispatch_info().call_weight, weight_of(1, 1, 2, 1));
	});
}
