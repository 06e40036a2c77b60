//! JSON-RPC methods of Chain of Things.
//!
//! Each is one call of a runtime API of [`cot_runtime_api`], whose records it answers as they are,
//! so that any other node serves the same through `state_call`. `docs/rpc.md` is the reference for
//! clients and `docs/rpc.json` the same for programs: a test writes both from the traits of this
//! crate and from [`Error`].

mod error;
mod follow;
mod submit;

#[cfg(test)]
mod tests;

use std::{marker::PhantomData, sync::Arc};

use cot_primitives::{Commodity, DeviceId, ModelId, Serial, SlotId, TokenId, WhyNot};
use cot_runtime_api::{
	CotApi as CotRuntimeApi, FleetState, HappeningFilter, ManufacturerView, MerchantView,
	ProgramView, SlotView,
};
use jsonrpsee::proc_macros::rpc;
use pallet_auto_purchase::OrderId;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::{crypto::AccountId32, Bytes};
use sp_runtime::traits::Block as BlockT;

pub use error::{Error, Rejection};
pub use follow::{BlockPlace, Follow, FollowApiServer, Notification};
pub use submit::{AttestationApiServer, Attestations};

type Device = cot_runtime_api::DeviceView<AccountId32, u128>;
type Reward = cot_runtime_api::RewardView<AccountId32, u128>;
type Order = cot_runtime_api::OrderView<AccountId32, u128>;
type Offer = cot_runtime_api::OfferView<AccountId32, u128>;
type Manufacturer = ManufacturerView<u128>;
type Merchant = MerchantView<u128>;
type Program = ProgramView<u128>;
type Slot = SlotView;
type Household = cot_runtime_api::HouseholdView<AccountId32, u128>;
type Mandate = cot_runtime_api::MandateView<AccountId32, u128>;
type Fleet = cot_runtime_api::FleetView<AccountId32, u128>;
type Happenings = cot_runtime_api::BlockHappenings<AccountId32>;
type TokenFee = cot_runtime_api::TokenFee<u128>;
type StartCheck = pallet_metering::StartCheck<u128>;

/// Methods about devices, rewards and orders.
///
/// Parameters are known to clients by these names, and the doc lines are theirs: see `docs/rpc.md`.
#[rpc(server)]
pub trait CotApi<Hash> {
	/// Returns owner, key, status and deposits of a device.
	///
	/// Errors: `UnknownDevice`.
	#[method(name = "cot_device", blocking)]
	fn device(&self, device: DeviceId, at: Option<Hash>) -> Result<Device, Error>;

