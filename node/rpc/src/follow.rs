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
	sync::broadcast::{self, error::RecvError, Receiver, Sender},
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

	/// Follows what happens in finalised blocks to a device, after the place `from`, or from now on.
	/// What was missed comes first.
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

/// What a subscriber has asked for.
enum Topic {
	/// Events of purchases and rewards that concern an account.
	Orders(AccountId32),
	/// Events that concern a device.
	Device(DeviceId),
}

impl Topic {
	fn includes(&self, happening: &Happening) -> bool {
		match self {
			Self::Orders(account) => {
				let is_of_topic = [&b"AutoPurchase"[..], b"Rewards"].contains(&&happening.pallet[..]);
				is_of_topic && happening.accounts.contains(account)
			},
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
			cursor: cursor(self.block),
			happenings: of_topic.cloned().collect(),
		}
	}
}

/// Place after a block, as its number and its hash.
fn cursor(block: BlockPlace) -> Bytes {
	(block.number, block.hash).encode().into()
}

/// Implementation of [`FollowApiServer`].
pub struct Follow<Client, Block> {
	client: Arc<Client>,
	live: Sender<Arc<Told>>,
	pace: Pace,
	_block: PhantomData<fn() -> Block>,
}

// A derived one would ask for a client that can be cloned.
impl<Client, Block> Clone for Follow<Client, Block> {
	fn clone(&self) -> Self {
		let (client, live, pace) = (self.client.clone(), self.live.clone(), self.pace);
		Self { client, live, pace, _block: PhantomData }
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
		Client: BlockchainEvents<Block>,
	{
		let (live, _) = broadcast::channel(LIVE_BLOCKS);
		let task = tell_blocks(client.clone(), live.clone());
		(Self { client, live, pace: PACE, _block: PhantomData }, task)
	}

	/// Number of the newest finalised block.
	fn finalised(&self) -> u32 {
		self.client.info().finalized_number.unique_saturated_into()
	}

	/// Number of the first block after the place `from`.
	fn first_after(&self, from: Option<Bytes>) -> Result<u32, Error> {
		let finalised = self.finalised();
		let Some(from) = from else { return Ok(finalised.saturating_add(1)) };
		let (number, hash) = <(u32, H256)>::decode(&mut &from[..])
			.map_err(|error| Error::Undecodable("cursor", error))?;
		// Whether a block that is still to come is the one that is meant shows when it comes.
		if number <= finalised {
			let known = self.client.hash(number.into()).ok().flatten();
			if known != Some(hash) {
				return Err(Error::UnknownCursor);
			}
			let oldest = finalised.saturating_sub(MAX_MISSED);
			if number < oldest {
				return Err(Error::TooFarBack { oldest });
			}
		}
		Ok(number.saturating_add(1))
	}

	async fn follow(
		&self,
		pending: PendingSubscriptionSink,
		topic: Topic,
		from: Option<Bytes>,
	) -> SubscriptionCloseResponse {
		// Before the look at what is finalised, so that no block falls in between.
		let live = self.live.subscribe();
		let next = match self.first_after(from) {
			Ok(next) => next,
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
			next,
			last: None,
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
	Client: ProvideRuntimeApi<Block> + BlockchainEvents<Block> + 'static,
	Client::Api: CotRuntimeApi<Block, AccountId32, u128>,
{
	let mut finalised = client.finality_notification_stream();
	while let Some(notification) = finalised.next().await {
		for hash in notification.tree_route.iter().chain([&notification.hash]) {
			if live.receiver_count() == 0 {
				continue;
			}
			// A block that cannot be told is left to the subscribers, which tell the error.
			if let Ok(told) = tell(&*client, *hash) {
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
	/// Number of the next block to tell.
	next: u32,
	/// Last block that was told.
	last: Option<BlockPlace>,
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
				Ok(Ok(told)) if told.block.number == self.next => self.notify(&told).await?,
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

	/// Tells the finalised blocks that were not told so far. Returns false if the subscriber has
	/// left.
	async fn catch_up(&mut self) -> Result<bool, Error> {
		while self.next <= self.client.info().finalized_number.unique_saturated_into() {
			// What is live already need not be told once more.
			let told = match self.live.try_recv() {
				Ok(told) if told.block.number < self.next => continue,
				Ok(told) if told.block.number == self.next => told,
				_ => Arc::new(self.tell_alone(self.next).await?),
			};
			if !self.notify(&told).await? {
				return Ok(false);
			}
		}
		Ok(true)
	}

	/// Has a block told for this subscriber alone.
	async fn tell_alone(&self, number: u32) -> Result<Told, Error> {
		let client = self.client.clone();
		let told = spawn_blocking(move || {
			let hash = client.hash(number.into()).ok().flatten();
			let unknown = || Error::UnknownBlock(format!("number {number}"));
			tell(&*client, hash.ok_or_else(unknown)?)
		});
		told.await.unwrap_or_else(|_| Err(Error::UnknownBlock("the node is stopping".into())))
	}

	/// Tells what the block has for the subscriber, if that is anything or it is time for a sign of
	/// life. Returns false if the subscriber has left.
	async fn notify(&mut self, told: &Told) -> Result<bool, Error> {
		let notification = told.notification(&self.topic);
		let is_due = self.heard.elapsed() >= self.pace.heartbeat;
		if (is_due || !notification.happenings.is_empty()) && !self.send(&notification).await? {
			return Ok(false);
		}
		self.last = Some(told.block);
		self.next = told.block.number.saturating_add(1);
		Ok(true)
	}

	/// Tells that nothing has happened. Returns false if the subscriber has left.
	async fn give_sign_of_life(&mut self) -> Result<bool, Error> {
		let block = match self.last {
			Some(block) => block,
			None => self.tell_alone(self.next.saturating_sub(1)).await?.block,
		};
		let happenings = Vec::new();
		self.send(&Notification { block, cursor: cursor(block), happenings }).await
	}

	/// Sends a notification. Returns false if the subscriber has left; fails if it does not read.
	async fn send(&mut self, notification: &Notification) -> Result<bool, Error> {
		let Ok(message) = SubscriptionMessage::from_json(notification) else { return Ok(false) };
		match self.sink.send_timeout(message, self.pace.patience).await {
			Ok(()) => {
				self.heard = Instant::now();
				Ok(true)
			},
			Err(SendTimeoutError::Timeout(_)) => {
				Err(Error::TooSlow { cursor: self.last.map(cursor) })
			},
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

	async fn subscribe_device(
		&self,
		pending: PendingSubscriptionSink,
		device: DeviceId,
		from: Option<Bytes>,
	) -> SubscriptionCloseResponse {
		self.follow(pending, Topic::Device(device), from).await
	}
}
