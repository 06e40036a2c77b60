//! JSON-RPC methods of devices: their quota, and feeless attestations.

use std::{marker::PhantomData, sync::Arc};

use codec::DecodeAll;
use cot_primitives::{Batch, DeviceId, DeviceQuota, DeviceSignature, RefusalCode};
use cot_runtime_api::AttestationApi as AttestationRuntimeApi;
use jsonrpsee::{core::async_trait, proc_macros::rpc};
use sc_transaction_pool_api::{
	error::{Error as PoolError, IntoPoolError},
	TransactionPool, TransactionSource,
};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::Bytes;
use sp_runtime::{
	traits::Block as BlockT,
	transaction_validity::{InvalidTransaction, UnknownTransaction},
};

use crate::Error;

/// Methods of devices and of the gateways that serve them.
///
/// Parameters are known to clients by these names, and the doc lines are theirs: see `docs/rpc.md`.
#[rpc(server)]
pub trait AttestationApi<Hash> {
	/// Returns sequence number, presence and feeless batches left of a device.
	///
	/// Errors: `UnknownDevice`.
	#[method(name = "cot_quota", blocking)]
	fn quota(&self, device: DeviceId, at: Option<Hash>) -> Result<DeviceQuota, Error>;

	/// Submits a batch with its device's signature, both SCALE-encoded, as a feeless transaction,
	/// which has no signer. Returns the hash of the transaction.
	///
	/// Errors: `Undecodable`, `Refused`, `RetryLater`.
	#[method(name = "cot_submitAttestation")]
	async fn submit_attestation(&self, batch: Bytes, signature: Bytes) -> Result<Hash, Error>;
}

/// Implementation of [`AttestationApiServer`] over the runtime API of a client and a transaction
/// pool.
pub struct Attestations<Client, Pool, Block> {
	client: Arc<Client>,
	pool: Arc<Pool>,
	_block: PhantomData<fn() -> Block>,
}

impl<Client, Pool, Block> Attestations<Client, Pool, Block> {
	/// Creates methods that answer from the states of `client` and submit to `pool`.
	pub fn new(client: Arc<Client>, pool: Arc<Pool>) -> Self {
		Self { client, pool, _block: PhantomData }
	}
}

#[async_trait]
impl<Client, Pool, Block> AttestationApiServer<Block::Hash> for Attestations<Client, Pool, Block>
where
	Block: BlockT,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	Client::Api: AttestationRuntimeApi<Block>,
	Pool: TransactionPool<Block = Block, Hash = Block::Hash> + 'static,
{
	fn quota(&self, device: DeviceId, at: Option<Block::Hash>) -> Result<DeviceQuota, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let quota = self.client.runtime_api().quota(at, device)?;
		quota.ok_or(Error::UnknownDevice(device))
	}

	async fn submit_attestation(
		&self,
		batch: Bytes,
		signature: Bytes,
	) -> Result<Block::Hash, Error> {
		let batch = decode::<Batch>("batch", &batch)?;
		let signature = decode::<DeviceSignature>("signature", &signature)?;
		let at = self.client.info().best_hash;
		let transaction = self.client.runtime_api().attestation(at, batch, signature)?;
		let transaction = decode::<Block::Extrinsic>("transaction", &transaction)?;
		let submitted = self.pool.submit_one(at, TransactionSource::External, transaction).await;
		submitted.map_err(|error| match error.into_pool_error() {
			Ok(error) => rejection(&error),
			Err(error) => Error::RetryLater(error.to_string()),
		})
	}
}

/// Decodes `bytes` to the last one; an error names them `what`.
fn decode<T: DecodeAll>(what: &'static str, mut bytes: &[u8]) -> Result<T, Error> {
	T::decode_all(&mut bytes).map_err(|error| Error::Undecodable(what, error))
}

/// Returns the name of the reason for which the pool rejected a batch, for good or for now.
fn rejection(error: &PoolError) -> Error {
	match error {
		PoolError::InvalidTransaction(InvalidTransaction::Stale) => {
			Error::Refused("SequenceReplayed".into())
		},
		PoolError::InvalidTransaction(InvalidTransaction::BadProof) => {
			Error::Refused("InvalidSignature".into())
		},
		PoolError::InvalidTransaction(InvalidTransaction::Custom(code)) => {
			Error::Refused(format!("{:?}", RefusalCode::from(*code)))
		},
		PoolError::UnknownTransaction(UnknownTransaction::Custom(code)) => {
			Error::RetryLater(format!("{:?}", RefusalCode::from(*code)))
		},
		error if error.is_retriable() => Error::RetryLater(error.as_ref().into()),
		error => Error::Refused(error.as_ref().into()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn reason(error: PoolError) -> (i32, String) {
		let error = rejection(&error);
		(error.code(), error.to_string())
	}

	#[test]
	fn a_device_learns_why_and_whether_to_try_again() {
		let invalid = PoolError::InvalidTransaction;
		let unknown = |code| PoolError::UnknownTransaction(UnknownTransaction::Custom(code));
		let cases = [
			(invalid(InvalidTransaction::Stale), 9005, "refused: SequenceReplayed"),
			(invalid(InvalidTransaction::BadProof), 9005, "refused: InvalidSignature"),
			(invalid(InvalidTransaction::Custom(6)), 9005, "refused: ReadingTooOld"),
			(invalid(InvalidTransaction::Custom(7)), 9005, "refused: ReadingsOutOfOrder"),
			(invalid(InvalidTransaction::Custom(99)), 9005, "refused: Other"),
			(PoolError::NoTagsProvided, 9005, "refused: NoTagsProvided"),
			(unknown(1), 9006, "temporarily rejected, retry later: UnknownDevice"),
			(unknown(8), 9006, "temporarily rejected, retry later: ReadingFromFuture"),
			(unknown(9), 9006, "temporarily rejected, retry later: SequenceGap"),
			(unknown(10), 9006, "temporarily rejected, retry later: FeelessQuotaExhausted"),
			(
				PoolError::ImmediatelyDropped,
				9006,
				"temporarily rejected, retry later: ImmediatelyDropped",
			),
		];
		for (error, code, message) in cases {
			assert_eq!(reason(error), (code, message.to_string()));
		}
	}

	#[test]
	fn bytes_that_are_no_batch_are_named() {
		let error = decode::<Batch>("batch", &[1]).unwrap_err();
		assert_eq!(error.code(), 9004);
		assert!(error.to_string().starts_with("the batch is not SCALE"));
		// Bytes left over are no batch either.
		let batch = Batch {
			device: 1,
			sequence: 1,
			window_start: 1,
			readings: Default::default(),
			evidence: None,
		};
		let mut bytes = codec::Encode::encode(&batch);
		assert_eq!(decode::<Batch>("batch", &bytes).unwrap(), batch);
		bytes.push(0);
		assert!(decode::<Batch>("batch", &bytes).is_err());
	}
}