	/// Returns the devices of an account that follow the device `after`, or the first ones: at most
	/// `limit`, and never more than 64. The next page begins after the last device of this one.
	#[method(name = "cot_devices", blocking)]
	fn devices(
		&self,
		account: AccountId32,
		after: Option<DeviceId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<Device>, Error>;

	/// Returns the device that has a serial number under its manufacturer; null if none has.
	#[method(name = "cot_deviceOfSerial", blocking)]
	fn device_of_serial(
		&self,
		manufacturer: AccountId32,
		serial: Bytes,
		at: Option<Hash>,
	) -> Result<Option<DeviceId>, Error>;

	/// Returns profile, status, bond and number of devices of a manufacturer; null if the account
	/// is not registered as one.
	#[method(name = "cot_manufacturer", blocking)]
	fn manufacturer(
		&self,
		account: AccountId32,
		at: Option<Hash>,
	) -> Result<Option<Manufacturer>, Error>;

	/// Returns level, rhythm, forecast and days left of every slot of a device, in order of the
	/// slots' numbers.
	///
	/// Errors: `UnknownDevice`.
	#[method(name = "cot_slots", blocking)]
	fn slots(&self, device: DeviceId, at: Option<Hash>) -> Result<Vec<Slot>, Error>;

	/// Returns points, payouts and token balance of an account in every reward program in which it
	/// has earned points or whose token it owns.
	#[method(name = "cot_rewards", blocking)]
	fn rewards(&self, account: AccountId32, at: Option<Hash>) -> Result<Vec<Reward>, Error>;

	/// Returns supply, current epoch and terms of a manufacturer's reward program; null if it runs
	/// none.
	#[method(name = "cot_program", blocking)]
	fn program(
		&self,
		manufacturer: AccountId32,
		at: Option<Hash>,
	) -> Result<Option<Program>, Error>;

	/// Returns the open orders that an account pays for or delivers, in order of their numbers.
	#[method(name = "cot_orders", blocking)]
	fn orders(&self, account: AccountId32, at: Option<Hash>) -> Result<Vec<Order>, Error>;

	/// Returns an open order; null if it is closed, or was never placed.
	#[method(name = "cot_order", blocking)]
	fn order(&self, order: OrderId, at: Option<Hash>) -> Result<Option<Order>, Error>;

	/// Returns an account as a household: memberships and when it may leave them, funds that are
	/// free, held and frozen, limits, and whether it has paused.
	#[method(name = "cot_household", blocking)]
	fn household(&self, account: AccountId32, at: Option<Hash>) -> Result<Household, Error>;

	/// Returns the mandate of a slot with what is left of its budget; null if it has none.
	#[method(name = "cot_mandate", blocking)]
	fn mandate(
		&self,
		device: DeviceId,
		slot: SlotId,
		at: Option<Hash>,
	) -> Result<Option<Mandate>, Error>;

	/// Returns whether a device may act by itself in a slot, for how many thousandths of its unit,
	/// and every reason against it.
	#[method(name = "cot_mayStart", blocking)]
	fn may_start(
		&self,
		device: DeviceId,
		slot: SlotId,
		at: Option<Hash>,
	) -> Result<StartCheck, Error>;

	/// Returns the devices of a manufacturer whose serial numbers follow `after`, or the first
	/// ones: at most `limit`, which counts as 1 to 64. Of 1,024 serial numbers those devices are
	/// returned that are of the `model` and in the `state`, where one is given: `silent`,
	/// `sanctioned` or `underAppeal`. The next page begins after `next`; a page may be empty and
	/// not the last.
	///
	/// Errors: `Undecodable`.
	#[method(name = "cot_fleet", blocking)]
	fn fleet(
		&self,
		manufacturer: AccountId32,
		after: Option<Bytes>,
		limit: Option<u32>,
		state: Option<FleetState>,
		model: Option<ModelId>,
		at: Option<Hash>,
	) -> Result<Fleet, Error>;

	/// Returns what happened in a block: all of it, or what concerns an account, or a device, or
	/// both. Each happening is an event with its fields, in the form that the runtime gives it.
	#[method(name = "cot_happenings", blocking)]
	fn happenings(
		&self,
		account: Option<AccountId32>,
		device: Option<DeviceId>,
		at: Option<Hash>,
	) -> Result<Happenings, Error>;

	/// Returns every reason against buying for a slot now, and the offers considered; null if the
	/// device has no such slot, or there is nothing to buy for it.
	#[method(name = "cot_whyNot", blocking)]
	fn why_not(
		&self,
		device: DeviceId,
		slot: SlotId,
		at: Option<Hash>,
	) -> Result<Option<WhyNot>, Error>;

	/// Returns profile, bond and reputation of a merchant; null if the account is not registered as
	/// one.
	#[method(name = "cot_merchant", blocking)]
	fn merchant(&self, account: AccountId32, at: Option<Hash>) -> Result<Option<Merchant>, Error>;

	/// Returns the offers of a category that have stock and follow the place `after`, or the first
	/// ones: at most `limit`, and never more than 64. Those that have expired and not been
	/// withdrawn are included. Offers of one merchant stand together, the cheapest first. The next
	/// page begins after the `place` of the last offer of this one.
	#[method(name = "cot_offers", blocking)]
	fn offers(
		&self,
		category: Commodity,
		after: Option<Bytes>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<Offer>, Error>;

	/// Returns what a fee, in the coin's smallest unit as `payment_queryInfo` tells it, costs in a
	/// token now and at most; null if the token has no pool with so many coins.
	#[method(name = "cot_tokenFee", blocking)]
	fn token_fee(
		&self,
		token: TokenId,
		fee: u64,
		at: Option<Hash>,
	) -> Result<Option<TokenFee>, Error>;
}

/// Implementation of [`CotApiServer`] over the runtime API of a client.
pub struct Cot<Client, Block> {
	client: Arc<Client>,
	_block: PhantomData<fn() -> Block>,
}

impl<Client, Block> Cot<Client, Block> {
	/// Creates methods that answer from the states of `client`.
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
		// No device has a serial number beyond the longest.
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
		slots.ok_or(Error::UnknownDevice(device))
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

	fn order(&self, order: OrderId, at: Option<Block::Hash>) -> Result<Option<Order>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		Ok(self.client.runtime_api().order(at, order)?)
	}

	fn household(&self, account: AccountId32, at: Option<Block::Hash>) -> Result<Household, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		Ok(self.client.runtime_api().household(at, account)?)
	}

	fn mandate(
		&self,
		device: DeviceId,
		slot: SlotId,
		at: Option<Block::Hash>,
	) -> Result<Option<Mandate>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		Ok(self.client.runtime_api().mandate(at, device, slot)?)
	}

	fn may_start(
		&self,
		device: DeviceId,
		slot: SlotId,
		at: Option<Block::Hash>,
	) -> Result<StartCheck, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		Ok(self.client.runtime_api().may_start(at, device, slot)?)
	}

	fn fleet(
		&self,
		manufacturer: AccountId32,
		after: Option<Bytes>,
		limit: Option<u32>,
		state: Option<FleetState>,
		model: Option<ModelId>,
		at: Option<Block::Hash>,
	) -> Result<Fleet, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let after = after.map(|serial| Serial::try_from(serial.0)).transpose();
		let after =
			after.map_err(|_| Error::Undecodable("serial number", "it is too long".into()))?;
		let limit = limit.unwrap_or(u32::MAX);
		Ok(self.client.runtime_api().fleet(at, manufacturer, after, limit, state, model)?)
	}

	fn happenings(
		&self,
		account: Option<AccountId32>,
		device: Option<DeviceId>,
		at: Option<Block::Hash>,
	) -> Result<Happenings, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let filter = match (account, device) {
			(Some(account), _) => HappeningFilter::Account(account),
			(None, Some(device)) => HappeningFilter::Device(device),
			(None, None) => HappeningFilter::All,
		};
		let mut told = self.client.runtime_api().happenings(at, filter)?;
		if let Some(device) = device {
			told.happenings.retain(|happening| happening.device == Some(device));
		}
		Ok(told)
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

	fn token_fee(
		&self,
		token: TokenId,
		fee: u64,
		at: Option<Block::Hash>,
	) -> Result<Option<TokenFee>, Error> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		Ok(self.client.runtime_api().token_fee(at, token, fee.into())?)
	}
}
