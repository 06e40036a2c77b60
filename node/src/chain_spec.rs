//! The chains that can be started by name, and those for a relay chain.

use std::{panic, path::PathBuf};

use cot_runtime::{genesis_presets, RuntimeGenesisConfig, WASM_BINARY};
use log::LevelFilter;
use sc_chain_spec::{json_merge, ChainSpecExtension, Properties};
use sc_service::{ChainType, GenericChainSpec};
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};
use sp_core::storage::{well_known_keys, Storage};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_maybe_compressed_blob::{compress_strongly, CODE_BLOB_BOMB_LIMIT};
use sp_runtime::BuildStorage;

use crate::service::HostFunctions;

/// Extension of a specification that the stock omni node requires of a parachain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ChainSpecExtension)]
pub struct Extensions {
	/// The relay chain this parachain belongs to; none for a chain of its own, which a light
	/// client would refuse as a parachain that lacks something.
	#[serde(alias = "relayChain", default, skip_serializing_if = "Option::is_none")]
	pub relay_chain: Option<String>,
	/// Its identifier there, for tools that cannot ask the runtime.
	#[serde(alias = "paraId", default, skip_serializing_if = "Option::is_none")]
	pub para_id: Option<u32>,
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
/// Made by the runtime as it is linked into this binary. The Wasm runtime makes the same from the
/// specification, but has to be compiled for it, which takes longer than all else at start.
pub fn named_genesis(id: &str) -> Result<Option<Storage>, String> {
	let preset = match id {
		"" | "dev" => PresetId::from(DEV_RUNTIME_PRESET),
		"local" => PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET),
		_ => return Ok(None),
	};
	let mut storage = storage_of(patch_of(preset.as_ref())?)
		.map_err(|error| format!("preset `{preset}`: {error}"))?;
	storage.top.insert(well_known_keys::CODE.to_vec(), wasm()?.to_vec());
	Ok(Some(storage))
}

/// The storage of a genesis, as a patch of the default one, without the runtime's code.
fn storage_of(patch: Value) -> Result<Storage, String> {
	let explain = |error: serde_json::Error| error.to_string();
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).map_err(explain)?;
	json_merge(&mut config, patch);
	let config: RuntimeGenesisConfig = serde_json::from_value(config).map_err(explain)?;
	// A pallet panics over what it cannot begin with, and the message says why.
	let told = panic::take_hook();
	panic::set_hook(Box::new(|_| {}));
	// What pallets log here looks like a fault and is none: the clock, say, is zero at genesis.
	let level = log::max_level();
	log::set_max_level(LevelFilter::Off);
	let built = panic::catch_unwind(|| config.build_storage());
	log::set_max_level(level);
	panic::set_hook(told);
	built.map_err(|cause| {
		let text = cause.downcast_ref::<String>().map(String::as_str);
		text.or_else(|| cause.downcast_ref::<&str>().copied()).unwrap_or("it panics").to_owned()
	})?
}

/// A chain to be registered on a relay chain.
#[derive(Debug)]
pub struct Parachain {
	/// Its identifier on the relay chain.
	pub para_id: u32,
	/// The relay chain's name.
	pub relay_chain: String,
	/// The preset that its genesis is made from.
	pub preset: String,
	/// JSON patch of the preset's genesis.
	pub patch: Value,
}

impl Parachain {
	/// Its specification, with the whole genesis written out so that it can be read and changed.
	/// Fails if no chain can begin with it.
	pub fn spec(&self) -> Result<ChainSpec, String> {
		let genesis = self.genesis()?;
		storage_of(genesis.clone())
			.map_err(|error| format!("the genesis does not build: {error}"))?;
		// A relay chain takes no runtime as large as one that is not compressed.
		let wasm = compress_strongly(wasm()?, CODE_BLOB_BOMB_LIMIT)
			.ok_or("the runtime is larger than a relay chain takes")?;
		let extensions =
			Extensions { relay_chain: Some(self.relay_chain.clone()), para_id: Some(self.para_id) };
		Ok(ChainSpec::builder(&wasm, extensions)
			.with_name(&format!("Chain of Things on {}", self.relay_chain))
			.with_id(&format!("cot_{}_{}", self.relay_chain.replace('-', "_"), self.para_id))
			.with_chain_type(self.chain_type())
			.with_genesis_config_patch(genesis)
			.with_protocol_id("cot")
			.with_properties(properties())
			.build())
	}

