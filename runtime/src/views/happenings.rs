//! What happened in the block at whose state this is asked: its events, told by the runtime that
//! has emitted them.

use alloc::{boxed::Box, string::String, vec::Vec};
use codec::Encode;
use cot_primitives::{unix_now, DeviceId, InspectDevices};
use cot_runtime_api::{BlockHappenings, Happening, HappeningFilter};
use frame_system::{EventRecord, Phase};
use scale_info::{meta_type, PortableRegistry, Registry};
use serde_json::{Map, Value};
use sp_core::{crypto::Ss58Codec, H256};

use super::scale_json;
use crate::{AccountId, DeviceRegistry, RuntimeEvent, System, Timestamp};

/// Returns the happenings that `filter` selects.
pub fn happenings(filter: HappeningFilter<AccountId>) -> BlockHappenings<AccountId> {
	let mut registry = Registry::new();
	let event_type = registry.register_type(&meta_type::<RuntimeEvent>()).id;
	let types = PortableRegistry::from(registry);
	let told = (0..).zip(System::read_events_no_consensus()).filter_map(|(index, record)| {
		// What cannot be told would be a fault of the type information, which a test rules out.
		happening(index, record, event_type, &types)
	});
	BlockHappenings {
		number: System::block_number(),
		time: unix_now::<Timestamp>(),
		happenings: told.filter(|happening| filter.selects(happening)).collect(),
	}
}

/// Returns an event as a happening.
fn happening(
	index: u32,
	record: Box<EventRecord<RuntimeEvent, H256>>,
	event_type: u32,
	types: &PortableRegistry,
) -> Option<Happening<AccountId>> {
	let extrinsic = match record.phase {
		Phase::ApplyExtrinsic(extrinsic) => Some(extrinsic),
		Phase::Finalization | Phase::Initialization => None,
	};
	let told = scale_json::to_json(&record.event.encode(), event_type, types)?;
	let (pallet, told) = only(told)?;
	let (event, fields) = only(told)?;
	let fields = match fields {
		Value::Object(fields) => fields,
		Value::Null => Map::new(),
		// Events of other pallets may have fields without names.
		value => Map::from_iter([("value".into(), value)]),
	};
	let Concerned { mut accounts, merchant, device } = concerned(&fields);
	if accounts.is_empty() {
		accounts.extend(device.and_then(DeviceRegistry::device).map(|info| info.household));
	}
	Some(Happening {
		index,
		extrinsic,
		pallet: pallet.into_bytes(),
		event: event.into_bytes(),
		accounts,
		merchant,
		device,
		data: serde_json::to_vec(&fields).ok()?,
	})
}

/// Returns name and content of a value of an enumeration, the name as Rust has it.
fn only(value: Value) -> Option<(String, Value)> {
	let (name, content) = match value {
		Value::String(name) => (name, Value::Null),
		Value::Object(value) => value.into_iter().next()?,
		_ => return None,
	};
	Some((scale_json::with_first(&name, char::to_ascii_uppercase), content))
}

/// Whom and what an event concerns.
#[derive(Default)]
struct Concerned {
	accounts: Vec<AccountId>,
	merchant: Option<AccountId>,
	device: Option<DeviceId>,
}

/// Returns whom and what the fields of an event name. A device and a merchant are fields of these
/// names, of the event itself or of its order.
fn concerned(fields: &Map<String, Value>) -> Concerned {
	let mut found = Concerned::default();
	for (name, value) in fields {
		found.look_at(name, value);
	}
	found
}

impl Concerned {
	fn look_at(&mut self, name: &str, value: &Value) {
		match value {
			Value::String(text) => {
				let Ok(account) = AccountId::from_ss58check(text) else { return };
				if name == "merchant" {
					self.merchant = Some(account.clone());
				}
				if !self.accounts.contains(&account) {
					self.accounts.push(account);
				}
			},
			Value::Number(number) if name == "device" => self.device = number.as_u64(),
			Value::Object(fields) => {
				for (name, value) in fields {
					self.look_at(name, value);
				}
			},
			Value::Array(items) => {
				for item in items {
					self.look_at(name, item);
				}
			},
			_ => {},
		}
	}
}
