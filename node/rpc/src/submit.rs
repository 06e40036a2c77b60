//! JSON-RPC methods of devices: what they need to begin, and feeless attestations.

use std::{marker::PhantomData, sync::Arc};

use codec::{Compact, Decode, DecodeAll, Encode};
use cot_primitives::{Admission, Batch, DeviceId, DeviceQuota, DeviceSignature, Moment};
use cot_runtime_api::AttestationApi as AttestationRuntimeApi;
use jsonrpsee::{core::async_trait, proc_macros::rpc};
use sc_transaction_pool_api::{
	error::{Error as PoolError, IntoPoolError},
	InPoolTransaction, TransactionPool, TransactionSource,
};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::{Bytes, H256};
use sp_runtime::traits::Block as BlockT;

use crate::{error::Rejection, Error};

/// Seconds until a block has changed what a pool answers.
const NEXT_BLOCK: Moment = 6;
/// Seconds for which a pool bans what it has found invalid, by default.
const BAN: Moment = 1_800;

/// Methods of devices and of the gateways that serve them.
///
/// Parameters are known to clients by these names, and the doc lines are theirs: see `docs/rpc.md`.
#[rpc(server)]
pub trait AttestationApi<Hash> {
	/// Returns everything that a device needs to begin: chain time, last sequence number and batch,
	/// next time of each slot, presence, and feeless batches left.
	///
	/// Errors: `UnknownDevice`.
	#[method(name = "cot_quota", blocking)]
	fn quota(&self, device: DeviceId, at: Option<Hash>) -> Result<DeviceQuota, Error>;

	/// Submits a batch with its device's signature, both SCALE-encoded, as a feeless transaction,
	/// which has no signer. Returns the hash of the transaction; the same again while the batch
	/// waits and when it is the last that was accepted. A device has one batch in the pool at a
	/// time.
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
	places: usize,
	_block: PhantomData<fn() -> Block>,
}

impl<Client, Pool, Block> Attestations<Client, Pool, Block> {
	/// Creates methods that answer from the states of `client` and submit to `pool`, as long as
	/// less than nine tenths of its `places` are taken: a full pool drops those who have waited
	/// longest, and bans them.
	pub fn new(client: Arc<Client>, pool: Arc<Pool>, places: usize) -> Self {
		Self { client, pool, places, _block: PhantomData }
	}
}

#[async_trait]
impl<Client, Pool, Block> AttestationApiServer<Block::Hash> for Attestations<Client, Pool, Block>
where
	Block: BlockT<Hash = H256>,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	Client::Api: AttestationRuntimeApi<Block>,
	Pool: TransactionPool<Block = Block, Hash = H256> + 'static,
{
	fn quota(&self, device: DeviceId, at: Option<H256>) -> Result<DeviceQuota, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let quota = self.client.runtime_api().quota(at, device)?;
		quota.ok_or(Error::UnknownDevice(device))
	}

	async fn submit_attestation(&self, batch: Bytes, signature: Bytes) -> Result<H256, Error> {
		let batch = decode::<Batch>("batch", &batch)?;
		let signature = decode::<DeviceSignature>("signature", &signature)?;
		let (device, is_odd) = (batch.device, batch.is_odd());
		let at = self.client.info().best_hash;
		let (transaction, admission) = {
			let api = self.client.runtime_api();
			let transaction = api.attestation(at, batch.clone(), signature.clone())?;
			(transaction, api.admission(at, batch, signature)?)
		};
		let other = other_encoding(&transaction)
			.and_then(|bytes| decode::<Block::Extrinsic>("transaction", &bytes).ok());
		let transaction = decode::<Block::Extrinsic>("transaction", &transaction)?;
		let hash = self.pool.hash_of(&transaction);
		// The runtime names the reason before the pool sees the batch: what a pool finds invalid it
		// bans, whatever becomes of it.
		match admission {
			Admission::Accepted => return Ok(hash),
			Admission::Refused { reason, retry_after, expected_sequence } => {
				return Err(rejected(Rejection {
					reason: format!("{reason:?}"),
					device,
					expected_sequence,
					retry_after_seconds: retry_after,
					waiting: None,
				}))
			},
			Admission::Admissible => {},
		}
		let answer = |reason: &str, retry_after_seconds, waiting| {
			rejected(Rejection {
				reason: reason.into(),
				device,
				expected_sequence: self.expected_sequence(at, device),
				retry_after_seconds,
				waiting,
			})
		};
		// It waits already. A pool that has brought it back from a block that was replaced still
		// says that it is banned.
		if self.pool.ready_transaction(&hash).is_some() {
			return Ok(hash);
		}
		let other_hash = other.as_ref().map(|other| self.pool.hash_of(other));
		if let Some(hash) = other_hash.filter(|it| self.pool.ready_transaction(it).is_some()) {
			return Ok(hash);
		}
		if self.pool.status().ready >= self.places - self.places / 10 {
			return Err(answer("PoolFull", Some(NEXT_BLOCK), None));
		}
		let submit =
			|transaction| self.pool.submit_one(at, TransactionSource::External, transaction);
		let mut submitted = submit(transaction).await.map_err(IntoPoolError::into_pool_error);
		let is_ready = |hash: &H256| self.pool.ready_transaction(hash).is_some();
		// A fork-aware pool bans what was only early, when it looks at it again, and may have it
		// for a fork that is not the best. The runtime has just found it admissible, so it goes as
		// the transaction that is not held back.
		let is_held_back = match &submitted {
			Err(Ok(PoolError::TemporarilyBanned)) => true,
			Err(Ok(PoolError::AlreadyImported(_))) => !is_ready(&hash),
			_ => false,
		};
		if let Some(other) = other.filter(|_| is_held_back) {
			submitted = submit(other).await.map_err(IntoPoolError::into_pool_error);
		}
		match submitted {
			Ok(hash) => Ok(hash),
			Err(Ok(PoolError::AlreadyImported(_))) if is_ready(&hash) => Ok(hash),
			// The pool looks at it again when a block is final.
			Err(Ok(PoolError::AlreadyImported(_))) => {
				Err(answer("StateChanged", Some(NEXT_BLOCK), None))
			},
			Err(Ok(PoolError::TooLowPriority { .. })) => {
				// The number of the one that waits is in a transaction, which is the runtime's to
				// read: what is expected is what the chain takes until then.
				Err(answer("OtherBatchWaits", Some(NEXT_BLOCK), self.waiting(device, is_odd)))
			},
			Err(Ok(PoolError::TemporarilyBanned)) => Err(answer("PoolBan", Some(BAN), None)),
			Err(Ok(PoolError::ImmediatelyDropped)) => {
				Err(answer("PoolFull", Some(NEXT_BLOCK), None))
			},
			// The best block has changed since the runtime was asked.
			Err(Ok(PoolError::InvalidTransaction(_) | PoolError::UnknownTransaction(_))) => {
				Err(answer("StateChanged", Some(NEXT_BLOCK), None))
			},
			Err(Ok(error)) if error.is_retriable() => {
				Err(answer(error.as_ref(), Some(NEXT_BLOCK), None))
			},
			Err(Ok(error)) => Err(answer(error.as_ref(), None, None)),
			Err(Err(error)) => Err(answer(&error.to_string(), Some(NEXT_BLOCK), None)),
		}
	}
}

