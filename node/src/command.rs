//! Execution of the command line.

use std::{
	ffi::OsString,
	fmt::Display,
	fs,
	io::{self, Write},
	iter,
	net::{SocketAddr, TcpListener},
	path::Path,
};

use clap::{error::ErrorKind, CommandFactory, FromArgMatches};
use sc_cli::{CliConfiguration, Error, Result, SubstrateCli};
use sc_service::{ChainType, Configuration};
use serde_json::json;
use sp_core::bytes::to_hex;

use crate::{
	chain_spec::{self, Parachain},
	cli::{BuildSpecCmd, Cli, ExportGenesisCmd, Subcommand},
	genesis, help,
	service::{self, store::Failure},
};

/// Exit code of a command line that cannot be read, as shells have it.
const USAGE: i32 = 2;

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Chain of Things node".into()
	}

	fn impl_version() -> String {
		env!("CARGO_PKG_VERSION").into()
	}

	fn executable_name() -> String {
		env!("CARGO_PKG_NAME").into()
	}

	fn description() -> String {
		"Runs a Chain of Things of its own, without a relay chain, for development: `cot-node --dev`.\n\n\
		 As a parachain the same runtime is run by the stock `polkadot-omni-node`, with a specification from \
		 `cot-node build-spec`."
			.into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"docs/ in the source".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn sc_service::ChainSpec>, String> {
		chain_spec::load(id)
	}
}

/// Reads the command line.
fn parse(arguments: impl IntoIterator<Item = OsString>) -> std::result::Result<Cli, clap::Error> {
	let command = help::arrange(Cli::setup_command(Cli::command()))
		// A chain without forks needs no view of each: what was submitted is ready for the very
		// next block.
		.mut_arg("pool_type", |arg| arg.default_value("single-state"));
	Cli::from_arg_matches(&command.try_get_matches_from(arguments)?)
}

/// Executes the command line of the process.
pub fn run() -> Result<()> {
	let cli = parse(std::env::args_os()).unwrap_or_else(|error| refuse(&error));
	match &cli.subcommand {
		Some(Subcommand::Key(command)) => command.run(&cli),
		Some(Subcommand::BuildSpec(command)) => build_spec(command),
		Some(Subcommand::ExportChainSpec(command)) => command.run(cli.load_spec(&command.chain)?),
		Some(Subcommand::ExportGenesisHead(command)) => {
			write_genesis(command, genesis::head(&command.chain)?)
		},
		Some(Subcommand::ExportGenesisWasm(command)) => {
			write_genesis(command, genesis::wasm(&command.chain)?)
		},
		Some(Subcommand::PurgeChain(command)) => {
			let runner = cli.create_runner(command)?;
			runner.sync_run(|config| {
				let path = config.database.path().unwrap_or(&config.data_path).to_path_buf();
				command.run(config.database).map_err(|error| at(&path, &error))
			})
		},
		None => run_chain(&cli),
	}
}

fn build_spec(command: &BuildSpecCmd) -> Result<()> {
	let patch = match &command.patch {
		Some(path) => {
			let explain = |error: &dyn Display| format!("{}: {error}", path.display());
			let text = fs::read(path).map_err(|error| explain(&error))?;
			serde_json::from_slice(&text).map_err(|error| explain(&error))?
		},
		None => json!({}),
	};
	let parachain = Parachain {
		para_id: command.para_id,
		relay_chain: command.relay.clone(),
		preset: command.preset.clone(),
		patch,
	};
	if parachain.chain_type() == ChainType::Live && command.patch.is_none() {
		eprintln!(
			"Warning: everybody knows the keys of the preset's accounts, //Alice and so on; name others with --patch"
		);
	}
	let json = parachain.spec()?.as_json(false)?;
	io::stdout().write_all(json.as_bytes())?;
	Ok(())
}

