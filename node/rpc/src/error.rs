use cot_primitives::DeviceId;
use jsonrpsee::types::{error::ErrorObjectOwned, ErrorObject};
use sp_api::ApiError;

/// Why a method has no answer, with the code a client sees.
///
/// | code | variant |
/// | --- | --- |
/// | 9001 | [`Error::UnknownDevice`] |
/// | 9002 | [`Error::UnknownBlock`] |
/// | 9003 | [`Error::Runtime`] |
/// | 9004 | [`Error::Undecodable`] |
/// | 9005 | [`Error::Refused`] |
/// | 9006 | [`Error::Wait`] |
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// No device has this identifier.
	#[error("no device has the identifier {0}")]
	UnknownDevice(DeviceId),
	/// The block that was asked about, or its state, is not known here.
	#[error("the block is not known here: {0}")]
	UnknownBlock(String),
	/// The runtime did not answer; it may be older than the method.
	#[error("the runtime did not answer: {0}")]
	Runtime(ApiError),
	/// Bytes do not encode what they should.
	#[error("the {0} is not SCALE-encoded: {1}")]
	Undecodable(&'static str, codec::Error),
	/// A batch that is not taken, now or later.
	#[error("refused: {0}")]
	Refused(String),
	/// A batch that is not taken yet.
	#[error("not taken now, may be sent again: {0}")]
	Wait(String),
}

impl Error {
	/// Code of the error in JSON-RPC.
	pub fn code(&self) -> i32 {
		match self {
			Self::UnknownDevice(_) => 9001,
			Self::UnknownBlock(_) => 9002,
			Self::Runtime(_) => 9003,
			Self::Undecodable(..) => 9004,
			Self::Refused(_) => 9005,
			Self::Wait(_) => 9006,
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
		ErrorObject::owned(error.code(), error.to_string(), None::<()>)
	}
}
