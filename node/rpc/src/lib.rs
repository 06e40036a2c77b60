//! JSON-RPC methods of Chain of Things.
//!
//! | method | answers |
//! | --- | --- |
//! | `cot_slots(device, at?)` | level, rhythm, forecast and days left of every slot of a device |
//! | `cot_rewards(account, at?)` | how an account stands in every reward program it has a share in or a token of |
//! | `cot_orders(account, at?)` | the open orders that an account pays for or delivers |
//! | `cot_quota(device, at?)` | sequence number, presence and free batches of a device |
//! | `cot_submitAttestation(batch, signature)` | submits what a device has signed; nobody pays |
//!
//! Each is one call of a runtime API of [`cot_runtime_api`], so that any other node serves the same through
//! `state_call`. `at` is a block hash, the best block if left out. Accounts are SS58, times seconds since the Unix
//! epoch, stock thousandths of the slot's unit, and amounts of money decimal strings: they exceed what a JSON number
//! carries. [`Error`] lists the error codes.

#![warn(missing_docs)]

mod dto;
mod error;
mod submit;

#[cfg(test)]
mod tests;

use std::{marker::PhantomData, sync::Arc};

use cot_primitives::DeviceId;
use cot_runtime_api::CotApi as CotRuntimeApi;
use jsonrpsee::proc_macros::rpc;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::crypto::AccountId32;
use sp_runtime::traits::Block as BlockT;

pub use dto::{Amount, Forecast, Order, Reward, Rhythm, Slot, Stage};
pub use error::Error;
pub use submit::{AttestationApiServer, Attestations};

/// Methods about devices, rewards and orders.
#[rpc(server)]
pub trait CotApi<Hash> {
	/// The slots of a device, in order of their number.
	#[method(name = "cot_slots", blocking)]
	fn slots(&self, device: DeviceId, at: Option<Hash>) -> Result<Vec<Slot>, Error>;

	/// How an account stands in every reward program that it has a share in or a token of.
	#[method(name = "cot_rewards", blocking)]
	fn rewards(&self, account: AccountId32, at: Option<Hash>) -> Result<Vec<Reward>, Error>;

	/// The open orders that an account pays for or delivers, in order of their number.
	#[method(name = "cot_orders", blocking)]
	fn orders(&self, account: AccountId32, at: Option<Hash>) -> Result<Vec<Order>, Error>;
}

/// Answers the methods from a client's runtime API.
pub struct Cot<Client, Block> {
	client: Arc<Client>,
	_block: PhantomData<fn() -> Block>,
}

impl<Client, Block> Cot<Client, Block> {
	/// Answers from the states `client` has.
	pub fn new(client: Arc<Client>) -> Self {
		Self { client, _block: PhantomData }
	}
}

impl<Client, Block> CotApiServer<Block::Hash> for Cot<Client, Block>
where
	Block: BlockT,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	Client::Api: CotRuntimeApi<Block, AccountId32, u128>,
{
	fn slots(&self, device: DeviceId, at: Option<Block::Hash>) -> Result<Vec<Slot>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let slots = self.client.runtime_api().slots(at, device)?;
		let slots = slots.ok_or(Error::UnknownDevice(device))?;
		Ok(slots.into_iter().map(Slot::from).collect())
	}

	fn rewards(&self, account: AccountId32, at: Option<Block::Hash>) -> Result<Vec<Reward>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let rewards = self.client.runtime_api().rewards(at, account)?;
		Ok(rewards.into_iter().map(Reward::from).collect())
	}

	fn orders(&self, account: AccountId32, at: Option<Block::Hash>) -> Result<Vec<Order>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let orders = self.client.runtime_api().orders(at, account)?;
		Ok(orders.into_iter().map(Order::from).collect())
	}
}
