//! Service of a development chain: no relay chain, no peers, blocks as the sealing mode demands.

use std::{sync::Arc, time::Duration};

use codec::Decode;
use cot_rpc::Follow;
use cot_runtime::SLOT_DURATION;
use cumulus_primitives_core::{
	relay_chain::MAX_POV_SIZE, CollectCollationInfo, GetParachainInfo, ParaId,
};
use futures::{channel::mpsc, Stream};
use humantime::format_duration;
use sc_client_api::StorageProvider;
use sc_consensus::LongestChain;
use sc_consensus_aura::find_pre_digest;
use sc_consensus_manual_seal::{
	consensus::aura::AuraConsensusDataProvider, import_queue, run_manual_seal, EngineCommand,
	ManualSealParams,
};
use sc_network::{config::FullNetworkConfiguration, Litep2pNetworkBackend, NotificationMetrics};
use sc_service::{BuildNetworkParams, Configuration, Error, SpawnTasksParams, TaskManager};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::{sr25519::AuthoritySignature, SlotDuration};
use sp_core::storage::{Storage, StorageKey};
use sp_io::hashing::twox_128;

use super::{
	clock::{self, Clock, DevClock, Parent, BLOCKS_PER_SLOT, MAX_APART, SHORTEST_PERIOD},
	parts,
	relay_mock::RelayParent,
	sealing::Sealer,
	store::{Failure, Store},
	Backend, Block, Client, Hash, Header, Parts, Pool,
};
use crate::{cli::Sealing, metrics, rpc};

pub(super) type BoxError = Box<dyn std::error::Error + Send + Sync>;
pub(super) type Command = EngineCommand<Hash>;

/// Starts the chain, with a pool of so many `places`. Returns the manager of its tasks; if one of
/// them ends the node, `failure` may tell why.
pub fn start(
	mut config: Configuration,
	genesis: Option<Storage>,
	sealing: Sealing,
	dev_clock: Option<DevClock>,
	places: usize,
	failure: Failure,
) -> Result<TaskManager, Error> {
	let Parts { client, backend, keystore, mut task_manager, pool } = parts(&config, genesis)?;

	// No peers join: no slots for them, and no port.
	config.network.listen_addresses.clear();
	config.network.default_peers_set.in_peers = 0;
	config.network.default_peers_set.out_peers = 0;
	config.network.enable_dht_random_walk = false;
	let net_config =
		FullNetworkConfiguration::<_, _, Litep2pNetworkBackend>::new(&config.network, None);
	let spawner = task_manager.spawn_essential_handle();
	let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: spawner.clone(),
			import_queue: import_queue(
				Box::new(client.clone()),
				&spawner,
				config.prometheus_registry(),
			),
			block_announce_validator_builder: None,
			warp_sync_config: None,
			block_relay: None,
			metrics: NotificationMetrics::new(None),
			gap_sync_body_policy: None,
		})?;

	if let Some(registry) = config.prometheus_registry() {
		metrics::spawn(&task_manager.spawn_handle(), client.clone(), registry)?;
	}

	// Many callers may ask for blocks at once; each waits for its answer.
	let (engine, engine_commands) = mpsc::channel(1_024);
	// One task for the subscribers of all servers.
	let (follow, tell_blocks) = Follow::new(client.clone());
	task_manager.spawn_handle().spawn("happenings", Some("rpc"), tell_blocks);
	let rpc_builder = {
		let (client, pool) = (client.clone(), pool.clone());
		move |_| {
			let (client, pool, follow) = (client.clone(), pool.clone(), follow.clone());
			rpc::module(client, pool, places, engine.clone(), follow).map_err(Error::from)
		}
	};
	let path = config.database.path().unwrap_or(&config.data_path).to_path_buf();
	// Before anybody gets an answer, so that who is served can have been told.
	announce_time(&client, sealing, dev_clock)?;
	let rpc = sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: client.clone(),
		backend: backend.clone(),
		task_manager: &mut task_manager,
		keystore: keystore.keystore(),
		transaction_pool: pool.clone(),
		rpc_builder: Box::new(rpc_builder),
		network,
		system_rpc_tx,
		tx_handler_controller,
		sync_service,
		telemetry: None,
		tracing_execute_block: None,
	})?;

	announce_urls(rpc.listen_addresses().iter().map(ToString::to_string));
	let clock = dev_clock.map_or(Clock::Wall, Clock::Dev);
	let (store, database) = Store::new(client.clone(), backend.clone(), path, failure);
	let essential = task_manager.spawn_essential_handle();
	essential.spawn("database", None, database);
	if sealing != Sealing::Manual {
		essential.spawn_blocking("finality", None, store.clone().finalize());
	}
	let sealer = Sealer { client: client.clone(), pool: pool.clone(), clock };
	let commands = sealer.commands(sealing, engine_commands);
	spawn_sealing(&task_manager, store, client, backend, pool, clock, commands)?;
	Ok(task_manager)
}

