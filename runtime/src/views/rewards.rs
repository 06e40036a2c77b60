//! What the runtime API tells of rewards.

use alloc::vec::Vec;
use cot_runtime_api::RewardView;
use pallet_auto_purchase::{Gates, Memberships};

use crate::{AccountId, Balance, Rewards, Runtime};

/// How an account stands in every reward program that it has a share in or a token of.
pub fn rewards(owner: AccountId) -> Vec<RewardView<AccountId, Balance>> {
	Rewards::rewards_of(owner.clone())
		.into_iter()
		.map(|standing| RewardView {
			gate: Gates::<Runtime>::get(&standing.manufacturer),
			member: Memberships::<Runtime>::contains_key(&owner, &standing.manufacturer),
			manufacturer: standing.manufacturer,
			token: standing.token,
			balance: standing.balance,
			epoch: standing.epoch,
			epoch_ends_at: standing.epoch_ends_at,
			points: standing.points,
			expected_payout: standing.expected_payout,
			unpaid: standing.unpaid,
		})
		.collect()
}
