//! The calls that bring batches to the chain: one for a fee, many for a fee, one feeless.

use cot_primitives::{Batch, DeviceSignature, InspectDevices, SignatureSurcharge};
use frame_support::{dispatch::PostDispatchInfo, pallet_prelude::*, storage::with_storage_layer};
use sp_runtime::SaturatedConversion;

use crate::{verify::DeviceContext, *};

impl<T: Config> Pallet<T> {
	/// Accepts a batch for an account that pays the fee. Returns the weight used.
	pub(crate) fn do_attest(
		batch: Batch,
		signature: DeviceSignature,
	) -> Result<Weight, DispatchError> {
		let context = DeviceContext::<T>::of(&batch)?;
		context.ensure_next(&batch)?;
		let slots = T::Devices::slots(batch.device);
		context.ensure_readings(&batch, &slots)?;
		context.ensure_signed(&batch, &signature)?;
		let cost = Self::accept(&batch, context, &slots);
		Ok(cost.weight::<T>().saturating_add(T::SignatureSurcharge::of(&signature)))
	}

	/// Accepts a batch that `authorize_batch` has verified in this block, and counts it against the
	/// device's rate limit and the block's feeless share. Returns the weight used beyond its
	/// authorisation.
	pub(crate) fn do_attest_feeless(
		batch: Batch,
		signature: DeviceSignature,
	) -> Result<Weight, DispatchError> {
		let mut context = DeviceContext::<T>::of(&batch)?;
		context.ensure_next(&batch)?;
		context.state.rate_limit = context
			.state
			.rate_limit
			.draw(context.now, Self::rate_limit_terms())
			.ok_or(Error::<T>::FeelessQuotaExhausted)?;
		let cost = Self::accept(&batch, context, &T::Devices::slots(batch.device));
		let used = cost.weight::<T>().saturating_add(T::SignatureSurcharge::of(&signature));
		FeelessWeight::<T>::mutate(|block| {
			block.saturating_accrue(used.saturating_add(Self::weight_of_transaction()));
		});
		Ok(used.saturating_sub(Self::weight_of_authorize(&batch, &signature)))
	}

	/// Accepts or refuses each of several batches. Returns the weight used.
	pub(crate) fn do_attest_many(
		batches: BoundedVec<SignedBatch, ConstU32<MAX_BATCHES>>,
	) -> PostDispatchInfo {
		let mut used = T::WeightInfo::attest_many(batches.len().saturated_into());
		for SignedBatch { batch, signature } in batches {
			let (device, sequence) = (batch.device, batch.sequence);
			// A refusal costs no more than the checks, which are those of the authorisation.
			let refused = Self::weight_of_authorize(&batch, &signature);
			let result = with_storage_layer(|| Self::do_attest(batch, signature));
			used.saturating_accrue(*result.as_ref().unwrap_or(&refused));
			if let Err(error) = result {
				Self::deposit_event(Event::BatchRefused { device, sequence, error });
			}
		}
		Some(used).into()
	}
}
