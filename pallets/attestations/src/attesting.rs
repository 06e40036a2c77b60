//! The calls that bring batches to the chain: one for a fee, many for a fee, one feeless.

use cot_primitives::{genesis_hash, Batch, DeviceSignature, SignatureSurcharge};
use frame_support::{
	dispatch::{DispatchErrorWithPostInfo, PostDispatchInfo},
	pallet_prelude::*,
	storage::with_storage_layer,
};
use sp_runtime::SaturatedConversion;

use crate::{authorize::FeelessForm, verify::DeviceContext, *};

impl<T: Config> Pallet<T> {
	/// Accepts a batch for an account that pays the fee. Returns the weight used, by a refusal too.
	pub(crate) fn do_attest(
		batch: Batch,
		signature: DeviceSignature,
	) -> Result<Weight, DispatchErrorWithPostInfo> {
		// A refusal costs no more than the checks.
		let checks = Self::weight_of_checks(&batch, &signature);
		let verify = || {
			let context = DeviceContext::<T>::of(&batch)?;
			let faults = context.ensure_acceptable(&batch)?;
			let hash = context.ensure_signed(&batch, &signature)?;
			Ok::<_, Error<T>>((context, faults, hash))
		};
		let (context, faults, hash) = verify().map_err(|error| DispatchErrorWithPostInfo {
			post_info: Some(checks).into(),
			error: error.into(),
		})?;
		let cost = Self::accept(&batch, hash, context, &faults);
		Ok(cost.weight::<T>().saturating_add(T::SignatureSurcharge::of(&signature)))
	}

	/// Accepts a batch that `validate_feeless` has verified in this block, and counts it against
	/// the device's rate limit and the block's feeless share. Returns the weight used.
	pub(crate) fn do_attest_feeless(
		batch: Batch,
		signature: DeviceSignature,
	) -> Result<Weight, DispatchError> {
		let mut context = DeviceContext::<T>::of(&batch)?;
		let faults = context.ensure_acceptable(&batch)?;
		context.state.rate_limit = context
			.state
			.rate_limit
			.draw(context.now, Self::rate_limit_terms())
			.ok_or(Error::<T>::FeelessQuotaExhausted)?;
		let hash = batch.signing_hash(&genesis_hash::<T>()).into();
		let cost = Self::accept(&batch, hash, context, &faults);
		let mut used = cost.weight::<T>().saturating_add(T::SignatureSurcharge::of(&signature));
		if let Some(proof) = Self::proof_since_validation() {
			used = used.set_proof_size(proof.min(used.proof_size()));
		}
		FeelessWeight::<T>::mutate(|block| {
			block.saturating_accrue(used.saturating_add(Self::weight_of_transaction()));
		});
		Ok(match FEELESS_FORM {
			FeelessForm::Bare => used,
			FeelessForm::General => {
				used.saturating_sub(Self::weight_of_authorize(&batch, &signature))
			},
		})
	}

	/// Notes the size of the block's proof before a feeless batch is verified.
	pub(crate) fn note_proof() {
		if let Some(size) = T::RecordedProof::size() {
			ProofBefore::<T>::put(size);
		}
	}

	/// Returns the bytes that verifying and accepting the batch has added to the block's proof;
	/// none if the node records none.
	fn proof_since_validation() -> Option<u64> {
		let before = ProofBefore::<T>::take()?;
		Some(T::RecordedProof::size()?.saturating_sub(before))
	}

	/// Accepts or refuses each of several batches, as long as the weight they are charged is enough
	/// for the next, whatever that does. Returns the weight used.
	pub(crate) fn do_attest_many(
		batches: BoundedVec<SignedBatch, ConstU32<MAX_BATCHES>>,
	) -> PostDispatchInfo {
		let mut used = T::WeightInfo::attest_many(batches.len().saturated_into());
		let charged = Self::weight_of_batches(&batches);
		for SignedBatch { batch, signature } in batches {
			let (device, sequence) = (batch.device, batch.sequence);
			let most = Self::weight_of_batch(&batch, &signature);
			let result = if used.saturating_add(most).all_lte(charged) {
				with_storage_layer(|| Self::do_attest(batch, signature))
			} else {
				Err(Error::<T>::WeightUsedUp.into())
			};
			match result {
				Ok(weight) => used.saturating_accrue(weight),
				Err(DispatchErrorWithPostInfo { post_info, error }) => {
					used.saturating_accrue(post_info.actual_weight.unwrap_or_default());
					let household = States::<T>::get(device).map(|state| state.info.household);
					let refused = Event::BatchRefused { device, household, sequence, error };
					Self::deposit_event(refused);
				},
			}
		}
		Some(used).into()
	}
}
