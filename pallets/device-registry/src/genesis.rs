//! Manufacturers that are registered at genesis.

use alloc::{collections::BTreeMap, string::String, vec::Vec};
use cot_primitives::{DeviceKey, ModelId, Moment, SlotConfig};
use serde::{Deserialize, Serialize};

use crate::*;

/// Manufacturer that is registered and approved at genesis.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisManufacturer<AccountId> {
	/// Account of the manufacturer.
	pub account: AccountId,
	/// Name, at most 64 bytes of UTF-8.
	pub name: String,
	/// Public key that signs its vouchers.
	pub voucher_key: DeviceKey,
	/// Models of its devices.
	#[serde(default)]
	pub models: Vec<GenesisModel>,
}

/// Model that is published at genesis.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisModel {
	/// Number of the model.
	pub model: ModelId,
	/// Name, at most 64 bytes of UTF-8.
	pub name: String,
	/// Slots of a new device, numbered from zero.
	pub slots: Vec<SlotConfig>,
	/// Longest silence of a new device in seconds, if one is announced.
	#[serde(default)]
	pub report_interval: Option<Moment>,
}

impl<T: Config> Pallet<T> {
	/// Registers and approves the manufacturers of `config`.
	///
	/// Panics if one cannot be registered: a chain must not start from an invalid specification.
	pub(crate) fn build_genesis(config: &GenesisConfig<T>) {
		for GenesisManufacturer { account, name, voucher_key, models } in &config.manufacturers {
			let name = ManufacturerName::try_from(name.as_bytes().to_vec())
				.expect("a manufacturer's name in genesis has at most 64 bytes");
			assert!(
				voucher_key.is_valid(),
				"WeakKey: a voucher key in genesis is a point of its curve, not of small order"
			);
			Self::do_register_manufacturer(account.clone(), name.clone(), *voucher_key)
				.expect("a manufacturer in genesis has a name, is listed once and owns its bond");
			Self::do_approve_manufacturer(account.clone(), name)
				.expect("a manufacturer registered in genesis can be approved");
			for GenesisModel { model, name, slots, report_interval } in models {
				let template = ModelTemplate {
					name: ManufacturerName::try_from(name.as_bytes().to_vec())
						.expect("a model's name in genesis has at most 64 bytes"),
					slots: (0..)
						.zip(slots.iter().copied())
						.collect::<BTreeMap<_, _>>()
						.try_into()
						.expect("a model in genesis has at most 16 slots"),
					report_interval: *report_interval,
				};
				Self::do_publish_model(account.clone(), *model, template)
					.expect("a model in genesis has a name and valid slots, and can be paid for");
			}
		}
	}
}
