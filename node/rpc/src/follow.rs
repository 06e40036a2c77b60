//! Subscriptions to what happens in finalised blocks.
//!
//! One task has each block told by its runtime, however many subscribers there are. A subscriber
//! that asks for what it has missed, or that has fallen behind, is told those blocks one by one, so
//! that nothing is left out; one that reads nothing for half a minute is closed.

#[cfg(test)]
mod tests;

use std::{future::Future, marker::PhantomData, sync::Arc, time::Duration};

use codec::{Decode, Encode};
use cot_primitives::{DeviceId, Moment};
use cot_runtime_api::{
	BlockHappenings, CotApi as CotRuntimeApi, Happening as ToldHappening, HappeningFilter,
};
use futures::StreamExt;
use jsonrpsee::{
	core::async_trait, proc_macros::rpc, types::ErrorObjectOwned, PendingSubscriptionSink,
	SendTimeoutError, SubscriptionCloseResponse, SubscriptionMessage, SubscriptionSink,
};
use sc_client_api::BlockchainEvents;
use serde::Serialize;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::{crypto::AccountId32, Bytes, H256};
use sp_runtime::traits::{Block as BlockT, NumberFor, UniqueSaturatedInto};
use tokio::{
	sync::{
		broadcast::{self, error::RecvError, Receiver, Sender},
		Semaphore,
	},
	task::spawn_blocking,
	time::{timeout_at, Instant},
};

use crate::Error;

/// Times that a subscriber is given.
#[derive(Clone, Copy)]
struct Pace {
	/// Longest time without a notification, so that a dead connection shows.
	heartbeat: Duration,
	/// Longest time for which a subscriber that reads nothing is waited for.
	patience: Duration,
}

const PACE: Pace = Pace { heartbeat: Duration::from_secs(60), patience: Duration::from_secs(30) };
/// Most blocks that a subscriber is told that it has missed: a day's, of six seconds.
pub const MAX_MISSED: u32 = 14_400;
/// Blocks that are told at a time for subscribers that have missed them. More would take the
/// node's threads from its other callers.
const TURNS: usize = 2;
/// Blocks that are kept for subscribers that are a little late.
const LIVE_BLOCKS: usize = 64;

type Happening = ToldHappening<AccountId32>;

/// Happenings of one finalised block.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Notification {
	/// The block.
	pub block: BlockPlace,
	/// Place after which a later subscription goes on.
	pub cursor: Bytes,
	/// Happenings of the block that were asked for; none in a sign of life.
	pub happenings: Vec<Happening>,
}

/// Place of a block.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BlockPlace {
	/// Hash.
	pub hash: H256,
	/// Number.
	pub number: u32,
	/// Chain time in Unix seconds.
	pub time: Moment,
}

/// Subscriptions to finalised blocks.
#[rpc(server)]
pub trait FollowApi {
	/// Follows what happens in finalised blocks to an account's orders, mandates, offers and
	/// rewards, after the place `from`, or from now on. What was missed comes first.
	///
	/// Errors: `Undecodable`, `TooSlow`, `TooFarBack`, `UnknownCursor`.
	#[subscription(
		name = "cot_subscribeOrders" => "cot_ordersHappened",
		unsubscribe = "cot_unsubscribeOrders",
		item = Notification
	)]
	async fn subscribe_orders(
		&self,
		account: AccountId32,
		from: Option<Bytes>,
	) -> SubscriptionCloseResponse;

	/// Follows all that happens in finalised blocks to an account, its money and fees included,
	/// after the place `from`, or from now on. What was missed comes first.
	///
	/// Errors: `Undecodable`, `TooSlow`, `TooFarBack`, `UnknownCursor`.
	#[subscription(
		name = "cot_subscribeAccount" => "cot_accountHappened",
		unsubscribe = "cot_unsubscribeAccount",
		item = Notification
	)]
	async fn subscribe_account(
		&self,
		account: AccountId32,
		from: Option<Bytes>,
	) -> SubscriptionCloseResponse;

	/// Follows what happens in finalised blocks to a device, after the place `from`, or from now
	/// on. What was missed comes first.
	///
	/// Errors: `Undecodable`, `TooSlow`, `TooFarBack`, `UnknownCursor`.
	#[subscription(
		name = "cot_subscribeDevice" => "cot_deviceHappened",
		unsubscribe = "cot_unsubscribeDevice",
		item = Notification
	)]
	async fn subscribe_device(
		&self,
		device: DeviceId,
		from: Option<Bytes>,
	) -> SubscriptionCloseResponse;
}

