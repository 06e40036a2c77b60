//! Blocks of a development chain once they are made: their import, their finality, and the end of a
//! node whose database takes them no longer.

use std::{
	path::PathBuf,
	sync::{Arc, OnceLock},
	time::Duration,
};

use futures::{channel::mpsc, future, stream, FutureExt, StreamExt};
use futures_timer::Delay;
use jsonrpsee::core::async_trait;
use sc_client_api::{AuxStore, BlockchainEvents, Finalizer};
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sp_blockchain::HeaderBackend;

use super::{Backend, Block, Client, Hash};

/// Time from a block's import to its finality. Wallets show a transaction in a block only if they
/// have looked at the block before they hear that it is final.
const FINALITY_DELAY: Duration = Duration::from_millis(500);
/// Blocks whose delay runs at the same time; those of half a second, and more than are ever made.
const MAX_DELAYED: usize = 1_024;

/// Error that ended the node, if it was not told to end.
#[derive(Clone, Debug, Default)]
pub struct Failure(Arc<OnceLock<String>>);

impl Failure {
	/// Returns what people read about it.
	pub fn reason(&self) -> Option<String> {
		self.0.get().cloned()
	}
}

/// The chain and its database, which may fail.
#[derive(Clone)]
pub struct Store {
	client: Arc<Client>,
	backend: Arc<Backend>,
	path: PathBuf,
	failure: Failure,
	failed: mpsc::UnboundedSender<()>,
}

impl Store {
	/// Returns the store whose database is at `path`, and what is to run as an essential task: it
	/// ends once the database takes nothing any more, and `failure` tells why.
	pub fn new(
		client: Arc<Client>,
		backend: Arc<Backend>,
		path: PathBuf,
		failure: Failure,
	) -> (Self, impl std::future::Future<Output = ()>) {
		let (failed, mut failures) = mpsc::unbounded();
		let store = Self { client, backend, path, failure, failed };
		// With a sender of its own, because it may not end when the others do.
		let sender = store.failed.clone();
		let watch = async move {
			failures.next().await;
			drop(sender);
		};
		(store, watch)
	}

	/// Makes every block final a moment after it came in, and the last one of an earlier run now.
	pub async fn finalize(self) {
		let imported = self.client.import_notification_stream();
		let best =
			imported.filter(|block| future::ready(block.is_new_best)).map(|block| block.hash);
		let last = stream::once(future::ready(self.client.info().best_hash));
		let mut seen = last
			.chain(best)
			.map(|hash| Delay::new(FINALITY_DELAY).map(move |()| hash))
			.buffered(MAX_DELAYED);
		while let Some(hash) = seen.next().await {
			if let Err(error) = self.finalize_block(hash) {
				log::warn!("Block {hash:?} is not final: {error}");
				self.check();
			}
		}
	}

	/// Makes a block final, unless it is, or another one has taken its place.
	fn finalize_block(&self, hash: Hash) -> sp_blockchain::Result<()> {
		let number = self.client.number(hash)?.unwrap_or_default();
		let is_canonical = self.client.hash(number)? == Some(hash);
		if is_canonical && number > self.client.info().finalized_number {
			self.client.finalize_block(hash, None, true)?;
		}
		Ok(())
	}

	/// Ends the node if its database takes nothing any more. It would go on to answer, but make no
	/// block until it is started again, even if there is room again.
	fn check(&self) {
		if let Err(error) = self.backend.insert_aux(&[], &[]) {
			// Only the first is the cause.
			let _ = self.failure.0.set(format!(
				"the chain cannot be written to {}: {error}; what was written is whole: see that \
				 there is room, and start the node again",
				self.path.display()
			));
			// Nobody listens when the node ends already.
			let _ = self.failed.unbounded_send(());
		}
	}
}

#[async_trait]
impl BlockImport<Block> for Store {
	type Error = <Client as BlockImport<Block>>::Error;

	async fn check_block(
		&self,
		block: BlockCheckParams<Block>,
	) -> Result<ImportResult, Self::Error> {
		self.client.check_block(block).await
	}

	async fn import_block(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<ImportResult, Self::Error> {
		let result = self.client.import_block(block).await;
		if result.is_err() {
			self.check();
		}
		result
	}
}
