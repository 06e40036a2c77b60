//! Flags and subcommands.

use std::{fmt, num::NonZeroU32, path::PathBuf, str::FromStr, time::Duration};

use sc_cli::{
	CliConfiguration, Database, ExportChainSpecCmd, ImportParams, KeySubcommand, PrometheusParams,
	PurgeChainCmd, Result, RpcEndpoint, RpcParams, SharedParams, TransactionPoolParams,
};
use sc_service::{
	config::{IpNetwork, PrometheusConfig, RpcBatchRequestConfig, RpcMethods},
	BlocksPruning, ChainSpec, PruningMode, Role, TransactionPoolOptions,
};

use crate::service::clock::DevClock;

/// The command line.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// Command other than running a chain.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,
	/// Options of running a chain.
	#[command(flatten)]
	pub run: RunCmd,
}

/// Commands besides running a chain.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Generate, inspect and store keys.
	#[command(subcommand)]
	Key(KeySubcommand),
	/// Write the specification of a parachain, to be made raw with `export-chain-spec`.
	BuildSpec(BuildSpecCmd),
	/// Write the specification of a chain, for `--chain` or for the stock omni node.
	ExportChainSpec(ExportChainSpecCmd),
	/// Write the header of the first block, to register a parachain.
	ExportGenesisHead(ExportGenesisCmd),
	/// Write the runtime of the first block, to register a parachain.
	ExportGenesisWasm(ExportGenesisCmd),
	/// Remove the database of a chain.
	PurgeChain(PurgeChainCmd),
}

/// Inputs of a parachain's specification.
#[derive(Debug, clap::Args)]
pub struct BuildSpecCmd {
	/// Identifier of the parachain on its relay chain.
	#[arg(long, value_name = "N")]
	pub para_id: u32,
	/// Name of the relay chain, as the stock omni node knows it: `paseo`, `westend`,
	/// `westend-local`.
	#[arg(long, value_name = "NAME")]
	pub relay: String,
	/// Preset that the genesis is made from: `development`, or `local_testnet` with two collators.
	#[arg(long, value_name = "NAME")]
	pub preset: String,
	/// JSON file with what the genesis changes of the preset, such as balances, collators and the
	/// sudo key.
	///
	/// Its values replace the preset's: a list as a whole, an object field by field.
	#[arg(long, value_name = "FILE")]
	pub patch: Option<PathBuf>,
}

/// Which chain's genesis to write, and where to.
#[derive(Debug, clap::Args)]
pub struct ExportGenesisCmd {
	/// The chain: `dev`, `local`, or a specification file.
	#[arg(long, value_name = "CHAIN_SPEC")]
	pub chain: String,
	/// The file to write; without it, to standard output.
	pub output: Option<PathBuf>,
	/// Write binary instead of hexadecimal.
	#[arg(long)]
	pub raw: bool,
}

/// Time at which blocks are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sealing {
	/// As soon as there are transactions, and when the last block is so old.
	Instant(Duration),
	/// Regularly, with or without transactions.
	Interval(Duration),
	/// Only when `engine_createBlock` is called.
	Manual,
}

/// Longest time without a block when blocks are made for transactions only. The pool judges the
/// times of devices by the last block: without a block for longer than a clock may drift, what a
/// device reads now would be from the future, and nothing would ever make a block of it.
const HEARTBEAT: Duration = Duration::from_secs(60);

fn parse_millis(text: &str) -> std::result::Result<Duration, String> {
	match text.parse() {
		Ok(millis) if millis > 0 => Ok(Duration::from_millis(millis)),
		_ => Err(format!("`{text}` is not a number of milliseconds above zero")),
	}
}

impl FromStr for Sealing {
	type Err = String;

