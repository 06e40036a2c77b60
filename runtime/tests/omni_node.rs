//! Names, exports and APIs that the stock omni node and relay chain validators need, checked in
//! the Wasm they get.

use std::collections::BTreeMap;

use cot_runtime::{AuraId, Block, Runtime, WASM_BINARY};
use frame_metadata::{
	v14::{RuntimeMetadataV14, StorageEntryType},
	RuntimeMetadata,
};
use scale_info::{form::PortableForm, Type, TypeDef, TypeDefPrimitive};
use sp_api::{deserialize_runtime_api_info, RuntimeApiInfo, RUNTIME_API_INFO_SIZE};
use wasmparser::{ExternalKind, Parser, Payload};

fn wasm() -> impl Iterator<Item = Payload<'static>> {
	let wasm = WASM_BINARY.expect("the tests are built with the Wasm runtime");
	Parser::new(0).parse_all(wasm).map(|payload| payload.expect("the Wasm is well-formed"))
}

/// The functions it exports.
fn exported_functions() -> Vec<&'static str> {
	let exports = wasm().filter_map(|payload| match payload {
		Payload::ExportSection(exports) => Some(exports),
		_ => None,
	});
	let exports = exports.flatten().map(|export| export.expect("the export is well-formed"));
	exports.filter(|export| export.kind == ExternalKind::Func).map(|export| export.name).collect()
}

/// The runtime APIs it says it has, with their versions.
fn runtime_apis() -> BTreeMap<[u8; 8], u32> {
	let section = wasm().find_map(|payload| match payload {
		Payload::CustomSection(section) if section.name() == "runtime_apis" => Some(section.data()),
		_ => None,
	});
	let (apis, rest) =
		section.expect("a runtime lists its APIs").as_chunks::<RUNTIME_API_INFO_SIZE>();
	assert!(rest.is_empty());
	apis.iter().copied().map(deserialize_runtime_api_info).collect()
}

fn metadata() -> RuntimeMetadataV14 {
	// The constants in it include one of the state: the parachain's identifier.
	match sp_io::TestExternalities::default().execute_with(Runtime::metadata).1 {
		RuntimeMetadata::V14(metadata) => metadata,
		other => panic!("metadata of version {}", other.version()),
	}
}

/// The type of a storage value, as the omni node looks it up.
fn value_type(metadata: &RuntimeMetadataV14, pallet: &str, name: &str) -> Type<PortableForm> {
	let pallet = metadata.pallets.iter().find(|one| one.name == pallet).expect("the pallet exists");
	let storage = pallet.storage.as_ref().expect("the pallet has storage");
	let entry = storage.entries.iter().find(|one| one.name == name).expect("the value exists");
	match entry.ty {
		StorageEntryType::Plain(ty) => {
			metadata.types.resolve(ty.id).expect("the type exists").clone()
		},
		_ => panic!("{name} is a map"),
	}
}

#[test]
fn the_wasm_exports_the_validation_function() {
	assert!(exported_functions().contains(&"validate_block"));
}

#[test]
fn the_wasm_answers_every_call_a_collator_makes() {
	let exported = exported_functions();
	for call in [
		"AuraApi_authorities",
		"AuraApi_slot_duration",
		"AuraUnincludedSegmentApi_can_build_upon",
		"CollectCollationInfo_collect_collation_info",
		"Core_execute_block",
		"GenesisBuilder_build_state",
		"GetParachainInfo_parachain_id",
		"RelayParentOffsetApi_max_claim_queue_offset",
		"RelayParentOffsetApi_relay_parent_offset",
		"SessionKeys_generate_session_keys",
	] {
		assert!(exported.contains(&call), "{call}");
	}
}

#[test]
fn the_wasm_says_which_runtime_apis_it_has() {
	let apis = runtime_apis();
	macro_rules! assert_has {
		($($api:path),* $(,)?) => {
			$(assert_eq!(
				apis.get(&<dyn $api as RuntimeApiInfo>::ID),
				Some(&<dyn $api as RuntimeApiInfo>::VERSION),
				stringify!($api),
			);)*
		};
	}
	assert_has![
		cumulus_primitives_aura::AuraUnincludedSegmentApi<Block>,
		cumulus_primitives_core::CollectCollationInfo<Block>,
		cumulus_primitives_core::GetParachainInfo<Block>,
		cumulus_primitives_core::RelayParentOffsetApi<Block>,
		sp_consensus_aura::AuraApi<Block, AuraId>,
		sp_genesis_builder::GenesisBuilder<Block>,
		sp_session::SessionKeys<Block>,
	];
}

#[test]
fn the_metadata_has_the_pallets_the_omni_node_looks_for() {
	let metadata = metadata();
	for name in ["System", "ParachainSystem", "Aura"] {
		assert!(metadata.pallets.iter().any(|pallet| pallet.name == name), "{name}");
	}
	let block_number = value_type(&metadata, "System", "Number");
	assert_eq!(block_number.type_def, TypeDef::Primitive(TypeDefPrimitive::U32));
	let authorities = value_type(&metadata, "Aura", "Authorities");
	let authority = authorities.type_params[0].ty.expect("a list has a type");
	let path = &metadata.types.resolve(authority.id).expect("the type exists").path;
	assert!(path.segments.iter().any(|segment| segment.contains("sr25519")), "{path}");
}
