//! When a development chain makes a block.

use std::{sync::Arc, time::Duration};

use futures::{
	channel::mpsc,
	future::{select, Either},
	stream, Stream, StreamExt,
};
use futures_timer::Delay;
use sc_transaction_pool_api::TransactionPool;
use sp_blockchain::HeaderBackend;

use super::{
	clock::{self, Clock, Parent, MAX_APART},
	dev::{chain_time, header, BoxError, Command},
	Client, Hash, Pool,
};
use crate::cli::Sealing;

/// Longest time in which an idle chain does not look at the wall clock. A machine that was
/// suspended, or whose clock was set, has made no time pass that can be waited for.
const LOOK: Duration = Duration::from_secs(1);

/// Maker of the commands to make blocks.
#[derive(Clone)]
pub struct Sealer {
	/// The chain.
	pub client: Arc<Client>,
	/// Transactions that wait for a block.
	pub pool: Arc<Pool>,
	/// Source of chain time.
	pub clock: Clock,
}

impl Sealer {
	/// Returns the blocks to make: those of `engine`, asked for over JSON-RPC, and those of the
	/// sealing mode.
	pub fn commands(
		self,
		sealing: Sealing,
		engine: mpsc::Receiver<Command>,
	) -> Box<dyn Stream<Item = Command> + Send + Unpin> {
		let block = |()| Command::SealNewBlock {
			create_empty: true,
			finalize: false,
			parent_hash: None,
			sender: None,
		};
		match sealing {
			Sealing::Manual => Box::new(engine),
			Sealing::Interval(period) => {
				// The first at once: a chain without a block looks broken to wallets.
				let later = stream::unfold(self, move |sealer| async move {
					Delay::new(clock::pause(period, sealer.lead())).await;
					Some(((), sealer))
				});
				let blocks = stream::once(async {}).chain(later).map(block);
				Box::new(stream::select(engine, Box::pin(blocks)))
			},
			Sealing::Instant(heartbeat) => {
				let blocks = self.transactions(heartbeat).map(block);
				Box::new(stream::select(engine, Box::pin(blocks)))
			},
		}
	}

	/// Yields whenever there are transactions for a block, until blocks no longer take any in, and
	/// when the last block is older than `heartbeat`.
	///
	/// Not once per imported transaction: those that came with others in one block would get empty
	/// blocks of their own.
	fn transactions(self, heartbeat: Duration) -> impl Stream<Item = ()> {
		/// The last block, as it was asked for.
		struct Asked {
			/// Transactions that were ready.
			ready: usize,
			/// The block to build on, if it was asked for without a transaction.
			empty_on: Option<Hash>,
		}

		let imported = self.pool.import_notification_stream();
		let asked = Asked { ready: usize::MAX, empty_on: None };
		stream::unfold(
			(self, imported, asked),
			move |(sealer, mut imported, mut asked)| async move {
				loop {
					let best = sealer.client.info().best_hash;
					let ready = sealer.pool.ready_at(best).await.count();
					if ready > 0 && ready < asked.ready {
						sealer.hold_back().await;
						asked = Asked { ready, empty_on: None };
						return Some(((), (sealer, imported, asked)));
					}
					// Not again where none was made: it would be tried without end.
					if asked.empty_on != Some(best) && sealer.is_due(heartbeat) {
						asked = Asked { ready: usize::MAX, empty_on: Some(best) };
						return Some(((), (sealer, imported, asked)));
					}
					match select(imported.next(), Delay::new(LOOK)).await {
						Either::Left((transaction, _)) => {
							transaction.map(|_| asked.ready = usize::MAX)?
						},
						Either::Right(_) => {},
					}
				}
			},
		)
	}

	/// Waits where a burst of transactions has led the chain further ahead of the wall clock than
	/// clocks may drift. A smaller lead does no harm, and is caught up with when the chain is idle.
	async fn hold_back(&self) {
		let lead = self.lead();
		if lead > MAX_APART {
			Delay::new(clock::pause(Duration::ZERO, lead)).await;
		}
	}

	/// Returns by how much the last block is ahead of the wall clock that the chain follows.
	fn lead(&self) -> Duration {
		match (self.clock, self.last()) {
			(Clock::Wall, Ok(Some(last))) => clock::lead(last.time, clock::wall()),
			_ => Duration::ZERO,
		}
	}

	/// Returns true if the chain follows the wall clock and lags behind it by `heartbeat` or more.
	fn is_due(&self, heartbeat: Duration) -> bool {
		match (self.clock, self.last()) {
			(Clock::Wall, Ok(last)) => clock::is_due(last, heartbeat, clock::wall()),
			_ => false,
		}
	}

	/// Returns slot and time of the last block; none at the genesis block.
	fn last(&self) -> Result<Option<Parent>, BoxError> {
		let best = header(&self.client, self.client.info().best_hash)?;
		chain_time(&self.client, &best)
	}
}