	fn from_str(text: &str) -> std::result::Result<Self, String> {
		match text.split_once('=') {
			None if text == "instant" => Ok(Self::Instant(HEARTBEAT)),
			None if text == "manual" => Ok(Self::Manual),
			Some(("instant", millis)) => Ok(Self::Instant(parse_millis(millis)?)),
			Some(("interval", millis)) => Ok(Self::Interval(parse_millis(millis)?)),
			_ => Err("expected `instant`, `instant=<milliseconds>`, `manual` or \
			          `interval=<milliseconds>`"
				.into()),
		}
	}
}

impl fmt::Display for Sealing {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Instant(heartbeat) => write!(f, "instant={}", heartbeat.as_millis()),
			Self::Interval(period) => write!(f, "interval={}", period.as_millis()),
			Self::Manual => f.write_str("manual"),
		}
	}
}

/// Every three seconds: two blocks a slot is the most the runtime takes, so this is the fastest at
/// which the chain's time stays that of the wall clock.
const DEFAULT_SEALING: Sealing = Sealing::Interval(Duration::from_secs(3));

/// Options of running a chain.
#[derive(Debug, clap::Args)]
pub struct RunCmd {
	/// Sealing of blocks: `instant` (as soon as there are transactions),
	/// `interval=<milliseconds>`, or `manual` (when `engine_createBlock` is called).
	///
	/// A block is final half a second later; with `manual`, if the call says so.
	/// `engine_createBlock` works in every mode.
	///
	/// Devices' times are judged by the last block's, so with the wall clock `instant` makes an
	/// empty block when the last one is a minute old, or `instant=<milliseconds>`.
	///
	/// A slot lasts 6 seconds of chain time and takes two blocks. Blocks made faster than that
	/// move the chain's time ahead of the wall clock. While it is ahead, `interval` makes one
	/// block in 6 seconds at most, and from five minutes on `instant` does the same: so the wall
	/// clock catches up.
	#[arg(long, value_name = "MODE", default_value_t = DEFAULT_SEALING, help_heading = "Blocks and time")]
	pub sealing: Sealing,

	/// Let chain time begin at a moment and advance by a step with every block, instead of
	/// following the wall clock.
	///
	/// For replaying recorded data: `--dev-clock start=2017-01-01T00:00:00Z,step=21600`. The start
	/// is RFC 3339, the step is in seconds and at least 3. A chain that is started again goes on
	/// from its last block: time never goes back.
	#[arg(long, value_name = "start=TIME,step=SECONDS", help_heading = "Blocks and time")]
	pub dev_clock: Option<DevClock>,

	/// Chain, database and log.
	#[command(flatten)]
	pub shared_params: SharedParams,
	/// JSON-RPC server.
	#[command(flatten)]
	pub rpc_params: RpcParams,
	/// Database and execution.
	#[command(flatten)]
	pub import_params: ImportParams,
	/// Transaction pool.
	#[command(flatten)]
	pub pool_params: TransactionPoolParams,
	/// Metrics. Only exposed if a port is given.
	#[command(flatten)]
	pub prometheus_params: PrometheusParams,
}

