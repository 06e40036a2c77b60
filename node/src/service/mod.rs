//! Client, database and transaction pool.

pub mod clock;
pub mod dev;
mod relay_mock;
mod sealing;
pub mod store;

use std::{
	path::PathBuf,
	sync::{
		mpsc::{channel, RecvTimeoutError, Sender},
		Arc,
	},
	thread,
	time::Duration,
};

use cot_runtime::RuntimeApi;
use futures::future::BoxFuture;
use sc_chain_spec::{BuildGenesisBlock, GenesisBlockBuilder};
use sc_client_api::Backend as _;
use sc_executor::WasmExecutor;
use sc_service::{
	config::ExecutorConfiguration, Configuration, Error, SpawnTaskHandle, TFullBackend,
	TFullClient, TaskManager,
};
use sc_transaction_pool::TransactionPoolHandle;
use sp_blockchain::HeaderBackend;
use sp_core::{storage::Storage, traits::SpawnEssentialNamed};
use sp_runtime::traits::Block as BlockT;

pub use cot_runtime::{
	opaque::{Block, Header},
	Hash,
};

/// Host functions of the runtime: nothing that a relay chain validator does not offer as
/// well.
pub type HostFunctions = (
	sp_io::SubstrateHostFunctions,
	cumulus_primitives_proof_size_hostfunction::storage_proof_size::HostFunctions,
);
/// Runs the runtime.
pub type Executor = WasmExecutor<HostFunctions>;
/// The chain as this node has it.
pub type Client = TFullClient<Block, RuntimeApi, Executor>;
/// The database.
pub type Backend = TFullBackend<Block>;
/// Transactions that wait for a block.
pub type Pool = TransactionPoolHandle<Block, Client>;

/// Components of every kind of node.
pub struct Parts {
	/// The chain.
	pub client: Arc<Client>,
	/// Its database.
	pub backend: Arc<Backend>,
	/// Keys.
	pub keystore: sc_service::KeystoreContainer,
	/// Tasks.
	pub task_manager: TaskManager,
	/// Transactions.
	pub pool: Arc<Pool>,
}

/// Spawns the workers of the transaction pool.
///
/// They end when the pool does, and at a stop that may be before they are told to. As the essential
/// tasks the pool takes them for, they would then be reported as failed. Their panics end the node
/// like all others.
#[derive(Clone)]
struct PoolWorkers(SpawnTaskHandle);

impl SpawnEssentialNamed for PoolWorkers {
	fn spawn_essential_blocking(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		future: BoxFuture<'static, ()>,
	) {
		self.0.spawn_blocking(name, group, future);
	}

	fn spawn_essential(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		future: BoxFuture<'static, ()>,
	) {
		self.0.spawn(name, group, future);
	}
}

/// Executor of the runtime. Compiling it takes most of a node's start, so what was compiled is kept
/// for the next one, where programs of this system keep such things.
pub fn executor(config: &ExecutorConfiguration) -> Executor {
	let executor = Executor::builder()
		.with_execution_method(config.wasm_method)
		.with_max_runtime_instances(config.max_runtime_instances)
		.with_runtime_cache_size(config.runtime_cache_size);
	let variable = |name| std::env::var_os(name).map(PathBuf::from);
	variable("XDG_CACHE_HOME")
		.or_else(|| variable("HOME").map(|home| home.join(".cache")))
		.filter(|cache| cache.is_absolute())
		.map(|cache| cache.join("cot-node"))
		.into_iter()
		.fold(executor, |executor, cache| executor.with_cache_path(cache))
		.build()
}

/// Logs that the runtime may have to be compiled, unless what is returned is dropped within a
/// second: a runtime that was compiled before is there at once.
fn announce_compilation() -> Sender<()> {
	let (running, ended) = channel();
	thread::spawn(move || {
		if ended.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
			log::info!("⏳ Compiling the runtime: its first start takes some seconds longer");
		}
	});
	running
}

/// Opens the database, begins the chain if it is new, and sets up what works on it.
///
/// The chain begins with `genesis` or, without it, with what its specification says.
pub fn parts(config: &Configuration, genesis: Option<Storage>) -> Result<Parts, Error> {
	let executor = executor(&config.executor);
	let path = config.database.path().unwrap_or(&config.data_path);
	let backend = sc_service::new_db_backend::<Block>(config.db_config())
		.map_err(|error| Error::Other(format!("the database in {}: {error}", path.display())))?;
	let compiling = announce_compilation();
	let storage = match genesis {
		Some(storage) => storage,
		None => config.chain_spec.as_storage_builder().build_storage()?,
	};
	let genesis = |commit| {
		GenesisBlockBuilder::<Block, _, _>::new_with_storage(
			storage.clone(),
			commit,
			backend.clone(),
			executor.clone(),
		)
	};

	let known = backend.blockchain().info();
	if known.finalized_state.is_some() {
		let (block, _) = genesis(false)?.build_genesis_block()?;
		let expected = block.header().hash();
		if known.genesis_hash != expected {
			return Err(Error::Other(format!(
				"the database in {} belongs to another chain: its genesis is {:?}, that of `{}` is {expected:?}; \
				 give another --base-path, or remove it with purge-chain",
				path.display(),
				known.genesis_hash,
				config.chain_spec.name(),
			)));
		}
	}

	let (client, backend, keystore, task_manager) =
		sc_service::new_full_parts_with_genesis_builder::<Block, RuntimeApi, _, _>(
			config,
			None,
			executor.clone(),
			backend.clone(),
			genesis(true)?,
			true,
		)?;
	drop(compiling);
	let client = Arc::new(client);
	let pool = Arc::from(
		sc_transaction_pool::Builder::new(
			PoolWorkers(task_manager.spawn_handle()),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);
	Ok(Parts { client, backend, keystore, task_manager, pool })
}
