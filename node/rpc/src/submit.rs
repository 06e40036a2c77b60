//! The lane in which devices attest and pay nothing.

use std::{marker::PhantomData, sync::Arc};

use codec::DecodeAll;
use cot_primitives::{Batch, DeviceId, DeviceSignature, RefusalCode, Standing};
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

/// Methods for devices and what speaks for them.
#[rpc(server)]
pub trait AttestationApi<Hash> {
	/// How a device stands with the chain: its sequence number, whether it is silent for longer
	/// than it means to be, and how many batches it could send now for nothing.
	#[method(name = "cot_quota", blocking)]
	fn quota(&self, device: DeviceId, at: Option<Hash>) -> Result<Standing, Error>;

	/// Submits a batch with its device's signature, both SCALE-encoded, as a transaction that
	/// nobody signs and nobody pays for. Returns the transaction's hash.
	#[method(name = "cot_submitAttestation")]
	async fn submit_attestation(&self, batch: Bytes, signature: Bytes) -> Result<Hash, Error>;
}

/// Answers the methods from a client's runtime API and a transaction pool.
pub struct Attestations<Client, Pool, Block> {
	client: Arc<Client>,
	pool: Arc<Pool>,
	_block: PhantomData<fn() -> Block>,
}

impl<Client, Pool, Block> Attestations<Client, Pool, Block> {
	/// Answers from the states `client` has and submits to `pool`.
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
	fn quota(&self, device: DeviceId, at: Option<Block::Hash>) -> Result<Standing, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let standing = self.client.runtime_api().standing(at, device)?;
		standing.ok_or(Error::UnknownDevice(device))
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
			Ok(error) => refusal(&error),
			Err(error) => Error::Wait(error.to_string()),
		})
	}
}

fn decode<T: DecodeAll>(what: &'static str, mut bytes: &[u8]) -> Result<T, Error> {
	T::decode_all(&mut bytes).map_err(|error| Error::Undecodable(what, error))
}

/// Whether a batch that the pool did not take may be sent again later, and the name of the reason.
fn refusal(error: &PoolError) -> Error {
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
			Error::Wait(format!("{:?}", RefusalCode::from(*code)))
		},
		error if error.is_retriable() => Error::Wait(error.as_ref().into()),
		error => Error::Refused(error.as_ref().into()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn reason(error: PoolError) -> (i32, String) {
		let error = refusal(&error);
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
			(unknown(1), 9006, "not taken now, may be sent again: UnknownDevice"),
			(unknown(8), 9006, "not taken now, may be sent again: ReadingFromFuture"),
			(unknown(9), 9006, "not taken now, may be sent again: SequenceGap"),
			(unknown(10), 9006, "not taken now, may be sent again: FreeLaneExhausted"),
			(
				PoolError::ImmediatelyDropped,
				9006,
				"not taken now, may be sent again: ImmediatelyDropped",
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
