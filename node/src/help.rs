//! How the help text presents the flags that come with the SDK. Some of its words are about other nodes.

use clap::{Arg, Command};

const EXAMPLES: &str = "\
Examples:
  cot-node --dev                            a new chain, gone when the node stops
  cot-node --dev --base-path ./chain        a chain that is kept, and goes on when started again
  cot-node --dev --sealing instant          blocks only when there are transactions
  cot-node purge-chain --dev -d ./chain     remove the chain in ./chain
  cot-node key generate                     a new account
  cot-node build-spec --para-id 4242 --relay paseo --preset local_testnet > plain.json
                                            a parachain's specification";

/// Sorts the flags by what they are about, and hides those that nobody needs for a chain like this.
pub fn arrange(command: Command) -> Command {
	command
		.mut_args(|arg| {
			let (about, hidden) = place(arg.get_id().as_str());
			let arg = reword(arg).hide(hidden);
			match about {
				Some(heading) => arg.help_heading(heading),
				None => arg,
			}
		})
		.after_help(EXAMPLES)
}

/// The heading of a flag, and whether it is hidden.
fn place(id: &str) -> (Option<&'static str>, bool) {
	match id {
		"chain" | "dev" | "base_path" | "state_pruning" | "blocks_pruning" => {
			(Some("Chain"), false)
		},
		"log" | "detailed_log_output" | "disable_log_color" | "enable_log_reloading" => {
			(Some("Log"), false)
		},
		"prometheus_port" | "prometheus_external" => (Some("Metrics"), false),
		"pool_limit" | "pool_kbytes" | "tx_ban_seconds" => (Some("Transactions"), false),
		"db_cache" | "trie_cache_size" => (Some("Memory"), false),
		"rpc_external" | "rpc_port" | "rpc_methods" | "rpc_cors" | "rpc_max_connections" => {
			(Some("JSON-RPC"), false)
		},
		"sealing" | "dev_clock" => (Some("Blocks and time"), false),
		_ => (None, true),
	}
}

/// What the SDK says of other nodes, said of this one.
fn reword(arg: Arg) -> Arg {
	let help = match arg.get_id().as_str() {
		"dev" => "Run a development chain; in a temporary directory, unless --base-path is given",
		"chain" => "Run the chain `dev` (the default), `local`, or that of a specification file",
		"base_path" => "Keep the chain in this directory",
		"state_pruning" => {
			"Keep the state of `archive` (all blocks; the default) or of so many last blocks"
		},
		"prometheus_port" => "Serve metrics on this port",
		"prometheus_external" => {
			"Serve metrics to other machines too; on port 9615 if none is given"
		},
		_ => return arg,
	};
	arg.help(help).long_help(None)
}