/// Selection of a subscriber.
enum Topic {
	/// Events of purchases and rewards that concern an account.
	Orders(AccountId32),
	/// Events that concern an account.
	Account(AccountId32),
	/// Events that concern a device.
	Device(DeviceId),
}

impl Topic {
	fn includes(&self, happening: &Happening) -> bool {
		match self {
			Self::Orders(account) => {
				let is_of_topic =
					[&b"AutoPurchase"[..], b"Rewards"].contains(&&happening.pallet[..]);
				is_of_topic && happening.accounts.contains(account)
			},
			Self::Account(account) => happening.accounts.contains(account),
			Self::Device(device) => happening.device == Some(*device),
		}
	}
}

/// A finalised block as its runtime has told it.
struct Told {
	block: BlockPlace,
	happenings: Vec<Happening>,
}

impl Told {
	fn notification(&self, topic: &Topic) -> Notification {
		let of_topic = self.happenings.iter().filter(|happening| topic.includes(happening));
		Notification {
			block: self.block,
			cursor: cursor(place_of(self.block)),
			happenings: of_topic.cloned().collect(),
		}
	}
}

/// Place after a block: its number and its hash.
type Place = (u32, H256);

fn place_of(block: BlockPlace) -> Place {
	(block.number, block.hash)
}

/// A place as clients keep it.
fn cursor(place: Place) -> Bytes {
	place.encode().into()
}

/// Returns the newest finalised block.
fn finalised<Block, Client>(client: &Client) -> Place
where
	Block: BlockT<Hash = H256>,
	NumberFor<Block>: UniqueSaturatedInto<u32>,
	Client: HeaderBackend<Block>,
{
	let info = client.info();
	(info.finalized_number.unique_saturated_into(), info.finalized_hash)
}

/// Ensures that the chain has this block, which is finalised.
fn ensure_known<Block, Client>(client: &Client, (number, hash): Place) -> Result<(), Error>
where
	Block: BlockT<Hash = H256>,
	NumberFor<Block>: From<u32>,
	Client: HeaderBackend<Block>,
{
	let known = client.hash(number.into()).ok().flatten();
	if known == Some(hash) {
		Ok(())
	} else {
		Err(Error::UnknownCursor)
	}
}

/// Implementation of [`FollowApiServer`].
pub struct Follow<Client, Block> {
	client: Arc<Client>,
	live: Sender<Arc<Told>>,
	/// Blocks that are told for single subscribers at a time.
	turns: Arc<Semaphore>,
	pace: Pace,
	_block: PhantomData<fn() -> Block>,
}

// A derived one would ask for a client that can be cloned.
impl<Client, Block> Clone for Follow<Client, Block> {
	fn clone(&self) -> Self {
		let (client, live) = (self.client.clone(), self.live.clone());
		let (turns, pace) = (self.turns.clone(), self.pace);
		Self { client, live, turns, pace, _block: PhantomData }
	}
}

