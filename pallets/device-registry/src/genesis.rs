//! Manufacturers that are registered at genesis.

use alloc::string::String;
use cot_primitives::DeviceKey;
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
}

impl<T: Config> Pallet<T> {
	/// Registers and approves the manufacturers of `config`.
	///
	/// Panics if one cannot be registered: a chain must not start from an invalid specification.
	pub(crate) fn build_genesis(config: &GenesisConfig<T>) {
		for GenesisManufacturer { account, name, voucher_key } in &config.manufacturers {
			let name = ManufacturerName::try_from(name.as_bytes().to_vec())
				.expect("a manufacturer's name in genesis has at most 64 bytes");
			Self::do_register_manufacturer(account.clone(), name, *voucher_key)
				.expect("a manufacturer in genesis has a name, is listed once and owns its bond");
			Self::do_approve_manufacturer(account.clone())
				.expect("a manufacturer registered in genesis can be approved");
		}
	}
}
