//! Metrics of the chain: occurrences of each event since the node was started.

use std::{collections::BTreeMap, sync::Arc};

use codec::{Decode, Encode};
use cot_runtime::{RuntimeEvent, VERSION};
use frame_system::EventRecord;
use futures::StreamExt;
use prometheus_endpoint::{register, CounterVec, Opts, PrometheusError, Registry, U64};
use sc_client_api::{BlockchainEvents, StorageProvider};
use sc_service::SpawnTaskHandle;
use scale_info::{form::MetaForm, TypeDef, TypeInfo, Variant};
use sp_api::CallContext;
use sp_core::storage::StorageKey;
use sp_io::hashing::twox_128;

use crate::service::{Client, Hash};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Pallet and event by the two indices with which an encoded event begins.
type Names = BTreeMap<[u8; 2], [&'static str; 2]>;

/// Counts the events of every new best block.
pub fn spawn(
	spawner: &SpawnTaskHandle,
	client: Arc<Client>,
	registry: &Registry,
) -> Result<(), PrometheusError> {
	let about = Opts::new("cot_events_total", "Events of best blocks since the node was started");
	let total = register(CounterVec::<U64>::new(about, &["pallet", "event"])?, registry)?;
	let names = names();
	for labels in names.values() {
		// From zero: the first event is an increase as well.
		total.get_metric_with_label_values(labels)?;
	}
	spawner.spawn("event-metrics", None, async move {
		let mut imported = client.import_notification_stream();
		while let Some(block) = imported.next().await {
			if !block.is_new_best {
				continue;
			}
			match events(&client, block.hash) {
				Ok(events) => events
					.iter()
					.filter_map(|event| names.get(event))
					.for_each(|labels| total.with_label_values(labels).inc()),
				Err(error) => log::warn!("Events of block {:?} not counted: {error}", block.hash),
			}
		}
	});
	Ok(())
}

/// The events of a block; none if it was made by a runtime other than the one this node was built
/// with.
fn events(client: &Client, block: Hash) -> Result<Vec<[u8; 2]>, BoxError> {
	let version = client.runtime_version_at(block, CallContext::Offchain)?;
	if version.spec_version != VERSION.spec_version {
		return Ok(Vec::new());
	}
	let key = StorageKey([twox_128(b"System"), twox_128(b"Events")].concat());
	let Some(stored) = client.storage(block, &key)? else { return Ok(Vec::new()) };
	let records = Vec::<Box<EventRecord<RuntimeEvent, Hash>>>::decode(&mut stored.0.as_slice())?;
	Ok(records.iter().filter_map(|record| indices(&record.event)).collect())
}

fn indices(event: &RuntimeEvent) -> Option<[u8; 2]> {
	event.encode().first_chunk().copied()
}

/// Returns all events that can be counted.
fn names() -> Names {
	fn variants(ty: TypeDef<MetaForm>) -> Vec<Variant<MetaForm>> {
		match ty {
			TypeDef::Variant(def) => def.variants,
			_ => Vec::new(),
		}
	}
	let mut names = Names::new();
	for pallet in variants(RuntimeEvent::type_info().type_def) {
		let events = pallet.fields.iter().flat_map(|field| variants(field.ty.type_info().type_def));
		names.extend(events.map(|event| ([pallet.index, event.index], [pallet.name, event.name])));
	}
	names
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn an_event_is_counted_under_its_name() {
		let event = RuntimeEvent::System(frame_system::Event::CodeUpdated { hash: Hash::zero() });
		let found = indices(&event).and_then(|indices| names().get(&indices).copied());
		assert_eq!(found, Some(["System", "CodeUpdated"]));
	}

	#[test]
	fn the_events_of_every_device_pallet_are_counted() {
		let names = names();
		for pallet in ["DeviceRegistry", "Attestations", "Rewards", "AutoPurchase", "Metering"] {
			assert!(names.values().any(|[name, _]| *name == pallet), "{pallet}");
		}
	}
}