impl<Client, Block> Follow<Client, Block>
where
	Block: BlockT<Hash = H256>,
	NumberFor<Block>: From<u32> + UniqueSaturatedInto<u32>,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	Client::Api: CotRuntimeApi<Block, AccountId32, u128>,
{
	/// Creates the subscriptions, and the task that has each block told as long as there are any.
	pub fn new(client: Arc<Client>) -> (Self, impl Future<Output = ()>)
	where
		Client: BlockchainEvents<Block> + Send + Sync,
	{
		let (live, _) = broadcast::channel(LIVE_BLOCKS);
		let task = tell_blocks(client.clone(), live.clone());
		let turns = Arc::new(Semaphore::new(TURNS));
		(Self { client, live, turns, pace: PACE, _block: PhantomData }, task)
	}

	/// Returns the place `from`, or that of the newest finalised block. A block that is still to
	/// come is compared with the chain's when it is there.
	fn place(&self, from: Option<Bytes>) -> Result<Place, Error> {
		let (finalised, hash) = finalised(&*self.client);
		let Some(from) = from else { return Ok((finalised, hash)) };
		let (number, hash) =
			Place::decode(&mut &from[..]).map_err(|error| Error::Undecodable("cursor", error))?;
		if number <= finalised {
			ensure_known(&*self.client, (number, hash))?;
			let oldest = finalised.saturating_sub(MAX_MISSED);
			if number < oldest {
				return Err(Error::TooFarBack { oldest });
			}
		}
		Ok((number, hash))
	}

	async fn follow(
		&self,
		pending: PendingSubscriptionSink,
		topic: Topic,
		from: Option<Bytes>,
	) -> SubscriptionCloseResponse {
		// Before the look at what is finalised, so that no block falls in between.
		let live = self.live.subscribe();
		let place = match self.place(from) {
			Ok(place) => place,
			Err(error) => {
				pending.reject(error).await;
				return SubscriptionCloseResponse::None;
			},
		};
		let Ok(sink) = pending.accept().await else { return SubscriptionCloseResponse::None };
		let subscriber = Subscriber {
			client: self.client.clone(),
			live,
			topic,
			sink,
			place,
			is_known: false,
			turns: self.turns.clone(),
			heard: Instant::now(),
			pace: self.pace,
			_block: PhantomData::<fn() -> Block>,
		};
		match subscriber.serve().await {
			Ok(()) => SubscriptionCloseResponse::None,
			Err(error) => match SubscriptionMessage::from_json(&ErrorObjectOwned::from(error)) {
				Ok(message) => SubscriptionCloseResponse::NotifErr(message),
				Err(_) => SubscriptionCloseResponse::None,
			},
		}
	}
}

/// Has each finalised block told, as long as there is a subscriber.
async fn tell_blocks<Client, Block>(client: Arc<Client>, live: Sender<Arc<Told>>)
where
	Block: BlockT<Hash = H256>,
	Client: ProvideRuntimeApi<Block> + BlockchainEvents<Block> + Send + Sync + 'static,
	Client::Api: CotRuntimeApi<Block, AccountId32, u128>,
{
	let mut finalised = client.finality_notification_stream();
	while let Some(notification) = finalised.next().await {
		for hash in notification.tree_route.iter().chain([&notification.hash]) {
			if live.receiver_count() == 0 {
				continue;
			}
			let (client, hash) = (client.clone(), *hash);
			// A block that cannot be told is left to the subscribers, which tell the error.
			if let Ok(Ok(told)) = spawn_blocking(move || tell(&*client, hash)).await {
				let _ = live.send(Arc::new(told));
			}
		}
	}
}

/// Has one block told by its runtime.
fn tell<Client, Block>(client: &Client, hash: H256) -> Result<Told, Error>
where
	Block: BlockT<Hash = H256>,
	Client: ProvideRuntimeApi<Block>,
	Client::Api: CotRuntimeApi<Block, AccountId32, u128>,
{
	let BlockHappenings { number, time, happenings } =
		client.runtime_api().happenings(hash, HappeningFilter::All)?;
	Ok(Told { block: BlockPlace { hash, number, time }, happenings })
}

/// One subscription.
struct Subscriber<Client, Block> {
	client: Arc<Client>,
	live: Receiver<Arc<Told>>,
	topic: Topic,
	sink: SubscriptionSink,
	/// Place after the last block that was told, or where it begins.
	place: Place,
	/// True if that place is known to be one of this chain.
	is_known: bool,
	turns: Arc<Semaphore>,
	/// Time of the last notification.
	heard: Instant,
	pace: Pace,
	_block: PhantomData<fn() -> Block>,
}