fn write_genesis(command: &ExportGenesisCmd, bytes: Vec<u8>) -> Result<()> {
	let bytes = if command.raw { bytes } else { to_hex(&bytes, false).into_bytes() };
	match &command.output {
		Some(path) => fs::write(path, bytes).map_err(|error| at(path, &error))?,
		None => io::stdout().write_all(&bytes)?,
	}
	Ok(())
}

fn run_chain(cli: &Cli) -> Result<()> {
	let command = &cli.run;
	if !command.is_dev()? {
		return Err(Error::Input(
			"cot-node runs development chains: start it with --dev. A parachain is run by the stock \
			 polkadot-omni-node with a specification from `cot-node build-spec`"
				.into(),
		));
	}
	let runner = cli.create_runner(command)?;
	warn_of_rehearsal(runner.config());
	let config = runner.config();
	for path in iter::once(&config.data_path).chain(&config.network.net_config_path) {
		check_directory(path)?;
	}
	check_ports(runner.config())?;
	let genesis = chain_spec::named_genesis(&command.chain_id(command.is_dev()?)?)?;
	let (sealing, dev_clock) = (command.sealing, command.dev_clock);
	let places = command.pool_params.pool_limit;
	let failure = Failure::default();
	let result = runner.run_node_until_exit({
		let failure = failure.clone();
		move |config| async move {
			service::dev::start(config, genesis, sealing, dev_clock, places, failure)
				.map_err(Error::Service)
		}
	});
	// All that the SDK tells is that a task has ended.
	result.map_err(|error| failure.reason().map_or(error, Error::Input))
}

/// A live chain's specification starts a chain that only looks like it: good for a rehearsal.
fn warn_of_rehearsal(config: &Configuration) {
	if config.chain_spec.chain_type() == ChainType::Live {
		log::warn!(
			"This is a rehearsal of `{}` on this machine alone: the real one is run by the stock polkadot-omni-node",
			config.chain_spec.name()
		);
	}
}

/// The error with the path that it is about.
fn at(path: &Path, error: &dyn Display) -> Error {
	Error::Input(format!("{}: {error}", path.display()))
}

/// Ensures that a chain can be kept at `path`, in the base path: what the SDK's errors do not name.
fn check_directory(path: &Path) -> Result<()> {
	let probe = path.join(".writable");
	fs::create_dir_all(path)
		.and_then(|()| fs::write(&probe, []))
		.and_then(|()| fs::remove_file(&probe))
		.map_err(|error| {
			Error::Input(format!("the chain cannot be kept in {}: {error}", path.display()))
		})
}

/// Ensures that the ports are free before anything is opened. The servers themselves fail as well
/// if a port is taken in between.
fn check_ports(config: &Configuration) -> Result<()> {
	let free = |what, address: SocketAddr| match TcpListener::bind(address) {
		Ok(_) => Ok(()),
		Err(error) => Err(Error::Input(format!("cannot listen on {address} for {what}: {error}"))),
	};
	for endpoint in config.rpc.addr.iter().flatten().filter(|endpoint| !endpoint.is_optional) {
		free("JSON-RPC", endpoint.listen_addr)?;
	}
	config.prometheus_config.as_ref().map_or(Ok(()), |metrics| free("metrics", metrics.port))
}

/// Prints help where it was asked for, otherwise the error in the command line, on one line.
fn refuse(error: &clap::Error) -> ! {
	if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
		error.exit();
	}
	let text = error.to_string();
	let said = text.split("\nUsage:").next().unwrap_or_default();
	let said = said.split("\nFor more information").next().unwrap_or_default();
	eprintln!("{}", one_line(said));
	std::process::exit(USAGE)
}

/// Returns the error on one line.
pub fn explain(error: &Error) -> String {
	one_line(&match error {
		Error::Input(text) | Error::Service(sc_service::Error::Other(text)) => text.clone(),
		error => error.to_string(),
	})
}

/// The words of `text` without its line breaks.
fn one_line(text: &str) -> String {
	text.split_whitespace().collect::<Vec<_>>().join(" ")
}
