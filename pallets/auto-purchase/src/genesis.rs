//! First state of the pallet, from a chain specification.

use alloc::{string::String, vec::Vec};
use cot_primitives::{Commodity, Moment, Quantity, Unit};
use serde::{Deserialize, Serialize};
use sp_runtime::Permill;

use crate::*;

/// Merchant that is registered from the first block on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisMerchant<AccountId> {
	/// Account, which must be able to pay the bond.
	pub account: AccountId,
	/// Name.
	pub name: String,
	/// Address of its web site; empty if it has none.
	#[serde(default)]
	pub site: String,
}

/// Partnership that is agreed from the first block on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisPartnership<AccountId> {
	/// Manufacturer.
	pub manufacturer: AccountId,
	/// Merchant, one of `merchants`.
	pub merchant: AccountId,
	/// Manufacturer's share of each settled order, in millionths.
	pub commission: Permill,
	/// Arbiters on whom both agree, at most four.
	#[serde(default = "Vec::new")]
	pub arbiters: Vec<AccountId>,
	/// True if the merchant belongs to the manufacturer.
	#[serde(default)]
	pub affiliated: bool,
}

/// Gate that is set from the first block on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisGate<AccountId, Balance> {
	/// Manufacturer.
	pub manufacturer: AccountId,
	/// Amount of its token that a household must freeze.
	pub min_hold: Balance,
}

/// Offer that is published from the first block on. Its numbers are plain ones, unlike those of an
/// [`Offer`] in JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisOffer<AccountId, Balance> {
	/// Merchant, one of `merchants`.
	pub merchant: AccountId,
	/// GTIN-14 of the product.
	pub product: Gtin,
	/// Commodity of the product.
	pub category: Commodity,
	/// Goods in one unit of the offer, in thousandths of `measure`.
	pub unit_size: Quantity,
	/// Unit of measure of the goods.
	pub measure: Unit,
	/// Price of one unit.
	pub price: Balance,
	/// Asset of the price.
	pub asset: AssetKind,
	/// Seconds from the end of an order's cancel window to the household's door.
	pub lead_time: Moment,
	/// Units to sell.
	pub stock: u32,
	/// Expiry in Unix seconds, from which nothing is sold.
	pub expires_at: Moment,
	/// Fee of a delivery.
	#[serde(default)]
	pub delivery_fee: Balance,
	/// Value of goods below which the merchant need not deliver.
	#[serde(default)]
	pub minimum_order: Balance,
}

impl<AccountId, Balance> From<GenesisOffer<AccountId, Balance>> for Offer<AccountId, Balance> {
	fn from(offer: GenesisOffer<AccountId, Balance>) -> Self {
		let GenesisOffer {
			merchant,
			product,
			category,
			unit_size,
			measure,
			price,
			asset,
			lead_time,
			stock,
			expires_at,
			delivery_fee: fee,
			minimum_order: minimum,
		} = offer;
		Self {
			merchant,
			product,
			category,
			unit_size,
			measure,
			price,
			asset,
			lead_time,
			stock,
			expires_at,
			delivery: DeliveryTerms { fee, minimum },
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Builds the first state. An error in it panics, because a chain with a wrong specification
	/// must not start.
	pub(crate) fn build_genesis(config: &GenesisConfig<T>) {
		if let Some(gap) = config.max_block_gap {
			MaxBlockGap::<T>::put(gap);
		}
		for GenesisMerchant { account, name, site } in &config.merchants {
			let name = MerchantName::try_from(name.clone().into_bytes())
				.expect("the name of a genesis merchant has at most 64 bytes");
			let site = MerchantSite::try_from(site.clone().into_bytes())
				.expect("the site of a genesis merchant has at most 128 bytes");
			Self::do_register_merchant(account.clone(), name, site)
				.expect("a genesis merchant is named once and can pay its bond");
		}
		for GenesisPartnership { manufacturer, merchant, commission, arbiters, affiliated } in
			&config.partnerships
		{
			assert!(Merchants::<T>::contains_key(merchant), "a genesis partner is a merchant");
			assert!(
				!Partnerships::<T>::contains_key(manufacturer, merchant),
				"a genesis partnership is named once"
			);
			let arbiters = ArbitersOf::<T>::try_from(arbiters.clone())
				.expect("a genesis partnership has at most four arbiters");
			let status = PartnershipStatus::Active;
			let (commission, affiliated) = (*commission, *affiliated);
			let partnership = Partnership { commission, arbiters, status, affiliated };
			Self::agree(manufacturer, merchant, partnership);
		}
		for GenesisGate { manufacturer, min_hold } in &config.gates {
			Self::ensure_gate(manufacturer, *min_hold)
				.expect("a genesis gate is of a token, and not too low");
			Gates::<T>::insert(manufacturer, min_hold);
		}
		for offer in &config.offers {
			Self::do_publish_offer(offer.clone().into()).expect("a genesis offer is valid");
		}
	}
}