	fn genesis(&self) -> Result<Value, String> {
		let mut genesis = patch_of(&self.preset)?;
		json_merge(&mut genesis, self.patch.clone());
		json_merge(&mut genesis, json!({ "parachainInfo": { "parachainId": self.para_id } }));
		Ok(genesis)
	}

	/// Wallets offer the well-known accounts, //Alice and so on, on all chains that are not live.
	pub fn chain_type(&self) -> ChainType {
		let is_local = self.relay_chain.ends_with("-local") || self.relay_chain.ends_with("-dev");
		match (is_local, self.preset.as_str()) {
			(false, _) => ChainType::Live,
			(true, DEV_RUNTIME_PRESET) => ChainType::Development,
			(true, _) => ChainType::Local,
		}
	}
}

/// Genesis of a preset.
fn patch_of(preset: &str) -> Result<Value, String> {
	let patch = genesis_presets::get_preset(&PresetId::from(preset)).ok_or_else(|| {
		let names = genesis_presets::preset_names().join(", ");
		format!("the runtime has no preset `{preset}`, only {names}")
	})?;
	serde_json::from_slice(&patch).map_err(|error| format!("preset `{preset}`: {error}"))
}

fn wasm() -> Result<&'static [u8], String> {
	WASM_BINARY.ok_or_else(|| "this binary was built without the runtime (SKIP_WASM_BUILD)".into())
}

fn preset(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let extensions = Extensions { relay_chain: None, para_id: None };
	Ok(ChainSpec::builder(wasm()?, extensions)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_genesis_config_preset_name(preset)
		.with_protocol_id("cot")
		.with_properties(properties())
		.build())
}

/// Properties by which wallets format amounts and accounts.
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

	fn parachain(relay_chain: &str, preset: &str) -> Parachain {
		let (relay_chain, preset) = (relay_chain.into(), preset.into());
		Parachain { para_id: 4_242, relay_chain, preset, patch: json!({}) }
	}

	#[test]
	fn a_patch_changes_what_it_names_and_nothing_else() {
		let preset = parachain("paseo", LOCAL_TESTNET_RUNTIME_PRESET);
		let patched = Parachain { patch: json!({ "sudo": { "key": null } }), ..preset };
		let mut expected = patch_of(LOCAL_TESTNET_RUNTIME_PRESET).unwrap();
		expected["sudo"]["key"] = Value::Null;
		expected["parachainInfo"]["parachainId"] = 4_242.into();
		assert_eq!(patched.genesis().unwrap(), expected);
	}

	#[test]
	fn only_a_local_relay_chain_makes_well_known_accounts_right() {
		let chain_type = |relay, preset| parachain(relay, preset).chain_type();
		assert_eq!(chain_type("westend-local", DEV_RUNTIME_PRESET), ChainType::Development);
		assert_eq!(chain_type("paseo-local", LOCAL_TESTNET_RUNTIME_PRESET), ChainType::Local);
		assert_eq!(chain_type("paseo", DEV_RUNTIME_PRESET), ChainType::Live);
	}

	#[test]
	fn a_relay_chain_is_told_who_the_parachain_is_and_takes_its_runtime() {
		let spec = parachain("paseo", LOCAL_TESTNET_RUNTIME_PRESET).spec().unwrap();
		assert_eq!((spec.name(), spec.id()), ("Chain of Things on paseo", "cot_paseo_4242"));
		let json: Value = serde_json::from_str(&spec.as_json(false).unwrap()).unwrap();
		assert_eq!((&json["relay_chain"], &json["para_id"]), (&"paseo".into(), &4_242.into()));
		let genesis = &json["genesis"]["runtimeGenesis"];
		assert_eq!(genesis["patch"]["parachainInfo"]["parachainId"], 4_242);
		let hex_digits = genesis["code"].as_str().unwrap().len() - 2;
		assert!(hex_digits / 2 <= 3 * 1024 * 1024, "a relay chain takes three mebibytes");
	}

	#[test]
	fn a_chain_of_its_own_is_no_parachain() {
		for id in ["dev", "local"] {
			let spec = load(id).unwrap().as_json(false).unwrap();
			let json: Value = serde_json::from_str(&spec).unwrap();
			assert!(json.get("relay_chain").is_none() && json.get("para_id").is_none(), "{id}");
		}
	}

	#[test]
	fn an_unknown_preset_is_told_what_there_is() {
		let error = parachain("paseo", "mainnet").spec().err().unwrap();
		assert!(error.contains("local_testnet"), "{error}");
	}
}
