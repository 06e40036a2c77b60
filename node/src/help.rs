//! Presentation of the SDK's flags in the help text. Some of its words are about other
//! nodes.

use clap::{Arg, Command};

/// The flags to show, by what they are about. Others work, but nobody needs them for a chain like
/// this.
const SHOWN: [(&str, &[&str]); 7] = [
	("Blocks and time", &["sealing", "dev_clock"]),
	("Chain", &["chain", "dev", "base_path", "state_pruning", "blocks_pruning"]),
	(
		"JSON-RPC",
		&[
			"rpc_cors",
			"rpc_external",
			"rpc_max_connections",
			"rpc_methods",
			"rpc_port",
			"unsafe_rpc_external",
		],
	),
	("Transactions", &["pool_limit", "pool_kbytes", "tx_ban_seconds"]),
	("Memory", &["database_cache_size", "trie_cache_size"]),
	("Metrics", &["prometheus_port", "prometheus_external"]),
	("Log", &["log", "detailed_log_output", "disable_log_color", "enable_log_reloading"]),
];

const EXAMPLES: &str = "\
Examples:
  cot-node --dev                            a new chain, gone when the node stops
  cot-node --dev --base-path ./chain        a chain that is kept, and goes on when started again
  cot-node --dev --sealing instant          a block as soon as there are transactions
  cot-node purge-chain --dev -d ./chain     remove the chain in ./chain
  cot-node key generate                     a new account
  cot-node build-spec --para-id 4242 --relay paseo --preset local_testnet > plain.json
                                            a parachain's specification";

/// Sorts the flags by what they are about, and hides the rest.
pub fn arrange(command: Command) -> Command {
	let command = command.after_help(EXAMPLES);
	command.mut_args(|arg| match heading(arg.get_id().as_str()) {
		Some(heading) => reword(arg).help_heading(heading),
		None => arg.hide(true),
	})
}

fn heading(id: &str) -> Option<&'static str> {
	SHOWN.iter().find(|(_, ids)| ids.contains(&id)).map(|(heading, _)| *heading)
}

/// Corrections of the SDK's help where it does not hold for this node.
fn reword(arg: Arg) -> Arg {
	let help = match arg.get_id().as_str() {
		"dev" => "Run a development chain; in a temporary directory, unless --base-path is given",
		"chain" => "Run the chain `dev` (the default), `local`, or that of a specification file",
		"base_path" => "Keep the chain in this directory",
		"state_pruning" => {
			"Keep the state of `archive` (all blocks; the default) or of so many last blocks"
		},
		"blocks_pruning" => {
			"With --state-pruning: keep the blocks of `archive` (all), `archive-canonical` or so many last ones"
		},
		"rpc_external" => "Answer other machines too, and warn about it",
		"unsafe_rpc_external" => "Answer other machines too",
		"prometheus_port" => "Serve metrics on this port",
		"prometheus_external" => "Serve metrics to other machines too; on port 9615 if none is given",
		_ => return arg,
	};
	arg.help(help).long_help(None)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::cli::Cli;
	use clap::CommandFactory;

	#[test]
	fn every_flag_that_is_to_be_shown_exists() {
		let command = Cli::command();
		let known: Vec<_> = command.get_arguments().map(|arg| arg.get_id().as_str()).collect();
		for id in SHOWN.iter().flat_map(|(_, ids)| ids.iter()) {
			assert!(known.contains(id), "{id}");
		}
	}

	#[test]
	fn flags_that_nobody_needs_are_hidden() {
		let help = arrange(Cli::command()).render_long_help().to_string();
		assert!(help.contains("--sealing") && help.contains("--base-path"));
		assert!(!help.contains("--execution-syncing") && !help.contains("--no-prometheus"));
	}
}