impl<Client, Pool, Block> Attestations<Client, Pool, Block>
where
	Block: BlockT<Hash = H256>,
	Client: ProvideRuntimeApi<Block>,
	Client::Api: AttestationRuntimeApi<Block>,
	Pool: TransactionPool<Block = Block, Hash = H256>,
{
	/// Returns the least sequence number that the chain takes of a device; none if the runtime does
	/// not say.
	fn expected_sequence(&self, at: H256, device: DeviceId) -> Option<u64> {
		let quota = self.client.runtime_api().quota(at, device).ok()??;
		Some(quota.sequence.saturating_add(1))
	}

	/// Returns the hash of the transaction with the batch of `device` that waits in the pool in the
	/// place of such a one.
	fn waiting(&self, device: DeviceId, is_odd: bool) -> Option<H256> {
		let tag = ("Attestations", (device, is_odd)).encode();
		let mut ready = self.pool.ready();
		ready.find(|waiting| waiting.provides().contains(&tag)).map(|waiting| *waiting.hash())
	}
}

/// Returns the error of a batch that is not accepted, for good or for now.
fn rejected(rejection: Rejection) -> Error {
	match rejection.retry_after_seconds {
		Some(_) => Error::RetryLater(rejection),
		None => Error::Refused(rejection),
	}
}

/// Format of a bare transaction today, and the one before, which every runtime still decodes.
const BARE: u8 = 5;
const LEGACY_BARE: u8 = 4;

/// Returns the same bare transaction in its older encoding, which has another hash.
fn other_encoding(transaction: &[u8]) -> Option<Vec<u8>> {
	let mut rest = transaction;
	Compact::<u32>::decode(&mut rest).ok()?;
	let format = transaction.len().checked_sub(rest.len())?;
	let mut other = transaction.to_vec();
	let byte = other.get_mut(format).filter(|byte| **byte == BARE)?;
	*byte = LEGACY_BARE;
	Some(other)
}

/// Decodes `bytes` to the last one; an error names them `what`.
fn decode<T: DecodeAll>(what: &'static str, mut bytes: &[u8]) -> Result<T, Error> {
	T::decode_all(&mut bytes).map_err(|error| Error::Undecodable(what, error))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_device_learns_why_and_whether_and_when_to_try_again() {
		let rejection = |retry_after_seconds| Rejection {
			reason: "SequenceReplayed".into(),
			device: 7,
			expected_sequence: Some(3),
			retry_after_seconds,
			waiting: None,
		};
		let answer = |retry_after| {
			let error = rejected(rejection(retry_after));
			(error.code(), error.to_string())
		};
		assert_eq!(answer(None), (9005, "refused: SequenceReplayed".into()));
		let later = "temporarily rejected, retry later: SequenceReplayed".into();
		assert_eq!(answer(Some(6)), (9006, later));
		let object = jsonrpsee::types::error::ErrorObjectOwned::from(rejected(rejection(Some(6))));
		assert_eq!(
			object.data().unwrap().get(),
			"{\"reason\":\"SequenceReplayed\",\"device\":7,\"expectedSequence\":3,\
			\"retryAfterSeconds\":6,\"waiting\":null}"
		);
	}

	#[test]
	fn a_bare_transaction_has_another_encoding_of_the_same_length() {
		let bare = [8, 5, 51];
		assert_eq!(other_encoding(&bare), Some(vec![8, 4, 51]));
		assert_eq!(other_encoding(&[8, 4, 51]), None);
		assert_eq!(other_encoding(&[8, 0x84, 51]), None);
		assert_eq!(other_encoding(&[0]), None);
		assert_eq!(other_encoding(&[]), None);
		let long = [&[1, 1][..], &[5], &[7; 63]].concat();
		assert_eq!(other_encoding(&long).map(|it| it[2]), Some(4));
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
			after: 0,
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