impl CliConfiguration for RunCmd {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}

	fn import_params(&self) -> Option<&ImportParams> {
		Some(&self.import_params)
	}

	/// Without the line that manual seal writes about each block: others say the same more clearly.
	fn log_filters(&self) -> Result<String> {
		let mut filters = vec!["sc_consensus_manual_seal::rpc=warn".to_string()];
		filters.extend(self.shared_params.log_filters().iter().cloned());
		Ok(filters.join(","))
	}

	fn role(&self, _: bool) -> Result<Role> {
		Ok(Role::Authority)
	}

	fn database(&self) -> Result<Option<Database>> {
		Ok(Some(Database::ParityDb))
	}

	/// A development chain keeps everything, unless told otherwise: its past is what one wants to
	/// look at.
	fn state_pruning(&self) -> Result<Option<PruningMode>> {
		let chosen = self.import_params.pruning_params.state_pruning()?;
		Ok(Some(chosen.unwrap_or(PruningMode::ArchiveAll)))
	}

	fn blocks_pruning(&self) -> Result<BlocksPruning> {
		let params = &self.import_params.pruning_params;
		match params.state_pruning()? {
			None => Ok(BlocksPruning::KeepAll),
			Some(_) => params.blocks_pruning(),
		}
	}

	fn prometheus_config(
		&self,
		default_listen_port: u16,
		chain_spec: &Box<dyn ChainSpec>,
	) -> Result<Option<PrometheusConfig>> {
		let params = &self.prometheus_params;
		if params.prometheus_port.is_none() && !params.prometheus_external {
			return Ok(None);
		}
		Ok(params.prometheus_config(default_listen_port, chain_spec.id().into()))
	}

	fn transaction_pool(&self, is_dev: bool) -> Result<TransactionPoolOptions> {
		Ok(self.pool_params.transaction_pool(is_dev))
	}

	fn rpc_addr(&self, default_listen_port: u16) -> Result<Option<Vec<RpcEndpoint>>> {
		let endpoints = self.rpc_params.rpc_addr(self.is_dev()?, false, default_listen_port)?;
		// A node that quietly listens elsewhere is a node nobody finds.
		let fixed = |endpoint| RpcEndpoint { retry_random_port: false, ..endpoint };
		Ok(endpoints.map(|endpoints| endpoints.into_iter().map(fixed).collect()))
	}

	fn rpc_cors(&self, is_dev: bool) -> Result<Option<Vec<String>>> {
		self.rpc_params.rpc_cors(is_dev)
	}

	fn rpc_methods(&self) -> Result<RpcMethods> {
		Ok(self.rpc_params.rpc_methods.into())
	}

	fn rpc_max_connections(&self) -> Result<u32> {
		Ok(self.rpc_params.rpc_max_connections)
	}

	fn rpc_max_request_size(&self) -> Result<u32> {
		Ok(self.rpc_params.rpc_max_request_size)
	}

	fn rpc_max_response_size(&self) -> Result<u32> {
		Ok(self.rpc_params.rpc_max_response_size)
	}

	fn rpc_max_subscriptions_per_connection(&self) -> Result<u32> {
		Ok(self.rpc_params.rpc_max_subscriptions_per_connection)
	}

	fn rpc_buffer_capacity_per_connection(&self) -> Result<u32> {
		Ok(self.rpc_params.rpc_message_buffer_capacity_per_connection)
	}

	fn rpc_batch_config(&self) -> Result<RpcBatchRequestConfig> {
		self.rpc_params.rpc_batch_config()
	}

	fn rpc_rate_limit(&self) -> Result<Option<NonZeroU32>> {
		Ok(self.rpc_params.rpc_rate_limit)
	}

	fn rpc_rate_limit_whitelisted_ips(&self) -> Result<Vec<IpNetwork>> {
		Ok(self.rpc_params.rpc_rate_limit_whitelisted_ips.clone())
	}

	fn rpc_rate_limit_trust_proxy_headers(&self) -> Result<bool> {
		Ok(self.rpc_params.rpc_rate_limit_trust_proxy_headers)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::service::clock::MAX_APART;
	use clap::CommandFactory;

	#[test]
	fn the_command_line_is_consistent() {
		Cli::command().debug_assert();
	}

	#[test]
	fn every_sealing_mode_reads_as_it_prints() {
		for text in ["instant=500", "manual", "interval=250"] {
			assert_eq!(text.parse::<Sealing>().map(|mode| mode.to_string()), Ok(text.into()));
		}
		assert_eq!("instant".parse(), Ok(Sealing::Instant(HEARTBEAT)));
	}

	#[test]
	fn instant_sealing_lets_no_device_come_from_the_future() {
		assert!(HEARTBEAT < MAX_APART / 2);
	}

	#[test]
	fn other_sealing_modes_are_refused() {
		for text in [
			"",
			"Instant",
			"instant=0",
			"interval",
			"interval=0",
			"interval=-1",
			"interval=1s",
			"manual=1",
		] {
			assert!(text.parse::<Sealing>().is_err(), "{text}");
		}
	}
}
