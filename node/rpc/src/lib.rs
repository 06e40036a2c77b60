//! JSON-RPC methods of Chain of Things.
//!
//! | method | answers |
//! | --- | --- |
//! | `cot_device(device, at?)` | owner, key, standing and deposits of a device |
//! | `cot_devices(account, after?, limit?, at?)` | a page of an account's devices, 64 or fewer |
//! | `cot_deviceOfSerial(manufacturer, serial, at?)` | the device that has a serial number, hexadecimal |
//! | `cot_manufacturer(account, at?)` | profile, standing and number of devices of a manufacturer |
//! | `cot_slots(device, at?)` | level, rhythm, forecast and days left of every slot of a device |
//! | `cot_rewards(account, at?)` | how an account stands in every reward program it has a share in or a token of |
//! | `cot_program(manufacturer, at?)` | supply, current epoch and terms of a manufacturer's reward program |
//! | `cot_orders(account, at?)` | the open orders that an account pays for or delivers |
//! | `cot_whyNot(device, slot, at?)` | everything that stands against buying for a slot now |
//! | `cot_merchant(account, at?)` | profile, bond and reputation of a merchant |
//! | `cot_offers(category, after?, limit?, at?)` | a page of a category's offers with stock, 64 or fewer |
//! | `cot_quota(device, at?)` | sequence number, presence and free batches of a device |
//! | `cot_submitAttestation(batch, signature)` | submits what a device has signed; nobody pays |
//!
//! Each is one call of a runtime API of [`cot_runtime_api`], so that any other node serves the same
//! through `state_call`. `at` is a block hash, the best block if left out. Accounts are SS58, times
//! seconds since the Unix epoch, stock thousandths of the slot's unit, and amounts of money decimal
//! strings: they exceed what a JSON number carries. [`Error`] lists the error codes.

#![warn(missing_docs)]

mod dto;
mod error;
mod submit;

#[cfg(test)]
mod tests;

use std::{marker::PhantomData, sync::Arc};

use cot_primitives::{Commodity, DeviceId, Serial, SlotId, WhyNot};
use cot_runtime_api::{CotApi as CotRuntimeApi, ManufacturerView, MerchantView, ProgramView};
use jsonrpsee::proc_macros::rpc;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::{crypto::AccountId32, Bytes};
use sp_runtime::traits::Block as BlockT;

pub use dto::{Forecast, Rhythm, Slot};
pub use error::Error;
pub use submit::{AttestationApiServer, Attestations};

type Device = cot_runtime_api::DeviceView<AccountId32, u128>;
type Reward = cot_runtime_api::RewardView<AccountId32, u128>;
type Order = cot_runtime_api::OrderView<AccountId32, u128>;
type Offer = cot_runtime_api::OfferView<AccountId32, u128>;
type Manufacturer = ManufacturerView<u128>;
type Merchant = MerchantView<u128>;
type Program = ProgramView<u128>;

/// Methods about devices, rewards and orders.
#[rpc(server)]
pub trait CotApi<Hash> {
	/// A device.
	#[method(name = "cot_device", blocking)]
	fn device(&self, device: DeviceId, at: Option<Hash>) -> Result<Device, Error>;