/// Logs the sealing mode and the source of chain time.
fn announce_time(
	client: &Client,
	sealing: Sealing,
	dev_clock: Option<DevClock>,
) -> Result<(), Error> {
	log::info!("⏱  Blocks: --sealing {sealing}");
	let best = header(client, client.info().best_hash)?;
	match (dev_clock, chain_time(client, &best)?) {
		(None, parent) => announce_wall_clock(sealing, parent),
		(Some(clock), None) => log::info!("⏱  Chain time: --dev-clock {clock}"),
		(Some(clock), parent) => log::info!(
			"⏱  Chain time: --dev-clock {clock}, going on at {}",
			clock::show(Clock::Dev(clock).next(parent).time)
		),
	}
	Ok(())
}

/// Logs how far ahead of the wall clock a chain that follows it is, and how far the two may come
/// apart.
fn announce_wall_clock(sealing: Sealing, last: Option<Parent>) {
	let lead = last.map_or(Duration::ZERO, |last| clock::lead(last.time, clock::wall()));
	if lead.is_zero() {
		log::info!("⏱  Chain time: the wall clock's");
	} else {
		log::warn!(
			"⏱  Chain time: {} ahead of the wall clock, which catches up in about {} if nobody asks \
			 for blocks",
			format_duration(whole_seconds(lead)),
			format_duration(whole_seconds(2 * lead))
		);
	}
	match sealing {
		Sealing::Interval(period) if period < SHORTEST_PERIOD => log::warn!(
			"⏱  Blocks come every {} on average: two share a slot, and chain time is not to run \
			 ahead of the wall clock",
			format_duration(SHORTEST_PERIOD)
		),
		Sealing::Interval(period) | Sealing::Instant(period) if period > MAX_APART => log::warn!(
			"⏱  Devices are refused from {} after a block until the next one: what they read then \
			 is from the chain's future",
			format_duration(MAX_APART)
		),
		_ => {},
	}
}

/// Logs that a new block is so far ahead of the wall clock that devices are refused.
fn warn_of_lead(time: u64) {
	let lead = clock::lead(time, clock::wall());
	if lead > MAX_APART {
		log::warn!(
			"⏱  Chain time is {} ahead of the wall clock: what devices read and sign now may be \
			 too old for it",
			format_duration(whole_seconds(lead))
		);
	}
}

fn whole_seconds(duration: Duration) -> Duration {
	Duration::from_secs(duration.as_secs())
}

/// Logs the addresses at which wallets find the chain.
fn announce_urls(addresses: impl Iterator<Item = String>) {
	// As in `/ip4/127.0.0.1/tcp/9944`.
	let ipv4 = |address: String| match address.split('/').collect::<Vec<_>>().as_slice() {
		["", "ip4", ip, "tcp", port] => {
			Some((ip.replace("0.0.0.0", "127.0.0.1"), port.to_string()))
		},
		_ => None,
	};
	if let Some((ip, port)) = addresses.filter_map(ipv4).next() {
		log::info!("🔗 Connect to ws://{ip}:{port}");
		log::info!(
			"🔗 Polkadot.js Apps: https://polkadot.js.org/apps/?rpc=ws%3A%2F%2F{ip}%3A{port}"
		);
	}
}

