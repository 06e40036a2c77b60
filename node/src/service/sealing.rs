//! Blocks of a development chain: when one is made, and what happens if it cannot be.

use std::{sync::Arc, time::Duration};

use cot_runtime::SLOT_DURATION;
use futures::{
	channel::{mpsc, oneshot},
	future::{select, Either},
	stream, FutureExt, Stream, StreamExt,
};
use futures_timer::Delay;
use sc_consensus_manual_seal::rpc::CreatedBlock;
use sc_transaction_pool_api::TransactionPool;
use sp_blockchain::HeaderBackend;

use super::{
	clock::{self, Clock, MAX_LEAD},
	dev::{chain_time, header, BoxError, Command},
	Client, Hash, Pool,
};
use crate::cli::Sealing;

type Outcome = Result<CreatedBlock<Hash>, sc_consensus_manual_seal::Error>;

/// Maker of the commands to make blocks.
#[derive(Clone)]
pub struct Sealer {
	pub client: Arc<Client>,
	pub pool: Arc<Pool>,
	pub clock: Clock,
}

impl Sealer {
	/// Returns the blocks to make, those asked for over JSON-RPC and those of the sealing mode, and
	/// the outcomes of the latter.
	pub fn commands(
		self,
		sealing: Sealing,
		engine: mpsc::Receiver<Command>,
	) -> (
		Box<dyn Stream<Item = Command> + Send + Unpin>,
		mpsc::UnboundedReceiver<oneshot::Receiver<Outcome>>,
	) {
		let (asked, outcomes) = mpsc::unbounded();
		let block = move |()| {
			let (sender, outcome) = oneshot::channel();
			// Nobody listens when the node shuts down.
			let _ = asked.unbounded_send(outcome);
			Command::SealNewBlock {
				create_empty: true,
				finalize: false,
				parent_hash: None,
				sender: Some(sender),
			}
		};
		let commands: Box<dyn Stream<Item = Command> + Send + Unpin> = match sealing {
			Sealing::Manual => {
				// Keeps the watch waiting: there will be no outcome.
				let blocks = stream::pending().map(block);
				Box::new(stream::select(engine, Box::pin(blocks)))
			},
			Sealing::Interval(period) => {
				// The first at once: a chain without a block looks broken to wallets.
				let later = stream::unfold(self, move |sealer| async move {
					Delay::new(sealer.pace(period)).await;
					Some(((), sealer))
				});
				let blocks = stream::once(async {}).chain(later).map(block);
				Box::new(stream::select(engine, Box::pin(blocks)))
			},
			Sealing::Instant(heartbeat) => {
				let blocks = self.transactions(heartbeat).map(block);
				Box::new(stream::select(engine, Box::pin(blocks)))
			},
		};
		(commands, outcomes)
	}

	/// Returns the time until the next block: `period`, or a slot if the chain is ahead of the wall
	/// clock. Two blocks share a slot of the chain, so it is caught up with at half its lead.
	fn pace(&self, period: Duration) -> Duration {
		match self.lead() {
			Some(lead) if lead > Duration::from_millis(SLOT_DURATION) => {
				if lead > MAX_LEAD {
					warn_of_lead(lead);
				}
				period.max(Duration::from_millis(SLOT_DURATION))
			},
			_ => period,
		}
	}

	/// Returns by how much the chain is ahead of the wall clock that it follows.
	fn lead(&self) -> Option<Duration> {
		let Clock::Wall = self.clock else { return None };
		let best: Result<_, BoxError> = header(&self.client, self.client.info().best_hash)
			.and_then(|best| chain_time(&self.client, &best));
		clock::lead(best.ok()?, clock::wall())
	}

	/// Yields whenever there are transactions for a block, until blocks no longer take any in, and
	/// when none came for as long as `heartbeat`.
	///
	/// Not once per imported transaction: those that came with others in one block would get empty
	/// blocks of their own.
	fn transactions(self, heartbeat: Duration) -> impl Stream<Item = ()> {
		let imported = self.pool.import_notification_stream();
		stream::unfold((self, imported, None), move |(sealer, mut imported, mut left)| async move {
			loop {
				let ready = sealer.pool.ready_at(sealer.client.info().best_hash).await.count();
				if ready > 0 && left.is_none_or(|left| ready < left) {
					if sealer.lead().is_some_and(|lead| lead > MAX_LEAD) {
						Delay::new(sealer.pace(Duration::ZERO)).await;
					}
					return Some(((), (sealer, imported, Some(ready))));
				}
				match select(imported.next(), Delay::new(heartbeat)).await {
					Either::Left((transaction, _)) => transaction.map(|_| left = None)?,
					Either::Right(_) => return Some(((), (sealer, imported, None))),
				}
			}
		})
	}
}

/// Says that the chain's time is ahead, which refuses what devices read now.
pub fn warn_of_lead(lead: Duration) {
	log::warn!(
		"⏱  Chain time is {} ahead of the wall clock: what devices read now is refused as too old \
		 until blocks, one a slot, have caught up",
		humantime::format_duration(Duration::from_secs(lead.as_secs()))
	);
}

/// Ends when a block of the sealing mode's could not be stored: a node that cannot write makes no
/// blocks, and should not look as if it did.
pub async fn watch(mut outcomes: mpsc::UnboundedReceiver<oneshot::Receiver<Outcome>>) {
	use sc_consensus_manual_seal::Error;
	while let Some(outcome) = outcomes.next().await {
		match outcome.map(Result::ok).await {
			Some(Err(error @ (Error::ConsensusError(_) | Error::BlockchainError(_)))) => {
				log::error!("A block could not be stored, is the disk full? {error}");
				return;
			},
			Some(Err(error)) => log::error!("No block: {error}"),
			Some(Ok(_)) | None => {},
		}
	}
}
