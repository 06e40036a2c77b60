//! The stored layout of our pallets: no type changes unnoticed, none without a new version.
//!
//! `runtime/storage-layout.json` holds a hash of each pallet's layout beside its storage version.
//! `COT_WRITE_LAYOUT=1` writes it anew, to be used on purpose: before the first deployment when the
//! layout changes, after it only together with a migration and a raised version.

use codec::{Decode, Encode};
use frame_metadata::{
	v14::{RuntimeMetadataV14, StorageEntryMetadata, StorageEntryType},
	RuntimeMetadata, RuntimeMetadataPrefixed,
};
use frame_support::traits::{
	GetStorageVersion, PalletInfoAccess, StorageInfoTrait, StorageVersion,
};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef};
use serde_json::{json, Map, Value};
use sp_io::hashing::blake2_256;

use super::*;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/storage-layout.json");

/// Encoding of a type as text: the names of fields and variants, their order, indices and types.
/// The names of types do not count: they are not stored.
fn encoding_of(types: &PortableRegistry, id: u32, within: &mut Vec<u32>) -> String {
	if within.contains(&id) {
		return "recursive".into();
	}
	within.push(id);
	let ty = types.resolve(id).expect("the registry is complete");
	let fields = |fields: &[Field<PortableForm>], within: &mut Vec<u32>| {
		let one = |field: &Field<PortableForm>| {
			let name = field.name.as_deref().unwrap_or_default();
			format!("{name}:{}", encoding_of(types, field.ty.id, within))
		};
		fields.iter().map(one).collect::<Vec<_>>().join(",")
	};
	let text = match &ty.type_def {
		TypeDef::Composite(def) => format!("({})", fields(&def.fields, within)),
		TypeDef::Variant(def) => {
			let one = |variant: &scale_info::Variant<PortableForm>| {
				format!("{}={}({})", variant.index, variant.name, fields(&variant.fields, within))
			};
			format!("<{}>", def.variants.iter().map(one).collect::<Vec<_>>().join("|"))
		},
		TypeDef::Sequence(def) => format!("[{}]", encoding_of(types, def.type_param.id, within)),
		TypeDef::Array(def) => {
			format!("[{};{}]", encoding_of(types, def.type_param.id, within), def.len)
		},
		TypeDef::Tuple(def) => {
			let one = |field: &scale_info::interner::UntrackedSymbol<core::any::TypeId>| {
				encoding_of(types, field.id, within)
			};
			format!("({})", def.fields.iter().map(one).collect::<Vec<_>>().join(","))
		},
		TypeDef::Primitive(def) => format!("{def:?}"),
		TypeDef::Compact(def) => {
			format!("compact {}", encoding_of(types, def.type_param.id, within))
		},
		TypeDef::BitSequence(_) => "bits".into(),
	};
	within.pop();
	text
}

/// Layout of one storage item as text: how its keys are hashed, what it holds, what it defaults to.
fn layout_of(types: &PortableRegistry, entry: &StorageEntryMetadata<PortableForm>) -> String {
	let encoding = |id| encoding_of(types, id, &mut Vec::new());
	let kind = match &entry.ty {
		StorageEntryType::Plain(value) => encoding(value.id),
		StorageEntryType::Map { hashers, key, value } => {
			format!("{hashers:?} {} => {}", encoding(key.id), encoding(value.id))
		},
	};
	format!("{} {:?} {kind} {:?}", entry.name, entry.modifier, entry.default)
}

fn metadata() -> RuntimeMetadataV14 {
	let prefixed: RuntimeMetadataPrefixed = Runtime::metadata();
	match prefixed.1 {
		RuntimeMetadata::V14(metadata) => metadata,
		_ => panic!("the runtime's default metadata is version 14"),
	}
}

/// Version and layout of a pallet, the largest encoded size of each item included: bounds do not
/// show in types, but a smaller one makes stored values unreadable.
fn pallet<P>(metadata: &RuntimeMetadataV14) -> (String, Value)
where
	P: PalletInfoAccess
		+ StorageInfoTrait
		+ GetStorageVersion<InCodeStorageVersion = StorageVersion>,
{
	let storage = metadata
		.pallets
		.iter()
		.find(|pallet| pallet.name == P::name())
		.and_then(|pallet| pallet.storage.as_ref())
		.expect("our pallets store something");
	let mut layout: Vec<String> =
		storage.entries.iter().map(|entry| layout_of(&metadata.types, entry)).collect();
	layout.extend(P::storage_info().iter().map(|info| {
		let name = String::from_utf8_lossy(&info.storage_name).into_owned();
		format!("{name} {:?} {:?}", info.max_values, info.max_size)
	}));
	layout.sort_unstable();
	let hash = sp_core::bytes::to_hex(&blake2_256(layout.join("\n").as_bytes()), false);
	let version = u16::decode(&mut &P::in_code_storage_version().encode()[..])
		.expect("a storage version is encoded as its number");
	(P::name().into(), json!({ "version": version, "layout": hash }))
}

/// Layout of the reasons for holds and freezes: ours are stored by the pallets that keep balances.
fn reasons(metadata: &RuntimeMetadataV14) -> (String, Value) {
	let balances = metadata.pallets.iter().find(|pallet| pallet.name == Balances::name());
	let entries = balances.and_then(|pallet| pallet.storage.as_ref()).map(|it| &it.entries);
	let layout: Vec<String> = entries
		.expect("balances are stored")
		.iter()
		.filter(|entry| ["Holds", "Freezes"].contains(&entry.name.as_str()))
		.map(|entry| layout_of(&metadata.types, entry))
		.collect();
	assert_eq!(layout.len(), 2);
	let hash = sp_core::bytes::to_hex(&blake2_256(layout.join("\n").as_bytes()), false);
	("Reasons".into(), json!({ "layout": hash }))
}

#[test]
fn stored_types_change_on_purpose_only() {
	let found: Map<String, Value> = sp_io::TestExternalities::default().execute_with(|| {
		let metadata = metadata();
		let pallets = [
			pallet::<DeviceRegistry>(&metadata),
			pallet::<Attestations>(&metadata),
			pallet::<Rewards>(&metadata),
			pallet::<AutoPurchase>(&metadata),
			pallet::<Metering>(&metadata),
			reasons(&metadata),
		];
		pallets.into_iter().collect()
	});
	if std::env::var_os("COT_WRITE_LAYOUT").is_some() {
		let text = serde_json::to_string_pretty(&found).expect("it is JSON").replace("  ", "\t");
		std::fs::write(FILE, text + "\n").expect("the file can be written");
		return;
	}
	let text = std::fs::read_to_string(FILE).expect("the layout is in the repository");
	let known: Map<String, Value> = serde_json::from_str(&text).expect("it is JSON");
	for (name, found) in &found {
		assert_eq!(
			known.get(name),
			Some(found),
			"the stored layout of {name} has changed: see CONTRIBUTING.md, \"Migrations\"",
		);
	}
	assert_eq!(known.len(), found.len());
}

#[test]
fn a_new_chain_starts_at_the_version_of_the_code() {
	preset_ext(sp_genesis_builder::DEV_RUNTIME_PRESET).execute_with(|| {
		macro_rules! assert_current {
			($($pallet:ident),*) => {$({
				let (stored, code) =
					($pallet::on_chain_storage_version(), $pallet::in_code_storage_version());
				assert_eq!(stored, code, "{}", stringify!($pallet));
				assert!(code >= 1, "{}", stringify!($pallet));
			})*};
		}
		assert_current!(DeviceRegistry, Attestations, Rewards, AutoPurchase, Metering);
	});
}
