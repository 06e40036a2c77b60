//! First state of the pallet, from a chain specification.

use cot_primitives::{Activity, SessionUnit};
use serde::{Deserialize, Serialize};
use sp_runtime::Permill;

use crate::*;

/// Service plan that is published from the first block on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisPlan<AccountId, Balance> {
	/// Manufacturer, which must be able to pay the deposit and have a token.
	pub manufacturer: AccountId,
	/// Activity that is charged for.
	pub activity: Activity,
	/// Unit of the amount of its sessions.
	pub unit: SessionUnit,
	/// Tokens for a whole unit, in their smallest unit.
	pub price: Balance,
	/// Share of each charge that is burned, in millionths.
	pub burned: Permill,
	/// Most tokens that one subscription may owe.
	pub max_debt: Balance,
}

impl<T: Config> GenesisConfig<T> {
	/// Publishes the plans.
	///
	/// # Panics
	///
	/// Panics if a plan cannot be published, with the reason: such a chain must not start.
	pub(crate) fn publish_plans(&self) {
		for plan in &self.plans {
			let GenesisPlan { manufacturer, activity, unit, price, burned, max_debt } =
				plan.clone();
			let terms = PlanTerms { activity, unit, price, burned, max_debt };
			// There is no time yet.
			if let Err(error) = Pallet::<T>::publish_plan_from(manufacturer, terms, 0) {
				panic!("a plan of the genesis cannot be published: {error:?}");
			}
		}
	}
}
