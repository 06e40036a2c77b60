//! The chains that can be started by name.

use std::path::PathBuf;

use cot_runtime::WASM_BINARY;
use sc_chain_spec::{ChainSpecExtension, Properties};
use sc_service::{ChainType, GenericChainSpec};
use serde::{Deserialize, Serialize};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};

use crate::service::HostFunctions;

/// What the stock omni node wants to find in a specification besides the usual.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ChainSpecExtension)]
pub struct Extensions {
	/// The relay chain this parachain belongs to. Not used without a relay chain.
	#[serde(alias = "relayChain", default = "default_relay_chain")]
	pub relay_chain: String,
}

/// The relay chain of a local network.
fn default_relay_chain() -> String {
	"rococo-local".into()
}

/// Specification of a chain that runs this runtime.
pub type ChainSpec = GenericChainSpec<Extensions, HostFunctions>;

/// The specification with this name, or in the file with this path.
pub fn load(id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
	Ok(Box::new(match id {
		"" | "dev" => preset(
			"Chain of Things Development",
			"cot_dev",
			ChainType::Development,
			DEV_RUNTIME_PRESET,
		)?,
		"local" => preset(
			"Chain of Things Local Testnet",
			"cot_local",
			ChainType::Local,
			LOCAL_TESTNET_RUNTIME_PRESET,
		)?,
		path => ChainSpec::from_json_file(PathBuf::from(path)).map_err(|error| {
			format!("`{path}` is neither dev, local nor a specification: {error}")
		})?,
	}))
}

fn preset(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let wasm = WASM_BINARY.ok_or("this binary was built without the runtime (SKIP_WASM_BUILD)")?;
	let extensions = Extensions { relay_chain: default_relay_chain() };
	Ok(ChainSpec::builder(wasm, extensions)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_genesis_config_preset_name(preset)
		.with_protocol_id("cot")
		.with_properties(properties())
		.build())
}

/// How wallets show amounts and accounts.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "COT".into());
	properties.insert("tokenDecimals".into(), 12.into());
	properties.insert("ss58Format".into(), 42.into());
	properties
}
