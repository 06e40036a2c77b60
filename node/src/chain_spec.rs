//! The chains that can be started by name.

use std::path::PathBuf;

use cot_runtime::{RuntimeGenesisConfig, WASM_BINARY};
use sc_chain_spec::{json_merge, ChainSpecExtension, Properties};
use sc_service::{ChainType, GenericChainSpec};
use serde::{Deserialize, Serialize};
use sp_core::storage::{well_known_keys, Storage};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_runtime::BuildStorage;

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
	"westend-local".into()
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

/// The genesis storage of a chain that [`load`] knows by its name; none for a file.
///
/// Made by the runtime as it is linked into this binary. The Wasm runtime makes the same from the specification, but has
/// to be compiled for it, which takes longer than all else at start.
pub fn named_genesis(id: &str) -> Result<Option<Storage>, String> {
	let preset = match id {
		"" | "dev" => PresetId::from(DEV_RUNTIME_PRESET),
		"local" => PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET),
		_ => return Ok(None),
	};
	let explain = |error: serde_json::Error| format!("preset `{preset}`: {error}");
	let patch = cot_runtime::genesis_presets::get_preset(&preset)
		.ok_or_else(|| format!("the runtime has no preset `{preset}`"))?;
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).map_err(explain)?;
	json_merge(&mut config, serde_json::from_slice(&patch).map_err(explain)?);
	let config: RuntimeGenesisConfig = serde_json::from_value(config).map_err(explain)?;
	let mut storage = config.build_storage()?;
	storage.top.insert(well_known_keys::CODE.to_vec(), wasm()?.to_vec());
	Ok(Some(storage))
}

fn wasm() -> Result<&'static [u8], String> {
	WASM_BINARY.ok_or_else(|| "this binary was built without the runtime (SKIP_WASM_BUILD)".into())
}

fn preset(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let extensions = Extensions { relay_chain: default_relay_chain() };
	Ok(ChainSpec::builder(wasm()?, extensions)
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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_named_genesis_is_the_one_that_the_wasm_runtime_makes() {
		for id in ["dev", "local"] {
			let native = named_genesis(id).unwrap().unwrap();
			let specified = load(id).unwrap().as_storage_builder().build_storage().unwrap();
			assert_eq!(native.top, specified.top, "{id}");
			assert!(native.children_default.is_empty() && specified.children_default.is_empty());
		}
	}

	#[test]
	fn a_file_has_no_named_genesis() {
		assert!(named_genesis("spec.json").unwrap().is_none());
	}
}