impl<Client, Block> Subscriber<Client, Block>
where
	Block: BlockT<Hash = H256>,
	NumberFor<Block>: From<u32> + UniqueSaturatedInto<u32>,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	Client::Api: CotRuntimeApi<Block, AccountId32, u128>,
{
	/// Tells each block, until the subscriber leaves.
	async fn serve(mut self) -> Result<(), Error> {
		while self.catch_up().await? {
			let received = tokio::select! {
				() = self.sink.closed() => return Ok(()),
				received = timeout_at(self.heard + self.pace.heartbeat, self.live.recv()) => received,
			};
			let is_there = match received {
				Ok(Ok(told)) if self.is_next(&told) => self.notify(&told).await?,
				// It has been told this one, or is late and is told the blocks one by one.
				Ok(Ok(_) | Err(RecvError::Lagged(_))) => true,
				Ok(Err(RecvError::Closed)) => false,
				Err(_) => self.give_sign_of_life().await?,
			};
			if !is_there {
				break;
			}
		}
		Ok(())
	}

	/// Returns true if the block is the one after the last that was told.
	fn is_next(&self, told: &Told) -> bool {
		self.is_known && told.block.number == self.next()
	}

	fn next(&self) -> u32 {
		self.place.0.saturating_add(1)
	}

	/// Tells the finalised blocks that were not told so far. Returns false if the subscriber has
	/// left.
	async fn catch_up(&mut self) -> Result<bool, Error> {
		// It may wait for a block that is still to come.
		if !self.is_known && self.place.0 <= finalised(&*self.client).0 {
			ensure_known(&*self.client, self.place)?;
			self.is_known = true;
		}
		while self.place.0 < finalised(&*self.client).0 {
			// What is live already need not be told once more.
			let told = match self.live.try_recv() {
				Ok(told) if told.block.number < self.next() => continue,
				Ok(told) if self.is_next(&told) => told,
				_ => Arc::new(self.tell_alone(self.next()).await?),
			};
			if self.sink.is_closed() || !self.notify(&told).await? {
				return Ok(false);
			}
		}
		Ok(true)
	}

	/// Has a block told for this subscriber alone, when it is its turn.
	async fn tell_alone(&self, number: u32) -> Result<Told, Error> {
		let stopping = || Error::UnknownBlock("the node is stopping".into());
		let turn = self.turns.clone().acquire_owned().await.map_err(|_| stopping())?;
		let client = self.client.clone();
		let told = spawn_blocking(move || {
			let _turn = turn;
			let hash = client.hash(number.into()).ok().flatten();
			let unknown = || Error::UnknownBlock(format!("number {number}"));
			tell(&*client, hash.ok_or_else(unknown)?)
		});
		told.await.unwrap_or_else(|_| Err(stopping()))
	}

	/// Tells what the block has for the subscriber, if that is anything or it is time for a sign of
	/// life. Returns false if the subscriber has left.
	async fn notify(&mut self, told: &Told) -> Result<bool, Error> {
		let notification = told.notification(&self.topic);
		let is_due = self.heard.elapsed() >= self.pace.heartbeat;
		if (is_due || !notification.happenings.is_empty()) && !self.send(&notification).await? {
			return Ok(false);
		}
		self.place = place_of(told.block);
		Ok(true)
	}

	/// Tells that nothing has happened up to the newest finalised block. Returns false if the
	/// subscriber has left.
	async fn give_sign_of_life(&mut self) -> Result<bool, Error> {
		let Told { block, .. } = self.tell_alone(finalised(&*self.client).0).await?;
		let (cursor, happenings) = (cursor(self.place), Vec::new());
		self.send(&Notification { block, cursor, happenings }).await
	}

	/// Sends a notification. Returns false if the subscriber has left; fails if it does not read.
	async fn send(&mut self, notification: &Notification) -> Result<bool, Error> {
		let Ok(message) = SubscriptionMessage::from_json(notification) else { return Ok(false) };
		match self.sink.send_timeout(message, self.pace.patience).await {
			Ok(()) => {
				self.heard = Instant::now();
				Ok(true)
			},
			Err(SendTimeoutError::Timeout(_)) => Err(Error::TooSlow { cursor: cursor(self.place) }),
			Err(SendTimeoutError::Closed(_)) => Ok(false),
		}
	}
}

#[async_trait]
impl<Client, Block> FollowApiServer for Follow<Client, Block>
where
	Block: BlockT<Hash = H256>,
	NumberFor<Block>: From<u32> + UniqueSaturatedInto<u32>,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	Client::Api: CotRuntimeApi<Block, AccountId32, u128>,
{
	async fn subscribe_orders(
		&self,
		pending: PendingSubscriptionSink,
		account: AccountId32,
		from: Option<Bytes>,
	) -> SubscriptionCloseResponse {
		self.follow(pending, Topic::Orders(account), from).await
	}

	async fn subscribe_account(
		&self,
		pending: PendingSubscriptionSink,
		account: AccountId32,
		from: Option<Bytes>,
	) -> SubscriptionCloseResponse {
		self.follow(pending, Topic::Account(account), from).await
	}

	async fn subscribe_device(
		&self,
		pending: PendingSubscriptionSink,
		device: DeviceId,
		from: Option<Bytes>,
	) -> SubscriptionCloseResponse {
		self.follow(pending, Topic::Device(device), from).await
	}
}