/// Makes a block for every command.
fn spawn_sealing(
	task_manager: &TaskManager,
	store: Store,
	client: Arc<Client>,
	backend: Arc<Backend>,
	pool: Arc<Pool>,
	clock: Clock,
	commands_stream: impl Stream<Item = Command> + Send + Unpin + 'static,
) -> Result<(), Error> {
	let para_id = client
		.runtime_api()
		.parachain_id(client.info().best_hash)
		.map_err(|error| Error::Application(error.into()))?;
	let mut env = sc_basic_authorship::ProposerFactory::new(
		task_manager.spawn_handle(),
		client.clone(),
		pool.clone(),
		None,
		None,
	);
	// Body and storage proof together; how long the body alone may be, the runtime knows. A
	// development build of the runtime is not compressed and needs the room when it is the
	// upgrade.
	env.set_default_block_size_limit(MAX_POV_SIZE as usize);
	let inherents_from = client.clone();
	let sealing = run_manual_seal(ManualSealParams {
		block_import: store,
		env,
		client,
		pool,
		commands_stream,
		select_chain: LongestChain::new(backend),
		// Takes the slot from the timestamp, so that the two agree.
		consensus_data_provider: Some(Box::new(AuraConsensusDataProvider::new_with_slot_duration(
			SlotDuration::from_millis(SLOT_DURATION),
		))),
		create_inherent_data_providers: move |parent: Hash, ()| {
			let inherents = inherents(&inherents_from, clock, para_id, parent);
			async move { inherents }
		},
	});
	task_manager.spawn_essential_handle().spawn_blocking("sealing", None, sealing);
	Ok(())
}

/// Inherent data of the block after `parent`. It all follows from the block and the
/// clock.
fn inherents(
	client: &Client,
	clock: Clock,
	para_id: ParaId,
	parent: Hash,
) -> Result<(sp_timestamp::InherentDataProvider, RelayParent), BoxError> {
	let included = header(client, parent)?;
	let tick = clock.next(chain_time(client, &included)?);
	if let Clock::Wall = clock {
		warn_of_lead(tick.time);
	}
	let info = client.runtime_api().collect_collation_info(parent, &included)?;
	let upgrade_goes_ahead = info.new_validation_code.is_some();
	if upgrade_goes_ahead {
		log::info!("A new runtime goes ahead with the next block");
	}
	let slot = u32::try_from(tick.slot).map_err(|_| {
		format!("chain time {} is beyond the relay chain's", clock::show(tick.time))
	})?;
	Ok((
		sp_timestamp::InherentDataProvider::new(tick.time.into()),
		RelayParent { para_id, included, slot, upgrade_goes_ahead },
	))
}

/// The chain time of a block; none for the genesis block.
pub(super) fn chain_time(client: &Client, block: &Header) -> Result<Option<Parent>, BoxError> {
	if block.number == 0 {
		return Ok(None);
	}
	let slot = find_pre_digest::<Block, AuthoritySignature>(block)?;
	let mut blocks_in_slot = 1;
	let mut ancestor = header(client, block.parent_hash)?;
	while blocks_in_slot < BLOCKS_PER_SLOT
		&& ancestor.number > 0
		&& find_pre_digest::<Block, AuthoritySignature>(&ancestor)? == slot
	{
		blocks_in_slot += 1;
		ancestor = header(client, ancestor.parent_hash)?;
	}
	let now = StorageKey([twox_128(b"Timestamp"), twox_128(b"Now")].concat());
	let time = client.storage(block.hash(), &now)?.ok_or("the block has no timestamp")?;
	Ok(Some(Parent { slot: *slot, time: u64::decode(&mut time.0.as_slice())?, blocks_in_slot }))
}

pub(super) fn header(client: &Client, hash: Hash) -> Result<Header, BoxError> {
	Ok(client.header(hash)?.ok_or_else(|| format!("block {hash:?} is not known"))?)
}
