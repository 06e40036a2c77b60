//! Errors of the methods, with their codes in JSON-RPC.

use cot_primitives::DeviceId;
use jsonrpsee::types::{error::ErrorObjectOwned, ErrorObject};
use serde::Serialize;
use serde_json::json;
use sp_api::ApiError;
use sp_core::{Bytes, H256};

/// Particulars of a batch that is not accepted, as a device can act on them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rejection {
	/// Name of the reason.
	pub reason: String,
	/// Device named by the batch.
	pub device: DeviceId,
	/// Least sequence number that the chain takes; none of an unknown device.
	pub expected_sequence: Option<u64>,
	/// Seconds after which the same batch may be sent again; none if it is refused for good.
	pub retry_after_seconds: Option<u64>,
	/// Hash of the transaction with another batch of the device that waits in the pool.
	pub waiting: Option<H256>,
}

/// Reason for which a method has no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// No device has the identifier.
	#[error("no device has the identifier {0}")]
	UnknownDevice(DeviceId),
	/// The node does not have the block or its state.
	#[error("the block is not known here: {0}")]
	UnknownBlock(String),
	/// The runtime did not answer; it may be older than the method.
	#[error("the runtime did not answer: {0}")]
	Runtime(ApiError),
	/// The bytes are not the SCALE encoding of the parameter.
	#[error("the {0} is not SCALE-encoded: {1}")]
	Undecodable(&'static str, codec::Error),
	/// The batch is refused for good; message and data name the reason.
	#[error("refused: {}", .0.reason)]
	Refused(Rejection),
	/// The batch is rejected for now; message and data name the reason, and the data says when to
	/// send it again.
	#[error("temporarily rejected, retry later: {}", .0.reason)]
	RetryLater(Rejection),
	/// The subscriber has read nothing for too long; the data has the place to go on from.
	#[error("nothing was read for too long")]
	TooSlow {
		/// Place after the last block that was told, or where the subscription began.
		cursor: Bytes,
	},
	/// More was missed than is told; the data has the number of the oldest block to begin with.
	#[error("what was missed goes back too far; block {oldest} is the oldest to begin after")]
	TooFarBack {
		/// Number of the oldest block after which a subscription begins.
		oldest: u32,
	},
	/// The place is not one of this chain.
	#[error("the cursor names no block of this chain")]
	UnknownCursor,
}

impl Error {
	/// Returns the code of the error in JSON-RPC.
	pub const fn code(&self) -> i32 {
		match self {
			Self::UnknownDevice(_) => 9001,
			Self::UnknownBlock(_) => 9002,
			Self::Runtime(_) => 9003,
			Self::Undecodable(..) => 9004,
			Self::Refused(_) => 9005,
			Self::RetryLater(_) => 9006,
			Self::TooSlow { .. } => 9007,
			Self::TooFarBack { .. } => 9008,
			Self::UnknownCursor => 9009,
		}
	}

	/// Returns true if the same request may succeed later.
	pub const fn is_temporary(&self) -> bool {
		match self {
			Self::RetryLater(_) | Self::TooSlow { .. } => true,
			Self::UnknownDevice(_)
			| Self::UnknownBlock(_)
			| Self::Runtime(_)
			| Self::Undecodable(..)
			| Self::Refused(_)
			| Self::TooFarBack { .. }
			| Self::UnknownCursor => false,
		}
	}
}

impl From<ApiError> for Error {
	fn from(error: ApiError) -> Self {
		match error {
			ApiError::UnknownBlock(message) => Self::UnknownBlock(message),
			error => Self::Runtime(error),
		}
	}
}

impl From<Error> for ErrorObjectOwned {
	fn from(error: Error) -> Self {
		let (code, message) = (error.code(), error.to_string());
		match error {
			Error::Refused(rejection) | Error::RetryLater(rejection) => {
				ErrorObject::owned(code, message, Some(rejection))
			},
			Error::TooSlow { cursor } => {
				ErrorObject::owned(code, message, Some(json!({ "cursor": cursor })))
			},
			Error::TooFarBack { oldest } => {
				ErrorObject::owned(code, message, Some(json!({ "oldest": oldest })))
			},
			_ => ErrorObject::owned(code, message, None::<()>),
		}
	}
}
