//! What the chain begins with.

use alloc::string::String;
use serde::{Deserialize, Serialize};
use sp_runtime::Permill;

use crate::*;

/// A merchant that is registered from the first block on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisMerchant<AccountId> {
	/// Its account; it must be able to pay the bond.
	pub account: AccountId,
	/// How it calls itself.
	pub name: String,
	/// Where it can be found; empty if nowhere.
	#[serde(default)]
	pub site: String,
}

/// A partnership that is agreed from the first block on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisPartnership<AccountId> {
	/// The manufacturer.
	pub manufacturer: AccountId,
	/// The merchant, one of `merchants`.
	pub merchant: AccountId,
	/// The manufacturer's share of each settled order, in millionths.
	pub commission: Permill,
}

/// A gate that stands from the first block on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisGate<AccountId, Balance> {
	/// The manufacturer.
	pub manufacturer: AccountId,
	/// How much of its token a household must freeze.
	pub min_hold: Balance,
}

impl<T: Config> Pallet<T> {
	/// Builds the first state. A specification that cannot be built must not start, so what is
	/// wrong with it panics.
	pub(crate) fn build_genesis(config: &GenesisConfig<T>) {
		for GenesisMerchant { account, name, site } in &config.merchants {
			let name = MerchantName::try_from(name.clone().into_bytes())
				.expect("the name of a genesis merchant has at most 64 bytes");
			let site = MerchantSite::try_from(site.clone().into_bytes())
				.expect("the site of a genesis merchant has at most 128 bytes");
			Self::do_register_merchant(account.clone(), name, site)
				.expect("a genesis merchant is named once and can pay its bond");
		}
		for GenesisPartnership { manufacturer, merchant, commission } in &config.partnerships {
			assert!(Merchants::<T>::contains_key(merchant), "a genesis partner is a merchant");
			let partnership =
				Partnership { commission: *commission, status: PartnershipStatus::Active };
			Self::write_partnership(manufacturer, merchant, partnership);
		}
		for GenesisGate { manufacturer, min_hold } in &config.gates {
			assert!(*min_hold > Default::default(), "a genesis gate is not zero");
			Gates::<T>::insert(manufacturer, min_hold);
		}
		for offer in &config.offers {
			Self::do_publish_offer(offer.clone()).expect("a genesis offer is valid");
		}
	}
}