	/// Devices of an account after the device `after`, or the first ones. At most `limit`, and
	/// never more than 64; the next page begins after the last device of this one.
	#[method(name = "cot_devices", blocking)]
	fn devices(
		&self,
		account: AccountId32,
		after: Option<DeviceId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<Device>, Error>;

	/// The device that has a serial number under its manufacturer; null if none has.
	#[method(name = "cot_deviceOfSerial", blocking)]
	fn device_of_serial(
		&self,
		manufacturer: AccountId32,
		serial: Bytes,
		at: Option<Hash>,
	) -> Result<Option<DeviceId>, Error>;

	/// A manufacturer; null if the account is not registered as one.
	#[method(name = "cot_manufacturer", blocking)]
	fn manufacturer(
		&self,
		account: AccountId32,
		at: Option<Hash>,
	) -> Result<Option<Manufacturer>, Error>;

	/// The slots of a device, in order of their number.
	#[method(name = "cot_slots", blocking)]
	fn slots(&self, device: DeviceId, at: Option<Hash>) -> Result<Vec<Slot>, Error>;

	/// How an account stands in every reward program that it has a share in or a token of.
	#[method(name = "cot_rewards", blocking)]
	fn rewards(&self, account: AccountId32, at: Option<Hash>) -> Result<Vec<Reward>, Error>;

	/// How the reward program of a manufacturer stands; null if it runs none.
	#[method(name = "cot_program", blocking)]
	fn program(
		&self,
		manufacturer: AccountId32,
		at: Option<Hash>,
	) -> Result<Option<Program>, Error>;

	/// The open orders that an account pays for or delivers, in order of their number.
	#[method(name = "cot_orders", blocking)]
	fn orders(&self, account: AccountId32, at: Option<Hash>) -> Result<Vec<Order>, Error>;

	/// Everything that stands against buying for a slot now; null if the device has no such slot,
	/// or there is nothing to buy for it.
	#[method(name = "cot_whyNot", blocking)]
	fn why_not(
		&self,
		device: DeviceId,
		slot: SlotId,
		at: Option<Hash>,
	) -> Result<Option<WhyNot>, Error>;

	/// A merchant; null if the account is not registered as one.
	#[method(name = "cot_merchant", blocking)]
	fn merchant(&self, account: AccountId32, at: Option<Hash>) -> Result<Option<Merchant>, Error>;

	/// Offers of a category that have stock, those that have expired and not been withdrawn
	/// included, after the place `after`, or the first ones. At most `limit`, and never more than
	/// 64; those of one merchant stand together, the cheapest first. The next page begins after
	/// the place of the last offer of this one.
	#[method(name = "cot_offers", blocking)]
	fn offers(
		&self,
		category: Commodity,
		after: Option<Bytes>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<Offer>, Error>;
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
	fn device(&self, device: DeviceId, at: Option<Block::Hash>) -> Result<Device, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let view = self.client.runtime_api().device(at, device)?;
		view.ok_or(Error::UnknownDevice(device))
	}

	fn devices(
		&self,
		account: AccountId32,
		after: Option<DeviceId>,
		limit: Option<u32>,
		at: Option<Block::Hash>,
	) -> Result<Vec<Device>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let limit = limit.unwrap_or(u32::MAX);
		Ok(self.client.runtime_api().devices(at, account, after, limit)?)
	}

	fn device_of_serial(
		&self,
		manufacturer: AccountId32,
		serial: Bytes,
		at: Option<Block::Hash>,
	) -> Result<Option<DeviceId>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		// One that is longer than a serial number may be is nobody's.
		let Ok(serial) = Serial::try_from(serial.0) else { return Ok(None) };
		Ok(self.client.runtime_api().device_of_serial(at, manufacturer, serial)?)
	}

	fn manufacturer(
		&self,
		account: AccountId32,
		at: Option<Block::Hash>,
	) -> Result<Option<Manufacturer>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		Ok(self.client.runtime_api().manufacturer(at, account)?)
	}

	fn slots(&self, device: DeviceId, at: Option<Block::Hash>) -> Result<Vec<Slot>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let slots = self.client.runtime_api().slots(at, device)?;
		let slots = slots.ok_or(Error::UnknownDevice(device))?;
		Ok(slots.into_iter().map(Slot::from).collect())
	}

	fn rewards(&self, account: AccountId32, at: Option<Block::Hash>) -> Result<Vec<Reward>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		Ok(self.client.runtime_api().rewards(at, account)?)
	}

	fn program(
		&self,
		manufacturer: AccountId32,
		at: Option<Block::Hash>,
	) -> Result<Option<Program>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		Ok(self.client.runtime_api().program(at, manufacturer)?)
	}

	fn orders(&self, account: AccountId32, at: Option<Block::Hash>) -> Result<Vec<Order>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		Ok(self.client.runtime_api().orders(at, account)?)
	}

	fn why_not(
		&self,
		device: DeviceId,
		slot: SlotId,
		at: Option<Block::Hash>,
	) -> Result<Option<WhyNot>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		Ok(self.client.runtime_api().why_not(at, device, slot)?)
	}

	fn merchant(
		&self,
		account: AccountId32,
		at: Option<Block::Hash>,
	) -> Result<Option<Merchant>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		Ok(self.client.runtime_api().merchant(at, account)?)
	}

	fn offers(
		&self,
		category: Commodity,
		after: Option<Bytes>,
		limit: Option<u32>,
		at: Option<Block::Hash>,
	) -> Result<Vec<Offer>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let limit = limit.unwrap_or(u32::MAX);
		let after = after.map(|place| place.0);
		Ok(self.client.runtime_api().offers(at, category, after, limit)?)
	}
}
